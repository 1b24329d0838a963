/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-tables.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Which member is which column. The order of the fields is the order of the columns in the schema,
 * and only ever grows at the end: changesets of the journal know columns by position. */

#define FIELD(Record, member, TYPE, Caption) \
  {                                          \
    .name = #member,                         \
    .type = LW_FIELD_##TYPE,                 \
    .offset = G_STRUCT_OFFSET (Record, member), \
    .caption = Caption,                      \
  }

#define TABLE(table, Record)              \
  const LwTable lw_##table##_table = {    \
    .name = #table,                       \
    .size = sizeof (Record),              \
    .fields = table##_fields,             \
    .n_fields = G_N_ELEMENTS (table##_fields), \
  }

static const LwField village_fields[] = {
  FIELD (LwVillage, code, TEXT, N_("Code")),
  FIELD (LwVillage, name, TEXT, N_("Name")),
  FIELD (LwVillage, kind, CODE, N_("Kind")),
  FIELD (LwVillage, township, TEXT, N_("Township")),
  FIELD (LwVillage, households, INT, N_("Households")),
  FIELD (LwVillage, population, INT, N_("Population")),
  FIELD (LwVillage, voters, INT, N_("Voters")),
  FIELD (LwVillage, party_members, INT, N_("Party members")),
  FIELD (LwVillage, org_form, CODE, N_("Form of the Party organisation")),
  FIELD (LwVillage, party_seats, INT, N_("Seats of the Party committee")),
  FIELD (LwVillage, committee_seats, INT, N_("Seats of the village committee")),
  FIELD (LwVillage, supervision_seats, INT, N_("Seats of the supervision committee")),
  FIELD (LwVillage, tags, TEXT, N_("Tags")),
  FIELD (LwVillage, term_start, DATE, N_("Start of the term")),
  FIELD (LwVillage, kinship_checked, DATE, N_("Kinship checked on")),
  FIELD (LwVillage, notes, TEXT, N_("Notes")),
  FIELD (LwVillage, started, DATE, N_("Exists since")),
  FIELD (LwVillage, ended, DATE, N_("Ended on")),
  FIELD (LwVillage, successor, KEY, N_("Went into")),
};

static const LwField person_fields[] = {
  FIELD (LwPerson, name, TEXT, N_("Full name")),
  FIELD (LwPerson, sort_key, TEXT, N_("Sort key")),
  FIELD (LwPerson, sex, CODE, N_("Sex")),
  FIELD (LwPerson, ethnicity, CODE, N_("Ethnicity")),
  FIELD (LwPerson, native_place, TEXT, N_("Native place")),
  FIELD (LwPerson, birth_stated, DATE, N_("Birth as stated")),
  FIELD (LwPerson, birth_decided, DATE, N_("Birth as decided")),
  FIELD (LwPerson, id_number, TEXT, N_("ID number")),
  FIELD (LwPerson, education_full_time, CODE, N_("Full-time education")),
  FIELD (LwPerson, degree_full_time, TEXT, N_("Full-time degree")),
  FIELD (LwPerson, school_full_time, TEXT, N_("Full-time school")),
  FIELD (LwPerson, major_full_time, TEXT, N_("Full-time major")),
  FIELD (LwPerson, education_in_service, CODE, N_("In-service education")),
  FIELD (LwPerson, degree_in_service, TEXT, N_("In-service degree")),
  FIELD (LwPerson, school_in_service, TEXT, N_("In-service school")),
  FIELD (LwPerson, major_in_service, TEXT, N_("In-service major")),
  FIELD (LwPerson, education_unheld, CODE, N_("Education not held")),
  FIELD (LwPerson, political_status, CODE, N_("Political status")),
  FIELD (LwPerson, party_joined, DATE, N_("Joined the Party")),
  FIELD (LwPerson, work_started, DATE, N_("Started work")),
  FIELD (LwPerson, phone, TEXT, N_("Phone")),
  FIELD (LwPerson, source, TEXT, N_("Source")),
  FIELD (LwPerson, occupation, TEXT, N_("Occupation")),
  FIELD (LwPerson, duties, TEXT, N_("Duties")),
  FIELD (LwPerson, notes, TEXT, N_("Notes")),
};

