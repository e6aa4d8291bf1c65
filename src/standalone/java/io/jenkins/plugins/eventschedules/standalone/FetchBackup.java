package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.lifecycle.port.StoreCopy;
import io.jenkins.plugins.eventschedules.store.SoundFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Asks a host for a copy of its store. What has arrived is held against the digest that the host gave and looked over
 * once more, and only then has its name.
 */
record FetchBackup(URI page, String user, Optional<String> token) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    StoreCopy to(Path file) throws IOException, InterruptedException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            HttpResponse<InputStream> answer = ask();
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IOException(refusal(answer.statusCode()));
                }
                String digest = save(body, part);
                if (!answer.headers().firstValue("Repr-Digest").orElse("").equals("sha-256=:" + digest + ":")) {
                    throw new IOException("the copy did not arrive as it was sent; try again");
                }
                long events = new SoundFile(part).events();
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                return new StoreCopy(
                        file,
                        Files.size(file),
                        HexFormat.of().formatHex(Base64.getDecoder().decode(digest)),
                        events);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private HttpResponse<InputStream> ask() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(api())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        token.ifPresent(secret -> request.header("Authorization", "Basic " + basic(secret)));
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (ConnectException e) {
            throw new IOException(
                    "nobody answers at " + page + ". Say where with --url, or with --data which folder of a host that"
                            + " does not run",
                    e);
        }
    }

    private URI api() {
        String text = page.toString();
        return URI.create((text.endsWith("/") ? text : text + "/") + "api/v1/backup");
    }

    private String basic(String secret) {
        return Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(int status) {
        return switch (status) {
            case 401 -> "the host wants to know who asks: give --token-file, and --user for Jenkins";
            case 403 -> "only administrators may have everything that the host keeps";
            case 404 -> "there is no Event Schedules at that --url, or none that this user may see";
            case 503 -> "the store of the host cannot be used at present; its log says why";
            default -> "the host answered with status " + status;
        };
    }

    /** @return the digest, in base64 */
    private static String save(InputStream body, Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream out = Channels.newOutputStream(channel);
                DigestOutputStream digested = new DigestOutputStream(out, MessageDigest.getInstance("SHA-256"))) {
            body.transferTo(digested);
            channel.force(true);
            return Base64.getEncoder()
                    .encodeToString(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
