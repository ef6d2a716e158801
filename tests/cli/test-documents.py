# SPDX-License-Identifier: GPL-3.0-or-later
"""The documents: does every link lead somewhere, does every path and every command in them exist, and does what can be
run here run? A fenced block says what it is: sh is what people type, ini a file that they write, text the rest. The skv
commands of a document run one after the other in a folder with the example as plan.skv, a copy of it, other.skv, and
/srv. With SKV_TEST_NETWORK=1 the addresses of other sites are asked, too."""
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import urllib.parse
import urllib.request

from skv_test import SKV, Skip, main

TOP = pathlib.Path(sys.argv[1])
ID = 'io.github.systemkveld.Systemkveld'
SKIPPED = ('build', 'debian', '.git', '_build', 'obj-', 'node_modules')
LINK = re.compile(r'\[[^\]]*\]\(([^)\s]+)\)')
ADDRESS = re.compile(r'\bhttps?://[^\s<>"\'`)|…]+')
FENCE = re.compile(r'^```(\w*)\n(.*?)^```', re.M | re.S)
INLINE = re.compile(r'`([^`\n]+)`')
EXAMPLE_DATE = 1546300800  # 1 January 2019: the example plan's year
# Where else addresses stand that people, stores and builders follow.
OTHERS = ('data/*.metainfo.xml.in', 'flatpak/*.json', 'debian/copyright', 'debian/control', 'packaging/*.1.in')


def documents():
    for path in sorted(TOP.rglob('*.md')):
        if not path.relative_to(TOP).parts[0].startswith(SKIPPED):
            yield path


def read(path):
    return path.read_text(encoding='utf-8')


def blocks(path, kind):
    return [text for found, text in FENCE.findall(read(path)) if found == kind]


def prose(path):
    return FENCE.sub('', read(path))


# --- links -------------------------------------------------------------------------------------------------------

def anchors(path):
    """As they are made of headings."""
    headings = re.findall(r'^#+ (.*)$', prose(path), re.M)
    return {re.sub(r'[^\w\- ]', '', heading.lower()).replace(' ', '-') for heading in headings}


def check_links(path):
    def run(_case):
        for link in LINK.findall(prose(path)):
            if re.match(r'[a-z]+:', link):
                continue
            name, _, anchor = link.partition('#')
            target = path.parent / name if name else path
            assert target.exists(), f'{link}: there is no such file'
            assert not anchor or anchor in anchors(target), f'{link}: there is no such heading'
    return run


def is_example(host):
    return not host or host.endswith(('example.org', '.invalid', 'localhost')) or host == '127.0.0.1'


def addresses():
    """{address: where it stands}"""
    found = {}
    for path in [*documents(), *(path for pattern in OTHERS for path in sorted(TOP.glob(pattern)))]:
        text = read(path)
        for address in ADDRESS.findall(text) + [link for link in LINK.findall(text) if re.match(r'[a-z]+:', link)]:
            found.setdefault(address.rstrip('.,;'), path.relative_to(TOP))
    return found


def check_addresses(_case):
    known = addresses()
    assert len(known) >= 3, known
    for address, where in known.items():
        parts = urllib.parse.urlsplit(address)
        assert parts.scheme in ('https', 'http', 'mailto'), f'{where}: {address}'
        if parts.scheme == 'mailto':
            assert re.fullmatch(r'[^@\s]+@[^@\s]+\.\w+', parts.path), f'{where}: {address}'
        else:
            assert parts.hostname is None or re.fullmatch(r'[a-z0-9.-]+\.[a-z]+|localhost|127\.0\.0\.1',
                                                          parts.hostname), f'{where}: {address}'


def check_answers(_case):
    if os.environ.get('SKV_TEST_NETWORK') != '1':
        raise Skip('SKV_TEST_NETWORK=1 asks the addresses')
    silent = []
    for address, where in addresses().items():
        parts = urllib.parse.urlsplit(address)
        if parts.scheme == 'mailto' or is_example(parts.hostname):
            continue
        try:
            request = urllib.request.Request(address, headers={'User-Agent': 'systemkveld-documents', 'Range': 'bytes=0-0'})
            with urllib.request.urlopen(request, timeout=30):
                pass
        except OSError as error:
            silent.append(f'{where}: {address}: {error}')
    assert not silent, silent


