/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of each word form: looked up once, however often the form stands in the text.
 */
#include "names-private.h"

#include "characters.h"

#include <string.h>

#define MAX_FORM 120         /* bytes; longer tokens are no words */
#define ENDING_LETTERS "sen" /* that -s, -es, -n, -en begin with */

/* The hash of a form: what its word, its lemma and the lists of towns are known by. */
guint32
lesart_name_hash (const char *bytes, gsize n_bytes)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; i < n_bytes; i++)
    hash = (hash ^ (guchar) bytes[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return (guint32) (hash ^ hash >> 32);
}

/* "OpenAI" -> XxX, "ID.3" -> XX.d: runs of two and more letters count as two. */
static guint32
shape_of (const char *bytes, gsize n_bytes)
{
  char shape[24];
  gsize n = 0;

  for (const char *p = bytes; p < bytes + n_bytes && n < sizeof shape; p = g_utf8_next_char (p)) {
    gunichar c = lesart_char_at (p);
    char s = lesart_is_upper (c)    ? 'X'
             : lesart_is_digit (c)  ? 'd'
             : lesart_is_letter (c) ? 'x'
                                    : (char) (c & 0x7f);

    if (n >= 2 && shape[n - 1] == s && shape[n - 2] == s)
      continue;
    shape[n++] = s;
  }
  return lesart_name_hash (shape, n);
}

static guint32
classes_of (const LesartLexeme *lexemes, guint n)
{
  guint32 classes = 0;

  for (guint i = 0; i < n; i++) {
    classes |= 1u << lexemes[i].word_class;
    if (lexemes[i].word_class != LESART_CLASS_NAME)
      continue;
    classes |= lexemes[i].features & LESART_FIRST_NAME ? NAME_CLASS_FIRST : 0;
    classes |= lexemes[i].features & LESART_SURNAME ? NAME_CLASS_SURNAME : 0;
    classes |= lexemes[i].features & LESART_PLACE ? NAME_CLASS_PLACE : 0;
  }
  return classes;
}

/* Is @bytes, with its first letter in upper case, a common noun? */
static gboolean
is_noun_part (const LesartLexicon *lexicon, const char *bytes, gsize n_bytes)
{
  guint n;
  const LesartLexeme *lexemes = g_unichar_isupper (g_utf8_get_char (bytes))
                                    ? lesart_lexicon_lookup (lexicon, bytes, n_bytes, &n)
                                    : lesart_lexicon_lookup_folded (lexicon, bytes, n_bytes, &n);

  return (classes_of (lexemes, n) & (1u << LESART_CLASS_NOUN)) != 0;
}

static gboolean
is_first_part (const LesartLexicon *lexicon, const char *bytes, gsize n_bytes)
{
  static const char *const links[] = { "", "s", "es", "n", "en", "er", "-" };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++) {
    gsize n = strlen (links[i]);
    guint n_lexemes;

    if (n_bytes >= n + 3 && memcmp (bytes + n_bytes - n, links[i], n) == 0
        && (lesart_lexicon_lookup (lexicon, bytes, n_bytes - n, &n_lexemes) != NULL
            || lesart_lexicon_lookup_folded (lexicon, bytes, n_bytes - n, &n_lexemes) != NULL))
      return TRUE;
  }
  return FALSE;
}

/* Two words that the lexicon has, the second a noun: "Wind|park", "Energie|versorger". */
static gboolean
is_compound (const LesartLexicon *lexicon, const char *bytes, gsize n_bytes)
{
  if (lexicon == NULL || n_bytes < 7 || n_bytes > 60)
    return FALSE;
  for (const char *p = bytes + 3; p + 3 < bytes + n_bytes; p++)
    if ((*p & 0xc0) != 0x80 && *p != '-' && is_noun_part (lexicon, p, n_bytes - (gsize) (p - bytes))
        && is_first_part (lexicon, bytes, (gsize) (p - bytes)))
      return TRUE;
  return FALSE;
}

/*
 * The first four bytes, the case of an ASCII letter left aside. Most parts of a word begin no key:
 * one byte tells, before any table is asked.
 */
static guint32
tail_slot (const char *bytes)
{
  guint32 hash = ((guint32) ((guchar) bytes[0] | 0x20) << 24 | (guint32) (guchar) bytes[1] << 16
                  | (guint32) (guchar) bytes[2] << 8 | (guchar) bytes[3])
                 * 0x9e3779b9u;

  return hash >> 19 & (NAME_TAIL_SLOTS - 1);
}

