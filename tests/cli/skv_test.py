# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of skv share: running it in a folder of its own, and printing TAP."""
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

SKV = os.environ.get('SKV_EXE', 'skv')
# 1 June 2019, 12:00 UTC: the current year of tests without another one.
NOW = 1559390400


class Result:
    def __init__(self, done):
        self.status = done.returncode
        self.bytes = done.stdout
        self.out = done.stdout.decode('utf-8', 'replace')
        self.err = done.stderr.decode('utf-8', 'replace')


class Case:
    """One test: a folder that is empty at first, and skv in it."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='skv-test-')
        self.now = NOW

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), 'wb') as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return name

    def digest(self, name):
        with open(self.path(name), 'rb') as file:
            return hashlib.sha256(file.read()).hexdigest()

    def run(self, *words, env=None, stdout=subprocess.PIPE, timeout=120):
        """skv WORDS…; in the C locale, so that the words are English."""
        full = {key: value for key, value in os.environ.items()
                if not key.startswith('LC_') and key not in ('LANG', 'LANGUAGE')}
        full.update(SOURCE_DATE_EPOCH=str(self.now), TZ='UTC', G_DEBUG='fatal-criticals')
        full.update(env or {})
        done = subprocess.run([SKV, *words], cwd=self.folder, env=full, stdout=stdout,
                              stderr=subprocess.PIPE, timeout=timeout, check=False)
        if stdout is not subprocess.PIPE:
            done.stdout = b''
        return Result(done)

    def skv(self, *words, status=0, err='', env=None):
        """The same; its status must be that, and what it says on stderr must contain `err`."""
        result = self.run(*words, env=env)
        said = f'skv {" ".join(words)}: status {result.status}, stderr {result.err!r}'
        assert result.status == status, f'{said}; expected status {status}'
        assert err in result.err, f'{said}; expected {err!r}'
        if status in (2, 3, 4):
            assert result.err.startswith('skv: '), said
        return result

    def example(self, name='p.skv'):
        self.skv('new', name, '--example', 'systemkvelder-2019')
        return name


class Skip(Exception):
    pass


def main(tests):
    """Runs [(name, function of a Case)] and prints TAP."""
    failed = 0
    print('TAP version 13')
    print(f'1..{len(tests)}')
    for number, (name, function) in enumerate(tests, 1):
        case = Case()
        try:
            function(case)
            print(f'ok {number} - {name}', flush=True)
        except Skip as skip:
            print(f'ok {number} - {name} # SKIP {skip}', flush=True)
        except Exception:  # pylint: disable=broad-except
            failed += 1
            for line in traceback.format_exc().splitlines():
                print(f'# {line}')
            print(f'not ok {number} - {name}', flush=True)
        finally:
            case.close()
    sys.exit(1 if failed else 0)
