/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How certain a clause states what it states. The first that fits:
 *
 *   negated      nicht, kein, nie; ohne ... zu; what somebody denies or refuses to do
 *   conditional  the if-clause: wenn, falls, Sollte ...
 *   possible     könnte, dürfte, kann; ob; offenbar, vermutlich; hypothetical Konjunktiv II; what
 *                somebody doubts or does not rule out
 *   planned      will, soll, muss, wird, ist zu; voraussichtlich; present tense with a coming date;
 *                infinitives after verbs of intention
 *   reported     inside a quotation; Konjunktiv I; Konjunktiv II of a dass- or weil-clause; laut,
 *                angeblich; soll ... haben
 *   asserted     else
 *
 * Cue words are rows of certainty.tsv whose column "decides" names a certainty.
 */
#include "fact-finder.h"

#include <string.h>

typedef struct {
  const LesartFactFinder *finder;
  guint32 index;
  const LesartClause *clause;
  const LesartClause *parent; /* or NULL */
  const LesartWord *finite;   /* or NULL */
  const LesartQuote *quote;   /* that the clause stands in, or NULL */
} Judgement;

/* --- Modal verbs --- */

static const char *
modal_lemma (const Judgement *j)
{
  const LesartWord *word;

  if (j->clause->modal == LESART_NO_TOKEN)
    return NULL;
  word = lesart_fact_word (j->finder, j->clause->modal);
  if (word->finite_lemma != NULL)
    return word->finite_lemma;
  return word->infinitive_lemma;
}

static gboolean
has_modal (const Judgement *j, const char *lemma)
{
  return g_strcmp0 (modal_lemma (j), lemma) == 0;
}

/* Past tense of a modal tells what was so: "konnten ihn befreien", "habe gehen müssen". */
static gboolean
is_past (const Judgement *j)
{
  if (j->finite == NULL)
    return FALSE;
  if (j->clause->modal != LESART_NO_TOKEN && j->clause->modal != j->clause->finite)
    return (j->finite->kinds & LESART_WORD_AUXILIARY) && !j->clause->future;
  return (j->finite->finite & LESART_PAST) && (j->finite->finite & LESART_PRESENT) == 0;
}

static gboolean
is_hypothetical (const Judgement *j)
{
  return j->finite != NULL && (j->finite->finite & LESART_SUBJUNCTIVE_2)
         && (j->finite->finite & (LESART_PAST | LESART_PRESENT)) == 0;
}

/* --- Cues --- */

static gboolean
has_cue (const Judgement *j, LesartCertainty certainty)
{
  for (guint32 at = j->clause->first; at < j->clause->end; at++)
    if (j->finder->cue_of[at] == (gint8) certainty && j->finder->grammar->clause_of[at] == j->index)
      return TRUE;
  return FALSE;
}

static gboolean
opens_with (const Judgement *j, const char *words)
{
  return j->clause->opener != LESART_NO_TOKEN
         && lesart_grammar_is_one_of (j->finder->grammar, j->clause->opener, words);
}

static gboolean
has_kind (const LesartTable *speech, guint32 row, const char *kind)
{
  return strcmp (lesart_table_get (speech, row, lesart_table_find_column (speech, "kind")), kind)
             == 0
         && strcmp (lesart_table_get (speech, row, lesart_table_find_column (speech, "factivity")),
                    "neutral")
                == 0;
}

/* Does the clause say what its governing verb denies or doubts: "bestritt, dass ...", "lehnte ab,
 * ... zu"? What is concealed ("verschwieg, dass") is so all the same. */
static gboolean
is_under (const Judgement *j, const char *kind)
{
  guint32 rows[4];
  guint n;

  if (j->parent == NULL || j->parent->predicate == NULL
      || !(j->clause->kind == LESART_CLAUSE_INFINITIVE
           || (j->clause->kind == LESART_CLAUSE_SUBORDINATE && opens_with (j, "dass"))))
    return FALSE;
  n = lesart_table_lookup (j->finder->speech, j->parent->predicate, -1, rows, G_N_ELEMENTS (rows));
  for (guint i = 0; i < n; i++)
    if (has_kind (j->finder->speech, rows[i], kind))
      return TRUE;
  return FALSE;
}

static gboolean
is_denied (const Judgement *j)
{
  return is_under (j, "deny");
}

static gboolean
is_parent_negated (const Judgement *j)
{
  return j->parent->negation != LESART_NO_TOKEN;
}

/* --- One function a class --- */

/* "nicht nur", "nicht zuletzt" deny nothing; nor does "nicht X, sondern Y". */
static gboolean
is_negated (const Judgement *j)
{
  guint32 at = j->clause->negation;

  if (j->clause->kind == LESART_CLAUSE_INFINITIVE && opens_with (j, "ohne"))
    return TRUE;
  if (is_denied (j) && !is_parent_negated (j))
    return TRUE;
  if (at == LESART_NO_TOKEN || j->clause->contrast)
    return FALSE;
  if (lesart_grammar_is_one_of (j->finder->grammar, at + 1, "nur zuletzt allein bloß"))
    return FALSE;
  if (lesart_grammar_is_one_of (j->finder->grammar, j->clause->end + 1, "sondern")
      || (at > 0 && lesart_grammar_is_one_of (j->finder->grammar, at - 1, "fast beinahe nahezu")))
    return FALSE;
  return TRUE;
}

