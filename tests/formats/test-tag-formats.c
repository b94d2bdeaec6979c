/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tag books of other programs, in and out.
 */
#include "tag-formats.h"

#include <glib/gstdio.h>
#include <string.h>

#include "data-files.h"
#include "store.h"

/* A tree in one line, with what is written beside each name. */
static char *
show (GPtrArray *tags)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < tags->len; i++) {
    LesartTag *tag = tags->pdata[i];
    const char *parent = lesart_tag_get_parent (tag);

    g_hash_table_insert (names, (gpointer) lesart_tag_get_id (tag),
                         (gpointer) lesart_tag_get_name (tag));
    g_string_append_printf (line, "%s%s%s", i > 0 ? "; " : "", lesart_tag_is_group (tag) ? "!" : "",
                            lesart_tag_get_name (tag));
    if (parent != NULL)
      g_string_append_printf (line, " < %s", (char *) g_hash_table_lookup (names, parent));
    if (lesart_tag_get_colour (tag) != LESART_COLOUR_NONE)
      g_string_append_printf (line, " %s", lesart_colour_to_string (lesart_tag_get_colour (tag)));
    if (lesart_tag_get_key (tag) != 0)
      g_string_append_printf (line, " [%s]", lesart_tag_get_text (tag, LESART_TAG_KEY));
  }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
check (GPtrArray *tags, const char *expected)
{
  g_autofree char *shown = show (tags);

  g_assert_cmpstr (shown, ==, expected);
}

#define GUID(n) "0000000" n "-aaaa-bbbb-cccc-dddddddddddd"

static void
test_qdc (void)
{
  static const char qdc[] =
      "\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<q:CodeBook xmlns:q=\"urn:QDA-XML:codebook:1.0\" origin=\"x\"><q:Codes>"
      "<q:Code guid=\"{" GUID (
          "1") "}\" name=\"Gefühle &amp; mehr\" isCodable=\"false\" "
               "color=\"#FF0000\">"
               "<q:Description>Was jemand\r\nfühlt</q:Description>"
               "<q:Code guid=\"" GUID (
                   "2") "\" name=\"andere\" isCodable=\"true\"/>"
                        "</q:Code>"
                        "<q:Code guid=\"" GUID (
                            "2") "\" name=\"Orte\" isCodable=\"1\">"
                                 "<q:Code guid=\"kein\" name=\"andere\" isCodable=\"true\" color=\"#0af\"/></q:Code>"
                                 "</q:Codes><q:Sets><q:Set guid=\"" GUID (
                                     "3") "\" name=\"s\"/></q:Sets></q:CodeBook>";
  LesartTagLosses losses;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = lesart_qdc_read (qdc, strlen (qdc), &losses, &error);

  g_assert_no_error (error);
  check (tags, "!Gefühle & mehr pink; andere < Gefühle & mehr; Orte; andere (Orte) < Orte blue");
  g_assert_cmpstr (lesart_tag_get_id (tags->pdata[0]), ==, "urn:uuid:" GUID ("1"));
  g_assert_cmpstr (lesart_tag_get_text (tags->pdata[0], LESART_TAG_DEFINITION), ==,
                   "Was jemand\nfühlt");
  g_assert_cmpint (losses, ==, LESART_TAG_LOSS_SETS | LESART_TAG_LOSS_NAMES);
}

static void
test_qdc_encodings (void)
{
  static const char *const names[] = { "UTF-16", "UTF-8", "ISO-8859-1" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *text = g_strdup_printf (
        "<?xml version=\"1.0\" encoding=\"%s\"?><CodeBook><Codes><Code guid=\"" GUID (
            "1") "\" name=\"Größe\" isCodable=\"true\"/></Codes></CodeBook>",
        names[i]);
    gsize n_bytes;
    g_autofree char *bytes = g_convert (text, -1, names[i], "UTF-8", NULL, &n_bytes, NULL);
    LesartTagLosses losses;
    g_autoptr (GPtrArray) tags = lesart_qdc_read (bytes, n_bytes, &losses, NULL);

    g_assert_nonnull (tags);
    check (tags, "Größe");
  }
}

static void
test_qdc_refused (void)
{
  g_autoptr (GString) deep = g_string_new ("<CodeBook><Codes>");
  const char *bad[] = { "",
                        "<CodeBook>",
                        "<html/>",
                        "<Project/>",
                        "<CodeBook></Codes>",
                        "<!DOCTYPE x [<!ENTITY a \"b\">]><CodeBook><Codes><Code name=\"&a;\"/>"
                        "</Codes></CodeBook>",
                        "<?xml version=\"1.0\" encoding=\"nichts\"?><CodeBook/>",
                        "\xff\xfe\x3c",
                        NULL };

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<Code name=\"x\">");
  bad[G_N_ELEMENTS (bad) - 1] = deep->str;
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    LesartTagLosses losses;

    g_assert_null (lesart_qdc_read (bad[i], strlen (bad[i]), &losses, &error));
    g_assert_nonnull (error);
  }
}

