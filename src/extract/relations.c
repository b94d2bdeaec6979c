/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Relations between organisations, products, persons and places that the text states: whose
 * subsidiary, owner, shareholder, maker or member something is, and where it has its seat. The
 * words that state them are rows of relations.tsv, of three kinds:
 *
 *   noun   beside the name or behind a copula (appositions.c): "die Siemens-Tochter X"
 *   verb   with its subject and one other argument: "X gehört Y", "X hält 20 Prozent an Y"
 *   seat   followed by a place: "X mit Sitz in Y", "das in Y ansässige X"
 *
 * What a clause denies, asks, plans or supposes is none.
 */
#include "appositions.h"
#include "fact-finder.h"

#include <string.h>

#define NAMED                                                                                      \
  (1u << LESART_ENTITY_PER | 1u << LESART_ENTITY_ORG | 1u << LESART_ENTITY_LOC                     \
   | 1u << LESART_ENTITY_OTH)
#define MAX_ROWS 4
#define SEAT_REACH 6 /* tokens between a seat and its place or its owner */

/* --- The table --- */

static const char *
cell (const LesartSyntax *syntax, guint32 row, const char *column)
{
  const char *value = lesart_table_get (syntax->relations, row,
                                        lesart_table_find_column (syntax->relations, column));

  return value != NULL ? value : "";
}

static gboolean
is_cue (const LesartSyntax *syntax, guint32 row, const char *cue)
{
  return strcmp (cell (syntax, row, "cue"), cue) == 0;
}

/* "PER|ORG" as a set. */
static guint
types_in (const LesartSyntax *syntax, guint32 row, const char *column)
{
  const char *names = cell (syntax, row, column);
  guint types = 0;

  for (guint i = 0; i < LESART_N_ENTITY_TYPES; i++)
    if (strstr (names, lesart_entity_type_to_string ((LesartEntityType) i)) != NULL)
      types |= 1u << i;
  return types;
}

static LesartRelationKind
kind_of (const LesartSyntax *syntax, guint32 row)
{
  const char *name = cell (syntax, row, "kind");

  for (int i = LESART_RELATION_PARENT; i < LESART_RELATION_LOCATED; i++)
    if (strcmp (name, lesart_relation_kind_to_string ((LesartRelationKind) i)) == 0)
      return (LesartRelationKind) i;
  return LESART_RELATION_LOCATED;
}

/* The row of a noun, or of its last part; -1 if there is none. */
static gint32
look_up_noun (const LesartSyntax *syntax, guint32 at)
{
  gsize length;
  const char *form = lesart_token_text (syntax->x, at, &length);
  const char *lemma = syntax->words[at].noun_lemma;
  g_autofree char *word = g_strndup (form, length);
  guint32 row;

  if ((lemma != NULL && lesart_table_lookup (syntax->relations, lemma, -1, &row, 1) > 0)
      || lesart_syntax_find_head (syntax->relations, word, &row))
    return (gint32) row;
  return -1;
}

static gint32
noun_row (const LesartSyntax *syntax, guint32 at)
{
  enum { UNKNOWN, NONE, ROWS };
  const LesartToken *token = &syntax->x->tokens[at];
  guint32 index = lesart_token_form (syntax->x, at)->index;
  gint32 *known;

  if (token->kind != LESART_TOKEN_WORD || !(token->flags & LESART_TOKEN_UPPER))
    return -1;
  if (index >= syntax->judged_relations->len)
    g_array_set_size (syntax->judged_relations, index + 1);
  known = &g_array_index (syntax->judged_relations, gint32, index);
  if (*known == UNKNOWN)
    *known = look_up_noun (syntax, at) + ROWS;
  return *known - ROWS;
}

static gboolean
is_relation_noun (const LesartSyntax *syntax, guint32 at)
{
  gint32 row = syntax->x->name_at[at] < 0 ? noun_row (syntax, at) : -1;

  return row >= 0 && is_cue (syntax, (guint32) row, "noun");
}

/* --- Adding --- */

static gboolean
has_type (const LesartSyntax *syntax, gint32 entity, guint types)
{
  return entity != LESART_NO_ENTITY
         && (types & 1u << g_array_index (syntax->x->reading->entities, LesartEntity, entity).type)
                != 0;
}

