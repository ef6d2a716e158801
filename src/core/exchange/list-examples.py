#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the gresource file that names every plan of data/examples.

usage: list-examples.py FOLDER [--names]
"""
import os
import sys
from xml.sax.saxutils import escape

folder = sys.argv[1]
names = sorted(name for name in os.listdir(folder) if name.endswith('.json'))
if '--names' in sys.argv:
    print('\n'.join(names))
else:
    print('<?xml version="1.0" encoding="UTF-8"?>')
    print('<gresources>')
    print('  <gresource prefix="/io/github/systemkveld/Systemkveld/examples">')
    for name in names:
        print(f'    <file>{escape(name)}</file>')
    print('  </gresource>')
    print('</gresources>')
