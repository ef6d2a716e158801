/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/welcome/new-plan-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "core/calendar/holidays.h"
#include "core/exchange/usual-rules.h"

#define ENDING ".skv"
/* From September on people plan the next year. */
#define FIRST_MONTH_OF_NEXT 9

/* --- from the locale ------------------------------------------------------------------------- */

static const struct
{
  const char *language, *country;
} spoken[] = {
  { "nb", "NO" }, { "nn", "NO" }, { "no", "NO" }, { "sv", "SE" },
  { "da", "DK" }, { "fi", "FI" }, { "is", "IS" },
};

static gboolean
speaks (const char *locale, const char *language)
{
  gsize length = strlen (language);

  return g_str_has_prefix (locale, language) && !g_ascii_isalpha (locale[length]);
}

const char *
skv_new_plan_guess_country (const char *const *locales)
{
  for (gsize i = 0; locales[i] != NULL; i++)
    {
      const char *territory = strchr (locales[i], '_');

      for (const char *const *code = skv_holidays_countries (); *code != NULL; code++)
        {
          if (territory != NULL && g_str_has_prefix (territory + 1, *code))
            return *code;
        }
    }
  for (gsize i = 0; locales[i] != NULL; i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (spoken); j++)
        {
          if (speaks (locales[i], spoken[j].language))
            return spoken[j].country;
        }
    }
  return "NO";
}

const char *
skv_new_plan_message_language (const char *const *locales)
{
  static const char *const languages[] = { "nb", "nn", "sv", "da", "en" };

  for (gsize i = 0; locales[i] != NULL; i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (languages); j++)
        {
          if (speaks (locales[i], languages[j]))
            return languages[j];
        }
    }
  return "en";
}

const char *
skv_new_plan_country_title (const char *code)
{
  static const char *const names[][2] = {
    { "DK", N_("Denmark") }, { "FI", N_("Finland") }, { "IS", N_("Iceland") },
    { "NO", N_("Norway") },  { "SE", N_("Sweden") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_strcmp0 (names[i][0], code) == 0)
        return _(names[i][1]);
    }
  return code;
}

/* --- what follows from what ------------------------------------------------------------------ */

/* a typed name without blanks around it (transfer full) */
static char *
strip (const char *text)
{
  return g_strstrip (g_strdup (text));
}

static void
follow_title (SkvNewPlanForm *self)
{
  g_autofree char *name = NULL;

  if (self->file_typed)
    return;
  name = strip (self->title);
  g_strdelimit (name, "/\\:", '-');
  skv_set_text (&self->file_name, name);
}

static void
follow_organisations (SkvNewPlanForm *self)
{
  g_autofree char *first = NULL;
  guint n = 0;

  if (self->title_typed)
    return;
  for (guint i = 0; i < self->organisations->len; i++)
    {
      g_autofree char *name = strip (g_ptr_array_index (self->organisations, i));

      if (*name == '\0')
        continue;
      if (n++ == 0)
        first = g_steal_pointer (&name);
    }
  g_free (self->title);
  if (n == 0)
    self->title = g_strdup ("");
  else if (n == 1)
    self->title = g_strdup_printf ("%s %d", first, self->year);
  else
    /* Translators: what a plan of several organisations is called until somebody says otherwise; %d
     * is the year */
    self->title = g_strdup_printf (_("Joint IT %d"), self->year);
  follow_title (self);
}

static void
follow_country (SkvNewPlanForm *self)
{
  const char *usual = skv_country_get_language (self->country);

  skv_set_text (&self->time_zone, skv_country_get_time_zone (self->country));
  /* Somebody who reads nynorsk publishes nynorsk. */
  if (g_strcmp0 (usual, "nb") == 0 && g_str_equal (self->message_language, "nn"))
    usual = "nn";
  /* Nothing is published in Finnish or Icelandic yet. */
  if (g_strcmp0 (skv_new_plan_message_language ((const char *const[]){ usual, NULL }), usual) != 0)
    usual = "en";
  if (!self->language_chosen)
    skv_set_text (&self->language, usual);
  if (self->rule != NULL && !g_str_equal (self->rule, SKV_NEW_PLAN_OWN))
    skv_set_text (&self->rule, skv_usual_rules_of (self->country)[0]);
  g_clear_object (&self->scratch);
}

