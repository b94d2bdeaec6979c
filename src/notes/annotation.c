/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One annotation and its versions. How it looks on disk is in annotation-json.c.
 */
#include "annotation-private.h"

#include <string.h>

#include "annotation-json.h"

/* Between the passages of a discontinuous annotation, where it is shown as one line. */
#define QUOTE_GAP " … "

G_DEFINE_FINAL_TYPE (LesartAnnotation, lesart_annotation, G_TYPE_OBJECT)

static const char *const colour_names[LESART_N_COLOURS] = {
  [LESART_COLOUR_NONE] = "none",     [LESART_COLOUR_YELLOW] = "yellow",
  [LESART_COLOUR_GREEN] = "green",   [LESART_COLOUR_BLUE] = "blue",
  [LESART_COLOUR_PINK] = "pink",     [LESART_COLOUR_ORANGE] = "orange",
  [LESART_COLOUR_PURPLE] = "purple",
};

const char *const lesart_verdict_names[LESART_N_VERDICTS] = {
  [LESART_VERDICT_SUPPORTED] = "supported",
  [LESART_VERDICT_REFUTED] = "refuted",
  [LESART_VERDICT_NOT_ENOUGH] = "not-enough-evidence",
  [LESART_VERDICT_CONFLICTING] = "conflicting",
};

const char *const lesart_confidence_names[LESART_N_CONFIDENCES] = {
  [LESART_CONFIDENCE_LOW] = "low",
  [LESART_CONFIDENCE_MEDIUM] = "medium",
  [LESART_CONFIDENCE_HIGH] = "high",
};

/* A name that is not ours is none, as NULL is. */
guint
lesart_name_to_value (const char *const *names, guint n_names, const char *name)
{
  for (guint i = 0; name != NULL && i < n_names; i++) {
    if (g_strcmp0 (name, names[i]) == 0)
      return i;
  }
  return 0;
}

/**
 * lesart_colour_to_string:
 * @colour: a colour
 *
 * Returns: (transfer none): its name in the JSON, "none" for no colour
 */
const char *
lesart_colour_to_string (LesartColour colour)
{
  g_return_val_if_fail ((guint) colour < LESART_N_COLOURS, "none");
  return colour_names[colour];
}

/* A name that is not ours is no colour. */
LesartColour
lesart_colour_from_string (const char *name)
{
  return (LesartColour) lesart_name_to_value (colour_names, LESART_N_COLOURS, name);
}

static GDateTime *
system_clock (void)
{
  return g_date_time_new_now_utc ();
}

static LesartClock current_clock = system_clock;

void
lesart_annotation_set_clock (LesartClock clock)
{
  current_clock = clock != NULL ? clock : system_clock;
}

/* Whole seconds, as they are written: what is in memory is what will be read again. */
GDateTime *
lesart_annotation_now (void)
{
  g_autoptr (GDateTime) now = current_clock ();

  return g_date_time_new_from_unix_utc (g_date_time_to_unix (now));
}

static void
lesart_annotation_finalize (GObject *object)
{
  LesartAnnotation *self = LESART_ANNOTATION (object);

  g_free (self->id);
  g_clear_pointer (&self->spans, g_array_unref);
  g_free (self->quote);
  g_free (self->stored_quote);
  g_strfreev (self->tags);
  g_free (self->note);
  g_free (self->creator);
  g_strfreev (self->link);
  g_clear_pointer (&self->decision, json_object_unref);
  g_clear_pointer (&self->created, g_date_time_unref);
  g_clear_pointer (&self->modified, g_date_time_unref);
  g_clear_pointer (&self->sourced, g_date_time_unref);
  g_clear_pointer (&self->json, json_object_unref);
  g_clear_pointer (&self->file, g_bytes_unref);
  g_free (self->conflict);
  G_OBJECT_CLASS (lesart_annotation_parent_class)->finalize (object);
}

static void
lesart_annotation_class_init (LesartAnnotationClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lesart_annotation_finalize;
}

static void
lesart_annotation_init (LesartAnnotation *self)
{
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const LesartSpan *first = a;
  const LesartSpan *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return (first->end > second->end) - (first->end < second->end);
}

