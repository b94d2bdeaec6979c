/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Annotations to and from JSON: our own shape, what others write, and what must survive.
 */
#include "config.h"

#include <string.h>

#include "annotation-private.h"
#include "collection.h"
#include "store.h"

#define ARTICLE "Übernahme\nDie Bundes- und Landesregierung schlägt ein 😊 Gesetz vor."

static GDateTime *
fixed_clock (void)
{
  return g_date_time_new_utc (2024, 2, 12, 8, 30, 15);
}

static LesartText *
get_text (void)
{
  static LesartText *text;

  if (text == NULL)
    text = lesart_text_new (ARTICLE, -1, NULL);
  return text;
}

static LesartSource
get_source (void)
{
  static const char *const others[] = { "file:///tmp/artikel.txt", NULL };

  return (LesartSource){ get_text (), "artikel.txt", others };
}

/* In the test ids are those of the run; the text has one in its place. */
static char *
to_json (LesartAnnotation *annotation)
{
  LesartSource source = get_source ();
  g_autoptr (LesartCollection) collection = lesart_collection_new ("artikel.txt");
  g_autoptr (GPtrArray) annotations = g_ptr_array_new ();
  g_autofree char *bytes = NULL;
  gsize n_bytes;
  const char *items;
  const char *end;
  g_auto (GStrv) parts = NULL;
  g_autofree char *item = NULL;

  g_ptr_array_add (annotations, annotation);
  bytes = lesart_collection_write (collection, annotations, &source, &n_bytes);
  items = strstr (bytes, "\"items\": [\n      ") + strlen ("\"items\": [\n      ");
  end = g_strrstr (bytes, "\n    ]");
  item = g_strndup (items, (gsize) (end - items));
  parts = g_strsplit (item, lesart_annotation_get_id (annotation), 2);
  return g_strjoinv ("urn:uuid:1", parts);
}

static LesartAnnotation *
from_json (const char *json)
{
  LesartSource source = get_source ();
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartCollection) collection =
      lesart_collection_parse (json, strlen (json), "artikel.txt", &source, annotations, &error);

  g_assert_no_error (error);
  g_assert_nonnull (collection);
  g_assert_cmpuint (annotations->len, ==, 1);
  return g_object_ref (annotations->pdata[0]);
}

static LesartAnnotation *
make_full (void)
{
  const LesartSpan spans[] = { { 42, 49 }, { 63, 66 } };
  const char *tags[] = { "Behauptung", "Zahl", NULL };
  g_autoptr (LesartAnnotation) plain = lesart_annotation_new (get_text (), spans, 2);
  g_autoptr (LesartAnnotation) coloured =
      lesart_annotation_with_colour (plain, LESART_COLOUR_GREEN);
  g_autoptr (LesartAnnotation) tagged = lesart_annotation_with_tags (coloured, tags);

  g_free (tagged->creator);
  tagged->creator = g_strdup ("Anna Weiß");
  return lesart_annotation_with_note (tagged, "Steht so\nim \"Entwurf\"?");
}

