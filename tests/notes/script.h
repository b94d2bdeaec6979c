/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A person at work, made up: actions on the notes of an article in an order that a seed decides,
 * and what there is after them. The same seed gives the same, in this process or another.
 */
#pragma once

#include <string.h>

#include "notes.h"

#define SCRIPT_ARTICLE                                                                             \
  "Überschrift\nMüller sagte am 8. Februar 😊 nichts. Der Minister auch nicht.\n"              \
  "Das Gesetz soll im März kommen, hieß es. Niemand weiß, wer es will.\n"

typedef struct {
  GRand *rand;
  LesartText *text;
  LesartNotes *notes;
  guint n_done;
} Script;

/* What is not in the notes but in their history: here, some words that the list carries along. */
static inline const char *
script_get_pairs (LesartNotes *notes)
{
  const char *pairs = g_object_get_data (G_OBJECT (notes), "pairs");

  return pairs != NULL ? pairs : "";
}

static inline void
script_set_pairs (LesartNotes *notes, const char *pairs)
{
  g_object_set_data_full (G_OBJECT (notes), "pairs", g_strdup (pairs), g_free);
}

static inline gboolean
script_turn (LesartNotes *notes, const char *to, char **was, gpointer data, GError **error)
{
  *was = g_strdup (script_get_pairs (notes));
  script_set_pairs (notes, to);
  return TRUE;
}

/* For undoing and redoing. */
static inline void
script_watch (LesartNotes *notes)
{
  lesart_notes_set_turner (notes, LESART_MATTER_PAIRS, script_turn, NULL);
}

static inline void
script_init (Script *self, guint32 seed, LesartText *text, LesartNotes *notes)
{
  script_watch (notes);
  self->rand = g_rand_new_with_seed (seed);
  self->text = text;
  self->notes = notes;
  self->n_done = 0;
}

static inline void
script_clear (Script *self)
{
  g_clear_pointer (&self->rand, g_rand_free);
}

/* The note of each is told from those of all others, and the order of the list does not count: ids
 * are others each time. */
static inline int
script_compare (gconstpointer a, gconstpointer b)
{
  return strcmp (lesart_annotation_get_note (*(LesartAnnotation *const *) a),
                 lesart_annotation_get_note (*(LesartAnnotation *const *) b));
}

static inline GPtrArray *
script_get_all (LesartNotes *notes)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (notes)); i++)
    g_ptr_array_add (all, g_list_model_get_item (G_LIST_MODEL (notes), i));
  g_ptr_array_sort (all, script_compare);
  return all;
}

static inline void
script_add (Script *self)
{
  guint32 start = (guint32) g_rand_int_range (self->rand, 0, 100);
  LesartSpan span = { start, start + (guint32) g_rand_int_range (self->rand, 1, 30) };
  g_autofree char *note = g_strdup_printf ("%05u \\ \"ä\"", self->n_done);
  g_autoptr (LesartAnnotation) plain = lesart_annotation_new (self->text, &span, 1);
  g_autoptr (LesartAnnotation) annotation = lesart_annotation_with_note (plain, note);

  lesart_notes_add (self->notes, annotation, LESART_EDIT_NOTE);
}

static inline void
script_change (Script *self, LesartAnnotation *old)
{
  static const char *const tags[] = { "Behauptung", "Frage", "Beleg", NULL };
  guint32 start = (guint32) g_rand_int_range (self->rand, 0, 100);
  LesartSpan spans[] = { { start, start + 3 }, { start + 5, start + 9 } };
  int what = g_rand_int_range (self->rand, 0, 4);
  g_autoptr (LesartAnnotation) new = NULL;

  if (what == 0)
    new = lesart_annotation_with_tags (old, tags + g_rand_int_range (self->rand, 0, 4));
  else if (what == 1)
    new = lesart_annotation_with_spans (old, self->text, spans,
                                        (guint) g_rand_int_range (self->rand, 0, 3));
  else if (what == 2)
    new = lesart_annotation_with_colour (
        old, (LesartColour) g_rand_int_range (self->rand, 0, LESART_N_COLOURS));
  else
    new = lesart_annotation_with_note (old, lesart_annotation_get_note (old));
  lesart_notes_replace (self->notes, new, what == 0 ? LESART_EDIT_TAG : LESART_EDIT_MOVE);
}

