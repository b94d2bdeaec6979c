/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The full-form lexicon is a minimal acyclic automaton in the CFSA2 format of the morfologik tools
 * (data/language/german.dict; see SOURCES.md there). It is read where it lies.
 *
 *   header   "\fsa"  0xC6  flags (2 bytes)  n (1 byte)  n frequent labels
 *   node     arc arc ... arc(last)
 *   arc      1 byte   0x80 the target follows the last arc of this node
 *                     0x40 last arc of its node
 *                     0x20 final: a string ends after this label
 *                     0x1f index into the frequent labels; 0: the label is the next byte
 *            [label]  [target: offset from the first arc, 7 bits a byte, low bits first; 0: none]
 *   root     target of the very first arc
 *
 * The strings are FORM_KSUFFIX_TAG: the lemma is the form with K - 'A' bytes cut off and SUFFIX put
 * on; TAG is in the notation of the Morphy analyser (VER:3:SIN:PRT:NON, SUB:NOM:PLU:NEU).
 *
 * The file may be damaged: every read is checked against its end, walks are bounded in depth and in
 * arcs, and lemmas are checked to be UTF-8.
 */
#include "lexicon-private.h"

#include <string.h>

#define MAGIC "\\fsa"
#define CFSA2 0xc6
#define FLAG_NUMBERS 0x08 /* nodes begin with a count: perfect hashing, which we do not read */
#define MAX_LABELS 32
#define SEPARATOR '_'

/* The longest KSUFFIX_TAG of the data has 60 bytes, the most analyses of one form are 144. */
#define MAX_TAIL 160
#define MAX_ARCS 8192
#define MAX_LEXEMES 48

#define MASK_CASE (LESART_NOMINATIVE | LESART_GENITIVE | LESART_DATIVE | LESART_ACCUSATIVE)
#define MASK_NUMBER (LESART_SINGULAR | LESART_PLURAL)
#define MASK_GENDER (LESART_MASCULINE | LESART_FEMININE | LESART_NEUTER)
#define MASK_PERSON (LESART_FIRST | LESART_SECOND | LESART_THIRD)
#define MASK_FORM                                                                                  \
  (LESART_FINITE | LESART_INFINITIVE | LESART_INFINITIVE_ZU | LESART_PAST_PARTICIPLE               \
   | LESART_IMPERATIVE)
#define MASK_KIND                                                                                  \
  (LESART_AUXILIARY | LESART_MODAL | LESART_FIRST_NAME | LESART_SURNAME | LESART_PLACE             \
   | LESART_SUBORDINATING)

struct _LesartLexicon {
  const guint8 *arcs;
  gsize n_arcs; /* bytes */
  guint8 labels[MAX_LABELS];
  guint32
      root[256]; /* node after each first byte, 0: none; the root is too wide to scan each time */
};

typedef struct {
  guint8 flags;
  guint8 label;
  guint32 target; /* if not 0x80 */
  gsize end;      /* where the next arc begins */
} Arc;

typedef struct {
  const LesartLexicon *lexicon;
  const char *form;
  gsize n_bytes;
  guint8 tail[MAX_TAIL];
  guint n_steps;
  LesartLexeme lexemes[MAX_LEXEMES];
  guint n_lexemes;
  guint8 suffix[LESART_LEMMA_MAX]; /* KSUFFIX of the last analysis; the next often has the same */
  gsize n_suffix;
  LesartLexeme current; /* its lemma */
  gboolean current_valid;
  guint first_of_lemma; /* lexemes from here on may have that lemma */
} Walk;

G_DEFINE_QUARK (lesart - lexicon - error - quark, lesart_lexicon_error)

/* --- The automaton --- */

static gboolean
read_target (const LesartLexicon *lexicon, gsize *at, guint32 *target)
{
  guint32 value = 0;

  for (guint shift = 0; shift < 32 && *at < lexicon->n_arcs; shift += 7) {
    guint8 byte = lexicon->arcs[(*at)++];

    value |= (guint32) (byte & 0x7f) << shift;
    if ((byte & 0x80) == 0) {
      *target = value;
      return value < lexicon->n_arcs;
    }
  }
  return FALSE;
}

