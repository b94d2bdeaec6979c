/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the article of a web page is, and what stands in it that does not belong to it.
 *
 * Elements whose class, id or role names them as something else (navigation, comments, advertising,
 * teasers ...) are left out. Each paragraph then speaks for the elements around it, the more the
 * longer it is and the more commas it has, the less the more of it is links; this is the measure
 * that Arc90's Readability made known (2009). From the element that most speaks for, one goes up as
 * long as there is more of the article beside it. What is left in there but is no running text
 * (lists of links, sharing, lines of author and date) is left out as well.
 */
#include <string.h>

#include "html.h"

#define PARAGRAPH_MIN 25 /* characters; shorter ones speak for nothing */
#define RUNNING_MIN 80   /* of a paragraph that is surely running text */
#define BYLINE_MAX 160
#define TEASER_MAX 700

typedef struct {
  guint chars;   /* that are no white space */
  guint linked;  /* of them, in links */
  guint running; /* of them, in long paragraphs that are not mostly links */
  double score;
  gboolean headline; /* holds an h1 */
} Weight;

typedef struct {
  GHashTable *left_out;
  GHashTable *weights; /* node -> Weight */
  xmlNode *top;
  gboolean by_name; /* classes and ids count */
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
  "copyright imprint impressum infobox tags keywords topics themen schlagworte playlist "

#define BYLINE                                                                                     \
  " byline author authors autor autoren date datum dateline timestamp published publish meta "     \
  "metadata credits credit source quelle updated stand "

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

static gboolean
is_foreign (Finder *self, xmlNode *node)
{
  g_autofree char *role = NULL;

  if (lesart_html_is (node, " html body article main p h1 "))
    return FALSE;
  if (lesart_html_is (node, " nav aside footer form dialog "))
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

static guint
count_chars (const char *utf8, guint *commas)
{
  guint chars = 0;

  for (const char *p = utf8; *p != '\0'; p++) {
    chars += (guchar) *p > 0x20 && ((guchar) *p & 0xc0) != 0x80;
    *commas += *p == ',';
  }
  return chars;
}

static void
speak_for (Finder *self, xmlNode *paragraph, const Weight *own, guint commas)
{
  double points = 1 + commas + MIN (own->chars / 100.0, 3), share = 1;
  xmlNode *node = paragraph->parent;

  points *= 1 - (double) own->linked / own->chars;
  for (guint up = 0; up < 3 && node != NULL && node->type == XML_ELEMENT_NODE; up++) {
    weight_of (self, node)->score += points * share;
    share /= up == 0 ? 2 : 3;
    node = node->parent;
  }
}

static gboolean
holds_blocks (xmlNode *node)
{
  for (xmlNode *inner = node->children; inner != NULL; inner = lesart_html_next (inner, node, TRUE))
    if (lesart_html_is (inner, " p div section article ul ol table h1 h2 h3 h4 "))
      return TRUE;
  return FALSE;
}

/* A paragraph, or an element that holds words as one does. */
static gboolean
is_paragraph (xmlNode *node)
{
  return lesart_html_is (node, " p pre blockquote td ")
         || (lesart_html_is (node, " div section ") && !holds_blocks (node));
}

static Weight
weigh (Finder *self, xmlNode *node, gboolean linked, guint *commas)
{
  Weight sum = { 0 };
  guint own_commas = 0;

  if (node->type == XML_TEXT_NODE) {
    sum.chars = count_chars ((const char *) node->content, commas);
    sum.linked = linked ? sum.chars : 0;
    return sum;
  }
  if (node->type != XML_ELEMENT_NODE || lesart_html_is (node, " script style noscript template "))
    return sum;
  if (is_foreign (self, node)) {
    g_hash_table_add (self->left_out, node);
    return sum;
  }
  for (xmlNode *child = node->children; child != NULL; child = child->next) {
    Weight part = weigh (self, child, linked || lesart_html_is (node, " a "), &own_commas);

    sum.chars += part.chars;
    sum.linked += part.linked;
    sum.running += part.running;
    sum.headline = sum.headline || part.headline;
  }
  sum.headline = sum.headline || lesart_html_is (node, " h1 ");
  if (sum.chars >= PARAGRAPH_MIN && is_paragraph (node)) {
    if (sum.chars >= RUNNING_MIN && sum.linked * 2 < sum.chars)
      sum.running = sum.chars;
    speak_for (self, node, &sum, own_commas);
  }
  *commas += own_commas;
  sum.score = weight_of (self, node)->score; /* what its paragraphs said */
  *weight_of (self, node) = sum;
  if (sum.chars > 0)
    sum.score *= 1 - (double) sum.linked / sum.chars;
  if (self->top == NULL || sum.score > weight_of (self, self->top)->score)
    self->top = node;
  return sum;
}

/* --- the element that holds all of it ------------------------------------------------------------
 */

/* Up to the element that the page itself calls the article, or as long as there is more running
 * text beside what was found. */
static xmlNode *
climb (Finder *self, xmlNode *top)
{
  xmlNode *best = top;

  for (xmlNode *node = top; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
    if (lesart_html_is (node, " article ") && weight_of (self, node)->running > 0)
      return node;
  for (xmlNode *node = top->parent; node != NULL && node->type == XML_ELEMENT_NODE;
       node = node->parent) {
    const Weight *inner = weight_of (self, best), *outer = weight_of (self, node);
    gboolean more =
        outer->running > inner->running + inner->running / 10 && outer->linked * 4 < outer->chars;

    if (more || (outer->headline && !inner->headline && outer->linked * 3 < outer->chars))
      best = node;
  }
  return best;
}

/* --- what stands in it and does not belong to it
 * --------------------------------------------------
 */

static gboolean
is_left_out (Finder *self, xmlNode *node)
{
  return g_hash_table_contains (self->left_out, node);
}

static gboolean
is_mostly_links (const Weight *weight)
{
  return weight->chars > 0 && weight->linked * 2 > weight->chars;
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
  return weight->chars < BYLINE_MAX
         && (is_called (node, BYLINE) || lesart_html_is (node, " address time "))
         && !(is_paragraph (node->parent) && weight_of (self, node->parent)->running > 0);
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
      g_hash_table_add (self->left_out, node);
  for (xmlNode *node = root; node != NULL;
       node = lesart_html_next (node, root, !is_left_out (self, node)))
    if (lesart_html_is (node, " h2 h3 h4 h5 h6 ") && is_empty_heading (self, node))
      g_hash_table_add (self->left_out, node);
}

/* The h1 in the article, or else the last one before it. */
static xmlNode *
find_headline (xmlDoc *doc, xmlNode *root)
{
  xmlNode *page = xmlDocGetRootElement (doc), *before = NULL;
  xmlNode *inside = lesart_html_find (root, " h1 ");

  if (inside != NULL)
    return inside;
  for (xmlNode *node = page; node != NULL && node != root;
       node = lesart_html_next (node, page, TRUE))
    if (lesart_html_is (node, " h1 "))
      before = node;
  return before;
}

static xmlNode *
find (Finder *self, xmlDoc *doc)
{
  xmlNode *root;
  guint commas = 0;

  self->top = NULL;
  g_hash_table_remove_all (self->left_out);
  g_hash_table_remove_all (self->weights);
  weigh (self, xmlDocGetRootElement (doc), FALSE, &commas);
  if (self->top == NULL || weight_of (self, self->top)->score <= 0)
    return NULL;
  root = climb (self, self->top);
  leave_out_clutter (self, root);
  return root;
}

/**
 * lesart_html_find_article:
 * @left_out: (element-type xmlNode): gets the nodes that do not belong to the article
 * @headline: (out) (nullable): its headline, in or before it
 *
 * Returns: (nullable): the element that holds the article; %NULL if there is nothing that reads as
 *   one
 */
xmlNode *
lesart_html_find_article (xmlDoc *doc, GHashTable *left_out, xmlNode **headline)
{
  Finder self = { left_out, g_hash_table_new_full (NULL, NULL, NULL, g_free), NULL, TRUE };
  xmlNode *root = find (&self, doc);

  if (root == NULL || weight_of (&self, root)->running < RUNNING_MIN) {
    self.by_name = FALSE;
    root = find (&self, doc);
  }
  *headline = root != NULL ? find_headline (doc, root) : NULL;
  g_hash_table_unref (self.weights);
  return root;
}
