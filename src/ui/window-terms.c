/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Terms: what is selected becomes one, the form of one, term bases in and out.
 */
#include "window-private.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "term-editor.h"

static void
say (LesartWindow *self, const char *text, gboolean undo)
{
  lesart_toast_show (self->toast, text, undo ? _ ("Undo") : NULL, undo ? "win.undo" : NULL);
}

/* Until the base was read nothing can be done with it. */
static LesartTermStore *
get_store (LesartWindow *self)
{
  LesartTermStore *store;

  lesart_terminology_want (self->terms);
  store = lesart_terminology_get_store (self->terms);
  return store != NULL && lesart_term_store_is_loaded (store) ? store : NULL;
}

/* ---- one term ---- */

static void
on_saved (gpointer window)
{
  say (window, _ ("Term saved"), TRUE);
}

static void
edit (LesartWindow *self, LesartConcept *concept, LesartSpan span)
{
  if (concept != NULL)
    lesart_term_editor_open (GTK_WINDOW (self), self->terms, concept, span, on_saved, self);
}

static void
on_edit (LesartTermsPanel *panel, LesartTermItem *item, LesartWindow *self)
{
  guint n;
  const LesartSpan *uses = lesart_term_item_get_uses (item, &n);

  edit (self, lesart_terminology_make_concept (self->terms, item),
        n > 0 ? uses[0] : LESART_SPAN_NONE);
}

static void
open_selection (LesartWindow *self)
{
  LesartSpan selection = lesart_reader_get_selection (self->reader);

  if (!lesart_span_is_empty (selection) && lesart_document_get_reading (self->document) != NULL)
    edit (self, lesart_terminology_make_concept_of (self->terms, selection), selection);
}

static void
on_terms_changed (LesartWindow *self)
{
  lesart_reader_set_terms (self->reader, lesart_terminology_get_marks (self->terms));
  if (self->adding_term && get_store (self) != NULL) {
    self->adding_term = FALSE;
    open_selection (self);
  }
}

static void
term_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);

  if (lesart_span_is_empty (lesart_reader_get_selection (self->reader))) {
    say (self, _ ("Select some text first"), FALSE);
    return;
  }
  gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
  if (get_store (self) != NULL)
    open_selection (self);
  else
    self->adding_term = TRUE; /* when the base was read */
}

static void
on_decided (LesartTermsPanel *panel, LesartTermItem *item, guint status, LesartWindow *self)
{
  /* Translators: a term, then what was decided of it: preferred */
  g_autofree char *text = g_strdup_printf (_ ("“%s”: %s"), lesart_term_item_get_text (item),
                                           lesart_describe_term_status ((LesartTermStatus) status));

  say (self, text, TRUE);
}

static void
on_removed (LesartTermsPanel *panel, LesartTermItem *item, LesartWindow *self)
{
  gboolean is_term = lesart_term_item_get_concept (item) != NULL;
  /* Translators: %s is a term */
  g_autofree char *text = g_strdup_printf (is_term ? _ ("“%s” taken out of the term base")
                                                   : _ ("“%s” is no longer proposed"),
                                           lesart_term_item_get_text (item));

  say (self, text, TRUE);
}

static void
on_show_span (LesartTermsPanel *panel, guint start, guint end, LesartWindow *self)
{
  lesart_window_jump (self, (LesartSpan){ start, end }, TRUE);
}

static void
on_save_failed (LesartTerminology *terms, const char *why, LesartWindow *self)
{
  /* Translators: %s says what is wrong with the file */
  g_autofree char *text = g_strdup_printf (_ ("The term base is not saved: %s"), why);

  say (self, text, FALSE);
}

/* ---- in and out ---- */

static GFile *
take_file (GtkNativeDialog *chooser, int response)
{
  GFile *file = response == GTK_RESPONSE_ACCEPT
                    ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                    : NULL;

  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
  return file;
}

static void
import_file (LesartWindow *self, GFile *file)
{
  LesartTermStore *store = get_store (self);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartTermBase) base = lesart_terms_load (file, NULL, problems, NULL, &error);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = NULL;
  guint n;

  if (base == NULL || store == NULL) {
    /* Translators: a file name, then what is wrong */
    text = g_strdup_printf (_ ("“%s” cannot be imported: %s"), name,
                            error != NULL ? error->message : "");
  } else {
    n = lesart_term_store_import (store, base);
    text = g_strdup_printf (ngettext ("%u concept imported", "%u concepts imported", n), n);
  }
  say (self, text, FALSE);
}

