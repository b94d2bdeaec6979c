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
#define MIN_FIRST 3
#define MIN_LONE_HEAD 5
#define MIN_LISTED_HEAD 4
/* Bytes of a part whose last letter is lost. */
#define MIN_CUT 4

typedef struct {
  const LesartLexicon *lexicon;
  const char *form;
  gsize n_bytes;
  gboolean upper;                    /* whether the form has a capital, heads then too */
  gsize last_head;                   /* byte where the last possible head begins */
  guint8 is_head[LESART_LEMMA_MAX];  /* whether one begins at each byte */
  guint cost[LESART_LEMMA_MAX];      /* of the cheapest way to each byte */
  guint8 before[LESART_LEMMA_MAX];   /* where its last part begins */
  guint8 n_before[LESART_LEMMA_MAX]; /* how many parts it has */
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
classes_of (const LesartPrefix *word)
{
  guint32 classes = 0;

  for (guint i = 0; i < word->n_lexemes; i++)
    classes |= CLASS_BIT (word->lexemes[i].word_class);
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
  if (end > split->last_head || split->n_before[start] + 2 > LESART_MAX_PARTS)
    return;
  cost += split->cost[start] + COST_PART;
  if (cost >= split->cost[end])
    return;
  split->cost[end] = cost;
  split->before[end] = (guint8) start;
  split->n_before[end] = split->n_before[start] + 1;
}

/* @text is the form from @start on, in one of two cases. */
static void
try_words (Split *split, gsize start, const char *text)
{
  LesartPrefix words[LESART_MAX_PREFIXES];
  guint n = lesart_lexicon_find_prefixes (split->lexicon, text, split->n_bytes - start, 0, words);

  for (guint i = 0; i < n; i++) {
    gsize end = start + words[i].n_bytes;
    guint cost = class_cost (&words[i]), length;

    if (cost == NO_COST)
      continue;
    length = length_cost (count_letters (text, words[i].n_bytes));
    if (length == NO_COST)
      continue;
    reach (split, start, end, cost + length);
    if (cost == 0 && end < split->n_bytes && split->form[end] == 's')
      reach (split, start, end + 1, length + COST_LINK);
  }
}

/* @text is a noun without its final -e (Schul|hof, Sprach|kurs), or a verb without its final -e
 * (Absperr|gitter) or -n (Liefer|zeit, Werbe|pause). */
static void
try_cut_words (Split *split, gsize start, const char *text, gboolean upper)
{
  guint32 wanted = CLASS_BIT (upper ? LESART_CLASS_NOUN : LESART_CLASS_VERB);

  for (const char *lost = upper ? "e" : "en"; *lost != '\0'; lost++) {
    LesartPrefix words[LESART_MAX_PREFIXES];
    guint n =
        lesart_lexicon_find_prefixes (split->lexicon, text, split->n_bytes - start, *lost, words);

    for (guint i = 0; i < n; i++)
      if (words[i].n_bytes >= MIN_CUT && (classes_of (&words[i]) & wanted) != 0)
        reach (split, start, start + words[i].n_bytes, COST_CUT);
  }
}

static void
try_combining_forms (Split *split, gsize start, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (combining_forms); i++) {
    gsize n;

    if (combining_forms[i][0] != text[0])
      continue;
    n = strlen (combining_forms[i]);
    if ((start == 0 || n >= MIN_FIRST) && n + MIN_FIRST <= split->n_bytes - start
        && memcmp (text, combining_forms[i], n) == 0)
      reach (split, start, start + n, COST_ADJECTIVE);
  }
}

static void
try_parts (Split *split, gsize start, gboolean cut)
{
  const char *text = split->form + start;
  gsize n_bytes = split->n_bytes - start;
  char other[LESART_LEMMA_MAX + 8];
  gboolean upper = g_unichar_isupper (g_utf8_get_char (text));

  if (lesart_fold_first (text, n_bytes, other) != n_bytes)
    memcpy (other, text, n_bytes);
  try_words (split, start, text);
  try_words (split, start, other);
  try_combining_forms (split, start, upper ? other : text);
  if (cut) {
    try_cut_words (split, start, text, upper);
    try_cut_words (split, start, other, !upper);
  }
}

/* Returns: where the head of the cheapest split begins, 0 if there is none */
static gsize
find_split (Split *split, gboolean cut)
{
  guint best = NO_COST;
  gsize head = 0;

  memset (split->cost, 0xff, sizeof split->cost);
  split->cost[0] = 0;
  split->n_before[0] = 0;
  for (gsize at = 0; at <= split->last_head; at++) {
    if (split->cost[at] >= best)
      continue;
    if (split->is_head[at]) {
      guint length = length_cost (count_letters (split->form + at, split->n_bytes - at));

      /* Short heads are too often endings ("Ähnlich") where the first part is not sure. */
      if (!(cut && length > 0) && split->cost[at] + length < best) {
        best = split->cost[at] + length;
        head = at;
      }
    }
    try_parts (split, at, cut);
  }
  return head;
}

