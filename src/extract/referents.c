/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Traits of the named entities, gathered over the whole text before any pronoun is read: gender
 * from first names, roles and articles; kind from the knowledge tables, from the words of the name
 * and from the noun beside it ("der Energieversorger Nordlicht", "die Nordlicht Offshore GmbH").
 */
#include "referents.h"

#include <string.h>

#define MAX_KINDS 31

const LesartEntity *
lesart_discourse_get_entity (const LesartDiscourse *discourse, gint32 entity)
{
  return &g_array_index (discourse->syntax->x->reading->entities, LesartEntity, entity);
}

guint
lesart_genders_from_agreement (guint32 agreement)
{
  return ((agreement & LESART_AGREEMENT_MASCULINE) ? LESART_GENDER_M : 0)
         | ((agreement & LESART_AGREEMENT_FEMININE) ? LESART_GENDER_F : 0)
         | ((agreement & LESART_AGREEMENT_NEUTER) ? LESART_GENDER_N : 0);
}

static guint
gender_bit (guint gender)
{
  return gender == LESART_MASCULINE  ? LESART_GENDER_M
         : gender == LESART_FEMININE ? LESART_GENDER_F
         : gender == LESART_NEUTER   ? LESART_GENDER_N
                                     : 0;
}

/* -- kinds of organisation ------------------------------------------------------------------------
 */

static guint32
kind_bit (LesartDiscourse *discourse, const char *name)
{
  for (guint i = 0; i < discourse->kind_names->len; i++)
    if (strcmp (g_ptr_array_index (discourse->kind_names, i), name) == 0)
      return 1u << i;
  if (discourse->kind_names->len >= MAX_KINDS)
    return 0;
  g_ptr_array_add (discourse->kind_names, g_strdup (name));
  return 1u << (discourse->kind_names->len - 1);
}

static guint32
kind_bits (LesartDiscourse *discourse, const char *cell)
{
  g_auto (GStrv) names = g_strsplit (cell != NULL ? cell : "", "|", -1);
  guint32 bits = 0;

  for (guint i = 0; names[i] != NULL; i++)
    if (names[i][0] != '\0')
      bits |= kind_bit (discourse, names[i]);
  return bits;
}

static guint32
kinds_of_noun (LesartDiscourse *discourse, const char *noun)
{
  const LesartTable *nominals = discourse->syntax->nominals;
  guint32 row;

  if (!lesart_syntax_find_head (nominals, noun, &row))
    return 0;
  return kind_bits (discourse,
                    lesart_table_get (nominals, row, lesart_table_find_column (nominals, "kind")));
}

/**
 * lesart_discourse_get_kinds:
 * @noun: a lemma
 *
 * Returns: the kinds of organisation that a noun, or the head of a compound, may stand for; 0: none
 */
guint32
lesart_discourse_get_kinds (LesartDiscourse *discourse, const char *noun)
{
  gpointer known;
  guint32 bits;

  if (g_hash_table_lookup_extended (discourse->kinds, noun, NULL, &known))
    return GPOINTER_TO_UINT (known);
  bits = kinds_of_noun (discourse, noun);
  g_hash_table_insert (discourse->kinds, g_strdup (noun), GUINT_TO_POINTER (bits));
  return bits;
}

/**
 * lesart_discourse_is_certain:
 * @noun: a lemma
 *
 * Returns: whether the noun alone makes an organisation of a name of unknown kind ("das
 * Unternehmen", but not "die Gesellschaft")
 */
gboolean
lesart_discourse_is_certain (const LesartDiscourse *discourse, const char *noun)
{
  const LesartTable *nominals = discourse->syntax->nominals;
  const char *certain;
  guint32 row;

  if (lesart_table_lookup (nominals, noun, -1, &row, 1) == 0)
    return FALSE;
  certain = lesart_table_get (nominals, row, lesart_table_find_column (nominals, "certain"));
  return g_strcmp0 (certain, "yes") == 0 || g_strcmp0 (certain, "alone") == 0;
}

