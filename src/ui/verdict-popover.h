/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks for a verdict on what a passage claims, and how sure it is: two keys, or two clicks.
 *
 * Signals "judged" (guint verdict, guint confidence), "cancelled".
 */
#pragma once

#include <gtk/gtk.h>

#include "annotation.h"

G_BEGIN_DECLS

#define LESART_TYPE_VERDICT_POPOVER (lesart_verdict_popover_get_type ())
G_DECLARE_FINAL_TYPE (
    LesartVerdictPopover, lesart_verdict_popover, LESART, VERDICT_POPOVER, GtkPopover)

GtkWidget *lesart_verdict_popover_new (void);
void lesart_verdict_popover_ask (LesartVerdictPopover *self,
                                 LesartVerdict verdict,
                                 LesartConfidence confidence);

G_END_DECLS
