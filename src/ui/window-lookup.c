/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks the selection or the word at the caret up and shows the card of it.
 */
#include "window-private.h"

#include <glib/gi18n.h>

#include "application.h"
#include "lookup-card.h"

typedef struct {
  LesartWindow *window;
  LesartSpan span;
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->window);
  g_free (asked);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
on_copy (LesartLookupCard *card, const char *words, LesartWindow *self)
{
  /* Translators: %s is a translation that is on the clipboard now */
  g_autofree char *text = g_strdup_printf (_ ("“%s” copied"), words);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), words);
  lesart_toast_show (self->toast, text, NULL, NULL);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  LesartWindow *self = asked->window;
  LesartLookup *lookup = lesart_lookups_find_finish (LESART_LOOKUPS (source), result, NULL);
  LesartLookupCard *card;
  GdkRectangle rect;

  if (lookup == NULL)
    return;
  g_clear_object (&self->lookup_cancellable);
  if (!lesart_reader_get_span_rect (self->reader, asked->span, &rect)) {
    lesart_lookup_free (lookup);
    return;
  }
  lesart_window_hide_selection_bar (self);
  card = lesart_lookup_card_show (GTK_WIDGET (self->reader), &rect, lookup,
                                  lesart_lookups_get_language (LESART_LOOKUPS (source)));
  g_signal_connect_object (card, "copy", G_CALLBACK (on_copy), self, 0);
}

/* The selection, or else the word at the caret or just before it. */
static LesartSpan
find_asked (LesartWindow *self)
{
  LesartSpan selection = lesart_reader_get_selection (self->reader);
  LesartUnits units = { lesart_document_get_text (self->document),
                        lesart_document_get_reading (self->document) };

  LesartSpan word;
  const char *bytes;
  gsize n_bytes;

  if (!lesart_span_is_empty (selection))
    return selection;
  word = lesart_unit_at (units, LESART_UNIT_WORD, lesart_reader_get_caret (self->reader));
  bytes = lesart_text_peek (units.text, word, &n_bytes);
  if (n_bytes > 0 && word.start > 0 && g_unichar_ispunct (g_utf8_get_char (bytes)))
    word = lesart_unit_at (units, LESART_UNIT_WORD, word.start - 1); /* the full stop behind it */
  return word;
}

static void
forget_lookup (LesartWindow *self)
{
  g_cancellable_cancel (self->lookup_cancellable);
  g_clear_object (&self->lookup_cancellable);
}

void
lesart_window_look_up (LesartWindow *self)
{
  LesartApplication *application =
      LESART_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  LesartText *text = lesart_document_get_text (self->document);
  LesartReading *reading = lesart_document_get_reading (self->document);
  g_autofree char *query = NULL;
  Asked *asked;
  LesartSpan span;
  gsize n_bytes;
  const char *bytes;

  if (text == NULL || application == NULL)
    return;
  span = find_asked (self);
  if (lesart_span_is_empty (span) || span.end - span.start > LESART_LOOKUP_MAX_CHARS) {
    lesart_toast_show (self->toast, _ ("Select a word or a few words to look them up"), NULL, NULL);
    return;
  }
  bytes = lesart_text_peek (text, span, &n_bytes);
  query = g_strndup (bytes, n_bytes);
  forget_lookup (self);
  lesart_window_close_hover_card (self);
  self->lookup_cancellable = g_cancellable_new ();
  asked = g_new (Asked, 1);
  *asked = (Asked){ g_object_ref (self), span };
  lesart_lookups_find_async (lesart_application_get_lookups (application), query, text,
                             reading != NULL ? reading->segments : NULL, span,
                             self->lookup_cancellable, on_found, asked);
}

static void
look_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lesart_window_look_up (LESART_WINDOW (widget));
}

void
lesart_window_dispose_lookup (LesartWindow *self)
{
  forget_lookup (self);
}

void
lesart_window_class_add_lookup_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.look-up", NULL, look_up_action);
}
