/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What became of passages of a changed article. How often that is right is measured by
 * score-reanchor.py.
 */
#include <string.h>

#include "reanchor.h"

#define BEFORE "Der Bundestag tagte am Montag bis in die Nacht. "
#define BEHIND " Die Opposition kündigte eine Klage in Karlsruhe an."
#define OTHER "In Bremen wurde ein Schiff getauft, das nach Island fährt. "

typedef struct {
  const char *old;
  const char *new;
  const char *passage; /* words of the old text */
  LesartFate fate;
  const char *found; /* words of the new text; NULL: gone */
} Case;

static LesartSpan
find_words (const char *text, const char *words)
{
  const char *at = strstr (text, words);
  LesartSpan span;

  g_assert_nonnull (at);
  span.start = (guint32) g_utf8_pointer_to_offset (text, at);
  span.end = span.start + (guint32) g_utf8_strlen (words, -1);
  return span;
}

static void
check (const Case *test)
{
  g_autoptr (LesartText) old = lesart_text_new (test->old, -1, NULL);
  g_autoptr (LesartText) new = lesart_text_new (test->new, -1, NULL);
  g_autoptr (LesartReanchorer) reanchorer = lesart_reanchorer_new (old, new);
  LesartReanchored found =
      lesart_reanchorer_map (reanchorer, find_words (test->old, test->passage));
  g_autofree char *words = lesart_text_slice (new, found.span);

  g_test_message ("%s -> %s", test->passage, words);
  g_assert_cmpstr (words, ==, test->found != NULL ? test->found : "");
  g_assert_cmpint (found.fate, ==, test->fate);
  g_assert_cmpfloat (found.score, <=, 1);
  g_assert_true (found.fate != LESART_FATE_CHANGED || found.score < 1);
}

