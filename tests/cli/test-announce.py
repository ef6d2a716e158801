# SPDX-License-Identifier: GPL-3.0-or-later
"""Announcements and what is published in a folder, by skv announce and skv publish."""
import json
import os
import urllib.parse
import xml.dom.minidom

from skv_test import Skip, main

S0 = '''Systemkvelder 2019:

 • onsdag 16. og torsdag 17. januar
 • onsdag 13. og torsdag 14. februar
 • onsdag 13. og torsdag 14. mars
 • onsdag 24. og torsdag 25. april
 • tirsdag 14. og onsdag 15. mai
 • onsdag 12. og torsdag 13. juni
 • onsdag 17. og torsdag 18. juli
 • onsdag 14. og torsdag 15. august
 • onsdag 18. og torsdag 19. september
 • onsdag 16. og torsdag 17. oktober
 • onsdag 13. og torsdag 14. november
 • onsdag 18. og torsdag 19. desember
'''

# A joint office's windows as it announced them, two of them without an hour.
WINDOWS = [('2021-05-13T09:00', '2021-05-13T20:00'), ('2021-05-15T09:00', '2021-05-15T20:00'),
           ('2021-06-19T09:00', '2021-06-19T20:00'), ('2021-06-20T09:00', '2021-06-20T20:00'),
           ('2021-09-25T09:00', '2021-09-25T20:00'), ('2021-09-26T09:00', '2021-09-26T20:00'),
           ('2021-12-04', '2021-12-06')]
S1 = '''Servicefönster 2021:

 • 13/5 & 15/5 mellan 09.00-20.00
 • 19-20/6 mellan 09.00-20.00
 • 25-26/9 mellan 09.00-20.00
 • 4-5/12
'''


def swedish(case):
    case.write('plan.json', json.dumps({
        'format': 'skv-plan', 'version': 1,
        'plan': {'title': 'Servicefönster', 'country': 'SE', 'time_zone': 'Europe/Stockholm', 'language': 'sv'},
        'items': [{'id': f'w{n}', 'lane': 'window', 'title': 'Servicefönster', 'start': start, 'end': end,
                   'all_day': 'T' not in start, 'status': 'approved'}
                  for n, (start, end) in enumerate(WINDOWS)]}))
    case.skv('new', 's1.skv')
    case.skv('import', 's1.skv', 'plan.json')
    return 's1.skv'


def year_norwegian(case):
    case.example()
    before = case.digest('p.skv')
    assert case.skv('announce', 'p.skv').out == S0
    assert case.skv('announce', 'p.skv', '--year', '2019', '--language', 'nb').out == S0
    # Whatever language the program speaks, the plan's is announced in.
    assert case.run('announce', 'p.skv', env={'LANGUAGE': 'sv', 'LC_ALL': 'C.UTF-8'}).out == S0
    english = case.skv('announce', 'p.skv', '--language', 'en').out
    assert ' • Wednesday 24 and Thursday 25 April\n' in english, english
    assert case.digest('p.skv') == before
    shared = os.environ.get('SKV_SHARED_DIR', os.path.join(os.path.dirname(__file__), '../../../shared'))
    sample = os.path.join(shared, 'samples/s0-list-2019.txt')
    if not os.path.exists(sample):
        raise Skip('the published list is not here')
    with open(sample, encoding='utf-8') as file:
        assert file.read() == S0


def year_swedish(case):
    assert case.skv('announce', swedish(case), '--year', '2021').out == S1


