package io.jenkins.plugins.eventschedules.web.calendar;

/**
 * Folds lines at 75 octets (RFC 5545, section 3.1). Libraries count characters, and so cut lines of other scripts too
 * late; between the octets of one character nothing is cut.
 */
final class Folding {

    private static final int MOST_OCTETS = 75;

    private Folding() {}

    /** @param lines ending with CRLF, not folded */
    static String fold(String lines) {
        StringBuilder folded = new StringBuilder(lines.length() + lines.length() / 50);
        int octets = 0;
        for (int i = 0; i < lines.length(); ) {
            int character = lines.codePointAt(i);
            int size = octets(character);
            boolean ends = character == '\r' || character == '\n';
            if (!ends && octets + size > MOST_OCTETS) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.appendCodePoint(character);
            octets = character == '\n' ? 0 : octets + (ends ? 0 : size);
            i += Character.charCount(character);
        }
        return folded.toString();
    }

    private static int octets(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
