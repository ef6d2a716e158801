#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long an exchange of many items with a real Radicale takes, and how many requests it needs.

usage: bench-sync.py [ITEMS]

Items lie in twenty departments and two years, a calendar each. First everything is sent, then
another copy of the plan without the items takes everything in, then ten changes go round.
"""
import json
import os
import shutil
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, '..', 'sync'), os.path.join(HERE, '..', 'cli')]
import dav_server  # noqa: E402
import skv_test  # noqa: E402

DEPARTMENTS = 20


def plan(n_items):
    items = []
    for number in range(n_items):
        department = number % DEPARTMENTS
        month, day = number // 7 % 12 + 1, number % 28 + 1
        year = 2019 + number // DEPARTMENTS % 2
        items.append({'id': f'item-{number}', 'lane': 'critical', 'title': f'Period {number}',
                      'all_day': True, 'start': f'{year}-{month:02}-{day:02}',
                      'systems': [f's{department}'], 'department': f'd{department}'})
    return {'format': 'skv-plan', 'version': 1,
            'plan': {'title': 'Bench', 'country': 'NO', 'time_zone': 'Europe/Oslo',
                     'language': 'nb'},
            'departments': [{'id': f'd{i}', 'name': f'Dep {i}'} for i in range(DEPARTMENTS)],
            'systems': [{'id': f's{i}', 'name': f'System {i}', 'owner': f'd{i}'}
                        for i in range(DEPARTMENTS)], 'items': items}


class Bench:
    def __init__(self, case, server):
        self.case = case
        self.server = server

    def sync(self, copy, what):
        begun = time.monotonic()
        result = self.case.run('sync', f'{copy}.skv', '--address', self.server.address(),
                               '--user', 'planner', '--state', f'{copy}.state', '--format', 'json',
                               env={'SKV_SYNC_PASSWORD': dav_server.PASSWORDS['planner']},
                               timeout=3000)
        seconds = time.monotonic() - begun
        assert result.status == 0, result.err
        report = json.loads(result.out)
        print(f'{what}: {seconds:.1f} s, {report["requests"]} requests,'
              f' {sum(report["sent"].values())} sent, {sum(report["taken"].values())} came in,'
              f' {report["resources"]} on the server', flush=True)

    def put(self, copy, content):
        self.case.write('in.json', json.dumps(content))
        self.case.skv('import', f'{copy}.skv', 'in.json', '--as', 'json')


def main(n_items):
    case = skv_test.Case()
    server = dav_server.Radicale()
    try:
        bench = Bench(case, server)
        content = plan(n_items)
        case.skv('new', 'one.skv', '--title', 'x')
        bench.put('one', {**content, 'items': []})
        shutil.copy(case.path('one.skv'), case.path('two.skv'))
        bench.put('one', content)
        bench.sync('one', f'first exchange, sending {n_items} items')
        bench.sync('two', f'first exchange, taking in {n_items} items')
        bench.sync('two', 'nothing changed')
        bench.put('one', {'format': 'skv-plan', 'version': 1,
                          'items': [{'id': f'item-{i}', 'title': 'Changed'}
                                    for i in range(10)]})
        bench.sync('one', 'sending ten changes')
        bench.sync('two', 'taking in ten changes')
    finally:
        server.close()
        case.close()


if __name__ == '__main__':
    if not dav_server.is_there():
        print('Radicale is not installed: nothing was measured')
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10000)
