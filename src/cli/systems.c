/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/register-import.h"
#include "cli/system-agreement.h"
#include "cli/system-cards.h"
#include "core/conflict/system-links.h"
#include "core/exchange/json-text.h"

/* What one system is and how it hangs together with the others. */
typedef struct
{
  SkvPlan *plan;           /* (unowned) */
  const SkvSystem *system; /* (unowned) */
  GPtrArray *affected;     /* (owned) (element-type SkvSystemLink): what work on it affects */
  GPtrArray *causes;       /* (owned) (element-type SkvSystemLink): work on what affects it */
} Sheet;

static void
sheet_init (Sheet *self, SkvPlan *plan, SkvReach *reach, const SkvSystem *system)
{
  guint number = 0;

  *self = (Sheet){ plan, system, NULL, NULL };
  skv_reach_lookup (reach, system->parent.id, &number);
  self->affected = skv_reach_list_affected (reach, number);
  self->causes = skv_reach_list_causes (reach, number);
}

static void
sheet_clear (Sheet *self)
{
  g_ptr_array_unref (self->affected);
  g_ptr_array_unref (self->causes);
}

/* The other ends of the system's own relations of one kind; @backward: those that name it.
 * (transfer full) */
static GStrv
related (const Sheet *self, SkvRelationKind kind, gboolean backward)
{
  GPtrArray *relations = skv_plan_get_records (self->plan, SKV_KIND_RELATION);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < relations->len; i++)
    {
      const SkvRelation *relation = g_ptr_array_index (relations, i);
      const char *own = backward ? relation->to : relation->from;

      if (relation->relation == kind && g_str_equal (own, self->system->parent.id))
        g_strv_builder_add (ids, backward ? relation->from : relation->to);
    }
  return g_strv_builder_end (ids);
}

/* --- text ----------------------------------------------------------------------------------- */

static char *
join_names (SkvPlan *plan, const char *const *ids, const char *between)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? between : "",
                            skv_plan_system_name (plan, ids[i]));
  return g_string_free (text, FALSE);
}

static void
print_names (const Sheet *self, const char *label, SkvRelationKind kind, gboolean backward)
{
  g_auto (GStrv) ids = related (self, kind, backward);
  g_autofree char *names = join_names (self->plan, (const char *const *) ids, ", ");

  if (ids[0] != NULL)
    skv_cli_print ("  %s: %s\n", label, names);
}

static void
print_links (const Sheet *self, const char *label, GPtrArray *links)
{
  if (links->len > 0)
    skv_cli_print ("  %s\n", label);
  for (guint i = 0; i < links->len; i++)
    {
      const SkvSystemLink *link = g_ptr_array_index (links, i);
      g_autofree char *path = join_names (self->plan, (const char *const *) link->path, " → ");

      skv_cli_print ("    %s: %s (%s)\n", skv_plan_system_name (self->plan, link->system),
                     link->degraded ? _("works on, less well") : _("stops"), path);
    }
}

static void
print_sheet (const Sheet *self)
{
  const SkvSystem *system = self->system;
  g_autofree char *owner = skv_plan_system_owner (self->plan, system->parent.id);

  skv_cli_print (system->kind != NULL ? "%s (%s)\n" : "%s\n", system->name, system->kind);
  skv_cli_print ("  %s: %s\n", _("Owner"), owner != NULL ? owner : _("nobody named"));
  if (system->vendor != NULL)
    skv_cli_print ("  %s: %s\n", _("Vendor"), system->vendor);
  if (system->users > 0)
    skv_cli_print ("  %s: %d\n", _("Users, about"), system->users);
  skv_cli_agreement_print (self->plan, system);
  print_names (self, _("Part of"), SKV_MEMBER_OF, FALSE);
  print_names (self, _("Members"), SKV_MEMBER_OF, TRUE);
  print_names (self, _("Depends on"), SKV_DEPENDS_ON, FALSE);
  print_names (self, _("Depend on it"), SKV_DEPENDS_ON, TRUE);
  print_links (self, _("Work on these affects it:"), self->causes);
  print_links (self, _("Work on it affects:"), self->affected);
}

/* --- JSON ----------------------------------------------------------------------------------- */

