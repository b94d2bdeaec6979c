/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The roles of a fact. The subject is the agent, or in the passive the theme; the accusative is the
 * theme; a dative beside it the recipient; prepositions tell the others.
 */
#include "fact-finder.h"

#include <string.h>

#define MAX_MEMBERS 12 /* of one list */
#define MAX_PHRASES_BACK 24
#define ONE "einer Einer eine Eine eines Eines" /* von ihnen, der Zeugen */

typedef struct {
  LesartFactFinder *finder;
  guint32 index;
  const LesartClause *clause;
  guint32 agent; /* phrases */
  guint32 theme;
  guint32 recipient;
  const char *frames; /* of a verb of saying */
  guint n;
  double score;
} Roles;

static const LesartNounPhrase *
phrase_at (const Roles *roles, guint32 index)
{
  return lesart_grammar_phrase (roles->finder->grammar, index);
}

static gboolean
has_preposition (const Roles *roles, const LesartNounPhrase *phrase, const char *words)
{
  return phrase->preposition != LESART_NO_TOKEN
         && lesart_grammar_is_one_of (roles->finder->grammar, phrase->preposition, words);
}

static gboolean
has_entity_type (const Roles *roles, const LesartNounPhrase *phrase, guint types)
{
  gint32 entity = lesart_fact_entity (roles->finder, phrase);

  return entity != LESART_NO_ENTITY
         && (types
             & 1u << g_array_index (roles->finder->x->reading->entities, LesartEntity, entity).type)
                != 0;
}

#define ACTORS (1u << LESART_ENTITY_PER | 1u << LESART_ENTITY_ORG)

/* Is it a mere measure: 5 Prozent, 4 Grad, drei Tage? */
static gboolean
is_measure (const Roles *roles, const LesartNounPhrase *phrase)
{
  return lesart_grammar_has_hint (roles->finder->grammar, phrase->head, LESART_HINT_MEASURE);
}

/* --- Adding --- */

static void
add_argument (Roles *roles, LesartArgumentRole role, LesartSpan span, gint32 entity)
{
  LesartArgument argument = { role, span, entity, NULL };

  g_array_append_val (roles->finder->x->reading->arguments, argument);
  roles->n++;
}

/* "wurde von der neuen Polizei verfolgt", "einen Chip, der rechnet": who acts is called by the
 * nominative. NULL if it stands in that, or cannot be put into it. */
static const char *
words_of_agent (const Roles *roles, const LesartNounPhrase *phrase, LesartSpan span)
{
  LesartExtraction *x = roles->finder->x;
  g_autofree char *nominative = NULL, *rest = NULL, *words = NULL;
  guint32 end;

  if (phrase->preposition == LESART_NO_TOKEN
      && lesart_agreement_with (phrase->agreement, LESART_NOMINATIVE) != 0)
    return NULL;
  end = x->tokens[phrase->head].end;
  nominative = lesart_grammar_dup_nominative (roles->finder->grammar, phrase);
  if (nominative == NULL || end > span.end)
    return NULL;
  rest = lesart_text_slice (x->reading->text, (LesartSpan){ end, span.end });
  words = g_strconcat (nominative, rest, NULL);
  return lesart_extraction_intern (x, words, -1);
}

/* "Dessen Vorsitzender, der frühere Lokführer Theo Prüm, wirbt": the name in apposition says who.
 */
static gint32
find_apposition (const Roles *roles, guint32 index)
{
  const LesartNounPhrase *phrase = phrase_at (roles, index);
  const LesartClause *clause = lesart_grammar_clause (roles->finder->grammar, phrase->clause);

  for (guint32 i = index + 1; i < clause->end_phrase && i <= index + 3; i++) {
    const LesartNounPhrase *next = phrase_at (roles, i);

    if (next->chunk == phrase->chunk)
      continue;
    if (next->chunk > phrase->chunk + 1 || next->preposition != LESART_NO_TOKEN || next->coordinated
        || lesart_agreement_with (next->agreement, LESART_NOMINATIVE) == 0
        || !has_entity_type (roles, next, 1u << LESART_ENTITY_PER))
      break;
    return lesart_fact_entity (roles->finder, next);
  }
  return LESART_NO_ENTITY;
}

