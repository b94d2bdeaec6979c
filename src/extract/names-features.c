/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The evidence at a token as hashed features for the linear model: each is a question (a template)
 * with its answer. Templates are numbered by the order of the calls; to change them means to train
 * the model again (lesart-train).
 */
#include "names-private.h"

#include <string.h>

/* What adds to a sink becomes one function each of those that are asked from outside, so that the
 * templates are constants there. */
#define ALWAYS_INLINE inline __attribute__ ((always_inline))

/* Takes the features themselves, or where in a model their weights lie. */
typedef struct {
  guint32 *features;
  guint n;
  guint32 template;
  gboolean as_rows;
  const gint8 *weights;
  guint32 bits;
  const gint8 **rows;
} Sink;

static ALWAYS_INLINE void
add (Sink *sink, guint32 a, guint32 b)
{
  guint64 hash =
      ((guint64) a << 32 | b) ^ (guint64) sink->template ++*G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  hash ^= hash >> 29;
  hash *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  hash ^= hash >> 32;
  if (sink->as_rows) /* never as many as there is room for */
    sink->rows[sink->n++] = lesart_name_ask_weights (sink->weights, sink->bits, (guint32) hash);
  else if (sink->n < NAME_MAX_FEATURES)
    sink->features[sink->n++] = (guint32) hash;
}

/* Only where the answer is not "nothing": saves most look-ups of rare evidence. */
static ALWAYS_INLINE void
add_if (Sink *sink, guint32 a, guint32 b)
{
  if (a != 0)
    add (sink, a, b);
  else
    sink->template ++;
}

static guint32
affix (const char *bytes, gsize n_bytes)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < n_bytes; i++)
    hash = (hash ^ (guchar) bytes[i]) * 16777619u;
  return hash;
}

static guint32
prefix (const NameForm *form, guint n)
{
  return form->n_bytes > n ? affix (form->bytes, n) : 0;
}

static guint32
suffix (const NameForm *form, guint n)
{
  return form->n_bytes > n ? affix (form->bytes + form->n_bytes - n, n) : 0;
}

static const NameForm edge = {
  .hash = 1, .lemma = 1, .shape = 1, .origin_word = NAME_NO_WORD, .part_word = NAME_NO_WORD
};

typedef struct {
  const NameForm *form[5]; /* two before to two behind */
  guint32 listed[5];
  guint32 seen[5];
  const NameToken *token;
} Window;

static ALWAYS_INLINE void
open_window (Window *w, const NameEvidence *e, guint32 first, guint32 end, guint32 at)
{
  for (guint i = 0; i < 5; i++) {
    gboolean inside = at + i >= first + 2 && at + i < end + 2;

    w->form[i] = inside ? name_form (e, at + i - 2) : &edge;
    w->listed[i] = inside ? e->tokens[at + i - 2].listed : 0;
    w->seen[i] = inside ? e->seen[w->form[i]->word] : 0;
  }
  w->token = &e->tokens[at];
}

static inline guint32
facts (const NameForm *form)
{
  return form->kind | (guint32) form->head << 4 | (guint32) form->hint << 8
         | (guint32) form->role << 12 | (form->first_name ? 1u << 13 : 0);
}

/* --- Of one form --- */

static ALWAYS_INLINE void
add_form (Sink *sink, const NameForm *form)
{
  add (sink, form->hash, 0);
  add (sink, form->shape, 0);
  add (sink, form->classes, 0);
  add_if (sink, facts (form), 0);
  add_if (sink, form->gazetteer, 0);
}

#define LETTERS 3u /* bytes of UTF-8, in truth */
#define MAX_LETTERS 16u

/* Three letters at any place: what foreign surnames, towns, firms have in common. */
static ALWAYS_INLINE void
add_letters (Sink *sink, const NameForm *form)
{
  guint32 template = sink->template;

  for (guint i = 0; i + LETTERS <= form->n_bytes && i < MAX_LETTERS; i++) {
    sink->template = template;
    add (sink, affix (form->bytes + i, LETTERS), 0);
  }
  sink->template = template + 1;
}

