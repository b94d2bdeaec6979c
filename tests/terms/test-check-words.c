/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The checks of words: a German sentence, an English one, and what is found in them. The names that
 * a reading would find are in brackets: [P:Persons], [O:Organisations], [L:places]. The dictionary
 * is a list of a few lines.
 */
#include <string.h>

#include <glib/gstdio.h>

#include "check.h"
#include "dictionary.h"
#include "term-base.h"

static LesartLanguage *language;
static LesartDictionary *dictionary;

static const char list[] = "Abend {m} :: evening\n"
                           "Angst {f} :: fear\n"
                           "Antrag {m} :: application; motion\n"
                           "Bank {f} :: bank; bench\n"
                           "Bericht {m} :: report\n"
                           "Bilanz {f} :: balance; balance sheet\n"
                           "Brücke {f} :: bridge\n"
                           "Dame {f} :: lady; dame\n"
                           "Einfluss {m} :: influence\n"
                           "Fabrik {f} :: factory; plant\n"
                           "Fluenz {f} :: fluence\n"
                           "Fähre {f} :: ferry\n"
                           "Gift {n} :: poison\n"
                           "Geld {n} :: money\n"
                           "Hafen {m} :: harbour; port\n"
                           "Herbst {m} :: autumn; fall\n"
                           "Kaiserreich {n} :: empire\n"
                           "Kosten {pl} :: costs; cost\n"
                           "Küchenchef {m} :: chef\n"
                           "Küste {f} :: coast\n"
                           "Lebensangst {f} :: angst\n"
                           "Lösung {f} :: solution\n"
                           "Prozess {m} :: trial; process\n"
                           "Quelle {f} :: source; spring\n"
                           "Reise {f} :: journey; trip\n"
                           "Schiff {n} :: ship; vessel\n"
                           "Vertrag {m} :: contract; treaty\n"
                           "Vorschlag {m} :: proposal\n"
                           "auch {adv} :: also; too\n"
                           "bestehen {vt} :: to pass\n"
                           "besuchen {vt} :: to visit\n"
                           "billig {adj} :: cheap\n"
                           "finden {vt} :: to find\n"
                           "gefährlich {adj} :: dangerous\n"
                           "lang {adj} :: long\n"
                           "plötzlich {adv} :: suddenly; sudden\n"
                           "reparieren {vt} :: to repair\n"
                           "sagen {vt} :: to say; to tell\n"
                           "senken {vt} :: to lower; to reduce\n"
                           "treffen {vt} :: to meet\n"
                           "unterschreiben {vt} :: to sign\n"
                           "verlassen {vt} :: to leave\n"
                           "unmöglich {adj} :: impossible\n"
                           "warten {vi} :: to wait\n"
                           "Geschenk {n} :: gift; present\n"
                           "spenden {vt} :: to donate; to give money\n"
                           "steigern {vt} :: to increase\n";

typedef struct {
  const char *german;
  const char *english;
  LesartCheckKind kind; /* LESART_N_CHECKS: nothing is found */
  LesartReason reason;
  const char *words[LESART_N_SIDES];
  const char *suggestion;
} Case;

#define NOTHING LESART_N_CHECKS, 0, { NULL, NULL }, NULL

