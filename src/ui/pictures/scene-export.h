/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A diagram as a file of its own, with its title, its source and its legend.
 */
#pragma once

#include <gtk/gtk.h>

#include "diagram.h"

G_BEGIN_DECLS

typedef enum {
  LESART_EXPORT_SVG,
  LESART_EXPORT_PNG, /* two pixels for each of the scene */
} LesartExportFormat;

GBytes *lesart_scene_export (const LesartDiagram *diagram,
                             LesartExportFormat format,
                             const char *title,
                             const char *source,
                             PangoContext *context,
                             GError **error);
const char *lesart_export_format_get_suffix (LesartExportFormat format); /* with its dot */

G_END_DECLS
