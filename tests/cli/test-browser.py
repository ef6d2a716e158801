# SPDX-License-Identifier: GPL-3.0-or-later
"""The published page in a real browser: headless Chromium, driven over its debugging pipe. Skipped
where there is none. axe-core looks at it too, if `./dev test` could fetch it (axe_core.py).
SKV_PICTURES names a folder in which the pictures are kept."""
import base64
import itertools
import json
import os
import subprocess

import axe_core
from skv_test import Skip, main

SIZES = (('phone', 390, 844, True), ('desktop', 1440, 900, False))
TITLES = ['<script>window.taken = 1</script>', '"><img src="x" onerror="window.taken = 2">', '\'"`&amp;',
          'Emoji 🚒👩‍💻', 'תחזוקת שרתים', 'x' * 5000, '</style></svg><script>window.taken = 3</script>']

# What a checker of accessibility would call serious, as a list of words.
CHECK = r'''
(() => {
  const bad = [], all = selector => [...document.querySelectorAll(selector)];
  const say = (words, element) => bad.push(words + ': ' + element.outerHTML.slice(0, 90));
  if (!document.documentElement.lang) bad.push('no language');
  if (!document.title) bad.push('no title');
  if (all('main').length != 1) bad.push('not one main');
  if (all('h1').length != 1) bad.push('not one h1');
  let level = 0;
  for (const h of all('h1,h2,h3,h4,h5,h6')) {
    const own = +h.tagName[1];
    if (own > level + 1) say('a level of headings is left out', h);
    if (!h.textContent.trim()) say('an empty heading', h);
    level = own;
  }
  const ids = new Set();
  for (const e of all('[id]')) { if (ids.has(e.id)) say('an id twice', e); ids.add(e.id); }
  for (const a of all('a')) {
    if (!a.textContent.trim()) say('a link without a name', a);
    const to = a.getAttribute('href');
    if (to.startsWith('#') && !document.getElementById(to.slice(1))) say('leads nowhere', a);
  }
  for (const e of all('[aria-labelledby]'))
    if (!document.getElementById(e.getAttribute('aria-labelledby'))) say('named by nothing', e);
  for (const s of all('svg')) if (!s.getAttribute('aria-label')) say('a picture without words', s);
  for (const t of all('table')) for (const c of t.querySelectorAll('th')) if (!c.scope) say('no scope', c);
  for (const e of all('script,iframe,object,embed,img')) say('not wanted', e);
  for (const e of all('*')) for (const a of e.attributes) if (a.name.startsWith('on')) say('not wanted', e);
  for (const e of all('.picture')) if (e.tabIndex != 0) say('scrolls, but not by keyboard', e);
  const rgb = text => text.match(/[\d.]+/g).map(Number);
  const light = c => { const f = c.slice(0, 3).map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
                       return .2126 * f[0] + .7152 * f[1] + .0722 * f[2]; };
  const behind = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
                        if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
  for (const e of all('body :not(svg):not(svg *)')) {
    if (![...e.childNodes].some(n => n.nodeType == 3 && n.textContent.trim())) continue;
    const a = light(rgb(getComputedStyle(e).color)), b = light(behind(e));
    if ((Math.max(a, b) + .05) / (Math.min(a, b) + .05) < 4.5) say('too little contrast', e);
  }
  if (document.documentElement.scrollWidth > innerWidth) bad.push('wider than the window: ' + document.documentElement.scrollWidth);
  return bad;
})()
'''


# What axe-core finds, as a list of words.
RUN_AXE = r'''
axe.run(document, {resultTypes: ['violations']}).then(all => all.violations.map(
  found => `${found.impact}: ${found.id}: ${found.nodes.slice(0, 5).map(node => node.html.slice(0, 120)).join(' | ')}`))
'''


