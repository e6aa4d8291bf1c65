package io.jenkins.plugins.eventschedules.store;

import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One filter of a list that an index of its own answers, so that it can lead the list when it leaves few events. It
 * only narrows: every filter is applied in full to what it leaves.
 *
 * @param source where the rows come from
 * @param counted where they can be counted without looking at an event
 * @param condition what the index looks up
 */
record Lead(String source, String counted, Function<Sql.Values, String> condition) {

    private static final int TRIGRAM = 3;

    /** No character comes after it. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    /** So much of a text is looked up; hardly two events have that much in common without having all. */
    private static final int LONGEST = 30;

    private static final List<String> TYPES =
            Arrays.stream(TargetType.values()).map(Word::of).toList();

    /** Those that are counted soon, however many events they leave. */
    static List<Lead> of(Filters filters) {
        EventQuery query = filters.query();
        List<Lead> leads = new ArrayList<>();
        filters.text()
                .filter(text -> !isShort(text))
                .ifPresent(text -> leads.add(matching(values -> values.add(trigrams(text)))));
        query.owner()
                .ifPresent(owner -> leads.add(indexed(
                        "event_by_owner",
                        values -> filters.environment(values) + " AND event.owner = " + values.add(owner))));
        if (query.targetType().isPresent() || query.targetName().isPresent()) {
            leads.add(indexed("event_by_target", values -> target(filters, values)));
        }
        query.folders()
                .only()
                .ifPresent(some -> leads.add(indexed(
                        "event_by_folder",
                        values -> filters.environment(values) + " AND event.folder IN "
                                + values.addAll(Filters.sorted(some)))));
        query.series()
                .ifPresent(id -> leads.add(indexed(
                        "event_by_series",
                        values -> filters.environment(values) + " AND event.series = " + values.add(id))));
        boolean narrow = !query.statuses().isEmpty()
                || query.from().isPresent()
                || query.to().isPresent();
        // In the order of the start, going along this same index keeps to status and range by itself.
        boolean byStart = query.sort() == EventQuery.Sort.START || query.sort() == EventQuery.Sort.STATUS;
        if (narrow && !byStart) {
            leads.add(indexed("event_by_start", values -> statusAndRange(filters, values)));
        }
        return leads;
    }

    /** A text without a trigram of its own. The more events have such a text, the longer it takes to look it up. */
    static Optional<Lead> ofShortText(Filters filters) {
        return filters.text().filter(Lead::isShort).map(text -> matching(values -> beginningWith(text, values)));
    }

    private static boolean isShort(String text) {
        return text.codePointCount(0, text.length()) < TRIGRAM;
    }

    private static Lead matching(Function<Sql.Values, String> threes) {
        return new Lead(
                "event_text CROSS JOIN event ON event.serial = event_text.rowid",
                "event_text",
                values -> "event_text MATCH " + threes.apply(values));
    }

    private static Lead indexed(String index, Function<Sql.Values, String> condition) {
        String source = "event INDEXED BY " + index;
        return new Lead(source, source, condition);
    }

    private static String target(Filters filters, Sql.Values values) {
        EventQuery query = filters.query();
        List<String> types = query.targetType().map(Word::of).map(List::of).orElse(TYPES);
        String ofType = filters.environment(values) + " AND event.target_type IN " + values.addAll(types);
        return ofType
                + query.targetName()
                        .map(name -> " AND event.target_name = " + values.add(name))
                        .orElse("");
    }

    private static String statusAndRange(Filters filters, Sql.Values values) {
        StringBuilder bounds = new StringBuilder(filters.environment(values))
                .append(" AND event.status IN ")
                .append(values.addAll(filters.statuses()));
        filters.startsAfter()
                .ifPresent(start -> bounds.append(" AND event.start_at > ").append(values.add(start)));
        filters.startsBefore()
                .ifPresent(start -> bounds.append(" AND event.start_at < ").append(values.add(start)));
        return bounds.toString();
    }

    /** Whatever trigrams there are that begin with it; where there are none, an empty string, which is nowhere. */
    private static String beginningWith(String text, Sql.Values values) {
        return "(SELECT coalesce(group_concat('\"' || replace(term, '\"', '\"\"') || '\"', ' OR '), '\"\"')"
                + " FROM event_text_threes"
                + " WHERE term BETWEEN " + values.add(text) + " AND " + values.add(text + LAST.repeat(TRIGRAM)) + ")";
    }

    /** Every trigram of the text, in any order, as strings of FTS5: https://www.sqlite.org/fts5.html#fts5_strings */
    private static String trigrams(String text) {
        int[] characters = text.codePoints().limit(LONGEST).toArray();
        return IntStream.rangeClosed(0, characters.length - TRIGRAM)
                .mapToObj(i -> '"' + new String(characters, i, TRIGRAM).replace("\"", "\"\"") + '"')
                .distinct()
                .collect(Collectors.joining(" AND "));
    }
}
