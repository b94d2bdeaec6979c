/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The English version beside the article: opening and closing it, and what keys do to its pairs of
 * sentences. Nothing of it is built before it is asked for.
 */
#include "window-private.h"

#include <glib/gi18n.h>

#include "check-panel.h"
#include "config.h"
#include "save-as.h"
#include "tmx.h"
#include "translation-view.h"

/* As of an article: what comes sooner needs no word. */
#define LOADING_MS 400
#define OFFER_MS 1500 /* the article comes first */

static LesartTranslationView *
get_view (LesartWindow *self)
{
  return LESART_TRANSLATION_VIEW (self->translation_view);
}

/**
 * lesart_window_update_translation_actions:
 *
 * Lets the keys of the pairs do something only while there are pairs.
 */
void
lesart_window_update_translation_actions (LesartWindow *self)
{
  static const char *const of_pairs[] = { "win.bead-merge", "win.bead-split",   "win.bead-up",
                                          "win.bead-down",  "win.bead-confirm", "win.export-tmx" };
  gsize n_beads = 0;

  if (self->translation != NULL)
    lesart_translation_get_beads (self->translation, &n_beads);
  for (guint i = 0; i < G_N_ELEMENTS (of_pairs); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_pairs[i], n_beads > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.close-english",
                                 self->translation_view != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.other-text",
                                 self->translation_view != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-english",
                                 lesart_document_get_text (self->document) != NULL);
}

/* ---- beside the article or not ---- */

/* What @make_new makes takes the place of @old. */
static void
put_in_place (LesartWindow *self, GtkWidget *old, GtkWidget *(*make_new) (LesartWindow *self))
{
  GtkWidget *content = gtk_widget_get_parent (old);
  GtkWidget *before = gtk_widget_get_prev_sibling (old);
  g_autoptr (GtkWidget) kept = g_object_ref (old);
  GtkWidget *new;

  gtk_box_remove (GTK_BOX (content), old);
  new = make_new (self);
  gtk_widget_set_vexpand (new, TRUE);
  gtk_box_insert_child_after (GTK_BOX (content), new, before);
}

static GtkWidget *
make_view (LesartWindow *self)
{
  self->translation_view = lesart_translation_view_new (self->appearance, self->translation,
                                                        self->reader, self->article_scroller);
  return self->translation_view;
}

static GtkWidget *
take_article (LesartWindow *self)
{
  return self->article_scroller;
}

