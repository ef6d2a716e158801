# SPDX-License-Identifier: GPL-3.0-or-later
"""What `meson install` puts where, below a DESTDIR: is all of it there, does what belongs together name each other, and
does nothing point out of the prefix? Prints TAP."""

import configparser
import pathlib
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

ID = "io.github.systemkveld.Systemkveld"
MESON, BUILD, PREFIX, WITH_APP = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), sys.argv[4] == "app"
LANGUAGES = ("nb", "nn", "sv", "da")


def ini(path):
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser


def command_line(top):
    for name in ("bin/skv", "share/man/man1/skv.1", "share/bash-completion/completions/skv"):
        assert (top / name).is_file(), name
    assert list(top.rglob("systemkveld/skv-guard")), "skv-guard"
    for language in LANGUAGES:
        assert (top / "share/locale" / language / "LC_MESSAGES/systemkveld.mo").is_file(), language


def activation(top):
    service = ini(top / "share/dbus-1/services" / (ID + ".service"))["D-BUS Service"]
    program = pathlib.Path(service["Exec"].split()[0])
    assert service["Name"] == ID, service["Name"]
    assert program == PREFIX / "bin/systemkveld", program
    assert (top / "bin/systemkveld").is_file()
    provider = ini(top / "share/gnome-shell/search-providers" / (ID + "-search-provider.ini"))["Shell Search Provider"]
    assert provider["BusName"] == service["Name"]
    assert provider["ObjectPath"] == "/" + ID.replace(".", "/") + "/SearchProvider"
    assert (top / "share/applications" / provider["DesktopId"]).is_file(), provider["DesktopId"]


def plan_files(top):
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    types = [node.get("type") for node in
             tree.parse(top / "share/mime/packages" / (ID + ".xml")).findall("m:mime-type", space)]
    desktop = ini(top / "share/applications" / (ID + ".desktop"))["Desktop Entry"]
    assert types and types == desktop["MimeType"].rstrip(";").split(";"), (types, desktop["MimeType"])
    for icon in tree.parse(top / "share/mime/packages" / (ID + ".xml")).findall("m:mime-type/m:icon", space):
        file = top / "share/icons/hicolor/scalable/mimetypes" / (icon.get("name") + ".svg")
        assert file.is_file(), file
    assert any(key.startswith("Comment[") for key in desktop), "not translated"


def icons(top):
    desktop = ini(top / "share/applications" / (ID + ".desktop"))["Desktop Entry"]
    for folder, name in (("scalable/apps", desktop["Icon"]), ("16x16/apps", desktop["Icon"]),
                         ("symbolic/apps", desktop["Icon"] + "-symbolic")):
        path = top / "share/icons/hicolor" / folder / (name + ".svg")
        root = tree.parse(path).getroot()
        assert root.get("width") == root.get("height") == root.get("viewBox").split()[2], path


def about(top):
    metainfo = tree.parse(top / "share/metainfo" / (ID + ".metainfo.xml")).getroot()
    version = subprocess.run([top / "bin/skv", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    assert metainfo.find("releases/release").get("version") == version
    assert "".join(metainfo.find("releases/release/description").itertext()).strip()
    # Stores take the pictures from the repository: they have to be there, in the size that is told.
    pictures = metainfo.findall("screenshots/screenshot/image")
    assert len(pictures) >= 2, pictures
    for picture in pictures:
        file = pathlib.Path(__file__).parent.parent / "docs" / picture.text.rsplit("/docs/", 1)[1]
        size = struct.unpack(">II", file.read_bytes()[16:24])
        assert size == (int(picture.get("width")), int(picture.get("height"))), (file, size)
    assert (top / "share/man/man1/systemkveld.1").is_file()
    assert list(top.glob("share/glib-2.0/schemas/*.gschema.xml"))


def main():
    tests = [command_line] + ([activation, plan_files, icons, about] if WITH_APP else [])
    print(f"1..{len(tests)}")
    failed = 0
    with tempfile.TemporaryDirectory(prefix="skv-install-") as folder:
        done = subprocess.run([MESON, "install", "-C", BUILD, "--no-rebuild", "--quiet", "--destdir", folder],
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(f"Bail out! meson install: {done.stdout[-500:]} {done.stderr[-500:]}")
            sys.exit(1)
        top = pathlib.Path(folder) / PREFIX.relative_to("/")
        outside = [path for path in pathlib.Path(folder).rglob("*") if path.is_file() and top not in path.parents]
        for number, test in enumerate(tests, 1):
            try:
                test(top)
                assert not outside, outside
                print(f"ok {number} {test.__name__}")
            except (AssertionError, OSError, KeyError, AttributeError) as error:
                failed += 1
                print(f"not ok {number} {test.__name__}\n# {error!r}")
    sys.exit(1 if failed else 0)


main()