/* In order, inside the text, none empty; those that overlap become one. */
GArray *
lesart_annotation_tidy_spans (const LesartText *text, const LesartSpan *spans, guint n_spans)
{
  guint32 n_chars = lesart_text_get_n_chars (text);
  GArray *tidy = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  guint n_kept = 0;

  for (guint i = 0; i < n_spans; i++) {
    LesartSpan span = { MIN (spans[i].start, n_chars), MIN (spans[i].end, n_chars) };

    if (!lesart_span_is_empty (span))
      g_array_append_val (tidy, span);
  }
  if (tidy->len > 1)
    g_array_sort (tidy, compare_spans);
  for (guint i = 0; i < tidy->len; i++) {
    LesartSpan span = g_array_index (tidy, LesartSpan, i);
    LesartSpan *last = n_kept > 0 ? &g_array_index (tidy, LesartSpan, n_kept - 1) : NULL;

    if (last != NULL && span.start < last->end)
      last->end = MAX (last->end, span.end);
    else
      g_array_index (tidy, LesartSpan, n_kept++) = span;
  }
  g_array_set_size (tidy, n_kept);
  return tidy;
}

/* As lesart_annotation_tidy_spans() made them; takes them. */
void
lesart_annotation_take_spans (LesartAnnotation *self, GArray *tidy)
{
  g_clear_pointer (&self->spans, g_array_unref);
  self->n_spans = tidy->len;
  self->extent = LESART_SPAN_NONE;
  if (tidy->len > 0) {
    self->extent.start = g_array_index (tidy, LesartSpan, 0).start;
    self->extent.end = g_array_index (tidy, LesartSpan, tidy->len - 1).end;
  }
  if (tidy->len > 1)
    self->spans = tidy;
  else
    g_array_unref (tidy);
}

char *
lesart_annotation_quote_spans (const LesartText *text, const GArray *spans)
{
  g_autoptr (GString) quote = NULL;

  if (spans->len == 1)
    return lesart_text_slice (text, g_array_index (spans, LesartSpan, 0));
  quote = g_string_new (NULL);
  for (guint i = 0; i < spans->len; i++) {
    g_autofree char *part = lesart_text_slice (text, g_array_index (spans, LesartSpan, i));

    if (i > 0)
      g_string_append (quote, QUOTE_GAP);
    g_string_append (quote, part);
  }
  return g_string_free (g_steal_pointer (&quote), FALSE);
}

/* The real name of the user, else the login name; both can be missing, in a container for
 * instance. */
char *
lesart_annotation_get_user (void)
{
  const char *name = g_get_real_name ();

  /* GLib says "Unknown" where the system has none. */
  if (name == NULL || *name == '\0' || strcmp (name, "Unknown") == 0)
    name = g_get_user_name ();
  if (name == NULL || *name == '\0')
    return NULL;
  return g_utf8_make_valid (name, -1);
}

static void
set_spans (LesartAnnotation *self, const LesartText *text, const LesartSpan *spans, guint n_spans)
{
  GArray *tidy = lesart_annotation_tidy_spans (text, spans, n_spans);

  g_free (self->quote);
  self->quote = lesart_annotation_quote_spans (text, tidy);
  lesart_annotation_take_spans (self, tidy);
  self->fate = LESART_FATE_SAME;
  g_clear_pointer (&self->stored_quote, g_free);
}

/* By the user, now. */
static LesartAnnotation *
make_new (void)
{
  LesartAnnotation *self = g_object_new (LESART_TYPE_ANNOTATION, NULL);
  g_autofree char *uuid = g_uuid_string_random ();

  self->id = g_strconcat ("urn:uuid:", uuid, NULL);
  self->tags = g_new0 (char *, 1);
  self->note = g_strdup ("");
  self->creator = lesart_annotation_get_user ();
  self->created = lesart_annotation_now ();
  self->modified = g_date_time_ref (self->created);
  self->sourced = g_date_time_ref (self->created);
  self->touched = LESART_PARTS_ALL;
  return self;
}

/**
 * lesart_annotation_new:
 * @text: the text that is annotated
 * @spans: (array length=n_spans): passages in it; they are sorted, cut to the text, and joined
 *   where they overlap
 * @n_spans: how many; none stands for the whole text
 *
 * Makes an annotation by the user, now, with a new id and without colour, tags or note.
 *
 * Returns: (transfer full): the annotation
 */
LesartAnnotation *
lesart_annotation_new (LesartText *text, const LesartSpan *spans, guint n_spans)
{
  LesartAnnotation *self = make_new ();

  set_spans (self, text, spans, n_spans);
  return self;
}