/* Behind a key of three bytes an ending makes the fourth. */
static void
note_beginning (NameTails *tails, NameTail kind, const char *key, gsize n_bytes)
{
  char bytes[4];

  memcpy (bytes, key, MIN (n_bytes, 4));
  for (const char *ending = ENDING_LETTERS; n_bytes == 3 && *ending != '\0'; ending++) {
    bytes[3] = *ending;
    tails->kinds[tail_slot (bytes)] |= (guint8) (1u << kind);
  }
  if (n_bytes > 3)
    tails->kinds[tail_slot (bytes)] |= (guint8) (1u << kind);
}

static void
note_tails (NameTails *tails, NameTail kind, const LesartTable *table, int column)
{
  for (guint32 row = 0; row < lesart_table_get_n_rows (table); row++)
    for (const char *p = lesart_table_get (table, row, column), *end; *p != '\0';
         p = *end == '|' ? end + 1 : end) {
      gunichar c = g_utf8_get_char (p);

      end = p + strcspn (p, "|");
      note_beginning (tails, kind, p, (gsize) (end - p));
      if (c >= 0x80) { /* as part of a compound it begins with the small letter */
        char small[8] = { 0 };
        gsize n = (gsize) g_unichar_to_utf8 (g_unichar_tolower (c), small);
        gsize n_rest = (gsize) (end - g_utf8_next_char (p));

        memcpy (small + n, g_utf8_next_char (p), MIN (n_rest, sizeof small - n));
        note_beginning (tails, kind, small, n + n_rest);
      }
    }
}

static gpointer
collect_tails (const LesartLanguage *language)
{
  const LesartTable *roles = lesart_language_get_table (language, "roles");
  NameTails *tails = g_new0 (NameTails, 1);

  note_tails (tails, NAME_TAIL_ROLE, roles, lesart_table_find_column (roles, "role_de_m"));
  note_tails (tails, NAME_TAIL_ROLE, roles, lesart_table_find_column (roles, "role_de_f"));
  note_tails (tails, NAME_TAIL_HEAD, lesart_language_get_table (language, "organisation-heads"), 0);
  note_tails (tails, NAME_TAIL_CLASS, lesart_language_get_table (language, "name-classes"), 0);
  note_tails (tails, NAME_TAIL_TOPIC, lesart_language_get_table (language, "name-topics"), 0);
  return tails;
}

/* The row of a word, or of what is left of it without -s, -es, -n, -en. */
static gboolean
find_uninflected (const LesartTable *table, const char *bytes, gsize n_bytes, guint32 *row)
{
  static const char *const endings[] = { "", "s", "es", "n", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    gsize n = strlen (endings[i]);

    if (n_bytes >= n + 3 && memcmp (bytes + n_bytes - n, endings[i], n) == 0
        && lesart_table_lookup (table, bytes, (gssize) (n_bytes - n), row, 1) > 0)
      return TRUE;
  }
  return FALSE;
}

/*
 * Looks in some lists for the form, or for its longest last part that the list has.
 *
 * @rows: (out): the row of each list that has one
 *
 * Returns: a bit for each of these lists
 */
static guint
find_tails (const NameTables *t, const char *bytes, gsize n_bytes, guint32 rows[NAME_N_TAILS])
{
  const LesartTable *const tables[NAME_N_TAILS] = { t->roles, t->heads, t->classes, t->topics };
  guint found = 0;

  for (const char *p = bytes; p + 4 <= bytes + n_bytes; p++) {
    guint wanted = t->tails->kinds[tail_slot (p)] & ~found;
    char word[MAX_FORM + 8]; /* with its first letter in upper case */
    gsize n_first, n, rest;

    if (wanted == 0 || (*p & 0xc0) == 0x80 || (p > bytes && p < bytes + 2))
      continue;
    n_first = (gsize) (g_utf8_next_char (p) - p);
    rest = n_bytes - (gsize) (p - bytes) - n_first;
    n = (gsize) g_unichar_to_utf8 (g_unichar_toupper (lesart_char_at (p)), word);
    memcpy (word + n, p + n_first, rest);
    for (guint kind = 0; kind < NAME_N_TAILS; kind++)
      if ((wanted >> kind & 1) && find_uninflected (tables[kind], word, n + rest, &rows[kind]))
        found |= 1u << kind;
  }
  return found;
}

