/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tag book asks before it does something: with a preview of what that touches.
 */
#pragma once

#include "tagbook-window.h"

G_BEGIN_DECLS

typedef enum {
  LESART_TAG_DIALOG_NEW,
  LESART_TAG_DIALOG_RENAME,
  LESART_TAG_DIALOG_MERGE,
  LESART_TAG_DIALOG_SPLIT,
  LESART_TAG_DIALOG_DELETE,
} LesartTagDialogKind;

/* @tag: what it is about; of a new one what it goes beside (nullable). */
void lesart_tag_dialog_open (LesartTagBookWindow *window, LesartTagDialogKind kind, LesartTag *tag);

void lesart_tag_exchange_import (LesartTagBookWindow *window);
void lesart_tag_exchange_add_scheme (LesartTagBookWindow *window, const char *name);
void lesart_tag_exchange_add_used (LesartTagBookWindow *window);
void lesart_tag_exchange_export (LesartTagBookWindow *window, const char *format);

void lesart_tag_versions_open (LesartTagBookWindow *window);

/* ---- what all of them are made of ---- */

typedef struct {
  GtkWindow *window;
  GtkBox *body;
  GtkWidget *confirm; /* (nullable) */
} LesartTagSheet;

LesartTagSheet lesart_tag_sheet_new (GtkWindow *parent,
                                     const char *title,
                                     const char *confirm,
                                     gboolean destructive);
GtkWidget *lesart_tag_sheet_add_words (LesartTagSheet *self, const char *words); /* a label */

G_END_DECLS