def other_years(case):
    """The rule of a plan that has a year in its title, carried to others."""
    case.example()
    assert case.skv('announce', 'p.skv', '--year', '2018').out.startswith('Systemkvelder 2018:\n')
    second = case.skv('announce', 'p.skv', '--year', '2024').out
    assert second.startswith('Systemkvelder 2024:\n') and ' • tirsdag 14. og onsdag 15. mai\n' in second, second
    page = case.skv('export', 'p.skv', '--format', 'html', '--year', '2020').out
    assert '<title>Systemkvelder 2020</title>' in page, page[:600]
    for title, heading in (('Vindu 2019–2020', 'Vindu 2019–2020 2021'), ('Plan 12021', 'Plan 12021'),
                           ('Rom 2199', 'Rom 2199 2021'), ('2018 i Molde', '2021 i Molde')):
        case.write('plan.json', json.dumps({'format': 'skv-plan', 'version': 1, 'plan': {
            'title': title, 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'}}))
        case.skv('new', 'q.skv')
        case.skv('import', 'q.skv', 'plan.json')
        said = case.skv('announce', 'q.skv', '--year', '2021').out
        assert said.startswith(heading + ':\n'), said
        os.remove(case.path('q.skv'))


def unreadable_form(case):
    case.example()
    for form in (b'abc \xff {title}', b'abc\0 {title}'):
        case.write('form.txt', form)
        case.skv('announce', 'p.skv', '--form', 'form.txt', status=3, err='form.txt: this is no UTF-8')


def own_language(case):
    """What is wrong is said in the language of who publishes, whatever the plan's is."""
    case.example()
    swedish = {'LANGUAGE': 'sv', 'LC_ALL': 'C.UTF-8'}
    case.skv('announce', 'p.skv', '--item', 'nope', status=2, err='there is nothing')
    case.skv('announce', 'p.skv', '--item', 'nope', status=2, err='det finns', env=swedish)
    case.write('folder', 'a file')
    case.skv('publish', 'p.skv', 'folder/web', status=3, err='The folder “folder/web” cannot be made')
    case.skv('publish', 'p.skv', 'folder/web', status=3, err='Mappen ”folder/web”', env=swedish)


def no_characters(case):
    """What Unicode gives no meaning: in a PDF cairo would give up the whole page for it."""
    for code in (0x1, 0xfdd0, 0xffff, 0x10ffff):
        title = f'A{chr(code)}B'
        case.write('plan.json', json.dumps({
            'format': 'skv-plan', 'version': 1,
            'plan': {'title': title, 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
            'items': [{'id': 'w', 'lane': 'window', 'title': title, 'status': 'approved',
                       'start': '2019-06-12T17:00', 'end': '2019-06-12T22:00'}]}))
        case.skv('new', f'{code}.skv')
        case.skv('import', f'{code}.skv', 'plan.json')
        case.skv('publish', f'{code}.skv', f'out-{code}', '--year', '2019')
        with open(case.path(f'out-{code}/poster.pdf'), 'rb') as file:
            assert file.read(5) == b'%PDF-'
        xml.dom.minidom.parse(case.path(f'out-{code}/index.html'))
        case.skv('report', f'{code}.skv', '--month', '2019-06', '--format', 'pdf', '--output', 'r.pdf')


def year_unresolved(case):
    case.example()
    said = case.skv('announce', 'p.skv', '--year', '2028', err='2 ')
    assert ' mai' not in said.out and said.out.count(' • ') == 11, said.out


def one(case):
    case.example()
    text = case.skv('announce', 'p.skv', '--item', 'systemkveld:2019-02-13').out
    for piece in ('Systemkveld: onsdag 13. og torsdag 14. februar\n', 'Nettverk', 'ePhorte', 'Nettverksansvarlig'):
        assert piece in text, text
    own = case.skv('announce', 'p.skv', '--item', 'systemkveld:2019-02-13', '--department', 'Politisk sekretariat',
                   '--language', 'en').out
    assert 'ePhorte: is down, expected downtime 3 hours' in own and 'Trådløst' not in own, own
    moved = case.skv('announce', 'p.skv', '--item', 'systemkveld:2019-04-17', '--kind', 'moved', '--language', 'en').out
    assert 'from Wednesday 17 and Thursday 18 April to Wednesday 24 and Thursday 25 April' in moved, moved
    for kind in 'first reminder moved cancelled started finished prolonged'.split():
        for language in 'nb nn sv da en'.split():
            said = case.skv('announce', 'p.skv', '-i', 'brannmur-regelsett', '-k', kind, '--language', language).out
            assert 'Brannmur' in said.splitlines()[0] and '{' not in said, said
    case.skv('cancel', 'p.skv', 'brannmur-regelsett', '--reason', 'Wait')
    assert case.skv('announce', 'p.skv', '-i', 'brannmur-regelsett').out.startswith('Avlyst: ')


def formats(case):
    case.example()
    item = ('announce', 'p.skv', '--item', 'brannmur-regelsett')
    page = case.skv(*item, '--format', 'html').out
    xml.dom.minidom.parseString(page[page.index('<html'):])
    assert '<html lang="nb">' in page
    assert case.skv(*item, '--format', 'html', '--fragment').out.startswith('<h2>')
    link = case.skv(*item, '--format', 'mailto').out.strip()
    query = urllib.parse.parse_qs(link.split('?', 1)[1])
    assert query['subject'][0].startswith('Brannmur'), query
    assert case.skv(*item, '--format', 'ics').out.count('BEGIN:VEVENT') == 1
    assert case.skv('announce', 'p.skv', '--format', 'ics').out.count('BEGIN:VEVENT') == 24
    case.write('form.txt', '{title}\n\n{#windows}\n{figures}\n{/windows}\n')
    assert case.skv('announce', 'p.skv', '--form', 'form.txt', '--language', 'en').out.splitlines()[2] == '16–17/1'
    case.write('bad.txt', 'a\n{oops}\n')
    case.skv('announce', 'p.skv', '--form', 'bad.txt', status=3, err='bad.txt: ')
    case.skv(*item, '--output', 'out.txt')
    with open(case.path('out.txt'), encoding='utf-8') as file:
        assert file.read() == case.skv(*item).out


def refusals(case):
    case.example()
    for words, err in ((('--year', '2019', '--item', 'x'), '--item'), (('--kind', 'first'), '--kind'),
                       (('--item', 'oops'), 'oops'), (('--format', 'xml'), 'xml'), (('--department', 'oops'), 'oops'),
                       (('--item', 'brannmur-regelsett', '--kind', 'year'), 'year'), (('--fragment',), '--fragment'),
                       (('--item', 'brannmur-regelsett', '--was', 'soon'), '--was'), (('--year', '99'), '--year'),
                       (('--organisation', 'oops'), 'oops'), (('--today', '2019-01-01'), '--today')):
        case.skv('announce', 'p.skv', *words, status=2, err=err)


def timeline(case):
    case.example()
    lines = case.skv('announce', 'p.skv', '--item', 'ephorte-ny-versjon', '--due').out.splitlines()
    assert [line.split(' · ')[:2] for line in lines] == [['Tuesday 12 February 2019', 'First announcement'],
                                                         ['Thursday 14 February 2019', 'Reminder']], lines
    due = case.skv('announce', 'p.skv', '--due', '--today', '2019-02-11').out
    assert 'systemkveld:2019-02-13' in due and 'systemkveld:2019-02-14' not in due, due
    assert case.skv('announce', 'p.skv', '--due', '--today', '2019-02-10').out == 'Nothing is due.\n'


def page(case):
    case.example()
    html = case.skv('export', 'p.skv', '--format', 'html', '--year', '2019').out
    xml.dom.minidom.parseString(html[html.index('<html'):])
    assert html == case.skv('export', 'p.skv', '--format', 'html', '--year', '2019').out
    assert '<html lang="nb"' in html and '.example' not in html and '<script' not in html
    assert 'onsdag 24. og torsdag 25. april' in html
    assert '.example' in case.skv('export', 'p.skv', '--format', 'html', '--with-contacts').out
    assert 'lang="en"' in case.skv('export', 'p.skv', '--format', 'html', '--language', 'en').out
    case.skv('export', 'p.skv', '--format', 'ics', '--with-contacts', status=2, err='--with-contacts')


def publish(case):
    case.example()
    first = case.skv('publish', 'p.skv', 'web/2019', '--year', '2019').out
    names = sorted(os.listdir(case.path('web/2019')))
    assert {'index.html', 'poster.pdf', 'all.ics', 'window.ics', 'fylkeskommunen.ics'} <= set(names), names
    assert first.count('new: ') == len(names), first
    stamps = {name: os.stat(case.path(f'web/2019/{name}')).st_mtime_ns for name in names}
    second = case.skv('publish', 'p.skv', 'web/2019', '--year', '2019').out
    assert second == f'Files: 0 new, 0 changed, {len(names)} as before\n', second
    assert stamps == {name: os.stat(case.path(f'web/2019/{name}')).st_mtime_ns for name in names}
    # One exam moves: evenings are as they were.
    case.skv('move', 'p.skv', 'eksamen-var', '--to', '2019-05-21')
    third = case.skv('publish', 'p.skv', 'web/2019', '--year', '2019', '--language', 'nb').out
    assert 'exam.ics' in third and 'all.ics' in third and 'index.html' in third, third
    assert 'window.ics' not in third and 'meeting.ics' not in third, third
    with open(case.path('web/2019/index.html'), encoding='utf-8') as file:
        html = file.read()
    tree = xml.dom.minidom.parseString(html[html.index('<html'):])
    links = [link.getAttribute('href') for link in tree.getElementsByTagName('a')]
    for link in links:
        assert link.startswith('#') or link in names, link
    assert set(names) - {'index.html'} <= set(links), set(names) - set(links)
    case.write('file', 'x')
    case.skv('publish', 'p.skv', 'file/web', status=3, err='file/web')
    case.skv('publish', 'p.skv', status=2)


def folder(case):
    """A folder that something went wrong with, and what is left over in it."""
    case.skv('new', 'j.skv', '--example', 'joint-office-2027')
    case.skv('publish', 'j.skv', 'web', '--year', '2027')
    # A page that was cut off is whole again, and nothing else is written; nothing is left beside it.
    before = sorted(os.listdir(case.path('web')))
    with open(case.path('web/index.html'), 'rb') as file:
        whole = file.read()
    case.write('web/index.html', whole[:1000])
    said = case.skv('publish', 'j.skv', 'web', '--year', '2027').out.splitlines()
    assert said == ['changed: index.html', f'Files: 0 new, 1 changed, {len(before) - 1} as before'], said
    with open(case.path('web/index.html'), 'rb') as file:
        assert file.read() == whole
    # What cannot be replaced is told by its name; the files before it are written.
    os.remove(case.path('web/poster.pdf'))
    os.mkdir(case.path('web/poster.pdf'))
    case.write('web/all.ics', 'x')
    case.skv('publish', 'j.skv', 'web', '--year', '2027', status=3, err='poster.pdf')
    assert os.path.getsize(case.path('web/all.ics')) > 1000
    os.rmdir(case.path('web/poster.pdf'))
    case.skv('publish', 'j.skv', 'web', '--year', '2027')
    assert sorted(os.listdir(case.path('web'))) == before
    # The calendars of an organisation that has another name now are told, and are as they were; what is not ours
    # is nobody's business.
    case.write('web/other.ics', 'BEGIN:VCALENDAR\r\nPRODID:-//Somebody//else//EN\r\nEND:VCALENDAR\r\n')
    exported = case.skv('export', 'j.skv', '--format', 'json').out
    case.write('plan.json', exported.replace('Innvik kommune', 'Nyvik kommune'))
    case.skv('new', 'n.skv')
    case.skv('import', 'n.skv', 'plan.json')
    stamp = os.stat(case.path('web/innvik-kommune.ics')).st_mtime_ns
    said = case.skv('publish', 'n.skv', 'web', '--year', '2027').out
    left = [line.rsplit(': ', 1)[1] for line in said.splitlines() if line.startswith('not published any more')]
    assert left == [name for name in before if name.startswith('innvik-kommune')] and len(left) > 5, (left, before)
    assert 'new: nyvik-kommune.ics' in said, said
    assert os.stat(case.path('web/innvik-kommune.ics')).st_mtime_ns == stamp
    with open(case.path('web/index.html'), encoding='utf-8') as file:
        assert 'innvik-kommune' not in file.read()


def page_of_others(case):
    """The first page of somebody's site is not gone over, and nothing is put beside it."""
    case.example()
    os.mkdir(case.path('site'))
    case.write('site/index.html', '<!DOCTYPE html><title>Innvik kommune</title>')
    case.skv('publish', 'p.skv', 'site', '--year', '2019', status=3, err='site/index.html')
    assert os.listdir(case.path('site')) == ['index.html']
    case.write('site/index.html', '')
    case.skv('publish', 'p.skv', 'site', '--year', '2019')
    case.skv('publish', 'p.skv', 'site', '--year', '2019')


def read_only(case):
    if os.geteuid() == 0:
        raise Skip('root may write everywhere')
    case.example()
    case.skv('publish', 'p.skv', 'web', '--year', '2019')
    os.chmod(case.path('web'), 0o555)
    try:
        # Nothing to write, nothing to complain of.
        case.skv('publish', 'p.skv', 'web', '--year', '2019')
        case.skv('publish', 'p.skv', 'web', '--year', '2020', status=3, err='all.ics')
        case.skv('publish', 'p.skv', 'web/deep', '--year', '2019', status=3, err='web/deep')
    finally:
        os.chmod(case.path('web'), 0o755)


if __name__ == '__main__':
    main([('/announce/year-norwegian', year_norwegian), ('/announce/year-swedish', year_swedish),
          ('/announce/other-years', other_years), ('/announce/unreadable-form', unreadable_form),
          ('/announce/own-language', own_language), ('/announce/no-characters', no_characters), ('/announce/year-unresolved', year_unresolved), ('/announce/one', one), ('/announce/formats', formats),
          ('/announce/refusals', refusals), ('/announce/timeline', timeline), ('/announce/page', page),
          ('/announce/publish', publish), ('/announce/folder', folder),
          ('/announce/page-of-others', page_of_others), ('/announce/read-only', read_only)])
