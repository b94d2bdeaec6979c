/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads compiled word lists: cells, and the longest phrase that begins at a token. Nothing is
 * copied; the layout is in table-private.h, the builder in table-builder.c.
 */
#include "table-private.h"

#include <string.h>

/* Letters that an ending leaves over at least: "Neues" is cut to "Neu", "Rest" is not cut. */
#define MIN_STEM 3
/* A token of so many bytes has the first three letters of the keys that it is a form of. */
#define MIN_INFLECTED (MIN_STEM + 2)

/* Without -en, -er, -es, -em, -e and, if @cut_s, -s, with or without capitals. */
static gsize
cut_ending (const char *token, gsize n_bytes, gboolean cut_s)
{
  char last, before;

  if (n_bytes <= MIN_STEM)
    return n_bytes;
  last = token[n_bytes - 1] | 0x20;
  before = token[n_bytes - 2] | 0x20;
  if (before == 'e' && n_bytes >= MIN_STEM + 2
      && (last == 'n' || last == 'r' || last == 's' || last == 'm'))
    return n_bytes - 2;
  return last == 'e' || (cut_s && last == 's') ? n_bytes - 1 : n_bytes;
}

/**
 * lesart_key_stem:
 *
 * The part of a token that its inflection leaves alone, for hashing only: endings are cut until
 * none is left, so that all forms of a word meet, and now and then those of two words.
 *
 * Returns: its length in bytes
 */
gsize
lesart_key_stem (const char *token, gsize n_bytes)
{
  gsize n;

  while ((n = cut_ending (token, n_bytes, TRUE)) != n_bytes)
    n_bytes = n;
  return n_bytes;
}

/* Eight bytes of a token at a time: most tokens are done in one or two steps. */
static inline guint64
hash_word (guint64 hash, guint64 word)
{
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return hash ^ hash >> 29;
}

#define EACH_BYTE G_GUINT64_CONSTANT (0x0101010101010101)

/* All eight letters of ASCII, the capitals made small. */
static inline guint64
small_letters (guint64 word)
{
  guint64 from_a = word + (0x80 - 'A') * EACH_BYTE, behind_z = word + (0x80 - 'Z' - 1) * EACH_BYTE;

  return word | ((from_a & ~behind_z & 0x80 * EACH_BYTE) >> 2);
}

/* At most eight bytes as one word. */
static inline guint64
read_word (const char *p, gsize n_bytes)
{
  guint32 first, last;
  guint64 word;

  if (n_bytes >= sizeof word) {
    memcpy (&word, p, sizeof word);
    return word;
  }
  if (n_bytes < sizeof first)
    return n_bytes == 0 ? 0
                        : (guchar) p[0] | (guint64) (guchar) p[n_bytes / 2] << 8
                              | (guint64) (guchar) p[n_bytes - 1] << 16;
  memcpy (&first, p, sizeof first);
  memcpy (&last, p + n_bytes - sizeof last, sizeof last);
  return first | (guint64) last << 8 * (n_bytes - sizeof last);
}

/* The same for a token that has other letters, too. */
static guint64
hash_folded (const char *token, gsize n_bytes)
{
  guint64 hash = 0;
  char word[8];
  gsize n = 0;

  for (const char *p = token; p < token + n_bytes; p = g_utf8_next_char (p)) {
    char lower[6];
    int n_lower = g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (p)), lower);

    for (int i = 0; i < n_lower; i++) {
      word[n++ % 8] = lower[i];
      if (n % 8 == 0)
        hash = hash_word (hash, read_word (word, 8));
    }
  }
  if (n % 8 != 0)
    hash = hash_word (hash, read_word (word, n % 8));
  return hash_word (hash, n);
}

/* The hash of all spellings of a token in small and large letters. */
static guint64
hash_spellings (const char *token, gsize n_bytes)
{
  guint64 hash = 0;

  for (gsize i = 0; i < n_bytes; i += 8) {
    guint64 word = read_word (token + i, n_bytes - i);

    if ((word & 0x80 * EACH_BYTE) != 0)
      return hash_folded (token, n_bytes);
    hash = hash_word (hash, small_letters (word));
  }
  return hash_word (hash, n_bytes);
}

