/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of the Facts panel: groups, order, filter, and the row of a passage.
 */
#include "extract-private.h"
#include "facts-model.h"

#include <string.h>

/* "Anna traf Bert in Ulm. Anna zahlte 3 Euro." with two people, a place, a sum and two facts. */
static LesartReading *
make_reading (void)
{
  g_autoptr (LesartText) text =
      lesart_text_new ("Anna traf Bert in Ulm. Anna zahlte 3 Euro.", -1, NULL);
  LesartReading *reading = lesart_reading_new (text);
  const LesartEntity entities[] = {
    { .type = LESART_ENTITY_LOC, .name = "Ulm", .n_mentions = 1 },
    { .type = LESART_ENTITY_PER, .name = "Bert", .n_mentions = 1 },
    { .type = LESART_ENTITY_PER, .name = "Anna", .n_mentions = 2 },
    { .type = LESART_ENTITY_PER, .name = "Niemand" },
  };
  const LesartMention mentions[] = {
    { .span = { 0, 4 }, .entity = 2 },
    { .span = { 10, 14 }, .entity = 1 },
    { .span = { 18, 21 }, .entity = 0 },
    { .span = { 23, 27 }, .entity = 2 },
  };
  const LesartQuantity quantity = { .span = { 35, 41 }, .value = 3, .unit = "EUR" };
  const LesartFact facts[] = {
    { .predicate = "treffen", .span = { 0, 21 }, .source = LESART_NO_ENTITY },
    { .predicate = "zahlen", .span = { 23, 41 }, .source = LESART_NO_ENTITY },
  };

  g_array_append_vals (reading->entities, entities, G_N_ELEMENTS (entities));
  g_array_append_vals (reading->mentions, mentions, G_N_ELEMENTS (mentions));
  g_array_append_val (reading->quantities, quantity);
  g_array_append_vals (reading->facts, facts, G_N_ELEMENTS (facts));
  return reading;
}

static LesartCorrected *
as_it_is (LesartReading *reading)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return lesart_correct (reading, none, FALSE);
}

/* "P2 2 1 L1 0": each group's letter and count, then the indices of its rows. */
static char *
rows_as_text (LesartFactsModel *model)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++) {
    g_autoptr (LesartFactRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);

    if (lesart_fact_row_is_header (row))
      g_string_append_printf (string, " %c%u", "POLWRQTZEC"[lesart_fact_row_get_group (row)],
                              lesart_fact_row_get_index (row));
    else
      g_string_append_printf (string, " %s%u%s", lesart_fact_row_is_first (row) ? "(" : "",
                              lesart_fact_row_get_index (row),
                              lesart_fact_row_is_last (row) ? ")" : "");
  }
  return g_string_free (string, FALSE);
}

#define assert_rows(model, expected)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *actual = rows_as_text (model);                                                \
    g_assert_cmpstr (actual, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static void
test_groups (void)
{
  g_autoptr (LesartReading) reading = make_reading ();
  g_autoptr (LesartCorrected) corrected = as_it_is (reading);
  g_autoptr (LesartFactsModel) model = lesart_facts_model_new ();

  assert_rows (model, "");
  lesart_facts_model_set_corrected (model, corrected);
  /* By first mention; what is never mentioned has no evidence; no header without rows. */
  assert_rows (model, " P2 (2 1) L1 (0) Q1 (0) E2 (0 1)");
  g_assert_cmpuint (lesart_facts_model_get_n_rows (model), ==, 6);
  lesart_facts_model_set_corrected (model, NULL);
  assert_rows (model, "");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 0));
}

static void
test_evidence (void)
{
  g_autoptr (LesartReading) reading = make_reading ();
  const LesartRole role = {
    .person = 2, .role = "Zahlerin", .org = LESART_NO_ENTITY, .span = { 23, 34 }
  };

  g_assert_cmpuint (lesart_reading_get_evidence (reading, LESART_GROUP_PEOPLE, 2).start, ==, 0);
  g_array_append_val (reading->roles, role);
  g_assert_cmpuint (lesart_reading_get_evidence (reading, LESART_GROUP_PEOPLE, 2).start, ==, 23);
  g_assert_cmpuint (lesart_reading_get_evidence (reading, LESART_GROUP_EVENTS, 0).end, ==, 21);
  g_assert_true (
      lesart_span_is_empty (lesart_reading_get_evidence (reading, LESART_GROUP_PEOPLE, 3)));
}

