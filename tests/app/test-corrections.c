/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a reader decides of the engine's reading: that it shows at once, that it can be taken back,
 * and that it is found again in the file, by another reading, and in a changed article.
 */
#include "corrections.h"
#include "data-files.h"
#include "document.h"
#include "extract-private.h"

#include <math.h>
#include <string.h>

/* The fields of a form can be changed; those here are not. */
#define S(string) ((char *) (string))

static const char sentences[] =
    "Anna traf Bert in Ulm. Laut Anna zahlte Bert 3 Euro am Montag, sagte Cora.";

/* Two people, a place, a sum, a quotation, a role and two facts in one clause. */
static LesartReading *
make_reading (const char *utf8)
{
  g_autoptr (LesartText) text = lesart_text_new (utf8, -1, NULL);
  LesartReading *reading = lesart_reading_new (text);
  const guint32 shift = lesart_text_get_n_chars (text) - (guint32) strlen (sentences);
  const LesartEntity entities[] = {
    { .type = LESART_ENTITY_LOC, .name = "Ulm", .n_mentions = 1 },
    { .type = LESART_ENTITY_PER, .name = "Bert", .n_mentions = 2 },
    { .type = LESART_ENTITY_PER, .name = "Anna", .n_mentions = 2 },
  };
  LesartMention mentions[] = {
    { .span = { 0, 4 }, .entity = 2 },   { .span = { 10, 14 }, .entity = 1 },
    { .span = { 18, 21 }, .entity = 0 }, { .span = { 28, 32 }, .entity = 2 },
    { .span = { 40, 44 }, .entity = 1 },
  };
  LesartQuantity quantity = {
    .span = { 45, 51 }, .type = LESART_QUANTITY_MONEY, .value = 3, .value_max = NAN, .unit = "EUR"
  };
  LesartRole role = {
    .person = 2, .role = "Zahlerin", .org = LESART_NO_ENTITY, .span = { 28, 39 }
  };
  LesartArgument arguments[] = {
    { .role = LESART_ARGUMENT_AGENT, .span = { 0, 4 }, .entity = 2 },
    { .role = LESART_ARGUMENT_THEME, .span = { 10, 14 }, .entity = 1 },
  };
  LesartFact facts[] = {
    { .predicate = "treffen", .span = { 0, 21 }, .source = LESART_NO_ENTITY, .n_arguments = 2 },
    { .predicate = "zahlen",
      .span = { 23, 61 },
      .source = 2,
      .certainty = LESART_CERTAINTY_REPORTED },
    { .predicate = "sagen", .span = { 23, 61 }, .source = LESART_NO_ENTITY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (mentions); i++) {
    mentions[i].span.start += shift;
    mentions[i].span.end += shift;
  }
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++) {
    facts[i].span.start += shift;
    facts[i].span.end += shift;
  }
  quantity.span = (LesartSpan){ quantity.span.start + shift, quantity.span.end + shift };
  role.span = (LesartSpan){ role.span.start + shift, role.span.end + shift };
  g_array_append_vals (reading->entities, entities, G_N_ELEMENTS (entities));
  g_array_append_vals (reading->mentions, mentions, G_N_ELEMENTS (mentions));
  g_array_append_val (reading->quantities, quantity);
  g_array_append_val (reading->roles, role);
  g_array_append_vals (reading->arguments, arguments, G_N_ELEMENTS (arguments));
  g_array_append_vals (reading->facts, facts, G_N_ELEMENTS (facts));
  return reading;
}

typedef struct {
  LesartReading *reading;
  LesartNotes *notes;
  LesartCorrected *now;
} Fixture;

static void
see (Fixture *f, gboolean with_rejected)
{
  if (f->now != NULL)
    lesart_corrected_unref (f->now);
  f->now = lesart_correct (f->reading, lesart_notes_get_decisions (f->notes), with_rejected);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->reading = make_reading (sentences);
  f->notes = lesart_notes_new ();
  see (f, FALSE);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  lesart_corrected_unref (f->now);
  lesart_reading_unref (f->reading);
  g_object_unref (f->notes);
}

static const LesartEntity *
entity (const Fixture *f, guint i)
{
  return &g_array_index (f->now->reading->entities, LesartEntity, i);
}

static const LesartFact *
fact (const Fixture *f, guint i)
{
  return &g_array_index (f->now->reading->facts, LesartFact, i);
}

