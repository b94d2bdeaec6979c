/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the article of a web page is, and what stands in it that does not belong to it.
 *
 * Elements whose class, id or role names them as something else (navigation, comments, advertising,
 * teasers ...) are left out, and so are lists of teasers and boxes that a label heads ("Lesen Sie
 * auch"). Each paragraph then speaks for the elements around it, the more the longer it is and the
 * more commas it has, the less the more of it is links; this is the measure that Arc90's
 * Readability made known (2009). From the element that most speaks for, one goes up as long as
 * there is more of the article beside it, and to the headline. What is left in there but is no
 * running text (lists of links, sharing, lines of author and date) is left out as well.
 */
#include <string.h>

#include "html.h"

#define PARAGRAPH_MIN 25 /* characters; shorter ones speak for nothing */
#define RUNNING_MIN 80   /* of a paragraph that is surely running text */
#define BYLINE_MAX 160
#define TEASER_MAX 700
#define LABEL_MAX 60   /* bytes */
#define TEASERS_MIN 3  /* beside each other make a list of them */
#define TEASER_LINK 12 /* characters of what a teaser leads with */

typedef struct {
  guint chars;   /* that are no white space */
  guint linked;  /* of them, in links */
  guint running; /* of them, in long paragraphs that are not mostly links */
  guint commas;
  double score;
  gboolean headline; /* holds the headline */
  gboolean blocks;   /* is more than one line */
} Weight;

typedef struct {
  GHashTable *left_out;
  GHashTable *weights; /* node -> Weight */
  xmlNode *top;
  gboolean by_name; /* classes and ids count */
  const LesartArticleInfo *info;
  xmlNode *titled; /* what says the title of the page */
} Finder;

/* --- what elements are called --------------------------------------------------------------------
 */

/* Words of classes and ids; a class such as "article__comment-list" is looked at word by word. */
#define FOREIGN                                                                                     \
  " nav navi navigation navbar menu breadcrumb breadcrumbs sidebar aside comment comments "         \
  "kommentar kommentare disqus share sharing social teilen related recommend recommended "          \
  "recommendation recommendations recommender empfehlung empfehlungen teaser teasers teaserlist "   \
  "newsletter promo promotion ad ads adslot advert advertisement advertorial anzeige anzeigen "     \
  "werbung banner sponsor sponsored cookie consent paywall subscribe subscription abo popup modal " \
  "overlay pagination pager paging outbrain taboola toolbar tools footer masthead skip sitemap "    \
  "mostread popular trending ticker widget rating login search suche print drucken feedback "       \
  "copyright imprint impressum tags keywords topics themen schlagworte playlist pullquote "

#define BYLINE                                                                                     \
  " byline author authors autor autoren date datum dateline timestamp published publish meta "     \
  "metadata credits credit source quelle updated stand "                                           \
  "kicker overline topline roofline dachzeile oberzeile spitzmarke "

/* Boxes beside the text that explain the matter belong to it. */
#define EXPLAINS " infobox factbox faktenbox infokasten glossar "

/* A class or id that says so keeps its element, whatever else it says. */
#define OWN " body content main text articlebody storybody post story entry "

static gboolean
is_word_of (const char *names, const char *word, gsize length)
{
  g_autofree char *key = g_strdup_printf (" %.*s ", (int) length, word);

  return strstr (names, key) != NULL;
}

/* Words are divided by what is no letter, and where a capital follows a small letter. */
static gboolean
has_word (const char *value, const char *names)
{
  g_autofree char *lower = g_ascii_strdown (value, -1);

  for (gsize i = 0, start = 0;; i++) {
    gboolean camel = i > start && g_ascii_isupper (value[i]) && g_ascii_islower (value[i - 1]);

    if (g_ascii_isalpha (value[i]) && !camel)
      continue;
    if (i > start && is_word_of (names, lower + start, i - start))
      return TRUE;
    start = g_ascii_isalpha (value[i]) ? i : i + 1;
    if (value[i] == '\0')
      return FALSE;
  }
}

static gboolean
is_called (xmlNode *node, const char *names)
{
  g_autofree char *class = NULL;
  g_autofree char *id = NULL;

  if (node->properties == NULL)
    return FALSE;
  class = lesart_html_get (node, "class");
  id = lesart_html_get (node, "id");
  return (class != NULL && has_word (class, names)) || (id != NULL && has_word (id, names));
}

/* What an element of the page's own making (amp-ad) is called counts as a class does. */
static gboolean
is_own_element (xmlNode *node, const char *names)
{
  const char *name = (const char *) node->name;

  return strchr (name, '-') != NULL && has_word (name, names);
}

/* What the page itself calls an article: by its element, its role, or its type at schema.org. */
static gboolean
is_article (xmlNode *node)
{
  g_autofree char *role = NULL;
  g_autofree char *type = NULL;

  if (lesart_html_is (node, " article "))
    return TRUE;
  if (node->type != XML_ELEMENT_NODE || node->properties == NULL)
    return FALSE;
  role = lesart_html_get (node, "role");
  type = lesart_html_get (node, "itemtype");
  return g_strcmp0 (role, "article") == 0
         || (type != NULL
             && (g_str_has_suffix (type, "Article") || g_str_has_suffix (type, "Posting")));
}

static gboolean
is_foreign (Finder *self, xmlNode *node)
{
  g_autofree char *role = NULL;

  if (lesart_html_is (node, " html body article main p h1 "))
    return FALSE;
  if (lesart_html_is (node, " aside ") && is_called (node, EXPLAINS))
    return FALSE;
  if (lesart_html_is (node, " nav aside footer form dialog ") || is_own_element (node, FOREIGN))
    return TRUE;
  role = lesart_html_get (node, "role");
  if (role != NULL
      && strstr (" navigation complementary banner contentinfo search dialog menu toolbar ", role)
             != NULL
      && *role != '\0')
    return TRUE;
  return self->by_name && is_called (node, FOREIGN) && !is_called (node, OWN);
}

/* --- weights -------------------------------------------------------------------------------------
 */

static Weight *
weight_of (Finder *self, const xmlNode *node)
{
  Weight *weight = g_hash_table_lookup (self->weights, node);

  if (weight == NULL) {
    weight = g_new0 (Weight, 1);
    g_hash_table_insert (self->weights, (gpointer) node, weight);
  }
  return weight;
}

static void
count_chars (Weight *weight, const char *utf8)
{
  for (const char *p = utf8; *p != '\0'; p++) {
    weight->chars += (guchar) *p > 0x20 && ((guchar) *p & 0xc0) != 0x80;
    weight->commas += *p == ',';
  }
}

static void
add (Weight *sum, const Weight *part)
{
  sum->chars += part->chars;
  sum->linked += part->linked;
  sum->running += part->running;
  sum->commas += part->commas;
  sum->headline = sum->headline || part->headline;
  sum->blocks = sum->blocks || part->blocks;
}

/* A paragraph speaks for @node and, less and less, for what is around it. */
static void
speak_for (Finder *self, xmlNode *node, const Weight *paragraph)
{
  double points = 1 + paragraph->commas + MIN (paragraph->chars / 100.0, 3), share = 1;

  points *= 1 - (double) paragraph->linked / paragraph->chars;
  for (guint up = 0; up < 3 && node != NULL && node->type == XML_ELEMENT_NODE; up++) {
    weight_of (self, node)->score += points * share;
    share /= up == 0 ? 2 : 3;
    node = node->parent;
  }
}

#define PARAGRAPHS " p pre blockquote td div section "

/* An element that holds words as a paragraph does. */
static gboolean
is_paragraph (Finder *self, xmlNode *node)
{
  return lesart_html_is (node, " p pre ")
         || (lesart_html_is (node, PARAGRAPHS) && !weight_of (self, node)->blocks);
}

/* The end of a paragraph: @sum is of the element that holds it. */
static void
end_paragraph (Finder *self, xmlNode *speaks_for, Weight *paragraph, Weight *sum)
{
  gboolean running = paragraph->chars >= RUNNING_MIN && paragraph->linked * 2 < paragraph->chars;

  if (paragraph->chars >= PARAGRAPH_MIN) {
    sum->running += running ? paragraph->chars : 0;
    speak_for (self, speaks_for, paragraph);
  }
  *paragraph = (Weight){ 0 };
}

static gboolean
is_left_out (Finder *self, xmlNode *node)
{
  return g_hash_table_contains (self->left_out, node);
}

static Weight weigh (Finder *self, xmlNode *node, gboolean linked);

static gboolean
is_break (xmlNode *node, const Weight *weight)
{
  return weight->blocks
         || lesart_html_is (node, " br hr p div section article main ul ol dl table tr td th "
                                  "h1 h2 h3 h4 h5 h6 blockquote pre figure header center ");
}

/* Words that stand in @node itself, between its blocks or line breaks, are paragraphs of it. */
static Weight
weigh_children (Finder *self, xmlNode *node, gboolean linked)
{
  Weight sum = { 0 }, line = { 0 };
  gboolean whole = lesart_html_is (node, " p pre ");

  for (xmlNode *child = node->children; child != NULL; child = child->next) {
    Weight part = weigh (self, child, linked);

    add (&sum, &part);
    if (!whole && is_break (child, &part)) {
      sum.blocks = TRUE;
      end_paragraph (self, node, &line, &sum);
    } else {
      add (&line, &part);
    }
  }
  if (whole)
    sum.blocks = FALSE;
  if (sum.blocks)
    end_paragraph (self, node, &line, &sum);
  else if (lesart_html_is (node, PARAGRAPHS))
    end_paragraph (self, node->parent, &line, &sum);
  return sum;
}

static Weight
weigh (Finder *self, xmlNode *node, gboolean linked)
{
  Weight sum = { 0 };

  if (node->type == XML_TEXT_NODE) {
    count_chars (&sum, (const char *) node->content);
    sum.linked = linked ? sum.chars : 0;
    return sum;
  }
  if (node->type != XML_ELEMENT_NODE || lesart_html_is (node, " script style noscript template ")
      || is_left_out (self, node))
    return sum;
  if (is_foreign (self, node)) {
    g_hash_table_add (self->left_out, node);
    return sum;
  }
  sum = weigh_children (self, node, linked || lesart_html_is (node, " a "));
  sum.headline =
      sum.headline || (self->titled != NULL ? node == self->titled : lesart_html_is (node, " h1 "));
  sum.score = weight_of (self, node)->score; /* what its paragraphs said */
  *weight_of (self, node) = sum;
  if (sum.chars > 0)
    sum.score *= 1 - (double) sum.linked / sum.chars;
  if (self->top == NULL || sum.score > weight_of (self, self->top)->score)
    self->top = node;
  return sum;
}

/* --- teasers and labels
 * ----------------------------------------------------------------------------
 */

/* The first words of a teaser lead to the article that it speaks of. */
static gboolean
leads_elsewhere (Finder *self, xmlNode *root)
{
  for (xmlNode *node = root; node != NULL;
       node = lesart_html_next (node, root, !is_left_out (self, node))) {
    if (lesart_html_is (node, " a "))
      return weight_of (self, node)->chars >= TEASER_LINK;
    if (node->type == XML_TEXT_NODE && !xmlIsBlankNode (node))
      return FALSE;
  }
  return FALSE;
}

static gboolean
is_teaser (Finder *self, xmlNode *node)
{
  const Weight *weight = weight_of (self, node);

  return (lesart_html_is (node, " div li article section p tr td dd font ")
          || (lesart_html_is (node, " a ") && weight->blocks))
         && weight->chars < TEASER_MAX / 2 && weight->linked * 10 > weight->chars
         && !weight->headline && leads_elsewhere (self, node);
}

/* What a box is headed with that does not belong to the article, in small letters. */
#define LABELS                                                                                     \
  "|anzeige|werbung|advertisement|newsletter|kommentare|leserkommentare|lesen sie auch|"           \
  "lesen sie dazu auch|lesen sie mehr|lesen sie hier|auch interessant|mehr zum thema|mehr dazu|"   \
  "zum thema|das könnte sie auch interessieren|das könnte sie interessieren|aus dem archiv|"     \
  "weitere artikel|weitere meldungen|weitere nachrichten|weitere themen|ähnliche artikel|"        \
  "ähnliche beiträge|empfehlungen der redaktion|meistgelesen|meistgelesene artikel|schlagworte|" \
  "schlagwörter|teilen|artikel teilen|dieses thema im programm|über den autor|über die autorin|"

/* Without figures, brackets and colons, so that "Kommentare (5)" is one. */
static gboolean
is_label (const char *words)
{
  g_autofree char *small = NULL;
  g_autofree char *label = NULL;

  if (strlen (words) > LABEL_MAX)
    return FALSE;
  small = g_utf8_strdown (words, -1);
  g_strdelimit (small, "0123456789()[]:+|", ' ');
  label = g_strdup_printf ("|%s|", g_strstrip (small));
  return *small != '\0' && strstr (LABELS, label) != NULL;
}

/* "8 Kommentare", "8 Gedanken zu ...": of what readers wrote there may be more than of the article.
 */
static gboolean
is_comments_label (const char *words)
{
  static const char *const begins[] = { "Kommentar", "Leserkommentar", "Gedanken zu",
                                        "Antworten auf", "Schreibe einen Kommentar" };
  const char *word = words + strspn (words, "0123456789. ");

  for (guint i = 0; i < G_N_ELEMENTS (begins) && strlen (words) < 4 * LABEL_MAX; i++)
    if (g_str_has_prefix (word, begins[i]) && (word > words || is_label (words) || i > 1))
      return TRUE;
  return FALSE;
}

/* A box that says itself, by its first words, that it is something else. */
static gboolean
is_labelled (Finder *self, xmlNode *box, guint running)
{
  const Weight *weight = weight_of (self, box);
  xmlNode *text = box;
  g_autofree char *words = NULL;

  if (!lesart_html_is (box, " div section ") || weight->headline)
    return FALSE;
  while (text != NULL && (text->type != XML_TEXT_NODE || xmlIsBlankNode (text)))
    text = lesart_html_next (text, box, !is_left_out (self, text));
  if (text == NULL || strlen ((const char *) text->content) > 4 * LABEL_MAX)
    return FALSE;
  words = lesart_html_get_words (text);
  return is_comments_label (words) || (weight->running * 2 <= running && is_label (words));
}

static void
leave_out_teasers (Finder *self, xmlNode *parent)
{
  guint n = 0;

  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    n += is_teaser (self, child);
  for (xmlNode *child = parent->children; n >= TEASERS_MIN && child != NULL; child = child->next)
    if (is_teaser (self, child))
      g_hash_table_add (self->left_out, child);
}

/* --- the element that holds all of it ------------------------------------------------------------
 */

static gboolean
is_half_more (guint inner, guint outer)
{
  return outer > inner + inner / 2;
}

/* Once the headline is found there must be a good deal more beside it: of running text and of all
 * that is no link, or as much again of the latter, for an article may be a list. */
static gboolean
holds_more (const Weight *inner, const Weight *outer)
{
  guint before = inner->chars - inner->linked, plain = outer->chars - outer->linked;

  if (!inner->headline)
    return outer->running > inner->running + inner->running / 10;
  return plain > 2 * before
         || (is_half_more (inner->running, outer->running) && is_half_more (before, plain));
}

static gboolean
is_better (const Weight *inner, const Weight *outer)
{
  if (holds_more (inner, outer) && outer->linked * 4 < outer->chars)
    return TRUE;
  return outer->headline && !inner->headline && outer->linked * 3 < outer->chars;
}

/* Down to the innermost element that holds the headline and all of the running text, or all but
 * what one would not go up for. */
static xmlNode *
narrow (Finder *self, xmlNode *node, gboolean all)
{
  xmlNode *child = node->children;

  while (child != NULL) {
    const Weight *outer = weight_of (self, node);
    const Weight *inner = child->type == XML_ELEMENT_NODE ? weight_of (self, child) : NULL;

    if (inner != NULL && inner->headline
        && (all ? inner->running == outer->running
                : !is_half_more (inner->running, outer->running)
                      && !is_half_more (inner->chars - inner->linked,
                                        outer->chars - outer->linked))) {
      node = child;
      child = node->children;
    } else {
      child = child->next;
    }
  }
  return node;
}

/* Up to the element that the page itself calls the article, or as long as there is more running
 * text beside what was found. */
static xmlNode *
climb (Finder *self, xmlNode *top)
{
  xmlNode *best = top;

  for (xmlNode *node = top; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
    if (is_article (node) && weight_of (self, node)->running > 0)
      return narrow (self, node, TRUE);
  for (xmlNode *node = top->parent; node != NULL && node->type == XML_ELEMENT_NODE;
       node = node->parent)
    if (is_better (weight_of (self, best), weight_of (self, node)))
      best = node;
  return narrow (self, best, FALSE);
}

/* --- what stands in it and does not belong to it
 * --------------------------------------------------
 */

static gboolean
is_mostly_links (const Weight *weight)
{
  return weight->chars > 0 && weight->linked * 2 > weight->chars;
}

/* Who made the picture. */
static gboolean
is_credit (xmlNode *node)
{
  static const char *const marks[] = { "©",     "(c)",   "Foto:",   "Fotos:",
                                       "(Foto", "Bild:", "Grafik:", "Quelle:" };
  g_autofree char *words = NULL;

  if (!lesart_html_is (node, " span small em i cite p div ")
      || !lesart_html_is (node->parent, " figcaption caption figure "))
    return FALSE;
  words = lesart_html_get_words (node);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (words, marks[i]))
      return TRUE;
  return FALSE;
}

/* A line of figures and marks alone ("1 / 3") that stands by itself. */
static gboolean
is_counter (Finder *self, xmlNode *node)
{
  g_autofree char *words = NULL;

  if (!lesart_html_is (node, " div span ") || !weight_of (self, node->parent)->blocks
      || lesart_html_is (node->parent, " p td th li ") || weight_of (self, node)->chars > 12)
    return FALSE;
  if ((node->prev != NULL && node->prev->type == XML_TEXT_NODE && !xmlIsBlankNode (node->prev))
      || (node->next != NULL && node->next->type == XML_TEXT_NODE && !xmlIsBlankNode (node->next)))
    return FALSE;
  words = lesart_html_get_words (node);
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* A line of its own that says from whom the article is, or for a good part the day on which it
 * appeared. */
static gboolean
is_date_line (Finder *self, xmlNode *node)
{
  const Weight *weight = weight_of (self, node);
  const char *author = self->info->author;
  g_autofree char *words = NULL;
  g_autofree char *day = NULL;
  gsize length = 0;

  if (!lesart_html_is (node, " p div span font small ") || weight->blocks
      || weight->chars > RUNNING_MIN || !weight_of (self, node->parent)->blocks)
    return FALSE;
  words = lesart_html_get_words (node);
  day = lesart_html_find_day (words, &length);
  if (g_ascii_strncasecmp (words, "von ", 4) == 0
      && (day != NULL || (author != NULL && strstr (words, author) != NULL)))
    return TRUE;
  return day != NULL && length * 3 > strlen (words)
         && (self->info->date == NULL || strcmp (day, self->info->date) == 0);
}

static gboolean
is_byline (Finder *self, xmlNode *node)
{
  return weight_of (self, node)->chars < BYLINE_MAX
         && (is_called (node, BYLINE) || lesart_html_is (node, " address time "))
         && !(is_paragraph (self, node->parent) && weight_of (self, node->parent)->running > 0);
}

/* A box that begins with the author's name, perhaps under a heading, tells who that is. */
static gboolean
is_about_author (Finder *self, xmlNode *box)
{
  const Weight *weight = weight_of (self, box);
  const char *author = self->info->author;

  if (author == NULL || !lesart_html_is (box, " div section ") || !weight->blocks
      || weight->chars > TEASER_MAX)
    return FALSE;
  for (xmlNode *text = box; text != NULL; text = lesart_html_next (text, box, TRUE)) {
    g_autofree char *words = NULL;

    if (text->type != XML_TEXT_NODE || xmlIsBlankNode (text))
      continue;
    words = lesart_html_get_words (text);
    if (g_str_has_prefix (words, author))
      return TRUE;
    if (!lesart_html_is (text->parent, " h2 h3 h4 h5 h6 "))
      return FALSE;
  }
  return FALSE;
}

static gboolean
is_clutter (Finder *self, xmlNode *node, xmlNode *root)
{
  const Weight *weight = weight_of (self, node), *whole = weight_of (self, root);

  if (weight->headline)
    return FALSE;
  if (lesart_html_is (node, " ul ol table section div p span figure dl details "))
    if (is_mostly_links (weight) && weight->running == 0)
      return TRUE;
  if (lesart_html_is (node, " article ") && weight->chars < TEASER_MAX
      && weight->running * 2 < whole->running)
    return TRUE;
  return is_byline (self, node) || is_credit (node) || is_counter (self, node)
         || is_about_author (self, node) || is_date_line (self, node);
}

/* With an author or a date goes the short line that it stands in. */
static void
leave_out (Finder *self, xmlNode *node, const xmlNode *root)
{
  xmlNode *line = node->parent;

  g_hash_table_add (self->left_out, node);
  if (line != root && is_byline (self, node) && lesart_html_is (line, " p div ")
      && !weight_of (self, line)->blocks && weight_of (self, line)->chars < BYLINE_MAX)
    g_hash_table_add (self->left_out, line);
}

/* A heading of nothing: what it stood above was left out. */
static gboolean
is_empty_heading (Finder *self, xmlNode *heading)
{
  gboolean gone = FALSE;

  for (xmlNode *next = heading->next; next != NULL; next = next->next) {
    if (is_left_out (self, next))
      gone = TRUE;
    else if (next->type == XML_ELEMENT_NODE && weight_of (self, next)->chars > 0)
      return gone && lesart_html_is (next, " h2 h3 h4 h5 h6 ") && next->name[1] <= heading->name[1];
  }
  return gone;
}

static void
leave_out_clutter (Finder *self, xmlNode *root)
{
  for (xmlNode *node = root; node != NULL;
       node = lesart_html_next (node, root, !is_left_out (self, node)))
    if (node != root && node->type == XML_ELEMENT_NODE && !is_left_out (self, node)
        && is_clutter (self, node, root))
      leave_out (self, node, root);
  for (xmlNode *node = root; node != NULL;
       node = lesart_html_next (node, root, !is_left_out (self, node)))
    if (lesart_html_is (node, " h2 h3 h4 h5 h6 ") && is_empty_heading (self, node))
      g_hash_table_add (self->left_out, node);
}

static gboolean
says_title (Finder *self, xmlNode *node, guint chars)
{
  g_autofree char *words = NULL;

  if (node->type != XML_ELEMENT_NODE || weight_of (self, node)->chars < chars)
    return FALSE;
  if (!lesart_html_is (node, " h1 ") && weight_of (self, node)->chars != chars)
    return FALSE;
  words = lesart_html_get_words (node);
  return lesart_html_is (node, " h1 ") ? strstr (words, self->info->title) != NULL
                                       : strcmp (words, self->info->title) == 0;
}

/* What says the title of the page and nothing else: a heading, or else any element. An h1 may say
 * more. */
static xmlNode *
find_title (Finder *self, xmlNode *page)
{
  Weight own = { 0 };
  xmlNode *other = NULL;

  count_chars (&own, self->info->title != NULL ? self->info->title : "");
  for (xmlNode *node = page; node != NULL && own.chars > 0;
       node = lesart_html_next (node, page,
                                !is_left_out (self, node) && !lesart_html_is (node, " head "))) {
    if (is_left_out (self, node) || lesart_html_is (node, " head ")
        || !says_title (self, node, own.chars))
      continue;
    if (lesart_html_is (node, " h1 h2 h3 h4 "))
      return node;
    for (xmlNode *up = node->parent; up != NULL && other == NULL; up = up->parent)
      if (lesart_html_is (up, " h1 h2 h3 h4 "))
        return up;
    if (other == NULL)
      other = node;
  }
  return other;
}

/* What says the title, or else the h1 in the article, or else the last h1 before. */
static xmlNode *
find_headline (Finder *self, xmlNode *page, xmlNode *root)
{
  xmlNode *inside = lesart_html_find (root, " h1 "), *before = NULL;

  if (self->titled != NULL || inside != NULL)
    return self->titled != NULL ? self->titled : inside;
  for (xmlNode *node = page; node != NULL && node != root;
       node = lesart_html_next (node, page, TRUE))
    if (lesart_html_is (node, " h1 "))
      before = node;
  return before;
}

/* Before the headline stand what leads to other pages, questions about consent, the section. A
 * headline behind most of the text is none. */
static void
leave_out_before (Finder *self, xmlNode *headline)
{
  guint running = 0;

  for (xmlNode *up = headline; up != NULL; up = up->parent)
    for (xmlNode *node = up->prev; node != NULL; node = node->prev)
      running += weight_of (self, node)->running;
  if (running * 2 > weight_of (self, xmlDocGetRootElement (headline->doc))->running)
    return;
  for (xmlNode *up = headline; up != NULL; up = up->parent)
    for (xmlNode *node = up->prev; node != NULL; node = node->prev)
      if (!lesart_html_is (node, " figure "))
        g_hash_table_add (self->left_out, node);
}

static void
weigh_page (Finder *self, xmlNode *page)
{
  self->top = NULL;
  g_hash_table_remove_all (self->weights);
  weigh (self, page, FALSE);
}

static xmlNode *
find (Finder *self, xmlDoc *doc)
{
  xmlNode *page = xmlDocGetRootElement (doc), *root;

  self->titled = NULL;
  g_hash_table_remove_all (self->left_out);
  weigh_page (self, page);
  for (xmlNode *node = page; node != NULL;
       node = lesart_html_next (node, page, !is_left_out (self, node)))
    if (is_labelled (self, node, weight_of (self, page)->running))
      g_hash_table_add (self->left_out, node);
    else if (node->type == XML_ELEMENT_NODE && !is_left_out (self, node))
      leave_out_teasers (self, node);
  self->titled = find_title (self, page);
  if (self->titled != NULL)
    leave_out_before (self, self->titled);
  weigh_page (self, page);
  if (self->top == NULL || weight_of (self, self->top)->score <= 0)
    return NULL;
  root = climb (self, self->top);
  leave_out_clutter (self, root);
  return root;
}

/**
 * lesart_html_find_article:
 * @info: what the page says of its article
 * @left_out: (element-type xmlNode): gets the nodes that do not belong to the article
 * @headline: (out) (nullable): its headline, in or before it
 *
 * Returns: (nullable): the element that holds the article; %NULL if there is nothing that reads as
 *   one
 */
xmlNode *
lesart_html_find_article (xmlDoc *doc,
                          const LesartArticleInfo *info,
                          GHashTable *left_out,
                          xmlNode **headline)
{
  Finder self = { .left_out = left_out, .by_name = TRUE, .info = info };
  xmlNode *root;

  self.weights = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  root = find (&self, doc);
  if (root == NULL || weight_of (&self, root)->running < RUNNING_MIN) {
    self.by_name = FALSE;
    root = find (&self, doc);
  }
  *headline = root != NULL ? find_headline (&self, xmlDocGetRootElement (doc), root) : NULL;
  g_hash_table_unref (self.weights);
  return root;
}
