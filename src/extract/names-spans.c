/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From tags to spans, put right where the text contradicts itself: what is a name in one place is
 * one in the next, and of the same type.
 */
#include "names-private.h"

/* Sums of margins: how sure the tagger is, over all places, that a word alone is of a type. */
typedef struct {
  float votes[LESART_N_ENTITY_TYPES];
  gboolean surname; /* ends a full name of a person */
  gboolean company; /* begins a name with the form of a company */
  gboolean club;    /* ends the name of a club, which sports news call by its town */
} Belief;

static gboolean
is_single (const NameSpan *span)
{
  return span->end == span->first + 1;
}

/* The least margin of its tokens says how sure a span is. */
static void
set_margin (NameSpan *span, const float *margins)
{
  float least = (float) NAME_N_MARGINS;

  for (guint32 t = span->first; t < span->end; t++)
    least = MIN (least, margins[t]);
  span->margin = (guint8) CLAMP (least * 4.0f, 0.0f, (float) (NAME_N_MARGINS - 1));
  span->score = 0.5 + 0.5 * span->margin / (NAME_N_MARGINS - 1); /* where no model knows better */
}

static void
read_tags (const NameEvidence *e, const guint8 *tags, const float *margins, GArray *spans)
{
  for (guint32 t = 0; t < e->x->n_tokens; t++) {
    NameSpan span = { .first = t, .end = t + 1, .entity = LESART_NO_ENTITY };

    if (tags[t] == NAME_OUTSIDE)
      continue;
    span.type = NAME_TAG_TYPE (tags[t]);
    while (span.end < e->x->n_tokens && tags[span.end] == NAME_INSIDE (span.type)
           && e->x->sentence_of[span.end] == e->x->sentence_of[t])
      span.end++;
    set_margin (&span, margins);
    g_array_append_val (spans, span);
    t = span.end - 1;
  }
}

static gboolean
is_common (const NameForm *form)
{
  return form->classes & ((1u << LESART_CLASS_NOUN) | NAME_CLASS_COMPOUND)
         || form->kind == NAME_WORD_TITLE || form->role || form->kind == NAME_WORD_PARTICLE;
}

static gboolean
has_cell (const LesartTable *table, guint32 row, const char *column, const char *value)
{
  return g_strcmp0 (lesart_table_get (table, row, lesart_table_find_column (table, column)), value)
         == 0;
}

/* "Werder Bremen" is listed as one, "SV Sandhausen" begins like one. */
static gboolean
is_club (const NameEvidence *e, const NameSpan *span)
{
  const LesartExtraction *x = e->x;
  const LesartTable *heads = lesart_language_get_table (x->language, "organisation-heads");
  const LesartTable *known = lesart_language_get_table (x->language, "organisations");
  const NameForm *first = name_form (e, span->first);
  LesartMatch match;
  guint32 row;

  if (lesart_table_lookup (heads, first->bytes, (gssize) first->n_bytes, &row, 1) > 0
      && has_cell (heads, row, "takes", "club"))
    return TRUE;
  return lesart_table_match (known, x->reading->text, x->reading->segments, span->first, span->end,
                             &match)
         && match.n_tokens == span->end - span->first && match.n_rows > 0
         && has_cell (known, match.rows[0], "type", "club");
}

#define SURE_VOTE 10.0f

/* "die Einwohner von Hagen", "Bürgermeisterin von Prüm": behind that stands a place. */
static gboolean
has_inhabitants (const NameEvidence *e, guint32 at)
{
  return at >= e->x->sentences[e->x->sentence_of[at]].first + 2
         && name_form_is (name_form (e, at - 1), "von")
         && name_form_is_kind (e, name_form (e, at - 2), "inhabitant");
}

static void
gather (const NameEvidence *e, const GArray *spans, const float *margins, Belief *beliefs)
{
  for (guint i = 0; i < spans->len; i++) {
    const NameSpan *span = &g_array_index (spans, NameSpan, i);

    if (is_single (span) && has_inhabitants (e, span->first))
      beliefs[name_form (e, span->first)->word].votes[LESART_ENTITY_LOC] += SURE_VOTE;
    else if (is_single (span))
      beliefs[name_form (e, span->first)->word].votes[span->type] +=
          CLAMP (margins[span->first], 0.1f, 10.0f);
    else if (span->type == LESART_ENTITY_PER)
      beliefs[name_form (e, span->end - 1)->word].surname = TRUE;
    else if (span->type == LESART_ENTITY_ORG
             && name_form (e, span->end - 1)->kind == NAME_WORD_LEGAL)
      beliefs[name_form (e, span->first)->word].company = TRUE;
    else if (span->type == LESART_ENTITY_ORG && is_club (e, span))
      beliefs[name_form (e, span->end - 1)->word].club = TRUE;
  }
}

