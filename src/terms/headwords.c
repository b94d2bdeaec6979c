/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lexicon says which lemmas a form can have, the lists which of them they know, and the
 * paradigms in the lists (Haus | Häuser) what the lexicon does not. All ways are tried; what each
 * finds has a cost, and the cheapest come first.
 */
#include "headwords-private.h"

#include "analysis.h"
#include "contraction.h"
#include "ding.h"

#include <string.h>

/* Only their order matters. A step is more than what the order of the lexicon can add. */
#define COST_STEP 8
#define COST_DIRECT 0
#define COST_SEPARATED 0
#define COST_LEMMA (1 * COST_STEP)
#define COST_PARADIGM (2 * COST_STEP)
#define COST_PARTICIPLE (2 * COST_STEP)  /* the verb of a word that is a participle, too */
#define COST_NOMINALISED (3 * COST_STEP) /* the adjective or verb that a noun was made of */
#define COST_OTHER_CASE (4 * COST_STEP)  /* Essen: essen */
#define COST_SPELLING (5 * COST_STEP)
#define COST_FEMININE (6 * COST_STEP) /* Expertin: Experte */
#define COST_GUESS (7 * COST_STEP)
#define COST_OTHER_CLASS (10 * COST_STEP) /* the tagger says that it is something else here */
#define COST_RARE 3 /* names that are nouns as well, participles that are finite verbs as well */

#define MAX_LOOKED_AT 24

/* --- Forms in the lists --- */

/* Letters that two words begin with in common; an umlaut counts as the vowel that it came from. */
static guint
count_common (const char *a, const char *b)
{
  static const char *const umlauts[][2] = { { "ä", "a" }, { "ö", "o" }, { "ü", "u" } };
  guint n = 0;

  while (*a != '\0' && *b != '\0') {
    gunichar letters[2] = { g_utf8_get_char (a), g_utf8_get_char (b) };

    for (guint i = 0; i < G_N_ELEMENTS (umlauts); i++)
      for (guint k = 0; k < 2; k++)
        if (g_unichar_tolower (letters[k]) == g_utf8_get_char (umlauts[i][0]))
          letters[k] = (gunichar) umlauts[i][1][0];
    if (g_unichar_tolower (letters[0]) != g_unichar_tolower (letters[1]))
      break;
    n++;
    a = g_utf8_next_char (a);
    b = g_utf8_next_char (b);
  }
  return n;
}

/* Whether two words begin alike, as forms of one word do; "ge" may have come before a verb. At the
 * same place in both sub-entries (erkennen | erkannte) less will do. */
static gboolean
looks_like_form (const char *form, const char *lemma, gboolean same_place)
{
  gsize n_form = strlen (form), n_lemma = strlen (lemma);
  guint n_common = count_common (form, lemma);

  if (g_str_has_prefix (form, "ge") && !g_str_has_prefix (lemma, "ge"))
    n_common = MAX (n_common, count_common (form + 2, lemma));
  return n_common >= 2 && n_form < n_lemma + 6 && n_lemma < n_form + 6
         && (same_place || n_common >= 4 || 2 * n_common >= MIN (n_form, n_lemma));
}

/* A plural of a noun, or what is neither of an infinitive. */
static gboolean
can_be_form (const LesartWording *form, const LesartWording *lemma)
{
  if (form->features & LESART_PLURAL)
    return lemma->features != 0;
  return form->features == 0 && lemma->features == 0 && lemma->n_bytes > 2
         && lemma->plain[lemma->n_bytes - 1] == 'n';
}

static guint
count_wordings_before (LesartPiece wordings, const char *at)
{
  LesartPiece wording;
  guint n = 0;

  while (lesart_ding_next_wording (&wordings, &wording) && wording.bytes < at)
    n++;
  return n;
}

/* Finds what @form is a form of in @entry: a wording of the sub-entry before it, best the one that
 * stands at the same place there. Häuser is a form of Haus, but Plastikfolie is a word of its own
 * beside Folie.
 * Returns: whether there is such a lemma */
