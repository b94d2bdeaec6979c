/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts the edges of tagged spans right, and drops those that name nothing, before names are
 * compared with each other: quotation marks at the edge, class nouns before a name
 * ("Social-Media-Giganten X"), abbreviations and compounds of common nouns ("KI",
 * "Billionen-Dollar-Angebot"), the number of a road, code.
 */
#include "names-private.h"

#include <string.h>

#define MAX_SPANS_BEFORE 200 /* that are looked at for one genitive */

static gboolean
is_quote (const NameEvidence *e, guint32 at)
{
  return e->x->tokens[at].kind == LESART_TOKEN_QUOTE && name_form (e, at)->n_bytes > 0
         && !name_form_is (name_form (e, at), "’") && !name_form_is (name_form (e, at), "'");
}

/* Marks at an edge are no part of the name, unless the other of the pair is inside. */
static void
strip_quotes (const NameEvidence *e, NameSpan *span)
{
  guint32 inside = 0;

  for (guint32 t = span->first; t < span->end; t++)
    inside += is_quote (e, t);
  if (inside == 0)
    return;
  if (is_quote (e, span->first) && (inside == 1 || is_quote (e, span->end - 1)))
    span->first++;
  if (span->end > span->first && is_quote (e, span->end - 1) && inside != 2)
    span->end--;
  else if (inside == 2 && span->end > span->first && is_quote (e, span->end - 1)
           && is_quote (e, span->first - (span->first > 0)))
    span->end--;
}

static gboolean
is_plain_noun (const NameForm *form)
{
  return form->head == NAME_HEAD_NONE && form->kind != NAME_WORD_LEGAL
         && form->kind != NAME_WORD_LEGAL_PART && (form->classes & (1u << LESART_CLASS_NAME)) == 0;
}

/* A compound whose last part is a common noun, before a word that is none: "Chip-Riesen Hallberg".
 */
static gboolean
is_class_noun (const NameEvidence *e, guint32 at)
{
  const NameForm *form = name_form (e, at), *next = name_form (e, at + 1);

  return (form->classes & NAME_CLASS_PART_NOUN) != 0 && is_plain_noun (form) && !e->tokens[at].quote
         && (e->tokens[at].listed & (NAME_LIST_LONG | NAME_LIST_END)) == 0
         && (next->token_flags & LESART_TOKEN_UPPER) && next->kind == NAME_WORD_NONE
         && ((e->tokens[at + 1].listed & 0xf)
             || (next->classes & ((1u << LESART_CLASS_NOUN) | NAME_CLASS_COMPOUND)) == 0);
}

static void
cut_class_noun (const NameEvidence *e, NameSpan *span)
{
  if (span->end >= span->first + 2 && is_class_noun (e, span->first))
    span->first++;
}

/* "Muttergesellschaft der Chip-Riesen Hallberg": an article and a class noun before a name that no
 * place has ("Verband der Automobilindustrie Hessen" is one name). */
static void
cut_description (const NameEvidence *e, NameSpan *span)
{
  for (guint32 t = span->first + 1; t + 2 < span->end; t++)
    if ((name_form (e, t)->classes & (1u << LESART_CLASS_ARTICLE)) && is_class_noun (e, t + 1)
        && (e->tokens[t + 2].listed & NAME_LIST_BEGIN (LESART_ENTITY_LOC)) == 0)
      span->first = t + 2;
}

/* "Metas Bestreben", where the text has "Meta", too: a genitive before a common noun. */
static void
cut_noun_of_genitive (const NameEvidence *e, NameSpan *span)
{
  const NameForm *first = name_form (e, span->first), *last = name_form (e, span->end - 1);

  if (span->end == span->first + 2 && !e->tokens[span->first].quote
      && (e->tokens[span->first].listed & NAME_LIST_LONG) == 0
      && &e->forms[e->plain_form[first->word]] != first && is_plain_noun (last)
      && last->hint == NAME_HINT_NONE && (last->classes & (1u << LESART_CLASS_NOUN)))
    span->end--;
}

