# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifests: pinned sources, the permissions that were agreed on, and two manifests that differ in nothing
but the build. FLATPAK_BUILDER_SCHEMA in the environment names flatpak-manifest.schema.json of flatpak-builder, which
its Debian package lacks: both are checked against it then. Prints TAP."""

import json
import os
import pathlib
import re
import sys

TOP = pathlib.Path(sys.argv[1]) / "flatpak"
ID = "io.github.systemkveld.Systemkveld"
# The display, graphics, and the network for subscribed calendars. All else goes through portals.
PERMISSIONS = {"--share=ipc", "--share=network", "--socket=fallback-x11", "--socket=wayland", "--device=dri"}
IN_BUILD_ONLY = ("branch", "build-options", "config-opts")


def load(name):
    manifest = json.loads((TOP / name).read_text(encoding="utf-8"))
    manifest["modules"] = [json.loads((TOP / module).read_text(encoding="utf-8")) if isinstance(module, str) else module
                           for module in manifest["modules"]]
    return manifest


def without_build(manifest):
    manifest = {key: value for key, value in manifest.items() if key not in IN_BUILD_ONLY}
    manifest["modules"] = [{key: value for key, value in module.items()
                            if module["name"] != "systemkveld" or key not in IN_BUILD_ONLY}
                           for module in manifest["modules"]]
    return manifest


def pinned(manifest, _devel):
    for module in manifest["modules"]:
        for source in module["sources"]:
            if module["name"] == "systemkveld":
                assert source["type"] == "dir" and source["path"] == "..", source
            else:
                assert source["type"] == "archive" and source["url"].startswith("https://"), source
                assert re.fullmatch(r"[0-9a-f]{64}", source["sha256"]), source


def small(manifest, _devel):
    assert manifest["id"] == ID and manifest["command"] == "systemkveld"
    assert set(manifest["finish-args"]) == PERMISSIONS, set(manifest["finish-args"]) ^ PERMISSIONS
    sqlite = next(module for module in manifest["modules"] if module["name"] == "sqlite")
    for needed in ("SQLITE_ENABLE_SESSION", "SQLITE_ENABLE_PREUPDATE_HOOK", "SQLITE_ENABLE_FTS5"):
        assert needed in sqlite["build-options"]["cppflags"], needed


def argued(manifest, _devel):
    text = (TOP / "../docs/ADMINISTRATION.md").read_text(encoding="utf-8")
    for permission in manifest["finish-args"]:
        assert f"`{permission}`" in text, permission


# A bundle has no extension for languages; and the language is chosen in the program.
def languages_inside(manifest, _devel):
    assert manifest["separate-locales"] is False


# Flatpak hands to the desktop only what has the name of the program in front.
def exported(_manifest, _devel):
    data = TOP.parent / "data"
    icons = sorted(path.stem for path in (data / "icons").rglob("*.svg"))
    assert icons and all(icon.startswith(ID) for icon in icons), icons
    used = re.findall(r'<icon name="([^"]+)"', (data / f"{ID}.mime.xml").read_text(encoding="utf-8"))
    assert used and set(used) <= set(icons), used


def same(manifest, devel):
    assert without_build(manifest) == without_build(devel)
    assert "branch" not in manifest and devel["branch"] == "devel"


def by_schema(manifest, devel):
    schema = os.environ.get("FLATPAK_BUILDER_SCHEMA")
    if not schema:
        return "FLATPAK_BUILDER_SCHEMA names no schema"
    try:
        import jsonschema
    except ImportError:
        return "python3-jsonschema is missing"
    with open(schema, encoding="utf-8") as file:
        validator = jsonschema.Draft7Validator(json.load(file))
    errors = [error.message for one in (manifest, devel) for error in validator.iter_errors(one)]
    assert not errors, errors
    return None


def main():
    manifest, devel = load(ID + ".json"), load(ID + ".Devel.json")
    tests = [pinned, small, argued, languages_inside, exported, same, by_schema]
    print(f"1..{len(tests)}")
    failed = 0
    for number, test in enumerate(tests, 1):
        try:
            skipped = test(manifest, devel)
            print(f"ok {number} {test.__name__}" + (f" # SKIP {skipped}" if skipped else ""))
        except (AssertionError, KeyError) as error:
            failed += 1
            print(f"not ok {number} {test.__name__}\n# {error!r}")
    sys.exit(1 if failed else 0)


main()
