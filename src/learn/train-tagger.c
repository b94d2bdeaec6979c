/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-train tagger LANGUAGE OUT FILE.conllu...
 *
 * Trains the model of the tagger on sentences of which some are marked in part only: UPOS and XPOS
 * may list alternatives (see treebanks.py). Averaged structured perceptron (Collins 2002); where
 * the marks leave classes open, the best sequence that they allow counts as the right one (a latent
 * perceptron: Sun, Matsuzaki et al. 2009). Wrong classes get a head start (margin) while training,
 * so that the right ones win by some distance.
 *
 * Done twice: what the first model finds for each form in all texts becomes the list of what the
 * form is known to be, which the second is restricted to.
 */
#include "conllu.h"
#include "grammar.h"
#include "learn.h"
#include "tagger-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CLASS_BITS 20u
#define AGREEMENT_BITS 19u
#define ROUNDS 4
#define FULL_EPOCHS 3 /* on what is marked in full, before all */
#define EPOCHS 10
#define AGREEMENT_EPOCHS 10
#define MARGIN 24
#define FORBIDDEN (-(1 << 24))

#define CLOSED_COUNT 12u /* a form that was seen so often is nothing that it was not seen as */

typedef struct {
  guint64 bits[TAG_MAX_CLASSES / 64];
} ClassSet;

typedef struct {
  guint32 n;
  const LesartForm **forms;
  ClassSet *allowed;
  guint32 *features; /* LesartFeatures; several of a dimension are alternatives */
  guint32 *traits;
  gboolean full; /* tags are marked in full */
  gboolean own;  /* a treebank with the conventions that are aimed at */
} Example;

typedef struct {
  gint32 *weights; /* n shared ones, then n of text of the kind that is aimed at */
  gint64 *totals;
  double *sums; /* of their averages, over all rounds */
  gsize n;
} Weights;

typedef struct {
  LesartLexemes *lexemes;
  LesartTagger *tagger;
  GStringChunk *strings;
  GArray *examples;
  Weights classes;
  Weights agreement;
  const Example *current; /* whose agreement is being learned */
  guint n_wrong;
  guint n_decisions;
  gint64 step;
  guint64 state; /* of the generator: xorshift */
  GArray *extra;
} Trainer;

static gboolean
set_has (const ClassSet *set, guint class)
{
  return set->bits[class / 64] >> (class % 64) & 1;
}

static void
set_add (ClassSet *set, guint class)
{
  set->bits[class / 64] |= (guint64) 1 << (class % 64);
}

/* --- Reading --- */

static gboolean
lists (char *const *alternatives, const char *name)
{
  return strcmp (alternatives[0], "_") == 0
         || g_strv_contains ((const char *const *) alternatives, name);
}

static ClassSet
classes_of (const LesartConlluWord *word)
{
  g_auto (GStrv) upos = g_strsplit (word->upos, "|", -1);
  g_auto (GStrv) xpos =
      g_strsplit (strcmp (word->xpos, "PROAV") == 0 ? "PAV" : word->xpos, "|", -1);
  ClassSet set = { { 0 } }, by_upos = { { 0 } };

  for (guint i = 0; i < lesart_tag_n_classes; i++) {
    if (!lists (upos, lesart_upos_get_name (lesart_tag_classes[i].upos)))
      continue;
    set_add (&by_upos, i);
    if (lists (xpos, lesart_stts_get_name (lesart_tag_classes[i].stts)))
      set_add (&set, i);
  }
  return set.bits[0] == 0 && set.bits[1] == 0 ? by_upos : set;
}

static guint
set_count (const ClassSet *set)
{
  guint n = 0;

  for (guint i = 0; i < lesart_tag_n_classes; i++)
    n += set_has (set, i);
  return n;
}

