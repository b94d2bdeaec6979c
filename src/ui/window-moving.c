/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ways through the text: the outline and numbers of sentences, the next passage of a kind, the
 * strip beside the scroll bar, and the hits of a search. Each is a jump that one can come back
 * from.
 */
#include "window-private.h"

#include <glib/gi18n.h>

#include "go-to.h"
#include "reader-strip.h"
#include "reading-places.h"

/* A label that screen readers follow; see also window-names.c. */
static void
say (LesartWindow *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->live_label), words);
}

static void
jump (LesartWindow *self, guint start, guint end)
{
  lesart_window_jump (self, (LesartSpan){ start, end }, end > start);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

/* ---- the outline ---- */

static void
make_go_to (LesartWindow *self)
{
  self->go_to = lesart_go_to_new ();
  gtk_widget_set_parent (self->go_to, GTK_WIDGET (self->reader));
  g_signal_connect_swapped (self->go_to, "go-to", G_CALLBACK (jump), self);
}

static void
go_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  GdkRectangle top = { gtk_widget_get_width (GTK_WIDGET (self->reader)) / 2, 0, 1, 1 };

  lesart_window_leave_picture (self);
  lesart_window_close_hover_card (self);
  lesart_window_hide_selection_bar (self);
  if (self->go_to == NULL)
    make_go_to (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->go_to), &top);
  lesart_go_to_ask (LESART_GO_TO (self->go_to), lesart_document_get_text (self->document),
                    lesart_document_get_reading (self->document),
                    lesart_reader_get_caret (self->reader));
}

/* ---- the next of a kind ---- */

static void
kind_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  gint kind;

  lesart_window_leave_picture (self);
  kind = lesart_reader_move_to_kind (self->reader, g_str_equal (name, "win.next-of-kind"));
  if (kind < 0)
    lesart_toast_show (self->toast, _ ("No further passage of this kind"), NULL, NULL);
}

/* ---- hits ---- */

static void
on_said (LesartFindBar *bar, const char *words, LesartWindow *self)
{
  say (self, words);
}

/* ---- where one stopped reading ---- */

/* The caret, where one sees it, else what is at the top. */
static guint32
get_place (LesartWindow *self)
{
  guint32 caret = lesart_reader_get_caret (self->reader);
  LesartSpan view = lesart_reader_get_view (self->reader);

  return caret >= view.start && caret < view.end ? caret : view.start;
}

/**
 * lesart_window_keep_place:
 *
 * Remembers where the article is left. Nothing is kept of a window that only has its picture taken.
 */
void
lesart_window_keep_place (LesartWindow *self)
{
  GFile *file = lesart_document_get_file (self->document);
  guint32 at;

  if (file == NULL || !lesart_application_keeps_traces (self->application)
      || !gtk_widget_get_mapped (GTK_WIDGET (self->reader)))
    return;
  at = get_place (self);
  if (at != lesart_reading_places_get (file))
    lesart_reading_places_set (file, at);
}

/**
 * lesart_window_find_place:
 *
 * Goes to where the article was left.
 */
void
lesart_window_find_place (LesartWindow *self)
{
  GFile *file = lesart_document_get_file (self->document);
  guint32 at;

  if (file == NULL || !lesart_application_keeps_traces (self->application))
    return;
  at = lesart_reading_places_get (file);
  if (at > 0 && at < lesart_text_get_n_chars (lesart_document_get_text (self->document)))
    lesart_reader_show_place (self->reader, at);
}

/* ---- the window ---- */

/* Without hits there is none to go to. */
static void
on_hits_changed (LesartFindBar *bar, LesartWindow *self)
{
  const GArray *hits = lesart_find_bar_get_hits (bar);
  gboolean found = hits != NULL && hits->len > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find-next", found);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find-previous", found);
}

/**
 * lesart_window_make_page:
 * @scroller: holds the text
 *
 * Returns: (transfer floating): the text with the strip beside it
 */
GtkWidget *
lesart_window_make_page (LesartWindow *self, GtkWidget *scroller)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *strip = lesart_reader_strip_new (self->reader);

  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), strip);
  g_signal_connect_swapped (strip, "go-to", G_CALLBACK (jump), self);
  g_signal_connect_swapped (self->find_bar, "jump", G_CALLBACK (jump), self);
  g_signal_connect (self->find_bar, "said", G_CALLBACK (on_said), self);
  g_signal_connect (self->find_bar, "hits-changed", G_CALLBACK (on_hits_changed), self);
  on_hits_changed (LESART_FIND_BAR (self->find_bar), self);
  return box;
}

void
lesart_window_class_add_moving_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.go-to", NULL, go_to_action);
  gtk_widget_class_install_action (class, "win.next-of-kind", NULL, kind_action);
  gtk_widget_class_install_action (class, "win.previous-of-kind", NULL, kind_action);
}
