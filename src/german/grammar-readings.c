/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a form is as a noun and as a verb, all its readings joined, whatever its place in the clause
 * makes of it; for a compound that the lexicon lacks, what its last part is.
 */
#include "grammar-private.h"

#include <string.h>

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
lemma_of (LesartGrammar *grammar, const LesartLexeme *lexeme, const char *form, gsize n_bytes)
{
  char lemma[LESART_LEMMA_MAX];

  lesart_lexicon_get_lemma (grammar->lexicon, lexeme, form, n_bytes, lemma);
  return intern (grammar, lemma);
}

static void
add_reading (LesartGrammar *grammar,
             LesartWord *word,
             const LesartLexeme *lexeme,
             const char *form,
             gsize n_bytes)
{
  if (lexeme->word_class == LESART_CLASS_NOUN) {
    word->noun_agreement |= lesart_agreement (lexeme->features);
    if (word->noun_lemma == NULL)
      word->noun_lemma = lemma_of (grammar, lexeme, form, n_bytes);
  } else if (lexeme->word_class == LESART_CLASS_VERB) {
    /* A finite reading names the lemma: "gefallen" is rather "gefallen" than "fallen". */
    if (word->verb_lemma == NULL
        || ((lexeme->features & LESART_FINITE) && !(word->verb & LESART_FINITE)))
      word->verb_lemma = lemma_of (grammar, lexeme, form, n_bytes);
    word->verb |= lexeme->features;
  }
}

static void
add_readings (
    LesartGrammar *grammar, LesartWord *word, const char *form, gsize n_bytes, gboolean folded)
{
  char other[LESART_LEMMA_MAX + 8];
  const LesartLexeme *lexemes;
  guint n;

  if (folded) {
    n_bytes = lesart_fold_first (form, n_bytes, other);
    form = other;
  }
  lexemes = lesart_lexicon_lookup (grammar->lexicon, form, n_bytes, &n);
  for (guint i = 0; i < n; i++)
    add_reading (grammar, word, &lexemes[i], form, n_bytes);
}

/* --- Compounds --- */

/* Letters that a head of a compound has at least, and its first part. */
#define MIN_HEAD_LETTERS 4
#define MIN_FIRST_LETTERS 3

/**
 * lesart_next_head:
 * @form: a word of @length bytes
 * @head: where the last candidate began; @form at first
 *
 * Walks through the places where the last part of a compound may begin, longest first. With a
 * hyphen only what follows the last one is tried.
 *
 * Returns: (nullable): the next place
 */
const char *
lesart_next_head (const char *form, gsize length, const char *head)
{
  const char *end = form + length;
  const char *hyphen = g_strrstr_len (form, (gssize) length, "-");

  if (hyphen != NULL && hyphen + 1 < end && head <= hyphen)
    return hyphen + 1;
  if (head == form)
    for (guint i = 1; i < MIN_FIRST_LETTERS && head < end; i++)
      head = g_utf8_next_char (head);
  if (head >= end)
    return NULL;
  head = g_utf8_next_char (head);
  return end - head < MIN_HEAD_LETTERS ? NULL : head;
}

/* Is it a word, without what joins it to the next: "Verbands", "Zeitungs", "Groß"? */
static gboolean
is_first_part (const LesartGrammar *grammar, const char *form, gsize n_bytes)
{
  static const char *const joints[] = { "", "s", "es", "n", "en", "e", "er" };

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++) {
    gsize n = strlen (joints[i]);
    char lower[LESART_LEMMA_MAX + 8];
    gsize n_lower;

    if (n_bytes < n + 3 || memcmp (form + n_bytes - n, joints[i], n) != 0)
      continue;
    if (lesart_lexicon_has (grammar->lexicon, form, n_bytes - n, LESART_CLASS_NOUN))
      return TRUE;
    n_lower = lesart_first_to_lower (form, n_bytes - n, lower);
    if (lesart_lexicon_has (grammar->lexicon, lower, n_lower, LESART_CLASS_ADJECTIVE)
        || lesart_lexicon_has (grammar->lexicon, lower, n_lower, LESART_CLASS_PREPOSITION))
      return TRUE;
  }
  return FALSE;
}

/* What the longest noun is that a compound ends in: "Baudezernenten" is declined as "Dezernenten".
 * Only where its first part is a word too, the word is taken for that noun, its lemma with the
 * first part. Returns the agreement of the noun all the same. */
static guint32
read_compound (LesartGrammar *grammar, LesartWord *word, const LesartForm *form)
{
  const char *head = form->bytes;
  guint32 agreement = 0;

  while ((head = lesart_next_head (form->bytes, form->n_bytes, head)) != NULL) {
    gsize n_first = (gsize) (head - form->bytes);
    gboolean after_hyphen = head[-1] == '-';
    LesartWord found = { 0 };

    add_readings (grammar, &found, head, form->n_bytes - n_first,
                  !g_unichar_isupper (g_utf8_get_char (head)));
    if (agreement == 0)
      agreement = found.noun_agreement;
    if (found.noun_agreement != 0
        && (after_hyphen || is_first_part (grammar, form->bytes, n_first))) {
      char last[LESART_LEMMA_MAX + 8];
      g_autofree char *lemma = NULL;

      if (!after_hyphen)
        lesart_first_to_lower (found.noun_lemma, strlen (found.noun_lemma), last);
      lemma = g_strdup_printf ("%.*s%s", (int) n_first, form->bytes,
                               after_hyphen ? found.noun_lemma : last);
      word->noun_lemma = intern (grammar, lemma);
      word->noun_agreement = found.noun_agreement;
      break;
    }
  }
  return agreement;
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

  if (form->n_bytes == 0 || form->n_bytes >= LESART_LEMMA_MAX)
    return 0;
  add_readings (grammar, word, form->bytes, form->n_bytes, FALSE);
  if (capital) {
    char lower[LESART_LEMMA_MAX + 8];
    gsize n = lesart_first_to_lower (form->bytes, form->n_bytes, lower);

    lesart_word_read_closed (word, lower, n);
    /* "Sie" within a sentence is the polite form; a capital there makes a noun, not a verb. */
    if (!start && word->closed == LESART_CLOSED_PERSONAL && word->person == 3)
      word->closed = LESART_CLOSED_NONE;
    if (start)
      add_readings (grammar, word, form->bytes, form->n_bytes, TRUE);
    else
      word->verb = 0;
  } else {
    lesart_word_read_closed (word, form->bytes, form->n_bytes);
  }
  if (form->n_lexemes > 0 || (capital && start && form->n_folded > 0))
    return 0;
  if (start && before_noun && looks_like_adjective (form)) {
    word->kinds = LESART_WORD_UNKNOWN | LESART_WORD_ADJECTIVE;
    word->agreement = LESART_AGREEMENT_ALL;
    return 0;
  }
  return capital ? read_compound (grammar, word, form) : 0;
}
