/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the Ding form. What stands in brackets is nested: "Folie {f} (in Zusammensetzungen [alt])";
 * a bracket that nothing closes nearby is a character like others.
 *
 * A wording is found by its words, and where it has placeholders by what is left without them:
 * "auf etw. warten" by "warten", "to wait for sth." by "wait for" and "wait".
 */
#include "ding.h"

#include <string.h>

/* A bracket that is open for longer than this is none; keeps the time linear. */
#define MAX_BRACKET 400
#define MAX_ABBREVIATION 30
#define MAX_TOKENS 24
/* Wordings of more words are examples, not what somebody looks up. */
#define MAX_KEY_WORDS 6
#define MAX_NOTATION 10 /* bytes of the longest one */

/* --- Pieces --- */

static LesartPiece
trim (LesartPiece piece)
{
  while (piece.n_bytes > 0 && (guchar) piece.bytes[0] <= ' ') {
    piece.bytes++;
    piece.n_bytes--;
  }
  while (piece.n_bytes > 0 && (guchar) piece.bytes[piece.n_bytes - 1] <= ' ')
    piece.n_bytes--;
  return piece;
}

/**
 * lesart_ding_split_line:
 * @sides: (out): German, English
 *
 * Returns: whether @line is an entry: not empty, not a comment, with one "::"
 */
gboolean
lesart_ding_split_line (LesartPiece line, LesartPiece sides[LESART_N_SIDES])
{
  const char *middle = NULL, *end = line.bytes + line.n_bytes;

  if (line.n_bytes < 4 || line.n_bytes > LESART_DING_MAX_LINE || line.bytes[0] == '#')
    return FALSE;
  for (const char *at = line.bytes;
       (at = memchr (at, ':', (gsize) (end - at))) != NULL && at + 1 < end; at++)
    if (at[1] == ':') {
      middle = at;
      break;
    }
  if (middle == NULL)
    return FALSE;
  sides[LESART_SIDE_GERMAN] = trim ((LesartPiece){ line.bytes, (gsize) (middle - line.bytes) });
  sides[LESART_SIDE_ENGLISH] = trim ((LesartPiece){ middle + 2, (gsize) (end - middle - 2) });
  return sides[LESART_SIDE_GERMAN].n_bytes > 0 && sides[LESART_SIDE_ENGLISH].n_bytes > 0;
}

static LesartPiece
cut (LesartPiece *rest, const char *end)
{
  LesartPiece piece = { rest->bytes, (gsize) (end - rest->bytes) };
  gsize taken = MIN (piece.n_bytes + 1, rest->n_bytes);

  rest->bytes += taken;
  rest->n_bytes -= taken;
  return trim (piece);
}

/**
 * lesart_ding_next_sub:
 * @rest: (inout): what is left of a side
 * @sub: (out): its next sub-entry, which can be empty
 */
gboolean
lesart_ding_next_sub (LesartPiece *rest, LesartPiece *sub)
{
  const char *end;

  if (rest->bytes == NULL)
    return FALSE;
  end = memchr (rest->bytes, '|', rest->n_bytes);
  if (end != NULL) {
    *sub = cut (rest, end);
  } else {
    *sub = trim (*rest);
    rest->bytes = NULL;
  }
  return TRUE;
}

/* Returns: behind the bracket that closes the one at @at; @at if none does */
static const char *
skip_bracket (const char *at, const char *end)
{
  char closing[16];
  guint depth = 0;

  end = MIN (end, at + MAX_BRACKET);
  for (const char *p = at; p < end; p++)
    switch (*p) {
    case '(':
    case '[':
    case '{':
    case '<':
      if (depth == sizeof closing)
        return at;
      closing[depth++] = *p == '(' ? ')' : *p == '[' ? ']' : *p == '{' ? '}' : '>';
      break;
    case ')':
    case ']':
    case '}':
    case '>':
      if (depth > 0 && *p == closing[depth - 1] && --depth == 0)
        return p + 1;
      break;
    default:
      break;
    }
  return at;
}

