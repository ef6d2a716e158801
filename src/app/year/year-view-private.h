/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/draft-trial.h"
#include "app/year/year-view.h"
#include "core/publish/year-legend.h"
#include "core/publish/week-layout.h"
#include "core/publish/year-picture.h"

G_BEGIN_DECLS

/* What the files of this folder share of one view; nobody else includes this. */

/* The most non-drawing children that stand for drawn items; beyond it jobs, windows and whatever
 * collides come first. GTK 4.8 needs a widget for each thing that a screen reader can find, and
 * a few hundred is what costs nothing to lay out (design.md, section 5). */
#define SKV_YEAR_MAX_CELLS 300

/**
 * SkvYearDrag:
 *
 * One move that is under way, by pointer or by keyboard. Made by skv_year_drag_begin(), gone after
 * drop or cancel. @severities has a byte for every day of the layout.
 */
typedef struct
{
  char *id; /* (owned) (nullable): NULL means that nothing is being moved */
  guint bar;
  gboolean by_keyboard;
  gboolean uncertain; /* not calculated: no day may be shown as free */
  SkvDay home;        /* first day where it lies now */
  int length;         /* days that it touches */
  int grip;           /* day under the pointer when taken, less home */
  SkvDay target;      /* first day if dropped now; SKV_DAY_NONE: outside, dropping cancels */
  double x;           /* pointer, in the widget; unused by keyboard */
  double y;
  SkvDay from;
  guint n_days;
  guint8 *severities;  /* (owned) */
  GHashTable *reasons; /* (owned): day → (owned) PangoLayout */
  char *uncertain_why; /* (owned) (nullable) */
  GStrv others;        /* (owned) (nullable): what moves along, by as many days */
  gboolean copy;       /* it stays where it is, and another one is made */
  /* by quarter-hours, in a week; civil minutes as in week-layout.h */
  gboolean timed;
  gint64 home_minute;
  gint64 minutes; /* its length */
  gint64 grip_minutes;
  gint64 minute; /* where it starts if dropped now; G_MININT64: outside */
  guint8 *slots; /* (owned): severities, SKV_WEEK_SLOTS */
  guint tick;    /* autoscroll */
} SkvYearDrag;

typedef enum
{
  SKV_SPAN_NONE,
  SKV_SPAN_NEW,   /* for something new */
  SKV_SPAN_START, /* another start of what is there */
  SKV_SPAN_END,   /* another end */
  SKV_SPAN_BOX,   /* round several that are to be picked */
} SkvSpanKind;

/* What is being drawn out by pointer; times are civil minutes, as in week-layout.h. */
typedef struct
{
  SkvSpanKind kind;
  char *id;         /* (owned) (nullable): of what gets another length */
  gboolean by_days; /* whole days are counted; else quarter-hours */
  gboolean all_day;
  gint64 old_from; /* where it was, or where the pointer went down */
  gint64 old_to;
  gint64 from;
  gint64 to;
  double x0; /* pointer, in the widget */
  double y0;
  double x;
  double y;
  SkvSeverity severity;
  char *reason; /* (owned) (nullable): what it would collide with */
  guint idle;
} SkvYearSpan;

struct _SkvYearView
{
  GtkWidget parent_instance;

  SkvSession *session;       /* (owned) (nullable) */
  SkvYearPicture *picture;   /* (owned) (nullable): dropped when data changes */
  SkvYearLayout *layout;     /* (owned) (nullable): dropped when data or size change */
  SkvDifference *difference; /* (owned) (nullable): drawn over the plan */
  GStrv chosen;              /* (owned) (nullable): ids of its entries; NULL: all */
  SkvYearLegend *signs;      /* (owned) (nullable): of the picture, while there is a difference */
  int strip_height;          /* of the strip for them, at the width of the layout */
  int asked_width;           /* what the layout was made for */
  int asked_height;
  double text_scale;     /* of the font that it was last drawn with */
  GHashTable *conflicts; /* (owned) (nullable): id → (owned) GPtrArray of SkvConflict (unowned) */
  const SkvYearTheme *theme;

  /* kept images and nodes, in the layout's coordinates; NULL when something changed in them */
  cairo_surface_t *grid; /* (owned) (nullable) */
  cairo_surface_t *bars; /* (owned) (nullable) */
  GskRenderNode *year;   /* (owned) (nullable): grid and bars, with the tints of a drag */
  GskRenderNode *header; /* (owned) (nullable) */

