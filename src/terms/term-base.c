/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Concepts are blocks of their own, terms and data arrays in them that double; strings lie in one
 * chunk. What gave way to a changed copy is kept until the end, as somebody may hold it.
 */
#include "term-base.h"

#include <string.h>

struct _LesartTermBase {
  GPtrArray *slots;  /* (nullable) LesartConcept, not owned */
  GPtrArray *made;   /* LesartConcept: all that ever were */
  GHashTable *by_id; /* id -> slot + 1 */
  GArray *data;      /* LesartTermDatum */
  GStringChunk *strings;
  guint n_concepts;
  guint n_named; /* for ids that have to be made */
  gint ref_count;
};

static const char *const status_words[LESART_N_TERM_STATUSES] = {
  NULL,
  "preferredTerm-admn-sts",
  "admittedTerm-admn-sts",
  "deprecatedTerm-admn-sts",
  "supersededTerm-admn-sts",
};

static const char *const gender_words[LESART_N_TERM_GENDERS] = {
  NULL, "masculine", "feminine", "neuter", "other",
};

/* ---- The base ---- */

static void
free_concept (gpointer data)
{
  LesartConcept *concept = data;

  for (guint i = 0; i < concept->n_terms; i++)
    g_free (concept->terms[i].data);
  g_free (concept->terms);
  g_free (concept->data);
  g_free (concept);
}

/**
 * lesart_term_base_new:
 *
 * Returns: (transfer full): a base without a concept. Its reference count is atomic; all else is
 *   for one thread as long as it is changed.
 */
LesartTermBase *
lesart_term_base_new (void)
{
  LesartTermBase *self = g_new0 (LesartTermBase, 1);

  self->ref_count = 1;
  self->slots = g_ptr_array_new ();
  self->made = g_ptr_array_new_with_free_func (free_concept);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->data = g_array_new (FALSE, FALSE, sizeof (LesartTermDatum));
  self->strings = g_string_chunk_new (16 * 1024);
  return self;
}

