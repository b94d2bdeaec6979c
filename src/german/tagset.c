/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of the tags and features, in tables.
 */
#include "tagset.h"

#include <string.h>

static const char *const stts_names[LESART_N_STTS] = {
  "ADJA",  "ADJD",  "ADV",    "APPO",   "APPR",  "APPRART", "APZR",  "ART",    "CARD",
  "FM",    "ITJ",   "KOKOM",  "KON",    "KOUI",  "KOUS",    "NE",    "NN",     "PAV",
  "PDAT",  "PDS",   "PIAT",   "PIS",    "PPER",  "PPOSAT",  "PPOSS", "PRELAT", "PRELS",
  "PRF",   "PTKA",  "PTKANT", "PTKNEG", "PTKVZ", "PTKZU",   "PWAT",  "PWAV",   "PWS",
  "TRUNC", "VAFIN", "VAIMP",  "VAINF",  "VAPP",  "VMFIN",   "VMINF", "VMPP",   "VVFIN",
  "VVIMP", "VVINF", "VVIZU",  "VVPP",   "XY",    "$,",      "$.",    "$(",
};

static const char *const upos_names[LESART_N_UPOS] = {
  "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
  "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
};

/* A value of a feature: its bits in one of both words. A value that is a combination of bits
 * (Dem,Rel) is spelled with a comma between them. */
typedef struct {
  const char *name;
  const char *value;
  guint32 features;
  guint32 traits;
} FeatureValue;

/* In the order of CoNLL-U: by name without regard to case, then by value. */
static const FeatureValue values[] = {
  { "Case", "Acc", LESART_ACCUSATIVE, 0 },
  { "Case", "Dat", LESART_DATIVE, 0 },
  { "Case", "Gen", LESART_GENITIVE, 0 },
  { "Case", "Nom", LESART_NOMINATIVE, 0 },
  { "Definite", "Def", 0, LESART_TRAIT_DEFINITE },
  { "Definite", "Ind", 0, LESART_TRAIT_NOT_DEFINITE },
  { "Degree", "Cmp", 0, LESART_TRAIT_COMPARATIVE },
  { "Degree", "Pos", 0, LESART_TRAIT_POSITIVE },
  { "Degree", "Sup", 0, LESART_TRAIT_SUPERLATIVE },
  { "Foreign", "Yes", 0, LESART_TRAIT_FOREIGN },
  { "Gender", "Fem", LESART_FEMININE, 0 },
  { "Gender", "Masc", LESART_MASCULINE, 0 },
  { "Gender", "Neut", LESART_NEUTER, 0 },
  { "Gender[psor]", "Fem", 0, LESART_TRAIT_OWNER_FEMININE },
  { "Gender[psor]", "Masc", 0, LESART_TRAIT_OWNER_MASCULINE },
  { "Gender[psor]", "Neut", 0, LESART_TRAIT_OWNER_NEUTER },
  { "Mood", "Imp", LESART_IMPERATIVE, 0 },
  { "Mood", "Ind", LESART_PRESENT | LESART_PAST, 0 },
  { "Mood", "Sub", LESART_SUBJUNCTIVE_1 | LESART_SUBJUNCTIVE_2, 0 },
  { "Number", "Plur", LESART_PLURAL, 0 },
  { "Number", "Sing", LESART_SINGULAR, 0 },
  { "Number[psor]", "Plur", 0, LESART_TRAIT_OWNER_PLURAL },
  { "Number[psor]", "Sing", 0, LESART_TRAIT_OWNER_SINGULAR },
  { "NumType", "Card", 0, LESART_TRAIT_CARDINAL },
  { "NumType", "Frac", 0, LESART_TRAIT_FRACTION },
  { "NumType", "Ord", 0, LESART_TRAIT_ORDINAL },
  { "Person", "1", LESART_FIRST, 0 },
  { "Person", "2", LESART_SECOND, 0 },
  { "Person", "3", LESART_THIRD, 0 },
  { "Polarity", "Neg", 0, LESART_TRAIT_NEGATION },
  { "Polite", "Form", 0, LESART_TRAIT_POLITE },
  { "Poss", "Yes", 0, LESART_TRAIT_POSSESSIVE },
  { "PronType", "Art", 0, LESART_TRAIT_ARTICLE },
  { "PronType", "Dem", 0, LESART_TRAIT_DEMONSTRATIVE },
  { "PronType", "Emp", 0, LESART_TRAIT_EMPHATIC },
  { "PronType", "Ind", 0, LESART_TRAIT_INDEFINITE },
  { "PronType", "Int", 0, LESART_TRAIT_INTERROGATIVE },
  { "PronType", "Neg", 0, LESART_TRAIT_NEGATIVE },
  { "PronType", "Prs", 0, LESART_TRAIT_PERSONAL },
  { "PronType", "Rcp", 0, LESART_TRAIT_RECIPROCAL },
  { "PronType", "Rel", 0, LESART_TRAIT_RELATIVE },
  { "PronType", "Tot", 0, LESART_TRAIT_TOTAL },
  { "Reflex", "Yes", 0, LESART_TRAIT_REFLEXIVE },
  { "Tense", "Past", LESART_PAST | LESART_SUBJUNCTIVE_2, 0 },
  { "Tense", "Pres", LESART_PRESENT | LESART_SUBJUNCTIVE_1, 0 },
  { "VerbForm", "Fin", 0, LESART_TRAIT_FINITE },
  { "VerbForm", "Inf", LESART_INFINITIVE, 0 },
  { "VerbForm", "Part", LESART_PAST_PARTICIPLE, 0 },
  { "Voice", "Pass", 0, LESART_TRAIT_PASSIVE },
};

