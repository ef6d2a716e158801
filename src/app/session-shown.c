/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/session-private.h"

SkvZoom
skv_session_get_zoom (SkvSession *self)
{
  g_return_val_if_fail (SKV_IS_SESSION (self), SKV_ZOOM_YEAR);
  return self->zoom;
}

gboolean
skv_session_get_school_year (SkvSession *self)
{
  g_return_val_if_fail (SKV_IS_SESSION (self), FALSE);
  return self->school;
}

SkvDay
skv_session_get_day (SkvSession *self)
{
  g_return_val_if_fail (SKV_IS_SESSION (self), SKV_DAY_NONE);
  return self->day;
}

void
skv_session_get_shown (SkvSession *self, SkvDay *from, SkvDay *to)
{
  g_return_if_fail (SKV_IS_SESSION (self));
  skv_zoom_range (self->zoom, self->school, self->day, from, to);
}

static void
change (SkvSession *self, SkvZoom zoom, gboolean school, SkvDay day)
{
  SkvDay from = skv_session_get_from (self), to = skv_session_get_to (self), old_from, old_to;
  SkvDay new_from, new_to;
  gboolean other;

  skv_session_get_shown (self, &old_from, &old_to);
  other = self->zoom != zoom || self->school != school;
  self->zoom = zoom;
  self->school = school;
  self->day = day;
  skv_session_get_shown (self, &new_from, &new_to);
  if (other || new_from != old_from || new_to != old_to)
    skv_session_emit_shown (self,
                            skv_session_get_from (self) != from || skv_session_get_to (self) != to);
}

void
skv_session_set_school_year (SkvSession *self, gboolean school)
{
  g_return_if_fail (SKV_IS_SESSION (self));
  change (self, self->zoom, school, self->day);
}

void
skv_session_show (SkvSession *self, SkvZoom zoom, SkvDay day)
{
  g_return_if_fail (SKV_IS_SESSION (self));
  g_return_if_fail (day != SKV_DAY_NONE && zoom < SKV_N_ZOOMS);

  change (self, zoom, self->school,
          CLAMP (day, skv_day_from_ymd (1584, 1, 1), skv_day_from_ymd (9998, 12, 31)));
}

void
skv_session_show_day (SkvSession *self, SkvDay day)
{
  g_return_if_fail (SKV_IS_SESSION (self));
  skv_session_show (self, self->zoom, day);
}

void
skv_session_step (SkvSession *self, int steps)
{
  g_return_if_fail (SKV_IS_SESSION (self));
  skv_session_show_day (self, skv_zoom_step (self->zoom, self->day, steps));
}

char *
skv_session_describe_shown (SkvSession *self)
{
  g_return_val_if_fail (SKV_IS_SESSION (self), NULL);
  return skv_zoom_title (self->zoom, self->school, self->day);
}
