/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts together what is shown of a look-up. A word can be of both languages (Gift), then German
 * comes first. Several words are looked for together, also inflected (künstlicher Intelligenz),
 * and one by one where no list has them.
 */
#include "lookup.h"

#include "ding.h"
#include "english-stem.h"
#include "headwords-private.h"

#include <string.h>

#define MAX_ENTRIES 48
#define MAX_QUERY_WORDS 8

/* --- Collecting --- */

static gboolean
has_wording (LesartPiece wordings, const char *plain)
{
  LesartWording wording;

  while (lesart_wording_next (&wordings, &wording))
    if (strcmp (wording.plain, plain) == 0)
      return TRUE;
  return FALSE;
}

/* Whether another list tells all that one of the program's tables does. */
static gboolean
is_told_by (const LesartEntry *entry, const LesartEntry *other)
{
  LesartPiece rest = entry->wordings[LESART_SIDE_ENGLISH];
  LesartWording wording;
  guint n = 0;

  if (entry->list != LESART_LIST_PROGRAM || other->list == LESART_LIST_PROGRAM)
    return FALSE;
  for (; lesart_wording_next (&rest, &wording); n++)
    if (!has_wording (other->wordings[LESART_SIDE_ENGLISH], wording.plain))
      return FALSE;
  return n > 0;
}

static gboolean
has_entry (const LesartLookup *lookup, const LesartEntry *entry)
{
  for (guint i = 0; i < lookup->entries->len; i++) {
    const LesartEntry *other = &g_array_index (lookup->entries, LesartEntry, i);

    if (other->line[LESART_SIDE_GERMAN].bytes == entry->line[LESART_SIDE_GERMAN].bytes
        && other->sub == entry->sub)
      return TRUE;
  }
  return FALSE;
}

/* Puts the entry in the place of one of this word that says no more.
 * Returns: whether there is nothing left to add */
static gboolean
replace_told (LesartLookup *lookup, guint first, const LesartEntry *entry)
{
  for (guint i = first; i < lookup->entries->len; i++) {
    LesartEntry *other = &g_array_index (lookup->entries, LesartEntry, i);

    if (is_told_by (entry, other))
      return TRUE;
    if (is_told_by (other, entry)) {
      *other = *entry;
      return TRUE;
    }
  }
  return FALSE;
}

/* A plural is shown with the word that it is of. */
static void
lead_to_base (LesartEntry *entry)
{
  LesartPiece german = entry->wordings[LESART_SIDE_GERMAN];
  LesartWording wording;

  if (entry->sub > 0 && lesart_wording_next (&german, &wording)
      && (wording.features & LESART_PLURAL))
    entry->sub = lesart_entry_find_base (entry, entry->wordings);
}

static void
add_word (LesartLookup *lookup, LesartSide side, const LesartHeadword *headword)
{
  LesartEntry entries[MAX_ENTRIES];
  LesartLookupWord word = { side, *headword, lookup->entries->len, 0 };
  guint n = lesart_dictionary_lookup (lookup->dictionary, side, headword->lemma, -1, entries,
                                      MAX_ENTRIES);

  for (guint i = 0; i < n; i++) {
    if (entries[i].fit != entries[0].fit)
      break;
    if (headword->way == LESART_WAY_INFLECTED && entries[i].fit == LESART_FIT_CASE)
      break; /* "Das" is no genitive of DA */
    if (side == LESART_SIDE_ENGLISH)
      lead_to_base (&entries[i]);
    else if (!lesart_entry_is_of (&entries[i], headword->lemma))
      continue;
    if (!has_entry (lookup, &entries[i])
        && !(side == LESART_SIDE_GERMAN && replace_told (lookup, word.first, &entries[i])))
      g_array_append_val (lookup->entries, entries[i]);
  }
  word.n = lookup->entries->len - word.first;
  if (word.n > 0)
    g_array_append_val (lookup->words, word);
}

/* --- German --- */

static void
look_up_word (LesartLookup *lookup,
              const LesartLanguage *language,
              const char *word,
              gsize n_bytes,
              const LesartPlace *place)
{
  LesartHeadword headwords[LESART_MAX_HEADWORDS];
  guint n = lesart_headwords_find (lookup->dictionary, language, word, (gssize) n_bytes, place,
                                   headwords);

  for (guint i = 0; i < n; i++)
    add_word (lookup, LESART_SIDE_GERMAN, &headwords[i]);
}

static gboolean
try_phrase (LesartLookup *lookup, LesartSide side, const char *phrase, LesartWay way)
{
  LesartHeadword word = { .way = way };
  guint n = lookup->words->len;

  if (strlen (phrase) >= LESART_LEMMA_MAX)
    return FALSE;
  g_strlcpy (word.lemma, phrase, sizeof word.lemma);
  add_word (lookup, side, &word);
  return lookup->words->len > n;
}

/* "künstlicher Intelligenzen" as lists have it: the noun as its lemma, the adjective before it with
 * one of the endings that it has in the nominative. */
