/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dictionary is a minimal acyclic automaton in the CFSA2 format of the morfologik tools.
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
 * Every read is checked against the end of the file, walks are bounded in depth and in arcs, and
 * lemmas are checked to be UTF-8: a damaged file gives less, not more.
 */
#include "pos-dict.h"

#include "lexicon-private.h"

#include <string.h>

#define MAGIC "\\fsa"
#define CFSA2 0xc6
#define FLAG_NUMBERS 0x08 /* nodes begin with a count: perfect hashing, which we do not read */
#define MAX_LABELS 32
#define SEPARATOR '_'

/* The longest KSUFFIX_TAG of the data has 60 bytes, the most analyses of one form are 144. */
#define MAX_TAIL 160
#define MAX_STEPS 8192
#define MAX_ENTRIES 48

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

typedef struct {
  const guint8 *arcs;
  gsize n_arcs; /* bytes */
  guint8 labels[MAX_LABELS];
} Automaton;

typedef struct {
  guint8 flags;
  guint8 label;
  guint32 target; /* if not 0x80 */
  gsize end;      /* where the next arc begins */
} Arc;

/* The forms are walked through, and at the end of each its tails. */
typedef struct {
  Automaton automaton;
  LesartPosFunc func;
  gpointer user_data;
  char form[LESART_LEMMA_MAX];
  gsize n_bytes;
  guint8 tail[MAX_TAIL];
  guint n_steps;
  LesartPosEntry entries[MAX_ENTRIES];
  guint n_entries;
} Walk;

/* --- The automaton --- */

static gboolean
read_target (const Automaton *automaton, gsize *at, guint32 *target)
{
  guint32 value = 0;

  for (guint shift = 0; shift < 32 && *at < automaton->n_arcs; shift += 7) {
    guint8 byte = automaton->arcs[(*at)++];

    value |= (guint32) (byte & 0x7f) << shift;
    if ((byte & 0x80) == 0) {
      *target = value;
      return value < automaton->n_arcs;
    }
  }
  return FALSE;
}

static inline gboolean
read_arc (const Automaton *automaton, gsize at, Arc *arc)
{
  guint index;

  if (at >= automaton->n_arcs)
    return FALSE;
  arc->flags = automaton->arcs[at++];
  index = arc->flags & 0x1f;
  if (index == 0) {
    if (at >= automaton->n_arcs)
      return FALSE;
    arc->label = automaton->arcs[at++];
  } else {
    arc->label = automaton->labels[index];
  }
  arc->target = 0;
  if ((arc->flags & 0x80) == 0 && !read_target (automaton, &at, &arc->target))
    return FALSE;
  arc->end = at;
  return TRUE;
}

