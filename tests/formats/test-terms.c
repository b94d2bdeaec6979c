/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Term bases in files: what is read is written again, in every format that has a place for it; what
 * is malformed is named with its line; nothing of a hostile file is carried out.
 */
#include "terms-file.h"

#include <string.h>

/* All levels, a group, markup, attributes, a category and a namespace that Lesart does not know. */
static const char dca[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"de\" xmlns=\"urn:iso:std:iso:30042:ed-2\">\n"
    "  <tbxHeader><fileDesc><sourceDesc><p>Probe</p></sourceDesc></fileDesc></tbxHeader>\n"
    "  <text>\n"
    "    <body>\n"
    "      <conceptEntry id=\"c7\">\n"
    "        <descrip type=\"subjectField\">Halbleiter</descrip>\n"
    "        <descrip type=\"reliability\">3</descrip>\n"
    "        <x:price xmlns:x=\"urn:example\" currency=\"EUR\">5 &amp; 7</x:price>\n"
    "        <langSec xml:lang=\"de\">\n"
    "          <descripGrp><descrip type=\"definition\">Ein <hi>kleines</hi> Bauteil</descrip>"
    "<admin type=\"source\">Lexikon</admin></descripGrp>\n"
    "          <termSec id=\"t1\">\n"
    "            <term>Chip</term>\n"
    "            <termNote type=\"partOfSpeech\">noun</termNote>\n"
    "            <termNote type=\"grammaticalGender\">masculine</termNote>\n"
    "            <termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote>\n"
    "            <descrip type=\"context\">Die Chips &lt;dort&gt;</descrip>\n"
    "            <note>kurz</note>\n"
    "            <note>noch kürzer</note>\n"
    "          </termSec>\n"
    "          <termSec>\n"
    "            <term>Span</term>\n"
    "            <termNote type=\"administrativeStatus\">deprecatedTerm-admn-sts</termNote>\n"
    "          </termSec>\n"
    "        </langSec>\n"
    "        <langSec xml:lang=\"en-US\">\n"
    "          <termSec>\n"
    "            <term>chip</term>\n"
    "            <xref type=\"externalCrossReference\" target=\"https://example.org/?a=1&amp;b=2\">"
    "there</xref>\n"
    "          </termSec>\n"
    "        </langSec>\n"
    "      </conceptEntry>\n"
    "    </body>\n"
    "  </text>\n"
    "</tbx>\n";

static LesartTermBase *
read_base (const char *text, const char *name, GPtrArray *problems, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return lesart_terms_read (bytes, name, NULL, problems, error);
}

static LesartTermBase *
read_well (const char *text, const char *name)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  LesartTermBase *base = read_base (text, name, problems, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) problems->pdata[i]);
  return base;
}

static char *
write_base (const LesartTermBase *base, LesartTermsFormat format, char **losses)
{
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  GString *bytes = g_string_new (NULL);

  g_assert_true (lesart_terms_write (base, format, bytes, lost, &error));
  g_assert_no_error (error);
  g_ptr_array_add (lost, NULL);
  if (losses != NULL)
    *losses = g_strjoinv (" ", (char **) lost->pdata);
  return g_string_free (bytes, FALSE);
}

/* There and back through each format that keeps all. */
static void
test_round_trip (void)
{
  static const LesartTermsFormat lossless[] = { LESART_TERMS_TBX, LESART_TERMS_TBX_DCT,
                                                LESART_TERMS_TBX_2008, LESART_TERMS_JSON };
  g_autoptr (LesartTermBase) base = read_well (dca, "a.tbx");
  g_autofree char *first = write_base (base, LESART_TERMS_TBX, NULL);
  g_autofree char *expected = g_strdup (dca);
  char *prefixed = strstr (expected, "x:price xmlns:x=");

  /* The prefix of another namespace is not kept, but the namespace. */
  g_assert_nonnull (prefixed);
  memmove (prefixed, "price xmlns=", 12);
  memmove (prefixed + 12, prefixed + 16, strlen (prefixed + 16) + 1);
  prefixed = strstr (expected, "</x:price>");
  memmove (prefixed + 2, prefixed + 4, strlen (prefixed + 4) + 1);
  g_assert_cmpstr (first, ==, expected);

  for (guint i = 0; i < G_N_ELEMENTS (lossless); i++) {
    g_autofree char *losses = NULL;
    g_autofree char *there = write_base (base, lossless[i], &losses);
    g_autoptr (LesartTermBase) again = read_well (there, NULL);
    g_autofree char *back = write_base (again, LESART_TERMS_TBX, NULL);

    g_assert_cmpstr (losses, ==, "");
    g_assert_cmpstr (back, ==, first);
  }
}