/* "vorausgesetzt, die Bauern liefern": the cue stands alone before the clause. */
static gboolean
follows_cue (const Judgement *j, LesartCertainty certainty)
{
  guint32 first = j->clause->first;

  return first >= 2 && lesart_grammar_token_is (j->finder->grammar, first - 1, ",")
         && j->finder->cue_of[first - 2] == (gint8) certainty
         && (first == 2 || lesart_grammar_is_one_of (j->finder->grammar, first - 3, ", ."));
}

static gboolean
is_conditional (const Judgement *j)
{
  return j->clause->verb_first_condition || has_cue (j, LESART_CERTAINTY_CONDITIONAL)
         || follows_cue (j, LESART_CERTAINTY_CONDITIONAL);
}

/* In indirect speech a plural in Konjunktiv II stands for a Konjunktiv I that would look like the
 * indicative: sie hätten, sie kämen, sie würden. */
static gboolean
is_substitute (const Judgement *j)
{
  return j->quote != NULL && j->quote->style == LESART_QUOTE_INDIRECT && j->finite != NULL
         && (j->finite->finite & LESART_PLURAL) && (j->finite->finite & LESART_SINGULAR) == 0
         && (j->finite->kinds & LESART_WORD_MODAL) == 0;
}

/* "Sie klagte, weil man sie getäuscht hätte": what is given in Konjunktiv II below an indicative
 * is what somebody else gives. */
static gboolean
is_given_by_others (const Judgement *j)
{
  return is_hypothetical (j) && modal_lemma (j) == NULL
         && j->clause->kind == LESART_CLAUSE_SUBORDINATE && j->parent != NULL
         && j->parent->mood == LESART_MOOD_INDICATIVE
         && opens_with (j, "dass weil da obwohl nachdem obgleich");
}

/* "Sie hätte siegen können": it was not so. */
static gboolean
is_missed (const Judgement *j)
{
  return is_hypothetical (j) && j->quote == NULL && !is_given_by_others (j)
         && j->clause->modal != j->clause->finite
         && g_strcmp0 (j->finite->finite_lemma, "haben") == 0;
}

static gboolean
is_possible (const Judgement *j)
{
  static const char ob[] = "ob";

  if (opens_with (j, ob) || has_cue (j, LESART_CERTAINTY_POSSIBLE)
      || (is_denied (j) && is_parent_negated (j)) || is_under (j, "doubt"))
    return TRUE;
  if (has_modal (j, "können") || has_modal (j, "mögen"))
    return is_missed (j)
           || (!is_past (j)
               && !(has_modal (j, "mögen") && is_hypothetical (j))); /* möchte: intention */
  if (has_modal (j, "dürfen") && is_hypothetical (j))
    return TRUE;
  if (has_modal (j, "müssen") && is_hypothetical (j))
    return (j->finite->finite & LESART_SINGULAR) != 0; /* müssten: for müssen in indirect speech */
  if (is_hypothetical (j) && modal_lemma (j) == NULL)
    return !is_substitute (j) && !is_given_by_others (j);
  return j->clause->causative && j->clause->reflexive && j->clause->modal == j->clause->finite
         && (!is_past (j) || j->quote != NULL);
}

/* "im Haushalt für das kommende Jahr": says of the noun, not of the verb, when. */
static gboolean
is_attribute (const Judgement *j, const LesartTime *time)
{
  for (guint32 at = time->first_token; at > j->clause->first && time->first_token - at < 3; at--)
    if (lesart_grammar_token_is (j->finder->grammar, at - 1, "für"))
      return TRUE;
  return FALSE;
}

/* The first month of what stands behind the year: 10, Q4, FA; 0 if it is none of these. */
static guint
first_month (const char *part)
{
  static const char *const seasons[] = { "SP", "SU", "FA", "WI" };

  if (g_ascii_isdigit (part[0]))
    return (guint) g_ascii_strtoull (part, NULL, 10);
  if (part[0] == 'Q' && g_ascii_isdigit (part[1]))
    return (guint) (part[1] - '1') * 3 + 1;
  for (guint i = 0; i < G_N_ELEMENTS (seasons); i++)
    if (g_str_has_prefix (part, seasons[i]))
      return 3 * (i + 1);
  return 0;
}

/* Does a TIMEX3 value begin after the day of the article? */
static gboolean
is_coming (const LesartExtraction *x, const char *value)
{
  gsize n = value != NULL ? strlen (value) : 0;
  int year;

  if (n < 4 || !g_ascii_isdigit (value[3]))
    return FALSE;
  if (n >= 10 && g_ascii_isdigit (value[8]))
    return strncmp (value, x->reading->date, 10) > 0;
  year = strncmp (value, x->reading->date, 4);
  if (year != 0 || n < 7)
    return year > 0;
  if (value[5] == 'W' && g_ascii_isdigit (value[6]))
    return g_ascii_strtoull (value + 6, NULL, 10) > g_date_get_iso8601_week_of_year (&x->date);
  return first_month (value + 5) > g_date_get_month (&x->date);
}

