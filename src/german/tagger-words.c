/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a form can be, wherever it stands: the tags that the lexicon, the closed classes
 * (closed-classes.tsv) and, for a form that neither has, its shape and ending allow; and hashes of
 * its letters. Made once for each form of a text.
 */
#include "tagger-private.h"

#include "characters.h"

#include <string.h>

#define WORDS_PER_BLOCK 256
#define LOWER_MAX 128 /* bytes of a form that count */

/* The pairs that UD German-GSD has, but for what it has once or twice by mistake; the first of a
 * tag is its usual one. Rare ones are hardly ever right where they were not shown: of a thousand
 * words of news and minutes that could be so three at most were tagged so, but they were a third of
 * what is weighed. */
#define CLASS(stts, upos)                                                                          \
  {                                                                                                \
    LESART_STTS_##stts, LESART_UPOS_##upos, FALSE                                                  \
  }
#define RARE(stts, upos)                                                                           \
  {                                                                                                \
    LESART_STTS_##stts, LESART_UPOS_##upos, TRUE                                                   \
  }
const TagClass lesart_tag_classes[] = {
  CLASS (ADJA, ADJ),    CLASS (ADJA, DET),    CLASS (ADJA, PROPN),  RARE (ADJA, NOUN),
  RARE (ADJA, NUM),     CLASS (ADJD, ADJ),    CLASS (ADJD, VERB),   CLASS (ADJD, NOUN),
  RARE (ADJD, DET),     CLASS (ADV, ADV),     CLASS (ADV, ADJ),     CLASS (ADV, ADP),
  CLASS (ADV, CCONJ),   RARE (ADV, DET),      RARE (ADV, SCONJ),    CLASS (APPO, ADP),
  CLASS (APPR, ADP),    CLASS (APPRART, ADP), CLASS (APZR, ADP),    CLASS (ART, DET),
  CLASS (ART, PRON),    CLASS (CARD, NUM),    RARE (CARD, PROPN),   RARE (CARD, NOUN),
  CLASS (FM, X),        CLASS (FM, PROPN),    RARE (FM, NOUN),      CLASS (ITJ, INTJ),
  CLASS (KOKOM, ADP),   CLASS (KOKOM, CCONJ), CLASS (KOKOM, SCONJ), CLASS (KON, CCONJ),
  CLASS (KON, SCONJ),   CLASS (KON, ADV),     CLASS (KOUI, ADP),    CLASS (KOUI, SCONJ),
  CLASS (KOUS, SCONJ),  CLASS (KOUS, CCONJ),  CLASS (KOUS, ADV),    CLASS (NE, PROPN),
  RARE (NE, NOUN),      RARE (NE, ADJ),       RARE (NE, X),         CLASS (NN, NOUN),
  CLASS (NN, PROPN),    RARE (NN, X),         RARE (NN, ADJ),       RARE (NN, NUM),
  CLASS (PAV, ADV),     CLASS (PDAT, DET),    CLASS (PDAT, PRON),   CLASS (PDS, PRON),
  CLASS (PDS, DET),     CLASS (PIAT, DET),    CLASS (PIAT, PRON),   CLASS (PIAT, ADJ),
  CLASS (PIAT, ADV),    CLASS (PIS, PRON),    CLASS (PIS, DET),     CLASS (PIS, ADV),
  CLASS (PPER, PRON),   CLASS (PPOSAT, DET),  CLASS (PPOSS, DET),   CLASS (PRELAT, PRON),
  CLASS (PRELS, PRON),  CLASS (PRELS, DET),   CLASS (PRF, PRON),    CLASS (PTKA, ADV),
  CLASS (PTKANT, ADV),  CLASS (PTKANT, PART), CLASS (PTKNEG, PART), CLASS (PTKVZ, ADP),
  CLASS (PTKVZ, ADV),   CLASS (PTKVZ, ADJ),   CLASS (PTKZU, PART),  CLASS (PWAT, DET),
  CLASS (PWAV, ADV),    CLASS (PWS, PRON),    CLASS (TRUNC, NOUN),  CLASS (TRUNC, X),
  CLASS (VAFIN, AUX),   CLASS (VAFIN, VERB),  CLASS (VAIMP, AUX),   CLASS (VAINF, AUX),
  CLASS (VAINF, VERB),  CLASS (VAPP, AUX),    CLASS (VAPP, VERB),   CLASS (VMFIN, AUX),
  CLASS (VMFIN, VERB),  CLASS (VMINF, AUX),   CLASS (VMPP, AUX),    CLASS (VVFIN, VERB),
  CLASS (VVIMP, VERB),  CLASS (VVINF, VERB),  CLASS (VVIZU, VERB),  CLASS (VVPP, VERB),
  CLASS (VVPP, ADJ),    CLASS (XY, X),        CLASS (XY, SYM),      CLASS (XY, NOUN),
  CLASS (COMMA, PUNCT), CLASS (STOP, PUNCT),  CLASS (MARK, PUNCT),
};
const guint lesart_tag_n_classes = G_N_ELEMENTS (lesart_tag_classes);
G_STATIC_ASSERT (G_N_ELEMENTS (lesart_tag_classes) <= TAG_MAX_CLASSES);

