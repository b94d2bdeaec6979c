/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See tag.h.
 */
#include "tag.h"

#include <string.h>

#include "annotation-json.h"
#include "store.h"

struct _LesartTag {
  GObject parent_instance;
  char *id;
  char *texts[LESART_N_TAG_TEXTS];
  LesartColour colour;
  LesartShape shape;
  char *parent; /* (nullable) */
  guint place;
  gboolean is_group;
  char *rgb;        /* (nullable) */
  JsonObject *json; /* as read; (nullable) for a new one; never written to */
};

G_DEFINE_FINAL_TYPE (LesartTag, lesart_tag, G_TYPE_OBJECT)

static const char *const shape_names[LESART_N_SHAPES] = {
  "circle", "square", "triangle", "diamond", "star", "hexagon",
};

static const char *const text_names[LESART_N_TAG_TEXTS] = {
  [LESART_TAG_NAME] = "name",
  [LESART_TAG_KEY] = "key",
  [LESART_TAG_DEFINITION] = "definition",
  [LESART_TAG_EXAMPLE] = "example",
  [LESART_TAG_COUNTER_EXAMPLE] = "counterExample",
  [LESART_TAG_RULE] = "rule",
};

static void
lesart_tag_finalize (GObject *object)
{
  LesartTag *self = LESART_TAG (object);

  for (guint i = 0; i < LESART_N_TAG_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self->id);
  g_free (self->parent);
  g_free (self->rgb);
  g_clear_pointer (&self->json, json_object_unref);
  G_OBJECT_CLASS (lesart_tag_parent_class)->finalize (object);
}

static void
lesart_tag_class_init (LesartTagClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lesart_tag_finalize;
}

static void
lesart_tag_init (LesartTag *self)
{
  for (guint i = 0; i < LESART_N_TAG_TEXTS; i++)
    self->texts[i] = g_strdup ("");
}

/* ---- texts ---- */

static char *
cut (const char *text, gsize limit)
{
  gsize length = strlen (text);
  const char *end = text + limit;

  if (length <= limit)
    return g_strdup (text);
  while (end > text && ((guchar) *end & 0xc0) == 0x80)
    end--;
  return g_strndup (text, (gsize) (end - text));
}

/* What no file of text or XML can hold. */
static void
remove_controls (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from = g_utf8_next_char (from)) {
    gunichar character = g_utf8_get_char (from);

    if (character == 0xfffe || character == 0xffff
        || (g_unichar_iscntrl (character) && character != '\n' && character != '\t'))
      continue;
    to += g_unichar_to_utf8 (character, to);
  }
  *to = '\0';
}

/* Names and keys are of one line. All are composed: an umlaut of two characters would be another
 * tag than one of a single character, and no one could see it. */
static char *
tidy (LesartTagText which, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);

  if (which == LESART_TAG_NAME || which == LESART_TAG_KEY)
    g_strdelimit (normal, "\n\r\t", ' ');
  remove_controls (normal);
  g_strstrip (normal);
  if (which == LESART_TAG_KEY && *normal != '\0') {
    gunichar key = g_unichar_tolower (g_utf8_get_char (normal));
    char bytes[7] = { 0 };

    g_unichar_to_utf8 (key, bytes);
    return g_strdup (g_unichar_isgraph (key) ? bytes : "");
  }
  return cut (normal, which == LESART_TAG_NAME ? LESART_TAG_MAX_NAME : LESART_TAG_MAX_BYTES);
}

static void
set_text (LesartTag *self, LesartTagText which, const char *text)
{
  g_free (self->texts[which]);
  self->texts[which] = tidy (which, text);
}

/**
 * lesart_tag_new_with_id:
 * @id: its id
 * @name: its name
 *
 * Returns: (transfer full): a tag without anything else
 */
LesartTag *
lesart_tag_new_with_id (const char *id, const char *name)
{
  LesartTag *self = g_object_new (LESART_TYPE_TAG, NULL);

  self->id = g_strdup (id);
  set_text (self, LESART_TAG_NAME, name);
  return self;
}

/**
 * lesart_tag_new:
 * @name: its name
 *
 * Returns: (transfer full): a tag with a new id
 */
LesartTag *
lesart_tag_new (const char *name)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = g_strconcat ("urn:uuid:", uuid, NULL);

  return lesart_tag_new_with_id (id, name);
}

