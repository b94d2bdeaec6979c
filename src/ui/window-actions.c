/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What keys, menus and buttons of the window do. The keys themselves are in shortcuts.c.
 */
#include "window-private.h"

#include <glib/gi18n.h>

#include "config.h"

#define ZOOM_STEP 1.1
#define MAX_RECENT 8

/* ---- articles ---- */

static void
on_file_chosen (GtkNativeDialog *dialog, int response, LesartWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

    if (file != NULL)
      lesart_window_open (self, file, LESART_ENCODING_AUTO, NULL);
  }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Open an article"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  static const char *const endings[] = { "txt", "html", "htm",  "xhtml", "mhtml", "mht",
                                         "md",  "odt",  "docx", "epub",  "pdf" };
  g_autoptr (GtkFileFilter) texts = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  GFile *current = lesart_document_get_file (self->document);
  g_autoptr (GFile) folder = current != NULL ? g_file_get_parent (current) : NULL;

  gtk_file_filter_set_name (texts, _ ("Texts"));
  gtk_file_filter_add_mime_type (texts, "text/plain");
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    gtk_file_filter_add_suffix (texts, endings[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), texts);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_file_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
open_sample_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lesart_window_open_sample (LESART_WINDOW (widget));
}

static void
open_uri_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  lesart_window_open (LESART_WINDOW (widget), file, LESART_ENCODING_AUTO, NULL);
}

static void
on_clipboard_text (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LesartWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL && *text != '\0')
    lesart_window_paste (self, text);
  else
    lesart_toast_show (self->toast, _ ("There is no text on the clipboard"), NULL, NULL);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, on_clipboard_text,
                                 g_object_ref (widget));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (LESART_WINDOW (widget)->cancellable);
}

static void
open_again (LesartWindow *self, LesartEncoding encoding)
{
  GFile *file = lesart_document_get_file (self->document);

  if (file != NULL)
    lesart_window_open (self, file, encoding,
                        lesart_document_get_date_source (self->document) == LESART_DATE_GIVEN
                            ? lesart_document_get_date (self->document)
                            : NULL);
}

static void
detect_encoding_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_again (LESART_WINDOW (widget), LESART_ENCODING_AUTO);
}

static void
on_encoding (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  open_again (data, lesart_encoding_from_name (g_variant_get_string (parameter, NULL)));
}

/* The menu ticks the encoding in use, which is the state of this action. */
static void
update_encoding (LesartWindow *self, gboolean enabled)
{
  GSimpleAction *action =
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "encoding"));
  LesartEncoding encoding = lesart_document_get_encoding (self->document).encoding;

  if (encoding == LESART_ENCODING_UTF16_BE)
    encoding = LESART_ENCODING_UTF16_LE; /* one item of the menu stands for both */
  g_simple_action_set_state (
      action, g_variant_new_string (enabled ? lesart_encoding_get_name (encoding) : ""));
  g_simple_action_set_enabled (action, enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.detect-encoding", enabled);
}

void
lesart_window_init_actions (LesartWindow *self)
{
  g_autoptr (GSimpleAction) encoding =
      g_simple_action_new_stateful ("encoding", G_VARIANT_TYPE_STRING, g_variant_new_string (""));

  g_signal_connect (encoding, "activate", G_CALLBACK (on_encoding), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (encoding));
}

static void
set_aside_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  LesartStore *store = lesart_document_get_store (self->document);
  g_autoptr (GFile) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (store == NULL)
    return;
  if (!lesart_store_set_aside (store, &kept, &error)) {
    lesart_notice_show (self->save_notice, TRUE, error->message, NULL, NULL);
    return;
  }
  if (kept != NULL) {
    g_autofree char *basename = g_file_get_basename (kept);

    /* Translators: %s is a file name */
    text = g_strdup_printf (_ ("The old notes are kept as “%s”"), basename);
  }
  lesart_notice_hide (self->save_notice);
  lesart_document_save_now (self->document, NULL);
  lesart_toast_show (self->toast, text != NULL ? text : _ ("Notes are kept again"), NULL, NULL);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lesart_document_save_now (LESART_WINDOW (widget)->document, NULL);
}

static int
compare_visited (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) b),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) a));
}

static void
add_recent_item (LesartWindow *self, GtkRecentInfo *info)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (gtk_recent_info_get_display_name (info), NULL);

  g_menu_item_set_action_and_target (item, "win.open-uri", "s", gtk_recent_info_get_uri (info));
  g_menu_append_item (self->recent_menu, item);
}

