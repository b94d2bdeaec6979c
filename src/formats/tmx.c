/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * TMX: its values, and writing them. Reading is in read-tmx.c.
 */
#include "tmx.h"

#include <string.h>

G_DEFINE_QUARK (lesart - tmx - error - quark, lesart_tmx_error)

static void
variant_clear (gpointer data)
{
  LesartTmxVariant *variant = data;

  g_free (variant->language);
  g_free (variant->text);
  g_free (variant->markup);
  g_free (variant->attributes);
  g_free (variant->extra);
}

static void
unit_clear (gpointer data)
{
  LesartTmxUnit *unit = data;

  g_clear_pointer (&unit->variants, g_array_unref);
  g_free (unit->attributes);
  g_free (unit->extra);
}

LesartTmx *
lesart_tmx_new (void)
{
  LesartTmx *self = g_new0 (LesartTmx, 1);

  self->units = g_array_new (FALSE, TRUE, sizeof (LesartTmxUnit));
  g_array_set_clear_func (self->units, unit_clear);
  return self;
}

void
lesart_tmx_free (LesartTmx *self)
{
  g_array_unref (self->units);
  g_free (self->attributes);
  g_free (self->extra);
  g_free (self);
}

/* The unit is good until the next one is added. */
LesartTmxUnit *
lesart_tmx_add_unit (LesartTmx *self)
{
  LesartTmxUnit unit = { .variants = g_array_new (FALSE, TRUE, sizeof (LesartTmxVariant)) };

  g_array_set_clear_func (unit.variants, variant_clear);
  g_array_append_val (self->units, unit);
  return &g_array_index (self->units, LesartTmxUnit, self->units->len - 1);
}

/**
 * lesart_tmx_unit_find:
 * @unit: a unit
 * @language: "de" or "en": a language without a region
 *
 * Returns: (nullable): the first segment in it, of whatever region
 */
const LesartTmxVariant *
lesart_tmx_unit_find (const LesartTmxUnit *unit, const char *language)
{
  const gsize n = strlen (language);

  for (guint i = 0; i < unit->variants->len; i++) {
    const LesartTmxVariant *variant = &g_array_index (unit->variants, LesartTmxVariant, i);

    if (g_ascii_strncasecmp (variant->language, language, n) == 0
        && (variant->language[n] == '\0' || strchr ("-_", variant->language[n]) != NULL))
      return variant;
  }
  return NULL;
}

/* --- of an alignment -----------------------------------------------------------------------------
 */

/* As a line: where paragraphs end inside it, a space stays. */
static char *
get_line (const LesartBitext *bitext, const LesartBead *bead, LesartSide side)
{
  g_autofree char *text =
      lesart_text_slice (bitext->text[side], lesart_bitext_get_bead_span (bitext, bead, side));

  for (char *p = text; *p != '\0'; p++)
    if ((guchar) *p < 0x20)
      *p = ' ';
  return g_steal_pointer (&text);
}

/**
 * lesart_tmx_new_from_beads:
 * @bitext: a German text and its English version
 * @beads: (array length=n_beads): their beads
 * @n_beads: how many
 * @version: of the program
 *
 * A unit for each bead that has sentences on both sides: what was left out or added is no
 * translation of anything.
 *
 * Returns: (transfer full): the alignment as a translation memory
 */
LesartTmx *
lesart_tmx_new_from_beads (const LesartBitext *bitext,
                           const LesartBead *beads,
                           gsize n_beads,
                           const char *version)
{
  static const char *const languages[LESART_N_SIDES] = { "de", "en" };
  LesartTmx *self = lesart_tmx_new ();

  self->attributes = g_strdup_printf (
      " creationtool=\"Lesart\" creationtoolversion=\"%s\" segtype=\"sentence\""
      " o-tmf=\"lesart-align/1\" adminlang=\"en\" srclang=\"de\" datatype=\"plaintext\"",
      version);
  for (gsize b = 0; b < n_beads; b++) {
    LesartTmxUnit *unit;

    if (beads[b].n[0] == 0 || beads[b].n[1] == 0)
      continue;
    unit = lesart_tmx_add_unit (self);
    unit->extra =
        g_strdup_printf ("<prop type=\"x-bead\">%u:%u</prop>"
                         "<prop type=\"x-score\">%d</prop>%s",
                         beads[b].n[0], beads[b].n[1], (int) (beads[b].score * 100 + 0.5f),
                         beads[b].human ? "<prop type=\"x-confirmed\">yes</prop>" : "");
    for (guint side = 0; side < LESART_N_SIDES; side++) {
      LesartTmxVariant variant = { .language = g_strdup (languages[side]),
                                   .text = get_line (bitext, &beads[b], side) };

      variant.markup = g_markup_escape_text (variant.text, -1);
      g_array_append_val (unit->variants, variant);
    }
  }
  return self;
}

/* --- writing -------------------------------------------------------------------------------------
 */

static const char *
or_nothing (const char *string)
{
  return string != NULL ? string : "";
}

static void
write_variant (const LesartTmxVariant *variant, GString *xml)
{
  g_autofree char *language = g_markup_escape_text (variant->language, -1);

  g_string_append_printf (xml, "   <tuv xml:lang=\"%s\"%s>%s<seg>%s</seg></tuv>\n", language,
                          or_nothing (variant->attributes), or_nothing (variant->extra),
                          or_nothing (variant->markup));
}

/**
 * lesart_tmx_write:
 * @self: a translation memory
 *
 * Returns: (transfer full): it as XML, in UTF-8
 */
GString *
lesart_tmx_write (const LesartTmx *self)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
                               "<tmx version=\"1.4\">\n");

  g_string_append_printf (xml, " <header%s>%s</header>\n <body>\n", or_nothing (self->attributes),
                          or_nothing (self->extra));
  for (guint u = 0; u < self->units->len; u++) {
    const LesartTmxUnit *unit = &g_array_index (self->units, LesartTmxUnit, u);

    g_string_append_printf (xml, "  <tu%s>%s\n", or_nothing (unit->attributes),
                            or_nothing (unit->extra));
    for (guint v = 0; v < unit->variants->len; v++)
      write_variant (&g_array_index (unit->variants, LesartTmxVariant, v), xml);
    g_string_append (xml, "  </tu>\n");
  }
  g_string_append (xml, " </body>\n</tmx>\n");
  return xml;
}
