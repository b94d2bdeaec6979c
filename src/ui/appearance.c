/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chooses the palette (the reader's choice, or what the desktop says: the settings portal for dark,
 * the name of the GTK theme for high contrast) and puts it before the style sheets. GTK 4.8 does
 * not read the portal itself.
 */
#include "appearance.h"

#include <string.h>

#define RESOURCE "/io/github/lesart/Lesart/ui/"

struct _LesartAppearance {
  GObject parent_instance;

  GdkDisplay *display;
  GSettings *settings;
  GtkCssProvider *colours; /* @define-color lines and the size of the text */
  GtkCssProvider *sheets[4];
  GDBusProxy *portal;
  GCancellable *cancellable;
  gboolean system_dark;
  char *theme;
  char *font_family;
  double zoom;
  LesartPalette palette;
};

enum { PROP_0, PROP_THEME, PROP_FONT_FAMILY, PROP_ZOOM, N_PROPS };

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

/* Text sizes at zoom 1, in px; body and headline as in the design. */
#define TEXT_PX 18.0

static LesartPalette
choose_palette (LesartAppearance *self)
{
  GtkSettings *gtk_settings = gtk_settings_get_for_display (self->display);
  g_autofree char *gtk_theme = NULL;

  g_object_get (gtk_settings, "gtk-theme-name", &gtk_theme, NULL);
  if (g_getenv ("GTK_THEME") != NULL) { /* GTK obeys it without saying so in its settings */
    g_free (gtk_theme);
    gtk_theme = g_strdup (g_getenv ("GTK_THEME"));
  }
  if (gtk_theme != NULL
      && (strstr (gtk_theme, "HighContrast") != NULL || strstr (gtk_theme, "-hc") != NULL))
    return LESART_PALETTE_CONTRAST;
  if (g_strcmp0 (self->theme, "sepia") == 0)
    return LESART_PALETTE_SEPIA;
  if (g_strcmp0 (self->theme, "dark") == 0)
    return LESART_PALETTE_DARK;
  if (g_strcmp0 (self->theme, "light") == 0)
    return LESART_PALETTE_LIGHT;
  return self->system_dark ? LESART_PALETTE_DARK : LESART_PALETTE_LIGHT;
}

static char *
make_css (LesartAppearance *self)
{
  GString *css = g_string_new (NULL);
  char size[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < LESART_N_TONES; i++)
    g_string_append_printf (css, "@define-color lesart_%s %s;\n", tone_names[i],
                            lesart_palette_get_tone (self->palette, i));
  g_ascii_formatd (size, sizeof size, "%.1f", TEXT_PX * self->zoom);
  g_string_append_printf (css, "textview.lesart-reader { font-family: %s; font-size: %spx; }\n",
                          g_strcmp0 (self->font_family, "sans") == 0
                              ? "\"Noto Sans\", \"Cantarell\", sans-serif"
                              : "\"Noto Serif\", \"Source Serif 4\", \"Charis SIL\", serif",
                          size);
  return g_string_free (css, FALSE);
}

static void
update (LesartAppearance *self)
{
  GtkSettings *gtk_settings = gtk_settings_get_for_display (self->display);
  g_autofree char *css = NULL;
  gboolean dark;

  self->palette = choose_palette (self);
  css = make_css (self);
  /* Setting it, even to what it is, makes GTK parse its own style sheet again (40 ms). */
  g_object_get (gtk_settings, "gtk-application-prefer-dark-theme", &dark, NULL);
  if (dark != (self->palette == LESART_PALETTE_DARK))
    g_object_set (gtk_settings, "gtk-application-prefer-dark-theme", !dark, NULL);
  gtk_css_provider_load_from_data (self->colours, css, -1);
  g_signal_emit (self, changed_signal, 0);
}

static void
take_color_scheme (LesartAppearance *self, GVariant *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT)) {
    GVariant *next = g_variant_get_variant (inner);

    g_variant_unref (inner);
    inner = next;
  }
  if (!g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    return;
  self->system_dark = g_variant_get_uint32 (inner) == 1;
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
  if (strcmp (namespace, "org.freedesktop.appearance") == 0 && strcmp (key, "color-scheme") == 0)
    take_color_scheme (self, value);
}

static void
on_portal_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, NULL);
  g_autoptr (GVariant) value = NULL;

  if (reply == NULL) /* no portal, or the window is gone: stay light */
    return;
  g_variant_get (reply, "(v)", &value);
  take_color_scheme (data, value);
}

static void
on_portal (GObject *source, GAsyncResult *result, gpointer data)
{
  LesartAppearance *self = data;
  GDBusProxy *portal = g_dbus_proxy_new_for_bus_finish (result, NULL);
  g_autofree char *owner = NULL;

  if (portal == NULL)
    return;
  self->portal = portal;
  g_signal_connect_object (portal, "g-signal", G_CALLBACK (on_portal_signal), self, 0);
  owner = g_dbus_proxy_get_name_owner (portal);
  if (owner == NULL)
    return; /* nobody to ask, and the call would lose its parameters */
  g_dbus_proxy_call (
      portal, "Read", g_variant_new ("(ss)", "org.freedesktop.appearance", "color-scheme"),
      G_DBUS_CALL_FLAGS_NO_AUTO_START, 1000, self->cancellable, on_portal_read, self);
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
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", LESART_TYPE_APPEARANCE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
lesart_appearance_init (LesartAppearance *self)
{
  self->cancellable = g_cancellable_new ();
  self->zoom = 1.0;
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
    g_settings_bind (settings, "theme", self, "theme", G_SETTINGS_BIND_DEFAULT);
    g_settings_bind (settings, "font-family", self, "font-family", G_SETTINGS_BIND_DEFAULT);
    g_settings_bind (settings, "zoom", self, "zoom", G_SETTINGS_BIND_DEFAULT);
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
