/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of a compound as headwords: Chip and Fertigungsanlage in "Chipfertigungsanlagen".
 * Hyphens and the compound splitter say where parts may end; of these the fewest are taken that
 * lead to words which the lists have, since Fertigungsanlage says more than Fertigung and Anlage.
 */
#include "headwords-private.h"

#include "compounds.h"

#include <string.h>

#define MAX_PIECES LESART_MAX_WORD_PARTS
/* Bytes that a part has at least. */
#define MIN_PART 2
/* ... where only the lists say that it is one. */
#define MIN_LISTED 4
/* Letters of a prefix that can be a part. */
#define MIN_FREE_PREFIX 4
/* Bytes of a part that nothing is known of, and of the head behind it. */
#define MIN_UNKNOWN 5
#define MIN_LONE_HEAD 6

/* ... of an adjective that the lexicon has as a whole. */
#define MIN_PLAIN 5
#define ADJECTIVE_CLASSES (CLASS_BIT (LESART_CLASS_ADJECTIVE) | PARTICIPLE_CLASSES)

typedef struct {
  guint8 start;
  guint8 end;
} Piece;

typedef struct {
  Finder *finder;
  gboolean with_head; /* whether a part that is not known will do, before one that is */
  Piece pieces[MAX_PIECES];
  guint n;
  LesartHeadword units[MAX_PIECES]; /* the best unit that begins at each piece */
  guint next[MAX_PIECES];           /* the piece behind it */
  guint count[MAX_PIECES + 1];      /* units from each piece to the end; G_MAXUINT: no way */
} Parts;

/* --- What a part is --- */

typedef struct {
  const char *cut;  /* what it loses at its end */
  const char *end;  /* what it gets instead */
  gboolean capital; /* whether it is a noun then */
} Joint;

/* The shapes that words take on as first parts, the commonest first. */
static const Joint joints[] = {
  { "", "", TRUE },    /* Chip|fertigung */
  { "s", "", TRUE },   /* Fertigungs|anlage */
  { "", "", FALSE },   /* Hoch|haus */
  { "", "e", TRUE },   /* Schul|hof */
  { "es", "", TRUE },  /* Jahres|ende */
  { "n", "", TRUE },   /* Straßen|bahn */
  { "en", "", TRUE },  /* Helden|tat */
  { "", "en", FALSE }, /* Fahr|zeug */
  { "", "n", FALSE },  /* Liefer|zeit */
  { "s", "e", TRUE },  /* Hilfs|frist */
  { "en", "a", TRUE }, /* Aorten|bogen */
  { "", "…", TRUE },   /* Mega|stadt */
};

static gsize
apply_joint (const Joint *joint, const char *part, gsize n_bytes, char *lemma)
{
  gsize n_cut = strlen (joint->cut);
  gsize n = n_bytes - n_cut;
  g_autofree char *first = NULL;

  if (n_bytes < n_cut + MIN_PART || memcmp (part + n, joint->cut, n_cut) != 0)
    return 0;
  first = joint->capital ? g_utf8_strup (part, g_utf8_next_char (part) - part)
                         : g_utf8_strdown (part, g_utf8_next_char (part) - part);
  n = (gsize) g_snprintf (lemma, LESART_LEMMA_MAX, "%s%.*s%s", first,
                          (int) (part + n - g_utf8_next_char (part)), g_utf8_next_char (part),
                          joint->end);
  return n < LESART_LEMMA_MAX ? n : 0;
}

/* The likeliest headword of @text that can be of @classes. */
static gboolean
find_headword (
    const Finder *finder, const char *text, gsize n_bytes, guint32 classes, LesartHeadword *word)
{
  Finder part = *finder;
  guint best = G_MAXUINT;

  part.word = text;
  part.n_bytes = n_bytes;
  part.n = 0;
  lesart_finder_find_whole (&part);
  for (guint i = 0; i < part.n; i++) {
    const Candidate *candidate = &part.candidates[i];

    if (!candidate->word.is_guess && (candidate->word.classes & classes) != 0
        && (best == G_MAXUINT || candidate->cost < part.candidates[best].cost))
      best = i;
  }
  if (best == G_MAXUINT)
    return FALSE;
  *word = part.candidates[best].word;
  return TRUE;
}