static guint8
word_kind (const char *kind)
{
  static const char *const names[] = { "",      "title",      "noble", "particle",
                                       "legal", "legal-part", "common" };

  for (guint8 i = 1; i < G_N_ELEMENTS (names); i++)
    if (strcmp (kind, names[i]) == 0)
      return i;
  return NAME_WORD_NONE;
}

static guint8
head_kind (const char *takes)
{
  return strcmp (takes, "none") == 0     ? NAME_HEAD_SOLE
         : strcmp (takes, "place") == 0  ? NAME_HEAD_PLACE
         : strcmp (takes, "phrase") == 0 ? NAME_HEAD_PHRASE
                                         : NAME_HEAD_NAME;
}

static guint8
hint_kind (const char *type)
{
  return strcmp (type, "ORG") == 0    ? NAME_HINT_ORG
         : strcmp (type, "LOC") == 0  ? NAME_HINT_LOC
         : strcmp (type, "work") == 0 ? NAME_HINT_WORK
                                      : NAME_HINT_OTH;
}

static guint8
topic_kind (const char *topic)
{
  static const char *const names[NAME_N_TOPICS] = { "",       "sport",    "arts",
                                                    "nature", "business", "history" };

  for (guint8 i = 1; i < NAME_N_TOPICS; i++)
    if (strcmp (topic, names[i]) == 0)
      return i;
  return NAME_TOPIC_NONE;
}

static guint8
gender_kind (const char *gender)
{
  return *gender == 'm' ? 2 : *gender == 'f' ? 3 : 1;
}

/* "Billionen-Dollar-Angebot", "KI-Chip": common nouns and their abbreviations only. */
static gboolean
is_all_common (const NameEvidence *e, const NameForm *form)
{
  const char *end = form->bytes + form->n_bytes;

  for (const char *p = form->bytes; p < end;) {
    const char *hyphen = memchr (p, '-', (gsize) (end - p));
    gsize n = (gsize) ((hyphen != NULL ? hyphen : end) - p);
    guint32 row;

    if (n == 0)
      return FALSE;
    if ((lesart_table_lookup (e->tables.words, p, (gssize) n, &row, 1) == 0
         || word_kind (lesart_table_get (e->tables.words, row, e->tables.word_kind))
                != NAME_WORD_COMMON)
        && (lesart_lexicon_has (e->x->lexicon, p, n, LESART_CLASS_NAME)
            || (!is_noun_part (e->x->lexicon, p, n) && !is_compound (e->x->lexicon, p, n))))
      return FALSE;
    p += n + 1;
  }
  return TRUE;
}

static void
read_hyphens (const NameEvidence *e, NameForm *form)
{
  const LesartLexicon *lexicon = e->x->lexicon;
  const char *first = memchr (form->bytes, '-', form->n_bytes);
  const char *last = first;
  guint32 row;

  for (const char *p = first; p != NULL && p < form->bytes + form->n_bytes; p++)
    if (*p == '-')
      last = p;
  if (first == NULL || first == form->bytes || last + 1 >= form->bytes + form->n_bytes)
    return;
  if (is_noun_part (lexicon, last + 1, form->n_bytes - (gsize) (last + 1 - form->bytes))
      || is_compound (lexicon, last + 1, form->n_bytes - (gsize) (last + 1 - form->bytes)))
    form->classes |= NAME_CLASS_PART_NOUN;
  for (guint type = 0; type < LESART_N_ENTITY_TYPES; type++)
    if (lesart_table_lookup (e->tables.lists[type], form->bytes, first - form->bytes, &row, 1) > 0)
      form->classes |= NAME_CLASS_PART_NAME;
  if ((form->classes & (NAME_CLASS_PART_NOUN | NAME_CLASS_PART_NAME)) == NAME_CLASS_PART_NOUN
      && is_all_common (e, form))
    form->classes |= NAME_CLASS_ALL_COMMON;
}

