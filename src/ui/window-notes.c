/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marking, tagging and noting in the window. A new mark is in the notes at once when it is only a
 * colour; one that is to be tagged or noted is first shown in the editor and added when it is done.
 */
#include "window-private.h"

#include <glib/gi18n.h>

#include "annotation-order.h"
#include "marks.h"

/* The bar comes when the selection rests, not while it is being drawn. */
#define SELECTION_MS 200

static LesartNotes *
get_notes (LesartWindow *self)
{
  return lesart_document_get_notes (self->document);
}

LesartColour
lesart_window_get_colour (LesartWindow *self)
{
  g_autofree char *name =
      self->settings != NULL ? g_settings_get_string (self->settings, "mark-colour") : NULL;

  for (LesartColour colour = LESART_COLOUR_YELLOW; colour < LESART_N_COLOURS; colour++)
    if (g_strcmp0 (lesart_colour_to_string (colour), name) == 0)
      return colour;
  return LESART_COLOUR_YELLOW;
}

static void
set_colour (LesartWindow *self, LesartColour colour)
{
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "mark-colour", lesart_colour_to_string (colour));
  if (self->selection_bar != NULL)
    lesart_selection_bar_set_colour (LESART_SELECTION_BAR (self->selection_bar), colour);
}

void
lesart_window_highlight (LesartWindow *self, LesartColour colour)
{
  gboolean is_new;
  g_autoptr (LesartAnnotation) mark = lesart_window_take_mark (self, &is_new);
  g_autoptr (LesartAnnotation) coloured = NULL;

  if (mark == NULL)
    return;
  set_colour (self, colour);
  coloured = lesart_annotation_with_colour (mark, colour);
  lesart_window_put_mark (self, coloured, is_new,
                          is_new ? LESART_EDIT_HIGHLIGHT : LESART_EDIT_COLOUR);
}

void
lesart_window_hide_selection_bar (LesartWindow *self)
{
  if (self->selection_bar != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
}

/* ---- the editor ---- */

static void
on_editor_done (LesartNoteEditor *editor, LesartAnnotation *annotation, LesartWindow *self)
{
  LesartEdit what = lesart_note_editor_get_edit (editor);

  if (self->editing_new)
    lesart_window_put_mark (self, annotation, TRUE,
                            what != LESART_EDIT_NONE ? what : LESART_EDIT_HIGHLIGHT);
  else if (lesart_notes_find (get_notes (self), lesart_annotation_get_id (annotation))
           != annotation)
    lesart_window_put_mark (self, annotation, FALSE, what);
  lesart_window_use_tags (self, annotation);
  if (lesart_annotation_get_colour (annotation) != LESART_COLOUR_NONE)
    set_colour (self, lesart_annotation_get_colour (annotation));
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
offer_undo (LesartWindow *self, const char *text)
{
  lesart_toast_show (self->toast, text, _ ("Undo"), "win.undo");
}

static void
on_deleted (LesartWindow *self)
{
  offer_undo (self, _ ("Mark deleted"));
}

/* With what relates it. */
static void
remove_mark (LesartWindow *self, LesartAnnotation *mark)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (marks, g_object_ref (mark));
  lesart_marks_remove (get_notes (self), marks);
}

static void
on_panel_deleted (LesartNotesPanel *panel, guint n, LesartWindow *self)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u mark deleted", "%u marks deleted", n), n);

  offer_undo (self, text);
}

static void
on_panel_changed (LesartNotesPanel *panel, guint n, LesartWindow *self)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u note changed", "%u notes changed", n), n);

  offer_undo (self, text);
}

