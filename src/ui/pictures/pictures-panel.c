/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picture is made when it is to be seen, and again when the reading has changed meanwhile. What
 * is around it is built when the panel is shown for the first time.
 */
#include "pictures-panel.h"

#include <glib/gi18n.h>
#include <string.h>

#include "icon-button.h"
#include "panel-status.h"
#include "save-as.h"
#include "scene-export.h"
#include "scene-view.h"
#include "shortcuts.h"

struct _LesartPicturesPanel {
  GtkBox parent_instance;
  LesartDocument *document; /* (nullable) */
  GSignalGroup *document_signals;
  LesartReading *reading; /* (nullable): which the picture is of */
  gboolean stale;

  LesartDiagramKind kind;
  LesartAppearance *appearance;
  GtkWidget *kinds[LESART_N_DIAGRAMS]; /* (nullable): so everything below before it is built */
  GtkStack *stack;
  GtkWidget *scroller;
  LesartSceneView *view;
  LesartPanelStatus *status;
  GtkWidget *tools;
  GtkWidget *zoom;
  GtkWidget *enlarge;
};

enum { SHOW_SPAN, SAID, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartPicturesPanel, lesart_pictures_panel, GTK_TYPE_BOX)

/* ---- What is shown ---- */

static void
show_status (LesartPicturesPanel *self)
{
  LesartDocumentState state =
      self->document == NULL ? LESART_DOCUMENT_LOADING : lesart_document_get_state (self->document);

  if (self->reading != NULL) {
    lesart_panel_status_set (self->status, "image-missing-symbolic",
                             lesart_diagram_get_empty_sentence (self->kind, self->reading));
    lesart_panel_status_set_action (self->status, NULL, NULL);
  } else if (state == LESART_DOCUMENT_FAILED) {
    lesart_panel_status_set (self->status, "dialog-warning-symbolic",
                             _ ("The article could not be read."));
    lesart_panel_status_set_action (self->status, _ ("Open another…"), "win.open");
  } else {
    lesart_panel_status_set_busy (self->status, _ ("Reading the article…"));
  }
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->status));
}

static void
update (LesartPicturesPanel *self)
{
  LesartDiagram *diagram;

  if (!self->stale || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->stale = FALSE;
  diagram = self->reading == NULL ? NULL : lesart_diagram_new (self->kind, self->reading);
  lesart_scene_view_set_diagram (self->view, diagram);
  gtk_widget_set_sensitive (self->tools, diagram != NULL);
  if (diagram == NULL)
    show_status (self);
  else
    gtk_stack_set_visible_child (self->stack, self->scroller);
}

static void
on_document_changed (LesartPicturesPanel *self)
{
  LesartReading *reading =
      self->document == NULL ? NULL : lesart_document_get_reading (self->document);

  if (reading != NULL && reading == self->reading)
    return; /* another state, but the same picture */
  g_clear_pointer (&self->reading, lesart_reading_unref);
  self->reading = reading == NULL ? NULL : lesart_reading_ref (reading);
  self->stale = TRUE;
  update (self);
}

static void
on_kind_toggled (GtkToggleButton *button, LesartPicturesPanel *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint k = 0; k < LESART_N_DIAGRAMS; k++)
    if (self->kinds[k] == GTK_WIDGET (button))
      self->kind = k;
  self->stale = TRUE;
  update (self);
}

/**
 * lesart_pictures_panel_show:
 * @name: of a picture, such as "timeline"
 *
 * Returns: whether there is one of that name
 */
gboolean
lesart_pictures_panel_show (LesartPicturesPanel *self, const char *name)
{
  g_return_val_if_fail (LESART_IS_PICTURES_PANEL (self), FALSE);
  for (guint k = 0; k < LESART_N_DIAGRAMS; k++)
    if (strcmp (lesart_diagram_get_name (k), name) == 0) {
      self->kind = k;
      if (self->kinds[k] != NULL)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->kinds[k]), TRUE);
      return TRUE;
    }
  return FALSE;
}

static void
on_show_span (LesartSceneView *view, guint start, guint end, LesartPicturesPanel *self)
{
  g_signal_emit (self, signals[SHOW_SPAN], 0, start, end);
}

/* ---- Zoom and room ---- */

static void
on_zoom (LesartPicturesPanel *self)
{
  g_autofree char *zoom =
      g_strdup_printf (_ ("%.0f %%"), lesart_scene_view_get_zoom (self->view) * 100);

  gtk_button_set_label (GTK_BUTTON (self->zoom), zoom);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lesart_scene_view_zoom_step (LESART_PICTURES_PANEL (widget)->view,
                               g_variant_get_int32 (parameter));
}

