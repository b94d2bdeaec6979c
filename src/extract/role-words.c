/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Is a noun an office, function or profession? Three ways to know, from sure to likely:
 *
 *   the list of roles       Ministerin, CEO
 *   the head of a compound  Wirtschafts|staatssekretär, OpenAI-|Chef
 *   the feminine in -in     a noun X is one for persons if the lexicon has Xin (Chemiker,
 *                           Chemikerin), and one that ends with X (Tankstellen|pächter)
 *
 * Words for where a person is from are none.
 */
#include "syntax.h"

#include <string.h>

#define MAX_FORM 96

static gboolean
is_listed (const LesartSyntax *syntax, const char *word)
{
  guint32 rows[1];

  return lesart_table_lookup (syntax->roles, word, -1, rows, 1) > 0;
}

/* Is the stem with -in a noun? */
static gboolean
is_feminine_stem (const LesartSyntax *syntax, const char *stem, gsize n_bytes)
{
  char word[MAX_FORM + 8];

  memcpy (word, stem, n_bytes);
  memcpy (word + n_bytes, "in", 2);
  return lesart_lexicon_has (syntax->x->lexicon, word, n_bytes + 2, LESART_CLASS_NOUN);
}

/* "Anwalt" has "Anwältin": the last a, o or u takes its dots. Returns the length of @changed, 0 if
 * there is none. */
static gsize
add_dots (const char *word, gsize length, char changed[MAX_FORM + 1])
{
  for (gsize i = length; i-- > 1;) {
    const char *dotted = word[i] == 'a' ? "ä" : word[i] == 'o' ? "ö" : word[i] == 'u' ? "ü" : NULL;

    if (dotted == NULL)
      continue;
    memcpy (changed, word, i);
    memcpy (changed + i, dotted, 2);
    memcpy (changed + i + 2, word + i + 1, length - i - 1);
    return length + 1;
  }
  return 0;
}

static gboolean
has_feminine (const LesartSyntax *syntax, const char *word)
{
  gsize length = strlen (word), stem;
  char changed[MAX_FORM + 1];

  if (length < 4 || length > MAX_FORM)
    return FALSE;
  stem = word[length - 1] == 'e' ? length - 1 : length; /* Biologe, Biologin */
  if (is_feminine_stem (syntax, word, stem))
    return TRUE;
  length = add_dots (word, length, changed);
  return length > 0 && is_feminine_stem (syntax, changed, length);
}

/* "Chemikerin" has "Chemiker", "Ärztin" has "Arzt"; "Firmin" and "Kabin" have nothing. */
static gboolean
has_masculine (const LesartSyntax *syntax, const char *word)
{
  gsize length = strlen (word);
  char weak[MAX_FORM];

  if (length < 6 || length > MAX_FORM || strcmp (word + length - 2, "in") != 0)
    return FALSE;
  memcpy (weak, word, length - 2);
  weak[length - 2] = 'e';
  return lesart_lexicon_has (syntax->x->lexicon, weak, length - 2, LESART_CLASS_NOUN)
         || lesart_lexicon_has (syntax->x->lexicon, weak, length - 1, LESART_CLASS_NOUN);
}

/* Endings that make a noun for a person also where the lexicon does not know it. */
static gboolean
has_person_suffix (const char *word)
{
  static const char *const suffixes[] = { "ologe",       "ologin",   "grafin",
                                          "istin",       "ikerin",   "beauftragter",
                                          "beauftragte", "expertin", "experte" };

  gsize length = strlen (word);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    gsize n = strlen (suffixes[i]);

    if (length >= n && memcmp (word + length - n, suffixes[i], n) == 0)
      return TRUE;
  }
  return FALSE;
}

/* "Gewerkschaftssekretärin", "Tankstellenpächter": the last part with its masculine or feminine,
 * where the whole is unknown. A Lautsprecher, which is known, is no person. */
