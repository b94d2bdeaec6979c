/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the lexicon where it lies in the mapped file (layout: lexicon-private.h): a form is
 * followed byte by byte through the automaton, its analyses are those of the paradigm it ends with.
 *
 * The bytes may be damaged: every index is checked before it is followed, a walk takes no more
 * steps than the form has bytes, and a lemma is made only of whole characters.
 */
#include "lexicon-private.h"

#include <string.h>

struct _LesartLexicon {
  const guint32 *arcs;
  const guint16 *paradigms;
  const guint32 *starts;
  const LesartLexeme *lexemes;
  const char *suffixes;
  LesartLexiconHeader sizes;
  guint32 root[256]; /* arc of each first byte, 0: none; the root is too wide to search each time */
};

G_DEFINE_QUARK (lesart - lexicon - error - quark, lesart_lexicon_error)

static gboolean
header_is_sound (const LesartLexiconHeader *header, gsize n_bytes)
{
  guint64 size = sizeof *header + (guint64) header->n_arcs * (sizeof (guint32) + sizeof (guint16))
                 + ((guint64) header->n_paradigms + 1) * sizeof (guint32)
                 + (guint64) header->n_lexemes * sizeof (LesartLexeme) + header->n_suffixes;

  return header->magic == LESART_LEXICON_MAGIC && size == n_bytes && header->n_arcs >= 2
         && header->n_arcs % 2 == 0 && header->n_arcs <= LESART_ARC_MAX && header->n_suffixes > 0;
}

static void
index_root (LesartLexicon *lexicon)
{
  for (guint32 at = 1; at < lexicon->sizes.n_arcs; at++) {
    lexicon->root[lexicon->arcs[at] & 0xff] = at;
    if (lexicon->arcs[at] & LESART_ARC_LAST)
      break;
  }
}

/**
 * lesart_lexicon_new: (skip)
 * @bytes: the lexicon, aligned to 8; must outlive what is returned
 *
 * Returns: (transfer full): the lexicon, or %NULL with %LESART_LEXICON_ERROR_FORMAT
 */
LesartLexicon *
lesart_lexicon_new (const guint8 *bytes, gsize n_bytes, GError **error)
{
  const LesartLexiconHeader *header = (const LesartLexiconHeader *) (gconstpointer) bytes;
  LesartLexicon *lexicon;

  if (n_bytes < sizeof *header || !header_is_sound (header, n_bytes) || bytes[n_bytes - 1] != 0) {
    g_set_error_literal (error, LESART_LEXICON_ERROR, LESART_LEXICON_ERROR_FORMAT,
                         "not a lexicon, or of another version");
    return NULL;
  }
  lexicon = g_new0 (LesartLexicon, 1);
  lexicon->sizes = *header;
  lexicon->arcs = (const guint32 *) (gconstpointer) (header + 1);
  lexicon->paradigms = (const guint16 *) (gconstpointer) (lexicon->arcs + header->n_arcs);
  lexicon->starts = (const guint32 *) (gconstpointer) (lexicon->paradigms + header->n_arcs);
  lexicon->lexemes =
      (const LesartLexeme *) (gconstpointer) (lexicon->starts + header->n_paradigms + 1);
  lexicon->suffixes = (const char *) (lexicon->lexemes + header->n_lexemes);
  index_root (lexicon);
  return lexicon;
}

void
lesart_lexicon_free (LesartLexicon *lexicon)
{
  g_free (lexicon);
}

/* The arc with @label among those that begin at @at, 0 for none. */
static inline guint32
find_arc (const LesartLexicon *lexicon, guint32 at, guint8 label)
{
  if (at == 0 || at >= lexicon->sizes.n_arcs)
    return 0;
  while ((lexicon->arcs[at] & 0xff) != label)
    if ((lexicon->arcs[at] & LESART_ARC_LAST) || ++at == lexicon->sizes.n_arcs)
      return 0;
  return at;
}

static inline guint32
next_arc (const LesartLexicon *lexicon, guint32 arc, guint8 label)
{
  return find_arc (lexicon, lexicon->arcs[arc] >> LESART_ARC_TARGET_SHIFT, label);
}

static const LesartLexeme *
get_paradigm (const LesartLexicon *lexicon, guint32 arc, guint *n_lexemes)
{
  guint32 paradigm = lexicon->paradigms[arc], start, end;

  *n_lexemes = 0;
  if (paradigm == 0 || paradigm >= lexicon->sizes.n_paradigms)
    return NULL;
  start = lexicon->starts[paradigm];
  end = lexicon->starts[paradigm + 1];
  if (start >= end || end > lexicon->sizes.n_lexemes)
    return NULL;
  *n_lexemes = end - start;
  return &lexicon->lexemes[start];
}

