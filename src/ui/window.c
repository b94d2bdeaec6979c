/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Builds the window and keeps its settings.
 */
#include "window-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "look-popover.h"
#include "picture.h"
#include "shortcuts.h"
#include "tooltip.h"
#include "wrap-layout.h"

G_DEFINE_FINAL_TYPE (LesartWindow, lesart_window, GTK_TYPE_APPLICATION_WINDOW)

LesartDocument *
lesart_window_get_document (LesartWindow *self)
{
  return self->document;
}

const char *
lesart_window_get_page (LesartWindow *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (self->side_stack));
}

/**
 * lesart_window_set_page:
 * @page: of the side panel; without effect if there is no such page
 */
void
lesart_window_set_page (LesartWindow *self, const char *page)
{
  if (gtk_stack_get_child_by_name (GTK_STACK (self->side_stack), page) != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->side_stack), page);
}

/* ---- the reader's settings and the width ---- */

static void
on_kind_toggled (LesartChips *chips, guint kind, gboolean shown, LesartWindow *self)
{
  g_auto (GStrv) hidden = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  lesart_reader_set_kind_shown (self->reader, kind, shown);
  if (self->settings == NULL)
    return;
  hidden = g_settings_get_strv (self->settings, "hidden-kinds");
  for (guint i = 0; hidden[i] != NULL; i++)
    if (!g_str_equal (hidden[i], lesart_kind_to_string (kind)))
      g_strv_builder_add (builder, hidden[i]);
  if (!shown)
    g_strv_builder_add (builder, lesart_kind_to_string (kind));
  g_strfreev (hidden);
  hidden = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "hidden-kinds", (const char *const *) hidden);
}

static void
set_header_narrow (LesartWindow *self, gboolean narrow)
{
  gtk_widget_set_visible (self->back_button, !narrow);
  gtk_widget_set_visible (self->forward_button, !narrow);
  gtk_stack_set_visible_child_name (GTK_STACK (self->open_stack), narrow ? "icon" : "label");
}

static void
on_narrow (LesartWindow *self)
{
  gboolean narrow = lesart_split_is_narrow (LESART_SPLIT (self->split));

  if (narrow) {
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
    lesart_split_set_sidebar_visible (LESART_SPLIT (self->split), FALSE); /* the text comes first */
  } else {
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
    if (self->settings != NULL)
      lesart_split_set_sidebar_visible (LESART_SPLIT (self->split),
                                        g_settings_get_boolean (self->settings, "sidebar-visible"));
    else
      lesart_split_set_sidebar_visible (LESART_SPLIT (self->split), TRUE);
  }
  set_header_narrow (self, narrow);
  lesart_reader_set_compact (self->reader, narrow || self->translation_view != NULL);
}

/* A window that begins narrow must not be made wide by the header of a wide one. */
static void
on_default_width (LesartWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) && width > 0)
    set_header_narrow (self, width < LESART_SPLIT_NARROW_BELOW);
}

static void
on_sidebar_visible (LesartWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  gboolean visible = lesart_split_get_sidebar_visible (LESART_SPLIT (self->split));

  /* The focus does not stay in what is hidden, nor below what has come over the text. */
  if (!visible && gtk_widget_get_mapped (GTK_WIDGET (self->reader))
      && (focus == NULL || !gtk_widget_get_mapped (focus)))
    gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  else if (visible && lesart_split_is_narrow (LESART_SPLIT (self->split))
           && focus == GTK_WIDGET (self->reader))
    gtk_widget_child_focus (gtk_stack_get_visible_child (GTK_STACK (self->side_stack)),
                            GTK_DIR_TAB_FORWARD);
  if (self->settings != NULL && !lesart_split_is_narrow (LESART_SPLIT (self->split)))
    g_settings_set_boolean (self->settings, "sidebar-visible",
                            lesart_split_get_sidebar_visible (LESART_SPLIT (self->split)));
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, LesartWindow *self)
{
  self->zoom_before = lesart_appearance_get_zoom (self->appearance);
}

