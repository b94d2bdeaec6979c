/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shortcuts.h"

#include <glib/gi18n.h>
#include <string.h>

#include "panel-parts.h"
#include "text-filter.h"

typedef struct {
  const char *action; /* detailed name; NULL: a key that a widget handles itself */
  const char *accels; /* separated by spaces */
  const char *title;
} Shortcut;

typedef struct {
  const char *title;
  Shortcut shortcuts[24];
} Group;

static const Group groups[] = {
  { NC_ ("shortcuts", "Articles"),
    { { "win.open", "<Control>o", NC_ ("shortcuts", "Open an article") },
      { "win.open-english", "<Control><Shift>o",
        NC_ ("shortcuts", "The English version beside it") },
      { "win.paste", "<Control><Shift>v", NC_ ("shortcuts", "Paste text as a new article") },
      { "win.reload", "F5", NC_ ("shortcuts", "Read the article again from its file") },
      { "win.export", "<Control>p", NC_ ("shortcuts", "Print and export") },
      { "win.copy-with-source", "<Control><Shift>c",
        NC_ ("shortcuts", "Copy the selection with its source") },
      { "app.new-window", "<Control><Shift>n", NC_ ("shortcuts", "New window") },
      { "app.help", "F1", NC_ ("shortcuts", "Help") },
      { "window.close", "<Control>w", NC_ ("shortcuts", "Close the window") },
      { "app.quit", "<Control>q", NC_ ("shortcuts", "Quit") } } },
  { NC_ ("shortcuts", "Reading"),
    { { "win.find", "<Control>f", NC_ ("shortcuts", "Find in the text") },
      { "win.find-next", "<Control>g", NC_ ("shortcuts", "Next hit") },
      { "win.find-previous", "<Control><Shift>g", NC_ ("shortcuts", "Previous hit") },
      { "win.next-mention", "F8", NC_ ("shortcuts", "Next name") },
      { "win.previous-mention", "<Shift>F8", NC_ ("shortcuts", "Previous name") },
      { "win.next-of-kind", "<Control>F8", NC_ ("shortcuts", "Next passage of this kind") },
      { "win.previous-of-kind", "<Control><Shift>F8",
        NC_ ("shortcuts", "Previous passage of this kind") },
      { "win.go-to", "<Control>k", NC_ ("shortcuts", "Outline, and sentences by number") },
      { "win.show-card", "<Control>i", NC_ ("shortcuts", "About the name at the caret") },
      { "win.look-up", "<Control><Shift>d", NC_ ("shortcuts", "Look up in the dictionary") },
      { NULL, "Return", NC_ ("shortcuts", "Open the link at the caret") },
      { "win.date", "<Control>d", NC_ ("shortcuts", "Date of the article") },
      { NULL, "plus", NC_ ("shortcuts", "Larger picture") },
      { NULL, "minus", NC_ ("shortcuts", "Smaller picture") },
      { "win.back", "<Alt>Left", NC_ ("shortcuts", "Back to where you were") },
      { "win.forward", "<Alt>Right", NC_ ("shortcuts", "Forward again") } } },
  { NC_ ("shortcuts", "View"),
    { { "win.sidebar", "F9", NC_ ("shortcuts", "Show or hide the side panel") },
      { "win.page::facts", "<Alt>1", NC_ ("shortcuts", "Facts") },
      { "win.page::notes", "<Alt>2", NC_ ("shortcuts", "Notes") },
      { "win.page::pictures", "<Alt>3", NC_ ("shortcuts", "Charts") },
      { "win.review-changes", "<Alt>4", NC_ ("shortcuts", "Changed passages") },
      { "win.page::claims", "<Alt>5", NC_ ("shortcuts", "Claims") },
      { "win.page::terms", "<Alt>6", NC_ ("shortcuts", "Terms") },
      { "win.page::check", "<Alt>7", NC_ ("shortcuts", "Check of the translation") },
      { "win.focus-text", "<Alt>0", NC_ ("shortcuts", "Back to the text") },
      { "win.other-part", "F6", NC_ ("shortcuts", "Between text and side panel") },
      { "win.zoom-in", "<Control>plus <Control>equal <Control>KP_Add",
        NC_ ("shortcuts", "Larger text") },
      { "win.zoom-out", "<Control>minus <Control>KP_Subtract", NC_ ("shortcuts", "Smaller text") },
      { "win.zoom-reset", "<Control>0 <Control>KP_0", NC_ ("shortcuts", "Usual size") },
      { "win.fullscreen", "F11", NC_ ("shortcuts", "Full screen") },
      { "win.look", "<Control>comma", NC_ ("shortcuts", "Colours and type") },
      { NULL, "F10", NC_ ("shortcuts", "Main menu") },
      { "app.shortcuts", "<Control>question <Control>slash",
        NC_ ("shortcuts", "Keyboard shortcuts") } } },
  { NC_ ("shortcuts", "Facts in the side panel"),
    { { NULL, "Return", NC_ ("shortcuts", "To the passage") },
      { NULL, "a", NC_ ("shortcuts", "Accept") },
      { NULL, "r Delete", NC_ ("shortcuts", "Reject") },
      { NULL, "e F2", NC_ ("shortcuts", "Correct") },
      { NULL, "u", NC_ ("shortcuts", "Take the decision back") },
      { "win.add-fact", "<Control><Shift>f", NC_ ("shortcuts", "Add a fact from the selection") },
      { "win.next-finding", "F3", NC_ ("shortcuts", "Next finding in the translation") },
      { "win.previous-finding", "<Shift>F3", NC_ ("shortcuts", "Previous finding") },
      { "win.claim", "<Control>l", NC_ ("shortcuts", "The selection as a claim") },
      { "win.evidence", "<Control>e", NC_ ("shortcuts", "The selection as evidence") },
      { NULL, "0...4", NC_ ("shortcuts", "Verdict on a claim in the list") } } },
  { NC_ ("shortcuts", "Selecting in the text"),
    { { NULL, "w", NC_ ("shortcuts", "The word; again: one more") },
      { NULL, "c", NC_ ("shortcuts", "The clause; again: one more") },
      { NULL, "s", NC_ ("shortcuts", "The sentence; again: one more") },
      { NULL, "p", NC_ ("shortcuts", "The paragraph; again: one more") },
      { NULL, "j", NC_ ("shortcuts", "The next sentence") },
      { NULL, "k", NC_ ("shortcuts", "The sentence before") },
      { "win.grow", "<Alt>Up", NC_ ("shortcuts", "More around the selection") },
      { "win.shrink", "<Alt>Down", NC_ ("shortcuts", "Less of the selection") },
      { NULL, "e", NC_ ("shortcuts", "Move the other end, or an edge of the mark") } } },
  { NC_ ("shortcuts", "Marks and notes"),
    { { "win.highlight", "<Control>h", NC_ ("shortcuts", "Highlight the selection") },
      { NULL, "<Control>1...6", NC_ ("shortcuts", "Highlight the selection in a colour") },
      { "win.tag", "<Control>t", NC_ ("shortcuts", "Tag") },
      { NULL, "1...9", NC_ ("shortcuts", "Set a tag used last, or keep it for all marks") },
      { "app.tag-book", "<Control>b", NC_ ("shortcuts", "Tag book") },
      { "win.note", "<Control>n", NC_ ("shortcuts", "Write a note") },
      { "win.article-note", "<Control>m", NC_ ("shortcuts", "Note on the whole article") },
      { "win.judge", "<Control>j", NC_ ("shortcuts", "Judge what it claims") },
      { NULL, "plus", NC_ ("shortcuts", "Add the selection to the last mark") },
      { NULL, "minus", NC_ ("shortcuts", "Take the selection out of it") },
      { "win.link", "<Control>r", NC_ ("shortcuts", "Relate two marks") },
      { NULL, "r", NC_ ("shortcuts", "The same in the text and in the list of notes") },
      { "win.show-links", "<Control><Shift>r", NC_ ("shortcuts", "Show relations") },
      { "win.delete-mark", "<Control>Delete", NC_ ("shortcuts", "Delete the mark at the caret") },
      { "win.next-mark", "F7", NC_ ("shortcuts", "Next mark") },
      { "win.previous-mark", "<Shift>F7", NC_ ("shortcuts", "Previous mark") },
      { "win.show-gone", "<Control>F7", NC_ ("shortcuts", "Marks that are no longer in the text") },
      { "win.next-proposal", "F4", NC_ ("shortcuts", "Next open proposal; A accepts, X rejects") },
      { "win.previous-proposal", "<Shift>F4", NC_ ("shortcuts", "Previous open proposal") },
      { "win.undo", "<Control>z", NC_ ("shortcuts", "Undo") },
      { "win.redo", "<Control><Shift>z", NC_ ("shortcuts", "Redo") } } },
  { NC_ ("shortcuts", "With the English version"),
    { { "win.other-text", "<Shift>F6", NC_ ("shortcuts", "Between article and English version") },
      { "win.bead-merge", "<Alt>m", NC_ ("shortcuts", "Merge with the next pair") },
      { "win.bead-split", "<Alt>s", NC_ ("shortcuts", "Split before this sentence") },
      { "win.bead-up", "<Alt>Page_Up", NC_ ("shortcuts", "Sentence to the pair before") },
      { "win.bead-down", "<Alt>Page_Down", NC_ ("shortcuts", "Sentence to the next pair") },
      { "win.bead-confirm", "<Alt>Return", NC_ ("shortcuts", "Confirm this pair") } } },
  { NC_ ("shortcuts", "Terms in the side panel"),
    { { NULL, "Return", NC_ ("shortcuts", "To its next use") },
      { NULL, "p", NC_ ("shortcuts", "Preferred") },
      { NULL, "a", NC_ ("shortcuts", "Admitted") },
      { NULL, "f", NC_ ("shortcuts", "Forbidden") },
      { NULL, "s", NC_ ("shortcuts", "Superseded") },
      { NULL, "u", NC_ ("shortcuts", "Undecided again") },
      { NULL, "e F2", NC_ ("shortcuts", "Edit the term") },
      { NULL, "r Delete", NC_ ("shortcuts", "Take it out, or no longer propose it") },
      { "win.term", "<Control><Shift>t", NC_ ("shortcuts", "The selection as a term") } } },
};

