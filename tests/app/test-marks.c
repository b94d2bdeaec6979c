/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which passage is meant, what is done to the parts of a mark, and on which level each is drawn.
 */
#include "anchor.h"
#include "annotation-json.h"
#include "marks.h"
#include "recent-tags.h"
#include "text-units.h"

#include "extract-private.h"

#include <string.h>

/*                0         10        20        30        40        50 */
#define ARTICLE "Die KI-Chefin sagt, dass sie geht. Warum?\nZweiter Absatz."

static LesartText *
make_text (void)
{
  return lesart_text_new (ARTICLE, -1, NULL);
}

/* With the clauses that the engine would find. */
static LesartReading *
make_reading (LesartText *text)
{
  LesartReading *reading = lesart_reading_new (text);
  const LesartSpan clauses[] = { { 0, 33 }, { 20, 33 }, { 35, 40 } };

  g_array_append_vals (reading->clauses, clauses, G_N_ELEMENTS (clauses));
  return reading;
}

static void
assert_span (LesartUnits units, LesartSpan span, const char *words)
{
  g_autofree char *slice = lesart_text_slice (units.text, span);

  g_assert_cmpstr (slice, ==, words);
}

static void
test_units (void)
{
  static const struct {
    LesartUnit unit;
    guint32 at;
    const char *words;
  } cases[] = {
    { LESART_UNIT_WORD, 0, "Die" },
    { LESART_UNIT_WORD, 3, "Die" }, /* at its end */
    { LESART_UNIT_WORD, 6, "KI-Chefin" },
    { LESART_UNIT_WORD, 33, "geht" }, /* before the full stop */
    { LESART_UNIT_CLAUSE, 25, "dass sie geht" },
    { LESART_UNIT_CLAUSE, 5, "Die KI-Chefin sagt, dass sie geht" },
    { LESART_UNIT_SENTENCE, 25, "Die KI-Chefin sagt, dass sie geht." },
    { LESART_UNIT_SENTENCE, 36, "Warum?" },
    { LESART_UNIT_PARAGRAPH, 36, "Die KI-Chefin sagt, dass sie geht. Warum?" },
    { LESART_UNIT_PARAGRAPH, 50, "Zweiter Absatz." },
  };
  g_autoptr (LesartText) text = make_text ();
  LesartReading *reading = make_reading (text);
  LesartUnits units = { text, reading };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_span (units, lesart_unit_at (units, cases[i].unit, cases[i].at), cases[i].words);
  lesart_reading_unref (reading);
}

static void
test_grow_and_shrink (void)
{
  static const char *const larger[] = {
    "sie",
    "dass sie geht",
    "Die KI-Chefin sagt, dass sie geht",
    "Die KI-Chefin sagt, dass sie geht.",
    "Die KI-Chefin sagt, dass sie geht. Warum?",
    ARTICLE,
  };
  g_autoptr (LesartText) text = make_text ();
  LesartReading *reading = make_reading (text);
  LesartUnits units = { text, reading };
  LesartSpan span = { 26, 26 };

  for (guint i = 0; i < G_N_ELEMENTS (larger); i++) {
    span = lesart_unit_grow (units, span);
    assert_span (units, span, larger[i]);
  }
  assert_span (units, lesart_unit_grow (units, span), ARTICLE);
  for (guint i = G_N_ELEMENTS (larger) - 1; i > 0; i--) {
    span = lesart_unit_shrink (units, span, 26);
    assert_span (units, span, larger[i - 1]);
  }
  g_assert_true (lesart_span_is_empty (lesart_unit_shrink (units, span, 26)));
  lesart_reading_unref (reading);
}

