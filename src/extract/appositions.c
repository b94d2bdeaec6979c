/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   before the name   Ministerin X, die Gründerin und Chefin X, OpenAI-Chef X
 *                     der Sprecher der Bank, X,
 *   behind the name   X, der CEO von Y,      X (SPD), Ministerin
 *   copula            X ist seit 2020 Chefin von Y
 *   the owner         genitive or von-phrase of the noun, first part of the compound, genitive or
 *                     possessive before it, von-phrase behind the name
 */
#include "appositions.h"

#include <string.h>

#define MAX_TOKENS_BACK 14
#define MAX_TITLES 3
/* A compound looks for its owner among so many names: enough for an article, and a bound for a
 * book. */
#define MAX_NAMES_COMPARED 2000

typedef struct {
  const LesartSyntax *syntax;
  const LesartApposedKinds *kinds;
  GArray *found; /* LesartApposition */
} Search;

/* --- Owners --- */

static gboolean
has_type (const LesartSyntax *syntax, gint32 entity, guint types)
{
  return entity != LESART_NO_ENTITY
         && (types & 1u << g_array_index (syntax->x->reading->entities, LesartEntity, entity).type)
                != 0;
}

static gint32
owner_at (const LesartSyntax *syntax, guint owners, guint32 at)
{
  const LesartMention *mention = lesart_syntax_get_mention (syntax, at);

  return mention != NULL && has_type (syntax, mention->entity, owners) ? mention->entity
                                                                       : LESART_NO_ENTITY;
}

/* The first one named in [first, end). */
static gint32
first_owner (const LesartSyntax *syntax, guint owners, guint32 first, guint32 end)
{
  for (guint32 t = first; t < end; t++) {
    gint32 owner = owner_at (syntax, owners, t);

    if (owner != LESART_NO_ENTITY)
      return owner;
  }
  return LESART_NO_ENTITY;
}

/* Does @mention spell the first part of a compound: "Grünen" in "Grünen-Abgeordnete", "UN" in
 * "UN-Chef"? */
static gboolean
spells (const LesartSyntax *syntax, const LesartMention *mention, const char *part, gsize length)
{
  const LesartExtraction *x = syntax->x;
  guint32 start = x->tokens[mention->first_token].byte_start,
          end = x->tokens[mention->end_token - 1].byte_end;
  gsize n = end - start;

  if (mention->kind != LESART_MENTION_NAME || n == 0)
    return FALSE;
  if (n == length)
    return memcmp (x->utf8 + start, part, n) == 0;
  /* One letter of inflection may differ. */
  return n + 1 >= length && length + 1 >= n && length > 4
         && memcmp (x->utf8 + start, part, MIN (n, length)) == 0;
}

static gint32
owner_in_compound (const LesartSyntax *syntax, guint owners, guint32 noun)
{
  const LesartReading *reading = syntax->x->reading;
  gsize length;
  const char *form = lesart_token_text (syntax->x, noun, &length);
  const char *hyphen = g_strrstr_len (form, (gssize) length, "-");

  if (hyphen == NULL || hyphen == form)
    return LESART_NO_ENTITY;
  for (guint i = 0; i < MIN (reading->mentions->len, MAX_NAMES_COMPARED); i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);

    if (has_type (syntax, mention->entity, owners & ~(1u << LESART_ENTITY_LOC))
        && spells (syntax, mention, form, (gsize) (hyphen - form)))
      return mention->entity;
  }
  return LESART_NO_ENTITY;
}

/* "Niedersachsens Staatssekretär", "Dessen Vorsitzender", "ihr früherer Trainer" */
static gint32
owner_before (const LesartSyntax *syntax, guint owners, guint32 noun)
{
  for (guint32 t = noun; t > 0 && noun - t < 3; t--) {
    gint32 owner = owner_at (syntax, owners, t - 1);

    if (owner != LESART_NO_ENTITY)
      return owner;
    if (!(syntax->words[t - 1].kinds & LESART_WORD_ADJECTIVE))
      break;
  }
  return LESART_NO_ENTITY;
}