static gboolean
find_first_part (
    const Finder *finder, const char *text, gsize n_bytes, guint32 classes, LesartHeadword *word)
{
  char lemma[LESART_LEMMA_MAX];
  LesartEntry entry;

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++) {
    gsize n = apply_joint (&joints[i], text, n_bytes, lemma);

    if (n > 0
        && lesart_dictionary_lookup (finder->dictionary, LESART_SIDE_GERMAN, lemma, (gssize) n,
                                     &entry, 1)
               > 0
        && entry.fit == LESART_FIT_EXACT && find_headword (finder, lemma, n, classes, word))
      return TRUE;
  }
  return find_headword (finder, text, n_bytes, classes, word);
}

/* --- Where parts may end --- */

static void
add_piece (Parts *parts, gsize start, gsize end)
{
  if (parts->n < MAX_PIECES && end >= start + MIN_PART)
    parts->pieces[parts->n++] = (Piece){ (guint8) start, (guint8) end };
}

static guint32
classes_of (const Finder *finder, const char *form, gsize n_bytes)
{
  guint n;
  const LesartLexeme *lexemes = lesart_lexicon_lookup (finder->lexicon, form, n_bytes, &n);
  guint32 classes = 0;

  for (guint i = 0; lexemes != NULL && i < n; i++)
    classes |= CLASS_BIT (lexemes[i].word_class);
  return classes;
}

/* Whether it has a lexeme that is no finite verb: "hungertest" says nothing against a Hungertest.
 */
static gboolean
is_other_word (const Finder *finder, const char *form, gsize n_bytes)
{
  guint n;
  const LesartLexeme *lexemes = lesart_lexicon_lookup (finder->lexicon, form, n_bytes, &n);

  for (guint i = 0; lexemes != NULL && i < n; i++)
    if (lexemes[i].word_class != LESART_CLASS_VERB
        || (lexemes[i].features & (LESART_SECOND | LESART_PAST)) != (LESART_SECOND | LESART_PAST))
      return TRUE;
  return FALSE;
}

/* Whether the lexicon says that it is something else: a form in lower case (auszugehen is not
 * Auszug and Ehen), with a capital as a noun (Gemeinsame) or at the start of a sentence; a name
 * (Frankreich). */
static gboolean
is_simple (const Finder *finder, const char *word, gsize n_bytes)
{
  char folded[LESART_LEMMA_MAX + 8];
  gsize n = lesart_fold_first (word, n_bytes, folded);
  guint32 classes = classes_of (finder, word, n_bytes);

  if (g_unichar_isupper (g_utf8_get_char (word)))
    return classes == CLASS_BIT (LESART_CLASS_NAME) || is_other_word (finder, folded, n);
  return classes != 0 || classes_of (finder, folded, n) == CLASS_BIT (LESART_CLASS_NAME);
}

/* Whether the lists have the word as it stands, in the plural too. */
static gboolean
is_listed (const Finder *finder, const char *word, gsize n_bytes)
{
  LesartHeadword found;

  return find_headword (finder, word, n_bytes, CLASS_BIT (LESART_CLASS_NOUN), &found);
}

/* Prepositions and prefixes are parts of derived nouns (Ab|setzung, Beimischung), but for the
 * longer ones (Neben|wirkung), and for adjectives in a word that nobody has listed (Neu|infektion,
 * but Freigabe). */
static gboolean
is_prefix (const Finder *finder, const char *word, gsize n_word, gsize n_bytes)
{
  const char *part = word;
  char folded[LESART_LEMMA_MAX + 8];
  gsize n = lesart_fold_first (part, n_bytes, folded);
  guint32 classes = classes_of (finder, part, n_bytes) | classes_of (finder, folded, n);

  if (classes & CLASS_BIT (LESART_CLASS_NOUN))
    return FALSE;
  if (classes & CLASS_BIT (LESART_CLASS_PREPOSITION))
    return g_utf8_strlen (part, (gssize) n_bytes) < MIN_FREE_PREFIX;
  return (classes & CLASS_BIT (LESART_CLASS_PARTICLE)) != 0
         && ((classes & CLASS_BIT (LESART_CLASS_ADJECTIVE)) == 0
             || is_listed (finder, word, n_word));
}

