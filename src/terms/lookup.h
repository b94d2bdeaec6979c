/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the dictionary says of a word or a few words of a text, German or English, in the order in
 * which it is shown: headwords, and the entries of each.
 */
#pragma once

#include "headwords.h"

G_BEGIN_DECLS

/**
 * LesartLookupWord:
 * @side: the language that it was looked for in
 * @word: the headword; of several words that no list has together, each is a part
 * @first: its first entry
 * @n: how many entries it has
 */
typedef struct {
  LesartSide side;
  LesartHeadword word;
  guint first;
  guint n;
} LesartLookupWord;

/**
 * LesartLookup:
 * @query: what was looked for, without blanks around it
 * @words: (element-type LesartLookupWord): none if the dictionary does not know it
 * @entries: (element-type LesartEntry): of all words
 */
typedef struct {
  char *query;
  GArray *words;
  GArray *entries;
  LesartDictionary *dictionary;
} LesartLookup;

LesartLookup *lesart_look_up (LesartDictionary *dictionary,
                              const LesartLanguage *language,
                              const char *query,
                              const LesartPlace *place);
void lesart_lookup_free (LesartLookup *lookup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartLookup, lesart_lookup_free)

/* A German word that looks like an English one which means something else; the alternatives of each
 * are separated by "|". */
typedef struct {
  const char *meaning;
  const char *english;
  const char *note;
} LesartFalseFriend;

gboolean lesart_false_friend_find (const LesartLanguage *language,
                                   const char *lemma,
                                   LesartFalseFriend *friend);
gboolean lesart_entry_find_plural (const LesartEntry *entry, LesartWording *plural);
const char *lesart_way_to_string (LesartWay way);

G_END_DECLS
