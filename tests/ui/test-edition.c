/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An article out of the program: as a web page, as Markdown, on paper; what is wanted of it and
 * nothing else, and nothing in it that would run.
 */
#include "edition-pages.h"
#include "panel-test.h"

static const char article[] = "Siemens baut <Werk> in Erlangen\n\n"
                              "Anna Müller zahlte am 3. Mai 2023 rund 5 Millionen Euro & mehr.\n\n"
                              "1. Sie kam *nicht*.\n";

static void
add_mark (LesartDocument *document, LesartSpan span, const char *note)
{
  LesartText *text = lesart_document_get_text (document);
  g_autoptr (LesartAnnotation) plain = lesart_annotation_new (text, &span, 1);
  g_autoptr (LesartAnnotation) coloured =
      lesart_annotation_with_colour (plain, LESART_COLOUR_GREEN);
  g_autoptr (LesartAnnotation) noted = lesart_annotation_with_note (coloured, note);

  lesart_notes_add (lesart_document_get_notes (document), noted, LESART_EDIT_NOTE);
}

static LesartDocument *document; /* the article above, once: its notes are kept */

static char *
make (GBytes *(*write) (const LesartEdition *edition), LesartParts parts)
{
  g_autoptr (LesartEdition) edition = lesart_edition_new (document, parts);
  g_autoptr (GBytes) bytes = write (edition);
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  return g_strndup (data, n_bytes);
}

#define ALL                                                                                        \
  (LESART_PART_TINTS | LESART_PART_MARKS | LESART_PART_NOTES | LESART_PART_FACTS                   \
   | LESART_PART_LEGEND)

static void
has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static void
has_not (const char *text, const char *part)
{
  if (strstr (text, part) != NULL)
    g_error ("“%s” is in:\n%s", part, text);
}

static void
test_html (void)
{
  g_autofree char *all = make (lesart_edition_to_html, ALL);
  g_autofree char *bare = make (lesart_edition_to_html, 0);

  has (all, "<h1>");
  has (all, "baut &lt;Werk&gt; in ");
  has (all, "<mark class=\"m2\">Anna Müller</mark><sup><a id=\"c1\" href=\"#n1\">1</a></sup>");
  has (all, "Wer ist &lt;b&gt;das&lt;/b&gt;?\nZweite Zeile.");
  has (all, "<span class=\"t time\">3. Mai 2023</span>");
  has (all, " &amp; mehr.");
  has (all, "<section><h2>Facts</h2>");
  has (bare, "<p>Anna Müller zahlte am 3. Mai 2023 rund 5 Millionen Euro &amp; mehr.</p>");
  has_not (bare, "<mark");
  has_not (bare, "Zweite Zeile");
  has_not (bare, "<section>");
  has_not (all, "<script");
}

static void
test_markdown (void)
{
  g_autofree char *all = make (lesart_edition_to_markdown, ALL);
  g_autofree char *bare = make (lesart_edition_to_markdown, 0);

  g_assert_cmpstr (bare, ==,
                   "# Siemens baut \\<Werk\\> in Erlangen\n\n"
                   "Anna Müller zahlte am 3. Mai 2023 rund 5 Millionen Euro & mehr.\n\n"
                   "1\\. Sie kam \\*nicht\\*.\n");
  has (all, "==Anna Müller==[^1] zahlte");
  has (all, "==Millionen Euro== & mehr.");
  has (all, "\n[^1]: „Anna Müller“\n\n    Wer ist <b>das</b>?\n    Zweite Zeile.\n");
}

/* What an item was labelled with stands there once. */
static void
test_typed_list (void)
{
  LesartDocument *sample = document;
  g_autofree char *markdown = NULL, *html = NULL;

  document = open_article ("Pläne\n\nDer Rat will dies.\n1. bauen\n2. sparen\n");
  markdown = make (lesart_edition_to_markdown, 0);
  html = make (lesart_edition_to_html, 0);
  has (markdown, "\n\n1\\. bauen\n\n2\\. sparen\n");
  has (html, "<li class=\"typed\">1. bauen</li>");
  g_object_unref (document);
  document = sample;
}

/* Every line is on a page, none below its foot, and a long article has many. */
static void
test_pages (void)
{
  g_autoptr (GString) long_article = g_string_new ("Überschrift\n\n");
  g_autoptr (LesartDocument) many = NULL;
  g_autoptr (LesartEdition) edition = NULL;
  g_autoptr (LesartPages) pages = NULL;
  g_autoptr (GBytes) pdf = NULL, png = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (long_article,
                     "Der Konzern Siemens baut in Erlangen ein Werk, das 3 Milliarden "
                     "Euro kostet und bis 2030 fertig ist.\n\n");
  many = open_article (long_article->str);
  edition = lesart_edition_new (many, ALL);
  pages = lesart_pages_new (edition, 595, 842);
  g_assert_cmpuint (lesart_pages_count (pages), >, 8);
  g_assert_cmpuint (lesart_pages_count (pages), <, 60);
  pdf = lesart_pages_to_pdf (pages, NULL);
  g_assert_nonnull (pdf);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
  png = lesart_pages_to_png (pages, lesart_pages_count (pages) - 1, NULL);
  g_assert_nonnull (png);
  g_assert_cmpmem (g_bytes_get_data (png, NULL), 4, "\x89PNG", 4);
}

/* Paper as small as can be, and a word that is longer than a line. */
static void
test_narrow (void)
{
  g_autofree char *word = g_strnfill (5000, 'x');
  g_autoptr (LesartDocument) single = open_article (word);
  g_autoptr (LesartEdition) edition = lesart_edition_new (single, ALL);
  g_autoptr (LesartPages) pages = lesart_pages_new (edition, 10, 10);

  g_assert_cmpuint (lesart_pages_count (pages), >, 1);
}

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  document = open_article (article);
  /* "Anna Müller" has a note, "Millionen Euro" is only marked. */
  add_mark (document, (LesartSpan){ 33, 44 }, "Wer ist <b>das</b>?\nZweite Zeile.");
  add_mark (document, (LesartSpan){ 74, 88 }, "");
  g_test_add_func ("/edition/html", test_html);
  g_test_add_func ("/edition/markdown", test_markdown);
  g_test_add_func ("/edition/typed-list", test_typed_list);
  g_test_add_func ("/edition/pages", test_pages);
  g_test_add_func ("/edition/narrow", test_narrow);
  status = g_test_run ();
  g_object_unref (document);
  return status;
}
