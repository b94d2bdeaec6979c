/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of an article: what is found, what is one entity, and what must hold of any text.
 */
#include "names-test.h"

#include <glib/gstdio.h>
#include <string.h>

/* What joins the parts of a name is small, and looks like a verb. */
static void
test_joined (void)
{
  LesartReading *reading =
      read_text ("Treffen in Dubai\n"
                 "Am Montag empfing Scheich Tahnoun bin Zayed al Nahyan die Gäste. Danach sprach "
                 "Faisal bin Rashid al Qasimi in Dubai.\n");

  assert_entity (reading, "Tahnoun bin Zayed al Nahyan", LESART_ENTITY_PER,
                 "Tahnoun bin Zayed al Nahyan");
  assert_entity (reading, "Faisal bin Rashid al Qasimi", LESART_ENTITY_PER,
                 "Faisal bin Rashid al Qasimi");
  lesart_reading_unref (reading);
}

static void
test_person (void)
{
  LesartReading *reading = read_text (
      "Rückschlag für Petersen\n"
      "Die Geschäftsführerin Annika Petersen tritt zurück. „Es reicht“, sagte Petersen am Montag in Hamburg.\n"
      "Petersens Nachfolger wird Prof. Dr. Johannes Krall.\n");
  gint32 person = find_entity (reading, "Annika Petersen", 0);

  assert_entity (reading, "Annika Petersen", LESART_ENTITY_PER, "Annika Petersen");
  g_assert_cmpuint (entity_at (reading, (guint) person)->gender, ==, LESART_FEMININE);
  g_assert_cmpint (find_entity (reading, "Petersen", 0), ==, person); /* the headline */
  g_assert_cmpint (find_entity (reading, "Petersen", 1), ==, person);
  g_assert_cmpint (find_entity (reading, "Petersens", 0), ==, person);
  g_assert_false (entity_at (reading, (guint) person)->known);
  assert_entity (reading, "Johannes Krall", LESART_ENTITY_PER, "Johannes Krall");
  assert_entity (reading, "Hamburg", LESART_ENTITY_LOC, "Hamburg");
  lesart_reading_unref (reading);
}

static void
test_organisation (void)
{
  LesartReading *reading = read_text (
      "Werk schließt\n"
      "Die Brandhuber Maschinenbau GmbH schließt ihr Werk in Passau. Das teilte Brandhuber am Freitag mit.\n"
      "Die Kreditanstalt für Wiederaufbau (KfW) hatte Hilfe zugesagt. Ein KfW-Sprecher bestätigte das.\n"
      "Auch die Europäische Zentralbank und der Chef des Bayerischen Rundfunks äußerten sich.\n");

  assert_entity (reading, "Brandhuber Maschinenbau GmbH", LESART_ENTITY_ORG,
                 "Brandhuber Maschinenbau GmbH");
  g_assert_cmpint (find_entity (reading, "Brandhuber", 0), ==,
                   find_entity (reading, "Brandhuber Maschinenbau GmbH", 0));
  g_assert_cmpint (find_entity (reading, "KfW", 0), ==,
                   find_entity (reading, "Kreditanstalt für Wiederaufbau", 0));
  g_assert_cmpint (find_entity (reading, "KfW-Sprecher", 0), ==, LESART_NO_ENTITY);
  assert_entity (reading, "Bayerischen Rundfunks", LESART_ENTITY_ORG, "Bayerischer Rundfunk");
  assert_entity (reading, "Europäische Zentralbank", LESART_ENTITY_ORG, "Europäische Zentralbank");
  g_assert_cmpstr (
      entity_at (reading, (guint) find_entity (reading, "Europäische Zentralbank", 0))->name_en, ==,
      "European Central Bank");
  lesart_reading_unref (reading);
}

/* A club by its town, also in the headline before; an office by its class noun, but only behind its
 * name; "Salzburger" never changes. */
