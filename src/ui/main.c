/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "config.h"

/* Whoever chooses the cairo renderer gets by without GL; GTK would prepare it all the same, which
 * takes a third of the time until a window is there. */
static void
skip_gl (void)
{
  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") != 0)
    return;
  if (gtk_get_minor_version () >= 14)
    g_setenv ("GDK_DISABLE", "gl", FALSE);
  else
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}

int
main (int argc, char **argv)
{
  const char *localedir = g_getenv ("LESART_LOCALEDIR");
  g_autoptr (LesartApplication) application = NULL;

  skip_gl ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LESART_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Lesart"));
  application = lesart_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
