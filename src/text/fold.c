/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See fold.h.
 */
#include "fold.h"

#include <string.h>

#define SOFT_HYPHEN 0x00ad
#define DIAERESIS 0x0308
#define MAX_RUN 256

typedef struct {
  const char *at;
  const char *end;
  guint32 position;
  gboolean was_space;
  LesartSymbolFunc function;
  LesartRunFunc run; /* (nullable) */
  gpointer data;
} Folder;

/* Letters that are written out, and signs that keyboards have in one form only. */
static const struct {
  gunichar from;
  const char *to;
} written_out[] = {
  { 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x0153, "oe" }, { 0x2010, "-" },  { 0x2011, "-" },
  { 0x2012, "-" },  { 0x2013, "-" },  { 0x2014, "-" },  { 0x2212, "-" },  { 0x201e, "\"" },
  { 0x201c, "\"" }, { 0x201d, "\"" }, { 0x00ab, "\"" }, { 0x00bb, "\"" }, { 0x201a, "'" },
  { 0x2018, "'" },  { 0x2019, "'" },  { 0x2039, "'" },  { 0x203a, "'" },  { 0x00b4, "'" },
};

/* What is in the text only for its look. */
static gboolean
is_invisible (gunichar letter)
{
  return letter == SOFT_HYPHEN || (letter >= 0x200b && letter <= 0x200d) || letter == 0x2060
         || letter == 0xfeff;
}

static gunichar
peek (const Folder *folder)
{
  return folder->at < folder->end ? g_utf8_get_char (folder->at) : 0;
}

static void
skip (Folder *folder)
{
  folder->at = g_utf8_next_char (folder->at);
  folder->position++;
}

static guint
fold_one (gunichar letter, gboolean has_diaeresis, gunichar *symbols)
{
  letter = g_unichar_tolower (letter);
  for (guint i = 0; letter >= 0x80 && i < G_N_ELEMENTS (written_out); i++) {
    if (written_out[i].from == letter) {
      symbols[0] = (guchar) written_out[i].to[0];
      symbols[1] = (guchar) written_out[i].to[1];
      return symbols[1] != 0 ? 2 : 1;
    }
  }
  if (g_unichar_isspace (letter))
    letter = ' ';
  symbols[0] = letter;
  symbols[1] = 'e';
  return has_diaeresis && (letter == 'a' || letter == 'o' || letter == 'u') ? 2 : 1;
}

/* The symbols of a unit: of its letters without their marks, but for the umlauts'. */
static guint
fold_unit (gunichar letter, gboolean has_diaeresis, gunichar *symbols)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = 1;
  guint n_symbols = 0;

  parts[0] = letter;
  if (letter >= 0x80 && letter != 0x00b4)
    n_parts = g_unichar_fully_decompose (letter, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++) {
    gboolean is_umlaut = has_diaeresis || (i + 1 < n_parts && parts[i + 1] == DIAERESIS);

    if (!g_unichar_ismark (parts[i]))
      n_symbols += fold_one (parts[i], is_umlaut, symbols + n_symbols);
  }
  return n_symbols;
}

static void
give (Folder *folder, guint32 start, const gunichar *symbols, guint n_symbols)
{
  for (guint i = 0; i < n_symbols; i++) {
    const LesartSymbol symbol = { symbols[i], start, folder->position, i == 0, i + 1 == n_symbols };
    gboolean is_space = symbols[i] == ' ';

    if (!is_space || !folder->was_space)
      folder->function (&symbol, folder->data);
    folder->was_space = is_space;
  }
}

/* Behind a hyphen that is not a division but stands for the rest of a word: Bundes- / und
 * Landesmittel. */
static gboolean
is_conjunction (const char *word, const char *end)
{
  static const char *const conjunctions[] = { "und", "oder", "bis", "sowie", "bzw" };

  for (guint i = 0; i < G_N_ELEMENTS (conjunctions); i++) {
    gsize length = strlen (conjunctions[i]);

    if ((gsize) (end - word) >= length && memcmp (word, conjunctions[i], length) == 0)
      return word + length == end || !g_unichar_isalpha (g_utf8_get_char (word + length));
  }
  return FALSE;
}

