/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See wording.h.
 */
#include "wording.h"

#include <string.h>

#include "folded-text.h"
#include "text-diff.h"

/* Words that follow one another are one stretch. */
static void
add_word (GArray *spans, const LesartFoldedText *text, guint word)
{
  LesartSpan *last = spans->len > 0 ? &g_array_index (spans, LesartSpan, spans->len - 1) : NULL;

  if (last != NULL && word > 0 && last->end == text->spans[word - 1].end)
    last->end = text->spans[word].end;
  else
    g_array_append_val (spans, text->spans[word]);
}

/**
 * lesart_compare_wordings:
 * @old: words
 * @new: what became of them
 * @removed: (element-type LesartSpan) (inout): what is in the old ones only is added here
 * @added: (element-type LesartSpan) (inout): and what is in the new ones only, here
 *
 * Compares words by their letters; a word that was changed is on both sides.
 */
void
lesart_compare_wordings (const char *old, const char *new, GArray *removed, GArray *added)
{
  g_autoptr (LesartForms) forms = lesart_forms_new ();
  g_autoptr (LesartFoldedText) old_words = lesart_folded_text_new (old, strlen (old), forms, TRUE);
  g_autoptr (LesartFoldedText) new_words = lesart_folded_text_new (new, strlen (new), forms, TRUE);
  g_autofree guint32 *partners = g_new (guint32, old_words->n_words + 1);
  guint next = 0;

  lesart_text_diff (old_words->forms, old_words->n_words, new_words->forms, new_words->n_words,
                    partners);
  for (guint i = 0; i < old_words->n_words; i++) {
    if (partners[i] == LESART_DIFF_NONE) {
      add_word (removed, old_words, i);
      continue;
    }
    while (next < partners[i])
      add_word (added, new_words, next++);
    next = partners[i] + 1;
  }
  while (next < new_words->n_words)
    add_word (added, new_words, next++);
}
