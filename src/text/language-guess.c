/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells German from the other languages of Europe by its words, and from those of other scripts by
 * their letters.
 *
 * Every function word, every ending of a longer word and every rare letter gives points to the
 * languages that have it; language-words.c lists them. A text is called foreign only when another
 * language has far more points than German, so that a German article with English quotations stays
 * German, and a headline of two words is neither. Capitals do not matter. Only integers are
 * counted, over a fixed number of passages: the same answer everywhere, in a time that does not
 * grow with the text.
 */
#include "language-guess.h"

#include <string.h>

#include "characters.h"
#include "language-guess-private.h"

#define PASSAGES 16
#define PASSAGE_BYTES 2048

/* Points are shared by the languages that have the word; 12 is divided by 1, 2, 3, 4, 6. */
#define POINTS_WORD 12
#define POINTS_ENDING 4
#define POINTS_LETTER 3
#define LONG_WORD 6 /* letters from which the ending counts */

/* Two function words that only one language has. */
#define MARGIN 24

#define N_(string) string

static const struct {
  char code[4];
  const char *name;
} languages[] = {
  { "de", N_ ("German") },     { "en", N_ ("English") },   { "fr", N_ ("French") },
  { "it", N_ ("Italian") },    { "es", N_ ("Spanish") },   { "pt", N_ ("Portuguese") },
  { "ca", N_ ("Catalan") },    { "ro", N_ ("Romanian") },  { "nl", N_ ("Dutch") },
  { "da", N_ ("Danish") },     { "no", N_ ("Norwegian") }, { "sv", N_ ("Swedish") },
  { "fi", N_ ("Finnish") },    { "et", N_ ("Estonian") },  { "hu", N_ ("Hungarian") },
  { "pl", N_ ("Polish") },     { "cs", N_ ("Czech") },     { "sk", N_ ("Slovak") },
  { "sl", N_ ("Slovenian") },  { "hr", N_ ("Croatian") },  { "tr", N_ ("Turkish") },
  { "lt", N_ ("Lithuanian") }, { "lv", N_ ("Latvian") },   { "la", N_ ("Latin") },
};

/* Scripts that few languages of today share, each with the one that most who write it write. */
static const struct {
  GUnicodeScript script;
  char code[4];
  const char *name;
} scripts[] = {
  { G_UNICODE_SCRIPT_CYRILLIC, "ru", N_ ("Russian") },
  { G_UNICODE_SCRIPT_GREEK, "el", N_ ("Greek") },
  { G_UNICODE_SCRIPT_HEBREW, "he", N_ ("Hebrew") },
  { G_UNICODE_SCRIPT_ARABIC, "ar", N_ ("Arabic") },
  { G_UNICODE_SCRIPT_DEVANAGARI, "hi", N_ ("Hindi") },
  { G_UNICODE_SCRIPT_THAI, "th", N_ ("Thai") },
  { G_UNICODE_SCRIPT_ARMENIAN, "hy", N_ ("Armenian") },
  { G_UNICODE_SCRIPT_GEORGIAN, "ka", N_ ("Georgian") },
  { G_UNICODE_SCRIPT_HANGUL, "ko", N_ ("Korean") },
  { G_UNICODE_SCRIPT_HAN, "zh", N_ ("Chinese") },
  { G_UNICODE_SCRIPT_HIRAGANA, "ja", N_ ("Japanese") },
};

typedef struct {
  guint points[LESART_N_LANGUAGES];
  guint n_words;
  guint n_letters;
  guint n_script[G_N_ELEMENTS (scripts)];
  guint n_ukrainian; /* letters of Ukrainian that Russian lacks */
} Count;

static void
add_points (Count *count, guint32 found, guint points)
{
  guint n = (guint) __builtin_popcount (found);

  for (; found != 0; found &= found - 1)
    count->points[__builtin_ctz (found)] += points / n;
}

static void
count_word (Count *count, const char *word, gsize n_bytes, guint n_letters)
{
  guint32 found = lesart_languages_of_word (word, n_bytes);

  count->n_words++;
  add_points (count, found, POINTS_WORD);
  if (found == 0 && n_letters >= LONG_WORD)
    add_points (count, lesart_languages_of_ending (word, n_bytes), POINTS_ENDING);
}

