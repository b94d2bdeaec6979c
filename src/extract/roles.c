/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Roles: what a person is, was or is to be: nouns for offices, functions and professions beside the
 * name and behind a copula (appositions.c), and those that verbs give and take away: "tritt als
 * Sprecher zurück", "wurde zur Präsidentin gewählt" (role-verbs.tsv).
 */
#include "appositions.h"

#include <string.h>

#define PERSONS (1u << LESART_ENTITY_PER)
#define EMPLOYERS (1u << LESART_ENTITY_ORG | 1u << LESART_ENTITY_LOC)

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
             && g_array_index (syntax->x->reading->entities, LesartEntity, mention->entity).type
                    == LESART_ENTITY_OTH);
}

/* Of what somebody is said to be, only offices: neither a friend nor the favourite. */
static gboolean
is_office (const LesartSyntax *syntax, guint32 at)
{
  LesartRoleWord word;

  return is_role (syntax, at) && lesart_read_role_word (syntax, at, &word) && word.listed;
}

static const LesartApposedKinds beside_names = { is_role, PERSONS, EMPLOYERS };
static const LesartApposedKinds behind_copulas = { is_office, PERSONS, EMPLOYERS };

/* --- Former and designated --- */

static LesartRoleStatus
status_from_name (const char *name)
{
  for (int i = LESART_ROLE_FORMER; i <= LESART_ROLE_DESIGNATED; i++)
    if (g_strcmp0 (name, lesart_role_status_to_string ((LesartRoleStatus) i)) == 0)
      return (LesartRoleStatus) i;
  return LESART_ROLE_CURRENT;
}

static LesartRoleStatus
look_up_status (const LesartSyntax *syntax, const char *word, gsize length, const char *place)
{
  guint32 row;

  if (lesart_table_lookup (syntax->role_status, word, (gssize) length, &row, 1) == 0
      || g_strcmp0 (lesart_table_get (syntax->role_status, row,
                                      lesart_table_find_column (syntax->role_status, "place")),
                    place)
             != 0)
    return LESART_ROLE_CURRENT;
  return status_from_name (lesart_table_get (
      syntax->role_status, row, lesart_table_find_column (syntax->role_status, "status")));
}

/* "früherer" and "früheren" are "früher". */
static LesartRoleStatus
status_of_adjective (const LesartSyntax *syntax, guint32 at)
{
  gsize length;
  const char *form = lesart_token_text (syntax->x, at, &length);
  LesartRoleStatus status = LESART_ROLE_CURRENT;

  for (guint cut = 1; cut <= 2 && cut < length && status == LESART_ROLE_CURRENT; cut++)
    status = look_up_status (syntax, form, length - cut, "adjective");
  return status;
}

/* "Ex-Präsident"; "Altkanzler", which is a Kanzler, but not "Altenpfleger". */
static LesartRoleStatus
status_of_prefix (const LesartSyntax *syntax, guint32 at)
{
  gsize length;
  const char *form = lesart_token_text (syntax->x, at, &length);
  const char *hyphen = memchr (form, '-', length);
  g_autofree char *rest = NULL;
  guint32 row;

  if (hyphen != NULL)
    return look_up_status (syntax, form, (gsize) (hyphen - form) + 1, "prefix");
  if (length < 6 || memcmp (form, "Alt", 3) != 0)
    return LESART_ROLE_CURRENT;
  rest = g_strndup (form + 3, length - 3);
  rest[0] = g_ascii_toupper (rest[0]);
  return lesart_table_lookup (syntax->roles, rest, -1, &row, 1) > 0
             ? look_up_status (syntax, "Alt-", 4, "prefix")
             : LESART_ROLE_CURRENT;
}

static LesartRoleStatus
status_behind (const LesartSyntax *syntax, guint32 noun, guint32 end)
{
  LesartMatch match;

  if (noun + 1 >= end
      || !lesart_table_match (syntax->role_status, syntax->x->reading->text,
                              syntax->x->reading->segments, noun + 1, end, &match)
      || match.n_rows == 0)
    return LESART_ROLE_CURRENT;
  return status_from_name (
      lesart_table_get (syntax->role_status, match.rows[0],
                        lesart_table_find_column (syntax->role_status, "status")));
}

