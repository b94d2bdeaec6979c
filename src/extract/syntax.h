/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The grammar as quotes, roles and mentions ask for it, by places of the text: noun phrases with
 * the names in them, stretches of clauses between marks with their finite verb, and the subject of
 * a verb.
 */
#pragma once

#include "extract-private.h"

G_BEGIN_DECLS

/* Nouns that make several of the one whose surname follows: die Familie Quandt. */
#define LESART_SIBLING_WORDS                                                                       \
  "Ehepaar Ehepaars Ehepaares Eheleute Eheleuten Geschwister Geschwistern Gebrüder Gebrüdern "   \
  "Brüder Brüdern Schwestern Zwillinge Zwillingen"
#define LESART_FAMILY_WORDS LESART_SIBLING_WORDS " Familie Clan Clans Dynastie Erben"

/**
 * LesartRoleWord:
 * @title: the word in the nominative singular
 * @gender: of the person
 * @listed: in the list of roles, whole or as the head of a compound; else a noun for persons
 */
typedef struct {
  const char *title;
  guint gender;
  gboolean listed;
} LesartRoleWord;

/* What a form is as a role, while it is the same noun. */
typedef struct {
  LesartRoleWord word;
  const char *lemma;
  guint8 known;
  guint8 is_role;
} LesartJudgedRole;

struct _LesartSyntax {
  LesartExtraction *x;
  const LesartGrammar *grammar;
  const LesartWord *words;     /* of the grammar */
  const LesartTable *speech;   /* speech-verbs */
  const guint8 *speech_frames; /* LesartCueFrame of its rows */
  const LesartTable *speech_nouns;
  GHashTable *idiom_verbs;  /* verbs that such a row ends in: stellen of "in Abrede stellen" */
  GHashTable *idiom_words;  /* the words before them, each with its verb: "Abrede stellen" */
  const LesartTable *roles; /* roles */
  const LesartTable *role_status;
  const LesartTable *role_verbs;
  const LesartTable *relations;
  const LesartTable *event_nouns;
  const LesartTable *event_context;
  const LesartTable *nominals; /* nominals: class nouns */
  const LesartTable *set_phrases;
  GHashTable *demonyms;     /* Niederländer, Französin -> code of the country; of the language */
  GArray *judged_roles;     /* LesartJudgedRole, by the index of the form */
  GArray *judged_relations; /* gint32 by the index of the form: row of relations + 2, 1: none */
};

/**
 * LesartPhrase:
 * @first: first token, a determiner if it has one
 * @determiner: the determiner or #LESART_NO_TOKEN
 * @head: the head noun, or #LESART_NO_TOKEN where the phrase is a name only
 * @core_end: after the head and the name beside it
 * @end: after the genitive and von-phrases that follow
 * @mention: index of the name that the phrase is, or that stands in apposition to its head; or -1
 * @agreement: see grammar.h
 */
typedef struct {
  guint32 first;
  guint32 determiner;
  guint32 head;
  guint32 core_end;
  guint32 end;
  gint32 mention;
  guint32 agreement;
} LesartPhrase;

typedef enum {
  LESART_STRETCH_FRAGMENT, /* without a finite verb: part of an enumeration, an apposition */
  LESART_STRETCH_MAIN,
  LESART_STRETCH_VERB_FIRST,  /* sagte er; hätte er das gewusst */
  LESART_STRETCH_SUBORDINATE, /* dass, weil, wie ... */
  LESART_STRETCH_RELATIVE,
} LesartStretchKind;

/**
 * LesartStretch:
 *
 * Tokens of one clause between two commas, colons, semicolons, dashes or brackets, the punctuation
 * left out: the whole clause, or a part of it that an apposition or another clause cut off.
 */
typedef struct {
  guint32 first;
  guint32 end;
  guint32 verb; /* finite, or LESART_NO_TOKEN */
  LesartStretchKind kind;
} LesartStretch;

gpointer lesart_cue_prepare_frames (const LesartLanguage *language);
LesartSyntax *lesart_syntax_new (LesartExtraction *x);
void lesart_syntax_free (LesartSyntax *syntax);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartSyntax, lesart_syntax_free)

gboolean lesart_syntax_is_noun (const LesartSyntax *syntax, guint32 at);
gboolean lesart_syntax_is_finite (const LesartSyntax *syntax, guint32 at);
gboolean lesart_syntax_is_preposition (const LesartSyntax *syntax, guint32 at);
gboolean lesart_syntax_is_subjunctive (const LesartSyntax *syntax, guint32 verb, gboolean past_too);
const LesartMention *lesart_syntax_get_mention (const LesartSyntax *syntax, guint32 at);

gboolean lesart_syntax_find_head (const LesartTable *table, const char *noun, guint32 *row);
guint32 lesart_syntax_skip_attributes (const LesartSyntax *syntax, guint32 at, guint32 end);
gboolean lesart_syntax_read_phrase (const LesartSyntax *syntax,
                                    guint32 at,
                                    guint32 end,
                                    LesartPhrase *phrase);

void lesart_syntax_split_clauses (const LesartSyntax *syntax,
                                  guint32 first,
                                  guint32 end,
                                  GArray *clauses);
guint32 lesart_syntax_find_finite (const LesartSyntax *syntax, guint32 first, guint32 end);
gboolean lesart_syntax_find_subject (
    const LesartSyntax *syntax, guint32 first, guint32 end, guint32 verb, LesartPhrase *subject);

gboolean lesart_read_role_word (const LesartSyntax *syntax, guint32 at, LesartRoleWord *word);
LesartRoleStatus lesart_read_role_status (const LesartSyntax *syntax, guint32 noun);
LesartRoleStatus lesart_read_copula_status (const LesartSyntax *syntax, guint32 noun);
void lesart_find_roles (const LesartSyntax *syntax, GArray *roles);

G_END_DECLS