static ALWAYS_INLINE void
add_form_itself (Sink *sink, const NameForm *form)
{
  if (form->token_flags & LESART_TOKEN_UPPER)
    add_letters (sink, form);
  for (guint n = 2; n <= 7; n++)
    add_if (sink, suffix (form, n), 0);
  for (guint n = 2; n <= 5; n++)
    add_if (sink, prefix (form, n), 0);
  add (sink, form->classes, form->shape);
  add (sink, form->classes, form->folded);
  add_if (sink, facts (form), form->classes);
  add_if (sink, form->part_word != NAME_NO_WORD, form->role);
  add_if (sink, form->gazetteer, form->classes);
  for (guint i = 0; i < 8; i++)
    add_if (sink, form->gazetteer >> i & 1, 0);
}

static ALWAYS_INLINE void
add_form_beside (Sink *sink, const NameForm *form, guint place)
{
  add (sink, form->lemma, 0);
  if (place < 4)
    add_if (sink, suffix (form, 3), 0);
  if (place != 1)
    return;
  add_if (sink, suffix (form, 4), 0);
  add_if (sink, suffix (form, 6), 0);
  add_if (sink, suffix (form, 8), 0);
  add_if (sink, prefix (form, 4), 0);
}

/**
 * lesart_name_form_features:
 * @form: (nullable): %NULL beyond the sentence
 * @place: where it stands from the token in question: 0 and 1 before, 2 itself, 3 and 4 behind
 *
 * Features that only one form decides: to be weighed once for each form, not for each token.
 */
guint
lesart_name_form_features (const NameForm *form, guint place, guint32 *features)
{
  Sink sink = { .features = features, .template = 1000 * (place + 1) };

  if (form == NULL)
    form = &edge;
  add_form (&sink, form);
  if (place == 2)
    add_form_itself (&sink, form);
  else
    add_form_beside (&sink, form, place);
  return sink.n;
}

/* --- Of several forms --- */

static ALWAYS_INLINE void
add_pairs (Sink *sink, const Window *w)
{
  const NameForm *const *f = w->form;

  add (sink, f[1]->hash, f[2]->shape);
  add (sink, f[2]->shape, f[3]->hash);
  add (sink, f[1]->hash, f[3]->hash);
  add (sink, f[1]->hash, f[0]->hash);
  add (sink, f[1]->lemma, f[3]->lemma);
  add_if (sink, suffix (f[1], 5), f[2]->shape);
  add_if (sink, suffix (f[3], 3), f[2]->shape);
  add (sink, f[1]->shape, f[2]->shape);
  add (sink, f[2]->shape, f[3]->shape);
  add (sink, f[1]->shape ^ f[2]->shape * 31, f[3]->shape);
  add (sink, f[2]->shape ^ f[3]->shape * 31, f[4]->shape);
  add (sink, f[0]->shape ^ f[1]->shape * 31, f[2]->shape);
  add (sink, f[1]->classes, f[2]->classes);
  add (sink, f[2]->classes, f[3]->classes);
  add (sink, f[1]->classes ^ f[2]->classes * 31, f[3]->classes);
  add (sink, f[2]->classes, f[1]->hash);
  add (sink, f[2]->classes, f[3]->hash);
  add_if (sink, facts (f[1]), f[2]->classes);
  add_if (sink, facts (f[1]), f[2]->shape);
  add_if (sink, facts (f[2]), f[3]->shape);
  add_if (sink, facts (f[2]), f[3]->classes);
  add_if (sink, facts (f[2]), f[1]->hash);
  add_if (sink, facts (f[0]), f[1]->classes ^ f[2]->shape * 31);
  add_if (sink, f[2]->first_name, f[3]->classes);
  add_if (sink, f[1]->first_name, f[2]->classes);
}

