/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A popover that holds the focus while it is open. How it ends is decided once: by Save, Delete or
 * Discard, or, if it is closed without any of them, by whether something was changed.
 */
#include "note-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "colour-button.h"
#include "describe.h"
#include "popovers.h"
#include "tag-entry.h"

#define FOOT_HEIGHT 110 /* of the buttons, with the frame around all */
#define LEAST_BODY 140
#define LEAST_NOTE 96
#define MOST_NOTE 280

struct _LesartNoteEditor {
  GtkPopover parent_instance;
  LesartAnnotation *annotation; /* (nullable): NULL when no edit is under way */
  LesartColour colour;
  LesartEdit edit;

  GtkScrolledWindow *body; /* the fields; the foot below it is always to be seen */
  GtkLabel *quote;
  GtkWidget *colours[LESART_N_COLOURS];
  LesartTagEntry *tags;
  GtkTextView *note;
  GtkScrolledWindow *note_scroller;
  GtkWidget *placeholder;
  GtkStack *foot; /* the buttons, or the question before discarding */
  GtkWidget *buttons;
  GtkWidget *question;
  GtkWidget *keep;
  GtkWidget *delete_button;
};

enum { DONE, DELETE, CANCELLED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartNoteEditor, lesart_note_editor, GTK_TYPE_POPOVER)

/* ---- What was changed ---- */

static char *
get_note (LesartNoteEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  /* Leading spaces can mean something in Markdown; a note of nothing else is no note. */
  g_strchomp (text);
  return g_steal_pointer (&text);
}

static gboolean
same_tags (const char *const *a, char **b)
{
  static const char *const none[] = { NULL };

  return g_strv_equal (a == NULL ? none : a, (const char *const *) b);
}

static gboolean
note_changed (LesartNoteEditor *self)
{
  const char *note = lesart_annotation_get_note (self->annotation);
  g_autofree char *before = g_strchomp (g_strdup (note == NULL ? "" : note));
  g_autofree char *after = get_note (self);

  return strcmp (before, after) != 0;
}

static gboolean
tags_changed (LesartNoteEditor *self)
{
  g_auto (GStrv) tags = lesart_tag_entry_get_tags (self->tags);

  return !same_tags (lesart_annotation_get_tags (self->annotation), tags);
}

static gboolean
is_changed (LesartNoteEditor *self)
{
  return self->annotation != NULL
         && (self->colour != lesart_annotation_get_colour (self->annotation) || tags_changed (self)
             || note_changed (self));
}

static LesartAnnotation *
make_version (LesartNoteEditor *self)
{
  g_autoptr (LesartAnnotation) version = g_object_ref (self->annotation);

  self->edit = LESART_EDIT_NONE;
  if (self->colour != lesart_annotation_get_colour (version)) {
    LesartAnnotation *coloured = lesart_annotation_with_colour (version, self->colour);

    g_object_unref (version);
    version = coloured;
    self->edit = LESART_EDIT_COLOUR;
  }
  if (tags_changed (self)) {
    g_auto (GStrv) tags = lesart_tag_entry_get_tags (self->tags);
    LesartAnnotation *tagged = lesart_annotation_with_tags (version, (const char *const *) tags);

    g_object_unref (version);
    version = tagged;
    self->edit = LESART_EDIT_TAG;
  }
  if (note_changed (self)) {
    g_autofree char *note = get_note (self);
    LesartAnnotation *noted = lesart_annotation_with_note (version, *note == '\0' ? NULL : note);

    g_object_unref (version);
    version = noted;
    self->edit = LESART_EDIT_NOTE;
  }
  return g_steal_pointer (&version);
}

/* ---- How it ends ---- */

static void
finish (LesartNoteEditor *self, guint signal)
{
  g_autoptr (LesartAnnotation) annotation = NULL;

  if (self->annotation == NULL)
    return;
  annotation = signal == DONE ? make_version (self) : g_object_ref (self->annotation);
  g_clear_object (&self->annotation);
  gtk_popover_popdown (GTK_POPOVER (self));
  if (signal == CANCELLED)
    g_signal_emit (self, signals[CANCELLED], 0);
  else
    g_signal_emit (self, signals[signal], 0, annotation);
}

static void
on_save (LesartNoteEditor *self)
{
  finish (self, DONE);
}

static void
on_delete (LesartNoteEditor *self)
{
  finish (self, DELETE);
}

static void
on_discard (LesartNoteEditor *self)
{
  finish (self, CANCELLED);
}

static void
on_closed (LesartNoteEditor *self)
{
  finish (self, is_changed (self) ? DONE : CANCELLED);
}

/* Nothing can be written behind the question. */
static void
ask (LesartNoteEditor *self, gboolean asking)
{
  gtk_stack_set_visible_child (self->foot, asking ? self->question : self->buttons);
  gtk_widget_set_sensitive (GTK_WIDGET (self->body), !asking);
}

