/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* memfd_create() */
#define _GNU_SOURCE

#include "core/exchange/guard.h"

#include <errno.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

/* Made by meson. */
#include "core/exchange/guard-config.h"

#define READ_BYTES 65536
/* People notice later. */
#define CANCEL_MILLISECONDS 50

/* Sanitizers map terabytes that they never use, and are slow. */
#if defined(__SANITIZE_ADDRESS__)
#define LIMIT_MEMORY FALSE
#define SLOWNESS 4
#else
#define LIMIT_MEMORY TRUE
#define SLOWNESS 1
#endif

static gboolean
limit (int resource, guint64 value)
{
  const struct rlimit both = { value, value };

  return setrlimit ((__rlimit_resource_t) resource, &both) == 0;
}

gboolean
skv_guard_confine (void)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  return (!LIMIT_MEMORY || limit (RLIMIT_AS, SKV_GUARD_MEMORY)) &&
         limit (RLIMIT_CPU, SKV_GUARD_CPU_SECONDS * SLOWNESS) && limit (RLIMIT_CORE, 0) &&
         limit (RLIMIT_FSIZE, 0);
}

/* (transfer full) (nullable) */
static char *
find_beside (void)
{
  static const char *const places[] = { "skv-guard", "../cli/skv-guard",
                                        "../../src/cli/skv-guard" };
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;

  for (gsize i = 0; folder != NULL && i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (folder, places[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&path);
    }
  return NULL;
}

static char *
find_program (void)
{
  const char *given = g_getenv ("SKV_GUARD");
  char *beside;

  if (given != NULL && *given != '\0')
    return g_strdup (given);
  beside = find_beside ();
  return beside != NULL ? beside : g_strdup (SKV_GUARD_PROGRAM);
}

static gboolean
fail (GError **error, int code, const char *message)
{
  g_set_error_literal (error, SKV_EXCHANGE_ERROR, code, message);
  return FALSE;
}

/* In memory, for what somebody imports is nobody else's business; -1 with the error */
static int
open_input (GBytes *input, GError **error)
{
  gsize length, done = 0;
  const char *data = g_bytes_get_data (input, &length);
  int fd = memfd_create ("skv-guard", MFD_CLOEXEC);

  while (fd >= 0 && done < length)
    {
      gssize n = write (fd, data + done, length - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          close (fd);
          fd = -1;
          break;
        }
      done += (gsize) n;
    }
  if (fd < 0 || lseek (fd, 0, SEEK_SET) != 0)
    fail (error, SKV_EXCHANGE_ERROR_FAILED, _("There is not enough memory to read the file"));
  return fd;
}

static int
milliseconds_left (gint64 deadline)
{
  return (int) MAX ((deadline - g_get_monotonic_time ()) / 1000, 0);
}

/* FALSE with the error if there is too much of it or it comes too late */
static gboolean
read_output (int fd, gint64 deadline, GByteArray *output, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (READ_BYTES);

  for (;;)
    {
      struct pollfd wait = { fd, POLLIN, 0 };
      int left = milliseconds_left (deadline), ready;
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      ready = poll (&wait, 1, cancellable != NULL ? MIN (left, CANCEL_MILLISECONDS) : left);
      if ((ready < 0 && errno == EINTR) || (ready == 0 && left > CANCEL_MILLISECONDS))
        continue;
      if (ready <= 0)
        return fail (error, SKV_EXCHANGE_ERROR_TOO_LARGE,
                     _("reading the file took too long and was given up. Nothing was read"));
      n = read (fd, buffer, READ_BYTES);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return n == 0 || fail (error, SKV_EXCHANGE_ERROR_FAILED, g_strerror (errno));
      if (output->len + (gsize) n > SKV_GUARD_MAX_OUTPUT)
        return fail (error, SKV_EXCHANGE_ERROR_TOO_LARGE,
                     _("the file holds more than any plan does. Nothing was read"));
      g_byte_array_append (output, buffer, (guint) n);
    }
}

/* Its status; -1 if it did not end in time and was ended */
static int
reap (GPid pid, gint64 deadline)
{
  int status;

  while (waitpid (pid, &status, WNOHANG) == 0)
    {
      if (milliseconds_left (deadline) == 0)
        {
          kill (pid, SIGKILL);
          waitpid (pid, &status, 0);
          return -1;
        }
      g_usleep (2000);
    }
  return status;
}

static gboolean
check_status (int status, GError **error)
{
  if (WIFEXITED (status) && WEXITSTATUS (status) == 0)
    return TRUE;
  if (status == -1 ||
      (WIFSIGNALED (status) && (WTERMSIG (status) == SIGXCPU || WTERMSIG (status) == SIGKILL)))
    return fail (error, SKV_EXCHANGE_ERROR_TOO_LARGE,
                 _("reading the file took too long and was given up. Nothing was read"));
  /* GLib ends the program so when there is no memory left. */
  if (WIFSIGNALED (status) && (WTERMSIG (status) == SIGTRAP || WTERMSIG (status) == SIGABRT))
    return fail (error, SKV_EXCHANGE_ERROR_TOO_LARGE,
                 _("reading the file needs more memory than any calendar of a plan does, and was "
                    "given up. Nothing was "
                    "read"));
  return fail (error, SKV_EXCHANGE_ERROR_FAILED,
               _("the program that reads the file failed. Nothing was read"));
}

GBytes *
skv_guard_run (const char *const *words, GBytes *input, GCancellable *cancellable, GError **error)
{
  g_autofree char *program = find_program ();
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_autoptr (GByteArray) output = g_byte_array_new ();
  gint64 deadline = g_get_monotonic_time () + SKV_GUARD_SECONDS * SLOWNESS * G_USEC_PER_SEC;
  int input_fd = open_input (input, error), output_fd, status;
  gboolean started, whole;
  GPid pid;

  if (input_fd < 0)
    return NULL;
  g_ptr_array_add (command, program);
  /* What it says is for the same people. */
  g_ptr_array_add (command, setlocale (LC_MESSAGES, NULL));
  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (command, (gpointer) words[i]);
  g_ptr_array_add (command, NULL);
  started = g_spawn_async_with_pipes_and_fds (
    NULL, (const char *const *) command->pdata, NULL,
    G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL | G_SPAWN_CLOEXEC_PIPES, NULL, NULL,
    input_fd, -1, -1, NULL, NULL, 0, &pid, NULL, &output_fd, NULL, error);
  close (input_fd);
  if (!started)
    return NULL;
  whole = read_output (output_fd, deadline, output, cancellable, error);
  close (output_fd);
  if (!whole)
    kill (pid, SIGKILL);
  status = reap (pid, deadline);
  if (!whole || !check_status (status, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&output));
}
