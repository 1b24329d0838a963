/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-form-lines.h"

#include <string.h>

#include "lw-form-label.h"
#include "lw-headings-private.h"
#include "lw-life.h"

/* No form asks for more. */
#define MOST_PAIRS 300
/* What stands on a form without a name of its own. */
#define STRAY "其他"
/* So many stand side by side at most. */
#define MOST_SIDES 16

typedef struct /* a cell, with all that is merged into it */
{
  const LwCell *cell; /* NULL: empty */
  LwPlace place;
  guint last_row;     /* the number of its last line */
  gboolean below;     /* it began in a line above */
  LabelKind kind;
} Token;

typedef struct
{
  LwHeadings *headings;
  const LwRawSheet *raw;
  guint first_column, end_column; /* of the forms at hand: several may stand side by side */
  GPtrArray *forms;    /* LwForm */
  LwForm *form;        /* the one at hand */
  LwForm *next;        /* what stands below an empty line and may begin the next; NULL: nothing */
  GPtrArray *titles;   /* LwFormPair: above the next form */
  LwFormPair *open;    /* its answer may go on in the next line; of @form or @next */
  LabelKind open_kind;
  guint open_until;    /* number of its last line; 0: as long as nothing else begins */
  guint last_number;
  const char *scope;   /* 全日制教育 or 在职教育, earlier in the line */
  guint n_stray, n_asked;
  gboolean is_endless; /* no form has so many answers */
} Reading;

static void
pair_free (gpointer data)
{
  LwFormPair *self = data;

  g_free (self->label);
  g_free (self->text);
  if (self->cell)
    g_free (self->cell->text);
  g_free (self->cell);
  g_free (self);
}

static LwForm *
form_new (void)
{
  LwForm *self = g_new0 (LwForm, 1);

  self->titles = g_ptr_array_new_with_free_func (pair_free);
  self->pairs = g_ptr_array_new_with_free_func (pair_free);
  return self;
}

static void
form_free (gpointer data)
{
  LwForm *self = data;

  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->pairs);
  g_free (self);
}

static gboolean
asks (const Token *token)
{
  return token->kind >= LABEL_PLAIN;
}

/* ---- the cells of a line ---- */

static GArray *
read_tokens (Reading *self,
             guint index)
{
  const LwRow *row = g_ptr_array_index (self->raw->rows, index);
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));

  for (guint c = self->first_column; c < MIN (row->n_cells, self->end_column);)
    {
      const LwMerge *merge = lw_raw_sheet_get_merge (self->raw, index, c);
      Token token = { .last_row = row->number, .place = { row->number, c } };

      if (merge)
        {
          token.last_row = merge->last_row + 1;
          token.below = merge->first_row + 1 < row->number;
          if (merge->first_column < c)
            token.below = TRUE;
        }
      if (!token.below && !lw_text_is_gap (row->cells[c].text))
        {
          token.cell = &row->cells[c];
          token.kind = token.cell->type == LW_CELL_TEXT ? lw_form_label_kind (self->headings, token.cell->text) : LABEL_NONE;
        }
      g_array_append_val (tokens, token);
      c = merge ? merge->last_column + 1 : c + 1;
    }
  return tokens;
}

static guint
next_filled (const GArray *tokens,
             guint from)
{
  while (from < tokens->len && !g_array_index (tokens, Token, from).cell)
    from++;
  return from;
}

static guint
count_filled (const GArray *tokens)
{
  guint n = 0;

  for (guint i = 0; i < tokens->len; i++)
    n += g_array_index (tokens, Token, i).cell != NULL;
  return n;
}

/* ---- forms ---- */

static LwForm *
current (Reading *self)
{
  return self->next ? self->next : self->form;
}

static void
add_all (GPtrArray *to,
         GPtrArray *from)
{
  while (from->len)
    g_ptr_array_add (to, g_ptr_array_steal_index (from, 0));
}

static void
take_titles (Reading *self,
             LwForm *form)
{
  add_all (form->titles, self->titles);
}