/* Splits a noun into two that the lists know, the longest last one: Myokard|infarkt. */
static gboolean
split_by_lists (Parts *parts, const char *word, gsize n_bytes, gsize start)
{
  char head[LESART_LEMMA_MAX + 8];

  for (gsize at = MIN_LISTED; at + MIN_LISTED <= n_bytes; at++) {
    LesartHeadword found;
    gsize n;

    if (((guint8) word[at] & 0xc0) == 0x80)
      continue;
    n = lesart_fold_first (word + at, n_bytes - at, head);
    head[n] = '\0';
    if (!find_headword (parts->finder, head, n, CLASS_BIT (LESART_CLASS_NOUN), &found)
        || !find_first_part (parts->finder, word, at, CLASS_BIT (LESART_CLASS_NOUN), &found))
      continue;
    add_piece (parts, start, start + at);
    add_piece (parts, start + at, start + n_bytes);
    return TRUE;
  }
  return FALSE;
}

static gboolean
has_short_part (const LesartCompound *compound, gsize n_bytes)
{
  for (guint i = 0; i < compound->n_parts; i++) {
    gsize end = i + 1 < compound->n_parts ? compound->starts[i + 1] : n_bytes;

    if (end - compound->starts[i] < MIN_LISTED)
      return TRUE;
  }
  return FALSE;
}

/* Splits by what the lexicon knows.
 * Returns: whether all of it is known */
static gboolean
split_by_lexicon (Parts *parts, const char *word, gsize n_bytes, gsize start)
{
  const Finder *finder = parts->finder;
  guint32 head_classes = g_unichar_isupper (g_utf8_get_char (word)) ? CLASS_BIT (LESART_CLASS_NOUN)
                                                                    : ADJECTIVE_CLASSES;
  LesartCompound compound;

  if (!lesart_compound_split (finder->lexicon, word, n_bytes, head_classes, &compound)
      || !compound.whole || is_prefix (finder, word, n_bytes, compound.starts[1]))
    return FALSE;
  /* Hitze|wal|lungen: what the lists say of two parts is more than what the lexicon says of three,
   * if one of these is very short. */
  if (compound.n_parts > 2 && has_short_part (&compound, n_bytes)
      && split_by_lists (parts, word, n_bytes, start))
    return TRUE;
  for (guint i = 0; i < compound.n_parts; i++)
    add_piece (parts, start + compound.starts[i],
               start + (i + 1 < compound.n_parts ? compound.starts[i + 1] : n_bytes));
  return TRUE;
}

/* Where nothing is known of what stands before it, the head alone: Bendler|block. */
static gboolean
split_off_head (Parts *parts, const char *word, gsize n_bytes, gsize start)
{
  const Finder *finder = parts->finder;
  LesartCompound compound;
  gsize head;

  if (!lesart_compound_split (finder->lexicon, word, n_bytes, CLASS_BIT (LESART_CLASS_NOUN),
                              &compound))
    return FALSE;
  head = compound.starts[compound.n_parts - 1];
  if (!parts->with_head
      && (head < MIN_UNKNOWN || n_bytes - head < MIN_LONE_HEAD
          || !g_unichar_isupper (g_utf8_get_char (parts->finder->word))))
    return FALSE;
  add_piece (parts, start, start + head);
  add_piece (parts, start + head, start + n_bytes);
  return TRUE;
}

/* Returns: whether it is split; if not, nothing was added */
static gboolean
split_noun (Parts *parts, const char *noun, gsize n_noun, gsize start)
{
  return split_by_lexicon (parts, noun, n_noun, start)
         || (classes_of (parts->finder, noun, n_noun) == 0
             && (split_by_lists (parts, noun, n_noun, start)
                 || split_off_head (parts, noun, n_noun, start)));
}

/* Bytes of the plural -en, which words with these endings all have, though the lexicon does not
 * have all of them: Auffälligkeiten. */
static gsize
find_plural (const char *noun, gsize n_noun)
{
  static const char *const plurals[] = {
    "ungen", "heiten", "keiten", "schaften", "ionen", "täten"
  };

  for (guint i = 0; i < G_N_ELEMENTS (plurals); i++) {
    const gsize n = strlen (plurals[i]);

    if (n_noun > n + MIN_LISTED && memcmp (noun + n_noun - n, plurals[i], n) == 0)
      return strlen ("en");
  }
  return 0;
}

