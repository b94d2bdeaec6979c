/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parser and its training share: features of the parts of a tree, weights, search.
 *
 * The score of a tree is the sum of the scores of its parts, each the sum of hashed weights:
 *
 *   arc      head h, dependent m                           parser-features.c
 *   label    the arc with its relation
 *   sibling  two neighbouring dependents of h on one side, with their relations
 *   pair     any two dependents of h
 *   grand    head g of h, h, m
 */
#pragma once

#include "parser.h"

G_BEGIN_DECLS

/* Longer sentences are parsed piece by piece: the table of arcs is square. */
#define PARSER_MAX_WORDS 128

#define PARSER_MAX_LABELS 48
#define PARSER_MAX_HEADS 8     /* heads that are looked at for each word */
#define PARSER_MAX_RELATIONS 3 /* relations for each of them */
#define PARSER_MAX_FEATURES 400

/* What is known of a word, hashed; 0 where nothing is. */
typedef enum {
  ATOM_FORM,
  ATOM_LEMMA,
  ATOM_UPOS,
  ATOM_XPOS,
  ATOM_CASE,   /* case, number and gender */
  ATOM_MORPH,  /* all features */
  ATOM_SUFFIX, /* last letters */
  N_WORD_ATOMS,
} WordAtom;

typedef struct {
  guint32 atoms[N_WORD_ATOMS];
  guint8 upos; /* index; 0 for the root */
  guint8 finite;
  guint8 comma;
  guint8 mark; /* of punctuation */
  guint8 coordinator;
  guint8 subordinator;
  guint8 final; /* a mark that ends a sentence */
  guint8 quote; /* `` and '', which treebanks hang on anything */
  guint8 pair;  /* which kind of pair the mark is of; 0: none */
  guint8 opens;
  guint8 closes;
} ParserWord;

/* Words [0, n_words); the word 0 is the root above the sentence. The nodes of the tree are that and
 * all words but marks of punctuation, whose place follows from the tree; they are numbered anew. */
typedef struct {
  ParserWord *words;
  guint n_words;
  guint8 *nodes;          /* their words */
  guint n;                /* of nodes */
  guint16 *finite_before; /* how many of them before each word; so the others */
  guint16 *commas_before;
  guint16 *coordinators_before;
  guint16 *subordinators_before;
} ParserSentence;

/* Of a node, or of a word. */
typedef struct {
  guint8 head;
  guint8 label;
} ParserArc;

/* Of each, what does not depend on the relations comes first; its labels are 0. */
typedef enum {
  PARSER_SIBLING,
  PARSER_SIBLING_LABELS,
  PARSER_PAIR,
  PARSER_PAIR_LABELS,
  PARSER_GRAND,
  PARSER_GRAND_LABELS,
} PartKind;

/* Of siblings and pairs, a and b depend on @head; a is the nearer one, or stands before b. Of
 * grandparents, b depends on a, and a on @head. 0 is no word. */
typedef struct {
  guint8 kind; /* PartKind */
  guint8 head;
  guint8 a;
  guint8 b;
  guint8 label_a;
  guint8 label_b;
} ParserPart;

#define PARSER_ROOT_LABEL 0
#define PARSER_NO_LABEL (PARSER_MAX_LABELS - 1)

/* That of feature f is at parser_index (f); of f with a relation, that many places on. */
typedef struct {
  const gint8 *roots;    /* signed roots of the weights */
  const gint32 *trained; /* the weights themselves, while they are learned */
  guint bits;
  guint n_labels;
  gint32 lag;   /* behind the best choice by arc and label, so much that another has no chance */
  guint32 drop; /* while training: how many features of 256 are left out ... */
  guint32 salt; /* ... which ones */
} ParserWeights;

/* The head of the model; behind it the names of the relations, then the weights, a byte each. */
#define PARSER_MODEL_MAGIC 0x3150474cu /* "LGP1" */
typedef struct {
  guint32 magic;
  guint32 bits; /* (1 << bits) + PARSER_MAX_LABELS weights */
  guint32 n_labels;
  guint32 n_names; /* bytes */
  guint32 lag;     /* see ParserWeights */
} ParserModelHead;

typedef struct {
  ParserWeights weights;
  const char *relations[PARSER_MAX_LABELS];
} ParserModel;

