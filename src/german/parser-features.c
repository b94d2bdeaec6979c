/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The features of the parts of a tree. A template is a list of atoms, which are hashed together;
 * each counts alone and together with direction and distance.
 */
#include "parser-private.h"

#include <string.h>

/* Values of an arc that templates are made of. */
typedef enum {
  END,
  H_FORM,
  H_LEMMA,
  H_UPOS,
  H_XPOS,
  H_CASE,
  H_MORPH,
  H_SUFFIX,
  M_FORM,
  M_LEMMA,
  M_UPOS,
  M_XPOS,
  M_CASE,
  M_MORPH,
  M_SUFFIX,
  HB_XPOS,
  HA_XPOS,
  MB_XPOS,
  MA_XPOS, /* before and after each */
  HB_UPOS,
  HA_UPOS,
  MB_UPOS,
  MA_UPOS,
  MBB_XPOS,
  MAA_XPOS,
  HBB_XPOS,
  HAA_XPOS,
  MB_LEMMA,
  MA_LEMMA,
  HB_LEMMA,
  HA_LEMMA,
  BETWEEN,
  VERBS,
  DISTANCE,
  N_VALUES
} ArcValue;

#define MAX_TEMPLATE 6

static const guint8 arc_templates[][MAX_TEMPLATE] = {
  { H_FORM },
  { H_LEMMA },
  { H_XPOS },
  { H_LEMMA, H_XPOS },
  { H_UPOS },
  { M_FORM },
  { M_LEMMA },
  { M_XPOS },
  { M_LEMMA, M_XPOS },
  { M_UPOS },
  { M_XPOS, M_MORPH },
  { H_LEMMA, M_LEMMA },
  { H_LEMMA, M_XPOS },
  { H_XPOS, M_LEMMA },
  { H_XPOS, M_XPOS },
  { H_UPOS, M_UPOS },
  { H_UPOS, M_LEMMA },
  { H_LEMMA, M_UPOS },
  { H_XPOS, M_FORM },
  { H_FORM, M_XPOS },
  { H_LEMMA, H_XPOS, M_XPOS },
  { H_XPOS, M_LEMMA, M_XPOS },
  { H_XPOS, M_XPOS, M_CASE },
  { H_XPOS, H_CASE, M_XPOS, M_CASE },
  { H_LEMMA, M_XPOS, M_CASE },
  { H_XPOS, M_MORPH },
  { H_MORPH, M_XPOS, M_MORPH },
  { H_SUFFIX, M_SUFFIX },
  { H_SUFFIX, M_XPOS },
  { H_XPOS, M_SUFFIX },
  { H_XPOS, M_XPOS, HA_XPOS, MB_XPOS },
  { H_XPOS, M_XPOS, HB_XPOS, MB_XPOS },
  { H_XPOS, M_XPOS, HA_XPOS, MA_XPOS },
  { H_XPOS, M_XPOS, HB_XPOS, MA_XPOS },
  { H_XPOS, M_XPOS, HA_XPOS },
  { H_XPOS, M_XPOS, HB_XPOS },
  { H_XPOS, M_XPOS, MA_XPOS },
  { H_XPOS, M_XPOS, MB_XPOS },
  { H_UPOS, M_UPOS, HA_UPOS, MB_UPOS },
  { H_UPOS, M_UPOS, HB_UPOS, MB_UPOS },
  { H_UPOS, M_UPOS, HA_UPOS, MA_UPOS },
  { H_UPOS, M_UPOS, HB_UPOS, MA_UPOS },
  { H_UPOS, M_UPOS, MB_UPOS, MA_UPOS },
  { H_UPOS, M_UPOS, HB_UPOS, HA_UPOS },
  { H_UPOS, M_XPOS, MB_XPOS, MBB_XPOS },
  { H_UPOS, M_XPOS, MA_XPOS, MAA_XPOS },
  { M_UPOS, H_XPOS, HB_XPOS, HBB_XPOS },
  { M_UPOS, H_XPOS, HA_XPOS, HAA_XPOS },
  { H_XPOS, M_UPOS, MB_LEMMA },
  { H_XPOS, M_UPOS, MA_LEMMA },
  { H_LEMMA, M_UPOS, MB_LEMMA },
  { H_UPOS, M_LEMMA, MB_LEMMA },
  { H_UPOS, M_UPOS, HB_LEMMA },
  { H_UPOS, M_UPOS, HA_LEMMA },
  { H_XPOS, M_XPOS, BETWEEN },
  { H_UPOS, M_UPOS, BETWEEN },
  { H_LEMMA, M_UPOS, BETWEEN },
  { H_UPOS, M_LEMMA, BETWEEN },
  { H_UPOS, M_UPOS, M_CASE, BETWEEN },
  { H_XPOS, M_XPOS, VERBS },
  { H_UPOS, M_UPOS, VERBS, BETWEEN },
};