static void
test_meaning (void)
{
  g_autoptr (LesartTermBase) base = read_well (dca, "a.tbx");
  const LesartConcept *concept = lesart_term_base_get (base, 0);
  LesartSide side;

  g_assert_cmpuint (lesart_term_base_get_n_concepts (base), ==, 1);
  g_assert_cmpstr (concept->id, ==, "c7");
  g_assert_cmpuint (concept->n_terms, ==, 3);
  g_assert_cmpstr (lesart_concept_get (concept, "subjectField", NULL), ==, "Halbleiter");
  g_assert_cmpstr (lesart_concept_get (concept, "definition", "de"), ==, "Ein kleines Bauteil");
  g_assert_cmpint (concept->terms[0].status, ==, LESART_TERM_PREFERRED);
  g_assert_cmpint (concept->terms[0].gender, ==, LESART_TERM_MASCULINE);
  g_assert_cmpint (concept->terms[1].status, ==, LESART_TERM_FORBIDDEN);
  g_assert_cmpstr (lesart_term_get (&concept->terms[0], "context"), ==, "Die Chips <dort>");
  g_assert_true (lesart_term_get_side (&concept->terms[2], &side));
  g_assert_cmpint (side, ==, LESART_SIDE_ENGLISH);
}

/* What is changed changes where it stands, with all that is around it. */
static void
test_change (void)
{
  g_autoptr (LesartTermBase) base = read_well (dca, "a.tbx");
  LesartConcept *copy = lesart_term_base_copy_concept (base, lesart_term_base_get (base, 0));
  g_autofree char *after = NULL;

  lesart_concept_set (base, copy, "definition", "de", "Ein Bauteil & mehr");
  lesart_term_set (base, copy, 0, "administrativeStatus", "admittedTerm-admn-sts");
  lesart_term_set (base, copy, 0, "context", NULL);
  lesart_term_base_put (base, copy);
  after = write_base (base, LESART_TERMS_TBX, NULL);
  g_assert_nonnull (strstr (after, "<descripGrp><descrip type=\"definition\">Ein Bauteil &amp; "
                                   "mehr</descrip><admin type=\"source\">Lexikon</admin>"));
  g_assert_nonnull (strstr (after, "masculine</termNote>\n            <termNote "
                                   "type=\"administrativeStatus\">admittedTerm-admn-sts<"));
  g_assert_null (strstr (after, "context"));
}

/* Namespaces count, not prefixes; old names of categories and values; the shapes of 2008. */
static void
test_dialects (void)
{
  static const char dct[] =
      "<tbx type='TBX-Min' style='dct' xml:lang='de' xmlns='urn:iso:std:iso:30042:ed-2' "
      "xmlns:q='http://www.tbxinfo.net/ns/min'><tbxHeader/><text><body><conceptEntry id='a'>"
      "<langSec xml:lang='de'><termSec><term>Chip</term><q:administrativeStatus>"
      "admittedTerm-admn-sts</q:administrativeStatus></termSec></langSec></conceptEntry></body>"
      "</text></tbx>";
  static const char old[] =
      "<?xml version='1.0'?><!DOCTYPE martif SYSTEM 'TBXcoreStructV02.dtd'>"
      "<martif type='TBX' xml:lang='de'><martifHeader><fileDesc/></martifHeader><text><body>"
      "<termEntry id='1'><langSet xml:lang='de_AT'><ntig><termGrp><term>Chip</term>"
      "<termNote type='usageStatus'>deprecated</termNote></termGrp></ntig></langSet></termEntry>"
      "<termEntry><langSet xml:lang='en'><tig><term> a\n  chip </term></tig></langSet></termEntry>"
      "</body></text></martif>";
  g_autoptr (LesartTermBase) new_base = read_well (dct, NULL);
  g_autoptr (LesartTermBase) old_base = read_well (old, NULL);
  g_autofree char *written = write_base (old_base, LESART_TERMS_TBX, NULL);

  g_assert_cmpint (lesart_term_base_get (new_base, 0)->terms[0].status, ==, LESART_TERM_ADMITTED);
  g_assert_cmpint (lesart_term_base_get (old_base, 0)->terms[0].status, ==, LESART_TERM_FORBIDDEN);
  g_assert_cmpstr (lesart_term_base_get (old_base, 1)->terms[0].text, ==, "a chip");
  g_assert_nonnull (strstr (written, "<conceptEntry id=\"c1\">"));
  g_assert_nonnull (strstr (written, "xml:lang=\"de-AT\""));
  g_assert_nonnull (strstr (written, "\"administrativeStatus\">deprecatedTerm-admn-sts<"));
}

