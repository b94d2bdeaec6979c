/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads TMX of any version. What stands inside notes, properties, segments and elements that are
 * not known is copied as XML; the rest is structure.
 *
 * GMarkup is enough for it: TMX has no entities of its own. It takes UTF-8 only, so other encodings
 * are turned into that before.
 */
#include <string.h>

#include "encoding.h"
#include "tmx.h"

/* Where in the structure the reader is; what is deeper is copied. */
typedef enum {
  AT_START,
  IN_TMX,
  IN_HEADER,
  IN_BODY,
  IN_UNIT,
  IN_VARIANT,
  AT_END,
} Place;

typedef struct {
  LesartTmx *tmx;
  Place place;
  LesartTmxVariant variant; /* that is being read */
  GString *extra;           /* of the header, unit or variant */
  GString *unit_extra;      /* while a variant is read */
  GString *copy;            /* (nullable): where XML goes that is copied */
  GString *text;            /* of the segment */
  guint depth;              /* of what is copied */
  guint code_depth;         /* in a segment, inside its codes */
  gboolean is_segment;      /* what is copied */
} Reader;

static void
fail (GMarkupParseContext *context, GError **error, const char *what)
{
  int line;

  g_markup_parse_context_get_position (context, &line, NULL);
  g_set_error (error, LESART_TMX_ERROR, LESART_TMX_ERROR_MODEL, "line %d: %s", line, what);
}

/* @language: (nullable) (out): of a variant, which is kept apart */
static char *
copy_attributes (const char **names, const char **values, char **language)
{
  GString *xml = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *value = NULL;

    if (language != NULL
        && (strcmp (names[i], "xml:lang") == 0 || strcmp (names[i], "lang") == 0)) {
      g_free (*language);
      *language = g_strdup (values[i]);
      continue;
    }
    value = g_markup_escape_text (values[i], -1);
    g_string_append_printf (xml, " %s=\"%s\"", names[i], value);
  }
  return g_string_free (xml, FALSE);
}

/* <hi> marks words; the others hold codes of the program that a text comes from. */
static gboolean
is_code (const char *name)
{
  static const char *const codes[] = { "bpt", "ept", "it", "ph", "ut", NULL };

  return g_strv_contains (codes, name);
}

/* --- what is copied ------------------------------------------------------------------------------
 */

static void
copy_start (Reader *self, const char *name, const char **names, const char **values)
{
  g_autofree char *attributes = copy_attributes (names, values, NULL);

  if (self->depth > 0 || !self->is_segment) /* <seg> itself is written again */
    g_string_append_printf (self->copy, "<%s%s>", name, attributes);
  if (self->is_segment && self->depth > 0)
    self->code_depth += self->code_depth > 0 || is_code (name);
  self->depth++;
}

static void
copy_end (Reader *self, const char *name)
{
  self->depth--;
  if (self->depth > 0 || !self->is_segment)
    g_string_append_printf (self->copy, "</%s>", name);
  if (self->code_depth > 0)
    self->code_depth--;
  if (self->depth > 0)
    return;
  if (self->is_segment) {
    g_free (self->variant.markup);
    g_free (self->variant.text);
    self->variant.markup = g_string_free (self->copy, FALSE);
    self->variant.text = g_string_free (g_steal_pointer (&self->text), FALSE);
  }
  self->copy = NULL;
}

static void
begin_copy (Reader *self, const char *name, const char **names, const char **values)
{
  self->is_segment = self->place == IN_VARIANT && strcmp (name, "seg") == 0;
  self->depth = self->code_depth = 0;
  self->copy = self->is_segment ? g_string_new (NULL) : self->extra;
  if (self->is_segment)
    self->text = g_string_new (NULL);
  copy_start (self, name, names, values);
}

/* --- the structure -------------------------------------------------------------------------------
 */

static void
begin_unit (Reader *self, GMarkupParseContext *context, const char **names, const char **values)
{
  LesartTmxUnit *unit = lesart_tmx_add_unit (self->tmx);
  int line;

  g_markup_parse_context_get_position (context, &line, NULL);
  unit->line = (guint) line;
  unit->attributes = copy_attributes (names, values, NULL);
  g_string_truncate (self->extra, 0);
  self->place = IN_UNIT;
}

static void
begin_variant (Reader *self,
               GMarkupParseContext *context,
               const char **names,
               const char **values,
               GError **error)
{
  self->variant.attributes = copy_attributes (names, values, &self->variant.language);
  if (self->variant.language == NULL)
    fail (context, error, "a <tuv> without xml:lang");
  self->unit_extra = self->extra;
  self->extra = g_string_new (NULL);
  self->place = IN_VARIANT;
}

