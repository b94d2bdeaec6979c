/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From spans to entities: which names are one and the same, and what it is called.
 *
 * Distinct names (a type and its words without endings) are joined by union-find:
 *   - those that a list has in one row;
 *   - a surname or first name with the full name, before or behind it in the text;
 *   - a short form of an organisation with the one name that begins with it ("Nordlicht" for
 *     "Nordlicht Offshore GmbH"), unless it is a name of its own ("Siemens AG" beside "Siemens
 *     Energy"); of a class noun only behind it ("Handwerkskammer" for "Handwerkskammer Bremen");
 *   - a club that is called by its town with the one whose name ends with it ("Rostock" for "Hansa
 *     Rostock"), and a body with and without the town that is its seat ("Kammerspiele" for
 *     "Münchner Kammerspiele");
 *   - a district with and without the name of its town ("Altona" for "Hamburg-Altona");
 *   - an abbreviation in brackets with the name before it, or one made of its initials.
 */
#include "names-private.h"
#include "syntax.h"

#include <string.h>

#define MAX_WORDS 8 /* of a name that count for its identity */
#define NO_ROW G_MAXUINT32
#define NONE G_MAXUINT32

typedef struct {
  LesartEntityType type;
  guint32 hash;
  guint32 words[MAX_WORDS];
  guint n_words;
  gboolean whole; /* somewhere with the form of the company: Siemens AG */
  guint32 row;    /* in the list of its type */
  guint32 first;  /* first span */
  guint32 best;   /* span with its fullest, plainest form */
  guint32 parent; /* union-find */
} Name;

typedef struct {
  NameEvidence *e;
  GArray *spans;    /* NameSpan */
  GArray *names;    /* Name */
  guint32 *name_of; /* span -> name */
  NameHome home;
} Linker;

static NameSpan *
span_at (const Linker *l, guint32 i)
{
  return &g_array_index (l->spans, NameSpan, i);
}

static Name *
name_at (const Linker *l, guint32 i)
{
  return &g_array_index (l->names, Name, i);
}

static guint32
find_root (const Linker *l, guint32 i)
{
  while (name_at (l, i)->parent != i)
    i = name_at (l, i)->parent = name_at (l, name_at (l, i)->parent)->parent;
  return i;
}

static void
join (const Linker *l, guint32 a, guint32 b)
{
  a = find_root (l, a);
  b = find_root (l, b);
  if (a != b)
    name_at (l, MAX (a, b))->parent = MIN (a, b);
}

/* --- Distinct names --- */

/* Persons keep their endings apart from -s ("Hans" and "Hansen" are two), others do not. */
static guint32
word_of (const Linker *l, const NameSpan *span, guint32 at)
{
  const NameForm *form = name_form (l->e, at);

  return span->type == LESART_ENTITY_PER
             ? form->word
             : lesart_name_hash (form->bytes, lesart_key_stem (form->bytes, form->n_bytes));
}

/* Words that say nothing of who it is: forms of companies at the end. */
static guint32
telling_end (const Linker *l, const NameSpan *span)
{
  guint32 end = span->end;

  while (span->type == LESART_ENTITY_ORG && end > span->first + 1
         && (name_form (l->e, end - 1)->kind == NAME_WORD_LEGAL
             || !g_unichar_isalnum (g_utf8_get_char (name_form (l->e, end - 1)->bytes))))
    end--;
  return end;
}

static void
name_of_span (const Linker *l, guint32 i, Name *name)
{
  const NameSpan *span = span_at (l, i);
  guint32 end = telling_end (l, span);

  *name = (Name){ .type = span->type,
                  .hash = span->type * 31u + 7u,
                  .whole = end < span->end,
                  .row = NO_ROW,
                  .first = i,
                  .best = i };
  for (guint32 t = span->first; t < end; t++) {
    guint32 word = word_of (l, span, t);

    if (name->n_words < MAX_WORDS)
      name->words[name->n_words++] = word;
    name->hash = (name->hash ^ word) * 16777619u;
  }
}

static guint32
list_row (const Linker *l, const NameSpan *span)
{
  const LesartReading *reading = l->e->x->reading;
  const LesartTable *list = l->e->tables.lists[span->type];
  LesartMatch match;

  if (!lesart_table_match (list, reading->text, reading->segments, span->first, span->end, &match)
      || (match.n_tokens != span->end - span->first
          && match.n_tokens != telling_end (l, span) - span->first))
    return NO_ROW;
  for (guint i = 0; i < match.n_rows; i++) {
    const char *name =
        lesart_table_get (list, match.rows[i], l->e->tables.name_columns[span->type]);
    const NameForm *first = name_form (l->e, span->first);

    if (strncmp (name, first->bytes, MIN (first->n_bytes, strlen (name))) == 0)
      return match.rows[i];
  }
  return match.n_rows == 1 ? match.rows[0] : NO_ROW;
}

static gboolean
ends_in_s (const Linker *l, const NameSpan *span)
{
  const NameForm *form = name_form (l->e, span->end - 1);

  return name_form_ends (form, "s") || name_form_ends (form, "'") || name_form_ends (form, "’");
}

static gboolean
is_better (const Linker *l, guint32 i, guint32 than)
{
  const NameSpan *a = span_at (l, i), *b = span_at (l, than);
  guint32 n_a = a->end - a->first, n_b = b->end - b->first;

  if (n_a != n_b)
    return n_a > n_b;
  return name_form (l->e, a->end - 1)->n_bytes < name_form (l->e, b->end - 1)->n_bytes
         || (!ends_in_s (l, a) && ends_in_s (l, b));
}

static void
collect_names (Linker *l)
{
  GHashTable *found = g_hash_table_new (NULL, NULL); /* hash -> index plus 1 */

  for (guint32 i = 0; i < l->spans->len; i++) {
    Name name;
    guint32 at;

    name_of_span (l, i, &name);
    at = GPOINTER_TO_UINT (g_hash_table_lookup (found, GUINT_TO_POINTER (name.hash)));
    if (at == 0) {
      name.row = list_row (l, span_at (l, i));
      name.parent = l->names->len;
      g_array_append_val (l->names, name);
      at = l->names->len;
      g_hash_table_insert (found, GUINT_TO_POINTER (name.hash), GUINT_TO_POINTER (at));
    } else {
      name_at (l, at - 1)->whole |= name.whole;
      if (is_better (l, i, name_at (l, at - 1)->best))
        name_at (l, at - 1)->best = i;
    }
    l->name_of[i] = at - 1;
  }
  g_hash_table_unref (found);
}

/* --- Joining --- */

static guint32
key_of (LesartEntityType type, guint32 word, guint32 salt)
{
  return (word ^ (salt * 0x9e3779b9u)) * 16777619u + type;
}

/* Rows of a list: two names of one row are one. A bare surname is not taken for the one in the
 * list. */
static void
join_rows (Linker *l)
{
  GHashTable *rows = g_hash_table_new (NULL, NULL);

  for (guint32 i = 0; i < l->names->len; i++) {
    Name *name = name_at (l, i);
    gpointer key = GUINT_TO_POINTER (key_of (name->type, name->row, 1));
    guint32 other;

    if (name->row == NO_ROW || (name->type == LESART_ENTITY_PER && name->n_words == 1))
      continue;
    other = GPOINTER_TO_UINT (g_hash_table_lookup (rows, key));
    if (other != 0)
      join (l, other - 1, i);
    else
      g_hash_table_insert (rows, key, GUINT_TO_POINTER (i + 1));
  }
  g_hash_table_unref (rows);
}

/* The last word that is no "jun." or "III."; where the surname begins does not matter. */
static guint32
surname (const Name *name)
{
  return name->words[name->n_words - 1];
}

/* A name of one word and the full name that it is the end or else the beginning of. */
static void
join_persons (Linker *l)
{
  GHashTable *ends = g_hash_table_new (NULL, NULL), *starts = g_hash_table_new (NULL, NULL);

  for (guint32 i = 0; i < l->names->len; i++) {
    const Name *name = name_at (l, i);

    if (name->type != LESART_ENTITY_PER || name->n_words < 2)
      continue;
    if (!g_hash_table_contains (ends, GUINT_TO_POINTER (surname (name) + 1)))
      g_hash_table_insert (ends, GUINT_TO_POINTER (surname (name) + 1), GUINT_TO_POINTER (i + 1));
    if (!g_hash_table_contains (starts, GUINT_TO_POINTER (name->words[0] + 1)))
      g_hash_table_insert (starts, GUINT_TO_POINTER (name->words[0] + 1), GUINT_TO_POINTER (i + 1));
  }
  for (guint32 i = 0; i < l->names->len; i++) {
    const Name *name = name_at (l, i);
    guint32 full;

    if (name->type != LESART_ENTITY_PER)
      continue;
    full = GPOINTER_TO_UINT (g_hash_table_lookup (ends, GUINT_TO_POINTER (surname (name) + 1)));
    if (full == 0 && name->n_words == 1)
      full = GPOINTER_TO_UINT (g_hash_table_lookup (starts, GUINT_TO_POINTER (name->words[0] + 1)));
    if (full != 0
        && (name->n_words == 1
            || name_form (l->e, span_at (l, name->first)->first)->kind == NAME_WORD_PARTICLE))
      join (l, full - 1, i);
  }
  g_hash_table_unref (ends);
  g_hash_table_unref (starts);
}

static const NameForm *
first_form (const Linker *l, const Name *name)
{
  return name_form (l->e, span_at (l, name->first)->first);
}

/* Is the first word a name of its own, and not what many organisations begin with? */
static gboolean
is_telling (const Linker *l, const Name *name)
{
  return (first_form (l, name)->classes & ((1u << LESART_CLASS_ADJECTIVE) | NAME_CLASS_PLACE)) == 0;
}

/* Two of them with one first word: it is short for neither. */
#define SEVERAL NONE

static gboolean
is_short_form (const Linker *l, const Name *name, guint32 full)
{
  return name->type == LESART_ENTITY_ORG && name->n_words == 1 && !name->whole && full != 0
         && full != SEVERAL
         && (first_form (l, name)->head == NAME_HEAD_NONE
             || name->first > name_at (l, full - 1)->first)
         && (name->row == NO_ROW || name_at (l, full - 1)->row == NO_ROW
             || name->row == name_at (l, full - 1)->row);
}

static void
join_short_forms (Linker *l)
{
  GHashTable *starts = g_hash_table_new (NULL, NULL);

  for (guint32 i = 0; i < l->names->len; i++) {
    const Name *name = name_at (l, i);
    gpointer key = GUINT_TO_POINTER (key_of (name->type, name->words[0], 2));

    guint32 other = GPOINTER_TO_UINT (g_hash_table_lookup (starts, key));

    if (name->type != LESART_ENTITY_ORG || name->n_words == 1 || !is_telling (l, name))
      continue;
    if (other == 0)
      other = i + 1;
    else if (other != SEVERAL && find_root (l, other - 1) != find_root (l, i))
      other = SEVERAL;
    g_hash_table_insert (starts, key, GUINT_TO_POINTER (other));
  }
  for (guint32 i = 0; i < l->names->len; i++) {
    const Name *name = name_at (l, i);
    guint32 full = GPOINTER_TO_UINT (
        g_hash_table_lookup (starts, GUINT_TO_POINTER (key_of (name->type, name->words[0], 2))));

    if (is_short_form (l, name, full))
      join (l, full - 1, i);
  }
  g_hash_table_unref (starts);
}

/* "VfL Osnabrück", "Hansa Rostock": two or more words before which no class noun says what it is.
 */
static gboolean
is_club_of_town (const Linker *l, const Name *name)
{
  const NameSpan *span = span_at (l, name->first);
  const NameForm *town = name_form (l->e, span->end - 1);

  return name->type == LESART_ENTITY_ORG && name->n_words > 1 && !name->whole
         && first_form (l, name)->head == NAME_HEAD_NONE && (town->classes & NAME_CLASS_PLACE) != 0;
}

/* "Münchner Kammerspiele" */
static gboolean
is_body_of_town (const Linker *l, const Name *name)
{
  return name->type == LESART_ENTITY_ORG && name->n_words == 2
         && name_form_is_of_town (first_form (l, name));
}

static void
join_clubs (Linker *l)
{
  GHashTable *towns = g_hash_table_new (NULL, NULL);

  for (guint32 i = 0; i < l->names->len; i++) {
    const Name *name = name_at (l, i);
    gpointer key = GUINT_TO_POINTER (key_of (name->type, name->words[name->n_words - 1], 3));
    guint32 other = GPOINTER_TO_UINT (g_hash_table_lookup (towns, key));

    if (!is_club_of_town (l, name) && !is_body_of_town (l, name))
      continue;
    if (other == 0)
      other = i + 1;
    else if (other != SEVERAL && find_root (l, other - 1) != find_root (l, i))
      other = SEVERAL;
    g_hash_table_insert (towns, key, GUINT_TO_POINTER (other));
  }
  for (guint32 i = 0; i < l->names->len; i++) {
    Name *name = name_at (l, i);
    guint32 full = GPOINTER_TO_UINT (
        g_hash_table_lookup (towns, GUINT_TO_POINTER (key_of (name->type, name->words[0], 3))));

    if (name->type == LESART_ENTITY_ORG && name->n_words == 1 && full != 0 && full != SEVERAL) {
      join (l, full - 1, i);
      name->row = name_at (l, full - 1)->row; /* what a list knows of the short name is another */
    }
  }
  g_hash_table_unref (towns);
}

/* "West-Neuguinea": the part says which side, and is a town somewhere all the same. */
static gboolean
is_direction (const char *part, gsize n_bytes)
{
  static const char *const words[] = { "Nord", "Ost", "Süd", "West", "Mittel", "Zentral" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strncmp (words[i], part, n_bytes) == 0 && words[i][n_bytes] == '\0')
      return TRUE;
  return FALSE;
}

/* What stands behind the hyphen of a place that no list has, and behind the name of a town:
 * "Altona" of "Hamburg-Altona". Sachsen-Anhalt is another place than Anhalt, and a list has it. */
static guint32
district_of (const Linker *l, const Name *name)
{
  const NameForm *form = first_form (l, name);
  const char *hyphen = memchr (form->bytes, '-', form->n_bytes);
  gsize n = hyphen != NULL ? (gsize) (hyphen - form->bytes) : 0, rest = form->n_bytes - n;

  if (name->type != LESART_ENTITY_LOC || name->n_words != 1 || name->row != NO_ROW || n == 0
      || memchr (hyphen + 1, '-', rest - 1) != NULL || is_direction (form->bytes, n)
      || (lesart_name_gazetteer_get (&l->e->tables.gazetteer, lesart_name_hash (form->bytes, n))
          & (NAME_GAZETTEER_NEAR | NAME_GAZETTEER_FAR))
             == 0)
    return 0;
  return lesart_name_hash (hyphen + 1, lesart_key_stem (hyphen + 1, rest - 1));
}

/* A district that is called by its own name, and with that of its town. */
static void
join_districts (Linker *l)
{
  GHashTable *districts = g_hash_table_new (NULL, NULL);

  for (guint32 i = 0; i < l->names->len; i++) {
    guint32 district = district_of (l, name_at (l, i));

    if (district != 0)
      g_hash_table_insert (districts, GUINT_TO_POINTER (district), GUINT_TO_POINTER (i + 1));
  }
  for (guint32 i = 0; i < l->names->len && g_hash_table_size (districts) > 0; i++) {
    const Name *name = name_at (l, i);
    guint32 full =
        GPOINTER_TO_UINT (g_hash_table_lookup (districts, GUINT_TO_POINTER (name->words[0])));

    if (name->type == LESART_ENTITY_LOC && name->n_words == 1 && full != 0)
      join (l, full - 1, i);
  }
  g_hash_table_unref (districts);
}

/* "Kreditanstalt für Wiederaufbau (KfW)": the abbreviation is what stands before the bracket. */
static void
join_brackets (Linker *l)
{
  for (guint32 i = 0; i + 1 < l->spans->len; i++) {
    const NameSpan *a = span_at (l, i), *b = span_at (l, i + 1);

    if (a->type == b->type && a->type != LESART_ENTITY_PER && b->first == a->end + 1
        && l->e->tokens[b->first].bracket & 1 && l->e->tokens[b->end - 1].bracket & 2
        && b->end - b->first == 1 && a->end - a->first > 1)
      join (l, l->name_of[i], l->name_of[i + 1]);
  }
}

/* The capitals that the words of a name begin with, as one number; so also those of an
 * abbreviation. */
static guint32
initials_of (const Linker *l, const NameSpan *span, guint *n)
{
  guint32 hash = 2166136261u;

  *n = 0;
  for (guint32 t = span->first; t < span->end; t++) {
    const NameForm *form = name_form (l->e, t);
    gunichar c = g_utf8_get_char (form->bytes);

    if (g_unichar_isupper (c)) {
      hash = (hash ^ c) * 16777619u;
      ++*n;
    }
  }
  return hash;
}

static guint32
letters_of (const NameForm *form)
{
  guint32 hash = 2166136261u;

  for (const char *p = form->bytes; p < form->bytes + form->n_bytes; p = g_utf8_next_char (p))
    if (g_unichar_isupper (g_utf8_get_char (p)))
      hash = (hash ^ g_utf8_get_char (p)) * 16777619u;
  return hash;
}

static void
join_initials (Linker *l)
{
  GHashTable *initials = g_hash_table_new (NULL, NULL);

  for (guint32 i = 0; i < l->names->len; i++) {
    const Name *name = name_at (l, i);
    guint n;
    guint32 hash = initials_of (l, span_at (l, name->first), &n);

    if (name->type == LESART_ENTITY_ORG && n >= 3)
      g_hash_table_insert (initials, GUINT_TO_POINTER (hash), GUINT_TO_POINTER (i + 1));
  }
  for (guint32 i = 0; i < l->names->len; i++) {
    const Name *name = name_at (l, i);
    const NameForm *form = name_form (l->e, span_at (l, name->first)->first);
    guint32 full =
        GPOINTER_TO_UINT (g_hash_table_lookup (initials, GUINT_TO_POINTER (letters_of (form))));

    if (name->type == LESART_ENTITY_ORG && name->n_words == 1
        && (form->token_flags & LESART_TOKEN_ALL_CAPS) && full != 0)
      join (l, full - 1, i);
  }
  g_hash_table_unref (initials);
}

/* --- Entities --- */

/* Of each root the name that says most: with most words, of those one that a list has. */
static guint32 *
choose_names (const Linker *l)
{
  guint32 *best = g_new (guint32, l->names->len + 1);

  for (guint32 i = 0; i < l->names->len; i++)
    best[i] = NONE;
  for (guint32 i = 0; i < l->names->len; i++) {
    guint32 root = find_root (l, i);
    const Name *name = name_at (l, i), *old = best[root] != NONE ? name_at (l, best[root]) : NULL;

    if (old == NULL || name->n_words > old->n_words
        || (name->n_words == old->n_words && name->row != NO_ROW && old->row == NO_ROW))
      best[root] = i;
  }
  return best;
}

/* The row of each root: what a list knows of it. A bare surname says too little, unless a role goes
 * before it. */
static guint32 *
choose_rows (const Linker *l)
{
  guint32 *rows = g_new (guint32, l->names->len + 1);

  for (guint32 i = 0; i < l->names->len; i++)
    rows[i] = NO_ROW;
  for (guint32 i = 0; i < l->names->len; i++) {
    guint32 root = find_root (l, i);
    const Name *name = name_at (l, i);

    if (rows[root] == NO_ROW
        && (name->type != LESART_ENTITY_PER || name->n_words > 1
            || lesart_name_is_introduced (l->e, span_at (l, name->first))))
      rows[root] = name->row;
  }
  return rows;
}

static gsize
word_end (const char *s)
{
  return strcspn (s, " ");
}

/* "Vereinigten Arabischen Emirate" is an inflected form of what the list has: only endings differ.
 */
static gboolean
differs_in_endings (const char *text, const char *listed)
{
  gboolean differs = FALSE;

  while (*text != '\0' && *listed != '\0') {
    gsize n_text = word_end (text), n_listed = word_end (listed), n = 0;

    while (n < n_text && n < n_listed && text[n] == listed[n])
      n++;
    if (n < 3 ? n_text != n_listed || n != n_text : n_text - n > 2 || n_listed - n > 2)
      return FALSE;
    differs = differs || n < n_text || n < n_listed;
    text += n_text + (text[n_text] == ' ');
    listed += n_listed + (listed[n_listed] == ' ');
  }
  return differs && *text == *listed;
}

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1), *folded_b = g_utf8_casefold (b, -1);

  return strcmp (folded_a, folded_b) == 0;
}

