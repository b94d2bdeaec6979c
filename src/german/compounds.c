/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All splits into words of the lexicon are looked through at once, from left to right: for each
 * place that parts can lead up to, the cheapest way there is kept. Costs make few and long parts
 * better than many and short ones, nouns better than names and function words.
 *
 * Genitives and plurals (Jahres|ende, Kinder|garten) are forms of the lexicon; of the linking
 * elements only the -s of Zeitungs|artikel is none.
 */
#include "compounds.h"

#include <string.h>

#define CLASS_BIT(class) (1u << (class))

/* Costs; only their order matters. A part is dearer than what any one detail can save. */
#define COST_PART 6
#define COST_SHORT 2 /* three letters */
#define COST_LINK 1
#define COST_CUT 4 /* Schul|hof */
#define COST_NAME 3
#define COST_FUNCTION 2
#define COST_STEM 4 /* of a verb: Fahr|zeug */
#define COST_ADJECTIVE 1
#define NO_COST G_MAXUINT

/* Bytes of the parts where only the head is known. */
#define MIN_UNKNOWN 3
#define MIN_LONE_HEAD 5
#define MIN_LISTED_HEAD 4

typedef struct {
  const LesartLexicon *lexicon;
  const char *form;
  gsize n_bytes;
  guint32 head_classes;
  gboolean cut_parts;                /* whether parts may lack their final -e or -n */
  guint cost[LESART_LEMMA_MAX];      /* of the cheapest way to each byte */
  guint8 before[LESART_LEMMA_MAX];   /* where its last part begins */
  guint8 n_before[LESART_LEMMA_MAX]; /* how many parts it has */
  guint best;
  LesartCompound *compound;
} Split;

/* First parts that are no words. */
static const char *const combining_forms[] = {
  "agrar", "anti",   "audio", "auto",  "bio",   "chemo", "elektro", "ex",     "euro",  "foto",
  "geo",   "hydro",  "hyper", "info",  "inter", "klima", "kardio",  "makro",  "mega",  "meta",
  "mikro", "mini",   "mono",  "multi", "nano",  "neo",   "neuro",   "öko",    "onko",  "ortho",
  "petro", "pharma", "poly",  "porno", "post",  "prä",   "pseudo",  "psycho", "quasi", "radio",
  "retro", "semi",   "sozio", "sub",   "super", "tele",  "thermo",  "top",    "trans", "turbo",
  "ultra", "un",     "ur",    "video", "vize",
};

static guint32
classes_of (const LesartLexeme *lexemes, guint n)
{
  guint32 classes = 0;

  for (guint i = 0; i < n; i++)
    classes |= CLASS_BIT (lexemes[i].word_class);
  return classes;
}

static guint
count_letters (const char *text, gsize n_bytes)
{
  guint n = 0;

  for (gsize i = 0; i < n_bytes; i++)
    n += ((guint8) text[i] & 0xc0) != 0x80;
  return n;
}

static guint
length_cost (guint letters)
{
  return letters < 3 ? NO_COST : letters == 3 ? COST_SHORT : 0;
}

/* What it costs to have a form with these analyses as a part that is not the last. */
static guint
class_cost (const LesartPrefix *word)
{
  guint best = NO_COST;

  for (guint i = 0; i < word->n_lexemes; i++) {
    const LesartLexeme *lexeme = &word->lexemes[i];
    gboolean declined =
        (lexeme->features
         & (LESART_NOMINATIVE | LESART_GENITIVE | LESART_DATIVE | LESART_ACCUSATIVE))
        != 0;
    guint cost = NO_COST;

    switch ((LesartWordClass) lexeme->word_class) {
    case LESART_CLASS_NOUN:
      return 0;
    case LESART_CLASS_NAME:
      cost = COST_NAME;
      break;
    case LESART_CLASS_VERB:
      cost = lexeme->features & LESART_IMPERATIVE ? COST_STEM : NO_COST;
      break;
    case LESART_CLASS_PARTICIPLE_1:
    case LESART_CLASS_PARTICIPLE_2:
    case LESART_CLASS_ADJECTIVE:
      cost = declined ? NO_COST : COST_ADJECTIVE;
      break;
    case LESART_CLASS_NUMERAL:
      cost = COST_ADJECTIVE;
      break;
    case LESART_CLASS_ADVERB:
    case LESART_CLASS_PREPOSITION:
    case LESART_CLASS_PARTICLE:
      cost = COST_FUNCTION;
      break;
    case LESART_CLASS_ARTICLE:
    case LESART_CLASS_PRONOUN:
    case LESART_CLASS_CONJUNCTION:
    case LESART_CLASS_OTHER:
      break;
    }
    best = MIN (best, cost);
  }
  return best;
}