  GtkAdjustment *adjustments[2]; /* (owned) (nullable): horizontal, vertical */
  GtkScrollablePolicy policies[2];

  char *hover;     /* (owned) (nullable): occurrence under the pointer */
  char *focus;     /* (owned) (nullable): occurrence that the keyboard is at */
  SkvDay menu_day; /* day that the context menu is about */
  SkvYearDrag drag;
  SkvYearSpan span;
  GHashTable *picked;    /* (owned) (element-type utf8): several that are selected, or none */
  gboolean side_by_side; /* a band for each organisation, if there are several */
  SkvZoom shown_zoom;    /* what was shown last */
  gboolean placed;       /* what is shown has been scrolled to the day in focus */
  guint minute_source;
  double zoom_delta; /* scrolled with Ctrl since the last step */
  double pinch;      /* scale of the pinch at its last step */

  GtkGesture *drag_gesture; /* (unowned): owned by the widget */
  guint cells_idle;         /* cells are to be made for the layout */
  gconstpointer cells_of;   /* (unowned): the layout that the cells were made for, never followed */
  GHashTable *cells;        /* (owned): id → (unowned) child widget */
  GtkWidget *strip;         /* (owned) (nullable) child: what the signs of a difference mean */
  GtkWidget *status;        /* (owned) child: says what happens, draws nothing */
  GtkWidget *menu;          /* (owned) (nullable) child */
  GtkWidget *details;       /* (owned) (nullable) child: the truth about an item, by keyboard */
};

/* year-scroll.c */
double skv_year_view_get_scroll (SkvYearView *self);
void skv_year_view_set_scroll (SkvYearView *self, double y);
/* bring a box of the layout into view */
void skv_year_view_scroll_to (SkvYearView *self, const SkvBox *box);
/* size of the widget; the rest is known from the layout */
void skv_year_view_configure_scroll (SkvYearView *self, int width, int height);
/* @adjustment (nullable) */
void skv_year_view_set_adjustment (SkvYearView *self,
                                   GtkOrientation orientation,
                                   GtkAdjustment *adjustment);

/* year-view.c */
/* what is drawn changed, though the session's data did not */
void skv_year_view_drop_picture (SkvYearView *self);
void skv_year_view_drop_nodes (SkvYearView *self);
/* a drag began or ended: only what is put together from them is wrong */
void skv_year_view_drop_tint (SkvYearView *self);
/* makes picture and layout if they are missing; FALSE if there is nothing to show */
gboolean skv_year_view_ensure (SkvYearView *self);
double skv_year_view_get_text_scale (SkvYearView *self);
/* what the view is called, for those who cannot see it */
void skv_year_view_update_label (SkvYearView *self);

/* year-zoom.c: how much time is shown */
void skv_year_zoom_install (SkvYearView *self);
void skv_year_view_init_metrics (SkvYearView *self, SkvYearMetrics *metrics);
/* "Year 2019", "June 2019" (transfer full) */
char *skv_year_view_describe_shown (SkvYearView *self);
/* the session shows something else */
void skv_year_view_follow_shown (SkvYearView *self);
/* show the period in which an item lies, if it is not in what is shown */
void skv_year_view_show_item (SkvYearView *self, const char *id);
/* after the layout is made: the day in focus is to be seen */
void skv_year_zoom_place (SkvYearView *self);

/* year-lookup.c: pure questions to picture and layout */
const SkvOccurrence *skv_year_view_find (SkvYearView *self, const char *id);
gboolean skv_year_view_is_movable (const SkvOccurrence *occurrence);
/* rectangle number @nth of an occurrence in the layout's coordinates: one of its own, or the
 * density bar that it is part of; FALSE if there is none */
gboolean skv_year_view_item_box (SkvYearView *self, const char *id, guint nth, SkvBox *box);
/* the same, with the room at the right that its label may flow into; not for density */
gboolean skv_year_view_item_room (SkvYearView *self, const char *id, guint nth, SkvBox *box);
/* (nullable): under a point of the widget; density rectangles too */
const SkvYearRect *skv_year_view_rect_at (SkvYearView *self, double x, double y);
/* SKV_DAY_NONE if there is none, or the point lies under the header */
SkvDay skv_year_view_day_at (SkvYearView *self, double x, double y);
/* (transfer none) (element-type SkvConflict) (nullable): of both sides */
GPtrArray *skv_year_view_conflicts_of (SkvYearView *self, const char *id);
/* next occurrence that is drawn, in time (@direction -1 or 1); @id NULL: the first or last */
const char *skv_year_view_next_in_time (SkvYearView *self, const char *id, int direction);
/* the nearest one above or below; @whole_row: in another month */
const char *
skv_year_view_next_in_column (SkvYearView *self, const char *id, int direction, gboolean whole_row);

