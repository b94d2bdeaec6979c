/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text: its one form, its blocks, its maps.
 */
#include "text.h"

#include <string.h>

static LesartText *
new_text (const char *utf8)
{
  g_autoptr (GError) error = NULL;
  LesartText *text = lesart_text_new (utf8, -1, &error);

  g_assert_no_error (error);
  return text;
}

static void
test_line_ends (void)
{
  g_autoptr (LesartText) text = new_text ("\xef\xbb\xbf"
                                          "a\r\nb\rc\nd\xe2\x80\xa8"
                                          "e\xe2\x80\xa9"
                                          "f\r\r\n");

  g_assert_cmpstr (lesart_text_get_utf8 (text, NULL), ==, "a\nb\nc\nd\ne\nf\n\n");
  g_assert_cmpuint (lesart_text_get_n_chars (text), ==, 13);
}

static void
test_ligatures (void)
{
  g_autoptr (LesartText) text = new_text ("Eﬀekt, Kaﬃ, ﬁnden, ﬂach, Kniﬄig, uﬅ ﬆ ﬓ \ufb07");

  g_assert_cmpstr (lesart_text_get_utf8 (text, NULL), ==,
                   "Effekt, Kaffi, finden, flach, Knifflig, ust st ﬓ \ufb07");
}

static void
test_refused (void)
{
  static const struct {
    const char *bytes;
    gssize length;
    LesartTextError code;
    const char *where;
  } cases[] = {
    { "ab\0c", 4, LESART_TEXT_ERROR_NUL, "byte 2" },
    { "ab\xff", 3, LESART_TEXT_ERROR_ENCODING, "byte 2" },
    { "\xc3", 1, LESART_TEXT_ERROR_ENCODING, "byte 0" },
    { "\xed\xa0\x80", 3, LESART_TEXT_ERROR_ENCODING, "byte 0" }, /* a surrogate */
    { "\xc0\x80", 2, LESART_TEXT_ERROR_ENCODING, "byte 0" },     /* overlong */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (lesart_text_new (cases[i].bytes, cases[i].length, &error));
    g_assert_error (error, LESART_TEXT_ERROR, (int) cases[i].code);
    g_assert_nonnull (strstr (error->message, cases[i].where));
  }
}

static void
test_empty (void)
{
  g_autoptr (LesartText) text = lesart_text_new (NULL, 0, NULL);
  g_autofree char *title = lesart_text_get_title (text);
  g_autofree char *slice = lesart_text_slice (text, (LesartSpan){ 0, 10 });
  guint n_blocks;

  lesart_text_get_blocks (text, &n_blocks);
  g_assert_cmpuint (n_blocks, ==, 0);
  g_assert_cmpuint (lesart_text_get_n_chars (text), ==, 0);
  g_assert_cmpuint (lesart_text_char_to_byte (text, 5), ==, 0);
  g_assert_cmpstr (title, ==, "");
  g_assert_cmpstr (slice, ==, "");
  g_assert_cmpuint (strlen (lesart_text_get_sha256 (text)), ==, 64);
}

static void
test_blocks (void)
{
  g_autoptr (LesartText) text = new_text ("\n  Größe \u00a0\n \t \n\nErster Absatz.  \nZweiter.");
  static const char *const expected[] = { "Größe", "Erster Absatz.", "Zweiter." };
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (text, &n_blocks);

  g_assert_cmpuint (n_blocks, ==, 3);
  for (guint i = 0; i < n_blocks; i++) {
    g_autofree char *slice = lesart_text_slice (text, blocks[i].span);

    g_assert_cmpstr (slice, ==, expected[i]);
    g_assert_cmpuint (lesart_text_char_to_byte (text, blocks[i].span.start), ==,
                      blocks[i].byte_start);
    g_assert_cmpuint (lesart_text_char_to_byte (text, blocks[i].span.end), ==, blocks[i].byte_end);
    g_assert_cmpuint (blocks[i].kind, ==, i == 0 ? LESART_BLOCK_HEADLINE : LESART_BLOCK_PARAGRAPH);
  }
}

