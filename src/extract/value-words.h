/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which words numbers, amounts and times begin with. Nearly no word of a text does, and the rules
 * for all others are the dearest: each form of the text is judged once, by the first atoms of the
 * keys of the tables.
 */
#pragma once

#include "language.h"
#include "lexemes.h"

G_BEGIN_DECLS

/* What may begin with a word; a phrase is a key of several atoms (amerikanische Dollar, km/h). */
typedef enum {
  LESART_BEGINS_MONEY = 1 << 0,
  LESART_BEGINS_MONEY_PHRASE = 1 << 1,
  LESART_BEGINS_UNIT_PHRASE = 1 << 2,
  LESART_BEGINS_NUMBER = 1 << 3,
  LESART_BEGINS_TIME = 1 << 4,
  LESART_BEGINS_TIME_PHRASE = 1 << 5,
  LESART_BEGINS_HOLIDAY = 1 << 6,
  LESART_BEGINS_HOLIDAY_PHRASE = 1 << 7,
  LESART_BEGINS_UNIT = 1 << 8,
  LESART_GOES_ON = 1 << 9,
  LESART_IS_ATOM = 1 << 10,        /* the whole word is one atom; of what begins nothing, too */
  LESART_IN_TIME_PHRASE = 1 << 11, /* behind the first atom of one */
  LESART_OPENS_TIME = 1 << 12,     /* of those that begin one, what not only tells of others */
} LesartBegins;

typedef struct _LesartValueWords LesartValueWords;

LesartValueWords *lesart_value_words_new (const LesartLanguage *language);
void lesart_value_words_free (LesartValueWords *words);
guint lesart_value_words_look_up (const LesartValueWords *words, const char *word, gsize n_bytes);
guint lesart_value_words_judge (LesartValueWords *words, const LesartForm *form);

G_END_DECLS