static void
add_example (Trainer *trainer, const LesartConlluSentence *sentence)
{
  guint32 n = lesart_conllu_sentence_get_n_words (sentence);
  Example example = { .n = n, .full = TRUE, .own = TRUE };

  example.forms = g_new (const LesartForm *, n);
  example.allowed = g_new (ClassSet, n);
  example.features = g_new0 (guint32, n);
  example.traits = g_new0 (guint32, n);
  for (guint32 i = 0; i < n; i++) {
    const LesartConlluWord *word = lesart_conllu_sentence_get_word (sentence, i);
    const char *form = g_string_chunk_insert_const (trainer->strings, word->form);

    example.forms[i] = lesart_lexemes_get (trainer->lexemes, form, strlen (form));
    example.allowed[i] = classes_of (word);
    lesart_feats_parse (word->feats, &example.features[i], &example.traits[i]);
    example.own = example.own && strstr (word->misc, "Source=") == NULL;
    example.full = example.full && set_count (&example.allowed[i]) == 1;
  }
  if (n > 0)
    g_array_append_val (trainer->examples, example);
}

static void
read_file (Trainer *trainer, const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (LesartConlluReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  const LesartConlluSentence *sentence;
  gsize n_bytes;

  if (g_file_get_contents (path, &contents, &n_bytes, &error)) {
    reader = lesart_conllu_reader_new (contents, n_bytes);
    while ((sentence = lesart_conllu_reader_next (reader, &error)) != NULL)
      add_example (trainer, sentence);
  }
  if (error != NULL) {
    g_printerr ("lesart-train tagger: %s: %s\n", path, error->message);
    exit (1);
  }
}

/* --- Training --- */

static guint64
next_random (Trainer *trainer)
{
  trainer->state ^= trainer->state << 13;
  trainer->state ^= trainer->state >> 7;
  trainer->state ^= trainer->state << 17;
  return trainer->state;
}

/* Scores of candidates before any weight: the margin of the wrong ones, or, to find the best that
 * the marks allow, no chance for those. Returns whether the marks allow any candidate. */
static void
set_extra (Trainer *trainer, const TagSentence *sentence, const Example *example, gint32 wrong)
{
  gint32 *extra;

  g_array_set_size (trainer->extra, example->n * TAG_MAX_CANDIDATES);
  extra = (gint32 *) (gpointer) trainer->extra->data;
  for (guint32 i = 0; i < example->n; i++) {
    const TagWord *word = sentence->words[i];
    gboolean any = FALSE;

    for (guint c = 0; c < word->n_candidates; c++)
      any = any || set_has (&example->allowed[i], word->candidates[c]);
    for (guint c = 0; c < TAG_MAX_CANDIDATES; c++)
      extra[i * TAG_MAX_CANDIDATES + c] =
          any && c < word->n_candidates && !set_has (&example->allowed[i], word->candidates[c])
              ? wrong
              : 0;
  }
}

static void
add_weight (Trainer *trainer, Weights *weights, guint32 feature, guint value, gint32 by)
{
  gsize at = (feature + value) & (guint32) (weights->n - 1);

  for (guint part = 0; part < (trainer->current->own ? 2u : 1u); part++, at += weights->n) {
    weights->weights[at] += by;
    weights->totals[at] += by * trainer->step;
  }
}

static void
update_word (Trainer *trainer, const TagSentence *sentence, guint32 at, guint right, guint wrong)
{
  guint32 features[TAG_MAX_FEATURES];
  guint n = lesart_tag_context_features (sentence, at, features);

  for (guint i = 0; i < n; i++) {
    add_weight (trainer, &trainer->classes, features[i], right, 1);
    add_weight (trainer, &trainer->classes, features[i], wrong, -1);
  }
}

static void
update_order (Trainer *trainer, const guint8 *classes, guint32 at, gint32 by)
{
  guint before = at > 0 ? classes[at - 1] : TAG_NO_CLASS;
  guint before2 = at > 1 ? classes[at - 2] : TAG_NO_CLASS;

  add_weight (trainer, &trainer->classes, lesart_tag_bigram (before), classes[at], by);
  add_weight (trainer, &trainer->classes, lesart_tag_trigram (before2, before), classes[at], by);
}

static void
open_example (Trainer *trainer, const Example *example, TagSentence *sentence)
{
  TagModel *model = &trainer->tagger->model;

  trainer->current = example;
  model->classes.own = example->own ? trainer->classes.weights + trainer->classes.n : NULL;
  model->agreement.own = example->own ? trainer->agreement.weights + trainer->agreement.n : NULL;
  lesart_tagger_open_sentence (trainer->tagger, example->forms, example->n, sentence);
}

static guint
learn (Trainer *trainer, const Example *example)
{
  TagSentence sentence;
  g_autofree guint8 *found = NULL;
  guint wrong = 0;

  trainer->step++;
  open_example (trainer, example, &sentence);
  set_extra (trainer, &sentence, example, MARGIN);
  sentence.extra = (const gint32 *) (gpointer) trainer->extra->data;
  lesart_tag_best_path (&sentence);
  found = g_memdup2 (sentence.classes, example->n);
  set_extra (trainer, &sentence, example, FORBIDDEN);
  sentence.extra = (const gint32 *) (gpointer) trainer->extra->data;
  lesart_tag_best_path (&sentence);
  for (guint32 i = 0; i < example->n; i++) {
    gboolean allowed = sentence.classes[i] == found[i] || set_has (&example->allowed[i], found[i]);

    wrong += !allowed;
  }
  if (wrong == 0)
    return 0;
  for (guint32 i = 0; i < example->n; i++) {
    if (found[i] != sentence.classes[i])
      update_word (trainer, &sentence, i, sentence.classes[i], found[i]);
    if (memcmp (found + MAX (i, 2) - 2, sentence.classes + MAX (i, 2) - 2, i - (MAX (i, 2) - 2) + 1)
        != 0) {
      update_order (trainer, sentence.classes, i, 1);
      update_order (trainer, found, i, -1);
    }
  }
  return wrong;
}

static void
shuffle (Trainer *trainer, guint *order, guint n)
{
  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint i = n; i > 1; i--) {
    guint j = (guint) (next_random (trainer) % i), swap = order[i - 1];

    order[i - 1] = order[j];
    order[j] = swap;
  }
}

