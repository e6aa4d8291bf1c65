package io.jenkins.plugins.eventschedules.aws.dynamodb;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as the table sorts them: by milliseconds. */
final class Millis {

    /** The state machine writes this form too: it is that of JSONata's {@code $now()}. */
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Millis() {}

    /** What lies beyond the years that matter counts as their edge. */
    static long of(Instant moment) {
        return within(moment).toEpochMilli();
    }

    /** The first millisecond that is not before the moment: what is due is never found too early. */
    static long notBefore(Instant moment) {
        return moment.getNano() % 1_000_000 == 0 ? of(moment) : of(moment) + 1;
    }

    static String sortable(Instant moment) {
        return SORTABLE.format(within(moment));
    }

    private static Instant within(Instant moment) {
        if (moment.isBefore(FIRST)) {
            return FIRST;
        }
        return moment.isAfter(LAST) ? LAST : moment;
    }
}
