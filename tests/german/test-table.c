/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Word lists: source in, phrases found.
 */
#include "language.h"
#include "table-builder.h"
#include "table-private.h"

#include <string.h>

#define LIST                                                                                       \
  "#keys: name aliases\n"                                                                          \
  "name\ttype\taliases\n"                                                                          \
  "Deutsche Bank\tcompany\tDB\n"                                                                   \
  "Deutsche Bahn\tcompany\tDB|Bahn\n"                                                              \
  "Bahn\tword\t\n"                                                                                 \
  "Europäische Union\tunion\tEU\n"                                                                \
  "Bundesamt für Sicherheit in der Informationstechnik\tauthority\tBSI\n"                         \
  "Vereinigte Arabische Emirate\tcountry\tEmirate (Golf)\n"                                        \
  "Hessischer Rundfunk\tmedia\t\n"                                                                 \
  "AT&T\tcompany\t\n"                                                                              \
  "1. FC Köln\tclub\t\n"                                                                          \
  "°C\tunit\t\n"                                                                                  \
  "§\tmark\tsich äußern|Vor- und Zuname\n"                                                      \
  "Grass\tperson\t\n"

typedef struct {
  LesartTable table;
  GBytes *bytes;
} List;

static void
list_open (List *list, const char *source)
{
  g_autoptr (LesartTableBuilder) builder = lesart_table_builder_new ();
  g_autoptr (GError) error = NULL;

  lesart_table_builder_add_source (builder, source, strlen (source), NULL, NULL, &error);
  g_assert_no_error (error);
  list->bytes = lesart_table_builder_finish (builder);
  g_assert_true (lesart_table_init (&list->table, g_bytes_get_data (list->bytes, NULL),
                                    g_bytes_get_size (list->bytes)));
}

/* Matches @list at the first token of @utf8; the first cell of the first row, or NULL. */
static const char *
match_first (const List *list, const char *utf8, LesartMatch *match)
{
  g_autoptr (LesartText) text = lesart_text_new (utf8, -1, NULL);
  g_autoptr (LesartSegments) segments = lesart_segments_new (text);

  if (!lesart_table_match (&list->table, text, segments, 0, segments->n_tokens, match))
    return NULL;
  return lesart_table_get (&list->table, match->rows[0], 0);
}

static void
test_longest (void)
{
  List list;
  LesartMatch match;

  list_open (&list, LIST);
  g_assert_cmpstr (
      match_first (&list, "Bundesamt für Sicherheit in der Informationstechnik warnt", &match), ==,
      "Bundesamt für Sicherheit in der Informationstechnik");
  g_assert_cmpuint (match.n_tokens, ==, 6);
  g_assert_null (match_first (&list, "Bundesamt für Sicherheit in der Küche", &match));
  g_assert_cmpuint (match.n_tokens, ==, 0);
  g_assert_cmpstr (match_first (&list, "Deutsche Bahn fährt", &match), ==, "Deutsche Bahn");
  g_assert_cmpstr (match_first (&list, "AT&T wächst", &match), ==, "AT&T");
  g_assert_cmpstr (match_first (&list, "1. FC Köln siegt", &match), ==, "1. FC Köln");
  g_assert_cmpstr (match_first (&list, "Emirate klagen", &match), ==,
                   "Vereinigte Arabische Emirate");
  g_assert_null (match_first (&list, "bahn", &match));
  g_bytes_unref (list.bytes);
}

static void
test_inflection (void)
{
  const char *const genitives[] = {
    "Bahns", "Deutschen Banks", "Hessischen Rundfunks", "Hessischen Rundfunkes", "Grass’", "BSIs"
  };
  List list;
  LesartMatch match;

  list_open (&list, LIST);
  g_assert_cmpstr (match_first (&list, "Europäischen Union", &match), ==, "Europäische Union");
  g_assert_false (match.genitive);
  g_assert_cmpstr (match_first (&list, "Vereinigten Arabischen Emirate", &match), ==,
                   "Vereinigte Arabische Emirate");
  g_assert_cmpstr (
      match_first (&list, "Bundesamtes für Sicherheit in der Informationstechnik", &match), !=,
      NULL);
  g_assert_null (match_first (&list, "Europäisch Union", &match));
  for (guint i = 0; i < G_N_ELEMENTS (genitives); i++) {
    if (strchr (genitives[i], ' ') == NULL && strstr (genitives[i], "’") != NULL)
      continue; /* whether the mark belongs to the word is the tokenizer's to say */
    g_assert_nonnull (match_first (&list, genitives[i], &match));
    g_assert_true (match.genitive);
  }
  g_assert_nonnull (match_first (&list, "Grass", &match));
  g_assert_false (match.genitive);
  g_bytes_unref (list.bytes);
}

static void
test_ambiguity (void)
{
  List list;
  LesartMatch match;
  guint32 rows[4];

  list_open (&list, LIST);
  g_assert_nonnull (match_first (&list, "DB", &match));
  g_assert_cmpuint (match.n_rows, ==, 2);
  g_assert_cmpstr (lesart_table_get (&list.table, match.rows[1], 0), ==, "Deutsche Bahn");
  g_assert_cmpuint (lesart_table_lookup (&list.table, "Bahn", -1, rows, 4), ==, 2);
  g_assert_cmpuint (lesart_table_lookup (&list.table, "Bahn", -1, rows, 1), ==, 1);
  g_assert_cmpuint (lesart_table_lookup (&list.table, "Bahns", -1, rows, 4), ==, 0);
  g_assert_cmpuint (lesart_table_lookup (&list.table, "Deutsche Bank", -1, rows, 4), ==, 1);
  g_assert_cmpuint (lesart_table_lookup (&list.table, "Deutschen Bank", -1, rows, 4), ==, 0);
  g_assert_cmpuint (lesart_table_lookup (&list.table, "1. FC Köln", -1, rows, 4), ==, 1);
  g_bytes_unref (list.bytes);
}

