/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is read in the place of a text that is spelled without regard to capitals: a headline or a
 * whole article in capitals, a message in small letters. Every letter stays in its place, so that
 * what is found in the copy has its position in the text.
 *
 * In other lines, too, a day of the week or a month in capitals (am DONNERSTAG) is taken for the
 * noun, and a place at the beginning (KÖLN. Die Stadt ...) for the place.
 *
 * A word is looked up in both spellings. A function word or adjective is small; of a noun and a
 * verb that are spelled alike (ESSEN) the word before decides; what the lexicon does not know is a
 * name, or, with up to three letters, an acronym.
 */
#include "respell.h"

#include <string.h>

#include "lexicon.h"

#define SHOUTED_MIN 12    /* capital letters of a line, with few small ones among them */
#define UNCAPITALISED 200 /* small letters of a text for each capital one */
#define WORD_MAX 80       /* bytes; longer runs of letters are no words */
#define ACRONYM_MAX 3     /* letters */
#define LONG_WORD 10      /* letters from which the ending tells the class */
#define CALENDAR_MIN 4    /* letters of JUNI */

#define BIT(word_class) (1u << (word_class))
#define FUNCTION_WORDS                                                                             \
  (BIT (LESART_CLASS_ARTICLE) | BIT (LESART_CLASS_PRONOUN) | BIT (LESART_CLASS_PREPOSITION)        \
   | BIT (LESART_CLASS_CONJUNCTION) | BIT (LESART_CLASS_PARTICLE) | BIT (LESART_CLASS_ADVERB)      \
   | BIT (LESART_CLASS_NUMERAL))
#define ADJECTIVES                                                                                 \
  (BIT (LESART_CLASS_ADJECTIVE) | BIT (LESART_CLASS_PARTICIPLE_1) | BIT (LESART_CLASS_PARTICIPLE_2))
#define NOUNS (BIT (LESART_CLASS_NOUN) | BIT (LESART_CLASS_NAME))
#define BEFORE_NOUN                                                                                \
  (BIT (LESART_CLASS_ARTICLE) | BIT (LESART_CLASS_PREPOSITION) | BIT (LESART_CLASS_ADJECTIVE)      \
   | BIT (LESART_CLASS_NUMERAL))

typedef enum {
  SPELLING_KEEP,
  SPELLING_SMALL,
  SPELLING_CAPITAL,
} Spelling;

typedef struct {
  const LesartLexicon *lexicon;
  const LesartTable *organisations;
  const LesartTable *times;
  int time_class;
  const LesartTable *places;
  const LesartTable *place_names;
  gboolean shouted;
  gboolean starts; /* a sentence begins */
  gboolean joined; /* a hyphen stands before the word */
  guint32 before;  /* classes of the word before */
} Respell;

/* --- what a text is like -------------------------------------------------------------------------
 */

typedef struct {
  gsize n_upper;
  gsize n_lower;
} Letters;

/* ASCII tells enough. */
static Letters
count_letters (const char *p, gsize n_bytes)
{
  Letters letters = { 0, 0 };

  for (const char *end = p + n_bytes; p < end; p++) {
    letters.n_upper += *p >= 'A' && *p <= 'Z';
    letters.n_lower += *p >= 'a' && *p <= 'z';
  }
  return letters;
}

static gboolean
is_shouted (Letters letters)
{
  return letters.n_upper >= SHOUTED_MIN && letters.n_lower * 10 <= letters.n_upper;
}

static gboolean
is_uncapitalised (Letters letters)
{
  return letters.n_lower >= UNCAPITALISED && letters.n_upper * UNCAPITALISED <= letters.n_lower;
}

/* --- a word --------------------------------------------------------------------------------------
 */

/* Copies @word with its first letter turned by @first and the others small. Returns FALSE if that
 * changes the number of bytes. */
static gboolean
spell (const char *word, gsize n_bytes, gunichar (*first) (gunichar), char *out)
{
  const char *end = word + n_bytes;
  char *o = out;

  for (const char *p = word; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    o += g_unichar_to_utf8 (p == word ? first (c) : g_unichar_tolower (c), o);
    if (o - out != g_utf8_next_char (p) - word)
      return FALSE;
  }
  return TRUE;
}

/* Capitals have no ß: GROSSE is looked up as große, too, which has as many bytes. */
static guint32
classes_of (const Respell *self, const char *form, gsize n_bytes)
{
  const char *ss = g_strstr_len (form, (gssize) n_bytes, "ss");
  const LesartLexeme *lexemes;
  char sharp[WORD_MAX];
  guint32 classes = 0;
  guint n;

  lexemes = lesart_lexicon_lookup (self->lexicon, form, n_bytes, &n);
  if (n == 0 && ss != NULL) {
    memcpy (sharp, form, n_bytes);
    memcpy (sharp + (ss - form), "ß", 2);
    lexemes = lesart_lexicon_lookup (self->lexicon, sharp, n_bytes, &n);
  }
  for (guint i = 0; i < n; i++)
    classes |= BIT (lexemes[i].word_class);
  return classes;
}

