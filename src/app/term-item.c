/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See term-item.h.
 */
#include "term-item.h"

#include <string.h>

struct _LesartTermItem {
  GObject parent_instance;
  char *text;
  char *english;
  char *concept; /* (nullable) */
  LesartTermStatus status;
  LesartTermGender gender;
  GArray *uses; /* LesartSpan, by place */
  GArray *ways; /* LesartTermWay, the most frequent first */
};

G_DEFINE_FINAL_TYPE (LesartTermItem, lesart_term_item, G_TYPE_OBJECT)

static void
lesart_term_item_finalize (GObject *object)
{
  LesartTermItem *self = LESART_TERM_ITEM (object);

  g_free (self->text);
  g_free (self->english);
  g_free (self->concept);
  g_clear_pointer (&self->uses, g_array_unref);
  g_clear_pointer (&self->ways, g_array_unref);
  G_OBJECT_CLASS (lesart_term_item_parent_class)->finalize (object);
}

static void
lesart_term_item_class_init (LesartTermItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lesart_term_item_finalize;
}

static void
clear_way (gpointer way)
{
  g_free (((LesartTermWay *) way)->english);
}

static void
lesart_term_item_init (LesartTermItem *self)
{
  self->ways = g_array_new (FALSE, FALSE, sizeof (LesartTermWay));
  g_array_set_clear_func (self->ways, clear_way);
}

/* The English terms that may be used, the preferred one first. */
static char *
list_english (const LesartConcept *concept)
{
  gssize best = lesart_concept_get_preferred (concept, LESART_SIDE_ENGLISH);
  GString *words = g_string_new (best >= 0 ? concept->terms[best].text : NULL);

  for (guint i = 0; i < concept->n_terms; i++) {
    LesartSide side;

    if ((gssize) i == best || !lesart_term_get_side (&concept->terms[i], &side)
        || side != LESART_SIDE_ENGLISH || !lesart_term_is_allowed (&concept->terms[i]))
      continue;
    g_string_append_printf (words, ", %s", concept->terms[i].text);
  }
  return g_string_free (words, FALSE);
}

/**
 * lesart_term_item_new:
 * @term: index of the German term that is used
 * @uses: (element-type LesartSpan): where, by place
 */
LesartTermItem *
lesart_term_item_new (const LesartConcept *concept, guint term, const GArray *uses)
{
  LesartTermItem *self = g_object_new (LESART_TYPE_TERM_ITEM, NULL);

  self->text = g_strdup (concept->terms[term].text);
  self->english = list_english (concept);
  self->concept = g_strdup (concept->id);
  self->status = concept->terms[term].status;
  self->gender = concept->terms[term].gender;
  self->uses = g_array_copy ((GArray *) uses);
  return self;
}

LesartTermItem *
lesart_term_item_new_candidate (const LesartTermCandidate *candidate, const GArray *uses)
{
  LesartTermItem *self = g_object_new (LESART_TYPE_TERM_ITEM, NULL);

  self->text = g_strdup (candidate->text);
  self->english = g_strdup ("");
  self->gender = candidate->gender;
  self->uses = g_array_copy ((GArray *) uses);
  return self;
}

const char *
lesart_term_item_get_text (LesartTermItem *self)
{
  return self->text;
}

const char *
lesart_term_item_get_english (LesartTermItem *self)
{
  return self->english;
}

const char *
lesart_term_item_get_concept (LesartTermItem *self)
{
  return self->concept;
}

LesartTermStatus
lesart_term_item_get_status (LesartTermItem *self)
{
  return self->status;
}

LesartTermGender
lesart_term_item_get_gender (LesartTermItem *self)
{
  return self->gender;
}

const LesartSpan *
lesart_term_item_get_uses (LesartTermItem *self, guint *n_uses)
{
  *n_uses = self->uses->len;
  return (const LesartSpan *) (gconstpointer) self->uses->data;
}

void
lesart_term_item_add_way (LesartTermItem *self, const char *english, guint n)
{
  const LesartTermWay way = { g_strdup (english), n };

  g_array_append_val (self->ways, way);
}

const LesartTermWay *
lesart_term_item_get_ways (LesartTermItem *self, guint *n_ways)
{
  *n_ways = self->ways->len;
  return (const LesartTermWay *) (gconstpointer) self->ways->data;
}

static gboolean
has_same_ways (LesartTermItem *self, LesartTermItem *other)
{
  if (self->ways->len != other->ways->len)
    return FALSE;
  for (guint i = 0; i < self->ways->len; i++) {
    const LesartTermWay *a = &g_array_index (self->ways, LesartTermWay, i);
    const LesartTermWay *b = &g_array_index (other->ways, LesartTermWay, i);

    if (a->n != b->n || strcmp (a->english, b->english) != 0)
      return FALSE;
  }
  return TRUE;
}

/* Whether their rows look the same and lead to the same places. */
gboolean
lesart_term_item_is_same (LesartTermItem *self, LesartTermItem *other)
{
  return self->status == other->status && self->gender == other->gender
         && self->uses->len == other->uses->len && g_strcmp0 (self->concept, other->concept) == 0
         && strcmp (self->text, other->text) == 0 && strcmp (self->english, other->english) == 0
         && has_same_ways (self, other)
         && memcmp (self->uses->data, other->uses->data, self->uses->len * sizeof (LesartSpan))
                == 0;
}

/**
 * lesart_term_item_follow:
 * @other: what the same term is now
 *
 * Becomes like @other, if that is of the same term or candidate; so its row keeps the focus.
 *
 * Returns: whether it is
 */
gboolean
lesart_term_item_follow (LesartTermItem *self, LesartTermItem *other)
{
  if (g_strcmp0 (self->concept, other->concept) != 0 || strcmp (self->text, other->text) != 0)
    return FALSE;
  if (lesart_term_item_is_same (self, other))
    return TRUE;
  g_free (self->english);
  self->english = g_strdup (other->english);
  self->status = other->status;
  self->gender = other->gender;
  g_array_unref (self->uses);
  self->uses = g_array_ref (other->uses);
  g_array_unref (self->ways);
  self->ways = g_array_ref (other->ways);
  return TRUE;
}