static inline gboolean
read_arc (const LesartLexicon *lexicon, gsize at, Arc *arc)
{
  guint index;

  if (at >= lexicon->n_arcs)
    return FALSE;
  arc->flags = lexicon->arcs[at++];
  index = arc->flags & 0x1f;
  if (index == 0) {
    if (at >= lexicon->n_arcs)
      return FALSE;
    arc->label = lexicon->arcs[at++];
  } else {
    arc->label = lexicon->labels[index];
  }
  arc->target = 0;
  if ((arc->flags & 0x80) == 0 && !read_target (lexicon, &at, &arc->target))
    return FALSE;
  arc->end = at;
  return TRUE;
}

/* The node that @arc leads to, 0 for none. A node without 0x80 arcs needs no search. */
static guint32
arc_target (const LesartLexicon *lexicon, const Arc *arc)
{
  Arc next = *arc;

  if ((arc->flags & 0x80) == 0)
    return arc->target;
  while ((next.flags & 0x40) == 0)
    if (!read_arc (lexicon, next.end, &next))
      return 0;
  return next.end < lexicon->n_arcs ? (guint32) next.end : 0;
}

static guint32
follow (const LesartLexicon *lexicon, guint32 node, guint8 label)
{
  Arc arc = { .end = node };

  while (read_arc (lexicon, arc.end, &arc)) {
    if (arc.label == label)
      return arc_target (lexicon, &arc);
    if (arc.flags & 0x40)
      break;
  }
  return 0;
}

static void
index_root (LesartLexicon *lexicon)
{
  Arc arc;
  guint32 root;

  if (!read_arc (lexicon, 0, &arc))
    return;
  root = arc_target (lexicon, &arc);
  if (root == 0)
    return;
  arc.end = root;
  while (read_arc (lexicon, arc.end, &arc)) {
    lexicon->root[arc.label] = arc_target (lexicon, &arc);
    if (arc.flags & 0x40)
      break;
  }
}

/**
 * lesart_lexicon_new: (skip)
 * @bytes: the automaton; must outlive the lexicon
 *
 * Returns: (transfer full): the lexicon, or %NULL with %LESART_LEXICON_ERROR_FORMAT
 */
LesartLexicon *
lesart_lexicon_new (const guint8 *bytes, gsize n_bytes, GError **error)
{
  LesartLexicon *lexicon;
  gsize n_labels;

  if (n_bytes < 8 || memcmp (bytes, MAGIC, 4) != 0 || bytes[4] != CFSA2
      || (bytes[6] & FLAG_NUMBERS) != 0 || bytes[7] > MAX_LABELS || n_bytes <= 8u + bytes[7]
      || n_bytes > G_MAXUINT32) {
    g_set_error_literal (error, LESART_LEXICON_ERROR, LESART_LEXICON_ERROR_FORMAT,
                         "not a lexicon automaton");
    return NULL;
  }
  n_labels = bytes[7];
  lexicon = g_new0 (LesartLexicon, 1);
  memcpy (lexicon->labels, bytes + 8, n_labels);
  lexicon->arcs = bytes + 8 + n_labels;
  lexicon->n_arcs = n_bytes - 8 - n_labels;
  index_root (lexicon);
  return lexicon;
}

void
lesart_lexicon_free (LesartLexicon *lexicon)
{
  g_free (lexicon);
}

/* --- Tags --- */

typedef struct {
  guint32 tag; /* its first three bytes tell it apart */
  guint32 value;
} TagValue;

#define TAG(a, b, c)                                                                               \
  ((guint32) (guint8) (a) << 16 | (guint32) (guint8) (b) << 8 | (guint32) (guint8) (c))

static const TagValue word_classes[] = {
  { TAG ('S', 'U', 'B'), LESART_CLASS_NOUN },
  { TAG ('E', 'I', 'G'), LESART_CLASS_NAME },
  { TAG ('V', 'E', 'R'), LESART_CLASS_VERB },
  { TAG ('P', 'A', '1'), LESART_CLASS_PARTICIPLE_1 },
  { TAG ('P', 'A', '2'), LESART_CLASS_PARTICIPLE_2 },
  { TAG ('A', 'D', 'J'), LESART_CLASS_ADJECTIVE },
  { TAG ('A', 'D', 'V'), LESART_CLASS_ADVERB },
  { TAG ('A', 'R', 'T'), LESART_CLASS_ARTICLE },
  { TAG ('P', 'R', 'O'), LESART_CLASS_PRONOUN },
  { TAG ('P', 'R', 'P'), LESART_CLASS_PREPOSITION },
  { TAG ('K', 'O', 'N'), LESART_CLASS_CONJUNCTION },
  { TAG ('Z', 'U', 'S'), LESART_CLASS_PARTICLE },
  { TAG ('N', 'E', 'G'), LESART_CLASS_PARTICLE },
  { TAG ('Z', 'A', 'L'), LESART_CLASS_NUMERAL },
};

