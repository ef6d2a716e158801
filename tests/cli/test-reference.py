# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual page and the completion of skv: is each command, each option and each short option of the program in
them, and nothing else? What there is, is asked of the program itself, in another way than what made them."""
import os
import re
import subprocess

from skv_test import Skip, main

MAN = os.environ['SKV_MAN']
COMPLETION = os.environ['SKV_COMPLETION']


def commands(case):
    text = case.skv('--help').out.split('Commands:\n', 1)[1].split('\n\n', 1)[0]
    names = re.findall(r'^  ([a-z-]+)\s', text, re.M)
    assert len(names) >= 30, names
    return names


def listed(case, command):
    """Only what stands at the beginning of a line is an option of its own."""
    return set(re.findall(r'^  (?:-\S, )?--([a-z-]+)', case.skv(command, '--help').out, re.M))


def complete(*words):
    """What Tab offers behind these words."""
    script = ('source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _skv skv; '
              'printf "%s\\n" "${COMPREPLY[@]}"')
    done = subprocess.run(['bash', '-c', script, 'bash', COMPLETION, 'skv', *words], capture_output=True, text=True,
                          check=True)
    assert not done.stderr, done.stderr
    return set(done.stdout.split())


def completes_commands(case):
    offered = complete('')
    assert set(commands(case)) | {'help', '--help', '--version', '--language'} == offered, offered
    assert 'check' in complete('che') and 'list' not in complete('che')
    assert complete('--language', 'n') == {'nb', 'nn'}
    assert complete('--language', 'nb', 'chec') == complete('chec')


def completes_options(case):
    seen = 0
    for command in commands(case):
        wanted = {'--' + option for option in listed(case, command)} | {'--language'}
        offered = complete(command, '--')
        assert offered == wanted, (command, offered ^ wanted)
        assert {'--' + option for option in listed(case, command)} >= {'--help'}, command
        seen += len(wanted)
    assert seen > 150, seen


def completes_files(case):
    case.write('plan-of-mine.skv', '')
    os.mkdir(case.path('folder-of-mine'))
    os.chdir(case.folder)
    assert 'plan-of-mine.skv' in complete('check', 'plan-of')
    assert complete('export', 'p.skv', '--output', 'plan-of') == {'plan-of-mine.skv'}
    assert complete('list', 'p.skv', '--year', '') == set()


def manual(case):
    with open(MAN, encoding='utf-8') as file:
        text = file.read().replace('\\-', '-')
    sections = dict(re.findall(r'^\.SS skv ([a-z-]+)[^\n]*\n(.*?)(?=^\.S[SH])', text, re.M | re.S))
    assert list(sections) == commands(case), set(sections) ^ set(commands(case))
    for command, section in sections.items():
        told = set(re.findall(r'\\fB--([a-z-]+)\\fR', section))
        wanted = listed(case, command) - {'help'}
        assert told == wanted, (command, told ^ wanted)
        assert section.strip().split('\n')[0] != '.', command


def manual_is_right(case):
    try:
        done = subprocess.run(['man', '--warnings', '-E', 'UTF-8', '-l', '-Tutf8', '-Z', MAN], capture_output=True,
                              text=True, env=dict(os.environ, LC_ALL='C.UTF-8', MANROFFSEQ=''), check=False)
    except FileNotFoundError as missing:
        raise Skip('there is no man here') from missing
    assert done.returncode == 0 and not done.stderr, done.stderr


def window_manual(case):
    """systemkveld(1) is written by hand: it has the options of the source."""
    source = os.environ['SKV_SOURCE_DIR']
    with open(os.path.join(source, 'src', 'app', 'application.c'), encoding='utf-8') as file:
        code = file.read()
    entries = code.split('static const GOptionEntry entries[] = {', 1)[1].split('};', 1)[0]
    known = set(re.findall(r'^\s*\{ (\w+|"[^"]+"),', entries, re.M)) - {'NULL'}
    known = {re.search(rf'#define {name} "([^"]+)"', code)[1] if name[0] != '"' else name.strip('"') for name in known}
    known |= {'help', 'help-all'}
    with open(os.path.join(source, 'packaging', 'systemkveld.1.in'), encoding='utf-8') as file:
        told = set(re.findall(r'--([a-z][a-z-]*)', file.read().replace('\\-', '-')))
    assert known == told, (known, told)


main([
    ('every command is completed', completes_commands),
    ('every option of every command is completed', completes_options),
    ('files are completed', completes_files),
    ('the manual has every command and option', manual),
    ('the manual is formatted without a warning', manual_is_right),
    ('the manual of the application', window_manual),
])
