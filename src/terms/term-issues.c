/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compares the terms of a passage with those of its translation. A word may belong to several
 * concepts; it is translated rightly if any allowed term of any of them stands on the other side,
 * so that synonyms and homonyms give no false alarms.
 */
#include "term-hits.h"

static gboolean
same_place (const LesartTermHit *a, const LesartTermHit *b)
{
  return a->span.start == b->span.start && a->span.end == b->span.end;
}

static const LesartTerm *
term_of (const LesartTermBase *base, const LesartTermHit *hit)
{
  return &lesart_term_base_get (base, hit->concept)->terms[hit->term];
}

static gboolean
is_allowed (const LesartTermBase *base, const LesartTermHit *hit)
{
  return lesart_term_is_allowed (term_of (base, hit));
}

/* The concepts that the other side has: concept -> index of a hit + 1, rather one that is allowed.
 */
static GHashTable *
map_concepts (const LesartTermBase *base, const LesartTermHit *hits, gsize n)
{
  GHashTable *map = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < n; i++) {
    gsize before = GPOINTER_TO_SIZE (g_hash_table_lookup (map, GUINT_TO_POINTER (hits[i].concept)));

    if (before == 0 || (is_allowed (base, &hits[i]) && !is_allowed (base, &hits[before - 1])))
      g_hash_table_insert (map, GUINT_TO_POINTER (hits[i].concept), GSIZE_TO_POINTER (i + 1));
  }
  return map;
}

static void
add_issue (GArray *issues,
           LesartTermIssueKind kind,
           const LesartTermBase *base,
           LesartSide side,
           guint32 concept,
           gssize german,
           gssize english)
{
  const LesartTermIssue issue = {
    kind,
    { german, english },
    lesart_concept_get_preferred (lesart_term_base_get (base, concept), side),
  };

  g_array_append_val (issues, issue);
}

/* What was said with one word: hits [first, end) stand at the same place. */
static void
judge_place (GArray *issues,
             const LesartTermBase *base,
             const LesartTermHit *hits,
             gsize first,
             gsize end,
             GHashTable *english,
             const LesartTermHit *english_hits)
{
  gssize missing = -1;

  for (gsize i = first; i < end; i++) {
    gsize found =
        GPOINTER_TO_SIZE (g_hash_table_lookup (english, GUINT_TO_POINTER (hits[i].concept)));
    gssize expected = lesart_concept_get_preferred (lesart_term_base_get (base, hits[i].concept),
                                                    LESART_SIDE_ENGLISH);

    if (found > 0 && is_allowed (base, &english_hits[found - 1]))
      return;
    if (found > 0) /* only a forbidden one is there, which is said of that */
      return;
    if (expected < 0)
      return; /* nothing is laid down */
    missing = missing < 0 ? (gssize) i : missing;
  }
  if (missing >= 0)
    add_issue (issues, LESART_TERM_ISSUE_MISSING, base, LESART_SIDE_ENGLISH, hits[missing].concept,
               missing, -1);
}

/* Whether an allowed term is written just so. */
static gboolean
is_excused (const LesartTermBase *base, const LesartTermHit *hits, gsize n, gsize at)
{
  for (gsize i = at; i > 0 && same_place (&hits[i - 1], &hits[at]); i--)
    if (is_allowed (base, &hits[i - 1]))
      return TRUE;
  for (gsize i = at + 1; i < n && same_place (&hits[i], &hits[at]); i++)
    if (is_allowed (base, &hits[i]))
      return TRUE;
  return FALSE;
}

/**
 * lesart_term_issues_find:
 * @german: (array length=n_german): hits in a passage, in order
 * @english: (array length=n_english): hits in its translation, in order
 *
 * What a term base has against a translation. A German term whose concept has an allowed English
 * term is to be translated with one of those; a term that is forbidden or superseded is not to be
 * used, in English only where the German side has its concept. Hits that lie in longer ones do not
 * count. Linear but for homonyms.
 *
 * Returns: (transfer full) (element-type LesartTermIssue): missing ones, then forbidden ones
 */
GArray *
lesart_term_issues_find (const LesartTermBase *base,
                         const LesartTermHit *german,
                         gsize n_german,
                         const LesartTermHit *english,
                         gsize n_english)
{
  GArray *issues = g_array_new (FALSE, FALSE, sizeof (LesartTermIssue));
  g_autoptr (GHashTable) in_german = map_concepts (base, german, n_german);
  g_autoptr (GHashTable) in_english = map_concepts (base, english, n_english);

  for (gsize first = 0, end; first < n_german; first = end) {
    end = first + 1;
    while (end < n_german && same_place (&german[first], &german[end]))
      end++;
    if (!german[first].is_nested)
      judge_place (issues, base, german, first, end, in_english, english);
  }
  for (gsize i = 0; i < n_german; i++)
    if (!german[i].is_nested && !is_allowed (base, &german[i])
        && !is_excused (base, german, n_german, i))
      add_issue (issues, LESART_TERM_ISSUE_FORBIDDEN, base, LESART_SIDE_GERMAN, german[i].concept,
                 (gssize) i, -1);
  for (gsize i = 0; i < n_english; i++) {
    gsize found =
        GPOINTER_TO_SIZE (g_hash_table_lookup (in_german, GUINT_TO_POINTER (english[i].concept)));

    if (found > 0 && !english[i].is_nested && !is_allowed (base, &english[i])
        && !is_excused (base, english, n_english, i))
      add_issue (issues, LESART_TERM_ISSUE_FORBIDDEN, base, LESART_SIDE_ENGLISH, english[i].concept,
                 (gssize) found - 1, (gssize) i);
  }
  return issues;
}
