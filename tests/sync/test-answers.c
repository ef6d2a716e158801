/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "sync/dav-client.h"
#include "sync/dav-xml.h"
#include "sync/resource.h"

/* What servers say, as far as a real one cannot be made to say it: the rest is in
 * test-radicale.py. */

#define HEAD "<?xml version='1.0'?>"
#define OPEN HEAD "<D:multistatus xmlns:D='DAV:' xmlns:C='urn:ietf:params:xml:ns:caldav'>"
#define CLOSE "</D:multistatus>"
#define ENTRY(more) "<D:response><D:href>/a/b.ics</D:href>" more "</D:response>"
#define PROP(status, more)                                                                         \
  "<D:propstat><D:prop>" more "</D:prop><D:status>HTTP/1.1 " status "</D:status></D:propstat>"

typedef struct
{
  const char *name;
  const char *text;
  const char *expected; /* "HREF STATUS ETAG CONTENT" of each, then the token; NULL: refused */
} AnswerCase;

static const AnswerCase answers[] = {
  { "empty list", OPEN CLOSE, "-" },
  { "one", OPEN ENTRY (PROP ("200 OK", "<D:getetag>\"1\"</D:getetag>")) CLOSE,
    "/a/b.ics 200 \"1\" -;-" },
  { "default namespace",
    HEAD "<multistatus xmlns='DAV:'><response><href> /x </href><propstat><prop><getetag>e</getetag>"
         "</prop><status>HTTP/1.1 200 OK</status></propstat></response>"
         "<sync-token>t/1</sync-token></multistatus>",
    "/x 200 e -;t/1" },
  { "other namespace", HEAD "<multistatus xmlns='DAW:'/>", NULL },
  { "gone", OPEN ENTRY ("<D:status>HTTP/1.1 404 Not Found</D:status>") CLOSE,
    "/a/b.ics 404 - -;-" },
  { "more to come", OPEN ENTRY ("<D:status>HTTP/1.1 507 Insufficient</D:status>") CLOSE,
    "/a/b.ics 507 - -;-" },
  { "what is not there does not count",
    OPEN ENTRY (PROP ("404 Not Found", "<D:getetag>no</D:getetag>")
                  PROP ("200 OK", "<C:calendar-data>BEGIN</C:calendar-data>")) CLOSE,
    "/a/b.ics 200 - BEGIN;-" },
  { "character data",
    OPEN ENTRY (PROP ("200 OK", "<C:calendar-data><![CDATA[a<b]]></C:calendar-data>")) CLOSE,
    "/a/b.ics 200 - a<b;-" },
  { "without href", OPEN "<D:response/>" CLOSE, "-" },
  { "cut off", OPEN "<D:response><D:href>/a", NULL },
  { "nothing", "", NULL },
  { "a web page", "<!DOCTYPE html><html><body>Log in</body></html>", NULL },
  { "entities",
    HEAD "<!DOCTYPE D [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
         "<D:multistatus xmlns:D='DAV:'><D:sync-token>&x;</D:sync-token></D:multistatus>",
    NULL },
};

static void
test_answer (gconstpointer data)
{
  const AnswerCase *row = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (row->text, strlen (row->text));
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvDavMultistatus) list = skv_dav_multistatus_read (bytes, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  if (row->expected == NULL)
    {
      g_assert_null (list);
      g_assert_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_ANSWER);
      return;
    }
  g_assert_no_error (error);
  for (guint i = 0; i < list->responses->len; i++)
    {
      const SkvDavResponse *one = g_ptr_array_index (list->responses, i);

      g_string_append_printf (found, "%s %u %s %s;", one->href, one->status,
                              one->etag != NULL ? one->etag : "-",
                              one->content != NULL ? one->content : "-");
    }
  g_string_append (found, list->token != NULL ? list->token : "-");
  g_assert_cmpstr (found->str, ==, row->expected);
}

typedef struct
{
  const char *name;
  const char *address;
  gboolean taken;
} AddressCase;

