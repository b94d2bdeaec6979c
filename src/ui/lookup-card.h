/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The card of a look-up: headwords with gender and plural, the parts of a compound, and of each the
 * senses, which a key copies.
 *
 * Signals: "copy" (char *words): a translation was chosen.
 */
#pragma once

#include <gtk/gtk.h>

#include "lookup.h"

G_BEGIN_DECLS

#define LESART_TYPE_LOOKUP_CARD (lesart_lookup_card_get_type ())
G_DECLARE_FINAL_TYPE (LesartLookupCard, lesart_lookup_card, LESART, LOOKUP_CARD, GtkPopover)

/* (transfer none): connect "copy" to it; it goes away when it is closed. */
LesartLookupCard *lesart_lookup_card_show (GtkWidget *parent,
                                           const GdkRectangle *at,
                                           LesartLookup *lookup,
                                           const LesartLanguage *language);

G_END_DECLS
