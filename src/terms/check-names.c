/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Check of names: whoever and whatever the German names must be named in English, by the same name
 * or by its English one, and nobody else.
 *
 * A name is found by its forms: as it stands, as it is in full, by the tables of places,
 * organisations and products, by one of its words; in other transliterations of the same sounds.
 * What is not found is put beside the English names that answer nothing, which are what it was
 * turned into.
 */
#include "check-words.h"

#include <string.h>

#include "english-stem.h"
#include "links.h"
#include "name-forms.h"

#define MAX_MISSPELT 3 /* letters */

typedef struct {
  LesartSpan span;
  const LesartNamed *named; /* NULL: a place that only the table knows */
  guint32 place;
  guint first; /* German words */
  guint end;
  gboolean found;
} Name;

typedef struct {
  guint first; /* English words */
  guint end;
  guint32 place;
  gboolean answered; /* the German has it */
  gboolean alike;    /* or a word that begins like it, which may be the same name spelt correctly */
} Foreign;

typedef struct {
  LesartWords *words;
  GArray *names;    /* Name */
  GArray *foreigns; /* Foreign */
} Search;

/* --- what the sides name -------------------------------------------------------------------------
 */

static guint32
match_place (const LesartWords *words, LesartSide side, guint at, guint *n)
{
  const char *folded[LESART_PLACE_MAX_WORDS];
  const guint n_folded = lesart_words_take_folded (words, side, at, folded, G_N_ELEMENTS (folded));

  return lesart_place_index_match (words->places, side, folded, n_folded, n);
}

static void
add_named (Search *search, const LesartNamed *named)
{
  const LesartWords *words = search->words;
  Name name = { .span = named->span, .named = named, .place = LESART_NO_PLACE };
  const guint n_words = lesart_words_count (words, LESART_SIDE_GERMAN);
  guint n;

  for (name.first = 0; name.first < n_words; name.first++)
    if (lesart_words_get (words, LESART_SIDE_GERMAN, name.first)->span.end > named->span.start)
      break;
  for (name.end = name.first; name.end < n_words; name.end++)
    if (lesart_words_get (words, LESART_SIDE_GERMAN, name.end)->span.start >= named->span.end)
      break;
  if (name.first == name.end)
    return;
  for (guint i = name.first; i < name.end; i++)
    lesart_words_get (words, LESART_SIDE_GERMAN, i)->is_name = TRUE;
  name.place = match_place (words, LESART_SIDE_GERMAN, name.first, &n);
  if (name.place != LESART_NO_PLACE && name.first + n < name.end)
    name.place = LESART_NO_PLACE;
  g_array_append_val (search->names, name);
}

static gboolean
is_taken (const Search *search, guint word)
{
  for (guint i = 0; i < search->names->len; i++) {
    const Name *name = &g_array_index (search->names, Name, i);

    if (word >= name->first && word < name->end)
      return TRUE;
  }
  return FALSE;
}

/* Schweizer Franken, britisches Pfund: English need not say whose they are. */
static gboolean
is_of_currency (const LesartWords *words, guint end)
{
  const LesartTable *currencies = lesart_language_get_table (words->input->language, "currencies");
  g_autofree char *next = NULL;
  gsize n;
  guint32 row;

  if (end >= lesart_words_count (words, LESART_SIDE_GERMAN))
    return FALSE;
  next = lesart_words_slice (words, LESART_SIDE_GERMAN,
                             lesart_words_get (words, LESART_SIDE_GERMAN, end)->span);
  n = strlen (next);
  return lesart_table_lookup (currencies, next, -1, &row, 1) > 0
         || (n > 3 && next[n - 1] == 's'
             && lesart_table_lookup (currencies, next, (gssize) n - 1, &row, 1) > 0);
}