static void
on_import_chosen (GtkNativeDialog *chooser, int response, LesartWindow *self)
{
  g_autoptr (GFile) file = take_file (chooser, response);

  if (file != NULL)
    import_file (self, file);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Import terms"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  static const char *const endings[] = { "tbx", "xml", "csv", "tsv", "txt", "tab", "utf8", "json" };
  g_autoptr (GtkFileFilter) bases = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  get_store (self); /* is read meanwhile */
  gtk_file_filter_set_name (bases, _ ("Term bases (TBX, OmegaT, CSV, JSON)"));
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    gtk_file_filter_add_suffix (bases, endings[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), bases);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_import_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* What the format has no place for is said: nothing is lost in silence. */
static char *
describe_losses (GPtrArray *losses)
{
  g_autofree char *names = NULL;

  if (losses->len == 0)
    return g_strdup (_ ("Terms exported"));
  g_ptr_array_add (losses, NULL);
  names = g_strjoinv (", ", (char **) losses->pdata);
  /* Translators: %s are data categories of a term base: definition, source */
  return g_strdup_printf (_ ("Terms exported without what the format has no place for: %s"), names);
}

static void
on_export_chosen (GtkNativeDialog *chooser, int response, LesartWindow *self)
{
  LesartTermsFormat format =
      (LesartTermsFormat) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chooser), "format"));
  g_autoptr (GFile) file = take_file (chooser, response);
  LesartTermStore *store = get_store (self);
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (file == NULL || store == NULL)
    return;
  if (lesart_terms_write (lesart_term_store_get_base (store), format, bytes, losses, &error)
      && g_file_replace_contents (file, bytes->str, bytes->len, NULL, FALSE, G_FILE_CREATE_NONE,
                                  NULL, NULL, &error))
    text = describe_losses (losses);
  say (self, error != NULL ? error->message : text, FALSE);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  GtkFileChooserNative *chooser;
  g_autofree char *file_name = NULL;
  LesartTermsFormat format;

  if (!lesart_terms_format_from_name (g_variant_get_string (parameter, NULL), &format))
    return;
  get_store (self);
  chooser = gtk_file_chooser_native_new (_ ("Export terms"), GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  /* Translators: the name of a file, without its ending */
  file_name = g_strdup_printf ("%s.%s", _ ("terms"), lesart_terms_format_get_ending (format));
  g_object_set_data (G_OBJECT (chooser), "format", GUINT_TO_POINTER (format));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file_name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_export_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (lesart_terminology_begin_folder (self->terms, &error)) {
    say (self, _ ("The articles of this folder have a term base of their own now"), FALSE);
    return;
  }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    text = g_strdup (_ ("This folder has a term base already"));
  else
    text = g_strdup (_ ("No file can be written beside this article"));
  say (self, text, FALSE);
}

/* ---- */

void
lesart_window_init_terms (LesartWindow *self)
{
  self->terms = lesart_terminology_new (self->document);
  lesart_terms_panel_set_terms (LESART_TERMS_PANEL (self->terms_panel), self->terms);
  g_signal_connect_object (self->terms, "changed", G_CALLBACK (on_terms_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->terms, "save-failed", G_CALLBACK (on_save_failed), self, 0);
  g_signal_connect_object (self->terms_panel, "show-span", G_CALLBACK (on_show_span), self, 0);
  g_signal_connect_object (self->terms_panel, "edit", G_CALLBACK (on_edit), self, 0);
  g_signal_connect_object (self->terms_panel, "decided", G_CALLBACK (on_decided), self, 0);
  g_signal_connect_object (self->terms_panel, "removed", G_CALLBACK (on_removed), self, 0);
}

void
lesart_window_class_add_term_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.term", NULL, term_action);
  gtk_widget_class_install_action (class, "win.terms-import", NULL, import_action);
  gtk_widget_class_install_action (class, "win.terms-export", "s", export_action);
  gtk_widget_class_install_action (class, "win.terms-folder", NULL, folder_action);
}