/* "von der Beratungsfirma Y", "von der Universität Basel" right behind the name. */
static gint32
owner_behind_name (const Search *search, const LesartMention *bearer, guint32 end)
{
  const LesartSyntax *syntax = search->syntax;
  guint32 at = bearer->end_token;
  LesartPhrase phrase;

  if (at >= end || !lesart_grammar_is_one_of (syntax->grammar, at, "von vom bei beim"))
    return LESART_NO_ENTITY;
  if (syntax->words[at].closed != LESART_CLOSED_FUSED)
    at++;
  if (!lesart_syntax_read_phrase (syntax, at, end, &phrase))
    return LESART_NO_ENTITY;
  return first_owner (syntax, search->kinds->owners, at, phrase.end);
}

/**
 * lesart_find_owner:
 * @owners: set of 1 << #LesartEntityType
 * @noun: a token
 * @end: of its sentence
 *
 * Returns: the entity in the genitive or behind "von", in the compound, or as a possessive before
 * the noun; #LESART_NO_ENTITY if there is none
 */
gint32
lesart_find_owner (const LesartSyntax *syntax, guint owners, guint32 noun, guint32 end)
{
  gint32 owner =
      first_owner (syntax, owners, noun + 1, lesart_syntax_skip_attributes (syntax, noun + 1, end));

  if (owner == LESART_NO_ENTITY)
    owner = owner_in_compound (syntax, owners, noun);
  if (owner == LESART_NO_ENTITY)
    owner = owner_before (syntax, owners, noun);
  return owner;
}

/* --- Adding --- */

static void
add (const Search *search,
     const LesartMention *bearer,
     guint32 noun,
     gint32 owner,
     LesartApposedPlace place)
{
  const LesartSyntax *syntax = search->syntax;
  const LesartToken *token = &syntax->x->tokens[noun];
  LesartApposition found = {
    .bearer = bearer->entity,
    .noun = noun,
    .owner = owner,
    .place = place,
    .span = { MIN (token->start, bearer->span.start), MAX (token->end, bearer->span.end) },
  };

  if (found.owner == LESART_NO_ENTITY)
    found.owner = owner_in_compound (syntax, search->kinds->owners, noun);
  if (found.owner == LESART_NO_ENTITY)
    found.owner = owner_before (syntax, search->kinds->owners, noun);
  g_array_append_val (search->found, found);
}

static gboolean
is_noun (const Search *search, guint32 at)
{
  return search->kinds->is_noun (search->syntax, at);
}

/* An enumeration or a noun behind a name may go on: "Gründer und CEO von Y". Returns the last. */
static guint32
skip_joined (const Search *search, guint32 at, guint32 end)
{
  if (at + 2 < end && lesart_grammar_is_one_of (search->syntax->grammar, at + 1, "und")
      && is_noun (search, at + 2))
    return at + 2;
  return at;
}

/* --- Before the name --- */

static guint32
skip_titles_back (const LesartSyntax *syntax, guint32 at, guint32 first)
{
  for (guint i = 0;
       i < MAX_TITLES && at > first
       && lesart_grammar_is_one_of (syntax->grammar, at - 1, "Prof. Dr. h. c. Dipl.-Ing. a. D.");
       i++)
    at--;
  return at;
}

/* "die Forscher X": of several, so no noun for the one named next. */
static gboolean
is_plural (const LesartSyntax *syntax, guint32 noun, guint32 first)
{
  guint32 agreement = syntax->words[noun].noun_agreement;

  for (guint32 t = noun; t > first && noun - t < 3; t--) {
    const LesartWord *word = &syntax->words[t - 1];

    if (word->closed != LESART_CLOSED_NONE)
      return agreement != 0 && (agreement & word->closed_agreement) != 0
             && !(agreement & word->closed_agreement & LESART_AGREEMENT_SINGULAR);
    if (!(word->kinds & LESART_WORD_ADJECTIVE))
      break;
  }
  return agreement != 0 && !(agreement & LESART_AGREEMENT_SINGULAR);
}

