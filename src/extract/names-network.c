/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small networks beside the linear model: they see which things come together, where that adds up
 * what each says alone. A word is a vector, the sum of those of its parts; the words at some places
 * about a token and what else is known of it make hidden values, and these the scores of the tags.
 * The networks differ only in where their learning began: what one gets wrong by chance, the other
 * does not. All in integers, so that each machine decides alike, and of 16 bits, so that a
 * processor takes eight at once.
 *
 * The bytes of each in the model:
 *
 *   gint32 multiply
 *   gint16 bias[NAME_NET_WORD], in[NAME_NET_PLACES][NAME_NET_WORD][NAME_NET_HIDDEN],
 *          hints[1 << NAME_NET_HINT_BITS][NAME_NET_HIDDEN], out[NAME_N_TAGS][NAME_NET_HIDDEN]
 *   gint8  words[1 << NAME_NET_BITS][NAME_NET_WORD]
 */
#include "names-private.h"

#include <string.h>

#define LEAST_OF_A_WORD 8 /* what is less is not worth its time */
#define MOST_OF_A_WORD 1023
#define MOST_OF_A_HIDDEN 8191

#define ALWAYS_INLINE inline __attribute__ ((always_inline))

/* --- What takes time --- */

static ALWAYS_INLINE void
sum_rows (const NameNetwork *network, const guint32 *rows, guint n, NameVector *vector)
{
  gint16 *values = vector->values;

  memcpy (values, network->bias, sizeof vector->values);
  for (guint i = 0; i < n; i++) {
    const gint8 *row = network->words + (gsize) rows[i] * NAME_NET_WORD;

    for (guint d = 0; d < NAME_NET_WORD; d++)
      values[d] = (gint16) (values[d] + row[d]);
  }
  vector->used = 0;
  for (guint d = 0; d < NAME_NET_WORD; d++) {
    vector->used |= (guint32) (values[d] >= LEAST_OF_A_WORD) << d;
    values[d] = (gint16) (MIN (values[d], MOST_OF_A_WORD) * NAME_NET_FINE);
  }
}

/* Sums go round where they leave 16 bits, which those of a true model do not. */
static ALWAYS_INLINE void
add (NameHidden hidden, const NameHidden row)
{
  for (guint h = 0; h < NAME_NET_HIDDEN; h++)
    hidden[h] = (gint16) (hidden[h] + row[h]);
}

/* What a word at a place is worth to the hidden values. Products are rounded down, by a half in the
 * mean. */
static ALWAYS_INLINE void
weigh_place (const NameNetwork *network, guint place, const NameVector *vector, NameHidden hidden)
{
  const NameHidden *in = network->in + (gsize) place * NAME_NET_WORD;
  NameHidden sums;

  for (guint h = 0; h < NAME_NET_HIDDEN; h++)
    sums[h] = (gint16) (__builtin_popcount (vector->used) / 2);
  for (guint32 left = vector->used; left != 0; left &= left - 1) {
    guint d = (guint) __builtin_ctz (left);
    gint16 value = vector->values[d];

    for (guint h = 0; h < NAME_NET_HIDDEN; h++)
      sums[h] = (gint16) (sums[h] + (gint16) ((gint32) value * in[d][h] >> 16));
  }
  for (guint h = 0; h < NAME_NET_HIDDEN; h++)
    hidden[h] = sums[h];
}

static ALWAYS_INLINE void
score (const NameNetwork *network,
       NameHidden hidden,
       const guint32 *hints,
       guint n_hints,
       gint32 *scores)
{
  for (guint i = 0; i < n_hints; i++)
    add (hidden, network->hints[hints[i]]);
  for (guint h = 0; h < NAME_NET_HIDDEN; h++)
    hidden[h] = CLAMP (hidden[h], 0, MOST_OF_A_HIDDEN);
  for (guint tag = 0; tag < NAME_N_TAGS; tag++) {
    guint32 sum = 0;

    for (guint h = 0; h < NAME_NET_HIDDEN; h++)
      sum += (guint32) ((gint32) hidden[h] * network->out[tag][h]);
    scores[tag] += (gint32) (((gint64) (gint32) sum * network->multiply) >> 16);
  }
}