static const AddressCase addresses[] = {
  { "https", "https://example.org/cal", TRUE },
  { "loopback", "http://127.0.0.1:5232/", TRUE },
  { "loopback by name", "http://localhost/", TRUE },
  { "loopback of version 6", "http://[::1]:5232/", TRUE },
  { "not encrypted", "http://example.org/", FALSE },
  { "looks like loopback", "http://localhost.example.org/", FALSE },
  { "password in it", "https://user:word@example.org/", FALSE },
  { "other scheme", "ftp://example.org/", FALSE },
  { "no scheme", "example.org", FALSE },
  { "nothing", "", FALSE },
};

static void
test_address (gconstpointer data)
{
  const AddressCase *row = data;
  g_autoptr (GError) error = NULL;
  SkvDavClient *client = skv_dav_client_new (row->address, NULL, NULL, NULL, &error);

  if (row->taken)
    g_assert_no_error (error);
  else
    g_assert_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_ADDRESS);
  g_assert_cmpint (client != NULL, ==, row->taken);
  g_clear_pointer (&client, skv_dav_client_free);
}

typedef struct
{
  const char *name;
  const char *href;
  const char *expected;
} HrefCase;

static const HrefCase hrefs[] = {
  { "path", "/home/a/", "/home/a/" },
  { "relative", "b.ics", "/home/b.ics" },
  { "whole", "https://example.org/x", "/x" },
  { "other server", "https://example.com/x", NULL },
  { "not encrypted", "http://example.org/x", NULL },
  { "one spelling", "/a%40b/%63@d", "/a%40b/c%40d" },
  { "a slash that is none", "/a%2Fb", "/a%2Fb" },
};

static void
test_href (gconstpointer data)
{
  const HrefCase *row = data;
  g_autoptr (SkvDavClient) client =
    skv_dav_client_new ("https://example.org/home", NULL, NULL, NULL, NULL);
  g_autofree char *found = skv_dav_client_resolve (client, "/home/", row->href);

  g_assert_cmpstr (found, ==, row->expected);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *uid;
  const char *key;
  const char *content;
} ResourceCase;

static const ResourceCase resources[] = {
  { "ours", "BEGIN:VEVENT\r\nUID:w:2019-01-09@p1.systemkveld\r\nX-SYSTEMKVELD-RECORD:e\r\n 30=\r\n",
    "w:2019-01-09@p1.systemkveld", "w:2019-01-09", "{}" },
  { "of another plan", "UID:a@p2.systemkveld\n", "a@p2.systemkveld", "ics:a@p2.systemkveld", NULL },
  { "folded and escaped", "UID:a\\,\r\n b\\;c@p1.systemkveld\r\n", "a,b;c@p1.systemkveld", "a,b;c",
    NULL },
  { "no text in it", "UID:a\r\nX-SYSTEMKVELD-RECORD:/w==\r\n", "a", "ics:a", NULL },
  { "nothing", "BEGIN:VCALENDAR\r\n", NULL, NULL, NULL },
};

static void
test_resource (gconstpointer data)
{
  const ResourceCase *row = data;
  g_autofree char *uid = skv_sync_resource_read_uid (row->text);
  g_autofree char *key = uid != NULL ? skv_sync_resource_key ("p1", uid) : NULL;
  g_autofree char *content = skv_sync_resource_read_content (row->text);

  g_assert_cmpstr (uid, ==, row->uid);
  g_assert_cmpstr (key, ==, row->key);
  g_assert_cmpstr (content, ==, row->content);
}

#define ADD(table, folder, func)                                                                   \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)                                                 \
    {                                                                                              \
      g_autofree char *path = g_strdup_printf ("/sync/" folder "/%s", table[i].name);              \
                                                                                                   \
      g_test_add_data_func (path, &table[i], func);                                                \
    }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD (answers, "answer", test_answer);
  ADD (addresses, "address", test_address);
  ADD (hrefs, "href", test_href);
  ADD (resources, "resource", test_resource);
  return g_test_run ();
}