/**
 * lesart_discourse_is_public_compound:
 * @noun: a lemma
 *
 * Returns: whether it is a compound for a body of the state that has no row of its own, as
 *   "Vermittlungsausschuss", or for one whose head the list calls "alone": its first part is as
 * good as a name; or a noun that the list calls "named"
 */
gboolean
lesart_discourse_is_public_compound (LesartDiscourse *discourse, const char *noun)
{
  const LesartTable *nominals = discourse->syntax->nominals;
  int certain = lesart_table_find_column (nominals, "certain");
  guint32 kinds, row;

  if (lesart_table_lookup (nominals, noun, -1, &row, 1) > 0)
    return strcmp (lesart_table_get (nominals, row, certain), "named") == 0;
  kinds = lesart_discourse_get_kinds (discourse, noun);
  return (kinds & discourse->public_kinds) != 0
         || (kinds != 0 && lesart_syntax_find_head (nominals, noun, &row)
             && strcmp (lesart_table_get (nominals, row, certain), "alone") == 0);
}

static guint32
kinds_in_knowledge (LesartDiscourse *discourse, const char *name)
{
  const LesartTable *table =
      lesart_language_get_table (discourse->syntax->x->language, "organisations");
  int column = lesart_table_find_column (table, "type");
  guint32 rows[2], bits = 0;
  guint n = lesart_table_lookup (table, name, -1, rows, G_N_ELEMENTS (rows));

  for (guint i = 0; i < n && column >= 0; i++)
    bits |= kind_bits (discourse, lesart_table_get (table, rows[i], column));
  return bits;
}

/* -- traits ---------------------------------------------------------------------------------------
 */

static void
add_noun (LesartDiscourse *discourse, LesartEntityTraits *traits, guint32 at)
{
  const LesartWord *word = &discourse->syntax->words[at];

  if (word->noun_lemma == NULL || g_ptr_array_find (traits->nouns, word->noun_lemma, NULL))
    return;
  g_ptr_array_add (traits->nouns, (gpointer) word->noun_lemma);
  traits->kinds |= lesart_discourse_get_kinds (discourse, word->noun_lemma);
}

/* The words of the name itself: "Landgericht Erfurt" is a court and neuter, "Dombro-Bau GmbH" a
 * company. */
static void
read_name_words (LesartDiscourse *discourse,
                 LesartEntityTraits *traits,
                 const LesartMention *mention)
{
  const LesartSyntax *syntax = discourse->syntax;

  for (guint32 t = mention->first_token; t < mention->end_token; t++) {
    gsize length;
    const char *form = lesart_token_text (syntax->x, t, &length);
    g_autofree char *word = g_strndup (form, MIN (length, 64));
    guint32 kinds;

    if (!(syntax->x->tokens[t].flags & LESART_TOKEN_UPPER))
      continue;
    if (syntax->words[t].noun_lemma != NULL)
      add_noun (discourse, traits, t);
    kinds = lesart_discourse_get_kinds (discourse, word);
    traits->kinds |= kinds;
    if (kinds != 0 && syntax->words[t].noun_agreement != 0)
      traits->genders |= lesart_genders_from_agreement (syntax->words[t].noun_agreement
                                                        & LESART_AGREEMENT_SINGULAR);
  }
}

static gboolean
is_article (const LesartSyntax *syntax, guint32 at)
{
  LesartClosedClass kind = (LesartClosedClass) syntax->words[at].closed;

  return kind == LESART_CLOSED_DEFINITE || kind == LESART_CLOSED_FUSED;
}

/* "der" is a nominative (der Nabu) unless a preposition or a noun before it wants another case. */
static guint
genders_of_article (const LesartSyntax *syntax, guint32 article, guint32 first)
{
  guint32 agreement = syntax->words[article].closed_agreement & LESART_AGREEMENT_SINGULAR;

  if (lesart_agreement_get_gender (agreement) != 0)
    return lesart_genders_from_agreement (agreement);
  if (!lesart_grammar_is_one_of (syntax->grammar, article, "der"))
    return lesart_genders_from_agreement (agreement); /* des, dem: masculine or neuter */
  if (article > first
      && (lesart_syntax_is_preposition (syntax, article - 1)
          || lesart_syntax_is_noun (syntax, article - 1)))
    return LESART_GENDER_F;
  return LESART_GENDER_M;
}

