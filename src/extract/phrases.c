/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Noun phrases: determiner, modifiers, head noun, a name in apposition to the head, and what
 * follows (genitive, von-phrase). Read from left to right, each token a bounded number of times.
 */
#include "syntax.h"

#include <string.h>

/* A participle with its own objects before the head, as in "das auf Lagerroboter spezialisierte
 * Unternehmen", is read over this many tokens. */
#define MAX_MODIFIER_TOKENS 8
#define MAX_ATTRIBUTES 3

static gboolean
is_word (const LesartSyntax *syntax, guint32 at)
{
  return syntax->x->tokens[at].kind == LESART_TOKEN_WORD;
}

static gboolean
ends_like_adjective (const LesartSyntax *syntax, guint32 at)
{
  static const char *const endings[] = { "e", "en", "er", "es", "em" };
  gsize length;
  const char *form = lesart_token_text (syntax->x, at, &length);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    gsize n = strlen (endings[i]);

    if (length > n + 2 && memcmp (form + length - n, endings[i], n) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Adjective, participle, adverb of degree, numeral: what may stand between determiner and noun. */
static gboolean
is_modifier (const LesartSyntax *syntax, guint32 at)
{
  const LesartToken *token = &syntax->x->tokens[at];
  const LesartWord *word = &syntax->words[at];

  if (token->kind == LESART_TOKEN_NUMBER)
    return !lesart_syntax_is_noun (syntax, at);
  if (token->kind != LESART_TOKEN_WORD || word->closed != LESART_CLOSED_NONE
      || lesart_syntax_is_noun (syntax, at))
    return FALSE;
  return (word->kinds & (LESART_WORD_ADJECTIVE | LESART_WORD_NUMERAL)) != 0
         || (!(token->flags & LESART_TOKEN_UPPER) && (word->kinds & LESART_WORD_ADVERB) != 0);
}

static gboolean
is_determiner (const LesartSyntax *syntax, guint32 at)
{
  LesartClosedClass kind = (LesartClosedClass) syntax->words[at].closed;

  return kind != LESART_CLOSED_NONE && kind != LESART_CLOSED_PERSONAL;
}

static guint32
agreement_of_noun (const LesartSyntax *syntax, guint32 at)
{
  guint32 agreement = syntax->words[at].noun_agreement;

  return agreement == 0 ? LESART_AGREEMENT_ALL : agreement;
}

/* Without an article a name is in the genitive only with its ending. */
static guint32
agreement_of_name (const LesartSyntax *syntax, const LesartMention *mention, gboolean has_article)
{
  const LesartEntity *entity =
      &g_array_index (syntax->x->reading->entities, LesartEntity, mention->entity);
  guint32 agreement = LESART_AGREEMENT_ALL;
  gsize length;
  const char *form = lesart_token_text (syntax->x, mention->end_token - 1, &length);

  if (entity->type == LESART_ENTITY_PER)
    agreement =
        LESART_AGREEMENT_SINGULAR & (LESART_AGREEMENT_MASCULINE | LESART_AGREEMENT_FEMININE);
  if (entity->gender == LESART_MASCULINE)
    agreement &= LESART_AGREEMENT_MASCULINE;
  else if (entity->gender == LESART_FEMININE)
    agreement &= LESART_AGREEMENT_FEMININE;
  if (length > 2 && form[length - 1] == 's' && !g_str_has_suffix (entity->name, "s"))
    return agreement & LESART_AGREEMENT_GENITIVE;
  return has_article ? agreement : agreement & ~LESART_AGREEMENT_GENITIVE;
}

/* Skips "Prof. Dr." and "Herr" before a name. */
static guint32
skip_titles (const LesartSyntax *syntax, guint32 at, guint32 end)
{
  while (at < end
         && lesart_grammar_is_one_of (
             syntax->grammar, at,
             "Prof. Dr. Professor Professorin Doktor Dipl.-Ing. h. c. Sir Dame Lord"))
    at++;
  return at;
}

static gboolean
name_begins (const LesartSyntax *syntax, guint32 at, guint32 end)
{
  const LesartMention *mention = at < end ? lesart_syntax_get_mention (syntax, at) : NULL;

  return mention != NULL && mention->kind == LESART_MENTION_NAME && mention->first_token == at;
}

static void
take_name (const LesartSyntax *syntax, guint32 at, LesartPhrase *phrase)
{
  phrase->mention = syntax->x->mention_at[at];
  phrase->core_end = lesart_syntax_get_mention (syntax, at)->end_token;
}

/* "Landwirt Reto Gredig", "Gründerin und Vorstandschefin Nele Bachmair", "dem Autobauer
 * Mercedes-Benz" */
static void
read_apposition (const LesartSyntax *syntax, guint32 end, LesartPhrase *phrase)
{
  guint32 at = skip_titles (syntax, phrase->core_end, end);
  guint32 name;

  if (at + 1 < end && lesart_grammar_token_is (syntax->grammar, at, "und")
      && lesart_syntax_is_noun (syntax, at + 1) && syntax->x->mention_at[at + 1] < 0
      && name_begins (syntax, skip_titles (syntax, at + 2, end), end))
    at = skip_titles (syntax, at + 2, end);
  if (at < end && syntax->x->tokens[at].kind == LESART_TOKEN_QUOTE)
    at++;
  if (!name_begins (syntax, at, end))
    return;
  name = agreement_of_name (syntax, lesart_syntax_get_mention (syntax, at), FALSE);
  if (!(name & ~LESART_AGREEMENT_GENITIVE))
    return;
  take_name (syntax, at, phrase);
  if (phrase->agreement & name)
    phrase->agreement &= name;
}

/* "der Oldenburger Versorger": a capital word in -er before the noun. */
static gboolean
is_town_adjective (const LesartSyntax *syntax, guint32 at, guint32 end)
{
  gsize length;
  const char *form = lesart_token_text (syntax->x, at, &length);

  if (at + 1 >= end || length < 5 || memcmp (form + length - 2, "er", 2) != 0
      || !(syntax->x->tokens[at].flags & LESART_TOKEN_UPPER))
    return FALSE;
  return lesart_syntax_is_noun (syntax, at + 1) && syntax->x->mention_at[at + 1] < 0
         && syntax->x->mention_at[at] < 0;
}

/* The determiner and all between it and the head noun; FALSE if no noun is in reach. */
static gboolean
find_head (const LesartSyntax *syntax, guint32 end, LesartPhrase *phrase)
{
  guint32 at = phrase->determiner == LESART_NO_TOKEN ? phrase->first : phrase->first + 1;
  guint32 limit = MIN (end, at + MAX_MODIFIER_TOKENS);
  gboolean in_object = FALSE;

  for (; at < limit; at++) {
    if (name_begins (syntax, at, end) && !in_object) {
      /* "Ihr Kollege" may be a name to others; "die Deutsche Bahn" is one with an article. */
      phrase->head = LESART_NO_TOKEN;
      take_name (syntax, at, phrase);
      phrase->agreement &= agreement_of_name (syntax, lesart_syntax_get_mention (syntax, at),
                                              phrase->determiner != LESART_NO_TOKEN);
      return phrase->agreement != 0;
    }
    if (is_town_adjective (syntax, at, end))
      continue;
    if (lesart_syntax_is_noun (syntax, at) && !is_modifier (syntax, at)) {
      guint32 agreement = phrase->agreement & agreement_of_noun (syntax, at);

      if (agreement != 0
          && (!in_object
              || (at > 0 && is_modifier (syntax, at - 1)
                  && ends_like_adjective (syntax, at - 1)))) {
        phrase->head = at;
        phrase->core_end = at + 1;
        phrase->agreement = agreement;
        return TRUE;
      }
      if (!in_object)
        return FALSE;
      continue;
    }
    if (is_modifier (syntax, at) || lesart_grammar_token_is (syntax->grammar, at, "und"))
      continue;
    if (phrase->determiner == LESART_NO_TOKEN || !is_word (syntax, at))
      return FALSE;
    if (!lesart_syntax_is_preposition (syntax, at) && !in_object)
      return FALSE;
    in_object = TRUE;
  }
  return FALSE;
}

/**
 * lesart_syntax_skip_attributes:
 * @at: behind a noun
 *
 * Returns: the end of the genitives and prepositional phrases that belong to it: "der Polizei",
 * "von OpenAI", "für Inneres"; @at if there are none
 */
guint32
lesart_syntax_skip_attributes (const LesartSyntax *syntax, guint32 at, guint32 end)
{
  for (guint i = 0; i < MAX_ATTRIBUTES && at < end; i++) {
    LesartPhrase attribute = { .first = at,
                               .determiner = LESART_NO_TOKEN,
                               .head = LESART_NO_TOKEN,
                               .mention = -1,
                               .agreement = LESART_AGREEMENT_GENITIVE };

    if (lesart_grammar_is_one_of (syntax->grammar, at, "von vom für beim bei aus um")) {
      attribute.agreement = LESART_AGREEMENT_ALL;
      if (syntax->words[at].closed != LESART_CLOSED_FUSED)
        attribute.first = at + 1;
    }
    if (attribute.first >= end)
      break;
    if (is_determiner (syntax, attribute.first)) {
      attribute.determiner = attribute.first;
      attribute.agreement &= syntax->words[attribute.first].closed_agreement;
    } else if (attribute.first == at)
      break;
    /* "der Kritiker der „Zeitung“" */
    if (attribute.first + 2 < end && attribute.determiner != LESART_NO_TOKEN
        && syntax->x->tokens[attribute.first + 1].kind == LESART_TOKEN_QUOTE
        && name_begins (syntax, attribute.first + 2, end)) {
      at = lesart_syntax_get_mention (syntax, attribute.first + 2)->end_token;
      at += at < end && syntax->x->tokens[at].kind == LESART_TOKEN_QUOTE;
      continue;
    }
    if (attribute.agreement == 0 || !find_head (syntax, end, &attribute))
      break;
    if (attribute.head != LESART_NO_TOKEN)
      read_apposition (syntax, end, &attribute);
    at = attribute.core_end;
  }
  return at;
}

/**
 * lesart_syntax_read_phrase:
 * @at: where it has to begin
 * @end: where it has to be over
 * @phrase: (out): the phrase
 *
 * Reads a noun phrase, a name or a personal pronoun.
 *
 * Returns: whether there is one
 */
gboolean
lesart_syntax_read_phrase (const LesartSyntax *syntax,
                           guint32 at,
                           guint32 end,
                           LesartPhrase *phrase)
{
  *phrase = (LesartPhrase){ .first = at,
                            .determiner = LESART_NO_TOKEN,
                            .head = LESART_NO_TOKEN,
                            .core_end = at + 1,
                            .end = at + 1,
                            .mention = -1,
                            .agreement = LESART_AGREEMENT_ALL };
  if (at >= end)
    return FALSE;
  if (syntax->words[at].closed == LESART_CLOSED_PERSONAL) {
    phrase->agreement = syntax->words[at].closed_agreement;
    phrase->mention = syntax->x->mention_at[at];
    return TRUE;
  }
  if (is_determiner (syntax, at)) {
    phrase->determiner = at;
    phrase->agreement = syntax->words[at].closed_agreement;
  } else
    phrase->first = at = skip_titles (syntax, at, end);
  if (at >= end || !find_head (syntax, end, phrase))
    return FALSE;
  if (phrase->head != LESART_NO_TOKEN) {
    read_apposition (syntax, end, phrase);
    /* A definite phrase that refers to something named carries that mention. */
    if (phrase->mention < 0)
      phrase->mention =
          phrase->determiner != LESART_NO_TOKEN ? syntax->x->mention_at[phrase->head] : -1;
  }
  phrase->end = phrase->core_end;
  if (phrase->mention < 0 || phrase->head == LESART_NO_TOKEN)
    phrase->end = lesart_syntax_skip_attributes (syntax, phrase->core_end, end);
  return TRUE;
}
