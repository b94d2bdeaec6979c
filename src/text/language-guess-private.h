/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to src/text: the languages that are told by their words, and what speaks for each.
 */
#pragma once

#include <glib.h>

typedef enum {
  LESART_LANGUAGE_DE,
  LESART_LANGUAGE_EN,
  LESART_LANGUAGE_FR,
  LESART_LANGUAGE_IT,
  LESART_LANGUAGE_ES,
  LESART_LANGUAGE_PT,
  LESART_LANGUAGE_CA,
  LESART_LANGUAGE_RO,
  LESART_LANGUAGE_NL,
  LESART_LANGUAGE_DA,
  LESART_LANGUAGE_NO,
  LESART_LANGUAGE_SV,
  LESART_LANGUAGE_FI,
  LESART_LANGUAGE_ET,
  LESART_LANGUAGE_HU,
  LESART_LANGUAGE_PL,
  LESART_LANGUAGE_CS,
  LESART_LANGUAGE_SK,
  LESART_LANGUAGE_SL,
  LESART_LANGUAGE_HR,
  LESART_LANGUAGE_TR,
  LESART_LANGUAGE_LT,
  LESART_LANGUAGE_LV,
  LESART_LANGUAGE_LA,
  LESART_N_LANGUAGES,
} LesartLanguageIndex;

#define LESART_LANGUAGE_BIT(index) (1u << (index))

typedef struct {
  const char *string;
  guint32 languages;
} LesartEvidence;

guint32 lesart_languages_of_word (const char *word, gsize n_bytes);
guint32 lesart_languages_of_ending (const char *word, gsize n_bytes);
guint32 lesart_languages_of_letter (const char *letter, gsize n_bytes);