static const TagValue verb_features[] = {
  { TAG ('S', 'I', 'N'), LESART_SINGULAR },      { TAG ('P', 'L', 'U'), LESART_PLURAL },
  { TAG ('P', 'R', '\303'), LESART_PRESENT }, /* PRÄ */
  { TAG ('P', 'R', 'T'), LESART_PAST },          { TAG ('K', 'J', '1'), LESART_SUBJUNCTIVE_1 },
  { TAG ('K', 'J', '2'), LESART_SUBJUNCTIVE_2 }, { TAG ('I', 'N', 'F'), LESART_INFINITIVE },
  { TAG ('E', 'I', 'Z'), LESART_INFINITIVE_ZU }, { TAG ('P', 'A', '2'), LESART_PAST_PARTICIPLE },
  { TAG ('I', 'M', 'P'), LESART_IMPERATIVE },    { TAG ('A', 'U', 'X'), LESART_AUXILIARY },
  { TAG ('M', 'O', 'D'), LESART_MODAL },
};

static const TagValue nominal_features[] = {
  { TAG ('N', 'O', 'M'), LESART_NOMINATIVE }, { TAG ('G', 'E', 'N'), LESART_GENITIVE },
  { TAG ('D', 'A', 'T'), LESART_DATIVE },     { TAG ('A', 'K', 'K'), LESART_ACCUSATIVE },
  { TAG ('S', 'I', 'N'), LESART_SINGULAR },   { TAG ('P', 'L', 'U'), LESART_PLURAL },
  { TAG ('M', 'A', 'S'), LESART_MASCULINE },  { TAG ('F', 'E', 'M'), LESART_FEMININE },
  { TAG ('N', 'E', 'U'), LESART_NEUTER },     { TAG ('A', 'L', 'G'), MASK_GENDER },
  { TAG ('N', 'O', 'G'), MASK_GENDER },       { TAG ('V', 'O', 'R'), LESART_FIRST_NAME },
  { TAG ('N', 'A', 'C'), LESART_SURNAME },    { TAG ('S', 'T', 'D'), LESART_PLACE },
  { TAG ('C', 'O', 'U'), LESART_PLACE },      { TAG ('G', 'E', 'B'), LESART_PLACE },
  { TAG ('G', 'E', 'O'), LESART_PLACE },      { TAG ('W', 'A', 'T'), LESART_PLACE },
  { TAG ('M', 'O', 'U'), LESART_PLACE },      { TAG ('U', 'N', 'T'), LESART_SUBORDINATING },
};

static gboolean
find_tag (const TagValue *table, guint n, const guint8 *tag, guint32 *value)
{
  guint32 wanted = TAG (tag[0], tag[1], tag[2]);

  for (guint i = 0; i < n; i++)
    if (table[i].tag == wanted) {
      *value = table[i].value;
      return TRUE;
    }
  return FALSE;
}

static guint32
part_features (LesartWordClass word_class, const guint8 *part, gsize n)
{
  guint32 value = 0;

  if (n == 1 && part[0] >= '1' && part[0] <= '3')
    return (guint32) LESART_FIRST << (part[0] - '1');
  if (n < 3)
    return 0;
  if (word_class == LESART_CLASS_VERB)
    find_tag (verb_features, G_N_ELEMENTS (verb_features), part, &value);
  else if (word_class != LESART_CLASS_ADVERB)
    find_tag (nominal_features, G_N_ELEMENTS (nominal_features), part, &value);
  return value;
}

static void
parse_tag (const guint8 *tag, gsize n, LesartLexeme *lexeme)
{
  guint32 word_class = LESART_CLASS_OTHER;
  gsize start = 4;

  if (n >= 3)
    find_tag (word_classes, G_N_ELEMENTS (word_classes), tag, &word_class);
  lexeme->word_class = (LesartWordClass) word_class;
  lexeme->features = 0;
  for (gsize at = start; at <= n && word_class != LESART_CLASS_OTHER; at++) {
    if (at < n && tag[at] != ':' && tag[at] != '+')
      continue;
    lexeme->features |= part_features (lexeme->word_class, tag + start, at - start);
    start = at + 1;
  }
  if (word_class == LESART_CLASS_VERB && n >= 7 && memcmp (tag + n - 3, "PA1", 3) == 0)
    lexeme->word_class = LESART_CLASS_PARTICIPLE_1;
}

