/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Maps the lists and their indexes, and looks words up in them. The index of Ding is kept in a
 * cache folder and made again when the list has changed or the index is damaged; where nothing can
 * be written, and for the two small lists, it stays in memory.
 */
#include "dictionary.h"

#include "ding-index.h"
#include "program-list.h"

#include <string.h>

#define INDEX_NAME "de-en.index"
/* A list of one's own is read into memory, since it may be changed while it is open. */
#define MAX_OWN (64u << 20)
/* Entries of a word that are read at most. */
#define MAX_READ 512

typedef struct {
  GBytes *bytes; /* NULL if the list is not there */
  LesartPiece text;
  DingIndex index;
} List;

struct _LesartDictionary {
  gatomicrefcount ref_count;
  List lists[LESART_N_LISTS];
};

/* --- Opening --- */

static GBytes *
map_file (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  return file != NULL ? g_mapped_file_get_bytes (file) : NULL;
}

static gboolean
get_stamp (const char *path, DingStamp *stamp)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file,
                         G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                        "," G_FILE_ATTRIBUTE_TIME_MODIFIED
                                                        "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                         G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return FALSE;
  stamp->n_bytes = (guint64) g_file_info_get_size (info);
  stamp->changed = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED)
                       * G_USEC_PER_SEC
                   + g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC);
  return TRUE;
}

static void
set_bytes (List *list, GBytes *bytes)
{
  list->bytes = bytes;
  list->text.bytes = g_bytes_get_data (bytes, &list->text.n_bytes);
}

static void
open_in_memory (List *list, GBytes *bytes)
{
  DingStamp stamp = { g_bytes_get_size (bytes), 0 };
  g_autoptr (GBytes) index = NULL;

  set_bytes (list, bytes);
  index = lesart_ding_index_build (list->text, &stamp);
  if (!lesart_ding_index_open (&list->index, index, &stamp))
    g_assert_not_reached ();
}

static gboolean
open_cached (List *list, const char *path, const DingStamp *stamp)
{
  g_autoptr (GBytes) bytes = map_file (path);

  return bytes != NULL && lesart_ding_index_open (&list->index, bytes, stamp);
}

/* Where it cannot be written, it is made again next time. */
static void
write_cached (GBytes *index, const char *folder, const char *path)
{
  gsize size;
  const char *data = g_bytes_get_data (index, &size);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                              NULL);
}

static void
open_ding (List *list, const char *path, const char *cache_dir)
{
  DingStamp stamp;
  GBytes *bytes;
  g_autoptr (GBytes) index = NULL;
  g_autofree char *cached = NULL;

  if (!get_stamp (path, &stamp) || (bytes = map_file (path)) == NULL)
    return;
  set_bytes (list, bytes);
  stamp.n_bytes = list->text.n_bytes;
  if (cache_dir != NULL) {
    cached = g_build_filename (cache_dir, INDEX_NAME, NULL);
    if (open_cached (list, cached, &stamp))
      return;
  }
  index = lesart_ding_index_build (list->text, &stamp);
  if (!lesart_ding_index_open (&list->index, index, &stamp))
    g_assert_not_reached ();
  if (cached != NULL)
    write_cached (index, cache_dir, cached);
}

static void
open_own (List *list, const char *path)
{
  DingStamp stamp;
  char *data;
  gsize size;

  if (get_stamp (path, &stamp) && stamp.n_bytes <= MAX_OWN
      && g_file_get_contents (path, &data, &size, NULL))
    open_in_memory (list, g_bytes_new_take (data, size));
}

/**
 * lesart_dictionary_open:
 * @language: (nullable): where the tables of the program are
 * @ding: (nullable): path of the Ding list
 * @own: (nullable): path of a list of the user's own
 * @cache_dir: (nullable): folder where the index of @ding is kept
 *
 * Opens what is there. The first time this reads all of Ding, a third of a second; later it checks
 * the index, a few milliseconds.
 *
 * Returns: (transfer full): the dictionary; lesart_dictionary_has() tells what it consists of. It
 *   is never changed, so that threads can share it.
 */
LesartDictionary *
lesart_dictionary_open (const LesartLanguage *language,
                        const char *ding,
                        const char *own,
                        const char *cache_dir)
{
  LesartDictionary *dictionary = g_new0 (LesartDictionary, 1);

  g_atomic_ref_count_init (&dictionary->ref_count);
  if (language != NULL)
    open_in_memory (&dictionary->lists[LESART_LIST_PROGRAM], lesart_program_list_new (language));
  if (own != NULL)
    open_own (&dictionary->lists[LESART_LIST_OWN], own);
  if (ding != NULL)
    open_ding (&dictionary->lists[LESART_LIST_DING], ding, cache_dir);
  return dictionary;
}

