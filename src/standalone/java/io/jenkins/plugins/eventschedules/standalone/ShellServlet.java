package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.web.Authorizer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The one HTML page of this host, in which the page's script finds its place. */
final class ShellServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final transient Authorizer authorizer;
    private final String html;

    ShellServlet(Authorizer authorizer) {
        this.authorizer = authorizer;
        try (InputStream in = ShellServlet.class.getResourceAsStream("shell.html")) {
            this.html = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A servlet would by itself send a request back to whoever traces it, with everything that a browser had added. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (READS.contains(request.getMethod())) {
            super.service(request, response);
        } else {
            response.setHeader("Allow", "GET, HEAD");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getServletPath().isEmpty() || !"/".equals(request.getPathInfo())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        // Asked here so that a browser offers its log-in, which it then uses for the page's own requests too.
        if (authorizer.caller(request).isEmpty()) {
            response.setHeader("WWW-Authenticate", authorizer.challenge());
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Cache-Control", "no-cache");
        response.getWriter().write(html);
    }
}