static const guint8 label_templates[][MAX_TEMPLATE] = {
  { H_LEMMA },
  { H_XPOS },
  { H_LEMMA, H_XPOS },
  { M_FORM },
  { M_LEMMA },
  { M_XPOS },
  { M_LEMMA, M_XPOS },
  { M_XPOS, M_CASE },
  { M_XPOS, M_MORPH },
  { M_SUFFIX },
  { H_LEMMA, M_LEMMA },
  { H_LEMMA, M_XPOS },
  { H_XPOS, M_LEMMA },
  { H_XPOS, M_XPOS },
  { H_UPOS, M_UPOS },
  { H_XPOS, M_XPOS, M_CASE },
  { H_XPOS, H_CASE, M_XPOS, M_CASE },
  { H_LEMMA, M_XPOS, M_CASE },
  { H_MORPH, M_MORPH },
  { H_XPOS, M_XPOS, MB_XPOS },
  { H_XPOS, M_XPOS, MA_XPOS },
  { H_XPOS, M_XPOS, HB_XPOS },
  { H_XPOS, M_XPOS, HA_XPOS },
  { H_XPOS, M_XPOS, MB_XPOS, MBB_XPOS },
  { H_UPOS, M_XPOS, MB_XPOS, MA_XPOS },
  { H_UPOS, M_UPOS, MB_LEMMA },
  { H_UPOS, M_UPOS, MA_LEMMA },
  { H_LEMMA, M_UPOS, MB_LEMMA },
  { H_UPOS, M_LEMMA, MB_LEMMA },
  { H_UPOS, M_UPOS, M_CASE, MB_LEMMA },
  { H_UPOS, M_UPOS, BETWEEN },
  { H_UPOS, M_UPOS, M_CASE, BETWEEN },
  { H_UPOS, M_UPOS, VERBS },
  { H_LEMMA, M_UPOS, BETWEEN },
  { H_UPOS, M_LEMMA, BETWEEN },
  { H_UPOS, M_UPOS, DISTANCE },
  { H_XPOS, M_XPOS, DISTANCE },
  { H_UPOS, M_UPOS, M_CASE, DISTANCE },
  { H_UPOS, M_LEMMA, DISTANCE },
};

/* --- Words --- */

#define MAX_LOWER 64 /* bytes of a form that count */

static guint32
hash_bytes (const char *bytes, gsize n)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < n; i++)
    hash = (hash ^ (guint8) bytes[i]) * 16777619u;
  return parser_mix (hash, 7) | 1;
}

/* In lower case, cut where it is very long; at least one letter is left. */
static gsize
lower_form (const LesartForm *form, char *lower)
{
  const char *end = form->bytes + form->n_bytes;
  gsize n = 0;

  for (const char *p = form->bytes; p < end && n + 6 < MAX_LOWER; p = g_utf8_next_char (p))
    n += (gsize) g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (p)), lower + n);
  return n;
}

static guint32
hash_suffix (const char *lower, gsize n)
{
  const char *p = lower + n;

  for (guint i = 0; i < 3 && p > lower; i++)
    p = g_utf8_find_prev_char (lower, p);
  return hash_bytes (p, n - (gsize) (p - lower));
}

