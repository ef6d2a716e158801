/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

typedef struct _SkvPage SkvPage;
typedef struct _SkvPageClass SkvPageClass;

/* Not G_DECLARE_DERIVABLE_TYPE, which would hide the members that pages read. */
#define SKV_TYPE_PAGE (skv_page_get_type ())
#define SKV_PAGE(object) (G_TYPE_CHECK_INSTANCE_CAST ((object), SKV_TYPE_PAGE, SkvPage))
#define SKV_PAGE_CLASS(klass) (G_TYPE_CHECK_CLASS_CAST ((klass), SKV_TYPE_PAGE, SkvPageClass))
#define SKV_IS_PAGE(object) (G_TYPE_CHECK_INSTANCE_TYPE ((object), SKV_TYPE_PAGE))
#define SKV_PAGE_GET_CLASS(object)                                                                 \
  (G_TYPE_INSTANCE_GET_CLASS ((object), SKV_TYPE_PAGE, SkvPageClass))
GType skv_page_get_type (void);

/**
 * SkvPage:
 * @session: (owned) (nullable): what the page looks at; pages read it, and nobody writes it
 * @stale: to be made anew before it is seen
 *
 * One page of a plan. It follows its session, and makes anew what it shows only when somebody sees
 * it: what is stale is made before it is mapped.
 */
struct _SkvPage
{
  GtkWidget parent_instance;

  SkvSession *session;
  gboolean stale;
  guint rebuild_source; /* page.c's own */
};

/**
 * SkvPageClass:
 * @session_changed: (nullable): another session than before; what was kept of the old one goes
 * @plan_changed: (nullable): the session is refreshed, whether or not the page is seen: pointers
 * that were kept are no more
 * @rebuild: shows the plan as it is now; never called without a session
 * @when_idle: a refresh makes the page anew not at once but when idle, since what changed the plan
 *   may be a button of a row that goes
 */
struct _SkvPageClass
{
  GtkWidgetClass parent_class;

  void (*session_changed) (SkvPage *self);
  void (*plan_changed) (SkvPage *self);
  void (*rebuild) (SkvPage *self);
  gboolean when_idle;
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvPage, g_object_unref)

void skv_page_set_session (SkvPage *self, SkvSession *session);
/* In dispose, before the children go: nothing follows the plan any more. */
void skv_page_drop_session (SkvPage *self);
/* as if the session were refreshed */
void skv_page_refresh (SkvPage *self);
/* makes it anew now if it is stale */
void skv_page_ensure (SkvPage *self);
/* makes it anew now, stale or not */
void skv_page_rebuild (SkvPage *self);

G_END_DECLS
