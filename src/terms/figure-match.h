/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether two figures say the same.
 */
#pragma once

#include "figure.h"

G_BEGIN_DECLS

/**
 * LesartFigureItem:
 *
 * One value of a figure: a range has two, which may be met by two figures of the other side.
 */
typedef struct {
  const LesartFigure *figure;
  double value;
  double other; /* see LesartFigure; of a high end NAN */
  double foreign;
  gboolean met;
} LesartFigureItem;

typedef enum {
  LESART_FIT_NONE,
  LESART_FIT_DEFINITE, /* a number for "millions" */
  LESART_FIT_SOFT,     /* one of them is a word that may stand for the number */
  LESART_FIT_VALUE,    /* the same value, one without a unit; or the units do not fit */
  LESART_FIT_SAME,     /* value and unit, perhaps converted */
} LesartFit;

typedef struct _LesartMeasures LesartMeasures;

LesartMeasures *lesart_measures_new (const LesartLanguage *language);
void lesart_measures_free (LesartMeasures *measures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartMeasures, lesart_measures_free)

LesartFit lesart_figures_fit (const LesartMeasures *measures,
                              const LesartFigureItem *german,
                              const LesartFigureItem *english);
gboolean lesart_figures_convert (const LesartMeasures *measures,
                                 const char *a,
                                 const char *b,
                                 double *factor);
gboolean lesart_figures_share_unit (const char *a, const char *b);

G_END_DECLS
