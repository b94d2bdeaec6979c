/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "look-popover.h"

#include <glib/gi18n.h>

#include "icon-button.h"
#include "panel-parts.h"

/* A quantity that is set in steps. */
typedef struct {
  const char *property;
  double step;
  double usual;
  const char *label;
  const char *less;
  const char *more;
  const char *format; /* of the value; NULL: in percent */
  const char *less_action;
  const char *more_action;
} Quantity;

static const Quantity quantities[] = {
  { "zoom", 0, 1, N_ ("Size"), N_ ("Smaller text"), N_ ("Larger text"), NULL, "win.zoom-out",
    "win.zoom-in" },
  { "line-height", 0.1, 1.6, N_ ("Line height"), N_ ("Lines closer together"),
    N_ ("Lines further apart"), "%.1f", NULL, NULL },
  { "column-width", 4, 68, N_ ("Line length"), N_ ("Shorter lines"), N_ ("Longer lines"), "%.0f",
    NULL, NULL },
  { "letter-spacing", 0.02, 0, N_ ("Letter spacing"), N_ ("Letters closer together"),
    N_ ("Letters further apart"), NULL, NULL, NULL },
};

struct _LesartLookPopover {
  GtkPopover parent_instance;

  LesartAppearance *appearance;
  GtkGrid *grid;
  int row;
  GtkWidget *values[G_N_ELEMENTS (quantities)];
  GtkDropDown *families;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (LesartLookPopover, lesart_look_popover, GTK_TYPE_POPOVER)

static void
add_row (LesartLookPopover *self, const char *title, GtkWidget *control)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim");
  gtk_grid_attach (self->grid, label, 0, self->row, 1, 1);
  gtk_widget_set_hexpand (control, TRUE);
  gtk_grid_attach (self->grid, control, 1, self->row, 1, 1);
  self->row++;
}

/* ---- colours ---- */

static GtkWidget *
make_themes (void)
{
  static const struct {
    const char *theme;
    const char *label;
    const char *tooltip;
  } themes[] = {
    { "system", N_ ("System"), N_ ("Light or dark, as the desktop is") },
    { "light", N_ ("Light"), NULL },
    { "sepia", N_ ("Sepia"), NULL },
    { "dark", N_ ("Dark"), NULL },
    { "contrast", N_ ("Contrast"), N_ ("High contrast, light") },
    { "contrast-dark", N_ ("Contrast, dark"), N_ ("High contrast, dark") },
  };
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++) {
    GtkWidget *button = gtk_toggle_button_new_with_label (_ (themes[i].label));

    if (themes[i].tooltip != NULL)
      gtk_widget_set_tooltip_text (button, _ (themes[i].tooltip));
    if (i > 0) { /* that of the desktop looks as the others do */
      gtk_widget_add_css_class (button, "sample");
      gtk_widget_add_css_class (button, themes[i].theme);
    }
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", themes[i].theme);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.theme");
    gtk_grid_attach (GTK_GRID (grid), button, i % 2, i / 2, 1, 1);
  }
  return grid;
}

/* ---- typeface ---- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* First what every system has, then the names of all that are installed. (transfer full) */
static GtkStringList *
list_families (void)
{
  const char *const first[] = { _ ("With serifs"), _ ("Without serifs"), NULL };
  GtkStringList *list = gtk_string_list_new (first);
  PangoFontFamily **families;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  int n_families;

  pango_font_map_list_families (pango_cairo_font_map_get_default (), &families, &n_families);
  for (int i = 0; i < n_families; i++)
    g_ptr_array_add (names, (gpointer) pango_font_family_get_name (families[i]));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (list, names->pdata[i]);
  g_free (families);
  return list;
}