static gboolean
is_form (const LesartForm *form, const char *string)
{
  return strlen (string) == form->n_bytes && memcmp (string, form->bytes, form->n_bytes) == 0;
}

static gboolean
is_any (const LesartForm *form, const char *const *strings)
{
  for (guint i = 0; strings[i] != NULL; i++)
    if (is_form (form, strings[i]))
      return TRUE;
  return FALSE;
}

static void
read_mark (ParserWord *word, const LesartForm *form)
{
  static const char *const separators[] = { ",", ";", ":", "(", ")", "-", "–", "—", NULL };
  static const char *const stops[] = { ".", "?", "!", "…", "...", NULL };
  static const char *const quotes[] = { "``", "''", NULL };
  static const struct {
    const char *open;
    const char *close;
    guint8 pair;
  } pairs[] = { { "(", ")", 1 }, { "[", "]", 2 },  { "{", "}", 3 }, { "„", "“", 4 },
                { "“", "”", 4 }, { "«", "»", 5 },  { "»", "«", 5 }, { "‚", "‘", 6 },
                { "›", "‹", 7 }, { "\"", "\"", 8 } };

  word->comma = is_any (form, separators);
  word->final = is_any (form, stops);
  word->quote = is_any (form, quotes);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    gboolean opens = is_form (form, pairs[i].open), closes = is_form (form, pairs[i].close);

    word->opens |= opens;
    word->closes |= closes;
    word->pair = opens || closes ? pairs[i].pair : word->pair;
  }
}

static void
read_word (ParserWord *word, const LesartForm *form, const LesartTag *tag)
{
  char lower[MAX_LOWER];
  gsize n = lower_form (form, lower);

  word->upos = (guint8) (tag->upos + 1);
  word->atoms[ATOM_FORM] = hash_bytes (lower, n);
  word->atoms[ATOM_LEMMA] = hash_bytes (tag->lemma, strlen (tag->lemma));
  word->atoms[ATOM_UPOS] = tag->upos + 1u;
  word->atoms[ATOM_XPOS] = tag->stts + 1u;
  word->atoms[ATOM_CASE] = tag->features & LESART_MASK_CASE;
  word->atoms[ATOM_MORPH] =
      tag->features & (LESART_MASK_CASE | LESART_MASK_NUMBER | LESART_MASK_GENDER);
  word->atoms[ATOM_SUFFIX] = hash_suffix (lower, n);
  word->mark = tag->upos == LESART_UPOS_PUNCT;
  if (word->mark)
    read_mark (word, form);
  word->coordinator = tag->upos == LESART_UPOS_CCONJ;
  word->subordinator = tag->upos == LESART_UPOS_SCONJ || tag->stts == LESART_STTS_PRELS
                       || tag->stts == LESART_STTS_PRELAT || tag->stts == LESART_STTS_KOUS
                       || tag->stts == LESART_STTS_KOUI || tag->stts == LESART_STTS_PWAV
                       || tag->stts == LESART_STTS_PWS;
  word->finite = tag->stts == LESART_STTS_VVFIN || tag->stts == LESART_STTS_VAFIN
                 || tag->stts == LESART_STTS_VMFIN || tag->stts == LESART_STTS_VVIMP;
}

static guint16 *
count_before (const ParserSentence *s, gsize offset)
{
  guint16 *counts = g_new0 (guint16, s->n_words + 1);

  for (guint i = 0; i < s->n_words; i++)
    counts[i + 1] = (guint16) (counts[i] + ((const guint8 *) &s->words[i])[offset]);
  return counts;
}

void
lesart_parser_sentence_init (ParserSentence *s,
                             const LesartForm *const *forms,
                             const LesartTag *tags,
                             guint n)
{
  s->n_words = n + 1;
  s->words = g_new0 (ParserWord, s->n_words);
  s->nodes = g_new0 (guint8, s->n_words);
  s->n = 1;
  for (guint a = 0; a < N_WORD_ATOMS; a++)
    s->words[0].atoms[a] = 99;
  for (guint i = 0; i < n; i++)
    read_word (&s->words[i + 1], forms[i], &tags[i]);
  for (guint i = 1; i <= n; i++)
    if (!s->words[i].mark)
      s->nodes[s->n++] = (guint8) i;
  s->finite_before = count_before (s, G_STRUCT_OFFSET (ParserWord, finite));
  s->commas_before = count_before (s, G_STRUCT_OFFSET (ParserWord, comma));
  s->coordinators_before = count_before (s, G_STRUCT_OFFSET (ParserWord, coordinator));
  s->subordinators_before = count_before (s, G_STRUCT_OFFSET (ParserWord, subordinator));
}