static const char *
role (const Fixture *f, guint i)
{
  return g_array_index (f->now->reading->roles, LesartRole, i).role;
}

static void
undo_all (Fixture *f)
{
  LesartAnnotation *annotation;

  while ((annotation = lesart_notes_undo (f->notes, NULL)) != NULL)
    g_object_unref (annotation);
  see (f, FALSE);
  g_assert_true (f->now->reading == f->reading);
}

static void
test_accept (Fixture *f, gconstpointer data)
{
  g_assert_true (f->now->reading == f->reading);
  lesart_decide_accept (f->notes, f->now, LESART_ITEM_QUANTITY, 0);
  see (f, FALSE);
  g_assert_cmpint (lesart_corrected_get_state (f->now, LESART_ITEM_QUANTITY, 0), ==,
                   LESART_STATE_ACCEPTED);
  g_assert_cmpint (lesart_corrected_get_state (f->now, LESART_ITEM_EVENT, 0), ==,
                   LESART_STATE_OPEN);
  /* A decision is no mark. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->notes)), ==, 0);
  g_assert_cmpint (lesart_notes_get_undo (f->notes), ==, LESART_EDIT_ACCEPT);
  undo_all (f);
}

static void
test_reject (Fixture *f, gconstpointer data)
{
  lesart_decide_reject (f->notes, f->now, LESART_ITEM_EVENT, 1);
  see (f, FALSE);
  /* The other fact of the same clause stays. */
  g_assert_cmpuint (f->now->reading->facts->len, ==, 2);
  g_assert_cmpstr (fact (f, 0)->predicate, ==, "treffen");
  g_assert_cmpstr (fact (f, 1)->predicate, ==, "sagen");
  see (f, TRUE);
  g_assert_cmpint (lesart_corrected_get_state (f->now, LESART_ITEM_EVENT, 1), ==,
                   LESART_STATE_REJECTED);
  lesart_decide_restore (f->notes, f->now, LESART_ITEM_EVENT, 1);
  g_assert_cmpint (lesart_notes_get_undo (f->notes), ==, LESART_EDIT_RESTORE);
  see (f, FALSE);
  g_assert_cmpuint (f->now->reading->facts->len, ==, 3);
  undo_all (f);
}

/* Roles come as the engine found them, not as they stand in the text: a decision moves none but
 * what it moves itself. */
static void
test_order (Fixture *f, gconstpointer data)
{
  const LesartRole first = {
    .person = 1, .role = "Gast", .org = LESART_NO_ENTITY, .span = { 0, 14 }
  };
  const LesartFields fields = {
    { [LESART_FIELD_NAME] = S ("Rednerin"), [LESART_FIELD_FIRST] = S ("Anna") }
  };

  g_array_append_val (f->reading->roles, first);
  lesart_decide_accept (f->notes, f->now, LESART_ITEM_ROLE, 0);
  see (f, FALSE);
  lesart_decide_accept (f->notes, f->now, LESART_ITEM_ROLE, 1);
  see (f, FALSE);
  g_assert_cmpstr (role (f, 0), ==, "Zahlerin");
  g_assert_cmpstr (role (f, 1), ==, "Gast");
  lesart_decide_add (f->notes, f->now->reading->text, LESART_ITEM_ROLE, &fields,
                     (LesartSpan){ 18, 21 });
  see (f, FALSE);
  g_assert_cmpstr (role (f, 0), ==, "Rednerin");
  g_assert_cmpstr (role (f, 1), ==, "Zahlerin");
  g_assert_cmpint (lesart_corrected_get_state (f->now, LESART_ITEM_ROLE, 0), ==,
                   LESART_STATE_ADDED);
  g_assert_cmpint (lesart_corrected_get_state (f->now, LESART_ITEM_ROLE, 2), ==,
                   LESART_STATE_ACCEPTED);
  undo_all (f);
}

/* The sum of the mentions of all names, which joining and splitting leaves as it is. */
static guint
count_mentions (const Fixture *f)
{
  guint n = 0;

  for (guint i = 0; i < f->now->reading->entities->len; i++)
    n += entity (f, i)->n_mentions;
  return n;
}

static gint
find_entity (const Fixture *f, const char *name)
{
  for (guint i = 0; i < f->now->reading->entities->len; i++)
    if (strcmp (entity (f, i)->name, name) == 0)
      return (gint) i;
  return -1;
}

