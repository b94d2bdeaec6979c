/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Check of false friends: the English has a word that looks like a German one of the bead and means
 * another thing. Those that are known stand in data/language/false-friends.tsv; the others are
 * found by the dictionary, which has the English word, but not as a translation of the German one.
 *
 * Nobody is told of a pair that merely could go wrong: the look-alike must be there, no other
 * German word may explain it, and nothing else in the English may translate the German word.
 */
#include <string.h>

#include "analysis.h"
#include "check-words.h"
#include "english-stem.h"
#include "links.h"

#define MAX_LETTERS 32
#define MAX_ALIKE                                                                                  \
  7 /* letters: longer words that look alike mean the same, unless the list knows better */

/* The dictionary's first translations of another word explain what stands there. */
#define USUAL 6

typedef struct {
  const LesartTable *table;
  int german;
  int meaning;
  int english;
  int severity;
} Friends;

/* --- looking alike -------------------------------------------------------------------------------
 */

/* Endings and letters in which German and English write the same word; the longest first. */
static const struct {
  const char *from;
  const char *to;
} endings[] = {
  { "ischen", "ik" }, { "ische", "ik" }, { "ically", "ik" }, { "isch", "ik" }, { "ical", "ik" },
  { "ieren", "" },    { "itat", "iti" }, { "ellen", "al" },  { "elle", "al" }, { "ell", "al" },
  { "ity", "iti" },   { "ate", "" },     { "ies", "i" },     { "ie", "i" },    { "el", "l" },
  { "le", "l" },      { "en", "" },      { "y", "i" },       { "e", "" },      { "s", "" },
};

static void
normalise (const char *folded, char normal[MAX_LETTERS])
{
  gsize n = MIN (strlen (folded), MAX_LETTERS - 4), length = 0;

  memcpy (normal, folded, n);
  normal[n] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (n > strlen (endings[i].from) + 2 && g_str_has_suffix (normal, endings[i].from)) {
      n -= strlen (endings[i].from);
      strcpy (normal + n, endings[i].to);
      n += strlen (endings[i].to);
      break;
    }
  for (gsize i = 0; i < n; i++) {
    const char c = normal[i] == 'c' ? 'k' : normal[i] == 'y' ? 'i' : normal[i];

    if (length == 0 || normal[length - 1] != c)
      normal[length++] = c;
  }
  normal[length] = '\0';
}

static gboolean
look_alike (const char *german, const char *english)
{
  char a[MAX_LETTERS], b[MAX_LETTERS];

  normalise (german, a);
  normalise (english, b);
  return strlen (a) > 2 && strcmp (a, b) == 0;
}

/* --- the list ------------------------------------------------------------------------------------
 */

static void
report (LesartWords *words,
        const LesartWord *german,
        LesartSpan english,
        LesartSeverity severity,
        const char *meaning)
{
  g_autofree char *suggestion =
      meaning != NULL ? g_strstrip (g_strndup (meaning, strcspn (meaning, "|("))) : NULL;

  lesart_words_report (words, LESART_CHECK_FALSE_FRIEND, severity, LESART_REASON_LOOK_ALIKE,
                       (LesartSpan[]){ german->span, english }, suggestion);
}

/* Is it not rather what another German word says? "Geld spenden" is "to give money", but the money
 * is the Geld. */
static gboolean
is_free (LesartWords *words, guint english, guint german)
{
  const LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, english);
  const guint rank = lesart_links_get_rank (
      words, lesart_words_get (words, LESART_SIDE_GERMAN, german), word->stem);

  if (word->is_sure && word->link != LESART_NO_LINK && word->link != (gint) german)
    return FALSE;
  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_GERMAN); i++) {
    const LesartWord *other = lesart_words_get (words, LESART_SIDE_GERMAN, i);

    if (i != german && other->weight == LESART_SAYS_MUCH
        && lesart_links_get_rank (words, other, word->stem) < rank)
      return FALSE;
  }
  return TRUE;
}

