/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Walks along a line and cuts it into tokens. What a token is, is decided by its first character
 * and a bounded look ahead; tokenizer-private.h says which file knows what.
 */
#include "tokenizer.h"

#include <string.h>

#include "tokenizer-private.h"

static gboolean
starts_with (const LesartScan *scan, const char *p, const char *prefix)
{
  gsize length = strlen (prefix);

  return (gsize) (scan->end - p) >= length && memcmp (p, prefix, length) == 0;
}

const LesartToken *
lesart_last_token (const LesartScan *scan)
{
  if (scan->n == scan->first)
    return NULL;
  return &g_array_index (scan->tokens, LesartToken, scan->n - 1);
}

gsize
lesart_word_length (const LesartScan *scan, const char *p)
{
  const char *q = p;

  while (q < scan->end && q - p < 40 && lesart_is_word (g_utf8_get_char (q)))
    q = g_utf8_next_char (q);
  return (gsize) (q - p);
}

/* --- marks and symbols ---------------------------------------------------------------------------
 */

/* ``Wort'' and ,,Wort'' of typewriters are one mark each; so is the run of a character that is
 * repeated for emphasis or as a rule: ... ??! --- === */
static const char *
scan_quote (const LesartScan *scan, const char *p)
{
  if (starts_with (scan, p, "``") || starts_with (scan, p, "''"))
    return p + 2;
  if (starts_with (scan, p, ",,") && !starts_with (scan, p, ",,,")
      && lesart_is_word (lesart_peek (scan, p + 2)))
    return p + 2;
  return lesart_is_quote (lesart_peek (scan, p)) ? g_utf8_next_char (p) : p;
}

static const char *
scan_run (const LesartScan *scan, const char *p, const char *set)
{
  while (p < scan->end && *p != '\0' && strchr (set, *p) != NULL)
    p++;
  return p;
}

static gboolean
is_emoji_part (gunichar c)
{
  return c == 0xfe0f || c == 0xfe0e || c == 0x20e3 || (c >= 0x1f3fb && c <= 0x1f3ff)
         || (c >= 0xe0020 && c <= 0xe007f);
}

static gboolean
is_flag_letter (gunichar c)
{
  return c >= 0x1f1e6 && c <= 0x1f1ff;
}

/* A picture with its variation, skin tone and what a joiner adds to it; two flag letters. */
static const char *
scan_picture (const LesartScan *scan, const char *p)
{
  gunichar first = lesart_peek (scan, p);
  const char *q = g_utf8_next_char (p);

  if (is_flag_letter (first) && is_flag_letter (lesart_peek (scan, q)))
    q = g_utf8_next_char (q);
  for (;;) {
    gunichar c = lesart_peek (scan, q);

    if (is_emoji_part (c)) {
      q = g_utf8_next_char (q);
    } else if (c == 0x200d
               && g_unichar_type (lesart_peek (scan, g_utf8_next_char (q)))
                      == G_UNICODE_OTHER_SYMBOL) {
      q = g_utf8_next_char (g_utf8_next_char (q));
    } else {
      return q;
    }
  }
}

static const char *const emoticons[] = { ":-)", ";-)", ":-(", ":-D", ":-P", ":-/",
                                         ":)",  ";)",  ":(",  ":D",  "<3",  "^^" };

static const char *
scan_emoticon (const LesartScan *scan, const char *p)
{
  for (guint i = 0; i < G_N_ELEMENTS (emoticons); i++)
    if (starts_with (scan, p, emoticons[i])
        && !lesart_is_word (lesart_peek (scan, p + strlen (emoticons[i]))))
      return scan_run (scan, p + strlen (emoticons[i]), ")(");
  return p;
}

static gboolean
is_symbol (gunichar c)
{
  switch ((int) g_unichar_type (c)) {
  case G_UNICODE_DASH_PUNCTUATION:
  case G_UNICODE_OPEN_PUNCTUATION:
  case G_UNICODE_CLOSE_PUNCTUATION:
  case G_UNICODE_CONNECT_PUNCTUATION:
  case G_UNICODE_INITIAL_PUNCTUATION:
  case G_UNICODE_FINAL_PUNCTUATION:
    return FALSE;
  case G_UNICODE_OTHER_PUNCTUATION:
    return c < 0x2100 && c != 0
           && (c == '%' || c == '&' || c == '#' || c == '@' || c == '*' || c == 0xa7
               || c == 0x2030);
  default:
    return TRUE;
  }
}

