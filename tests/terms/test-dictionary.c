/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a list says is read and found both ways; its index is kept, and made again when the list has
 * changed or the index is damaged.
 */
#include "dictionary.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#define INDEX "de-en.index"

static const char list_text[] =
    "# Version :: made up\n"
    "Vertrag {m}; Abkommen {n} (zwischen Staaten; auch [alt]) [pol.] | Verträge {pl}; Abkommen {pl} "
    ":: treaty; agreement [Br.] | treaties; agreements\n"
    "auf etw. warten; jdn./etw. erwarten {v} | auf etw. wartend :: to wait for sth. | waiting\n"
    "argumentieren, dass … {vi} :: to argue that …\n"
    "künstliche Intelligenz {f} /KI/ <Roboter> :: artificial intelligence /AI/\n"
    "die Straße {f} | Straßen {pl} :: street; road | streets; roads\n"
    "Maße {pl} :: measurements\n"
    "Masse {f} :: mass\n"
    "Essen {n} :: food\n"
    "essen {vt} :: to eat\n"
    "Folie (> 0,25 mm) {f} :: sheet (> 0.25 mm)\n"
    "auftragen/aufbringen {vt} :: to apply\n"
    "no entry at all\n"
    "left only ::\n"
    "mehr | als | englisch :: more\n"
    "Grußwort {n} :: words of welcome";

typedef struct {
  char *folder;
  char *list;
  char *index;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("lesart-XXXXXX", NULL);
  place->list = g_build_filename (place->folder, "list", NULL);
  place->index = g_build_filename (place->folder, INDEX, NULL);
  g_assert_true (g_file_set_contents (place->list, list_text, -1, NULL));
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_unlink (place->index);
  g_unlink (place->list);
  g_rmdir (place->folder);
  g_free (place->folder);
  g_free (place->list);
  g_free (place->index);
}

/* --- What is found --- */

static gboolean
collect (const char *words, gsize n_bytes, gpointer data)
{
  g_string_append_printf (data, "%s%.*s", ((GString *) data)->len > 0 ? "; " : "", (int) n_bytes,
                          words);
  return TRUE;
}

static const struct {
  LesartSide side;
  const char *word;
  const char *translations;
} translations[] = {
  { LESART_SIDE_GERMAN, "Vertrag", "treaty; agreement" },
  { LESART_SIDE_GERMAN, "Abkommen", "treaty; agreement; treaties; agreements" },
  { LESART_SIDE_GERMAN, "Verträge", "treaties; agreements" },
  { LESART_SIDE_GERMAN, "auch", "" }, /* in a gloss */
  { LESART_SIDE_GERMAN, "warten", "wait for" },
  { LESART_SIDE_GERMAN, "erwarten", "wait for" },
  { LESART_SIDE_GERMAN, "argumentieren", "argue that" },
  { LESART_SIDE_GERMAN, "künstliche Intelligenz", "artificial intelligence" },
  { LESART_SIDE_GERMAN, "KI", "artificial intelligence" },
  { LESART_SIDE_GERMAN, "Straße", "street; road" },
  { LESART_SIDE_GERMAN, "die Straße", "street; road" },
  { LESART_SIDE_GERMAN, "Stra\302\255ße", "street; road" }, /* with a soft hyphen */
  { LESART_SIDE_GERMAN, "Folie", "sheet" },
  { LESART_SIDE_GERMAN, "aufbringen", "apply" },
  { LESART_SIDE_GERMAN, "als", "" }, /* the other side has no such sub-entry */
  { LESART_SIDE_GERMAN, "left only", "" },
  { LESART_SIDE_GERMAN, "Grußwort", "words of welcome" }, /* the last line has no end */
  { LESART_SIDE_GERMAN, "", "" },
  { LESART_SIDE_GERMAN, "nirgends", "" },
  { LESART_SIDE_ENGLISH, "wait for", "auf warten; erwarten" },
  { LESART_SIDE_ENGLISH, "wait", "auf warten; erwarten" },
  { LESART_SIDE_ENGLISH, "to wait for sth.", "auf warten; erwarten" },
  { LESART_SIDE_ENGLISH, "AI", "künstliche Intelligenz" },
  { LESART_SIDE_ENGLISH, "streets", "Straßen" },
};

static void
test_translations (Place *place, gconstpointer data)
{
  g_autoptr (LesartDictionary) dictionary = lesart_dictionary_open (NULL, place->list, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (translations); i++) {
    g_autoptr (GString) found = g_string_new (NULL);

    lesart_dictionary_translate (dictionary, translations[i].side, translations[i].word, -1,
                                 collect, found);
    g_test_message ("%s", translations[i].word);
    g_assert_cmpstr (found->str, ==, translations[i].translations);
  }
}

