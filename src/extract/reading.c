/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The life of a reading, and the names of its enumerations.
 */
#include "extract-private.h"

#include "language-guess.h"

LesartReading *
lesart_reading_new (LesartText *text)
{
  LesartReading *reading = g_new0 (LesartReading, 1);
  gsize n_bytes;
  const char *utf8 = lesart_text_get_utf8 (text, &n_bytes);

  reading->ref_count = 1;
  reading->text = lesart_text_ref (text);
  reading->segments = lesart_segments_new (text);
  reading->language = lesart_guess_language (utf8, n_bytes);
  reading->strings = g_string_chunk_new (1024);
  reading->entities = g_array_new (FALSE, TRUE, sizeof (LesartEntity));
  reading->mentions = g_array_new (FALSE, TRUE, sizeof (LesartMention));
  reading->quantities = g_array_new (FALSE, TRUE, sizeof (LesartQuantity));
  reading->times = g_array_new (FALSE, TRUE, sizeof (LesartTime));
  reading->quotes = g_array_new (FALSE, TRUE, sizeof (LesartQuote));
  reading->roles = g_array_new (FALSE, TRUE, sizeof (LesartRole));
  reading->relations = g_array_new (FALSE, TRUE, sizeof (LesartRelation));
  reading->arguments = g_array_new (FALSE, TRUE, sizeof (LesartArgument));
  reading->facts = g_array_new (FALSE, TRUE, sizeof (LesartFact));
  reading->claims = g_array_new (FALSE, TRUE, sizeof (LesartClaim));
  return reading;
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
  g_array_unref (reading->entities);
  g_array_unref (reading->mentions);
  g_array_unref (reading->quantities);
  g_array_unref (reading->times);
  g_array_unref (reading->quotes);
  g_array_unref (reading->roles);
  g_array_unref (reading->relations);
  g_array_unref (reading->arguments);
  g_array_unref (reading->facts);
  g_array_unref (reading->claims);
  g_string_chunk_free (reading->strings);
  lesart_segments_unref (reading->segments);
  lesart_text_unref (reading->text);
  g_free (reading);
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
