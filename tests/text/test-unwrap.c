/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines that were broken at a width are put together; verses, lists and code stay.
 */
#include "unwrap.h"

#include <string.h>

static void
check (const char *text, const char *expected)
{
  g_autofree char *copy = g_strdup (text);
  gsize n_bytes = lesart_unwrap_lines (copy, strlen (copy));

  g_assert_cmpuint (n_bytes, ==, strlen (copy));
  g_assert_cmpstr (copy, ==, expected);
}

static void
test_wrapped (void)
{
  check ("Streit um den Flughafen\n"
         "\n"
         "Die Ministerin hat am Montag einen Plan vor-\n"
         "gelegt, der den Bau der Bahn regelt. Bundes-\n"
         "und Landesminister streiten über die KI-\n"
         "Strategie, wie sie am Abend in Köln sagten.\n"
         "\n"
         "Danach gingen alle, die noch im Saal waren,\n"
         "zusammen nach Hause.\n",
         "Streit um den Flughafen\n"
         "\n"
         "Die Ministerin hat am Montag einen Plan vorgelegt, der den Bau der Bahn regelt. "
         "Bundes- und Landesminister streiten über die KI-Strategie, wie sie am Abend in Köln "
         "sagten.\n"
         "\n"
         "Danach gingen alle, die noch im Saal waren, zusammen nach Hause.\n");
}

static void
test_other_line_ends (void)
{
  check ("Die Lage ist am Montag wieder sehr ernst\r\n"
         "geworden, wie die Minister am Abend in \r\n"
         "Wien vor dem Parlament sagten, und viele\r\n"
         "nickten dazu.",
         "Die Lage ist am Montag wieder sehr ernst geworden, wie die Minister am Abend in Wien "
         "vor dem Parlament sagten, und viele nickten dazu.");
}

static void
test_left_alone (void)
{
  static const char *const texts[] = {
    "",
    "\n\n",
    "Eine Zeile",
    /* verses and addresses: there would have been room */
    "Es war, als hätt der Himmel\ndie Erde still geküsst,\ndass sie im Blütenschimmer\nvon ihm nun "
    "träumen müsst.\n",
    /* a paragraph is a line */
    "Die Ministerin hat am Montag einen Plan vorgelegt, der den Bau der Bahn im ganzen Land regeln "
    "soll.\nEr ging.\nSie blieb.\nDas war es.\n",
    /* headlines of one length */
    "Ministerin legt einen Plan vor\nBahn baut wieder neue Strecken\nKöln feiert bis in den Morgen\n"
    "Wien will nun doch nicht mehr\nBern bleibt bei seinem Nein zu\n",
    "if (a)\n  b = c;\nelse\n  d = e;\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check (texts[i], texts[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unwrap/wrapped", test_wrapped);
  g_test_add_func ("/unwrap/other-line-ends", test_other_line_ends);
  g_test_add_func ("/unwrap/left-alone", test_left_alone);
  return g_test_run ();
}