static void
test_short_organisations (void)
{
  LesartReading *reading = read_text (
      "Rostock gewinnt spät\n"
      "Der FC Hansa Rostock gewann am Sonntag beim VfL Osnabrück mit 3:2. Osnabrück bleibt Letzter, "
      "Rostock liegt nun auf Platz zwei.\n"
      "Die Handwerkskammer Bremen wirbt um Lehrlinge. Der Präsident der Handwerkskammer, Olaf Meier, "
      "ist zufrieden. Auch das Salzburger Landestheater wirbt. Interesse hat der Hamburger SV.\n");

  g_assert_cmpint (find_entity (reading, "Osnabrück", 0), ==,
                   find_entity (reading, "VfL Osnabrück", 0));
  g_assert_cmpint (find_entity (reading, "Handwerkskammer", 0), ==,
                   find_entity (reading, "Handwerkskammer Bremen", 0));
  assert_entity (reading, "Salzburger Landestheater", LESART_ENTITY_ORG,
                 "Salzburger Landestheater");
  lesart_reading_unref (reading);
}

static void
test_place_genitive (void)
{
  LesartReading *reading = read_text (
      "Im Süden Österreichs\nDie Regierung Österreichs tagte in Wien. In Österreich wächst die Sorge.\n");

  g_assert_cmpint (find_entity (reading, "Österreichs", 0), ==,
                   find_entity (reading, "Österreich", 0));
  assert_entity (reading, "Österreich", LESART_ENTITY_LOC, "Österreich");
  lesart_reading_unref (reading);
}

/* Capitals that name nothing: abbreviations and compounds of common nouns, openings of sentences,
 * sums. */
static void
test_no_names (void)
{
  LesartReading *reading = read_text (
      "Das Milliarden-Euro-Programm: Die KI-Chip-Wende\n"
      "Der Einsatz von künstlicher Intelligenz (KI) nimmt zu. Auch KI und GPS kosten CHF 20'000 im Jahr, ein PDF kostet Fr. 68.\n"
      "Das Bruttoinlandsprodukt (BIP) wächst. Vor allem die Industrie profitiert vom BIP.\n"
      "Die maximale Arbeitsplatzkonzentration (MAK) wurde geprüft. Die MAK sank.\n"
      "„Ich bin froh“, sagte die Sprecherin. „Wir warten ab.“ Sie kam als Erste zum Tatort.\n");

  assert_no_name (reading, "Milliarden-Euro-Programm");
  assert_no_name (reading, "KI-Chip-Wende");
  for (guint i = 0; i < 4; i++) {
    static const char *const words[] = { "KI", "GPS", "PDF", "BIP" };

    assert_no_name (reading, words[i]);
  }
  assert_no_name (reading, "MAK");
  assert_no_name (reading, "CHF");
  assert_no_name (reading, "Fr. 68");
  assert_no_name (reading, "Tatort");
  assert_no_name (reading, "Vor");
  assert_no_name (reading, "Ich");
  assert_no_name (reading, "Wir");
  lesart_reading_unref (reading);
}

/* Class nouns before a name and marks around it are not part of it. */
static void
test_edges (void)
{
  LesartReading *reading = read_text (
      "Streit um Daten\n"
      "Die Behörde prüft den Online-Riesen Google und die Social-Media-Giganten Facebook und Instagram.\n"
      "„Google hat die Daten“, sagte sie der »Süddeutschen Zeitung«. Der Anwalt Nadir al-Karimi klagt.\n");

  assert_entity (reading, "Google", LESART_ENTITY_ORG, "Google");
  g_assert_cmpint (find_entity (reading, "Google", 1), ==, find_entity (reading, "Google", 0));
  assert_no_name (reading, "Social-Media-Giganten Facebook");
  g_assert_cmpint (find_entity (reading, "Facebook", 0), !=, LESART_NO_ENTITY);
  assert_entity (reading, "Instagram",
                 entity_at (reading, (guint) find_entity (reading, "Facebook", 0))->type,
                 "Instagram");
  assert_entity (reading, "Nadir al-Karimi", LESART_ENTITY_PER, "Nadir al-Karimi");
  assert_entity (reading, "Süddeutschen Zeitung", LESART_ENTITY_ORG, "Süddeutsche Zeitung");
  lesart_reading_unref (reading);
}