/**
 * lesart_shortcuts_install:
 * @application: gets the accelerators
 */
void
lesart_shortcuts_install (GtkApplication *application)
{
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (const Shortcut *s = groups[g].shortcuts; s->title != NULL; s++)
      if (s->action != NULL) {
        g_auto (GStrv) accels = g_strsplit (s->accels, " ", -1);

        gtk_application_set_accels_for_action (application, s->action,
                                               (const char *const *) accels);
      }
}

static const Shortcut *
find_shortcut (const char *action)
{
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (const Shortcut *s = groups[g].shortcuts; s->title != NULL; s++)
      if (g_strcmp0 (s->action, action) == 0)
        return s;
  return NULL;
}

/**
 * lesart_shortcut_tooltip:
 * @action: detailed name of an action
 * @title: what the control does
 *
 * Returns: (transfer full): @title with the key that does the same
 */
char *
lesart_shortcut_tooltip (const char *action, const char *title)
{
  const Shortcut *shortcut = find_shortcut (action);
  g_auto (GStrv) accels = shortcut != NULL ? g_strsplit (shortcut->accels, " ", -1) : NULL;
  guint key;
  GdkModifierType modifiers;
  g_autofree char *label = NULL;

  if (accels == NULL || !gtk_accelerator_parse (accels[0], &key, &modifiers))
    return g_strdup (title);
  label = gtk_accelerator_get_label (key, modifiers);
  return g_strdup_printf ("%s (%s)", title, label);
}

