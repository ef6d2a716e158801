/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/year-theme.h"

#include <math.h>
#include <string.h>

/* 0xrrggbb with an opacity in percent, as a constant */
#define TINT(rgb, percent)                                                                         \
  {                                                                                                \
    ((rgb) >> 16 & 0xff) / 255.0f, ((rgb) >> 8 & 0xff) / 255.0f, ((rgb) &0xff) / 255.0f,           \
      (percent) / 100.0f                                                                           \
  }
#define RGB(rgb) TINT (rgb, 100)
#define LOOK(fill, text, edge, accent, pattern)                                                    \
  {                                                                                                \
    RGB (fill), RGB (text), RGB (edge), RGB (accent), pattern                                      \
  }

static const SkvYearTheme light = {
  .name = "light",
  .background = RGB (0xffffff),
  .band = RGB (0xf5f5f6),
  .rule = TINT (0x000000, 7),
  .weekend = TINT (0x000000, 6),
  .holiday = TINT (0xe01b24, 16),
  .eve = TINT (0xe01b24, 7),
  .school = TINT (0x1a5fb4, 85),
  .text = RGB (0x1e1e1e),
  .date = RGB (0x474747),
  .dim = RGB (0x56545c),
  .red = RGB (0xa5001a),
  .soft = RGB (0xc64600),
  .hard = RGB (0xa51d2d),
  .ghost = RGB (0x4a4850),
  .selection = RGB (0x1a5fb4),
  .against = RGB (0xc01c28),
  .today = RGB (0x1a5fb4),
  .drop_free = TINT (0x2ec27e, 30),
  .drop_soft = TINT (0xf5c211, 36),
  .drop_hard = TINT (0xe01b24, 34),
  .looks = {
    [SKV_LOOK_EXAM] = LOOK (0x813d9c, 0xffffff, 0x613583, 0x813d9c, SKV_PATTERN_PLAIN),
    [SKV_LOOK_FREEZE] = LOOK (0xbfe3f5, 0x0b3a52, 0x2c7da0, 0xa3d3ea, SKV_PATTERN_CROSS),
    [SKV_LOOK_CRITICAL] = LOOK (0xf0b429, 0x2b1b00, 0xb5790a, 0xe3a61f, SKV_PATTERN_RISING),
    [SKV_LOOK_MEETING] = LOOK (0x1a4f9c, 0xffffff, 0x123a75, 0x8fb8f0, SKV_PATTERN_EDGE),
    [SKV_LOOK_WINDOW] = LOOK (0xd9f5e5, 0x0b4f30, 0x229a63, 0xd9f5e5, SKV_PATTERN_OUTLINE),
    [SKV_LOOK_MAINTENANCE] = LOOK (0x1c71d8, 0xffffff, 0x1a5fb4, 0x1c71d8, SKV_PATTERN_PLAIN),
    [SKV_LOOK_VENDOR] = LOOK (0xcfd8dc, 0x22343c, 0x546e7a, 0xbcc8cd, SKV_PATTERN_FALLING),
    [SKV_LOOK_OUTAGE] = LOOK (0x3d3846, 0xffffff, 0x1e1a24, 0xdddae3, SKV_PATTERN_ENDS),
    [SKV_LOOK_OWN] = LOOK (0x007a72, 0xffffff, 0x00544e, 0x9fe0da, SKV_PATTERN_EDGE),
    [SKV_LOOK_OWN + 1] = LOOK (0xf3d3e4, 0x5c1140, 0xa8327a, 0xe7bcd4, SKV_PATTERN_FALLING),
    [SKV_LOOK_OWN + 2] = LOOK (0x865e3c, 0xffffff, 0x63452c, 0xe3cdb9, SKV_PATTERN_ENDS),
    [SKV_LOOK_OWN + 3] = LOOK (0xe2e7c0, 0x3a4110, 0x7b8a2a, 0xd1d8a4, SKV_PATTERN_RISING),
    [SKV_LOOK_CONFLICT] = LOOK (0xc01c28, 0xffffff, 0x7a0d16, 0xc01c28, SKV_PATTERN_PLAIN),
  },
};

