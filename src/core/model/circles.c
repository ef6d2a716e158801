/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/plan-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* A directed graph over node names, and a depth-first search that gives the first circle in words.
 * All kinds of circle (organisations, systems, rules, items) are found by it. */
typedef struct
{
  GHashTable *edges; /* name → GPtrArray of names, all borrowed */
  GHashTable *state; /* name → IN_PROGRESS or DONE */
  GPtrArray *trail;  /* (element-type utf8), borrowed: the way to the node in progress */
} Graph;

enum
{
  IN_PROGRESS = 1,
  DONE = 2,
};

static void
graph_init (Graph *graph)
{
  graph->edges =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  graph->state = g_hash_table_new (g_str_hash, g_str_equal);
  graph->trail = g_ptr_array_new ();
}

static void
graph_clear (Graph *graph)
{
  g_hash_table_unref (graph->edges);
  g_hash_table_unref (graph->state);
  g_ptr_array_unref (graph->trail);
}

static void
graph_connect (Graph *graph, const char *from, const char *to)
{
  GPtrArray *targets = g_hash_table_lookup (graph->edges, from);

  if (targets == NULL)
    {
      targets = g_ptr_array_new ();
      g_hash_table_insert (graph->edges, (gpointer) from, targets);
    }
  g_ptr_array_add (targets, (gpointer) to);
}

/* An explicit stack: a hostile file may hold a chain of a hundred thousand. TRUE if a circle is
 * reached from @start; the trail then ends with the node that was met again. */
static gboolean
graph_search (Graph *graph, const char *start)
{
  g_autoptr (GArray) next =
    g_array_new (FALSE, FALSE, sizeof (guint)); /* next edge of each on the trail */
  guint zero = 0;

  g_ptr_array_set_size (graph->trail, 0);
  if (g_hash_table_contains (graph->state, start))
    return FALSE;
  g_ptr_array_add (graph->trail, (gpointer) start);
  g_array_append_val (next, zero);
  g_hash_table_insert (graph->state, (gpointer) start, GINT_TO_POINTER (IN_PROGRESS));

  while (graph->trail->len > 0)
    {
      const char *node = g_ptr_array_index (graph->trail, graph->trail->len - 1);
      GPtrArray *targets = g_hash_table_lookup (graph->edges, node);
      guint *edge = &g_array_index (next, guint, next->len - 1);
      const char *target;
      int state;

      if (targets == NULL || *edge >= targets->len)
        {
          g_hash_table_insert (graph->state, (gpointer) node, GINT_TO_POINTER (DONE));
          g_ptr_array_set_size (graph->trail, (gint) graph->trail->len - 1);
          g_array_set_size (next, next->len - 1);
          continue;
        }
      target = g_ptr_array_index (targets, (*edge)++);
      state = GPOINTER_TO_INT (g_hash_table_lookup (graph->state, target));
      if (state == DONE)
        continue;
      g_ptr_array_add (graph->trail, (gpointer) target);
      if (state == IN_PROGRESS)
        return TRUE;
      g_array_append_val (next, zero);
      g_hash_table_insert (graph->state, (gpointer) target, GINT_TO_POINTER (IN_PROGRESS));
    }
  return FALSE;
}

/* "“A” → “B” → “A”", from the first time the last node was met (transfer full) */
static char *
graph_describe (Graph *graph, SkvPlan *plan, const SkvEdit *edit, SkvKind kind)
{
  const char *last = g_ptr_array_index (graph->trail, graph->trail->len - 1);
  GString *text = g_string_new (NULL);
  gboolean inside = FALSE;

  for (guint i = 0; i < graph->trail->len; i++)
    {
      const char *id = g_ptr_array_index (graph->trail, i);
      const SkvRecord *record = skv_edit_resolve (edit, plan, kind, id);
      const char *name = id;

      inside = inside || strcmp (id, last) == 0;
      if (!inside)
        continue;
      if (record != NULL && kind == SKV_KIND_SYSTEM)
        name = ((const SkvSystem *) record)->name;
      else if (record != NULL && kind == SKV_KIND_RULE)
        name = ((const SkvRule *) record)->title;
      else if (record != NULL && kind == SKV_KIND_ORGANISATION)
        name = ((const SkvOrganisation *) record)->name;
      else if (record != NULL && kind == SKV_KIND_ITEM)
        name = ((const SkvItem *) record)->title;
      g_string_append_printf (text, "%s“%s”", text->len > 0 ? " → " : "", name);
    }
  return g_string_free (text, FALSE);
}

