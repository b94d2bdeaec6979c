/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One way to look at all that a reading holds, for lists, forms and corrections: an item is a kind
 * and an index into the array of that kind; what it says are a few fields, all of them strings.
 */
#pragma once

#include "reading.h"

G_BEGIN_DECLS

typedef enum {
  LESART_ITEM_ENTITY,
  LESART_ITEM_QUANTITY,
  LESART_ITEM_TIME,
  LESART_ITEM_QUOTE,
  LESART_ITEM_ROLE,
  LESART_ITEM_RELATION,
  LESART_ITEM_EVENT,
  LESART_ITEM_CLAIM,
  LESART_N_ITEM_KINDS,
} LesartItemKind;

typedef enum {
  LESART_FIELD_TYPE,      /* as in the JSON of a reading: PER, money, DATE, direct, owner */
  LESART_FIELD_NAME,      /* of an entity; the role; the predicate */
  LESART_FIELD_VALUE,     /* a number with a point, empty if indefinite; TIMEX3 */
  LESART_FIELD_VALUE_MAX, /* upper end of a range, else empty */
  LESART_FIELD_UNIT,
  LESART_FIELD_CERTAINTY,
  LESART_FIELD_SPEAKER, /* name of an entity, or words of the article; empty: nobody; so the next
                           two */
  LESART_FIELD_FIRST,   /* who acts; the person of a role; from whom a relation goes */
  LESART_FIELD_SECOND,  /* whom or what it concerns; the organisation; to whom */
  LESART_FIELD_SAME,    /* of an entity: the name of another that it is; only in decisions */
  LESART_N_FIELDS,
} LesartField;

/* NULL: the kind has no such field, or nothing is said of it. */
typedef struct {
  char *values[LESART_N_FIELDS];
} LesartFields;

void lesart_fields_clear (LesartFields *fields);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LesartFields, lesart_fields_clear)

/* Names in the JSON of annotations. */
const char *lesart_item_kind_to_string (LesartItemKind kind);
guint32 lesart_item_find_token (const LesartSegments *segments, guint32 at);
gboolean lesart_item_kind_from_string (const char *name, LesartItemKind *kind);
const char *lesart_field_to_string (LesartItemKind kind, LesartField field); /* NULL: not of it */
guint lesart_item_count_types (LesartItemKind kind);
const char *lesart_item_type_to_string (LesartItemKind kind, guint type);

GArray *lesart_item_get_array (const LesartReading *reading, LesartItemKind kind);
LesartItemKind
lesart_item_offer_kind (LesartItemKind last, const LesartReading *reading, LesartSpan passage);
LesartSpan lesart_item_get_span (const LesartReading *reading, LesartItemKind kind, guint index);
LesartCertainty
lesart_item_get_certainty (const LesartReading *reading, LesartItemKind kind, guint index);
gint32 lesart_item_get_speaker (const LesartReading *reading, LesartItemKind kind, guint index);
gboolean lesart_item_is_about (const LesartReading *reading,
                               LesartItemKind kind,
                               guint index,
                               gint32 entity);
char *lesart_item_get_field (const LesartReading *reading,
                             LesartItemKind kind,
                             guint index,
                             LesartField field);
void lesart_item_get_fields (const LesartReading *reading,
                             LesartItemKind kind,
                             guint index,
                             LesartFields *fields);

char *lesart_item_get_identity (const LesartReading *reading, LesartItemKind kind, guint index);

/* Of a copy that is not shared yet (lesart_reading_copy()). @names: char * -> index + 1. */
void lesart_item_set_span (LesartReading *reading, LesartItemKind kind, guint index, LesartSpan at);
void lesart_item_set_field (LesartReading *reading,
                            LesartItemKind kind,
                            guint index,
                            LesartField field,
                            const char *value,
                            GHashTable *names);
guint lesart_item_add (LesartReading *reading, LesartItemKind kind, LesartSpan span);

G_END_DECLS
