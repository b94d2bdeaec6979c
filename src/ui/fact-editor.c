/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form is made anew each time it opens or, when a fact is added, for each kind that is chosen.
 * The labels and the controls of the fields are in two tables; the names that can be chosen are
 * those of the reading.
 */
#include "fact-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "describe.h"
#include "icon-button.h"
#include "panel-parts.h"
#include "popovers.h"

#define PASSAGE_CHARS 90
#define REST 140 /* px of the form beside the fields, with the frame */
#define LEAST_FIELDS 160

struct _LesartFactEditor {
  GtkPopover parent_instance;
  LesartNotes *notes;         /* (nullable) */
  LesartCorrected *corrected; /* (nullable): NULL when nothing is being edited */
  LesartItemKind kind;
  gint item; /* -1: one is added */
  LesartSpan span;
  LesartSpan selection;

  GtkLabel *heading;
  GtkWidget *kind_label;
  GtkDropDown *kinds;
  GtkScrolledWindow *fields; /* the grid and the passage */
  GtkGrid *grid;
  GtkWidget *controls[LESART_N_FIELDS]; /* (nullable) GtkEntry or GtkDropDown, of the kind now */
  GtkLabel *passage;
  GtkWidget *use_selection;
  GtkWidget *save;
};

enum { DONE, LEFT, PASSAGE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartFactEditor, lesart_fact_editor, GTK_TYPE_POPOVER)

/* ---- Words ---- */

static const char *
describe_item_kind (LesartItemKind kind)
{
  static const char *const names[LESART_N_ITEM_KINDS] = {
    [LESART_ITEM_ENTITY] = NC_ ("fact", "Name"),
    [LESART_ITEM_QUANTITY] = NC_ ("fact", "Sum or number"),
    [LESART_ITEM_TIME] = NC_ ("fact", "Time"),
    [LESART_ITEM_QUOTE] = NC_ ("fact", "Quotation"),
    [LESART_ITEM_ROLE] = NC_ ("fact", "Role"),
    [LESART_ITEM_RELATION] = NC_ ("fact", "Relation"),
    [LESART_ITEM_EVENT] = NC_ ("fact", "Event"),
    [LESART_ITEM_CLAIM] = NC_ ("fact", "Claim"),
  };

  return g_dpgettext2 (NULL, "fact", names[kind]);
}

static const char *
describe_field (LesartItemKind kind, LesartField field)
{
  static const char *const names[LESART_N_FIELDS] = {
    [LESART_FIELD_TYPE] = N_ ("Kind"),           [LESART_FIELD_NAME] = N_ ("Name"),
    [LESART_FIELD_VALUE] = N_ ("Value"),         [LESART_FIELD_VALUE_MAX] = N_ ("Up to"),
    [LESART_FIELD_UNIT] = N_ ("Unit"),           [LESART_FIELD_CERTAINTY] = N_ ("Certainty"),
    [LESART_FIELD_SPEAKER] = N_ ("Who says it"), [LESART_FIELD_FIRST] = N_ ("Who acts"),
    [LESART_FIELD_SECOND] = N_ ("Whom or what"), [LESART_FIELD_SAME] = N_ ("Same as"),
  };

  if (kind == LESART_ITEM_ROLE && field == LESART_FIELD_NAME)
    return _ ("Role");
  if (kind == LESART_ITEM_ROLE && field == LESART_FIELD_FIRST)
    return _ ("Person");
  if (kind == LESART_ITEM_ROLE && field == LESART_FIELD_SECOND)
    return _ ("Organisation");
  if (kind == LESART_ITEM_RELATION && field == LESART_FIELD_TYPE)
    return C_ ("fact", "Relation");
  if (kind == LESART_ITEM_RELATION && field == LESART_FIELD_FIRST)
    return C_ ("relation", "Who or what");
  if (kind == LESART_ITEM_RELATION && field == LESART_FIELD_SECOND)
    return C_ ("relation", "To whom or what");
  if (kind == LESART_ITEM_EVENT && field == LESART_FIELD_NAME)
    return _ ("Verb");
  return _ (names[field]);
}

