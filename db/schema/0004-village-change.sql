-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Villages that are merged, divided or renamed on a day. A village whose end has come stays as a
-- record with its history; on a base date before that day it is as it was.

ALTER TABLE village ADD COLUMN started INTEGER;
ALTER TABLE village ADD COLUMN ended INTEGER;
-- Checked at the end of the action: a successor may stand after the village that went into it.
ALTER TABLE village ADD COLUMN successor INTEGER REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE village_change (
  id INTEGER PRIMARY KEY,
  village INTEGER NOT NULL REFERENCES village (id),
  other INTEGER REFERENCES village (id),
  kind INTEGER NOT NULL CHECK (kind IN (1, 2, 3)),
  changed_on INTEGER NOT NULL,
  document TEXT,
  name TEXT,
  code TEXT
) STRICT;

CREATE INDEX village_successor ON village (successor) WHERE successor IS NOT NULL;
CREATE INDEX village_change_village ON village_change (village);
CREATE INDEX village_change_other ON village_change (other);