static const struct {
  const char *word;
  LesartFit fit;
  const char *found;
} fits[] = {
  { "Essen", LESART_FIT_EXACT, "Essen {n}" },
  { "essen", LESART_FIT_EXACT, "essen {vt}" },
  { "vertrag", LESART_FIT_CASE, "Vertrag {m}" },
  { "Masse", LESART_FIT_EXACT, "Masse {f}" },
  { "Maße", LESART_FIT_EXACT, "Maße {pl}" },
  { "Strasse", LESART_FIT_SPELLING, "die Straße {f}" },
  { "Vertraege", LESART_FIT_SPELLING, "Verträge {pl}" },
};

static void
test_fits (Place *place, gconstpointer data)
{
  g_autoptr (LesartDictionary) dictionary = lesart_dictionary_open (NULL, place->list, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fits); i++) {
    LesartEntry entries[4];
    guint n = lesart_dictionary_lookup (dictionary, LESART_SIDE_GERMAN, fits[i].word, -1, entries,
                                        G_N_ELEMENTS (entries));

    g_assert_cmpuint (n, >=, 1);
    g_assert_cmpint (entries[0].fit, ==, fits[i].fit);
    g_assert_cmpmem (entries[0].found.bytes, entries[0].found.n_bytes, fits[i].found,
                     strlen (fits[i].found));
    for (guint k = 1; k < n; k++)
      g_assert_cmpuint (entries[k - 1].rank, <=, entries[k].rank);
  }
}

static void
test_wordings (Place *place, gconstpointer data)
{
  g_autoptr (LesartDictionary) dictionary = lesart_dictionary_open (NULL, place->list, NULL, NULL);
  LesartEntry entry;
  LesartWording wording;
  LesartPiece rest;

  g_assert_cmpuint (
      lesart_dictionary_lookup (dictionary, LESART_SIDE_GERMAN, "Vertrag", -1, &entry, 1), ==, 1);
  g_assert_cmpint (entry.list, ==, LESART_LIST_DING);
  rest = entry.wordings[LESART_SIDE_GERMAN];
  g_assert_true (lesart_wording_next (&rest, &wording));
  g_assert_cmpstr (wording.plain, ==, "Vertrag");
  g_assert_cmpuint (wording.features, ==, LESART_MASCULINE);
  g_assert_cmpuint (wording.classes, ==, 1u << LESART_CLASS_NOUN);
  g_assert_true (lesart_wording_next (&rest, &wording));
  g_assert_cmpstr (wording.plain, ==, "Abkommen");
  g_assert_cmpuint (wording.n_remarks, ==, 3);
  g_assert_cmpint (wording.remarks[1].kind, ==, LESART_REMARK_GLOSS);
  g_assert_cmpmem (wording.remarks[1].text.bytes, wording.remarks[1].text.n_bytes,
                   "zwischen Staaten; auch [alt]", 28);
  g_assert_cmpint (wording.remarks[2].kind, ==, LESART_REMARK_LABEL);
  g_assert_false (lesart_wording_next (&rest, &wording));
}

/* --- The index --- */

static gboolean
knows (const char *list, const char *folder, const char *word)
{
  g_autoptr (LesartDictionary) dictionary = lesart_dictionary_open (NULL, list, NULL, folder);
  LesartEntry entry;

  return lesart_dictionary_lookup (dictionary, LESART_SIDE_GERMAN, word, -1, &entry, 1) == 1;
}

static gint64
get_inode (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (gint64) status.st_ino : 0;
}

static void
test_index_is_kept (Place *place, gconstpointer data)
{
  gint64 first;

  g_assert_true (knows (place->list, place->folder, "Vertrag"));
  first = get_inode (place->index);
  g_assert_cmpint (first, !=, 0);
  g_assert_true (knows (place->list, place->folder, "Vertrag"));
  g_assert_cmpint (get_inode (place->index), ==, first);
}

static void
test_index_of_changed_list (Place *place, gconstpointer data)
{
  g_autofree char *changed = g_strdup (list_text);
  const struct utimbuf later = { 2000000000, 2000000000 };

  g_assert_true (knows (place->list, place->folder, "Vertrag"));
  memcpy (strstr (changed, "Vertrag"), "Antragg", 7); /* of the same size */
  g_assert_true (g_file_set_contents (place->list, changed, -1, NULL));
  g_assert_cmpint (utime (place->list, &later), ==, 0);
  g_assert_false (knows (place->list, place->folder, "Vertrag"));
  g_assert_true (knows (place->list, place->folder, "Antragg"));
}