static const SkvYearTheme dark = {
  .name = "dark",
  .background = RGB (0x1e1e1e),
  .band = RGB (0x262626),
  .rule = TINT (0xffffff, 8),
  .weekend = TINT (0xffffff, 6),
  .holiday = TINT (0xff5555, 22),
  .eve = TINT (0xff5555, 10),
  .school = TINT (0x78aeed, 75),
  .text = RGB (0xf6f5f4),
  .date = RGB (0xcfcdca),
  .dim = RGB (0xb8b6b3),
  .red = RGB (0xffa0a0),
  .soft = RGB (0xffbe6f),
  .hard = RGB (0xff9a94),
  .ghost = RGB (0xb9c2bd),
  .selection = RGB (0x78aeed),
  .against = RGB (0xff7b63),
  .today = RGB (0x78aeed),
  .drop_free = TINT (0x2ec27e, 30),
  .drop_soft = TINT (0xe5a50a, 34),
  .drop_hard = TINT (0xe01b24, 42),
  .looks = {
    [SKV_LOOK_EXAM] = LOOK (0x7d3f9a, 0xffffff, 0x9a5cb8, 0x7d3f9a, SKV_PATTERN_PLAIN),
    [SKV_LOOK_FREEZE] = LOOK (0x1d4a5f, 0xdff3fc, 0x5fb3d6, 0x28586e, SKV_PATTERN_CROSS),
    [SKV_LOOK_CRITICAL] = LOOK (0xc98f12, 0x140d00, 0xdba530, 0xbb840e, SKV_PATTERN_RISING),
    [SKV_LOOK_MEETING] = LOOK (0x2a4f86, 0xffffff, 0x4f7cbf, 0x9cc0f3, SKV_PATTERN_EDGE),
    [SKV_LOOK_WINDOW] = LOOK (0x123c2a, 0xb9f0d3, 0x35b57c, 0x123c2a, SKV_PATTERN_OUTLINE),
    [SKV_LOOK_MAINTENANCE] = LOOK (0x1b64bf, 0xffffff, 0x3f86e0, 0x1b64bf, SKV_PATTERN_PLAIN),
    [SKV_LOOK_VENDOR] = LOOK (0x46535a, 0xf1f5f7, 0x90a4ae, 0x505e66, SKV_PATTERN_FALLING),
    [SKV_LOOK_OUTAGE] = LOOK (0xdeddda, 0x1e1e1e, 0xffffff, 0x77767b, SKV_PATTERN_ENDS),
    [SKV_LOOK_OWN] = LOOK (0x006a63, 0xffffff, 0x3fb8af, 0x9fe0da, SKV_PATTERN_EDGE),
    [SKV_LOOK_OWN + 1] = LOOK (0x6b2450, 0xffe6f4, 0xd071a8, 0x78305c, SKV_PATTERN_FALLING),
    [SKV_LOOK_OWN + 2] = LOOK (0x71502f, 0xffffff, 0xb58d62, 0xe3cdb9, SKV_PATTERN_ENDS),
    [SKV_LOOK_OWN + 3] = LOOK (0x4d5518, 0xf3f7d6, 0x9dac43, 0x565f1f, SKV_PATTERN_RISING),
    [SKV_LOOK_CONFLICT] = LOOK (0xc01c28, 0xffffff, 0xff9a94, 0xc01c28, SKV_PATTERN_PLAIN),
  },
};

