/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From bytes to UTF-8: each encoding is found again, what is no text is refused, no byte is lost.
 */
#include "encoding.h"

#include <string.h>

#include "text.h"

#define GERMAN "Über zwölf große Äcker führt die Straße. Öl für Jürgen, süß und schön."

static GBytes *
encode (const char *utf8, const char *charset, const char *bom)
{
  g_autoptr (GError) error = NULL;
  gsize n_bytes;
  g_autofree char *bytes = g_convert (utf8, -1, charset, "UTF-8", NULL, &n_bytes, &error);
  GByteArray *array = g_byte_array_new ();

  g_assert_no_error (error);
  g_byte_array_append (array, (const guint8 *) bom, (guint) strlen (bom));
  g_byte_array_append (array, (const guint8 *) bytes, (guint) n_bytes);
  return g_byte_array_free_to_bytes (array);
}

static char *
decode (GBytes *bytes, LesartEncoding encoding, LesartEncodingGuess *guess, GError **error)
{
  gsize n_bytes, n_utf8 = 0;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
  char *utf8 = lesart_encoding_decode (data, n_bytes, encoding, guess, &n_utf8, error);

  if (utf8 != NULL)
    g_assert_cmpuint (strlen (utf8), ==, n_utf8);
  return utf8;
}

static void
test_found_again (void)
{
  static const struct {
    const char *utf8;
    const char *charset;
    const char *bom;
    LesartEncoding expected;
  } cases[] = {
    { GERMAN, "UTF-8", "", LESART_ENCODING_UTF8 },
    { GERMAN, "UTF-8", "\xef\xbb\xbf", LESART_ENCODING_UTF8 },
    { "nur ASCII", "UTF-8", "", LESART_ENCODING_UTF8 },
    { GERMAN, "UTF-16LE", "\xff\xfe", LESART_ENCODING_UTF16_LE },
    { GERMAN, "UTF-16BE", "\xfe\xff", LESART_ENCODING_UTF16_BE },
    { GERMAN " 👍 „so“", "UTF-16LE", "", LESART_ENCODING_UTF16_LE },
    { GERMAN " 👍 „so“", "UTF-16BE", "", LESART_ENCODING_UTF16_BE },
    { GERMAN, "ISO-8859-1", "", LESART_ENCODING_ISO_8859_1 },
    { "½ Liter für 5 £, geht´s? ¼ davon", "ISO-8859-1", "", LESART_ENCODING_ISO_8859_1 },
    { "Fünf € für Bücher", "ISO-8859-15", "", LESART_ENCODING_ISO_8859_15 },
    { "Milan Šimek und Žižek lesen Œuvres", "ISO-8859-15", "", LESART_ENCODING_ISO_8859_15 },
    { "„Für fünf Euro“ – sagte er … und ging", "WINDOWS-1252", "", LESART_ENCODING_WINDOWS_1252 },
    { "Fünf € für Bücher", "WINDOWS-1252", "", LESART_ENCODING_WINDOWS_1252 },
    { "Dvořák fährt", "UTF-8", "", LESART_ENCODING_UTF8 },
    { "FÜR ÄLTERE: CAFÉ, o. Ä.", "ISO-8859-1", "", LESART_ENCODING_ISO_8859_1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = NULL;
    g_autofree char *utf8 = NULL;
    LesartEncodingGuess guess;

    bytes = encode (cases[i].utf8, cases[i].charset, cases[i].bom);
    utf8 = decode (bytes, LESART_ENCODING_AUTO, &guess, &error);
    g_test_message ("%s in %s", cases[i].utf8, cases[i].charset);
    g_assert_no_error (error);
    g_assert_cmpstr (lesart_encoding_get_name (guess.encoding), ==,
                     lesart_encoding_get_name (cases[i].expected));
    g_assert_true (guess.certain);
    g_assert_cmpint (guess.had_bom, ==, cases[i].bom[0] != '\0');
    g_assert_cmpstr (utf8, ==, cases[i].utf8);
  }
}

static void
test_other_code_pages_are_not_certain (void)
{
  static const char *const charsets[] = { "CP850", "CP437", "MACINTOSH" };

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++) {
    g_autoptr (GBytes) bytes = encode (GERMAN, charsets[i], "");
    g_autoptr (GError) error = NULL;
    LesartEncodingGuess guess = { LESART_ENCODING_AUTO, TRUE, FALSE };
    g_autofree char *utf8 = decode (bytes, LESART_ENCODING_AUTO, &guess, &error);

    g_test_message ("%s", charsets[i]);
    g_assert_no_error (error);
    g_assert_nonnull (utf8);
    g_assert_false (guess.certain);
  }
}

