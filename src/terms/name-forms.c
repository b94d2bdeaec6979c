/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See name-forms.h.
 */
#include "name-forms.h"

#include <string.h>

#include "analysis.h"
#include "english-stem.h"
#include "links.h"

#define MAX_WORDS 12
#define MAX_LETTERS 40

typedef struct {
  LesartWords *words;
  gboolean found;
} Search;

/* --- forms ---------------------------------------------------------------------------------------
 */

static gboolean
is_break (char c)
{
  return c == ' ' || c == '-' || c == '/';
}

/* The folded words of a form; what stands in brackets explains it. */
static guint
split (LesartWords *words, const char *form, gsize n_bytes, const char *folded[MAX_WORDS])
{
  const char *bracket = memchr (form, '(', n_bytes), *end = form + n_bytes, *p = form;
  char word[LESART_LEMMA_MAX];
  guint n = 0;

  if (bracket != NULL)
    end = bracket;
  if (end - p > 4 && g_ascii_strncasecmp (p, "the ", 4) == 0)
    p += 4;
  while (p < end && n < MAX_WORDS) {
    const char *start = p;

    while (p < end && !is_break (*p))
      p++;
    if (lesart_fold_word (start, (gsize) (p - start), word) > 0)
      folded[n++] = g_string_chunk_insert_const (words->strings, word);
    while (p < end && is_break (*p))
      p++;
  }
  return n;
}

static gboolean
is_form_of (const char *folded, const char *english)
{
  const gsize n = strlen (folded);

  if (folded == english)
    return TRUE;
  return n > 1 && strncmp (folded, english, n) == 0 && english[n] == 's' && english[n + 1] == '\0';
}

/* Every place where the words stand one behind the other is a name. */
static gboolean
mark_words (LesartWords *words, const char *const *folded, guint n)
{
  const guint n_words = lesart_words_count (words, LESART_SIDE_ENGLISH);
  gboolean found = FALSE;

  for (guint i = 0; n > 0 && i + n <= n_words; i++) {
    guint j = 0;

    while (j < n
           && is_form_of (folded[j], lesart_words_get (words, LESART_SIDE_ENGLISH, i + j)->folded))
      j++;
    if (j < n)
      continue;
    for (j = 0; j < n; j++)
      lesart_words_get (words, LESART_SIDE_ENGLISH, i + j)->is_name = TRUE;
    found = TRUE;
  }
  return found;
}

/* Words of a longer form belong to it where they have capitals: Germany of "Alternative from
 * Germany" is nobody else. */
static void
mark_parts (LesartWords *words, const char *const *folded, guint n)
{
  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_ENGLISH); i++) {
    LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, i);

    for (guint j = 0; j < n && word->is_upper; j++)
      word->is_name |= strlen (folded[j]) > 3 && is_form_of (folded[j], word->folded);
  }
}

/* The first letters of a longer form stand for it: ECB, with or without those of small words. */
static gboolean
mark_acronym (LesartWords *words, const char *const *folded, guint n)
{
  char all[MAX_WORDS + 1], telling[MAX_WORDS + 1];
  guint n_telling = 0;
  gboolean found = FALSE;

  for (guint i = 0; i < n; i++) {
    all[i] = *folded[i];
    if (strlen (folded[i]) > 3)
      telling[n_telling++] = *folded[i];
  }
  all[n] = telling[n_telling] = '\0';
  for (guint i = 0; n > 1 && i < lesart_words_count (words, LESART_SIDE_ENGLISH); i++) {
    LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, i);

    if (word->is_upper && word->folded[0] != '\0' && word->folded[1] != '\0'
        && (strcmp (word->folded, all) == 0 || strcmp (word->folded, telling) == 0))
      found = word->is_name = TRUE;
  }
  return found;
}

