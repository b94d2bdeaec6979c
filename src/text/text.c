/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text: takes UTF-8 in, brings line ends and ligatures to one form, finds the blocks and
 * answers where a position of one unit lies in another.
 *
 * The maps. A text of n code points keeps three arrays with one entry for each STEP of them:
 *
 *   byte_at_char [i]   byte offset of code point i * STEP
 *   utf16_at_char [i]  UTF-16 offset of code point i * STEP
 *   char_at_byte [i]   code points that begin before byte i * STEP
 *
 * A look-up goes to the sample and walks at most STEP further; only UTF-16 to code points, which
 * file formats need once a file, is a binary search. An ASCII text needs no map: all units agree.
 */
#include "text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "characters.h"
#include "eight-bytes.h"
#include "plain-structure.h"
#include "text-private.h"

/* 32 positions are walked in a tenth of a microsecond; 50 MB of text then need 18 MB of samples. */
#define STEP 32u

/* A first line that is longer reads as a paragraph. Headlines of newspapers with their kicker stay
 * under 150 characters. */
#define HEADLINE_MAX 200u

/* A title that is made from a paragraph is cut about here. */
#define TITLE_MAX 80u

struct _LesartText {
  char *utf8;
  gsize n_bytes;
  guint32 n_chars;
  guint32 *byte_at_char; /* NULL: ASCII */
  guint32 *utf16_at_char;
  guint32 *char_at_byte;
  guint32 n_utf16;
  GArray *blocks; /* LesartBlock */
  GArray *links;  /* (nullable) LesartHyperlink, owning their targets */
  char *sha256;   /* once asked for, in any thread */
  gint ref_count;
};

G_DEFINE_QUARK (lesart - text - error - quark, lesart_text_error)

/* --- from the bytes that came to the form that is kept -------------------------------------------
 */

static gboolean
check (const char *utf8, gsize n_bytes, GError **error)
{
  const char *bad;

  if (n_bytes > LESART_TEXT_MAX_BYTES) {
    g_set_error (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_SIZE,
                 _ ("the text is longer than %u MiB"), LESART_TEXT_MAX_BYTES / (1024 * 1024));
    return FALSE;
  }
  bad = n_bytes > 0 ? memchr (utf8, '\0', n_bytes) : NULL;
  if (bad != NULL) {
    g_set_error (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_NUL,
                 _ ("a NUL byte: this is no text file (byte %lu)"), (gulong) (bad - utf8));
    return FALSE;
  }
  if (!lesart_utf8_is_valid (utf8, utf8 + n_bytes, &bad)) {
    g_set_error (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_ENCODING,
                 _ ("not valid UTF-8 (byte %lu)"), (gulong) (bad - utf8));
    return FALSE;
  }
  return TRUE;
}

/* The letters of ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ (U+FB00 ..., EF AC 80 ...), which are print, not spelling, and come
 * out of PDF files. */