static const Case cases[] = {
  /* Names: as they are, inflected, in other letters, by their English name. */
  { "Gestern sprach [P:Sam Altman] am Abend.", "Sam Altman spoke in the evening.", NOTHING },
  { "[P:Altmans] Reise war lang.", "Altman's journey was long.", NOTHING },
  { "Der Bericht von [P:Jürgen Müßig].", "The report by Jurgen Mussig.", NOTHING },
  { "[P:Medwedew] verließ die Küste.", "Medvedev left the coast.", NOTHING },
  { "Die Bank liegt in [L:München].", "The bank is in Munich.", NOTHING },
  { "Eine Reise durch die [L:Vereinigten Arabischen Emirate].", "A journey through the UAE.",
    NOTHING },
  { "Die britische Küste war lang.", "The British coast was long.", NOTHING },
  { "Der Bericht der [O:EU] war lang.", "The report of the European Union was long.", NOTHING },
  { "Den Bericht schrieb [P:Nele Bachmair].",
    "The report was written by Nele Bachmaier.",
    LESART_CHECK_NAME,
    LESART_REASON_DIFFERS,
    { "Nele Bachmair", "Nele Bachmaier" },
    "Nele Bachmair" },
  { "Die Reise ging nach [L:Warschau].",
    "The journey went to Warschau.",
    LESART_CHECK_PLACE,
    LESART_REASON_NOT_ENGLISH,
    { "Warschau", "Warschau" },
    "Warsaw" },
  { "Die Reise ging nach [L:Südkorea].",
    "The journey went to Syria.",
    LESART_CHECK_PLACE,
    LESART_REASON_DIFFERS,
    { "Südkorea", "Syria" },
    "South Korea" },
  { "Die Reise ging nach [L:Südkorea].",
    "The journey was long.",
    LESART_CHECK_PLACE,
    LESART_REASON_MISSING,
    { "Südkorea", NULL },
    "South Korea" },
  /* Part of a place that is no other place, and what begins with one. */
  { "Die Küste der [L:Ostsee] war lang.", "The Baltic coast was long.", NOTHING },
  { "Die Reise durch das Elbtal war lang.", "The journey through the Elbe valley was long.",
    NOTHING },
  { "Die Reise ging nach [L:Niedersachsen].",
    "The journey went to Saxony.",
    LESART_CHECK_PLACE,
    LESART_REASON_MISSING,
    { "Niedersachsen", NULL },
    "Lower Saxony" },
  /* What is of the Bund is German, and so may be the name of what is at home. */
  { "Die Reise des Kaiserreichs war lang.", "The journey of the German Empire was long.", NOTHING },
  { "Der Bericht des Bundesverbands war lang.", "The report of the German association was long.",
    NOTHING },
  { "Die Reise war lang.",
    "The journey to Syria was long.",
    LESART_CHECK_NAME,
    LESART_REASON_ADDED,
    { NULL, "Syria" },
    NULL },

  { "[P:Karl V.] verließ die Küste.", "Charles V left the coast.", NOTHING },
  { "Die Küste von [L:British Columbia] ist lang.", "The coast of B.C. is long.", NOTHING },
  { "Die Küste [L:Niederbayerns] ist lang.", "The coast of lower Bavaria is long.", NOTHING },
  { "Das Schiff kostet Schweizer Franken.", "The ship costs francs.", NOTHING },
  { "Die Brücke von [L:Rheinküste] ist lang.",
    "The bridge is long.",
    LESART_CHECK_PLACE,
    LESART_REASON_MISSING,
    { "Rheinküste", NULL },
    "Rheinküste" },
  { "Die [P:von Petersdorff] sagten, die Fähre wartete.", "She said the ferry waited.", NOTHING },

  /* A name that only stands in a compound; a pronoun for a name; no name at all. */
  { "Das Rakoczy-Schiff wartete am Hafen.",
    "The ship waited at the port.",
    LESART_CHECK_NAME,
    LESART_REASON_MISSING,
    { "Rakoczy", NULL },
    "Rakoczy" },
  { "Das Rakoczy-Schiff wartete am Hafen.", "The Rakoczi ship waited at the port.", NOTHING },
  { "Gestern besuchte [P:Sattler] den Hafen.", "Yesterday he visited the port.", NOTHING },
  { "Die Bank [P:E 44] war lang.", "The E44 bank was long.", NOTHING },
  { "Der Bericht über [P:Petersdorff] war lang.",
    "The report on Petersdorf was long.",
    LESART_CHECK_NAME,
    LESART_REASON_MISSING,
    { "Petersdorff", NULL },
    "Petersdorff" },

  /* An authority that became another; its initials, another name of it. */
  { "Das [O:Bundesverfassungsgericht] verließ den Hafen.",
    "The Federal Court of Justice left the harbour.",
    LESART_CHECK_ORGANISATION,
    LESART_REASON_DIFFERS,
    { "Bundesverfassungsgericht", "Federal Court of Justice" },
    "Federal Constitutional Court" },
  { "Der Vorschlag des Europäischen Gerichtshofs war lang.",
    "The proposal of the European Court of Human Rights was long.",
    LESART_CHECK_ORGANISATION,
    LESART_REASON_DIFFERS,
    { "Europäischen Gerichtshofs", "European Court of Human Rights" },
    "European Court of Justice" },
  { "Das [O:Bundesverfassungsgericht] verließ den Hafen.", "Germany's top court left the harbour.",
    NOTHING },
  { "Die [O:EZB] will die Kosten senken.", "The ECB wants to lower costs.", NOTHING },

  /* Offices. */
  { "Die US-Handelsministerin besuchte den Hafen.",
    "The US Secretary of Commerce visited the port.", NOTHING },
  { "Die US-Handelsministerin besuchte den Hafen.",
    "The US minister of commerce visited the port.",
    LESART_CHECK_OFFICE,
    LESART_REASON_WRONG_COUNTRY,
    { "Handelsministerin", "minister of commerce" },
    "Secretary of Commerce" },
  { "Der britische Innenminister besuchte die Küste.",
    "The British interior minister visited the coast.",
    LESART_CHECK_OFFICE,
    LESART_REASON_WRONG_COUNTRY,
    { "Innenminister", "interior minister" },
    "Home Secretary" },
  { "Der deutsche Innenminister besuchte die Küste.",
    "The German interior minister visited the coast.", NOTHING },

  /* Negation. */
  { "Die Fähre wartete nicht.", "The ferry did not wait.", NOTHING },
  { "Die Fähre wartete nicht.", "The ferry didn't wait.", NOTHING },
  { "Die Fähre wartete nicht.", "The ferry failed to wait.", NOTHING },
  { "Das ist nicht möglich.", "That is impossible.", NOTHING },
  { "Es war nicht nur billig.", "It was not only cheap.", NOTHING },
  { "Die Fähre wartete nicht.",
    "The ferry waited.",
    LESART_CHECK_NEGATION,
    LESART_REASON_LOST,
    { "nicht", "waited" },
    NULL },
  { "Die Fähre wartete.",
    "The ferry never waited.",
    LESART_CHECK_NEGATION,
    LESART_REASON_ADDED,
    { "wartete", "never" },
    NULL },
  { "Die Bank will die Kosten verringern.",
    "The bank wants to increase the costs.",
    LESART_CHECK_NEGATION,
    LESART_REASON_REVERSED,
    { "verringern", "increase" },
    NULL },
  { "Die Bank wollte nicht warten, aber der Hafen unterschrieb nicht den Vertrag.",
    "The bank wanted to wait, but the harbour did not sign the contract.",
    LESART_CHECK_NEGATION,
    LESART_REASON_LOST,
    { "nicht", "wait" },
    NULL },
  /* One of two; what goes with a negation hides none, nor does what the dictionary gives. */
  { "Die Bank wuchs, und der Antrag stieg.",
    "The bank grew, and the motion fell.",
    LESART_CHECK_NEGATION,
    LESART_REASON_REVERSED,
    { "stieg", "fell" },
    NULL },
  { "Die Reise war nicht gut.", "The journey was not good either.", NOTHING },
  { "Die Fähre war unweit der Küste.", "The ferry was not far from the coast.", NOTHING },
  { "Die Bank senkte den Einfluss nicht.",
    "The bank lowered the influence.",
    LESART_CHECK_NEGATION,
    LESART_REASON_LOST,
    { "nicht", "lowered" },
    NULL },
  { "Mindestens das Schiff wartete.",
    "At most the ship waited.",
    LESART_CHECK_NEGATION,
    LESART_REASON_REVERSED,
    { "Mindestens", "At most" },
    NULL },
  { "Die Brücke ist nordwestlich der Küste.",
    "The bridge is south-west of the coast.",
    LESART_CHECK_NEGATION,
    LESART_REASON_REVERSED,
    { "nordwestlich", "south-west" },
    NULL },
  { "Die Brücke war im Herbst gefährlich.",
    "The bridge was dangerous in spring.",
    LESART_CHECK_NEGATION,
    LESART_REASON_REVERSED,
    { "Herbst", "spring" },
    NULL },
  { "Die Brücke war im Herbst gefährlich.", "The bridge was dangerous in the fall.", NOTHING },
  { "Der Bericht (Nr. X 5) war lang.", "The report (no. X 5) was long.", NOTHING },
  { "Die Fähre ist billiger als das Schiff.", "The ferry is cheaper than the ship.", NOTHING },

  /* What somebody is minister of, and who leads. */
  { "Die Innenministerin reiste ab.",
    "The finance minister left.",
    LESART_CHECK_OFFICE,
    LESART_REASON_DIFFERS,
    { "Innenministerin", "finance minister" },
    "interior minister" },
  { "Das Verkehrsministerium senkte die Kosten.",
    "The defence ministry lowered the costs.",
    LESART_CHECK_OFFICE,
    LESART_REASON_DIFFERS,
    { "Verkehrsministerium", "defence ministry" },
    "transport ministry" },
  { "Der Kanzler verließ die Küste.",
    "The president left the coast.",
    LESART_CHECK_OFFICE,
    LESART_REASON_DIFFERS,
    { "Kanzler", "president" },
    "chancellor" },
  { "Die Innenministerin verließ die Küste.", "The Minister of the Interior left the coast.",
    NOTHING },
  { "Der Sozialminister verließ die Küste.", "The social affairs minister left the coast.",
    NOTHING },
  { "Der Ministerpräsident verließ die Küste.", "The prime minister left the coast.", NOTHING },

  /* Hedges. */
  { "Offenbar war die Brücke gefährlich.", "The bridge was apparently dangerous.", NOTHING },
  { "Offenbar war die Brücke gefährlich.",
    "The bridge was dangerous.",
    LESART_CHECK_HEDGE,
    LESART_REASON_LOST,
    { "Offenbar", "The bridge was dangerous" },
    NULL },
  { "Laut dem Bericht war die Brücke gefährlich.",
    "According to the report the bridge was dangerous.", NOTHING },
  { "Angeblich war die Brücke gefährlich.", "They say that the bridge was dangerous.", NOTHING },

  /* German words left, words twice. */
  { "Die Brücke war plötzlich gefährlich.",
    "The bridge was plötzlich dangerous.",
    LESART_CHECK_UNTRANSLATED,
    LESART_REASON_NOT_ENGLISH,
    { "plötzlich", "plötzlich" },
    "suddenly" },
  { "Die Brücke war plötzlich gefährlich.",
    "The Brücke was suddenly dangerous.",
    LESART_CHECK_UNTRANSLATED,
    LESART_REASON_NOT_ENGLISH,
    { "Brücke", "Brücke" },
    "bridge" },
  { "Der Bericht von [P:Thomas] Billig war lang.", "The report by Thomas Billig was long.",
    NOTHING },
  { "Das Brücke Schiff wartete.", "The Brücke Schiff waited.", NOTHING },
  { "Die Brücke® ist lang.", "The Brücke® is long.", NOTHING },
  { "Sie sagte: „Lange Brücke“.", "She said, “Lange Brücke”.", NOTHING },
  { "Die Küste ist lang und gefährlich.",
    "The coast is long und dangerous.",
    LESART_CHECK_UNTRANSLATED,
    LESART_REASON_NOT_ENGLISH,
    { "und", "und" },
    NULL },
  { "Die Brücke war lang.",
    "The bridge was was long.",
    LESART_CHECK_ADDITION,
    LESART_REASON_ADDED,
    { NULL, "was" },
    NULL },

  /* False friends. */
  { "Im Hafen fand man Gift.",
    "A gift was found in the harbour.",
    LESART_CHECK_FALSE_FRIEND,
    LESART_REASON_LOOK_ALIKE,
    { "Gift", "gift" },
    "poison" },
  { "Eventuell war die Brücke gefährlich.",
    "Eventually the bridge was dangerous.",
    LESART_CHECK_FALSE_FRIEND,
    LESART_REASON_LOOK_ALIKE,
    { "Eventuell", "Eventually" },
    "possibly" },
  /* What the dictionary gives is no false friend; what is rarely wrong is one if it does not. */
  { "Die Bank liegt im Hafen.", "The bank is in the harbour.", NOTHING },
  { "Das Prinzip war gefährlich.",
    "The principal was dangerous.",
    LESART_CHECK_FALSE_FRIEND,
    LESART_REASON_LOOK_ALIKE,
    { "Prinzip", "principal" },
    "principle" },
  { "Im Hafen fand man Gift.", "Poison was found in the harbour.", NOTHING },
  { "Im Hafen fand man Gift und ein Geschenk.", "Poison and a gift were found in the harbour.",
    NOTHING },
  /* Small words explain it, too; so does what it begins, and a compound that it was taken from. */
  { "Die Brücke ist also auch gefährlich.", "The bridge is also dangerous.", NOTHING },
  { "Die Brücke ist also gefährlich.",
    "The bridge is also dangerous.",
    LESART_CHECK_FALSE_FRIEND,
    LESART_REASON_LOOK_ALIKE,
    { "also", "also" },
    "so" },
  /* The Geld of a Geldspende is what that says, not what the Spende does. */
  { "Sie spendeten Geld.",
    "They spent money.",
    LESART_CHECK_FALSE_FRIEND,
    LESART_REASON_LOOK_ALIKE,
    { "spendeten", "spent" },
    "donate" },
  { "Sie spendeten Geld.", "They donated money.", NOTHING },
  /* The last part of a compound, unless the dictionary has the compound with that word. */
  { "Der Konzernchef verließ die Küste.",
    "The chef of the group left the coast.",
    LESART_CHECK_FALSE_FRIEND,
    LESART_REASON_LOOK_ALIKE,
    { "Konzernchef", "chef" },
    "boss" },
  { "Der Küchenchef verließ die Küste.", "The chef left the coast.", NOTHING },
  /* A name behind it is the same on both sides anyway; a loan within a compound is no German. */
  { "Die Mutter [P:Nele] verließ die Küste.",
    "The mutter Nele left the coast.",
    LESART_CHECK_FALSE_FRIEND,
    LESART_REASON_LOOK_ALIKE,
    { "Mutter", "mutter" },
    "mother" },
  { "Die First-pass-Reise war lang.", "The first pass journey was long.", NOTHING },
  { "Die Bilanz war lang.", "The balance sheet was long.", NOTHING },
  { "Die Angst war lang.", "The angst was long.", NOTHING },
  /* A verb is not the noun of the list; a sense in brackets is left to the dictionary. */
  { "Sie illustrierte den Bericht.", "She illustrated the report.", NOTHING },
  { "Der Prozess war lang.", "The process was long.", NOTHING },
  /* What the list calls wrong is told although the dictionary has it, but not in a title. */
  { "Die Dame verließ die Küste.",
    "The dame left the coast.",
    LESART_CHECK_FALSE_FRIEND,
    LESART_REASON_LOOK_ALIKE,
    { "Dame", "dame" },
    "lady" },
  { "Gestern verließ Dame Nele die Küste.", "Yesterday Dame Nele left the coast.", NOTHING },

  /* What one side says alone. */
  { "Die Brücke war lang.",
    NULL,
    LESART_CHECK_OMISSION,
    LESART_REASON_MISSING,
    { "Die Brücke war lang.", NULL },
    NULL },
  { NULL,
    "The bridge was long.",
    LESART_CHECK_ADDITION,
    LESART_REASON_ADDED,
    { NULL, "The bridge was long." },
    NULL },
  { "Die Bank will die Fabrik verlassen, weil die Kosten, die der Hafen und die Brücke "
    "verursachten, gefährlich lange auf eine billige Lösung warten.",
    "The bank wants to leave the factory.",
    LESART_CHECK_OMISSION,
    LESART_REASON_MISSING,
    { NULL, NULL },
    NULL },
};