static void
read_capitalised (const NameEvidence *e, NameForm *form)
{
  const NameTables *t = &e->tables;
  guint32 rows[NAME_N_TAILS], row;
  guint found = find_tails (t, form->bytes, form->n_bytes, rows);

  if (found >> NAME_TAIL_ROLE & 1)
    form->role = TRUE;
  if (found >> NAME_TAIL_HEAD & 1)
    form->head = head_kind (lesart_table_get (t->heads, rows[NAME_TAIL_HEAD], t->head_takes));
  if (found >> NAME_TAIL_CLASS & 1)
    form->hint = hint_kind (lesart_table_get (t->classes, rows[NAME_TAIL_CLASS], t->class_type));
  if (found >> NAME_TAIL_TOPIC & 1)
    form->topic = topic_kind (lesart_table_get (t->topics, rows[NAME_TAIL_TOPIC], t->topic_of));
  if (lesart_table_lookup (t->first_names, form->bytes, form->n_bytes, &row, 1) > 0)
    form->first_name = gender_kind (lesart_table_get (t->first_names, row, t->first_gender));
  if (form->token_flags & LESART_TOKEN_HAS_HYPHEN)
    read_hyphens (e, form);
  else if (form->classes == 0 && is_compound (e->x->lexicon, form->bytes, form->n_bytes))
    form->classes |= NAME_CLASS_COMPOUND;
}

static guint8
lexicon_gender (const LesartLexeme *lexemes, guint n)
{
  for (guint i = 0; i < n; i++)
    if (lexemes[i].features & LESART_FIRST_NAME)
      return lexemes[i].features & LESART_FEMININE
                 ? (lexemes[i].features & LESART_MASCULINE ? 1 : 3)
                 : (lexemes[i].features & LESART_MASCULINE ? 2 : 1);
  return 0;
}

static guint32
lemma_of (const NameEvidence *e, const NameForm *form, const LesartForm *known)
{
  char lemma[LESART_LEMMA_MAX];
  gsize n = 0;

  if (known->n_lexemes > 0)
    n = lesart_lexicon_get_lemma (e->x->lexicon, known->lexemes, form->bytes, form->n_bytes, lemma);
  return n > 0 ? lesart_name_hash (lemma, n) : form->hash;
}

/* Also without the ending of a genitive. */
static guint8
gazetteer_kinds (const NameEvidence *e, const NameForm *form)
{
  guint8 kinds = lesart_name_gazetteer_get (&e->tables.gazetteer, form->hash);

  if (kinds == 0 && form->n_bytes > 4 && name_form_ends (form, "s"))
    kinds = lesart_name_gazetteer_get (&e->tables.gazetteer,
                                       lesart_name_hash (form->bytes, form->n_bytes - 1));
  return kinds;
}

/* "al-Masri", "d’Italia" */
static gboolean
has_capital (const char *bytes, guint32 n_bytes)
{
  for (const char *p = bytes; p < bytes + n_bytes; p = g_utf8_next_char (p))
    if (lesart_is_upper (lesart_char_at (p)))
      return TRUE;
  return FALSE;
}

static void
read_form (const NameEvidence *e, NameForm *form, const LesartForm *known)
{
  const NameTables *t = &e->tables;
  guint32 row;

  form->shape = shape_of (form->bytes, form->n_bytes);
  form->lemma = form->hash;
  if (form->n_bytes > MAX_FORM)
    return;
  form->classes = classes_of (known->lexemes, known->n_lexemes);
  form->lemma = lemma_of (e, form, known);
  if (lesart_table_lookup (t->words, form->bytes, form->n_bytes, &row, 1) > 0)
    form->kind = word_kind (lesart_table_get (t->words, row, t->word_kind));
  if ((form->token_flags & LESART_TOKEN_UPPER) == 0) {
    if (has_capital (form->bytes, form->n_bytes))
      form->token_flags |= LESART_TOKEN_MIXED_CASE;
    return;
  }
  form->gazetteer = gazetteer_kinds (e, form);
  form->folded = classes_of (known->folded, known->n_folded);
  read_capitalised (e, form);
  if (form->first_name == 0)
    form->first_name = lexicon_gender (known->lexemes, known->n_lexemes);
}

/* --- One entry a form --- */

typedef struct {
  guint32 *slots; /* index plus 1 */
  guint32 mask;
} Index;

static void
index_init (Index *index, guint32 n)
{
  guint32 size = 16;

  while (size < n * 2)
    size *= 2;
  index->slots = g_new0 (guint32, size);
  index->mask = size - 1;
}

/* Without the ending of a genitive: all forms of "Altman" meet, whether or not it ends in -s
 * itself. */