/* Does an unknown long word end like an adjective or a verb? */
static gboolean
ends_small (const Respell *self, const char *small, gsize n_bytes)
{
  LesartPrefix endings[LESART_MAX_ENDINGS];

  return g_utf8_strlen (small, (gssize) n_bytes) >= LONG_WORD
         && lesart_lexicon_lookup_ending (self->lexicon, small, n_bytes, endings) > 0
         && !(BIT (endings[0].lexemes[0].word_class) & NOUNS);
}

static Spelling
judge_unknown (const Respell *self, const char *word, const char *small, gsize n_bytes)
{
  guint32 row;

  if (g_utf8_strlen (word, (gssize) n_bytes) <= ACRONYM_MAX)
    return SPELLING_KEEP;
  if (self->shouted && self->organisations != NULL
      && lesart_table_lookup (self->organisations, word, (gssize) n_bytes, &row, 1) > 0)
    return SPELLING_KEEP; /* NATO */
  return !self->joined && ends_small (self, small, n_bytes) ? SPELLING_SMALL : SPELLING_CAPITAL;
}

static Spelling
judge (Respell *self, const char *word, const char *small, const char *capital, gsize n_bytes)
{
  guint32 as_small = classes_of (self, small, n_bytes);
  guint32 as_capital = classes_of (self, capital, n_bytes);
  guint32 before = self->before;

  self->before = as_small;
  if (as_small == 0 && as_capital == 0)
    return judge_unknown (self, word, small, n_bytes);
  if (as_small & (FUNCTION_WORDS | ADJECTIVES))
    return SPELLING_SMALL;
  if ((as_capital & NOUNS) && (as_small == 0 || (before & BEFORE_NOUN)))
    return SPELLING_CAPITAL;
  return SPELLING_SMALL;
}

static void
respell_word (Respell *self, char *word, gsize n_bytes)
{
  char small[WORD_MAX], capital[WORD_MAX];
  Spelling spelling;

  if (n_bytes > sizeof small || !spell (word, n_bytes, g_unichar_tolower, small)
      || !spell (word, n_bytes, g_unichar_toupper, capital))
    return;
  spelling = judge (self, word, small, capital, n_bytes);
  if (spelling == SPELLING_SMALL && self->starts)
    spelling = SPELLING_CAPITAL;
  if (spelling != SPELLING_KEEP)
    memcpy (word, spelling == SPELLING_SMALL ? small : capital, n_bytes);
}

/* --- a text --------------------------------------------------------------------------------------
 */

static void
respell_line (Respell *self, char *line, gsize n_bytes)
{
  char *word = NULL, *end = line + n_bytes;
  guint n_letters = 0;

  self->starts = TRUE;
  self->before = 0;
  for (char *p = line; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isalpha (c)) {
      if (word == NULL)
        self->joined = p > line && p[-1] == '-';
      word = word != NULL ? word : p;
      n_letters++;
      continue;
    }
    if (word != NULL) {
      respell_word (self, word, (gsize) (p - word));
      self->starts = FALSE;
      word = NULL;
    }
    if (c == '!' || c == '?' || (c == '.' && n_letters > 1))
      self->starts = TRUE; /* not behind an initial or ordinal */
    if (g_unichar_isdigit (c))
      self->before = BIT (LESART_CLASS_NUMERAL);
    n_letters = 0;
  }
  if (word != NULL)
    respell_word (self, word, (gsize) (end - word));
}

static gboolean
is_calendar_word (const Respell *self, const char *capital, gsize n_bytes)
{
  guint32 row;
  const char *class;

  if (self->times == NULL
      || lesart_table_lookup (self->times, capital, (gssize) n_bytes, &row, 1) == 0)
    return FALSE;
  class = lesart_table_get (self->times, row, self->time_class);
  return strcmp (class, "weekday") == 0 || strcmp (class, "month") == 0;
}

/* "DONNERSTAG", "SONNTAGmorgen": every fourth letter tells whether there is such a run of capitals.
 * The copy is made when there is something to change. */
static void
respell_calendar (
    const Respell *self, const char *utf8, gsize n_bytes, gsize from, gsize end, GString **copy)
{
  for (gsize probe = from + CALENDAR_MIN - 1, stop; probe < end; probe = stop + CALENDAR_MIN) {
    gsize start = probe;
    char capital[WORD_MAX];

    stop = probe;
    if (!g_ascii_isupper (utf8[probe]))
      continue;
    while (start > from && g_ascii_isupper (utf8[start - 1]))
      start--;
    while (stop < end && g_ascii_isupper (utf8[stop]))
      stop++;
    if (stop - start < CALENDAR_MIN || stop - start > sizeof capital
        || (start > from
            && ((guchar) utf8[start - 1] >= 0x80 || g_ascii_isalnum (utf8[start - 1]))))
      continue;
    spell (utf8 + start, stop - start, g_unichar_toupper, capital);
    if (!is_calendar_word (self, capital, stop - start))
      continue;
    if (*copy == NULL)
      *copy = g_string_new_len (utf8, (gssize) n_bytes);
    memcpy ((*copy)->str + start, capital, stop - start);
  }
}

