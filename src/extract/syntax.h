/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shallow syntax for quotes, roles and mentions: what each token can be, noun phrases, clauses with
 * their finite verb, and the subject of a verb. No parser: it looks a few tokens around and prefers
 * to say nothing where German leaves more than one reading.
 *
 * Agreement is a set of cells, one bit for each case and gender-or-plural:
 *
 *            masculine  feminine  neuter  plural
 *   nom          0          1        2       3
 *   gen          4          5        6       7
 *   dat          8          9       10      11
 *   acc         12         13       14      15
 *
 * so that "der" & "Bank" is one AND of two numbers and leaves {gen f, dat f}.
 */
#pragma once

#include "extract-private.h"

G_BEGIN_DECLS

typedef guint16 LesartCells;

#define LESART_CELLS_NOMINATIVE 0x000fu
#define LESART_CELLS_GENITIVE 0x00f0u
#define LESART_CELLS_DATIVE 0x0f00u
#define LESART_CELLS_ACCUSATIVE 0xf000u
#define LESART_CELLS_MASCULINE 0x1111u
#define LESART_CELLS_FEMININE 0x2222u
#define LESART_CELLS_NEUTER 0x4444u
#define LESART_CELLS_PLURAL 0x8888u
#define LESART_CELLS_SINGULAR 0x7777u
#define LESART_CELLS_ALL 0xffffu

#define LESART_NO_TOKEN G_MAXUINT32

typedef enum {
  LESART_WORD_PLAIN,
  LESART_WORD_DEFINITE,      /* der, die, das */
  LESART_WORD_DEMONSTRATIVE, /* dieser, jener */
  LESART_WORD_POSSESSIVE,    /* sein, ihr, mein */
  LESART_WORD_INDEFINITE,    /* ein, kein, jeder */
  LESART_WORD_FUSED,         /* im, zur: preposition and article */
  LESART_WORD_PERSONAL,      /* er, ihm */
} LesartWordKind;

/**
 * LesartWord:
 * @classes: one bit for each #LesartWordClass that the form can be
 * @kind: for closed classes
 * @person: 1 or 3 for pronouns and possessives, else 0
 * @cells: what a determiner or pronoun agrees with
 * @noun_cells: what the form is as a noun; 0 if it is none
 * @verb: features of the verb readings joined; 0 if it is none
 * @noun_lemma: (nullable): first noun lemma
 * @verb_lemma: (nullable): lemma of the best verb reading
 */
typedef struct {
  guint16 classes;
  guint8 kind;
  guint8 person;
  LesartCells cells;
  LesartCells noun_cells;
  guint32 verb;
  const char *noun_lemma;
  const char *verb_lemma;
} LesartWord;

struct _LesartSyntax {
  LesartExtraction *x;
  LesartWord *words;
  const LesartTable *speech;   /* speech-verbs */
  const LesartTable *roles;    /* roles */
  const LesartTable *nominals; /* nominals: class nouns */
  GHashTable *demonyms;        /* Niederländer, Französin */
};

/**
 * LesartPhrase:
 * @first: first token, a determiner if it has one
 * @determiner: the determiner or #LESART_NO_TOKEN
 * @head: the head noun, or #LESART_NO_TOKEN where the phrase is a name only
 * @core_end: after the head and the name beside it
 * @end: after the genitive and von-phrases that follow
 * @mention: index of the name that the phrase is, or that stands in apposition to its head; or -1
 * @cells: agreement
 */
typedef struct {
  guint32 first;
  guint32 determiner;
  guint32 head;
  guint32 core_end;
  guint32 end;
  gint32 mention;
  LesartCells cells;
} LesartPhrase;

typedef enum {
  LESART_CLAUSE_FRAGMENT,    /* without a finite verb: part of an enumeration, an apposition */
  LESART_CLAUSE_MAIN,
  LESART_CLAUSE_VERB_FIRST,  /* sagte er; hätte er das gewusst */
  LESART_CLAUSE_SUBORDINATE, /* dass, weil, wie ... */
  LESART_CLAUSE_RELATIVE,
} LesartClauseKind;

/**
 * LesartClause:
 *
 * Tokens between two commas, colons, semicolons, dashes or brackets, the punctuation left out.
 */
typedef struct {
  guint32 first;
  guint32 end;
  guint32 verb; /* finite, or LESART_NO_TOKEN */
  LesartClauseKind kind;
} LesartClause;

LesartSyntax *lesart_syntax_new (LesartExtraction *x);
void lesart_syntax_free (LesartSyntax *syntax);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartSyntax, lesart_syntax_free)

const char *lesart_next_head (const char *form, gsize length, const char *head);

gboolean lesart_syntax_is_noun (const LesartSyntax *syntax, guint32 at);
gboolean lesart_syntax_is_finite (const LesartSyntax *syntax, guint32 at);
gboolean lesart_syntax_is_preposition (const LesartSyntax *syntax, guint32 at);
gboolean lesart_syntax_is_subjunctive (const LesartSyntax *syntax, guint32 verb, gboolean past_too);
gboolean lesart_syntax_is_one_of (const LesartSyntax *syntax, guint32 at, const char *words);
const LesartMention *lesart_syntax_get_mention (const LesartSyntax *syntax, guint32 at);

guint32 lesart_syntax_skip_attributes (const LesartSyntax *syntax, guint32 at, guint32 end);
gboolean lesart_syntax_read_phrase (const LesartSyntax *syntax, guint32 at, guint32 end, LesartPhrase *phrase);

void lesart_syntax_split_clauses (const LesartSyntax *syntax, guint32 first, guint32 end, GArray *clauses);
guint32 lesart_syntax_find_finite (const LesartSyntax *syntax, guint32 first, guint32 end);
gboolean lesart_syntax_find_subject (const LesartSyntax *syntax, guint32 first, guint32 end, guint32 verb, LesartPhrase *subject);

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

gboolean lesart_read_role_word (const LesartSyntax *syntax, guint32 at, LesartRoleWord *word);
void lesart_find_roles (const LesartSyntax *syntax, GArray *roles);

LesartCells lesart_cells_from_features (guint32 features);
guint lesart_cells_get_gender (LesartCells cells);

G_END_DECLS
