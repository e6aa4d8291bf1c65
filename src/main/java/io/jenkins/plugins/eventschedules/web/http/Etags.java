package io.jenkins.plugins.eventschedules.web.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Entity tags, RFC 9110, section 8.8.3. They are weak: a tag made from a state rather than from bytes promises the same
 * meaning, and a server in front may compress.
 */
public final class Etags {

    private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")");
    private static final int BYTES = 15;

    private Etags() {}

    public static String of(byte[] body) {
        byte[] digest = sha256().digest(body);
        return "W/\"" + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, BYTES)) + '"';
    }

    /** A tag for the state that these parts describe; each part counts by its text. */
    public static String of(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            String each = part.toString();
            text.append(each.length()).append(':').append(each);
        }
        return of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A digest of all pieces together, in full, as hexadecimal digits. */
    public static String fingerprint(byte[]... pieces) {
        MessageDigest digest = sha256();
        Stream.of(pieces).forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whether an {@code If-None-Match} field, which may be null, names the tag. */
    public static boolean match(String field, String tag) {
        if (field == null) {
            return false;
        }
        if (field.strip().equals("*")) {
            return true;
        }
        Matcher tags = TAG.matcher(field);
        while (tags.find()) {
            if (tag.endsWith(tags.group(1))) {
                return true;
            }
        }
        return false;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
