# SPDX-License-Identifier: GPL-3.0-or-later
"""Public holidays of five countries, 2015 to 2040, against two independent generators. Where a
generator differs, the law decides, and DIFFERENCES says which."""
import importlib.metadata
import json
import warnings

from skv_test import Skip, main

warnings.simplefilter('ignore')  # newer versions of the generators deprecate what older ones need

YEARS = range(2015, 2041)

# Days that the generators count although the law does not make them public holidays: the eves in
# Sweden (lag 1989:253 om allmänna helgdagar) and Finland, and Iceland's, which are free from 13:00
# only (lög um 40 stunda vinnuviku, 88/1971).
EVES = {
    'SE': {'Midsommarafton', 'Julafton', 'Nyårsafton', "Midsummer's Eve", 'Christmas Eve', "New Year's Eve",
           'Midsummer Eve', 'New Years Eve'},
    'FI': {'Juhannusaatto', 'Jouluaatto', "Midsummer's Eve", 'Christmas Eve', 'Midsummer Eve'},
    'IS': {'Aðfangadagur', 'Gamlársdagur', 'Christmas Eve', "New Year's Eve", 'New Years Eve'},
    # Palm Sunday is a Sunday, Christmas Eve a day of closed shops.
    'DK': {'Palmesøndag', 'Palm Sunday', 'Juleaftensdag', 'Christmas Eve'},
    'NO': set(),
}


def explained(country, date, name):
    """Whether the law is against a day that a generator has and we have not."""
    if country == 'DK' and date.year >= 2024 and name.lower() == 'store bededag':
        return True  # ended by law from 2024 on
    return name in EVES[country]


def compare(case, country, theirs, missing_names=()):
    """theirs(year): their days with names; missing_names: ours that they do not know"""
    for year in YEARS:
        rows = json.loads(case.skv('holidays', country, '--year', str(year), '--format', 'json').out)
        public = {row['date']: row['name_en'] for row in rows if row['kind'] == 'public'}
        found = {date.isoformat(): (date, name) for date, name in theirs(year)}
        more = {day: found[day] for day in set(found) - set(public) if not explained(country, *found[day])}
        less = {day: public[day] for day in set(public) - set(found) if public[day] not in missing_names}
        assert not more and not less, (country, year, more, less)


def by_holidays(country):
    def test(case):
        try:
            import holidays
        except ImportError:
            raise Skip('python3-holidays is not there') from None
        if not holidays.__version__.startswith('0.10.'):
            raise Skip('python3-holidays is of another version than the one whose names stand here')
        make = getattr(holidays, country)
        sundays = {'include_sundays': False} if country in ('NO', 'SE') else {}
        compare(case, country, lambda year: make(years=year, **sundays).items())
    return test


def by_workalendar(country, name, missing=()):
    def test(case):
        try:
            from workalendar import europe
        except ImportError:
            raise Skip('python3-workalendar is not there') from None
        if not importlib.metadata.version('workalendar').startswith('17.'):
            raise Skip('python3-workalendar is of another version than the one whose names stand here')
        compare(case, country, getattr(europe, name)().holidays, missing)
    return test


if __name__ == '__main__':
    main([(f'/holidays/{country}/python-holidays', by_holidays(country))
          for country in ('NO', 'SE', 'DK', 'FI', 'IS')]
         + [('/holidays/NO/workalendar', by_workalendar('NO', 'Norway')),
            ('/holidays/SE/workalendar', by_workalendar('SE', 'Sweden')),
            ('/holidays/DK/workalendar', by_workalendar('DK', 'Denmark')),
            ('/holidays/FI/workalendar', by_workalendar('FI', 'Finland')),
            # It leaves out Iceland's two Sundays.
            ('/holidays/IS/workalendar', by_workalendar('IS', 'Iceland', ('Easter Sunday', 'Whit Sunday')))])
