/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-text.h"

/* June 2019 has no holiday but Whit Sunday and Monday (9th, 10th; its eve the 8th). Every plan has
 * these systems, with owners: pgs → feide → network; school = { feide, wifi }; visma alone. */
#define SYSTEMS                                                                                    \
  "system network=IT feide=IT pgs=IT wifi=IT school=IT visma=IT\n"                                 \
  "organisation molde rauma\n"                                                                     \
  "feide depends-on network\npgs depends-on feide\nfeide member-of school\nwifi member-of "        \
  "school\n"

#define JOB "maintenance job 2019-06-12T18:00 2019-06-12T20:00"

/* What the full check gives, a line each: check, severity, item, other side. */
static const struct
{
  const char *name;
  const char *plan;
  const char *conflicts;
} cases[] = {
  /* time */
  { "time/inside", JOB " sys=visma\ncritical p 2019-06-12 2019-06-13 sys=visma",
    "critical-period hard job p" },
  { "time/touches-start", JOB " sys=visma\ncritical p 2019-06-12T20:00 2019-06-13T08:00 sys=visma",
    "" },
  { "time/touches-end", JOB " sys=visma\ncritical p 2019-06-11T08:00 2019-06-12T18:00 sys=visma",
    "" },
  { "time/one-minute", JOB " sys=visma\ncritical p 2019-06-12T19:59 2019-06-13T08:00 sys=visma",
    "critical-period hard job p" },
  { "time/rollback-reaches-in",
    JOB " sys=visma rollback=30\ncritical p 2019-06-12T20:00 2019-06-13T08:00 sys=visma",
    "critical-period hard job p" },
  { "time/rollback-touches",
    JOB " sys=visma rollback=30\ncritical p 2019-06-12T20:30 2019-06-13T08:00 sys=visma", "" },
  { "time/all-day-ends-before", JOB " sys=visma\ncritical p 2019-06-10 2019-06-12 sys=visma", "" },
  { "time/long-period-around", JOB " sys=visma\ncritical p 2019-01-01 2020-01-01 sys=visma",
    "critical-period hard job p" },
  { "time/two-periods",
    JOB " sys=visma\ncritical p 2019-06-12 2019-06-13 sys=visma\nfreeze q 2019-06-01 2019-06-30 "
        "sys=visma",
    "critical-period hard job p\nfreeze hard job q" },

  /* systems */
  { "systems/other", JOB " sys=visma\ncritical p 2019-06-12 2019-06-13 sys=pgs", "" },
  { "systems/depends", JOB " sys=network\nexam p 2019-06-12 2019-06-13 sys=pgs",
    "exam hard job p" },
  { "systems/not-backwards", JOB " sys=pgs\nexam p 2019-06-12 2019-06-13 sys=network", "" },
  { "systems/member-of-protected-group", JOB " sys=wifi\nexam p 2019-06-12 2019-06-13 sys=school",
    "exam hard job p" },
  { "systems/through-to-member", JOB " sys=network\nexam p 2019-06-12 2019-06-13 sys=school",
    "exam hard job p" },
  { "systems/group-worked-on", JOB " sys=school\nexam p 2019-06-12 2019-06-13 sys=pgs",
    "exam hard job p" },
  { "systems/not-other-members", JOB " sys=wifi\nexam p 2019-06-12 2019-06-13 sys=feide", "" },
  { "systems/period-without", JOB " sys=visma\ncritical p 2019-06-12 2019-06-13", "" },
  { "systems/job-without", JOB "\ncritical p 2019-06-12 2019-06-13 sys=visma", "" },
  { "systems/several", JOB " sys=visma,wifi\nfreeze p 2019-06-12 2019-06-13 sys=pgs,wifi",
    "freeze hard job p" },

  /* status */
  { "status/proposed", JOB " sys=visma status=proposed\nfreeze p 2019-06-12 2019-06-13 sys=visma",
    "freeze hard job p" },
  { "status/started", JOB " sys=visma status=started\nfreeze p 2019-06-12 2019-06-13 sys=visma",
    "freeze hard job p" },
  { "status/done", JOB " sys=visma status=done\nfreeze p 2019-06-12 2019-06-13 sys=visma", "" },
  { "status/postponed", JOB " sys=visma status=postponed\nfreeze p 2019-06-12 2019-06-13 sys=visma",
    "" },
  { "status/cancelled", JOB " sys=visma status=cancelled\nfreeze p 2019-06-12 2019-06-13 sys=visma",
    "" },
  { "status/period-cancelled",
    JOB " sys=visma\nfreeze p 2019-06-12 2019-06-13 sys=visma status=cancelled", "" },
  { "status/other-lane",
    "vendor job 2019-06-12T18:00 2019-06-12T20:00 sys=visma\nfreeze p 2019-06-12 2019-06-13 "
    "sys=visma",
    "" },

  /* meetings hold the whole day */
  { "meeting/same-day", JOB " sys=visma\nmeeting m 2019-06-12T09:00 2019-06-12T12:00 sys=visma",
    "meeting soft job m" },
  { "meeting/no-end", JOB " sys=visma\nmeeting m 2019-06-12T09:00 - sys=visma",
    "meeting soft job m" },
  { "meeting/day-before", JOB " sys=visma\nmeeting m 2019-06-11T09:00 2019-06-11T23:00 sys=visma",
    "" },
  { "meeting/ends-at-midnight",
    JOB " sys=visma\nmeeting m 2019-06-11T09:00 2019-06-12T00:00 sys=visma", "" },
  { "meeting/window-does-not-care",
    "window w 2019-06-12T17:00 2019-06-12T22:00\nmeeting m 2019-06-12 2019-06-13 sys=visma", "" },

  /* windows against periods */
  { "window/opens-all",
    "window w 2019-06-12T17:00 2019-06-12T22:00\ncritical p 2019-06-12 2019-06-13 sys=visma",
    "critical-period soft w p" },
  { "window/opens-it",
    "window w 2019-06-12T17:00 2019-06-12T22:00 sys=network\nexam p 2019-06-12 2019-06-13 sys=pgs",
    "exam soft w p" },
  { "window/opens-another",
    "window w 2019-06-12T17:00 2019-06-12T22:00 sys=wifi\nfreeze p 2019-06-12 2019-06-13 sys=visma",
    "" },
  { "window/touches",
    "window w 2019-06-12T17:00 2019-06-12T22:00\nfreeze p 2019-06-13 2019-06-14 sys=visma", "" },
  { "window/period-without-systems",
    "window w 2019-06-12T17:00 2019-06-12T22:00\nfreeze p 2019-06-12 2019-06-13", "" },

  /* outside-window and exceeds-window */
  { "outside/no-windows-at-all", JOB " sys=visma", "" },
  { "outside/other-day", JOB " sys=visma\nwindow w 2019-06-13T17:00 2019-06-13T22:00",
    "outside-window soft job" },
  { "outside/touches", JOB " sys=visma\nwindow w 2019-06-12T20:00 2019-06-12T22:00",
    "outside-window soft job" },
  { "outside/rollback-does-not-make-it-inside",
    JOB " sys=visma rollback=30\nwindow w 2019-06-12T20:00 2019-06-12T22:00",
    "exceeds-window soft job w" },
  { "outside/opens-another", JOB " sys=visma\nwindow w 2019-06-12T17:00 2019-06-12T22:00 sys=wifi",
    "outside-window soft job" },
  { "outside/opens-its-group",
    JOB " sys=wifi\nwindow w 2019-06-12T17:00 2019-06-12T22:00 sys=school", "" },
  { "outside/opens-a-member",
    JOB " sys=school\nwindow w 2019-06-12T17:00 2019-06-12T22:00 sys=wifi",
    "outside-window soft job" },
  { "outside/opens-a-dependant",
    JOB " sys=network\nwindow w 2019-06-12T17:00 2019-06-12T22:00 sys=feide",
    "outside-window soft job" },
  { "outside/one-of-two",
    JOB " sys=visma,wifi\nwindow w 2019-06-12T17:00 2019-06-12T22:00 sys=wifi", "" },
  { "outside/cancelled",
    JOB " sys=visma\nwindow w 2019-06-12T17:00 2019-06-12T22:00 status=cancelled\n"
        "window v 2019-06-13T17:00 2019-06-13T22:00",
    "outside-window soft job" },
  { "outside/only-cancelled",
    JOB " sys=visma\nwindow w 2019-06-13T17:00 2019-06-13T22:00 status=cancelled", "" },
  { "outside/without-systems", JOB "\nwindow w 2019-06-13T17:00 2019-06-13T22:00 sys=wifi",
    "outside-window soft job" },
  { "outside/without-systems-any-window",
    JOB "\nwindow w 2019-06-12T17:00 2019-06-12T22:00 sys=wifi", "" },
  { "outside/other-organisation",
    JOB " sys=visma org=molde\nwindow w 2019-06-12T17:00 2019-06-12T22:00 org=rauma",
    "outside-window soft job" },
  { "outside/same-organisation",
    JOB " sys=visma org=molde\nwindow w 2019-06-12T17:00 2019-06-12T22:00 org=rauma,molde", "" },
  { "outside/job-for-nobody-in-particular",
    JOB " sys=visma\nwindow w 2019-06-12T17:00 2019-06-12T22:00 org=rauma", "" },
  { "outside/window-for-all",
    JOB " sys=visma org=molde\nwindow w 2019-06-12T17:00 2019-06-12T22:00", "" },
  { "exceeds/exactly-inside", JOB " sys=visma\nwindow w 2019-06-12T18:00 2019-06-12T20:00", "" },
  { "exceeds/one-minute-late", JOB " sys=visma\nwindow w 2019-06-12T17:00 2019-06-12T19:59",
    "exceeds-window soft job w" },
  { "exceeds/one-minute-early", JOB " sys=visma\nwindow w 2019-06-12T18:01 2019-06-12T22:00",
    "exceeds-window soft job w" },
  { "exceeds/rollback", JOB " sys=visma rollback=60\nwindow w 2019-06-12T17:00 2019-06-12T20:30",
    "exceeds-window soft job w" },
  { "exceeds/rollback-fits",
    JOB " sys=visma rollback=30\nwindow w 2019-06-12T17:00 2019-06-12T20:30", "" },
  { "exceeds/two-windows-touch",
    JOB " sys=visma\nwindow v 2019-06-12T17:00 2019-06-12T19:00\n"
        "window w 2019-06-12T19:00 2019-06-12T22:00",
    "" },
  { "exceeds/two-windows-overlap",
    JOB " sys=visma\nwindow v 2019-06-12T17:00 2019-06-12T19:30\n"
        "window w 2019-06-12T19:00 2019-06-12T22:00",
    "" },
  { "exceeds/gap-between-windows",
    JOB " sys=visma\nwindow v 2019-06-12T17:00 2019-06-12T19:00\n"
        "window w 2019-06-12T19:01 2019-06-12T22:00",
    "exceeds-window soft job v" },
  { "exceeds/second-window-for-others",
    JOB " sys=visma\nwindow v 2019-06-12T17:00 2019-06-12T19:00\n"
        "window w 2019-06-12T19:00 2019-06-12T22:00 sys=wifi",
    "exceeds-window soft job v" },

  /* holidays */
  { "holiday/whit-monday", "maintenance job 2019-06-10T18:00 2019-06-10T20:00 sys=visma",
    "public-holiday soft job" },
  { "holiday/day-after", "maintenance job 2019-06-11T00:00 2019-06-11T02:00 sys=visma", "" },
  { "holiday/ends-as-it-starts", "maintenance job 2019-05-28T22:00 2019-05-29T00:00 sys=visma",
    "" },
  { "holiday/eve", "maintenance job 2019-05-16T18:00 2019-05-16T20:00 sys=visma",
    "holiday-eve soft job" },
  { "holiday/from-eve-into-it", "maintenance job 2019-05-16T22:00 2019-05-17T02:00 sys=visma",
    "holiday-eve soft job\npublic-holiday soft job" },
  { "holiday/by-rollback",
    "maintenance job 2019-05-16T22:00 2019-05-16T23:30 sys=visma rollback=60",
    "holiday-eve soft job\npublic-holiday soft job" },
  { "holiday/plain-sunday", "maintenance job 2019-06-16T18:00 2019-06-16T20:00 sys=visma", "" },
  { "holiday/local-of-its-organisation",
    "local Fair public-holiday 2019-06-12 molde\n"
    "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=visma org=molde",
    "public-holiday soft job" },
  { "holiday/local-of-another",
    "local Fair public-holiday 2019-06-12 molde\n"
    "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=visma org=rauma",
    "" },
  { "holiday/local-for-everybody-s-work",
    "local Fair public-holiday 2019-06-12 molde\n"
    "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=visma",
    "public-holiday soft job" },
  { "holiday/day-before-a-local-one",
    "local Fair public-holiday 2019-06-12 molde\n"
    "maintenance job 2019-06-11T18:00 2019-06-11T20:00 sys=visma org=molde,rauma",
    "holiday-eve soft job" },
  { "holiday/eve-that-is-not-kept",
    "local Not ordinary-day easter+48 molde\n"
    "maintenance job 2019-06-08T18:00 2019-06-08T20:00 sys=visma org=molde",
    "" },
  { "holiday/eve-that-another-does-not-keep",
    "local Not ordinary-day easter+48 molde\n"
    "maintenance job 2019-06-08T18:00 2019-06-08T20:00 sys=visma org=molde,rauma",
    "holiday-eve soft job" },
  { "holiday/school-holidays-are-no-conflict",
    "local Autumn school-holiday week-24 molde\n"
    "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=visma org=molde",
    "" },
  { "holiday/window-item", "window w 2019-06-10T17:00 2019-06-10T22:00", "public-holiday soft w" },
  { "holiday/without-systems", "maintenance job 2019-06-10T18:00 2019-06-10T20:00",
    "public-holiday soft job" },
  { "holiday/period-does-not-care", "freeze p 2019-06-10 2019-06-11 sys=visma", "" },

  /* system-twice */
  { "twice/same-system",
    JOB " sys=visma\nmaintenance other 2019-06-12T19:00 2019-06-12T21:00 sys=visma",
    "system-twice soft other job" },
  { "twice/touches",
    JOB " sys=visma\nmaintenance other 2019-06-12T20:00 2019-06-12T21:00 sys=visma", "" },
  { "twice/rollback",
    JOB " sys=visma rollback=10\nmaintenance other 2019-06-12T20:00 2019-06-12T21:00 sys=visma",
    "system-twice soft other job" },
  { "twice/other-system",
    JOB " sys=visma\nmaintenance other 2019-06-12T19:00 2019-06-12T21:00 sys=wifi", "" },
  { "twice/later-reaches-earlier",
    JOB " sys=pgs\nmaintenance other 2019-06-12T19:00 2019-06-12T21:00 sys=network",
    "system-twice soft other job" },
  { "twice/earlier-reaches-later",
    JOB " sys=network\nmaintenance other 2019-06-12T19:00 2019-06-12T21:00 sys=pgs",
    "system-twice soft other job" },
  { "twice/group-and-member",
    JOB " sys=school\nmaintenance other 2019-06-12T19:00 2019-06-12T21:00 sys=wifi",
    "system-twice soft other job" },
  { "twice/two-members",
    JOB " sys=feide\nmaintenance other 2019-06-12T19:00 2019-06-12T21:00 sys=wifi", "" },
  { "twice/common-dependant",
    "system extra=IT\npgs depends-on extra\n" JOB " sys=extra\n"
    "maintenance other 2019-06-12T19:00 2019-06-12T21:00 sys=feide",
    "" },
  { "twice/same-start-by-id",
    "maintenance b 2019-06-12T18:00 2019-06-12T20:00 sys=visma\n"
    "maintenance a 2019-06-12T18:00 2019-06-12T19:00 sys=visma",
    "system-twice soft b a" },
  { "twice/done",
    JOB " sys=visma status=done\nmaintenance other 2019-06-12T19:00 2019-06-12T21:00 sys=visma",
    "" },
  { "twice/three",
    "maintenance a 2019-06-12T18:00 2019-06-12T20:00 sys=visma\n"
    "maintenance b 2019-06-12T18:30 2019-06-12T20:00 sys=visma\n"
    "maintenance c 2019-06-12T19:00 2019-06-12T20:00 sys=visma",
    "system-twice soft b a\nsystem-twice soft c a\nsystem-twice soft c b" },

  /* open-outage */
  { "outage/same-system", JOB " sys=visma\noutage o 2019-06-12T19:00 2019-06-12T23:00 sys=visma",
    "open-outage hard job o" },
  { "outage/over-before", JOB " sys=visma\noutage o 2019-06-12T12:00 2019-06-12T18:00 sys=visma",
    "" },
  { "outage/other-system", JOB " sys=visma\noutage o 2019-06-12T19:00 2019-06-12T23:00 sys=wifi",
    "" },
  { "outage/of-what-it-depends-on", JOB " sys=pgs\noutage o 2019-06-12 2019-06-13 sys=network",
    "open-outage hard job o" },
  { "outage/of-what-depends-on-it", JOB " sys=network\noutage o 2019-06-12 2019-06-13 sys=pgs",
    "open-outage hard job o" },
  { "outage/open", JOB " sys=visma\noutage o 2019-06-12T08:00 - sys=visma",
    "open-outage hard job o" },
  { "outage/open-since-after", JOB " sys=visma\noutage o 2019-06-12T20:00 - sys=visma", "" },
  { "outage/open-since-the-day-before", JOB " sys=visma\noutage o 2019-06-11T08:00 - sys=visma",
    "" },
  { "outage/open-all-day", JOB " sys=visma\noutage o 2019-06-12 - sys=visma",
    "open-outage hard job o" },
  { "outage/cancelled", JOB " sys=visma\noutage o 2019-06-12 2019-06-13 sys=visma status=cancelled",
    "" },
  { "outage/done-all-the-same",
    JOB " sys=visma\noutage o 2019-06-12 2019-06-13 sys=visma status=done",
    "open-outage hard job o" },
  { "outage/rollback", JOB " sys=visma rollback=30\noutage o 2019-06-12T20:00 - sys=visma",
    "open-outage hard job o" },
  { "outage/emergency", JOB " sys=visma emergency=repair\noutage o 2019-06-12 2019-06-13 sys=visma",
    "open-outage hard job o accepted" },
  { "outage/not-of-windows",
    "window w 2019-06-12T17:00 2019-06-12T22:00\noutage o 2019-06-12 2019-06-13 sys=visma", "" },

  /* vendor-work */
  { "vendor/same-system", JOB " sys=visma\nvendor v 2019-06-12 2019-06-13 sys=visma",
    "vendor-work soft job v" },
  { "vendor/touches", JOB " sys=visma\nvendor v 2019-06-12T20:00 2019-06-12T21:00 sys=visma", "" },
  { "vendor/of-what-it-depends-on", JOB " sys=pgs\nvendor v 2019-06-12 2019-06-13 sys=network",
    "vendor-work soft job v" },
  { "vendor/without-systems", JOB " sys=visma\nvendor v 2019-06-12 2019-06-13", "" },
  { "vendor/done", JOB " sys=visma\nvendor v 2019-06-12 2019-06-13 sys=visma status=done", "" },
  { "vendor/two-jobs",
    JOB " sys=visma\nmaintenance other 2019-06-12T21:00 2019-06-12T22:00 sys=visma\n"
        "vendor v 2019-06-12 2019-06-13 sys=visma",
    "vendor-work soft job v\nvendor-work soft other v" },

  /* contact-twice */
  { "contact/two-systems",
    "contact anna bo\n" JOB " sys=visma contact=anna\n"
    "maintenance other 2019-06-12T19:00 2019-06-12T21:00 sys=wifi contact=anna",
    "contact-twice soft other job" },
  { "contact/another",
    "contact anna bo\n" JOB " sys=visma contact=anna\n"
    "maintenance other 2019-06-12T19:00 2019-06-12T21:00 sys=wifi contact=bo",
    "" },
  { "contact/nobody",
    "contact anna bo\n" JOB " sys=visma\n"
    "maintenance other 2019-06-12T19:00 2019-06-12T21:00 sys=wifi contact=bo",
    "" },
  { "contact/touches",
    "contact anna\n" JOB " sys=visma contact=anna\n"
    "maintenance other 2019-06-12T20:00 2019-06-12T21:00 sys=wifi contact=anna",
    "" },
  { "contact/rollback",
    "contact anna\n" JOB " sys=visma contact=anna rollback=10\n"
    "maintenance other 2019-06-12T20:00 2019-06-12T21:00 sys=wifi contact=anna",
    "contact-twice soft other job" },
  { "contact/same-system-too",
    "contact anna\n" JOB " sys=visma contact=anna\n"
    "maintenance other 2019-06-12T19:00 2019-06-12T21:00 sys=visma contact=anna",
    "contact-twice soft other job\nsystem-twice soft other job" },
  { "contact/not-of-periods",
    "contact anna\n" JOB " sys=visma contact=anna\n"
    "critical p 2019-06-12 2019-06-13 sys=wifi contact=anna",
    "" },

  /* dst-change */
  { "clock/forward", "maintenance job 2019-03-31T01:00 2019-03-31T04:00 sys=visma",
    "dst-change info job" },
  { "clock/back", "maintenance job 2019-10-26T22:00 2019-10-27T04:00 sys=visma",
    "dst-change info job" },
  { "clock/ends-as-it-changes", "maintenance job 2019-03-31T00:00 2019-03-31T02:00 sys=visma", "" },
  { "clock/starts-as-it-changes", "maintenance job 2019-03-31T03:00 2019-03-31T04:00 sys=visma",
    "" },
  { "clock/another-night", "maintenance job 2019-03-30T01:00 2019-03-30T04:00 sys=visma", "" },
  { "clock/window", "window w 2019-10-26T22:00 2019-10-27T04:00", "dst-change info w" },
  { "clock/all-day", "maintenance job 2019-03-31 2019-04-01 sys=visma", "" },
  { "clock/period", "critical p 2019-03-31T00:00 2019-03-31T08:00 sys=visma", "" },

  /* no-owner */
  { "owner/job", "system orphan\n" JOB " sys=orphan,visma", "no-owner info job" },
  { "owner/period", "system orphan\ncritical p 2019-06-12 2019-06-13 sys=orphan",
    "no-owner info p" },
  { "owner/meeting", "system orphan\nmeeting p 2019-06-12 2019-06-13 sys=orphan",
    "no-owner info p" },
  { "owner/once", "system orphan widow\n" JOB " sys=orphan,widow", "no-owner info job" },
  { "owner/only-named", "system orphan\norphan depends-on visma\n" JOB " sys=visma", "" },
  { "owner/not-of-windows", "system orphan\nwindow w 2019-06-12T17:00 2019-06-12T22:00 sys=orphan",
    "" },
  { "owner/not-of-outages", "system orphan\noutage o 2019-06-12 2019-06-13 sys=orphan", "" },
  { "owner/period-set-higher",
    "system orphan\ncritical p 2019-06-12 2019-06-13 sys=orphan\ncheck no-owner soft",
    "no-owner soft p" },

  /* as the plan wants it */
  { "setting/off",
    JOB " sys=visma\nfreeze p 2019-06-12 2019-06-13 sys=visma\n"
        "exam q 2019-06-12 2019-06-13 sys=visma\ncheck freeze off",
    "exam hard job q" },
  { "setting/lower", JOB " sys=visma\nfreeze p 2019-06-12 2019-06-13 sys=visma\ncheck freeze info",
    "freeze info job p" },
  { "setting/higher",
    "maintenance job 2019-06-10T18:00 2019-06-10T20:00 sys=visma\n"
    "check public-holiday hard",
    "public-holiday hard job" },
  { "setting/all-that-it-finds",
    JOB " sys=visma\nwindow w 2019-06-12T17:00 2019-06-12T22:00\n"
        "freeze p 2019-06-12 2019-06-13 sys=visma\ncheck freeze hard",
    "freeze hard w p\nfreeze hard job p" },
  { "setting/default",
    JOB " sys=visma\nfreeze p 2019-06-12 2019-06-13 sys=visma\ncheck freeze default",
    "freeze hard job p" },
  { "setting/unknown-does-no-harm",
    JOB " sys=visma\nfreeze p 2019-06-12 2019-06-13 sys=visma\ncheck of-the-future off",
    "freeze hard job p" },
  { "setting/not-calculated-stays", JOB "\ncheck not-calculated off", "" },

  /* accepted */
  { "accepted/emergency",
    JOB " sys=visma emergency=security_hole\nfreeze p 2019-06-12 2019-06-13 sys=visma\n"
        "maintenance other 2019-06-12T19:00 2019-06-12T21:00 sys=visma",
    "freeze hard job p accepted\nfreeze hard other p\nsystem-twice soft other job accepted" },
  { "accepted/exception",
    JOB " sys=visma\nfreeze p 2019-06-12 2019-06-13 sys=visma\nexcept job p freeze -",
    "freeze hard job p accepted" },
  { "accepted/other-check",
    JOB " sys=visma\nfreeze p 2019-06-12 2019-06-13 sys=visma\nexcept job p exam -",
    "freeze hard job p" },
  { "accepted/other-period",
    JOB " sys=visma\nfreeze p 2019-06-12 2019-06-13 sys=visma\nexcept job q freeze -",
    "freeze hard job p" },
  { "accepted/nothing-against",
    "maintenance job 2019-06-10T18:00 2019-06-10T20:00 sys=visma\n"
    "except job - public-holiday -",
    "public-holiday soft job accepted" },
  { "accepted/nothing-is-not-everything",
    JOB " sys=visma\nfreeze p 2019-06-12 2019-06-13 sys=visma\nexcept job - freeze -",
    "freeze hard job p" },
  { "accepted/until-after",
    JOB " sys=visma\nfreeze p 2019-06-12 2019-06-13 sys=visma\nexcept job p freeze 2019-06-13",
    "freeze hard job p accepted" },
  { "accepted/until-that-day",
    JOB " sys=visma\nfreeze p 2019-06-12 2019-06-13 sys=visma\nexcept job p freeze 2019-06-12",
    "freeze hard job p" },
  { "accepted/until-before",
    JOB " sys=visma\nfreeze p 2019-06-12 2019-06-13 sys=visma\nexcept job p freeze 2019-01-01",
    "freeze hard job p" },

  /* not calculated: nothing is told as a conflict, test_not_calculated() has the list */
  { "order/worst-first",
    "maintenance job 2019-06-10T18:00 2019-06-10T20:00 sys=visma\n"
    "maintenance a 2019-12-12T18:00 2019-12-12T20:00 sys=wifi\nfreeze p 2019-12-12 2019-12-13 "
    "sys=wifi",
    "freeze hard a p\npublic-holiday soft job" },
};

