/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From chunks to clauses.
 *
 * A chunk is a stretch between commas (or semicolons, colons, dashes), cut once more at an "und" with
 * a verb on either side. Each chunk opens a clause, completes one that is still open, or is a mere
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

#include <string.h>

typedef struct {
  guint32 first; /* tokens [first, end) */
  guint32 end;
  guint32 lead;  /* first token after quotation marks and coordinators */
  guint32 opener;
  guint32 finite;        /* the best candidate, chosen by the kind of clause */
  guint32 zu_infinitive;
  LesartClauseKind kind; /* if there is an opener */
  guint8 strict;      /* the finite form can be nothing else */
  guint8 verb_first;
  guint8 joined;      /* follows the chunk before it after a mere coordinator */
  guint8 coordinator; /* begins with one */
  guint8 hard;        /* a semicolon or colon stands before it */
  guint8 quoted;
  guint8 list_start;  /* no verb, but the chunks that follow make a list that ends in a zu-infinitive */
} Chunk;

typedef struct {
  guint32 clause;
  guint8 quoted;
  guint8 infinite; /* has an infinite lexical verb */
} Open;

typedef struct {
  LesartGrammar *grammar;
  guint32 sentence;
  gboolean question;
  const Chunk *chunks;
  guint n_chunks;
  Open stack[LESART_GRAMMAR_MAX_DEPTH];
  guint depth;
  guint32 orphan;     /* clause at the start that may depend on the main clause to come */
  guint32 main;       /* the main clause before */
  guint32 last;       /* the clause of the chunk before */
} Builder;

/* --- Looking at tokens --- */