/* What stood below an empty line was no form of its own. */
static void
join_next (Reading *self)
{
  if (!self->next)
    return;
  add_all (self->form->pairs, self->next->pairs);
  self->form->is_filled |= self->next->is_filled;
  g_clear_pointer (&self->next, form_free);
}

static void
finish_form (Reading *self)
{
  join_next (self);
  if (self->form->name_place.row)
    g_ptr_array_add (self->forms, g_steal_pointer (&self->form));
  else
    g_clear_pointer (&self->form, form_free);
  self->form = form_new ();
  self->open = NULL;
}

/* The name begins a form, together with what stands in the lines above it. */
static void
begin_form (Reading *self,
            LwPlace place)
{
  if (self->form->name_place.row)
    {
      LwForm *next = g_steal_pointer (&self->next);

      finish_form (self);
      if (next)
        {
          form_free (self->form);
          self->form = next;
        }
    }
  else
    join_next (self);
  take_titles (self, self->form);
  self->form->name_place = place;
}

static LwFormPair *
pair_new (const char *label,
          LwPlace place)
{
  LwFormPair *pair = g_new0 (LwFormPair, 1);

  pair->label = g_strdup (label);
  pair->label_place = pair->place = place;
  return pair;
}

/* 毕业院校 in the line of 在职教育 is of that. Résumé and family have the names that lw-life.c knows. */
static char *
dup_label (Reading *self,
           LabelKind kind,
           const char *text)
{
  g_autofree char *clean = lw_heading_clean (text);
  LwMeaning meaning = lw_lens_meaning (self->headings, clean);

  if (kind == LABEL_LONG && (strstr (clean, "简历") || strstr (clean, "履历")))
    return g_strdup (LW_LIFE_RESUME);
  if (kind == LABEL_FAMILY && (strstr (clean, "成员") || strstr (clean, "社会关系")))
    return g_strdup (LW_LIFE_FAMILY);
  if (self->scope && (meaning == LW_MEANING_SCHOOL || meaning == LW_MEANING_MAJOR || meaning == LW_MEANING_DEGREE))
    return g_strconcat (self->scope, clean, NULL);
  return g_steal_pointer (&clean);
}

static LwFormPair *
add_pair (Reading *self,
          const Token *label,
          const char *text)
{
  LwMeaning meaning = lw_lens_meaning (self->headings, text);
  g_autofree char *name = dup_label (self, label->kind, text);
  LwFormPair *pair;

  if (meaning == LW_MEANING_EDUCATION_FULL_TIME)
    self->scope = "全日制教育";
  else if (meaning == LW_MEANING_EDUCATION_IN_SERVICE)
    self->scope = "在职教育";
  if (meaning == LW_MEANING_NAME && !label->below)
    begin_form (self, label->place);
  pair = pair_new (name, label->place);
  g_ptr_array_add (current (self)->pairs, pair);
  return pair;
}

static void
answer (Reading *self,
        LwFormPair *pair,
        const LwCell *cell,
        LwPlace place)
{
  if (!cell || lw_form_says_nothing (cell->text))
    return;
  pair->cell = g_memdup2 (cell, sizeof *cell);
  pair->cell->text = g_strdup (cell->text);
  pair->place = place;
  current (self)->is_filled = TRUE;
}

static void
add_line (Reading *self,
          LwFormPair *pair,
          const char *line)
{
  char *text;

  if (lw_form_says_nothing (line))
    return;
  text = pair->text ? g_strconcat (pair->text, "\n", line, NULL) : g_strdup (line);
  g_free (pair->text);
  pair->text = text;
  current (self)->is_filled = TRUE;
}

/* ---- lines ---- */

/* 姓名：张三 in one cell. */
static gboolean
read_colon (Reading *self,
            const Token *token)
{
  const char *text = token->cell->text;
  const char *said = NULL;
  const char *colon = lw_form_find_colon (text, &said);
  g_autofree char *label = NULL;
  g_autofree char *rest = NULL;
  LwFormPair *pair;
  LwCell cell = { .type = LW_CELL_TEXT };

  if (!colon || colon - text > MOST_LABEL_BYTES)
    return FALSE;
  label = g_strndup (text, (gsize) (colon - text));
  rest = g_strstrip (g_strdup (said));
  if (lw_form_label_kind (self->headings, label) != LABEL_PLAIN)
    return FALSE;
  pair = add_pair (self, token, label);
  cell.text = rest;
  answer (self, pair, &cell, token->place);
  return TRUE;
}