static void
join (Fixture *f, const char *name, const char *other)
{
  const LesartFields fields = { { [LESART_FIELD_SAME] = S (other) } };
  guint item = (guint) find_entity (f, name);

  g_assert_true (
      lesart_decide_correct (f->notes, f->now, LESART_ITEM_ENTITY, item, &fields,
                             lesart_item_get_span (f->now->reading, LESART_ITEM_ENTITY, item)));
  see (f, FALSE);
}

/* Anna is Bert: one name, with the mentions, roles and facts of both; taken back in one step. */
static void
test_join (Fixture *f, gconstpointer data)
{
  guint n = count_mentions (f);

  join (f, "Anna", "Bert");
  g_assert_cmpint (find_entity (f, "Anna"), <, 0);
  g_assert_cmpuint (count_mentions (f), ==, n);
  g_assert_cmpuint (entity (f, (guint) find_entity (f, "Bert"))->n_mentions, ==, 4);
  g_assert_cmpint (g_array_index (f->now->reading->roles, LesartRole, 0).person, ==,
                   find_entity (f, "Bert"));
  /* The other way round as well, and with a third: no ring, nothing is lost. */
  join (f, "Bert", "Ulm");
  g_assert_cmpuint (entity (f, (guint) find_entity (f, "Ulm"))->n_mentions, ==, 5);
  g_assert_cmpint (
      lesart_corrected_get_state (f->now, LESART_ITEM_ENTITY, (guint) find_entity (f, "Ulm")), ==,
      LESART_STATE_CORRECTED);
  lesart_decide_restore (f->notes, f->now, LESART_ITEM_ENTITY, (guint) find_entity (f, "Ulm"));
  see (f, FALSE);
  g_assert_cmpuint (count_mentions (f), ==, n);
  undo_all (f);
}

/* The second "Anna" is somebody else, who has the role that stands there. */
static void
test_split (Fixture *f, gconstpointer data)
{
  guint n = count_mentions (f);
  gint32 person;

  lesart_decide_split (f->notes, f->now, (LesartSpan){ 28, 32 });
  see (f, FALSE);
  g_assert_cmpuint (count_mentions (f), ==, n);
  g_assert_cmpuint (f->now->reading->entities->len, ==, 4);
  person = g_array_index (f->now->reading->roles, LesartRole, 0).person;
  g_assert_cmpint (person, ==, 3);
  g_assert_cmpstr (entity (f, 3)->name, ==, "Anna");
  g_assert_cmpuint (entity (f, 3)->n_mentions, ==, 1);
  /* What is decided of one of them is not decided of the other. */
  lesart_decide_restore (f->notes, f->now, LESART_ITEM_ENTITY, 3);
  see (f, FALSE);
  g_assert_cmpuint (f->now->reading->entities->len, ==, 3);
  undo_all (f);
}

/* Who acts need not have a name. */
static void
test_words (Fixture *f, gconstpointer data)
{
  const LesartFields fields = {
    { [LESART_FIELD_FIRST] = S ("traf"), [LESART_FIELD_SECOND] = S ("") }
  };
  const LesartArgument *agent;
  g_autofree char *now = NULL;

  g_assert_true (
      lesart_decide_correct (f->notes, f->now, LESART_ITEM_EVENT, 0, &fields, fact (f, 0)->span));
  see (f, FALSE);
  agent = lesart_reading_get_argument (f->now->reading, fact (f, 0), LESART_ARGUMENT_AGENT);
  g_assert_cmpint (agent->entity, ==, LESART_NO_ENTITY);
  g_assert_cmpuint (agent->span.start, ==, 5);
  g_assert_cmpuint (agent->span.end, ==, 9);
  g_assert_null (lesart_reading_get_argument (f->now->reading, fact (f, 0), LESART_ARGUMENT_THEME));
  now = lesart_item_get_field (f->now->reading, LESART_ITEM_EVENT, 0, LESART_FIELD_FIRST);
  g_assert_cmpstr (now, ==, "traf");
  undo_all (f);
}

