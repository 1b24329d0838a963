/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-change-list.h"

#include "lw-captions.h"
#include "lw-change-text.h"
#include "lw-names.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define MANY_FIELDS 6 /* of a record that came or went; the rest stands in the record */

static const struct
{
  const LwTable *table;
  const char *caption;
} kinds[] = {
  { &lw_village_table, N_("Village record") },
  { &lw_person_table, N_("Person record") },
  { &lw_post_table, N_("Post held") },
  { &lw_reserve_table, N_("Reserve membership") },
  { &lw_recruit_table, N_("Recruit") },
  { &lw_recruit_year_table, N_("Recruits of a year") },
  { &lw_kinship_table, N_("Kinship") },
  { &lw_waiver_table, N_("Waiver") },
  { &lw_imported_table, N_("Kept beside") },
  { &lw_setting_table, N_("Setting") },
  { &lw_resume_table, N_("Résumé entry") },
  { &lw_family_table, N_("Family member") },
  { &lw_award_table, N_("Award or penalty") },
  { &lw_evidence_table, N_("Decision on evidence") },
  { &lw_attachment_table, N_("Attachment") },
};

static const char *
kind_caption (const LwTable *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].table == table)
      return _(kinds[i].caption);
  return _("Record");
}

/* ---- whom it is about ---- */

static char *
village_name (LwLedger *reader,
              LwKey     key)
{
  g_autoptr (LwVillage) village
      = key != 0 ? lw_ledger_get (reader, &lw_village_table, key, NULL) : NULL;

  return village != NULL ? lw_village_name_short (village->name) : NULL;
}

/* A record that is gone is known by what it held: the name among its own fields. */
static char *
name_among (GPtrArray *changes,
            guint      first,
            guint      end)
{
  for (guint i = first; i < end; i++)
    {
      const LwChange *change = g_ptr_array_index (changes, i);
      if (change->field != NULL && g_str_equal (change->field->name, "name"))
        return g_strdup (change->new_value != NULL ? change->new_value : change->old_value);
    }
  return NULL;
}

static char *
subject_name (LwLedger  *reader,
              GPtrArray *changes,
              guint      first,
              guint      end)
{
  const LwChange *change = g_ptr_array_index (changes, first);
  g_autoptr (LwPerson) person
      = change->person != 0 ? lw_ledger_get (reader, &lw_person_table, change->person, NULL) : NULL;
  g_autofree char *name = NULL;

  if (person != NULL)
    return g_strdup (person->name);
  if (change->person == 0)
    name = village_name (reader, change->village);
  if (name == NULL && change->table != &lw_setting_table)
    name = name_among (changes, first, end);
  return name != NULL ? g_steal_pointer (&name) : g_strdup ("—");
}

/* ---- what it held ---- */

static gint64
code_among (GPtrArray  *changes,
            guint       first,
            guint       end,
            const char *field,
            gboolean    old)
{
  for (guint i = first; i < end; i++)
    {
      const LwChange *change = g_ptr_array_index (changes, i);
      const char *value;

      if (change->field == NULL || !g_str_equal (change->field->name, field))
        continue;
      value = old ? change->old_value : change->new_value;
      return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
    }
  return 0;
}

/* 村委会主任: the words for body and position depend on the village. */
static char *
post_caption (GPtrArray       *changes,
              guint            first,
              guint            end,
              const LwVillage *village, /* nullable */
              LwVillageKind    kind)
{
  const LwChange *change = g_ptr_array_index (changes, first);
  gboolean old = change->op == 'd';
  LwPosition position = (LwPosition) code_among (changes, first, end, "position", old);

  if (change->table != &lw_post_table || position == LW_POSITION_NONE)
    return NULL;
  return lw_post_caption ((LwBody) code_among (changes, first, end, "body", old), position,
                          village != NULL ? (LwVillageKind) village->kind : kind,
                          village != NULL ? (LwOrgForm) village->org_form : LW_ORG_FORM_UNKNOWN);
}

