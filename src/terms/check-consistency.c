/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Check of consistency where no term base says what a term is called: a word that may be a term,
 * because it is long, foreign or comes with its adjective, and that the English has called one
 * thing again and again, is called another here.
 *
 * Everyday words change with their context, so these are not asked; nor are ways that share a word,
 * as one of them is mostly the other cut short: data centre, centre.
 */
#include "check-words.h"
#include "english-stem.h"
#include "term-base.h"
#include "term-candidates.h"
#include "term-equivalents.h"

#include <string.h>

#define TERM_LIKE                                                                                  \
  (LESART_CANDIDATE_UNLISTED | LESART_CANDIDATE_COMPOUND | LESART_CANDIDATE_HYPHEN                 \
   | LESART_CANDIDATE_ACRONYM | LESART_CANDIDATE_PHRASE)
/* How often it is said at all, and in the usual way. */
#define MIN_USES 3
#define MIN_USUAL 2

typedef struct {
  const LesartCheckInput *input;
  LesartFindings *findings;
  GHashTable *known; /* (nullable): German terms of the term base */
} Consistency;

static GHashTable *
list_terms (const LesartTermBase *base)
{
  GHashTable *terms = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < lesart_term_base_get_n_slots (base); i++) {
    const LesartConcept *concept = lesart_term_base_get (base, i);

    for (guint k = 0; concept != NULL && k < concept->n_terms; k++)
      g_hash_table_add (terms, (gpointer) concept->terms[k].text);
  }
  return terms;
}

static gboolean
has_stem (const Consistency *self, const char *words, const char *stem)
{
  for (const char *p = words; *p != '\0';) {
    const gsize n = strcspn (p, " -");
    char other[LESART_LEMMA_MAX];

    if (n > 0 && n < LESART_LEMMA_MAX / 2) {
      lesart_english_stem (self->input->language, p, n, other);
      if (strcmp (other, stem) == 0)
        return TRUE;
    }
    p += n + (p[n] != '\0');
  }
  return FALSE;
}

static gboolean
share_word (const Consistency *self, const char *a, const char *b)
{
  for (const char *p = a; *p != '\0';) {
    const gsize n = strcspn (p, " -");
    char stem[LESART_LEMMA_MAX];

    if (n > 2 && n < LESART_LEMMA_MAX / 2) {
      lesart_english_stem (self->input->language, p, n, stem);
      if (has_stem (self, b, stem))
        return TRUE;
    }
    p += n + (p[n] != '\0');
  }
  return FALSE;
}

/* The bead of an English passage; -1 if it is in none. */
static gssize
find_bead (const Consistency *self, LesartSide side, LesartSpan span)
{
  gssize sentence = lesart_bitext_find_sentence (self->input->bitext, side, span.start);

  return sentence < 0
             ? -1
             : lesart_beads_find (self->input->beads, self->input->n_beads, side, (guint) sentence);
}

static void
report (const Consistency *self, const GArray *uses, LesartSpan english, const char *usual)
{
  const LesartBitext *bitext = self->input->bitext;
  const gssize bead = find_bead (self, LESART_SIDE_ENGLISH, english);

  for (guint i = 0; i < uses->len && bead >= 0; i++) {
    const LesartSpan german = g_array_index (uses, LesartSpan, i);
    g_autofree char *de = NULL, *en = NULL;

    if (find_bead (self, LESART_SIDE_GERMAN, german) != bead)
      continue;
    de = lesart_text_slice (bitext->text[LESART_SIDE_GERMAN], german);
    en = lesart_text_slice (bitext->text[LESART_SIDE_ENGLISH], english);
    lesart_findings_add (self->findings, &(LesartFinding){ .kind = LESART_CHECK_CONSISTENCY,
                                                           .severity = LESART_SEVERITY_HINT,
                                                           .reason = LESART_REASON_SEVERAL,
                                                           .bead = (guint32) bead,
                                                           .span = { german, english },
                                                           .value = { de, en },
                                                           .suggestion = usual });
    return;
  }
}

static void
compare_ways (const Consistency *self, const LesartEquivalents *found, const GArray *uses)
{
  const LesartEquivalent *usual;

  if (found->ways->len < 2)
    return;
  usual = &g_array_index (found->ways, LesartEquivalent, 0);
  for (guint i = 1; i < found->ways->len && usual->n >= MIN_USUAL; i++) {
    const LesartEquivalent *way = &g_array_index (found->ways, LesartEquivalent, i);

    if (way->n == usual->n || share_word (self, usual->text, way->text))
      continue;
    for (guint k = 0; k < way->n; k++)
      report (self, uses, g_array_index (found->spans, LesartSpan, way->first + k), usual->text);
  }
}

static void
check_candidate (const Consistency *self,
                 const LesartTermCandidates *candidates,
                 const LesartTermCandidate *candidate)
{
  const LesartCheckInput *input = self->input;
  g_autoptr (GArray) uses = NULL;
  g_autoptr (LesartEquivalents) found = NULL;

  if ((candidate->reasons & TERM_LIKE) == 0 || candidate->n_uses < MIN_USES
      || (self->known != NULL && g_hash_table_contains (self->known, candidate->text)))
    return;
  uses = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  for (guint i = 0; i < candidate->n_uses; i++) {
    const LesartTermHit *use =
        &g_array_index (candidates->uses, LesartTermHit, candidate->first_use + i);

    if (use->kind == LESART_HIT_WHOLE)
      g_array_append_val (uses, use->span);
  }
  if (uses->len < MIN_USES)
    return;
  found = lesart_term_equivalents_find (input->language, input->dictionary, input->bitext,
                                        input->beads, input->n_beads, candidate->text, NULL,
                                        (const LesartSpan *) (gconstpointer) uses->data, uses->len);
  compare_ways (self, found, uses);
}

/**
 * lesart_check_consistency:
 *
 * Terms of the whole texts that no term base has; silent without a dictionary.
 */
void
lesart_check_consistency (const LesartCheckInput *input, LesartFindings *findings)
{
  g_autoptr (GArray) names = NULL;
  g_autoptr (LesartTermCandidates) candidates = NULL;
  Consistency self = { .input = input, .findings = findings };

  if (!input->wanted[LESART_CHECK_CONSISTENCY]
      || !lesart_dictionary_has (input->dictionary, LESART_LIST_DING))
    return;
  names = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  for (guint i = 0; i < input->n_names; i++)
    g_array_append_val (names, input->names[i].span);
  candidates = lesart_term_candidates_find (
      (LesartLanguage *) input->language, input->bitext->text[LESART_SIDE_GERMAN],
      input->bitext->segments[LESART_SIDE_GERMAN], (const LesartSpan *) (gconstpointer) names->data,
      names->len);
  if (input->termbase != NULL)
    self.known = list_terms (input->termbase);
  for (guint i = 0; i < candidates->items->len; i++)
    check_candidate (&self, candidates, &g_array_index (candidates->items, LesartTermCandidate, i));
  g_clear_pointer (&self.known, g_hash_table_unref);
}