static const LesartBratFiles brat = {
  .annotation = (char *) "# Namen\n[entities]\n\nPerson\n\tPolitician\n\t\tMinister\n\tAthlete\n"
                         "!Place\n\t\tCity\n-----\nOTHER\n<X>=a|b\n"
                         "[relations]\nPart-of Arg1:Person, Arg2:Place\n[attributes]\n[events]\n",
  .visual = (char *) "[labels]\nPerson | Mensch | M\nPlace | Ort\nOTHER | Mensch\n"
                     "[drawing]\nPerson bgColor:#7fa2ff, fgColor:black\nCity\tbgColor:#ffccaa\n"
                     "Part-of\tcolor:#007700\n",
  .shortcuts = (char *) "# Tasten\nP\tPerson\nC City\nZ Nothing\n",
};

static void
test_brat (void)
{
  LesartTagLosses losses;
  g_autoptr (GPtrArray) tags = lesart_brat_read (&brat, &losses, NULL);

  g_assert_nonnull (tags);
  check (tags, "Mensch blue [p]; Politician < Mensch; Minister < Politician; Athlete < Mensch; "
               "!Ort; City < Ort orange [c]; Mensch (2)");
  g_assert_cmpint (losses, ==, LESART_TAG_LOSS_STRUCTURE | LESART_TAG_LOSS_NAMES);
}

static void
test_brat_refused (void)
{
  g_autoptr (GString) many = g_string_new ("[entities]\n");
  LesartBratFiles files = { 0 };
  LesartTagLosses losses;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= LESART_TAG_BOOK_MAX_TAGS; i++)
    g_string_append_printf (many, "T%u\n", i);
  files.annotation = many->str;
  g_assert_null (lesart_brat_read (&files, &losses, &error));
  g_assert_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_MODEL);
}

/* ---- what is written is read again ---- */

static GPtrArray *
load_scheme (const char *name, const char *language)
{
  g_autofree char *path = lesart_find_tag_book (name, language);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  LesartTagFormat format;
  LesartTagLosses losses;
  GPtrArray *tags = lesart_tag_file_load (file, &format, &losses, &error);

  g_assert_no_error (error);
  g_assert_cmpint (format, ==, LESART_TAG_FORMAT_JSON);
  return tags;
}

static void
check_key (GHashTable *keys, LesartTag *tag)
{
  gpointer key = GUINT_TO_POINTER (lesart_tag_get_key (tag));

  if (key != NULL)
    g_assert_true (g_hash_table_add (keys, key));
}

/* What comes with the program: every tag can be told apart and says when to give it, and both
 * languages are one book. */
static void
test_schemes (void)
{
  static const char *const names[] = { "claims", "reading" };

  for (guint n = 0; n < G_N_ELEMENTS (names); n++) {
    g_autoptr (GPtrArray) german = load_scheme (names[n], "de_AT");
    g_autoptr (GPtrArray) english = load_scheme (names[n], "en");
    g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);

    g_assert_cmpuint (german->len, ==, english->len);
    for (guint i = 0; i < german->len; i++) {
      LesartTag *tag = german->pdata[i];

      g_assert_cmpstr (lesart_tag_get_id (tag), ==, lesart_tag_get_id (english->pdata[i]));
      g_assert_cmpstr (lesart_tag_get_parent (tag), ==, lesart_tag_get_parent (english->pdata[i]));
      check_key (keys, tag);
      if (lesart_tag_is_group (tag))
        continue;
      for (guint text = LESART_TAG_DEFINITION; text < LESART_N_TAG_TEXTS; text++) {
        g_assert_cmpstr (lesart_tag_get_text (tag, (LesartTagText) text), !=, "");
        g_assert_cmpstr (lesart_tag_get_text (english->pdata[i], (LesartTagText) text), !=, "");
      }
    }
    g_hash_table_remove_all (keys);
    for (guint i = 0; i < english->len; i++)
      check_key (keys, english->pdata[i]);
  }
}

typedef struct {
  LesartTagFormat format;
  const char *file;
  LesartTagLosses losses;
} Way;

