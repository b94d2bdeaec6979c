/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What names are joined to one entity, and what that is called.
 */
#include "names-test.h"

/* What the text has in another case only, and what a list leaves out. */
static void
test_left_out (void)
{
  LesartReading *reading = read_text (
      "Auch die Grünen stimmten zu. Forscher des Max-Planck-Instituts für Physik kamen zum Landgericht. "
      "Das sagte die Sprecherin des Landgerichts Bonn. Die Brüder Jakob und Emil Vogt flohen. "
      "Olaf Scholz traf Anna und Emma Roth.\n");

  assert_entity (reading, "Grünen", LESART_ENTITY_ORG, "Grüne");
  assert_entity (reading, "Max-Planck-Instituts für Physik", LESART_ENTITY_ORG,
                 "Max-Planck-Institut für Physik");
  assert_entity (reading, "Landgerichts Bonn", LESART_ENTITY_ORG, "Landgericht Bonn");
  assert_entity (reading, "Jakob", LESART_ENTITY_PER, "Jakob Vogt");
  assert_entity (reading, "Anna", LESART_ENTITY_PER, "Anna"); /* perhaps no sister */
  lesart_reading_unref (reading);
}

/* Whose it is, which the text has by itself, is no part of a name; a firm's first word is. */
static void
test_owner_before_name (void)
{
  LesartReading *reading = read_text (
      "Der Premier Rui Carvalhal kam. Carvalhals Demokratische Allianz verlor. Die Deutsche Bank wuchs.\n");

  assert_entity (reading, "Carvalhals", LESART_ENTITY_PER, "Rui Carvalhal");
  assert_entity (reading, "Demokratische Allianz", LESART_ENTITY_ORG, "Demokratische Allianz");
  assert_entity (reading, "Deutsche Bank", LESART_ENTITY_ORG, "Deutsche Bank");
  lesart_reading_unref (reading);
}

/* A town and somebody behind it are two; a town of several words is one. */
static void
test_town_before_person (void)
{
  LesartReading *reading = read_text (
      "Am Freitag dürfte in Mainz Jordy Makengo beginnen. Er sprach in New York City.\n");

  assert_entity (reading, "Mainz", LESART_ENTITY_LOC, "Mainz");
  assert_entity (reading, "Jordy Makengo", LESART_ENTITY_PER, "Jordy Makengo");
  assert_entity (reading, "New York City", LESART_ENTITY_LOC, "New York City");
  lesart_reading_unref (reading);
}

/* A district is one place with and without its town; a state is not what its name ends in. */
static void
test_districts (void)
{
  LesartReading *reading =
      read_text ("Feuer in Altona\n"
                 "In Hamburg-Altona brannte ein Dach. Das sah man bis Ehrenfeld in Köln-Ehrenfeld. "
                 "Sachsen-Anhalt ist größer als Anhalt, West-Neuguinea ein Teil von Neuguinea. "
                 "Zur Sitzung der Münchner Kammerspiele kam der Intendant der Kammerspiele. "
                 "Die Würzburger Kickers verloren. Für die Kickers war es ein Rückschlag.\n");

  g_assert_cmpint (find_entity (reading, "Hamburg-Altona", 0), !=, LESART_NO_ENTITY);
  g_assert_cmpint (find_entity (reading, "Altona", 0), ==,
                   find_entity (reading, "Hamburg-Altona", 0));
  g_assert_cmpint (find_entity (reading, "Ehrenfeld", 0), ==,
                   find_entity (reading, "Köln-Ehrenfeld", 0));
  g_assert_cmpint (find_entity (reading, "Anhalt", 0), !=,
                   find_entity (reading, "Sachsen-Anhalt", 0));
  g_assert_cmpint (find_entity (reading, "Neuguinea", 0), !=,
                   find_entity (reading, "West-Neuguinea", 0));
  g_assert_cmpint (find_entity (reading, "Kammerspiele", 0), ==,
                   find_entity (reading, "Münchner Kammerspiele", 0));
  g_assert_cmpint (find_entity (reading, "Kickers", 0), ==,
                   find_entity (reading, "Würzburger Kickers", 0));
  g_assert_null (
      entity_at (reading, (guint) find_entity (reading, "Würzburger Kickers", 0))->name_en);
  lesart_reading_unref (reading);
}