/* Every key is found as it stands, whatever signs it begins with or has inside; bytes cut out of a
 * letter are no key. */
static void
test_lookup (void)
{
  const char *const keys[] = { "°C",          "§",
                               "sich äußern", "Vor- und Zuname",
                               "AT&T",        "Europäische Union" };
  const char *const others[] = { "°",   "C", "sich", "sich  äußern ist", " sich", "sich ",
                                 "Vor", "-", "\303", "sich \303" };
  List list;
  guint32 rows[4];

  list_open (&list, LIST);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_cmpuint (lesart_table_lookup (&list.table, keys[i], -1, rows, 4), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpuint (lesart_table_lookup (&list.table, others[i], -1, rows, 4), ==, 0);
  g_bytes_unref (list.bytes);
}

static void
test_fold (void)
{
  List list;
  LesartMatch match;

  list_open (&list, "#fold: yes\ncue\nÜber\nNach Angaben\n");
  g_assert_nonnull (match_first (&list, "über", &match));
  g_assert_nonnull (match_first (&list, "nach Angaben", &match));
  g_assert_nonnull (match_first (&list, "NACH ANGABEN", &match));
  g_bytes_unref (list.bytes);
}

static void
test_cells (void)
{
  List list;

  list_open (&list, LIST);
  g_assert_cmpuint (lesart_table_get_n_rows (&list.table), ==, 12);
  g_assert_cmpint (lesart_table_find_column (&list.table, "type"), ==, 1);
  g_assert_cmpint (lesart_table_find_column (&list.table, "kind"), ==, -1);
  g_assert_cmpstr (lesart_table_get (&list.table, 0, 1), ==, "company");
  g_assert_cmpstr (lesart_table_get (&list.table, 0, -1), ==, "");
  g_assert_cmpstr (lesart_table_get (&list.table, 999, 1), ==, "");
  g_bytes_unref (list.bytes);
}

static void
test_syntax (void)
{
  const struct {
    const char *source;
    const char *place;
  } cases[] = {
    { "a\tb\n1\t2\n1\n", "line 3: 1 columns" },
    { "a\tb\n1\t2\t3\n", "line 2: 3 columns" },
    { "a\ta\n", "line 1: " },
    { "#keys: c\na\tb\n", "line 2: " },
    { "#sort: yes\na\n", "line 1: " },
    { "a\nb\n\xff\n", "line 3: not valid" },
    { "# nothing\n", "line 2: no header" },
    { "", "line 1: no header" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LesartTableBuilder) builder = lesart_table_builder_new ();
    g_autoptr (GError) error = NULL;

    g_assert_false (lesart_table_builder_add_source (builder, cases[i].source,
                                                     strlen (cases[i].source), NULL, NULL, &error));
    g_assert_error (error, LESART_LANGUAGE_ERROR, LESART_LANGUAGE_ERROR_SYNTAX);
    g_assert_true (g_str_has_prefix (error->message, cases[i].place));
  }
}

/* A phrase of the list is found wherever it stands, whatever stands around it. */
static void
test_found_anywhere (void)
{
  static const char *const words[] = { "Deutsche", "Bank", "Bahn", "Europäische", "Union",
                                       "EU",       "Haus", "der",  "1.",          "FC" };
  List list;

  list_open (&list, LIST);
  for (guint n = 0; n < 300; n++) {
    g_autoptr (GString) utf8 = g_string_new (NULL);
    g_autoptr (LesartText) text = NULL;
    g_autoptr (LesartSegments) segments = NULL;
    LesartMatch match;

    for (guint i = 0; i < 8; i++)
      g_string_append_printf (utf8, "%s ", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
    g_string_append (utf8, "Deutsche Bank");
    text = lesart_text_new (utf8->str, -1, NULL);
    segments = lesart_segments_new (text);
    g_assert_true (lesart_table_match (&list.table, text, segments, segments->n_tokens - 2,
                                       segments->n_tokens, &match));
    g_assert_cmpuint (match.n_tokens, ==, 2);
    for (guint32 at = 0; at < segments->n_tokens; at++)
      if (lesart_table_match (&list.table, text, segments, at, segments->n_tokens, &match))
        g_assert_cmpuint (at + match.n_tokens, <=, segments->n_tokens);
  }
  g_bytes_unref (list.bytes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/longest", test_longest);
  g_test_add_func ("/table/inflection", test_inflection);
  g_test_add_func ("/table/ambiguity", test_ambiguity);
  g_test_add_func ("/german/table/lookup", test_lookup);
  g_test_add_func ("/table/fold", test_fold);
  g_test_add_func ("/table/cells", test_cells);
  g_test_add_func ("/table/syntax", test_syntax);
  g_test_add_func ("/table/found-anywhere", test_found_anywhere);
  return g_test_run ();
}
