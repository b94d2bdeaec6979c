/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was done to the notes of an article, step by step, so that it can be undone and done again.
 * A step (action) is what one command of a person did, to however many annotations. Only for
 * notes.c, which does it, and the store, which keeps it.
 */
#pragma once

#include "notes.h"

G_BEGIN_DECLS

/**
 * LesartVersion:
 * @annotation: (nullable): the version; %NULL if there was none, or it is still only in @raw
 * @raw: (nullable): its JSON as the journal has it, until it is needed
 * @is_slice: @raw is as it was in a file, byte for byte
 * @words: (nullable): instead, of all other parts: the day of the article, for instance
 *
 * One side of a change.
 */
typedef struct {
  LesartAnnotation *annotation;
  GBytes *raw;
  gboolean is_slice;
  char *words;
} LesartVersion;

/* "before" gave way to "after"; either can be nothing. */
typedef struct {
  LesartMatter matter;
  char *id; /* (nullable): of a note */
  LesartVersion before;
  LesartVersion after;
} LesartChange;

typedef struct {
  LesartEdit edit;
  char *detail;    /* (nullable): the tag that it was about, for instance */
  GArray *changes; /* LesartChange, in their order */
} LesartAction;

/* Actions before n_done are in effect; those from there on can be done again. */
typedef struct {
  GPtrArray *actions;
  guint n_done;
} LesartHistory;

/* More steps are not kept. */
#define LESART_HISTORY_MAX 10000u

LesartAction *lesart_action_new (LesartEdit edit, const char *detail);
void lesart_action_free (LesartAction *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartAction, lesart_action_free)
void lesart_action_add (LesartAction *self, LesartAnnotation *before, LesartAnnotation *after);
void lesart_action_add_words (LesartAction *self,
                              LesartMatter matter,
                              const char *before,
                              const char *after);
void lesart_version_set (LesartVersion *self, LesartAnnotation *annotation);

const char *lesart_find_changed_tag (LesartAnnotation *before, LesartAnnotation *after);

LesartHistory *lesart_history_new (void);
void lesart_history_free (LesartHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartHistory, lesart_history_free)
void lesart_history_add (LesartHistory *self, LesartAction *action);
LesartAction *lesart_history_get_undo (const LesartHistory *self);
LesartAction *lesart_history_get_redo (const LesartHistory *self);

G_END_DECLS
