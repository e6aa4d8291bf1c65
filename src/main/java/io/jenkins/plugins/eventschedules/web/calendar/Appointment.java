package io.jenkins.plugins.eventschedules.web.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One appointment of a calendar, as far as an event could come of it. Nothing of it is checked.
 *
 * @param start a time as a draft has it
 * @param zone in which start and end are; empty where both say it themselves
 * @param rule of RFC 5545, when it comes again
 * @param except dates on which it does not
 * @param replaces the date of the one occurrence of another appointment with the same uid that this one replaces
 * @param remarks what a person should know of how it was read
 */
record Appointment(
        String uid,
        String name,
        String notes,
        String start,
        String end,
        Optional<String> zone,
        Optional<String> rule,
        List<LocalDate> except,
        Optional<LocalDate> replaces,
        List<String> remarks) {}
