/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a wording is found by: its words, and where it has placeholders what is left without them:
 * "auf etw. warten" is found by "warten", "to wait for sth." by "wait for" and "wait".
 */
#include "ding.h"

#include <string.h>

#define MAX_TOKENS 24
/* Wordings of more words are examples, not what somebody looks up. */
#define MAX_KEY_WORDS 6
#define MAX_KEY_BYTES 120
#define MIN_SENTENCE 20
#define MAX_NOTATION 10 /* bytes of the longest one */

/* --- Placeholders --- */

typedef enum {
  TOKEN_WORD,
  TOKEN_PLACEHOLDER,
  TOKEN_PREPOSITION, /* goes with a placeholder behind it */
  TOKEN_SUBJECT,     /* er/sie: goes where it is first */
  TOKEN_ARTICLE,     /* die, to, a: so does this */
  TOKEN_AUXILIARY,   /* hat/hatte: goes behind a subject */
  TOKEN_CLAUSE,      /* behind a comma it begins what depends on the word: dass */
} TokenKind;

typedef struct {
  const char *word;
  TokenKind kind;
} Notation;

/* What the lists write around the word that an entry is about. */
static const Notation german_notations[] = {
  { "aber", TOKEN_CLAUSE },          { "an", TOKEN_PREPOSITION },
  { "auf", TOKEN_PREPOSITION },      { "aus", TOKEN_PREPOSITION },
  { "bei", TOKEN_PREPOSITION },      { "bis", TOKEN_PREPOSITION },
  { "das", TOKEN_ARTICLE },          { "dass", TOKEN_CLAUSE },
  { "der", TOKEN_ARTICLE },          { "die", TOKEN_ARTICLE },
  { "du", TOKEN_SUBJECT },           { "durch", TOKEN_PREPOSITION },
  { "er", TOKEN_SUBJECT },           { "es", TOKEN_SUBJECT },
  { "etw", TOKEN_PLACEHOLDER },      { "etw.", TOKEN_PLACEHOLDER },
  { "etwas", TOKEN_PLACEHOLDER },    { "für", TOKEN_PREPOSITION },
  { "gegen", TOKEN_PREPOSITION },    { "gegenüber", TOKEN_PREPOSITION },
  { "hat", TOKEN_AUXILIARY },        { "hatte", TOKEN_AUXILIARY },
  { "hinter", TOKEN_PREPOSITION },   { "ich", TOKEN_SUBJECT },
  { "ihr", TOKEN_SUBJECT },          { "in", TOKEN_PREPOSITION },
  { "ist", TOKEN_AUXILIARY },        { "jd.", TOKEN_PLACEHOLDER },
  { "jdm.", TOKEN_PLACEHOLDER },     { "jdn.", TOKEN_PLACEHOLDER },
  { "jds.", TOKEN_PLACEHOLDER },     { "mit", TOKEN_PREPOSITION },
  { "nach", TOKEN_PREPOSITION },     { "ob", TOKEN_CLAUSE },
  { "ohne", TOKEN_PREPOSITION },     { "sich", TOKEN_PLACEHOLDER },
  { "sie", TOKEN_SUBJECT },          { "um", TOKEN_CLAUSE },
  { "unter", TOKEN_PREPOSITION },    { "von", TOKEN_PREPOSITION },
  { "vor", TOKEN_PREPOSITION },      { "war", TOKEN_AUXILIARY },
  { "wir", TOKEN_SUBJECT },          { "zu", TOKEN_PREPOSITION },
  { "zwischen", TOKEN_PREPOSITION }, { "über", TOKEN_PREPOSITION },
  { "…", TOKEN_PLACEHOLDER },
};

