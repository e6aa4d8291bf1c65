package io.jenkins.plugins.eventschedules.aws.account;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a call tells page by page, up to a bound: an account may have more of a thing than anybody can look at,
 * and a token that never ends must not hold a thread for ever.
 *
 * @param complete whether there is nothing beyond them
 */
public record Pages<T>(List<T> items, boolean complete) {

    /**
     * One page.
     *
     * @param next where the next one begins; null after the last
     */
    public record Page<T>(List<T> items, String next) {}

    /** A call for the page that begins at a token; the first one begins at null. */
    @FunctionalInterface
    public interface Call<T, E extends Exception> {

        Page<T> from(String token) throws E;
    }

    /** @param most how many pages are asked for */
    public static <T, E extends Exception> Pages<T> upTo(int most, Call<T, E> call) throws E {
        List<T> found = new ArrayList<>();
        String next = null;
        for (int pages = 0; pages < most && (pages == 0 || next != null); pages++) {
            Page<T> page = call.from(next);
            found.addAll(page.items());
            next = page.next();
        }
        return new Pages<>(found, next == null);
    }
}