/**
 * lesart_lexicon_lookup:
 * @lexicon: (nullable): without one nothing is known
 * @form: the word form as written, @n_bytes bytes of UTF-8; case matters
 * @n_lexemes: (out): how many analyses the form has
 *
 * Looks a form up. Takes a step for each byte and copies nothing.
 *
 * Returns: (transfer none) (nullable) (array length=n_lexemes): the analyses, those of a lemma side
 *   by side; %NULL if the form is not known
 */
const LesartLexeme *
lesart_lexicon_lookup (const LesartLexicon *lexicon,
                       const char *form,
                       gsize n_bytes,
                       guint *n_lexemes)
{
  guint32 arc;

  *n_lexemes = 0;
  if (lexicon == NULL || n_bytes == 0 || n_bytes >= LESART_LEMMA_MAX)
    return NULL;
  arc = lexicon->root[(guint8) form[0]];
  for (gsize i = 1; i < n_bytes && arc != 0; i++)
    arc = next_arc (lexicon, arc, (guint8) form[i]);
  return get_paradigm (lexicon, arc, n_lexemes);
}

/**
 * lesart_lexicon_find_prefixes:
 * @form: @n_bytes bytes of UTF-8
 * @lost: a letter that the forms end with and @form lacks, or 0: "Schul" with 'e'
 * @prefixes: (out caller-allocates): the forms that @form begins with, shortest first, their length
 *   without what is lost
 *
 * In one walk, as for one look-up.
 *
 * Returns: how many were found; @form itself may be among them
 */
guint
lesart_lexicon_find_prefixes (const LesartLexicon *lexicon,
                              const char *form,
                              gsize n_bytes,
                              char lost,
                              LesartPrefix prefixes[LESART_MAX_PREFIXES])
{
  guint n_found = 0;
  guint32 arc;

  if (lexicon == NULL || n_bytes == 0)
    return 0;
  arc = lexicon->root[(guint8) form[0]];
  for (gsize i = 1; arc != 0 && n_found < LESART_MAX_PREFIXES; i++) {
    guint32 last = lost == 0 ? arc : next_arc (lexicon, arc, (guint8) lost);

    prefixes[n_found].lexemes = get_paradigm (lexicon, last, &prefixes[n_found].n_lexemes);
    prefixes[n_found].n_bytes = (guint32) i;
    n_found += prefixes[n_found].lexemes != NULL;
    if (i == n_bytes)
      break;
    arc = next_arc (lexicon, arc, (guint8) form[i]);
  }
  return n_found;
}

/**
 * lesart_ending_kind: (skip)
 *
 * Returns: the label that endings begin with: words with a capital are learned apart
 */
char
lesart_ending_kind (const char *form)
{
  return g_unichar_isupper (g_utf8_get_char (form)) ? 'A' : 'a';
}

/**
 * lesart_lexicon_lookup_ending:
 * @form: a form that the lexicon does not have, @n_bytes bytes of UTF-8
 * @endings: (out caller-allocates): what forms are that end like it; the most frequent first
 *
 * Looks for the longest ending of @form that enough listed forms have. The lemmas of the analyses
 * differ from @form within this ending only.
 *
 * Returns: how many analyses, at most %LESART_MAX_ENDINGS, there are
 */
guint
lesart_lexicon_lookup_ending (const LesartLexicon *lexicon,
                              const char *form,
                              gsize n_bytes,
                              LesartPrefix endings[LESART_MAX_ENDINGS])
{
  guint32 longest = 0, arc;
  gsize n_longest = 0;
  guint n_found = 0;

  if (lexicon == NULL || n_bytes == 0)
    return 0;
  arc = find_arc (lexicon, lexicon->sizes.endings, (guint8) lesart_ending_kind (form));
  for (gsize i = n_bytes; i > 0 && arc != 0; i--) {
    arc = next_arc (lexicon, arc, (guint8) form[i - 1]);
    if (arc != 0 && next_arc (lexicon, arc, LESART_ENDING_FIRST_RANK) != 0) {
      longest = arc;
      n_longest = n_bytes - i + 1;
    }
  }
  for (guint8 i = 0; longest != 0 && i < LESART_MAX_ENDINGS; i++) {
    arc = next_arc (lexicon, longest, LESART_ENDING_FIRST_RANK + i);
    endings[n_found].lexemes = get_paradigm (lexicon, arc, &endings[n_found].n_lexemes);
    endings[n_found].n_bytes = (guint32) n_longest;
    n_found += endings[n_found].lexemes != NULL;
  }
  return n_found;
}