static SkvPlan *
new_plan (const char *text)
{
  g_autofree char *all = g_strconcat (SYSTEMS, text, NULL);

  return plan_text_new (all);
}

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan (cases[i].plan);
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);
  g_autofree char *found = plan_text_conflicts (conflicts);

  g_assert_cmpstr (found, ==, cases[i].conflicts);
  for (guint j = 0; j < conflicts->len; j++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, j);

      g_assert_true (conflict->message != NULL && *conflict->message != '\0');
      g_assert_true (conflict->systems != NULL && conflict->path != NULL);
      g_assert_cmpint (conflict->overlap.start, <, conflict->overlap.end);
      g_assert_cmpint (conflict->accepted, ==, conflict->accepted_why != NULL);
    }
}

static const struct
{
  const char *name;
  const char *plan;
  const char *items; /* of the list "not calculated" */
} missing_cases[] = {
  { "job-without-systems", JOB, "job" },
  { "job-without-date", "maintenance job - - sys=visma duration=60", "job" },
  { "job-without-length", "maintenance job 2019-06-12T18:00 - sys=visma", "job" },
  { "job-with-duration", "maintenance job 2019-06-12T18:00 - sys=visma duration=60", "" },
  { "job-without-length-switched-off",
    "maintenance job 2019-06-12T18:00 - sys=visma\ncheck not-calculated off", "job" },
  { "job-done", "maintenance job 2019-06-12T18:00 2019-06-12T20:00 status=done", "" },
  { "periods",
    "critical a 2019-06-12 2019-06-13\nexam b 2019-06-12 2019-06-13\nfreeze c 2019-06-12 "
    "2019-06-13\n"
    "meeting d 2019-06-12 2019-06-13",
    "b c a d" },
  { "period-with-systems", "critical a 2019-06-12 2019-06-13 sys=visma", "" },
  { "window-without-systems", "window w 2019-06-12T17:00 2019-06-12T22:00", "" },
  { "window-without-length", "window w 2019-06-12T17:00 -", "w" },
  { "nothing-checked", "vendor v 2019-06-12 2019-06-13", "" },
  { "vendor-without-length", "vendor v 2019-06-12T18:00 - sys=visma", "v" },
  { "outage-without-systems", "outage o 2019-06-12 2019-06-13", "o" },
  { "outage-without-end", "outage o 2019-06-12T18:00 - sys=visma", "" },
};

