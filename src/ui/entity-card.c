/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card is made for one showing and thrown away when it closes.
 */
#include "entity-card.h"

#include <glib/gi18n.h>
#include <string.h>

#include "describe.h"
#include "icon-button.h"

/* More of one kind are read better in the panel, and each is a widget. */
#define MAX_FACTS 40
#define MAX_HEIGHT 300
#define MAX_WIDTH_CHARS 44

struct _LesartEntityCard {
  GtkPopover parent_instance;
  LesartReading *reading;
  gint entity;
  GArray *mentions; /* LesartSpan, in order */
  guint current;    /* index into mentions */
  GtkWidget *column;
  GtkLabel *count;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *split;
};

enum { SHOW_SPAN, SHOW_ALL, SAME, SPLIT, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartEntityCard, lesart_entity_card, GTK_TYPE_POPOVER)

static const LesartEntity *
get_entity (LesartEntityCard *self)
{
  return &g_array_index (self->reading->entities, LesartEntity, self->entity);
}

/* ---- Mentions ---- */

static void
update_count (LesartEntityCard *self)
{
  guint n = self->mentions->len;
  g_autofree char *all = lesart_describe_mentions (n);
  /* Translators: which of the mentions of a name is shown: mention 3 of 13 */
  g_autofree char *which = g_strdup_printf (_ ("Mention %u of %u"), self->current + 1, n);

  gtk_label_set_label (self->count, n > 1 && self->current < n ? which : all);
  gtk_widget_set_sensitive (self->previous, n > 1);
  gtk_widget_set_sensitive (self->next, n > 1);
  gtk_widget_set_sensitive (self->split, n > 1 && self->current < n);
}

/* Before the first step no mention is current: forward begins at the first, backward at the last.
 */
static void
step (LesartEntityCard *self, gboolean forward)
{
  guint n = self->mentions->len;
  LesartSpan span;

  if (n == 0)
    return;
  if (forward)
    self->current = self->current + 1 < n ? self->current + 1 : 0;
  else
    self->current = self->current > 0 ? MIN (self->current, n) - 1 : n - 1;
  span = g_array_index (self->mentions, LesartSpan, self->current);
  update_count (self);
  g_signal_emit (self, signals[SHOW_SPAN], 0, span.start, span.end);
}

static void
on_previous (LesartEntityCard *self)
{
  step (self, FALSE);
}

static void
on_next (LesartEntityCard *self)
{
  step (self, TRUE);
}

/* ---- Building ---- */

static void
add_line (LesartEntityCard *self, const char *markup, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_WIDTH_CHARS);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "part");
  gtk_box_append (GTK_BOX (self->column), label);
}

static void
add_plain_line (LesartEntityCard *self, const char *text, const char *css_class)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  add_line (self, escaped, css_class);
}

static void
add_head (LesartEntityCard *self)
{
  static const char *const css_classes[LESART_N_ENTITY_TYPES] = { "per", "org", "loc", "oth" };
  const LesartEntity *entity = get_entity (self);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (entity->name);
  GtkWidget *kind = gtk_label_new (lesart_describe_kind (entity->type));

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 30);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "name");
  gtk_box_append (GTK_BOX (line), name);
  gtk_widget_set_valign (kind, GTK_ALIGN_START);
  gtk_widget_add_css_class (kind, "lesart-kind");
  gtk_widget_add_css_class (kind, css_classes[entity->type]);
  gtk_box_append (GTK_BOX (line), kind);
  gtk_widget_add_css_class (line, "part");
  gtk_box_append (GTK_BOX (self->column), line);
  if (entity->name_en != NULL && strcmp (entity->name_en, entity->name) != 0) {
    g_autofree char *english = g_strdup_printf (_ ("English: %s"), entity->name_en);

    add_plain_line (self, english, "detail");
  }
}

static GtkWidget *
add_step_button (
    LesartEntityCard *self, GtkWidget *box, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = lesart_icon_button_new (icon, label, NULL);

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
add_steps (LesartEntityCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_widget_add_css_class (box, "steps");
  gtk_widget_add_css_class (box, "part");
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "detail");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  self->previous = add_step_button (self, box, "go-up-symbolic", _ ("Previous mention"),
                                    G_CALLBACK (on_previous));
  self->next =
      add_step_button (self, box, "go-down-symbolic", _ ("Next mention"), G_CALLBACK (on_next));
  gtk_box_append (GTK_BOX (self->column), box);
}

/* ---- Facts ---- */

/* A role or relation is told from the end that the card is of. */
static char *
describe_item (LesartEntityCard *self, LesartItemKind kind, guint index)
{
  const LesartReading *reading = self->reading;

  if (kind == LESART_ITEM_ROLE) {
    const LesartRole *role = &g_array_index (reading->roles, LesartRole, index);

    if (role->person == self->entity)
      return lesart_describe_role (reading, role, TRUE);
    return g_markup_printf_escaped (
        "%s: <b>%s</b>", role->role,
        role->person >= 0 ? g_array_index (reading->entities, LesartEntity, role->person).name
                          : "");
  }
  if (kind == LESART_ITEM_RELATION) {
    g_autofree char *words = lesart_describe_relation (
        reading, &g_array_index (reading->relations, LesartRelation, index), self->entity);

    return g_markup_escape_text (words != NULL ? words : "", -1);
  }
  if (kind == LESART_ITEM_EVENT)
    return lesart_describe_fact_about (reading, index, self->entity, TRUE);
  return lesart_describe_title (
      reading, kind == LESART_ITEM_QUOTE ? LESART_GROUP_QUOTES : LESART_GROUP_CLAIMS, index, TRUE);
}