static gboolean
is_joint (const Roles *roles, guint32 at)
{
  return lesart_grammar_is_one_of (roles->finder->grammar, at,
                                   "und oder sowie als wie auch noch ,");
}

/* "BMW, Audi und Porsche": the phrase is the last two; names go before it, each behind a comma, up
 * to the beginning of the sentence. Returns where the list begins. */
static guint32
find_list_start (const Roles *roles, const LesartNounPhrase *phrase)
{
  const LesartExtraction *x = roles->finder->x;
  guint32 first = phrase->first;
  guint32 start = x->sentences[x->sentence_of[first]].first;

  for (guint n = 0; n < MAX_MEMBERS && first >= start + 2 && lesart_token_is (x, first - 1, ",")
                    && x->name_at[first - 2] >= 0;
       n++) {
    guint32 name = first - 2;

    while (name > start && x->name_at[name - 1] == x->name_at[first - 2])
      name--;
    if (name > start && (roles->finder->grammar->words[name - 1].kinds & LESART_WORD_DETERMINER))
      name--;
    first = name;
    if (first == start)
      return first;
  }
  return phrase->first;
}

/* "die Brüder Jakob und Emil S.": each by his name. */
static guint32
skip_kin (const Roles *roles, guint32 at, guint32 end)
{
  const LesartGrammar *grammar = roles->finder->grammar;
  guint32 name = at;

  while (name < end && roles->finder->x->name_at[name] < 0)
    name++;
  return name > at && name < end
                 && lesart_grammar_is_one_of (grammar, name - 1, LESART_SIBLING_WORDS)
             ? name
             : at;
}

/* Each member of a phrase joined by "und" plays the role as well, where it is known who it is. */
static void
add_members (Roles *roles, LesartArgumentRole role, const LesartNounPhrase *list)
{
  LesartFactFinder *finder = roles->finder;

  for (guint32 at = list->first, end, n = 0; at < list->end && n < MAX_MEMBERS; at = end + 1, n++) {
    LesartNounPhrase member;
    gint32 entity;

    for (end = at; end < list->end && !is_joint (roles, end); end++)
      ;
    if (!lesart_grammar_read_phrase (finder->grammar, skip_kin (roles, at, end), end, &member))
      continue;
    entity = lesart_fact_entity (finder, &member);
    if (entity != LESART_NO_ENTITY)
      add_argument (roles, role, lesart_fact_phrase_span (finder, &member), entity);
  }
}

static void
add_list (Roles *roles, LesartArgumentRole role, const LesartNounPhrase *phrase)
{
  LesartNounPhrase list = *phrase;

  list.first = find_list_start (roles, phrase);
  add_argument (roles, role, lesart_fact_phrase_span (roles->finder, &list), LESART_NO_ENTITY);
  add_members (roles, role, &list);
}

/* "eine Belastung der Betreiber, die darunter leiden": what the pronoun stands for may be the
 * attribute before the comma. Fills its span, or returns FALSE. */
static gboolean
find_attribute_before (const Roles *roles, const LesartClause *clause, LesartSpan *span)
{
  const LesartClause *parent = lesart_grammar_clause (roles->finder->grammar, clause->parent);

  if (parent == NULL)
    return FALSE;
  for (guint32 i = parent->end_phrase, n = 0; i > parent->first_phrase && n < MAX_PHRASES_BACK;
       i--, n++) {
    const LesartNounPhrase *phrase = phrase_at (roles, i - 1);

    if (phrase->end + 1 == clause->first && phrase->end > phrase->core_end) {
      *span = lesart_extraction_span (roles->finder->x, phrase->core_end, phrase->end);
      return TRUE;
    }
    if (phrase->end < clause->first)
      break;
  }
  return FALSE;
}

/* "unter der Forderung der Staatsanwaltschaft, die ... plädiert hatte": of the two that the pronoun
 * agrees with, the one that acts. */
