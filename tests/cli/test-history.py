# SPDX-License-Identifier: GPL-3.0-or-later
"""skv history, and undo and redo to an edit of it."""
import json

import skv_test

EVENING, OTHER = 'systemkveld:2019-06-12', 'systemkveld:2019-08-14'


def listed(case):
    return case.skv('list', 'p.skv', '--year', '2019', '--format', 'json').out


def history(case, *words):
    return json.loads(case.skv('history', 'p.skv', '--format', 'json', *words).out)


def make(case):
    """The plan after every edit, by the number of the edit: 2 is the making of the plan."""
    case.example()
    states = {2: listed(case)}
    for words in (('move', 'p.skv', EVENING, '--to', '2019-06-11', '--reason', 'Ferie'),
                  ('move', 'p.skv', OTHER, '--to', '2019-08-13'),
                  ('cancel', 'p.skv', 'systemkveld:2019-09-18', '--reason', 'Valg')):
        case.now += 60
        case.skv(*words)
        states[len(states) + 2] = listed(case)
    return states


def there_and_back(case):
    states = make(case)
    assert case.skv('undo', 'p.skv', '--to', '2').out == 'Taken back: 3 edits\n'
    assert listed(case) == states[2]
    assert [entry['undone'] for entry in history(case)] == [True, True, True, False, False]
    assert case.skv('redo', 'p.skv', '--to', '4').out == 'Made again: 2 edits\n'
    assert listed(case) == states[4]
    assert case.skv('redo', 'p.skv', '--to', '5').out == 'Made again: 1 edit\n'
    assert listed(case) == states[5]


def refused(case):
    make(case)
    before = case.digest('p.skv')
    for words, status, told in ((('undo', '--to', '1'), 1, 'New plan'),
                                (('undo', '--to', '5'), 1, 'nothing to undo'),
                                (('undo', '--to', '77'), 1, 'no edit 77'),
                                (('redo', '--to', '4'), 1, 'not undone'),
                                (('undo', '--to', 'x'), 2, '--to'),
                                (('undo', '--to', '-3'), 2, '--to'),
                                (('undo', '--to', '0'), 2, '--to'),
                                (('undo', '--to', '99999999999999999999'), 2, '--to')):
        case.skv(words[0], 'p.skv', *words[1:], status=status, err=told)
    assert case.digest('p.skv') == before


def as_text(case):
    make(case)
    lines = case.skv('history', 'p.skv').out.splitlines()
    assert [int(line.split()[0]) for line in lines] == [5, 4, 3, 2, 1], lines
    assert 'undo stops here' in lines[3], lines
    case.skv('undo', 'p.skv', '--to', '3')
    lines = case.skv('history', 'p.skv', '--count', '3').out.splitlines()
    assert ['taken back' in line for line in lines] == [True, True, False], lines
    detail = case.skv('history', 'p.skv', '--item', EVENING, '--words', 'june', '--detail').out
    assert 'moved from 12 June 2019 to 11 June 2019 17:00' in detail, detail
    assert 'Reason: Ferie' in detail and 'Valg' not in detail, detail


def found(case):
    make(case)
    for words, ids in (([], [5, 4, 3, 2, 1]), (['--count', '2'], [5, 4]),
                       (['--words', 'cancel'], [5]), (['--words', 'MOVE aug'], [4]),
                       (['--who', 'nobody at all'], []), (['--item', 'unknown'], []),
                       (['--item', EVENING], [3, 1])):
        assert [entry['id'] for entry in history(case, *words)] == ids, words
    mine = history(case)[0]['who']
    assert len(history(case, '--who', mine)) == 5
    item = history(case, '--detail', '--count', '1')[0]['changes'][0]['id']
    assert [entry['id'] for entry in history(case, '--item', item)] == [5, 1]
    case.skv('history', 'p.skv', '--count', '-1', status=2)
    case.skv('history', 'p.skv', '--format', 'xml', status=2, err='xml')


def as_json(case):
    make(case)
    entries = history(case, '--detail')
    assert entries[0]['when'] == '2019-06-01T14:03:00+02:00', entries[0]
    assert [entry['barrier'] for entry in entries] == [False, False, False, True, False]
    change, = entries[2]['changes']
    assert change['kind'] == 'item' and change['before'] is None, change
    assert change['after']['start'] == '2019-06-11T17:00:00+02:00', change
    assert change['after']['reason'] == 'Ferie', change
    assert entries[3]['changes'] == [] and len(entries[4]['changes']) > 10
    # What an edit changed does not change when it is undone, nor with the language.
    case.skv('undo', 'p.skv', '--to', '2')
    again = history(case, '--detail', '--language', 'nn')
    assert [entry['changes'] for entry in again] == [entry['changes'] for entry in entries]


def changed_twice(case):
    make(case)
    case.skv('move', 'p.skv', EVENING, '--to', '2019-06-10')
    newest, = history(case, '--detail', '--count', '1')
    change, = newest['changes']
    assert change['before']['start'].startswith('2019-06-11'), change
    assert change['after']['start'].startswith('2019-06-10'), change
    detail = case.skv('history', 'p.skv', '--count', '1', '--detail').out
    assert 'When: 11 June 2019, 17:00–22:00 → 10 June 2019, 17:00–22:00' in detail, detail
    first = [entry for entry in history(case, '--detail') if entry['id'] == 3][0]
    assert first['changes'][0]['after']['start'].startswith('2019-06-11'), first


if __name__ == '__main__':
    skv_test.main([(test.__name__.replace('_', '-'), test) for test in (
        there_and_back, refused, as_text, found, as_json, changed_twice)])
