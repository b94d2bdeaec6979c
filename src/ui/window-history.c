/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one history of the article: undo and redo, with the name of what they do. What a step did may
 * be elsewhere: in the English version, which is opened first if it has to be, or in the tag book
 * and with it in other articles.
 */
#include "window-private.h"

#include <glib/gi18n.h>

#include "describe-tag.h"
#include "tagbook-job.h"

static LesartNotes *
get_notes (LesartWindow *self)
{
  return lesart_document_get_notes (self->document);
}

/* ---- names ---- */

static const char *
describe_edit (LesartEdit what)
{
  static const char *const names[LESART_N_EDITS] = {
    [LESART_EDIT_HIGHLIGHT] = NC_ ("undo", "highlight"),
    [LESART_EDIT_TAG] = NC_ ("undo", "tag"),
    [LESART_EDIT_NOTE] = NC_ ("undo", "note"),
    [LESART_EDIT_COLOUR] = NC_ ("undo", "colour"),
    [LESART_EDIT_MOVE] = NC_ ("undo", "move"),
    [LESART_EDIT_DELETE] = NC_ ("undo", "deletion"),
    [LESART_EDIT_ACCEPT] = NC_ ("undo", "acceptance"),
    [LESART_EDIT_REJECT] = NC_ ("undo", "rejection"),
    [LESART_EDIT_CORRECT] = NC_ ("undo", "correction"),
    [LESART_EDIT_ADD_FACT] = NC_ ("undo", "added fact"),
    [LESART_EDIT_RESTORE] = NC_ ("undo", "restored fact"),
    [LESART_EDIT_JUDGE] = NC_ ("undo", "verdict"),
    [LESART_EDIT_LINK] = NC_ ("undo", "relation"),
    [LESART_EDIT_DATE] = NC_ ("undo", "day of the article"),
    [LESART_EDIT_RENAME_TAG] = NC_ ("undo", "renamed tag"),
    [LESART_EDIT_MERGE_TAGS] = NC_ ("undo", "merged tags"),
    [LESART_EDIT_SPLIT_TAG] = NC_ ("undo", "split tag"),
    [LESART_EDIT_DELETE_TAG] = NC_ ("undo", "deleted tag"),
    [LESART_EDIT_IMPORT] = NC_ ("undo", "import"),
    [LESART_EDIT_RECOVER] = NC_ ("undo", "earlier version"),
    [LESART_EDIT_RESOLVE] = NC_ ("undo", "choice of version"),
    [LESART_EDIT_TERM] = NC_ ("undo", "decision on a term"),
    [LESART_EDIT_MERGE_PAIRS] = NC_ ("undo", "merged pairs of sentences"),
    [LESART_EDIT_SPLIT_PAIR] = NC_ ("undo", "split pair of sentences"),
    [LESART_EDIT_SHIFT_SENTENCE] = NC_ ("undo", "sentence moved to another pair"),
    [LESART_EDIT_CONFIRM_PAIR] = NC_ ("undo", "confirmed pair of sentences"),
    [LESART_EDIT_ADD_TAG] = NC_ ("undo", "new tag"),
    [LESART_EDIT_EDIT_TAG] = NC_ ("undo", "edited tag"),
    [LESART_EDIT_MOVE_TAG] = NC_ ("undo", "moved tag"),
  };

  return names[what] != NULL ? g_dpgettext2 (NULL, "undo", names[what]) : NULL;
}

/**
 * lesart_window_describe_step:
 * @undo: what would be undone, or else done again
 *
 * Returns: (transfer full) (nullable): "tag “claim”"; %NULL if there is nothing
 */
char *
lesart_window_describe_step (LesartWindow *self, gboolean undo)
{
  LesartNotes *notes = get_notes (self);
  const char *what =
      describe_edit (undo ? lesart_notes_get_undo (notes) : lesart_notes_get_redo (notes));
  const char *detail =
      undo ? lesart_notes_get_undo_detail (notes) : lesart_notes_get_redo_detail (notes);

  if (what == NULL || detail == NULL)
    return g_strdup (what);
  /* Translators: what was done, and the name of the tag */
  return g_strdup_printf (C_ ("undo", "%s “%s”"), what, detail);
}

/* ---- undoing and redoing ---- */

