/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text.h"

static void
test_title (void)
{
  g_autoptr (LesartText) text = lesart_text_new ("Überschrift\n\nEin Satz.", -1, NULL);
  g_autofree char *title = lesart_text_get_title (text);

  g_assert_cmpstr (title, ==, "Überschrift");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/title", test_title);
  return g_test_run ();
}