static void
train_epoch (Trainer *trainer, gboolean full_only, guint number)
{
  guint n = trainer->examples->len, wrong = 0, n_words = 0;
  g_autofree guint *order = g_new (guint, n);

  shuffle (trainer, order, n);
  for (guint i = 0; i < n; i++) {
    const Example *example = &g_array_index (trainer->examples, Example, order[i]);

    if (full_only && !example->full)
      continue;
    wrong += learn (trainer, example);
    n_words += example->n;
  }
  g_printerr ("epoch %u: %u of %u words wrong\n", number, wrong, n_words);
}

/* Adds the average of the weights over all steps of a round to their sum, and clears them for the
 * next one. */
static void
end_round (Trainer *trainer, Weights *weights)
{
  for (gsize i = 0; i < weights->n; i++)
    weights->sums[i] += (double) weights->weights[i] + weights->weights[weights->n + i]
                        - (double) (weights->totals[i] + weights->totals[weights->n + i])
                              / (double) (trainer->step + 1);
}

static void
begin_round (Trainer *trainer, Weights *weights)
{
  memset (weights->weights, 0, 2 * weights->n * sizeof *weights->weights);
  memset (weights->totals, 0, 2 * weights->n * sizeof *weights->totals);
  trainer->step = 0;
}

static void
train_classes (Trainer *trainer)
{
  begin_round (trainer, &trainer->classes);
  for (guint i = 0; i < FULL_EPOCHS; i++)
    train_epoch (trainer, TRUE, i + 1);
  for (guint i = 0; i < EPOCHS; i++)
    train_epoch (trainer, FALSE, i + 1);
}

/* --- Agreement --- */