/* The hash of a token; of all its spellings if they are to @fold. */
static inline guint64
hash_token (const char *token, gsize n_bytes, gboolean fold)
{
  guint64 hash = 0;

  if (fold)
    return hash_spellings (token, n_bytes);
  for (gsize i = 0; i < n_bytes; i += 8)
    hash = hash_word (hash, read_word (token + i, n_bytes - i));
  return hash_word (hash, n_bytes);
}

static guint64
mix (guint64 state, guint64 hash)
{
  hash ^= state * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  hash ^= hash >> 32;
  hash *= G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  hash ^= hash >> 32;
  return hash != 0 ? hash : 1;
}

guint64
lesart_key_go_on (guint64 state, const char *token, gsize n_bytes, gboolean fold)
{
  return mix (state, hash_token (token, lesart_key_stem (token, n_bytes), fold));
}

guint64
lesart_key_end (guint64 state, const char *token, gsize n_bytes, gboolean fold)
{
  return mix (state + 1, hash_token (token, n_bytes, fold));
}

/* --- Cells --- */

static gboolean
section_fits (const LesartTableHeader *header, guint32 at, guint32 n, gsize size)
{
  return at % 8 == 0 && at >= sizeof *header && (guint64) at + (guint64) n * size <= header->size;
}

/*
 * Lays @table over @bytes, which must be aligned to 8 and outlive it.
 *
 * Returns: FALSE if these are not a table
 */
gboolean
lesart_table_init (LesartTable *table, const guint8 *bytes, gsize n_bytes)
{
  const LesartTableHeader *header = (const LesartTableHeader *) (gconstpointer) bytes;

  if (n_bytes < sizeof *header || header->magic != LESART_TABLE_MAGIC || header->size > n_bytes
      || header->n_columns == 0 || header->n_columns > LESART_TABLE_MAX_COLUMNS
      || header->n_rows > G_MAXUINT32 / LESART_TABLE_MAX_COLUMNS || header->n_slots == 0
      || (header->n_slots & (header->n_slots - 1)) != 0 || header->pool_size == 0
      || !section_fits (header, header->columns, header->n_columns, sizeof (guint32))
      || !section_fits (header, header->cells, header->n_rows * header->n_columns, sizeof (guint32))
      || !section_fits (header, header->keys, header->n_keys, sizeof (LesartTableKey))
      || !section_fits (header, header->slots, header->n_slots, sizeof (LesartTableSlot))
      || !section_fits (header, header->pool, header->pool_size, 1)
      || bytes[header->pool + header->pool_size - 1] != '\0')
    return FALSE;
  table->header = header;
  table->columns = (const guint32 *) (gconstpointer) (bytes + header->columns);
  table->cells = (const guint32 *) (gconstpointer) (bytes + header->cells);
  table->keys = (const LesartTableKey *) (gconstpointer) (bytes + header->keys);
  table->slots = (const LesartTableSlot *) (gconstpointer) (bytes + header->slots);
  table->pool = (const char *) bytes + header->pool;
  return TRUE;
}

static const char *
pool_string (const LesartTable *table, guint32 at)
{
  return at < table->header->pool_size ? table->pool + at : "";
}

/**
 * lesart_table_get_n_rows:
 *
 * Returns: how many rows the list has
 */
guint32
lesart_table_get_n_rows (const LesartTable *table)
{
  return table->header != NULL ? table->header->n_rows : 0;
}

/**
 * lesart_table_find_column:
 * @name: as in the header line of the list
 *
 * Returns: the column for lesart_table_get(), or -1
 */
int
lesart_table_find_column (const LesartTable *table, const char *name)
{
  for (guint32 i = 0; table->header != NULL && i < table->header->n_columns; i++)
    if (strcmp (pool_string (table, table->columns[i]), name) == 0)
      return (int) i;
  return -1;
}

