/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes a reading as lesart-extract/1.
 */
#include "reading.h"

#include <math.h>

static void
add_string (LesartJsonWriter *w, const char *name, const char *value)
{
  lesart_json_writer_name (w, name);
  lesart_json_writer_string (w, value, -1);
}

static void
add_int (LesartJsonWriter *w, const char *name, gint64 value)
{
  lesart_json_writer_name (w, name);
  lesart_json_writer_integer (w, value);
}

static void
add_boolean (LesartJsonWriter *w, const char *name, gboolean value)
{
  lesart_json_writer_name (w, name);
  lesart_json_writer_boolean (w, value);
}

static void
add_null (LesartJsonWriter *w, const char *name)
{
  lesart_json_writer_name (w, name);
  lesart_json_writer_null (w);
}

static void
add_number (LesartJsonWriter *w, const char *name, double value)
{
  lesart_json_writer_name (w, name);
  if (!isfinite (value))
    lesart_json_writer_null (w);
  else if (value == floor (value) && fabs (value) < 9e15)
    lesart_json_writer_integer (w, (gint64) value);
  else
    lesart_json_writer_double (w, value);
}

/* More than three decimals would be noise. */
static void
add_score (LesartJsonWriter *w, double score)
{
  add_number (w, "score", round (score * 1000) / 1000);
}

#define ID_SIZE 12

/* @letter and @index, counted from 1, at the end of @room. There are many of them. */
static const char *
make_id (char room[ID_SIZE], char letter, guint32 index)
{
  char *p = room + ID_SIZE - 1;

  *p = '\0';
  for (guint32 rest = index + 1; rest > 0; rest /= 10)
    *--p = (char) ('0' + rest % 10);
  *--p = letter;
  return p;
}

static void
add_entity (LesartJsonWriter *w, const char *name, gint32 entity)
{
  char id[ID_SIZE];

  add_string (w, name, entity == LESART_NO_ENTITY ? NULL : make_id (id, 'e', (guint32) entity));
}

static void
add_span (LesartJsonWriter *w, LesartSpan span)
{
  add_int (w, "start", span.start);
  add_int (w, "end", span.end);
}

static void
add_passage (LesartJsonWriter *w, const char *name, const LesartReading *reading, LesartSpan span)
{
  gsize n_bytes;
  const char *passage = lesart_text_peek (reading->text, span, &n_bytes);

  lesart_json_writer_name (w, name);
  lesart_json_writer_string (w, passage, (gssize) n_bytes);
}

static void
add_span_text (LesartJsonWriter *w, const LesartReading *reading, LesartSpan span)
{
  add_span (w, span);
  add_passage (w, "text", reading, span);
}

static void
begin_array (LesartJsonWriter *w, const char *name)
{
  lesart_json_writer_name (w, name);
  lesart_json_writer_begin_array (w);
}

static void
write_document (LesartJsonWriter *w, const LesartReading *reading, const char *uri)
{
  g_autofree char *title = lesart_text_get_title (reading->text);

  lesart_json_writer_name (w, "document");
  lesart_json_writer_begin_object (w);
  add_string (w, "uri", uri);
  add_string (w, "title", title);
  add_string (w, "language", reading->language);
  add_string (w, "date", reading->date);
  add_string (w, "date_source", lesart_date_source_to_string (reading->date_source));
  add_string (w, "sha256", lesart_text_get_sha256 (reading->text));
  add_int (w, "characters", lesart_text_get_n_chars (reading->text));
  add_int (w, "sentences", reading->segments->n_sentences);
  add_int (w, "tokens", reading->segments->n_tokens);
  lesart_json_writer_end_object (w);
}