/* A date in the clause that lies after the day of the article. */
static gboolean
has_coming_date (const Judgement *j)
{
  const LesartReading *reading = j->finder->x->reading;
  guint low = 0, high = reading->times->len;

  if (reading->date == NULL)
    return FALSE;
  while (low < high) {
    guint middle = (low + high) / 2;

    if (g_array_index (reading->times, LesartTime, middle).end_token <= j->clause->first)
      low = middle + 1;
    else
      high = middle;
  }
  for (guint i = low; i < reading->times->len; i++) {
    const LesartTime *time = &g_array_index (reading->times, LesartTime, i);

    if (time->first_token >= j->clause->end)
      break;
    if (j->finder->grammar->clause_of[time->first_token] == j->index && !is_attribute (j, time)
        && is_coming (j->finder->x, time->value))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_present (const Judgement *j)
{
  return j->finite != NULL && (j->finite->finite & LESART_PRESENT)
         && (j->finite->finite & LESART_PAST) == 0 && !j->clause->perfect;
}

/* An infinitive says what somebody intends or demands, unless it lies in the past. */
static gboolean
is_intended (const Judgement *j)
{
  static const char *const facts[] = { "gelingen", "schaffen", "beginnen",  "aufhören",
                                       "vermögen", "zugeben",  "einräumen", "behaupten",
                                       "glauben",  "meinen",   NULL };

  if (j->clause->kind != LESART_CLAUSE_INFINITIVE || j->clause->perfect)
    return FALSE;
  for (guint i = 0; j->parent != NULL && j->parent->predicate != NULL && facts[i] != NULL; i++)
    if (strcmp (j->parent->predicate, facts[i]) == 0)
      return FALSE;
  return TRUE;
}

/* "soll Geld angenommen haben", "will nichts gewusst haben": hearsay */
static gboolean
is_hearsay (const Judgement *j)
{
  return (has_modal (j, "sollen") || has_modal (j, "wollen")) && j->clause->perfect && !is_past (j);
}

static gboolean
is_planned (const Judgement *j)
{
  gboolean modal = has_modal (j, "wollen") || has_modal (j, "sollen") || has_modal (j, "müssen")
                   || has_modal (j, "mögen");

  if (modal && !is_hearsay (j) && !(is_past (j) && has_modal (j, "müssen")))
    return TRUE;
  if (j->clause->future && j->clause->mood != LESART_MOOD_SUBJUNCTIVE_2
      && (j->finite == NULL || !is_past (j)))
    return TRUE;
  if (j->clause->obligation || has_cue (j, LESART_CERTAINTY_PLANNED) || is_intended (j))
    return TRUE;
  return is_present (j) && has_coming_date (j);
}

/* What a verb of saying governs, where no quotation was marked. */
static gboolean
is_said (const Judgement *j)
{
  return j->clause->speech != LESART_NO_CLAUSE && j->clause->kind == LESART_CLAUSE_SUBORDINATE
         && lesart_grammar_token_is (j->finder->grammar, j->clause->opener, "dass");
}

static gboolean
is_reported (const Judgement *j)
{
  if (j->quote != NULL || j->clause->mood == LESART_MOOD_SUBJUNCTIVE_1 || is_hearsay (j)
      || is_given_by_others (j))
    return TRUE;
  return has_cue (j, LESART_CERTAINTY_REPORTED) || is_said (j);
}

/**
 * lesart_judge_certainty:
 *
 * Returns: how certain the clause states its fact, and who vouches for it
 */
LesartFactSource
lesart_judge_certainty (LesartFactFinder *finder, guint32 index)
{
  const LesartClause *clause = lesart_grammar_clause (finder->grammar, index);
  Judgement j = {
    .finder = finder,
    .index = index,
    .clause = clause,
    .parent = lesart_grammar_clause (finder->grammar, clause->parent),
    .finite = clause->finite != LESART_NO_TOKEN ? lesart_fact_word (finder, clause->finite) : NULL,
  };
  gint32 quote = clause->verb != LESART_NO_TOKEN ? finder->quote_of[clause->verb] : -1;
  LesartFactSource source = { LESART_CERTAINTY_ASSERTED, LESART_NO_ENTITY };

  if (quote >= 0) {
    j.quote = &g_array_index (finder->x->reading->quotes, LesartQuote, quote);
    source.entity = j.quote->speaker;
  }
  if (is_negated (&j))
    source.certainty = LESART_CERTAINTY_NEGATED;
  else if (is_conditional (&j))
    source.certainty = LESART_CERTAINTY_CONDITIONAL;
  else if (is_possible (&j))
    source.certainty = LESART_CERTAINTY_POSSIBLE;
  else if (is_planned (&j))
    source.certainty = LESART_CERTAINTY_PLANNED;
  else if (is_reported (&j))
    source.certainty = LESART_CERTAINTY_REPORTED;
  return source;
}