static const char full_json[] =
    "{\n"
    "        \"@context\": [\"http://www.w3.org/ns/anno.jsonld\", {\"lesart\": \"urn:lesart:ns#\"}],\n"
    "        \"id\": \"urn:uuid:1\",\n"
    "        \"type\": \"Annotation\",\n"
    "        \"motivation\": \"commenting\",\n"
    "        \"creator\": {\"type\": \"Person\", \"name\": \"Anna Weiß\"},\n"
    "        \"created\": \"2024-02-12T08:30:15Z\",\n"
    "        \"modified\": \"2024-02-12T08:30:15Z\",\n"
    "        \"generator\": {\"type\": \"Software\", \"name\": \"Lesart\", \"schema:softwareVersion\": \"VERSION\"},\n"
    "        \"lesart:colour\": \"green\",\n"
    "        \"body\": [\n"
    "          {\"type\": \"TextualBody\", \"purpose\": \"tagging\", \"value\": \"Behauptung\"},\n"
    "          {\"type\": \"TextualBody\", \"purpose\": \"tagging\", \"value\": \"Zahl\"},\n"
    "          {\n"
    "            \"type\": \"TextualBody\",\n"
    "            \"purpose\": \"commenting\",\n"
    "            \"format\": \"text/markdown\",\n"
    "            \"value\": \"Steht so\\nim \\\"Entwurf\\\"?\"\n"
    "          }\n"
    "        ],\n"
    "        \"target\": [\n"
    "          {\n"
    "            \"type\": \"SpecificResource\",\n"
    "            \"source\": \"artikel.txt\",\n"
    "            \"state\": {\n"
    "              \"type\": \"TimeState\",\n"
    "              \"sourceDate\": \"2024-02-12T08:30:15Z\",\n"
    "              \"cached\": \"urn:sha256:HASH\"\n"
    "            },\n"
    "            \"selector\": [\n"
    "              {\"type\": \"TextPositionSelector\", \"start\": 42, \"end\": 49},\n"
    "              {\n"
    "                \"type\": \"TextQuoteSelector\",\n"
    "                \"prefix\": \"Die Bundes- und Landesregierung \",\n"
    "                \"exact\": \"schlägt\",\n"
    "                \"suffix\": \" ein 😊 Gesetz vor.\"\n"
    "              }\n"
    "            ]\n"
    "          },\n";

static void
test_shape (void)
{
  g_autoptr (LesartAnnotation) full = make_full ();
  g_autofree char *json = to_json (full);
  g_autoptr (GString) expected = g_string_new (full_json);

  g_string_replace (expected, "HASH", lesart_text_get_sha256 (get_text ()), 0);
  g_string_replace (expected, "VERSION", LESART_VERSION, 0);
  g_assert_cmpuint (strlen (json), >, expected->len);
  json[expected->len] = '\0'; /* the second passage is like the first */
  g_assert_cmpstr (json, ==, expected->str);
}

static void
check_equal (LesartAnnotation *a, LesartAnnotation *b)
{
  guint n_first;
  guint n_second;
  const LesartSpan *first = lesart_annotation_get_spans (a, &n_first);
  const LesartSpan *second = lesart_annotation_get_spans (b, &n_second);

  g_assert_cmpmem (first, n_first * sizeof *first, second, n_second * sizeof *second);
  g_assert_cmpstr (lesart_annotation_get_id (a), ==, lesart_annotation_get_id (b));
  g_assert_cmpstr (lesart_annotation_get_quote (a), ==, lesart_annotation_get_quote (b));
  g_assert_cmpstrv (lesart_annotation_get_tags (a), lesart_annotation_get_tags (b));
  g_assert_cmpstr (lesart_annotation_get_note (a), ==, lesart_annotation_get_note (b));
  g_assert_cmpstr (lesart_annotation_get_creator (a), ==, lesart_annotation_get_creator (b));
  g_assert_cmpint (lesart_annotation_get_colour (a), ==, lesart_annotation_get_colour (b));
  g_assert_cmpint (lesart_annotation_is_machine (a), ==, lesart_annotation_is_machine (b));
  g_assert_true (
      g_date_time_equal (lesart_annotation_get_created (a), lesart_annotation_get_created (b)));
  g_assert_true (
      g_date_time_equal (lesart_annotation_get_modified (a), lesart_annotation_get_modified (b)));
}

static void
check_round_trip (LesartAnnotation *annotation)
{
  g_autofree char *json = to_json (annotation);
  g_autoptr (LesartAnnotation) again = NULL;
  g_autofree char *json_again = NULL;

  {
    g_autoptr (GString) bytes = g_string_new (json);

    g_string_replace (bytes, "urn:uuid:1", lesart_annotation_get_id (annotation), 1);
    again = from_json (bytes->str);
  }
  json_again = to_json (again);
  g_assert_cmpstr (json, ==, json_again);
  g_assert_true (lesart_annotation_is_anchored (again));
  check_equal (annotation, again);
}

