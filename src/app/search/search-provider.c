/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/search/search-provider.h"

#include "app/plan-files.h"
#include "app/work.h"
#include "core/store/search.h"

/* The overview shows five of a program. */
#define MAX_A_KIND 5
/* A plan that nobody asks for any more is let go of, and so is a program without windows: what was
 * found is asked about after it was found. */
#define KEEP_SECONDS 20

static const char interface_xml[] =
  "<node><interface name='org.gnome.Shell.SearchProvider2'>"
  "<method name='GetInitialResultSet'>"
  "<arg type='as' name='terms' direction='in'/><arg type='as' name='results' direction='out'/>"
  "</method>"
  "<method name='GetSubsearchResultSet'>"
  "<arg type='as' name='previous_results' direction='in'/>"
  "<arg type='as' name='terms' direction='in'/><arg type='as' name='results' direction='out'/>"
  "</method>"
  "<method name='GetResultMetas'>"
  "<arg type='as' name='identifiers' direction='in'/>"
  "<arg type='aa{sv}' name='metas' direction='out'/>"
  "</method>"
  "<method name='ActivateResult'>"
  "<arg type='s' name='identifier' direction='in'/><arg type='as' name='terms' direction='in'/>"
  "<arg type='u' name='timestamp' direction='in'/>"
  "</method>"
  "<method name='LaunchSearch'>"
  "<arg type='as' name='terms' direction='in'/><arg type='u' name='timestamp' direction='in'/>"
  "</method>"
  "</interface></node>";

/* A plan that was read, and its index. It belongs to one thread at a time. */
typedef struct
{
  char *tag;         /* (owned): which file, as it was when it was read */
  SkvPlan *plan;     /* (owned) */
  SkvSearch *search; /* (owned) */
} Reading;

typedef struct
{
  GDBusMethodInvocation *invocation; /* (owned) (nullable): answering takes it */
  char *text;                        /* (owned) */
} Question;

/* what the thread is given, and what it gives back */
typedef struct
{
  GFile *file;      /* (owned) */
  char *text;       /* (owned) */
  Reading *reading; /* (owned) (nullable) */
} Job;

typedef struct
{
  Reading *reading; /* (owned) (nullable): it could not be read */
  GPtrArray *hits;  /* (owned) (nullable): likewise */
} Answer;

struct _SkvSearchProvider
{
  GObject parent_instance;

  GApplication *application; /* (unowned) */
  SkvSearchProviderPlan get_plan;
  GDBusConnection *connection;    /* (owned) (nullable) */
  guint registration;             /* 0: not exported */
  GQueue questions;               /* (element-type Question) */
  GDBusMethodInvocation *current; /* (owned) (nullable): which @work answers */
  SkvWork *work;                  /* (owned) (nullable) */
  Reading *reading;               /* (owned) (nullable): NULL also while @work has it */
  char *uri;                      /* (owned) (nullable): of the plan that was looked in last */
  GHashTable *hits;               /* (owned): result → SkvSearchHit (owned) */
  gboolean held;                  /* the program does not end, though it may have no windows */
  guint keep_source;
};

G_DEFINE_FINAL_TYPE (SkvSearchProvider, skv_search_provider, G_TYPE_OBJECT)

static void answer_next (SkvSearchProvider *self);

static void
reading_free (Reading *self)
{
  if (self == NULL)
    return;
  skv_search_free (self->search);
  g_clear_object (&self->plan);
  g_free (self->tag);
  g_free (self);
}

static void
question_free (Question *self)
{
  g_clear_object (&self->invocation);
  g_free (self->text);
  g_free (self);
}

static void
job_free (gpointer data)
{
  Job *self = data;

  g_object_unref (self->file);
  g_free (self->text);
  reading_free (self->reading);
  g_free (self);
}

static void
answer_free (gpointer data)
{
  Answer *self = data;

  reading_free (self->reading);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_free (self);
}

/* --- in the thread --------------------------------------------------------------------------- */

/* Which file, and as it is now: other than before once the plan was edited. (transfer full) */
static char *
make_tag (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GFileInfo) info =
    g_file_query_info (file,
                       G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED
                                                      "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                       G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL)
    return g_steal_pointer (&uri);
  return g_strdup_printf (
    "%s %" G_GOFFSET_FORMAT " %" G_GUINT64_FORMAT ".%06u", uri, g_file_info_get_size (info),
    g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED),
    g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC));
}

/* (transfer full) (nullable, with an error) */
static Reading *
read_plan (GFile *file, const char *tag, GError **error)
{
  g_autoptr (SkvPlan) plan = skv_plan_files_read (file, error);
  SkvSearch *search = plan != NULL ? skv_search_new (plan, error) : NULL;
  Reading *reading;

  if (search == NULL)
    return NULL;
  reading = g_new0 (Reading, 1);
  reading->tag = g_strdup (tag);
  reading->plan = g_steal_pointer (&plan);
  reading->search = search;
  return reading;
}