static gboolean
find_acting_attribute (const Roles *roles,
                       const LesartClause *clause,
                       const LesartNounPhrase *phrase,
                       LesartSpan *span)
{
  const LesartGrammar *grammar = roles->finder->grammar;
  LesartNounPhrase attribute;
  guint32 wanted;

  if (phrase->end + 1 != clause->first || phrase->end <= phrase->core_end || phrase->coordinated
      || lesart_grammar_acts (grammar, roles->index, phrase)
      || !(lesart_grammar_is_agent (grammar, clause->predicate, "verb")
           || (roles->frames != NULL && *roles->frames != '\0'))
      || !lesart_grammar_read_phrase (grammar, phrase->core_end, phrase->end, &attribute)
      || !lesart_grammar_acts (grammar, roles->index, &attribute))
    return FALSE;
  wanted = grammar->words[clause->opener].agreement & LESART_AGREEMENT_NOMINATIVE;
  if ((attribute.agreement >> 6 & wanted) == 0) /* its genitive, moved to the nominative */
    return FALSE;
  *span = lesart_extraction_span (roles->finder->x, attribute.first, attribute.end);
  return TRUE;
}

static void
add_phrase (Roles *roles, LesartArgumentRole role, guint32 index)
{
  const LesartNounPhrase *phrase = phrase_at (roles, index);
  const LesartClause *owner = lesart_grammar_clause (roles->finder->grammar, phrase->clause);
  GArray *arguments = roles->finder->x->reading->arguments;
  LesartSpan span;
  gint32 entity;

  /* A relative pronoun is shown as what it stands for. */
  if (owner->kind == LESART_CLAUSE_RELATIVE && phrase->head == owner->opener) {
    guint32 antecedent = lesart_grammar_find_antecedent (roles->finder->grammar, phrase->clause);

    LesartSpan attribute;

    if (antecedent != LESART_NO_PHRASE) {
      phrase = phrase_at (roles, antecedent);
      if (role == LESART_ARGUMENT_AGENT
          && find_acting_attribute (roles, owner, phrase, &attribute)) {
        add_argument (roles, role, attribute, LESART_NO_ENTITY);
        return;
      }
    } else if (find_attribute_before (roles, owner, &attribute)) {
      add_argument (roles, role, attribute, LESART_NO_ENTITY);
      return;
    }
  }
  if (phrase->coordinated) {
    add_list (roles, role, phrase);
    return;
  }
  entity = lesart_fact_entity (roles->finder, phrase);
  if (entity == LESART_NO_ENTITY && role == LESART_ARGUMENT_AGENT
      && (!phrase->pronoun || lesart_grammar_is_one_of (roles->finder->grammar, phrase->head, ONE)))
    entity = find_apposition (roles, index);
  span = lesart_fact_phrase_span (roles->finder, phrase);
  add_argument (roles, role, span, entity);
  if (role == LESART_ARGUMENT_AGENT)
    g_array_index (arguments, LesartArgument, arguments->len - 1).words =
        words_of_agent (roles, phrase, span);
}

/* --- Agent and theme --- */

/* "als der Wagen von einem Zug erfasst wurde": whose something is would be a genitive, where there
 * is an article. */
static gboolean
is_one_determined (const Roles *roles, const LesartNounPhrase *phrase)
{
  LesartClosedClass kind =
      (LesartClosedClass) lesart_fact_word (roles->finder, phrase->first)->closed;

  return has_preposition (roles, phrase, "vom")
         || (has_preposition (roles, phrase, "von")
             && (kind == LESART_CLOSED_DEFINITE || kind == LESART_CLOSED_INDEFINITE
                 || kind == LESART_CLOSED_POSSESSIVE));
}

/* "von" right after another phrase is its attribute: in the first place of a main clause, which
 * holds one constituent only, and after a common noun with a preposition (in den Gesprächen von X).
 */
