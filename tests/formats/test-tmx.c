/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * TMX: what is read is what was written, and what is not known comes out as it went in.
 */
#include "tmx.h"

#include <string.h>

static LesartTmx *
parse (const char *xml)
{
  g_autoptr (GError) error = NULL;
  LesartTmx *tmx = lesart_tmx_parse (xml, strlen (xml), &error);

  g_assert_no_error (error);
  return tmx;
}

#define HEAD                                                                                       \
  "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\"><header "    \
  "creationtool=\"X &amp; Y\" srclang=\"de\"><note>N &lt; M</note><prop "                          \
  "type=\"p\">1</prop></header><body>\n"
#define UNIT                                                                                         \
  "<tu tuid=\"7\"><note>a note</note>"                                                               \
  "<tuv xml:lang=\"de-CH\" changeid=\"me\"><prop type=\"q\">2</prop><seg>Ein <bpt i=\"1\">&lt;b&gt;" \
  "</bpt>kleiner <hi>Satz</hi><ept i=\"1\">&lt;/b&gt;</ept> &amp; mehr.</seg></tuv>"                 \
  "<tuv xml:lang=\"fr\"><seg>Une phrase.</seg></tuv><tuv lang=\"EN_us\"><seg>A small "               \
  "sentence.</seg></tuv></tu>"
#define TAIL "</body></tmx>"

static void
test_read (void)
{
  g_autoptr (LesartTmx) tmx = parse (HEAD UNIT TAIL);
  const LesartTmxUnit *unit = &g_array_index (tmx->units, LesartTmxUnit, 0);
  const LesartTmxVariant *german = lesart_tmx_unit_find (unit, "de");

  g_assert_cmpuint (tmx->units->len, ==, 1);
  g_assert_cmpuint (unit->line, ==, 4);
  g_assert_cmpstr (tmx->attributes, ==, " creationtool=\"X &amp; Y\" srclang=\"de\"");
  g_assert_cmpstr (tmx->extra, ==, "<note>N &lt; M</note><prop type=\"p\">1</prop>");
  g_assert_cmpstr (unit->attributes, ==, " tuid=\"7\"");
  g_assert_cmpstr (unit->extra, ==, "<note>a note</note>");
  g_assert_cmpstr (german->language, ==, "de-CH");
  g_assert_cmpstr (german->text, ==, "Ein kleiner Satz & mehr.");
  g_assert_cmpstr (german->attributes, ==, " changeid=\"me\"");
  g_assert_cmpstr (german->extra, ==, "<prop type=\"q\">2</prop>");
  g_assert_cmpstr (lesart_tmx_unit_find (unit, "en")->text, ==, "A small sentence.");
  g_assert_null (lesart_tmx_unit_find (unit, "e"));
}

static void
test_round_trip (void)
{
  g_autoptr (LesartTmx) tmx = parse (HEAD UNIT UNIT TAIL);
  g_autoptr (GString) once = lesart_tmx_write (tmx);
  g_autoptr (LesartTmx) again = parse (once->str);
  g_autoptr (GString) twice = lesart_tmx_write (again);

  g_assert_cmpstr (once->str, ==, twice->str);
  g_assert_nonnull (strstr (once->str, "Ein <bpt i=\"1\">&lt;b&gt;</bpt>kleiner <hi>Satz</hi>"));
  g_assert_nonnull (strstr (once->str, "Une phrase."));
}

static void
test_utf16 (void)
{
  g_autofree char *utf16 = NULL;
  g_autoptr (LesartTmx) tmx = NULL;
  gsize n_bytes;

  utf16 = g_convert (HEAD UNIT TAIL, -1, "UTF-16", "UTF-8", NULL, &n_bytes, NULL);
  tmx = lesart_tmx_parse (utf16, n_bytes, NULL);
  g_assert_nonnull (tmx);
  g_assert_cmpuint (tmx->units->len, ==, 1);
}

