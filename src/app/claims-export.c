/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes are those of the annotation file. What the engine found and what a person decided stay
 * apart: in the table by columns, in the map by a tag; ClaimReview has only what a person judged.
 */
#include "claims-export.h"

#include <string.h>

#include "json-tree.h"

typedef struct {
  const LesartClaimSource *source;
  GString *out;
  JsonArray *reviews;
  guint n;
} Export;

/* ---- What is written of a claim ---- */

/* As the person says it, else as the article does. */
static const char *
get_text (LesartClaimItem *item)
{
  const char *text = lesart_claim_item_get_card (item)->text;

  return *text != '\0' ? text : lesart_claim_item_get_words (item);
}

static const char *
get_state (LesartClaimItem *item)
{
  static const char *const names[] = {
    [LESART_STATE_OPEN] = "proposed",       [LESART_STATE_ACCEPTED] = "accepted",
    [LESART_STATE_CORRECTED] = "corrected", [LESART_STATE_ADDED] = "added",
    [LESART_STATE_REJECTED] = "rejected",
  };

  return names[lesart_claim_item_get_state (item)];
}

static const char *
or_empty (const char *string)
{
  return string != NULL ? string : "";
}

/* ---- Table ---- */

/* A cell that a spreadsheet would take for a formula is kept from being one (OWASP, CSV Injection).
 */
static void
add_cell (GString *out, const char *value, gboolean last)
{
  const gboolean formula = *value != '\0' && strchr ("=+-@\t\r", *value) != NULL;

  g_string_append (out, formula ? "\"'" : "\"");
  for (const char *p = value; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, *p);
  }
  g_string_append (out, last ? "\"\r\n" : "\",");
}

static char *
list_evidence (const LesartClaimCard *card)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < card->evidence->len; i++) {
    const LesartEvidence *piece = card->evidence->pdata[i];

    g_string_append_printf (list, "%s%s: %s (%s)", i > 0 ? "\n" : "",
                            lesart_stance_names[piece->stance], piece->quote,
                            piece->title != NULL ? piece->title : piece->source);
  }
  return g_string_free (list, FALSE);
}

static void
add_row (Export *self, LesartClaimItem *item)
{
  const LesartClaimCard *card = lesart_claim_item_get_card (item);
  const LesartSpan span = lesart_claim_item_get_span (item);
  g_autofree char *start = g_strdup_printf ("%u", span.start);
  g_autofree char *end = g_strdup_printf ("%u", span.end);
  g_autofree char *evidence = list_evidence (card);
  const char *const cells[] = {
    or_empty (self->source->title),
    or_empty (self->source->date),
    start,
    end,
    lesart_claim_item_get_words (item),
    card->text,
    or_empty (lesart_claim_item_get_speaker (item)),
    lesart_certainty_to_string (lesart_claim_item_get_certainty (item)),
    get_state (item),
    or_empty (lesart_verdict_names[card->verdict]),
    or_empty (lesart_confidence_names[card->confidence]),
    card->justification,
    evidence,
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    add_cell (self->out, cells[i], i + 1 == G_N_ELEMENTS (cells));
  self->n++;
}

static void
begin_table (Export *self)
{
  g_string_append (self->out,
                   "article,date,start,end,passage,claim,speaker,certainty,state,verdict,"
                   "confidence,justification,evidence\r\n");
}

/* ---- ClaimReview ---- */

static void
set_string (JsonObject *object, const char *member, const char *value)
{
  if (value != NULL && *value != '\0')
    json_object_set_string_member (object, member, value);
}

static JsonObject *
new_thing (JsonObject *parent, const char *member, const char *type)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "@type", type);
  if (parent != NULL)
    json_object_set_object_member (parent, member, object);
  return object;
}

/* The scale that the guidelines of search engines use: 1 is false, 5 is true; none where the
 * verdict is not on it. */
static void
set_rating (JsonObject *review, const LesartClaimSource *source, LesartVerdict verdict)
{
  JsonObject *rating = new_thing (review, "reviewRating", "Rating");

  if (verdict == LESART_VERDICT_SUPPORTED || verdict == LESART_VERDICT_REFUTED) {
    json_object_set_int_member (rating, "ratingValue", verdict == LESART_VERDICT_SUPPORTED ? 5 : 1);
    json_object_set_int_member (rating, "worstRating", 1);
    json_object_set_int_member (rating, "bestRating", 5);
  }
  json_object_set_string_member (rating, "alternateName", source->verdicts[verdict]);
}

static char *
get_day (LesartAnnotation *decision)
{
  GDateTime *time = decision == NULL ? NULL : lesart_annotation_get_modified (decision);

  if (time == NULL && decision != NULL)
    time = lesart_annotation_get_created (decision);
  return time == NULL ? NULL : g_date_time_format (time, "%Y-%m-%d");
}