/* As the text writes it, at its fullest; as the list does where the text has it inflected only. */
static void
name_entity (Linker *l, const Name *name, guint32 row, LesartEntity *entity)
{
  const NameEvidence *e = l->e;
  const LesartTable *list = e->tables.lists[name->type];
  g_autofree char *plain = lesart_name_plain (e, span_at (l, name->best));
  g_autofree char *english = NULL;
  const char *listed, *all, *bracket;
  gsize n;

  n = strlen (plain);
  if (row == NO_ROW && n > 3 && plain[n - 1] == 'n'
      && lesart_table_lookup (list, plain, (gssize) n - 1, &(guint32){ 0 }, 1) > 0)
    plain[n - 1] = '\0'; /* "den Grünen", whom the lists of two countries have */
  entity->name = lesart_extraction_intern (e->x, plain, -1);
  if (row == NO_ROW)
    return;
  entity->known = TRUE;
  listed = lesart_table_get (list, row, e->tables.name_columns[name->type]);
  if (differs_in_endings (plain, listed))
    entity->name = lesart_extraction_intern (e->x, listed, -1);
  row = lesart_name_settle_body (e, l->spans, name->best, &l->home, plain, row);
  if (row == NO_ROW)
    return;
  all = lesart_table_get (list, row, lesart_table_find_column (list, "name_en"));
  n = strcspn (all, "|");
  bracket = g_strstr_len (all, (gssize) n, " ("); /* a note of the list, no part of the name */
  english = g_strndup (all, bracket != NULL ? (gsize) (bracket - all) : n);
  if (*english != '\0' && !is_same (english, entity->name))
    entity->name_en = lesart_extraction_intern (e->x, english, -1);
}