/* One bit turned, at many places; cut anywhere. */
static void
test_damaged_index (Place *place, gconstpointer data)
{
  g_autofree char *index = NULL;
  gsize size;

  g_assert_true (knows (place->list, place->folder, "Vertrag"));
  g_assert_true (g_file_get_contents (place->index, &index, &size, NULL));
  for (gsize at = 0; at < size; at += 1 + size / 23) {
    g_autofree char *mended = NULL;
    gsize n_mended;

    index[at] ^= 4;
    g_assert_true (g_file_set_contents (place->index, index, (gssize) size, NULL));
    g_assert_true (knows (place->list, place->folder, "Vertrag"));
    g_assert_true (knows (place->list, place->folder, "Grußwort"));
    index[at] ^= 4;
    g_assert_true (g_file_get_contents (place->index, &mended, &n_mended, NULL));
    g_assert_cmpmem (mended, n_mended, index, size);
    g_assert_true (g_file_set_contents (place->index, index, (gssize) at, NULL));
    g_assert_true (knows (place->list, place->folder, "Vertrag"));
  }
}

static void
test_nothing_there (Place *place, gconstpointer data)
{
  g_autoptr (LesartDictionary) dictionary =
      lesart_dictionary_open (NULL, "/nowhere/list", "/nowhere/own", "/dev/null/cache");
  LesartEntry entry;

  g_assert_false (lesart_dictionary_has (dictionary, LESART_LIST_DING));
  g_assert_false (lesart_dictionary_has (NULL, LESART_LIST_DING));
  g_assert_cmpuint (
      lesart_dictionary_lookup (dictionary, LESART_SIDE_GERMAN, "Vertrag", -1, &entry, 1), ==, 0);
  g_assert_true (knows (place->list, "/dev/null/cache", "Vertrag")); /* nowhere to write */
}

/* --- Three lists --- */

static void
test_own_list (Place *place, gconstpointer data)
{
  g_autoptr (LesartLanguage) language = lesart_language_open (LESART_TEST_LANGUAGE, NULL, NULL);
  g_autofree char *own = g_build_filename (place->folder, "own", NULL);
  g_autoptr (LesartDictionary) dictionary = NULL;
  LesartEntry entries[8];

  g_assert_true (
      g_file_set_contents (own, "Vertrag {m} :: deal\nUnfug {m}; \377 :: mischief\n", -1, NULL));
  dictionary = lesart_dictionary_open (language, place->list, own, NULL);
  g_unlink (own);
  g_assert_cmpuint (
      lesart_dictionary_lookup (dictionary, LESART_SIDE_GERMAN, "Vertrag", -1, entries, 8), >=, 2);
  g_assert_cmpint (entries[0].list, ==, LESART_LIST_OWN);
  g_assert_cmpuint (
      lesart_dictionary_lookup (dictionary, LESART_SIDE_GERMAN, "Unfug", -1, entries, 8), ==,
      0); /* no UTF-8 */
  g_assert_cmpuint (
      lesart_dictionary_lookup (dictionary, LESART_SIDE_ENGLISH, "trade minister", -1, entries, 8),
      >=, 1);
  g_assert_cmpint (entries[0].list, ==, LESART_LIST_PROGRAM);
}

/* Brackets that nothing closes, lines of 60,000 bytes, NUL: bounded time, nothing read that is not
 * there. */
static void
test_hostile_lists (Place *place, gconstpointer data)
{
  static const char *const units[] = { "(",    "((x", "[",       "{f}",   "/",  " /K/",
                                       ";",    "|",   "::",      " :: ",  "<a", "ä",
                                       "\302", "\n",  "a :: b|", "etw. ", "…, " };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++) {
    g_autoptr (GString) text = g_string_new ("Wort :: ");

    while (text->len < 60000)
      g_string_append (text, units[i]);
    g_string_append (text, "\nWort {n} :: word\n");
    text->str[9] = '\0';
    g_assert_true (g_file_set_contents (place->list, text->str, (gssize) text->len, NULL));
    g_assert_true (knows (place->list, NULL, "Wort"));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/dictionary/" name, Place, NULL, set_up, function, tear_down)
  ADD ("translations", test_translations);
  ADD ("fits", test_fits);
  ADD ("wordings", test_wordings);
  ADD ("index-is-kept", test_index_is_kept);
  ADD ("index-of-changed-list", test_index_of_changed_list);
  ADD ("damaged-index", test_damaged_index);
  ADD ("nothing-there", test_nothing_there);
  ADD ("own-list", test_own_list);
  ADD ("hostile-lists", test_hostile_lists);
  return g_test_run ();
}