static const char *const ligatures[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

/**
 * lesart_spell_ligature:
 * @p: a character
 * @end: of the text
 *
 * Returns: (nullable): the letters of a ligature; %NULL for another character
 */
const char *
lesart_spell_ligature (const char *p, const char *end)
{
  if ((guchar) *p != 0xef || end - p < 3 || (guchar) p[1] != 0xac || (guchar) p[2] < 0x80
      || (guchar) p[2] >= 0x80 + G_N_ELEMENTS (ligatures))
    return NULL;
  return ligatures[(guchar) p[2] - 0x80];
}

/* The next byte that begins what normalise() may change, or @end. */
static const char *
skip_unchanged (const char *p, const char *end)
{
  for (; end - p >= 8; p += 8) {
    guint64 word = lesart_eight_bytes (p);
    guint64 found = lesart_find_byte (word, '\r') | lesart_find_byte (word, 0xe2)
                    | lesart_find_byte (word, 0xef);

    if (found != 0)
      return p + lesart_first_byte (found);
  }
  while (p < end && *p != '\r' && (guchar) *p != 0xe2 && (guchar) *p != 0xef)
    p++;
  return p;
}

/* Copies with every line end as LF and without ligatures. U+2028 and U+2029 are E2 80 A8 and
 * E2 80 A9. */
static char *
normalise (const char *utf8, gsize n_bytes, gsize *n_out)
{
  const char *p = utf8, *end = utf8 + n_bytes, *letters;
  char *copy, *out;

  if (n_bytes >= 3 && memcmp (p, "\xef\xbb\xbf", 3) == 0)
    p += 3;
  copy = out = g_malloc ((gsize) (end - p) + 1);
  while (p < end) {
    const char *run = p;

    p = skip_unchanged (p, end);
    memcpy (out, run, (gsize) (p - run));
    out += p - run;
    if (p == end)
      break;
    if (*p == '\r') {
      *out++ = '\n';
      p += p + 1 < end && p[1] == '\n' ? 2 : 1;
    } else if ((guchar) *p == 0xe2 && end - p >= 3 && (guchar) p[1] == 0x80
               && ((guchar) p[2] == 0xa8 || (guchar) p[2] == 0xa9)) {
      *out++ = '\n';
      p += 3;
    } else if ((letters = lesart_spell_ligature (p, end)) != NULL) {
      out = g_stpcpy (out, letters); /* not longer than it */
      p += 3;
    } else {
      *out++ = *p++;
    }
  }
  *out = '\0';
  *n_out = (gsize) (out - copy);
  return copy;
}

/* --- maps ----------------------------------------------------------------------------------------
 */

static inline gboolean
starts_char (char byte)
{
  return ((guchar) byte & 0xc0) != 0x80;
}

static inline guint32
count_chars_of_eight (const char *bytes)
{
  guint64 word = lesart_eight_bytes (bytes), starts = ~(word >> 7) | word >> 6;

  return (guint32) ((starts & LESART_EACH_BYTE (1)) * LESART_EACH_BYTE (1) >> 56);
}

static inline guint32
count_chars (const char *bytes, gsize n_bytes)
{
  guint32 n = 0;

  for (; n_bytes >= 8; bytes += 8, n_bytes -= 8)
    n += count_chars_of_eight (bytes);
  for (gsize i = 0; i < n_bytes; i++)
    n += starts_char (bytes[i]);
  return n;
}

/* Those that take two units of UTF-16. */
static inline guint32
count_pairs (const char *bytes, gsize n_bytes)
{
  guint32 n = 0;

  for (gsize i = 0; i < n_bytes; i++)
    n += (guchar) bytes[i] >= 0xf0;
  return n;
}

/* The byte at which the code point begins that is number @n from @byte on. */
static guint32
skip_chars (const LesartText *text, guint32 byte, guint32 n)
{
  for (; byte + 8 <= text->n_bytes; byte += 8) {
    guint32 n_here = count_chars_of_eight (text->utf8 + byte);

    if (n_here > n)
      break;
    n -= n_here;
  }
  while (!starts_char (text->utf8[byte]) || n-- > 0)
    byte++;
  return byte;
}

static void
build_maps (LesartText *text)
{
  guint32 n_with_end = (guint32) text->n_bytes + 1; /* the NUL behind the text */
  guint32 n_pairs = count_pairs (text->utf8, text->n_bytes), at = 0, unit = 0;

  text->n_chars = count_chars (text->utf8, text->n_bytes);
  text->n_utf16 = text->n_chars + n_pairs;
  if (text->n_chars == text->n_bytes)
    return;
  text->byte_at_char = g_new (guint32, text->n_chars / STEP + 1);
  text->utf16_at_char = g_new (guint32, text->n_chars / STEP + 1);
  text->char_at_byte = g_new (guint32, text->n_bytes / STEP + 1);
  for (guint32 byte = 0; byte < n_with_end; byte += STEP) {
    guint32 n_bytes = MIN (STEP, n_with_end - byte), before = (STEP - at % STEP) % STEP;
    guint32 n_chars = count_chars (text->utf8 + byte, n_bytes);

    text->char_at_byte[byte / STEP] = at;
    if (before < n_chars) { /* one that is sampled begins here */
      guint32 sample = skip_chars (text, byte, before);

      text->byte_at_char[(at + before) / STEP] = sample;
      text->utf16_at_char[(at + before) / STEP] =
          unit + before + (n_pairs > 0 ? count_pairs (text->utf8 + byte, sample - byte) : 0);
    }
    at += n_chars;
    unit += n_chars + (n_pairs > 0 ? count_pairs (text->utf8 + byte, n_bytes) : 0);
  }
}

/**
 * lesart_text_char_to_byte:
 * @at: a code point; one past the end counts as the end
 *
 * Returns: the byte at which code point @at begins. Constant time.
 */
guint32
lesart_text_char_to_byte (const LesartText *text, guint32 at)
{
  const char *p;

  g_return_val_if_fail (text != NULL, 0);
  at = MIN (at, text->n_chars);
  if (text->byte_at_char == NULL)
    return at;
  p = text->utf8 + text->byte_at_char[at / STEP];
  for (guint32 i = at % STEP; i > 0; i--)
    p = g_utf8_next_char (p);
  return (guint32) (p - text->utf8);
}

/**
 * lesart_text_byte_to_char:
 * @byte: a byte; one past the end counts as the end
 *
 * Returns: the code point that @byte belongs to. Constant time.
 */
guint32
lesart_text_byte_to_char (const LesartText *text, guint32 byte)
{
  guint32 at, from;

  g_return_val_if_fail (text != NULL, 0);
  byte = (guint32) MIN (byte, text->n_bytes);
  if (text->char_at_byte == NULL)
    return byte;
  while (!starts_char (text->utf8[byte]))
    byte--;
  from = byte / STEP * STEP;
  at = text->char_at_byte[byte / STEP];
  for (; from < byte; from++)
    at += starts_char (text->utf8[from]);
  return at;
}

/**
 * lesart_text_char_to_utf16:
 * @at: a code point
 *
 * Returns: the UTF-16 code unit at which code point @at begins. Constant time.
 */
guint32
lesart_text_char_to_utf16 (const LesartText *text, guint32 at)
{
  const char *p;
  guint32 unit;

  g_return_val_if_fail (text != NULL, 0);
  at = MIN (at, text->n_chars);
  if (text->utf16_at_char == NULL)
    return at;
  p = text->utf8 + text->byte_at_char[at / STEP];
  unit = text->utf16_at_char[at / STEP];
  for (guint32 i = at % STEP; i > 0; i--) {
    unit += (guchar) *p >= 0xf0 ? 2 : 1;
    p = g_utf8_next_char (p);
  }
  return unit;
}

/**
 * lesart_text_utf16_to_char:
 * @unit: a UTF-16 code unit; the second half of a pair counts as its first
 *
 * Returns: the code point that @unit belongs to. Logarithmic time.
 */
guint32
lesart_text_utf16_to_char (const LesartText *text, guint32 unit)
{
  guint32 low = 0, high, at, here;
  const char *p;

  g_return_val_if_fail (text != NULL, 0);
  unit = MIN (unit, text->n_utf16);
  if (text->utf16_at_char == NULL)
    return unit;
  high = text->n_chars / STEP;
  while (low < high) {
    guint32 middle = low + (high - low + 1) / 2;

    if (text->utf16_at_char[middle] <= unit)
      low = middle;
    else
      high = middle - 1;
  }
  at = low * STEP;
  here = text->utf16_at_char[low];
  for (p = text->utf8 + text->byte_at_char[low]; at < text->n_chars;
       p = g_utf8_next_char (p), at++) {
    here += (guchar) *p >= 0xf0 ? 2 : 1;
    if (here > unit)
      break;
  }
  return at;
}

/* --- blocks --------------------------------------------------------------------------------------
 */

static void
trim (const char **start, const char **end)
{
  while (*start < *end && lesart_is_blank (g_utf8_get_char (*start)))
    *start = g_utf8_next_char (*start);
  while (*end > *start) {
    const char *last = g_utf8_prev_char (*end);

    if (!lesart_is_blank (g_utf8_get_char (last)))
      break;
    *end = last;
  }
}

/* Does the line end as a sentence does? A closing mark of quotation behind the stop does not
 * matter, and an ellipsis is no full stop. */
static gboolean
ends_in_full_stop (const char *start, const char *end)
{
  while (end > start) {
    const char *last = g_utf8_prev_char (end);
    gunichar c = g_utf8_get_char (last);

    if (c == '.')
      return last == start || last[-1] != '.';
    if (c == ';' || c == ',')
      return TRUE;
    if (!lesart_is_quote (c) && c != ')')
      return FALSE;
    end = last;
  }
  return FALSE;
}

/* A headline stands alone on the first line, is short, has no full stop, and is followed by more
 * that does not go on in the middle of a sentence (as a line that an editor has wrapped would). */
static void
judge_headline (LesartText *text)
{
  LesartBlock *first = &g_array_index (text->blocks, LesartBlock, 0);
  const LesartBlock *second = &g_array_index (text->blocks, LesartBlock, 1);

  if (text->blocks->len < 2 || first->span.end - first->span.start > HEADLINE_MAX)
    return;
  if (ends_in_full_stop (text->utf8 + first->byte_start, text->utf8 + first->byte_end))
    return;
  if (g_unichar_islower (g_utf8_get_char (text->utf8 + second->byte_start)))
    return;
  first->kind = LESART_BLOCK_HEADLINE;
}

static void
find_blocks (LesartText *text)
{
  const char *end_of_text = text->utf8 + text->n_bytes;
  const char *line = text->utf8;

  while (line < end_of_text) {
    const char *line_end = memchr (line, '\n', (gsize) (end_of_text - line));
    const char *start = line, *end;

    if (line_end == NULL)
      line_end = end_of_text;
    end = line_end;
    trim (&start, &end);
    if (start < end) {
      LesartBlock block = { .kind = LESART_BLOCK_PARAGRAPH };

      block.byte_start = (guint32) (start - text->utf8);
      block.byte_end = (guint32) (end - text->utf8);
      block.span.start = lesart_text_byte_to_char (text, block.byte_start);
      block.span.end = lesart_text_byte_to_char (text, block.byte_end);
      g_array_append_val (text->blocks, block);
    }
    line = line_end + 1;
  }
  if (text->blocks->len > 0)
    judge_headline (text);
  lesart_find_plain_structure (text->utf8, text->blocks);
}

/* --- the object ----------------------------------------------------------------------------------
 */

/**
 * lesart_text_new:
 * @utf8: UTF-8, copied
 * @n_bytes: its length, or -1 if it ends in a NUL
 *
 * Line ends (CR LF, CR, U+2028, U+2029) become LF and a byte order mark is taken away; nothing else
 * changes. Empty text is text.
 *
 * Returns: (transfer full): the text, or %NULL with %LESART_TEXT_ERROR
 */
LesartText *
lesart_text_new (const char *utf8, gssize n_bytes, GError **error)
{
  LesartText *text;
  gsize length;

  g_return_val_if_fail (utf8 != NULL || n_bytes == 0, NULL);
  length = n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes;
  utf8 = utf8 != NULL ? utf8 : "";
  if (!check (utf8, length, error))
    return NULL;
  text = g_new0 (LesartText, 1);
  text->ref_count = 1;
  text->utf8 = normalise (utf8, length, &text->n_bytes);
  text->blocks = g_array_new (FALSE, FALSE, sizeof (LesartBlock));
  build_maps (text);
  find_blocks (text);
  return text;
}

/**
 * lesart_text_new_set:
 * @utf8: UTF-8 with LF, no ligatures, and no white space at the edges of a line
 * @styles: kind, level and number of each line that is not empty, in order
 * @links: (transfer full): those of the text, with positions in bytes
 *
 * What a LesartTextBuilder has put together.
 *
 * Returns: (transfer full): the text, or %NULL with %LESART_TEXT_ERROR
 */
LesartText *
lesart_text_new_set (const GString *utf8, const GArray *styles, GArray *links, GError **error)
{
  LesartText *text = lesart_text_new (utf8->str, (gssize) utf8->len, error);

  if (text == NULL) {
    g_array_unref (links);
    return NULL;
  }
  g_assert (text->n_bytes == utf8->len && text->blocks->len == styles->len);
  for (guint i = 0; i < styles->len; i++) {
    const LesartBlock *style = &g_array_index (styles, LesartBlock, i);
    LesartBlock *block = &g_array_index (text->blocks, LesartBlock, i);

    block->kind = style->kind;
    block->level = style->level;
    block->number = style->number;
  }
  text->links = links;
  for (guint i = 0; i < links->len; i++) {
    LesartSpan *span = &g_array_index (links, LesartHyperlink, i).span;

    span->start = lesart_text_byte_to_char (text, span->start);
    span->end = lesart_text_byte_to_char (text, span->end);
  }
  return text;
}

LesartText *
lesart_text_ref (LesartText *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_atomic_int_inc (&text->ref_count);
  return text;
}

void
lesart_text_unref (LesartText *text)
{
  g_return_if_fail (text != NULL);
  if (!g_atomic_int_dec_and_test (&text->ref_count))
    return;
  g_array_unref (text->blocks);
  g_clear_pointer (&text->links, g_array_unref);
  g_free (text->byte_at_char);
  g_free (text->utf16_at_char);
  g_free (text->char_at_byte);
  g_free (text->utf8);
  g_free (text->sha256);
  g_free (text);
}

/**
 * lesart_text_get_utf8:
 * @n_bytes: (out) (optional): length in bytes
 *
 * Returns: (transfer none): the whole text, NUL at its end
 */
const char *
lesart_text_get_utf8 (const LesartText *text, gsize *n_bytes)
{
  g_return_val_if_fail (text != NULL, NULL);
  if (n_bytes != NULL)
    *n_bytes = text->n_bytes;
  return text->utf8;
}

guint32
lesart_text_get_n_chars (const LesartText *text)
{
  g_return_val_if_fail (text != NULL, 0);
  return text->n_chars;
}

/**
 * lesart_text_get_blocks:
 * @n_blocks: (out) (optional): how many
 *
 * Lines of white space alone are no blocks; white space around a block does not belong to it.
 *
 * Returns: (transfer none) (array length=n_blocks): the blocks in order
 */
const LesartBlock *
lesart_text_get_blocks (const LesartText *text, guint *n_blocks)
{
  g_return_val_if_fail (text != NULL, NULL);
  if (n_blocks != NULL)
    *n_blocks = text->blocks->len;
  return (const LesartBlock *) (gpointer) text->blocks->data;
}

/**
 * lesart_text_get_links:
 * @n_links: (out): how many
 *
 * Returns: (transfer none) (array length=n_links): the links in order; they do not overlap
 */
const LesartHyperlink *
lesart_text_get_links (const LesartText *text, guint *n_links)
{
  g_return_val_if_fail (text != NULL, NULL);
  *n_links = text->links != NULL ? text->links->len : 0;
  return text->links != NULL ? (const LesartHyperlink *) (gpointer) text->links->data : NULL;
}

/**
 * lesart_text_get_sha256:
 *
 * Returns: (transfer none): SHA-256 of the text as it is kept, 64 hexadecimal digits
 */
const char *
lesart_text_get_sha256 (const LesartText *text)
{
  LesartText *own = (LesartText *) text;
  char *sha256;

  g_return_val_if_fail (text != NULL, NULL);
  sha256 = g_atomic_pointer_get (&own->sha256);
  if (sha256 == NULL) {
    sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->utf8, (gssize) text->n_bytes);
    if (!g_atomic_pointer_compare_and_exchange (&own->sha256, NULL, sha256)) {
      g_free (sha256);
      sha256 = g_atomic_pointer_get (&own->sha256);
    }
  }
  return sha256;
}

