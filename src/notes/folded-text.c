/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See folded-text.h.
 */
#include "folded-text.h"

#include <string.h>

#include "fold.h"

/* A word counts as much as it has symbols, up to this. */
#define MAX_WEIGHT 12

typedef struct {
  const gunichar *symbols;
  guint n_symbols;
  guint32 number;
} Form;

struct _LesartForms {
  GHashTable *table; /* Form -> itself */
};

static guint
hash_form (gconstpointer data)
{
  const Form *form = data;
  guint64 hash = form->n_symbols;

  for (guint i = 0; i < form->n_symbols; i++) {
    hash = (hash ^ form->symbols[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
    hash ^= hash >> 29;
  }
  return (guint) (hash >> 7);
}

static gboolean
is_same_form (gconstpointer a, gconstpointer b)
{
  const Form *first = a;
  const Form *second = b;

  return first->n_symbols == second->n_symbols
         && memcmp (first->symbols, second->symbols, first->n_symbols * sizeof (gunichar)) == 0;
}

/**
 * lesart_forms_new:
 *
 * Returns: (transfer full): no forms; they refer to the texts that they are learned from, which
 *   must live longer
 */
LesartForms *
lesart_forms_new (void)
{
  LesartForms *self = g_new0 (LesartForms, 1);

  self->table = g_hash_table_new_full (hash_form, is_same_form, g_free, NULL);
  return self;
}

void
lesart_forms_free (LesartForms *self)
{
  g_hash_table_unref (self->table);
  g_free (self);
}

/* All numbers are below it; that of a form which was not learned is not. */
guint32
lesart_forms_get_size (LesartForms *self)
{
  return g_hash_table_size (self->table);
}

static guint32
get_number (LesartForms *self, const gunichar *symbols, guint n_symbols, gboolean learns)
{
  const Form wanted = { symbols, n_symbols, 0 };
  Form *form = g_hash_table_lookup (self->table, &wanted);

  if (form != NULL)
    return form->number;
  if (!learns)
    return G_MAXUINT32;
  form = g_memdup2 (&wanted, sizeof wanted);
  form->number = g_hash_table_size (self->table);
  g_hash_table_add (self->table, form);
  return form->number;
}

typedef struct {
  GArray *spans;
  GArray *firsts;
  GArray *symbols;
  GArray *positions;
  gboolean in_word;
} Builder;

static void
add_symbol (const LesartSymbol *symbol, gpointer data)
{
  Builder *builder = data;
  gboolean is_letter = g_unichar_isalnum (symbol->symbol) && !g_unichar_iswide (symbol->symbol);

  if (symbol->symbol == ' ') {
    builder->in_word = FALSE;
    return;
  }
  if (is_letter && builder->in_word) {
    g_array_index (builder->spans, LesartSpan, builder->spans->len - 1).end = symbol->end;
  } else {
    const LesartSpan span = { symbol->start, symbol->end };

    g_array_append_val (builder->firsts, builder->symbols->len);
    g_array_append_val (builder->spans, span);
  }
  g_array_append_val (builder->symbols, symbol->symbol);
  g_array_append_val (builder->positions, symbol->start);
  builder->in_word = is_letter;
}

/**
 * lesart_folded_text_new:
 * @utf8: (array length=n_bytes): valid UTF-8
 * @forms: the numbers
 * @learns: whether new forms get a number; else each has %G_MAXUINT32, whatever it is
 *
 * Returns: (transfer full): its words
 */
LesartFoldedText *
lesart_folded_text_new (const char *utf8, gsize n_bytes, LesartForms *forms, gboolean learns)
{
  LesartFoldedText *self = g_new0 (LesartFoldedText, 1);
  Builder builder = { g_array_new (FALSE, FALSE, sizeof (LesartSpan)),
                      g_array_new (FALSE, FALSE, sizeof (guint32)),
                      g_array_new (FALSE, FALSE, sizeof (gunichar)),
                      g_array_new (FALSE, FALSE, sizeof (guint32)), FALSE };

  lesart_fold (utf8, n_bytes, add_symbol, &builder);
  g_array_append_val (builder.firsts, builder.symbols->len);
  self->n_words = builder.spans->len;
  self->spans = (LesartSpan *) (gpointer) g_array_free (builder.spans, FALSE);
  self->firsts = (guint32 *) (gpointer) g_array_free (builder.firsts, FALSE);
  self->symbols = (gunichar *) (gpointer) g_array_free (builder.symbols, FALSE);
  self->positions = (guint32 *) (gpointer) g_array_free (builder.positions, FALSE);
  self->forms = g_new (guint32, self->n_words + 1);
  for (guint i = 0; i < self->n_words; i++)
    self->forms[i] = get_number (forms, self->symbols + self->firsts[i],
                                 self->firsts[i + 1] - self->firsts[i], learns);
  return self;
}

void
lesart_folded_text_free (LesartFoldedText *self)
{
  g_free (self->forms);
  g_free (self->spans);
  g_free (self->firsts);
  g_free (self->symbols);
  g_free (self->positions);
  g_free (self);
}

/**
 * lesart_folded_text_find:
 * @position: a position, code points
 *
 * Returns: the index of the first word that ends behind it
 */
guint
lesart_folded_text_find (const LesartFoldedText *self, guint32 position)
{
  guint low = 0;
  guint high = self->n_words;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (self->spans[middle].end <= position)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* How much it says that a word is in both texts: of a long one more than of a short one. */
guint
lesart_folded_text_get_weight (const LesartFoldedText *self, guint word)
{
  return MIN (self->firsts[word + 1] - self->firsts[word], MAX_WEIGHT);
}
