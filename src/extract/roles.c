/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Roles: what a person is, as said beside the name.
 *
 *   before the name    Ministerin X, die Gründerin und Chefin X, OpenAI-Chef X
 *                      der Sprecher der Bank, X,
 *   behind the name    X, der CEO von Y,      X (SPD), Ministerin
 *   the organisation   genitive or von-phrase of the role, first part of the compound, genitive or
 *                      possessive before it, von-phrase behind the name
 */
#include "syntax.h"

#include <string.h>

#define MAX_TOKENS_BACK 14
#define MAX_TITLES 3
/* A compound looks for its organisation among so many names: enough for an article, and a bound for
 * a book. */
#define MAX_NAMES_COMPARED 2000

static const LesartEntity *
entity_at (const LesartSyntax *syntax, gint32 entity)
{
  return &g_array_index (syntax->x->reading->entities, LesartEntity, entity);
}

static gboolean
can_employ (const LesartSyntax *syntax, const LesartMention *mention)
{
  LesartEntityType type;

  if (mention == NULL)
    return FALSE;
  type = entity_at (syntax, mention->entity)->type;
  return type == LESART_ENTITY_ORG || type == LESART_ENTITY_LOC;
}

/* The first organisation or place named in [first, end). */
static gint32
find_org (const LesartSyntax *syntax, guint32 first, guint32 end)
{
  for (guint32 t = first; t < end; t++)
    if (can_employ (syntax, lesart_syntax_get_mention (syntax, t)))
      return lesart_syntax_get_mention (syntax, t)->entity;
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
org_of_compound (const LesartSyntax *syntax, guint32 at)
{
  const LesartReading *reading = syntax->x->reading;
  gsize length;
  const char *form = lesart_token_text (syntax->x, at, &length);
  const char *hyphen = g_strrstr_len (form, (gssize) length, "-");

  if (hyphen == NULL || hyphen == form)
    return LESART_NO_ENTITY;
  for (guint i = 0; i < MIN (reading->mentions->len, MAX_NAMES_COMPARED); i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);

    if (entity_at (syntax, mention->entity)->type == LESART_ENTITY_ORG
        && spells (syntax, mention, form, (gsize) (hyphen - form)))
      return mention->entity;
  }
  return LESART_NO_ENTITY;
}

/* "Niedersachsens Staatssekretär", "Dessen Vorsitzender", "ihr Trainer": the owner before the role.
 */
static gint32
org_before (const LesartSyntax *syntax, guint32 role)
{
  for (guint32 t = role; t > 0 && role - t < 3; t--) {
    const LesartMention *mention = lesart_syntax_get_mention (syntax, t - 1);

    if (can_employ (syntax, mention))
      return mention->entity;
    /* Only an adjective may stand between: "ihr früherer Trainer". */
    if (!(syntax->words[t - 1].kinds & LESART_WORD_ADJECTIVE))
      break;
  }
  return LESART_NO_ENTITY;
}

static void
add_role (
    const LesartSyntax *syntax, GArray *roles, const LesartMention *person, guint32 at, gint32 org)
{
  LesartRoleWord word;
  LesartRole role = { .person = person->entity, .org = org };
  LesartEntity *entity =
      &g_array_index (syntax->x->reading->entities, LesartEntity, person->entity);

  if (!lesart_read_role_word (syntax, at, &word))
    return;
  role.role = word.title;
  if (role.org == LESART_NO_ENTITY)
    role.org = org_of_compound (syntax, at);
  if (role.org == LESART_NO_ENTITY)
    role.org = org_before (syntax, at);
  role.span = (LesartSpan){ MIN (syntax->x->tokens[at].start, person->span.start),
                            MAX (syntax->x->tokens[at].end, person->span.end) };
  /* A feminine title outweighs a first name; a masculine one may be said of a woman. */
  if (entity->gender == 0 || word.gender == LESART_FEMININE)
    entity->gender = word.gender;
  g_array_append_val (roles, role);
}

static gboolean
is_role (const LesartSyntax *syntax, guint32 at)
{
  const LesartMention *mention = lesart_syntax_get_mention (syntax, at);
  LesartRoleWord word;

  if (!lesart_read_role_word (syntax, at, &word))
    return FALSE;
  /* An abbreviation such as CEO may have been taken for a name. */
  return mention == NULL
         || (word.listed && mention->end_token == mention->first_token + 1
             && entity_at (syntax, mention->entity)->type == LESART_ENTITY_OTH);
}

/* An enumeration or a role behind a name may go on: "Gründer und CEO von Y". Returns the last role
 * word. */
