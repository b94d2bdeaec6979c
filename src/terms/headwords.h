/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a word of a text to the words that a dictionary has: as it is written, uninflected, as a
 * compound by its parts.
 */
#pragma once

#include "dictionary.h"
#include "tagger.h"

G_BEGIN_DECLS

/* How a headword was reached, the surest first. */
typedef enum {
  LESART_WAY_DIRECT,    /* the list has the word as it is written */
  LESART_WAY_INFLECTED, /* its lemma: Häusern, aufzubringen */
  LESART_WAY_SEPARATED, /* with the prefix that stands elsewhere: "bringt ... auf" */
  LESART_WAY_SPELLING,  /* in another spelling: Strasse, Aerzte, in the other case */
  LESART_WAY_PART,      /* a part of it: Chip and Fertigungsanlage */
  LESART_WAY_HEAD,      /* the last part of it, of whose first parts one is not in the list */
} LesartWay;

/**
 * LesartHeadword:
 * @lemma: as the list has it, ended by NUL
 * @way: how it was reached
 * @is_guess: whether the word may be another: nothing in the lexicon says so
 * @classes: a bit for each #LesartWordClass that the word can be as this lemma; 0 if not known
 * @start: byte of the word, without soft hyphens, where the part begins; 0 if it is no part
 * @end: byte where it ends
 * @n_entries: how many entries the dictionary has of it
 */
typedef struct {
  char lemma[LESART_LEMMA_MAX];
  LesartWay way;
  gboolean is_guess;
  guint32 classes;
  guint8 start;
  guint8 end;
  guint n_entries;
} LesartHeadword;

#define LESART_MAX_HEADWORDS 16

/**
 * LesartPlace:
 * @tag: (nullable): what the tagger says of the word
 * @prefix: (nullable): the separable prefix that stands elsewhere in its clause: "auf"
 *
 * What is known of a word from the place where it stands.
 */
typedef struct {
  const LesartTag *tag;
  const char *prefix;
} LesartPlace;

#define LESART_MAX_WORD_PARTS 12

guint lesart_headwords_split (const LesartDictionary *dictionary,
                              const LesartLanguage *language,
                              const char *word,
                              gssize n_bytes,
                              guint8 starts[LESART_MAX_WORD_PARTS]);
guint lesart_headwords_find (const LesartDictionary *dictionary,
                             const LesartLanguage *language,
                             const char *word,
                             gssize n_bytes,
                             const LesartPlace *place,
                             LesartHeadword headwords[LESART_MAX_HEADWORDS]);
void lesart_headwords_translate (const LesartDictionary *dictionary,
                                 const LesartLanguage *language,
                                 const char *word,
                                 gssize n_bytes,
                                 const LesartPlace *place,
                                 LesartTranslationFunc function,
                                 gpointer data);

G_END_DECLS
