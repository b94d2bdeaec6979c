/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The W3C Web Annotation Data Model: what we write keeps its MUST rules (the numbers are the
 * sections of the Recommendation), and the samples of its test suite are read or refused with a
 * reason. w3c.py has the rules of that suite, tests/app/test-written.py the files of every kind.
 */
#include <string.h>

#include "collection.h"
#include "store.h"

static JsonObject *
write_and_read (guint n_annotations)
{
  g_autoptr (LesartText) text =
      lesart_text_new ("Titel\nStellt die Regierung das in Frage?", -1, NULL);
  LesartSource source = { text, "artikel%20eins.txt", NULL };
  g_autoptr (LesartCollection) collection = lesart_collection_new ("artikel eins.txt");
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (JsonParser) parser = json_parser_new ();
  const LesartSpan spans[] = { { 6, 12 }, { 31, 39 } };
  const char *tags[] = { "Frage", NULL };
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  for (guint i = 0; i < n_annotations; i++) {
    g_autoptr (LesartAnnotation) plain = lesart_annotation_new (text, spans, i % 3);
    g_autoptr (LesartAnnotation) tagged =
        lesart_annotation_with_tags (plain, i % 2 == 0 ? tags : NULL);
    g_autoptr (LesartAnnotation) coloured =
        lesart_annotation_with_colour (tagged, (LesartColour) (i % LESART_N_COLOURS));

    g_ptr_array_add (annotations,
                     lesart_annotation_with_note (coloured, i % 5 == 0 ? "Warum?" : NULL));
  }
  bytes = lesart_collection_write (collection, annotations, &source, &n_bytes);
  g_assert_true (json_parser_load_from_data (parser, bytes, (gssize) n_bytes, NULL));
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

static void
check_time (JsonObject *object, const char *name)
{
  const char *time = json_object_get_string_member (object, name);

  g_assert_true (g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$", time, 0,
                                       0)); /* 3.3.1 */
}

static void
check_context (JsonObject *object)
{
  JsonArray *context = json_object_get_array_member (object, "@context");

  g_assert_cmpstr (json_array_get_string_element (context, 0), ==, LESART_ANNO_CONTEXT); /* 3.1 */
}

static void
check_target (JsonObject *target)
{
  JsonArray *selectors;
  JsonObject *position;
  JsonObject *quote;
  JsonObject *state;

  g_assert_nonnull (json_object_get_string_member (target, "source")); /* 4: exactly 1 */
  g_assert_false (json_object_has_member (target, "value"));
  state = json_object_get_object_member (target, "state"); /* 4: more than the source */
  check_time (state, "sourceDate");                        /* 4.3.1 */
  g_assert_nonnull (json_object_get_string_member (state, "cached"));
  g_assert_false (json_object_has_member (state, "sourceDateStart"));
  if (!json_object_has_member (target, "selector"))
    return; /* the whole article */
  selectors = json_object_get_array_member (target, "selector");
  position = json_array_get_object_element (selectors, 0);
  quote = json_array_get_object_element (selectors, 1);
  g_assert_cmpint (json_object_get_int_member (position, "start"), >=, 0); /* 4.2.5 */
  g_assert_cmpint (json_object_get_int_member (position, "end"), >,
                   json_object_get_int_member (position, "start"));
  g_assert_nonnull (json_object_get_string_member (quote, "exact")); /* 4.2.4 */
}