static void
test_not_calculated (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan (missing_cases[i].plan);
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);
  GPtrArray *list = skv_checker_get_not_calculated (checker);
  g_autoptr (GString) items = g_string_new (NULL);

  for (guint j = 0; j < list->len; j++)
    {
      const SkvNotCalculated *one = g_ptr_array_index (list, j);

      g_string_append_printf (items, "%s%s", j > 0 ? " " : "", one->item);
      g_assert_true (*one->message != '\0');
    }
  g_assert_cmpstr (items->str, ==, missing_cases[i].items);
}

/* What cannot be calculated is never shown as free when it is tried. */
static void
test_never_free (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan (missing_cases[i].plan);
  g_autoptr (SkvChecker) checker = plan_text_check (plan, 2019);
  GPtrArray *list = skv_checker_get_not_calculated (checker);
  SkvDay day = skv_day_from_ymd (2019, 6, 20);

  for (guint j = 0; j < list->len; j++)
    {
      const SkvNotCalculated *one = g_ptr_array_index (list, j);
      const SkvOccurrence *occurrence =
        skv_occurrences_lookup (skv_checker_get_occurrences (checker), one->item);
      g_autoptr (GPtrArray) conflicts = skv_checker_try_day (checker, occurrence, day);
      guint8 severity;

      skv_checker_try_days (checker, occurrence, day, day + 1, &severity);
      g_assert_cmpint (severity, ==, SKV_SEVERITY_SOFT);
      g_assert_cmpstr (((const SkvConflict *) g_ptr_array_index (conflicts, 0))->check, ==,
                       "not-calculated");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (missing_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/not-calculated/", missing_cases[i].name, NULL);
      g_autofree char *never = g_strconcat ("/checks/never-free/", missing_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_not_calculated);
      g_test_add_data_func (never, GSIZE_TO_POINTER (i), test_never_free);
    }
  return g_test_run ();
}
