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
PAGES = [
    "/", "/targets", "/agencies", "/references", "/captures", "/search?q=亩均", "/read", "/help", "/import",
    "/batches", "/batches/1", "/records", "/records/enterprise-year", "/records/enterprise-year?period=*",
]
# Invented records with what real files have wrong: a title that says too little, a unit, mistakes.
DEMO = {}
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
def import_records(page, home, shots):
    """A file is dropped, its questions are answered, its problems shown by rule, its sound rows landed."""
    page.goto(home)
    page.get_by_role("link", name="导入", exact=True).click()
    page.locator("select[name=type]").select_option("core/enterprise-year")
    page.locator("input[type=file]").set_input_files(DEMO["asked"])
    page.get_by_role("button", name="上传并核对列").click()
    asked = page.locator("tr.asked")
    expect(asked).to_have_count(1)
    expect(asked).to_contain_text("单位是什么")
    widths(page, shots, "mapping")
    page.get_by_role("button", name="检查全部行").click()
    expect(page.locator("tr.asked")).to_have_count(1)
    page.locator("tr", has_text="税金合计").locator("select").select_option("税收")
    page.locator("tr.asked input").fill("万元")
    page.get_by_role("button", name="检查全部行").click()
    expect(page.locator(".figures")).to_be_visible(timeout=60000)
    group = page.locator(".group.error", has_text="tables.not-a-number")
    expect(group).to_have_count(1)
    expect(group.locator("tbody tr").first).to_contain_text("不是数")
    widths(page, shots, "findings")
    for name, opening in [("清单 Excel", b"PK"), ("清单 CSV", b"\xef\xbb\xbf")]:
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        assert pathlib.Path(download.value.path()).read_bytes().startswith(opening), name
    page.locator("input[name=accept]").check()
    page.get_by_role("button", name="只入库").click()
    expect(page.locator(".direct")).to_contain_text("已入库", timeout=60000)
    expect(page.locator(".facts").first).to_contain_text("SHA-256")
    widths(page, shots, "batch")


@check
def find_a_record(page, home, shots):
    """Records are searched with the slash, filtered, sorted by a header, and opened by keys."""
    page.goto(home + "records")
    page.get_by_role("link", name="企业年度").click()
    expect(page.locator(".records tbody tr")).to_have_count(50)
    widths(page, shots, "records")
    page.locator("thead a", has_text="实缴税金").click()
    first = page.locator(".records tbody tr").first.locator("td").nth(2)
    expect(first).to_have_text(re.compile("^-"))
    page.locator("select[name=f]").last.select_option("税收")
    page.locator("select[name=c]").last.select_option("ge")
    page.locator("input[name=v]").last.fill("1000")
    page.get_by_role("button", name="筛选").click()
    count = page.locator(".filter .count").inner_text()
    shown, total = [int(part.replace(",", "")) for part in re.findall(r"[\d,]+", count)[:2]]
    assert 0 < shown < total, count
    key = page.locator(".records tbody a").first.inner_text()
    page.goto(home + "records/enterprise-year")
    page.keyboard.press("/")
    page.keyboard.type(key.lower())
    page.keyboard.press("Enter")
    expect(page.locator(".records tbody tr")).to_have_count(1)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("h1 code")).to_have_text(key)
    DEMO["record"] = page.url
    DEMO["key"] = key


@check
def explain_and_correct_a_record(page, home, shots):
    """A click tells file, row and column of a value; a correction needs a reason and keeps what was before."""
    page.goto(DEMO["record"])
    row = page.locator(".values tr", has_text="实缴税金")
    row.locator("summary").click()
    expect(row.locator(".facts")).to_contain_text("税金合计")
    expect(row.locator(".facts")).to_contain_text("SHA-256")
    before = row.locator("td").nth(1).inner_text()
    widths(page, shots, "record")
    row.get_by_role("link", name="更正").click()
    form = page.locator("form.correct")
    expect(form.locator("select[name=field]")).to_have_value("税收")
    form.locator("input[name=value]").fill("1234.5")
    form.locator("input[name=reason]").fill("   ")
    form.get_by_role("button", name="保存更正").click()
    expect(page.locator(".problems")).to_contain_text("必须写明理由")
    form.locator("input[name=reason]").fill("税务局来函")
    form.get_by_role("button", name="保存更正").click()
    row = page.locator(".values tr", has_text="实缴税金")
    expect(row.locator("td").nth(1)).to_have_text("1,234.5")
    row.locator("summary").click()
    expect(row).to_contain_text("税务局来函")
    expect(row).to_contain_text(before)
    page.screenshot(path=shots / "record-corrected.png", full_page=True)
    page.goto(home + f"records/enterprise-year?words={DEMO['key']}")
    expect(page.locator(".corrected")).to_have_count(1)