static void
add_recent_button (LesartWindow *self, GtkRecentInfo *info)
{
  const char *uri = gtk_recent_info_get_uri (info);
  g_autofree char *path = gtk_recent_info_get_uri_display (info);
  GtkWidget *button = gtk_button_new_with_label (gtk_recent_info_get_display_name (info));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-uri");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uri);
  gtk_widget_set_tooltip_text (button, path);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (button, "recent");
  gtk_box_append (GTK_BOX (self->recent_box), button);
}

static void
clear_recent (LesartWindow *self)
{
  GtkWidget *heading;
  GtkWidget *child;

  g_menu_remove_all (self->recent_menu);
  if (self->recent_box == NULL)
    return;
  while ((child = gtk_widget_get_first_child (self->recent_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->recent_box), child);
  heading = gtk_label_new (_ ("Recent articles"));
  gtk_widget_add_css_class (heading, "dim");
  gtk_box_append (GTK_BOX (self->recent_box), heading);
}

/* The articles opened last, in the menu and on the empty page. */
void
lesart_window_fill_recent (LesartWindow *self)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  guint n = 0;

  clear_recent (self);
  items = g_list_sort (items, compare_visited);
  for (GList *l = items; l != NULL && n < MAX_RECENT; l = l->next)
    if (gtk_recent_info_has_application (l->data, g_get_application_name ())
        && gtk_recent_info_exists (l->data)) {
      add_recent_item (self, l->data);
      if (self->recent_box != NULL)
        add_recent_button (self, l->data);
      n++;
    }
  if (self->recent_box != NULL)
    gtk_widget_set_visible (self->recent_box, n > 0);
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}

/* ---- finding and moving ---- */

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lesart_window_leave_picture (LESART_WINDOW (widget));
  lesart_find_bar_open (LESART_FIND_BAR (LESART_WINDOW (widget)->find_bar));
}

static void
find_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lesart_find_bar_step (LESART_FIND_BAR (LESART_WINDOW (widget)->find_bar),
                        g_str_equal (name, "win.find-next"));
}

static void
push (GArray *positions, guint32 at)
{
  if (positions->len == 0 || g_array_index (positions, guint32, positions->len - 1) != at)
    g_array_append_val (positions, at);
}

/* A jump is a place to come back from. */
void
lesart_window_jump (LesartWindow *self, LesartSpan span, gboolean flash)
{
  lesart_window_leave_picture (self);
  push (self->back, lesart_reader_get_caret (self->reader));
  g_array_set_size (self->forward, 0);
  if (lesart_split_is_narrow (LESART_SPLIT (self->split)))
    lesart_split_set_sidebar_visible (LESART_SPLIT (self->split),
                                      FALSE); /* it would lie over the passage */
  lesart_reader_show_span (self->reader, span, flash);
  lesart_window_update_actions (self);
}

void
lesart_window_forget_jumps (LesartWindow *self)
{
  g_array_set_size (self->back, 0);
  g_array_set_size (self->forward, 0);
}

static void
travel (LesartWindow *self, GArray *from, GArray *to)
{
  guint32 at;

  if (from->len == 0)
    return;
  lesart_window_leave_picture (self);
  at = g_array_index (from, guint32, from->len - 1);
  g_array_set_size (from, from->len - 1);
  push (to, lesart_reader_get_caret (self->reader));
  lesart_reader_show_span (self->reader, (LesartSpan){ at, at }, FALSE);
  lesart_window_update_actions (self);
}

static void
travel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);

  if (g_str_equal (name, "win.back"))
    travel (self, self->back, self->forward);
  else
    travel (self, self->forward, self->back);
}

static void
mention_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);

  lesart_window_leave_picture (self);
  if (!lesart_reader_move_to_mention (self->reader, g_str_equal (name, "win.next-mention")))
    lesart_toast_show (self->toast, _ ("No further name"), NULL, NULL);
}

static void
focus_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);

  lesart_window_leave_picture (self);
  if (lesart_split_is_narrow (LESART_SPLIT (self->split)))
    lesart_split_set_sidebar_visible (LESART_SPLIT (self->split), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

/* From wherever no widget needs the key itself: out of an enlarged picture; out of the search, back
 * to the text. */
static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer data)
{
  if (lesart_window_leave_picture (LESART_WINDOW (widget)))
    return GDK_EVENT_STOP;
  lesart_find_bar_close (LESART_FIND_BAR (LESART_WINDOW (widget)->find_bar));
  gtk_widget_activate_action (widget, "win.focus-text", NULL);
  return GDK_EVENT_STOP;
}