/* Alternatives are separated by "|". */
static void
try_forms (Search *search, const char *forms)
{
  while (forms != NULL && *forms != '\0') {
    const char *folded[MAX_WORDS];
    const gsize n_bytes = strcspn (forms, "|");
    const guint n = split (search->words, forms, n_bytes, folded);

    if (mark_words (search->words, folded, n) || mark_acronym (search->words, folded, n))
      search->found = TRUE;
    else if (n > 1)
      mark_parts (search->words, folded, n);
    forms += n_bytes + (forms[n_bytes] == '|');
  }
}

/* All that a table of names knows as the same. */
static void
try_table (Search *search, const char *table_name, const char *name)
{
  static const char *const columns[] = { "name_en", "aliases", "name_de", "name" };
  const LesartTable *table = lesart_language_get_table (search->words->input->language, table_name);
  guint32 rows[4];
  guint n = name != NULL ? lesart_table_lookup (table, name, -1, rows, G_N_ELEMENTS (rows)) : 0;

  n = MIN (n, G_N_ELEMENTS (rows));
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < G_N_ELEMENTS (columns); j++) {
      const int column = lesart_table_find_column (table, columns[j]);

      if (column >= 0)
        try_forms (search, lesart_table_get (table, rows[i], column));
    }
}

static char *
cut_genitive (const char *name)
{
  gsize n = strlen (name);

  if (n > 3 && name[n - 1] == 's' && name[n - 2] != 's')
    n--;
  while (n > 1 && (name[n - 1] == '\'' || name[n - 1] == '`'))
    n--;
  if (n > 3 && memcmp (name + n - 3, "\u2019", 3) == 0)
    n -= 3;
  return g_strndup (name, n);
}

/* --- single words --------------------------------------------------------------------------------
 */

static gboolean
is_common (const LesartWords *words, const LesartWord *word)
{
  gsize n_bytes;
  const char *bytes =
      lesart_text_peek (words->input->bitext->text[LESART_SIDE_GERMAN], word->span, &n_bytes);

  return memchr (bytes, '.', n_bytes) != NULL || g_ascii_isdigit (*bytes)
         || lesart_links_is_german (words->links, bytes, n_bytes);
}

/* A word with a capital that is none but at the start of a sentence, or by mistake: "Springt",
 * "#NAME#", "E 44". */
static gboolean
is_small (const LesartWords *words, const LesartWord *word)
{
  const LesartLexicon *lexicon = lesart_language_get_lexicon (words->input->language);
  LesartLexeme room[LESART_MAX_LEXEMES];
  LesartAnalysis analysis;
  gsize n_bytes;
  const char *bytes =
      lesart_text_peek (words->input->bitext->text[LESART_SIDE_GERMAN], word->span, &n_bytes);

  if (word->weight == LESART_SAYS_NOTHING || !word->is_upper)
    return TRUE;
  lesart_analyse (lexicon, bytes, n_bytes, FALSE, &analysis, room);
  if (analysis.reach <= LESART_REACH_RESPELT)
    return FALSE;
  lesart_analyse (lexicon, bytes, n_bytes, TRUE, &analysis, room);
  return analysis.reach <= LESART_REACH_RESPELT;
}

/* Slavic and other names in German and English letters: Medwedew, Medvedev. A code of the sounds.
 */
static void
get_sounds (const LesartWords *words, LesartSide side, const char *folded, char sounds[MAX_LETTERS])
{
  const GArray *rules = words->spellings[LESART_SPELLING_SOUND];
  gsize n = 0;

  for (const char *p = folded; *p != '\0' && n + 1 < MAX_LETTERS;) {
    gsize longest = 0;
    char sound = *p;

    for (guint i = 0; i < rules->len; i++) {
      const LesartSpelling *rule = &g_array_index (rules, LesartSpelling, i);
      const gsize length = strlen (rule->text[side]);

      if (length > longest && strncmp (p, rule->text[side], length) == 0) {
        longest = length;
        sound = rule->sound;
      }
    }
    sounds[n++] = sound;
    p += MAX (longest, 1);
  }
  while (n > 2 && sounds[n - 1] == 'i')
    n--;
  sounds[n] = '\0';
}

