/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "describe-lookup.h"

#include <glib/gi18n.h>
#include <string.h>

#include "describe-label.h"

/**
 * lesart_describe_way:
 *
 * Returns: (nullable): how a headword was reached; %NULL if the word is it
 */
const char *
lesart_describe_way (const LesartHeadword *word)
{
  if (word->is_guess)
    return C_ ("headword", "a guess");
  switch (word->way) {
  case LESART_WAY_INFLECTED:
    return C_ ("headword", "inflected");
  case LESART_WAY_SEPARATED:
    return C_ ("headword", "with its prefix");
  case LESART_WAY_SPELLING:
    return C_ ("headword", "in another spelling");
  case LESART_WAY_PART:
    return C_ ("headword", "a part");
  case LESART_WAY_HEAD:
    return C_ ("headword", "only the end of the word");
  case LESART_WAY_DIRECT:
  default:
    return NULL;
  }
}

static const char *
describe_gender (guint32 features)
{
  if ((features & LESART_MASCULINE) && (features & LESART_FEMININE))
    return _ ("masculine or feminine");
  if (features & LESART_MASCULINE)
    return _ ("masculine");
  if (features & LESART_FEMININE)
    return _ ("feminine");
  if (features & LESART_NEUTER)
    return _ ("neuter");
  return features & LESART_PLURAL ? _ ("plural") : NULL;
}

static const char *
describe_class (guint32 classes)
{
  static const struct {
    LesartWordClass word_class;
    const char *name;
  } names[] = {
    { LESART_CLASS_VERB, N_ ("verb") },
    { LESART_CLASS_ADJECTIVE, N_ ("adjective") },
    { LESART_CLASS_ADVERB, N_ ("adverb") },
    { LESART_CLASS_PREPOSITION, N_ ("preposition") },
    { LESART_CLASS_CONJUNCTION, N_ ("conjunction") },
    { LESART_CLASS_PRONOUN, N_ ("pronoun") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (classes & (1u << names[i].word_class))
      return _ (names[i].name);
  return NULL;
}

/* What an entry says of the word itself: its gender, else its class, which is often given for all
 * wordings at once, behind the last one. (nullable) */
static const char *
describe_grammar (const LesartEntry *entry)
{
  LesartPiece found = entry->found, rest = entry->wordings[LESART_SIDE_GERMAN];
  LesartWording wording;
  guint32 classes = 0;

  if (lesart_wording_next (&found, &wording) && wording.features != 0)
    return describe_gender (wording.features);
  while (lesart_wording_next (&rest, &wording))
    classes |= wording.classes;
  return describe_class (classes);
}

/**
 * lesart_describe_headword:
 * @word: one of those of @lookup
 *
 * Returns: (transfer full): its gender, plural or part of speech, by the first entry that has any,
 *   and how it was reached; empty if none of these is known
 */
char *
lesart_describe_headword (const LesartLookup *lookup, const LesartLookupWord *word)
{
  const char *way = lesart_describe_way (&word->word), *kind = NULL;
  const LesartEntry *entry = NULL;
  LesartWording plural;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < word->n && kind == NULL && word->side == LESART_SIDE_GERMAN; i++) {
    entry = &g_array_index (lookup->entries, LesartEntry, word->first + i);
    kind = describe_grammar (entry);
  }
  if (kind != NULL)
    g_string_append (text, kind);
  if (kind != NULL && lesart_entry_find_plural (entry, &plural)) {
    g_string_append (text, " · ");
    /* Translators: %s is a German plural */
    g_string_append_printf (text, _ ("plural %s"), plural.plain);
  }
  if (way != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", way);
  return g_string_free (text, FALSE);
}

static void
append_remark (GString *text, const LesartRemark *remark, gboolean markup)
{
  g_autofree char *words = g_strndup (remark->text.bytes, remark->text.n_bytes);
  const char *said = remark->kind == LESART_REMARK_LABEL ? lesart_describe_label (words) : words;
  g_autofree char *shown = markup ? g_markup_escape_text (said, -1) : g_strdup (said);

  if (remark->kind == LESART_REMARK_RELATED)
    return;
  if (remark->kind == LESART_REMARK_GLOSS)
    g_string_append_printf (text, " (%s)", shown);
  else
    g_string_append_printf (text, markup ? " <i>%s</i>" : " %s", shown);
}

/**
 * lesart_describe_wordings:
 * @wordings: of one side of an entry
 * @but: (nullable): words that are not repeated, nor their grammar; other remarks of them come
 *   first, so that they are not taken for those of a word beside them
 * @markup: whether remarks are set in italics
 *
 * Returns: (transfer full): the wordings with what is remarked of them
 */
char *
lesart_describe_wordings (LesartPiece wordings, const char *but, gboolean markup)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GString) own = g_string_new (NULL);
  LesartWording wording;

  while (lesart_wording_next (&wordings, &wording)) {
    g_autofree char *words = markup ? g_markup_escape_text (wording.plain, -1) : NULL;
    gboolean is_said = but != NULL && strcmp (wording.plain, but) == 0;

    if (!is_said && text->len > 0)
      g_string_append (text, "; ");
    if (!is_said)
      g_string_append (text, markup ? words : wording.plain);
    for (guint i = 0; i < wording.n_remarks; i++)
      if (!is_said || wording.remarks[i].kind != LESART_REMARK_GRAMMAR)
        append_remark (is_said ? own : text, &wording.remarks[i], markup);
  }
  if (own->len > 0 && text->len > 0)
    g_string_append (own, " · ");
  g_string_prepend (text, own->str);
  if (text->len > 0 && text->str[0] == ' ')
    g_string_erase (text, 0, 1);
  return g_string_free (text, FALSE);
}

/**
 * lesart_describe_false_friend:
 *
 * Returns: (transfer full): a warning of it
 */
char *
lesart_describe_false_friend (const LesartFalseFriend *friend)
{
  g_auto (GStrv) meanings = g_strsplit (friend->meaning, "|", -1);
  g_auto (GStrv) looks = g_strsplit (friend->english, "|", -1);
  g_autofree char *meaning = g_strjoinv (", ", meanings);
  g_autofree char *english = g_strjoinv (", ", looks);

  /* Translators: a false friend; the first %s is what it means, the second what it looks like */
  return g_strdup_printf (_ ("False friend: %s, not “%s”"), meaning, english);
}