static gboolean
is_family_heading (const GArray *tokens)
{
  static const char *const relations[] = { "称谓", "关系", "与本人关系", "与本人的关系", NULL };

  for (guint i = 0; i < tokens->len; i++)
    {
      const Token *token = &g_array_index (tokens, Token, i);
      g_autofree char *key = token->cell && strlen (token->cell->text) < MOST_LABEL_BYTES ? lw_heading_key (token->cell->text) : NULL;

      if (key && g_strv_contains (relations, key))
        return TRUE;
    }
  return FALSE;
}

/* One member of the family to a line, or a line of the résumé. */
static void
take_open_line (Reading *self,
                const GArray *tokens,
                guint from)
{
  g_autoptr(GString) line = g_string_new (NULL);

  if (self->open_kind == LABEL_FAMILY && is_family_heading (tokens))
    return;
  for (guint i = from; i < tokens->len; i++)
    {
      const Token *token = &g_array_index (tokens, Token, i);

      if (!token->cell)
        continue;
      if (line->len)
        g_string_append (line, "  ");
      g_string_append (line, token->cell->text);
      if (!self->open->text)
        self->open->place = token->place;
    }
  add_line (self, self->open, line->str);
}

static void
open_pair (Reading *self,
           const Token *label,
           LwFormPair *pair,
           guint number)
{
  self->open = pair;
  self->open_kind = label->kind;
  self->open_until = label->last_row > number ? label->last_row : 0;
}

/* Whether the line still belongs to the label that was opened above. */
static gboolean
is_open (Reading *self,
         const GArray *tokens,
         guint number)
{
  guint first = next_filled (tokens, 0);

  if (!self->open)
    return FALSE;
  if (self->open_until)
    return number <= self->open_until;
  if (first == tokens->len || asks (&g_array_index (tokens, Token, first)))
    /* 称谓 姓名 年龄 below 家庭主要成员 is its own heading. */
    return self->open_kind == LABEL_FAMILY && is_family_heading (tokens);
  return self->open_kind == LABEL_FAMILY || first > 0;
}

/* The token with the answer to the label at @i; tokens->len: there is none. */
static guint
find_answer (Reading *self,
             const GArray *tokens,
             guint i)
{
  guint j = i + 1;
  const Token *token;

  /* Without knowledge of merges the rest of a wide label is empty cells. */
  while (!self->raw->has_merges && j < tokens->len && !g_array_index (tokens, Token, j).cell)
    j++;
  if (j >= tokens->len)
    return tokens->len;
  token = &g_array_index (tokens, Token, j);
  if (asks (token))
    return tokens->len;
  /* 学历 全日制 大专: it asks, as what follows is an answer. */
  if (token->kind == LABEL_ANSWER && j + 1 < tokens->len && g_array_index (tokens, Token, j + 1).cell &&
      g_array_index (tokens, Token, j + 1).kind < LABEL_ANSWER && lw_lens_meaning (self->headings, token->cell->text))
    return tokens->len;
  return j;
}

static gboolean
asks_for_name (Reading *self,
               const Token *token)
{
  return asks (token) && lw_lens_meaning (self->headings, token->cell->text) == LW_MEANING_NAME;
}

/* 姓名 and 性别 side by side, without room for an answer, head a table; so do other names of columns in the line
 * of 姓名, but for 学历 before 全日制教育. */
