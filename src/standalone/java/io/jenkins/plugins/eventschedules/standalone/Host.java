package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.web.ApiServlet;
import io.jenkins.plugins.eventschedules.web.Authorizer;
import io.jenkins.plugins.eventschedules.web.Environments;
import io.jenkins.plugins.eventschedules.web.FeedServlet;
import io.jenkins.plugins.eventschedules.web.PageServlet;
import io.jenkins.plugins.eventschedules.web.Subscriptions;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.util.EnumSet;
import org.eclipse.jetty.ee9.nested.ErrorHandler;
import org.eclipse.jetty.ee9.servlet.FilterHolder;
import org.eclipse.jetty.ee9.servlet.ServletContextHandler;
import org.eclipse.jetty.ee9.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The web server of this host: the API, the page's files, and the one HTML page. */
final class Host implements AutoCloseable {

    private static final int MOST_THREADS = 64;
    private static final long IDLE_MILLIS = 30_000;
    private static final long STOP_MILLIS = 5_000;
    /** So that files remain for the store and the rest of this process. */
    private static final int MOST_CONNECTIONS = 12_000;

    private static final long MOST_UNSENT = 64L << 20;
    private static final long MOST_UNFINISHED = 16L << 20;
    private static final long LONGEST_BODY_SECONDS = 30;

    private final Server server;
    private final String url;

    private Host(Server server, String url) {
        this.server = server;
        this.url = url;
    }

    static Host start(House house, Address address, Tokens tokens) throws CannotStartException {
        if (!address.isLoopback() && !tokens.areNeeded()) {
            throw new CannotStartException("--host " + address.host() + " lets others in, so --token-file is needed.");
        }
        Server server = new Server(new QueuedThreadPool(MOST_THREADS));
        ServerConnector connector = connector(server, address);
        server.setHandler(new Unhurried(
                new WholeBodies(rooms(house, tokens).get(), MOST_UNFINISHED, LONGEST_BODY_SECONDS), MOST_UNSENT));
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        server.setStopTimeout(STOP_MILLIS);
        try {
            server.start();
        } catch (Exception e) {
            stop(server);
            throw new CannotStartException(reason(e, address));
        }
        String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
        return new Host(server, "http://" + host + ":" + connector.getLocalPort() + "/");
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        stop(server);
    }

    private static ServerConnector connector(Server server, Address address) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        return connector;
    }

    private static ServletContextHandler rooms(House house, Tokens tokens) {
        Authorizer authorizer = new TokenAuthorizer(tokens);
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.NO_SESSIONS);
        context.setContextPath("/");
        context.setErrorHandler(shortErrors());
        context.addFilter(
                new FilterHolder(new Doorkeeper(!tokens.areNeeded())), "/*", EnumSet.of(DispatcherType.REQUEST));
        Environments environments = house::environments;
        Clock clock = Clock.systemUTC();
        Subscriptions subscriptions = new HostSubscriptions();
        serve(
                context,
                new ApiServlet(environments, authorizer, house, house.operations(), subscriptions, clock),
                "/api/v1/*");
        serve(context, new FeedServlet(environments, house, subscriptions, clock), "/" + HostSubscriptions.FEEDS + "*");
        serve(context, new PageServlet(), "/page/*");
        serve(context, new ShellServlet(authorizer), "/*");
        return context;
    }

    /** The server's own pages would show whoever asks where in the code it was. */
    private static ErrorHandler shortErrors() {
        ErrorHandler errors = new ErrorHandler();
        errors.setShowServlet(false);
        errors.setShowStacks(false);
        return errors;
    }

    private static void serve(ServletContextHandler context, Servlet servlet, String path) {
        context.addServlet(new ServletHolder(servlet), path);
    }

    private static String reason(Exception e, Address address) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return "port " + address.port() + " of " + address.host()
                        + " is taken or not allowed. Choose another with --port.";
            }
            if (cause instanceof UnresolvedAddressException) {
                return "there is no address " + address.host() + " here. Give --host one of this machine's.";
            }
        }
        return e instanceof IOException && e.getMessage() != null ? e.getMessage() : e.toString();
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            // The process ends anyway, and every event is on disk.
            System.getLogger(Host.class.getName()).log(System.Logger.Level.WARNING, "The web server did not stop", e);
        }
    }
}
