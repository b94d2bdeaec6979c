/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks the English version of an article that has been read: joins the reading, which the checks
 * do not know, with them.
 */
#pragma once

#include "check.h"
#include "reading.h"

G_BEGIN_DECLS

/**
 * LesartCheckSettings:
 * @dictionary: (nullable): without it the checks of single words are silent
 * @wanted: by kind; lesart_check_defaults() for what is usual
 */
typedef struct {
  const LesartLanguage *language;
  const LesartDictionary *dictionary;
  const LesartTermbase *termbase;
  gboolean wanted[LESART_N_CHECKS];
} LesartCheckSettings;

LesartFindings *lesart_check_translation (const LesartReading *reading,
                                          const LesartBitext *bitext,
                                          const LesartBead *beads,
                                          gsize n_beads,
                                          const LesartCheckSettings *settings);

G_END_DECLS
