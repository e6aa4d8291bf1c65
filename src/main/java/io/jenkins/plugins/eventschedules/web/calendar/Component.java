package io.jenkins.plugins.eventschedules.web.calendar;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The properties of one component of a calendar, in their order. */
final class Component {

    /** Many times what anybody's calendar writes of one appointment. */
    private static final int MOST = 500;

    private final List<VObjectProperty> properties = new ArrayList<>();

    /** What is beyond a bound is left out. */
    void add(VObjectProperty property) {
        if (properties.size() < MOST) {
            properties.add(property);
        }
    }

    Optional<VObjectProperty> first(String name) {
        return all(name).stream().findFirst();
    }

    List<VObjectProperty> all(String name) {
        return properties.stream()
                .filter(property -> property.getName().equalsIgnoreCase(name))
                .toList();
    }

    /** A value as it stands; empty where there is none. */
    String raw(String name) {
        return first(name).map(VObjectProperty::getValue).orElse("").strip();
    }

    /** A value of the type TEXT. */
    String text(String name) {
        return first(name)
                .map(VObjectProperty::getValue)
                .map(VObjectPropertyValues::unescape)
                .orElse("");
    }
}