/* --- Letters --- */

typedef struct {
  char bytes[LOWER_MAX + 8];
  gsize n_bytes;
  gsize starts[LOWER_MAX + 8]; /* of each letter */
  guint n_letters;
} Letters;

static guint32
hash_bytes (const char *bytes, gsize n_bytes)
{
  guint32 hash = 2166136261u; /* FNV-1a */

  for (gsize i = 0; i < n_bytes; i++)
    hash = (hash ^ (guint8) bytes[i]) * 16777619u;
  return hash;
}

/* Bytes that are no valid UTF-8 count as they are. */
static void
read_letters (const LesartForm *form, Letters *letters)
{
  const char *p = form->bytes, *end = form->bytes + MIN (form->n_bytes, LOWER_MAX);

  letters->n_bytes = 0;
  letters->n_letters = 0;
  while (p < end) {
    gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char_validated (p, end - p);

    letters->starts[letters->n_letters++] = letters->n_bytes;
    if (c < 0x80) {
      letters->bytes[letters->n_bytes++] = g_ascii_tolower (*p++);
    } else if (c > 0x10ffff) {
      letters->bytes[letters->n_bytes++] = *p++;
    } else {
      letters->n_bytes +=
          (gsize) g_unichar_to_utf8 (g_unichar_tolower (c), letters->bytes + letters->n_bytes);
      p = g_utf8_next_char (p);
    }
  }
}

static guint8
shape_of (const LesartForm *form)
{
  guint n_upper = 0, n_lower = 0, n_digits = 0, n_letters = 0;
  guint8 shape = 0;

  for (const char *p = form->bytes; p < form->bytes + MIN (form->n_bytes, LOWER_MAX); n_letters++) {
    gunichar c = (guchar) *p < 0x80
                     ? (gunichar) *p
                     : g_utf8_get_char_validated (p, form->bytes + form->n_bytes - p);

    if (c > 0x10ffff) {
      p++;
      continue;
    }
    if (lesart_is_upper (c)) {
      shape |= n_letters == 0 ? TAG_SHAPE_UPPER : n_lower > 0 ? TAG_SHAPE_MIXED : 0;
      n_upper++;
    } else if (lesart_is_lower (c)) {
      n_lower++;
    } else if (lesart_is_digit (c)) {
      n_digits++;
    } else if (c == '-' && n_letters > 0) {
      shape |= TAG_SHAPE_HYPHEN;
    }
    p = g_utf8_next_char (p);
  }
  shape |= n_upper > 1 && n_lower == 0 ? TAG_SHAPE_ALL_CAPS : 0;
  shape |= n_digits > 0 ? TAG_SHAPE_DIGIT : 0;
  shape |= form->n_bytes > 1 && form->bytes[form->n_bytes - 1] == '.' ? TAG_SHAPE_STOP : 0;
  shape |= n_letters <= 3 ? TAG_SHAPE_SHORT : 0;
  return shape;
}

/* --- Tags --- */

