/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typeface.h"

#include <string.h>

/* What the font is called that is there for @family. (transfer full) */
static char *
find (const char *family, double px)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL)); /* has fonts drawn as all have */
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *description = pango_font_description_new ();
  PangoFont *font;
  char *name;

  pango_font_description_set_family (description, family);
  pango_font_description_set_absolute_size (description, px * PANGO_SCALE);
  font = pango_context_load_font (context, description);
  if (font != NULL) {
    pango_font_description_free (description);
    description = pango_font_describe (font);
  }
  name = g_strdup (pango_font_description_get_family (description));
  pango_font_description_free (description);
  g_clear_object (&font);
  g_object_unref (widget);
  return name;
}

/**
 * lesart_find_typeface:
 * @families: %NULL-terminated, the best first
 * @px: the size that it will mostly be used in
 *
 * Returns: (transfer full): the own name of the first that is there, else of what stands in for the
 *   last; it has nothing in it that could end a quotation in a style sheet
 */
char *
lesart_find_typeface (const char *const *families, double px)
{
  char *found = NULL;

  for (; *families != NULL; families++) {
    g_free (found);
    found = find (*families, px);
    if (g_ascii_strcasecmp (found, *families) == 0)
      break;
  }
  return g_strdelimit (found, "\"\\\n\r\f", ' ');
}
