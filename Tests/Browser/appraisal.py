"""Drives a year of an evaluation office in headless Chromium, as administrator, officer, enterprise and public.

    python Tests/Browser/appraisal.py PATH_TO_GUIJU [FOLDER_FOR_SCREENSHOTS]

Import → confirm → draft → publish → objection → correction → re-run → final → lists. Prints a line for each
check; the last line is `N passed, N failed`.
"""

import csv
import pathlib
import re
import subprocess

from office import drive
from playwright.sync_api import expect

ROOT = pathlib.Path(__file__).resolve().parents[2]
METHOD = "per-mu/zhejiang-frame"
YEAR = "2024"
PASSWORD = "a-long-enough-password"
checks = []
state = {}


def check(function):
    checks.append(function)
    return function


class Office:
    """The pages of three people and of somebody without an account."""

    def __init__(self, browser, home, shots):
        self.home, self.shots = home, shots
        self.errors = []
        self.pages = {name: self.page(browser) for name in ["chief", "officer", "firm", "public"]}

    def page(self, browser):
        page = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True).new_page()
        # A page that is refused is told to the console too, and so is the moment in which the server begins anew.
        expected = re.compile("status of 4|ERR_CONNECTION_REFUSED")
        page.on("console", lambda message: self.errors.append(message.text)
                if message.type == "error" and not expected.search(message.text) else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        return page

    def go(self, who, path):
        page = self.pages[who]
        page.goto(self.home + path.lstrip("/"))
        return page

    def shot(self, who, name):
        self.pages[who].screenshot(path=self.shots / f"{name}.png", full_page=True)

    def log_in(self, who, login):
        page = self.go(who, "login")
        page.locator("input[name=login]").fill(login)
        page.locator("input[name=password]").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()


@check
def people(office):
    """The administrator opens accounts for an officer and for an enterprise."""
    page = office.pages["chief"]
    page.goto(state["setup"])
    page.locator("input[name=login]").fill("chief")
    page.locator("input[name=name]").fill("主任")
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="建立系统管理员").click()
    office.log_in("chief", "chief")
    for login, name, role in [("wang", "王评价", "evaluation"), ("firm", "某厂办公室", "enterprise")]:
        page = office.go("chief", "people")
        form = page.locator("form.correct")
        form.locator("input[name=login]").fill(login)
        form.locator("input[name=name]").fill(name)
        form.locator("select[name=role]").select_option(role)
        if role == "enterprise":
            form.locator("input[name=enterprise]").fill(state["firm"])
        form.locator("input[name=password]").fill(PASSWORD)
        form.get_by_role("button", name="新增").click()
        expect(page.locator("tbody")).to_contain_text(login)
    office.log_in("officer", "wang")
    office.log_in("firm", "firm")


@check
def open_a_round(office):
    """The officer opens a round, sees what data are missing, and cannot skip steps."""
    page = office.go("officer", "appraisals")
    page.locator("select[name=method]").select_option(METHOD)
    page.locator("input[name=year]").fill(YEAR)
    page.get_by_role("button", name="开始", exact=True).click()
    expect(page.locator(".stages .now")).to_have_text("准备")
    state["round"] = page.url.rsplit("/", 1)[1]
    expect(page.locator(".round")).to_contain_text("家企业的年度数据")
    office.shot("officer", "prepare")
    # A step that is not the next is refused, whoever sends it.
    answer = page.request.post(
        f"{office.home}appraisals/{state['round']}/step", form={"step": "publish"},
        headers={"Origin": office.home.rstrip("/")})
    assert answer.status == 404 or answer.status == 400, answer.status
    page.get_by_role("button", name="开始企业核对").click()
    expect(page.locator(".stages .now")).to_have_text("企业核对")


@check
def confirm_data(office):
    """The enterprise sees its own data with where each came from, and disputes one figure."""
    page = office.go("firm", f"appraisals/{state['round']}")
    expect(page.locator("h1")).to_contain_text(state["firm"])
    expect(page.locator("main")).to_contain_text("enterprise-years")
    office.shot("firm", "confirm")
    page.locator("input[value=dispute]").check()
    page.locator("input[name=note]").fill("实缴税金少计一笔")
    page.get_by_role("button", name="提交").click()
    expect(page.locator(".ask-box")).to_contain_text("少计一笔")
    # Another firm's page is refused.
    other = office.go("firm", f"appraisals/{state['round']}/firm?key={state['other']}")
    expect(other.locator("main")).to_contain_text("没有这一权限")