static void
on_editor_delete (LesartNoteEditor *editor, LesartAnnotation *annotation, LesartWindow *self)
{
  if (!self->editing_new) {
    remove_mark (self, annotation);
    on_deleted (self);
  }
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
on_editor_cancelled (LesartWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
make_editor (LesartWindow *self)
{
  self->note_editor = lesart_note_editor_new ();
  lesart_note_editor_set_tag_book (LESART_NOTE_EDITOR (self->note_editor), self->tag_book);
  gtk_widget_set_parent (self->note_editor, GTK_WIDGET (self->reader));
  g_signal_connect (self->note_editor, "done", G_CALLBACK (on_editor_done), self);
  g_signal_connect (self->note_editor, "delete", G_CALLBACK (on_editor_delete), self);
  g_signal_connect_swapped (self->note_editor, "cancelled", G_CALLBACK (on_editor_cancelled), self);
}

static void
edit (LesartWindow *self,
      LesartAnnotation *annotation,
      gboolean is_new,
      LesartNoteEditorField field)
{
  GdkRectangle rect = { 0, 0, 1, 1 };
  LesartSpan extent = lesart_annotation_get_extent (annotation);

  if (lesart_span_is_empty (extent))
    extent = (LesartSpan){ 0, 1 }; /* on the whole article: at its beginning */
  lesart_window_close_hover_card (self);
  self->editing_new = is_new;
  lesart_reader_get_span_rect (self->reader, extent, &rect);
  if (self->note_editor == NULL)
    make_editor (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->note_editor), &rect);
  lesart_note_editor_edit (LESART_NOTE_EDITOR (self->note_editor), annotation, get_notes (self),
                           field);
}

static void
begin_note (LesartWindow *self, LesartNoteEditorField field)
{
  gboolean is_new;
  g_autoptr (LesartAnnotation) mark = lesart_window_take_mark (self, &is_new);

  if (mark == NULL)
    return;
  lesart_window_hide_selection_bar (self);
  edit (self, mark, is_new, field);
}

/* The first note on the article as a whole, or a new one. */
static void
article_note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  /* They stand before all others. */
  g_autoptr (LesartAnnotation) first = g_list_model_get_item (G_LIST_MODEL (get_notes (self)), 0);
  gboolean is_new = first == NULL || !lesart_annotation_is_anchored (first)
                    || !lesart_span_is_empty (lesart_annotation_get_extent (first));
  g_autoptr (LesartAnnotation) note =
      is_new ? lesart_annotation_new (lesart_document_get_text (self->document), NULL, 0)
             : g_object_ref (first);

  edit (self, note, is_new, LESART_NOTE_EDITOR_NOTE);
}

static void
on_note_activated (LesartReader *reader, const char *id, LesartWindow *self)
{
  LesartAnnotation *annotation = lesart_notes_find (get_notes (self), id);

  if (annotation != NULL)
    edit (self, annotation, FALSE, LESART_NOTE_EDITOR_NOTE);
}

static void
on_panel_edit (LesartNotesPanel *panel, LesartAnnotation *annotation, LesartWindow *self)
{
  lesart_window_jump (self, lesart_annotation_get_extent (annotation), FALSE);
  edit (self, annotation, FALSE, LESART_NOTE_EDITOR_NOTE);
}

/* ---- the bar at the selection ---- */

static void
on_bar_highlight (LesartSelectionBar *bar, guint colour, LesartWindow *self)
{
  lesart_window_highlight (self, (LesartColour) colour);
}

static void
on_bar_tag (LesartWindow *self)
{
  begin_note (self, LESART_NOTE_EDITOR_TAGS);
}

static void
on_bar_note (LesartWindow *self)
{
  begin_note (self, LESART_NOTE_EDITOR_NOTE);
}

static void
on_bar_copy (LesartWindow *self)
{
  g_signal_emit_by_name (self->reader, "copy-clipboard");
  lesart_window_hide_selection_bar (self);
}

static void
make_bar (LesartWindow *self)
{
  self->selection_bar = lesart_selection_bar_new ();
  gtk_widget_set_parent (self->selection_bar, GTK_WIDGET (self->reader));
  lesart_selection_bar_set_colour (LESART_SELECTION_BAR (self->selection_bar),
                                   lesart_window_get_colour (self));
  g_signal_connect (self->selection_bar, "highlight", G_CALLBACK (on_bar_highlight), self);
  g_signal_connect_swapped (self->selection_bar, "tag", G_CALLBACK (on_bar_tag), self);
  g_signal_connect_swapped (self->selection_bar, "note", G_CALLBACK (on_bar_note), self);
  g_signal_connect_swapped (self->selection_bar, "fact", G_CALLBACK (lesart_window_add_fact), self);
  g_signal_connect_swapped (self->selection_bar, "look-up", G_CALLBACK (lesart_window_look_up),
                            self);
  g_signal_connect_swapped (self->selection_bar, "copy", G_CALLBACK (on_bar_copy), self);
  lesart_window_connect_bar (self);
}

