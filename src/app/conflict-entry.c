/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/conflict-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"
#include "core/conflict/decider.h"
#include "core/conflict/exceptions.h"

struct _SkvConflictEntry
{
  GObject parent_instance;
  SkvConflictWords words;
};

static GParamSpec *solution_pspec;

G_DEFINE_FINAL_TYPE (SkvConflictEntry, skv_conflict_entry, G_TYPE_OBJECT)

char *
skv_occurrence_when (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  gint64 second;

  if (occurrence->start == SKV_MOMENT_NONE)
    return NULL;
  if (occurrence->all_day && occurrence->end_day > occurrence->first_day + 1)
    return skv_words_date_range (occurrence->first_day, occurrence->end_day);
  date = skv_words_date_short (occurrence->first_day);
  if (occurrence->all_day)
    return g_steal_pointer (&date);
  second = skv_zone_to_local (zone, occurrence->start) - occurrence->first_day * SKV_DAY_SECONDS;
  time = skv_words_time ((int) (second / 60));
  return g_strdup_printf ("%s %s", date, time);
}

/* the title of an occurrence, and when it is; without occurrences the list is about one item */
static void
put_title (SkvConflictWords *words, SkvPlan *plan, SkvOccurrences *occurrences, const char *id)
{
  const SkvOccurrence *occurrence =
    occurrences != NULL ? skv_occurrences_lookup (occurrences, id) : NULL;
  const SkvItem *item = occurrences != NULL ? skv_plan_get_item (plan, id) : NULL;

  words->item = g_strdup (id);
  if (occurrence != NULL)
    {
      words->title = g_strdup (occurrence->title);
      words->when = skv_occurrence_when (plan, occurrence);
    }
  else if (item != NULL)
    words->title = g_strdup (item->title);
  else
    words->title = g_strdup (occurrences != NULL ? id : "");
}

/* "“Årsavslutning”, 1–31 January 2019: Visma Enterprise" for what meets something that has a name
 * and a date; NULL for the rest, which needs its sentence. */
static char *
describe_briefly (SkvPlan *plan, SkvOccurrences *occurrences, const SkvConflict *conflict)
{
  static const char *const meetings[] = { "critical-period", "freeze",       "exam",
                                          "meeting",         "system-twice", NULL };
  const SkvOccurrence *against = NULL;
  g_autofree char *when = NULL;
  GString *text;

  if (occurrences != NULL && conflict->against != NULL &&
      g_strv_contains (meetings, conflict->check))
    against = skv_occurrences_lookup (occurrences, conflict->against);
  when = against != NULL ? skv_occurrence_when (plan, against) : NULL;
  if (when == NULL)
    return NULL;
  text = g_string_new (NULL);
  /* Translators: the title and date of what a job collides with */
  g_string_append_printf (text, _("“%s”, %s"), against->title, when);
  for (char **system = conflict->systems; system != NULL && *system != NULL; system++)
    g_string_append_printf (text, "%s%s", system == conflict->systems ? ": " : ", ",
                            skv_plan_system_name (plan, *system));
  return g_string_free (text, FALSE);
}

static char *
describe_path (SkvPlan *plan, const char *const *path)
{
  GString *text;

  /* A path of one system says nothing that the message does not. */
  if (path == NULL || path[0] == NULL || path[1] == NULL)
    return NULL;
  text = g_string_new (skv_plan_system_name (plan, path[0]));
  for (path++; *path != NULL; path++)
    g_string_append_printf (text, " → %s", skv_plan_system_name (plan, *path));
  return g_string_free (text, FALSE);
}

SkvConflictEntry *
skv_conflict_entry_new (SkvPlan *plan, SkvOccurrences *occurrences, const SkvConflict *conflict)
{
  SkvConflictEntry *self = g_object_new (SKV_TYPE_CONFLICT_ENTRY, NULL);
  SkvConflictWords *words = &self->words;

  words->calculated = TRUE;
  words->severity = conflict->severity;
  words->accepted = conflict->accepted;
  put_title (words, plan, occurrences, conflict->item);
  words->check_name = conflict->check;
  words->check = g_strdup (skv_check_title (conflict->check));
  words->message = g_strdup (conflict->message);
  words->brief = describe_briefly (plan, occurrences, conflict);
  words->path = describe_path (plan, (const char *const *) conflict->path);
  words->owner = g_strdup (conflict->owner);
  words->solution = g_strdup (conflict->accepted ? conflict->accepted_why : conflict->solution);
  words->solved = conflict->solution != NULL;
  words->against = g_strdup (conflict->against);

  /* The message tells the path already where it could. */
  if (words->brief == NULL && words->path != NULL && strstr (words->message, words->path) != NULL)
    g_clear_pointer (&words->path, g_free);
  return self;
}

SkvConflictEntry *
skv_conflict_entry_new_hit (SkvPlan *plan, const SkvConflict *conflict)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, conflict->item);
  const SkvOccurrence *occurrence =
    found != NULL ? skv_occurrences_lookup (found, conflict->item) : NULL;
  SkvConflictEntry *self = skv_conflict_entry_new (plan, found, conflict);
  char *decider = occurrence != NULL ? skv_conflict_decider (plan, occurrence) : NULL;

  if (decider == NULL)
    return self; /* then the owner of what is protected is asked */
  g_free (self->words.owner);
  self->words.owner = decider;
  self->words.decided = TRUE;
  return self;
}