static guint32
skip_joined_role (const LesartSyntax *syntax, guint32 at, guint32 end)
{
  if (at + 2 < end && lesart_grammar_is_one_of (syntax->grammar, at + 1, "und")
      && is_role (syntax, at + 2))
    return at + 2;
  return at;
}

/* End of the genitives and von-phrases behind a role word. */
static guint32
end_of_attributes (const LesartSyntax *syntax, guint32 role, guint32 end)
{
  return lesart_syntax_skip_attributes (syntax, role + 1, end);
}

/* "von der Beratungsfirma Y", "von der Universität Basel" right behind the name. */
static gint32
org_behind_name (const LesartSyntax *syntax, const LesartMention *person, guint32 end)
{
  guint32 at = person->end_token;
  LesartPhrase phrase;

  if (at >= end || !lesart_grammar_is_one_of (syntax->grammar, at, "von vom bei beim"))
    return LESART_NO_ENTITY;
  if (syntax->words[at].closed != LESART_CLOSED_FUSED)
    at++;
  if (!lesart_syntax_read_phrase (syntax, at, end, &phrase))
    return LESART_NO_ENTITY;
  return find_org (syntax, at, phrase.end);
}

static guint32
skip_titles_back (const LesartSyntax *syntax, guint32 at, guint32 first)
{
  for (guint i = 0;
       i < MAX_TITLES && at > first
       && lesart_grammar_is_one_of (syntax->grammar, at - 1, "Prof. Dr. h. c. Dipl.-Ing.");
       i++)
    at--;
  return at;
}

/* "die Forscher X": of several, so no role of the one named next. */
static gboolean
is_plural (const LesartSyntax *syntax, guint32 role, guint32 first)
{
  guint32 agreement = syntax->words[role].noun_agreement;

  for (guint32 t = role; t > first && role - t < 3; t--) {
    const LesartWord *word = &syntax->words[t - 1];

    if (word->closed != LESART_CLOSED_NONE)
      return agreement != 0 && (agreement & word->closed_agreement) != 0
             && !(agreement & word->closed_agreement & LESART_AGREEMENT_SINGULAR);
    if (!(word->kinds & LESART_WORD_ADJECTIVE))
      break;
  }
  return agreement != 0 && !(agreement & LESART_AGREEMENT_SINGULAR);
}

/* "Gründerin und Vorstandschefin Nele Bachmair": role words right before the name. */
static void
find_before (const LesartSyntax *syntax,
             GArray *roles,
             const LesartMention *person,
             guint32 first,
             guint32 end)
{
  guint32 at = skip_titles_back (syntax, person->first_token, first);
  gint32 org = org_behind_name (syntax, person, end);

  if (at > first && syntax->x->tokens[at - 1].kind == LESART_TOKEN_NUMBER)
    at--;
  if (at == first || !is_role (syntax, at - 1) || is_plural (syntax, at - 1, first))
    return;
  add_role (syntax, roles, person, at - 1, org);
  if (at >= first + 3 && lesart_grammar_is_one_of (syntax->grammar, at - 2, "und , sowie")
      && is_role (syntax, at - 3))
    add_role (syntax, roles, person, at - 3, org);
}

/* Start of the phrase that the name closes: "der frühere Lokführer Theo Prüm" begins at "der". */
static guint32
start_of_phrase (const LesartSyntax *syntax, const LesartMention *person, guint32 first)
{
  guint32 from =
      person->first_token > first + MAX_TOKENS_BACK ? person->first_token - MAX_TOKENS_BACK : first;

  for (guint32 t = from; t < person->first_token; t++) {
    LesartPhrase phrase;

    if (lesart_grammar_is_one_of (syntax->grammar, t, ", ; :"))
      continue;
    if (syntax->words[t].closed != LESART_CLOSED_NONE
        && lesart_syntax_read_phrase (syntax, t, person->end_token, &phrase)
        && phrase.core_end == person->end_token)
      return t;
  }
  return skip_titles_back (syntax, person->first_token, first);
}

/* "der Generalsekretär der Liga, Nabil Chouman,": the role phrase ends at the comma before the
 * name. */
