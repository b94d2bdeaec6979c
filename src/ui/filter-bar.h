/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Above a list: words to filter by and a menu, choices in two columns, and a line that says how
 * many pass, with a button that lets all pass again.
 *
 * A choice is a list whose first item lets everything pass. The panels know their choices by the
 * order in which these were added, and ask for the position that is chosen.
 *
 * Signals: "changed": another filter, or another order; "fill-menu" (GMenu): it is about to open.
 */
#pragma once

#include <gtk/gtk.h>

#include "text-filter.h"

G_BEGIN_DECLS

#define LESART_TYPE_FILTER_BAR (lesart_filter_bar_get_type ())
G_DECLARE_DERIVABLE_TYPE (LesartFilterBar, lesart_filter_bar, LESART, FILTER_BAR, GtkBox)

struct _LesartFilterBarClass {
  GtkBoxClass parent_class;

  /* For what a bar has besides words and choices. */
  gboolean (*is_empty) (LesartFilterBar *self);
  void (*clear) (LesartFilterBar *self);
};

LesartFilterBar *lesart_filter_bar_new (const char *label, const char *menu);
void lesart_filter_bar_add_search (LesartFilterBar *self, const char *label, const char *menu);

/* Choices. */
GtkDropDown *
lesart_filter_bar_add_choice (LesartFilterBar *self, GtkStringList *items, const char *label);
GtkWidget *lesart_filter_bar_wrap (LesartFilterBar *self);
void lesart_filter_bar_fold (LesartFilterBar *self);
GtkDropDown *lesart_filter_bar_add_order (LesartFilterBar *self, GtkStringList *items);
guint lesart_filter_bar_get_choice (LesartFilterBar *self, guint choice);
void lesart_filter_bar_set_choice (LesartFilterBar *self, guint choice, guint item);
void lesart_filter_bar_replace_items (LesartFilterBar *self,
                                      guint choice,
                                      GtkStringList *items,
                                      guint n_kept,
                                      const char *const *others);
guint lesart_filter_bar_find_item (GtkStringList *items, const char *name);
void lesart_filter_bar_emit_changed (LesartFilterBar *self);
void lesart_filter_bar_freeze (LesartFilterBar *self);
void lesart_filter_bar_thaw (LesartFilterBar *self);

/* What passes. */
const char *lesart_filter_bar_get_words (LesartFilterBar *self);
const LesartTextFilter *lesart_filter_bar_get_text_filter (LesartFilterBar *self);
gboolean lesart_filter_bar_is_empty (LesartFilterBar *self);
void lesart_filter_bar_clear (LesartFilterBar *self);
void lesart_filter_bar_set_count (LesartFilterBar *self, const char *count);

G_END_DECLS
