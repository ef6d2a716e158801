/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/ics-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* As a plan takes them (model/validate.c) */
#define FIRST_YEAR 1970
#define LAST_YEAR 2099

/* One date of a series as its rules give it, before anything replaces it */
typedef struct
{
  gint64 civil; /* by the clock of the series */
  gint64 instant;
  gint64 length;   /* seconds; -1: that of the event */
  const char *key; /* (not owned): what it is known by among the others */
  gboolean excluded;
  const SkvIcsEvent *override; /* (nullable) */
} Instance;

/* All events of one UID */
typedef struct
{
  SkvIcsCalendar *calendar;
  const SkvIcsHorizon *horizon;
  const char *uid;
  GPtrArray *overrides; /* (element-type SkvIcsEvent) by the date that they replace */
  GArray *instances;    /* (element-type Instance) */
  GHashTable *keys;     /* (element-type utf8): those taken */
} Series;

static const char *
take_key (Series *self, gint64 civil)
{
  SkvDay day = (SkvDay) (civil / SKV_DAY_SECONDS - (civil % SKV_DAY_SECONDS < 0));
  int second = (int) (civil - day * SKV_DAY_SECONDS);
  char *key = skv_day_format (day);

  if (g_hash_table_contains (self->keys, key))
    {
      g_autofree char *date = key;

      key = g_strdup_printf ("%sT%02d%02d%02d", date, second / 3600, second / 60 % 60, second % 60);
    }
  g_hash_table_add (self->keys, key);
  return key;
}

static gboolean
in_years (gint64 moment)
{
  return moment >= skv_day_from_ymd (FIRST_YEAR, 1, 1) * SKV_DAY_SECONDS &&
         moment < skv_day_from_ymd (LAST_YEAR + 1, 1, 1) * SKV_DAY_SECONDS;
}

/* @start: instant, or day × 86 400 of a date; @length: seconds, -1 as the event says */
static void
add_entry (SkvIcsCalendar *calendar,
           const SkvIcsEvent *event,
           const char *uid,
           const char *key,
           gint64 start,
           gint64 length)
{
  gboolean all_day = event->start.stamp.is_date;
  SkvIcsEntry *entry;
  gint64 end = SKV_MOMENT_NONE;

  if (length > 0 && !all_day)
    end = start + length;
  else if (all_day)
    end = start + event->length.days * SKV_DAY_SECONDS;
  else if (event->length.days != 0 || event->length.seconds != 0)
    end = skv_ics_time_resolve (&event->start, skv_ics_time_civil (&event->start, start) +
                                                 event->length.days * SKV_DAY_SECONDS) +
          event->length.seconds;

  if (!in_years (start) || (end != SKV_MOMENT_NONE && !in_years (end - 1)))
    {
      skv_ics_calendar_skip (calendar, event->line, event->title,
                             _("a plan holds the years %d to %d"), FIRST_YEAR, LAST_YEAR);
      return;
    }
  entry = g_new0 (SkvIcsEntry, 1);
  entry->uid = g_strdup (uid);
  entry->recurrence = g_strdup (key);
  entry->title = g_strdup (event->title);
  entry->notes = g_strdup (event->notes);
  entry->all_day = all_day;
  entry->start = start;
  entry->end = end;
  entry->status = event->status;
  entry->notice = event->notice != NULL ? skv_ics_notice_copy (event->notice) : NULL;
  entry->line = event->line;
  g_ptr_array_add (calendar->entries, entry);
}

static void
add_instance (Series *self, const SkvIcsEvent *master, gint64 civil, gint64 length)
{
  Instance instance = { civil, skv_ics_time_resolve (&master->start, civil), length, NULL, FALSE,
                        NULL };

  g_array_append_val (self->instances, instance);
}

/* The dates of one rule in the horizon, by the clock of the event; FALSE with the reason told */
static gboolean
expand_rule (Series *self,
             const SkvIcsEvent *master,
             const SkvIcsRule *rule,
             const char *consequence,
             GArray *times,
             gboolean *goes_on)
{
  g_autoptr (GError) error = NULL;

  if (skv_ics_rule_expand (rule->rule, &master->start.stamp, master->start.zone,
                           self->horizon->from * SKV_DAY_SECONDS,
                           self->horizon->until * SKV_DAY_SECONDS, times, goes_on, &error))
    return TRUE;
  skv_ics_calendar_skip (self->calendar, rule->line, master->title, _("the rule %.200s: %s %s"),
                         rule->rule, error->message, consequence);
  return FALSE;
}