static void
add_mention (const Linker *l, const NameSpan *span, gint32 entity)
{
  LesartExtraction *x = l->e->x;
  LesartMention mention = { lesart_extraction_span (x, span->first, span->end),
                            entity,
                            LESART_MENTION_NAME,
                            span->score,
                            span->first,
                            span->end };

  for (guint32 t = span->first; t < span->end; t++)
    x->mention_at[t] = (gint32) x->reading->mentions->len;
  g_array_append_val (x->reading->mentions, mention);
}

static void
make_entities (Linker *l)
{
  GArray *entities = l->e->x->reading->entities;
  g_autofree guint32 *best = choose_names (l), *rows = choose_rows (l);
  g_autofree gint32 *entity_of = g_new (gint32, l->names->len + 1);

  for (guint32 i = 0; i < l->names->len; i++)
    entity_of[i] = LESART_NO_ENTITY;
  for (guint32 i = 0; i < l->spans->len; i++) {
    guint32 root = find_root (l, l->name_of[i]);
    LesartEntity *entity;

    if (entity_of[root] == LESART_NO_ENTITY) {
      LesartEntity fresh = { .type = name_at (l, root)->type };

      name_entity (l, name_at (l, best[root]), rows[root], &fresh);
      entity_of[root] = (gint32) entities->len;
      g_array_append_val (entities, fresh);
    }
    entity = &g_array_index (entities, LesartEntity, entity_of[root]);
    entity->n_mentions++;
    if (entity->gender == 0)
      entity->gender = lesart_name_gender (l->e, span_at (l, i));
    add_mention (l, span_at (l, i), entity_of[root]);
  }
}