static void
test_extend_snap_step (void)
{
  g_autoptr (LesartText) text = make_text ();
  LesartReading *reading = make_reading (text);
  LesartUnits units = { text, reading };
  LesartSpan sagt = lesart_unit_at (units, LESART_UNIT_WORD, 15);

  assert_span (units, lesart_unit_extend (units, LESART_UNIT_WORD, sagt, TRUE), "sagt, dass");
  assert_span (units, lesart_unit_extend (units, LESART_UNIT_WORD, sagt, FALSE), "KI-Chefin sagt");
  assert_span (units, lesart_unit_snap (units, (LesartSpan){ 6, 16 }), "KI-Chefin sagt");
  assert_span (units, lesart_unit_snap (units, (LesartSpan){ 13, 24 }), "sagt, dass");
  assert_span (units, lesart_unit_snap (units, (LesartSpan){ 0, 3 }), "Die");
  g_assert_cmpuint (lesart_unit_step (units, 13, TRUE, TRUE), ==, 18);
  g_assert_cmpuint (lesart_unit_step (units, 13, TRUE, FALSE), ==, 3);
  g_assert_cmpuint (lesart_unit_step (units, 4, FALSE, TRUE), ==, 14);
  g_assert_cmpuint (lesart_unit_step (units, 6, FALSE, FALSE), ==, 4);
  g_assert_cmpuint (lesart_unit_step (units, 3, TRUE, FALSE), ==, 3);
  lesart_reading_unref (reading);
}

/* Any place of any text: what is found holds it or is beside it, and nothing runs out. */
static void
test_units_anywhere (void)
{
  g_autoptr (LesartText) text = lesart_text_new ("  „Ä?!“ \n\n . \n 3,5 %", -1, NULL);
  LesartReading *reading = lesart_reading_new (text);
  LesartUnits units = { text, reading };
  LesartUnits before = { text, NULL };
  guint32 n_chars = lesart_text_get_n_chars (text);

  for (guint32 at = 0; at <= n_chars; at++)
    for (guint32 end = at; end <= n_chars; end++) {
      LesartSpan span = { at, end };
      LesartSpan grown = lesart_unit_grow (units, span);

      g_assert_true (grown.start <= at && grown.end >= end);
      g_assert_cmpuint (lesart_unit_snap (units, span).end, <=, n_chars);
      g_assert_cmpuint (lesart_unit_step (units, at, TRUE, TRUE), <=, n_chars);
      g_assert_cmpuint (lesart_unit_step (units, at, FALSE, FALSE), <=, at);
      g_assert_true (lesart_span_is_empty (lesart_unit_at (before, LESART_UNIT_WORD, at)));
      lesart_unit_shrink (units, span, at);
      lesart_unit_extend (units, LESART_UNIT_SENTENCE, span, at % 2);
    }
  lesart_reading_unref (reading);
}

static LesartAnnotation *
make_mark (LesartText *text, guint32 start, guint32 end)
{
  return lesart_annotation_new (text, &(LesartSpan){ start, end }, 1);
}

static void
test_parts (void)
{
  g_autoptr (LesartText) text = make_text ();
  g_autoptr (LesartAnnotation) mark = make_mark (text, 0, 3);
  g_autoptr (LesartAnnotation) two = lesart_mark_with_part (mark, text, (LesartSpan){ 20, 24 });
  g_autoptr (LesartAnnotation) cut = lesart_mark_without_part (two, text, (LesartSpan){ 21, 23 });
  g_autoptr (LesartAnnotation) moved =
      lesart_mark_with_part_at (two, text, 1, (LesartSpan){ 14, 24 });

  g_assert_cmpstr (lesart_annotation_get_quote (two), ==, "Die … dass");
  g_assert_cmpstr (lesart_annotation_get_quote (cut), ==, "Die … d … s");
  g_assert_cmpstr (lesart_annotation_get_quote (moved), ==, "Die … sagt, dass");
  g_assert_cmpuint (lesart_mark_get_part_at (two, 22), ==, 1);
  g_assert_cmpuint (lesart_mark_get_part_at (two, 10), ==, 0);
  /* nothing left; nothing changed; into the neighbour; out of the text */
  g_assert_null (lesart_mark_without_part (mark, text, (LesartSpan){ 0, 9 }));
  g_assert_null (lesart_mark_without_part (mark, text, (LesartSpan){ 5, 9 }));
  g_assert_null (lesart_mark_with_part_at (two, text, 1, (LesartSpan){ 2, 24 }));
  g_assert_null (lesart_mark_with_part_at (two, text, 1, (LesartSpan){ 20, 20 }));
  g_assert_null (lesart_mark_with_part_at (two, text, 1, (LesartSpan){ 20, 999 }));
}

