/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagram.h"

#include <glib/gi18n.h>

#include "language-guess.h"

static const struct {
  const char *name;
  const char *title;
  const char *empty;
  gboolean (*fill) (LesartDiagram *self);
} kinds[LESART_N_DIAGRAMS] = {
  [LESART_DIAGRAM_TIMELINE] = { "timeline", N_ ("Timeline"),
                                N_ ("This article names no dates or times."),
                                lesart_diagram_fill_timeline },
  [LESART_DIAGRAM_BARS] = { "figures", N_ ("Figures"),
                            N_ ("This article names no sums or figures."),
                            lesart_diagram_fill_bars },
  [LESART_DIAGRAM_NETWORK] = { "network", N_ ("Network"),
                               N_ ("This article names no people or organisations."),
                               lesart_diagram_fill_network },
};

/**
 * lesart_diagram_new:
 * @reading: what is to be shown
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL if the article has nothing to show in
 * it
 */
LesartDiagram *
lesart_diagram_new (LesartDiagramKind kind, LesartReading *reading)
{
  g_autoptr (LesartDiagram) self = g_new0 (LesartDiagram, 1);

  self->reading = lesart_reading_ref (reading);
  self->title = lesart_diagram_get_title (kind);
  return kinds[kind].fill (self) ? g_steal_pointer (&self) : NULL;
}

void
lesart_diagram_free (LesartDiagram *self)
{
  if (self->model != NULL)
    self->free_model (self->model);
  g_clear_pointer (&self->reading, lesart_reading_unref);
  g_free (self->description);
  g_free (self);
}

const char *
lesart_diagram_get_title (LesartDiagramKind kind)
{
  return _ (kinds[kind].title);
}

/* Of an article in another language no more than names is read. */
const char *
lesart_diagram_get_empty_sentence (LesartDiagramKind kind, const LesartReading *reading)
{
  return lesart_language_is_foreign (reading->language)
             ? _ ("Lesart reads dates, figures and connections in German articles only.")
             : _ (kinds[kind].empty);
}

const char *
lesart_diagram_get_name (LesartDiagramKind kind)
{
  return kinds[kind].name;
}