/* Countries and their adjectives where the reading has no name: deutsche, US-Behörden. */
static void
add_places (Search *search)
{
  LesartWords *words = search->words;
  const guint n_words = lesart_words_count (words, LESART_SIDE_GERMAN);

  for (guint i = 0; i < n_words; i++) {
    Name name = { .first = i, .named = NULL };
    guint n;

    if (lesart_words_get (words, LESART_SIDE_GERMAN, i)->weight == LESART_SAYS_NOTHING
        || is_taken (search, i)
        || lesart_words_is_figure (words, LESART_SIDE_GERMAN,
                                   lesart_words_get (words, LESART_SIDE_GERMAN, i)->span))
      continue;
    name.place = match_place (words, LESART_SIDE_GERMAN, i, &n);
    if (name.place == LESART_NO_PLACE
        || (!lesart_place_index_is_land (words->places, name.place)
            && !lesart_name_forms_is_town_adjective (words, i)))
      continue;
    name.end = i + n;
    if (is_of_currency (words, name.end)) {
      i = name.end;
      continue;
    }
    name.span.start = lesart_words_get (words, LESART_SIDE_GERMAN, i)->span.start;
    name.span.end = lesart_words_get (words, LESART_SIDE_GERMAN, name.end - 1)->span.end;
    g_array_append_val (search->names, name);
    i = name.end - 1;
  }
}

static gboolean
is_modifier (const LesartWords *words, const LesartWord *word)
{
  const LesartToken *token =
      &words->input->bitext->segments[LESART_SIDE_GERMAN]->tokens[word->token];

  return word->span.start == token->start && word->span.end < token->end && word->is_upper
         && (token->flags & (LESART_TOKEN_ALL_CAPS | LESART_TOKEN_TRUNCATED)) == 0
         && word->link == LESART_NO_LINK;
}

/* Names that only stand in compounds: Rakoczy-Fest, Clippers-Star. */
static void
add_modifiers (Search *search)
{
  LesartWords *words = search->words;

  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_GERMAN); i++) {
    const LesartWord *word = lesart_words_get (words, LESART_SIDE_GERMAN, i);
    const Name name = { .span = word->span, .place = LESART_NO_PLACE, .first = i, .end = i + 1 };

    if (is_modifier (words, word) && !is_taken (search, i)
        && lesart_name_forms_is_telling (words, i) && !lesart_links_knows (words, word))
      g_array_append_val (search->names, name);
  }
}

/* CEO, B.C., Ed. */
static gboolean
is_short (const LesartWords *words, const LesartWord *word)
{
  gsize n_bytes;
  const char *bytes =
      lesart_text_peek (words->input->bitext->text[LESART_SIDE_ENGLISH], word->span, &n_bytes);

  return n_bytes < 4 || memchr (bytes, '.', n_bytes) != NULL;
}

/* With the word before it the dictionary has it: Grand Prix. */
static gboolean
is_of_phrase (LesartWords *words, guint at)
{
  LesartSpan span = lesart_words_get (words, LESART_SIDE_ENGLISH, at)->span;

  if (at == 0 || !lesart_words_get (words, LESART_SIDE_ENGLISH, at - 1)->is_upper)
    return FALSE;
  span.start = lesart_words_get (words, LESART_SIDE_ENGLISH, at - 1)->span.start;
  return lesart_links_is_english (words, span);
}

/* English words in capitals that are no words of the language, and places. */
static void
add_foreigns (Search *search)
{
  LesartWords *words = search->words;
  const guint n_words = lesart_words_count (words, LESART_SIDE_ENGLISH);

  for (guint i = 0; i < n_words; i++) {
    const LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, i);
    Foreign foreign = { .first = i };
    guint n;

    if (!word->is_upper || word->weight == LESART_SAYS_NOTHING)
      continue;
    foreign.place = match_place (words, LESART_SIDE_ENGLISH, i, &n);
    if (foreign.place == LESART_NO_PLACE) {
      if (word->is_name || word->opens || word->is_sure || is_short (words, word)
          || lesart_links_is_english (words, word->span) || is_of_phrase (words, i))
        continue;
      for (n = 1; i + n < n_words; n++) {
        const LesartWord *next = lesart_words_get (words, LESART_SIDE_ENGLISH, i + n);
        if (!next->is_upper || next->is_name || next->weight == LESART_SAYS_NOTHING
            || next->is_sure)
          break;
      }
    }
    foreign.end = i + n;
    g_array_append_val (search->foreigns, foreign);
    i = foreign.end - 1;
  }
}

/* --- finding names in the English ----------------------------------------------------------------
 */

