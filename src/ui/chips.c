/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chips.h"

#include <glib/gi18n.h>

#include "kind-lines.h"
#include "tooltip.h"

struct _LesartChips {
  GtkWidget parent_instance;

  LesartDocument *document;
  GtkWidget *scroller;
  GtkWidget *row;
  GtkWidget *waiting; /* instead of the chips, until it is known what there is */
  GtkWidget *buttons[LESART_N_KINDS];
  GtkWidget *counts[LESART_N_KINDS];
};

G_DEFINE_FINAL_TYPE (LesartChips, lesart_chips, GTK_TYPE_WIDGET)

static guint toggled_signal;

static const struct {
  const char *name; /* in the settings, and the CSS class */
  const char *title;
} kinds[LESART_N_KINDS] = {
  [LESART_KIND_PER] = { "per", N_ ("People") },
  [LESART_KIND_ORG] = { "org", N_ ("Organisations") },
  [LESART_KIND_LOC] = { "loc", N_ ("Places") },
  [LESART_KIND_OTH] = { "oth", N_ ("Works & products") },
  [LESART_KIND_SUM] = { "sum", N_ ("Sums & numbers") },
  [LESART_KIND_TIME] = { "time", N_ ("Times") },
  [LESART_KIND_MARK] = { "mark", N_ ("My marks") },
};

const char *
lesart_kind_to_string (LesartKind kind)
{
  return kinds[kind].name;
}

const char *
lesart_kind_get_title (LesartKind kind)
{
  return _ (kinds[kind].title);
}

static void
count_kinds (LesartDocument *document, guint *counts)
{
  LesartReading *reading = lesart_document_get_reading (document);

  if (reading != NULL) {
    for (guint i = 0; i < reading->entities->len; i++)
      counts[g_array_index (reading->entities, LesartEntity, i).type]++;
    counts[LESART_KIND_SUM] = reading->quantities->len;
    counts[LESART_KIND_TIME] = reading->times->len;
  }
  counts[LESART_KIND_MARK] =
      g_list_model_get_n_items (G_LIST_MODEL (lesart_document_get_notes (document)));
}

static void
update_counts (LesartChips *self)
{
  guint counts[LESART_N_KINDS] = { 0 };

  count_kinds (self->document, counts);
  for (guint k = 0; k < LESART_N_KINDS; k++) {
    gboolean more = k != LESART_KIND_MARK && lesart_document_is_read_in_part (self->document);
    g_autofree char *count = g_strdup_printf (more ? "%u+" : "%u", counts[k]);
    /* Translators: what a screen reader says of a chip: its kind and how many there are */
    g_autofree char *label = g_strdup_printf (_ ("%s: %s"), _ (kinds[k].title), count);

    gtk_label_set_text (GTK_LABEL (self->counts[k]), count);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[k]),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    gtk_widget_set_visible (self->buttons[k], counts[k] > 0);
  }
  gtk_widget_set_visible (self->waiting,
                          lesart_document_get_state (self->document) == LESART_DOCUMENT_READING
                              && lesart_document_get_reading (self->document) == NULL);
}

static void
watch_notes (LesartChips *self)
{
  g_signal_connect_object (lesart_document_get_notes (self->document), "items-changed",
                           G_CALLBACK (update_counts), self, G_CONNECT_SWAPPED);
  update_counts (self);
}

/**
 * lesart_chips_set_document:
 * @document: whose kinds are counted
 */
void
lesart_chips_set_document (LesartChips *self, LesartDocument *document)
{
  g_return_if_fail (LESART_IS_CHIPS (self));

  g_set_object (&self->document, document);
  g_signal_connect_object (document, "notify::reading", G_CALLBACK (update_counts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::state", G_CALLBACK (update_counts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::notes", G_CALLBACK (watch_notes), self,
                           G_CONNECT_SWAPPED);
  watch_notes (self);
}

void
lesart_chips_set_hidden (LesartChips *self, const char *const *hidden)
{
  for (guint k = 0; k < LESART_N_KINDS; k++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[k]),
                                  !g_strv_contains (hidden, kinds[k].name));
}

static void
on_toggled (GtkToggleButton *button, LesartChips *self)
{
  for (guint k = 0; k < LESART_N_KINDS; k++)
    if (self->buttons[k] == GTK_WIDGET (button))
      g_signal_emit (self, toggled_signal, 0, k, gtk_toggle_button_get_active (button));
}

static GtkWidget *
make_chip (LesartChips *self, LesartAppearance *appearance, LesartKind kind)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->counts[kind] = gtk_label_new ("0");
  gtk_widget_add_css_class (self->counts[kind], "count");
  gtk_box_append (GTK_BOX (title), gtk_label_new (_ (kinds[kind].title)));
  gtk_box_append (GTK_BOX (title), lesart_kind_line_new (appearance, kind));
  gtk_widget_set_valign (title, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->counts[kind]);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, kinds[kind].name);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  lesart_set_tooltip (button, _ ("Show or hide in the text"));
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), self);
  return button;
}

static void
lesart_chips_dispose (GObject *object)
{
  LesartChips *self = LESART_CHIPS (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (lesart_chips_parent_class)->dispose (object);
}

static void
lesart_chips_class_init (LesartChipsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lesart_chips_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "chips");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
  toggled_signal = g_signal_new ("kind-toggled", LESART_TYPE_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
}

/* The wheel turns the row when there is more of it than fits. */
static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, LesartChips *self)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment)
                                + (dx + dy) * gtk_adjustment_get_step_increment (adjustment));
  return GDK_EVENT_STOP;
}

static void
lesart_chips_init (LesartChips *self)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kinds that are highlighted"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->waiting = gtk_label_new (_ ("Names, sums and dates are being looked for…"));
  gtk_widget_add_css_class (self->waiting, "dim");
  gtk_widget_set_visible (self->waiting, FALSE);
  gtk_box_append (GTK_BOX (self->row), self->waiting);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->row);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * lesart_chips_new:
 * @appearance: whether chips show the lines of their kinds
 *
 * Returns: (transfer floating): a row of chips, one a kind
 */
GtkWidget *
lesart_chips_new (LesartAppearance *appearance)
{
  LesartChips *self = g_object_new (LESART_TYPE_CHIPS, NULL);

  for (guint k = 0; k < LESART_N_KINDS; k++) {
    self->buttons[k] = make_chip (self, appearance, k);
    gtk_box_append (GTK_BOX (self->row), self->buttons[k]);
  }
  return GTK_WIDGET (self);
}
