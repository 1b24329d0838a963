-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a person's file holds besides the main fields: résumé, family, awards and penalties, what the
-- evidence says, photo and papers; and why a post ended.

ALTER TABLE post ADD COLUMN end_reason TEXT;

CREATE TABLE resume (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  start INTEGER,
  "end" INTEGER,
  what TEXT
) STRICT;

CREATE TABLE family (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  relation TEXT,
  name TEXT,
  birth INTEGER,
  political_status INTEGER,
  work TEXT
) STRICT;

CREATE TABLE award (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  kind INTEGER NOT NULL CHECK (kind IN (1, 2)),
  given INTEGER,
  what TEXT,
  giver TEXT,
  document TEXT,
  until INTEGER
) STRICT;

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  subject TEXT NOT NULL,
  paper TEXT,
  says INTEGER,
  decided INTEGER,
  decided_on INTEGER,
  decided_by TEXT,
  UNIQUE (person, subject)
) STRICT;

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  kind INTEGER NOT NULL CHECK (kind IN (1, 2)),
  name TEXT,
  type TEXT,
  size INTEGER,
  sha256 TEXT NOT NULL,
  added INTEGER
) STRICT;

CREATE INDEX resume_person ON resume (person);
CREATE INDEX family_person ON family (person);
CREATE INDEX award_person ON award (person);
CREATE INDEX attachment_person ON attachment (person);

-- Photos and scans, by their hash, outside the journal: an undone deletion finds them again.
CREATE TABLE content (
  sha256 TEXT PRIMARY KEY,
  data BLOB NOT NULL
) STRICT, WITHOUT ROWID;