# --- names -------------------------------------------------------------------------------------------------------

def check_paths(path):
    """What stands in `…` and looks like a file of the project is one; a C header may be named from src."""
    def run(_case):
        for token in INLINE.findall(prose(path)):
            if re.fullmatch(r'(?:\./)?(?:[\w.*-]+/)+[\w.*-]*|[\w-]+\.(?:md|py|sh|json|h|c)', token) is None:
                continue
            if token.startswith(('build/', 'tests/core/ROOM')) or re.search(r'[A-Z]{4,}(?![A-Z]*\.md)', token):
                continue  # what a build makes, or a word that stands for others
            if re.fullmatch(r'(?:app|cli|core|end-to-end|po|tests)/[\w-]+', token) and token in tests():
                continue
            places = [TOP, TOP / 'src', TOP / 'src/core', TOP / 'src/sync', TOP / 'tests', path.parent, TOP / 'tests/app',
                      TOP / 'tests/sync']
            if '/' not in token and any(True for folder in ('src', 'tests') for _ in (TOP / folder).rglob(token)):
                continue
            assert any(list(place.glob(token.rstrip('/'))) for place in places), f'{token}: there is no such file'
    return run


def tests():
    """The names of tests, such as cli/documents."""
    names = set()
    for folder in ('cli', 'app', 'end-to-end', 'sync'):
        text = read(TOP / 'tests' / folder / 'meson.build')
        names |= {f'{folder}/{name}' for name in re.findall(r"'(?:[\w-]+/)?([\w-]+)(?:\.\w+)?'", text)}
    return names


def version():
    """Of the packages."""
    return re.match(r'\S+ \(([^)]+)\)', read(TOP / 'debian/changelog'))[1]


def packages():
    return re.findall(r'^Package: (\S+)', read(TOP / 'debian/control'), re.M)


def units():
    """{name: text} of the systemd units that are shown"""
    found = {}
    for path in documents():
        for text in blocks(path, 'ini'):
            match = re.match(r'# /etc/systemd/system/(\S+)\n', text)
            if match:
                found[match[1]] = text
    return found


# --- commands ----------------------------------------------------------------------------------------------------

def try_skv(case, words):
    words = [re.sub(r'^/srv(?=/)', case.path('srv'), word) for word in words]
    for word in words:
        if word.startswith(case.path('srv')):
            os.makedirs(os.path.dirname(word), exist_ok=True)
            if os.path.basename(word) == 'plan.skv' and not os.path.exists(word) and words[0] != 'new':
                case.example(os.path.relpath(word, case.folder))
    result = case.run(*words)
    # Nobody answers at addresses in examples, but what is asked has to be understood.
    wanted = (0, 1, 3) if any('://' in word for word in words) else (0, 1)
    assert result.status in wanted, f'skv {words}: status {result.status}, {result.err}'


def try_dev(_case, words):
    usage = read(TOP / 'dev').split("cat <<'END'", 1)[1].split('\nEND\n', 1)[0]
    assert words and re.search(rf'^  {re.escape(words[0])}\b', usage, re.M), f'./dev {words}: no such verb'


def try_apt(_case, words):
    for word in words[1:]:
        if word.endswith('.deb'):
            name, its_version, _ = os.path.basename(word).split('_')
            assert name in packages() and its_version == version(), f'{word}: {packages()} {version()}'
        else:
            assert word in packages(), word
    assert words[0] in ('install', 'purge'), words


def try_flatpak_builder(_case, words):
    manifest = json.loads(read(TOP / words[-1]))
    assert manifest.get('id', manifest.get('app-id')) == ID, words


def try_flatpak(_case, words):
    assert words[0] == 'run' and ID in words, words
    command = next(word for word in words if word.startswith('--command=')).partition('=')[2]
    assert (TOP / 'src/cli').is_dir() and command == 'skv', words


