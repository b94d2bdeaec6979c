/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a text: runs the steps in their order and hands over the reading.
 */
#include "language-guess.h"
#include "respell.h"
#include "syntax.h"

#include <stdio.h>
#include <string.h>

/**
 * lesart_extraction_intern:
 * @string: a string of @n_bytes bytes (-1: until NUL)
 *
 * Returns: a copy that lives as long as the reading; equal strings are one
 */
const char *
lesart_extraction_intern (LesartExtraction *x, const char *string, gssize n_bytes)
{
  g_autofree char *copy = NULL;
  char room[64];

  if (string == NULL)
    return NULL;
  if (n_bytes < 0)
    return g_string_chunk_insert_const (x->reading->strings, string);
  if ((gsize) n_bytes < sizeof room) {
    memcpy (room, string, (gsize) n_bytes);
    room[n_bytes] = '\0';
    return g_string_chunk_insert_const (x->reading->strings, room);
  }
  copy = g_strndup (string, (gsize) n_bytes);
  return g_string_chunk_insert_const (x->reading->strings, copy);
}

/**
 * lesart_extraction_span:
 *
 * Returns: the code points of tokens [@first_token, @end_token); at least one token
 */
LesartSpan
lesart_extraction_span (const LesartExtraction *x, guint32 first_token, guint32 end_token)
{
  g_assert (first_token < end_token && end_token <= x->n_tokens);
  return (LesartSpan){ x->tokens[first_token].start, x->tokens[end_token - 1].end };
}

static void
index_tokens (LesartExtraction *x)
{
  x->sentence_of = g_new (guint32, x->n_tokens);
  x->mention_at = g_new (gint32, x->n_tokens);
  for (guint32 s = 0; s < x->n_sentences; s++)
    for (guint32 t = x->sentences[s].first; t < x->sentences[s].end; t++)
      x->sentence_of[t] = s;
  for (guint32 t = 0; t < x->n_tokens; t++)
    x->mention_at[t] = -1;
}

/**
 * lesart_extraction_set_date: (skip)
 * @date: (nullable): YYYY-MM-DD, with Thh:mm behind it if that is known; what is none is passed
 * over
 */
