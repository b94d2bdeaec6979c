/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims and their cards: that what a person finds out stays, through the file, a rejection and an
 * undo; what the history tells; which claims a filter shows.
 */
#include "claims-export.h"
#include "claims-list.h"
#include "extract-private.h"

#include <string.h>

#define S(string) ((char *) (string))

static const char sentences[] =
    "Anna zahlte 3 Euro. Bert schlief. Anna will 5 Euro zahlen. Cora kam.";

static LesartReading *
make_reading (void)
{
  g_autoptr (LesartText) text = lesart_text_new (sentences, -1, NULL);
  LesartReading *reading = lesart_reading_new (text);
  const LesartEntity anna = { .type = LESART_ENTITY_PER, .name = "Anna" };
  const LesartClaim claims[] = {
    { .span = { 0, 19 },
      .checkworthy = TRUE,
      .certainty = LESART_CERTAINTY_ASSERTED,
      .speaker = LESART_NO_ENTITY },
    { .span = { 20, 33 },
      .checkworthy = FALSE,
      .certainty = LESART_CERTAINTY_ASSERTED,
      .speaker = LESART_NO_ENTITY },
    { .span = { 34, 58 },
      .checkworthy = TRUE,
      .certainty = LESART_CERTAINTY_PLANNED,
      .speaker = 0 },
    { .span = { 59, 68 },
      .checkworthy = TRUE,
      .certainty = LESART_CERTAINTY_ASSERTED,
      .speaker = LESART_NO_ENTITY },
  };

  g_array_append_val (reading->entities, anna);
  g_array_append_vals (reading->claims, claims, G_N_ELEMENTS (claims));
  return reading;
}

typedef struct {
  LesartReading *reading;
  LesartNotes *notes;
  LesartCorrected *now;
  GListStore *list;
} Fixture;