/* ---- the window ---- */

/* GtkShortcutsWindow is as high as its longest group, wider than a narrow screen, and deprecated
 * since GTK 4.18. A list scrolls, and what is typed filters it. */

typedef struct {
  const Group *group;
  char *folded; /* what a filter compares: the words, the keys, the title of the group */
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->folded);
  g_free (row);
}

static const Row *
get_row (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "shortcut");
}

/* "Ctrl+1 … 6" of "<Control>1...6"; only the first of several: the others are the same key
 * elsewhere on a keyboard. (transfer full) */
static char *
describe_keys (const char *accels)
{
  g_autofree char *first = g_strndup (accels, strcspn (accels, " "));
  char *dots = strstr (first, "...");
  g_autofree char *label = NULL;
  guint key;
  GdkModifierType modifiers;

  if (dots != NULL)
    *dots = '\0';
  if (!gtk_accelerator_parse (first, &key, &modifiers))
    return g_strdup (first);
  label = gtk_accelerator_get_label (key, modifiers);
  return dots != NULL ? g_strdup_printf ("%s … %s", label, dots + 3) : g_steal_pointer (&label);
}

static void
add_row (GtkListBox *list, const Group *group, const Shortcut *shortcut)
{
  const char *title = g_dpgettext2 (NULL, "shortcuts", shortcut->title);
  g_autofree char *keys = describe_keys (shortcut->accels);
  /* Translators: what a screen reader says of a shortcut: what it does, its keys */
  g_autofree char *name = g_strdup_printf (C_ ("shortcut", "%s: %s"), title, keys);
  g_autofree char *words =
      g_strjoin (" ", title, keys, g_dpgettext2 (NULL, "shortcuts", group->title), NULL);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *what = gtk_label_new (title);
  GtkWidget *key = gtk_label_new (keys);
  Row *data = g_new0 (Row, 1);

  data->group = group;
  data->folded = lesart_text_filter_fold (words);
  g_object_set_data_full (G_OBJECT (row), "shortcut", data, row_free);
  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_label_set_wrap (GTK_LABEL (what), TRUE);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_widget_add_css_class (key, "key");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), what);
  gtk_box_append (GTK_BOX (line), key);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (list, row);
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const Group *group = get_row (row)->group;
  GtkWidget *header;

  if (before != NULL && get_row (before)->group == group) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  header = gtk_label_new (g_dpgettext2 (NULL, "shortcuts", group->title));
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_add_css_class (header, "group");
  gtk_list_box_row_set_header (row, header);
}

