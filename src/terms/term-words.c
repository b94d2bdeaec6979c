/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * German words by the lexicon: the lemmas that a form can have where it stands, those of its parts.
 * English ones by their endings.
 */
#include "term-words.h"

#include <string.h>

#include "characters.h"
#include "english-stem.h"

#define CLASS_BIT(class) (1u << (class))
#define NOMINAL (CLASS_BIT (LESART_CLASS_NOUN) | CLASS_BIT (LESART_CLASS_NAME))
#define PARTICIPLES (CLASS_BIT (LESART_CLASS_PARTICIPLE_1) | CLASS_BIT (LESART_CLASS_PARTICIPLE_2))
#define ANY_CLASS (~0u)

/* Of a guess by the ending only the likeliest are taken. */
#define MAX_GUESSES 3
/* Shorter parts are rather endings than words. */
#define MIN_PART 3
#define MIN_LISTED_PART 4
/* Bytes of what is set in capitals and no acronym, and of an acronym with the s of its plural. */
#define MIN_CAPITALS 5
#define MIN_PLURAL 2

static void
emit (const char *bytes, gsize n_bytes, LesartKeyFunc function, gpointer data)
{
  char key[LESART_LEMMA_MAX];

  if (n_bytes < sizeof key) {
    memcpy (key, bytes, n_bytes);
    key[n_bytes] = '\0';
    function (key, data);
  } else {
    g_autofree char *copy = g_strndup (bytes, n_bytes);

    function (copy, data);
  }
}

/* With its first letter in the other case. */
static void
emit_folded (const char *bytes, gsize n_bytes, LesartKeyFunc function, gpointer data)
{
  char key[LESART_LEMMA_MAX + 8];

  if (n_bytes >= LESART_LEMMA_MAX)
    return;
  n_bytes = lesart_fold_first (bytes, n_bytes, key);
  key[n_bytes] = '\0';
  function (key, data);
}

static gboolean
starts_upper (const char *word)
{
  return lesart_is_upper (lesart_char_at (word));
}

/* ---- German words ---- */

/* What the lexicon can call a word that the tagger calls so. */
static guint32
classes_of_tag (const LesartTag *tag)
{
  if (tag == NULL)
    return ANY_CLASS;
  if (tag->upos == LESART_UPOS_NOUN || tag->upos == LESART_UPOS_PROPN)
    return NOMINAL;
  if (tag->upos == LESART_UPOS_VERB || tag->upos == LESART_UPOS_AUX)
    return CLASS_BIT (LESART_CLASS_VERB) | PARTICIPLES;
  if (tag->upos == LESART_UPOS_ADJ || tag->upos == LESART_UPOS_ADV)
    return CLASS_BIT (LESART_CLASS_ADJECTIVE) | CLASS_BIT (LESART_CLASS_ADVERB)
           | CLASS_BIT (LESART_CLASS_VERB) | PARTICIPLES;
  return ANY_CLASS;
}

/* Keys that no word has: lemmas that are written with ß or ss are found by both, but not by other
 * forms that look alike ("Buße", "Busse"); and nouns made of adjectives have the adjective, as
 * their own lemma is any of several forms (Abgeordneter, der Abgeordnete). */
#define MARK '~'

static void
emit_marked (const char *lemma, LesartKeyFunc function, gpointer data)
{
  char key[LESART_LEMMA_MAX + 8] = { MARK };
  char *to = key + 1;

  for (const char *from = lemma; *from != '\0'; from++) {
    gboolean sharp = memcmp (from, "ß", 2) == 0;

    *to++ = sharp ? 's' : *from;
    if (sharp) {
      *to++ = 's';
      from++;
    }
  }
  *to = '\0';
  function (key, data);
}

static void
emit_lemma (const char *lemma, LesartKeyFunc function, gpointer data)
{
  function (lemma, data);
  if (strstr (lemma, "ß") != NULL || strstr (lemma, "ss") != NULL)
    emit_marked (lemma, function, data);
}

