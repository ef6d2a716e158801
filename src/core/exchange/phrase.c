/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/phrase.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/exchange/phrase-private.h"

G_DEFINE_QUARK (skv-phrase-error-quark, skv_phrase_error)

struct _SkvPhrase
{
  GArray *spans; /* (owned) SkvPhraseSpan */
  SkvPhraseFlags flags;
  GPtrArray *notes; /* (owned) utf8, NULL-terminated */
  char *title;      /* (owned) (nullable) */
};

static gboolean
read_years (const char *text, SkvPhraseContext *context)
{
  gboolean digits = TRUE;
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    digits = digits && (i == 4 ? text[i] == '/' : g_ascii_isdigit (text[i]));
  if (!digits || (length != 4 && length != 9))
    return FALSE;
  context->year = (int) g_ascii_strtoll (text, NULL, 10);
  if (length == 9)
    context->second_year = (int) g_ascii_strtoll (text + 5, NULL, 10);
  return context->year >= 1900 && context->year <= 2199 &&
         (length == 4 || context->second_year == context->year + 1);
}

gboolean
skv_phrase_context_parse (const char *text, SkvPhraseContext *context, GError **error)
{
  SkvPhraseContext found = SKV_PHRASE_CONTEXT_NONE;
  g_autofree char *day = g_strconcat (text, strlen (text) == 7 ? "-01" : "", NULL);
  SkvDay date = skv_day_parse (day);

  if (date != SKV_DAY_NONE)
    {
      skv_day_to_ymd (date, &found.year, &found.month, NULL);
      found.day = strlen (text) == 10 ? date : SKV_DAY_NONE;
    }
  if ((date != SKV_DAY_NONE && found.year >= 1900 && found.year <= 2199) ||
      read_years (text, &found))
    {
      *context = found;
      return TRUE;
    }
  g_set_error (error, SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_CONTEXT,
               _("“%s” is no year; write 2019, 2019-10, 2019-10-22 or 2019/2020"), text);
  return FALSE;
}

static SkvPhrase *
phrase_from (SkvReader *reader)
{
  SkvPhrase *self = g_new0 (SkvPhrase, 1);

  self->spans = g_array_ref (reader->spans);
  self->flags = reader->flags;
  self->notes = g_ptr_array_ref (reader->notes);
  g_ptr_array_add (self->notes, NULL);
  self->title = reader->title->len > 0 ? g_strdup (reader->title->str) : NULL;
  return self;
}

static SkvPhrase *
read_lexed (const SkvLexed *lexed, const SkvPhraseContext *context, GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SkvPhraseSpan));
  g_autoptr (GArray) weekdays = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) title = g_string_new (NULL);
  GError *local = NULL;
  SkvReader reader = {
    .lexed = lexed,
    .tokens = (const SkvToken *) lexed->tokens->data,
    .context = context != NULL ? *context : SKV_PHRASE_CONTEXT_NONE,
    .items = skv_reader_items_new (),
    .spans = spans,
    .weekdays = weekdays,
    .notes = notes,
    .title = title,
    .error = &local,
  };
  SkvPhrase *self = NULL;

  if (skv_reader_read (&reader) && skv_reader_give_spans (&reader))
    self = phrase_from (&reader);
  else
    g_propagate_error (error, local);
  g_array_unref (reader.items);
  return self;
}

static SkvPhrase *
read_text (const char *text, const char *language, const SkvPhraseContext *context, GError **error)
{
  g_autoptr (SkvLexed) lexed = skv_phrase_lex (text, language, error);

  return lexed != NULL ? read_lexed (lexed, context, error) : NULL;
}

static void
add_doubt (SkvPhrase *self, const char *note)
{
  self->flags |= SKV_PHRASE_AMBIGUOUS;
  self->notes->pdata[self->notes->len - 1] = g_strdup (note);
  g_ptr_array_add (self->notes, NULL);
}

/* (transfer full): what @own did not read, or took for a title ("senast" in Norwegian), with the
 * words of other languages. Where words mean something else in the language that was asked for
 * ("to" is Thursday, two or until), that is told. */
