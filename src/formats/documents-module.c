/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See documents-module.h.
 */
#include "documents-module.h"

#include <gmodule.h>

#include "data-files.h"

/**
 * lesart_documents_find:
 * @name: of a function of the module
 * @function: (out): gets the function
 *
 * Returns: %FALSE in a build without the library that it needs
 */
gboolean
lesart_documents_find (const char *name, gpointer *function)
{
  static gsize loaded = 0;
  static GModule *module;

  if (g_once_init_enter (&loaded)) {
    g_autofree char *path = lesart_find_documents_module ();

    module = g_module_open (path, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
    g_once_init_leave (&loaded, 1);
  }
  return module != NULL && g_module_symbol (module, name, function);
}
