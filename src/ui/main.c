/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "config.h"

int
main (int argc, char **argv)
{
  const char *localedir = g_getenv ("LESART_LOCALEDIR");
  g_autoptr (LesartApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LESART_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Lesart"));
  application = lesart_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