static ALWAYS_INLINE void
add_lists (Sink *sink, const Window *w)
{
  for (guint i = 1; i < 4; i++)
    add_if (sink, w->listed[i], 0);
  add_if (sink, w->listed[2] & 0xff, 0);
  add_if (sink, w->listed[2], w->form[2]->classes);
  add_if (sink, w->listed[2], w->form[1]->hash);
  add_if (sink, w->listed[2], facts (w->form[1]));
  add_if (sink, w->listed[2], w->form[3]->shape);
  add_if (sink, w->listed[2], w->listed[3]);
  add_if (sink, w->listed[2], w->listed[1]);
  add_if (sink, w->listed[2],
          w->seen[2]
              & (NAME_SEEN_FULL_PER | NAME_SEEN_AFTER_FIRST | NAME_SEEN_AFTER_ROLE
                 | NAME_SEEN_ARTICLE | NAME_SEEN_PLACE));
  for (guint i = 0; i < 8; i++)
    add_if (sink, w->listed[2] >> i & 1, i);
}

static ALWAYS_INLINE void
add_gazetteer (Sink *sink, const Window *w)
{
  const NameForm *const *f = w->form;

  add_if (sink, f[2]->gazetteer, f[1]->hash);
  add_if (sink, f[2]->gazetteer, f[3]->hash);
  add_if (sink, f[2]->gazetteer, f[1]->gazetteer);
  add_if (sink, f[2]->gazetteer, f[3]->gazetteer);
  add_if (sink, f[2]->gazetteer, f[1]->shape);
  add_if (sink, f[2]->gazetteer, f[3]->shape);
  add_if (sink, f[2]->gazetteer, w->listed[2]);
  add_if (sink, f[1]->gazetteer, f[2]->shape);
  add_if (sink, f[3]->gazetteer, f[2]->shape);
}

/* What of the evidence is wanted: what is the same wherever a form stands, what is not, or both. */
typedef enum {
  OF_WORD = 1 << 0,
  OF_PLACE = 1 << 1,
} Part;

/* Each thing seen is a feature; with the class of the word it is another. */
static ALWAYS_INLINE void
add_seen (Sink *sink, const Window *w, Part part)
{
  guint32 base = sink->template;
  guint32 seen = part & OF_WORD ? w->seen[2] : 0;
  guint32 before = part & OF_PLACE ? w->seen[1] : 0, behind = part & OF_PLACE ? w->seen[3] : 0;

  for (guint32 left = before | seen | behind; left != 0; left &= left - 1) {
    guint i = (guint) __builtin_ctz (left);

    sink->template = base + i * 4;
    if (seen >> i & 1) {
      add (sink, 1, 0);
      add (sink, 2, w->form[2]->classes);
    } else {
      sink->template += 2;
    }
    add_if (sink, before >> i & 1, w->form[2]->shape);
    add_if (sink, behind >> i & 1, w->form[2]->shape);
  }
  sink->template = base + NAME_N_SEEN * 4;
  if (part & OF_WORD) {
    add (sink, seen & ~(guint32) NAME_SEEN_AGAIN, w->form[2]->shape);
    add (sink, seen & (NAME_SEEN_FULL_PER | NAME_SEEN_PLACE | NAME_SEEN_ARTICLE | NAME_SEEN_BARE),
         w->form[2]->classes);
  } else {
    sink->template += 2;
  }
}