/* What an apposition says of another name is no part of it; what a place ends may be one name. */
static void
test_description (void)
{
  LesartReading *reading = read_text (
      "Streit um Daten\n"
      "Meta, die Muttergesellschaft der Social-Media-Giganten Facebook und Instagram, zahlt. "
      "Das teilte der Verband der Automobilindustrie Hessen mit.\n");

  assert_entity (reading, "Facebook", LESART_ENTITY_ORG, "Facebook");
  assert_no_name (reading, "Muttergesellschaft der Social-Media-Giganten Facebook");
  assert_entity (reading, "Verband der Automobilindustrie Hessen", LESART_ENTITY_ORG,
                 "Verband der Automobilindustrie Hessen");
  lesart_reading_unref (reading);
}

/* Names with small letters, of figures, and a full stop that a name shares with its sentence. */
static void
test_small_letters (void)
{
  LesartReading *reading = read_text (
      "Streit um Wasser\n"
      "Kassel (dpa) – In Rom klagt die Partei Fratelli d’Italia. Das Schloss gehörte Waldemar IV. Der Hof schweigt.\n");

  assert_entity (reading, "dpa", LESART_ENTITY_ORG, "dpa");
  assert_entity (reading, "Fratelli d’Italia", LESART_ENTITY_ORG, "Fratelli d’Italia");
  assert_entity (reading, "Waldemar IV.", LESART_ENTITY_PER, "Waldemar IV.");
  lesart_reading_unref (reading);
  reading =
      read_text ("Umzug nach Kassel\n"
                 "Kassel (dpa/lhe) – Das Start-up brillwerk zieht um. Sein Chef Jan Zeller kam "
                 "aus der DDR. Wie 1&1 mitteilte, hilft brillwerk dabei.\n");
  assert_entity (reading, "dpa/lhe", LESART_ENTITY_ORG, "dpa/lhe");
  assert_entity (reading, "brillwerk", LESART_ENTITY_ORG, "brillwerk");
  assert_entity (reading, "DDR", LESART_ENTITY_LOC, "DDR");
  assert_entity (reading, "1&1", LESART_ENTITY_ORG, "1&1");
  g_assert_cmpint (find_entity (reading, "brillwerk", 1), ==,
                   find_entity (reading, "brillwerk", 0));
  lesart_reading_unref (reading);
}

/* A person and a town of one name are two. */
static void
test_person_and_town (void)
{
  LesartReading *reading = read_text (
      "Zug zwischen Gera und Weimar\n"
      "Weimar. Der Zug fährt wieder. Die Ärztin Petra Weimar freut sich. „Endlich“, sagte Weimar. Aus Weimar kamen viele.\n");

  g_assert_cmpint (find_entity (reading, "Weimar", 0), !=,
                   find_entity (reading, "Petra Weimar", 0));
  g_assert_cmpint (find_entity (reading, "Weimar", 1), ==, find_entity (reading, "Weimar", 0));
  g_assert_cmpint (find_entity (reading, "Weimar", 2), ==,
                   find_entity (reading, "Petra Weimar", 0));
  g_assert_cmpint (find_entity (reading, "Weimar", 3), ==, find_entity (reading, "Weimar", 0));
  lesart_reading_unref (reading);
}

/* Who lives there tells that it is a place, wherever else the name stands. */
static void
test_inhabitants (void)
{
  LesartReading *reading =
      read_text ("Zorndal spart\n"
                 "Die Einwohner von Zorndal stimmten ab. Zorndal lehnt den Kredit ab.\n");

  assert_entity (reading, "Zorndal", LESART_ENTITY_LOC, "Zorndal");
  g_assert_cmpint (find_entity (reading, "Zorndal", 2), ==, find_entity (reading, "Zorndal", 0));
  lesart_reading_unref (reading);
}

/* A bracket that is opened in a name is closed in it. */
static void
test_brackets (void)
{
  LesartReading *reading = read_text ("Regen in Frankfurt (Oder)\n"
                                      "In Frankfurt (Oder) regnet es, in Halle (Saale) nicht.\n");

  assert_entity (reading, "Halle (Saale)", LESART_ENTITY_LOC, "Halle (Saale)");
  lesart_reading_unref (reading);
}

/* What opens the name of a building, a body or a treaty is of it, whatever the place is taken for.
 */
