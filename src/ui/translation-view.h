/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The article and its English version: both pages, with a bar above that says which sentences
 * belong together. The two pages are tied: where the caret or the pointer is in one, what says the
 * same is lit in both, and brought into view in the other.
 *
 * Its buttons and keys are the actions "win.bead-*" and those of the window's menu.
 */
#pragma once

#include "reader.h"
#include "translation.h"

G_BEGIN_DECLS

#define LESART_TYPE_TRANSLATION_VIEW (lesart_translation_view_get_type ())
G_DECLARE_FINAL_TYPE (
    LesartTranslationView, lesart_translation_view, LESART, TRANSLATION_VIEW, GtkBox)

GtkWidget *lesart_translation_view_new (LesartAppearance *appearance,
                                        LesartTranslation *translation,
                                        LesartReader *german,
                                        GtkWidget *german_scroller);
void lesart_translation_view_release (LesartTranslationView *self);
LesartReader *lesart_translation_view_get_reader (LesartTranslationView *self);
LesartSide lesart_translation_view_get_side (LesartTranslationView *self);
guint32 lesart_translation_view_get_caret (LesartTranslationView *self);
gssize lesart_translation_view_get_bead (LesartTranslationView *self);
void lesart_translation_view_light (LesartTranslationView *self,
                                    const LesartSpan spans[LESART_N_SIDES],
                                    const char *words);

G_END_DECLS
