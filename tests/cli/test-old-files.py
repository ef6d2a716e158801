# SPDX-License-Identifier: GPL-3.0-or-later
"""Plan files of every older version: tests/data/plan-version-N.skv was made by the program of that time, and
plan-version-N.json holds what it wrote there."""

import json
import os
import shutil

from skv_test import main

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'data')
VERSIONS = sorted(int(name.split('-')[2].split('.')[0]) for name in os.listdir(DATA) if name.endswith('.skv'))


def old_file(case, version, name='old.skv'):
    shutil.copyfile(os.path.join(DATA, f'plan-version-{version}.skv'), case.path(name))
    os.chmod(case.path(name), 0o644)
    return name


def is_only_read(version):
    def test(case):
        name = old_file(case, version)
        before = case.digest(name)
        for words in (['list', name], ['check', name], ['history', name], ['export', name, '--format', 'ics'],
                      ['organisations', name]):
            result = case.run(*words)
            assert result.status in (0, 1) and result.err == '', (words, result.err)
        assert case.digest(name) == before
        assert os.listdir(case.folder) == [name]
    return test


def is_brought_over(version):
    def test(case):
        name, kept = old_file(case, version), f'old.version-{version}.skv'
        case.skv('move', name, 'bytte', '--to', '2019-02-06', err=kept)
        assert sorted(os.listdir(case.folder)) == sorted(['old.skv', kept])
        result = case.run('undo', name)
        assert result.status == 0 and result.err == '', result.err
        case.skv('undo', name, status=1, err='Bring the file to version')   # what was before
        assert 'New plan' in case.skv('history', name).out
        # and it holds what the program of that time wrote
        shutil.copyfile(os.path.join(DATA, f'plan-version-{version}.json'), case.path('old.json'))
        case.skv('new', 'new.skv')
        case.skv('import', 'new.skv', 'old.json')
        texts = []
        for plan in (name, 'new.skv', kept):
            found = json.loads(case.skv('export', plan, '--format', 'json').out)
            del found['plan']['id']
            texts.append(found)
        assert texts[0] == texts[1] == texts[2]
    return test


if __name__ == '__main__':
    assert VERSIONS and VERSIONS == list(range(1, VERSIONS[-1] + 1)), VERSIONS
    main([(f'/cli/old-files/version-{version}/{name}', test(version)) for version in VERSIONS
          for name, test in (('is-only-read', is_only_read), ('is-brought-over', is_brought_over))])