/* What is no word, figure or address. A minus before a figure is a symbol, not a dash. */
static const char *
scan_mark (const LesartScan *scan, const char *p, gboolean space, LesartTokenKind *kind)
{
  gunichar c = lesart_peek (scan, p);
  const char *end;

  *kind = LESART_TOKEN_QUOTE;
  if ((end = scan_quote (scan, p)) > p)
    return end;
  *kind = LESART_TOKEN_SYMBOL;
  if (space && (end = scan_emoticon (scan, p)) > p)
    return end;
  if (c == 0xb0 && p + 2 < scan->end && strchr ("CFK", p[2]) != NULL
      && !lesart_is_word (lesart_peek (scan, p + 3)))
    return p + 3; /* °C */
  if (starts_with (scan, p, "->") || starts_with (scan, p, "<-") || starts_with (scan, p, "=>"))
    return p + 2;
  if (c == '-' && space && lesart_is_digit (lesart_peek (scan, p + 1)))
    return p + 1;
  if (is_symbol (c)) {
    if (c == 0xa7)
      return starts_with (scan, p, "§§") ? p + 4 : p + 2;
    return c < 0x80 ? scan_run (scan, p, (const char[]){ (char) c, '\0' }) : scan_picture (scan, p);
  }
  *kind = LESART_TOKEN_PUNCTUATION;
  if (c == '!' || c == '?')
    return scan_run (scan, p, "!?");
  if (c == '.' || c == '-' || c == '_')
    return scan_run (scan, p, (const char[]){ (char) c, '\0' });
  return scan_picture (scan, p);
}

/* --- one line ------------------------------------------------------------------------------------
 */

static guint
describe_letters (const char *p, const char *end, guint32 *n_chars)
{
  guint flags = 0;
  guint n_letters = 0, n_upper = 0;
  gunichar before = 0, c = 0;

  *n_chars = 0;
  for (; p < end; p = g_utf8_next_char (p), before = c) {
    c = lesart_char_at (p);
    ++*n_chars;
    if (lesart_is_digit (c)) {
      flags |= LESART_TOKEN_HAS_DIGIT;
    } else if (lesart_is_hyphen (c)) {
      if (before != 0 && g_utf8_next_char (p) < end)
        flags |= LESART_TOKEN_HAS_HYPHEN;
    } else if (lesart_is_letter (c)) {
      gboolean upper = lesart_is_upper (c);

      if (upper && n_letters == 0 && *n_chars == 1)
        flags |= LESART_TOKEN_UPPER;
      if (upper && g_unichar_islower (before))
        flags |= LESART_TOKEN_MIXED_CASE;
      n_letters++;
      n_upper += upper;
    }
  }
  if (n_letters >= 2 && n_upper == n_letters)
    flags |= LESART_TOKEN_ALL_CAPS;
  if (lesart_is_hyphen (c) && *n_chars > 1)
    flags |= LESART_TOKEN_TRUNCATED;
  return flags;
}

static const char *
scan_token (
    const LesartScan *scan, const char *p, gboolean space, LesartTokenKind *kind, guint *flags)
{
  gunichar c = lesart_peek (scan, p);
  const char *end = lesart_scan_address (scan, p, kind);

  if (end > p)
    return end;
  if (lesart_is_digit (c) || g_unichar_type (c) == G_UNICODE_OTHER_NUMBER)
    return lesart_scan_number (scan, p, kind, flags);
  *kind = LESART_TOKEN_WORD;
  end = lesart_scan_word (scan, p, flags);
  return end > p ? end : scan_mark (scan, p, space, kind);
}

#define PLAIN_MAX 40     /* bytes */
#define BYTES_A_TOKEN 6u /* about, with the space */

/* Most words are small letters of ASCII, the first perhaps a capital, with a space or comma behind
 * them: nothing joins those to more, and they are no address. Returns the end of one, or @p. */
static const char *
scan_plain_word (const LesartScan *scan, const char *p, guint *flags, guint32 *n_chars)
{
  gboolean upper = g_ascii_isupper (*p);
  const char *end = p + upper;

  while (end < scan->end && g_ascii_islower (*end))
    end++;
  if (end >= scan->end || (*end != ' ' && *end != ',') || end - p > PLAIN_MAX)
    return p;
  *flags = upper ? LESART_TOKEN_UPPER : 0;
  *n_chars = (guint32) (end - p);
  return end;
}

/* A caller that looks up a part of a word may have cut its last letter in two. */
static const char *
end_of_whole_chars (const char *utf8, gsize n_bytes)
{
  const char *end = utf8 + n_bytes;
  const char *last = n_bytes > 0 ? end - 1 : utf8;

  while (last > utf8 && ((guchar) *last & 0xc0) == 0x80)
    last--;
  return n_bytes > 0 && g_utf8_next_char (last) > end ? last : end;
}

/* g_array_append_vals() takes as long as most words. */
static void
append (LesartScan *scan, const LesartToken *token, gsize n_bytes_left)
{
  if (scan->n == scan->tokens->len)
    g_array_set_size (scan->tokens, scan->n + 8 + (guint) (n_bytes_left / BYTES_A_TOKEN));
  g_array_index (scan->tokens, LesartToken, scan->n++) = *token;
}

