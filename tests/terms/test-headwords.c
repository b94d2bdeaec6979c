/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the words of a text to those of a list, and what is then shown.
 */
#include "lookup.h"

#include <glib/gstdio.h>
#include <string.h>

static const char list_text[] =
    "Haus {n} | Häuser {pl} :: house | houses\n"
    "etw. aufbringen {vt} | aufbringend | aufgebracht :: to raise sth. | raising | raised\n"
    "aufgebracht {adj} :: angry\n"
    "bringen {vt} :: to bring\n"
    "Chip {m} | Chips {pl} :: chip | chips\n"
    "Fertigung {f} :: manufacture\n"
    "Fertigungsanlage {f} | Fertigungsanlagen {pl} :: production plant | production plants\n"
    "Anlage {f} :: plant\n"
    "Vertrag {m} | Verträge {pl} | Kaufvertrag {m} :: contract | contracts | contract of sale\n"
    "Änderung {f} :: change\n"
    "Schule {f} :: school\n"
    "Hof {m} :: yard\n"
    "Block {m} :: block\n"
    "Straße {f} :: street\n"
    "Experte {m} :: expert\n"
    "verantwortlich {adj} :: responsible\n"
    "künstliche Intelligenz {f} /KI/ :: artificial intelligence\n"
    "Intelligenz {f} :: intelligence\n"
    "künstlich {adj} :: artificial\n"
    "Gift {n} :: poison\n"
    "Geschenk {n} | Geschenke {pl} :: gift | gifts\n"
    "Grünwesel {n} | Grünwesler {pl} :: greenweasel | greenweasels\n"
    "sein {vi} | er ist :: to be | he is\n"
    "von {prp} :: of\n"
    "Anlagen {pl} :: equipment\n"
    "Kiribati {n} /KI/ :: Kiribati\n"
    "Ausstand {m}; Feier {f} :: leaving do [Br.] [coll.]\n"
    "Streik {m}; Ausstand {m}; Begleiter {pl} | Streiks {pl}; Ausstände {pl} :: strike | strikes\n"
    "Crew {f}; Besatzung {f} | Leute {pl}; Flugbegleiter {pl} :: crew | crews\n"
    "Essen {n} :: food\n"
    "essen {vt} :: to eat\n";

static LesartLanguage *language;
static LesartDictionary *dictionary;

/* "Chip direct", parts in square brackets. */
static char *
describe (const LesartHeadword *words, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++) {
    gboolean is_part = words[i].end > 0;

    g_string_append_printf (text, "%s%s%s%s%s", i > 0 ? " " : "", is_part ? "[" : "",
                            words[i].lemma, words[i].is_guess ? "?" : "", is_part ? "]" : "");
  }
  return g_string_free (text, FALSE);
}

static const struct {
  const char *word;
  const char *headwords;
} ways[] = {
  { "Haus", "Haus" },
  { "Häusern", "Haus" },
  { "Häuser", "Haus" },
  { "Grünwesler", "Grünwesel" }, /* only the list knows that */
  { "aufzubringen", "aufbringen" },
  { "aufgebracht", "aufgebracht aufbringen" },
  { "aufgebrachten", "aufgebracht aufbringen" },
  { "Verträgen", "Vertrag" },
  { "Kaufvertrag", "Kaufvertrag" },
  { "Verantwortlichen", "verantwortlich" },
  { "Expertinnen", "Experte?" },
  { "Strasse", "Straße" },
  { "Essen", "Essen essen" },
  { "essen", "essen Essen" },
  { "Chipfertigungsanlagen", "[Chip] [Fertigungsanlage]" },
  { "Vertragsänderungen", "[Vertrag] [Änderung]" },
  { "Chip-Fertigung", "[Chip] [Fertigung]" },
  { "Schulhof", "[Schule] [Hof]" },
  { "Bendlerblock", "[Block]" },
  { "OpenAI-Anlage", "[Anlage]" },
  { "Anlagen", "Anlage Anlagen" },
  { "ist", "sein" },
  { "vom", "von" },
  { "Kram", "" },
  { "", "" },
  { "\377", "" },
};

static void
test_ways (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    LesartHeadword words[LESART_MAX_HEADWORDS];
    guint n = lesart_headwords_find (dictionary, language, ways[i].word, -1, NULL, words);
    g_autofree char *found = describe (words, n);
    g_autofree char *word = g_utf8_make_valid (ways[i].word, -1);

    g_test_message ("%s", word);
    g_assert_cmpstr (found, ==, ways[i].headwords);
  }
}

static void
test_place (void)
{
  const LesartPlace at_verb = { .upos = LESART_UPOS_VERB };
  const LesartPlace with_prefix = { .upos = LESART_UPOS_X, .prefix = "auf" };
  LesartHeadword words[LESART_MAX_HEADWORDS];

  g_assert_cmpuint (lesart_headwords_find (dictionary, language, "Essen", -1, &at_verb, words), ==,
                    2);
  g_assert_cmpstr (words[0].lemma, ==, "essen");
  g_assert_cmpuint (lesart_headwords_find (dictionary, language, "bringt", -1, &with_prefix, words),
                    ==, 2);
  g_assert_cmpstr (words[0].lemma, ==, "aufbringen");
  g_assert_cmpint (words[0].way, ==, LESART_WAY_SEPARATED);
  g_assert_cmpstr (words[1].lemma, ==, "bringen");
}

