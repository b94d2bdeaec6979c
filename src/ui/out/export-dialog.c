/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wanted is remembered. The preview is drawn from the same pages that are printed.
 */
#include "export-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "edition-pages.h"
#include "icon-button.h"
#include "plain-name.h"
#include "save-as.h"

#define WIDTH 860
#define HEIGHT 680
#define NARROW 620 /* px: below it the choices stand above the preview */
#define SHADOW 12  /* px around the page */

struct _LesartExportDialog {
  GtkWindow parent_instance;
  LesartDocument *document;
  GSettings *settings; /* (nullable) */
  GtkPageSetup *setup; /* paper and its orientation */
  LesartEdition *edition;
  LesartPages *pages;
  guint page;
  GtkWidget *checks[5];
  GtkWidget *view;
  GtkWidget *where; /* which page of how many */
  GtkWidget *problem;
};

static guint said_signal;

G_DEFINE_FINAL_TYPE (LesartExportDialog, lesart_export_dialog, GTK_TYPE_WINDOW)

static const struct {
  LesartParts part;
  const char *name; /* in the settings */
  const char *label;
} parts[] = {
  { LESART_PART_TINTS, "tints", N_ ("_Names, sums and times") },
  { LESART_PART_LEGEND, "legend", N_ ("What the _colours mean") },
  { LESART_PART_MARKS, "marks", N_ ("_Marks") },
  { LESART_PART_NOTES, "notes", N_ ("N_otes and tags") },
  { LESART_PART_FACTS, "facts", N_ ("_Facts") },
};

/* ---- What is wanted ---- */

static LesartParts
get_parts (LesartExportDialog *self)
{
  LesartParts wanted = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      wanted |= parts[i].part;
  return wanted;
}

static void
remember (LesartExportDialog *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (self->settings == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      g_ptr_array_add (names, (char *) parts[i].name);
  g_ptr_array_add (names, NULL);
  g_settings_set_strv (self->settings, "export-parts", (const char *const *) names->pdata);
}

static void
recall (LesartExportDialog *self)
{
  g_auto (GStrv) names =
      self->settings != NULL ? g_settings_get_strv (self->settings, "export-parts") : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_check_button_set_active (
        GTK_CHECK_BUTTON (self->checks[i]),
        names == NULL || g_strv_contains ((const char *const *) names, parts[i].name));
}

/* ---- The preview ---- */

static void
show_page (LesartExportDialog *self, guint page)
{
  guint n = lesart_pages_count (self->pages);
  g_autofree char *words = NULL;

  self->page = MIN (page, n - 1);
  /* Translators: of the preview of what is printed */
  words = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n);
  gtk_label_set_label (GTK_LABEL (self->where), words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.previous-page", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.next-page", self->page + 1 < n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_queue_draw (self->view);
}

static void
set_anew (LesartExportDialog *self)
{
  g_clear_pointer (&self->pages, lesart_pages_free);
  g_clear_pointer (&self->edition, lesart_edition_free);
  self->edition = lesart_edition_new (self->document, get_parts (self));
  self->pages = lesart_pages_new (self->edition,
                                  gtk_page_setup_get_paper_width (self->setup, GTK_UNIT_POINTS),
                                  gtk_page_setup_get_paper_height (self->setup, GTK_UNIT_POINTS));
  show_page (self, self->page);
}

static void
on_toggled (LesartExportDialog *self)
{
  remember (self);
  set_anew (self);
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  LesartExportDialog *self = data;
  double page_width = lesart_pages_get_width (self->pages);
  double page_height = lesart_pages_get_height (self->pages);
  double scale = MIN ((width - 2 * SHADOW) / page_width, (height - 2 * SHADOW) / page_height);

  if (scale <= 0)
    return;
  cairo_translate (cr, floor ((width - page_width * scale) / 2),
                   floor ((height - page_height * scale) / 2));
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.18);
  cairo_rectangle (cr, -1 / scale, -1 / scale, page_width + 2 / scale, page_height + 3 / scale);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, page_width, page_height);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  lesart_pages_draw (self->pages, self->page, cr);
}

static void
turn_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartExportDialog *self = LESART_EXPORT_DIALOG (widget);

  if (g_str_equal (name, "export.next-page"))
    show_page (self, self->page + 1);
  else if (self->page > 0)
    show_page (self, self->page - 1);
}

