package io.jenkins.plugins.eventschedules.web.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** One token bucket a caller. */
public final class Throttle {

    /** Who was not seen for longest is forgotten beyond this; a forgotten bucket is a full one. */
    private static final int MOST_CALLERS = 10_000;

    private final RequestLimit limit;
    private final InstantSource clock;
    private final String detail;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    /** @param detail what those are told who have to wait */
    public Throttle(RequestLimit limit, InstantSource clock, String detail) {
        this.limit = limit;
        this.clock = clock;
        this.detail = detail;
    }

    private record Bucket(double tokens, Instant at) {}

    /** Lets one request through, or throws. */
    public synchronized void take(String caller) {
        Instant now = clock.instant();
        Bucket bucket = buckets.getOrDefault(caller, new Bucket(limit.burst(), now));
        Duration passed = Duration.between(bucket.at(), now);
        double seconds = Math.max(0, passed.getSeconds() + passed.getNano() / 1e9);
        double tokens = Math.min(limit.burst(), bucket.tokens() + seconds * limit.perSecond());
        boolean enough = tokens >= 1;
        buckets.put(caller, new Bucket(enough ? tokens - 1 : tokens, now));
        if (!enough) {
            throw new ProblemException(new Problem.Later(Kind.TOO_MANY_REQUESTS, detail, Duration.ofMillis((long)
                    Math.ceil((1 - tokens) / limit.perSecond() * 1000))));
        }
    }
}
