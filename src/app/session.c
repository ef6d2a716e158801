/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/session-private.h"

enum
{
  PROP_PLAN = 1,
  PROP_YEAR,
  PROP_SELECTED,
  PROP_AGAINST,
  PROP_TODAY,
  N_PROPS,
};

enum
{
  REFRESHED,
  SHOWN,
  TOLD,
  WORKING,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SkvSession, skv_session, G_TYPE_OBJECT)

/* --- what is computed ---------------------------------------------------------------------- */

static void
drop_computed (SkvSession *self)
{
  skv_session_drop_filter (self);
  skv_work_clear (&self->work);
  g_clear_pointer (&self->checker, skv_checker_unref);
  g_clear_object (&self->mirror);
}

static void
refresh (SkvSession *self)
{
  if (skv_session_check_in_background (self))
    return;
  drop_computed (self);
  g_signal_emit (self, signals[REFRESHED], 0);
}

SkvChecker *
skv_session_get_checker (SkvSession *self)
{
  g_return_val_if_fail (SKV_IS_SESSION (self), NULL);

  if (self->checker == NULL)
    {
      self->checker =
        skv_checker_new (self->plan, skv_session_get_from (self), skv_session_get_to (self));
      skv_checker_set_today (self->checker, self->today);
    }
  return self->checker;
}

SkvOccurrences *
skv_session_get_occurrences (SkvSession *self)
{
  g_return_val_if_fail (SKV_IS_SESSION (self), NULL);
  return skv_checker_get_occurrences (skv_session_get_checker (self));
}

/* --- what is shown ------------------------------------------------------------------------- */

SkvPlan *
skv_session_get_plan (SkvSession *self)
{
  g_return_val_if_fail (SKV_IS_SESSION (self), NULL);
  return self->plan;
}

SkvDateContext
skv_session_date_context (SkvSession *self)
{
  g_return_val_if_fail (SKV_IS_SESSION (self), (SkvDateContext){ .today = SKV_DAY_NONE });
  return (SkvDateContext){ skv_plan_get_settings (self->plan)->language,
                           skv_session_get_year (self), self->today };
}

SkvDay
skv_session_get_today (SkvSession *self)
{
  g_return_val_if_fail (SKV_IS_SESSION (self), SKV_DAY_NONE);
  return self->today;
}

void
skv_session_set_today (SkvSession *self, SkvDay today)
{
  g_return_if_fail (SKV_IS_SESSION (self));
  g_return_if_fail (today != SKV_DAY_NONE);

  if (self->today == today)
    return;
  self->today = today;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TODAY]);
  refresh (self);
}

int
skv_session_get_year (SkvSession *self)
{
  g_return_val_if_fail (SKV_IS_SESSION (self), 0);
  return self->year;
}

void
skv_session_set_year (SkvSession *self, int year)
{
  g_return_if_fail (SKV_IS_SESSION (self));

  /* SkvDay begins and ends here, and so do the buttons for the years beside this one. */
  year = CLAMP (year, 1584, 9998);
  if (self->year != year)
    skv_session_show_day (self, skv_zoom_step (SKV_ZOOM_YEAR, self->day, year - self->year));
}

void
skv_session_emit_shown (SkvSession *self, gboolean is_new)
{
  int year = skv_zoom_year (self->school, self->day);

  if (self->year != year)
    {
      self->year = year;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_YEAR]);
    }
  g_signal_emit (self, signals[SHOWN], 0);
  if (is_new)
    refresh (self);
}

SkvDay
skv_session_get_from (SkvSession *self)
{
  SkvDay year, shown, other;

  g_return_val_if_fail (SKV_IS_SESSION (self), SKV_DAY_NONE);
  skv_zoom_range (SKV_ZOOM_YEAR, self->school, self->day, &year, &other);
  skv_session_get_shown (self, &shown, &other);
  return MIN (year, shown);
}

SkvDay
skv_session_get_to (SkvSession *self)
{
  SkvDay year, shown, other;

  g_return_val_if_fail (SKV_IS_SESSION (self), SKV_DAY_NONE);
  skv_zoom_range (SKV_ZOOM_YEAR, self->school, self->day, &other, &year);
  skv_session_get_shown (self, &other, &shown);
  return MAX (year, shown);
}

const char *
skv_session_get_selected (SkvSession *self)
{
  g_return_val_if_fail (SKV_IS_SESSION (self), NULL);
  return self->selected;
}

const char *
skv_session_get_against (SkvSession *self)
{
  g_return_val_if_fail (SKV_IS_SESSION (self), NULL);
  return self->against;
}

