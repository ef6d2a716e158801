-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The plan file, schema version 4.
--
-- A kind of record is a table, a field of it is a column, both under the names of
-- core/model/fields.c; a field that lists other records is a table of its own, KIND_FIELD. Unset is
-- NULL. Lists of texts, numbers and days are JSON arrays; a day is "2019-04-17"; a length and a time
-- of day are minutes; a moment is seconds (see SkvItem.start). tests/core/store/test-schema.c checks
-- that this file and the field tables agree, both ways.
--
-- SQLite keeps the text of every statement in the file, and opening compares it word for word with
-- this one: a plan that came by mail has our tables and no others, no views, no triggers. So comments
-- stand between the statements, and any change of a statement, be it a blank, is a new version.

PRAGMA application_id = 0x536B7650; -- "SkvP"
PRAGMA user_version = 4;

CREATE TABLE settings (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT,
  country TEXT,
  time_zone TEXT,
  language TEXT,
  hop_limit INTEGER NOT NULL,
  card_months INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  valid_from TEXT,
  valid_until TEXT,
  successor TEXT REFERENCES organisation DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE department (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  organisation TEXT REFERENCES organisation DEFERRABLE INITIALLY DEFERRED,
  valid_from TEXT,
  valid_until TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('post', 'list', 'phone')),
  role TEXT,
  name TEXT,
  email TEXT,
  phone TEXT,
  mobile TEXT,
  department TEXT REFERENCES department DEFERRABLE INITIALLY DEFERRED,
  notes TEXT
) STRICT, WITHOUT ROWID;

-- The owner is the id of a contact or department, or plain words: no reference.
CREATE TABLE system (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  owner TEXT,
  vendor TEXT,
  kind TEXT,
  users INTEGER NOT NULL,
  administrator TEXT,
  super_users TEXT NOT NULL,
  continuity_plan TEXT,
  card_updated TEXT,
  card_editor TEXT,
  notes TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE system_organisations (
  owner TEXT NOT NULL REFERENCES system DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  target TEXT NOT NULL REFERENCES organisation DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
  id TEXT PRIMARY KEY NOT NULL,
  "from" TEXT REFERENCES system DEFERRABLE INITIALLY DEFERRED,
  "to" TEXT REFERENCES system DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('depends-on', 'member-of')),
  effect TEXT NOT NULL CHECK (effect IN ('down', 'degraded'))
) STRICT, WITHOUT ROWID;

