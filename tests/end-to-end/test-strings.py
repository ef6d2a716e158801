# SPDX-License-Identifier: GPL-3.0-or-later
"""All pages, windows and dialogs in every language: is each text whole, translated and told to those
who do not see it? take-scenes shows them and says what it found; here it is judged. Prints TAP."""

import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
po = __import__("test-po")
import harness

SOURCE = HERE.parent.parent
SCENES = os.environ["SKV_TAKE_SCENES"]
LANGUAGES = ("da", "nb", "nn", "sv")
# Every message between these: what a person reads without them was never given to translators.
OPEN, CLOSE = "⟦", "⟧"
PSEUDO = "tlh"
# Words of a plan, a file or the toolkit that are the same in every language.
SAME = re.compile(r"(?<!\w)(?:Systemkveld|Ctrl|Shift|Alt|Page|Down|Up|Home|End|Delete|Escape|Return|Tab|Menu|GTK|"
                  r"SQLite|F\d+|A\d|Norsk bokmål|iCal\w*|JSON|CSV|PDF|PNG|SVG|ics|dates|csv|skv|Europe|Oslo|UTC|"
                  r"(?:/[\w.-]+){2,})(?!\w)")


def take(language, *words, env=None):
    """What take-scenes finds: kind, scene, where, words."""
    environment = dict(os.environ, LANGUAGE=language, LC_ALL="C.UTF-8", GSETTINGS_BACKEND="memory", GDK_BACKEND="x11",
                       GSK_RENDERER="cairo", GDK_DEBUG="gl-disable")
    done = subprocess.run([SCENES, *words], env=dict(environment, **(env or {})), capture_output=True, text=True,
                          timeout=400)
    rows = [line.split("\t", 3) for line in done.stdout.splitlines() if line.count("\t") >= 3]
    if done.returncode != 0 or len(rows) < 10 and "--findings" in words:
        rows.append(["broken", "", "", f"take-scenes: {done.returncode} {done.stderr[-2000:]}"])
    return rows


def told(rows, *kinds):
    """One line for each finding, however many scenes have it."""
    found = {}
    for kind, scene, where, words in rows:
        # a badge of libadwaita's hides what does not fit it by itself
        if kind in kinds + ("broken",) and "AdwIndicatorBin" not in where:
            found.setdefault((kind, where, words), []).append(scene)
    return [f"{kind} in {', '.join(scenes[:4])}{' …' if len(scenes) > 4 else ''}: “{words}” ({where})"
            for (kind, where, words), scenes in found.items()]


def plain(text):
    return text.replace("__", "\001").replace("_", "").replace("\001", "_").replace("\n", " ").strip()


def is_toolkits(scene, where):
    """Has GTK or libadwaita written it? They have messages of their own, and names for keys."""
    return (scene == "about" or "GtkShortcutLabel" in where or "GtkSearchEntry/GtkImage" in where
            or where.startswith("GtkShortcutsWindow/GtkHeaderBar"))


def usual_rules():
    """The sentences of the usual rules, which are in a table of their own: by language."""
    source = (SOURCE / "src" / "core" / "exchange" / "usual-rules.c").read_text(encoding="utf-8")
    order = re.findall(r'"(\w+)"', re.search(r"languages\[N_LANGUAGES\] = {(.*?)}", source, re.DOTALL)[1])
    table = re.search(r"} rules\[\] = {(.*?)\n};", source, re.DOTALL)[1]
    sentences = {language: [] for language in order}
    for row in re.findall(r'{ "[\w-]+",\s*{(.*?)} }', table, re.DOTALL):
        texts = ["".join(re.findall(r'"((?:[^"\\]|\\.)*)"', cell)) for cell in re.split(r'",\s*(?=")', row + " ")
                 for cell in [cell + '"' if cell.count('"') % 2 else cell]]
        for language, text in zip(order, texts, strict=True):
            sentences[language].append(text)
    if not all(sentences.values()):
        raise SystemExit("no usual rule was found in usual-rules.c")
    return sentences


def is_step(steps, scene, words):
    """What the journal of the plan holds was said in the language of whoever did it."""
    return scene == "page-history" and any(words in (step["label"], step["who"]) for step in steps)


def left_in_english(language, rows, steps):
    """Texts that stand as they are in the source, though the language has others for them."""
    rules = usual_rules()
    english, own = dict(zip(rules["en"], rules[language])), set()
    for message in po.read_po(SOURCE / "po" / f"{language}.po"):
        own.update(plain(text) for text in message.texts)
        if plain(message.texts[0]) != plain(message.ids[0]):
            english[plain(message.ids[0])] = message.texts[0]
    return sorted({f"in {scene}: “{words}” is “{english[plain(words)]}”" for kind, scene, where, words in rows
                   if kind == "text" and not is_toolkits(scene, where) and not is_step(steps, scene, words)
                   and plain(words) in english and plain(words) not in own})