/* In steps, as by key: each size is laid out anew. */
static void
on_pinch (GtkGestureZoom *gesture, double scale, LesartWindow *self)
{
  double zoom = round (self->zoom_before * scale * 10.0) / 10.0;

  if (fabs (zoom - lesart_appearance_get_zoom (self->appearance)) > 0.05)
    lesart_appearance_set_zoom (self->appearance, zoom);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, LesartWindow *self)
{
  if (!(gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller))
        & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), dy < 0 ? "win.zoom-in" : "win.zoom-out", NULL);
  return GDK_EVENT_STOP;
}

static void
restore_settings (LesartWindow *self)
{
  g_auto (GStrv) hidden = NULL;

  if (self->settings == NULL) {
    gtk_window_set_default_size (GTK_WINDOW (self), 1280, 800);
    return;
  }
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_settings_bind (self->settings, "sidebar-width", self->split, "sidebar-width",
                   G_SETTINGS_BIND_DEFAULT);
  lesart_split_set_sidebar_visible (LESART_SPLIT (self->split),
                                    g_settings_get_boolean (self->settings, "sidebar-visible"));
  hidden = g_settings_get_strv (self->settings, "hidden-kinds");
  lesart_chips_set_hidden (LESART_CHIPS (self->chips), (const char *const *) hidden);
}

static void
keep_settings (LesartWindow *self)
{
  int width, height;

  if (self->settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 320));
  g_settings_set_int (self->settings, "window-height", MAX (height, 240));
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

/* What was written or chosen in one stands. The focus leaves them first: GTK holds on to what had
 * it until the next frame, which does not come any more. */
static void
close_popovers (LesartWindow *self)
{
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->reader)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_popdown (GTK_POPOVER (child));
}

static gboolean
lesart_window_close_request (GtkWindow *window)
{
  LesartWindow *self = LESART_WINDOW (window);

  keep_settings (self);
  lesart_window_keep_place (self);
  close_popovers (self);
  lesart_claims_panel_save (LESART_CLAIMS_PANEL (self->claims_panel));
  lesart_document_save_now (self->document, NULL);
  if (self->translation != NULL)
    lesart_translation_save_now (self->translation);
  return GTK_WINDOW_CLASS (lesart_window_parent_class)->close_request (window);
}

/* ---- building ---- */

static GtkWidget *
make_side_panel (LesartWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *switcher = gtk_stack_switcher_new ();

  self->side_stack = gtk_stack_new ();
  /* The page that is not shown is not measured. */
  gtk_stack_set_hhomogeneous (GTK_STACK (self->side_stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->side_stack), FALSE);
  gtk_widget_set_vexpand (self->side_stack, TRUE);
  gtk_widget_set_layout_manager (switcher, lesart_even_layout_new (2));
  gtk_widget_add_css_class (switcher, "switcher");
  gtk_widget_set_hexpand (switcher, TRUE);
  /* In the order of their keys, Alt+1 to Alt+7. */
  self->facts_panel = lesart_facts_panel_new ();
  self->notes_panel = lesart_notes_panel_new ();
  gtk_stack_add_titled (GTK_STACK (self->side_stack), self->facts_panel, "facts", _ ("Facts"));
  gtk_stack_add_titled (GTK_STACK (self->side_stack), self->notes_panel, "notes", _ ("Notes"));
  self->pictures_panel = lesart_pictures_panel_new (self->appearance);
  gtk_stack_add_titled (GTK_STACK (self->side_stack), self->pictures_panel, "pictures",
                        _ ("Charts"));
  self->changes_panel = lesart_changes_panel_new ();
  gtk_stack_add_titled (GTK_STACK (self->side_stack), self->changes_panel, "changes",
                        _ ("Changes"));
  self->claims_panel = lesart_claims_panel_new ();
  gtk_stack_add_titled (GTK_STACK (self->side_stack), self->claims_panel, "claims", _ ("Claims"));
  self->terms_panel = lesart_terms_panel_new ();
  gtk_stack_add_titled (GTK_STACK (self->side_stack), self->terms_panel, "terms", _ ("Terms"));
  self->check_panel = lesart_check_panel_new ();
  gtk_stack_add_titled (GTK_STACK (self->side_stack), self->check_panel, "check", _ ("Check"));
  /* Once they are there: it makes the buttons of all for each that comes. */
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->side_stack));
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), self->side_stack);
  return box;
}

