/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done with the links of an article: shown where they lead, opened by the program that
 * the system has for them, their address copied. Nothing is opened unless the reader says so, and
 * only addresses of the web and of mail are.
 */
#include "window-private.h"

#include <glib/gi18n.h>

#include "translation-view.h"

#define MENU_CHARS 44 /* of an address that are shown in the menu */

/* (nullable) */
static const LesartHyperlink *
find_link (LesartReader *page, guint32 at)
{
  LesartText *text = lesart_document_get_text (lesart_reader_get_document (page));
  guint n_links = 0;
  const LesartHyperlink *links = text != NULL ? lesart_text_get_links (text, &n_links) : NULL;
  guint low = 0;

  for (guint high = n_links; low < high;) {
    guint middle = low + (high - low) / 2;

    if (links[middle].span.end <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low < n_links && links[low].span.start <= at ? &links[low] : NULL;
}

/**
 * lesart_window_get_page_in_use: (skip)
 *
 * Returns: (transfer none): the page with the caret that was moved last: the article, or the
 *   English version
 */
LesartReader *
lesart_window_get_page_in_use (LesartWindow *self)
{
  LesartTranslationView *view = (LesartTranslationView *) self->translation_view;

  return view != NULL && lesart_translation_view_get_side (view) == LESART_SIDE_ENGLISH
             ? lesart_translation_view_get_reader (view)
             : self->reader;
}

/* The link that the selection begins in, or the one at the caret or just before it; (nullable). */
static const LesartHyperlink *
find_meant (LesartWindow *self)
{
  LesartReader *page = lesart_window_get_page_in_use (self);
  LesartSpan selection = lesart_reader_get_selection (page);
  guint32 at = lesart_reader_get_caret (page);
  const LesartHyperlink *link;

  if (!lesart_span_is_empty (selection))
    return find_link (page, selection.start);
  link = find_link (page, at);
  return link == NULL && at > 0 ? find_link (page, at - 1) : link;
}

/* (transfer full) (nullable): what is opened, which is what is shown: without a name and password,
 * with which an address can be made to look like another one. */
static char *
get_address (const LesartHyperlink *link)
{
  static const char *const schemes[] = { "http", "https", "mailto" };
  g_autoptr (GUri) uri =
      link != NULL
          ? g_uri_parse (link->target, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL)
          : NULL;

  for (guint i = 0; uri != NULL && i < G_N_ELEMENTS (schemes); i++)
    if (strcmp (g_uri_get_scheme (uri), schemes[i]) == 0)
      return g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO);
  return NULL;
}

/**
 * lesart_window_describe_address: (skip)
 *
 * Returns: (transfer full) (nullable): where the link at the caret leads
 */
char *
lesart_window_describe_address (LesartWindow *self)
{
  const LesartHyperlink *link = find_meant (self);

  /* Translators: %s is an address, for screen readers */
  return link != NULL ? g_strdup_printf (_ ("Link to %s"), link->target) : NULL;
}

/* In a menu "_" is before the letter that is the key of an item. */
static char *
make_open_label (const char *address)
{
  gboolean is_long = g_utf8_strlen (address, -1) > MENU_CHARS;
  g_autofree char *start = g_utf8_substring (address, 0, is_long ? MENU_CHARS : -1);
  /* Translators: %s is the address of a web page */
  g_autofree char *label = g_strdup_printf (_ ("Open link %s"), start);
  GString *escaped = g_string_new (label);

  g_string_replace (escaped, "_", "__", 0);
  if (is_long)
    g_string_append (escaped, "…");
  return g_string_free (escaped, FALSE);
}

static void
update (LesartWindow *self)
{
  const LesartHyperlink *link = find_meant (self);
  g_autofree char *address = get_address (link);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-link", address != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.copy-link", link != NULL);
  if (link == NULL && g_menu_model_get_n_items (G_MENU_MODEL (self->address_menu)) == 0)
    return;
  g_menu_remove_all (self->address_menu);
  if (address != NULL) {
    g_autofree char *label = make_open_label (address);

    g_menu_append (self->address_menu, label, "win.open-link");
  }
  if (link != NULL)
    g_menu_append (self->address_menu, _ ("Copy link address"), "win.copy-link");
}

static void
on_opened (GObject *parent, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LesartWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (parent), result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = g_strdup_printf (_ ("The link could not be opened: %s"), error->message);
  lesart_toast_show (self->toast, text, NULL, NULL);
}

/**
 * lesart_window_open_link: (skip)
 *
 * Asks the system to open the link at the caret.
 *
 * Returns: whether there is one that can be opened
 */
gboolean
lesart_window_open_link (LesartWindow *self)
{
  g_autofree char *address = get_address (find_meant (self));

  if (address == NULL)
    return FALSE;
  gtk_show_uri_full (GTK_WINDOW (self), address, GDK_CURRENT_TIME, NULL, on_opened,
                     g_object_ref (self));
  return TRUE;
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lesart_window_open_link (LESART_WINDOW (widget));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  const LesartHyperlink *link = find_meant (self);

  if (link == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), link->target);
  lesart_toast_show (self->toast, _ ("Address copied"), NULL, NULL);
}

/* The caret went there when the button went down. */
static void
on_click (GtkGestureClick *gesture, int n_press, double x, double y, LesartWindow *self)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (controller);
  LesartReader *page = LESART_READER (gtk_event_controller_get_widget (controller));

  if (n_press == 1 && (modifiers & GDK_CONTROL_MASK)
      && lesart_span_is_empty (lesart_reader_get_selection (page))
      && find_link (page, lesart_reader_get_place (page, x, y)) != NULL)
    lesart_window_open_link (self);
}

static gboolean
on_tooltip (
    GtkWidget *widget, int x, int y, gboolean by_key, GtkTooltip *tooltip, LesartWindow *self)
{
  LesartReader *page = LESART_READER (widget);
  const LesartHyperlink *link =
      by_key ? find_meant (self) : find_link (page, lesart_reader_get_place (page, x, y));
  g_autofree char *address = get_address (link);
  g_autofree char *text = NULL;

  if (link == NULL || (self->card != NULL && gtk_widget_get_visible (GTK_WIDGET (self->card))))
    return FALSE;
  /* Translators: %s is an address; how it is opened */
  text = address != NULL ? g_strdup_printf (_ ("%s\nCtrl and click opens it"), address) : NULL;
  gtk_tooltip_set_text (tooltip, text != NULL ? text : link->target);
  return TRUE;
}

/**
 * lesart_window_tie_addresses: (skip)
 * @page: the article, or the English version: what can be done with its links
 */
void
lesart_window_tie_addresses (LesartWindow *self, LesartReader *page)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (page, "caret-moved", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "selection-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lesart_reader_get_document (page), "notify::text", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_set_has_tooltip (GTK_WIDGET (page), TRUE);
  g_signal_connect_object (page, "query-tooltip", G_CALLBACK (on_tooltip), self, 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "released", G_CALLBACK (on_click), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (page), GTK_EVENT_CONTROLLER (click));
}

void
lesart_window_init_addresses (LesartWindow *self)
{
  self->address_menu = g_menu_new ();
  lesart_window_tie_addresses (self, self->reader);
  update (self);
}

void
lesart_window_class_add_address_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.open-link", NULL, open_action);
  gtk_widget_class_install_action (class, "win.copy-link", NULL, copy_action);
}