static void
show_view (LesartWindow *self)
{
  if (self->translation_view != NULL)
    return;
  put_in_place (self, self->article_scroller, make_view);
  lesart_window_tie_menu (self, lesart_translation_view_get_reader (get_view (self)));
  lesart_window_tie_addresses (self, lesart_translation_view_get_reader (get_view (self)));
  lesart_reader_set_compact (self->reader, TRUE);
  lesart_reader_set_compact (lesart_translation_view_get_reader (get_view (self)), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
hide_view (LesartWindow *self)
{
  g_autoptr (GtkWidget) article = g_object_ref (self->article_scroller);

  if (self->translation_view == NULL)
    return;
  lesart_translation_view_release (get_view (self));
  put_in_place (self, self->translation_view, take_article);
  self->translation_view = NULL;
  lesart_reader_set_compact (self->reader, lesart_split_is_narrow (LESART_SPLIT (self->split)));
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
on_state (LesartWindow *self)
{
  if (lesart_translation_get_state (self->translation) == LESART_TRANSLATION_NONE)
    hide_view (self);
  lesart_window_update_translation_actions (self);
  if (self->translation_view != NULL)
    lesart_window_go_on_turning (self);
}

static void
make_translation (LesartWindow *self)
{
  if (self->translation != NULL)
    return;
  self->translation = lesart_translation_new (self->document);
  g_signal_connect_object (self->translation, "notify::state", G_CALLBACK (on_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->translation, "beads-changed",
                           G_CALLBACK (lesart_window_update_translation_actions), self,
                           G_CONNECT_SWAPPED);
  lesart_window_begin_check (self);
  lesart_terminology_set_translation (self->terms, self->translation);
}

/* ---- opening ---- */

static gboolean
say_loading (gpointer data)
{
  LesartWindow *self = data;

  self->english_source = 0;
  lesart_toast_show (self->toast, _ ("Aligning the sentences…"), _ ("Cancel"), "win.close-english");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.close-english", TRUE);
  return G_SOURCE_REMOVE;
}

static void
end_loading (LesartWindow *self)
{
  g_clear_handle_id (&self->english_source, g_source_remove);
  lesart_toast_withdraw (self->toast, "win.close-english");
  g_cancellable_cancel (self->english_cancellable);
  g_clear_object (&self->english_cancellable);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LesartWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (g_task_get_cancellable (G_TASK (result)) == self->english_cancellable) {
    g_clear_handle_id (&self->english_source, g_source_remove);
    g_clear_object (&self->english_cancellable);
  }
  if (lesart_translation_open_finish (LESART_TRANSLATION (source), result, &error)) {
    show_view (self);
    lesart_window_update_translation_actions (self);
    lesart_window_go_on_turning (self);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_autofree char *text =
        g_strdup_printf (_ ("The English version could not be opened: %s"), error->message);

    lesart_toast_show (self->toast, text, NULL, NULL);
  }
}

/**
 * lesart_window_open_english:
 * @file: the English version of the article
 *
 * Shows it beside the article when its sentences are aligned.
 */
void
lesart_window_open_english (LesartWindow *self, GFile *file)
{
  if (lesart_document_get_text (self->document) == NULL)
    return;
  make_translation (self);
  end_loading (self);
  self->english_cancellable = g_cancellable_new ();
  self->english_source = g_timeout_add (LOADING_MS, say_loading, self);
  lesart_translation_open_async (self->translation, file, self->english_cancellable, on_opened,
                                 g_object_ref (self));
}

/**
 * lesart_window_fetch_english:
 *
 * Has the English version opened, as something is to be undone in it; lesart_window_go_on_turning()
 * is called when it is there.
 *
 * Returns: whether it is known where it is
 */
gboolean
lesart_window_fetch_english (LesartWindow *self)
{
  g_autoptr (GFile) file = NULL;

  make_translation (self);
  if (lesart_translation_get_state (self->translation) != LESART_TRANSLATION_NONE)
    return TRUE; /* on its way */
  file = lesart_translation_find_file (self->translation);
  if (file != NULL)
    lesart_window_open_english (self, file);
  return file != NULL;
}

/* The English version that lies beside the article. */
static char *
get_offer (LesartWindow *self)
{
  GFile *article = lesart_document_get_file (self->document);
  g_autofree char *path = article != NULL ? lesart_translation_guess_path (article) : NULL;

  return path != NULL ? g_filename_display_basename (path) : NULL;
}

static gboolean
offer (gpointer data)
{
  LesartWindow *self = data;
  g_autofree char *name = get_offer (self);
  g_autofree char *text = NULL;

  self->offer_source = 0;
  if (name == NULL || self->translation_view != NULL)
    return G_SOURCE_REMOVE;
  /* Translators: %s is a file name */
  text = g_strdup_printf (_ ("There is an English version: %s"), name);
  lesart_toast_show (self->toast, text, _ ("Show beside it"), "win.open-english");
  return G_SOURCE_REMOVE;
}

/**
 * lesart_window_offer_english:
 *
 * If the article has an English version beside it, says so: the page of the check at once, a notice
 * in a moment.
 */
void
lesart_window_offer_english (LesartWindow *self)
{
  g_autofree char *name = get_offer (self);

  lesart_check_panel_set_offer (LESART_CHECK_PANEL (self->check_panel), name);
  g_clear_handle_id (&self->offer_source, g_source_remove);
  self->offer_source = g_timeout_add (OFFER_MS, offer, self);
}

static void
on_file_chosen (GtkNativeDialog *dialog, int response, LesartWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

    if (file != NULL)
      lesart_window_open_english (self, file);
  }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
choose_english_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Open the English version"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  GFile *article = lesart_document_get_file (self->document);
  g_autoptr (GFile) folder = article != NULL ? g_file_get_parent (article) : NULL;

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_file_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* The one that lies beside the article, at once; else one is chosen. */
static void
open_english_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  GFile *article = lesart_document_get_file (self->document);
  g_autofree char *path = article != NULL ? lesart_translation_guess_path (article) : NULL;
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (file == NULL || self->translation_view != NULL)
    choose_english_action (widget, name, parameter);
  else
    lesart_window_open_english (self, file);
}

static void
close_english_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);

  end_loading (self);
  if (self->translation != NULL)
    lesart_translation_close (self->translation);
}

static void
other_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  LesartReader *english = lesart_translation_view_get_reader (get_view (self));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  gtk_widget_grab_focus (focus == GTK_WIDGET (english) ? GTK_WIDGET (self->reader)
                                                       : GTK_WIDGET (english));
}

