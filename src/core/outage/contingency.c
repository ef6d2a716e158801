/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/contingency.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/contacts.h"
#include "core/exchange/json-source.h"
#include "core/exchange/json-text.h"
#include "core/model/rule.h"
#include "core/outage/contingency-json.h"
#include "core/outage/contingency-templates-resource.h"

#define FOLDER "/io/github/systemkveld/Systemkveld/contingency/"

/* --- steps ----------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *title;
} phases[] = {
  [SKV_PHASE_ALARM] = { "alarm", NC_("phase of an outage", "Alarm") },
  [SKV_PHASE_AT_ONCE] = { "at-once", NC_("phase of an outage", "At Once") },
  [SKV_PHASE_MEANWHILE] = { "meanwhile", NC_("phase of an outage", "Meanwhile") },
  [SKV_PHASE_AFTER] = { "after", NC_("phase of an outage", "Afterwards") },
};

const char *
skv_phase_name (SkvPhase phase)
{
  g_return_val_if_fail (phase < G_N_ELEMENTS (phases), NULL);
  return phases[phase].name;
}

const char *
skv_phase_title (SkvPhase phase)
{
  g_return_val_if_fail (phase < G_N_ELEMENTS (phases), NULL);
  return g_dpgettext2 (GETTEXT_PACKAGE, "phase of an outage", phases[phase].title);
}

void
skv_step_free (SkvStep *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->text);
  g_free (self->role);
  g_free (self->contact);
  g_free (self);
}

static gboolean
fail (const SkvJsonSource *source,
      JsonObject *object,
      const char *member,
      GError **error,
      const char *message)
{
  /* TRANSLATORS: file, line, member of a file, what is wrong with it */
  g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID, _("%1$s:%2$u: %3$s: %4$s"),
               skv_json_source_get_file (source), skv_json_source_get_line (source, object, member),
               member, message);
  return FALSE;
}

/* a member that is text, null or missing */
static gboolean
read_text (const SkvJsonSource *source,
           JsonObject *object,
           const char *member,
           gboolean needed,
           char **text,
           GError **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node != NULL && !JSON_NODE_HOLDS_NULL (node) &&
      json_node_get_value_type (node) != G_TYPE_STRING)
    return fail (source, object, member, error, _("text is needed"));
  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && *json_node_get_string (node) != '\0')
    *text = json_node_dup_string (node);
  if (*text == NULL && needed)
    return fail (source, object, member, error, _("it is missing"));
  return TRUE;
}

static gboolean
read_phase (const SkvJsonSource *source, JsonObject *object, SkvPhase *phase, GError **error)
{
  g_autofree char *name = NULL;

  *phase = SKV_PHASE_AT_ONCE;
  if (!read_text (source, object, "phase", FALSE, &name, error))
    return FALSE;
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (phases); i++)
    {
      if (strcmp (phases[i].name, name) != 0)
        continue;
      *phase = (SkvPhase) i;
      return TRUE;
    }
  return name == NULL ||
         fail (source, object, "phase", error, _("it is one of alarm, at-once, meanwhile, after"));
}

/* (transfer full) (nullable, with @error) */
static SkvStep *
read_step (const SkvJsonSource *source, JsonObject *object, GError **error)
{
  g_autoptr (SkvStep) step = g_new0 (SkvStep, 1);
  g_autofree char *over = NULL;

  if (!read_text (source, object, "id", TRUE, &step->id, error) ||
      !read_text (source, object, "text", TRUE, &step->text, error) ||
      !read_text (source, object, "role", FALSE, &step->role, error) ||
      !read_text (source, object, "contact", FALSE, &step->contact, error) ||
      !read_text (source, object, "over", FALSE, &over, error) ||
      !read_phase (source, object, &step->phase, error))
    return NULL;
  step->over = over != NULL ? skv_length_parse (over) : 0;
  if (over != NULL && step->over <= 0)
    {
      fail (source, object, "over", error, _("a length such as P7D or PT4H is needed"));
      return NULL;
    }
  return g_steal_pointer (&step);
}

GPtrArray *
skv_steps_read (gconstpointer source, gpointer json_array, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_step_free);
  JsonArray *array = json_array;
  guint n = json_array_get_length (array);

  if (n > SKV_STEPS_MAX)
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_TOO_LARGE,
                   _("a contingency plan has at most %d steps"), SKV_STEPS_MAX);
      return NULL;
    }
  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      SkvStep *step;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                       _("step %u is no object with id and text"), i + 1);
          return NULL;
        }
      step = read_step (source, json_node_get_object (node), error);
      if (step == NULL)
        return NULL;
      if (skv_steps_find (steps, step->id) != NULL)
        {
          fail (source, json_node_get_object (node), "id", error,
                _("another step has the same one"));
          skv_step_free (step);
          return NULL;
        }
      g_ptr_array_add (steps, step);
    }
  return g_steal_pointer (&steps);
}