@check
def import_without_questions(page, home, shots):
    """A file whose titles say all lands without a question."""
    page.goto(home + "import")
    page.locator("select[name=type]").select_option("contacts/contact")
    page.locator("input[type=file]").set_input_files(DEMO["contacts"])
    page.get_by_role("button", name="上传并核对列").click()
    expect(page.locator("tr.asked")).to_have_count(0)
    page.get_by_role("button", name="检查全部行").click()
    page.get_by_role("button", name="全部入库").click(timeout=60000)
    expect(page.locator(".direct")).to_contain_text("已入库", timeout=60000)


def widths(page, shots, name):
    """Screenshots of a page on a telephone, a laptop and a large screen; none is wider than its screen."""
    for width in [360, 1920, 1280]:
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=shots / f"{name}-{width}.png", full_page=True)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{name} is {wide} wide at {width}"


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
    # An officer sees no telephone number, which is of the third grade, in the list or in the record.
    page.goto(home + "records/contact")
    expect(page.locator(".records thead")).to_contain_text("联系电话 不可见")
    expect(page.locator(".records tbody")).to_contain_text("（不可见）")
    widths(page, shots, "masked")
    page.locator(".records tbody a").first.click()
    expect(page.locator(".values")).to_contain_text("（不可见）")
    assert "0578-7654321" not in page.content()


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
    # A form that is refused is told to the console too.
    page.on("console", lambda message: errors.append(message.text)
            if message.type == "error" and "status of 400" not in message.text else None)
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
        # An import from the file to the batch, and a record with the origin of its values.
        page.goto(home + "import")
        page.locator("select[name=type]").select_option("contacts/contact")
        page.locator("input[type=file]").set_input_files(
            {"name": "another.csv", "mimeType": "text/csv", "buffer": "企业名称,联系电话\n乙厂（虚构）,1\n".encode()})
        page.get_by_role("button", name="上传并核对列").click()
        page.get_by_role("button", name="检查全部行").click()
        page.get_by_role("button", name="全部入库").click(timeout=60000)
        expect(page.locator(".direct")).to_contain_text("已入库", timeout=60000)
        page.goto(home + "records/contact?words=乙厂")
        page.locator(".records tbody a").click()
        page.locator(".values summary").first.click()
        expect(page.locator(".values .facts").first).to_contain_text("another.csv")
        print(f"ok    without_script: {without_script.__doc__}")
        return 0
    except Exception:
        print(f"FAIL  without_script: {without_script.__doc__}\n{traceback.format_exc()}")
        return 1
    finally:
        context.close()


def invent(guiju, folder):
    """Packs and files to import: invented enterprise-years with a question, and a type with a secret."""
    packs = folder / "packs"
    shutil.copytree(ROOT / "packs", packs)
    (packs / "contacts" / "records").mkdir(parents=True)
    (packs / "contacts" / "pack.yaml").write_text("name: contacts\ntitle: 联系人\nversion: 1.0.0\n")
    (packs / "contacts" / "records" / "contact.yaml").write_text(
        "name: contact\ntitle: 企业联系人\ngrade: 0\nprimaryKey: [企业名称]\nfields:\n"
        "  - {name: 企业名称, type: string, constraints: {required: true}}\n"
        "  - {name: 联系电话, type: string, grade: 3}\n")
    contacts = folder / "contacts.csv"
    contacts.write_text("企业名称,联系电话\n云溪县某厂（虚构）,0578-7654321\n")
    subprocess.run([guiju, "demo", "--enterprises", "500", "--out", folder / "demo"], check=True, capture_output=True)
    lines = (folder / "demo" / "enterprise-years.csv").read_text(encoding="utf-8-sig").splitlines()
    lines[0] = lines[0].replace("实缴税金（万元）", "税金合计").replace("营业收入（万元）", "营业收入（人）")
    asked = folder / "企业年度（虚构）.csv"
    asked.write_text("\n".join(lines) + "\n")
    DEMO.update(asked=str(asked), contacts=str(contacts))
    return packs


def main():
    guiju = pathlib.Path(sys.argv[1]).resolve()
    shots = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / ".build" / "browser")
    shutil.rmtree(shots, ignore_errors=True)
    shots.mkdir(parents=True)
    chromium = shutil.which("chromium")
    folder = tempfile.mkdtemp()
    packs = invent(guiju, pathlib.Path(folder))
    server = subprocess.Popen(
        [guiju, "serve", "--library", f"{folder}/library.sqlite", "--port", "0", "--packs", packs], cwd=ROOT,
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
