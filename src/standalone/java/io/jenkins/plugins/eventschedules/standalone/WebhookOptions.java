package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.notification.Audience;
import io.jenkins.plugins.eventschedules.notification.Kind;
import io.jenkins.plugins.eventschedules.notification.Receiver;
import io.jenkins.plugins.eventschedules.notification.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** A webhook that is told what becomes of events, as the command line asks for it. */
final class WebhookOptions {

    private static final String NAME = "webhook";

    @Option(
            names = "--webhook",
            required = true,
            paramLabel = "URL",
            description = "Tells this address what becomes of events, by signed requests.")
    private String url;

    @Option(
            names = "--webhook-secret-file",
            required = true,
            paramLabel = "FILE",
            description = "A file with the secret that signs them. It is read anew each time.")
    private Path secretFile;

    @Option(
            names = "--webhook-kinds",
            paramLabel = "KIND",
            split = ",",
            description = "What to tell, such as went_live,ended (default: failed,missed,teardown_failed).")
    private List<String> kinds = List.of();

    @Option(
            names = "--webhook-before-end",
            paramLabel = "DURATION",
            description = "How long before an end ending_soon is told, as PT15M (default: PT15M).")
    private Duration beforeEnd = Receiver.USUAL_BEFORE_END;

    Receiver receiver(InstantSource clock) throws CannotStartException {
        Optional<String> problem = Webhook.problem(url);
        if (problem.isPresent()) {
            throw new CannotStartException("--webhook: " + problem.get());
        }
        if (secret().isEmpty()) {
            throw new CannotStartException(
                    "--webhook-secret-file " + secretFile + " holds no secret that can be read.");
        }
        Set<Kind> wanted = wanted();
        URI address = URI.create(url);
        Webhook webhook = new Webhook(address, this::secret, HttpClient.newBuilder(), clock, Webhook.TIMEOUT);
        return new Receiver(
                NAME,
                Webhook.means(address),
                webhook,
                Audience.always(List.of(NAME), wanted, Optional.empty()),
                Optional.of(beforeEnd).filter(before -> wanted.contains(Kind.ENDING_SOON)));
    }

    private Set<Kind> wanted() throws CannotStartException {
        Set<Kind> wanted = EnumSet.noneOf(Kind.class);
        for (String word : kinds) {
            wanted.add(Kind.of(word)
                    .orElseThrow(() -> new CannotStartException(
                            "--webhook-kinds: there is no " + word + ". Choose among " + Kind.WORDS + ".")));
        }
        return wanted.isEmpty() ? Kind.ATTENTION : wanted;
    }

    private Optional<String> secret() {
        try {
            return Optional.of(Files.readString(secretFile).trim()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
