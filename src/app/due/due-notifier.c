/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/due/due-notifier.h"

#include <glib/gi18n-lib.h>

#include "app/due/due-ledger.h"
#include "app/settings.h"
#include "core/outage/tasks.h"

#define REMINDED "reminded"
/* More at once is a wall that nobody reads: the others are counted. */
#define MOST_AT_ONCE 4

struct _SkvDueNotifier
{
  GObject parent_instance;

  GApplication *application; /* (unowned) (nullable) */
  const SkvClock *clock;     /* (unowned) */
  SkvDueLedger *ledger;      /* (owned) */
  guint source;
};

static guint due_signal;

G_DEFINE_FINAL_TYPE (SkvDueNotifier, skv_due_notifier, G_TYPE_OBJECT)

static gint64
now (SkvDueNotifier *self)
{
  return self->clock->now (self->clock->data);
}

static gboolean
is_wanted (void)
{
  GSettings *settings = skv_settings_get ();

  return settings == NULL || g_settings_get_boolean (settings, "notifications");
}

/* --- one plan --------------------------------------------------------------------------------- */

static void
send (SkvDueNotifier *self,
      const char *key,
      const char *title,
      const char *body,
      const char *uri,
      const char *id)
{
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.open-at", "(ss)", uri, id);
  g_application_send_notification (self->application, key, notification);
}

/* "Tomorrow, 9 June 2027 · County" */
static char *
body_of (SkvPlan *plan, const SkvDue *due)
{
  const char *title = skv_plan_get_settings (plan)->title;
  g_autofree char *first = g_utf8_substring (due->words, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);
  const char *rest = g_utf8_next_char (due->words);

  if (title == NULL || *title == '\0')
    return g_strconcat (capital, rest, NULL);
  return g_strconcat (capital, rest, " · ", title, NULL);
}

static void
tell (SkvDueNotifier *self, SkvPlan *plan, const char *uri, const SkvDue *due, const char *key)
{
  g_autofree char *headline = skv_due_headline (due);
  g_autofree char *body = body_of (plan, due);

  send (self, key, headline, body, uri, due->item != NULL ? due->item : due->id);
}

static void
tell_rest (SkvDueNotifier *self, SkvPlan *plan, const char *uri, guint n)
{
  const char *title = skv_plan_get_settings (plan)->title;
  g_autofree char *headline = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u more thing is due", "%u more things are due", n), n);
  g_autofree char *key = g_strconcat (uri, " more", NULL);

  send (self, key, headline, title != NULL ? title : "", uri, "");
}

static void
save (SkvDueNotifier *self)
{
  GSettings *settings = skv_settings_get ();

  if (settings != NULL)
    g_settings_set_value (settings, REMINDED, skv_due_ledger_save (self->ledger));
}

guint
skv_due_notifier_look (SkvDueNotifier *self, SkvPlan *plan, const char *uri)
{
  g_autoptr (GPtrArray) list = NULL;
  SkvDay today;
  guint n = 0;

  g_return_val_if_fail (SKV_IS_DUE_NOTIFIER (self), 0);
  g_return_val_if_fail (SKV_IS_PLAN (plan) && uri != NULL, 0);

  if (!is_wanted ())
    return 0;
  today = skv_zone_day (skv_plan_get_zone (plan), now (self));
  list = skv_due_list_now (plan, now (self));
  for (guint i = 0; i < list->len; i++)
    {
      const SkvDue *due = g_ptr_array_index (list, i);
      g_autofree char *key =
        g_strconcat (uri, " ", skv_due_kind_name (due->kind), " ", due->id, NULL);

      if (!skv_due_ledger_take (self->ledger, today, key))
        continue;
      if (self->application != NULL && n < MOST_AT_ONCE)
        tell (self, plan, uri, due, key);
      n++;
    }
  if (self->application != NULL && n > MOST_AT_ONCE)
    tell_rest (self, plan, uri, n - MOST_AT_ONCE);
  if (n > 0)
    save (self);
  return n;
}

/* --- from day to day -------------------------------------------------------------------------- */

static gboolean on_time (gpointer data);

static void
wait (SkvDueNotifier *self)
{
  self->source = g_timeout_add_seconds (skv_due_wait (now (self)), on_time, self);
}

static gboolean
on_time (gpointer data)
{
  SkvDueNotifier *self = data;

  self->source = 0;
  wait (self);
  g_signal_emit (self, due_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
skv_due_notifier_finalize (GObject *object)
{
  SkvDueNotifier *self = SKV_DUE_NOTIFIER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->ledger, skv_due_ledger_free);
  G_OBJECT_CLASS (skv_due_notifier_parent_class)->finalize (object);
}

static void
skv_due_notifier_class_init (SkvDueNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_due_notifier_finalize;
  due_signal = g_signal_new ("due", SKV_TYPE_DUE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                             G_TYPE_NONE, 0);
}

static void
skv_due_notifier_init (SkvDueNotifier *self)
{
}

SkvDueNotifier *
skv_due_notifier_new (GApplication *application, const SkvClock *clock)
{
  GSettings *settings = skv_settings_get ();
  g_autoptr (GVariant) saved = NULL;
  SkvDueNotifier *self;

  g_return_val_if_fail (clock != NULL, NULL);

  if (settings != NULL)
    saved = g_settings_get_value (settings, REMINDED);
  self = g_object_new (SKV_TYPE_DUE_NOTIFIER, NULL);
  self->application = application;
  self->clock = clock;
  self->ledger = skv_due_ledger_new (saved);
  wait (self);
  return self;
}
