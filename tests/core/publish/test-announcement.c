/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/json-reader.h"
#include "core/publish/announcement.h"

#include <string.h>

/* One evening with four jobs of four effects, departments, a contact, relations. */
static const char plan_json[] =
  "{'format':'skv-plan','version':1,"
  "'plan':{'title':'Evenings','country':'NO','time_zone':'Europe/Oslo','language':'en'},"
  "'organisations':[{'id':'north','name':'North'},{'id':'south','name':'South'}],"
  "'departments':[{'id':'pay','name':'Payroll'},{'id':'school','name':'Schools'},"
  "{'id':'idle','name':'Idle'}],"
  "'contacts':[{'id':'chief','role':'IT manager','phone':'70 00 00 00','mobile':'90 00 00 00',"
  "'email':'chief@example.org'},"
  "{'id':'payer','role':'Payroll manager','department':'pay'},"
  "{'id':'all','role':'All staff','kind':'list','email':'all@example.org'},"
  "{'id':'pays','role':'Payroll staff','kind':'list','email':'pay@example.org',"
  "'department':'pay'}],"
  "'systems':[{'id':'net','name':'Network','owner':'chief'},"
  "{'id':'visma','name':'Visma','owner':'payer'},{'id':'feide','name':'Feide','owner':'school'},"
  "{'id':'mail','name':'Mail'},{'id':'phone','name':'Phones'}],"
  "'relations':[{'from':'feide','to':'mail','kind':'depends-on'}],"
  "'rules':[{'id':'r','lane':'window','title':'System evening',"
  "'base':{'dates':['2027-03-17']},'days':[0,1],'start':'17:00','duration':'PT5H'},"
  "{'id':'s','lane':'window','title':'System evening','base':{'dates':['2027-05-12']},"
  "'days':[0,1],'start':'17:00','duration':'PT5H'}],"
  "'items':["
  "{'id':'a','lane':'maintenance','title':'A','start':'2027-03-17T17:00','duration':'PT1H',"
  "'systems':['net'],'effect':'unstable','status':'approved','contact':'chief'},"
  "{'id':'b','lane':'maintenance','title':'B','start':'2027-03-17T18:00','duration':'PT1H',"
  "'systems':['visma'],'effect':'restart','downtime':'PT10M','status':'approved'},"
  "{'id':'c','lane':'maintenance','title':'C','start':'2027-03-18T17:00','duration':'PT1H',"
  "'systems':['feide'],'effect':'no-users','status':'approved'},"
  "{'id':'d','lane':'maintenance','title':'D','start':'2027-03-18T18:00','duration':'PT2H',"
  "'systems':['mail'],'effect':'down','downtime':'PT1H30M','status':'approved'},"
  "{'id':'e','lane':'maintenance','title':'E','start':'2027-03-18T19:00','duration':'PT2H',"
  "'systems':['visma'],'effect':'down','status':'cancelled'},"
  "{'id':'w1','lane':'window','title':'Weekend','start':'2027-06-19T09:00',"
  "'end':'2027-06-19T20:00','status':'approved'},"
  "{'id':'w2','lane':'window','title':'Weekend','start':'2027-06-20T09:00',"
  "'end':'2027-06-20T20:00','status':'approved'},"
  "{'id':'w3','lane':'window','title':'Only north','start':'2027-08-02T22:00',"
  "'end':'2027-08-03T02:00','organisations':['north'],'status':'approved'},"
  "{'id':'w4','lane':'window','title':'Gone','start':'2027-09-01T09:00',"
  "'end':'2027-09-01T20:00','status':'cancelled'},"
  "{'id':'w5','lane':'window','title':'Long','start':'2027-10-01T18:00',"
  "'end':'2027-10-03T18:00','status':'approved'},"
  "{'id':'w6','lane':'window','title':'Turn','start':'2027-12-31T18:00',"
  "'end':'2028-01-02T18:00','status':'approved'},"
  "{'id':'late','lane':'maintenance','title':'Late','start':'2027-11-03T22:00',"
  "'end':'2027-11-04T02:00','systems':['net'],'effect':'down','emergency':true,"
  "'reason':'A hole <script>','status':'started'},"
  "{'id':'put','lane':'maintenance','title':'Put off','start':'2027-12-13T17:00',"
  "'duration':'PT1H','postponed_from':'2027-12-06T17:00','status':'approved'},"
  "{'id':'wait','lane':'maintenance','title':'Waits','start':'2027-12-14T17:00',"
  "'duration':'PT1H','postponed_from':'2027-12-14T17:00','status':'postponed'},"
  "{'id':'nowhen','lane':'maintenance','title':'Some day','systems':['net']}]}";

static SkvPlan *
make_plan (void)
{
  g_autofree char *json = g_strdelimit (g_strdup (plan_json), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvImport) import = NULL;
  SkvPlan *plan = skv_plan_new (NULL, &error);

  g_assert_no_error (error);
  import = skv_json_read (plan, "plan", bytes, &error);
  g_assert_no_error (error);
  skv_plan_apply (plan, import->edit, &error);
  g_assert_no_error (error);
  return plan;
}