/* "Hamburger SV Interesse": town and abbreviation are the whole name of a club. */
static void
cut_noun_of_club (const NameEvidence *e, NameSpan *span)
{
  const NameForm *town = name_form (e, span->first), *club, *last = name_form (e, span->end - 1);

  if (span->type != LESART_ENTITY_ORG || span->end != span->first + 3
      || e->tokens[span->first].quote)
    return;
  club = name_form (e, span->first + 1);
  if ((club->token_flags & LESART_TOKEN_ALL_CAPS) && club->n_bytes <= 4
      && name_form_ends (town, "er") && is_plain_noun (last)
      && (last->classes & (1u << LESART_CLASS_NOUN)))
    span->end--;
}

/* --- Abbreviations of common nouns --- */

static gboolean
is_letter_of (gunichar c, const NameForm *form)
{
  return g_unichar_tolower (g_utf8_get_char (form->bytes)) == g_unichar_tolower (c);
}

/* "künstlicher Intelligenz (KI)": its letters begin the words before, and the first of them is
 * small. */
static gboolean
abbreviates_words (const NameEvidence *e, guint32 at, guint32 first)
{
  const NameForm *form = name_form (e, at);
  glong n = g_utf8_strlen (form->bytes, (gssize) form->n_bytes);
  const char *p = form->bytes;

  if (n < 2 || at < first + (guint32) n + 1)
    return FALSE;
  for (guint32 t = at - 1 - (guint32) n; t < at - 1; t++, p = g_utf8_next_char (p))
    if (!is_letter_of (g_utf8_get_char (p), name_form (e, t)))
      return FALSE;
  return (name_form (e, at - 1 - (guint32) n)->token_flags & LESART_TOKEN_UPPER) == 0
         && (name_form (e, at - 2)->classes & (1u << LESART_CLASS_NOUN)) != 0;
}

/* How much of [@p, @end) is left when its letters are taken, in their order, from the form. */
static const char *
take_letters (const char *p, const char *end, const NameForm *form)
{
  for (const char *q = form->bytes; q < form->bytes + form->n_bytes && p < end;
       q = g_utf8_next_char (q))
    if (g_unichar_tolower (g_utf8_get_char (q)) == g_unichar_tolower (g_utf8_get_char (p)))
      p = g_utf8_next_char (p);
  return p;
}

/* "Bruttoinlandsprodukt (BIP)", "mittlere Laufzeit (ML)": its letters stand in this order in the
 * noun before. */
static gboolean
abbreviates_noun (const NameEvidence *e, guint32 at, guint32 first)
{
  const NameForm *form = name_form (e, at), *noun, *before;
  const char *p = form->bytes, *end = form->bytes + form->n_bytes;

  if (at < first + 2)
    return FALSE;
  noun = name_form (e, at - 2);
  before = at > first + 2 ? name_form (e, at - 3) : noun;
  if (!is_plain_noun (noun) || noun->hint != NAME_HINT_NONE
      || (noun->classes & ((1u << LESART_CLASS_NOUN) | NAME_CLASS_COMPOUND | NAME_CLASS_PART_NOUN))
             == 0)
    return FALSE;
  if (is_letter_of (g_utf8_get_char (p), noun) && take_letters (p, end, noun) == end)
    return TRUE;
  return (before->token_flags & LESART_TOKEN_UPPER) == 0
         && (before->classes & (1u << LESART_CLASS_ADJECTIVE)) != 0
         && is_letter_of (g_utf8_get_char (p), before)
         && take_letters (g_utf8_next_char (p), end, noun) == end;
}