/**
 * lesart_annotation_new_link:
 * @from: the id of an annotation
 * @to: the id of another
 * @label: what the first is to the second: its only tag
 *
 * Makes a relation between two annotations, by the user, now: an annotation of motivation
 * "linking", whose targets are annotations.
 *
 * Returns: (transfer full): the annotation; it has no passage of its own
 */
LesartAnnotation *
lesart_annotation_new_link (const char *from, const char *to, const char *label)
{
  const char *const link[] = { from, to, NULL };
  const char *const tags[] = { label, NULL };
  LesartAnnotation *self = make_new ();

  self->quote = g_strdup ("");
  self->fate = LESART_FATE_SAME;
  self->link = g_strdupv ((char **) link);
  g_strfreev (self->tags);
  self->tags = g_strdupv ((char **) tags);
  return self;
}

/* What was read once is read again: it was checked then. */
static JsonObject *
read_raw (LesartAnnotation *self)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (!json_parser_load_from_data (parser, self->raw, (gssize) self->n_raw, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

JsonObject *
lesart_annotation_ref_json (LesartAnnotation *self)
{
  if (self->json != NULL)
    return json_object_ref (self->json);
  return self->raw != NULL ? read_raw (self) : NULL;
}

const char *
lesart_annotation_get_raw (LesartAnnotation *self, gsize *n_raw)
{
  if (self->touched != 0)
    return NULL;
  *n_raw = self->n_raw;
  return self->raw;
}

static GDateTime *
copy_time (GDateTime *time)
{
  return time != NULL ? g_date_time_ref (time) : NULL;
}

/* The next version: the same in all but what the caller sets then. */
static LesartAnnotation *
make_version (LesartAnnotation *self, LesartParts part)
{
  LesartAnnotation *copy = g_object_new (LESART_TYPE_ANNOTATION, NULL);

  copy->id = g_strdup (self->id);
  copy->n_spans = self->n_spans;
  copy->extent = self->extent;
  copy->spans = self->spans != NULL ? g_array_ref (self->spans) : NULL;
  copy->quote = g_strdup (self->quote);
  copy->fate = self->fate;
  copy->stored_quote = g_strdup (self->stored_quote);
  copy->colour = self->colour;
  copy->tags = g_strdupv (self->tags);
  copy->note = g_strdup (self->note);
  copy->creator = g_strdup (self->creator);
  copy->link = g_strdupv (self->link);
  copy->verdict = self->verdict;
  copy->confidence = self->confidence;
  copy->machine = self->machine;
  copy->decision = self->decision != NULL ? json_object_ref (self->decision) : NULL;
  copy->created = copy_time (self->created);
  copy->modified = lesart_annotation_now ();
  copy->sourced = copy_time (self->sourced);
  copy->json = lesart_annotation_ref_json (self);
  copy->conflict = g_strdup (self->conflict);
  copy->touched = self->touched | part;
  return copy;
}

/**
 * lesart_annotation_with_colour:
 * @colour: the colour, or %LESART_COLOUR_NONE
 *
 * Returns: (transfer full): a version with that colour
 */
LesartAnnotation *
lesart_annotation_with_colour (LesartAnnotation *self, LesartColour colour)
{
  LesartAnnotation *copy;

  g_return_val_if_fail (LESART_IS_ANNOTATION (self), NULL);
  g_return_val_if_fail ((guint) colour < LESART_N_COLOURS, NULL);
  copy = make_version (self, LESART_PART_COLOUR);
  copy->colour = colour;
  return copy;
}

/* Without white space around them, without empty ones, each once. */
static char **
tidy_tags (const char *const *tags)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++) {
    char *tag = g_strstrip (g_utf8_make_valid (tags[i], -1));

    if (*tag == '\0' || g_hash_table_contains (seen, tag)) {
      g_free (tag);
      continue;
    }
    g_strv_builder_add (builder, tag);
    g_hash_table_add (seen, tag);
  }
  return g_strv_builder_end (builder);
}

/**
 * lesart_annotation_with_tags:
 * @tags: (nullable) (array zero-terminated=1): the tags, in their order
 *
 * Returns: (transfer full): a version with exactly these tags, each once
 */