static const char *
describe_type (LesartItemKind kind, guint type)
{
  static const char *const quantities[] = { N_ ("Money"), N_ ("Percent"), N_ ("Measure"),
                                            N_ ("Number") };
  static const char *const times[] = { N_ ("Day or period"), N_ ("Time of day"), N_ ("Duration"),
                                       N_ ("Repeated time") };
  static const char *const quotes[] = { N_ ("direct"), N_ ("indirect") };
  static const char *const relations[] = {
    NC_ ("relation", "parent company of"), NC_ ("relation", "owner of"),
    NC_ ("relation", "shareholder of"),    NC_ ("relation", "maker of"),
    NC_ ("relation", "member of"),         NC_ ("relation", "located in"),
  };

  if (kind == LESART_ITEM_ENTITY)
    return lesart_describe_kind ((LesartEntityType) type);
  if (kind == LESART_ITEM_QUANTITY)
    return _ (quantities[type]);
  if (kind == LESART_ITEM_TIME)
    return _ (times[type]);
  if (kind == LESART_ITEM_QUOTE)
    return _ (quotes[type]);
  return g_dpgettext2 (NULL, "relation", relations[type]);
}

/* ---- Choices ---- */

static gboolean
is_name (LesartField field)
{
  return field == LESART_FIELD_SPEAKER || field == LESART_FIELD_FIRST
         || field == LESART_FIELD_SECOND || field == LESART_FIELD_SAME;
}

static const char *
describe_nobody (LesartItemKind kind, LesartField field)
{
  if (field == LESART_FIELD_SAME)
    return _ ("No other name");
  return kind == LESART_ITEM_EVENT && field == LESART_FIELD_SECOND ? _ ("Nothing named")
                                                                   : _ ("Nobody named");
}

/* What a drop-down writes into the field, beside the words that it shows. */
static void
add_option (GtkStringList *shown, GPtrArray *values, const char *words, const char *value)
{
  gtk_string_list_append (shown, words);
  g_ptr_array_add (values, g_strdup (value));
}

static void
add_names (LesartFactEditor *self, LesartField field, GtkStringList *shown, GPtrArray *values)
{
  const GArray *entities = self->corrected->reading->entities;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  add_option (shown, values, describe_nobody (self->kind, field), "");
  for (guint i = 0; i < entities->len; i++) {
    const char *name = g_array_index (entities, LesartEntity, i).name;

    if (field == LESART_FIELD_SAME && self->item == (gint) i)
      continue;
    if (g_hash_table_add (seen, (gpointer) name))
      add_option (shown, values, name, name);
  }
  if (field != LESART_FIELD_SAME)
    add_option (shown, values, _ ("Other words…"), NULL);
}

/* The entry for other words, where they are chosen. */
static GtkWidget *
get_words_entry (GtkDropDown *choice)
{
  return g_object_get_data (G_OBJECT (choice), "words");
}

/* Not one of the names, but what stands there. */
static gboolean
is_other_words (GtkDropDown *choice)
{
  const GPtrArray *values = g_object_get_data (G_OBJECT (choice), "values");

  return g_ptr_array_index (values, gtk_drop_down_get_selected (choice)) == NULL;
}

static void grow (LesartFactEditor *self);

static void
on_name_chosen (GtkDropDown *choice, GParamSpec *pspec, LesartFactEditor *self)
{
  GtkWidget *entry = get_words_entry (choice);

  gtk_widget_set_visible (entry, is_other_words (choice));
  if (is_other_words (choice) && gtk_widget_get_mapped (GTK_WIDGET (choice)))
    gtk_widget_grab_focus (entry);
  grow (self);
}

