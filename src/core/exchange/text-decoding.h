/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/error.h"

G_BEGIN_DECLS

/* What a file of text was written in. */
typedef enum
{
  SKV_ENCODING_UTF8,
  SKV_ENCODING_UTF8_DAMAGED, /* most of it is; broken bytes became U+FFFD */
  SKV_ENCODING_UTF16_LE,
  SKV_ENCODING_UTF16_BE,
  SKV_ENCODING_WINDOWS_1252, /* and so Latin-1, of which it has all printable characters */
} SkvEncoding;

/* Is it UTF-16, by its mark or by its zero bytes? */
gboolean skv_text_is_utf16 (const char *bytes, gsize length);
/*
 * Text as UTF-8 without a byte order mark. The encoding is told from the bytes alone: a mark, zero
 * bytes in every other place, valid UTF-8, or else Windows-1252. A UTF-8 file with a few broken
 * bytes stays UTF-8.
 *
 * @encoding: (out) (optional); @text_length: (out) (optional): in bytes.
 * Returns: (transfer full): NULL with SKV_EXCHANGE_ERROR_INVALID if it is no text at all
 */
char *skv_text_decode (
  const char *bytes, gsize length, SkvEncoding *encoding, gsize *text_length, GError **error);
/* what people call it: "UTF-16", translated */
const char *skv_encoding_title (SkvEncoding encoding);

G_END_DECLS