LesartAnnotation *
lesart_annotation_with_tags (LesartAnnotation *self, const char *const *tags)
{
  LesartAnnotation *copy;

  g_return_val_if_fail (LESART_IS_ANNOTATION (self), NULL);
  copy = make_version (self, LESART_PART_TAGS);
  g_strfreev (copy->tags);
  copy->tags = tidy_tags (tags);
  return copy;
}

/**
 * lesart_annotation_with_note:
 * @note: (nullable): Markdown; %NULL and "" take the note away
 *
 * Returns: (transfer full): a version with that note
 */
LesartAnnotation *
lesart_annotation_with_note (LesartAnnotation *self, const char *note)
{
  LesartAnnotation *copy;

  g_return_val_if_fail (LESART_IS_ANNOTATION (self), NULL);
  copy = make_version (self, LESART_PART_NOTE);
  g_free (copy->note);
  copy->note = g_utf8_make_valid (note != NULL ? note : "", -1);
  return copy;
}

/**
 * lesart_annotation_with_verdict:
 * @verdict: how what it claims is judged
 * @confidence: how surely; of an open verdict it is %LESART_CONFIDENCE_NONE
 *
 * Returns: (transfer full): a version that is judged so
 */
LesartAnnotation *
lesart_annotation_with_verdict (LesartAnnotation *self,
                                LesartVerdict verdict,
                                LesartConfidence confidence)
{
  LesartAnnotation *copy;

  g_return_val_if_fail (LESART_IS_ANNOTATION (self), NULL);
  g_return_val_if_fail ((guint) verdict < LESART_N_VERDICTS, NULL);
  g_return_val_if_fail ((guint) confidence < LESART_N_CONFIDENCES, NULL);
  copy = make_version (self, LESART_PART_VERDICT);
  copy->verdict = verdict;
  copy->confidence = verdict == LESART_VERDICT_OPEN ? LESART_CONFIDENCE_NONE : confidence;
  return copy;
}

/**
 * lesart_annotation_with_spans:
 * @text: the text that the spans are in
 * @spans: (array length=n_spans): the passages
 * @n_spans: how many
 *
 * Returns: (transfer full): a version of these passages; it is anchored
 */
LesartAnnotation *
lesart_annotation_with_spans (LesartAnnotation *self,
                              LesartText *text,
                              const LesartSpan *spans,
                              guint n_spans)
{
  LesartAnnotation *copy;

  g_return_val_if_fail (LESART_IS_ANNOTATION (self), NULL);
  copy = make_version (self, LESART_PART_TARGET);
  set_spans (copy, text, spans, n_spans);
  g_clear_pointer (&copy->sourced, g_date_time_unref);
  copy->sourced = g_date_time_ref (copy->modified);
  return copy;
}

/**
 * lesart_annotation_with_decision:
 * @decision: (transfer full): a TextualBody with the member %LESART_ANNO_DECISION; its purpose
 *   becomes the motivation of the annotation. It must not be changed any more
 *
 * Returns: (transfer full): a version that says what was decided of a fact
 */
LesartAnnotation *
lesart_annotation_with_decision (LesartAnnotation *self, JsonObject *decision)
{
  LesartAnnotation *copy;

  g_return_val_if_fail (LESART_IS_ANNOTATION (self), NULL);
  g_return_val_if_fail (json_object_has_member (decision, LESART_ANNO_DECISION), NULL);
  copy = make_version (self, LESART_PART_DECISION);
  g_clear_pointer (&copy->decision, json_object_unref);
  copy->decision = decision;
  return copy;
}

const char *
lesart_annotation_get_id (LesartAnnotation *self)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), NULL);
  return self->id;
}

/**
 * lesart_annotation_get_spans:
 * @n_spans: (out): how many
 *
 * Returns: (transfer none) (array length=n_spans): the passages in text order, as far as they were
 *   found in the text
 */
const LesartSpan *
lesart_annotation_get_spans (LesartAnnotation *self, guint *n_spans)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), NULL);
  *n_spans = self->n_spans;
  return self->spans != NULL ? (const LesartSpan *) (gpointer) self->spans->data : &self->extent;
}

/**
 * lesart_annotation_get_extent:
 *
 * Returns: from the first passage to the end of the last; %LESART_SPAN_NONE without passages
 */
LesartSpan
lesart_annotation_get_extent (LesartAnnotation *self)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), LESART_SPAN_NONE);
  return self->extent;
}

