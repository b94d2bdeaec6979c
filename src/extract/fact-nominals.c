/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Events that nouns tell of: "die Übernahme von X durch Y", "Altmans Rücktritt", "die geplante
 * Schließung des Werks". event-nouns.tsv says which verb a noun stands for, and whether its
 * genitive is who acts or what is acted upon. Only with somebody or something that has a name: a
 * bare "Übernahme" is no fact.
 *
 * How certain the event is, is told by an adjective before the noun or the verb that the noun is
 * the object or subject of (event-context.tsv); else it is as certain as its clause, but what a
 * clause denies of it does not deny it: "kommentierte die Übernahme nicht".
 */
#include "fact-finder.h"

#include <string.h>

typedef struct {
  LesartFactFinder *finder;
  guint32 index; /* of the phrase */
  const LesartNounPhrase *phrase;
  guint32 row;
  guint first_argument;
  guint32 end; /* of the evidence, a token */
  gboolean named;
} Nominal;

static const LesartTable *
nouns_of (const LesartFactFinder *finder)
{
  return finder->x->syntax->event_nouns;
}

static const char *
cell (const LesartTable *table, guint32 row, const char *column)
{
  const char *value = lesart_table_get (table, row, lesart_table_find_column (table, column));

  return value != NULL ? value : "";
}

/* --- Arguments --- */

static void
add_argument (Nominal *nominal, LesartArgumentRole role, guint32 first, guint32 end, gint32 entity)
{
  LesartFactFinder *finder = nominal->finder;
  LesartReading *reading = finder->x->reading;
  LesartArgument argument = { role, lesart_extraction_span (finder->x, first, end), entity, NULL };

  for (guint i = nominal->first_argument; i < reading->arguments->len; i++)
    if (g_array_index (reading->arguments, LesartArgument, i).role == role)
      return;
  g_array_append_val (reading->arguments, argument);
  nominal->named |= entity != LESART_NO_ENTITY;
  nominal->end = MAX (nominal->end, end);
}

static LesartArgumentRole
genitive_role (const Nominal *nominal)
{
  return strcmp (cell (nouns_of (nominal->finder), nominal->row, "genitive"), "agent") == 0
             ? LESART_ARGUMENT_AGENT
             : LESART_ARGUMENT_THEME;
}

/* "Altmans Rücktritt", "ihre Übernahme" */
static void
add_owner (Nominal *nominal)
{
  guint32 first = nominal->phrase->first;
  gint32 index = nominal->finder->x->mention_at[first];
  const LesartMention *mention =
      index >= 0 ? &g_array_index (nominal->finder->x->reading->mentions, LesartMention, index)
                 : NULL;

  if (mention != NULL && mention->first_token == first
      && mention->end_token <= nominal->phrase->head)
    add_argument (nominal, genitive_role (nominal), first, mention->end_token, mention->entity);
}

/* The entity of a phrase that begins at @first, one of [first, end). */
static gint32
entity_in (const LesartFactFinder *finder, guint32 first, guint32 end)
{
  gint32 found = LESART_NO_ENTITY;

  for (guint32 at = first; at < end && found == LESART_NO_ENTITY; at++) {
    gint32 index = finder->x->mention_at[at];

    if (index >= 0)
      found = g_array_index (finder->x->reading->mentions, LesartMention, index).entity;
  }
  return found;
}

static void
add_genitive (Nominal *nominal)
{
  guint32 first = nominal->phrase->core_end, end = nominal->phrase->end;

  if (end > first)
    add_argument (nominal, genitive_role (nominal), first, end,
                  entity_in (nominal->finder, first, end));
}

/* "von X", "durch Y", "mit Z" right behind what is read already. */
static void
add_prepositional (Nominal *nominal)
{
  const LesartGrammar *grammar = nominal->finder->grammar;
  guint32 end = nominal->phrase->end;

  for (guint32 i = nominal->index + 1; i <= nominal->index + 3; i++) {
    const LesartNounPhrase *next = lesart_grammar_phrase (grammar, i);
    gint32 entity;

    if (next == NULL || next->clause != nominal->phrase->clause || next->preposition != end)
      return;
    end = next->end;
    entity = lesart_fact_entity (nominal->finder, next);
    if (lesart_grammar_is_one_of (grammar, next->preposition, "durch"))
      add_argument (nominal, LESART_ARGUMENT_AGENT, next->first, next->end, entity);
    else if (lesart_grammar_is_one_of (grammar, next->preposition, "von vom"))
      add_argument (nominal, genitive_role (nominal), next->first, next->end, entity);
    else if (entity != LESART_NO_ENTITY
             && lesart_grammar_is_one_of (grammar, next->preposition, "mit auf gegen"))
      add_argument (nominal, LESART_ARGUMENT_PARTNER, next->first, next->end, entity);
    else
      return;
  }
}