static ALWAYS_INLINE void
add_place (Sink *sink, const NameEvidence *e, const Window *w, guint32 first, guint32 at)
{
  const LesartExtraction *x = e->x;
  guint flags = x->tokens[at].flags;
  guint32 start = (flags & LESART_TOKEN_SENTENCE_START || at == first) ? 1 : 0;

  add_if (sink, start, w->form[2]->folded);
  add_if (sink, start, w->form[2]->classes);
  add (sink, start, w->form[2]->shape);
  add_if (sink, x->sentence_of[at] == 0 ? 1 : 0, w->form[2]->shape);
  add_if (sink, w->token->quote, w->token->quote_hint);
  add_if (sink, w->token->quote_edge, w->token->quote_hint);
  add_if (sink, w->token->quote, w->token->quote_edge | w->token->quote_hint << 4);
  add_if (sink, w->token->quote_hint, w->form[2]->shape);
  add_if (sink, w->token->bracket, w->form[2]->shape);
  add_if (sink, w->token->bracket, w->listed[2]);
  add_if (sink, flags & LESART_TOKEN_SPACE_BEFORE ? 0 : 1, w->form[2]->shape);
}

/* How far back in the row of capitals, and what opens it: a head, a role, a first name. */
static ALWAYS_INLINE void
add_run (Sink *sink, const NameEvidence *e, const Window *w, guint32 first, guint32 at)
{
  guint32 n = 0;
  const NameForm *head = NULL;

  while (n < 6 && at > first + n) {
    const NameForm *form = name_form (e, at - n - 1);

    if (form->head != NAME_HEAD_NONE && head == NULL)
      head = form;
    if ((form->token_flags & LESART_TOKEN_UPPER) == 0 && form->kind != NAME_WORD_PARTICLE
        && (form->classes
            & ((1u << LESART_CLASS_PREPOSITION) | (1u << LESART_CLASS_ARTICLE)
               | (1u << LESART_CLASS_CONJUNCTION)))
               == 0)
      break;
    n++;
  }
  add (sink, n, w->form[2]->shape);
  add_if (sink, head != NULL ? head->head : 0, n);
  add_if (sink, head != NULL ? head->head : 0, w->form[2]->classes);
  add_if (sink, head != NULL ? head->hash : 0, w->form[2]->shape);
}

static gboolean
is_capital (const NameForm *form)
{
  return (form->token_flags & LESART_TOKEN_UPPER) != 0;
}

/* What is said of the row of capitals behind it: "Kolibo, ein Anbieter", "Meier (SPD)". */
static ALWAYS_INLINE void
add_apposition (Sink *sink, const NameEvidence *e, const Window *w, guint32 end, guint32 at)
{
  guint32 t = at + 1, noun;

  while (t < end && t < at + 4 && is_capital (name_form (e, t)))
    t++;
  add_if (sink, t > at + 1 && t < end ? name_form (e, t)->lemma : 0, t - at);
  if (t + 1 < end && name_form_is (name_form (e, t), "(")) {
    add (sink, name_form (e, t + 1)->hash, t == at + 1);
    add (sink, name_form (e, t + 1)->shape, w->form[2]->shape);
    add_if (sink, e->tokens[t + 1].listed & 0xff, w->form[2]->shape);
  } else {
    sink->template += 3;
  }
  noun = t + 1;
  if (t + 2 < end && name_form_is (name_form (e, t), ","))
    while (noun < end && noun < t + 5 && !is_capital (name_form (e, noun)))
      noun++;
  if (noun > t + 1 && noun < end && noun < t + 5) {
    add (sink, name_form (e, noun)->lemma, w->form[2]->shape);
    add (sink, facts (name_form (e, noun)), w->form[2]->shape);
    add (sink, suffix (name_form (e, noun), 5), w->form[2]->shape);
  } else {
    sink->template += 3;
  }
}

/* What is beside one of the other places of the word: "der Reeder Ole Lund" tells what "Lund" is
 * further down (context aggregation, Ratinov and Roth 2009). */