static void
test_round_trip (void)
{
  const LesartSpan all = { 0, 10000 };
  g_autoptr (LesartAnnotation) full = make_full ();
  g_autoptr (LesartAnnotation) whole = lesart_annotation_new (get_text (), NULL, 0);
  g_autoptr (LesartAnnotation) everything = lesart_annotation_new (get_text (), &all, 1);
  g_autoptr (LesartAnnotation) without_note = lesart_annotation_with_note (full, NULL);
  g_autoptr (LesartAnnotation) without_tags = lesart_annotation_with_tags (full, NULL);

  check_round_trip (full);
  check_round_trip (whole);
  check_round_trip (everything);
  check_round_trip (without_note);
  check_round_trip (without_tags);
}

/* Every short passage of a text with all that is difficult in it. */
static void
test_round_trip_everywhere (void)
{
  guint32 n_chars = lesart_text_get_n_chars (get_text ());

  for (guint32 start = 0; start < n_chars; start++) {
    for (guint32 end = start + 1; end <= MIN (n_chars, start + 4); end++) {
      const LesartSpan span = { start, end };
      g_autoptr (LesartAnnotation) annotation = lesart_annotation_new (get_text (), &span, 1);

      check_round_trip (annotation);
    }
  }
}

/* ---- what other programs write ---- */

#define HEAD                                                                                       \
  "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"urn:x:1\", \"type\": \"Annotation\", "

static void
check_foreign (const char *members,
               const char *quote,
               gboolean is_anchored,
               const char *tags,
               const char *note)
{
  g_autofree char *json = g_strconcat (HEAD, members, "}", NULL);
  g_autoptr (LesartAnnotation) annotation = from_json (json);
  g_autofree char *joined = g_strjoinv (",", (char **) lesart_annotation_get_tags (annotation));

  g_assert_cmpstr (lesart_annotation_get_quote (annotation), ==, quote);
  g_assert_cmpint (lesart_annotation_is_anchored (annotation), ==, is_anchored);
  g_assert_cmpstr (joined, ==, tags);
  g_assert_cmpstr (lesart_annotation_get_note (annotation), ==, note);
}