-- The built-in lanes need no row here; so a lane's name elsewhere is no reference.
CREATE TABLE lane (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT,
  position INTEGER NOT NULL,
  hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
  colour TEXT,
  pattern TEXT,
  folded INTEGER NOT NULL CHECK (folded IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  location TEXT,
  form TEXT,
  lane TEXT,
  year INTEGER NOT NULL,
  fetched TEXT,
  "by" TEXT,
  notes TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE local_day (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('public-holiday', 'holiday-eve', 'half-day', 'school-holiday', 'ordinary-day')),
  "when" TEXT,
  free_from INTEGER CHECK (free_from BETWEEN 0 AND 1440),
  valid_from TEXT,
  valid_until TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE local_day_organisations (
  owner TEXT NOT NULL REFERENCES local_day DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  target TEXT NOT NULL REFERENCES organisation DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule (
  id TEXT PRIMARY KEY NOT NULL,
  lane TEXT,
  title TEXT,
  base TEXT NOT NULL CHECK (base IN ('rrule', 'dates', 'relative', 'working-day')),
  rrule TEXT,
  dates TEXT NOT NULL,
  relative_lane TEXT,
  relative_title TEXT,
  relative_from INTEGER NOT NULL,
  relative_to INTEGER NOT NULL,
  relative_working_days INTEGER NOT NULL CHECK (relative_working_days IN (0, 1)),
  working_day INTEGER NOT NULL,
  restart TEXT NOT NULL,
  days TEXT NOT NULL,
  start INTEGER CHECK (start BETWEEN 0 AND 1440),
  duration INTEGER CHECK (duration >= 0),
  length_days INTEGER NOT NULL,
  ends_on TEXT,
  avoid TEXT NOT NULL,
  try TEXT NOT NULL,
  if_none TEXT NOT NULL CHECK (if_none IN ('ask', 'leave-out')),
  not_before_day INTEGER NOT NULL,
  same_month INTEGER NOT NULL CHECK (same_month IN (0, 1)),
  skip_months TEXT NOT NULL,
  valid_from TEXT,
  valid_until TEXT,
  yearly_budget INTEGER NOT NULL,
  effect TEXT,
  reason TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_systems (
  owner TEXT NOT NULL REFERENCES rule DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  target TEXT NOT NULL REFERENCES system DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_organisations (
  owner TEXT NOT NULL REFERENCES rule DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  target TEXT NOT NULL REFERENCES organisation DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
  id TEXT PRIMARY KEY NOT NULL,
  lane TEXT,
  title TEXT,
  all_day INTEGER NOT NULL CHECK (all_day IN (0, 1)),
  start INTEGER,
  "end" INTEGER,
  status TEXT NOT NULL CHECK (status IN ('proposed', 'approved', 'announced', 'started', 'done', 'postponed', 'cancelled')),
  priority TEXT NOT NULL CHECK (priority IN ('none', 'low', 'medium', 'high', 'critical')),
  department TEXT REFERENCES department DEFERRABLE INITIALLY DEFERRED,
  contact TEXT REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  duty TEXT REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  effect TEXT,
  work TEXT,
  duration INTEGER CHECK (duration >= 0),
  downtime INTEGER CHECK (downtime >= 0),
  rollback INTEGER CHECK (rollback >= 0),
  emergency INTEGER NOT NULL CHECK (emergency IN (0, 1)),
  review TEXT,
  reviewed TEXT,
  reason TEXT,
  "by" TEXT,
  notes TEXT,
  source TEXT REFERENCES source DEFERRABLE INITIALLY DEFERRED,
  closing_date TEXT,
  bundle TEXT,
  aftercare_days INTEGER NOT NULL,
  rule TEXT REFERENCES rule DEFERRABLE INITIALLY DEFERRED,
  original_date TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE item_systems (
  owner TEXT NOT NULL REFERENCES item DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  target TEXT NOT NULL REFERENCES system DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE item_organisations (
  owner TEXT NOT NULL REFERENCES item DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  target TEXT NOT NULL REFERENCES organisation DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE item_after (
  owner TEXT NOT NULL REFERENCES item DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  target TEXT NOT NULL REFERENCES item DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;

-- Both sides are occurrences, which need not be items: no references.
CREATE TABLE exception (
  id TEXT PRIMARY KEY NOT NULL,
  item TEXT,
  against TEXT,
  "check" TEXT,
  "by" TEXT,
  reason TEXT,
  until TEXT,
  item_at TEXT,
  against_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE check_setting (
  id TEXT PRIMARY KEY NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('default', 'off', 'info', 'soft', 'hard')),
  days INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The freeze is an occurrence, which need not be an item: no reference.
CREATE TABLE lift (
  id TEXT PRIMARY KEY NOT NULL,
  freeze TEXT,
  "from" TEXT,
  until TEXT,
  "by" TEXT,
  reason TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE layer (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  "by" TEXT,
  made TEXT,
  notes TEXT,
  changes TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE version (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  state TEXT NOT NULL CHECK (state IN ('draft', 'decided', 'published')),
  date TEXT,
  "by" TEXT,
  notes TEXT,
  content TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE template (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  lane TEXT,
  title TEXT,
  department TEXT REFERENCES department DEFERRABLE INITIALLY DEFERRED,
  work TEXT,
  effect TEXT,
  duration INTEGER CHECK (duration >= 0),
  downtime INTEGER CHECK (downtime >= 0),
  rollback INTEGER CHECK (rollback >= 0),
  aftercare_days INTEGER NOT NULL,
  notes TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE template_systems (
  owner TEXT NOT NULL REFERENCES template DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  target TEXT NOT NULL REFERENCES system DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE view (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  search TEXT,
  lanes TEXT NOT NULL,
  statuses TEXT NOT NULL,
  works TEXT NOT NULL,
  priorities TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE view_organisations (
  owner TEXT NOT NULL REFERENCES view DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  target TEXT NOT NULL REFERENCES organisation DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE view_departments (
  owner TEXT NOT NULL REFERENCES view DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  target TEXT NOT NULL REFERENCES department DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE view_systems (
  owner TEXT NOT NULL REFERENCES view DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  target TEXT NOT NULL REFERENCES system DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;

-- When a record goes, SQLite looks for rows that refer to it: without these it reads whole tables.
-- Those of fields that are mostly unset leave out the unset ones.
CREATE INDEX department_by_organisation ON department (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX organisation_by_successor ON organisation (successor) WHERE successor IS NOT NULL;
CREATE INDEX local_day_organisations_by_target ON local_day_organisations (target);
CREATE INDEX contact_by_department ON contact (department) WHERE department IS NOT NULL;
CREATE INDEX system_organisations_by_target ON system_organisations (target);
CREATE INDEX relation_by_from ON relation ("from");
CREATE INDEX relation_by_to ON relation ("to");
CREATE INDEX rule_systems_by_target ON rule_systems (target);
CREATE INDEX rule_organisations_by_target ON rule_organisations (target);
CREATE INDEX item_by_department ON item (department) WHERE department IS NOT NULL;
CREATE INDEX item_by_contact ON item (contact) WHERE contact IS NOT NULL;
CREATE INDEX item_by_duty ON item (duty) WHERE duty IS NOT NULL;
CREATE INDEX item_by_source ON item (source) WHERE source IS NOT NULL;
CREATE INDEX item_by_rule ON item (rule) WHERE rule IS NOT NULL;
CREATE INDEX item_after_by_target ON item_after (target);
CREATE INDEX item_systems_by_target ON item_systems (target);
CREATE INDEX item_organisations_by_target ON item_organisations (target);
CREATE INDEX template_by_department ON template (department) WHERE department IS NOT NULL;
CREATE INDEX template_systems_by_target ON template_systems (target);
CREATE INDEX view_organisations_by_target ON view_organisations (target);
CREATE INDEX view_departments_by_target ON view_departments (target);
CREATE INDEX view_systems_by_target ON view_systems (target);

-- How often a record was changed and when last, for iCalendar's SEQUENCE and LAST-MODIFIED. Undo does
-- not touch it but adds to it, and a row stays when its record goes. Its number is the order in which
-- the records came into the plan.
CREATE TABLE revision (
  number INTEGER PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  modified INTEGER NOT NULL,
  UNIQUE (kind, id)
) STRICT;

-- Every edit, oldest first. Changes is the changeset of SQLite's session extension, as the edit was
-- made; a barrier has none. The undone ones are the newest.
CREATE TABLE journal (
  number INTEGER PRIMARY KEY NOT NULL,
  label TEXT NOT NULL,
  who TEXT,
  made INTEGER NOT NULL,
  undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
  changes BLOB
) STRICT;