static void
build_article_page (LesartWindow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->chips = lesart_chips_new (self->appearance);
  self->find_bar = lesart_find_bar_new (self->reader);
  self->file_notice = lesart_notice_new ();
  self->reading_notice = lesart_notice_new ();
  self->encoding_notice = lesart_notice_new ();
  self->language_notice = lesart_notice_new ();
  self->date_notice = lesart_notice_new ();
  self->save_notice = lesart_notice_new ();
  self->changes_notice = lesart_notice_new ();
  self->place_notice = lesart_notice_new ();
  gtk_widget_add_css_class (scroller, "page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->reader));
  gtk_widget_set_vexpand (scroller, TRUE);
  self->article_scroller = scroller;
  gtk_box_append (GTK_BOX (content), self->find_bar);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->file_notice));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->reading_notice));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->encoding_notice));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->language_notice));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->date_notice));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->save_notice));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->changes_notice));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->place_notice));
  gtk_box_append (GTK_BOX (content), lesart_window_make_page (self, scroller));
  gtk_box_append (GTK_BOX (content), lesart_window_make_mode_bar (self));
  self->split = lesart_split_new (content, make_side_panel (self));
  gtk_widget_set_vexpand (self->split, TRUE);
  gtk_box_append (GTK_BOX (self->article_page), self->chips);
  gtk_box_append (GTK_BOX (self->article_page), self->split);
  self->toast = lesart_toast_new ();
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->toast));
  self->live_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->live_label, "live");
  gtk_widget_set_can_target (self->live_label, FALSE);
  gtk_widget_set_halign (self->live_label, GTK_ALIGN_END);
  gtk_widget_set_valign (self->live_label, GTK_ALIGN_END);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->live_label);
}

/* Who has closed a menu with Escape wants to go on reading; who has chosen from it may be
 * elsewhere. */
static gboolean
leave_menu (gpointer data)
{
  LesartWindow *self = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkWidget *header = gtk_window_get_titlebar (GTK_WINDOW (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self->reader))
      && (focus == NULL || gtk_widget_is_ancestor (focus, header)))
    gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  return G_SOURCE_REMOVE;
}

static void
on_menu_closed (LesartWindow *self)
{
  /* Not at once: the popover still gives the focus back to its button. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_menu, g_object_ref (self), g_object_unref);
}

static void
on_appearance_changed (LesartWindow *self)
{
  if (lesart_appearance_get_palette (self->appearance) >= LESART_PALETTE_CONTRAST)
    gtk_widget_add_css_class (GTK_WIDGET (self), "contrast");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "contrast");
}

/* The popovers of the header are made when they are first wanted. */
static void
make_menu (GtkMenuButton *button, gpointer data)
{
  LesartWindow *self = data;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (self->main_menu));
  g_signal_connect_swapped (gtk_menu_button_get_popover (button), "closed",
                            G_CALLBACK (on_menu_closed), self);
}

static void
make_look (GtkMenuButton *button, gpointer data)
{
  LesartWindow *self = data;
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = lesart_look_popover_new (self->appearance);
  gtk_menu_button_set_popover (button, popover);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (on_menu_closed), self);
}

static void
connect_parts (LesartWindow *self)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu_button), make_menu, self,
                                         NULL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->look_button), make_look, self,
                                         NULL);
  g_signal_connect (self->chips, "kind-toggled", G_CALLBACK (on_kind_toggled), self);
  g_signal_connect (self, "notify::default-width", G_CALLBACK (on_default_width), NULL);
  g_signal_connect_object (self->split, "notify::narrow", G_CALLBACK (on_narrow), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::sidebar-visible", G_CALLBACK (on_sidebar_visible),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->appearance, "changed", G_CALLBACK (on_appearance_changed), self,
                           G_CONNECT_SWAPPED);
  on_appearance_changed (self);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self->reader), scroll);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (GTK_WIDGET (self->reader), GTK_EVENT_CONTROLLER (pinch));
}

