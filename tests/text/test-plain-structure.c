/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Items and headings in plain texts: each line of a text beside what it is, P a paragraph, H the
 * headline, S a heading, 1 to 9 an item of that level.
 */
#include "plain-structure.h"

#include <string.h>

#define LONG " und dann noch viel mehr, damit der Absatz länger ist als eine Überschrift je wird."

static void
check (const char *utf8, const char *expected)
{
  g_autoptr (LesartText) text = lesart_text_new (utf8, -1, NULL);
  g_autoptr (GString) kinds = g_string_new (NULL);
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (text, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    g_string_append_c (kinds, blocks[i].kind == LESART_BLOCK_HEADLINE  ? 'H'
                              : blocks[i].kind == LESART_BLOCK_SUBHEAD ? 'S'
                              : blocks[i].kind == LESART_BLOCK_ITEM ? (char) ('0' + blocks[i].level)
                                                                    : 'P');
  g_assert_cmpstr (kinds->str, ==, expected);
}

static void
test_lists (void)
{
  check ("Der Rat will das.\n1. Straßen bauen\n2. Bäume pflanzen\n3. sparen\nSo steht es da.",
         "P111P");
  check ("Es gilt dies.\n\na) wer kommt\n\nb) wer geht\n\nDas war es.", "P11P");
  check ("Es gilt dies.\n(1) erstens\n(2) zweitens", "P11");
  check (
      "Die Ziele stehen fest.\n1. Strom\n- aus Wind\n- aus Sonne\n2. Wärme\na) Holz\nb) Gas\n3. Verkehr.",
      "P1221221");
  check ("Es fehlt viel.\n• Lehrer\n• Räume", "P11");
  check ("Es fehlt viel.\n\n• Lehrer\n\n• Räume", "P11");
  check ("Hier ist der Rest.\n4. Häuser\n5. Wege.", "P11"); /* goes on with an earlier one */
}

static void
test_no_lists (void)
{
  check ("1. FC Köln siegt wieder.\nDas Spiel war gut.", "PP");
  check ("Am Anfang.\n3. Mai war ein Montag.\nEnde.", "PPP");
  check ("Am Anfang.\n3. Mai war ein Montag.\n12. Mai ein Mittwoch.\nEnde.", "PPPP");
  check ("So.\n- Wie geht es?\n\n- Gut.\n\n- Das freut mich.", "PPPP"); /* a dialogue */
  check ("So.\nz. B. das\nu. a. dies", "PPP");
  check ("So.\n2024) war\n2025) wird", "PPP");
  check ("So.\n1.\n2.", "PPP");
}

static void
test_headings (void)
{
  check ("Neue Brücke\n\nDie Stadt baut" LONG "\n\nLange Planung\n\nZehn Jahre" LONG
         "\n\nViel Geld\n\nSie kostet" LONG,
         "HPSPSP");
  check ("Neue Brücke\n\nVon Anna Lehmann\n\nDie Stadt baut" LONG "\n\nLange Planung\n\nZehn" LONG
         "\n\nWas sie kostet\n\n1. Stahl\n2. Beton\n\nStreit\n\nAlle" LONG,
         "HPPSPS11SP");
}

static void
test_no_headings (void)
{
  /* one alone; a question; a name with a colon; without empty lines; verses */
  check ("Neue Brücke\n\nDie Stadt baut" LONG "\n\nLange Planung\n\nZehn Jahre" LONG, "HPPP");
  check ("Neue Brücke\n\nDie Stadt" LONG "\n\nWas nun?\n\nWir bauen" LONG
         "\n\nWie teuer?\n\nSehr" LONG,
         "HPPPPP");
  check ("Neue Brücke\n\nDie Stadt" LONG "\n\nMeier:\n\nWir bauen" LONG "\n\nSchulz:\n\nSo" LONG,
         "HPPPPP");
  check ("Neue Brücke\nDie Stadt" LONG "\nPlanung\nWir bauen" LONG "\nGeld\nSehr viel" LONG,
         "HPPPPP");
  check ("Abends\n\nDer Mond ging auf\n\nDie Nacht war still\n\nEs rauschte nur der Wald\n\n"
         "Ein Reh sprang vor",
         "HPPPP");
}

static void
test_labels (void)
{
  g_autoptr (LesartText) text = lesart_text_new ("So ist es.\n10. eins\n11.  zwei\n", -1, NULL);
  const LesartBlock *blocks = lesart_text_get_blocks (text, NULL);

  g_assert_cmpuint (lesart_text_find_label (text, &blocks[0]), ==, 0);
  g_assert_cmpuint (lesart_text_find_label (text, &blocks[1]), ==, strlen ("10. "));
  g_assert_cmpuint (lesart_text_find_label (text, &blocks[2]), ==, strlen ("11.  "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain-structure/lists", test_lists);
  g_test_add_func ("/plain-structure/no-lists", test_no_lists);
  g_test_add_func ("/plain-structure/headings", test_headings);
  g_test_add_func ("/plain-structure/no-headings", test_no_headings);
  g_test_add_func ("/plain-structure/labels", test_labels);
  return g_test_run ();
}
