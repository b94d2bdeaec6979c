/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language.h"

#include "table-private.h"

struct _LesartLanguage {
  LesartTable empty;
  gint ref_count;
};

G_DEFINE_QUARK (lesart-language-error-quark, lesart_language_error)

LesartLanguage *
lesart_language_open (const char *path, const char *user_dir, GError **error)
{
  LesartLanguage *language = g_new0 (LesartLanguage, 1);

  language->ref_count = 1;
  return language;
}

LesartLanguage *
lesart_language_ref (LesartLanguage *language)
{
  g_atomic_int_inc (&language->ref_count);
  return language;
}

void
lesart_language_unref (LesartLanguage *language)
{
  if (g_atomic_int_dec_and_test (&language->ref_count))
    g_free (language);
}

const LesartTable *
lesart_language_get_table (const LesartLanguage *language, const char *name)
{
  return &language->empty;
}

const LesartLexicon *
lesart_language_get_lexicon (const LesartLanguage *language)
{
  return NULL;
}