static GtkWidget *
make_choice (LesartFactEditor *self, LesartField field, const char *label, const char *value)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  GtkStringList *shown = gtk_string_list_new (NULL);
  guint selected = 0;
  GtkDropDown *choice;

  if (is_name (field))
    add_names (self, field, shown, values);
  for (guint c = 0; field == LESART_FIELD_CERTAINTY && c <= LESART_CERTAINTY_NEGATED; c++)
    add_option (shown, values, lesart_describe_certainty ((LesartCertainty) c),
                lesart_certainty_to_string ((LesartCertainty) c));
  for (guint t = 0; field == LESART_FIELD_TYPE && t < lesart_item_count_types (self->kind); t++)
    add_option (shown, values, describe_type (self->kind, t),
                lesart_item_type_to_string (self->kind, t));
  if (value != NULL && is_name (field) && *value != '\0')
    selected = values->len - 1; /* other words, if it is none of the names */
  for (guint i = 0; value != NULL && i < values->len; i++)
    if (g_strcmp0 (g_ptr_array_index (values, i), value) == 0)
      selected = i;
  choice = lesart_panel_choice_new (shown, label);
  gtk_drop_down_set_selected (choice, selected);
  g_object_set_data_full (G_OBJECT (choice), "values", g_steal_pointer (&values),
                          (GDestroyNotify) g_ptr_array_unref);
  return GTK_WIDGET (choice);
}

static void save (LesartFactEditor *self);

static GtkWidget *
make_entry (LesartFactEditor *self, const char *label, const char *value)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), value != NULL ? value : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (save), self);
  return entry;
}

/* Below a choice of names that can be left for words of the article. */
static void
add_words_entry (LesartFactEditor *self, GtkDropDown *choice, const char *label, const char *value)
{
  GtkWidget *entry = make_entry (self, label, is_other_words (choice) ? value : NULL);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Words of the article"));
  gtk_widget_set_visible (entry, is_other_words (choice));
  g_object_set_data (G_OBJECT (choice), "words", entry);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_name_chosen), self);
}

static GtkWidget *
make_control (LesartFactEditor *self, LesartField field, const char *value)
{
  const char *label = describe_field (self->kind, field);
  GtkWidget *control;

  if (field == LESART_FIELD_TYPE || field == LESART_FIELD_CERTAINTY || is_name (field)) {
    control = make_choice (self, field, label, value);
    if (is_name (field) && field != LESART_FIELD_SAME)
      add_words_entry (self, GTK_DROP_DOWN (control), label, value);
    return control;
  }
  control = make_entry (self, label, value);
  if (self->kind == LESART_ITEM_TIME)
    gtk_widget_set_tooltip_text (control, _ ("For instance 2024-02-08, 2024-02, T14:30 or P2Y"));
  return control;
}

/* ---- The form ---- */

static char *
get_value (LesartFactEditor *self, LesartField field)
{
  GtkWidget *control = self->controls[field];
  GPtrArray *values;

  if (control == NULL)
    return NULL;
  if (GTK_IS_DROP_DOWN (control) && is_other_words (GTK_DROP_DOWN (control)))
    control = get_words_entry (GTK_DROP_DOWN (control));
  if (GTK_IS_ENTRY (control))
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (control))));
  values = g_object_get_data (G_OBJECT (control), "values");
  return g_strdup (
      g_ptr_array_index (values, gtk_drop_down_get_selected (GTK_DROP_DOWN (control))));
}

static GtkWidget *
attach (LesartFactEditor *self, const char *words, GtkWidget *control, int row)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim");
  gtk_widget_set_hexpand (control, TRUE);
  gtk_grid_attach (self->grid, label, 0, row, 1, 1);
  gtk_grid_attach (self->grid, control, 1, row, 1, 1);
  return label;
}

static void
add_field (LesartFactEditor *self, LesartField field, int row, const char *value)
{
  GtkWidget *control = make_control (self, field, value);
  GtkWidget *words = GTK_IS_DROP_DOWN (control) ? get_words_entry (GTK_DROP_DOWN (control)) : NULL;
  GtkWidget *box;

  self->controls[field] = control;
  if (words != NULL) {
    box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
    gtk_box_append (GTK_BOX (box), control);
    gtk_box_append (GTK_BOX (box), words);
    control = box;
  }
  attach (self, describe_field (self->kind, field), control, row);
}

