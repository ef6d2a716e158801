/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/exchange/ics-writer.h"
#include "core/exchange/selection.h"
#include "core/publish/poster.h"
#include "core/publish/web-page.h"

/* Readable for the web server, whoever runs the timer. */
#define FILE_MODE 0644
#define FOLDER_MODE 0755

#define PAGE "index.html"

/* a calendar to be written, and how the page links to it */
typedef struct
{
  char *name;               /* (owned): of the file */
  char *title;              /* (owned) */
  const char *lane;         /* (unowned) (nullable) */
  const char *organisation; /* (unowned) (nullable): id */
} Feed;

typedef struct
{
  SkvPlan *plan; /* (unowned) */
  const char *folder;
  const SkvPublishOptions *options;
  GPtrArray *feeds;  /* (owned) (element-type Feed) */
  GHashTable *names; /* (owned): of files */
  GPtrArray *done;   /* (owned) (element-type SkvPublished) */
} Work;

void
skv_published_free (SkvPublished *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self);
}

static void
feed_free (gpointer data)
{
  Feed *self = data;

  g_free (self->name);
  g_free (self->title);
  g_free (self);
}

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->done, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* --- files --------------------------------------------------------------------------------------
 */

static gboolean
write_file (Work *self, const char *name, const char *data, gsize length, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *before = NULL;
  gsize before_length = 0;
  gboolean there = g_file_get_contents (path, &before, &before_length, NULL);
  SkvPublished *done = g_new0 (SkvPublished, 1);

  done->name = g_strdup (name);
  done->state = !there ? SKV_PUBLISHED_NEW
                : before_length == length && memcmp (before, data, length) == 0
                  ? SKV_PUBLISHED_SAME
                  : SKV_PUBLISHED_CHANGED;
  g_ptr_array_add (self->done, done);
  /* Written beside it and renamed: who looks meanwhile sees the old one or the new one. */
  return done->state == SKV_PUBLISHED_SAME ||
         g_file_set_contents_full (path, data, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   FILE_MODE, error);
}

gboolean
skv_publish_make_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, FOLDER_MODE) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _("The folder “%s” cannot be made: %s"), folder, g_strerror (errno));
  return FALSE;
}

/* --- calendars ----------------------------------------------------------------------------------
 */

static void
add_feed (Work *self, const char *stem, char *title, const char *lane, const char *organisation)
{
  Feed *feed = g_new0 (Feed, 1);

  feed->name = g_strconcat (stem, ".ics", NULL);
  /* Two organisations of one name: the one that came into the plan later gets a number. */
  for (guint i = 2; g_hash_table_contains (self->names, feed->name); i++)
    {
      g_free (feed->name);
      feed->name = g_strdup_printf ("%s-%u.ics", stem, i);
    }
  feed->title = title;
  feed->lane = lane;
  feed->organisation = organisation;
  g_hash_table_add (self->names, feed->name);
  g_ptr_array_add (self->feeds, feed);
}

static gboolean
is_published (SkvPlan *plan, const char *lane)
{
  const SkvLane *record = skv_plan_lookup (plan, SKV_KIND_LANE, lane);

  return strcmp (lane, "holiday") != 0 && (record == NULL || !record->hidden);
}

static void
add_organisation (Work *self,
                  const SkvOrganisation *organisation,
                  GPtrArray *lanes,
                  gboolean several)
{
  const char *id = organisation->parent.id;
  g_autofree char *stem = skv_web_slug (organisation->name);

  add_feed (self, stem,
            g_strdup_printf (C_("calendar to subscribe to", "%s: everything"), organisation->name),
            NULL, id);
  for (guint i = 0; several && i < lanes->len; i++)
    {
      g_autofree char *slug = skv_web_slug (lanes->pdata[i]);
      g_autofree char *both = g_strdup_printf ("%s-%s", stem, slug);

      add_feed (self, both,
                g_strdup_printf ("%s: %s", organisation->name,
                                 skv_plan_lane_title (self->plan, lanes->pdata[i])),
                lanes->pdata[i], id);
    }
}

