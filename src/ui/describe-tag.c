/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "describe-tag.h"

#include <glib/gi18n.h>

#include "describe.h"

const char *
lesart_describe_shape (LesartShape shape)
{
  switch (shape) {
  case LESART_SHAPE_SQUARE:
    return C_ ("shape", "square");
  case LESART_SHAPE_TRIANGLE:
    return C_ ("shape", "triangle");
  case LESART_SHAPE_DIAMOND:
    return C_ ("shape", "diamond");
  case LESART_SHAPE_STAR:
    return C_ ("shape", "star");
  case LESART_SHAPE_HEXAGON:
    return C_ ("shape", "hexagon");
  case LESART_SHAPE_CIRCLE:
  case LESART_N_SHAPES:
  default:
    return C_ ("shape", "circle");
  }
}

const char *
lesart_describe_tag_text (LesartTagText which)
{
  switch (which) {
  case LESART_TAG_NAME:
    return C_ ("tag", "Name");
  case LESART_TAG_KEY:
    return C_ ("tag", "Key");
  case LESART_TAG_EXAMPLE:
    return C_ ("tag", "Example");
  case LESART_TAG_COUNTER_EXAMPLE:
    return C_ ("tag", "Not an example");
  case LESART_TAG_RULE:
    return C_ ("tag", "Rule");
  case LESART_TAG_DEFINITION:
  case LESART_N_TAG_TEXTS:
  default:
    return C_ ("tag", "Definition");
  }
}

/**
 * lesart_describe_tag_sign:
 *
 * Returns: (transfer full): what a swatch looks like, for who does not see it
 */
char *
lesart_describe_tag_sign (LesartColour colour, LesartShape shape)
{
  /* Translators: how a tag is drawn: its colour, then its shape */
  return g_strdup_printf (C_ ("tag", "%s, %s"), lesart_describe_colour (colour),
                          lesart_describe_shape (shape));
}

/**
 * lesart_describe_tag_key:
 *
 * Returns: (transfer full): the key as it is printed on a keyboard
 */
char *
lesart_describe_tag_key (LesartTag *tag)
{
  return g_utf8_strup (lesart_tag_get_text (tag, LESART_TAG_KEY), -1);
}

/**
 * lesart_describe_tag_for_speech:
 *
 * Returns: (transfer full): what a row with the tag shows, in a sentence
 */
char *
lesart_describe_tag_for_speech (LesartTag *tag)
{
  g_autofree char *sign =
      lesart_describe_tag_sign (lesart_tag_get_colour (tag), lesart_tag_get_shape (tag));
  g_autofree char *key = lesart_describe_tag_key (tag);

  if (*key == '\0')
    /* Translators: a tag for a screen reader: its name, then how it is drawn */
    return g_strdup_printf (C_ ("tag name", "%s, %s"), lesart_tag_get_name (tag), sign);
  /* Translators: a tag for a screen reader: its name, how it is drawn, its key */
  return g_strdup_printf (C_ ("tag", "%s, %s, key %s"), lesart_tag_get_name (tag), sign, key);
}

/* ---- changes ---- */

/**
 * lesart_describe_tag_deed:
 *
 * Returns: (transfer full): what was done, in a few words
 */
char *
lesart_describe_tag_deed (LesartTagChange *change)
{
  const char *name = lesart_tag_change_get_name (change);
  const char *into = lesart_tag_change_get_into (change);

  switch (lesart_tag_change_get_deed (change)) {
  case LESART_TAG_DEED_ADD:
    return g_strdup_printf (_ ("“%s” added"), name);
  case LESART_TAG_DEED_MOVE:
    return g_strdup_printf (_ ("“%s” moved"), name);
  case LESART_TAG_DEED_RENAME:
    return g_strdup_printf (_ ("“%s” renamed to “%s”"), name, into != NULL ? into : "");
  case LESART_TAG_DEED_MERGE:
    return g_strdup_printf (_ ("“%s” merged into “%s”"), name, into != NULL ? into : "");
  case LESART_TAG_DEED_SPLIT:
    return g_strdup_printf (_ ("“%s” split off “%s”"), into != NULL ? into : "", name);
  case LESART_TAG_DEED_DELETE:
    return g_strdup_printf (_ ("“%s” deleted"), name);
  case LESART_TAG_DEED_IMPORT:
    return g_strdup_printf (_ ("“%s” imported"), name);
  case LESART_TAG_DEED_EDIT:
  case LESART_N_TAG_DEEDS:
  default:
    return g_strdup_printf (_ ("“%s” edited"), name);
  }
}