static void
tell_horizon (Series *self, const SkvIcsEvent *master, gboolean goes_on)
{
  g_autofree char *last = skv_day_format (self->horizon->until - 1);
  g_autofree char *first = skv_day_format (self->horizon->from);

  if (goes_on)
    skv_ics_calendar_note (self->calendar, master->line, master->title,
                           _("the series goes on after %s; it was followed up to then"), last);
  if (master->start.stamp.local < self->horizon->from * SKV_DAY_SECONDS)
    skv_ics_calendar_note (self->calendar, master->line, master->title,
                           _("the series began before %s; it was followed from then on"), first);
}

static void
add_ruled (Series *self, const SkvIcsEvent *master)
{
  gboolean any_goes_on = FALSE, has_start = master->rules->len == 0;

  for (guint i = 0; i < master->rules->len; i++)
    {
      g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
      gboolean goes_on = FALSE;

      if (!expand_rule (self, master, &g_array_index (master->rules, SkvIcsRule, i),
                        _("The event came in once, on its first date."), times, &goes_on))
        add_instance (self, master, master->start.stamp.local, -1);
      has_start = has_start || times->len == 0 ||
                  g_array_index (times, gint64, 0) <= master->start.stamp.local ||
                  master->start.stamp.local < self->horizon->from * SKV_DAY_SECONDS;
      any_goes_on = any_goes_on || goes_on;
      for (guint k = 0; k < times->len; k++)
        add_instance (self, master, g_array_index (times, gint64, k), -1);
    }
  if (master->rules->len == 0)
    add_instance (self, master, master->start.stamp.local, -1);
  else
    tell_horizon (self, master, any_goes_on);
  if (!has_start)
    skv_ics_calendar_note (
      self->calendar, master->line, master->title,
      _("its first date is none that its rule gives: only the rule's dates were taken"));
}

static int
compare_instances (gconstpointer a, gconstpointer b)
{
  const Instance *left = a, *right = b;

  /* Of a doubled date the one with a length of its own comes first, and stays. */
  if (left->civil != right->civil)
    return left->civil < right->civil ? -1 : 1;
  return (left->length < right->length) - (left->length > right->length);
}

/* Sorts, takes out doubled dates, and names what is left. */
static void
settle_instances (Series *self)
{
  guint n = 0;

  g_array_sort (self->instances, compare_instances);
  for (guint i = 0; i < self->instances->len; i++)
    {
      Instance *all = (Instance *) (gpointer) self->instances->data;

      if (n == 0 || all[i].civil != all[n - 1].civil)
        all[n++] = all[i];
    }
  g_array_set_size (self->instances, n);
  for (guint i = 0; i < n; i++)
    {
      Instance *instance = &g_array_index (self->instances, Instance, i);

      instance->key = take_key (self, instance->civil);
    }
}

static gint64
day_of (gint64 civil)
{
  return civil / SKV_DAY_SECONDS - (civil % SKV_DAY_SECONDS < 0);
}

/* Does @time name that instance? A date names all of its day; one with a time names the day of an
 * all-day event, for programs do write both. */
static gboolean
is_named (const SkvIcsEvent *master, const Instance *instance, const SkvIcsTime *time)
{
  if (time->stamp.is_date || master->start.stamp.is_date)
    return day_of (instance->civil) == day_of (time->stamp.local);
  return instance->instant == skv_ics_time_instant (time);
}

static void
exclude_dates (Series *self, const SkvIcsEvent *master)
{
  for (guint i = 0; i < master->excluded->len; i++)
    {
      const SkvIcsTime *time = &g_array_index (master->excluded, SkvIcsDate, i).time;

      for (guint k = 0; k < self->instances->len; k++)
        {
          Instance *instance = &g_array_index (self->instances, Instance, k);

          instance->excluded = instance->excluded || is_named (master, instance, time);
        }
    }
}

