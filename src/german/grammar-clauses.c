/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From chunks to clauses.
 *
 * Each chunk (grammar-chunks.c) opens a clause, completes one that is still open, or is a mere
 * part of one (an apposition, an item of a list):
 *
 *   Russland,            no verb:            main clause, pending
 *   dessen Vertreter     relative pronoun:   relative clause on top of it, complete
 *     abgereist war,
 *   will das Papier      verb first:         completes the pending one
 *     prüfen.
 *
 * The open clauses form a stack. What is in round brackets is left out.
 */
#include "grammar-private.h"

#define MAX_CHUNKS_AHEAD 8 /* keeps a sentence of nothing but relative clauses cheap */

typedef struct {
  guint32 clause;
  guint8 quoted;
  guint8 infinite; /* has an infinite lexical verb */
} Open;

typedef struct {
  LesartGrammar *grammar;
  guint32 sentence;
  gboolean question;
  const LesartChunk *chunks;
  guint n_chunks;
  Open stack[LESART_GRAMMAR_MAX_DEPTH];
  guint depth;
  guint32 orphan; /* clause at the start that may depend on the main clause to come */
  guint32 main;   /* the main clause before */
  guint32 last;   /* the clause of the chunk before */
} Builder;

static inline LesartClause *
clause_at (const Builder *b, guint32 index)
{
  return &g_array_index (b->grammar->clauses, LesartClause, index);
}

static inline Open *
top (Builder *b)
{
  return b->depth > 0 ? &b->stack[b->depth - 1] : NULL;
}

static void
attach (Builder *b, Open *open, const LesartChunk *chunk)
{
  LesartClause *clause = clause_at (b, open->clause);

  for (guint32 at = chunk->first; at < chunk->end; at++) {
    guint32 kinds = b->grammar->words[at].kinds;

    b->grammar->clause_of[at] = open->clause;
    if ((kinds & LESART_WORD_INFINITE) && lesart_kinds_are_lexical (kinds) && at != clause->finite)
      open->infinite = TRUE;
  }
  clause->end = MAX (clause->end, chunk->end);
  b->last = open->clause;
}

static Open *
open_clause (Builder *b, const LesartChunk *chunk, LesartClauseKind kind, guint32 parent)
{
  LesartClause clause = {
    .first = chunk->first,
    .end = chunk->end,
    .sentence = b->sentence,
    .kind = kind,
    .parent = parent,
    .coordinated = LESART_NO_CLAUSE,
    .opener = chunk->opener,
    .finite = chunk->finite,
    .verb = LESART_NO_TOKEN,
    .prefix = LESART_NO_TOKEN,
    .modal = LESART_NO_TOKEN,
    .negation = LESART_NO_TOKEN,
    .subject = LESART_NO_PHRASE,
    .object = LESART_NO_PHRASE,
    .indirect_object = LESART_NO_PHRASE,
    .speech = LESART_NO_CLAUSE,
  };
  Open *open;

  if (b->depth == LESART_GRAMMAR_MAX_DEPTH)
    b->depth--;
  open = &b->stack[b->depth++];
  *open = (Open){ .clause = b->grammar->clauses->len, .quoted = chunk->quoted };
  clause.verb_first = chunk->verb_first;
  g_array_append_val (b->grammar->clauses, clause);
  attach (b, open, chunk);
  return open;
}

/* How deep the innermost open clause lies that still has no finite verb; 0: none. */
static guint
pending_depth (const Builder *b)
{
  for (guint i = b->depth; i > 0; i--) {
    const LesartClause *clause = clause_at (b, b->stack[i - 1].clause);

    if (clause->finite == LESART_NO_TOKEN && clause->kind != LESART_CLAUSE_INFINITIVE
        && clause->kind != LESART_CLAUSE_PARTICIPLE)
      return i;
  }
  return 0;
}

static Open *
find_pending (Builder *b)
{
  guint depth = pending_depth (b);

  if (depth == 0)
    return NULL;
  b->depth = depth;
  return &b->stack[depth - 1];
}