/**
 * lesart_fold_first:
 * @form: @n_bytes bytes of UTF-8, fewer than %LESART_LEMMA_MAX
 * @folded: (out caller-allocates): room for %LESART_LEMMA_MAX + 8 bytes
 *
 * Changes the case of the first letter: "Könnte" to "könnte", "häuser" to "Häuser".
 *
 * Returns: the length of @folded, which is not ended by NUL; 0 if @form does not begin with a
 *   character
 */
gsize
lesart_fold_first (const char *form, gsize n_bytes, char *folded)
{
  gunichar first = n_bytes == 0            ? 0
                   : (guchar) *form < 0x80 ? (gunichar) *form
                                           : g_utf8_get_char_validated (form, (gssize) n_bytes);
  gsize n_first, n_folded;

  if (first == 0 || first >= (gunichar) -2)
    return 0;
  if (first < 0x80) {
    memcpy (folded, form, n_bytes);
    *folded = g_ascii_isupper (*form) ? g_ascii_tolower (*form) : g_ascii_toupper (*form);
    return n_bytes;
  }
  n_first = (gsize) (g_utf8_next_char (form) - form);
  n_folded = (gsize) g_unichar_to_utf8 (
      g_unichar_isupper (first) ? g_unichar_tolower (first) : g_unichar_toupper (first), folded);
  memcpy (folded + n_folded, form + n_first, n_bytes - n_first);
  return n_folded + n_bytes - n_first;
}

/**
 * lesart_lexicon_lookup_folded:
 *
 * Like lesart_lexicon_lookup(), for a form with its first letter in the other case: what "Könnte"
 * at the beginning of a sentence is inside one. The lemmas are those of what lesart_fold_first()
 * gives.
 */
const LesartLexeme *
lesart_lexicon_lookup_folded (const LesartLexicon *lexicon,
                              const char *form,
                              gsize n_bytes,
                              guint *n_lexemes)
{
  char folded[LESART_LEMMA_MAX + 8];

  *n_lexemes = 0;
  if (n_bytes >= LESART_LEMMA_MAX)
    return NULL;
  n_bytes = lesart_fold_first (form, n_bytes, folded);
  return lesart_lexicon_lookup (lexicon, folded, n_bytes, n_lexemes);
}

/**
 * lesart_lexicon_has:
 *
 * Returns: whether @form can be of @word_class
 */
gboolean
lesart_lexicon_has (const LesartLexicon *lexicon,
                    const char *form,
                    gsize n_bytes,
                    LesartWordClass word_class)
{
  guint n;
  const LesartLexeme *lexemes = lesart_lexicon_lookup (lexicon, form, n_bytes, &n);

  for (guint i = 0; i < n; i++)
    if (lexemes[i].word_class == word_class)
      return TRUE;
  return FALSE;
}

/**
 * lesart_lexicon_get_lemma:
 * @lexeme: an analysis that @lexicon gave
 * @form: the form it was given for, @n_bytes bytes of UTF-8
 * @lemma: (out caller-allocates): room for %LESART_LEMMA_MAX bytes
 *
 * Makes the lemma: the form without its last bytes, and a suffix. For a form that ends like another
 * ("Baudezernenten" like "Dezernenten") the analyses of that one give its lemma just as well.
 *
 * Returns: the length of @lemma, which ends with NUL; 0, and an empty string, if it cannot be made
 */
gsize
lesart_lexicon_get_lemma (const LesartLexicon *lexicon,
                          const LesartLexeme *lexeme,
                          const char *form,
                          gsize n_bytes,
                          char *lemma)
{
  const char *suffix;
  gsize n_kept, n_suffix;

  lemma[0] = '\0';
  if (lexeme->cut > n_bytes || lexeme->suffix >= lexicon->sizes.n_suffixes)
    return 0;
  n_kept = n_bytes - lexeme->cut;
  suffix = lexicon->suffixes + lexeme->suffix;
  n_suffix = strlen (suffix);
  if (n_kept + n_suffix >= LESART_LEMMA_MAX || (lexeme->cut > 0 && (form[n_kept] & 0xc0) == 0x80)
      || !g_utf8_validate_len (suffix, n_suffix, NULL))
    return 0;
  memcpy (lemma, form, n_kept);
  memcpy (lemma + n_kept, suffix, n_suffix + 1);
  return n_kept + n_suffix;
}
