-- Schema version 2. Never edit what was released.

-- The times of which the store knows nothing: from the making of a copy until it is used in the place of the store.
-- until_at is absent in a copy that nobody has used yet.
CREATE TABLE gap (
  from_at  INTEGER NOT NULL,
  until_at INTEGER
) STRICT;

-- Texts of one and two characters are found among the threes that begin with them: two blanks after each text make each
-- of its characters the first of three. https://www.sqlite.org/fts5.html#the_fts5vocab_virtual_table_module
CREATE VIRTUAL TABLE event_text_threes USING fts5vocab (event_text, row);
INSERT INTO event_text (event_text) VALUES ('delete-all');
INSERT INTO event_text (rowid, text) SELECT serial, name_folded || ' ' || notes_folded || '  ' FROM event;
DROP TRIGGER event_text_begins;
CREATE TRIGGER event_text_begins AFTER INSERT ON event BEGIN
  INSERT INTO event_text (rowid, text) VALUES (new.serial, new.name_folded || ' ' || new.notes_folded || '  ');
END;
DROP TRIGGER event_text_changes;
CREATE TRIGGER event_text_changes AFTER UPDATE OF name_folded, notes_folded ON event
WHEN new.name_folded <> old.name_folded OR new.notes_folded <> old.notes_folded BEGIN
  UPDATE event_text SET text = new.name_folded || ' ' || new.notes_folded || '  ' WHERE rowid = new.serial;
END;
