/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the filter entries of the panels let pass.
 */
#include "notes-filter.h"
#include "text-filter.h"

static gboolean
passes (const char *query, const char *row)
{
  g_autoptr (LesartTextFilter) filter = lesart_text_filter_new (query);
  g_autofree char *folded = lesart_text_filter_fold (row);

  return lesart_text_filter_match (filter, folded);
}

static void
test_words (void)
{
  g_assert_true (passes ("", "Chip"));
  g_assert_true (passes (NULL, "Chip"));
  g_assert_true (passes ("  ", ""));
  g_assert_true (passes ("chip", "KI-Chipmarkt"));
  g_assert_true (passes ("markt KI", "KI-Chipmarkt"));
  g_assert_false (passes ("markt Strom", "KI-Chipmarkt"));
  g_assert_true (passes ("zurich", "Zürich"));
  g_assert_true (passes ("ZÜR", "Zu\xcc\x88rich"));
  g_assert_true (passes ("STRASSE", "Straße"));
  g_assert_true (passes ("großäugig", "GROSS\xcc\xa7\xcc\x81ÄUGIG"));
  g_assert_true (passes ("οδυσσευς", "ὈΔΥΣΣΕΎΣ"));
  g_assert_false (passes ("x", "x\xff"));
  g_assert_true (passes ("creme", "Crème brûlée"));
  g_assert_true (passes ("a*.[", "a*.[b"));
  g_assert_true (passes ("x", "a\nx"));
}

static LesartAnnotation *
make_note (const char *note, const char *tag, LesartColour colour)
{
  g_autoptr (LesartText) text = lesart_text_new ("Ein Fluss fließt.", -1, NULL);
  const LesartSpan span = { 4, 9 };
  const char *const tags[] = { tag, NULL };
  g_autoptr (LesartAnnotation) bare = lesart_annotation_new (text, &span, 1);
  g_autoptr (LesartAnnotation) coloured = lesart_annotation_with_colour (bare, colour);
  g_autoptr (LesartAnnotation) noted = lesart_annotation_with_note (coloured, note);

  return tag == NULL ? g_steal_pointer (&noted) : lesart_annotation_with_tags (noted, tags);
}

static void
test_notes (void)
{
  g_autoptr (LesartNotesFilter) filter = lesart_notes_filter_new ();
  g_autoptr (LesartAnnotation) full = make_note ("Welcher? Der Rhein.", "Ort", LESART_COLOUR_BLUE);
  g_autoptr (LesartAnnotation) bare = make_note (NULL, NULL, LESART_COLOUR_YELLOW);

  g_assert_true (lesart_notes_filter_match (filter, bare));
  lesart_notes_filter_set_colour (filter, LESART_COLOUR_BLUE);
  g_assert_true (lesart_notes_filter_match (filter, full));
  g_assert_false (lesart_notes_filter_match (filter, bare));
  lesart_notes_filter_set_colour (filter, LESART_COLOUR_NONE);
  lesart_notes_filter_set_tag (filter, "Ort");
  g_assert_true (lesart_notes_filter_match (filter, full));
  g_assert_false (lesart_notes_filter_match (filter, bare));
  lesart_notes_filter_set_tag (filter, NULL);
  /* Quote, note and tag are all looked into. */
  lesart_notes_filter_set_query (filter, "fluss");
  g_assert_true (lesart_notes_filter_match (filter, bare));
  lesart_notes_filter_set_query (filter, "rhein ort");
  g_assert_true (lesart_notes_filter_match (filter, full));
  g_assert_false (lesart_notes_filter_match (filter, bare));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filters/words", test_words);
  g_test_add_func ("/filters/notes", test_notes);
  return g_test_run ();
}