/* The innermost open main clause whose auxiliary or modal still has no infinite verb. */
static Open *
find_awaiting (Builder *b)
{
  for (guint i = b->depth; i > 0; i--) {
    const LesartClause *clause = clause_at (b, b->stack[i - 1].clause);

    if (clause->finite != LESART_NO_TOKEN && clause->kind == LESART_CLAUSE_MAIN
        && !b->stack[i - 1].infinite
        && !lesart_kinds_are_lexical (b->grammar->words[clause->finite].kinds)) {
      b->depth = i;
      return &b->stack[i - 1];
    }
  }
  return NULL;
}

/* Sollte die Krone nachgeben, dürfte ... / Hätte es sie gegeben, so müsste ... */
static gboolean
is_condition_of (Builder *b, const LesartClause *clause, const LesartChunk *chunk)
{
  return clause->kind == LESART_CLAUSE_MAIN && clause->verb_first && b->last == b->orphan
         && !b->question && (!top (b)->quoted || chunk->quoted)
         && (chunk->verb_first || lesart_grammar_token_is (b->grammar, chunk->lead, "so")
             || lesart_grammar_token_is (b->grammar, chunk->lead, "dann"));
}

static void
link_orphan (Builder *b, guint32 main)
{
  if (b->orphan != LESART_NO_CLAUSE && b->orphan != main
      && clause_at (b, b->orphan)->kind != LESART_CLAUSE_MAIN)
    clause_at (b, b->orphan)->parent = main;
  b->orphan = LESART_NO_CLAUSE;
}

static void
add_main (Builder *b, const LesartChunk *chunk)
{
  guint32 index = b->grammar->clauses->len;

  if (b->orphan != LESART_NO_CLAUSE && b->depth > 0) {
    LesartClause *orphan = clause_at (b, b->orphan);

    if (is_condition_of (b, orphan, chunk)) {
      orphan->kind = LESART_CLAUSE_SUBORDINATE;
      orphan->verb_first_condition = TRUE;
      b->main = LESART_NO_CLAUSE;
    }
  }
  link_orphan (b, index);
  b->depth = 0;
  open_clause (b, chunk, LESART_CLAUSE_MAIN, LESART_NO_CLAUSE);
  clause_at (b, index)->coordinated = b->main;
  if (b->main == LESART_NO_CLAUSE && chunk->verb_first)
    b->orphan = index;
  b->main = index;
}

/* "werden" that need not be finite */
static gboolean
is_mere_infinitive (const Builder *b, guint32 at)
{
  guint32 kinds = b->grammar->words[at].kinds;

  return (kinds & LESART_WORD_INFINITIVE) && !lesart_kinds_are_lexical (kinds);
}

/* A second predicate after "und": shares opener, parent and, if it has none of its own, finite
 * verb. */
static void
add_joined (Builder *b, const LesartChunk *chunk)
{
  guint32 before = b->last;
  LesartClause model = *clause_at (b, before);
  gboolean verb_final =
      model.kind == LESART_CLAUSE_SUBORDINATE || model.kind == LESART_CLAUSE_RELATIVE;
  LesartChunk own = *chunk;
  LesartClause *clause;

  if (verb_final) {
    own.opener = model.opener;
    own.strict = FALSE;
    lesart_chunk_find_finite (b->grammar, &own);
  }
  if (!own.strict && model.finite != LESART_NO_TOKEN
      && !lesart_kinds_are_lexical (b->grammar->words[model.finite].kinds) && !verb_final
      && (own.finite == LESART_NO_TOKEN
          || lesart_chunk_is_verb_final (b->grammar, &own, own.first)))
    own.finite = model.finite; /* hat A verkauft und B gekauft */
  if (model.kind == LESART_CLAUSE_INFINITIVE || model.kind == LESART_CLAUSE_PARTICIPLE)
    own.finite = own.strict ? own.finite : LESART_NO_TOKEN;
  own.opener = model.kind == LESART_CLAUSE_RELATIVE
                       && (lesart_grammar_kinds (b->grammar, own.lead) & LESART_WORD_RELATIVE)
                   ? own.lead
                   : model.opener;
  if (b->depth > 0)
    b->depth--;
  open_clause (b, &own,
               own.strict && model.kind == LESART_CLAUSE_INFINITIVE ? LESART_CLAUSE_MAIN
                                                                    : model.kind,
               model.parent);
  clause = clause_at (b, b->grammar->clauses->len - 1);
  clause->coordinated = before;
  clause->verb_first_condition = model.verb_first_condition;
  if (verb_final && (model.finite == LESART_NO_TOKEN || is_mere_infinitive (b, model.finite)))
    clause_at (b, before)->finite = clause->finite; /* eröffnet werden und liefern soll */
}