/* --- Certainty --- */

static gboolean
look_up_certainty (const LesartFactFinder *finder,
                   const char *word,
                   gsize length,
                   const char *place,
                   LesartCertainty *certainty)
{
  const LesartTable *context = finder->x->syntax->event_context;
  guint32 rows[2];
  guint n = lesart_table_lookup (context, word, (gssize) length, rows, G_N_ELEMENTS (rows));

  for (guint i = 0; i < MIN (n, G_N_ELEMENTS (rows)); i++)
    if (strcmp (cell (context, rows[i], "place"), place) == 0)
      return lesart_certainty_from_string (cell (context, rows[i], "decides"), certainty);
  return FALSE;
}

/* "die geplante Übernahme" */
static gboolean
is_decided_by_adjective (const Nominal *nominal, LesartCertainty *certainty)
{
  for (guint32 at = nominal->phrase->head; at > nominal->phrase->first; at--) {
    gsize length;
    const char *form = lesart_token_text (nominal->finder->x, at - 1, &length);

    for (gsize cut = 1; cut <= 2 && cut < length; cut++)
      if (look_up_certainty (nominal->finder, form, length - cut, "adjective", certainty))
        return TRUE;
  }
  return FALSE;
}

/* "plant die Übernahme von X" */
static gboolean
is_decided_by_verb (const Nominal *nominal, LesartCertainty *certainty)
{
  const LesartClause *clause =
      lesart_grammar_clause (nominal->finder->grammar, nominal->phrase->clause);
  gboolean subject = clause->subject == nominal->index;

  if (clause->predicate == NULL || (!subject && clause->object != nominal->index))
    return FALSE;
  return look_up_certainty (nominal->finder, clause->predicate, strlen (clause->predicate),
                            subject && !clause->passive ? "subject" : "object", certainty);
}

static LesartFactSource
judge (const Nominal *nominal)
{
  LesartFactSource source = lesart_judge_certainty (nominal->finder, nominal->phrase->clause);

  if (!is_decided_by_adjective (nominal, &source.certainty)
      && !is_decided_by_verb (nominal, &source.certainty)
      && source.certainty != LESART_CERTAINTY_REPORTED)
    source.certainty = LESART_CERTAINTY_ASSERTED;
  return source;
}

/* --- Facts --- */

static void
add_fact (Nominal *nominal)
{
  LesartFactFinder *finder = nominal->finder;
  LesartReading *reading = finder->x->reading;
  LesartFactSource source = judge (nominal);
  LesartFact fact = {
    .predicate =
        lesart_extraction_intern (finder->x, cell (nouns_of (finder), nominal->row, "verb"), -1),
    .first_argument = nominal->first_argument,
    .n_arguments = reading->arguments->len - nominal->first_argument,
    .certainty = source.certainty,
    .source = source.entity,
    .span = lesart_extraction_span (finder->x, nominal->phrase->first, nominal->end),
    .verb = lesart_extraction_span (finder->x, nominal->phrase->head, nominal->phrase->head + 1),
    .rule = "noun.event",
    .score = 0.7,
  };

  g_array_append_val (reading->facts, fact);
}

static gint64
event_row (const LesartFactFinder *finder, const LesartNounPhrase *phrase)
{
  const char *lemma = lesart_fact_word (finder, phrase->head)->noun_lemma;
  guint32 row;

  if (lemma == NULL || phrase->pronoun
      || lesart_table_lookup (nouns_of (finder), lemma, -1, &row, 1) == 0)
    return -1;
  return row;
}

/**
 * lesart_extract_nominal_facts:
 *
 * Appends the events that nouns tell of.
 */
void
lesart_extract_nominal_facts (LesartFactFinder *finder)
{
  GArray *arguments = finder->x->reading->arguments;

  for (guint32 i = 0; i < finder->grammar->phrases->len; i++) {
    const LesartNounPhrase *phrase = lesart_grammar_phrase (finder->grammar, i);
    gint64 row = event_row (finder, phrase);
    Nominal nominal = { .finder = finder,
                        .index = i,
                        .phrase = phrase,
                        .row = (guint32) row,
                        .first_argument = arguments->len,
                        .end = phrase->end };

    if (row < 0 || finder->x->name_at[phrase->head] >= 0
        || lesart_fact_is_in_headline (finder, finder->x->sentence_of[phrase->head]))
      continue;
    add_owner (&nominal);
    add_genitive (&nominal);
    add_prepositional (&nominal);
    if (nominal.named)
      add_fact (&nominal);
    else
      g_array_set_size (arguments, nominal.first_argument);
  }
}
