/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Shows every scene (see scenes.h) in one size, style and language, which the environment tells.
 * With --pictures, a folder, writes a picture of each there; with --findings prints what can be
 * found fault with, one a line: kind, scene, where, words, divided by tabs. */

#include <locale.h>
#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/print/page-language.h"
#include "scene-findings.h"
#include "scenes.h"

/* of the plan itself, which has more in its header bar than a dialog */
#define LEAST_WINDOW 420

static struct
{
  int width, height;
  double text;
  int max_width, max_height;
  char *pictures;
  char *locale_dir;
  char *plan;
  gboolean findings, dark;
  char **only;
} options = { .width = 1280, .height = 720, .text = 1.0 };

static void
write_picture (GtkWidget *root, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (root);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  float scale = (float) gtk_widget_get_scale_factor (root);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (root));
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gtk_snapshot_scale (snapshot, scale, scale);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (root),
                          gtk_widget_get_height (root));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return;
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  gdk_texture_save_to_png (texture, path);
}

static void
print_finding (SkvFindingKind kind, const char *where, const char *words, gpointer scene)
{
  static const char *const names[] = { "text", "cut", "unnamed", "too-big" };
  g_autofree char *escaped = g_strescape (words, "\"\\");
  g_autofree char *plain = g_strcompress (escaped);

  g_strdelimit (plain, "\t\n", ' ');
  g_print ("%s\t%s\t%s\t%s\n", names[kind], (char *) scene, where, plain);
}

/* The innermost widget that alone makes @root so wide: what is to be mended. */
static GtkWidget *
find_widest (GtkWidget *root)
{
  int width;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child) || GTK_IS_POPOVER (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      if (width > options.max_width)
        return find_widest (child);
    }
  return root;
}

static void
check_size (GtkWidget *root, const char *scene)
{
  int width = 0, height = 0, part;
  g_autofree char *size = NULL;

  /* the toolkit's own */
  if (!GTK_IS_WINDOW (root) || skv_window_is_toolkits (root))
    return;
  /* What is in it: the frame that it has without a compositor takes no room elsewhere. */
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &part, NULL, NULL, NULL);
      width = MAX (width, part);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (part, options.max_width), &part,
                          NULL, NULL, NULL);
      height = MAX (height, part);
    }
  size = g_strdup_printf ("%d×%d", width, height);
  if (width > (SKV_IS_WINDOW (root) ? MAX (options.max_width, LEAST_WINDOW) : options.max_width) ||
      height > options.max_height)
    print_finding (SKV_FINDING_TOO_BIG, G_OBJECT_TYPE_NAME (find_widest (root)), size,
                   (gpointer) scene);
}

static void
take (SkvStage *stage, const char *scene, GtkWidget *root, gpointer data)
{
  if (options.pictures != NULL)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.png", options.pictures, scene);

      write_picture (root, path);
    }
  if (options.findings)
    skv_findings_foreach (root, print_finding, (gpointer) scene);
  if (options.max_width > 0)
    check_size (root, scene);
}

static void
prepare (void)
{
  GtkSettings *settings = gtk_settings_get_default ();

  /* as GNOME has them */
  g_object_set (settings, "gtk-decoration-layout", "appmenu:close", "gtk-enable-animations", FALSE,
                "gtk-cursor-blink", FALSE, "gtk-font-name", "Cantarell 11", "gtk-xft-dpi",
                (int) (options.text * 96 * PANGO_SCALE), NULL);
}

static gboolean
read_options (int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "width", 0, 0, G_OPTION_ARG_INT, &options.width, "of the window", "PIXELS" },
    { "height", 0, 0, G_OPTION_ARG_INT, &options.height, "of the window", "PIXELS" },
    { "text", 0, 0, G_OPTION_ARG_DOUBLE, &options.text, "how large text is", "FACTOR" },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &options.dark, "dark style", NULL },
    { "max-width", 0, 0, G_OPTION_ARG_INT, &options.max_width, "no window may need more",
      "PIXELS" },
    { "max-height", 0, 0, G_OPTION_ARG_INT, &options.max_height, "likewise", "PIXELS" },
    { "pictures", 0, 0, G_OPTION_ARG_FILENAME, &options.pictures, "write them there", "FOLDER" },
    { "locale-dir", 0, 0, G_OPTION_ARG_FILENAME, &options.locale_dir, "messages", "FOLDER" },
    { "plan", 0, 0, G_OPTION_ARG_FILENAME, &options.plan, "to show", "FILE" },
    { "findings", 0, 0, G_OPTION_ARG_NONE, &options.findings, "print them", NULL },
    { "only", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.only, "scenes beginning so", "NAME" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (g_option_context_parse (context, argc, argv, &error) && options.plan != NULL)
    return TRUE;
  g_printerr ("%s\n", error != NULL ? error->message : "--plan is missing");
  return FALSE;
}

int
main (int argc, char **argv)
{
  SkvStage stage;

  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  skv_page_language_prepare ();
  setlocale (LC_ALL, "");
  if (!read_options (&argc, &argv))
    return 2;
  if (options.locale_dir == NULL)
    options.locale_dir = g_strdup (g_getenv ("SKV_LOCALE_DIR"));
  bindtextdomain (GETTEXT_PACKAGE, options.locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  adw_init ();
  prepare ();
  skv_stage_set_quiet (options.pictures != NULL ? 120 : 20);
  skv_stage_init (&stage, options.plan, options.width, options.height);
  /* over what the preferences say, which the application reads when it starts */
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      options.dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                   : ADW_COLOR_SCHEME_FORCE_LIGHT);
  skv_stage_foreach (&stage, (const char *const *) options.only, take, NULL);
  skv_stage_clear (&stage);
  return 0;
}