static SkvPhrase *
read_foreign (SkvPhrase *own,
              const char *text,
              const char *language,
              const SkvPhraseContext *context)
{
  g_autoptr (SkvLexed) lexed = skv_phrase_lex_mixed (text, language, NULL);
  SkvPhrase *self = lexed != NULL ? read_lexed (lexed, context, NULL) : NULL;

  if (self != NULL)
    skv_phrase_free (own);
  else if (own != NULL)
    {
      self = own;
      add_doubt (self, _("words of another language around the dates may change what they mean"));
    }
  else
    {
      self = read_text (text, NULL, context, NULL);
      if (self != NULL)
        add_doubt (self,
                   _("words that mean something else were read as those of another language"));
    }
  return self;
}

SkvPhrase *
skv_phrase_parse (const char *text,
                  const char *language,
                  const SkvPhraseContext *context,
                  GError **error)
{
  g_autofree char *composed = NULL;
  SkvPhrase *self;

  g_return_val_if_fail (text != NULL, NULL);
  if (strlen (text) > SKV_PHRASE_MAX_LENGTH)
    {
      g_set_error (error, SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_TOO_LONG,
                   _("the text is too long for one phrase; give it a line at a time"));
      return NULL;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_UNREADABLE,
                   _("the text is not UTF-8"));
      return NULL;
    }
  /* å may be a letter and a ring */
  composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  for (char *c = composed; (c = strstr (c, "\xc2\xa0")) != NULL; c += 2)
    memcpy (c, "  ", 2);
  self = read_text (composed, language, context, error);
  if (language != NULL && (self == NULL || self->title != NULL))
    {
      self = read_foreign (self, composed, language, context);
      if (self != NULL)
        g_clear_error (error);
    }
  return self;
}

void
skv_phrase_free (SkvPhrase *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->spans);
  g_ptr_array_unref (self->notes);
  g_free (self->title);
  g_free (self);
}

guint
skv_phrase_get_n_spans (const SkvPhrase *self)
{
  return self->spans->len;
}

const SkvPhraseSpan *
skv_phrase_get_span (const SkvPhrase *self, guint index)
{
  g_return_val_if_fail (index < self->spans->len, NULL);
  return &g_array_index (self->spans, SkvPhraseSpan, index);
}

SkvPhraseFlags
skv_phrase_get_flags (const SkvPhrase *self)
{
  return self->flags;
}

const char *const *
skv_phrase_get_notes (const SkvPhrase *self)
{
  return (const char *const *) self->notes->pdata;
}

const char *
skv_phrase_get_title (const SkvPhrase *self)
{
  return self->title;
}

/* One side; that of an end is the last day, and 24:00 for its midnight */
static void
put_side (GString *text, gint64 value, gboolean all_day, gboolean is_end)
{
  g_autofree char *date = NULL;
  gint64 minutes, day;

  if (value == SKV_MOMENT_NONE)
    return;
  minutes = all_day ? value * 1440 : value;
  day = minutes / 1440 - (minutes % 1440 < 0 ? 1 : 0);
  day -= is_end && minutes % 1440 == 0 ? 1 : 0;
  date = skv_day_format ((SkvDay) day);
  g_string_append (text, date);
  minutes -= day * 1440;
  if (!all_day)
    g_string_append_printf (text, "T%02d:%02d", (int) (minutes / 60), (int) (minutes % 60));
}

char *
skv_phrase_spell (const SkvPhrase *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->spans->len; i++)
    {
      const SkvPhraseSpan *span = skv_phrase_get_span (self, i);

      g_string_append (text, i > 0 ? " ; " : "");
      put_side (text, span->start, span->all_day, FALSE);
      if (span->moment ||
          (span->all_day && span->start != SKV_MOMENT_NONE && span->end == span->start + 1))
        continue;
      g_string_append_c (text, '/');
      put_side (text, span->end, span->all_day, TRUE);
    }
  return g_string_free (text, FALSE);
}