static void
put_links (GString *text, const char *name, GPtrArray *links)
{
  skv_json_put_name (text, name);
  g_string_append_c (text, '[');
  for (guint i = 0; i < links->len; i++)
    {
      const SkvSystemLink *link = g_ptr_array_index (links, i);

      g_string_append (text, i > 0 ? ",\n    {" : "\n    {");
      skv_json_put_text_member (text, "id", link->system);
      skv_json_put_text_member (text, "effect", link->degraded ? "degraded" : "down");
      skv_json_put_texts_member (text, "path", (const char *const *) link->path);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
put_related (
  GString *text, const char *name, const Sheet *self, SkvRelationKind kind, gboolean backward)
{
  g_auto (GStrv) ids = related (self, kind, backward);

  skv_json_put_texts_member (text, name, (const char *const *) ids);
}

static void
put_sheet (GString *text, const Sheet *self)
{
  const SkvSystem *system = self->system;
  g_autofree char *owner = skv_plan_system_owner (self->plan, system->parent.id);

  skv_json_put_text_member (text, "id", system->parent.id);
  skv_json_put_text_member (text, "name", system->name);
  skv_json_put_text_member (text, "kind", system->kind);
  skv_json_put_text_member (text, "owner", owner);
  skv_json_put_text_member (text, "vendor", system->vendor);
  if (system->users > 0)
    skv_json_put_int_member (text, "users", system->users);
  skv_cli_agreement_put (text, system);
  put_related (text, "member_of", self, SKV_MEMBER_OF, FALSE);
  put_related (text, "members", self, SKV_MEMBER_OF, TRUE);
  put_related (text, "depends_on", self, SKV_DEPENDS_ON, FALSE);
  put_related (text, "depended_on_by", self, SKV_DEPENDS_ON, TRUE);
  put_links (text, "affected_by", self->causes);
  put_links (text, "affects", self->affected);
}

/* @id (nullable): all */
static void
tell (SkvPlan *plan, const char *id, gboolean json)
{
  GPtrArray *systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);
  g_autoptr (SkvReach) reach = skv_reach_new (plan);
  g_autoptr (GString) text = g_string_new ("[");
  gboolean first = TRUE;

  for (guint i = 0; i < systems->len; i++)
    {
      const SkvSystem *system = g_ptr_array_index (systems, i);
      Sheet sheet;

      if (id != NULL && !g_str_equal (system->parent.id, id))
        continue;
      sheet_init (&sheet, plan, reach, system);
      if (json)
        {
          g_string_append (text, first ? "\n  {" : ",\n  {");
          put_sheet (text, &sheet);
          g_string_append_c (text, '}');
        }
      else
        print_sheet (&sheet);
      sheet_clear (&sheet);
      first = FALSE;
    }
  if (json)
    skv_cli_print ("%s\n]\n", text->str);
}

/* What goes with what; FALSE with the message told */
static gboolean
check_options (const SkvCliAgreement *agreement, const char *import, gboolean cards, gboolean named)
{
  gboolean given = skv_cli_agreement_is_given (agreement);

  if (import != NULL && (named || cards || given))
    skv_cli_usage (_("--import brings in a whole list: it goes with no system and with no "
                      "--cards"));
  else if (given && !named)
    skv_cli_usage (_("which system? “skv systems PLAN” lists them"));
  else
    return TRUE;
  return FALSE;
}

int
skv_cli_systems (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *format = NULL, *import = NULL;
  gboolean cards = FALSE, dry_run = FALSE;
  g_auto (SkvCliAgreement) agreement = { NULL };
  g_autoptr (SkvPlan) plan = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { "cards", 'c', 0, G_OPTION_ARG_NONE, &cards,
      N_("The cards: who answers for each, and which are too old"), NULL },
    SKV_CLI_AGREEMENT_ENTRIES (agreement),
    SKV_CLI_REGISTER_ENTRIES (import, dry_run),
    { NULL },
  };
  g_autofree char *id = NULL; /* a copy: the record is another one after an edit */
  gboolean edits;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 2) ||
      !skv_cli_check_format (format != NULL ? format : "text", formats) ||
      !check_options (&agreement, import, cards, argc > 2))
    return SKV_EXIT_USAGE;
  edits = skv_cli_agreement_is_given (&agreement);
  plan = skv_cli_open (argv[1], edits || (import != NULL && !dry_run), &status);
  if (plan == NULL)
    return status;
  if (import != NULL)
    return skv_cli_import_register (plan, SKV_REGISTER_SYSTEMS, import, dry_run);
  id = argc > 2 ? g_strdup (skv_cli_find_system (plan, argv[2])) : NULL;
  if (argc > 2 && id == NULL)
    return SKV_EXIT_USAGE;
  status = edits ? skv_cli_agreement_set (plan, id, &agreement) : SKV_EXIT_DONE;
  if (status != SKV_EXIT_DONE)
    return status;
  if (cards)
    return skv_cli_system_cards (plan, id, g_strcmp0 (format, "json") == 0);
  tell (plan, id, g_strcmp0 (format, "json") == 0);
  return SKV_EXIT_DONE;
}
