/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An article as the learners of names see it: its runs of tokens that may be names.
 */
#pragma once

#include "names-corpus.h"

G_BEGIN_DECLS

/* What stands between tokens that cannot be names. */
typedef struct {
  guint32 first; /* token */
  guint32 n_tokens;
  NamesDomain domain;
} NamesRun;

/* Lists, one a key, laid end to end. */
typedef struct {
  GArray *ends;   /* guint32, one a key */
  GArray *values; /* guint32 */
} NamesLists;

typedef struct {
  GArray *runs;        /* NamesRun */
  GArray *tags;        /* guint8, one a token */
  NamesLists features; /* of a token: hashes */
  NamesLists hints;    /* of a token, for the network: rows */
  GArray *places;      /* guint32 [NAME_NET_PLACES], one a token: forms */
  NamesLists forms;    /* of a form, for the network: rows */
} NamesLesson;

void lesart_names_lists_init (NamesLists *lists);
void lesart_names_lists_clear (NamesLists *lists);
void lesart_names_lists_add (NamesLists *lists, const guint32 *values, guint n);

static inline const guint32 *
names_lists_get (const NamesLists *lists, guint32 key, guint *n)
{
  guint32 first = key == 0 ? 0 : g_array_index (lists->ends, guint32, key - 1);

  *n = g_array_index (lists->ends, guint32, key) - first;
  return &g_array_index (lists->values, guint32, first);
}

NamesLesson *lesart_names_lesson_new (const NamesArticle *article);
void lesart_names_lesson_free (NamesLesson *lesson);

G_END_DECLS
