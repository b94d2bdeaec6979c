/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Check of German words that were left in the English, and of words that stand there twice.
 */
#include <string.h>

#include "check-words.h"
#include "english-stem.h"
#include "headwords.h"
#include "links.h"

/* Its bytes without what an apostrophe joins to it. */
static const char *
peek (const LesartWords *words, const LesartWord *word, gsize *n_bytes)
{
  const char *bytes =
      lesart_text_peek (words->input->bitext->text[LESART_SIDE_ENGLISH], word->span, n_bytes);

  for (gsize i = 1; i < *n_bytes; i++)
    if (bytes[i] == '\'' || strncmp (bytes + i, "\u2019", 3) == 0)
      *n_bytes = i;
  return bytes;
}

/* A small word of the German language as it stands. */
static gboolean
is_german (const LesartWords *words, const char *bytes, gsize n_bytes)
{
  const LesartLexicon *lexicon = lesart_language_get_lexicon (words->input->language);
  const LesartLexeme *lexemes;
  guint n, n_names = 0;

  lexemes = lesart_lexicon_lookup (lexicon, bytes, n_bytes, &n);
  for (guint i = 0; i < n; i++)
    n_names += lexemes[i].word_class == LESART_CLASS_NAME;
  return n > n_names;
}

/* Does the German of the bead have the very word? */
static gboolean
is_beside (const LesartWords *words,
           const LesartWord *word,
           const char *bytes,
           gsize n_bytes,
           gboolean named)
{
  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_GERMAN); i++) {
    const LesartWord *german = lesart_words_get (words, LESART_SIDE_GERMAN, i);
    gsize n;
    const char *other;

    if (german->folded != word->folded || german->is_name != named)
      continue;
    other = lesart_text_peek (words->input->bitext->text[LESART_SIDE_GERMAN], german->span, &n);
    if (n == n_bytes && (memcmp (other, bytes, n) == 0 || word->opens))
      return TRUE;
  }
  return FALSE;
}

/* The dictionary translates it by itself: Bundesliga. */
static gboolean
is_itself (const char *english, gsize n_bytes, gpointer data)
{
  const char **word = data;
  char folded[LESART_LEMMA_MAX];

  lesart_fold_word (english, MIN (n_bytes, LESART_LEMMA_MAX - 1), folded);
  if (strcmp (folded, *word) == 0)
    *word = NULL;
  return *word != NULL;
}

static gboolean
is_noun (const LesartWords *words, const char *bytes, gsize n_bytes)
{
  guint n;
  const LesartLexeme *lexemes = lesart_lexicon_lookup (
      lesart_language_get_lexicon (words->input->language), bytes, n_bytes, &n);

  for (guint i = 0; i < n; i++)
    if (lexemes[i].word_class == LESART_CLASS_NOUN)
      return TRUE;
  return FALSE;
}

/* "Von Bellingshausen" at the start of a sentence, though the name is spelt differently. */
static gboolean
is_particle (LesartWords *words, guint at)
{
  const LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, at), *next;

  if (strcmp (word->folded, "von") != 0 && strcmp (word->folded, "zu") != 0)
    return FALSE;
  next = at + 1 < lesart_words_count (words, LESART_SIDE_ENGLISH)
             ? lesart_words_get (words, LESART_SIDE_ENGLISH, at + 1)
             : NULL;
  return next != NULL && next->is_upper && !lesart_links_is_english (words, next->span);
}

static gboolean
has_slash (const LesartWords *words, const LesartWord *word)
{
  gsize n_bytes;
  const char *bytes = lesart_words_peek (words, LESART_SIDE_ENGLISH, word->token, &n_bytes);

  return memchr (bytes, '/', n_bytes) != NULL;
}

/* Two that play together: Ehlers/Flüggen. */
static gboolean
is_joined_to_name (const LesartWords *words, guint at)
{
  const LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, at);

  for (guint i = at > 0 ? at - 1 : at + 1;
       i < MIN (at + 2, lesart_words_count (words, LESART_SIDE_ENGLISH)); i += 2) {
    const LesartWord *beside = lesart_words_get (words, LESART_SIDE_ENGLISH, i);

    if (beside->token == word->token && beside->is_upper && beside->is_name
        && has_slash (words, word))
      return TRUE;
  }
  return FALSE;
}

