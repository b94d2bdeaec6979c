/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names in words: their roles, how they stand to one another, how often they are mentioned.
 */
#include "describe-private.h"

#include <glib/gi18n.h>
#include <string.h>

char *
lesart_describe_mentions (guint n)
{
  return g_strdup_printf (ngettext ("%u mention", "%u mentions", n), n);
}

static gboolean
is_plain_words (const LesartReading *reading, LesartSpan span)
{
  g_autofree char *text = lesart_text_slice (reading->text, span);

  for (const char *s = text; *s != '\0'; s = g_utf8_next_char (s))
    if (*s != ' ' && !g_unichar_isalpha (g_utf8_get_char (s)))
      return FALSE;
  return TRUE;
}

/* The office with its organisation as the article puts it ("CEO von OpenAI", "Präsidentin des
 * Bundesverbands"), if the organisation follows it; else no words. */
static gboolean
find_role_words (const LesartReading *reading, const LesartRole *role, LesartSpan *rest)
{
  g_autofree char *evidence = lesart_text_slice (reading->text, role->span);
  const char *word = strstr (evidence, role->role);
  guint32 end_of_word;

  if (word == NULL)
    return FALSE;
  word += strlen (role->role);
  while (g_unichar_isalpha (g_utf8_get_char (word)))
    word = g_utf8_next_char (word);
  end_of_word = role->span.start + (guint32) g_utf8_pointer_to_offset (evidence, word);
  for (guint i = lesart_reading_find_mention (reading, end_of_word); i < reading->mentions->len;
       i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);

    /* "des", "von der": what stands between an office and its organisation is short. */
    if (mention->span.start > end_of_word + 24)
      return FALSE;
    if (mention->entity == role->org && mention->kind == LESART_MENTION_NAME) {
      *rest = (LesartSpan){ end_of_word, mention->span.end };
      return is_plain_words (reading, (LesartSpan){ end_of_word, mention->span.start });
    }
  }
  return FALSE;
}

/**
 * lesart_describe_status:
 *
 * Returns: (nullable): what stands behind an office or a relation: "CEO of OpenAI (former)"
 */
const char *
lesart_describe_status (LesartRoleStatus status)
{
  return status == LESART_ROLE_FORMER       ? C_ ("role", "(former)")
         : status == LESART_ROLE_DESIGNATED ? C_ ("role", "(designated)")
                                            : NULL;
}

void
lesart_words_add_role (LesartWords *words, const LesartReading *reading, const LesartRole *role)
{
  const LesartEntity *org = lesart_describe_entity_at (reading, role->org);
  LesartSpan rest;

  lesart_words_add (words, role->role);
  if (org != NULL && find_role_words (reading, role, &rest)) {
    lesart_words_add_span (words, reading, rest);
  } else if (org != NULL) {
    lesart_words_add (words, ", ");
    lesart_words_add_bold (words, org->name);
  }
  if (role->status != LESART_ROLE_CURRENT) {
    lesart_words_add (words, " ");
    lesart_words_add (words, lesart_describe_status (role->status));
  }
}

/**
 * lesart_describe_role:
 *
 * Returns: the role with its organisation, without the person
 */
char *
lesart_describe_role (const LesartReading *reading, const LesartRole *role, gboolean markup)
{
  LesartWords words = { g_string_new (NULL), markup };

  lesart_words_add_role (&words, reading, role);
  return g_string_free (words.string, FALSE);
}

/**
 * lesart_describe_relation:
 * @entity: the end of the relation from which it is told
 *
 * Returns: "parent company of Instagram"
 */
char *
lesart_describe_relation (const LesartReading *reading,
                          const LesartRelation *relation,
                          gint32 entity)
{
  static const struct {
    const char *from; /* told of the first end */
    const char *to;   /* told of the second */
  } formats[] = {
    /* Translators: %s is a name. The article says it; the name stays as it is. */
    [LESART_RELATION_PARENT] = { N_ ("parent company of %s"), N_ ("subsidiary of %s") },
    [LESART_RELATION_OWNER] = { N_ ("owner of %s"), N_ ("owned by %s") },
    [LESART_RELATION_SHAREHOLDER] = { N_ ("shareholder of %s"), N_ ("held in part by %s") },
    [LESART_RELATION_MAKER] = { N_ ("maker of %s"), N_ ("made by %s") },
    [LESART_RELATION_MEMBER] = { N_ ("member of %s"), N_ ("has %s as a member") },
    [LESART_RELATION_LOCATED] = { N_ ("located in %s"), N_ ("seat of %s") },
  };
  gboolean is_from = relation->from == entity;
  const LesartEntity *other =
      lesart_describe_entity_at (reading, is_from ? relation->to : relation->from);
  g_auto (GStrv) halves = NULL;
  g_autofree char *words = NULL;

  if (other == NULL || (guint) relation->kind >= G_N_ELEMENTS (formats))
    return NULL;
  halves = g_strsplit (is_from ? _ (formats[relation->kind].from) : _ (formats[relation->kind].to),
                       "%s", 2);
  words = g_strjoinv (other->name, halves);
  return g_strjoin (" ", words, lesart_describe_status (relation->status), NULL);
}