static ALWAYS_INLINE void
add_mention (Sink *sink, const NameEvidence *e, const NameForm *form, guint32 at)
{
  const LesartSentence *sentence = &e->x->sentences[e->x->sentence_of[at]];
  Window other;

  open_window (&other, e, sentence->first, sentence->end, at);
  add (sink, other.form[1]->hash, form->shape);
  add (sink, other.form[3]->hash, form->shape);
  add (sink, other.form[1]->hash, other.form[3]->hash);
  add (sink, other.form[0]->hash, other.form[1]->hash);
  add (sink, other.form[1]->shape ^ other.form[3]->shape * 31, form->shape);
  add (sink, other.form[1]->classes, form->classes);
  add (sink, other.form[3]->classes, form->classes);
  add_if (sink, suffix (other.form[1], 5), form->shape);
  add_if (sink, facts (other.form[1]), form->classes);
  add_if (sink, other.listed[2], form->shape);
  add_if (sink, other.form[1]->gazetteer, form->shape);
  add_apposition (sink, e, &other, sentence->end, at);
}

/* The first and the last place of the word in the text, without this one. */
static guint
other_mentions (const NameEvidence *e, guint32 at, guint32 *others)
{
  guint32 first = e->first_at[name_form (e, at)->word], last = e->last_at[name_form (e, at)->word];
  guint n = 0;

  if (first != NAME_NOWHERE && first != at)
    others[n++] = first;
  if (last != NAME_NOWHERE && last != at && last != first)
    others[n++] = last;
  return n;
}

/* What the tagger says of the token and those beside it. */
static ALWAYS_INLINE void
add_tags (
    Sink *sink, const NameEvidence *e, const Window *w, guint32 first, guint32 end, guint32 at)
{
  const LesartTag *tags = e->x->tags;
  guint32 before = at > first ? tags[at - 1].stts + 1u : 0, here = tags[at].stts + 1u,
          behind = at + 1 < end ? tags[at + 1].stts + 1u : 0,
          second = at + 2 < end ? tags[at + 2].stts + 1u : 0,
          far = at > first + 1 ? tags[at - 2].stts + 1u : 0;

  add (sink, here, w->form[2]->shape);
  add (sink, here, w->form[2]->classes);
  add (sink, here << 8 | before, w->form[2]->shape);
  add (sink, here << 8 | behind, w->form[2]->shape);
  add (sink, before << 8 | behind, w->form[2]->shape);
  add (sink, far << 16 | before << 8 | here, 0);
  add (sink, second << 16 | behind << 8 | here, 0);
  add (sink, tags[at].features & (LESART_MASK_CASE | LESART_MASK_NUMBER | LESART_MASK_GENDER),
       here);
}

/* In sport towns and countries stand for those who play, in histories a word alone for a person. */
static ALWAYS_INLINE void
add_topics (Sink *sink, const NameEvidence *e, const Window *w, guint32 at)
{
  const NameForm *const *f = w->form;
  guint32 topics = e->topics[e->x->sentence_of[at]], template = sink->template;

  for (guint32 topic = 1; topics != 0; topics >>= 2, topic++) {
    guint32 what = topic << 2 | (topics & 3);

    sink->template = template;
    if ((topics & 3) == 0)
      continue;
    add (sink, what, f[2]->shape);
    add (sink, what, f[2]->classes);
    add (sink, what, f[2]->gazetteer);
    add (sink, what, f[1]->hash);
    add (sink, what, f[3]->hash);
    if (topic != NAME_TOPIC_SPORT)
      continue;
    add (sink, what, w->listed[2]);
    add (sink, what, f[1]->lemma ^ f[2]->classes * 31);
    add (sink, what << 8 | f[2]->gazetteer, f[1]->hash);
    add (sink, what,
         w->seen[2]
             & (NAME_SEEN_FULL_PER | NAME_SEEN_PLACE | NAME_SEEN_ARTICLE | NAME_SEEN_BARE
                | NAME_SEEN_HEAD));
  }
}

#define FIRST_OF_SEEN 76u /* template */