static SkvProblem *
relation_circle (const SkvEdit *edit, SkvPlan *plan, SkvRelationKind kind)
{
  g_autoptr (GPtrArray) relations = skv_edit_resolve_all (edit, plan, SKV_KIND_RELATION);
  SkvProblem *problem = NULL;
  Graph graph;

  graph_init (&graph);
  for (guint i = 0; i < relations->len; i++)
    {
      const SkvRelation *relation = g_ptr_array_index (relations, i);

      if (relation->relation == kind)
        graph_connect (&graph, relation->from, relation->to);
    }
  for (guint i = 0; i < relations->len && problem == NULL; i++)
    {
      const SkvRelation *relation = g_ptr_array_index (relations, i);
      g_autofree char *circle = NULL;

      if (relation->relation != kind || !graph_search (&graph, relation->from))
        continue;
      circle = graph_describe (&graph, plan, edit, SKV_KIND_SYSTEM);
      problem = skv_problem_new (&relation->parent, "to",
                                 kind == SKV_DEPENDS_ON
                                   ? _("systems would depend on each other in a circle: %s")
                                   : _("groups would be members of each other in a circle: %s"),
                                 circle);
    }
  graph_clear (&graph);
  return problem;
}

static SkvProblem *
successor_circle (const SkvEdit *edit, SkvPlan *plan)
{
  g_autoptr (GPtrArray) organisations = skv_edit_resolve_all (edit, plan, SKV_KIND_ORGANISATION);
  SkvProblem *problem = NULL;
  Graph graph;

  graph_init (&graph);
  for (guint i = 0; i < organisations->len; i++)
    {
      const SkvOrganisation *organisation = g_ptr_array_index (organisations, i);

      if (organisation->successor != NULL)
        graph_connect (&graph, organisation->parent.id, organisation->successor);
    }
  for (guint i = 0; i < organisations->len && problem == NULL; i++)
    {
      const SkvOrganisation *organisation = g_ptr_array_index (organisations, i);
      g_autofree char *circle = NULL;

      if (organisation->successor == NULL || !graph_search (&graph, organisation->parent.id))
        continue;
      circle = graph_describe (&graph, plan, edit, SKV_KIND_ORGANISATION);
      problem =
        skv_problem_new (&organisation->parent, "successor",
                         _("organisations would become each other in a circle: %s"), circle);
    }
  graph_clear (&graph);
  return problem;
}

static gboolean
title_matches (const SkvRule *rule, const char *part)
{
  g_autofree char *title = NULL, *wanted = NULL;

  if (part == NULL || *part == '\0')
    return TRUE;
  title = g_utf8_casefold (rule->title, -1);
  wanted = g_utf8_casefold (part, -1);
  return strstr (title, wanted) != NULL;
}

/* does @rule need the occurrences of @other to know its own */
static gboolean
rule_needs (const SkvRule *rule, const SkvRule *other)
{
  if (rule->base == SKV_BASE_RELATIVE && g_strcmp0 (rule->relative_lane, other->lane) == 0 &&
      title_matches (other, rule->relative_title))
    return TRUE;
  for (guint i = 0; rule->avoid[i] != NULL; i++)
    {
      if (g_str_has_prefix (rule->avoid[i], "lane:") &&
          g_strcmp0 (rule->avoid[i] + 5, other->lane) == 0)
        return TRUE;
    }
  for (guint i = 0; rule->restart[i] != NULL; i++)
    {
      if (g_str_has_prefix (rule->restart[i], "lane:") &&
          g_strcmp0 (rule->restart[i] + 5, other->lane) == 0)
        return TRUE;
    }
  return FALSE;
}