/* year-painting.c */
void skv_year_view_paint (SkvYearView *self, GtkSnapshot *snapshot);
GdkRGBA skv_year_rgba (SkvColor color);
void skv_year_stroke (
  GtkSnapshot *snapshot, const SkvBox *box, float radius, float width, SkvColor color);

/* year-difference.c: what is proposed */
/* (transfer full) */
SkvYearPicture *skv_year_view_make_picture (SkvYearView *self);
/* is it a bar that the plan does not have? */
gboolean skv_year_view_is_proposed (SkvYearView *self, const char *id);
/* what is selected with a bar: with a proposed one, what the plan has of it now (nullable) */
const char *skv_year_view_selection_for (SkvYearView *self, const char *id);
/* everything about a bar in one line, as its name, and as markup (transfer full) */
char *skv_year_view_label (SkvYearView *self, const char *id, const SkvOccurrence *occurrence);
char *skv_year_view_details (SkvYearView *self, const char *id, const SkvOccurrence *occurrence);
/* "proposed: Payroll run" for a proposed bar, else its title; escaped (transfer full) */
char *skv_year_view_title (SkvYearView *self, const SkvPictureBar *bar);
/* ask for a proposed bar to be chosen or left out; FALSE if the bar is none */
gboolean skv_year_view_toggle_at (SkvYearView *self, const char *id);
/* a line between the two places of what is moved */
void skv_year_view_paint_move (SkvYearView *self, GtkSnapshot *snapshot, const char *id);

/* year-bands.c: organisations side by side */
gboolean skv_year_view_has_bands (SkvYearView *self);
/* what the picture is to be split by */
void skv_year_bands_fill (SkvYearView *self, SkvPictureOptions *options);
/* the full names of those whose band a bar is in: "Sundvik and Lilleøy"; NULL if rows have no bands
 * (transfer full) */
char *skv_year_bands_names (SkvYearView *self, guint bar);
/* the name of the one at that height of the widget (transfer none) (nullable) */
const char *skv_year_bands_name_at (SkvYearView *self, double y);
/* Part number @nth of a day's cell that a bar may lie in: all of the cell, or its bands. */
gboolean skv_year_bands_part (SkvYearView *self, guint bar, guint row, guint nth, SkvBox *cell);

/* year-strip.c: the legend along the lower edge, while there is a difference */
/* the height of the view above it */
int skv_year_view_get_room (SkvYearView *self);
/* there is to be one, or not; not while sizes are given out */
void skv_year_strip_show (SkvYearView *self, gboolean shown);
/* how high it must be for what the picture has */
void skv_year_strip_measure (SkvYearView *self, int width);
void skv_year_strip_allocate (SkvYearView *self, int width);
/* tell it to those who cannot see it */
void skv_year_strip_update (SkvYearView *self);

/* year-drag.c: all of a move but its input */
gboolean
skv_year_drag_begin (SkvYearView *self, const char *id, SkvDay grabbed_day, gboolean by_keyboard);
void skv_year_drag_to_day (SkvYearView *self, SkvDay day);
void skv_year_drag_to_pointer (SkvYearView *self, double x, double y);
/* the first day after the target that is free, a window's day if there is one; else the target */
SkvDay skv_year_drag_next_free (SkvYearView *self);
void skv_year_drag_drop (SkvYearView *self);
void skv_year_drag_cancel (SkvYearView *self);
/* "Thursday 13 June 2019: hard conflict. Message" (transfer full) */
char *skv_year_drag_describe (SkvYearView *self, SkvDay day);

/* the worst severity if it were dropped now */
SkvSeverity skv_year_drag_severity (SkvYearView *self);
/* a copy is made of it instead, or not */
void skv_year_drag_set_copy (SkvYearView *self, gboolean copy);
/* the end: forgets it, without a word */
void skv_year_drag_clear (SkvYearView *self);
void skv_year_drag_watch_edges (SkvYearView *self);
void skv_year_drag_append_reasons (GString *text, GPtrArray *conflicts);