/* Two marks that overlap, with their gaps, never have the same level (here with few enough). */
static void
test_levels (void)
{
  g_autoptr (LesartText) text = make_text ();

  for (guint run = 0; run < 200; run++) {
    g_autoptr (LesartNotes) notes = lesart_notes_new ();
    g_autoptr (GArray) parts = NULL;
    guint32 longest;

    for (guint i = 0; i < 8; i++) {
      const LesartSpan spans[] = {
        { (guint32) g_test_rand_int_range (0, 20), (guint32) g_test_rand_int_range (20, 28) },
        { (guint32) g_test_rand_int_range (28, 40), (guint32) g_test_rand_int_range (40, 50) },
      };
      guint first = (guint) g_test_rand_int_range (0, 2);
      guint n = first == 0 ? (guint) g_test_rand_int_range (1, 3) : 1;
      g_autoptr (LesartAnnotation) mark = lesart_annotation_new (text, spans + first, n);

      lesart_notes_add (notes, mark, LESART_EDIT_HIGHLIGHT);
    }
    parts = lesart_marks_lay_out (notes, &longest);
    for (guint i = 0; i < parts->len; i++)
      for (guint k = 0; k < i; k++) {
        const LesartMarkPart *a = &g_array_index (parts, LesartMarkPart, i);
        const LesartMarkPart *b = &g_array_index (parts, LesartMarkPart, k);

        g_assert_cmpuint (b->span.start, <=, a->span.start);
        g_assert_cmpuint (MAX (a->span.end, a->gap.end) - a->span.start, <=, longest);
        if (a->level == b->level)
          g_assert_cmpuint (MAX (b->span.end, b->gap.end), <=, a->span.start);
      }
  }
}

typedef struct {
  LesartNotes *notes;
  GArray *parts; /* kept up to date */
  guint32 longest;
} Laid;

static void
on_notes_changed (Laid *laid, guint position, guint removed, guint added)
{
  g_autoptr (GArray) anew = NULL;
  guint32 longest;

  lesart_marks_lay_out_again (laid->notes, laid->parts, &laid->longest, position, added);
  anew = lesart_marks_lay_out (laid->notes, &longest);
  g_assert_cmpuint (longest, <=, laid->longest);
  g_assert_cmpuint (anew->len, ==, laid->parts->len);
  for (guint i = 0; i < anew->len; i++) {
    const LesartMarkPart *a = &g_array_index (anew, LesartMarkPart, i);
    const LesartMarkPart *b = &g_array_index (laid->parts, LesartMarkPart, i);

    g_assert_true (a->span.start == b->span.start && a->span.end == b->span.end);
    g_assert_true (a->gap.start == b->gap.start && a->gap.end == b->gap.end);
    g_assert_true (a->level == b->level && a->colour == b->colour && a->first == b->first);
  }
}

/* As it is read beside a text that has nothing of it. */
static LesartAnnotation *
lose (LesartAnnotation *mark)
{
  g_autoptr (LesartText) other = lesart_text_new ("Etwas anderes.", -1, NULL);
  const LesartSource source = { other, "urn:test", NULL };
  g_autoptr (JsonObject) object = lesart_annotation_to_json (mark, &source);
  LesartAnchorer anchorer;
  LesartAnnotation *lost;

  lesart_anchorer_init (&anchorer, other);
  lost = lesart_annotation_from_json (object, &source, &anchorer, "", NULL);
  lesart_anchorer_clear (&anchorer);
  g_assert_false (lesart_annotation_is_anchored (lost));
  return lost;
}

/* Somewhere, on everything, or nowhere any more; in one piece or in two. */
static LesartAnnotation *
make_any_mark (LesartText *text, GRand *random)
{
  guint32 at = (guint32) g_rand_int_range (random, 0, 900);
  guint32 length = (guint32) g_rand_int_range (random, 1, 30);
  const LesartSpan spans[] = { { at, at + length }, { at + length + 5, at + length + 20 } };
  g_autoptr (LesartAnnotation) mark = NULL;

  if (g_rand_int_range (random, 0, 12) == 0)
    return lesart_annotation_new (text, NULL, 0);
  mark = lesart_annotation_new (text, spans, (guint) g_rand_int_range (random, 1, 3));
  return g_rand_int_range (random, 0, 12) == 0 ? lose (mark) : g_steal_pointer (&mark);
}

