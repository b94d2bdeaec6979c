/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The index of a term base, for those who fill it and who search it.
 *
 * A term is a way through a tree of keys: from the root by a key of its first word, from there by
 * one of its second word, and so on; where it ends hang the terms that it leads to (postings). A
 * key is what a word and its inflected forms have in common: its lemma, or the word itself. As a
 * form can have several lemmas, several ways are open at once, but never more than keys.
 *
 *   keys      string -> id
 *   edges     (node, key) -> node      hash table with open addressing
 *   nodes     node -> first posting
 *   postings  concept, term, version, next
 *
 * Each language has a tree of its own. A concept that was changed gets a new version, which makes
 * its postings void that are there.
 */
#pragma once

#include "term-hits.h"
#include "term-words.h"

G_BEGIN_DECLS

#define LESART_NO_NODE 0u /* no edge leads back to the root */

typedef struct {
  guint32 node;
  guint32 key;
  guint32 child; /* LESART_NO_NODE: free */
} LesartTermEdge;

typedef struct {
  guint32 concept;
  guint32 term;
  guint32 version;
  guint32 next; /* index + 1; 0 for the last */
} LesartTermPosting;

typedef struct {
  GHashTable *keys; /* string -> id, from 1 */
  LesartTermEdge *edges;
  guint32 n_edges;
  guint32 n_slots; /* for edges: a power of two, at most half full */
  GArray *nodes;   /* guint32: first posting + 1 */
} LesartTermTree;

struct _LesartTermIndex {
  LesartTermBase *base;
  LesartLanguage *language;
  LesartTermTree trees[LESART_N_SIDES];
  GArray *postings; /* LesartTermPosting */
  GArray *versions; /* guint32, one a concept */
  GStringChunk *strings;
  LesartLexemes *lexemes; /* of the words of terms, while they are added */
  gboolean has_verbs;     /* whether a German term may be a verb with a separable prefix */
};

guint32 lesart_term_tree_find_key (const LesartTermTree *tree, const char *key);
guint32 lesart_term_tree_find_child (const LesartTermTree *tree, guint32 node, guint32 key);
const LesartTermPosting *lesart_term_index_get_posting (const LesartTermIndex *self, guint32 at);

G_END_DECLS