static void
check_annotation (JsonObject *object)
{
  JsonArray *targets = json_object_get_array_member (object, "target");
  JsonArray *bodies = json_object_has_member (object, "body")
                          ? json_object_get_array_member (object, "body")
                          : NULL;

  check_context (object);
  g_assert_nonnull (json_object_get_string_member (object, "id"));                    /* 3.1 */
  g_assert_cmpstr (json_object_get_string_member (object, "type"), ==, "Annotation"); /* 3.1 */
  g_assert_nonnull (json_object_get_string_member (object, "motivation"));            /* 3.3.5 */
  g_assert_false (json_object_has_member (object, "bodyValue") && bodies != NULL);    /* 3.2.5 */
  check_time (object, "created");
  check_time (object, "modified");
  g_assert_cmpuint (json_array_get_length (targets), >=, 1); /* 3.1 */
  for (guint i = 0; i < json_array_get_length (targets); i++)
    check_target (json_array_get_object_element (targets, i));
  for (guint i = 0; bodies != NULL && i < json_array_get_length (bodies); i++) {
    JsonObject *body = json_array_get_object_element (bodies, i);

    g_assert_cmpstr (json_object_get_string_member (body, "type"), ==, "TextualBody"); /* 3.2.4 */
    g_assert_nonnull (json_object_get_string_member (body, "value"));
    g_assert_nonnull (json_object_get_string_member (body, "purpose"));
  }
}

static void
test_written (void)
{
  g_autoptr (JsonObject) root = write_and_read (30);
  JsonObject *page = json_object_get_object_member (root, "first");
  JsonArray *items = json_object_get_array_member (page, "items");

  check_context (root);
  g_assert_cmpstr (json_object_get_string_member (root, "type"), ==,
                   "AnnotationCollection"); /* 5.1 */
  g_assert_nonnull (json_object_get_string_member (root, "id"));
  g_assert_cmpint (json_object_get_int_member (root, "total"), ==, 30);
  g_assert_cmpstr (json_object_get_string_member (root, "last"), ==,
                   json_object_get_string_member (page, "id"));
  g_assert_cmpstr (json_object_get_string_member (page, "type"), ==, "AnnotationPage"); /* 5.2 */
  g_assert_cmpint (json_object_get_int_member (page, "startIndex"), ==, 0);
  g_assert_cmpuint (json_array_get_length (items), ==, 30);
  for (guint i = 0; i < 30; i++)
    check_annotation (json_array_get_object_element (items, i));
}

/* A page must have an item, so there is none. */
static void
test_written_empty (void)
{
  g_autoptr (JsonObject) root = write_and_read (0);

  g_assert_cmpint (json_object_get_int_member (root, "total"), ==, 0);
  g_assert_false (json_object_has_member (root, "first"));
  g_assert_false (json_object_has_member (root, "last"));
}

static guint
read_samples (const char *folder, guint *n_files)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (LesartText) text = lesart_text_new ("Text", -1, NULL);
  LesartSource source = { text, "text.txt", NULL };
  guint n_read = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
    g_autoptr (LesartCollection) collection = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *bytes = NULL;
    gsize n_bytes;

    g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, NULL));
    collection = lesart_collection_parse (bytes, n_bytes, name, &source, annotations, &error);
    g_assert_true ((collection != NULL) == (error == NULL));
    g_test_message ("%s: %s", name, error != NULL ? error->message : "read");
    n_read += collection != NULL;
    (*n_files)++;
  }
  return n_read;
}

/* The samples lie beside the project where it is developed. */
static void
test_samples (void)
{
  const char *root = g_getenv ("LESART_SOURCE_ROOT");
  g_autofree char *samples = g_build_filename (root != NULL ? root : ".", "..", "shared", "samples",
                                               "w3c-annotation-model", "samples", NULL);
  g_autofree char *correct = g_build_filename (samples, "correct", NULL);
  g_autofree char *incorrect = g_build_filename (samples, "incorrect", NULL);
  guint n_correct = 0;
  guint n_incorrect = 0;
  guint n_read;

  if (!g_file_test (samples, G_FILE_TEST_IS_DIR)) {
    g_test_skip ("no samples of the W3C suite");
    return;
  }
  n_read = read_samples (correct, &n_correct);
  g_assert_cmpuint (n_read + 1, ==, n_correct); /* one is a page whose next page is elsewhere */
  n_read = read_samples (incorrect, &n_incorrect);
  g_test_message ("%u of %u incorrect samples are refused", n_incorrect - n_read, n_incorrect);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/w3c/written", test_written);
  g_test_add_func ("/w3c/written-empty", test_written_empty);
  g_test_add_func ("/w3c/samples", test_samples);
  return g_test_run ();
}
