/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the text that `extract --format text` of the same reader is of:
 *
 *   T1  PER 0 10  Sam Altman          mentions, sums, times, quotations, verbs, phrases
 *   E1  event:T9 agent:T1 theme:T10   what happens, with the predicate as a note
 *   R1  role Arg1:T1 Arg2:T3          person and organisation; the office as a note
 *   A1  certainty E1 planned
 *   *   coreference T1 T4 T7
 *   #1  AnnotatorNotes E1  aufbringen
 *
 * Passages over a line break are cut at it, as brat wants: "0 5;6 10".
 */
#include "reading-brat.h"

#include <string.h>

typedef struct {
  const LesartReading *reading;
  GString *out;
  GHashTable *spans; /* type and span -> number of its T */
  guint n_texts, n_events, n_relations, n_attributes, n_notes;
} Brat;

/* ---- Passages ---- */

/* "0 5;6 10" for a passage with a line end in it, and its words on one line. */
static void
add_place (Brat *self, LesartSpan span)
{
  g_autofree char *words = lesart_text_slice (self->reading->text, span);
  guint32 at = span.start, start = span.start;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p), at++) {
    if (*p != '\n')
      continue;
    if (at > start)
      g_string_append_printf (self->out, "%u %u;", start, at);
    start = at + 1;
  }
  g_string_append_printf (self->out, "%u %u\t", start, span.end);
  g_string_append (self->out, g_strdelimit (words, "\n\t", ' '));
  g_string_append_c (self->out, '\n');
}

/* The number of the T of a passage; it is written when it is first asked for. */
static guint
text_of (Brat *self, const char *type, LesartSpan span)
{
  g_autofree char *key = g_strdup_printf ("%s %u %u", type, span.start, span.end);
  gpointer number = g_hash_table_lookup (self->spans, key);

  if (number != NULL)
    return GPOINTER_TO_UINT (number);
  g_string_append_printf (self->out, "T%u\t%s ", ++self->n_texts, type);
  add_place (self, span);
  g_hash_table_insert (self->spans, g_steal_pointer (&key), GUINT_TO_POINTER (self->n_texts));
  return self->n_texts;
}

static const char *
type_of (const LesartReading *reading, gint32 entity)
{
  return lesart_entity_type_to_string (
      g_array_index (reading->entities, LesartEntity, entity).type);
}

static void
add_note (Brat *self, char letter, guint number, const char *note)
{
  g_autofree char *line = NULL;

  if (note == NULL)
    return;
  line = g_strdelimit (g_strdup (note), "\n\t", ' ');
  g_string_append_printf (self->out, "#%u\tAnnotatorNotes %c%u\t%s\n", ++self->n_notes, letter,
                          number, line);
}

/* ---- Entities ---- */

static void
add_mentions (Brat *self)
{
  for (guint i = 0; i < self->reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (self->reading->mentions, LesartMention, i);

    text_of (self, type_of (self->reading, mention->entity), mention->span);
  }
}

/* The mentions of each entity that has several. */
static void
add_coreference (Brat *self)
{
  const guint n = self->reading->entities->len;
  g_autofree GString **sets = g_new0 (GString *, n + 1);

  for (guint i = 0; i < self->reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (self->reading->mentions, LesartMention, i);
    guint text = text_of (self, type_of (self->reading, mention->entity), mention->span);

    if (sets[mention->entity] == NULL)
      sets[mention->entity] = g_string_new (NULL);
    g_string_append_printf (sets[mention->entity], " T%u", text);
  }
  for (guint i = 0; i < n; i++) {
    if (sets[i] == NULL)
      continue;
    if (strchr (sets[i]->str + 1, ' ') != NULL)
      g_string_append_printf (self->out, "*\tcoreference%s\n", sets[i]->str);
    g_string_free (sets[i], TRUE);
  }
}

/* Where an entity first has a name; 0 if it is only described. */
static guint
first_name (Brat *self, gint32 entity)
{
  for (guint i = 0; i < self->reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (self->reading->mentions, LesartMention, i);

    if (mention->entity == entity && mention->kind == LESART_MENTION_NAME)
      return text_of (self, type_of (self->reading, entity), mention->span);
  }
  return 0;
}

/* ---- Values ---- */

static char *
describe_quantity (const LesartQuantity *quantity)
{
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

  if (quantity->value != quantity->value) /* indefinite */
    return g_strdup (quantity->unit);
  g_ascii_dtostr (low, sizeof low, quantity->value);
  g_ascii_dtostr (high, sizeof high, quantity->value_max);
  return g_strdup_printf ("%s%s%s%s%s", low, quantity->value_max == quantity->value_max ? "-" : "",
                          quantity->value_max == quantity->value_max ? high : "",
                          quantity->unit != NULL ? " " : "",
                          quantity->unit != NULL ? quantity->unit : "");
}