static const Notation english_notations[] = {
  { "I", TOKEN_SUBJECT },           { "a", TOKEN_ARTICLE },
  { "about", TOKEN_PREPOSITION },   { "against", TOKEN_PREPOSITION },
  { "an", TOKEN_ARTICLE },          { "at", TOKEN_PREPOSITION },
  { "between", TOKEN_PREPOSITION }, { "by", TOKEN_PREPOSITION },
  { "for", TOKEN_PREPOSITION },     { "from", TOKEN_PREPOSITION },
  { "had", TOKEN_AUXILIARY },       { "has", TOKEN_AUXILIARY },
  { "have", TOKEN_AUXILIARY },      { "he", TOKEN_SUBJECT },
  { "in", TOKEN_PREPOSITION },      { "into", TOKEN_PREPOSITION },
  { "it", TOKEN_SUBJECT },          { "of", TOKEN_PREPOSITION },
  { "on", TOKEN_PREPOSITION },      { "onto", TOKEN_PREPOSITION },
  { "over", TOKEN_PREPOSITION },    { "sb.", TOKEN_PLACEHOLDER },
  { "sb.'s", TOKEN_PLACEHOLDER },   { "sb.’s", TOKEN_PLACEHOLDER },
  { "she", TOKEN_SUBJECT },         { "so.", TOKEN_PLACEHOLDER },
  { "sth.", TOKEN_PLACEHOLDER },    { "that", TOKEN_CLAUSE },
  { "the", TOKEN_ARTICLE },         { "to", TOKEN_ARTICLE },
  { "towards", TOKEN_PREPOSITION }, { "upon", TOKEN_PREPOSITION },
  { "we", TOKEN_SUBJECT },          { "with", TOKEN_PREPOSITION },
  { "you", TOKEN_SUBJECT },         { "yourself", TOKEN_PLACEHOLDER },
  { "…", TOKEN_PLACEHOLDER },
};

static const struct {
  const Notation *notations;
  gsize n;
} sides[LESART_N_SIDES] = {
  [LESART_SIDE_GERMAN] = { german_notations, G_N_ELEMENTS (german_notations) },
  [LESART_SIDE_ENGLISH] = { english_notations, G_N_ELEMENTS (english_notations) },
};