/* With a name go its mentions and roles; what referred to it refers to nobody. */
static void
test_reject_name (Fixture *f, gconstpointer data)
{
  const LesartArgument *agent;

  lesart_decide_reject (f->notes, f->now, LESART_ITEM_ENTITY, 2);
  see (f, FALSE);
  g_assert_cmpuint (f->now->reading->entities->len, ==, 2);
  g_assert_cmpuint (f->now->reading->mentions->len, ==, 3);
  g_assert_cmpuint (f->now->reading->roles->len, ==, 0);
  g_assert_cmpint (fact (f, 1)->source, ==, LESART_NO_ENTITY);
  agent = lesart_reading_get_argument (f->now->reading, fact (f, 0), LESART_ARGUMENT_AGENT);
  g_assert_cmpint (agent->entity, ==, LESART_NO_ENTITY);
  lesart_decide_reject (f->notes, f->now, LESART_ITEM_ENTITY, 0);
  see (f, FALSE);
  g_assert_cmpuint (f->now->reading->entities->len, ==, 1);
  g_assert_cmpstr (entity (f, 0)->name, ==, "Bert");
  agent = lesart_reading_get_argument (f->now->reading, fact (f, 0), LESART_ARGUMENT_THEME);
  g_assert_cmpint (agent->entity, ==, 0);
  undo_all (f);
}

static void
test_correct (Fixture *f, gconstpointer data)
{
  const LesartFields type = {
    .values = { [LESART_FIELD_TYPE] = S ("ORG"), [LESART_FIELD_NAME] = S ("Anna AG") }
  };
  const LesartFields amount = { .values = { [LESART_FIELD_VALUE] = S ("3.5"),
                                            [LESART_FIELD_UNIT] = S ("USD"),
                                            [LESART_FIELD_VALUE_MAX] = S ("") } };
  const LesartFields source = { .values = { [LESART_FIELD_CERTAINTY] = S ("planned"),
                                            [LESART_FIELD_SPEAKER] = S ("Bert"),
                                            [LESART_FIELD_FIRST] = S ("Anna AG") } };
  const LesartQuantity *quantity;
  const LesartArgument *agent;

  lesart_decide_correct (f->notes, f->now, LESART_ITEM_ENTITY, 2, &type, (LesartSpan){ 0, 4 });
  see (f, FALSE);
  g_assert_cmpint (entity (f, 2)->type, ==, LESART_ENTITY_ORG);
  g_assert_cmpstr (entity (f, 2)->name, ==, "Anna AG");
  g_assert_cmpint (fact (f, 1)->source, ==, 2);
  lesart_decide_correct (f->notes, f->now, LESART_ITEM_QUANTITY, 0, &amount,
                         (LesartSpan){ 45, 61 });
  lesart_decide_correct (f->notes, f->now, LESART_ITEM_EVENT, 1, &source, fact (f, 1)->span);
  see (f, FALSE);
  quantity = &g_array_index (f->now->reading->quantities, LesartQuantity, 0);
  g_assert_cmpfloat (quantity->value, ==, 3.5);
  g_assert_true (isnan (quantity->value_max));
  g_assert_cmpstr (quantity->unit, ==, "USD");
  g_assert_cmpstr (quantity->english, ==, "3.5 USD");
  g_assert_cmpuint (quantity->span.end, ==, 61);
  g_assert_cmpuint (quantity->end_token - quantity->first_token, ==, 4);
  g_assert_cmpint (fact (f, 1)->certainty, ==, LESART_CERTAINTY_PLANNED);
  g_assert_cmpint (fact (f, 1)->source, ==, 1);
  agent = lesart_reading_get_argument (f->now->reading, fact (f, 1), LESART_ARGUMENT_AGENT);
  g_assert_cmpint (agent->entity, ==, 2);
  g_assert_cmpint (lesart_corrected_get_state (f->now, LESART_ITEM_QUANTITY, 0), ==,
                   LESART_STATE_CORRECTED);
  /* Nothing changed, nothing done. */
  g_assert_cmpuint (lesart_notes_get_decisions (f->notes)->len, ==, 3);
  lesart_decide_correct (f->notes, f->now, LESART_ITEM_EVENT, 1, &source, fact (f, 1)->span);
  g_assert_cmpuint (lesart_notes_get_decisions (f->notes)->len, ==, 3);
  /* A correction of a correction is one decision; what it does not name stays. */
  lesart_decide_correct (f->notes, f->now, LESART_ITEM_EVENT, 1,
                         &(LesartFields){ .values = { [LESART_FIELD_NAME] = S ("überweisen") } },
                         fact (f, 1)->span);
  see (f, FALSE);
  g_assert_cmpuint (lesart_notes_get_decisions (f->notes)->len, ==, 3);
  g_assert_cmpstr (fact (f, 1)->predicate, ==, "überweisen");
  g_assert_cmpint (fact (f, 1)->certainty, ==, LESART_CERTAINTY_PLANNED);
  /* Rejected after all: it is the engine's proposal that is rejected. */
  lesart_decide_reject (f->notes, f->now, LESART_ITEM_EVENT, 1);
  see (f, FALSE);
  g_assert_cmpuint (f->now->reading->facts->len, ==, 2);
  g_assert_cmpstr (fact (f, 1)->predicate, ==, "sagen");
  undo_all (f);
}