static void
show_turned (LesartWindow *self, LesartAnnotation *annotation, gboolean is_pair)
{
  LesartSpan span = LESART_SPAN_NONE;

  if (annotation != NULL)
    span = lesart_annotation_get_extent (annotation);
  else if (is_pair)
    span = lesart_translation_get_bead_span (
        self->translation, lesart_translation_get_turned (self->translation), LESART_SIDE_GERMAN);
  if (!lesart_span_is_empty (span))
    lesart_reader_show_span (self->reader, span, TRUE);
}

/* A step that cannot be undone must not be in the way of those before it. */
static void
leave_out (
    LesartWindow *self, gboolean undo, const char *what, const GError *error, LesartToast *toast)
{
  g_autofree char *text = NULL;

  self->turning = LESART_TURNING_NONE;
  lesart_notes_leave_out (get_notes (self), undo);
  if (error->domain != LESART_NOTES_ERROR)
    text = g_strdup_printf ("%s: %s", what, error->message);
  else if (error->code == LESART_NOTES_ERROR_AWAY)
    /* Translators: %s is what was to be undone or done again */
    text = g_strdup_printf (_ ("Left as it is: %s. The English version is not there"), what);
  else
    /* Translators: %s is what was to be undone or done again */
    text = g_strdup_printf (_ ("Left as it is: %s. Something else was changed there since"), what);
  lesart_toast_show (toast, text, NULL, NULL);
}

/* What is away is fetched. If nobody knows where it is, a person is asked, and without an answer
 * the step is left out the next time. */
static void
wait_or_leave_out (LesartWindow *self, gboolean undo, const char *what, const GError *error)
{
  const LesartTurning turning = undo ? LESART_TURNING_BACK : LESART_TURNING_ON;
  const gboolean was_asked = self->turning == turning;
  g_autofree char *text = NULL;

  self->turning = turning;
  if (lesart_window_fetch_english (self))
    return;
  if (was_asked) {
    leave_out (self, undo, what, error, self->toast);
    return;
  }
  /* Translators: %s is what is to be undone or done again */
  text = g_strdup_printf (_ ("It takes the English version: %s"), what);
  lesart_toast_show (self->toast, text, _ ("Open…"), "win.choose-english");
}

/**
 * lesart_window_turn:
 * @undo: whether to undo, or else to redo
 * @toast: where to say it
 * @group: what the actions for undo and redo are in there: "win"
 *
 * Goes one step back or on in the history of the article.
 */
void
lesart_window_turn (LesartWindow *self, gboolean undo, LesartToast *toast, const char *group)
{
  LesartNotes *notes = get_notes (self);
  g_autofree char *what = lesart_window_describe_step (self, undo);
  g_autofree char *action = g_strconcat (group, undo ? ".redo" : ".undo", NULL);
  gboolean is_pair = lesart_notes_would_change (notes, undo, LESART_MATTER_PAIRS);
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartAnnotation) annotation = NULL;
  g_autofree char *text = NULL;

  if (what == NULL)
    return;
  annotation = undo ? lesart_notes_undo (notes, &error) : lesart_notes_redo (notes, &error);
  if (is_pair && g_error_matches (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_AWAY)) {
    wait_or_leave_out (self, undo, what, error);
    return;
  }
  if (error != NULL) {
    leave_out (self, undo, what, error, toast);
    return;
  }
  self->turning = LESART_TURNING_NONE;
  show_turned (self, annotation, is_pair);
  /* Translators: %s is what was done: highlight, tag, note, colour, move or deletion */
  text = g_strdup_printf (undo ? _ ("Undone: %s") : _ ("Done again: %s"), what);
  lesart_toast_show (toast, text, undo ? _ ("Redo") : _ ("Undo"), action);
}

/**
 * lesart_window_go_on_turning:
 *
 * What had to be there to undo something is there.
 */
void
lesart_window_go_on_turning (LesartWindow *self)
{
  const gboolean undo = self->turning == LESART_TURNING_BACK;

  if (self->turning == LESART_TURNING_NONE
      || lesart_translation_get_state (self->translation) != LESART_TRANSLATION_READY)
    return;
  self->turning = LESART_TURNING_NONE;
  if (lesart_notes_would_change (get_notes (self), undo, LESART_MATTER_PAIRS))
    lesart_window_turn (self, undo, self->toast, "win");
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);

  lesart_window_turn (self, g_str_equal (name, "win.undo"), self->toast, "win");
}

