/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See terms-lines.h.
 */
#include "terms-lines.h"

void
lesart_term_lines_init (LesartTermLines *self, LesartTermBase *base)
{
  self->base = base;
  self->concepts = g_ptr_array_new ();
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
lesart_term_lines_clear (LesartTermLines *self)
{
  g_clear_pointer (&self->concepts, g_ptr_array_unref);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
}

/**
 * lesart_term_lines_get:
 * @key: what the lines of one concept have in common
 * @id: (nullable): what it is to be called
 *
 * Returns: (transfer none): the concept, made at its first line
 */
LesartConcept *
lesart_term_lines_get (LesartTermLines *self, const char *key, const char *id)
{
  LesartConcept *concept = g_hash_table_lookup (self->by_key, key);

  if (concept != NULL)
    return concept;
  concept = lesart_term_base_make_concept (self->base, id);
  g_ptr_array_add (self->concepts, concept);
  g_hash_table_insert (self->by_key, g_strdup (key), concept);
  return concept;
}

/* @english and @note may be empty. */
void
lesart_term_lines_add_pair (LesartTermLines *self,
                            const char *german,
                            const char *english,
                            const char *note)
{
  LesartConcept *concept = lesart_term_lines_get (self, german, NULL);
  const LesartTermDatum datum = { LESART_TERM_NOTE, note, NULL, NULL };

  if (concept->n_terms == 0)
    lesart_concept_add_term (self->base, concept, "de", german);
  if (*english != '\0') {
    guint term = lesart_concept_add_term (self->base, concept, "en", english);

    if (*note != '\0')
      lesart_term_add_datum (self->base, concept, term, &datum);
  } else if (*note != '\0') {
    lesart_concept_add_datum (self->base, concept, &datum);
  }
}

/* Puts all concepts into the base. */
void
lesart_term_lines_finish (LesartTermLines *self)
{
  for (guint i = 0; i < self->concepts->len; i++)
    lesart_term_base_put_new (self->base, self->concepts->pdata[i]);
}

static void
note_losses (const LesartTermDatum *data, guint n, const char *const *kept, GHashTable *losses)
{
  for (guint i = 0; i < n; i++)
    if (data[i].xml != NULL || !g_strv_contains (kept, data[i].category))
      g_hash_table_add (losses, g_strdup (*data[i].category != '\0' ? data[i].category : "xml"));
}

/**
 * lesart_terms_find_losses:
 * @kept: (array zero-terminated=1): the data categories that a format has a place for
 * @losses: (element-type utf8): gets the others
 */
void
lesart_terms_find_losses (const LesartTermBase *base, const char *const *kept, GHashTable *losses)
{
  guint n;
  const LesartTermDatum *data = lesart_term_base_get_data (base, &n);

  note_losses (data, n, kept, losses);
  for (guint i = 0; i < lesart_term_base_get_n_slots (base); i++) {
    const LesartConcept *concept = lesart_term_base_get (base, i);

    if (concept == NULL)
      continue;
    note_losses (concept->data, concept->n_data, kept, losses);
    for (guint k = 0; k < concept->n_terms; k++)
      note_losses (concept->terms[k].data, concept->terms[k].n_data, kept, losses);
  }
}
