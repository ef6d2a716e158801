/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/page-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/publish/canvas-cairo.h"

#define SURFACE_ID "<g id=\"surface"
#define LEAST_SIDE 200
#define MOST_SIDE 20000
#define MOST_PIXELS (100 * 1000 * 1000)
#define PNG_DPI 150.0

G_DEFINE_QUARK (skv-picture-error-quark, skv_picture_error)

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_pdf (GByteArray *bytes, double width, double height, const char *title)
{
  cairo_surface_t *surface =
    cairo_pdf_surface_create_for_stream (append_bytes, bytes, width, height);
  g_autofree char *name = skv_canvas_drawable (title);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, name);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Systemkveld");
  /* cairo would ask the clock */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  return surface;
}

static cairo_surface_t *
create_surface (
  SkvPictureFormat format, GByteArray *bytes, double width, double height, const char *title)
{
  switch (format)
    {
    case SKV_PICTURE_SVG:
      return cairo_svg_surface_create_for_stream (append_bytes, bytes, width, height);
    case SKV_PICTURE_PDF:
      return create_pdf (bytes, width, height, title);
    case SKV_PICTURE_PNG:
    default:
      return cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width),
                                         (int) ceil (height));
    }
}

static gboolean
check_size (SkvPictureFormat format, double width, double height, GError **error)
{
  if (MIN (width, height) >= LEAST_SIDE && MAX (width, height) <= MOST_SIDE &&
      (format != SKV_PICTURE_PNG || width * height <= MOST_PIXELS))
    return TRUE;
  g_set_error (error, SKV_PICTURE_ERROR, SKV_PICTURE_ERROR_SIZE,
               _("A picture of %d × %d cannot be made: each side must be from %d to %d, and all "
                  "of it at most %d million pixels"),
               (int) width, (int) height, LEAST_SIDE, MOST_SIDE, MOST_PIXELS / 1000000);
  return FALSE;
}

static cairo_status_t
draw_on (cairo_surface_t *surface, SkvPageDraw draw, gpointer data)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  draw (cr, data);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

/* cairo numbers its surfaces through the life of the program: "surface12" */
static GBytes *
forget_number (GByteArray *svg)
{
  g_autofree char *text = g_strndup ((const char *) svg->data, svg->len);
  const char *start = strstr (text, SURFACE_ID), *end;
  GString *plain;

  if (start == NULL)
    return g_bytes_new (svg->data, svg->len);
  start += strlen (SURFACE_ID);
  for (end = start; g_ascii_isdigit (*end); end++)
    ;
  plain = g_string_new_len (text, start - text);
  g_string_append (plain, end);
  return g_string_free_to_bytes (plain);
}

GBytes *
skv_page_render (SkvPictureFormat format,
                 double width,
                 double height,
                 const char *title,
                 SkvPageDraw draw,
                 gpointer data,
                 GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (title != NULL && draw != NULL, NULL);

  if (!check_size (format, width, height, error))
    return NULL;
  surface = create_surface (format, bytes, width, height, title);
  status = draw_on (surface, draw, data);
  if (status == CAIRO_STATUS_SUCCESS && format == SKV_PICTURE_PNG)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_finish (surface);
  status = status == CAIRO_STATUS_SUCCESS ? cairo_surface_status (surface) : status;
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS && format == SKV_PICTURE_SVG)
    return forget_number (bytes);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error (error, SKV_PICTURE_ERROR, SKV_PICTURE_ERROR_SIZE,
               _("The picture of %d × %d could not be drawn: %s"), (int) width, (int) height,
               cairo_status_to_string (status));
  return NULL;
}

/* what is drawn on a sheet, and how many dots a point has */
typedef struct
{
  SkvPageDraw draw;
  gpointer data;
  double scale;
} Paper;

static void
draw_paper (cairo_t *cr, gpointer data)
{
  const Paper *paper = data;

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_scale (cr, paper->scale, paper->scale);
  paper->draw (cr, paper->data);
}

GBytes *
skv_page_render_sheet (SkvPictureFormat format,
                       const SkvSheet *sheet,
                       const char *title,
                       SkvPageDraw draw,
                       gpointer data,
                       GError **error)
{
  Paper paper = { draw, data, format == SKV_PICTURE_PNG ? PNG_DPI / 72.0 : 1.0 };

  g_return_val_if_fail (sheet != NULL, NULL);

  return skv_page_render (format, sheet->width * paper.scale, sheet->height * paper.scale, title,
                          draw_paper, &paper, error);
}

gboolean
skv_page_write (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0644,
                                &local))
    return TRUE;
  g_set_error (error, SKV_PICTURE_ERROR, SKV_PICTURE_ERROR_WRITE,
               _("The picture could not be written to “%s”: %s"), path, local->message);
  return FALSE;
}