/* Is there one of these words, apart from the look-alike itself? It may begin one: balance sheet.
 */
static gboolean
has_any (LesartWords *words, const char *phrases, guint german, gint look_alike)
{
  while (*phrases != '\0') {
    const gsize length = strcspn (phrases, "|(");
    g_autofree char *phrase = g_strndup (phrases, length);
    LesartSpan span;

    if (*g_strstrip (phrase) != '\0') {
      const gint found = lesart_words_find_stems (words, phrase, &span);

      if (found != LESART_NO_LINK && (found != look_alike || strchr (phrase, ' ') != NULL)
          && is_free (words, (guint) found, german))
        return TRUE;
    }
    phrases += strcspn (phrases, "|");
    phrases += *phrases == '|';
  }
  return FALSE;
}

/* Another German word that the dictionary translates so explains it, also a small one: auch is
 * "also". */
static gboolean
is_explained (LesartWords *words, guint english, guint german)
{
  const LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, english);
  const char *folded = lesart_words_get (words, LESART_SIDE_GERMAN, german)->folded;

  if (word->is_sure && word->link != LESART_NO_LINK && word->link != (gint) german)
    return TRUE;
  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_GERMAN); i++) {
    const LesartWord *other = lesart_words_get (words, LESART_SIDE_GERMAN, i);

    if (other->weight != LESART_SAYS_NOTHING && other->folded != folded
        && (word->weight == LESART_SAYS_LITTLE
                ? lesart_links_lists (words, other, word->folded)
                : lesart_links_get_rank (words, other, word->stem) < USUAL))
      return TRUE;
  }
  return FALSE;
}

/* With a capital inside a sentence it is part of a name or a title (Dame Judi Dench); so is at
 * times, where a sentence begins, what the reading takes for a name (Stern, Kohl). */
static gboolean
is_in_name (const LesartWords *words, const LesartWord *german, guint english, const char *phrase)
{
  const LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, english);

  return word->is_upper && (german->is_name || !word->opens) && !g_ascii_isupper (*phrase);
}

/* Is it the look-alike, and not a form of the right word that has the same stem: lunge, lungs? */
static gboolean
is_the_look_alike (const LesartWords *words, const char *phrase, const char *meaning, guint at)
{
  char stem[LESART_LEMMA_MAX], folded[LESART_LEMMA_MAX];

  lesart_fold_word (phrase, strlen (phrase), folded);
  if (strcmp (lesart_words_get (words, LESART_SIDE_ENGLISH, at)->folded, folded) == 0)
    return TRUE;
  while (*meaning != '\0') {
    const gsize length = strcspn (meaning, "|");

    lesart_english_stem (words->input->language, meaning, length, stem);
    if (strcmp (lesart_words_get (words, LESART_SIDE_ENGLISH, at)->stem, stem) == 0)
      return FALSE;
    meaning += length + (meaning[length] == '|');
  }
  return TRUE;
}

/* A small word within a compound with hyphens: First-pass-Darstellung. */
static gboolean
is_joined (const LesartWords *words, const LesartWord *german)
{
  const LesartToken *token =
      &words->input->bitext->segments[LESART_SIDE_GERMAN]->tokens[german->token];

  return !german->is_upper && german->span.start > token->start && german->span.end < token->end;
}

/* "Fast forward" on both sides is English there, too; "Mutter Sophie" is not. */
static gboolean
is_quoted (const LesartWords *words, guint at, guint english)
{
  const LesartWord *german = lesart_words_get (words, LESART_SIDE_GERMAN, at), *next, *other;

  if (german->folded != lesart_words_get (words, LESART_SIDE_ENGLISH, english)->folded)
    return FALSE;
  if (is_joined (words, german))
    return TRUE;
  if (at + 1 >= lesart_words_count (words, LESART_SIDE_GERMAN)
      || english + 1 >= lesart_words_count (words, LESART_SIDE_ENGLISH))
    return FALSE;
  next = lesart_words_get (words, LESART_SIDE_GERMAN, at + 1);
  other = lesart_words_get (words, LESART_SIDE_ENGLISH, english + 1);
  return next->weight == LESART_SAYS_MUCH && next->folded == other->folded
         && !(next->is_name && other->is_upper);
}