/* The same, sixteen values at once, where the processor can. */
#ifdef __x86_64__
#define WIDE(name, parameters, arguments)                                                          \
  __attribute__ ((target ("avx2"))) static void name##_wide parameters                             \
  {                                                                                                \
    name arguments;                                                                                \
  }
#define HAS_WIDE() __builtin_cpu_supports ("avx2")
#else
#define WIDE(name, parameters, arguments)                                                          \
  static void name##_wide parameters                                                               \
  {                                                                                                \
    name arguments;                                                                                \
  }
#define HAS_WIDE() FALSE
#endif

WIDE (sum_rows,
      (const NameNetwork *network, const guint32 *rows, guint n, NameVector *vector),
      (network, rows, n, vector))
WIDE (weigh_place,
      (const NameNetwork *network, guint place, const NameVector *vector, NameHidden hidden),
      (network, place, vector, hidden))
WIDE (add, (NameHidden hidden, const NameHidden row), (hidden, row))
WIDE (score,
      (const NameNetwork *network,
       NameHidden hidden,
       const guint32 *hints,
       guint n_hints,
       gint32 *scores),
      (network, hidden, hints, n_hints, scores))

#define RUN(network, name, ...)                                                                    \
  do {                                                                                             \
    if ((network)->wide)                                                                           \
      name##_wide (__VA_ARGS__);                                                                   \
    else                                                                                           \
      name (__VA_ARGS__);                                                                          \
  } while (0)

/* --- For the tagger --- */

void
lesart_name_network_init (NameNetwork *network, const guint8 *bytes)
{
  network->wide = HAS_WIDE ();
  memcpy (&network->multiply, bytes, sizeof network->multiply);
  network->bias = (const gint16 *) (gconstpointer) (bytes + sizeof network->multiply);
  network->in = (const NameHidden *) (network->bias + NAME_NET_WORD);
  network->hints = network->in + NAME_NET_PLACES * NAME_NET_WORD;
  network->out = network->hints + (1u << NAME_NET_HINT_BITS);
  network->words = (const gint8 *) (network->out + NAME_N_TAGS);
}

/**
 * lesart_name_networks_weigh_word:
 * @networks: NAME_N_NETS
 * @vectors: (out caller-allocates): the values of a word, wherever it stands
 */
void
lesart_name_networks_weigh_word (const NameNetwork *networks,
                                 const NameForm *form,
                                 NameVectors vectors)
{
  guint32 rows[NAME_MAX_FEATURES];
  guint n = lesart_name_net_form (form, rows);

  /* The rows lie anywhere in memory: all are asked for before the first is waited for. */
  for (guint k = 0; k < NAME_N_NETS; k++)
    for (guint i = 0; i < n; i++)
      __builtin_prefetch (networks[k].words + (gsize) rows[i] * NAME_NET_WORD);
  for (guint k = 0; k < NAME_N_NETS; k++)
    RUN (&networks[k], sum_rows, &networks[k], rows, n, &vectors[k]);
}

/**
 * lesart_name_networks_add_word:
 * @networks: NAME_N_NETS
 * @word: number of the word
 * @recent: of the text: what was weighed of late
 * @hidden: is added to
 */
void
lesart_name_networks_add_word (const NameNetwork *networks,
                               guint place,
                               guint32 word,
                               NameVectors vectors,
                               NameRecent *recent,
                               NameHiddens hidden)
{
  guint32 key = word * NAME_NET_PLACES + place + 1;
  NameRecent *kept = &recent[key * 0x9e3779b9u >> (32 - NAME_NET_RECENT_BITS)];

  for (guint k = 0; k < NAME_N_NETS; k++) {
    if (kept->key != key)
      RUN (&networks[k], weigh_place, &networks[k], place, &vectors[k], kept->hidden[k]);
    RUN (&networks[k], add, hidden[k], kept->hidden[k]);
  }
  kept->key = key;
}

/**
 * lesart_name_networks_score:
 * @networks: NAME_N_NETS
 * @hidden: sums of the words; is changed
 * @scores: is added to
 */
void
lesart_name_networks_score (const NameNetwork *networks,
                            NameHiddens hidden,
                            const guint32 *hints,
                            guint n_hints,
                            gint32 *scores)
{
  for (guint k = 0; k < NAME_N_NETS; k++)
    RUN (&networks[k], score, &networks[k], hidden[k], hints, n_hints, scores);
}