static void
add_review (Export *self, LesartClaimItem *item)
{
  const LesartClaimCard *card = lesart_claim_item_get_card (item);
  LesartAnnotation *decision = lesart_claim_item_get_decision (item);
  g_autofree char *day = get_day (decision);
  const char *reviewer = decision == NULL ? NULL : lesart_annotation_get_creator (decision);
  JsonObject *review, *claim, *appearance;

  if (card->verdict == LESART_VERDICT_OPEN)
    return;
  review = new_thing (NULL, NULL, "ClaimReview");
  set_string (review, "url", self->source->address);
  set_string (review, "datePublished", day);
  set_string (review, "claimReviewed", get_text (item));
  set_string (review, "reviewBody", card->justification);
  if (reviewer != NULL && *reviewer != '\0')
    set_string (new_thing (review, "author", "Person"), "name", reviewer);
  set_rating (review, self->source, card->verdict);
  claim = new_thing (review, "itemReviewed", "Claim");
  set_string (claim, "text", lesart_claim_item_get_words (item));
  set_string (claim, "datePublished", self->source->date);
  if (lesart_claim_item_get_speaker (item) != NULL)
    set_string (new_thing (claim, "author", "Thing"), "name", lesart_claim_item_get_speaker (item));
  appearance = new_thing (claim, "appearance", "NewsArticle");
  set_string (appearance, "url", self->source->address);
  set_string (appearance, "headline", self->source->title);
  json_array_add_object_element (self->reviews, review);
  self->n++;
}

static void
begin_reviews (Export *self)
{
  self->reviews = json_array_new ();
}

static void
end_reviews (Export *self)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "@context", "https://schema.org");
  json_object_set_array_member (object, "@graph", self->reviews);
  json_node_take_object (root, object);
  lesart_json_write (root, self->out);
}

/* ---- Argdown ---- */

/* On one line; what Argdown reads as more than a letter is escaped. */
static void
add_words (GString *out, const char *words)
{
  for (const char *p = words; *p != '\0'; p++) {
    if (*p == '\n' || *p == '\r') {
      g_string_append_c (out, ' ');
      continue;
    }
    if (strchr ("\\[]<>{}#@*_|", *p) != NULL)
      g_string_append_c (out, '\\');
    g_string_append_c (out, *p);
  }
}

static void
add_evidence (Export *self, const LesartEvidence *piece, guint number)
{
  static const char signs[LESART_N_STANCES] = {
    [LESART_STANCE_SUPPORTS] = '+',
    [LESART_STANCE_REFUTES] = '-',
  };

  if (signs[piece->stance] == '\0') /* Argdown has no neutral relation */
    g_string_append_printf (self->out, "  // <%u.%u>: ", self->n, number);
  else
    g_string_append_printf (self->out, "  %c <%u.%u>: ", signs[piece->stance], self->n, number);
  add_words (self->out, piece->quote);
  if (piece->title != NULL) {
    g_string_append (self->out, " (");
    add_words (self->out, piece->title);
    g_string_append_c (self->out, ')');
  }
  g_string_append_c (self->out, '\n');
}

static void
add_statement (Export *self, LesartClaimItem *item)
{
  const LesartClaimCard *card = lesart_claim_item_get_card (item);
  const char *verdict = lesart_verdict_names[card->verdict];
  const char *speaker = lesart_claim_item_get_speaker (item);

  self->n++;
  g_string_append_printf (self->out, "\n[%u]: ", self->n);
  if (speaker != NULL && *card->text == '\0') {
    add_words (self->out, speaker);
    g_string_append (self->out, ": ");
  }
  add_words (self->out, get_text (item));
  g_string_append_printf (self->out, " #%s #%s #%s\n", get_state (item),
                          lesart_certainty_to_string (lesart_claim_item_get_certainty (item)),
                          verdict != NULL ? verdict : "open");
  for (guint i = 0; i < card->evidence->len; i++)
    add_evidence (self, card->evidence->pdata[i], i + 1);
}

static void
begin_map (Export *self)
{
  const char *title = or_empty (self->source->title);

  g_autoptr (JsonNode) node = lesart_anno_node_for_string (title); /* JSON is YAML, too */

  g_string_append (self->out, "===\ntitle: ");
  lesart_json_write_line (node, self->out);
  g_string_append (self->out, "\n===\n");
}

/* ---- All formats ---- */

static const struct {
  void (*begin) (Export *self);
  void (*add) (Export *self, LesartClaimItem *item);
  void (*end) (Export *self);
} formats[LESART_N_CLAIM_FORMATS] = {
  [LESART_CLAIM_FORMAT_CSV] = { begin_table, add_row, NULL },
  [LESART_CLAIM_FORMAT_CLAIM_REVIEW] = { begin_reviews, add_review, end_reviews },
  [LESART_CLAIM_FORMAT_ARGDOWN] = { begin_map, add_statement, NULL },
};

/**
 * lesart_claims_export:
 * @claims: of LesartClaimItem
 * @n_written: (out): how many of them the format has taken
 *
 * Writes claims as other programs read them.
 *
 * Returns: (transfer full): what the file is to hold, UTF-8
 */
char *
lesart_claims_export (GListModel *claims,
                      LesartClaimFormat format,
                      const LesartClaimSource *source,
                      guint *n_written)
{
  Export self = { .source = source, .out = g_string_new (NULL) };
  const guint n = g_list_model_get_n_items (claims);

  formats[format].begin (&self);
  for (guint i = 0; i < n; i++) {
    g_autoptr (LesartClaimItem) item = g_list_model_get_item (claims, i);

    formats[format].add (&self, item);
  }
  if (formats[format].end != NULL)
    formats[format].end (&self);
  *n_written = self.n;
  return g_string_free (self.out, FALSE);
}