void
lesart_extraction_set_date (LesartExtraction *x, const char *date, LesartDateSource source)
{
  int year, month, day, hour, minute, n;

  g_date_clear (&x->date, 1);
  x->minute = -1;
  n = date == NULL ? 0 : sscanf (date, "%4d-%2d-%2dT%2d:%2d", &year, &month, &day, &hour, &minute);
  if (n < 3 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return;
  g_date_set_dmy (&x->date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  x->reading->date = lesart_extraction_intern (x, date, 10);
  x->reading->date_source = source;
  if (n == 5 && hour >= 0 && hour < 24 && minute >= 0 && minute < 60)
    x->minute = hour * 60 + minute;
}

static void
begin (LesartExtraction *x, LesartText *text, const LesartLanguage *language, const char *date)
{
  LesartReading *reading = lesart_reading_new (text);

  *x = (LesartExtraction){
    .utf8 = lesart_text_get_utf8 (text, NULL),
    .tokens = reading->segments->tokens,
    .n_tokens = reading->segments->n_tokens,
    .sentences = reading->segments->sentences,
    .n_sentences = reading->segments->n_sentences,
    .language = language,
    .lexicon = lesart_language_get_lexicon (language),
    .lexemes = lesart_lexemes_new (lesart_language_get_lexicon (language)),
    .value_words = lesart_value_words_new (language),
    .reading = reading,
  };
  lesart_extraction_set_date (x, date, LESART_DATE_GIVEN);
  index_tokens (x);
  x->tagger = lesart_tagger_new (language, x->lexemes);
  lesart_tagger_be_brief (x->tagger);
  x->forms = lesart_lexemes_read (x->lexemes, text, reading->segments);
}

static void
tag (LesartExtraction *x)
{
  lesart_tagger_tell (x->tagger, x->progress);
  x->tags = lesart_tagger_tag_text (x->tagger, x->forms, x->reading->segments);
}

/**
 * lesart_extraction_init: (skip)
 * @x: (out caller-allocates): tokens and sentences of @text, nothing read yet
 * @text: the article
 * @date: (nullable): its day, YYYY-MM-DD, with Thh:mm behind it if that is known
 *
 * What lesart_read() begins with; trainers run single steps behind it. Ends with
 * lesart_extraction_clear(); the reading stays and is the caller's.
 */
void
lesart_extraction_init (LesartExtraction *x,
                        LesartText *text,
                        const LesartLanguage *language,
                        const char *date)
{
  begin (x, text, language, date);
  tag (x);
}

void
lesart_extraction_clear (LesartExtraction *x)
{
  g_clear_pointer (&x->syntax, lesart_syntax_free);
  g_clear_pointer (&x->grammar, lesart_grammar_free);
  g_clear_pointer (&x->name_at, g_free);
  g_clear_pointer (&x->tags, g_free);
  g_clear_pointer (&x->tagger, lesart_tagger_free);
  g_clear_pointer (&x->hints, g_free);
  g_clear_pointer (&x->value_words, lesart_value_words_free);
  g_clear_pointer (&x->lexemes, lesart_lexemes_free);
  g_clear_pointer (&x->sentence_of, g_free);
  g_clear_pointer (&x->mention_at, g_free);
}

static void
mark_hints (LesartExtraction *x)
{
  for (guint i = 0; i < x->reading->times->len; i++) {
    const LesartTime *time = &g_array_index (x->reading->times, LesartTime, i);

    for (guint32 at = time->first_token; at < time->end_token; at++)
      x->hints[at] |= LESART_HINT_TIME;
  }
  for (guint i = 0; i < x->reading->quantities->len; i++) {
    const LesartQuantity *quantity = &g_array_index (x->reading->quantities, LesartQuantity, i);

    for (guint32 at = quantity->first_token;
         quantity->type != LESART_QUANTITY_NUMBER && at < quantity->end_token; at++)
      x->hints[at] |= LESART_HINT_MEASURE;
  }
}

static int
compare_clauses (gconstpointer a, gconstpointer b)
{
  const LesartSpan *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->end > second->end ? -1 : first->end < second->end;
}

/* From the first word of each to its last, with what is embedded in it. */
static void
keep_clauses (LesartExtraction *x)
{
  GArray *clauses = x->reading->clauses;

  for (guint i = 0; i < x->grammar->clauses->len; i++) {
    const LesartClause *clause = lesart_grammar_clause (x->grammar, i);
    guint32 first = clause->first, end = clause->end;
    LesartSpan span;

    while (first < end && x->tokens[first].kind == LESART_TOKEN_PUNCTUATION)
      first++;
    while (end > first && x->tokens[end - 1].kind == LESART_TOKEN_PUNCTUATION)
      end--;
    if (first == end)
      continue;
    span = lesart_extraction_span (x, first, end);
    g_array_append_val (clauses, span);
  }
  g_array_sort (clauses, compare_clauses);
}

/**
 * lesart_extract_grammar: (skip)
 *
 * A name is one phrase, whatever its words could be.
 */
void
lesart_extract_grammar (LesartExtraction *x)
{
  LesartGrammarContext context;

  x->name_at = g_new (gint32, x->n_tokens);
  for (guint32 at = 0; at < x->n_tokens; at++)
    x->name_at[at] = x->mention_at[at];
  x->hints = g_new0 (guint8, x->n_tokens);
  mark_hints (x);
  context = (LesartGrammarContext){
    .groups = x->name_at,
    .tags = x->tags,
    .hints = x->hints,
    .speech = lesart_language_get_table (x->language, "speech-verbs"),
    .agents = lesart_language_get_table (x->language, "agents"),
  };
  x->grammar =
      lesart_grammar_new (x->reading->text, x->reading->segments, x->lexemes, x->forms, &context);
  x->syntax = lesart_syntax_new (x);
  keep_clauses (x);
}

/* What the steps take of the time, in thousandths, measured on 5 MB of news and minutes of
 * parliament. */
#define BEGINNING 45
#define FOREIGN_TAGS 390
#define FOREIGN_NAMES 565
static const struct {
  void (*run) (LesartExtraction *x);
  guint share;
} steps[] = {
  { tag, 246 },
  { lesart_extract_quantities, 32 },
  { lesart_extract_times, 41 },
  { lesart_extract_names, 358 },
  { lesart_extract_ages, 0 },
  { lesart_extract_grammar, 91 },
  { lesart_extract_mentions, 84 },
  { lesart_extract_quotes, 28 },
  { lesart_extract_roles, 9 },
  { lesart_extract_facts, 65 },
  { lesart_extract_compound_quantities, 1 },
};

/* Returns: whether it came to the end */
static gboolean
read_german (LesartExtraction *x)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    lesart_progress_begin_step (x->progress, steps[i].share);
    if (!lesart_progress_go_on (x->progress, 0, 1))
      return FALSE;
    steps[i].run (x);
  }
  return lesart_progress_go_on (x->progress, 1, 1);
}

