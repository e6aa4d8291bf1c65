package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.stored.CaseFolding;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a list asks of its events, as conditions in SQL.
 *
 * @param longest the longest window in the environment, in milliseconds: an event that starts earlier than that before
 *     a range does not reach into it
 */
record Filters(String environment, EventQuery query, long longest) {

    Filters ofAnyFolder() {
        return new Filters(environment, query.within(Folders.ALL), longest);
    }

    List<String> statuses() {
        Stream<Status> wanted = query.statuses().isEmpty() ? Arrays.stream(Status.values()) : query.statuses().stream();
        return wanted.map(Word::of).sorted().toList();
    }

    /** What to look for in folded texts; an empty text is in every other and asks for nothing. */
    Optional<String> text() {
        return query.text().map(CaseFolding::fold).filter(text -> !text.isEmpty());
    }

    String environment(Sql.Values values) {
        return "event.environment = " + values.add(environment);
    }

    /** Everything but environment and status. */
    String conditions(Sql.Values values) {
        return conditionsBesidesText(values) + containing("event", values);
    }

    /** The plus signs keep these conditions from being taken for the bounds of an index. */
    String conditionsBesidesText(Sql.Values values) {
        StringBuilder all = new StringBuilder();
        query.owner().ifPresent(owner -> all.append(" AND +event.owner = ").append(values.add(owner)));
        query.targetType()
                .ifPresent(type -> all.append(" AND +event.target_type = ").append(values.add(Word.of(type))));
        query.targetName()
                .ifPresent(name -> all.append(" AND +event.target_name = ").append(values.add(name)));
        query.folders().only().ifPresent(some -> all.append(" AND +event.folder IN ")
                .append(values.addAll(sorted(some))));
        query.series().ifPresent(id -> all.append(" AND +event.series = ").append(values.add(id)));
        query.to().ifPresent(to -> all.append(" AND +event.start_at < ").append(values.add(Millis.notBefore(to))));
        query.from().ifPresent(from -> all.append(" AND +event.end_at > ").append(values.add(Millis.of(from))));
        return all.toString();
    }

    /** A text is looked for with instr, to which the wildcards of LIKE mean nothing. */
    String containing(String rows, Sql.Values values) {
        return text().map(values::add)
                .map(text -> " AND (instr(" + rows + ".name_folded, " + text + ") OR instr(" + rows + ".notes_folded, "
                        + text + "))")
                .orElse("");
    }

    static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    /** Starts and ends of overlapping events lie strictly between these. */
    OptionalLong startsAfter() {
        return query.from()
                .map(from -> OptionalLong.of(Millis.of(from) - longest))
                .orElse(OptionalLong.empty());
    }

    OptionalLong startsBefore() {
        return query.to().map(to -> OptionalLong.of(Millis.notBefore(to))).orElse(OptionalLong.empty());
    }

    OptionalLong endsAfter() {
        return query.from().map(from -> OptionalLong.of(Millis.of(from))).orElse(OptionalLong.empty());
    }

    OptionalLong endsBefore() {
        return query.to()
                .map(to -> OptionalLong.of(Millis.notBefore(to) + longest))
                .orElse(OptionalLong.empty());
    }
}
