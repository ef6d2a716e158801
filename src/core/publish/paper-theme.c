/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/paper-theme.h"

#include "core/publish/canvas-shifted.h"

#define RGB(rgb)                                                                                   \
  {                                                                                                \
    ((rgb) >> 16 & 0xff) / 255.0f, ((rgb) >> 8 & 0xff) / 255.0f, ((rgb) &0xff) / 255.0f, 1.0f      \
  }
#define LOOK(fill, text, edge, accent, pattern)                                                    \
  {                                                                                                \
    RGB (fill), RGB (text), RGB (edge), RGB (accent), pattern                                      \
  }

/* Ink spreads and copies lose shades: lines are plainer than on a screen. */
static const SkvLook colours[SKV_N_LOOKS] = {
  [SKV_LOOK_EXAM] = LOOK (0x813d9c, 0xffffff, 0x3d1752, 0x5c2673, SKV_PATTERN_CROSS),
  [SKV_LOOK_FREEZE] = LOOK (0xd3ecf8, 0x0b3a52, 0x2c7da0, 0x9bcde4, SKV_PATTERN_CROSS),
  [SKV_LOOK_CRITICAL] = LOOK (0xfbdc94, 0x2b1b00, 0x8f5d00, 0xedb74d, SKV_PATTERN_RISING),
  [SKV_LOOK_MEETING] = LOOK (0x1a4f9c, 0xffffff, 0x0b2b5c, 0x9fc4f5, SKV_PATTERN_EDGE),
  [SKV_LOOK_WINDOW] = LOOK (0xe6f8ee, 0x0b4f30, 0x1a7f50, 0xe6f8ee, SKV_PATTERN_OUTLINE),
  [SKV_LOOK_MAINTENANCE] = LOOK (0x1c71d8, 0xffffff, 0x124a8f, 0x1c71d8, SKV_PATTERN_PLAIN),
  [SKV_LOOK_VENDOR] = LOOK (0xcfd8dc, 0x1a2a31, 0x546e7a, 0xa4b3ba, SKV_PATTERN_FALLING),
  [SKV_LOOK_OUTAGE] = LOOK (0x3d3846, 0xffffff, 0x1e1a24, 0xdddae3, SKV_PATTERN_ENDS),
  [SKV_LOOK_OWN] = LOOK (0x007a72, 0xffffff, 0x00544e, 0xb7efe9, SKV_PATTERN_EDGE),
  [SKV_LOOK_OWN + 1] = LOOK (0xfae6f0, 0x5c1140, 0xa8327a, 0xe2a9c9, SKV_PATTERN_FALLING),
  [SKV_LOOK_OWN + 2] = LOOK (0x865e3c, 0xffffff, 0x63452c, 0xf3e4d3, SKV_PATTERN_ENDS),
  [SKV_LOOK_OWN + 3] = LOOK (0xf3f6dc, 0x3a4110, 0x7b8a2a, 0xc3cc8a, SKV_PATTERN_RISING),
  [SKV_LOOK_CONFLICT] = LOOK (0xa51321, 0xffffff, 0x5c0009, 0x7d0a15, SKV_PATTERN_RISING),
};

static const SkvLook greys[SKV_N_LOOKS] = {
  [SKV_LOOK_EXAM] = LOOK (0x6a6a6a, 0xffffff, 0x000000, 0x484848, SKV_PATTERN_CROSS),
  [SKV_LOOK_FREEZE] = LOOK (0xffffff, 0x000000, 0x5a5a5a, 0xc0c0c0, SKV_PATTERN_CROSS),
  [SKV_LOOK_CRITICAL] = LOOK (0xf2f2f2, 0x000000, 0x4d4d4d, 0xc8c8c8, SKV_PATTERN_RISING),
  [SKV_LOOK_MEETING] = LOOK (0x5f5f5f, 0xffffff, 0x202020, 0xe4e4e4, SKV_PATTERN_EDGE),
  [SKV_LOOK_WINDOW] = LOOK (0xffffff, 0x000000, 0x1e1e1e, 0xffffff, SKV_PATTERN_OUTLINE),
  [SKV_LOOK_MAINTENANCE] = LOOK (0x454545, 0xffffff, 0x000000, 0x454545, SKV_PATTERN_PLAIN),
  [SKV_LOOK_VENDOR] = LOOK (0xf2f2f2, 0x000000, 0x555555, 0xc8c8c8, SKV_PATTERN_FALLING),
  [SKV_LOOK_OUTAGE] = LOOK (0x202020, 0xffffff, 0x000000, 0xffffff, SKV_PATTERN_ENDS),
  [SKV_LOOK_OWN] = LOOK (0x3a3a3a, 0xffffff, 0x000000, 0xffffff, SKV_PATTERN_EDGE),
  [SKV_LOOK_OWN + 1] = LOOK (0xffffff, 0x000000, 0x555555, 0xcccccc, SKV_PATTERN_FALLING),
  [SKV_LOOK_OWN + 2] = LOOK (0x6a6a6a, 0xffffff, 0x2a2a2a, 0xf4f4f4, SKV_PATTERN_ENDS),
  [SKV_LOOK_OWN + 3] = LOOK (0xffffff, 0x000000, 0x555555, 0xd0d0d0, SKV_PATTERN_RISING),
  [SKV_LOOK_CONFLICT] = LOOK (0x000000, 0xffffff, 0x000000, 0x4c4c4c, SKV_PATTERN_RISING),
};

static void
take_looks (SkvYearTheme *theme, const SkvLook looks[SKV_N_LOOKS])
{
  for (guint i = 0; i < SKV_N_LOOKS; i++)
    theme->looks[i] = looks[i];
}

static gpointer
make_paper (gpointer data)
{
  static SkvYearTheme paper;

  paper = *skv_year_theme_get (FALSE, FALSE);
  paper.name = "paper";
  paper.rule = (SkvColor){ 0.0f, 0.0f, 0.0f, 0.22f };
  paper.weekend = (SkvColor){ 0.0f, 0.0f, 0.0f, 0.08f };
  paper.school.alpha = 1.0f;
  take_looks (&paper, colours);
  return &paper;
}

static gpointer
make_grey (gpointer data)
{
  static SkvYearTheme grey;
  SkvColor *texts[] = { &grey.text, &grey.date,  &grey.dim,  &grey.red,    &grey.soft,   &grey.hard,
                        &grey.band, &grey.ghost, &grey.rule, &grey.school, &grey.weekend };

  grey = *skv_paper_theme_get (FALSE);
  grey.name = "paper-grey";
  /* a free day is darker than a weekend, an eve lies between */
  grey.holiday = (SkvColor){ 0.0f, 0.0f, 0.0f, 0.20f };
  grey.eve = (SkvColor){ 0.0f, 0.0f, 0.0f, 0.05f };
  grey.red = (SkvColor){ 0.0f, 0.0f, 0.0f, 1.0f };
  grey.date = (SkvColor){ 0.20f, 0.20f, 0.20f, 1.0f };
  grey.ghost = (SkvColor){ 0.15f, 0.15f, 0.15f, 1.0f };
  grey.dim = (SkvColor){ 0.25f, 0.25f, 0.25f, 1.0f };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = skv_color_to_grey (*texts[i]);
  take_looks (&grey, greys);
  return &grey;
}

const SkvYearTheme *
skv_paper_theme_get (gboolean grey)
{
  static GOnce paper_once = G_ONCE_INIT, grey_once = G_ONCE_INIT;

  return grey ? g_once (&grey_once, make_grey, NULL) : g_once (&paper_once, make_paper, NULL);
}