/* A fact that is added begins with what its passage says. */
static char *
get_first_value (LesartFactEditor *self, LesartField field)
{
  if (self->item >= 0)
    return lesart_item_get_field (self->corrected->reading, self->kind, (guint) self->item, field);
  if (field == LESART_FIELD_NAME && self->kind != LESART_ITEM_EVENT)
    return lesart_text_slice (self->corrected->reading->text, self->span);
  return NULL;
}

/* A relation reads as a sentence: who is what to whom. */
static LesartField
get_field_at (LesartItemKind kind, guint i)
{
  if (kind != LESART_ITEM_RELATION || (i != LESART_FIELD_TYPE && i != LESART_FIELD_FIRST))
    return (LesartField) i;
  return i == LESART_FIELD_TYPE ? LESART_FIELD_FIRST : LESART_FIELD_TYPE;
}

static void
fill_form (LesartFactEditor *self)
{
  int row = 1; /* below the kind */

  /* An entry complains if it goes with the focus in it. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->grid)) != NULL)
    gtk_widget_grab_focus (self->item < 0 ? GTK_WIDGET (self->kinds) : self->save);
  while (gtk_grid_get_child_at (self->grid, 0, 1) != NULL)
    gtk_grid_remove_row (self->grid, 1);
  for (guint i = 0; i < LESART_N_FIELDS; i++) {
    LesartField field = get_field_at (self->kind, i);
    g_autofree char *value = NULL;

    self->controls[field] = NULL;
    if (lesart_field_to_string (self->kind, field) == NULL)
      continue;
    value = get_first_value (self, field);
    add_field (self, field, row++, value);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->grid), row > 1 || self->item < 0);
}

static void
show_passage (LesartFactEditor *self)
{
  g_autofree char *words =
      lesart_describe_passage (self->corrected->reading->text, self->span, PASSAGE_CHARS);
  g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), words);
  gboolean other =
      !lesart_span_is_empty (self->selection)
      && (self->selection.start != self->span.start || self->selection.end != self->span.end);

  gtk_label_set_label (self->passage, quoted);
  gtk_widget_set_visible (self->use_selection, other);
}

static void
set_span (LesartFactEditor *self, LesartSpan span)
{
  if (lesart_span_is_empty (span))
    return;
  self->span = span;
  show_passage (self);
  g_signal_emit (self, signals[PASSAGE], 0, span.start, span.end);
}

static void
on_use_selection (LesartFactEditor *self)
{
  set_span (self, self->selection);
}

/* ---- Moving the edges, word by word ---- */

static void
move_start (LesartFactEditor *self, int by)
{
  const LesartSegments *segments = self->corrected->reading->segments;
  guint32 token = lesart_item_find_token (segments, self->span.start);
  LesartSpan span = self->span;

  if ((by < 0 && token == 0) || token + 1 >= segments->n_tokens)
    return;
  span.start = segments->tokens[by < 0 ? token - 1 : token + 1].start;
  set_span (self, span);
}

static void
move_end (LesartFactEditor *self, int by)
{
  const LesartSegments *segments = self->corrected->reading->segments;
  guint32 token = lesart_item_find_token (segments, self->span.end - 1);
  LesartSpan span = self->span;

  if ((by < 0 && token == 0) || (by > 0 && token + 1 >= segments->n_tokens))
    return;
  span.end = segments->tokens[by < 0 ? token - 1 : token + 1].end;
  set_span (self, span);
}

static void
on_edge (GtkWidget *button, LesartFactEditor *self)
{
  int by = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "by"));

  if (g_object_get_data (G_OBJECT (button), "end") != NULL)
    move_end (self, by);
  else
    move_start (self, by);
}

