# SPDX-License-Identifier: GPL-3.0-or-later
"""What a calendar holds, by python3-icalendar and python3-dateutil: a second opinion for skv-guard.

Series are expanded by dateutil's rruleset on the series' own clock, and overrides put in their
places. Where RFC 5545 leaves the reader a choice this file makes the same one as skv, and says so.
"""
import datetime as dt
import zoneinfo

from dateutil import rrule
import icalendar

UTC = dt.timezone.utc


class Unreadable(Exception):
    pass


def listed(value):
    return value if isinstance(value, list) else [] if value is None else [value]


class Reader:
    def __init__(self, zone):
        self.zone = zoneinfo.ZoneInfo(zone)

    def is_date(self, value):
        return not isinstance(value, dt.datetime)

    def instant(self, value):
        """Seconds; of a date its midnight, as if in UTC. Floating times are in the plan's zone."""
        if self.is_date(value):
            return (value - dt.date(1970, 1, 1)).days * 86400
        if value.tzinfo is None:
            value = value.replace(tzinfo=self.zone)
        elif hasattr(value.tzinfo, 'localize'):
            # pytz: a date that only got its zone attached has the zone's first offset
            value = value.tzinfo.normalize(value)
        return int(value.timestamp())

    def naive(self, value):
        if self.is_date(value):
            return dt.datetime(value.year, value.month, value.day)
        return value.replace(tzinfo=None)

    def at(self, clock, like):
        """The instant of a naive time on the clock of `like`."""
        if self.is_date(like):
            return self.instant(clock.date())
        if like.tzinfo is None:
            return self.instant(clock)
        if hasattr(like.tzinfo, 'localize'):
            return int(like.tzinfo.localize(clock).timestamp())
        return int(clock.replace(tzinfo=like.tzinfo).timestamp())

    def clock(self, value, like):
        """The naive time that the clock of `like` shows at `value`."""
        if self.is_date(value) or self.is_date(like):
            return self.naive(value)
        moment = dt.datetime.fromtimestamp(self.instant(value), UTC)
        return moment.astimezone(like.tzinfo or self.zone).replace(tzinfo=None)

    def length(self, event):
        start = event.decoded('DTSTART')
        if 'DTEND' in event:
            end = event.decoded('DTEND')
            if self.is_date(end) != self.is_date(start):
                return None
            seconds = self.instant(end) - self.instant(start)
        elif 'DURATION' in event:
            seconds = int(event.decoded('DURATION').total_seconds())
        else:
            seconds = 0
        if seconds < 0:
            raise Unreadable('ends before it starts')
        if self.is_date(start):
            return max(-(-seconds // 86400) * 86400, 86400)
        return seconds or None

    def rule(self, rule, start):
        parts = {key.upper(): value for key, value in rule.items()}
        text = []
        for key, value in parts.items():
            if key == 'UNTIL':
                until = listed(value)[0]
                if self.is_date(until) and not self.is_date(start):
                    until = dt.datetime.combine(until, dt.time(23, 59, 59))   # skv: that whole day
                elif not self.is_date(until) and until.tzinfo is not None and not self.is_date(start):
                    until = self.clock(until, start)
                elif self.is_date(start) and not self.is_date(until):
                    until = until.date()
                text.append('UNTIL=' + self.naive(until).strftime('%Y%m%dT%H%M%S'))
        whole = rule.to_ical().decode().upper()
        text += [part for part in whole.split(';') if part and not part.startswith('UNTIL=')]
        return rrule.rrulestr(';'.join(text), dtstart=self.naive(start))

    def series(self, event, first, end):
        start = event.decoded('DTSTART')
        rules = rrule.rruleset()
        for one in listed(event.get('RRULE')):
            rules.rrule(self.rule(one, start))
        if 'RRULE' not in event:
            rules.rdate(self.naive(start))
        lengths = {}
        for part in listed(event.get('RDATE')):
            for value in part.dts:
                value = value.dt
                if isinstance(value, tuple):
                    value, stop = value
                    lengths[self.clock(value, start)] = int(stop.total_seconds() if isinstance(stop, dt.timedelta)
                                                            else self.instant(stop) - self.instant(value))
                clock = self.clock(value, start)
                if self.is_date(value) and not self.is_date(start):
                    clock = dt.datetime.combine(value, self.naive(start).time())
                rules.rdate(clock)
        for one in listed(event.get('EXRULE')):
            rules.exrule(self.rule(one, start))
        out_days, out = set(), set()
        for part in listed(event.get('EXDATE')):
            for value in part.dts:
                value = value.dt
                if self.is_date(value) or self.is_date(start):
                    out_days.add(self.naive(value).date())
                else:
                    out.add(self.instant(value))
        found = []
        for number, clock in enumerate(rules.between(first, end, inc=True)):
            if number > 20000:
                raise Unreadable('too many')
            moment = self.at(clock, start)
            excluded = clock.date() in out_days or moment in out
            found.append((clock, moment, excluded, lengths.get(clock)))
        return found

    def entry(self, event, start, length):
        status = str(event.get('STATUS', '')).upper()
        return (start, start + length if length else None, self.is_date(event.decoded('DTSTART')),
                {'CANCELLED': 'cancelled', 'TENTATIVE': 'proposed'}.get(status, 'approved'))

    def expand(self, events, first, end):
        masters = [event for event in events if 'RECURRENCE-ID' not in event]
        overrides = [event for event in events if 'RECURRENCE-ID' in event]
        entries, used = [], set()
        if len(masters) > 1:
            raise Unreadable('one UID, several events')
        for master in masters:
            start = master.decoded('DTSTART')
            length = self.length(master)
            if not any(key in master for key in ('RRULE', 'RDATE')) and not overrides:
                entries.append(self.entry(master, self.instant(start), length))
                continue
            for clock, moment, excluded, own in self.series(master, first, end):
                chosen = None
                for number, override in enumerate(overrides):
                    replaced = override.decoded('RECURRENCE-ID')
                    if self.is_date(replaced) or self.is_date(start):
                        same = self.naive(replaced).date() == clock.date()
                    else:
                        same = self.instant(replaced) == moment
                    if same:
                        chosen = override
                        used.add(number)
                if chosen is not None:
                    entries.append(self.entry(chosen, self.instant(chosen.decoded('DTSTART')), self.length(chosen)))
                elif not excluded:
                    entries.append(self.entry(master, moment, own or length))
        for number, override in enumerate(overrides):
            if number not in used:
                entries.append(self.entry(override, self.instant(override.decoded('DTSTART')), self.length(override)))
        return entries

    def read(self, data):
        """Every occurrence as (start, end or None, all_day, status), sorted."""
        try:
            if b'BEGIN:VCALENDAR' in data.upper():
                parts = icalendar.Calendar.from_ical(data, multiple=True)
            else:
                parts = icalendar.Event.from_ical(data, multiple=True)
        except Exception as error:
            raise Unreadable(str(error)) from error
        events = [event for part in parts for event in part.walk('VEVENT')]
        if any(event.errors for event in events):
            raise Unreadable(str([event.errors for event in events if event.errors][0]))
        if any('DTSTART' not in event for event in events):
            raise Unreadable('no DTSTART')
        try:
            return self.expand_all(events)
        except Unreadable:
            raise
        except Exception as error:
            raise Unreadable(f'{type(error).__name__}: {error}') from error

    def expand_all(self, events):
        years = [min(max(self.naive(event.decoded('DTSTART')).year, 1970), 2099) for event in events]
        if not years:
            return []
        first = dt.datetime(max(min(years) - 1, 1970), 1, 1)
        end = dt.datetime(min(max(min(years) + 5, max(years)), 2099), 12, 31, 23, 59, 59)
        groups = {}
        for number, event in enumerate(events):
            groups.setdefault(str(event.get('UID', number)), []).append(event)
        entries = [entry for group in groups.values() for entry in self.expand(group, first, end)]
        low, high = 0, 4102444800
        return sorted((entry for entry in entries if low <= entry[0] < high),
                      key=lambda e: (e[0], e[1] or 0, e[2], e[3]))
