/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decides which tokens are names of what type: weights of a linear model over the evidence, and the
 * best path of tags (Viterbi). All in integers, so that each machine decides alike.
 *
 * The model, "names" of german.model:
 *
 *   guint32 magic, bits; gint32 scale, outside
 *   gint32 transitions[9][9]
 *   guint8 calibration[4][3][32]
 *   the networks: names-network.c
 *   gint8 weights[1 << bits][9]   each the signed root of the weight
 */
#include "names-private.h"
#include "signed-root.h"

#include <string.h>

#define IMPOSSIBLE (-(1 << 24))

gboolean
lesart_name_model_init (NameModel *model, const guint8 *bytes, gsize n_bytes)
{
  guint32 head[4];

  if (bytes == NULL || n_bytes < sizeof head)
    return FALSE;
  memcpy (head, bytes, sizeof head);
  if (head[0] != NAME_MODEL_MAGIC || head[1] < 8 || head[1] > 24
      || n_bytes
             != NAME_CALIBRATION_AT + sizeof model->calibration + NAME_N_NETS * NAME_NET_BYTES
                    + ((gsize) NAME_N_TAGS << head[1]))
    return FALSE;
  model->bits = head[1];
  model->scale = MAX ((gint32) head[2], 1);
  model->outside = CLAMP ((gint32) head[3], IMPOSSIBLE, -IMPOSSIBLE);
  memcpy (model->transitions, bytes + sizeof head, sizeof model->transitions);
  memcpy (model->calibration, bytes + NAME_CALIBRATION_AT, sizeof model->calibration);
  bytes += NAME_CALIBRATION_AT + sizeof model->calibration;
  for (guint i = 0; i < NAME_N_NETS; i++, bytes += NAME_NET_BYTES)
    lesart_name_network_init (&model->networks[i], bytes);
  model->weights = (const gint8 *) bytes;
  return TRUE;
}

/* Rows of tags are this long where that lets a processor take several at once. */
#define TAG_ROOM 12
G_STATIC_ASSERT (NAME_N_TAGS <= TAG_ROOM && NAME_N_TAGS <= 16);

/* A score and where it comes from in one number, so that the larger one is the better and, of two
 * that are equal, the one from the first tag. */
#define KEY(score, from) ((score) *16 + 15 - (from))
#define KEY_SCORE(key) ((key) >> 4)
#define KEY_FROM(key) ((guint8) (15 - ((key) &15)))

/* What it is worth to go from a tag to the next: a name goes on only from one of its type. */
typedef struct {
  gint32 keys[NAME_N_TAGS][TAG_ROOM]; /* as keys, from the tag before */
  gint32 spread;                      /* between the best and the worst that may be */
} Steps;

static gboolean
may_follow (guint before, guint tag)
{
  return tag == NAME_OUTSIDE || NAME_TAG_BEGINS (tag) || before == tag || before == tag - 1;
}

static void
steps_init (Steps *steps, const gint32 (*transitions)[NAME_N_TAGS])
{
  gint32 least = -IMPOSSIBLE, most = IMPOSSIBLE;

  for (guint before = 0; before < NAME_N_TAGS; before++)
    for (guint tag = 0; tag < NAME_N_TAGS; tag++) {
      gint32 worth = CLAMP (transitions[before][tag], IMPOSSIBLE, -IMPOSSIBLE);

      steps->keys[before][tag] = KEY (may_follow (before, tag) ? worth : IMPOSSIBLE, before);
      if (may_follow (before, tag)) {
        least = MIN (least, worth);
        most = MAX (most, worth);
      }
    }
  steps->spread = most - least;
}

/*
 * The best way to each tag, as keys.
 *
 * @best: the scores up to here, that of the best 0: from one that is further behind than steps lie
 * apart a name may go on, but no other tag is best reached
 */