static void
test_foreign_targets (void)
{
  static const struct {
    const char *target;
    const char *quote;
    gboolean is_anchored;
  } cases[] = {
    { "\"http://example.org/page\"", "", TRUE },
    { "[\"http://example.org/1\", \"http://example.org/2\"]", "", TRUE },
    { "\"artikel.txt#char=54,55\"", "😊", TRUE },
    { "\"other.txt#char=54,55\"", "", TRUE },
    { "{\"id\": \"http://example.org/page\", \"type\": \"Text\"}", "", TRUE },
    { "{\"source\": \"artikel.txt\", \"selector\": {\"type\": \"TextPositionSelector\", \"start\": 10, \"end\": 13}}",
      "Die", TRUE },
    { "{\"source\": \"file:///tmp/artikel.txt\", \"selector\": {\"type\": \"TextPositionSelector\", \"start\": 10, \"end\": 13}}",
      "Die", TRUE },
    { "{\"source\": \"other.txt\", \"selector\": {\"type\": \"TextPositionSelector\", \"start\": 10, \"end\": 13}}",
      "", FALSE },
    { "{\"source\": \"artikel.txt\", \"selector\": {\"type\": \"TextPositionSelector\", \"start\": -1, \"end\": 13}}",
      "", FALSE },
    { "{\"source\": \"artikel.txt\", \"selector\": {\"type\": \"TextPositionSelector\", \"start\": 1.5, \"end\": 13}}",
      "", FALSE },
    { "{\"source\": \"artikel.txt\", \"selector\": {\"type\": \"TextPositionSelector\", \"start\": 10, \"end\": 99999999999}}",
      "", FALSE },
    { "{\"source\": \"artikel.txt\", \"selector\": {\"type\": \"FragmentSelector\", \"value\": \"char=10,13;length=9\"}}",
      "Die", TRUE },
    { "{\"source\": \"http://example.org/\", \"selector\": {\"type\": \"TextQuoteSelector\", \"exact\": \"Gesetz\"}}",
      "Gesetz", TRUE },
    { "{\"source\": \"http://example.org/\", \"selector\": [{\"type\": \"XPathSelector\", \"value\": \"/p\", \"refinedBy\": {\"type\": "
      "\"TextPositionSelector\", \"start\": 10, \"end\": 13}}, {\"type\": \"TextQuoteSelector\", \"exact\": \"Gesetz\"}]}",
      "Gesetz", TRUE },
    { "{\"source\": \"x\", \"selector\": [{\"type\": \"TextPositionSelector\", \"start\": 0, \"end\": 3}, {\"type\": \"TextQuoteSelector\", "
      "\"exact\": \"Verordnung\"}]}",
      "Verordnung", FALSE },
    { "{\"type\": \"List\", \"items\": [{\"source\": \"x\", \"selector\": {\"type\": \"TextQuoteSelector\", \"exact\": \"schlägt\"}}, "
      "{\"source\": \"x\", \"selector\": {\"type\": \"TextQuoteSelector\", \"exact\": \"vor\"}}]}",
      "schlägt … vor", TRUE },
    { "{\"source\": \"x\", \"selector\": \"http://example.org/selector\"}", "", FALSE },
    { "{\"source\": 5, \"selector\": [null, 3, [], {\"type\": {}}]}", "", FALSE },
    { "[null, 1, {}]", "", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *members = g_strconcat ("\"target\": ", cases[i].target, NULL);

    check_foreign (members, cases[i].quote, cases[i].is_anchored, "", "");
  }
}

static void
test_foreign_bodies (void)
{
  static const struct {
    const char *members;
    const char *tags;
    const char *note;
  } cases[] = {
    { "\"bodyValue\": \"Gut\"", "", "Gut" },
    { "\"body\": \"http://example.org/post\"", "", "" },
    { "\"body\": {\"type\": \"TextualBody\", \"value\": \"Gut\"}", "", "Gut" },
    { "\"body\": {\"value\": \"Gut\"}", "", "Gut" },
    { "\"body\": {\"type\": [\"TextualBody\", \"Text\"], \"value\": \"Gut\", \"purpose\": [\"describing\", \"x\"]}",
      "", "Gut" },
    { "\"motivation\": \"tagging\", \"body\": [{\"type\": \"TextualBody\", \"value\": \"a\"}, {\"type\": \"TextualBody\", \"value\": \"b\"}]",
      "a,b", "" },
    { "\"body\": [{\"type\": \"TextualBody\", \"purpose\": \"tagging\", \"value\": \"a\"}, {\"type\": \"TextualBody\", \"purpose\": "
      "\"tagging\", \"value\": \"a\"}, {\"type\": \"TextualBody\", \"purpose\": \"replying\", \"value\": \"c\"}]",
      "a", "c" },
    { "\"body\": [{\"type\": \"TextualBody\", \"value\": [\"a\"]}, {\"type\": \"Choice\", \"items\": []}, 7, null]",
      "", "" },
    { "\"body\": [{\"type\": \"TextualBody\", \"purpose\": \"classifying\", \"value\": \"a\"}]", "",
      "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *members = g_strconcat (cases[i].members, ", \"target\": \"x\"", NULL);

    check_foreign (members, "", TRUE, cases[i].tags, cases[i].note);
  }
}

static void
test_foreign_creators (void)
{
  static const struct {
    const char *creator;
    const char *name;
    gboolean is_machine;
  } cases[] = {
    { "\"http://example.org/anna\"", "http://example.org/anna", FALSE },
    { "{\"type\": \"Software\", \"name\": \"Tagger\"}", "Tagger", TRUE },
    { "{\"id\": \"http://example.org/anna\", \"nickname\": \"anna\"}", "anna", FALSE },
    { "[{\"type\": \"Person\", \"name\": \"A\"}, {\"type\": \"Software\"}]", "A", FALSE },
    { "{\"name\": [\"A\", \"B\"]}", NULL, FALSE },
    { "7", NULL, FALSE },
    { "[]", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *json =
        g_strconcat (HEAD, "\"target\": \"x\", \"creator\": ", cases[i].creator, "}", NULL);
    g_autoptr (LesartAnnotation) annotation = from_json (json);

    g_assert_cmpstr (lesart_annotation_get_creator (annotation), ==, cases[i].name);
    g_assert_cmpint (lesart_annotation_is_machine (annotation), ==, cases[i].is_machine);
    g_assert_null (lesart_annotation_get_created (annotation));
  }
}

static const char rich[] = HEAD
    "\"x:first\": {\"deep\": [1, 2.5, null]}, \"motivation\": \"classifying\", \"creator\": {\"type\": \"Person\", \"name\": \"B\", \"x:n\": 1}, "
    "\"created\": \"2015-01-01T00:00:00.5+01:00\", "
    "\"body\": [{\"type\": \"TextualBody\", \"purpose\": \"commenting\", \"value\": \"alt\", \"language\": \"de\", \"x:y\": 0.1}, "
    "{\"type\": \"TextualBody\", \"purpose\": \"tagging\", \"value\": \"eins\", \"x:id\": 12}, \"http://example.org/post\"], "
    "\"target\": {\"source\": \"http://example.org/a\", \"styleClass\": \"red\", \"selector\": {\"type\": \"TextQuoteSelector\", "
    "\"exact\": \"Gesetz\"}}, \"x:last\": true}";

/* Not changed: byte for byte, with its numbers, escapes and white space. */
static void
test_untouched (void)
{
  static const char odd[] =
      "{ \"id\" : \"urn:a\",\t\"type\":\"Annotation\", \"x:n\": [1.0, 1e5, -0, 9223372036854775807],\r\n"
      "  \"x:s\": \"\\u00e4\\/\\u0041\", \"target\":\"x\" }";
  g_autofree char *file = g_strconcat (
      "[", odd, ",\n{\"id\": \"urn:b\", \"type\": \"Annotation\", \"target\": \"y\"}]", NULL);
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  LesartSource source = get_source ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartCollection) collection =
      lesart_collection_parse (file, strlen (file), "artikel.txt", &source, annotations, &error);
  g_autofree char *written = NULL;
  gsize n_bytes;

  g_assert_no_error (error);
  g_assert_cmpuint (annotations->len, ==, 2);
  written = lesart_collection_write (collection, annotations, &source, &n_bytes);
  g_assert_nonnull (strstr (written, odd));
}

/* Changed: all that is not meant stays, in its place. */
static void
test_unknown_members (void)
{
  const char *tags[] = { "zwei", "eins", NULL };
  const LesartSpan span = { 10, 13 };
  g_autoptr (LesartAnnotation) read = from_json (rich);
  g_autoptr (LesartAnnotation) tagged = lesart_annotation_with_tags (read, tags);
  g_autoptr (LesartAnnotation) noted = lesart_annotation_with_note (tagged, "neu");
  g_autoptr (LesartAnnotation) moved = lesart_annotation_with_spans (noted, get_text (), &span, 1);
  g_autoptr (LesartAnnotation) coloured = lesart_annotation_with_colour (moved, LESART_COLOUR_PINK);
  LesartSource source = get_source ();
  g_autoptr (JsonObject) object = lesart_annotation_to_json (coloured, &source);
  g_autoptr (GList) names = json_object_get_members (object);
  g_autoptr (GString) order = g_string_new (NULL);
  JsonArray *bodies = json_object_get_array_member (object, "body");
  JsonObject *target =
      json_array_get_object_element (json_object_get_array_member (object, "target"), 0);
  JsonArray *context = json_object_get_array_member (object, "@context");

  for (GList *name = names; name != NULL; name = name->next)
    g_string_append_printf (order, "%s ", (const char *) name->data);
  g_assert_cmpstr (
      order->str, ==,
      "@context id type x:first motivation creator created modified lesart:colour body target x:last ");
  g_assert_cmpstr (json_object_get_string_member (object, "motivation"), ==, "classifying");
  g_assert_cmpuint (json_array_get_length (context), ==, 2);

  g_assert_cmpuint (json_array_get_length (bodies), ==, 4);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (bodies, 0), "value"), ==,
      "zwei");
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (bodies, 1), "x:id"),
                   ==, 12);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (bodies, 2), "value"), ==,
      "neu");
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (bodies, 2), "language"), ==,
      "de");
  g_assert_cmpstr (json_array_get_string_element (bodies, 3), ==, "http://example.org/post");

  g_assert_cmpstr (json_object_get_string_member (target, "source"), ==, "http://example.org/a");
  g_assert_cmpstr (json_object_get_string_member (target, "styleClass"), ==, "red");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (target, "selector")), ==,
                    2);
}

