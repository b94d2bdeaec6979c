/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Learns the weights of the recogniser of names from articles with marks.
 */
#pragma once

#include "names-lesson.h"

G_BEGIN_DECLS

typedef struct {
  guint bits;         /* 1 << bits rows of weights */
  guint epochs;       /* how often all is read */
  guint rounds;       /* models, of other orders, that are averaged */
  guint rare;         /* features met less often are left out */
  guint drop;         /* of 100 features this many are left out at random, each time others */
  double rate;        /* of learning */
  double outside;     /* added to the score of being outside names, for precision against recall */
  NamesDomain domain; /* whose weights the model has */
  double wiki;        /* share of what NAMES_WIKI adds, in a model for another domain */
  double network;     /* share of the scores of the networks, added to those of the linear model */
  const char *progress; /* told on standard error, behind this; NULL: not at all */
} NamesSettings;

#define NAMES_SETTINGS_DEFAULT                                                                     \
  ((NamesSettings){ 18, 6, 3, 2, 50, 0.1, -0.4, NAMES_NEWS, 0.3, 0.4, NULL })

#define NAMES_N_PARTS (1 + NAMES_N_DOMAINS) /* shared weights, then those of each domain */

/* What the weights of a part count for in the model. */
double lesart_names_share (const NamesSettings *settings, guint part);

/* Returns the bytes of a model, see names-tagger.c, learned from the @n @lessons. */
GByteArray *
lesart_names_learn (const NamesLesson *const *lessons, guint n, const NamesSettings *settings);

G_END_DECLS
