/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What must hold for any picture, and a typesetter for tests: each letter is as wide as the others.
 */
#pragma once

#include <math.h>
#include <string.h>

#include "scene.h"

#define SCENE_TEST_LETTER 7.0
#define SCENE_TEST_LINE 18.0

static inline void
scene_test_measure (gpointer data,
                    const char *text,
                    LesartFont font,
                    double max_width,
                    double *width,
                    double *height)
{
  double letters = (double) g_utf8_strlen (text, -1);
  double a_line = max_width < 0 ? letters : MAX (1, floor (max_width / SCENE_TEST_LETTER));

  *width = MIN (letters, a_line) * SCENE_TEST_LETTER;
  *height = MAX (1, ceil (letters / a_line)) * SCENE_TEST_LINE;
}

static const LesartTypesetter scene_test_typesetter = { scene_test_measure, NULL };

static inline void
scene_test_check_box (const LesartScene *scene, const LesartBox *box, const char *what)
{
  double left = MIN (box->x, box->x + box->width), right = MAX (box->x, box->x + box->width);
  double top = MIN (box->y, box->y + box->height), bottom = MAX (box->y, box->y + box->height);

  if (!isfinite (left) || !isfinite (right) || !isfinite (top) || !isfinite (bottom) || left < -0.5
      || top < -0.5 || right > scene->width + 0.5 || bottom > scene->height + 0.5)
    g_error ("%s lies outside: %g, %g, %g × %g in %g × %g", what, box->x, box->y, box->width,
             box->height, scene->width, scene->height);
}

/* Lines of words may touch each other, but not cover each other. */
static inline gboolean
scene_test_covers (const LesartBox *a, const LesartBox *b)
{
  LesartBox smaller = { a->x + 0.5, a->y + 0.5, a->width - 1, a->height - 1 };

  return lesart_box_overlaps (&smaller, b);
}

/* All lies in the picture, no words cover others, no element covers another, each has a name. */
static inline void
scene_test_check (const LesartScene *scene)
{
  for (guint i = 0; i < scene->marks->len; i++) {
    const LesartMark *mark = &g_array_index (scene->marks, LesartMark, i);

    scene_test_check_box (scene, &mark->box, mark->text == NULL ? "a mark" : mark->text);
    for (guint j = 0; mark->kind == LESART_MARK_TEXT && j < i; j++) {
      const LesartMark *other = &g_array_index (scene->marks, LesartMark, j);

      if (other->kind == LESART_MARK_TEXT && scene_test_covers (&mark->box, &other->box))
        g_error ("“%s” covers “%s”", mark->text, other->text);
    }
  }
  for (guint i = 0; i < scene->elements->len; i++) {
    const LesartElement *element = &g_array_index (scene->elements, LesartElement, i);

    scene_test_check_box (scene, &element->box, element->label);
    g_assert_cmpstr (element->label, !=, "");
    g_assert_cmpuint (element->first_span + element->n_spans, <=, scene->spans->len);
    for (guint j = 0; j < i; j++) {
      const LesartElement *other = &g_array_index (scene->elements, LesartElement, j);

      if (scene_test_covers (&element->box, &other->box))
        g_error ("element “%s” covers “%s”", element->label, other->label);
    }
  }
}

/* The same picture again is the same in every place. */
static inline void
scene_test_check_same (const LesartScene *a, const LesartScene *b)
{
  g_assert_cmpuint (a->marks->len, ==, b->marks->len);
  g_assert_cmpuint (a->elements->len, ==, b->elements->len);
  g_assert_cmpfloat (a->height, ==, b->height);
  for (guint i = 0; i < a->marks->len; i++)
    g_assert_cmpmem (&g_array_index (a->marks, LesartMark, i).box, sizeof (LesartBox),
                     &g_array_index (b->marks, LesartMark, i).box, sizeof (LesartBox));
}

static inline guint
scene_test_count (const LesartScene *scene, LesartMarkKind kind)
{
  guint n = 0;

  for (guint i = 0; i < scene->marks->len; i++)
    n += g_array_index (scene->marks, LesartMark, i).kind == kind;
  return n;
}