static void
on_keep (LesartNoteEditor *self)
{
  ask (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->note));
}

static void
on_escape (LesartNoteEditor *self)
{
  if (gtk_stack_get_visible_child (self->foot) == self->question) {
    on_keep (self);
  } else if (is_changed (self)) {
    ask (self, TRUE);
    gtk_widget_grab_focus (self->keep);
  } else {
    finish (self, CANCELLED);
  }
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        LesartNoteEditor *self)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (keyval == GDK_KEY_Escape) {
    on_escape (self);
    return TRUE;
  }
  if (enter && (state & GDK_CONTROL_MASK) != 0) {
    on_save (self);
    return TRUE;
  }
  return FALSE;
}

/* ---- The widgets ---- */

static void
on_colour (GtkWidget *button, LesartNoteEditor *self)
{
  for (guint i = LESART_COLOUR_NONE; i < LESART_N_COLOURS; i++)
    if (self->colours[i] == button && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      self->colour = (LesartColour) i;
}

static void
on_note_changed (LesartNoteEditor *self)
{
  gtk_widget_set_visible (self->placeholder,
                          gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->note))
                              == 0);
}

static void
on_tags_finished (LesartNoteEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->note));
}

static void
add_colours (LesartNoteEditor *self, GtkWidget *box)
{
  GtkWidget *row =
      g_object_new (GTK_TYPE_BOX, "spacing", 6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Colour"),
                                  -1);
  for (guint n = 1; n <= LESART_N_COLOURS; n++) {
    guint i = n % LESART_N_COLOURS; /* no colour comes last */

    self->colours[i] = lesart_colour_button_new ((LesartColour) i, TRUE);
    if (n > 1)
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->colours[i]),
                                   GTK_TOGGLE_BUTTON (self->colours[LESART_COLOUR_YELLOW]));
    g_signal_connect (self->colours[i], "toggled", G_CALLBACK (on_colour), self);
    gtk_box_append (GTK_BOX (row), self->colours[i]);
  }
  gtk_box_append (GTK_BOX (box), row);
}

static void
add_note (LesartNoteEditor *self, GtkWidget *box)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->note = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->note, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->note, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Note"), -1);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->note), "changed",
                            G_CALLBACK (on_note_changed), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->note));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LEAST_NOTE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_add_css_class (scroller, "note");
  self->note_scroller = GTK_SCROLLED_WINDOW (scroller);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);
  self->placeholder = gtk_label_new (_ ("Note (Markdown)"));
  gtk_widget_add_css_class (self->placeholder, "placeholder");
  gtk_widget_set_halign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_set_valign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->placeholder);
  gtk_box_append (GTK_BOX (box), overlay);
}

static GtkWidget *
add_button (LesartNoteEditor *self,
            GtkWidget *box,
            const char *label,
            const char *tooltip,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
add_filler (GtkWidget *box, GtkWidget *filler)
{
  gtk_widget_set_hexpand (filler, TRUE);
  gtk_box_append (GTK_BOX (box), filler);
  return filler;
}

static void
add_foot (LesartNoteEditor *self, GtkWidget *box)
{
  GtkWidget *save;
  GtkWidget *discard;
  GtkWidget *question;

  self->foot = GTK_STACK (gtk_stack_new ());
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->delete_button =
      add_button (self, self->buttons, _ ("Delete"), _ ("Delete this note and its highlight"),
                  G_CALLBACK (on_delete));
  gtk_widget_add_css_class (self->delete_button, "flat");
  add_filler (self->buttons, gtk_label_new (NULL));
  save =
      add_button (self, self->buttons, _ ("Save"), _ ("Save (Ctrl+Enter)"), G_CALLBACK (on_save));
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_stack_add_child (self->foot, self->buttons);

  self->question = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  question = add_filler (self->question, gtk_label_new (_ ("Discard changes?")));
  gtk_label_set_xalign (GTK_LABEL (question), 0);
  gtk_label_set_ellipsize (GTK_LABEL (question), PANGO_ELLIPSIZE_END);
  discard = add_button (self, self->question, _ ("Discard"), _ ("Close without saving"),
                        G_CALLBACK (on_discard));
  gtk_widget_add_css_class (discard, "destructive-action");
  self->keep = add_button (self, self->question, _ ("Keep writing"),
                           _ ("Go back to the note (Escape)"), G_CALLBACK (on_keep));
  gtk_stack_add_child (self->foot, self->question);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->foot));
}

static void
lesart_note_editor_dispose (GObject *object)
{
  LesartNoteEditor *self = LESART_NOTE_EDITOR (object);

  g_clear_object (&self->annotation);
  G_OBJECT_CLASS (lesart_note_editor_parent_class)->dispose (object);
}

