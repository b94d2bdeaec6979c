/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines that were broken at a width: mail, agencies, scans.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What comes between two lines that are put together. */
typedef enum {
  LESART_JOINT_SPACE,
  LESART_JOINT_NOTHING, /* KI-/Chip */
  LESART_JOINT_WORD,    /* vor-/antreiben: the hyphen goes */
} LesartJoint;

LesartJoint lesart_find_joint (const char *line, gsize n_bytes, const char *next, gsize n_next);
gsize lesart_unwrap_lines (char *utf8, gsize n_bytes);

G_END_DECLS
