/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bundle of features of each word, after the conventions of UD German-GSD: what the noun phrase
 * has decided, what the closed classes say of a form, degrees. Where the treebank writes a form in
 * its own way, the model knows the form (TagTemplate).
 */
#include "tagger-private.h"

#include <string.h>

/* --- Closed classes and degrees --- */

static gboolean
row_fits (const TagClosedRow *row, const LesartTag *tag)
{
  static const guint32 dimensions[] = { LESART_MASK_CASE, LESART_MASK_NUMBER, LESART_MASK_GENDER };

  if ((row->tags >> tag->stts & 1) == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++) {
    guint32 have = row->features & dimensions[i];

    /* A plural has no gender. */
    if (i == 2 && (tag->features & LESART_PLURAL) != 0)
      break;
    if (have != 0 && (tag->features & dimensions[i]) != 0 && (have & tag->features) == 0)
      return FALSE;
  }
  return TRUE;
}

const TagClosedRow *
lesart_tag_find_row (const LesartTagger *tagger, const TagWord *word, const LesartTag *tag)
{
  for (guint i = 0; i < word->n_rows; i++) {
    const TagClosedRow *row = &tagger->closed_rows[word->rows[i]];

    if (row_fits (row, tag))
      return row;
  }
  return NULL;
}

/* A closed row that gives a case gives all dimensions that the pronoun has. */
static void
apply_row (const TagClosedRow *row, LesartTag *tag)
{
  guint32 kept = LESART_MASK_CASE | LESART_MASK_NUMBER | LESART_MASK_GENDER;

  if (row->features & LESART_MASK_CASE) {
    kept = LESART_MASK_CASE;
    kept |= row->features & LESART_MASK_NUMBER ? LESART_MASK_NUMBER : 0;
    kept |= row->features & LESART_MASK_GENDER ? LESART_MASK_GENDER : 0;
  }
  tag->features = (tag->features & kept) | (row->features & LESART_MASK_PERSON);
  tag->traits |= row->traits;
}

static gboolean
ends_with (const char *string, gsize n, const char *ending)
{
  gsize n_ending = strlen (ending);

  return n > n_ending && memcmp (string + n - n_ending, ending, n_ending) == 0;
}

