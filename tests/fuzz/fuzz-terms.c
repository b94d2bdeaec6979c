/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as a term base of each format: refused, or a base; and what was written in a format
 * that keeps all is read again with as many concepts, and written again as the same bytes.
 */
#include "fuzz.h"

#include "terms-file.h"

static LesartTermBase *
pass_through (const LesartTermBase *base, LesartTermsFormat format, char **written)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  LesartTermBase *again;

  if (!lesart_terms_write (base, format, text, NULL, &error))
    return NULL; /* a build without libxml2 */
  bytes = g_bytes_new (text->str, text->len);
  again = lesart_terms_read (bytes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lesart_term_base_get_n_concepts (again), ==,
                    lesart_term_base_get_n_concepts (base));
  *written = g_string_free (g_steal_pointer (&text), FALSE);
  return again;
}

/* The first time, white space that means nothing may be lost. */
static void
check (LesartTermBase *base, LesartTermsFormat format)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autoptr (LesartTermBase) once = pass_through (base, format, &first);
  g_autoptr (LesartTermBase) twice = once == NULL ? NULL : pass_through (once, format, &second);
  g_autoptr (LesartTermBase) thrice = twice == NULL ? NULL : pass_through (twice, format, &third);

  if (thrice != NULL)
    g_assert_cmpstr (third, ==, second);
}

static void
check_name (GBytes *bytes, const char *name)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LesartTermBase) base = lesart_terms_read (bytes, name, NULL, problems, NULL);

  if (base == NULL)
    return;
  for (LesartTermsFormat format = LESART_TERMS_JSON; format <= LESART_TERMS_TBX_2008; format++)
    check (base, format);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);

  check_name (bytes, "a.tbx");
  check_name (bytes, "a.txt");
  check_name (bytes, "a.csv");
  return 0;
}
