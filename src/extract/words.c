/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a token can be for quotes, roles and mentions: a finite verb, a preposition, the head of a
 * noun phrase.
 */
#include "syntax.h"

#include <string.h>

/* "Afghane|Afghanin": where somebody is from, not what somebody is. */
static GHashTable *
collect_demonyms (const LesartLanguage *language)
{
  GHashTable *demonyms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const LesartTable *places = lesart_language_get_table (language, "places");
  int column = lesart_table_find_column (places, "demonym_de");

  for (guint32 row = 0; column >= 0 && row < lesart_table_get_n_rows (places); row++) {
    const char *cell = lesart_table_get (places, row, column);
    g_auto (GStrv) words = g_strsplit (cell != NULL ? cell : "", "|", -1);

    for (guint i = 0; words[i] != NULL; i++)
      if (words[i][0] != '\0')
        g_hash_table_add (demonyms, g_strdup (words[i]));
  }
  return demonyms;
}

LesartSyntax *
lesart_syntax_new (LesartExtraction *x)
{
  LesartSyntax *syntax = g_new0 (LesartSyntax, 1);

  syntax->x = x;
  syntax->words = x->grammar->words;
  syntax->speech = lesart_language_get_table (x->language, "speech-verbs");
  syntax->roles = lesart_language_get_table (x->language, "roles");
  syntax->nominals = lesart_language_get_table (x->language, "nominals");
  syntax->demonyms = collect_demonyms (x->language);
  return syntax;
}

void
lesart_syntax_free (LesartSyntax *syntax)
{
  g_hash_table_unref (syntax->demonyms);
  g_free (syntax);
}

/* Classes that make a lower-case form rather that than a verb: "laut", "meine", "eine", "während". */
#define CLOSED_CLASSES                                                                            \
  (1u << LESART_CLASS_ARTICLE | 1u << LESART_CLASS_PRONOUN | 1u << LESART_CLASS_PREPOSITION        \
   | 1u << LESART_CLASS_CONJUNCTION | 1u << LESART_CLASS_NUMERAL)

gboolean
lesart_syntax_is_finite (const LesartSyntax *syntax, guint32 at)
{
  const LesartWord *word = &syntax->words[at];

  return (word->verb & LESART_FINITE) != 0 && word->closed == LESART_CLOSED_NONE && !(word->classes & CLOSED_CLASSES);
}

gboolean
lesart_syntax_is_preposition (const LesartSyntax *syntax, guint32 at)
{
  const LesartWord *word = &syntax->words[at];

  if (word->closed == LESART_CLOSED_FUSED)
    return TRUE;
  return (word->classes & 1u << LESART_CLASS_PREPOSITION) != 0 && !(syntax->x->tokens[at].flags & LESART_TOKEN_ALL_CAPS);
}

static gboolean
starts_with_digit (const LesartSyntax *syntax, guint32 at)
{
  return g_ascii_isdigit (syntax->x->utf8[syntax->x->tokens[at].byte_start]);
}

static gboolean
has_capital_head (const LesartSyntax *syntax, guint32 at)
{
  gsize length;
  const char *form = lesart_token_text (syntax->x, at, &length);
  const char *hyphen = g_strrstr_len (form, (gssize) length, "-");

  return hyphen != NULL && hyphen + 1 < form + length && g_unichar_isupper (g_utf8_get_char (hyphen + 1));
}

/**
 * lesart_syntax_is_noun:
 *
 * Returns: whether token @at can head a noun phrase: a capital and a noun reading, or a capital
 *   within a sentence and nothing known against it
 */
gboolean
lesart_syntax_is_noun (const LesartSyntax *syntax, guint32 at)
{
  const LesartToken *token = &syntax->x->tokens[at];
  const LesartWord *word = &syntax->words[at];

  if (token->flags & LESART_TOKEN_HAS_HYPHEN && starts_with_digit (syntax, at))
    return has_capital_head (syntax, at); /* 58-Jährige, but 58-jährige */
  if (token->kind != LESART_TOKEN_WORD)
    return FALSE;
  if (!(token->flags & LESART_TOKEN_UPPER) || word->closed != LESART_CLOSED_NONE)
    return FALSE;
  if (word->noun_agreement != 0 || (token->flags & LESART_TOKEN_ALL_CAPS))
    return TRUE;
  return !lesart_grammar_starts_sentence (syntax->x->grammar, at) && word->classes == 0;
}

/**
 * lesart_syntax_is_subjunctive:
 * @past_too: whether Konjunktiv II counts where its form is distinct (wäre, würde, hätte, kämen)
 *
 * Returns: whether @verb is in the Konjunktiv and cannot be read as an indicative of the third person
 */
gboolean
lesart_syntax_is_subjunctive (const LesartSyntax *syntax, guint32 verb, gboolean past_too)
{
  guint32 features = syntax->words[verb].verb;
  guint32 wanted = LESART_SUBJUNCTIVE_1 | (past_too ? LESART_SUBJUNCTIVE_2 : 0);
  gsize length;
  const char *form = lesart_token_text (syntax->x, verb, &length);

  if (!(features & wanted) || (features & LESART_PAST))
    return FALSE;
  if (!(features & LESART_PRESENT))
    return TRUE;
  /* "habe", "gehe", "werde": the first person singular shares the form; "haben" is an indicative. */
  return (features & LESART_SUBJUNCTIVE_1) && !(features & LESART_INFINITIVE) && length > 1 && form[length - 1] == 'e';
}

/**
 * lesart_syntax_is_one_of:
 * @words: words separated by spaces; case counts
 *
 * Returns: whether token @at is one of them
 */
gboolean
lesart_syntax_is_one_of (const LesartSyntax *syntax, guint32 at, const char *words)
{
  gsize length;
  const char *form;

  if (at >= syntax->x->n_tokens)
    return FALSE;
  form = lesart_token_text (syntax->x, at, &length);
  for (const char *word = words; *word != '\0';) {
    gsize n = strcspn (word, " ");

    if (n == length && memcmp (word, form, n) == 0)
      return TRUE;
    word += n + (word[n] == ' ');
  }
  return FALSE;
}

const LesartMention *
lesart_syntax_get_mention (const LesartSyntax *syntax, guint32 at)
{
  gint32 index = at < syntax->x->n_tokens ? syntax->x->mention_at[at] : -1;

  return index < 0 ? NULL : &g_array_index (syntax->x->reading->mentions, LesartMention, index);
}
