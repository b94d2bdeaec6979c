/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Noun phrases: from the determiner over adjectives to the noun, which agree in case, number and
 * gender, so that what one of them leaves open another settles ("der" & "Bank"); and pronouns.
 *
 * The adjective's ending means other things behind "der", behind "ein" and without either
 * (Duden, Die Grammatik: strong, weak, mixed declension).
 */
#include "grammar.h"
#include "tagger-private.h"

#include <string.h>

/* Bits of an agreement within a case, and the cases, as in grammar.h. */
enum { M = 1, F = 2, N = 4, P = 7 << 3 };
#define NOM(genders) ((guint32) (genders))
#define GEN(genders) ((guint32) (genders) << 6)
#define DAT(genders) ((guint32) (genders) << 12)
#define ACC(genders) ((guint32) (genders) << 18)

#define INSIDE                                                                                     \
  (TAG_BIT (CARD) | TAG_BIT (ADV) | TAG_BIT (ADJD) | TAG_BIT (KON) | TAG_BIT (PTKNEG)              \
   | TAG_BIT (COMMA))
#define PREPOSITIONS (TAG_BIT (APPR) | TAG_BIT (APPRART))
#define MAX_INSIDE 3 /* words between determiner and adjective or noun that are neither */

/* --- What a word agrees with --- */

static const char endings[][3] = { "e", "en", "er", "es", "em" };

static int
find_ending (const LesartForm *form)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    gsize n = strlen (endings[i]);

    if (form->n_bytes > n
        && g_ascii_strncasecmp (form->bytes + form->n_bytes - n, endings[i], n) == 0)
      return (int) i;
  }
  return -1;
}

static gboolean
form_is (const LesartForm *form, const char *word)
{
  return strlen (word) == form->n_bytes
         && g_ascii_strncasecmp (form->bytes, word, form->n_bytes) == 0;
}