/* Laid out around what changed, marks are where they would be if all were laid out anew. */
static void
test_laid_out_again (void)
{
  g_autofree char *letters = g_strnfill (1000, 'a');
  g_autoptr (LesartText) text = lesart_text_new (letters, -1, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  Laid laid = { .notes = notes };

  laid.parts = lesart_marks_lay_out (notes, &laid.longest);
  g_signal_connect_swapped (notes, "items-changed", G_CALLBACK (on_notes_changed), &laid);
  for (guint i = 0; i < 2000; i++) {
    GPtrArray *marks = lesart_notes_get_items (notes);
    g_autoptr (LesartAnnotation) mark = make_any_mark (text, random);
    guint any = (guint) g_rand_int_range (random, 0, (int) marks->len + 1);
    gboolean group = g_rand_int_range (random, 0, 8) == 0;

    if (group)
      lesart_notes_begin_group (notes);
    if (group || marks->len < 40)
      lesart_notes_add (notes, mark, LESART_EDIT_HIGHLIGHT);
    if (any < marks->len && (group || marks->len > 20))
      lesart_notes_remove (notes, lesart_annotation_get_id (marks->pdata[any]));
    if (group)
      lesart_notes_end_group (notes);
    else if (g_rand_int_range (random, 0, 3) == 0) {
      g_autoptr (LesartAnnotation) undone = lesart_notes_undo (notes, NULL);
    }
  }
  g_array_unref (laid.parts);
}

/* What relates a mark goes with it and comes back with it. */
static void
test_remove (void)
{
  g_autoptr (LesartText) text = make_text ();
  g_autoptr (LesartNotes) notes = lesart_notes_new ();
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LesartAnnotation) other = make_mark (text, 30, 33);
  g_autoptr (LesartAnnotation) link = NULL;
  g_autoptr (LesartAnnotation) undone = NULL;

  for (guint i = 0; i < 3; i++) {
    g_ptr_array_add (marks, make_mark (text, i, i + 5));
    lesart_notes_add (notes, marks->pdata[i], LESART_EDIT_HIGHLIGHT);
  }
  lesart_notes_add (notes, other, LESART_EDIT_HIGHLIGHT);
  link = lesart_annotation_new_link (lesart_annotation_get_id (other),
                                     lesart_annotation_get_id (marks->pdata[1]), "belegt");
  lesart_notes_add (notes, link, LESART_EDIT_LINK);
  lesart_marks_remove (notes, marks);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (notes)), ==, 1);
  g_assert_cmpuint (lesart_notes_get_links (notes)->len, ==, 0);
  undone = lesart_notes_undo (notes, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (notes)), ==, 4);
  g_assert_cmpuint (lesart_notes_get_links (notes)->len, ==, 1);
}

static void
assert_recent (LesartRecentTags *recent, const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", (char **) lesart_recent_tags_get (recent));

  g_assert_cmpstr (joined, ==, expected);
}

/* A number keeps its tag until there are more than nine; then the one that rested longest goes. */
static void
test_recent (void)
{
  static const char *const used[] = { "a", "b", NULL };
  static const char *const others[] = { "b", "c", "d", "e", "f", "g", "h", "i", "j", NULL };
  g_autoptr (LesartRecentTags) recent = lesart_recent_tags_new (used);

  g_assert_false (lesart_recent_tags_use (recent, "b"));
  assert_recent (recent, "a b");
  lesart_recent_tags_fill (recent, others);
  assert_recent (recent, "a b c d e f g h i");
  g_assert_true (lesart_recent_tags_use (recent, "neu"));
  assert_recent (recent, "neu b c d e f g h i");
  g_assert_true (lesart_recent_tags_use (recent, "noch"));
  assert_recent (recent, "neu b noch d e f g h i");
  g_assert_true (lesart_recent_tags_rename (recent, "d", "anders"));
  g_assert_false (lesart_recent_tags_rename (recent, "d", "anders"));
  assert_recent (recent, "neu b noch anders e f g h i");
  g_assert_true (lesart_recent_tags_rename (recent, "b", "i"));
  assert_recent (recent, "neu noch anders e f g h i");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/units/at", test_units);
  g_test_add_func ("/units/grow-and-shrink", test_grow_and_shrink);
  g_test_add_func ("/units/extend-snap-step", test_extend_snap_step);
  g_test_add_func ("/units/anywhere", test_units_anywhere);
  g_test_add_func ("/marks/parts", test_parts);
  g_test_add_func ("/marks/levels", test_levels);
  g_test_add_func ("/marks/laid-out-again", test_laid_out_again);
  g_test_add_func ("/marks/remove", test_remove);
  g_test_add_func ("/recent-tags", test_recent);
  return g_test_run ();
}