static void
count_letter (Count *count, gunichar c, const char *utf8, gsize n_bytes)
{
  GUnicodeScript script;

  count->n_letters++;
  if (c < 0x250) {
    if (c >= 0x80)
      add_points (count, lesart_languages_of_letter (utf8, n_bytes), POINTS_LETTER);
    return;
  }
  script = g_unichar_get_script (c);
  if (script == G_UNICODE_SCRIPT_KATAKANA)
    script = G_UNICODE_SCRIPT_HIRAGANA;
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    count->n_script[i] += scripts[i].script == script;
  count->n_ukrainian += c == 0x454 || c == 0x456 || c == 0x457 || c == 0x491;
}

/* A word is a run of letters; one that is longer than the buffer is none. */
static void
count_passage (Count *count, const char *p, const char *end)
{
  char word[48];
  gsize n_bytes = 0;
  guint n_letters = 0;

  for (; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_unichar_tolower (g_utf8_get_char (p));

    if (lesart_is_letter (c)) {
      char utf8[6];
      gsize length = (gsize) g_unichar_to_utf8 (c, utf8);

      count_letter (count, c, utf8, length);
      if (n_bytes + length <= sizeof word)
        memcpy (word + n_bytes, utf8, length);
      n_bytes += length;
      n_letters++;
      continue;
    }
    if (n_bytes > 0 && n_bytes <= sizeof word)
      count_word (count, word, n_bytes, n_letters);
    n_bytes = n_letters = 0;
  }
  if (n_bytes > 0 && n_bytes <= sizeof word)
    count_word (count, word, n_bytes, n_letters);
}

static void
count_text (Count *count, const char *utf8, gsize n_bytes)
{
  if (n_bytes <= PASSAGES * PASSAGE_BYTES) {
    count_passage (count, utf8, utf8 + n_bytes);
    return;
  }
  for (guint i = 0; i < PASSAGES; i++) {
    const char *from = utf8 + n_bytes / PASSAGES * i;
    const char *to = from + PASSAGE_BYTES;

    while (((guchar) *from & 0xc0) == 0x80)
      from++;
    while (((guchar) *to & 0xc0) == 0x80)
      to--;
    count_passage (count, from, to);
  }
}

/* The code of the script that most letters are of, NULL for Latin. Japanese is written with Chinese
 * letters too. */
static const char *
judge_script (const Count *count)
{
  guint best = 0;

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (count->n_script[i] > count->n_script[best])
      best = i;
  if (count->n_script[best] * 2 <= count->n_letters)
    return NULL;
  if (scripts[best].script == G_UNICODE_SCRIPT_CYRILLIC
      && count->n_ukrainian * 50 > count->n_letters)
    return "uk";
  if (scripts[best].script == G_UNICODE_SCRIPT_HAN
      && count->n_script[G_N_ELEMENTS (scripts) - 1] * 20 > count->n_letters)
    return "ja";
  return scripts[best].code;
}

/**
 * lesart_guess_language:
 * @utf8: a text
 * @n_bytes: its length
 *
 * Returns: (transfer none): ISO 639-1 code of the language that most of the text seems to be in, or
 *   %LESART_LANGUAGE_UNKNOWN where too little speaks for any
 */
const char *
lesart_guess_language (const char *utf8, gsize n_bytes)
{
  Count count = { 0 };
  const char *script;
  guint german, best = LESART_LANGUAGE_DE;

  count_text (&count, utf8, n_bytes);
  script = judge_script (&count);
  if (script != NULL)
    return script;
  for (guint i = 0; i < LESART_N_LANGUAGES; i++)
    if (count.points[i] > count.points[best])
      best = i;
  german = count.points[LESART_LANGUAGE_DE];
  if (count.points[best] < count.n_words)
    return LESART_LANGUAGE_UNKNOWN; /* names, numbers, code: hardly a function word */
  if (count.points[best] >= 2 * german + MARGIN)
    return languages[best].code;
  return german >= POINTS_WORD ? "de" : LESART_LANGUAGE_UNKNOWN;
}

/**
 * lesart_language_is_foreign:
 * @code: what lesart_guess_language() returned
 *
 * Returns: whether it is known and not German
 */
gboolean
lesart_language_is_foreign (const char *code)
{
  return strcmp (code, "de") != 0 && strcmp (code, LESART_LANGUAGE_UNKNOWN) != 0;
}

/**
 * lesart_language_get_name:
 * @code: what lesart_guess_language() returned
 *
 * Returns: (transfer none): the name in English, to be translated, or @code itself
 */
const char *
lesart_language_get_name (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strcmp (languages[i].code, code) == 0)
      return languages[i].name;
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (strcmp (scripts[i].code, code) == 0)
      return scripts[i].name;
  return strcmp (code, "uk") == 0 ? N_ ("Ukrainian") : code;
}
