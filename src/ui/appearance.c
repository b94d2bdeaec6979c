/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chooses the palette (the reader's choice, or what the desktop says: the settings portal for dark
 * and for high contrast, the name of the GTK theme for the latter, too) and puts it before the
 * style sheets, with what the reader chose for the type of the article. GTK 4.8 does not read the
 * portal itself.
 */
#include "appearance.h"

#include <string.h>

#include "typeface.h"

#define RESOURCE "/io/github/lesart/Lesart/ui/"
#define APPEARANCE "org.freedesktop.appearance" /* of the settings of the portal */

struct _LesartAppearance {
  GObject parent_instance;

  GdkDisplay *display;
  GSettings *settings;
  GtkCssProvider *colours; /* @define-color lines and the size of the text */
  GtkCssProvider *sheets[4];
  GDBusProxy *portal;
  GCancellable *cancellable;
  gboolean system_dark;
  gboolean system_contrast;
  char *theme;
  char *font_family;
  double zoom;
  double line_height;
  double letter_spacing;
  int column_width;
  gboolean justify;
  gboolean kind_lines;
  LesartPalette palette;
};

enum {
  PROP_0,
  PROP_THEME,
  PROP_FONT_FAMILY,
  PROP_ZOOM,
  PROP_LINE_HEIGHT,
  PROP_LETTER_SPACING,
  PROP_COLUMN_WIDTH,
  PROP_JUSTIFY,
  PROP_KIND_LINES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (LesartAppearance, lesart_appearance, G_TYPE_OBJECT)

/* The names that style sheets use. */
static const char *const tone_names[LESART_N_TONES] = {
  "page",
  "chrome",
  "card",
  "raised",
  "ink",
  "dim",
  "line",
  "per_tint",
  "per_ink",
  "org_tint",
  "org_ink",
  "loc_tint",
  "loc_ink",
  "oth_tint",
  "oth_ink",
  "sum_tint",
  "sum_ink",
  "time_tint",
  "time_ink",
  "mark",
  "mark_line",
  "mark_green",
  "mark_green_line",
  "mark_blue",
  "mark_blue_line",
  "mark_pink",
  "mark_pink_line",
  "mark_orange",
  "mark_orange_line",
  "mark_purple",
  "mark_purple_line",
  "hit",
  "hit_current",
  "accent",
  "on_accent",
  "warning",
};

/* Of the palettes, for the names of their page and ink in style sheets. */
static const char *const palette_names[LESART_N_PALETTES] = {
  [LESART_PALETTE_LIGHT] = "light",
  [LESART_PALETTE_DARK] = "dark",
  [LESART_PALETTE_SEPIA] = "sepia",
  [LESART_PALETTE_CONTRAST] = "contrast",
  [LESART_PALETTE_CONTRAST_DARK] = "contrast_dark",
};

/* Text size at zoom 1, in px. */
#define TEXT_PX 18.0
#define INTERFACE_PX 14.0 /* as in style.css */
/* CSS multiplies the font's own height, which is about 4/3 of its size. */
#define OWN_HEIGHT (4.0 / 3.0)

static gboolean
gtk_theme_has_contrast (LesartAppearance *self)
{
  GtkSettings *gtk_settings = gtk_settings_get_for_display (self->display);
  g_autofree char *gtk_theme = NULL;

  g_object_get (gtk_settings, "gtk-theme-name", &gtk_theme, NULL);
  if (g_getenv ("GTK_THEME") != NULL) { /* GTK obeys it without saying so in its settings */
    g_free (gtk_theme);
    gtk_theme = g_strdup (g_getenv ("GTK_THEME"));
  }
  return gtk_theme != NULL
         && (strstr (gtk_theme, "HighContrast") != NULL || strstr (gtk_theme, "-hc") != NULL);
}

/* Who needs contrast has it for all programs: a choice between light and dark keeps it. */
static LesartPalette
choose_palette (LesartAppearance *self)
{
  gboolean contrast = self->system_contrast || gtk_theme_has_contrast (self);
  LesartPalette light = contrast ? LESART_PALETTE_CONTRAST : LESART_PALETTE_LIGHT;
  LesartPalette dark = contrast ? LESART_PALETTE_CONTRAST_DARK : LESART_PALETTE_DARK;

  if (g_strcmp0 (self->theme, "contrast") == 0)
    return LESART_PALETTE_CONTRAST;
  if (g_strcmp0 (self->theme, "contrast-dark") == 0)
    return LESART_PALETTE_CONTRAST_DARK;
  if (g_strcmp0 (self->theme, "sepia") == 0)
    return contrast ? LESART_PALETTE_CONTRAST : LESART_PALETTE_SEPIA;
  if (g_strcmp0 (self->theme, "dark") == 0)
    return dark;
  if (g_strcmp0 (self->theme, "light") == 0)
    return light;
  return self->system_dark ? dark : light;
}

/* (transfer full) */
static char *
find_reader_typeface (LesartAppearance *self)
{
  static const char *const serif[] = { "Noto Serif", "Source Serif 4", "Charis SIL", "serif",
                                       NULL };
  static const char *const sans[] = { "Noto Sans", "Cantarell", "sans-serif", NULL };
  const char *own[] = { self->font_family, "serif", NULL };
  const char *const *families = own;

  if (g_strcmp0 (self->font_family, "sans") == 0)
    families = sans;
  else if (self->font_family == NULL || *self->font_family == '\0'
           || g_str_equal (self->font_family, "serif"))
    families = serif;
  return lesart_find_typeface (families, TEXT_PX * self->zoom);
}

/* That of the desktop. (transfer full) */
static char *
find_interface_typeface (LesartAppearance *self)
{
  g_autofree char *name = NULL;
  g_autoptr (PangoFontDescription) font = NULL;
  const char *families[] = { NULL, NULL };

  g_object_get (gtk_settings_get_for_display (self->display), "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name != NULL ? name : "");
  families[0] = pango_font_description_get_family (font);
  if (families[0] == NULL)
    families[0] = "Sans";
  return lesart_find_typeface (families, INTERFACE_PX);
}

static char *
make_css (LesartAppearance *self)
{
  GString *css = g_string_new (NULL);
  g_autofree char *reader = find_reader_typeface (self);
  g_autofree char *interface = find_interface_typeface (self);
  char size[G_ASCII_DTOSTR_BUF_SIZE];
  char height[G_ASCII_DTOSTR_BUF_SIZE];
  char spacing[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < LESART_N_TONES; i++)
    g_string_append_printf (css, "@define-color lesart_%s %s;\n", tone_names[i],
                            lesart_palette_get_tone (self->palette, i));
  for (guint i = 0; i < LESART_N_PALETTES; i++) /* for what shows a theme that is not in force */
    g_string_append_printf (css,
                            "@define-color lesart_%s_page %s;\n@define-color lesart_%s_ink %s;\n",
                            palette_names[i], lesart_palette_get_tone (i, LESART_TONE_PAGE),
                            palette_names[i], lesart_palette_get_tone (i, LESART_TONE_INK));
  g_ascii_formatd (size, sizeof size, "%.1f", TEXT_PX * self->zoom);
  g_ascii_formatd (height, sizeof height, "%.3f", self->line_height / OWN_HEIGHT);
  g_string_append_printf (css, "window.lesart { font-family: \"%s\"; }\n", interface);
  g_string_append_printf (
      css, "textview.lesart-reader { font-family: \"%s\"; font-size: %spx; line-height: %s;",
      reader, size, height);
  if (self->letter_spacing > 0) {
    g_ascii_formatd (spacing, sizeof spacing, "%.2f", self->letter_spacing * TEXT_PX * self->zoom);
    g_string_append_printf (css, " letter-spacing: %spx;", spacing);
  }
  g_string_append (css, " }\n");
  return g_string_free (css, FALSE);
}

static void
update (LesartAppearance *self)
{
  GtkSettings *gtk_settings = gtk_settings_get_for_display (self->display);
  g_autofree char *css = NULL;
  gboolean dark;
  gboolean wants_dark;

  self->palette = choose_palette (self);
  css = make_css (self);
  /* Setting it, even to what it is, makes GTK parse its own style sheet again (40 ms). */
  g_object_get (gtk_settings, "gtk-application-prefer-dark-theme", &dark, NULL);
  wants_dark =
      self->palette == LESART_PALETTE_DARK || self->palette == LESART_PALETTE_CONTRAST_DARK;
  if (dark != wants_dark)
    g_object_set (gtk_settings, "gtk-application-prefer-dark-theme", wants_dark, NULL);
  gtk_css_provider_load_from_data (self->colours, css, -1);
  g_signal_emit (self, changed_signal, 0);
}

/* Of what the desktop says of its looks; other keys are not for us. */
static void
take_system_value (LesartAppearance *self, const char *key, GVariant *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT)) {
    GVariant *next = g_variant_get_variant (inner);

    g_variant_unref (inner);
    inner = next;
  }
  if (!g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    return;
  if (strcmp (key, "color-scheme") == 0)
    self->system_dark = g_variant_get_uint32 (inner) == 1;
  else if (strcmp (key, "contrast") == 0)
    self->system_contrast = g_variant_get_uint32 (inner) == 1;
  else
    return;
  update (self);
}

static void
on_portal_signal (GDBusProxy *proxy,
                  const char *sender,
                  const char *name,
                  GVariant *parameters,
                  LesartAppearance *self)
{
  const char *namespace, *key;
  g_autoptr (GVariant) value = NULL;

  if (strcmp (name, "SettingChanged") != 0
      || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &namespace, &key, &value);
  if (strcmp (namespace, APPEARANCE) == 0)
    take_system_value (self, key, value);
}

static void
on_portal_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, NULL);
  g_autoptr (GVariantIter) namespaces = NULL;
  GVariantIter *keys;
  const char *namespace, *key;
  GVariant *value;

  if (reply == NULL || !g_variant_is_of_type (reply, G_VARIANT_TYPE ("(a{sa{sv}})")))
    return; /* no portal, or the window is gone: stay light */
  g_variant_get (reply, "(a{sa{sv}})", &namespaces);
  while (g_variant_iter_loop (namespaces, "{&sa{sv}}", &namespace, &keys))
    while (strcmp (namespace, APPEARANCE) == 0 && g_variant_iter_loop (keys, "{&sv}", &key, &value))
      take_system_value (data, key, value);
}

