/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Check of omissions and additions: sentences without a counterpart, and in a bead several words
 * one behind the other that nothing on the other side answers.
 *
 * Words that the dictionary does not link stand on both sides of a good translation. So what counts
 * is the surplus of one side, and that it is together in one place.
 */
#include <math.h>

#include "links.h"

typedef struct {
  guint n;       /* words that say much */
  guint n_alone; /* of these, without a link */
  guint run;     /* the most of them that stand one behind the other */
  guint first;   /* the first word of that run */
  guint end;     /* the word behind its last */
} Side;

static gboolean
is_alone (const LesartWord *word)
{
  return word->weight == LESART_SAYS_MUCH && word->link == LESART_NO_LINK && !word->is_name;
}

static void
measure (const LesartWords *words, LesartSide side, Side *result)
{
  guint run = 0, first = 0;

  *result = (Side){ 0 };
  for (guint i = 0; i < lesart_words_count (words, side); i++) {
    const LesartWord *word = lesart_words_get (words, side, i);

    if (word->weight != LESART_SAYS_MUCH)
      continue;
    result->n++;
    if (!is_alone (word)) {
      run = 0;
      continue;
    }
    result->n_alone++;
    if (run++ == 0)
      first = i;
    if (run > result->run) {
      result->run = run;
      result->first = first;
      result->end = i + 1;
    }
  }
}

/* A whole sentence that one side alone has. */
static void
check_sentence (LesartWords *words, LesartSide side)
{
  lesart_words_report (
      words, side == LESART_SIDE_GERMAN ? LESART_CHECK_OMISSION : LESART_CHECK_ADDITION,
      LESART_SEVERITY_ERROR,
      side == LESART_SIDE_GERMAN ? LESART_REASON_MISSING : LESART_REASON_ADDED, words->span, NULL);
}

/* Weights and limit chosen on one half of PUD and newstest2021 with clauses taken out and put in:
 * of good pairs fewer than one in a hundred are above. */
#define LENGTH_WEIGHT 20.0
#define RUN_WEIGHT 0.5
#define SURE_LENGTH 100.0 /* of shorter passages lengths tell less */
static const double limits[LESART_N_SIDES] = { 8.9, 9.0 };
#define SHORT_RUN 2 /* of two words is soon one by chance */
#define SHORT_PENALTY 2.5
/* Without a dictionary only lengths tell: half of it is gone. */
#define LENGTH_LIMIT 10.0

static void
check_part (LesartWords *words, LesartSide side, const Side sides[LESART_N_SIDES])
{
  const double n_bytes[LESART_N_SIDES] = {
    words->span[LESART_SIDE_GERMAN].end - words->span[LESART_SIDE_GERMAN].start,
    words->span[LESART_SIDE_ENGLISH].end - words->span[LESART_SIDE_ENGLISH].start,
  };
  const double longer =
      LENGTH_WEIGHT * MIN (1, n_bytes[side] / SURE_LENGTH) * log (n_bytes[side] / n_bytes[!side]);
  const double alone =
      (double) sides[side].n_alone - (double) sides[!side].n_alone + RUN_WEIGHT * sides[side].run;
  LesartSpan span[LESART_N_SIDES] = { words->span[0], words->span[1] };

  if (!lesart_links_is_able (words->links)) {
    if (longer < LENGTH_LIMIT || sides[side].n < 6)
      return;
  } else if (sides[side].run < SHORT_RUN
             || alone + longer
                    < limits[side] + (sides[side].run == SHORT_RUN ? SHORT_PENALTY : 0)) {
    return;
  }
  if (sides[side].run > 1) {
    span[side].start = lesart_words_get (words, side, sides[side].first)->span.start;
    span[side].end = lesart_words_get (words, side, sides[side].end - 1)->span.end;
  }
  lesart_words_report (
      words, side == LESART_SIDE_GERMAN ? LESART_CHECK_OMISSION : LESART_CHECK_ADDITION,
      LESART_SEVERITY_WARNING,
      side == LESART_SIDE_GERMAN ? LESART_REASON_MISSING : LESART_REASON_ADDED, span, NULL);
}

/**
 * lesart_check_omissions:
 *
 * What one side of a bead says alone.
 */
void
lesart_check_omissions (LesartWords *words)
{
  Side sides[LESART_N_SIDES];

  for (guint side = 0; side < LESART_N_SIDES; side++)
    if (words->words[side]->len == 0) {
      if (words->words[!side]->len > 0)
        check_sentence (words, !side);
      return;
    }
  for (guint side = 0; side < LESART_N_SIDES; side++)
    measure (words, side, &sides[side]);
  for (guint side = 0; side < LESART_N_SIDES; side++)
    check_part (words, (LesartSide) side, sides);
}