static void
add (const LesartSyntax *syntax, guint32 row, gint32 bearer, gint32 owner, LesartRelation relation)
{
  GArray *relations = syntax->x->reading->relations;

  if (bearer == owner || !has_type (syntax, bearer, types_in (syntax, row, "bearers"))
      || !has_type (syntax, owner, types_in (syntax, row, "owners")))
    return;
  relation.kind = kind_of (syntax, row);
  relation.from = strcmp (cell (syntax, row, "bearer"), "from") == 0 ? bearer : owner;
  relation.to = relation.from == bearer ? owner : bearer;
  g_array_append_val (relations, relation);
}

/* --- Nouns --- */

static void
find_by_nouns (const LesartFactFinder *finder)
{
  static const LesartApposedKinds kinds = { is_relation_noun, NAMED, NAMED };
  static const char *const rules[] = { "relation.before", "relation.behind", "relation.copula" };
  const LesartSyntax *syntax = finder->x->syntax;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (LesartApposition));

  lesart_find_appositions (syntax, &kinds, found);
  lesart_find_predicatives (syntax, &kinds, found);
  for (guint i = 0; i < found->len; i++) {
    const LesartApposition *from = &g_array_index (found, LesartApposition, i);
    LesartRelation relation = { .span = from->span,
                                .status = lesart_read_role_status (syntax, from->noun),
                                .rule = rules[from->place] };

    if (from->place == LESART_APPOSED_COPULA)
      relation.status = lesart_read_copula_status (syntax, from->noun);
    add (syntax, (guint32) noun_row (syntax, from->noun), from->bearer, from->owner, relation);
  }
}

/* --- Verbs --- */

/* The entity behind the preposition, in the clause. */
static gint32
entity_behind (const LesartFactFinder *finder, const LesartClause *clause, const char *preposition)
{
  for (guint32 i = clause->first_phrase; i < clause->end_phrase; i++) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (finder->grammar, i);
    gint32 entity;

    if (phrase->preposition == LESART_NO_TOKEN
        || !lesart_grammar_is_one_of (finder->grammar, phrase->preposition, preposition))
      continue;
    entity = lesart_fact_entity (finder, phrase);
    if (entity != LESART_NO_ENTITY)
      return entity;
  }
  return LESART_NO_ENTITY;
}

static gint32
entity_of (const LesartFactFinder *finder, guint32 index)
{
  const LesartNounPhrase *phrase = lesart_grammar_phrase (finder->grammar, index);

  return phrase != NULL ? lesart_fact_entity (finder, phrase) : LESART_NO_ENTITY;
}

static gint32
other_argument (const LesartFactFinder *finder, const LesartClause *clause, const char *other)
{
  static const struct {
    const char *name;
    const char *prepositions;
  } behind[] = { { "an", "an am" }, { "in", "in im" }, { "zu", "zu zum zur" } };

  if (strcmp (other, "object") == 0)
    return entity_of (finder, clause->object);
  if (strcmp (other, "dative") == 0) /* a name shows no case: Skoda gehört Volkswagen */
    return entity_of (finder, clause->indirect_object != LESART_NO_PHRASE ? clause->indirect_object
                                                                          : clause->object);
  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    if (strcmp (other, behind[i].name) == 0)
      return entity_behind (finder, clause, behind[i].prepositions);
  return LESART_NO_ENTITY;
}

static void
read_verb (const LesartFactFinder *finder, const LesartClause *clause, guint32 row)
{
  const LesartSyntax *syntax = finder->x->syntax;
  const char *other = cell (syntax, row, "other");
  gint32 bearer = entity_of (finder, clause->subject),
         owner = other_argument (finder, clause, other);

  if (!is_cue (syntax, row, "verb"))
    return;
  if (clause->passive && strcmp (other, "object") == 0) {
    owner = bearer;
    bearer = entity_behind (finder, clause, "von vom");
  }
  add (syntax, row, bearer, owner,
       (LesartRelation){ .span = lesart_extraction_span (finder->x, clause->first, clause->end),
                         .status = clause->tense == 2 && !clause->passive ? LESART_ROLE_FORMER
                                                                          : LESART_ROLE_CURRENT,
                         .rule = "relation.verb" });
}

static void
find_by_verbs (LesartFactFinder *finder)
{
  for (guint32 i = 0; i < finder->grammar->clauses->len; i++) {
    const LesartClause *clause = lesart_grammar_clause (finder->grammar, i);
    guint32 rows[MAX_ROWS];
    guint n_rows;

    if (clause->predicate == NULL)
      continue;
    n_rows =
        lesart_table_lookup (finder->x->syntax->relations, clause->predicate, -1, rows, MAX_ROWS);
    if (n_rows == 0 || lesart_judge_certainty (finder, i).certainty > LESART_CERTAINTY_REPORTED)
      continue;
    for (guint r = 0; r < MIN (n_rows, MAX_ROWS); r++)
      read_verb (finder, clause, rows[r]);
  }
}