#define STTS(tag) ((guint64) 1 << LESART_STTS_##tag)
#define MAY_BE_FIRM                                                                                \
  (STTS (NE) | STTS (NN) | STTS (FM) | STTS (ADJA) | STTS (ADJD) | STTS (ADV) | STTS (VVIMP))

/* "das Start-up faltwerk": what is no verb there (orders do not stand behind a noun) is surely a
 * firm, here and elsewhere. */
static void
gather_small_firms (const NameEvidence *e, Belief *beliefs)
{
  for (guint32 s = 0; s < e->x->n_sentences; s++)
    for (guint32 t = e->x->sentences[s].first; t < e->x->sentences[s].end; t++) {
      const NameForm *form = name_form (e, t);

      if (form->classes == 0 && form->n_bytes > 3 && (form->token_flags & LESART_TOKEN_UPPER) == 0
          && lesart_name_is_small_firm (e, e->x->sentences[s].first, t)
          && (MAY_BE_FIRM >> e->x->tags[t].stts & 1) != 0)
        beliefs[form->word].votes[LESART_ENTITY_ORG] += SURE_VOTE;
    }
}

/* The one list that has the word alone; LESART_N_ENTITY_TYPES if none or several have. */
static guint
only_list (const NameEvidence *e, const NameSpan *span)
{
  guint32 begins = e->tokens[span->first].listed & 0xf;

  if (!is_single (span) || (e->tokens[span->first].listed & NAME_LIST_END) == 0 || begins == 0
      || (begins & (begins - 1)) != 0)
    return LESART_N_ENTITY_TYPES;
  return (guint) g_bit_nth_lsf (begins, -1);
}

/* "Facebook und Instagram": two of one list, named side by side, are of one type, that of the list.
 */
static void
gather_pairs (const NameEvidence *e, const GArray *spans, Belief *beliefs)
{
  for (guint i = 0; i + 1 < spans->len; i++) {
    const NameSpan *a = &g_array_index (spans, NameSpan, i), *b = a + 1;
    guint list = only_list (e, a);

    if (a->type == b->type || b->first != a->end + 1 || list == LESART_N_ENTITY_TYPES
        || list != only_list (e, b)
        || !(name_form_is (name_form (e, a->end), "und")
             || name_form_is (name_form (e, a->end), "oder")
             || name_form_is (name_form (e, a->end), ",")))
      continue;
    beliefs[name_form (e, a->first)->word].votes[list] += SURE_VOTE;
    beliefs[name_form (e, b->first)->word].votes[list] += SURE_VOTE;
  }
}

static guint
strongest (const Belief *belief)
{
  guint best = 0;

  for (guint type = 1; type < LESART_N_ENTITY_TYPES; type++)
    if (belief->votes[type] > belief->votes[best])
      best = type;
  return best;
}

/* What the word is where it stands alone. A founder may have given the company its name. */
static LesartEntityType
type_of (const Belief *belief)
{
  if (belief->company && !belief->surname)
    return LESART_ENTITY_ORG;
  if (belief->surname && (belief->votes[LESART_ENTITY_PER] > 0 || strongest (belief) == 0))
    return LESART_ENTITY_PER;
  return (LesartEntityType) strongest (belief);
}

/*
 * Is a place meant, though a person of the text has the same name ("Theo Prüm", "aus Prüm")? It
 * must be known for a place, and stand where only places stand, or as the dateline ("Prüm. Der
 * Kreistag ...").
 */
static gboolean
stands_as_place (const NameEvidence *e, guint32 at)
{
  static const char *const before[] = { "in", "aus", "nach", "ab", "In", "Aus", "Nach", "Ab" };
  const NameForm *form = name_form (e, at);
  const LesartSentence *sentence = &e->x->sentences[e->x->sentence_of[at]];

  if ((e->seen[form->word] & NAME_SEEN_LIST_LOC) == 0 && (form->classes & NAME_CLASS_PLACE) == 0)
    return FALSE;
  if (at == sentence->first)
    return at + 2 == sentence->end
           && (name_form_is (name_form (e, at + 1), ".")
               || name_form_is (name_form (e, at + 1), ":"));
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (name_form_is (name_form (e, at - 1), before[i]))
      return TRUE;
  return at >= sentence->first + 3 && name_form_is (name_form (e, at - 1), "und")
         && (name_form_is (name_form (e, at - 3), "zwischen")
             || name_form_is (name_form (e, at - 3), "Zwischen"));
}

/* Is a firm meant that is called as a person of the text is? "der Hersteller Wilmsen"; "bei
 * Wilmsen" where the text has the firm by its form ("Wilmsen GmbH"). */
static gboolean
stands_as_firm (const NameEvidence *e, const Belief *belief, guint32 at)
{
  const NameForm *before;

  if (at == e->x->sentences[e->x->sentence_of[at]].first)
    return FALSE;
  before = name_form (e, at - 1);
  if (before->hint == NAME_HINT_ORG && !before->role)
    return TRUE;
  return belief->company && (name_form_is (before, "bei") || name_form_is (before, "Bei"));
}

