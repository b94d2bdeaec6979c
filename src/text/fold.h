/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text as symbols that are the same however it is written: without case, ä as ae, ß as ss, one
 * kind of dash and quotation mark, no soft hyphens, words that were divided at a line end whole.
 *
 * A UNIT is what a reader takes for one letter: a code point with the marks behind it. It can give
 * several symbols (ü: u, e) or none (a soft hyphen).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LesartSymbol:
 * @symbol: a letter, a sign or a space
 * @start: of its unit, in code points
 * @end: of its unit
 * @is_first: of the symbols of its unit
 * @is_last: of the symbols of its unit
 */
typedef struct {
  gunichar symbol;
  guint32 start;
  guint32 end;
  gboolean is_first;
  gboolean is_last;
} LesartSymbol;

typedef void (*LesartSymbolFunc) (const LesartSymbol *symbol, gpointer data);

/* @symbols: one byte each, of as many letters from @start on */
typedef void (*LesartRunFunc) (const char *symbols, guint n_symbols, guint32 start, gpointer data);

void lesart_fold_runs (
    const char *utf8, gsize n_bytes, LesartSymbolFunc function, LesartRunFunc run, gpointer data);
void lesart_fold (const char *utf8, gsize n_bytes, LesartSymbolFunc function, gpointer data);

G_END_DECLS
