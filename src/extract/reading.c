/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The life of a reading, and the names of its enumerations.
 */
#include "extract-private.h"

#include "language-guess.h"

/* All arrays are set up here and taken down in lesart_reading_unref(). */
static const struct {
  gsize offset; /* of the GArray in LesartReading */
  guint element_size;
} arrays[] = {
  { G_STRUCT_OFFSET (LesartReading, entities), sizeof (LesartEntity) },
  { G_STRUCT_OFFSET (LesartReading, mentions), sizeof (LesartMention) },
  { G_STRUCT_OFFSET (LesartReading, quantities), sizeof (LesartQuantity) },
  { G_STRUCT_OFFSET (LesartReading, times), sizeof (LesartTime) },
  { G_STRUCT_OFFSET (LesartReading, quotes), sizeof (LesartQuote) },
  { G_STRUCT_OFFSET (LesartReading, roles), sizeof (LesartRole) },
  { G_STRUCT_OFFSET (LesartReading, relations), sizeof (LesartRelation) },
  { G_STRUCT_OFFSET (LesartReading, arguments), sizeof (LesartArgument) },
  { G_STRUCT_OFFSET (LesartReading, facts), sizeof (LesartFact) },
  { G_STRUCT_OFFSET (LesartReading, claims), sizeof (LesartClaim) },
  { G_STRUCT_OFFSET (LesartReading, clauses), sizeof (LesartSpan) },
};

static GArray **
get_array (const LesartReading *reading, guint i)
{
  return &G_STRUCT_MEMBER (GArray *, reading, arrays[i].offset);
}

static LesartReading *
make_empty (LesartText *text)
{
  LesartReading *reading = g_new0 (LesartReading, 1);

  reading->ref_count = 1;
  reading->text = lesart_text_ref (text);
  reading->strings = g_string_chunk_new (1024);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    *get_array (reading, i) = g_array_new (FALSE, TRUE, arrays[i].element_size);
  return reading;
}

LesartReading *
lesart_reading_new (LesartText *text)
{
  LesartReading *reading = make_empty (text);
  gsize n_bytes;
  const char *utf8 = lesart_text_get_utf8 (text, &n_bytes);

  reading->segments = lesart_segments_new (text);
  reading->language = lesart_guess_language (utf8, n_bytes);
  return reading;
}

/**
 * lesart_reading_copy:
 * @reading: a reading
 *
 * Makes a reading of the same text that differs from @reading as the caller wants it. Its arrays
 * may be written to until it is shared; @reading is kept alive by it. Linear in the size of the
 * arrays.
 *
 * Returns: (transfer full): the copy
 */
LesartReading *
lesart_reading_copy (LesartReading *reading)
{
  LesartReading *copy = make_empty (reading->text);

  copy->base = lesart_reading_ref (reading);
  copy->segments = lesart_segments_ref (reading->segments);
  copy->language = reading->language;
  copy->date = reading->date;
  copy->date_source = reading->date_source;
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++) {
    GArray *from = *get_array (reading, i);

    if (from->len > 0)
      g_array_append_vals (*get_array (copy, i), from->data, from->len);
  }
  return copy;
}

/**
 * lesart_reading_needs_date:
 *
 * Returns: whether a time was left open as the day of the article is not known
 */
gboolean
lesart_reading_needs_date (const LesartReading *reading)
{
  for (guint i = 0; reading->date == NULL && i < reading->times->len; i++) {
    const LesartTime *time = &g_array_index (reading->times, LesartTime, i);

    if (time->type <= LESART_TIME_TIME && g_str_has_prefix (time->value, "XXXX")
        && !g_str_has_prefix (time->value, "XXXX-WXX-")) /* an einem Mittwoch: of no day at all */
      return TRUE;
  }
  return FALSE;
}

/**
 * lesart_reading_intern:
 * @reading: a copy that is not shared yet
 *
 * Returns: (transfer none): a string that lives as long as @reading; the same for the same bytes
 */
const char *
lesart_reading_intern (LesartReading *reading, const char *string)
{
  return string == NULL ? NULL : g_string_chunk_insert_const (reading->strings, string);
}

LesartReading *
lesart_reading_ref (LesartReading *reading)
{
  g_atomic_int_inc (&reading->ref_count);
  return reading;
}