static gboolean
is_attribute (const Roles *roles, guint32 index)
{
  const LesartNounPhrase *phrase = phrase_at (roles, index);
  const LesartNounPhrase *left =
      index > roles->clause->first_phrase ? phrase_at (roles, index - 1) : NULL;

  if (left == NULL || phrase->preposition == LESART_NO_TOKEN || left->end != phrase->preposition
      || left->head == roles->clause->opener)
    return FALSE;
  if (roles->clause->kind == LESART_CLAUSE_MAIN && roles->clause->finite != LESART_NO_TOKEN
      && phrase->head < roles->clause->finite)
    return TRUE;
  if (is_one_determined (roles, phrase) && roles->clause->passive
      && left->preposition == LESART_NO_TOKEN)
    return FALSE;
  if (left->preposition != LESART_NO_TOKEN)
    return !lesart_fact_is_time (roles->finder, left)
           && lesart_fact_entity (roles->finder, left) == LESART_NO_ENTITY;
  return !has_entity_type (roles, phrase, ACTORS);
}

/* "nördlich von X" */
static gboolean
is_direction (const Roles *roles, const LesartNounPhrase *phrase)
{
  static const char words[] =
      "nördlich südlich östlich westlich nordöstlich nordwestlich südöstlich südwestlich "
      "unweit abseits unabhängig abhängig ausgehend entfernt";

  return phrase->preposition != LESART_NO_TOKEN && phrase->preposition > 0
         && lesart_grammar_is_one_of (roles->finder->grammar, phrase->preposition - 1, words);
}

static guint32
find_by_agent (const Roles *roles)
{
  static const char von[] = "von vom";
  static const char durch[] = "durch";
  guint32 found = LESART_NO_PHRASE;

  for (guint32 i = roles->clause->first_phrase; i < roles->clause->end_phrase; i++) {
    const LesartNounPhrase *phrase = phrase_at (roles, i);
    gboolean actor = has_entity_type (roles, phrase, ACTORS);

    if (phrase->apposition || lesart_fact_is_time (roles->finder, phrase)
        || is_measure (roles, phrase) || is_attribute (roles, i) || is_direction (roles, phrase))
      continue;
    if (has_preposition (roles, phrase, von) || (actor && has_preposition (roles, phrase, durch)))
      if (found == LESART_NO_PHRASE || actor)
        found = i;
  }
  return found;
}

/* "am" is "an", "zum" is "zu" */
static const char *
plain_preposition (const char *word)
{
  static const char *const fused[][2] = {
    { "am", "an" },    { "ans", "an" },  { "aufs", "auf" }, { "durchs", "durch" },
    { "fürs", "für" }, { "im", "in" },   { "ins", "in" },   { "übers", "über" },
    { "ums", "um" },   { "vom", "von" }, { "zum", "zu" },   { "zur", "zu" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fused); i++)
    if (strcmp (fused[i][0], word) == 0)
      return fused[i][1];
  return word;
}

/* Is the preposition with the case of the phrase one that opens an object of the verb? @objects is
 * a cell of verb-objects. */
static gboolean
is_governed (const Roles *roles, const LesartNounPhrase *phrase, const char *objects)
{
  gsize n_bytes;
  const char *form, *preposition;
  char lower[16] = { 0 };

  if (objects == NULL || phrase->preposition == LESART_NO_TOKEN)
    return FALSE;
  form = lesart_token_text (roles->finder->x, phrase->preposition, &n_bytes);
  if (n_bytes >= sizeof lower)
    return FALSE;
  memcpy (lower, form, n_bytes);
  lower[0] = g_ascii_tolower (lower[0]);
  preposition = strcmp (lower, "Über") == 0 ? "über" : plain_preposition (lower);
  n_bytes = strlen (preposition);
  for (const char *object = objects; object != NULL; object = strchr (object, '|')) {
    object += *object == '|';
    if (strncmp (object, preposition, n_bytes) != 0)
      continue;
    if (object[n_bytes] == '\0' || object[n_bytes] == '|')
      return TRUE;
    if (object[n_bytes] == '+')
      return lesart_agreement_with (phrase->agreement,
                                    object[n_bytes + 1] == 'A' ? LESART_ACCUSATIVE : LESART_DATIVE)
             != 0;
  }
  return FALSE;
}

static const char *
objects_of_verb (const Roles *roles)
{
  const LesartTable *table = roles->finder->objects;
  guint32 row;

  return roles->clause->predicate != NULL
                 && lesart_table_lookup (table, roles->clause->predicate, -1, &row, 1) > 0
             ? lesart_table_get (table, row, lesart_table_find_column (table, "objects"))
             : NULL;
}

