package io.jenkins.plugins.eventschedules.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens;
import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens.FeedToken;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates.Template;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people keep beside their events is on disk, and each environment has its own. */
class SqliteKeepingTest {

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

    private void reopen() {
        close();
        open();
    }

    @Test
    void aTokenIsFoundByItsOwnerAndByItsDigest() {
        FeedToken token = new FeedToken("alice", "d1", Events.START);
        tokens().put(token);
        reopen();

        assertThat(tokens().of("alice")).contains(token);
        assertThat(tokens().withDigest("d1")).contains(token);
        assertThat(tokens().of("bob")).isEmpty();
        assertThat(tokens().withDigest("d2")).isEmpty();
        assertThat(store.feedTokens("production").withDigest("d1")).isEmpty();
    }

    @Test
    void aPersonHasOneTokenAtMost() {
        tokens().put(new FeedToken("alice", "d1", Events.START));
        tokens().put(new FeedToken("alice", "d2", Events.START.plusSeconds(1)));

        assertThat(tokens().withDigest("d1")).isEmpty();
        assertThat(tokens().of("alice")).contains(new FeedToken("alice", "d2", Events.START.plusSeconds(1)));
    }

    @Test
    void aRevokedTokenIsGone() {
        tokens().put(new FeedToken("alice", "d1", Events.START));

        assertThat(store.feedTokens("production").revoke("alice")).isFalse();
        assertThat(tokens().revoke("alice")).isTrue();
        assertThat(tokens().revoke("alice")).isFalse();
        assertThat(tokens().withDigest("d1")).isEmpty();
    }

    @Test
    void aTemplateIsKeptAsItIs() {
        Template empty = template("Empty", "{}");
        Template full = template("Full", "{\"name\":\"Sale\"}");
        templates().put(full);
        templates().put(empty);
        reopen();

        assertThat(templates().all()).containsExactly(empty, full);
        assertThat(templates().named("Full")).contains(full);
        assertThat(templates().named("full")).isEmpty();
        assertThat(store.templates("production").all()).isEmpty();
    }

    @Test
    void aTemplateTakesThePlaceOfTheOneWithItsName() {
        templates().put(template("Sale", "{}"));
        templates().put(template("Sale", "{\"name\":\"after\"}"));

        assertThat(templates().all()).containsExactly(template("Sale", "{\"name\":\"after\"}"));
        assertThat(templates().delete("Sale")).isTrue();
        assertThat(templates().delete("Sale")).isFalse();
    }

    private FeedTokens tokens() {
        return store.feedTokens("sandbox");
    }

    private Templates templates() {
        return store.templates("sandbox");
    }

    private static Template template(String name, String draft) {
        return new Template(name, draft, "maya", Events.START);
    }
}