const char *
lesart_tag_get_id (LesartTag *self)
{
  g_return_val_if_fail (LESART_IS_TAG (self), NULL);
  return self->id;
}

const char *
lesart_tag_get_name (LesartTag *self)
{
  return lesart_tag_get_text (self, LESART_TAG_NAME);
}

const char *
lesart_tag_get_text (LesartTag *self, LesartTagText which)
{
  g_return_val_if_fail (LESART_IS_TAG (self), "");
  g_return_val_if_fail (which < LESART_N_TAG_TEXTS, "");
  return self->texts[which];
}

/**
 * lesart_tag_get_key:
 *
 * Returns: the character that gives the tag, in lower case, or 0
 */
gunichar
lesart_tag_get_key (LesartTag *self)
{
  return g_utf8_get_char (lesart_tag_get_text (self, LESART_TAG_KEY));
}

LesartColour
lesart_tag_get_colour (LesartTag *self)
{
  g_return_val_if_fail (LESART_IS_TAG (self), LESART_COLOUR_NONE);
  return self->colour;
}

LesartShape
lesart_tag_get_shape (LesartTag *self)
{
  g_return_val_if_fail (LESART_IS_TAG (self), LESART_SHAPE_CIRCLE);
  return self->shape;
}

const char *
lesart_tag_get_parent (LesartTag *self)
{
  g_return_val_if_fail (LESART_IS_TAG (self), NULL);
  return self->parent;
}

guint
lesart_tag_get_place (LesartTag *self)
{
  g_return_val_if_fail (LESART_IS_TAG (self), 0);
  return self->place;
}

gboolean
lesart_tag_is_group (LesartTag *self)
{
  g_return_val_if_fail (LESART_IS_TAG (self), FALSE);
  return self->is_group;
}

/**
 * lesart_tag_get_rgb:
 *
 * Returns: (nullable): the colour for other programs: theirs, if it came from one, else ours as it
 *   is on white; #RGB or #RRGGBB
 */
const char *
lesart_tag_get_rgb (LesartTag *self)
{
  static const char *const colours[LESART_N_COLOURS] = {
    NULL, "#d9b800", "#5aa648", "#4a8fdc", "#dc5f8a", "#e08a2c", "#9466d0",
  };

  g_return_val_if_fail (LESART_IS_TAG (self), NULL);
  return self->rgb != NULL ? self->rgb : colours[self->colour];
}

/**
 * lesart_tag_equal:
 *
 * Returns: whether both say the same; where they stand among their siblings does not count
 */
gboolean
lesart_tag_equal (LesartTag *self, LesartTag *other)
{
  g_return_val_if_fail (LESART_IS_TAG (self) && LESART_IS_TAG (other), FALSE);
  for (guint i = 0; i < LESART_N_TAG_TEXTS; i++)
    if (strcmp (self->texts[i], other->texts[i]) != 0)
      return FALSE;
  return self->colour == other->colour && self->shape == other->shape
         && self->is_group == other->is_group && g_strcmp0 (self->parent, other->parent) == 0;
}

/* ---- versions ---- */

static LesartTag *
copy (LesartTag *self)
{
  LesartTag *new = g_object_new (LESART_TYPE_TAG, NULL);

  new->id = g_strdup (self->id);
  for (guint i = 0; i < LESART_N_TAG_TEXTS; i++) {
    g_free (new->texts[i]);
    new->texts[i] = g_strdup (self->texts[i]);
  }
  new->colour = self->colour;
  new->shape = self->shape;
  new->parent = g_strdup (self->parent);
  new->place = self->place;
  new->is_group = self->is_group;
  new->rgb = g_strdup (self->rgb);
  new->json = self->json != NULL ? json_object_ref (self->json) : NULL;
  return new;
}

LesartTag *
lesart_tag_with_text (LesartTag *self, LesartTagText which, const char *text)
{
  LesartTag *new;

  g_return_val_if_fail (LESART_IS_TAG (self), NULL);
  g_return_val_if_fail (which < LESART_N_TAG_TEXTS && text != NULL, NULL);
  new = copy (self);
  set_text (new, which, text);
  return new;
}