/* The bodies of a tagging annotation need no purpose; its motivation must stay, or they were notes.
 */
static void
test_motivation_stays (void)
{
  g_autoptr (LesartAnnotation) read = from_json (
      HEAD
      "\"motivation\": \"tagging\", \"body\": {\"type\": \"TextualBody\", \"value\": \"a\"}, \"target\": \"x\"}");
  g_autoptr (LesartAnnotation) noted = lesart_annotation_with_note (read, "dazu");
  g_autofree char *json = to_json (noted);
  g_autoptr (LesartAnnotation) again = from_json (json);

  g_assert_cmpstr (lesart_annotation_get_tags (again)[0], ==, "a");
  g_assert_cmpstr (lesart_annotation_get_note (again), ==, "dazu");
}

/* ---- files ---- */

static void
check_file (const char *json, guint n_annotations, const char *message)
{
  LesartSource source = get_source ();
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartCollection) collection =
      lesart_collection_parse (json, strlen (json), "artikel.txt", &source, annotations, &error);

  if (message == NULL) {
    g_assert_no_error (error);
    g_assert_cmpuint (annotations->len, ==, n_annotations);
  } else {
    g_assert_null (collection);
    g_assert_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_MODEL);
    g_assert_cmpstr (error->message, ==, message);
  }
}

