/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/compare.h"

#include <glib/gi18n-lib.h>

struct _SkvComparison
{
  gatomicrefcount ref_count;
  GPtrArray *before; /* (owned) (element-type SkvConflict): keeps what the others borrow */
  GPtrArray *after;  /* (owned) (element-type SkvConflict) */
  GPtrArray *gone;   /* (owned) (element-type SkvConflict) */
  GPtrArray *come;   /* (owned) (element-type SkvConflict) */
  GPtrArray *kept;   /* (owned) (element-type SkvConflict): those of after */
};

/* The id under which a side is known whether a person changed it or not (transfer full) */
static char *
side_key (SkvOccurrences *occurrences, const char *id)
{
  const SkvOccurrence *occurrence =
    occurrences != NULL && id != NULL ? skv_occurrences_lookup (occurrences, id) : NULL;
  g_autofree char *day = NULL;

  if (occurrence == NULL || occurrence->rule == NULL || occurrence->original_day == SKV_DAY_NONE)
    return g_strdup (id != NULL ? id : "");
  day = skv_day_format (occurrence->original_day);
  return g_strconcat (occurrence->rule->parent.id, ":", day, NULL);
}

/* (transfer full) */
static char *
conflict_key (SkvOccurrences *occurrences, const SkvConflict *conflict)
{
  g_autofree char *item = side_key (occurrences, conflict->item);
  g_autofree char *against = side_key (occurrences, conflict->against);

  return g_strdup_printf ("%s\n%d\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "\n%s\n%s",
                          conflict->check, (int) conflict->severity, conflict->overlap.start,
                          conflict->overlap.end, item, against);
}

/* how often each is there; what is accepted is not (transfer full) (element-type utf8 guint) */
static GHashTable *
count_keys (GPtrArray *conflicts, SkvOccurrences *occurrences)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);
      char *key;

      if (conflict->accepted)
        continue;
      key = conflict_key (occurrences, conflict);
      g_hash_table_replace (
        counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
    }
  return counts;
}

/* Takes one of that key away; FALSE if there is none. */
static gboolean
take (GHashTable *counts, const char *key)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

  if (n > 0)
    g_hash_table_replace (counts, g_strdup (key), GUINT_TO_POINTER (n - 1));
  return n > 0;
}

/* Those of @mine that @others does not have go to @only, the rest to @both (nullable). */
static void
sort_out (GPtrArray *mine,
          SkvOccurrences *my_occurrences,
          GHashTable *others,
          GPtrArray *only,
          GPtrArray *both)
{
  for (guint i = 0; i < mine->len; i++)
    {
      SkvConflict *conflict = g_ptr_array_index (mine, i);
      g_autofree char *key = NULL;

      if (conflict->accepted)
        continue;
      key = conflict_key (my_occurrences, conflict);
      if (!take (others, key))
        g_ptr_array_add (only, conflict);
      else if (both != NULL)
        g_ptr_array_add (both, conflict);
    }
}

static SkvComparison *
compare (GPtrArray *before,
         SkvOccurrences *occurrences_before,
         GPtrArray *after,
         SkvOccurrences *occurrences_after)
{
  SkvComparison *self = g_new0 (SkvComparison, 1);
  g_autoptr (GHashTable) had = count_keys (before, occurrences_before);
  g_autoptr (GHashTable) has = count_keys (after, occurrences_after);

  g_atomic_ref_count_init (&self->ref_count);
  self->before = g_ptr_array_ref (before);
  self->after = g_ptr_array_ref (after);
  self->gone = g_ptr_array_new ();
  self->come = g_ptr_array_new ();
  self->kept = g_ptr_array_new ();
  sort_out (before, occurrences_before, has, self->gone, NULL);
  sort_out (after, occurrences_after, had, self->come, self->kept);
  return self;
}

SkvComparison *
skv_conflicts_compare (GPtrArray *before, GPtrArray *after)
{
  g_return_val_if_fail (before != NULL && after != NULL, NULL);
  return compare (before, NULL, after, NULL);
}

SkvComparison *
skv_checkers_compare (SkvChecker *before, SkvChecker *after)
{
  g_return_val_if_fail (before != NULL && after != NULL, NULL);
  return compare (skv_checker_get_conflicts (before), skv_checker_get_occurrences (before),
                  skv_checker_get_conflicts (after), skv_checker_get_occurrences (after));
}

SkvComparison *
skv_comparison_ref (SkvComparison *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
skv_comparison_unref (SkvComparison *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->gone);
  g_ptr_array_unref (self->come);
  g_ptr_array_unref (self->kept);
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->after);
  g_free (self);
}

GPtrArray *
skv_comparison_get_gone (SkvComparison *self)
{
  return self->gone;
}

GPtrArray *
skv_comparison_get_come (SkvComparison *self)
{
  return self->come;
}

GPtrArray *
skv_comparison_get_kept (SkvComparison *self)
{
  return self->kept;
}

static guint
count_of (GPtrArray *conflicts, SkvSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < conflicts->len; i++)
    n += ((const SkvConflict *) g_ptr_array_index (conflicts, i))->severity == severity;
  return n;
}

SkvComparisonCount
skv_comparison_count (const SkvComparison *self, SkvSeverity severity)
{
  return (SkvComparisonCount){ count_of (self->gone, severity), count_of (self->come, severity),
                               count_of (self->kept, severity) };
}

/* --- in words -------------------------------------------------------------------------------- */

static char *
more_words (SkvSeverity severity, guint n)
{
  if (severity == SKV_SEVERITY_HARD)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u hard conflict more", "%u hard conflicts more", n), n);
  if (severity == SKV_SEVERITY_SOFT)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u soft conflict more", "%u soft conflicts more", n), n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u remark more", "%u remarks more", n), n);
}

static char *
fewer_words (SkvSeverity severity, guint n)
{
  if (severity == SKV_SEVERITY_HARD)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u hard conflict fewer", "%u hard conflicts fewer", n), n);
  if (severity == SKV_SEVERITY_SOFT)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u soft conflict fewer", "%u soft conflicts fewer", n), n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u remark fewer", "%u remarks fewer", n),
                          n);
}

static void
add_net (const SkvComparison *self, GString *text, SkvSeverity severity)
{
  SkvComparisonCount count = skv_comparison_count (self, severity);
  g_autofree char *words = NULL;

  if (count.come == count.gone)
    return;
  words = count.come > count.gone ? more_words (severity, count.come - count.gone)
                                  : fewer_words (severity, count.gone - count.come);
  if (text->len > 0)
    g_string_append (text, C_("in a list", ", "));
  g_string_append (text, words);
}

char *
skv_comparison_words (const SkvComparison *self)
{
  GString *text = g_string_new (NULL);
  guint n_come =
    count_of (self->come, SKV_SEVERITY_HARD) + count_of (self->come, SKV_SEVERITY_SOFT);

  add_net (self, text, SKV_SEVERITY_HARD);
  add_net (self, text, SKV_SEVERITY_SOFT);
  if (text->len == 0 && n_come > 0)
    g_string_append_printf (text,
                            /* TRANSLATORS: two plans have the same number of conflicts, of which
                               these are not the same */
                            g_dngettext (GETTEXT_PACKAGE,
                                         "As many conflicts, but %u is another one",
                                         "As many conflicts, but %u are others", n_come),
                            n_come);
  if (text->len == 0)
    add_net (self, text, SKV_SEVERITY_INFO);
  if (text->len == 0)
    g_string_append (text, self->kept->len + self->come->len > 0 ? _("The same conflicts")
                                                                 : _("No conflicts"));
  return g_string_free (text, FALSE);
}