static void
check_same (LesartTag *one, LesartTag *other, LesartTagLosses losses)
{
  g_assert_cmpstr (lesart_tag_get_name (one), ==, lesart_tag_get_name (other));
  g_assert_cmpint (lesart_tag_get_colour (one), ==, lesart_tag_get_colour (other));
  g_assert_cmpint (lesart_tag_is_group (one), ==, lesart_tag_is_group (other));
  if ((losses & LESART_TAG_LOSS_KEYS) == 0)
    g_assert_cmpint (lesart_tag_get_key (one), ==, lesart_tag_get_key (other));
  if ((losses & LESART_TAG_LOSS_SHAPES) == 0)
    g_assert_cmpint (lesart_tag_get_shape (one), ==, lesart_tag_get_shape (other));
  for (guint i = LESART_TAG_DEFINITION;
       (losses & LESART_TAG_LOSS_WORDS) == 0 && i < LESART_N_TAG_TEXTS; i++)
    g_assert_cmpstr (lesart_tag_get_text (one, (LesartTagText) i), ==,
                     lesart_tag_get_text (other, (LesartTagText) i));
}

/* What a format says that it loses is all that is lost. */
static void
test_round_trips (void)
{
  static const Way ways[] = {
    { LESART_TAG_FORMAT_JSON, "book.json", 0 },
    { LESART_TAG_FORMAT_QDC, "book.qdc", LESART_TAG_LOSS_SHAPES | LESART_TAG_LOSS_KEYS },
    { LESART_TAG_FORMAT_BRAT, "annotation.conf", LESART_TAG_LOSS_SHAPES | LESART_TAG_LOSS_WORDS },
  };
  g_autofree char *folder = g_dir_make_tmp ("lesart-tags-XXXXXX", NULL);
  g_autoptr (GPtrArray) tags = load_scheme ("claims", "de");

  for (guint w = 0; w < G_N_ELEMENTS (ways); w++) {
    g_autofree char *path = g_build_filename (folder, ways[w].file, NULL);
    g_autoptr (GFile) file = g_file_new_for_path (path);
    g_autoptr (GPtrArray) again = NULL;
    g_autoptr (GError) error = NULL;
    LesartTagFormat format;
    LesartTagLosses losses;

    g_assert_true (lesart_tag_file_save (file, ways[w].format, tags, &losses, &error));
    g_assert_cmpint (losses, ==, ways[w].losses);
    again = lesart_tag_file_load (file, &format, &losses, &error);
    g_assert_no_error (error);
    g_assert_cmpint (format, ==, ways[w].format);
    g_assert_cmpuint (again->len, ==, tags->len);
    for (guint i = 0; i < tags->len; i++)
      check_same (tags->pdata[i], again->pdata[i], ways[w].losses);
    g_unlink (path);
  }
  for (guint i = 0; i < 2; i++) {
    g_autofree char *path =
        g_build_filename (folder, i == 0 ? "visual.conf" : "kb_shortcuts.conf", NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  g_rmdir (folder);
}

/* By the schema of REFI-QDA itself, also with names that XML has trouble with. */
static void
test_schema (void)
{
  g_autofree char *schema =
      g_test_build_filename (G_TEST_DIST, "formats", "refi-qda-codebook.xsd", NULL);
  g_autofree char *xmllint = g_find_program_in_path ("xmllint");
  g_autofree char *path = NULL;
  g_autofree char *xml = NULL;
  g_autoptr (GPtrArray) tags = load_scheme ("reading", "de");
  int fd = g_file_open_tmp ("lesart-XXXXXX.qdc", &path, NULL);
  const char *argv[] = { xmllint, "--nonet", "--noout", "--schema", schema, path, NULL };
  int status;
  g_autoptr (GError) error = NULL;

  g_close (fd, NULL);
  g_ptr_array_add (tags, lesart_tag_new ("<a & \"b\" '\x01 \xef\xbf\xbf"));
  g_ptr_array_add (tags, lesart_tag_new_with_id ("keine UUID", "c"));
  xml = lesart_qdc_write (tags);
  g_assert_true (g_file_set_contents (path, xml, -1, NULL));
  if (xmllint == NULL) {
    g_test_skip ("xmllint is not installed");
  } else {
    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                  &error);
    g_assert_no_error (error);
    g_assert_cmpint (status, ==, 0);
  }
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tag-formats/qdc", test_qdc);
  g_test_add_func ("/tag-formats/qdc-encodings", test_qdc_encodings);
  g_test_add_func ("/tag-formats/qdc-refused", test_qdc_refused);
  g_test_add_func ("/tag-formats/brat", test_brat);
  g_test_add_func ("/tag-formats/brat-refused", test_brat_refused);
  g_test_add_func ("/tag-formats/schemes", test_schemes);
  g_test_add_func ("/tag-formats/round-trips", test_round_trips);
  g_test_add_func ("/tag-formats/schema", test_schema);
  return g_test_run ();
}
