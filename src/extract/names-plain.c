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

/* The analyses of a noun, or of the last noun in a compound, that the lexicon has. */
static const LesartLexeme *
find_noun (const NameEvidence *e, const NameForm *form, guint *n_lexemes)
{
  for (const char *p = form->bytes; p + 3 <= form->bytes + form->n_bytes; p++) {
    gsize n = form->n_bytes - (gsize) (p - form->bytes);
    const LesartLexeme *lexemes;

    if ((*p & 0xc0) == 0x80 || (p > form->bytes && p < form->bytes + 3))
      continue;
    lexemes = p == form->bytes || p[-1] == '-'
                  ? lesart_lexicon_lookup (e->x->lexicon, p, n, n_lexemes)
                  : lesart_lexicon_lookup_folded (e->x->lexicon, p, n, n_lexemes);
    for (guint i = 0; i < *n_lexemes; i++)
      if (lexemes[i].word_class == LESART_CLASS_NOUN && (lexemes[i].features & LESART_MASK_GENDER))
        return lexemes;
    if (form->n_bytes > 60)
      break;
  }
  *n_lexemes = 0;
  return NULL;
}

static guint32
gender_of_noun (const NameEvidence *e, const NameForm *form)
{
  guint n_lexemes;
  const LesartLexeme *lexemes = find_noun (e, form, &n_lexemes);

  for (guint i = 0; i < n_lexemes; i++)
    if (lexemes[i].word_class == LESART_CLASS_NOUN && (lexemes[i].features & LESART_MASK_GENDER))
      return lexemes[i].features & LESART_MASK_GENDER;
  return 0;
}

/* May the article before the name go with such a noun? */
static gboolean
fits_article (const NameEvidence *e, const NameSpan *span, guint32 features)
{
  static const struct {
    const char *articles;
    guint32 genders; /* of the singular */
    gboolean plural;
  } rows[] = { { " den ", LESART_MASCULINE, TRUE },
               { " das ins ans aufs fürs ", LESART_NEUTER, FALSE },
               { " dem des im am zum vom beim ", LESART_MASCULINE | LESART_NEUTER, FALSE },
               { " die ", LESART_FEMININE, TRUE },
               { " zur ", LESART_FEMININE, FALSE },
               { " der ", LESART_MASCULINE | LESART_FEMININE, TRUE } };
  g_autofree char *word = NULL;

  if (span->first == 0 || e->x->sentence_of[span->first] != e->x->sentence_of[span->first - 1])
    return TRUE;
  word = g_strdup_printf (" %.*s ", (int) name_form (e, span->first - 1)->n_bytes,
                          name_form (e, span->first - 1)->bytes);
  word[1] = g_ascii_tolower (word[1]);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strstr (rows[i].articles, word) != NULL)
      return features & LESART_SINGULAR ? (features & rows[i].genders) != 0 : rows[i].plural;
  return TRUE;
}

/* The analysis, of one number, that fits best the article before the name and what the tagger says
 * of the noun at @at: number before gender. */
static gboolean
analyse_noun (const NameEvidence *e, const NameSpan *span, guint32 at, LesartLexeme *noun)
{
  const guint32 numbers[] = { LESART_SINGULAR, LESART_PLURAL };
  const guint32 said = e->x->tags != NULL ? e->x->tags[at].features : 0;
  guint n_lexemes, best_rate = 0;
  const LesartLexeme *lexemes = find_noun (e, name_form (e, at), &n_lexemes);

  for (guint i = 0; i < 2 * n_lexemes; i++) {
    LesartLexeme one = lexemes[i / 2];
    guint rate;

    if (one.word_class != LESART_CLASS_NOUN || (one.features & LESART_MASK_GENDER) == 0
        || (one.features & numbers[i % 2]) == 0)
      continue;
    one.features &= ~(guint32) LESART_MASK_NUMBER | numbers[i % 2];
    rate = 1 + 8 * fits_article (e, span, one.features)
           + 4 * ((one.features & said & LESART_MASK_NUMBER) != 0)
           + 2 * ((one.features & said & LESART_MASK_GENDER) != 0)
           + ((one.features & said & LESART_MASK_CASE) != 0);
    if (rate > best_rate) {
      *noun = one;
      best_rate = rate;
    }
  }
  return best_rate > 0;
}