static void
test_add (Fixture *f, gconstpointer data)
{
  LesartText *text = f->reading->text;
  const LesartRelation *relation;

  lesart_decide_add (
      f->notes, text, LESART_ITEM_ENTITY,
      &(LesartFields){
          .values = { [LESART_FIELD_TYPE] = S ("PER"), [LESART_FIELD_NAME] = S ("Cora") } },
      (LesartSpan){ 69, 73 });
  lesart_decide_add (
      f->notes, text, LESART_ITEM_TIME,
      &(LesartFields){
          .values = { [LESART_FIELD_TYPE] = S ("DATE"), [LESART_FIELD_VALUE] = S ("2024-02-12") } },
      (LesartSpan){ 55, 61 });
  lesart_decide_add (
      f->notes, text, LESART_ITEM_QUOTE,
      &(LesartFields){
          .values = { [LESART_FIELD_TYPE] = S ("indirect"), [LESART_FIELD_SPEAKER] = S ("Cora") } },
      (LesartSpan){ 23, 61 });
  lesart_decide_add (f->notes, text, LESART_ITEM_RELATION,
                     &(LesartFields){ .values = { [LESART_FIELD_TYPE] = S ("located"),
                                                  [LESART_FIELD_FIRST] = S ("Bert"),
                                                  [LESART_FIELD_SECOND] = S ("Ulm") } },
                     (LesartSpan){ 10, 21 });
  lesart_decide_add (f->notes, text, LESART_ITEM_EVENT,
                     &(LesartFields){ .values = { [LESART_FIELD_NAME] = S ("aussagen"),
                                                  [LESART_FIELD_FIRST] = S ("Cora"),
                                                  [LESART_FIELD_CERTAINTY] = S ("negated") } },
                     (LesartSpan){ 0, 73 });
  lesart_decide_add (f->notes, text, LESART_ITEM_CLAIM, &(LesartFields){ 0 },
                     (LesartSpan){ 0, 22 });
  see (f, FALSE);
  g_assert_cmpstr (entity (f, 3)->name, ==, "Cora");
  g_assert_cmpuint (entity (f, 3)->n_mentions, ==, 1);
  g_assert_cmpuint (f->now->reading->times->len, ==, 1);
  g_assert_cmpint (g_array_index (f->now->reading->quotes, LesartQuote, 0).speaker, ==, 3);
  relation = &g_array_index (f->now->reading->relations, LesartRelation, 0);
  g_assert_cmpint (relation->kind, ==, LESART_RELATION_LOCATED);
  g_assert_cmpint (relation->from, ==, 1);
  g_assert_cmpint (relation->to, ==, 0);
  g_assert_true (g_array_index (f->now->reading->claims, LesartClaim, 0).checkworthy);
  /* In the order of the text, with its origin. */
  g_assert_cmpstr (fact (f, 1)->predicate, ==, "aussagen");
  g_assert_cmpint (fact (f, 1)->certainty, ==, LESART_CERTAINTY_NEGATED);
  g_assert_cmpint (lesart_corrected_get_state (f->now, LESART_ITEM_EVENT, 1), ==,
                   LESART_STATE_ADDED);
  g_assert_cmpint (lesart_corrected_get_state (f->now, LESART_ITEM_EVENT, 0), ==,
                   LESART_STATE_OPEN);
  /* To reject what one has added takes it away. */
  lesart_decide_reject (f->notes, f->now, LESART_ITEM_EVENT, 1);
  see (f, TRUE);
  g_assert_cmpuint (f->now->reading->facts->len, ==, 3);
  undo_all (f);
}

