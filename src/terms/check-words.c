/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prepares the words of each bead and asks every check of words about it.
 */
#include "check-words.h"

#include <string.h>

#include "english-stem.h"
#include "links.h"

static void (*const checks[]) (LesartWords *words) = {
  lesart_check_organisations, lesart_check_names,         lesart_check_offices,
  lesart_check_portfolios,    lesart_check_false_friends, lesart_check_omissions,
  lesart_check_negation,      lesart_check_hedges,        lesart_check_untranslated,
};

/**
 * lesart_words_peek:
 * @token: index of a token of that side
 * @n: (out): its bytes
 *
 * Returns: its letters, not ended by NUL
 */
const char *
lesart_words_peek (const LesartWords *words, LesartSide side, guint32 token, gsize *n)
{
  const LesartToken *at = &words->input->bitext->segments[side]->tokens[token];

  *n = at->byte_end - at->byte_start;
  return lesart_text_get_utf8 (words->input->bitext->text[side], NULL) + at->byte_start;
}

/**
 * lesart_words_slice:
 *
 * Returns: (transfer full): what stands there; %NULL if the span is empty
 */
char *
lesart_words_slice (const LesartWords *words, LesartSide side, LesartSpan span)
{
  return lesart_span_is_empty (span) ? NULL
                                     : lesart_text_slice (words->input->bitext->text[side], span);
}

/**
 * lesart_words_report:
 * @span: the two passages; the values are what stands there
 * @suggestion: (nullable): English words for the place of the English passage
 *
 * Adds a finding in the bead.
 */
void
lesart_words_report (LesartWords *words,
                     LesartCheckKind kind,
                     LesartSeverity severity,
                     LesartReason reason,
                     const LesartSpan span[LESART_N_SIDES],
                     const char *suggestion)
{
  g_autofree char *german = lesart_words_slice (words, LESART_SIDE_GERMAN, span[0]);
  g_autofree char *english = lesart_words_slice (words, LESART_SIDE_ENGLISH, span[1]);
  const LesartFinding finding = {
    .kind = (guint8) kind,
    .severity = (guint8) severity,
    .reason = (guint8) reason,
    .bead = words->index,
    .span = { span[0], span[1] },
    .value = { german, english },
    .suggestion = suggestion,
  };

  lesart_findings_add (words->findings, &finding);
}

/**
 * lesart_words_find_phrase:
 * @phrase: some words
 * @span: (out): where they stand first
 *
 * Returns: whether one side of the bead has them, one behind the other
 */
gboolean
lesart_words_find_phrase (const LesartWords *words,
                          LesartSide side,
                          const char *phrase,
                          LesartSpan *span)
{
  const guint n = lesart_words_count (words, side);

  for (guint i = 0; i < n; i++) {
    const char *p = phrase;
    guint j = i;

    for (; *p != '\0' && j < n; j++) {
      const gsize length = strcspn (p, " -");
      char folded[LESART_LEMMA_MAX];

      lesart_fold_word (p, length, folded);
      if (strcmp (folded, lesart_words_get (words, side, j)->folded) != 0)
        break;
      p += length + (p[length] != '\0');
    }
    if (*p == '\0' && j > i) {
      *span = (LesartSpan){ lesart_words_get (words, side, i)->span.start,
                            lesart_words_get (words, side, j - 1)->span.end };
      return TRUE;
    }
  }
  return FALSE;
}

/**
 * lesart_words_find_stems:
 * @phrase: English words
 * @span: (out): where they stand first
 *
 * Looks for words in any of their forms.
 *
 * Returns: index of the first of them in the English of the bead, or %LESART_NO_LINK
 */
gint
lesart_words_find_stems (const LesartWords *words, const char *phrase, LesartSpan *span)
{
  const guint n = lesart_words_count (words, LESART_SIDE_ENGLISH);
  char stems[8][LESART_LEMMA_MAX];
  guint n_stems = 0;

  for (const char *p = phrase; *p != '\0' && n_stems < G_N_ELEMENTS (stems);) {
    const gsize length = strcspn (p, " -");

    if (length > 0)
      lesart_english_stem (words->input->language, p, length, stems[n_stems++]);
    p += length + (p[length] != '\0');
  }
  for (guint i = 0; n_stems > 0 && i + n_stems <= n; i++) {
    guint j = 0;

    while (j < n_stems
           && strcmp (lesart_words_get (words, LESART_SIDE_ENGLISH, i + j)->stem, stems[j]) == 0)
      j++;
    if (j == n_stems) {
      *span = (LesartSpan){ lesart_words_get (words, LESART_SIDE_ENGLISH, i)->span.start,
                            lesart_words_get (words, LESART_SIDE_ENGLISH, i + j - 1)->span.end };
      return (gint) i;
    }
  }
  return LESART_NO_LINK;
}

