/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/outage.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"
#include "core/conflict/system-links.h"
#include "core/exchange/json-text.h"
#include "core/model/codes.h"
#include "core/outage/card.h"
#include "core/outage/causes.h"
#include "core/outage/log.h"
#include "core/outage/message.h"
#include "core/outage/outage-view.h"
#include "core/outage/outage.h"

/* --- text ------------------------------------------------------------------------------------ */

static void
print_line (const char *label, const char *value)
{
  if (value != NULL && *value != '\0')
    skv_cli_print ("  %s: %s\n", label, value);
}

/* "9 June, 09:10" is enough within an outage */
static char *
short_moment (SkvPlan *plan, gint64 moment)
{
  gint64 local = skv_zone_to_local (skv_plan_get_zone (plan), moment);
  SkvDay day = skv_zone_day (skv_plan_get_zone (plan), moment);
  g_autofree char *date = skv_words_day_month (day);
  g_autofree char *time = skv_words_time ((int) ((local - day * SKV_DAY_SECONDS) / 60));

  return g_strdup_printf (_("%1$s, %2$s"), date, time);
}

static void
print_state (SkvPlan *plan, const SkvOutageView *view)
{
  const SkvItem *item = view->item;
  g_autofree char *since = skv_outage_moment_words (plan, skv_outage_began (plan, item));
  g_autofree char *length = skv_outage_length_words (view->minutes);
  g_autofree char *end =
    item->actual_end != SKV_MOMENT_NONE ? skv_outage_moment_words (plan, item->actual_end) : NULL;
  g_autofree char *expected = item->expected_end != SKV_MOMENT_NONE
                                ? skv_outage_moment_words (plan, item->expected_end)
                                : NULL;

  print_line (_("Since"), since);
  if (view->is_open)
    print_line (_("Expected end"), expected != NULL ? expected : C_("expected end", "not known"));
  if (view->is_overdue)
    skv_cli_print (_("  It should have been over: ask for a new expected end.\n"));
  print_line (_("Works again"), end);
  print_line (view->is_open ? _("So far, or as expected") : _("Lasted"), length);
  if (item->external)
    print_line (_("Cause"), _("outside of the organisation"));
  if (item->priority != SKV_PRIORITY_NONE)
    print_line (_("Priority"), skv_priority_title (item->priority));
  print_line (view->is_long ? _("Responsible (long outage)") : _("Responsible (short outage)"),
              view->responsible);
  print_line (_("Outcome"), item->outcome);
}

static void
print_links (SkvPlan *plan, const SkvOutageView *view)
{
  g_autoptr (GString) down = g_string_new (NULL), degraded = g_string_new (NULL);

  for (guint i = 0; i < view->affected->len; i++)
    {
      const SkvSystemLink *link = view->affected->pdata[i];
      GString *text = link->degraded ? degraded : down;

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              skv_plan_system_name (plan, link->system));
    }
  print_line (_("Does not work either"), down->str);
  print_line (_("Works less well"), degraded->str);
  for (guint i = 0; i < view->causes->len; i++)
    {
      g_autofree char *words = skv_cause_before_words (plan, view->causes->pdata[i]);

      skv_cli_print ("  %s\n", words);
    }
}

static void
print_checklist (SkvPlan *plan, const SkvOutageView *view)
{
  const char *phase = NULL;

  if (view->plan != NULL)
    skv_cli_print ("\n%s: %s\n", _("Contingency Plan"), view->plan->name);
  if (view->plan_problem != NULL)
    skv_cli_warn (view->plan_problem);
  for (guint i = 0; i < view->checklist->len; i++)
    {
      const SkvCheckLine *line = view->checklist->pdata[i];
      g_autofree char *when =
        line->done_at != SKV_MOMENT_NONE ? short_moment (plan, line->done_at) : NULL;
      g_autofree char *due =
        line->due != SKV_DAY_NONE ? skv_words_day_month_year (line->due) : NULL;

      if (g_strcmp0 (phase, line->phase) != 0)
        skv_cli_print ("%s\n", line->phase);
      phase = line->phase;
      skv_cli_print ("  [%s] %s (%s)\n", line->done ? "x" : " ", line->text, line->id);
      if (line->who != NULL)
        skv_cli_print ("      %s\n", line->who);
      if (due != NULL && !line->done)
        skv_cli_print ("      %s: %s\n", _("To be done by"), due);
      if (when != NULL)
        skv_cli_print ("      %s%s%s\n", when, line->done_by != NULL ? " · " : "",
                       line->done_by != NULL ? line->done_by : "");
    }
}

