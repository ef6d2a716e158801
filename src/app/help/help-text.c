/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/help/help-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- blocks ---------------------------------------------------------------------------------- */

static void
block_free (gpointer data)
{
  SkvHelpBlock *self = data;

  g_free (self->text);
  g_free (self);
}

/* the length of "12. ", or 0 */
static gsize
number_length (const char *line)
{
  gsize n = strspn (line, "0123456789");

  return n > 0 && line[n] == '.' && line[n + 1] == ' ' ? n + 2 : 0;
}

/* What a line begins; FALSE: nothing, it belongs to what is there. @skip (out): its mark's length
 */
static gboolean
read_mark (const char *line, SkvHelpKind *kind, gsize *skip)
{
  *skip = 2;
  if (g_str_has_prefix (line, "# "))
    *kind = SKV_HELP_TITLE;
  else if (g_str_has_prefix (line, "## "))
    {
      *kind = SKV_HELP_HEADING;
      *skip = 3;
    }
  else if (g_str_has_prefix (line, "- "))
    *kind = SKV_HELP_POINT;
  else if (number_length (line) > 0)
    {
      *kind = SKV_HELP_STEP;
      *skip = number_length (line);
    }
  else
    return FALSE;
  return TRUE;
}

static SkvHelpBlock *
add_block (GPtrArray *blocks, SkvHelpKind kind, const char *text)
{
  SkvHelpBlock *block = g_new0 (SkvHelpBlock, 1);
  const SkvHelpBlock *before = blocks->len > 0 ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;

  block->kind = kind;
  block->text = g_strdup (text);
  if (kind == SKV_HELP_STEP)
    block->number = before != NULL && before->kind == SKV_HELP_STEP ? before->number + 1 : 1;
  g_ptr_array_add (blocks, block);
  return block;
}

static void
append_line (SkvHelpBlock *block, const char *line)
{
  char *longer = g_strconcat (block->text, " ", line, NULL);

  g_free (block->text);
  block->text = longer;
}

GPtrArray *
skv_help_text_parse (const char *text)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);
  g_auto (GStrv) lines = NULL;
  SkvHelpBlock *open = NULL;

  g_return_val_if_fail (text != NULL, blocks);

  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      SkvHelpKind kind = SKV_HELP_PARAGRAPH;
      gsize skip = 0;

      if (*line == '\0')
        open = NULL;
      else if (read_mark (line, &kind, &skip))
        open = add_block (blocks, kind, line + skip);
      else if (open == NULL || open->kind <= SKV_HELP_HEADING)
        open = add_block (blocks, SKV_HELP_PARAGRAPH, line);
      else
        append_line (open, line);
    }
  return blocks;
}

/* --- within a line --------------------------------------------------------------------------- */

/* "Export ▸ iCalendar…" of "_Export > _iCalendar…", in the reader's language (transfer full) */
static char *
translate_path (const char *path)
{
  g_auto (GStrv) labels = g_strsplit (path, " > ", -1);
  GString *words = g_string_new (NULL);

  for (gsize i = 0; labels[i] != NULL; i++)
    {
      const char *label = *labels[i] != '\0' ? _(labels[i]) : "";

      if (i > 0)
        g_string_append (words, " ▸ ");
      for (; *label != '\0'; label++)
        {
          if (*label != '_')
            g_string_append_c (words, *label);
        }
    }
  return g_string_free (words, FALSE);
}

/* @markup: else plain */
static void
append_piece (GString *out,
              char mark,
              const char *inner,
              const char *target,
              SkvHelpKeyName key_name,
              gboolean markup)
{
  g_autofree char *words = NULL, *escaped = NULL;

  if (mark == '|')
    words = translate_path (inner);
  else if (mark == '{' && key_name != NULL)
    words = key_name (inner);
  else
    words = g_strdup (inner);
  if (!markup)
    {
      g_string_append (out, words);
      return;
    }
  escaped = g_markup_escape_text (words, -1);
  if (mark == '|')
    g_string_append_printf (out, "<b>%s</b>", escaped);
  else if (mark == '{')
    /* a grey that is seen on light and on dark; the spaces are unbreakable */
    g_string_append_printf (out,
                            "<span background=\"#808080\" background_alpha=\"22%%\">"
                            "\u00a0%s\u00a0</span>",
                            escaped);
  else
    {
      g_autofree char *escaped_target = g_markup_escape_text (target, -1);

      g_string_append_printf (out, "<a href=\"%s\">%s</a>", escaped_target, escaped);
    }
}

/* Reads one of the three from @at on; the end of it, or NULL if none begins there. */
static const char *
read_piece (GString *out, const char *at, SkvHelpKeyName key_name, gboolean markup)
{
  const char *close = NULL, *end;
  g_autofree char *inner = NULL, *target = NULL;

  if (*at == '|')
    close = strchr (at + 1, '|');
  else if (*at == '{')
    close = strchr (at + 1, '}');
  else if (*at == '[')
    close = strchr (at + 1, ']');
  if (close == NULL)
    return NULL;
  end = close + 1;
  if (*at == '[')
    {
      const char *last = close[1] == '(' ? strchr (close, ')') : NULL;

      if (last == NULL)
        return NULL;
      target = g_strndup (close + 2, last - close - 2);
      end = last + 1;
    }
  inner = g_strndup (at + 1, close - at - 1);
  append_piece (out, *at, inner, target, key_name, markup);
  /* A label that ends with "…" ends a sentence, too. */
  if (*at == '|' && g_str_has_suffix (inner, "…") && *end == '.')
    end++;
  return end;
}

static char *
render (const char *line, SkvHelpKeyName key_name, gboolean markup)
{
  GString *out = g_string_new (NULL);

  for (const char *at = line; *at != '\0';)
    {
      const char *end = read_piece (out, at, key_name, markup);
      const char *next = g_utf8_next_char (at);

      if (end != NULL)
        {
          at = end;
          continue;
        }
      if (markup)
        {
          g_autofree char *escaped = g_markup_escape_text (at, next - at);

          g_string_append (out, escaped);
        }
      else
        g_string_append_len (out, at, next - at);
      at = next;
    }
  return g_string_free (out, FALSE);
}

char *
skv_help_text_markup (const char *line, SkvHelpKeyName key_name)
{
  g_return_val_if_fail (line != NULL, NULL);
  return render (line, key_name, TRUE);
}

char *
skv_help_text_plain (const char *line, SkvHelpKeyName key_name)
{
  g_return_val_if_fail (line != NULL, NULL);
  return render (line, key_name, FALSE);
}