/**
 * lesart_words_find_minister:
 * @span: (out): the title: Minister of Commerce, trade minister
 *
 * Returns: whether the English of the bead has a minister
 */
gboolean
lesart_words_find_minister (const LesartWords *words, LesartSpan *span)
{
  const guint n = lesart_words_count (words, LESART_SIDE_ENGLISH);

  for (guint i = 0; i < n; i++) {
    guint first = i, end = i + 1;

    if (strcmp (lesart_words_get (words, LESART_SIDE_ENGLISH, i)->folded, "minister") != 0)
      continue;
    if (end + 1 < n
        && (strcmp (lesart_words_get (words, LESART_SIDE_ENGLISH, end)->folded, "of") == 0
            || strcmp (lesart_words_get (words, LESART_SIDE_ENGLISH, end)->folded, "for") == 0))
      end += strcmp (lesart_words_get (words, LESART_SIDE_ENGLISH, end + 1)->folded, "the") == 0
                     && end + 2 < n
                 ? 3
                 : 2;
    else if (i > 0
             && lesart_words_get (words, LESART_SIDE_ENGLISH, i - 1)->weight == LESART_SAYS_MUCH)
      first--;
    *span = (LesartSpan){ lesart_words_get (words, LESART_SIDE_ENGLISH, first)->span.start,
                          lesart_words_get (words, LESART_SIDE_ENGLISH, end - 1)->span.end };
    return TRUE;
  }
  return FALSE;
}

static guint
count_words (const LesartWords *words,
             LesartSide side,
             const char *table_name,
             const char *column,
             const char *value)
{
  const LesartTable *table = lesart_language_get_table (words->input->language, table_name);
  const int at = lesart_table_find_column (table, column);
  guint n = 0;

  for (guint i = 0; i < lesart_words_count (words, side); i++) {
    guint32 rows[LESART_TABLE_MAX_ROWS];
    guint n_rows = lesart_table_lookup (table, lesart_words_get (words, side, i)->folded, -1, rows,
                                        LESART_TABLE_MAX_ROWS);
    gboolean found = FALSE;

    for (guint j = 0; j < MIN (n_rows, LESART_TABLE_MAX_ROWS); j++)
      found |= strstr (lesart_table_get (table, rows[j], at), value) != NULL;
    n += found;
  }
  return n;
}

/**
 * lesart_words_have_pronoun:
 * @person: (out): whether there are more for he and she than in German, so that one stands for a
 *   name
 *
 * Returns: whether the English of the bead has a pronoun that may stand for a name
 */
gboolean
lesart_words_have_pronoun (const LesartWords *words, gboolean *person)
{
  const guint german =
      count_words (words, LESART_SIDE_GERMAN, "closed-classes", "features", "Person=3")
      - count_words (words, LESART_SIDE_GERMAN, "closed-classes", "features", "Reflex=Yes");
  const guint english =
      count_words (words, LESART_SIDE_ENGLISH, "english-closed-classes", "class", "he-or-she");

  *person = english > german;
  return english > 0
         || count_words (words, LESART_SIDE_ENGLISH, "english-closed-classes", "class",
                         "it-or-they")
                > 0;
}

/**
 * lesart_words_is_figure:
 *
 * Returns: whether a word is part of a figure, of which the check of figures takes care
 */
gboolean
lesart_words_is_figure (const LesartWords *words, LesartSide side, LesartSpan span)
{
  const LesartFigure *figures = words->input->figures[side];
  guint low = 0, high = words->input->n_figures[side]; /* the first behind it */

  while (low < high) {
    const guint middle = low + (high - low) / 2;

    if (figures[middle].span.start > span.start)
      high = middle;
    else
      low = middle + 1;
  }
  return low > 0 && figures[low - 1].span.end >= span.end;
}

/**
 * lesart_words_is_modal:
 * @token: of the German text
 *
 * Returns: whether it is a modal verb in the subjunctive of the past: könnte, dürfte
 */
gboolean
lesart_words_is_modal (const LesartWords *words, guint32 token)
{
  gsize n_bytes;
  guint n;
  const char *bytes = lesart_words_peek (words, LESART_SIDE_GERMAN, token, &n_bytes);
  const LesartLexeme *lexemes = lesart_lexicon_lookup (
      lesart_language_get_lexicon (words->input->language), bytes, n_bytes, &n);

  for (guint i = 0; i < n; i++)
    if ((lexemes[i].features & LESART_MODAL) != 0
        && (lexemes[i].features & LESART_SUBJUNCTIVE_2) != 0)
      return TRUE;
  return FALSE;
}