static void
add_edge (LesartFactEditor *self, GtkWidget *box, gboolean end, int by, const char *label)
{
  GtkWidget *button =
      lesart_icon_button_new (by < 0 ? "go-previous-symbolic" : "go-next-symbolic", label, NULL);

  g_object_set_data (G_OBJECT (button), "by", GINT_TO_POINTER (by));
  g_object_set_data (G_OBJECT (button), "end", end ? button : NULL);
  g_signal_connect (button, "clicked", G_CALLBACK (on_edge), self);
  gtk_box_append (GTK_BOX (box), button);
}

/* ---- How it ends ---- */

/* Numbers with a comma as well; the field has a point. */
static gboolean
tidy_number (char *value)
{
  char *end;

  g_strdelimit (value, ",", '.');
  if (*value == '\0')
    return TRUE;
  g_ascii_strtod (value, &end);
  return end != value && *end == '\0';
}

static gboolean
is_needed (LesartItemKind kind, LesartField field)
{
  switch (kind) {
  case LESART_ITEM_ENTITY:
  case LESART_ITEM_EVENT:
    return field == LESART_FIELD_NAME;
  case LESART_ITEM_ROLE:
    return field == LESART_FIELD_NAME || field == LESART_FIELD_FIRST;
  case LESART_ITEM_RELATION:
    return field == LESART_FIELD_FIRST || field == LESART_FIELD_SECOND;
  case LESART_ITEM_TIME:
    return field == LESART_FIELD_VALUE;
  case LESART_ITEM_QUANTITY:
  case LESART_ITEM_QUOTE:
  case LESART_ITEM_CLAIM:
  case LESART_N_ITEM_KINDS:
  default:
    return FALSE;
  }
}

static gboolean
check (LesartFactEditor *self, LesartField field, char *value)
{
  gboolean number = self->kind == LESART_ITEM_QUANTITY
                    && (field == LESART_FIELD_VALUE || field == LESART_FIELD_VALUE_MAX);
  gboolean good =
      (*value != '\0' || !is_needed (self->kind, field)) && (!number || tidy_number (value));

  if (good) {
    gtk_widget_remove_css_class (self->controls[field], "error");
  } else {
    gtk_widget_add_css_class (self->controls[field], "error");
    gtk_widget_grab_focus (self->controls[field]);
  }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->controls[field]), GTK_ACCESSIBLE_STATE_INVALID,
                               good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  return good;
}

static void
save (LesartFactEditor *self)
{
  g_auto (LesartFields) fields = { 0 };
  LesartEdit edit = self->item < 0 ? LESART_EDIT_ADD_FACT : LESART_EDIT_CORRECT;
  g_autoptr (LesartCorrected) corrected = NULL;
  gboolean changed = TRUE;

  if (self->corrected == NULL)
    return;
  for (guint f = LESART_N_FIELDS; f > 0; f--) {
    fields.values[f - 1] = get_value (self, (LesartField) (f - 1));
    if (fields.values[f - 1] != NULL && !check (self, (LesartField) (f - 1), fields.values[f - 1]))
      return;
  }
  corrected = lesart_corrected_ref (self->corrected); /* the decision brings another */
  if (self->item < 0)
    lesart_decide_add (self->notes, corrected->reading->text, self->kind, &fields, self->span);
  else
    changed = lesart_decide_correct (self->notes, corrected, self->kind, (guint) self->item,
                                     &fields, self->span);
  gtk_popover_popdown (GTK_POPOVER (self));
  if (changed)
    g_signal_emit (self, signals[DONE], 0, edit);
}

static void
on_closed (LesartFactEditor *self)
{
  if (self->corrected == NULL)
    return;
  g_clear_pointer (&self->corrected, lesart_corrected_unref);
  g_clear_object (&self->notes);
  g_signal_emit (self, signals[LEFT], 0);
}

/* The page presents the form in its new size when it gets its own. In a narrow window GTK 4.8 has a
 * widget above that thinks itself asked already and does not pass that on: all are asked. */
