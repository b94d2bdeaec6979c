/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The noun phrases of the grammar with the names in them: a name that is the phrase, a title before
 * it, a name in apposition to the head noun, and the genitives and von-phrases that follow.
 */
#include "syntax.h"

#include <string.h>

#define MAX_ATTRIBUTES 3
#define MAX_NOUN 240 /* bytes; a longer one has no head that is looked for */
#define MAX_PHRASE_TOKENS                                                                          \
  64 /* with what follows it: keeps a text of nothing but adjectives cheap */

static gboolean
is_determiner (const LesartSyntax *syntax, guint32 at)
{
  LesartClosedClass kind = (LesartClosedClass) syntax->words[at].closed;

  return kind != LESART_CLOSED_NONE && kind != LESART_CLOSED_PERSONAL;
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

/* A phrase that is nothing but a name, perhaps with an article. */
static gboolean
read_name (const LesartSyntax *syntax, guint32 at, LesartPhrase *phrase)
{
  phrase->head = LESART_NO_TOKEN;
  take_name (syntax, at, phrase);
  phrase->agreement &= agreement_of_name (syntax, lesart_syntax_get_mention (syntax, at),
                                          phrase->determiner != LESART_NO_TOKEN);
  return phrase->agreement != 0;
}

static gboolean
read_core (const LesartSyntax *syntax, guint32 at, guint32 end, LesartPhrase *phrase)
{
  LesartNounPhrase found;

  if (is_determiner (syntax, at)) {
    phrase->determiner = at;
    phrase->agreement = syntax->words[at].closed_agreement;
    if (syntax->words[at].closed == LESART_CLOSED_FUSED && ++at >= end)
      return FALSE; /* a preposition to the grammar */
  }
  if (name_begins (syntax, at, end))
    return read_name (syntax, at, phrase);
  if (syntax->x->tokens[at].kind == LESART_TOKEN_QUOTE
      || !lesart_grammar_read_phrase (syntax->grammar, at, end, &found) || found.pronoun)
    return FALSE;
  for (guint32 t = at; t <= found.head; t++)
    if (name_begins (syntax, t, end)
        && lesart_syntax_get_mention (syntax, t)->end_token > found.head)
      return read_name (syntax, t, phrase); /* die Deutsche Bahn */
  phrase->head = found.head;
  phrase->core_end = found.head + 1;
  if ((phrase->agreement & found.agreement) != 0)
    phrase->agreement &= found.agreement;
  read_apposition (syntax, end, phrase);
  phrase->core_end = MAX (phrase->core_end, found.core_end);
  return TRUE;
}

/* Whether the list may have the head of a compound, written with a capital. */
static gboolean
may_be_listed (const LesartTable *table, const char *head, gsize n_bytes)
{
  char letters[3];

  if (n_bytes < sizeof letters || (guchar) head[0] >= 0x80)
    return TRUE;
  memcpy (letters, head, sizeof letters);
  letters[0] = g_ascii_toupper (letters[0]);
  return lesart_table_may_have (table, letters);
}

/**
 * lesart_syntax_find_head:
 * @noun: a lemma
 * @row: (out): of @table
 *
 * Returns: whether the list has the noun, or the head of it as a compound: Polizeibehörde
 */
gboolean
lesart_syntax_find_head (const LesartTable *table, const char *noun, guint32 *row)
{
  gsize length = strlen (noun);
  const char *head = noun;

  if (lesart_table_lookup (table, noun, -1, row, 1) > 0)
    return TRUE;
  while (length < MAX_NOUN && (head = lesart_next_head (noun, length, head)) != NULL) {
    char key[MAX_NOUN + 8];
    const char *rest = g_utf8_next_char (head);
    gsize n_rest = length - (gsize) (rest - noun), n;

    if (!may_be_listed (table, head, length - (gsize) (head - noun)))
      continue;
    n = (gsize) g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (head)), key);
    memcpy (key + n, rest, n_rest);
    if (lesart_table_lookup (table, key, (gssize) (n + n_rest), row, 1) > 0)
      return TRUE;
  }
  return FALSE;
}

/* "die Ministerin bei einem Besuch": not as "die Analystin bei der Bank", it says when. */
static gboolean
is_occasion (const LesartSyntax *syntax, guint32 preposition, const LesartPhrase *phrase)
{
  const char *lemma;
  guint32 row;

  if (phrase->mention >= 0 || phrase->head == LESART_NO_TOKEN
      || !lesart_grammar_is_one_of (syntax->grammar, preposition, "bei beim"))
    return FALSE;
  lemma = syntax->words[phrase->head].noun_lemma;
  return lemma == NULL || !lesart_syntax_find_head (syntax->nominals, lemma, &row);
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
    gboolean governed =
        lesart_grammar_is_one_of (syntax->grammar, at, "von vom für beim bei aus um");
    guint32 first = governed && syntax->words[at].closed != LESART_CLOSED_FUSED ? at + 1 : at;
    LesartPhrase attribute = { .determiner = LESART_NO_TOKEN,
                               .head = LESART_NO_TOKEN,
                               .mention = -1,
                               .agreement = LESART_AGREEMENT_ALL };

    if (first >= end || (!governed && !is_determiner (syntax, first)))
      break;
    /* "der Kritiker der „Zeitung“" */
    if (first + 2 < end && is_determiner (syntax, first)
        && syntax->x->tokens[first + 1].kind == LESART_TOKEN_QUOTE
        && name_begins (syntax, first + 2, end)) {
      at = lesart_syntax_get_mention (syntax, first + 2)->end_token;
      at += at < end && syntax->x->tokens[at].kind == LESART_TOKEN_QUOTE;
      continue;
    }
    if (!read_core (syntax, first, end, &attribute)
        || (!governed && !(attribute.agreement & LESART_AGREEMENT_GENITIVE))
        || is_occasion (syntax, at, &attribute))
      break;
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
  end = MIN (end, at + MAX_PHRASE_TOKENS);
  if (at >= end)
    return FALSE;
  if (syntax->words[at].closed == LESART_CLOSED_PERSONAL) {
    phrase->agreement = syntax->words[at].closed_agreement;
    phrase->mention = syntax->x->mention_at[at];
    return TRUE;
  }
  if (!is_determiner (syntax, at))
    phrase->first = at = skip_titles (syntax, at, end);
  if (at >= end || !read_core (syntax, at, end, phrase))
    return FALSE;
  /* A definite phrase that refers to something named carries that mention. */
  if (phrase->head != LESART_NO_TOKEN && phrase->mention < 0)
    phrase->mention =
        phrase->determiner != LESART_NO_TOKEN ? syntax->x->mention_at[phrase->head] : -1;
  phrase->end = phrase->core_end;
  if (phrase->mention < 0 || phrase->head == LESART_NO_TOKEN)
    phrase->end = lesart_syntax_skip_attributes (syntax, phrase->core_end, end);
  return TRUE;
}