/* A word with a capital that no noun is found in may be an adjective at the beginning of a
 * sentence, or made a noun: Dialyse|pflichtiger. */
static gboolean
split_adjective (Parts *parts, const char *word, gsize n_bytes, gsize start)
{
  char small[LESART_LEMMA_MAX + 8];

  return g_unichar_isupper (g_utf8_get_char (word))
         && lesart_fold_first (word, n_bytes, small) == n_bytes
         && split_by_lexicon (parts, small, n_bytes, start);
}

/* Of an adjective that the lexicon has, a noun and an adjective that both are long enough not to be
 * found by chance: lebens|wichtig, but not gemein|samen. */
static gboolean
split_known_adjective (Parts *parts, const char *word, gsize n_bytes, gsize start)
{
  const Finder *finder = parts->finder;
  char small[LESART_LEMMA_MAX + 8], noun[LESART_LEMMA_MAX + 8];
  gsize n_noun;
  LesartCompound compound;

  if (g_unichar_isupper (g_utf8_get_char (word))) {
    if (lesart_fold_first (word, n_bytes, small) != n_bytes)
      return FALSE;
  } else {
    memcpy (small, word, n_bytes);
  }
  if ((classes_of (finder, small, n_bytes) & ~ADJECTIVE_CLASSES) != 0
      || !lesart_compound_split (finder->lexicon, small, n_bytes, ADJECTIVE_CLASSES, &compound)
      || !compound.whole || compound.n_parts != 2 || compound.starts[1] < MIN_PLAIN
      || n_bytes - compound.starts[1] < MIN_PLAIN)
    return FALSE;
  n_noun = lesart_fold_first (small, compound.starts[1], noun);
  if (((classes_of (finder, noun, n_noun)
        | (noun[n_noun - 1] == 's' ? classes_of (finder, noun, n_noun - 1) : 0))
       & CLASS_BIT (LESART_CLASS_NOUN))
      == 0)
    return FALSE;
  add_piece (parts, start, start + compound.starts[1]);
  add_piece (parts, start + compound.starts[1], start + n_bytes);
  return TRUE;
}

/* A word in lower case that is nothing else may be a noun. */
static void
split_segment (Parts *parts, gsize start, gsize end)
{
  const Finder *finder = parts->finder;
  const char *segment = finder->word + start;
  const guint before = parts->n;
  char noun[LESART_LEMMA_MAX + 8];
  gsize n_noun = end - start, n_plural;

  if (!is_simple (finder, segment, end - start)) {
    if (split_by_lexicon (parts, segment, end - start, start)
        || split_adjective (parts, segment, end - start, start))
      return;
    if (g_unichar_isupper (g_utf8_get_char (segment)))
      memcpy (noun, segment, n_noun);
    else
      n_noun = lesart_fold_first (segment, end - start, noun);
    if (n_noun == end - start && split_noun (parts, noun, n_noun, start))
      return;
    n_plural = find_plural (noun, n_noun);
    if (n_plural > 0 && split_noun (parts, noun, n_noun - n_plural, start)) {
      if (parts->n > before)
        parts->pieces[parts->n - 1].end = (guint8) end;
      return;
    }
  } else if (split_known_adjective (parts, segment, end - start, start)) {
    return;
  }
  add_piece (parts, start, end);
}

static void
split_word (Parts *parts)
{
  const char *word = parts->finder->word;
  gsize n_bytes = parts->finder->n_bytes;

  for (gsize start = 0; start < n_bytes;) {
    const char *hyphen = memchr (word + start, '-', n_bytes - start);
    gsize end = hyphen != NULL ? (gsize) (hyphen - word) : n_bytes;

    if (end > start)
      split_segment (parts, start, end);
    start = end + 1;
  }
}