/* --- Analyses --- */

/* Two sets of features are one if they differ in one dimension only: their union then says no more
 * than they did. */
static gboolean
merge_features (guint32 *features, guint32 other)
{
  static const guint32 dimensions[] = { MASK_CASE, MASK_NUMBER, MASK_GENDER, MASK_PERSON,
                                        MASK_FORM };
  guint32 kinds = (*features | other) & MASK_KIND;
  guint n_different = 0;

  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    n_different += ((*features ^ other) & dimensions[i]) != 0;
  if (n_different > 1)
    return FALSE;
  *features = *features | other | kinds;
  return TRUE;
}

static gboolean
merge_lexeme (LesartLexeme *lexeme, const LesartLexeme *other)
{
  return lexeme->word_class == other->word_class && strcmp (lexeme->lemma, other->lemma) == 0
         && merge_features (&lexeme->features, other->features);
}

static void
merge_all (Walk *walk)
{
  gboolean changed = TRUE;

  while (changed) {
    changed = FALSE;
    for (guint i = 0; i < walk->n_lexemes; i++)
      for (guint k = i + 1; k < walk->n_lexemes;) {
        if (merge_lexeme (&walk->lexemes[i], &walk->lexemes[k])) {
          memmove (&walk->lexemes[k], &walk->lexemes[k + 1],
                   (walk->n_lexemes - k - 1) * sizeof (LesartLexeme));
          walk->n_lexemes--;
          changed = TRUE;
        } else {
          k++;
        }
      }
  }
}

static gboolean
make_lemma (const Walk *walk, const guint8 *suffix, gsize n_suffix, guint cut, char *lemma)
{
  gsize n_kept;

  if (cut > walk->n_bytes)
    return FALSE;
  n_kept = walk->n_bytes - cut;
  if (n_kept + n_suffix == 0 || n_kept + n_suffix >= LESART_LEMMA_MAX)
    return FALSE;
  memcpy (lemma, walk->form, n_kept);
  memcpy (lemma + n_kept, suffix, n_suffix);
  lemma[n_kept + n_suffix] = '\0';
  return g_utf8_validate_len (lemma, n_kept + n_suffix, NULL);
}

/* Analyses come sorted by lemma, so that it is made, and compared, once for many of them. */
static gboolean
set_current_lemma (Walk *walk, gsize n_suffix)
{
  if (n_suffix == walk->n_suffix && memcmp (walk->suffix, walk->tail, n_suffix) == 0)
    return walk->current_valid;
  if (n_suffix > sizeof walk->suffix)
    return FALSE;
  memcpy (walk->suffix, walk->tail, n_suffix);
  walk->n_suffix = n_suffix;
  walk->first_of_lemma = walk->n_lexemes;
  walk->current_valid =
      walk->tail[0] >= 'A'
      && make_lemma (walk, walk->tail + 1, n_suffix - 1, walk->tail[0] - 'A', walk->current.lemma);
  return walk->current_valid;
}

/* The tail is KSUFFIX_TAG. */
static void
add_analysis (Walk *walk, gsize n)
{
  const guint8 *separator = n > 1 ? memchr (walk->tail + 1, SEPARATOR, n - 1) : NULL;
  gsize n_suffix = separator != NULL ? (gsize) (separator - walk->tail) : 0;
  LesartLexeme *current = &walk->current;

  if (separator == NULL || !set_current_lemma (walk, n_suffix))
    return;
  parse_tag (separator + 1, n - n_suffix - 1, current);
  for (guint i = walk->n_lexemes; i > walk->first_of_lemma; i--)
    if (walk->lexemes[i - 1].word_class == current->word_class
        && merge_features (&walk->lexemes[i - 1].features, current->features))
      return;
  if (walk->n_lexemes < MAX_LEXEMES)
    walk->lexemes[walk->n_lexemes++] = *current;
}

/* Recursion is bounded by MAX_TAIL, the whole walk by MAX_ARCS, so that a cycle in damaged data
 * ends. */
