/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files and standard input, and what is said when they cannot be read.
 */
#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "language-guess.h"

static GBytes *
read_standard_input (GError **error)
{
  g_autoptr (GInputStream) in = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GByteArray) all = g_byte_array_new ();
  guint8 part[65536];
  gssize n;

  while ((n = g_input_stream_read (in, part, sizeof part, NULL, error)) > 0
         && all->len <= LESART_TEXT_MAX_BYTES)
    g_byte_array_append (all, part, (guint) n);
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

/**
 * lesart_input_read:
 * @name: a file; "-" is standard input
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with an error
 */
GBytes *
lesart_input_read (const char *name, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (strcmp (name, "-") == 0)
    return read_standard_input (error);
  file = g_file_new_for_commandline_arg (name);
  return g_file_load_bytes (file, NULL, NULL, error);
}

/**
 * lesart_input_load:
 * @name: a file; "-" is standard input
 * @info: (nullable): gets what the document says of itself
 *
 * Returns: (transfer full) (nullable): the article in it, or %NULL with an error
 */
LesartText *
lesart_input_load (const char *name, LesartArticleInfo *info, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (strcmp (name, "-") != 0) {
    file = g_file_new_for_commandline_arg (name);
    return lesart_article_load (file, LESART_ENCODING_AUTO, info, NULL, error);
  }
  bytes = read_standard_input (error);
  return bytes != NULL ? lesart_article_from_bytes (bytes, NULL, LESART_ENCODING_AUTO, info, error)
                       : NULL;
}

/**
 * lesart_input_describe:
 *
 * GIO's own messages repeat the name of the file.
 *
 * Returns: (transfer full): what is wrong, for people
 */
char *
lesart_input_describe (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup (_ ("no such file"));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return g_strdup (_ ("may not be read"));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return g_strdup (_ ("is a folder"));
  return g_strdup (error->message);
}

/**
 * lesart_input_warn_of_language:
 * @text: what a file has
 * @name: of the file
 * @english: whether it is to be English, and not German
 *
 * Says if it is in another language: whoever has turned the files round is told so.
 */
void
lesart_input_warn_of_language (const LesartText *text, const char *name, gboolean english)
{
  gsize n_bytes;
  const char *utf8 = lesart_text_get_utf8 (text, &n_bytes);
  const char *code = lesart_guess_language (utf8, n_bytes);

  if (strcmp (code, LESART_LANGUAGE_UNKNOWN) != 0 && strcmp (code, english ? "en" : "de") != 0)
    /* Translators: %s is a language such as English */
    lesart_complain (name,
                     english ? _ ("seems to be in %s; an English text is expected")
                             : _ ("seems to be in %s; a German text is expected"),
                     _ (lesart_language_get_name (code)));
}