static void
test_heads (void)
{
  LesartReading *reading =
      read_text ("Streit um das Rathaus Krummesse\n"
                 "Die Reisenden warteten am Flughafen Aalborg. Im Zoo Krummesse schlief ein Bär.\n"
                 "Der Vertrag von Krummesse gilt. Es ist der größte Flughafen Hessens.\n"
                 "Auf der Insel Amrum regnet es. Das Land Hessen zahlt.\n");

  assert_entity (reading, "Rathaus Krummesse", LESART_ENTITY_LOC, "Rathaus Krummesse");
  assert_entity (reading, "Flughafen Aalborg", LESART_ENTITY_LOC, "Flughafen Aalborg");
  assert_entity (reading, "Zoo Krummesse", LESART_ENTITY_ORG, "Zoo Krummesse");
  assert_entity (reading, "Vertrag von Krummesse", LESART_ENTITY_OTH, "Vertrag von Krummesse");
  assert_entity (reading, "Hessens", LESART_ENTITY_LOC, "Hessen");
  assert_entity (reading, "Amrum", LESART_ENTITY_LOC, "Amrum");
  lesart_reading_unref (reading);
}

/* In sport a town stands for its club, and what a text is about is told by more than one sentence.
 */
static void
test_topic (void)
{
  LesartReading *reading = read_text ("Derby in der Regionalliga\n"
                                      "Der Stürmer traf in der Nachspielzeit zum Ausgleich.\n"
                                      "Vorher hatte Ulm drei Punkte geholt, nun Verl.\n"
                                      "Der Trainer lobte den Torwart und die Abwehrspieler.\n");

  assert_entity (reading, "Ulm", LESART_ENTITY_ORG, "Ulm");
  lesart_reading_unref (reading);
  reading = read_text ("Neue Brücke\n"
                       "Der Rat sprach über die Brücke und die Schule.\n"
                       "Vorher hatte Ulm keinen Strom, nun Verl.\n");
  assert_entity (reading, "Ulm", LESART_ENTITY_LOC, "Ulm");
  lesart_reading_unref (reading);
}

/* What a user adds to a list is found, even if it looks like no name. */
static void
test_own_names (void)
{
  static const char own[] = "name_de\ttype\nGrüne Wolke\tcompany\n";
  g_autofree char *dir = g_dir_make_tmp ("lesart-XXXXXX", NULL),
                  *path = g_build_filename (dir, "organisations.tsv", NULL);
  g_autoptr (GError) error = NULL;
  LesartLanguage *given = language;
  LesartReading *reading;

  g_file_set_contents (path, own, -1, &error);
  g_assert_no_error (error);
  language = lesart_language_open (LESART_TEST_LANGUAGE, dir, &error);
  g_assert_no_error (error);
  reading = read_text ("Frühling\nHeute liefert Grüne Wolke das Eis. Berlin freut sich.\n");
  assert_entity (reading, "Grüne Wolke", LESART_ENTITY_ORG, "Grüne Wolke");
  g_assert_cmpint (find_entity (reading, "Berlin", 0), !=, LESART_NO_ENTITY);
  lesart_reading_unref (reading);
  lesart_language_unref (language);
  language = given;
  g_remove (path);
  g_rmdir (dir);
}

/* The language data without the learned models beside it. */
static char *
copy_without_models (const char *dir)
{
  char *path = g_build_filename (dir, "german.lesart", NULL);
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (LESART_TEST_LANGUAGE, &bytes, &n_bytes, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) n_bytes, NULL));
  return path;
}