/* Names from Latin and Greek keep their endings in German: Pompeius, Pompey; Thrakien, Thrace. */
static void
cut_classical (const LesartWords *words, LesartSide side, char *sounds)
{
  const GArray *endings = words->spellings[LESART_SPELLING_ENDING];
  const gsize n = strlen (sounds);
  gsize longest = 0;

  for (guint i = 0; i < endings->len; i++) {
    const char *ending = g_array_index (endings, LesartSpelling, i).text[side];
    const gsize length = strlen (ending);

    if (length > longest && n >= length + 4 && strcmp (sounds + n - length, ending) == 0)
      longest = length;
  }
  sounds[n - longest] = '\0';
}

static gboolean
sound_alike (const LesartWords *words, const char *german, const char *english)
{
  char a[MAX_LETTERS], b[MAX_LETTERS];
  gsize n;

  if (strlen (german) < 4 || strlen (english) < 4)
    return FALSE;
  get_sounds (words, LESART_SIDE_GERMAN, german, a);
  get_sounds (words, LESART_SIDE_ENGLISH, english, b);
  if (strcmp (a, b) == 0)
    return TRUE;
  n = strlen (a);
  cut_classical (words, LESART_SIDE_GERMAN, a);
  if (strlen (a) == n)
    return FALSE;
  cut_classical (words, LESART_SIDE_ENGLISH, b);
  return strcmp (a, b) == 0;
}

/* Grazer, Eggenfeldener. */
static gboolean
is_er_form (const char *folded)
{
  const gsize n = strlen (folded);

  return n > 5 && strcmp (folded + n - 2, "er") == 0;
}

/* Caesarians, Marxists, Lutheran. */
static gboolean
is_derived (const char *folded, const char *english)
{
  static const char *const endings[] = { "n",   "an",   "ian", "ans", "ians", "ean",
                                         "ist", "ists", "ism", "ite", "ites", NULL };
  const gsize n = strlen (folded);

  return n > 3 && strncmp (folded, english, n) == 0 && g_strv_contains (endings, english + n);
}

static gboolean
try_word (Search *search, const char *folded)
{
  LesartWords *words = search->words;
  gboolean found = mark_words (words, &folded, 1);

  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_ENGLISH); i++) {
    LesartWord *english = lesart_words_get (words, LESART_SIDE_ENGLISH, i);

    if (english->is_upper
        && (sound_alike (words, folded, english->folded) || is_derived (folded, english->folded)
            || (is_er_form (folded) && lesart_name_forms_are_alike (folded, english->folded))))
      found = english->is_name = TRUE;
  }
  return found;
}

/* Rulers, popes and saints go by the English form of their first name: Karl der Große,
 * Charlemagne; Franziskus, Francis. */
static gboolean
try_given (Search *search, const char *folded)
{
  const GArray *given = search->words->spellings[LESART_SPELLING_GIVEN];
  gboolean found = FALSE;

  for (guint i = 0; i < given->len; i++) {
    const LesartSpelling *name = &g_array_index (given, LesartSpelling, i);

    if (strcmp (name->text[LESART_SIDE_GERMAN], folded) == 0) {
      const char *english =
          g_string_chunk_insert_const (search->words->strings, name->text[LESART_SIDE_ENGLISH]);
      found |= mark_words (search->words, &english, 1);
    }
  }
  return found;
}

static gboolean
is_capitals (const LesartWords *words, const LesartWord *word)
{
  const guint16 flags =
      words->input->bitext->segments[LESART_SIDE_GERMAN]->tokens[word->token].flags;

  return (flags & LESART_TOKEN_ALL_CAPS) != 0;
}

/* Whether a word belongs to the name alone and is long enough not to stand there by chance. */
static gboolean
is_telling (const LesartWords *words, const LesartWord *word)
{
  const gsize n = strlen (word->folded);

  return n > 1 && (n > 3 || is_capitals (words, word)) && !is_common (words, word);
}