static void
add_subordinate (Builder *b, const LesartChunk *chunk)
{
  guint32 parent = b->depth > 0 ? top (b)->clause : LESART_NO_CLAUSE;
  gboolean is_orphan = parent == LESART_NO_CLAUSE;

  if (chunk->coordinator && parent != LESART_NO_CLAUSE
      && clause_at (b, parent)->kind == chunk->kind)
    parent = clause_at (b, parent)->parent;
  open_clause (b, chunk, chunk->kind, parent);
  if (is_orphan)
    b->orphan = b->last;
}

static void
add_infinitive (Builder *b, const LesartChunk *chunk)
{
  guint32 parent = b->depth > 0 ? top (b)->clause : LESART_NO_CLAUSE;
  LesartChunk own = *chunk;

  if (parent != LESART_NO_CLAUSE && clause_at (b, parent)->kind == LESART_CLAUSE_INFINITIVE
      && chunk->coordinator)
    parent = clause_at (b, parent)->parent;
  own.finite = LESART_NO_TOKEN;
  if ((b->grammar->words[chunk->lead].kinds & LESART_WORD_INFINITIVE_OPENER) != 0)
    own.opener = chunk->lead;
  open_clause (b, &own, LESART_CLAUSE_INFINITIVE, parent);
  if (parent == LESART_NO_CLAUSE)
    b->orphan = b->last;
}

/* The clause at the top is an infinitive whose verb is still to come. */
static gboolean
is_open_infinitive (Builder *b)
{
  Open *open = top (b);

  return open != NULL && !open->infinite
         && clause_at (b, open->clause)->kind == LESART_CLAUSE_INFINITIVE;
}

static gboolean
has_participle (const LesartGrammar *grammar, const LesartChunk *chunk)
{
  for (guint32 at = chunk->lead; at < chunk->end; at++)
    if ((grammar->words[at].kinds & LESART_WORD_PARTICIPLE)
        && lesart_kinds_are_lexical (grammar->words[at].kinds))
      return TRUE;
  return FALSE;
}

/* No verb that could stand alone: part of a clause that is open, else a clause that waits for its
 * verb. "so Paulsen" after a quotation belongs to none. */
static void
add_fragment (Builder *b, const LesartChunk *chunk)
{
  Open *open = find_pending (b);

  if (open == NULL && (chunk->list_start || is_open_infinitive (b)) && top (b) != NULL) {
    if (is_open_infinitive (b))
      attach (b, top (b), chunk);
    else
      add_infinitive (b, chunk);
    return;
  }
  if (lesart_chunk_is_agent_participle (b->grammar, chunk) && b->depth > 0) {
    open_clause (b, chunk, LESART_CLAUSE_PARTICIPLE, top (b)->clause);
    return;
  }
  if (open == NULL)
    open = find_awaiting (b);
  if (open == NULL && top (b) != NULL && has_participle (b->grammar, chunk)) {
    open_clause (b, chunk, LESART_CLAUSE_PARTICIPLE,
                 top (b)->clause); /* zwei Spiele eingeschlossen */
    return;
  }
  if (open == NULL)
    open = top (b);
  if (open == NULL) {
    open_clause (b, chunk, LESART_CLAUSE_MAIN, LESART_NO_CLAUSE);
  } else if (open->quoted == chunk->quoted
             && !lesart_grammar_token_is (b->grammar, chunk->lead, "so")) {
    attach (b, open, chunk);
  }
}