def write_pseudo(folder):
    """Messages that say the same in brackets, as a language that nobody has."""
    lines = ['msgid ""', 'msgstr ""', '"Content-Type: text/plain; charset=UTF-8\\n"',
             '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"', ""]

    def quote(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'
    for message in po.read_po(SOURCE / "po" / "nb.po"):
        # the format has line ends at both ends of a message at both ends of its translation
        texts = [re.sub(r"^(\n*)(.*?)(\n*)$", rf"\1{OPEN}\2{CLOSE}\3", text, count=1, flags=re.DOTALL)
                 for text in message.ids]
        if message.context is not None:
            lines.append("msgctxt " + quote(message.context))
        lines.append("msgid " + quote(message.ids[0]))
        if len(message.ids) > 1:
            lines.append("msgid_plural " + quote(message.ids[1]))
            lines += [f"msgstr[{number}] {quote(text)}" for number, text in enumerate(texts)]
        else:
            lines.append("msgstr " + quote(texts[0]))
        lines.append("")
    target = pathlib.Path(folder) / PSEUDO / "LC_MESSAGES"
    target.mkdir(parents=True)
    (target / "pseudo.po").write_text("\n".join(lines), encoding="utf-8")
    subprocess.run(["msgfmt", "-o", str(target / "systemkveld.mo"), str(target / "pseudo.po")], check=True)


def never_given(rows, steps):
    """Texts with words of which no part is in brackets, and that no plan says."""
    rules = usual_rules()["en"]
    data = "\n".join(path.read_text(encoding="utf-8") for folder in ("examples", "holidays")
                     for path in sorted((SOURCE / "data" / folder).iterdir()))
    known = set(re.findall(r"\w+", data))
    # Help is a file a language and no messages: on its pages, and there alone, the English one is known.
    pages = (SOURCE / "data" / "help" / "en").iterdir()
    # The steps of contingency plans are the plan's own words, in its language.
    plans = (SOURCE / "data" / "contingency" / "nb").iterdir()
    stepped = known | set(re.findall(r"\w+", "\n".join(path.read_text(encoding="utf-8") for path in plans)))
    helped = known | set(re.findall(r"\w+", "\n".join(path.read_text(encoding="utf-8") for path in pages)))

    def is_ours(scene, words):
        own = helped if scene.startswith("help") else stepped if scene.startswith(("contingency", "outage")) else known
        return any(word not in own for word in re.findall(r"[^\W\d_]{3,}", SAME.sub(" ", words)))
    return sorted({f"in {scene}: “{words}” ({where})" for kind, scene, where, words in rows
                   if kind == "text" and OPEN not in words and words not in rules
                   and not is_toolkits(scene, where) and not is_step(steps, scene, words)
                   and is_ours(scene, words)})


def main():
    size = ("--width", "1280", "--height", "720")
    jobs = {language: (language, "--findings", *size) for language in ("en", *LANGUAGES)}
    jobs["narrow"] = ("en", "--width", "360", "--height", "600", "--max-width", "360", "--max-height", "600")
    jobs["large text"] = ("en", "--findings", "--text", "2", *size, "--max-width", "1280", "--max-height", "720")
    with tempfile.TemporaryDirectory(prefix="skv-e2e-") as folder:
        plan = harness.example_plan(folder)
        steps = json.loads(harness.skv("history", plan, "--format", "json"))
        write_pseudo(folder)
        jobs["brackets"] = (PSEUDO, "--findings", "--locale-dir", folder, *size)
        with concurrent.futures.ThreadPoolExecutor(max(2, os.cpu_count() or 2)) as pool:
            running = {name: pool.submit(take, *words, "--plan", plan) for name, words in jobs.items()}
            rows = {name: future.result() for name, future in running.items()}
    tests = [("every scene comes", told(rows["en"], "missing")),
             ("every control and row has a name", told(rows["en"], "unnamed")),
             ("no text is cut in English", told(rows["en"], "cut"))]
    for language in LANGUAGES:
        tests += [(f"no text is cut in {language}", told(rows[language], "cut")),
                  (f"no text is left in English in {language}", left_in_english(language, rows[language], steps))]
    tests += [("every text can be translated", never_given(rows["brackets"], steps)),
              ("every window fits 360×600", told(rows["narrow"], "too-big")),
              ("no text is cut at twice the size", told(rows["large text"], "cut", "too-big"))]
    print(f"1..{len(tests)}")
    for number, (name, problems) in enumerate(tests, 1):
        print(f"{'not ok' if problems else 'ok'} {number} {name}")
        for problem in problems:
            print("# " + problem)
    sys.exit(1 if any(problems for _, problems in tests) else 0)


main()