/* No family name follows: Karl, Karl V., Karl der Große. */
static gboolean
is_given_alone (const LesartWords *words, guint at, guint end)
{
  const char *next;

  if (at + 1 >= end || !lesart_words_get (words, LESART_SIDE_GERMAN, at + 1)->is_upper)
    return TRUE;
  next = lesart_words_get (words, LESART_SIDE_GERMAN, at + 1)->folded;
  return next[strspn (next, "ivx")] == '\0';
}

static void
try_words (Search *search, const LesartNamed *named, guint first, guint end)
{
  const gboolean person = named != NULL && named->type == LESART_NAME_PERSON;

  for (guint i = first; i < end; i++) {
    const LesartWord *word = lesart_words_get (search->words, LESART_SIDE_GERMAN, i);
    char bare[LESART_LEMMA_MAX];
    gsize n = strlen (word->folded);
    gboolean here;

    if (n < 2 || (!person && !is_telling (search->words, word)))
      continue;
    here = try_word (search, word->folded);
    if (!here && n > 3 && word->folded[n - 1] == 's') {
      g_strlcpy (bare, word->folded, n);
      here = try_word (search, g_string_chunk_insert_const (search->words->strings, bare));
      search->found |= is_given_alone (search->words, i, end) && try_given (search, bare);
    }
    search->found |= is_given_alone (search->words, i, end) && try_given (search, word->folded);
    search->found = person && i + 1 < end ? search->found : search->found || here;
  }
}

/* Capitals of the German name are the first letters of English words one behind the other. */
static void
try_initials (Search *search, const char *folded)
{
  LesartWords *words = search->words;
  const guint n_words = lesart_words_count (words, LESART_SIDE_ENGLISH);
  const gsize n = strlen (folded);

  for (guint i = 0; n > 1 && n < 6 && i < n_words; i++) {
    gsize at = 0;
    guint j = i;

    for (; j < n_words && at < n; j++) {
      const LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, j);

      if (word->is_upper && word->folded[0] == folded[at])
        at++;
      else if (word->is_upper || at == 0 || strlen (word->folded) > 3)
        break;
    }
    if (at == n) {
      search->found = TRUE;
      return;
    }
  }
}

/* One English word of the first letters of the German: B.C. for British Columbia. */
static void
try_acronym (Search *search, guint first, guint end)
{
  LesartWords *words = search->words;
  char initials[MAX_WORDS + 1];
  guint n = 0;

  for (guint i = first; i < end && n < MAX_WORDS; i++)
    if (lesart_words_get (words, LESART_SIDE_GERMAN, i)->is_upper)
      initials[n++] = *lesart_words_get (words, LESART_SIDE_GERMAN, i)->folded;
  initials[n] = '\0';
  for (guint i = 0; n > 1 && i < lesart_words_count (words, LESART_SIDE_ENGLISH); i++) {
    LesartWord *english = lesart_words_get (words, LESART_SIDE_ENGLISH, i);

    if (english->is_upper && strcmp (english->folded, initials) == 0)
      search->found = english->is_name = TRUE;
  }
}

/**
 * lesart_name_forms_find:
 * @named: (nullable): what the reading says of the name
 * @span: where it stands
 * @first: its first word in the German of the bead
 * @end: the word behind its last one
 *
 * Looks for a name in the English of the bead and marks its words there.
 *
 * Returns: whether it is there
 */
gboolean
lesart_name_forms_find (
    LesartWords *words, const LesartNamed *named, LesartSpan span, guint first, guint end)
{
  static const char *const tables[] = { "organisations", "products", "persons", "places" };
  Search search = { .words = words };
  g_autofree char *surface = lesart_words_slice (words, LESART_SIDE_GERMAN, span);
  g_autofree char *bare = cut_genitive (surface);
  const char *name = named != NULL ? named->name : NULL;

  if (named != NULL)
    try_forms (&search, named->name_en);
  try_forms (&search, surface);
  try_forms (&search, bare);
  try_forms (&search, name);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    try_table (&search, tables[i], surface);
    try_table (&search, tables[i], bare);
    try_table (&search, tables[i], name);
  }
  try_words (&search, named, first, end);
  if (!search.found && end == first + 1)
    try_initials (&search, lesart_words_get (words, LESART_SIDE_GERMAN, first)->folded);
  if (!search.found)
    try_acronym (&search, first, end);
  return search.found;
}