GPtrArray *
skv_steps_parse (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SkvJsonSource) source = NULL;
  JsonNode *root;

  if (json == NULL || *json == '\0')
    return g_ptr_array_new_with_free_func ((GDestroyNotify) skv_step_free);
  bytes = g_bytes_new (json, strlen (json));
  /* TRANSLATORS: stands for the name of a file in messages: the steps of a contingency plan */
  source = skv_json_source_new (_("steps"), bytes, error);
  if (source == NULL)
    return NULL;
  root = skv_json_source_get_root (source);
  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                   _("the steps of a contingency plan are a JSON array"));
      return NULL;
    }
  return skv_steps_read (source, json_node_get_array (root), error);
}

char *
skv_steps_format (GPtrArray *steps)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < steps->len; i++)
    {
      const SkvStep *step = g_ptr_array_index (steps, i);

      g_string_append (text, i > 0 ? ", {" : "{");
      skv_json_put_text_member (text, "id", step->id);
      skv_json_put_text_member (text, "text", step->text);
      if (step->role != NULL)
        skv_json_put_text_member (text, "role", step->role);
      if (step->contact != NULL)
        skv_json_put_text_member (text, "contact", step->contact);
      skv_json_put_text_member (text, "phase", skv_phase_name (step->phase));
      if (step->over > 0)
        {
          g_autofree char *over = skv_length_format (step->over);

          skv_json_put_text_member (text, "over", over);
        }
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

const SkvStep *
skv_steps_find (GPtrArray *steps, const char *id)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const SkvStep *step = g_ptr_array_index (steps, i);

      if (strcmp (step->id, id) == 0)
        return step;
    }
  return NULL;
}

/* --- which plan ------------------------------------------------------------------------------ */

const char *const *
skv_contingency_templates (void)
{
  static const char *const names[] = { "generic", "supplier", NULL };

  return names;
}

SkvContingency *
skv_contingency_template (const char *name, const char *language)
{
  const char *const languages[] = { language != NULL ? language : "en", "en" };

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *path = g_strdup_printf (FOLDER "%s/%s.json", languages[i], name);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (skv_contingency_templates_get_resource (),
                                                         path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GPtrArray) plans =
        bytes != NULL ? skv_contingency_json_read (NULL, name, bytes, NULL) : NULL;

      if (plans != NULL && plans->len > 0)
        return skv_record_ref (plans->pdata[0]);
    }
  return NULL;
}

const SkvContingency *
skv_contingency_find (SkvPlan *plan, const char *words)
{
  GPtrArray *all = skv_plan_get_records (plan, SKV_KIND_CONTINGENCY);
  const SkvContingency *found = skv_plan_lookup (plan, SKV_KIND_CONTINGENCY, words);
  guint n = 0;

  for (guint i = 0; found == NULL && i < all->len; i++)
    n += g_strcmp0 (((SkvContingency *) all->pdata[i])->name, words) == 0;
  for (guint i = 0; n == 1 && found == NULL && i < all->len; i++)
    {
      if (g_strcmp0 (((SkvContingency *) all->pdata[i])->name, words) == 0)
        found = all->pdata[i];
    }
  return found;
}

/* the plan of that very system (transfer none) (nullable) */
static SkvContingency *
find_own (SkvPlan *plan, const char *system)
{
  const SkvSystem *record = skv_plan_get_system (plan, system);
  GPtrArray *all = skv_plan_get_records (plan, SKV_KIND_CONTINGENCY);

  if (record != NULL && record->contingency != NULL)
    return (SkvContingency *) skv_plan_lookup (plan, SKV_KIND_CONTINGENCY, record->contingency);
  for (guint i = 0; i < all->len; i++)
    {
      SkvContingency *contingency = g_ptr_array_index (all, i);

      if (g_strcmp0 (contingency->system, system) == 0)
        return contingency;
    }
  return NULL;
}

/* the plan of a group that the system is a member of (transfer none) (nullable) */
static SkvContingency *
find_of_group (SkvPlan *plan, const char *system)
{
  GPtrArray *relations = skv_plan_get_records (plan, SKV_KIND_RELATION);

  for (guint i = 0; i < relations->len; i++)
    {
      const SkvRelation *relation = g_ptr_array_index (relations, i);
      SkvContingency *found;

      if (relation->relation != SKV_MEMBER_OF || strcmp (relation->from, system) != 0)
        continue;
      found = find_own (plan, relation->to);
      if (found != NULL)
        return found;
    }
  return NULL;
}

