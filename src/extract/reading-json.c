/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes a reading as lesart-extract/1.
 */
#include "reading.h"

#include <json-glib/json-glib.h>
#include <math.h>

static void
add_string (JsonBuilder *b, const char *name, const char *value)
{
  json_builder_set_member_name (b, name);
  if (value != NULL)
    json_builder_add_string_value (b, value);
  else
    json_builder_add_null_value (b);
}

static void
add_int (JsonBuilder *b, const char *name, gint64 value)
{
  json_builder_set_member_name (b, name);
  json_builder_add_int_value (b, value);
}

static void
add_number (JsonBuilder *b, const char *name, double value)
{
  json_builder_set_member_name (b, name);
  if (isnan (value))
    json_builder_add_null_value (b);
  else if (value == floor (value) && fabs (value) < 9e15)
    json_builder_add_int_value (b, (gint64) value);
  else
    json_builder_add_double_value (b, value);
}

static void
add_entity (JsonBuilder *b, const char *name, gint32 entity)
{
  char id[16];

  g_snprintf (id, sizeof id, "e%d", entity + 1);
  add_string (b, name, entity == LESART_NO_ENTITY ? NULL : id);
}

static void
add_span (JsonBuilder *b, LesartSpan span)
{
  add_int (b, "start", span.start);
  add_int (b, "end", span.end);
}

static void
add_span_text (JsonBuilder *b, const LesartReading *reading, LesartSpan span)
{
  g_autofree char *text = lesart_text_slice (reading->text, span);

  add_span (b, span);
  add_string (b, "text", text);
}

static void
begin_array (JsonBuilder *b, const char *name)
{
  json_builder_set_member_name (b, name);
  json_builder_begin_array (b);
}

static void
write_document (JsonBuilder *b, const LesartReading *reading, const char *uri)
{
  g_autofree char *title = lesart_text_get_title (reading->text);

  json_builder_set_member_name (b, "document");
  json_builder_begin_object (b);
  add_string (b, "uri", uri);
  add_string (b, "title", title);
  add_string (b, "language", "de");
  add_string (b, "date", reading->date);
  add_string (b, "sha256", lesart_text_get_sha256 (reading->text));
  add_int (b, "characters", lesart_text_get_n_chars (reading->text));
  add_int (b, "sentences", reading->segments->n_sentences);
  add_int (b, "tokens", reading->segments->n_tokens);
  json_builder_end_object (b);
}

static void
write_mention (JsonBuilder *b, const LesartReading *reading, const LesartMention *mention)
{
  json_builder_begin_object (b);
  add_span_text (b, reading, mention->span);
  add_string (b, "kind", lesart_mention_kind_to_string (mention->kind));
  add_number (b, "score", mention->score);
  json_builder_end_object (b);
}

/* Indices of the mentions, those of an entity together and in order; firsts[e] is where those of
 * entity e begin (a counting sort: a text of many names is written in linear time). */
static guint *
group_mentions (const LesartReading *reading, guint **firsts)
{
  guint n_entities = reading->entities->len;
  guint *starts = g_new0 (guint, n_entities + 1);
  guint *order = g_new (guint, reading->mentions->len);
  g_autofree guint *next = NULL;

  for (guint i = 0; i < reading->mentions->len; i++)
    starts[g_array_index (reading->mentions, LesartMention, i).entity + 1]++;
  for (guint e = 0; e < n_entities; e++)
    starts[e + 1] += starts[e];
  next = g_memdup2 (starts, (n_entities + 1) * sizeof (guint));
  for (guint i = 0; i < reading->mentions->len; i++)
    order[next[g_array_index (reading->mentions, LesartMention, i).entity]++] = i;
  *firsts = starts;
  return order;
}