/* What the predicate takes as a verb of saying, see cues.c; empty if it is none. */
static const char *
find_frames (const LesartFactFinder *finder, const LesartClause *clause)
{
  guint32 row;

  return clause->predicate != NULL
                 && lesart_table_lookup (finder->speech, clause->predicate, -1, &row, 1) > 0
             ? lesart_table_get (finder->speech, row, finder->speech_takes)
             : "";
}

/* "bat die Gäste um Geduld": the accusative is who is told, not what is said. */
static gboolean
is_told (const Roles *roles, guint32 index)
{
  static const char things[] = "das Das dies Dies was Was nichts Nichts etwas alles Alles";

  return index != LESART_NO_PHRASE && !roles->clause->passive
         && strstr (roles->frames, "wen") != NULL
         && !lesart_grammar_is_one_of (roles->finder->grammar, phrase_at (roles, index)->head,
                                       things);
}

/* "Heute wartet der Rat auf Geld" */
static gboolean
stands_behind_subject (const Roles *roles, guint32 index)
{
  const LesartClause *clause = roles->clause;

  return clause->subject != LESART_NO_PHRASE && index == clause->subject + 1
         && clause->finite != LESART_NO_TOKEN && clause->kind == LESART_CLAUSE_MAIN
         && phrase_at (roles, clause->subject)->first > clause->finite;
}

/* Without an accusative: a dative (stimmte dem Kredit zu), else an object with its preposition
 * (warten auf den Zug). Whom one works with or against is a partner. */
static guint32
find_other_object (const Roles *roles)
{
  static const char partner[] = "mit gegen";
  const char *objects = objects_of_verb (roles);
  gboolean says = *roles->frames != '\0'; /* sagte er dem Blatt: who is told */
  guint32 found = LESART_NO_PHRASE;

  for (guint32 i = roles->clause->first_phrase; i < roles->clause->end_phrase; i++) {
    const LesartNounPhrase *phrase = phrase_at (roles, i);

    if (i == roles->clause->indirect_object && !phrase->pronoun && !says
        && !lesart_fact_is_time (roles->finder, phrase) && !has_entity_type (roles, phrase, ACTORS))
      return i;
    if (found == LESART_NO_PHRASE && !phrase->apposition && !phrase->pronoun
        && !lesart_fact_is_complement (roles->finder, roles->clause->predicate, phrase)
        && is_governed (roles, phrase, objects) && !lesart_fact_is_time (roles->finder, phrase)
        && !is_measure (roles, phrase)
        && !(has_preposition (roles, phrase, partner)
             && has_entity_type (roles, phrase, ACTORS | 1u << LESART_ENTITY_LOC))
        && (i == roles->recipient + 1 || stands_behind_subject (roles, i)
            || (is_one_determined (roles, phrase) && phrase->head > roles->clause->finite)
            || !is_attribute (roles, i)))
      found = i;
  }
  return found;
}

static void
find_main_roles (Roles *roles)
{
  static const char expletive[] = "es";
  guint32 subject = roles->clause->subject;
  gboolean impersonal = roles->clause->causative && roles->clause->reflexive;

  roles->agent = roles->theme = LESART_NO_PHRASE;
  if (subject != LESART_NO_PHRASE
      && lesart_grammar_is_one_of (roles->finder->grammar, phrase_at (roles, subject)->head,
                                   expletive)
      && lesart_fact_entity (roles->finder, phrase_at (roles, subject)) == LESART_NO_ENTITY)
    subject = LESART_NO_PHRASE;
  if (roles->clause->passive || impersonal) {
    roles->theme = subject;
    roles->agent = roles->clause->passive ? find_by_agent (roles) : LESART_NO_PHRASE;
    return;
  }
  roles->agent = subject;
  roles->theme = roles->clause->object;
  /* "Die Zahlen lesen sich gut", "Das Buch verkauft sich": what happens to the thing */
  if (roles->clause->reflexive && subject != LESART_NO_PHRASE && roles->theme == LESART_NO_PHRASE
      && lesart_grammar_is_agent (roles->finder->grammar, roles->clause->predicate, "middle")
      && !lesart_grammar_acts (roles->finder->grammar, roles->index, phrase_at (roles, subject))) {
    roles->theme = subject;
    roles->agent = LESART_NO_PHRASE;
  }
}

