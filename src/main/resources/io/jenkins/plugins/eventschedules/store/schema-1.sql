-- Schema version 1. Never edit what was released: add schema-2.sql and raise Migrations.LATEST.
-- Times are milliseconds since 1970. Words are those of the API: 'tearing_down', 'automation'.

-- plan and progress hold the whole truth as JSON; the other columns are what is looked for, compared or sorted by.
-- folder, series and build are where an event comes from; folder is empty for an event in none.
-- preroll_took and postroll_took are how long a phase that succeeded took from its claim, in milliseconds.
CREATE TABLE event (
  serial       INTEGER PRIMARY KEY,
  environment  TEXT    NOT NULL,
  id           TEXT    NOT NULL,
  version      INTEGER NOT NULL,
  revision     INTEGER NOT NULL,
  owner        TEXT    NOT NULL,
  folder       TEXT    NOT NULL,
  series       TEXT,
  build_label  TEXT,
  build_url    TEXT,
  status       TEXT    NOT NULL,
  start_at     INTEGER NOT NULL,
  end_at       INTEGER NOT NULL,
  due_at       INTEGER,
  preroll_took  INTEGER,
  postroll_took INTEGER,
  target_type  TEXT    NOT NULL,
  target_name  TEXT    NOT NULL,
  created_at   INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL,
  name_folded  TEXT    NOT NULL,
  notes_folded TEXT    NOT NULL,
  plan         TEXT    NOT NULL,
  progress     TEXT    NOT NULL,
  UNIQUE (environment, id)
) STRICT;

-- One index for each order of a list. Where status comes first, a list of few statuses never walks over the others, and
-- a list of several merges one ordered run for each. It does so only where a claim writes the index in any case: each
-- index that a claim has to write makes it slower by a sixth. Each ends with the folder, so that what somebody may not see
-- is passed over without looking at the event, and counted in the index alone.
CREATE INDEX event_by_start  ON event (environment, status, start_at, id, folder);
CREATE INDEX event_by_update ON event (environment, status, updated_at, id, folder);
CREATE INDEX event_by_end    ON event (environment, end_at, id, folder);
CREATE INDEX event_by_name   ON event (environment, name_folded, id, folder);

-- What can lead a list when it leaves only a few.
CREATE INDEX event_by_owner  ON event (environment, owner, id, folder);
CREATE INDEX event_by_target ON event (environment, target_type, target_name, folder);
CREATE INDEX event_by_folder ON event (environment, folder);
CREATE INDEX event_by_series ON event (environment, series) WHERE series IS NOT NULL;

-- What became of the latest events of a target. No claim of a start or an end writes it, and statistics read nothing else.
CREATE INDEX event_at_rest ON event (
  environment, target_type, target_name, start_at, id, folder, status, preroll_took, postroll_took
) WHERE status IN ('ended', 'missed', 'cancelled', 'failed', 'teardown_failed');

-- The longest window bounds how far before a range an overlapping event can start.
CREATE INDEX event_by_duration ON event (environment, end_at - start_at);

CREATE INDEX event_due ON event (environment, due_at, id) WHERE due_at IS NOT NULL;

-- The events in which three characters stand in a row: https://www.sqlite.org/fts5.html#the_trigram_tokenizer.
-- It keeps neither the text nor the places in it, because what it finds is looked at once more in any case.
-- The text is folded before it gets here, so case matters.
CREATE VIRTUAL TABLE event_text USING fts5 (
  text, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1'
);
CREATE TRIGGER event_text_begins AFTER INSERT ON event BEGIN
  INSERT INTO event_text (rowid, text) VALUES (new.serial, new.name_folded || ' ' || new.notes_folded);
END;
CREATE TRIGGER event_text_changes AFTER UPDATE OF name_folded, notes_folded ON event
WHEN new.name_folded <> old.name_folded OR new.notes_folded <> old.notes_folded BEGIN
  UPDATE event_text SET text = new.name_folded || ' ' || new.notes_folded WHERE rowid = new.serial;
END;
CREATE TRIGGER event_text_ends AFTER DELETE ON event BEGIN
  DELETE FROM event_text WHERE rowid = old.serial;
END;

