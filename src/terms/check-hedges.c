/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Check of hedges: what the German says only with "könnte", "offenbar" or "laut" must not be
 * certain in English.
 *
 * Each German hedge takes an English one of its class, first one that is a translation of it, then
 * any that is left. One English verb of saying answers all that is reported.
 */
#include <math.h>
#include <string.h>

#include "cues.h"

typedef struct {
  const LesartTable *table;
  int hedge_class;
  int english;
  int decides;
} Certainty;

static const char *
get_english_class (const LesartWords *words, const LesartCue *cue)
{
  const LesartTable *table = lesart_language_get_table (words->input->language, "english-hedges");

  return lesart_table_get (table, cue->row, lesart_table_find_column (table, "class"));
}

static gboolean
is_one_of (const char *phrases, const char *phrase)
{
  const gsize n = strlen (phrase);

  while (*phrases != '\0') {
    const gsize length = strcspn (phrases, "|");

    if (length >= n && g_ascii_strncasecmp (phrases, phrase, n) == 0
        && (phrases[n] == '|' || phrases[n] == '\0' || g_str_has_prefix (phrases + n, " (")))
      return TRUE;
    phrases += length + (phrases[length] == '|');
  }
  return FALSE;
}

/* Translations that the list of hedges does not have: "by its own account". */
static gboolean
has_phrase (const LesartWords *words, const char *translations, const GArray *english)
{
  while (*translations != '\0') {
    const gsize length = strcspn (translations, "|(");
    g_autofree char *phrase = g_strndup (translations, length);
    LesartSpan span;
    gboolean known = FALSE;

    if (lesart_words_find_phrase (words, LESART_SIDE_ENGLISH, g_strstrip (phrase), &span)) {
      for (guint i = 0; i < english->len; i++) {
        const LesartCue *cue = &g_array_index (english, LesartCue, i);
        known |= cue->span.start < span.end && span.start < cue->span.end;
      }
      if (!known)
        return TRUE;
    }
    translations += strcspn (translations, "|");
    translations += *translations == '|';
  }
  return FALSE;
}

static gboolean
take_translation (const LesartWords *words, GArray *english, const char *translations)
{
  for (guint i = 0; i < english->len; i++) {
    LesartCue *cue = &g_array_index (english, LesartCue, i);
    g_autofree char *phrase = lesart_words_slice (words, LESART_SIDE_ENGLISH, cue->span);

    if (!cue->taken && is_one_of (translations, phrase)) {
      cue->taken = TRUE;
      return TRUE;
    }
  }
  return has_phrase (words, translations, english);
}

static gboolean
take_any (const LesartWords *words, GArray *english, const char *hedge_class)
{
  for (guint i = 0; i < english->len; i++) {
    LesartCue *cue = &g_array_index (english, LesartCue, i);

    if (!cue->taken && strcmp (get_english_class (words, cue), hedge_class) == 0) {
      cue->taken = strcmp (hedge_class, "reported") != 0;
      return TRUE;
    }
  }
  return FALSE;
}

/* "so laut schreien": no source, which would begin with an article or a name. */
static gboolean
is_loud (const LesartWords *words, const LesartCue *cue)
{
  const LesartToken *tokens = words->input->bitext->segments[LESART_SIDE_GERMAN]->tokens;
  gsize n_bytes;
  const char *bytes = lesart_words_peek (words, LESART_SIDE_GERMAN, cue->token, &n_bytes);

  if (n_bytes != 4 || g_ascii_strncasecmp (bytes, "laut", 4) != 0)
    return FALSE;
  for (guint32 i = cue->token + 1; i < MIN (cue->token + 3, words->end[LESART_SIDE_GERMAN]); i++)
    if ((tokens[i].flags & LESART_TOKEN_UPPER) != 0)
      return FALSE;
  return TRUE;
}

/* Is it certain without the cue? Of modals the reading tells: "soll" is a plan as well. */
static gboolean
is_decisive (const LesartWords *words, const Certainty *certainty, const LesartCue *cue)
{
  const char *decides = lesart_table_get (certainty->table, cue->row, certainty->decides);

  if (is_loud (words, cue))
    return FALSE;
  if (strcmp (decides, "possible") == 0 || strcmp (decides, "reported") == 0)
    return TRUE;
  if (strcmp (lesart_table_get (certainty->table, cue->row, certainty->hedge_class), "possible")
          != 0
      && strcmp (lesart_table_get (certainty->table, cue->row, certainty->hedge_class), "probable")
             != 0)
    return FALSE;
  for (guint i = words->at_statement; i-- > 0;) {
    const LesartStatement *statement = &words->input->statements[i];

    if (statement->span.end < words->span[LESART_SIDE_GERMAN].start)
      break;
    if (statement->mood == LESART_MOOD_POSSIBLE && statement->span.start <= cue->span.start
        && cue->span.end <= statement->span.end)
      return lesart_words_is_modal (words, cue->token);
  }
  return FALSE;
}