gboolean
lesart_entry_find_lemma (const LesartEntry *entry, const char *form, LesartWording *lemma)
{
  LesartPiece base[LESART_N_SIDES], piece = entry->found;
  LesartWording found, wording;
  guint place = count_wordings_before (entry->wordings[LESART_SIDE_GERMAN], entry->found.bytes);
  gboolean has_lemma = FALSE;

  if (entry->sub == 0 || !lesart_wording_next (&piece, &found))
    return FALSE;
  lesart_entry_find_base (entry, base);
  for (guint i = 0; lesart_wording_next (&base[LESART_SIDE_GERMAN], &wording); i++) {
    LesartPiece core = lesart_ding_get_headword (wording.plain, wording.n_bytes);

    wording.plain[core.n_bytes] = '\0';
    wording.n_bytes = core.n_bytes;
    if (!can_be_form (&found, &wording) || strchr (wording.plain, ' ') != NULL
        || strcmp (wording.plain, form) == 0 || !looks_like_form (form, wording.plain, i == place)
        || (has_lemma && i != place))
      continue;
    *lemma = wording;
    has_lemma = TRUE;
  }
  return has_lemma;
}

/* Whether @word is in @entry a word of its own, no form of another: Häuser of Haus, "er ist". */
gboolean
lesart_entry_is_of (const LesartEntry *entry, const char *word)
{
  LesartWording lemma;

  return entry->sub == 0
         || (!lesart_ding_is_clause (entry->found)
             && !lesart_entry_find_lemma (entry, word, &lemma));
}

/* --- Candidates --- */

void
lesart_finder_init (Finder *finder,
                    const LesartDictionary *dictionary,
                    const LesartLanguage *language,
                    const char *word,
                    gsize n_bytes)
{
  finder->dictionary = dictionary;
  finder->language = language;
  finder->lexicon = language != NULL ? lesart_language_get_lexicon (language) : NULL;
  finder->word = word;
  finder->n_bytes = n_bytes;
  finder->n = 0;
}

static void
set_lemma (LesartHeadword *word, const char *bytes, gsize n_bytes)
{
  n_bytes = MIN (n_bytes, LESART_LEMMA_MAX - 1);
  memcpy (word->lemma, bytes, n_bytes);
  word->lemma[n_bytes] = '\0';
}

/* Takes the spelling that the list has. */
static void
respell (LesartHeadword *word, const LesartEntry *entry)
{
  char plain[LESART_WORDING_MAX];
  gsize n_bytes = lesart_ding_get_plain (entry->found, plain);
  LesartPiece core = lesart_ding_get_headword (plain, n_bytes);

  if (core.n_bytes < LESART_LEMMA_MAX && memchr (core.bytes, ' ', core.n_bytes) == NULL)
    set_lemma (word, core.bytes, core.n_bytes);
}

static gboolean
is_same_place (const LesartHeadword *a, const LesartHeadword *b)
{
  return a->start == b->start && a->end == b->end && strcmp (a->lemma, b->lemma) == 0;
}

/* Returns: whether there is one like it, which is now the better of the two */
static gboolean
merge_candidate (Finder *finder, const LesartHeadword *word, guint cost)
{
  for (guint i = 0; i < finder->n; i++) {
    Candidate *other = &finder->candidates[i];

    if (!is_same_place (&other->word, word))
      continue;
    other->word.classes |= word->classes;
    if (cost < other->cost) {
      other->cost = cost;
      other->word.way = word->way;
      other->word.is_guess = word->is_guess;
    }
    return TRUE;
  }
  return FALSE;
}

/* Keeps @candidate if the lists have its lemma, and not only as a form of other words.
 * Returns: whether they do */