class Browser:
    """One tab of a headless Chromium."""

    def __init__(self, program, folder):
        read_in, self.out = os.pipe()
        self.inp, write_out = os.pipe()

        def pipes():
            # The browser reads from 3 and writes to 4.
            one, two = os.dup(read_in), os.dup(write_out)
            os.dup2(one, 3)
            os.dup2(two, 4)

        self.process = subprocess.Popen(
            [program, '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
             '--remote-debugging-pipe', f'--user-data-dir={folder}', 'about:blank'],
            preexec_fn=pipes, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(read_in)
        os.close(write_out)
        self.rest = b''
        self.numbers = itertools.count(1)
        self.session = None
        self.ready = False
        target = self.call('Target.createTarget', url='about:blank')['targetId']
        self.session = self.call('Target.attachToTarget', targetId=target, flatten=True)['sessionId']
        self.call('Page.enable')
        self.ready = True

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.out)
        os.close(self.inp)

    def read(self):
        while b'\0' not in self.rest:
            more = os.read(self.inp, 1 << 20)
            if not more and not self.ready:
                raise Skip('the browser does not start here')
            assert more, 'the browser has gone'
            self.rest += more
        message, self.rest = self.rest.split(b'\0', 1)
        return json.loads(message)

    def call(self, method, **params):
        number = next(self.numbers)
        message = {'id': number, 'method': method, 'params': params}
        if self.session:
            message['sessionId'] = self.session
        os.write(self.out, json.dumps(message).encode() + b'\0')
        while True:
            said = self.read()
            if said.get('id') == number:
                assert 'error' not in said, (method, said)
                return said['result']

    def open(self, path):
        self.call('Page.navigate', url='file://' + path)
        while self.read().get('method') != 'Page.loadEventFired':
            pass

    def evaluate(self, script):
        said = self.call('Runtime.evaluate', expression=script, returnByValue=True, awaitPromise=True)
        assert 'exceptionDetails' not in said, said
        return said['result'].get('value')

    def check(self, *what, whole=False):
        """Is all well with the page that is open, by our own checks and by axe-core? The latter takes a second for
        two thousand elements: of what is folded away, which is all alike, @whole unfolds the first section's."""
        found = self.evaluate(CHECK)
        assert found == [], (what, found)
        if AXE is None:
            return
        if whole:
            self.evaluate("document.querySelectorAll('#organisation-1 details').forEach(one => one.open = true)")
        self.evaluate("document.querySelectorAll('details:not([open]) .year').forEach(one => one.remove())")
        self.evaluate(AXE)
        found = self.evaluate(RUN_AXE)
        assert found == [], (what, found)

    def show(self, width, height, mobile, dark):
        self.call('Emulation.setDeviceMetricsOverride', width=width, height=height, mobile=mobile,
                  deviceScaleFactor=1)
        self.call('Emulation.setEmulatedMedia',
                  features=[{'name': 'prefers-color-scheme', 'value': 'dark' if dark else 'light'}])

    def picture(self, name):
        data = base64.b64decode(self.call('Page.captureScreenshot', format='png')['data'])
        folder = os.environ.get('SKV_PICTURES')
        if folder:
            with open(os.path.join(folder, name + '.png'), 'wb') as file:
                file.write(data)
        return data


AXE = axe_core.load()


def axe(case, browser):
    """axe-core is here, and finds what is wrong: else its silence would say nothing."""
    if AXE is None:
        raise Skip('axe-core is not here; `./dev test` fetches it')
    case.write('bad.html', '<!DOCTYPE html><html><head><title>x</title></head><body><main><h1>x</h1>'
               '<p style="color:#ddd;background:#fff">hardly there</p><svg role="img"></svg></main></body></html>')
    browser.open(case.path('bad.html'))
    browser.evaluate(AXE)
    found = browser.evaluate(RUN_AXE)
    for words in ('serious: color-contrast', 'serious: html-has-lang', 'serious: svg-img-alt'):
        assert any(one.startswith(words) for one in found), found


def with_browser(check):
    def run(case):
        program = axe_core.find_browser()
        if program is None:
            raise Skip('no Chromium here')
        browser = Browser(program, case.path('profile'))
        try:
            check(case, browser)
        finally:
            browser.close()
    return run


def looks(case, browser):
    case.skv('new', 'p.skv', '--example', 'joint-office-2027')
    case.skv('publish', 'p.skv', 'web', '--year', '2027')
    seen = set()
    for name, width, height, mobile in SIZES:
        for dark in (False, True):
            browser.show(width, height, mobile, dark)
            browser.open(case.path('web/index.html'))
            seen.add(browser.picture(f'web-{name}-{"dark" if dark else "light"}'))
            seen.add(browser.evaluate('getComputedStyle(document.body).backgroundColor'))
            seen.add(browser.evaluate('getComputedStyle(document.querySelector("svg text")).fill'))
            browser.check(name, dark, whole=mobile and not dark)
    # Four pictures, two backgrounds, two colours of letters.
    assert len(seen) == 8, len(seen)
    # Every link leads to something that is there.
    links = browser.evaluate('[...document.querySelectorAll("a")].map(a => a.getAttribute("href"))')
    for link in links:
        assert link.startswith('#') or os.path.exists(case.path(f'web/{link}')), link
    # A screen reader is told of the tables and of the picture.
    browser.call('Accessibility.enable')
    nodes = browser.call('Accessibility.getFullAXTree')['nodes']
    roles = [node['role']['value'] for node in nodes if 'role' in node and not node.get('ignored')]
    for role in ('main', 'navigation', 'table', 'rowheader', 'columnheader', 'image'):
        assert role in roles or (role == 'image' and 'img' in roles), (role, sorted(set(roles)))


SHOWN = '[...document.querySelectorAll("main > *")].filter(e => getComputedStyle(e).display != "none").map(e => e.id)'


