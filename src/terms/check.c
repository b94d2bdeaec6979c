/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of checks, and what runs them. A new check: a row here, its function in a file
 * check-NAME.c, its sentences in the two places that describe findings.
 */
#include "check.h"

#include <string.h>

typedef struct {
  const char *name; /* as in the JSON */
  LesartCheckFunc run;
  gboolean on; /* unless a person says otherwise */
} Check;

/* Rows that share a function stand together: it runs once. */
static const Check checks[LESART_N_CHECKS] = {
  [LESART_CHECK_SCALE] = { "scale", lesart_check_figures, TRUE },
  [LESART_CHECK_NUMBER] = { "number", lesart_check_figures, TRUE },
  [LESART_CHECK_PERCENT] = { "percent", lesart_check_figures, TRUE },
  [LESART_CHECK_CURRENCY] = { "currency", lesart_check_figures, TRUE },
  [LESART_CHECK_UNIT] = { "unit", lesart_check_figures, TRUE },
  [LESART_CHECK_DATE] = { "date", lesart_check_figures, TRUE },
  [LESART_CHECK_WEEKDAY] = { "weekday", lesart_check_figures, TRUE },
  [LESART_CHECK_NAME] = { "name", lesart_check_words, TRUE },
  [LESART_CHECK_PLACE] = { "place", lesart_check_words, TRUE },
  [LESART_CHECK_ORGANISATION] = { "organisation", lesart_check_words, TRUE },
  [LESART_CHECK_OFFICE] = { "office", lesart_check_words, TRUE },
  [LESART_CHECK_TERM] = { "term", lesart_check_words, TRUE },
  [LESART_CHECK_CONSISTENCY] = { "consistency", lesart_check_words, TRUE },
  [LESART_CHECK_FALSE_FRIEND] = { "false-friend", lesart_check_words, TRUE },
  [LESART_CHECK_OMISSION] = { "omission", lesart_check_words, TRUE },
  [LESART_CHECK_ADDITION] = { "addition", lesart_check_words, TRUE },
  [LESART_CHECK_NEGATION] = { "negation", lesart_check_words, TRUE },
  [LESART_CHECK_HEDGE] = { "hedge", lesart_check_words, TRUE },
  [LESART_CHECK_UNTRANSLATED] = { "untranslated", lesart_check_words, TRUE },
  [LESART_CHECK_QUOTATION] = { "quotation", lesart_check_marks, TRUE },
  [LESART_CHECK_PUNCTUATION] = { "punctuation", lesart_check_marks, TRUE },
};

static const char *const severities[] = { "error", "warning", "hint" };

static const char *const reasons[LESART_N_REASONS] = {
  [LESART_REASON_DIFFERS] = "differs",
  [LESART_REASON_MISSING] = "missing",
  [LESART_REASON_ADDED] = "added",
  [LESART_REASON_LONG_SCALE] = "long-scale",
  [LESART_REASON_POWER_OF_TEN] = "power-of-ten",
  [LESART_REASON_DECIMAL_COMMA] = "decimal-comma",
  [LESART_REASON_CONVERSION] = "conversion",
  [LESART_REASON_NOT_ENGLISH] = "not-english",
  [LESART_REASON_FORBIDDEN] = "forbidden",
  [LESART_REASON_NOT_PREFERRED] = "not-preferred",
  [LESART_REASON_SEVERAL] = "several",
  [LESART_REASON_LOOK_ALIKE] = "look-alike",
  [LESART_REASON_WRONG_COUNTRY] = "wrong-country",
  [LESART_REASON_LOST] = "lost",
  [LESART_REASON_REVERSED] = "reversed",
  [LESART_REASON_UNPAIRED] = "unpaired",
};

/**
 * lesart_check_kind_to_string:
 *
 * Returns: its name as in the JSON: "scale"
 */
const char *
lesart_check_kind_to_string (LesartCheckKind kind)
{
  return checks[kind].name;
}

/**
 * lesart_check_kind_from_string:
 * @kind: (out): the kind of that name
 *
 * Returns: whether there is one
 */