gboolean
lesart_finder_add (Finder *finder, const LesartHeadword *candidate, guint cost)
{
  LesartEntry entries[MAX_LOOKED_AT];
  LesartHeadword word = *candidate;
  LesartWording lemma;
  guint32 named = 0;
  gboolean is_plural = TRUE;
  guint n;

  n = lesart_dictionary_lookup (finder->dictionary, LESART_SIDE_GERMAN, word.lemma, -1, entries,
                                MAX_LOOKED_AT);
  for (guint i = 0; i < n && entries[i].fit == entries[0].fit; i++) {
    LesartPiece found = entries[i].found;

    if (!lesart_entry_is_of (&entries[i], word.lemma))
      continue;
    word.n_entries++;
    if (lesart_wording_next (&found, &lemma)) {
      named |= lemma.classes;
      is_plural &= (lemma.features & LESART_PLURAL) != 0;
    }
  }
  if (word.classes == 0)
    word.classes = named;
  if (word.n_entries == 0)
    return FALSE;
  if (entries[0].fit != LESART_FIT_EXACT) {
    cost += entries[0].fit == LESART_FIT_CASE ? COST_OTHER_CASE : COST_SPELLING;
    word.way = MAX (word.way, LESART_WAY_SPELLING);
    respell (&word, &entries[0]);
  }
  if (!merge_candidate (finder, &word, cost) && finder->n < MAX_CANDIDATES)
    finder->candidates[finder->n++] = (Candidate){ word, cost, is_plural };
  return TRUE;
}

static gboolean
add (Finder *finder,
     const char *lemma,
     gsize n_bytes,
     LesartWay way,
     gboolean is_guess,
     guint32 classes,
     guint cost)
{
  LesartHeadword word = { .way = way, .is_guess = is_guess, .classes = classes };

  if (n_bytes == 0 || n_bytes >= LESART_LEMMA_MAX)
    return FALSE;
  set_lemma (&word, lemma, n_bytes);
  return lesart_finder_add (finder, &word, cost);
}

/* --- The lexicon --- */

/* "aufgebracht" and "laufend" are adjectives, and forms of verbs. */
static void
add_verb_of_participle (Finder *finder, const char *lemma, gsize n_bytes, gboolean is_guess)
{
  LesartAnalysis analysis;
  LesartLexeme room[LESART_MAX_LEXEMES];
  char verb[LESART_LEMMA_MAX];

  if (n_bytes > 3 && lemma[n_bytes - 1] == 'd')
    add (finder, lemma, n_bytes - 1, LESART_WAY_INFLECTED, is_guess,
         CLASS_BIT (LESART_CLASS_PARTICIPLE_1), COST_PARTICIPLE);
  lesart_analyse (finder->lexicon, lemma, n_bytes, FALSE, &analysis, room);
  for (guint i = 0; i < analysis.n_lexemes && analysis.reach < LESART_REACH_ENDING; i++)
    if (analysis.lexemes[i].word_class == LESART_CLASS_VERB
        && (analysis.lexemes[i].features & LESART_PAST_PARTICIPLE))
      add (finder, verb,
           lesart_analysis_get_lemma (finder->lexicon, &analysis, &analysis.lexemes[i], verb),
           LESART_WAY_INFLECTED, is_guess, CLASS_BIT (LESART_CLASS_PARTICIPLE_2), COST_PARTICIPLE);
}

/* "Verantwortliche" was made of "verantwortlich", "Lesen" of "lesen". */
static void
add_base_of_noun (Finder *finder, const char *lemma, gsize n_bytes, gboolean is_guess)
{
  LesartAnalysis analysis;
  LesartLexeme room[LESART_MAX_LEXEMES];
  char base[LESART_LEMMA_MAX];

  lesart_analyse (finder->lexicon, lemma, n_bytes, TRUE, &analysis, room);
  if (analysis.reach >= LESART_REACH_TAIL)
    return;
  for (guint i = 0; i < analysis.n_lexemes; i++) {
    const LesartLexeme *lexeme = &analysis.lexemes[i];
    gsize n = lesart_analysis_get_lemma (finder->lexicon, &analysis, lexeme, base);

    if (lexeme->word_class == LESART_CLASS_VERB && (lexeme->features & LESART_INFINITIVE))
      add (finder, base, n, LESART_WAY_INFLECTED, is_guess, CLASS_BIT (LESART_CLASS_VERB),
           COST_NOMINALISED);
    else if (CLASS_BIT (lexeme->word_class)
             & (PARTICIPLE_CLASSES | CLASS_BIT (LESART_CLASS_ADJECTIVE)))
      add (finder, base, n, LESART_WAY_INFLECTED, is_guess, CLASS_BIT (lexeme->word_class),
           COST_NOMINALISED);
  }
}

