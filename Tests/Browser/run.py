"""Drives the reading room in headless Chromium as an officer would: read, find, cite, correct, export.

    python Tests/Browser/run.py PATH_TO_GUIJU [FOLDER_FOR_SCREENSHOTS]

Needs Chromium and playwright (`make browser-test` sets both up). Prints a line for each check; the last line
is `N passed, N failed`.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

from playwright.sync_api import expect, sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "Samples" / "云溪县先进制造业行动方案.txt"
NUMBER = "云政发〔2026〕8号"
PAGES = ["/", "/targets", "/agencies", "/references", "/captures", "/search?q=亩均", "/read", "/help"]
checks = []


def check(function):
    checks.append(function)
    return function


@check
def read_a_file(page, home, shots):
    """A first visitor sees what to do, reads a file, and is led to the document."""
    page.goto(home)
    expect(page.locator(".empty")).to_contain_text("文库还是空的")
    page.get_by_role("link", name="读入文件").click()
    page.locator("input[type=file]").set_input_files(str(SAMPLE))
    page.get_by_role("button", name="读入").click()
    expect(page.locator(".result")).to_contain_text("新增")
    page.locator(".result a").first.click()
    expect(page.locator("h1")).to_contain_text("云溪县先进制造业提质增效行动方案")
    page.screenshot(path=shots / "reader.png")


@check
def find_words(page, home, shots):
    """The slash leads to the search; a word of two characters is found and opened by keys."""
    page.goto(home)
    page.keyboard.press("/")
    page.keyboard.type("税收")
    page.keyboard.press("Enter")
    expect(page.locator(".hits em").first).to_have_text("税收")
    page.screenshot(path=shots / "search.png")
    page.locator(".hits a").first.click()
    expect(page.locator("h1.id")).to_contain_text(NUMBER)


@check
def cite_a_provision(page, home, shots):
    """An identifier typed with other brackets and blanks opens the provision; its link is permanent."""
    page.goto(home + "search?q=云政发[2026]8号 二（一）1")
    page.locator(".direct a").click()
    expect(page.locator("h1.id")).to_have_text(f"{NUMBER} 二(一)1.")
    link = page.locator(".permalink").get_attribute("href")
    page.goto(home.rstrip("/") + link)
    expect(page.locator("h1.id")).to_have_text(f"{NUMBER} 二(一)1.")
    expect(page.locator("img.qr")).to_be_visible()
    page.locator(".copy").first.click()
    assert page.evaluate("navigator.clipboard.readText()") == f"{NUMBER} 二(一)1."
    page.screenshot(path=shots / "provision.png")


@check
def mark_by_keys(page, home, shots):
    """A statement is reached and confirmed by keys; only its note changes; it can be withdrawn."""
    page.goto(home)
    page.locator("td.title a").first.click()
    expect(page.locator(".part").first).to_be_visible()
    page.keyboard.press("n")
    note = page.locator(".note.here")
    code = note.get_attribute("data-code")
    note.locator("input[name=reader]").fill("王五")
    note.get_by_role("button", name="属实").click()
    changed = page.locator(f"#n-{code}")
    expect(changed).to_have_class(re.compile("confirmed"))
    expect(changed).to_contain_text("王五")
    # From now on the name is known and the keys do it alone.
    page.reload()
    page.keyboard.press("n")
    page.keyboard.press("n")
    second = page.locator(".note.here").get_attribute("data-code")
    page.keyboard.press("x")
    expect(page.locator(f"#n-{second}")).to_have_class(re.compile("rejected"))
    page.screenshot(path=shots / "marked.png")


@check
def correct_a_statement(page, home, shots):
    """A correction is kept beside what was found, and lists show it."""
    page.goto(home + "targets?words=1500亩")
    page.locator("td.title a").first.click()
    page.locator("input[name=value]").fill("1600")
    page.locator("input[name=note]").fill("按原件核对")
    page.locator(".correct input[name=reader]").fill("李四")
    page.get_by_role("button", name="保存更正").click()
    expect(page.locator(".note .value")).to_contain_text("1600亩")
    expect(page.locator("h3", has_text="程序所得")).to_be_visible()
    page.screenshot(path=shots / "corrected.png")
    page.goto(home + "targets?words=1500亩")
    expect(page.locator("tbody")).to_contain_text("1600亩")
    expect(page.locator("tbody")).to_contain_text("已更正")


@check
def export(page, home, shots):
    """Targets as CSV and workbook, a document as Akoma Ntoso, JSON and Markdown."""
    page.goto(home + "targets?sort=horizon")
    for name, opening in [("CSV", b"\xef\xbb\xbf"), ("Excel", b"PK")]:
        with page.expect_download() as download:
            page.locator(".head").get_by_role("link", name=name).click()
        assert pathlib.Path(download.value.path()).read_bytes().startswith(opening), name
    page.goto(home)
    page.locator("td.title a").first.click()
    for name, opening in [("Akoma Ntoso", b"<?xml"), ("Markdown", b"#"), ("JSON", b"{")]:
        with page.expect_download() as download:
            page.locator(".actions").get_by_role("link", name=name).click()
        content = pathlib.Path(download.value.path()).read_bytes()
        assert opening in content[:200] and "亩均税收".encode() in content, name


@check
def corrected_file_becomes_a_version(page, home, shots):
    """The corrected file of the same document is a new version whose difference is shown."""
    with tempfile.TemporaryDirectory() as folder:
        corrected = pathlib.Path(folder) / "更正稿.txt"
        corrected.write_text(SAMPLE.read_text().replace("1500亩以上", "1800亩以上"))
        page.goto(home + "read")
        page.locator("input[type=file]").set_input_files(str(corrected))
        page.get_by_role("button", name="读入").click()
    expect(page.locator(".result")).to_contain_text("新版本 2")
    page.get_by_role("link", name="看差异").click()
    expect(page.locator(".changes ins").first).to_contain_text("8")
    page.screenshot(path=shots / "history.png")


@check
def no_layout_break(page, home, shots):
    """No page is wider than the screen from 360 to 1920 pixels."""
    page.goto(home)
    document = page.locator("td.title a").first.get_attribute("href")
    provision = page.goto(home.rstrip("/") + document) and page.locator(".anchor").first.get_attribute("href")
    statement = page.locator(".note .more").first.get_attribute("href")
    for width in [360, 620, 860, 1180, 1440, 1920]:
        page.set_viewport_size({"width": width, "height": 900})
        for path in PAGES + [document, provision, statement, document + "/history"]:
            page.goto(home.rstrip("/") + path)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{path} is {wide} wide at {width}"
        page.goto(home.rstrip("/") + document)
        page.screenshot(path=shots / f"reader-{width}.png")
    page.set_viewport_size({"width": 1280, "height": 900})


@check
def prints(page, home, shots):
    """On paper the navigation is gone and the QR code is there."""
    page.goto(home)
    page.locator("td.title a").first.click()
    page.emulate_media(media="print")
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator("img.qr").first).to_be_visible()
    page.pdf(path=shots / "reader.pdf", format="A4")
    page.emulate_media(media="screen")


@check
def english(page, home, shots):
    """The second language is a click away, stays, and leaves no Chinese in the navigation."""
    page.goto(home)
    page.get_by_role("link", name="English").click()
    page.goto(home + "targets")
    expect(page.locator("h1")).to_have_text("Targets, thresholds, benefits and deadlines")
    assert not re.search(r"[\u4e00-\u9fff]", page.locator(".top nav").inner_text())
    page.screenshot(path=shots / "english.png")
    page.goto(home + "?lang=zh")


def accounts(page, home, shots, setup):
    """The first administrator is made with the code from the terminal, adds an officer, and the officer works."""
    page.goto(setup)
    page.locator("input[name=login]").fill("chief")
    page.locator("input[name=name]").fill("王主任")
    page.locator("input[name=password]").fill("one-long-password")
    page.get_by_role("button", name="建立系统管理员").click()
    log_in(page, "chief", "one-long-password")
    expect(page.locator(".top .side")).to_contain_text("王主任")
    page.get_by_role("link", name="人员").click()
    form = page.locator("form.correct")
    form.locator("input[name=login]").fill("li")
    form.locator("input[name=name]").fill("李四")
    form.locator("select[name=role]").select_option("land")
    form.locator("input[name=password]").fill("short")
    form.locator("input[name=password]").evaluate("e => e.removeAttribute('minlength')")
    form.get_by_role("button", name="新增").click()
    expect(page.locator(".problems")).to_contain_text("密码至少")
    form = page.locator("form.correct")
    for name, value in [("login", "li"), ("name", "李四"), ("password", "another-long-password")]:
        form.locator(f"input[name={name}]").fill(value)
    form.locator("select[name=role]").select_option("land")
    form.get_by_role("button", name="新增").click()
    expect(page.locator("tbody")).to_contain_text("li")
    page.screenshot(path=shots / "people.png")
    page.goto(home + "log?check=1")
    expect(page.locator(".direct")).to_contain_text("均相符")
    page.screenshot(path=shots / "log.png")
    page.get_by_role("button", name="退出").click()
    # A stranger reads, and is led to the log-in where more is needed.
    page.goto(home + "read")
    expect(page.locator("h1")).to_have_text("登录")
    log_in(page, "li", "another-long-password")
    expect(page.locator("h1")).to_have_text("读入文件")
    page.goto(home + "people")
    expect(page.locator(".warn-box")).to_contain_text("没有这一权限")


def log_in(page, login, password):
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill(password)
    page.get_by_role("button", name="登录").click()


def run(browser, home, shots, setup):
    failures = 0
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, accept_downloads=True,
        permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    errors = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    for function in checks + [accounts]:
        try:
            if function is accounts:
                # What comes before is done as the owner of a machine on which nobody has an account.
                failures += without_script(browser, home)
                function(page, home, shots, setup)
                # A page that is refused is told to the console too.
                errors.clear()
            else:
                function(page, home, shots)
            assert not errors, f"script errors: {sorted(set(errors))}"
            print(f"ok    {function.__name__}: {function.__doc__}")
        except Exception:
            failures += 1
            errors.clear()
            page.screenshot(path=shots / f"failed-{function.__name__}.png")
            print(f"FAIL  {function.__name__}: {function.__doc__}\n{traceback.format_exc()}")
    context.close()
    return failures


def without_script(browser, home):
    """Every step works without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    try:
        page.goto(home + "search?q=税收")
        page.locator(".hits a").first.click()
        note = page.locator(".note.found").first
        code = note.get_attribute("data-code")
        note.locator("input[name=reader]").fill("赵六")
        note.get_by_role("button").first.click()
        expect(page.locator(f"#n-{code} .verdict")).to_contain_text("赵六")
        page.goto(home + "targets?kind=target&sort=value")
        expect(page.locator("tbody tr").first).to_be_visible()
        print(f"ok    without_script: {without_script.__doc__}")
        return 0
    except Exception:
        print(f"FAIL  without_script: {without_script.__doc__}\n{traceback.format_exc()}")
        return 1
    finally:
        context.close()


def main():
    guiju = pathlib.Path(sys.argv[1]).resolve()
    shots = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / ".build" / "browser")
    shutil.rmtree(shots, ignore_errors=True)
    shots.mkdir(parents=True)
    chromium = shutil.which("chromium")
    folder = tempfile.mkdtemp()
    server = subprocess.Popen(
        [guiju, "serve", "--library", f"{folder}/library.sqlite", "--port", "0"], cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        home = re.search(r"http://\S+", server.stdout.readline()).group()
        setup = re.search(r"http://\S+", server.stderr.readline()).group()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            failures = run(browser, home, shots, setup)
            browser.close()
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(folder)
    print(f"{len(checks) + 2 - failures} passed, {failures} failed")
    sys.exit(failures > 0)


main()