/* Where, and as what: 王楼村村委会主任, 王楼村 */
static char *
place_text (LwLedger  *reader,
            GPtrArray *changes,
            guint      first,
            guint      end)
{
  const LwChange *change = g_ptr_array_index (changes, first);
  LwKey key = code_among (changes, first, end, "village", change->op == 'd');
  g_autoptr (LwVillage) village
      = key != 0 ? lw_ledger_get (reader, &lw_village_table, key, NULL) : NULL;
  g_autofree char *caption
      = post_caption (changes, first, end, village, LW_VILLAGE_KIND_VILLAGE);
  g_autofree char *name = village_name (reader, key);

  if (caption == NULL)
    return name != NULL && change->person != 0 ? g_steal_pointer (&name) : NULL;
  return g_strconcat (name != NULL ? name : "", caption, NULL);
}

/* A code without words (the body of a post) has been told otherwise. */
static gboolean
has_words (const LwChange *change,
           const char     *value)
{
  g_autofree char *text = lw_change_dup_value (change, value);

  return change->field->type != LW_FIELD_KEY && value != NULL
         && (change->field->type != LW_FIELD_CODE || !g_str_equal (text, value));
}

static void
append (GString    *text,
        const char *more)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", more);
}

/* The name of a person or village stands before the text; that of a recruit does not. */
static gboolean
names_subject (const LwChange *change)
{
  return (change->table == &lw_person_table || change->table == &lw_village_table)
         && (g_str_equal (change->field->name, "name")
             || g_str_equal (change->field->name, "sort_key"));
}

/* 2022 年 3 人: one word for both fields. */
static gboolean
append_year (GString   *text,
             GPtrArray *changes,
             guint      first,
             guint      end)
{
  const LwChange *change = g_ptr_array_index (changes, first);
  gboolean old = change->op == 'd';
  g_autofree char *one = NULL;

  if (change->table != &lw_recruit_year_table)
    return FALSE;
  /* translators: a year, and how many were recruited in it */
  one = g_strdup_printf (_("%1$d: %2$d recruited"), (int) code_among (changes, first, end, "year", old),
                         (int) code_among (changes, first, end, "count", old));
  append (text, one);
  return TRUE;
}

static void
append_fields (GString   *text,
               GPtrArray *changes,
               guint      first,
               guint      end)
{
  guint n = 0;

  if (append_year (text, changes, first, end))
    return;
  for (guint i = first; i < end && n < MANY_FIELDS; i++)
    {
      const LwChange *change = g_ptr_array_index (changes, i);
      const char *value = change->op == 'd' ? change->old_value : change->new_value;
      g_autofree char *shown = NULL;
      g_autofree char *one = NULL;

      if (change->field == NULL || !has_words (change, value) || names_subject (change))
        continue;
      shown = lw_change_dup_value (change, value);
      one = g_strdup_printf ("%s %s", _(change->field->caption), shown);
      append (text, g_str_equal (change->field->name, "name") ? shown : one);
      n++;
    }
}

static char *
whole_text (LwLedger  *reader,
            GPtrArray *changes,
            guint      first,
            guint      end)
{
  g_autofree char *head = place_text (reader, changes, first, end);
  GString *text = g_string_new (head);

  append_fields (text, changes, first, end);
  return g_string_free (text, FALSE);
}

static char *
field_text (LwLedger       *reader,
            const LwChange *change,
            int             year)
{
  g_autofree char *caption = lw_change_dup_caption (reader, change, year);
  g_autofree char *was = lw_change_dup_value (change, change->old_value);
  g_autofree char *is = lw_change_dup_value (change, change->new_value);

  return g_strdup_printf ("%s %s → %s", caption, was, is);
}

static char *
updated_text (LwLedger  *reader, /* nullable */
              GPtrArray *changes,
              guint      first,
              guint      end)
{
  GString *text = g_string_new (NULL);
  int year = (int) code_among (changes, first, end, "year", FALSE);

  for (guint i = first; i < end; i++)
    {
      const LwChange *change = g_ptr_array_index (changes, i);
      g_autofree char *one = NULL;

      if (!lw_change_is_telling (change) || change->field == NULL || g_strcmp0 (change->old_value, change->new_value) == 0)
        continue;
      one = field_text (reader, change, year);
      append (text, one);
    }
  return g_string_free (text, FALSE);
}

/* ---- rows ---- */

