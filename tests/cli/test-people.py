# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is who, the cards of systems, and bringing both in from tables, through skv."""
import json

from skv_test import main

PEOPLE = ('Stilling;Navn;Telefon;Mobil;E-post;Avdeling\n'
          'IT-sjef;A. Navn;70 00 00 01;900 00 001;it@example.org;IT-seksjonen\n'
          'Stabsleder;vakant;72 36 XX XX;;;Stab\n'
          'Pressetelefonen;;70 00 00 09;;;\n'
          'AUBO-Alle medarbejdere;;;;alle@example.org;\n')
SYSTEMS = ('System;Administrator;Superbrugere;IKT\'er;Sidst opdateret;Ansvarlig redaktør\n'
           'FEIDE;A. Navn;"Ei rolle, Stabsleder";Team 1;23.02.2019;Redaktionen\n')


def people(case):
    return {contact['role']: contact
            for contact in json.loads(case.skv('people', 'p.skv', '--format', 'json').out)}


def cards(case):
    return {card['name']: card
            for card in json.loads(case.skv('systems', 'p.skv', '--cards', '--format', 'json').out)}


def a_table_of_people_comes_in(case):
    case.example()
    case.write('people.csv', PEOPLE)
    before = case.digest('p.skv')
    out = case.skv('people', 'p.skv', '--import', 'people.csv', '--dry-run').out
    assert 'Contacts: 3 added, 1 changed, 0 as before' in out, out
    assert 'Departments: 1 added' in out and 'Nothing was written' in out, out
    assert case.digest('p.skv') == before, 'a look wrote something'
    case.skv('people', 'p.skv', '--import', 'people.csv')
    found = people(case)
    assert found['IT-sjef']['name'] == 'A. Navn' and found['IT-sjef']['department_name'] == 'IT-seksjonen', found
    assert found['Stabsleder']['vacant'] and found['Stabsleder']['phone'] == '72 36 XX XX', found
    assert found['Pressetelefonen']['kind'] == 'phone', found
    assert found['AUBO-Alle medarbejdere']['kind'] == 'list', found
    out = case.skv('people', 'p.skv', '--import', 'people.csv').out
    assert '0 added, 0 changed, 4 as before' in out, out
    case.skv('undo', 'p.skv')  # one edit
    assert 'Stabsleder' not in people(case), people(case)


def people_in_words(case):
    case.example()
    case.write('people.csv', PEOPLE)
    case.skv('people', 'p.skv', '--import', 'people.csv')
    lines = case.skv('people', 'p.skv').out.splitlines()
    for line in ('IT-seksjonen, Fylkeskommunen', 'Stab', 'In no department', '  Stabsleder, vacant: 72 36 XX XX',
                 '  IT-sjef (A. Navn): 70 00 00 01, 900 00 001, it@example.org',
                 '  Pressetelefonen: Shared phone, 70 00 00 09', '    Owner: SQL-klynge'):
        assert line in lines, (line, lines)
    answers = people(case)['Driftsansvarlig']['answers_for']
    assert {answer['name'] for answer in answers if answer['as'] == 'owner'} == {'Active Directory', 'SQL-klynge'}


def a_steering_list_comes_in(case):
    case.example()
    case.write('people.csv', PEOPLE)
    case.write('systems.csv', SYSTEMS)
    case.skv('people', 'p.skv', '--import', 'people.csv')
    out = case.skv('systems', 'p.skv', '--import', 'systems.csv').out
    assert 'Systems: 0 added, 1 changed, 0 as before' in out, out
    card = cards(case)['FEIDE']
    assert card['administrator'] == 'IT-sjef (A. Navn)', card
    assert card['super_users'] == ['Ei rolle', 'Stabsleder, vacant'], card
    assert (card['card_updated'], card['card_editor'], card['good_until']) == (
        '2019-02-23', 'Redaktionen', '2020-02-23'), card
    assert card['notes'] == "IKT'er: Team 1" and not card['old'], card
    case.skv('systems', 'p.skv', 'FEIDE', '--import', 'systems.csv', status=2, err='--import')


def old_cards(case):
    case.example()
    case.write('systems.csv', SYSTEMS)
    case.skv('systems', 'p.skv', '--import', 'systems.csv')
    assert cards(case)['Nettverk']['old'] and cards(case)['Nettverk']['card_updated'] is None
    case.now += 365 * 86400  # June 2020: more than a year after the stamp
    assert cards(case)['FEIDE']['old']
    out = case.skv('systems', 'p.skv', 'FEIDE', '--cards').out
    assert '  Last updated 23 February 2019, by Redaktionen: old' in out.splitlines(), out
    settings = json.dumps({'format': 'skv-plan', 'version': 1, 'plan': {'card_months': 24}})
    case.write('s.json', settings)
    case.skv('import', 'p.skv', 's.json')
    assert not cards(case)['FEIDE']['old'], cards(case)['FEIDE']


def what_is_no_table(case):
    case.example()
    case.write('bad.csv', 'a;b\n1;2\n')
    case.skv('people', 'p.skv', '--import', 'bad.csv', status=3, err='bad.csv:1: no headings')
    case.skv('systems', 'p.skv', '--import', 'bad.csv', status=3, err='bad.csv:1: no headings')
    case.skv('people', 'p.skv', '--import', 'none.csv', status=3, err='none.csv')
    case.skv('people', status=2)


if __name__ == '__main__':
    main([(f'/cli/people/{function.__name__.replace("_", "-")}', function) for function in (
        a_table_of_people_comes_in, people_in_words, a_steering_list_comes_in, old_cards, what_is_no_table)])
