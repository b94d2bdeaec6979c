/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of annotations in lists and files: that of the text.
 */
#pragma once

#include "annotation.h"

G_BEGIN_DECLS

int lesart_annotation_compare (LesartAnnotation *a, LesartAnnotation *b);
int lesart_annotation_compare_items (gconstpointer a, gconstpointer b);
void lesart_annotation_sort (GPtrArray *list);
guint lesart_annotation_find_place (GPtrArray *list, LesartAnnotation *annotation);

G_END_DECLS
