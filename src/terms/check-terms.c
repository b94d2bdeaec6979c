/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Check of terms: what the term base wants is there, what it forbids is not, and a term is called
 * the same everywhere.
 *
 * Several terms of a concept that are all allowed are no mistake where they take turns by rule
 * (singular, plural, short form), so consistency is asked only of terms of which none is preferred.
 */
#include "check-words.h"
#include "term-base.h"
#include "term-hits.h"

typedef struct {
  const LesartCheckInput *input;
  LesartFindings *findings;
  GArray *hits[LESART_N_SIDES]; /* LesartTermHit */
  guint first[LESART_N_SIDES];  /* of the bead */
  guint end[LESART_N_SIDES];
  GHashTable *used; /* concept to the first English term that it was translated with, + 1 */
  guint32 bead;
} Terms;

static const LesartTermHit *
get_hit (const Terms *terms, LesartSide side, gssize i)
{
  return i < 0 ? NULL
               : &g_array_index (terms->hits[side], LesartTermHit, terms->first[side] + (guint) i);
}

static void
report (Terms *terms,
        LesartCheckKind kind,
        LesartSeverity severity,
        LesartReason reason,
        const LesartTermHit *const hit[LESART_N_SIDES],
        const char *suggestion)
{
  const LesartBitext *bitext = terms->input->bitext;
  LesartFinding finding = { .kind = (guint8) kind,
                            .severity = (guint8) severity,
                            .reason = (guint8) reason,
                            .bead = terms->bead,
                            .suggestion = suggestion };
  g_autofree char *words[LESART_N_SIDES] = { NULL, NULL };

  for (guint side = 0; side < LESART_N_SIDES; side++) {
    finding.span[side] =
        hit[side] != NULL
            ? hit[side]->span
            : lesart_bitext_get_bead_span (bitext, &terms->input->beads[terms->bead], side);
    if (hit[side] != NULL)
      words[side] = lesart_text_slice (bitext->text[side], hit[side]->span);
    finding.value[side] = words[side];
  }
  lesart_findings_add (terms->findings, &finding);
  for (guint side = 0; side < LESART_N_SIDES; side++)
    g_clear_pointer (&words[side], g_free);
}

static const LesartTerm *
get_term (const Terms *terms, guint32 concept, gssize term)
{
  const LesartConcept *of = lesart_term_base_get (terms->input->termbase, concept);

  return of != NULL && term >= 0 ? &of->terms[term] : NULL;
}

static void
report_issue (Terms *terms, const LesartTermIssue *issue)
{
  const LesartTermHit *hit[LESART_N_SIDES] = {
    get_hit (terms, LESART_SIDE_GERMAN, issue->hit[LESART_SIDE_GERMAN]),
    get_hit (terms, LESART_SIDE_ENGLISH, issue->hit[LESART_SIDE_ENGLISH]),
  };
  const guint32 concept = hit[0] != NULL ? hit[0]->concept : hit[1]->concept;
  const LesartTerm *expected = get_term (terms, concept, issue->expected);
  LesartReason reason = LESART_REASON_NOT_PREFERRED;

  if (issue->kind == LESART_TERM_ISSUE_FORBIDDEN)
    reason = LESART_REASON_FORBIDDEN;
  report (terms, LESART_CHECK_TERM, LESART_SEVERITY_WARNING, reason, hit,
          expected != NULL ? expected->text : NULL);
}

static void
find_bead (Terms *terms, LesartSide side)
{
  const GArray *hits = terms->hits[side];
  guint32 first, end;

  lesart_check_get_tokens (terms->input, side, &terms->input->beads[terms->bead], &first, &end);
  terms->first[side] = terms->end[side];
  while (terms->first[side] < hits->len
         && g_array_index (hits, LesartTermHit, terms->first[side]).first_token < first)
    terms->first[side]++;
  terms->end[side] = terms->first[side];
  while (terms->end[side] < hits->len
         && g_array_index (hits, LesartTermHit, terms->end[side]).first_token < end)
    terms->end[side]++;
}

static const LesartTermHit *
find_german (const Terms *terms, guint32 concept)
{
  for (guint i = terms->first[LESART_SIDE_GERMAN]; i < terms->end[LESART_SIDE_GERMAN]; i++) {
    const LesartTermHit *hit = &g_array_index (terms->hits[LESART_SIDE_GERMAN], LesartTermHit, i);

    if (hit->concept == concept && !hit->is_nested)
      return hit;
  }
  return NULL;
}