/* Words that the text itself introduces as abbreviations of something that is no name. */
static void
note_abbreviations (const NameEvidence *e, const guint8 *tags, guint8 *common)
{
  for (guint32 t = 3; t < e->x->n_tokens; t++) {
    const NameForm *form = name_form (e, t);
    guint32 first = e->x->sentences[e->x->sentence_of[t]].first;

    if (e->tokens[t].bracket != 3 || (form->token_flags & LESART_TOKEN_ALL_CAPS) == 0
        || form->n_bytes > 12 || tags[t - 2] != NAME_OUTSIDE
        || (e->tokens[t].listed & NAME_LIST_END))
      continue;
    if (abbreviates_words (e, t, first) || abbreviates_noun (e, t, first))
      common[form->word] = TRUE;
  }
}

/* first_name, but not Leser_innen */
static gboolean
is_identifier (const char *text, gsize n_bytes)
{
  const char *line = memchr (text, '_', n_bytes);

  return line != NULL && line[1] != 'i';
}

/* Does a list have it, all of it? */
static gboolean
is_listed (const NameEvidence *e, const NameSpan *span)
{
  return (e->tokens[span->first].listed & 0xf) != 0
         && (e->tokens[span->end - 1].listed & NAME_LIST_END) != 0;
}

/* Signs that stand in code, formulas and tables, and marks and numbers without a word. */
static gboolean
is_no_prose (const NameEvidence *e, const NameSpan *span)
{
  guint n_words = 0;

  for (guint32 t = span->first; t < span->end; t++) {
    const LesartToken *token = &e->x->tokens[t];
    const char *text = e->x->utf8 + token->byte_start;
    gboolean word = token->kind == LESART_TOKEN_WORD || token->kind == LESART_TOKEN_ADDRESS;

    n_words += word;
    if (word ? is_identifier (text, token->byte_end - token->byte_start)
             : strchr ("={}[]<>|\\^~;*_", *text) != NULL)
      return TRUE;
    if (*text == '&' && (t == span->first || t + 1 == span->end))
      return TRUE;
  }
  return n_words == 0 && span->end - span->first > 1 && !is_listed (e, span); /* 1&1 */
}

/* Cells of a table that stand side by side are no name. */
static gboolean
has_tab (const NameEvidence *e, const NameSpan *span)
{
  guint32 start = e->x->tokens[span->first].byte_start, end = e->x->tokens[span->end - 1].byte_end;

  return memchr (e->x->utf8 + start, '\t', end - start) != NULL;
}

/* "Müller Mitte 2025": the time is told of the name; of "Inflation Mitte 2025" no name is left. */
static void
cut_time (const NameEvidence *e, NameSpan *span)
{
  guint32 end = span->end;

  while (span->end > span->first && e->tokens[span->end - 1].time == 2
         && e->tokens[span->end - 1].quote == 0)
    span->end--;
  if (span->end < end && span->end == span->first + 1 && is_plain_noun (name_form (e, span->first))
      && (e->tokens[span->first].listed & NAME_LIST_END) == 0)
    span->end = span->first;
}

/* "5 Mio. Euro", "KW 7", "Karfreitag"; but "gegen Sommer" may be against a person. */
static gboolean
is_amount_or_time (const NameEvidence *e, const NameSpan *span)
{
  if (span->type == LESART_ENTITY_PER && span->end == span->first + 1
      && !e->tokens[span->first].amount)
    return FALSE;
  for (guint32 t = span->first; t < span->end; t++)
    if (!e->tokens[t].amount && (!e->tokens[t].time || e->tokens[t].quote))
      return FALSE;
  return TRUE;
}

static gboolean
names_nothing (const NameEvidence *e, const NameSpan *span, const guint8 *common)
{
  const NameForm *form = name_form (e, span->first);

  if (span->end == span->first || is_no_prose (e, span) || is_amount_or_time (e, span))
    return TRUE;
  if (span->end == span->first + 3 && form == name_form (e, span->end - 1)
      && (form->classes & (1u << LESART_CLASS_NOUN)) && !e->tokens[span->first].quote)
    return TRUE; /* Zug um Zug */
  if (span->end > span->first + 1 || e->tokens[span->first].quote)
    return has_tab (e, span);
  if (form->kind == NAME_WORD_COMMON || form->kind == NAME_WORD_LEGAL || common[form->word])
    return TRUE;
  return (form->classes & NAME_CLASS_ALL_COMMON) != 0 && is_plain_noun (form)
         && (e->tokens[span->first].listed & NAME_LIST_END) == 0;
}