static void
start_element (GMarkupParseContext *context,
               const char *name,
               const char **names,
               const char **values,
               gpointer data,
               GError **error)
{
  Reader *self = data;

  if (self->copy != NULL) {
    copy_start (self, name, names, values);
  } else if (self->place == AT_START) {
    if (strcmp (name, "tmx") != 0)
      fail (context, error, "is not TMX");
    self->place = IN_TMX;
  } else if (self->place == IN_TMX && strcmp (name, "header") == 0) {
    g_free (self->tmx->attributes);
    self->tmx->attributes = copy_attributes (names, values, NULL);
    self->place = IN_HEADER;
  } else if (self->place == IN_TMX && strcmp (name, "body") == 0) {
    self->place = IN_BODY;
  } else if (self->place == IN_BODY && strcmp (name, "tu") == 0) {
    begin_unit (self, context, names, values);
  } else if (self->place == IN_UNIT && strcmp (name, "tuv") == 0) {
    begin_variant (self, context, names, values, error);
  } else if (self->place == IN_HEADER || self->place == IN_UNIT || self->place == IN_VARIANT) {
    begin_copy (self, name, names, values);
  } else {
    g_autofree char *what = g_strdup_printf ("<%s> does not belong there", name);

    fail (context, error, what);
  }
}

static LesartTmxUnit *
last_unit (Reader *self)
{
  return &g_array_index (self->tmx->units, LesartTmxUnit, self->tmx->units->len - 1);
}

static void
end_variant (Reader *self, GMarkupParseContext *context, GError **error)
{
  if (self->variant.markup == NULL) {
    fail (context, error, "a <tuv> without <seg>");
    return;
  }
  self->variant.extra = g_string_free (self->extra, FALSE);
  self->extra = g_steal_pointer (&self->unit_extra);
  g_array_append_val (last_unit (self)->variants, self->variant);
  self->variant = (LesartTmxVariant){ 0 };
  self->place = IN_UNIT;
}

static void
end_unit (Reader *self, GMarkupParseContext *context, GError **error)
{
  LesartTmxUnit *unit = last_unit (self);

  if (unit->variants->len == 0)
    fail (context, error, "a <tu> without <tuv>");
  unit->extra = g_strdup (self->extra->str);
  self->place = IN_BODY;
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Reader *self = data;

  if (self->copy != NULL) {
    copy_end (self, name);
    return;
  }
  switch (self->place) {
  case IN_VARIANT:
    end_variant (self, context, error);
    return;
  case IN_UNIT:
    end_unit (self, context, error);
    return;
  case IN_HEADER:
    g_free (self->tmx->extra);
    self->tmx->extra = g_strdup (self->extra->str);
    g_string_truncate (self->extra, 0);
    self->place = IN_TMX;
    return;
  case IN_BODY:
    self->place = IN_TMX;
    return;
  case IN_TMX:
    self->place = AT_END;
    return;
  case AT_START:
  case AT_END:
  default:
    return;
  }
}

static void
read_text (
    GMarkupParseContext *context, const char *text, gsize n_bytes, gpointer data, GError **error)
{
  Reader *self = data;
  g_autofree char *escaped = NULL;

  if (self->copy == NULL)
    return;
  escaped = g_markup_escape_text (text, (gssize) n_bytes);
  g_string_append (self->copy, escaped);
  if (self->is_segment && self->code_depth == 0)
    g_string_append_len (self->text, text, (gssize) n_bytes);
}

static void
reader_clear (Reader *self)
{
  g_free (self->variant.language);
  g_free (self->variant.text);
  g_free (self->variant.markup);
  g_free (self->variant.attributes);
  if (self->copy != NULL && self->is_segment)
    g_string_free (self->copy, TRUE);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_string_free (self->extra, TRUE);
  if (self->unit_extra != NULL)
    g_string_free (self->unit_extra, TRUE);
}

/* The words of GMarkup, with the line as ours have it. */
static void
take_error (GMarkupParseContext *context, GError *found, GError **error)
{
  int line;

  if (found->domain != G_MARKUP_ERROR) {
    g_propagate_error (error, found);
    return;
  }
  g_markup_parse_context_get_position (context, &line, NULL);
  g_set_error (error, LESART_TMX_ERROR, LESART_TMX_ERROR_SYNTAX, "line %d: %s", line,
               found->message);
  g_error_free (found);
}

/**
 * lesart_tmx_parse:
 * @bytes: (array length=n_bytes): a file, in UTF-8 or UTF-16
 *
 * Linear time.
 *
 * Returns: (transfer full) (nullable): what it says, or %NULL with %LESART_TMX_ERROR
 */
LesartTmx *
lesart_tmx_parse (const char *bytes, gsize n_bytes, GError **error)
{
  static const GMarkupParser parser = { start_element, end_element, read_text, NULL, NULL };
  g_autoptr (LesartTmx) tmx = lesart_tmx_new ();
  Reader reader = { .tmx = tmx, .extra = g_string_new (NULL) };
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autofree char *utf8 = NULL;
  GError *found = NULL;
  gsize n_utf8;

  utf8 = lesart_encoding_decode ((const guint8 *) bytes, n_bytes, LESART_ENCODING_AUTO, NULL,
                                 &n_utf8, &found);
  if (utf8 == NULL) {
    g_set_error_literal (error, LESART_TMX_ERROR, LESART_TMX_ERROR_SYNTAX, found->message);
    g_error_free (found);
    reader_clear (&reader);
    return NULL;
  }
  context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reader, NULL);
  if (!g_markup_parse_context_parse (context, utf8, (gssize) n_utf8, &found)
      || !g_markup_parse_context_end_parse (context, &found)) {
    take_error (context, found, error);
    reader_clear (&reader);
    return NULL;
  }
  reader_clear (&reader);
  return g_steal_pointer (&tmx);
}