void
skv_conflict_entry_set_exception (SkvConflictEntry *self, const SkvException *exception)
{
  g_return_if_fail (SKV_IS_CONFLICT_ENTRY (self));

  self->words.by_exception = exception != NULL;
  if (exception == NULL)
    return;
  g_free (self->words.solution);
  self->words.solution = skv_exception_words (exception);
  self->words.solved = TRUE;
}

SkvConflictEntry *
skv_conflict_entry_new_missing (SkvPlan *plan,
                                SkvOccurrences *occurrences,
                                const SkvNotCalculated *missing)
{
  SkvConflictEntry *self = g_object_new (SKV_TYPE_CONFLICT_ENTRY, NULL);

  put_title (&self->words, plan, occurrences, missing->item);
  self->words.message = g_strdup (missing->message);
  return self;
}

const SkvConflictWords *
skv_conflict_entry_get (SkvConflictEntry *self)
{
  g_return_val_if_fail (SKV_IS_CONFLICT_ENTRY (self), NULL);
  return &self->words;
}

void
skv_conflict_entry_set_solution (SkvConflictEntry *self, const char *solution)
{
  g_return_if_fail (SKV_IS_CONFLICT_ENTRY (self));

  if (g_strcmp0 (self->words.solution, solution) == 0)
    return;
  g_free (self->words.solution);
  self->words.solution = g_strdup (solution);
  g_object_notify_by_pspec (G_OBJECT (self), solution_pspec);
}

gboolean
skv_conflict_entry_equal (SkvConflictEntry *first, SkvConflictEntry *second)
{
  const SkvConflictWords *a = &first->words, *b = &second->words;

  return a->severity == b->severity && a->accepted == b->accepted &&
         a->by_exception == b->by_exception && a->check_name == b->check_name &&
         a->calculated == b->calculated && a->solved == b->solved &&
         (!a->solved || g_strcmp0 (a->solution, b->solution) == 0) &&
         g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->when, b->when) == 0 &&
         g_strcmp0 (a->check, b->check) == 0 && g_strcmp0 (a->message, b->message) == 0 &&
         g_strcmp0 (a->path, b->path) == 0 && g_strcmp0 (a->owner, b->owner) == 0 &&
         g_strcmp0 (a->brief, b->brief) == 0 && g_strcmp0 (a->item, b->item) == 0 &&
         g_strcmp0 (a->against, b->against) == 0;
}

const char *
skv_conflict_words_get_severity (const SkvConflictWords *words)
{
  if (!words->calculated)
    return _("Not calculated");
  if (words->accepted)
    return _("Accepted");
  switch (words->severity)
    {
    case SKV_SEVERITY_HARD:
      return _("Hard conflict");
    case SKV_SEVERITY_SOFT:
      return _("Soft conflict");
    case SKV_SEVERITY_INFO:
    case SKV_SEVERITY_NONE:
    default:
      return _("For information");
    }
}

const char *
skv_conflict_words_get_style (const SkvConflictWords *words)
{
  if (!words->calculated)
    return "missing";
  if (words->accepted)
    return "accepted";
  return words->severity == SKV_SEVERITY_HARD   ? "hard"
         : words->severity == SKV_SEVERITY_SOFT ? "soft"
                                                : "info";
}

const char *
skv_conflict_words_get_icon (const SkvConflictWords *words)
{
  if (!words->calculated)
    return "dialog-question-symbolic";
  if (words->accepted)
    return "object-select-symbolic";
  return words->severity == SKV_SEVERITY_HARD   ? "dialog-error-symbolic"
         : words->severity == SKV_SEVERITY_SOFT ? "dialog-warning-symbolic"
                                                : "dialog-information-symbolic";
}

/* @part (transfer full): is taken if there are any */
static void
add_count (GString *text, guint n, char *part)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
  g_free (part);
}

char *
skv_conflict_words_count (guint n_hard, guint n_soft, guint n_accepted)
{
  GString *text = g_string_new (NULL);

  add_count (text, n_hard,
             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u hard", "%u hard", n_hard), n_hard));
  add_count (text, n_soft,
             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u soft", "%u soft", n_soft), n_soft));
  add_count (
    text, n_accepted,
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u accepted", "%u accepted", n_accepted),
                     n_accepted));
  return g_string_free (text, FALSE);
}

static void
skv_conflict_entry_finalize (GObject *object)
{
  SkvConflictWords *words = &SKV_CONFLICT_ENTRY (object)->words;

  g_free (words->title);
  g_free (words->when);
  g_free (words->check);
  g_free (words->message);
  g_free (words->brief);
  g_free (words->path);
  g_free (words->owner);
  g_free (words->solution);
  g_free (words->item);
  g_free (words->against);
  G_OBJECT_CLASS (skv_conflict_entry_parent_class)->finalize (object);
}

static void
skv_conflict_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, SKV_CONFLICT_ENTRY (object)->words.solution);
}

static void
skv_conflict_entry_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  skv_conflict_entry_set_solution (SKV_CONFLICT_ENTRY (object), g_value_get_string (value));
}

static void
skv_conflict_entry_class_init (SkvConflictEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = skv_conflict_entry_finalize;
  object_class->get_property = skv_conflict_entry_get_property;
  object_class->set_property = skv_conflict_entry_set_property;
  solution_pspec =
    g_param_spec_string ("solution", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, 1, solution_pspec);
}

static void
skv_conflict_entry_init (SkvConflictEntry *self)
{
}