static char *
speak_item (LesartEntityCard *self, LesartItemKind kind, guint index)
{
  static const LesartGroup groups[LESART_N_ITEM_KINDS] = {
    [LESART_ITEM_ROLE] = LESART_GROUP_RELATIONS, [LESART_ITEM_RELATION] = LESART_GROUP_RELATIONS,
    [LESART_ITEM_QUOTE] = LESART_GROUP_QUOTES,   [LESART_ITEM_EVENT] = LESART_GROUP_EVENTS,
    [LESART_ITEM_CLAIM] = LESART_GROUP_CLAIMS,
  };
  guint before = kind == LESART_ITEM_RELATION ? self->reading->roles->len : 0;

  return lesart_describe_for_speech (self->reading, groups[kind], before + index);
}

static void
on_fact_clicked (GtkWidget *button, LesartEntityCard *self)
{
  const LesartSpan *span = g_object_get_data (G_OBJECT (button), "span");

  g_signal_emit (self, signals[SHOW_SPAN], 0, span->start, span->end);
}

static void
add_badge (GtkWidget *line, LesartCertainty certainty)
{
  GtkWidget *badge = gtk_label_new (lesart_describe_certainty (certainty));

  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_widget_add_css_class (badge, "lesart-badge");
  gtk_widget_add_css_class (badge, lesart_certainty_to_string (certainty));
  gtk_box_append (GTK_BOX (line), badge);
}

static void
add_fact (LesartEntityCard *self, GtkWidget *list, LesartItemKind kind, guint index)
{
  LesartSpan span = lesart_item_get_span (self->reading, kind, index);
  LesartCertainty certainty = lesart_item_get_certainty (self->reading, kind, index);
  g_autofree char *title = describe_item (self, kind, index);
  g_autofree char *speech = speak_item (self, kind, index);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_WIDTH_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  if (certainty != LESART_CERTAINTY_ASSERTED)
    add_badge (line, certainty);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "fact");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, speech,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "span", g_memdup2 (&span, sizeof span), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_fact_clicked), self);
  gtk_box_append (GTK_BOX (list), button);
}

/* Of what is said somewhere only what the name itself says: a claim that merely mentions it is told
 * by its events. */
static gboolean
is_about (LesartEntityCard *self, LesartItemKind kind, guint index)
{
  if (kind == LESART_ITEM_CLAIM
      && !g_array_index (self->reading->claims, LesartClaim, index).checkworthy)
    return FALSE;
  if (kind == LESART_ITEM_QUOTE || kind == LESART_ITEM_CLAIM)
    return lesart_item_get_speaker (self->reading, kind, index) == self->entity;
  return lesart_item_is_about (self->reading, kind, index, self->entity);
}

static void
add_section (LesartEntityCard *self, GtkWidget *list, LesartItemKind kind, const char *title)
{
  guint n_items = lesart_item_get_array (self->reading, kind)->len;
  guint n = 0;

  for (guint i = 0; i < n_items; i++) {
    if (!is_about (self, kind, i))
      continue;
    if (n++ == 0 && title != NULL) {
      GtkWidget *heading = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_widget_add_css_class (heading, "detail");
      gtk_widget_add_css_class (heading, "part");
      gtk_box_append (GTK_BOX (list), heading);
    }
    if (n <= MAX_FACTS)
      add_fact (self, list, kind, i);
  }
}

static void
on_all (LesartEntityCard *self)
{
  g_signal_emit (self, signals[SHOW_ALL], 0, get_entity (self)->name);
}

static void
on_same (LesartEntityCard *self)
{
  g_signal_emit (self, signals[SAME], 0, (guint) self->entity);
}

static void
on_split (LesartEntityCard *self)
{
  LesartSpan span = g_array_index (self->mentions, LesartSpan, self->current);

  g_signal_emit (self, signals[SPLIT], 0, span.start, span.end);
}

static GtkWidget *
add_link (LesartEntityCard *self,
          GtkWidget *box,
          const char *label,
          const char *tooltip,
          GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "fact");
  gtk_widget_add_css_class (button, "all");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* Where more is, and what can be said of the name as such. */
static void
add_links (LesartEntityCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  add_link (self, box, _ ("All in the side panel"), _ ("List all that is said of this name"),
            G_CALLBACK (on_all));
  add_link (self, box, _ ("Same as…"), _ ("Say that another name is the same"),
            G_CALLBACK (on_same));
  self->split = add_link (self, box, _ ("Not the same"),
                          _ ("Say that the mention here is of somebody or something else"),
                          G_CALLBACK (on_split));
  gtk_box_append (GTK_BOX (self->column), box);
}