/* Returns: behind "/KI/" where @at is its first stroke; @at if it is none */
static const char *
skip_abbreviation (const char *begin, const char *at, const char *end)
{
  const char *close;

  if ((at > begin && at[-1] != ' ') || at + 2 >= end || at[1] == ' ')
    return at;
  close = memchr (at + 1, '/', (gsize) (MIN (end, at + MAX_ABBREVIATION) - at - 1));
  if (close == NULL || close[-1] == ' '
      || (close + 1 < end && close[1] != ' ' && close[1] != ';' && close[1] != ','))
    return at;
  return close + 1;
}

/* Returns: behind the mark that begins at @at; @at if none does */
static inline const char *
skip_mark (const char *begin, const char *at, const char *end)
{
  if (g_ascii_isalpha (*at))
    return at;
  switch (*at) {
  case '(':
  case '[':
  case '{':
  case '<':
    return skip_bracket (at, end);
  case '/':
    return skip_abbreviation (begin, at, end);
  default:
    return at;
  }
}

/**
 * lesart_ding_next_wording:
 * @rest: (inout): what is left of a sub-entry
 * @wording: (out): its next wording, with its marks
 */
gboolean
lesart_ding_next_wording (LesartPiece *rest, LesartPiece *wording)
{
  while (rest->n_bytes > 0) {
    const char *end = rest->bytes + rest->n_bytes, *at = rest->bytes;

    while (at < end && *at != ';') {
      const char *behind = skip_mark (rest->bytes, at, end);
      at = behind > at ? behind : at + 1;
    }
    *wording = cut (rest, at);
    if (wording->n_bytes > 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * lesart_ding_get_plain:
 * @plain: (out): the words of @wording without its marks, ended by NUL
 *
 * Returns: bytes of @plain
 */
gsize
lesart_ding_get_plain (LesartPiece wording, char plain[LESART_WORDING_MAX])
{
  const char *end = wording.bytes + wording.n_bytes;
  gsize n = 0;

  for (const char *at = wording.bytes; at < end && n + 1 < LESART_WORDING_MAX;) {
    const char *behind = skip_mark (wording.bytes, at, end);

    if (behind > at)
      at = behind;
    else if ((guchar) *at > ' ' && *at != 0x7f)
      plain[n++] = *at++;
    else if (n > 0 && plain[n - 1] != ' ')
      plain[n++] = ' ', at++;
    else
      at++;
  }
  while (n > 0 && (plain[n - 1] == ' ' || plain[n - 1] == ','))
    n--;
  /* A long one is cut between characters. */
  if (n + 1 == LESART_WORDING_MAX)
    while (n > 0 && ((guchar) plain[n - 1] & 0xc0) == 0x80)
      n--;
  plain[n] = '\0';
  return n;
}

/* --- Placeholders --- */

typedef enum {
  TOKEN_WORD,
  TOKEN_PLACEHOLDER,
  TOKEN_PREPOSITION, /* goes with a placeholder behind it */
  TOKEN_SUBJECT,     /* er/sie, to, a: goes where it is first */
  TOKEN_AUXILIARY,   /* hat/hatte: goes behind a subject */
} TokenKind;

typedef struct {
  const char *word;
  TokenKind kind;
} Notation;

/* What the lists write around the word that an entry is about. */
static const Notation german_notations[] = {
  { "an", TOKEN_PREPOSITION },     { "auf", TOKEN_PREPOSITION },
  { "aus", TOKEN_PREPOSITION },    { "bei", TOKEN_PREPOSITION },
  { "bis", TOKEN_PREPOSITION },    { "das", TOKEN_SUBJECT },
  { "der", TOKEN_SUBJECT },        { "die", TOKEN_SUBJECT },
  { "du", TOKEN_SUBJECT },         { "durch", TOKEN_PREPOSITION },
  { "er", TOKEN_SUBJECT },         { "es", TOKEN_SUBJECT },
  { "etw", TOKEN_PLACEHOLDER },    { "etw.", TOKEN_PLACEHOLDER },
  { "etwas", TOKEN_PLACEHOLDER },  { "für", TOKEN_PREPOSITION },
  { "gegen", TOKEN_PREPOSITION },  { "gegenüber", TOKEN_PREPOSITION },
  { "hat", TOKEN_AUXILIARY },      { "hatte", TOKEN_AUXILIARY },
  { "hinter", TOKEN_PREPOSITION }, { "ich", TOKEN_SUBJECT },
  { "ihr", TOKEN_SUBJECT },        { "in", TOKEN_PREPOSITION },
  { "ist", TOKEN_AUXILIARY },      { "jd.", TOKEN_PLACEHOLDER },
  { "jdm.", TOKEN_PLACEHOLDER },   { "jdn.", TOKEN_PLACEHOLDER },
  { "jds.", TOKEN_PLACEHOLDER },   { "mit", TOKEN_PREPOSITION },
  { "nach", TOKEN_PREPOSITION },   { "ohne", TOKEN_PREPOSITION },
  { "sich", TOKEN_PLACEHOLDER },   { "sie", TOKEN_SUBJECT },
  { "um", TOKEN_PREPOSITION },     { "unter", TOKEN_PREPOSITION },
  { "von", TOKEN_PREPOSITION },    { "vor", TOKEN_PREPOSITION },
  { "war", TOKEN_AUXILIARY },      { "wir", TOKEN_SUBJECT },
  { "zu", TOKEN_PREPOSITION },     { "zwischen", TOKEN_PREPOSITION },
  { "über", TOKEN_PREPOSITION },   { "…", TOKEN_PLACEHOLDER },
};

static const Notation english_notations[] = {
  { "I", TOKEN_SUBJECT },
  { "a", TOKEN_SUBJECT },
  { "about", TOKEN_PREPOSITION },
  { "against", TOKEN_PREPOSITION },
  { "an", TOKEN_SUBJECT },
  { "at", TOKEN_PREPOSITION },
  { "between", TOKEN_PREPOSITION },
  { "by", TOKEN_PREPOSITION },
  { "for", TOKEN_PREPOSITION },
  { "from", TOKEN_PREPOSITION },
  { "had", TOKEN_AUXILIARY },
  { "has", TOKEN_AUXILIARY },
  { "have", TOKEN_AUXILIARY },
  { "he", TOKEN_SUBJECT },
  { "in", TOKEN_PREPOSITION },
  { "into", TOKEN_PREPOSITION },
  { "it", TOKEN_SUBJECT },
  { "of", TOKEN_PREPOSITION },
  { "on", TOKEN_PREPOSITION },
  { "onto", TOKEN_PREPOSITION },
  { "over", TOKEN_PREPOSITION },
  { "sb.", TOKEN_PLACEHOLDER },
  { "sb.'s", TOKEN_PLACEHOLDER },
  { "sb.’s", TOKEN_PLACEHOLDER },
  { "she", TOKEN_SUBJECT },
  { "so.", TOKEN_PLACEHOLDER },
  { "sth.", TOKEN_PLACEHOLDER },
  { "the", TOKEN_SUBJECT },
  { "to", TOKEN_SUBJECT },
  { "towards", TOKEN_PREPOSITION },
  { "upon", TOKEN_PREPOSITION },
  { "we", TOKEN_SUBJECT },
  { "with", TOKEN_PREPOSITION },
  { "you", TOKEN_SUBJECT },
  { "yourself", TOKEN_PLACEHOLDER },
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

  if (n_bytes > MAX_NOTATION)
    return TOKEN_WORD;
  while (low < high) {
    gsize middle = low + (high - low) / 2;
    const char *word = sides[side].notations[middle].word;
    int order = strncmp (word, bytes, n_bytes);

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

/* What stands behind a comma is said of what stands before it: "argumentieren, dass". */
static void
cut_at_comma (Tokens *tokens)
{
  for (guint i = 0; i + 1 < tokens->n; i++)
    if (tokens->pieces[i].bytes[tokens->pieces[i].n_bytes - 1] == ',')
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

  while (begin + 1 < tokens->n && tokens->kinds[begin] == TOKEN_SUBJECT)
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
    const char *behind = skip_mark (wording.bytes, at, end);

    if (behind > at && *at == '/')
      for (const char *p = at + 1, *stop; p < behind; p = stop + 1) {
        for (stop = p; stop < behind - 1 && *stop != ',' && *stop != ';'; stop++)
          ;
        add_key (keys, trim ((LesartPiece){ p, (gsize) (stop - p) }));
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

/* What several words are found by. @room is for two more of their length. */
static void
add_words (Keys *keys, LesartPiece plain, LesartSide side, char *room)
{
  Tokens tokens;
  LesartPiece key;
  guint n;

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
      folded[n++] = fold >= LESART_DING_LOWER ? g_ascii_tolower (*at) : *at;
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

/* --- Wordings --- */

static guint32
classes_of_grammar (const char *name)
{
  static const struct {
    const char *name;
    guint32 class_bit;
  } classes[] = {
    { "adj", 1u << LESART_CLASS_ADJECTIVE },    { "adv", 1u << LESART_CLASS_ADVERB },
    { "conj", 1u << LESART_CLASS_CONJUNCTION }, { "interj", 1u << LESART_CLASS_OTHER },
    { "num", 1u << LESART_CLASS_NUMERAL },      { "ppron", 1u << LESART_CLASS_PRONOUN },
    { "pron", 1u << LESART_CLASS_PRONOUN },     { "prp", 1u << LESART_CLASS_PREPOSITION },
    { "v", 1u << LESART_CLASS_VERB },           { "vi", 1u << LESART_CLASS_VERB },
    { "vr", 1u << LESART_CLASS_VERB },          { "vt", 1u << LESART_CLASS_VERB },
  };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (strcmp (name, classes[i].name) == 0)
      return classes[i].class_bit;
  return 0;
}

/* {f}, {m,n}, {pl}, {prp; +Dat.} */
static void
read_grammar (LesartPiece mark, LesartWording *wording)
{
  const char *end = mark.bytes + mark.n_bytes;

  for (const char *at = mark.bytes, *stop; at < end; at = stop + 1) {
    char name[8] = "";

    while (at < end && *at == ' ')
      at++;
    for (stop = at; stop < end && *stop != ',' && *stop != ';' && *stop != '/'; stop++)
      if (stop - at < (gssize) sizeof name - 1)
        name[stop - at] = *stop;
    if (strcmp (name, "pl") == 0)
      wording->features |= LESART_PLURAL;
    else if (name[0] != '\0' && name[1] == '\0')
      wording->features |= name[0] == 'm'   ? LESART_MASCULINE
                           : name[0] == 'f' ? LESART_FEMININE
                           : name[0] == 'n' ? LESART_NEUTER
                                            : 0;
    wording->classes |= classes_of_grammar (name);
  }
  if (wording->features != 0)
    wording->classes |= 1u << LESART_CLASS_NOUN;
}

static void
add_mark (LesartWording *wording, const char *at, const char *behind)
{
  LesartRemark mark = { .text = trim ((LesartPiece){ at + 1, (gsize) (behind - at - 2) }) };

  mark.kind = *at == '{'   ? LESART_REMARK_GRAMMAR
              : *at == '[' ? LESART_REMARK_LABEL
              : *at == '(' ? LESART_REMARK_GLOSS
              : *at == '/' ? LESART_REMARK_ABBREVIATION
                           : LESART_REMARK_RELATED;
  if (mark.text.n_bytes == 0)
    return;
  if (mark.kind == LESART_REMARK_GRAMMAR)
    read_grammar (mark.text, wording);
  if (wording->n_remarks < LESART_MAX_REMARKS)
    wording->remarks[wording->n_remarks++] = mark;
}

/**
 * lesart_wording_next:
 * @rest: (inout): what is left of a sub-entry; at first @wordings of a #LesartEntry
 * @wording: (out): its next wording
 *
 * Returns: whether there was one
 */
gboolean
lesart_wording_next (LesartPiece *rest, LesartWording *wording)
{
  LesartPiece piece;
  const char *end;

  if (!lesart_ding_next_wording (rest, &piece))
    return FALSE;
  wording->n_bytes = lesart_ding_get_plain (piece, wording->plain);
  wording->features = 0;
  wording->classes = 0;
  wording->n_remarks = 0;
  end = piece.bytes + piece.n_bytes;
  for (const char *at = piece.bytes; at < end;) {
    const char *behind = skip_mark (piece.bytes, at, end);

    if (behind > at)
      add_mark (wording, at, behind);
    at = behind > at ? behind : at + 1;
  }
  return TRUE;
}
