/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window says of its article: title, date, words, whether the notes are saved, and the
 * notices about the encoding, the language and the file of the notes.
 */
#include "window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "describe.h"
#include "language-guess.h"
#include "tooltip.h"

static guint
count_words (const LesartReading *reading)
{
  guint n = 0;

  for (guint32 t = 0; t < reading->segments->n_tokens; t++) {
    guint8 kind = reading->segments->tokens[t].kind;

    n += kind == LESART_TOKEN_WORD || kind == LESART_TOKEN_NUMBER || kind == LESART_TOKEN_ADDRESS;
  }
  return n;
}

static const char *
describe_save_state (LesartDocument *document)
{
  switch (lesart_document_get_save_state (document)) {
  case LESART_SAVE_SAVED:
    return _ ("saved");
  case LESART_SAVE_SAVED_ELSEWHERE:
    return _ ("saved in your data folder");
  case LESART_SAVE_PENDING:
    return _ ("saving…");
  case LESART_SAVE_FAILED:
  case LESART_SAVE_BLOCKED:
    return _ ("notes not saved");
  case LESART_SAVE_NOTHING:
  default:
    return NULL;
  }
}

/* In words of the interface's language, which need not be that of the C library's month names. */
static char *
format_date (const char *iso)
{
  return iso != NULL ? lesart_describe_time (iso, NULL, LESART_TIME_DATE) : NULL;
}

static void
add_part (char **line, const char *part)
{
  char *longer;

  if (part == NULL)
    return;
  longer = *line != NULL ? g_strconcat (*line, " · ", part, NULL) : g_strdup (part);
  g_free (*line);
  *line = longer;
}

static void
update_byline (LesartWindow *self)
{
  GFile *file = lesart_document_get_file (self->document);
  g_autofree char *basename = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *date = format_date (lesart_document_get_date (self->document));
  g_autofree char *byline = NULL;
  const char *author = lesart_document_get_author (self->document);
  gboolean asks = date == NULL && lesart_document_needs_date (self->document);

  if (asks)
    date = g_strdup (_ ("date unknown"));
  byline = g_strdup (date);
  add_part (&byline, author);
  add_part (&byline, basename);
  lesart_reader_set_byline (self->reader, byline, date != NULL ? (guint) strlen (date) : 0, asks);
}

void
lesart_window_update_title (LesartWindow *self)
{
  const char *title = lesart_document_get_title (self->document);
  GFile *file = lesart_document_get_file (self->document);
  g_autofree char *basename = file != NULL ? g_file_get_basename (file) : NULL;
  LesartReading *reading = lesart_document_get_reading (self->document);
  g_autofree char *date = format_date (lesart_document_get_date (self->document));
  gboolean narrow = lesart_split_is_narrow (LESART_SPLIT (self->split));
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *progress = lesart_window_describe_reading (self);
  g_autofree char *words = NULL;
  g_autofree char *subtitle = NULL;

  if (title == NULL || *title == '\0')
    title = basename != NULL ? basename : _ ("Untitled");
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (GTK_LABEL (self->title_label), title);
  /* There is little room in a narrow header: what matters there is whether notes are saved. The
   * date stands below the headline as well. */
  if (date != NULL && !narrow)
    g_ptr_array_add (parts, date);
  if (progress != NULL)
    g_ptr_array_add (parts, progress);
  if (reading != NULL && (!narrow || describe_save_state (self->document) == NULL)) {
    words = g_strdup_printf (ngettext ("%u word", "%u words", self->n_words), self->n_words);
    if (self->n_words > 0)
      g_ptr_array_add (parts, words);
  }
  if (lesart_document_get_file (self->document) != NULL
      && lesart_document_get_encoding (self->document).encoding != LESART_ENCODING_UTF8)
    g_ptr_array_add (parts, (char *) lesart_encoding_get_name (
                                lesart_document_get_encoding (self->document).encoding));
  if (describe_save_state (self->document) != NULL)
    g_ptr_array_add (parts, (char *) describe_save_state (self->document));
  g_ptr_array_add (parts, NULL);
  subtitle = g_strjoinv (" · ", (char **) parts->pdata);
  gtk_label_set_text (GTK_LABEL (self->subtitle_label), subtitle);
  gtk_widget_set_visible (self->subtitle_label, *subtitle != '\0');
  update_byline (self);
}

/* ---- notices ---- */

