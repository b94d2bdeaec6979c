/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which passages of an article have the tint of a kind, on the screen and on paper.
 */
#pragma once

#include "reader.h"

G_BEGIN_DECLS

/* A passage to paint. Arrays of them are sorted by start. */
typedef struct {
  LesartSpan span;
  guint8 value; /* LesartKind of a tint */
} LesartPaint;

void lesart_tints_collect (const LesartReading *reading, GArray *tints);

G_END_DECLS