gboolean
lesart_check_kind_from_string (const char *name, LesartCheckKind *kind)
{
  for (guint i = 0; i < LESART_N_CHECKS; i++)
    if (strcmp (name, checks[i].name) == 0) {
      *kind = (LesartCheckKind) i;
      return TRUE;
    }
  return FALSE;
}

const char *
lesart_severity_to_string (LesartSeverity severity)
{
  return severities[severity];
}

const char *
lesart_reason_to_string (LesartReason reason)
{
  return reasons[reason];
}

/**
 * lesart_check_defaults:
 * @wanted: (out): the kinds that are looked for unless a person says otherwise
 */
void
lesart_check_defaults (gboolean wanted[LESART_N_CHECKS])
{
  for (guint i = 0; i < LESART_N_CHECKS; i++)
    wanted[i] = checks[i].on;
}

/* By place in the German; what only the English has stands after its bead's German. */
static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const LesartFinding *first = a, *second = b;
  const LesartSpan none = { G_MAXUINT32, G_MAXUINT32 };
  LesartSpan x = first->span[LESART_SIDE_GERMAN], y = second->span[LESART_SIDE_GERMAN];

  if (first->bead != second->bead)
    return first->bead < second->bead ? -1 : 1;
  x = lesart_span_is_empty (x) ? none : x;
  y = lesart_span_is_empty (y) ? none : y;
  if (x.start != y.start)
    return x.start < y.start ? -1 : 1;
  x = first->span[LESART_SIDE_ENGLISH];
  y = second->span[LESART_SIDE_ENGLISH];
  if (x.start != y.start)
    return x.start < y.start ? -1 : 1;
  return first->kind - second->kind;
}

static gboolean
is_inside (LesartSpan inner, LesartSpan outer)
{
  return inner.start >= outer.start && inner.end <= outer.end;
}

static gboolean
is_at_same_place (const LesartFinding *a, const LesartFinding *b)
{
  return a->span[LESART_SIDE_GERMAN].start == b->span[LESART_SIDE_GERMAN].start
         && a->span[LESART_SIDE_GERMAN].end == b->span[LESART_SIDE_GERMAN].end;
}

/* Whether @better says what @finding does, and more: Billion for billion is a matter of scale, with
 * its value; eventually for eventuell not only a hedge that is lost; a name is not missing if it is
 * told what it became. */
static gboolean
is_told_by (const LesartFinding *finding, const LesartFinding *better)
{
  if (finding->bead != better->bead)
    return FALSE;
  if (better->kind == LESART_CHECK_SCALE)
    return finding->kind == LESART_CHECK_FALSE_FRIEND
           && is_inside (finding->span[LESART_SIDE_ENGLISH], better->span[LESART_SIDE_ENGLISH]);
  if (better->kind == LESART_CHECK_FALSE_FRIEND)
    return finding->kind == LESART_CHECK_HEDGE && is_at_same_place (finding, better);
  return better->kind == LESART_CHECK_ORGANISATION && better->reason == LESART_REASON_DIFFERS
         && finding->reason == LESART_REASON_MISSING && finding->kind >= LESART_CHECK_NAME
         && finding->kind <= LESART_CHECK_ORGANISATION && is_at_same_place (finding, better);
}

#define MAX_NEAR 8 /* findings; what tells the same stands near when they are sorted */

static void
drop_doubles (GArray *array)
{
  guint kept = 0;

  for (guint i = 0; i < array->len; i++) {
    const LesartFinding *finding = &g_array_index (array, LesartFinding, i);
    const guint end = MIN (i + MAX_NEAR, array->len);
    gboolean told = FALSE;

    for (guint j = kept - MIN (kept, MAX_NEAR); j < kept && !told; j++)
      told = is_told_by (finding, &g_array_index (array, LesartFinding, j));
    for (guint j = i + 1; j < end && !told; j++)
      told = is_told_by (finding, &g_array_index (array, LesartFinding, j));
    if (!told)
      g_array_index (array, LesartFinding, kept++) = *finding;
  }
  g_array_set_size (array, kept);
}