/* At a hyphen: if the line ends behind it, the line end goes, and with it the hyphen of a word
 * that was only divided there. */
static gboolean
fold_line_end (Folder *folder)
{
  const char *next = folder->at + 1;
  gunichar after;

  if (next >= folder->end || *next != '\n' || next + 1 >= folder->end)
    return FALSE;
  after = g_utf8_get_char (next + 1);
  if (!g_unichar_isalpha (after) || is_conjunction (next + 1, folder->end))
    return FALSE;
  if (!g_unichar_islower (after)) {
    const gunichar hyphen = '-';

    skip (folder);
    give (folder, folder->position - 1, &hyphen, 1);
    skip (folder);
    return TRUE;
  }
  skip (folder);
  skip (folder);
  return TRUE;
}

static void
fold_next (Folder *folder)
{
  gunichar symbols[2 * G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gunichar letter = peek (folder);
  guint32 start = folder->position;
  gboolean has_diaeresis = FALSE;

  if (letter == '-' && fold_line_end (folder))
    return;
  skip (folder);
  while (folder->at < folder->end && (guchar) *folder->at >= 0x80
         && g_unichar_ismark (peek (folder))) {
    has_diaeresis = has_diaeresis || peek (folder) == DIAERESIS;
    skip (folder);
  }
  if (!is_invisible (letter))
    give (folder, start, symbols, fold_unit (letter, has_diaeresis, symbols));
}

/* Whether no mark stands behind it, and it is not the hyphen of a divided word: nearly all letters
 * of a text, which need nothing looked up. */
static gboolean
is_plain (const char *at, const char *end)
{
  return (guchar) *at < 0x80 && *at != '-' && (at + 1 == end || (guchar) at[1] < 0x80);
}

static char
fold_plain (char letter)
{
  if (letter >= 'A' && letter <= 'Z')
    return (char) (letter + ('a' - 'A'));
  return g_ascii_isspace (letter) ? ' ' : letter;
}

static void
give_run (Folder *folder, guint32 start, const char *symbols, guint n_symbols)
{
  if (folder->run != NULL && n_symbols > 0) {
    folder->run (symbols, n_symbols, start, folder->data);
    return;
  }
  for (guint i = 0; i < n_symbols; i++) {
    const LesartSymbol symbol = { (guchar) symbols[i], start + i, start + i + 1, TRUE, TRUE };

    folder->function (&symbol, folder->data);
  }
}

/* Plain letters, up to the first that is not one or a space behind another. */
static void
fold_plain_letters (Folder *folder)
{
  char symbols[MAX_RUN];
  guint n = 0;
  const char *at = folder->at;
  gboolean was_space = folder->was_space;

  for (; n < MAX_RUN && at < folder->end && is_plain (at, folder->end); at++) {
    char symbol = fold_plain (*at);

    if (symbol == ' ' && was_space)
      break;
    was_space = symbol == ' ';
    symbols[n++] = symbol;
  }
  give_run (folder, folder->position, symbols, n);
  folder->at = at;
  folder->position += n;
  folder->was_space = was_space;
}

/**
 * lesart_fold_runs:
 * @utf8: (array length=n_bytes): valid UTF-8
 * @function: (scope call): gets the symbols in their order; of several spaces the first
 * @run: (scope call) (nullable): gets those in its place that are one byte and stand for one letter
 *
 * Folds a text. Linear time.
 */
void
lesart_fold_runs (
    const char *utf8, gsize n_bytes, LesartSymbolFunc function, LesartRunFunc run, gpointer data)
{
  Folder folder = { utf8, utf8 + n_bytes, 0, FALSE, function, run, data };

  while (folder.at < folder.end) {
    fold_plain_letters (&folder);
    if (folder.at < folder.end)
      fold_next (&folder);
  }
}

/**
 * lesart_fold:
 * @utf8: (array length=n_bytes): valid UTF-8
 * @function: (scope call): gets the symbols in their order; of several spaces the first
 *
 * Folds a text. Linear time.
 */
void
lesart_fold (const char *utf8, gsize n_bytes, LesartSymbolFunc function, gpointer data)
{
  lesart_fold_runs (utf8, n_bytes, function, NULL, data);
}
