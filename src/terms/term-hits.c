/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the terms of a base in a text, sentence by sentence: what each word can be is asked once,
 * then from each word all ways through the tree are followed that the words behind it lead. Linear
 * in the text, whatever the size of the base.
 */
#include <string.h>

#include "grammar.h"
#include "term-index-private.h"

#define MAX_KEYS 24
#define MAX_WAYS 16
/* Of terms that are written alike no more are found at one place. */
#define MAX_HOMONYMS 16
/* So many words of one sentence are looked at together. */
#define MAX_SENTENCE 4096

/* What a word of the text can be, as far as terms have it. */
typedef struct {
  guint n;
  guint32 ids[MAX_KEYS];
} Keys;

typedef struct {
  const LesartTermIndex *index;
  const LesartTermTree *tree;
  LesartSide side;
  const char *utf8;
  const LesartSegments *segments;
  LesartLexemes *lexemes;         /* of a German text; so the others */
  const LesartForm *const *forms; /* (nullable) */
  LesartTag *tags;                /* (nullable) */
  guint8 *separated;              /* (nullable): token -> its prefix stands elsewhere */
  Keys *keys;                     /* of the words of a sentence */
  GArray *hits;
  guint32 token; /* whose keys or parts are read */
} Search;

/* ---- Hits ---- */

static LesartSpan
span_of (const Search *search, guint32 first, guint32 end)
{
  const LesartToken *tokens = search->segments->tokens;

  return (LesartSpan){ tokens[first].start, tokens[end - 1].end };
}

/* The postings of a node, as hits that are but for the term like @hit. */
static void
add_hits (Search *search, guint32 node, const LesartTermHit *hit)
{
  guint32 at = g_array_index (search->tree->nodes, guint32, node);
  const LesartTermPosting *posting;
  guint left = MAX_HOMONYMS;

  for (; left > 0 && (posting = lesart_term_index_get_posting (search->index, at)) != NULL;
       at = posting->next) {
    LesartTermHit own = *hit;

    if (posting->version != g_array_index (search->index->versions, guint32, posting->concept))
      continue;
    own.concept = posting->concept;
    own.term = posting->term;
    g_array_append_val (search->hits, own);
    left--;
  }
}

/* ---- Whole words ---- */

static void
take_key (const char *key, gpointer data)
{
  Search *search = data;
  Keys *keys = &search->keys[search->token];
  guint32 id = lesart_term_tree_find_key (search->tree, key);

  for (guint i = 0; i < keys->n; i++)
    if (keys->ids[i] == id)
      return;
  if (id != 0 && keys->n < MAX_KEYS)
    keys->ids[keys->n++] = id;
}

static void
read_keys (Search *search, guint32 first, guint32 end)
{
  for (guint32 i = first; i < end; i++) {
    const LesartToken *token = &search->segments->tokens[i];
    const char *word = search->utf8 + token->byte_start;

    search->token = i - first;
    search->keys[i - first].n = 0;
    if (search->side == LESART_SIDE_GERMAN)
      lesart_german_text_keys (search->lexemes, search->forms[i], &search->tags[i], take_key,
                               search);
    else
      lesart_english_text_keys (search->index->language, word, token->byte_end - token->byte_start,
                                take_key, search);
  }
}

/* One word further. Returns: how many ways there are now */
static guint
follow (const Search *search, const Keys *keys, guint32 ways[MAX_WAYS], guint n_ways)
{
  guint32 next[MAX_WAYS];
  guint n_next = 0;

  for (guint i = 0; i < n_ways; i++)
    for (guint k = 0; k < keys->n && n_next < MAX_WAYS; k++) {
      guint32 child = lesart_term_tree_find_child (search->tree, ways[i], keys->ids[k]);

      if (child != LESART_NO_NODE)
        next[n_next++] = child;
    }
  memcpy (ways, next, sizeof next);
  return n_next;
}

/* All terms that begin at a word; @keys are those of it and the words behind it. */
static void
find_from (Search *search, const Keys *keys, guint32 first, guint32 end)
{
  guint32 ways[MAX_WAYS] = { 0 };
  guint n_ways = 1;

  for (guint32 at = first; at < end; at++) {
    LesartTermHit hit = { .kind = LESART_HIT_WHOLE, .first_token = first, .end_token = at + 1 };

    n_ways = follow (search, &keys[at - first], ways, n_ways);
    if (n_ways == 0)
      return;
    if (at == first && search->separated != NULL && search->separated[at])
      continue; /* not "bringen" in "bringt ... um" */
    hit.span = span_of (search, first, at + 1);
    for (guint i = 0; i < n_ways; i++)
      add_hits (search, ways[i], &hit);
  }
}

/* ---- Parts of words ---- */

static void
take_part (const LesartWordPart *part, gpointer data)
{
  Search *search = data;
  const LesartToken *token = &search->segments->tokens[search->token];
  guint32 id = lesart_term_tree_find_key (search->tree, part->key);
  guint32 node = id == 0 ? LESART_NO_NODE : lesart_term_tree_find_child (search->tree, 0, id);
  LesartTermHit hit = { .kind = LESART_HIT_PART,
                        .first_token = search->token,
                        .end_token = search->token + 1 };
  const char *word = search->utf8 + token->byte_start;

  if (node == LESART_NO_NODE)
    return;
  hit.span.start = token->start + (guint32) g_utf8_strlen (word, part->start);
  hit.span.end =
      hit.span.start + (guint32) g_utf8_strlen (word + part->start, part->end - part->start);
  add_hits (search, node, &hit);
}

