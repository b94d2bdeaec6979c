/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the guard refuses, and that what it admits is written again without loss.
 */
#include <string.h>

#include "json-guard.h"
#include "json-tree.h"
#include "store.h"

static void
check_refused (const char *bytes, gssize n_bytes, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      lesart_json_guard (bytes, n_bytes < 0 ? strlen (bytes) : (gsize) n_bytes, &error));
  g_assert_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_SYNTAX);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_refused (void)
{
  static const char nul[] = "{\"a\":\"x\0y\"}";
  static const char escaped_nul[] = "[\"\\\0\"]";
  static const struct {
    const char *bytes;
    const char *message;
  } cases[] = {
    { "", "line 1: the file ends too early" },
    { " \n ", "line 2: the file ends too early" },
    { "{} {}", "line 1: something follows the end" },
    { "[1,]", "line 1, [1]: a value was expected" },
    { "{\"a\": 1,}", "line 1, a: a member name was expected" },
    { "{'a': 1}", "line 1: a member name was expected" },
    { "{\"a\": 'x'}", "line 1, a: a value was expected" },
    { "/* x */ {}", "line 1: a value was expected" },
    { "{\"a\": {\"b\": [1, {\"c\": nil}]}}", "line 1, a.b[1].c: a value was expected" },
    { "{\"a\": 1,\n \"\\u0061\": 2}", "line 2: a member is there twice" },
    { "{\"x\": {\"a\": 1, \"a\": 2}}", "line 1, x: a member is there twice" },
    { "[\"\\u0000\"]", "line 1, [0]: U+0000 in a string" },
    { "[\"\\ud800\"]", "line 1, [0]: half a surrogate pair" },
    { "[\"\\udc00\"]", "line 1, [0]: half a surrogate pair" },
    { "[\"\\ud800\\u0041\"]", "line 1, [0]: half a surrogate pair" },
    { "[\"\\x\"]", "line 1, [0]: unknown escape in a string" },
    { "[\"\\u00g0\"]", "line 1, [0]: \\u is not followed by four hexadecimal digits" },
    { "[\"a\nb\"]", "line 1, [0]: a control character in a string" },
    { "[9223372036854775808]", "line 1, [0]: an integer that is too large" },
    { "[-9223372036854775809]", "line 1, [0]: an integer that is too large" },
    { "[1e999]", "line 1, [0]: a number that is too large" },
    { "[01]", "line 1, [0]: a comma or an end was expected" },
    { "[+1]", "line 1, [0]: a value was expected" },
    { "[1.]", "line 1, [0]: a number ends after its point" },
    { "[1e]", "line 1, [0]: a number ends before its exponent" },
    { "[NaN]", "line 1, [0]: a value was expected" },
    { "[1}", "line 1, [0]: a comma or an end was expected" },
    { "{\"a\" 1}", "line 1, a: a colon was expected" },
    { "\xef\xbb\xbf{}", "line 1: a value was expected" }, /* the caller takes the mark away */
    { "[\"\xff\"]", "line 1: not UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_refused (cases[i].bytes, -1, cases[i].message);
  check_refused (nul, sizeof nul - 1, "line 1: U+0000 in the file");
  check_refused (escaped_nul, sizeof escaped_nul - 1, "line 1: U+0000 in the file");
}

static char *
nest (guint depth, gboolean is_closed)
{
  g_autoptr (GString) bytes = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append_c (bytes, '[');
  for (guint i = 0; is_closed && i < depth; i++)
    g_string_append_c (bytes, ']');
  return g_string_free (g_steal_pointer (&bytes), FALSE);
}

static void
test_depth (void)
{
  const guint depths[] = { 65, 100000 };
  g_autofree char *admitted = nest (64, TRUE);

  g_assert_true (lesart_json_guard (admitted, strlen (admitted), NULL));
  for (guint i = 0; i < G_N_ELEMENTS (depths); i++) {
    g_autofree char *closed = nest (depths[i], TRUE);
    g_autofree char *open = nest (depths[i], FALSE);

    g_assert_false (lesart_json_guard (closed, strlen (closed), NULL));
    g_assert_false (lesart_json_guard (open, strlen (open), NULL));
  }
}

static void
test_size (void)
{
  gsize n_bytes = LESART_JSON_MAX_BYTES + 1;
  g_autofree char *bytes = g_malloc (n_bytes);

  memset (bytes, ' ', n_bytes);
  bytes[0] = '1';
  check_refused (bytes, (gssize) n_bytes, "line 1: the file is too large");
}

/* Names of one hash would make a table a list; long before that there are too many. */
static void
test_members (void)
{
  g_autoptr (GString) bytes = g_string_new ("{");

  for (guint i = 0; i <= LESART_JSON_MAX_MEMBERS; i++)
    g_string_append_printf (bytes, "%s\"m%u\":0", i > 0 ? "," : "", i);
  g_string_append_c (bytes, '}');
  g_assert_false (lesart_json_guard (bytes->str, bytes->len, NULL));
}

/* No prefix of a document is a document. */
static void
test_truncated (void)
{
  static const char document[] =
      "{\"a\": [1, -2.5e3, \"x\\n\\ud83d\\ude0a\"], \"b\": {\"c\": null, \"d\": [true, false]}}";

  for (gsize n_bytes = 0; n_bytes < strlen (document); n_bytes++)
    g_assert_false (lesart_json_guard (document, n_bytes, NULL));
  g_assert_true (lesart_json_guard (document, strlen (document), NULL));
}

static char *
rewrite (const char *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GString) written = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (lesart_json_guard (bytes, strlen (bytes), &error));
  g_assert_no_error (error);
  g_assert_true (json_parser_load_from_data (parser, bytes, -1, &error));
  g_assert_no_error (error);
  lesart_json_write (json_parser_get_root (parser), written);
  return g_string_free (g_steal_pointer (&written), FALSE);
}

/* What json-glib reads of it is what is there. */
static void
test_values (void)
{
  static const struct {
    const char *from;
    const char *to; /* NULL: the same */
  } cases[] = {
    { "[0.1, 1.0, 1e+22, 4.94065645841247e-324, 1.7976931348623157e+308]", NULL },
    { "[0, -1, 9223372036854775807, -9223372036854775807]", NULL },
    { "[1.50, 1E3, -0.0]", "[1.5, 1000.0, -0.0]" },
    { "[true, false, null, \"\", {}, []]", NULL },
    { "[\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\"]", NULL },
    { "[\"\\/\\u00e4\\ud83d\\ude0a\"]", "[\"/ä😊\"]" },
    { "{\"z\": 1, \"a\": 2, \"\": 3}", NULL },
    { "{ \"a\" :[ ]\t,\r\n\"b\":{ } }", "{\"a\": [], \"b\": {}}" },
    { "\"x\"", NULL },
    { "-9223372036854775808", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *written = rewrite (cases[i].from);

    g_assert_cmpstr (written, ==, cases[i].to != NULL ? cases[i].to : cases[i].from);
  }
}

static void
describe (const LesartJsonToken *token, GString *all)
{
  LesartJsonWalk walk = lesart_json_walk (token);
  const LesartJsonToken *member;

  if (token->name != NULL)
    g_string_append_printf (all, "%s=", token->name);
  if (token->kind == LESART_JSON_STRING)
    g_string_append_printf (all, "<%s>", token->string);
  else if (token->kind == LESART_JSON_INTEGER)
    g_string_append_printf (all, "%" G_GINT64_FORMAT, token->integer);
  else
    g_string_append_c (all, "{[sion"[token->kind]);
  while ((member = lesart_json_walk_next (&walk)) != NULL) {
    g_string_append_c (all, ' ');
    describe (member, all);
  }
  if (token->kind == LESART_JSON_OBJECT || token->kind == LESART_JSON_ARRAY)
    g_string_append (all, " .");
}

static void
test_tokens (void)
{
  static const struct {
    const char *from;
    const char *to;
  } cases[] = {
    { "\"x\"", "<x>" },
    { " -9223372036854775808 ", "-9223372036854775808" },
    { "[9223372036854775807, 0, -1, 1.5, 1e3, true, false, null]",
      "[ 9223372036854775807 0 -1 o o o o n ." },
    { "[\"\", \"\\\"\\\\\\/\\b\\f\\n\\r\\t\", \"\\u00e4 \\ud83d\\ude0a ä and more behind it\"]",
      "[ <> <\"\\/\b\f\n\r\t> <ä 😊 ä and more behind it> ." },
    { "{\"a\\u0062c\": {\"\": []}, \"d\": [{}, [1]]}", "{ abc={ =[ . . d=[ { . [ 1 . . ." },
  };
  g_auto (LesartJsonTape) tape = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) all = g_string_new (NULL);
    /* Without a byte behind it that could be read. */
    gsize n_bytes = strlen (cases[i].from);
    g_autofree char *bytes = g_memdup2 (cases[i].from, n_bytes);
    const LesartJsonToken *token = lesart_json_tape_read (&tape, bytes, n_bytes, NULL);

    g_assert_nonnull (token);
    describe (token, all);
    g_assert_cmpstr (all->str, ==, cases[i].to);
  }
  g_assert_null (lesart_json_tape_read (&tape, "[1", 2, NULL));
}