static inline gboolean
is_separator (const LesartGrammar *grammar, guint32 at, gboolean *hard)
{
  static const char *const soft[] = { ",", "–", "—", "-", "…" };
  static const char *const strong[] = { ";", ":", ".", "!", "?", "..." };
  const LesartToken *token = lesart_grammar_token (grammar, at);

  if (token->kind != LESART_TOKEN_PUNCTUATION && token->kind != LESART_TOKEN_SYMBOL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (soft); i++)
    if (lesart_grammar_token_is (grammar, at, soft[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (strong); i++)
    if (lesart_grammar_token_is (grammar, at, strong[i])) {
      *hard = TRUE;
      return TRUE;
    }
  return FALSE;
}

static inline gboolean
is_lexical (guint32 kinds)
{
  return (kinds & (LESART_WORD_AUXILIARY | LESART_WORD_MODAL)) == 0;
}

static inline gboolean
is_strict_finite (guint32 kinds)
{
  return (kinds & LESART_WORD_FINITE) != 0 && (kinds & LESART_WORD_INFINITE) == 0;
}

/* Cuts list items and verb groups: "aber" and "denn" stand inside a clause as well. */
static gboolean
is_joint (const LesartGrammar *grammar, guint32 at)
{
  return (lesart_grammar_kinds (grammar, at) & LESART_WORD_COORDINATOR) != 0
         && (lesart_grammar_token_is (grammar, at, "und") || lesart_grammar_token_is (grammar, at, "oder")
             || lesart_grammar_token_is (grammar, at, "sowie"));
}

/* --- Chunks --- */

typedef struct {
  gboolean strict;       /* a form that can only be finite */
  gboolean finite;
  gboolean lexical;      /* a lexical verb, so that the part can stand alone */
  gboolean infinite;     /* an infinite lexical verb */
  gboolean auxiliary;    /* an infinite auxiliary: what may be a participle is one */
} Verbs;

static void
add_verbs (Verbs *verbs, guint32 kinds)
{
  verbs->finite |= (kinds & LESART_WORD_FINITE) != 0;
  verbs->strict |= is_strict_finite (kinds);
  verbs->lexical |= (kinds & LESART_WORD_VERB) && is_lexical (kinds);
  verbs->infinite |= (kinds & LESART_WORD_INFINITE) && is_lexical (kinds);
  verbs->auxiliary |= (kinds & LESART_WORD_INFINITE) && !is_lexical (kinds);
}

static Verbs
verbs_until_joint (const LesartGrammar *grammar, guint32 from, guint32 end)
{
  Verbs verbs = { 0 };

  for (guint32 at = from; at < end && !is_joint (grammar, at); at++)
    add_verbs (&verbs, grammar->words[at].kinds);
  return verbs;
}

/* Two predicates on either side of a coordinator, or only two objects of one? */
static gboolean
is_two_predicates (const Verbs *left, const Verbs *right)
{
  if (left->infinite && right->infinite)
    return TRUE;
  return left->finite && (right->strict || (right->finite && left->lexical && !right->auxiliary));
}

static void
add_chunk (GArray *chunks, guint32 first, guint32 end, gboolean joined, gboolean hard)
{
  Chunk chunk = { .first = first, .end = end, .joined = joined, .hard = hard };

  if (first < end)
    g_array_append_val (chunks, chunk);
}

/* The cut is at the joint before the second predicate; where the first one ends with its verb, already
 * at the joint right after that: [A zu nehmen] [und B und C zu bewältigen]. */
static void
split_at_joints (const LesartGrammar *grammar, guint32 first, guint32 end, gboolean hard, GArray *chunks)
{
  Verbs left = { 0 };
  guint32 start = first, early = LESART_NO_TOKEN;
  gboolean joined = FALSE;

  for (guint32 at = first; at < end; at++) {
    if (at > start && is_joint (grammar, at)) {
      Verbs right = verbs_until_joint (grammar, at + 1, end);

      if (grammar->words[at - 1].kinds & LESART_WORD_VERB)
        early = at;
      if (is_two_predicates (&left, &right)) {
        guint32 cut = early != LESART_NO_TOKEN ? early : at;

        add_chunk (chunks, start, cut, joined, hard && !joined);
        start = cut;
        joined = TRUE;
        left = (Verbs) { 0 };
        early = LESART_NO_TOKEN;
      }
    }
    if (grammar->words[at].kinds & LESART_WORD_VERB)
      early = LESART_NO_TOKEN;
    add_verbs (&left, grammar->words[at].kinds);
  }
  add_chunk (chunks, start, end, joined, hard && !joined);
}

static void
find_chunks (const LesartGrammar *grammar, const LesartSentence *sentence, GArray *chunks)
{
  guint32 start = sentence->first;
  gboolean hard = TRUE;

  for (guint32 at = sentence->first; at < sentence->end; at++) {
    gboolean next_hard = FALSE;

    if (!is_separator (grammar, at, &next_hard))
      continue;
    split_at_joints (grammar, start, at, hard, chunks);
    if (at > start)
      hard = FALSE;
    hard |= next_hard;
    start = at + 1;
  }
  split_at_joints (grammar, start, sentence->end, hard, chunks);
}

/* --- Reading a chunk --- */

static guint32
skip_transparent (const LesartGrammar *grammar, guint32 at, guint32 end)
{
  while (at < end && grammar->words[at].kinds == 0)
    at++;
  return at;
}

static void
find_lead (const LesartGrammar *grammar, Chunk *chunk)
{
  guint32 at = skip_transparent (grammar, chunk->first, chunk->end);

  while (at < chunk->end && (grammar->words[at].kinds & LESART_WORD_COORDINATOR)) {
    chunk->coordinator = TRUE;
    at = skip_transparent (grammar, at + 1, chunk->end);
  }
  chunk->lead = at;
  chunk->quoted = at < chunk->end && grammar->quoted[at];
}

/* Does the finite verb of the chunk stand at its end, in the last group of verbs? A comparison may
 * follow it. */
static gboolean
is_verb_final (const LesartGrammar *grammar, const Chunk *chunk, guint32 from)
{
  gboolean strict = FALSE, finite = FALSE;

  for (guint32 at = from; at < chunk->end; at++) {
    guint32 kinds = grammar->words[at].kinds;

    if (kinds == 0)
      continue;
    if ((strict || finite) && (lesart_grammar_token_is (grammar, at, "als") || lesart_grammar_token_is (grammar, at, "wie")))
      break;
    if (strict && (kinds & LESART_WORD_VERB) == 0)
      return FALSE;
    strict |= is_strict_finite (kinds);
    finite = (kinds & LESART_WORD_FINITE) != 0;
  }
  return strict || finite;
}

static gboolean
has_finite_after (const LesartGrammar *grammar, const Chunk *chunk, guint32 at)
{
  for (guint32 t = at; t < chunk->end; t++)
    if (grammar->words[t].kinds & LESART_WORD_FINITE)
      return TRUE;
  return FALSE;
}

/* Is the verb in second place right after @at? Then @at is no opener: "das ist", "damit wäre". */
static gboolean
is_before_verb (const LesartGrammar *grammar, const Chunk *chunk, guint32 at)
{
  guint32 next = skip_transparent (grammar, at + 1, chunk->end);
  guint32 rest = skip_transparent (grammar, next + 1, chunk->end);

  return next < chunk->end && (grammar->words[next].kinds & LESART_WORD_FINITE) && rest < chunk->end
         && (grammar->words[rest].kinds & LESART_WORD_FINITE) == 0;
}

/* "Während der Experte, X, das begrüßte": no preposition governs a nominative. */
static gboolean
is_before_nominative (const LesartGrammar *grammar, const Chunk *chunk, guint32 at)
{
  guint32 agreement;

  if (at + 1 >= chunk->end || (grammar->words[at].kinds & LESART_WORD_DETERMINER) == 0
      || (grammar->words[at + 1].kinds & LESART_WORD_NOMINAL) == 0)
    return FALSE;
  agreement = grammar->words[at].agreement & grammar->words[at + 1].agreement;
  return agreement != 0 && lesart_agreement_with (agreement, LESART_GENITIVE | LESART_DATIVE | LESART_ACCUSATIVE) == 0;
}

static gboolean
opens_subordinate (const LesartGrammar *grammar, const Chunk *chunk, guint32 at)
{
  guint32 kinds = lesart_grammar_kinds (grammar, at);

  if ((kinds & LESART_WORD_SUBORDINATOR) == 0 || at >= chunk->end || is_before_verb (grammar, chunk, at))
    return FALSE;
  if ((kinds & LESART_WORD_AMBIGUOUS) == 0 || is_verb_final (grammar, chunk, at + 1))
    return TRUE;
  return (kinds & LESART_WORD_PREPOSITION) && !has_finite_after (grammar, chunk, at) && is_before_nominative (grammar, chunk, at + 1);
}

/* dass, auch wenn, so dass, ohne dass */
static guint32
find_subordinator (const LesartGrammar *grammar, const Chunk *chunk)
{
  guint32 at = chunk->lead;

  if (opens_subordinate (grammar, chunk, at))
    return at;
  if ((lesart_grammar_kinds (grammar, at) & (LESART_WORD_FOCUS | LESART_WORD_INFINITIVE_OPENER | LESART_WORD_AMBIGUOUS))
      && opens_subordinate (grammar, chunk, at + 1))
    return at + 1;
  return LESART_NO_TOKEN;
}

/* Relative pronoun or w-word at the start, with at most a preposition before it. */
static guint32
find_pronoun_opener (const LesartGrammar *grammar, const Chunk *chunk, guint32 wanted)
{
  guint32 at = chunk->lead;

  if (at < chunk->end && (grammar->words[at].kinds & LESART_WORD_PREPOSITION) && (grammar->words[at].kinds & wanted) == 0)
    at++;
  if (at >= chunk->end || (grammar->words[at].kinds & wanted) == 0 || is_before_verb (grammar, chunk, at))
    return LESART_NO_TOKEN;
  return at;
}

static void
find_opener (const LesartGrammar *grammar, Chunk *chunk, gboolean first, gboolean question)
{
  guint32 at;

  chunk->opener = find_subordinator (grammar, chunk);
  chunk->kind = LESART_CLAUSE_SUBORDINATE;
  if (chunk->opener != LESART_NO_TOKEN)
    return;
  at = first ? LESART_NO_TOKEN : find_pronoun_opener (grammar, chunk, LESART_WORD_RELATIVE);
  if (at != LESART_NO_TOKEN && (!has_finite_after (grammar, chunk, at) || is_verb_final (grammar, chunk, at + 1))) {
    chunk->opener = at;
    chunk->kind = LESART_CLAUSE_RELATIVE;
    return;
  }
  at = find_pronoun_opener (grammar, chunk, LESART_WORD_INTERROGATIVE);
  if (at != LESART_NO_TOKEN && !(first && question) && has_finite_after (grammar, chunk, at))
    chunk->opener = at;
}

/* With an opener the last form, else the first; one that can only be finite before one that may be. */
static void
find_finite (const LesartGrammar *grammar, Chunk *chunk)
{
  gboolean last = chunk->opener != LESART_NO_TOKEN;

  chunk->finite = LESART_NO_TOKEN;
  for (guint32 at = chunk->lead; at < chunk->end; at++) {
    guint32 kinds = grammar->words[at].kinds;
    gboolean strict = is_strict_finite (kinds);

    if ((kinds & LESART_WORD_FINITE) == 0 || strict < chunk->strict)
      continue;
    if (chunk->finite == LESART_NO_TOKEN || last || strict > chunk->strict) {
      chunk->finite = at;
      chunk->strict = strict;
    }
  }
  chunk->verb_first = chunk->finite != LESART_NO_TOKEN && chunk->finite == chunk->lead;
}

static gboolean
is_agent_participle (const LesartGrammar *grammar, const Chunk *chunk)
{
  guint32 next = skip_transparent (grammar, chunk->lead + 1, chunk->end);

  return chunk->lead < chunk->end && (grammar->words[chunk->lead].kinds & LESART_WORD_PARTICIPLE)
         && is_lexical (grammar->words[chunk->lead].kinds) && next < chunk->end
         && (lesart_grammar_token_is (grammar, next, "von") || lesart_grammar_token_is (grammar, next, "vom")
             || lesart_grammar_token_is (grammar, next, "durch"));
}

/* ", benötigte Teile einzubauen": what could be a finite verb is an attribute. */
static gboolean
is_adjective_before_noun (const LesartGrammar *grammar, guint32 at)
{
  return (grammar->words[at].kinds & LESART_WORD_ADJECTIVE) != 0
         && (lesart_grammar_kinds (grammar, at + 1) & LESART_WORD_NOMINAL) != 0
         && (grammar->words[at].agreement & grammar->words[at + 1].agreement) != 0;
}

static void
read_chunk (const LesartGrammar *grammar, Chunk *chunk, gboolean first, gboolean question)
{
  find_lead (grammar, chunk);
  chunk->opener = LESART_NO_TOKEN;
  if (!chunk->joined)
    find_opener (grammar, chunk, first || chunk->hard, question);
  find_finite (grammar, chunk);
  if (chunk->verb_first && !chunk->strict && !first && is_agent_participle (grammar, chunk)) {
    chunk->finite = LESART_NO_TOKEN;
    chunk->verb_first = FALSE;
  }
  chunk->zu_infinitive = LESART_NO_TOKEN;
  for (guint32 at = chunk->lead; at < chunk->end; at++)
    if (grammar->words[at].kinds & LESART_WORD_INFINITIVE_ZU)
      chunk->zu_infinitive = at;
  if (chunk->verb_first && !first && chunk->zu_infinitive != LESART_NO_TOKEN && is_adjective_before_noun (grammar, chunk->lead)) {
    grammar->words[chunk->lead].kinds &= ~(guint32) LESART_WORD_VERB;
    chunk->finite = LESART_NO_TOKEN;
    chunk->verb_first = chunk->strict = FALSE;
  }
}

/* --- Clauses --- */

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
attach (Builder *b, Open *open, const Chunk *chunk)
{
  LesartClause *clause = clause_at (b, open->clause);

  for (guint32 at = chunk->first; at < chunk->end; at++) {
    guint32 kinds = b->grammar->words[at].kinds;

    b->grammar->clause_of[at] = open->clause;
    if ((kinds & LESART_WORD_INFINITE) && is_lexical (kinds) && at != clause->finite)
      open->infinite = TRUE;
  }
  clause->end = MAX (clause->end, chunk->end);
  b->last = open->clause;
}

static Open *
open_clause (Builder *b, const Chunk *chunk, LesartClauseKind kind, guint32 parent)
{
  LesartClause clause = {
    .first = chunk->first, .end = chunk->end, .sentence = b->sentence, .kind = kind, .parent = parent,
    .coordinated = LESART_NO_CLAUSE, .opener = chunk->opener, .finite = chunk->finite,
    .verb = LESART_NO_TOKEN, .prefix = LESART_NO_TOKEN, .modal = LESART_NO_TOKEN, .negation = LESART_NO_TOKEN,
  };
  Open *open;

  if (b->depth == LESART_GRAMMAR_MAX_DEPTH)
    b->depth--;
  open = &b->stack[b->depth++];
  *open = (Open) { .clause = b->grammar->clauses->len, .quoted = chunk->quoted };
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

    if (clause->finite == LESART_NO_TOKEN && clause->kind != LESART_CLAUSE_INFINITIVE && clause->kind != LESART_CLAUSE_PARTICIPLE)
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

    if (clause->finite != LESART_NO_TOKEN && clause->kind == LESART_CLAUSE_MAIN && !b->stack[i - 1].infinite
        && !is_lexical (b->grammar->words[clause->finite].kinds)) {
      b->depth = i;
      return &b->stack[i - 1];
    }
  }
  return NULL;
}

/* Sollte die Krone nachgeben, dürfte ... / Hätte es sie gegeben, so müsste ... */
static gboolean
is_condition_of (Builder *b, const LesartClause *clause, const Chunk *chunk)
{
  return clause->kind == LESART_CLAUSE_MAIN && clause->verb_first && b->last == b->orphan && !b->question
         && (!top (b)->quoted || chunk->quoted)
         && (chunk->verb_first || lesart_grammar_token_is (b->grammar, chunk->lead, "so")
             || lesart_grammar_token_is (b->grammar, chunk->lead, "dann"));
}

static void
link_orphan (Builder *b, guint32 main)
{
  if (b->orphan != LESART_NO_CLAUSE && b->orphan != main && clause_at (b, b->orphan)->kind != LESART_CLAUSE_MAIN)
    clause_at (b, b->orphan)->parent = main;
  b->orphan = LESART_NO_CLAUSE;
}

static void
add_main (Builder *b, const Chunk *chunk)
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

  return (kinds & LESART_WORD_INFINITIVE) && !is_lexical (kinds);
}

