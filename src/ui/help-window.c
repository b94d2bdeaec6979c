/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A chapter is a file of the folder of the guide, in the order of the names: 10-reading.md and, if
 * there is one, its picture 10-reading.png. They are read by the reader for articles, so what holds
 * of those (structure, no address is followed) holds here, too. A chapter is built when it is first
 * shown.
 */
#include "help-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "article-reader.h"
#include "data-files.h"

#define WIDTH 860
#define HEIGHT 680
#define NARROW 620 /* px: below it the list of chapters stands above the chapter */
#define COLUMN 68  /* characters */
#define STEP 18    /* px that an item is indented */

/* ---- A chapter ---- */

static const char *
get_class (LesartBlockKind kind)
{
  switch (kind) {
  case LESART_BLOCK_HEADLINE:
    return "headline";
  case LESART_BLOCK_SUBHEAD:
    return "subhead";
  case LESART_BLOCK_ITEM:
    return "item";
  case LESART_BLOCK_CODE:
    return "code";
  case LESART_BLOCK_QUOTE:
  case LESART_BLOCK_CAPTION:
  case LESART_BLOCK_NOTE:
    return "aside";
  case LESART_BLOCK_ROW:
  case LESART_BLOCK_PARAGRAPH:
  default:
    return "paragraph";
  }
}

/* The bullet or number hangs beside the lines of the words. */
static GtkWidget *
make_item (GtkWidget *words, const LesartBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *number = block->number > 0 ? g_strdup_printf ("%u.", block->number) : NULL;
  GtkWidget *sign = gtk_label_new (number != NULL ? number : "•");

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_set_margin_start (sign, STEP * (MAX (block->level, 1) - 1));
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

static void
add_block (GtkBox *box, LesartText *text, const LesartBlock *block)
{
  g_autofree char *words = lesart_text_slice (text, block->span);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), COLUMN);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE); /* its links and keys lead nowhere: Tab passes by */
  if (block->kind == LESART_BLOCK_ITEM)
    label = make_item (label, block);
  gtk_widget_add_css_class (label, get_class (block->kind));
  gtk_box_append (box, label);
}

/* Below the headline; the words of the chapter say all that it shows. */
static void
add_picture (GtkBox *box, const char *path)
{
  g_autofree char *base = g_strndup (path, strlen (path) - strlen (".md"));
  g_autofree char *file = g_strconcat (base, ".png", NULL);
  GtkWidget *picture;

  if (!g_file_test (file, G_FILE_TEST_IS_REGULAR))
    return;
  picture = gtk_picture_new_for_filename (file);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_box_append (box, picture);
}

static GtkWidget *
make_chapter (const char *path)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_auto (LesartArticleInfo) info = { 0 };
  g_autoptr (LesartText) text =
      lesart_article_load (file, LESART_ENCODING_UTF8, &info, NULL, &error);
  const LesartBlock *blocks;
  guint n_blocks = 0;

  gtk_widget_add_css_class (box, "lesart-help");
  if (text == NULL) {
    gtk_box_append (GTK_BOX (box), gtk_label_new (error->message));
    return box;
  }
  blocks = lesart_text_get_blocks (text, &n_blocks);
  for (guint i = 0; i < n_blocks; i++) {
    add_block (GTK_BOX (box), text, &blocks[i]);
    if (i == 0)
      add_picture (GTK_BOX (box), path);
  }
  return box;
}

/* ---- The chapters ---- */

static void
on_chapter (GtkStack *stack)
{
  GtkWidget *page = gtk_stack_get_visible_child (stack);

  GtkWidget *viewport;

  if (page == NULL || gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (page)) != NULL)
    return;
  viewport = gtk_viewport_new (NULL, NULL);
  /* the picture as high as its width asks for */
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (viewport), GTK_SCROLL_NATURAL);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), make_chapter (gtk_stack_page_get_name (
                                                       gtk_stack_get_page (stack, page))));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (page), viewport);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Paths of the chapters, sorted; of the language of the interface, else in English. */
static GPtrArray *
find_chapters (void)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  /* Translators: the code of your language if there is a guide in it (de), else en */
  g_autofree char *folder = lesart_find_help (C_ ("language of the guide", "en"));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".md"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);
  return paths;
}