/* Lists and rules remain. */
static void
test_no_model (void)
{
  g_autofree char *dir = g_dir_make_tmp ("lesart-XXXXXX", NULL), *path = copy_without_models (dir);
  g_autoptr (GError) error = NULL;
  LesartLanguage *given = language;
  LesartReading *reading;

  language = lesart_language_open (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_error (lesart_language_get_model_error (language), LESART_LANGUAGE_ERROR,
                  LESART_LANGUAGE_ERROR_MISSING);
  reading = read_text (
      "Werk in Passau schließt\n"
      "Die Brandhuber Maschinenbau GmbH schließt ihr Werk in Passau. Geschäftsführerin Annika Petersen bedauert das.\n"
      "Auch die Europäische Zentralbank und Siemens äußerten sich. „Es reicht“, sagte Petersen.\n");
  assert_entity (reading, "Brandhuber Maschinenbau GmbH", LESART_ENTITY_ORG,
                 "Brandhuber Maschinenbau GmbH");
  assert_entity (reading, "Annika Petersen", LESART_ENTITY_PER, "Annika Petersen");
  g_assert_cmpint (find_entity (reading, "Petersen", 0), ==,
                   find_entity (reading, "Annika Petersen", 0));
  assert_entity (reading, "Passau", LESART_ENTITY_LOC, "Passau");
  assert_entity (reading, "Europäische Zentralbank", LESART_ENTITY_ORG, "Europäische Zentralbank");
  assert_entity (reading, "Siemens", LESART_ENTITY_ORG, "Siemens");
  lesart_reading_unref (reading);
  lesart_language_unref (language);
  language = given;
  g_remove (path);
  g_rmdir (dir);
}

/* In another language only names that are known as such. */
static void
test_foreign (void)
{
  LesartReading *reading = read_text (
      "As the newspaper reported on February 8, the company of Angela Merkel and the Strengths of the Project "
      "were not what the people of the town had expected when they came to Berlin that summer.\n");

  g_assert_cmpuint (reading->entities->len, ==, 2);
  assert_entity (reading, "Angela Merkel", LESART_ENTITY_PER, "Angela Merkel");
  assert_entity (reading, "Berlin", LESART_ENTITY_LOC, "Berlin");
  lesart_reading_unref (reading);
}

/* What must hold of the names of any text. */
static void
assert_sound (const LesartReading *reading)
{
  g_autofree guint *counts = g_new0 (guint, reading->entities->len + 1);
  guint32 end = 0;
  gint32 newest = -1;

  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = mention_at (reading, i);

    if (mention->kind != LESART_MENTION_NAME)
      continue;
    g_assert_cmpuint (mention->first_token, >=, end);
    g_assert_cmpuint (mention->end_token, >, mention->first_token);
    g_assert_cmpuint (mention->end_token, <=, reading->segments->n_tokens);
    g_assert_cmpint (mention->entity, >=, 0);
    g_assert_cmpint (mention->entity, <=, newest + 1); /* in the order of the first mention */
    g_assert_cmpint (mention->entity, <, reading->entities->len);
    g_assert_cmpfloat (mention->score, >=, 0);
    g_assert_cmpfloat (mention->score, <=, 1);
    newest = MAX (newest, mention->entity);
    counts[mention->entity]++;
    end = mention->end_token;
  }
  for (guint i = 0; i < reading->entities->len; i++) {
    g_assert_cmpuint (counts[i], >, 0);
    g_assert_cmpuint (entity_at (reading, i)->n_mentions, >=, counts[i]);
    g_assert_true (g_utf8_validate (entity_at (reading, i)->name, -1, NULL));
    g_assert_cmpstr (entity_at (reading, i)->name, !=, "");
  }
}

/* A score is a probability; a table is no name. */
static void
test_scores (void)
{
  LesartReading *reading = read_text (
      "Die Nachfolge\nDie Ärztin Annika Petersen lebt in Hamburg. Petersen arbeitet bei Siemens.\n"
      "Pos\tArtikel\tMenge\tPreis\n1\tSchraube\t5\t4,99\n");

  g_assert_cmpuint (reading->mentions->len, >=, 4);
  for (guint i = 0; i < reading->mentions->len; i++) {
    g_autofree char *words = lesart_text_slice (reading->text, mention_at (reading, i)->span);

    g_assert_cmpfloat (mention_at (reading, i)->score, >, 0);
    g_assert_cmpfloat (mention_at (reading, i)->score, <=, 1);
    g_assert_null (strchr (words, '\t'));
  }
  lesart_reading_unref (reading);
}