static void
find_parts (Search *search, guint32 at)
{
  const LesartToken *token = &search->segments->tokens[at];

  if (search->side != LESART_SIDE_GERMAN || token->kind != LESART_TOKEN_WORD)
    return;
  search->token = at;
  lesart_german_word_parts (search->lexemes, search->utf8 + token->byte_start,
                            token->byte_end - token->byte_start, take_part, search);
}

/* ---- Verbs whose prefix stands elsewhere ---- */

static void
find_separated (Search *search, const LesartClause *clause)
{
  guint32 id = lesart_term_tree_find_key (search->tree, clause->predicate);
  guint32 node = id == 0 ? LESART_NO_NODE : lesart_term_tree_find_child (search->tree, 0, id);
  const LesartTermHit hit = {
    .span = span_of (search, clause->verb, clause->verb + 1),
    .prefix = span_of (search, clause->prefix, clause->prefix + 1),
    .kind = LESART_HIT_SEPARATED,
    .first_token = clause->verb,
    .end_token = clause->verb + 1,
  };

  search->separated[clause->verb] = TRUE;
  if (node != LESART_NO_NODE)
    add_hits (search, node, &hit);
}

static void
find_verbs (Search *search, const LesartText *text)
{
  const LesartGrammarContext context = { .tags = search->tags };
  g_autoptr (LesartGrammar) grammar = NULL;

  if (!search->index->has_verbs)
    return;
  grammar = lesart_grammar_new (text, search->segments, search->lexemes, search->forms, &context);
  search->separated = g_new0 (guint8, search->segments->n_tokens + 1);
  for (guint i = 0; i < grammar->clauses->len; i++) {
    const LesartClause *clause = lesart_grammar_clause (grammar, i);

    if (clause->prefix != LESART_NO_TOKEN && clause->verb != LESART_NO_TOKEN
        && clause->prefix > clause->verb && clause->predicate != NULL)
      find_separated (search, clause);
  }
}

/* ---- Order ---- */

/* By place, the longer first; then by term, so that those that are found twice are neighbours. */
static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const LesartTermHit *x = a, *y = b;

  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  if (x->span.end != y->span.end)
    return x->span.end > y->span.end ? -1 : 1;
  if (x->concept != y->concept)
    return x->concept < y->concept ? -1 : 1;
  if (x->term != y->term)
    return x->term < y->term ? -1 : 1;
  return (int) x->kind - (int) y->kind;
}

static void
settle (GArray *hits)
{
  LesartSpan outer = LESART_SPAN_NONE;
  guint n = 0;

  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len; i++) {
    LesartTermHit *hit = &g_array_index (hits, LesartTermHit, i);
    const LesartTermHit *last = n == 0 ? NULL : &g_array_index (hits, LesartTermHit, n - 1);

    if (last != NULL && last->concept == hit->concept && last->term == hit->term
        && last->span.start == hit->span.start && last->span.end == hit->span.end)
      continue;
    if (hit->span.end > outer.end)
      outer = hit->span;
    hit->is_nested = hit->span.start != outer.start || hit->span.end != outer.end;
    g_array_index (hits, LesartTermHit, n++) = *hit;
  }
  g_array_set_size (hits, n);
}

/* ---- The text ---- */

static void
search_sentence (Search *search, const LesartSentence *sentence)
{
  for (guint32 first = sentence->first; first < sentence->end; first += MAX_SENTENCE) {
    guint32 end = MIN (first + MAX_SENTENCE, sentence->end);

    read_keys (search, first, end);
    for (guint32 at = first; at < end; at++) {
      find_from (search, &search->keys[at - first], at, end);
      find_parts (search, at);
    }
  }
}

static void
search_german (Search *search, const LesartText *text)
{
  const LesartLanguage *language = search->index->language;
  g_autoptr (LesartLexemes) lexemes = lesart_lexemes_new (lesart_language_get_lexicon (language));
  g_autoptr (LesartTagger) tagger = lesart_tagger_new (language, lexemes);
  g_autofree LesartTag *tags = NULL;

  search->lexemes = lexemes;
  search->forms = lesart_lexemes_read (lexemes, text, search->segments);
  search->tags = tags = lesart_tagger_tag_text (tagger, search->forms, search->segments);
  find_verbs (search, text);
  for (guint32 s = 0; s < search->segments->n_sentences; s++)
    search_sentence (search, &search->segments->sentences[s]);
  g_clear_pointer (&search->separated, g_free);
}

/**
 * lesart_term_hits_find:
 * @side: the language of the text
 * @segments: its tokens and sentences
 *
 * Finds all terms of that language in a text. Linear in the length of the text; does not depend on
 * the size of the base.
 *
 * Returns: (transfer full) (element-type LesartTermHit): by place, of those that begin at the same
 *   one the longest first
 */
GArray *
lesart_term_hits_find (const LesartTermIndex *self,
                       LesartSide side,
                       const LesartText *text,
                       const LesartSegments *segments)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (LesartTermHit));
  g_autofree Keys *keys = g_new (Keys, MAX_SENTENCE);
  Search search = { .index = self,
                    .tree = &self->trees[side],
                    .side = side,
                    .utf8 = lesart_text_get_utf8 (text, NULL),
                    .segments = segments,
                    .keys = keys,
                    .hits = hits };

  if (g_hash_table_size (search.tree->keys) == 0)
    return hits;
  if (side == LESART_SIDE_GERMAN)
    search_german (&search, text);
  else
    for (guint32 s = 0; s < segments->n_sentences; s++)
      search_sentence (&search, &segments->sentences[s]);
  settle (hits);
  return hits;
}