/* "die Familie Merck", of the firm Merck; but "die Familie A320". */
static gboolean
stands_as_family (const NameEvidence *e, guint32 at)
{
  const NameForm *form = name_form (e, at);

  return at > e->x->sentences[e->x->sentence_of[at]].first
         && name_form_is (name_form (e, at - 1), "Familie")
         && (form->token_flags & LESART_TOKEN_HAS_DIGIT) == 0
         && (e->seen[form->word] & NAME_SEEN_LIST_OTH) == 0;
}

static LesartEntityType
type_at (const NameEvidence *e, const Belief *belief, guint32 at)
{
  LesartEntityType type = type_of (belief);

  if (stands_as_family (e, at))
    return LESART_ENTITY_PER;
  if (type == LESART_ENTITY_LOC && belief->club && !stands_as_place (e, at))
    return LESART_ENTITY_ORG;
  if (type != LESART_ENTITY_PER || !belief->surname)
    return type;
  if (stands_as_firm (e, belief, at))
    return LESART_ENTITY_ORG;
  return stands_as_place (e, at) ? LESART_ENTITY_LOC : type;
}

/* A word alone is of the type that most of its places speak for; a surname is a person. */
static void
unify (const NameEvidence *e, GArray *spans, const Belief *beliefs)
{
  for (guint i = 0; i < spans->len; i++) {
    NameSpan *span = &g_array_index (spans, NameSpan, i);

    if (is_single (span) && e->tokens[span->first].own == 0) {
      LesartEntityType type = type_at (e, &beliefs[name_form (e, span->first)->word], span->first);

      span->origin = type != span->type ? NAME_RETYPED : span->origin;
      span->type = type;
    }
  }
}

/* No article and no adjective before it: a common noun in the singular would have one. */
static gboolean
is_bare (const NameEvidence *e, guint32 at)
{
  const guint32 openers = (1u << LESART_CLASS_ARTICLE) | (1u << LESART_CLASS_ADJECTIVE)
                          | (1u << LESART_CLASS_NUMERAL) | (1u << LESART_CLASS_PARTICIPLE_1)
                          | (1u << LESART_CLASS_PARTICIPLE_2) | (1u << LESART_CLASS_PRONOUN);

  if (at == e->x->sentences[e->x->sentence_of[at]].first)
    return TRUE;
  return (name_form (e, at - 1)->classes & openers) == 0
         && !name_form_ends (name_form (e, at - 1), "m");
}

/* Places where a word that is surely a name was passed over: one with a capital, or one that the
 * lexicon lacks. */
static void
add_missed (const NameEvidence *e, const guint8 *tags, const Belief *beliefs, GArray *spans)
{
  const guint n_spans = spans->len;
  guint next = 0;

  for (guint32 t = 0; t < e->x->n_tokens; t++) {
    const NameForm *form = name_form (e, t);
    const Belief *belief = &beliefs[form->word];
    NameSpan span = { t, t + 1, LESART_ENTITY_OTH, NAME_ADDED, 0, 0.6, LESART_NO_ENTITY };

    while (next < n_spans && g_array_index (spans, NameSpan, next).end <= t)
      next++;
    if (next < n_spans && g_array_index (spans, NameSpan, next).first <= t)
      continue; /* a rule has made it part of a name */
    if (tags[t] != NAME_OUTSIDE
        || ((form->token_flags & LESART_TOKEN_UPPER) == 0
            && (form->classes != 0 || e->x->tokens[t].kind != LESART_TOKEN_WORD)))
      continue;
    if (is_common (form)
        && !(belief->company && belief->votes[LESART_ENTITY_ORG] > 0 && is_bare (e, t)))
      continue;
    span.type = type_at (e, belief, t);
    span.margin =
        (guint8) CLAMP (belief->votes[span.type] * 4.0f, 0.0f, (float) (NAME_N_MARGINS - 1));
    if (belief->surname || belief->company || belief->votes[span.type] > 1.0f)
      g_array_append_val (spans, span);
  }
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const NameSpan *x = a, *y = b;

  return x->first < y->first ? -1 : x->first > y->first;
}

/* Turns @tags into @spans, sorted and apart. */
void
lesart_name_spans (const NameEvidence *e, const guint8 *tags, const float *margins, GArray *spans)
{
  g_autofree Belief *beliefs = g_new0 (Belief, e->n_words + 1);

  read_tags (e, tags, margins, spans);
  lesart_name_trim (e, tags, spans);
  gather (e, spans, margins, beliefs);
  gather_pairs (e, spans, beliefs);
  gather_small_firms (e, beliefs);
  unify (e, spans, beliefs);
  add_missed (e, tags, beliefs, spans);
  g_array_sort (spans, compare_spans);
}