/* What the marks of the words of a phrase have in common; those that are unlike are left out. */
static guint32
marked_agreement (const Example *example, const TagPhrase *phrase)
{
  guint32 agreement = phrase->agreement;
  gboolean any = FALSE;

  for (guint32 i = phrase->end; i-- > phrase->first;) {
    guint32 features = example->features[i];
    guint32 marked;

    if ((features & LESART_MASK_CASE) == 0)
      continue;
    marked = lesart_agreement (features);
    if (agreement & marked) {
      agreement &= marked;
      any = TRUE;
    }
  }
  return any ? agreement : 0;
}

static guint
best_of (const gint32 *scores, guint32 set)
{
  guint best = 32;

  for (guint k = 0; k < 24; k++)
    if ((set >> k & 1) && (best == 32 || scores[k] > scores[best]))
      best = k;
  return best;
}

static void
move (Trainer *trainer, const guint32 *features, guint n, guint right, guint wrong)
{
  if (right == wrong)
    return;
  for (guint i = 0; i < n; i++) {
    add_weight (trainer, &trainer->agreement, features[i], right, 1);
    add_weight (trainer, &trainer->agreement, features[i], wrong, -1);
  }
}

/* The best that is right and the best that is wrong with a head start; FALSE if nothing is to be
 * learned. */
static gboolean
compare (Trainer *trainer,
         const gint32 *scores,
         guint32 possible,
         guint32 marked,
         guint *right,
         guint *wrong)
{
  if (marked == 0 || (possible & ~marked) == 0)
    return FALSE;
  *right = best_of (scores, marked);
  *wrong = best_of (scores, possible & ~marked);
  trainer->n_decisions++;
  trainer->n_wrong += scores[*wrong] > scores[*right];
  return scores[*wrong] + MARGIN > scores[*right];
}

static void
learn_phrase (const TagPhrase *phrase, const TagEvidence *e, gint32 *scores, gpointer user_data)
{
  Trainer *trainer = user_data;
  guint32 marked = marked_agreement (trainer->current, phrase);
  guint right = 0, wrong = 0;

  if (!compare (trainer, scores, phrase->agreement, marked, &right, &wrong))
    return;
  move (trainer, e->cases, e->n_cases, right / 6, wrong / 6);
  move (trainer, e->numbers, e->n_numbers, right % 6, wrong % 6);
  move (trainer, e->joint, e->n_joint, right, wrong);
}

static void
learn_verb (guint32 at,
            guint32 forms,
            const guint32 *features,
            guint n_features,
            gint32 *scores,
            gpointer user_data)
{
  Trainer *trainer = user_data;
  guint32 marked = forms & lesart_tag_verb_forms (trainer->current->features[at]);
  guint right = 0, wrong = 0;

  if (!compare (trainer, scores, forms, marked, &right, &wrong))
    return;
  move (trainer, features, n_features, right, wrong);
}

static void
learn_auxiliary (guint32 at,
                 guint32 choices,
                 const guint32 *features,
                 guint n_features,
                 gint32 *scores,
                 gpointer user_data)
{
  Trainer *trainer = user_data;
  const ClassSet *allowed = &trainer->current->allowed[at];
  guint32 marked = 0;
  guint right = 0, wrong = 0;

  for (guint c = 0; c < lesart_tag_n_classes; c++)
    if (set_has (allowed, c))
      marked |= lesart_tag_classes[c].upos == LESART_UPOS_AUX    ? 1
                : lesart_tag_classes[c].upos == LESART_UPOS_VERB ? 2
                                                                 : 0;
  if (compare (trainer, scores, choices, marked, &right, &wrong))
    move (trainer, features, n_features, right, wrong);
}

