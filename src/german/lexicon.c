/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lexicon.h"

struct _LesartLexicon {
  const guint8 *bytes;
};

guint
lesart_lexicon_lookup (const LesartLexicon *lexicon, const char *form, gsize n_bytes, LesartLexeme *lexemes, guint max_lexemes)
{
  return 0;
}

gboolean
lesart_lexicon_has (const LesartLexicon *lexicon, const char *form, gsize n_bytes, LesartWordClass word_class)
{
  return FALSE;
}
