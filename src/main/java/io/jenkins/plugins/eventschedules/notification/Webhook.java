package io.jenkins.plugins.eventschedules.notification;

import io.jenkins.plugins.eventschedules.notification.Outcome.Failed;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Posts notices as signed JSON to one address. Redirects are not followed: where notices go is an administrator's
 * decision, and no receiver's. Of an answer only the status counts; its body is not read.
 */
public final class Webhook implements Channel {

    /** How long a receiver may take until it answers. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** How long a notice is tried on that the receiver itself will not have. */
    static final Duration REFUSED = Duration.ofMinutes(10);

    /** Answers that speak of the body and not of the receiver. */
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 415, 422);

    private final URI address;
    private final Supplier<Optional<String>> secret;
    private final HttpClient client;
    private final InstantSource clock;
    private final Duration timeout;

    /**
     * @param secret looked up at each use, and kept nowhere
     * @param client with what the host knows of proxies
     */
    public Webhook(
            URI address,
            Supplier<Optional<String>> secret,
            HttpClient.Builder client,
            InstantSource clock,
            Duration timeout) {
        this.address = address;
        this.secret = secret;
        this.client = client.followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
        this.clock = clock;
        this.timeout = timeout;
    }

    /** @return what is wrong with an address; empty when notices can go there */
    public static Optional<String> problem(String address) {
        try {
            URI uri = URI.create(address);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null
                    ? Optional.empty()
                    : Optional.of(ADDRESS);
        } catch (IllegalArgumentException e) {
            return Optional.of(ADDRESS);
        }
    }

    /** How somebody at this address is told, without what may be a secret in its path or its query. */
    public static String means(URI address) {
        return "webhook at " + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }

    private static final String ADDRESS =
            "The address of a webhook is written like https://hooks.example.com/events, without user name and fragment.";

    @Override
    public Outcome tell(Notice notice, String to) throws InterruptedException {
        Optional<WebhookSecret> key = key();
        return key.isPresent()
                ? post(notice, key.get())
                : Outcome.unreachable("Its secret is not there or cannot be used. Give it another one.");
    }

    private Outcome post(Notice notice, WebhookSecret key) throws InterruptedException {
        byte[] body = NoticeJson.bytes(notice);
        long timestamp = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("User-Agent", "event-schedules")
                .header("webhook-id", notice.id())
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", key.sign(notice.id(), timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            // However long it is: closing breaks it off.
            answer.body().close();
            return outcome(answer.statusCode());
        } catch (IOException e) {
            return Outcome.unreachable(
                    "It could not be reached (" + e.getClass().getSimpleName() + ").");
        }
    }

    private static Outcome outcome(int status) {
        if (status >= 200 && status < 300) {
            return Outcome.TOLD;
        }
        if (REFUSALS.contains(status)) {
            return new Failed("It refused the notice with status " + status + ".", REFUSED);
        }
        return Outcome.unreachable("It answered with status " + status
                + (status >= 300 && status < 400 ? ", and redirects are not followed." : "."));
    }

    private Optional<WebhookSecret> key() {
        try {
            return secret.get().filter(text -> !text.isBlank()).map(WebhookSecret::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