static SkvProblem *
rule_circle (const SkvEdit *edit, SkvPlan *plan)
{
  g_autoptr (GPtrArray) rules = skv_edit_resolve_all (edit, plan, SKV_KIND_RULE);
  SkvProblem *problem = NULL;
  Graph graph;

  graph_init (&graph);
  for (guint i = 0; i < rules->len; i++)
    {
      const SkvRule *rule = g_ptr_array_index (rules, i);

      if (rule->base != SKV_BASE_RELATIVE && rule->avoid[0] == NULL && rule->restart[0] == NULL)
        continue;
      for (guint j = 0; j < rules->len; j++)
        {
          if (rule_needs (rule, g_ptr_array_index (rules, j)))
            graph_connect (&graph, rule->parent.id,
                           ((SkvRecord *) g_ptr_array_index (rules, j))->id);
        }
    }
  for (guint i = 0; i < rules->len && problem == NULL; i++)
    {
      const SkvRule *rule = g_ptr_array_index (rules, i);
      g_autofree char *circle = NULL;

      if (!graph_search (&graph, rule->parent.id))
        continue;
      circle = graph_describe (&graph, plan, edit, SKV_KIND_RULE);
      problem = skv_problem_new (
        &rule->parent, "base",
        _("this rule never ends, since rules would wait for each other in a circle: %s"), circle);
    }
  graph_clear (&graph);
  return problem;
}

/* Only what has to be done before something that this edit changes can close a circle: from there
 * on the rest of the plan, however large, is left alone. */
static void
connect_order (Graph *graph, const SkvEdit *edit, SkvPlan *plan, const SkvItem *changed)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  g_ptr_array_add (waiting, (gpointer) changed);
  while (waiting->len > 0)
    {
      const SkvItem *item = g_ptr_array_steal_index_fast (waiting, waiting->len - 1);

      if (item->after[0] == NULL || g_hash_table_contains (graph->edges, item->parent.id))
        continue;
      for (guint i = 0; item->after[i] != NULL; i++)
        {
          const SkvRecord *before = skv_edit_resolve (edit, plan, SKV_KIND_ITEM, item->after[i]);

          graph_connect (graph, item->parent.id, item->after[i]);
          if (before != NULL)
            g_ptr_array_add (waiting, (gpointer) before);
        }
    }
}

static SkvProblem *
order_circle (const SkvEdit *edit, SkvPlan *plan)
{
  SkvProblem *problem = NULL;
  Graph graph;

  graph_init (&graph);
  for (guint i = 0; i < skv_edit_get_n_changes (edit) && problem == NULL; i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);
      g_autofree char *circle = NULL;

      if (change->kind != SKV_KIND_ITEM || change->after == NULL ||
          ((const SkvItem *) change->after)->after[0] == NULL)
        continue;
      connect_order (&graph, edit, plan, (const SkvItem *) change->after);
      if (!graph_search (&graph, change->id))
        continue;
      circle = graph_describe (&graph, plan, edit, SKV_KIND_ITEM);
      problem = skv_problem_new (change->after, "after",
                                 _("jobs would wait for each other in a circle: %s"), circle);
    }
  graph_clear (&graph);
  return problem;
}

SkvProblem *
skv_edit_find_circle (const SkvEdit *self, SkvPlan *plan)
{
  SkvProblem *problem = NULL;
  gboolean organisations = FALSE, relations = FALSE, rules = FALSE;
  guint n = skv_edit_get_n_changes (self);

  for (guint i = 0; i < n; i++)
    {
      const SkvChange *change = skv_edit_get_change (self, i);

      organisations = organisations || change->kind == SKV_KIND_ORGANISATION;
      relations = relations || change->kind == SKV_KIND_RELATION;
      rules = rules || change->kind == SKV_KIND_RULE;
    }
  if (organisations)
    problem = successor_circle (self, plan);
  if (relations && problem == NULL)
    problem = relation_circle (self, plan, SKV_DEPENDS_ON);
  if (relations && problem == NULL)
    problem = relation_circle (self, plan, SKV_MEMBER_OF);
  if (rules && problem == NULL)
    problem = rule_circle (self, plan);
  return problem != NULL ? problem : order_circle (self, plan);
}
