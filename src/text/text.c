/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text.h"

#include <string.h>

struct _LesartText {
  char *utf8;
  gsize n_bytes;
  guint32 n_chars;
  GArray *blocks;
  char *sha256;
  gint ref_count;
};

G_DEFINE_QUARK (lesart-text-error-quark, lesart_text_error)

static void
find_blocks (LesartText *text)
{
  const char *line = text->utf8;
  guint32 at = 0;

  while (line < text->utf8 + text->n_bytes) {
    const char *end = strchr (line, '\n');
    LesartBlock block;

    if (end == NULL)
      end = text->utf8 + text->n_bytes;
    block.kind = text->blocks->len == 0 ? LESART_BLOCK_HEADLINE : LESART_BLOCK_PARAGRAPH;
    block.byte_start = (guint32) (line - text->utf8);
    block.byte_end = (guint32) (end - text->utf8);
    block.span.start = at;
    block.span.end = at + (guint32) g_utf8_strlen (line, end - line);
    if (end > line)
      g_array_append_val (text->blocks, block);
    at = block.span.end + 1;
    line = end + 1;
  }
}

LesartText *
lesart_text_new (const char *utf8, gssize n_bytes, GError **error)
{
  LesartText *text = g_new0 (LesartText, 1);

  if (n_bytes < 0)
    n_bytes = (gssize) strlen (utf8);
  text->ref_count = 1;
  text->utf8 = g_utf8_make_valid (utf8, n_bytes);
  text->n_bytes = strlen (text->utf8);
  text->n_chars = (guint32) g_utf8_strlen (text->utf8, -1);
  text->blocks = g_array_new (FALSE, FALSE, sizeof (LesartBlock));
  text->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->utf8, (gssize) text->n_bytes);
  find_blocks (text);
  return text;
}

LesartText *
lesart_text_ref (LesartText *text)
{
  g_atomic_int_inc (&text->ref_count);
  return text;
}

void
lesart_text_unref (LesartText *text)
{
  if (!g_atomic_int_dec_and_test (&text->ref_count))
    return;
  g_array_unref (text->blocks);
  g_free (text->utf8);
  g_free (text->sha256);
  g_free (text);
}

const char *
lesart_text_get_utf8 (const LesartText *text, gsize *n_bytes)
{
  if (n_bytes != NULL)
    *n_bytes = text->n_bytes;
  return text->utf8;
}

guint32
lesart_text_get_n_chars (const LesartText *text)
{
  return text->n_chars;
}

const LesartBlock *
lesart_text_get_blocks (const LesartText *text, guint *n_blocks)
{
  *n_blocks = text->blocks->len;
  return (const LesartBlock *) (gpointer) text->blocks->data;
}

const char *
lesart_text_get_sha256 (const LesartText *text)
{
  return text->sha256;
}

guint32
lesart_text_char_to_byte (const LesartText *text, guint32 at)
{
  return (guint32) (g_utf8_offset_to_pointer (text->utf8, MIN (at, text->n_chars)) - text->utf8);
}

guint32
lesart_text_byte_to_char (const LesartText *text, guint32 byte)
{
  return (guint32) g_utf8_strlen (text->utf8, MIN (byte, text->n_bytes));
}

guint32
lesart_text_char_to_utf16 (const LesartText *text, guint32 at)
{
  return at;
}

guint32
lesart_text_utf16_to_char (const LesartText *text, guint32 unit)
{
  return unit;
}

char *
lesart_text_slice (const LesartText *text, LesartSpan span)
{
  guint32 start = lesart_text_char_to_byte (text, span.start);

  return g_strndup (text->utf8 + start, lesart_text_char_to_byte (text, span.end) - start);
}

char *
lesart_text_get_title (const LesartText *text)
{
  const LesartBlock *first = (const LesartBlock *) (gpointer) text->blocks->data;

  return text->blocks->len > 0 ? lesart_text_slice (text, first->span) : g_strdup ("");
}