static void
add_facts (LesartEntityCard *self)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  add_section (self, list, LESART_ITEM_ROLE, NULL);
  add_section (self, list, LESART_ITEM_RELATION, NULL);
  add_section (self, list, LESART_ITEM_EVENT, lesart_describe_group (LESART_GROUP_EVENTS));
  add_section (self, list, LESART_ITEM_QUOTE, lesart_describe_group (LESART_GROUP_QUOTES));
  add_section (self, list, LESART_ITEM_CLAIM, lesart_describe_group (LESART_GROUP_CLAIMS));
  if (gtk_widget_get_first_child (list) != NULL)
    gtk_box_append (GTK_BOX (self->column), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  /* The bar that fades out holds the card for as long as it does, in GTK 4.8 for ever. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_box_append (GTK_BOX (self->column), scroller);
}

/* ---- The object ---- */

/* GTK 4.8 may hold a popover that had the pointer or the focus for good: what it showed is let go
 * here. */
static gboolean
unparent (gpointer widget)
{
  if (gtk_widget_get_parent (widget) == NULL)
    return G_SOURCE_REMOVE;
  gtk_widget_unparent (widget);
  gtk_popover_set_child (widget, NULL);
  g_clear_pointer (&LESART_ENTITY_CARD (widget)->reading, lesart_reading_unref);
  return G_SOURCE_REMOVE;
}

/* Not at once: the popover still has things to do after "closed". */
static void
on_closed (LesartEntityCard *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent, g_object_ref (self), g_object_unref);
}

static void
lesart_entity_card_finalize (GObject *object)
{
  LesartEntityCard *self = LESART_ENTITY_CARD (object);

  g_clear_pointer (&self->reading, lesart_reading_unref);
  g_clear_pointer (&self->mentions, g_array_unref);
  G_OBJECT_CLASS (lesart_entity_card_parent_class)->finalize (object);
}

static void
lesart_entity_card_class_init (LesartEntityCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lesart_entity_card_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
  signals[SHOW_SPAN] = g_signal_new ("show-span", LESART_TYPE_ENTITY_CARD, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SHOW_ALL] = g_signal_new ("show-all", LESART_TYPE_ENTITY_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SAME] = g_signal_new ("same", LESART_TYPE_ENTITY_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SPLIT] = g_signal_new ("split", LESART_TYPE_ENTITY_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
lesart_entity_card_init (LesartEntityCard *self)
{
  self->mentions = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_size_request (self->column, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (self), self->column);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-entity-card");
  g_signal_connect (self, "closed", G_CALLBACK (on_closed), NULL);
}

static void
collect_mentions (LesartEntityCard *self)
{
  for (guint i = 0; i < self->reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (self->reading->mentions, LesartMention, i);

    if (mention->entity == self->entity)
      g_array_append_val (self->mentions, mention->span);
  }
}

/**
 * lesart_entity_card_show:
 * @parent: what the card belongs to
 * @at: the name, in coordinates of @parent
 * @entity: index into the entities of the reading
 *
 * Returns: (transfer none) (nullable): the card, already on the screen; %NULL if there is no such
 * entity
 */
LesartEntityCard *
lesart_entity_card_show (GtkWidget *parent,
                         const GdkRectangle *at,
                         LesartDocument *document,
                         gint entity,
                         gboolean takes_focus)
{
  LesartReading *reading;
  LesartEntityCard *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (LESART_IS_DOCUMENT (document), NULL);
  reading = lesart_document_get_reading (document);
  if (reading == NULL || entity < 0 || (guint) entity >= reading->entities->len)
    return NULL;
  self = g_object_new (LESART_TYPE_ENTITY_CARD, NULL);
  self->reading = lesart_reading_ref (reading);
  self->entity = entity;
  collect_mentions (self);
  self->current = self->mentions->len; /* none yet */
  add_head (self);
  add_steps (self);
  add_facts (self);
  add_links (self);
  update_count (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_entity (self)->name, -1);
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  g_signal_connect_object (parent, "unrealize", G_CALLBACK (unparent), self, G_CONNECT_SWAPPED);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), at);
  gtk_popover_set_autohide (GTK_POPOVER (self), takes_focus);
  gtk_popover_popup (GTK_POPOVER (self));
  return self;
}

/**
 * lesart_entity_card_set_mention:
 * @at: a code point inside the mention that the card was opened from: stepping begins there
 */
void
lesart_entity_card_set_mention (LesartEntityCard *self, guint32 at)
{
  g_return_if_fail (LESART_IS_ENTITY_CARD (self));
  for (guint i = 0; i < self->mentions->len; i++) {
    LesartSpan span = g_array_index (self->mentions, LesartSpan, i);

    if (at >= span.start && at < span.end)
      self->current = i;
  }
  update_count (self);
}

gint
lesart_entity_card_get_entity (LesartEntityCard *self)
{
  g_return_val_if_fail (LESART_IS_ENTITY_CARD (self), LESART_NO_ENTITY);
  return self->entity;
}