static void
exclude_ruled (Series *self, const SkvIcsEvent *master)
{
  for (guint i = 0; i < master->excluding_rules->len; i++)
    {
      g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
      gboolean goes_on;
      guint at = 0;

      if (!expand_rule (self, master, &g_array_index (master->excluding_rules, SkvIcsRule, i),
                        _("It should take dates out of the series; none were taken out."), times,
                        &goes_on))
        continue;
      for (guint k = 0; k < self->instances->len; k++)
        {
          Instance *instance = &g_array_index (self->instances, Instance, k);

          while (at < times->len && g_array_index (times, gint64, at) < instance->civil)
            at++;
          if (at < times->len && g_array_index (times, gint64, at) == instance->civil)
            instance->excluded = TRUE;
        }
    }
}

/* What replaces no date of the series comes in by itself. */
static void
add_override (Series *self, const SkvIcsEvent *master, const SkvIcsEvent *override)
{
  gboolean found = FALSE;

  for (guint i = 0; master != NULL && i < self->instances->len; i++)
    {
      Instance *instance = &g_array_index (self->instances, Instance, i);

      if (!is_named (master, instance, &override->replaced))
        continue;
      instance->override = override;
      found = TRUE;
    }
  if (found)
    return;
  if (master != NULL)
    {
      gint64 civil =
        override->replaced.stamp.is_date
          ? override->replaced.stamp.local
          : skv_ics_time_civil (&master->start, skv_ics_time_instant (&override->replaced));
      const char *key = take_key (self, civil);

      skv_ics_calendar_note (
        self->calendar, override->line, override->title,
        _("it replaces %s, which is none of the dates of its series that were taken: it came in "
           "by itself"),
        key);
      add_entry (self->calendar, override, self->uid, key, skv_ics_time_instant (&override->start),
                 -1);
    }
  else
    add_entry (self->calendar, override, self->uid, take_key (self, override->replaced.stamp.local),
               skv_ics_time_instant (&override->start), -1);
}

/* The newest THISANDFUTURE that holds for an instance (nullable) */
static const SkvIcsEvent *
find_lasting (Series *self, const Instance *instance)
{
  const SkvIcsEvent *found = NULL;

  for (guint i = 0; i < self->overrides->len; i++)
    {
      const SkvIcsEvent *override = g_ptr_array_index (self->overrides, i);

      if (override->and_future && skv_ics_time_instant (&override->replaced) <= instance->instant &&
          (found == NULL ||
           skv_ics_time_instant (&override->replaced) >= skv_ics_time_instant (&found->replaced)))
        found = override;
    }
  return found;
}

static void
emit_instances (Series *self, const SkvIcsEvent *master)
{
  for (guint i = 0; i < self->instances->len; i++)
    {
      const Instance *instance = &g_array_index (self->instances, Instance, i);
      const SkvIcsEvent *lasting = find_lasting (self, instance);
      const SkvIcsEvent *override = instance->override;

      if (override != NULL)
        add_entry (self->calendar, override, self->uid, instance->key,
                   skv_ics_time_instant (&override->start), -1);
      else if (instance->excluded)
        continue;
      else if (lasting != NULL && lasting->start.stamp.is_date == master->start.stamp.is_date)
        {
          /* As far from its date as the first of them is from its own, by the clock. */
          gint64 shift =
            lasting->start.stamp.local -
            skv_ics_time_civil (&lasting->start, skv_ics_time_instant (&lasting->replaced));
          gint64 civil = skv_ics_time_civil (&lasting->start, instance->instant) + shift;

          add_entry (self->calendar, lasting, self->uid, instance->key,
                     skv_ics_time_resolve (&lasting->start, civil), -1);
        }
      else
        add_entry (self->calendar, master, self->uid, instance->key, instance->instant,
                   instance->length);
    }
}