typedef struct {
  const char *bytes;
  GString *all;
} Items;

static void
on_item (const LesartJsonToken *token, LesartJsonList list, gpointer data)
{
  Items *items = data;

  g_string_append_printf (items->all, "%u ", list);
  describe (token, items->all);
  g_string_append_printf (items->all, " at %.*s\n", (int) token->n_bytes,
                          items->bytes + token->start);
}

static void
test_items (void)
{
  static const struct {
    const char *from;
    const char *to;
  } cases[] = {
    { "{\"a\": [1], \"items\": {\"items\": [2]}}", "" },
    { "[{\"a\": 1}, \"b\", [\"items\"]]",
      "1 { a=1 . at {\"a\": 1}\n1 <b> at \"b\"\n1 [ <items> . at [\"items\"]\n" },
    { "{\"items\": [{ \"items\": [3] }], \"b\": 1}", "2 { items=[ 3 . . at { \"items\": [3] }\n" },
    { "{\"b\": {\"items\": [1]}, \"first\": {\"a\": [2], \"items\": [\"\\u0061\", {}]}}",
      "3 <a> at \"\\u0061\"\n3 { . at {}\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) all = g_string_new (NULL);
    Items items = { cases[i].from, all };

    g_assert_true (
        lesart_json_guard_items (cases[i].from, strlen (cases[i].from), on_item, &items, NULL));
    g_assert_cmpstr (all->str, ==, cases[i].to);
  }
}

static void
test_layout (void)
{
  static const char long_one[] =
      "{\n"
      "  \"short\": {\"type\": \"TextPositionSelector\", \"start\": 77, \"end\": 87},\n"
      "  \"long\": [\n"
      "    \"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789\",\n"
      "    [1]\n"
      "  ]\n"
      "}";
  g_autofree char *written = rewrite (long_one);

  g_assert_cmpstr (written, ==, long_one);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/refused", test_refused);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/size", test_size);
  g_test_add_func ("/json/members", test_members);
  g_test_add_func ("/json/truncated", test_truncated);
  g_test_add_func ("/json/values", test_values);
  g_test_add_func ("/json/tokens", test_tokens);
  g_test_add_func ("/json/items", test_items);
  g_test_add_func ("/json/layout", test_layout);
  return g_test_run ();
}
