/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The card of one name: kind, English name, roles, relations, mentions to step through, what the
 * article says of it.
 *
 * Signals: "show-span" (guint start, guint end); "show-all" (char *name): all facts about it, in
 * the side panel; "same" (guint entity): it is another's, which is to be asked; "split" (guint
 * start, guint end): the mention there is of something else.
 */
#pragma once

#include <gtk/gtk.h>

#include "document.h"

G_BEGIN_DECLS

#define LESART_TYPE_ENTITY_CARD (lesart_entity_card_get_type ())
G_DECLARE_FINAL_TYPE (LesartEntityCard, lesart_entity_card, LESART, ENTITY_CARD, GtkPopover)

/* (transfer none): connect "show-span" to it; it goes away when it is closed. With @takes_focus it
 * closes by Escape or a click elsewhere; without, whoever shows it closes it. */
LesartEntityCard *lesart_entity_card_show (GtkWidget *parent,
                                           const GdkRectangle *at,
                                           LesartDocument *document,
                                           gint entity,
                                           gboolean takes_focus);
void lesart_entity_card_set_mention (LesartEntityCard *self, guint32 at);
gint lesart_entity_card_get_entity (LesartEntityCard *self);

G_END_DECLS