/* "Bundesstraße 5", "A 42" */
static void
add_number (const NameEvidence *e, NameSpan *span)
{
  const NameForm *form = name_form (e, span->end - 1);

  if (span->type == LESART_ENTITY_LOC && span->end == span->first + 1 && span->end < e->x->n_tokens
      && e->x->sentence_of[span->end] == e->x->sentence_of[span->first]
      && form->hint == NAME_HINT_LOC && (e->x->tokens[span->end].flags & LESART_TOKEN_HAS_DIGIT)
      && name_form (e, span->end)->n_bytes < 4
      && (name_form_ends (form, "straße") || name_form_ends (form, "strasse")
          || name_form_ends (form, "Autobahn")))
    span->end++;
}

/* "Faradsch al-Mahri", "Solène d’Aubarède": a short small word, joined to the surname, goes on with
 * it. */
static gboolean
is_joined_surname (const NameForm *form)
{
  const char *end = form->bytes + form->n_bytes, *p = form->bytes;

  if (form->token_flags & LESART_TOKEN_UPPER)
    return FALSE;
  while (p < end && p < form->bytes + 4 && g_ascii_islower (*p))
    p++;
  if (p == form->bytes || p + 3 >= end || (*p != '-' && *p != '\'' && memcmp (p, "’", 3) != 0))
    return FALSE;
  return g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (p)));
}

static void
add_surname (const NameEvidence *e, const guint8 *tags, NameSpan *span)
{
  if (span->type == LESART_ENTITY_PER && span->end < e->x->n_tokens
      && tags[span->end] == NAME_OUTSIDE
      && e->x->sentence_of[span->end] == e->x->sentence_of[span->first]
      && is_joined_surname (name_form (e, span->end)))
    span->end++;
}

static gboolean
is_ordinal_or_initial (const NameForm *form)
{
  guint32 n = 0;

  while (n < form->n_bytes && strchr ("IVX", form->bytes[n]) != NULL)
    n++;
  return n == form->n_bytes || (form->n_bytes == 1 && g_ascii_isupper (*form->bytes));
}

/* "unter Waldemar IV.", "gegen Anwar R.": the full stop of the sentence is that of the name, too.
 */
static void
add_stop (const NameEvidence *e, NameSpan *span)
{
  if (span->type == LESART_ENTITY_PER && span->end > span->first + 1 && span->end < e->x->n_tokens
      && e->x->sentence_of[span->end] == e->x->sentence_of[span->first]
      && (e->x->tokens[span->end].flags & LESART_TOKEN_SPACE_BEFORE) == 0
      && name_form_is (name_form (e, span->end), ".")
      && is_ordinal_or_initial (name_form (e, span->end - 1)))
    span->end++;
}

/* "Halle (Saale)": a bracket that is opened in a name is closed in it. */
static void
add_bracket (const NameEvidence *e, NameSpan *span)
{
  gboolean open = FALSE;

  for (guint32 t = span->first; t < span->end; t++)
    open = name_form_is (name_form (e, t), "(") || (open && !name_form_is (name_form (e, t), ")"));
  if (open && span->end < e->x->n_tokens
      && e->x->sentence_of[span->end] == e->x->sentence_of[span->first]
      && name_form_is (name_form (e, span->end), ")"))
    span->end++;
}

/* "Hessens", where a list has "Hessen". */
static gboolean
is_genitive (const NameEvidence *e, const NameForm *form)
{
  const LesartTable *places = e->tables.lists[LESART_ENTITY_LOC];
  guint32 row;

  return name_form_ends (form, "s")
         && lesart_table_lookup (places, form->bytes, form->n_bytes, &row, 1) == 0
         && lesart_table_lookup (places, form->bytes, (gssize) form->n_bytes - 1, &row, 1) > 0;
}