/* ---- Files ---- */

static void
say_problem (LesartExportDialog *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->problem), text);
  gtk_widget_set_visible (self->problem, TRUE);
}

static void
on_saved (GtkWidget *widget, const char *text, gboolean saved)
{
  if (!saved) {
    say_problem (LESART_EXPORT_DIALOG (widget), text);
    return;
  }
  g_signal_emit (widget, said_signal, 0, text);
  gtk_window_close (GTK_WINDOW (widget));
}

static GBytes *
make_pdf (LesartExportDialog *self, GError **error)
{
  return lesart_pages_to_pdf (self->pages, error);
}

static GBytes *
make_html (LesartExportDialog *self, GError **error)
{
  return lesart_edition_to_html (self->edition);
}

static GBytes *
make_markdown (LesartExportDialog *self, GError **error)
{
  return lesart_edition_to_markdown (self->edition);
}

static GBytes *
make_png (LesartExportDialog *self, GError **error)
{
  return lesart_pages_to_png (self->pages, self->page, error);
}

static const struct {
  const char *name;
  const char *item;
  LesartFileKind kind;
  GBytes *(*make) (LesartExportDialog *self, GError **error);
} formats[] = {
  { "pdf", N_ ("_PDF…"), { N_ ("PDF document"), "application/pdf", ".pdf" }, make_pdf },
  { "html", N_ ("_Web page, one file…"), { N_ ("Web page"), "text/html", ".html" }, make_html },
  { "markdown",
    N_ ("_Markdown, without names and colours…"),
    { N_ ("Markdown"), "text/markdown", ".md" },
    make_markdown },
  { "png", N_ ("P_icture of this page…"), { N_ ("PNG picture"), "image/png", ".png" }, make_png },
};

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartExportDialog *self = LESART_EXPORT_DIALOG (widget);
  const char *wanted = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    const LesartFileKind kind = { _ (formats[i].kind.name), formats[i].kind.mime,
                                  formats[i].kind.suffix };
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = NULL;

    if (!g_str_equal (formats[i].name, wanted))
      continue;
    bytes = formats[i].make (self, &error);
    if (bytes == NULL)
      say_problem (self, error->message);
    else
      lesart_save_as (widget, _ ("Save the article"), &kind, self->document, "", bytes, on_saved);
  }
}

/* ---- Printing ---- */

/* The paper that was chosen in the dialog of the printer may be another. */
static void
on_begin_print (GtkPrintOperation *operation, GtkPrintContext *context, LesartExportDialog *self)
{
  g_set_object (&self->setup, gtk_print_context_get_page_setup (context));
  set_anew (self);
  gtk_print_operation_set_n_pages (operation, (int) lesart_pages_count (self->pages));
}

static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              LesartExportDialog *self)
{
  lesart_pages_draw (self->pages, (guint) page, gtk_print_context_get_cairo_context (context));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartExportDialog *self = LESART_EXPORT_DIALOG (widget);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result;

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_default_page_setup (operation, self->setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  if (self->edition->title != NULL)
    gtk_print_operation_set_job_name (operation, self->edition->title);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), self);
  g_object_ref (self);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                    GTK_WINDOW (self), &error);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    say_problem (self, error->message);
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    gtk_window_close (GTK_WINDOW (self));
  g_object_unref (self);
}

/* ---- Building ---- */

static GtkWidget *
make_choices (LesartExportDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *title = gtk_label_new (_ ("With the text"));

  gtk_widget_add_css_class (box, "lesart-export-choices");
  gtk_widget_add_css_class (title, "title");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_box_append (GTK_BOX (box), title);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    self->checks[i] = gtk_check_button_new_with_mnemonic (_ (parts[i].label));
    lesart_name_plainly (self->checks[i], _ (parts[i].label));
    gtk_box_append (GTK_BOX (box), self->checks[i]);
  }
  recall (self);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_signal_connect_swapped (self->checks[i], "toggled", G_CALLBACK (on_toggled), self);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 24);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_add_css_class (self->problem, "lesart-tag-problem");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (box), self->problem);
  return box;
}