/* --- a bead of its own ---------------------------------------------------------------------------
 */

typedef struct {
  LesartText *text[LESART_N_SIDES];
  GArray *names;
} Pair;

static guint8
get_type (char letter)
{
  return letter == 'P'   ? LESART_NAME_PERSON
         : letter == 'O' ? LESART_NAME_ORGANISATION
                         : LESART_NAME_PLACE;
}

static LesartText *
read_marked (const char *marked, GArray *names, GStringChunk *strings)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  LesartNamed named = { .entity = 0 };

  for (const char *p = marked != NULL ? marked : ""; *p != '\0'; p++)
    if (*p == '[') {
      named.type = get_type (p[1]);
      named.span.start = (guint32) g_utf8_strlen (plain->str, -1);
      p += 2;
    } else if (*p == ']') {
      named.span.end = (guint32) g_utf8_strlen (plain->str, -1);
      named.name = g_string_chunk_insert (
          strings, g_utf8_offset_to_pointer (plain->str, (glong) named.span.start));
      g_array_append_val (names, named);
    } else {
      g_string_append_c (plain, *p);
    }
  return lesart_text_new (plain->str, -1, NULL);
}

static LesartFindings *
check (const char *german,
       const char *english,
       const LesartDictionary *words,
       const LesartTermBase *terms,
       LesartBitext **bitext)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (LesartNamed));
  GStringChunk *strings = g_string_chunk_new (64);
  g_autoptr (LesartText) first = read_marked (german, names, strings);
  g_autoptr (LesartText) second = lesart_text_new (english != NULL ? english : "", -1, NULL);
  guint n[LESART_N_SIDES];
  LesartBead bead = { .score = 1 };
  LesartCheckInput input = { .language = language,
                             .beads = &bead,
                             .n_beads = 1,
                             .names = (const LesartNamed *) (gpointer) names->data,
                             .n_names = names->len,
                             .dictionary = words,
                             .termbase = terms };
  LesartFindings *findings;

  *bitext = lesart_bitext_new (first, NULL, second, NULL);
  lesart_bitext_count_sentences (*bitext, n);
  bead.n[0] = n[0];
  bead.n[1] = n[1];
  input.bitext = *bitext;
  for (guint i = LESART_CHECK_NAME; i <= LESART_CHECK_UNTRANSLATED; i++)
    input.wanted[i] = TRUE;
  findings = lesart_check (&input);
  g_string_chunk_free (strings);
  return findings;
}

