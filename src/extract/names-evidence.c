/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What speaks for a name at each token: the lists, the words beside it, quotation marks and
 * brackets; and what all occurrences of a word together say of it.
 */
#include "names-private.h"

#include <string.h>

static void
open_tables (NameEvidence *e)
{
  static const char *const lists[] = { "persons", "organisations", "places", "products" };
  static const char *const more[] = { "person-names", "organisation-names", "place-names",
                                      "other-names" };
  static const char *const columns[] = { "name", "name_de", "name_de", "name" };
  const LesartLanguage *language = e->x->language;
  NameTables *t = &e->tables;
  const guint8 *bytes;
  gsize n_bytes;

  for (guint i = 0; i < LESART_N_ENTITY_TYPES; i++) {
    t->lists[i] = lesart_language_get_table (language, lists[i]);
    t->more[i] = lesart_language_get_table (language, more[i]);
    t->first_own[i] = lesart_language_get_first_own_row (language, lists[i]);
    t->name_columns[i] = lesart_table_find_column (t->lists[i], columns[i]);
  }
  t->first_names = lesart_language_get_table (language, "first-names");
  t->first_gender = lesart_table_find_column (t->first_names, "gender");
  t->words = lesart_language_get_table (language, "name-words");
  t->word_kind = lesart_table_find_column (t->words, "kind");
  t->heads = lesart_language_get_table (language, "organisation-heads");
  t->head_takes = lesart_table_find_column (t->heads, "takes");
  t->classes = lesart_language_get_table (language, "name-classes");
  t->class_type = lesart_table_find_column (t->classes, "type");
  t->roles = lesart_language_get_table (language, "roles");
  t->topics = lesart_language_get_table (language, "name-topics");
  t->topic_of = lesart_table_find_column (t->topics, "topic");
  bytes = lesart_language_get_model (language, "gazetteer", &n_bytes);
  lesart_name_gazetteer_init (&t->gazetteer, bytes, n_bytes);
}

static gboolean
is_upper (const NameEvidence *e, guint32 at)
{
  return (name_form (e, at)->token_flags & LESART_TOKEN_UPPER) != 0;
}

static gboolean
is_form (const NameEvidence *e, guint32 at, const char *word)
{
  return name_form_is (name_form (e, at), word);
}

/* --- Once for each form --- */

static const char *const place_prepositions[] = { "in", "aus", "nach", "bei",
                                                  "In", "Aus", "Nach", "Bei" };
static const char *const articles[] = { "der", "die", "das", "den", "dem",
                                        "des", "Der", "Die", "Das" };
static const char *const said[] = { "sagte",  "sagt",      "erklärte", "erklärt",     "meint",
                                    "meinte", "betonte",   "betont",   "kritisierte", "kritisiert",
                                    "sprach", "berichtet", "schrieb",  "warnte",      "forderte" };

static gboolean
is_one_of (const NameForm *form, const char *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (name_form_is (form, words[i]))
      return TRUE;
  return FALSE;
}

static guint8
what_it_says (const NameForm *form)
{
  guint8 beside = 0;

  if (is_one_of (form, place_prepositions, G_N_ELEMENTS (place_prepositions)))
    beside |= NAME_BESIDE_PREPOSITION;
  if (is_one_of (form, articles, G_N_ELEMENTS (articles)))
    beside |= NAME_BESIDE_ARTICLE;
  if (is_one_of (form, said, G_N_ELEMENTS (said)))
    beside |= NAME_BESIDE_SAID;
  return beside;
}

/* A name has a capital or a figure. */
static gboolean
may_open_name (const NameForm *form)
{
  return (form->token_flags
          & (LESART_TOKEN_UPPER | LESART_TOKEN_HAS_DIGIT | LESART_TOKEN_MIXED_CASE))
         != 0;
}