static void
grow (LesartFactEditor *self)
{
  for (GtkWidget *above = gtk_widget_get_parent (GTK_WIDGET (self)); above != NULL;
       above = gtk_widget_get_parent (above))
    gtk_widget_queue_allocate (above);
}

static void
on_kind (LesartFactEditor *self)
{
  if (self->corrected == NULL || self->item >= 0)
    return;
  self->kind = (LesartItemKind) gtk_drop_down_get_selected (self->kinds);
  fill_form (self);
  grow (self);
}

/* ---- The object ---- */

static void
lesart_fact_editor_dispose (GObject *object)
{
  LesartFactEditor *self = LESART_FACT_EDITOR (object);

  g_clear_pointer (&self->corrected, lesart_corrected_unref);
  g_clear_object (&self->notes);
  G_OBJECT_CLASS (lesart_fact_editor_parent_class)->dispose (object);
}

static void
lesart_fact_editor_class_init (LesartFactEditorClass *klass)
{
  GType type = LESART_TYPE_FACT_EDITOR;

  G_OBJECT_CLASS (klass)->dispose = lesart_fact_editor_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_UINT);
  signals[LEFT] =
      g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PASSAGE] = g_signal_new ("passage", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
add_passage (LesartFactEditor *self, GtkWidget *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  self->passage = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->passage, 0);
  gtk_label_set_wrap (self->passage, TRUE);
  gtk_label_set_max_width_chars (self->passage, 38);
  gtk_widget_add_css_class (GTK_WIDGET (self->passage), "lesart-quote");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->passage));
  gtk_box_append (GTK_BOX (line), gtk_label_new (C_ ("passage", "Start")));
  add_edge (self, line, FALSE, -1, _ ("Begin one word earlier"));
  add_edge (self, line, FALSE, 1, _ ("Begin one word later"));
  gtk_box_append (GTK_BOX (line), gtk_label_new (C_ ("passage", "End")));
  add_edge (self, line, TRUE, -1, _ ("End one word earlier"));
  add_edge (self, line, TRUE, 1, _ ("End one word later"));
  gtk_widget_add_css_class (line, "edges");
  gtk_box_append (GTK_BOX (box), line);
  self->use_selection = gtk_button_new_with_label (_ ("Use selection as passage"));
  g_signal_connect_swapped (self->use_selection, "clicked", G_CALLBACK (on_use_selection), self);
  gtk_box_append (GTK_BOX (box), self->use_selection);
}

static void
add_foot (LesartFactEditor *self, GtkWidget *box)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  self->save = gtk_button_new_with_label (_ ("Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_halign (foot, GTK_ALIGN_END);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_popover_popdown), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save), self);
  gtk_box_append (GTK_BOX (foot), cancel);
  gtk_box_append (GTK_BOX (foot), self->save);
  gtk_box_append (GTK_BOX (box), foot);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        LesartFactEditor *self)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || !(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  save (self);
  return GDK_EVENT_STOP;
}

static void
add_heading (LesartFactEditor *self, GtkWidget *box)
{
  self->heading = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->heading, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
}

static void
add_fields (LesartFactEditor *self, GtkWidget *box)
{
  GtkWidget *fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkStringList *kinds = gtk_string_list_new (NULL);

  for (guint kind = 0; kind < LESART_N_ITEM_KINDS; kind++)
    gtk_string_list_append (kinds, describe_item_kind ((LesartItemKind) kind));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 6);
  self->kinds = lesart_panel_choice_new (kinds, _ ("Kind of fact"));
  g_signal_connect_swapped (self->kinds, "notify::selected", G_CALLBACK (on_kind), self);
  self->kind_label = attach (self, _ ("Kind of fact"), GTK_WIDGET (self->kinds), 0);
  gtk_box_append (GTK_BOX (fields), GTK_WIDGET (self->grid));
  add_passage (self, fields);
  self->fields = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->fields, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (self->fields, TRUE);
  gtk_scrolled_window_set_child (self->fields, fields);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fields));
}