/**
 * lesart_pictures_panel_set_enlarged:
 * @enlarged: whether it has the place of the text now
 */
void
lesart_pictures_panel_set_enlarged (LesartPicturesPanel *self, gboolean enlarged)
{
  const char *label = enlarged ? _ ("Back to the side panel") : _ ("Enlarge the picture");

  g_return_if_fail (LESART_IS_PICTURES_PANEL (self));
  if (self->view == NULL)
    return;
  gtk_button_set_icon_name (GTK_BUTTON (self->enlarge),
                            enlarged ? "view-restore-symbolic" : "view-fullscreen-symbolic");
  gtk_widget_set_tooltip_text (self->enlarge, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->enlarge), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

/* ---- Export ---- */

static void
on_saved (GtkWidget *widget, const char *text, gboolean saved)
{
  g_signal_emit (widget, signals[SAID], 0, text);
}

static char *
describe_source (LesartPicturesPanel *self)
{
  const char *title = lesart_document_get_title (self->document);
  const char *date = lesart_document_get_date (self->document);

  if (title == NULL || *title == '\0')
    return g_strdup (_ ("Made with Lesart"));
  if (date == NULL)
    /* Translators: below a picture: the headline of the article that it is made from */
    return g_strdup_printf (_ ("Source: “%s”. Made with Lesart"), title);
  /* Translators: below a picture: the headline of the article that it is made from, and its day */
  return g_strdup_printf (_ ("Source: “%s”, %s. Made with Lesart"), title, date);
}

static GBytes *
make_file (LesartPicturesPanel *self, LesartExportFormat format)
{
  const char *title = lesart_document_get_title (self->document);
  g_autofree char *source = describe_source (self);
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self->view));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GBytes *bytes = lesart_scene_export (lesart_scene_view_get_diagram (self->view), format,
                                       title == NULL || *title == '\0' ? _ ("Untitled") : title,
                                       source, context, &error);

  g_object_unref (context);
  if (bytes != NULL)
    return bytes;
  /* Translators: %s is what was in the way */
  text = g_strdup_printf (_ ("It could not be saved: %s"), error->message);
  g_signal_emit (self, signals[SAID], 0, text);
  return NULL;
}

/**
 * lesart_pictures_panel_save:
 * @file: is overwritten
 * @png: a PNG, else an SVG
 *
 * Writes the picture that is shown; "said" tells the outcome.
 */
void
lesart_pictures_panel_save (LesartPicturesPanel *self, GFile *file, gboolean png)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (LESART_IS_PICTURES_PANEL (self));
  if (self->view == NULL || lesart_scene_view_get_diagram (self->view) == NULL)
    return;
  bytes = make_file (self, png ? LESART_EXPORT_PNG : LESART_EXPORT_SVG);
  if (bytes != NULL)
    lesart_save_to (GTK_WIDGET (self), file, bytes, on_saved);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartPicturesPanel *self = LESART_PICTURES_PANEL (widget);
  gboolean png = g_str_equal (g_variant_get_string (parameter, NULL), "png");
  LesartExportFormat format = png ? LESART_EXPORT_PNG : LESART_EXPORT_SVG;
  const LesartFileKind kind = {
    .name = png ? _ ("PNG picture") : _ ("SVG picture"),
    .mime = png ? "image/png" : "image/svg+xml",
    .suffix = lesart_export_format_get_suffix (format),
  };
  g_autoptr (GBytes) bytes = NULL;

  if (self->view == NULL || lesart_scene_view_get_diagram (self->view) == NULL)
    return;
  bytes = make_file (self, format);
  if (bytes != NULL)
    lesart_save_as (widget, _ ("Save the picture"), &kind, self->document,
                    lesart_diagram_get_name (self->kind), bytes, on_saved);
}

/* ---- Building ---- */

static GtkWidget *
add_tool (LesartPicturesPanel *self, const char *icon, const char *label, const char *action)
{
  GtkWidget *button = lesart_icon_button_new (icon, label, action);

  gtk_box_append (GTK_BOX (self->tools), button);
  return button;
}

static void
add_export_menu (LesartPicturesPanel *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("Save as _SVG…"), "pictures.export::svg");
  g_menu_append (menu, _ ("Save as _PNG…"), "pictures.export::png");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-save-symbolic");
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, _ ("Save the picture"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Save the picture"), -1);
  gtk_box_append (GTK_BOX (self->tools), button);
}