/**
 * lesart_describe_tag_change:
 *
 * Returns: (transfer full): what was done, and how many marks it touched
 */
char *
lesart_describe_tag_change (LesartTagChange *change)
{
  g_autofree char *deed = lesart_describe_tag_deed (change);
  guint n_marks = lesart_tag_change_count_marks (change);
  g_autofree char *touched = NULL;

  if (n_marks == 0)
    return g_steal_pointer (&deed);
  touched = lesart_describe_tag_touched (n_marks, lesart_tag_change_count_articles (change));
  /* Translators: what was done to a tag, then "12 marks in 3 articles" */
  return g_strdup_printf (C_ ("tag", "%s: %s"), deed, touched);
}

char *
lesart_describe_tag_touched (guint n_marks, guint n_articles)
{
  g_autofree char *marks = g_strdup_printf (ngettext ("%u mark", "%u marks", n_marks), n_marks);
  /* Translators: behind "12 marks" */
  g_autofree char *articles =
      g_strdup_printf (ngettext ("in %u article", "in %u articles", n_articles), n_articles);

  if (n_marks == 0)
    return g_strdup (_ ("No mark has this tag"));
  /* Translators: "12 marks", "in 3 articles" */
  return g_strdup_printf (C_ ("tag", "%s %s"), marks, articles);
}

/**
 * lesart_describe_tag_findings:
 * @findings: (element-type LesartTagFinding): what a change would touch
 *
 * Returns: (transfer full): how much of it can be changed
 */
char *
lesart_describe_tag_findings (GPtrArray *findings)
{
  guint n_marks = 0;
  guint n_articles = 0;

  for (guint i = 0; i < findings->len; i++) {
    LesartTagFinding *finding = findings->pdata[i];

    if (finding->article == NULL)
      continue;
    n_marks += finding->n_marks;
    n_articles++;
  }
  return lesart_describe_tag_touched (n_marks, n_articles);
}

static char *
describe_problem (LesartTagFinding *finding)
{
  guint n = finding->n_marks;

  if (finding->error == NULL)
    /* Translators: %s is an article */
    return g_strdup_printf (ngettext ("%s: %u mark is no longer there",
                                      "%s: %u marks are no longer there", finding->n_missing),
                            finding->label, finding->n_missing);
  if (g_error_matches (finding->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    /* Translators: %s is an article */
    return g_strdup_printf (ngettext ("%s: the article is not there; %u mark stays as it is",
                                      "%s: the article is not there; %u marks stay as they are", n),
                            finding->label, n);
  return g_strdup_printf ("%s: %s", finding->label, finding->error->message);
}

/**
 * lesart_describe_tag_problems:
 * @findings: (element-type LesartTagFinding): what a change would touch, or did
 *
 * Returns: (transfer full) (nullable): a line for each article that it cannot or did not reach
 */
char *
lesart_describe_tag_problems (GPtrArray *findings)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++) {
    LesartTagFinding *finding = findings->pdata[i];
    g_autofree char *line = NULL;

    if (finding->error == NULL && finding->n_missing == 0)
      continue;
    line = describe_problem (finding);
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
  }
  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}

/**
 * lesart_describe_tag_losses:
 *
 * Returns: (transfer full) (nullable): what a format cannot hold, in a sentence
 */
char *
lesart_describe_tag_losses (LesartTagLosses losses)
{
  static const struct {
    LesartTagLosses loss;
    const char *words;
  } all[] = {
    { LESART_TAG_LOSS_SHAPES, N_ ("shapes") },
    { LESART_TAG_LOSS_KEYS, N_ ("keys") },
    { LESART_TAG_LOSS_WORDS, N_ ("definitions, examples and rules") },
    { LESART_TAG_LOSS_SETS, N_ ("sets of codes") },
    { LESART_TAG_LOSS_STRUCTURE, N_ ("events, relations and attributes") },
    { LESART_TAG_LOSS_NAMES, N_ ("names that two tags had (one got an addition)") },
  };
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if ((losses & all[i].loss) != 0)
      g_ptr_array_add (words, (gpointer) _ (all[i].words));
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  list = g_strjoinv (", ", (char **) words->pdata);
  /* Translators: %s is a list: shapes, keys */
  return g_strdup_printf (_ ("Not taken over: %s"), list);
}