/* Another reading of a longer text: positions and indices differ. */
static void
test_read_again (Fixture *f, gconstpointer data)
{
  const char later[] = "Vorweg ein Satz. "
                       "Anna traf Bert in Ulm. Laut Anna zahlte Bert 3 Euro am Montag, sagte Cora.";
  g_autoptr (LesartReading) again = make_reading (later);
  g_autoptr (GPtrArray) moved = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *decisions = lesart_notes_get_decisions (f->notes);
  g_autoptr (LesartCorrected) corrected = NULL;

  lesart_decide_reject (f->notes, f->now, LESART_ITEM_EVENT, 1);
  lesart_decide_accept (f->notes, f->now, LESART_ITEM_QUANTITY, 0);
  lesart_decide_reject (f->notes, f->now, LESART_ITEM_ENTITY, 0);
  for (guint i = 0; i < decisions->len; i++) {
    LesartSpan span = lesart_annotation_get_extent (decisions->pdata[i]);

    span.start += 17;
    span.end += 17;
    g_ptr_array_add (moved,
                     lesart_annotation_with_spans (decisions->pdata[i], again->text, &span, 1));
  }
  g_array_remove_index (again->facts, 0);
  corrected = lesart_correct (again, moved, FALSE);
  g_assert_cmpuint (corrected->reading->facts->len, ==, 1);
  g_assert_cmpstr (g_array_index (corrected->reading->facts, LesartFact, 0).predicate, ==, "sagen");
  g_assert_cmpuint (corrected->reading->entities->len, ==, 2);
  g_assert_cmpint (lesart_corrected_get_state (corrected, LESART_ITEM_QUANTITY, 0), ==,
                   LESART_STATE_ACCEPTED);
}

static void
test_groups (Fixture *f, gconstpointer data)
{
  lesart_notes_begin_group (f->notes);
  for (guint i = 0; i < 3; i++)
    lesart_decide_reject (f->notes, f->now, LESART_ITEM_EVENT, i);
  lesart_notes_end_group (f->notes);
  see (f, FALSE);
  g_assert_cmpuint (f->now->reading->facts->len, ==, 0);
  g_object_unref (lesart_notes_undo (f->notes, NULL));
  see (f, FALSE);
  g_assert_cmpuint (f->now->reading->facts->len, ==, 3);
  g_object_unref (lesart_notes_redo (f->notes, NULL));
  see (f, FALSE);
  g_assert_cmpuint (f->now->reading->facts->len, ==, 0);
  undo_all (f);
}

/* Files come from anywhere: what makes no sense has no effect, what is not ours stays. */
static void
test_foreign (Fixture *f, gconstpointer data)
{
  static const char *const bodies[] = {
    "{'type':'TextualBody','purpose':'editing','value':'','lesart:decision':'correct',"
    "'lesart:kind':'quantity','lesart:value':1e999,'lesart:type':'gold','lesart:unit':7}",
    "{'value':'','lesart:decision':'correct','lesart:kind':'event','lesart:identity':'zahlen',"
    "'lesart:certainty':'sure','lesart:agent':['x'],'lesart:source':{}}",
    "{'value':'','lesart:decision':'burn','lesart:kind':'quantity'}",
    "{'value':'','lesart:decision':'reject','lesart:kind':'nothing'}",
    "{'value':'','lesart:decision':'reject'}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autofree char *json = g_strdelimit (g_strdup (bodies[i]), "'", '"');
    g_autoptr (JsonNode) node = json_from_string (json, NULL);
    g_autoptr (LesartAnnotation) bare =
        lesart_annotation_new (f->reading->text, &(LesartSpan){ 45, 51 }, 1);
    g_autoptr (LesartAnnotation) decided =
        lesart_annotation_with_decision (bare, json_object_ref (json_node_get_object (node)));

    lesart_notes_add (f->notes, decided, LESART_EDIT_CORRECT);
  }
  see (f, FALSE);
  g_assert_cmpfloat (g_array_index (f->now->reading->quantities, LesartQuantity, 0).value, ==, 3);
  g_assert_cmpint (g_array_index (f->now->reading->quantities, LesartQuantity, 0).type, ==,
                   LESART_QUANTITY_MONEY);
  g_assert_cmpuint (f->now->reading->facts->len, ==, 3);
}

/* ---- Whatever is decided ---- */

