/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names by lists and rules alone: what is decided without the model, and what a user's own lists
 * decide before it.
 *
 * Without the model less is found, and nearly nothing that no list has, but what is plain to see:
 * listed names, first name and surname, company with its legal form, authority and the like.
 */
#include "names-private.h"

#define SURE 8.0f /* a margin: of a score of 1 */
#define FAIR 3.0f

static gboolean
is_upper (const NameForm *form)
{
  return (form->token_flags & LESART_TOKEN_UPPER) != 0;
}

static gboolean
is_noun (const NameForm *form)
{
  return (form->classes & ((1u << LESART_CLASS_NOUN) | NAME_CLASS_COMPOUND)) != 0;
}

static void
set_tags (
    guint8 *tags, float *margins, guint32 first, guint32 end, LesartEntityType type, float margin)
{
  for (guint32 t = first; t < end; t++) {
    tags[t] = t == first ? NAME_BEGIN (type) : NAME_INSIDE (type);
    margins[t] = margin;
  }
}

/* What follows must not go on with a name whose beginning was taken away. */
static void
close_behind (guint8 *tags, guint32 end, guint32 sentence_end)
{
  if (end < sentence_end && tags[end] != NAME_OUTSIDE && !NAME_TAG_BEGINS (tags[end]))
    tags[end] = NAME_BEGIN (NAME_TAG_TYPE (tags[end]));
}

/**
 * lesart_name_tag_own:
 *
 * What a user's own lists have is a name, whatever the model makes of it.
 */
void
lesart_name_tag_own (
    const NameEvidence *e, guint32 first, guint32 end, guint8 *tags, float *margins)
{
  for (guint32 t = first; t < end;) {
    guint32 next = t + 1;

    if (e->tokens[t].own != 0) {
      while (next < end && e->tokens[next].own == NAME_OWN_INSIDE)
        next++;
      set_tags (tags, margins, t, next, (LesartEntityType) (e->tokens[t].own - 1), SURE);
      close_behind (tags, next, end);
    }
    t = next;
  }
}

/* Where the longest phrase of a list that begins here ends; persons before others of the same
 * length. */
static guint32
end_of_listed (const NameEvidence *e, guint32 at, guint32 end, LesartEntityType *type)
{
  const NameForm *form = name_form (e, at);
  guint32 longest = at;

  for (guint i = 0; i < LESART_N_ENTITY_TYPES; i++) {
    guint32 behind = at + 1;

    if ((e->tokens[at].listed & NAME_LIST_BEGIN (i)) == 0)
      continue;
    while (behind < end && (e->tokens[behind].listed & NAME_LIST_INSIDE (i))
           && (e->tokens[behind].listed & NAME_LIST_BEGIN (i)) == 0)
      behind++;
    if (behind > longest
        && (behind > at + 1 || (!is_noun (form) && i != LESART_ENTITY_PER)
            || (e->seen[form->word] & NAME_SEEN_FULL_PER))) {
      longest = behind;
      *type = (LesartEntityType) i;
    }
  }
  return longest;
}

/* First names, particles, surname. */
static guint32
end_of_person (const NameEvidence *e, guint32 at, guint32 end)
{
  guint32 last = at;

  if (!name_form (e, at)->first_name || is_noun (name_form (e, at)) || name_form (e, at)->role)
    return at;
  for (guint32 t = at + 1; t < end && t <= at + 4; t++) {
    const NameForm *form = name_form (e, t);

    if (is_upper (form) && form->kind == NAME_WORD_NONE && (!is_noun (form) || t == at + 1)
        && form->head == NAME_HEAD_NONE)
      last = t;
    else if (form->kind != NAME_WORD_PARTICLE && form->kind != NAME_WORD_NOBLE)
      break;
  }
  return last > at ? last + 1 : at;
}

/* Capitals up to the form of a company. */
static guint32
end_of_company (const NameEvidence *e, guint32 at, guint32 end)
{
  const guint32 small = (1u << LESART_CLASS_ARTICLE) | (1u << LESART_CLASS_PREPOSITION)
                        | (1u << LESART_CLASS_PRONOUN) | (1u << LESART_CLASS_CONJUNCTION);
  guint32 t = at, found = at;

  if ((name_form (e, at)->classes | name_form (e, at)->folded) & small)
    return at;
  while (t < end && t < at + 8
         && (is_upper (name_form (e, t)) || name_form_is (name_form (e, t), "&"))) {
    if (t > at && name_form (e, t)->kind == NAME_WORD_LEGAL)
      found = t + 1;
    t++;
  }
  return found;
}

/* "Europäische Zentralbank", "Bundesamt für Statistik", "Landgericht Erfurt". */
static guint32
end_of_authority (const NameEvidence *e, guint32 at, guint32 end)
{
  guint32 head = at + 1 < end && (name_form (e, at)->folded & (1u << LESART_CLASS_ADJECTIVE))
                         && is_upper (name_form (e, at))
                     ? at + 1
                     : at;
  const NameForm *form = name_form (e, head);

  if (form->head == NAME_HEAD_NONE || !is_upper (form))
    return at;
  if (head + 2 < end && form->head == NAME_HEAD_PHRASE
      && name_form_is (name_form (e, head + 1), "für") && is_upper (name_form (e, head + 2)))
    return head + 3;
  if (head + 1 < end && form->head == NAME_HEAD_PLACE
      && (e->tokens[head + 1].listed & NAME_LIST_BEGIN (LESART_ENTITY_LOC)))
    return head + 2;
  return head > at || form->head == NAME_HEAD_SOLE ? head + 1 : at;
}

/**
 * lesart_name_tag_by_rules:
 *
 * Tags tokens [@first, @end) of one sentence without a model.
 */
void
lesart_name_tag_by_rules (
    const NameEvidence *e, guint32 first, guint32 end, guint8 *tags, float *margins)
{
  for (guint32 t = first; t < end;) {
    LesartEntityType listed = LESART_ENTITY_PER;
    guint32 ends[4] = { t, t, t, t };
    guint best = 0;

    if (!e->tokens[t].amount) {
      ends[0] = end_of_listed (e, t, end, &listed);
      ends[1] = end_of_person (e, t, end);
      ends[2] = end_of_company (e, t, end);
      ends[3] = end_of_authority (e, t, end);
    }
    for (guint i = 1; i < G_N_ELEMENTS (ends); i++)
      if (ends[i] > ends[best])
        best = i;
    if (ends[best] > t)
      set_tags (tags, margins, t, ends[best],
                best == 0   ? listed
                : best == 1 ? LESART_ENTITY_PER
                            : LESART_ENTITY_ORG,
                best == 0 ? SURE : FAIR);
    t = MAX (ends[best], t + 1);
  }
}
