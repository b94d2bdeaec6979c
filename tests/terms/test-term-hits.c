/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Terms in texts, and what becomes of them in a translation.
 */
#include "term-hits.h"

static LesartLanguage *language;

/* A term a concept; "|" between them; "en:" before English ones. */
static LesartTermBase *
make_base (const char *terms)
{
  LesartTermBase *base = lesart_term_base_new ();
  g_auto (GStrv) each = g_strsplit (terms, "|", -1);

  for (guint i = 0; each[i] != NULL; i++) {
    LesartConcept *concept = lesart_term_base_make_concept (base, NULL);
    gboolean english = g_str_has_prefix (each[i], "en:");

    lesart_concept_add_term (base, concept, english ? "en-US" : "de", each[i] + (english ? 3 : 0));
    lesart_term_base_put (base, concept);
  }
  return base;
}

static GArray *
find (const LesartTermIndex *index, LesartSide side, LesartText *text)
{
  g_autoptr (LesartSegments) segments = lesart_segments_new (text);

  return lesart_term_hits_find (index, side, text, segments);
}

/* The text with the hits that are not nested in brackets; of a separated verb the prefix as well.
 */
static char *
show (LesartText *text, const GArray *hits)
{
  g_autofree guint *opens = g_new0 (guint, lesart_text_get_n_chars (text) + 1);
  g_autofree guint *closes = g_new0 (guint, lesart_text_get_n_chars (text) + 1);
  const char *at = lesart_text_get_utf8 (text, NULL);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++) {
    const LesartTermHit *hit = &g_array_index (hits, LesartTermHit, i);

    if (hit->is_nested)
      continue;
    opens[hit->span.start]++;
    closes[hit->span.end]++;
    if (hit->kind == LESART_HIT_SEPARATED) {
      opens[hit->prefix.start]++;
      closes[hit->prefix.end]++;
    }
  }
  for (guint i = 0; i <= lesart_text_get_n_chars (text); i++) {
    for (; closes[i] > 0; closes[i]--)
      g_string_append_c (shown, ']');
    for (; opens[i] > 0; opens[i]--)
      g_string_append_c (shown, '[');
    if (*at != '\0') {
      const char *next = g_utf8_next_char (at);

      g_string_append_len (shown, at, next - at);
      at = next;
    }
  }
  return g_string_free (shown, FALSE);
}

static const struct {
  const char *terms;
  const char *expected;
} cases[] = {
  /* inflected */
  { "Haus", "In den [Häusern] brannte Licht." },
  { "Vertrag", "Der Inhalt des [Vertrages] ist geheim." },
  { "Abgeordneter", "Zwei [Abgeordnete] und mehrere der [Abgeordneten] fehlten." },
  { "künstlich", "[Künstliche] Kniegelenke sind teuer." },
  { "bauen", "Sie [bauten] ein Haus, das noch niemand so [gebaut] hat." },
  { "einräumen", "Der Minister hat Fehler [eingeräumt], ohne sie [einzuräumen]." },
  { "Spaß", "Der [Spass] war vorbei." },
  { "Kurznachricht", "[KURZNACHRICHTEN]" },
  { "Handelnd", "Die [Handelnden] schwiegen." },
  { "1970er", "In den [1970ern] war das anders." },
  { "KI", "Die [KI] rechnet, aber ki ist kein Wort." },
  /* not what only looks like it */
  { "Wille", "Er will nicht." },
  { "Buße", "Die Busse fuhren ab." },
  { "Maß", "Die Masse tobte." },
  /* verbs and their prefixes */
  { "vorstellen", "Die Firma [stellt] am Montag ihren neuen Wagen [vor]." },
  { "stellen", "Die Firma stellt am Montag ihren neuen Wagen vor." },
  { "stellen", "Die Firma [stellt] ihn in die Garage." },
  /* parts of compounds, without what links them */
  { "Projekt", "Die [Projekt]verwaltung ist für das Groß[projekt] zuständig." },
  { "Handel", "Die [Handel]sministerin reiste ab." },
  { "Ministerin", "Die Handels[ministerin] und andere [Ministerinnen] reisten ab." },
  { "Branche", "[Branche]nvertreter sind skeptisch." },
  { "Schule", "Auf dem [Schul]hof spielten Kinder." },
  { "Fertigung|Fertigungsanlage|Chip", "Neue [Chip][fertigungsanlagen] entstehen." },
  { "Dollar|Angebot", "Das Billionen-[Dollar]-[Angebot] gilt." },
  { "KI", "Ein [KI]-Chip" },
  { "Land", "[Land]es- und Bundesmittel fehlen." },
  { "Kur", "Der Kursverlust war groß." },
  { "Ente", "Die Studenten streiken." },
  /* several words, the longest counts */
  { "künstliche Intelligenz", "Ohne die Hilfe [künstlicher Intelligenz] geht nichts." },
  { "Künstliche Intelligenz|Intelligenz",
    "Die [künstliche Intelligenz] lernt, die [Intelligenz] nicht." },
  { "Vereinigte Staaten", "In den [Vereinigten Staaten] wird gewählt." },
  /* without a term */
  { "", "Nichts." },
};

