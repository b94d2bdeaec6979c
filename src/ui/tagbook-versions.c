/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was done to the tag book, when and by whom, the last first; and back to any of it.
 */
#include "tagbook-dialogs.h"

#include <glib/gi18n.h>

#include "describe-tag.h"
#include "describe.h"

#define HEIGHT 520

static char *
describe_when (LesartTagChange *change)
{
  GDateTime *time = lesart_tag_change_get_time (change);
  g_autofree char *when = time != NULL ? lesart_describe_moment (time) : g_strdup ("");
  const char *who = lesart_tag_change_get_creator (change);
  const char *state =
      lesart_tag_change_get_state (change) == LESART_TAG_CHANGE_DONE ? NULL : _ ("undone");
  g_autoptr (GString) line = g_string_new (when);

  if (who != NULL)
    g_string_append_printf (line, " · %s", who);
  if (state != NULL)
    g_string_append_printf (line, " · %s", state);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < 2; i++) {
    GtkWidget *label = gtk_label_new (NULL);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    if (i == 1)
      gtk_widget_add_css_class (label, "dim");
    gtk_box_append (GTK_BOX (words), label);
  }
  gtk_widget_add_css_class (words, "lesart-tag-version");
  gtk_list_item_set_child (item, words);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *words = gtk_list_item_get_child (item);
  GtkWidget *row = gtk_widget_get_parent (words);
  LesartTagChange *change = gtk_list_item_get_item (item);
  g_autofree char *what = lesart_describe_tag_change (change);
  g_autofree char *when = describe_when (change);
  g_autofree char *speech = g_strdup_printf ("%s, %s", what, when);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (words)), what);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (words)), when);
  if (lesart_tag_change_get_state (change) != LESART_TAG_CHANGE_DONE)
    gtk_widget_add_css_class (words, "undone");
  else
    gtk_widget_remove_css_class (words, "undone");
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, speech,
                                    -1);
}

/* Back to where this was the last thing done: only sense with something after it. */
static gboolean
can_go_back (LesartTagBook *book, LesartTagChange *change)
{
  return change != NULL && lesart_tag_change_get_state (change) == LESART_TAG_CHANGE_DONE
         && change != lesart_tag_book_get_undo (book);
}

static void
on_selected (GtkSingleSelection *selection, GParamSpec *pspec, GtkWidget *button)
{
  LesartTagBook *book = g_object_get_data (G_OBJECT (button), "book");

  gtk_widget_set_sensitive (button,
                            can_go_back (book, gtk_single_selection_get_selected_item (selection)));
}

static void
on_go_back (GtkWidget *button, GtkSingleSelection *selection)
{
  GtkWindow *sheet = GTK_WINDOW (gtk_widget_get_root (button));
  LesartTagBookWindow *window = LESART_TAG_BOOK_WINDOW (gtk_window_get_transient_for (sheet));
  g_autoptr (LesartTagChange) change = gtk_single_selection_get_selected_item (selection);

  g_object_ref (change);
  gtk_window_close (sheet);
  lesart_tag_book_window_go_back (window, change);
}

static GListModel *
make_model (LesartTagBook *book)
{
  GPtrArray *history = lesart_tag_book_get_history (book);
  GListStore *store = g_list_store_new (LESART_TYPE_TAG_CHANGE);

  for (guint i = history->len; i > 0; i--)
    g_list_store_append (store, history->pdata[i - 1]);
  return G_LIST_MODEL (store);
}

/**
 * lesart_tag_versions_open:
 *
 * Shows the history of the tag book.
 */
void
lesart_tag_versions_open (LesartTagBookWindow *window)
{
  LesartTagBook *book = lesart_tag_book_window_get_book (window);
  LesartTagSheet sheet =
      lesart_tag_sheet_new (GTK_WINDOW (window), _ ("Versions"), _ ("Go back to this"), FALSE);
  GtkSingleSelection *selection = gtk_single_selection_new (make_model (book));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  lesart_tag_sheet_add_words (
      &sheet, _ ("To go back undoes all that was done after it, also in the articles."));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_widget_add_css_class (list, "lesart-tag-tree");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Versions"), -1);
  g_object_set_data_full (G_OBJECT (sheet.confirm), "book", g_object_ref (book), g_object_unref);
  g_signal_connect_object (selection, "notify::selected-item", G_CALLBACK (on_selected),
                           sheet.confirm, 0);
  on_selected (selection, NULL, sheet.confirm);
  g_signal_connect_object (sheet.confirm, "clicked", G_CALLBACK (on_go_back), selection, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (sheet.body, scroller);
  gtk_window_set_default_size (sheet.window, -1, HEIGHT);
  gtk_window_present (sheet.window);
}