static gboolean
try_inflected_phrase (LesartLookup *lookup, const LesartLanguage *language, char **words, guint n)
{
  static const char *const endings[] = { "e", "er", "es", "en", "" };
  LesartHeadword last[LESART_MAX_HEADWORDS], first[LESART_MAX_HEADWORDS];
  guint n_last = lesart_headwords_find (lookup->dictionary, language, words[n - 1], -1, NULL, last);
  guint n_first = lesart_headwords_find (lookup->dictionary, language, words[0], -1, NULL, first);
  g_autofree char *between = g_strjoinv (" ", words + 1);

  if (n_last == 0 || n_first == 0 || last[0].way >= LESART_WAY_PART)
    return FALSE;
  between[strlen (between) - strlen (words[n - 1])] = '\0';
  for (guint i = 0; i < MIN (n_first, 2) && first[i].way < LESART_WAY_PART; i++)
    for (guint k = 0; k < G_N_ELEMENTS (endings); k++) {
      g_autofree char *phrase =
          g_strdup_printf ("%s%s %s%s", first[i].lemma, endings[k], between, last[0].lemma);

      if (try_phrase (lookup, LESART_SIDE_GERMAN, phrase, LESART_WAY_INFLECTED))
        return TRUE;
    }
  return FALSE;
}

/* Each word by itself; what it leads to is a part of the query. */
static void
look_up_each (LesartLookup *lookup, const LesartLanguage *language, char **words)
{
  gsize at = 0;

  for (guint i = 0; words[i] != NULL && i < MAX_QUERY_WORDS; at += strlen (words[i++]) + 1) {
    LesartHeadword headwords[LESART_MAX_HEADWORDS];
    guint n = lesart_headwords_find (lookup->dictionary, language, words[i], -1, NULL, headwords);

    if (n == 0 || at + strlen (words[i]) > G_MAXUINT8)
      continue;
    if (headwords[0].way >= LESART_WAY_PART)
      headwords[0] = headwords[n - 1];
    headwords[0].way = LESART_WAY_PART;
    headwords[0].start = (guint8) at;
    headwords[0].end = (guint8) (at + strlen (words[i]));
    add_word (lookup, LESART_SIDE_GERMAN, &headwords[0]);
  }
}

static void
look_up_german (LesartLookup *lookup,
                const LesartLanguage *language,
                char **words,
                guint n,
                const LesartPlace *place)
{
  if (n == 1)
    look_up_word (lookup, language, words[0], strlen (words[0]), place);
  else if (n > 1 && n <= MAX_QUERY_WORDS
           && !try_phrase (lookup, LESART_SIDE_GERMAN, lookup->query, LESART_WAY_DIRECT))
    try_inflected_phrase (lookup, language, words, n);
}

/* Whether the word is a German one as it is written. */
static gboolean
is_sure (const LesartLookup *lookup)
{
  const LesartLookupWord *first = &g_array_index (lookup->words, LesartLookupWord, 0);

  return first->word.way != LESART_WAY_SPELLING && !first->word.is_guess;
}

/* --- English --- */

static void
try_base (const char *base, gpointer data)
{
  LesartLookup *lookup = data;

  if (lookup->words->len == 0)
    try_phrase (lookup, LESART_SIDE_ENGLISH, base, LESART_WAY_INFLECTED);
}

static void
look_up_english (LesartLookup *lookup, const LesartLanguage *language, const char *query)
{
  static const char *const joined[] = { "\u2019s", "'s" };
  g_autofree char *form = NULL;
  gsize n_bytes = strlen (query);

  if (try_phrase (lookup, LESART_SIDE_ENGLISH, query, LESART_WAY_DIRECT) || lookup->words->len > 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (joined); i++)
    if (g_str_has_suffix (query, joined[i]))
      n_bytes = strlen (query) - strlen (joined[i]);
  form = g_strndup (query, n_bytes);
  if (n_bytes < strlen (query))
    try_base (form, lookup);
  if (language != NULL)
    lesart_english_lemmas (language, form, LESART_ENGLISH_PLURAL | LESART_ENGLISH_TENSE, try_base,
                           lookup);
}

/* --- All together --- */

/* What may stand around a selected word without belonging to it. */
static gboolean
is_around (gunichar c)
{
  return g_unichar_isspace (c) || (g_unichar_ispunct (c) && c != '.' && c != '-' && c != '/');
}

