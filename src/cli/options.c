/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Options, complaints and the language data, the same way for every command.
 */
#include <glib/gi18n.h>

#include "commands.h"

void
lesart_complain (const char *file, const char *format, ...)
{
  g_autofree char *name = file != NULL ? g_filename_display_name (file) : NULL;
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (name != NULL)
    g_printerr ("lesart-cli: %s: %s\n", name, message);
  else
    g_printerr ("lesart-cli: %s\n", message);
}

gboolean
lesart_parse_options (const char *command,
                      const char *parameters,
                      const char *summary,
                      const GOptionEntry *entries,
                      int *argc,
                      char ***argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_strconcat ("lesart-cli ", command, NULL);

  g_set_prgname (program); /* what --help shows */
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  lesart_complain (NULL, _ ("%s; “%s --help” lists the options"), error->message, program);
  return FALSE;
}

/* A line of a user's list that does not fit, say: in the form of our own complaints. */
static void
complain_of_warning (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  lesart_complain (NULL, "%s", message);
}

/**
 * lesart_open_language_or_complain:
 *
 * Opens the language data; tells on standard error if that fails, if lines of a user's own lists
 * are left out, or if the learned models are not there and lists and rules alone decide.
 *
 * Returns: (transfer full) (nullable): the language data; %NULL: the command ends with
 *   %LESART_EXIT_INTERNAL
 */
LesartLanguage *
lesart_open_language_or_complain (void)
{
  g_autoptr (GError) error = NULL;
  guint handler = g_log_set_handler (G_LOG_DOMAIN, G_LOG_LEVEL_WARNING, complain_of_warning, NULL);
  LesartLanguage *language = lesart_open_language (&error);

  g_log_remove_handler (G_LOG_DOMAIN, handler);
  if (language == NULL)
    lesart_complain (NULL, "%s", error->message);
  else if (lesart_language_get_model_error (language) != NULL)
    /* Translators: %s says what is wrong with which file */
    lesart_complain (NULL, _ ("%s; word lists and rules alone decide, so more is missed"),
                     lesart_language_get_model_error (language)->message);
  return language;
}