static gboolean
is_heading_row (Reading *self,
                const GArray *tokens)
{
  guint n_pairs = 0;
  gboolean name = FALSE;

  for (guint i = 0; i < tokens->len; i++)
    {
      const Token *left = &g_array_index (tokens, Token, i);
      const Token *right = i + 1 < tokens->len ? &g_array_index (tokens, Token, i + 1) : NULL;
      gboolean pair = asks (left) && right && asks (right);

      if (pair && (asks_for_name (self, left) || asks_for_name (self, right)))
        return TRUE;
      n_pairs += pair;
      name |= asks_for_name (self, left);
    }
  return name && n_pairs >= 2;
}

/* What neither asks nor answers stays beside the person; notes at the foot of a form say nothing of her. */
static void
keep_stray (Reading *self,
            const Token *token)
{
  const char *answer_text;
  LwFormPair *pair;

  if (!current (self)->name_place.row || lw_form_says_nothing (token->cell->text) || lw_form_find_colon (token->cell->text, &answer_text))
    return;
  pair = pair_new (STRAY, token->place);
  g_ptr_array_add (current (self)->pairs, pair);
  answer (self, pair, token->cell, token->place);
  self->n_stray++;
}

static void
read_line (Reading *self,
           const GArray *tokens,
           guint number)
{
  self->scope = NULL;
  for (guint i = next_filled (tokens, 0); i < tokens->len; i = next_filled (tokens, i))
    {
      const Token *token = &g_array_index (tokens, Token, i);
      gboolean may_ask = asks (token) || token->kind == LABEL_ANSWER || token->kind == LABEL_MAYBE;
      guint j;
      LwFormPair *pair;

      if (token->kind == LABEL_SILENT || !may_ask)
        {
          if (token->kind != LABEL_SILENT && !read_colon (self, token))
            keep_stray (self, token);
          i++;
          continue;
        }
      j = find_answer (self, tokens, i);
      /* Unknown words ask only where an answer follows. */
      if (!asks (token) && (j == tokens->len || !g_array_index (tokens, Token, j).cell))
        {
          keep_stray (self, token);
          i++;
          continue;
        }
      self->n_asked += asks (token);
      pair = add_pair (self, token, token->cell->text);
      if (token->kind == LABEL_FAMILY || token->kind == LABEL_LONG)
        {
          open_pair (self, token, pair, number);
          take_open_line (self, tokens, i + 1);
          return;
        }
      if (j < tokens->len)
        answer (self, pair, g_array_index (tokens, Token, j).cell, g_array_index (tokens, Token, j).place);
      i = j < tokens->len ? j + 1 : i + 1;
    }
}

/* One text alone, above a form or below it. */
static gboolean
take_title (Reading *self,
            const GArray *tokens)
{
  static const char *const words[] = { "登记表", "审批表", "推荐表", "信息表", "备案表", "档案", "信息卡", "登记卡", "情况表", "任免表", "名册表", "考察表", "简介", NULL };
  guint first = next_filled (tokens, 0);
  const Token *token = &g_array_index (tokens, Token, first);
  g_autofree char *clean = NULL;

  if (asks (token) || count_filled (tokens) != 1 || strlen (token->cell->text) > 300)
    return FALSE;
  clean = lw_heading_clean (token->cell->text);
  if (lw_text_has_any (clean, words))
    finish_form (self);
  g_ptr_array_add (self->titles, pair_new (token->cell->text, token->place));
  return TRUE;
}

static void
take_line (Reading *self,
           guint index)
{
  const LwRow *row = g_ptr_array_index (self->raw->rows, index);
  g_autoptr(GArray) tokens = read_tokens (self, index);
  gboolean gap = self->last_number && row->number > self->last_number + 1;

  self->last_number = row->number;
  if (next_filled (tokens, 0) == tokens->len)
    return;
  if (is_open (self, tokens, row->number))
    {
      take_open_line (self, tokens, 0);
      return;
    }
  self->open = NULL;
  if (gap && self->form->name_place.row && !self->next)
    self->next = form_new ();
  if (!take_title (self, tokens))
    read_line (self, tokens, row->number);
  self->is_endless |= current (self)->pairs->len > MOST_PAIRS;
}

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->form, form_free);
  g_clear_pointer (&self->next, form_free);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* Reads the forms in these columns. FALSE: these are none. */