/**
 * lesart_text_peek:
 * @span: code points; what lies behind the end is cut
 * @n_bytes: (out): its length
 *
 * Returns: (transfer none): the passage as UTF-8, without a NUL at its end
 */
const char *
lesart_text_peek (const LesartText *text, LesartSpan span, gsize *n_bytes)
{
  guint32 start, end;

  g_return_val_if_fail (text != NULL, NULL);
  start = lesart_text_char_to_byte (text, span.start);
  end = lesart_span_is_empty (span) ? start : lesart_text_char_to_byte (text, span.end);
  *n_bytes = end - start;
  return text->utf8 + start;
}

/**
 * lesart_text_slice:
 * @span: code points; what lies behind the end is cut
 *
 * Returns: (transfer full): the passage as UTF-8
 */
char *
lesart_text_slice (const LesartText *text, LesartSpan span)
{
  gsize n_bytes = 0;
  const char *passage = lesart_text_peek (text, span, &n_bytes);

  return g_strndup (passage, n_bytes);
}

/**
 * lesart_text_get_title:
 *
 * Returns: (transfer full): the headline; without one the beginning of the first paragraph, cut at
 *   a word; empty for an empty text
 */
char *
lesart_text_get_title (const LesartText *text)
{
  const LesartBlock *first;
  LesartSpan span;
  g_autofree char *cut = NULL;
  char *space;

  g_return_val_if_fail (text != NULL, NULL);
  if (text->blocks->len == 0)
    return g_strdup ("");
  first = &g_array_index (text->blocks, LesartBlock, 0);
  span = first->span;
  if (first->kind == LESART_BLOCK_HEADLINE || span.end - span.start <= TITLE_MAX)
    return lesart_text_slice (text, span);
  span.end = span.start + TITLE_MAX;
  cut = lesart_text_slice (text, span);
  space = strrchr (cut, ' ');
  if (space != NULL)
    *space = '\0';
  return g_strconcat (cut, "…", NULL);
}