SkvNewPlanForm *
skv_new_plan_form_new (const char *country,
                       const char *message_language,
                       SkvDay today,
                       const char *folder)
{
  SkvNewPlanForm *self = g_new0 (SkvNewPlanForm, 1);
  int year, month, day;

  skv_day_to_ymd (today, &year, &month, &day);
  self->country = g_strdup (country);
  self->message_language = g_strdup (message_language);
  self->organisations = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->organisations, g_strdup (""));
  self->year = month >= FIRST_MONTH_OF_NEXT ? year + 1 : year;
  self->title = g_strdup ("");
  self->rule = g_strdup (skv_usual_rules_of (country)[0]);
  self->sentence = g_strdup ("");
  self->folder = g_strdup (folder);
  self->file_name = g_strdup ("");
  follow_country (self);
  return self;
}

void
skv_new_plan_form_free (SkvNewPlanForm *self)
{
  if (self == NULL)
    return;
  g_free (self->country);
  g_free (self->language);
  g_free (self->time_zone);
  g_ptr_array_unref (self->organisations);
  g_free (self->title);
  g_free (self->rule);
  g_free (self->sentence);
  g_free (self->folder);
  g_free (self->file_name);
  g_free (self->message_language);
  g_clear_object (&self->scratch);
  g_free (self);
}

void
skv_new_plan_form_set_country (SkvNewPlanForm *self, const char *country)
{
  skv_set_text (&self->country, country);
  follow_country (self);
}

void
skv_new_plan_form_set_language (SkvNewPlanForm *self, const char *language)
{
  skv_set_text (&self->language, language);
  self->language_chosen = TRUE;
  g_clear_object (&self->scratch);
}

void
skv_new_plan_form_set_time_zone (SkvNewPlanForm *self, const char *time_zone)
{
  skv_set_text (&self->time_zone, time_zone);
  g_clear_object (&self->scratch);
}

void
skv_new_plan_form_set_organisation (SkvNewPlanForm *self, guint index, const char *name)
{
  g_return_if_fail (index <= self->organisations->len);

  if (index == self->organisations->len)
    g_ptr_array_add (self->organisations, NULL);
  g_free (self->organisations->pdata[index]);
  self->organisations->pdata[index] = g_strdup (name);
  self->touched = self->touched || *name != '\0';
  follow_organisations (self);
}

void
skv_new_plan_form_remove_organisation (SkvNewPlanForm *self, guint index)
{
  g_ptr_array_remove_index (self->organisations, index);
  follow_organisations (self);
}

void
skv_new_plan_form_set_year (SkvNewPlanForm *self, int year)
{
  self->year = year;
  follow_organisations (self);
}

void
skv_new_plan_form_set_title (SkvNewPlanForm *self, const char *title)
{
  skv_set_text (&self->title, title);
  self->title_typed = self->touched = TRUE;
  follow_title (self);
}

void
skv_new_plan_form_set_rule (SkvNewPlanForm *self, const char *rule)
{
  skv_set_text (&self->rule, rule);
}

void
skv_new_plan_form_set_sentence (SkvNewPlanForm *self, const char *sentence)
{
  skv_set_text (&self->sentence, sentence);
  self->touched = TRUE;
}

void
skv_new_plan_form_set_folder (SkvNewPlanForm *self, const char *folder)
{
  skv_set_text (&self->folder, folder);
}

void
skv_new_plan_form_set_file_name (SkvNewPlanForm *self, const char *name)
{
  skv_set_text (&self->file_name, name);
  self->file_typed = self->touched = TRUE;
}

/* --- rules ----------------------------------------------------------------------------------- */

/* an empty plan with these settings, or NULL if there is none such */
static SkvPlan *
get_scratch (SkvNewPlanForm *self)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("");
  g_autoptr (SkvPlan) plan = NULL;
  SkvSettings *settings;

  if (self->scratch != NULL)
    return self->scratch;
  plan = skv_plan_new (NULL, NULL);
  settings = skv_record_copy (skv_plan_get_settings (plan));
  skv_set_text (&settings->country, self->country);
  skv_set_text (&settings->language, self->language);
  skv_set_text (&settings->time_zone, self->time_zone);
  skv_edit_put (edit, settings);
  if (skv_plan_apply (plan, edit, NULL))
    self->scratch = g_steal_pointer (&plan);
  return self->scratch;
}

const char *
skv_new_plan_form_sentence_of (SkvNewPlanForm *self, const char *rule)
{
  return g_str_equal (rule, SKV_NEW_PLAN_OWN)
           ? self->sentence
           : skv_usual_rule_sentence (rule, self->message_language);
}