static void
lesart_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lesart_window_parent_class)->realize (widget);
  lesart_bench_watch (LESART_WINDOW (widget));
}

static void
lesart_window_dispose (GObject *object)
{
  LesartWindow *self = LESART_WINDOW (object);

  lesart_window_leave_file (self);
  lesart_window_dispose_history (self);
  lesart_window_dispose_notes (self);
  lesart_window_dispose_lookup (self);
  g_clear_object (&self->address_menu);
  g_clear_pointer (&self->placing, g_free);
  g_clear_pointer (&self->copies, g_strfreev);
  g_clear_pointer (&self->left_behind, g_free);
  lesart_window_dispose_date (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->loading_source, g_source_remove);
  g_clear_handle_id (&self->reading_source, g_source_remove);
  g_clear_pointer (&self->opening, g_free);
  g_clear_handle_id (&self->recent_source, g_source_remove);
  g_clear_object (&self->terms);
  g_clear_object (&self->checker);
  lesart_window_dispose_translation (self);
  if (self->document != NULL)
    lesart_document_let_go (self->document); /* the same article may be opened in another window */
  g_clear_object (&self->document);
  /* GTK lets the actions live on; this one has the whole page. */
  g_action_map_remove_action (G_ACTION_MAP (self), "sidebar");
  g_clear_object (&self->appearance);
  g_clear_object (&self->settings);
  g_clear_object (&self->tag_book);
  g_clear_pointer (&self->back, g_array_unref);
  g_clear_pointer (&self->forward, g_array_unref);
  G_OBJECT_CLASS (lesart_window_parent_class)->dispose (object);
}

static void
lesart_window_class_init (LesartWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lesart_window_dispose;
  widget_class->realize = lesart_window_realize;
  GTK_WINDOW_CLASS (class)->close_request = lesart_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lesart/Lesart/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, LesartWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LesartWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, LesartWindow, article_page);
  gtk_widget_class_bind_template_child (widget_class, LesartWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, LesartWindow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, LesartWindow, open_stack);
  gtk_widget_class_bind_template_child (widget_class, LesartWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, LesartWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, LesartWindow, forward_button);
  gtk_widget_class_bind_template_child (widget_class, LesartWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, LesartWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LesartWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, LesartWindow, look_button);
  gtk_widget_class_bind_template_child (widget_class, LesartWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, LesartWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, LesartWindow, history_menu);
  lesart_window_class_add_actions (widget_class);
  lesart_window_class_add_reading_actions (widget_class);
  lesart_window_class_add_moving_actions (widget_class);
  lesart_window_class_add_note_actions (widget_class);
  lesart_window_class_add_history_actions (widget_class);
  lesart_window_class_add_change_actions (widget_class);
  lesart_window_class_add_store_actions (widget_class);
  lesart_window_class_add_date_actions (widget_class);
  lesart_window_class_add_fact_actions (widget_class);
  lesart_window_class_add_claim_actions (widget_class);
  lesart_window_class_add_term_actions (widget_class);
  lesart_window_class_add_check_actions (widget_class);
  lesart_window_class_add_name_actions (widget_class);
  lesart_window_class_add_lookup_actions (widget_class);
  lesart_window_class_add_address_actions (widget_class);
  lesart_window_class_add_picture_actions (widget_class);
  lesart_window_class_add_translation_actions (widget_class);
}