/* The dictionary finds what the German word says elsewhere in the English. */
static gboolean
is_said (LesartWords *words, guint german, gint look_alike)
{
  const LesartWord *word = lesart_words_get (words, LESART_SIDE_GERMAN, german);

  return word->is_sure && word->link != LESART_NO_LINK && word->link != look_alike
         && is_free (words, (guint) word->link, german);
}

/* How many translations the dictionary puts before the phrase; G_MAXUINT: it does not list it. */
static guint
get_rank (LesartWords *words, const LesartWord *german, guint first, const char *phrase)
{
  if (strchr (phrase, ' ') != NULL)
    return lesart_links_lists (words, german, phrase) ? 0 : G_MAXUINT;
  return lesart_links_get_rank (words, german,
                                lesart_words_get (words, LESART_SIDE_ENGLISH, first)->stem);
}

/* How grave it is that the phrase stands there, -1 if not at all. What has an explanation in
 * brackets, or is rarely wrong, depends on a sense that nobody can tell here: then the dictionary
 * decides. Where it lists what the list calls wrong, that is a hint only. */
static int
judge (LesartWords *words,
       const LesartWord *german,
       LesartSpan span,
       guint rank,
       char severity,
       gboolean is_plain)
{
  if (severity == '3' && is_plain)
    return LESART_SEVERITY_ERROR;
  if (!lesart_links_is_able (words->links))
    return -1;
  if (severity != '1' && is_plain)
    return rank == G_MAXUINT ? LESART_SEVERITY_WARNING : LESART_SEVERITY_HINT;
  return rank == G_MAXUINT && !lesart_links_are_related (words, german, span)
             ? (int) LESART_SEVERITY_WARNING
             : -1;
}

/* "illustrierte" is no Illustrierte. */
static gboolean
starts_upper (const char *word)
{
  return g_unichar_isupper (g_utf8_get_char (word));
}

/* What the parts of a compound say elsewhere does not say what the compound does. */
static gboolean
is_said_otherwise (LesartWords *words, guint at, gint found, const char *meaning, gboolean is_head)
{
  return has_any (words, meaning, at, found) || (!is_head && is_said (words, at, found));
}

/* @is_head: the row is of the last part of the word */
static gboolean
check_row (const Friends *friends, LesartWords *words, guint at, guint32 row, gboolean is_head)
{
  const LesartWord *german = lesart_words_get (words, LESART_SIDE_GERMAN, at);
  const char *meaning = lesart_table_get (friends->table, row, friends->meaning);
  const char *english = lesart_table_get (friends->table, row, friends->english);
  const char severity = *lesart_table_get (friends->table, row, friends->severity);

  if (starts_upper (lesart_table_get (friends->table, row, friends->german))
          ? !german->is_upper
          : severity != '3' && german->weight == LESART_SAYS_LITTLE)
    return FALSE;
  while (*english != '\0') {
    const gsize length = strcspn (english, "|"), plain = strcspn (english, "|(");
    g_autofree char *phrase = g_strstrip (g_strndup (english, plain));
    const gboolean always = g_strstr_len (english, (gssize) length, "(always)") != NULL;
    LesartSpan span;
    const gint found = always ? LESART_NO_LINK : lesart_words_find_stems (words, phrase, &span);

    if (found != LESART_NO_LINK && !is_in_name (words, german, (guint) found, phrase)
        && !is_explained (words, (guint) found, at) && !is_quoted (words, at, (guint) found)
        && is_the_look_alike (words, phrase, meaning, (guint) found)
        && !is_said_otherwise (words, at, found, meaning, is_head)) {
      const guint rank = get_rank (words, german, (guint) found, phrase);
      const int weight = is_head && (rank != G_MAXUINT || severity != '3')
                             ? -1
                             : judge (words, german, span, rank, severity, plain == length);

      if (weight >= 0) {
        report (words, german, span, (LesartSeverity) weight, meaning);
        return TRUE;
      }
    }
    english += length + (english[length] == '|');
  }
  return FALSE;
}