typedef struct
{
  const char *name;
  SkvAnnounceOptions options;
  const char *has[8];   /* pieces of the text */
  const char *lacks[8]; /* and what must not be in it */
} Case;

static const Case cases[] = {
  { "year",
    { .kind = SKV_ANNOUNCE_YEAR, .year = 2027 },
    { "Evenings 2027:\n\n", " • Wednesday 17 and Thursday 18 March, 17:00–22:00: System evening\n",
      " • Saturday 19 and Sunday 20 June, 09:00–20:00: Weekend\n",
      " • Monday 2 August, 22:00–02:00: Only north (North)\n",
      " • Friday 1 October 18:00 – Sunday 3 October 18:00: Long\n" },
    { "Gone", "Feide" } },
  { "year-of-an-organisation",
    { .kind = SKV_ANNOUNCE_YEAR, .year = 2027, .organisation = "south" },
    { "Evenings 2027 – South:", "System evening" },
    { "Only north" } },
  { "year-of-a-department",
    { .kind = SKV_ANNOUNCE_YEAR, .year = 2027, .department = "school" },
    { "Evenings 2027 – Schools:", "Thursday 18 March, 17:00–18:00: C (Feide)",
      "Thursday 18 March, 18:00–20:00: D (Feide)" },
    { "Visma", "Network", "Mail" } },
  { "window",
    { .kind = SKV_ANNOUNCE_FIRST, .occurrence = "r:2027-03-18" },
    { "System evening: Wednesday 17 and Thursday 18 March\n\n",
      " • Network: may be unstable\n • Visma: is restarted, expected downtime 10 minutes\n"
      " • Feide: nobody may be logged in\n • Mail: is down, expected downtime 1 hour 30 minutes\n",
      "Not available during the work: Feide, Mail\n", "May be unstable: Network, Visma\n",
      "Works as usual: Phones\n",
      "Questions: IT manager, vacant, 70 00 00 00, 90 00 00 00, chief@example.org\n" },
    { " • E" } },
  { "window-of-a-department",
    { .kind = SKV_ANNOUNCE_FIRST, .occurrence = "r:2027-03-17", .department = "pay" },
    { " • Visma: is restarted", "For Payroll", " • B: Wednesday 17 March" },
    { "Network", "Feide", "Mail", " • A:", "Phones" } },
  { "window-untouched",
    { .kind = SKV_ANNOUNCE_FIRST, .occurrence = "r:2027-03-17", .department = "idle" },
    { "None of your systems is affected." },
    { "Visma", "Expect disturbances" } },
  { "window-without-jobs",
    { .kind = SKV_ANNOUNCE_REMINDER, .occurrence = "w2" },
    { "Reminder: Weekend, Saturday 19 and Sunday 20 June\n", "Expect disturbances" },
    { "Works as usual" } },
  { "job-reaches-what-needs-it",
    { .kind = SKV_ANNOUNCE_FIRST, .occurrence = "d" },
    { "Not available during the work: Feide, Mail\n", "Works as usual: Network, Visma, Phones\n" },
    { "May be unstable" } },
  { "moved",
    { .kind = SKV_ANNOUNCE_MOVED, .occurrence = "w1", .was = 1812870000 },
    { "Moved: Weekend, now Saturday 19", "from Sunday 13 June to Saturday 19" } },
  { "moved-from-nobody-knows-where",
    { .kind = SKV_ANNOUNCE_MOVED, .occurrence = "w1" },
    { "Weekend is moved to Saturday 19" } },
  { "moved-to-another-hour",
    { .kind = SKV_ANNOUNCE_MOVED, .occurrence = "a", .was = 1805227200 },
    { "A is moved from Tuesday 16 March 21:00 to Wednesday 17 March, 17:00–18:00." } },
  { "moved-as-the-plan-says",
    { .kind = SKV_ANNOUNCE_MOVED, .occurrence = "put" },
    { "Put off is moved from Monday 6 December to Monday 13 December, 17:00–18:00." } },
  { "postponed",
    { .kind = SKV_ANNOUNCE_CANCELLED, .occurrence = "wait" },
    { "Postponed: Waits, Tuesday 14 December\n",
      "Waits on Tuesday 14 December is postponed. Everything works as usual. A new date follows." },
    { "ancelled" } },
  { "cancelled",
    { .kind = SKV_ANNOUNCE_CANCELLED, .occurrence = "w4" },
    { "Cancelled: Gone, Wednesday 1 September\n", "is cancelled. Everything works as usual.\n" },
    { "ostponed", "new date" } },
  { "over-new-year",
    { .kind = SKV_ANNOUNCE_FIRST, .occurrence = "w6" },
    { "Turn: Friday 31 December 2027 18:00 – Sunday 2 January 2028 18:00\n" } },
  { "started",
    { .kind = SKV_ANNOUNCE_STARTED, .occurrence = "late" },
    { "Started: Late\n", "over by Thursday 4 November 02:00.", "short notice" } },
  { "finished",
    { .kind = SKV_ANNOUNCE_FINISHED, .occurrence = "late" },
    { "Finished: Late\n" },
    { "is down" } },
  { "prolonged",
    { .kind = SKV_ANNOUNCE_PROLONGED, .occurrence = "late" },
    { "Takes longer: Late\n", "Reason: A hole <script>" } },
  { "words-of-its-own",
    { .kind = SKV_ANNOUNCE_FIRST,
      .occurrence = "a",
      .form = "{title}|{dates}|{figures}|{time}|{hours}|{start}|{end}|{year}" },
    { "A|Wednesday 17 March|17/3|17:00–18:00|17:00–18:00|17:00|18:00|2027\n" } },
};

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvAnnouncement) made = skv_announcement_new (plan, &row->options, &error);
  const char *text;

  g_assert_no_error (error);
  text = skv_announcement_get_text (made);
  for (guint i = 0; i < G_N_ELEMENTS (row->has) && row->has[i] != NULL; i++)
    if (strstr (text, row->has[i]) == NULL)
      g_error ("“%s” is missing in:\n%s", row->has[i], text);
  for (guint i = 0; i < G_N_ELEMENTS (row->lacks) && row->lacks[i] != NULL; i++)
    if (strstr (text, row->lacks[i]) != NULL)
      g_error ("“%s” is in:\n%s", row->lacks[i], text);
}