static gboolean
is_expected (const Case *c, const LesartFindings *findings, const LesartBitext *bitext)
{
  const LesartFinding *finding;

  if (c->kind == LESART_N_CHECKS || findings->array->len != 1)
    return c->kind == LESART_N_CHECKS && findings->array->len == 0;
  finding = &g_array_index (findings->array, LesartFinding, 0);
  for (guint side = 0; side < LESART_N_SIDES; side++) {
    g_autofree char *found = lesart_span_is_empty (finding->span[side])
                                 ? NULL
                                 : lesart_text_slice (bitext->text[side], finding->span[side]);

    if ((c->words[0] != NULL || c->words[1] != NULL) && g_strcmp0 (found, c->words[side]) != 0)
      return FALSE;
  }
  return finding->kind == c->kind && finding->reason == c->reason
         && g_strcmp0 (finding->suggestion, c->suggestion) == 0;
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const Case *c = &cases[i];
    g_autoptr (LesartBitext) bitext = NULL;
    g_autoptr (LesartFindings) findings = check (c->german, c->english, dictionary, NULL, &bitext);

    if (is_expected (c, findings, bitext))
      continue;
    g_test_message ("%s | %s", c->german, c->english);
    for (guint j = 0; j < findings->array->len; j++) {
      const LesartFinding *finding = &g_array_index (findings->array, LesartFinding, j);

      g_test_message ("  %s, %s: %s | %s | %s", lesart_check_kind_to_string (finding->kind),
                      lesart_reason_to_string (finding->reason), finding->value[LESART_SIDE_GERMAN],
                      finding->value[LESART_SIDE_ENGLISH], finding->suggestion);
    }
    g_test_fail ();
  }
}