static void
write_entities (JsonBuilder *b, const LesartReading *reading)
{
  g_autofree guint *firsts = NULL;
  g_autofree guint *order = group_mentions (reading, &firsts);

  begin_array (b, "entities");
  for (guint i = 0; i < reading->entities->len; i++) {
    const LesartEntity *entity = &g_array_index (reading->entities, LesartEntity, i);

    json_builder_begin_object (b);
    add_entity (b, "id", (gint32) i);
    add_string (b, "type", lesart_entity_type_to_string (entity->type));
    add_string (b, "name", entity->name);
    add_string (b, "name_en", entity->name_en);
    json_builder_set_member_name (b, "known");
    json_builder_add_boolean_value (b, entity->known);
    begin_array (b, "mentions");
    for (guint m = firsts[i]; m < firsts[i + 1]; m++)
      write_mention (b, reading, &g_array_index (reading->mentions, LesartMention, order[m]));
    json_builder_end_array (b);
    json_builder_end_object (b);
  }
  json_builder_end_array (b);
}

static void
write_quantities (JsonBuilder *b, const LesartReading *reading)
{
  begin_array (b, "quantities");
  for (guint i = 0; i < reading->quantities->len; i++) {
    const LesartQuantity *quantity = &g_array_index (reading->quantities, LesartQuantity, i);

    json_builder_begin_object (b);
    add_span_text (b, reading, quantity->span);
    add_string (b, "type", lesart_quantity_type_to_string (quantity->type));
    add_number (b, "value", quantity->value);
    add_number (b, "value_max", quantity->value_max);
    add_string (b, "unit", quantity->unit);
    add_string (b, "modifier", lesart_modifier_to_string (quantity->modifier));
    add_string (b, "english", quantity->english);
    json_builder_end_object (b);
  }
  json_builder_end_array (b);
}

static void
write_times (JsonBuilder *b, const LesartReading *reading)
{
  begin_array (b, "times");
  for (guint i = 0; i < reading->times->len; i++) {
    const LesartTime *time = &g_array_index (reading->times, LesartTime, i);

    json_builder_begin_object (b);
    add_span_text (b, reading, time->span);
    add_string (b, "type", lesart_time_type_to_string (time->type));
    add_string (b, "value", time->value);
    add_string (b, "mod", time->mod);
    json_builder_end_object (b);
  }
  json_builder_end_array (b);
}

static void
write_quotes (JsonBuilder *b, const LesartReading *reading)
{
  begin_array (b, "quotes");
  for (guint i = 0; i < reading->quotes->len; i++) {
    const LesartQuote *quote = &g_array_index (reading->quotes, LesartQuote, i);
    g_autofree char *speaker = lesart_text_slice (reading->text, quote->speaker_span);

    json_builder_begin_object (b);
    add_span_text (b, reading, quote->span);
    add_string (b, "style", lesart_quote_style_to_string (quote->style));
    add_entity (b, "speaker", quote->speaker);
    add_string (b, "speaker_text", lesart_span_is_empty (quote->speaker_span) ? NULL : speaker);
    json_builder_set_member_name (b, "cue");
    if (lesart_span_is_empty (quote->cue)) {
      json_builder_add_null_value (b);
    } else {
      json_builder_begin_object (b);
      add_span_text (b, reading, quote->cue);
      json_builder_end_object (b);
    }
    json_builder_end_object (b);
  }
  json_builder_end_array (b);
}

static void
write_roles (JsonBuilder *b, const LesartReading *reading)
{
  begin_array (b, "roles");
  for (guint i = 0; i < reading->roles->len; i++) {
    const LesartRole *role = &g_array_index (reading->roles, LesartRole, i);

    json_builder_begin_object (b);
    add_entity (b, "person", role->person);
    add_string (b, "role", role->role);
    add_entity (b, "org", role->org);
    add_span (b, role->span);
    json_builder_end_object (b);
  }
  json_builder_end_array (b);
}

static void
write_relations (JsonBuilder *b, const LesartReading *reading)
{
  begin_array (b, "relations");
  for (guint i = 0; i < reading->relations->len; i++) {
    const LesartRelation *relation = &g_array_index (reading->relations, LesartRelation, i);

    json_builder_begin_object (b);
    add_string (b, "kind", lesart_relation_kind_to_string (relation->kind));
    add_entity (b, "from", relation->from);
    add_entity (b, "to", relation->to);
    add_span (b, relation->span);
    json_builder_end_object (b);
  }
  json_builder_end_array (b);
}