static gboolean
has_place (const LesartWords *words, guint32 place)
{
  gboolean found = FALSE;

  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_ENGLISH); i++) {
    guint n;
    guint32 other;

    other = match_place (words, LESART_SIDE_ENGLISH, i, &n);
    if (other == LESART_NO_PLACE || !lesart_place_index_is_same (words->places, place, other)
        || !lesart_words_get (words, LESART_SIDE_ENGLISH, i + n - 1)->is_upper)
      continue; /* "lower Bavaria" */
    found = TRUE;
    for (guint j = i; j < i + n; j++)
      lesart_words_get (words, LESART_SIDE_ENGLISH, j)->is_name = TRUE;
  }
  return found;
}

static gboolean
find_name (LesartWords *words, Name *name)
{
  gboolean found = FALSE;

  if (name->place != LESART_NO_PLACE)
    found = has_place (words, name->place);
  else
    name->place = lesart_place_index_get_directed (
        words->places, lesart_words_get (words, LESART_SIDE_GERMAN, name->first)->folded);
  for (guint i = name->first; i < name->end && name->place == LESART_NO_PLACE; i++)
    if (name->named == NULL || name->named->type == LESART_NAME_PLACE
        || lesart_name_forms_is_town_adjective (words, i)) {
      guint n;
      name->place = match_place (words, LESART_SIDE_GERMAN, i, &n);
    }
  if (!found && name->place != LESART_NO_PLACE)
    found = has_place (words, name->place) || lesart_name_forms_find_english (words, name->place);
  if (lesart_name_forms_find (words, name->named, name->span, name->first, name->end))
    found = TRUE;
  return found;
}

/* Names are compared with each word of the other side. No sentence has so many words; what has
 * would take quadratic time. */
#define MAX_WORDS 500

/* --- what became of the others -------------------------------------------------------------------
 */

/* With what is right of the name before it: Gina of "Gina Raimundo". */
static LesartSpan
get_span (const LesartWords *words, const Foreign *foreign, const Name *name)
{
  const gboolean person =
      name != NULL && name->named != NULL && name->named->type == LESART_NAME_PERSON;
  guint first = foreign->first;

  while (person && first > 0 && lesart_words_get (words, LESART_SIDE_ENGLISH, first - 1)->is_name
         && lesart_words_get (words, LESART_SIDE_ENGLISH, first - 1)->is_upper)
    first--;
  return (LesartSpan){ lesart_words_get (words, LESART_SIDE_ENGLISH, first)->span.start,
                       lesart_words_get (words, LESART_SIDE_ENGLISH, foreign->end - 1)->span.end };
}

/* Main, Nice or Reading at the start of a sentence may be no place. */
static gboolean
is_word_at_start (const Search *search, const Foreign *foreign)
{
  const LesartWord *word = lesart_words_get (search->words, LESART_SIDE_ENGLISH, foreign->first);

  return word->opens && foreign->end == foreign->first + 1
         && lesart_links_is_small_english (search->words, word->span);
}

/* Compounds with a place, which may lose its last letter there: Elbtal. */
static gboolean
begins_with_place (const LesartWord *german, const char *english)
{
  const gsize n = strlen (english);

  return german->is_upper && n > 3 && english[n - 1] == 'e'
         && strncmp (german->folded, english, n - 1) == 0 && german->folded[n - 1] != '\0';
}

/* What is of the Bund is called German, Austrian or Swiss abroad: Bundesverband. */
static gboolean
is_of_federation (const LesartWords *words, const LesartWord *german, guint32 place)
{
  return german->is_upper && g_str_has_prefix (german->folded, "bundes")
         && lesart_place_index_is_country (words->places, place)
         && g_strv_contains ((const char *const[]){ "DE", "AT", "CH", NULL },
                             lesart_place_index_get_country (words->places, place));
}

/* The German Empire is the Kaiserreich: readers abroad are told of which country a name is. */
static gboolean
is_home_of_name (const LesartWords *words, const Foreign *foreign)
{
  return foreign->place != LESART_NO_PLACE
         && foreign->end < lesart_words_count (words, LESART_SIDE_ENGLISH)
         && lesart_words_get (words, LESART_SIDE_ENGLISH, foreign->end)->is_upper
         && lesart_place_index_is_country (words->places, foreign->place)
         && strcmp (lesart_place_index_get_country (words->places, foreign->place), "DE") == 0;
}