static guint8
what_it_begins (const NameTables *t, const NameForm *form)
{
  guint8 begins = 0;

  for (guint type = 0; type < LESART_N_ENTITY_TYPES && may_open_name (form); type++)
    if (lesart_table_may_begin (t->lists[type], form->bytes, form->n_bytes)
        || lesart_table_may_begin (t->more[type], form->bytes, form->n_bytes))
      begins |= (guint8) (1 << type);
  return begins;
}

static void
judge_forms (NameEvidence *e)
{
  for (guint32 i = 0; i < e->n_forms; i++) {
    e->forms[i].beside = what_it_says (&e->forms[i]);
    e->forms[i].begins = what_it_begins (&e->tables, &e->forms[i]);
  }
}

/* --- Lists --- */

static gboolean
is_main_name (const NameEvidence *e, guint type, const LesartMatch *match, guint32 at)
{
  const NameForm *first = name_form (e, at);

  for (guint i = 0; i < match->n_rows; i++) {
    const char *name =
        lesart_table_get (e->tables.lists[type], match->rows[i], e->tables.name_columns[type]);

    if (strncmp (name, first->bytes, MIN (first->n_bytes, strlen (name))) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The first of a user's own names to reach a token has it; those of one place are read longest
 * first. */
static void
mark_own (NameEvidence *e, guint type, guint32 at, const LesartMatch *match)
{
  gboolean is_own = FALSE;

  for (guint i = 0; i < match->n_rows; i++)
    is_own = is_own || match->rows[i] >= e->tables.first_own[type];
  for (guint32 i = 0; i < match->n_tokens; i++)
    is_own = is_own && e->tokens[at + i].own == 0;
  for (guint32 i = 0; i < match->n_tokens && is_own; i++)
    e->tokens[at + i].own = i == 0 ? (guint8) (1 + type) : NAME_OWN_INSIDE;
}

static void
mark_list (NameEvidence *e, guint type, guint32 at, const LesartMatch *match)
{
  guint32 extra = 0;

  extra |= match->n_tokens > 1 ? NAME_LIST_LONG : 0;
  extra |= match->n_rows > 1 ? NAME_LIST_SEVERAL : 0;
  extra |= match->n_rows == 0 || is_main_name (e, type, match, at) ? 0 : NAME_LIST_ALIAS;
  for (guint32 i = 0; i < match->n_tokens; i++) {
    NameToken *token = &e->tokens[at + i];

    token->listed |= (i == 0 ? NAME_LIST_BEGIN (type) : NAME_LIST_INSIDE (type)) | extra;
    if (i + 1 == match->n_tokens)
      token->listed |= NAME_LIST_END;
    if (is_upper (e, at + i) && (match->n_tokens == 1 || type == LESART_ENTITY_PER))
      e->seen[name_form (e, at + i)->word] |= NAME_SEEN_LIST_PER << type;
  }
}

/* The longest phrase of the lists of a type. */
static gboolean
match_lists (const NameEvidence *e, guint type, guint32 at, guint32 end, LesartMatch *match)
{
  const LesartReading *reading = e->x->reading;
  LesartMatch more;

  lesart_table_match (e->tables.lists[type], reading->text, reading->segments, at, end, match);
  if (lesart_table_match (e->tables.more[type], reading->text, reading->segments, at, end, &more)
      && more.n_tokens > match->n_tokens) {
    *match = more;
    match->n_rows = 0; /* rows of another list */
  }
  return match->n_tokens > 0;
}

static void
read_lists (NameEvidence *e, const LesartSentence *sentence)
{
  guint8 begins = 0;

  for (guint32 at = sentence->first; at < sentence->end; at++)
    begins |= name_form (e, at)->begins;
  for (guint type = 0; type < LESART_N_ENTITY_TYPES; type++)
    for (guint32 at = sentence->first; (begins >> type & 1) != 0 && at < sentence->end;) {
      LesartMatch match;

      if ((name_form (e, at)->begins >> type & 1) == 0
          || !match_lists (e, type, at, sentence->end, &match)) {
        at++;
        continue;
      }
      mark_list (e, type, at, &match);
      mark_own (e, type, at, &match);
      at += match.n_tokens;
    }
}

/* --- Marks --- */

static gboolean
is_opening (const NameForm *form)
{
  return form->n_bytes == 3
                 && (memcmp (form->bytes, "„", 3) == 0 || memcmp (form->bytes, "‚", 3) == 0)
             ? TRUE
         : form->n_bytes == 2 && memcmp (form->bytes, "»", 2) == 0 ? TRUE
         : form->n_bytes == 2 && memcmp (form->bytes, "«", 2) == 0
             ? TRUE
             : form->n_bytes == 1 && *form->bytes == '"';
}

#define MAX_QUOTED 8

/* A quotation of a few words may be a title or a name. */
static void
read_quote (NameEvidence *e, guint32 open, guint32 close, guint32 first)
{
  guint32 n = close - open - 1;
  guint8 hint = NAME_HINT_NONE;

  if (n == 0 || n > MAX_QUOTED)
    return;
  for (guint32 back = 1; back <= 2 && open >= first + back && hint == NAME_HINT_NONE; back++)
    hint = name_form (e, open - back)->hint;
  for (guint32 t = open + 1; t < close; t++) {
    e->tokens[t].quote = (guint8) n;
    e->tokens[t].quote_hint = hint;
    e->tokens[t].quote_edge = (guint8) ((t == open + 1 ? 1 : 0) | (t + 1 == close ? 2 : 0));
  }
  if (n == 1 && is_upper (e, open + 1))
    e->seen[name_form (e, open + 1)->word] |= NAME_SEEN_QUOTED;
}

/* "(dpa/lby)": an agency and its desk stand alone in brackets as "(dpa)" does. */
static void
read_sign (NameEvidence *e, guint32 open, guint32 end)
{
  if (open + 4 < end && is_form (e, open, "(") && is_form (e, open + 2, "/")
      && is_form (e, open + 4, ")"))
    for (guint32 t = open + 1; t < open + 4; t++)
      e->tokens[t].bracket = 3;
}

static void
read_marks (NameEvidence *e, const LesartSentence *sentence)
{
  guint32 open = G_MAXUINT32;

  for (guint32 t = sentence->first; t < sentence->end; t++) {
    const NameForm *form = name_form (e, t);

    if (e->x->tokens[t].kind == LESART_TOKEN_QUOTE) {
      if (open != G_MAXUINT32) {
        read_quote (e, open, t, sentence->first);
        open = G_MAXUINT32;
      } else if (is_opening (form)) {
        open = t;
      }
    }
    if (t > sentence->first && is_form (e, t - 1, "("))
      e->tokens[t].bracket |= 1;
    if (t + 1 < sentence->end && is_form (e, t + 1, ")"))
      e->tokens[t].bracket |= 2;
    read_sign (e, t, sentence->end);
  }
}

/* Sums with a unit are found before names, and are none. */
static void
read_amounts (NameEvidence *e)
{
  const LesartReading *reading = e->x->reading;

  for (guint i = 0; i < reading->quantities->len; i++) {
    const LesartQuantity *quantity = &g_array_index (reading->quantities, LesartQuantity, i);

    for (guint32 t = quantity->first_token; t < quantity->end_token && quantity->unit != NULL; t++)
      e->tokens[t].amount = TRUE;
  }
}

static void
read_times (NameEvidence *e)
{
  const GArray *times = e->x->reading->times;

  for (guint i = 0; i < times->len; i++) {
    const LesartTime *time = &g_array_index (times, LesartTime, i);

    for (guint32 t = time->first_token; t < time->end_token; t++)
      e->tokens[t].time = time->end_token - time->first_token > 1 ? 2 : 1;
  }
}

/* --- What the text says of a word --- */

static gboolean
is_common (const NameForm *form)
{
  return (form->classes & ((1u << LESART_CLASS_NOUN) | NAME_CLASS_COMPOUND)) != 0
         && (form->classes & (1u << LESART_CLASS_NAME)) == 0;
}

static guint32
look_back (const NameEvidence *e, guint32 at, guint32 first)
{
  const NameForm *before = name_form (e, at - 1);
  guint32 seen = 0;

  if (before->first_name && !before->role)
    seen |= NAME_SEEN_AFTER_FIRST;
  if (before->role)
    seen |= NAME_SEEN_AFTER_ROLE;
  if (before->kind == NAME_WORD_TITLE)
    seen |= NAME_SEEN_AFTER_TITLE;
  if (before->head != NAME_HEAD_NONE && before->head != NAME_HEAD_SOLE)
    seen |= NAME_SEEN_HEAD;
  if (before->hint != NAME_HINT_NONE && !before->role)
    seen |= before->hint == NAME_HINT_ORG   ? NAME_SEEN_HINT_ORG
            : before->hint == NAME_HINT_LOC ? NAME_SEEN_HINT_LOC
                                            : NAME_SEEN_HINT_OTH;
  if (before->beside & NAME_BESIDE_PREPOSITION)
    seen |= NAME_SEEN_PLACE;
  if (before->beside & NAME_BESIDE_ARTICLE)
    seen |= NAME_SEEN_ARTICLE;
  else if ((before->classes & ((1u << LESART_CLASS_ARTICLE) | (1u << LESART_CLASS_ADJECTIVE))) == 0)
    seen |= NAME_SEEN_BARE;
  if (before->beside & NAME_BESIDE_SAID)
    seen |= NAME_SEEN_SPEAKS;
  return seen;
}

static guint32
look_ahead (const NameEvidence *e, guint32 at, guint32 end)
{
  guint32 seen = 0;

  if (name_form (e, at + 1)->beside & NAME_BESIDE_SAID)
    seen |= NAME_SEEN_SPEAKS;
  for (guint32 t = at + 1; t < end && t <= at + 3 && (is_upper (e, t) || is_form (e, t, "&")); t++)
    if (name_form (e, t)->kind == NAME_WORD_LEGAL)
      seen |= NAME_SEEN_LEGAL;
  return seen;
}

/* The last word of "Sam Altman", "Ursula von der Leyen": where a first name and capitals behind it
 * end. */
static void
read_full_name (NameEvidence *e, guint32 at, guint32 end)
{
  guint32 last = at;

  for (guint32 t = at + 1; t < end && t <= at + 4; t++) {
    const NameForm *form = name_form (e, t);

    if (is_upper (e, t) && !is_common (form) && form->kind != NAME_WORD_LEGAL)
      last = t;
    else if (form->kind != NAME_WORD_PARTICLE || form->n_bytes < 2)
      break;
  }
  if (last > at)
    e->seen[name_form (e, last)->word] |= NAME_SEEN_FULL_PER;
}

static gboolean
is_strong (const NameForm *form)
{
  return (form->token_flags & (LESART_TOKEN_UPPER | LESART_TOKEN_MIXED_CASE)) != 0;
}

static void
read_neighbours (NameEvidence *e, const LesartSentence *sentence, guint8 *counted)
{
  for (guint32 t = sentence->first; t < sentence->end; t++) {
    const NameForm *form = name_form (e, t);
    guint32 seen = 0;

    if (form->part_word != NAME_NO_WORD)
      e->seen[form->part_word] |=
          form->role ? NAME_SEEN_COMPOUND | NAME_SEEN_COMPOUND_ROLE : NAME_SEEN_COMPOUND;
    if (!is_strong (form))
      continue;
    if (form->origin_word != NAME_NO_WORD && t + 1 < sentence->end && is_upper (e, t + 1))
      e->seen[form->origin_word] |= NAME_SEEN_DERIVED;
    if (t > sentence->first)
      seen |= look_back (e, t, sentence->first);
    if (t + 1 < sentence->end)
      seen |= look_ahead (e, t, sentence->end);
    if (e->tokens[t].bracket == 3)
      seen |= NAME_SEEN_BRACKET;
    if (form->first_name && !is_common (form))
      read_full_name (e, t, sentence->end);
    if (counted[form->word])
      seen |= NAME_SEEN_AGAIN;
    counted[form->word] = TRUE;
    e->seen[form->word] |= seen;
  }
}

/* Where each word stands first and last; a headline says little. */
static void
find_mentions (NameEvidence *e)
{
  const LesartExtraction *x = e->x;

  e->first_at = g_new (guint32, e->n_words + 1);
  e->last_at = g_new (guint32, e->n_words + 1);
  for (guint32 word = 0; word < e->n_words; word++)
    e->first_at[word] = e->last_at[word] = NAME_NOWHERE;
  for (guint32 t = 0; t < x->n_tokens; t++) {
    guint32 word = name_form (e, t)->word;

    if (!is_strong (name_form (e, t)))
      continue;
    if (e->first_at[word] == NAME_NOWHERE || x->sentence_of[e->first_at[word]] == 0)
      e->first_at[word] = t;
    e->last_at[word] = t;
  }
}

/* A text is about something if so many of its thousand words tell of it, and never just one. */
#define TOPIC_SHARE 10u
#define TOPIC_LEAST 2u

/* "Essen" in a text of sport is a club more often than a town. */
static void
read_topics (NameEvidence *e)
{
  const LesartExtraction *x = e->x;
  guint32 n[NAME_N_TOPICS] = { 0 };
  guint16 all = 0;

  e->topics = g_new0 (guint16, x->n_sentences + 1);
  for (guint32 s = 0; s < x->n_sentences; s++)
    for (guint32 t = x->sentences[s].first; t < x->sentences[s].end; t++) {
      guint8 topic = name_form (e, t)->topic;

      n[topic]++;
      if (topic != NAME_TOPIC_NONE)
        e->topics[s] |= (guint16) (NAME_TOPIC_HERE << 2 * (topic - 1));
    }
  for (guint topic = 1; topic < NAME_N_TOPICS; topic++)
    if (n[topic] >= TOPIC_LEAST && (guint64) n[topic] * 1000 >= (guint64) x->n_tokens * TOPIC_SHARE)
      all |= (guint16) (NAME_TOPIC_ALL << 2 * (topic - 1));
  for (guint32 s = 0; s < x->n_sentences; s++)
    e->topics[s] |= all;
}

/* Gathers the evidence of a whole text. */
NameEvidence *
lesart_name_evidence_new (LesartExtraction *x)
{
  NameEvidence *e = g_new0 (NameEvidence, 1);
  g_autofree guint8 *counted = NULL;

  e->x = x;
  open_tables (e);
  e->tokens = g_new0 (NameToken, x->n_tokens + 1);
  lesart_name_forms_init (e);
  judge_forms (e);
  e->seen = g_new0 (guint32, e->n_words + 1);
  e->plain_form = g_new0 (guint32, e->n_words + 1);
  for (guint32 i = e->n_forms; i-- > 0;)
    if (e->plain_form[e->forms[i].word] == 0
        || e->forms[i].n_bytes <= e->forms[e->plain_form[e->forms[i].word]].n_bytes)
      e->plain_form[e->forms[i].word] = i;
  counted = g_new0 (guint8, e->n_words + 1);
  read_amounts (e);
  read_times (e);
  read_topics (e);
  find_mentions (e);
  for (guint32 s = 0; s < x->n_sentences; s++) {
    read_lists (e, &x->sentences[s]);
    read_marks (e, &x->sentences[s]);
    read_neighbours (e, &x->sentences[s], counted);
  }
  return e;
}

void
lesart_name_evidence_free (NameEvidence *e)
{
  g_free (e->forms);
  g_free (e->tokens);
  g_free (e->seen);
  g_free (e->first_at);
  g_free (e->last_at);
  g_free (e->topics);
  g_free (e->plain_form);
  g_free (e);
}
