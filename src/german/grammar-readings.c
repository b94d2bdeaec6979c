/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a form is as a noun and as a verb, all its readings joined, whatever its place in the clause
 * makes of it; for a compound that the lexicon lacks, what its last part is.
 */
#include "grammar-private.h"

#include <string.h>

/* Shorter endings make no noun of a word that can be a name as well. */
#define MIN_ENDING 5

static const char *
intern (LesartGrammar *grammar, const char *string)
{
  return g_string_chunk_insert_const (grammar->strings, string);
}

/**
 * lesart_first_to_lower: (skip)
 * @form: fewer than LESART_LEMMA_MAX bytes
 * @lower: (out): room for LESART_LEMMA_MAX + 8 bytes
 *
 * Returns: the length of @lower, which ends with NUL
 */
gsize
lesart_first_to_lower (const char *form, gsize n_bytes, char *lower)
{
  gsize n = (gsize) g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (form)), lower);
  gsize skip = (gsize) (g_utf8_next_char (form) - form);

  memcpy (lower + n, form + skip, n_bytes - skip);
  lower[n + n_bytes - skip] = '\0';
  return n + n_bytes - skip;
}

static const char *
lemma_of (LesartGrammar *grammar, const LesartAnalysis *analysis, const LesartLexeme *lexeme)
{
  char lemma[LESART_LEMMA_MAX];

  lesart_analysis_get_lemma (grammar->lexicon, analysis, lexeme, lemma);
  return intern (grammar, lemma);
}

static void
add_readings (LesartGrammar *grammar, LesartWord *word, const LesartAnalysis *analysis)
{
  for (guint i = 0; i < analysis->n_lexemes; i++) {
    const LesartLexeme *lexeme = &analysis->lexemes[i];

    if (lexeme->word_class == LESART_CLASS_NOUN) {
      word->noun_agreement |= lesart_agreement (lexeme->features);
      if (word->noun_lemma == NULL)
        word->noun_lemma = lemma_of (grammar, analysis, lexeme);
    } else if (lexeme->word_class == LESART_CLASS_VERB) {
      /* A finite reading names the lemma: "gefallen" is rather "gefallen" than "fallen". */
      if (word->verb_lemma == NULL
          || ((lexeme->features & LESART_FINITE) && !(word->verb & LESART_FINITE)))
        word->verb_lemma = lemma_of (grammar, analysis, lexeme);
      word->verb |= lexeme->features;
    }
  }
}

/* "Baudezernenten" is declined as "Dezernenten". Where nothing is known of what stands before the
 * head, the word is not taken for that noun, but agrees like it. */
static guint32
read_compound (LesartGrammar *grammar, LesartWord *word, const LesartAnalysis *analysis)
{
  LesartWord found = { 0 };

  if (analysis->reach == LESART_REACH_ENDING
      && (analysis->n_ending < MIN_ENDING || analysis->lexemes[0].word_class != LESART_CLASS_NOUN))
    return 0;
  add_readings (grammar, &found, analysis);
  if (analysis->reach < LESART_REACH_TAIL && found.noun_agreement != 0) {
    word->noun_lemma = found.noun_lemma;
    word->noun_agreement = found.noun_agreement;
  }
  return found.noun_agreement;
}

/* --- A form at its place --- */

/* "Schwulenfeindliche Gruppen" */
static gboolean
looks_like_adjective (const LesartForm *form)
{
  return strchr ("enrsm", form->bytes[form->n_bytes - 1]) != NULL;
}

/**
 * lesart_word_read_form: (skip)
 * @flags: of the token
 * @start: whether a capital says nothing here
 * @before_noun: whether a word with a capital follows
 *
 * Returns: what the word agrees with if it is a compound that the lexicon lacks, else 0
 */
guint32
lesart_word_read_form (LesartGrammar *grammar,
                       LesartWord *word,
                       const LesartForm *form,
                       guint flags,
                       gboolean start,
                       gboolean before_noun)
{
  gboolean capital = (flags & LESART_TOKEN_UPPER) && !(flags & LESART_TOKEN_ALL_CAPS);
  const LesartAnalysis *written = lesart_lexemes_analyse (grammar->lexemes, form, FALSE);

  if (form->n_bytes == 0 || form->n_bytes >= LESART_LEMMA_MAX)
    return 0;
  if (written->reach <= LESART_REACH_RESPELT)
    add_readings (grammar, word, written);
  if (capital) {
    char lower[LESART_LEMMA_MAX + 8];
    gsize n = lesart_first_to_lower (form->bytes, form->n_bytes, lower);

    lesart_word_read_closed (word, lower, n);
    /* "Sie" within a sentence is the polite form; a capital there makes a noun, not a verb. */
    if (!start && word->closed == LESART_CLOSED_PERSONAL && word->person == 3)
      word->closed = LESART_CLOSED_NONE;
    if (start && form->n_folded > 0)
      add_readings (grammar, word, lesart_lexemes_analyse (grammar->lexemes, form, TRUE));
    else if (!start)
      word->verb = 0;
  } else {
    lesart_word_read_closed (word, form->bytes, form->n_bytes);
  }
  if (written->reach <= LESART_REACH_RESPELT || (capital && start && form->n_folded > 0))
    return 0;
  if (start && before_noun && looks_like_adjective (form)) {
    word->kinds = LESART_WORD_UNKNOWN | LESART_WORD_ADJECTIVE;
    word->agreement = LESART_AGREEMENT_ALL;
    return 0;
  }
  return capital ? read_compound (grammar, word, written) : 0;
}