/* --- Seats --- */

static gint32
first_name (const LesartSyntax *syntax, guint32 first, guint32 end, guint types)
{
  for (guint32 at = first; at < end; at++) {
    const LesartMention *mention = lesart_syntax_get_mention (syntax, at);

    if (mention != NULL && mention->kind == LESART_MENTION_NAME
        && has_type (syntax, mention->entity, types))
      return mention->entity;
  }
  return LESART_NO_ENTITY;
}

/* "in Köln" right behind the seat. */
static gint32
place_behind (const LesartSyntax *syntax, guint32 seat, guint32 end)
{
  if (seat + 2 >= end || !lesart_grammar_is_one_of (syntax->grammar, seat + 1, "in im"))
    return LESART_NO_ENTITY;
  return first_name (syntax, seat + 2, MIN (end, seat + 4), 1u << LESART_ENTITY_LOC);
}

/* "X mit Sitz in", "X (Sitz in", "X hat ihren Sitz in" */
static gint32
owner_of_seat (const LesartFactFinder *finder, guint32 seat)
{
  const LesartSyntax *syntax = finder->x->syntax;
  const LesartClause *clause = lesart_grammar_clause_at (finder->grammar, seat);
  const LesartMention *mention;

  if (seat >= 2 && lesart_grammar_token_is (finder->grammar, seat - 1, "mit")) {
    mention = lesart_syntax_get_mention (syntax, seat - 2);
    return mention != NULL ? mention->entity : LESART_NO_ENTITY;
  }
  if (clause != NULL && g_strcmp0 (clause->predicate, "haben") == 0)
    return entity_of (finder, clause->subject);
  return LESART_NO_ENTITY;
}

static void
find_by_seats (LesartFactFinder *finder)
{
  const LesartSyntax *syntax = finder->x->syntax;

  for (guint32 s = 0; s < finder->x->n_sentences; s++)
    for (guint32 at = finder->x->sentences[s].first; at < finder->x->sentences[s].end; at++) {
      gint32 row = noun_row (syntax, at), owner, place;
      guint32 clause = finder->grammar->clause_of[at];

      if (row < 0 || !is_cue (syntax, (guint32) row, "seat"))
        continue;
      place = place_behind (syntax, at, finder->x->sentences[s].end);
      owner = place != LESART_NO_ENTITY ? owner_of_seat (finder, at) : LESART_NO_ENTITY;
      if (owner != LESART_NO_ENTITY
          && (clause == LESART_NO_CLAUSE
              || lesart_judge_certainty (finder, clause).certainty <= LESART_CERTAINTY_REPORTED))
        add (syntax, (guint32) row, owner, place,
             (LesartRelation){ .span = lesart_extraction_span (finder->x, at, at + 3),
                               .rule = "relation.seat" });
    }
}

static int
compare_relations (gconstpointer a, gconstpointer b)
{
  const LesartRelation *left = a, *right = b;

  if (left->span.start != right->span.start)
    return left->span.start < right->span.start ? -1 : 1;
  return left->kind < right->kind ? -1 : left->kind > right->kind;
}

static guint
hash_relation (gconstpointer key)
{
  const LesartRelation *relation = key;

  return ((guint) relation->from * 31u + (guint) relation->to) * 31u + (guint) relation->kind;
}

static gboolean
equal_relations (gconstpointer a, gconstpointer b)
{
  const LesartRelation *left = a, *right = b;

  return left->kind == right->kind && left->from == right->from && left->to == right->to;
}

static void
drop_repeated (GArray *relations)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_relation, equal_relations);
  guint kept = 0;

  for (guint i = 0; i < relations->len; i++) {
    const LesartRelation *relation = &g_array_index (relations, LesartRelation, i);
    LesartRelation *place = &g_array_index (relations, LesartRelation, kept);

    if (g_hash_table_contains (seen, relation))
      continue;
    *place = *relation;
    g_hash_table_add (seen, place);
    kept++;
  }
  g_array_set_size (relations, kept);
}

/**
 * lesart_extract_relations:
 *
 * Appends to the reading each relation once, in the order of the text.
 */
void
lesart_extract_relations (LesartFactFinder *finder)
{
  find_by_nouns (finder);
  find_by_verbs (finder);
  find_by_seats (finder);
  g_array_sort (finder->x->reading->relations, compare_relations);
  drop_repeated (finder->x->reading->relations);
}