static gpointer
look_in_thread (SkvWork *work, gpointer data, GError **error)
{
  Job *job = data;
  g_autofree char *tag = make_tag (job->file);
  Answer *answer;

  if (job->reading != NULL && !g_str_equal (job->reading->tag, tag))
    g_clear_pointer (&job->reading, reading_free);
  if (job->reading == NULL)
    job->reading = read_plan (job->file, tag, error);
  if (job->reading == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->reading = g_steal_pointer (&job->reading);
  answer->hits = skv_search_find (answer->reading->search, job->text, MAX_A_KIND);
  return answer;
}

/* --- answering ------------------------------------------------------------------------------- */

static gboolean
on_kept_long_enough (gpointer data)
{
  SkvSearchProvider *self = data;

  if (self->current != NULL)
    return G_SOURCE_CONTINUE; /* a large plan is being read */
  self->keep_source = 0;
  g_clear_pointer (&self->reading, reading_free);
  self->held = FALSE;
  g_application_release (self->application);
  return G_SOURCE_REMOVE;
}

static void
keep_a_while (SkvSearchProvider *self)
{
  if (!self->held)
    g_application_hold (self->application);
  self->held = TRUE;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->keep_source = g_timeout_add_seconds (KEEP_SECONDS, on_kept_long_enough, self);
}

/* What the overview calls it: a record's id is one of its kind only. (transfer full) */
static char *
name_result (const SkvSearchHit *hit)
{
  return g_strdup_printf ("%d/%s", (int) hit->kind, hit->id);
}

/* @hits (nullable) (element-type SkvSearchHit) is emptied; @invocation (transfer full) */
static void
reply (SkvSearchProvider *self, GDBusMethodInvocation *invocation, GPtrArray *hits)
{
  GVariantBuilder names;

  g_variant_builder_init (&names, G_VARIANT_TYPE ("as"));
  while (hits != NULL && hits->len > 0)
    {
      SkvSearchHit *hit = g_ptr_array_steal_index (hits, 0);
      char *name = name_result (hit);

      g_variant_builder_add (&names, "s", name);
      g_hash_table_replace (self->hits, name, hit);
    }
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(as)", &names));
}

static void
on_answer (gpointer owner, gpointer result, const GError *error)
{
  SkvSearchProvider *self = owner;
  Answer *answer = result;
  GDBusMethodInvocation *invocation = g_steal_pointer (&self->current);

  g_clear_object (&self->work);
  if (answer != NULL)
    self->reading = g_steal_pointer (&answer->reading);
  else if (error != NULL)
    g_debug ("nothing to search in: %s", error->message);
  reply (self, invocation, answer != NULL ? answer->hits : NULL);
  g_clear_pointer (&answer, answer_free);
  keep_a_while (self);
  answer_next (self);
}

static void
look (SkvSearchProvider *self, GFile *file, const char *text)
{
  Job *job = g_new0 (Job, 1);
  SkvWorkTask task = { look_in_thread, job, job_free, answer_free, on_answer };

  job->file = g_object_ref (file);
  job->text = g_strdup (text);
  job->reading = g_steal_pointer (&self->reading);
  self->work = skv_work_start (G_OBJECT (self), NULL, &task);
}

/* One after the other: there is one index. */
static void
answer_next (SkvSearchProvider *self)
{
  while (self->current == NULL && !g_queue_is_empty (&self->questions))
    {
      Question *question = g_queue_pop_head (&self->questions);
      g_autoptr (GFile) file = self->get_plan (self->application);

      g_free (self->uri);
      self->uri = file != NULL ? g_file_get_uri (file) : NULL;
      if (file == NULL)
        reply (self, g_steal_pointer (&question->invocation), NULL);
      else
        {
          self->current = g_steal_pointer (&question->invocation);
          look (self, file, question->text);
        }
      question_free (question);
    }
}

/* @invocation (transfer full) */
static void
ask (SkvSearchProvider *self, const char *const *terms, GDBusMethodInvocation *invocation)
{
  Question *question = g_new0 (Question, 1);

  question->invocation = invocation;
  question->text = g_strjoinv (" ", (GStrv) terms);
  keep_a_while (self);
  g_queue_push_tail (&self->questions, question);
  answer_next (self);
}

static GVariant *
describe (SkvSearchProvider *self, const char *const *names)
{
  g_autoptr (GIcon) icon = g_themed_icon_new (SKV_APPLICATION_ID);
  g_autoptr (GVariant) picture = g_icon_serialize (icon);
  GVariantBuilder metas;

  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; names[i] != NULL; i++)
    {
      const SkvSearchHit *hit = g_hash_table_lookup (self->hits, names[i]);

      if (hit == NULL)
        continue;
      g_variant_builder_open (&metas, G_VARIANT_TYPE ("a{sv}"));
      g_variant_builder_add (&metas, "{sv}", "id", g_variant_new_string (names[i]));
      g_variant_builder_add (&metas, "{sv}", "name", g_variant_new_string (hit->title));
      g_variant_builder_add (&metas, "{sv}", "description",
                             g_variant_new_string (*hit->detail != '\0'
                                                     ? hit->detail
                                                     : skv_search_kind_title (hit->kind)));
      g_variant_builder_add (&metas, "{sv}", "icon", picture);
      g_variant_builder_close (&metas);
    }
  return g_variant_new ("(aa{sv})", &metas);
}