/* A second predicate after "und": shares opener, parent and, if it has none of its own, finite verb. */
static void
add_joined (Builder *b, const Chunk *chunk)
{
  guint32 before = b->last;
  LesartClause model = *clause_at (b, before);
  gboolean verb_final = model.kind == LESART_CLAUSE_SUBORDINATE || model.kind == LESART_CLAUSE_RELATIVE;
  Chunk own = *chunk;
  LesartClause *clause;

  if (verb_final) {
    own.opener = model.opener;
    own.strict = FALSE;
    find_finite (b->grammar, &own);
  }
  if (!own.strict && model.finite != LESART_NO_TOKEN && !is_lexical (b->grammar->words[model.finite].kinds) && !verb_final
      && (own.finite == LESART_NO_TOKEN || is_verb_final (b->grammar, &own, own.first)))
    own.finite = model.finite; /* hat A verkauft und B gekauft */
  if (model.kind == LESART_CLAUSE_INFINITIVE || model.kind == LESART_CLAUSE_PARTICIPLE)
    own.finite = own.strict ? own.finite : LESART_NO_TOKEN;
  own.opener = model.kind == LESART_CLAUSE_RELATIVE && (lesart_grammar_kinds (b->grammar, own.lead) & LESART_WORD_RELATIVE) ? own.lead : model.opener;
  if (b->depth > 0)
    b->depth--;
  open_clause (b, &own, own.strict && model.kind == LESART_CLAUSE_INFINITIVE ? LESART_CLAUSE_MAIN : model.kind, model.parent);
  clause = clause_at (b, b->grammar->clauses->len - 1);
  clause->coordinated = before;
  clause->verb_first_condition = model.verb_first_condition;
  if (verb_final && (model.finite == LESART_NO_TOKEN || is_mere_infinitive (b, model.finite)))
    clause_at (b, before)->finite = clause->finite; /* eröffnet werden und liefern soll */
}