void
lesart_describe_add_entity_title (LesartWords *words, const LesartReading *reading, guint index)
{
  gboolean first = TRUE;

  lesart_words_add_bold (words, g_array_index (reading->entities, LesartEntity, index).name);
  for (guint i = 0; i < reading->roles->len; i++) {
    const LesartRole *role = &g_array_index (reading->roles, LesartRole, i);

    if (role->person != (gint32) index)
      continue;
    lesart_words_add (words, first ? LESART_DASH : "; ");
    lesart_words_add_role (words, reading, role);
    first = FALSE;
  }
}

/* Who has a role in this organisation, and how it stands to others. */
static void
add_entity_links (GString *detail, const LesartReading *reading, gint32 index)
{
  for (guint i = 0; i < reading->roles->len; i++) {
    const LesartRole *role = &g_array_index (reading->roles, LesartRole, i);
    const LesartEntity *person = lesart_describe_entity_at (reading, role->person);
    g_autofree char *part = NULL;

    if (role->org != index || person == NULL)
      continue;
    part = role->status == LESART_ROLE_CURRENT
               ? g_strdup_printf ("%s: %s", role->role, person->name)
               : g_strdup_printf ("%s: %s %s", role->role, person->name,
                                  lesart_describe_status (role->status));
    lesart_describe_add_part (detail, part);
  }
  for (guint i = 0; i < reading->relations->len; i++) {
    const LesartRelation *relation = &g_array_index (reading->relations, LesartRelation, i);
    g_autofree char *part = NULL;

    if (relation->from != index && relation->to != index)
      continue;
    part = lesart_describe_relation (reading, relation, index);
    lesart_describe_add_part (detail, part);
  }
}

void
lesart_describe_add_entity_detail (GString *detail, const LesartReading *reading, guint index)
{
  const LesartEntity *entity = &g_array_index (reading->entities, LesartEntity, index);
  LesartSpan evidence = lesart_reading_get_evidence (reading, LESART_GROUP_PEOPLE, index);
  g_autofree char *words =
      lesart_describe_passage (reading->text, evidence, LESART_EVIDENCE_MAX_CHARS);

  if (entity->name_en != NULL && strcmp (entity->name_en, entity->name) != 0) {
    /* Translators: short for "in English it reads" */
    g_autofree char *english = g_strdup_printf (_ ("English: %s"), entity->name_en);

    lesart_describe_add_part (detail, english);
  }
  add_entity_links (detail, reading, (gint32) index);
  if (entity->type == LESART_ENTITY_PER && *words != '\0' && strcmp (words, entity->name) != 0) {
    /* Translators: the quotation marks around words of the article */
    g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), words);

    lesart_describe_add_part (detail, quoted);
  }
}

void
lesart_describe_add_relation_title (LesartWords *words, const LesartReading *reading, guint index)
{
  guint item;
  LesartItemKind kind = lesart_group_get_item (reading, LESART_GROUP_RELATIONS, index, &item);
  const LesartEntity *first;
  g_autofree char *rest = NULL;

  if (kind == LESART_ITEM_ROLE) {
    const LesartRole *role = &g_array_index (reading->roles, LesartRole, item);

    first = lesart_describe_entity_at (reading, role->person);
    if (first != NULL)
      lesart_words_add_bold (words, first->name);
    lesart_words_add (words, LESART_DASH);
    lesart_words_add_role (words, reading, role);
  } else {
    const LesartRelation *relation = &g_array_index (reading->relations, LesartRelation, item);

    first = lesart_describe_entity_at (reading, relation->from);
    rest = lesart_describe_relation (reading, relation, relation->from);
    if (first != NULL)
      lesart_words_add_bold (words, first->name);
    lesart_words_add (words, LESART_DASH);
    if (rest != NULL)
      lesart_words_add (words, rest);
  }
}