gboolean lesart_parser_model_init (ParserModel *model, const guint8 *bytes, gsize n_bytes);

void lesart_parser_sentence_init (ParserSentence *sentence,
                                  const LesartForm *const *forms,
                                  const LesartTag *tags,
                                  guint n);
void lesart_parser_sentence_clear (ParserSentence *sentence);

guint lesart_parser_arc_features (const ParserSentence *s, guint h, guint m, guint32 *features);
guint lesart_parser_label_features (const ParserSentence *s, guint h, guint m, guint32 *features);
guint
lesart_parser_part_features (const ParserSentence *s, const ParserPart *part, guint32 *features);

void lesart_parser_search (const ParserSentence *s,
                           const ParserWeights *weights,
                           const ParserArc *gold,
                           gint32 margin,
                           ParserArc *arcs);

/* --- parser-chart.c --- */

typedef struct {
  gint32 score;
  guint8 split;
} ParserSpan;

typedef struct {
  guint n;
  ParserSpan *spans[4];
} ParserChart;

void lesart_parser_chart_init (ParserChart *chart, guint n, const gint32 *scores);
gint32 lesart_parser_chart_score (const ParserChart *chart, guint root);
void lesart_parser_chart_read (const ParserChart *chart, guint root, guint8 *heads);
void lesart_parser_chart_clear (ParserChart *chart);

/* --- parser-parts.c --- */

typedef void (*ParserPartVisitor) (const ParserPart *part, gpointer user_data);

ParserPart lesart_parser_without_labels (ParserPart part);
ParserPart lesart_parser_pair_of (const ParserArc *tree, guint h, guint a, guint b);
ParserPart lesart_parser_siblings_of (const ParserArc *tree, guint h, guint a, guint b);
ParserPart lesart_parser_grand_of (const ParserArc *tree, guint h, guint m);
void lesart_parser_visit_parts (const ParserArc *arcs,
                                guint n,
                                ParserPartVisitor visit,
                                gpointer user_data);

void lesart_parser_attach_punctuation (const ParserSentence *s, ParserArc *arcs);

/* All features of a tree; label features have their label added. */
void lesart_parser_tree_features (const ParserSentence *s,
                                  const ParserArc *arcs,
                                  const ParserWeights *weights,
                                  GArray *indices);

/* --- Sets of nodes --- */

typedef struct {
  guint64 low, high;
} ParserSet;

static inline void
parser_set_put (ParserSet *set, guint i, gboolean in)
{
  guint64 *part = i < 64 ? &set->low : &set->high;

  if (in)
    *part |= (guint64) 1 << (i & 63);
  else
    *part &= ~((guint64) 1 << (i & 63));
}

/* The first member from @i on, or 0. */
static inline guint
parser_set_next (const ParserSet *set, guint i)
{
  if (i < 64 && set->low >> i != 0)
    return i + (guint) __builtin_ctzll (set->low >> i);
  i = i < 64 ? 0 : i - 64;
  if (i < 64 && set->high >> i != 0)
    return 64 + i + (guint) __builtin_ctzll (set->high >> i);
  return 0;
}

/* The last member before @i, or 0. */
static inline guint
parser_set_previous (const ParserSet *set, guint i)
{
  if (i > 64) {
    guint64 part = i >= 128 ? set->high : set->high & (((guint64) 1 << (i - 64)) - 1);

    if (part != 0)
      return 127 - (guint) __builtin_clzll (part);
    i = 64;
  }
  if (i > 0) {
    guint64 part = i >= 64 ? set->low : set->low & (((guint64) 1 << i) - 1);

    if (part != 0)
      return 63 - (guint) __builtin_clzll (part);
  }
  return 0;
}

/* --- Hashes --- */

static inline guint32
parser_mix (guint32 hash, guint32 value)
{
  hash = (hash ^ value) * 0x9e3779b1u;
  return hash ^ hash >> 15;
}

static inline guint32
parser_index (const ParserWeights *weights, guint32 feature)
{
  if (weights->drop > 0 && parser_mix (feature, weights->salt) >> 24 < weights->drop)
    return 1u << weights->bits; /* where no weight is */
  return feature * 0x85ebca6bu >> (32 - weights->bits);
}

G_END_DECLS