const char *
lesart_stts_get_name (LesartStts tag)
{
  return stts_names[tag];
}

const char *
lesart_upos_get_name (LesartUpos tag)
{
  return upos_names[tag];
}

static gboolean
find_name (const char *const *names, guint n, const char *name, guint *index)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (names[i], name) == 0) {
      *index = i;
      return TRUE;
    }
  return FALSE;
}

/**
 * lesart_stts_parse:
 * @name: as in a treebank; PROAV counts as PAV
 *
 * Returns: whether it is a tag of STTS
 */
gboolean
lesart_stts_parse (const char *name, LesartStts *tag)
{
  guint index = 0;

  if (strcmp (name, "PROAV") == 0)
    name = "PAV";
  if (!find_name (stts_names, LESART_N_STTS, name, &index))
    return FALSE;
  *tag = (LesartStts) index;
  return TRUE;
}

gboolean
lesart_upos_parse (const char *name, LesartUpos *tag)
{
  guint index = 0;

  if (!find_name (upos_names, LESART_N_UPOS, name, &index))
    return FALSE;
  *tag = (LesartUpos) index;
  return TRUE;
}

/* Tense and mood share bits: Mood=Ind and Tense=Past together are one of them. */
static void
add_value (const FeatureValue *value, guint32 *features, guint32 *traits, guint32 *finite)
{
  if (value->features & LESART_FINITE)
    *finite &= value->features;
  else
    *features |= value->features;
  *traits |= value->traits;
}

static gboolean
add_named (
    const char *name, gsize n_name, const char *part, gsize n, guint32 *words, guint32 *finite)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (strlen (values[i].name) == n_name && memcmp (values[i].name, name, n_name) == 0
        && strlen (values[i].value) == n && memcmp (values[i].value, part, n) == 0) {
      add_value (&values[i], &words[0], &words[1], finite);
      return TRUE;
    }
  return FALSE;
}

/**
 * lesart_feats_parse:
 * @feats: a bundle as in CoNLL-U; "_" is the empty one
 * @features: (out): #LesartFeatures
 * @traits: (out): #LesartTraits; %LESART_TRAIT_OTHER if there is something that has no bit
 */
void
lesart_feats_parse (const char *feats, guint32 *features, guint32 *traits)
{
  guint32 words[2] = { 0, 0 }, finite = LESART_FINITE;
  const char *p = strcmp (feats, "_") == 0 ? "" : feats;

  while (*p != '\0') {
    gsize n_name = strcspn (p, "=|");
    const char *name = p;

    p += n_name;
    while (*p == '=' || *p == ',') {
      gsize n = strcspn (p + 1, ",|");

      if (!add_named (name, n_name, p + 1, n, words, &finite))
        words[1] |= LESART_TRAIT_OTHER;
      p += n + 1;
    }
    if (*p == '|')
      p++;
  }
  *features = words[0] | (finite != LESART_FINITE ? finite : 0);
  *traits = words[1];
}

/**
 * lesart_feats_append:
 *
 * Appends the bundle as CoNLL-U spells it, "_" if it is empty.
 */
void
lesart_feats_append (GString *out, guint32 features, guint32 traits)
{
  const char *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    if ((values[i].features & features) == 0 && (values[i].traits & traits) == 0)
      continue;
    if (last != NULL && strcmp (last, values[i].name) == 0)
      g_string_append_c (out, ',');
    else
      g_string_append_printf (out, "%s%s=", last != NULL ? "|" : "", values[i].name);
    g_string_append (out, values[i].value);
    last = values[i].name;
  }
  if (last == NULL)
    g_string_append_c (out, '_');
}
