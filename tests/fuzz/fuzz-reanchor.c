/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as two versions of a text, parted by the first form feed: every passage has a place in
 * the second that is one, or is gone.
 */
#include "fuzz.h"

#include <string.h>

#include "reanchor.h"

#define MAX_PASSAGES 200

static LesartText *
make_text (const char *bytes, gsize n_bytes)
{
  g_autofree char *part = g_strndup (bytes, n_bytes);
  g_autofree char *valid = g_utf8_make_valid (part, -1);

  return lesart_text_new (valid, -1, NULL);
}

static void
check (const LesartReanchored *found, const LesartText *text)
{
  g_assert_cmpuint (found->span.end, <=, lesart_text_get_n_chars (text));
  g_assert_cmpint (lesart_span_is_empty (found->span), ==, found->fate == LESART_FATE_GONE);
  g_assert_true (found->score >= 0 && found->score <= 1);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *bytes = size > 0 ? (const char *) data : "";
  const char *mark = memchr (bytes, '\f', size);
  gsize n_old = mark != NULL ? (gsize) (mark - bytes) : size / 2;
  gsize n_skipped = mark != NULL ? n_old + 1 : n_old;
  g_autoptr (LesartText) old = make_text (bytes, n_old);
  g_autoptr (LesartText) new = make_text (bytes + n_skipped, size - n_skipped);
  guint32 n_chars = lesart_text_get_n_chars (old);
  guint32 step = n_chars / MAX_PASSAGES + 1;
  g_autoptr (LesartReanchorer) compared = lesart_reanchorer_new (old, new);
  g_autoptr (LesartReanchorer) alone = lesart_reanchorer_new (NULL, new);

  for (guint32 start = 0; start < n_chars; start += step) {
    const LesartSpan span = { start, MIN (start + 1 + start % 50, n_chars) };
    g_autofree char *exact = lesart_text_slice (old, span);
    g_autofree char *prefix =
        lesart_text_slice (old, (LesartSpan){ span.start - MIN (span.start, 32), span.start });
    const LesartStoredQuote quote = { exact, prefix, NULL, TRUE, span, FALSE };
    LesartReanchored found = lesart_reanchorer_map (compared, span);

    check (&found, new);
    found = lesart_reanchorer_find (alone, &quote);
    check (&found, new);
  }
  return 0;
}
