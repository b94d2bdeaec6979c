/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was there before, and what others wrote: earlier versions of the notes, notes that were
 * changed here and elsewhere, copies that a service has laid beside them.
 */
#include "window-private.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "plain-name.h"

static LesartStore *
get_store (LesartWindow *self)
{
  return lesart_document_get_store (self->document);
}

static GtkWidget *
make_dialog (LesartWindow *self, const char *title)
{
  GtkWidget *dialog = gtk_window_new ();
  GtkShortcut *close = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                         gtk_named_action_new ("window.close"));
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts), close);
  gtk_widget_add_controller (dialog, shortcuts);
  gtk_window_set_title (GTK_WINDOW (dialog), title);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_widget_add_css_class (dialog, "lesart");
  return dialog;
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_box (int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  return box;
}

/* ---- earlier versions ---- */

static char *
describe_version (const LesartVersionInfo *info)
{
  g_autofree char *n_notes =
      g_strdup_printf (ngettext ("%u note", "%u notes", info->n_notes), info->n_notes);

  if (info->n_new == 0 && info->n_gone == 0)
    /* Translators: %s is "12 notes" */
    return g_strdup_printf (_ ("%s, the same as now"), n_notes);
  if (info->n_gone == 0)
    /* Translators: %s is "12 notes"; so many of them are not there now, or are otherwise */
    return g_strdup_printf (_ ("%s; brings back %u"), n_notes, info->n_new);
  if (info->n_new == 0)
    /* Translators: %s is "12 notes"; so many that are there now were not there then */
    return g_strdup_printf (_ ("%s; takes away %u"), n_notes, info->n_gone);
  return g_strdup_printf (_ ("%s; brings back %u, takes away %u"), n_notes, info->n_new,
                          info->n_gone);
}

static GtkWidget *
make_row (const LesartVersionInfo *info)
{
  g_autofree char *time = lesart_describe_moment (info->time);
  g_autofree char *what = describe_version (info);
  g_autofree char *name = g_strdup_printf ("%s: %s", time, what);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = make_box (3);

  gtk_box_append (GTK_BOX (box), make_label (time, NULL));
  gtk_box_append (GTK_BOX (box), make_label (what, "dim"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (info->path), g_free);
  g_object_set_data_full (G_OBJECT (row), "name", g_steal_pointer (&name), g_free);
  return row;
}

static void
on_recover (GtkWidget *button, LesartWindow *self)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (button, GTK_TYPE_WINDOW);
  g_autoptr (GError) error = NULL;

  if (lesart_store_recover (get_store (self), g_object_get_data (G_OBJECT (button), "path"),
                            &error))
    lesart_toast_show (self->toast, _ ("The notes are as they were then"), _ ("Undo"), "win.undo");
  else
    lesart_toast_show (self->toast, error->message, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Asks in the place of the list. */
static void
on_version_chosen (GtkListBox *list, GtkListBoxRow *row, LesartWindow *self)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_WINDOW);
  GtkWidget *pages = gtk_window_get_child (GTK_WINDOW (dialog));
  GtkWidget *box = make_box (12);
  GtkWidget *recover = gtk_button_new_with_label (_ ("Back to this version"));
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));
  const char *path = g_object_get_data (G_OBJECT (row), "path");

  gtk_box_append (GTK_BOX (box), make_label (_ ("Bring the notes back to this version?"), NULL));
  gtk_box_append (GTK_BOX (box), make_label (g_object_get_data (G_OBJECT (row), "name"), "dim"));
  g_object_set_data_full (G_OBJECT (recover), "path", g_strdup (path), g_free);
  g_signal_connect_object (recover, "clicked", G_CALLBACK (on_recover), self, 0);
  gtk_box_append (GTK_BOX (box), recover);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), dialog);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_stack_add_child (GTK_STACK (pages), box);
  gtk_stack_set_visible_child (GTK_STACK (pages), box);
  gtk_widget_grab_focus (cancel);
}

static GtkWidget *
make_version_list (LesartWindow *self, GPtrArray *versions)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  for (guint i = 0; i < versions->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (versions->pdata[i]));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (list), TRUE);
  gtk_list_box_set_show_separators (GTK_LIST_BOX (list), TRUE);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_version_chosen), self, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Earlier versions of the notes"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
versions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  GtkWidget *dialog, *box, *pages;
  g_autoptr (GPtrArray) versions = NULL;

  if (get_store (self) == NULL)
    return;
  versions = lesart_store_list_versions (get_store (self));
  if (versions->len == 0) {
    lesart_toast_show (self->toast, _ ("There is no earlier version of these notes yet"), NULL,
                       NULL);
    return;
  }
  dialog = make_dialog (self, _ ("Earlier versions of the notes"));
  box = make_box (12);
  gtk_box_append (
      GTK_BOX (box),
      make_label (_ ("Choose what the notes are to be again. It can be undone."), NULL));
  gtk_box_append (GTK_BOX (box), make_version_list (self, versions));
  pages = gtk_stack_new ();
  gtk_stack_add_child (GTK_STACK (pages), box);
  gtk_window_set_child (GTK_WINDOW (dialog), pages);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 400, 440);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- changed here and elsewhere ---- */