static void
step_on (const gint32 *best, const Steps *steps, gint32 *keys)
{
  for (guint tag = 0; tag < TAG_ROOM; tag++)
    keys[tag] = KEY (IMPOSSIBLE, NAME_OUTSIDE);
  for (guint before = 0; before < NAME_N_TAGS; before++) {
    const gint32 *ways = steps->keys[before];
    gint32 base = KEY (best[before], 15);

    if (best[before] + steps->spread >= 0) {
      for (guint tag = 0; tag < TAG_ROOM; tag++)
        keys[tag] = MAX (keys[tag], base + ways[tag]);
    } else {
      guint tag = before + before % 2;

      keys[tag] = MAX (keys[tag], base + ways[tag]);
    }
  }
}

/*
 * The best tags of a run of @n tokens between two that are outside names (Viterbi).
 *
 * @scores: of the tags of each token
 * @back: room for @n * NAME_N_TAGS
 */
static void
find_best_path (
    const gint32 (*scores)[NAME_N_TAGS], const Steps *steps, guint32 n, guint8 *back, guint8 *tags)
{
  gint32 best[NAME_N_TAGS], keys[TAG_ROOM], top;
  guint last = 0;

  for (guint tag = 0; tag < NAME_N_TAGS; tag++)
    best[tag] = tag == NAME_OUTSIDE ? 0 : IMPOSSIBLE;
  for (guint32 i = 0; i < n; i++) {
    step_on (best, steps, keys);
    top = IMPOSSIBLE;
    for (guint tag = 0; tag < NAME_N_TAGS; tag++) {
      best[tag] = MAX (KEY_SCORE (keys[tag]) + scores[i][tag], IMPOSSIBLE);
      back[i * NAME_N_TAGS + tag] = KEY_FROM (keys[tag]);
      top = MAX (top, best[tag]);
    }
    /* Only differences count: measured from the best, they stay small however long the run is. */
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      best[tag] = MAX (best[tag] - top, IMPOSSIBLE);
  }
  for (guint tag = 1; tag < NAME_N_TAGS; tag++)
    if (best[tag] + KEY_SCORE (steps->keys[tag][NAME_OUTSIDE])
        > best[last] + KEY_SCORE (steps->keys[last][NAME_OUTSIDE]))
      last = tag;
  for (guint32 i = n; i-- > 0;) {
    tags[i] = (guint8) last;
    last = back[i * NAME_N_TAGS + last];
  }
}

/* --- Scores --- */

/*
 * Much of the score of a token comes from single forms near it. What a form adds at a place is
 * weighed when the text first has it there; so is what the whole text says of the form.
 */
typedef gint32 Scores[NAME_N_TAGS];

#define ANYWHERE NAME_N_PLACES
#define KNOWN_VECTOR (1u << 7)
G_STATIC_ASSERT (ANYWHERE < 7);

struct _NameTagger {
  const NameEvidence *e;
  const NameModel *model;
  Steps steps;
  Scores (*partial)[NAME_N_PLACES + 1]; /* one a form; set where @known has the bit of the place */
  guint8 *known;
  Scores edge[NAME_N_PLACES]; /* of what lies beyond the sentence */
  NameVectors *vectors;       /* for the networks: one a form; set where @known has KNOWN_VECTOR */
  NameRecent *recent;
  GArray *scores; /* room for a run */
  GArray *back;
};

/* Where the weights of what is known lie. */
typedef struct {
  const gint8 *rows[NAME_MAX_FEATURES];
  guint n;
} Evidence;

G_STATIC_ASSERT (NAME_N_TAGS == 9);

static void
weigh (const Evidence *evidence, gint32 *scores)
{
  gint32 last = 0;

  lesart_add_rows (evidence->rows, evidence->n, scores);
#pragma GCC unroll 8
  for (guint i = 0; i < evidence->n; i++)
    last += lesart_signed_square (evidence->rows[i][8]);
  scores[8] += last;
}

static void
weigh_alone (const NameModel *model, const guint32 *features, guint n, gint32 *scores)
{
  Evidence evidence;

  evidence.n = n;
#pragma GCC unroll 8
  for (guint i = 0; i < n; i++)
    evidence.rows[i] = lesart_name_ask_weights (model->weights, model->bits, features[i]);
  memset (scores, 0, sizeof (Scores));
  weigh (&evidence, scores);
}