static gboolean
is_sibling_word (const NameForm *form)
{
  for (const char *word = LESART_SIBLING_WORDS; *word != '\0'; word += strspn (word, " ")) {
    const gsize n = strcspn (word, " ");

    if (n == form->n_bytes && memcmp (word, form->bytes, n) == 0)
      return TRUE;
    word += n;
  }
  return FALSE;
}

/* Does "Brüder", "Ehepaar" stand before the list that the name is in? */
static gboolean
are_siblings (const Linker *l, guint32 i)
{
  const LesartExtraction *x = l->e->x;

  while (i > 0 && span_at (l, i)->first > 0 && lesart_token_is (x, span_at (l, i)->first - 1, ",")
         && span_at (l, i - 1)->end + 1 == span_at (l, i)->first)
    i--;
  return span_at (l, i)->first > 0 && is_sibling_word (name_form (l->e, span_at (l, i)->first - 1));
}

/* "die Brüder Jakob und Emil Vogt": the surname, which only the last has. */
static void
share_surnames (const Linker *l)
{
  LesartExtraction *x = l->e->x;

  for (guint32 i = l->spans->len; i > 1; i--) {
    const NameSpan *left = span_at (l, i - 2), *right = span_at (l, i - 1);
    LesartEntity *entity =
        &g_array_index (x->reading->entities, LesartEntity,
                        g_array_index (x->reading->mentions, LesartMention, i - 2).entity);
    const LesartEntity *sibling =
        &g_array_index (x->reading->entities, LesartEntity,
                        g_array_index (x->reading->mentions, LesartMention, i - 1).entity);
    const char *surname = sibling->name != NULL ? strrchr (sibling->name, ' ') : NULL;
    g_autofree char *full = NULL;

    if (left->type != LESART_ENTITY_PER || right->type != LESART_ENTITY_PER || surname == NULL
        || left->end != left->first + 1 || right->first != left->end + 1
        || !(lesart_token_is (x, left->end, "und") || lesart_token_is (x, left->end, ","))
        || entity->name == NULL || strchr (entity->name, ' ') != NULL || !are_siblings (l, i - 2))
      continue;
    full = g_strconcat (entity->name, surname, NULL);
    entity->name = lesart_extraction_intern (x, full, -1);
  }
}

/* Turns the spans, sorted and apart, into mentions and entities of the reading. */
void
lesart_name_link (NameEvidence *e, GArray *spans)
{
  Linker linker = { e,
                    spans,
                    g_array_new (FALSE, FALSE, sizeof (Name)),
                    g_new (guint32, spans->len + 1),
                    { FALSE, NULL } };

  collect_names (&linker);
  join_rows (&linker);
  join_persons (&linker);
  join_short_forms (&linker);
  join_clubs (&linker);
  join_districts (&linker);
  join_brackets (&linker);
  join_initials (&linker);
  make_entities (&linker);
  share_surnames (&linker);
  g_array_unref (linker.names);
  g_free (linker.name_of);
}
