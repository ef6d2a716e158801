# SPDX-License-Identifier: GPL-3.0-or-later
"""skv export --poster and --list: one sheet of vector text, read back with poppler."""
import json
import os
import re
import shutil
import subprocess

from skv_test import Skip, main

PAPERS = {'A4': (210, 297), 'A3': (297, 420), 'A2': (420, 594)}
# a month and a weekday in each language
WORDS = {'en': ('December', 'Wed'), 'nb': ('desember', 'ons'), 'nn': ('desember', 'ons'),
         'sv': ('december', 'ons'), 'da': ('december', 'ons')}


def poppler(name, *words):
    if shutil.which(name) is None:
        raise Skip(f'{name} is missing (poppler-utils)')
    done = subprocess.run([name, *words], capture_output=True, timeout=60, check=True)
    return done.stdout.decode('utf-8', 'replace')


def check_sheet(path, paper, portrait):
    """One page of that size, all letters with their fonts in the file, and no picture."""
    info = poppler('pdfinfo', path)
    assert re.search(r'^Pages:\s+1$', info, re.M), info
    assert 'CreationDate' not in info, info
    size = [float(number) for number in re.search(r'Page size:\s+([\d.]+) x ([\d.]+)', info).groups()]
    wanted = [side * 72 / 25.4 for side in (PAPERS[paper] if portrait else PAPERS[paper][::-1])]
    assert all(abs(a - b) < 0.1 for a, b in zip(size, wanted)), (size, wanted)
    fonts = poppler('pdffonts', path).splitlines()[2:]
    assert fonts and all(re.search(r'\byes yes yes\b', line) for line in fonts), fonts
    assert len(poppler('pdfimages', '-list', path).splitlines()) == 2
    return re.sub(r'\s+', ' ', poppler('pdftotext', path, '-'))


def poster(paper, portrait, language):
    def run(case):
        plan = case.example()
        words = ['--poster', '--paper', paper, '--language', language, '--year', '2019', '-O', 'x.pdf']
        case.skv('export', plan, *words, *(['--portrait'] if portrait else []))
        text = check_sheet(case.path('x.pdf'), paper, portrait)
        month, weekday = WORDS[language] if has_words(language) else WORDS['en']
        assert month in text, text[:400]
        assert portrait or weekday in text, text[:400]
        # every job that the screen shows is named
        for title in titles(case, plan):
            assert title in text, (title, text[:2000])
    return run


def titles(case, plan):
    rows = json.loads(case.skv('list', plan, '--year', '2019', '--format', 'json').out)
    return {row['title'] for row in rows if row['lane'] == 'maintenance'}


def has_words(language):
    folder = os.environ.get('SKV_LOCALE_DIR', '')
    return os.path.exists(os.path.join(folder, language, 'LC_MESSAGES', 'systemkveld.mo'))


def listed(language):
    def run(case):
        plan = case.example()
        case.skv('export', plan, '--list', '--language', language, '--year', '2019', '-O', 'l.pdf')
        text = check_sheet(case.path('l.pdf'), 'A4', True)
        for title in titles(case, plan):
            assert title in text, (title, text)
        assert text.count('Systemkveld ') >= 12, text
        assert re.search(r'17:00.22:00', text), text
        assert re.search(r'(Wednesday|onsdag) (d\. )?16\.? (and|og|och) (Thursday|torsdag) (d\. )?17', text), text
    return run


def same_bytes(case):
    plan = case.example()
    for ending in ('pdf', 'svg', 'png'):
        for what in ('--poster', '--list'):
            for number in (1, 2):
                case.now += 86400 * 400
                case.skv('export', plan, what, '--year', '2019', '-O', f'{number}.{ending}')
            assert case.digest(f'1.{ending}') == case.digest(f'2.{ending}'), (what, ending)
            case.skv('export', plan, what, '--year', '2019', '--as-of', '2019-03-04', '-O', f'3.{ending}')
            assert case.digest(f'1.{ending}') != case.digest(f'3.{ending}'), (what, ending)


def grey(case):
    plan = case.example()
    case.skv('export', plan, '--poster', '--grey', '--paper', 'A4', '--year', '2019', '-O', 'g.pdf')
    check_sheet(case.path('g.pdf'), 'A4', False)
    poppler('pdftoppm', '-r', '40', case.path('g.pdf'), case.path('g'))
    with open(case.path('g-1.ppm'), 'rb') as file:
        data = file.read().split(b'\n', 3)[3]
    assert all(data[i] == data[i + 1] == data[i + 2] for i in range(0, len(data) - 2, 3))
    assert min(data) < 60 and data[:3] == b'\xff\xff\xff'


def school_year(case):
    plan = case.example()
    case.skv('export', plan, '--poster', '--school-year', '--language', 'en', '--year', '2018', '-O', 's.pdf')
    text = check_sheet(case.path('s.pdf'), 'A3', False)
    assert '2018–2019' in text and text.index('August') < text.index('December') < text.index('July'), text[:400]


def stamp(case):
    plan = case.example()
    case.skv('version', plan, 'keep', 'Plan A')
    case.skv('version', plan, 'mark', 'Plan A', '--decided', '--date', '2019-02-01')
    case.skv('export', plan, '--poster', '--language', 'en', '--year', '2019', '--as-of', '2019-02-03', '-O', 'v.pdf')
    text = check_sheet(case.path('v.pdf'), 'A3', False)
    assert 'Plan A' in text and 'As of 3 February 2019' in text and 'changed since' not in text, text[-400:]


def hostile(case):
    plan = case.example()
    for number, title in enumerate(['x' * 5000, '🎉 party', 'صيانة الشبكة', '<b>&amp;</b> %s']):
        case.skv('add', plan, title, '--on', f'2019-07-{number + 2:02}', '--lane', 'maintenance')
    for words in (['--poster', '--paper', 'A4'], ['--list']):
        case.skv('export', plan, *words, '--year', '2019', '-O', 'h.pdf')
        info = poppler('pdfinfo', case.path('h.pdf'))
        assert re.search(r'^Pages:\s+1$', info, re.M), info
        assert '<b>&amp;</b>' in poppler('pdftotext', case.path('h.pdf'), '-')


def usage(case):
    plan = case.example()
    for words, err in (
            (['--poster', '--list', '-f', 'pdf'], 'two sheets'), (['--poster', '-f', 'ics'], 'pdf, svg and png'),
            (['--paper', 'A3', '-f', 'pdf'], 'go with --poster'), (['--poster', '--paper', 'A7', '-f', 'pdf'], 'A4, A3 or A2'),
            (['--poster', '--as-of', 'soon', '-f', 'pdf'], 'not a date')):
        case.skv('export', plan, *words, '-O', 'x', status=2, err=err)


TABLE = [(paper, portrait, language) for paper in PAPERS for portrait in (False, True) for language in WORDS]
main([(f'poster/{paper}-{"portrait" if portrait else "landscape"}-{language}', poster(paper, portrait, language))
      for paper, portrait, language in TABLE]
     + [(f'list/{language}', listed(language)) for language in WORDS]
     + [('same-bytes', same_bytes), ('grey', grey), ('school-year', school_year), ('stamp', stamp),
        ('hostile', hostile), ('usage', usage)])
