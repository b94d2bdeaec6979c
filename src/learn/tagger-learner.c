/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The weights of the tagger: an averaged structured perceptron (Collins 2002) for the classes, the
 * same kind of update for each decision about agreement and verbs. Where the marks leave classes
 * open, the best sequence that they allow counts as the right one (a latent perceptron: Sun,
 * Matsuzaki et al. 2009). Wrong classes get a head start (margin) while training, so that the right
 * ones win by some distance.
 *
 * Texts with other conventions than those that are aimed at train weights that all share; those of
 * the texts that are aimed at are added to them (Daumé 2007), and the model has the sums.
 */
#include "grammar.h"
#include "tagger-trainer.h"

#include <string.h>

#define FULL_EPOCHS 3 /* on what is marked in full, before all */
#define EPOCHS 10
#define AGREEMENT_EPOCHS 10
#define MARGIN 24
#define FORBIDDEN (-(1 << 24))

/* --- Classes --- */

static guint64
next_random (TagTrainer *trainer)
{
  trainer->state ^= trainer->state << 13;
  trainer->state ^= trainer->state >> 7;
  trainer->state ^= trainer->state << 17;
  return trainer->state;
}

/* Scores of candidates before any weight: the margin of the wrong ones, or, to find the best that
 * the marks allow, no chance for those. Returns whether the marks allow any candidate. */
static void
set_extra (TagTrainer *trainer,
           const TagSentence *sentence,
           const TagExample *example,
           gint32 wrong)
{
  gint32 *extra;

  g_array_set_size (trainer->extra, example->n * TAG_MAX_CANDIDATES);
  extra = (gint32 *) (gpointer) trainer->extra->data;
  for (guint32 i = 0; i < example->n; i++) {
    const TagWord *word = sentence->words[i];
    gboolean any = FALSE;

    for (guint c = 0; c < word->n_candidates; c++)
      any = any || lesart_class_set_has (&example->allowed[i], word->candidates[c]);
    for (guint c = 0; c < TAG_MAX_CANDIDATES; c++)
      extra[i * TAG_MAX_CANDIDATES + c] =
          any && c < word->n_candidates
                  && !lesart_class_set_has (&example->allowed[i], word->candidates[c])
              ? wrong
              : 0;
  }
}

static void
add_weight (TagTrainer *trainer, TagTrained *weights, guint32 feature, guint value, gint32 by)
{
  gsize at = (feature + value) & (guint32) (weights->n - 1);

  for (guint part = 0; part < (trainer->current->own ? 2u : 1u); part++, at += weights->n) {
    weights->weights[at] += by;
    weights->totals[at] += by * trainer->step;
  }
}

static void
update_word (TagTrainer *trainer, const TagSentence *sentence, guint32 at, guint right, guint wrong)
{
  guint32 features[TAG_MAX_FEATURES];
  guint n = lesart_tag_word_features (sentence->words[at], at == 0, features);

  n += lesart_tag_context_features (sentence, at, features + n);
  for (guint i = 0; i < n; i++) {
    add_weight (trainer, &trainer->classes, features[i], right, 1);
    add_weight (trainer, &trainer->classes, features[i], wrong, -1);
  }
}

static void
update_order (TagTrainer *trainer, const guint8 *classes, guint32 at, gint32 by)
{
  guint before = at > 0 ? classes[at - 1] : TAG_NO_CLASS;
  guint before2 = at > 1 ? classes[at - 2] : TAG_NO_CLASS;

  add_weight (trainer, &trainer->classes, lesart_tag_bigram (before), classes[at], by);
  add_weight (trainer, &trainer->classes, lesart_tag_trigram (before2, before), classes[at], by);
}

static void
open_example (TagTrainer *trainer, const TagExample *example, TagSentence *sentence)
{
  TagModel *model = &trainer->tagger->model;

  trainer->current = example;
  model->classes.own = example->own ? trainer->classes.weights + trainer->classes.n : NULL;
  model->agreement.own = example->own ? trainer->agreement.weights + trainer->agreement.n : NULL;
  lesart_tagger_open_sentence (trainer->tagger, example->forms, example->n, sentence);
}