static const LwField post_fields[] = {
  FIELD (LwPost, person, KEY, N_("Person")),
  FIELD (LwPost, village, KEY, N_("Village")),
  FIELD (LwPost, body, CODE, N_("Body")),
  FIELD (LwPost, position, CODE, N_("Position")),
  FIELD (LwPost, start, DATE, N_("Start")),
  FIELD (LwPost, end, DATE, N_("End")),
  FIELD (LwPost, term, INT, N_("Term")),
  FIELD (LwPost, document, TEXT, N_("Document")),
  FIELD (LwPost, end_reason, TEXT, N_("Reason of leaving")),
};

static const LwField reserve_fields[] = {
  FIELD (LwReserve, person, KEY, N_("Person")),
  FIELD (LwReserve, village, KEY, N_("Village")),
  FIELD (LwReserve, start, DATE, N_("Start")),
  FIELD (LwReserve, end, DATE, N_("End")),
  FIELD (LwReserve, end_reason, TEXT, N_("Reason of leaving")),
  FIELD (LwReserve, for_post, TEXT, N_("For which post")),
  FIELD (LwReserve, mentor, TEXT, N_("Mentor")),
  FIELD (LwReserve, training, TEXT, N_("Training")),
  FIELD (LwReserve, maturity, CODE, N_("Maturity")),
};

static const LwField recruit_fields[] = {
  FIELD (LwRecruit, village, KEY, N_("Village")),
  FIELD (LwRecruit, name, TEXT, N_("Full name")),
  FIELD (LwRecruit, sex, CODE, N_("Sex")),
  FIELD (LwRecruit, id_number, TEXT, N_("ID number")),
  FIELD (LwRecruit, birth, DATE, N_("Birth")),
  FIELD (LwRecruit, education, CODE, N_("Education")),
  FIELD (LwRecruit, recruited_on, DATE, N_("Recruited on")),
  FIELD (LwRecruit, full_member_on, DATE, N_("Full member on")),
  FIELD (LwRecruit, notes, TEXT, N_("Notes")),
};

static const LwField recruit_year_fields[] = {
  FIELD (LwRecruitYear, village, KEY, N_("Village")),
  FIELD (LwRecruitYear, year, INT, N_("Year")),
  FIELD (LwRecruitYear, count, INT, N_("Count")),
};

static const LwField kinship_fields[] = {
  FIELD (LwKinship, person, KEY, N_("Person")),
  FIELD (LwKinship, relative, KEY, N_("Relative")),
  FIELD (LwKinship, relation, TEXT, N_("Relation")),
};

static const LwField waiver_fields[] = {
  FIELD (LwWaiver, village, KEY, N_("Village")),
  FIELD (LwWaiver, rule, TEXT, N_("Rule")),
  FIELD (LwWaiver, reason, TEXT, N_("Reason")),
  FIELD (LwWaiver, document, TEXT, N_("Document")),
  FIELD (LwWaiver, until, DATE, N_("Until")),
  FIELD (LwWaiver, given, DATE, N_("Given on")),
  FIELD (LwWaiver, user, TEXT, N_("User")),
};

static const LwField imported_fields[] = {
  FIELD (LwImported, village, KEY, N_("Village")),
  FIELD (LwImported, person, KEY, N_("Person")),
  FIELD (LwImported, heading, TEXT, N_("Heading")),
  FIELD (LwImported, text, TEXT, N_("Text")),
  FIELD (LwImported, reason, TEXT, N_("Reason")),
  FIELD (LwImported, source, TEXT, N_("Where it stood")),
};