/* --- choosing -------------------------------------------------------------------------------- */

static void
open_result (SkvSearchProvider *self, const char *name)
{
  const char *id = strchr (name, '/');
  g_autoptr (GFile) file = NULL;

  if (self->uri == NULL)
    {
      file = self->get_plan (self->application); /* the program was started again since */
      self->uri = file != NULL ? g_file_get_uri (file) : NULL;
    }
  if (self->uri == NULL || id == NULL)
    g_application_activate (self->application);
  else
    g_action_group_activate_action (G_ACTION_GROUP (self->application), "open-at",
                                    g_variant_new ("(ss)", self->uri, id + 1));
}

static void
on_call (GDBusConnection *connection,
         const char *sender,
         const char *object_path,
         const char *interface,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer data)
{
  SkvSearchProvider *self = data;
  g_autofree const char **words = NULL;

  if (g_str_equal (method, "GetInitialResultSet"))
    {
      g_hash_table_remove_all (self->hits);
      g_variant_get (parameters, "(^a&s)", &words);
      ask (self, words, invocation);
    }
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    {
      g_autofree const char **before = NULL;

      g_variant_get (parameters, "(^a&s^a&s)", &before, &words);
      ask (self, words, invocation);
    }
  else if (g_str_equal (method, "GetResultMetas"))
    {
      g_variant_get (parameters, "(^a&s)", &words);
      g_dbus_method_invocation_return_value (invocation, describe (self, words));
    }
  else
    {
      const char *name = NULL;

      if (g_str_equal (method, "ActivateResult"))
        g_variant_get_child (parameters, 0, "&s", &name);
      if (name != NULL)
        open_result (self, name);
      else
        g_application_activate (self->application);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

/* --- being there ----------------------------------------------------------------------------- */

static const GDBusInterfaceVTable vtable = { on_call, NULL, NULL };

gboolean
skv_search_provider_export (SkvSearchProvider *self,
                            GDBusConnection *connection,
                            const char *object_path,
                            GError **error)
{
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, error);

  g_return_val_if_fail (SKV_IS_SEARCH_PROVIDER (self) && self->registration == 0, FALSE);

  if (node == NULL)
    return FALSE;
  self->registration = g_dbus_connection_register_object (
    connection, object_path, node->interfaces[0], &vtable, self, NULL, error);
  if (self->registration == 0)
    return FALSE;
  self->connection = g_object_ref (connection);
  return TRUE;
}

void
skv_search_provider_unexport (SkvSearchProvider *self)
{
  g_return_if_fail (SKV_IS_SEARCH_PROVIDER (self));

  if (self->registration != 0)
    g_dbus_connection_unregister_object (self->connection, self->registration);
  self->registration = 0;
  g_clear_object (&self->connection);
}

static void
skv_search_provider_finalize (GObject *object)
{
  SkvSearchProvider *self = SKV_SEARCH_PROVIDER (object);

  skv_search_provider_unexport (self);
  g_clear_handle_id (&self->keep_source, g_source_remove);
  skv_work_clear (&self->work);
  g_clear_object (&self->current);
  g_queue_clear_full (&self->questions, (GDestroyNotify) (void (*) (void)) question_free);
  reading_free (self->reading);
  g_hash_table_unref (self->hits);
  g_free (self->uri);
  G_OBJECT_CLASS (skv_search_provider_parent_class)->finalize (object);
}

static void
skv_search_provider_class_init (SkvSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_search_provider_finalize;
}

static void
skv_search_provider_init (SkvSearchProvider *self)
{
  g_queue_init (&self->questions);
  self->hits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) (void (*) (void)) skv_search_hit_free);
}

SkvSearchProvider *
skv_search_provider_new (GApplication *application, SkvSearchProviderPlan plan)
{
  SkvSearchProvider *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (plan != NULL, NULL);

  self = g_object_new (SKV_TYPE_SEARCH_PROVIDER, NULL);
  self->application = application;
  self->get_plan = plan;
  return self;
}
