/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lemma of a word in its class, after the conventions of UD German-GSD: that of the closed
 * classes, that of the lexicon, or, for a word that neither has, the form without its ending.
 */
#include "tagger-private.h"

#include <string.h>

#define ADJECTIVES (TAG_BIT (ADJA) | TAG_BIT (ADJD))
#define AS_WRITTEN                                                                                 \
  (TAG_BIT (NN) | TAG_BIT (NE) | TAG_BIT (FM) | TAG_BIT (XY) | TAG_BIT (TRUNC) | TAG_BIT (CARD))

static guint32
lexicon_classes (guint stts)
{
  guint64 tag = (guint64) 1 << stts;

  if (tag & TAG_VERBS)
    return 1u << LESART_CLASS_VERB;
  if (tag & ADJECTIVES)
    return 1u << LESART_CLASS_ADJECTIVE;
  if (tag & TAG_BIT (NN))
    return 1u << LESART_CLASS_NOUN;
  return tag & TAG_BIT (NE) ? 1u << LESART_CLASS_NAME : 0;
}

/* Whether an analysis has the number that was decided; one without number has each. */
static gboolean
has_number (const LesartLexeme *lexeme, const LesartTag *tag)
{
  guint32 number = lexeme->features & LESART_MASK_NUMBER;

  return number == 0 || (tag->features & LESART_MASK_NUMBER) == 0 || (number & tag->features) != 0;
}

static gboolean
lexicon_lemma (const LesartTagger *tagger, const TagWord *word, const LesartTag *tag, char *lemma)
{
  guint32 classes = lexicon_classes (tag->stts);
  const LesartLexeme *lexeme;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; (lexeme = lesart_tag_get_lexeme (word, i)) != NULL; i++)
      if ((classes >> lexeme->word_class & 1) && (pass == 1 || has_number (lexeme, tag))
          && lesart_tag_make_lemma (tagger, word, i, lemma) > 0)
        return TRUE;
  return FALSE;
}

static gsize
without_adjective_ending (const LesartForm *form)
{
  static const char *const endings[] = { "en", "er", "es", "em", "e" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    gsize n = strlen (endings[i]);

    if (form->n_bytes > n + 2 && memcmp (form->bytes + form->n_bytes - n, endings[i], n) == 0)
      return form->n_bytes - n;
  }
  return form->n_bytes;
}

static const char *
keep (LesartTagger *tagger, const char *bytes, gsize n_bytes, gboolean lower)
{
  g_autofree char *folded = lower ? g_utf8_strdown (bytes, (gssize) n_bytes) : NULL;

  return folded != NULL ? g_string_chunk_insert (tagger->strings, folded)
                        : g_string_chunk_insert_len (tagger->strings, bytes, (gssize) n_bytes);
}

static const char *
make_lemma (LesartTagger *tagger, const TagWord *word, const LesartTag *tag)
{
  const LesartForm *form = word->form;
  char lemma[LESART_LEMMA_MAX];
  guint64 stts = (guint64) 1 << tag->stts;

  if (lexicon_lemma (tagger, word, tag, lemma))
    return g_string_chunk_insert (tagger->strings, lemma);
  if (stts & TAG_BIT (ADJA))
    return keep (tagger, form->bytes, without_adjective_ending (form), TRUE);
  return keep (tagger, form->bytes, form->n_bytes, (stts & AS_WRITTEN) == 0);
}

/**
 * lesart_tag_set_lemma: (skip)
 *
 * Sets the lemma of a word; made once for each form, class and number.
 */
void
lesart_tag_set_lemma (LesartTagger *tagger, TagWord *word, guint class, LesartTag *tag)
{
  const TagClosedRow *row = lesart_tag_find_row (tagger, word, tag);
  guint8 plural = (tag->features & LESART_PLURAL) != 0;
  TagLemma *known;

  if (row != NULL && row->lemma != NULL) {
    tag->lemma = row->lemma;
    return;
  }
  for (known = word->lemmas; known != NULL; known = known->next)
    if (known->class == class && known->plural == plural)
      break;
  if (known == NULL) {
    known = g_new (TagLemma, 1);
    *known = (TagLemma){ word->lemmas, make_lemma (tagger, word, tag), (guint8) class, plural };
    word->lemmas = known;
    g_ptr_array_add (tagger->lemmas, known);
  }
  tag->lemma = known->lemma;
}