def paper(case, browser):
    """On paper is the year alone, or the section whose link was followed; light, whatever the screen is."""
    case.skv('new', 'p.skv', '--example', 'joint-office-2027')
    case.skv('publish', 'p.skv', 'web', '--year', '2027')
    browser.show(1440, 900, False, True)
    browser.open(case.path('web/index.html'))
    assert {'picture', 'dates', 'organisation-1', 'department-1', 'subscribe'} <= set(browser.evaluate(SHOWN))
    browser.call('Emulation.setEmulatedMedia', media='print',
                 features=[{'name': 'prefers-color-scheme', 'value': 'dark'}])
    assert [one for one in browser.evaluate(SHOWN) if one] == ['picture', 'dates'], browser.evaluate(SHOWN)
    assert browser.evaluate('getComputedStyle(document.body).backgroundColor') == 'rgb(255, 255, 255)'
    browser.evaluate('location.hash = "#organisation-3"')
    assert browser.evaluate(SHOWN) == ['organisation-3'], browser.evaluate(SHOWN)
    browser.call('Emulation.setEmulatedMedia', media='', features=[])


def titles(case, browser):
    case.write('plan.json', json.dumps({
        'format': 'skv-plan', 'version': 1,
        'plan': {'title': TITLES[0], 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
        'organisations': [{'id': f'o{n}', 'name': title[:200]} for n, title in enumerate(TITLES)],
        'departments': [{'id': 'd', 'name': TITLES[1]}],
        'systems': [{'id': 's', 'name': TITLES[6], 'owner': 'd'}],
        'items': [{'id': f'i{n}', 'lane': 'maintenance', 'title': title, 'start': f'2027-03-{n + 1:02}T18:00',
                   'duration': 'PT2H', 'systems': ['s'], 'status': 'approved'} for n, title in enumerate(TITLES)]}))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')
    case.skv('publish', 'p.skv', 'web', '--year', '2027')
    for name, width, height, mobile in SIZES:
        browser.show(width, height, mobile, False)
        browser.open(case.path('web/index.html'))
        assert browser.evaluate('window.taken') is None
        browser.check(name)
        told = browser.evaluate('[...document.querySelectorAll(".what")].map(e => e.textContent)')
        for title in TITLES:
            assert title in told, (title[:80], [words[:80] for words in told])
        browser.picture(f'web-titles-{name}')
    # The announcement too.
    for number in range(len(TITLES)):
        case.skv('announce', 'p.skv', '--item', f'i{number}', '--format', 'html', '--output', 'a.html')
        browser.open(case.path('a.html'))
        assert browser.evaluate('window.taken') is None
        assert TITLES[number] in browser.evaluate('document.querySelector("h1").textContent')
        browser.check(number)


def report(case, browser):
    """A month's report: its charts as wide as the screen, each in its own colours."""
    case.write('plan.json', json.dumps({
        'format': 'skv-plan', 'version': 1,
        'plan': {'title': TITLES[0], 'country': 'NO', 'time_zone': 'Europe/Oslo', 'language': 'nb'},
        'systems': [{'id': f's{n}', 'name': title, 'agreed_uptime': 99900} for n, title in enumerate(TITLES)],
        'items': [{'id': f'i{n}', 'lane': 'outage', 'title': title, 'start': f'2019-05-{n + 1:02}T18:00', 'systems':
                   [f's{n}'], 'duration': 'PT2H', 'external': n % 2 == 1} for n, title in enumerate(TITLES)] + [
            {'id': 'w', 'lane': 'maintenance', 'title': TITLES[1], 'start': '2019-05-02T18:00', 'duration': 'PT1H',
             'systems': ['s0'], 'effect': 'down', 'status': 'done'}]}))
    case.skv('new', 'p.skv')
    case.skv('import', 'p.skv', 'plan.json')
    case.skv('report', 'p.skv', '--month', '2019-05', '--format', 'html', '--output', 'r.html')
    seen = set()
    for name, width, height, mobile in SIZES:
        for dark in (False, True):
            browser.show(width, height, mobile, dark)
            browser.open(case.path('r.html'))
            assert browser.evaluate('window.taken') is None
            browser.check((name, dark))
            shown = browser.evaluate('[...document.querySelectorAll("svg")].filter(e => e.clientWidth > 0)'
                                     '.map(e => e.getAttribute("class"))')
            size = 'narrow' if width < 640 else 'wide'
            assert shown == [f'{size} glance-{size}', f'{size} uptime-{size}'], (name, shown)
            seen.add(browser.picture(f'report-{name}-{"dark" if dark else "light"}'))
            # what was done is not drawn in the colour of what was down
            seen.add(tuple(browser.evaluate(f'[".glance-{size} rect", ".uptime-{size} rect"].map(e => '
                                            'getComputedStyle(document.querySelector(e)).fill)')))
    assert len(seen) == 6 and all(len(set(one)) == 2 for one in seen if isinstance(one, tuple)), [
        one for one in seen if isinstance(one, tuple)]


if __name__ == '__main__':
    main([('/browser/axe', with_browser(axe)), ('/browser/looks', with_browser(looks)),
          ('/browser/paper', with_browser(paper)), ('/browser/report', with_browser(report)),
          ('/browser/titles', with_browser(titles))])
