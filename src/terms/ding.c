/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes the Ding form apart. What stands in brackets is nested: "Folie {f} (in Zusammensetzungen
 * [alt])"; a bracket that nothing closes nearby is a character like others.
 */
#include "ding.h"

#include <string.h>

/* A bracket that is open for longer than this is none; keeps the time linear. */
#define MAX_BRACKET 400
#define MAX_ABBREVIATION 30

/* --- Pieces --- */

/**
 * lesart_ding_trim:
 *
 * Returns: @piece without blanks around it
 */
LesartPiece
lesart_ding_trim (LesartPiece piece)
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
  sides[LESART_SIDE_GERMAN] =
      lesart_ding_trim ((LesartPiece){ line.bytes, (gsize) (middle - line.bytes) });
  sides[LESART_SIDE_ENGLISH] =
      lesart_ding_trim ((LesartPiece){ middle + 2, (gsize) (end - middle - 2) });
  return sides[LESART_SIDE_GERMAN].n_bytes > 0 && sides[LESART_SIDE_ENGLISH].n_bytes > 0;
}

static LesartPiece
cut (LesartPiece *rest, const char *end)
{
  LesartPiece piece = { rest->bytes, (gsize) (end - rest->bytes) };
  gsize taken = MIN (piece.n_bytes + 1, rest->n_bytes);

  rest->bytes += taken;
  rest->n_bytes -= taken;
  return lesart_ding_trim (piece);
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
    *sub = lesart_ding_trim (*rest);
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

/* Nearly all bytes of a list are asked what they begin. */
#define MARK 1
#define STOP 2 /* between wordings */
static const guint8 roles[256] = {
  ['('] = MARK, ['['] = MARK, ['{'] = MARK, ['<'] = MARK, ['/'] = MARK, [';'] = STOP
};

static inline gboolean
is_blank (char c)
{
  return (guchar) c <= ' ' || c == 0x7f;
}

/* Returns: behind the mark that begins at @at; @at if none does */
static inline const char *
skip_mark (const char *begin, const char *at, const char *end)
{
  if (roles[(guchar) *at] != MARK)
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
 * lesart_ding_skip_mark:
 * @begin: where the wording begins
 * @at: a byte of it
 *
 * Returns: behind the mark that begins at @at, {f} or /KI/; @at if none does
 */
const char *
lesart_ding_skip_mark (const char *begin, const char *at, const char *end)
{
  return skip_mark (begin, at, end);
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

    for (const char *behind; at < end && roles[(guchar) *at] != STOP; at = behind) {
      behind = at + 1;
      if (roles[(guchar) *at] == MARK)
        behind = MAX (behind, skip_mark (rest->bytes, at, end));
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

    if (behind > at) {
      at = behind;
    } else if (is_blank (*at)) {
      if (n > 0 && plain[n - 1] != ' ')
        plain[n++] = ' ';
      at++;
    } else {
      do
        plain[n++] = *at++;
      while (at < end && n + 1 < LESART_WORDING_MAX && !is_blank (*at)
             && roles[(guchar) *at] != MARK);
    }
  }
  while (n > 0 && (plain[n - 1] == ' ' || plain[n - 1] == ','))
    n--;
  if (n + 1 == LESART_WORDING_MAX) { /* a long one is cut between characters */
    const char *whole;

    g_utf8_validate_len (plain, n, &whole);
    n = (gsize) (whole - plain);
  }
  plain[n] = '\0';
  return n;
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
  LesartRemark mark = { .text =
                            lesart_ding_trim ((LesartPiece){ at + 1, (gsize) (behind - at - 2) }) };

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