static const SkvYearTheme high_contrast_light = {
  .name = "high-contrast",
  .background = RGB (0xffffff),
  .band = RGB (0xf4f4f4),
  .rule = TINT (0x000000, 45),
  .weekend = TINT (0x000000, 10),
  .holiday = TINT (0xe01b24, 20),
  .eve = TINT (0xe01b24, 9),
  .school = TINT (0x1a5fb4, 90),
  .text = RGB (0x000000),
  .date = RGB (0x000000),
  .dim = RGB (0x2b2b2b),
  .red = RGB (0x6a000c),
  .soft = RGB (0xad4800),
  .hard = RGB (0x7a0010),
  .ghost = RGB (0x1a1a1a),
  .selection = RGB (0x003a8c),
  .against = RGB (0x8f0012),
  .today = RGB (0x003a8c),
  .drop_free = TINT (0x2ec27e, 45),
  .drop_soft = TINT (0xf5c211, 55),
  .drop_hard = TINT (0xe01b24, 50),
  .looks = {
    [SKV_LOOK_EXAM] = LOOK (0x5b2377, 0xffffff, 0x000000, 0x5b2377, SKV_PATTERN_PLAIN),
    [SKV_LOOK_FREEZE] = LOOK (0xd3effb, 0x000000, 0x003f5c, 0xa9bfc9, SKV_PATTERN_CROSS),
    [SKV_LOOK_CRITICAL] = LOOK (0xffd15c, 0x000000, 0x5c3d00, 0xcca74a, SKV_PATTERN_RISING),
    [SKV_LOOK_MEETING] = LOOK (0x0b3475, 0xffffff, 0x000000, 0xbfd8ff, SKV_PATTERN_EDGE),
    [SKV_LOOK_WINDOW] = LOOK (0xe8fbf0, 0x00301a, 0x00562f, 0xe8fbf0, SKV_PATTERN_OUTLINE),
    [SKV_LOOK_MAINTENANCE] = LOOK (0x0f4794, 0xffffff, 0x000000, 0x0f4794, SKV_PATTERN_PLAIN),
    [SKV_LOOK_VENDOR] = LOOK (0xe2e9ec, 0x000000, 0x2b3f48, 0xb5babd, SKV_PATTERN_FALLING),
    [SKV_LOOK_OUTAGE] = LOOK (0x1c1c1c, 0xffffff, 0x000000, 0xffffff, SKV_PATTERN_ENDS),
    [SKV_LOOK_OWN] = LOOK (0x00534d, 0xffffff, 0x000000, 0xb5fff8, SKV_PATTERN_EDGE),
    [SKV_LOOK_OWN + 1] = LOOK (0xfae0ee, 0x000000, 0x6b0044, 0xcab5c1, SKV_PATTERN_FALLING),
    [SKV_LOOK_OWN + 2] = LOOK (0x55391f, 0xffffff, 0x000000, 0xffe9d3, SKV_PATTERN_ENDS),
    [SKV_LOOK_OWN + 3] = LOOK (0xf0f4d0, 0x000000, 0x454f00, 0xc2c6a8, SKV_PATTERN_RISING),
    [SKV_LOOK_CONFLICT] = LOOK (0x9c0014, 0xffffff, 0x000000, 0x9c0014, SKV_PATTERN_PLAIN),
  },
};

static const SkvYearTheme high_contrast_dark = {
  .name = "high-contrast-dark",
  .background = RGB (0x000000),
  .band = RGB (0x161616),
  .rule = TINT (0xffffff, 45),
  .weekend = TINT (0xffffff, 10),
  .holiday = TINT (0xff3b3b, 28),
  .eve = TINT (0xff3b3b, 13),
  .school = TINT (0x99c1f1, 80),
  .text = RGB (0xffffff),
  .date = RGB (0xffffff),
  .dim = RGB (0xdddddd),
  .red = RGB (0xffcccc),
  .soft = RGB (0xffd29a),
  .hard = RGB (0xffb9b4),
  .ghost = RGB (0xe0e6e3),
  .selection = RGB (0xa8ccff),
  .against = RGB (0xffa695),
  .today = RGB (0xa8ccff),
  .drop_free = TINT (0x2ec27e, 42),
  .drop_soft = TINT (0xe5a50a, 48),
  .drop_hard = TINT (0xe01b24, 55),
  .looks = {
    [SKV_LOOK_EXAM] = LOOK (0x642a83, 0xffffff, 0xe8c4ff, 0x642a83, SKV_PATTERN_PLAIN),
    [SKV_LOOK_FREEZE] = LOOK (0x123d52, 0xffffff, 0x9fe0ff, 0x365a6c, SKV_PATTERN_CROSS),
    [SKV_LOOK_CRITICAL] = LOOK (0xf0b429, 0x000000, 0xffe7ae, 0xc09021, SKV_PATTERN_RISING),
    [SKV_LOOK_MEETING] = LOOK (0x1d4380, 0xffffff, 0xbcd6ff, 0xdcebff, SKV_PATTERN_EDGE),
    [SKV_LOOK_WINDOW] = LOOK (0x062a1a, 0xd6ffea, 0x62e6a8, 0x062a1a, SKV_PATTERN_OUTLINE),
    [SKV_LOOK_MAINTENANCE] = LOOK (0x134e9e, 0xffffff, 0xb3d3ff, 0x134e9e, SKV_PATTERN_PLAIN),
    [SKV_LOOK_VENDOR] = LOOK (0x37444b, 0xffffff, 0xcfdfe7, 0x1d2428, SKV_PATTERN_FALLING),
    [SKV_LOOK_OUTAGE] = LOOK (0xf0f0f0, 0x000000, 0xffffff, 0x555555, SKV_PATTERN_ENDS),
    [SKV_LOOK_OWN] = LOOK (0x00534d, 0xffffff, 0x8ff5ec, 0xb5fff8, SKV_PATTERN_EDGE),
    [SKV_LOOK_OWN + 1] = LOOK (0x5c1b44, 0xffffff, 0xffb3dd, 0x763f62, SKV_PATTERN_FALLING),
    [SKV_LOOK_OWN + 2] = LOOK (0x5a3d22, 0xffffff, 0xf3cfa6, 0xffe9d3, SKV_PATTERN_ENDS),
    [SKV_LOOK_OWN + 3] = LOOK (0x3b4210, 0xffffff, 0xe0ee8a, 0x1d2008, SKV_PATTERN_RISING),
    [SKV_LOOK_CONFLICT] = LOOK (0xa80016, 0xffffff, 0xffd0cc, 0xa80016, SKV_PATTERN_PLAIN),
  },
};