static gboolean
read_columns (LwHeadings *headings,
              const LwRawSheet *raw,
              guint first,
              guint end,
              GPtrArray *forms)
{
  g_auto(Reading) self = { .headings = headings, .raw = raw, .first_column = first, .end_column = end };

  self.forms = g_ptr_array_ref (forms);
  self.titles = g_ptr_array_new_with_free_func (pair_free);
  self.form = form_new ();
  for (guint i = 0; i < raw->rows->len && !self.is_endless; i++)
    take_line (&self, i);
  finish_form (&self);
  /* A table of something else has more of it than of what asks. */
  return !self.is_endless && self.n_stray * 3 <= self.n_asked + 3;
}

static gboolean
has_table (LwHeadings *headings,
           const LwRawSheet *raw)
{
  Reading self = { .headings = headings, .raw = raw, .end_column = G_MAXUINT };

  for (guint i = 0; i < raw->rows->len; i++)
    {
      g_autoptr(GArray) tokens = read_tokens (&self, i);

      if (!is_family_heading (tokens) && is_heading_row (&self, tokens))
        return TRUE;
    }
  return FALSE;
}

/* 所在村 before 姓名: a form begins where the label stands again with which its line begins. The labels of
 * the first one are before @names[0], those of the next after the name before. */
static guint
find_start (const GArray *tokens,
            const guint *names,
            guint nth)
{
  for (guint i = 0; i < names[0]; i++)
    {
      const Token *first = &g_array_index (tokens, Token, i);

      for (guint j = names[nth - 1] + 1; asks (first) && j < names[nth]; j++)
        {
          const Token *again = &g_array_index (tokens, Token, j);

          if (again->cell && strcmp (again->cell->text, first->cell->text) == 0)
            return again->place.column;
        }
    }
  return g_array_index (tokens, Token, names[nth]).place.column;
}

/* Where the forms after the first begin that stand side by side, by the first line that has several names
 * and is not about their families. */
static GArray *
find_sides (LwHeadings *headings,
            const LwRawSheet *raw)
{
  Reading self = { .headings = headings, .raw = raw, .end_column = G_MAXUINT };
  GArray *sides = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint r = 0; r < raw->rows->len && !sides->len; r++)
    {
      g_autoptr(GArray) tokens = read_tokens (&self, r);
      g_autoptr(GArray) names = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint i = 0; i < tokens->len; i++)
        {
          const Token *token = &g_array_index (tokens, Token, i);

          if (token->cell && lw_lens_meaning (headings, token->cell->text) == LW_MEANING_NAME)
            g_array_append_val (names, i);
        }
      for (guint n = 1; n < names->len && !is_family_heading (tokens); n++)
        {
          guint start = find_start (tokens, (const guint *) (gpointer) names->data, n);

          g_array_append_val (sides, start);
        }
    }
  return sides;
}

static int
compare_forms (gconstpointer a,
               gconstpointer b)
{
  const LwForm *one = *(LwForm *const *) a, *other = *(LwForm *const *) b;

  if (one->name_place.row != other->name_place.row)
    return one->name_place.row < other->name_place.row ? -1 : 1;
  return one->name_place.column < other->name_place.column ? -1 : one->name_place.column > other->name_place.column;
}

GPtrArray *
lw_form_lines_read (LwHeadings *headings,
                    const LwRawSheet *raw)
{
  g_autoptr(GPtrArray) forms = g_ptr_array_new_with_free_func (form_free);
  g_autoptr(GArray) sides = find_sides (headings, raw);
  guint first = 0;

  if (sides->len > MOST_SIDES || has_table (headings, raw))
    return NULL;
  for (guint i = 0; i <= sides->len; i++)
    {
      guint end = i < sides->len ? g_array_index (sides, guint, i) : G_MAXUINT;

      if (!read_columns (headings, raw, first, end, forms))
        return NULL;
      first = end;
    }
  g_ptr_array_sort (forms, compare_forms);
  return forms->len ? g_steal_pointer (&forms) : NULL;
}
