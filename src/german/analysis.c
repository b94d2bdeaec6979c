/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ways are tried from the surest to the least sure one; the first that leads somewhere counts.
 * Inside a word that is not listed only open classes are looked for: with a capital nouns and
 * names, without one adjectives, participles, verbs and adverbs.
 */
#include "analysis.h"

#include "characters.h"

#include <string.h>

#define CLASS_BIT(class) (1u << (class))
#define NOMINAL_CLASSES (CLASS_BIT (LESART_CLASS_NOUN) | CLASS_BIT (LESART_CLASS_NAME))
#define ADJECTIVE_CLASSES                                                                          \
  (CLASS_BIT (LESART_CLASS_ADJECTIVE) | CLASS_BIT (LESART_CLASS_PARTICIPLE_1)                      \
   | CLASS_BIT (LESART_CLASS_PARTICIPLE_2))
#define LOWER_CLASSES                                                                              \
  (ADJECTIVE_CLASSES | CLASS_BIT (LESART_CLASS_VERB) | CLASS_BIT (LESART_CLASS_ADVERB))

#define MIN_CAPITALS 4

/* An ending shorter than this says too little. */
#define MIN_ENDING 2
/* One as long as this says more than a word that stands at the end by chance: Umwäl|zungen. */
#define LONG_ENDING 5

typedef struct {
  const LesartLexicon *lexicon;
  LesartAnalysis *analysis;
  LesartLexeme *room;
} Search;

/* A way to find what @base is from a byte on. */
typedef gboolean (*Lookup) (Search *search, gsize at);

static gboolean
starts_upper (const LesartAnalysis *analysis, gsize at)
{
  return g_unichar_isupper (g_utf8_get_char (analysis->base + at));
}

static gboolean
has (const LesartAnalysis *analysis, const LesartLexeme *lexeme)
{
  for (guint i = 0; i < analysis->n_lexemes; i++)
    if (memcmp (&analysis->lexemes[i], lexeme, sizeof *lexeme) == 0)
      return TRUE;
  return FALSE;
}

/* Takes those of @lexemes over that are of @classes. */
static void
take (Search *search, const LesartLexeme *lexemes, guint n, guint32 classes)
{
  LesartAnalysis *analysis = search->analysis;

  analysis->lexemes = search->room;
  for (guint i = 0; i < n && analysis->n_lexemes < LESART_MAX_LEXEMES; i++)
    if ((classes & CLASS_BIT (lexemes[i].word_class)) && !has (analysis, &lexemes[i]))
      search->room[analysis->n_lexemes++] = lexemes[i];
}

static gboolean
look_up (Search *search, gsize at)
{
  LesartAnalysis *analysis = search->analysis;

  analysis->lexemes = lesart_lexicon_lookup (search->lexicon, analysis->base + at,
                                             analysis->n_base - at, &analysis->n_lexemes);
  return analysis->lexemes != NULL;
}

/* --- Spelling --- */

static gboolean
is_all_upper (const char *form, gsize n_bytes)
{
  guint n_upper = 0;

  for (const char *at = form; at < form + n_bytes; at = g_utf8_next_char (at)) {
    if (lesart_is_lower (lesart_char_at (at)))
      return FALSE;
    n_upper += lesart_is_upper (lesart_char_at (at));
  }
  return n_upper >= 2;
}

/* "BERLIN" is "Berlin", but what is shorter is rather an acronym. */
static gboolean
lower_all (Search *search)
{
  LesartAnalysis *analysis = search->analysis;
  g_autofree char *lower = NULL;
  char capital[LESART_LEMMA_MAX + 8];
  gsize n_lower, n_capital;

  if (analysis->n_base < MIN_CAPITALS)
    return FALSE;
  lower = g_utf8_strdown (analysis->base, analysis->n_base);
  n_lower = strlen (lower);
  if (n_lower != analysis->n_base)
    return FALSE;
  n_capital = lesart_fold_first (lower, n_lower, capital);
  if (n_capital != n_lower)
    return FALSE;
  memcpy (analysis->base, capital, n_capital);
  if (look_up (search, 0))
    return TRUE;
  memcpy (analysis->base, lower, n_lower);
  return look_up (search, 0);
}