static ALWAYS_INLINE void
add_all_of_place (
    Sink *sink, const NameEvidence *e, guint32 first, guint32 end, guint32 at, Part part)
{
  Window w;

  open_window (&w, e, first, end, at);
  add (sink, 0, 0);
  add_pairs (sink, &w);
  add_lists (sink, &w);
  add_gazetteer (sink, &w);
  add_place (sink, e, &w, first, at);
  add_run (sink, e, &w, first, at);
  add_apposition (sink, e, &w, end, at);
  g_assert (sink->template == FIRST_OF_SEEN);
  add_seen (sink, &w, part);
  add_tags (sink, e, &w, first, end, at);
  add_topics (sink, e, &w, at);
}

#define FIRST_OF_MENTIONS 500 /* template */

static void
add_mentions (Sink *sink, const NameEvidence *e, guint32 at)
{
  guint32 others[2];
  guint n = other_mentions (e, at, others);

  for (guint i = 0; i < n; i++) {
    sink->template = FIRST_OF_MENTIONS;
    add_mention (sink, e, name_form (e, at), others[i]);
  }
}

/**
 * lesart_name_features:
 *
 * Features of the token that no single form decides: those of lesart_name_place_rows() and of
 * lesart_name_word_features(), in the order in which they are learned.
 */
guint
lesart_name_features (
    const NameEvidence *e, guint32 first, guint32 end, guint32 at, guint32 *features)
{
  Sink sink = { .features = features, .template = 0 };

  add_all_of_place (&sink, e, first, end, at, OF_WORD | OF_PLACE);
  add_mentions (&sink, e, at);
  return sink.n;
}

/**
 * lesart_name_place_rows:
 * @rows: (out caller-allocates): room for NAME_MAX_FEATURES
 *
 * The weights of the features of the token that the words beside it decide.
 *
 * Returns: how many @rows there are
 */
guint
lesart_name_place_rows (const NameEvidence *e,
                        const NameModel *model,
                        guint32 first,
                        guint32 end,
                        guint32 at,
                        const gint8 **rows)
{
  Sink sink = { .as_rows = TRUE, .weights = model->weights, .bits = model->bits, .rows = rows };

  add_all_of_place (&sink, e, first, end, at, OF_PLACE);
  return sink.n;
}

/**
 * lesart_name_word_features:
 *
 * Features of the token that the text decides where else it has the word: the same for all tokens
 * of a form, but for those where the text has the word first and last.
 */
guint
lesart_name_word_features (const NameEvidence *e, guint32 at, guint32 *features)
{
  Sink sink = { .features = features, .template = FIRST_OF_SEEN };
  Window w = { .form[2] = name_form (e, at), .seen[2] = e->seen[name_form (e, at)->word] };

  add_seen (&sink, &w, OF_WORD);
  add_mentions (&sink, e, at);
  return sink.n;
}

static gboolean
is_strong (const NameEvidence *e, guint32 at)
{
  return (name_form (e, at)->token_flags
          & (LESART_TOKEN_UPPER | LESART_TOKEN_HAS_DIGIT | LESART_TOKEN_MIXED_CASE))
         != 0;
}

#define STTS(tag) ((guint64) 1 << LESART_STTS_##tag)
#define NOT_IN_NAMES                                                                               \
  (STTS (VVFIN) | STTS (VVINF) | STTS (VVIZU) | STTS (VVPP) | STTS (VAFIN) | STTS (VAINF)          \
   | STTS (VAPP) | STTS (VMFIN) | STTS (VMINF) | STTS (PTKZU) | STTS (PTKNEG) | STTS (PRELS)       \
   | STTS (PRF) | STTS (PPER) | STTS (PDS) | STTS (PIS) | STTS (PIAT) | STTS (PDAT) | STTS (PAV)   \
   | STTS (KOUS) | STTS (ADV))

/* Full stops, and small words that the lexicon has and that are here what is in next to no name. */
static gboolean
is_outside (const NameEvidence *e, guint32 at)
{
  const NameForm *form = name_form (e, at);

  if (form->n_bytes == 1 && *form->bytes == '.')
    return TRUE;
  return form->classes != 0 && form->kind == NAME_WORD_NONE
         && (NOT_IN_NAMES >> e->x->tags[at].stts & 1) != 0;
}

