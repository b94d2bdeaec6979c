/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Versions of an annotation.
 */
#include "annotation-private.h"

static GDateTime *
fixed_clock (void)
{
  return g_date_time_new_utc (2024, 2, 12, 8, 30, 15.75);
}

static void
test_new (void)
{
  g_autoptr (LesartText) text =
      lesart_text_new ("Titel\nDie Bundes- und Landesregierung schlägt vor.", -1, NULL);
  const LesartSpan spans[] = { { 22, 37 }, { 10, 17 } };
  g_autoptr (LesartAnnotation) annotation = lesart_annotation_new (text, spans, 2);
  g_autofree char *created =
      g_date_time_format_iso8601 (lesart_annotation_get_created (annotation));
  guint n_spans;
  const LesartSpan *kept = lesart_annotation_get_spans (annotation, &n_spans);

  g_assert_true (g_str_has_prefix (lesart_annotation_get_id (annotation), "urn:uuid:"));
  g_assert_true (
      g_uuid_string_is_valid (lesart_annotation_get_id (annotation) + strlen ("urn:uuid:")));
  g_assert_cmpuint (n_spans, ==, 2);
  g_assert_cmpuint (kept[0].start, ==, 10);
  g_assert_cmpuint (lesart_annotation_get_extent (annotation).end, ==, 37);
  g_assert_cmpstr (lesart_annotation_get_quote (annotation), ==, "Bundes- … Landesregierung");
  g_assert_cmpstr (created, ==, "2024-02-12T08:30:15Z");
  g_assert_cmpstr (lesart_annotation_get_note (annotation), ==, "");
  g_assert_true (lesart_annotation_is_anchored (annotation));
  g_assert_false (lesart_annotation_is_machine (annotation));
}

static void
test_spans_are_tidied (void)
{
  g_autoptr (LesartText) text = lesart_text_new ("0123456789", -1, NULL);
  const LesartSpan spans[] = { { 8, 90 }, { 3, 3 }, { 1, 4 },   { 2, 3 },
                               { 3, 6 },  { 6, 7 }, { 50, 60 }, { 9, 8 } };
  g_autoptr (LesartAnnotation) annotation =
      lesart_annotation_new (text, spans, G_N_ELEMENTS (spans));

  g_assert_cmpstr (lesart_annotation_get_quote (annotation), ==, "12345 … 6 … 89");
}

static void
test_versions (void)
{
  g_autoptr (LesartText) text = lesart_text_new ("Ein 😊 Satz.", -1, NULL);
  const LesartSpan span = { 4, 5 };
  const LesartSpan other = { 6, 10 };
  const char *tags[] = { "Frage", " Zahl ", "Frage", "", NULL };
  g_autoptr (LesartAnnotation) first = lesart_annotation_new (text, &span, 1);
  g_autoptr (LesartAnnotation) coloured = lesart_annotation_with_colour (first, LESART_COLOUR_BLUE);
  g_autoptr (LesartAnnotation) tagged = lesart_annotation_with_tags (coloured, tags);
  g_autoptr (LesartAnnotation) noted = lesart_annotation_with_note (tagged, "Wer sagt das?");
  g_autoptr (LesartAnnotation) moved = lesart_annotation_with_spans (noted, text, &other, 1);

  g_assert_cmpstr (lesart_annotation_get_quote (first), ==, "😊");
  g_assert_cmpint (lesart_annotation_get_colour (first), ==, LESART_COLOUR_NONE);
  g_assert_null (lesart_annotation_get_tags (first)[0]);
  g_assert_cmpint (lesart_annotation_get_colour (moved), ==, LESART_COLOUR_BLUE);
  g_assert_cmpuint (g_strv_length ((char **) lesart_annotation_get_tags (moved)), ==, 2);
  g_assert_cmpstr (lesart_annotation_get_tags (moved)[1], ==, "Zahl");
  g_assert_cmpstr (lesart_annotation_get_note (moved), ==, "Wer sagt das?");
  g_assert_cmpstr (lesart_annotation_get_quote (moved), ==, "Satz");
  g_assert_cmpstr (lesart_annotation_get_id (moved), ==, lesart_annotation_get_id (first));
}

static void
test_colours (void)
{
  for (guint i = 0; i < LESART_N_COLOURS; i++)
    g_assert_cmpuint (lesart_colour_from_string (lesart_colour_to_string ((LesartColour) i)), ==,
                      i);
  g_assert_cmpint (lesart_colour_from_string ("mauve"), ==, LESART_COLOUR_NONE);
  g_assert_cmpint (lesart_colour_from_string (NULL), ==, LESART_COLOUR_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lesart_annotation_set_clock (fixed_clock);
  g_test_add_func ("/annotation/new", test_new);
  g_test_add_func ("/annotation/spans-are-tidied", test_spans_are_tidied);
  g_test_add_func ("/annotation/versions", test_versions);
  g_test_add_func ("/annotation/colours", test_colours);
  return g_test_run ();
}
