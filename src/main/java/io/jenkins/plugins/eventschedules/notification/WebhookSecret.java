package io.jenkins.plugins.eventschedules.notification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what a webhook is told, as {@code https://www.standardwebhooks.com} has it, so that receivers can verify it with
 * a library: HMAC-SHA-256 over id, timestamp and body.
 */
final class WebhookSecret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /** @param text {@code whsec_} and the key in Base64, or any other text, whose UTF-8 is the key */
    static WebhookSecret of(String text) {
        if (text.startsWith(PREFIX)) {
            try {
                return new WebhookSecret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
            } catch (IllegalArgumentException e) {
                // Not with the cause: it quotes the secret.
                throw new IllegalArgumentException("after whsec_ a secret is Base64");
            }
        }
        return new WebhookSecret(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param timestamp in seconds since 1970 */
    String sign(String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
