/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the program looks: one table of colours in five themes, given to the style sheets as named
 * colours and to what is painted by hand as GdkRGBA; and how the article is set.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  LESART_TONE_PAGE,
  LESART_TONE_CHROME,
  LESART_TONE_CARD,
  LESART_TONE_RAISED, /* what is chosen among several on the chrome */
  LESART_TONE_INK,
  LESART_TONE_DIM,
  LESART_TONE_LINE,
  LESART_TONE_PER_TINT,
  LESART_TONE_PER_INK,
  LESART_TONE_ORG_TINT,
  LESART_TONE_ORG_INK,
  LESART_TONE_LOC_TINT,
  LESART_TONE_LOC_INK,
  LESART_TONE_OTH_TINT,
  LESART_TONE_OTH_INK,
  LESART_TONE_SUM_TINT,
  LESART_TONE_SUM_INK,
  LESART_TONE_TIME_TINT,
  LESART_TONE_TIME_INK,
  LESART_TONE_MARK, /* what a reader marked, in the six colours of LesartColour; each with its line
                     */
  LESART_TONE_MARK_LINE,
  LESART_TONE_MARK_GREEN,
  LESART_TONE_MARK_GREEN_LINE,
  LESART_TONE_MARK_BLUE,
  LESART_TONE_MARK_BLUE_LINE,
  LESART_TONE_MARK_PINK,
  LESART_TONE_MARK_PINK_LINE,
  LESART_TONE_MARK_ORANGE,
  LESART_TONE_MARK_ORANGE_LINE,
  LESART_TONE_MARK_PURPLE,
  LESART_TONE_MARK_PURPLE_LINE,
  LESART_TONE_HIT,
  LESART_TONE_HIT_CURRENT,
  LESART_TONE_ACCENT,
  LESART_TONE_ON_ACCENT,
  LESART_TONE_WARNING,
  LESART_N_TONES,
} LesartTone;

#define LESART_SELECTION_ALPHA 0.25f /* of the accent, over what is selected */

typedef enum {
  LESART_PALETTE_LIGHT,
  LESART_PALETTE_DARK,
  LESART_PALETTE_SEPIA,
  LESART_PALETTE_CONTRAST,
  LESART_PALETTE_CONTRAST_DARK,
  LESART_N_PALETTES,
} LesartPalette;

#define LESART_TYPE_APPEARANCE (lesart_appearance_get_type ())
G_DECLARE_FINAL_TYPE (LesartAppearance, lesart_appearance, LESART, APPEARANCE, GObject)

/* Properties, which the settings of the same names keep: "theme" (system, light, dark, sepia,
 * contrast, contrast-dark), "font-family" (serif, sans, or a name), "zoom", "line-height",
 * "column-width", "letter-spacing", "justify", "kind-lines". Signal: "changed". */

LesartAppearance *lesart_appearance_new (GdkDisplay *display, GSettings *settings);
LesartPalette lesart_appearance_get_palette (LesartAppearance *self);
GdkRGBA lesart_appearance_get_tone (LesartAppearance *self, LesartTone tone);
double lesart_appearance_get_zoom (LesartAppearance *self);
double lesart_appearance_get_scale (LesartAppearance *self);
double lesart_appearance_get_line_height (LesartAppearance *self);
int lesart_appearance_get_column_width (LesartAppearance *self);
gboolean lesart_appearance_get_justify (LesartAppearance *self);
gboolean lesart_appearance_shows_kind_lines (LesartAppearance *self);
void lesart_appearance_reset_type (LesartAppearance *self);
void lesart_appearance_set_zoom (LesartAppearance *self, double zoom);
const char *lesart_palette_get_tone (LesartPalette palette, LesartTone tone); /* #rrggbb */

G_END_DECLS