/* The node that @arc leads to, 0 for none. A node without 0x80 arcs needs no search. */
static guint32
arc_target (const Automaton *automaton, const Arc *arc)
{
  Arc next = *arc;

  if ((arc->flags & 0x80) == 0)
    return arc->target;
  while ((next.flags & 0x40) == 0)
    if (!read_arc (automaton, next.end, &next))
      return 0;
  return next.end < automaton->n_arcs ? (guint32) next.end : 0;
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
parse_tag (const guint8 *tag, gsize n, LesartPosEntry *entry)
{
  guint32 word_class = LESART_CLASS_OTHER;
  gsize start = 4;

  if (n >= 3)
    find_tag (word_classes, G_N_ELEMENTS (word_classes), tag, &word_class);
  entry->word_class = (LesartWordClass) word_class;
  entry->features = 0;
  for (gsize at = start; at <= n && word_class != LESART_CLASS_OTHER; at++) {
    if (at < n && tag[at] != ':' && tag[at] != '+')
      continue;
    entry->features |= part_features (entry->word_class, tag + start, at - start);
    start = at + 1;
  }
  if (word_class == LESART_CLASS_VERB && n >= 7 && memcmp (tag + n - 3, "PA1", 3) == 0)
    entry->word_class = LESART_CLASS_PARTICIPLE_1;
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
merge_entry (LesartPosEntry *entry, const LesartPosEntry *other)
{
  return entry->word_class == other->word_class && strcmp (entry->lemma, other->lemma) == 0
         && merge_features (&entry->features, other->features);
}

static void
merge_all (Walk *walk)
{
  gboolean changed = TRUE;

  while (changed) {
    changed = FALSE;
    for (guint i = 0; i < walk->n_entries; i++)
      for (guint k = i + 1; k < walk->n_entries;) {
        if (merge_entry (&walk->entries[i], &walk->entries[k])) {
          memmove (&walk->entries[k], &walk->entries[k + 1],
                   (walk->n_entries - k - 1) * sizeof (LesartPosEntry));
          walk->n_entries--;
          changed = TRUE;
        } else {
          k++;
        }
      }
  }
}

/* @suffix is KSUFFIX. */
static gboolean
make_lemma (const Walk *walk, const guint8 *suffix, gsize n_suffix, char *lemma)
{
  guint cut = suffix[0] - (guint) 'A';
  gsize n_kept;

  if (suffix[0] < 'A' || cut > walk->n_bytes)
    return FALSE;
  n_kept = walk->n_bytes - cut;
  n_suffix--;
  if (n_kept + n_suffix == 0 || n_kept + n_suffix >= LESART_LEMMA_MAX)
    return FALSE;
  memcpy (lemma, walk->form, n_kept);
  memcpy (lemma + n_kept, suffix + 1, n_suffix);
  lemma[n_kept + n_suffix] = '\0';
  return g_utf8_validate_len (lemma, n_kept + n_suffix, NULL);
}

/* The tail is KSUFFIX_TAG. */
static void
add_entry (Walk *walk, gsize n)
{
  const guint8 *separator = n > 1 ? memchr (walk->tail + 1, SEPARATOR, n - 1) : NULL;
  LesartPosEntry entry;

  if (separator == NULL
      || !make_lemma (walk, walk->tail, (gsize) (separator - walk->tail), entry.lemma))
    return;
  parse_tag (separator + 1, n - (gsize) (separator - walk->tail) - 1, &entry);
  for (guint i = walk->n_entries; i > 0; i--)
    if (merge_entry (&walk->entries[i - 1], &entry))
      return;
  if (walk->n_entries < MAX_ENTRIES)
    walk->entries[walk->n_entries++] = entry;
}

static void
walk_tails (Walk *walk, guint32 node, guint depth)
{
  Arc arc = { .end = node };

  if (depth >= MAX_TAIL)
    return;
  while (walk->n_steps++ < MAX_STEPS && read_arc (&walk->automaton, arc.end, &arc)) {
    guint32 target = arc_target (&walk->automaton, &arc);

    walk->tail[depth] = arc.label;
    if (arc.flags & 0x20)
      add_entry (walk, depth + 1);
    if (target != 0)
      walk_tails (walk, target, depth + 1);
    if (arc.flags & 0x40)
      break;
  }
}

static void
end_form (Walk *walk, guint32 node)
{
  walk->n_steps = walk->n_entries = 0;
  walk_tails (walk, node, 0);
  merge_all (walk);
  if (walk->n_entries > 0)
    walk->func (walk->form, walk->n_bytes, walk->entries, walk->n_entries, walk->user_data);
}

static void
walk_forms (Walk *walk, guint32 node)
{
  Arc arc = { .end = node };

  while (read_arc (&walk->automaton, arc.end, &arc)) {
    guint32 target = arc_target (&walk->automaton, &arc);

    if (target != 0 && arc.label == SEPARATOR) {
      end_form (walk, target);
    } else if (target != 0 && walk->n_bytes + 1 < LESART_LEMMA_MAX) {
      walk->form[walk->n_bytes++] = (char) arc.label;
      walk_forms (walk, target);
      walk->n_bytes--;
    }
    if (arc.flags & 0x40)
      break;
  }
}

/**
 * lesart_pos_dict_foreach:
 * @bytes: the dictionary
 * @func: (scope call): called once for each form, in the order of the dictionary
 *
 * Returns: whether @bytes are such a dictionary; if not, @error is %LESART_LEXICON_ERROR_FORMAT
 */
gboolean
lesart_pos_dict_foreach (
    const guint8 *bytes, gsize n_bytes, LesartPosFunc func, gpointer user_data, GError **error)
{
  Walk walk = { .func = func, .user_data = user_data };
  gsize n_labels;
  Arc arc;

  if (n_bytes < 8 || memcmp (bytes, MAGIC, 4) != 0 || bytes[4] != CFSA2
      || (bytes[6] & FLAG_NUMBERS) != 0 || bytes[7] > MAX_LABELS || n_bytes <= 8u + bytes[7]
      || n_bytes > G_MAXUINT32) {
    g_set_error_literal (error, LESART_LEXICON_ERROR, LESART_LEXICON_ERROR_FORMAT,
                         "not a CFSA2 dictionary");
    return FALSE;
  }
  n_labels = bytes[7];
  memcpy (walk.automaton.labels, bytes + 8, n_labels);
  walk.automaton.arcs = bytes + 8 + n_labels;
  walk.automaton.n_arcs = n_bytes - 8 - n_labels;
  if (read_arc (&walk.automaton, 0, &arc))
    walk_forms (&walk, arc_target (&walk.automaton, &arc));
  return TRUE;
}
