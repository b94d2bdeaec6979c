/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every text can be read on everything that it may stand on: contrast 4.5 : 1 (WCAG 2.1, 1.4.3).
 */
#include <math.h>

#include "appearance.h"

static double
luminance (const char *hex)
{
  GdkRGBA colour;
  double channels[3];

  g_assert_true (gdk_rgba_parse (&colour, hex));
  channels[0] = (double) colour.red;
  channels[1] = (double) colour.green;
  channels[2] = (double) colour.blue;
  for (guint i = 0; i < 3; i++)
    channels[i] =
        channels[i] <= 0.04045 ? channels[i] / 12.92 : pow ((channels[i] + 0.055) / 1.055, 2.4);
  return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
}

static double
contrast (LesartPalette palette, LesartTone text, LesartTone ground)
{
  double a = luminance (lesart_palette_get_tone (palette, text));
  double b = luminance (lesart_palette_get_tone (palette, ground));

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static void
check (LesartTone text, LesartTone ground)
{
  for (LesartPalette palette = 0; palette < LESART_N_PALETTES; palette++)
    if (contrast (palette, text, ground) < 4.5)
      g_error ("palette %d: tone %d on tone %d has a contrast of %.2f", palette, text, ground,
               contrast (palette, text, ground));
}

static void
test_ink (void)
{
  static const LesartTone grounds[] = {
    LESART_TONE_PAGE,        LESART_TONE_CHROME,    LESART_TONE_CARD,
    LESART_TONE_RAISED,      LESART_TONE_MARK,      LESART_TONE_MARK_GREEN,
    LESART_TONE_MARK_BLUE,   LESART_TONE_MARK_PINK, LESART_TONE_MARK_ORANGE,
    LESART_TONE_MARK_PURPLE, LESART_TONE_HIT,       LESART_TONE_HIT_CURRENT,
  };

  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    check (LESART_TONE_INK, grounds[i]);
  for (LesartTone tint = LESART_TONE_PER_TINT; tint <= LESART_TONE_TIME_TINT; tint += 2)
    check (LESART_TONE_INK, tint);
}

/* As the selection lies over it. */
static void
check_selected (LesartPalette palette, LesartTone ground)
{
  GdkRGBA below, accent;
  g_autofree char *blend = NULL;
  double a, b;

  gdk_rgba_parse (&below, lesart_palette_get_tone (palette, ground));
  gdk_rgba_parse (&accent, lesart_palette_get_tone (palette, LESART_TONE_ACCENT));
  blend = g_strdup_printf (
      "#%02x%02x%02x",
      (guint) (255 * (below.red + (accent.red - below.red) * LESART_SELECTION_ALPHA)),
      (guint) (255 * (below.green + (accent.green - below.green) * LESART_SELECTION_ALPHA)),
      (guint) (255 * (below.blue + (accent.blue - below.blue) * LESART_SELECTION_ALPHA)));
  a = luminance (lesart_palette_get_tone (palette, LESART_TONE_INK));
  b = luminance (blend);
  if ((MAX (a, b) + 0.05) / (MIN (a, b) + 0.05) < 4.5)
    g_error ("palette %d: selected text on tone %d (%s) has a contrast of %.2f", palette, ground,
             blend, (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05));
}

static void
test_selection (void)
{
  for (LesartPalette palette = 0; palette < LESART_N_PALETTES; palette++) {
    check_selected (palette, LESART_TONE_PAGE);
    for (LesartTone tint = LESART_TONE_PER_TINT; tint <= LESART_TONE_TIME_TINT; tint += 2)
      check_selected (palette, tint);
    for (LesartTone mark = LESART_TONE_MARK; mark <= LESART_TONE_MARK_PURPLE; mark += 2)
      check_selected (palette, mark);
    check_selected (palette, LESART_TONE_HIT);
  }
}

/* With high contrast, the lines of marks and the edges of things are as clear as text (elsewhere
 * they only repeat what a tint says). */
static void
test_lines (void)
{
  for (LesartPalette p = LESART_PALETTE_CONTRAST; p < LESART_N_PALETTES; p++)
    for (LesartTone line = LESART_TONE_MARK_LINE; line <= LESART_TONE_MARK_PURPLE_LINE; line += 2) {
      g_assert_cmpfloat (contrast (p, line, LESART_TONE_PAGE), >=, 4.5);
      g_assert_cmpfloat (contrast (p, LESART_TONE_LINE, LESART_TONE_CARD), >=, 4.5);
    }
}

static void
test_kinds (void)
{
  for (LesartTone tint = LESART_TONE_PER_TINT; tint <= LESART_TONE_TIME_TINT; tint += 2) {
    check (tint + 1, tint);             /* a chip */
    check (tint + 1, LESART_TONE_CARD); /* a badge in a row */
    check (tint + 1, LESART_TONE_CHROME);
  }
}

static void
test_dim_and_accent (void)
{
  check (LESART_TONE_DIM, LESART_TONE_PAGE);
  check (LESART_TONE_DIM, LESART_TONE_CHROME);
  check (LESART_TONE_DIM, LESART_TONE_CARD);
  check (LESART_TONE_ON_ACCENT, LESART_TONE_ACCENT);
  check (LESART_TONE_WARNING, LESART_TONE_PAGE);
  check (LESART_TONE_PAGE, LESART_TONE_INK); /* a toast */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/ink", test_ink);
  g_test_add_func ("/palette/selection", test_selection);
  g_test_add_func ("/palette/lines", test_lines);
  g_test_add_func ("/palette/kinds", test_kinds);
  g_test_add_func ("/palette/dim-and-accent", test_dim_and_accent);
  return g_test_run ();
}