static void
test_headline (void)
{
  g_autofree char *endless = g_strnfill (201, 'a');
  g_autofree char *long_line = g_strconcat (endless, "\nText.", NULL);
  const struct {
    const char *text;
    gboolean headline;
  } cases[] = {
    { "Minister tritt zurück\nEr ging gestern.", TRUE },
    { "Minister tritt zurück\n\nEr ging gestern.", TRUE },
    { "Tritt er zurück?\nEr ging gestern.", TRUE },
    { "„Ich gehe“\nEr ging gestern.", TRUE },
    { "Und nun ...\nEr ging gestern.", TRUE },
    { "Der Minister ist gegangen.\nEr ging gestern.", FALSE },
    { "Er sagt: „Ich gehe.“\nEr ging gestern.", FALSE },
    { "Der Minister ist nun doch\nnach langem Streit gegangen.", FALSE }, /* lines of an editor */
    { "Minister tritt zurück", FALSE },                                   /* nothing follows */
    { long_line, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LesartText) text = new_text (cases[i].text);

    g_test_message ("%s", cases[i].text);
    g_assert_cmpint (lesart_text_get_blocks (text, NULL)[0].kind == LESART_BLOCK_HEADLINE, ==,
                     cases[i].headline);
  }
}

static void
test_title (void)
{
  g_autoptr (LesartText) headline = new_text ("Minister tritt zurück\nEr ging.");
  g_autoptr (LesartText) none =
      new_text ("Der Minister ist nach einem langen Streit mit seiner Fraktion über den "
                "Haushalt des kommenden Jahres gegangen.");
  g_autofree char *first = lesart_text_get_title (headline);
  g_autofree char *second = lesart_text_get_title (none);

  g_assert_cmpstr (first, ==, "Minister tritt zurück");
  g_assert_cmpstr (
      second, ==,
      "Der Minister ist nach einem langen Streit mit seiner Fraktion über den Haushalt…");
}

/* Letters of one to four bytes, so that the samples of the maps fall everywhere. */
static char *
mixed_letters (guint n)
{
  static const char *const letters[] = { "a", "ü", "€", "👍" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, letters[g_test_rand_int_range (0, 4)]);
  return g_string_free (text, FALSE);
}

static void
test_maps (void)
{
  static const guint lengths[] = { 0, 1, 2, 63, 64, 65, 127, 128, 129, 1000, 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++) {
    g_autofree char *utf8 = mixed_letters (lengths[i]);
    g_autoptr (LesartText) text = new_text (utf8);
    guint32 byte = 0, unit = 0;

    for (guint32 at = 0; at <= lengths[i]; at++) {
      gunichar c = g_utf8_get_char (utf8 + byte);
      guint32 next = byte + (guint32) g_unichar_to_utf8 (c, NULL);

      g_assert_cmpuint (lesart_text_char_to_byte (text, at), ==, byte);
      g_assert_cmpuint (lesart_text_char_to_utf16 (text, at), ==, unit);
      g_assert_cmpuint (lesart_text_utf16_to_char (text, unit), ==, at);
      for (; c != 0 && byte < next; byte++)
        g_assert_cmpuint (lesart_text_byte_to_char (text, byte), ==, at);
      if (c >= 0x10000)
        g_assert_cmpuint (lesart_text_utf16_to_char (text, unit + 1), ==, at);
      unit += c >= 0x10000 ? 2 : 1;
    }
    g_assert_cmpuint (lesart_text_byte_to_char (text, G_MAXUINT32), ==, lengths[i]);
    g_assert_cmpuint (lesart_text_char_to_byte (text, G_MAXUINT32), ==, strlen (utf8));
    g_assert_cmpuint (lesart_text_utf16_to_char (text, G_MAXUINT32), ==, lengths[i]);
  }
}

static void
test_large (void)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (LesartText) text = NULL;
  guint n_blocks;

  while (utf8->len < 8 * 1000 * 1000)
    g_string_append (utf8, "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.\n");
  text = new_text (utf8->str);
  lesart_text_get_blocks (text, &n_blocks);
  g_assert_cmpuint (
      n_blocks, ==,
      utf8->len / strlen ("Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.\n"));
  for (guint32 at = 0; at < lesart_text_get_n_chars (text); at += 7)
    g_assert_cmpuint (lesart_text_byte_to_char (text, lesart_text_char_to_byte (text, at)), ==, at);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/line-ends", test_line_ends);
  g_test_add_func ("/text/ligatures", test_ligatures);
  g_test_add_func ("/text/refused", test_refused);
  g_test_add_func ("/text/empty", test_empty);
  g_test_add_func ("/text/blocks", test_blocks);
  g_test_add_func ("/text/headline", test_headline);
  g_test_add_func ("/text/title", test_title);
  g_test_add_func ("/text/maps", test_maps);
  g_test_add_func ("/text/large", test_large);
  return g_test_run ();
}