/**
 * lesart_read_role_status:
 * @noun: a token
 *
 * Returns: what is said of the noun by its adjectives or those of the one that it is joined to (der
 * frühere Gründer und Chef), by a prefix or by what follows it
 */
LesartRoleStatus
lesart_read_role_status (const LesartSyntax *syntax, guint32 noun)
{
  const LesartSentence *sentence = &syntax->x->sentences[syntax->x->sentence_of[noun]];
  LesartRoleStatus status = status_of_prefix (syntax, noun);
  guint32 at = noun;

  if (status == LESART_ROLE_CURRENT)
    status = status_behind (syntax, noun, sentence->end);
  if (at >= sentence->first + 2 && lesart_grammar_is_one_of (syntax->grammar, at - 1, "und")
      && is_role (syntax, at - 2))
    at -= 2;
  for (; at > sentence->first && status == LESART_ROLE_CURRENT
         && (syntax->words[at - 1].kinds & LESART_WORD_ADJECTIVE);
       at--)
    status = status_of_adjective (syntax, at - 1);
  return status;
}

/**
 * lesart_read_copula_status:
 * @noun: token of a predicative noun
 *
 * Returns: what the verb says of it: "war Chef", "ist Chef gewesen"; "wird Chef", "soll Chef
 * werden"
 */
LesartRoleStatus
lesart_read_copula_status (const LesartSyntax *syntax, guint32 noun)
{
  const LesartClause *clause = lesart_grammar_clause_at (syntax->grammar, noun);
  gboolean past;

  if (clause == NULL)
    return LESART_ROLE_CURRENT;
  past = clause->finite != LESART_NO_TOKEN
         && (syntax->words[clause->finite].finite & LESART_PAST) != 0;
  if (clause->modal != LESART_NO_TOKEN || clause->future)
    return LESART_ROLE_DESIGNATED;
  if (strcmp (clause->predicate, "werden") == 0)
    return past || clause->perfect ? LESART_ROLE_CURRENT : LESART_ROLE_DESIGNATED;
  return past || clause->perfect ? LESART_ROLE_FORMER : LESART_ROLE_CURRENT;
}

/* --- Roles beside names and behind a copula --- */

static void
add_role (const LesartSyntax *syntax, GArray *roles, const LesartApposition *from, LesartRole role)
{
  LesartEntity *entity = &g_array_index (syntax->x->reading->entities, LesartEntity, from->bearer);
  LesartRoleWord word;

  if (!lesart_read_role_word (syntax, from->noun, &word))
    return;
  role.person = from->bearer;
  role.org = from->owner;
  role.role = word.title;
  role.span = from->span;
  if (role.status == LESART_ROLE_CURRENT)
    role.status = lesart_read_role_status (syntax, from->noun);
  /* A feminine title outweighs a first name; a masculine one may be said of a woman. */
  if (entity->gender == 0 || word.gender == LESART_FEMININE)
    entity->gender = word.gender;
  g_array_append_val (roles, role);
}

static void
add_all (const LesartSyntax *syntax, GArray *roles, const GArray *found)
{
  static const char *const rules[] = { "role.before", "role.behind", "role.copula" };

  for (guint i = 0; i < found->len; i++) {
    const LesartApposition *from = &g_array_index (found, LesartApposition, i);
    LesartRole role = { .rule = rules[from->place] };

    if (from->place == LESART_APPOSED_COPULA)
      role.status = lesart_read_copula_status (syntax, from->noun);
    add_role (syntax, roles, from, role);
  }
}

/**
 * lesart_find_roles:
 * @roles: (element-type LesartRole): appended to; a role may be found twice
 *
 * Finds the roles beside the names of persons; fills the gender of a person where it was open.
 */
void
lesart_find_roles (const LesartSyntax *syntax, GArray *roles)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (LesartApposition));

  lesart_find_appositions (syntax, &beside_names, found);
  add_all (syntax, roles, found);
}

static void
find_said_roles (const LesartSyntax *syntax, GArray *roles)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (LesartApposition));

  lesart_find_predicatives (syntax, &behind_copulas, found);
  add_all (syntax, roles, found);
}

/* --- Roles that verbs give and take away --- */