SkvContingency *
skv_contingency_for_system (SkvPlan *plan, const char *system, gboolean *is_own)
{
  SkvContingency *found = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  if (system != NULL)
    found = find_own (plan, system);
  if (found == NULL && system != NULL)
    found = find_of_group (plan, system);
  if (is_own != NULL)
    *is_own = found != NULL;
  return found != NULL
           ? skv_record_ref (found)
           : skv_contingency_template ("generic", skv_plan_get_settings (plan)->language);
}

/* --- who ------------------------------------------------------------------------------------- */

static const char *const roles[] = { "finder",  "super-user", "administrator", "owner",
                                     "manager", "director",   "supplier",      NULL };

const char *const *
skv_contingency_roles (void)
{
  return roles;
}

const char *
skv_contingency_role_title (const char *role)
{
  static const char *const titles[] = {
    NC_("role", "Whoever finds it"), NC_("role", "Super user"), NC_("role", "Administrator"),
    NC_("role", "System owner"),     NC_("role", "Manager"),    NC_("role", "Director"),
    NC_("role", "Supplier"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      if (strcmp (roles[i], role) == 0)
        return g_dpgettext2 (GETTEXT_PACKAGE, "role", titles[i]);
    }
  return role;
}

/* a contact with where to reach it, or the words themselves (transfer full) (nullable) */
static char *
reach_words (SkvPlan *plan, const char *who)
{
  const SkvContact *contact = skv_contact_find (plan, who);
  const char *phone;
  g_autofree char *words = NULL;

  if (contact == NULL)
    return skv_contact_who_words (plan, who);
  words = skv_contact_words (contact);
  phone = contact->mobile != NULL ? contact->mobile : contact->phone;
  return g_strdup_printf ("%s%s%s%s%s", words, phone != NULL ? ", " : "",
                          phone != NULL ? phone : "", contact->email != NULL ? ", " : "",
                          contact->email != NULL ? contact->email : "");
}

/* whom the system's card names for it, or whose post is called so (transfer full) (nullable) */
static char *
role_words (SkvPlan *plan, const SkvSystem *system, const char *role)
{
  if (system != NULL && strcmp (role, "administrator") == 0)
    return reach_words (plan, system->administrator);
  if (system != NULL && strcmp (role, "owner") == 0)
    return reach_words (plan, system->owner);
  if (system != NULL && strcmp (role, "supplier") == 0)
    return g_strdup (system->vendor);
  if (system != NULL && strcmp (role, "super-user") == 0 && system->super_users[0] != NULL)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; system->super_users[i] != NULL; i++)
        g_ptr_array_add (names, reach_words (plan, system->super_users[i]));
      g_ptr_array_add (names, NULL);
      return g_strjoinv ("; ", (GStrv) names->pdata);
    }
  return skv_contact_find (plan, skv_contingency_role_title (role)) != NULL
           ? reach_words (plan, skv_contingency_role_title (role))
           : NULL;
}

char *
skv_contingency_who_words (SkvPlan *plan, const char *system, const char *role, const char *contact)
{
  g_autofree char *who = NULL, *folded = NULL, *folded_title = NULL;
  const char *title;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  if (contact != NULL)
    who = reach_words (plan, contact);
  else if (role != NULL)
    who = role_words (plan, system != NULL ? skv_plan_get_system (plan, system) : NULL, role);
  if (role == NULL)
    return g_steal_pointer (&who);
  title = skv_contingency_role_title (role);
  if (who == NULL)
    return g_strdup (title);
  /* A post that is called as the role is not said twice. */
  folded = g_utf8_casefold (who, -1);
  folded_title = g_utf8_casefold (title, -1);
  if (g_str_has_prefix (folded, folded_title))
    return g_steal_pointer (&who);
  return g_strdup_printf ("%s: %s", title, who);
}

gboolean
skv_contingency_is_long (const SkvContingency *self, gint64 minutes)
{
  return self->long_after > 0 && minutes > self->long_after;
}

char *
skv_contingency_responsible (SkvPlan *plan,
                             const SkvContingency *self,
                             const char *system,
                             gboolean is_long)
{
  const char *who;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL, NULL);

  who = is_long ? self->long_responsible : self->short_responsible;
  if (who == NULL || *who == '\0')
    return NULL;
  return g_strv_contains (roles, who) ? skv_contingency_who_words (plan, system, who, NULL)
                                      : reach_words (plan, who);
}