LesartDictionary *
lesart_dictionary_ref (LesartDictionary *dictionary)
{
  g_atomic_ref_count_inc (&dictionary->ref_count);
  return dictionary;
}

void
lesart_dictionary_unref (LesartDictionary *dictionary)
{
  if (!g_atomic_ref_count_dec (&dictionary->ref_count))
    return;
  for (guint i = 0; i < LESART_N_LISTS; i++) {
    lesart_ding_index_clear (&dictionary->lists[i].index);
    g_clear_pointer (&dictionary->lists[i].bytes, g_bytes_unref);
  }
  g_free (dictionary);
}

/**
 * lesart_dictionary_has:
 * @dictionary: (nullable): a dictionary
 *
 * Returns: whether @list is there
 */
gboolean
lesart_dictionary_has (const LesartDictionary *dictionary, LesartList list)
{
  return dictionary != NULL && dictionary->lists[list].bytes != NULL;
}

/* --- Looking up --- */

/* The word that is looked for, in each way of comparing. */
typedef struct {
  LesartSide side;
  char text[LESART_DING_FOLD + 1][2 * LESART_WORDING_MAX];
  gsize n_bytes[LESART_DING_FOLD + 1];
} Query;

static void
fold_query (Query *query, LesartSide side, LesartPiece word)
{
  query->side = side;
  for (LesartDingFold fold = 0; fold <= LESART_DING_FOLD; fold++)
    query->n_bytes[fold] = lesart_ding_fold (word, fold, query->text[fold]);
}

static gboolean
is_same (const Query *query, LesartPiece key, LesartDingFold fold)
{
  char folded[2 * LESART_WORDING_MAX];

  return lesart_ding_fold (key, fold, folded) == query->n_bytes[fold]
         && memcmp (folded, query->text[fold], query->n_bytes[fold]) == 0;
}

/* Finds the key of @wording that is the query. */
static gboolean
fits (const Query *query, LesartPiece wording, LesartFit *fit, guint *key)
{
  char room[3 * LESART_WORDING_MAX];
  LesartPiece keys[LESART_DING_MAX_KEYS];
  guint n = lesart_ding_get_keys (wording, query->side, room, keys);

  *key = n;
  for (guint i = 0; i < n; i++) {
    LesartFit this_fit = LESART_FIT_SPELLING;

    if (!is_same (query, keys[i], LESART_DING_FOLD))
      continue;
    if (is_same (query, keys[i], LESART_DING_CLEAN))
      this_fit = LESART_FIT_EXACT;
    else if (is_same (query, keys[i], LESART_DING_LOWER))
      this_fit = LESART_FIT_CASE;
    if (*key == n || this_fit < *fit) {
      *key = i;
      *fit = this_fit;
    }
  }
  return *key < n;
}

/* As g_utf8_validate_len(), but eight bytes at once, as most are ASCII: of each entry that is found
 * the line is looked at. */
static gboolean
is_utf8 (LesartPiece line)
{
  const char *at = line.bytes, *end = at + line.n_bytes;

  while (at < end) {
    guint64 block;

    if ((gsize) (end - at) >= sizeof block) {
      memcpy (&block, at, sizeof block);
      if ((block & G_GUINT64_CONSTANT (0x8080808080808080)) == 0) {
        at += sizeof block;
        continue;
      }
    }
    while (at < end && (guchar) *at < 0x80 && *at != '\0')
      at++;
    if (at == end)
      break;
    if (g_utf8_get_char_validated (at, end - at) >= (gunichar) -2)
      return FALSE;
    at = g_utf8_next_char (at);
  }
  return TRUE;
}

/* The line around a byte of the list. */
static gboolean
find_line (LesartPiece text, gsize at, LesartPiece *line)
{
  const char *here, *begin, *first, *end, *last;

  if (at >= text.n_bytes)
    return FALSE;
  here = text.bytes + at;
  first = at > LESART_DING_MAX_LINE ? here - LESART_DING_MAX_LINE : text.bytes;
  last = here + MIN (text.n_bytes - at, LESART_DING_MAX_LINE);
  for (begin = here; begin > first && begin[-1] != '\n';)
    begin--;
  end = memchr (here, '\n', (gsize) (last - here));
  *line = (LesartPiece){ begin, (gsize) ((end != NULL ? end : last) - begin) };
  return is_utf8 (*line);
}