static void
see (Fixture *f)
{
  g_clear_pointer (&f->now, lesart_corrected_unref);
  f->now = lesart_correct (f->reading, lesart_notes_get_decisions (f->notes), TRUE);
  lesart_claims_list_update (f->list, f->now, f->notes);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->reading = make_reading ();
  f->notes = lesart_notes_new ();
  f->list = lesart_claims_list_new ();
  see (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  lesart_corrected_unref (f->now);
  lesart_reading_unref (f->reading);
  g_object_unref (f->notes);
  g_object_unref (f->list);
}

static guint
count (const Fixture *f)
{
  return g_list_model_get_n_items (G_LIST_MODEL (f->list));
}

static LesartClaimItem *
item (const Fixture *f, guint i)
{
  LesartClaimItem *self = g_list_model_get_item (G_LIST_MODEL (f->list), i);

  g_object_unref (self); /* the list holds it */
  return self;
}

/* Fills the first claim. */
static gboolean
fill (Fixture *f, LesartVerdict verdict, const char *justification)
{
  g_autoptr (LesartClaimCard) card = lesart_claim_card_new (NULL);
  const LesartFields fields = { 0 };
  gboolean changed;

  card->verdict = verdict;
  g_free (card->justification);
  card->justification = g_strdup (justification);
  g_ptr_array_add (card->evidence,
                   lesart_evidence_new ("b.txt", "Bericht", f->reading->text,
                                        (LesartSpan){ 20, 24 }, LESART_STANCE_REFUTES));
  changed = lesart_decide_claim (f->notes, f->now, 0, &fields, card);
  see (f);
  return changed;
}

static void
test_fill (Fixture *f, gconstpointer data)
{
  const LesartClaimCard *card;
  const LesartClaimChange *change;
  const LesartEvidence *evidence;

  g_assert_cmpuint (count (f), ==, 3); /* what is not worth checking is not there */
  g_assert_true (fill (f, LESART_VERDICT_REFUTED, "Es waren **4**."));
  g_assert_cmpint (lesart_claim_item_get_state (item (f, 0)), ==, LESART_STATE_ACCEPTED);
  card = lesart_claim_item_get_card (item (f, 0));
  g_assert_cmpint (card->verdict, ==, LESART_VERDICT_REFUTED);
  g_assert_cmpstr (card->justification, ==, "Es waren **4**.");
  g_assert_cmpuint (card->evidence->len, ==, 1);
  evidence = g_ptr_array_index (card->evidence, 0);
  g_assert_cmpstr (evidence->quote, ==, "Bert");
  g_assert_cmpint (evidence->stance, ==, LESART_STANCE_REFUTES);
  g_assert_cmpuint (lesart_evidence_find (evidence, f->reading->text).start, ==, 20);
  g_assert_cmpuint (card->history->len, ==, 3); /* verdict, evidence, justification */
  /* The same again changes nothing; what differs is told with what was before. */
  g_assert_false (fill (f, LESART_VERDICT_REFUTED, "Es waren **4**."));
  g_assert_true (fill (f, LESART_VERDICT_SUPPORTED, "Es waren **4**."));
  card = lesart_claim_item_get_card (item (f, 0));
  g_assert_cmpuint (card->history->len, ==, 4);
  change = g_ptr_array_index (card->history, 3);
  g_assert_cmpstr (change->member, ==, "verdict");
  g_assert_cmpstr (change->from, ==, "refuted");
  g_assert_cmpstr (change->to, ==, "supported");
  /* A rejection keeps the card; undo goes back to the engine's own claim. */
  lesart_decide_reject (f->notes, f->now, LESART_ITEM_CLAIM, 0);
  see (f);
  g_assert_cmpint (lesart_claim_item_get_state (item (f, 0)), ==, LESART_STATE_REJECTED);
  lesart_decide_accept (f->notes, f->now, LESART_ITEM_CLAIM, 0);
  see (f);
  g_assert_cmpint (lesart_claim_item_get_card (item (f, 0))->verdict, ==, LESART_VERDICT_SUPPORTED);
  for (LesartAnnotation *undone; (undone = lesart_notes_undo (f->notes, NULL)) != NULL;)
    g_object_unref (undone);
  see (f);
  g_assert_cmpint (lesart_claim_item_get_state (item (f, 0)), ==, LESART_STATE_OPEN);
  g_assert_cmpint (lesart_claim_item_get_card (item (f, 0))->verdict, ==, LESART_VERDICT_OPEN);
}

/* Who says it and how certain it is are corrections of the engine, and are in the history, too. */
static void
test_correct (Fixture *f, gconstpointer data)
{
  g_autoptr (LesartClaimCard) card = lesart_claim_card_new (NULL);
  const LesartFields fields = {
    { [LESART_FIELD_SPEAKER] = S ("Anna"), [LESART_FIELD_CERTAINTY] = S ("reported") }
  };

  g_assert_true (lesart_decide_claim (f->notes, f->now, 0, &fields, card));
  see (f);
  g_assert_cmpint (lesart_claim_item_get_state (item (f, 0)), ==, LESART_STATE_CORRECTED);
  g_assert_cmpstr (lesart_claim_item_get_speaker (item (f, 0)), ==, "Anna");
  g_assert_cmpuint (lesart_claim_item_get_card (item (f, 0))->history->len, ==, 2);
}

/* A claim that the engine did not think worth checking is listed once a person has added it. */
static void
test_add (Fixture *f, gconstpointer data)
{
  const LesartFields fields = { 0 };

  lesart_decide_add (f->notes, f->reading->text, LESART_ITEM_CLAIM, &fields,
                     (LesartSpan){ 20, 33 });
  see (f);
  g_assert_cmpuint (count (f), ==, 4);
  g_assert_cmpstr (lesart_claim_item_get_words (item (f, 1)), ==, "Bert schlief.");
  g_assert_cmpint (lesart_claim_item_get_state (item (f, 1)), ==, LESART_STATE_ADDED);
}

/* A card is the same after the file; what others wrote into it is still there. */
static void
test_foreign (Fixture *f, gconstpointer data)
{
  static const char json[] =
      "{\"lesart:verdict\": \"maybe\", \"lesart:claim\": 7, \"lesart:history\": [1, {}],"
      " \"lesart:evidence\": [null, {\"source\": \"a.txt\", \"x:y\": 1, \"selector\": [3, {\"type\":"
      " \"TextQuoteSelector\", \"exact\": \"schlief\"}, {\"type\": \"TextPositionSelector\","
      " \"start\": -4, \"end\": \"z\"}]}]}";
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonObject *decision = json_node_get_object (root);
  g_autoptr (LesartClaimCard) card = lesart_claim_card_new (decision);
  JsonObject *written;

  g_assert_cmpint (card->verdict, ==, LESART_VERDICT_OPEN);
  g_assert_cmpstr (card->text, ==, "");
  g_assert_cmpuint (card->history->len, ==, 1);
  g_assert_cmpuint (card->evidence->len, ==, 1);
  g_assert_cmpuint (
      lesart_evidence_find (g_ptr_array_index (card->evidence, 0), f->reading->text).start, ==, 25);
  ((LesartEvidence *) g_ptr_array_index (card->evidence, 0))->stance = LESART_STANCE_SUPPORTS;
  g_assert_true (lesart_claim_card_write (card, decision));
  written =
      json_array_get_object_element (json_object_get_array_member (decision, "lesart:evidence"), 0);
  g_assert_cmpint (json_object_get_int_member (written, "x:y"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (written, "lesart:stance"), ==, "supports");
}

static void
test_filter (Fixture *f, gconstpointer data)
{
  g_autoptr (LesartTextFilter) words = lesart_text_filter_new ("ZAHL anna");
  g_autoptr (LesartTextFilter) vier = lesart_text_filter_new ("vier");
  const struct {
    LesartClaimsFilter filter;
    const char *shown; /* a letter for each claim: first, later, rejected */
  } cases[] = {
    { { NULL, NULL, LESART_ANY, LESART_ANY, LESART_ANY }, "fl" },
    { { words, NULL, LESART_ANY, LESART_ANY, LESART_ANY }, "fl" },
    { { vier, NULL, LESART_ANY, LESART_ANY, LESART_ANY }, "f" },
    { { NULL, "Anna", LESART_ANY, LESART_ANY, LESART_ANY }, "l" },
    { { NULL, "", LESART_ANY, LESART_ANY, LESART_ANY }, "f" },
    { { NULL, NULL, LESART_VERDICT_REFUTED, LESART_ANY, LESART_ANY }, "f" },
    { { NULL, NULL, LESART_VERDICT_OPEN, LESART_ANY, LESART_ANY }, "l" },
    { { NULL, NULL, LESART_ANY, LESART_CERTAINTY_PLANNED, LESART_ANY }, "l" },
    { { NULL, NULL, LESART_ANY, LESART_ANY, LESART_STATE_REJECTED }, "r" },
    { { NULL, NULL, LESART_ANY, LESART_ANY, LESART_STATE_OPEN }, "l" },
  };

  fill (f, LESART_VERDICT_REFUTED, "Es waren vier.");
  lesart_decide_reject (f->notes, f->now, LESART_ITEM_CLAIM, 3);
  see (f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) shown = g_string_new (NULL);

    for (guint k = 0; k < count (f); k++)
      if (lesart_claims_filter_match (&cases[i].filter, item (f, k)))
        g_string_append_c (shown, lesart_claim_item_get_span (item (f, k)).start == 0    ? 'f'
                                  : lesart_claim_item_get_span (item (f, k)).start == 34 ? 'l'
                                                                                         : 'r');
    g_assert_cmpstr (shown->str, ==, cases[i].shown);
  }
}

static void
on_changed (GListModel *model, guint position, guint removed, guint added, guint *last)
{
  *last = position * 100 + removed * 10 + added;
}

/* One decision, one row. */
static void
test_update (Fixture *f, gconstpointer data)
{
  guint last = 999;

  g_signal_connect (f->list, "items-changed", G_CALLBACK (on_changed), &last);
  see (f);
  g_assert_cmpuint (last, ==, 999);
  lesart_decide_accept (f->notes, f->now, LESART_ITEM_CLAIM, 2);
  see (f);
  g_assert_cmpuint (last, ==, 111);
}

/* A verdict on a mark of the same passage, but for a full stop, holds until the claim has its own.
 */
static void
test_mark (Fixture *f, gconstpointer data)
{
  LesartSpan same = { 34, 59 }, part = { 59, 64 };
  g_autoptr (LesartAnnotation) bare = lesart_annotation_new (f->reading->text, &same, 1);
  g_autoptr (LesartAnnotation) mark =
      lesart_annotation_with_verdict (bare, LESART_VERDICT_REFUTED, LESART_CONFIDENCE_HIGH);
  g_autoptr (LesartAnnotation) short_one = lesart_annotation_new (f->reading->text, &part, 1);
  g_autoptr (LesartAnnotation) other =
      lesart_annotation_with_verdict (short_one, LESART_VERDICT_SUPPORTED, LESART_CONFIDENCE_LOW);
  guint n = count (f), n_taken = 0;

  lesart_notes_add (f->notes, mark, LESART_EDIT_JUDGE);
  lesart_notes_add (f->notes, other, LESART_EDIT_JUDGE);
  see (f);
  for (guint i = 0; i < n; i++) {
    const LesartClaimCard *card = lesart_claim_item_get_card (item (f, i));

    if (lesart_claim_item_get_span (item (f, i)).start == same.start) {
      g_assert_cmpint (card->verdict, ==, LESART_VERDICT_REFUTED);
      g_assert_cmpint (card->confidence, ==, LESART_CONFIDENCE_HIGH);
      n_taken++;
    } else {
      g_assert_cmpint (card->verdict, ==, LESART_VERDICT_OPEN);
    }
  }
  g_assert_cmpuint (n_taken, ==, 1);
}

static const LesartClaimSource source = {
  .address = "https://example.org/a",
  .title = "Drei \"Euro\"",
  .author = NULL,
  .date = "2024-02-12",
  .verdicts = { "open", "right", "wrong", "too little", "mixed" },
};

/* A row a claim; quotes are doubled, what a spreadsheet would compute is not. */
static void
test_export_table (Fixture *f, gconstpointer data)
{
  g_autofree char *table = NULL;
  guint n;

  fill (f, LESART_VERDICT_REFUTED, "=1+1");
  table = lesart_claims_export (G_LIST_MODEL (f->list), LESART_CLAIM_FORMAT_CSV, &source, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_nonnull (strstr (table,
                            "\"Drei \"\"Euro\"\"\",2024-02-12,0,19,Anna zahlte 3 Euro.,,,asserted,"
                            "accepted,refuted,,\"'=1+1\",refutes: Bert (Bericht)\r\n"));
  g_assert_nonnull (strstr (table, "Anna,planned,proposed,,"));
}

/* Only what a person judged. */
static void
test_export_review (Fixture *f, gconstpointer data)
{
  g_autofree char *none = NULL, *reviews = NULL;
  guint n;

  none =
      lesart_claims_export (G_LIST_MODEL (f->list), LESART_CLAIM_FORMAT_CLAIM_REVIEW, &source, &n);
  g_assert_cmpuint (n, ==, 0);
  fill (f, LESART_VERDICT_REFUTED, "Es waren 4.");
  reviews =
      lesart_claims_export (G_LIST_MODEL (f->list), LESART_CLAIM_FORMAT_CLAIM_REVIEW, &source, &n);
  g_assert_cmpuint (n, ==, 1);
  for (const char *const *part =
           (const char *const[]){ "\"https://schema.org\"", "\"ClaimReview\"",
                                  "\"claimReviewed\": \"Anna zahlte 3 Euro.\"",
                                  "\"alternateName\": \"wrong\"", "\"ratingValue\": 1", NULL };
       *part != NULL; part++)
    g_assert_nonnull (strstr (reviews, *part));
}

static void
test_export_map (Fixture *f, gconstpointer data)
{
  g_autofree char *map = NULL;
  guint n;

  fill (f, LESART_VERDICT_REFUTED, "Es waren 4.");
  map = lesart_claims_export (G_LIST_MODEL (f->list), LESART_CLAIM_FORMAT_ARGDOWN, &source, &n);
  g_assert_cmpstr (map, ==,
                   "===\ntitle: \"Drei \\\"Euro\\\"\"\n===\n"
                   "\n[1]: Anna zahlte 3 Euro. #accepted #asserted #refuted\n"
                   "  - <1.1>: Bert (Bericht)\n"
                   "\n[2]: Anna: Anna will 5 Euro zahlen. #proposed #planned #open\n"
                   "\n[3]: Cora kam. #proposed #asserted #open\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/claims/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("export/table", test_export_table);
  ADD ("export/review", test_export_review);
  ADD ("export/map", test_export_map);
  ADD ("mark", test_mark);
  ADD ("fill", test_fill);
  ADD ("correct", test_correct);
  ADD ("add", test_add);
  ADD ("foreign", test_foreign);
  ADD ("filter", test_filter);
  ADD ("update", test_update);
  return g_test_run ();
}