static guint32
word_length (const char *bytes, guint32 n_bytes)
{
  const char *end = bytes + n_bytes;

  if (n_bytes > 3 && memcmp (end - 3, "’", 3) == 0)
    return n_bytes - 3;
  if (n_bytes > 2 && (end[-1] == '\'' || end[-1] == 's'))
    return n_bytes - 1;
  return n_bytes;
}

/* The slot of the word that @bytes is a form of; free if there is none yet. */
static guint32
find_word (const NameEvidence *e,
           const Index *words,
           const guint32 *owner,
           const char *bytes,
           guint32 n_bytes)
{
  guint32 n = word_length (bytes, n_bytes);
  guint32 at = lesart_name_hash (bytes, n) & words->mask;

  for (; words->slots[at] != 0; at = (at + 1) & words->mask) {
    const NameForm *other = &e->forms[owner[words->slots[at] - 1]];

    if (word_length (other->bytes, other->n_bytes) == n && memcmp (other->bytes, bytes, n) == 0)
      break;
  }
  return at;
}

static void
join_word (NameEvidence *e, Index *words, guint32 *owner, guint32 form)
{
  guint32 at = find_word (e, words, owner, e->forms[form].bytes, e->forms[form].n_bytes);

  if (words->slots[at] == 0) {
    owner[e->n_words] = form;
    words->slots[at] = ++e->n_words;
  }
  e->forms[form].word = words->slots[at] - 1;
}

/* The word of the first @n bytes of the form, if the text has it. */
static guint32
word_of_part (
    const NameEvidence *e, const Index *words, const guint32 *owner, const NameForm *form, gsize n)
{
  guint32 slot = find_word (e, words, owner, form->bytes, (guint32) n);

  return words->slots[slot] != 0 ? words->slots[slot] - 1 : NAME_NO_WORD;
}

static void
join_parts (NameEvidence *e, const Index *words, const guint32 *owner)
{
  for (guint32 i = 0; i < e->n_forms; i++) {
    NameForm *form = &e->forms[i];
    const char *hyphen = form->token_flags & LESART_TOKEN_HAS_HYPHEN
                             ? memchr (form->bytes, '-', form->n_bytes)
                             : NULL;

    form->part_word = form->origin_word = NAME_NO_WORD;
    if (hyphen != NULL && hyphen != form->bytes)
      form->part_word = word_of_part (e, words, owner, form, (gsize) (hyphen - form->bytes));
    if ((form->token_flags & LESART_TOKEN_UPPER) && name_form_ends (form, "er")
        && form->n_bytes > 5)
      form->origin_word = word_of_part (e, words, owner, form, form->n_bytes - 2);
  }
}

/* The forms in the order in which the text first has them; what is known of a form in general
 * (#LesartForm) says which tokens have the same. */
static void
find_forms (NameEvidence *e)
{
  const LesartExtraction *x = e->x;
  guint32 n_known = 0;
  g_autofree guint32 *found = NULL; /* index of the LesartForm -> ours plus 1 */

  for (guint32 t = 0; t < x->n_tokens; t++)
    n_known = MAX (n_known, x->forms[t]->index + 1);
  found = g_new0 (guint32, n_known + 1);
  e->forms = g_new0 (NameForm, n_known + 1);
  for (guint32 t = 0; t < x->n_tokens; t++) {
    const LesartForm *known = x->forms[t];
    NameForm *form = &e->forms[e->n_forms];

    if (found[known->index] == 0) {
      form->bytes = known->bytes;
      form->n_bytes = known->n_bytes;
      form->hash = lesart_name_hash (known->bytes, known->n_bytes);
      form->token_flags =
          x->tokens[t].flags & (guint16) ~(LESART_TOKEN_SPACE_BEFORE | LESART_TOKEN_SENTENCE_START);
      read_form (e, form, known);
      found[known->index] = ++e->n_forms;
    }
    e->tokens[t].form = found[known->index] - 1;
  }
}

/* Gives each token its form, and each form its word. */
void
lesart_name_forms_init (NameEvidence *e)
{
  Index words;
  g_autofree guint32 *owner = NULL;

  e->tables.tails =
      lesart_language_get_prepared (e->x->language, "name-tails", collect_tails, g_free);
  find_forms (e);
  index_init (&words, e->n_forms);
  owner = g_new (guint32, e->n_forms + 1);
  for (guint32 i = 0; i < e->n_forms; i++)
    join_word (e, &words, owner, i);
  join_parts (e, &words, owner);
  g_free (words.slots);
}
