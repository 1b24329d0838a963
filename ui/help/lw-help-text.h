/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A topic of the help: a Mallard page, of which these elements are understood: page, title, section,
 * p, list, steps, item, note, and in a line gui, key, em, code, link. Anything else is an error, so
 * that nothing of a topic is silently left out. */

#define LW_HELP_ERROR (lw_help_error_quark ())
GQuark lw_help_error_quark (void);
typedef enum
{
  LW_HELP_ERROR_ELEMENT, /* an element that is not understood, or stands where it has no meaning */
} LwHelpError;

typedef enum
{
  LW_HELP_HEADING,
  LW_HELP_PARAGRAPH,
  LW_HELP_ITEM,
  LW_HELP_STEP,
  LW_HELP_NOTE,
} LwHelpBlockKind;

typedef struct
{
  LwHelpBlockKind kind;
  guint number; /* of a step, from 1 */
  char *markup; /* Pango's; a link's target is the id of a topic */
} LwHelpBlock;

typedef struct
{
  char *id;
  char *title;
  GPtrArray *blocks; /* LwHelpBlock */
  GPtrArray *words;  /* what stands in gui elements: names of buttons and pages */
  char *folded;      /* title and text, case folded, to search in */
} LwHelpTopic;

LwHelpTopic *lw_help_topic_parse (const char   *xml,
                                  gssize        length,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void         lw_help_topic_free  (LwHelpTopic  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwHelpTopic, lw_help_topic_free)

/* Every topic in the order of reading, in the first of these languages that has it, else in English.
 * (element-type LwHelpTopic) */
GPtrArray   *lw_help_topics_load (const char *const *languages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