/**
 * lesart_check:
 * @input: what to look at
 *
 * Runs the checks that are wanted, in time linear to the length of the texts.
 *
 * Returns: (transfer full): the findings by position
 */
LesartFindings *
lesart_check (const LesartCheckInput *input)
{
  LesartFindings *findings = g_new0 (LesartFindings, 1);
  LesartCheckFunc last = NULL;

  findings->array = g_array_new (FALSE, FALSE, sizeof (LesartFinding));
  findings->concepts = g_array_new (FALSE, FALSE, sizeof (guint32));
  findings->strings = g_string_chunk_new (512);
  findings->wanted = input->wanted;
  findings->ref_count = 1;
  for (guint i = 0; i < LESART_N_CHECKS; i++) {
    if (!input->wanted[i] || checks[i].run == NULL || checks[i].run == last)
      continue;
    last = checks[i].run;
    last (input, findings);
  }
  findings->wanted = NULL;
  g_array_sort (findings->array, compare_findings);
  drop_doubles (findings->array);
  return findings;
}

LesartFindings *
lesart_findings_ref (LesartFindings *findings)
{
  g_atomic_int_inc (&findings->ref_count);
  return findings;
}

void
lesart_findings_unref (LesartFindings *findings)
{
  if (!g_atomic_int_dec_and_test (&findings->ref_count))
    return;
  g_array_unref (findings->array);
  g_array_unref (findings->concepts);
  g_string_chunk_free (findings->strings);
  g_free (findings);
}

static const char *
keep (LesartFindings *findings, const char *string)
{
  return string != NULL ? g_string_chunk_insert_const (findings->strings, string) : NULL;
}

/**
 * lesart_findings_add:
 * @finding: its strings are copied
 *
 * Adds what a check has found, unless its kind is not wanted.
 */
void
lesart_findings_add (LesartFindings *findings, const LesartFinding *finding)
{
  LesartFinding kept = *finding;

  if (findings->wanted != NULL && !findings->wanted[finding->kind])
    return;
  for (guint side = 0; side < LESART_N_SIDES; side++)
    kept.value[side] = keep (findings, finding->value[side]);
  kept.suggestion = keep (findings, finding->suggestion);
  g_array_append_val (findings->array, kept);
}

/**
 * lesart_check_get_tokens:
 * @first: (out): its first token
 * @end: (out): the token behind its last; @first if that side of the bead is empty
 */
void
lesart_check_get_tokens (const LesartCheckInput *input,
                         LesartSide side,
                         const LesartBead *bead,
                         guint32 *first,
                         guint32 *end)
{
  const LesartSentence *sentences = input->bitext->segments[side]->sentences;

  *first = *end = 0;
  if (bead->n[side] > 0) {
    *first = sentences[bead->first[side]].first;
    *end = sentences[bead->first[side] + bead->n[side] - 1].end;
  }
}

/**
 * lesart_check_advance:
 * @cursor: (inout): where the last bead ended; 0 at first
 * @array: (array length=n): structs that begin with their LesartSpan, sorted by it
 * @item_size: bytes of each
 * @bead: what lesart_bitext_get_bead_span() says of the bead; beads come in order
 * @end: (out): behind the last one that begins in it
 *
 * Returns: index of the first item that begins in the bead
 */
guint
lesart_check_advance (LesartCheckCursor *cursor,
                      gconstpointer array,
                      guint n,
                      gsize item_size,
                      LesartSpan bead,
                      guint *end)
{
  const guint8 *items = array;
  guint i = *cursor, first;

  if (lesart_span_is_empty (bead)) {
    *end = i;
    return i;
  }
  while (i < n
         && ((const LesartSpan *) (gconstpointer) (items + i * item_size))->start < bead.start)
    i++;
  first = i;
  while (i < n && ((const LesartSpan *) (gconstpointer) (items + i * item_size))->start < bead.end)
    i++;
  *cursor = *end = i;
  return first;
}