static void
add_tools (LesartPicturesPanel *self)
{
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_add_css_class (self->tools, "lesart-picture-tools");
  add_tool (self, "list-remove-symbolic", _ ("Smaller picture"), "pictures.zoom(-1)");
  self->zoom = gtk_button_new ();
  gtk_button_set_has_frame (GTK_BUTTON (self->zoom), FALSE);
  gtk_widget_set_tooltip_text (self->zoom, _ ("Usual size"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->zoom), "i", 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->zoom), "pictures.zoom");
  gtk_box_append (GTK_BOX (self->tools), self->zoom);
  add_tool (self, "list-add-symbolic", _ ("Larger picture"), "pictures.zoom(1)");
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (self->tools), space);
  add_export_menu (self);
  self->enlarge =
      add_tool (self, "view-fullscreen-symbolic", _ ("Enlarge the picture"), "win.enlarge-picture");
  gtk_box_append (GTK_BOX (self), self->tools);
}

static void
add_kinds (LesartPicturesPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "lesart-picture-kinds");
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint k = 0; k < LESART_N_DIAGRAMS; k++) {
    self->kinds[k] = gtk_toggle_button_new_with_label (lesart_diagram_get_title (k));
    if (k > 0)
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->kinds[k]),
                                   GTK_TOGGLE_BUTTON (self->kinds[0]));
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->kinds[k]), k == (guint) self->kind);
    g_signal_connect (self->kinds[k], "toggled", G_CALLBACK (on_kind_toggled), self);
    gtk_box_append (GTK_BOX (box), self->kinds[k]);
  }
  gtk_box_append (GTK_BOX (self), box);
}

static void
add_picture (LesartPicturesPanel *self)
{
  self->view = LESART_SCENE_VIEW (lesart_scene_view_new ());
  lesart_scene_view_set_appearance (self->view, self->appearance);
  g_signal_connect (self->view, "show-span", G_CALLBACK (on_show_span), self);
  g_signal_connect_swapped (self->view, "notify::zoom", G_CALLBACK (on_zoom), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (self->scroller, "lesart-picture");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_child (self->stack, self->scroller);
  self->status = LESART_PANEL_STATUS (lesart_panel_status_new ());
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
}

static void
build (LesartPicturesPanel *self)
{
  add_kinds (self);
  add_picture (self);
  add_tools (self);
  on_zoom (self);
}

/* ---- The object ---- */

static void
lesart_pictures_panel_map (GtkWidget *widget)
{
  LesartPicturesPanel *self = LESART_PICTURES_PANEL (widget);

  if (self->view == NULL)
    build (self);
  GTK_WIDGET_CLASS (lesart_pictures_panel_parent_class)->map (widget);
  update (self);
}

static void
lesart_pictures_panel_dispose (GObject *object)
{
  LesartPicturesPanel *self = LESART_PICTURES_PANEL (object);

  g_clear_object (&self->document_signals);
  g_clear_object (&self->document);
  g_clear_object (&self->appearance);
  g_clear_pointer (&self->reading, lesart_reading_unref);
  G_OBJECT_CLASS (lesart_pictures_panel_parent_class)->dispose (object);
}

static void
lesart_pictures_panel_class_init (LesartPicturesPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lesart_pictures_panel_dispose;
  widget_class->map = lesart_pictures_panel_map;
  signals[SHOW_SPAN] = g_signal_new ("show-span", LESART_TYPE_PICTURES_PANEL, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SAID] = g_signal_new ("said", LESART_TYPE_PICTURES_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "pictures.zoom", "i", zoom_action);
  gtk_widget_class_install_action (widget_class, "pictures.export", "s", export_action);
}

static void
lesart_pictures_panel_init (LesartPicturesPanel *self)
{
  self->stale = TRUE;
  self->document_signals = g_signal_group_new (LESART_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::reading",
                                  G_CALLBACK (on_document_changed), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::state",
                                  G_CALLBACK (on_document_changed), self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-panel");
}

/**
 * lesart_pictures_panel_new:
 * @appearance: whose colours the pictures have
 */
GtkWidget *
lesart_pictures_panel_new (LesartAppearance *appearance)
{
  LesartPicturesPanel *self = g_object_new (LESART_TYPE_PICTURES_PANEL, NULL);

  self->appearance = g_object_ref (appearance);
  return GTK_WIDGET (self);
}

/**
 * lesart_pictures_panel_set_document:
 * @document: (nullable): whose reading is shown
 */
void
lesart_pictures_panel_set_document (LesartPicturesPanel *self, LesartDocument *document)
{
  g_return_if_fail (LESART_IS_PICTURES_PANEL (self));
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  on_document_changed (self);
}