static void
add_subordinate (Builder *b, const Chunk *chunk)
{
  guint32 parent = b->depth > 0 ? top (b)->clause : LESART_NO_CLAUSE;
  gboolean is_orphan = parent == LESART_NO_CLAUSE;

  if (chunk->coordinator && parent != LESART_NO_CLAUSE && clause_at (b, parent)->kind == chunk->kind)
    parent = clause_at (b, parent)->parent;
  open_clause (b, chunk, chunk->kind, parent);
  if (is_orphan)
    b->orphan = b->last;
}

static void
add_infinitive (Builder *b, const Chunk *chunk)
{
  guint32 parent = b->depth > 0 ? top (b)->clause : LESART_NO_CLAUSE;
  Chunk own = *chunk;

  if (parent != LESART_NO_CLAUSE && clause_at (b, parent)->kind == LESART_CLAUSE_INFINITIVE && chunk->coordinator)
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

  return open != NULL && !open->infinite && clause_at (b, open->clause)->kind == LESART_CLAUSE_INFINITIVE;
}

static gboolean
has_participle (const LesartGrammar *grammar, const Chunk *chunk)
{
  for (guint32 at = chunk->lead; at < chunk->end; at++)
    if ((grammar->words[at].kinds & LESART_WORD_PARTICIPLE) && is_lexical (grammar->words[at].kinds))
      return TRUE;
  return FALSE;
}