/* What was read in a copy of @text with other spelling is said of @text: it has as many characters
 * there, but not as many bytes. */
static void
return_to_text (LesartReading *reading, LesartText *text)
{
  const char *utf8 = lesart_text_get_utf8 (text, NULL), *p = utf8;
  guint32 at = 0;

  if (reading->text == text)
    return;
  lesart_text_unref (reading->text);
  reading->text = lesart_text_ref (text);
  for (guint32 t = 0; t < reading->segments->n_tokens; t++) {
    LesartToken *token = &reading->segments->tokens[t];

    for (; at < token->start; at++)
      p = g_utf8_next_char (p);
    token->byte_start = (guint32) (p - utf8);
    for (; at < token->end; at++)
      p = g_utf8_next_char (p);
    token->byte_end = (guint32) (p - utf8);
  }
}

/* To the sentences that begin in the first @n_bytes of the text, and at least one. */
static void
limit (LesartExtraction *x, gsize n_bytes)
{
  LesartSegments *segments = x->reading->segments;
  guint32 n = 1;

  while (n < x->n_sentences && x->tokens[x->sentences[n].first].byte_start < n_bytes)
    n++;
  if (n >= x->n_sentences)
    return;
  x->n_sentences = segments->n_sentences = n;
  x->n_tokens = segments->n_tokens = x->sentences[n - 1].end;
}

/**
 * lesart_read:
 * @text: the article
 * @language: what is known of German
 * @date: (nullable): the day the article is of, YYYY-MM-DD; relative times need it. Without it the
 *   first and last lines may tell it: see dateline.c
 *
 * Reads an article. Of one in another language only the names are read: words that mean something
 * else there (1.250, "At") would make facts that it does not state. Deterministic; safe in any
 * thread, as @language is only read.
 *
 * Returns: (transfer full): the reading
 */
LesartReading *
lesart_read (LesartText *text, const LesartLanguage *language, const char *date)
{
  return lesart_read_with (text, language, &(LesartReadOptions){ .date = date });
}

/* @text may be spelled otherwise than the article is. */
static void
find_date (LesartExtraction *x, const LesartReadOptions *options)
{
  char day[LESART_DATE_BYTES];

  if (!g_date_valid (&x->date))
    lesart_extraction_set_date (x, options->published, LESART_DATE_PUBLISHED);
  if (!g_date_valid (&x->date))
    lesart_extract_date (x);
  if (!g_date_valid (&x->date) && options->name != NULL && lesart_date_of_name (options->name, day))
    lesart_extraction_set_date (x, day, LESART_DATE_NAME);
}

/**
 * lesart_read_with:
 * @options: what is known of the article, and how much of it is read
 *
 * The same as lesart_read().
 *
 * Returns: (transfer full) (nullable): the reading; %NULL if it was stopped
 */
LesartReading *
lesart_read_with (LesartText *text,
                  const LesartLanguage *language,
                  const LesartReadOptions *options)
{
  g_autoptr (LesartText) respelled = lesart_respell (text, language);
  guint32 n_tokens, n_sentences;
  gboolean whole;
  LesartExtraction x;

  lesart_progress_begin_step (options->progress, BEGINNING);
  begin (&x, respelled, language, options->date);
  x.progress = options->progress;
  find_date (&x, options);
  n_tokens = x.n_tokens;
  n_sentences = x.n_sentences;
  if (options->n_bytes > 0)
    limit (&x, options->n_bytes);
  if (lesart_language_is_foreign (x.reading->language)) {
    lesart_progress_begin_step (x.progress, FOREIGN_TAGS);
    tag (&x);
    lesart_progress_begin_step (x.progress, FOREIGN_NAMES);
    lesart_extract_names (&x);
    whole = lesart_progress_go_on (x.progress, 1, 1);
  } else {
    whole = read_german (&x);
  }
  lesart_extraction_clear (&x);
  x.reading->segments->n_tokens = n_tokens;
  x.reading->segments->n_sentences = n_sentences;
  return_to_text (x.reading, text);
  if (!whole)
    g_clear_pointer (&x.reading, lesart_reading_unref);
  return x.reading;
}