/* Where the lexicon has the form in neither case, its parts and its ending say what it may be. */
static void
find_lexemes (LesartTagger *tagger, TagWord *word)
{
  const LesartForm *form = word->form;

  word->lexemes[0] = form->lexemes;
  word->lexemes[1] = form->folded;
  word->n_lexemes[0] = (guint8) MIN (form->n_lexemes, 255);
  word->n_lexemes[1] = (guint8) MIN (form->n_folded, 255);
  if (form->n_lexemes > 0 || form->n_folded > 0 || word->n_rows > 0)
    return;
  for (guint i = 0; i < 2; i++) {
    const LesartAnalysis *analysis;

    if (i == 1 && (word->shape & TAG_SHAPE_UPPER) == 0)
      break;
    analysis = lesart_lexemes_analyse (tagger->lexemes, form, i == 1);
    word->analyses[i] = analysis;
    word->lexemes[i] = analysis->lexemes;
    word->n_lexemes[i] = (guint8) analysis->n_lexemes;
  }
}

/**
 * lesart_tag_get_lexeme: (skip)
 *
 * Returns: (nullable): the analysis @index of a word, as it is written and then with its first
 *   letter in the other case; %NULL behind the last
 */
const LesartLexeme *
lesart_tag_get_lexeme (const TagWord *word, guint index)
{
  if (index < word->n_lexemes[0])
    return &word->lexemes[0][index];
  index -= word->n_lexemes[0];
  return index < word->n_lexemes[1] ? &word->lexemes[1][index] : NULL;
}

/**
 * lesart_tag_make_lemma: (skip)
 * @lemma: (out caller-allocates): room for %LESART_LEMMA_MAX bytes
 *
 * Returns: the length of the lemma of an analysis of lesart_tag_get_lexeme()
 */
gsize
lesart_tag_make_lemma (const LesartTagger *tagger, const TagWord *word, guint index, char *lemma)
{
  const LesartLexicon *lexicon = lesart_lexemes_get_lexicon (tagger->lexemes);
  const LesartLexeme *lexeme = lesart_tag_get_lexeme (word, index);
  guint folded = index >= word->n_lexemes[0];
  char base[LESART_LEMMA_MAX + 8];

  if (word->analyses[folded] != NULL)
    return lesart_analysis_get_lemma (lexicon, word->analyses[folded], lexeme, lemma);
  if (folded == 0)
    return lesart_lexicon_get_lemma (lexicon, lexeme, word->form->bytes, word->form->n_bytes,
                                     lemma);
  return lesart_lexicon_get_lemma (lexicon, lexeme, base,
                                   lesart_fold_first (word->form->bytes, word->form->n_bytes, base),
                                   lemma);
}

static gboolean
is_modal (const char *lemma)
{
  static const char *const modals[] = { "dürfen", "können", "mögen", "müssen", "sollen", "wollen" };

  for (guint i = 0; i < G_N_ELEMENTS (modals); i++)
    if (*lemma == *modals[i] && strcmp (lemma, modals[i]) == 0)
      return TRUE;
  return FALSE;
}

/* 1 for sein, haben and werden, 2 for a modal verb, 0 else. */
static guint
verb_kind (const char *lemma)
{
  static const char *const auxiliaries[] = { "sein", "haben", "werden" };

  for (guint i = 0; i < G_N_ELEMENTS (auxiliaries); i++)
    if (*lemma == *auxiliaries[i] && strcmp (lemma, auxiliaries[i]) == 0)
      return 1;
  return is_modal (lemma) ? 2 : 0;
}

static guint8
copula_of (const char *lemma)
{
  if (strcmp (lemma, "sein") == 0)
    return TAG_COPULA_SEIN;
  if (strcmp (lemma, "werden") == 0)
    return TAG_COPULA_WERDEN;
  return strcmp (lemma, "bleiben") == 0 ? TAG_COPULA_BLEIBEN : TAG_COPULA_NONE;
}

static guint64
verb_tags (const LesartLexeme *lexeme, const char *lemma)
{
  static const guint64 tags[3][4] = {
    { TAG_BIT (VVFIN), TAG_BIT (VVINF), TAG_BIT (VVPP), TAG_BIT (VVIMP) },
    { TAG_BIT (VAFIN), TAG_BIT (VAINF), TAG_BIT (VAPP), TAG_BIT (VAIMP) },
    { TAG_BIT (VMFIN), TAG_BIT (VMINF), TAG_BIT (VMPP), 0 },
  };
  guint kind = verb_kind (lemma);

  return (lexeme->features & LESART_FINITE ? tags[kind][0] : 0)
         | (lexeme->features & LESART_INFINITIVE ? tags[kind][1] : 0)
         | (lexeme->features & LESART_INFINITIVE_ZU ? TAG_BIT (VVIZU) : 0)
         | (lexeme->features & LESART_PAST_PARTICIPLE ? tags[kind][2] : 0)
         | (lexeme->features & LESART_IMPERATIVE ? tags[kind][3] : 0);
}

