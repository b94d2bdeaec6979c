/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dependencies after Universal Dependencies (version 2, as UD German-GSD has them): for every word
 * of a sentence the word that it depends on, and how.
 *
 * Weights of the section "parser" of the learned models decide. Without them words hang on the next
 * noun or the finite verb by a few rules; lesart_parser_is_learned() says so. All in integers: the
 * same words get the same tree on every machine.
 */
#pragma once

#include "tagger.h"

G_BEGIN_DECLS

#define LESART_NO_HEAD G_MAXUINT32

/**
 * LesartDependency:
 * @head: index of the word that it depends on; %LESART_NO_HEAD for the root of the sentence
 * @relation: "nsubj"; lives as long as the parser
 */
typedef struct {
  guint32 head;
  const char *relation;
} LesartDependency;

typedef struct _LesartParser LesartParser;

LesartParser *lesart_parser_new (const LesartLanguage *language);
void lesart_parser_free (LesartParser *parser);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartParser, lesart_parser_free)

gboolean lesart_parser_is_learned (const LesartParser *parser);
void lesart_parser_parse_sentence (LesartParser *parser,
                                   const LesartForm *const *forms,
                                   const LesartTag *tags,
                                   guint32 n,
                                   LesartDependency *dependencies);

G_END_DECLS
