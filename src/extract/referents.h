/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What coreference (mentions.c) knows of each entity, and the list of what the text spoke of so
 * far.
 */
#pragma once

#include "syntax.h"

G_BEGIN_DECLS

/* Sets of genders, one bit each. */
#define LESART_GENDER_M 1u
#define LESART_GENDER_F 2u
#define LESART_GENDER_N 4u

/**
 * LesartEntityTraits:
 * @genders: of the words that stand for it; a firm may be "sie", "er" and "es"
 * @kinds: kinds of organisation as in the nominals list, one bit each
 * @nouns: (element-type utf8): lemmas of nouns that the text put beside the name
 * @roles: (element-type utf8): titles of a person
 * @of_court: whether one of them has to do with courts by profession
 * @lower_name: (nullable): the name of an organisation in lower case
 * @country: (nullable): code of the country that a person is known in
 */
typedef struct {
  guint genders;
  guint32 kinds;
  GPtrArray *nouns;
  GPtrArray *roles;
  gboolean of_court;
  char *lower_name;
  const char *country;
} LesartEntityTraits;

/**
 * LesartOccurrence:
 *
 * One place where something was spoken of: an entity, or a thing that has no name (entity -1),
 * which still takes the pronouns that agree with it.
 */
typedef struct {
  gint32 entity;
  guint32 token;
  guint32 end;
  guint32 sentence;
  guint32 clause; /* serial number */
  guint genders;
  gboolean plural;
  gboolean person;
  gboolean subject;
  gboolean attribute; /* a genitive or within a prepositional phrase: less in focus */
  const char *noun;   /* (nullable): lemma of what has no name */
  guint32 kinds;      /* of organisation that it may be, which speaks */
} LesartOccurrence;

typedef struct {
  LesartSyntax *syntax;
  LesartEntityTraits *traits; /* by entity */
  GArray *occurrences;        /* LesartOccurrence */
  GArray *found;              /* LesartMention, new */
  GPtrArray *kind_names;      /* bit -> name */
  GHashTable *kinds;          /* noun -> kinds: lesart_discourse_get_kinds() */
  guint32 public_kinds;       /* of bodies of the state */
  guint32 other_kind;         /* says of an organisation only that it is none of the others */
} LesartDiscourse;

LesartDiscourse *lesart_discourse_new (LesartSyntax *syntax);
void lesart_discourse_free (LesartDiscourse *discourse);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartDiscourse, lesart_discourse_free)

guint lesart_genders_from_agreement (guint32 agreement);
guint32 lesart_discourse_get_kinds (LesartDiscourse *discourse, const char *noun);
gboolean lesart_discourse_is_public_compound (LesartDiscourse *discourse, const char *noun);
gboolean lesart_discourse_is_certain (const LesartDiscourse *discourse, const char *noun);
const LesartEntity *lesart_discourse_get_entity (const LesartDiscourse *discourse, gint32 entity);

const char *lesart_kind_of_role (const LesartSyntax *syntax, const char *title);
gint32 lesart_resolve_pronoun (const LesartDiscourse *discourse,
                               guint32 at,
                               guint genders,
                               gboolean subject,
                               gboolean says,
                               guint32 clause);
gint32 lesart_resolve_possessive (const LesartDiscourse *discourse,
                                  guint32 at,
                                  guint genders,
                                  guint32 clause);
gint32 lesart_resolve_nearest (const LesartDiscourse *discourse, guint32 at, guint genders);
gint32 lesart_resolve_person (const LesartDiscourse *discourse,
                              const LesartPhrase *phrase,
                              gboolean known_only,
                              guint32 clause);
gint32 lesart_resolve_organisation (LesartDiscourse *discourse,
                                    const LesartPhrase *phrase,
                                    guint32 clause);

void lesart_insert_mentions (LesartExtraction *x, GArray *found);

G_END_DECLS