#define ITEM "{\"id\": \"urn:x:1\", \"type\": \"Annotation\", \"target\": \"x\"}"
#define ITEM_2 "{\"type\": [\"Annotation\", \"x:Thing\"], \"target\": [\"x\"]}"

static void
test_shapes_of_files (void)
{
  check_file (ITEM, 1, NULL);
  check_file ("[" ITEM ", " ITEM_2 "]", 2, NULL);
  check_file ("[]", 0, NULL);
  check_file ("\xef\xbb\xbf[]", 0, NULL);
  check_file ("{\"type\": \"AnnotationPage\", \"items\": [" ITEM "]}", 1, NULL);
  check_file ("{\"type\": \"AnnotationCollection\", \"total\": 0}", 0, NULL);
  check_file (
      "{\"type\": [\"AnnotationCollection\"], \"first\": {\"type\": \"AnnotationPage\", \"items\": [" ITEM
      "]}}",
      1, NULL);

  check_file ("5", 0, "neither an object nor an array");
  check_file ("{}", 0, "type: is not that of annotations");
  check_file ("{\"type\": \"AnnotationCollection\", \"first\": \"http://example.org/page1\"}", 0,
              "first: the page is not in the file");
  check_file (
      "{\"type\": \"AnnotationCollection\", \"first\": {\"items\": [], \"next\": \"page2\"}}", 0,
      "first.next: collections of several pages cannot be read");
  check_file ("{\"type\": \"AnnotationCollection\", \"items\": []}", 0,
              "items: belongs into a page");
  check_file ("{\"type\": \"AnnotationPage\", \"items\": {}}", 0, "items: is not an array");
  check_file ("{\"type\": \"AnnotationCollection\", \"first\": {\"items\": [" ITEM ", 7]}}", 0,
              "first.items[1]: is not an annotation");
  check_file ("{\"type\": \"AnnotationCollection\", \"first\": {\"items\": [" ITEM ", " ITEM "]}}",
              0, "first.items[1].id: is there twice");
  check_file ("[{\"id\": [\"a\", \"b\"], \"type\": \"Annotation\", \"target\": \"x\"}]", 0,
              "[0].id: is not a string");
  check_file ("[{\"id\": \"a\", \"type\": \"Note\", \"target\": \"x\"}]", 0,
              "[0].type: is not \"Annotation\"");
  check_file ("{\"id\": \"a\", \"type\": \"Annotation\"}", 0, "target: is missing");
  check_file ("[{\"id\": \"a\", \"type\": \"Annotation\", \"target\": []}]", 0,
              "[0].target: is missing");
}

