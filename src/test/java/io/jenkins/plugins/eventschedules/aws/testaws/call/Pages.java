package io.jenkins.plugins.eventschedules.aws.testaws.call;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Cuts lists into pages. A test makes them small, and makes AWS tell empty pages with a token, which it is allowed to do
 * and does when a filter leaves nothing of what it read.
 */
public final class Pages {

    private int most = Integer.MAX_VALUE;
    private boolean emptyOnes;

    public synchronized Pages ofAtMost(int items) {
        most = items;
        return this;
    }

    /** Every page with something on it is followed by an empty one that has a token. */
    public synchronized Pages withEmptyOnesBetween() {
        emptyOnes = true;
        return this;
    }

    /** The page that the token leads to, and the token of the next, told under that name. */
    public synchronized <T> Answer page(
            List<T> all, OptionalInt size, Optional<String> token, Layout layout, Function<T, ?> tell) {
        String mark = token.filter(text -> !text.isEmpty())
                .map(text -> read(text, layout))
                .orElse("full 0");
        int from = Integer.parseInt(mark.substring(5));
        boolean full = mark.startsWith("full");
        int to = full ? (int) Math.min(all.size(), from + (long) Math.min(most, size.orElse(layout.usual()))) : from;
        List<?> items = from < to ? all.subList(from, to).stream().map(tell).toList() : List.of();
        Optional<String> next =
                to < all.size() ? Optional.of(write((full && emptyOnes ? "void " : "full ") + to)) : Optional.empty();
        return Answer.with(layout.items(), items).and(layout.token(), next);
    }

    private static String write(String mark) {
        return Base64.getUrlEncoder().encodeToString(mark.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String token, Layout layout) {
        try {
            String mark = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (mark.matches("(full|void) \\d{1,9}")) {
                return mark;
            }
        } catch (IllegalArgumentException e) {
            // Not even written by us: the same fault, told below.
        }
        throw new AwsError(layout.fault(), "The specified token is not valid.");
    }

    /**
     * How a service tells pages.
     *
     * @param items the member with the items
     * @param token the member with the next token
     * @param usual how many items there are on a page when nothing is asked for
     * @param fault the code of the error about a token that is none
     */
    public record Layout(String items, String token, int usual, String fault) {}
}
