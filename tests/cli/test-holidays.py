# SPDX-License-Identifier: GPL-3.0-or-later
"""Public holidays of five countries, 2015 to 2040, date by date against two independent generators. Where
a generator differs, the law decides: DIFFERENCES names every such day and why, for every year, and a
difference that is named but not there fails as well. DECIDED holds what the law says on the days that
calendars are known to disagree about."""
import datetime
import importlib.metadata
import json
import warnings

from skv_test import Skip, main

warnings.simplefilter('ignore')  # newer versions of the generators deprecate what older ones need

YEARS = range(2015, 2041)
COUNTRIES = {'NO': 'Norway', 'SE': 'Sweden', 'DK': 'Denmark', 'FI': 'Finland', 'IS': 'Iceland'}


def easter(year, days=0):
    """The Sunday by the method of Butcher, and so many days later."""
    a, b, c = year % 19, *divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    m = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114, 31)
    return datetime.date(year, month, day + 1) + datetime.timedelta(days)


def fixed(month, day):
    return lambda year: datetime.date(year, month, day)


def midsummer_eve(year):
    """the Friday of 19 to 25 June"""
    return next(day for day in (datetime.date(year, 6, n) for n in range(19, 26)) if day.weekday() == 4)


def prayer_day_after_its_end(year):
    return easter(year, 26) if year >= 2024 else None


HOLIDAYS, WORKALENDAR = 'python-holidays', 'workalendar'
BOTH = (HOLIDAYS, WORKALENDAR)

# (country, which generators have it): the day, and the law that is against it
MORE = [
    ('SE', BOTH, midsummer_eve, 'lag (1989:253) om allmänna helgdagar names the day, not the eve'),
    ('SE', BOTH, fixed(12, 24), 'the same'),
    ('SE', BOTH, fixed(12, 31), 'the same'),
    ('FI', BOTH, midsummer_eve, 'a day off by agreement; the church act names the Saturday only'),
    ('FI', BOTH, fixed(12, 24), 'the same'),
    ('IS', BOTH, fixed(12, 24), 'free from 13:00 only: lög um 40 stunda vinnuviku, 88/1971'),
    ('IS', BOTH, fixed(12, 31), 'the same'),
    ('DK', BOTH, prayer_day_after_its_end, 'ended by lov nr. 214 af 6. marts 2023 from 2024 on'),
    ('DK', (HOLIDAYS,), lambda year: easter(year, -7), 'Palm Sunday is a plain Sunday by law'),
    ('DK', (WORKALENDAR,), fixed(12, 24), 'a day of closed shops, lukkeloven, but no public holiday'),
]
# what we have by law and a generator leaves out
LESS = [
    ('IS', (WORKALENDAR,), easter, 'lög um helgidagafrið, 32/1997, names both Sundays'),
    ('IS', (WORKALENDAR,), lambda year: easter(year, 49), 'the same'),
]

# What the law makes of days about which calendars are known to disagree: the English name, or None.
DECIDED = {
    # the first Thursday after 18 April: lög 88/1971, § 6; a Thursday on the 18th is not yet it
    'IS': {'2019-04-25': 'First Day of Summer', '2019-04-18': 'Maundy Thursday',
           '2024-04-25': 'First Day of Summer', '2024-04-18': None,
           '2030-04-25': 'First Day of Summer', '2030-04-18': 'Maundy Thursday',
           '2018-04-19': 'First Day of Summer', '2029-04-19': 'First Day of Summer'},
    # All Saints' is the Saturday of 31 October to 6 November
    'FI': {'2015-10-31': "All Saints' Day", '2020-10-31': "All Saints' Day", '2021-11-06': "All Saints' Day",
           '2024-11-02': "All Saints' Day", '2026-10-31': "All Saints' Day", '2020-11-07': None,
           '2023-06-24': 'Midsummer Day', '2026-06-20': 'Midsummer Day'},
    'SE': {'2020-10-31': "All Saints' Day", '2021-11-06': "All Saints' Day", '2026-10-31': "All Saints' Day",
           '2015-06-06': 'National Day of Sweden', '2024-05-20': None},
    'DK': {'2023-05-05': 'Great Prayer Day', '2024-04-26': None, '2025-05-16': None, '2024-06-05': None},
    'NO': {'2018-05-17': 'Constitution Day', '2024-05-17': 'Constitution Day', '2024-05-09': 'Ascension Day'},
}


def ours(case, country, year):
    """date → English name of the public ones"""
    rows = json.loads(case.skv('holidays', country, '--year', str(year), '--format', 'json').out)
    return {row['date']: row['name_en'] for row in rows if row['kind'] == 'public'}


def named(table, country, generator, year):
    days = (day(year) for one, generators, day, _why in table if one == country and generator in generators)
    return {day.isoformat() for day in days if day is not None}


def compare(case, country, generator, theirs):
    """theirs(year): their days with names"""
    for year in YEARS:
        public = ours(case, country, year)
        found = {date.isoformat(): name for date, name in theirs(year)}
        more, less = set(found) - set(public), set(public) - set(found)
        law = (named(MORE, country, generator, year), named(LESS, country, generator, year))
        assert (more, less) == law, (
            country, generator, year, 'they have', {day: found.get(day) for day in more ^ law[0]},
            'they have not', {day: public.get(day) for day in less ^ law[1]})


def by_holidays(country):
    def test(case):
        try:
            import holidays
        except ImportError:
            raise Skip('python3-holidays is not there') from None
        if not holidays.__version__.startswith('0.10.'):
            raise Skip('python3-holidays is of another version than the one whose days stand here')
        make = getattr(holidays, country)
        sundays = {'include_sundays': False} if country in ('NO', 'SE') else {}
        compare(case, country, HOLIDAYS, lambda year: make(years=year, **sundays).items())
    return test


def by_workalendar(country):
    def test(case):
        try:
            from workalendar import europe
        except ImportError:
            raise Skip('python3-workalendar is not there') from None
        if not importlib.metadata.version('workalendar').startswith('17.'):
            raise Skip('python3-workalendar is of another version than the one whose days stand here')
        compare(case, country, WORKALENDAR, getattr(europe, COUNTRIES[country])().holidays)
    return test


def by_law(country):
    def test(case):
        for date, name in DECIDED[country].items():
            found = ours(case, country, int(date[:4])).get(date)
            assert found == name, (country, date, found, name)
    return test


if __name__ == '__main__':
    main([(f'/holidays/{country}/{name}', make(country)) for country in COUNTRIES
          for name, make in (('python-holidays', by_holidays), ('workalendar', by_workalendar),
                             ('law', by_law))])