char *
skv_new_plan_form_count_words (SkvNewPlanForm *self,
                               const char *rule,
                               gboolean *doubt,
                               GError **error)
{
  const char *sentence = skv_new_plan_form_sentence_of (self, rule);
  SkvPlan *plan = get_scratch (self);
  SkvRule *read;
  char *words;
  guint n;

  *doubt = FALSE;
  if (plan == NULL)
    return g_strdup ("");
  read =
    skv_plan_beginning_read_rule (plan, sentence, self->message_language, self->year, doubt, error);
  if (read == NULL)
    return NULL;
  n = skv_plan_beginning_count (plan, read, self->year);
  /* Translators: how many dates a rule gives: "24 evenings in 2027" */
  words = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u evening in %d", "%u evenings in %d", n), n, self->year);
  skv_record_unref (read);
  return words;
}

/* --- what is wrong --------------------------------------------------------------------------- */

static char *
zone_problem (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvZone) zone = skv_zone_new (name, &error);

  return zone == NULL ? g_strdup (error->message) : NULL;
}

/* the first name that stands there a second time */
static char *
organisations_problem (const SkvNewPlanForm *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->organisations->len; i++)
    {
      g_autofree char *name = strip (g_ptr_array_index (self->organisations, i));
      g_autofree char *folded = g_utf8_casefold (name, -1);

      if (*name != '\0' && !g_hash_table_add (names, g_steal_pointer (&folded)))
        return g_strdup_printf (_("“%s” stands there twice"), name);
    }
  return NULL;
}

static char *
rule_problem (SkvNewPlanForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gboolean doubt;

  if (self->rule == NULL)
    return NULL;
  if (g_str_equal (self->rule, SKV_NEW_PLAN_OWN) && *self->sentence == '\0')
    return g_strdup (_("Write when the evenings are, or choose another line"));
  words = skv_new_plan_form_count_words (self, self->rule, &doubt, &error);
  return words == NULL ? g_strdup (error->message) : NULL;
}

static char *
file_problem (const SkvNewPlanForm *self)
{
  g_autofree char *path = skv_new_plan_form_path (self);
  g_autofree char *name = strip (self->file_name);

  if (*name == '\0' || g_str_equal (name, ENDING))
    return g_strdup (_("The file needs a name"));
  if (strchr (name, '/') != NULL)
    return g_strdup (_("A name has no “/” in it; the folder is chosen below"));
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_strdup (_("There is a file of that name already; take another name"));
  if (access (self->folder, W_OK | X_OK) != 0)
    return g_strdup (_("Nothing can be written in that folder; choose another one"));
  return NULL;
}

char *
skv_new_plan_form_problem (SkvNewPlanForm *self, SkvNewPlanField field)
{
  g_autofree char *title = strip (self->title);

  switch (field)
    {
    case SKV_NEW_PLAN_TIME_ZONE:
      return zone_problem (self->time_zone);
    case SKV_NEW_PLAN_ORGANISATIONS:
      return organisations_problem (self);
    case SKV_NEW_PLAN_TITLE:
      return *title == '\0' ? g_strdup (_("The plan needs a title")) : NULL;
    case SKV_NEW_PLAN_RULE:
      return rule_problem (self);
    case SKV_NEW_PLAN_FILE:
      return file_problem (self);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* --- what comes of it ------------------------------------------------------------------------ */

char *
skv_new_plan_form_path (const SkvNewPlanForm *self)
{
  g_autofree char *name = strip (self->file_name);
  g_autofree char *base =
    g_str_has_suffix (name, ENDING) ? g_strdup (name) : g_strconcat (name, ENDING, NULL);

  return g_build_filename (self->folder, base, NULL);
}

SkvNewPlan
skv_new_plan_form_wish (const SkvNewPlanForm *self)
{
  return (SkvNewPlan){ .title = self->title,
                       .country = self->country,
                       .language = self->language,
                       .time_zone = self->time_zone };
}

SkvEdit *
skv_new_plan_form_make_edit (SkvNewPlanForm *self, SkvPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  SkvPlanBeginning wish = { .rule_language = self->message_language, .year = self->year };

  for (guint i = 0; i < self->organisations->len; i++)
    g_ptr_array_add (names, g_ptr_array_index (self->organisations, i));
  g_ptr_array_add (names, NULL);
  wish.organisations = (const char *const *) names->pdata;
  if (self->rule != NULL)
    wish.rule = skv_new_plan_form_sentence_of (self, self->rule);
  return skv_plan_beginning_make_edit (plan, &wish, error);
}
