/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/text-decoding.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* As much of a file as is looked at for zero bytes. */
#define PROBE_BYTES 4096
#define REPLACEMENT 0xFFFD

/* 0x80 to 0x9F, where Windows-1252 differs from Latin-1; 0: no character */
static const gunichar windows_1252[32] = {
  0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static gboolean
begins_with (const char *bytes, gsize length, const char *mark, gsize mark_length)
{
  return length >= mark_length && memcmp (bytes, mark, mark_length) == 0;
}

/* SKV_ENCODING_UTF8 if it is none of the two. Latin letters in UTF-16 have a zero as one byte. */
static SkvEncoding
find_utf16 (const char *bytes, gsize length)
{
  gsize probed = MIN (length, PROBE_BYTES) & ~(gsize) 1;
  gsize zeros[2] = { 0, 0 };

  if (begins_with (bytes, length, "\xFF\xFE", 2))
    return SKV_ENCODING_UTF16_LE;
  if (begins_with (bytes, length, "\xFE\xFF", 2))
    return SKV_ENCODING_UTF16_BE;
  for (gsize i = 0; i < probed; i++)
    zeros[i % 2] += bytes[i] == '\0';
  if (probed < 4)
    return SKV_ENCODING_UTF8;
  if (zeros[1] > probed / 4 && zeros[0] < probed / 32)
    return SKV_ENCODING_UTF16_LE;
  if (zeros[0] > probed / 4 && zeros[1] < probed / 32)
    return SKV_ENCODING_UTF16_BE;
  return SKV_ENCODING_UTF8;
}

gboolean
skv_text_is_utf16 (const char *bytes, gsize length)
{
  return find_utf16 (bytes, length) != SKV_ENCODING_UTF8;
}

static guint16
get_unit (const char *bytes, SkvEncoding encoding)
{
  const guint8 *pair = (const guint8 *) bytes;

  return encoding == SKV_ENCODING_UTF16_LE ? (guint16) (pair[0] | pair[1] << 8)
                                           : (guint16) (pair[1] | pair[0] << 8);
}

static gboolean
is_low_surrogate (guint16 unit)
{
  return unit >= 0xDC00 && unit < 0xE000;
}

static GString *
decode_utf16 (const char *bytes, gsize length, SkvEncoding encoding)
{
  GString *text = g_string_sized_new (length);

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar c = get_unit (bytes + i, encoding);
      guint16 next = i + 3 < length ? get_unit (bytes + i + 2, encoding) : 0;

      if (c == 0xFEFF && i == 0)
        continue;
      if (c >= 0xD800 && c < 0xDC00 && is_low_surrogate (next))
        {
          c = 0x10000 + ((c - 0xD800) << 10) + (next - 0xDC00u);
          i += 2;
        }
      else if (c >= 0xD800 && c < 0xE000)
        c = REPLACEMENT;
      g_string_append_unichar (text, c);
    }
  if (length % 2 != 0)
    g_string_append_unichar (text, REPLACEMENT);
  return text;
}

static GString *
decode_windows_1252 (const char *bytes, gsize length)
{
  GString *text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      gunichar c = (guint8) bytes[i];

      if (c >= 0x80 && c < 0xA0)
        c = windows_1252[c - 0x80] != 0 ? windows_1252[c - 0x80] : REPLACEMENT;
      g_string_append_unichar (text, c);
    }
  return text;
}

/* Every byte that belongs to no character becomes U+FFFD. */
static GString *
repair_utf8 (const char *bytes, gsize length, gsize *n_broken, gsize *n_letters)
{
  GString *text = g_string_sized_new (length);

  *n_broken = *n_letters = 0;
  for (gsize i = 0; i < length;)
    {
      gunichar c = g_utf8_get_char_validated (bytes + i, (gssize) (length - i));
      gsize size = 1;

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          ++*n_broken;
          c = REPLACEMENT;
        }
      else
        {
          size = (gsize) (g_utf8_next_char (bytes + i) - (bytes + i));
          *n_letters += c >= 0x80;
        }
      g_string_append_unichar (text, c);
      i += size;
    }
  return text;
}

static char *
finish (GString *text, SkvEncoding found, SkvEncoding *encoding, gsize *text_length, GError **error)
{
  const char *zero = memchr (text->str, '\0', text->len);

  if (zero != NULL)
    {
      guint line = 1;

      for (const char *c = text->str; c < zero; c++)
        line += *c == '\n';
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                   _("line %u holds a zero byte: this is no text"), line);
      g_string_free (text, TRUE);
      return NULL;
    }
  if (encoding != NULL)
    *encoding = found;
  if (text_length != NULL)
    *text_length = text->len;
  return g_string_free (text, FALSE);
}

char *
skv_text_decode (
  const char *bytes, gsize length, SkvEncoding *encoding, gsize *text_length, GError **error)
{
  SkvEncoding utf16 = find_utf16 (bytes, length);
  gsize n_broken, n_letters;
  GString *text;

  if (utf16 != SKV_ENCODING_UTF8)
    return finish (decode_utf16 (bytes, length, utf16), utf16, encoding, text_length, error);
  if (begins_with (bytes, length, "\xEF\xBB\xBF", 3))
    {
      bytes += 3;
      length -= 3;
    }
  text = repair_utf8 (bytes, length, &n_broken, &n_letters);
  if (n_broken == 0)
    return finish (text, SKV_ENCODING_UTF8, encoding, text_length, error);
  /* A letter of UTF-8 is hardly ever valid by chance, so that more of them than broken bytes mean
   * that the file was damaged, not that it is in something else. */
  if (n_letters > n_broken)
    return finish (text, SKV_ENCODING_UTF8_DAMAGED, encoding, text_length, error);
  g_string_free (text, TRUE);
  return finish (decode_windows_1252 (bytes, length), SKV_ENCODING_WINDOWS_1252, encoding,
                 text_length, error);
}

const char *
skv_encoding_title (SkvEncoding encoding)
{
  switch (encoding)
    {
    case SKV_ENCODING_UTF8:
      return "UTF-8";
    case SKV_ENCODING_UTF8_DAMAGED:
      return _("damaged UTF-8");
    case SKV_ENCODING_UTF16_LE:
    case SKV_ENCODING_UTF16_BE:
      return "UTF-16";
    case SKV_ENCODING_WINDOWS_1252:
      return "Windows-1252 (Latin-1)";
    }
  g_return_val_if_reached ("");
}