void
lesart_parser_sentence_clear (ParserSentence *s)
{
  g_free (s->words);
  g_free (s->nodes);
  g_free (s->finite_before);
  g_free (s->commas_before);
  g_free (s->coordinators_before);
  g_free (s->subordinators_before);
}

/* --- Arcs --- */

static guint32
distance_bucket (guint h, guint m)
{
  guint d = h < m ? m - h : h - m;
  guint b = d <= 4 ? d : d <= 6 ? 5 : d <= 10 ? 6 : d <= 20 ? 7 : 8;

  return b * 2 + (h < m) + 1;
}

static guint32
count_between (const guint16 *before, guint h, guint m, guint most)
{
  guint low = MIN (h, m), high = MAX (h, m);

  return MIN ((guint) (before[high] - before[low + 1]), most);
}

static guint32
atom (const ParserSentence *s, guint i, gint by, WordAtom a)
{
  gint at = (gint) i + by;

  return at < 0 || at >= (gint) s->n_words ? 98 : s->words[at].atoms[a];
}

static void
fill_values (const ParserSentence *s, guint head, guint dependent, guint32 *v)
{
  guint h = s->nodes[head], m = s->nodes[dependent];

  for (guint a = 0; a < N_WORD_ATOMS; a++) {
    v[H_FORM + a] = s->words[h].atoms[a];
    v[M_FORM + a] = s->words[m].atoms[a];
  }
  v[HB_XPOS] = atom (s, h, -1, ATOM_XPOS);
  v[HA_XPOS] = atom (s, h, 1, ATOM_XPOS);
  v[MB_XPOS] = atom (s, m, -1, ATOM_XPOS);
  v[MA_XPOS] = atom (s, m, 1, ATOM_XPOS);
  v[HB_UPOS] = atom (s, h, -1, ATOM_UPOS);
  v[HA_UPOS] = atom (s, h, 1, ATOM_UPOS);
  v[MB_UPOS] = atom (s, m, -1, ATOM_UPOS);
  v[MA_UPOS] = atom (s, m, 1, ATOM_UPOS);
  v[MBB_XPOS] = atom (s, m, -2, ATOM_XPOS);
  v[MAA_XPOS] = atom (s, m, 2, ATOM_XPOS);
  v[HBB_XPOS] = atom (s, h, -2, ATOM_XPOS);
  v[HAA_XPOS] = atom (s, h, 2, ATOM_XPOS);
  v[MB_LEMMA] = atom (s, m, -1, ATOM_LEMMA);
  v[MA_LEMMA] = atom (s, m, 1, ATOM_LEMMA);
  v[HB_LEMMA] = atom (s, h, -1, ATOM_LEMMA);
  v[HA_LEMMA] = atom (s, h, 1, ATOM_LEMMA);
  v[BETWEEN] = count_between (s->commas_before, h, m, 2)
               + 3 * count_between (s->finite_before, h, m, 2)
               + 9 * count_between (s->coordinators_before, h, m, 1)
               + 18 * count_between (s->subordinators_before, h, m, 1) + 1;
  v[VERBS] = count_between (s->finite_before, h, m, 2) + 1;
  v[DISTANCE] = distance_bucket (head, dependent);
}