/* Only the form itself as long as it is a lemma and not @all are asked for.
 * Returns: whether there was one */
static gboolean
emit_lemmas (LesartLexemes *lexemes,
             const LesartAnalysis *analysis,
             guint32 classes,
             gboolean all,
             LesartKeyFunc function,
             gpointer data)
{
  const LesartLexicon *lexicon = lesart_lexemes_get_lexicon (lexemes);
  guint left = analysis->reach == LESART_REACH_ENDING ? MAX_GUESSES : LESART_MAX_LEXEMES;
  gboolean found = FALSE;

  for (guint i = 0; i < analysis->n_lexemes && left > 0; i++) {
    char lemma[LESART_LEMMA_MAX];
    gsize n;

    if (!(classes & CLASS_BIT (analysis->lexemes[i].word_class)))
      continue;
    n = lesart_analysis_get_lemma (lexicon, analysis, &analysis->lexemes[i], lemma);
    if (n == 0 || (!all && (n != analysis->n_base || memcmp (lemma, analysis->base, n) != 0)))
      continue;
    emit_lemma (lemma, function, data);
    found = TRUE;
    left--;
  }
  return found;
}

/* Of a noun that is declined as an adjective: Angeklagter, Verletzten. */
static void
emit_adjective (LesartLexemes *lexemes,
                const LesartForm *form,
                LesartKeyFunc function,
                gpointer data)
{
  const LesartLexicon *lexicon = lesart_lexemes_get_lexicon (lexemes);
  const LesartAnalysis *analysis = lesart_lexemes_analyse (lexemes, form, TRUE);

  if (analysis->reach >= LESART_REACH_TAIL)
    return;
  for (guint i = 0; i < analysis->n_lexemes; i++) {
    char lemma[LESART_LEMMA_MAX];
    gsize n;

    if (!((PARTICIPLES | CLASS_BIT (LESART_CLASS_ADJECTIVE))
          & CLASS_BIT (analysis->lexemes[i].word_class)))
      continue;
    n = lesart_analysis_get_lemma (lexicon, analysis, &analysis->lexemes[i], lemma);
    if (n > 0 && n <= analysis->n_base)
      emit_marked (lemma, function, data);
  }
}

/* What is set in capitals, as it is written otherwise. */
static gboolean
emit_lowered (LesartLexemes *lexemes,
              const LesartForm *form,
              guint32 classes,
              LesartKeyFunc function,
              gpointer data)
{
  LesartLexeme room[LESART_MAX_LEXEMES];
  LesartAnalysis analysis;
  g_autofree char *lower = NULL;
  const char *rest = g_utf8_next_char (form->bytes);
  gsize n_first = (gsize) (rest - form->bytes);

  if (form->n_bytes < MIN_CAPITALS)
    return FALSE;
  for (const char *at = form->bytes; at < form->bytes + form->n_bytes; at = g_utf8_next_char (at))
    if (g_unichar_islower (g_utf8_get_char (at)))
      return FALSE;
  lower = g_utf8_strdown (rest, (gssize) (form->n_bytes - n_first));
  lower = g_realloc (lower, strlen (lower) + n_first + 1);
  memmove (lower + n_first, lower, strlen (lower) + 1);
  memcpy (lower, form->bytes, n_first);
  lesart_analyse (lesart_lexemes_get_lexicon (lexemes), lower, strlen (lower), FALSE, &analysis,
                  room);
  function (lower, data);
  return emit_lemmas (lexemes, &analysis, classes, TRUE, function, data);
}

