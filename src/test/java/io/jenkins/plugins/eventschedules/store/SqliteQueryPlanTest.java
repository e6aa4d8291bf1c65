package io.jenkins.plugins.eventschedules.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery.Sort;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.stored.Cursor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How SQLite answers: https://www.sqlite.org/eqp.html. SCAN is every row, SEARCH is a part that an index knows. */
class SqliteQueryPlanTest {

    private static final Optional<Instant> FROM = Optional.of(Events.START);
    private static final Optional<Instant> TO = Optional.of(Events.START.plus(Duration.ofDays(1)));

    @TempDir
    Path folder;

    private SqliteStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("events.db"), InstantSource.system());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void d15ListsReadAlongAnIndexAndNeverTheWholeTable() {
        everyKindOfQuery().forEach(this::readsAlongAnIndex);
    }

    private void readsAlongAnIndex(EventQuery query) {
        for (Optional<Cursor> after : List.of(Optional.<Cursor>empty(), Optional.of(somewhere(query)))) {
            Filters filters = new Filters("sandbox", query, 3_600_000);
            ListQuery list = new ListQuery(filters, after);

            assertThat(plan(list.inOrder()))
                    .as(query.toString())
                    .allMatch(line -> searches(line) || line.matches("MERGE .*|COMPOUND QUERY|LEFT|RIGHT"))
                    .noneMatch(line -> line.contains("TEMP B-TREE"));
            for (Lead lead : leads(filters)) {
                assertThat(plan(list.ledBy(lead)))
                        .as(query.toString())
                        .allMatch(line ->
                                searches(line) || looksUpTexts(line) || line.equals("USE TEMP B-TREE FOR ORDER BY"));
            }
        }
    }

    private static List<Lead> leads(Filters filters) {
        List<Lead> all = new ArrayList<>(Lead.of(filters));
        Lead.ofShortText(filters).ifPresent(all::add);
        return all;
    }

    /** Of the threes of letters only those within bounds: the number is 0x200 and 0x400 for them, and 1 for the column. */
    private static boolean looksUpTexts(String line) {
        return line.startsWith("SCAN event_text VIRTUAL TABLE INDEX")
                || line.equals("SCAN event_text_threes VIRTUAL TABLE INDEX " + 0x601 + ":")
                || line.startsWith("SCALAR SUBQUERY");
    }

    @Test
    void d15AShortTextIsLookedForInTheNearestEventsAlongAnIndex() {
        everyKindOfQuery().forEach(query -> {
            Filters filters = new Filters("sandbox", query, 3_600_000);
            assertThat(plan(new ListQuery(filters, Optional.of(somewhere(query))).inOrderAmong(10)))
                    .as(query.toString())
                    .allMatch(line -> searches(line)
                            || line.matches("MERGE .*|COMPOUND QUERY|LEFT|RIGHT|CO-ROUTINE nearest|SCAN nearest"));
        });
    }

    @Test
    void d15FiltersAreCountedWithoutLookingAtAnEvent() {
        everyKindOfQuery().forEach(this::countsInAnIndex);
    }

    private void countsInAnIndex(EventQuery query) {
        for (Lead lead : leads(new Filters("sandbox", query, 3_600_000))) {
            assertThat(plan(ListQuery.count(lead, EventQueries.FEW)))
                    .as(query.toString())
                    .allMatch(line -> line.contains("USING COVERING INDEX")
                            || looksUpTexts(line)
                            || line.matches("CO-ROUTINE .*|SCAN \\(subquery-\\d+\\)"));
        }
    }

    /** A later bound would make the index give everything before it, to be thrown away row by row. */
    @Test
    void d15TheIndexItselfStopsAtTheRangeAndGoesOnAtTheCursor() {
        EventQuery range = query(Set.of(Status.LIVE), FROM, TO, Sort.START, false);
        Filters filters = new Filters("sandbox", range, 3_600_000);

        assertThat(plan(new ListQuery(filters, Optional.empty()).inOrder()))
                .containsExactly(
                        "SEARCH event USING INDEX event_by_start (environment=? AND status=? AND start_at>? AND"
                                + " start_at<?)");
        assertThat(plan(new ListQuery(filters, Optional.of(somewhere(range))).inOrder()))
                .containsExactly(
                        "SEARCH event USING INDEX event_by_start (environment=? AND status=? AND (start_at,id)>(?,?)"
                                + " AND start_at<?)");
    }

    @Test
    void d15CountsAreReadFromAnIndexAloneWhoeverMaySeeWhat() {
        for (Folders folders : List.of(Folders.ALL, Folders.only(Set.of("")), Folders.only(Set.of("", "shop")))) {
            assertThat(plan(EventQueries.counts("sandbox", folders)))
                    .as(folders.toString())
                    .hasSize(1)
                    .allMatch(line -> line.contains("COVERING INDEX"));
        }
    }

    /** One look-up for each folder, however many events are in it. */
    @Test
    void d15FoldersAreReadFromAnIndexAlone() {
        assertThat(plan(new Sql(EventQueries.FOLDERS, List.of("sandbox"))))
                .filteredOn(line -> line.contains(" event"))
                .containsExactly(
                        "SEARCH event USING COVERING INDEX event_by_folder (environment=?)",
                        "SEARCH event USING COVERING INDEX event_by_folder (environment=? AND folder>?)");
    }

    @Test
    void whatIsLongOverIsFoundWithoutLookingAtAnythingElse() {
        assertThat(plan(new Sql(FinishedRows.OVER, List.of("sandbox", "ended", 0, 100))))
                .contains("SEARCH event USING INDEX event_by_update (environment=? AND status=? AND updated_at<?)");
    }

    @Test
    void theFolderOfAnEventIsLookedUpByItsId() {
        assertThat(plan(new Sql(EventQueries.FOLDER, List.of("sandbox", "id"))))
                .filteredOn(line -> line.startsWith("SEARCH") || line.startsWith("SCAN"))
                .hasSize(2)
                .allMatch(line -> line.contains("(environment=? AND id=?)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {EventQueries.NEXT_DUE, EventQueries.LONGEST})
    void d15AggregatesAreReadFromAnIndexAlone(String sql) {
        assertThat(plan(new Sql(sql, List.of("sandbox")))).hasSize(1).allMatch(line -> line.contains("COVERING INDEX"));
    }

    @Test
    void d15FiguresAreReadFromAnIndexAloneWhoeverMaySeeWhat() {
        Figures.Busy web = new Figures.Busy(TargetType.PRODUCT, "web", 1);
        for (Folders folders : List.of(Folders.ALL, Folders.only(Set.of("", "shop")))) {
            List<Instant> bounds = List.of(FROM.get(), TO.get());
            assertThat(reads(Figures.starts("sandbox", bounds, folders)))
                    .containsExactly("SEARCH event USING COVERING INDEX event_by_start"
                            + " (environment=? AND status=? AND start_at>? AND start_at<?)");
            assertThat(reads(Figures.targets("sandbox", folders)))
                    .containsExactly("SEARCH event USING COVERING INDEX event_by_target (environment=?)");
            assertThat(plan(Figures.outcomes("sandbox", web, folders, 100)))
                    .containsExactly("SEARCH event USING COVERING INDEX event_at_rest"
                            + " (environment=? AND target_type=? AND target_name=?)");
            assertThat(plan(Figures.latest("sandbox", web, folders, 5)))
                    .containsExactly("SEARCH event USING INDEX event_at_rest"
                            + " (environment=? AND target_type=? AND target_name=?)");
        }
    }

    /** The lines of a plan that read events. */
    private List<String> reads(Sql sql) {
        return plan(sql).stream()
                .filter(line -> line.matches("(SEARCH|SCAN) event .*"))
                .toList();
    }

    @Test
    void aSeriesIsReadFromAnIndex() {
        assertThat(plan(new Sql(EventQueries.SERIES, List.of("sandbox", "s"))))
                .containsExactly(
                        "SEARCH event USING INDEX event_by_series (environment=? AND series=?)",
                        "USE TEMP B-TREE FOR ORDER BY");
    }

    @Test
    void d15WhatTheRunnerAsksForIsReadFromAnIndex() {
        assertThat(plan(new Sql(EventQueries.IN_FLIGHT, List.of("sandbox"))))
                .hasSize(1)
                .allMatch(line -> line.contains("COVERING INDEX"));
        assertThat(plan(new Sql(EventQueries.DUE, List.of("sandbox", 0L, 1))))
                .containsExactly("SEARCH event USING INDEX event_due (environment=? AND due_at<?)");
        assertThat(plan(new Sql(EventQueries.FIND, List.of("sandbox", "id"))))
                .containsExactly("SEARCH event USING INDEX sqlite_autoindex_event_1 (environment=? AND id=?)");
    }

    private static List<EventQuery> everyKindOfQuery() {
        List<EventQuery> all = new ArrayList<>();
        for (Sort sort : Sort.values()) {
            for (boolean descending : new boolean[] {false, true}) {
                for (Set<Status> statuses :
                        List.of(Set.<Status>of(), Set.of(Status.LIVE), Set.of(Status.LIVE, Status.ENDED))) {
                    for (Optional<Instant> from : List.of(Optional.<Instant>empty(), FROM)) {
                        for (Optional<Instant> to : List.of(Optional.<Instant>empty(), TO)) {
                            all.addAll(withOtherFilters(query(statuses, from, to, sort, descending)));
                        }
                    }
                }
            }
        }
        return all;
    }

    private static List<EventQuery> withOtherFilters(EventQuery query) {
        return List.of(
                query,
                with(query, "cup", null, null, null),
                with(query, "cu", null, null, null),
                with(query, null, "alice", null, null),
                with(query, null, null, TargetType.PRODUCT, null),
                with(query, null, null, null, "web"),
                query.within(Folders.only(Set.of("shop"))),
                query.within(Folders.only(Set.of("", "shop", "shop/europe"))),
                with(query, null, null, null, null, Folders.ALL, "weekly"),
                with(query, "cup", "alice", TargetType.PRODUCT, "web", Folders.only(Set.of("", "shop")), "weekly"));
    }

    private static EventQuery query(
            Set<Status> statuses, Optional<Instant> from, Optional<Instant> to, Sort sort, boolean descending) {
        return new EventQuery(
                statuses,
                from,
                to,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Folders.ALL,
                Optional.empty(),
                sort,
                descending,
                Optional.empty(),
                100);
    }

    private static EventQuery with(EventQuery query, String text, String owner, TargetType type, String target) {
        return with(query, text, owner, type, target, Folders.ALL, null);
    }

    private static EventQuery with(
            EventQuery query,
            String text,
            String owner,
            TargetType type,
            String target,
            Folders folders,
            String series) {
        return new EventQuery(
                query.statuses(),
                query.from(),
                query.to(),
                Optional.ofNullable(text),
                Optional.ofNullable(owner),
                Optional.ofNullable(type),
                Optional.ofNullable(target),
                folders,
                Optional.ofNullable(series),
                query.sort(),
                query.descending(),
                query.cursor(),
                query.limit());
    }

    private static Cursor somewhere(EventQuery query) {
        return new Cursor(query.sort(), query.descending(), Events.anId().value(), "1");
    }

    private static boolean searches(String line) {
        return line.startsWith("SEARCH event USING");
    }

    private List<String> plan(Sql sql) {
        return store.file()
                .read(statements -> statements.list(
                        "EXPLAIN QUERY PLAN " + sql.text(), sql.values(), row -> row.getString("detail")));
    }
}