#define HEAD                                                                                       \
  "<tbx type='TBX-Basic' style='dca' xml:lang='de' xmlns='urn:iso:std:iso:30042:ed-2'>\n"          \
  "<tbxHeader/>\n<text><body>\n<conceptEntry id='a'>\n"
#define LANGUAGE "<langSec xml:lang='de'>\n"
#define TERM "<termSec><term>x</term></termSec>"
#define TAIL "</langSec></conceptEntry></body></text></tbx>"

static void
test_errors (void)
{
  static const struct {
    const char *text;
    const char *name;
    const char *message; /* begins so */
  } rows[] = {
    { HEAD LANGUAGE "<termSec>\n<term>x</termSec>" TAIL, NULL, "line 7: " },
    { HEAD LANGUAGE "<termSec>\n<note>x</note></termSec>" TAIL, NULL, "line 7: <note> stands" },
    { HEAD LANGUAGE "<termSec><term>x</term>\n<term>y</term></termSec>" TAIL, NULL,
      "line 7: <term> is not allowed in <termSec>" },
    { HEAD LANGUAGE "<termSec>\n</termSec>" TAIL, NULL, "line 6: <termSec> has no <term>" },
    { HEAD "<langSec>" TERM TAIL, NULL, "line 5: <langSec> has no xml:lang" },
    { HEAD "<admin>x</admin>" LANGUAGE TERM TAIL, NULL, "line 5: <admin> has no type" },
    { HEAD LANGUAGE "\n\nwords" TERM TAIL, NULL, "line 8: text is not allowed" },
    { HEAD "<descripGrp><descrip type='a'/>\n<descrip type='b'/></descripGrp>" LANGUAGE TERM TAIL,
      NULL, "line 6: <descrip> is not allowed in <descripGrp>" },
    { HEAD "</conceptEntry></body></text></tbx>", NULL, "line 4: <conceptEntry> has no term" },
    { HEAD LANGUAGE TERM, NULL, "line " },
    { "<html>\n<p>No</p></html>", NULL, "line 1: this is no TBX" },
    { "<!DOCTYPE tbx [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><tbx>&b;</tbx>", NULL,
      "line 1: ent" },
    { "<!DOCTYPE tbx [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><tbx>&a;</tbx>", NULL,
      "line 1: ent" },
    { "", NULL, "this is no term base" },
    { "words", "a.doc", "this is no term base" },
    { "{\"schema\": \"lesart-terms/2\", \"items\": []}", NULL,
      "the term base was written by a newer" },
    { "{\"schema\": \"other\"}", NULL, "this is no term base" },
    { "{\"schema\": \"lesart-terms/1\", \"items\": [\n{\"id\": \"a\", \"terms\": 5}]}", NULL,
      "line 2: terms is not an array" },
    { "{\"schema\": \"lesart-terms/1\"", NULL, "" },
    { "de,en\nChip,\"chip\n\n", "a.csv", "line 2: a quotation mark" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LesartTermBase) base = read_base (rows[i].text, rows[i].name, NULL, &error);

    g_test_message ("%s", rows[i].message);
    g_assert_null (base);
    g_assert_nonnull (error);
    g_test_message ("%s", error->message);
    g_assert_true (g_str_has_prefix (error->message, rows[i].message));
  }
}

/* What is read all the same. */
static void
test_problems (void)
{
  static const char text[] = HEAD "<descrip type='price'>5</descrip>\n" LANGUAGE
                                  "<termSec><term>x</term><descrip type='definition'>y</descrip>"
                                  "</termSec>\n</langSec></conceptEntry><conceptEntry id='a'>"
                                  "<descrip type='price'>6</descrip>" LANGUAGE TERM TAIL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LesartTermBase) base = read_base (text, NULL, problems, NULL);

  g_assert_nonnull (base);
  g_assert_cmpuint (lesart_term_base_get_n_concepts (base), ==, 2);
  g_assert_cmpuint (problems->len, ==, 3);
  g_assert_cmpstr (problems->pdata[0], ==, "line 5: price is not part of TBX-Basic");
  g_assert_cmpstr (problems->pdata[1], ==, "line 7: definition is not allowed here");
  g_assert_cmpstr (problems->pdata[2], ==, "line 8: the id “a” is there twice");
}

