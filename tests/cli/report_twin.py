# SPDX-License-Identifier: GPL-3.0-or-later
"""A month's report worked out again from a plan's JSON alone, five minutes at a time: a second opinion.

Nothing of it is skv's: time zones are zoneinfo's, Norway's public holidays are counted from Easter, and
what was down is asked of every single one of those stretches. It knows as much of plans as the plans of test-report-twin.py
need.
"""
import datetime as dt
import functools
import re
import zoneinfo

MINUTE = dt.timedelta(minutes=1)
# Everything begins and ends on one of these.
MINUTES = 5
STEP = MINUTES * MINUTE
DAY = dt.timedelta(days=1)
UTC = dt.timezone.utc
WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
AROUND = {'exam', 'freeze', 'critical', 'meeting', 'holiday'}
OFF = {'cancelled', 'postponed'}


def easter(year):
    """Gauss's rule as Meeus and Jones have it."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    total = h + m - 7 * n + 114
    return dt.date(year, total // 31, total % 31 + 1)


@functools.cache
def holidays(year):
    sunday = easter(year)
    return {sunday + dt.timedelta(days=n) for n in (-3, -2, 0, 1, 39, 49, 50)} | {
        dt.date(year, month, day) for month, day in ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))}


def is_working_day(day):
    return day.weekday() < 5 and day not in holidays(day.year)


def working_days_before(day, n):
    while n > 0:
        day -= DAY
        n -= is_working_day(day)
    return day


def length(text):
    hours, minutes = re.fullmatch(r'PT(?:(\d+)H)?(?:(\d+)M)?', text).groups()
    return dt.timedelta(hours=int(hours or 0), minutes=int(minutes or 0))


class Hours:
    """Service hours: which minutes of the clock on the wall they have."""

    def __init__(self, text):
        self.parts = []
        for part in re.split('[,;]', text or ''):
            words = part.split()
            if not words:
                continue
            days = set()
            for word in words[:-1]:
                first, _, last = word.partition('-')
                if first == 'PH':
                    days.add('PH')
                    continue
                i = WEEKDAYS.index(first)
                while True:
                    days.add(i)
                    if WEEKDAYS[i] == (last or first):
                        break
                    i = (i + 1) % 7
            if words[-1] == 'off':
                self.parts.append((days, 0, 0))
                continue
            start, end = (int(t[:2]) * 60 + int(t[3:]) for t in words[-1].split('-'))
            self.parts.append((days or set(range(7)), start, end + (1440 if end < start else 0)))

    def has_day(self, days, day):
        if any('PH' in part[0] for part in self.parts) and day in holidays(day.year):
            return 'PH' in days
        return day.weekday() in days

    def has(self, local):
        minute = local.hour * 60 + local.minute
        today, yesterday = local.date(), local.date() - DAY
        return not self.parts or any(
            (start <= minute < end and self.has_day(days, today))
            or (start <= minute + 1440 < end and self.has_day(days, yesterday)) for days, start, end in self.parts)


class Twin:
    def __init__(self, plan, now):
        self.plan, self.now = plan, now
        self.zone = zoneinfo.ZoneInfo(plan['plan']['time_zone'])
        self.items = [self.placed(item) for item in plan['items']]
        self.by_id = {item['id']: item for item in self.items}

    def moment(self, text):
        if text is None:
            return None
        at = dt.datetime.fromisoformat(text.replace('Z', '+00:00'))
        return (at if at.tzinfo else at.replace(tzinfo=self.zone)).astimezone(UTC)

    def day_of(self, at):
        return at.astimezone(self.zone).date()

    def midnight(self, day):
        return dt.datetime.combine(day, dt.time(), self.zone).astimezone(UTC)

    def placed(self, item):
        start = self.moment(item.get('start'))
        end = self.moment(item.get('end'))
        return {**item, 'at': start, 'until': end, 'began': self.moment(item.get('actual_start')),
                'ended': self.moment(item.get('actual_end')), 'systems': item.get('systems', []),
                'status': item.get('status', 'approved')}

    def stands_for(self, ids, day):
        """Whom there is for these on that day: those that ended have become their successors."""
        known = {o['id']: o for o in self.plan['organisations']}
        found = set()
        for name in ids:
            while name and day.isoformat() > known[name].get('valid_until', '9999'):
                name = known[name].get('successor')
            if name and day.isoformat() >= known[name].get('valid_from', '0000'):
                found.add(name)
        return found

    def exists(self, organisation, day):
        return self.stands_for([organisation], day) == {organisation}

    def is_theirs(self, system, organisation, day):
        if not system.get('organisations'):
            return organisation is None or self.exists(organisation, day)
        there = self.stands_for(system['organisations'], day)
        return organisation in there if organisation else bool(there)

    def reaches(self, system):
        """What takes the system down: itself, and what it needs, to any depth."""
        found, todo = set(), [system]
        while todo:
            one = todo.pop()
            if one not in found:
                found.add(one)
                todo += [r['to'] for r in self.plan['relations'] if r['from'] == one and (
                    r['kind'] == 'member-of' or r.get('effect', 'down') == 'down')]
        return found

    # --- who was told

    def due(self, item):
        large = item.get('work') == 'change' or ('downtime' in item and length(item['downtime']) >= length('PT4H'))
        return working_days_before(self.day_of(item['at']), 10 if large else 2)

    def told(self, item):
        sent = [(n['notice_kind'], self.moment(n['sent'])) for n in self.plan['notices'] if n['item'] == item['id']]
        moved = [at for kind, at in sent if kind == 'moved']
        first = [at for kind, at in sent if kind == 'first']
        if not moved and not first:
            begun = any(self.moment(n['sent']) < item['at'] for n in self.plan['notices'])
            ahead = self.day_of(self.now) <= self.due(item)
            return 'There is time still' if ahead else 'Not announced' if begun else 'Not known'
        at = max(moved) if moved else min(first)
        return 'In time' if self.day_of(at) <= self.due(item) else 'Too late'

    # --- uptime

    def kinds_at(self, item, at):
        """Does the item take its systems down in that minute, and how is it counted? None, or the kind."""
        outage = item['lane'] == 'outage'
        if item['lane'] in AROUND or item['status'] in OFF or item['at'] is None or at >= self.now:
            return None
        if outage and item.get('effect') == 'unstable':
            return None
        if not outage:
            if item['status'] == 'proposed' and item['began'] is None:
                return None
            if 'downtime' not in item and item.get('effect') not in ('down', 'no-users', 'restart'):
                return None
        start = item['began'] or item['at']
        end = item['ended'] or item['until'] or self.now
        if not outage and 'downtime' in item:
            end = min(end, start + length(item['downtime']))
        if not start <= at < end:
            return None
        if item.get('external'):
            return 'external'
        if outage or item.get('emergency'):
            return 'own'
        if not item['at'] <= at < item['until']:
            return 'overrun'
        return 'planned' if self.told(item) in ('In time', 'Not known') else 'late'

    def concerns(self, item, organisation, day):
        ids = item.get('organisations')
        if organisation is None or not ids:
            return True
        first = self.stands_for(ids, self.day_of(item['at']))
        return organisation in first or organisation in self.stands_for(ids, day)

    def uptime(self, system, organisation, first, after):
        """Minutes: service, down, late, overrun, planned, external; None if it is not theirs."""
        hours = Hours(system.get('service_hours'))
        needed = self.reaches(system['id'])
        items = [item for item in self.items if needed & set(item['systems']) and item['at'] is not None]
        counts = dict.fromkeys(('service', 'down', 'late', 'overrun', 'planned', 'external'), 0)
        is_theirs, day, theirs, here = False, None, False, []
        at, end = self.midnight(first), self.midnight(after)
        while at < end:
            local = at.astimezone(self.zone)
            if local.date() != day:
                day = local.date()
                theirs = self.is_theirs(system, organisation, day)
                here = [item for item in items if self.concerns(item, organisation, day)]
                is_theirs = is_theirs or theirs
            if theirs and at < self.now and hours.has(local):
                self.count(counts, {self.kinds_at(item, at) for item in here}, system.get('planned_counts'))
            at += STEP
        return counts if is_theirs else None

    @staticmethod
    def count(counts, kinds, planned_counts):
        counts['service'] += MINUTES
        counts['late'] += MINUTES * ('late' in kinds)
        counts['overrun'] += MINUTES * ('overrun' in kinds)
        if 'planned' in kinds and not planned_counts:
            counts['planned'] += MINUTES
        elif kinds & {'own', 'late', 'overrun', 'planned'}:
            counts['down'] += MINUTES
        elif 'external' in kinds:
            counts['external'] += MINUTES

    # --- what is counted

    def is_seen(self, item, organisation):
        """Is it for them, by itself or by its systems?"""
        if organisation is None:
            return True
        day = self.day_of(item['at'])
        if item.get('organisations'):
            return organisation in self.stands_for(item['organisations'], day)
        if not self.exists(organisation, day):
            return False
        systems = [s for s in self.plan['systems'] if s['id'] in item['systems']]
        return not item['systems'] or any(self.is_theirs(s, organisation, day) for s in systems)

    def lies(self, item, first, after):
        if item['at'] is None:
            return False
        end = item['until'] or item['at'] + MINUTE
        return self.day_of(item['at']) < after and self.day_of(end - dt.timedelta(seconds=1)) >= first

    def listed(self, organisation, first, after, lanes):
        return [item for item in self.items if item['lane'] in lanes and self.lies(item, first, after)
                and self.is_seen(item, organisation)]

    def state(self, item):
        over = (item['until'] or item['at']) <= self.now
        if item['status'] in ('done', 'cancelled', 'proposed'):
            return {'done': 'Done', 'cancelled': 'Cancelled', 'proposed': 'Proposed'}[item['status']]
        if item['status'] == 'postponed':
            return 'Delayed'
        if item['ended']:
            return 'Done'
        if item.get('postponed_from') or (over and item['status'] == 'started'):
            return 'Delayed'
        return 'Over; nobody has said how it went' if over else 'On plan'

    def work(self, organisation, first, after):
        """{title: status} of what lies in the days, and of what lay in them and was put off."""
        found = {item['title']: self.state(item)
                 for item in self.listed(organisation, first, after, ('maintenance', 'vendor'))}
        for item in self.items:
            was = (item.get('postponed_from') or '')[:10]
            if item['lane'] in ('maintenance', 'vendor') and first.isoformat() <= was < after.isoformat():
                ids = item.get('organisations')
                if not ids or organisation is None or organisation in self.stands_for(ids, dt.date.fromisoformat(was)):
                    found.setdefault(item['title'], 'Delayed')
        return found

    def notices(self, organisation, first, after):
        return {item['title']: self.told(item)
                for item in self.listed(organisation, first, after, ('maintenance', 'vendor'))
                if not item.get('emergency') and item['status'] not in OFF | {'proposed'}}

    def evenings(self, rule, year):
        """{date by the rule: (start, end, how it was moved)} of a rule "the nth weekday of the month"."""
        n, name = re.fullmatch(r'FREQ=MONTHLY;BYDAY=(\d)([A-Z]{2})', rule['base']['rrule']).groups()
        weekday = [w[:2].upper() for w in WEEKDAYS].index(name)
        found = {}
        for month in range(1, 13):
            day = dt.date(year, month, 1)
            day += dt.timedelta(days=(weekday - day.weekday()) % 7 + 7 * (int(n) - 1))
            lies, moved = day, ''
            if day in holidays(year):
                lies, moved = day - dt.timedelta(days=7), 'By the rule itself'
            at = dt.datetime.combine(lies, dt.time.fromisoformat(rule['start']), self.zone).astimezone(UTC)
            found[day] = (at, at + length(rule['duration']), moved)
        for item in self.items:
            if item.get('rule') == rule['id'] and item.get('original_date'):
                day = dt.date.fromisoformat(item['original_date'])
                if item['status'] == 'cancelled':
                    found[day] = None
                elif self.day_of(item['at']) != day:
                    found[day] = (item['at'], item['until'], 'By a person')
        return found

    def windows(self, organisation, first, after):
        """[(was, start, jobs, moved)] of evenings that are not cancelled."""
        found = []
        for rule in self.plan['rules']:
            for day, evening in self.evenings(rule, first.year).items():
                if evening is None or not (first <= self.day_of(evening[0]) < after or first <= day < after):
                    continue
                on = self.day_of(evening[0])
                theirs = self.stands_for(rule.get('organisations', []), on)
                if organisation and (organisation not in theirs if rule.get('organisations')
                                     else not self.exists(organisation, on)):
                    continue
                jobs = [item for item in self.items
                        if item['lane'] in ('maintenance', 'vendor') and item['at'] is not None
                        and item['status'] not in OFF | {'proposed'} and evening[0] <= item['at'] < evening[1]]
                jobs = [item for item in jobs if not theirs or not item.get('organisations')
                        or theirs & self.stands_for(item['organisations'], self.day_of(item['at']))]
                found.append((day, evening[0], len(jobs), evening[2]))
        return found

    def budget(self, organisation, year):
        """{title: (agreed, taking place, left)}"""
        found = {}
        for rule in self.plan['rules']:
            ids = rule.get('organisations', [])
            if organisation is None or not ids or organisation in ids:
                n = sum(evening is not None for evening in self.evenings(rule, year).values())
                found[rule['title']] = (rule['yearly_budget'], n, rule['yearly_budget'] - n)
        return found