@check
def draft(office):
    """The officer drafts before the time is out only with a reason; counts and findings are shown."""
    page = office.go("officer", f"appraisals/{state['round']}")
    expect(page.locator(".round")).to_contain_text("有异议 1")
    page.locator("input[name=note]").fill("试评，企业已全部回应")
    page.get_by_role("button", name="初评").click()
    expect(page.locator(".stages .now")).to_have_text("初评")
    expect(page.locator("h2", has_text="公示前检查")).to_be_visible()
    office.shot("officer", "draft")


@check
def results(office):
    """Results by firm are searched, filtered and exported; one is explained with its waterfall."""
    page = office.go("officer", f"appraisals/{state['round']}/firms?q={state['firm']}")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.locator("tbody a").first.click()
    expect(page.locator(".waterfall svg rect").first).to_be_visible()
    state["total"] = page.locator(".waterfall text.points").last.text_content()
    page.locator(".lines summary").first.click()
    expect(page.locator(".lines details[open]")).to_contain_text("enterprise-years")
    office.shot("officer", "firm")
    page = office.go("officer", f"appraisals/{state['round']}")
    for name, opening in [("CSV", b"\xef\xbb\xbf"), ("Excel", b"PK")]:
        with page.expect_download() as download:
            page.locator(".head").get_by_role("link", name=name).click()
        assert pathlib.Path(download.value.path()).read_bytes().startswith(opening), name


@check
def what_if(office):
    """A slider moved changes the figures at once."""
    page = office.go("officer", f"appraisals/{state['round']}/whatif")
    expect(page.locator("#outcome .big")).to_contain_text("0")
    page.evaluate("""() => {
        window.took = [];
        let begun = 0;
        document.addEventListener("input", () => { begun = performance.now(); }, true);
        document.body.addEventListener("htmx:afterSwap", () => window.took.push(performance.now() - begun));
    }""")
    slider = page.locator(".slider input").first
    for _ in range(8):
        slider.press("ArrowRight")
        page.wait_for_timeout(60)
    expect(page.locator("#outcome .big b")).not_to_have_text("0")
    page.wait_for_load_state("networkidle")
    took = page.evaluate("window.took")
    print(f"      what-if: {len(took)} answers, slowest {max(took):.0f} ms")
    office.shot("officer", "whatif")
    slider.evaluate("(e) => e.blur()")


@check
def publish(office):
    """Land areas first, then results; the public sees names and grades, nothing more."""
    page = office.go("officer", f"appraisals/{state['round']}")
    page.get_by_role("button", name="公示用地面积").click()
    expect(page.locator(".stages .now")).to_have_text("用地公示")
    public = office.go("public", f"published/{state['round']}")
    expect(public.locator("h1")).to_contain_text("用地面积公示")
    page.get_by_role("button", name="公示结果").click()
    expect(page.locator("main")).to_contain_text("尚未届满")
    # The days of publication pass.
    state["serve"]("2026-12-20")
    page = office.go("officer", f"appraisals/{state['round']}")
    page.get_by_role("button", name="公示结果").click()
    expect(page.locator(".stages .now")).to_have_text("公示")
    public = office.go("public", "published")
    public.locator("tbody a").first.click()
    expect(public.locator("main")).to_contain_text(state["firm"])
    assert state["total"] not in public.content()
    office.shot("public", "notice")


@check
def objection(office):
    """The enterprise sees its result and objects with evidence; the officer upholds it."""
    page = office.go("firm", f"appraisals/{state['round']}")
    expect(page.locator(".waterfall")).to_be_visible()
    page.locator("textarea[name=text]").fill("实缴税金应增加 5000 万元，见完税证明")
    page.locator("input[type=file]").set_input_files(
        {"name": "完税证明.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 invented"})
    page.get_by_role("button", name="提出异议").click()
    expect(page.locator("#objections ~ .say")).to_contain_text("待答复")
    office.shot("firm", "objection")
    page = office.go("officer", f"appraisals/{state['round']}")
    with page.expect_download() as download:
        page.get_by_role("link", name="完税证明.pdf").click()
    assert pathlib.Path(download.value.path()).read_bytes() == b"%PDF-1.4 invented"
    page.locator(".objection input[value=upheld]").check()
    page.locator(".objection input[name=answer]").fill("核对无误，更正后重新评价")
    page.get_by_role("button", name="答复企业").click()
    expect(page.locator(".objection")).to_contain_text("成立")