static gboolean
has_ending (const Letters *letters, const char *ending)
{
  gsize n = strlen (ending);

  return letters->n_bytes > n + 1 && memcmp (letters->bytes + letters->n_bytes - n, ending, n) == 0;
}

/* The ending of an adjective before a noun, or 0. */
static gsize
adjective_ending (const Letters *letters)
{
  static const char *const endings[] = { "en", "er", "es", "em", "e" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (has_ending (letters, endings[i]))
      return strlen (endings[i]);
  return 0;
}

static guint64
adjective_tags (const LesartLexeme *lexeme, const char *lemma, const Letters *letters)
{
  gboolean same = strlen (lemma) == letters->n_bytes;

  if (lexeme->word_class != LESART_CLASS_ADJECTIVE)
    same = adjective_ending (letters) == 0;
  if (same)
    return lexeme->word_class == LESART_CLASS_PARTICIPLE_2 ? TAG_BIT (ADJD) | TAG_BIT (VVPP)
                                                           : TAG_BIT (ADJD);
  return has_ending (letters, "er") || has_ending (letters, "sten") || !adjective_ending (letters)
             ? TAG_BIT (ADJA) | TAG_BIT (ADJD)
             : TAG_BIT (ADJA);
}

/* Whether lexeme_tags() looks at the lemma. */
static gboolean
tells_by_lemma (const LesartLexeme *lexeme)
{
  return lexeme->word_class == LESART_CLASS_VERB || lexeme->word_class == LESART_CLASS_ADJECTIVE
         || lexeme->word_class == LESART_CLASS_PARTICIPLE_1
         || lexeme->word_class == LESART_CLASS_PARTICIPLE_2;
}

static guint64
lexeme_tags (const LesartLexeme *lexeme, const char *lemma, const Letters *letters)
{
  switch ((LesartWordClass) lexeme->word_class) {
  case LESART_CLASS_NOUN:
    return TAG_BIT (NN);
  case LESART_CLASS_NAME:
    return TAG_BIT (NE);
  case LESART_CLASS_VERB:
    return verb_tags (lexeme, lemma);
  case LESART_CLASS_PARTICIPLE_1:
  case LESART_CLASS_PARTICIPLE_2:
  case LESART_CLASS_ADJECTIVE:
    return adjective_tags (lexeme, lemma, letters);
  case LESART_CLASS_ADVERB:
    return TAG_BIT (ADV);
  case LESART_CLASS_NUMERAL:
    return TAG_BIT (CARD);
  case LESART_CLASS_OTHER:
    return TAG_BIT (NN) | TAG_BIT (ADV) | TAG_BIT (ITJ);
  case LESART_CLASS_ARTICLE:
  case LESART_CLASS_PRONOUN:
  case LESART_CLASS_PREPOSITION:
  case LESART_CLASS_CONJUNCTION:
  case LESART_CLASS_PARTICLE:
    return 0; /* closed-classes.tsv tells them apart */
  default:
    return 0;
  }
}

/* What the lexicon has of closed classes counts only where the list has nothing. */
static guint64
unlisted_tags (const LesartLexeme *lexeme)
{
  switch ((guint) lexeme->word_class) {
  case LESART_CLASS_PRONOUN:
    return TAG_BIT (PIS) | TAG_BIT (PIAT);
  case LESART_CLASS_PREPOSITION:
    return TAG_BIT (APPR);
  case LESART_CLASS_CONJUNCTION:
    return lexeme->features & LESART_SUBORDINATING ? TAG_BIT (KOUS) : TAG_BIT (KON);
  case LESART_CLASS_PARTICLE:
    return TAG_BIT (PTKVZ);
  default:
    return 0;
  }
}

static guint64
punctuation_tags (const LesartForm *form)
{
  static const char *const stops[] = { ".", "!", "?", ":", ";", "…" };
  gunichar c = form->n_bytes > 0 ? g_utf8_get_char_validated (form->bytes, form->n_bytes) : 0;

  if (form->n_bytes == 1 && form->bytes[0] == ',')
    return TAG_BIT (COMMA);
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    if (strlen (stops[i]) == form->n_bytes && memcmp (stops[i], form->bytes, form->n_bytes) == 0)
      return i < 5 ? TAG_BIT (STOP) : TAG_BIT (STOP) | TAG_BIT (MARK);
  if (c > 0x10ffff || g_unichar_isalnum (c))
    return 0;
  return g_unichar_ispunct (c) && strchr ("%&+§€$*=<>@#^~|", (int) MIN (c, 127)) == NULL
             ? TAG_BIT (MARK)
             : TAG_BIT (XY) | TAG_BIT (NN);
}

static guint64
unknown_lower_tags (const Letters *letters)
{
  guint64 tags = TAG_BIT (ADJD) | TAG_BIT (ADV) | TAG_BIT (FM) | TAG_BIT (NE);

  if (adjective_ending (letters) > 0)
    tags |= TAG_BIT (ADJA);
  if (has_ending (letters, "n"))
    tags |= TAG_BIT (VVINF) | TAG_BIT (VVFIN) | TAG_BIT (VVPP);
  if (has_ending (letters, "n") && g_strstr_len (letters->bytes, (gssize) letters->n_bytes, "zu"))
    tags |= TAG_BIT (VVIZU);
  if (has_ending (letters, "t"))
    tags |= TAG_BIT (VVFIN) | TAG_BIT (VVPP);
  if (has_ending (letters, "e") || has_ending (letters, "st"))
    tags |= TAG_BIT (VVFIN);
  return tags | TAG_BIT (NN);
}

/* A form that the lexicon lacks. */
static guint64
unknown_tags (const TagWord *word, const Letters *letters)
{
  guint64 tags;

  if (word->shape & TAG_SHAPE_DIGIT) {
    if (word->shape & TAG_SHAPE_STOP)
      return TAG_BIT (ADJA) | TAG_BIT (CARD);
    return adjective_ending (letters) > 0 ? TAG_BIT (ADJA) | TAG_BIT (NN) | TAG_BIT (CARD)
                                          : TAG_BIT (CARD) | TAG_BIT (NN) | TAG_BIT (NE);
  }
  if (letters->n_bytes > 1 && letters->bytes[letters->n_bytes - 1] == '-')
    return TAG_BIT (TRUNC);
  if (word->shape & TAG_SHAPE_STOP)
    return TAG_BIT (NN) | TAG_BIT (NE) | TAG_BIT (ADJA) | TAG_BIT (ADV) | TAG_BIT (ADJD);
  if ((word->shape & (TAG_SHAPE_UPPER | TAG_SHAPE_ALL_CAPS)) == 0)
    return unknown_lower_tags (letters);
  tags = TAG_BIT (NN) | TAG_BIT (NE) | TAG_BIT (FM);
  return adjective_ending (letters) > 0 ? tags | TAG_BIT (ADJA) : tags;
}

static void
read_lexemes (LesartTagger *tagger, TagWord *word, const Letters *letters, guint64 *unlisted)
{
  gboolean upper = (word->shape & TAG_SHAPE_UPPER) != 0;
  const LesartLexeme *lexeme;

  for (guint i = 0; (lexeme = lesart_tag_get_lexeme (word, i)) != NULL; i++) {
    gboolean noun =
        lexeme->word_class == LESART_CLASS_NOUN || lexeme->word_class == LESART_CLASS_NAME;
    char lemma[LESART_LEMMA_MAX];

    if (noun && !upper)
      continue; /* nouns have a capital */
    lemma[0] = '\0';
    if (tells_by_lemma (lexeme))
      lesart_tag_make_lemma (tagger, word, i, lemma);
    word->tags |= lexeme_tags (lexeme, lemma, letters);
    if (lexeme->word_class == LESART_CLASS_VERB) {
      word->copula = word->copula != TAG_COPULA_NONE ? word->copula : copula_of (lemma);
      word->verb = word->verb != 0 ? word->verb : hash_bytes (lemma, strlen (lemma));
    }
    *unlisted |= unlisted_tags (lexeme);
    word->names |= lexeme->features & (LESART_FIRST_NAME | LESART_SURNAME | LESART_PLACE);
  }
}

static void
read_closed (LesartTagger *tagger, TagWord *word)
{
  guint32 rows[LESART_TABLE_MAX_ROWS];
  guint n = word->form->n_bytes < LOWER_MAX
                ? lesart_table_lookup (tagger->closed, word->form->bytes,
                                       (gssize) word->form->n_bytes, rows, G_N_ELEMENTS (rows))
                : 0;

  for (guint i = 0; i < n; i++) {
    word->tags |= tagger->closed_rows[rows[i]].tags;
    word->rows[word->n_rows++] = (guint16) rows[i];
  }
}

static void
set_tags (LesartTagger *tagger, TagWord *word, const Letters *letters)
{
  guint64 unlisted = 0;
  gboolean known;

  read_closed (tagger, word);
  find_lexemes (tagger, word);
  read_lexemes (tagger, word, letters, &unlisted);
  if (word->n_rows == 0)
    word->tags |= unlisted;
  known = word->tags != 0
          && (word->analyses[0] == NULL || word->analyses[0]->reach < LESART_REACH_ENDING);
  if (known)
    word->shape |= TAG_SHAPE_KNOWN;
  else if (punctuation_tags (word->form) != 0)
    word->tags = punctuation_tags (word->form);
  else
    word->tags |= unknown_tags (word, letters);
  if ((word->shape & (TAG_SHAPE_UPPER | TAG_SHAPE_ALL_CAPS)) != 0 && word->n_rows == 0)
    word->tags |= TAG_BIT (NN) | TAG_BIT (NE); /* part of a name, or a word made a noun */
}

/* --- Classes --- */

static const TagEntry *
find_entry (const TagModel *model, guint32 form)
{
  guint32 low = 0, high = model->n_entries;

  while (low < high) {
    guint32 middle = low + (high - low) / 2;

    if (model->entries[middle].form < form)
      low = middle + 1;
    else
      high = middle;
  }
  return low < model->n_entries && model->entries[low].form == form ? &model->entries[low] : NULL;
}

static void
add_candidate (TagWord *word, guint8 class)
{
  for (guint i = 0; i < word->n_candidates; i++)
    if (word->candidates[i] == class)
      return;
  if (word->n_candidates < TAG_MAX_CANDIDATES)
    word->candidates[word->n_candidates++] = class;
}

/* The classes of a tag follow one another. */
static void
add_candidates (const LesartTagger *tagger, TagWord *word, guint64 tags)
{
  for (; tags != 0; tags &= tags - 1) {
    guint tag = (guint) __builtin_ctzll (tags);

    for (guint i = tagger->first_class[tag];
         i < lesart_tag_n_classes && lesart_tag_classes[i].stts == tag; i++)
      if (!lesart_tag_classes[i].rare)
        add_candidate (word, (guint8) i);
  }
}

/* Where nothing is learned the first candidate is taken: what the lists have first, else a noun or
 * name if it has a capital. */
static guint64
usual_tags (const LesartTagger *tagger, const TagWord *word)
{
  if (word->n_rows > 0)
    return tagger->closed_rows[word->rows[0]].tags;
  if ((word->shape & TAG_SHAPE_UPPER) == 0)
    return 0;
  return word->n_lexemes[0] > 0 && word->lexemes[0][0].word_class == LESART_CLASS_NAME
             ? TAG_BIT (NE)
             : TAG_BIT (NN);
}

/* What the training texts have shown of a form comes first and, if that was often, alone. */
static void
set_candidates (const LesartTagger *tagger, TagWord *word)
{
  const TagEntry *entry = find_entry (&tagger->model, word->lower);

  for (guint i = 0; entry != NULL && i < G_N_ELEMENTS (entry->classes); i++)
    if (entry->classes[i] < lesart_tag_n_classes)
      add_candidate (word, entry->classes[i]);
  if (entry != NULL && entry->closed && word->n_candidates > 0)
    return;
  if (!tagger->learned)
    add_candidates (tagger, word, usual_tags (tagger, word));
  add_candidates (tagger, word, word->tags);
}

static guint
hash_candidates (gconstpointer key)
{
  const TagAhead *ahead = key;

  return hash_bytes ((const char *) ahead->candidates, ahead->n_candidates);
}

static gboolean
same_candidates (gconstpointer a, gconstpointer b)
{
  const TagAhead *first = a, *second = b;

  return first->n_candidates == second->n_candidates
         && memcmp (first->candidates, second->candidates, first->n_candidates) == 0;
}

GHashTable *
lesart_tag_aheads_new (void)
{
  return g_hash_table_new_full (hash_candidates, same_candidates, g_free, NULL);
}

static TagAhead *
find_ahead (LesartTagger *tagger, const TagWord *word)
{
  TagAhead key, *ahead;

  key.n_candidates = word->n_candidates;
  memcpy (key.candidates, word->candidates, sizeof key.candidates);
  ahead = g_hash_table_lookup (tagger->aheads, &key);
  if (ahead == NULL) {
    ahead = g_memdup2 (&key, sizeof key);
    for (guint i = 0; i < TAG_MAX_CLASSES; i++)
      ahead->ranges[i] = TAG_UNKNOWN_RANGE;
    g_hash_table_add (tagger->aheads, ahead);
  }
  return ahead;
}

/* --- Names --- */

/* Whether a list of names has the form, or has it without the -s of the genitive. */
static gboolean
is_listed (const LesartTable *table, const LesartForm *form, guint32 *row)
{
  if (lesart_table_lookup (table, form->bytes, (gssize) form->n_bytes, row, 1) > 0)
    return TRUE;
  return form->n_bytes > 4 && form->bytes[form->n_bytes - 1] == 's'
         && lesart_table_lookup (table, form->bytes, (gssize) form->n_bytes - 1, row, 1) > 0;
}

static guint8
find_lists (const LesartTagger *tagger, const TagWord *word)
{
  const LesartTable *first_names = tagger->names[TAG_LIST_MAN];
  guint8 lists = 0;
  guint32 row;

  if ((word->shape & (TAG_SHAPE_UPPER | TAG_SHAPE_ALL_CAPS)) == 0
      || word->form->n_bytes >= LOWER_MAX)
    return 0;
  for (guint i = 0; i < TAG_LIST_MAN; i++)
    if (is_listed (tagger->names[i], word->form, &row))
      lists |= (guint8) (1u << i);
  if (is_listed (first_names, word->form, &row)) {
    char gender =
        *lesart_table_get (first_names, row, lesart_table_find_column (first_names, "gender"));

    lists |= gender == 'm' ? 1u << TAG_LIST_MAN : gender == 'f' ? 1u << TAG_LIST_WOMAN : 0;
  }
  return lists;
}

static void
make_word (LesartTagger *tagger, TagWord *word, const LesartForm *form)
{
  Letters letters;

  word->form = form;
  word->shape = shape_of (form);
  read_letters (form, &letters);
  word->lower = hash_bytes (letters.bytes, letters.n_bytes);
  word->exact = hash_bytes (form->bytes, form->n_bytes);
  for (guint i = 0; i < TAG_MAX_SUFFIXES; i++) {
    gsize from = letters.n_letters > i + 2 ? letters.starts[letters.n_letters - i - 2] : 0;

    word->suffixes[i] = hash_bytes (letters.bytes + from, letters.n_bytes - from) + i;
  }
  word->prefix =
      hash_bytes (letters.bytes, letters.n_letters > 3 ? letters.starts[3] : letters.n_bytes);
  set_tags (tagger, word, &letters);
  word->lists = find_lists (tagger, word);
  word->signature = lesart_tag_mix (lesart_tag_mix ((guint32) word->tags, word->names),
                                    (guint32) (word->tags >> 32));
  set_candidates (tagger, word);
  word->ahead = find_ahead (tagger, word);
}

/**
 * lesart_tagger_get_word: (skip)
 *
 * Returns: what is known of a form; stays where it is until a whole text is tagged
 */
TagWord *
lesart_tagger_get_word (LesartTagger *tagger, const LesartForm *form)
{
  guint block = form->index / WORDS_PER_BLOCK;
  TagWord *word;

  while (tagger->words->len <= block)
    g_ptr_array_add (tagger->words, NULL);
  if (tagger->words->pdata[block] == NULL)
    tagger->words->pdata[block] = g_new0 (TagWord, WORDS_PER_BLOCK);
  word = (TagWord *) tagger->words->pdata[block] + form->index % WORDS_PER_BLOCK;
  if (word->form == NULL)
    make_word (tagger, word, form);
  return word;
}