void
lesart_window_update_encoding_notice (LesartWindow *self)
{
  LesartEncodingGuess guess = lesart_document_get_encoding (self->document);
  g_autofree char *text = NULL;

  if (guess.certain || lesart_document_get_file (self->document) == NULL) {
    lesart_notice_hide (self->encoding_notice);
    return;
  }
  /* Translators: %s is an encoding such as Windows-1252 */
  text = g_strdup_printf (
      _ ("Read as %s. If umlauts look wrong, choose another encoding in the menu."),
      lesart_encoding_get_name (guess.encoding));
  lesart_notice_show (self->encoding_notice, FALSE, text, _ ("Menu"), "win.menu");
}

/* Without the learned models much is missed, and nobody can see why. */
static void
update_models_notice (LesartWindow *self)
{
  const LesartLanguage *language = lesart_document_get_language (self->document);
  const GError *error = lesart_language_get_model_error (language);

  if (error == NULL) {
    lesart_notice_hide (self->language_notice);
    return;
  }
  lesart_notice_show (
      self->language_notice, TRUE,
      _ ("Part of Lesart is missing or damaged, so it finds fewer names and facts. Install it again."),
      NULL, NULL);
  /* Where and what, for who can mend it; the words of the engine are English. */
  lesart_set_tooltip (GTK_WIDGET (self->language_notice), error->message);
}

static void
update_language_notice (LesartWindow *self)
{
  LesartReading *reading = lesart_document_get_reading (self->document);
  g_autofree char *text = NULL;

  lesart_set_tooltip (GTK_WIDGET (self->language_notice), NULL);
  if (reading == NULL || !lesart_language_is_foreign (reading->language)) {
    update_models_notice (self);
    return;
  }
  /* Translators: %s is a language such as English */
  text = g_strdup_printf (_ ("This text looks like %s. Lesart reads German; it shows names only."),
                          _ (lesart_language_get_name (reading->language)));
  lesart_notice_show (self->language_notice, FALSE, text, NULL, NULL);
}

void
lesart_window_update_save_notice (LesartWindow *self)
{
  const GError *error = lesart_document_get_save_error (self->document);
  g_autofree char *text = NULL;

  switch (lesart_document_get_save_state (self->document)) {
  case LESART_SAVE_BLOCKED:
    lesart_notice_show (
        self->save_notice, TRUE,
        _ ("The notes of this article could not be understood. Their file stays as it is; new notes are kept apart."),
        _ ("Set it aside"), "win.set-aside");
    /* Where and what, for who can mend it; the words of the engine are English. */
    lesart_set_tooltip (GTK_WIDGET (self->save_notice), error != NULL ? error->message : NULL);
    break;
  case LESART_SAVE_FAILED:
    text = g_strdup_printf (
        lesart_store_is_kept (lesart_document_get_store (self->document))
            ? _ (
                "The notes could not be written to their file, and are kept apart so that nothing is lost: %s")
            : _ ("The notes could not be saved: %s"),
        error != NULL ? error->message : "");
    lesart_notice_show (self->save_notice, TRUE, text, _ ("Try again"), "win.save");
    break;
  case LESART_SAVE_SAVED_ELSEWHERE:
    if (lesart_document_get_file (self->document) == NULL)
      lesart_notice_hide (self->save_notice); /* pasted: there is no folder */
    else
      lesart_notice_show (
          self->save_notice, FALSE,
          _ ("The folder of this article cannot be written. Notes are kept in your data folder."),
          NULL, NULL);
    break;
  case LESART_SAVE_NOTHING:
  case LESART_SAVE_SAVED:
  case LESART_SAVE_PENDING:
  default:
    if (!lesart_window_show_conflicts (self))
      lesart_notice_hide (self->save_notice);
  }
}

static void
on_reading (LesartWindow *self)
{
  LesartReading *reading = lesart_document_get_reading (self->document);

  self->n_words = reading != NULL ? count_words (reading) : 0;
  lesart_window_update_title (self);
  lesart_window_update_date (self);
  update_language_notice (self);
}

static void
on_save_state (LesartWindow *self)
{
  lesart_set_tooltip (GTK_WIDGET (self->save_notice), NULL);
  lesart_window_update_title (self);
  lesart_window_update_save_notice (self);
}

void
lesart_window_init_status (LesartWindow *self)
{
  g_signal_connect_object (self->split, "notify::narrow", G_CALLBACK (lesart_window_update_title),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::title", G_CALLBACK (lesart_window_update_title),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::date", G_CALLBACK (lesart_window_update_title),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::reading", G_CALLBACK (on_reading), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::save-state", G_CALLBACK (on_save_state), self,
                           G_CONNECT_SWAPPED);
}
