/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-page.h"

typedef struct
{
  LwSession *session;
  char *title;
  char *subtitle;
  LwKey key;
  gboolean stale;
} LwPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LwPage, lw_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
  PROP_TITLE,
  PROP_SUBTITLE,
} LwPageProperty;

static GParamSpec *properties[PROP_SUBTITLE + 1];

static LwPagePrivate *
get_private (LwPage *self)
{
  return lw_page_get_instance_private (self);
}

void
lw_page_refresh (LwPage *self)
{
  LwPagePrivate *priv = get_private (self);

  g_return_if_fail (LW_IS_PAGE (self));
  priv->stale = FALSE;
  if (LW_PAGE_GET_CLASS (self)->refresh != NULL)
    LW_PAGE_GET_CLASS (self)->refresh (self);
}

static void
changed_cb (LwPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    lw_page_refresh (self);
  else
    get_private (self)->stale = TRUE;
}

static void
lw_page_map (GtkWidget *widget)
{
  LwPage *self = LW_PAGE (widget);

  if (get_private (self)->stale)
    lw_page_refresh (self);
  GTK_WIDGET_CLASS (lw_page_parent_class)->map (widget);
}

static void
lw_page_constructed (GObject *object)
{
  LwPagePrivate *priv = get_private (LW_PAGE (object));

  G_OBJECT_CLASS (lw_page_parent_class)->constructed (object);
  priv->stale = TRUE;
  if (priv->session != NULL)
    g_signal_connect_object (priv->session, "changed", G_CALLBACK (changed_cb), object,
                             G_CONNECT_SWAPPED);
}

static void
lw_page_get_property (GObject    *object,
                      guint       property,
                      GValue     *value,
                      GParamSpec *pspec)
{
  LwPagePrivate *priv = get_private (LW_PAGE (object));

  switch ((LwPageProperty) property)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, priv->subtitle);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lw_page_set_property (GObject      *object,
                      guint         property,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  LwPage *self = LW_PAGE (object);
  LwPagePrivate *priv = get_private (self);

  switch ((LwPageProperty) property)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      lw_page_set_title (self, g_value_get_string (value), priv->subtitle);
      break;
    case PROP_SUBTITLE:
      lw_page_set_title (self, priv->title, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lw_page_finalize (GObject *object)
{
  LwPagePrivate *priv = get_private (LW_PAGE (object));

  g_clear_object (&priv->session);
  g_free (priv->title);
  g_free (priv->subtitle);
  G_OBJECT_CLASS (lw_page_parent_class)->finalize (object);
}

static void
lw_page_class_init (LwPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = lw_page_constructed;
  object_class->get_property = lw_page_get_property;
  object_class->set_property = lw_page_set_property;
  object_class->finalize = lw_page_finalize;
  GTK_WIDGET_CLASS (klass)->map = lw_page_map;
  properties[PROP_SESSION]
      = g_param_spec_object ("session", NULL, NULL, LW_TYPE_SESSION,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUBTITLE]
      = g_param_spec_string ("subtitle", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
lw_page_init (LwPage *self)
{
}

LwSession *
lw_page_get_session (LwPage *self)
{
  g_return_val_if_fail (LW_IS_PAGE (self), NULL);
  return get_private (self)->session;
}

void
lw_page_set_title (LwPage     *self,
                   const char *title,
                   const char *subtitle)
{
  LwPagePrivate *priv = get_private (self);
  g_autofree char *old_title = NULL;
  g_autofree char *old_subtitle = NULL;

  g_return_if_fail (LW_IS_PAGE (self));
  if (g_strcmp0 (priv->title, title) == 0 && g_strcmp0 (priv->subtitle, subtitle) == 0)
    return;
  old_title = g_steal_pointer (&priv->title);
  old_subtitle = g_steal_pointer (&priv->subtitle);
  priv->title = g_strdup (title);
  priv->subtitle = g_strdup (subtitle);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

const char *
lw_page_get_title (LwPage *self)
{
  g_return_val_if_fail (LW_IS_PAGE (self), NULL);
  return get_private (self)->title;
}

const char *
lw_page_get_subtitle (LwPage *self)
{
  g_return_val_if_fail (LW_IS_PAGE (self), NULL);
  return get_private (self)->subtitle;
}

void
lw_page_open (LwPage *self,
              LwKey   key)
{
  g_return_if_fail (LW_IS_PAGE (self));
  get_private (self)->key = key;
  if (LW_PAGE_GET_CLASS (self)->open != NULL)
    LW_PAGE_GET_CLASS (self)->open (self, key);
  changed_cb (self);
}

LwKey
lw_page_get_key (LwPage *self)
{
  g_return_val_if_fail (LW_IS_PAGE (self), 0);
  return get_private (self)->key;
}

void
lw_page_toast_undo (LwPage     *self,
                    const char *text,
                    LwKey       first)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "(sx)", text, first);
}

void
lw_page_toast (LwPage     *self,
               const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}
