package io.jenkins.plugins.eventschedules.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documentation, of which every measurement rewrites its own part between two markers. */
public record Page(Path file) {

    /** @throws IOException when the page has no such part */
    public void put(String part, String markdown) throws IOException {
        Pattern between =
                Pattern.compile("(<!-- bench: " + Pattern.quote(part) + " -->\n).*?(<!-- /bench -->)", Pattern.DOTALL);
        Matcher matcher = between.matcher(Files.readString(file));
        if (!matcher.find()) {
            throw new IOException(file + " has no part for " + part);
        }
        Files.writeString(file, matcher.replaceFirst("$1\n" + Matcher.quoteReplacement(markdown.strip()) + "\n\n$2"));
    }
}