static gboolean
is_lemma (LesartLexemes *lexemes, const LesartAnalysis *analysis)
{
  const LesartLexicon *lexicon = lesart_lexemes_get_lexicon (lexemes);

  for (guint i = 0; i < analysis->n_lexemes; i++) {
    char lemma[LESART_LEMMA_MAX];
    gsize n = lesart_analysis_get_lemma (lexicon, analysis, &analysis->lexemes[i], lemma);

    if (n == analysis->n_base && memcmp (lemma, analysis->base, n) == 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * lesart_german_term_keys:
 * @word: of a term
 * @is_first: whether it is the first of several words, and so may have a capital only for that
 *
 * The word itself; where it is no base form (a plural, the adjective of "künstliche Intelligenz"),
 * its lemmas as well.
 */
void
lesart_german_term_keys (LesartLexemes *lexemes,
                         const char *word,
                         gsize n_bytes,
                         gboolean is_first,
                         LesartKeyFunc function,
                         gpointer data)
{
  const LesartForm *form = lesart_lexemes_get (lexemes, word, n_bytes);
  const LesartAnalysis *analysis = lesart_lexemes_analyse (lexemes, form, FALSE);

  emit (word, n_bytes, function, data);
  if (analysis->reach < LESART_REACH_TAIL)
    emit_lemmas (lexemes, analysis, ANY_CLASS, !is_lemma (lexemes, analysis), function, data);
  if (starts_upper (word))
    emit_adjective (lexemes, form, function, data);
  if (is_first && starts_upper (word)) {
    analysis = lesart_lexemes_analyse (lexemes, form, TRUE);
    if (analysis->reach < LESART_REACH_TAIL)
      emit_lemmas (lexemes, analysis, ~NOMINAL, TRUE, function, data);
  }
}

/* What neither the lexicon nor its endings tell: decades (1970ern) and genitives that an apostrophe
 * ends (Pompeius'). */
static void
emit_cut (const LesartForm *form, LesartKeyFunc function, gpointer data)
{
  const char *end = form->bytes + form->n_bytes;

  if (form->n_bytes > 4 && g_ascii_isdigit (*form->bytes) && memcmp (end - 3, "ern", 3) == 0)
    emit (form->bytes, form->n_bytes - 1, function, data);
  else if (form->n_bytes > 2 && end[-1] == '\'')
    emit (form->bytes, form->n_bytes - 1, function, data);
  else if (form->n_bytes > 4 && memcmp (end - 3, "\u2019", 3) == 0)
    emit (form->bytes, form->n_bytes - 3, function, data);
}

/**
 * lesart_german_text_keys:
 * @form: a word of a text
 * @tag: (nullable): what it is there
 *
 * The word itself and its lemmas as what it is there; if the lexicon does not have it as that, all.
 */
void
lesart_german_text_keys (LesartLexemes *lexemes,
                         const LesartForm *form,
                         const LesartTag *tag,
                         LesartKeyFunc function,
                         gpointer data)
{
  const LesartAnalysis *written = lesart_lexemes_analyse (lexemes, form, FALSE);
  gboolean upper = starts_upper (form->bytes);
  gboolean nominal = tag != NULL && (classes_of_tag (tag) == NOMINAL);
  guint32 classes = classes_of_tag (tag);
  gboolean found;

  emit (form->bytes, form->n_bytes, function, data);
  emit_cut (form, function, data);
  if (tag != NULL && tag->lemma != NULL)
    function (tag->lemma, data);
  found = emit_lemmas (lexemes, written, classes, TRUE, function, data);
  /* A capital at the start of a sentence, or a nominalised word that was written small. */
  if (upper != nominal || !found) {
    const LesartAnalysis *folded = lesart_lexemes_analyse (lexemes, form, TRUE);

    if (upper && !nominal)
      emit_folded (form->bytes, form->n_bytes, function, data);
    if (folded->reach < LESART_REACH_ENDING)
      found = emit_lemmas (lexemes, folded, classes, TRUE, function, data) || found;
  }
  if (upper && (tag == NULL || nominal))
    emit_adjective (lexemes, form, function, data);
  if (!found)
    found = emit_lowered (lexemes, form, classes, function, data);
  if (!found)
    emit_lemmas (lexemes, written, ANY_CLASS, TRUE, function, data);
  if (written->reach >= LESART_REACH_TAIL && upper && form->n_bytes > MIN_PLURAL
      && form->bytes[form->n_bytes - 1] == 's')
    emit (form->bytes, form->n_bytes - 1, function, data);
}

/* ---- Parts of German words ---- */

typedef struct {
  LesartLexemes *lexemes;
  const char *word;
  guint at;     /* where in the whole word */
  guint n_word; /* bytes of what is split */
  LesartPartFunc function;
  gpointer data;
  guint start; /* the part that is looked at, from @at on */
  guint end;
} Parts;

static void
give_part (Parts *parts, guint end, const char *key)
{
  const LesartWordPart part = { parts->at + parts->start, parts->at + end, key };

  parts->function (&part, parts->data);
}

static void
give_lemma (const char *lemma, gpointer data)
{
  Parts *parts = data;

  give_part (parts, parts->end, lemma);
}

/* A noun without its linking element: Zeitung|s, and with the letter that it lost: Schul|e. Only
 * where the lexicon does not have it as it stands. */
static void
give_unlinked (Parts *parts, char *noun, gsize n)
{
  static const char *const links[] = { "s", "es", "n", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++) {
    gsize n_link = strlen (links[i]);
    char kept;

    if (n < n_link + MIN_PART || memcmp (noun + n - n_link, links[i], n_link) != 0)
      continue;
    kept = noun[n - n_link];
    noun[n - n_link] = '\0';
    give_part (parts, parts->end - (guint) n_link, noun);
    noun[n - n_link] = kept;
  }
  noun[n] = 'e';
  noun[n + 1] = '\0';
  give_part (parts, parts->end, noun);
}

/* @lemma of a form that a linking element may have made: what of the part is not it. */
static guint
find_link (const Parts *parts, const char *noun, const char *lemma)
{
  gsize n = parts->end - parts->start, n_lemma = strlen (lemma);

  return n_lemma < n && memcmp (noun, lemma, n_lemma) == 0 ? parts->start + (guint) n_lemma
                                                           : parts->end;
}

/* A part that another follows. */
static void
give_modifier (Parts *parts)
{
  const LesartLexicon *lexicon = lesart_lexemes_get_lexicon (parts->lexemes);
  const char *bytes = parts->word + parts->at + parts->start;
  gsize n = parts->end - parts->start;
  char noun[LESART_LEMMA_MAX + 16], lemma[LESART_LEMMA_MAX];
  const LesartLexeme *found;
  gboolean known = FALSE;
  guint n_found;

  if (n >= LESART_LEMMA_MAX)
    return;
  if (starts_upper (bytes))
    memcpy (noun, bytes, n);
  else
    n = lesart_fold_first (bytes, n, noun);
  noun[n] = '\0';
  found = lesart_lexicon_lookup (lexicon, noun, n, &n_found);
  for (guint i = 0; i < n_found; i++)
    if (NOMINAL & CLASS_BIT (found[i].word_class)) {
      lesart_lexicon_get_lemma (lexicon, &found[i], noun, n, lemma);
      give_part (parts, find_link (parts, noun, lemma), lemma);
      known = known || found[i].word_class == LESART_CLASS_NOUN;
    }
  give_part (parts, parts->end, noun);
  if (!known)
    give_unlinked (parts, noun, n);
}

/* A part at the end of the word, which is inflected: what its lemma ends in. */
static void
give_head (Parts *parts, const LesartAnalysis *analysis, const char *bytes)
{
  const LesartLexicon *lexicon = lesart_lexemes_get_lexicon (parts->lexemes);
  gboolean upper = starts_upper (analysis->base);

  for (guint i = 0; i < analysis->n_lexemes; i++) {
    char lemma[LESART_LEMMA_MAX], head[LESART_LEMMA_MAX + 8];
    gsize n = lesart_analysis_get_lemma (lexicon, analysis, &analysis->lexemes[i], lemma);
    gsize n_head;

    if (n <= parts->start || memcmp (lemma, analysis->base, parts->start) != 0)
      continue;
    n_head = n - parts->start;
    if (upper && !starts_upper (lemma + parts->start))
      n_head = lesart_fold_first (lemma + parts->start, n_head, head);
    else
      memcpy (head, lemma + parts->start, n_head);
    head[n_head] = '\0';
    give_part (parts, parts->end, head);
  }
  if (upper && !starts_upper (bytes))
    emit_folded (bytes, parts->end - parts->start, give_lemma, parts);
  else
    emit (bytes, parts->end - parts->start, give_lemma, parts);
}

/* All stretches of parts but the whole. */
static void
give_stretches (Parts *parts, const LesartAnalysis *analysis, const guint8 *starts, guint n_parts)
{
  for (guint from = 0; from < n_parts; from++)
    for (guint to = from + 1; to <= n_parts; to++) {
      parts->start = starts[from];
      parts->end = to == n_parts ? parts->n_word : starts[to];
      if (to - from == n_parts)
        continue;
      if (to == n_parts)
        give_head (parts, analysis, parts->word + parts->at + parts->start);
      else
        give_modifier (parts);
    }
}

/* Whether a noun that the lexicon has is made of these parts: its head is inflected as it is, which
 * "Stud|enten" is not, and no part is so short that it may stand there by chance. */
static gboolean
is_made_of (LesartLexemes *lexemes, const LesartAnalysis *analysis, const LesartCompound *compound)
{
  const LesartLexicon *lexicon = lesart_lexemes_get_lexicon (lexemes);
  gsize start = compound->starts[compound->n_parts - 1];

  for (guint i = 1; i < compound->n_parts; i++)
    if (compound->starts[i] - compound->starts[i - 1] < MIN_LISTED_PART)
      return FALSE;
  if (!compound->whole || analysis->n_base < start + MIN_PART)
    return FALSE;
  for (guint i = 0; i < analysis->n_lexemes; i++)
    for (guint k = 0; k < compound->n_lexemes; k++) {
      char lemma[LESART_LEMMA_MAX], head[LESART_LEMMA_MAX];
      char upper[LESART_LEMMA_MAX + 8];
      gsize n, n_head;

      if (analysis->lexemes[i].word_class != LESART_CLASS_NOUN
          || compound->lexemes[k].word_class != LESART_CLASS_NOUN
          || !(analysis->lexemes[i].features & compound->lexemes[k].features
               & (LESART_MASCULINE | LESART_FEMININE | LESART_NEUTER)))
        continue;
      n = lesart_lexicon_get_lemma (lexicon, &analysis->lexemes[i], analysis->base,
                                    analysis->n_base, lemma);
      n_head = lesart_fold_first (analysis->base + start, analysis->n_base - start, upper);
      n_head = lesart_lexicon_get_lemma (lexicon, &compound->lexemes[k], upper, n_head, head);
      if (n == start + n_head && n_head > 0
          && g_ascii_strncasecmp (lemma + start, head, n_head) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A word, or what stands between hyphens. */
static void
split_piece (Parts *parts)
{
  const char *bytes = parts->word + parts->at;
  const LesartForm *form = lesart_lexemes_get (parts->lexemes, bytes, parts->n_word);
  const LesartAnalysis *analysis = lesart_lexemes_analyse (parts->lexemes, form, FALSE);
  LesartCompound compound;

  if (analysis->n_parts > 1 && analysis->n_base == parts->n_word) {
    give_stretches (parts, analysis, analysis->parts, analysis->n_parts);
  } else if (analysis->reach == LESART_REACH_LISTED && starts_upper (bytes)
             && parts->n_word >= MIN_LISTED_PART + MIN_PART
             && lesart_compound_split (lesart_lexemes_get_lexicon (parts->lexemes), bytes,
                                       parts->n_word, CLASS_BIT (LESART_CLASS_NOUN), &compound)
             && is_made_of (parts->lexemes, analysis, &compound)) {
    give_stretches (parts, analysis, compound.starts, compound.n_parts);
  }
}

/* The word between two hyphens is a part as a whole. */
static void
give_piece (Parts *parts, gboolean is_last)
{
  parts->start = 0;
  parts->end = parts->n_word;
  if (is_last) {
    const char *bytes = parts->word + parts->at;
    const LesartForm *form = lesart_lexemes_get (parts->lexemes, bytes, parts->n_word);

    lesart_german_text_keys (parts->lexemes, form, NULL, give_lemma, parts);
  } else {
    give_modifier (parts);
  }
}

/**
 * lesart_german_word_parts:
 * @word: a word of a text
 * @function: (scope call): gets each part of it
 *
 * The parts of a compound and of what is joined by hyphens, and all of what several of them make
 * side by side, each with all keys that it may have.
 */
void
lesart_german_word_parts (
    LesartLexemes *lexemes, const char *word, gsize n_bytes, LesartPartFunc function, gpointer data)
{
  Parts parts = { lexemes, word, 0, 0, function, data, 0, 0 };
  gsize at = 0;

  while (at < n_bytes) {
    const char *hyphen = memchr (word + at, '-', n_bytes - at);
    gsize end = hyphen != NULL ? (gsize) (hyphen - word) : n_bytes;

    parts.at = (guint) at;
    parts.n_word = (guint) (end - at);
    if (end - at < n_bytes && end > at)
      give_piece (&parts, end == n_bytes);
    if (end > at)
      split_piece (&parts);
    at = end + 1;
  }
}

/* ---- English words ---- */

static gboolean
is_acronym (const char *word, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    if (!g_ascii_isupper (word[i]))
      return FALSE;
  return n_bytes > 1 && n_bytes <= 4;
}

/* Returns: the length of @lower; 0 if the word is too long */
static gsize
to_lower (const char *word, gsize n_bytes, char lower[LESART_LEMMA_MAX])
{
  g_autofree char *small = g_utf8_strdown (word, (gssize) n_bytes);
  gsize n = strlen (small);

  if (n >= LESART_LEMMA_MAX)
    return 0;
  memcpy (lower, small, n + 1);
  return n;
}

/* Without the ending of a genitive: company's, airlines'. */
static gsize
cut_genitive (const char *word, gsize n_bytes)
{
  if (n_bytes > 2 && word[n_bytes - 1] == 's' && word[n_bytes - 2] == '\'')
    return n_bytes - 2;
  if (n_bytes > 4 && memcmp (word + n_bytes - 4, "’s", 4) == 0)
    return n_bytes - 4;
  if (n_bytes > 2 && memcmp (word + n_bytes - 2, "s'", 2) == 0)
    return n_bytes - 1;
  if (n_bytes > 4 && memcmp (word + n_bytes - 4, "s’", 4) == 0)
    return n_bytes - 3;
  return n_bytes;
}

/**
 * lesart_english_term_keys:
 *
 * The word in small letters, and its singular; only as it is written if it is an acronym.
 */
void
lesart_english_term_keys (const LesartLanguage *language,
                          const char *word,
                          gsize n_bytes,
                          LesartKeyFunc function,
                          gpointer data)
{
  char lower[LESART_LEMMA_MAX];
  gsize n;

  n_bytes = cut_genitive (word, n_bytes);
  n = is_acronym (word, n_bytes) ? 0 : to_lower (word, n_bytes, lower);
  if (n == 0) {
    emit (word, n_bytes, function, data);
    return;
  }
  function (lower, data);
  if (n > 4)
    lesart_english_lemmas (language, lower, LESART_ENGLISH_PLURAL, function, data);
}

/**
 * lesart_english_text_keys:
 *
 * The word as it is written and in small letters, and what it can be inflected from.
 */
void
lesart_english_text_keys (const LesartLanguage *language,
                          const char *word,
                          gsize n_bytes,
                          LesartKeyFunc function,
                          gpointer data)
{
  char lower[LESART_LEMMA_MAX];

  n_bytes = cut_genitive (word, n_bytes);
  emit (word, n_bytes, function, data);
  if (to_lower (word, n_bytes, lower) == 0)
    return;
  function (lower, data);
  lesart_english_lemmas (language, lower, LESART_ENGLISH_PLURAL | LESART_ENGLISH_TENSE, function,
                         data);
}