/* Another English term of the concept than before, and none of them preferred. */
static void
check_consistency (Terms *terms)
{
  for (guint i = terms->first[LESART_SIDE_ENGLISH]; i < terms->end[LESART_SIDE_ENGLISH]; i++) {
    const LesartTermHit *english =
        &g_array_index (terms->hits[LESART_SIDE_ENGLISH], LesartTermHit, i);
    const LesartTermHit *hit[LESART_N_SIDES] = { find_german (terms, english->concept), english };
    const LesartConcept *concept = lesart_term_base_get (terms->input->termbase, english->concept);
    gsize before;

    if (hit[0] == NULL || english->is_nested || concept == NULL
        || lesart_concept_get_preferred (concept, LESART_SIDE_ENGLISH) >= 0)
      continue;
    before = GPOINTER_TO_SIZE (
        g_hash_table_lookup (terms->used, GUINT_TO_POINTER (english->concept + 1)));
    if (before == 0)
      g_hash_table_insert (terms->used, GUINT_TO_POINTER (english->concept + 1),
                           GSIZE_TO_POINTER ((gsize) english->term + 1));
    else if (before - 1 != english->term)
      report (terms, LESART_CHECK_CONSISTENCY, LESART_SEVERITY_HINT, LESART_REASON_SEVERAL, hit,
              concept->terms[before - 1].text);
  }
}

/* The term is missing because a forbidden one stands there: that is said already. */
static gboolean
is_forbidden (const Terms *terms, const GArray *issues, const LesartTermIssue *missing)
{
  const guint32 concept = get_hit (terms, LESART_SIDE_GERMAN, missing->hit[0])->concept;

  for (guint i = 0; i < issues->len; i++) {
    const LesartTermIssue *issue = &g_array_index (issues, LesartTermIssue, i);
    const LesartTermHit *english = get_hit (terms, LESART_SIDE_ENGLISH, issue->hit[1]);

    if (issue->kind == LESART_TERM_ISSUE_FORBIDDEN && english != NULL
        && english->concept == concept)
      return TRUE;
  }
  return FALSE;
}

static void
check_bead (Terms *terms)
{
  g_autoptr (GArray) issues = NULL;
  const LesartTermHit *hits[LESART_N_SIDES];

  for (guint side = 0; side < LESART_N_SIDES; side++) {
    find_bead (terms, (LesartSide) side);
    hits[side] = (const LesartTermHit *) (gpointer) terms->hits[side]->data + terms->first[side];
  }
  if (terms->input->beads[terms->bead].n[LESART_SIDE_ENGLISH] == 0
      || terms->first[LESART_SIDE_GERMAN] == terms->end[LESART_SIDE_GERMAN])
    return;
  issues = lesart_term_issues_find (terms->input->termbase, hits[LESART_SIDE_GERMAN],
                                    terms->end[0] - terms->first[0], hits[LESART_SIDE_ENGLISH],
                                    terms->end[1] - terms->first[1]);
  for (guint i = 0; i < issues->len; i++) {
    const LesartTermIssue *issue = &g_array_index (issues, LesartTermIssue, i);

    /* What is wrong with the German by itself is no matter of the translation. */
    if (issue->kind == LESART_TERM_ISSUE_FORBIDDEN ? issue->hit[LESART_SIDE_ENGLISH] >= 0
                                                   : !is_forbidden (terms, issues, issue))
      report_issue (terms, issue);
  }
  check_consistency (terms);
}

static int
compare_concepts (gconstpointer a, gconstpointer b)
{
  const guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

/* Which concepts the German text has, each once. */
static void
list_concepts (const GArray *hits, GArray *concepts)
{
  guint n = 0;

  for (guint i = 0; i < hits->len; i++)
    g_array_append_val (concepts, g_array_index (hits, LesartTermHit, i).concept);
  g_array_sort (concepts, compare_concepts);
  for (guint i = 0; i < concepts->len; i++) {
    const guint32 concept = g_array_index (concepts, guint32, i);

    if (n == 0 || g_array_index (concepts, guint32, n - 1) != concept)
      g_array_index (concepts, guint32, n++) = concept;
  }
  g_array_set_size (concepts, n);
}

/**
 * lesart_check_terms:
 *
 * The terms of the whole texts by the term base; silent if there is none.
 */
void
lesart_check_terms (const LesartCheckInput *input, LesartFindings *findings)
{
  Terms terms = { .input = input, .findings = findings };
  g_autoptr (LesartTermIndex) index = NULL;

  if (input->termbase == NULL
      || (!input->wanted[LESART_CHECK_TERM] && !input->wanted[LESART_CHECK_CONSISTENCY]))
    return;
  index = lesart_term_index_new ((LesartTermBase *) input->termbase,
                                 (LesartLanguage *) input->language);
  for (guint side = 0; side < LESART_N_SIDES; side++)
    terms.hits[side] = lesart_term_hits_find (index, (LesartSide) side, input->bitext->text[side],
                                              input->bitext->segments[side]);
  list_concepts (terms.hits[LESART_SIDE_GERMAN], findings->concepts);
  terms.used = g_hash_table_new (NULL, NULL);
  for (terms.bead = 0; terms.bead < input->n_beads; terms.bead++)
    check_bead (&terms);
  for (guint side = 0; side < LESART_N_SIDES; side++)
    g_array_unref (terms.hits[side]);
  g_hash_table_unref (terms.used);
}