/* A name is called by its nominative, whatever its adjective and noun are in the text. */
static void
test_nominative (void)
{
  LesartReading *reading = read_text (
      "Preise\n"
      "Sie erhielt den Goldenen Bären. Im Zweiten Weltkrieg floh er. Bei den Olympischen Spielen gewann sie. "
      "Das Neue Forum und die Vereinigten Stahlwerke schwiegen. Das entschied die Jury des Deutschen Fußballbunds mit der Leiterin des Landesamtes für Geologie.\n");

  assert_entity (reading, "Goldenen Bären", LESART_ENTITY_OTH, "Goldener Bär");
  assert_entity (reading, "Zweiten Weltkrieg", LESART_ENTITY_OTH, "Zweiter Weltkrieg");
  assert_entity (reading, "Olympischen Spielen", LESART_ENTITY_OTH, "Olympische Spiele");
  assert_entity (reading, "Neue Forum", LESART_ENTITY_ORG, "Neues Forum");
  assert_entity (reading, "Vereinigten Stahlwerke", LESART_ENTITY_ORG, "Vereinigte Stahlwerke");
  assert_entity (reading, "Deutschen Fußballbunds", LESART_ENTITY_ORG, "Deutscher Fußballbund");
  assert_entity (reading, "Landesamtes für Geologie", LESART_ENTITY_ORG, "Landesamt für Geologie");
  lesart_reading_unref (reading);
}

/* The names of the article that is shipped as the sample, as somebody who reads it lists them. */
static void
test_sample (void)
{
  static const struct {
    const char *name;
    LesartEntityType type;
  } expected[] = { { "OpenAI", LESART_ENTITY_ORG },
                   { "Sam Altman", LESART_ENTITY_PER },
                   { "Wall Street Journal", LESART_ENTITY_ORG },
                   { "Gina Raimondo", LESART_ENTITY_PER },
                   { "USA", LESART_ENTITY_LOC },
                   { "Tahnoun bin Zayed al Nahyan", LESART_ENTITY_PER },
                   { "Vereinigte Arabische Emirate", LESART_ENTITY_LOC },
                   { "Masayoshi Son", LESART_ENTITY_PER },
                   { "SoftBank", LESART_ENTITY_ORG },
                   { "Taiwan Semiconductor Manufacturing", LESART_ENTITY_ORG },
                   { "Microsoft", LESART_ENTITY_ORG },
                   { "Nvidia", LESART_ENTITY_ORG },
                   { "Meta", LESART_ENTITY_ORG },
                   { "Facebook", LESART_ENTITY_ORG },
                   { "Instagram", LESART_ENTITY_ORG },
                   { "Artemis", LESART_ENTITY_OTH } };
  g_autofree char *path = g_build_filename (g_getenv ("LESART_SOURCE_ROOT"), "data", "samples",
                                            "billionen-dollar-angebot.txt", NULL);
  g_autofree char *utf8 = NULL;
  g_autoptr (LesartReading) reading = NULL;

  g_assert_true (g_file_get_contents (path, &utf8, NULL, NULL));
  reading = read_text (utf8);
  for (guint i = 0; i < reading->entities->len && i < G_N_ELEMENTS (expected); i++) {
    g_assert_cmpstr (entity_at (reading, i)->name, ==, expected[i].name);
    g_assert_cmpstr (lesart_entity_type_to_string (entity_at (reading, i)->type), ==,
                     lesart_entity_type_to_string (expected[i].type));
  }
  g_assert_cmpuint (reading->entities->len, ==, G_N_ELEMENTS (expected));
}