static void
lesart_fact_editor_init (LesartFactEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkEventController *keys = gtk_event_controller_key_new ();

  add_heading (self, box);
  add_fields (self, box);
  add_foot (self, box);
  gtk_widget_set_size_request (box, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-note-editor");
  g_signal_connect (self, "closed", G_CALLBACK (on_closed), NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * lesart_fact_editor_new:
 *
 * Returns: (transfer floating): a form; give it a parent, and unparent it in the parent's dispose
 */
GtkWidget *
lesart_fact_editor_new (void)
{
  return g_object_new (LESART_TYPE_FACT_EDITOR, NULL);
}

static void
focus_first (LesartFactEditor *self)
{
  guint f = 0;

  while (f < LESART_N_FIELDS && self->controls[f] == NULL)
    f++;
  gtk_widget_grab_focus (self->item < 0        ? GTK_WIDGET (self->kinds)
                         : f < LESART_N_FIELDS ? self->controls[f]
                                               : self->save);
}

static void
open_form (LesartFactEditor *self,
           LesartNotes *notes,
           LesartCorrected *corrected,
           const char *heading)
{
  int room = lesart_popover_get_room (GTK_POPOVER (self));

  on_closed (self);
  g_set_object (&self->notes, notes);
  self->corrected = lesart_corrected_ref (corrected);
  gtk_label_set_label (self->heading, heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  gtk_widget_set_visible (self->kind_label, self->item < 0);
  gtk_widget_set_visible (GTK_WIDGET (self->kinds), self->item < 0);
  fill_form (self);
  show_passage (self);
  if (room >= 0)
    gtk_scrolled_window_set_max_content_height (self->fields, MAX (room - REST, LEAST_FIELDS));
  gtk_popover_popup (GTK_POPOVER (self));
  focus_first (self);
}

/**
 * lesart_fact_editor_correct:
 * @corrected: what @item is in
 * @selection: what is selected in the text, which can be made the passage; empty for nothing
 *
 * Opens the form for a fact that is there.
 */
void
lesart_fact_editor_correct (LesartFactEditor *self,
                            LesartNotes *notes,
                            LesartCorrected *corrected,
                            LesartItemKind kind,
                            guint item,
                            LesartSpan selection)
{
  /* Translators: %s is a kind of fact: Quotation */
  g_autofree char *heading = g_strdup_printf (_ ("Correct: %s"), describe_item_kind (kind));

  g_return_if_fail (LESART_IS_FACT_EDITOR (self));
  self->kind = kind;
  self->item = (gint) item;
  self->span = lesart_item_get_span (corrected->reading, kind, item);
  self->selection = selection;
  open_form (self, notes, corrected, heading);
}

/**
 * lesart_fact_editor_focus:
 *
 * Puts the focus into a field of the form that is open, if it has that field.
 */
void
lesart_fact_editor_focus (LesartFactEditor *self, LesartField field)
{
  g_return_if_fail (LESART_IS_FACT_EDITOR (self));
  if (self->controls[field] != NULL)
    gtk_widget_grab_focus (self->controls[field]);
}

/**
 * lesart_fact_editor_add:
 * @corrected: the reading that lacks the fact
 * @passage: what says it
 *
 * Opens the form for a fact that is not there; its kind is chosen in it, and one that fits
 * @passage offered.
 */
void
lesart_fact_editor_add (LesartFactEditor *self,
                        LesartNotes *notes,
                        LesartCorrected *corrected,
                        LesartSpan passage)
{
  g_return_if_fail (LESART_IS_FACT_EDITOR (self));
  self->item = -1;
  self->kind = lesart_item_offer_kind ((LesartItemKind) gtk_drop_down_get_selected (self->kinds),
                                       corrected->reading, passage);
  gtk_drop_down_set_selected (self->kinds, self->kind);
  self->span = passage;
  self->selection = LESART_SPAN_NONE;
  open_form (self, notes, corrected, _ ("Add a fact"));
}