/* "der Nachfolger Kesslers" is somebody else; but "Trainer Kesslers Vertrag" */
static gboolean
owns_noun (
    const Search *search, const LesartMention *bearer, guint32 noun, guint32 first, guint32 end)
{
  const LesartSyntax *syntax = search->syntax;
  const char *name =
      g_array_index (syntax->x->reading->entities, LesartEntity, bearer->entity).name;
  gsize length;
  const char *form = lesart_token_text (syntax->x, bearer->end_token - 1, &length);

  if (length < 3 || form[length - 1] != 's' || name == NULL || g_str_has_suffix (name, "s"))
    return FALSE;
  return bearer->end_token >= end || !lesart_syntax_is_noun (syntax, bearer->end_token)
         || (noun > first && syntax->words[noun - 1].closed != LESART_CLOSED_NONE);
}

/* "Gründerin und Vorstandschefin Nele Bachmair": nouns right before the name. */
static void
find_before (const Search *search, const LesartMention *bearer, guint32 first, guint32 end)
{
  const LesartSyntax *syntax = search->syntax;
  guint32 at = skip_titles_back (syntax, bearer->first_token, first);
  gint32 owner = owner_behind_name (search, bearer, end);

  if (at > first && syntax->x->tokens[at - 1].kind == LESART_TOKEN_NUMBER)
    at--;
  if (at == first || !is_noun (search, at - 1) || is_plural (syntax, at - 1, first)
      || owns_noun (search, bearer, at - 1, first, end))
    return;
  add (search, bearer, at - 1, owner, LESART_APPOSED_BEFORE);
  if (at >= first + 3 && lesart_grammar_is_one_of (syntax->grammar, at - 2, "und , sowie")
      && is_noun (search, at - 3))
    add (search, bearer, at - 3, owner, LESART_APPOSED_BEFORE);
}

/* Start of the phrase that the name closes: "der frühere Lokführer Theo Prüm" begins at "der". */
static guint32
start_of_phrase (const LesartSyntax *syntax, const LesartMention *bearer, guint32 first)
{
  guint32 from =
      bearer->first_token > first + MAX_TOKENS_BACK ? bearer->first_token - MAX_TOKENS_BACK : first;

  for (guint32 t = from; t < bearer->first_token; t++) {
    LesartPhrase phrase;

    if (lesart_grammar_is_one_of (syntax->grammar, t, ", ; :"))
      continue;
    if (syntax->words[t].closed != LESART_CLOSED_NONE
        && lesart_syntax_read_phrase (syntax, t, bearer->end_token, &phrase)
        && phrase.core_end == bearer->end_token)
      return t;
  }
  return skip_titles_back (syntax, bearer->first_token, first);
}

/* "der Generalsekretär der Liga, Nabil Chouman,": the phrase ends at the comma before the name. */
static void
find_before_comma (const Search *search, const LesartMention *bearer, guint32 first, guint32 end)
{
  const LesartSyntax *syntax = search->syntax;
  guint32 start = start_of_phrase (syntax, bearer, first), comma, from;

  if (start < first + 2 || !lesart_grammar_is_one_of (syntax->grammar, start - 1, ","))
    return;
  if (bearer->end_token < end
      && !lesart_grammar_is_one_of (syntax->grammar, bearer->end_token, ", ( . ; : –")) {
    /* "Dessen Vorsitzender, der frühere Lokführer X, wirbt" lost its comma, or this is an
     * enumeration. */
    if (syntax->words[start].closed == LESART_CLOSED_NONE)
      return;
  }
  comma = start - 1;
  from = comma > first + MAX_TOKENS_BACK ? comma - MAX_TOKENS_BACK : first;
  for (guint32 t = comma; t-- > from;) {
    if (syntax->x->tokens[t].kind == LESART_TOKEN_PUNCTUATION)
      return;
    if (!is_noun (search, t))
      continue;
    if (lesart_syntax_skip_attributes (syntax, t + 1, comma) != comma)
      continue;
    /* A bare noun before a comma is one of a list. */
    if (t + 1 == comma
        && (t == first
            || (syntax->words[t - 1].closed == LESART_CLOSED_NONE
                && syntax->x->mention_at[t - 1] < 0
                && !(syntax->words[t - 1].kinds & LESART_WORD_ADJECTIVE)
                && !lesart_grammar_is_one_of (syntax->grammar, t - 1, "dessen deren"))))
      return;
    add (search, bearer, t, first_owner (syntax, search->kinds->owners, t + 1, comma),
         LESART_APPOSED_BEFORE);
    return;
  }
}