/* No verb that could stand alone: part of a clause that is open, else a clause that waits for its verb.
 * "so Paulsen" after a quotation belongs to none. */
static void
add_fragment (Builder *b, const Chunk *chunk)
{
  Open *open = find_pending (b);

  if (open == NULL && (chunk->list_start || is_open_infinitive (b)) && top (b) != NULL) {
    if (is_open_infinitive (b))
      attach (b, top (b), chunk);
    else
      add_infinitive (b, chunk);
    return;
  }
  if (is_agent_participle (b->grammar, chunk) && b->depth > 0) {
    open_clause (b, chunk, LESART_CLAUSE_PARTICIPLE, top (b)->clause);
    return;
  }
  if (open == NULL)
    open = find_awaiting (b);
  if (open == NULL && top (b) != NULL && has_participle (b->grammar, chunk)) {
    open_clause (b, chunk, LESART_CLAUSE_PARTICIPLE, top (b)->clause); /* zwei Spiele eingeschlossen */
    return;
  }
  if (open == NULL)
    open = top (b);
  if (open == NULL) {
    open_clause (b, chunk, LESART_CLAUSE_MAIN, LESART_NO_CLAUSE);
  } else if (open->quoted == chunk->quoted && !lesart_grammar_token_is (b->grammar, chunk->lead, "so")) {
    attach (b, open, chunk);
  }
}