static void
test_any_text (void)
{
  static const char *const pieces[] = {
    "Berlin", " ",           "der",  "„",    "“",         "(",   ")",
    "Müller", "Anna",        "GmbH", "AG",   "-",         ".",   "\n",
    "EU",     "’",           "'",    "s",    "Bundesamt", "für", "von",
    "1.",     "FC",          "Köln", "Chef", "ß",         "İ",   "\xf0\x9f\x98\x80",
    ",",      "Bundesamtes", "&",    "Co.",  "KG",        "Dr.", "sagte",
    "in",     "X",           "É"
  };

  for (guint n = 0; n < 200; n++) {
    g_autoptr (GString) utf8 = g_string_new (NULL);
    LesartReading *reading, *again;
    g_autofree char *json = NULL, *json_again = NULL;

    for (int i = g_test_rand_int_range (0, 60); i > 0; i--) {
      g_string_append (utf8, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (g_test_rand_bit ())
        g_string_append_c (utf8, ' ');
    }
    reading = read_text (utf8->str);
    again = read_text (utf8->str);
    assert_sound (reading);
    json = lesart_reading_to_json (reading, "x");
    json_again = lesart_reading_to_json (again, "x");
    g_assert_cmpstr (json, ==, json_again);
    lesart_reading_unref (reading);
    lesart_reading_unref (again);
  }
}

/* Long texts of one thing: they end, and in linear time. */
static void
test_monotonous (void)
{
  static const char *const units[] = {
    "A", "A-", "\"", ",", "Deutsche ", "Bundesamt für ", "„Anna Müller ", "GmbH ", "Xs ", "(EU) "
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++) {
    g_autoptr (GString) utf8 = g_string_new (NULL);
    LesartReading *reading;

    for (guint n = 0; n < 10000; n++)
      g_string_append (utf8, units[i]);
    reading = read_text (utf8->str);
    assert_sound (reading);
    lesart_reading_unref (reading);
  }
}

/* Lists of names as hashes: what is not whole is not read. */
static void
test_gazetteer (void)
{
  guint32 words[] = { 0x315a474cu, 3, 5, 70, 900, 0 };
  guint8 *bytes = (guint8 *) words;
  gsize n_bytes = 5 * sizeof (guint32) + 3;
  NameGazetteer gazetteer;

  bytes[n_bytes - 3] = NAME_GAZETTEER_NEAR;
  bytes[n_bytes - 2] = NAME_GAZETTEER_SURNAME | NAME_GAZETTEER_FAR;
  bytes[n_bytes - 1] = NAME_GAZETTEER_FIRST_NAME;
  lesart_name_gazetteer_init (&gazetteer, bytes, n_bytes);
  g_assert_cmpuint (lesart_name_gazetteer_get (&gazetteer, 5), ==, NAME_GAZETTEER_NEAR);
  g_assert_cmpuint (lesart_name_gazetteer_get (&gazetteer, 70), ==,
                    NAME_GAZETTEER_SURNAME | NAME_GAZETTEER_FAR);
  g_assert_cmpuint (lesart_name_gazetteer_get (&gazetteer, 900), ==, NAME_GAZETTEER_FIRST_NAME);
  g_assert_cmpuint (lesart_name_gazetteer_get (&gazetteer, 71), ==, 0);
  lesart_name_gazetteer_init (&gazetteer, bytes, n_bytes - 1);
  g_assert_cmpuint (lesart_name_gazetteer_get (&gazetteer, 5), ==, 0);
  lesart_name_gazetteer_init (&gazetteer, NULL, 0);
  g_assert_cmpuint (lesart_name_gazetteer_get (&gazetteer, 5), ==, 0);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  language = lesart_language_open (LESART_TEST_LANGUAGE, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/names/person", test_person);
  g_test_add_func ("/names/joined", test_joined);
  g_test_add_func ("/names/organisation", test_organisation);
  g_test_add_func ("/names/short-organisations", test_short_organisations);
  g_test_add_func ("/names/place-genitive", test_place_genitive);
  g_test_add_func ("/names/no-names", test_no_names);
  g_test_add_func ("/names/edges", test_edges);
  g_test_add_func ("/names/description", test_description);
  g_test_add_func ("/names/small-letters", test_small_letters);
  g_test_add_func ("/names/person-and-town", test_person_and_town);
  g_test_add_func ("/names/inhabitants", test_inhabitants);
  g_test_add_func ("/names/brackets", test_brackets);
  g_test_add_func ("/names/heads", test_heads);
  g_test_add_func ("/names/own-names", test_own_names);
  g_test_add_func ("/names/no-model", test_no_model);
  g_test_add_func ("/names/scores", test_scores);
  g_test_add_func ("/names/foreign", test_foreign);
  g_test_add_func ("/names/topic", test_topic);
  g_test_add_func ("/names/gazetteer", test_gazetteer);
  g_test_add_func ("/names/any-text", test_any_text);
  g_test_add_func ("/names/monotonous", test_monotonous);
  status = g_test_run ();
  lesart_language_unref (language);
  return status;
}