/* year-drag-time.c: a move by quarter-hours */
void skv_year_drag_begin_time (SkvYearView *self, const SkvOccurrence *occurrence);
/* what was grabbed of it, by pointer */
void skv_year_drag_grip_time (SkvYearView *self, double x, double y);
void skv_year_drag_time_to_pointer (SkvYearView *self, double x, double y);
void skv_year_drag_to_minute (SkvYearView *self, gint64 minute);
gint64 skv_year_drag_next_free_minute (SkvYearView *self);
/* (transfer full) */
char *skv_year_drag_describe_time (SkvYearView *self);
gboolean skv_year_drag_drop_time (SkvYearView *self);
void skv_year_drag_paint_slots (SkvYearView *self, SkvCanvas *canvas);
void skv_year_drag_paint_timed (SkvYearView *self, GtkSnapshot *snapshot, const SkvPaintBar *bar);
/* its first box if dropped now; FALSE if outside */
gboolean skv_year_drag_time_box (SkvYearView *self, SkvBox *box);

/* year-selection.c: several at once */
gboolean skv_year_selection_contains (SkvYearView *self, const char *id);
void skv_year_selection_clear (SkvYearView *self);
void skv_year_selection_toggle (SkvYearView *self, const char *id);
/* all that touches a box of the layout */
void skv_year_selection_pick_box (SkvYearView *self, const SkvBox *box);
/* what is picked besides @id; NULL if that is not picked, or alone (transfer full) (nullable) */
GStrv skv_year_selection_others (SkvYearView *self, const char *id);
void skv_year_selection_paint (SkvYearView *self, GtkSnapshot *snapshot);

/* year-span.c: points are in the widget */
SkvSpanKind skv_year_span_edge_at (SkvYearView *self, double x, double y);
gboolean skv_year_span_begin (SkvYearView *self, SkvSpanKind kind, double x, double y);
void skv_year_span_update (SkvYearView *self, double x, double y);
/* in the units of SkvItem.start */
void skv_year_span_get_times (SkvYearView *self, gint64 *start, gint64 *end);
void skv_year_span_end (SkvYearView *self);
void skv_year_span_cancel (SkvYearView *self);
void skv_year_span_paint (SkvYearView *self, GtkSnapshot *snapshot);

/* year-drag-painting.c; canvas and snapshot are in the layout's coordinates */
void skv_year_drag_paint_tint (SkvYearView *self, SkvCanvas *canvas);
SkvColor skv_year_drag_tint (const SkvYearTheme *theme, SkvSeverity severity);
/* Days [*day, end) as far as they are in one row: their box, and *day is behind them. */
gboolean skv_year_drag_row_part (SkvYearView *self, SkvDay *day, SkvDay end, SkvBox *box);
/* words in a frame below a box of the layout, or above it */
void skv_year_paint_note (SkvYearView *self,
                          GtkSnapshot *snapshot,
                          PangoLayout *words,
                          const SkvBox *at,
                          SkvSeverity severity);
void skv_year_drag_paint_item (SkvYearView *self, GtkSnapshot *snapshot);
void skv_year_drag_paint_reason (SkvYearView *self, GtkSnapshot *snapshot);

/* year-pointer.c, year-keyboard.c, year-menu.c: input */
void skv_year_pointer_install (SkvYearView *self);
void skv_year_keyboard_install (SkvYearView *self);
void skv_year_menu_class_init (GtkWidgetClass *widget_class);
/* @x and @y in the widget; the day is what "New job here" is about */
void skv_year_menu_show (SkvYearView *self, double x, double y, SkvDay day);
void skv_year_menu_show_details (SkvYearView *self, const char *id);
void skv_year_view_activate_item (SkvYearView *self, const char *id);
void skv_year_view_create_item (SkvYearView *self, SkvDay day);
/* civil minutes [from, to) */
void skv_year_view_create_span (SkvYearView *self, gint64 from, gint64 to, gboolean all_day);
void skv_year_view_explain_day (SkvYearView *self, SkvDay day);
void skv_year_view_add_occurrence (SkvYearView *self, const char *rule, SkvDay day);

/* year-cells.c: what assistive technology sees */
void skv_year_cells_update (SkvYearView *self);
void skv_year_cells_allocate (SkvYearView *self);
void skv_year_cells_select (SkvYearView *self);
/* move the keyboard to an occurrence, selecting it; scrolls */
void skv_year_view_focus_item (SkvYearView *self, const char *id);
/* told by a cell that got the focus */
void skv_year_view_focus_moved (SkvYearView *self, const char *id);
void skv_year_view_say (SkvYearView *self, const char *message);

G_END_DECLS
