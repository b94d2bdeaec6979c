/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The best projective tree by the scores of single arcs (Eisner 1996), for each root.
 */
#include "parser-private.h"

/* Complete and incomplete spans of nodes, by direction. */
#define AT(kind, i, j) chart->spans[kind][(i) *chart->n + (j)]
enum { LEFT_OPEN, RIGHT_OPEN, LEFT_DONE, RIGHT_DONE };

static void
read_tree (const ParserChart *chart, guint kind, guint i, guint j, guint8 *heads)
{
  guint k = AT (kind, i, j).split;

  if (i == j)
    return;
  if (kind == LEFT_OPEN || kind == RIGHT_OPEN) {
    if (kind == RIGHT_OPEN)
      heads[j] = (guint8) i;
    else
      heads[i] = (guint8) j;
    read_tree (chart, RIGHT_DONE, i, k, heads);
    read_tree (chart, LEFT_DONE, k + 1, j, heads);
  } else if (kind == LEFT_DONE) {
    read_tree (chart, LEFT_DONE, i, k, heads);
    read_tree (chart, LEFT_OPEN, k, j, heads);
  } else {
    read_tree (chart, RIGHT_OPEN, i, k, heads);
    read_tree (chart, RIGHT_DONE, k, j, heads);
  }
}

static void
best_split (ParserChart *chart, guint kind, guint i, guint j, gint32 arc)
{
  ParserSpan best = { G_MININT32, 0 };
  guint from = kind == RIGHT_DONE ? i + 1 : i, to = kind == RIGHT_DONE ? j : j - 1;

  for (guint k = from; k <= to; k++) {
    gint32 score;

    if (kind == LEFT_DONE)
      score = AT (LEFT_DONE, i, k).score + AT (LEFT_OPEN, k, j).score;
    else if (kind == RIGHT_DONE)
      score = AT (RIGHT_OPEN, i, k).score + AT (RIGHT_DONE, k, j).score;
    else
      score = AT (RIGHT_DONE, i, k).score + AT (LEFT_DONE, k + 1, j).score;
    if (score > best.score)
      best = (ParserSpan){ score, (guint8) k };
  }
  best.score += arc;
  AT (kind, i, j) = best;
}

/**
 * lesart_parser_chart_init: (skip)
 * @scores: of each arc, [head * n + dependent]
 */
void
lesart_parser_chart_init (ParserChart *chart, guint n, const gint32 *scores)
{
  chart->n = n;
  for (guint kind = 0; kind < 4; kind++)
    chart->spans[kind] = g_new0 (ParserSpan, (gsize) n * n);
  for (guint length = 1; length < n; length++)
    for (guint i = 1; i + length < n; i++) {
      guint j = i + length;

      best_split (chart, LEFT_OPEN, i, j, scores[j * n + i]);
      best_split (chart, RIGHT_OPEN, i, j, scores[i * n + j]);
      best_split (chart, LEFT_DONE, i, j, 0);
      best_split (chart, RIGHT_DONE, i, j, 0);
    }
}

/* Of the best tree under @root, without the arc to it. */
gint32
lesart_parser_chart_score (const ParserChart *chart, guint root)
{
  return AT (LEFT_DONE, 1, root).score + AT (RIGHT_DONE, root, chart->n - 1).score;
}

void
lesart_parser_chart_read (const ParserChart *chart, guint root, guint8 *heads)
{
  heads[root] = 0;
  read_tree (chart, LEFT_DONE, 1, root, heads);
  read_tree (chart, RIGHT_DONE, root, chart->n - 1, heads);
}

void
lesart_parser_chart_clear (ParserChart *chart)
{
  for (guint kind = 0; kind < G_N_ELEMENTS (chart->spans); kind++)
    g_free (chart->spans[kind]);
}