void
lesart_reading_unref (LesartReading *reading)
{
  if (!g_atomic_int_dec_and_test (&reading->ref_count))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_unref (*get_array (reading, i));
  g_string_chunk_free (reading->strings);
  lesart_segments_unref (reading->segments);
  lesart_text_unref (reading->text);
  g_clear_pointer (&reading->base, lesart_reading_unref);
  g_free (reading);
}

/**
 * lesart_fact_dup_predicate:
 *
 * Returns: (transfer full): what is done, in its infinitive: "in Angriff nehmen"
 */
char *
lesart_fact_dup_predicate (const LesartFact *fact)
{
  return fact->complement != NULL ? g_strconcat (fact->complement, " ", fact->predicate, NULL)
                                  : g_strdup (fact->predicate);
}

/**
 * lesart_reading_get_argument:
 *
 * Returns: (nullable) (transfer none): the first argument of @fact that plays @role
 */
const LesartArgument *
lesart_reading_get_argument (const LesartReading *reading,
                             const LesartFact *fact,
                             LesartArgumentRole role)
{
  for (guint i = 0; i < fact->n_arguments; i++) {
    const LesartArgument *argument =
        &g_array_index (reading->arguments, LesartArgument, fact->first_argument + i);

    if (argument->role == role)
      return argument;
  }
  return NULL;
}

/**
 * lesart_reading_find_mention:
 * @at: a position, in code points
 *
 * Returns: the index of the first mention that begins at @at or behind it; the number of mentions
 *   if there is none
 */
guint
lesart_reading_find_mention (const LesartReading *reading, guint32 at)
{
  guint low = 0;
  guint high = reading->mentions->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (reading->mentions, LesartMention, middle).span.start < at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

#define DEFINE_TO_STRING(function, Type, ...)                                                      \
  const char *function (Type value)                                                                \
  {                                                                                                \
    static const char *const names[] = { __VA_ARGS__ };                                            \
    g_return_val_if_fail (value < G_N_ELEMENTS (names), NULL);                                     \
    return names[value];                                                                           \
  }

DEFINE_TO_STRING (lesart_entity_type_to_string, LesartEntityType, "PER", "ORG", "LOC", "OTH")
DEFINE_TO_STRING (lesart_mention_kind_to_string, LesartMentionKind, "name", "nominal", "pronoun")
DEFINE_TO_STRING (lesart_quantity_type_to_string,
                  LesartQuantityType,
                  "money",
                  "percent",
                  "measure",
                  "number",
                  "ordinal")
DEFINE_TO_STRING (lesart_modifier_to_string,
                  LesartModifier,
                  NULL,
                  "about",
                  "at-least",
                  "at-most",
                  "more-than",
                  "less-than")
DEFINE_TO_STRING (lesart_time_type_to_string, LesartTimeType, "DATE", "TIME", "DURATION", "SET")
DEFINE_TO_STRING (
    lesart_date_source_to_string, LesartDateSource, NULL, "given", "published", "text", "name")
DEFINE_TO_STRING (lesart_quote_style_to_string, LesartQuoteStyle, "direct", "indirect")
DEFINE_TO_STRING (lesart_role_status_to_string, LesartRoleStatus, NULL, "former", "designated")
DEFINE_TO_STRING (lesart_relation_kind_to_string,
                  LesartRelationKind,
                  "parent",
                  "owner",
                  "shareholder",
                  "maker",
                  "member",
                  "located")
DEFINE_TO_STRING (lesart_certainty_to_string,
                  LesartCertainty,
                  "asserted",
                  "reported",
                  "planned",
                  "possible",
                  "conditional",
                  "negated")
DEFINE_TO_STRING (lesart_argument_role_to_string,
                  LesartArgumentRole,
                  "agent",
                  "theme",
                  "recipient",
                  "place",
                  "time",
                  "amount",
                  "partner",
                  "source")

/**
 * lesart_certainty_from_string:
 * @name: (nullable): as it stands in the JSON
 * @certainty: (out): the certainty of that name
 *
 * Returns: whether there is one
 */
gboolean
lesart_certainty_from_string (const char *name, LesartCertainty *certainty)
{
  for (guint c = 0; c <= LESART_CERTAINTY_NEGATED; c++)
    if (g_strcmp0 (name, lesart_certainty_to_string ((LesartCertainty) c)) == 0) {
      *certainty = (LesartCertainty) c;
      return TRUE;
    }
  return FALSE;
}