static void
weigh_form (const NameModel *model, const NameForm *form, guint place, gint32 *scores)
{
  guint32 features[NAME_MAX_FEATURES];

  weigh_alone (model, features, lesart_name_form_features (form, place, features), scores);
}

NameTagger *
lesart_name_tagger_new (const NameEvidence *e, const NameModel *model)
{
  NameTagger *tagger = g_new0 (NameTagger, 1);

  tagger->e = e;
  tagger->model = model;
  steps_init (&tagger->steps, (const gint32 (*)[NAME_N_TAGS]) model->transitions);
  tagger->partial = g_malloc_n (e->n_forms + 1, sizeof *tagger->partial);
  tagger->known = g_new0 (guint8, e->n_forms + 1);
  tagger->vectors = g_new (NameVectors, e->n_forms + 1);
  tagger->recent = g_new0 (NameRecent, 1u << NAME_NET_RECENT_BITS);
  for (guint place = 0; place < NAME_N_PLACES; place++)
    weigh_form (model, NULL, place, tagger->edge[place]);
  tagger->scores = g_array_new (FALSE, FALSE, sizeof (Scores));
  tagger->back = g_array_new (FALSE, FALSE, NAME_N_TAGS);
  return tagger;
}

void
lesart_name_tagger_free (NameTagger *tagger)
{
  g_free (tagger->partial);
  g_free (tagger->known);
  g_free (tagger->vectors);
  g_free (tagger->recent);
  g_array_unref (tagger->scores);
  g_array_unref (tagger->back);
  g_free (tagger);
}

static const gint32 *
form_scores (NameTagger *tagger, guint32 at, guint place)
{
  guint32 form = tagger->e->tokens[at].form;

  if ((tagger->known[form] >> place & 1) == 0) {
    weigh_form (tagger->model, &tagger->e->forms[form], place, tagger->partial[form][place]);
    tagger->known[form] |= (guint8) (1u << place);
  }
  return tagger->partial[form][place];
}

static inline void
add_scores (gint32 *scores, const gint32 *others)
{
  LesartQuad sums[2], more[2];

  memcpy (sums, scores, sizeof sums);
  memcpy (more, others, sizeof more);
  sums[0] += more[0];
  sums[1] += more[1];
  memcpy (scores, sums, sizeof sums);
  scores[8] += others[8];
}

/* What the text says of the word, which is its own for the first and the last token of a word. */
static void
add_word_scores (NameTagger *tagger, guint32 at, gint32 *scores)
{
  const NameEvidence *e = tagger->e;
  guint32 form = e->tokens[at].form, word = e->forms[form].word;
  gboolean outermost = e->first_at[word] == at || e->last_at[word] == at;
  Scores alone;
  gint32 *sums = outermost ? alone : tagger->partial[form][ANYWHERE];

  if (outermost || (tagger->known[form] >> ANYWHERE & 1) == 0) {
    guint32 features[NAME_MAX_FEATURES];

    weigh_alone (tagger->model, features, lesart_name_word_features (e, at, features), sums);
    if (!outermost)
      tagger->known[form] |= (guint8) (1u << ANYWHERE);
  }
  add_scores (scores, sums);
}

/* Whether @at may be of a name; if so, gathers the evidence. */
static gboolean
gather (const NameTagger *tagger, guint32 first, guint32 end, guint32 at, Evidence *evidence)
{
  if (at >= end || !lesart_name_may_be (tagger->e, first, end, at))
    return FALSE;
  evidence->n = lesart_name_place_rows (tagger->e, tagger->model, first, end, at, evidence->rows);
  return TRUE;
}

/* The networks are asked only where a name leads by less than one and a half scores: they are slow.
 */
static gboolean
is_sure (const NameModel *model, const gint32 *scores)
{
  guint best = 0;
  gint32 next = IMPOSSIBLE;

  for (guint tag = 1; tag < NAME_N_TAGS; tag++)
    if (scores[tag] > scores[best]) {
      next = scores[best];
      best = tag;
    } else {
      next = MAX (next, scores[tag]);
    }
  return best == NAME_OUTSIDE || 2 * (scores[best] - next) > 3 * (gint64) model->scale;
}