static void
expand_master (Series *self, const SkvIcsEvent *master)
{
  add_ruled (self, master);
  for (guint i = 0; i < master->dates->len; i++)
    {
      const SkvIcsDate *date = &g_array_index (master->dates, SkvIcsDate, i);
      gint64 civil = date->time.stamp.local;

      /* A date alone means the event's time on that day. */
      if (date->time.stamp.is_date && !master->start.stamp.is_date)
        civil += master->start.stamp.local - day_of (master->start.stamp.local) * SKV_DAY_SECONDS;
      else if (!date->time.stamp.is_date && !master->start.stamp.is_date)
        civil = skv_ics_time_civil (&master->start, skv_ics_time_instant (&date->time));
      else
        civil = day_of (civil) * SKV_DAY_SECONDS;
      add_instance (self, master, civil, date->length);
    }
  settle_instances (self);
  exclude_dates (self, master);
  exclude_ruled (self, master);
  for (guint i = 0; i < self->overrides->len; i++)
    {
      const SkvIcsEvent *override = g_ptr_array_index (self->overrides, i);

      if (override->and_future)
        skv_ics_calendar_note (
          self->calendar, override->line, override->title,
          _("the change holds for all later occurrences too (THISANDFUTURE): so it was read"));
      add_override (self, master, override);
    }
  emit_instances (self, master);
}

/* A second event of the same UID: known by its start too (transfer full) */
static char *
other_uid (const SkvIcsEvent *event)
{
  g_autofree char *date = skv_day_format ((SkvDay) day_of (event->start.stamp.local));

  gint64 second = event->start.stamp.local - day_of (event->start.stamp.local) * SKV_DAY_SECONDS;

  return g_strdup_printf ("%s#%sT%02d%02d", event->uid, date, (int) (second / 3600),
                          (int) (second / 60 % 60));
}

static void
expand_uid (GPtrArray *events, const SkvIcsHorizon *horizon, SkvIcsCalendar *calendar)
{
  g_autoptr (GPtrArray) masters = g_ptr_array_new ();
  g_autoptr (GPtrArray) overrides = g_ptr_array_new ();

  for (guint i = 0; i < events->len; i++)
    {
      SkvIcsEvent *event = g_ptr_array_index (events, i);

      skv_ics_versions_keep_newest (calendar, event->is_override ? overrides : masters, event);
    }
  for (guint i = 0; i < MAX (masters->len, 1); i++)
    {
      const SkvIcsEvent *master = i < masters->len ? g_ptr_array_index (masters, i) : NULL;
      g_autoptr (GPtrArray) none = g_ptr_array_new ();
      g_autoptr (GArray) instances = g_array_new (FALSE, FALSE, sizeof (Instance));
      g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autofree char *uid =
        i == 0 ? g_strdup (((const SkvIcsEvent *) g_ptr_array_index (events, 0))->uid)
               : other_uid (master);
      Series series = { calendar, horizon, uid, i == 0 ? overrides : none, instances, keys };

      if (master != NULL && master->rules->len == 0 && master->dates->len == 0 &&
          series.overrides->len == 0)
        add_entry (calendar, master, uid, NULL, skv_ics_time_instant (&master->start), -1);
      else if (master != NULL)
        expand_master (&series, master);
      for (guint k = 0; master == NULL && k < overrides->len; k++)
        add_override (&series, NULL, g_ptr_array_index (overrides, k));
    }
}

gboolean
skv_ics_series_expand (GPtrArray *events,
                       const SkvIcsHorizon *horizon,
                       SkvIcsCalendar *calendar,
                       GError **error)
{
  g_autoptr (GHashTable) by_uid =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();

  for (guint i = 0; i < events->len; i++)
    {
      SkvIcsEvent *event = g_ptr_array_index (events, i);
      GPtrArray *group = g_hash_table_lookup (by_uid, event->uid);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (by_uid, event->uid, group);
          g_ptr_array_add (groups, group);
        }
      g_ptr_array_add (group, event);
    }
  for (guint i = 0; i < groups->len; i++)
    {
      expand_uid (g_ptr_array_index (groups, i), horizon, calendar);
      if (calendar->entries->len <= SKV_ICS_MAX_ENTRIES)
        continue;
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_TOO_LARGE,
                   _("the calendar holds more than %d occurrences, more than a plan takes. "
                      "Nothing was read; export "
                      "fewer years of it"),
                   SKV_ICS_MAX_ENTRIES);
      return FALSE;
    }
  return TRUE;
}