/* A name stands before or behind it, and it belongs there: von Bellingshausen, Thomas Kühn. */
static gboolean
is_part_of_name (LesartWords *words, guint at, const char *bytes, gsize n_bytes)
{
  const LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, at);

  if (word->is_upper && is_noun (words, bytes, n_bytes))
    return is_joined_to_name (words, at);
  for (guint i = at > 0 && word->is_upper ? at - 1 : at + 1;
       i < MIN (at + 2, lesart_words_count (words, LESART_SIDE_ENGLISH)); i += 2) {
    const LesartWord *beside = lesart_words_get (words, LESART_SIDE_ENGLISH, i);

    if (beside->is_name && beside->is_upper)
      return TRUE;
  }
  return is_particle (words, at);
}

/* Written as one behind the other on both sides, in capitals, what in German would be a compound
 * if it were no name: Palast Orchester. */
static gboolean
is_double (const LesartWords *words, guint at)
{
  const LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, at);
  const guint n = lesart_words_count (words, LESART_SIDE_GERMAN);

  for (guint i = at > 0 ? at - 1 : at + 1;
       word->is_upper && i < MIN (at + 2, lesart_words_count (words, LESART_SIDE_ENGLISH));
       i += 2) {
    const LesartWord *beside = lesart_words_get (words, LESART_SIDE_ENGLISH, i);
    const char *first = i < at ? beside->folded : word->folded;
    const char *second = i < at ? word->folded : beside->folded;

    for (guint j = 0; beside->is_upper && j + 1 < n; j++) {
      const LesartWord *german = lesart_words_get (words, LESART_SIDE_GERMAN, j);
      const LesartWord *next = lesart_words_get (words, LESART_SIDE_GERMAN, j + 1);

      if (german->folded == first && next->folded == second && german->is_upper && next->is_upper
          && german->token + 1 == next->token)
        return TRUE;
    }
  }
  return FALSE;
}

#define MAX_TITLE 8 /* tokens */

/* The nearest quotation mark before or behind a token; @at if none is near. */
static guint32
find_mark (const LesartWords *words, guint32 at, gint step)
{
  const LesartToken *tokens = words->input->bitext->segments[LESART_SIDE_ENGLISH]->tokens;
  const guint32 first = words->first[LESART_SIDE_ENGLISH], end = words->end[LESART_SIDE_ENGLISH];

  for (guint32 i = at, n = 0; n < MAX_TITLE && i >= first && i < end; n++, i += (guint32) step)
    if (tokens[i].kind == LESART_TOKEN_QUOTE)
      return i;
  return at;
}

/* Several words between quotation marks that the German has in its own: the title of a song or a
 * show that goes by it. */
static gboolean
is_title (const LesartWords *words, guint at)
{
  const LesartToken *tokens = words->input->bitext->segments[LESART_SIDE_ENGLISH]->tokens;
  const guint32 token = lesart_words_get (words, LESART_SIDE_ENGLISH, at)->token;
  const guint32 open = find_mark (words, token, -1);
  guint32 close = find_mark (words, token, 1);
  g_autofree char *title = NULL;
  const char *german;
  gsize n;

  if (open == token || close == token || close - open > MAX_TITLE)
    return FALSE;
  while (close > open + 1 && tokens[close - 1].kind == LESART_TOKEN_PUNCTUATION)
    close--;
  title = lesart_words_slice (words, LESART_SIDE_ENGLISH,
                              (LesartSpan){ tokens[open].end, tokens[close - 1].end });
  german = lesart_text_peek (words->input->bitext->text[LESART_SIDE_GERMAN],
                             words->span[LESART_SIDE_GERMAN], &n);
  return g_unichar_isupper (g_utf8_get_char (title)) && strchr (title, ' ') != NULL
         && g_strstr_len (german, (gssize) n, title) != NULL;
}

/* A trade mark: Lenz®. */
static gboolean
is_mark (const LesartWords *words, const LesartWord *word)
{
  gsize n_bytes;
  const char *bytes =
      lesart_text_peek (words->input->bitext->text[LESART_SIDE_ENGLISH],
                        (LesartSpan){ word->span.end, word->span.end + 1 }, &n_bytes);

  return n_bytes > 1
         && (g_utf8_get_char (bytes) == 0xae /* ® */ || g_utf8_get_char (bytes) == 0x2122 /* ™ */);
}