/* A term, a synonym that is allowed, one that is forbidden; none of them. */
static const struct {
  const char *english;
  int reason; /* -1: nothing is found */
  const char *words;
} terms[] = {
  { "The data centers were cheap.", -1, NULL },
  { "The server farms were cheap.", -1, NULL },
  { "The computing halls were cheap.", LESART_REASON_FORBIDDEN, "computing halls" },
  { "The computers were cheap.", LESART_REASON_NOT_PREFERRED, "The computers were cheap." },
};

static void
test_terms (void)
{
  g_autoptr (LesartTermBase) base = lesart_term_base_new ();
  LesartConcept *concept = lesart_term_base_make_concept (base, "c1");
  static const char *const english[][2] = { { "data center", "preferredTerm-admn-sts" },
                                            { "server farm", "admittedTerm-admn-sts" },
                                            { "computing hall", "deprecatedTerm-admn-sts" } };

  lesart_concept_add_term (base, concept, "de", "Rechenzentrum");
  for (guint i = 0; i < G_N_ELEMENTS (english); i++) {
    const guint term = lesart_concept_add_term (base, concept, "en", english[i][0]);
    lesart_term_set (base, concept, term, LESART_TERM_STATUS, english[i][1]);
  }
  lesart_term_base_put (base, concept);
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++) {
    g_autoptr (LesartBitext) bitext = NULL;
    g_autoptr (LesartFindings) findings =
        check ("Die Rechenzentren waren billig.", terms[i].english, NULL, base, &bitext);
    const LesartFinding *finding = &g_array_index (findings->array, LesartFinding, 0);
    g_autofree char *found = NULL;

    g_assert_cmpuint (findings->array->len, ==, terms[i].reason >= 0 ? 1 : 0);
    if (terms[i].reason < 0)
      continue;
    found = lesart_text_slice (bitext->text[1], finding->span[LESART_SIDE_ENGLISH]);
    g_assert_cmpint (finding->kind, ==, LESART_CHECK_TERM);
    g_assert_cmpint (finding->reason, ==, terms[i].reason);
    g_assert_cmpstr (found, ==, terms[i].words);
    g_assert_cmpstr (finding->suggestion, ==, "data center");
  }
}

