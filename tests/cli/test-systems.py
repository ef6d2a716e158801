# SPDX-License-Identifier: GPL-3.0-or-later
"""What depends on what, over how many relations and how badly, through skv."""
import json

from skv_test import main

# d > c > b > a, where b is only degraded without a; b is in a group on which e depends.
SYSTEMS = {
    'format': 'skv-plan', 'version': 1,
    'plan': {'title': 'Systems', 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'en'},
    'systems': [
        {'id': 'a', 'name': 'Network', 'kind': 'network', 'owner': 'whoever is there', 'vendor': 'Cables', 'users': 40},
        {'id': 'b', 'name': 'Identity'}, {'id': 'c', 'name': 'School'}, {'id': 'd', 'name': 'Exams'},
        {'id': 'e', 'name': 'Reports'}, {'id': 'g', 'name': 'Basics', 'kind': 'group'},
    ],
    'relations': [
        {'id': 'ba', 'from': 'b', 'to': 'a', 'kind': 'depends-on', 'effect': 'degraded'},
        {'id': 'cb', 'from': 'c', 'to': 'b', 'kind': 'depends-on'},
        {'id': 'dc', 'from': 'd', 'to': 'c', 'kind': 'depends-on'},
        {'id': 'bg', 'from': 'b', 'to': 'g', 'kind': 'member-of'},
        {'id': 'eg', 'from': 'e', 'to': 'g', 'kind': 'depends-on'},
    ],
    'items': [
        {'id': 'exam', 'lane': 'exam', 'title': 'Written exam', 'start': '2019-06-12', 'end': '2019-06-13',
         'systems': ['d']},
        {'id': 'work', 'lane': 'maintenance', 'title': 'New switch', 'start': '2019-06-12T18:00',
         'end': '2019-06-12T20:00', 'systems': ['a'], 'status': 'approved'},
        {'id': 'upgrade', 'lane': 'maintenance', 'title': 'Upgrade', 'start': '2019-06-12T18:00',
         'end': '2019-06-12T20:00', 'systems': ['c'], 'status': 'approved'},
    ],
}


def make(case, **settings):
    case.skv('new', 'p.skv')
    case.write('p.json', json.dumps(SYSTEMS | {'plan': SYSTEMS['plan'] | settings}))
    case.skv('import', 'p.skv', 'p.json')


def sheet(case, system):
    return json.loads(case.skv('systems', 'p.skv', system, '--format', 'json').out)[0]


def effects(case, system):
    return {link['id']: (link['effect'], '>'.join(link['path'])) for link in sheet(case, system)['affects']}


def exam_conflicts(case):
    found = json.loads(case.skv('check', 'p.skv', '--year', '2019', '--format', 'json', status=1).out)
    found = found['conflicts'] if isinstance(found, dict) else found
    return {c['item']: (c['severity'], 'works on, less well' in c['message']) for c in found if c['check'] == 'exam'}


def effects_over_all_hops(case):
    make(case)
    assert effects(case, 'a') == {'b': ('degraded', 'b>a'), 'c': ('degraded', 'c>b>a'),
                                  'd': ('degraded', 'd>c>b>a'), 'e': ('degraded', 'e>g>b>a')}, effects(case, 'a')
    assert effects(case, 'c') == {'d': ('down', 'd>c')}, effects(case, 'c')
    assert [link['id'] for link in sheet(case, 'd')['affected_by']] == ['c', 'b', 'a', 'g'], sheet(case, 'd')
    found = exam_conflicts(case)
    assert found == {'work': ('soft', True), 'upgrade': ('hard', False)}, found


def hops_are_limited(case):
    make(case, hop_limit=2)
    # The group costs no hop.
    assert set(effects(case, 'a')) == {'b', 'c', 'e'}, effects(case, 'a')
    assert set(exam_conflicts(case)) == {'upgrade'}, exam_conflicts(case)


def in_words(case):
    make(case)
    out = case.skv('systems', 'p.skv', 'Network').out
    for line in ('Network (network)', '  Owner: whoever is there', '  Vendor: Cables', '  Users, about: 40',
                 '  Depend on it: Identity', '    School: works on, less well (School → Identity → Network)'):
        assert line in out.splitlines(), (line, out)
    out = case.skv('systems', 'p.skv').out
    assert 'Basics (group)\n  Owner: nobody named\n  Members: Identity\n' in out, out
    case.skv('systems', 'p.skv', 'Nothing', status=2, err='Nothing')
    case.skv('systems', status=2)


def what_is_agreed(case):
    make(case)
    case.skv('outage', 'p.skv', 'contingency', 'add', 'Network')
    card = json.loads(case.skv('outage', 'p.skv', 'contingency', 'export').out)['plans'][0]
    out = case.skv('systems', 'p.skv', 'School', '--uptime', '99,5 %', '--service-hours', 'Mon-Fri 7-17, PH off',
                   '--planned-counts', 'yes', '--contingency', card['name']).out
    for line in ('  Agreed Uptime: 99.5 %', '  Service Hours: Mon-Fri 7-17, PH off', '  Planned Work Is Downtime',
                 '  Contingency Plan: ' + card['name']):
        assert line in out.splitlines(), (line, out)
    found = sheet(case, 'School')
    assert (found['agreed_uptime'], found['service_hours'], found['planned_counts'], found['contingency']) == (
        99500, 'Mon-Fri 7-17, PH off', True, card['id']), found
    # what is not named stays; nothing takes away
    case.skv('systems', 'p.skv', 'School', '--planned-counts', 'no', '--service-hours', '')
    found = sheet(case, 'School')
    assert found['agreed_uptime'] == 99500 and found['service_hours'] is None and 'planned_counts' not in found, found
    # one edit, which is undone
    case.skv('undo', 'p.skv')
    assert sheet(case, 'School')['planned_counts'] is True
    before = sheet(case, 'School')
    for words, err in ((('--uptime', '101'), '101'), (('--uptime', '99.9999'), '99.9999'),
                       (('--service-hours', 'Someday 8-16'), 'Someday'), (('--planned-counts', 'maybe'), 'maybe'),
                       (('--contingency', 'none of ours'), 'none of ours')):
        case.skv('systems', 'p.skv', 'School', *words, status=2, err=err)
    assert sheet(case, 'School') == before
    case.skv('systems', 'p.skv', '--uptime', '99', status=2, err='which system')
    case.skv('systems', 'p.skv', 'School', '--uptime', '', '--contingency', '')
    found = sheet(case, 'School')
    assert 'agreed_uptime' not in found and found['contingency'] is None, found


if __name__ == '__main__':
    main([(f'/cli/systems/{function.__name__.replace("_", "-")}', function) for function in (
        effects_over_all_hops, hops_are_limited, in_words, what_is_agreed)])
