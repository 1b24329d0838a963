-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The first schema. Never edited once released: what comes later is a migration of its own.
-- docs/schema.md says what each column means. Built-in functions and collations only, so that any
-- SQLCipher tool opens a ledger.

PRAGMA application_id = 0x4c574c47; -- LWLG

-- The facts: what the journal records. Columns stand in the order of the fields of lw-tables.c.

CREATE TABLE village (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (length(code) = 12 AND code NOT GLOB '*[^0-9]*'),
  name TEXT NOT NULL,
  kind INTEGER,
  township TEXT,
  households INTEGER,
  population INTEGER,
  voters INTEGER,
  party_members INTEGER,
  org_form INTEGER,
  party_seats INTEGER,
  committee_seats INTEGER,
  supervision_seats INTEGER,
  tags TEXT,
  term_start INTEGER,
  kinship_checked INTEGER,
  notes TEXT
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sort_key TEXT,
  sex INTEGER,
  ethnicity INTEGER,
  native_place TEXT,
  birth_stated INTEGER,
  birth_decided INTEGER,
  id_number TEXT UNIQUE,
  education_full_time INTEGER,
  degree_full_time TEXT,
  school_full_time TEXT,
  major_full_time TEXT,
  education_in_service INTEGER,
  degree_in_service TEXT,
  school_in_service TEXT,
  major_in_service TEXT,
  education_unheld INTEGER,
  political_status INTEGER,
  party_joined INTEGER,
  work_started INTEGER,
  phone TEXT,
  source TEXT,
  occupation TEXT,
  duties TEXT,
  notes TEXT
) STRICT;

CREATE TABLE post (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  village INTEGER NOT NULL REFERENCES village (id),
  body INTEGER NOT NULL CHECK (body > 0),
  position INTEGER,
  start INTEGER,
  "end" INTEGER,
  term INTEGER,
  document TEXT
) STRICT;

CREATE TABLE reserve (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  village INTEGER NOT NULL REFERENCES village (id),
  start INTEGER,
  "end" INTEGER,
  end_reason TEXT,
  for_post TEXT,
  mentor TEXT,
  training TEXT,
  maturity INTEGER
) STRICT;

CREATE TABLE recruit (
  id INTEGER PRIMARY KEY,
  village INTEGER NOT NULL REFERENCES village (id),
  name TEXT,
  sex INTEGER,
  id_number TEXT,
  birth INTEGER,
  education INTEGER,
  recruited_on INTEGER,
  full_member_on INTEGER,
  notes TEXT
) STRICT;

CREATE TABLE recruit_year (
  id INTEGER PRIMARY KEY,
  village INTEGER NOT NULL REFERENCES village (id),
  year INTEGER NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  UNIQUE (village, year)
) STRICT;

CREATE TABLE kinship (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  relative INTEGER NOT NULL REFERENCES person (id),
  relation TEXT,
  CHECK (person <> relative)
) STRICT;

CREATE TABLE waiver (
  id INTEGER PRIMARY KEY,
  village INTEGER NOT NULL REFERENCES village (id),
  rule TEXT NOT NULL,
  reason TEXT,
  document TEXT,
  until INTEGER,
  given INTEGER,
  user TEXT
) STRICT;

CREATE TABLE imported (
  id INTEGER PRIMARY KEY,
  village INTEGER REFERENCES village (id),
  person INTEGER REFERENCES person (id),
  heading TEXT,
  text TEXT,
  reason TEXT,
  source TEXT,
  CHECK (village IS NOT NULL OR person IS NOT NULL)
) STRICT;

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  value TEXT
) STRICT;

CREATE TABLE profile_text (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  text TEXT
) STRICT;

-- Every foreign key has an index; the first two also give the members of a village together.
CREATE INDEX post_village ON post (village, person);
CREATE INDEX post_person ON post (person);
CREATE INDEX reserve_village ON reserve (village, person);
CREATE INDEX reserve_person ON reserve (person);
CREATE INDEX recruit_village ON recruit (village);
CREATE INDEX kinship_person ON kinship (person);
CREATE INDEX kinship_relative ON kinship (relative);
CREATE INDEX waiver_village ON waiver (village);
CREATE INDEX imported_village ON imported (village);
CREATE INDEX imported_person ON imported (person);

-- What is looked up by its text, and the order of lists.
CREATE INDEX village_name ON village (name);
CREATE INDEX person_sort ON person (sort_key);
CREATE INDEX person_name ON person (name);
CREATE INDEX person_phone ON person (phone) WHERE phone IS NOT NULL;
CREATE INDEX recruit_id_number ON recruit (id_number) WHERE id_number IS NOT NULL;

-- The journal: one row for each action. undone: 0 in force, 1 can be redone, 2 given up because
-- something else was done since. hash covers the row but not undone, and the hash of the row before.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  user TEXT NOT NULL,
  label TEXT NOT NULL,
  kind INTEGER NOT NULL,
  of INTEGER REFERENCES journal (id),
  changes INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0,
  payload_sha256 BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE INDEX journal_of ON journal (of) WHERE of IS NOT NULL;
CREATE INDEX journal_undo ON journal (kind, undone, id);

-- The compressed changeset of an action; apart, so that changing journal.undone does not rewrite it,
-- and so that it can be erased by law while the chain still verifies.
CREATE TABLE journal_payload (
  entry INTEGER PRIMARY KEY REFERENCES journal (id),
  payload BLOB NOT NULL
) STRICT;

-- Which entries are about a person or a village.
CREATE TABLE journal_subject (
  subject INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (subject, entry)
) STRICT, WITHOUT ROWID;

-- Derived from the facts, rebuilt when search-version of meta is another one.
-- kind: 1 person, 2 village.
CREATE TABLE search (
  key TEXT NOT NULL,
  kind INTEGER NOT NULL,
  record INTEGER NOT NULL,
  PRIMARY KEY (key, kind, record)
) STRICT, WITHOUT ROWID;

-- The number that this computer puts in the high bits of the keys that it makes.
CREATE TABLE replica (
  host TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  counter INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT
) STRICT, WITHOUT ROWID;