static GtkWidget *
op_tag (char op)
{
  GtkWidget *tag = op == 'i'   ? lw_ui_tag (_("added"), "met")
                   : op == 'd' ? lw_ui_tag (_("removed"), "not-met")
                               : lw_ui_tag (_("changed"), "unknown");

  gtk_widget_set_size_request (tag, 46, -1);
  return tag;
}

static GtkWidget *
fixed (const char *text,
       const char *css,
       int         width)
{
  GtkWidget *label = lw_ui_label_fill (text, css);

  gtk_widget_set_hexpand (label, FALSE);
  gtk_widget_set_size_request (label, width, -1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 8);
  return label;
}

static void
add_row (GtkWidget      *list,
         const LwChange *change,
         const char     *name,
         const char     *text)
{
  GtkWidget *box = lw_ui_box (10);
  GtkWidget *what = lw_ui_label_fill (text, "lw-small");
  GtkWidget *row;

  if (change->op == 'u')
    {
      gtk_label_set_ellipsize (GTK_LABEL (what), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_wrap (GTK_LABEL (what), TRUE);
    }
  gtk_box_append (GTK_BOX (box), op_tag (change->op));
  gtk_box_append (GTK_BOX (box), fixed (name, "lw-heading", 84));
  gtk_box_append (GTK_BOX (box), fixed (kind_caption (change->table), "lw-dim lw-small", 72));
  gtk_box_append (GTK_BOX (box), what);
  row = lw_ui_list_add (list, box, change->person != 0 || change->village != 0);
  if (change->person == 0 && change->village == 0)
    return;
  /* The target first: a name without it is complained of where the window already knows the row. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x",
                                    change->person != 0 ? change->person : change->village);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row),
                                  change->person != 0 ? "win.person" : "win.village");
}

/* The changes of one record stand together. */
static guint
end_of (GPtrArray *changes,
        guint      first)
{
  const LwChange *change = g_ptr_array_index (changes, first);
  guint end = first + 1;

  while (end < changes->len)
    {
      const LwChange *next = g_ptr_array_index (changes, end);
      if (next->record != change->record || next->table != change->table || next->op != change->op)
        break;
      end++;
    }
  return end;
}

guint
lw_change_list_fill (GtkWidget *list,
                     LwSession *session,
                     GPtrArray *changes,
                     guint      limit)
{
  LwLedger *reader = lw_session_get_reader (session);
  guint n = 0;

  g_return_val_if_fail (GTK_IS_LIST_BOX (list), 0);

  lw_ui_clear (list);
  for (guint i = 0, end; changes != NULL && i < changes->len; i = end)
    {
      const LwChange *change = g_ptr_array_index (changes, i);
      g_autofree char *name = NULL;
      g_autofree char *text = NULL;

      end = end_of (changes, i);
      if (n++ >= limit)
        continue;
      name = subject_name (reader, changes, i, end);
      text = change->op == 'u' ? updated_text (reader, changes, i, end)
                               : whole_text (reader, changes, i, end);
      add_row (list, change, name, text);
    }
  return n;
}

/* ---- before it is written ---- */

static void
append_record (GString       *text,
               GPtrArray     *changes,
               guint          first,
               guint          end,
               LwVillageKind  kind)
{
  const LwChange *change = g_ptr_array_index (changes, first);
  g_autofree char *caption = post_caption (changes, first, end, NULL, kind);
  g_autofree char *updated = NULL;

  if (change->op != 'u')
    {
      if (caption != NULL)
        append (text, caption);
      append_fields (text, changes, first, end);
      return;
    }
  updated = updated_text (NULL, changes, first, end);
  if (*updated != '\0')
    append (text, updated);
}

char *
lw_change_list_dup_row_text (GPtrArray     *changes,
                             LwVillageKind  kind)
{
  GString *text = g_string_new (NULL);

  for (int person = 0; person < 2; person++)
    for (guint i = 0, end; changes != NULL && i < changes->len; i = end)
      {
        const LwChange *change = g_ptr_array_index (changes, i);

        end = end_of (changes, i);
        if ((change->table == &lw_person_table) == person)
          append_record (text, changes, i, end, kind);
      }
  return g_string_free (text, FALSE);
}