/* --- words ---------------------------------------------------------------------------------------
 */

static gboolean
is_joint (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011 || c == '/';
}

static void
add_word (LesartWords *words,
          LesartSide side,
          guint32 token,
          LesartWord *word,
          const char *bytes,
          gsize n)
{
  char buffer[LESART_LEMMA_MAX];
  const LesartToken *at = &words->input->bitext->segments[side]->tokens[token];
  const gboolean is_word =
      at->kind == LESART_TOKEN_WORD && (at->flags & LESART_TOKEN_HAS_DIGIT) == 0;

  word->token = token;
  word->link = LESART_NO_LINK;
  word->is_name = word->is_sure = FALSE;
  if (side == LESART_SIDE_ENGLISH && n > 2 && bytes[n - 1] == 's'
      && (bytes[n - 2] == '\'' || (n > 4 && memcmp (bytes + n - 4, "\u2019", 3) == 0)))
    n -= bytes[n - 2] == '\'' ? 2 : 4;
  lesart_fold_word (bytes, n, buffer);
  word->folded = g_string_chunk_insert_const (words->strings, buffer);
  word->is_upper = n > 0 && g_unichar_isupper (g_utf8_get_char (bytes));
  word->weight = is_word ? LESART_SAYS_MUCH : LESART_SAYS_NOTHING;
  word->stem = "";
  if (side == LESART_SIDE_ENGLISH && is_word) {
    lesart_english_stem (words->input->language, bytes, n, buffer);
    word->stem = g_string_chunk_insert_const (words->strings, buffer);
  }
  g_array_append_val (words->words[side], *word);
}

/* One word for each token, more where it is joined by hyphens. */
static void
add_token (LesartWords *words, LesartSide side, guint32 token, gboolean opens)
{
  const LesartToken *at = &words->input->bitext->segments[side]->tokens[token];
  gsize n_bytes;
  const char *bytes = lesart_words_peek (words, side, token, &n_bytes);
  const char *end = bytes + n_bytes, *start = bytes;
  LesartWord word = { .span = { at->start, at->start }, .opens = opens };

  for (const char *p = bytes; p < end; p = g_utf8_next_char (p)) {
    const gboolean joins = at->kind == LESART_TOKEN_WORD && is_joint (g_utf8_get_char (p));

    if (joins && p > start) {
      add_word (words, side, token, &word, start, (gsize) (p - start));
      word.span.start = word.span.end;
      word.opens = FALSE;
    }
    word.span.end++;
    if (joins) {
      word.span.start = word.span.end;
      start = g_utf8_next_char (p);
    }
  }
  if (start < end)
    add_word (words, side, token, &word, start, (gsize) (end - start));
}

/* Most of the words of a sentence begin with capitals: it is a heading, and they tell nothing. */
static gboolean
is_heading (const LesartWords *words, LesartSide side, const LesartSentence *sentence)
{
  const LesartToken *tokens = words->input->bitext->segments[side]->tokens;
  guint n = 0, n_upper = 0;

  for (guint32 i = sentence->first; i < sentence->end; i++)
    if (tokens[i].kind == LESART_TOKEN_WORD && tokens[i].end - tokens[i].start > 3) {
      n++;
      n_upper += (tokens[i].flags & LESART_TOKEN_UPPER) != 0;
    }
  return side == LESART_SIDE_ENGLISH && n > 2 && n_upper * 4 >= n * 3;
}

static void
add_sentence (LesartWords *words, LesartSide side, const LesartSentence *sentence)
{
  const LesartToken *tokens = words->input->bitext->segments[side]->tokens;
  const gboolean heading = is_heading (words, side, sentence);
  gboolean opens = TRUE;

  for (guint32 i = sentence->first; i < sentence->end; i++) {
    gsize n_bytes;
    const char *bytes = lesart_words_peek (words, side, i, &n_bytes);

    if (tokens[i].kind == LESART_TOKEN_WORD) {
      add_token (words, side, i, opens || heading);
      opens = FALSE;
    } else {
      add_token (words, side, i, FALSE);
      opens = opens || tokens[i].kind == LESART_TOKEN_QUOTE || *bytes == ':' || *bytes == ';';
    }
  }
}

/**
 * lesart_words_fill:
 *
 * Takes the words of a bead, and links them.
 */
