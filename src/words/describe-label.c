/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The labels of word lists in full, the frequent ones. Those of Ding are abbreviations, German and
 * English mixed; those of terms-technology.tsv are keys.
 */
#include "describe-label.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *label;
  const char *name;
} Label;

/* Sorted by the label. */
static const Label labels[] = {
  { "Am.", NC_ ("label", "American") },
  { "Austr.", NC_ ("label", "Australian") },
  { "Bayr.", NC_ ("label", "Bavarian") },
  { "Br.", NC_ ("label", "British") },
  { "Dt.", NC_ ("label", "Germany") },
  { "Norddt.", NC_ ("label", "Northern German") },
  { "Schw.", NC_ ("label", "Swiss") },
  { "Sprw.", NC_ ("label", "proverb") },
  { "Süddt.", NC_ ("label", "Southern German") },
  { "adm.", NC_ ("label", "administration") },
  { "agr.", NC_ ("label", "farming") },
  { "ai", NC_ ("label", "artificial intelligence") },
  { "anat.", NC_ ("label", "anatomy") },
  { "arch.", NC_ ("label", "architecture") },
  { "archaic", NC_ ("label", "archaic") },
  { "art", NC_ ("label", "art") },
  { "astron.", NC_ ("label", "astronomy") },
  { "auto", NC_ ("label", "cars") },
  { "aviat.", NC_ ("label", "aviation") },
  { "biochem.", NC_ ("label", "biochemistry") },
  { "biol.", NC_ ("label", "biology") },
  { "bot.", NC_ ("label", "botany") },
  { "chem.", NC_ ("label", "chemistry") },
  { "coll.", NC_ ("label", "colloquial") },
  { "comp.", NC_ ("label", "computing") },
  { "constr.", NC_ ("label", "building") },
  { "cook.", NC_ ("label", "cooking") },
  { "data-centre", NC_ ("label", "data centres") },
  { "dated", NC_ ("label", "dated") },
  { "eAm.", NC_ ("label", "also American") },
  { "econ.", NC_ ("label", "economy") },
  { "electr.", NC_ ("label", "electrical engineering") },
  { "energy", NC_ ("label", "energy") },
  { "envir.", NC_ ("label", "environment") },
  { "fig.", NC_ ("label", "figurative") },
  { "fin.", NC_ ("label", "finance") },
  { "finance", NC_ ("label", "finance") },
  { "formal", NC_ ("label", "formal") },
  { "geh.", NC_ ("label", "formal") },
  { "geogr.", NC_ ("label", "geography") },
  { "geol.", NC_ ("label", "geology") },
  { "hist.", NC_ ("label", "history") },
  { "humor.", NC_ ("label", "humorous") },
  { "jur.", NC_ ("label", "law") },
  { "ling.", NC_ ("label", "linguistics") },
  { "lit.", NC_ ("label", "literature") },
  { "mach.", NC_ ("label", "machines") },
  { "math.", NC_ ("label", "mathematics") },
  { "med.", NC_ ("label", "medicine") },
  { "meteo.", NC_ ("label", "weather") },
  { "mil.", NC_ ("label", "military") },
  { "min.", NC_ ("label", "minerals") },
  { "mus.", NC_ ("label", "music") },
  { "naut.", NC_ ("label", "shipping") },
  { "obs.", NC_ ("label", "obsolete") },
  { "ornith.", NC_ ("label", "birds") },
  { "pej.", NC_ ("label", "pejorative") },
  { "pharm.", NC_ ("label", "pharmacy") },
  { "phil.", NC_ ("label", "philosophy") },
  { "photo.", NC_ ("label", "photography") },
  { "phys.", NC_ ("label", "physics") },
  { "poet.", NC_ ("label", "poetic") },
  { "pol.", NC_ ("label", "politics") },
  { "politics", NC_ ("label", "politics") },
  { "print", NC_ ("label", "printing") },
  { "prov.", NC_ ("label", "proverb") },
  { "psych.", NC_ ("label", "psychology") },
  { "rare", NC_ ("label", "rare") },
  { "relig.", NC_ ("label", "religion") },
  { "school", NC_ ("label", "school") },
  { "sci.", NC_ ("label", "science") },
  { "selten", NC_ ("label", "rare") },
  { "semiconductors", NC_ ("label", "semiconductors") },
  { "slang", NC_ ("label", "slang") },
  { "soc.", NC_ ("label", "society") },
  { "sport", NC_ ("label", "sport") },
  { "statist.", NC_ ("label", "statistics") },
  { "stud.", NC_ ("label", "university") },
  { "techn.", NC_ ("label", "technology") },
  { "telco.", NC_ ("label", "telecommunications") },
  { "telecoms", NC_ ("label", "telecommunications") },
  { "textil.", NC_ ("label", "textiles") },
  { "tm", NC_ ("label", "trade mark") },
  { "trade", NC_ ("label", "trade") },
  { "transp.", NC_ ("label", "transport") },
  { "ugs.", NC_ ("label", "colloquial") },
  { "veraltend", NC_ ("label", "dated") },
  { "veraltet", NC_ ("label", "obsolete") },
  { "vulg.", NC_ ("label", "vulgar") },
  { "zool.", NC_ ("label", "zoology") },
  { "Ös.", NC_ ("label", "Austrian") },
  { "übtr.", NC_ ("label", "figurative") },
};

static int
compare (const void *key, const void *label)
{
  return strcmp (key, ((const Label *) label)->label);
}

/**
 * lesart_describe_label:
 * @label: as in the word list, without brackets
 *
 * Returns: what it stands for, in the language of the interface; @label itself if it is a rare one
 */
const char *
lesart_describe_label (const char *label)
{
  const Label *found = bsearch (label, labels, G_N_ELEMENTS (labels), sizeof *labels, compare);

  return found != NULL ? g_dpgettext2 (NULL, "label", found->name) : label;
}
