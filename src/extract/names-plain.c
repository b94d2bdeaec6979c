/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a single name tells of itself and its surroundings: its nominative, its gender, whether a
 * role or title introduces it.
 */
#include "names-private.h"

#include <string.h>

/**
 * lesart_name_is_introduced:
 *
 * Returns: whether a role or title stands before the name
 */
gboolean
lesart_name_is_introduced (const NameEvidence *e, const NameSpan *span)
{
  const NameForm *before;

  if (span->first == 0 || e->x->sentence_of[span->first] != e->x->sentence_of[span->first - 1])
    return FALSE;
  before = name_form (e, span->first - 1);
  return before->role || before->kind == NAME_WORD_TITLE;
}

/* --- Nominative --- */

/* Was the last word cut of its -s somewhere in the text, or is that what a list has? */
static gsize
plain_length (const NameEvidence *e, const NameSpan *span)
{
  const LesartReading *reading = e->x->reading;
  const NameForm *form = name_form (e, span->end - 1);
  const NameForm *word = &e->forms[e->plain_form[form->word]];
  LesartMatch match;

  if (word->n_bytes < form->n_bytes)
    return word->n_bytes;
  if (lesart_table_match (e->tables.lists[span->type], reading->text, reading->segments,
                          span->first, span->end, &match)
      && match.n_tokens == span->end - span->first && match.genitive)
    return form->n_bytes
           - (form->bytes[form->n_bytes - 1] == 's' || form->bytes[form->n_bytes - 1] == '\'' ? 1
                                                                                              : 3);
  return form->n_bytes;
}

static guint32
gender_of_noun (const NameEvidence *e, const NameForm *form)
{
  for (const char *p = form->bytes; p + 3 <= form->bytes + form->n_bytes; p++) {
    gsize n = form->n_bytes - (gsize) (p - form->bytes);
    const LesartLexeme *lexemes;
    guint n_lexemes;

    if ((*p & 0xc0) == 0x80 || (p > form->bytes && p < form->bytes + 3))
      continue;
    lexemes = p == form->bytes ? lesart_lexicon_lookup (e->x->lexicon, p, n, &n_lexemes)
                               : lesart_lexicon_lookup_folded (e->x->lexicon, p, n, &n_lexemes);
    for (guint i = 0; i < n_lexemes; i++)
      if (lexemes[i].word_class == LESART_CLASS_NOUN
          && (lexemes[i].features & (LESART_MASCULINE | LESART_FEMININE | LESART_NEUTER)))
        return lexemes[i].features & (LESART_MASCULINE | LESART_FEMININE | LESART_NEUTER);
    if (form->n_bytes > 60)
      break;
  }
  return 0;
}

/* "Bayerischen" before "Landesamt" is "Bayerisches"; appends @form as it is if it is no such word,
 * as "Salzburger", which never changes. */
static void
append_adjective (const NameEvidence *e, const NameForm *form, const NameForm *noun, GString *out)
{
  gsize n = form->n_bytes;
  gboolean inflected = n > 5 && form->bytes[n - 2] == 'e'
                       && strchr ("nmrs", form->bytes[n - 1]) != NULL
                       && ((form->classes | form->folded) & (1u << LESART_CLASS_ADJECTIVE)
                           || memcmp (form->bytes + n - 5, "sch", 3) == 0);
  guint32 gender = inflected ? gender_of_noun (e, noun) : 0;

  g_string_append_len (out, form->bytes, (gssize) n);
  if (gender == 0 || (noun->token_flags & LESART_TOKEN_UPPER) == 0
      || (form->bytes[n - 1] == 'r' && gender != LESART_MASCULINE
          && (form->folded & (1u << LESART_CLASS_ADJECTIVE)) == 0))
    return;
  g_string_truncate (out, out->len - 1);
  if (gender == LESART_MASCULINE)
    g_string_append_c (out, 'r');
  else if (gender == LESART_NEUTER)
    g_string_append_c (out, 's');
}

/* The nominative of a noun in the genitive, of which @form ends in the last part: "Instituts" is
 * "Institut", "Bundestages" "Bundestag". Returns its length; that of @form if it is no such noun.
 */
