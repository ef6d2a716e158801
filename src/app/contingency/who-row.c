/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/contingency/who-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/legible.h"
#include "app/text-row.h"
#include "core/calendar/contacts.h"
#include "core/outage/contingency.h"

struct _SkvWhoRow
{
  AdwComboRow parent_instance;

  GPtrArray *values; /* (owned) (element-type utf8): after "nobody" and before the plain words */
  SkvTextRow *words; /* (owned) (nullable): until it is filled */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SkvWhoRow, skv_who_row, ADW_TYPE_COMBO_ROW)

static guint chosen_signal;

static gboolean
is_in_words (SkvWhoRow *self)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (self)) == self->values->len + 1;
}

static void
tell (SkvWhoRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  const char *who = "";

  if (is_in_words (self))
    who = skv_text_row_get_text (self->words);
  else if (selected > 0 && selected <= self->values->len)
    who = g_ptr_array_index (self->values, selected - 1);
  g_signal_emit (self, chosen_signal, 0, who);
}

static void
on_selected (SkvWhoRow *self)
{
  if (self->filling || self->words == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->words), is_in_words (self));
  tell (self);
}

/* --- filling -------------------------------------------------------------------------------- */

static void
add (SkvWhoRow *self, GtkStringList *names, const char *value, const char *name)
{
  g_ptr_array_add (self->values, g_strdup (value));
  gtk_string_list_append (names, name);
}

static void
add_roles (SkvWhoRow *self, GtkStringList *names)
{
  for (const char *const *role = skv_contingency_roles (); *role != NULL; role++)
    add (self, names, *role, skv_contingency_role_title (*role));
}

static void
add_contacts (SkvWhoRow *self, GtkStringList *names, SkvPlan *plan)
{
  GPtrArray *contacts = skv_plan_get_records (plan, SKV_KIND_CONTACT);

  for (guint i = 0; i < contacts->len; i++)
    {
      const SkvContact *contact = g_ptr_array_index (contacts, i);
      g_autofree char *words = skv_contact_words (contact);

      add (self, names, contact->parent.id, words);
    }
}

static void
show_chosen (SkvWhoRow *self, const char *who)
{
  guint chosen = 0;

  if (*who != '\0' && g_ptr_array_find_with_equal_func (self->values, who, g_str_equal, &chosen))
    chosen++;
  else if (*who != '\0')
    {
      chosen = self->values->len + 1;
      skv_text_row_set_text (self->words, who);
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->words), is_in_words (self));
}

GtkWidget *
skv_who_row_new (
  SkvPlan *plan, SkvWhoOffer offer, const char *title, const char *none, const char *who)
{
  SkvWhoRow *self = g_object_new (SKV_TYPE_WHO_ROW, "title", title, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  /* TRANSLATORS: title of a row for who does something: "Role", "Contact" */
  g_autofree char *in_words = g_strdup_printf (_("%s in Plain Words"), title);

  gtk_string_list_append (names, none);
  if (offer & SKV_WHO_ROLES)
    add_roles (self, names);
  if (offer & SKV_WHO_CONTACTS)
    add_contacts (self, names, plan);
  gtk_string_list_append (names, _("In Plain Words…"));
  self->words = SKV_TEXT_ROW (g_object_ref_sink (skv_text_row_new (in_words)));
  g_signal_connect_object (self->words, "edited", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  skv_text_row_set_up (self->words, NULL, 24);
  show_chosen (self, who);
  self->filling = FALSE;
  skv_combo_row_tell_whole (ADW_COMBO_ROW (self));
  return GTK_WIDGET (self);
}

GtkWidget *
skv_who_row_get_words_row (SkvWhoRow *self)
{
  g_return_val_if_fail (SKV_IS_WHO_ROW (self), NULL);
  return GTK_WIDGET (self->words);
}

char *
skv_who_words (SkvPlan *plan, const char *who)
{
  if (*who == '\0')
    return g_strdup ("");
  return g_strv_contains (skv_contingency_roles (), who)
           ? g_strdup (skv_contingency_role_title (who))
           : skv_contact_who_words (plan, who);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_who_row_dispose (GObject *object)
{
  SkvWhoRow *self = SKV_WHO_ROW (object);

  self->filling = TRUE;
  g_clear_object (&self->words);
  G_OBJECT_CLASS (skv_who_row_parent_class)->dispose (object);
}

static void
skv_who_row_finalize (GObject *object)
{
  g_ptr_array_unref (SKV_WHO_ROW (object)->values);
  G_OBJECT_CLASS (skv_who_row_parent_class)->finalize (object);
}

static void
skv_who_row_class_init (SkvWhoRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_who_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_who_row_finalize;
  chosen_signal = g_signal_new ("chosen", SKV_TYPE_WHO_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
skv_who_row_init (SkvWhoRow *self)
{
  self->values = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
}