/* A term that is called one thing twice and another thing then; one of its words left out is none.
 */
static void
test_consistency (void)
{
  static const char german[] = "Das Hafenschiff wartete. Das Hafenschiff war lang. Das Hafenschiff "
                               "war billig. Das Hafenschiff war gefährlich.";
  static const char english[] = "The harbour ship waited. The harbour ship was long. The ship was "
                                "cheap. The vessel was dangerous.";
  g_autoptr (LesartText) first = lesart_text_new (german, -1, NULL);
  g_autoptr (LesartText) second = lesart_text_new (english, -1, NULL);
  g_autoptr (LesartBitext) bitext = lesart_bitext_new (first, NULL, second, NULL);
  LesartBead beads[4];
  LesartCheckInput input = {
    .language = language, .bitext = bitext, .beads = beads, .n_beads = 4, .dictionary = dictionary
  };
  g_autoptr (LesartFindings) findings = NULL;
  const LesartFinding *finding;

  for (guint32 i = 0; i < G_N_ELEMENTS (beads); i++)
    beads[i] = (LesartBead){ .first = { i, i }, .n = { 1, 1 }, .score = 1 };
  input.wanted[LESART_CHECK_CONSISTENCY] = TRUE;
  findings = lesart_check (&input);
  g_assert_cmpuint (findings->array->len, ==, 1);
  finding = &g_array_index (findings->array, LesartFinding, 0);
  g_assert_cmpstr (finding->value[LESART_SIDE_ENGLISH], ==, "vessel");
  g_assert_cmpstr (finding->suggestion, ==, "harbour ship");
}

