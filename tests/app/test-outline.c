/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outline.h"
#include "text-builder.h"

static char *
slice (LesartText *text, GArray *items, guint i)
{
  return lesart_text_slice (text, g_array_index (items, LesartOutlineItem, i).span);
}

/* Without headings: how paragraphs begin, whole words only. */
static void
test_paragraphs (void)
{
  g_autoptr (LesartText) text = lesart_text_new (
      "Der Titel des Artikels\n\n"
      "Der erste Absatz ist so lang, dass von ihm nur der Anfang zu sehen ist, und zwar bis zum Ende "
      "eines Wortes, damit man ihn wiedererkennt, wenn man ihn schon einmal gelesen hat.\n\n"
      "Ein kurzer.\n",
      -1, NULL);
  g_autoptr (GArray) items = lesart_outline_new (text);
  g_autofree char *title = slice (text, items, 0);
  g_autofree char *first = slice (text, items, 1);
  g_autofree char *second = slice (text, items, 2);

  g_assert_cmpuint (items->len, ==, 3);
  g_assert_cmpstr (title, ==, "Der Titel des Artikels");
  g_assert_true (g_array_index (items, LesartOutlineItem, 0).heading);
  g_assert_cmpstr (
      first, ==,
      "Der erste Absatz ist so lang, dass von ihm nur der Anfang zu sehen ist, und zwar bis zum");
  g_assert_cmpstr (second, ==, "Ein kurzer.");
  g_assert_false (g_array_index (items, LesartOutlineItem, 2).heading);
}

static void
add (LesartTextBuilder *builder, LesartBlockKind kind, guint level, const char *words)
{
  lesart_text_builder_begin (builder, kind, level, 0);
  lesart_text_builder_add (builder, words, -1);
  lesart_text_builder_end (builder);
}

static void
test_headings (void)
{
  g_autoptr (LesartTextBuilder) builder = lesart_text_builder_new ();
  g_autoptr (LesartText) text = NULL;
  g_autoptr (GArray) items = NULL;
  g_autofree char *last = NULL;

  add (builder, LESART_BLOCK_HEADLINE, 0, "Titel");
  add (builder, LESART_BLOCK_PARAGRAPH, 0, "Ein Absatz.");
  add (builder, LESART_BLOCK_SUBHEAD, 2, "Zwischenzeile");
  add (builder, LESART_BLOCK_PARAGRAPH, 0, "Noch ein Absatz.");
  text = lesart_text_builder_finish (builder, NULL);
  items = lesart_outline_new (text);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpuint (g_array_index (items, LesartOutlineItem, 1).level, ==, 2);
  last = slice (text, items, 1);
  g_assert_cmpstr (last, ==, "Zwischenzeile");
}

static void
test_empty (void)
{
  g_autoptr (LesartText) text = lesart_text_new ("", 0, NULL);
  g_autoptr (GArray) items = lesart_outline_new (text);

  g_assert_cmpuint (items->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outline/paragraphs", test_paragraphs);
  g_test_add_func ("/outline/headings", test_headings);
  g_test_add_func ("/outline/empty", test_empty);
  return g_test_run ();
}