def try_gsettings(case, words):
    if shutil.which('gsettings') is None or shutil.which('glib-compile-schemas') is None:
        return
    subprocess.run(['glib-compile-schemas', f'--targetdir={case.folder}', TOP / 'data'], check=True)
    done = subprocess.run(['gsettings', *words], env=dict(os.environ, GSETTINGS_SCHEMA_DIR=case.folder,
                          GSETTINGS_BACKEND='memory'), capture_output=True, text=True, check=False)
    assert done.returncode == 0 and done.stdout, (words, done.stderr)


def try_meson(_case, words):
    assert words[0] in ('setup', 'install', 'test', 'compile'), words


def try_systemctl(_case, words):
    shown = [word for word in words if word.endswith(('.service', '.timer'))]
    assert set(shown) <= set(units()), words


def try_program_of_the_system(_case, words):
    del words


PROGRAMS = {
    'skv': try_skv, './dev': try_dev, 'apt': try_apt, 'flatpak-builder': try_flatpak_builder, 'flatpak': try_flatpak,
    'gsettings': try_gsettings, 'meson': try_meson, 'systemctl': try_systemctl, 'ninja': try_program_of_the_system,
    'dpkg-buildpackage': try_program_of_the_system, 'dconf': try_program_of_the_system,
    'useradd': try_program_of_the_system, 'install': try_program_of_the_system,
}


def try_line(case, line):
    words = shlex.split(line, comments=True)
    if words and words[0] in ('$', 'sudo'):
        words = words[1:]
    if not words:
        return
    program = words[0]
    if program not in PROGRAMS and (TOP / program).is_file():
        assert os.access(TOP / program, os.X_OK), f'{program} cannot be run'
        return
    assert program in PROGRAMS, f'{line}: nobody tries that; teach it to this test'
    PROGRAMS[program](case, words[1:])


def check_commands(path):
    def run(case):
        case.now = EXAMPLE_DATE
        case.example('plan.skv')
        shutil.copy(case.path('plan.skv'), case.path('other.skv'))
        kinds = {kind for kind, _ in FENCE.findall(read(path))}
        assert kinds <= {'sh', 'ini', 'text'}, f'a block is one of sh, ini and text, not {kinds}'
        for text in blocks(path, 'sh'):
            for line in text.replace('\\\n', ' ').splitlines():
                try_line(case, line)
    return run


def check_inline_commands(path):
    """`skv check --year` in running text: there is that command, and it has these options."""
    def run(case):
        known = re.findall(r'^  ([a-z-]+)\s', case.skv('--help').out.split('Commands:\n', 1)[1].split('\n\n')[0], re.M)
        for token in INLINE.findall(prose(path)):
            match = re.match(r'(?:skv|\./dev)\s+([a-z][a-z-]*)', token)
            if match is None:
                continue
            if token.startswith('./dev'):
                try_dev(case, [match[1]])
                continue
            assert match[1] in known, f'{token}: no such command'
            told = case.skv(match[1], '--help').out
            for option in re.findall(r'(?<=\s)--[a-z-]+', token):
                assert option in told or option in ('--help', '--language'), f'{token}: no such option'
    return run


# --- files that people write -------------------------------------------------------------------------------------

def check_settings(case):
    """The defaults and locks that an administrator is shown are of keys that there are; dconf takes them."""
    schema = read(TOP / f'data/{ID}.gschema.xml')
    known = set(re.findall(r'<key name="([^"]+)"', schema))
    shown = blocks(TOP / 'docs/ADMINISTRATION.md', 'ini')
    keys = next(text for text in shown if text.startswith('[io/'))
    locked = next(text for text in shown if text.startswith('/io/'))
    defaults = re.findall(r'^([a-z-]+)=', keys, re.M)
    locks = re.findall(r'^/io/github/systemkveld/Systemkveld/([a-z-]+)$', locked, re.M)
    assert defaults and len(locks) == len(locked.splitlines()), (defaults, locked)
    assert set(defaults) | set(locks) <= known, (set(defaults) | set(locks)) - known
    if shutil.which('dconf') is None:
        raise Skip('dconf is missing: their keys were looked at, they were not compiled')
    os.makedirs(case.path('local.d/locks'))
    case.write('local.d/50-systemkveld', keys)
    case.write('local.d/locks/50-systemkveld', locked)
    subprocess.run(['dconf', 'compile', case.path('local'), case.path('local.d')], check=True)
    # The types that the settings have, as GSettings checks them when it reads.
    if shutil.which('gsettings') is not None and shutil.which('glib-compile-schemas') is not None:
        subprocess.run(['glib-compile-schemas', f'--targetdir={case.folder}', TOP / 'data'], check=True)
        environment = dict(os.environ, GSETTINGS_SCHEMA_DIR=case.folder, GSETTINGS_BACKEND='keyfile',
                           XDG_CONFIG_HOME=case.folder)
        os.makedirs(case.path('glib-2.0/settings'))
        case.write('glib-2.0/settings/keyfile', keys)
        for line in keys.splitlines()[1:]:
            key, _, value = line.partition('=')
            done = subprocess.run(['gsettings', 'get', ID, key], env=environment, capture_output=True, text=True,
                                  check=True)
            assert done.stdout.strip() == value, (line, done.stdout)