static const LesartLexeme *
look_up_head (const Split *split, gsize at, guint *n)
{
  return split->upper
             ? lesart_lexicon_lookup_folded (split->lexicon, split->form + at, split->n_bytes - at,
                                             n)
             : lesart_lexicon_lookup (split->lexicon, split->form + at, split->n_bytes - at, n);
}

/* What follows in "Neurologin" is an ending, not the word "Login"; so in "Kombination", in
 * "Infektionen" and in "literarisch", where there are no nation, no ions and nothing Aryan. */
static gboolean
is_ending (const Split *split, gsize at)
{
  static const struct {
    const char *before;
    const char *begin;
  } endings[] = { { "o", "log" }, { "i", "nation" }, { "ts", "ion" }, { "dnrt", "arisch" } };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    gsize n = strlen (endings[i].begin);

    if (split->form[at] == *endings[i].begin && at + n <= split->n_bytes
        && strchr (endings[i].before, split->form[at - 1]) != NULL
        && memcmp (split->form + at, endings[i].begin, n) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Whether what stands before @at can only be the first part of a compound, known or not:
 * Gerinnungs|faktoren. */
static gboolean
is_joint (const Split *split, gsize at)
{
  static const char *const joints[] = { "ungs", "heits", "keits", "schafts", "ions", "täts" };

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++) {
    gsize n = strlen (joints[i]);

    if (at > n + MIN_FIRST && memcmp (split->form + at - n, joints[i], n) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Returns: where the first head begins that is long enough to stand alone, rather one behind a
 * joint; 0 if there is none */
static gsize
find_heads (Split *split, guint32 head_classes)
{
  gsize first = 0;

  memset (split->is_head, 0, sizeof split->is_head);
  split->last_head = 0;
  for (gsize at = MIN_FIRST; at + MIN_FIRST <= split->n_bytes; at++) {
    LesartPrefix head;

    if (((guint8) split->form[at] & 0xc0) == 0x80 || is_ending (split, at))
      continue;
    head.lexemes = look_up_head (split, at, &head.n_lexemes);
    if (head.lexemes == NULL || (classes_of (&head) & head_classes) == 0)
      continue;
    split->is_head[at] = TRUE;
    split->last_head = at;
    if (at + MIN_LONE_HEAD <= split->n_bytes
        && (first == 0 || (is_joint (split, at) && !is_joint (split, first))))
      first = at;
  }
  return first;
}

static void
fill (const Split *split, gsize head, LesartCompound *compound)
{
  compound->lexemes = look_up_head (split, head, &compound->n_lexemes);
  compound->n_parts = split->cost[head] != NO_COST ? split->n_before[head] + 1 : 2;
  compound->starts[0] = 0;
  for (gsize i = compound->n_parts, at = head; i > 1; i--, at = split->before[at])
    compound->starts[i - 1] = (guint8) at;
}

/**
 * lesart_compound_split:
 * @form: a word without a hyphen, @n_bytes bytes of UTF-8
 * @head_classes: a bit for each #LesartWordClass that the head may be
 * @compound: (out): the best split; or, if nothing is known of what stands before it, the longest
 *   head: Bendler|block
 *
 * Nouns are found in lower case inside the word and at its beginning.
 *
 * Returns: whether @form ends in a word that the lexicon has
 */
gboolean
lesart_compound_split (const LesartLexicon *lexicon,
                       const char *form,
                       gsize n_bytes,
                       guint32 head_classes,
                       LesartCompound *compound)
{
  Split split;
  gsize lone, head;

  if (lexicon == NULL || n_bytes >= LESART_LEMMA_MAX || !g_utf8_validate_len (form, n_bytes, NULL))
    return FALSE;
  split.lexicon = lexicon;
  split.form = form;
  split.n_bytes = n_bytes;
  split.upper = g_unichar_isupper (g_utf8_get_char (form));
  lone = find_heads (&split, head_classes);
  if (split.last_head == 0)
    return FALSE;
  head = find_split (&split, FALSE);
  if (head == 0)
    head = find_split (&split, TRUE);
  compound->whole = head != 0 || (lone != 0 && is_joint (&split, lone));
  if (head == 0)
    head = lone;
  if (head != 0)
    fill (&split, head, compound);
  return head != 0;
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

  if (head == form) {
    const char *behind = end;

    while (behind > form && behind[-1] != '-')
      behind--;
    if (behind > form && behind < end)
      return behind;
    for (guint i = 1; i < MIN_FIRST && head < end; i++)
      head = g_utf8_next_char (head);
  }
  if (head >= end)
    return NULL;
  head = g_utf8_next_char (head);
  return end - head < MIN_LISTED_HEAD ? NULL : head;
}
