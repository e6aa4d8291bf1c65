-- Schema version 2. Never edit what was released.

-- The times of which the store knows nothing: from the making of a copy until it is used in the place of the store.
-- until_at is absent in a copy that nobody has used yet.
CREATE TABLE gap (
  from_at  INTEGER NOT NULL,
  until_at INTEGER
) STRICT;
