/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The module with what reads and writes documents by large libraries: they take longer to load than
 * an article takes to be read, so it is loaded for the first document that needs it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lesart_documents_find (const char *name, gpointer *function);

G_END_DECLS