/* A part may begin at @end, too, the last one before it at @start. */
static void
reach (Split *split, gsize start, gsize end, guint cost)
{
  if (end >= split->n_bytes || cost == NO_COST || split->n_before[start] + 2 > LESART_MAX_PARTS)
    return;
  cost += split->cost[start] + COST_PART;
  if (cost >= split->cost[end])
    return;
  split->cost[end] = cost;
  split->before[end] = (guint8) start;
  split->n_before[end] = split->n_before[start] + 1;
}

static void
keep_head (Split *split, gsize start, const LesartPrefix *word)
{
  LesartCompound *compound = split->compound;
  guint letters = count_letters (split->form + start, split->n_bytes - start);
  guint cost = length_cost (letters);

  if (start == 0 || cost == NO_COST
      || (classes_of (word->lexemes, word->n_lexemes) & split->head_classes) == 0)
    return;
  cost += split->cost[start];
  if (cost >= split->best)
    return;
  split->best = cost;
  compound->lexemes = word->lexemes;
  compound->n_lexemes = word->n_lexemes;
  compound->n_parts = split->n_before[start] + 1;
  for (gsize i = compound->n_parts, at = start; i > 0; i--, at = split->before[at])
    compound->starts[i - 1] = (guint8) at;
}

/* @text is the form from @start on, in one of two cases. */
static void
try_words (Split *split, gsize start, const char *text)
{
  LesartPrefix words[LESART_MAX_PREFIXES];
  guint n = lesart_lexicon_find_prefixes (split->lexicon, text, split->n_bytes - start, words);

  for (guint i = 0; i < n; i++) {
    gsize end = start + words[i].n_bytes;
    guint cost = length_cost (count_letters (text, words[i].n_bytes));

    if (end == split->n_bytes) {
      keep_head (split, start, &words[i]);
      continue;
    }
    if (cost == NO_COST || class_cost (&words[i]) == NO_COST)
      continue;
    cost += class_cost (&words[i]);
    reach (split, start, end, cost);
    if (split->form[end] == 's' && class_cost (&words[i]) == 0)
      reach (split, start, end + 1, cost + COST_LINK);
  }
}

/* @text is a noun without its final -e (Schul|hof, Sprach|kurs) or a verb without its final -n
 * (Liefer|zeit, Werbe|pause). */
static void
try_cut_words (Split *split, gsize start, char *text, gboolean upper)
{
  gsize n = split->n_bytes - start;

  for (gsize i = 4; i + 3 <= n; i++) {
    char next = text[i];

    if (((guint8) next & 0xc0) == 0x80)
      continue;
    text[i] = upper ? 'e' : 'n';
    if (lesart_lexicon_has (split->lexicon, text, i + 1,
                            upper ? LESART_CLASS_NOUN : LESART_CLASS_VERB))
      reach (split, start, start + i, COST_CUT);
    text[i] = next;
  }
}

/* What follows in "Neurologin" is an ending, not the word "Login". */
static void
try_combining_forms (Split *split, gsize start, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (combining_forms); i++) {
    gsize n = strlen (combining_forms[i]);

    if (n + 3 <= split->n_bytes - start && memcmp (text, combining_forms[i], n) == 0
        && memcmp (text + n, "log", 3) != 0)
      reach (split, start, start + n, COST_ADJECTIVE);
  }
}

