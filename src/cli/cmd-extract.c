/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"

int
lesart_command_extract (int argc, char **argv)
{
  g_autofree char *date = NULL;
  const GOptionEntry entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, NULL, NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return 2;
  language = lesart_open_language (&error);
  if (language == NULL) {
    g_printerr ("lesart-cli: %s\n", error->message);
    return 3;
  }
  for (int i = 1; i < argc; i++) {
    g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[i]);
    g_autoptr (LesartText) text = lesart_article_load (file, LESART_ENCODING_AUTO, NULL, NULL, &error);
    g_autoptr (LesartReading) reading = NULL;
    g_autofree char *json = NULL;

    if (text == NULL) {
      g_printerr ("lesart-cli: %s: %s\n", argv[i], error->message);
      return 1;
    }
    reading = lesart_read (text, language, date);
    json = lesart_reading_to_json (reading, argv[i], TRUE);
    g_print ("%s\n", json);
  }
  return 0;
}
