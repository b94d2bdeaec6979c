/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How readers of term bases say what is wrong, and where.
 */
#include <glib/gi18n-lib.h>

#include "terms-private.h"

G_DEFINE_QUARK (lesart - terms - error - quark, lesart_terms_error)

static char *
with_line (guint line, const char *format, va_list args)
{
  g_autofree char *what = g_strdup_vprintf (format, args);

  return line > 0 ? g_strdup_printf (_ ("line %u: %s"), line, what) : g_steal_pointer (&what);
}

/* Returns: FALSE */
gboolean
lesart_terms_fail (GError **error, guint line, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = with_line (line, format, args);
  va_end (args);
  g_set_error_literal (error, LESART_TERMS_ERROR, LESART_TERMS_ERROR_MALFORMED, message);
  return FALSE;
}

/* problems: (nullable): nobody wants to know */
void
lesart_terms_complain (GPtrArray *problems, guint line, const char *format, ...)
{
  va_list args;

  if (problems == NULL)
    return;
  va_start (args, format);
  g_ptr_array_add (problems, with_line (line, format, args));
  va_end (args);
}