static void
write_mention (LesartJsonWriter *w, const LesartReading *reading, const LesartMention *mention)
{
  lesart_json_writer_begin_object (w);
  add_span_text (w, reading, mention->span);
  add_string (w, "kind", lesart_mention_kind_to_string (mention->kind));
  add_score (w, mention->score);
  lesart_json_writer_end_object (w);
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
write_entities (LesartJsonWriter *w, const LesartReading *reading)
{
  g_autofree guint *firsts = NULL;
  g_autofree guint *order = group_mentions (reading, &firsts);

  begin_array (w, "entities");
  for (guint i = 0; i < reading->entities->len; i++) {
    const LesartEntity *entity = &g_array_index (reading->entities, LesartEntity, i);

    lesart_json_writer_begin_object (w);
    add_entity (w, "id", (gint32) i);
    add_string (w, "type", lesart_entity_type_to_string (entity->type));
    add_string (w, "name", entity->name);
    add_string (w, "name_en", entity->name_en);
    add_boolean (w, "known", entity->known);
    begin_array (w, "mentions");
    for (guint m = firsts[i]; m < firsts[i + 1]; m++)
      write_mention (w, reading, &g_array_index (reading->mentions, LesartMention, order[m]));
    lesart_json_writer_end_array (w);
    lesart_json_writer_end_object (w);
  }
  lesart_json_writer_end_array (w);
}

static void
write_quantities (LesartJsonWriter *w, const LesartReading *reading)
{
  begin_array (w, "quantities");
  for (guint i = 0; i < reading->quantities->len; i++) {
    const LesartQuantity *quantity = &g_array_index (reading->quantities, LesartQuantity, i);

    lesart_json_writer_begin_object (w);
    add_span_text (w, reading, quantity->span);
    add_string (w, "type", lesart_quantity_type_to_string (quantity->type));
    add_number (w, "value", quantity->value);
    add_number (w, "value_max", quantity->value_max);
    add_string (w, "unit", quantity->unit);
    add_string (w, "modifier", lesart_modifier_to_string (quantity->modifier));
    add_string (w, "english", quantity->english);
    add_string (w, "converted", quantity->converted);
    add_string (w, "rule", quantity->rule);
    lesart_json_writer_end_object (w);
  }
  lesart_json_writer_end_array (w);
}

static void
write_times (LesartJsonWriter *w, const LesartReading *reading)
{
  begin_array (w, "times");
  for (guint i = 0; i < reading->times->len; i++) {
    const LesartTime *time = &g_array_index (reading->times, LesartTime, i);

    lesart_json_writer_begin_object (w);
    add_span_text (w, reading, time->span);
    add_string (w, "type", lesart_time_type_to_string (time->type));
    add_string (w, "value", time->value);
    add_string (w, "mod", time->mod);
    add_string (w, "rule", time->rule);
    lesart_json_writer_end_object (w);
  }
  lesart_json_writer_end_array (w);
}

static void
write_quotes (LesartJsonWriter *w, const LesartReading *reading)
{
  begin_array (w, "quotes");
  for (guint i = 0; i < reading->quotes->len; i++) {
    const LesartQuote *quote = &g_array_index (reading->quotes, LesartQuote, i);

    lesart_json_writer_begin_object (w);
    add_span_text (w, reading, quote->span);
    add_string (w, "style", lesart_quote_style_to_string (quote->style));
    add_entity (w, "speaker", quote->speaker);
    if (lesart_span_is_empty (quote->speaker_span))
      add_null (w, "speaker_text");
    else
      add_passage (w, "speaker_text", reading, quote->speaker_span);
    if (lesart_span_is_empty (quote->cue)) {
      add_null (w, "cue");
    } else {
      lesart_json_writer_name (w, "cue");
      lesart_json_writer_begin_object (w);
      add_span_text (w, reading, quote->cue);
      lesart_json_writer_end_object (w);
    }
    add_string (w, "rule", quote->rule);
    lesart_json_writer_end_object (w);
  }
  lesart_json_writer_end_array (w);
}

static void
write_roles (LesartJsonWriter *w, const LesartReading *reading)
{
  begin_array (w, "roles");
  for (guint i = 0; i < reading->roles->len; i++) {
    const LesartRole *role = &g_array_index (reading->roles, LesartRole, i);

    lesart_json_writer_begin_object (w);
    add_entity (w, "person", role->person);
    add_string (w, "role", role->role);
    add_entity (w, "org", role->org);
    add_string (w, "status", lesart_role_status_to_string (role->status));
    add_span (w, role->span);
    add_string (w, "rule", role->rule);
    lesart_json_writer_end_object (w);
  }
  lesart_json_writer_end_array (w);
}

static void
write_relations (LesartJsonWriter *w, const LesartReading *reading)
{
  begin_array (w, "relations");
  for (guint i = 0; i < reading->relations->len; i++) {
    const LesartRelation *relation = &g_array_index (reading->relations, LesartRelation, i);

    lesart_json_writer_begin_object (w);
    add_string (w, "kind", lesart_relation_kind_to_string (relation->kind));
    add_entity (w, "from", relation->from);
    add_entity (w, "to", relation->to);
    add_string (w, "status", lesart_role_status_to_string (relation->status));
    add_span (w, relation->span);
    add_string (w, "rule", relation->rule);
    lesart_json_writer_end_object (w);
  }
  lesart_json_writer_end_array (w);
}

static void
write_argument (LesartJsonWriter *w,
                const LesartReading *reading,
                const LesartArgument *argument,
                const char *role)
{
  lesart_json_writer_begin_object (w);
  if (role != NULL)
    add_string (w, "role", role);
  add_span_text (w, reading, argument->span);
  add_entity (w, "entity", argument->entity);
  lesart_json_writer_end_object (w);
}

static void
write_fact (LesartJsonWriter *w, const LesartReading *reading, const LesartFact *fact)
{
  static const struct {
    const char *name;
    LesartArgumentRole role;
  } main_arguments[] = { { "agent", LESART_ARGUMENT_AGENT }, { "theme", LESART_ARGUMENT_THEME } };

  add_string (w, "predicate", fact->predicate);
  if (fact->complement != NULL)
    add_string (w, "complement", fact->complement);
  for (guint i = 0; i < G_N_ELEMENTS (main_arguments); i++) {
    const LesartArgument *argument =
        lesart_reading_get_argument (reading, fact, main_arguments[i].role);

    if (argument == NULL) {
      add_null (w, main_arguments[i].name);
      continue;
    }
    lesart_json_writer_name (w, main_arguments[i].name);
    write_argument (w, reading, argument, NULL);
  }
  begin_array (w, "arguments");
  for (guint i = 0; i < fact->n_arguments; i++) {
    const LesartArgument *argument =
        &g_array_index (reading->arguments, LesartArgument, fact->first_argument + i);

    /* Behind the first agent or theme stand those that "und" joins in it. */
    if ((argument->role != LESART_ARGUMENT_AGENT && argument->role != LESART_ARGUMENT_THEME)
        || argument != lesart_reading_get_argument (reading, fact, argument->role))
      write_argument (w, reading, argument, lesart_argument_role_to_string (argument->role));
  }
  lesart_json_writer_end_array (w);
  add_string (w, "certainty", lesart_certainty_to_string (fact->certainty));
  add_entity (w, "source", fact->source);
  add_span (w, fact->span);
  add_string (w, "rule", fact->rule);
  add_score (w, fact->score);
}

static void
write_facts (LesartJsonWriter *w, const LesartReading *reading)
{
  begin_array (w, "facts");
  for (guint i = 0; i < reading->facts->len; i++) {
    char id[ID_SIZE];

    lesart_json_writer_begin_object (w);
    add_string (w, "id", make_id (id, 'f', i));
    write_fact (w, reading, &g_array_index (reading->facts, LesartFact, i));
    lesart_json_writer_end_object (w);
  }
  lesart_json_writer_end_array (w);
}

static void
write_claims (LesartJsonWriter *w, const LesartReading *reading)
{
  begin_array (w, "claims");
  for (guint i = 0; i < reading->claims->len; i++) {
    const LesartClaim *claim = &g_array_index (reading->claims, LesartClaim, i);

    lesart_json_writer_begin_object (w);
    add_span (w, claim->span);
    add_boolean (w, "checkworthy", claim->checkworthy);
    add_string (w, "certainty", lesart_certainty_to_string (claim->certainty));
    add_entity (w, "speaker", claim->speaker);
    add_string (w, "rule", claim->rule);
    lesart_json_writer_end_object (w);
  }
  lesart_json_writer_end_array (w);
}

/**
 * lesart_reading_write_members:
 * @writer: in an object that is open
 * @uri: (nullable): what "document.uri" says
 *
 * Writes the members of the reading as lesart-extract/1.
 */
void
lesart_reading_write_members (const LesartReading *reading,
                              LesartJsonWriter *writer,
                              const char *uri)
{
  add_string (writer, "schema", "lesart-extract/1");
  write_document (writer, reading, uri);
  write_entities (writer, reading);
  write_quantities (writer, reading);
  write_times (writer, reading);
  write_quotes (writer, reading);
  write_roles (writer, reading);
  write_relations (writer, reading);
  write_facts (writer, reading);
  write_claims (writer, reading);
}

/**
 * lesart_reading_to_json:
 * @uri: (nullable): what "document.uri" says
 *
 * Returns: (transfer full): the reading as lesart-extract/1 on one line, without a line end
 */
char *
lesart_reading_to_json (const LesartReading *reading, const char *uri)
{
  GString *bytes = g_string_new (NULL);
  g_auto (LesartJsonWriter) writer = { 0 };

  lesart_json_writer_init (&writer, LESART_JSON_LINE, bytes, NULL);
  lesart_json_writer_begin_object (&writer);
  lesart_reading_write_members (reading, &writer, uri);
  lesart_json_writer_end_object (&writer);
  return g_string_free (bytes, FALSE);
}