/* --- The others --- */

static void
add_circumstances (Roles *roles)
{

  for (guint32 i = roles->clause->first_phrase; i < roles->clause->end_phrase; i++) {
    const LesartNounPhrase *phrase = phrase_at (roles, i);

    if (i == roles->theme || i == roles->agent || i == roles->recipient)
      continue;
    if (has_preposition (roles, phrase, "aus") && is_attribute (roles, i))
      continue; /* ein Fahrer aus Linz */
    if (has_preposition (
            roles, phrase,
            "in im ins nach aus bei beim an am auf vor über zwischen durch gegenüber entlang")
        && has_entity_type (roles, phrase, 1u << LESART_ENTITY_LOC))
      add_phrase (roles, LESART_ARGUMENT_PLACE, i);
    else if (has_preposition (roles, phrase, "mit gegen")
             && has_entity_type (roles, phrase, ACTORS | 1u << LESART_ENTITY_LOC))
      add_phrase (roles, LESART_ARGUMENT_PARTNER, i);
  }
}

/* First of a sorted array whose tokens do not lie before the clause. */
#define FIRST_FROM(Type, array, token, result)                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint low_ = 0, high_ = (array)->len;                                                          \
    while (low_ < high_) {                                                                         \
      guint middle_ = (low_ + high_) / 2;                                                          \
      if (g_array_index (array, Type, middle_).end_token <= (token))                               \
        low_ = middle_ + 1;                                                                        \
      else                                                                                         \
        high_ = middle_;                                                                           \
    }                                                                                              \
    (result) = low_;                                                                               \
  }                                                                                                \
  G_STMT_END

static gboolean
owns_token (const Roles *roles, guint32 token)
{
  return roles->finder->grammar->clause_of[token] == roles->index;
}

static gboolean
is_word (const Roles *roles, guint32 token, const char *words)
{
  return token < roles->finder->x->n_tokens
         && lesart_grammar_is_one_of (roles->finder->grammar, token, words);
}

/* The words before @token that say how much of what follows: um etwa sechs Monate. */
static guint32
skip_degree_back (const Roles *roles, guint32 token)
{
  while (token > roles->clause->first
         && is_word (roles, token - 1,
                     "etwa rund knapp gut fast mindestens höchstens mehr weniger als bis ca. circa "
                     "über weitere"))
    token--;
  return token;
}

/* Whose attribute it is, it says nothing of the event: ein 53 Jahre alter Fahrer, im Alter von 88
 * Jahren, die dreitägige Messe, das Bad aus dem Jahr 1972. */
static gboolean
is_attribute_time (const Roles *roles, const LesartTime *time)
{
  guint32 before = time->first_token;

  if (strcmp (time->rule, "time.derived") == 0 && time->type == LESART_TIME_DURATION)
    return TRUE;
  if (time->type == LESART_TIME_DURATION)
    return is_word (roles, time->end_token, "alt alte alten alter altes altem jung junge jungen")
           || (before > 1 && is_word (roles, before - 1, "von")
               && is_word (roles, before - 2, "Alter"));
  if (before > 1 && is_word (roles, before - 1, "dem den der"))
    before--;
  return before > 1 && is_word (roles, before - 1, "aus")
         && (lesart_fact_word (roles->finder, before - 2)->kinds & LESART_WORD_NOMINAL);
}

/* "um sechs Monate", "zu acht Jahren", "auf elf Jahre": how much, not when or how long. */
static gboolean
is_extent (const Roles *roles, const LesartTime *time)
{
  guint32 at = skip_degree_back (roles, time->first_token);

  return time->type == LESART_TIME_DURATION && at > roles->clause->first
         && is_word (roles, at - 1, "um zu auf");
}

