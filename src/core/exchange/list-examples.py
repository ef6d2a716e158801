#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the gresource file that names every plan of data/examples, and those of data/checks below them.

usage: list-examples.py DATA-FOLDER [--names]
"""
import os
import sys
from xml.sax.saxutils import escape, quoteattr

PLACES = {'examples': 'examples', 'checks': 'examples/checks'}  # folder of data: where it lies in the resource

data = sys.argv[1]
names = [(f'{folder}/{name}', f'{place}/{name}') for folder, place in PLACES.items()
         for name in sorted(os.listdir(os.path.join(data, folder))) if name.endswith('.json')]
if '--names' in sys.argv:
    print('\n'.join(name for name, _place in names))
else:
    print('<?xml version="1.0" encoding="UTF-8"?>')
    print('<gresources>')
    print('  <gresource prefix="/io/github/systemkveld/Systemkveld">')
    for name, place in names:
        print(f'    <file alias={quoteattr(place)}>{escape(name)}</file>')
    print('  </gresource>')
    print('</gresources>')
