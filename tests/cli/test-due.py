# SPDX-License-Identifier: GPL-3.0-or-later
"""What is due on a day, by skv due."""
import json

from skv_test import main

PLAN = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'County', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
    'systems': [{'id': 's', 'name': 'Sign-in', 'owner': 'Network office'}],
    'items': [
        {'id': 'job', 'lane': 'maintenance', 'title': 'Upgrade', 'start': '2027-06-09T18:00', 'duration': 'PT2H',
         'systems': ['s'], 'status': 'approved'},
        {'id': 'told', 'lane': 'maintenance', 'title': 'Patch', 'start': '2027-06-09T20:00', 'duration': 'PT1H',
         'systems': ['s'], 'status': 'announced'}],
}


def due(case):
    case.write('plan.json', json.dumps(PLAN))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')
    before = case.digest('p.skv')
    for today, expected in (('2027-06-04', []), ('2027-06-07', ['notice job 2027-06-07']),
                            ('2027-06-08', ['announce job 2027-06-09']),
                            ('2027-06-09', ['announce job 2027-06-09', 'notice told 2027-06-09']), ('2027-06-10', [])):
        rows = json.loads(case.skv('due', 'p.skv', '--today', today, '--format', 'json').out)
        assert [f"{row['kind']} {row['id']} {row['day']}" for row in rows] == expected, (today, rows)
    text = case.skv('due', 'p.skv', '--today', '2027-06-07').out
    assert text == 'People are to be told of “Upgrade” · first notice today, of 9 June 2027 · job\n', text
    text = case.skv('due', 'p.skv', '--today', '2027-06-08').out
    assert text == '“Upgrade” is not announced · tomorrow, 9 June 2027 · job\n', text
    assert case.skv('due', 'p.skv', '--today', '2027-06-01').out == 'Nothing is due.\n'
    case.now = 1812456000  # 8 June 2027
    assert 'tomorrow' in case.skv('due', 'p.skv').out
    case.skv('due', 'p.skv', '--today', 'soon', status=2, err='--today')
    case.skv('due', 'p.skv', '--format', 'xml', status=2)
    assert case.digest('p.skv') == before


def old_cards(case):
    systems = [{'id': 'fresh', 'name': 'Fresh', 'card_updated': '2026-07-01'},
               {'id': 'old', 'name': 'Old', 'card_updated': '2026-05-31', 'card_editor': 'Network office'},
               {'id': 'never', 'name': 'Never'}]  # told on its page, not every day
    case.write('plan.json', json.dumps({**PLAN, 'systems': systems, 'items': []}))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')
    for today, expected in (('2027-05-31', []), ('2027-06-01', ['old']), ('2027-07-02', ['old', 'fresh'])):
        rows = json.loads(case.skv('due', 'p.skv', '--today', today, '--format', 'json').out)
        assert [row['id'] for row in rows] == expected, (today, rows)
        assert all(row['kind'] == 'card' for row in rows)
    text = case.skv('due', 'p.skv', '--today', '2027-06-01').out
    assert text.startswith('The card of “Old” is to be looked through · '), text


if __name__ == '__main__':
    main([('/due/list', due), ('/due/old-cards', old_cards)])