/* --- Behind the name --- */

/* Behind "(SPD)" and the comma, or %LESART_NO_TOKEN. */
static guint32
begin_of_apposition (const LesartSyntax *syntax, const LesartMention *bearer, guint32 end)
{
  guint32 at = bearer->end_token, close;

  if (at < end && lesart_grammar_is_one_of (syntax->grammar, at, "(")) {
    for (close = at + 1;
         close < end && close < at + 6 && !lesart_grammar_is_one_of (syntax->grammar, close, ")");
         close++)
      ;
    if (close + 1 >= end || !lesart_grammar_is_one_of (syntax->grammar, close, ")"))
      return LESART_NO_TOKEN;
    at = close + 1;
  }
  if (at + 1 >= end || !lesart_grammar_is_one_of (syntax->grammar, at, ","))
    return LESART_NO_TOKEN;
  return at + 1;
}

/* "X (SPD), Ministerin für Y,": the apposition behind the name. */
static void
find_behind (const Search *search, const LesartMention *bearer, guint32 end)
{
  const LesartSyntax *syntax = search->syntax;
  guint32 at = begin_of_apposition (syntax, bearer, end), noun;
  LesartPhrase phrase = { .mention = -1 };

  if (at == LESART_NO_TOKEN)
    return;
  if (is_noun (search, at))
    noun = at;
  else if (lesart_syntax_read_phrase (syntax, at, end, &phrase) && phrase.head != LESART_NO_TOKEN)
    noun = phrase.head;
  else
    return;
  if (noun != at && phrase.mention >= 0 && phrase.core_end > phrase.head + 1)
    return; /* the next one of a list: "X, Trainer Y und Z" */
  for (guint i = 0; i < 2; i++) {
    guint32 next = skip_joined (search, noun, end),
            after = lesart_syntax_skip_attributes (syntax, next + 1, end);

    if (i == 0 && after < end
        && !lesart_grammar_is_one_of (syntax->grammar, after, ", . ; : ( ) – ! ?")
        && syntax->x->tokens[after].kind != LESART_TOKEN_QUOTE)
      return;
    if (is_noun (search, noun))
      add (search, bearer, noun, first_owner (syntax, search->kinds->owners, next + 1, after),
           LESART_APPOSED_BEHIND);
    if (next == noun)
      return;
    noun = next;
  }
}

/**
 * lesart_find_appositions:
 * @kinds: what is asked about
 * @found: (element-type LesartApposition): appended to; the same may be found twice
 *
 * Finds nouns beside names.
 */
void
lesart_find_appositions (const LesartSyntax *syntax, const LesartApposedKinds *kinds, GArray *found)
{
  const LesartExtraction *x = syntax->x;
  Search search = { syntax, kinds, found };

  for (guint i = 0; i < x->reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (x->reading->mentions, LesartMention, i);
    const LesartSentence *sentence = &x->sentences[x->sentence_of[mention->first_token]];

    if (mention->kind != LESART_MENTION_NAME || !has_type (syntax, mention->entity, kinds->bearers))
      continue;
    find_before (&search, mention, sentence->first, sentence->end);
    find_before_comma (&search, mention, sentence->first, sentence->end);
    find_behind (&search, mention, sentence->end);
  }
}

/* --- Copula --- */