static gboolean
passes (GtkListBoxRow *row, gpointer entry)
{
  g_autoptr (LesartTextFilter) filter =
      lesart_text_filter_new (gtk_editable_get_text (GTK_EDITABLE (entry)));

  return lesart_text_filter_is_empty (filter)
         || lesart_text_filter_match (filter, get_row (row)->folded);
}

static GtkWidget *
make_list (GtkWidget *entry)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *nothing = gtk_label_new (_ ("No such key"));

  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (const Shortcut *s = groups[g].shortcuts; s->title != NULL; s++)
      add_row (GTK_LIST_BOX (list), &groups[g], s);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (list), set_header, NULL, NULL);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (list), passes, entry, NULL);
  gtk_widget_add_css_class (nothing, "dim");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (list), nothing);
  gtk_widget_add_css_class (list, "lesart-keys");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Keys"),
                                  -1);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (gtk_list_box_invalidate_filter),
                           list, G_CONNECT_SWAPPED);
  return list;
}

/**
 * lesart_shortcuts_window_new:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer full): the window, not yet shown
 */
GtkWidget *
lesart_shortcuts_window_new (GtkWindow *parent)
{
  GtkWidget *window =
      g_object_new (GTK_TYPE_WINDOW, "title", _ ("Keys"), "modal", TRUE, "transient-for", parent,
                    "default-width", 520, "default-height", 640, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSearchEntry *entry = lesart_panel_search_new (_ ("Find keys"));
  GtkEventController *escape = gtk_shortcut_controller_new ();

  gtk_widget_add_css_class (window, "lesart");
  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_header_bar_new ());
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (escape),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, escape);
  g_signal_connect_object (entry, "stop-search", G_CALLBACK (gtk_window_close), window,
                           G_CONNECT_SWAPPED);
  gtk_search_entry_set_key_capture_widget (entry,
                                           window); /* typing filters, wherever the focus is */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_list (GTK_WIDGET (entry)));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (entry));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_window_set_child (GTK_WINDOW (window), box);
  return window;
}