/* A place answers a place of the German; a name stands there as well, and so does what the
 * dictionary makes of a German word: Indian of Panzernashorn. */
static void
answer (const Search *search, Foreign *foreign)
{
  const LesartWords *words = search->words;

  foreign->answered = (foreign->place != LESART_NO_PLACE && is_word_at_start (search, foreign))
                      || is_home_of_name (words, foreign);
  for (guint i = foreign->first; i < foreign->end; i++) {
    const LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, i);

    foreign->answered |= word->is_name || (word->is_sure && !is_taken (search, (guint) word->link));
  }
  if (foreign->place != LESART_NO_PLACE && !foreign->answered)
    foreign->answered = lesart_words_have_organisation_of (
        words, lesart_place_index_get_country (words->places, foreign->place));
  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_GERMAN); i++) {
    const LesartWord *german = lesart_words_get (words, LESART_SIDE_GERMAN, i);
    guint n;
    guint32 place;

    if (!g_ascii_isalpha (*german->folded))
      continue;
    for (guint j = foreign->first; j < foreign->end; j++) {
      const char *english = lesart_words_get (words, LESART_SIDE_ENGLISH, j)->folded;

      foreign->answered |= lesart_name_forms_are_alike (german->folded, english)
                           || (strlen (english) > 4 && g_str_has_prefix (german->folded, english));
      foreign->alike |= lesart_name_forms_begin_alike (words, german->folded, english);
    }
    if (foreign->place == LESART_NO_PLACE)
      continue;
    foreign->answered |=
        begins_with_place (german,
                           lesart_words_get (words, LESART_SIDE_ENGLISH, foreign->first)->folded)
        || is_of_federation (words, german, foreign->place);
    place = match_place (words, LESART_SIDE_GERMAN, i, &n);
    foreign->answered |= place != LESART_NO_PLACE
                         && lesart_place_index_is_same (words->places, place, foreign->place);
  }
}

static LesartCheckKind
get_kind (const Name *name)
{
  if (name->named == NULL && name->place == LESART_NO_PLACE)
    return LESART_CHECK_NAME;
  if (name->named == NULL || name->named->type == LESART_NAME_PLACE)
    return LESART_CHECK_PLACE;
  return name->named->type == LESART_NAME_ORGANISATION ? LESART_CHECK_ORGANISATION
                                                       : LESART_CHECK_NAME;
}

/* Merkel, de Havilland; what the reading does not know, but takes for one thing, may be a person.
 */
static gboolean
is_family_name (const LesartWords *words, const Name *name)
{
  guint n_upper = 0;

  for (guint i = name->first; i < name->end; i++)
    n_upper += lesart_words_get (words, LESART_SIDE_GERMAN, i)->is_upper;
  return n_upper == 1
         && (name->named->type == LESART_NAME_PERSON
             || (name->place == LESART_NO_PLACE && !name->named->known));
}

static void
report (Search *search, const Name *name, const Foreign *foreign)
{
  LesartWords *words = search->words;
  LesartSpan span[LESART_N_SIDES] = { LESART_SPAN_NONE, LESART_SPAN_NONE };
  gboolean person, pronoun = lesart_words_have_pronoun (words, &person);
  g_autofree char *suggestion = NULL;

  if (foreign == NULL && person && name->named != NULL && is_family_name (words, name))
    return; /* "he" */
  if (name != NULL) {
    span[LESART_SIDE_GERMAN] = name->span;
    suggestion = lesart_name_forms_suggest (words, name->named, name->span, name->place);
  }
  if (foreign != NULL)
    span[LESART_SIDE_ENGLISH] = get_span (words, foreign, name);
  lesart_words_report (words, name != NULL ? get_kind (name) : LESART_CHECK_NAME,
                       name != NULL && foreign != NULL ? LESART_SEVERITY_ERROR
                       : name != NULL && pronoun       ? LESART_SEVERITY_HINT
                                                       : LESART_SEVERITY_WARNING,
                       foreign == NULL ? LESART_REASON_MISSING
                       : name == NULL  ? LESART_REASON_ADDED
                                       : LESART_REASON_DIFFERS,
                       span, suggestion);
}

