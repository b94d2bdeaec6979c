/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Check of organisations that were turned into others: the Bundesverfassungsgericht is not the
 * Federal Court of Justice. Each known organisation of the German that the English does not have is
 * put beside one of the English that the German does not have; where either has all of them,
 * nothing is said, since the other side may call one by what it is.
 */
#include "check-words.h"

#include "organisation-index.h"

#define MAX_ORGANISATIONS 16 /* of one side of a bead */

typedef struct {
  LesartSpan span;
  const GArray *rows;
  gboolean met;
} Organisation;

typedef struct {
  Organisation items[MAX_ORGANISATIONS];
  guint n;
} Organisations;

static const GArray *
match (const LesartWords *words,
       const LesartOrganisationIndex *index,
       LesartSide side,
       guint at,
       guint *n)
{
  const char *folded[LESART_ORGANISATION_MAX_WORDS];
  const guint n_folded = lesart_words_take_folded (words, side, at, folded, G_N_ELEMENTS (folded));

  return lesart_organisation_index_match (index, side, folded, n_folded, n);
}

/* Germany may stand for its government, and does not say so. */
static gboolean
is_place (const LesartWords *words, LesartSide side, const LesartWord *word)
{
  guint n;

  return lesart_place_index_match (words->places, side, &word->folded, 1, &n) != LESART_NO_PLACE;
}

static void
collect (const LesartWords *words,
         const LesartOrganisationIndex *index,
         LesartSide side,
         Organisations *found)
{
  found->n = 0;
  for (guint i = 0; i < lesart_words_count (words, side) && found->n < MAX_ORGANISATIONS; i++) {
    const LesartWord *word = lesart_words_get (words, side, i);
    guint n;
    const GArray *rows;

    if (!word->is_upper || word->weight == LESART_SAYS_NOTHING)
      continue;
    rows = match (words, index, side, i, &n);
    if (rows == NULL || (n == 1 && is_place (words, side, word)))
      continue;
    found->items[found->n++] = (Organisation){
      .span = { word->span.start, lesart_words_get (words, side, i + n - 1)->span.end },
      .rows = rows,
    };
    i += n - 1;
  }
}

/* The English name of the one that the reading takes it for, of several that go by the name. */
static const char *
find_meant (const LesartCheckInput *input, LesartSpan span)
{
  guint low = 0, high = input->n_names;

  while (low < high) {
    const guint middle = low + (high - low) / 2;

    if (input->names[middle].span.start < span.start)
      low = middle + 1;
    else
      high = middle;
  }
  return low < input->n_names && input->names[low].span.start == span.start
             ? input->names[low].name_en
             : NULL;
}

/* It is told; the check of names need not. */
static void
mark (const LesartWords *words, LesartSpan english)
{
  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_ENGLISH); i++) {
    LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, i);

    word->is_name |= word->span.start >= english.start && word->span.end <= english.end;
  }
}

static void
report (LesartWords *words,
        const LesartOrganisationIndex *index,
        Organisation *german,
        Organisation *english)
{
  const char *meant = find_meant (words->input, german->span);
  g_autofree char *suggestion = meant != NULL
                                    ? g_strdup (meant)
                                    : lesart_organisation_index_get_english (index, german->rows);

  german->met = english->met = TRUE;
  mark (words, english->span);
  lesart_words_report (words, LESART_CHECK_ORGANISATION, LESART_SEVERITY_ERROR,
                       LESART_REASON_DIFFERS, (LesartSpan[]){ german->span, english->span },
                       *suggestion != '\0' ? suggestion : NULL);
}

/**
 * lesart_words_have_organisation_of:
 * @country: ISO 3166-1 alpha-2 code
 *
 * Returns: whether the German of the bead has an organisation of a country, which the English may
 *   name beside it: Germany's Federal Constitutional Court
 */
gboolean
lesart_words_have_organisation_of (const LesartWords *words, const char *country)
{
  const LesartOrganisationIndex *index = lesart_organisation_index_get (words->input->language);
  Organisations found;

  collect (words, index, LESART_SIDE_GERMAN, &found);
  for (guint i = 0; i < found.n; i++)
    if (lesart_organisation_index_is_of (index, found.items[i].rows, country))
      return TRUE;
  return FALSE;
}

/**
 * lesart_check_organisations:
 *
 * Organisations of one bead; to be asked before lesart_check_names(), which takes what is told here
 * as told.
 */
void
lesart_check_organisations (LesartWords *words)
{
  const LesartOrganisationIndex *index = lesart_organisation_index_get (words->input->language);
  Organisations found[LESART_N_SIDES];

  if (words->words[0]->len == 0 || words->words[1]->len == 0)
    return;
  for (guint side = 0; side < LESART_N_SIDES; side++)
    collect (words, index, (LesartSide) side, &found[side]);
  for (guint i = 0; i < found[0].n; i++)
    for (guint j = 0; j < found[1].n; j++)
      if (lesart_organisation_rows_meet (found[0].items[i].rows, found[1].items[j].rows))
        found[0].items[i].met = found[1].items[j].met = TRUE;
  for (guint i = 0; i < found[0].n; i++)
    for (guint j = 0; j < found[1].n && !found[0].items[i].met; j++)
      if (!found[1].items[j].met)
        report (words, index, &found[0].items[i], &found[1].items[j]);
}
