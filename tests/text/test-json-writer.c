/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON value by value: numbers, layouts, and that a stream gets what a string would.
 */
#include "json-writer.h"

#include <string.h>

static void
test_doubles (void)
{
  static const struct {
    double value;
    const char *written;
  } cases[] = {
    { 0.7, "0.7" },       { 0.1 + 0.2, "0.30000000000000004" },
    { 0.768, "0.768" },   { 12.05, "12.05" },
    { 0.0001, "0.0001" }, { 1, "1.0" },
    { -0.25, "-0.25" },   { 5e12, "5000000000000.0" },
    { 1e22, "1e+22" },    { 1.0 / 3, "0.3333333333333333" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) bytes = g_string_new (NULL);
    g_auto (LesartJsonWriter) writer = { 0 };

    lesart_json_writer_init (&writer, LESART_JSON_LINE, bytes, NULL);
    lesart_json_writer_double (&writer, cases[i].value);
    g_assert_cmpstr (bytes->str, ==, cases[i].written);
  }
}

static void
write_example (LesartJsonWriter *writer)
{
  lesart_json_writer_begin_object (writer);
  lesart_json_writer_name (writer, "list");
  lesart_json_writer_begin_array (writer);
  for (guint i = 0; i < 2; i++) {
    lesart_json_writer_begin_object (writer);
    lesart_json_writer_name (writer, "n");
    lesart_json_writer_integer (writer, i == 0 ? G_MININT64 : 0);
    lesart_json_writer_name (writer, "part");
    lesart_json_writer_string (writer, "„\"x\"\n“ and more", 12);
    lesart_json_writer_end_object (writer);
  }
  lesart_json_writer_end_array (writer);
  lesart_json_writer_name (writer, "none");
  lesart_json_writer_string (writer, NULL, -1);
  lesart_json_writer_end_object (writer);
}

static void
test_layouts (void)
{
  static const char *const written[] = {
    [LESART_JSON_LINE] = "{\"list\":[{\"n\":-9223372036854775808,\"part\":\"„\\\"x\\\"\\n“ a\"},"
                         "{\"n\":0,\"part\":\"„\\\"x\\\"\\n“ a\"}],\"none\":null}",
    [LESART_JSON_PRETTY] = "{\n  \"list\": [\n"
                           "    {\"n\": -9223372036854775808, \"part\": \"„\\\"x\\\"\\n“ a\"},\n"
                           "    {\"n\": 0, \"part\": \"„\\\"x\\\"\\n“ a\"}\n"
                           "  ],\n  \"none\": null\n}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (written); i++) {
    g_autoptr (GString) bytes = g_string_new (NULL);
    g_auto (LesartJsonWriter) writer = { 0 };

    lesart_json_writer_init (&writer, (LesartJsonLayout) i, bytes, NULL);
    write_example (&writer);
    g_assert_cmpstr (bytes->str, ==, written[i]);
  }
}

/* A tree of @size values, without a space in them. */
static void
write_tree (LesartJsonWriter *writer, GRand *random, guint size)
{
  gboolean is_array = g_rand_boolean (random);
  guint n = size > 0 ? (guint) g_rand_int_range (random, 0, 8) : 0;

  if (size == 0) {
    lesart_json_writer_string (writer, "ein\"langes\"Wort", g_rand_int_range (random, 0, 15));
    return;
  }
  if (is_array)
    lesart_json_writer_begin_array (writer);
  else
    lesart_json_writer_begin_object (writer);
  for (guint i = 0; i < n; i++) {
    if (!is_array)
      lesart_json_writer_name (writer, "name");
    write_tree (writer, random, size / 3);
  }
  if (is_array)
    lesart_json_writer_end_array (writer);
  else
    lesart_json_writer_end_object (writer);
}

static GString *
write_random (guint seed, LesartJsonLayout layout, FILE *stream)
{
  GString *bytes = g_string_new (NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_auto (LesartJsonWriter) writer = { 0 };

  lesart_json_writer_init (&writer, layout, bytes, stream);
  write_tree (&writer, random, 2000);
  return bytes;
}

static void
remove_space (GString *bytes)
{
  gsize n = 0;

  for (gsize i = 0; i < bytes->len; i++)
    if (!g_ascii_isspace (bytes->str[i]))
      bytes->str[n++] = bytes->str[i];
  g_string_truncate (bytes, n);
}

/* Without its indent. g_strsplit() would take the square of the time with the address sanitizer,
 * whose strstr() looks at all that is left. */
static gsize
get_longest_line (const char *text)
{
  gsize longest = 0;

  while (*text != '\0') {
    gsize length;

    text += strspn (text, " ");
    length = strcspn (text, "\n");
    longest = MAX (longest, length);
    text += length + (text[length] == '\n' ? 1 : 0);
  }
  return longest;
}

/* The layouts differ in white space only, and no line that could be shorter is longer than what
 * fits on one. */
static void
test_same_values (void)
{
  for (guint seed = 0; seed < 200; seed++) {
    g_autoptr (GString) line = write_random (seed, LESART_JSON_LINE, NULL);
    g_autoptr (GString) pretty = write_random (seed, LESART_JSON_PRETTY, NULL);

    g_assert_cmpuint (get_longest_line (pretty->str), <, 120);
    remove_space (pretty);
    g_assert_cmpstr (line->str, ==, pretty->str);
  }
}

static void
test_stream (void)
{
  for (LesartJsonLayout layout = LESART_JSON_LINE; layout <= LESART_JSON_PRETTY; layout++) {
    g_autoptr (GString) whole = g_string_new (NULL), streamed = g_string_new (NULL);
    FILE *stream = tmpfile ();
    g_auto (LesartJsonWriter) string_writer = { 0 }, stream_writer = { 0 };

    g_assert_nonnull (stream);
    lesart_json_writer_init (&string_writer, layout, whole, NULL);
    lesart_json_writer_init (&stream_writer, layout, streamed, stream);
    lesart_json_writer_begin_array (&string_writer);
    lesart_json_writer_begin_array (&stream_writer);
    for (guint i = 0; i < 2000; i++) {
      write_example (&string_writer);
      write_example (&stream_writer);
    }
    lesart_json_writer_end_array (&string_writer);
    lesart_json_writer_end_array (&stream_writer);
    g_assert_cmpuint (streamed->len, <, whole->len / 4);
    fwrite (streamed->str, 1, streamed->len, stream);
    g_assert_cmpint (ftell (stream), ==, (long) whole->len);
    rewind (stream);
    g_string_set_size (streamed, whole->len);
    g_assert_cmpuint (fread (streamed->str, 1, whole->len, stream), ==, whole->len);
    g_assert_cmpstr (streamed->str, ==, whole->str);
    fclose (stream);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-writer/doubles", test_doubles);
  g_test_add_func ("/json-writer/layouts", test_layouts);
  g_test_add_func ("/json-writer/same-values", test_same_values);
  g_test_add_func ("/json-writer/stream", test_stream);
  return g_test_run ();
}
