# SPDX-License-Identifier: GPL-3.0-or-later
"""skv rules and skv rule: rules in words, both ways, and what they would give before they are saved."""
import json

from skv_test import main

# Published by the county for 2019: design of rules, "on or after the 12th", moved in pairs
EVENINGS = ['01-16', '01-17', '02-13', '02-14', '03-13', '03-14', '04-24', '04-25', '05-14', '05-15', '06-12',
            '06-13', '07-17', '07-18', '08-14', '08-15', '09-18', '09-19', '10-16', '10-17', '11-13', '11-14',
            '12-18', '12-19']
POLICY = {
    'nb': 'hver måned, første onsdag fra og med den 12. og dagen etter, kl. 17–22, ikke på helligdag eller dagen '
          'før helligdag, ellers en dag tidligere, ellers en uke senere, aldri før den 12.',
    'en': 'every month, the first Wednesday on or after the 12th and the day after it, 17:00–22:00. Neither on a '
          'public holiday nor on the day before one: else one day earlier, else one week later. Never before '
          'the 12th of the month.',
}


def starts(case, year, lane='window'):
    rows = json.loads(case.skv('list', 'p.skv', '--year', str(year), '--lane', lane, '--format', 'json').out)
    return [row['start'][5:10] for row in rows]


def ask(case, *words, status=0):
    return json.loads(case.skv('rule', 'p.skv', *words, '--format', 'json', status=status).out)


def listed(case):
    case.example()
    rules = json.loads(case.skv('rules', 'p.skv', '--year', '2019', '--format', 'json').out)
    first = rules[0]
    assert first['id'] == 'systemkveld' and first['lane'] == 'window', first
    assert first['sentence'].startswith('Every month, the first Wednesday on or after the 12th'), first
    assert first['count']['planned'] == 24 and first['count']['moved_by_rule'] == 4, first
    text = case.skv('rules', 'p.skv', '--year', '2019').out
    assert '4 of 24 moved this year' in text and 'Systemkveld [systemkveld]' in text, text


def in_another_language(case):
    case.example()
    text = case.skv('rules', 'p.skv', '--year', '2019', '--language', 'nb').out
    assert 'Hver måned, første onsdag fra og med den 12. og dagen etter' in text, text


def by_sentence(language):
    def test(case):
        case.skv('new', 'p.skv')
        before = case.digest('p.skv')
        words = ['--title', 'Systemkveld', '--sentence', POLICY[language], '--year', '2019', '--years', '1',
                 '--language', language]
        answer = ask(case, *words)
        dates = [date[5:] for group in answer['groups'] for date in group['dates']]
        assert dates == EVENINGS, dates
        assert answer['saved'] is False and case.digest('p.skv') == before
        assert not any(part['doubt'] for part in answer['parts']), answer['parts']
        case.skv('rule', 'p.skv', *words, '--apply')
        assert starts(case, 2019) == EVENINGS
    return test


def reasons(case):
    case.example()
    answer = ask(case, 'systemkveld', '--year', '2019', '--years', '1')
    april = answer['groups'][3]
    assert april['original_dates'] == ['2019-04-17', '2019-04-18'], april
    assert 'Maundy Thursday' in april['reason'] and april['change'] == 'same', april
    text = case.skv('rule', 'p.skv', 'Systemkveld', '--year', '2028', '--years', '1').out
    assert '17–18 May 2028 (UNRESOLVED:' in text, text


def doubt(case):
    case.skv('new', 'p.skv')
    words = ['--title', 'Kveld', '--sentence', 'onsdag og torsdag etter den 12., ikke helligdager']
    text = case.skv('rule', 'p.skv', *words, err='nothing was saved').out
    assert 'day 12 itself counts (in doubt)' in text, text
    case.skv('rule', 'p.skv', *words, '--apply', status=1, err='--yes')
    assert starts(case, 2020) == []
    case.skv('rule', 'p.skv', *words, '--apply', '--yes')
    assert len(starts(case, 2020)) == 24


def difference(case):
    case.example()
    words = ['systemkveld', '--sentence', 'every month, the third Wednesday and the day after it, 17:00–22:00',
             '--year', '2019', '--years', '1']
    text = case.skv('rule', 'p.skv', *words).out
    assert '17–18 April 2019 [was 24–25 April 2019]' in text, text
    assert 'Against the saved rule: new 0, changed ' in text, text
    assert starts(case, 2019) == EVENINGS
    answer = ask(case, *words)
    assert answer['groups'][3]['change'] == 'changed', answer['groups'][3]
    assert answer['groups'][3]['was'] == ['2019-04-24', '2019-04-25'], answer['groups'][3]
    case.skv('rule', 'p.skv', *words, '--apply')
    assert starts(case, 2019)[6:8] == ['04-17', '04-18']
    case.skv('undo', 'p.skv')
    assert starts(case, 2019) == EVENINGS


def hours(case):
    case.example()
    text = case.skv('rule', 'p.skv', 'systemkveld', '--sentence', POLICY['en'].replace('17:00–22:00', '18–22'),
                    '--year', '2019', '--years', '1').out
    assert 'all have other hours' in text and 'no date changes' in text, text


def removed(case):
    case.skv('new', 'p.skv')
    case.skv('rule', 'p.skv', '--title', 'Stop', '--lane', 'freeze', '--sentence',
             'from 1 July to 31 July every year', '--apply')
    assert starts(case, 2020, 'freeze') == ['07-01']
    case.skv('rule', 'p.skv', 'Stop', '--remove')
    assert starts(case, 2020, 'freeze') == []


def refused(case):
    case.skv('new', 'p.skv')
    case.skv('rule', 'p.skv', status=2, err='which rule')
    case.skv('rule', 'p.skv', 'x', status=2, err='no rule “x”')
    case.skv('rule', 'p.skv', '--sentence', 'every Tuesday', status=2, err='--title')
    case.skv('rule', 'p.skv', '--title', 'x', '--sentence', 'the first blursday of every month', status=3,
             err='blursday')
    case.skv('rule', 'p.skv', '--title', 'x', '--sentence', 'every Tuesday', '--years', '0', status=2)
    case.skv('rule', 'p.skv', '--title', 'x', '--sentence', 'every Tuesday', '--year', '2099', status=2)


if __name__ == '__main__':
    main([('/rules/listed', listed), ('/rules/in-another-language', in_another_language),
          ('/rules/by-sentence/nb', by_sentence('nb')), ('/rules/by-sentence/en', by_sentence('en')),
          ('/rules/reasons', reasons), ('/rules/doubt', doubt), ('/rules/difference', difference),
          ('/rules/hours', hours), ('/rules/removed', removed), ('/rules/refused', refused)])