static void
test_refused (void)
{
  static const struct {
    const char *bytes;
    gsize length;
    LesartEncoding encoding;
    LesartTextError code;
    const char *message;
  } cases[] = {
    { "%PDF-1.7\n\xe2\xe3", 11, LESART_ENCODING_AUTO, LESART_TEXT_ERROR_BINARY, "PDF" },
    { "PK\3\4abc", 7, LESART_ENCODING_AUTO, LESART_TEXT_ERROR_BINARY, "ZIP" },
    { "\x89PNG\r\n\x1a\n", 8, LESART_ENCODING_AUTO, LESART_TEXT_ERROR_BINARY, "PNG" },
    { "abc\0\0\0\0def", 10, LESART_ENCODING_AUTO, LESART_TEXT_ERROR_NUL, "byte 3" },
    { "\1\2\3\4\5\6xyz", 9, LESART_ENCODING_AUTO, LESART_TEXT_ERROR_BINARY, "" },
    { "\xc3\xbc\xc3\xa4\xc3", 5, LESART_ENCODING_AUTO, LESART_TEXT_ERROR_ENCODING,
      "byte 4" }, /* cut */
    { "a\xff", 2, LESART_ENCODING_UTF8, LESART_TEXT_ERROR_ENCODING, "byte 1" },
    { "a\0b", 3, LESART_ENCODING_UTF8, LESART_TEXT_ERROR_NUL, "character 1" },
    { "a\0b", 3, LESART_ENCODING_ISO_8859_1, LESART_TEXT_ERROR_NUL, "character 1" },
    { "a\0b", 3, LESART_ENCODING_UTF16_LE, LESART_TEXT_ERROR_ENCODING, "byte 2" },
    { "a\0\0\xd8"
      "b\0",
      6, LESART_ENCODING_UTF16_LE, LESART_TEXT_ERROR_ENCODING, "byte 2" }, /* half a pair */
    { "a\x81", 2, LESART_ENCODING_WINDOWS_1252, LESART_TEXT_ERROR_ENCODING, "byte 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].length);
    g_autoptr (GError) error = NULL;

    g_test_message ("case %u", i);
    g_assert_null (decode (bytes, cases[i].encoding, NULL, &error));
    g_assert_error (error, LESART_TEXT_ERROR, (int) cases[i].code);
    g_assert_nonnull (strstr (error->message, cases[i].message));
  }
}

/* One bad byte in a long UTF-8 text must not make Latin-1 of all of it. */
static void
test_damaged_utf8 (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 50; i++)
    g_string_append (text, GERMAN "\n");
  text->str[text->len / 2] = (char) 0xff;
  bytes = g_bytes_new (text->str, text->len);
  g_assert_null (decode (bytes, LESART_ENCODING_AUTO, NULL, &error));
  g_assert_error (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_ENCODING);
}

static void
test_doubly_encoded_is_left_alone (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("fÃ¼r", strlen ("fÃ¼r"));
  g_autofree char *utf8 = decode (bytes, LESART_ENCODING_AUTO, NULL, NULL);

  g_assert_cmpstr (utf8, ==, "fÃ¼r");
}

static void
test_random_bytes (void)
{
  for (guint i = 0; i < 3000; i++) {
    guint8 data[64];
    gsize length = (gsize) g_test_rand_int_range (0, sizeof data);
    int low = g_test_rand_bit () ? 0 : 32, high = g_test_rand_bit () ? 256 : 160;

    for (gsize k = 0; k < length; k++)
      data[k] = (guint8) g_test_rand_int_range (low, high);
    for (LesartEncoding encoding = LESART_ENCODING_AUTO; encoding <= LESART_ENCODING_ISO_8859_15;
         encoding++) {
      g_autoptr (GError) error = NULL;
      gsize n_utf8;
      g_autofree char *utf8 =
          lesart_encoding_decode (data, length, encoding, NULL, &n_utf8, &error);

      g_assert_cmpint (utf8 == NULL, ==, error != NULL);
      if (utf8 != NULL) {
        g_autoptr (LesartText) text = lesart_text_new (utf8, (gssize) n_utf8, &error);

        g_assert_no_error (error);
      }
    }
  }
}

static void
test_names (void)
{
  for (LesartEncoding encoding = LESART_ENCODING_AUTO; encoding <= LESART_ENCODING_ISO_8859_15;
       encoding++)
    g_assert_cmpint (lesart_encoding_from_name (lesart_encoding_get_name (encoding)), ==, encoding);
  g_assert_cmpint (lesart_encoding_from_name ("Latin1"), ==, LESART_ENCODING_ISO_8859_1);
  g_assert_cmpint (lesart_encoding_from_name ("CP1252"), ==, LESART_ENCODING_WINDOWS_1252);
  g_assert_cmpint (lesart_encoding_from_name ("utf8"), ==, LESART_ENCODING_UTF8);
  g_assert_cmpint (lesart_encoding_from_name ("klingon"), ==, LESART_ENCODING_AUTO);
  g_assert_cmpint (lesart_encoding_from_name (NULL), ==, LESART_ENCODING_AUTO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding/found-again", test_found_again);
  g_test_add_func ("/encoding/other-code-pages", test_other_code_pages_are_not_certain);
  g_test_add_func ("/encoding/refused", test_refused);
  g_test_add_func ("/encoding/damaged-utf8", test_damaged_utf8);
  g_test_add_func ("/encoding/doubly-encoded", test_doubly_encoded_is_left_alone);
  g_test_add_func ("/encoding/random-bytes", test_random_bytes);
  g_test_add_func ("/encoding/names", test_names);
  return g_test_run ();
}
