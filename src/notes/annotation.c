/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation.h"

struct _LesartAnnotation {
  GObject parent_instance;
  char *id;
};

G_DEFINE_FINAL_TYPE (LesartAnnotation, lesart_annotation, G_TYPE_OBJECT)

static void
lesart_annotation_class_init (LesartAnnotationClass *class)
{
}

static void
lesart_annotation_init (LesartAnnotation *self)
{
}