static gsize
length_without_case (const NameEvidence *e, const NameForm *form)
{
  for (const char *p = form->bytes; p + 3 <= form->bytes + form->n_bytes; p++) {
    gsize n = form->n_bytes - (gsize) (p - form->bytes);
    const LesartLexeme *lexemes;
    guint n_lexemes;
    gboolean folded = p > form->bytes && p[-1] != '-';

    if ((*p & 0xc0) == 0x80 || (p > form->bytes && p < form->bytes + 3) || form->n_bytes > 60)
      continue;
    lexemes = folded ? lesart_lexicon_lookup_folded (e->x->lexicon, p, n, &n_lexemes)
                     : lesart_lexicon_lookup (e->x->lexicon, p, n, &n_lexemes);
    for (guint i = 0; i < n_lexemes; i++) {
      char lemma[LESART_LEMMA_MAX];
      gsize length;

      if (lexemes[i].word_class != LESART_CLASS_NOUN || (lexemes[i].features & LESART_GENITIVE) == 0
          || (lexemes[i].features & LESART_NOMINATIVE) != 0)
        continue;
      length = lesart_lexicon_get_lemma (e->x->lexicon, &lexemes[i], p, n, lemma);
      if (length < n && memcmp (lemma + 1, p + 1, length - 1) == 0)
        return (gsize) (p - form->bytes) + length;
    }
    if (n_lexemes > 0)
      break;
  }
  return form->n_bytes;
}

/* "des Landgerichts Bonn", "des Bayerischen Landesamts für Umwelt": the article tells the case, and
 * the noun does not end the name. */
static gboolean
is_head_in_genitive (const NameEvidence *e, const NameSpan *span, guint32 at)
{
  const NameForm *before;

  if (span->type == LESART_ENTITY_PER || at + 1 >= span->end || span->first == 0
      || (at > span->first + 1)
      || (at == span->first + 1
          && ((name_form (e, span->first)->classes | name_form (e, span->first)->folded)
              & (1u << LESART_CLASS_ADJECTIVE))
                 == 0))
    return FALSE;
  before = name_form (e, span->first - 1);
  return name_form_is (before, "des") || name_form_is (before, "Des")
         || name_form_is (before, "eines") || name_form_is (before, "dieses");
}

/**
 * lesart_name_plain:
 *
 * Returns: (transfer full): the name in the nominative, as far as that can be told
 */
char *
lesart_name_plain (const NameEvidence *e, const NameSpan *span)
{
  GString *out = g_string_new (NULL);

  for (guint32 t = span->first; t < span->end; t++) {
    const NameForm *form = name_form (e, t);

    if (t > span->first && (e->x->tokens[t].flags & LESART_TOKEN_SPACE_BEFORE))
      g_string_append_c (out, ' ');
    if (t == span->first && span->type == LESART_ENTITY_ORG && t + 1 < span->end
        && (form->classes & (1u << LESART_CLASS_NOUN)) == 0 && form->head == NAME_HEAD_NONE)
      append_adjective (e, form, name_form (e, t + 1), out);
    else
      g_string_append_len (out, form->bytes,
                           (gssize) (t + 1 == span->end ? plain_length (e, span)
                                     : is_head_in_genitive (e, span, t)
                                         ? length_without_case (e, form)
                                         : form->n_bytes));
  }
  return g_string_free (out, FALSE);
}

/* --- Gender --- */

static guint
gender_before (const NameEvidence *e, const NameSpan *span)
{
  const NameForm *before;

  if (span->first == 0 || e->x->sentence_of[span->first] != e->x->sentence_of[span->first - 1])
    return 0;
  before = name_form (e, span->first - 1);
  if (span->type == LESART_ENTITY_PER) {
    if (name_form_is (before, "Frau"))
      return LESART_FEMININE;
    if (name_form_is (before, "Herr") || name_form_is (before, "Herrn"))
      return LESART_MASCULINE;
    if (before->role)
      return before->n_bytes > 4 && memcmp (before->bytes + before->n_bytes - 2, "in", 2) == 0
                 ? LESART_FEMININE
                 : LESART_MASCULINE;
    return 0;
  }
  if (name_form_is (before, "das") || name_form_is (before, "Das"))
    return LESART_NEUTER;
  if (name_form_is (before, "die") || name_form_is (before, "Die"))
    return LESART_FEMININE;
  return name_form_is (before, "den") ? LESART_MASCULINE : 0;
}

/**
 * lesart_name_gender:
 *
 * Returns: %LESART_MASCULINE, %LESART_FEMININE or %LESART_NEUTER; 0 if the name does not tell
 */
guint
lesart_name_gender (const NameEvidence *e, const NameSpan *span)
{
  const NameForm *first = name_form (e, span->first);
  guint gender = gender_before (e, span);

  if (span->type == LESART_ENTITY_PER && span->end - span->first > 1 && first->first_name > 1)
    return first->first_name == 2 ? LESART_MASCULINE : LESART_FEMININE;
  if (gender == 0 && span->type == LESART_ENTITY_ORG && first->head != NAME_HEAD_NONE)
    gender = gender_of_noun (e, first);
  return gender == LESART_MASCULINE || gender == LESART_FEMININE || gender == LESART_NEUTER ? gender
                                                                                            : 0;
}