/**
 * lesart_tokenize:
 * @utf8: one line of valid UTF-8; an incomplete character at its end is left out
 * @n_bytes: its length
 * @byte_base: what the bytes of the tokens count from
 * @char_base: what their code points count from
 * @tokens: (element-type LesartToken): the tokens are appended to it
 *
 * Linear time.
 */
void
lesart_tokenize (
    const char *utf8, gsize n_bytes, guint32 byte_base, guint32 char_base, GArray *tokens)
{
  LesartScan scan = { utf8,        end_of_whole_chars (utf8, n_bytes),
                      byte_base,   tokens,
                      tokens->len, tokens->len };
  const char *p = utf8;
  guint32 at = char_base;
  gboolean space = FALSE;

  while (p < scan.end) {
    LesartTokenKind kind = LESART_TOKEN_WORD;
    LesartToken token = { 0 };
    guint flags = 0;
    guint32 n_chars;
    const char *end;

    if (lesart_is_blank (lesart_char_at (p))) {
      space = TRUE;
      p = g_utf8_next_char (p);
      at++;
      continue;
    }
    end = scan_plain_word (&scan, p, &flags, &n_chars);
    if (end == p) {
      end = scan_token (&scan, p, space || p == utf8, &kind, &flags);
      g_assert (end > p && end <= scan.end);
      flags |= describe_letters (p, end, &n_chars);
    }
    token.byte_start = byte_base + (guint32) (p - utf8);
    token.byte_end = byte_base + (guint32) (end - utf8);
    token.start = at;
    token.end = at += n_chars;
    token.flags = (guint16) (flags | (space ? LESART_TOKEN_SPACE_BEFORE : 0));
    token.kind = (guint8) kind;
    append (&scan, &token, (gsize) (scan.end - end));
    space = FALSE;
    p = end;
  }
  g_array_set_size (tokens, scan.n);
}

/* --- segments ------------------------------------------------------------------------------------
 */

/**
 * lesart_segments_new_taking:
 * @tokens: (transfer full) (element-type LesartToken): the tokens of a text
 * @sentences: (transfer full) (element-type LesartSentence): its sentences
 *
 * For a text that another rule than that of German prose divides.
 *
 * Returns: (transfer full): both
 */
LesartSegments *
lesart_segments_new_taking (GArray *tokens, GArray *sentences)
{
  LesartSegments *segments = g_new0 (LesartSegments, 1);

  segments->ref_count = 1;
  segments->n_tokens = tokens->len;
  segments->n_sentences = sentences->len;
  segments->tokens = (LesartToken *) (gpointer) g_array_free (tokens, FALSE);
  segments->sentences = (LesartSentence *) (gpointer) g_array_free (sentences, FALSE);
  return segments;
}

/**
 * lesart_segments_new:
 * @text: a text
 *
 * Returns: (transfer full): its tokens and sentences
 */
LesartSegments *
lesart_segments_new (const LesartText *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (LesartToken));
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (LesartSentence));
  const char *utf8 = lesart_text_get_utf8 (text, NULL);
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (text, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    lesart_tokenize (utf8 + blocks[i].byte_start, blocks[i].byte_end - blocks[i].byte_start,
                     blocks[i].byte_start, blocks[i].span.start, tokens);
  lesart_split_sentences (text, tokens, sentences);
  return lesart_segments_new_taking (tokens, sentences);
}

/**
 * lesart_segments_new_lines:
 * @text: a text that has been divided into sentences already, one a line
 *
 * Returns: (transfer full): its tokens, and each line as one sentence
 */
LesartSegments *
lesart_segments_new_lines (const LesartText *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (LesartToken));
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (LesartSentence));
  const char *utf8 = lesart_text_get_utf8 (text, NULL);
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (text, &n_blocks);

  for (guint32 i = 0; i < n_blocks; i++) {
    LesartSentence sentence = { tokens->len, 0, i };

    lesart_tokenize (utf8 + blocks[i].byte_start, blocks[i].byte_end - blocks[i].byte_start,
                     blocks[i].byte_start, blocks[i].span.start, tokens);
    sentence.end = tokens->len;
    if (sentence.end > sentence.first)
      g_array_append_val (sentences, sentence);
  }
  return lesart_segments_new_taking (tokens, sentences);
}

LesartSegments *
lesart_segments_ref (LesartSegments *segments)
{
  g_return_val_if_fail (segments != NULL, NULL);
  g_atomic_int_inc (&segments->ref_count);
  return segments;
}

void
lesart_segments_unref (LesartSegments *segments)
{
  g_return_if_fail (segments != NULL);
  if (!g_atomic_int_dec_and_test (&segments->ref_count))
    return;
  g_free (segments->tokens);
  g_free (segments->sentences);
  g_free (segments);
}
