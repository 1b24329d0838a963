-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a village does with its reserves: how somebody enters the pool, what is done for the people in
-- it, and the talks and reviews. Who is proposed but not filed has a row in pool_entry and none in
-- reserve, so that nobody counts before.

CREATE TABLE pool_entry (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  village INTEGER NOT NULL REFERENCES village (id),
  for_post TEXT,
  mentor TEXT,
  recommended INTEGER,
  recommended_document TEXT,
  reviewed INTEGER,
  reviewed_document TEXT,
  inspected INTEGER,
  inspected_document TEXT,
  published INTEGER,
  published_document TEXT,
  filed INTEGER,
  filed_document TEXT,
  closed INTEGER,
  close_reason TEXT
) STRICT;

CREATE TABLE measure (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
  what TEXT,
  start INTEGER,
  due INTEGER,
  done INTEGER,
  result TEXT
) STRICT;

CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (id),
  kind INTEGER NOT NULL CHECK (kind IN (1, 2)),
  held INTEGER,
  about INTEGER,
  result TEXT,
  handler TEXT
) STRICT;

CREATE INDEX pool_entry_person ON pool_entry (person);
CREATE INDEX pool_entry_village ON pool_entry (village);
CREATE INDEX measure_person ON measure (person);
CREATE INDEX review_person ON review (person);