LesartTermBase *
lesart_term_base_ref (LesartTermBase *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
lesart_term_base_unref (LesartTermBase *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_ptr_array_unref (self->slots);
  g_ptr_array_unref (self->made);
  g_hash_table_unref (self->by_id);
  g_array_unref (self->data);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* Concepts and places where one was. */
guint
lesart_term_base_get_n_slots (const LesartTermBase *self)
{
  return self->slots->len;
}

guint
lesart_term_base_get_n_concepts (const LesartTermBase *self)
{
  return self->n_concepts;
}

const LesartConcept *
lesart_term_base_get (const LesartTermBase *self, guint index)
{
  return index < self->slots->len ? self->slots->pdata[index] : NULL;
}

/**
 * lesart_term_base_find:
 * @id: of a concept
 *
 * Returns: its index; -1 if there is none
 */
gssize
lesart_term_base_find (const LesartTermBase *self, const char *id)
{
  return (gssize) GPOINTER_TO_SIZE (g_hash_table_lookup (self->by_id, id)) - 1;
}

/**
 * lesart_term_base_get_data:
 * @n_data: (out): how many
 *
 * Returns: (array length=n_data): what is said of the base as a whole
 */
const LesartTermDatum *
lesart_term_base_get_data (const LesartTermBase *self, guint *n_data)
{
  *n_data = self->data->len;
  return (const LesartTermDatum *) (gconstpointer) self->data->data;
}

/* Words that come again and again, and those that do not. */
static const char *
keep_word (LesartTermBase *self, const char *word)
{
  return word == NULL ? NULL : g_string_chunk_insert_const (self->strings, word);
}

static const char *
keep (LesartTermBase *self, const char *string)
{
  return string == NULL ? NULL : g_string_chunk_insert (self->strings, string);
}

static LesartTermDatum
keep_datum (LesartTermBase *self, const LesartTermDatum *datum)
{
  return (LesartTermDatum){ keep_word (self, datum->category), keep (self, datum->value),
                            keep_word (self, datum->language), keep (self, datum->xml) };
}

/**
 * lesart_term_base_add_datum:
 * @xml: (nullable): see #LesartTermDatum
 *
 * Adds to what is said of the base as a whole.
 */
void
lesart_term_base_add_datum (LesartTermBase *self,
                            const char *category,
                            const char *value,
                            const char *xml)
{
  const LesartTermDatum datum = { category, value, NULL, xml };
  const LesartTermDatum kept = keep_datum (self, &datum);

  g_array_append_val (self->data, kept);
}

/* ---- Concepts ---- */

/* Arrays have room up to the next power of two. */
#define GROW(array, n)                                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (((n) & ((n) -1)) == 0)                                                                     \
      (array) = g_realloc_n ((array), MAX (1u, 2u * (n)), sizeof *(array));                        \
  }                                                                                                \
  G_STMT_END

static guint
room_for (guint n)
{
  guint room = 1;

  while (room <= n)
    room *= 2;
  return room;
}

static gpointer
copy_array (gconstpointer array, guint n, gsize size)
{
  gpointer copy;

  if (n == 0)
    return NULL;
  copy = g_malloc_n (room_for (n), size);
  memcpy (copy, array, n * size);
  return copy;
}

/* One that nobody has: "c1", "c2" ... */
static const char *
make_id (LesartTermBase *self)
{
  char id[16];

  do
    g_snprintf (id, sizeof id, "c%u", ++self->n_named);
  while (lesart_term_base_find (self, id) >= 0);
  return keep (self, id);
}

/* Nearly an xsd:ID: letters beyond ASCII are taken as they come. */
static gboolean
is_id (const char *id)
{
  if (!g_ascii_isalpha (*id) && *id != '_' && (guchar) *id < 0x80)
    return FALSE;
  for (const char *at = id; *at != '\0'; at++)
    if ((guchar) *at < 0x80 && !g_ascii_isalnum (*at) && strchr ("-._", *at) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * lesart_term_base_make_concept:
 * @id: (nullable): what it is to be called; %NULL, or no valid id, for one that no concept has
 *
 * Returns: (transfer none): a concept without terms, which is not in the base until
 *   lesart_term_base_put() puts it there
 */
LesartConcept *
lesart_term_base_make_concept (LesartTermBase *self, const char *id)
{
  LesartConcept *concept = g_new0 (LesartConcept, 1);

  concept->id = id != NULL && is_id (id) ? keep (self, id) : make_id (self);
  g_ptr_array_add (self->made, concept);
  return concept;
}

/**
 * lesart_term_base_copy_concept:
 * @concept: one of the base
 *
 * Returns: (transfer none): a copy to be changed, as lesart_term_base_make_concept()
 */
LesartConcept *
lesart_term_base_copy_concept (LesartTermBase *self, const LesartConcept *concept)
{
  LesartConcept *copy = g_memdup2 (concept, sizeof *concept);

  copy->terms = copy_array (concept->terms, concept->n_terms, sizeof *concept->terms);
  copy->data = copy_array (concept->data, concept->n_data, sizeof *concept->data);
  for (guint i = 0; i < copy->n_terms; i++)
    copy->terms[i].data =
        copy_array (concept->terms[i].data, concept->terms[i].n_data, sizeof (LesartTermDatum));
  g_ptr_array_add (self->made, copy);
  return copy;
}

/**
 * lesart_term_base_put:
 * @concept: made by the base; not to be changed any more
 *
 * Puts the concept into the base, in place of the one with its id if there is one.
 *
 * Returns: its index
 */
guint
lesart_term_base_put (LesartTermBase *self, LesartConcept *concept)
{
  gssize index = lesart_term_base_find (self, concept->id);

  if (index >= 0) {
    self->n_concepts += self->slots->pdata[index] == NULL;
    self->slots->pdata[index] = concept;
    return (guint) index;
  }
  g_ptr_array_add (self->slots, concept);
  g_hash_table_insert (self->by_id, (gpointer) concept->id, GSIZE_TO_POINTER (self->slots->len));
  self->n_concepts++;
  return self->slots->len - 1;
}

/* As lesart_term_base_put(), but if there is a concept with its id already, this one gets another.
 */
guint
lesart_term_base_put_new (LesartTermBase *self, LesartConcept *concept)
{
  if (lesart_term_base_find (self, concept->id) >= 0)
    concept->id = make_id (self);
  return lesart_term_base_put (self, concept);
}

/**
 * lesart_term_base_remove:
 * @index: of a concept
 *
 * Takes the concept out; the place stays its own, should it come back.
 */
void
lesart_term_base_remove (LesartTermBase *self, guint index)
{
  g_return_if_fail (index < self->slots->len);

  self->n_concepts -= self->slots->pdata[index] != NULL;
  self->slots->pdata[index] = NULL;
}

static void
add_datum (LesartTermBase *base,
           LesartTermDatum **data,
           guint *n_data,
           const LesartTermDatum *datum)
{
  GROW (*data, *n_data);
  (*data)[(*n_data)++] = keep_datum (base, datum);
}

static LesartTermDatum *
find_datum (LesartTermDatum *data, guint n_data, const char *category, const char *language)
{
  for (guint i = 0; i < n_data; i++)
    if (strcmp (data[i].category, category) == 0 && g_strcmp0 (data[i].language, language) == 0)
      return &data[i];
  return NULL;
}

static void
set_datum (LesartTermBase *base,
           LesartTermDatum **data,
           guint *n_data,
           const LesartTermDatum *datum)
{
  LesartTermDatum *found = find_datum (*data, *n_data, datum->category, datum->language);
  gboolean is_empty = datum->value == NULL || *datum->value == '\0';

  if (found != NULL && is_empty) {
    memmove (found, found + 1, (gsize) (*data + *n_data - found - 1) * sizeof *found);
    --*n_data;
  } else if (found != NULL) {
    found->value = keep (base, datum->value);
  } else if (!is_empty) {
    add_datum (base, data, n_data, datum);
  }
}

/**
 * lesart_concept_set:
 * @concept: that is being made or changed
 * @language: (nullable): to say it of one language only
 * @value: (nullable): %NULL or empty: nothing is said any more
 *
 * Says something of the concept; the first datum of that category has it, if there is one.
 */
void
lesart_concept_set (LesartTermBase *base,
                    LesartConcept *concept,
                    const char *category,
                    const char *language,
                    const char *value)
{
  const LesartTermDatum datum = { category, value, language, NULL };

  set_datum (base, &concept->data, &concept->n_data, &datum);
}

/* Adds what is said, whether or not something of the kind was said before. */
void
lesart_concept_add_datum (LesartTermBase *base,
                          LesartConcept *concept,
                          const LesartTermDatum *datum)
{
  add_datum (base, &concept->data, &concept->n_data, datum);
}

/**
 * lesart_concept_get:
 * @category: a data category
 * @language: (nullable): of which language; %NULL for what is said of the concept
 *
 * Returns: (nullable): the first value
 */
const char *
lesart_concept_get (const LesartConcept *concept, const char *category, const char *language)
{
  const LesartTermDatum *datum = find_datum (concept->data, concept->n_data, category, language);

  return datum != NULL ? datum->value : NULL;
}

/* ---- Terms ---- */

/* Whether both name the same language as far as it goes: de, de-AT, DE. */
static gboolean
is_language (const char *language, const char *code)
{
  return g_ascii_strncasecmp (language, code, 2) == 0 && !g_ascii_isalnum (language[2]);
}

/**
 * lesart_term_get_side:
 * @side: (out): whether it is German or English
 *
 * Returns: %FALSE for a term in another language
 */
gboolean
lesart_term_get_side (const LesartTerm *term, LesartSide *side)
{
  if (is_language (term->language, "de"))
    *side = LESART_SIDE_GERMAN;
  else if (is_language (term->language, "en"))
    *side = LESART_SIDE_ENGLISH;
  else
    return FALSE;
  return TRUE;
}

static guint
find_place (const LesartConcept *concept, const char *language)
{
  for (guint i = concept->n_terms; i > 0; i--)
    if (g_ascii_strcasecmp (concept->terms[i - 1].language, language) == 0)
      return i;
  return concept->n_terms;
}

/**
 * lesart_concept_add_term:
 * @concept: that is being made or changed
 * @language: a tag as in xml:lang
 *
 * Adds a term behind the others of its language.
 *
 * Returns: its index
 */
guint
lesart_concept_add_term (LesartTermBase *base,
                         LesartConcept *concept,
                         const char *language,
                         const char *text)
{
  guint at = find_place (concept, language);

  GROW (concept->terms, concept->n_terms);
  memmove (concept->terms + at + 1, concept->terms + at,
           (concept->n_terms - at) * sizeof *concept->terms);
  concept->n_terms++;
  concept->terms[at] =
      (LesartTerm){ .text = keep (base, text), .language = keep_word (base, language) };
  return at;
}

void
lesart_concept_remove_term (LesartTermBase *base G_GNUC_UNUSED, LesartConcept *concept, guint term)
{
  g_return_if_fail (term < concept->n_terms);

  g_free (concept->terms[term].data);
  memmove (concept->terms + term, concept->terms + term + 1,
           (concept->n_terms - term - 1) * sizeof *concept->terms);
  concept->n_terms--;
}

void
lesart_term_set_text (LesartTermBase *base, LesartConcept *concept, guint term, const char *text)
{
  g_return_if_fail (term < concept->n_terms);

  concept->terms[term].text = keep (base, text);
}

static void
read_values (LesartTerm *term)
{
  term->status = lesart_term_status_from_string (lesart_term_get (term, LESART_TERM_STATUS));
  term->gender = lesart_term_gender_from_string (lesart_term_get (term, LESART_TERM_GENDER));
}

/* As lesart_concept_set(), of a term. */
void
lesart_term_set (LesartTermBase *base,
                 LesartConcept *concept,
                 guint term,
                 const char *category,
                 const char *value)
{
  const LesartTermDatum datum = { category, value, NULL, NULL };

  g_return_if_fail (term < concept->n_terms);
  set_datum (base, &concept->terms[term].data, &concept->terms[term].n_data, &datum);
  read_values (&concept->terms[term]);
}

void
lesart_term_add_datum (LesartTermBase *base,
                       LesartConcept *concept,
                       guint term,
                       const LesartTermDatum *datum)
{
  g_return_if_fail (term < concept->n_terms);

  add_datum (base, &concept->terms[term].data, &concept->terms[term].n_data, datum);
  read_values (&concept->terms[term]);
}

/* The first value of a category. */
const char *
lesart_term_get (const LesartTerm *term, const char *category)
{
  const LesartTermDatum *datum = find_datum (term->data, term->n_data, category, NULL);

  return datum != NULL ? datum->value : NULL;
}

/* Whether it may be used. */
gboolean
lesart_term_is_allowed (const LesartTerm *term)
{
  return term->status != LESART_TERM_FORBIDDEN && term->status != LESART_TERM_SUPERSEDED;
}

/* The term that is written so; -1 if there is none. */
gssize
lesart_concept_find_term (const LesartConcept *concept, LesartSide side, const char *text)
{
  for (guint i = 0; i < concept->n_terms; i++) {
    LesartSide own;

    if (lesart_term_get_side (&concept->terms[i], &own) && own == side
        && strcmp (concept->terms[i].text, text) == 0)
      return i;
  }
  return -1;
}

/**
 * lesart_concept_get_preferred:
 * @side: a language
 *
 * Returns: index of the preferred term, else of the first that is allowed; -1 if none is
 */
gssize
lesart_concept_get_preferred (const LesartConcept *concept, LesartSide side)
{
  gssize best = -1;

  for (guint i = 0; i < concept->n_terms; i++) {
    const LesartTerm *term = &concept->terms[i];
    LesartSide own;

    if (!lesart_term_get_side (term, &own) || own != side || !lesart_term_is_allowed (term))
      continue;
    if (term->status == LESART_TERM_PREFERRED)
      return i;
    best = best < 0 ? (gssize) i : best;
  }
  return best;
}

/* ---- Values ---- */

const char *
lesart_term_status_to_string (LesartTermStatus status)
{
  return status < LESART_N_TERM_STATUSES ? status_words[status] : NULL;
}

const char *
lesart_term_gender_to_string (LesartTermGender gender)
{
  return gender < LESART_N_TERM_GENDERS ? gender_words[gender] : NULL;
}

/**
 * lesart_term_status_from_string:
 * @value: (nullable): as in TBX, with or without "Term-admn-sts", or as other programs call it
 *
 * Returns: what it means; %LESART_TERM_OPEN if that is not known
 */
LesartTermStatus
lesart_term_status_from_string (const char *value)
{
  static const struct {
    const char *word;
    LesartTermStatus status;
  } others[] = {
    { "forbidden", LESART_TERM_FORBIDDEN },      { "prohibited", LESART_TERM_FORBIDDEN },
    { "obsolete", LESART_TERM_SUPERSEDED },      { "legal", LESART_TERM_ADMITTED },
    { "regulated", LESART_TERM_ADMITTED },       { "standardized", LESART_TERM_PREFERRED },
    { "notRecommended", LESART_TERM_FORBIDDEN },
  };
  g_autofree char *word = NULL;

  if (value == NULL)
    return LESART_TERM_OPEN;
  word = g_strstrip (g_strdup (value));
  for (guint i = LESART_TERM_PREFERRED; i < LESART_N_TERM_STATUSES; i++) {
    gsize n_stem = strlen (status_words[i]) - strlen ("Term-admn-sts");

    if (g_ascii_strncasecmp (word, status_words[i], n_stem) == 0
        && (word[n_stem] == '\0' || g_ascii_strncasecmp (word + n_stem, "Term", 4) == 0))
      return (LesartTermStatus) i;
  }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_ascii_strncasecmp (word, others[i].word, strlen (others[i].word)) == 0)
      return others[i].status;
  return LESART_TERM_OPEN;
}

/* (nullable) value: as in TBX, or m, f, n */
LesartTermGender
lesart_term_gender_from_string (const char *value)
{
  if (value == NULL)
    return LESART_TERM_NO_GENDER;
  for (guint i = LESART_TERM_MASCULINE; i < LESART_N_TERM_GENDERS; i++)
    if (g_ascii_strcasecmp (value, gender_words[i]) == 0
        || (value[1] == '\0' && g_ascii_tolower (value[0]) == gender_words[i][0]))
      return (LesartTermGender) i;
  return LESART_TERM_NO_GENDER;
}