static GtkWidget *
get_page (LesartWindow *self)
{
  return gtk_stack_get_visible_child (GTK_STACK (self->side_stack));
}

/* Into the list where one last was, else to what comes first in the panel. The focus may be there
 * already, from the page that was left or from below a panel that has come over the text. */
static void
focus_page (LesartWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, get_page (self)))
    return;
  if (gtk_widget_child_focus (get_page (self), GTK_DIR_TAB_FORWARD))
    return;
  if (lesart_split_is_narrow (LESART_SPLIT (self->split))) /* the text is below the panel */
    gtk_widget_child_focus (gtk_widget_get_prev_sibling (self->side_stack), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
other_part_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, gtk_widget_get_parent (self->side_stack))) {
    focus_text_action (widget, name, parameter);
    return;
  }
  lesart_split_set_sidebar_visible (LESART_SPLIT (self->split), TRUE);
  focus_page (self);
}

/* ---- view ---- */

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);

  lesart_split_set_sidebar_visible (LESART_SPLIT (self->split), TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->side_stack),
                                    g_variant_get_string (parameter, NULL));
  if (gtk_widget_get_mapped (widget))
    focus_page (self);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  double zoom = lesart_appearance_get_zoom (self->appearance);

  if (g_str_equal (name, "win.zoom-in"))
    zoom *= ZOOM_STEP;
  else if (g_str_equal (name, "win.zoom-out"))
    zoom /= ZOOM_STEP;
  else
    zoom = 1.0;
  lesart_appearance_set_zoom (self->appearance, zoom);
}

static void
fullscreen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (LESART_WINDOW (widget)->menu_button));
}

static void
look_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (LESART_WINDOW (widget)->look_button));
}

/* Which actions make sense now. */
void
lesart_window_update_actions (LesartWindow *self)
{
  static const char *const of_article[] = {
    "win.find",
    "win.next-mention",
    "win.previous-mention",
    "win.show-card",
    "win.go-to",
    "win.next-of-kind",
    "win.previous-of-kind",
    "win.look-up",
    "win.page",
    "win.picture",
    "win.enlarge-picture",
    "win.focus-text",
    "win.other-part",
    "win.date",
    "win.export",
    "win.reload",
    "win.copy-with-source",
    "win.sidebar",
  };
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean article =
      lesart_document_get_text (self->document) != NULL
      && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->pages)), "article") == 0;

  for (guint i = 0; i < G_N_ELEMENTS (of_article); i++)
    gtk_widget_action_set_enabled (widget, of_article[i], article);
  update_encoding (self, article && lesart_document_get_file (self->document) != NULL);
  gtk_widget_action_set_enabled (widget, "win.back", article && self->back->len > 0);
  gtk_widget_action_set_enabled (widget, "win.forward", article && self->forward->len > 0);
  lesart_window_update_note_actions (self);
  lesart_window_update_translation_actions (self);
}

void
lesart_window_class_add_actions (GtkWidgetClass *class)
{
  static const struct {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.open", NULL, open_action },
    { "win.open-sample", NULL, open_sample_action },
    { "win.open-uri", "s", open_uri_action },
    { "win.paste", NULL, paste_action },
    { "win.cancel", NULL, cancel_action },
    { "win.detect-encoding", NULL, detect_encoding_action },
    { "win.reload", NULL, detect_encoding_action },
    { "win.set-aside", NULL, set_aside_action },
    { "win.save", NULL, save_action },
    { "win.find", NULL, find_action },
    { "win.find-next", NULL, find_step_action },
    { "win.find-previous", NULL, find_step_action },
    { "win.back", NULL, travel_action },
    { "win.forward", NULL, travel_action },
    { "win.next-mention", NULL, mention_action },
    { "win.previous-mention", NULL, mention_action },
    { "win.focus-text", NULL, focus_text_action },
    { "win.other-part", NULL, other_part_action },
    { "win.page", "s", page_action },
    { "win.zoom-in", NULL, zoom_action },
    { "win.zoom-out", NULL, zoom_action },
    { "win.zoom-reset", NULL, zoom_action },
    { "win.fullscreen", NULL, fullscreen_action },
    { "win.menu", NULL, menu_action },
    { "win.look", NULL, look_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  gtk_widget_class_add_binding (class, GDK_KEY_Escape, 0, on_escape, NULL);
}
