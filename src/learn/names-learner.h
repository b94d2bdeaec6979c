/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Learns the weights of the recogniser of names from articles with marks.
 */
#pragma once

#include "names-corpus.h"

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
  gboolean verbose;   /* progress on standard error */
} NamesSettings;

#define NAMES_SETTINGS_DEFAULT                                                                     \
  ((NamesSettings){ 19, 6, 3, 2, 50, 0.1, -0.4, NAMES_NEWS, 0.3, FALSE })

/* An article as the learner sees it: its runs of tokens that may be names. */
typedef struct _NamesLesson NamesLesson;

NamesLesson *lesart_names_lesson_new (const NamesArticle *article);
void lesart_names_lesson_free (NamesLesson *lesson);

/* Returns the bytes of a model, see names-tagger.c, learned from the @n @lessons. */
GByteArray *
lesart_names_learn (const NamesLesson *const *lessons, guint n, const NamesSettings *settings);

G_END_DECLS