/* @from and @to take two bytes. */
static gboolean
swap_letters (Search *search, gsize at, const char *from, const char *to, Lookup lookup)
{
  LesartAnalysis *analysis = search->analysis;
  char *place = g_strstr_len (analysis->base + at, (gssize) (analysis->n_base - at), from);

  if (place == NULL)
    return FALSE;
  memcpy (place, to, 2);
  if (lookup (search, at))
    return TRUE;
  memcpy (place, from, 2);
  return FALSE;
}

/* The Swiss have no ß, old texts have more of them. */
static gboolean
respell (Search *search, gsize at, Lookup lookup)
{
  return swap_letters (search, at, "ss", "ß", lookup)
         || swap_letters (search, at, "ß", "ss", lookup);
}

/* Genitives of names that end in -s: Moritz', Virus' */
static gboolean
cut_apostrophe (Search *search)
{
  static const char *const apostrophes[] = { "'", "’" };
  LesartAnalysis *analysis = search->analysis;

  for (guint i = 0; i < G_N_ELEMENTS (apostrophes); i++) {
    gsize n = strlen (apostrophes[i]);

    if (analysis->n_base <= n
        || memcmp (analysis->base + analysis->n_base - n, apostrophes[i], n) != 0)
      continue;
    analysis->n_base = (guint8) (analysis->n_base - n);
    if (look_up (search, 0))
      return TRUE;
    analysis->n_base = (guint8) (analysis->n_base + n);
  }
  return FALSE;
}

/* --- Parts --- */

static guint32
head_classes (const Search *search, gsize at)
{
  return starts_upper (search->analysis, at) ? CLASS_BIT (LESART_CLASS_NOUN) : ADJECTIVE_CLASSES;
}

static gboolean
split (const Search *search, gsize at, LesartCompound *compound)
{
  const LesartAnalysis *analysis = search->analysis;

  return lesart_compound_split (search->lexicon, analysis->base + at, analysis->n_base - at,
                                head_classes (search, at), compound);
}

static void
take_compound (Search *search, gsize at, const LesartCompound *compound)
{
  LesartAnalysis *analysis = search->analysis;

  take (search, compound->lexemes, compound->n_lexemes, head_classes (search, at));
  analysis->reach = compound->whole ? LESART_REACH_COMPOUND : LESART_REACH_TAIL;
  analysis->n_parts = compound->n_parts;
  for (guint i = 0; i < compound->n_parts; i++)
    analysis->parts[i] = (guint8) (compound->starts[i] + at);
}

/* Only if all parts are known, which is better than another spelling, and that than a mere head. */
static gboolean
take_whole (Search *search, gsize at)
{
  LesartCompound compound;

  if (!split (search, at, &compound) || !compound.whole)
    return FALSE;
  take_compound (search, at, &compound);
  return TRUE;
}

/* The lexicon has "auf" as a particle, but "auseinander" as an adverb only. */
static gboolean
is_separable (const char *form, const LesartPrefix *prefix)
{
  static const char together[] = "einander";
  const gsize n = sizeof together - 1;

  if (prefix->n_bytes > n && memcmp (form + prefix->n_bytes - n, together, n) == 0)
    return TRUE;
  for (guint i = 0; i < prefix->n_lexemes; i++)
    if (prefix->lexemes[i].word_class == LESART_CLASS_PARTICLE)
      return TRUE;
  return FALSE;
}

/* "hinwegzuziehen" is the infinitive of "hinwegziehen", which @base becomes. */
static gboolean
look_up_zu (Search *search, gsize at)
{
  LesartAnalysis *analysis = search->analysis;
  const LesartLexeme *lexemes;
  guint n;

  if (analysis->n_base < at + 5 || memcmp (analysis->base + at, "zu", 2) != 0)
    return FALSE;
  lexemes = lesart_lexicon_lookup (search->lexicon, analysis->base + at + 2,
                                   analysis->n_base - at - 2, &n);
  for (guint i = 0; i < n && analysis->n_lexemes == 0; i++)
    if (lexemes[i].word_class == LESART_CLASS_VERB && (lexemes[i].features & LESART_INFINITIVE)) {
      take (search, &lexemes[i], 1, CLASS_BIT (LESART_CLASS_VERB));
      search->room[0].features = LESART_INFINITIVE_ZU;
      memmove (analysis->base + at, analysis->base + at + 2, analysis->n_base - at - 2);
      analysis->n_base = (guint8) (analysis->n_base - 2);
    }
  return analysis->n_lexemes > 0;
}