/* All that there could be, with something in it or not: an address that somebody has subscribed to
 * stays. */
static void
list_feeds (Work *self)
{
  g_autoptr (GPtrArray) all = skv_plan_list_lanes (self->plan);
  g_autoptr (GPtrArray) lanes = g_ptr_array_new ();
  GPtrArray *organisations = skv_plan_get_records (self->plan, SKV_KIND_ORGANISATION);

  for (guint i = 0; i < all->len; i++)
    if (is_published (self->plan, all->pdata[i]))
      g_ptr_array_add (lanes, all->pdata[i]);
  add_feed (self, "all", g_strdup (C_("calendar to subscribe to", "Everything")), NULL, NULL);
  for (guint i = 0; i < lanes->len; i++)
    {
      g_autofree char *slug = skv_web_slug (lanes->pdata[i]);

      add_feed (self, slug, g_strdup (skv_plan_lane_title (self->plan, lanes->pdata[i])),
                lanes->pdata[i], NULL);
    }
  for (guint i = 0; i < organisations->len; i++)
    add_organisation (self, organisations->pdata[i], lanes, organisations->len > 1);
}

/* "Systemkvelder 2019: Servicevinduer" */
static char *
write_feed (const Work *self, const Feed *feed, GPtrArray *chosen)
{
  const char *title = skv_plan_get_settings (self->plan)->title;
  gboolean is_all = feed->lane == NULL && feed->organisation == NULL;
  g_autofree char *name =
    is_all || title == NULL ? NULL : g_strdup_printf ("%s: %s", title, feed->title);

  return skv_ics_write_named (self->plan, chosen, name);
}

static gboolean
write_feeds (Work *self, GError **error)
{
  int year = self->options->year;
  g_autoptr (SkvOccurrences) all =
    skv_occurrences_new (self->plan, skv_day_from_ymd (year, 1, 1),
                         skv_day_from_ymd (year + 2, 1, 1), SKV_EXPAND_DEFAULT);

  for (guint i = 0; i < self->feeds->len; i++)
    {
      const Feed *feed = self->feeds->pdata[i];
      const char *lanes[] = { feed->lane, NULL };
      SkvSelection selection = { .lanes = feed->lane != NULL ? lanes : NULL,
                                 .organisation = feed->organisation,
                                 .without_holidays = TRUE };
      g_autoptr (GPtrArray) chosen = skv_selection_list (&selection, self->plan, all);
      g_autofree char *text = NULL;

      for (guint j = chosen->len; j > 0; j--)
        if (!is_published (self->plan, ((SkvOccurrence *) chosen->pdata[j - 1])->lane))
          g_ptr_array_remove_index (chosen, j - 1);
      text = write_feed (self, feed, chosen);
      if (!write_file (self, feed->name, text, strlen (text), error))
        return FALSE;
    }
  return TRUE;
}

/* --- page and poster -----------------------------------------------------------------------------
 */

/* May the page be put there? The first page of somebody else's site is not gone over; what is empty
 * is nobody's. */
static gboolean
is_free (const Work *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, PAGE, NULL);
  g_autofree char *text = NULL, *shown = g_filename_display_name (path);

  if (!g_file_get_contents (path, &text, NULL, NULL) || *text == '\0' ||
      strstr (text, SKV_WEB_PAGE_MARK) != NULL)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               _("“%s” is a page that this program did not make, and it would be lost. Choose "
                  "another folder, or move that page"),
               shown);
  return FALSE;
}