static void
add_values (Brat *self)
{
  for (guint i = 0; i < self->reading->quantities->len; i++) {
    const LesartQuantity *quantity = &g_array_index (self->reading->quantities, LesartQuantity, i);
    g_autofree char *value = describe_quantity (quantity);
    guint text = text_of (self, lesart_quantity_type_to_string (quantity->type), quantity->span);

    add_note (self, 'T', text, value);
  }
  for (guint i = 0; i < self->reading->times->len; i++) {
    const LesartTime *time = &g_array_index (self->reading->times, LesartTime, i);

    add_note (self, 'T', text_of (self, lesart_time_type_to_string (time->type), time->span),
              time->value);
  }
}

/* ---- Relations ---- */

static void
add_relation (Brat *self, const char *kind, gint32 from, gint32 to, const char *note)
{
  guint first = from >= 0 ? first_name (self, from) : 0;
  guint second = to >= 0 ? first_name (self, to) : 0;

  if (first == 0 || second == 0)
    return;
  g_string_append_printf (self->out, "R%u\t%s Arg1:T%u Arg2:T%u\n", ++self->n_relations, kind,
                          first, second);
  add_note (self, 'R', self->n_relations, note);
}

static void
add_relations (Brat *self)
{
  for (guint i = 0; i < self->reading->roles->len; i++) {
    const LesartRole *role = &g_array_index (self->reading->roles, LesartRole, i);

    add_relation (self, "role", role->person, role->org, role->role);
  }
  for (guint i = 0; i < self->reading->relations->len; i++) {
    const LesartRelation *relation = &g_array_index (self->reading->relations, LesartRelation, i);

    add_relation (self, lesart_relation_kind_to_string (relation->kind), relation->from,
                  relation->to, NULL);
  }
}

static void
add_quotes (Brat *self)
{
  for (guint i = 0; i < self->reading->quotes->len; i++) {
    const LesartQuote *quote = &g_array_index (self->reading->quotes, LesartQuote, i);
    guint text = text_of (self, "quote", quote->span);
    guint speaker = quote->speaker >= 0 ? first_name (self, quote->speaker) : 0;

    if (speaker > 0)
      g_string_append_printf (self->out, "R%u\tspeaker Arg1:T%u Arg2:T%u\n", ++self->n_relations,
                              text, speaker);
  }
}

/* ---- What happens ---- */

static guint
argument_text (Brat *self, const LesartArgument *argument)
{
  return text_of (self,
                  argument->entity >= 0 ? type_of (self->reading, argument->entity) : "phrase",
                  argument->span);
}

static void
add_fact (Brat *self, const LesartFact *fact)
{
  LesartSpan verb = lesart_span_is_empty (fact->verb) ? fact->span : fact->verb;
  guint trigger = text_of (self, "event", verb);
  g_autoptr (GString) line = g_string_new (NULL);
  guint n_of_role[LESART_ARGUMENT_SOURCE + 1] = { 0 };

  for (guint i = 0; i < fact->n_arguments; i++) {
    const LesartArgument *argument =
        &g_array_index (self->reading->arguments, LesartArgument, fact->first_argument + i);

    g_string_append_printf (line, " %s", lesart_argument_role_to_string (argument->role));
    if (++n_of_role[argument->role] > 1) /* brat numbers further ones: agent2 */
      g_string_append_printf (line, "%u", n_of_role[argument->role]);
    g_string_append_printf (line, ":T%u", argument_text (self, argument));
  }
  g_string_append_printf (self->out, "E%u\tevent:T%u%s\n", ++self->n_events, trigger, line->str);
  g_string_append_printf (self->out, "A%u\tcertainty E%u %s\n", ++self->n_attributes,
                          self->n_events, lesart_certainty_to_string (fact->certainty));
  add_note (self, 'E', self->n_events, fact->predicate);
}

/**
 * lesart_reading_to_brat:
 *
 * Writes what brat can hold: mentions and which of them are the same, sums and times with their
 * values, roles and relations between names, quotations with their speakers, events with arguments
 * and certainty. Claims have no place in it.
 *
 * Returns: (transfer full): the file beside the text, UTF-8
 */
char *
lesart_reading_to_brat (const LesartReading *reading)
{
  Brat self = { .reading = reading, .out = g_string_new (NULL) };

  self.spans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_mentions (&self);
  add_values (&self);
  add_coreference (&self);
  add_relations (&self);
  add_quotes (&self);
  for (guint i = 0; i < reading->facts->len; i++)
    add_fact (&self, &g_array_index (reading->facts, LesartFact, i));
  g_hash_table_unref (self.spans);
  return g_string_free (self.out, FALSE);
}