/* The tags that the marks allow. */
static void
mark_tags (Trainer *trainer, const Example *example, TagSentence *sentence, LesartTag *tags)
{
  open_example (trainer, example, sentence);
  set_extra (trainer, sentence, example, FORBIDDEN);
  sentence->extra = (const gint32 *) (gpointer) trainer->extra->data;
  lesart_tag_best_path (sentence);
  for (guint32 i = 0; i < example->n; i++)
    tags[i] = (LesartTag){ .stts = lesart_tag_classes[sentence->classes[i]].stts,
                           .upos = lesart_tag_classes[sentence->classes[i]].upos };
}

static void
train_agreement (Trainer *trainer)
{
  const TagLearner learner = { learn_phrase, learn_verb, learn_auxiliary, trainer };
  guint n = trainer->examples->len;
  g_autofree guint *order = g_new (guint, n);

  begin_round (trainer, &trainer->agreement);
  for (guint epoch = 0; epoch < AGREEMENT_EPOCHS; epoch++) {
    trainer->n_wrong = trainer->n_decisions = 0;
    shuffle (trainer, order, n);
    for (guint i = 0; i < n; i++) {
      const Example *example = &g_array_index (trainer->examples, Example, order[i]);
      g_autofree LesartTag *tags = g_new (LesartTag, example->n);
      TagSentence sentence;

      trainer->step++;
      mark_tags (trainer, example, &sentence, tags);
      lesart_tag_set_features (&sentence, tags, &learner);
    }
    g_printerr ("agreement, epoch %u: %u of %u wrong\n", epoch + 1, trainer->n_wrong,
                trainer->n_decisions);
  }
}

/* --- What forms are known to be --- */

typedef struct {
  guint32 form;
  guint32 total;
  guint32 counts[TAG_MAX_CLASSES];
} FormCount;