static void
write_argument (JsonBuilder *b, const LesartReading *reading, const LesartArgument *argument)
{
  json_builder_begin_object (b);
  if (argument->role != LESART_ARGUMENT_AGENT && argument->role != LESART_ARGUMENT_THEME)
    add_string (b, "role", lesart_argument_role_to_string (argument->role));
  add_span_text (b, reading, argument->span);
  add_entity (b, "entity", argument->entity);
  json_builder_end_object (b);
}

static void
write_fact (JsonBuilder *b, const LesartReading *reading, const LesartFact *fact)
{
  static const struct {
    const char *name;
    LesartArgumentRole role;
  } main_arguments[] = { { "agent", LESART_ARGUMENT_AGENT }, { "theme", LESART_ARGUMENT_THEME } };

  add_string (b, "predicate", fact->predicate);
  for (guint i = 0; i < G_N_ELEMENTS (main_arguments); i++) {
    const LesartArgument *argument =
        lesart_reading_get_argument (reading, fact, main_arguments[i].role);

    json_builder_set_member_name (b, main_arguments[i].name);
    if (argument != NULL)
      write_argument (b, reading, argument);
    else
      json_builder_add_null_value (b);
  }
  begin_array (b, "arguments");
  for (guint i = 0; i < fact->n_arguments; i++) {
    const LesartArgument *argument =
        &g_array_index (reading->arguments, LesartArgument, fact->first_argument + i);

    if (argument->role != LESART_ARGUMENT_AGENT && argument->role != LESART_ARGUMENT_THEME)
      write_argument (b, reading, argument);
  }
  json_builder_end_array (b);
  add_string (b, "certainty", lesart_certainty_to_string (fact->certainty));
  add_entity (b, "source", fact->source);
  add_span (b, fact->span);
  add_string (b, "rule", fact->rule);
  add_number (b, "score", fact->score);
}

static void
write_facts (JsonBuilder *b, const LesartReading *reading)
{
  begin_array (b, "facts");
  for (guint i = 0; i < reading->facts->len; i++) {
    char id[16];

    g_snprintf (id, sizeof id, "f%u", i + 1);
    json_builder_begin_object (b);
    add_string (b, "id", id);
    write_fact (b, reading, &g_array_index (reading->facts, LesartFact, i));
    json_builder_end_object (b);
  }
  json_builder_end_array (b);
}

static void
write_claims (JsonBuilder *b, const LesartReading *reading)
{
  begin_array (b, "claims");
  for (guint i = 0; i < reading->claims->len; i++) {
    const LesartClaim *claim = &g_array_index (reading->claims, LesartClaim, i);

    json_builder_begin_object (b);
    add_span (b, claim->span);
    json_builder_set_member_name (b, "checkworthy");
    json_builder_add_boolean_value (b, claim->checkworthy);
    add_string (b, "certainty", lesart_certainty_to_string (claim->certainty));
    add_entity (b, "speaker", claim->speaker);
    json_builder_end_object (b);
  }
  json_builder_end_array (b);
}

/**
 * lesart_reading_to_json:
 * @uri: (nullable): what "document.uri" says
 * @pretty: indented, for people; else one line
 *
 * Returns: (transfer full): the reading as lesart-extract/1, without a line end
 */
char *
lesart_reading_to_json (const LesartReading *reading, const char *uri, gboolean pretty)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (b);
  add_string (b, "schema", "lesart-extract/1");
  write_document (b, reading, uri);
  write_entities (b, reading);
  write_quantities (b, reading);
  write_times (b, reading);
  write_quotes (b, reading);
  write_roles (b, reading);
  write_relations (b, reading);
  write_facts (b, reading);
  write_claims (b, reading);
  json_builder_end_object (b);
  root = json_builder_get_root (b);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, pretty);
  return json_generator_to_data (generator, NULL);
}
