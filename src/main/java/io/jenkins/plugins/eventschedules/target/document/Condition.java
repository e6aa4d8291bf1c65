package io.jenkins.plugins.eventschedules.target.document;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** When a choice of {@code aws:branch} is taken. */
public sealed interface Condition {

    /**
     * Whether it holds, given the value of each reference that is known.
     *
     * @return empty when that depends on a reference that is not known
     */
    Optional<Boolean> holds(Function<String, Optional<String>> known);

    /** Every comparison in it. */
    Stream<Comparison> comparisons();

    record Comparison(String variable, Operator operator, String value) implements Condition {

        @Override
        public Optional<Boolean> holds(Function<String, Optional<String>> known) {
            Optional<String> right = Placeholders.fill(value, known);
            return Placeholders.fill(variable, known).flatMap(left -> right.map(other -> operator.holds(left, other)));
        }

        @Override
        public Stream<Comparison> comparisons() {
            return Stream.of(this);
        }
    }

    record And(List<Condition> all) implements Condition {

        @Override
        public Optional<Boolean> holds(Function<String, Optional<String>> known) {
            return decided(all, known, false);
        }

        @Override
        public Stream<Comparison> comparisons() {
            return all.stream().flatMap(Condition::comparisons);
        }
    }

    record Or(List<Condition> any) implements Condition {

        @Override
        public Optional<Boolean> holds(Function<String, Optional<String>> known) {
            return decided(any, known, true);
        }

        @Override
        public Stream<Comparison> comparisons() {
            return any.stream().flatMap(Condition::comparisons);
        }
    }

    record Not(Condition inner) implements Condition {

        @Override
        public Optional<Boolean> holds(Function<String, Optional<String>> known) {
            return inner.holds(known).map(held -> !held);
        }

        @Override
        public Stream<Comparison> comparisons() {
            return inner.comparisons();
        }
    }

    /** One part that is {@code decisive} settles it; otherwise all must be known to settle it the other way. */
    private static Optional<Boolean> decided(
            List<Condition> parts, Function<String, Optional<String>> known, boolean decisive) {
        boolean open = false;
        for (Condition part : parts) {
            Optional<Boolean> held = part.holds(known);
            if (held.isPresent() && held.get() == decisive) {
                return Optional.of(decisive);
            }
            open |= held.isEmpty();
        }
        return open ? Optional.empty() : Optional.of(!decisive);
    }
}