/* "Expertin" is found as "Experte" where the list has no woman. */
static void
add_masculine (Finder *finder, const char *lemma, gsize n_bytes)
{
  char masculine[LESART_LEMMA_MAX];

  if (n_bytes < 6 || memcmp (lemma + n_bytes - 2, "in", 2) != 0)
    return;
  if (add (finder, lemma, n_bytes - 2, LESART_WAY_INFLECTED, TRUE, CLASS_BIT (LESART_CLASS_NOUN),
           COST_FEMININE))
    return;
  memcpy (masculine, lemma, n_bytes - 2);
  masculine[n_bytes - 2] = 'e';
  add (finder, masculine, n_bytes - 1, LESART_WAY_INFLECTED, TRUE, CLASS_BIT (LESART_CLASS_NOUN),
       COST_FEMININE);
}

static void
add_lexeme (Finder *finder,
            const LesartAnalysis *analysis,
            const LesartLexeme *lexeme,
            LesartWay way,
            guint cost)
{
  char lemma[LESART_LEMMA_MAX];
  gsize n = lesart_analysis_get_lemma (finder->lexicon, analysis, lexeme, lemma);
  gboolean is_guess = analysis->reach >= LESART_REACH_ENDING;
  guint32 class_bit = CLASS_BIT (lexeme->word_class);
  gboolean is_same = n == finder->n_bytes && memcmp (lemma, finder->word, n) == 0;

  if (n == 0)
    return;
  add (finder, lemma, n, is_same ? LESART_WAY_DIRECT : way, is_guess, class_bit,
       cost + (is_same ? COST_DIRECT : COST_LEMMA));
  if (class_bit & (PARTICIPLE_CLASSES | CLASS_BIT (LESART_CLASS_ADJECTIVE)))
    add_verb_of_participle (finder, lemma, n, is_guess);
  if (class_bit == CLASS_BIT (LESART_CLASS_NOUN) && !is_guess) {
    add_base_of_noun (finder, lemma, n, is_guess);
    if (lexeme->features & LESART_FEMININE)
      add_masculine (finder, lemma, n);
  }
}

static guint
cost_of_reach (const LesartAnalysis *analysis, gboolean folded)
{
  guint cost = folded ? COST_OTHER_CASE : 0;

  if (analysis->reach == LESART_REACH_RESPELT)
    cost += COST_SPELLING;
  return cost + (analysis->reach >= LESART_REACH_TAIL ? COST_GUESS : 0);
}

/* What is listed in one case is not guessed in the other. */
static void
ask_lexicon (Finder *finder)
{
  LesartAnalysis analyses[2];
  LesartLexeme rooms[2][LESART_MAX_LEXEMES];

  for (guint folded = 0; folded < 2; folded++)
    lesart_analyse (finder->lexicon, finder->word, finder->n_bytes, folded != 0, &analyses[folded],
                    rooms[folded]);
  for (guint folded = 0; folded < 2; folded++) {
    const LesartAnalysis *analysis = &analyses[folded];
    /* Sentences make a capital of a small letter, nothing does the reverse. */
    LesartWay way = folded && !g_unichar_isupper (g_utf8_get_char (finder->word))
                        ? LESART_WAY_SPELLING
                        : LESART_WAY_INFLECTED;

    if (analysis->reach >= LESART_REACH_TAIL && analyses[!folded].reach < LESART_REACH_TAIL)
      continue;
    for (guint i = 0; i < analysis->n_lexemes; i++) {
      guint order = MIN (i, COST_STEP - COST_RARE - 1);
      gboolean is_rare = CLASS_BIT (analysis->lexemes[i].word_class)
                         & (CLASS_BIT (LESART_CLASS_NAME) | PARTICIPLE_CLASSES);

      add_lexeme (finder, analysis, &analysis->lexemes[i], way,
                  cost_of_reach (analysis, folded != 0) + order + (is_rare ? COST_RARE : 0));
    }
  }
}