static void
test_errors (void)
{
  static const struct {
    const char *xml;
    LesartTmxError code;
    const char *begins;
  } cases[] = {
    { "", LESART_TMX_ERROR_SYNTAX, "line 1: " },
    { "{}", LESART_TMX_ERROR_SYNTAX, "line 1: " },
    { "<tbx/>", LESART_TMX_ERROR_MODEL, "line 1: is not TMX" },
    { "<tmx>\n<body>\n<tu>\n</tu></body></tmx>", LESART_TMX_ERROR_MODEL, "line 4: " },
    { "<tmx><body>\n<tu><tuv xml:lang='de'>\n</tuv></tu></body></tmx>", LESART_TMX_ERROR_MODEL,
      "line 3: " },
    { "<tmx><body><tu>\n\n<tuv><seg/></tuv></tu></body></tmx>", LESART_TMX_ERROR_MODEL,
      "line 3: " },
    { "<tmx><body><tu>\n<tuv xml:lang='de'><seg>a</seg></tu>", LESART_TMX_ERROR_SYNTAX,
      "line 2: " },
    { "<tmx><body>\n<p/></body></tmx>", LESART_TMX_ERROR_MODEL, "line 2: <p>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", cases[i].xml);
    g_assert_null (lesart_tmx_parse (cases[i].xml, strlen (cases[i].xml), &error));
    g_assert_error (error, LESART_TMX_ERROR, (gint) cases[i].code);
    g_assert_true (g_str_has_prefix (error->message, cases[i].begins));
  }
}

/* Files of the LISA compliance kit, where they are. */
static void
test_kit (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("LESART_SOURCE_ROOT"), "..", "shared",
                                              "terminology", "tmx", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  if (dir == NULL) {
    g_test_skip ("no files of others here");
    return;
  }
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *bytes = NULL;
    g_autoptr (LesartTmx) tmx = NULL;
    g_autoptr (LesartTmx) again = NULL;
    g_autoptr (GString) once = NULL;
    g_autoptr (GString) twice = NULL;
    g_autoptr (GError) error = NULL;
    gsize n_bytes;

    if (!g_str_has_suffix (name, ".tmx"))
      continue;
    g_test_message ("%s", name);
    g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, NULL));
    tmx = lesart_tmx_parse (bytes, n_bytes, &error);
    g_assert_no_error (error);
    once = lesart_tmx_write (tmx);
    again = parse (once->str);
    twice = lesart_tmx_write (again);
    g_assert_cmpstr (once->str, ==, twice->str);
    g_assert_cmpuint (tmx->units->len, >, 0);
    n++;
  }
  g_assert_cmpuint (n, >, 5);
}

static void
test_beads (void)
{
  static const LesartBead beads[] = { { { 0, 0 }, { 1, 1 }, 0.9f, FALSE },
                                      { { 1, 1 }, { 2, 1 }, 1, TRUE },
                                      { { 3, 2 }, { 0, 1 }, 0.5f, FALSE } };
  g_autoptr (LesartText) german = lesart_text_new ("Titel\n\nEr & sie.\n\nEs auch.", -1, NULL);
  g_autoptr (LesartText) english = lesart_text_new ("Title\n\nHe, she and it. More.", -1, NULL);
  g_autoptr (LesartBitext) bitext = lesart_bitext_new (german, NULL, english, NULL);
  g_autoptr (LesartTmx) tmx = lesart_tmx_new_from_beads (bitext, beads, G_N_ELEMENTS (beads), "1");
  g_autoptr (GString) xml = lesart_tmx_write (tmx);
  g_autoptr (LesartTmx) again = parse (xml->str);
  const LesartTmxUnit *second;

  g_assert_cmpuint (again->units->len, ==, 2);
  second = &g_array_index (again->units, LesartTmxUnit, 1);
  g_assert_cmpstr (lesart_tmx_unit_find (second, "de")->text, ==, "Er & sie. Es auch.");
  g_assert_cmpstr (lesart_tmx_unit_find (second, "en")->text, ==, "He, she and it.");
  g_assert_nonnull (strstr (second->extra, "2:1"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tmx/read", test_read);
  g_test_add_func ("/tmx/round-trip", test_round_trip);
  g_test_add_func ("/tmx/utf16", test_utf16);
  g_test_add_func ("/tmx/errors", test_errors);
  g_test_add_func ("/tmx/kit", test_kit);
  g_test_add_func ("/tmx/beads", test_beads);
  return g_test_run ();
}