/* Length of an adjective without its ending. */
static gsize
adjective_stem (const LesartForm *form)
{
  static const char *const endings[] = { "en", "er", "es", "em", "e" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (ends_with (form->bytes, form->n_bytes, endings[i]))
      return form->n_bytes - strlen (endings[i]);
  return form->n_bytes;
}

static gboolean
find_adjective (const LesartTagger *tagger, const TagWord *word, char *lemma)
{
  const LesartLexeme *lexeme;

  for (guint i = 0; (lexeme = lesart_tag_get_lexeme (word, i)) != NULL; i++)
    if (lexeme->word_class == LESART_CLASS_ADJECTIVE)
      return lesart_tag_make_lemma (tagger, word, i, lemma) > 0;
  return FALSE;
}

/* The comparative and superlative are longer than their lemma by more than an ending. */
static guint32
degree_of (const LesartTagger *tagger, const TagWord *word, gboolean attributive)
{
  const LesartForm *form = word->form;
  gsize n = attributive ? adjective_stem (form) : form->n_bytes, n_lemma;
  char lemma[LESART_LEMMA_MAX];

  if (!find_adjective (tagger, word, lemma))
    return ends_with (form->bytes, n, "dst") || ends_with (form->bytes, n, "gst")
                   || ends_with (form->bytes, n, "chst")
               ? LESART_TRAIT_SUPERLATIVE
               : LESART_TRAIT_POSITIVE;
  n_lemma = strlen (lemma);
  if (!attributive && ends_with (form->bytes, n, "sten"))
    n -= 2;
  if ((ends_with (form->bytes, n, "st") || ends_with (form->bytes, n, "ßt"))
      && !ends_with (lemma, n_lemma, "st") && n > n_lemma)
    return LESART_TRAIT_SUPERLATIVE;
  if (ends_with (form->bytes, n, "er") && !ends_with (lemma, n_lemma, "er") && n > n_lemma)
    return LESART_TRAIT_COMPARATIVE;
  return LESART_TRAIT_POSITIVE;
}

static gboolean
is_ordinal (const TagWord *word)
{
  return (word->shape & TAG_SHAPE_DIGIT) != 0 && (word->shape & TAG_SHAPE_STOP) != 0;
}

static void
set_traits (const LesartTagger *tagger, LesartTag *tag, const TagWord *word)
{
  if (!tagger->brief && tag->upos == LESART_UPOS_ADJ
      && lesart_tag_is (tag, TAG_BIT (ADJA) | TAG_BIT (ADJD)))
    tag->traits |= degree_of (tagger, word, lesart_tag_is (tag, TAG_BIT (ADJA)));
  if (tag->upos == LESART_UPOS_ADJ && is_ordinal (word)) {
    tag->traits |= LESART_TRAIT_ORDINAL;
    tag->features &= ~(guint32) (LESART_MASK_NUMBER | LESART_MASK_GENDER);
  }
  if (tag->upos == LESART_UPOS_NUM)
    tag->traits |= LESART_TRAIT_CARDINAL;
  if (lesart_tag_is (tag, TAG_BIT (PTKNEG)))
    tag->traits |= LESART_TRAIT_NEGATION;
  if (lesart_tag_is (tag, TAG_BIT (PAV)))
    tag->traits |= LESART_TRAIT_DEMONSTRATIVE;
  if (lesart_tag_is (tag, TAG_BIT (PWAV)))
    tag->traits |= LESART_TRAIT_INTERROGATIVE;
}

/* Plurals of all genders have none: Kosten, die Angestellten. */
static gboolean
has_no_gender (const TagWord *word, const LesartTag *tag)
{
  guint32 genders = 0;

  if (tag->stts != LESART_STTS_NN || (tag->features & LESART_PLURAL) == 0)
    return FALSE;
  for (guint i = 0; i < word->n_lexemes[0]; i++)
    if (word->lexemes[0][i].word_class == LESART_CLASS_NOUN
        && (word->lexemes[0][i].features & LESART_PLURAL) != 0)
      genders |= word->lexemes[0][i].features & LESART_MASK_GENDER;
  return genders == LESART_MASK_GENDER;
}

/* --- The treebank's way --- */

guint32
lesart_tag_template_key (const TagWord *word, guint class, guint32 features)
{
  return lesart_tag_feature (220, word->lower,
                             class << 2 | (features & LESART_MASK_NUMBER) / LESART_SINGULAR);
}

static const TagTemplate *
find_template (const TagModel *model, guint32 key)
{
  const TagTemplate *first = model->templates;

  if (model->n_templates == 0)
    return NULL;
  /* No processor can guess which half it is: without a branch it need not. */
  for (guint32 n = model->n_templates; n > 1; n -= n / 2)
    first += first[n / 2 - 1].key < key ? n / 2 : 0;
  return first->key == key ? first : NULL;
}

static void
set_bundle (const TagSentence *sentence, LesartTag *tags, guint32 at, guint class)
{
  const TagWord *word = sentence->words[at];
  LesartTag *tag = &tags[at];
  const TagClosedRow *row = lesart_tag_find_row (sentence->tagger, word, tag);
  const TagTemplate *template = find_template (
      &sentence->tagger->model, lesart_tag_template_key (word, class, tag->features));

  if (row != NULL && (tag->upos == LESART_UPOS_DET || tag->upos == LESART_UPOS_PRON))
    apply_row (row, tag);
  else if (row != NULL && tag->upos == LESART_UPOS_ADJ)
    tag->traits |= row->traits;
  set_traits (sentence->tagger, tag, word);
  if (has_no_gender (word, tag)
      || ((tag->upos == LESART_UPOS_PRON || tag->stts == LESART_STTS_ART
           || tag->stts == LESART_STTS_PIS || tag->stts == LESART_STTS_PDS)
          && (tag->features & LESART_PLURAL) != 0))
    tag->features &= ~(guint32) LESART_MASK_GENDER;
  if (template != NULL) {
    tag->features &= template->features;
    tag->traits = template->traits;
  }
}

/**
 * lesart_tag_set_features: (skip)
 * @tags: STTS and UPOS of each word are set
 * @learner: (nullable): is told each decision
 */
void
lesart_tag_set_features (const TagSentence *sentence, LesartTag *tags, const TagLearner *learner)
{
  lesart_tag_set_agreement (sentence, tags, learner);
  for (guint32 i = 0; i < sentence->n; i++)
    sentence->agreed[i] = tags[i].features;
  for (guint32 i = 0; i < sentence->n; i++)
    if (!lesart_tag_is (&tags[i], TAG_VERBS))
      set_bundle (sentence, tags, i, sentence->classes[i]);
  if (!sentence->tagger->brief)
    lesart_tag_set_verbs (sentence, tags, learner);
}