/* Each template alone, with the direction, and if @far with direction and distance, too. */
static guint
add_templates (const guint8 (*templates)[MAX_TEMPLATE],
               guint n,
               guint32 kind,
               gboolean far,
               const guint32 *v,
               guint32 *features)
{
  guint n_features = 0;
  guint32 direction = v[DISTANCE] & 1;

  for (guint t = 0; t < n; t++) {
    guint32 hash = parser_mix (kind, t + 1);

    for (guint i = 0; i < MAX_TEMPLATE && templates[t][i] != END; i++)
      hash = parser_mix (hash, v[templates[t][i]]);
    features[n_features++] = parser_mix (hash, direction);
    if (far)
      features[n_features++] = parser_mix (hash, v[DISTANCE] + 1);
  }
  return n_features;
}

guint
lesart_parser_arc_features (const ParserSentence *s, guint h, guint m, guint32 *features)
{
  guint32 v[N_VALUES];
  guint n;
  guint low = s->nodes[MIN (h, m)], high = s->nodes[MAX (h, m)];
  guint32 seen = 0;

  fill_values (s, h, m, v);
  n = add_templates (arc_templates, G_N_ELEMENTS (arc_templates), 101, TRUE, v, features);
  for (guint i = low + 1; i < high; i++)
    seen |= 1u << s->words[i].upos;
  for (guint u = 0; u < 18; u++)
    if (seen >> u & 1) {
      features[n++] =
          parser_mix (parser_mix (parser_mix (parser_mix (77, u), v[H_XPOS]), v[M_XPOS]), h < m);
    }
  features[n++] =
      parser_mix (parser_mix (parser_mix (parser_mix (78, seen), v[H_UPOS]), v[M_UPOS]), h < m);
  if (high - low <= 5) {
    guint32 hash = parser_mix (parser_mix (79, v[H_XPOS]), h < m);

    for (guint i = low + 1; i < high; i++)
      hash = parser_mix (hash, s->words[i].atoms[ATOM_UPOS]);
    features[n++] = parser_mix (hash, v[M_XPOS]);
  }
  return n;
}

guint
lesart_parser_label_features (const ParserSentence *s, guint h, guint m, guint32 *features)
{
  guint32 v[N_VALUES];

  fill_values (s, h, m, v);
  return add_templates (label_templates, G_N_ELEMENTS (label_templates), 202, FALSE, v, features);
}

/* --- Larger parts: of a head and two others --- */

typedef enum {
  PART_END,
  C_FORM, /* the head, or of grandparents the upper one */
  C_LEMMA,
  C_UPOS,
  C_XPOS,
  C_CASE,
  C_MORPH,
  C_SUFFIX,
  A_FORM,
  A_LEMMA,
  A_UPOS,
  A_XPOS,
  A_CASE,
  A_MORPH,
  A_SUFFIX,
  B_FORM,
  B_LEMMA,
  B_UPOS,
  B_XPOS,
  B_CASE,
  B_MORPH,
  B_SUFFIX,
  LABELS,
  APART, /* direction and distance from a to b */
  N_PART_VALUES
} PartValue;

static const guint8 sibling_templates[][MAX_TEMPLATE] = {
  { C_UPOS, A_UPOS, B_UPOS },  { C_XPOS, A_XPOS, B_XPOS },
  { A_XPOS, B_XPOS },          { A_LEMMA, B_XPOS },
  { A_XPOS, B_LEMMA },         { A_LEMMA, B_LEMMA },
  { C_LEMMA, A_XPOS, B_XPOS }, { C_XPOS, A_LEMMA, B_XPOS },
  { C_XPOS, A_XPOS, B_LEMMA }, { C_UPOS, A_XPOS, B_XPOS, APART },
};

static const guint8 sibling_label_templates[][MAX_TEMPLATE] = {
  { C_UPOS, LABELS },
  { C_XPOS, LABELS },
  { C_LEMMA, LABELS },
  { A_UPOS, B_UPOS, LABELS },
  { C_UPOS, A_UPOS, B_UPOS, LABELS },
  { C_UPOS, A_LEMMA, LABELS },
  { C_UPOS, B_LEMMA, LABELS },
  { C_UPOS, A_XPOS, LABELS },
  { C_UPOS, B_XPOS, LABELS },
};

