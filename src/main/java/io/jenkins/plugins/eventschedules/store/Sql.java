package io.jenkins.plugins.eventschedules.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A statement with the values of its {@code ?1}, {@code ?2}, and so on. */
record Sql(String text, List<Object> values) {

    /** The values of a statement that is being put together; each is given its number. */
    static final class Values {

        private final List<Object> all = new ArrayList<>();

        /** @return the parameter that stands for the value */
        String add(Object value) {
            all.add(value);
            return "?" + all.size();
        }

        /** @return the parameters of an IN */
        String addAll(Collection<?> values) {
            return values.stream().map(this::add).collect(Collectors.joining(", ", "(", ")"));
        }

        Sql into(String text) {
            return new Sql(text, List.copyOf(all));
        }
    }
}