LesartTag *
lesart_tag_with_colour (LesartTag *self, LesartColour colour)
{
  LesartTag *new;

  g_return_val_if_fail (LESART_IS_TAG (self), NULL);
  g_return_val_if_fail (colour < LESART_N_COLOURS, NULL);
  new = copy (self);
  new->colour = colour;
  g_clear_pointer (&new->rgb, g_free);
  return new;
}

/* Whether it is #RGB or #RRGGBB; the parts go to "parts", 0 to 255. */
static gboolean
parse_rgb (const char *rgb, int parts[3])
{
  gsize length = strlen (rgb);

  if (rgb[0] != '#' || (length != 4 && length != 7)
      || strspn (rgb + 1, "0123456789abcdefABCDEF") != length - 1)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    parts[i] = length == 4 ? 17 * g_ascii_xdigit_value (rgb[1 + i])
                           : 16 * g_ascii_xdigit_value (rgb[1 + 2 * i])
                                 + g_ascii_xdigit_value (rgb[2 + 2 * i]);
  return TRUE;
}

/* The hue in degrees, or -1 where there is hardly any colour. */
static int
get_hue (const int parts[3])
{
  int high = MAX (parts[0], MAX (parts[1], parts[2]));
  int low = MIN (parts[0], MIN (parts[1], parts[2]));
  int range = high - low;
  int hue;

  if (range < 24)
    return -1;
  if (high == parts[0])
    hue = 60 * (parts[1] - parts[2]) / range;
  else if (high == parts[1])
    hue = 120 + 60 * (parts[2] - parts[0]) / range;
  else
    hue = 240 + 60 * (parts[0] - parts[1]) / range;
  return (hue + 360) % 360;
}

/* The nearest of the six on the circle of hues. */
static LesartColour
find_colour (int hue)
{
  static const struct {
    int hue;
    LesartColour colour;
  } hues[] = {
    { 0, LESART_COLOUR_PINK },     { 28, LESART_COLOUR_ORANGE }, { 52, LESART_COLOUR_YELLOW },
    { 115, LESART_COLOUR_GREEN },  { 160, LESART_COLOUR_GREEN }, { 212, LESART_COLOUR_BLUE },
    { 268, LESART_COLOUR_PURPLE }, { 335, LESART_COLOUR_PINK },
  };
  LesartColour best = LESART_COLOUR_NONE;
  int nearest = 360;

  for (guint i = 0; hue >= 0 && i < G_N_ELEMENTS (hues); i++) {
    int distance = ABS (hue - hues[i].hue);

    distance = MIN (distance, 360 - distance);
    if (distance < nearest) {
      nearest = distance;
      best = hues[i].colour;
    }
  }
  return best;
}

/**
 * lesart_tag_with_rgb:
 * @rgb: #RGB or #RRGGBB; anything else is no colour
 *
 * For what comes from another program: the tag has the nearest of our colours, and keeps theirs to
 * give it back, until it gets another one here.
 *
 * Returns: (transfer full): a new version
 */
LesartTag *
lesart_tag_with_rgb (LesartTag *self, const char *rgb)
{
  LesartTag *new;
  int parts[3];

  g_return_val_if_fail (LESART_IS_TAG (self), NULL);
  new = lesart_tag_with_colour (self, LESART_COLOUR_NONE);
  if (rgb != NULL && parse_rgb (rgb, parts)) {
    new->colour = find_colour (get_hue (parts));
    new->rgb = g_strdup (rgb);
  }
  return new;
}

LesartTag *
lesart_tag_with_shape (LesartTag *self, LesartShape shape)
{
  LesartTag *new;

  g_return_val_if_fail (LESART_IS_TAG (self), NULL);
  g_return_val_if_fail (shape < LESART_N_SHAPES, NULL);
  new = copy (self);
  new->shape = shape;
  return new;
}

LesartTag *
lesart_tag_with_parent (LesartTag *self, const char *parent, guint place)
{
  LesartTag *new;

  g_return_val_if_fail (LESART_IS_TAG (self), NULL);
  new = copy (self);
  g_free (new->parent);
  new->parent = g_strdup (parent);
  new->place = place;
  return new;
}

LesartTag *
lesart_tag_with_group (LesartTag *self, gboolean is_group)
{
  LesartTag *new;

  g_return_val_if_fail (LESART_IS_TAG (self), NULL);
  new = copy (self);
  new->is_group = is_group;
  return new;
}