static void
enumerate (Walk *walk, guint32 node, guint depth)
{
  Arc arc = { .end = node };

  if (depth >= MAX_TAIL)
    return;
  while (walk->n_steps++ < MAX_ARCS && read_arc (walk->lexicon, arc.end, &arc)) {
    guint32 target = arc_target (walk->lexicon, &arc);

    walk->tail[depth] = arc.label;
    if (arc.flags & 0x20)
      add_analysis (walk, depth + 1);
    if (target != 0)
      enumerate (walk, target, depth + 1);
    if (arc.flags & 0x40)
      break;
  }
}

static guint32
find_form (const LesartLexicon *lexicon, const char *form, gsize n_bytes)
{
  guint32 node;

  if (n_bytes == 0 || n_bytes >= LESART_LEMMA_MAX)
    return 0;
  node = lexicon->root[(guint8) form[0]];
  for (gsize i = 1; i < n_bytes && node != 0; i++) {
    if (form[i] == SEPARATOR)
      return 0;
    node = follow (lexicon, node, (guint8) form[i]);
  }
  return node == 0 || form[0] == SEPARATOR ? 0 : follow (lexicon, node, SEPARATOR);
}

/**
 * lesart_lexicon_lookup:
 * @lexicon: (nullable): without one nothing is known
 * @form: the word form as written, @n_bytes bytes of UTF-8; case matters
 * @lexemes: (out caller-allocates): filled with at most @max_lexemes analyses
 *
 * Looks a form up. Time depends on the length of the form and the number of its analyses only.
 *
 * Returns: how many analyses were filled in; 0 if the form is not known
 */
guint
lesart_lexicon_lookup (const LesartLexicon *lexicon,
                       const char *form,
                       gsize n_bytes,
                       LesartLexeme *lexemes,
                       guint max_lexemes)
{
  Walk walk;
  guint32 node = lexicon != NULL ? find_form (lexicon, form, n_bytes) : 0;
  guint n;

  if (node == 0)
    return 0;
  walk.lexicon = lexicon;
  walk.form = form;
  walk.n_bytes = n_bytes;
  walk.n_steps = walk.n_lexemes = walk.first_of_lemma = 0;
  walk.n_suffix = 0;
  walk.current_valid = FALSE;
  enumerate (&walk, node, 0);
  merge_all (&walk);
  n = MIN (walk.n_lexemes, max_lexemes);
  memcpy (lexemes, walk.lexemes, n * sizeof (LesartLexeme));
  return n;
}

/**
 * lesart_lexicon_lookup_folded:
 *
 * Like lesart_lexicon_lookup(), for a form with its first letter in the other case: what "Könnte"
 * at the beginning of a sentence is inside one.
 */
guint
lesart_lexicon_lookup_folded (const LesartLexicon *lexicon,
                              const char *form,
                              gsize n_bytes,
                              LesartLexeme *lexemes,
                              guint max_lexemes)
{
  char folded[LESART_LEMMA_MAX + 8];
  gunichar first;
  gsize n_first;
  gsize n_folded;

  if (n_bytes == 0 || n_bytes >= LESART_LEMMA_MAX)
    return 0;
  first = g_utf8_get_char_validated (form, (gssize) n_bytes);
  if (first >= (gunichar) -2)
    return 0;
  n_first = (gsize) (g_utf8_next_char (form) - form);
  n_folded = (gsize) g_unichar_to_utf8 (
      g_unichar_isupper (first) ? g_unichar_tolower (first) : g_unichar_toupper (first), folded);
  memcpy (folded + n_folded, form + n_first, n_bytes - n_first);
  return lesart_lexicon_lookup (lexicon, folded, n_folded + n_bytes - n_first, lexemes,
                                max_lexemes);
}

/**
 * lesart_lexicon_has:
 *
 * Returns: whether @form can be of @word_class
 */
gboolean
lesart_lexicon_has (const LesartLexicon *lexicon,
                    const char *form,
                    gsize n_bytes,
                    LesartWordClass word_class)
{
  LesartLexeme lexemes[MAX_LEXEMES];
  guint n = lesart_lexicon_lookup (lexicon, form, n_bytes, lexemes, MAX_LEXEMES);

  for (guint i = 0; i < n; i++)
    if (lexemes[i].word_class == word_class)
      return TRUE;
  return FALSE;
}