/* A firm beside others that begin with its name is none of them; a person is not her firm. */
static void
test_short_forms (void)
{
  LesartReading *reading = read_text (
      "Turbinen aus Mülheim\n"
      "Siemens Energy baut Turbinen. Die Siemens AG hält Anteile. Siemens will verkaufen.\n"
      "Die Firma Nordlicht Offshore GmbH plant. Nordlicht wartet.\n");

  g_assert_cmpint (find_entity (reading, "Siemens AG", 0), !=,
                   find_entity (reading, "Siemens Energy", 0));
  g_assert_cmpint (find_entity (reading, "Siemens", 0), ==, find_entity (reading, "Siemens AG", 0));
  g_assert_cmpint (find_entity (reading, "Nordlicht", 0), ==,
                   find_entity (reading, "Nordlicht Offshore GmbH", 0));
  lesart_reading_unref (reading);
  reading = read_text (
      "Pumpen aus Hagen\n"
      "Klaus Wilmsen leitet den Betrieb. Die Wilmsen GmbH baut Pumpen. Wilmsen sagte das.\n");
  g_assert_cmpint (find_entity (reading, "Wilmsen GmbH", 0), !=,
                   find_entity (reading, "Klaus Wilmsen", 0));
  g_assert_cmpint (find_entity (reading, "Wilmsen", 0), ==,
                   find_entity (reading, "Klaus Wilmsen", 0));
  lesart_reading_unref (reading);
  reading = read_text (
      "Pumpen aus Hagen\n"
      "Der Hersteller Wilmsen baut Pumpen. Inhaber Klaus Wilmsen klagt. Wilmsen sagte das.\n"
      "Die Brandt GmbH zahlt. Eva Brandt weint. Bei Brandt arbeiten zehn Leute.\n");
  g_assert_cmpint (find_entity (reading, "Wilmsen", 0), !=,
                   find_entity (reading, "Klaus Wilmsen", 0));
  g_assert_cmpint (find_entity (reading, "Wilmsen", 1), ==,
                   find_entity (reading, "Klaus Wilmsen", 0));
  g_assert_cmpint (find_entity (reading, "Brandt", 0), ==, find_entity (reading, "Brandt GmbH", 0));
  lesart_reading_unref (reading);
  reading = read_text ("Pumpen aus Hagen\n"
                       "Der Konzern Merck wächst. Merck gehört noch der Familie Merck.\n");
  assert_entity (reading, "Merck", LESART_ENTITY_ORG, "Merck");
  g_assert_cmpint (find_entity (reading, "Merck", 2), !=, find_entity (reading, "Merck", 1));
  lesart_reading_unref (reading);
}

/* An entity is called as the text calls it; inflected forms are put right. */
static void
test_called (void)
{
  LesartReading *reading = read_text (
      "Geld für Chips\n"
      "Der Konzern SoftBank verhandelt mit Banken der Vereinigten Arabischen Emirate. Die Chefin von SoftBank schweigt.\n");
  const LesartEntity *entity;

  assert_entity (reading, "SoftBank", LESART_ENTITY_ORG, "SoftBank");
  entity = entity_at (reading, (guint) find_entity (reading, "SoftBank", 0));
  g_assert_true (entity->known);
  g_assert_null (entity->name_en);
  assert_entity (reading, "Vereinigten Arabischen Emirate", LESART_ENTITY_LOC,
                 "Vereinigte Arabische Emirate");
  entity = entity_at (reading, (guint) find_entity (reading, "Vereinigten Arabischen Emirate", 0));
  g_assert_cmpstr (entity->name_en, ==, "United Arab Emirates");
  lesart_reading_unref (reading);
}

/* The Innenministerium is that of the country that the text is about, and of no land. */
static void
test_bodies (void)
{
  static const struct {
    const char *text;
    const char *english;
  } cases[] = {
    { "In Berlin tagt man. Das Innenministerium schweigt.", "Federal Ministry of the Interior" },
    { "In Wien und Graz tagt man. Das Innenministerium schweigt.",
      "Austrian Federal Ministry of the Interior" },
    { "Das österreichische Innenministerium schweigt.",
      "Austrian Federal Ministry of the Interior" },
    { "In Paris und Lyon tagt man. Das Innenministerium schweigt.", NULL },
    { "Das bayerische Innenministerium schweigt.", NULL },
    { "Das Innenministerium in München schweigt.", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LesartReading) reading = read_text (cases[i].text);
    const gint32 found = find_entity (reading, "Innenministerium", 0);

    g_assert_cmpint (found, !=, LESART_NO_ENTITY);
    g_assert_cmpstr (entity_at (reading, (guint) found)->name_en, ==, cases[i].english);
  }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  language = lesart_test_open_language ();
  g_test_add_func ("/names/left-out", test_left_out);
  g_test_add_func ("/names/owner-before-name", test_owner_before_name);
  g_test_add_func ("/names/town-before-person", test_town_before_person);
  g_test_add_func ("/names/districts", test_districts);
  g_test_add_func ("/names/nominative", test_nominative);
  g_test_add_func ("/names/sample", test_sample);
  g_test_add_func ("/names/short-forms", test_short_forms);
  g_test_add_func ("/names/called", test_called);
  g_test_add_func ("/names/bodies", test_bodies);
  status = g_test_run ();
  lesart_language_unref (language);
  return status;
}