const SkvYearTheme *
skv_year_theme_get (gboolean is_dark, gboolean high_contrast)
{
  if (high_contrast)
    return is_dark ? &high_contrast_dark : &high_contrast_light;
  return is_dark ? &dark : &light;
}

const SkvYearTheme *
skv_year_theme_lookup (const char *name)
{
  static const SkvYearTheme *const all[] = { &light, &dark, &high_contrast_light,
                                             &high_contrast_dark };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_strcmp0 (all[i]->name, name) == 0)
      return all[i];
  return NULL;
}

SkvLookKind
skv_look_for_lane (const char *lane, guint position)
{
  static const struct
  {
    const char *lane;
    SkvLookKind look;
  } looks[] = {
    { "exam", SKV_LOOK_EXAM },         { "freeze", SKV_LOOK_FREEZE },
    { "critical", SKV_LOOK_CRITICAL }, { "meeting", SKV_LOOK_MEETING },
    { "window", SKV_LOOK_WINDOW },     { "maintenance", SKV_LOOK_MAINTENANCE },
    { "vendor", SKV_LOOK_VENDOR },     { "outage", SKV_LOOK_OUTAGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_strcmp0 (looks[i].lane, lane) == 0)
      return looks[i].look;
  return SKV_LOOK_OWN + position % (SKV_LOOK_OWN_LAST - SKV_LOOK_OWN + 1);
}

static double
channel_luminance (double value)
{
  return value <= 0.03928 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (SkvColor color)
{
  return 0.2126 * channel_luminance (color.red) + 0.7152 * channel_luminance (color.green) +
         0.0722 * channel_luminance (color.blue);
}

double
skv_color_contrast (SkvColor a, SkvColor b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

SkvColor
skv_color_over (SkvColor over, SkvColor under)
{
  float a = over.alpha;

  return (SkvColor){
    over.red * a + under.red * (1.0f - a),
    over.green * a + under.green * (1.0f - a),
    over.blue * a + under.blue * (1.0f - a),
    1.0f,
  };
}

SkvLaneLook
skv_lane_look_read (const char *colour, const char *pattern)
{
  static const struct
  {
    const char *name;
    SkvPattern pattern;
  } patterns[] = {
    { "plain", SKV_PATTERN_PLAIN },
    { "stripes", SKV_PATTERN_RISING },
    { "dots", SKV_PATTERN_DOTS },
    { "grid", SKV_PATTERN_CROSS },
  };
  SkvLaneLook look = { .has_pattern = FALSE };
  guint rgb = 0;

  if (colour != NULL && strlen (colour) == 7 && *colour == '#' &&
      strspn (colour + 1, "0123456789abcdefABCDEF") == 6)
    {
      rgb = (guint) g_ascii_strtoull (colour + 1, NULL, 16);
      look.fill = (SkvColor){ (float) (rgb >> 16) / 255.0f, (float) (rgb >> 8 & 0xff) / 255.0f,
                              (float) (rgb & 0xff) / 255.0f, 1.0f };
    }
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (g_strcmp0 (patterns[i].name, pattern) == 0)
      {
        look.has_pattern = TRUE;
        look.pattern = patterns[i].pattern;
      }
  return look;
}

void
skv_lane_look_apply (const SkvLaneLook *self, SkvLook *look)
{
  static const SkvColor black = { 0.0f, 0.0f, 0.0f, 1.0f }, white = { 1.0f, 1.0f, 1.0f, 1.0f };

  if (self->has_pattern)
    look->pattern = self->pattern;
  if (self->fill.alpha > 0.0f)
    {
      gboolean on_dark =
        skv_color_contrast (self->fill, white) > skv_color_contrast (self->fill, black);
      SkvColor away = on_dark ? black : white;

      look->fill = self->fill;
      look->text = on_dark ? white : black;
      look->edge = skv_color_over ((SkvColor){ 0.0f, 0.0f, 0.0f, 0.45f }, self->fill);
      /* away from the letters, so that they are read as well on its lines */
      away.alpha = 0.3f;
      look->accent = skv_color_over (away, self->fill);
    }
}