/**
 * lesart_table_get:
 * @row: a row of a match
 * @column: from lesart_table_find_column(); -1 is an empty column
 *
 * Returns: the cell as it stands in the list, "" if there is none; lives as long as the language
 */
const char *
lesart_table_get (const LesartTable *table, guint32 row, int column)
{
  if (table->header == NULL || row >= table->header->n_rows || column < 0
      || (guint32) column >= table->header->n_columns)
    return "";
  return pool_string (table, table->cells[row * table->header->n_columns + (guint32) column]);
}

/* --- Search --- */

static const LesartTableSlot *
find_slot (const LesartTable *table, guint64 hash)
{
  guint32 mask = table->header->n_slots - 1;

  for (guint32 i = 0, at = (guint32) hash & mask; i <= mask; i++, at = (at + 1) & mask) {
    if (table->slots[at].hash == hash)
      return &table->slots[at];
    if (table->slots[at].hash == 0)
      break;
  }
  return NULL;
}

/* Is there a key that begins with this letter? Most figures and marks begin none. Letters beyond
 * ASCII are not told apart, nor is what the tokenizer may skip. */
static gboolean
has_beginning (const LesartTable *table, char first)
{
  guchar c = (guchar) (table->header->fold ? g_ascii_tolower (first) : first);

  return c <= ' ' || c >= 0x80 || (table->header->beginnings[c / 64] >> c % 64 & 1) != 0;
}

/* The same of its first three letters where these are of ASCII. */
static inline gboolean
has_opening (const LesartTable *table, const char *key, gsize n_bytes)
{
  guint32 bit = lesart_key_opening (key, n_bytes, table->header->fold != 0);

  return bit >= LESART_TABLE_OPENINGS ? has_beginning (table, *key)
                                      : (table->header->openings[bit / 64] >> bit % 64 & 1) != 0;
}

static gboolean
same_bytes (const char *a, gsize n_a, const char *b, gsize n_b, gboolean fold)
{
  const char *end_a = a + n_a, *end_b = b + n_b;

  if (!fold)
    return n_a == n_b && memcmp (a, b, n_a) == 0;
  while (a < end_a && b < end_b) {
    if (g_unichar_tolower (g_utf8_get_char (a)) != g_utf8_get_char (b))
      return FALSE;
    a = g_utf8_next_char (a);
    b = g_utf8_next_char (b);
  }
  return a >= end_a && b >= end_b;
}

/*
 * Is @token a form of the word @key that is not the last of its phrase? Attributive adjectives
 * change their ending ("Vereinigten" for "Vereinigte"), a noun takes that of the genitive
 * ("Bundesamtes für").
 */
static gboolean
same_inflected (const char *token, gsize n, const char *key, gsize n_key, gboolean fold)
{
  gsize stem, key_stem;

  if (same_bytes (token, n, key, n_key, fold))
    return TRUE;
  stem = cut_ending (token, n, FALSE);
  key_stem = cut_ending (key, n_key, FALSE);
  if (stem < n && key_stem < n_key && same_bytes (token, stem, key, key_stem, fold))
    return TRUE;
  return n >= n_key + 1 && n <= n_key + 2 && token[n - 1] == 's'
         && (n == n_key + 1 || token[n - 2] == 'e') && same_bytes (token, n_key, key, n_key, fold);
}

typedef struct {
  const char *bytes;
  gsize n_bytes;
} Piece;

/* Do the tokens spell the phrase of a key, the last one as given? */
static gboolean
spells (const LesartTable *table,
        const char *phrase,
        const Piece *pieces,
        guint n_pieces,
        gboolean inflected)
{
  for (guint i = 0; i < n_pieces; i++) {
    const char *end = strchr (phrase, LESART_KEY_SEPARATOR);
    gsize n = end != NULL ? (gsize) (end - phrase) : strlen (phrase);
    gboolean last = i + 1 == n_pieces;

    if ((end == NULL) != last)
      return FALSE;
    if (inflected && !last
            ? !same_inflected (pieces[i].bytes, pieces[i].n_bytes, phrase, n, table->header->fold)
            : !same_bytes (pieces[i].bytes, pieces[i].n_bytes, phrase, n, table->header->fold))
      return FALSE;
    if (!last)
      phrase = end + 1;
  }
  return TRUE;
}

