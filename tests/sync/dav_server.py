# SPDX-License-Identifier: GPL-3.0-or-later
"""A real Radicale on loopback for the tests, and a proxy before it that can misbehave."""
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

PASSWORDS = {'planner': 'plan-secret', 'school': 'school-secret', 'health': 'health-secret'}

# Who may do what, as an administrator would write it: all shared calendars lie in the planner's
# home; a department writes its own, and reads everything.
RIGHTS = '''
[own home]
user: .+
collection: {user}
permissions: RW

[the planner writes all]
user: planner
collection: planner/.+
permissions: rwRW

[the home is seen]
user: .+
collection: planner
permissions: R

[the root]
user: .+
collection:
permissions: R

[a department writes its own]
user: (school|health)
collection: planner/skv-[0-9a-f]+-dep-{0}-[a-z0-9]+
permissions: rw

[all read]
user: .+
collection: planner/[^/]+
permissions: r
'''


def is_there():
    return importlib.util.find_spec('radicale') is not None


def free_port():
    with socket.socket() as one:
        one.bind(('127.0.0.1', 0))
        return one.getsockname()[1]


class Radicale:
    def __init__(self, tls=False):
        self.folder = tempfile.mkdtemp(prefix='skv-radicale-')
        self.port = free_port()
        self.tls = tls
        self.process = None
        self.ca = os.path.join(self.folder, 'cert.pem')
        for name, text in (('users', self.users()), ('rights', RIGHTS)):
            with open(os.path.join(self.folder, name), 'w', encoding='utf-8') as file:
                file.write(text)
        if tls:
            self.make_certificate()
        with open(os.path.join(self.folder, 'config'), 'w', encoding='utf-8') as file:
            file.write(self.config())
        self.start()

    @staticmethod
    def users():
        return ''.join(f'{user}:{password}\n' for user, password in PASSWORDS.items())

    def make_certificate(self):
        subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2',
                        '-subj', '/CN=localhost', '-addext',
                        'subjectAltName=DNS:localhost,IP:127.0.0.1',
                        '-keyout', os.path.join(self.folder, 'key.pem'), '-out', self.ca],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def config(self):
        tls = (f'ssl = True\ncertificate = {self.ca}\nkey = {self.folder}/key.pem\n'
               if self.tls else '')
        return (f'[server]\nhosts = 127.0.0.1:{self.port}\n{tls}'
                f'[auth]\ntype = htpasswd\nhtpasswd_filename = {self.folder}/users\n'
                'htpasswd_encryption = plain\ndelay = 0\n'
                f'[rights]\ntype = from_file\nfile = {self.folder}/rights\n'
                f'[storage]\nfilesystem_folder = {self.folder}/store\n'
                '[logging]\nlevel = warning\n')

    def start(self):
        self.log = open(os.path.join(self.folder, 'log'), 'ab')
        self.process = subprocess.Popen(
            [sys.executable, '-m', 'radicale', '--config', os.path.join(self.folder, 'config')],
            stdout=self.log, stderr=self.log)
        for _ in range(200):
            with socket.socket() as one:
                if one.connect_ex(('127.0.0.1', self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError('Radicale did not start')

    def stop(self):
        if self.process is not None:
            self.process.terminate()
            self.process.wait()
            self.log.close()
            self.process = None

    def clear(self):
        """As if it were new; it need not be started again for that."""
        shutil.rmtree(os.path.join(self.folder, 'store', 'collection-root'), ignore_errors=True)
        if self.process is None:
            self.start()

    def close(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, home='planner/', port=None):
        scheme, host = ('https', 'localhost') if self.tls else ('http', '127.0.0.1')
        return f'{scheme}://{host}:{port or self.port}/{home}'

    def collections(self):
        """{name of a collection: {file: text}} as they lie on the disk."""
        home = os.path.join(self.folder, 'store', 'collection-root', 'planner')
        found = {}
        for name in sorted(os.listdir(home)) if os.path.isdir(home) else []:
            folder = os.path.join(home, name)
            if os.path.isdir(folder) and not name.startswith('.'):
                found[name] = {}
                for file in os.listdir(folder):
                    if file.endswith('.ics'):
                        with open(os.path.join(folder, file), encoding='utf-8',
                                  newline='') as one:
                            found[name][file] = one.read()
        return found


class Proxy:
    """Passes bytes on to a port. `cut_after` bytes from the server it closes both sides; `seen`
    counts what went through; `before` is called with the first line of each request."""

    def __init__(self, port):
        self.target = port
        self.cut_after = None
        self.seen = 0
        self.before = None
        self.listener = socket.create_server(('127.0.0.1', 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def close(self):
        self.listener.close()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        try:
            server = socket.create_connection(('127.0.0.1', self.target))
        except OSError:
            client.close()
            return
        ends = (client, server)
        threading.Thread(target=self.pump, args=(client, server, ends, True), daemon=True).start()
        self.pump(server, client, ends, False)

    def pump(self, source, target, ends, is_request):
        try:
            while data := source.recv(65536):
                if is_request and self.before is not None:
                    self.before(data.split(b'\r\n', 1)[0].decode('latin-1'))
                if not is_request:
                    self.seen += len(data)
                    if self.cut_after is not None and self.seen >= self.cut_after:
                        keep = len(data) - (self.seen - self.cut_after)
                        target.sendall(data[:max(keep, 0)])
                        break
                target.sendall(data)
        except OSError:
            pass
        for one in ends:
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            one.close()