static gboolean
is_stated (const LesartSyntax *syntax, const LesartClause *clause)
{
  return clause->negation == LESART_NO_TOKEN && clause->mood != LESART_MOOD_SUBJUNCTIVE_2
         && clause->kind != LESART_CLAUSE_INFINITIVE && !clause->verb_first_condition
         && !lesart_grammar_is_one_of (syntax->grammar, clause->end, "?");
}

/* The name that the phrase is or stands for. */
static const LesartMention *
bearer_of (const Search *search, const LesartNounPhrase *subject)
{
  const LesartMention *found = NULL;

  for (guint32 at = subject->first; !subject->coordinated && at < subject->core_end; at++) {
    const LesartMention *mention = lesart_syntax_get_mention (search->syntax, at);

    if (mention == NULL || !has_type (search->syntax, mention->entity, search->kinds->bearers))
      continue;
    if (found == NULL || mention->kind == LESART_MENTION_NAME)
      found = mention;
  }
  return found;
}

/* A phrase without preposition that could be nominative; names show no case. */
static const LesartNounPhrase *
bare_phrase (const LesartSyntax *syntax, guint32 index)
{
  const LesartNounPhrase *phrase = lesart_grammar_phrase (syntax->grammar, index);

  if (phrase == NULL || phrase->preposition != LESART_NO_TOKEN || phrase->apposition
      || !lesart_agreement_with (phrase->agreement, LESART_NOMINATIVE | LESART_ACCUSATIVE))
    return NULL;
  return phrase;
}

/* The subject; or the other of two nominatives where the noun was taken for it: "Chef bleibt X". */
static const LesartMention *
find_bearer (const Search *search, const LesartClause *clause)
{
  const LesartNounPhrase *subject =
      lesart_grammar_phrase (search->syntax->grammar, clause->subject);
  const LesartMention *bearer = subject != NULL ? bearer_of (search, subject) : NULL;

  if (subject == NULL || bearer != NULL || !is_noun (search, subject->head))
    return bearer;
  for (guint32 i = clause->first_phrase; i < clause->end_phrase && bearer == NULL; i++) {
    const LesartNounPhrase *phrase = bare_phrase (search->syntax, i);

    if (phrase != NULL && i != clause->subject)
      bearer = bearer_of (search, phrase);
  }
  return bearer;
}

static void
find_predicative (const Search *search, const LesartClause *clause)
{
  const LesartSyntax *syntax = search->syntax;
  const LesartMention *bearer = find_bearer (search, clause);
  guint32 end = syntax->x->sentences[clause->sentence].end;

  if (bearer == NULL || !is_stated (syntax, clause))
    return;
  for (guint32 i = clause->first_phrase; i < clause->end_phrase; i++) {
    const LesartNounPhrase *phrase = bare_phrase (syntax, i);

    if (phrase == NULL || phrase->pronoun || !is_noun (search, phrase->head)
        || lesart_syntax_get_mention (syntax, phrase->head) == bearer
        || is_plural (syntax, phrase->head, clause->first))
      continue;
    add (search, bearer, phrase->head,
         first_owner (syntax, search->kinds->owners, phrase->head + 1,
                      lesart_syntax_skip_attributes (syntax, phrase->head + 1, end)),
         LESART_APPOSED_COPULA);
    return;
  }
}

/**
 * lesart_find_predicatives:
 * @kinds: what is asked about
 * @found: (element-type LesartApposition): appended to
 *
 * Finds nouns that clauses with sein, werden or bleiben say of names; what they deny, ask or
 * suppose is left out.
 */
void
lesart_find_predicatives (const LesartSyntax *syntax,
                          const LesartApposedKinds *kinds,
                          GArray *found)
{
  Search search = { syntax, kinds, found };

  for (guint i = 0; i < syntax->grammar->clauses->len; i++) {
    const LesartClause *clause = lesart_grammar_clause (syntax->grammar, i);

    if (clause->predicate != NULL
        && (strcmp (clause->predicate, "sein") == 0 || strcmp (clause->predicate, "werden") == 0
            || strcmp (clause->predicate, "bleiben") == 0))
      find_predicative (&search, clause);
  }
}
