package io.jenkins.plugins.eventschedules.event;

/** Texts of others in a terminal: what people, a document's author or AWS wrote must not steer it. */
public final class Printable {

    private Printable() {}

    /** The same text with a replacement character in place of each that no one sees, line breaks too. */
    public static String of(String text) {
        return text.replaceAll("\\p{C}", "\uFFFD");
    }
}