static void
report (LesartWords *words, const LesartCue *cue)
{
  lesart_words_report (words, LESART_CHECK_HEDGE, LESART_SEVERITY_WARNING, LESART_REASON_LOST,
                       (LesartSpan[]){ cue->span, lesart_cues_get_counterpart (
                                                      words, LESART_SIDE_GERMAN, cue->token) },
                       NULL);
}

/* "probable" is as good as possible, "distancing" as reported. */
static const char *
get_answer (const char *hedge_class)
{
  if (strcmp (hedge_class, "probable") == 0)
    return "possible";
  if (strcmp (hedge_class, "distancing") == 0)
    return "reported";
  return hedge_class;
}

static gboolean
has_cue (const GArray *cues, LesartSpan span)
{
  for (guint i = 0; i < cues->len; i++) {
    const LesartCue *cue = &g_array_index (cues, LesartCue, i);

    if (cue->span.start >= span.start && cue->span.end <= span.end)
      return TRUE;
  }
  return FALSE;
}

/* Where a place is in a passage, from 0 to 1. */
static double
get_place (LesartSpan passage, guint32 at)
{
  return (double) (at - passage.start) / MAX (passage.end - passage.start, 1);
}

/* The English word nearest to a clause that says "would". */
static LesartCue *
find_would (const LesartWords *words, GArray *english, LesartSpan clause)
{
  const double place = get_place (words->span[LESART_SIDE_GERMAN], clause.start);
  LesartCue *best = NULL;
  double least = HUGE_VAL;

  for (guint i = 0; i < english->len; i++) {
    LesartCue *cue = &g_array_index (english, LesartCue, i);
    g_autofree char *word = lesart_words_slice (words, LESART_SIDE_ENGLISH, cue->span);
    const double far = fabs (get_place (words->span[LESART_SIDE_ENGLISH], cue->span.start) - place);

    if (!cue->taken && far < least && g_ascii_strcasecmp (word, "would") == 0) {
      best = cue;
      least = far;
    }
  }
  return best;
}

/* A clause that leaves it open by its verb alone (hinge) has its own "would", which is no answer
 * to the hedge of another one. */
static void
take_subjunctives (LesartWords *words, const GArray *german, GArray *english)
{
  for (guint i = words->at_statement; i-- > 0;) {
    const LesartStatement *statement = &words->input->statements[i];
    LesartCue *would;

    if (statement->span.end <= words->span[LESART_SIDE_GERMAN].start)
      break;
    if ((statement->mood != LESART_MOOD_POSSIBLE && statement->mood != LESART_MOOD_CONDITIONAL)
        || statement->span.start < words->span[LESART_SIDE_GERMAN].start
        || has_cue (german, statement->span))
      continue;
    would = find_would (words, english, statement->span);
    if (would != NULL)
      would->taken = TRUE;
  }
}

static void
answer (LesartWords *words, const Certainty *certainty, GArray *german, GArray *english)
{
  for (guint i = 0; i < german->len; i++) {
    LesartCue *cue = &g_array_index (german, LesartCue, i);

    cue->taken = take_translation (
        words, english, lesart_table_get (certainty->table, cue->row, certainty->english));
  }
  take_subjunctives (words, german, english);
  for (guint i = 0; i < german->len; i++) {
    LesartCue *cue = &g_array_index (german, LesartCue, i);
    const char *hedge_class =
        get_answer (lesart_table_get (certainty->table, cue->row, certainty->hedge_class));

    if (cue->taken || !is_decisive (words, certainty, cue))
      continue;
    if (!take_any (words, english, hedge_class)
        && (strcmp (hedge_class, "reported") != 0 || !take_any (words, english, "possible")))
      report (words, cue);
  }
}

/**
 * lesart_check_hedges:
 *
 * Hedges of one bead.
 */
void
lesart_check_hedges (LesartWords *words)
{
  const LesartCheckInput *input = words->input;
  const LesartTable *table = lesart_language_get_table (input->language, "certainty");
  const Certainty certainty = {
    .table = table,
    .hedge_class = lesart_table_find_column (table, "class"),
    .english = lesart_table_find_column (table, "english"),
    .decides = lesart_table_find_column (table, "decides"),
  };
  GArray *german, *english;
  guint end;

  lesart_check_advance (&words->at_statement, input->statements, input->n_statements,
                        sizeof *input->statements, words->span[LESART_SIDE_GERMAN], &end);
  if (words->words[0]->len == 0 || words->words[1]->len == 0)
    return;
  german = lesart_cues_find (words, LESART_SIDE_GERMAN, table, NULL);
  english = lesart_cues_find (words, LESART_SIDE_ENGLISH,
                              lesart_language_get_table (input->language, "english-hedges"), NULL);
  answer (words, &certainty, german, english);
  g_array_unref (german);
  g_array_unref (english);
}