/* Saxony is no word of Lower Saxony, but a place of its own. */
static gboolean
is_elsewhere (const LesartWords *words, const LesartWord *english, guint32 place)
{
  guint n;
  const guint32 other =
      lesart_place_index_match (words->places, LESART_SIDE_ENGLISH, &english->folded, 1, &n);

  return other != LESART_NO_PLACE && !lesart_place_index_is_same (words->places, place, other);
}

/**
 * lesart_name_forms_find_english:
 * @place: a place
 *
 * Returns: whether the English has a word of its name that belongs to names alone: Baltic of
 * Baltic Sea
 */
gboolean
lesart_name_forms_find_english (LesartWords *words, guint32 place)
{
  const char *names = lesart_place_index_get_english (words->places, place);
  gboolean found = FALSE;

  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_ENGLISH); i++) {
    LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, i);
    g_autofree char *written = lesart_words_slice (words, LESART_SIDE_ENGLISH, word->span);
    const char *at = strstr (names, written);

    if (!word->is_upper || strlen (written) < 4 || at == NULL
        || g_ascii_isalpha (at[strlen (written)])
        || (at > names && at[-1] == ' ' && is_elsewhere (words, word, place))
        || lesart_links_is_small_english (words, word->span))
      continue;
    found = word->is_name = TRUE;
  }
  return found;
}

/* Some word of an English name, in whatever form: EU Commission for European Commission. */
static gboolean
has_part (LesartWords *words, const char *name)
{
  const char *folded[MAX_WORDS];
  const guint n = split (words, name, strlen (name), folded);

  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_ENGLISH); i++)
    for (guint j = 0; j < n; j++)
      if (lesart_name_forms_begin_alike (words, folded[j],
                                         lesart_words_get (words, LESART_SIDE_ENGLISH, i)->folded))
        return TRUE;
  return FALSE;
}

/* v. Chr., Dr. */
static gboolean
is_abbreviation (const LesartWords *words, const LesartWord *word)
{
  gsize n_bytes;
  const char *bytes =
      lesart_text_peek (words->input->bitext->text[LESART_SIDE_GERMAN], word->span, &n_bytes);

  return bytes[n_bytes - 1] == '.' && n_bytes < 5;
}

/* Not one word of it has a counterpart: it was not translated either. */
static gboolean
is_unanswered (const LesartWords *words, guint first, guint end)
{
  for (guint i = first; i < end; i++) {
    const LesartWord *word = lesart_words_get (words, LESART_SIDE_GERMAN, i);

    if (word->link != LESART_NO_LINK || !word->is_upper || is_small (words, word)
        || is_abbreviation (words, word))
      return FALSE;
  }
  return TRUE;
}

/**
 * lesart_name_forms_is_needed:
 *
 * Names that are made of words of the language are translated, in ways that nobody can foresee; the
 * others must be there.
 *
 * Returns: whether the English must have the name
 */
gboolean
lesart_name_forms_is_needed (LesartWords *words, const LesartNamed *named, guint first, guint end)
{
  if (named == NULL || (named->name_en != NULL && !has_part (words, named->name_en)))
    return TRUE;
  if (is_unanswered (words, first, end))
    return TRUE;
  for (guint i = first; i < end; i++) {
    const LesartWord *word = lesart_words_get (words, LESART_SIDE_GERMAN, i);

    if (is_abbreviation (words, word))
      continue;
    if (named->type == LESART_NAME_PERSON
            ? is_capitals (words, word) || (strlen (word->folded) > 2 && !is_small (words, word))
            : !word->is_sure && is_telling (words, word))
      return TRUE;
  }
  return FALSE;
}