static gboolean
write_page (Work *self, GError **error)
{
  g_autofree SkvWebLink *links = g_new0 (SkvWebLink, self->feeds->len + 1);
  SkvWebPageOptions options = { .year = self->options->year,
                                .with_contacts = self->options->with_contacts,
                                .made = self->options->made,
                                .links = links,
                                .n_links = self->feeds->len + 1 };
  gboolean several = skv_plan_get_records (self->plan, SKV_KIND_ORGANISATION)->len > 1;
  g_autofree char *html = NULL;

  for (guint i = 0; i < self->feeds->len; i++)
    {
      const Feed *feed = self->feeds->pdata[i];

      /* A single organisation has no section of its own. */
      links[i] = (SkvWebLink){ feed->title, feed->name, several ? feed->organisation : NULL };
    }
  links[self->feeds->len] = (SkvWebLink){ _("Poster of the year (PDF)"), "poster.pdf", NULL };
  html = skv_web_page_write (self->plan, &options);
  return write_file (self, PAGE, html, strlen (html), error);
}

static gboolean
write_poster (Work *self, GError **error)
{
  SkvPosterOptions options = { .made = self->options->made };
  SkvDay first, end;
  g_autoptr (SkvChecker) checker = NULL;
  g_autoptr (SkvYearPicture) picture = NULL;
  g_autoptr (SkvPoster) poster = NULL;
  g_autoptr (GBytes) bytes = NULL;

  skv_sheet_days (self->options->year, FALSE, &first, &end);
  checker = skv_checker_new (self->plan, first, end);
  picture = skv_year_picture_new (self->plan, checker, self->options->year, NULL);
  skv_sheet_init (&options.sheet, SKV_PAPER_A3, FALSE);
  poster = skv_poster_new (picture, &options);
  bytes = skv_poster_render (poster, SKV_PICTURE_PDF, error);
  return bytes != NULL && write_file (self, "poster.pdf", g_bytes_get_data (bytes, NULL),
                                      g_bytes_get_size (bytes), error);
}

/* --- what is left over ---------------------------------------------------------------------------
 */

/* Is it a calendar of ours? What others put there is theirs. */
static gboolean
is_ours (const Work *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *text = NULL;

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) &&
         g_file_get_contents (path, &text, NULL, NULL) &&
         g_str_has_prefix (text, "BEGIN:VCALENDAR") &&
         strstr (text, "\nPRODID:-//Systemkveld//") != NULL;
}

static int
compare_names (gconstpointer left, gconstpointer right)
{
  const SkvPublished *a = *(const SkvPublished *const *) left;
  const SkvPublished *b = *(const SkvPublished *const *) right;

  return strcmp (a->name, b->name);
}

/* Who has subscribed to one of them would never hear that nothing follows. */
static void
list_left (Work *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      SkvPublished *file;

      if (!g_str_has_suffix (name, ".ics") || g_hash_table_contains (self->names, name) ||
          !is_ours (self, name))
        continue;
      file = g_new0 (SkvPublished, 1);
      file->name = g_filename_display_name (name);
      file->state = SKV_PUBLISHED_LEFT;
      g_ptr_array_add (left, file);
    }
  g_ptr_array_sort (left, compare_names);
  g_ptr_array_extend (self->done, left, NULL, NULL);
}

GPtrArray *
skv_publish_folder (SkvPlan *plan,
                    const char *folder,
                    const SkvPublishOptions *options,
                    GError **error)
{
  g_auto (Work) work = { .plan = plan, .folder = folder, .options = options };

  g_return_val_if_fail (SKV_IS_PLAN (plan) && folder != NULL && options != NULL, NULL);

  work.feeds = g_ptr_array_new_with_free_func (feed_free);
  work.names = g_hash_table_new (g_str_hash, g_str_equal);
  work.done = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_published_free);
  if (!skv_publish_make_folder (folder, error) || !is_free (&work, error))
    return NULL;
  list_feeds (&work);
  /* The page last: what it links to is there. */
  if (!write_feeds (&work, error) || !write_poster (&work, error) || !write_page (&work, error))
    return NULL;
  list_left (&work);
  return g_steal_pointer (&work.done);
}