static gboolean
is_untranslated (LesartWords *words, guint at)
{
  const LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, at);
  const char *left = word->folded;
  gsize n_bytes;
  const char *bytes = peek (words, word, &n_bytes);

  if (word->weight == LESART_SAYS_NOTHING || (word->is_name && word->is_upper) || n_bytes < 3
      || memchr (bytes, '.', n_bytes) != NULL || lesart_links_is_english (words, word->span)
      || (word->is_upper && is_beside (words, word, bytes, n_bytes, TRUE))
      || (word->is_upper && g_hash_table_contains (words->named, word->folded))
      || is_part_of_name (words, at, bytes, n_bytes) || is_double (words, at)
      || is_title (words, at) || is_mark (words, word))
    return FALSE;
  if (is_beside (words, word, bytes, n_bytes, FALSE)) {
    if ((word->is_upper || n_bytes < 6) && !lesart_links_is_german (words->links, bytes, n_bytes))
      return FALSE;
  } else if (word->is_upper || !is_german (words, bytes, n_bytes)) {
    return FALSE;
  }
  if (words->input->dictionary != NULL)
    lesart_headwords_translate (words->input->dictionary, words->input->language, bytes,
                                (gssize) n_bytes, NULL, is_itself, &left);
  return left != NULL;
}

static gboolean
take_first (const char *english, gsize n_bytes, gpointer data)
{
  char **suggestion = data;

  *suggestion = g_strndup (english, n_bytes);
  return FALSE;
}

static void
report (LesartWords *words, guint first, guint end)
{
  const LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, first);
  const LesartSpan span = { word->span.start,
                            lesart_words_get (words, LESART_SIDE_ENGLISH, end - 1)->span.end };
  LesartSpan german = LESART_SPAN_NONE;
  g_autofree char *suggestion = NULL;
  gsize n_bytes;
  const char *bytes = peek (words, word, &n_bytes);

  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_GERMAN); i++)
    if (lesart_words_get (words, LESART_SIDE_GERMAN, i)->folded == word->folded)
      german = lesart_words_get (words, LESART_SIDE_GERMAN, i)->span;
  if (end == first + 1 && words->input->dictionary != NULL)
    lesart_headwords_translate (words->input->dictionary, words->input->language, bytes,
                                (gssize) n_bytes, NULL, take_first, &suggestion);
  lesart_words_report (words, LESART_CHECK_UNTRANSLATED, LESART_SEVERITY_ERROR,
                       LESART_REASON_NOT_ENGLISH, (LesartSpan[]){ german, span }, suggestion);
}

/* Not a part of "head-on". */
static gboolean
is_whole (const LesartWords *words, const LesartWord *word)
{
  const LesartToken *token =
      &words->input->bitext->segments[LESART_SIDE_ENGLISH]->tokens[word->token];

  return token->start == word->span.start && token->end == word->span.end;
}

/* The same small word twice; "that that" and "had had" can be right. */
static void
check_repeated (LesartWords *words, guint at)
{
  const LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, at);
  const LesartWord *before;

  if (at == 0)
    return;
  before = lesart_words_get (words, LESART_SIDE_ENGLISH, at - 1);
  if (before->folded != word->folded || before->token + 1 != word->token || word->is_upper
      || !is_whole (words, before) || !is_whole (words, word) || word->weight == LESART_SAYS_NOTHING
      || strcmp (word->folded, "that") == 0 || strcmp (word->folded, "had") == 0
      || strcmp (word->folded, "very") == 0)
    return;
  lesart_words_report (words, LESART_CHECK_ADDITION, LESART_SEVERITY_WARNING, LESART_REASON_ADDED,
                       (LesartSpan[]){ LESART_SPAN_NONE, word->span }, NULL);
}

/**
 * lesart_check_untranslated:
 *
 * Words of one bead that are German on both sides, and words that are twice there.
 */
void
lesart_check_untranslated (LesartWords *words)
{
  const guint n = lesart_words_count (words, LESART_SIDE_ENGLISH);

  for (guint i = 0; i < n; i++) {
    guint end = i;

    check_repeated (words, i);
    while (end < n && is_untranslated (words, end))
      end++;
    if (end > i) {
      report (words, i, end);
      i = end - 1;
    }
  }
}
