/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each token can be, from the lexicon and the closed classes alone; grammar-context.c then
 * looks at the tokens beside it.
 */
#include "grammar-private.h"

#include <string.h>

#define MASK_CASE (LESART_NOMINATIVE | LESART_GENITIVE | LESART_DATIVE | LESART_ACCUSATIVE)

/* --- Closed classes --- */

typedef struct {
  const char *word;
  guint32 kinds;
} FunctionWord;

#define SUB LESART_WORD_SUBORDINATOR
#define AMB (LESART_WORD_SUBORDINATOR | LESART_WORD_AMBIGUOUS)
#define INT LESART_WORD_INTERROGATIVE
#define REL (LESART_WORD_RELATIVE | LESART_WORD_PRONOUN)
#define COO LESART_WORD_COORDINATOR
#define NEG LESART_WORD_NEGATION
#define FOC (LESART_WORD_FOCUS | LESART_WORD_ADVERB)
#define ZUI LESART_WORD_INFINITIVE_OPENER
#define DET LESART_WORD_DETERMINER
#define PRO LESART_WORD_PRONOUN

/* Sorted by bytes; kinds that the lexicon does not tell. */
static const FunctionWord function_words[] = {
  { "aber", COO },
  { "als", AMB },
  { "anstatt", ZUI },
  { "auch", FOC },
  { "außer", ZUI },
  { "besonders", FOC },
  { "bevor", SUB },
  { "beziehungsweise", COO },
  { "bis", AMB },
  { "bzw.", COO },
  { "da", AMB },
  { "damit", AMB },
  { "das", REL },
  { "dass", SUB },
  { "daß", SUB },
  { "dem", REL },
  { "den", REL },
  { "denen", REL },
  { "denn", COO },
  { "der", REL },
  { "deren", REL },
  { "dessen", REL },
  { "die", REL },
  { "doch", COO },
  { "ehe", SUB },
  { "erst", FOC },
  { "falls", SUB },
  { "gerade", FOC },
  { "indem", SUB },
  { "insbesondere", FOC },
  { "insofern", AMB },
  { "insoweit", AMB },
  { "inwiefern", INT },
  { "inwieweit", INT },
  { "je", AMB },
  { "kaum", NEG },
  { "kein", NEG },
  { "keine", NEG },
  { "keinem", NEG },
  { "keinen", NEG },
  { "keiner", NEG },
  { "keinerlei", NEG | DET },
  { "keines", NEG },
  { "keinesfalls", NEG },
  { "keineswegs", NEG },
  { "mitnichten", NEG },
  { "nachdem", SUB },
  { "nicht", NEG },
  { "nichts", NEG | PRO },
  { "nie", NEG },
  { "niemals", NEG },
  { "niemand", NEG },
  { "niemandem", NEG },
  { "niemanden", NEG },
  { "nirgends", NEG },
  { "nur", FOC },
  { "ob", SUB },
  { "obgleich", SUB },
  { "obschon", SUB },
  { "obwohl", SUB },
  { "oder", COO },
  { "ohne", ZUI },
  { "schon", FOC },
  { "seit", AMB },
  { "seitdem", AMB },
  { "selbst", FOC },
  { "so", FOC },
  { "sobald", SUB },
  { "sodass", SUB },
  { "sofern", SUB },
  { "sogar", FOC },
  { "solange", SUB },
  { "sondern", COO },
  { "sooft", SUB },
  { "soviel", AMB },
  { "soweit", AMB },
  { "sowie", COO },
  { "sowohl", LESART_WORD_ADVERB },
  { "statt", ZUI },
  { "trotzdem", AMB },
  { "um", ZUI },
  { "und", COO },
  { "wann", INT },
  { "warum", INT },
  { "was", INT | PRO },
  { "weder", NEG },
  { "wegen", 0 },
  { "weil", SUB },
  { "welche", INT | REL },
  { "welchem", INT | REL },
  { "welchen", INT | REL },
  { "welcher", INT | REL },
  { "welches", INT | REL },
  { "wem", INT | PRO },
  { "wen", INT | PRO },
  { "wenn", SUB },
  { "wenngleich", SUB },
  { "wer", INT | PRO },
  { "weshalb", INT },
  { "wessen", INT },
  { "weswegen", INT },
  { "wie", AMB | INT },
  { "wieso", INT },
  { "wieweit", INT },
  { "wo", INT },
  { "wobei", INT },
  { "wodurch", INT },
  { "wofür", INT },
  { "wogegen", INT },
  { "woher", INT },
  { "wohin", INT },
  { "wohingegen", SUB },
  { "womit", INT },
  { "wonach", INT },
  { "woran", INT },
  { "worauf", INT },
  { "woraus", INT },
  { "worin", INT },
  { "worum", INT },
  { "worunter", INT },
  { "worüber", INT },
  { "wovon", INT },
  { "wovor", INT },
  { "wozu", INT },
  { "während", AMB },
  { "zumal", AMB },
};

