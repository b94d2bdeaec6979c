/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files are in the light colours, whatever the window's: they are printed and put on white pages.
 */
#include "scene-export.h"

#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "scene-paint.h"

#define MARGIN 24
#define WIDTH 640 /* of the picture without margins, if it does not need more */
#define PNG_SCALE 2.0
/* cairo's images have at most so many pixels in a row or column. */
#define MOST_PIXELS 32767.0

/* A title, the picture, where it comes from. */
typedef struct {
  LesartScene *head, *picture, *foot;
  double width, height;
} Sheet;

static LesartScene *
set_lines (const LesartTypesetter *typesetter,
           double width,
           const char *const *lines,
           LesartFont first)
{
  LesartScene *scene = lesart_scene_new (width);

  for (guint i = 0; lines[i] != NULL; i++)
    lesart_scene_add_text (
        scene, typesetter, i == 0 && first != LESART_FONT_SMALL ? LESART_HUE_INK : LESART_HUE_DIM,
        i == 0 ? first : LESART_FONT_SMALL, lines[i], 0, scene->height + 2, width);
  return scene;
}

static void
sheet_init (Sheet *self,
            const LesartDiagram *diagram,
            const char *title,
            const char *source,
            PangoContext *context)
{
  LesartTypesetter typesetter = lesart_scene_typesetter (context);
  const char *head[] = { title, diagram->title, NULL };
  const char *foot[] = { source, NULL };

  self->picture = diagram->layout (diagram, &typesetter, MAX (WIDTH, diagram->least_width));
  self->head = set_lines (&typesetter, self->picture->width, head, LESART_FONT_HEADING);
  self->foot = set_lines (&typesetter, self->picture->width, foot, LESART_FONT_SMALL);
  self->width = self->picture->width + 2 * MARGIN;
  self->height = self->head->height + self->picture->height + self->foot->height + 3 * MARGIN;
}

static void
sheet_clear (Sheet *self)
{
  lesart_scene_free (self->head);
  lesart_scene_free (self->picture);
  lesart_scene_free (self->foot);
}

static void
paint_sheet (const Sheet *self, PangoContext *context, cairo_t *cr)
{
  const LesartScene *parts[] = { self->head, self->picture, self->foot };
  LesartSceneColours colours;

  lesart_scene_colours_init (&colours, LESART_PALETTE_LIGHT);
  gdk_cairo_set_source_rgba (cr, &colours.page);
  cairo_paint (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    lesart_scene_paint (parts[i], &colours, context, cr);
    cairo_translate (cr, 0, parts[i]->height + MARGIN / 2.0);
  }
}

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* cairo writes no words for those who do not see the picture. */
static GBytes *
with_description (GByteArray *svg, const char *title, const char *description)
{
  g_autofree char *text = g_strndup ((const char *) svg->data, svg->len);
  char *tag = strstr (text, "<svg");
  char *end = tag == NULL ? NULL : strchr (tag, '>');
  g_autofree char *words = NULL;
  char *whole;

  if (end == NULL)
    return g_bytes_new (svg->data, svg->len);
  words = g_markup_printf_escaped ("\n<title>%s</title>\n<desc>%s</desc>", title, description);
  *end = '\0';
  whole = g_strconcat (text, " role=\"img\">", words, end + 1, NULL);
  return g_bytes_new_take (whole, strlen (whole));
}

static gboolean
finish (cairo_t *cr, cairo_surface_t *surface, GError **error)
{
  cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS;
}

static gboolean
make_svg (const Sheet *sheet, PangoContext *context, GByteArray *data, GError **error)
{
  cairo_surface_t *surface =
      cairo_svg_surface_create_for_stream (append, data, sheet->width, sheet->height);
  cairo_t *cr = cairo_create (surface);
  gboolean done;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  paint_sheet (sheet, context, cr);
  done = finish (cr, surface, error);
  cairo_surface_destroy (surface);
  return done;
}

static gboolean
make_png (const Sheet *sheet, PangoContext *context, GByteArray *data, GError **error)
{
  double scale = MIN (PNG_SCALE, MOST_PIXELS / ceil (MAX (sheet->width, sheet->height)));
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) ceil (sheet->width * scale), (int) ceil (sheet->height * scale));
  cairo_t *cr = cairo_create (surface);
  gboolean done;

  cairo_scale (cr, scale, scale);
  paint_sheet (sheet, context, cr);
  cairo_surface_flush (surface);
  done = cairo_status (cr) == CAIRO_STATUS_SUCCESS
         && cairo_surface_write_to_png_stream (surface, append, data) == CAIRO_STATUS_SUCCESS;
  if (!finish (cr, surface, error))
    done = FALSE;
  else if (!done)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "PNG");
  cairo_surface_destroy (surface);
  return done;
}

/**
 * lesart_scene_export:
 * @title: stands above the picture
 * @source: stands below it
 * @context: for the words
 *
 * Returns: (transfer full) (nullable): what the file holds
 */
GBytes *
lesart_scene_export (const LesartDiagram *diagram,
                     LesartExportFormat format,
                     const char *title,
                     const char *source,
                     PangoContext *context,
                     GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  Sheet sheet;
  gboolean done;

  sheet_init (&sheet, diagram, title, source, context);
  if (format == LESART_EXPORT_SVG)
    done = make_svg (&sheet, context, data, error);
  else
    done = make_png (&sheet, context, data, error);
  sheet_clear (&sheet);
  if (!done)
    return NULL;
  if (format == LESART_EXPORT_SVG) {
    g_autofree char *whole_title = g_strdup_printf ("%s – %s", title, diagram->title);

    return with_description (data, whole_title, diagram->description);
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

const char *
lesart_export_format_get_suffix (LesartExportFormat format)
{
  return format == LESART_EXPORT_SVG ? ".svg" : ".png";
}