void
skv_session_select (SkvSession *self, const char *id, const char *against)
{
  gboolean other_id, other_against;

  g_return_if_fail (SKV_IS_SESSION (self));

  other_id = g_strcmp0 (self->selected, id) != 0;
  other_against = g_strcmp0 (self->against, against) != 0;
  if (other_id)
    skv_set_text (&self->selected, id);
  if (other_against)
    skv_set_text (&self->against, against);

  /* Both are set before anyone hears of either. */
  if (other_id)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
  if (other_against)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_AGAINST]);
}

void
skv_session_emit_told (SkvSession *self, gboolean edit, const char *message)
{
  self->told_edit = edit;
  g_signal_emit (self, signals[TOLD], 0, message);
}

/* --- object -------------------------------------------------------------------------------- */

/* Forget what was selected if it is gone, so that no view asks for it. */
static void
on_plan_changed (SkvPlan *plan, gpointer edit, gpointer data)
{
  SkvSession *self = SKV_SESSION (data);
  gboolean selected_gone = FALSE, against_gone = FALSE, is_new;

  for (guint i = 0; edit != NULL && i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      if (change->kind != SKV_KIND_ITEM || change->after != NULL)
        continue;
      selected_gone = selected_gone || g_strcmp0 (self->selected, change->id) == 0;
      against_gone = against_gone || g_strcmp0 (self->against, change->id) == 0;
    }
  skv_session_drop_filter (self);
  if (self->source != NULL && skv_plan_lookup (plan, SKV_KIND_SOURCE, self->source) == NULL)
    g_clear_pointer (&self->source, g_free);
  is_new = self->checker != NULL && !skv_session_follow (self, edit);
  if (selected_gone)
    skv_session_select (self, NULL, NULL);
  else if (against_gone)
    skv_session_select (self, self->selected, NULL);
  if (is_new)
    refresh (self);
  else
    g_signal_emit (self, signals[REFRESHED], 0);
}

static void
skv_session_dispose (GObject *object)
{
  SkvSession *self = SKV_SESSION (object);

  drop_computed (self);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (skv_session_parent_class)->dispose (object);
}

static void
skv_session_finalize (GObject *object)
{
  SkvSession *self = SKV_SESSION (object);

  g_free (self->selected);
  g_free (self->against);
  g_free (self->source);
  g_clear_pointer (&self->view, skv_record_unref);
  G_OBJECT_CLASS (skv_session_parent_class)->finalize (object);
}

static void
skv_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SkvSession *self = SKV_SESSION (object);

  switch (prop_id)
    {
    case PROP_PLAN:
      g_value_set_object (value, self->plan);
      break;
    case PROP_YEAR:
      g_value_set_int (value, self->year);
      break;
    case PROP_SELECTED:
      g_value_set_string (value, self->selected);
      break;
    case PROP_AGAINST:
      g_value_set_string (value, self->against);
      break;
    case PROP_TODAY:
      g_value_set_int (value, self->today);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
skv_session_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SkvSession *self = SKV_SESSION (object);

  switch (prop_id)
    {
    case PROP_PLAN:
      self->plan = g_value_dup_object (value);
      g_signal_connect_object (self->plan, "changed", G_CALLBACK (on_plan_changed), self, 0);
      break;
    case PROP_YEAR:
      skv_session_set_year (self, g_value_get_int (value));
      break;
    case PROP_SELECTED:
      skv_session_select (self, g_value_get_string (value), NULL);
      break;
    case PROP_AGAINST:
      skv_session_select (self, self->selected, g_value_get_string (value));
      break;
    case PROP_TODAY:
      self->today = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
skv_session_class_init (SkvSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags plain = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags given = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY;

  object_class->dispose = skv_session_dispose;
  object_class->finalize = skv_session_finalize;
  object_class->get_property = skv_session_get_property;
  object_class->set_property = skv_session_set_property;

  props[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, SKV_TYPE_PLAN, given);
  props[PROP_YEAR] = g_param_spec_int ("year", NULL, NULL, 0, 9999, 0, plain);
  props[PROP_SELECTED] = g_param_spec_string ("selected", NULL, NULL, NULL, plain);
  props[PROP_AGAINST] = g_param_spec_string ("against", NULL, NULL, NULL, plain);
  props[PROP_TODAY] = g_param_spec_int ("today", NULL, NULL, G_MININT, G_MAXINT, 0, given);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SHOWN] = g_signal_new ("shown", SKV_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[REFRESHED] = g_signal_new ("refreshed", SKV_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  signals[WORKING] = g_signal_new ("working", SKV_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  /* @message: what was done, or why not */
  signals[TOLD] = g_signal_new ("told", SKV_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
skv_session_init (SkvSession *self)
{
}

SkvSession *
skv_session_new (SkvPlan *plan, SkvDay today)
{
  SkvSession *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (today != SKV_DAY_NONE, NULL);

  self = g_object_new (SKV_TYPE_SESSION, "plan", plan, "today", today, NULL);
  self->year = skv_day_year (today);
  self->day = today;
  return self;
}