static void
test_german (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LesartTermBase) base = make_base (cases[i].terms);
    g_autoptr (LesartTermIndex) index = lesart_term_index_new (base, language);
    g_auto (GStrv) words = g_strsplit_set (cases[i].expected, "[]", -1);
    g_autofree char *plain = g_strjoinv (NULL, words);
    g_autoptr (LesartText) text = lesart_text_new (plain, -1, NULL);
    g_autoptr (GArray) hits = find (index, LESART_SIDE_GERMAN, text);
    g_autofree char *shown = show (text, hits);

    g_assert_cmpstr (shown, ==, cases[i].expected);
  }
}

static void
test_english (void)
{
  g_autoptr (LesartTermBase) base = make_base (
      "en:chip|en:supply|en:plan|en:Secretary of Commerce|en:US|en:factories|en:sell|Haus");
  g_autoptr (LesartTermIndex) index = lesart_term_index_new (base, language);
  g_autoptr (LesartText) text = lesart_text_new (
      "The chips are planned. He supplies the secretary of commerce, who joined us. Haus", -1,
      NULL);
  g_autoptr (LesartText) other = lesart_text_new ("A factory in the US sold", -1, NULL);
  g_autoptr (GArray) hits = find (index, LESART_SIDE_ENGLISH, text);
  g_autoptr (GArray) other_hits = find (index, LESART_SIDE_ENGLISH, other);
  g_autofree char *shown = show (text, hits);
  g_autofree char *other_shown = show (other, other_hits);

  g_assert_cmpstr (
      shown, ==,
      "The [chips] are [planned]. He [supplies] the [secretary of commerce], who joined us. Haus");
  g_assert_cmpstr (other_shown, ==, "A [factory] in the [US] [sold]");
}

/* The index follows what becomes of a concept. */
static void
test_update (void)
{
  g_autoptr (LesartTermBase) base = make_base ("Haus|Hof");
  g_autoptr (LesartTermIndex) index = lesart_term_index_new (base, language);
  g_autoptr (LesartText) text = lesart_text_new ("Haus, Hof und Stall", -1, NULL);
  g_autoptr (GArray) before = find (index, LESART_SIDE_GERMAN, text);
  g_autoptr (GArray) changed = NULL, removed = NULL, back = NULL;
  LesartConcept *copy = lesart_term_base_copy_concept (base, lesart_term_base_get (base, 0));
  LesartConcept *added = lesart_term_base_make_concept (base, NULL);

  g_assert_cmpuint (before->len, ==, 2);
  lesart_term_set_text (base, copy, 0, "Stall");
  lesart_term_index_update (index, lesart_term_base_put (base, copy));
  changed = find (index, LESART_SIDE_GERMAN, text);
  g_assert_cmpuint (changed->len, ==, 2);
  g_assert_cmpuint (g_array_index (changed, LesartTermHit, 1).span.start, ==, 14);
  lesart_term_base_remove (base, 0);
  lesart_term_index_update (index, 0);
  removed = find (index, LESART_SIDE_GERMAN, text);
  g_assert_cmpuint (removed->len, ==, 1);
  lesart_concept_add_term (base, added, "de-AT", "Haus");
  lesart_term_index_update (index, lesart_term_base_put (base, added));
  back = find (index, LESART_SIDE_GERMAN, text);
  g_assert_cmpuint (back->len, ==, 2);
}