static guint
learn (TagTrainer *trainer, const TagExample *example)
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
    gboolean allowed =
        sentence.classes[i] == found[i] || lesart_class_set_has (&example->allowed[i], found[i]);

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
shuffle (TagTrainer *trainer, guint *order, guint n)
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
train_epoch (TagTrainer *trainer, gboolean full_only, guint number)
{
  guint n = trainer->examples->len, wrong = 0, n_words = 0;
  g_autofree guint *order = g_new (guint, n);

  shuffle (trainer, order, n);
  for (guint i = 0; i < n; i++) {
    const TagExample *example = &g_array_index (trainer->examples, TagExample, order[i]);

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
end_round (TagTrainer *trainer, TagTrained *weights)
{
  for (gsize i = 0; i < weights->n; i++)
    weights->sums[i] += (double) weights->weights[i] + weights->weights[weights->n + i]
                        - (double) (weights->totals[i] + weights->totals[weights->n + i])
                              / (double) (trainer->step + 1);
}

static void
begin_round (TagTrainer *trainer, TagTrained *weights)
{
  memset (weights->weights, 0, 2 * weights->n * sizeof *weights->weights);
  memset (weights->totals, 0, 2 * weights->n * sizeof *weights->totals);
  trainer->step = 0;
}

/**
 * lesart_tag_train_classes: (skip)
 *
 * Learns the weights of classes from the beginning and adds their average to the sums of all
 * rounds.
 */
void
lesart_tag_train_classes (TagTrainer *trainer)
{
  begin_round (trainer, &trainer->classes);
  for (guint i = 0; i < FULL_EPOCHS; i++)
    train_epoch (trainer, TRUE, i + 1);
  for (guint i = 0; i < EPOCHS; i++)
    train_epoch (trainer, FALSE, i + 1);
  end_round (trainer, &trainer->classes);
}

/* --- Agreement --- */

/* What the marks of the words of a phrase have in common; those that are unlike are left out. */
static guint32
marked_agreement (const TagExample *example, const TagPhrase *phrase)
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
move (TagTrainer *trainer, const guint32 *features, guint n, guint right, guint wrong)
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
compare (TagTrainer *trainer,
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
  TagTrainer *trainer = user_data;
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
  TagTrainer *trainer = user_data;
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
  TagTrainer *trainer = user_data;
  const ClassSet *allowed = &trainer->current->allowed[at];
  guint32 marked = 0;
  guint right = 0, wrong = 0;

  for (guint c = 0; c < lesart_tag_n_classes; c++)
    if (lesart_class_set_has (allowed, c))
      marked |= lesart_tag_classes[c].upos == LESART_UPOS_AUX    ? 1
                : lesart_tag_classes[c].upos == LESART_UPOS_VERB ? 2
                                                                 : 0;
  if (compare (trainer, scores, choices, marked, &right, &wrong))
    move (trainer, features, n_features, right, wrong);
}

/**
 * lesart_tag_mark: (skip)
 *
 * Finds the best tags that the marks of an example allow.
 */
void
lesart_tag_mark (TagTrainer *trainer,
                 const TagExample *example,
                 TagSentence *sentence,
                 LesartTag *tags)
{
  open_example (trainer, example, sentence);
  set_extra (trainer, sentence, example, FORBIDDEN);
  sentence->extra = (const gint32 *) (gpointer) trainer->extra->data;
  lesart_tag_best_path (sentence);
  for (guint32 i = 0; i < example->n; i++)
    tags[i] = (LesartTag){ .stts = lesart_tag_classes[sentence->classes[i]].stts,
                           .upos = lesart_tag_classes[sentence->classes[i]].upos };
}

/**
 * lesart_tag_train_agreement: (skip)
 *
 * The same for the weights of agreement, with the classes as they were learned last.
 */
void
lesart_tag_train_agreement (TagTrainer *trainer)
{
  const TagLearner learner = { learn_phrase, learn_verb, learn_auxiliary, trainer };
  guint n = trainer->examples->len;
  g_autofree guint *order = g_new (guint, n);

  begin_round (trainer, &trainer->agreement);
  for (guint epoch = 0; epoch < AGREEMENT_EPOCHS; epoch++) {
    trainer->n_wrong = trainer->n_decisions = 0;
    shuffle (trainer, order, n);
    for (guint i = 0; i < n; i++) {
      const TagExample *example = &g_array_index (trainer->examples, TagExample, order[i]);
      g_autofree LesartTag *tags = g_new (LesartTag, example->n);
      TagSentence sentence;

      trainer->step++;
      lesart_tag_mark (trainer, example, &sentence, tags);
      lesart_tag_set_features (&sentence, tags, &learner);
    }
    g_printerr ("agreement, epoch %u: %u of %u wrong\n", epoch + 1, trainer->n_wrong,
                trainer->n_decisions);
  }
  end_round (trainer, &trainer->agreement);
}