static void
test_nothing (gconstpointer data)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (GError) error = NULL;
  SkvAnnounceOptions options = { .kind = SKV_ANNOUNCE_FIRST, .occurrence = data };

  g_assert_null (skv_announcement_new (plan, &options, &error));
  g_assert_error (error, SKV_ANNOUNCE_ERROR, SKV_ANNOUNCE_ERROR_NOTHING);
}

/* Every form of every language can be filled in, for every kind. */
static void
test_languages (gconstpointer data)
{
  const char *language = data;
  g_autoptr (SkvPlan) plan = make_plan ();

  for (guint i = 0; i < SKV_N_ANNOUNCE_KINDS; i++)
    {
      g_autofree char *form =
        skv_announcement_form (skv_announce_kind_name ((SkvAnnounceKind) i), language);
      g_autoptr (GError) error = NULL;
      SkvAnnounceOptions options = {
        .kind = (SkvAnnounceKind) i, .year = 2027, .occurrence = "late", .form = form
      };
      g_autoptr (SkvAnnouncement) made = NULL;

      g_assert_nonnull (form);
      made = skv_announcement_new (plan, &options, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (skv_announcement_get_subject (made), !=, "");
      g_assert_cmpstr (skv_announcement_get_body (made), !=, "");
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *form = skv_announcement_form (i == 0 ? "details" : "contact", language);

      g_assert_nonnull (form);
    }
}

static void
test_outputs (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  SkvAnnounceOptions options = { .kind = SKV_ANNOUNCE_PROLONGED, .occurrence = "late" };
  g_autoptr (SkvAnnouncement) made = skv_announcement_new (plan, &options, NULL);
  g_autofree char *page = skv_announcement_to_html (made, FALSE);
  g_autofree char *fragment = skv_announcement_to_html (made, TRUE);
  g_autofree char *link = skv_announcement_to_mailto (made);
  g_autofree char *ics = skv_announcement_to_ics (made);

  g_assert_true (g_str_has_prefix (page, "<!DOCTYPE html>\n<html lang=\"en\">"));
  g_assert_nonnull (strstr (page, "A hole &lt;script&gt;"));
  g_assert_null (strstr (page, "<script"));
  g_assert_true (g_str_has_prefix (fragment, "<h2>Takes longer: Late</h2>\n<p>"));
  g_assert_null (strstr (fragment, "<html"));
  g_assert_nonnull (strstr (fragment, "<ul>\n<li>Network: is down</li>\n</ul>"));
  g_assert_true (
    g_str_has_prefix (link, "mailto:all@example.org?subject=Takes%20longer%3A%20Late&body="));
  g_assert_nonnull (strstr (link, "%0D%0A"));
  g_assert_null (strchr (link, ' '));
  g_assert_nonnull (strstr (ics, "UID:late@"));
}

static void
test_recipients (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  SkvAnnounceOptions options = { .kind = SKV_ANNOUNCE_FIRST,
                                 .occurrence = "b",
                                 .department = "pay" };
  g_autoptr (SkvAnnouncement) made = skv_announcement_new (plan, &options, NULL);
  g_autofree char *link = skv_announcement_to_mailto (made);

  g_assert_true (g_str_has_prefix (link, "mailto:pay@example.org?"));
}

int
main (int argc, char *argv[])
{
  static const char *const languages[] = { "nb", "nn", "sv", "da", "en" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/announcement/text/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *path = g_strconcat ("/announcement/forms/", languages[i], NULL);

      g_test_add_data_func (path, languages[i], test_languages);
    }
  g_test_add_data_func ("/announcement/nothing/not-there", "oops", test_nothing);
  g_test_add_data_func ("/announcement/nothing/no-date", "nowhen", test_nothing);
  g_test_add_func ("/announcement/outputs", test_outputs);
  g_test_add_func ("/announcement/recipients", test_recipients);
  return g_test_run ();
}