#undef SUB
#undef AMB
#undef INT
#undef REL
#undef COO
#undef NEG
#undef FOC
#undef ZUI
#undef DET
#undef PRO

/* Pronouns of the lexicon (its lemmas) that stand before a noun as well as for one. */
static const char *const determiner_lemmas[] = {
  "all",  "beid",    "dein",     "derjenig", "derjenige", "derselb", "derselbe",
  "dies", "ein",     "einig",    "etlich",   "euer",      "ihr",     "irgendein",
  "jed",  "jeglich", "jen",      "kein",     "manch",     "mehrer",  "mein",
  "sein", "solch",   "sämtlich", "unser",    "viel",      "welch",   "wenig",
};

static int
compare_form (const char *form, gsize n_bytes, const char *word)
{
  int order = strncmp (form, word, n_bytes);

  return order != 0 ? order : word[n_bytes] == '\0' ? 0 : -1;
}

static guint32
find_function_word (const char *form, gsize n_bytes)
{
  guint low = 0, high = G_N_ELEMENTS (function_words);

  while (low < high) {
    guint middle = (low + high) / 2;
    int order = compare_form (form, n_bytes, function_words[middle].word);

    if (order == 0)
      return function_words[middle].kinds;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return 0;
}

static gboolean
is_determiner_lemma (const char *lemma)
{
  for (guint i = 0; i < G_N_ELEMENTS (determiner_lemmas); i++)
    if (strcmp (lemma, determiner_lemmas[i]) == 0)
      return TRUE;
  return FALSE;
}

/* --- Agreement: 24 bits, case * 6 + number * 3 + gender --- */

/**
 * lesart_agreement:
 * @features: sets of case, number and gender; an empty set stands for all
 *
 * Returns: the combinations that @features allow
 */
guint32
lesart_agreement (guint32 features)
{
  static const guint32 cases[] = { LESART_NOMINATIVE, LESART_GENITIVE, LESART_DATIVE,
                                   LESART_ACCUSATIVE };
  guint32 genders = (features / LESART_MASCULINE) & 7;
  guint32 numbers = (features / LESART_SINGULAR) & 3;
  guint32 one_case;
  guint32 agreement = 0;

  if (genders == 0)
    genders = 7;
  if (numbers == 0)
    numbers = 3;
  one_case = ((numbers & 1) ? genders : 0) | ((numbers & 2) ? genders << 3 : 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if ((features & cases[i]) || (features & MASK_CASE) == 0)
      agreement |= one_case << (i * 6);
  return agreement;
}

guint32
lesart_agreement_with (guint32 agreement, guint32 features)
{
  return agreement & lesart_agreement (features);
}

/**
 * lesart_agreement_get_gender:
 *
 * Returns: the gender if @agreement leaves one only and no plural, else 0
 */
guint
lesart_agreement_get_gender (guint32 agreement)
{
  gboolean masculine = (agreement & LESART_AGREEMENT_MASCULINE) != 0;
  gboolean feminine = (agreement & LESART_AGREEMENT_FEMININE) != 0;
  gboolean neuter = (agreement & LESART_AGREEMENT_NEUTER) != 0;

  if ((agreement & LESART_AGREEMENT_PLURAL) != 0 || masculine + feminine + neuter != 1)
    return 0;
  return masculine ? LESART_MASCULINE : feminine ? LESART_FEMININE : LESART_NEUTER;
}

/* --- From the lexicon --- */

static const char *
intern (LesartGrammar *grammar, const char *string)
{
  return g_string_chunk_insert_const (grammar->strings, string);
}

static gsize
common_prefix (const char *form, gsize n_bytes, const char *lemma)
{
  gsize n = 0;

  while (n < n_bytes && form[n] == lemma[n])
    n++;
  return n;
}

/* @form is what @lexeme was found for, with or without changes to what the text has. */
static const char *
lemma_of (LesartGrammar *grammar, const LesartLexeme *lexeme, const char *form, gsize n_bytes)
{
  char lemma[LESART_LEMMA_MAX];

  lesart_lexicon_get_lemma (grammar->lexicon, lexeme, form, n_bytes, lemma);
  return intern (grammar, lemma);
}

/* Of two lemmas of one form the one with a changed stem is the more frequent word: fällt is fallen,
 * not fällen; sank is sinken. "Rad fahren" is two words, of which the form is one. */
static void
set_lemma (const char **slot, const char *lemma, const char *form, gsize n_bytes)
{
  if (strchr (lemma, ' ') == NULL
      && (*slot == NULL
          || common_prefix (form, n_bytes, lemma) < common_prefix (form, n_bytes, *slot)))
    *slot = lemma;
}

/* How much of the stem the participle has unchanged: gedacht has one letter of denken, and four of
 * dachen. */
static gsize
common_stem (const char *form, gsize n_bytes, const char *lemma)
{
  gsize n = common_prefix (form, n_bytes, lemma);

  return n + 2 < n_bytes && form[n] == 'g' && form[n + 1] == 'e'
             ? n + common_prefix (form + n + 2, n_bytes - n - 2, lemma + n)
             : n;
}

static void
set_participle_lemma (LesartWord *word, const char *lemma, const char *form, gsize n_bytes)
{
  if (strchr (lemma, ' ') == NULL
      && (word->participle_lemma == NULL
          || common_stem (form, n_bytes, lemma)
                 < common_stem (form, n_bytes, word->participle_lemma)))
    word->participle_lemma = lemma;
}

/* "führen" is führen in the indicative rather than fahren in the Konjunktiv II. */
static void
set_finite_lemma (
    LesartWord *word, const char *lemma, guint32 features, const char *form, gsize n_bytes)
{
  const guint32 indicative = LESART_PRESENT | LESART_PAST;
  gboolean unreal = (features & indicative) == 0 && (features & LESART_SUBJUNCTIVE_2) != 0;

  if (word->finite_lemma != NULL && unreal && (word->finite & indicative) != 0)
    return;
  if (!unreal && (word->finite & indicative) == 0 && (word->finite & LESART_SUBJUNCTIVE_2) != 0)
    word->finite_lemma = NULL;
  set_lemma (&word->finite_lemma, lemma, form, n_bytes);
}

/* Third person before first: "werde" is Konjunktiv I with every subject but "ich". */
static void
add_finite_features (LesartWord *word, guint32 features)
{
  gboolean had_first = (word->finite & LESART_FIRST) != 0;

  if ((features & LESART_THIRD) == 0 && (word->finite & LESART_THIRD)) {
    word->finite |= LESART_FIRST;
    return;
  }
  if ((features & LESART_THIRD) && (word->finite & LESART_THIRD) == 0)
    word->finite = had_first ? LESART_FIRST : 0;
  word->finite |= features;
}

static void
add_verb (LesartGrammar *grammar,
          LesartWord *word,
          const LesartLexeme *lexeme,
          const char *form,
          gsize n_bytes)
{
  const char *lemma = lemma_of (grammar, lexeme, form, n_bytes);
  guint32 f = lexeme->features;

  if ((f & LESART_FINITE) && (f & (LESART_FIRST | LESART_THIRD))) {
    word->kinds |= LESART_WORD_FINITE;
    set_finite_lemma (word, lemma, f, form, n_bytes);
    add_finite_features (word, f & ~(guint32) LESART_SECOND);
  }
  if (f & LESART_INFINITIVE) {
    word->kinds |= LESART_WORD_INFINITIVE;
    set_lemma (&word->infinitive_lemma, lemma, form, n_bytes);
  }
  if (f & LESART_INFINITIVE_ZU) {
    word->kinds |= LESART_WORD_INFINITIVE_ZU;
    set_lemma (&word->infinitive_lemma, lemma, form, n_bytes);
  }
  if (f & LESART_PAST_PARTICIPLE) {
    word->kinds |= LESART_WORD_PARTICIPLE;
    set_participle_lemma (word, lemma, form, n_bytes);
  }
  if (word->kinds & LESART_WORD_VERB) {
    if (f & LESART_AUXILIARY)
      word->kinds |= LESART_WORD_AUXILIARY;
    if (f & LESART_MODAL)
      word->kinds |= LESART_WORD_MODAL;
  }
}

static guint32
pronoun_kinds (const char *lemma)
{
  guint32 kinds = LESART_WORD_PRONOUN;

  if (strcmp (lemma, "ich") == 0)
    kinds |= LESART_WORD_PERSONAL;
  if (strcmp (lemma, "sich") == 0)
    kinds |= LESART_WORD_REFLEXIVE;
  if (is_determiner_lemma (lemma))
    kinds |= LESART_WORD_DETERMINER;
  return kinds;
}

static void
add_lexeme (LesartGrammar *grammar,
            LesartWord *word,
            const LesartLexeme *lexeme,
            const char *form,
            gsize n_bytes)
{
  guint32 kinds = 0;

  switch ((LesartWordClass) lexeme->word_class) {
  case LESART_CLASS_VERB:
    add_verb (grammar, word, lexeme, form, n_bytes);
    return;
  case LESART_CLASS_NOUN:
    kinds = LESART_WORD_NOUN;
    break;
  case LESART_CLASS_NAME:
    kinds = LESART_WORD_NAME;
    break;
  case LESART_CLASS_PARTICIPLE_1:
  case LESART_CLASS_PARTICIPLE_2:
    kinds = LESART_WORD_ADJECTIVE;
    break;
  case LESART_CLASS_ADJECTIVE:
    kinds =
        LESART_WORD_ADJECTIVE | ((lexeme->features & MASK_CASE) == 0 ? LESART_WORD_PREDICATIVE : 0);
    break;
  case LESART_CLASS_ARTICLE:
    kinds = LESART_WORD_DETERMINER;
    break;
  case LESART_CLASS_PRONOUN:
    kinds = pronoun_kinds (lemma_of (grammar, lexeme, form, n_bytes));
    break;
  case LESART_CLASS_PREPOSITION:
    kinds = LESART_WORD_PREPOSITION;
    break;
  case LESART_CLASS_ADVERB:
    kinds = LESART_WORD_ADVERB;
    break;
  case LESART_CLASS_NUMERAL:
    kinds = LESART_WORD_NUMERAL;
    break;
  case LESART_CLASS_PARTICLE:
    kinds =
        strcmp (lemma_of (grammar, lexeme, form, n_bytes), "nicht") == 0 ? 0 : LESART_WORD_PREFIX;
    break;
  case LESART_CLASS_CONJUNCTION:
  case LESART_CLASS_OTHER:
    return;
  }
  word->kinds |= kinds;
  if (kinds
      & (LESART_WORD_NOMINAL | LESART_WORD_ADJECTIVE | LESART_WORD_DETERMINER
         | LESART_WORD_PRONOUN))
    word->agreement |= (lexeme->features & MASK_CASE) != 0 || (kinds & LESART_WORD_NOMINAL)
                           ? lesart_agreement (lexeme->features)
                           : 0;
  else if (kinds & LESART_WORD_PREPOSITION)
    word->agreement |= lesart_agreement (lexeme->features & MASK_CASE);
}

static void
add_lexemes (LesartGrammar *grammar, LesartWord *word, const LesartAnalysis *analysis)
{
  for (guint i = 0; i < analysis->n_lexemes; i++)
    add_lexeme (grammar, word, &analysis->lexemes[i], analysis->base, analysis->n_base);
}

/* The form itself, as written or with its first letter in the other case. */
static void
look_up_form (LesartGrammar *grammar, LesartWord *word, const LesartForm *form, gboolean folded)
{
  const LesartAnalysis *analysis = lesart_lexemes_analyse (grammar->lexemes, form, folded);

  if (analysis->reach <= LESART_REACH_RESPELT)
    add_lexemes (grammar, word, analysis);
}

/* --- Unknown words --- */

static gboolean
ends_with (const char *form, gsize n_bytes, const char *suffix)
{
  gsize n = strlen (suffix);

  return n_bytes > n && memcmp (form + n_bytes - n, suffix, n) == 0;
}

/* "Womöglich", "Hierzulande" at the start of a sentence */
static gboolean
looks_like_adverb (const char *form, gsize n_bytes)
{
  static const char *const endings[] = { "lich",   "weise", "falls", "mals", "wärts",
                                         "halber", "lings", "maßen", "lande" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (ends_with (form, n_bytes, endings[i]))
      return TRUE;
  return FALSE;
}

/* 58-Jährige, but 58-jährige */
static gboolean
has_capital_head (const char *form, gsize n_bytes)
{
  const char *hyphen = g_strrstr_len (form, (gssize) n_bytes, "-");

  return hyphen != NULL && hyphen + 1 < form + n_bytes
         && g_unichar_isupper (g_utf8_get_char (hyphen + 1));
}

static void
guess_word (
    LesartWord *word, const LesartToken *token, const char *form, gsize n_bytes, gboolean start)
{
  static const char *const endings[] = { "e", "en", "er", "es", "em" };

  if (start && looks_like_adverb (form, n_bytes)) {
    word->kinds |= LESART_WORD_UNKNOWN | LESART_WORD_ADVERB;
    return;
  }
  word->kinds |= LESART_WORD_UNKNOWN;
  if ((token->flags & (LESART_TOKEN_UPPER | LESART_TOKEN_MIXED_CASE)) == 0
      && (token->flags & LESART_TOKEN_HAS_HYPHEN)) {
    word->kinds |= has_capital_head (form, n_bytes) ? LESART_WORD_NOUN : LESART_WORD_ADJECTIVE;
    word->agreement = LESART_AGREEMENT_ALL;
    return;
  }
  if (token->flags
      & (LESART_TOKEN_UPPER | LESART_TOKEN_ALL_CAPS | LESART_TOKEN_MIXED_CASE
         | LESART_TOKEN_HAS_DIGIT)) {
    word->kinds |= LESART_WORD_NAME;
    word->agreement = LESART_AGREEMENT_ALL;
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (ends_with (form, n_bytes, endings[i])) {
      word->kinds |= LESART_WORD_ADJECTIVE;
      word->agreement = LESART_AGREEMENT_ALL;
    }
  word->kinds |= LESART_WORD_ADVERB;
}

/**
 * lesart_grammar_starts_sentence:
 *
 * Returns: whether a capital says nothing at @at: the start of a sentence, also of one that is
 * quoted or follows a colon
 */
gboolean
lesart_grammar_starts_sentence (const LesartGrammar *grammar, guint32 at)
{
  const LesartToken *token = lesart_grammar_token (grammar, at);
  const LesartToken *before;

  if (at == 0 || (token->flags & LESART_TOKEN_SENTENCE_START))
    return TRUE;
  before = token - 1;
  return before->kind == LESART_TOKEN_QUOTE
         || (before->kind == LESART_TOKEN_PUNCTUATION
             && !lesart_grammar_token_is (grammar, at - 1, ","));
}

static void
read_word (
    LesartGrammar *grammar, guint32 at, const LesartForm *known, gboolean start, guint32 compound)
{
  const LesartToken *token = lesart_grammar_token (grammar, at);
  LesartWord *word = &grammar->words[at];
  gboolean upper = (token->flags & LESART_TOKEN_UPPER) != 0;
  gsize n_bytes = known->n_bytes;
  const char *form = known->bytes;
  const LesartAnalysis *analysis = lesart_lexemes_analyse (grammar->lexemes, known, FALSE);

  if (!upper || start) {
    char folded[24];

    if (n_bytes < sizeof folded) {
      memcpy (folded, form, n_bytes);
      folded[0] = g_ascii_tolower (folded[0]);
      word->kinds |= find_function_word (folded, n_bytes);
    }
  }
  if (start)
    look_up_form (grammar, word, known, TRUE);
  if (!start
      || (word->kinds & (LESART_WORD_CLOSED | LESART_WORD_ADVERB))
             == 0) /* "Sein Vater", not "Das Sein" */
    look_up_form (grammar, word, known, FALSE);
  if (upper && !start
      && (word->kinds & LESART_WORD_NOMINAL) == 0) /* Sie, Ihnen; Vereinte Nationen */
    look_up_form (grammar, word, known, TRUE);
  if (upper && !start)
    lesart_word_drop_verb (word);
  if (word->kinds != 0)
    return;
  if (compound != 0) {
    word->kinds = LESART_WORD_NOUN | LESART_WORD_UNKNOWN;
    word->agreement = compound;
  } else if (!upper && analysis->reach > LESART_REACH_HYPHEN
             && analysis->reach < LESART_REACH_ENDING) {
    add_lexemes (grammar, word, analysis);
  } else {
    guess_word (word, token, form, n_bytes, start);
  }
}

static gboolean
is_before_noun (const LesartGrammar *grammar, guint32 at)
{
  const LesartToken *next = lesart_grammar_token (grammar, at) + 1;

  return at + 1 < grammar->segments->n_tokens && next->kind == LESART_TOKEN_WORD
         && (next->flags & LESART_TOKEN_UPPER)
         && (grammar->groups == NULL || (grammar->groups[at] < 0 && grammar->groups[at + 1] < 0));
}

/* Each form is read once at the start of a sentence and once within it. */
void
lesart_grammar_read_words (LesartGrammar *grammar)
{
  g_autoptr (GArray) first = g_array_new (FALSE, TRUE, sizeof (guint32)); /* token + 1 */

  for (guint32 at = 0; at < grammar->segments->n_tokens; at++) {
    const LesartToken *token = lesart_grammar_token (grammar, at);
    const LesartForm *form;
    gboolean start, before_noun;
    guint32 place;

    if (token->kind == LESART_TOKEN_NUMBER)
      grammar->words[at] =
          (LesartWord){ .kinds = LESART_WORD_NUMERAL, .agreement = LESART_AGREEMENT_ALL };
    if (token->kind != LESART_TOKEN_WORD && token->kind != LESART_TOKEN_ADDRESS)
      continue;
    start =
        (token->flags & LESART_TOKEN_UPPER) != 0 && lesart_grammar_starts_sentence (grammar, at);
    form = lesart_grammar_lexemes (grammar, at);
    before_noun = start && is_before_noun (grammar, at);
    place = form->index * 4 + start + before_noun;
    if (place >= first->len)
      g_array_set_size (first, place + 1);
    if (g_array_index (first, guint32, place) == 0) {
      guint32 compound = 0;

      if (token->kind == LESART_TOKEN_WORD)
        compound = lesart_word_read_form (grammar, &grammar->words[at], form, token->flags, start,
                                          before_noun);
      read_word (grammar, at, form, start, compound);
      g_array_index (first, guint32, place) = at + 1;
    } else {
      grammar->words[at] = grammar->words[g_array_index (first, guint32, place) - 1];
    }
  }
}
