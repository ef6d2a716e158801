/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/fill.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Forms within forms within forms; and what no mail server would take. */
#define MOST_DEEP 16
#define MOST_BYTES (8 * 1024 * 1024)

struct _SkvFill
{
  SkvFill *around;   /* (unowned) (nullable): names that are not here are looked for there */
  GHashTable *texts; /* (owned): name → text, cleaned */
  GHashTable *lists; /* (owned): name → GPtrArray of SkvFill */
};

G_DEFINE_QUARK (skv-fill-error-quark, skv_fill_error)

static void
free_list (gpointer list)
{
  g_ptr_array_unref (list);
}

SkvFill *
skv_fill_new (void)
{
  SkvFill *self = g_new0 (SkvFill, 1);

  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  return self;
}

void
skv_fill_free (SkvFill *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->lists);
  g_free (self);
}

/* --- what is filled in ----------------------------------------------------------------------- */

/* Hebrew to Arabic Extended, and their forms for presentation */
static gboolean
is_right_to_left (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff) ||
         (c >= 0xfe70 && c <= 0xfeff) || (c >= 0x10800 && c <= 0x10fff) ||
         (c >= 0x1e800 && c <= 0x1efff);
}

/* Signs that turn the direction of all that follows them. */
static gboolean
is_direction_sign (gunichar c)
{
  return c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* not a character of text: a control, or what Unicode never gives a meaning (XML allows neither) */
static gboolean
is_no_text (gunichar c)
{
  return g_unichar_iscntrl (c) || is_direction_sign (c) || (c >= 0xfdd0 && c <= 0xfdef) ||
         (c & 0xfffe) == 0xfffe;
}

char *
skv_fill_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GString) clean = g_string_new (NULL);
  gboolean space = FALSE, turned = FALSE;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\n' || c == '\t' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85)
        space = TRUE;
      else if (!is_no_text (c))
        {
          if (space && clean->len > 0)
            g_string_append_c (clean, ' ');
          space = FALSE;
          turned = turned || is_right_to_left (c);
          g_string_append_unichar (clean, c);
        }
    }
  g_strstrip (clean->str);
  return turned ? g_strconcat ("\u2068", clean->str, "\u2069", NULL) : g_strdup (clean->str);
}

void
skv_fill_set (SkvFill *self, const char *name, const char *text)
{
  g_hash_table_insert (self->texts, g_strdup (name), skv_fill_clean (text));
}

void
skv_fill_take (SkvFill *self, const char *name, char *text)
{
  skv_fill_set (self, name, text);
  g_free (text);
}

void
skv_fill_add_list (SkvFill *self, const char *name)
{
  if (g_hash_table_contains (self->lists, name))
    return;
  g_hash_table_insert (self->lists, g_strdup (name),
                       g_ptr_array_new_with_free_func ((GDestroyNotify) skv_fill_free));
}

SkvFill *
skv_fill_add (SkvFill *self, const char *list)
{
  SkvFill *entry = skv_fill_new ();

  skv_fill_add_list (self, list);
  entry->around = self;
  g_ptr_array_add (g_hash_table_lookup (self->lists, list), entry);
  return entry;
}

guint
skv_fill_get_n (const SkvFill *self, const char *list)
{
  GPtrArray *entries = g_hash_table_lookup (self->lists, list);

  return entries != NULL ? entries->len : 0;
}

static const char *
find_text (const SkvFill *self, const char *name)
{
  for (; self != NULL; self = self->around)
    {
      const char *text = g_hash_table_lookup (self->texts, name);

      if (text != NULL)
        return text;
    }
  return NULL;
}

static GPtrArray *
find_list (const SkvFill *self, const char *name)
{
  for (; self != NULL; self = self->around)
    {
      GPtrArray *list = g_hash_table_lookup (self->lists, name);

      if (list != NULL)
        return list;
    }
  return NULL;
}

const char *
skv_fill_get (const SkvFill *self, const char *name)
{
  return find_text (self, name);
}

/* --- the form -------------------------------------------------------------------------------- */

typedef struct
{
  const char *form; /* from its first character, for counting lines */
  const char *at;
  GString *out; /* (unowned) */
  SkvFillPart part;
  gpointer data;
  guint depth;
} Reader;

typedef struct
{
  char kind;  /* '?', '!', '#', '/', '>', '*', or ' ': a text */
  char *name; /* (owned) */
} Sign;

