/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The forms are sorted from their end, so that those with the same ending lie side by side. An
 * ending is kept where enough forms have it and its most frequent paradigms are not those of the
 * next shorter ending that was kept. After A. Mikheev, Automatic rule induction for unknown-word
 * guessing, Computational Linguistics 23 (1997).
 */
#include "endings.h"

#include "lexicon-private.h"

#include <string.h>

/* Fewer forms than these are chance. */
#define MIN_FORMS 8
/* A paradigm with less than this share of the forms (one in so many) is none to expect. */
#define MIN_SHARE 12

/* Endings up to this length are kept even if they say what a shorter one does: how long the ending
 * is tells how sure the guess is. */
#define ALWAYS_KEPT 5

typedef struct {
  char text[1 + LESART_ENDING_MAX]; /* the kind of first letter, then the form from its end */
  guint8 n_bytes;
  guint8 cut; /* of its lemma: an ending must be at least as long */
  guint16 paradigm;
} Form;

typedef struct {
  guint16 paradigms[LESART_MAX_ENDINGS];
  guint16 n; /* no padding: these are compared by their bytes */
} Best;

struct _LesartEndings {
  GArray *forms; /* Form */
  guint *counts; /* of each paradigm, 0 between uses */
  guint n_counts;
};

LesartEndings *
lesart_endings_new (guint n_paradigms)
{
  LesartEndings *endings = g_new0 (LesartEndings, 1);

  endings->forms = g_array_new (FALSE, FALSE, sizeof (Form));
  endings->n_counts = n_paradigms;
  endings->counts = g_new0 (guint, n_paradigms);
  return endings;
}

void
lesart_endings_free (LesartEndings *endings)
{
  g_array_unref (endings->forms);
  g_free (endings->counts);
  g_free (endings);
}

/**
 * lesart_endings_add:
 * @paradigm: what the form is, less than the number given to lesart_endings_new()
 * @cut: how many bytes its lemmas do not share with its end, at most
 */
void
lesart_endings_add (
    LesartEndings *endings, const char *form, gsize n_bytes, guint16 paradigm, guint cut)
{
  Form added = { .paradigm = paradigm, .cut = (guint8) MIN (cut, 255) };

  g_return_if_fail (paradigm < endings->n_counts);
  added.text[0] = lesart_ending_kind (form);
  added.n_bytes = 1;
  for (gsize i = n_bytes; i > 0 && added.n_bytes < sizeof added.text; i--)
    added.text[added.n_bytes++] = form[i - 1];
  g_array_append_val (endings->forms, added);
}

static int
compare_forms (gconstpointer a, gconstpointer b)
{
  const Form *left = a, *right = b;
  int order = memcmp (left->text, right->text, sizeof left->text);

  return order != 0 ? order : (int) left->paradigm - (int) right->paradigm;
}

static void
insert_best (Best *best, const guint *counts, guint16 paradigm)
{
  guint at = best->n;

  while (at > 0 && counts[best->paradigms[at - 1]] < counts[paradigm])
    at--;
  if (at == G_N_ELEMENTS (best->paradigms))
    return;
  best->n = (guint16) MIN (best->n + 1u, G_N_ELEMENTS (best->paradigms));
  for (guint i = best->n - 1u; i > at; i--)
    best->paradigms[i] = best->paradigms[i - 1];
  best->paradigms[at] = paradigm;
}

/* The most frequent paradigms of the forms [first, end) whose lemmas differ only in the last
 * @n_ending bytes. */
static Best
find_best (LesartEndings *endings, guint first, guint end, gsize n_ending)
{
  const Form *forms = &g_array_index (endings->forms, Form, 0);
  guint *counts = endings->counts;
  Best best = { .n = 0 };

  for (guint i = first; i < end; i++)
    if (forms[i].cut <= n_ending)
      counts[forms[i].paradigm]++;
  for (guint i = first; i < end; i++) {
    guint16 paradigm = forms[i].paradigm;
    gboolean seen = FALSE;

    for (guint k = 0; k < best.n; k++)
      seen |= best.paradigms[k] == paradigm;
    if (!seen && counts[paradigm] * MIN_SHARE >= end - first)
      insert_best (&best, counts, paradigm);
  }
  for (guint i = first; i < end; i++)
    counts[forms[i].paradigm] = 0;
  return best;
}

static void
keep (LesartAutomaton *automaton, const char *text, gsize n_bytes, const Best *best)
{
  char string[2 + LESART_ENDING_MAX];

  memcpy (string, text, n_bytes);
  for (guint i = 0; i < best->n; i++) {
    string[n_bytes] = (char) (LESART_ENDING_FIRST_RANK + i);
    lesart_automaton_add (automaton, string, n_bytes + 1, best->paradigms[i]);
  }
}

/* All forms of [first, end) have the same first @n_bytes of text. */
static void
learn (LesartEndings *endings,
       LesartAutomaton *automaton,
       guint first,
       guint end,
       gsize n_bytes,
       const Best *shorter)
{
  const Form *forms = &g_array_index (endings->forms, Form, 0);
  Best best = find_best (endings, first, end, n_bytes - 1);

  if (best.n > 0 && (n_bytes <= 1 + ALWAYS_KEPT || memcmp (&best, shorter, sizeof best) != 0))
    keep (automaton, forms[first].text, n_bytes, &best);
  else
    best = *shorter;
  while (first < end && forms[first].n_bytes == n_bytes)
    first++;
  while (first < end && n_bytes < sizeof forms->text) {
    guint next = first;

    while (next < end && forms[next].text[n_bytes] == forms[first].text[n_bytes])
      next++;
    if (next - first >= MIN_FORMS)
      learn (endings, automaton, first, next, n_bytes + 1, &best);
    first = next;
  }
}

/**
 * lesart_endings_finish:
 * @automaton: gets the endings as a set of strings
 *
 * Returns: the root of that set
 */
guint32
lesart_endings_finish (LesartEndings *endings, LesartAutomaton *automaton)
{
  const Form *forms = &g_array_index (endings->forms, Form, 0);
  guint n = endings->forms->len;

  g_array_sort (endings->forms, compare_forms);
  for (guint first = 0, next = 0; first < n; first = next) {
    Best none = { .n = 0 };

    while (next < n && forms[next].text[0] == forms[first].text[0])
      next++;
    learn (endings, automaton, first, next, 1, &none);
  }
  return lesart_automaton_end_set (automaton);
}