/* An annotation without an id gets one, the same each time. */
static void
test_given_id (void)
{
  g_autoptr (LesartAnnotation) first = from_json ("[" ITEM_2 "]");
  g_autoptr (LesartAnnotation) second = from_json (ITEM_2);

  g_assert_cmpstr (lesart_annotation_get_id (first), ==, lesart_annotation_get_id (second));
  g_assert_true (g_uuid_string_is_valid (lesart_annotation_get_id (first) + strlen ("urn:uuid:")));
}

/* A relation is an annotation of two annotations; what is judged is ours to say. */
static void
test_link_and_verdict (void)
{
  g_autoptr (LesartAnnotation) link =
      lesart_annotation_new_link ("urn:uuid:a", "urn:uuid:b", "belegt");
  g_autoptr (LesartAnnotation) mark =
      lesart_annotation_new (get_text (), &(LesartSpan){ 14, 20 }, 1);
  g_autoptr (LesartAnnotation) judged =
      lesart_annotation_with_verdict (mark, LESART_VERDICT_NOT_ENOUGH, LESART_CONFIDENCE_HIGH);
  g_autoptr (LesartAnnotation) open =
      lesart_annotation_with_verdict (judged, LESART_VERDICT_OPEN, LESART_CONFIDENCE_HIGH);
  g_autofree char *link_json = to_json (link);
  g_autofree char *judged_json = to_json (judged);
  g_autofree char *open_json = to_json (open);
  g_autoptr (LesartAnnotation) link_again = from_json (link_json);
  g_autoptr (LesartAnnotation) judged_again = from_json (judged_json);

  g_assert_nonnull (strstr (link_json, "\"motivation\": \"linking\""));
  g_assert_cmpstr (lesart_annotation_get_link (link_again)[0], ==, "urn:uuid:a");
  g_assert_cmpstr (lesart_annotation_get_link (link_again)[1], ==, "urn:uuid:b");
  g_assert_cmpstr (lesart_annotation_get_tags (link_again)[0], ==, "belegt");
  g_assert_null (lesart_annotation_get_link (judged_again));
  g_assert_cmpint (lesart_annotation_get_verdict (judged_again), ==, LESART_VERDICT_NOT_ENOUGH);
  g_assert_cmpint (lesart_annotation_get_confidence (judged_again), ==, LESART_CONFIDENCE_HIGH);
  g_assert_null (strstr (open_json, "lesart:verdict"));
  g_assert_null (strstr (open_json, "lesart:confidence"));
}

/* Links of other programs, to passages or of more than two, are theirs. */
static void
test_foreign_links (void)
{
  static const char *const targets[] = {
    "\"artikel.txt#char=1,4\", \"urn:uuid:b\"",
    "\"urn:uuid:a\", \"urn:uuid:b\", \"urn:uuid:c\"",
    "\"urn:uuid:a\", {\"id\": \"urn:uuid:b\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++) {
    g_autofree char *json = g_strdup_printf (
        "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"urn:uuid:1\","
        "\"type\": \"Annotation\", \"motivation\": \"linking\", \"target\": [%s]}",
        targets[i]);
    g_autoptr (LesartAnnotation) annotation = from_json (json);

    g_assert_null (lesart_annotation_get_link (annotation));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lesart_annotation_set_clock (fixed_clock);
  g_test_add_func ("/annotation-json/shape", test_shape);
  g_test_add_func ("/annotation-json/round-trip", test_round_trip);
  g_test_add_func ("/annotation-json/round-trip-everywhere", test_round_trip_everywhere);
  g_test_add_func ("/annotation-json/foreign-targets", test_foreign_targets);
  g_test_add_func ("/annotation-json/foreign-bodies", test_foreign_bodies);
  g_test_add_func ("/annotation-json/foreign-creators", test_foreign_creators);
  g_test_add_func ("/annotation-json/unknown-members", test_unknown_members);
  g_test_add_func ("/annotation-json/untouched", test_untouched);
  g_test_add_func ("/annotation-json/motivation-stays", test_motivation_stays);
  g_test_add_func ("/annotation-json/shapes-of-files", test_shapes_of_files);
  g_test_add_func ("/annotation-json/given-id", test_given_id);
  g_test_add_func ("/annotation-json/link-and-verdict", test_link_and_verdict);
  g_test_add_func ("/annotation-json/foreign-links", test_foreign_links);
  return g_test_run ();
}