/* "vom" is "von" with an article. */
static void
ask_contractions (Finder *finder)
{
  char preposition[LESART_CONTRACTION_MAX], article[LESART_CONTRACTION_MAX];

  if (lesart_contraction_split (finder->language, finder->word, finder->n_bytes, preposition,
                                article))
    add (finder, preposition, strlen (preposition), LESART_WAY_INFLECTED, FALSE,
         CLASS_BIT (LESART_CLASS_PREPOSITION), COST_LEMMA);
}

/* --- The lists --- */

/* The word as it is written, and what the lists have it as a form of. */
static void
ask_lists (Finder *finder)
{
  LesartEntry entries[MAX_LOOKED_AT];
  guint n = lesart_dictionary_lookup (finder->dictionary, LESART_SIDE_GERMAN, finder->word,
                                      (gssize) finder->n_bytes, entries, MAX_LOOKED_AT);
  LesartWording lemma;

  add (finder, finder->word, finder->n_bytes, LESART_WAY_DIRECT, FALSE, 0, COST_DIRECT);
  for (guint i = 0; i < n; i++)
    if (lesart_entry_find_lemma (&entries[i], finder->word, &lemma))
      add (finder, lemma.plain, lemma.n_bytes, LESART_WAY_INFLECTED, FALSE, lemma.classes,
           COST_PARADIGM);
}

/* Pronouns and the like that neither has: beiden is beide. */
static void
try_endings (Finder *finder)
{
  static const char endings[] = "nrsm";

  if (finder->n == 0 && finder->n_bytes > 3
      && strchr (endings, finder->word[finder->n_bytes - 1]) != NULL)
    add (finder, finder->word, finder->n_bytes - 1, LESART_WAY_INFLECTED, TRUE, 0, COST_GUESS);
}

/* --- The place --- */

/* The classes that a part of speech can be; 0 where it says nothing. */
static const guint32 classes_of_upos[LESART_N_UPOS] = {
  [LESART_UPOS_NOUN] = NOMINAL_CLASSES,
  [LESART_UPOS_PROPN] = NOMINAL_CLASSES,
  [LESART_UPOS_VERB] = CLASS_BIT (LESART_CLASS_VERB) | PARTICIPLE_CLASSES,
  [LESART_UPOS_AUX] = CLASS_BIT (LESART_CLASS_VERB) | PARTICIPLE_CLASSES,
  [LESART_UPOS_ADJ] = CLASS_BIT (LESART_CLASS_ADJECTIVE) | PARTICIPLE_CLASSES,
  [LESART_UPOS_ADV] = CLASS_BIT (LESART_CLASS_ADVERB) | CLASS_BIT (LESART_CLASS_ADJECTIVE),
};

/* The verb with the prefix that stands elsewhere. */
static void
add_separated (Finder *finder, const char *prefix)
{
  char verb[2 * LESART_LEMMA_MAX];
  guint n = finder->n;

  for (guint i = 0; i < n; i++) {
    const LesartHeadword *word = &finder->candidates[i].word;

    if (word->classes & CLASS_BIT (LESART_CLASS_VERB)) {
      gsize n_verb = (gsize) g_snprintf (verb, sizeof verb, "%s%s", prefix, word->lemma);
      add (finder, verb, n_verb, LESART_WAY_SEPARATED, FALSE, CLASS_BIT (LESART_CLASS_VERB),
           COST_SEPARATED);
    }
  }
}

static void
ask_place (Finder *finder, const LesartPlace *place)
{
  guint32 classes;

  if (place == NULL)
    return;
  if (place->prefix != NULL)
    add_separated (finder, place->prefix);
  classes = classes_of_upos[place->upos];
  if (classes == 0)
    return;
  for (guint i = 0; i < finder->n; i++) {
    Candidate *candidate = &finder->candidates[i];

    if (candidate->word.classes != 0 && (candidate->word.classes & classes) == 0)
      candidate->cost += COST_OTHER_CLASS;
    if (place->lemma != NULL && candidate->word.way != LESART_WAY_SEPARATED
        && strcmp (place->lemma, candidate->word.lemma) != 0)
      candidate->cost += COST_STEP;
  }
}

/* A plural that stands for itself in some entry (Anlagen, capital equipment) comes behind the noun
 * that it is of. */
