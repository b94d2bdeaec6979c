/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How quick the window is with a long text: reading-window ARTICLE. From opening to the first frame
 * with text and marks, for how long the main loop is never left alone until the reading is there,
 * frames while scrolling, and a search at each key of a word. Times are medians and worst cases; of
 * opening and searching as a clock has them, of frames the work of the main thread: from one frame
 * to the next, in which lines that are not in view get laid out until the next is due, of the frame
 * alone, and at one stretch: so long has whoever scrolls to wait at most.
 */
#include "window-bench.h"

#include "find-bar.h"

#define N_FRAMES 200
#define STEP 90 /* px a frame */

/* ---- the main loop ---- */

static gint64 left;    /* when the loop last went to sleep */
static gint64 longest; /* µs between two sleeps, of the main thread's work */

static void
end_stretch (void)
{
  if (left != 0)
    longest = MAX (longest, get_work () - left);
}

static int
poll_and_watch (GPollFD *fds, guint n_fds, int timeout)
{
  int n;

  end_stretch ();
  n = g_poll (fds, n_fds, timeout);
  left = get_work ();
  return n;
}

static void
report_mean (const char *what, GArray *times)
{
  double sum = 0;

  for (guint i = 0; i < times->len; i++)
    sum += g_array_index (times, double, i);
  g_print ("%-44s %9.1f ms on average\n", what, sum / times->len);
}

static void
report_longest (const char *what)
{
  g_print ("%-44s %9.1f ms\n", what, (double) longest / 1000);
  longest = 0;
}

/* ---- searching ---- */

static guint n_found;

static void
on_hits (void)
{
  n_found++;
}

/* Each key of a word that the text has: the work of the main thread until the hits are painted, and
 * how long one waits for them. */
static void
bench_find (LesartWindow *window, GArray *times)
{
  static const char word[] = "Bürgermeister";
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *entry;

  ui_test_act (window, "win.find");
  g_signal_connect (window->find_bar, "hits-changed", G_CALLBACK (on_hits), NULL);
  entry = ui_test_find (window->find_bar, GTK_TYPE_SEARCH_ENTRY, NULL);
  for (guint run = 0; run < 3; run++)
    for (const char *end = g_utf8_next_char (word); *end != '\0'; end = g_utf8_next_char (end)) {
      g_autofree char *typed = g_strndup (word, (gsize) (end - word));
      guint before = n_found;
      gint64 start = get_work ();
      gint64 clock = g_get_monotonic_time ();

      gtk_editable_set_text (GTK_EDITABLE (entry), typed);
      while (n_found == before)
        g_main_context_iteration (NULL, TRUE);
      wait_for_frame (window);
      if (run == 0 && end == g_utf8_next_char (word)) { /* folds the text */
        g_print ("%-44s %9.1f ms\n", "find: the first key, which folds the text",
                 (double) (g_get_monotonic_time () - clock) / 1000);
        continue;
      }
      add_time (waits, g_get_monotonic_time () - clock);
      add_time (times, get_work () - start);
    }
  report ("find: a key, until its hits are painted", waits);
  report ("find: a key, work of the main thread", times);
  lesart_find_bar_close (LESART_FIND_BAR (window->find_bar));
}

static gint64 frame_began;
static gint64 frame_work; /* µs, of the last one */

static void
before_frame (void)
{
  frame_began = get_work ();
}

static void
after_frame (void)
{
  frame_work = get_work () - frame_began;
}

/* Frames of @view, which stands in @window; what of it is @whose. */
static void
bench_scrolling (GtkWindow *window, GtkWidget *view, const char *whose)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) alone = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *frame = g_strconcat ("a frame while scrolling", whose, NULL);
  g_autofree char *frame_alone = g_strconcat ("the frame alone", whose, NULL);
  g_autofree char *stretch = g_strconcat ("at one stretch", whose, NULL);

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_frame), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_frame), NULL);
  for (guint i = 0; i < N_FRAMES; i++) {
    gint64 start = get_work (), moved;

    longest = 0;
    gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + STEP);
    moved = get_work () - start;
    wait_for_frame_of (view);
    add_time (times, get_work () - start);
    add_time (alone, moved + frame_work);
    end_stretch ();
    add_time (stretches, longest);
  }
  report_mean (frame, times);
  report (frame, times);
  report_mean (frame_alone, alone);
  report (frame_alone, alone);
  report_mean (stretch, stretches);
  report (stretch, stretches);
}

/* What GTK alone takes: the same text in the same type and width, and nothing else. */
static void
bench_bare_view (LesartWindow *reading)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkTextView *reader = GTK_TEXT_VIEW (reading->reader);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (reader), &start, &end);
  text = gtk_text_buffer_get_text (gtk_text_view_get_buffer (reader), &start, &end, TRUE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), gtk_text_view_get_left_margin (reader));
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), gtk_text_view_get_left_margin (reader));
  gtk_widget_add_css_class (view, "lesart-reader");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), gtk_widget_get_width (GTK_WIDGET (reader)),
                               gtk_widget_get_height (GTK_WIDGET (reader)));
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_painted),
                    NULL);
  ui_test_settle (3000);
  bench_scrolling (GTK_WINDOW (window), view, ", GtkTextView alone");
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_settled (LesartWindow *window)
{
  return lesart_document_get_state (window->document) != LESART_DOCUMENT_READING;
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
  g_main_context_set_poll_func (NULL, poll_and_watch);
  ui_test_start ();
  window = ui_test_window (1280, 800);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), NULL);
  ui_test_settle (200);
  longest = 0;
  start = g_get_monotonic_time ();
  lesart_window_open (window, file, LESART_ENCODING_AUTO, "2024-02-12");
  while (lesart_document_get_text (window->document) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (window);
  add_time (times, g_get_monotonic_time () - start);
  report ("open, until text and marks are painted", times);
  g_print ("%u characters, %u marks\n",
           lesart_text_get_n_chars (lesart_document_get_text (window->document)),
           ui_test_n_notes (window));
  report_longest ("longest the main loop was busy, opening");
  while (!is_settled (window))
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (window);
  g_print ("%-44s %9.1f ms\n", "until names and facts are there",
           (double) (g_get_monotonic_time () - start) / 1000);
  report_longest ("longest the main loop was busy, reading");
  ui_test_settle (3000);
  report_longest ("longest the main loop was busy, afterwards");
  bench_scrolling (GTK_WINDOW (window), GTK_WIDGET (window->reader), "");
  bench_find (window, times);
  bench_bare_view (window);
  ui_test_close (window);
  return 0;
}
