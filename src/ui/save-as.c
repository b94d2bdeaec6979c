/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is saved is made before the place is asked for: it is what the reader saw when asking.
 */
#include "save-as.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  GtkWidget *owner;
  GBytes *bytes;
  char *suffix;
  LesartSavedFunc func;
} Saving;

static void
saving_free (gpointer data, GClosure *closure)
{
  Saving *self = data;

  g_object_unref (self->owner);
  g_bytes_unref (self->bytes);
  g_free (self->suffix);
  g_free (self);
}

static Saving *
saving_new (GtkWidget *owner, GBytes *bytes, const char *suffix, LesartSavedFunc func)
{
  Saving *self = g_new0 (Saving, 1);

  self->owner = g_object_ref (owner);
  self->bytes = g_bytes_ref (bytes);
  self->suffix = g_strdup (suffix);
  self->func = func;
  return self;
}

static void
say (Saving *self, const char *format, const char *what, gboolean saved)
{
  g_auto (GStrv) halves = g_strsplit (format, "%s", 2);
  g_autofree char *text = g_strjoinv (what, halves);

  self->func (self->owner, text, saved);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_file_get_basename (G_FILE (source));
  g_autofree char *name = g_filename_display_name (base);

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    /* Translators: %s is a file name */
    say (self, _ ("Saved as “%s”"), name, TRUE);
  else
    /* Translators: %s is what was in the way */
    say (self, _ ("It could not be saved: %s"), error->message, FALSE);
  saving_free (self, NULL);
}

/**
 * lesart_save_to:
 * @owner: stays until it is done
 * @file: is overwritten, but only when the new content is written whole
 * @bytes: what it is to hold
 * @func: is told the outcome
 */
void
lesart_save_to (GtkWidget *owner, GFile *file, GBytes *bytes, LesartSavedFunc func)
{
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, on_saved,
                                       saving_new (owner, bytes, NULL, func));
}

/* The dialog asks before a file is overwritten; not of a name that has got its suffix afterwards.
 */
static GFile *
add_suffix (Saving *self, GFile *chosen)
{
  g_autofree char *name = g_file_get_basename (chosen);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *whole = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) file = NULL;

  if (g_str_has_suffix (lower, self->suffix))
    return g_object_ref (chosen);
  whole = g_strconcat (name, self->suffix, NULL);
  folder = g_file_get_parent (chosen);
  file = g_file_get_child (folder, whole);
  if (!g_file_query_exists (file, NULL))
    return g_steal_pointer (&file);
  /* Translators: %s is a file name */
  say (self, _ ("There is a file “%s” already. Choose another name."), whole, FALSE);
  return NULL;
}

static void
on_response (GtkNativeDialog *dialog, int response, Saving *self)
{
  g_autoptr (GFile) chosen = response == GTK_RESPONSE_ACCEPT
                                 ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                                 : NULL;
  g_autoptr (GFile) file = chosen == NULL ? NULL : add_suffix (self, chosen);

  if (file != NULL)
    lesart_save_to (self->owner, file, self->bytes, self->func);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static char *
suggest_name (LesartDocument *document, const char *what, const char *suffix)
{
  GFile *file = lesart_document_get_file (document);
  g_autofree char *base = file == NULL ? g_strdup (_ ("Article")) : g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return *what == '\0' ? g_strconcat (name, suffix, NULL)
                       : g_strconcat (name, "-", what, suffix, NULL);
}

/**
 * lesart_save_as:
 * @owner: in whose window it is asked; stays until it is done
 * @title: of the dialog
 * @kind: of the file
 * @document: beside whose file, and with whose name, it is proposed to be saved
 * @what: ends the proposed name: "claims"; "" for none
 * @bytes: what the file is to hold
 * @func: is told the outcome; not if the dialog is left
 */
void
lesart_save_as (GtkWidget *owner,
                const char *title,
                const LesartFileKind *kind,
                LesartDocument *document,
                const char *what,
                GBytes *bytes,
                LesartSavedFunc func)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, GTK_WINDOW (gtk_widget_get_root (owner)), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_autofree char *name = suggest_name (document, what, kind->suffix);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GFile *file = lesart_document_get_file (document);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_file_filter_set_name (filter, kind->name);
  gtk_file_filter_add_mime_type (filter, kind->mime);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  if (file != NULL) {
    g_autoptr (GFile) folder = g_file_get_parent (file);

    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response),
                         saving_new (owner, bytes, kind->suffix, func), saving_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