/* "wurden ermordet, verletzt und verschleppt": a participle alone, joined to the clause before. */
static gboolean
is_listed_participle (Builder *b, const LesartChunk *chunk)
{
  const LesartClause *last;

  if (chunk->strict || !chunk->verb_first || b->last == LESART_NO_CLAUSE || top (b) == NULL
      || !top (b)->infinite
      || lesart_grammar_skip_transparent (b->grammar, chunk->lead + 1, chunk->end) < chunk->end)
    return FALSE;
  last = clause_at (b, b->last);
  return last->kind == LESART_CLAUSE_MAIN && last->finite != LESART_NO_TOKEN
         && (b->grammar->words[last->finite].kinds & LESART_WORD_AUXILIARY) != 0;
}

static void
add_finite (Builder *b, const LesartChunk *chunk)
{
  guint depth = b->depth;
  Open *open = find_pending (b);

  if (open != NULL && (!open->quoted || chunk->quoted)) {
    LesartClause *clause = clause_at (b, open->clause);
    LesartChunk own = *chunk;

    if (clause->kind != LESART_CLAUSE_MAIN) {
      own.opener = clause->opener;
      own.strict = FALSE;
      lesart_chunk_find_finite (b->grammar, &own);
    }
    clause->finite = own.finite;
    attach (b, open, chunk);
    if (clause->kind == LESART_CLAUSE_MAIN) {
      link_orphan (b, open->clause);
      b->main = open->clause;
    }
    return;
  }
  b->depth = depth;
  if (is_listed_participle (b, chunk)) {
    add_joined (b, chunk);
    return;
  }
  open = chunk->strict ? NULL : find_awaiting (b);
  if (open != NULL) {
    attach (b, open, chunk);
    return;
  }
  add_main (b, chunk);
}

/* A relative pronoun without a verb in its chunk is an article, "der CEO von X," - unless an
 * embedded clause comes before its verb: "die für alle, die davon leben, wichtig sind". */
static gboolean
is_interrupted (const Builder *b, guint i)
{
  const LesartChunk *inner = i + 1 < b->n_chunks ? &b->chunks[i + 1] : NULL;
  const LesartChunk *rest = i + 2 < b->n_chunks ? &b->chunks[i + 2] : NULL;

  if (inner == NULL || rest == NULL || inner->opener == LESART_NO_TOKEN
      || inner->finite == LESART_NO_TOKEN)
    return FALSE;
  if (rest->hard || rest->opener != LESART_NO_TOKEN || rest->finite == LESART_NO_TOKEN)
    return FALSE;
  return lesart_chunk_is_verb_final (b->grammar, rest, rest->first)
         && (!rest->verb_first || pending_depth (b) == 0);
}

/* "die X gegründet und Y übertragen hatte": the finite verb of both comes with the second. */
static gboolean
shares_finite_ahead (const Builder *b, guint i)
{
  const LesartChunk *next = i + 1 < b->n_chunks ? &b->chunks[i + 1] : NULL;

  return next != NULL && next->joined && next->finite != LESART_NO_TOKEN
         && has_participle (b->grammar, &b->chunks[i])
         && lesart_chunk_is_verb_final (b->grammar, next, next->first);
}

/* "Konstanz (dpa) – Im See lebt ein Krebs": a name and a dash before a sentence of its own. */
static gboolean
follows_dateline (const Builder *b, guint i)
{
  const LesartChunk *name = &b->chunks[0], *chunk = &b->chunks[i];

  if (i != 1 || b->grammar->groups == NULL || chunk->opener != LESART_NO_TOKEN
      || chunk->finite == LESART_NO_TOKEN || chunk->verb_first || chunk->first == name->end
      || !lesart_grammar_is_one_of (b->grammar, chunk->first - 1, "– — -"))
    return FALSE;
  for (guint32 at = name->first; at < name->end; at++)
    if (lesart_grammar_is_one_of (b->grammar, at, "("))
      return at > name->first && lesart_grammar_is_one_of (b->grammar, name->end - 1, ")");
    else if (b->grammar->groups[at] < 0)
      return FALSE;
  return TRUE;
}