static gboolean
holds (LesartPiece piece, const char *at)
{
  return at >= piece.bytes && at < piece.bytes + piece.n_bytes;
}

/* Walks through the sub-entries of both sides to the one with @at. */
static gboolean
find_sub (LesartEntry *entry, LesartSide side, const char *at)
{
  LesartPiece rest[LESART_N_SIDES];

  memcpy (rest, entry->line, sizeof rest);
  for (entry->sub = 0;; entry->sub++) {
    if (!lesart_ding_next_sub (&rest[side], &entry->wordings[side]))
      return FALSE;
    if (!lesart_ding_next_sub (&rest[!side], &entry->wordings[!side]))
      entry->wordings[!side] = (LesartPiece){ entry->line[!side].bytes, 0 };
    if (holds (entry->wordings[side], at))
      return TRUE;
  }
}

static guint
count_wordings_before (LesartPiece wordings, const char *at)
{
  LesartPiece wording;
  guint n = 0;

  while (lesart_ding_next_wording (&wordings, &wording) && wording.bytes < at)
    n++;
  return n;
}

/* Whether the words of @wording begin with the letters of an abbreviation: künstliche Intelligenz
 * is rather KI than Kiribati. */
static gboolean
has_initials (LesartPiece wording, const Query *query)
{
  char plain[LESART_WORDING_MAX], initials[2 * LESART_WORDING_MAX];
  gsize n_bytes = lesart_ding_get_plain (wording, plain), n = 0;

  for (const char *at = plain; at < plain + n_bytes; at = g_utf8_next_char (at))
    if (at == plain || at[-1] == ' ' || at[-1] == '-')
      n += (gsize) g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (at)), initials + n);
  return n == query->n_bytes[LESART_DING_LOWER]
         && memcmp (initials, query->text[LESART_DING_LOWER], n) == 0;
}

