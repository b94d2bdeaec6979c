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

/* A name stands before or behind it, and it belongs there: von Bellingshausen, Thomas Kühn. */
static gboolean
is_part_of_name (const LesartWords *words, guint at, const char *bytes, gsize n_bytes)
{
  const LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, at);

  if (word->is_upper && is_noun (words, bytes, n_bytes))
    return FALSE;

  for (guint i = at > 0 && word->is_upper ? at - 1 : at + 1;
       i < MIN (at + 2, lesart_words_count (words, LESART_SIDE_ENGLISH)); i += 2) {
    const LesartWord *beside = lesart_words_get (words, LESART_SIDE_ENGLISH, i);

    if (beside->is_name && beside->is_upper)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_untranslated (LesartWords *words, guint at)
{
  const LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, at);
  const char *left = word->folded;
  gsize n_bytes;
  const char *bytes = peek (words, word, &n_bytes);

  if (word->weight == LESART_SAYS_NOTHING || word->is_name || n_bytes < 3
      || memchr (bytes, '.', n_bytes) != NULL || lesart_links_is_english (words, word->span)
      || is_beside (words, word, bytes, n_bytes, TRUE)
      || g_hash_table_contains (words->named, word->folded)
      || is_part_of_name (words, at, bytes, n_bytes))
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
