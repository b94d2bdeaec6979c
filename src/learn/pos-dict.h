/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the full-form lexicon as it is published: a dictionary of the morfologik tools with the
 * tags of the Morphy analyser (data/language/german.dict).
 */
#pragma once

#include "lexicon.h"

G_BEGIN_DECLS

/**
 * LesartPosEntry:
 *
 * One analysis of a form, the tags that do not differ in more than one respect joined.
 */
typedef struct {
  char lemma[LESART_LEMMA_MAX];
  LesartWordClass word_class;
  guint32 features; /* LesartFeatures */
} LesartPosEntry;

typedef void (*LesartPosFunc) (const char *form,
                               gsize n_bytes,
                               const LesartPosEntry *entries,
                               guint n_entries,
                               gpointer user_data);

gboolean lesart_pos_dict_foreach (
    const guint8 *bytes, gsize n_bytes, LesartPosFunc func, gpointer user_data, GError **error);

G_END_DECLS