static const LwField setting_fields[] = {
  FIELD (LwSetting, name, TEXT, N_("Name")),
  FIELD (LwSetting, value, TEXT, N_("Value")),
};

static const LwField profile_text_fields[] = {
  FIELD (LwProfileText, name, TEXT, N_("Name")),
  FIELD (LwProfileText, text, TEXT, N_("Text")),
};

static const LwField resume_fields[] = {
  FIELD (LwResume, person, KEY, N_("Person")),
  FIELD (LwResume, start, DATE, N_("Start")),
  FIELD (LwResume, end, DATE, N_("End")),
  FIELD (LwResume, what, TEXT, N_("Where and as what")),
};

static const LwField family_fields[] = {
  FIELD (LwFamily, person, KEY, N_("Person")),
  FIELD (LwFamily, relation, TEXT, N_("Relation")),
  FIELD (LwFamily, name, TEXT, N_("Full name")),
  FIELD (LwFamily, birth, DATE, N_("Birth")),
  FIELD (LwFamily, political_status, CODE, N_("Political status")),
  FIELD (LwFamily, work, TEXT, N_("Where and as what")),
};

static const LwField award_fields[] = {
  FIELD (LwAward, person, KEY, N_("Person")),
  FIELD (LwAward, kind, CODE, N_("Kind")),
  FIELD (LwAward, given, DATE, N_("Given on")),
  FIELD (LwAward, what, TEXT, N_("Content")),
  FIELD (LwAward, giver, TEXT, N_("Given by")),
  FIELD (LwAward, document, TEXT, N_("Document")),
  FIELD (LwAward, until, DATE, N_("In effect until")),
};

static const LwField evidence_fields[] = {
  FIELD (LwEvidence, person, KEY, N_("Person")),
  FIELD (LwEvidence, subject, TEXT, N_("Subject")),
  FIELD (LwEvidence, paper, TEXT, N_("Evidence")),
  FIELD (LwEvidence, says, DATE, N_("What the evidence says")),
  FIELD (LwEvidence, decided, DATE, N_("As decided")),
  FIELD (LwEvidence, decided_on, DATE, N_("Decided on")),
  FIELD (LwEvidence, decided_by, TEXT, N_("Decided by")),
};

static const LwField attachment_fields[] = {
  FIELD (LwAttachment, person, KEY, N_("Person")),
  FIELD (LwAttachment, kind, CODE, N_("Kind")),
  FIELD (LwAttachment, name, TEXT, N_("Name")),
  FIELD (LwAttachment, type, TEXT, N_("File type")),
  FIELD (LwAttachment, size, INT, N_("Size")),
  FIELD (LwAttachment, sha256, TEXT, N_("Hash")),
  FIELD (LwAttachment, added, DATE, N_("Added on")),
};

static const LwField pool_entry_fields[] = {
  FIELD (LwPoolEntry, person, KEY, N_("Person")),
  FIELD (LwPoolEntry, village, KEY, N_("Village")),
  FIELD (LwPoolEntry, for_post, TEXT, N_("For which post")),
  FIELD (LwPoolEntry, mentor, TEXT, N_("Mentor")),
  FIELD (LwPoolEntry, recommended, DATE, N_("Recommended on")),
  FIELD (LwPoolEntry, recommended_document, TEXT, N_("Document of the recommendation")),
  FIELD (LwPoolEntry, reviewed, DATE, N_("Reviewed on")),
  FIELD (LwPoolEntry, reviewed_document, TEXT, N_("Document of the review")),
  FIELD (LwPoolEntry, inspected, DATE, N_("Inspected on")),
  FIELD (LwPoolEntry, inspected_document, TEXT, N_("Document of the inspection")),
  FIELD (LwPoolEntry, published, DATE, N_("Published on")),
  FIELD (LwPoolEntry, published_document, TEXT, N_("Document of the publication")),
  FIELD (LwPoolEntry, filed, DATE, N_("Filed on")),
  FIELD (LwPoolEntry, filed_document, TEXT, N_("Document of the filing")),
  FIELD (LwPoolEntry, closed, DATE, N_("Closed on")),
  FIELD (LwPoolEntry, close_reason, TEXT, N_("Reason of closing")),
};