static void
test_find (void)
{
  g_autoptr (LesartReading) reading = make_reading ();
  g_autoptr (LesartCorrected) corrected = as_it_is (reading);
  g_autoptr (LesartFactsModel) model = lesart_facts_model_new ();

  g_assert_cmpuint (lesart_facts_model_find (model, 0), ==, G_MAXUINT);
  lesart_facts_model_set_corrected (model, corrected);
  g_assert_cmpuint (lesart_facts_model_find (model, 0), ==, 1);  /* Anna */
  g_assert_cmpuint (lesart_facts_model_find (model, 24), ==, 1); /* her second mention */
  g_assert_cmpuint (lesart_facts_model_find (model, 12), ==, 2); /* Bert */
  g_assert_cmpuint (lesart_facts_model_find (model, 36), ==,
                    6); /* the sum, not the clause around it */
  g_assert_cmpuint (lesart_facts_model_find (model, 6), ==, 8); /* the clause */
  g_assert_cmpuint (lesart_facts_model_find (model, 22), ==, G_MAXUINT);
  g_assert_cmpuint (lesart_facts_model_find (model, 4000), ==, G_MAXUINT);
}

static gboolean
only_named (const LesartCorrected *corrected, LesartGroup group, guint index, gpointer user_data)
{
  return group == LESART_GROUP_PEOPLE
         && strcmp (g_array_index (corrected->reading->entities, LesartEntity, index).name,
                    user_data)
                == 0;
}

/* What a list view would have, if it believed what it is told. */
static void
follow (GListModel *model, guint position, guint removed, guint added, guint *n)
{
  g_assert_cmpuint (position + removed, <=, *n);
  *n = *n - removed + added;
  g_assert_cmpuint (*n, ==, g_list_model_get_n_items (model));
}

static void
test_filter (void)
{
  g_autoptr (LesartReading) reading = make_reading ();
  g_autoptr (LesartCorrected) corrected = as_it_is (reading);
  g_autoptr (LesartFactsModel) model = lesart_facts_model_new ();
  char anna[] = "Anna";
  char nobody[] = "";
  guint n = 0;

  g_signal_connect (model, "items-changed", G_CALLBACK (follow), &n);
  lesart_facts_model_set_corrected (model, corrected);
  lesart_facts_model_set_filter (model, only_named, anna);
  assert_rows (model, " P1 (2)");
  g_assert_cmpuint (lesart_facts_model_get_total (model), ==, 6);
  g_assert_cmpuint (lesart_facts_model_find (model, 36), ==, G_MAXUINT);
  lesart_facts_model_set_filter (model, only_named, nobody);
  assert_rows (model, "");
  g_assert_cmpuint (lesart_facts_model_get_n_rows (model), ==, 0);
  lesart_facts_model_set_filter (model, NULL, NULL);
  g_assert_cmpuint (lesart_facts_model_get_n_rows (model), ==, 6);
}

typedef struct {
  guint position;
  guint removed;
  guint added;
} Change;

static void
note_change (GListModel *model, guint position, guint removed, guint added, Change *change)
{
  *change = (Change){ position, removed, added };
}

/* Only the row of what was rejected goes; the others keep their widgets, and the focus. */
static void
test_change (void)
{
  g_autoptr (LesartReading) reading = make_reading ();
  g_autoptr (LesartCorrected) corrected = as_it_is (reading);
  g_autoptr (LesartFactsModel) model = lesart_facts_model_new ();
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  g_autoptr (LesartCorrected) rejected = NULL;
  Change change = { 0 };

  lesart_facts_model_set_corrected (model, corrected);
  g_signal_connect (model, "items-changed", G_CALLBACK (note_change), &change);
  lesart_decide_reject (notes, corrected, LESART_ITEM_ENTITY, 1);
  rejected = lesart_correct (reading, lesart_notes_get_decisions (notes), FALSE);
  lesart_facts_model_set_corrected (model, rejected);
  assert_rows (model, " P1 (1) L1 (0) Q1 (0) E2 (0 1)");
  g_assert_cmpuint (change.position, ==, 2);
  g_assert_cmpuint (change.removed, ==, 1);
  g_assert_cmpuint (change.added, ==, 0);
}

