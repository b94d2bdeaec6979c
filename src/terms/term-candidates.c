/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * First the nouns, and nouns with their adjective, are collected by their base forms; then a term
 * base of these is looked for in the text, which finds every use of each, in any inflection and
 * inside compounds; last they are weighed.
 */
#include "term-candidates.h"

#include <math.h>
#include <string.h>

#include "tagger.h"
#include "term-words.h"

/* Weights. A word that the lexicon lacks and that is made of others is the most likely term, an
 * everyday noun is one only if the article keeps coming back to it or others do not have it. */
#define WEIGHT_UNLISTED 2.0
#define WEIGHT_COMPOUND 1.5
#define WEIGHT_HYPHEN 0.5
#define WEIGHT_ACRONYM 1.0
#define WEIGHT_PHRASE 1.0
#define WEIGHT_USE 1.0 /* for each doubling of the uses */
/* Keyness after Kilgarriff's simple maths (2009): how much less of it there is elsewhere, where a
 * word is as good as new below so many uses in a million. */
#define WEIGHT_RARE 2.0    /* of a word that the others do not have */
#define WEIGHT_GENERAL 0.5 /* for each doubling */
#define USUAL_PER_MILLION 30.0
#define MIN_SCORE 1.5
#define MAX_CANDIDATES 2000u
#define MIN_LETTERS 2

typedef struct {
  LesartLanguage *language;
  const LesartText *text;
  const LesartSegments *segments;
  const char *utf8;
  const LesartSpan *left_out;
  gsize n_left_out;
  LesartLexemes *lexemes;
  const LesartForm *const *forms;
  LesartTag *tags;
  LesartTermCandidates *result;
  GHashTable *by_text; /* base form -> index of a candidate + 1 */
} Collecting;

/* ---- collecting ---- */

static guint
gender_of (guint32 features)
{
  if (features & LESART_MASCULINE)
    return LESART_TERM_MASCULINE;
  if (features & LESART_FEMININE)
    return LESART_TERM_FEMININE;
  return features & LESART_NEUTER ? LESART_TERM_NEUTER : LESART_TERM_NO_GENDER;
}

static gboolean
is_left_out (const Collecting *self, const LesartToken *token)
{
  gsize low = 0, high = self->n_left_out; /* the first that ends behind the start of the token */

  while (low < high) {
    gsize middle = low + (high - low) / 2;

    if (self->left_out[middle].end > token->start)
      high = middle;
    else
      low = middle + 1;
  }
  return low < self->n_left_out && self->left_out[low].start <= token->start
         && self->left_out[low].end >= token->end;
}

/* Units, times and numbers are no terms of a field. */
static gboolean
is_general (const Collecting *self, const char *word, gsize n_bytes)
{
  static const char *const tables[] = { "units", "currencies", "times", "number-words",
                                        "numerals" };
  guint32 row;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (lesart_table_lookup (lesart_language_get_table (self->language, tables[i]), word,
                             (gssize) n_bytes, &row, 1)
        > 0)
      return TRUE;
  return FALSE;
}

