/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Relating two passages by the mouse alone, in each way that the window offers.
 */
#include "mouse-test.h"

#include "reader-private.h"

static const char article[] = "Die Ostbank kauft ihren Rivalen\n\n"
                              "Sabine Krüger will 5 Milliarden Euro ausgeben.\n\n"
                              "Der Rivale hat aber kein Geld. Am Montag regnet es.\n";

static const char first[] = "5 Milliarden Euro";
static const char second[] = "kein Geld";

static void
select_words (LesartWindow *window, const char *words)
{
  mouse_test_until (ui_test_is_shown (window->selection_bar), mouse_test_drag_over (window, words));
}

static void
try_highlight (LesartWindow *window, const char *words)
{
  select_words (window, words);
  mouse_test_click (ui_test_find (window->selection_bar, GTK_TYPE_BUTTON, "lesart-colour"));
}

static void
highlight (LesartWindow *window, const char *words)
{
  guint before = ui_test_n_notes (window);

  mouse_test_until (ui_test_n_notes (window) > before, try_highlight (window, words));
  ui_test_wait (!ui_test_is_shown (window->selection_bar));
}

static LesartWindow *
open_marked (const char *who)
{
  LesartWindow *window = ui_test_window (1280, 800);
  g_autofree char *text = g_strconcat (who, article, NULL);

  lesart_window_paste (window, text);
  ui_test_wait (lesart_document_get_state (window->document) == LESART_DOCUMENT_READY);
  mouse_test_focus (window);
  highlight (window, first);
  highlight (window, second);
  return window;
}

/* Chooses a name for the relation, which is then there. */
static void
name_relation (LesartWindow *window, const char *from, const char *to, const char *label)
{
  LesartNotes *notes = lesart_document_get_notes (window->document);
  const char *const *ends;
  GPtrArray *links;

  mouse_test_until (lesart_notes_get_links (notes)->len == 1,
                    mouse_test_click_label (window->link_popover, label));
  links = lesart_notes_get_links (notes);
  ends = lesart_annotation_get_link (links->pdata[0]);
  g_assert_cmpstr (lesart_annotation_get_quote (lesart_notes_find (notes, ends[0])), ==, from);
  g_assert_cmpstr (lesart_annotation_get_quote (lesart_notes_find (notes, ends[1])), ==, to);
  g_assert_cmpstr (lesart_annotation_get_tags (links->pdata[0])[0], ==, label);
  g_assert_true (window->reader->links_shown);
}

static void
relate_in_menu (LesartWindow *window, const char *words)
{
  mouse_test_open_menu (window, words);
  mouse_test_click_label (GTK_WIDGET (window->reader), "Relate the mark here");
}

/* From the menu of the text at one mark and at the other. */
static void
test_menu (void)
{
  LesartWindow *window = open_marked ("Die Ostbank");

  mouse_test_until (gtk_widget_get_mapped (window->mode_bar), relate_in_menu (window, first));
  mouse_test_until (ui_test_is_shown (window->link_popover), relate_in_menu (window, second));
  name_relation (window, first, second, "contradicts");
  ui_test_close (window);
}

/* The button in the bar that opens its second row. */
static GtkWidget *
find_more (GtkWidget *root)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (root)
      && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (root)), "view-more-symbolic") == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_more (child);
  return found;
}

static void
relate_in_bar (LesartWindow *window, const char *words)
{
  select_words (window, words);
  if (mouse_test_find_label (window->selection_bar, "Relate") == NULL)
    mouse_test_click (find_more (window->selection_bar));
  mouse_test_click_label (window->selection_bar, "Relate");
}

/* From the bar of the selection, the other way round. What is selected begins inside of the mark:
 * at its ends it has handles. */
static void
test_bar (void)
{
  LesartWindow *window = open_marked ("Die Westbank");

  mouse_test_until (gtk_widget_get_mapped (window->mode_bar), relate_in_bar (window, "Geld"));
  mouse_test_until (ui_test_is_shown (window->link_popover), relate_in_bar (window, "Milliarden"));
  name_relation (window, second, first, "explains");
  ui_test_close (window);
}

int
main (int argc, char **argv)
{
  int status;

  if (g_getenv ("DISPLAY") == NULL)
    return 77;
  gtk_test_init (&argc, &argv, NULL);
  if (!mouse_test_can ())
    return 77;
  ui_test_start ();
  g_test_add_func ("/relating/menu", test_menu);
  g_test_add_func ("/relating/bar", test_bar);
  status = g_test_run ();
  g_object_unref (ui_test_application);
  return status;
}
