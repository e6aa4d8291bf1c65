package io.jenkins.plugins.eventschedules.jenkins;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of RFC 5321 as a client needs to hand over an e-mail, which then can be looked at. */
final class MailServer implements AutoCloseable {

    /** Whole, with their headers. */
    final List<String> mails = new CopyOnWriteArrayList<>();

    private final ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());

    MailServer() throws IOException {
        Thread thread = new Thread(this::serve, "mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The first e-mail to somebody; waits for it. */
    String awaitTo(String address) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            for (String mail : mails) {
                if (mail.contains("To: " + address)) {
                    return mail;
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no e-mail to " + address + " among " + mails);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException closed) {
                // Either the test is over, or one client hung up.
                continue;
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        say(out, "220 mail.example.com");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("DATA")) {
                say(out, "354 go on");
                StringBuilder mail = new StringBuilder();
                for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                    mail.append(text).append('\n');
                }
                mails.add(mail.toString());
                say(out, "250 taken");
            } else if (line.startsWith("RCPT") && line.contains("nobody@")) {
                say(out, "550 there is nobody here");
            } else if (line.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