static gboolean
is_shown (GtkWidget *popover)
{
  return popover != NULL && gtk_widget_get_visible (popover);
}

static gboolean
show_bar (gpointer data)
{
  LesartWindow *self = data;
  LesartSpan selection = lesart_reader_get_selection (self->reader);
  GdkRectangle rect;

  self->selection_source = 0;
  if (lesart_span_is_empty (selection) || is_shown (self->note_editor)
      || is_shown (self->fact_editor)
      || !lesart_reader_get_span_rect (self->reader, selection, &rect))
    return G_SOURCE_REMOVE;
  if (self->selection_bar == NULL)
    make_bar (self);
  lesart_selection_bar_show_at (LESART_SELECTION_BAR (self->selection_bar), &rect);
  return G_SOURCE_REMOVE;
}

static void
on_selection_changed (LesartWindow *self)
{
  g_clear_handle_id (&self->selection_source, g_source_remove);
  if (lesart_span_is_empty (lesart_reader_get_selection (self->reader))) {
    lesart_window_hide_selection_bar (self);
    return;
  }
  lesart_window_close_hover_card (self);
  self->selection_source = g_timeout_add (SELECTION_MS, show_bar, self);
}

/* ---- actions ---- */

static void
highlight_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);

  lesart_window_highlight (self, lesart_window_get_colour (self));
}

static void
note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  begin_note (LESART_WINDOW (widget), LESART_NOTE_EDITOR_NOTE);
}

static void
tag_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  begin_note (LESART_WINDOW (widget), LESART_NOTE_EDITOR_TAGS);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  LesartAnnotation *annotation = lesart_window_get_mark (self);

  if (annotation == NULL) {
    lesart_toast_show (self->toast, _ ("The caret is not in a mark"), NULL, NULL);
    return;
  }
  remove_mark (self, annotation);
  on_deleted (self);
}

/* Passages that have no place in the text any more have one in the list. */
static void
show_gone_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  GListModel *notes = G_LIST_MODEL (get_notes (self));
  guint n_notes = g_list_model_get_n_items (notes);
  g_autoptr (LesartAnnotation) last =
      n_notes > 0 ? g_list_model_get_item (notes, n_notes - 1) : NULL; /* they stand last */

  if (last == NULL || lesart_annotation_is_anchored (last)) {
    lesart_toast_show (self->toast, _ ("Every marked passage is in the text"), NULL, NULL);
    return;
  }
  gtk_widget_activate_action (widget, "win.page", "s", "notes");
  lesart_notes_panel_show_gone (LESART_NOTES_PANEL (self->notes_panel));
}

/* In text order, of marks that begin at one place one after the other: the mark that commands mean
 * here has been reached if it begins here. */
static LesartAnnotation *
find_next_mark (LesartWindow *self, gboolean forward)
{
  GListModel *notes = G_LIST_MODEL (get_notes (self));
  guint32 caret = lesart_reader_get_caret (self->reader);
  LesartAnnotation *here = lesart_window_get_mark (self);
  LesartAnnotation *found = NULL;

  if (here != NULL && lesart_annotation_get_extent (here).start != caret)
    here = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++) {
    g_autoptr (LesartAnnotation) mark = g_list_model_get_item (notes, i);
    LesartSpan extent = lesart_annotation_get_extent (mark);
    gboolean before =
        here != NULL ? lesart_annotation_compare (mark, here) < 0 : extent.start < caret;

    if (lesart_span_is_empty (extent) || (forward && (before || mark == here)))
      continue;
    if (!forward && !before)
      break;
    found = mark; /* the notes hold it */
    if (forward)
      break;
  }
  return found;
}

static void
mark_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  LesartAnnotation *found = find_next_mark (self, g_str_equal (name, "win.next-mark"));

  if (found == NULL) {
    lesart_toast_show (self->toast, _ ("No further mark"), NULL, NULL);
    return;
  }
  lesart_reader_show_span (self->reader, lesart_annotation_get_extent (found), TRUE);
  lesart_window_set_mark (self, found);
}

