/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The smallest GTK program: an empty window that ends after its first frame. What Lesart takes
 * longer than this is its own.
 */
#include <gtk/gtk.h>

static void
after_first_frame (GdkFrameClock *clock, gpointer user_data)
{
  g_printerr ("first-frame\n");
  g_application_quit (G_APPLICATION (user_data));
}

static void
window_mapped (GtkWidget *window, gpointer application)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (after_first_frame), application);
}

static void
activate (GtkApplication *application, gpointer user_data)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  g_signal_connect (window, "map", G_CALLBACK (window_mapped), application);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application =
      gtk_application_new ("io.github.lesart.EmptyWindow", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