static gboolean
stands_between (const NameForm *form)
{
  return name_form_is (form, "von") || name_form_is (form, "bei") || name_form_is (form, "am");
}

/* "Flughafen Parchim", "Zoo Basel", "Vertrag von Verdun": the noun is of the name; but "der größte
 * Flughafen Hessens". */
static void
add_head (const NameEvidence *e, const guint8 *tags, NameSpan *span)
{
  guint32 sentence = e->x->sentences[e->x->sentence_of[span->first]].first, at = span->first;
  const NameForm *head;

  if (span->type != LESART_ENTITY_LOC || at == sentence || tags[at - 1] != NAME_OUTSIDE
      || (span->end == at + 1 && is_genitive (e, name_form (e, at))))
    return;
  head = name_form (e, --at);
  if (head->head == NAME_HEAD_PLACE || name_form_is_kind (e, head, "body-head"))
    span->type = LESART_ENTITY_ORG;
  else if (at > sentence && stands_between (head) && tags[at - 1] == NAME_OUTSIDE
           && name_form_is_kind (e, name_form (e, --at), "event-head"))
    span->type = LESART_ENTITY_OTH;
  else if (!name_form_is_kind (e, head, "place-head"))
    return;
  span->first = at;
}

/* "Major Crampas": a title is outside; but "Lady Gaga", if a list has all of it. */
static void
cut_title (const NameEvidence *e, NameSpan *span)
{
  if (span->type == LESART_ENTITY_PER && span->end > span->first + 1
      && name_form (e, span->first)->kind == NAME_WORD_TITLE
      && (e->tokens[span->first].listed & NAME_LIST_LONG) == 0 && !e->tokens[span->first].quote)
    span->first++;
}

/* bin, van, de: a word that joins the parts of a name and says nothing else between two of them. */
static gboolean
joins_parts (const NameForm *form)
{
  const guint32 small = (1u << LESART_CLASS_ARTICLE) | (1u << LESART_CLASS_PREPOSITION)
                        | (1u << LESART_CLASS_PRONOUN) | (1u << LESART_CLASS_CONJUNCTION);

  return form->kind == NAME_WORD_PARTICLE && ((form->classes | form->folded) & small) == 0;
}

/* "Tahnoun" and "Zayed al Nahyan" with "bin" between them are one person. */
static gboolean
goes_on (const NameEvidence *e, const guint8 *tags, const NameSpan *span, const NameSpan *next)
{
  return span->type == LESART_ENTITY_PER && next->type == LESART_ENTITY_PER
         && next->first == span->end + 1 && tags[span->end] == NAME_OUTSIDE
         && e->x->sentence_of[next->first] == e->x->sentence_of[span->first]
         && joins_parts (name_form (e, span->end));
}

/* "am Freitag dürfte in Mainz Jordy Makengo beginnen": a town behind its preposition, then somebody
 * with first name and surname. */
static gboolean
is_place_before_person (const NameEvidence *e, const NameSpan *span)
{
  const NameForm *before, *place, *first, *last;

  if (span->end != span->first + 3 || span->first == 0 || e->tokens[span->first].own != 0
      || e->tokens[span->first].quote || (e->tokens[span->first].listed & NAME_LIST_LONG)
      || e->x->sentence_of[span->first] != e->x->sentence_of[span->first - 1])
    return FALSE;
  before = name_form (e, span->first - 1);
  place = name_form (e, span->first);
  first = name_form (e, span->first + 1);
  last = name_form (e, span->first + 2);
  if (!(name_form_is (before, "in") || name_form_is (before, "aus") || name_form_is (before, "nach")
        || name_form_is (before, "bei"))
      || (e->tokens[span->first].listed & (1u << LESART_ENTITY_LOC)) == 0 || place->first_name != 0)
    return FALSE;
  return (first->first_name != 0 || (first->classes | first->folded) == 0)
         && (last->classes & (1u << LESART_CLASS_NOUN)) == 0 && last->head == NAME_HEAD_NONE
         && (last->token_flags & LESART_TOKEN_UPPER) != 0;
}