/* The first line without its mark: "# Reading". */
static char *
read_title (const char *path)
{
  g_autofree char *content = NULL;

  if (!g_file_get_contents (path, &content, NULL, NULL))
    return g_path_get_basename (path);
  content[strcspn (content, "\n")] = '\0';
  return g_strdup (content + strspn (content, "# "));
}

static GtkWidget *
make_stack (void)
{
  GtkWidget *stack = gtk_stack_new ();
  g_autoptr (GPtrArray) paths = find_chapters ();

  for (guint i = 0; i < paths->len; i++) {
    GtkWidget *page = gtk_scrolled_window_new ();
    g_autofree char *title = read_title (paths->pdata[i]);

    gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (page), GTK_POLICY_NEVER,
                                    GTK_POLICY_AUTOMATIC);
    gtk_widget_set_hexpand (page, TRUE);
    gtk_widget_set_vexpand (page, TRUE);
    gtk_stack_add_titled (GTK_STACK (stack), page, paths->pdata[i], title);
  }
  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (on_chapter), NULL);
  on_chapter (GTK_STACK (stack));
  return stack;
}

/* ---- Which chapter ---- */

/* GTK 4.8 gives the rows no name for screen readers: that is the text in them. */
static void
name_rows (GtkWidget *widget, GtkWidget *row)
{
  if (GTK_IS_LABEL (widget) && row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_label_get_label (GTK_LABEL (widget)), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_rows (child, GTK_IS_LIST_BOX_ROW (child) ? child : row);
}

static GtkWidget *
make_sidebar (GtkStack *stack)
{
  GtkWidget *sidebar = gtk_stack_sidebar_new ();

  gtk_stack_sidebar_set_stack (GTK_STACK_SIDEBAR (sidebar), stack);
  gtk_widget_add_css_class (sidebar, "lesart-help-chapters");
  name_rows (sidebar, NULL);
  return sidebar;
}

static void
on_chosen (GtkDropDown *choice, GParamSpec *pspec, GtkSelectionModel *pages)
{
  gtk_selection_model_select_item (pages, gtk_drop_down_get_selected (choice), TRUE);
}

/* For a narrow window: one line with all chapters. */
static GtkWidget *
make_choice (GtkStack *stack)
{
  GtkSelectionModel *pages = gtk_stack_get_pages (stack);
  GtkExpression *title = gtk_property_expression_new (GTK_TYPE_STACK_PAGE, NULL, "title");
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (pages), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Chapter"), -1);
  gtk_widget_set_margin_start (choice, STEP);
  gtk_widget_set_margin_end (choice, STEP);
  gtk_widget_set_margin_top (choice, STEP / 2);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_chosen), pages, 0);
  return choice;
}

static void
focus_first (GtkWidget *chapters)
{
  gtk_widget_child_focus (chapters, GTK_DIR_TAB_FORWARD);
}

static void
add_keys (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

/**
 * lesart_help_window_new:
 * @parent: (nullable): the window that it is opened from
 *
 * Returns: (transfer floating): the window of the guide, with its first chapter
 */
GtkWidget *
lesart_help_window_new (GtkWindow *parent)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *stack = make_stack ();
  GtkWidget *chapters;
  int width = parent == NULL ? 0 : gtk_widget_get_width (GTK_WIDGET (parent));
  int height = parent == NULL ? 0 : gtk_widget_get_height (GTK_WIDGET (parent));
  gboolean narrow = width > 0 && width < NARROW;
  GtkWidget *box = gtk_box_new (narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_window_set_title (GTK_WINDOW (window), _ ("Help"));
  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_header_bar_new ());
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_default_size (GTK_WINDOW (window), width > 0 ? MIN (width, WIDTH) : WIDTH,
                               height > 0 ? MIN (height, HEIGHT) : HEIGHT);
  gtk_widget_add_css_class (window, "lesart");
  chapters = narrow ? make_choice (GTK_STACK (stack)) : make_sidebar (GTK_STACK (stack));
  gtk_box_append (GTK_BOX (box), chapters);
  gtk_box_append (GTK_BOX (box), stack);
  gtk_window_set_child (GTK_WINDOW (window), box);
  g_signal_connect_object (window, "map", G_CALLBACK (focus_first), chapters, G_CONNECT_SWAPPED);
  add_keys (window);
  return window;
}