static void
lesart_note_editor_class_init (LesartNoteEditorClass *klass)
{
  GType type = LESART_TYPE_NOTE_EDITOR;

  G_OBJECT_CLASS (klass)->dispose = lesart_note_editor_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, LESART_TYPE_ANNOTATION);
  signals[DELETE] = g_signal_new ("delete", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, LESART_TYPE_ANNOTATION);
  signals[CANCELLED] =
      g_signal_new ("cancelled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_body (LesartNoteEditor *self, GtkWidget *box)
{
  GtkWidget *fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->quote = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->quote, 0);
  gtk_label_set_wrap (self->quote, TRUE);
  gtk_label_set_lines (self->quote, 2);
  gtk_label_set_ellipsize (self->quote, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->quote, 40);
  gtk_widget_add_css_class (GTK_WIDGET (self->quote), "lesart-quote");
  gtk_box_append (GTK_BOX (fields), GTK_WIDGET (self->quote));
  add_colours (self, fields);
  self->tags = LESART_TAG_ENTRY (lesart_tag_entry_new ());
  g_signal_connect_swapped (self->tags, "finished", G_CALLBACK (on_tags_finished), self);
  gtk_box_append (GTK_BOX (fields), GTK_WIDGET (self->tags));
  add_note (self, fields);
  self->body = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->body, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (self->body, TRUE);
  gtk_scrolled_window_set_child (self->body, fields);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->body));
}

static void
lesart_note_editor_init (LesartNoteEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-note-editor");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Edit note"), -1);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "closed", G_CALLBACK (on_closed), NULL);

  gtk_widget_set_size_request (box, 340, -1);
  add_body (self, box);
  add_foot (self, box);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * lesart_note_editor_new:
 *
 * Returns: (transfer floating): an editor; give it a parent, and unparent it in the parent's
 * dispose
 */
GtkWidget *
lesart_note_editor_new (void)
{
  return g_object_new (LESART_TYPE_NOTE_EDITOR, NULL);
}

static void
fit (LesartNoteEditor *self)
{
  int room = lesart_popover_get_room (GTK_POPOVER (self));
  int most = MAX (room - FOOT_HEIGHT, LEAST_BODY);

  if (room < 0)
    return;
  gtk_scrolled_window_set_max_content_height (self->body, most);
  gtk_scrolled_window_set_max_content_height (self->note_scroller,
                                              CLAMP (most / 2, LEAST_NOTE, MOST_NOTE));
}

/**
 * lesart_note_editor_edit:
 * @annotation: where to begin; a new one need not be among the notes
 * @notes: (nullable): whose tags are suggested
 * @field: where the focus goes
 *
 * Pops up at the place that was set with gtk_popover_set_pointing_to(). An edit that is under way
 * is saved first.
 */
void
lesart_note_editor_edit (LesartNoteEditor *self,
                         LesartAnnotation *annotation,
                         LesartNotes *notes,
                         LesartNoteEditorField field)
{
  const char *note;
  g_auto (GStrv) known = NULL;

  g_return_if_fail (LESART_IS_NOTE_EDITOR (self));
  g_return_if_fail (LESART_IS_ANNOTATION (annotation));
  on_closed (self);
  self->annotation = g_object_ref (annotation);
  self->colour = lesart_annotation_get_colour (annotation);
  self->edit = LESART_EDIT_NONE;
  known = notes == NULL ? NULL : lesart_notes_get_tags (notes);
  lesart_tag_entry_set_known (self->tags, (const char *const *) known);
  lesart_tag_entry_set_tags (self->tags, lesart_annotation_get_tags (annotation));
  note = lesart_annotation_get_note (annotation);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), note == NULL ? "" : note, -1);
  gtk_label_set_label (self->quote, lesart_describe_quote (annotation));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->colours[self->colour]), TRUE);
  lesart_widget_set_colour (GTK_WIDGET (self->quote), self->colour);
  gtk_widget_set_visible (
      self->delete_button,
      notes != NULL && lesart_notes_find (notes, lesart_annotation_get_id (annotation)) != NULL);
  ask (self, FALSE);
  fit (self);
  gtk_popover_popup (GTK_POPOVER (self));
  if (field == LESART_NOTE_EDITOR_TAGS)
    lesart_tag_entry_focus (self->tags);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->note));
}

/**
 * lesart_note_editor_set_tag_book:
 * @book: (nullable): whose tags are suggested
 */
void
lesart_note_editor_set_tag_book (LesartNoteEditor *self, LesartTagBook *book)
{
  g_return_if_fail (LESART_IS_NOTE_EDITOR (self));
  lesart_tag_entry_set_book (self->tags, book);
}

/**
 * lesart_note_editor_get_edit:
 *
 * Returns: what the last "done" changed most: note before tags before colour
 */
LesartEdit
lesart_note_editor_get_edit (LesartNoteEditor *self)
{
  g_return_val_if_fail (LESART_IS_NOTE_EDITOR (self), LESART_EDIT_NONE);
  return self->edit;
}
