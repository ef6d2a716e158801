# SPDX-License-Identifier: GPL-3.0-or-later
"""The documents: does every link lead somewhere, and is every `skv` command in them accepted? The commands of a
document run one after the other in a folder with the example as plan.skv, a copy of it, other.skv, and /srv."""
import os
import pathlib
import re
import shlex
import shutil
import sys

from skv_test import main

TOP = pathlib.Path(sys.argv[1])
SKIPPED = ('build', '.git', '_build', 'obj-', 'node_modules')
LINK = re.compile(r'\[[^\]]*\]\(([^)\s]+)\)')
FENCE = re.compile(r'^```[a-z]*\n(.*?)^```', re.M | re.S)
# Alone in its line, behind a prompt, or what a systemd unit starts.
COMMAND = re.compile(r'^(?:\$ |ExecStart=(?:/\w+)*/)?(skv .*)$', re.M)
EXAMPLE_DATE = 1546300800  # 1 January 2019: the example plan's year


def documents():
    for path in sorted(TOP.rglob('*.md')):
        if not path.relative_to(TOP).parts[0].startswith(SKIPPED):
            yield path


def anchors(path):
    """As they are made of headings."""
    text = FENCE.sub('', path.read_text(encoding='utf-8'))
    headings = re.findall(r'^#+ (.*)$', text, re.M)
    return {re.sub(r'[^\w\- ]', '', heading.lower()).replace(' ', '-') for heading in headings}


def check_links(path):
    def run(_case):
        for link in LINK.findall(FENCE.sub('', path.read_text(encoding='utf-8'))):
            if re.match(r'[a-z]+:', link):
                continue
            name, _, anchor = link.partition('#')
            target = path.parent / name if name else path
            assert target.exists(), f'{link}: there is no such file'
            assert not anchor or anchor in anchors(target), f'{link}: there is no such heading'
    return run


def commands(path):
    text = '\n'.join(FENCE.findall(path.read_text(encoding='utf-8'))).replace('\\\n', ' ')
    return [re.sub(r'\s+#.*$', '', command) for command in COMMAND.findall(text)]


def check_commands(path):
    def run(case):
        case.now = EXAMPLE_DATE
        case.example('plan.skv')
        shutil.copy(case.path('plan.skv'), case.path('other.skv'))
        for command in commands(path):
            words = [re.sub(r'^/srv(?=/)', case.path('srv'), word) for word in shlex.split(command)[1:]]
            for word in words:
                if word.startswith(case.path('srv')):
                    folder = os.path.dirname(word)
                    os.makedirs(folder, exist_ok=True)
                    if os.path.basename(word) == 'plan.skv' and not os.path.exists(word) and words[0] != 'new':
                        case.example(os.path.relpath(word, case.folder))
            result = case.run(*words)
            # Nobody answers at addresses in examples, but what is asked has to be understood.
            wanted = (0, 1, 3) if any('://' in word for word in words) else (0, 1)
            assert result.status in wanted, f'{command}: status {result.status}, {result.err}'
    return run


def check_settings(_case):
    """The defaults and locks that an administrator is shown are of keys that there are."""
    schema = (TOP / 'data/io.github.systemkveld.Systemkveld.gschema.xml').read_text(encoding='utf-8')
    known = set(re.findall(r'<key name="([^"]+)"', schema))
    text = '\n'.join(FENCE.findall((TOP / 'docs/ADMINISTRATION.md').read_text(encoding='utf-8')))
    group = text.split('[io/github/systemkveld/Systemkveld]\n', 1)[1].split('/io/', 1)[0]
    defaults = re.findall(r'^([a-z-]+)=', group, re.M)
    locks = re.findall(r'^/io/github/systemkveld/Systemkveld/([a-z-]+)$', text, re.M)
    assert defaults and locks, (defaults, locks)
    assert set(defaults) | set(locks) <= known, (set(defaults) | set(locks)) - known


found = list(documents())
assert len(found) >= 4, found
shown = [path for path in found if commands(path)]
main([(f'links of {path.relative_to(TOP)}', check_links(path)) for path in found]
     + [('settings of docs/ADMINISTRATION.md', check_settings)]
     + [(f'commands of {path.relative_to(TOP)}', check_commands(path)) for path in shown])