static void
note_part (const LesartWordPart *part G_GNUC_UNUSED, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static guint
find_reasons (const Collecting *self, guint32 at)
{
  const LesartToken *token = &self->segments->tokens[at];
  const LesartForm *form = self->forms[at];
  const LesartAnalysis *analysis = lesart_lexemes_analyse (self->lexemes, form, FALSE);
  gboolean has_parts = FALSE;
  guint reasons = 0;

  if (analysis->reach > LESART_REACH_RESPELT)
    reasons |= LESART_CANDIDATE_UNLISTED;
  if (token->flags & LESART_TOKEN_HAS_HYPHEN)
    reasons |= LESART_CANDIDATE_HYPHEN;
  if (token->flags & LESART_TOKEN_ALL_CAPS)
    reasons |= LESART_CANDIDATE_ACRONYM;
  lesart_german_word_parts (self->lexemes, form->bytes, form->n_bytes, note_part, &has_parts);
  if (has_parts)
    reasons |= LESART_CANDIDATE_COMPOUND;
  return reasons;
}

static void
add (Collecting *self, const char *text, LesartTermGender gender, guint reasons)
{
  LesartTermCandidate candidate = { .gender = gender, .reasons = reasons };

  if (self->result->items->len >= MAX_CANDIDATES || g_hash_table_contains (self->by_text, text))
    return;
  candidate.text = g_string_chunk_insert (self->result->strings, text);
  g_array_append_val (self->result->items, candidate);
  g_hash_table_insert (self->by_text, (gpointer) candidate.text,
                       GUINT_TO_POINTER (self->result->items->len));
}

/* In its base form, declined as without an article: globale Infrastruktur, neuer Markt. */
static void
add_phrase (Collecting *self, guint32 noun)
{
  static const char *const endings[LESART_N_TERM_GENDERS] = {
    [LESART_TERM_MASCULINE] = "er",
    [LESART_TERM_FEMININE] = "e",
    [LESART_TERM_NEUTER] = "es",
  };
  const LesartTag *adjective = &self->tags[noun - 1];
  guint gender = gender_of (self->tags[noun].features);
  g_autofree char *text = NULL;

  if (endings[gender] == NULL || adjective->lemma == NULL
      || !g_unichar_islower (g_utf8_get_char (adjective->lemma)))
    return;
  text = g_strdup_printf ("%s%s %s", adjective->lemma,
                          endings[gender] + g_str_has_suffix (adjective->lemma, "e"),
                          self->tags[noun].lemma);
  add (self, text, gender, LESART_CANDIDATE_PHRASE);
}

static void
collect_noun (Collecting *self, guint32 at, gboolean is_first)
{
  const LesartToken *token = &self->segments->tokens[at];
  const LesartTag *tag = &self->tags[at];
  const char *word = self->utf8 + token->byte_start;

  if (token->kind != LESART_TOKEN_WORD || token->end - token->start < MIN_LETTERS
      || (tag->stts != LESART_STTS_NN
          && (tag->stts != LESART_STTS_NE || !(token->flags & LESART_TOKEN_HAS_HYPHEN)))
      || !g_unichar_isupper (g_utf8_get_char (word))
      || (token->flags & (LESART_TOKEN_TRUNCATED | LESART_TOKEN_ABBREVIATION)) != 0
      || tag->lemma == NULL || is_left_out (self, token)
      || is_general (self, word, token->byte_end - token->byte_start))
    return;
  add (self, tag->lemma, gender_of (tag->features), find_reasons (self, at));
  if (!is_first && self->tags[at - 1].stts == LESART_STTS_ADJA)
    add_phrase (self, at);
}

static void
collect (Collecting *self)
{
  for (guint32 s = 0; s < self->segments->n_sentences; s++) {
    const LesartSentence *sentence = &self->segments->sentences[s];

    for (guint32 at = sentence->first; at < sentence->end; at++)
      collect_noun (self, at, at == sentence->first);
  }
}

/* ---- uses ---- */

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const LesartTermHit *x = a, *y = b;

  if (x->concept != y->concept)
    return x->concept < y->concept ? -1 : 1;
  return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

static void
find_uses (Collecting *self)
{
  g_autoptr (LesartTermBase) base = lesart_term_base_new ();
  g_autoptr (LesartTermIndex) index = NULL;
  GArray *uses;

  for (guint i = 0; i < self->result->items->len; i++) {
    LesartConcept *concept = lesart_term_base_make_concept (base, NULL);

    lesart_concept_add_term (base, concept, "de",
                             g_array_index (self->result->items, LesartTermCandidate, i).text);
    lesart_term_base_put (base, concept);
  }
  index = lesart_term_index_new (base, self->language);
  uses = lesart_term_hits_find (index, LESART_SIDE_GERMAN, self->text, self->segments);
  g_array_sort (uses, compare_terms);
  for (guint i = 0; i < uses->len; i++) {
    guint at = g_array_index (uses, LesartTermHit, i).concept;
    LesartTermCandidate *candidate = &g_array_index (self->result->items, LesartTermCandidate, at);

    if (candidate->n_uses++ == 0)
      candidate->first_use = i;
  }
  g_clear_pointer (&self->result->uses, g_array_unref);
  self->result->uses = uses;
}

/* ---- weighing ---- */

/* How often articles of all kinds have a noun. */
static double
get_frequency (const LesartLanguage *language, const char *lemma)
{
  const LesartTable *table = lesart_language_get_table (language, "noun-frequencies");
  const int column = lesart_table_find_column (table, "per_million");
  guint32 row;

  return lesart_table_lookup (table, lemma, -1, &row, 1) > 0
             ? g_ascii_strtod (lesart_table_get (table, row, column), NULL)
             : 0;
}

static double
weigh (const LesartLanguage *language, LesartTermCandidate *candidate)
{
  double score =
      WEIGHT_RARE + WEIGHT_USE * log2 (candidate->n_uses)
      - WEIGHT_GENERAL * log2 (1 + get_frequency (language, candidate->text) / USUAL_PER_MILLION);

  if (candidate->n_uses > 1)
    candidate->reasons |= LESART_CANDIDATE_REPEATED;
  if (candidate->reasons & LESART_CANDIDATE_UNLISTED)
    score += WEIGHT_UNLISTED;
  if (candidate->reasons & LESART_CANDIDATE_COMPOUND)
    score += WEIGHT_COMPOUND;
  if (candidate->reasons & LESART_CANDIDATE_HYPHEN)
    score += WEIGHT_HYPHEN;
  if (candidate->reasons & LESART_CANDIDATE_ACRONYM)
    score += WEIGHT_ACRONYM;
  if (candidate->reasons & LESART_CANDIDATE_PHRASE)
    score += candidate->n_uses > 1 ? WEIGHT_PHRASE : 0;
  return score;
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const LesartTermCandidate *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->first_use < y->first_use ? -1 : x->first_use > y->first_use;
}

static void
rank (const LesartLanguage *language, LesartTermCandidates *result)
{
  guint n = 0;

  for (guint i = 0; i < result->items->len; i++) {
    LesartTermCandidate *candidate = &g_array_index (result->items, LesartTermCandidate, i);

    if (candidate->n_uses == 0)
      continue;
    candidate->score = weigh (language, candidate);
    if (candidate->score >= MIN_SCORE)
      g_array_index (result->items, LesartTermCandidate, n++) = *candidate;
  }
  g_array_set_size (result->items, n);
  g_array_sort (result->items, compare_scores);
}

/**
 * lesart_term_candidates_find:
 * @segments: the tokens and sentences of @text
 * @left_out: (array length=n_left_out) (nullable): passages by place that do not overlap, such as
 *   names; a word that lies in one is no candidate
 *
 * Linear in the length of the text.
 *
 * Returns: (transfer full): the candidates with all their uses
 */
LesartTermCandidates *
lesart_term_candidates_find (LesartLanguage *language,
                             const LesartText *text,
                             const LesartSegments *segments,
                             const LesartSpan *left_out,
                             gsize n_left_out)
{
  g_autoptr (LesartLexemes) lexemes = lesart_lexemes_new (lesart_language_get_lexicon (language));
  g_autoptr (LesartTagger) tagger = lesart_tagger_new (language, lexemes);
  g_autoptr (GHashTable) by_text = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree LesartTag *tags = NULL;
  LesartTermCandidates *result = g_new0 (LesartTermCandidates, 1);
  Collecting self = { language, text,       segments, lesart_text_get_utf8 (text, NULL),
                      left_out, n_left_out, lexemes,  NULL,
                      NULL,     result,     by_text };

  result->items = g_array_new (FALSE, FALSE, sizeof (LesartTermCandidate));
  result->strings = g_string_chunk_new (1024);
  self.forms = lesart_lexemes_read (lexemes, text, segments);
  self.tags = tags = lesart_tagger_tag_text (tagger, self.forms, segments);
  collect (&self);
  find_uses (&self);
  rank (language, result);
  return result;
}

void
lesart_term_candidates_free (LesartTermCandidates *self)
{
  g_array_unref (self->items);
  g_array_unref (self->uses);
  g_string_chunk_free (self->strings);
  g_free (self);
}
