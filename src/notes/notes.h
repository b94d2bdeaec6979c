/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The annotations of one article: a GListModel of its marks and notes (LesartAnnotation) in text
 * order; beside them how these are related and what was decided of its facts; one history for undo
 * and redo of all of it, and of what is done to the article elsewhere. Knows nothing of files;
 * store.h keeps it on disk.
 */
#pragma once

#include "annotation.h"

G_BEGIN_DECLS

/* What a step of the history did; the window says it in words ("Undo note"). */
typedef enum {
  LESART_EDIT_NONE,
  LESART_EDIT_HIGHLIGHT,
  LESART_EDIT_TAG,
  LESART_EDIT_NOTE,
  LESART_EDIT_COLOUR,
  LESART_EDIT_MOVE,
  LESART_EDIT_DELETE,
  LESART_EDIT_ACCEPT, /* of facts */
  LESART_EDIT_REJECT,
  LESART_EDIT_CORRECT,
  LESART_EDIT_ADD_FACT,
  LESART_EDIT_RESTORE, /* a decision was withdrawn */
  LESART_EDIT_JUDGE,
  LESART_EDIT_LINK,
  LESART_EDIT_DATE, /* of the article */
  LESART_EDIT_RENAME_TAG,
  LESART_EDIT_MERGE_TAGS,
  LESART_EDIT_SPLIT_TAG,
  LESART_EDIT_DELETE_TAG,
  LESART_EDIT_IMPORT,
  LESART_EDIT_RECOVER, /* an earlier version of all notes */
  LESART_EDIT_RESOLVE, /* a conflict with what another program wrote */
  LESART_EDIT_TERM,
  LESART_EDIT_MERGE_PAIRS, /* of sentences, with the English version */
  LESART_EDIT_SPLIT_PAIR,
  LESART_EDIT_SHIFT_SENTENCE,
  LESART_EDIT_CONFIRM_PAIR,
  LESART_EDIT_ADD_TAG, /* to the tag book */
  LESART_EDIT_EDIT_TAG,
  LESART_EDIT_MOVE_TAG,
  LESART_N_EDITS,
} LesartEdit;

const char *lesart_edit_to_string (LesartEdit edit); /* as in the journal: "highlight" */
LesartEdit lesart_edit_from_string (const char *name, gsize n_bytes);

/* What a step can change. Those from LESART_MATTER_PAIRS on are not in the notes: of them the
 * history has what they were before and after, in words that only who has them needs to understand.
 */
typedef enum {
  LESART_MATTER_NOTE,
  LESART_MATTER_DATE,
  LESART_MATTER_PAIRS, /* of sentences, with the English version */
  LESART_MATTER_TAG_BOOK,
  LESART_N_MATTERS,
} LesartMatter;

#define LESART_TYPE_NOTES (lesart_notes_get_type ())
G_DECLARE_FINAL_TYPE (LesartNotes, lesart_notes, LESART, NOTES, GObject)

/* Signals: GListModel::items-changed; "edited" after each step (add, replace, remove, the date,
 * what is elsewhere, undo, redo); "decisions-changed"; "links-changed"; "date-changed". */

/**
 * LesartTurner:
 * @to: what the matter was before or after a step, and is to be now
 * @was: (out) (optional): what it was until now, in the same words
 *
 * Undoes and redoes what is not in the notes.
 *
 * Returns: %FALSE and nothing done, with %LESART_NOTES_ERROR_CHANGED if the step makes no sense any
 *   more, %LESART_NOTES_ERROR_AWAY if it may later, or a #GIOErrorEnum
 */
typedef gboolean (*LesartTurner) (
    LesartNotes *notes, const char *to, char **was, gpointer data, GError **error);

LesartNotes *lesart_notes_new (void);
void lesart_notes_add (LesartNotes *self, LesartAnnotation *annotation, LesartEdit edit);
void lesart_notes_replace (LesartNotes *self, LesartAnnotation *annotation, LesartEdit edit);
void lesart_notes_remove (LesartNotes *self, const char *id);
gboolean lesart_notes_is_empty (LesartNotes *self);
void lesart_notes_begin_group (LesartNotes *self);
void lesart_notes_begin_named_group (LesartNotes *self, LesartEdit edit, const char *detail);
void lesart_notes_end_group (LesartNotes *self);
GPtrArray *lesart_notes_get_items (LesartNotes *self);
guint32 lesart_notes_get_longest (LesartNotes *self);
GPtrArray *lesart_notes_get_decisions (LesartNotes *self);               /* (transfer none) */
GPtrArray *lesart_notes_get_links (LesartNotes *self);                   /* (transfer none) */
LesartAnnotation *lesart_notes_find (LesartNotes *self, const char *id); /* (transfer none) */
GPtrArray *
lesart_notes_find_at (LesartNotes *self, LesartSpan span); /* touching the span; (transfer full) */
char **lesart_notes_get_tags (LesartNotes *self);          /* all tags in use, sorted */

/* The day of the article as the reader gave it. */
const char *lesart_notes_get_article_date (LesartNotes *self); /* (nullable) */
void lesart_notes_set_article_date (LesartNotes *self, const char *date);

LesartEdit
lesart_notes_get_undo (LesartNotes *self); /* what would be undone, or LESART_EDIT_NONE */
LesartEdit lesart_notes_get_redo (LesartNotes *self);
const char *lesart_notes_get_undo_detail (LesartNotes *self); /* (nullable): the tag's name */
const char *lesart_notes_get_redo_detail (LesartNotes *self);
/* The annotation that it concerned; (transfer full) (nullable) */
LesartAnnotation *lesart_notes_undo (LesartNotes *self, GError **error);
LesartAnnotation *lesart_notes_redo (LesartNotes *self, GError **error);
void lesart_notes_leave_out (LesartNotes *self, gboolean undo);
gboolean lesart_notes_would_change (LesartNotes *self, gboolean undo, LesartMatter matter);

/* What is not in the notes: whose it is has done it, and can do it back and forth. */
void lesart_notes_note_change (
    LesartNotes *self, LesartMatter matter, const char *before, const char *after, LesartEdit edit);
void lesart_notes_set_turner (LesartNotes *self,
                              LesartMatter matter,
                              LesartTurner turner,
                              gpointer data);

/* Used by the store: fills without history and without "edited". */
void lesart_notes_load (LesartNotes *self, GPtrArray *annotations, const char *article_date);

G_END_DECLS