/* ---- repairing ---- */

/* Keys that find nothing to do say so. */
static void
say (LesartWindow *self, gboolean done, const char *what, const char *why_not)
{
  if (done)
    lesart_toast_show (self->toast, what, _ ("Undo"), "win.undo");
  else
    lesart_toast_show (self->toast, why_not, NULL, NULL);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);

  say (self,
       lesart_translation_merge (self->translation,
                                 lesart_translation_view_get_bead (get_view (self))),
       _ ("Merged with the next pair"), _ ("There is no next pair"));
}

static void
split_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);

  say (self,
       lesart_translation_split (self->translation,
                                 lesart_translation_view_get_side (get_view (self)),
                                 lesart_translation_view_get_caret (get_view (self))),
       _ ("Pair split"), _ ("There is nothing to split"));
}

static void
shift_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  const gboolean down = g_str_equal (name, "win.bead-down");

  say (self,
       lesart_translation_shift (self->translation,
                                 lesart_translation_view_get_side (get_view (self)),
                                 lesart_translation_view_get_caret (get_view (self)), down),
       down ? _ ("Sentence moved to the next pair") : _ ("Sentence moved to the pair before"),
       _ ("There is no pair to move it to"));
}

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);

  lesart_translation_confirm (self->translation,
                              lesart_translation_view_get_bead (get_view (self)));
}

/* ---- out ---- */

static void
on_exported (GtkWidget *owner, const char *text, gboolean saved)
{
  lesart_toast_show (LESART_WINDOW (owner)->toast, text, NULL, NULL);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  const LesartFileKind kind = { _ ("Translation memory (TMX)"), "application/x-tmx+xml", ".tmx" };
  gsize n_beads;
  const LesartBead *beads = lesart_translation_get_beads (self->translation, &n_beads);
  g_autoptr (LesartTmx) tmx = lesart_tmx_new_from_beads (
      lesart_translation_get_bitext (self->translation), beads, n_beads, LESART_VERSION);
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (lesart_tmx_write (tmx));

  lesart_save_as (widget, _ ("Save as a translation memory"), &kind, self->document, "de-en", bytes,
                  on_exported);
}

/* ---- */

/**
 * lesart_window_light_passages:
 * @spans: by #LesartSide; empty for nothing
 * @words: (nullable): what is the matter, said above them
 *
 * Lights a passage of the article and one of the English version.
 */
void
lesart_window_light_passages (LesartWindow *self,
                              const LesartSpan spans[LESART_N_SIDES],
                              const char *words)
{
  if (self->translation_view != NULL)
    lesart_translation_view_light (get_view (self), spans, words);
}

void
lesart_window_dispose_translation (LesartWindow *self)
{
  end_loading (self);
  g_clear_handle_id (&self->offer_source, g_source_remove);
  g_clear_object (&self->translation);
}

void
lesart_window_class_add_translation_actions (GtkWidgetClass *class)
{
  static const struct {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.open-english", open_english_action },
    { "win.choose-english", choose_english_action },
    { "win.close-english", close_english_action },
    { "win.other-text", other_text_action },
    { "win.bead-merge", merge_action },
    { "win.bead-split", split_action },
    { "win.bead-up", shift_action },
    { "win.bead-down", shift_action },
    { "win.bead-confirm", confirm_action },
    { "win.export-tmx", export_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (class, actions[i].name, NULL, actions[i].activate);
}
