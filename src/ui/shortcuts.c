/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shortcuts.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  const char *action; /* detailed name; NULL: a key that a widget handles itself */
  const char *accels; /* separated by spaces */
  const char *title;
} Shortcut;

/* Parts of the window, one at a time. */
static const char *const sections[] = { NC_ ("shortcuts", "Reading"), NC_ ("shortcuts", "Marking"),
                                        NC_ ("shortcuts", "Translating") };

typedef struct {
  guint section;
  const char *title;
  Shortcut shortcuts[24];
} Group;

static const Group groups[] = {
  { 0,
    NC_ ("shortcuts", "Articles"),
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
  { 0,
    NC_ ("shortcuts", "Reading"),
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
  { 0,
    NC_ ("shortcuts", "View"),
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
  { 1,
    NC_ ("shortcuts", "Facts in the side panel"),
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
  { 1,
    NC_ ("shortcuts", "Selecting in the text"),
    { { NULL, "w", NC_ ("shortcuts", "The word; again: one more") },
      { NULL, "c", NC_ ("shortcuts", "The clause; again: one more") },
      { NULL, "s", NC_ ("shortcuts", "The sentence; again: one more") },
      { NULL, "p", NC_ ("shortcuts", "The paragraph; again: one more") },
      { NULL, "j", NC_ ("shortcuts", "The next sentence") },
      { NULL, "k", NC_ ("shortcuts", "The sentence before") },
      { "win.grow", "<Alt>Up", NC_ ("shortcuts", "More around the selection") },
      { "win.shrink", "<Alt>Down", NC_ ("shortcuts", "Less of the selection") },
      { NULL, "e", NC_ ("shortcuts", "Move the other end, or an edge of the mark") } } },
  { 1,
    NC_ ("shortcuts", "Marks and notes"),
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
  { 2,
    NC_ ("shortcuts", "With the English version"),
    { { "win.other-text", "<Shift>F6", NC_ ("shortcuts", "Between article and English version") },
      { "win.bead-merge", "<Alt>m", NC_ ("shortcuts", "Merge with the next pair") },
      { "win.bead-split", "<Alt>s", NC_ ("shortcuts", "Split before this sentence") },
      { "win.bead-up", "<Alt>Page_Up", NC_ ("shortcuts", "Sentence to the pair before") },
      { "win.bead-down", "<Alt>Page_Down", NC_ ("shortcuts", "Sentence to the next pair") },
      { "win.bead-confirm", "<Alt>Return", NC_ ("shortcuts", "Confirm this pair") },
      { "win.bead-undo", "<Alt>z", NC_ ("shortcuts", "Undo the last repair") } } },
  { 2,
    NC_ ("shortcuts", "Terms in the side panel"),
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

/* GtkShortcutsWindow can only be filled by GtkBuilder. The groups of a section fit one page: with
 * several, GTK 4.8 turns their order round each time it lays them out, and warns of the labels of
 * its page switcher. */
static void
add_group (GString *ui, const Group *group)
{
  g_autofree char *title =
      g_markup_escape_text (g_dpgettext2 (NULL, "shortcuts", group->title), -1);

  g_string_append_printf (
      ui, "<child><object class='GtkShortcutsGroup'><property name='title'>%s</property>", title);
  for (const Shortcut *s = group->shortcuts; s->title != NULL; s++) {
    g_autofree char *text = g_markup_escape_text (g_dpgettext2 (NULL, "shortcuts", s->title), -1);
    gsize first =
        strcspn (s->accels, " "); /* the others are the same key elsewhere on a keyboard */
    g_autofree char *accels = g_markup_escape_text (s->accels, (gssize) first);

    g_string_append_printf (
        ui,
        "<child><object class='GtkShortcutsShortcut'><property name='title'>%s</property>"
        "<property name='accelerator'>%s</property></object></child>",
        text, accels);
  }
  g_string_append (ui, "</object></child>");
}

static char *
make_ui (void)
{
  GString *ui = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'>"
                              "<property name='modal'>1</property>"
                              "<property name='accessible-role'>window</property>");

  for (guint n = 0; n < G_N_ELEMENTS (sections); n++) {
    g_autofree char *title =
        g_markup_escape_text (g_dpgettext2 (NULL, "shortcuts", sections[n]), -1);

    g_string_append_printf (ui,
                            "<child><object class='GtkShortcutsSection'>"
                            "<property name='section-name'>%u</property>"
                            "<property name='title'>%s</property>"
                            "<property name='max-height'>28</property>",
                            n, title);
    for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
      if (groups[g].section == n)
        add_group (ui, &groups[g]);
    g_string_append (ui, "</object></child>");
  }
  g_string_append (ui, "</object></interface>");
  return g_string_free (ui, FALSE);
}

/* GTK leaves these without a name for screen readers. */
static void
name_parts (GtkWidget *widget)
{
  const char *name = NULL;

  if (GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_TOGGLE_BUTTON (widget))
    name = _ ("Find keys");
  else if (GTK_IS_MENU_BUTTON (widget))
    name = _ ("Section");
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_parts (child);
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
  g_autofree char *ui = make_ui ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (ui, -1);
  GtkWidget *window = GTK_WIDGET (gtk_builder_get_object (builder, "window"));

  gtk_widget_add_css_class (window, "lesart");
  gtk_window_set_title (GTK_WINDOW (window), _ ("Keys"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  name_parts (window);
  return window;
}
