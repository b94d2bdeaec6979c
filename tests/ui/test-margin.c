/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The signs beside the lines where notes begin: which note a click means.
 */
#include "margin.h"
#include "panel-test.h"

static void
click_margin (GtkWidget *margin, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (margin);
  guint n = g_list_model_get_n_items (controllers);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_GESTURE_CLICK (controller))
      g_signal_emit_by_name (controller, "released", 1, 20.0, y);
  }
}

static void
keep_id (GtkWidget *margin, const char *id, char **kept)
{
  g_free (*kept);
  *kept = g_strdup (id);
}

/* Clicks below @y until another note is meant. Signs are there once they have been drawn. */
static double
find_sign (GtkWidget *margin, double y, char **id)
{
  g_autofree char *before = g_strdup (*id);

  for (guint i = 0; i < 200; i++, settle (20))
    for (double at = y; at < y + 80; at += 4) {
      click_margin (margin, at);
      if (g_strcmp0 (*id, before) != 0)
        return at;
    }
  g_assert_not_reached ();
}

/* What begins beside the sign is opened, one after the other, and not what lies below. */
static void
test_margin_clicks (GtkWidget *margin,
                    LesartDocument *document,
                    LesartAnnotation *first,
                    LesartAnnotation *second)
{
  g_autoptr (LesartAnnotation) whole = add_note (document, 0, 40, NULL, "Alles");
  g_autofree char *id = NULL;
  double y;

  g_signal_connect (margin, "activate", G_CALLBACK (keep_id), &id);
  gtk_test_widget_wait_for_draw (margin);
  y = find_sign (margin, 0, &id);
  g_assert_cmpstr (id, ==, lesart_annotation_get_id (whole));
  click_margin (margin, y);
  g_assert_cmpstr (id, ==, lesart_annotation_get_id (whole));
  y = find_sign (margin, y, &id);
  g_assert_cmpstr (id, ==, lesart_annotation_get_id (first));
  click_margin (margin, y);
  g_assert_cmpstr (id, ==, lesart_annotation_get_id (second));
  click_margin (margin, y);
  g_assert_cmpstr (id, ==, lesart_annotation_get_id (first));
}

static void
test_margin (void)
{
  g_autoptr (LesartDocument) document = open_article (ARTICLE);
  g_autoptr (LesartAnnotation) first = add_note (document, 19, 32, "Wer?", "Person");
  g_autoptr (LesartAnnotation) second = add_note (document, 25, 32, NULL, "Ort");
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *margin = lesart_margin_new (GTK_TEXT_VIEW (view), document);
  GtkWidget *window;

  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (view), 20); /* a sign for each line */
  gtk_text_view_set_gutter (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_RIGHT, margin);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), ARTICLE, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  window = present (scroller);
  lesart_margin_set_width (LESART_MARGIN (margin), 70);
  settle (50);
  g_assert_cmpint (gtk_widget_get_width (margin), ==, 70);
  test_margin_clicks (margin, document, first, second);
  lesart_notes_remove (lesart_document_get_notes (document), lesart_annotation_get_id (first));
  settle (50);
  lesart_margin_set_document (LESART_MARGIN (margin), NULL);
  settle (50);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/margin/clicks", test_margin);
  return g_test_run ();
}