/* Without soft hyphens, with one kind of apostrophe and of space. */
static char *
clean_query (const char *query)
{
  g_autofree char *valid = g_utf8_make_valid (query, -1);
  char *begin = valid, *end = valid + strlen (valid);
  g_auto (GStrv) words = NULL;
  GString *clean;

  while (begin < end && is_around (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  while (end > begin && is_around (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  *end = '\0';
  words = g_strsplit_set (begin, " \t\n\r\f\v", -1);
  clean = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (clean, "%s%s", clean->len > 0 ? " " : "", words[i]);
  if (clean->len < LESART_WORDING_MAX) { /* so that parts stand where headwords say */
    char folded[2 * LESART_WORDING_MAX];
    gsize n_bytes =
        lesart_ding_fold ((LesartPiece){ clean->str, clean->len }, LESART_DING_CLEAN, folded);

    g_string_truncate (clean, 0);
    g_string_append_len (clean, folded, (gssize) n_bytes);
  }
  return g_string_free (clean, FALSE);
}

/**
 * lesart_look_up:
 * @dictionary: (nullable): a dictionary
 * @language: (nullable): what is known of German
 * @query: a word, or a few, with or without punctuation around them
 * @place: (nullable): what is known of a single word from where it stands
 *
 * Returns: (transfer full): what is found
 */
LesartLookup *
lesart_look_up (LesartDictionary *dictionary,
                const LesartLanguage *language,
                const char *query,
                const LesartPlace *place)
{
  LesartLookup *lookup = g_new0 (LesartLookup, 1);
  g_auto (GStrv) words = NULL;
  guint n;

  lookup->query = clean_query (query);
  lookup->words = g_array_new (FALSE, FALSE, sizeof (LesartLookupWord));
  lookup->entries = g_array_new (FALSE, FALSE, sizeof (LesartEntry));
  lookup->dictionary = dictionary != NULL ? lesart_dictionary_ref (dictionary) : NULL;
  words = g_strsplit (lookup->query, " ", MAX_QUERY_WORDS + 1);
  n = g_strv_length (words);
  look_up_german (lookup, language, words, n, place);
  if (lookup->words->len > 0 && !is_sure (lookup)) {
    /* "gifts" is rather English than the genitive of Gift. */
    g_array_set_size (lookup->words, 0);
    g_array_set_size (lookup->entries, 0);
    look_up_english (lookup, language, lookup->query);
    look_up_german (lookup, language, words, n, place);
  } else if (n > 0) {
    look_up_english (lookup, language, lookup->query);
  }
  if (n > 1 && lookup->words->len == 0)
    look_up_each (lookup, language, words);
  return lookup;
}

void
lesart_lookup_free (LesartLookup *lookup)
{
  g_free (lookup->query);
  g_array_unref (lookup->words);
  g_array_unref (lookup->entries);
  g_clear_pointer (&lookup->dictionary, lesart_dictionary_unref);
  g_free (lookup);
}

/* Of another word the line may have no plural: Kabinenbesatzung is not several Flugbegleiter. */
static gboolean
begin_alike (LesartPiece singular, const LesartWording *plural)
{
  char a[LESART_LEMMA_MAX], b[LESART_LEMMA_MAX];

  lesart_fold_word (singular.bytes, MIN (singular.n_bytes, sizeof a - 4), a);
  lesart_fold_word (plural->plain, MIN (strlen (plural->plain), sizeof b - 4), b);
  return strncmp (a, b, 2) == 0;
}

/**
 * lesart_entry_find_plural:
 * @entry: an entry
 * @plural: (out): the plural that its line gives for the wording found
 *
 * Returns: whether there is one
 */
gboolean
lesart_entry_find_plural (const LesartEntry *entry, LesartWording *plural)
{
  LesartPiece rest = entry->line[LESART_SIDE_GERMAN], sub, wording;
  LesartPiece wordings = entry->wordings[LESART_SIDE_GERMAN];
  guint at = 0;

  while (lesart_ding_next_wording (&wordings, &wording) && wording.bytes < entry->found.bytes)
    at++;
  for (guint i = 0; i < entry->sub + 2; i++)
    if (!lesart_ding_next_sub (&rest, &sub))
      return FALSE;
  for (guint i = 0; lesart_wording_next (&sub, plural); i++)
    if (i == at)
      return (plural->features & LESART_PLURAL) != 0 && begin_alike (entry->found, plural);
  return FALSE;
}

/**
 * lesart_false_friend_find:
 * @lemma: a German lemma
 * @friend: (out): what it means, and the English word that it looks like
 *
 * Returns: whether the table of false friends has it
 */
gboolean
lesart_false_friend_find (const LesartLanguage *language,
                          const char *lemma,
                          LesartFalseFriend *friend)
{
  const LesartTable *table = lesart_language_get_table (language, "false-friends");
  guint32 row;

  if (lesart_table_lookup (table, lemma, -1, &row, 1) == 0)
    return FALSE;
  friend->meaning =
      lesart_table_get (table, row, lesart_table_find_column (table, "german_meaning_en"));
  friend->english =
      lesart_table_get (table, row, lesart_table_find_column (table, "false_english"));
  friend->note = lesart_table_get (table, row, lesart_table_find_column (table, "note"));
  return TRUE;
}

/**
 * lesart_way_to_string:
 *
 * Returns: how a headword was reached, as machines read it
 */
const char *
lesart_way_to_string (LesartWay way)
{
  static const char *const names[] = {
    [LESART_WAY_DIRECT] = "direct",       [LESART_WAY_INFLECTED] = "inflected",
    [LESART_WAY_SEPARATED] = "separated", [LESART_WAY_SPELLING] = "spelling",
    [LESART_WAY_PART] = "part",           [LESART_WAY_HEAD] = "head",
  };

  return names[way];
}
