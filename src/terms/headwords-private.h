/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to src/terms: what the ways from a word to headwords share.
 */
#pragma once

#include "headwords.h"

G_BEGIN_DECLS

#define CLASS_BIT(class) (1u << (class))
#define PARTICIPLE_CLASSES                                                                         \
  (CLASS_BIT (LESART_CLASS_PARTICIPLE_1) | CLASS_BIT (LESART_CLASS_PARTICIPLE_2))
#define NOMINAL_CLASSES (CLASS_BIT (LESART_CLASS_NOUN) | CLASS_BIT (LESART_CLASS_NAME))

typedef struct {
  LesartHeadword word;
  guint cost; /* the lower, the likelier */
} Candidate;

#define MAX_CANDIDATES 24

typedef struct {
  const LesartDictionary *dictionary;
  const LesartLexicon *lexicon;
  const char *word; /* ended by NUL */
  gsize n_bytes;
  Candidate candidates[MAX_CANDIDATES];
  guint n;
} Finder;

void lesart_finder_init (Finder *finder,
                         const LesartDictionary *dictionary,
                         const LesartLanguage *language,
                         const char *word,
                         gsize n_bytes);
gboolean lesart_entry_find_lemma (const LesartEntry *entry, const char *form, LesartWording *lemma);
gboolean lesart_finder_add (Finder *finder, const LesartHeadword *candidate, guint cost);
void lesart_finder_find_whole (Finder *finder);
void lesart_finder_find_parts (Finder *finder);

G_END_DECLS