static const struct {
  const char *word;
  const char *parts;
} splits[] = {
  { "Chipfertigungsanlagen", "Chip|fertigungs|anlagen" },
  { "vertragsänderung", "vertrags|änderung" },
  { "US-Wahlkampf", "US-|Wahl|kampf" },
  { "auszugehen", "auszugehen" },
  { "Auszugehen", "Auszugehen" },
  { "Gemeinsamen", "Gemeinsamen" },
  { "Kombination", "Kombination" },
  { "Frankreich", "Frankreich" },
  { "Anwendung", "Anwendung" },
  { "Rezeptpflichtiger", "Rezept|pflichtiger" },
  { "lebenswichtige", "lebens|wichtige" },
  { "literarische", "literarische" },
};

static void
test_splits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (splits); i++) {
    guint8 starts[LESART_MAX_WORD_PARTS];
    guint n = lesart_headwords_split (dictionary, language, splits[i].word, -1, starts);
    g_autoptr (GString) text = g_string_new (splits[i].word);

    while (n-- > 1)
      g_string_insert_c (text, starts[n], '|');
    g_assert_cmpstr (text->str, ==, splits[i].parts);
  }
}

static const struct {
  const char *query;
  const char *words;
} queries[] = {
  { "„Häusern“,", "Haus" },
  { " künstliche\n Intelligenz", "künstliche Intelligenz" },
  { "Chip\302\255ferti\302\255gung", "[Chip] [Fertigung]" },
  { "künstlicher Intelligenz", "künstliche Intelligenz" },
  { "künstliche Anlagen", "[künstlich] [Anlage]" },
  { "Gift", "Gift Gift" }, /* of both languages */
  { "gifts", "gifts Gift" },
  { "raised", "raised" },
  { "intelligences", "intelligence" },
  { "  ", "" },
};

static void
test_queries (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++) {
    g_autoptr (LesartLookup) lookup = lesart_look_up (dictionary, language, queries[i].query, NULL);
    g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (LesartHeadword));
    g_autofree char *found = NULL;

    for (guint k = 0; k < lookup->words->len; k++)
      g_array_append_val (words, g_array_index (lookup->words, LesartLookupWord, k).word);
    found = describe ((const LesartHeadword *) (gconstpointer) words->data, words->len);
    g_test_message ("%s", queries[i].query);
    g_assert_cmpstr (found, ==, queries[i].words);
  }
}

static void
test_plural (void)
{
  g_autoptr (LesartLookup) lookup = lesart_look_up (dictionary, language, "Haus", NULL);
  LesartWording plural;

  g_assert_true (
      lesart_entry_find_plural (&g_array_index (lookup->entries, LesartEntry, 0), &plural));
  g_assert_cmpstr (plural.plain, ==, "Häuser");
  lesart_lookup_free (g_steal_pointer (&lookup));
  lookup = lesart_look_up (dictionary, language, "Besatzung", NULL);
  g_assert_false (
      lesart_entry_find_plural (&g_array_index (lookup->entries, LesartEntry, 0), &plural));
}

/* What is said everywhere comes before what is colloquial, where the word does not lead, too. */
static void
test_colloquial (void)
{
  g_autoptr (LesartLookup) lookup = lesart_look_up (dictionary, language, "Ausstand", NULL);
  const LesartEntry *entry = &g_array_index (lookup->entries, LesartEntry, 0);

  g_assert_cmpmem (entry->wordings[LESART_SIDE_ENGLISH].bytes, 6, "strike", 6);
}

/* The abbreviation of the words that begin with its letters comes first. */
static void
test_initials (void)
{
  g_autoptr (LesartLookup) lookup = lesart_look_up (dictionary, language, "KI", NULL);
  LesartPiece rest = g_array_index (lookup->entries, LesartEntry, 0).wordings[LESART_SIDE_ENGLISH];
  LesartWording wording;

  g_assert_cmpuint (lookup->entries->len, ==, 2);
  g_assert_true (lesart_wording_next (&rest, &wording));
  g_assert_cmpstr (wording.plain, ==, "artificial intelligence");
}

static void
test_false_friend (void)
{
  LesartFalseFriend friend;

  g_assert_true (lesart_false_friend_find (language, "Billion", &friend));
  g_assert_cmpstr (friend.english, ==, "billion");
  g_assert_false (lesart_false_friend_find (language, "Haus", &friend));
}

static gboolean
count (const char *words, gsize n_bytes, gpointer data)
{
  (*(guint *) data)++;
  return FALSE;
}

static void
test_translate_stops (void)
{
  guint n = 0;

  lesart_headwords_translate (dictionary, language, "Häusern", -1, NULL, count, &n);
  g_assert_cmpuint (n, ==, 1);
  lesart_headwords_translate (NULL, language, "Häusern", -1, NULL, count, &n);
  g_assert_cmpuint (n, ==, 1);
  /* Of its second headword nothing is told either. */
  lesart_headwords_translate (dictionary, language, "Essen", -1, NULL, count, &n);
  g_assert_cmpuint (n, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("lesart-XXXXXX", NULL);
  g_autofree char *list = g_build_filename (folder, "list", NULL);
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (g_file_set_contents (list, list_text, -1, NULL));
  language = lesart_language_open (LESART_TEST_LANGUAGE, NULL, NULL);
  dictionary = lesart_dictionary_open (NULL, list, NULL, NULL);
  g_unlink (list);
  g_rmdir (folder);
  g_test_add_func ("/headwords/ways", test_ways);
  g_test_add_func ("/headwords/place", test_place);
  g_test_add_func ("/headwords/splits", test_splits);
  g_test_add_func ("/headwords/queries", test_queries);
  g_test_add_func ("/headwords/plural", test_plural);
  g_test_add_func ("/headwords/colloquial", test_colloquial);
  g_test_add_func ("/headwords/initials", test_initials);
  g_test_add_func ("/headwords/false-friend", test_false_friend);
  g_test_add_func ("/headwords/translate-stops", test_translate_stops);
  status = g_test_run ();
  lesart_dictionary_unref (dictionary);
  lesart_language_unref (language);
  return status;
}