static const guint8 pair_templates[][MAX_TEMPLATE] = {
  { C_UPOS, A_CASE, B_CASE, A_UPOS, B_UPOS },
  { C_XPOS, A_XPOS, B_XPOS },
};

static const guint8 pair_label_templates[][MAX_TEMPLATE] = {
  { LABELS },
  { C_UPOS, LABELS },
  { C_LEMMA, LABELS },
  { A_CASE, B_CASE, LABELS },
  { A_XPOS, B_XPOS, LABELS },
};

static const guint8 grand_templates[][MAX_TEMPLATE] = {
  { C_UPOS, A_UPOS, B_UPOS },  { C_XPOS, A_XPOS, B_XPOS },
  { C_XPOS, B_XPOS },          { C_LEMMA, B_XPOS },
  { C_XPOS, B_LEMMA },         { C_LEMMA, B_LEMMA },
  { C_LEMMA, A_XPOS, B_XPOS }, { C_XPOS, A_LEMMA, B_XPOS },
  { C_XPOS, A_XPOS, B_LEMMA }, { C_UPOS, A_XPOS, B_XPOS, B_CASE },
};

static const guint8 grand_label_templates[][MAX_TEMPLATE] = {
  { LABELS },
  { C_UPOS, LABELS },
  { A_UPOS, LABELS },
  { A_UPOS, B_UPOS, LABELS },
  { C_UPOS, A_UPOS, B_UPOS, LABELS },
  { C_UPOS, B_LEMMA, LABELS },
  { C_LEMMA, B_UPOS, LABELS },
  { A_LEMMA, B_UPOS, LABELS },
  { C_UPOS, A_LEMMA, LABELS },
};

typedef struct {
  const guint8 (*templates)[MAX_TEMPLATE];
  guint n;
} TemplateList;

static const TemplateList part_templates[] = {
  [PARSER_SIBLING] = { sibling_templates, G_N_ELEMENTS (sibling_templates) },
  [PARSER_SIBLING_LABELS] = { sibling_label_templates, G_N_ELEMENTS (sibling_label_templates) },
  [PARSER_PAIR] = { pair_templates, G_N_ELEMENTS (pair_templates) },
  [PARSER_PAIR_LABELS] = { pair_label_templates, G_N_ELEMENTS (pair_label_templates) },
  [PARSER_GRAND] = { grand_templates, G_N_ELEMENTS (grand_templates) },
  [PARSER_GRAND_LABELS] = { grand_label_templates, G_N_ELEMENTS (grand_label_templates) },
};

/* On which side of each other the three stand. */
static guint32
order_of (const ParserPart *part)
{
  guint a = part->a != 0 ? part->a : part->b, b = part->b != 0 ? part->b : part->a;

  return (guint32) ((a < part->head) * 4 + (b < part->head) * 2 + (a < b));
}

guint
lesart_parser_part_features (const ParserSentence *s, const ParserPart *part, guint32 *features)
{
  static const guint32 none[N_WORD_ATOMS] = { 97, 97, 97, 97, 97, 97, 97 };
  const TemplateList *list = &part_templates[part->kind];
  guint32 v[N_PART_VALUES];
  guint32 kind = parser_mix (303 + part->kind, order_of (part));

  memcpy (v + C_FORM, s->words[s->nodes[part->head]].atoms, sizeof none);
  memcpy (v + A_FORM, part->a != 0 ? s->words[s->nodes[part->a]].atoms : none, sizeof none);
  memcpy (v + B_FORM, part->b != 0 ? s->words[s->nodes[part->b]].atoms : none, sizeof none);
  v[LABELS] = (guint32) part->label_a * PARSER_MAX_LABELS + part->label_b + 1;
  v[APART] = part->a != 0 && part->b != 0 ? distance_bucket (part->a, part->b) : 0;
  for (guint t = 0; t < list->n; t++) {
    guint32 hash = parser_mix (kind, t + 1);

    for (guint i = 0; i < MAX_TEMPLATE && list->templates[t][i] != PART_END; i++)
      hash = parser_mix (hash, v[list->templates[t][i]]);
    features[t] = hash;
  }
  return list->n;
}
