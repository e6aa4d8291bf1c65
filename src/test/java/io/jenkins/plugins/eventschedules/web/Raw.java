package io.jenkins.plugins.eventschedules.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends whatever it is given, as no decent client would. */
final class Raw implements AutoCloseable {

    private final Socket socket;

    Raw(Api api) throws IOException {
        socket = new Socket("127.0.0.1", api.port());
        socket.setSoTimeout(10_000);
    }

    /** @return everything until the server hangs up */
    String send(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