static void
test_omegat (void)
{
  static const char text[] =
      "# Glossar\r\nChip\tchip\tklein\r\nChip\tmicrochip\r\n\r\nHaus \t\t\r\nkein\r\n";
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LesartTermBase) base = read_base (text, "a.txt", problems, NULL);
  g_autofree char *first = write_base (base, LESART_TERMS_OMEGAT, NULL);
  LesartConcept *copy;
  g_autofree char *decided = NULL;

  g_assert_cmpuint (lesart_term_base_get_n_concepts (base), ==, 2);
  g_assert_cmpuint (lesart_term_base_get (base, 0)->n_terms, ==, 3);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (problems->pdata[0], ==, "line 6: no source and target divided by a tab");
  g_assert_cmpstr (first, ==, "# Glossar\nChip\tchip\tklein\nChip\tmicrochip\nHaus\t\t\n");

  copy = lesart_term_base_copy_concept (base, lesart_term_base_get (base, 0));
  lesart_term_set (base, copy, 1, "administrativeStatus", "deprecatedTerm-admn-sts");
  lesart_term_base_put (base, copy);
  decided = write_base (base, LESART_TERMS_OMEGAT, NULL);
  g_assert_cmpstr (decided, ==, "# Glossar\nChip\tmicrochip\tforbidden: chip\nHaus\t\t\n");
}

static void
test_encodings (void)
{
  static const char latin[] = "# -*- coding: ISO-8859-1 -*-\nT\xfcr\tdoor\n";
  static const char utf8[] = "\xef\xbb\xbfT\xc3\xbcr\tdoor\n";
  static const char utf16[] = "\xff\xfeT\0\xfc\0r\0\t\0d\0o\0o\0r\0\n\0";
  const GBytes *all[] = { g_bytes_new_static (latin, sizeof latin - 1),
                          g_bytes_new_static (utf8, sizeof utf8 - 1),
                          g_bytes_new_static (utf16, sizeof utf16 - 1) };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++) {
    g_autoptr (GBytes) bytes = (GBytes *) all[i];
    g_autoptr (LesartTermBase) base = lesart_terms_read (bytes, "a.tab", NULL, NULL, NULL);

    g_assert_nonnull (base);
    g_assert_cmpstr (lesart_term_base_get (base, 0)->terms[0].text, ==, "Tür");
  }
}

static void
test_csv (void)
{
  static const char pairs[] = "Chip,chip\n\"das \"\"Haus\"\"\",\"house, home\",Notiz\n";
  static const char named[] = "English;Deutsch;Kommentar\nchip;Chip;\nchip 2;Chip;so\n";
  g_autoptr (LesartTermBase) by_place = read_well (pairs, "a.csv");
  g_autoptr (LesartTermBase) by_name = read_well (named, "a.csv");
  g_autoptr (LesartTermBase) full = read_well (dca, "a.tbx");
  g_autofree char *losses = NULL;
  g_autofree char *table = write_base (full, LESART_TERMS_CSV, &losses);
  g_autoptr (LesartTermBase) again = read_well (table, "a.csv");
  g_autofree char *second = write_base (again, LESART_TERMS_CSV, NULL);

  g_assert_cmpstr (lesart_term_base_get (by_place, 1)->terms[0].text, ==, "das \"Haus\"");
  g_assert_cmpstr (lesart_term_base_get (by_place, 1)->terms[1].text, ==, "house, home");
  g_assert_cmpuint (lesart_term_base_get_n_concepts (by_name), ==, 1);
  g_assert_cmpstr (lesart_term_get (&lesart_term_base_get (by_name, 0)->terms[2], "note"), ==,
                   "so");
  g_assert_true (g_str_has_prefix (table, "concept,language,term,status,gender,"));
  g_assert_nonnull (strstr (table, "c7,de,Chip,preferredTerm-admn-sts,masculine,noun,Halbleiter,"));
  g_assert_cmpstr (second, ==, table);
  g_assert_nonnull (strstr (losses, "reliability"));
}

static void
test_names (void)
{
  LesartTermsFormat format;

  for (guint i = 0; i < LESART_N_TERMS_FORMATS; i++) {
    g_assert_true (lesart_terms_format_from_name (lesart_terms_format_get_name (i), &format));
    g_assert_cmpint (format, ==, i);
  }
  g_assert_true (lesart_terms_format_from_file_name ("Glossar.TBX", &format));
  g_assert_cmpint (format, ==, LESART_TERMS_TBX);
  g_assert_false (lesart_terms_format_from_file_name ("tbx", &format));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/terms/round-trip", test_round_trip);
  g_test_add_func ("/terms/meaning", test_meaning);
  g_test_add_func ("/terms/change", test_change);
  g_test_add_func ("/terms/dialects", test_dialects);
  g_test_add_func ("/terms/errors", test_errors);
  g_test_add_func ("/terms/problems", test_problems);
  g_test_add_func ("/terms/omegat", test_omegat);
  g_test_add_func ("/terms/encodings", test_encodings);
  g_test_add_func ("/terms/csv", test_csv);
  g_test_add_func ("/terms/names", test_names);
  return g_test_run ();
}
