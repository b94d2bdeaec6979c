/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How quick the window is with many marks: notes-window ARTICLE, which has its annotations beside
 * it. Prints medians and worst cases in milliseconds: of opening as a clock has it, else of the
 * work of the main thread, so that other programs on the machine do not count. The article is not
 * changed for good, as what is marked is undone.
 */
#include "window-bench.h"

#define N_RUNS 20
#define N_FRAMES 200

/* Marks a word in view, which shows in text, margin, chips and list. */
static void
bench_marks (LesartWindow *window, GArray *times)
{
  for (guint i = 0; i < N_RUNS; i++) {
    guint32 at = 500000 + i * 37;
    gint64 start;

    lesart_reader_show_span (window->reader, (LesartSpan){ at, at }, FALSE);
    ui_test_settle (100);
    lesart_reader_select (window->reader, (LesartSpan){ at, at + 7 });
    wait_for_frame (window);
    start = get_work ();
    ui_test_act (window, "win.highlight");
    wait_for_frame (window);
    add_time (times, get_work () - start);
    ui_test_act (window, "win.undo");
    ui_test_settle (20);
  }
  report ("new mark, until it is painted", times);
}

static void
bench_filter (LesartWindow *window, GArray *times)
{
  static const char *const queries[] = { "p", "pr", "pro", "prob", "quelle 77", "fehlt" };
  GtkWidget *entry = ui_test_find (window->notes_panel, GTK_TYPE_SEARCH_ENTRY, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (queries) * 4; i++) {
    gint64 start;

    gtk_editable_set_text (GTK_EDITABLE (entry), queries[i % G_N_ELEMENTS (queries)]);
    start = get_work ();
    g_signal_emit_by_name (entry, "search-changed");
    wait_for_frame (window);
    add_time (times, get_work () - start);
    ui_test_settle (200); /* the entry says it once more, after its own delay */
  }
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  ui_test_settle (400);
  report ("notes list filtered, until it is painted", times);
}

static void
bench_scrolling (LesartWindow *window, GArray *times)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (window->reader));

  for (guint i = 0; i < N_FRAMES; i++) {
    gint64 start = get_work ();

    gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + 90);
    wait_for_frame (window);
    add_time (times, get_work () - start);
  }
  report ("a frame while scrolling", times);
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[1]);
  LesartWindow *window;
  GdkFrameClock *clock;
  gint64 start;

  gtk_init ();
  ui_test_start ();
  window = ui_test_window (1280, 800);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), NULL);
  start = g_get_monotonic_time ();
  lesart_window_open (window, file, LESART_ENCODING_AUTO, "2024-02-12");
  while (ui_test_n_notes (window) == 0)
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (window);
  add_time (times, g_get_monotonic_time () - start);
  report ("open, until text and marks are painted", times);
  g_print ("%u marks\n", ui_test_n_notes (window));
  while (lesart_document_get_state (window->document) == LESART_DOCUMENT_READING)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "notes");
  ui_test_settle (1500);
  bench_marks (window, times);
  bench_filter (window, times);
  bench_scrolling (window, times);
  ui_test_close (window);
  return 0;
}
