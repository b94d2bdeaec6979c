/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-cli align: which sentences of an article and of its English version say the same.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "align.h"
#include "bead-file.h"
#include "commands.h"
#include "tmx.h"

/* As it is: a reader of articles would join lines. */
static LesartText *
load_lines (const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = lesart_input_read (name, error);
  g_autofree char *utf8 = NULL;
  gsize n_bytes, n_utf8;
  const guint8 *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &n_bytes);
  utf8 = lesart_encoding_decode (data, n_bytes, LESART_ENCODING_AUTO, NULL, &n_utf8, error);
  return utf8 != NULL ? lesart_text_new (utf8, (gssize) n_utf8, error) : NULL;
}

static LesartText *
read_text (const char *name, gboolean lines)
{
  g_autoptr (GError) error = NULL;
  LesartText *text = lines ? load_lines (name, &error) : lesart_input_load (name, NULL, &error);

  if (text == NULL) {
    g_autofree char *what = lesart_input_describe (error);

    lesart_complain (name, "%s", what);
  }
  return text;
}

static LesartBitext *
read_bitext (char **names, gboolean lines)
{
  g_autoptr (LesartText) german = read_text (names[0], lines);
  g_autoptr (LesartText) english = german != NULL ? read_text (names[1], lines) : NULL;
  g_autoptr (LesartSegments) german_lines = NULL;
  g_autoptr (LesartSegments) english_lines = NULL;

  if (german == NULL || english == NULL)
    return NULL;
  lesart_input_warn_of_language (german, names[0], FALSE);
  lesart_input_warn_of_language (english, names[1], TRUE);
  if (lines) {
    german_lines = lesart_segments_new_lines (german);
    english_lines = lesart_segments_new_lines (english);
  }
  return lesart_bitext_new (german, german_lines, english, english_lines);
}

static GString *
format_beads (const LesartBitext *bitext,
              const LesartBead *beads,
              gsize n_beads,
              const char *format)
{
  g_autoptr (LesartBeadFile) file = NULL;

  if (g_strcmp0 (format, "tmx") == 0) {
    g_autoptr (LesartTmx) tmx = lesart_tmx_new_from_beads (bitext, beads, n_beads, LESART_VERSION);

    return lesart_tmx_write (tmx);
  }
  file = lesart_bead_file_new (bitext, beads, n_beads, NULL);
  return lesart_bead_file_write (file);
}

int
lesart_command_align (int argc, char **argv)
{
  g_autofree char *format = NULL;
  gboolean lines = FALSE;
  gboolean dictionary_wanted = TRUE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "json, tmx", N_ ("FORMAT") },
    { "lines", 0, 0, G_OPTION_ARG_NONE, &lines, N_ ("The files have a sentence on each line"),
      NULL },
    { "no-dictionary", 0, G_OPTION_FLAG_REVERSE, G_OPTION_ARG_NONE, &dictionary_wanted,
      N_ ("Do without the dictionary"), NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (LesartDictionary) dictionary = NULL;
  g_autoptr (LesartBitext) bitext = NULL;
  g_autofree LesartBead *beads = NULL;
  g_autoptr (GString) out = NULL;
  gsize n_beads;

  if (!lesart_parse_options ("align", N_ ("DE EN"),
                             N_ ("Prints which sentences of a German article and of its English "
                                 "version say the same."),
                             entries, &argc, &argv))
    return LESART_EXIT_USAGE;
  if (argc != 3) {
    lesart_complain (NULL, _ ("“align” needs a German file and its English version"));
    return LESART_EXIT_USAGE;
  }
  if (format != NULL && strcmp (format, "json") != 0 && strcmp (format, "tmx") != 0) {
    lesart_complain (NULL, _ ("“%s” is no format of “align”"), format);
    return LESART_EXIT_USAGE;
  }
  language = lesart_open_language_or_complain ();
  if (language == NULL)
    return LESART_EXIT_INTERNAL;
  bitext = read_bitext (argv + 1, lines);
  if (bitext == NULL)
    return LESART_EXIT_REFUSED;
  dictionary = dictionary_wanted ? lesart_open_dictionary (language) : NULL;
  beads = lesart_align_sentences (bitext, language, dictionary, NULL, NULL, NULL, &n_beads);
  out = format_beads (bitext, beads, n_beads, format);
  fwrite (out->str, 1, out->len, stdout);
  return LESART_EXIT_DONE;
}