static void
ask_networks (NameTagger *tagger, guint32 first, guint32 end, guint32 at, gint32 *scores)
{
  const NameNetwork *networks = tagger->model->networks;
  guint32 places[NAME_NET_PLACES], hints[NAME_MAX_FEATURES];
  NameHiddens hidden = { 0 };
  guint n_hints = lesart_name_net_hints (tagger->e, first, end, at, hints);

  lesart_name_net_places (tagger->e, first, end, at, places);
  for (guint place = 0; place < NAME_NET_PLACES; place++) {
    guint32 form = places[place];

    if (form == NAME_NET_NOWHERE)
      continue;
    if ((tagger->known[form] & KNOWN_VECTOR) == 0) {
      lesart_name_networks_weigh_word (networks, &tagger->e->forms[form], tagger->vectors[form]);
      tagger->known[form] |= KNOWN_VECTOR;
    }
    lesart_name_networks_add_word (networks, place, form, tagger->vectors[form], tagger->recent,
                                   hidden);
  }
  lesart_name_networks_score (networks, hidden, hints, n_hints, scores);
}

static void
score_token (NameTagger *tagger,
             guint32 first,
             guint32 end,
             guint32 at,
             const Evidence *evidence,
             gint32 *scores)
{
  memset (scores, 0, sizeof (Scores));
  scores[NAME_OUTSIDE] = tagger->model->outside;
  weigh (evidence, scores);
  for (guint place = 0; place < NAME_N_PLACES; place++) {
    gboolean inside = at + place >= first + 2 && at + place < end + 2;

    add_scores (scores, inside ? form_scores (tagger, at + place - 2, place) : tagger->edge[place]);
  }
  add_word_scores (tagger, at, scores);
  if (tagger->model->networks[0].multiply != 0 && !is_sure (tagger->model, scores))
    ask_networks (tagger, first, end, at, scores);
}

/* How far the tag leads over the best of another type. */
static float
margin_of (const gint32 *scores, guint8 tag, gint32 scale)
{
  gint32 rival = IMPOSSIBLE;

  for (guint other = 0; other < NAME_N_TAGS; other++)
    if (other != tag
        && (other == NAME_OUTSIDE || tag == NAME_OUTSIDE
            || NAME_TAG_TYPE (other) != NAME_TAG_TYPE (tag)))
      rival = MAX (rival, scores[other]);
  return (float) (scores[tag] - rival) / (float) scale;
}

/*
 * Tags tokens [@first, @end) of one sentence.
 *
 * @tags: one a token of the text, all outside; @margins: how far the tag leads over the next best
 * of another type
 */
void
lesart_name_tag (NameTagger *tagger, guint32 first, guint32 end, guint8 *tags, float *margins)
{
  const NameModel *model = tagger->model;

  g_array_set_size (tagger->scores, MAX (tagger->scores->len, end - first));
  g_array_set_size (tagger->back, MAX (tagger->back->len, end - first));
  for (guint32 at = first; at < end; at++) {
    gint32 (*scores)[NAME_N_TAGS] = (gint32 (*)[NAME_N_TAGS]) (gpointer) tagger->scores->data;
    Evidence evidence[2];
    gboolean more = gather (tagger, first, end, at, &evidence[0]);
    guint32 n = 0;

    for (; more; n++) {
      more = gather (tagger, first, end, at + n + 1, &evidence[(n + 1) % 2]);
      score_token (tagger, first, end, at + n, &evidence[n % 2], scores[n]);
    }
    find_best_path ((const gint32 (*)[NAME_N_TAGS]) scores, &tagger->steps, n,
                    (guint8 *) tagger->back->data, tags + at);
    for (guint32 i = 0; i < n; i++)
      margins[at + i] = margin_of (scores[i], tags[at + i], model->scale);
    at += n;
  }
}