/* @end: lesart_key_end() of the pieces. */
static guint
collect (const LesartTable *table,
         guint64 end,
         const Piece *pieces,
         guint n_pieces,
         gboolean inflected,
         guint32 *rows,
         guint max_rows)
{
  const LesartTableSlot *slot = find_slot (table, end);
  guint32 key = slot != NULL ? slot->key : 0;
  guint n = 0;

  while (key != 0 && key <= table->header->n_keys && n < max_rows) {
    const LesartTableKey *entry = &table->keys[key - 1];

    if (spells (table, pool_string (table, entry->phrase), pieces, n_pieces, inflected)
        && (n == 0 || rows[n - 1] != entry->row) && entry->row < table->header->n_rows)
      rows[n++] = entry->row;
    if (entry->next <= key)
      break;
    key = entry->next;
  }
  return n;
}

/* The last token without its genitive ending: "Altmans", "Bundesamtes", "Grass'". */
static guint
collect_genitive (
    const LesartTable *table, guint64 state, Piece *pieces, guint n_pieces, guint32 *rows)
{
  Piece *last = &pieces[n_pieces - 1];
  const Piece whole = *last;
  static const char *const genitives[] = { "s", "es", "'", "’" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (genitives) && n == 0; i++) {
    gsize cut = strlen (genitives[i]);

    if (whole.n_bytes < cut + 2
        || memcmp (whole.bytes + whole.n_bytes - cut, genitives[i], cut) != 0)
      continue;
    last->n_bytes = whole.n_bytes - cut;
    n = collect (table, lesart_key_end (state, last->bytes, last->n_bytes, table->header->fold),
                 pieces, n_pieces, TRUE, rows, LESART_TABLE_MAX_ROWS);
  }
  *last = whole;
  return n;
}

#define MAX_PIECES 32

/* Matches one token more than @n; FALSE if no key goes on behind it. */
static gboolean
match_piece (const LesartTable *table, guint64 *state, Piece *pieces, guint n, LesartMatch *match)
{
  guint32 rows[LESART_TABLE_MAX_ROWS];
  const LesartTableSlot *slot;
  gboolean genitive = FALSE, fold = table->header->fold != 0;
  guint64 stem, whole;
  gsize n_stem;
  guint n_rows;

  if (pieces[n].n_bytes > LESART_KEY_MAX_TOKEN)
    return FALSE;
  n_stem = lesart_key_stem (pieces[n].bytes, pieces[n].n_bytes);
  whole = hash_token (pieces[n].bytes, pieces[n].n_bytes, fold);
  stem = n_stem < pieces[n].n_bytes ? hash_token (pieces[n].bytes, n_stem, fold) : whole;
  n_rows =
      collect (table, mix (*state + 1, whole), pieces, n + 1, TRUE, rows, LESART_TABLE_MAX_ROWS);
  if (n_rows == 0) {
    n_rows = collect_genitive (table, *state, pieces, n + 1, rows);
    genitive = n_rows > 0;
  }
  if (n_rows > 0) {
    match->n_tokens = n + 1;
    match->n_rows = n_rows;
    match->genitive = genitive;
    memcpy (match->rows, rows, n_rows * sizeof *rows);
  }
  *state = mix (*state, stem);
  slot = find_slot (table, *state);
  return slot != NULL && slot->go_on;
}

/**
 * lesart_table_may_have:
 * @letters: three letters
 *
 * Returns: whether a key may begin with them; nearly all that none begins with are told apart
 */
gboolean
lesart_table_may_have (const LesartTable *table, const char *letters)
{
  return table->header != NULL && has_opening (table, letters, 3);
}