static void
print_log (SkvPlan *plan, const SkvOutageView *view)
{
  if (view->log->len > 0 || view->notices->len > 0)
    skv_cli_print ("\n%s\n", _("What happened"));
  for (guint i = 0; i < view->log->len; i++)
    {
      const SkvLogEntry *entry = view->log->pdata[i];
      gint64 made = skv_log_parse_moment (entry->made);
      g_autofree char *when = made != SKV_MOMENT_NONE ? short_moment (plan, made) : g_strdup ("");
      g_autofree char *words = skv_outage_entry_words (plan, entry);

      skv_cli_print ("  %s · %s%s%s\n", when, words, entry->by != NULL ? " · " : "",
                     entry->by != NULL ? entry->by : "");
    }
  for (guint i = 0; i < view->notices->len; i++)
    {
      const SkvNotice *notice = view->notices->pdata[i];
      gint64 made = skv_log_parse_moment (notice->sent);
      g_autofree char *when = made != SKV_MOMENT_NONE ? short_moment (plan, made) : g_strdup ("");

      skv_cli_print ("  %s · %s: %s%s%s\n", when, _("Told"),
                     skv_notice_kind_title (notice->notice_kind),
                     notice->recipients != NULL ? " · " : "",
                     notice->recipients != NULL ? notice->recipients : "");
    }
}

/* --- JSON ------------------------------------------------------------------------------------ */

/* (transfer full) (nullable) */
static char *
format_moment (gint64 moment)
{
  return moment != SKV_MOMENT_NONE ? skv_log_format_moment (moment) : NULL;
}

static void
put_moment (GString *text, const char *name, gint64 moment)
{
  g_autofree char *words = format_moment (moment);

  skv_json_put_text_member (text, name, words);
}

static void
put_head (GString *text, SkvPlan *plan, const SkvItem *item, gint64 minutes)
{
  skv_json_put_text_member (text, "id", item->parent.id);
  skv_json_put_text_member (text, "title", item->title);
  skv_json_put_texts_member (text, "systems", (const char *const *) item->systems);
  skv_json_put_bool_member (text, "open", skv_outage_is_open (item));
  put_moment (text, "since", skv_outage_began (plan, item));
  put_moment (text, "expected_end", item->expected_end);
  put_moment (text, "end", item->actual_end);
  skv_json_put_int_member (text, "minutes", minutes);
  skv_json_put_bool_member (text, "external", item->external);
  skv_json_put_text_member (text, "priority", skv_priority_name (item->priority));
  skv_json_put_text_member (text, "outcome", item->outcome);
  skv_json_put_text_member (text, "caused_by", item->caused_by);
}