/* "dass eine Firma, die Gewinn macht, die Preise anhebt": what could be a second relative clause is
 * the rest of the clause that waits for its verb, where nothing that comes later is. */
static gboolean
is_rest_of_clause (const Builder *b, guint i)
{
  const LesartChunk *chunk = &b->chunks[i];
  const LesartWord *opener, *next;
  guint depth = pending_depth (b);

  if (chunk->kind != LESART_CLAUSE_RELATIVE || chunk->coordinator
      || chunk->finite == LESART_NO_TOKEN || depth == 0 || depth == b->depth
      || chunk->opener + 2 >= chunk->end
      || clause_at (b, b->stack[depth - 1].clause)->kind == LESART_CLAUSE_MAIN)
    return FALSE;
  opener = next = &b->grammar->words[chunk->opener];
  do
    next++;
  while (next < &b->grammar->words[chunk->end - 1] && (next->kinds & LESART_WORD_ADJECTIVE)
         && (next->kinds & (LESART_WORD_VERB | LESART_WORD_NOMINAL)) == 0);
  if ((opener->kinds & LESART_WORD_DETERMINER) == 0 || (next->kinds & LESART_WORD_NOMINAL) == 0
      || (opener->agreement & next->agreement) == 0)
    return FALSE;
  for (guint k = i + 1; k < MIN (b->n_chunks, i + MAX_CHUNKS_AHEAD) && !b->chunks[k].hard; k++)
    if (b->chunks[k].opener == LESART_NO_TOKEN && b->chunks[k].finite != LESART_NO_TOKEN
        && lesart_chunk_is_verb_final (b->grammar, &b->chunks[k], b->chunks[k].first)
        && !b->chunks[k].verb_first)
      return FALSE;
  return TRUE;
}

static void
add_chunk_to_clauses (Builder *b, guint i)
{
  const LesartChunk *chunk = &b->chunks[i];
  LesartChunk own = *chunk;

  if (chunk->lead >= chunk->end)
    return;
  if (chunk->hard || follows_dateline (b, i)) {
    b->depth = 0;
    b->orphan = b->last = b->main = LESART_NO_CLAUSE;
  }
  if (chunk->joined && b->last != LESART_NO_CLAUSE) {
    add_joined (b, chunk);
    return;
  }
  if (chunk->opener != LESART_NO_TOKEN && chunk->kind == LESART_CLAUSE_RELATIVE
      && (chunk->finite == LESART_NO_TOKEN ? !is_interrupted (b, i) && !shares_finite_ahead (b, i)
                                           : is_rest_of_clause (b, i)))
    own.opener = LESART_NO_TOKEN;
  if (own.opener != LESART_NO_TOKEN)
    add_subordinate (b, &own);
  else if (own.finite != LESART_NO_TOKEN)
    add_finite (b, &own);
  else if (own.zu_infinitive != LESART_NO_TOKEN && is_open_infinitive (b))
    attach (b, top (b), &own);
  else if (own.zu_infinitive != LESART_NO_TOKEN)
    add_infinitive (b, &own);
  else
    add_fragment (b, &own);
}

/**
 * lesart_grammar_find_clauses: (skip)
 *
 * Appends the clauses of a sentence and fills clause_of for its tokens.
 */
void
lesart_grammar_find_clauses (LesartGrammar *grammar, guint32 sentence)
{
  const LesartSentence *s = &grammar->segments->sentences[sentence];
  g_autoptr (GArray) chunks = g_array_new (FALSE, FALSE, sizeof (LesartChunk));
  Builder b = { .grammar = grammar,
                .sentence = sentence,
                .orphan = LESART_NO_CLAUSE,
                .last = LESART_NO_CLAUSE,
                .main = LESART_NO_CLAUSE };

  b.question = lesart_grammar_find_chunks (grammar, s, chunks);
  b.chunks = (const LesartChunk *) (gpointer) chunks->data;
  b.n_chunks = chunks->len;
  for (guint i = 0; i < chunks->len; i++)
    add_chunk_to_clauses (&b, i);
}
