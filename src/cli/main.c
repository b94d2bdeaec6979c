/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-cli: the engine without a display. Finds the subcommand and hands over to it.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "commands.h"

typedef struct {
  const char *name;
  const char *summary;
  int (*run) (int argc, char **argv);
} Command;

/* A new command is a row here and a file beside this one; help and completion follow. */
static const Command commands[] = {
  { "align", N_ ("Which sentences of an article and of its English version say the same"),
    lesart_command_align },
  { "anchor", N_ ("Where the passages of annotations are after an article was changed"),
    lesart_command_anchor },
  { "check", N_ ("What may be wrong in the English version of an article"), lesart_command_check },
  { "extract", N_ ("What articles say: people, organisations, sums, times, quotations, facts"),
    lesart_command_extract },
  { "lookup", N_ ("What the dictionary says of words, German or English"), lesart_command_lookup },
  { "parse", N_ ("The words of articles with lemma, tags, dependencies and names, as CoNLL-U"),
    lesart_command_parse },
  { "recognize", N_ ("The numbers, sums, measures or times in one utterance"),
    lesart_command_recognize },
  { "terms", N_ ("The terms of an article and candidates for more; term bases in other formats"),
    lesart_command_terms },
};

static void
print_help (FILE *stream)
{
  fprintf (stream, "%s\n  lesart-cli %s\n\n%s\n", _ ("Usage:"), _ ("COMMAND [OPTION…] [FILE…]"),
           _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (stream, "  %-12s %s\n", commands[i].name, _ (commands[i].summary));
  fprintf (
      stream, "\n%s\n",
      _ ("“lesart-cli COMMAND --help” tells the options of a command. FILE “-” is standard input."));
}

/* The command that was meant: one that begins as @word does. */
static const Command *
guess_command (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_ascii_strncasecmp (commands[i].name, word, 2) == 0)
      return &commands[i];
  return NULL;
}

static int
refuse_command (const char *word)
{
  const Command *meant = guess_command (word);

  if (meant != NULL)
    lesart_complain (NULL, _ ("no command “%s”; did you mean “%s”?"), word, meant->name);
  else
    lesart_complain (NULL, _ ("no command “%s”; “lesart-cli --help” lists them"), word);
  return LESART_EXIT_USAGE;
}

int
main (int argc, char **argv)
{
  const char *localedir = g_getenv ("LESART_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LESART_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("lesart-cli");

  if (argc < 2) {
    print_help (stderr);
    return LESART_EXIT_USAGE;
  }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0
      || strcmp (argv[1], "help") == 0) {
    print_help (stdout);
    return LESART_EXIT_DONE;
  }
  if (strcmp (argv[1], "--version") == 0) {
    puts ("lesart-cli " LESART_VERSION);
    return LESART_EXIT_DONE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      return commands[i].run (argc - 1, argv + 1);
  return refuse_command (argv[1]);
}
