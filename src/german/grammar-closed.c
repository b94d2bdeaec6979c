/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Determiners and personal pronouns, and words beside numbers: which kind each is, whom it speaks
 * of, what it agrees with. The lexicon has them too, but does not tell "ihr" (of her) from "ihr"
 * (to her).
 */
#include "grammar-private.h"

#include <string.h>

/* Bits of an agreement (grammar.h) within a case, and the cases, to spell the tables below. */
enum { M = 1, F = 2, N = 4, P = 7 << 3 };
#define NOM(genders) (guint32) (genders)
#define GEN(genders) ((guint32) (genders) << 6)
#define DAT(genders) ((guint32) (genders) << 12)
#define ACC(genders) ((guint32) (genders) << 18)

typedef struct {
  const char *form;
  LesartClosedClass kind;
  guint person;
  guint32 agreement;
} ClosedWord;

static const ClosedWord closed_words[] = {
  { "der", LESART_CLOSED_DEFINITE, 0, NOM (M) | GEN (F | P) | DAT (F) },
  { "die", LESART_CLOSED_DEFINITE, 0, NOM (F | P) | ACC (F | P) },
  { "das", LESART_CLOSED_DEFINITE, 0, NOM (N) | ACC (N) },
  { "den", LESART_CLOSED_DEFINITE, 0, ACC (M) | DAT (P) },
  { "dem", LESART_CLOSED_DEFINITE, 0, DAT (M | N) },
  { "des", LESART_CLOSED_DEFINITE, 0, GEN (M | N) },
  { "im", LESART_CLOSED_FUSED, 0, DAT (M | N) },
  { "am", LESART_CLOSED_FUSED, 0, DAT (M | N) },
  { "vom", LESART_CLOSED_FUSED, 0, DAT (M | N) },
  { "zum", LESART_CLOSED_FUSED, 0, DAT (M | N) },
  { "beim", LESART_CLOSED_FUSED, 0, DAT (M | N) },
  { "zur", LESART_CLOSED_FUSED, 0, DAT (F) },
  { "ins", LESART_CLOSED_FUSED, 0, ACC (N) },
  { "ans", LESART_CLOSED_FUSED, 0, ACC (N) },
  { "fürs", LESART_CLOSED_FUSED, 0, ACC (N) },
  { "er", LESART_CLOSED_PERSONAL, 3, NOM (M) },
  { "ihn", LESART_CLOSED_PERSONAL, 3, ACC (M) },
  { "ihm", LESART_CLOSED_PERSONAL, 3, DAT (M | N) },
  { "sie", LESART_CLOSED_PERSONAL, 3, NOM (F | P) | ACC (F | P) },
  { "es", LESART_CLOSED_PERSONAL, 3, NOM (N) | ACC (N) },
  { "ihnen", LESART_CLOSED_PERSONAL, 3, DAT (P) },
  { "ich", LESART_CLOSED_PERSONAL, 1, NOM (M | F) },
  { "mich", LESART_CLOSED_PERSONAL, 1, ACC (M | F) },
  { "mir", LESART_CLOSED_PERSONAL, 1, DAT (M | F) },
};

typedef struct {
  const char *stem;
  LesartClosedClass kind;
  guint person;
  gboolean like_ein; /* no ending in the nominative masculine and neuter */
} InflectedWord;

static const InflectedWord inflected_words[] = {
  { "dies", LESART_CLOSED_DEMONSTRATIVE, 0, FALSE },
  { "jen", LESART_CLOSED_DEMONSTRATIVE, 0, FALSE },
  { "jed", LESART_CLOSED_INDEFINITE, 0, FALSE },
  { "manch", LESART_CLOSED_INDEFINITE, 0, FALSE },
  { "ein", LESART_CLOSED_INDEFINITE, 0, TRUE },
  { "kein", LESART_CLOSED_INDEFINITE, 0, TRUE },
  { "sein", LESART_CLOSED_POSSESSIVE, 3, TRUE },
  { "ihr", LESART_CLOSED_POSSESSIVE, 3, TRUE },
  { "mein", LESART_CLOSED_POSSESSIVE, 1, TRUE },
  { "unser", LESART_CLOSED_POSSESSIVE, 2, TRUE },
};

static guint32
agreement_of_ending (const char *ending, gsize length, gboolean like_ein)
{
  static const struct {
    const char *ending;
    guint32 strong;
    guint32 like_ein;
  } endings[] = {
    { "", 0, NOM (M | N) | ACC (N) },
    { "e", NOM (F | P) | ACC (F | P), NOM (F | P) | ACC (F | P) },
    { "er", NOM (M) | GEN (F | P) | DAT (F), GEN (F | P) | DAT (F) },
    { "es", NOM (N) | ACC (N) | GEN (M | N), GEN (M | N) },
    { "em", DAT (M | N), DAT (M | N) },
    { "en", ACC (M) | DAT (P), ACC (M) | DAT (P) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strlen (endings[i].ending) == length && memcmp (endings[i].ending, ending, length) == 0)
      return like_ein ? endings[i].like_ein : endings[i].strong;
  return 0;
}

/**
 * lesart_word_read_closed: (skip)
 * @form: in lower case, @n_bytes long
 *
 * Sets what a determiner or personal pronoun is.
 */
void
lesart_word_read_closed (LesartWord *word, const char *form, gsize n_bytes)
{
  if (n_bytes == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (closed_words); i++) {
    const ClosedWord *closed = &closed_words[i];

    if (closed->form[0] == form[0] && strlen (closed->form) == n_bytes
        && memcmp (closed->form, form, n_bytes) == 0) {
      word->closed = (guint8) closed->kind;
      word->person = (guint8) closed->person;
      word->closed_agreement = closed->agreement;
      return;
    }
  }
  for (guint i = 0; i < G_N_ELEMENTS (inflected_words); i++) {
    const InflectedWord *inflected = &inflected_words[i];
    gsize stem;
    guint32 agreement;

    if (inflected->stem[0] != form[0])
      continue;
    stem = strlen (inflected->stem);
    if (n_bytes < stem || memcmp (form, inflected->stem, stem) != 0)
      continue;
    agreement = agreement_of_ending (form + stem, n_bytes - stem, inflected->like_ein);
    if (agreement == 0)
      continue;
    word->closed = (guint8) inflected->kind;
    word->person = (guint8) inflected->person;
    word->closed_agreement = agreement;
    return;
  }
}

/* Nouns that count as a number does: eine Billion Dollar. */
gboolean
lesart_grammar_is_number_noun (const LesartGrammar *grammar, guint32 at)
{
  static const char words[] =
      "Million Millionen Milliarde Milliarden Billion Billionen Dutzend Mio. Mrd. Bio. "
      "Dutzende Hunderte Tausende Zehntausende Hunderttausende";

  return lesart_grammar_is_one_of (grammar, at, words);
}

gboolean
lesart_grammar_is_degree (const LesartGrammar *grammar, guint32 at)
{
  static const char words[] =
      "mehr weniger als rund etwa knapp gut fast nahezu beinahe mindestens wenigstens "
      "höchstens maximal über unter bis zu gegen um ungefähr circa ca. lediglich nur "
      "durchschnittlich jeweils insgesamt minus plus schätzungsweise geschätzt weit "
      "deutlich alle erst";

  return lesart_grammar_is_one_of (grammar, at, words);
}
