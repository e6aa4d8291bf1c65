package io.jenkins.plugins.eventschedules.web.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.CharacterCodingException;

/** Text as a query holds it: percent-encoded UTF-8 with a plus for a space. Strict, so that nothing is guessed. */
final class UrlText {

    private UrlText() {}

    static String decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                bytes.write(octet(encoded, i));
                i += 2;
            } else if (c > ' ' && c < 0x7F) {
                bytes.write(c == '+' ? ' ' : c);
            } else {
                throw malformed();
            }
        }
        try {
            return Utf8.decode(bytes.toByteArray());
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private static int octet(String encoded, int percent) {
        int high = percent + 2 < encoded.length() ? Character.digit(encoded.charAt(percent + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(encoded.charAt(percent + 2), 16);
        if (low < 0) {
            throw malformed();
        }
        return high << 4 | low;
    }

    private static ProblemException malformed() {
        return Query.bad("The query is not percent-encoded UTF-8.");
    }
}