void
lesart_window_update_note_actions (LesartWindow *self)
{
  static const char *const of_text[] = {
    "win.highlight",
    "win.note",
    "win.tag",
    "win.delete-mark",
    "win.next-mark",
    "win.previous-mark",
    "win.add-fact",
    "win.article-note",
    "win.show-gone",
    "win.judge",
    "win.link",
    "win.grow",
    "win.shrink",
    "win.next-proposal",
    "win.previous-proposal",
    "win.accept-proposal",
    "win.reject-proposal",
    "win.versions",
  };
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean text = lesart_document_get_text (self->document) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (of_text); i++)
    gtk_widget_action_set_enabled (widget, of_text[i], text);
}

static void
watch_notes (LesartWindow *self)
{
  g_signal_connect_object (get_notes (self), "edited",
                           G_CALLBACK (lesart_window_update_note_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_notes (self), "edited",
                           G_CALLBACK (lesart_window_update_current_mark), self, G_CONNECT_SWAPPED);
  lesart_window_update_note_actions (self);
}

static void
connect_panel (LesartWindow *self)
{
  g_signal_connect (self->reader, "note-activated", G_CALLBACK (on_note_activated), self);
  g_signal_connect (self->notes_panel, "edit", G_CALLBACK (on_panel_edit), self);
  g_signal_connect (self->notes_panel, "deleted", G_CALLBACK (on_panel_deleted), self);
  g_signal_connect (self->notes_panel, "changed", G_CALLBACK (on_panel_changed), self);
}

void
lesart_window_init_notes (LesartWindow *self)
{
  g_signal_connect_swapped (self->reader, "selection-changed", G_CALLBACK (on_selection_changed),
                            self);
  connect_panel (self);
  lesart_window_init_passages (self);
  lesart_window_init_tags (self);
  lesart_window_init_links (self);
  lesart_window_init_keys (self);
  g_signal_connect_object (self->document, "notify::notes", G_CALLBACK (watch_notes), self,
                           G_CONNECT_SWAPPED);
  watch_notes (self);
}

/* The popovers belong to the page, which would complain of them when it goes. */
void
lesart_window_dispose_notes (LesartWindow *self)
{
  g_clear_handle_id (&self->selection_source, g_source_remove);
  /* Hidden first: GTK looks for the pointer on what it lay over a moment ago. */
  if (self->selection_bar != NULL)
    gtk_widget_set_visible (self->selection_bar, FALSE);
  g_clear_pointer (&self->selection_bar, gtk_widget_unparent);
  if (self->go_to != NULL)
    gtk_widget_set_visible (self->go_to, FALSE);
  g_clear_pointer (&self->go_to, gtk_widget_unparent);
  g_clear_pointer (&self->note_editor, gtk_widget_unparent);
  g_clear_pointer (&self->verdict_popover, gtk_widget_unparent);
  g_clear_pointer (&self->link_popover, gtk_widget_unparent);
  g_clear_pointer (&self->page_menu, gtk_widget_unparent);
  g_clear_pointer (&self->fact_editor, gtk_widget_unparent);
  g_clear_object (&self->judged);
  g_clear_pointer (&self->recent_tags, lesart_recent_tags_free);
  g_clear_pointer (&self->sticky_tag, g_free);
  g_clear_pointer (&self->last_mark, g_free);
  g_clear_pointer (&self->link_from, g_free);
  g_clear_pointer (&self->link_to, g_free);
}

void
lesart_window_class_add_note_actions (GtkWidgetClass *class)
{
  static const struct {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.highlight", highlight_action },
    { "win.note", note_action },
    { "win.tag", tag_action },
    { "win.article-note", article_note_action },
    { "win.show-gone", show_gone_action },
    { "win.delete-mark", delete_action },
    { "win.next-mark", mark_step_action },
    { "win.previous-mark", mark_step_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (class, actions[i].name, NULL, actions[i].activate);
  lesart_window_class_add_key_actions (class);
  lesart_window_class_add_passage_actions (class);
  lesart_window_class_add_tag_actions (class);
  lesart_window_class_add_link_actions (class);
  lesart_window_class_add_out_actions (class);
  lesart_window_class_add_proposal_actions (class);
}