static gboolean
has_marker (const LesartSyntax *syntax, guint32 before, const char *marker)
{
  return strcmp (marker, "als") == 0
             ? lesart_grammar_token_is (syntax->grammar, before, "als")
             : lesart_grammar_is_one_of (syntax->grammar, before, "zum zur");
}

/* The noun behind the marker, with nothing but an article and adjectives between. */
static guint32
find_marked_noun (const LesartSyntax *syntax, guint32 index, const char *marker)
{
  const LesartClause *clause = lesart_grammar_clause (syntax->grammar, index);

  for (guint32 i = clause->first_phrase; i < clause->end_phrase; i++) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (syntax->grammar, i);

    if (phrase->first > clause->first && !phrase->pronoun && is_role (syntax, phrase->head)
        && (has_marker (syntax, phrase->first - 1, marker)
            || has_marker (syntax, phrase->first, marker)))
      return phrase->head;
  }
  return LESART_NO_TOKEN;
}

/* The person that a phrase names or stands for. */
static const LesartMention *
person_of (const LesartSyntax *syntax, guint32 index)
{
  const LesartNounPhrase *phrase = lesart_grammar_phrase (syntax->grammar, index);

  for (guint32 at = phrase != NULL && !phrase->coordinated ? phrase->first : LESART_NO_TOKEN;
       phrase != NULL && at < phrase->core_end; at++) {
    const LesartMention *mention = lesart_syntax_get_mention (syntax, at);

    if (mention != NULL
        && g_array_index (syntax->x->reading->entities, LesartEntity, mention->entity).type
               == LESART_ENTITY_PER)
      return mention;
  }
  return NULL;
}

static void
read_role_verb (const LesartSyntax *syntax, GArray *roles, guint32 index, guint32 row)
{
  const LesartTable *verbs = syntax->role_verbs;
  const LesartClause *clause = lesart_grammar_clause (syntax->grammar, index);
  const char *marker = lesart_table_get (verbs, row, lesart_table_find_column (verbs, "marker"));
  const char *bearer = lesart_table_get (verbs, row, lesart_table_find_column (verbs, "bearer"));
  const char *status = lesart_table_get (verbs, row, lesart_table_find_column (verbs, "status"));
  gboolean subject = (strcmp (bearer, "subject") == 0) != clause->passive;
  const LesartMention *person = person_of (syntax, subject ? clause->subject : clause->object);
  guint32 noun = find_marked_noun (syntax, index, marker);
  LesartRole role = { .rule = "role.verb", .status = status_from_name (status) };
  LesartApposition from;

  if (person == NULL || noun == LESART_NO_TOKEN || (clause->passive && !subject))
    return;
  if (role.status == LESART_ROLE_CURRENT && (clause->modal != LESART_NO_TOKEN || clause->future))
    role.status = LESART_ROLE_DESIGNATED;
  else if (clause->modal != LESART_NO_TOKEN || clause->future)
    role.status = LESART_ROLE_CURRENT; /* soll zurücktreten: is it still */
  from = (LesartApposition){
    .bearer = person->entity,
    .noun = noun,
    .owner =
        lesart_find_owner (syntax, EMPLOYERS, noun, syntax->x->sentences[clause->sentence].end),
    .span = { MIN (syntax->x->tokens[noun].start, person->span.start),
              MAX (syntax->x->tokens[noun].end, person->span.end) },
  };
  add_role (syntax, roles, &from, role);
}

static void
find_roles_by_verbs (const LesartSyntax *syntax, GArray *roles)
{
  for (guint32 i = 0; i < syntax->grammar->clauses->len; i++) {
    const LesartClause *clause = lesart_grammar_clause (syntax->grammar, i);
    guint32 rows[4];
    guint n_rows;

    if (clause->predicate == NULL || clause->negation != LESART_NO_TOKEN
        || clause->mood == LESART_MOOD_SUBJUNCTIVE_2
        || lesart_grammar_is_one_of (syntax->grammar, clause->end, "?"))
      continue;
    n_rows =
        lesart_table_lookup (syntax->role_verbs, clause->predicate, -1, rows, G_N_ELEMENTS (rows));
    for (guint r = 0; r < MIN (n_rows, G_N_ELEMENTS (rows)); r++)
      read_role_verb (syntax, roles, i, rows[r]);
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
  find_said_roles (x->syntax, found);
  find_roles_by_verbs (x->syntax, found);
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
