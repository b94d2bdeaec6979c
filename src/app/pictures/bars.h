/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sums and figures of an article as bars: what has the same unit stands on one scale, largest
 * first. The scale begins at zero; where the largest is more than some hundred times the smallest
 * it is logarithmic, and then there are points instead of bars, since a bar's length would say
 * nothing. What has nothing to be compared with, and what has no exact value, is listed below.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

/* More would not be read as a picture. */
#define LESART_BARS_MAX_ITEMS 100

/**
 * LesartBarItem:
 * @quantity: index of the quantity
 * @low: its value, and @high, the other end of a range or the same
 * @spans: LesartSpan, every passage that names just this
 *
 * The ui sets @value, @what and @label.
 */
typedef struct {
  guint quantity;
  double low, high;
  LesartModifier modifier;
  GArray *spans;
  char *value; /* in words */
  char *what;  /* (nullable): what it is of */
  char *label; /* all of it, for a screen reader */
} LesartBarItem;

/**
 * LesartBarGroup:
 * @first: items [first, first + n)
 * @points: percentage points
 * @from: where its scale begins, and @to
 * @step: from one mark of the scale to the next; of a logarithmic scale the factor
 */
typedef struct {
  LesartQuantityType type;
  const char *unit; /* (nullable) */
  gboolean points;
  guint first, n;
  gboolean logarithmic;
  double from, to, step;
  char *title; /* set by the ui */
} LesartBarGroup;

typedef struct {
  GArray *groups;   /* LesartBarGroup */
  GArray *items;    /* LesartBarItem: those of the groups, then those that are listed */
  guint n_barred;   /* how many are in groups */
  guint n_left_out; /* what LESART_BARS_MAX_ITEMS cut off */
} LesartBars;

/* What the ui says in it. */
typedef struct {
  char *(*describe_tick) (double value);
  char *(*describe_logarithmic) (double step); /* below the title of such a group */
  const char *apart;                           /* the heading above what is only listed */
  const char *soft;                            /* what a soft end means */
  const char *arrow;                           /* what an arrow means */
  const char *pale;                            /* what the lighter part of a bar means */
  const char *hollow;                          /* what a ring means */
} LesartBarsWords;

LesartBars *lesart_bars_new (const LesartReading *reading);
void lesart_bars_free (LesartBars *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartBars, lesart_bars_free)

LesartScene *lesart_bars_layout (const LesartBars *self,
                                 const LesartTypesetter *typesetter,
                                 const LesartBarsWords *words,
                                 double width);

G_END_DECLS