/* Anything goes through; spans lie in their texts. */
static void
test_hostile (void)
{
  static const char *const texts[] = {
    "\u00ad-\u2011-/-' ' ’s ’ n't n’t 's not",
    "-----///// ''''' .... ,,,,",
    "[P:x] [L:-] [O:.] [P:'s]",
    "\U0001f600 \u0130\u0131\u1e9e \u0301\u0301 a\u0301\u0301\u0301",
    "nicht nicht nicht kein no not never könnte laut laut laut US- US-Minister",
    "A\u2019s B's n\u2019t un in im dis non less los lose",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++) {
      g_autoptr (LesartBitext) bitext = NULL;
      g_autoptr (LesartFindings) findings =
          check (texts[i], texts[j], (i + j) % 2 == 0 ? dictionary : NULL, NULL, &bitext);

      for (guint k = 0; k < findings->array->len; k++) {
        const LesartFinding *finding = &g_array_index (findings->array, LesartFinding, k);
        for (guint side = 0; side < LESART_N_SIDES; side++)
          g_assert_cmpuint (finding->span[side].end, <=,
                            lesart_text_get_n_chars (bitext->text[side]));
      }
    }
}

/* A line of a million letters, and many words in one bead. */
static void
test_long (void)
{
  g_autoptr (GString) word = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (LesartBitext) first = NULL;
  g_autoptr (LesartBitext) second = NULL;
  LesartFindings *findings;

  for (guint i = 0; i < 100000; i++)
    g_string_append (word, "Aä");
  for (guint i = 0; i < 2000; i++)
    g_string_append (words, "nicht Syria not Könnte ");
  findings = check (word->str, word->str, dictionary, NULL, &first);
  lesart_findings_unref (findings);
  findings = check (words->str, words->str, dictionary, NULL, &second);
  lesart_findings_unref (findings);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL, *path = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  language = lesart_language_open (LESART_TEST_LANGUAGE, NULL, NULL);
  g_assert_nonnull (language);
  folder = g_dir_make_tmp ("lesart-check-XXXXXX", NULL);
  path = g_build_filename (folder, "list", NULL);
  g_assert_true (g_file_set_contents (path, list, -1, NULL));
  dictionary = lesart_dictionary_open (language, path, NULL, NULL);
  g_test_add_func ("/check-words/cases", test_cases);
  g_test_add_func ("/check-words/terms", test_terms);
  g_test_add_func ("/check-words/consistency", test_consistency);
  g_test_add_func ("/check-words/hostile", test_hostile);
  g_test_add_func ("/check-words/long", test_long);
  result = g_test_run ();
  lesart_dictionary_unref (dictionary);
  lesart_language_unref (language);
  g_unlink (path);
  g_rmdir (folder);
  return result;
}
