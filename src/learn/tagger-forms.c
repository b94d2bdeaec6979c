/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the model of the tagger remembers of single forms: which classes the texts have shown them
 * in, and how the treebank writes their features where the rules would write them otherwise.
 */
#include "tagger-trainer.h"

#define CLOSED_COUNT 12u /* a form that was seen so often is nothing that it was not seen as */

/* --- What forms are known to be --- */

typedef struct {
  guint32 form;
  guint32 total;
  guint32 counts[TAG_MAX_CLASSES];
} FormCount;

static void
count_form (GHashTable *counts, guint32 form, guint class)
{
  FormCount *count = g_hash_table_lookup (counts, GUINT_TO_POINTER (form));

  if (count == NULL) {
    count = g_new0 (FormCount, 1);
    count->form = form;
    g_hash_table_insert (counts, GUINT_TO_POINTER (form), count);
  }
  count->counts[class]++;
  count->total++;
}

static void
count_forms (TagTrainer *trainer, GHashTable *counts, gboolean full_only)
{
  for (guint i = 0; i < trainer->examples->len; i++) {
    const TagExample *example = &g_array_index (trainer->examples, TagExample, i);
    g_autofree LesartTag *tags = g_new (LesartTag, example->n);
    TagSentence sentence;

    if (full_only && !example->full)
      continue;
    lesart_tag_mark (trainer, example, &sentence, tags);
    for (guint32 k = 0; k < example->n; k++) {
      guint class = sentence.classes[k];

      if (example->full)
        for (guint c = 0; c < lesart_tag_n_classes; c++)
          class = lesart_class_set_has (&example->allowed[k], c) ? c : class;
      count_form (counts, sentence.words[k]->lower, class);
    }
  }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  guint32 x = ((const TagEntry *) a)->form, y = ((const TagEntry *) b)->form;

  return x < y ? -1 : x > y;
}

static TagEntry
make_entry (const FormCount *count)
{
  TagEntry entry = { count->form, count->total >= CLOSED_COUNT, { 0 } };
  ClassSet taken = { { 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (entry.classes); i++) {
    guint best = TAG_NO_CLASS;
    guint32 top = MAX (count->total / 100, 0);

    for (guint c = 0; c < lesart_tag_n_classes; c++)
      if (count->counts[c] > top && !lesart_class_set_has (&taken, c)) {
        best = c;
        top = count->counts[c];
      }
    entry.classes[i] = (guint8) best;
    if (best != TAG_NO_CLASS)
      lesart_class_set_add (&taken, best);
  }
  return entry;
}

/* The tagger makes its words anew, restricted to what was counted. */
static void
use_entries (TagTrainer *trainer, GArray *entries)
{
  trainer->tagger->model.entries = (const TagEntry *) (gpointer) entries->data;
  trainer->tagger->model.n_entries = entries->len;
  g_ptr_array_set_size (trainer->tagger->words, 0);
}

/**
 * lesart_tag_find_entries: (skip)
 * @entries: (element-type TagEntry): is filled with what each form is in the texts
 * @full_only: only in those that are marked in full
 *
 * Restricts the words of the tagger to what their forms were found to be.
 */
void
lesart_tag_find_entries (TagTrainer *trainer, GArray *entries, gboolean full_only)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GHashTableIter iter;
  gpointer value;

  count_forms (trainer, counts, full_only);
  g_array_set_size (entries, 0);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    TagEntry entry = make_entry (value);

    g_array_append_val (entries, entry);
  }
  g_array_sort (entries, compare_entries);
  use_entries (trainer, entries);
}

/* --- The treebank's way to write a form --- */

typedef struct {
  guint32 key;
  guint32 features;
  guint32 traits;
  guint count;
  gboolean unlike; /* what is written without it */
} TemplateCount;

static guint32
dimensions_of (guint32 features)
{
  static const guint32 masks[] = { LESART_MASK_CASE, LESART_MASK_NUMBER, LESART_MASK_GENDER,
                                   LESART_MASK_PERSON };
  guint32 dimensions = ~(masks[0] | masks[1] | masks[2] | masks[3]);

  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    dimensions |= features & masks[i] ? masks[i] : 0;
  return dimensions;
}

static void
count_template (
    GArray *counts, guint32 key, guint32 features, guint32 traits, const LesartTag *written)
{
  TemplateCount *found = NULL;

  for (guint i = 0; i < counts->len && found == NULL; i++) {
    TemplateCount *count = &g_array_index (counts, TemplateCount, i);

    if (count->key == key && count->features == features && count->traits == traits)
      found = count;
  }
  if (found == NULL) {
    TemplateCount fresh = { key, features, traits, 0, FALSE };

    g_array_append_val (counts, fresh);
    found = &g_array_index (counts, TemplateCount, counts->len - 1);
  }
  found->count++;
  found->unlike =
      found->unlike || dimensions_of (written->features) != features || written->traits != traits;
}

static int
compare_templates (gconstpointer a, gconstpointer b)
{
  const TemplateCount *x = a, *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  if (x->traits != y->traits)
    return x->traits < y->traits ? -1 : 1;
  return x->features < y->features ? -1 : x->features > y->features;
}

static void
count_templates (TagTrainer *trainer, const TagExample *example, GArray *counts)
{
  g_autofree LesartTag *tags = g_new (LesartTag, example->n);
  TagSentence sentence;

  lesart_tag_mark (trainer, example, &sentence, tags);
  lesart_tag_set_features (&sentence, tags, NULL);
  for (guint32 i = 0; i < example->n; i++) {
    LesartTag agreed = tags[i];

    if (tags[i].upos == LESART_UPOS_VERB || tags[i].upos == LESART_UPOS_AUX
        || tags[i].upos == LESART_UPOS_PUNCT || (example->traits[i] & LESART_TRAIT_OTHER))
      continue;
    count_template (
        counts,
        lesart_tag_template_key (sentence.words[i], sentence.classes[i], sentence.agreed[i]),
        dimensions_of (example->features[i]), example->traits[i], &agreed);
  }
}

/**
 * lesart_tag_find_templates: (skip)
 * @templates: (element-type TagTemplate): is filled with the most frequent way of each form, where
 *   the rules have another
 */
void
lesart_tag_find_templates (TagTrainer *trainer, GArray *templates)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (TemplateCount));

  for (guint i = 0; i < trainer->examples->len; i++) {
    const TagExample *example = &g_array_index (trainer->examples, TagExample, i);

    if (example->own)
      count_templates (trainer, example, counts);
  }
  g_array_sort (counts, compare_templates);
  for (guint i = 0; i < counts->len; i++) {
    const TemplateCount *count = &g_array_index (counts, TemplateCount, i);
    TagTemplate template = { count->key, count->features, count->traits };

    if ((i == 0 || count->key != g_array_index (counts, TemplateCount, i - 1).key) && count->unlike
        && count->count >= 2)
      g_array_append_val (templates, template);
  }
}