-- Outlives its event. The position keeps new entries together at the end of the file, so that a claim of many events
-- writes few pages; it is the order in which all histories are told, and VACUUM leaves a declared one as it is.
CREATE TABLE history (
  position    INTEGER PRIMARY KEY,
  environment TEXT    NOT NULL,
  event_id    TEXT    NOT NULL,
  version     INTEGER NOT NULL,
  revision    INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  actor_kind  TEXT    NOT NULL,
  actor_name  TEXT    NOT NULL,
  happening   TEXT    NOT NULL,
  from_status TEXT,
  to_status   TEXT    NOT NULL,
  message     TEXT    NOT NULL,
  UNIQUE (environment, event_id, version)
) STRICT;
CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;
-- It goes only after its event, and after everything that remembers it: that is how what is long over is let go.
CREATE TRIGGER history_is_never_removed BEFORE DELETE ON history
WHEN EXISTS (SELECT 1 FROM event WHERE environment = old.environment AND id = old.event_id)
  OR EXISTS (SELECT 1 FROM deleted_event WHERE environment = old.environment AND id = old.event_id) BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

-- What has to be known of an event that was deleted while its history stays: whose it was to see.
CREATE TABLE deleted_event (
  environment TEXT NOT NULL,
  id          TEXT NOT NULL,
  folder      TEXT NOT NULL,
  PRIMARY KEY (environment, id)
) STRICT, WITHOUT ROWID;

-- Only digests: nobody who reads this file can read a feed with it.
CREATE TABLE feed_token (
  environment TEXT    NOT NULL,
  owner       TEXT    NOT NULL,
  digest      TEXT    NOT NULL,
  created_at  INTEGER NOT NULL,
  PRIMARY KEY (environment, owner)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX feed_token_by_digest ON feed_token (environment, digest);

CREATE TABLE template (
  environment TEXT    NOT NULL,
  name        TEXT    NOT NULL,
  draft       TEXT    NOT NULL,
  written_by  TEXT    NOT NULL,
  written_at  INTEGER NOT NULL,
  PRIMARY KEY (environment, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency_key (
  environment TEXT    NOT NULL,
  owner       TEXT    NOT NULL,
  key         TEXT    NOT NULL,
  fingerprint TEXT    NOT NULL,
  event_id    TEXT    NOT NULL,
  created_at  INTEGER NOT NULL,
  PRIMARY KEY (environment, owner, key),
  FOREIGN KEY (environment, event_id) REFERENCES event (environment, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_key_by_event ON idempotency_key (environment, event_id);
CREATE INDEX idempotency_key_by_age   ON idempotency_key (created_at);

-- How far each receiver of notices has been told; position is one of history.
CREATE TABLE standing (
  environment   TEXT    NOT NULL,
  receiver      TEXT    NOT NULL,
  position      INTEGER NOT NULL,
  failing_since INTEGER,
  given_up      INTEGER NOT NULL,
  gave_up_at    INTEGER,
  PRIMARY KEY (environment, receiver)
) STRICT, WITHOUT ROWID;

CREATE TABLE reminded (
  environment TEXT    NOT NULL,
  receiver    TEXT    NOT NULL,
  event_id    TEXT    NOT NULL,
  end_at      INTEGER NOT NULL,
  PRIMARY KEY (environment, receiver, event_id, end_at),
  FOREIGN KEY (environment, event_id) REFERENCES event (environment, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX reminded_by_event ON reminded (environment, event_id);

CREATE TABLE follower (
  environment TEXT    NOT NULL,
  event_id    TEXT    NOT NULL,
  person      TEXT    NOT NULL,
  address     TEXT    NOT NULL,
  since       INTEGER NOT NULL,
  PRIMARY KEY (environment, event_id, person),
  FOREIGN KEY (environment, event_id) REFERENCES event (environment, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What an event at rest used, of its state at this version. content has the series, figures no more than their peaks and
-- averages, so that comparing events reads no series.
CREATE TABLE insight (
  environment TEXT    NOT NULL,
  event_id    TEXT    NOT NULL,
  version     INTEGER NOT NULL,
  read_at     INTEGER NOT NULL,
  simulated   INTEGER NOT NULL,
  figures     TEXT    NOT NULL,
  content     TEXT    NOT NULL,
  PRIMARY KEY (environment, event_id),
  FOREIGN KEY (environment, event_id) REFERENCES event (environment, id) ON DELETE CASCADE
) STRICT;