def check_units(case):
    """systemd takes the units, and what they start runs."""
    shown = units()
    assert len(shown) >= 4, list(shown)
    for name in shown:
        if name.endswith('.timer'):
            assert name.replace('.timer', '.service') in shown, name
    case.now = EXAMPLE_DATE
    bin_folder = case.path('bin')
    os.mkdir(bin_folder)
    os.symlink(os.path.abspath(SKV), os.path.join(bin_folder, 'skv'))
    os.makedirs(case.path('srv/backup'))
    for name, text in shown.items():
        for line in re.findall(r'^Exec\w+=-?(.*)$', text, re.M):
            # Specifiers are the unit's, % is written twice there.
            line = line.replace('%%', '%').replace('/usr/bin/skv', f'{bin_folder}/skv').replace('/srv', case.path('srv'))
            words = shlex.split(line)
            os.makedirs(case.path('srv/systemkveld'), exist_ok=True)
            if not os.path.exists(case.path('srv/systemkveld/plan.skv')):
                case.example('srv/systemkveld/plan.skv')
            done = subprocess.run(words, cwd=case.folder, capture_output=True, text=True, check=False)
            assert done.returncode == 0, f'{name}: {line}: {done.stderr}'
    assert os.listdir(case.path('srv/backup')), 'no copy'
    if shutil.which('systemd-analyze') is None:
        raise Skip('systemd-analyze is missing: what the units start was run, they were not verified')
    # In a user's own folder they stand less the line that names the user.
    for manager, drop in (('--system', ''), ('--user', 'User=')):
        folder = f'units{manager}'
        os.mkdir(case.path(folder))
        for name, text in shown.items():
            lines = [line for line in text.splitlines() if not drop or not line.startswith(drop)]
            case.write(f'{folder}/{name}', '\n'.join(lines).replace('/usr/bin/skv', f'{bin_folder}/skv') + '\n')
        paths = [case.path(f'{folder}/{name}') for name in shown]
        done = subprocess.run(['systemd-analyze', manager, 'verify', '--recursive-errors=no', *paths],
                              env=dict(os.environ, XDG_RUNTIME_DIR=case.folder), capture_output=True, text=True,
                              check=False)
        mistakes = [line for line in done.stderr.splitlines() if case.folder in line or 'systemkveld-' in line]
        assert not mistakes, (manager, done.stderr)
        if done.returncode != 0:
            raise Skip(f'systemd-analyze cannot work here: {done.stderr.strip()[:200]}')


found = list(documents())
assert len(found) >= 4, found
main([(f'links of {path.relative_to(TOP)}', check_links(path)) for path in found]
     + [(f'paths of {path.relative_to(TOP)}', check_paths(path)) for path in found]
     + [('addresses', check_addresses), ('addresses answer', check_answers)]
     + [('settings of docs/ADMINISTRATION.md', check_settings), ('units of docs/ADMINISTRATION.md', check_units)]
     + [(f'commands of {path.relative_to(TOP)}', check_commands(path)) for path in found if FENCE.search(read(path))]
     + [(f'commands in the text of {path.relative_to(TOP)}', check_inline_commands(path)) for path in found])