static void
add (LesartTermBase *base,
     LesartConcept *concept,
     const char *language_code,
     const char *text,
     const char *status)
{
  guint term = lesart_concept_add_term (base, concept, language_code, text);

  lesart_term_set (base, concept, term, LESART_TERM_STATUS, status);
}

/* Two synonyms, one forbidden term, and a homonym. */
static LesartTermBase *
make_bilingual (void)
{
  LesartTermBase *base = lesart_term_base_new ();
  LesartConcept *bank = lesart_term_base_make_concept (base, "bank"), *bench;

  add (base, bank, "de", "Bank", NULL);
  add (base, bank, "de", "Geldinstitut", "deprecatedTerm-admn-sts");
  add (base, bank, "en", "lender", NULL);
  add (base, bank, "en", "bank", "preferredTerm-admn-sts");
  add (base, bank, "en", "credit institute", "deprecatedTerm-admn-sts");
  lesart_term_base_put (base, bank);
  bench = lesart_term_base_make_concept (base, "bench");
  add (base, bench, "de", "Bank", NULL);
  add (base, bench, "en", "bench", NULL);
  lesart_term_base_put (base, bench);
  return base;
}

static void
test_issues (void)
{
  static const struct {
    const char *german, *english, *expected;
  } rows[] = {
    { "Die Banken zahlen.", "The banks pay.", "" },
    { "Die Banken zahlen.", "Lenders pay.", "" },
    { "Die Bank ist grün.", "The bench is green.", "" },
    { "Die Banken zahlen.", "They pay.", "missing bank" },
    { "Die Banken zahlen.", "The credit institutes pay.", "forbidden credit institutes" },
    { "Sie zahlen.", "The credit institutes pay.", "" },
    { "Geldinstitute zahlen.", "The banks pay.", "forbidden Geldinstitute" },
  };
  g_autoptr (LesartTermBase) base = make_bilingual ();
  g_autoptr (LesartTermIndex) index = lesart_term_index_new (base, language);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (LesartText) german = lesart_text_new (rows[i].german, -1, NULL);
    g_autoptr (LesartText) english = lesart_text_new (rows[i].english, -1, NULL);
    g_autoptr (GArray) in_german = find (index, LESART_SIDE_GERMAN, german);
    g_autoptr (GArray) in_english = find (index, LESART_SIDE_ENGLISH, english);
    g_autoptr (GArray) issues =
        lesart_term_issues_find (base, (LesartTermHit *) (gpointer) in_german->data, in_german->len,
                                 (LesartTermHit *) (gpointer) in_english->data, in_english->len);
    g_autoptr (GString) shown = g_string_new (NULL);

    for (guint k = 0; k < issues->len; k++) {
      const LesartTermIssue *issue = &g_array_index (issues, LesartTermIssue, k);
      gssize at = issue->hit[LESART_SIDE_ENGLISH];
      LesartText *text = at >= 0 ? english : german;
      const GArray *hits = at >= 0 ? in_english : in_german;
      const LesartTermHit *hit =
          &g_array_index (hits, LesartTermHit, at >= 0 ? at : issue->hit[LESART_SIDE_GERMAN]);
      g_autofree char *used = lesart_text_slice (text, hit->span);

      if (issue->kind == LESART_TERM_ISSUE_MISSING)
        g_string_append_printf (
            shown, "missing %s",
            lesart_term_base_get (base, hit->concept)->terms[issue->expected].text);
      else
        g_string_append_printf (shown, "forbidden %s", used);
    }
    g_assert_cmpstr (shown->str, ==, rows[i].expected);
  }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  language = lesart_language_open (LESART_TEST_LANGUAGE, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/term-hits/german", test_german);
  g_test_add_func ("/term-hits/english", test_english);
  g_test_add_func ("/term-hits/update", test_update);
  g_test_add_func ("/term-hits/issues", test_issues);
  status = g_test_run ();
  lesart_language_unref (language);
  return status;
}