static void
on_resolution (GtkButton *button, LesartWindow *self)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_WINDOW);
  gpointer resolution = g_object_get_data (G_OBJECT (button), "resolution");
  gboolean is_step =
      lesart_document_resolve (self->document, (LesartResolution) GPOINTER_TO_UINT (resolution));

  gtk_window_destroy (GTK_WINDOW (dialog));
  lesart_toast_show (self->toast, _ ("Settled"), is_step ? _ ("Undo") : NULL,
                     is_step ? "win.undo" : NULL);
}

static void
add_resolution (LesartWindow *self, GtkWidget *box, LesartResolution resolution, const char *title)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (title);

  lesart_name_plainly (button, title);
  g_object_set_data (G_OBJECT (button), "resolution", GUINT_TO_POINTER (resolution));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_resolution), self, 0);
  gtk_box_append (GTK_BOX (box), button);
}

static void
resolve_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  GtkWidget *dialog, *box;

  if (get_store (self) == NULL || lesart_store_count_conflicts (get_store (self)) == 0)
    return;
  dialog = make_dialog (self, _ ("Changed here and elsewhere"));
  box = make_box (12);
  gtk_box_append (
      GTK_BOX (box),
      make_label (
          _ ("Another program changed or deleted notes that were changed here, too. All versions are among the notes. Whatever is chosen can be undone."),
          NULL));
  add_resolution (self, box, LESART_RESOLVE_OURS, _ ("Keep _mine"));
  add_resolution (self, box, LESART_RESOLVE_THEIRS, _ ("Keep the _others"));
  add_resolution (self, box, LESART_RESOLVE_BOTH, _ ("Keep _both"));
  gtk_window_set_child (GTK_WINDOW (dialog), box);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 400, -1);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- copies ---- */

static void
merge_copies_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  guint n_taken = 0;

  for (guint i = 0; self->copies != NULL && self->copies[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;
    guint n_from_copy;

    if (!lesart_store_merge_copy (get_store (self), self->copies[i], &n_from_copy, &error)) {
      lesart_toast_show (self->toast, error->message, NULL, NULL);
      return;
    }
    n_taken += n_from_copy;
  }
  lesart_window_look_for_others (self);
  if (n_taken > 0) {
    g_autofree char *text =
        g_strdup_printf (ngettext ("%u note taken over", "%u notes taken over", n_taken), n_taken);

    lesart_toast_show (self->toast, text, _ ("Undo"), "win.undo");
  }
}

/* Whether anything is to be settled; TRUE if the notice says so. */
gboolean
lesart_window_show_conflicts (LesartWindow *self)
{
  guint n = get_store (self) != NULL ? lesart_store_count_conflicts (get_store (self)) : 0;
  g_autofree char *text = NULL;
  g_autofree char *base = NULL;

  if (n > 0) {
    text = g_strdup_printf (
        ngettext (
            "%u note was changed here, and changed or deleted by another program. Nothing is dropped.",
            "%u notes were changed here, and changed or deleted by another program. Nothing is dropped.",
            n),
        n);
    lesart_notice_show (self->save_notice, TRUE, text, _ ("Choose…"), "win.resolve");
    return TRUE;
  }
  if (self->copies == NULL || self->copies[0] == NULL)
    return FALSE;
  base = g_path_get_basename (self->copies[0]);
  /* Translators: %s is a file name */
  text =
      g_strdup_printf (_ ("There are notes on this article that were made elsewhere: “%s”"), base);
  lesart_notice_show (self->save_notice, FALSE, text, _ ("Take them over"), "win.merge-copies");
  return TRUE;
}

/**
 * lesart_window_look_for_others:
 *
 * Whether other programs have written notes on this article: when it is opened, and when the window
 * is come back to.
 */
void
lesart_window_look_for_others (LesartWindow *self)
{
  g_clear_pointer (&self->copies, g_strfreev);
  if (get_store (self) == NULL)
    return;
  self->copies = lesart_store_find_copies (get_store (self));
  lesart_document_look_again (self->document);
  lesart_window_update_save_notice (self);
}

static void
on_merged (LesartStore *store, guint n_taken, guint n_deleted, LesartWindow *self)
{
  g_autofree char *taken = g_strdup_printf (
      ngettext ("%u note came from another program", "%u notes came from another program", n_taken),
      n_taken);
  g_autofree char *deleted =
      g_strdup_printf (ngettext ("%u note was deleted by another program",
                                 "%u notes were deleted by another program", n_deleted),
                       n_deleted);

  if (n_deleted > 0)
    lesart_toast_show (self->toast, deleted, _ ("Undo"), "win.undo");
  else
    lesart_toast_show (self->toast, taken, NULL, NULL);
}

static void
on_notes (LesartWindow *self)
{
  if (get_store (self) != NULL)
    g_signal_connect_object (get_store (self), "merged", G_CALLBACK (on_merged), self, 0);
  lesart_window_look_for_others (self);
}

static void
on_active (LesartWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    lesart_window_look_for_others (self);
}

void
lesart_window_init_store (LesartWindow *self)
{
  g_signal_connect_object (self->document, "notify::notes", G_CALLBACK (on_notes), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active), NULL);
}

void
lesart_window_class_add_store_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.versions", NULL, versions_action);
  gtk_widget_class_install_action (class, "win.resolve", NULL, resolve_action);
  gtk_widget_class_install_action (class, "win.merge-copies", NULL, merge_copies_action);
}
