/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures and timings of the real window, for the documentation and the benchmarks: hidden options
 * --screenshot FILE.png, --size WxH, --theme NAME, --page NAME, --picture NAME, --enlarged,
 * --action NAME (the dialog that it opens is what is shown), and LESART_BENCH=1 in the environment.
 */
#pragma once

#include "window.h"

G_BEGIN_DECLS

typedef struct {
  char *file;
  char *theme;
  char *action;  /* of the window */
  char *page;    /* of the side panel */
  char *picture; /* of the pictures */
  gboolean enlarged;
  int width, height;
} LesartPictureOptions;

void lesart_picture_add_options (GApplication *application);
gboolean lesart_picture_take_options (LesartPictureOptions *self, GVariantDict *options);
gboolean lesart_picture_is_wanted (const LesartPictureOptions *self);
void lesart_picture_prepare (LesartPictureOptions *self, LesartWindow *window);
void lesart_picture_clear (LesartPictureOptions *self);
void lesart_bench_watch (LesartWindow *window);

G_END_DECLS
