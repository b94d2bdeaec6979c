/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What marks of punctuation hang on follows from the tree of the words, by the rules of Universal
 * Dependencies ("Punctuation"): a pair of marks hangs on the head of what it encloses, any other
 * mark on the unit that it sets off, as high as it can without arcs that cross. Each mark is a
 * leaf.
 */
#include "parser-private.h"

#include <string.h>

/* Words [first, last] of the subtree of each, marks left out. */
typedef struct {
  guint8 first;
  guint8 last;
} Reach;

static void
find_reaches (const ParserArc *arcs, const guint8 *marks, guint n, Reach *reaches)
{
  for (guint i = 0; i < n; i++)
    reaches[i] = (Reach){ (guint8) i, (guint8) i };
  for (guint i = 1; i < n; i++)
    for (guint h = arcs[i].head; h != 0 && !marks[i]; h = arcs[h].head) {
      reaches[h].first = (guint8) MIN (reaches[h].first, i);
      reaches[h].last = (guint8) MAX (reaches[h].last, i);
    }
}

static gboolean
depends (const ParserArc *arcs, guint i, guint h)
{
  while (i != 0 && i != h)
    i = arcs[i].head;
  return i == h;
}

/* The only word between two marks whose head is not there, or 0. */
static guint
head_between (const ParserArc *arcs, const guint8 *marks, guint open, guint close)
{
  guint head = 0;

  for (guint i = open + 1; i < close; i++) {
    if (marks[i] || (arcs[i].head > open && arcs[i].head < close))
      continue;
    if (head != 0)
      return 0;
    head = i;
  }
  return head;
}

static void
attach_pairs (const ParserSentence *s, ParserArc *arcs, guint8 *marks)
{
  guint8 open[PARSER_MAX_WORDS + 1];
  guint depth = 0;

  for (guint m = 1; m < s->n_words; m++) {
    const ParserWord *word = &s->words[m];
    guint head;

    if (!marks[m] || word->pair == 0)
      continue;
    if (depth == 0 || s->words[open[depth - 1]].pair != word->pair || !word->closes) {
      if (word->opens)
        open[depth++] = (guint8) m;
      continue;
    }
    head = head_between (arcs, marks, open[--depth], m);
    if (head == 0)
      continue;
    arcs[m].head = arcs[open[depth]].head = (guint8) head;
    marks[m] = marks[open[depth]] = 2; /* settled */
  }
}

static guint
left_unit (const ParserArc *arcs, const guint8 *marks, const Reach *reaches, guint m)
{
  guint i = m - 1;

  while (i > 0 && marks[i])
    i--;
  while (i != 0 && arcs[i].head != 0 && arcs[i].head < m && reaches[i].last < m)
    i = arcs[i].head;
  return i;
}

static guint
right_unit (const ParserArc *arcs, const guint8 *marks, const Reach *reaches, guint m, guint n)
{
  guint i = m + 1;

  while (i < n && marks[i])
    i++;
  if (i == n)
    return 0;
  while (arcs[i].head > m && reaches[i].first > m)
    i = arcs[i].head;
  return i;
}

/* `` and '' hang on what stands before them, in GSD as it came from another format. */
static guint
head_of_mark (const ParserSentence *s,
              const ParserArc *arcs,
              const Reach *reaches,
              const guint8 *marks,
              guint m)
{
  guint left = left_unit (arcs, marks, reaches, m);
  guint right =
      s->words[m].final && left != 0 ? 0 : right_unit (arcs, marks, reaches, m, s->n_words);

  if (s->words[m].quote && left == 0 && m + 1 < s->n_words && !marks[m + 1])
    return m + 1;
  if (right != 0 && !s->words[m].quote && (left == 0 || depends (arcs, right, left)))
    return right;
  return left != 0 ? left : right;
}

/**
 * lesart_parser_attach_punctuation: (skip)
 * @arcs: (inout): one a word; a tree but for the marks of punctuation, whose heads are set
 */
void
lesart_parser_attach_punctuation (const ParserSentence *s, ParserArc *arcs)
{
  guint8 marks[PARSER_MAX_WORDS + 1] = { 0 };
  Reach reaches[PARSER_MAX_WORDS + 1];

  for (guint m = 1; m < s->n_words; m++)
    marks[m] = s->words[m].mark;
  find_reaches (arcs, marks, s->n_words, reaches);
  attach_pairs (s, arcs, marks);
  for (guint m = 1; m < s->n_words; m++)
    if (marks[m] == 1)
      arcs[m].head = (guint8) head_of_mark (s, arcs, reaches, marks, m);
}