static void
add_times (Roles *roles)
{
  const GArray *times = roles->finder->x->reading->times;
  guint from;

  FIRST_FROM (LesartTime, times, roles->clause->first, from);
  for (guint i = from; i < times->len; i++) {
    const LesartTime *time = &g_array_index (times, LesartTime, i);

    if (time->first_token >= roles->clause->end)
      break;
    if (owns_token (roles, time->first_token) && !is_attribute_time (roles, time))
      add_argument (roles, is_extent (roles, time) ? LESART_ARGUMENT_AMOUNT : LESART_ARGUMENT_TIME,
                    time->span, LESART_NO_ENTITY);
  }
}

static void
add_amounts (Roles *roles)
{
  const GArray *quantities = roles->finder->x->reading->quantities;
  guint from;

  FIRST_FROM (LesartQuantity, quantities, roles->clause->first, from);
  for (guint i = from; i < quantities->len; i++) {
    const LesartQuantity *quantity = &g_array_index (quantities, LesartQuantity, i);

    if (quantity->first_token >= roles->clause->end)
      break;
    if (owns_token (roles, quantity->first_token) && strcmp (quantity->rule, "quantity.age") != 0)
      add_argument (roles, LESART_ARGUMENT_AMOUNT, quantity->span, LESART_NO_ENTITY);
  }
}

/* "kommt zu dem Schluss, dass der Bau teurer wird": with verbs of saying such a clause is what is
 * said, and has facts of its own; with others it is what they are about. */
static void
add_clause_as_theme (Roles *roles)
{
  const LesartGrammar *grammar = roles->finder->grammar;

  for (guint32 i = roles->index + 1; i < grammar->clauses->len; i++) {
    const LesartClause *clause = lesart_grammar_clause (grammar, i);

    if (clause->sentence != roles->clause->sentence)
      return;
    if (clause->parent == roles->index && clause->kind == LESART_CLAUSE_SUBORDINATE
        && clause->opener != LESART_NO_TOKEN && clause->opener == clause->first
        && is_word (roles, clause->opener, "dass daß")) {
      add_argument (roles, LESART_ARGUMENT_THEME, lesart_fact_clause_span (roles->finder, i),
                    LESART_NO_ENTITY);
      return;
    }
  }
}

/**
 * lesart_fact_add_arguments:
 * @score: (out): how sure the roles are, 0 to 1
 *
 * Appends the arguments of the fact that @clause states.
 *
 * Returns: how many; agent and theme first
 */
guint
lesart_fact_add_arguments (LesartFactFinder *finder, guint32 index, double *score)
{
  Roles roles = { .finder = finder,
                  .index = index,
                  .clause = lesart_grammar_clause (finder->grammar, index) };

  find_main_roles (&roles);
  if (!roles.clause->passive)
    roles.frames = find_frames (finder, roles.clause);
  roles.recipient = roles.clause->indirect_object;
  if (is_told (&roles, roles.theme)) {
    roles.recipient = roles.theme;
    roles.theme = LESART_NO_PHRASE;
  }
  if (roles.theme == LESART_NO_PHRASE && !roles.clause->passive) {
    roles.theme = find_other_object (&roles);
    if (roles.theme == roles.recipient)
      roles.recipient = LESART_NO_PHRASE;
  }
  if (roles.agent != LESART_NO_PHRASE)
    add_phrase (&roles, LESART_ARGUMENT_AGENT, roles.agent);
  if (roles.theme != LESART_NO_PHRASE)
    add_phrase (&roles, LESART_ARGUMENT_THEME, roles.theme);
  else if (roles.agent != LESART_NO_PHRASE && roles.frames != NULL && *roles.frames == '\0')
    add_clause_as_theme (&roles);
  if (roles.recipient != LESART_NO_PHRASE)
    add_phrase (&roles, LESART_ARGUMENT_RECIPIENT, roles.recipient);
  add_circumstances (&roles);
  add_times (&roles);
  add_amounts (&roles);
  *score = 0.5 + (roles.agent != LESART_NO_PHRASE ? 0.2 : 0)
           + (roles.theme != LESART_NO_PHRASE ? 0.2 : 0);
  return roles.n;
}
