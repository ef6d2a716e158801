# SPDX-License-Identifier: GPL-3.0-or-later
"""Are the translations whole: every message, with the same placeholders, ending and mnemonics as the
English one, and no letter twice in one menu or dialog? Prints TAP, a test a language and question.

test-po.py SOURCE [LANGUAGE…]"""

import ast
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

PLACEHOLDER = re.compile(r"%(?:\d+\$)?[-+ #0]*\d*(?:\.\d+)?(?:hh|h|ll|l|z|j|t)?[diouxXeEfFgGcsp%]")
MANY = 12
MNEMONIC = re.compile(r"_(\w)")


class Message:
    def __init__(self):
        self.context = None
        self.ids = []
        self.texts = []
        self.fuzzy = False
        self.obsolete = False

    def key(self):
        return self.context, self.ids[0]


def read_po(path):
    """Messages of a po file; enough of the format for what xgettext and msgmerge write."""
    messages, message, into = [], Message(), None
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        if line.startswith("#~"):
            message.obsolete = True
        elif line.startswith("#,"):
            message.fuzzy = "fuzzy" in line
        elif line.startswith("#"):
            continue
        elif not line:
            if message.ids and not message.obsolete:
                messages.append(message)
            message, into = Message(), None
        else:
            found = re.match(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)?\s*(".*")$', line)
            word, text = found.group(1), ast.literal_eval(found.group(2))
            if word == "msgctxt":
                into = "context"
                message.context = ""
            elif word:
                into = message.texts if word.startswith("msgstr") else message.ids
                into.append("")
            if into == "context":
                message.context += text
            else:
                into[-1] += text
    return [message for message in messages if message.ids[0]]


def placeholders(text):
    """Sorted by their place if they name it, else as they come: %2$s before %1$s is no fault."""
    found = [word for word in PLACEHOLDER.findall(text) if word != "%%"]
    numbered = [re.match(r"%(\d+)\$", word) for word in found]
    if found and all(numbered):
        return [re.sub(r"\d+\$", "", word) for _, word in
                sorted(zip([int(match.group(1)) for match in numbered], found))]
    return found


def ending(text):
    for mark in ("…", ":"):
        if text.rstrip().endswith(mark):
            return mark
    return ""


def read_sources(top):
    """What the program says, as it is now; an empty list without xgettext."""
    if shutil.which("xgettext") is None or not (top / "po" / "POTFILES.in").exists():
        return []
    with tempfile.NamedTemporaryFile(suffix=".pot") as file:
        subprocess.run(["xgettext", "--files-from=po/POTFILES.in", "--from-code=UTF-8", "--no-wrap", "-o", file.name,
                        "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2",
                        "--keyword=g_dngettext:2,3", "--keyword=g_dgettext:2"],
                       cwd=top, check=True, stderr=subprocess.DEVNULL)
        return read_po(pathlib.Path(file.name))


def missing(sources, messages):
    known = {message.key() for message in messages}
    return [f"not in the file: {message.ids[0]}" for message in sources if message.key() not in known]


def whole(messages):
    for message in messages:
        if message.fuzzy:
            yield f"fuzzy: {message.ids[0]}"
        elif not all(message.texts):
            yield f"not translated: {message.ids[0]}"


def same_placeholders(messages):
    for message in messages:
        for text in message.texts:
            # one of several plural forms may leave the number out
            wanted = [placeholders(source) for source in message.ids]
            if text and placeholders(text) not in wanted:
                yield f"“{message.ids[0]}” has {wanted[-1]}, “{text}” has {placeholders(text)}"


def same_ending(messages):
    for message in messages:
        for text in message.texts:
            if text and ending(text) != ending(message.ids[0]):
                yield f"“{message.ids[0]}” and “{text}” end otherwise"


def is_mnemonic(text):
    return len(MNEMONIC.findall(text)) == 1 and len(text) < 60 and "__" not in text