static TokenKind
kind_of_part (LesartSide side, const char *bytes, gsize n_bytes)
{
  gsize low = 0, high = sides[side].n;

  if (n_bytes > MAX_NOTATION || (n_bytes > 1 && g_ascii_isupper (*bytes)))
    return TOKEN_WORD;
  while (low < high) {
    gsize middle = low + (high - low) / 2;
    const char *word = sides[side].notations[middle].word;
    int order = (guchar) word[0] - (guchar) bytes[0];

    if (order == 0)
      order = strncmp (word, bytes, n_bytes);

    if (order == 0 && word[n_bytes] == '\0')
      return sides[side].notations[middle].kind;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return TOKEN_WORD;
}

/* "jdn./etw." is what its parts are, if they are the same. */
static TokenKind
kind_of (LesartSide side, LesartPiece token)
{
  const char *end = token.bytes + token.n_bytes;
  TokenKind kind = TOKEN_WORD;

  if (token.n_bytes > 1 && end[-1] == ',')
    end--;
  for (const char *at = token.bytes; at < end;) {
    const char *stroke = memchr (at, '/', (gsize) (end - at));
    const char *stop = stroke != NULL ? stroke : end;
    TokenKind part = kind_of_part (side, at, (gsize) (stop - at));

    if (part == TOKEN_WORD || (at > token.bytes && part != kind))
      return TOKEN_WORD;
    kind = part;
    at = stop + 1;
  }
  return kind;
}

typedef struct {
  guint n;
  LesartPiece pieces[MAX_TOKENS];
  TokenKind kinds[MAX_TOKENS];
} Tokens;

static void
split_tokens (Tokens *tokens, LesartSide side, const char *plain, gsize n_bytes)
{
  const char *end = plain + n_bytes;

  tokens->n = 0;
  for (const char *at = plain; at < end && tokens->n < MAX_TOKENS; tokens->n++) {
    const char *space = memchr (at, ' ', (gsize) (end - at));
    const char *stop = space != NULL ? space : end;

    tokens->pieces[tokens->n] = (LesartPiece){ at, (gsize) (stop - at) };
    tokens->kinds[tokens->n] = kind_of (side, tokens->pieces[tokens->n]);
    at = stop + 1;
  }
}

/* Cuts off what depends on the word: "argumentieren, dass", "jdn. bitten, etw. zu tun". */
static void
cut_at_comma (Tokens *tokens)
{
  for (guint i = 0; i + 1 < tokens->n; i++)
    if (tokens->pieces[i].bytes[tokens->pieces[i].n_bytes - 1] == ','
        && (tokens->kinds[i + 1] == TOKEN_CLAUSE || tokens->kinds[i + 1] == TOKEN_PLACEHOLDER))
      tokens->n = i + 1;
}

/* Whether @i only notes how the rest is used. */
static gboolean
is_notation (const Tokens *tokens, guint i, gboolean with_prepositions)
{
  if (tokens->kinds[i] == TOKEN_PLACEHOLDER)
    return TRUE;
  return with_prepositions && tokens->kinds[i] == TOKEN_PREPOSITION && i + 1 < tokens->n
         && tokens->kinds[i + 1] == TOKEN_PLACEHOLDER;
}

/* Puts the words that are left without notations into @room, which can be where they lie.
 * Returns: how many words these are */
static guint
join_words (const Tokens *tokens, gboolean with_prepositions, char *room, LesartPiece *joined)
{
  guint begin = 0, n = 0;
  gsize n_bytes = 0;

  while (begin + 1 < tokens->n
         && (tokens->kinds[begin] == TOKEN_SUBJECT || tokens->kinds[begin] == TOKEN_ARTICLE))
    begin++;
  while (begin > 0 && begin + 1 < tokens->n && tokens->kinds[begin] == TOKEN_AUXILIARY)
    begin++;
  for (guint i = begin; i < tokens->n; i++) {
    if (is_notation (tokens, i, with_prepositions))
      continue;
    if (n++ > 0)
      room[n_bytes++] = ' ';
    memmove (room + n_bytes, tokens->pieces[i].bytes, tokens->pieces[i].n_bytes);
    n_bytes += tokens->pieces[i].n_bytes;
  }
  while (n_bytes > 1 && room[n_bytes - 1] == ',')
    n_bytes--;
  *joined = (LesartPiece){ room, n_bytes };
  return n;
}

static LesartPiece
get_core (LesartSide side, char *plain, gsize n_bytes, gboolean bare)
{
  Tokens tokens;
  LesartPiece core = { plain, n_bytes };

  if (memchr (plain, ' ', n_bytes) == NULL)
    return core;
  split_tokens (&tokens, side, plain, n_bytes);
  if (bare)
    cut_at_comma (&tokens);
  if (tokens.n == MAX_TOKENS || join_words (&tokens, bare, plain, &core) == 0)
    return (LesartPiece){ plain, n_bytes };
  return core;
}

/**
 * lesart_ding_get_core:
 * @plain: (inout): words of a wording, @n_bytes; they are moved in it
 *
 * Returns: the words without "to", "etw." and the like
 */
LesartPiece
lesart_ding_get_core (LesartSide side, char plain[LESART_WORDING_MAX], gsize n_bytes)
{
  return get_core (side, plain, n_bytes, FALSE);
}

/**
 * lesart_ding_get_headword:
 * @plain: (inout): words of a German wording, @n_bytes; they are moved in it
 *
 * Returns: the words without prepositions of what is left open, too: "warten" of "auf etw. warten"
 */
LesartPiece
lesart_ding_get_headword (char plain[LESART_WORDING_MAX], gsize n_bytes)
{
  return get_core (LESART_SIDE_GERMAN, plain, n_bytes, TRUE);
}

/**
 * lesart_ding_is_clause:
 * @wording: a German wording
 *
 * Returns: whether it has a finite verb behind its subject: "er/sie wartet", "er ist"
 */
gboolean
lesart_ding_is_clause (LesartPiece wording)
{
  char plain[LESART_WORDING_MAX];
  gsize n_bytes = lesart_ding_get_plain (wording, plain);
  Tokens tokens;

  split_tokens (&tokens, LESART_SIDE_GERMAN, plain, n_bytes);
  return tokens.n > 1 && tokens.kinds[0] == TOKEN_SUBJECT;
}

/* --- Keys --- */

typedef struct {
  LesartPiece *keys;
  guint n;
} Keys;

static void
add_key (Keys *keys, LesartPiece key)
{
  if (key.n_bytes == 0 || keys->n == LESART_DING_MAX_KEYS)
    return;
  for (guint i = 0; i < keys->n; i++)
    if (keys->keys[i].n_bytes == key.n_bytes
        && memcmp (keys->keys[i].bytes, key.bytes, key.n_bytes) == 0)
      return;
  keys->keys[keys->n++] = key;
}

/* /KI/, and /KI, AI/ */
static void
add_abbreviations (Keys *keys, LesartPiece wording)
{
  const char *end = wording.bytes + wording.n_bytes;

  if (memchr (wording.bytes, '/', wording.n_bytes) == NULL)
    return;
  for (const char *at = wording.bytes; at < end;) {
    const char *behind = lesart_ding_skip_mark (wording.bytes, at, end);

    if (behind > at && *at == '/')
      for (const char *p = at + 1, *stop; p < behind; p = stop + 1) {
        for (stop = p; stop < behind - 1 && *stop != ',' && *stop != ';'; stop++)
          ;
        add_key (keys, lesart_ding_trim ((LesartPiece){ p, (gsize) (stop - p) }));
      }
    at = behind > at ? behind : at + 1;
  }
}

/* "auftragen/aufbringen" is found by either. */
static void
add_alternatives (Keys *keys, LesartPiece key)
{
  const char *end = key.bytes + key.n_bytes;

  if (memchr (key.bytes, '/', key.n_bytes) == NULL || memchr (key.bytes, ' ', key.n_bytes) != NULL)
    return;
  for (const char *at = key.bytes; at < end;) {
    const char *stroke = memchr (at, '/', (gsize) (end - at));
    const char *stop = stroke != NULL ? stroke : end;

    if (stop - at > 3)
      add_key (keys, (LesartPiece){ at, (gsize) (stop - at) });
    at = stop + 1;
  }
}

/* A whole sentence, or longer than what somebody looks up. */
static gboolean
is_example (LesartPiece plain)
{
  char last = plain.bytes[plain.n_bytes - 1];

  return plain.n_bytes > MAX_KEY_BYTES
         || (plain.n_bytes > MIN_SENTENCE && g_ascii_isupper (plain.bytes[0])
             && (last == '.' || last == '?' || last == '!'));
}

/* What several words are found by. @room is for two more of their length. */
static void
add_words (Keys *keys, LesartPiece plain, LesartSide side, char *room)
{
  Tokens tokens;
  LesartPiece key;
  guint n;

  if (is_example (plain))
    return;
  split_tokens (&tokens, side, plain.bytes, plain.n_bytes);
  if (tokens.n == MAX_TOKENS)
    return;
  if (tokens.n <= MAX_KEY_WORDS)
    add_key (keys, plain);
  /* In German what is left of "auf etw. warten" with its preposition is no phrase. */
  if (side == LESART_SIDE_ENGLISH) {
    n = join_words (&tokens, FALSE, room, &key);
    if (n > 0 && n <= MAX_KEY_WORDS)
      add_key (keys, key);
  }
  cut_at_comma (&tokens);
  n = join_words (&tokens, TRUE, room + LESART_WORDING_MAX, &key);
  if (n > 0 && n <= MAX_KEY_WORDS)
    add_key (keys, key);
}

/**
 * lesart_ding_get_keys:
 * @wording: with its marks
 * @room: where keys are put together
 * @keys: (out): the strings that @wording is found by, the whole wording first
 *
 * Returns: how many keys it has
 */
guint
lesart_ding_get_keys (LesartPiece wording,
                      LesartSide side,
                      char room[3 * LESART_WORDING_MAX],
                      LesartPiece keys[LESART_DING_MAX_KEYS])
{
  Keys found = { keys, 0 };
  LesartPiece plain = { room, lesart_ding_get_plain (wording, room) };

  if (memchr (room, ' ', plain.n_bytes) == NULL)
    add_key (&found, plain);
  else
    add_words (&found, plain, side, room + LESART_WORDING_MAX);
  if (found.n > 0)
    add_alternatives (&found, keys[found.n - 1]);
  add_abbreviations (&found, wording);
  return found.n;
}

/* --- Spelling --- */

static gsize
put (char *folded, gunichar c, LesartDingFold fold)
{
  static const struct {
    gunichar letter;
    const char *plain;
  } folds[] = { { 0xe4, "ae" }, { 0xf6, "oe" }, { 0xfc, "ue" }, { 0xdf, "ss" } };

  if (fold >= LESART_DING_LOWER)
    c = g_unichar_tolower (c);
  if (fold == LESART_DING_FOLD)
    for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
      if (c == folds[i].letter) {
        memcpy (folded, folds[i].plain, 2);
        return 2;
      }
  return (gsize) g_unichar_to_utf8 (c, folded);
}

/* Returns: the character at @at as it is compared; 0 if it does not count */
static gunichar
clean (gunichar c)
{
  switch (c) {
  case 0xad:
  case 0x200b:
  case 0x200c:
  case 0x200d:
  case 0xfeff:
    return 0;
  case 0x2018:
  case 0x2019:
  case 0xb4:
    return '\'';
  case 0x2010:
  case 0x2011:
    return '-';
  case 0xa0:
  case 0x202f:
    return ' ';
  default:
    return c;
  }
}

/**
 * lesart_ding_fold:
 * @text: of fewer than %LESART_WORDING_MAX bytes; the rest is left out
 * @folded: (out): its bytes as they are compared
 *
 * What is no UTF-8 is taken as it is.
 *
 * Returns: bytes of @folded
 */
gsize
lesart_ding_fold (LesartPiece text, LesartDingFold fold, char folded[2 * LESART_WORDING_MAX])
{
  const char *end = text.bytes + MIN (text.n_bytes, LESART_WORDING_MAX);
  gsize n = 0;

  for (const char *at = text.bytes; at < end;) {
    gunichar c;

    if ((guchar) *at < 0x80) {
      folded[n++] = fold >= LESART_DING_LOWER && *at >= 'A' && *at <= 'Z' ? *at | 0x20 : *at;
      at++;
      continue;
    }
    c = g_utf8_get_char_validated (at, end - at);
    if (c >= (gunichar) -2) {
      folded[n++] = *at++;
      continue;
    }
    at = g_utf8_next_char (at);
    c = clean (c);
    if (c != 0)
      n += put (folded + n, c, fold);
  }
  return n;
}

/**
 * lesart_ding_hash:
 * @folded: what lesart_ding_fold() gives for %LESART_DING_FOLD
 *
 * Source: FNV-1a (Fowler, Noll, Vo), its 64 bits folded to 32
 */
guint32
lesart_ding_hash (const char *folded, gsize n_bytes)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; i < n_bytes; i++)
    hash = (hash ^ (guchar) folded[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  hash ^= hash >> 29;
  hash *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  return (guint32) (hash >> 32);
}

/**
 * lesart_wording_strip:
 * @wording: (inout): a wording of @side
 *
 * Takes from its words what only says how they are used: "to", "the", "etw.", "jdn."
 */
void
lesart_wording_strip (LesartWording *wording, LesartSide side)
{
  LesartPiece core = lesart_ding_get_core (side, wording->plain, wording->n_bytes);

  wording->n_bytes = core.n_bytes;
  wording->plain[core.n_bytes] = '\0';
}
