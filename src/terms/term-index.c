/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fills the index of a term base; see term-index-private.h for what it looks like.
 */
#include "term-index-private.h"

#include <string.h>

/* Terms of more words are not looked for. */
#define MAX_WORDS 24
/* Ways through the tree that a term may have: two where a word is inflected, rarely more. */
#define MAX_WAYS 16

/* ---- The tree ---- */

static guint32
hash_edge (guint32 node, guint32 key)
{
  guint64 both = (guint64) node << 32 | key;

  both *= 0x9e3779b97f4a7c15u; /* Fibonacci hashing */
  return (guint32) (both >> 32);
}

static LesartTermEdge *
find_slot (const LesartTermTree *tree, guint32 node, guint32 key)
{
  guint32 at = hash_edge (node, key) & (tree->n_slots - 1);

  while (tree->edges[at].child != LESART_NO_NODE
         && (tree->edges[at].node != node || tree->edges[at].key != key))
    at = (at + 1) & (tree->n_slots - 1);
  return &tree->edges[at];
}

static void
grow (LesartTermTree *tree)
{
  LesartTermEdge *old = tree->edges;
  guint32 n_old = tree->n_slots;

  tree->n_slots *= 2;
  tree->edges = g_new0 (LesartTermEdge, tree->n_slots);
  for (guint32 i = 0; i < n_old; i++)
    if (old[i].child != LESART_NO_NODE)
      *find_slot (tree, old[i].node, old[i].key) = old[i];
  g_free (old);
}

/* 0: no term has it */
guint32
lesart_term_tree_find_key (const LesartTermTree *tree, const char *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (tree->keys, key));
}

guint32
lesart_term_tree_find_child (const LesartTermTree *tree, guint32 node, guint32 key)
{
  return find_slot (tree, node, key)->child;
}

static guint32
add_child (LesartTermTree *tree, guint32 node, guint32 key)
{
  LesartTermEdge *edge = find_slot (tree, node, key);
  const guint32 none = 0;
  guint32 child = edge->child;

  if (child != LESART_NO_NODE)
    return child;
  child = tree->nodes->len;
  *edge = (LesartTermEdge){ node, key, child };
  g_array_append_val (tree->nodes, none);
  if (2 * ++tree->n_edges > tree->n_slots)
    grow (tree);
  return child;
}

static void
init_tree (LesartTermTree *tree)
{
  const guint32 none = 0;

  tree->keys = g_hash_table_new (g_str_hash, g_str_equal);
  tree->n_slots = 64;
  tree->edges = g_new0 (LesartTermEdge, tree->n_slots);
  tree->nodes = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (tree->nodes, none);
}

/* ---- Adding terms ---- */

/* The ways to the words of a term that were read so far, and to the next word. */
typedef struct {
  LesartTermIndex *index;
  LesartTermTree *tree;
  guint32 ways[MAX_WAYS];
  guint n_ways;
  guint32 next[MAX_WAYS];
  guint n_next;
} Adding;

static guint32
intern_key (Adding *adding, const char *key)
{
  guint32 id = lesart_term_tree_find_key (adding->tree, key);

  if (id != 0)
    return id;
  id = g_hash_table_size (adding->tree->keys) + 1;
  g_hash_table_insert (adding->tree->keys, g_string_chunk_insert (adding->index->strings, key),
                       GUINT_TO_POINTER (id));
  return id;
}

static gboolean
has (const guint32 *nodes, guint n, guint32 node)
{
  for (guint i = 0; i < n; i++)
    if (nodes[i] == node)
      return TRUE;
  return FALSE;
}

static void
add_key (const char *key, gpointer data)
{
  Adding *adding = data;
  guint32 id = intern_key (adding, key);

  for (guint i = 0; i < adding->n_ways && adding->n_next < MAX_WAYS; i++) {
    guint32 child = add_child (adding->tree, adding->ways[i], id);

    if (!has (adding->next, adding->n_next, child))
      adding->next[adding->n_next++] = child;
  }
}

static void
add_posting (Adding *adding, guint32 node, guint32 concept, guint32 term)
{
  guint32 *first = &g_array_index (adding->tree->nodes, guint32, node);
  const LesartTermPosting posting = { concept, term,
                                      g_array_index (adding->index->versions, guint32, concept),
                                      *first };

  g_array_append_val (adding->index->postings, posting);
  *first = adding->index->postings->len;
}

