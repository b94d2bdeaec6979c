/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-cli terms: the terms of an article, those of a base and candidates for more; or a term
 * base in another format.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "commands.h"
#include "terms-file.h"

static void
complain_of (const char *name, const GError *error)
{
  g_autofree char *what = lesart_input_describe (error);

  lesart_complain (name, "%s", what);
}

/* ---- a term base in another format ---- */

static LesartTermBase *
read_base (const char *name, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lesart_input_read (name, &error);
  LesartTermBase *base =
      bytes != NULL ? lesart_terms_read (bytes, name, NULL, problems, &error) : NULL;

  if (base == NULL)
    complain_of (name, error);
  return base;
}

/* What was wrong, and what is lost. */
static void
list (const char *name, const GPtrArray *problems, const GPtrArray *losses)
{
  for (guint i = 0; i < problems->len; i++)
    lesart_complain (name, "%s", (const char *) problems->pdata[i]);
  for (guint i = 0; i < losses->len; i++)
    /* Translators: of the data categories of a term base: "definition" */
    lesart_complain (name, _ ("the format has no place for %s"), (const char *) losses->pdata[i]);
}

static int
convert (const char *format_name, const char *name, gboolean strict)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LesartTermBase) base = NULL;
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  LesartTermsFormat format;

  if (!lesart_terms_format_from_name (format_name, &format)) {
    lesart_complain (NULL, _ ("“%s” is no format of “terms”"), format_name);
    return LESART_EXIT_USAGE;
  }
  base = read_base (name, problems);
  if (base == NULL)
    return LESART_EXIT_REFUSED;
  if (!lesart_terms_write (base, format, bytes, losses, &error)) {
    complain_of (name, error);
    return LESART_EXIT_REFUSED;
  }
  list (name, problems, losses);
  if (strict && problems->len + losses->len > 0)
    return LESART_EXIT_REFUSED;
  fwrite (bytes->str, 1, bytes->len, stdout);
  return LESART_EXIT_DONE;
}

/* ---- */

int
lesart_command_terms (int argc, char **argv)
{
  g_autofree char *base = NULL;
  g_autofree char *to = NULL;
  g_autofree char *format = NULL;
  gboolean strict = FALSE;
  const GOptionEntry entries[] = {
    { "convert", 0, 0, G_OPTION_ARG_STRING, &to,
      N_ ("Print the term base FILE as json, tbx, tbx-dct, tbx-2008, omegat or csv"),
      N_ ("FORMAT") },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &strict,
      N_ ("Refuse to convert what has faults or would lose data"), NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };

  if (!lesart_parse_options ("terms", N_ ("FILE"),
                             N_ ("Prints the terms of an article: those of a term base, and "
                                 "candidates for more. Or converts a term base."),
                             entries, &argc, &argv))
    return LESART_EXIT_USAGE;
  if (argc != 2) {
    lesart_complain (NULL, _ ("“terms” needs one file"));
    return LESART_EXIT_USAGE;
  }
  return convert (to != NULL ? to : "json", argv[1], strict);
}
