package io.jenkins.plugins.eventschedules.aws.account;

/** A text of AWS, or of whoever wrote a target, made fit for one line of a page. */
public final class Said {

    private Said() {}

    /** Without control characters, and no longer than that. */
    public static String of(String text, int longest) {
        String line = text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .limit(longest)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return text.codePointCount(0, text.length()) > longest ? line + "…" : line;
    }
}