def same_mnemonic(messages):
    for message in messages:
        if message.context == "table":
            continue  # headings of columns, which are no labels
        for text in message.texts:
            if text and is_mnemonic(message.ids[0]) != is_mnemonic(text):
                yield f"“{message.ids[0]}” or “{text}” has no letter to press"


def menu_groups(node):
    """Labels that are chosen between at one time: those of a menu without its submenus. A menu with
    more than there are good letters for may have one again in another section."""
    sections = []

    def collect(part, labels):
        for child in part:
            if child.tag == "submenu":
                labels.extend(label for label in child if label.get("name") == "label")
                yield from menu_groups(child)
            elif child.tag == "section":
                sections.append([label for label in child if label.get("name") == "label"])
                yield from collect(child, sections[-1])
            elif child.tag == "item":
                labels.extend(label for label in child if label.get("name") == "label")
    sections.append([])
    yield from collect(node, sections[-1])
    if sum(map(len, sections)) > MANY:
        yield from sections
    else:
        yield [label for labels in sections for label in labels]


def dialog_groups(template):
    """Labels with a mnemonic of the template, page by page of what shows one page at a time. Titles of
    pages have none: they have keys of their own."""
    pages = [node for node in template.iter("object")
             if node.get("class") in ("GtkStackPage", "AdwViewStackPage")]
    inside = {id(node) for page in pages for node in page.iter() if node is not page}

    def labels(root, skip):
        for node in root.iter("object"):
            if id(node) in skip and root is template:
                continue
            values = {prop.get("name"): prop for prop in node.findall("property")}
            text = values.get("label")
            underlined = values.get("use-underline")
            if text is not None and underlined is not None and underlined.text == "True":
                yield text
    common = list(labels(template, inside))
    yield common
    for page in pages:
        if not any(other is not page and page in list(other.iter("object")) for other in pages):
            yield common + [text for text in labels(page, ()) if text not in common]


def unique_mnemonics(top, translate):
    for path in sorted((top / "resources").glob("*.ui")):
        root = ElementTree.parse(path).getroot()
        groups = [labels for menu in root.iter("menu") for labels in menu_groups(menu)]
        for template in root.iter("template"):
            groups += list(dialog_groups(template))
        told = set()
        for labels in groups:
            used = collections.defaultdict(set)
            for label in labels:
                text = translate(label.get("context"), label.text or "")
                for letter in MNEMONIC.findall(text)[:1]:
                    used[letter.lower()].add(text)
            for letter, texts in used.items():
                if len(texts) > 1 and (letter, tuple(sorted(texts))) not in told:
                    told.add((letter, tuple(sorted(texts))))
                    yield f"{path.name}: {letter.upper()} is pressed for {' and '.join(sorted(texts))}"


def main():
    top = pathlib.Path(sys.argv[1])
    languages = sys.argv[2:] or [
        line.strip() for line in (top / "po" / "LINGUAS").read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")]
    sources = read_sources(top)
    tests = [("en: a letter for each", list(unique_mnemonics(top, lambda context, text: text)))]
    for language in languages:
        messages = read_po(top / "po" / f"{language}.po")
        texts = {message.key(): message.texts[0] for message in messages}
        problems = [] if len(messages) > 500 else [f"only {len(messages)} messages"]
        tests += [
            (f"{language}: whole", problems + missing(sources, messages) + list(whole(messages))),
            (f"{language}: the same placeholders", list(same_placeholders(messages))),
            (f"{language}: the same endings", list(same_ending(messages))),
            (f"{language}: letters to press", list(same_mnemonic(messages))),
            (f"{language}: a letter for each",
             list(unique_mnemonics(top, lambda context, text: texts.get((context, text)) or text))),
        ]
    print(f"1..{len(tests)}")
    for number, (name, problems) in enumerate(tests, 1):
        print(f"{'not ok' if problems else 'ok'} {number} {name}")
        for problem in problems:
            print("# " + problem.replace("\n", " "))
    sys.exit(1 if any(problems for _, problems in tests) else 0)


if __name__ == "__main__":
    main()
