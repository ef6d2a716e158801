# SPDX-License-Identifier: GPL-3.0-or-later
"""axe-core, the checker of accessibility that test-browser.py runs in the published pages. It is no
part of this repository: run as a program, this fetches the one file of it that is needed, of a
fixed version and known by its sum, into the user's cache. Without it tests do with checks of
their own, and say so."""
import hashlib
import io
import os
import shutil
import sys
import tarfile
import tempfile
import urllib.error
import urllib.request

VERSION = '4.10.3'
SUM = '880970c081707360e64f34cea25ff91892f5bc95675b0776925b9709dd8a68bb'
MEMBER = 'package/axe.min.js'
ADDRESS = f'https://registry.npmjs.org/axe-core/-/axe-core-{VERSION}.tgz'
SECONDS = 15
MOST_BYTES = 4_000_000

CACHE = os.path.join(os.environ.get('XDG_CACHE_HOME') or os.path.expanduser('~/.cache'), 'systemkveld')
PATH = os.path.join(CACHE, f'axe-core-{VERSION}.min.js')
# Without one there is nothing to run it in.
BROWSERS = ('chromium', 'chromium-browser', 'google-chrome')


def find_browser():
    return next((found for found in map(shutil.which, BROWSERS) if found), None)


def is_it(data):
    return hashlib.sha256(data).hexdigest() == SUM


def load():
    """The script, or None if it is not here, or is another one than it should be."""
    try:
        with open(PATH, 'rb') as file:
            data = file.read()
    except OSError:
        return None
    return data.decode('utf-8') if is_it(data) else None


def fetch():
    """Fetches it unless it is here; returns why it cannot be had, or None."""
    if load() is not None:
        return None
    try:
        with urllib.request.urlopen(ADDRESS, timeout=SECONDS) as answer:
            archive = answer.read(MOST_BYTES)
        with tarfile.open(fileobj=io.BytesIO(archive), mode='r:gz') as tar:
            data = tar.extractfile(MEMBER).read()
        if not is_it(data):
            return 'what came is not what was asked for'
        os.makedirs(CACHE, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=CACHE, delete=False) as file:
            file.write(data)
        os.replace(file.name, PATH)
    except (OSError, EOFError, KeyError, AttributeError, tarfile.TarError, urllib.error.URLError) as error:
        return str(error)
    return None


if __name__ == '__main__':
    PROBLEM = fetch() if find_browser() else None
    if PROBLEM:
        print(f'Going on without axe-core {VERSION}: {PROBLEM}.', file=sys.stderr)
