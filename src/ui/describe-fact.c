/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens, in words: the agent, then a German infinitive phrase made of the article's own
 * words, so that nothing has to be inflected and nothing reads as more certain than the badge
 * beside it.
 */
#include "describe-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* The closed class of words that may stand before an argument and belong to it. */
static gboolean
is_preposition (const char *word)
{
  static const char *const words[] = {
    "ab",   "am",  "an",    "ans",   "auf",     "aufs",      "aus",    "außer", "bei",
    "beim", "bis", "durch", "für",   "gegen",   "gegenüber", "hinter", "im",    "in",
    "ins",  "mit", "nach",  "neben", "ohne",    "seit",      "über",   "um",    "unter",
    "vom",  "von", "vor",   "wegen", "während", "zu",        "zum",    "zur",   "zwischen",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_article (const char *word)
{
  static const char *const words[] = { "der", "die",  "das",   "den",   "dem",   "des",
                                       "ein", "eine", "einen", "einem", "einer", "eines" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Takes the article and the preposition that stand before @span into it: (mit der) Ministerin, (um)
 * Investoren. */
static LesartSpan
with_preposition (const LesartReading *reading, LesartSpan span, LesartSpan within)
{
  guint32 from = span.start > within.start + 20 ? span.start - 20 : within.start;
  g_autofree char *slice = NULL;
  g_autofree char *before = NULL;

  if (span.start <= within.start)
    return span;
  slice = lesart_text_slice (reading->text, (LesartSpan){ from, span.start });
  before = g_utf8_strdown (slice, -1);
  while (g_str_has_suffix (before, " ")) {
    char *word;

    g_strchomp (before);
    word = strrchr (before, ' ');
    word = word == NULL ? before : word + 1;
    if (!is_article (word) && !is_preposition (word))
      break;
    span.start -= (guint32) g_utf8_strlen (word, -1) + 1;
    if (is_preposition (word))
      break;
    *word = '\0';
  }
  return span;
}

/* "Einen Ersatz" at the start of its sentence is "einen Ersatz" inside a row. */
static void
add_inside (LesartWords *words, const LesartReading *reading, LesartSpan span)
{
  g_autofree char *start = lesart_text_slice (
      reading->text, (LesartSpan){ span.start, MIN (span.end, span.start + 10) });
  g_autofree char *lower = NULL;

  start[strcspn (start, " ")] = '\0';
  lower = g_utf8_strdown (start, -1);
  if (is_article (lower) || is_preposition (lower)) {
    lesart_words_add (words, lower);
    span.start += (guint32) g_utf8_strlen (start, -1);
  }
  lesart_words_add_span (words, reading, span);
}

static void
words_add_argument (LesartWords *words,
                    const LesartReading *reading,
                    const LesartArgument *argument,
                    LesartSpan within)
{
  const LesartEntity *entity = lesart_describe_entity_at (reading, argument->entity);
  LesartSpan whole = with_preposition (reading, argument->span, within);

  if (entity == NULL || !lesart_describe_is_mention (reading, argument->span)) {
    add_inside (words, reading, whole);
    return;
  }
  if (whole.start < argument->span.start)
    add_inside (words, reading, (LesartSpan){ whole.start, argument->span.start });
  lesart_words_add_bold (words, entity->name);
}

/* dass, ob, wie ...: such a theme is a clause and follows the infinitive. */
static gboolean
is_clause (const LesartReading *reading, LesartSpan span)
{
  static const char *const words[] = { "dass", "daß",  "ob",    "wie",     "was",
                                       "wer",  "wann", "warum", "weshalb", "wo" };
  g_autofree char *text =
      lesart_text_slice (reading->text, (LesartSpan){ span.start, MIN (span.end, span.start + 8) });

  text[strcspn (text, " \n")] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
overlaps (LesartSpan a, LesartSpan b)
{
  return a.start < b.end && b.start < a.end;
}

/* An amount is said with its unit or not at all: a figure alone tells nothing in a phrase. */
static gboolean
is_bare_number (const LesartReading *reading, LesartSpan span)
{
  g_autofree char *text = lesart_text_slice (reading->text, span);

  for (const char *s = text; *s != '\0'; s = g_utf8_next_char (s))
    if (g_unichar_isalpha (g_utf8_get_char (s)))
      return FALSE;
  return TRUE;
}

#define MAX_LINK 24 /* characters: " in Höhe von mehr als " */

/* A sum that is joined by "von" to what it is the size of belongs to it: "ein Volumen von mehr als
 * 100 Euro". */
static LesartSpan
with_amount (const LesartReading *reading, const LesartFact *fact, LesartSpan span)
{
  const LesartArgument *amount =
      lesart_reading_get_argument (reading, fact, LESART_ARGUMENT_AMOUNT);
  g_autofree char *between = NULL;

  if (amount == NULL || amount->span.start <= span.end || amount->span.start - span.end > MAX_LINK)
    return span;
  between = lesart_text_slice (reading->text, (LesartSpan){ span.end, amount->span.start });
  if (strpbrk (between, ",;:.()\n") == NULL
      && (g_str_has_prefix (between, " von ") || g_str_has_prefix (between, " in Höhe von ")))
    span.end = amount->span.end;
  return span;
}

/* What an infinitive takes before it, in the order of a German phrase. */
static const LesartArgumentRole complements[] = { LESART_ARGUMENT_RECIPIENT,
                                                  LESART_ARGUMENT_PARTNER, LESART_ARGUMENT_THEME,
                                                  LESART_ARGUMENT_AMOUNT };

/* Of a passive without an agent: what is acted upon stands where the agent does otherwise, and an
 * infinitive behind it would make it the one who acts. */
static gboolean
is_agentless_passive (const LesartReading *reading, const LesartFact *fact)
{
  return g_strcmp0 (fact->rule, "clause.passive") == 0
         && lesart_reading_get_argument (reading, fact, LESART_ARGUMENT_AGENT) == NULL;
}

/* What the clause says something of: its subject. */
static const LesartArgument *
subject_of (const LesartReading *reading, const LesartFact *fact)
{
  return lesart_reading_get_argument (reading, fact,
                                      is_agentless_passive (reading, fact) ? LESART_ARGUMENT_THEME
                                                                           : LESART_ARGUMENT_AGENT);
}

static gboolean
is_short (LesartSpan clause)
{
  return clause.end > clause.start && clause.end - clause.start <= LESART_EVIDENCE_MAX_CHARS;
}

/* A bare verb says little, and an infinitive does not say a passive; then the clause itself is the
 * title, if it is not too long to be one and does not leave its subject to another clause. */
static gboolean
is_told_by_clause (const LesartReading *reading, const LesartFact *fact)
{
  const LesartArgument *agent = lesart_reading_get_argument (reading, fact, LESART_ARGUMENT_AGENT);
  const LesartArgument *theme = lesart_reading_get_argument (reading, fact, LESART_ARGUMENT_THEME);

  if (!is_short (fact->span))
    return FALSE;
  if (is_agentless_passive (reading, fact))
    return theme == NULL || overlaps (theme->span, fact->span);
  for (guint i = 0; i < G_N_ELEMENTS (complements); i++) {
    const LesartArgument *argument = lesart_reading_get_argument (reading, fact, complements[i]);

    if (argument == NULL || (agent != NULL && overlaps (argument->span, agent->span)))
      continue;
    if (argument->role != LESART_ARGUMENT_AMOUNT || !is_bare_number (reading, argument->span))
      return FALSE;
  }
  return TRUE;
}

/* The clause, with the name of its subject for a pronoun. */
static void
add_clause (LesartWords *words, const LesartReading *reading, const LesartFact *fact)
{
  const LesartArgument *subject = subject_of (reading, fact);
  const LesartEntity *entity =
      subject == NULL ? NULL : lesart_describe_entity_at (reading, subject->entity);
  g_autofree char *first =
      lesart_text_slice (reading->text, (LesartSpan){ fact->span.start, fact->span.start + 1 });
  LesartSpan span = fact->span;

  if (g_unichar_islower (g_utf8_get_char (first)))
    lesart_words_add (words, "… ");
  if (entity != NULL && lesart_describe_is_mention (reading, subject->span)
      && subject->span.start >= span.start && subject->span.end <= span.end) {
    lesart_words_add_span (words, reading, (LesartSpan){ span.start, subject->span.start });
    lesart_words_add_bold (words, entity->name);
    span.start = subject->span.end;
  }
  lesart_words_add_span (words, reading, span);
}

/* The one word that makes a participle a passive: "wird", "wurde", "wurden". Where "worden" or
 * "werden" stands as well there is more to say than that. */
static char *
find_auxiliary (const LesartReading *reading, const LesartFact *fact)
{
  const LesartSegments *segments = reading->segments;
  g_autofree char *found = NULL;

  if (!is_agentless_passive (reading, fact) || lesart_span_is_empty (fact->verb))
    return NULL;
  for (guint32 i = lesart_item_find_token (segments, fact->span.start);
       i < segments->n_tokens && segments->tokens[i].end <= fact->span.end; i++) {
    g_autofree char *word = lesart_text_slice (
        reading->text, (LesartSpan){ segments->tokens[i].start, segments->tokens[i].end });

    if (strcmp (word, "werden") == 0 || strcmp (word, "worden") == 0)
      return NULL;
    if (strcmp (word, "wird") == 0 || strcmp (word, "wurde") == 0 || strcmp (word, "wurden") == 0) {
      g_free (found);
      found = g_steal_pointer (&word);
    }
  }
  return g_steal_pointer (&found);
}

/* "die Leistung, die durch Umsätze gekennzeichnet war": a passive whose subject stands before its
 * clause and a comma. */
static gboolean
is_relative_passive (const LesartReading *reading, const LesartFact *fact)
{
  const LesartArgument *subject = subject_of (reading, fact);
  g_autofree char *before = NULL;

  if (!is_agentless_passive (reading, fact) || subject == NULL || fact->span.start < 2
      || subject->span.end >= fact->span.start
      || fact->span.end - fact->span.start > LESART_EVIDENCE_MAX_CHARS)
    return FALSE;
  before =
      lesart_text_slice (reading->text, (LesartSpan){ fact->span.start - 2, fact->span.start });
  return strcmp (before, ", ") == 0;
}

/* Arguments that lie in one another are said once, what overlaps @except is left out. @verb: the
 * word at the end. */
static void
add_phrase (LesartWords *words,
            const LesartReading *reading,
            const LesartFact *fact,
            const char *verb,
            LesartSpan except)
{
  const LesartArgument *theme = lesart_reading_get_argument (reading, fact, LESART_ARGUMENT_THEME);
  const LesartArgument *amount =
      lesart_reading_get_argument (reading, fact, LESART_ARGUMENT_AMOUNT);
  const LesartArgument *subject = subject_of (reading, fact);
  gboolean clause = theme != NULL && is_clause (reading, theme->span);

  if (theme != NULL && amount != NULL && amount->span.start <= theme->span.start
      && amount->span.end > theme->span.end)
    theme = amount; /* "62,4 Mio. Euro", of which "62,4 Mio." is the theme */
  for (guint i = 0; i < G_N_ELEMENTS (complements); i++) {
    const LesartArgument *argument = lesart_reading_get_argument (reading, fact, complements[i]);

    if (argument == NULL || (argument == theme && clause) || overlaps (argument->span, except))
      continue;
    if (argument != theme && theme != NULL && overlaps (argument->span, theme->span))
      continue;
    if (subject != NULL && overlaps (argument->span, with_amount (reading, fact, subject->span)))
      continue;
    if (argument->role == LESART_ARGUMENT_AMOUNT && is_bare_number (reading, argument->span))
      continue;
    words_add_argument (words, reading, argument, fact->span);
    lesart_words_add (words, " ");
  }
  lesart_words_add (words, verb);
  if (clause) {
    lesart_words_add (words, ", ");
    lesart_words_add_span (words, reading, theme->span);
  }
}

void
lesart_describe_add_fact_title (LesartWords *words,
                                const LesartReading *reading,
                                const LesartFact *fact,
                                LesartSpan except)
{
  const LesartArgument *subject = subject_of (reading, fact);
  g_autofree char *auxiliary = find_auxiliary (reading, fact);

  if (is_told_by_clause (reading, fact)) {
    add_clause (words, reading, fact);
    return;
  }
  if (subject != NULL && !is_clause (reading, subject->span)
      && (subject->span.start != except.start || subject->span.end != except.end)) {
    const LesartEntity *entity = lesart_describe_entity_at (reading, subject->entity);

    if (entity != NULL && lesart_describe_is_mention (reading, subject->span))
      lesart_words_add_bold (words, entity->name);
    else if (subject->words != NULL)
      lesart_words_add (words, subject->words);
    else
      lesart_words_add_span (words, reading, with_amount (reading, fact, subject->span));
    if (auxiliary == NULL && is_relative_passive (reading, fact)) {
      lesart_words_add (words, ", ");
      lesart_words_add_span (words, reading, fact->span);
      return;
    }
    lesart_words_add (words, auxiliary != NULL                      ? " "
                             : is_agentless_passive (reading, fact) ? ": "
                                                                    : LESART_DASH);
  }
  if (is_agentless_passive (reading, fact) && auxiliary == NULL && is_short (fact->span)) {
    /* "die Leistung: durch hohe Umsätze gekennzeichnet war": an infinitive says no passive */
    lesart_words_add_span (words, reading, fact->span);
  } else if (auxiliary != NULL) {
    g_autofree char *participle = lesart_describe_whole_passage (reading, fact->verb);

    lesart_words_add (words, auxiliary);
    lesart_words_add (words, " ");
    add_phrase (words, reading, fact, participle, except);
  } else {
    g_autofree char *predicate = lesart_fact_dup_predicate (fact);

    add_phrase (words, reading, fact, predicate, except);
  }
}

void
lesart_describe_add_fact_detail (GString *detail,
                                 const LesartReading *reading,
                                 const LesartFact *fact)
{
  static const LesartArgumentRole roles[] = { LESART_ARGUMENT_TIME, LESART_ARGUMENT_PLACE };
  gboolean told_by_clause = is_told_by_clause (reading, fact);
  g_autofree char *evidence =
      lesart_describe_passage (reading->text, fact->span, LESART_EVIDENCE_MAX_CHARS);

  for (guint i = 0; !told_by_clause && i < G_N_ELEMENTS (roles); i++) {
    const LesartArgument *argument = lesart_reading_get_argument (reading, fact, roles[i]);
    g_autofree char *part = NULL;

    if (argument == NULL)
      continue;
    part = lesart_describe_whole_passage (reading,
                                          with_preposition (reading, argument->span, fact->span));
    lesart_describe_add_part (detail, part);
  }
  lesart_describe_add_part (detail, told_by_clause ? NULL : evidence);
}

/* The fact that a sum belongs to: the one that names it as an argument, else (@is_argument is then
 * FALSE) the shortest clause around it. Facts are sorted; those of one sentence stand together, so
 * that a look back over a bounded number of them is enough. */
const LesartFact *
lesart_describe_fact_around (const LesartReading *reading, LesartSpan span, gboolean *is_argument)
{
  const LesartFact *best = NULL;
  guint32 best_length = G_MAXUINT32;
  guint looked = 0;
  guint low = 0;
  guint high = reading->facts->len;

  *is_argument = FALSE;
  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (reading->facts, LesartFact, middle).span.start <= span.start)
      low = middle + 1;
    else
      high = middle;
  }
  for (guint i = low; i > 0 && looked < 64; i--, looked++) {
    const LesartFact *fact = &g_array_index (reading->facts, LesartFact, i - 1);
    guint32 length = fact->span.end - fact->span.start;
    gboolean named = FALSE;

    if (fact->span.end < span.end)
      continue;
    for (guint j = 0; j < fact->n_arguments; j++) {
      LesartSpan argument =
          g_array_index (reading->arguments, LesartArgument, fact->first_argument + j).span;

      if (argument.start > span.start || argument.end < span.end)
        continue;
      length = MIN (length, argument.end - argument.start);
      named = TRUE;
    }
    if ((named && !*is_argument) || (named == *is_argument && length < best_length)) {
      best = fact;
      *is_argument = named;
      best_length = length;
    }
  }
  return best;
}
