# SPDX-License-Identifier: GPL-3.0-or-later
"""What the help pages name exists: every key is one of the program, every label stands on a button or in a
menu, and is translated where the others are."""

import pathlib
import re
import sys

TOP = pathlib.Path(sys.argv[1])
# Keys that no table of the program lists: GTK's own, and those of the year's cells.
GTK = {'Return', 'Escape', 'Tab', '<Shift>Tab', 'F10', 'Left', 'Right', 'Up', 'Down', 'Home', 'Insert', 'Delete'}
# Items of the menu that need no page: they say all there is to say.
OF_THEMSELVES = {'_PNG Picture…', '_SVG Picture…', 'New _Window', '_About Systemkveld'}


def read(*names):
    return '\n'.join(path.read_text(encoding='utf-8') for name in names for path in sorted(TOP.glob(name)))


def keys():
    source = read('src/app/window-actions.c', 'src/app/application.c', 'src/app/window-*.c')
    shortcuts = read('resources/shortcuts.ui').replace('&lt;', '<').replace('&gt;', '>')
    found = set(re.findall(r'"((?:<\w+>)*\w+)"', source))
    for keys_of_one in re.findall(r'name="accelerator">([^<]*(?:<\w+>)?[^<]*)</property>', shortcuts):
        found.update(keys_of_one.split())
    return found | GTK


def labels():
    ui = read('resources/*.ui').replace('&amp;', '&')
    found = set(re.findall(r'translatable="yes"[^>]*>([^<]*)<', ui))
    return found | set(re.findall(r'_\("((?:[^"\\]|\\.)*)"', read('src/app/*.c', 'src/app/*/*.c')))


def pages():
    found = sorted(TOP.glob('data/help/*/*.txt'))
    assert len(found) >= 140, found
    listed = re.findall(r'<file>([^<]*)</file>', read('data/help/help.gresource.xml'))
    assert sorted(listed) == [str(page.relative_to(TOP / 'data/help')) for page in found], 'help.gresource.xml'
    return [(str(page.relative_to(TOP)), page.read_text(encoding='utf-8')) for page in found]


def every_key_is_one():
    known = keys()
    wrong = [f'{name}: {key}' for name, text in pages() for key in re.findall(r'\{([^}]*)\}', text)
             if key not in known]
    assert not wrong, wrong


def every_label_is_one():
    known = labels()
    wrong = [f'{name}: {label}' for name, text in pages() for path in re.findall(r'\|([^|\n]*)\|', text)
             for label in path.split(' > ') if label not in known]
    assert not wrong, wrong


def every_menu_path_is_one():
    """Main menu > X > Y: X is in the menu of the window, Y in its submenu."""
    menu = read('resources/window.ui').split('<menu id="menu">')[1]
    submenus = {}
    for whole in re.findall(r'<submenu>.*?</submenu>', menu, re.S):
        names = re.findall(r'name="label"[^>]*>([^<]*)<', whole)
        submenus[names[0]] = names[1:]
    top = re.findall(r'name="label"[^>]*>([^<]*)<', re.sub(r'<submenu>.*?</submenu>', '', menu, flags=re.S))
    wrong = []
    for name, text in pages():
        for path in re.findall(r'\|Main menu > ([^|\n]*)\|', text):
            steps = path.split(' > ')
            inside = submenus.get(steps[0], []) if len(steps) > 1 else top
            if steps[-1] not in inside:
                wrong.append(f'{name}: {path}')
    assert not wrong, wrong


def everything_in_the_menu_is_told():
    """What people come for is in the menu of the window: some page says where, or names its key."""
    menu = read('resources/window.ui').split('<menu id="menu">')[1].split('</menu>')[0]
    source = read('src/app/window-actions.c', 'src/app/application.c')
    english = '\n'.join(text for name, text in pages() if '/en/' in name)
    wrong = []
    items = re.findall(r'<item>(.*?)</item>', menu, re.S)
    assert len(items) > 30, items
    for item in items:
        label = re.search(r'name="label"[^>]*>([^<]*)<', item)[1]
        action = re.search(r'name="action">(?:win|app)\.([^<]*)<', item)[1]
        entry = re.search(r'\{ "%s",(.*?)\} \}' % re.escape(action), source, re.S)
        known = re.findall(r'"((?:<\w+>)*\w+)"', entry[1]) if entry else []
        told = f'> {label}|' in english or any('{%s}' % key in english for key in known)
        if not told and label not in OF_THEMSELVES:
            wrong.append(label)
    assert not wrong, wrong


def every_page_of_the_rail_is_told():
    rail = re.findall(r'\{ \S+, N_\("([^"]+)"\), "[a-z-]+",', read('src/app/window-pages.c'))
    english = '\n'.join(text for name, text in pages() if '/en/' in name)
    assert len(rail) >= 10, rail
    wrong = [title for title in rail if f'|{title}|' not in english]
    assert not wrong, wrong


def every_command_is_one():
    """“skv NAME” in a page is a command of the command line."""
    known = set(re.findall(r'^  \{ "([a-z-]+)", N_\(', read('src/cli/main.c'), re.M))
    assert len(known) > 30, known
    wrong = [f'{name}: {command}' for name, text in pages() for command in re.findall(r'\bskv ([a-z-]+)', text)
             if command not in known]
    assert not wrong, wrong


def no_page_is_long():
    """At most a screen or two."""
    for name, text in pages():
        assert text.startswith('# ') and text.endswith('\n'), name
        assert len(text.split()) <= 330, f'{name}: {len(text.split())} words'


TESTS = [every_key_is_one, every_label_is_one, every_menu_path_is_one, everything_in_the_menu_is_told,
         every_page_of_the_rail_is_told, every_command_is_one, no_page_is_long]
print(f'1..{len(TESTS)}')
failed = 0
for number, test in enumerate(TESTS, 1):
    try:
        test()
        print(f'ok {number} {test.__name__}')
    except AssertionError as error:
        failed = 1
        print(f'not ok {number} {test.__name__}')
        print(f'# {error}')
sys.exit(failed)
