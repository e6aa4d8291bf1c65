package io.jenkins.plugins.eventschedules.web.calendar;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.VObjectReader;
import com.github.mangstadt.vinnie.io.Warning;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the appointments out of a calendar's text, by its syntax alone. Alarms, and definitions of time zones with rules
 * of their own to be worked out, are passed over.
 */
final class ReadComponents implements VObjectDataListener {

    private static final String APPOINTMENT = "VEVENT";

    private final int most;
    private final List<Component> found = new ArrayList<>();
    private int depth;
    private int passed;
    private boolean calendar;
    private boolean isCalendar;
    private Component current;

    private ReadComponents(int most) {
        this.most = most;
    }

    /**
     * What there is.
     *
     * @param passed how many appointments more there are than were asked for
     * @param calendar whether the text is a calendar at all
     */
    record Found(List<Component> components, int passed, boolean calendar) {}

    static Found in(String text, int most) {
        ReadComponents reading = new ReadComponents(most);
        try (VObjectReader reader = new VObjectReader(new StringReader(text), SyntaxRules.iCalendar())) {
            reader.parse(reading);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be read", e);
        }
        return new Found(reading.found, reading.passed, reading.isCalendar);
    }

    /** The depth is counted here: the parser makes its list of parents anew for each question. */
    @Override
    public void onComponentBegin(String name, Context context) {
        depth++;
        if (depth == 1) {
            calendar = name.equalsIgnoreCase("VCALENDAR");
            isCalendar |= calendar;
        } else if (depth == 2 && calendar && name.equalsIgnoreCase(APPOINTMENT)) {
            begin();
        }
    }

    private void begin() {
        if (found.size() < most) {
            current = new Component();
            found.add(current);
        } else {
            passed++;
        }
    }

    @Override
    public void onComponentEnd(String name, Context context) {
        depth--;
        if (depth < 2) {
            current = null;
        }
    }

    @Override
    public void onProperty(VObjectProperty property, Context context) {
        if (current != null && depth == 2) {
            current.add(property);
        }
    }

    @Override
    public void onVersion(String version, Context context) {
        // Whatever it is, the properties that we read are the same.
    }

    @Override
    public void onWarning(Warning warning, VObjectProperty property, Exception thrown, Context context) {
        // A line that is no property says nothing of an appointment.
    }
}