static void
lesart_window_init (LesartWindow *self)
{
  self->back = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->forward = g_array_new (FALSE, FALSE, sizeof (guint32));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Tooltips say the key; the header's buttons are in the template, their keys in shortcuts.c. */
static void
set_tooltips (LesartWindow *self)
{
  const struct {
    GtkWidget *widget;
    const char *action;
    const char *title;
  } tips[] = {
    { self->open_button, "win.open", _ ("Open an article") },
    { self->back_button, "win.back", _ ("Back to where you were") },
    { self->forward_button, "win.forward", _ ("Forward again") },
    { self->find_button, "win.find", _ ("Find in the text") },
    { self->look_button, "win.look", _ ("Colours and type") },
    { self->sidebar_button, "win.sidebar", _ ("Side panel") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tips); i++) {
    g_autofree char *text = lesart_shortcut_tooltip (tips[i].action, tips[i].title);

    lesart_set_tooltip (tips[i].widget, text);
  }
}

/* What was read lately is not needed for the first frame. */
static gboolean
watch_recent (gpointer data)
{
  LesartWindow *self = data;

  self->recent_source = 0;
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (lesart_window_fill_recent), self, G_CONNECT_SWAPPED);
  lesart_window_fill_recent (self);
  return G_SOURCE_REMOVE;
}

/**
 * lesart_window_new:
 * @application: the program
 * @file: (nullable): an article, which is opened in it
 * @date: (nullable): the day that is of, YYYY-MM-DD
 *
 * Returns: (transfer none): a window, which belongs to GTK until it is closed; not yet shown. With
 *   @file it shows itself when there is something to see
 */
LesartWindow *
lesart_window_new (LesartApplication *application, GFile *file, const char *date)
{
  LesartWindow *self = g_object_new (LESART_TYPE_WINDOW, "application", application, NULL);
  GSettings *settings = lesart_application_get_settings (application);
  g_autoptr (GPropertyAction) sidebar = NULL;

  self->application = application; /* lives longer than its windows */
  self->appearance = g_object_ref (lesart_application_get_appearance (application));
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->document = lesart_document_new (lesart_application_get_language (application));
  if (file != NULL) /* it is read while the window is built */
    lesart_window_open (self, file, LESART_ENCODING_AUTO, date);
  self->reader = lesart_reader_new (self->appearance);
  build_article_page (self);
  lesart_reader_set_document (self->reader, self->document);
  lesart_chips_set_document (LESART_CHIPS (self->chips), self->document);
  lesart_find_bar_set_document (LESART_FIND_BAR (self->find_bar), self->document);
  lesart_facts_panel_set_document (LESART_FACTS_PANEL (self->facts_panel), self->document);
  lesart_notes_panel_set_document (LESART_NOTES_PANEL (self->notes_panel), self->document);
  lesart_claims_panel_set_document (LESART_CLAIMS_PANEL (self->claims_panel), self->document);
  lesart_changes_panel_set_document (LESART_CHANGES_PANEL (self->changes_panel), self->document);
  lesart_pictures_panel_set_document (LESART_PICTURES_PANEL (self->pictures_panel), self->document);
  connect_parts (self);
  sidebar = g_property_action_new ("sidebar", self->split, "sidebar-visible");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (sidebar));
  lesart_window_init_status (self);
  lesart_window_init_reading (self);
  lesart_window_init_opening (self);
  lesart_window_init_actions (self);
  self->tag_book = g_object_ref (lesart_application_get_tag_book (application));
  lesart_window_init_notes (self);
  lesart_window_init_history (self);
  lesart_window_init_changes (self);
  lesart_window_init_store (self);
  lesart_window_init_date (self);
  lesart_window_init_facts (self);
  lesart_window_init_claims (self);
  lesart_window_init_terms (self);
  lesart_window_init_check (self);
  lesart_window_init_names (self);
  lesart_window_tie_menu (self, self->reader);
  lesart_window_init_addresses (self);
  lesart_window_init_pictures (self);
  self->recent_source = g_idle_add_full (G_PRIORITY_LOW, watch_recent, self, NULL);
  if (file == NULL)
    lesart_window_show_page (self, "empty");
  restore_settings (self);
  set_tooltips (self);
  lesart_window_update_actions (self);
  return self;
}