static void
on_family (LesartLookPopover *self)
{
  guint chosen = gtk_drop_down_get_selected (self->families);
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (self->families));

  if (self->updating || chosen == GTK_INVALID_LIST_POSITION)
    return;
  g_object_set (self->appearance, "font-family",
                chosen == 0   ? "serif"
                : chosen == 1 ? "sans"
                              : gtk_string_list_get_string (list, chosen),
                NULL);
}

static void
choose_family (LesartLookPopover *self)
{
  GListModel *list = gtk_drop_down_get_model (self->families);
  g_autofree char *family = NULL;
  guint chosen = 0;

  g_object_get (self->appearance, "font-family", &family, NULL);
  if (g_strcmp0 (family, "sans") == 0)
    chosen = 1;
  for (guint i = 2; i < g_list_model_get_n_items (list); i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (list), i), family) == 0)
      chosen = i;
  gtk_drop_down_set_selected (self->families, chosen);
}

static void
add_families (LesartLookPopover *self)
{
  g_autoptr (GtkExpression) name =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->families = lesart_panel_choice_new (list_families (), _ ("Typeface"));
  gtk_drop_down_set_expression (self->families, name);
  gtk_drop_down_set_enable_search (self->families, TRUE);
  g_signal_connect_swapped (self->families, "notify::selected", G_CALLBACK (on_family), self);
  add_row (self, _ ("Typeface"), GTK_WIDGET (self->families));
}

/* ---- quantities ---- */

static double
get_value (LesartLookPopover *self, const Quantity *quantity)
{
  GValue value = G_VALUE_INIT;
  double number;

  g_value_init (&value, G_TYPE_DOUBLE);
  g_object_get_property (G_OBJECT (self->appearance), quantity->property, &value);
  number = g_value_get_double (&value);
  g_value_unset (&value);
  return number;
}

static void
set_value (LesartLookPopover *self, const Quantity *quantity, double number)
{
  GValue value = G_VALUE_INIT;
  GParamSpec *property =
      g_object_class_find_property (G_OBJECT_GET_CLASS (self->appearance), quantity->property);

  g_value_init (&value, property->value_type);
  if (property->value_type == G_TYPE_INT)
    g_value_set_int (&value, (int) number);
  else
    g_value_set_double (&value, number);
  g_param_value_validate (property, &value); /* into its range */
  g_object_set_property (G_OBJECT (self->appearance), quantity->property, &value);
  g_value_unset (&value);
}

static const Quantity *
get_quantity (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "quantity");
}

static void
on_less (GtkWidget *button, LesartLookPopover *self)
{
  const Quantity *quantity = get_quantity (button);

  set_value (self, quantity, get_value (self, quantity) - quantity->step);
}

static void
on_more (GtkWidget *button, LesartLookPopover *self)
{
  const Quantity *quantity = get_quantity (button);

  set_value (self, quantity, get_value (self, quantity) + quantity->step);
}

static void
on_usual (GtkWidget *button, LesartLookPopover *self)
{
  const Quantity *quantity = get_quantity (button);

  set_value (self, quantity, quantity->usual);
}