static GtkWidget *
make_preview (LesartExportDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->view = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG,
                             "hexpand", TRUE, "vexpand", TRUE, NULL);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->view), draw, self, NULL);
  gtk_widget_set_size_request (self->view, 240, 260);
  gtk_box_append (GTK_BOX (box), self->view);
  self->where = gtk_label_new (NULL);
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line),
                  lesart_icon_button_new ("go-previous-symbolic", _ ("Previous page (Page Up)"),
                                          "export.previous-page"));
  gtk_box_append (GTK_BOX (line), self->where);
  gtk_box_append (
      GTK_BOX (line),
      lesart_icon_button_new ("go-next-symbolic", _ ("Next page (Page Down)"), "export.next-page"));
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_add_css_class (box, "lesart-export-preview");
  return box;
}

static GtkWidget *
make_header (void)
{
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *print = gtk_button_new_with_mnemonic (_ ("_Print…"));
  GtkWidget *save = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *action = g_strdup_printf ("export.save::%s", formats[i].name);

    g_menu_append (menu, _ (formats[i].item), action);
  }
  gtk_menu_button_set_label (GTK_MENU_BUTTON (save), _ ("_Save as"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (save), TRUE);
  lesart_name_plainly (save, _ ("_Save as"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (save), G_MENU_MODEL (menu));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "export.print");
  lesart_name_plainly (print, _ ("_Print…"));
  gtk_widget_add_css_class (save, "open");
  gtk_widget_add_css_class (print, "open");
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), save);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), print);
  return header;
}

static void
lesart_export_dialog_dispose (GObject *object)
{
  LesartExportDialog *self = LESART_EXPORT_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_object (&self->settings);
  g_clear_object (&self->setup);
  G_OBJECT_CLASS (lesart_export_dialog_parent_class)->dispose (object);
}

static void
lesart_export_dialog_finalize (GObject *object)
{
  LesartExportDialog *self = LESART_EXPORT_DIALOG (object);

  g_clear_pointer (&self->pages, lesart_pages_free);
  g_clear_pointer (&self->edition, lesart_edition_free);
  G_OBJECT_CLASS (lesart_export_dialog_parent_class)->finalize (object);
}

static void
lesart_export_dialog_class_init (LesartExportDialogClass *klass)
{
  GtkWidgetClass *class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lesart_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = lesart_export_dialog_finalize;
  said_signal = g_signal_new ("said", LESART_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (class, "export.previous-page", NULL, turn_action);
  gtk_widget_class_install_action (class, "export.next-page", NULL, turn_action);
  gtk_widget_class_install_action (class, "export.save", "s", save_action);
  gtk_widget_class_install_action (class, "export.print", NULL, print_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Page_Up, 0, "export.previous-page", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Page_Down, 0, "export.next-page", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_p, GDK_CONTROL_MASK, "export.print", NULL);
}

static void
lesart_export_dialog_init (LesartExportDialog *self)
{
  self->setup = gtk_page_setup_new ();
}

/**
 * lesart_export_dialog_new:
 * @parent: whose article it is
 * @document: with a text
 * @settings: (nullable): where it is remembered what was wanted
 *
 * Returns: (transfer floating): a modal window
 */
GtkWidget *
lesart_export_dialog_new (GtkWindow *parent, LesartDocument *document, GSettings *settings)
{
  LesartExportDialog *self =
      g_object_new (LESART_TYPE_EXPORT_DIALOG, "title", C_ ("shortcuts", "Print and export"),
                    "modal", TRUE, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  int width = gtk_widget_get_width (GTK_WIDGET (parent));
  int height = gtk_widget_get_height (GTK_WIDGET (parent));
  gboolean narrow = width > 0 && width < NARROW;
  GtkWidget *box = gtk_box_new (narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 0);

  self->document = g_object_ref (document);
  g_set_object (&self->settings, settings);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart");
  gtk_window_set_titlebar (GTK_WINDOW (self), make_header ());
  gtk_box_append (GTK_BOX (box), make_choices (self));
  gtk_box_append (GTK_BOX (box), make_preview (self));
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), width > 0 ? MIN (WIDTH, width) : WIDTH,
                               height > 0 ? MIN (HEIGHT, height) : HEIGHT);
  set_anew (self);
  return GTK_WIDGET (self);
}