/* What is only said in a special way comes behind the rest: "leaving do [Br.] [coll.]". */
static gboolean
is_special (LesartPiece wordings)
{
  static const char *const marks[] = {
    "[coll.]", "[slang]", "[obs.]",     "[archaic]", "[rare]",
    "[dated]", "[ugs.]",  "[veraltet]", "[selten]",  "[humor.]"
  };
  LesartPiece first;

  if (!lesart_ding_next_wording (&wordings, &first))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strstr_len (first.bytes, (gssize) first.n_bytes, marks[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Spelling counts most, then the list; then whether the word leads its entry, is not only a part
 * of what the wording says, and comes early. */
static guint
rank_of (const LesartEntry *entry, const Query *query, guint key)
{
  LesartSide side = query->side;
  guint before = count_wordings_before (entry->wordings[side], entry->found.bytes);
  gboolean is_late = entry->sub > 0 || is_special (entry->wordings[!side]);

  if (key > 0 && memchr (entry->found.bytes, '/', entry->found.n_bytes) != NULL
      && !has_initials (entry->found, query)) {
    before = 7;
    is_late = TRUE;
  }

  return (guint) entry->fit << 16 | (guint) entry->list << 13 | (is_late ? 1u << 12 : 0)
         | MIN (before, 7) << 8 | MIN (key, 7) << 4 | MIN (entry->sub, 15);
}

static gboolean
read_entry (const List *list, const Query *query, guint32 at, LesartEntry *entry)
{
  LesartPiece line, rest;
  const char *here = list->text.bytes + at;
  guint key;

  if (!find_line (list->text, at, &line) || !lesart_ding_split_line (line, entry->line)
      || !find_sub (entry, query->side, here))
    return FALSE;
  rest = entry->wordings[query->side];
  rest.n_bytes -= (gsize) (here - rest.bytes);
  rest.bytes = here;
  if (!lesart_ding_next_wording (&rest, &entry->found)
      || !fits (query, entry->found, &entry->fit, &key))
    return FALSE;
  entry->rank = rank_of (entry, query, key);
  return TRUE;
}

/* Keeps the best ones in order. */
static guint
insert_entry (LesartEntry *entries, guint n, guint max, const LesartEntry *entry)
{
  guint at = n;

  while (at > 0 && entries[at - 1].rank > entry->rank)
    at--;
  if (at == max)
    return n;
  if (n == max)
    n--;
  memmove (&entries[at + 1], &entries[at], (n - at) * sizeof *entries);
  entries[at] = *entry;
  return n + 1;
}

static guint
look_up_in (const LesartDictionary *dictionary,
            LesartList which,
            const Query *query,
            LesartEntry *entries,
            guint n,
            guint max)
{
  const List *list = &dictionary->lists[which];
  guint32 hash = lesart_ding_hash (query->text[LESART_DING_FOLD], query->n_bytes[LESART_DING_FOLD]);
  guint n_postings;
  const DingPosting *postings =
      lesart_ding_index_find (&list->index, query->side, hash, &n_postings);

  for (guint i = 0; i < MIN (n_postings, MAX_READ); i++) {
    LesartEntry entry = { .list = which };

    if ((i == 0 || postings[i].at != postings[i - 1].at)
        && read_entry (list, query, postings[i].at, &entry))
      n = insert_entry (entries, n, max, &entry);
  }
  return n;
}

/**
 * lesart_dictionary_lookup:
 * @dictionary: (nullable): a dictionary
 * @side: the language of @word
 * @word: one word or a few, as they would stand in a list
 * @n_bytes: of @word; -1 if NUL ends it
 * @entries: (out caller-allocates) (array length=max_entries): the entries that have it, the best
 *   first
 *
 * Case, umlauts and ß may be written differently in the list: see @fit. Takes some microseconds.
 *
 * Returns: how many entries were found, at most @max_entries
 */
guint
lesart_dictionary_lookup (const LesartDictionary *dictionary,
                          LesartSide side,
                          const char *word,
                          gssize n_bytes,
                          LesartEntry *entries,
                          guint max_entries)
{
  LesartPiece piece = { word, n_bytes < 0 ? strlen (word) : (gsize) n_bytes };
  Query query;
  guint n = 0;

  if (dictionary == NULL || piece.n_bytes == 0 || piece.n_bytes >= LESART_WORDING_MAX)
    return 0;
  fold_query (&query, side, piece);
  for (guint list = 0; list < LESART_N_LISTS; list++)
    if (dictionary->lists[list].bytes != NULL)
      n = look_up_in (dictionary, list, &query, entries, n, max_entries);
  return n;
}

/**
 * lesart_dictionary_translate:
 * @dictionary: (nullable): a dictionary
 * @side: the language of @word
 * @word: as for lesart_dictionary_lookup()
 * @function: called for each translation, without "to", "sth." and the like; the same one can come
 *   from several entries; it stops by returning %FALSE
 *
 * Returns: whether @function has not stopped
 */
gboolean
lesart_dictionary_translate (const LesartDictionary *dictionary,
                             LesartSide side,
                             const char *word,
                             gssize n_bytes,
                             LesartTranslationFunc function,
                             gpointer data)
{
  LesartEntry entries[64];
  guint n = lesart_dictionary_lookup (dictionary, side, word, n_bytes, entries, 64);

  for (guint i = 0; i < n && entries[i].fit <= LESART_FIT_CASE; i++) {
    LesartPiece rest = entries[i].wordings[!side], wording;

    while (lesart_ding_next_wording (&rest, &wording)) {
      char plain[LESART_WORDING_MAX];
      gsize n_plain = lesart_ding_get_plain (wording, plain);
      LesartPiece core = lesart_ding_get_core (!side, plain, n_plain);

      if (core.n_bytes > 0 && !function (core.bytes, core.n_bytes, data))
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
is_plural (LesartPiece wordings)
{
  LesartWording wording;

  return lesart_wording_next (&wordings, &wording) && (wording.features & LESART_PLURAL);
}

/**
 * lesart_entry_find_base:
 * @entry: an entry whose sub-entry may be a form of another: a plural, a participle
 * @base: (out): that other one, on each side: for a plural the last before it that is none, else
 *   the first
 *
 * Returns: which sub-entry that is
 */
guint
lesart_entry_find_base (const LesartEntry *entry, LesartPiece base[LESART_N_SIDES])
{
  LesartPiece rest[LESART_N_SIDES], sub[LESART_N_SIDES];
  gboolean wants_plural = is_plural (entry->wordings[LESART_SIDE_GERMAN]);
  guint found = entry->sub;

  memcpy (rest, entry->line, sizeof rest);
  memcpy (base, entry->wordings, sizeof sub);
  for (guint i = 0; i < entry->sub && (i == 0 || wants_plural); i++) {
    if (!lesart_ding_next_sub (&rest[LESART_SIDE_GERMAN], &sub[LESART_SIDE_GERMAN])
        || !lesart_ding_next_sub (&rest[LESART_SIDE_ENGLISH], &sub[LESART_SIDE_ENGLISH]))
      break;
    if (wants_plural && is_plural (sub[LESART_SIDE_GERMAN]))
      continue;
    memcpy (base, sub, sizeof sub);
    found = i;
  }
  return found;
}