static guint32
definite_agreement (const LesartForm *form)
{
  static const struct {
    const char *form;
    guint32 agreement;
  } articles[] = {
    { "der", NOM (M) | GEN (F | P) | DAT (F) },
    { "die", NOM (F | P) | ACC (F | P) },
    { "das", NOM (N) | ACC (N) },
    { "den", ACC (M) | DAT (P) },
    { "dem", DAT (M | N) },
    { "des", GEN (M | N) },
    { "dessen", GEN (M | N) },
    { "deren", GEN (F | P) },
    { "derer", GEN (F | P) },
    { "denen", DAT (P) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if (form_is (form, articles[i].form))
      return articles[i].agreement;
  return 0;
}

static guint32
fused_agreement (const LesartForm *form)
{
  switch (form->bytes[form->n_bytes - 1]) {
  case 'm':
    return DAT (M | N);
  case 'r':
    return DAT (F);
  case 's':
    return ACC (N);
  default:
    return 0;
  }
}

/* Whether a determiner is declined like "ein". */
static gboolean
is_like_ein (const LesartForm *form, const LesartTag *tag)
{
  static const char *const stems[] = { "ein", "kein", "irgendein" };

  if (lesart_tag_is (tag, TAG_BIT (PPOSAT) | TAG_BIT (PPOSS)))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    if (g_ascii_strncasecmp (form->bytes, stems[i], MIN (form->n_bytes, strlen (stems[i]))) == 0
        && form->n_bytes <= strlen (stems[i]) + 2)
      return TRUE;
  return FALSE;
}

static guint32
pronominal_agreement (const LesartForm *form, const LesartTag *tag)
{
  static const guint32 strong[] = {
    NOM (F | P) | ACC (F | P),       /* -e */
    ACC (M) | DAT (P) | GEN (M | N), /* -en */
    NOM (M) | GEN (F | P) | DAT (F), /* -er */
    NOM (N) | ACC (N) | GEN (M | N), /* -es */
    DAT (M | N),                     /* -em */
  };
  gboolean attributive = lesart_tag_is (tag, TAG_DETERMINERS), like_ein = is_like_ein (form, tag);
  gboolean bare = form_is (form, "unser") || form_is (form, "euer");
  int ending = bare ? -1 : find_ending (form);

  if (ending < 0)
    return like_ein ? NOM (M | N) | ACC (N) : LESART_AGREEMENT_ALL;
  if (!like_ein || !attributive)
    return strong[ending];
  return strong[ending] & ~(ending == 2 ? NOM (M) : ending == 3 ? NOM (N) | ACC (N) : 0);
}

static guint32
closed_agreement (const LesartTagger *tagger, const TagWord *word, const LesartTag *tag)
{
  guint32 agreement = 0;

  for (guint i = 0; i < word->n_rows; i++) {
    const TagClosedRow *row = &tagger->closed_rows[word->rows[i]];

    if ((row->tags >> tag->stts & 1) && (row->features & LESART_MASK_CASE) != 0)
      agreement |= lesart_agreement (row->features);
  }
  if (agreement != 0)
    return agreement;
  if (lesart_tag_is (tag, TAG_BIT (APPRART)))
    return fused_agreement (word->form);
  agreement = definite_agreement (word->form);
  return agreement != 0 ? agreement : pronominal_agreement (word->form, tag);
}

static guint32
agreement_of_class (const TagWord *word, guint32 classes)
{
  guint32 agreement = 0;

  for (guint i = 0; i < word->n_lexemes[0]; i++)
    if (classes >> word->lexemes[0][i].word_class & 1)
      agreement |= lesart_agreement (word->lexemes[0][i].features);
  return agreement;
}

static guint32
noun_agreement (const TagWord *word, const LesartTag *tag)
{
  guint32 noun = 1u << LESART_CLASS_NOUN, name = 1u << LESART_CLASS_NAME;
  guint32 agreement = agreement_of_class (word, lesart_tag_is (tag, TAG_BIT (NE)) ? name : noun);

  if (word->analyses[0] != NULL && word->analyses[0]->reach >= LESART_REACH_ENDING)
    return LESART_AGREEMENT_ALL;
  if (agreement == 0)
    agreement = agreement_of_class (word, noun | name);
  return agreement != 0 ? agreement : LESART_AGREEMENT_ALL;
}

typedef enum { DECLENSION_STRONG, DECLENSION_WEAK, DECLENSION_MIXED, DECLENSION_ANY } Declension;

static guint32
adjective_agreement (const LesartForm *form, Declension declension)
{
  static const guint32 agreements[3][5] = {
    /* -e, -en, -er, -es, -em */
    { NOM (F | P) | ACC (F | P), ACC (M) | GEN (M | N) | DAT (P), NOM (M) | GEN (F | P) | DAT (F),
      NOM (N) | ACC (N), DAT (M | N) },
    { NOM (M | F | N) | ACC (F | N),
      NOM (P) | GEN (M | F | N | P) | DAT (M | F | N | P) | ACC (M | P), 0, 0, 0 },
    { NOM (F) | ACC (F), NOM (P) | GEN (M | F | N | P) | DAT (M | F | N | P) | ACC (M | P), NOM (M),
      NOM (N) | ACC (N), 0 },
  };
  int ending = find_ending (form);
  guint32 agreement = 0;

  if (ending < 0)
    return LESART_AGREEMENT_ALL; /* prima, Berliner */
  if (declension != DECLENSION_ANY)
    agreement = agreements[declension][ending];
  if (agreement == 0)
    agreement = agreements[0][ending] | agreements[1][ending] | agreements[2][ending];
  return agreement;
}

static Declension
declension_behind (const LesartForm *form, const LesartTag *tag)
{
  if (is_like_ein (form, tag))
    return form_is (form, "ein") || form_is (form, "kein") || form->n_bytes > 3 ? DECLENSION_MIXED
                                                                                : DECLENSION_ANY;
  if (lesart_tag_is (tag, TAG_BIT (ART) | TAG_BIT (APPRART) | TAG_BIT (PDAT)))
    return DECLENSION_WEAK;
  return DECLENSION_ANY;
}

/* --- Phrases --- */

static void
narrow (guint32 *agreement, guint32 by)
{
  if (*agreement & by)
    *agreement &= by;
}

/* The preposition that governs a phrase that begins at @at, or the number of words. */
static guint32
find_preposition (const TagSentence *sentence, const LesartTag *tags, guint32 at)
{
  if (lesart_tag_is (&tags[at], TAG_BIT (APPRART)))
    return at;
  /* "in etwa drei Jahren", "mit 20 Millionen" */
  for (guint32 i = at; i-- > 0 && at - i <= 3;) {
    if (lesart_tag_is (&tags[i], PREPOSITIONS))
      return i;
    if (!lesart_tag_is (&tags[i], TAG_BIT (CARD) | TAG_BIT (ADV) | TAG_BIT (ADJD)))
      break;
  }
  return sentence->n;
}

/* Sets where the phrase that begins with the determiner, adjective or noun at @phrase->first ends
 * and which of its words is the head. */
static void
find_extent (const TagSentence *sentence, const LesartTag *tags, TagPhrase *phrase)
{
  guint32 i = phrase->first, inside = 0;

  for (; i < sentence->n && !lesart_tag_is (&tags[i], TAG_NOUNS); i++) {
    if (lesart_tag_is (&tags[i], TAG_DETERMINERS)) {
      if (i > phrase->first && !lesart_tag_is (&tags[i - 1], TAG_DETERMINERS))
        return;
    } else if (!lesart_tag_is (&tags[i], TAG_BIT (ADJA))) {
      if (!lesart_tag_is (&tags[i], INSIDE) || ++inside > MAX_INSIDE)
        return;
      continue;
    }
    inside = 0;
    phrase->head = i;
    phrase->end = i + 1;
  }
  if (i >= sentence->n)
    return;
  phrase->head = i;
  phrase->end = i + 1;
  phrase->noun = TRUE;
  /* A name of several words. */
  while (lesart_tag_is (&tags[i], TAG_BIT (NE)) && phrase->end < sentence->n
         && lesart_tag_is (&tags[phrase->end], TAG_BIT (NE)))
    phrase->end++;
}

/* The noun is surest of its gender, then the determiner; who contradicts them is not heard. */
static void
find_agreement (const TagSentence *sentence, const LesartTag *tags, TagPhrase *phrase)
{
  Declension declension = DECLENSION_STRONG;

  phrase->agreement = phrase->noun
                          ? noun_agreement (sentence->words[phrase->head], &tags[phrase->head])
                          : LESART_AGREEMENT_ALL;
  for (guint32 i = phrase->first; i < phrase->end; i++)
    if (lesart_tag_is (&tags[i], TAG_DETERMINERS)) {
      narrow (&phrase->agreement,
              closed_agreement (sentence->tagger, sentence->words[i], &tags[i]));
      declension = declension_behind (sentence->words[i]->form, &tags[i]);
    }
  for (guint32 i = phrase->first; i < phrase->end; i++)
    if (lesart_tag_is (&tags[i], TAG_BIT (ADJA)))
      narrow (&phrase->agreement, adjective_agreement (sentence->words[i]->form, declension));
}

/* The phrase that begins at @at; FALSE if none does. */
static gboolean
read_phrase (const TagSentence *sentence, const LesartTag *tags, guint32 at, TagPhrase *phrase)
{
  *phrase = (TagPhrase){ .first = at, .head = at, .end = at + 1 };
  if (lesart_tag_is (&tags[at], TAG_PRONOUNS)) {
    phrase->agreement = closed_agreement (sentence->tagger, sentence->words[at], &tags[at]);
  } else if (lesart_tag_is (&tags[at], TAG_DETERMINERS | TAG_NOUNS | TAG_BIT (ADJA))) {
    find_extent (sentence, tags, phrase);
    find_agreement (sentence, tags, phrase);
  } else {
    return FALSE;
  }
  phrase->preposition = find_preposition (sentence, tags, at);
  return TRUE;
}

/**
 * lesart_tag_read_phrases: (skip)
 * @phrases: (element-type TagPhrase): is filled with all phrases, from left to right
 *
 * Returns: how many there are
 */
guint
lesart_tag_read_phrases (const TagSentence *sentence, const LesartTag *tags, GArray *phrases)
{
  guint32 at = 0;

  g_array_set_size (phrases, 0);
  while (at < sentence->n) {
    TagPhrase phrase;

    if (!read_phrase (sentence, tags, at, &phrase)) {
      at++;
      continue;
    }
    g_array_append_val (phrases, phrase);
    at = phrase.end;
  }
  return phrases->len;
}