static void
test_same_words (void)
{
  static const Case cases[] = {
    { "Der Kanzler sprach.", "Der Kanzler sprach.", "Kanzler", LESART_FATE_SAME, "Kanzler" },
    { "Der Kanzler sprach.", "Heute: Der Kanzler sprach.", "Kanzler", LESART_FATE_MOVED,
      "Kanzler" },
    { "Er sagte: „Nein“.", "Er sagte: »Nein«.", "„Nein“", LESART_FATE_SAME, "»Nein«" },
    { "Die große Straße dort.", "Die grosse Strasse dort.", "große Straße", LESART_FATE_MOVED,
      "grosse Strasse" },
    { "Die Übung für Köln.", "Die Uebung fuer Koeln.", "für", LESART_FATE_MOVED, "fuer" },
    { "Für den Präsidenten da.", "Fu\u0308r den Pra\u0308sidenten da.", "Präsidenten",
      LESART_FATE_MOVED, "Pra\u0308sidenten" },
    { "Die Bundesregierung tagt.", "Die Bundes\u00adregierung tagt.", "Bundesregierung",
      LESART_FATE_MOVED, "Bundes\u00adregierung" },
    { "Die Bundesregierung tagt.", "Die Bundes-\nregierung tagt.", "Bundesregierung",
      LESART_FATE_MOVED, "Bundes-\nregierung" },
    { "Der Kanzler sprach viel.", "Der Kanzler  sprach\u00a0viel.", "sprach viel",
      LESART_FATE_MOVED, "sprach\u00a0viel" },
    { "Die Bundesregierung tagt.", "Die Bundesregierung tagt.", "regierung", LESART_FATE_SAME,
      "regierung" },
    { "Die Straßenbahn kommt.", "Heute: Die Strassenbahn kommt.", "bahn", LESART_FATE_MOVED,
      "bahn" },
    { BEFORE "Danach ging er." BEHIND, BEFORE "Danach ging er." BEHIND, " Danach ",
      LESART_FATE_SAME, " Danach " },
    { "A \xf0\x9f\x98\x8a Kanzler ging.", "Neu! A \xf0\x9f\x98\x8a Kanzler ging.",
      "\xf0\x9f\x98\x8a", LESART_FATE_MOVED, "\xf0\x9f\x98\x8a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i]);
}

static void
test_changed (void)
{
  static const Case cases[] = {
    { BEFORE "Das Kabinett beriet wissenschaftliche Fragen." BEHIND,
      BEFORE "Das Kabinett beriet wissenscaftliche Fragen." BEHIND, "wissenschaftliche Fragen",
      LESART_FATE_CHANGED, "wissenscaftliche Fragen" },
    { BEFORE "Sie traf ihn im alten Rathaus am Markt." BEHIND,
      BEFORE "Sie traf ihn im neuen Rathaus am Markt." BEHIND, "im alten Rathaus am Markt",
      LESART_FATE_CHANGED, "im neuen Rathaus am Markt" },
    { BEFORE "Die Kosten stiegen auf 2014 Euro im Jahr." BEHIND,
      BEFORE "Die Kosten stiegen auf 2019 Euro im Jahr." BEHIND, "stiegen auf 2014 Euro",
      LESART_FATE_CHANGED, "stiegen auf 2019 Euro" },
    { BEFORE "Die Kosten stiegen deutlich." BEHIND,
      BEFORE "Die Kosten stiegen nach eigenen Angaben deutlich." BEHIND, "Kosten stiegen deutlich",
      LESART_FATE_CHANGED, "Kosten stiegen nach eigenen Angaben deutlich" },
    { BEFORE "Das sagte der Minister gestern Abend in Bonn." BEHIND,
      BEFORE "Das sagte der Minister in Bonn." BEHIND, "sagte der Minister gestern Abend in Bonn",
      LESART_FATE_CHANGED, "sagte der Minister in Bonn" },
    { BEFORE "Gestern kam der Minister nach Bonn." BEHIND,
      BEFORE "Heute kam der Minister nach Bonn." BEHIND, "Gestern kam der Minister",
      LESART_FATE_CHANGED, "Heute kam der Minister" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i]);
}

static void
test_elsewhere (void)
{
  static const Case cases[] = {
    /* A paragraph goes to the end. */
    { "Die Kanzlerin lobte das Gesetz zur Pflege.\n\n" BEFORE BEHIND,
      BEFORE BEHIND "\n\nDie Kanzlerin lobte das Gesetz zur Pflege.", "lobte das Gesetz",
      LESART_FATE_MOVED, "lobte das Gesetz" },
    /* A teaser repeats it. */
    { BEFORE "Er will zurücktreten." BEHIND,
      "Kurz: Er will zurücktreten.\n\n" BEFORE "Er will zurücktreten." BEHIND, "will zurücktreten",
      LESART_FATE_MOVED, "will zurücktreten" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i]);
}

static void
test_gone (void)
{
  static const Case cases[] = {
    { BEFORE "Die Kanzlerin lobte das Gesetz." BEHIND, BEFORE BEHIND, "Kanzlerin lobte",
      LESART_FATE_GONE, NULL },
    { BEFORE "Die Kanzlerin lobte das Gesetz." BEHIND, BEFORE OTHER BEHIND, "lobte das Gesetz",
      LESART_FATE_GONE, NULL },
    /* The words are elsewhere in the text, but there they are others. */
    { "Eine Klage in Wien scheiterte. " BEFORE BEHIND, BEFORE BEHIND, "Klage in", LESART_FATE_GONE,
      NULL },
    { BEFORE "Sie kam." BEHIND, OTHER OTHER, "Sie kam.", LESART_FATE_GONE, NULL },
    { BEFORE, "", "Bundestag", LESART_FATE_GONE, NULL },
    /* Twice, and nothing says which. */
    { BEFORE "Es war kalt." BEHIND, OTHER "Es war kalt. " OTHER "Es war kalt.", "Es war kalt.",
      LESART_FATE_GONE, NULL },
  };
  static const Case blank = { "Der Kanzler.", "Ein Kanzler.", " ", LESART_FATE_GONE, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i]);
  check (&blank);
}

/* Without the old text: the quote alone. */
static void
test_quote (void)
{
  static const struct {
    const char *text;
    LesartStoredQuote quote;
    LesartFate fate;
    const char *found;
  } cases[] = {
    { BEFORE "Sie traf ihn im neuen Rathaus am Markt." BEHIND,
      { "im alten Rathaus am Markt",
        "Nacht. Sie traf ihn ",
        ". Die Opposition",
        FALSE,
        { 0, 0 },
        FALSE },
      LESART_FATE_CHANGED,
      "im neuen Rathaus am Markt" },
    { BEFORE "Die große Straße war gesperrt." BEHIND,
      { "grosse Strasse", "in die Nacht. Die ", " war gesperrt", FALSE, { 0, 0 }, FALSE },
      LESART_FATE_MOVED,
      "große Straße" },
    { BEFORE BEHIND,
      { "Kanzlerin", "Die ", " kam.", TRUE, { 4, 13 }, FALSE },
      LESART_FATE_GONE,
      "" },
    { BEFORE BEHIND,
      { "die Nacht im Juni", NULL, NULL, FALSE, { 0, 0 }, FALSE },
      LESART_FATE_GONE,
      "" },
    { BEFORE BEHIND, { "", NULL, NULL, FALSE, { 0, 0 }, FALSE }, LESART_FATE_GONE, "" },
    { BEFORE BEHIND, { NULL, NULL, NULL, FALSE, { 0, 0 }, FALSE }, LESART_FATE_GONE, "" },
    { "", { "Kanzler", "Der", NULL, FALSE, { 0, 0 }, FALSE }, LESART_FATE_GONE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LesartText) text = lesart_text_new (cases[i].text, -1, NULL);
    g_autoptr (LesartReanchorer) reanchorer = lesart_reanchorer_new (NULL, text);
    LesartReanchored found = lesart_reanchorer_find (reanchorer, &cases[i].quote);
    g_autofree char *words = lesart_text_slice (text, found.span);

    g_assert_cmpstr (words, ==, cases[i].found);
    g_assert_cmpint (found.fate, ==, cases[i].fate);
  }
}

/* ---- random edits ---- */

static GString *
write_article (GRand *rand, guint n_sentences)
{
  static const char *const words[] = {
    "Minister", "Bremen", "gestern", "die",     "Straße",  "für",  "Gesetz", "Zoo",     "lobte",
    "kam",      "Übung",  "und",     "Kanzler", "Auftrag", "neue", "Zahlen", "Vertrag", "in"
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_sentences; i++) {
    for (guint j = 0; j < 8; j++) {
      g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      if (j < 7)
        g_string_append_printf (text, g_rand_int_range (rand, 0, 5) == 0 ? ", Nr. %u " : " ",
                                g_rand_int_range (rand, 0, 1000));
    }
    g_string_append (text, i % 4 == 3 ? ".\n\n" : ". ");
  }
  return text;
}

/* Whatever is done to the text: places are in it, not empty, and "the same" is the same. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint round = 0; round < 300; round++) {
    g_autoptr (GString) before = write_article (rand, 1 + (guint) g_rand_int_range (rand, 0, 12));
    g_autoptr (LesartText) old = lesart_text_new (before->str, -1, NULL);
    g_autoptr (LesartText) new = NULL;
    g_autoptr (LesartReanchorer) reanchorer = NULL;
    gunichar *letters;
    glong n_letters;
    g_autoptr (GString) after = g_string_new (NULL);

    letters = g_utf8_to_ucs4_fast (before->str, -1, &n_letters);
    for (glong i = 0; i < n_letters; i++) {
      int what = g_rand_int_range (rand, 0, 60);

      if (what == 0)
        i += g_rand_int_range (rand, 0, 20);
      if (what == 1)
        g_string_append (after, "neu und ");
      if (i < n_letters)
        g_string_append_unichar (after, letters[i]);
    }
    g_free (letters);
    new = lesart_text_new (after->str, -1, NULL);
    reanchorer = lesart_reanchorer_new (old, new);
    for (guint i = 0; i < 30; i++) {
      guint32 start = (guint32) g_rand_int_range (rand, 0, (int) n_letters);
      LesartSpan span = { start, start + (guint32) g_rand_int_range (rand, 0, 60) };
      LesartReanchored found;

      span.end = MIN (span.end, (guint32) n_letters);
      found = lesart_reanchorer_map (reanchorer, span);
      g_assert_cmpuint (found.span.end, <=, lesart_text_get_n_chars (new));
      g_assert_cmpint (lesart_span_is_empty (found.span), ==, found.fate == LESART_FATE_GONE);
      g_assert_cmpfloat (found.score, >=, 0);
      g_assert_cmpfloat (found.score, <=, 1);
      g_assert_true (found.fate != LESART_FATE_SAME || found.span.start == span.start);
    }
  }
}

/* A text against itself: every passage with a word is where it was. */
static void
test_identity (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (GString) bytes = write_article (rand, 200);
  g_autoptr (LesartText) text = lesart_text_new (bytes->str, -1, NULL);
  g_autoptr (LesartReanchorer) reanchorer = lesart_reanchorer_new (text, text);
  guint32 n_chars = lesart_text_get_n_chars (text);

  for (guint i = 0; i < 5000; i++) {
    guint32 start = (guint32) g_rand_int_range (rand, 0, (int) n_chars - 70);
    LesartSpan span = { start, start + 3 + (guint32) g_rand_int_range (rand, 0, 60) };
    LesartReanchored found = lesart_reanchorer_map (reanchorer, span);

    g_assert_cmpint (found.fate, ==, LESART_FATE_SAME);
    g_assert_cmpuint (found.span.start, ==, span.start);
    g_assert_cmpuint (found.span.end, ==, span.end);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reanchor/same-words", test_same_words);
  g_test_add_func ("/reanchor/changed", test_changed);
  g_test_add_func ("/reanchor/elsewhere", test_elsewhere);
  g_test_add_func ("/reanchor/gone", test_gone);
  g_test_add_func ("/reanchor/quote", test_quote);
  g_test_add_func ("/reanchor/random", test_random);
  g_test_add_func ("/reanchor/identity", test_identity);
  return g_test_run ();
}