static void
on_portal (GObject *source, GAsyncResult *result, gpointer data)
{
  LesartAppearance *self = data;
  static const char *const wanted[] = { APPEARANCE, NULL };
  GDBusProxy *portal = g_dbus_proxy_new_for_bus_finish (result, NULL);
  g_autofree char *owner = NULL;

  if (portal == NULL)
    return;
  self->portal = portal;
  g_signal_connect_object (portal, "g-signal", G_CALLBACK (on_portal_signal), self, 0);
  owner = g_dbus_proxy_get_name_owner (portal);
  if (owner == NULL)
    return; /* nobody to ask, and the call would lose its parameters */
  g_dbus_proxy_call (portal, "ReadAll", g_variant_new ("(^as)", wanted),
                     G_DBUS_CALL_FLAGS_NO_AUTO_START, 1000, self->cancellable, on_portal_read,
                     self);
}

static void
watch_system (LesartAppearance *self)
{
  g_dbus_proxy_new_for_bus (
      G_BUS_TYPE_SESSION,
      G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES | G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START, NULL,
      "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
      "org.freedesktop.portal.Settings", self->cancellable, on_portal, self);
  g_signal_connect_object (gtk_settings_get_for_display (self->display), "notify::gtk-theme-name",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_for_display (self->display), "notify::gtk-font-name",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

LesartPalette
lesart_appearance_get_palette (LesartAppearance *self)
{
  return self->palette;
}

GdkRGBA
lesart_appearance_get_tone (LesartAppearance *self, LesartTone tone)
{
  GdkRGBA colour = { 0 };

  gdk_rgba_parse (&colour, lesart_palette_get_tone (self->palette, tone));
  return colour;
}

double
lesart_appearance_get_zoom (LesartAppearance *self)
{
  return self->zoom;
}

double
lesart_appearance_get_line_height (LesartAppearance *self)
{
  return self->line_height;
}

/**
 * lesart_appearance_get_column_width:
 *
 * Returns: about how many characters a line of the article has
 */
int
lesart_appearance_get_column_width (LesartAppearance *self)
{
  return self->column_width;
}

gboolean
lesart_appearance_get_justify (LesartAppearance *self)
{
  return self->justify;
}

/**
 * lesart_appearance_shows_kind_lines:
 *
 * Returns: whether kinds are told apart by lines as well as by colours
 */
gboolean
lesart_appearance_shows_kind_lines (LesartAppearance *self)
{
  return self->kind_lines || self->palette >= LESART_PALETTE_CONTRAST;
}

/**
 * lesart_appearance_reset_type:
 *
 * Sets the article as it comes: everything but the theme is as usual.
 */
void
lesart_appearance_reset_type (LesartAppearance *self)
{
  for (guint i = PROP_FONT_FAMILY; i < N_PROPS; i++)
    g_object_set_property (G_OBJECT (self), properties[i]->name,
                           g_param_spec_get_default_value (properties[i]));
}

void
lesart_appearance_set_zoom (LesartAppearance *self, double zoom)
{
  g_object_set (self, "zoom", CLAMP (zoom, 0.5, 3.0), NULL);
}

static void
lesart_appearance_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LesartAppearance *self = LESART_APPEARANCE (object);

  switch (id) {
  case PROP_THEME:
    g_value_set_string (value, self->theme);
    break;
  case PROP_FONT_FAMILY:
    g_value_set_string (value, self->font_family);
    break;
  case PROP_ZOOM:
    g_value_set_double (value, self->zoom);
    break;
  case PROP_LINE_HEIGHT:
    g_value_set_double (value, self->line_height);
    break;
  case PROP_LETTER_SPACING:
    g_value_set_double (value, self->letter_spacing);
    break;
  case PROP_COLUMN_WIDTH:
    g_value_set_int (value, self->column_width);
    break;
  case PROP_JUSTIFY:
    g_value_set_boolean (value, self->justify);
    break;
  case PROP_KIND_LINES:
    g_value_set_boolean (value, self->kind_lines);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lesart_appearance_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LesartAppearance *self = LESART_APPEARANCE (object);

  switch (id) {
  case PROP_THEME:
    g_free (self->theme);
    self->theme = g_value_dup_string (value);
    break;
  case PROP_FONT_FAMILY:
    g_free (self->font_family);
    self->font_family = g_value_dup_string (value);
    break;
  case PROP_ZOOM:
    self->zoom = g_value_get_double (value);
    break;
  case PROP_LINE_HEIGHT:
    self->line_height = g_value_get_double (value);
    break;
  case PROP_LETTER_SPACING:
    self->letter_spacing = g_value_get_double (value);
    break;
  case PROP_COLUMN_WIDTH:
    self->column_width = g_value_get_int (value);
    break;
  case PROP_JUSTIFY:
    self->justify = g_value_get_boolean (value);
    break;
  case PROP_KIND_LINES:
    self->kind_lines = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
  if (self->display != NULL)
    update (self);
}

static void
lesart_appearance_dispose (GObject *object)
{
  LesartAppearance *self = LESART_APPEARANCE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->portal);
  g_clear_object (&self->settings);
  g_clear_object (&self->colours);
  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    g_clear_object (&self->sheets[i]);
  G_OBJECT_CLASS (lesart_appearance_parent_class)->dispose (object);
}

static void
lesart_appearance_finalize (GObject *object)
{
  LesartAppearance *self = LESART_APPEARANCE (object);

  g_free (self->theme);
  g_free (self->font_family);
  G_OBJECT_CLASS (lesart_appearance_parent_class)->finalize (object);
}

static void
lesart_appearance_class_init (LesartAppearanceClass *class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = lesart_appearance_get_property;
  object_class->set_property = lesart_appearance_set_property;
  object_class->dispose = lesart_appearance_dispose;
  object_class->finalize = lesart_appearance_finalize;
  properties[PROP_THEME] = g_param_spec_string ("theme", NULL, NULL, "system", flags);
  properties[PROP_FONT_FAMILY] = g_param_spec_string ("font-family", NULL, NULL, "serif", flags);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.5, 3.0, 1.0, flags);
  properties[PROP_LINE_HEIGHT] =
      g_param_spec_double ("line-height", NULL, NULL, 1.2, 2.4, 1.6, flags);
  properties[PROP_LETTER_SPACING] =
      g_param_spec_double ("letter-spacing", NULL, NULL, 0.0, 0.2, 0.0, flags);
  properties[PROP_COLUMN_WIDTH] = g_param_spec_int ("column-width", NULL, NULL, 40, 120, 68, flags);
  properties[PROP_JUSTIFY] = g_param_spec_boolean ("justify", NULL, NULL, FALSE, flags);
  properties[PROP_KIND_LINES] = g_param_spec_boolean ("kind-lines", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", LESART_TYPE_APPEARANCE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
lesart_appearance_init (LesartAppearance *self)
{
  self->cancellable = g_cancellable_new ();
  self->zoom = 1.0;
  self->line_height = 1.6;
  self->column_width = 68;
}

/**
 * lesart_appearance_new:
 * @display: whose windows it dresses
 * @settings: (nullable): where the choice is kept
 *
 * Returns: (transfer full): the appearance, already in force
 */
LesartAppearance *
lesart_appearance_new (GdkDisplay *display, GSettings *settings)
{
  static const char *const sheets[] = { RESOURCE "style.css", RESOURCE "panels.css",
                                        RESOURCE "pictures.css", RESOURCE "tagbook.css" };
  LesartAppearance *self = g_object_new (LESART_TYPE_APPEARANCE, NULL);

  if (settings != NULL) {
    self->settings = g_object_ref (settings);
    for (guint i = 1; i < N_PROPS; i++)
      g_settings_bind (settings, properties[i]->name, self, properties[i]->name,
                       G_SETTINGS_BIND_DEFAULT);
  }
  self->display = display; /* from here on a change takes effect */
  self->colours = gtk_css_provider_new ();
  update (self);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->colours),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++) {
    self->sheets[i] = gtk_css_provider_new ();
    gtk_css_provider_load_from_resource (self->sheets[i], sheets[i]);
    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->sheets[i]),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  }
  watch_system (self);
  return self;
}