static void
put_checklist (GString *text, const SkvOutageView *view)
{
  skv_json_put_name (text, "checklist");
  g_string_append_c (text, '[');
  for (guint i = 0; i < view->checklist->len; i++)
    {
      const SkvCheckLine *line = view->checklist->pdata[i];
      g_autofree char *due = line->due != SKV_DAY_NONE ? skv_day_format (line->due) : NULL;

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "id", line->id);
      skv_json_put_text_member (text, "text", line->text);
      skv_json_put_text_member (text, "who", line->who);
      skv_json_put_bool_member (text, "task", line->is_task);
      skv_json_put_text_member (text, "due", due);
      skv_json_put_bool_member (text, "done", line->done);
      put_moment (text, "done_at", line->done_at);
      skv_json_put_text_member (text, "done_by", line->done_by);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static const char *
log_kind_name (SkvLogKind kind)
{
  static const char *const names[] = { "news", "step", "expected", "task", "follow-up" };

  return names[kind];
}

static void
put_log (GString *text, const SkvOutageView *view)
{
  skv_json_put_name (text, "log");
  g_string_append_c (text, '[');
  for (guint i = 0; i < view->log->len; i++)
    {
      const SkvLogEntry *entry = view->log->pdata[i];

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "made", entry->made);
      skv_json_put_text_member (text, "kind", log_kind_name (entry->entry_kind));
      skv_json_put_text_member (text, "step", entry->step);
      skv_json_put_text_member (text, "content", entry->content);
      skv_json_put_text_member (text, "by", entry->by);
      skv_json_put_bool_member (text, "done", entry->done);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
put_links (GString *text, SkvPlan *plan, const SkvOutageView *view)
{
  skv_json_put_name (text, "affected");
  g_string_append_c (text, '[');
  for (guint i = 0; i < view->affected->len; i++)
    {
      const SkvSystemLink *link = view->affected->pdata[i];

      g_string_append (text, i > 0 ? ", {" : "{");
      skv_json_put_text_member (text, "system", link->system);
      skv_json_put_bool_member (text, "degraded", link->degraded);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
  skv_json_put_name (text, "before");
  g_string_append_c (text, '[');
  for (guint i = 0; i < view->causes->len; i++)
    {
      const SkvCauseBefore *cause = view->causes->pdata[i];

      g_string_append (text, i > 0 ? ", {" : "{");
      skv_json_put_text_member (text, "item", cause->id);
      skv_json_put_text_member (text, "system", cause->system);
      skv_json_put_int_member (text, "days", cause->days);
      skv_json_put_bool_member (text, "during", cause->is_during);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
put_notices (GString *text, const SkvOutageView *view)
{
  skv_json_put_name (text, "told");
  g_string_append_c (text, '[');
  for (guint i = 0; i < view->notices->len; i++)
    {
      const SkvNotice *notice = view->notices->pdata[i];

      g_string_append (text, i > 0 ? ", {" : "{");
      skv_json_put_text_member (text, "kind", notice->notice_kind);
      skv_json_put_text_member (text, "sent", notice->sent);
      skv_json_put_text_member (text, "recipients", notice->recipients);
      skv_json_put_text_member (text, "by", notice->by);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static int
show_json (SkvPlan *plan, const SkvOutageView *view)
{
  g_autoptr (GString) text = g_string_new ("{");

  put_head (text, plan, view->item, view->minutes);
  skv_json_put_bool_member (text, "long", view->is_long);
  skv_json_put_bool_member (text, "overdue", view->is_overdue);
  skv_json_put_text_member (text, "responsible", view->responsible);
  skv_json_put_text_member (text, "contingency", view->plan != NULL ? view->plan->name : NULL);
  put_links (text, plan, view);
  put_checklist (text, view);
  put_log (text, view);
  put_notices (text, view);
  g_string_append (text, "}\n");
  return skv_cli_write (NULL, text->str, text->len);
}

int
skv_cli_outage_show (SkvPlan *plan, const char *id, gboolean as_json, gint64 now)
{
  g_autoptr (SkvOutageView) view = NULL;
  GError *error = NULL;

  view = skv_outage_view_new (plan, id, now, &error);
  if (view == NULL)
    return skv_cli_fail (error);
  if (as_json)
    return show_json (plan, view);
  skv_cli_print ("%s · %s\n", view->item->title, view->item->parent.id);
  print_state (plan, view);
  print_links (plan, view);
  print_checklist (plan, view);
  print_log (plan, view);
  return SKV_EXIT_DONE;
}

/* --- the list, the card, the draft ----------------------------------------------------------- */

static void
print_entry (SkvPlan *plan, const SkvItem *item, gint64 now)
{
  g_autofree char *since = skv_outage_moment_words (plan, skv_outage_began (plan, item));
  g_autofree char *length = skv_outage_length_words (skv_outage_minutes (plan, item, now));

  /* TRANSLATORS: an outage: title, since when, how long, its id */
  skv_cli_print (skv_outage_is_open (item) ? _("“%1$s” since %2$s, not over · %3$s · %4$s\n")
                                           : _("“%1$s” from %2$s · %3$s · %4$s\n"),
                 item->title, since, length, item->parent.id);
}

int
skv_cli_outage_list (SkvPlan *plan, gboolean only_open, gboolean as_json, gint64 now)
{
  g_autoptr (GPtrArray) list = skv_outages_list (plan, only_open);
  g_autoptr (GString) text = g_string_new ("[");

  if (!as_json && list->len == 0)
    skv_cli_print (only_open ? _("There is no open outage.\n")
                             : _("There is no outage in this plan.\n"));
  for (guint i = 0; i < list->len; i++)
    {
      const SkvItem *item = list->pdata[i];

      if (!as_json)
        {
          print_entry (plan, item, now);
          continue;
        }
      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      put_head (text, plan, item, skv_outage_minutes (plan, item, now));
      g_string_append_c (text, '}');
    }
  if (!as_json)
    return SKV_EXIT_DONE;
  g_string_append (text, list->len > 0 ? "\n]\n" : "]\n");
  return skv_cli_write (NULL, text->str, text->len);
}

/* What is published is in the plan's language, whoever publishes it. */
static void
use_language_of (SkvPlan *plan)
{
  if (skv_cli_get_language () == NULL)
    skv_cli_set_language (skv_plan_get_settings (plan)->language);
}

int
skv_cli_outage_card (SkvPlan *plan, const char *system, const SkvCliOutage *options)
{
  const char *id = skv_cli_find_system (plan, system);
  const char *const systems[] = { id, NULL };
  g_autofree char *text = NULL;

  if (id == NULL)
    return SKV_EXIT_USAGE;
  use_language_of (plan);
  if (g_strcmp0 (options->format, "pdf") == 0)
    {
      GError *error = NULL;
      g_autoptr (GBytes) pdf = skv_outage_cards_to_pdf (plan, systems, &error);

      return pdf != NULL ? skv_cli_write (options->output, g_bytes_get_data (pdf, NULL),
                                          g_bytes_get_size (pdf))
                         : skv_cli_fail (error);
    }
  text = g_strcmp0 (options->format, "html") == 0 ? skv_outage_card_html (plan, id)
                                                  : skv_outage_card_text (plan, id);
  return skv_cli_write (options->output, text, strlen (text));
}

/* FALSE: there is no message of that name */
static gboolean
parse_message (const char *kind, SkvOutageMessage *message)
{
  for (int i = SKV_OUTAGE_MESSAGE_START; i <= SKV_OUTAGE_MESSAGE_OVER; i++)
    {
      if (strcmp (skv_outage_message_name ((SkvOutageMessage) i), kind) != 0)
        continue;
      *message = (SkvOutageMessage) i;
      return TRUE;
    }
  return FALSE;
}

char *
skv_cli_outage_draft_text (SkvPlan *plan, const char *id, const char *kind)
{
  SkvOutageMessage message;
  g_autoptr (SkvAnnouncement) draft = NULL;

  use_language_of (plan);
  if (kind == NULL || !parse_message (kind, &message))
    return NULL;
  draft = skv_outage_message_new (plan, id, message, NULL, NULL);
  return draft != NULL ? g_strdup (skv_announcement_get_text (draft)) : NULL;
}

int
skv_cli_outage_draft (SkvPlan *plan, const char *id, const char *kind, const char *format)
{
  const SkvItem *item = skv_plan_get_item (plan, id);
  SkvOutageMessage message = skv_outage_message_guess (plan, item);
  g_autoptr (SkvAnnouncement) draft = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;

  if (kind != NULL && !parse_message (kind, &message))
    return skv_cli_usage (_("there is no kind “%s”; it is one of: %s"), kind,
                          "outage, outage-news, outage-over");
  use_language_of (plan);
  draft = skv_outage_message_new (plan, id, message, NULL, &error);
  if (draft == NULL)
    return skv_cli_fail (error);
  if (g_strcmp0 (format, "html") == 0)
    text = skv_announcement_to_html (draft, FALSE);
  else if (g_strcmp0 (format, "mailto") == 0)
    text = skv_announcement_to_mailto (draft);
  else
    text = g_strdup (skv_announcement_get_text (draft));
  return skv_cli_write (NULL, text, strlen (text));
}
