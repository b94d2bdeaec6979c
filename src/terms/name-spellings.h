/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How names differ in German and English spelling, from data/language/name-spellings.tsv.
 */
#pragma once

#include "bead.h"
#include "language.h"

G_BEGIN_DECLS

typedef enum {
  LESART_SPELLING_SOUND,
  LESART_SPELLING_ENDING,
  LESART_SPELLING_DIRECTION,
  LESART_SPELLING_GIVEN,
  LESART_N_SPELLINGS,
} LesartSpellingKind;

/* @text: "" on a side that has none */
typedef struct {
  const char *text[LESART_N_SIDES];
  char sound;
} LesartSpelling;

const GArray *lesart_name_spellings_get (const LesartLanguage *language, LesartSpellingKind kind);

G_END_DECLS