/* ---- the tag book ---- */

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LesartWindow) self = data;
  g_autoptr (GPtrArray) findings = lesart_tag_job_finish (result, NULL);
  g_autofree char *problems = findings != NULL ? lesart_describe_tag_problems (findings) : NULL;

  if (problems != NULL && self->tag_book != NULL)
    lesart_toast_show (self->toast, problems, NULL, NULL);
}

/* The book at once, with the articles that are open, and the others in a thread. */
static gboolean
turn_tag_book (LesartNotes *notes, const char *to, char **was, gpointer data, GError **error)
{
  LesartWindow *self = data;
  g_autoptr (LesartTagChange) turned = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  if (!lesart_tag_book_go_to (self->tag_book, to, &turned, error))
    return FALSE;
  if (turned == NULL)
    return TRUE;
  changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (changes, g_object_ref (turned));
  lesart_tag_job_apply_async (self->application, changes,
                              lesart_tag_change_get_state (turned) != LESART_TAG_CHANGE_DONE,
                              self->document, on_applied, g_object_ref (self));
  return TRUE;
}

/* ---- the menu ---- */

/* An underscore in a name is not the sign of a mnemonic. */
static char *
make_label (const char *label, const char *what)
{
  g_auto (GStrv) parts = what != NULL ? g_strsplit (what, "_", -1) : NULL;
  g_autofree char *escaped = parts != NULL ? g_strjoinv ("__", parts) : NULL;

  if (escaped == NULL)
    return g_strdup (label);
  /* Translators: the first is Undo or Redo, the second what was done */
  return g_strdup_printf (C_ ("history", "%s: %s"), label, escaped);
}

static void
set_item (GMenu *menu, int at, char *label, char *action)
{
  g_autofree char *new = label;
  g_autofree char *detailed = action;
  g_autofree char *old = NULL;

  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) > at)
    g_menu_model_get_item_attribute (G_MENU_MODEL (menu), at, G_MENU_ATTRIBUTE_LABEL, "s", &old);
  if (g_strcmp0 (old, new) == 0)
    return;
  if (old != NULL)
    g_menu_remove (menu, at);
  g_menu_insert (menu, at, new, detailed);
}

/**
 * lesart_window_fill_history_menu:
 * @menu: empty, or with undo and redo first
 * @group: what the actions are in there: "win"
 *
 * Says in it what would be undone and redone.
 */
void
lesart_window_fill_history_menu (LesartWindow *self, GMenu *menu, const char *group)
{
  g_autofree char *undo = lesart_window_describe_step (self, TRUE);
  g_autofree char *redo = lesart_window_describe_step (self, FALSE);

  set_item (menu, 0, make_label (_ ("_Undo"), undo), g_strconcat (group, ".undo", NULL));
  set_item (menu, 1, make_label (_ ("_Redo"), redo), g_strconcat (group, ".redo", NULL));
}

static void
update (LesartWindow *self)
{
  LesartNotes *notes = get_notes (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo",
                                 lesart_notes_get_undo (notes) != LESART_EDIT_NONE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo",
                                 lesart_notes_get_redo (notes) != LESART_EDIT_NONE);
  lesart_window_fill_history_menu (self, self->history_menu, "win");
}

static void
watch_notes (LesartWindow *self)
{
  self->turning = LESART_TURNING_NONE;
  lesart_window_dispose_history (self);
  g_set_object (&self->history_notes, get_notes (self));
  lesart_notes_set_turner (self->history_notes, LESART_MATTER_TAG_BOOK, turn_tag_book, self);
  g_signal_connect_object (self->history_notes, "edited", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/* The notes can outlive the window. */
void
lesart_window_dispose_history (LesartWindow *self)
{
  if (self->history_notes == NULL)
    return;
  lesart_notes_set_turner (self->history_notes, LESART_MATTER_TAG_BOOK, NULL, NULL);
  g_clear_object (&self->history_notes);
}

void
lesart_window_init_history (LesartWindow *self)
{
  g_signal_connect_object (self->document, "notify::notes", G_CALLBACK (watch_notes), self,
                           G_CONNECT_SWAPPED);
  watch_notes (self);
}

void
lesart_window_class_add_history_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.undo", NULL, history_action);
  gtk_widget_class_install_action (class, "win.redo", NULL, history_action);
}