static void
add_step (LesartLookPopover *self,
          GtkWidget *box,
          const Quantity *quantity,
          gboolean up,
          const char *action,
          GCallback callback)
{
  GtkWidget *button = lesart_icon_button_new (up ? "list-add-symbolic" : "list-remove-symbolic",
                                              _ (up ? quantity->more : quantity->less), action);

  gtk_button_set_has_frame (GTK_BUTTON (button), TRUE);
  g_object_set_data (G_OBJECT (button), "quantity", (gpointer) quantity);
  if (action == NULL)
    g_signal_connect (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_quantity (LesartLookPopover *self, guint i)
{
  const Quantity *quantity = &quantities[i];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  add_step (self, box, quantity, FALSE, quantity->less_action, G_CALLBACK (on_less));
  self->values[i] = gtk_button_new ();
  g_object_set_data (G_OBJECT (self->values[i]), "quantity", (gpointer) quantity);
  gtk_widget_set_tooltip_text (self->values[i], _ ("As usual"));
  gtk_widget_set_hexpand (self->values[i], TRUE);
  g_signal_connect (self->values[i], "clicked", G_CALLBACK (on_usual), self);
  gtk_box_append (GTK_BOX (box), self->values[i]);
  add_step (self, box, quantity, TRUE, quantity->more_action, G_CALLBACK (on_more));
  add_row (self, _ (quantity->label), box);
}

static void
update_value (LesartLookPopover *self, guint i)
{
  const Quantity *quantity = &quantities[i];
  double value = get_value (self, quantity);
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;

  if (quantity->format == NULL)
    text = g_strdup_printf (_ ("%.0f %%"), value * 100);
  else if (g_str_equal (quantity->property, "column-width"))
    /* Translators: how long lines are; a short word for characters */
    text = g_strdup_printf (_ ("%.0f chars"), value);
  else
    text = g_strdup_printf ("%.1f", value);
  /* Translators: what a screen reader says of a setting and its value */
  label = g_strdup_printf (_ ("%s: %s"), _ (quantity->label), text);
  gtk_button_set_label (GTK_BUTTON (self->values[i]), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->values[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

/* ---- the whole ---- */

static void
update (LesartLookPopover *self)
{
  self->updating = TRUE;
  choose_family (self);
  self->updating = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (quantities); i++)
    update_value (self, i);
}

static void
add_switch (LesartLookPopover *self, const char *label, const char *property)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  g_object_bind_property (self->appearance, property, check, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  gtk_grid_attach (self->grid, check, 0, self->row++, 2, 1);
}

static void
add_reset (LesartLookPopover *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Set everything as usual"));

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (lesart_appearance_reset_type),
                            self->appearance);
  gtk_grid_attach (self->grid, button, 0, self->row++, 2, 1);
}

static void
lesart_look_popover_dispose (GObject *object)
{
  g_clear_object (&LESART_LOOK_POPOVER (object)->appearance);
  G_OBJECT_CLASS (lesart_look_popover_parent_class)->dispose (object);
}

/* The keys go on from the theme that is in force. */
static void
lesart_look_popover_map (GtkWidget *widget)
{
  GtkWidget *themes = gtk_grid_get_child_at (LESART_LOOK_POPOVER (widget)->grid, 1, 0);

  GTK_WIDGET_CLASS (lesart_look_popover_parent_class)->map (widget);
  for (GtkWidget *button = gtk_widget_get_first_child (themes); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      gtk_widget_grab_focus (button);
}

static void
lesart_look_popover_class_init (LesartLookPopoverClass *class)
{
  GTK_WIDGET_CLASS (class)->map = lesart_look_popover_map;
  G_OBJECT_CLASS (class)->dispose = lesart_look_popover_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_DIALOG);
}

static void
lesart_look_popover_init (LesartLookPopover *self)
{
}

/**
 * lesart_look_popover_new:
 * @appearance: what is chosen
 *
 * Returns: (transfer floating): a popover that shows what is in force
 */
GtkWidget *
lesart_look_popover_new (LesartAppearance *appearance)
{
  LesartLookPopover *self = g_object_new (LESART_TYPE_LOOK_POPOVER, NULL);

  self->appearance = g_object_ref (appearance);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 10);
  gtk_grid_set_column_spacing (self->grid, 16);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "look");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Colours and type"), -1);
  add_row (self, _ ("Colours"), make_themes ());
  gtk_widget_set_valign (gtk_grid_get_child_at (self->grid, 0, 0), GTK_ALIGN_START);
  add_families (self);
  for (guint i = 0; i < G_N_ELEMENTS (quantities); i++)
    add_quantity (self, i);
  add_switch (self, _ ("Lines of equal length"), "justify");
  add_switch (self, _ ("Tell kinds apart by lines, too"), "kind-lines");
  add_reset (self);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->grid));
  g_signal_connect_object (appearance, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
