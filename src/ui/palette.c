/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of colours. Tints are pale and even so that the ink of the text keeps a contrast of
 * 4.5 : 1 on every one of them (WCAG 2.1, 1.4.3); tests/ui/test-palette.c computes it.
 */
#include "appearance.h"

static const char *const tones[LESART_N_TONES][LESART_N_PALETTES] = {
  /*                               light      dark       sepia      contrast   contrast, dark */
  [LESART_TONE_PAGE] = { "#fcfcfa", "#1e1e1f", "#f6eedd", "#ffffff", "#000000" },
  [LESART_TONE_CHROME] = { "#f3f2ef", "#2a2a2b", "#eee3cc", "#ffffff", "#000000" },
  [LESART_TONE_CARD] = { "#ffffff", "#262627", "#fbf5e8", "#ffffff", "#000000" },
  [LESART_TONE_RAISED] = { "#ffffff", "#3d3d3f", "#fdf9ef", "#e6e6e6", "#3a3a3a" },
  [LESART_TONE_INK] = { "#22211f", "#e9e7e2", "#3a3022", "#000000", "#ffffff" },
  [LESART_TONE_DIM] = { "#686560", "#a5a29b", "#6d5f48", "#262626", "#dcdcdc" },
  [LESART_TONE_LINE] = { "#dedcd6", "#3c3c3d", "#d9ccb0", "#000000", "#ffffff" },
  [LESART_TONE_PER_TINT] = { "#dbe9fb", "#24364c", "#d5e2ee", "#c6dcff", "#0c3763" },
  [LESART_TONE_PER_INK] = { "#2b62a3", "#9cc4f5", "#285b97", "#0a2f63", "#b5d8ff" },
  [LESART_TONE_ORG_TINT] = { "#dff0dc", "#263a26", "#d9e8cd", "#c9efc2", "#0e3f12" },
  [LESART_TONE_ORG_INK] = { "#356e2a", "#a6d59a", "#33681f", "#123f0a", "#b0f5a5" },
  [LESART_TONE_LOC_TINT] = { "#fdebc8", "#42351a", "#f6dca8", "#ffe0a0", "#4d3800" },
  [LESART_TONE_LOC_INK] = { "#805300", "#f0c46a", "#744b00", "#4a2f00", "#ffe08a" },
  [LESART_TONE_OTH_TINT] = { "#eadff5", "#36294a", "#e3d5e8", "#e4d0fa", "#411f6b" },
  [LESART_TONE_OTH_INK] = { "#6f42a3", "#c9a8f0", "#6a3f9c", "#401470", "#e6cfff" },
  [LESART_TONE_SUM_TINT] = { "#fbdfd9", "#472822", "#f3d1c4", "#ffcfc4", "#5e1a0d" },
  [LESART_TONE_SUM_INK] = { "#a0361f", "#f2a28f", "#94301a", "#681400", "#ffc4b5" },
  [LESART_TONE_TIME_TINT] = { "#d9eeee", "#1f3a3a", "#cfe4df", "#bdebeb", "#064545" },
  [LESART_TONE_TIME_INK] = { "#176a6a", "#86cfcf", "#14605f", "#003f3f", "#9df5f5" },
  [LESART_TONE_MARK] = { "#fff1a8", "#5a4f10", "#fbe88f", "#ffee66", "#5c4d00" },
  [LESART_TONE_MARK_LINE] = { "#d9b800", "#d9b800", "#c9a400", "#6b5a00", "#ffe14d" },
  [LESART_TONE_MARK_GREEN] = { "#c9ecc0", "#24491f", "#c6e3ae", "#a5e894", "#124f08" },
  [LESART_TONE_MARK_GREEN_LINE] = { "#5aa648", "#6fc05c", "#5a9a40", "#1e5c10", "#7dff66" },
  [LESART_TONE_MARK_BLUE] = { "#c4ddfb", "#1f4066", "#bdd6ea", "#a6ceff", "#0a3d78" },
  [LESART_TONE_MARK_BLUE_LINE] = { "#4a8fdc", "#5ea3ee", "#4485c4", "#0b3f86", "#7ab8ff" },
  [LESART_TONE_MARK_PINK] = { "#fbcfdd", "#572538", "#f4c2c8", "#ffb3cc", "#6b1240" },
  [LESART_TONE_MARK_PINK_LINE] = { "#dc5f8a", "#e87aa1", "#cc5577", "#8c0f40", "#ff9cc6" },
  [LESART_TONE_MARK_ORANGE] = { "#ffd9ae", "#5b3a13", "#fbcf98", "#ffc580", "#613600" },
  [LESART_TONE_MARK_ORANGE_LINE] = { "#e08a2c", "#ee9c46", "#cf7a1c", "#7c4200", "#ffb95c" },
  [LESART_TONE_MARK_PURPLE] = { "#dfcdf7", "#432c63", "#dac3e6", "#d3b3ff", "#4b2288" },
  [LESART_TONE_MARK_PURPLE_LINE] = { "#9466d0", "#ab82e2", "#8a5cc0", "#4b1690", "#d2acff" },
  [LESART_TONE_HIT] = { "#ffe08a", "#604a00", "#f7d36b", "#ffd400", "#6b5600" },
  [LESART_TONE_HIT_CURRENT] = { "#ffb84d", "#885000", "#f5a93c", "#ff9500", "#8a4b00" },
  [LESART_TONE_ACCENT] = { "#2f6fb3", "#7db4ee", "#2f6fb3", "#0b4a94", "#8cc8ff" },
  [LESART_TONE_ON_ACCENT] = { "#ffffff", "#14181d", "#ffffff", "#ffffff", "#000000" },
  [LESART_TONE_WARNING] = { "#a63a22", "#f2a28f", "#94301a", "#8a1500", "#ffc4b5" },
};

/**
 * lesart_palette_get_tone:
 *
 * Returns: (transfer none): the colour as #rrggbb
 */
const char *
lesart_palette_get_tone (LesartPalette palette, LesartTone tone)
{
  g_return_val_if_fail (palette < LESART_N_PALETTES && tone < LESART_N_TONES, "#000000");

  return tones[tone][palette];
}