/* "wurden ermordet, verletzt und verschleppt": a participle alone, joined to the clause before. */
static gboolean
is_listed_participle (Builder *b, const Chunk *chunk)
{
  const LesartClause *last;

  if (chunk->strict || !chunk->verb_first || b->last == LESART_NO_CLAUSE || top (b) == NULL || !top (b)->infinite
      || skip_transparent (b->grammar, chunk->lead + 1, chunk->end) < chunk->end)
    return FALSE;
  last = clause_at (b, b->last);
  return last->kind == LESART_CLAUSE_MAIN && last->finite != LESART_NO_TOKEN
         && (b->grammar->words[last->finite].kinds & LESART_WORD_AUXILIARY) != 0;
}

static void
add_finite (Builder *b, const Chunk *chunk)
{
  guint depth = b->depth;
  Open *open = find_pending (b);

  if (open != NULL && (!open->quoted || chunk->quoted)) {
    LesartClause *clause = clause_at (b, open->clause);
    Chunk own = *chunk;

    if (clause->kind != LESART_CLAUSE_MAIN) {
      own.opener = clause->opener;
      own.strict = FALSE;
      find_finite (b->grammar, &own);
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

/* A relative pronoun without a verb in its chunk is an article, "der CEO von X," - unless an embedded
 * clause comes before its verb: "die für alle, die davon leben, wichtig sind". */
static gboolean
is_interrupted (const Builder *b, guint i)
{
  const Chunk *inner = i + 1 < b->n_chunks ? &b->chunks[i + 1] : NULL;
  const Chunk *rest = i + 2 < b->n_chunks ? &b->chunks[i + 2] : NULL;

  if (inner == NULL || rest == NULL || inner->opener == LESART_NO_TOKEN || inner->finite == LESART_NO_TOKEN)
    return FALSE;
  if (rest->hard || rest->opener != LESART_NO_TOKEN || rest->finite == LESART_NO_TOKEN)
    return FALSE;
  return is_verb_final (b->grammar, rest, rest->first) && (!rest->verb_first || pending_depth (b) == 0);
}

static void
add_chunk_to_clauses (Builder *b, guint i)
{
  const Chunk *chunk = &b->chunks[i];
  Chunk own = *chunk;

  if (chunk->lead >= chunk->end)
    return;
  if (chunk->hard) {
    b->depth = 0;
    b->orphan = b->last = b->main = LESART_NO_CLAUSE;
  }
  if (chunk->joined && b->last != LESART_NO_CLAUSE) {
    add_joined (b, chunk);
    return;
  }
  if (chunk->opener != LESART_NO_TOKEN && chunk->kind == LESART_CLAUSE_RELATIVE && chunk->finite == LESART_NO_TOKEN
      && !is_interrupted (b, i))
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

/* Förderern, Branchenvertretern und Regierungen zu gewinnen */
static void
find_list_starts (GArray *chunks)
{
  gboolean infinitive = FALSE;

  for (guint i = chunks->len; i > 0; i--) {
    Chunk *chunk = &g_array_index (chunks, Chunk, i - 1);
    gboolean bare = chunk->opener == LESART_NO_TOKEN && chunk->finite == LESART_NO_TOKEN;

    chunk->list_start = infinitive && bare && chunk->zu_infinitive == LESART_NO_TOKEN;
    infinitive = bare && (chunk->zu_infinitive != LESART_NO_TOKEN ? !chunk->verb_first : infinitive) && !chunk->hard && !chunk->joined;
  }
}

/* A quoted sentence may end before the sentence does: the mark of question that counts is the last. */
static gboolean
is_question (const LesartGrammar *grammar, const LesartSentence *sentence)
{
  for (guint32 at = sentence->end; at > sentence->first && at + 3 > sentence->end; at--)
    if (lesart_grammar_token_is (grammar, at - 1, "?"))
      return TRUE;
  return FALSE;
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
  g_autoptr (GArray) chunks = g_array_new (FALSE, FALSE, sizeof (Chunk));
  Builder b = { .grammar = grammar, .sentence = sentence, .orphan = LESART_NO_CLAUSE, .last = LESART_NO_CLAUSE, .main = LESART_NO_CLAUSE };

  find_chunks (grammar, s, chunks);
  b.question = is_question (grammar, s);
  b.chunks = (const Chunk *) (gpointer) chunks->data;
  b.n_chunks = chunks->len;
  for (guint i = 0; i < chunks->len; i++)
    read_chunk (grammar, &g_array_index (chunks, Chunk, i), i == 0, b.question);
  find_list_starts (chunks);
  for (guint i = 0; i < chunks->len; i++)
    add_chunk_to_clauses (&b, i);
}