/* An adjective or participle with an ending */
static gboolean
is_declined (const NameForm *form)
{
  const guint32 adjective = 1u << LESART_CLASS_ADJECTIVE;
  gsize n = form->n_bytes;
  const char *end = form->bytes + n;

  if (n < 4)
    return FALSE;
  if (end[-1] == 'e')
    return (form->folded & adjective) != 0;
  if (n < 5 || end[-2] != 'e' || strchr ("nmrs", end[-1]) == NULL)
    return FALSE;
  return (form->folded & adjective) != 0
         || (end[-1] != 'r'
             && ((form->classes & adjective) || memcmp (end - 5, "sch", 3) == 0
                 || (name_form_ends (form, "ten") && (form->folded & 1u << LESART_CLASS_VERB))));
}

static gboolean
is_common_noun (const NameForm *form)
{
  return (form->classes & ((1u << LESART_CLASS_NOUN) | NAME_CLASS_COMPOUND | NAME_CLASS_PART_NOUN))
             != 0
         && (form->classes & (1u << LESART_CLASS_NAME)) == 0;
}

/* The noun that the adjectives at the beginning of a name belong to ("Deutsche Fußball Liga"), or
 * that an organisation begins with ("Landesamtes für Geologie"); @span's end if there is none. */
static guint32
find_head (const NameEvidence *e, const NameSpan *span)
{
  guint32 at = span->first;

  if (span->type == LESART_ENTITY_PER
      || (span->type != LESART_ENTITY_ORG && e->tokens[at].quote != 0))
    return span->end;
  while (at + 1 < span->end
         && (is_declined (name_form (e, at)) || name_form_is_of_town (name_form (e, at))))
    at++;
  if ((name_form (e, at)->token_flags & LESART_TOKEN_UPPER) == 0)
    return span->end;
  if (at == span->first)
    return span->type == LESART_ENTITY_ORG && at + 1 < span->end
                   && (is_common_noun (name_form (e, at))
                       || name_form (e, at)->head != NAME_HEAD_NONE)
               ? at
               : span->end;
  while (at + 1 < span->end && is_common_noun (name_form (e, at + 1)))
    at++;
  return at;
}

/* "Bayerischen" before "Landesamt" is "Bayerisches". */
static void
append_adjective (const NameForm *form, const LesartLexeme *noun, GString *out)
{
  gsize n = form->n_bytes - (form->bytes[form->n_bytes - 1] != 'e');

  g_string_append_len (out, form->bytes, (gssize) n);
  if (noun->features & LESART_PLURAL)
    return;
  if (noun->features & LESART_MASCULINE)
    g_string_append_c (out, 'r');
  else if (noun->features & LESART_NEUTER)
    g_string_append_c (out, 's');
}

/* "Bären" is "Bär", "Spielen" is "Spiele". */
static void
append_noun (const NameEvidence *e, const NameForm *form, const LesartLexeme *noun, GString *out)
{
  char lemma[LESART_LEMMA_MAX];
  gsize n;

  if ((noun->features & LESART_NOMINATIVE) != 0) {
    g_string_append_len (out, form->bytes, (gssize) form->n_bytes);
  } else if (noun->features & LESART_PLURAL) {
    g_string_append_len (out, form->bytes, (gssize) form->n_bytes - name_form_ends (form, "n"));
  } else {
    n = lesart_lexicon_get_lemma (e->x->lexicon, noun, form->bytes, form->n_bytes, lemma);
    g_string_append_len (out, n > 0 ? lemma : form->bytes, (gssize) (n > 0 ? n : form->n_bytes));
  }
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
  guint32 head = find_head (e, span);
  LesartLexeme noun;
  gboolean known = head < span->end && analyse_noun (e, span, head, &noun);

  for (guint32 t = span->first; t < span->end; t++) {
    const NameForm *form = name_form (e, t);

    if (t > span->first && (e->x->tokens[t].flags & LESART_TOKEN_SPACE_BEFORE))
      g_string_append_c (out, ' ');
    if (known && t < head && is_declined (form))
      append_adjective (form, &noun, out);
    else if (known && t == head)
      append_noun (e, form, &noun, out);
    else
      g_string_append_len (out, form->bytes,
                           (gssize) (t + 1 == span->end ? plain_length (e, span) : form->n_bytes));
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
