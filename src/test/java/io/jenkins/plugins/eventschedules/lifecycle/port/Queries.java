package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery.Sort;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Queries for tests: {@code aQuery().text("cup").sortedBy(Sort.NAME).descending().limit(10)}. */
public final class Queries {

    private Queries() {}

    public static Asking aQuery() {
        return new Asking();
    }

    /** A query that is being made up. */
    public static final class Asking {
        private Set<Status> statuses = Set.of();
        private Optional<Instant> from = Optional.empty();
        private Optional<Instant> to = Optional.empty();
        private Optional<String> text = Optional.empty();
        private Optional<String> owner = Optional.empty();
        private Optional<TargetType> targetType = Optional.empty();
        private Optional<String> targetName = Optional.empty();
        private Folders folders = Folders.ALL;
        private Optional<String> series = Optional.empty();
        private Sort sort = Sort.START;
        private boolean descending;
        private Optional<String> cursor = Optional.empty();

        private Asking() {}

        public Asking statuses(Status... values) {
            statuses = Set.of(values);
            return this;
        }

        public Asking from(Instant value) {
            from = Optional.of(value);
            return this;
        }

        public Asking to(Instant value) {
            to = Optional.of(value);
            return this;
        }

        public Asking text(String value) {
            text = Optional.of(value);
            return this;
        }

        public Asking owner(String value) {
            owner = Optional.of(value);
            return this;
        }

        public Asking targetType(TargetType value) {
            targetType = Optional.of(value);
            return this;
        }

        public Asking targetName(String value) {
            targetName = Optional.of(value);
            return this;
        }

        public Asking in(String... values) {
            folders = Folders.only(Set.of(values));
            return this;
        }

        public Asking series(String value) {
            series = Optional.of(value);
            return this;
        }

        public Asking sortedBy(Sort value) {
            sort = value;
            return this;
        }

        public Asking descending(boolean value) {
            descending = value;
            return this;
        }

        public Asking cursor(String value) {
            cursor = Optional.of(value);
            return this;
        }

        public EventQuery query() {
            return limit(100);
        }

        public EventQuery limit(int limit) {
            return new EventQuery(
                    statuses,
                    from,
                    to,
                    text,
                    owner,
                    targetType,
                    targetName,
                    folders,
                    series,
                    sort,
                    descending,
                    cursor,
                    limit);
        }
    }
}