static void
sign_clear (Sign *self)
{
  g_clear_pointer (&self->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sign, sign_clear)

static gboolean fill_until (Reader *self, const SkvFill *fill, const char *end, GError **error);

/* @words: (transfer full) */
static gboolean
fail (const Reader *self, const char *at, GError **error, char *words)
{
  guint line = 1;

  for (const char *c = self->form; c < at; c++)
    line += *c == '\n' || *c == '\r';
  /* TRANSLATORS: a mistake in a text with names in braces: its line, and what is wrong */
  g_set_error (error, SKV_FILL_ERROR, SKV_FILL_ERROR_FORM, _("line %u: %s"), line, words);
  g_free (words);
  return FALSE;
}

static gboolean
is_name (char c)
{
  return g_ascii_isalnum (c) || c == '-';
}

/* The sign that begins at @at, a brace; where it ends, or NULL if it is none. */
static const char *
read_sign (const char *at, Sign *sign)
{
  const char *end = at + 1, *name;

  sign->kind = ' ';
  if (*end == '*')
    {
      sign->kind = '*';
      end = strstr (end, "*}");
      return end != NULL ? end + 2 : NULL;
    }
  if (*end != '\0' && strchr ("?!#/>", *end) != NULL)
    sign->kind = *end++;
  name = end;
  while (is_name (*end))
    end++;
  if (end == name || *end != '}')
    return NULL;
  sign->name = g_strndup (name, (gsize) (end - name));
  return end + 1;
}

/* Where the line ends that has nothing but blanks and at least one sign that shows nothing itself;
 * NULL if it is none of those. */
static const char *
find_hidden_end (const char *line)
{
  gboolean any = FALSE;

  for (;;)
    {
      g_auto (Sign) sign = { 0 };

      while (*line == ' ' || *line == '\t')
        line++;
      if (*line == '\0' || *line == '\n')
        return any ? line : NULL;
      line = *line == '{' && line[1] != '{' ? read_sign (line, &sign) : NULL;
      if (line == NULL || sign.kind == ' ')
        return NULL;
      any = TRUE;
    }
}

/* What goes without trace is taken out, but for "\r" instead of the line's end, so that lines can
 * be counted. (transfer full) */
static char *
hide_lines (const char *form)
{
  g_autofree char *plain = g_utf8_make_valid (form, -1);
  GString *text = g_string_new (NULL);
  char *to = plain;

  for (const char *c = plain; *c != '\0'; c++)
    if (*c != '\r')
      *to++ = *c;
  *to = '\0';
  for (const char *line = plain; *line != '\0';)
    {
      const char *end = find_hidden_end (line);
      gboolean hidden = end != NULL;

      if (!hidden)
        end = line + strcspn (line, "\n");
      for (; line < end; line++)
        {
          if (!hidden || (*line != ' ' && *line != '\t'))
            g_string_append_c (text, hidden && *line == '\n' ? '\r' : *line);
        }
      if (*line == '\n')
        {
          g_string_append_c (text, hidden ? '\r' : '\n');
          line++;
        }
    }
  return g_string_free (text, FALSE);
}

/* Over what stands between, without filling it in: it has to be right all the same. */
static gboolean
pass_over (Reader *self, const SkvFill *fill, const char *name, GError **error)
{
  g_autoptr (GString) nothing = g_string_new (NULL);
  GString *out = self->out;
  gboolean right;

  self->out = nothing;
  right = fill_until (self, fill, name, error);
  self->out = out;
  return right;
}

static gboolean
fill_list (Reader *self, const SkvFill *fill, const char *name, const char *sign, GError **error)
{
  GPtrArray *list = find_list (fill, name);
  const char *start = self->at;

  if (list == NULL)
    return fail (self, sign, error, g_strdup_printf (_("there is no list “%s”"), name));
  if (list->len == 0)
    /* Nobody knows the names of an entry that is not there. */
    return pass_over (self, NULL, name, error);
  for (guint i = 0; i < list->len; i++)
    {
      self->at = start;
      if (!fill_until (self, list->pdata[i], name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_choice (Reader *self, const SkvFill *fill, const Sign *sign, const char *at, GError **error)
{
  const char *text = find_text (fill, sign->name);
  GPtrArray *list = find_list (fill, sign->name);
  gboolean any = list != NULL ? list->len > 0 : text != NULL && *text != '\0';

  if (text == NULL && list == NULL && fill != NULL)
    return fail (self, at, error, g_strdup_printf (_("there is no name “%s”"), sign->name));
  return any == (sign->kind == '?') ? fill_until (self, fill, sign->name, error)
                                    : pass_over (self, fill, sign->name, error);
}

static gboolean
fill_part (Reader *self, const SkvFill *fill, const Sign *sign, const char *at, GError **error)
{
  g_autofree char *form = self->part != NULL ? self->part (sign->name, self->data) : NULL;
  g_autofree char *lines = form != NULL ? hide_lines (form) : NULL;
  g_autoptr (GError) local = NULL;
  Reader inner = { lines, lines, self->out, self->part, self->data, self->depth + 1 };

  if (lines == NULL)
    return fail (self, at, error, g_strdup_printf (_("there is no text “%s”"), sign->name));
  if (inner.depth > MOST_DEEP)
    return fail (self, at, error, g_strdup_printf (_("“%s” is a part of itself"), sign->name));
  if (fill_until (&inner, fill, NULL, &local))
    return TRUE;
  if (local->code != SKV_FILL_ERROR_FORM || inner.depth >= MOST_DEEP)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return fail (self, at, error, g_strdup_printf (_("in “%s”, %s"), sign->name, local->message));
}

static gboolean
fill_sign (Reader *self, const SkvFill *fill, const Sign *sign, const char *at, GError **error)
{
  const char *text;

  switch (sign->kind)
    {
    case '*':
      return TRUE;
    case '?':
    case '!':
      return fill_choice (self, fill, sign, at, error);
    case '#':
      return fill == NULL ? pass_over (self, fill, sign->name, error)
                          : fill_list (self, fill, sign->name, at, error);
    case '>':
      return fill == NULL || fill_part (self, fill, sign, at, error);
    case '/':
      return fail (self, at, error,
                   g_strdup_printf (_("{/%s} ends what has not begun"), sign->name));
    default:
      text = find_text (fill, sign->name);
      if (text == NULL && fill != NULL)
        return fail (self, at, error, g_strdup_printf (_("there is no name “%s”"), sign->name));
      g_string_append (self->out, text != NULL ? text : "");
      return TRUE;
    }
}

/* Up to {/end} and past it; or, if @end is NULL, to the end of the form. @fill: NULL: only looked
 * at, what names there are is not known */
static gboolean
fill_until (Reader *self, const SkvFill *fill, const char *end, GError **error)
{
  const char *begun = self->at;

  for (;;)
    {
      g_auto (Sign) sign = { 0 };
      gsize plain = strcspn (self->at, "{\r");
      const char *at = self->at + plain, *after;

      g_string_append_len (self->out, self->at, (gssize) plain);
      self->at = at + (*at != '\0');
      if (self->out->len > MOST_BYTES)
        {
          g_set_error (error, SKV_FILL_ERROR, SKV_FILL_ERROR_SIZE,
                       _("the text grows beyond %d million characters"), MOST_BYTES / 1000000);
          return FALSE;
        }
      if (*at == '\0')
        return end == NULL ||
               fail (self, begun, error, g_strdup_printf (_("{/%s} is missing"), end));
      if (*at == '\r')
        continue;
      if (at[1] == '{')
        {
          g_string_append_c (self->out, '{');
          self->at = at + 2;
          continue;
        }
      after = read_sign (at, &sign);
      if (after == NULL)
        return fail (self, at, error,
                     g_strdup (_("a brace begins nothing; two of them are one in the text")));
      self->at = after;
      if (sign.kind == '/' && end != NULL && g_str_equal (sign.name, end))
        return TRUE;
      if (!fill_sign (self, fill, &sign, at, error))
        return FALSE;
    }
}

/* No blanks at the ends of lines, no more than one empty line together, none at either end. */
static char *
tidy (const char *text)
{
  GString *tidy = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean gap = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strchomp (lines[i]);
      if (*lines[i] == '\0')
        {
          gap = tidy->len > 0;
          continue;
        }
      g_string_append_printf (tidy, "%s%s\n", gap ? "\n" : "", lines[i]);
      gap = FALSE;
    }
  return g_string_free (tidy, FALSE);
}

char *
skv_fill_form (
  const SkvFill *self, const char *form, SkvFillPart part, gpointer data, GError **error)
{
  g_autofree char *lines = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  Reader reader = { .out = out, .part = part, .data = data };

  g_return_val_if_fail (self != NULL && form != NULL, NULL);

  lines = hide_lines (form);
  reader.form = reader.at = lines;
  if (!fill_until (&reader, self, NULL, error))
    return NULL;
  return tidy (out->str);
}