static gboolean
is_place (const Respell *self, const char *capital, gsize n_bytes)
{
  guint32 row;

  return (self->places != NULL
          && lesart_table_lookup (self->places, capital, (gssize) n_bytes, &row, 1) > 0)
         || (self->place_names != NULL
             && lesart_table_lookup (self->place_names, capital, (gssize) n_bytes, &row, 1) > 0);
}

/* "HAMBURG. Die Reederei", "KÖLN (dpa) –": an agency's way to say where. */
static void
respell_dateline (
    const Respell *self, const char *utf8, gsize n_bytes, gsize from, gsize end, GString **copy)
{
  gsize stop = from;
  char capital[WORD_MAX];

  while (stop < end && g_unichar_isupper (g_utf8_get_char (utf8 + stop)))
    stop += (gsize) (g_utf8_next_char (utf8 + stop) - (utf8 + stop));
  if (stop - from < CALENDAR_MIN || stop - from > sizeof capital
      || (stop < end && (utf8[stop] == '-' || g_unichar_isalnum (g_utf8_get_char (utf8 + stop))))
      || !spell (utf8 + from, stop - from, g_unichar_toupper, capital)
      || !is_place (self, capital, stop - from))
    return;
  if (*copy == NULL)
    *copy = g_string_new_len (utf8, (gssize) n_bytes);
  memcpy ((*copy)->str + from, capital, stop - from);
}

static gboolean
has_long_s (const char *utf8, gsize n_bytes)
{
  const char *end = utf8 + n_bytes;

  for (const char *p = utf8; (p = memchr (p, 0xc5, (gsize) (end - p))) != NULL; p++)
    if (p + 1 < end && (guchar) p[1] == 0xbf)
      return TRUE;
  return FALSE;
}

/* The copy has fewer bytes than the text, and as many letters. */
static void
replace_long_s (GString *copy)
{
  gsize out = 0;

  for (gsize i = 0; i < copy->len; i++) {
    if ((guchar) copy->str[i] == 0xc5 && (guchar) copy->str[i + 1] == 0xbf) {
      copy->str[out++] = 's';
      i++;
    } else {
      copy->str[out++] = copy->str[i];
    }
  }
  g_string_truncate (copy, out);
}

/**
 * lesart_respell:
 * @text: an article
 *
 * Lines in capitals only, a text in small letters only, and the long s are spelled as they would be
 * today. Linear time; a text without them is looked through once and not copied.
 *
 * Returns: (transfer full): @text itself, or a text with the same lines and the same code point
 *   positions
 */
LesartText *
lesart_respell (LesartText *text, const LesartLanguage *language)
{
  gsize n_bytes;
  const char *utf8 = lesart_text_get_utf8 (text, &n_bytes);
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (text, &n_blocks);
  gboolean small = is_uncapitalised (count_letters (utf8, n_bytes));
  gboolean long_s = has_long_s (utf8, n_bytes);
  Respell self = { .lexicon = lesart_language_get_lexicon (language),
                   .organisations = lesart_language_get_table (language, "organisations"),
                   .times = lesart_language_get_table (language, "times"),
                   .places = lesart_language_get_table (language, "places"),
                   .place_names = lesart_language_get_table (language, "place-names") };
  g_autoptr (GString) copy = NULL;

  if (self.times != NULL)
    self.time_class = lesart_table_find_column (self.times, "class");
  for (guint b = 0; b < n_blocks; b++) {
    gsize length = blocks[b].byte_end - blocks[b].byte_start;

    self.shouted = is_shouted (count_letters (utf8 + blocks[b].byte_start, length));
    if (!small && !self.shouted) {
      respell_calendar (&self, utf8, n_bytes, blocks[b].byte_start, blocks[b].byte_end, &copy);
      respell_dateline (&self, utf8, n_bytes, blocks[b].byte_start, blocks[b].byte_end, &copy);
      continue;
    }
    if (copy == NULL)
      copy = g_string_new_len (utf8, (gssize) n_bytes);
    respell_line (&self, copy->str + blocks[b].byte_start, length);
  }
  if (copy == NULL && !long_s)
    return lesart_text_ref (text);
  if (copy == NULL)
    copy = g_string_new_len (utf8, (gssize) n_bytes);
  if (long_s)
    replace_long_s (copy);
  return lesart_text_new (copy->str, (gssize) copy->len, NULL);
}