/* The longest prefix that leaves a verb, or its participle. */
static gboolean
cut_prefix (Search *search, gsize start)
{
  const LesartAnalysis *analysis = search->analysis;
  LesartPrefix prefixes[LESART_MAX_PREFIXES];
  guint n = lesart_lexicon_find_prefixes (search->lexicon, analysis->base + start,
                                          analysis->n_base - start, 0, prefixes);

  for (guint i = n; i > 0; i--) {
    gsize at = start + prefixes[i - 1].n_bytes;
    const LesartLexeme *lexemes;
    guint n_lexemes;

    if (!is_separable (analysis->base + start, &prefixes[i - 1]) || at + 3 > analysis->n_base)
      continue;
    if (look_up_zu (search, at))
      return TRUE;
    lexemes = lesart_lexicon_lookup (search->lexicon, analysis->base + at, analysis->n_base - at,
                                     &n_lexemes);
    take (search, lexemes, n_lexemes,
          CLASS_BIT (LESART_CLASS_VERB) | CLASS_BIT (LESART_CLASS_PARTICIPLE_1)
              | CLASS_BIT (LESART_CLASS_PARTICIPLE_2));
    if (analysis->n_lexemes > 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_word (const LesartAnalysis *analysis, gsize at)
{
  const char *end = analysis->base + analysis->n_base;

  for (const char *p = analysis->base + at; p < end; p = g_utf8_next_char (p))
    if (!lesart_is_letter (lesart_char_at (p)))
      return FALSE;
  return at < analysis->n_base;
}

static gboolean
read_ending (Search *search, gsize at, guint shortest)
{
  LesartAnalysis *analysis = search->analysis;
  LesartPrefix endings[LESART_MAX_ENDINGS];
  guint n = lesart_lexicon_lookup_ending (search->lexicon, analysis->base + at,
                                          analysis->n_base - at, endings);

  for (guint i = 0; i < n && endings[i].n_bytes >= shortest; i++)
    take (search, endings[i].lexemes, endings[i].n_lexemes,
          starts_upper (analysis, at) ? NOMINAL_CLASSES : LOWER_CLASSES);
  analysis->n_ending = n > 0 ? (guint8) endings[0].n_bytes : 0;
  return analysis->n_lexemes > 0;
}

/* What is neither listed nor has a hyphen, from @at on. */
static LesartReach
search_parts (Search *search, gsize at)
{
  LesartCompound compound;
  gboolean has_head;

  if (!is_word (search->analysis, at))
    return LESART_REACH_NONE;
  if (!starts_upper (search->analysis, at) && cut_prefix (search, at))
    return LESART_REACH_PREFIX;
  has_head = split (search, at, &compound);
  if (!(has_head && compound.whole)) {
    if (respell (search, at, take_whole))
      return LESART_REACH_COMPOUND;
    if (read_ending (search, at, LONG_ENDING))
      return LESART_REACH_ENDING;
  }
  if (has_head) {
    take_compound (search, at, &compound);
    return search->analysis->reach;
  }
  return read_ending (search, at, MIN_ENDING) ? LESART_REACH_ENDING : LESART_REACH_NONE;
}

static LesartReach
search_tail (Search *search, gsize at)
{
  LesartAnalysis *analysis = search->analysis;
  LesartReach reach;

  if (look_up (search, at)) {
    const LesartLexeme *lexemes = analysis->lexemes;
    guint n = analysis->n_lexemes;

    analysis->n_lexemes = 0;
    take (search, lexemes, n, NOMINAL_CLASSES | LOWER_CLASSES); /* not "70er" by "er" */
    if (analysis->n_lexemes == 0)
      return LESART_REACH_NONE;
    analysis->parts[analysis->n_parts++] = (guint8) at;
    return LESART_REACH_HYPHEN;
  }
  reach = search_parts (search, at);
  return reach < LESART_REACH_TAIL ? LESART_REACH_HYPHEN : reach;
}

/* Where what stands behind the last hyphen or a number at the start (62jährige) begins, else 0. */
static gsize
find_tail (const LesartAnalysis *analysis)
{
  const char *hyphen = g_strrstr_len (analysis->base, analysis->n_base, "-");
  gsize at = 0;

  if (hyphen != NULL)
    return (gsize) (hyphen + 1 - analysis->base);
  while (at < analysis->n_base && g_ascii_isdigit (analysis->base[at]))
    at++;
  return at;
}

static LesartReach
search (Search *s, gboolean folded)
{
  gsize tail = find_tail (s->analysis);

  if (look_up (s, 0))
    return folded ? LESART_REACH_FOLDED : LESART_REACH_LISTED;
  if (respell (s, 0, look_up) || cut_apostrophe (s))
    return LESART_REACH_RESPELT;
  if (tail > 0)
    return search_tail (s, tail);
  if (is_all_upper (s->analysis->base, s->analysis->n_base))
    return lower_all (s) ? LESART_REACH_RESPELT : LESART_REACH_NONE;
  return search_parts (s, 0);
}

/**
 * lesart_analyse:
 * @lexicon: (nullable): without one nothing is known
 * @form: a word form, @n_bytes bytes of UTF-8
 * @folded: whether to look at it with its first letter in the other case, as for a capital at the
 *   start of a sentence
 * @analysis: (out caller-allocates): what it is; its lexemes lie in the lexicon or in @room
 * @room: must live as long as @analysis is used
 *
 * Time is bounded: no form longer than LESART_LEMMA_MAX is looked at.
 */
void
lesart_analyse (const LesartLexicon *lexicon,
                const char *form,
                gsize n_bytes,
                gboolean folded,
                LesartAnalysis *analysis,
                LesartLexeme room[LESART_MAX_LEXEMES])
{
  char other[LESART_LEMMA_MAX + 8];
  Search s = { lexicon, analysis, room };

  memset (analysis, 0, sizeof *analysis);
  analysis->reach = LESART_REACH_NONE;
  if (n_bytes == 0 || n_bytes >= LESART_LEMMA_MAX || !g_utf8_validate_len (form, n_bytes, NULL))
    return;
  if (folded) {
    n_bytes = lesart_fold_first (form, n_bytes, other);
    form = other;
  }
  if (n_bytes >= LESART_LEMMA_MAX)
    return;
  memcpy (analysis->base, form, n_bytes);
  analysis->n_base = (guint8) n_bytes;
  analysis->reach = search (&s, folded);
}

/**
 * lesart_analysis_get_lemma:
 * @lexeme: one of those of @analysis
 * @lemma: (out caller-allocates): room for %LESART_LEMMA_MAX bytes
 *
 * Makes the lemma: of "Baudezernenten" it is "Baudezernent", of "Bratäpfel" "Bratapfel".
 *
 * Returns: the length of @lemma, which ends with NUL; 0, and an empty string, if it cannot be made
 */
gsize
lesart_analysis_get_lemma (const LesartLexicon *lexicon,
                           const LesartAnalysis *analysis,
                           const LesartLexeme *lexeme,
                           char *lemma)
{
  gsize head = analysis->n_parts > 0 ? analysis->parts[analysis->n_parts - 1] : 0;
  gsize n = lesart_lexicon_get_lemma (lexicon, lexeme, analysis->base, analysis->n_base, lemma);
  char small[LESART_LEMMA_MAX + 8];

  /* A head whose first letter changes is given with a capital. */
  if (n <= head || head == 0 || lemma[head - 1] == '-'
      || !g_unichar_isupper (g_utf8_get_char (lemma + head)))
    return n;
  if (lesart_fold_first (lemma + head, n - head, small) == n - head)
    memcpy (lemma + head, small, n - head);
  return n;
}