/**
 * lesart_table_may_begin:
 * @token: the letters of a token
 *
 * Returns: whether lesart_table_match() can find anything that begins with it; for callers that ask
 *   once for each form and not at each token
 */
gboolean
lesart_table_may_begin (const LesartTable *table, const char *token, gsize n_bytes)
{
  Piece piece = { token, n_bytes };
  LesartMatch match = { 0 };
  guint64 state = 0;

  return table->header != NULL
         && (n_bytes < MIN_INFLECTED ? has_beginning (table, *token)
                                     : has_opening (table, token, n_bytes))
         && (match_piece (table, &state, &piece, 0, &match) || match.n_tokens > 0);
}

/**
 * lesart_table_match:
 * @at: token where the phrase begins
 * @end: token before which it ends, such as the end of the sentence
 * @match: (out): the longest phrase; @n_tokens is 0 if there is none
 *
 * Finds the longest key that begins at a token. Adjectives and nouns before the last token may be
 * inflected, the last one may have a genitive ending. Linear in the length of the phrase.
 *
 * Returns: whether there is one
 */
gboolean
lesart_table_match (const LesartTable *table,
                    const LesartText *text,
                    const LesartSegments *segments,
                    guint32 at,
                    guint32 end,
                    LesartMatch *match)
{
  const char *utf8 = lesart_text_get_utf8 (text, NULL);
  Piece pieces[MAX_PIECES];
  guint64 state = 0;

  match->n_tokens = match->n_rows = 0;
  match->genitive = FALSE;
  if (table->header == NULL || at >= end
      || !has_beginning (table, utf8[segments->tokens[at].byte_start]))
    return FALSE;
  for (guint n = 0; n < MAX_PIECES && at + n < end; n++) {
    const LesartToken *token = &segments->tokens[at + n];

    pieces[n] = (Piece){ utf8 + token->byte_start, token->byte_end - token->byte_start };
    if (!match_piece (table, &state, pieces, n, match))
      break;
  }
  return match->n_tokens > 0;
}

/* Are the @n_bytes, at most eight, of @word letters of ASCII? */
static inline gboolean
all_ascii_letters (guint64 word, gsize n_bytes)
{
  guint64 small = word | 0x20 * EACH_BYTE, looked_at = 0x80 * EACH_BYTE >> 8 * (8 - n_bytes);
  guint64 from_a = small + (0x80 - 'a') * EACH_BYTE;
  guint64 behind_z = small + (0x80 - 'z' - 1) * EACH_BYTE;

  return (from_a & ~behind_z & ~word & looked_at) == looked_at;
}

/* Goes on over letters of ASCII: first eight at a time. */
static inline const char *
skip_ascii_letters (const char *p, const char *end)
{
  while (end - p >= 8 && all_ascii_letters (read_word (p, 8), 8))
    p += 8;
  if (p < end && end - p < 8
      && all_ascii_letters (read_word (p, (gsize) (end - p)), (gsize) (end - p)))
    return end;
  while (p < end && g_ascii_isalpha (*p))
    p++;
  return p;
}

/* The bytes of the letter beyond ASCII or inner hyphen at @p, 0 if it is anything else. */
static gsize
plain_letter (const char *p, const char *end, gboolean inner)
{
  gunichar c;

  if (*p == '-')
    return inner && p + 1 < end && p[1] != ' ' && p[1] != '-';
  if ((guchar) *p < 0x80)
    return 0;
  /* ä, é, ß: all that begin so are letters but × and ÷ */
  if ((guchar) *p == 0xc3 && p + 1 < end && ((guchar) p[1] & 0xc0) == 0x80
      && ((guchar) p[1] & 0xdf) != 0x97)
    return 2;
  c = g_utf8_get_char_validated (p, end - p);
  return c < (gunichar) -2 && g_unichar_isalpha (c) ? (gsize) (g_utf8_next_char (p) - p) : 0;
}

/* Words of letters between single spaces are tokens, without asking the tokenizer. Returns how
 * many; 0 if it has to be asked. */