/* "der Nabu", "die Küstennetz GmbH", "das Start-up Fernwerk", "Meta, die Muttergesellschaft von Y"
 */
static void
read_context (LesartDiscourse *discourse, LesartEntityTraits *traits, const LesartMention *mention)
{
  const LesartSyntax *syntax = discourse->syntax;
  const LesartSentence *sentence =
      &syntax->x->sentences[syntax->x->sentence_of[mention->first_token]];
  guint32 before = mention->first_token, after = mention->end_token;
  LesartPhrase phrase;

  if (before > sentence->first && syntax->x->tokens[before - 1].kind == LESART_TOKEN_QUOTE)
    before--;
  if (before > sentence->first && is_article (syntax, before - 1)) {
    traits->genders |= genders_of_article (syntax, before - 1, sentence->first);
  } else if (before > sentence->first && syntax->x->mention_at[before - 1] < 0
             && lesart_syntax_is_noun (syntax, before - 1)
             && syntax->words[before - 1].noun_agreement != 0) {
    traits->genders |= lesart_genders_from_agreement (syntax->words[before - 1].noun_agreement
                                                      & LESART_AGREEMENT_SINGULAR);
    add_noun (discourse, traits, before - 1);
  } else
    traits->genders |= LESART_GENDER_N;
  if (after + 2 < sentence->end && lesart_grammar_is_one_of (syntax->grammar, after, ",")
      && syntax->words[after + 1].closed != LESART_CLOSED_NONE
      && syntax->words[after + 1].closed != LESART_CLOSED_PERSONAL
      && lesart_syntax_read_phrase (syntax, after + 1, sentence->end, &phrase)
      && phrase.head != LESART_NO_TOKEN && phrase.core_end == phrase.head + 1
      && syntax->words[phrase.head].noun_lemma != NULL
      && lesart_discourse_get_kinds (discourse, syntax->words[phrase.head].noun_lemma) != 0) {
    traits->genders |= lesart_genders_from_agreement (phrase.agreement & LESART_AGREEMENT_SINGULAR);
    add_noun (discourse, traits, phrase.head);
  }
}

/* The first name tells the gender where the lexicon knows it for one only. */
static guint
gender_of_first_name (const LesartSyntax *syntax, const LesartMention *mention)
{
  const LesartForm *form = lesart_token_form (syntax->x, mention->first_token);
  guint genders = 0;

  if (mention->end_token - mention->first_token < 2)
    return 0;
  for (guint i = 0; i < form->n_lexemes; i++)
    if (form->lexemes[i].word_class == LESART_CLASS_NAME
        && (form->lexemes[i].features & LESART_FIRST_NAME))
      genders |= lesart_genders_from_agreement (lesart_agreement (form->lexemes[i].features));
  return genders == LESART_GENDER_M   ? LESART_MASCULINE
         : genders == LESART_GENDER_F ? LESART_FEMININE
                                      : 0;
}

static guint
gender_of_address (const LesartSyntax *syntax, const LesartMention *mention)
{
  if (mention->first_token == 0)
    return 0;
  if (lesart_grammar_is_one_of (syntax->grammar, mention->first_token - 1, "Herr Herrn"))
    return LESART_MASCULINE;
  return lesart_grammar_is_one_of (syntax->grammar, mention->first_token - 1, "Frau")
             ? LESART_FEMININE
             : 0;
}

static void
gather_traits (LesartDiscourse *discourse)
{
  LesartReading *reading = discourse->syntax->x->reading;

  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);
    LesartEntity *entity = &g_array_index (reading->entities, LesartEntity, mention->entity);
    LesartEntityTraits *traits = &discourse->traits[mention->entity];

    if (entity->type == LESART_ENTITY_PER) {
      if (entity->gender == 0)
        entity->gender = gender_of_address (discourse->syntax, mention);
      if (entity->gender == 0)
        entity->gender = gender_of_first_name (discourse->syntax, mention);
    } else {
      if (traits->nouns->len < 32) {
        read_name_words (discourse, traits, mention);
        read_context (discourse, traits, mention);
      }
    }
  }
}