/* ---- JSON ---- */

static gboolean
fail (GError **error, const char *path, const char *member, const char *what)
{
  g_set_error (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_MODEL, "%s.%s: %s", path, member,
               what);
  return FALSE;
}

/* What is not known is as if it were not there. */
static void
read_looks (LesartTag *self, JsonObject *object)
{
  const char *colour = lesart_anno_get_string (object, "colour");
  const char *shape = lesart_anno_get_string (object, "shape");

  for (guint i = 0; i < LESART_N_COLOURS; i++)
    if (g_strcmp0 (colour, lesart_colour_to_string ((LesartColour) i)) == 0)
      self->colour = (LesartColour) i;
  for (guint i = 0; i < LESART_N_SHAPES; i++)
    if (g_strcmp0 (shape, shape_names[i]) == 0)
      self->shape = (LesartShape) i;
}

static gboolean
is_true (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static guint
read_place (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "place");
  gint64 place = node != NULL && JSON_NODE_HOLDS_VALUE (node)
                         && json_node_get_value_type (node) == G_TYPE_INT64
                     ? json_node_get_int (node)
                     : 0;

  return (guint) CLAMP (place, 0, G_MAXINT);
}

/**
 * lesart_tag_from_json:
 * @path: where it is in its file, for messages
 *
 * Returns: (transfer full) (nullable): a tag, or %NULL with %LESART_NOTES_ERROR_MODEL
 */
LesartTag *
lesart_tag_from_json (JsonObject *object, const char *path, GError **error)
{
  const char *id = lesart_anno_get_string (object, "id");
  const char *rgb = lesart_anno_get_string (object, "rgb");
  g_autoptr (LesartTag) self = NULL;
  int parts[3];

  if (id == NULL || *id == '\0') {
    fail (error, path, "id", "is missing");
    return NULL;
  }
  self = lesart_tag_new_with_id (id, "");
  for (guint i = 0; i < LESART_N_TAG_TEXTS; i++) {
    const char *text = lesart_anno_get_string (object, text_names[i]);

    if (text != NULL)
      set_text (self, (LesartTagText) i, text);
  }
  if (*self->texts[LESART_TAG_NAME] == '\0') {
    fail (error, path, "name", "is missing");
    return NULL;
  }
  read_looks (self, object);
  self->parent = g_strdup (lesart_anno_get_string (object, "parent"));
  if (rgb != NULL && parse_rgb (rgb, parts))
    self->rgb = g_strdup (rgb);
  self->place = read_place (object);
  self->is_group = is_true (object, "group");
  self->json = json_object_ref (object);
  return g_steal_pointer (&self);
}

static gboolean
is_ours (const char *name)
{
  static const char *const others[] = { "id",    "colour", "shape", "parent",
                                        "place", "group",  "rgb",   NULL };

  for (guint i = 0; i < LESART_N_TAG_TEXTS; i++)
    if (strcmp (name, text_names[i]) == 0)
      return TRUE;
  return g_strv_contains (others, name);
}

/**
 * lesart_tag_to_json:
 *
 * Returns: (transfer full): our members in their order, then those that are not ours
 */
JsonObject *
lesart_tag_to_json (LesartTag *self)
{
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  g_return_val_if_fail (LESART_IS_TAG (self), object);
  json_object_set_string_member (object, "id", self->id);
  for (guint i = 0; i < LESART_N_TAG_TEXTS; i++)
    if (*self->texts[i] != '\0')
      json_object_set_string_member (object, text_names[i], self->texts[i]);
  if (self->parent != NULL)
    json_object_set_string_member (object, "parent", self->parent);
  json_object_set_int_member (object, "place", self->place);
  json_object_set_string_member (object, "colour", lesart_colour_to_string (self->colour));
  json_object_set_string_member (object, "shape", shape_names[self->shape]);
  if (self->rgb != NULL)
    json_object_set_string_member (object, "rgb", self->rgb);
  if (self->is_group)
    json_object_set_boolean_member (object, "group", TRUE);
  if (self->json == NULL)
    return object;
  json_object_iter_init_ordered (&iter, self->json);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!is_ours (name))
      json_object_set_member (object, name, json_node_copy (member));
  return object;
}