/* Pieces @from ... @to - 1 as one headword. */
static gboolean
find_unit (const Parts *parts, guint from, guint to, LesartHeadword *word)
{
  const Finder *finder = parts->finder;
  gsize start = parts->pieces[from].start, end = parts->pieces[to - 1].end;
  char text[LESART_LEMMA_MAX + 8];
  const char *given = finder->word + start;
  gsize n = end - start;
  gboolean found;

  /* Inside the word its parts have no capital, but are nouns where it is one. */
  if (start > 0 && finder->word[start - 1] != '-'
      && g_unichar_isupper (g_utf8_get_char (finder->word)))
    n = lesart_fold_first (given, n, text);
  else
    memcpy (text, given, n);
  text[n] = '\0';
  found = to == parts->n ? find_headword (finder, text, n, G_MAXUINT32, word)
                         : find_first_part (finder, text, n, G_MAXUINT32, word);
  word->start = (guint8) start;
  word->end = (guint8) end;
  word->way = LESART_WAY_PART;
  return found;
}

/* Puts units together from the right; of as many, those with the longer last part. */
static void
find_units (Parts *parts)
{
  parts->count[parts->n] = 0;
  for (guint from = parts->n; from-- > 0;) {
    parts->count[from] = G_MAXUINT;
    for (guint to = parts->n; to > from; to--) {
      LesartHeadword word = { 0 };

      if ((from == 0 && to == parts->n) || parts->count[to] == G_MAXUINT
          || parts->count[to] + 1 >= parts->count[from] || !find_unit (parts, from, to, &word))
        continue;
      parts->units[from] = word;
      parts->next[from] = to;
      parts->count[from] = parts->count[to] + 1;
    }
  }
}

static void
add_units (const Parts *parts, guint from, LesartWay way)
{
  for (; from < parts->n; from = parts->next[from]) {
    LesartHeadword word = parts->units[from];

    word.way = way;
    if (parts->finder->n < MAX_CANDIDATES)
      parts->finder->candidates[parts->finder->n++] = (Candidate){ .word = word };
  }
}

/* Adds the parts of the word; if not all are known, the longest end of it that is. */
void
lesart_finder_find_parts (Finder *finder)
{
  Parts parts = { .finder = finder, .with_head = TRUE };
  guint from = 0;

  if (finder->lexicon == NULL)
    return;
  split_word (&parts);
  if (parts.n < 2)
    return;
  find_units (&parts);
  while (from < parts.n && parts.count[from] == G_MAXUINT)
    from++;
  /* An ending of a word that is known as a whole says nothing. */
  if (from > 0 && finder->n > 0)
    return;
  add_units (&parts, from, from == 0 ? LESART_WAY_PART : LESART_WAY_HEAD);
}

/* Splits off the head where the lexicon does not know what stands before it, but the lists do:
 * Seh|verlust. */
static gboolean
split_listed (Parts *parts)
{
  if (!g_unichar_isupper (g_utf8_get_char (parts->finder->word)))
    return FALSE;
  parts->n = 0;
  parts->with_head = TRUE;
  split_word (parts);
  if (parts->n < 2)
    return FALSE;
  find_units (parts);
  return parts->count[0] != G_MAXUINT;
}

/**
 * lesart_headwords_split:
 * @dictionary: (nullable): a dictionary
 * @language: what is known of German
 * @word: a word, @n_bytes of UTF-8; -1 if NUL ends it
 * @starts: (out): byte where each part begins; a linking element belongs to the part before it
 *
 * Splits a compound into all its parts, whether or not the dictionary has larger ones.
 *
 * Returns: how many parts there are; 1 if it is no compound
 */
guint
lesart_headwords_split (const LesartDictionary *dictionary,
                        const LesartLanguage *language,
                        const char *word,
                        gssize n_bytes,
                        guint8 starts[LESART_MAX_WORD_PARTS])
{
  Finder finder;
  Parts parts = { .finder = &finder };

  lesart_finder_init (&finder, dictionary, language, word,
                      n_bytes < 0 ? strlen (word) : (gsize) n_bytes);
  starts[0] = 0;
  if (finder.lexicon == NULL || finder.n_bytes == 0 || finder.n_bytes >= LESART_LEMMA_MAX
      || !g_utf8_validate_len (word, finder.n_bytes, NULL))
    return 1;
  split_word (&parts);
  if (parts.n < 2 && !split_listed (&parts))
    return 1;
  for (guint i = 1; i < parts.n; i++)
    starts[i] = parts.pieces[i].start;
  return MAX (parts.n, 1);
}