/**
 * lesart_name_is_small_firm:
 *
 * "das Start-up faltwerk": behind a noun of firms a small word that the lexicon lacks.
 */
gboolean
lesart_name_is_small_firm (const NameEvidence *e, guint32 first, guint32 at)
{
  const NameForm *form = name_form (e, at);

  return at > first && form->classes == 0 && form->kind == NAME_WORD_NONE
         && e->x->tokens[at].kind == LESART_TOKEN_WORD
         && name_form (e, at - 1)->hint == NAME_HINT_ORG && !name_form (e, at - 1)->role;
}

/*
 * Can the token be of a name? A small word only if a list has it, alone in brackets ("(dpa)"), in a
 * short quotation, behind a noun of firms or between capitals or figures, at most two tokens off on
 * either side; one that often joins names ("von") beside one.
 */
gboolean
lesart_name_may_be (const NameEvidence *e, guint32 first, guint32 end, guint32 at)
{
  gboolean before =
      (at >= first + 1 && is_strong (e, at - 1)) || (at >= first + 2 && is_strong (e, at - 2));
  gboolean behind =
      (at + 1 < end && is_strong (e, at + 1)) || (at + 2 < end && is_strong (e, at + 2));

  if (e->tokens[at].amount)
    return FALSE;
  if (is_strong (e, at) || e->tokens[at].quote || e->tokens[at].bracket == 3
      || e->tokens[at].listed != 0 || lesart_name_is_small_firm (e, first, at))
    return TRUE;
  if (is_outside (e, at))
    return FALSE;
  if (name_form (e, at)->kind != NAME_WORD_NONE || e->x->tokens[at].kind != LESART_TOKEN_WORD)
    return before || behind;
  return before && behind;
}

/* --- For the network --- */

static guint
take_rows (Sink *sink, guint bits)
{
  for (guint i = 0; i < sink->n; i++)
    sink->features[i] >>= 32 - bits;
  return sink->n;
}

/* One feature for each bit. */
static ALWAYS_INLINE void
add_bits (Sink *sink, guint32 bits)
{
  guint32 template = sink->template;

  for (; bits != 0; bits &= bits - 1) {
    sink->template = template;
    add (sink, 1, (guint32) __builtin_ctz (bits));
  }
  sink->template = template + 1;
}

/**
 * lesart_name_net_form:
 *
 * What the network makes the vector of a word from.
 *
 * Returns: how many @rows of its table there are
 */
guint
lesart_name_net_form (const NameForm *form, guint32 *rows)
{
  Sink sink = { .features = rows, .template = 10000 };

  add_form (&sink, form);
  add (&sink, form->lemma, 0);
  add (&sink, form->folded, 0);
  add_bits (&sink, form->classes);
  for (guint n = 2; n <= 6; n++)
    add_if (&sink, suffix (form, n), 0);
  for (guint n = 2; n <= 5; n++)
    add_if (&sink, prefix (form, n), 0);
  add_if (&sink, form->role, 0);
  add_if (&sink, form->hint, 0);
  add_if (&sink, form->head, 0);
  add_if (&sink, form->kind, 0);
  add_if (&sink, form->first_name, 0);
  add_bits (&sink, form->gazetteer);
  add_letters (&sink, form);
  return take_rows (&sink, NAME_NET_BITS);
}

/* How many capitals stand in a row, from the token before or behind @at on; at most 6. */
static guint32
count_capitals (const NameEvidence *e, guint32 first, guint32 end, guint32 at, gboolean before)
{
  guint32 n = 0;

  while (n < 6 && (before ? at > first + n : at + n + 1 < end)
         && is_capital (name_form (e, before ? at - n - 1 : at + n + 1)))
    n++;
  return n;
}