/**
 * lesart_annotation_is_anchored:
 *
 * Whether all its passages were found in the text. One that is not keeps its quote, and is saved
 * as it was read.
 *
 * Returns: %FALSE if a passage is gone
 */
gboolean
lesart_annotation_is_anchored (LesartAnnotation *self)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), FALSE);
  return self->fate != LESART_FATE_GONE;
}

/**
 * lesart_annotation_get_fate:
 *
 * What became of its passages since they were chosen. Of one that was changed or is gone the file
 * keeps the words as they were, until someone decides: lesart_annotation_with_spans().
 *
 * Returns: the worst of all passages
 */
LesartFate
lesart_annotation_get_fate (LesartAnnotation *self)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), LESART_FATE_GONE);
  return self->fate;
}

/**
 * lesart_annotation_get_stored_quote:
 *
 * Returns: (transfer none) (nullable): the words that were annotated, if others stand there now or
 *   they are gone
 */
const char *
lesart_annotation_get_stored_quote (LesartAnnotation *self)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), NULL);
  return self->stored_quote;
}

/**
 * lesart_annotation_get_quote:
 *
 * Returns: (transfer none): the words annotated; several passages with an ellipsis between them
 */
const char *
lesart_annotation_get_quote (LesartAnnotation *self)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), NULL);
  return self->quote;
}

LesartColour
lesart_annotation_get_colour (LesartAnnotation *self)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), LESART_COLOUR_NONE);
  return self->colour;
}

const char *const *
lesart_annotation_get_tags (LesartAnnotation *self)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), NULL);
  return (const char *const *) self->tags;
}

/**
 * lesart_annotation_get_note:
 *
 * Returns: (transfer none): the note, "" if there is none
 */
const char *
lesart_annotation_get_note (LesartAnnotation *self)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), NULL);
  return self->note;
}

LesartVerdict
lesart_annotation_get_verdict (LesartAnnotation *self)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), LESART_VERDICT_OPEN);
  return self->verdict;
}

LesartConfidence
lesart_annotation_get_confidence (LesartAnnotation *self)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), LESART_CONFIDENCE_NONE);
  return self->confidence;
}

/**
 * lesart_annotation_get_link:
 *
 * A relation is none that a reader made of a passage: lists of marks and notes do without it (see
 * notes.h). Its tag says what the first is to the second.
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the ids of the two annotations
 *   that it relates, of which either may be missing; %NULL of a mark or a note
 */
const char *const *
lesart_annotation_get_link (LesartAnnotation *self)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), NULL);
  return (const char *const *) self->link;
}

/**
 * lesart_annotation_get_creator:
 *
 * Returns: (transfer none) (nullable): the name of who made it
 */
const char *
lesart_annotation_get_creator (LesartAnnotation *self)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), NULL);
  return self->creator;
}

/**
 * lesart_annotation_is_machine:
 *
 * Returns: %TRUE if a program made it (a creator of type Software)
 */
gboolean
lesart_annotation_is_machine (LesartAnnotation *self)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), FALSE);
  return self->machine;
}

/**
 * lesart_annotation_get_decision:
 *
 * An annotation that decides of a fact is none that a reader made of a passage: lists of marks and
 * notes do without it (see notes.h).
 *
 * Returns: (transfer none) (nullable): the body with the member %LESART_ANNO_DECISION, which must
 *   not be changed; %NULL of a mark or a note
 */
JsonObject *
lesart_annotation_get_decision (LesartAnnotation *self)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), NULL);
  return self->decision;
}

/**
 * lesart_annotation_get_conflict:
 *
 * Returns: (transfer none) (nullable): the id of the annotation that this is another version of,
 *   which another program wrote while we changed it, too
 */
const char *
lesart_annotation_get_conflict (LesartAnnotation *self)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), NULL);
  return self->conflict;
}

/**
 * lesart_annotation_get_created:
 *
 * Returns: (transfer none) (nullable): when it was made, UTC; %NULL if another program did not say
 */
GDateTime *
lesart_annotation_get_created (LesartAnnotation *self)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), NULL);
  return self->created;
}

/**
 * lesart_annotation_get_modified:
 *
 * Returns: (transfer none) (nullable): when this version was made, UTC; %NULL as above
 */
GDateTime *
lesart_annotation_get_modified (LesartAnnotation *self)
{
  g_return_val_if_fail (LESART_IS_ANNOTATION (self), NULL);
  return self->modified;
}