static void
add_words (Adding *adding, LesartSide side, const char *text, const GArray *tokens)
{
  for (guint i = 0; i < tokens->len; i++) {
    const LesartToken *token = &g_array_index (tokens, LesartToken, i);
    const char *word = text + token->byte_start;
    gsize n_bytes = token->byte_end - token->byte_start;

    adding->n_next = 0;
    if (side == LESART_SIDE_GERMAN)
      lesart_german_term_keys (adding->index->lexemes, word, n_bytes, i == 0 && tokens->len > 1,
                               add_key, adding);
    else
      lesart_english_term_keys (adding->index->language, word, n_bytes, add_key, adding);
    memcpy (adding->ways, adding->next, sizeof adding->next);
    adding->n_ways = adding->n_next;
  }
}

/* Whether it may be a German verb, whose prefix can stand elsewhere. */
static gboolean
may_be_verb (const char *text)
{
  return g_str_has_suffix (text, "n") && g_unichar_islower (g_utf8_get_char (text));
}

static void
add_term (LesartTermIndex *self, guint32 concept, guint32 at)
{
  const LesartTerm *term = &lesart_term_base_get (self->base, concept)->terms[at];
  g_autoptr (GArray) tokens = NULL;
  Adding adding = { .index = self, .n_ways = 1 };
  LesartSide side;

  if (!lesart_term_get_side (term, &side))
    return;
  tokens = g_array_new (FALSE, FALSE, sizeof (LesartToken));
  lesart_tokenize (term->text, strlen (term->text), 0, 0, tokens);
  if (tokens->len == 0 || tokens->len > MAX_WORDS)
    return;
  adding.tree = &self->trees[side];
  add_words (&adding, side, term->text, tokens);
  for (guint i = 0; i < adding.n_ways; i++)
    add_posting (&adding, adding.ways[i], concept, at);
  if (side == LESART_SIDE_GERMAN && tokens->len == 1 && may_be_verb (term->text))
    self->has_verbs = TRUE;
}

static void
add_concept (LesartTermIndex *self, guint concept)
{
  const LesartConcept *found = lesart_term_base_get (self->base, concept);

  for (guint i = 0; found != NULL && i < found->n_terms; i++)
    add_term (self, concept, i);
}

static void
begin_adding (LesartTermIndex *self)
{
  self->lexemes = lesart_lexemes_new (lesart_language_get_lexicon (self->language));
  if (self->versions->len < lesart_term_base_get_n_slots (self->base))
    g_array_set_size (self->versions, lesart_term_base_get_n_slots (self->base));
}

static void
end_adding (LesartTermIndex *self)
{
  g_clear_pointer (&self->lexemes, lesart_lexemes_free);
}

/**
 * lesart_term_index_new:
 * @base: what is to be found
 * @language: German
 *
 * Takes some ten microseconds a term.
 *
 * Returns: (transfer full): an index of all terms that @base has now
 */
LesartTermIndex *
lesart_term_index_new (LesartTermBase *base, LesartLanguage *language)
{
  LesartTermIndex *self = g_new0 (LesartTermIndex, 1);

  self->base = lesart_term_base_ref (base);
  self->language = lesart_language_ref (language);
  self->postings = g_array_new (FALSE, FALSE, sizeof (LesartTermPosting));
  self->versions = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->strings = g_string_chunk_new (4096);
  for (guint side = 0; side < LESART_N_SIDES; side++)
    init_tree (&self->trees[side]);
  begin_adding (self);
  for (guint i = 0; i < lesart_term_base_get_n_slots (base); i++)
    add_concept (self, i);
  end_adding (self);
  return self;
}

void
lesart_term_index_free (LesartTermIndex *self)
{
  for (guint side = 0; side < LESART_N_SIDES; side++) {
    g_hash_table_unref (self->trees[side].keys);
    g_free (self->trees[side].edges);
    g_array_unref (self->trees[side].nodes);
  }
  g_array_unref (self->postings);
  g_array_unref (self->versions);
  g_string_chunk_free (self->strings);
  lesart_language_unref (self->language);
  lesart_term_base_unref (self->base);
  g_free (self);
}

/**
 * lesart_term_index_update:
 * @concept: index of a concept that was put into the base or taken out of it
 *
 * The terms that the concept has now are found from here on, those it had are not.
 */
void
lesart_term_index_update (LesartTermIndex *self, guint concept)
{
  begin_adding (self);
  g_array_index (self->versions, guint32, concept)++;
  add_concept (self, concept);
  end_adding (self);
}

/* @at: index + 1. Returns: (nullable): NULL at the end */
const LesartTermPosting *
lesart_term_index_get_posting (const LesartTermIndex *self, guint32 at)
{
  return at == 0 ? NULL : &g_array_index (self->postings, LesartTermPosting, at - 1);
}