/**
 * lesart_name_net_hints:
 *
 * What the network knows of a token beside its words.
 *
 * Returns: how many @rows of its table there are
 */
guint
lesart_name_net_hints (const NameEvidence *e, guint32 first, guint32 end, guint32 at, guint32 *rows)
{
  Sink sink = { .features = rows, .template = 20000 };
  const LesartTag *tags = e->x->tags;
  guint flags = e->x->tokens[at].flags;
  Window w;

  open_window (&w, e, first, end, at);
  add (&sink, 0, 0);
  for (guint i = 1; i < 4; i++) {
    add_bits (&sink, w.listed[i]);
    add_bits (&sink, w.seen[i]);
  }
  for (guint i = 0; i < 5; i++)
    add (&sink, at + i >= first + 2 && at + i < end + 2 ? tags[at + i - 2].stts + 1u : 0, 0);
  add (&sink, tags[at].features & (LESART_MASK_CASE | LESART_MASK_NUMBER | LESART_MASK_GENDER), 0);
  add_if (&sink, w.token->quote, 0);
  add_if (&sink, w.token->quote_hint, 0);
  add_if (&sink, w.token->quote_edge, 0);
  add_if (&sink, w.token->bracket, 0);
  add_if (&sink, flags & LESART_TOKEN_SENTENCE_START || at == first, 0);
  add_if (&sink, e->x->sentence_of[at] == 0, 0);
  add_if (&sink, (flags & LESART_TOKEN_SPACE_BEFORE) == 0, 0);
  add (&sink, count_capitals (e, first, end, at, TRUE), 0);
  add (&sink, count_capitals (e, first, end, at, FALSE), 0);
  add_bits (&sink, e->topics[e->x->sentence_of[at]]);
  return take_rows (&sink, NAME_NET_HINT_BITS);
}

/* The word that tells of the row of capitals behind it: "Kolibo, ein Anbieter", "Meier (SPD)". */
static guint32
word_behind (const NameEvidence *e, guint32 end, guint32 at)
{
  guint32 t = at + 1, noun;

  while (t < end && t < at + 4 && is_capital (name_form (e, t)))
    t++;
  if (t + 1 < end && name_form_is (name_form (e, t), "("))
    return e->tokens[t + 1].form;
  if (t + 2 >= end || !name_form_is (name_form (e, t), ","))
    return NAME_NET_NOWHERE;
  for (noun = t + 1; noun < end && noun < t + 5 && !is_capital (name_form (e, noun));)
    noun++;
  return noun > t + 1 && noun < end && noun < t + 5 ? e->tokens[noun].form : NAME_NET_NOWHERE;
}

/**
 * lesart_name_net_places:
 *
 * The form at each place that the network looks at, or %NAME_NET_NOWHERE: three before to three
 * behind, the word that tells of the capitals behind them, the first of the capitals, and what is
 * beside another place of the word in the text.
 */
void
lesart_name_net_places (
    const NameEvidence *e, guint32 first, guint32 end, guint32 at, guint32 *places)
{
  guint32 before = at, others[2];

  for (guint i = 0; i < 7; i++)
    places[i] =
        at + i >= first + 3 && at + i < end + 3 ? e->tokens[at + i - 3].form : NAME_NET_NOWHERE;
  places[7] = word_behind (e, end, at);
  while (before > first && at - before < 5 && is_capital (name_form (e, before - 1)))
    before--;
  places[8] = before < at ? e->tokens[before].form : NAME_NET_NOWHERE;
  places[9] = places[10] = NAME_NET_NOWHERE;
  if (other_mentions (e, at, others) > 0) {
    const LesartSentence *sentence = &e->x->sentences[e->x->sentence_of[others[0]]];

    if (others[0] > sentence->first)
      places[9] = e->tokens[others[0] - 1].form;
    if (others[0] + 1 < sentence->end)
      places[10] = e->tokens[others[0] + 1].form;
  }
}