/**
 * lesart_name_forms_is_telling:
 * @at: a German word
 *
 * Returns: whether it can only be a name, and is no acronym, which another may stand for in English
 */
gboolean
lesart_name_forms_is_telling (const LesartWords *words, guint at)
{
  const LesartWord *word = lesart_words_get (words, LESART_SIDE_GERMAN, at);
  gsize n_bytes;
  const char *bytes =
      lesart_text_peek (words->input->bitext->text[LESART_SIDE_GERMAN], word->span, &n_bytes);

  for (gsize i = 1; i < n_bytes; i++)
    if (g_ascii_isupper (bytes[i]))
      return FALSE;
  return is_telling (words, word);
}

/**
 * lesart_name_forms_is_town_adjective:
 * @at: a German word that is a place by the index
 *
 * Returns: whether it is formed from a town and nothing else: Grazer
 */
gboolean
lesart_name_forms_is_town_adjective (const LesartWords *words, guint at)
{
  const LesartWord *word = lesart_words_get (words, LESART_SIDE_GERMAN, at);

  return word->is_upper && is_er_form (word->folded);
}

/**
 * lesart_name_forms_suggest:
 *
 * Returns: (transfer full): what the English could have for a name
 */
char *
lesart_name_forms_suggest (const LesartWords *words,
                           const LesartNamed *named,
                           LesartSpan span,
                           guint32 place)
{
  const char *english = NULL;
  g_autofree char *surface = NULL;

  if (place != LESART_NO_PLACE)
    english = lesart_place_index_get_english (words->places, place);
  else if (named != NULL && named->name_en != NULL)
    english = named->name_en;
  if (english != NULL)
    return g_strstrip (g_strndup (english, strcspn (english, "|(")));
  surface = lesart_words_slice (words, LESART_SIDE_GERMAN, span);
  if (named != NULL && g_str_has_prefix (surface, named->name))
    return g_strdup (named->name);
  return g_steal_pointer (&surface);
}

/**
 * lesart_name_forms_are_alike:
 *
 * Returns: whether two folded words are forms of one name: Altmans, Altman; Iran, Iranian
 */
gboolean
lesart_name_forms_are_alike (const char *german, const char *english)
{
  const gsize a = strlen (german), b = strlen (english);
  const gsize shorter = MIN (a, b);

  return german == english
         || (shorter > 3 && MAX (a, b) - shorter < 4 && strncmp (german, english, shorter) == 0);
}

/**
 * lesart_name_forms_begin_alike:
 *
 * Returns: whether two words sound alike at their beginning: kanaanäisch, Canaanite
 */
gboolean
lesart_name_forms_begin_alike (const LesartWords *words, const char *german, const char *english)
{
  char a[MAX_LETTERS], b[MAX_LETTERS];

  get_sounds (words, LESART_SIDE_GERMAN, german, a);
  get_sounds (words, LESART_SIDE_ENGLISH, english, b);
  return strlen (a) > 3 && strncmp (a, b, 4) == 0;
}

/**
 * lesart_name_forms_distance:
 *
 * Returns: how many letters must be changed, added or taken away (Levenshtein) to make one folded
 *   word of the other; %G_MAXUINT if they are too long
 */
guint
lesart_name_forms_distance (const char *a, const char *b)
{
  const gsize n_a = strlen (a), n_b = strlen (b);
  guint row[MAX_LETTERS + 1];

  if (n_a > MAX_LETTERS || n_b > MAX_LETTERS)
    return G_MAXUINT;
  for (gsize j = 0; j <= n_b; j++)
    row[j] = (guint) j;
  for (gsize i = 1; i <= n_a; i++) {
    guint diagonal = row[0];

    row[0] = (guint) i;
    for (gsize j = 1; j <= n_b; j++) {
      const guint above = row[j];
      const guint swap = diagonal + (a[i - 1] != b[j - 1]);

      row[j] = MIN (MIN (row[j] + 1, row[j - 1] + 1), swap);
      diagonal = above;
    }
  }
  return row[n_b];
}