static char *
make_value (GRand *random, LesartItemKind kind, LesartField field)
{
  static const char *const values[] = { "Anna", "Bert", "Nirgendwer", "", "-1", "2024-13-77", "x" };
  LesartCertainty certainty = (LesartCertainty) g_rand_int_range (random, 0, 6);

  if (field == LESART_FIELD_TYPE && lesart_item_count_types (kind) > 0)
    return g_strdup (lesart_item_type_to_string (
        kind, (guint) g_rand_int_range (random, 0, (gint32) lesart_item_count_types (kind))));
  if (field == LESART_FIELD_CERTAINTY)
    return g_strdup (lesart_certainty_to_string (certainty));
  return g_strdup (values[g_rand_int_range (random, 0, G_N_ELEMENTS (values))]);
}

static void
decide_at_random (Fixture *f, GRand *random)
{
  guint32 n_chars = lesart_text_get_n_chars (f->reading->text);
  LesartItemKind kind = (LesartItemKind) g_rand_int_range (random, 0, LESART_N_ITEM_KINDS);
  guint n = lesart_item_get_array (f->now->reading, kind)->len;
  guint item = n > 0 ? (guint) g_rand_int_range (random, 0, (gint32) n) : 0;
  guint32 start = (guint32) g_rand_int_range (random, 0, (gint32) n_chars);
  LesartSpan span = { start, start + 1 + (guint32) g_rand_int_range (random, 0, 20) };
  g_auto (LesartFields) fields = { 0 };

  span.end = MIN (span.end, n_chars);
  for (guint i = 0; i < LESART_N_FIELDS; i++)
    if (g_rand_boolean (random))
      fields.values[i] = make_value (random, kind, (LesartField) i);
  if (n == 0 || g_rand_int_range (random, 0, 4) == 0)
    lesart_decide_add (f->notes, f->reading->text, kind, &fields, span);
  else if (g_rand_int_range (random, 0, 3) == 0)
    lesart_decide_reject (f->notes, f->now, kind, item);
  else if (g_rand_boolean (random))
    lesart_decide_accept (f->notes, f->now, kind, item);
  else
    lesart_decide_correct (f->notes, f->now, kind, item, &fields, span);
}

static void
check_entity (const LesartReading *reading, gint32 entity, gboolean may_be_none)
{
  g_assert_cmpint (entity, >=, may_be_none ? LESART_NO_ENTITY : 0);
  g_assert_cmpint (entity, <, (gint32) reading->entities->len);
}

/* What every view relies on. */
static void
check_sound (const LesartReading *reading)
{
  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);

    check_entity (reading, mention->entity, FALSE);
    g_assert_cmpuint (mention->first_token, <=, mention->end_token);
    g_assert_cmpuint (mention->end_token, <=, reading->segments->n_tokens);
    g_assert_true (i == 0 || mention[-1].span.start <= mention->span.start);
  }
  for (guint i = 0; i < reading->facts->len; i++) {
    const LesartFact *fact = &g_array_index (reading->facts, LesartFact, i);

    check_entity (reading, fact->source, TRUE);
    g_assert_cmpuint (fact->first_argument + fact->n_arguments, <=, reading->arguments->len);
    g_assert_true (i == 0 || fact[-1].span.start <= fact->span.start);
  }
  for (guint i = 0; i < reading->arguments->len; i++)
    check_entity (reading, g_array_index (reading->arguments, LesartArgument, i).entity, TRUE);
  for (guint i = 0; i < reading->entities->len; i++)
    g_assert_nonnull (g_array_index (reading->entities, LesartEntity, i).name);
  for (guint kind = LESART_ITEM_ENTITY + 1; kind < LESART_N_ITEM_KINDS; kind++)
    for (guint i = 0; i < lesart_item_get_array (reading, (LesartItemKind) kind)->len; i++) {
      LesartSpan span = lesart_item_get_span (reading, (LesartItemKind) kind, i);

      check_entity (reading, lesart_item_get_speaker (reading, (LesartItemKind) kind, i), TRUE);
      g_assert_cmpuint (span.start, <, span.end);
      g_assert_cmpuint (span.end, <=, lesart_text_get_n_chars (reading->text));
    }
}

static void
test_random (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < 400; i++) {
    see (f, g_rand_boolean (random));
    check_sound (f->now->reading);
    decide_at_random (f, random);
    if (g_rand_int_range (random, 0, 10) == 0)
      g_clear_object (&(LesartAnnotation *){ lesart_notes_undo (f->notes, NULL) });
  }
  undo_all (f);
}

