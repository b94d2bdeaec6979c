/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A noun phrase as the subject of a sentence would be: "von der neuen Polizei" is said of "die neue
 * Polizei". Endings of articles and adjectives as in Duden, Die Grammatik (8th ed., 2009), 346-373
 * and 478-501.
 */
#include "grammar-private.h"

#include <string.h>

/* Which ending adjectives have behind the determiner. */
typedef enum {
  DECLENSION_STRONG, /* behind none: neuer Chef */
  DECLENSION_WEAK,   /* der neue Chef */
  DECLENSION_MIXED,  /* ein neuer Chef */
} Declension;

/* The last index: plural. */
typedef enum { FORM_MASCULINE, FORM_FEMININE, FORM_NEUTER, FORM_PLURAL, FORM_OPEN } Form;

static Form
form_of (const LesartGrammar *grammar, const LesartNounPhrase *phrase, guint32 agreement)
{
  const guint32 said = grammar->tags != NULL ? grammar->tags[phrase->head].features : 0;

  if ((agreement & LESART_AGREEMENT_PLURAL) != 0) {
    if ((agreement & LESART_AGREEMENT_SINGULAR) == 0 || (said & LESART_PLURAL))
      return FORM_PLURAL;
    agreement &= LESART_AGREEMENT_SINGULAR;
  }
  switch (lesart_agreement_get_gender (agreement)) {
  case LESART_MASCULINE:
    return FORM_MASCULINE;
  case LESART_FEMININE:
    return FORM_FEMININE;
  case LESART_NEUTER:
    return FORM_NEUTER;
  default:
    return FORM_OPEN;
  }
}

/* "em", "en", "er", "es" or "e" at the end of a declined word: its length. */
static gsize
ending_of (const char *word, gsize n)
{
  if (n > 3 && word[n - 2] == 'e' && strchr ("mnrs", word[n - 1]) != NULL)
    return 2;
  return n > 2 && word[n - 1] == 'e' ? 1 : 0;
}

static gboolean
is_like_ein (const char *word, gsize stem)
{
  static const char *const stems[] = { "ein", "kein", "sein", "ihr", "mein", "unser" };

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    if (strlen (stems[i]) == stem && g_ascii_strncasecmp (stems[i], word, stem) == 0)
      return TRUE;
  return FALSE;
}

static Declension
append_determiner (const LesartGrammar *grammar, guint32 at, Form form, GString *out)
{
  static const char *const definite[] = { "der", "die", "das", "die" };
  static const char *const strong[] = { "er", "e", "es", "e" };
  static const char *const like_ein[] = { "", "e", "", "e" };
  gsize n;
  const char *word = lesart_grammar_form (grammar, at, &n);
  gsize stem = n - ending_of (word, n);

  if (grammar->words[at].closed == LESART_CLOSED_FUSED) /* "vom neuen Chef": neuer Chef */
    return DECLENSION_STRONG;
  if (grammar->words[at].closed == LESART_CLOSED_DEFINITE) {
    g_string_append (out, definite[form]);
    return DECLENSION_WEAK;
  }
  g_string_append_len (out, word, (gssize) stem);
  if (!is_like_ein (word, stem)) {
    g_string_append (out, strong[form]);
    return DECLENSION_WEAK;
  }
  g_string_append (out, like_ein[form]);
  return form == FORM_PLURAL ? DECLENSION_WEAK : DECLENSION_MIXED;
}

static void
append_adjective (
    const LesartGrammar *grammar, guint32 at, Form form, Declension declension, GString *out)
{
  static const char *const endings[][FORM_OPEN] = {
    [DECLENSION_STRONG] = { "er", "e", "es", "e" },
    [DECLENSION_WEAK] = { "e", "e", "e", "en" },
    [DECLENSION_MIXED] = { "er", "e", "es", "en" },
  };
  gsize n;
  const char *word = lesart_grammar_form (grammar, at, &n);
  gsize ending = ending_of (word, n);
  gboolean of_town = g_ascii_isupper (*word) && g_str_has_prefix (word + n - ending, "er");

  g_string_append_len (out, word, (gssize) (n - (of_town ? 0 : ending)));
  if (ending > 0 && !of_town)
    g_string_append (out, endings[declension][form]);
}

/* "Nachbarn" is "Nachbar", "Gerichts" "Gericht", of several "Nachbarn"; "Spielen" is "Spiele". */
static void
append_noun (const LesartGrammar *grammar, guint32 at, Form form, GString *out)
{
  const LesartWord *noun = &grammar->words[at];
  gsize n;
  const char *word = lesart_grammar_form (grammar, at, &n);
  gsize n_lemma = noun->noun_lemma != NULL ? strlen (noun->noun_lemma) : 0;

  if (form != FORM_PLURAL && n_lemma > 0 && n_lemma < n && n <= n_lemma + 3
      && memcmp (word, noun->noun_lemma, n_lemma) == 0)
    n = n_lemma;
  else if (form == FORM_PLURAL && n > 2 && word[n - 1] == 'n' && noun->noun_agreement != 0
           && (noun->noun_agreement & LESART_AGREEMENT_NOMINATIVE & LESART_AGREEMENT_PLURAL) == 0)
    n--;
  g_string_append_len (out, word, (gssize) n);
}

/**
 * lesart_grammar_dup_nominative:
 * @phrase: a noun phrase that stands in another case
 *
 * Returns: (nullable) (transfer full): the words of @phrase up to its head, in the nominative:
 *   "die neue Polizei" for "der neuen Polizei"; %NULL where number or gender cannot be told
 */
char *
lesart_grammar_dup_nominative (const LesartGrammar *grammar, const LesartNounPhrase *phrase)
{
  const guint32 oblique = phrase->agreement & ~LESART_AGREEMENT_NOMINATIVE;
  const Form form = form_of (grammar, phrase, oblique);
  Declension declension = DECLENSION_STRONG;
  GString *out;

  if (form == FORM_OPEN || phrase->pronoun || phrase->coordinated)
    return NULL;
  out = g_string_new (NULL);
  for (guint32 at = phrase->first; at <= phrase->head; at++) {
    const LesartWord *word = &grammar->words[at];
    gsize n;
    const char *text = lesart_grammar_form (grammar, at, &n);

    if (out->len > 0 && (lesart_grammar_token (grammar, at)->flags & LESART_TOKEN_SPACE_BEFORE))
      g_string_append_c (out, ' ');
    if (at == phrase->head)
      append_noun (grammar, at, form, out);
    else if (at == phrase->first && word->closed != LESART_CLOSED_NONE
             && word->closed != LESART_CLOSED_PERSONAL)
      declension = append_determiner (grammar, at, form, out);
    else if ((word->kinds & LESART_WORD_ADJECTIVE) != 0 && word->agreement != 0
             && (word->kinds & LESART_WORD_PREDICATIVE) == 0)
      append_adjective (grammar, at, form, declension, out);
    else
      g_string_append_len (out, text, (gssize) n);
  }
  return g_string_free (out, FALSE);
}