/* Roles and relations are one group, in the order of the text; of the claims those worth checking.
 */
static void
test_relations (void)
{
  g_autoptr (LesartReading) reading = make_reading ();
  const LesartRole roles[] = { { .person = 2, .org = LESART_NO_ENTITY, .span = { 0, 4 } },
                               { .person = 2, .org = LESART_NO_ENTITY, .span = { 23, 27 } } };
  const LesartRelation relation = { .from = 1, .to = 0, .span = { 10, 21 } };
  const LesartClaim claims[] = { { .span = { 0, 22 } },
                                 { .span = { 23, 42 }, .checkworthy = TRUE } };
  g_autoptr (LesartCorrected) corrected = NULL;
  g_autoptr (LesartFactsModel) model = lesart_facts_model_new ();
  guint item;

  g_array_append_vals (reading->roles, roles, 2);
  g_array_append_val (reading->relations, relation);
  g_array_append_vals (reading->claims, claims, 2);
  corrected = as_it_is (reading);
  lesart_facts_model_set_corrected (model, corrected);
  assert_rows (model, " P2 (2 1) L1 (0) R3 (0 2 1) Q1 (0) E2 (0 1) C1 (1)");
  g_assert_cmpint (lesart_group_get_item (reading, LESART_GROUP_RELATIONS, 2, &item), ==,
                   LESART_ITEM_RELATION);
  g_assert_cmpuint (item, ==, 0);
}

#define N_FACTS 3000
#define FACT_STEP 300

/* The row is that of the shortest passage of all there are, in a text of any length; facts of one
 * sentence need not be in order, and one may have no passage. */
static void
test_find_in_long_text (void)
{
  g_autoptr (LesartText) text = lesart_text_new ("Anna", -1, NULL);
  g_autoptr (LesartReading) reading = lesart_reading_new (text);
  g_autoptr (LesartCorrected) corrected = NULL;
  g_autoptr (LesartFactsModel) model = lesart_facts_model_new ();

  for (guint i = 0; i < N_FACTS; i++) {
    guint32 start = i * FACT_STEP + (guint32) g_test_rand_int_range (0, 2 * FACT_STEP);
    LesartFact fact = { .predicate = "sagen", .source = LESART_NO_ENTITY };

    if (g_test_rand_int_range (0, 10) > 0)
      fact.span = (LesartSpan){ start, start + (guint32) g_test_rand_int_range (1, 900) };
    g_array_append_val (reading->facts, fact);
  }
  corrected = as_it_is (reading);
  lesart_facts_model_set_corrected (model, corrected);
  for (guint n = 0; n < 500; n++) {
    guint32 at = (guint32) g_test_rand_int_range (0, N_FACTS * FACT_STEP);
    guint row = lesart_facts_model_find (model, at);
    guint32 shortest = G_MAXUINT32;

    for (guint i = 0; i < N_FACTS; i++) {
      LesartSpan span = g_array_index (reading->facts, LesartFact, i).span;

      if (span.start <= at && at < span.end)
        shortest = MIN (shortest, span.end - span.start);
    }
    if (row == G_MAXUINT) {
      g_assert_cmpuint (shortest, ==, G_MAXUINT32);
    } else {
      g_autoptr (LesartFactRow) item = g_list_model_get_item (G_LIST_MODEL (model), row);
      LesartSpan span = lesart_fact_row_get_evidence (item);

      g_assert_true (span.start <= at && at < span.end);
      g_assert_cmpuint (span.end - span.start, ==, shortest);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/facts-model/groups", test_groups);
  g_test_add_func ("/facts-model/evidence", test_evidence);
  g_test_add_func ("/facts-model/find", test_find);
  g_test_add_func ("/facts-model/find-in-long-text", test_find_in_long_text);
  g_test_add_func ("/facts-model/filter", test_filter);
  g_test_add_func ("/facts-model/change", test_change);
  g_test_add_func ("/facts-model/relations", test_relations);
  return g_test_run ();
}