static void
find_before_comma (const LesartSyntax *syntax,
                   GArray *roles,
                   const LesartMention *person,
                   guint32 first,
                   guint32 end)
{
  guint32 start = start_of_phrase (syntax, person, first), comma, from;

  if (start < first + 2 || !lesart_grammar_is_one_of (syntax->grammar, start - 1, ","))
    return;
  if (person->end_token < end
      && !lesart_grammar_is_one_of (syntax->grammar, person->end_token, ", ( . ; : –")) {
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
    if (!is_role (syntax, t))
      continue;
    if (end_of_attributes (syntax, t, comma) != comma)
      continue;
    /* A bare noun before a comma is one of a list. */
    if (t + 1 == comma
        && (t == first
            || (syntax->words[t - 1].closed == LESART_CLOSED_NONE
                && syntax->x->mention_at[t - 1] < 0
                && !(syntax->words[t - 1].kinds & LESART_WORD_ADJECTIVE)
                && !lesart_grammar_is_one_of (syntax->grammar, t - 1, "dessen deren"))))
      return;
    add_role (syntax, roles, person, t, find_org (syntax, t + 1, comma));
    return;
  }
}

/* "X (SPD), Ministerin für Y,": the apposition behind the name. */
static void
find_behind (const LesartSyntax *syntax, GArray *roles, const LesartMention *person, guint32 end)
{
  guint32 at = person->end_token, close, role;
  LesartPhrase phrase = { .mention = -1 };

  if (at < end && lesart_grammar_is_one_of (syntax->grammar, at, "(")) {
    for (close = at + 1;
         close < end && close < at + 6 && !lesart_grammar_is_one_of (syntax->grammar, close, ")");
         close++)
      ;
    if (close + 1 >= end || !lesart_grammar_is_one_of (syntax->grammar, close, ")"))
      return;
    at = close + 1;
  }
  if (at + 1 >= end || !lesart_grammar_is_one_of (syntax->grammar, at, ","))
    return;
  at++;
  if (is_role (syntax, at))
    role = at;
  else if (lesart_syntax_read_phrase (syntax, at, end, &phrase) && phrase.head != LESART_NO_TOKEN)
    role = phrase.head;
  else
    return;
  if (role != at && phrase.mention >= 0 && phrase.core_end > phrase.head + 1)
    return; /* the next one of a list: "X, Trainer Y und Z" */
  for (guint i = 0; i < 2; i++) {
    guint32 next = skip_joined_role (syntax, role, end),
            after = end_of_attributes (syntax, next, end);

    if (i == 0 && after < end
        && !lesart_grammar_is_one_of (syntax->grammar, after, ", . ; : ( ) – ! ?")
        && syntax->x->tokens[after].kind != LESART_TOKEN_QUOTE)
      return;
    if (is_role (syntax, role))
      add_role (syntax, roles, person, role, find_org (syntax, next + 1, after));
    if (next == role)
      return;
    role = next;
  }
}

/**
 * lesart_find_roles:
 * @roles: (element-type LesartRole): appended to; a role may be found twice
 *
 * Finds the roles of the persons that are named; fills the gender of a person where it was open.
 */
void
lesart_find_roles (const LesartSyntax *syntax, GArray *roles)
{
  const LesartExtraction *x = syntax->x;

  for (guint i = 0; i < x->reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (x->reading->mentions, LesartMention, i);
    const LesartSentence *sentence = &x->sentences[x->sentence_of[mention->first_token]];

    if (mention->kind != LESART_MENTION_NAME
        || entity_at (syntax, mention->entity)->type != LESART_ENTITY_PER)
      continue;
    find_before (syntax, roles, mention, sentence->first, sentence->end);
    find_before_comma (syntax, roles, mention, sentence->first, sentence->end);
    find_behind (syntax, roles, mention, sentence->end);
  }
}

static guint
hash_role (gconstpointer key)
{
  const LesartRole *role = key;

  return g_str_hash (role->role) * 31u + (guint) role->person;
}

static gboolean
equal_roles (gconstpointer a, gconstpointer b)
{
  const LesartRole *p = a, *q = b;

  return p->person == q->person && strcmp (p->role, q->role) == 0;
}

/**
 * lesart_extract_roles:
 *
 * Appends to the reading each role once, with the organisation of the first place that names one.
 */
void
lesart_extract_roles (LesartExtraction *x)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (LesartRole));
  g_autoptr (GHashTable) first = g_hash_table_new (hash_role, equal_roles);

  lesart_find_roles (x->syntax, found);
  for (guint i = 0; i < found->len; i++) {
    LesartRole *role = &g_array_index (found, LesartRole, i);
    LesartRole *same = g_hash_table_lookup (first, role);

    if (same == NULL)
      g_hash_table_add (first, role);
    else if (same->org == LESART_NO_ENTITY)
      same->org = role->org;
  }
  for (guint i = 0; i < found->len; i++) {
    LesartRole *role = &g_array_index (found, LesartRole, i);

    if (g_hash_table_lookup (first, role) == role)
      g_array_append_val (x->reading->roles, *role);
  }
}