/* "Carvalhals Demokratische Allianz", where the text has "Carvalhal", too: whose it is is no part
 * of the name. */
static gboolean
is_owner_before_name (const NameEvidence *e, const NameSpan *span)
{
  const NameForm *owner = name_form (e, span->first), *next;

  if (span->end < span->first + 3 || span->type == LESART_ENTITY_PER
      || e->tokens[span->first].own != 0 || e->tokens[span->first].quote
      || (e->tokens[span->first].listed & NAME_LIST_LONG)
      || &e->forms[e->plain_form[owner->word]] == owner)
    return FALSE;
  next = name_form (e, span->first + 1);
  return (next->token_flags & LESART_TOKEN_UPPER) != 0
         && ((next->classes | next->folded) & (1u << LESART_CLASS_ADJECTIVE)) != 0;
}

/* The type of the first span that is the word that @owner is a genitive of. */
static LesartEntityType
type_of_owner (const NameEvidence *e, const GArray *spans, const NameForm *owner)
{
  const NameForm *plain = &e->forms[e->plain_form[owner->word]];

  for (guint i = 0; i < MIN (spans->len, MAX_SPANS_BEFORE); i++) {
    const NameSpan *span = &g_array_index (spans, NameSpan, i);

    if (name_form (e, span->end - 1)->word == plain->word)
      return span->type;
  }
  return LESART_ENTITY_PER;
}

static void
split_spans (const NameEvidence *e, GArray *spans)
{
  g_autoptr (GArray) all = g_array_copy (spans);

  g_array_set_size (spans, 0);
  for (guint i = 0; i < all->len; i++) {
    NameSpan span = g_array_index (all, NameSpan, i);

    if (is_place_before_person (e, &span)) {
      NameSpan place = span;

      place.end = ++span.first;
      place.type = LESART_ENTITY_LOC;
      span.type = LESART_ENTITY_PER;
      g_array_append_val (spans, place);
    } else if (is_owner_before_name (e, &span)) {
      NameSpan owner = span;

      owner.type = type_of_owner (e, all, name_form (e, span.first));
      owner.end = ++span.first;
      g_array_append_val (spans, owner);
    }
    g_array_append_val (spans, span);
  }
}

/**
 * lesart_name_trim:
 *
 * Changes @spans in place.
 */
void
lesart_name_trim (const NameEvidence *e, const guint8 *tags, GArray *spans)
{
  g_autofree guint8 *common = g_new0 (guint8, e->n_words + 1);
  guint n = 0;

  split_spans (e, spans);
  note_abbreviations (e, tags, common);
  for (guint i = 0; i < spans->len; i++) {
    NameSpan span = g_array_index (spans, NameSpan, i);

    if (e->tokens[span.first].own != 0) {
      g_array_index (spans, NameSpan, n++) = span;
      continue;
    }
    strip_quotes (e, &span);
    cut_time (e, &span);
    if (span.end > span.first) {
      cut_class_noun (e, &span);
      cut_description (e, &span);
      cut_noun_of_genitive (e, &span);
      cut_noun_of_club (e, &span);
      cut_title (e, &span);
      add_number (e, &span);
      add_surname (e, tags, &span);
      add_stop (e, &span);
      add_bracket (e, &span);
      add_head (e, tags, &span);
    }
    if (n > 0 && goes_on (e, tags, &g_array_index (spans, NameSpan, n - 1), &span))
      g_array_index (spans, NameSpan, n - 1).end = span.end;
    else if (!names_nothing (e, &span, common))
      g_array_index (spans, NameSpan, n++) = span;
  }
  g_array_set_size (spans, n);
}