static inline void
script_change_some (Script *self, GPtrArray *all)
{
  lesart_notes_begin_named_group (self->notes, LESART_EDIT_RENAME_TAG, "Frage");
  for (guint i = 0; i < MIN (all->len, 5); i++)
    script_change (self, all->pdata[i]);
  script_add (self);
  lesart_notes_end_group (self->notes);
}

static inline void
script_change_pairs (Script *self)
{
  g_autofree char *before = g_strdup (script_get_pairs (self->notes));
  g_autofree char *after = g_strdup_printf ("%u\n\"ä\" %s", self->n_done, "p 0 1 1\n");

  script_set_pairs (self->notes, after);
  lesart_notes_note_change (self->notes, LESART_MATTER_PAIRS, before, after,
                            LESART_EDIT_MERGE_PAIRS);
}

/* One action. */
static inline void
script_do (Script *self)
{
  g_autoptr (GPtrArray) all = script_get_all (self->notes);
  int what = all->len == 0 ? 0 : g_rand_int_range (self->rand, 0, 13);
  LesartAnnotation *one =
      all->len > 0 ? all->pdata[g_rand_int_range (self->rand, 0, (int) all->len)] : NULL;
  static const char *const dates[] = { "2024-02-12", "2024-02-13", NULL };
  LesartAnnotation *concerned = NULL;

  if (what <= 2)
    script_add (self);
  else if (what <= 6)
    script_change (self, one);
  else if (what == 7)
    lesart_notes_remove (self->notes, lesart_annotation_get_id (one));
  else if (what == 8)
    script_change_some (self, all);
  else if (what == 9)
    lesart_notes_set_article_date (self->notes, dates[g_rand_int_range (self->rand, 0, 3)]);
  else if (what == 10)
    script_change_pairs (self);
  else if (what == 11)
    concerned = lesart_notes_undo (self->notes, NULL);
  else
    concerned = lesart_notes_redo (self->notes, NULL);
  g_clear_object (&concerned);
  self->n_done++;
}

/* What there is, without what is another in each run. */
static inline char *
script_describe (LesartNotes *notes)
{
  g_autoptr (GPtrArray) all = script_get_all (notes);
  GString *lines = g_string_new (lesart_notes_get_article_date (notes));

  for (guint i = 0; i < all->len; i++) {
    LesartAnnotation *annotation = all->pdata[i];
    g_autofree char *tags = g_strjoinv (",", (char **) lesart_annotation_get_tags (annotation));
    guint n_spans;
    const LesartSpan *spans = lesart_annotation_get_spans (annotation, &n_spans);

    g_string_append_printf (lines, "\n%s|%s|%u", lesart_annotation_get_note (annotation), tags,
                            lesart_annotation_get_colour (annotation));
    for (guint s = 0; s < n_spans; s++)
      g_string_append_printf (lines, "|%u-%u", spans[s].start, spans[s].end);
  }
  return g_string_free (lines, FALSE);
}

static inline void
script_undo_all (LesartNotes *notes)
{
  while (lesart_notes_get_undo (notes) != LESART_EDIT_NONE) {
    LesartAnnotation *concerned = lesart_notes_undo (notes, NULL);

    g_clear_object (&concerned);
  }
}

static inline void
script_redo_all (LesartNotes *notes)
{
  while (lesart_notes_get_redo (notes) != LESART_EDIT_NONE) {
    LesartAnnotation *concerned = lesart_notes_redo (notes, NULL);

    g_clear_object (&concerned);
  }
}
