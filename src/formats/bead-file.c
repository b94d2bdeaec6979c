/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See bead-file.h.
 */
#include "bead-file.h"

#include "json-writer.h"

#include <math.h>

/* ---- writing ---- */

static void
write_sentences (LesartJsonWriter *writer, const LesartBitext *bitext, LesartSide side)
{
  lesart_json_writer_begin_array (writer);
  for (guint s = 0; s < bitext->segments[side]->n_sentences; s++) {
    gsize n_bytes;
    const char *bytes = lesart_text_peek (bitext->text[side],
                                          lesart_bitext_get_sentence (bitext, side, s), &n_bytes);

    lesart_json_writer_string (writer, bytes, (gssize) n_bytes);
  }
  lesart_json_writer_end_array (writer);
}

static void
write_pairs (LesartJsonWriter *writer, const LesartBead *beads, gsize n_beads)
{
  lesart_json_writer_begin_array (writer);
  for (gsize b = 0; b < n_beads; b++) {
    lesart_json_writer_begin_array (writer);
    for (guint side = 0; side < LESART_N_SIDES; side++) {
      lesart_json_writer_begin_array (writer);
      for (guint s = 0; s < beads[b].n[side]; s++)
        lesart_json_writer_integer (writer, beads[b].first[side] + s);
      lesart_json_writer_end_array (writer);
    }
    lesart_json_writer_end_array (writer);
  }
  lesart_json_writer_end_array (writer);
}

static void
write_judgements (LesartJsonWriter *writer, const LesartBead *beads, gsize n_beads)
{
  lesart_json_writer_name (writer, "scores");
  lesart_json_writer_begin_array (writer);
  for (gsize b = 0; b < n_beads; b++)
    lesart_json_writer_double (writer, round (beads[b].score * 100.0) / 100);
  lesart_json_writer_end_array (writer);
  lesart_json_writer_name (writer, "human");
  lesart_json_writer_begin_array (writer);
  for (gsize b = 0; b < n_beads; b++)
    if (beads[b].human)
      lesart_json_writer_integer (writer, (gint64) b);
  lesart_json_writer_end_array (writer);
}

/**
 * lesart_beads_write:
 * @bitext: two texts
 * @beads: (array length=n_beads): their beads
 * @n_beads: how many
 * @english: (nullable): what the file of the English text is called, relative to that of the beads
 *
 * Returns: (transfer full): the file, as JSON
 */
GString *
lesart_beads_write (const LesartBitext *bitext,
                    const LesartBead *beads,
                    gsize n_beads,
                    const char *english)
{
  GString *bytes = g_string_new (NULL);
  g_auto (LesartJsonWriter) writer = { 0 };

  lesart_json_writer_init (&writer, LESART_JSON_PRETTY, bytes, NULL);
  lesart_json_writer_begin_object (&writer);
  lesart_json_writer_name (&writer, "schema");
  lesart_json_writer_string (&writer, "lesart-align/1", -1);
  if (english != NULL) {
    lesart_json_writer_name (&writer, "english");
    lesart_json_writer_string (&writer, english, -1);
  }
  lesart_json_writer_name (&writer, "de");
  write_sentences (&writer, bitext, LESART_SIDE_GERMAN);
  lesart_json_writer_name (&writer, "en");
  write_sentences (&writer, bitext, LESART_SIDE_ENGLISH);
  lesart_json_writer_name (&writer, "pairs");
  write_pairs (&writer, beads, n_beads);
  write_judgements (&writer, beads, n_beads);
  lesart_json_writer_end_object (&writer);
  g_string_append_c (bytes, '\n');
  return bytes;
}