/* --- the rows of a word --------------------------------------------------------------------------
 */

static gboolean
is_of_verb (const LesartLexeme *lexeme)
{
  return lexeme->word_class == LESART_CLASS_VERB;
}

/* The only lemma that a form can be of; "Listen" is of Liste and of List. What can be a verb is
 * one: "blamierte" is not only of blamiert. */
static gboolean
get_lemma (const LesartWords *words, const char *form, gsize n_bytes, char lemma[LESART_LEMMA_MAX])
{
  const LesartLexicon *lexicon = lesart_language_get_lexicon (words->input->language);
  LesartLexeme room[LESART_MAX_LEXEMES];
  LesartAnalysis analysis;
  gboolean found = FALSE, verbs = FALSE;

  lesart_analyse (lexicon, form, n_bytes, FALSE, &analysis, room);
  if (analysis.reach > LESART_REACH_RESPELT)
    return FALSE;
  for (guint i = 0; i < analysis.n_lexemes; i++)
    verbs |= is_of_verb (&analysis.lexemes[i]);
  for (guint i = 0; i < analysis.n_lexemes; i++) {
    char other[LESART_LEMMA_MAX];

    if (verbs && !is_of_verb (&analysis.lexemes[i]))
      continue;
    lesart_analysis_get_lemma (lexicon, &analysis, &analysis.lexemes[i], other);
    if (found && strcmp (lemma, other) != 0)
      return FALSE;
    g_strlcpy (lemma, other, LESART_LEMMA_MAX);
    found = TRUE;
  }
  return found;
}

/* The rows of a table that have a form or its lemma. */
static guint
look_up (const LesartTable *table,
         const LesartWords *words,
         const char *form,
         gsize n_bytes,
         guint32 rows[LESART_TABLE_MAX_ROWS])
{
  char lemma[LESART_LEMMA_MAX];
  guint n = lesart_table_lookup (table, form, (gssize) n_bytes, rows, LESART_TABLE_MAX_ROWS);

  if (n == 0 && get_lemma (words, form, n_bytes, lemma))
    n = lesart_table_lookup (table, lemma, -1, rows, LESART_TABLE_MAX_ROWS);
  return MIN (n, LESART_TABLE_MAX_ROWS);
}

static guint
find_rows (const LesartTable *table,
           const LesartWords *words,
           const LesartWord *german,
           guint32 rows[LESART_TABLE_MAX_ROWS])
{
  gsize n_bytes;
  const char *bytes =
      lesart_text_peek (words->input->bitext->text[LESART_SIDE_GERMAN], german->span, &n_bytes);
  guint n = look_up (table, words, bytes, n_bytes, rows);

  if (n == 0 && german->opens) { /* Eventuell */
    g_autofree char *small = g_utf8_strdown (bytes, (gssize) n_bytes);
    n = look_up (table, words, small, strlen (small), rows);
  }
  return n;
}

/* A Konzernchef is a Chef; of a Küchenchef the dictionary knows better. */
static guint
find_rows_of_head (const LesartTable *table,
                   const LesartWords *words,
                   const LesartWord *german,
                   guint32 rows[LESART_TABLE_MAX_ROWS])
{
  LesartCompound compound;
  gsize n_bytes;
  const char *bytes =
      lesart_text_peek (words->input->bitext->text[LESART_SIDE_GERMAN], german->span, &n_bytes);
  g_autofree char *head = NULL;

  if (!german->is_upper
      || !lesart_compound_split (lesart_language_get_lexicon (words->input->language), bytes,
                                 n_bytes, 1u << LESART_CLASS_NOUN, &compound))
    return 0;
  head = g_strndup (bytes + compound.starts[compound.n_parts - 1],
                    n_bytes - compound.starts[compound.n_parts - 1]);
  *head = g_ascii_toupper (*head);
  return look_up (table, words, head, strlen (head), rows);
}

