package io.jenkins.plugins.eventschedules.sandbox.run;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Time as each attempt has seen it. A clock may be set back; an attempt that was seen to be over must not run again.
 * Each attempt has its own: one wrong hour must not carry over to all that comes after it.
 */
public final class Forward {

    private final ConcurrentMap<String, Instant> latest = new ConcurrentHashMap<>();

    public Instant seen(String token, Instant now) {
        return latest.merge(token, now, (before, next) -> next.isAfter(before) ? next : before);
    }
}