/* ---- With a file ---- */

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  lesart_document_open_finish (LESART_DOCUMENT (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static LesartDocument *
open_file (LesartLanguage *language, GFile *file)
{
  LesartDocument *document = lesart_document_new (language);
  gboolean opened = FALSE;

  lesart_document_open_async (document, file, LESART_ENCODING_AUTO, "2024-02-12", NULL, on_opened,
                              &opened);
  while (!opened || lesart_document_get_state (document) != LESART_DOCUMENT_READY)
    g_main_context_iteration (NULL, TRUE);
  return document;
}

static gint
find_name (LesartDocument *document, const char *name)
{
  const GArray *entities = lesart_document_get_reading (document)->entities;

  for (guint i = 0; i < entities->len; i++)
    if (strcmp (g_array_index (entities, LesartEntity, i).name, name) == 0)
      return (gint) i;
  return -1;
}

static void
count_up (guint *n)
{
  (*n)++;
}

static void
test_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartLanguage) language = lesart_open_language (&error);
  g_autofree char *folder = g_dir_make_tmp ("lesart-corrections-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "artikel.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (LesartDocument) document = NULL;
  const LesartFields org = { .values = { [LESART_FIELD_TYPE] = S ("ORG") } };
  guint n_changes = 0;
  gint krueger, hamburg;

  g_assert_no_error (error);
  g_file_set_contents (path, "Bank kauft\nSabine Krüger traf Peter Weber in Hamburg.\n", -1, NULL);
  document = open_file (language, file);
  hamburg = find_name (document, "Hamburg");
  krueger = find_name (document, "Sabine Krüger");
  g_assert_cmpint (hamburg, >=, 0);
  g_assert_cmpint (krueger, >=, 0);
  g_signal_connect_swapped (document, "notify::reading", G_CALLBACK (count_up), &n_changes);
  lesart_decide_correct (lesart_document_get_notes (document),
                         lesart_document_get_corrected (document, FALSE), LESART_ITEM_ENTITY,
                         (guint) krueger, &org,
                         lesart_item_get_span (lesart_document_get_reading (document),
                                               LESART_ITEM_ENTITY, (guint) krueger));
  lesart_decide_reject (lesart_document_get_notes (document),
                        lesart_document_get_corrected (document, FALSE), LESART_ITEM_ENTITY,
                        (guint) hamburg);
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpint (find_name (document, "Hamburg"), ==, -1);
  g_assert_true (lesart_document_save_now (document, &error));
  g_clear_object (&document);

  document = open_file (language, file);
  g_assert_cmpint (find_name (document, "Hamburg"), ==, -1);
  krueger = find_name (document, "Sabine Krüger");
  g_assert_cmpint (
      g_array_index (lesart_document_get_reading (document)->entities, LesartEntity, krueger).type,
      ==, LESART_ENTITY_ORG);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (lesart_document_get_notes (document))),
                    ==, 0);
  g_assert_cmpint (lesart_document_get_save_state (document), ==, LESART_SAVE_SAVED);
  g_clear_object (&document);

  /* The article has changed before and behind the passages. */
  g_file_set_contents (
      path, "Bank kauft\nEs war Montag. Sabine Krüger traf Peter Weber in Hamburg. Mehr nicht.\n",
      -1, NULL);
  document = open_file (language, file);
  g_assert_cmpint (find_name (document, "Hamburg"), ==, -1);
  g_assert_cmpint (find_name (document, "Peter Weber"), >=, 0);
  g_assert_cmpint (lesart_corrected_get_state (lesart_document_get_corrected (document, FALSE),
                                               LESART_ITEM_ENTITY,
                                               (guint) find_name (document, "Sabine Krüger")),
                   ==, LESART_STATE_CORRECTED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/corrections/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("accept", test_accept);
  ADD ("reject", test_reject);
  ADD ("order", test_order);
  ADD ("join", test_join);
  ADD ("split", test_split);
  ADD ("words", test_words);
  ADD ("reject-name", test_reject_name);
  ADD ("correct", test_correct);
  ADD ("add", test_add);
  ADD ("read-again", test_read_again);
  ADD ("groups", test_groups);
  ADD ("foreign", test_foreign);
  ADD ("random", test_random);
  g_test_add_func ("/corrections/file", test_file);
  return g_test_run ();
}
