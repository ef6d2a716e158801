/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/work.h"

/* People see no more than so many steps. */
#define N_STEPS 200

struct _SkvWork
{
  GObject parent_instance;

  SkvWorkTask task;
  GCancellable *cancellable; /* (owned) */
  GObject *owner;            /* (unowned) (nullable): NULL: dropped, or over */
  SkvPlan *plan;             /* (unowned) (nullable): watched while there is an owner */
  gulong changed;
  gboolean over;
  int step;       /* atomic: of N_STEPS, as the thread told it */
  int is_telling; /* atomic: the main loop is going to look at it */

  /* from the thread to the main loop */
  gpointer result; /* (owned) (nullable) */
  GError *error;   /* (owned) (nullable) */
};

enum
{
  PROGRESS,
  OVER,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SkvWork, skv_work, G_TYPE_OBJECT)

/* --- owner and plan --------------------------------------------------------------------------- */

static void
on_plan_gone (gpointer data, GObject *plan)
{
  SKV_WORK (data)->plan = NULL;
  skv_work_drop (data);
}

static void
on_owner_gone (gpointer data, GObject *owner)
{
  SKV_WORK (data)->owner = NULL;
  skv_work_drop (data);
}

void
skv_work_hand_over (SkvWork *self, GObject *owner)
{
  g_return_if_fail (SKV_IS_WORK (self));
  g_return_if_fail (G_IS_OBJECT (owner));

  if (self->over)
    return;
  g_object_weak_unref (self->owner, on_owner_gone, self);
  self->owner = owner;
  g_object_weak_ref (owner, on_owner_gone, self);
}

static void
let_go (SkvWork *self)
{
  if (self->owner != NULL)
    g_object_weak_unref (self->owner, on_owner_gone, self);
  self->owner = NULL;
  if (self->plan != NULL)
    {
      g_clear_signal_handler (&self->changed, self->plan);
      g_object_weak_unref (G_OBJECT (self->plan), on_plan_gone, self);
    }
  self->plan = NULL;
}

static void
end (SkvWork *self)
{
  if (self->over)
    return;
  self->over = TRUE;
  let_go (self);
  g_signal_emit (self, signals[OVER], 0);
}

void
skv_work_drop (SkvWork *self)
{
  g_return_if_fail (SKV_IS_WORK (self));

  g_cancellable_cancel (self->cancellable);
  end (self);
}

void
skv_work_cancel (SkvWork *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) owner = NULL;

  g_return_if_fail (SKV_IS_WORK (self));

  if (self->over)
    return;
  g_object_ref (self);
  owner = g_object_ref (self->owner);
  g_cancellable_cancel (self->cancellable);
  end (self);
  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  self->task.done (owner, NULL, error);
  g_object_unref (self);
}

gboolean
skv_work_is_over (SkvWork *self)
{
  g_return_val_if_fail (SKV_IS_WORK (self), TRUE);
  return self->over;
}

gboolean
skv_work_is_large (SkvPlan *plan)
{
  return skv_plan_get_records (plan, SKV_KIND_ITEM)->len >= SKV_WORK_FEW_ITEMS;
}

/* --- the thread ------------------------------------------------------------------------------- */

GCancellable *
skv_work_get_cancellable (SkvWork *self)
{
  return self->cancellable;
}

/* Not g_main_context_invoke(): while nobody runs the loop that would call it here. */
static void
on_main_loop (SkvWork *self, int priority, GSourceFunc func)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, priority);
  g_source_set_callback (source, func, g_object_ref (self), g_object_unref);
  g_source_attach (source, NULL);
}

static gboolean
look_at_progress (gpointer data)
{
  SkvWork *self = data;

  g_atomic_int_set (&self->is_telling, FALSE);
  if (!self->over)
    g_signal_emit (self, signals[PROGRESS], 0, (double) g_atomic_int_get (&self->step) / N_STEPS);
  return G_SOURCE_REMOVE;
}

void
skv_work_tell_progress (SkvWork *self, double done)
{
  int step = (int) (CLAMP (done, 0, 1) * N_STEPS);

  if (step == g_atomic_int_get (&self->step))
    return;
  g_atomic_int_set (&self->step, step);
  if (g_atomic_int_compare_and_exchange (&self->is_telling, FALSE, TRUE))
    on_main_loop (self, G_PRIORITY_DEFAULT_IDLE, look_at_progress);
}

/* on the main loop; the reference that the thread had goes here, too */
static gboolean
deliver (gpointer data)
{
  SkvWork *self = data;
  g_autoptr (GObject) owner = NULL;

  g_object_unref (self);
  if (self->over)
    return G_SOURCE_REMOVE;
  owner = g_object_ref (self->owner);
  end (self);
  self->task.done (owner, g_steal_pointer (&self->result), self->error);
  return G_SOURCE_REMOVE;
}

/* What nobody wants any more is freed here: of a large plan that takes a while, too. */
static gpointer
run (gpointer data)
{
  SkvWork *self = data;

  if (!g_cancellable_is_cancelled (self->cancellable))
    self->result = self->task.run (self, self->task.data, &self->error);
  if (self->task.free_data != NULL)
    self->task.free_data (self->task.data);
  if (g_cancellable_is_cancelled (self->cancellable) && self->result != NULL &&
      self->task.free_result != NULL)
    self->task.free_result (g_steal_pointer (&self->result));
  on_main_loop (self, G_PRIORITY_DEFAULT, deliver);
  return NULL;
}

/* --- object ----------------------------------------------------------------------------------- */

static void
skv_work_finalize (GObject *object)
{
  SkvWork *self = SKV_WORK (object);

  let_go (self);
  if (self->result != NULL && self->task.free_result != NULL)
    self->task.free_result (self->result);
  g_clear_error (&self->error);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (skv_work_parent_class)->finalize (object);
}

static void
skv_work_class_init (SkvWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_work_finalize;
  signals[PROGRESS] = g_signal_new ("progress", SKV_TYPE_WORK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[OVER] =
    g_signal_new ("over", SKV_TYPE_WORK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
skv_work_init (SkvWork *self)
{
  self->cancellable = g_cancellable_new ();
}

SkvWork *
skv_work_start (GObject *owner, SkvPlan *plan, const SkvWorkTask *task)
{
  SkvWork *self;

  g_return_val_if_fail (G_IS_OBJECT (owner), NULL);
  g_return_val_if_fail (task != NULL && task->run != NULL && task->done != NULL, NULL);

  self = g_object_new (SKV_TYPE_WORK, NULL);
  self->task = *task;
  self->owner = owner;
  g_object_weak_ref (owner, on_owner_gone, self);
  self->plan = plan;
  if (plan != NULL)
    {
      g_object_weak_ref (G_OBJECT (plan), on_plan_gone, self);
      self->changed = g_signal_connect_swapped (plan, "changed", G_CALLBACK (skv_work_drop), self);
    }
  g_thread_unref (g_thread_new ("skv-work", run, g_object_ref (self)));
  return self;
}