static void
put_plurals_behind (Finder *finder)
{
  for (guint i = 0; i < finder->n; i++) {
    Candidate *candidate = &finder->candidates[i];

    if (candidate->is_plural && candidate->word.way == LESART_WAY_DIRECT)
      candidate->cost = MAX (candidate->cost, COST_LEMMA + COST_STEP / 2);
  }
}

/* --- All together --- */

/* The whole word, without parts. */
void
lesart_finder_find_whole (Finder *finder)
{
  if (finder->lexicon != NULL) {
    ask_lexicon (finder);
    ask_contractions (finder);
  }
  ask_lists (finder);
  try_endings (finder);
  put_plurals_behind (finder);
}

static void
sort_candidates (Finder *finder)
{
  for (guint i = 1; i < finder->n; i++) {
    Candidate candidate = finder->candidates[i];
    guint k = i;

    for (; k > 0 && finder->candidates[k - 1].cost > candidate.cost; k--)
      finder->candidates[k] = finder->candidates[k - 1];
    finder->candidates[k] = candidate;
  }
}

/**
 * lesart_headwords_find:
 * @dictionary: (nullable): a dictionary
 * @language: (nullable): what is known of German; without it only what the lists say
 * @word: a word of a text, @n_bytes of UTF-8; -1 if NUL ends it
 * @place: (nullable): what is known of it from where it stands
 * @headwords: (out): headwords that the dictionary has, the likeliest first; behind them the parts
 *   of a compound, from left to right
 *
 * Returns: how many there are; 0 if the dictionary does not know the word
 */
guint
lesart_headwords_find (const LesartDictionary *dictionary,
                       const LesartLanguage *language,
                       const char *word,
                       gssize n_bytes,
                       const LesartPlace *place,
                       LesartHeadword headwords[LESART_MAX_HEADWORDS])
{
  LesartPiece piece = { word, n_bytes < 0 ? strlen (word) : (gsize) n_bytes };
  char cleaned[2 * LESART_WORDING_MAX];
  Finder finder;
  guint n;

  if (piece.n_bytes >= LESART_LEMMA_MAX || !g_utf8_validate_len (word, piece.n_bytes, NULL))
    return 0;
  lesart_finder_init (&finder, dictionary, language, cleaned,
                      lesart_ding_fold (piece, LESART_DING_CLEAN, cleaned));
  cleaned[finder.n_bytes] = '\0';
  if (finder.n_bytes == 0 || finder.n_bytes >= LESART_LEMMA_MAX)
    return 0;
  lesart_finder_find_whole (&finder);
  ask_place (&finder, place);
  sort_candidates (&finder);
  finder.n = MIN (finder.n, LESART_MAX_HEADWORDS / 2);
  lesart_finder_find_parts (&finder);
  n = MIN (finder.n, LESART_MAX_HEADWORDS);
  for (guint i = 0; i < n; i++)
    headwords[i] = finder.candidates[i].word;
  return n;
}

/**
 * lesart_headwords_translate:
 * @function: called for each translation of the likeliest headword and of those that are reached
 *   as surely; of the parts of a compound that is not known as a whole, the last one first
 *
 * See lesart_headwords_find() and lesart_dictionary_translate().
 */
void
lesart_headwords_translate (const LesartDictionary *dictionary,
                            const LesartLanguage *language,
                            const char *word,
                            gssize n_bytes,
                            const LesartPlace *place,
                            LesartTranslationFunc function,
                            gpointer data)
{
  LesartHeadword headwords[LESART_MAX_HEADWORDS];
  guint n = lesart_headwords_find (dictionary, language, word, n_bytes, place, headwords);

  if (n > 0 && headwords[0].way >= LESART_WAY_PART) {
    for (guint i = n; i-- > 0;)
      if (!lesart_dictionary_translate (dictionary, LESART_SIDE_GERMAN, headwords[i].lemma, -1,
                                        function, data))
        return;
    return;
  }
  for (guint i = 0; i < n && headwords[i].way < LESART_WAY_PART; i++)
    if ((i == 0 || !headwords[i].is_guess)
        && !lesart_dictionary_translate (dictionary, LESART_SIDE_GERMAN, headwords[i].lemma, -1,
                                         function, data))
      return;
}