static gboolean
has_person_head (const LesartSyntax *syntax, const char *word)
{
  gsize length = strlen (word);
  gboolean feminine = g_str_has_suffix (word, "in");
  const char *head = word;

  if (length > MAX_FORM
      || (!feminine && lesart_lexicon_has (syntax->x->lexicon, word, length, LESART_CLASS_NOUN)))
    return FALSE;
  while ((head = lesart_next_head (word, length, head)) != NULL) {
    char part[MAX_FORM + 8];
    gsize n = (gsize) g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (head)), part);

    g_strlcpy (part + n, g_utf8_next_char (head), sizeof part - n);
    if (feminine ? strlen (part) >= 8 && has_masculine (syntax, part)
                 : strlen (part) >= 6 && has_feminine (syntax, part))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_person_noun (const LesartSyntax *syntax, const char *word)
{
  const char *hyphen = strrchr (word, '-');

  if (hyphen != NULL && hyphen[1] != '\0')
    word = hyphen + 1;
  return has_feminine (syntax, word) || has_masculine (syntax, word) || has_person_suffix (word)
         || has_person_head (syntax, word);
}

static guint
gender_of (const LesartSyntax *syntax, guint32 at, const char *title)
{
  guint gender =
      lesart_agreement_get_gender (syntax->words[at].noun_agreement & LESART_AGREEMENT_SINGULAR);

  if (g_str_has_suffix (title, "in") || g_str_has_suffix (title, "frau"))
    return LESART_FEMININE;
  return gender == 0 ? LESART_MASCULINE : gender == LESART_NEUTER ? 0 : gender;
}

static gboolean
read_word (const LesartSyntax *syntax, guint32 at, LesartRoleWord *word)
{
  gsize length;
  const char *text = lesart_token_text (syntax->x, at, &length), *title;
  char form[MAX_FORM + 1];
  gboolean listed, demonym;
  guint32 row;

  memcpy (form, text, length);
  form[length] = '\0';
  listed = is_listed (syntax, form);
  /* The masculine lemma of a nominalised adjective would change what is said of a woman. */
  title = syntax->words[at].noun_lemma != NULL && !listed ? syntax->words[at].noun_lemma : form;
  demonym = g_hash_table_contains (syntax->demonyms, title)
            || g_hash_table_contains (syntax->demonyms, form);
  if (!demonym) {
    word->listed = listed || lesart_syntax_find_head (syntax->roles, title, &row);
    if (!word->listed && !is_person_noun (syntax, title))
      return FALSE;
  }
  word->title = lesart_extraction_intern (syntax->x, title, -1);
  return !demonym;
}

/**
 * lesart_read_role_word:
 * @at: a token
 * @word: (out): what it is as a role
 *
 * A form that is the same noun as before has been judged. Words for where a person is from have a
 * title, too.
 *
 * Returns: whether the token is a noun for an office, function or profession
 */
gboolean
lesart_read_role_word (const LesartSyntax *syntax, guint32 at, LesartRoleWord *word)
{
  const LesartToken *token = &syntax->x->tokens[at];
  const LesartWord *known = &syntax->words[at];
  LesartJudgedRole *judged;
  guint32 index;

  if (token->kind != LESART_TOKEN_WORD || !(token->flags & LESART_TOKEN_UPPER)
      || token->byte_end - token->byte_start > MAX_FORM)
    return FALSE;
  index = lesart_token_form (syntax->x, at)->index;
  if (index >= syntax->judged_roles->len)
    g_array_set_size (syntax->judged_roles, index + 1);
  judged = &g_array_index (syntax->judged_roles, LesartJudgedRole, index);
  if (!judged->known || judged->lemma != known->noun_lemma) {
    judged->known = TRUE;
    judged->lemma = known->noun_lemma;
    judged->is_role = (guint8) read_word (syntax, at, &judged->word);
  }
  *word = judged->word;
  if (judged->is_role)
    word->gender = gender_of (syntax, at, word->title);
  return judged->is_role;
}