static void
try_parts (Split *split, gsize start)
{
  const char *text = split->form + start;
  gsize n_bytes = split->n_bytes - start;
  char other[LESART_LEMMA_MAX + 8];
  gboolean upper = g_unichar_isupper (g_utf8_get_char (text));

  if (split->cut_parts) {
    memcpy (other, text, n_bytes);
    try_cut_words (split, start, other, upper);
  }
  try_words (split, start, text);
  if (!upper)
    try_combining_forms (split, start, text);
  if (lesart_fold_first (text, n_bytes, other) != n_bytes)
    return;
  try_words (split, start, other);
  if (upper)
    try_combining_forms (split, start, other);
  if (split->cut_parts)
    try_cut_words (split, start, other, !upper);
}

static void
run (Split *split)
{
  memset (split->cost, 0xff, sizeof split->cost);
  split->cost[0] = 0;
  split->n_before[0] = 0;
  for (gsize start = 0; start + 3 <= split->n_bytes; start++)
    if (split->cost[start] < split->best)
      try_parts (split, start);
}

/**
 * lesart_compound_split:
 * @form: a word without a hyphen, @n_bytes bytes of UTF-8
 * @head_classes: a bit for each #LesartWordClass that the head may be
 * @compound: (out): the best split
 *
 * Nouns are found in lower case inside the word and at its beginning.
 *
 * Returns: whether @form can be split into words that the lexicon has
 */
gboolean
lesart_compound_split (const LesartLexicon *lexicon,
                       const char *form,
                       gsize n_bytes,
                       guint32 head_classes,
                       LesartCompound *compound)
{
  Split split;

  if (lexicon == NULL || n_bytes >= LESART_LEMMA_MAX || !g_utf8_validate_len (form, n_bytes, NULL))
    return FALSE;
  split.lexicon = lexicon;
  split.form = form;
  split.n_bytes = n_bytes;
  split.head_classes = head_classes;
  split.best = NO_COST;
  split.compound = compound;
  split.cut_parts = FALSE;
  run (&split);
  if (split.best == NO_COST) {
    split.cut_parts = TRUE;
    run (&split);
  }
  return split.best != NO_COST;
}

/**
 * lesart_compound_find_head:
 * @form: a word without a hyphen, @n_bytes bytes of UTF-8
 * @compound: (out): two parts
 *
 * Where nothing is known of the first part: Plasma|spiegel. The longest head counts.
 *
 * Returns: whether @form ends in a word that the lexicon has
 */
gboolean
lesart_compound_find_head (const LesartLexicon *lexicon,
                           const char *form,
                           gsize n_bytes,
                           guint32 head_classes,
                           LesartCompound *compound)
{
  gboolean upper;

  if (lexicon == NULL || n_bytes >= LESART_LEMMA_MAX || !g_utf8_validate_len (form, n_bytes, NULL))
    return FALSE;
  upper = g_unichar_isupper (g_utf8_get_char (form));
  for (gsize at = MIN_UNKNOWN; at + MIN_LONE_HEAD <= n_bytes; at++) {
    guint32 n;

    if (((guint8) form[at] & 0xc0) == 0x80)
      continue;
    compound->lexemes = upper ? lesart_lexicon_lookup_folded (lexicon, form + at, n_bytes - at, &n)
                              : lesart_lexicon_lookup (lexicon, form + at, n_bytes - at, &n);
    compound->n_lexemes = n;
    if ((classes_of (compound->lexemes, n) & head_classes) != 0) {
      compound->n_parts = 2;
      compound->starts[0] = 0;
      compound->starts[1] = (guint8) at;
      return TRUE;
    }
  }
  return FALSE;
}

/**
 * lesart_next_head:
 * @form: a word of @length bytes
 * @head: where the last candidate began; @form at first
 *
 * Walks through the places where the last part of a compound may begin, longest first, for words
 * that are looked for in other lists than the lexicon. With a hyphen only what follows the last one
 * is tried.
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
    for (guint i = 1; i < MIN_UNKNOWN && head < end; i++)
      head = g_utf8_next_char (head);
  if (head >= end)
    return NULL;
  head = g_utf8_next_char (head);
  return end - head < MIN_LISTED_HEAD ? NULL : head;
}