static const char *
country_of_person (LesartDiscourse *discourse, const LesartEntity *entity)
{
  const LesartTable *table = lesart_language_get_table (discourse->syntax->x->language, "persons");
  const char *country;
  guint32 row;

  if (!entity->known || entity->name == NULL
      || lesart_table_lookup (table, entity->name, -1, &row, 1) == 0)
    return NULL;
  country = lesart_table_get (table, row, lesart_table_find_column (table, "org_or_country"));
  return country != NULL && strlen (country) == 2 ? country : NULL;
}

static void
finish_traits (LesartDiscourse *discourse)
{
  const LesartSyntax *syntax = discourse->syntax;
  LesartReading *reading = syntax->x->reading;
  g_autoptr (GArray) roles = g_array_new (FALSE, FALSE, sizeof (LesartRole));

  lesart_find_roles (discourse->syntax, roles);
  for (guint i = 0; i < roles->len; i++) {
    const LesartRole *role = &g_array_index (roles, LesartRole, i);

    const char *kind = lesart_kind_of_role (syntax, role->role);
    LesartEntityTraits *traits = &discourse->traits[role->person];

    g_ptr_array_add (traits->roles, (gpointer) role->role);
    traits->of_court |= g_strcmp0 (kind, "legal") == 0 || g_strcmp0 (kind, "police") == 0;
  }
  for (guint i = 0; i < reading->entities->len; i++) {
    const LesartEntity *entity = &g_array_index (reading->entities, LesartEntity, i);
    LesartEntityTraits *traits = &discourse->traits[i];

    if (entity->type == LESART_ENTITY_PER) {
      traits->genders =
          entity->gender != 0 ? gender_bit (entity->gender) : LESART_GENDER_M | LESART_GENDER_F;
      traits->country = country_of_person (discourse, entity);
    } else {
      traits->genders |= gender_bit (entity->gender);
      if (entity->type == LESART_ENTITY_ORG) {
        traits->kinds |= kinds_in_knowledge (discourse, entity->name);
        traits->lower_name = g_utf8_strdown (entity->name != NULL ? entity->name : "", -1);
      }
    }
  }
}

LesartDiscourse *
lesart_discourse_new (LesartSyntax *syntax)
{
  LesartDiscourse *discourse = g_new0 (LesartDiscourse, 1);
  guint n = syntax->x->reading->entities->len;

  discourse->syntax = syntax;
  discourse->kind_names = g_ptr_array_new_with_free_func (g_free);
  discourse->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  discourse->public_kinds = kind_bits (discourse, "government|court|authority");
  discourse->other_kind = kind_bit (discourse, "other");
  discourse->occurrences = g_array_new (FALSE, TRUE, sizeof (LesartOccurrence));
  discourse->found = g_array_new (FALSE, TRUE, sizeof (LesartMention));
  discourse->traits = g_new0 (LesartEntityTraits, MAX (n, 1));
  for (guint i = 0; i < n; i++) {
    discourse->traits[i].nouns = g_ptr_array_new ();
    discourse->traits[i].roles = g_ptr_array_new ();
  }
  gather_traits (discourse);
  finish_traits (discourse);
  return discourse;
}

void
lesart_discourse_free (LesartDiscourse *discourse)
{
  for (guint i = 0; i < discourse->syntax->x->reading->entities->len; i++) {
    g_ptr_array_unref (discourse->traits[i].nouns);
    g_ptr_array_unref (discourse->traits[i].roles);
    g_free (discourse->traits[i].lower_name);
  }
  g_free (discourse->traits);
  g_ptr_array_unref (discourse->kind_names);
  g_hash_table_unref (discourse->kinds);
  g_array_unref (discourse->occurrences);
  g_array_unref (discourse->found);
  g_free (discourse);
}