@check
def correct_and_rerun(office):
    """The record is corrected with a reason; final is refused until a re-run; the difference tells why."""
    page = office.go("officer", f"records/enterprise-year?words={state['firm']}&period={YEAR}")
    page.locator(".records tbody a").first.click()
    page.locator("select[name=field]").select_option("税收")
    page.locator("form.correct input[name=value]").fill(state["tax"])
    page.locator("form.correct input[name=reason]").fill("异议成立")
    page.get_by_role("button", name="保存更正").click()
    expect(page.locator("#f-税收")).to_contain_text("已更正")
    page = office.go("officer", f"appraisals/{state['round']}")
    page.get_by_role("button", name="定稿").click()
    expect(page.locator("main")).to_contain_text("尚未届满")
    state["serve"]("2027-01-20")
    page = office.go("officer", f"appraisals/{state['round']}")
    page.get_by_role("button", name="定稿").click()
    expect(page.locator("main")).to_contain_text("数据在上次评价之后有变")
    form = page.locator("form.step").filter(has_text="重新评价")
    form.locator("input[name=note]").fill("异议成立，更正税收")
    form.get_by_role("button", name="重新评价").click()
    page.get_by_role("link", name="最近两次评价的差异").click()
    expect(page.locator("main")).to_contain_text("数据有变的企业 1")
    expect(page.locator("main")).to_contain_text(state["firm"])
    office.shot("officer", "compare")
    page = office.go("officer", f"appraisals/{state['round']}/firm?key={state['firm']}")
    assert page.locator(".waterfall text.points").last.text_content() != state["total"]
    expect(page.locator(".lines")).to_contain_text("更正")


@check
def finish(office):
    """Results become final, lists go out to the bodies that act, and the log still holds."""
    page = office.go("officer", f"appraisals/{state['round']}")
    page.get_by_role("button", name="定稿").click()
    expect(page.locator(".stages .done").last).to_have_text("定稿")
    office.shot("officer", "final")
    with page.expect_download() as download:
        page.locator("table", has_text="执行单位").get_by_role("link", name="CSV").first.click()
    text = pathlib.Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "企业代码" in text and len(text.splitlines()) > 1
    page = office.go("chief", "log?check=1")
    expect(page.locator(".direct")).to_contain_text("均相符")
    page = office.go("public", f"published/{state['round']}")
    expect(page.locator("h1")).to_contain_text("结果")
    # Next year begins with the same method.
    page = office.go("officer", "appraisals")
    page.locator("select[name=method]").select_option(METHOD)
    page.locator("input[name=year]").fill("2023")
    page.get_by_role("button", name="开始", exact=True).click()
    expect(page.locator(".stages .now")).to_have_text("准备")


@check
def widths(office):
    """Every page fits from 360 to 1920 pixels."""
    for who, path, name in [
        ("officer", f"appraisals/{state['round']}", "round"),
        ("officer", f"appraisals/{state['round']}/firm?key={state['firm']}", "firm"),
        ("officer", f"appraisals/{state['round']}/whatif", "whatif"),
        ("public", f"published/{state['round']}", "notice"),
    ]:
        for width in [360, 1920]:
            page = office.pages[who]
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(office.home + path)
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 1, f"{path} is {over} px too wide at {width}"
            page.screenshot(path=office.shots / f"{name}-{width}.png")
        page.set_viewport_size({"width": 1280, "height": 900})


def prepare(guiju, folder):
    """Imports invented firms and chooses the one that objects."""
    demo = folder / "demo"
    subprocess.run([guiju, "demo", "--enterprises", "900", "--clean", "--out", demo], check=True, capture_output=True)
    library = folder / "library.sqlite"
    for kind, name in [("enterprise", "enterprises.csv"), ("enterprise-year", "enterprise-years.csv")]:
        subprocess.run(
            [guiju, "import", demo / name, "--type", kind, "--pack", ROOT / "packs" / "per-mu", "--library", library],
            check=True, capture_output=True)
    with open(demo / "enterprise-years.csv", encoding="utf-8-sig") as file:
        rows = [row for row in csv.reader(file)]
    head = rows[0]
    code, year = (next(i for i, t in enumerate(head) if w in t) for w in ["信用代码", "年度"])
    tax = next(i for i, t in enumerate(head) if "税金" in t or "税收" in t)
    firms = [row for row in rows[1:] if row[year] == YEAR]
    state.update(firm=firms[3][code], other=firms[4][code], tax=str(float(firms[3][tax].replace(",", "")) + 5000))
    return library


drive(checks, state, prepare, Office, "appraisal")