static guint
split_plain (const char *key, gsize n_bytes, Piece *pieces)
{
  const char *end = key + n_bytes, *start = key;
  guint n = 0;

  for (const char *p = key; (p = skip_ascii_letters (p, end)) < end;) {
    gsize n_letter = plain_letter (p, end, p > start);

    if (n_letter == 0 && (*p != ' ' || p == start || p + 1 == end || n + 2 > MAX_PIECES))
      return 0;
    if (n_letter > 0) {
      p += n_letter;
      continue;
    }
    pieces[n++] = (Piece){ start, (gsize) (p - start) };
    start = ++p;
  }
  pieces[n++] = (Piece){ start, (gsize) (end - start) };
  return n;
}

/* Returns how many tokens the key has; 0 if it has too many. */
static guint
split_key (const char *key, gsize n_bytes, Piece *pieces)
{
  guint n = split_plain (key, n_bytes, pieces);
  g_autoptr (GArray) tokens = NULL;

  if (n > 0)
    return n;
  tokens = g_array_new (FALSE, FALSE, sizeof (LesartToken));
  lesart_tokenize (key, n_bytes, 0, 0, tokens);
  if (tokens->len > MAX_PIECES)
    return 0;
  for (guint i = 0; i < tokens->len; i++) {
    const LesartToken *token = &g_array_index (tokens, LesartToken, i);

    pieces[i] = (Piece){ key + token->byte_start, token->byte_end - token->byte_start };
  }
  return tokens->len;
}

/* Is it one token of letters? */
static inline gboolean
is_plain_word (const char *key, gsize n_bytes)
{
  const char *end = key + n_bytes, *p = key;

  while ((p = skip_ascii_letters (p, end)) < end) {
    gsize n = (guchar) *p == 0xc3 ? plain_letter (p, end, FALSE) : 0;

    if (n == 0)
      return FALSE;
    p += n;
  }
  return TRUE;
}

static guint
look_up_phrase (
    const LesartTable *table, const char *key, gsize n_key, guint32 *rows, guint max_rows)
{
  Piece pieces[MAX_PIECES];
  guint64 state = 0;
  guint n = split_key (key, n_key, pieces);

  for (guint i = 0; i < n; i++) {
    if (pieces[i].n_bytes > LESART_KEY_MAX_TOKEN)
      return 0;
    if (i + 1 < n) {
      const LesartTableSlot *slot;

      state = lesart_key_go_on (state, pieces[i].bytes, pieces[i].n_bytes, table->header->fold);
      slot = find_slot (table, state);
      if (slot == NULL || !slot->go_on)
        return 0;
    }
  }
  if (n == 0)
    return 0;
  return collect (
      table,
      lesart_key_end (state, pieces[n - 1].bytes, pieces[n - 1].n_bytes, table->header->fold),
      pieces, n, FALSE, rows, max_rows);
}

/**
 * lesart_table_lookup:
 * @key: a phrase, spelled as in the list
 * @n_bytes: its length, or -1
 * @rows: (out) (array length=max_rows): the rows that have it as a key, in order
 *
 * Looks a phrase up as it is, without regard to inflection.
 *
 * Returns: how many rows were found
 */
guint
lesart_table_lookup (
    const LesartTable *table, const char *key, gssize n_bytes, guint32 *rows, guint max_rows)
{
  gsize n_key = n_bytes < 0 ? strlen (key) : (gsize) n_bytes;

  if (table->header == NULL || n_key == 0 || !has_opening (table, key, n_key))
    return 0;
  if (is_plain_word (key, n_key) && n_key <= LESART_KEY_MAX_TOKEN) {
    guint64 end = lesart_key_end (0, key, n_key, table->header->fold != 0);
    Piece whole = { key, n_key };

    /* Most are no key. */
    return find_slot (table, end) == NULL ? 0
                                          : collect (table, end, &whole, 1, FALSE, rows, max_rows);
  }
  return look_up_phrase (table, key, n_key, rows, max_rows);
}