void
lesart_words_fill (LesartWords *words, const LesartBead *bead)
{
  for (guint side = 0; side < LESART_N_SIDES; side++) {
    const LesartSentence *sentences = words->input->bitext->segments[side]->sentences;

    g_array_set_size (words->words[side], 0);
    words->span[side] = lesart_bitext_get_bead_span (words->input->bitext, bead, (LesartSide) side);
    lesart_check_get_tokens (words->input, (LesartSide) side, bead, &words->first[side],
                             &words->end[side]);
    for (guint32 i = 0; i < bead->n[side]; i++)
      add_sentence (words, (LesartSide) side, &sentences[bead->first[side] + i]);
  }
  lesart_links_fill (words);
}

/* --- checking ------------------------------------------------------------------------------------
 */

/* What is a name in one sentence is one in the others; of a person each word: Kühn of Thomas Kühn.
 */
static GHashTable *
collect_named (const LesartWords *words)
{
  GHashTable *named = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < words->input->n_names; i++) {
    const LesartNamed *name = &words->input->names[i];
    g_autofree char *written = lesart_words_slice (words, LESART_SIDE_GERMAN, name->span);
    g_auto (GStrv) parts = g_strsplit (written, " ", -1);

    if (parts[1] != NULL && name->type != LESART_NAME_PERSON)
      continue;
    for (guint j = 0; parts[j] != NULL; j++) {
      char folded[LESART_LEMMA_MAX];

      if (!g_unichar_isupper (g_utf8_get_char (parts[j])))
        continue;
      lesart_fold_word (parts[j], strlen (parts[j]), folded);
      g_hash_table_add (named, (gpointer) g_string_chunk_insert_const (words->strings, folded));
    }
  }
  return named;
}

/* The words of both sides are compared with each other. No sentence has so many; what has would
 * take quadratic time. */
#define MAX_TOKENS 600

static gboolean
is_sentence (const LesartCheckInput *input, const LesartBead *bead)
{
  for (guint side = 0; side < LESART_N_SIDES; side++) {
    guint32 first, end;

    lesart_check_get_tokens (input, (LesartSide) side, bead, &first, &end);
    if (end - first > MAX_TOKENS)
      return FALSE;
  }
  return TRUE;
}

/* Which of the beads that were given a joined one begins in: findings name that. */
static guint
find_given (const LesartCheckInput *input, const LesartBead *bead)
{
  LesartSide side = bead->n[LESART_SIDE_GERMAN] > 0 ? LESART_SIDE_GERMAN : LESART_SIDE_ENGLISH;
  gssize found = lesart_beads_find (input->beads, input->n_beads, side, bead->first[side]);

  return found > 0 ? (guint) found : 0;
}

/**
 * lesart_check_words:
 *
 * The checks that look at words, from names to what was left untranslated.
 */
void
lesart_check_words (const LesartCheckInput *input, LesartFindings *findings)
{
  LesartWords words = {
    .input = input,
    .findings = findings,
    .places = lesart_place_index_get (input->language),
    .strings = g_string_chunk_new (4096),
  };
  GArray *beads;

  for (guint i = 0; i < LESART_N_SPELLINGS; i++)
    words.spellings[i] = lesart_name_spellings_get (input->language, (LesartSpellingKind) i);
  words.links = lesart_links_new (input, words.strings);
  words.named = collect_named (&words);
  for (guint side = 0; side < LESART_N_SIDES; side++)
    words.words[side] = g_array_new (FALSE, FALSE, sizeof (LesartWord));
  beads = lesart_words_join_lone (&words);
  for (guint i = 0; i < beads->len; i++) {
    words.index = find_given (input, &g_array_index (beads, LesartBead, i));
    if (!is_sentence (input, &g_array_index (beads, LesartBead, i)))
      continue;
    lesart_words_fill (&words, &g_array_index (beads, LesartBead, i));
    for (guint j = 0; j < G_N_ELEMENTS (checks); j++)
      checks[j](&words);
  }
  for (guint side = 0; side < LESART_N_SIDES; side++)
    g_array_unref (words.words[side]);
  g_array_unref (beads);
  lesart_check_terms (input, findings);
  lesart_check_consistency (input, findings);
  lesart_links_free (words.links);
  g_hash_table_unref (words.named);
  g_string_chunk_free (words.strings);
}

/**
 * lesart_words_take_folded:
 * @at: the first word
 * @folded: (out caller-allocates): room for @max
 *
 * Takes words for a list of names of several words to be looked up in, as far as no punctuation and
 * no figure stands between.
 *
 * Returns: how many
 */
guint
lesart_words_take_folded (
    const LesartWords *words, LesartSide side, guint at, const char **folded, guint max)
{
  guint n = 0;

  for (guint i = at; i < lesart_words_count (words, side) && n < max; i++) {
    const LesartWord *word = lesart_words_get (words, side, i);

    if (word->weight == LESART_SAYS_NOTHING)
      break;
    folded[n++] = word->folded;
  }
  return n;
}