/* Acronyms, words of other languages and what is joined to others (HIV, Grafts,
 * Double-dose-Technik) are taken over as they are. */
static gboolean
is_taken_over (const LesartWords *words, const LesartWord *german)
{
  const LesartSegments *segments = words->input->bitext->segments[LESART_SIDE_GERMAN];
  const LesartToken *token = &segments->tokens[german->token];
  gsize n_bytes;
  const char *bytes = lesart_words_peek (words, LESART_SIDE_GERMAN, german->token, &n_bytes);

  return (token->flags & LESART_TOKEN_ALL_CAPS) != 0 || german->span.start != token->start
         || german->span.end != token->end
         || !lesart_links_is_german (words->links, bytes, n_bytes);
}

static gboolean
is_true_friend (const LesartWords *words, const LesartWord *german)
{
  guint32 rows[LESART_TABLE_MAX_ROWS];

  return find_rows (lesart_language_get_table (words->input->language, "true-friends"), words,
                    german, rows)
         > 0;
}

/* --- the dictionary ------------------------------------------------------------------------------
 */

static void
check_look_alikes (LesartWords *words, guint at)
{
  const LesartWord *german = lesart_words_get (words, LESART_SIDE_GERMAN, at);

  if (german->weight != LESART_SAYS_MUCH || german->is_sure || is_taken_over (words, german)
      || strlen (german->folded) > MAX_ALIKE || is_true_friend (words, german))
    return;
  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_ENGLISH); i++) {
    const LesartWord *english = lesart_words_get (words, LESART_SIDE_ENGLISH, i);

    if (english->weight == LESART_SAYS_MUCH && !(english->is_name && english->is_upper)
        && look_alike (german->folded, english->folded) && !is_explained (words, i, at)
        && lesart_links_is_english (words, english->span) && lesart_links_knows (words, german)
        && !lesart_links_translates (words, german, english->stem)
        && !lesart_links_are_related (words, german, english->span)) {
      report (words, german, english->span, LESART_SEVERITY_WARNING, NULL);
      return;
    }
  }
}

static gboolean
check_rows (const Friends *friends,
            LesartWords *words,
            guint at,
            const guint32 *rows,
            guint n,
            gboolean are_of_head)
{
  for (guint i = 0; i < n; i++)
    if (check_row (friends, words, at, rows[i], are_of_head))
      return TRUE;
  return FALSE;
}

static void
check_word (const Friends *friends, LesartWords *words, guint at)
{
  const LesartWord *german = lesart_words_get (words, LESART_SIDE_GERMAN, at);
  guint32 rows[LESART_TABLE_MAX_ROWS];
  guint n;

  if (german->weight == LESART_SAYS_NOTHING
      || lesart_words_is_figure (words, LESART_SIDE_GERMAN, german->span))
    return; /* Billion is a matter of the check of figures */
  n = find_rows (friends->table, words, german, rows);
  if (check_rows (friends, words, at, rows, n, FALSE))
    return;
  if (n == 0 && lesart_links_is_able (words->links))
    check_look_alikes (words, at);
  n = find_rows_of_head (friends->table, words, german, rows);
  check_rows (friends, words, at, rows, n, TRUE);
}

/**
 * lesart_check_false_friends:
 *
 * False friends of one bead.
 */
void
lesart_check_false_friends (LesartWords *words)
{
  const LesartTable *table = lesart_language_get_table (words->input->language, "false-friends");
  const Friends friends = {
    .table = table,
    .german = lesart_table_find_column (table, "german"),
    .meaning = lesart_table_find_column (table, "german_meaning_en"),
    .english = lesart_table_find_column (table, "false_english"),
    .severity = lesart_table_find_column (table, "severity"),
  };

  if (words->words[0]->len == 0 || words->words[1]->len == 0)
    return;
  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_GERMAN); i++)
    check_word (&friends, words, i);
}