/* How far the spelling is from a name; the nearest is what it became. */
static guint
get_distance (const LesartWords *words, const Name *name, const Foreign *foreign)
{
  guint best = G_MAXUINT;

  for (guint i = name->first; i < name->end; i++)
    for (guint j = foreign->first; j < foreign->end; j++)
      best = MIN (best, lesart_name_forms_distance (
                            lesart_words_get (words, LESART_SIDE_GERMAN, i)->folded,
                            lesart_words_get (words, LESART_SIDE_ENGLISH, j)->folded));
  return best;
}

/* What a name was turned into, if it was. */
static Foreign *
find_replacement (const Search *search, const Name *name)
{
  Foreign *best = NULL;
  guint least = G_MAXUINT;

  for (guint i = 0; i < search->foreigns->len; i++) {
    Foreign *foreign = &g_array_index (search->foreigns, Foreign, i);
    guint distance;

    if (foreign->answered)
      continue;
    distance = get_distance (search->words, name, foreign);
    if (foreign->alike && distance > MAX_MISSPELT)
      continue;
    if (best == NULL || distance < least) {
      best = foreign;
      least = distance;
    }
  }
  return best;
}

static void
report_lost (Search *search)
{
  for (guint i = 0; i < search->names->len; i++) {
    const Name *name = &g_array_index (search->names, Name, i);
    Foreign *foreign;

    if (name->found)
      continue;
    foreign = find_replacement (search, name);
    if (foreign != NULL)
      foreign->answered = TRUE;
    report (search, name, foreign);
  }
  for (guint i = 0; i < search->foreigns->len; i++) {
    const Foreign *foreign = &g_array_index (search->foreigns, Foreign, i);

    if (!foreign->answered && !foreign->alike)
      report (search, NULL, foreign);
  }
}

/* The English has a place by its German name: Warschau for Warsaw. */
static void
check_exonym (LesartWords *words, const Name *name)
{
  LesartSpan span[LESART_N_SIDES] = { name->span, LESART_SPAN_NONE };
  g_autofree char *surface = NULL, *suggestion = NULL;

  if (!name->found || name->place == LESART_NO_PLACE || name->named == NULL
      || name->named->type != LESART_NAME_PLACE || name->end != name->first + 1
      || has_place (words, name->place))
    return;
  surface = lesart_words_slice (words, LESART_SIDE_GERMAN, name->span);
  if (!lesart_words_find_phrase (words, LESART_SIDE_ENGLISH, surface, &span[LESART_SIDE_ENGLISH]))
    return;
  suggestion = lesart_name_forms_suggest (words, name->named, name->span, name->place);
  if (strcmp (suggestion, surface) != 0)
    lesart_words_report (words, LESART_CHECK_PLACE, LESART_SEVERITY_WARNING,
                         LESART_REASON_NOT_ENGLISH, span, suggestion);
}

/**
 * lesart_check_names:
 *
 * Names of one bead.
 */
void
lesart_check_names (LesartWords *words)
{
  Search search = { .words = words };
  const LesartCheckInput *input = words->input;
  guint end;
  guint first = lesart_check_advance (&words->at_name, input->names, input->n_names,
                                      sizeof *input->names, words->span[LESART_SIDE_GERMAN], &end);

  if (words->words[0]->len == 0 || words->words[1]->len == 0)
    return;
  search.names = g_array_new (FALSE, FALSE, sizeof (Name));
  search.foreigns = g_array_new (FALSE, FALSE, sizeof (Foreign));
  for (guint i = first; i < end; i++)
    add_named (&search, &input->names[i]);
  add_places (&search);
  add_modifiers (&search);
  for (guint i = 0; i < search.names->len; i++) {
    Name *name = &g_array_index (search.names, Name, i);
    name->found = find_name (words, name);
    if (!name->found && name->place == LESART_NO_PLACE
        && !lesart_name_forms_is_needed (words, name->named, name->first, name->end))
      name->found = TRUE;
    check_exonym (words, name);
  }
  add_foreigns (&search);
  for (guint i = 0; i < search.foreigns->len; i++) {
    Foreign *foreign = &g_array_index (search.foreigns, Foreign, i);
    answer (&search, foreign);
  }
  report_lost (&search);
  g_array_unref (search.names);
  g_array_unref (search.foreigns);
}