static void
count_forms (Trainer *trainer, GHashTable *counts, gboolean full_only)
{
  for (guint i = 0; i < trainer->examples->len; i++) {
    const Example *example = &g_array_index (trainer->examples, Example, i);
    TagSentence sentence;

    if (full_only && !example->full)
      continue;
    open_example (trainer, example, &sentence);
    set_extra (trainer, &sentence, example, FORBIDDEN);
    sentence.extra = (const gint32 *) (gpointer) trainer->extra->data;
    lesart_tag_best_path (&sentence);
    for (guint32 k = 0; k < example->n; k++) {
      guint32 form = sentence.words[k]->lower;
      FormCount *count = g_hash_table_lookup (counts, GUINT_TO_POINTER (form));
      guint class = sentence.classes[k];

      if (example->full)
        for (guint c = 0; c < lesart_tag_n_classes; c++)
          class = set_has (&example->allowed[k], c) ? c : class;
      if (count == NULL) {
        count = g_new0 (FormCount, 1);
        count->form = form;
        g_hash_table_insert (counts, GUINT_TO_POINTER (form), count);
      }
      count->counts[class]++;
      count->total++;
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
      if (count->counts[c] > top && !set_has (&taken, c)) {
        best = c;
        top = count->counts[c];
      }
    entry.classes[i] = (guint8) best;
    if (best != TAG_NO_CLASS)
      set_add (&taken, best);
  }
  return entry;
}

/* The tagger makes its words anew, restricted to what was counted. */
static void
use_entries (Trainer *trainer, GArray *entries)
{
  trainer->tagger->model.entries = (const TagEntry *) (gpointer) entries->data;
  trainer->tagger->model.n_entries = entries->len;
  g_ptr_array_set_size (trainer->tagger->words, 0);
}

static void
find_entries (Trainer *trainer, GArray *entries, gboolean full_only)
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
count_templates (Trainer *trainer, const Example *example, GArray *counts)
{
  g_autofree LesartTag *tags = g_new (LesartTag, example->n);
  TagSentence sentence;

  mark_tags (trainer, example, &sentence, tags);
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

/* For each form the most frequent way, where the rules have another. */
static void
find_templates (Trainer *trainer, GArray *templates)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (TemplateCount));

  for (guint i = 0; i < trainer->examples->len; i++) {
    const Example *example = &g_array_index (trainer->examples, Example, i);

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

/* --- Writing --- */

/* A weight is stored as its root, so that the many small ones keep their differences. */
static void
append_weights (GByteArray *out, const double *weights, gsize n)
{
  double largest = 1, scale;

  for (gsize i = 0; i < n; i++)
    largest = MAX (largest, fabs (weights[i]));
  scale = 127.0 * 127.0 / largest;
  for (gsize i = 0; i < n; i++) {
    double w = scale * weights[i];
    gint8 byte = (gint8) lrint (w < 0 ? -sqrt (-w) : sqrt (w));

    g_byte_array_append (out, (const guint8 *) &byte, 1);
  }
}

static void
write_model (Trainer *trainer, const GArray *entries, const GArray *templates, const char *path)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  TagModelHead head = { TAG_MODEL_MAGIC, lesart_tag_n_classes, CLASS_BITS,
                        AGREEMENT_BITS,  entries->len,         templates->len };

  g_byte_array_append (out, (const guint8 *) &head, sizeof head);
  append_weights (out, trainer->classes.sums, trainer->classes.n);
  append_weights (out, trainer->agreement.sums, trainer->agreement.n);
  g_byte_array_append (out, (const guint8 *) entries->data,
                       entries->len * (guint) sizeof (TagEntry));
  g_byte_array_append (out, (const guint8 *) templates->data,
                       templates->len * (guint) sizeof (TagTemplate));
  if (!g_file_set_contents (path, (const char *) out->data, (gssize) out->len, NULL)) {
    g_printerr ("lesart-train tagger: cannot write %s\n", path);
    exit (1);
  }
}

static Weights
weights_new (guint bits)
{
  gsize n = (gsize) 1 << bits;

  return (Weights){ g_new0 (gint32, 2 * n), g_new0 (gint64, 2 * n), g_new0 (double, n), n };
}

static void
open_trainer (Trainer *trainer, const LesartLanguage *language)
{
  trainer->lexemes = lesart_lexemes_new (lesart_language_get_lexicon (language));
  trainer->tagger = lesart_tagger_new (language, trainer->lexemes);
  trainer->strings = g_string_chunk_new (1 << 16);
  trainer->examples = g_array_new (FALSE, FALSE, sizeof (Example));
  trainer->extra = g_array_new (FALSE, FALSE, sizeof (gint32));
  trainer->classes = weights_new (CLASS_BITS);
  trainer->agreement = weights_new (AGREEMENT_BITS);
  trainer->state = 88172645463325252ull;
  trainer->tagger->learned = TRUE;
  trainer->tagger->model = (TagModel){
    .classes = { NULL, trainer->classes.weights, NULL, (1u << CLASS_BITS) - 1 },
    .agreement = { NULL, trainer->agreement.weights, NULL, (1u << AGREEMENT_BITS) - 1 },
  };
}

int
lesart_train_tagger (int argc, char **argv)
{
  Trainer trainer = { 0 };
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (TagEntry));
  g_autoptr (GArray) templates = g_array_new (FALSE, FALSE, sizeof (TagTemplate));

  if (argc < 4) {
    g_printerr ("usage: lesart-train tagger LANGUAGE OUT FILE.conllu...\n");
    return 2;
  }
  language = lesart_language_open (argv[1], NULL, &error);
  if (language == NULL) {
    g_printerr ("lesart-train tagger: %s\n", error->message);
    return 1;
  }
  open_trainer (&trainer, language);
  for (int i = 3; i < argc; i++)
    read_file (&trainer, argv[i]);
  find_entries (&trainer, entries, TRUE);
  train_classes (&trainer);
  find_entries (&trainer, entries, FALSE);
  for (guint round = 0; round < ROUNDS; round++) {
    train_classes (&trainer);
    end_round (&trainer, &trainer.classes);
    train_agreement (&trainer);
    end_round (&trainer, &trainer.agreement);
  }
  find_templates (&trainer, templates);
  write_model (&trainer, entries, templates, argv[2]);
  return 0;
}