static const LwField measure_fields[] = {
  FIELD (LwMeasureTaken, person, KEY, N_("Person")),
  FIELD (LwMeasureTaken, kind, CODE, N_("Kind")),
  FIELD (LwMeasureTaken, what, TEXT, N_("Content")),
  FIELD (LwMeasureTaken, start, DATE, N_("Start")),
  FIELD (LwMeasureTaken, due, DATE, N_("Due on")),
  FIELD (LwMeasureTaken, done, DATE, N_("Done on")),
  FIELD (LwMeasureTaken, result, TEXT, N_("Result")),
};

static const LwField review_fields[] = {
  FIELD (LwReview, person, KEY, N_("Person")),
  FIELD (LwReview, kind, CODE, N_("Kind")),
  FIELD (LwReview, held, DATE, N_("Held on")),
  FIELD (LwReview, about, DATE, N_("About the year")),
  FIELD (LwReview, result, TEXT, N_("Result")),
  FIELD (LwReview, handler, TEXT, N_("Handled by")),
};

static const LwField village_change_fields[] = {
  FIELD (LwVillageChange, village, KEY, N_("Village")),
  FIELD (LwVillageChange, other, KEY, N_("Other village")),
  FIELD (LwVillageChange, kind, CODE, N_("Kind")),
  FIELD (LwVillageChange, changed_on, DATE, N_("Changed on")),
  FIELD (LwVillageChange, document, TEXT, N_("Document")),
  FIELD (LwVillageChange, name, TEXT, N_("Name before")),
  FIELD (LwVillageChange, code, TEXT, N_("Code before")),
};

TABLE (village, LwVillage);
TABLE (person, LwPerson);
TABLE (post, LwPost);
TABLE (reserve, LwReserve);
TABLE (recruit, LwRecruit);
TABLE (recruit_year, LwRecruitYear);
TABLE (kinship, LwKinship);
TABLE (waiver, LwWaiver);
TABLE (imported, LwImported);
TABLE (setting, LwSetting);
TABLE (profile_text, LwProfileText);
TABLE (resume, LwResume);
TABLE (family, LwFamily);
TABLE (award, LwAward);
TABLE (evidence, LwEvidence);
TABLE (attachment, LwAttachment);
TABLE (pool_entry, LwPoolEntry);
TABLE (measure, LwMeasureTaken);
TABLE (review, LwReview);
TABLE (village_change, LwVillageChange);

static const LwTable *const tables[] = {
  &lw_village_table,
  &lw_person_table,
  &lw_post_table,
  &lw_reserve_table,
  &lw_recruit_table,
  &lw_recruit_year_table,
  &lw_kinship_table,
  &lw_waiver_table,
  &lw_imported_table,
  &lw_setting_table,
  &lw_profile_text_table,
  &lw_resume_table,
  &lw_family_table,
  &lw_award_table,
  &lw_evidence_table,
  &lw_attachment_table,
  &lw_pool_entry_table,
  &lw_measure_table,
  &lw_review_table,
  &lw_village_change_table,
};

/**
 * lw_table_by_name:
 * @name: name of a table, as in the schema
 *
 * Returns: (transfer none) (nullable): the table of facts of this name
 */
const LwTable *
lw_table_by_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (strcmp (tables[i]->name, name) == 0)
        return tables[i];
    }
  return NULL;
}

/**
 * lw_tables:
 * @n_tables: (out): how many there are
 *
 * Returns: (transfer none): every table of facts; a table comes after those that it refers to
 */
const LwTable *const *
lw_tables (guint *n_tables)
{
  *n_tables = G_N_ELEMENTS (tables);
  return tables;
}
