"""Drives a land officer's day in headless Chromium: parcels, registers, a case to its end, a ledger, the map.

    python Tests/Browser/land.py PATH_TO_GUIJU [FOLDER_FOR_SCREENSHOTS]

Prints a line for each check; the last line is `N passed, N failed`.
"""

import csv
import pathlib
import subprocess

from office import drive
from playwright.sync_api import expect

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "a-long-enough-password"
checks = []
state = {}


def check(function):
    checks.append(function)
    return function


class Office:
    """The pages of those who work in the office."""

    def __init__(self, browser, home, shots):
        self.home, self.shots, self.errors = home, shots, []
        self.pages = {name: self.page(browser) for name in ["chief", "land", "evaluation", "auditor"]}

    def page(self, browser):
        page = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True).new_page()
        page.on("console", lambda message: self.errors.append(message.text)
                if message.type == "error" and "status of 4" not in message.text else None)
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


def file(kind):
    """The bytes of a small file of a kind, as a browser would send them."""
    if kind == "pdf":
        return {"name": "文件.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
    return {"name": "照片.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(64)}


@check
def people(office):
    """The administrator opens accounts for a land officer, an evaluation officer and an auditor."""
    page = office.pages["chief"]
    page.goto(state["setup"])
    page.locator("input[name=login]").fill("chief")
    page.locator("input[name=name]").fill("主任")
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="建立系统管理员").click()
    office.log_in("chief", "chief")
    for login, name, role in [("li", "李用地", "land"), ("wang", "王评价", "evaluation"), ("zhao", "赵审计", "auditor")]:
        page = office.go("chief", "people")
        form = page.locator("form.correct")
        form.locator("input[name=login]").fill(login)
        form.locator("input[name=name]").fill(name)
        form.locator("select[name=role]").select_option(role)
        form.locator("input[name=password]").fill(PASSWORD)
        form.get_by_role("button", name="新增").click()
        expect(page.locator("tbody")).to_contain_text(login)
    office.log_in("land", "li")
    office.log_in("evaluation", "wang")
    office.log_in("auditor", "zhao")


@check
def import_parcels(office):
    """The officer imports outlines and the use of the parcels."""
    for kind, name in [("core/parcel", "parcels.csv"), ("industrial-land/land-use", "land-use.csv")]:
        page = office.go("land", "import")
        page.locator("select[name=type]").select_option(kind)
        page.locator("input[type=file]").set_input_files(state["demo"] / name)
        page.get_by_role("button", name="上传并核对列").click()
        page.get_by_role("button", name="检查全部行").click()
        page.get_by_role("button", name="全部入库").click(timeout=60_000)
        expect(page.locator("main")).to_contain_text("SHA-256", timeout=60_000)


@check
def run_registers(office):
    """Idle land is decided first; a register that must wait for it says so; the run tells what it did."""
    page = office.go("land", "registers")
    expect(page.locator("tbody")).to_contain_text("低效工业用地")
    page = office.go("land", "registers/poorly-used")
    page.get_by_role("button", name="认定", exact=True).click()
    expect(page.locator(".problems")).to_contain_text("闲置")
    for name in ["idle", "poorly-used", "underused", "unsupplied"]:
        page = office.go("land", f"registers/{name}")
        page.get_by_role("button", name="认定", exact=True).click()
        expect(page.locator(".result")).to_contain_text("提出")
    page = office.go("land", "registers")
    office.shot("land", "registers")
    page = office.go("land", "registers/poorly-used?state=review")
    expect(page.locator("tbody tr")).to_have_count(state["poor"])
    office.shot("land", "register")


@check
def membership(office):
    """A membership shows rule, facts with their rows, and provision; it is approved, published and listed."""
    page = office.go("land", f"registers/poorly-used?words={state['parcel']}")
    page.get_by_role("link", name=state["parcel"]).click()
    state["item"] = page.url
    why = page.locator(".why")
    expect(why).to_contain_text("成立")
    expect(why).to_contain_text("land-use.csv")
    expect(why).to_contain_text("停产月数")
    expect(why).to_contain_text("浙政办发〔2023〕12号")
    form = page.locator("form.step").filter(has=page.locator("input[value=approve]"))
    form.get_by_role("button", name="同意列入").click()
    expect(page.locator("h1 .state")).to_have_text("公示")
    office.shot("land", "item")
    # The auditor reads and is offered nothing.
    other = office.pages["auditor"]
    other.goto(state["item"])
    expect(other.locator("h1 .state")).to_have_text("公示")
    expect(other.locator("main form[method=post]")).to_have_count(0)


@check
def why_not(office):
    """A parcel that is not listed is explained too, and one that nobody knows is a sentence."""
    page = office.go("land", f"registers/poorly-used/why?subject={state['plain']}")
    expect(page.locator(".why")).to_contain_text("不成立")
    page = office.go("land", "registers/poorly-used/why?subject=XX")
    expect(page.locator("main")).to_contain_text("XX")


@check
def listed(office):
    """Two weeks later the publication is over and the parcel is listed; the difference of the days shows it."""
    office.home = state["serve"]("2026-03-20")
    page = office.go("land", "registers/poorly-used")
    page.get_by_role("button", name="公示期满的列入").click()
    expect(page.locator(".result")).to_contain_text("列入 1")
    page = office.go("land", "registers/poorly-used/diff?from=2026-03-01&to=2026-03-20")
    row = page.locator("tr", has_text=state["parcel"])
    expect(row).to_contain_text("列入")
    office.shot("land", "diff")


@check
def open_case(office):
    """A case is opened from the membership; two branches begin."""
    page = office.pages["land"]
    page.goto(state["item"])
    page.get_by_role("link", name="立案：低效工业用地整治").click()
    expect(page.locator("input[name=subject]")).to_have_value(state["parcel"])
    expect(page.locator("input[name='fact.责任人']")).to_have_value("li")
    office.shot("land", "case-new")
    page.get_by_role("button", name="立案").click()
    state["case"] = page.url
    expect(page.locator(".open-step h2")).to_have_text("核实")
    page.get_by_role("button", name="办完这一步").click()
    expect(page.locator(".open-step")).to_have_count(2)
    office.shot("land", "case")


@check
def evidence(office):
    """A step waits for its evidence, a file of the wrong kind is refused, a stopped clock keeps its days."""
    page = office.pages["land"]
    look = page.locator(".open-step", has_text="现场查勘")
    look.get_by_role("button", name="办完这一步").click()
    expect(page.locator(".problems")).to_contain_text("现场照片")
    look.locator("input[type=file]").set_input_files(file("pdf"))
    look.get_by_role("button", name="上传").click()
    expect(page.locator(".problems")).to_contain_text("pdf")
    look.get_by_text("停钟", exact=True).first.click()
    look.locator("select[name=reason]").select_option("行政复议或诉讼")
    look.get_by_role("button", name="停钟").click()
    expect(look).to_contain_text("还剩")
    office.shot("land", "stopped")
    look.get_by_role("button", name="续计").click()
    look.locator("input[type=file]").set_input_files(file("png"))
    look.get_by_role("button", name="上传").click()
    expect(look.locator("li.enough")).to_have_count(1)
    look.get_by_role("button", name="办完这一步").click()
    expect(page.locator(".open-step")).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("link", name="照片.png").click()
    assert pathlib.Path(download.value.path()).read_bytes() == file("png")["buffer"]


@check
def other_office(office):
    """The evaluation officer finds the case in the own list, and does the branch that is theirs."""
    page = office.go("evaluation", "cases")
    expect(page.locator(".tabs a[aria-current] b")).to_have_text("1")
    office.shot("evaluation", "cases")
    page.locator("tbody a").first.click()
    step = page.locator(".open-step", has_text="效益评估")
    step.locator("input[type=file]").set_input_files(file("pdf"))
    step.get_by_role("button", name="上传").click()
    page.locator(".open-step", has_text="效益评估").get_by_role("button", name="办完这一步").click()
    expect(page.locator(".open-step h2")).to_contain_text("定整治措施")
    expect(page.locator(".open-step").get_by_role("button", name="办完这一步")).to_have_count(0)


@check
def to_its_end(office):
    """The measure is chosen from those that the rules know; the case ends with an agreed return of the land."""
    page = office.pages["land"]
    page.goto(state["case"])
    measures = page.locator("datalist option").evaluate_all("all => all.map((o) => o.value)")
    assert "协商收回" in measures and "自主改造" in measures, measures
    page.locator(".open-step input[type=file]").set_input_files(file("pdf"))
    page.get_by_role("button", name="上传").click()
    page.locator("input[name='fact.措施']").fill("协商收回")
    page.get_by_role("button", name="办完这一步").click()
    page.locator("form.comment input[name=text]").fill("已与企业约定评估机构")
    page.get_by_role("button", name="留言").click()
    expect(page.locator("tr.comment")).to_contain_text("评估机构")
    page.locator(".open-step input[type=file]").set_input_files(file("pdf"))
    page.get_by_role("button", name="上传").click()
    page.locator("select[name='fact.已合理补偿']").select_option("true")
    page.get_by_role("button", name="办完这一步").click()
    expect(page.locator("h1 .state")).to_have_text("办结：已收回")
    office.shot("land", "closed")
    # The register has let it go with the case, and the case says so and leads there.
    page.get_by_role("link", name="退出名册 低效工业用地").click()
    expect(page).to_have_url(state["item"])
    expect(page.locator("h1 .state")).to_have_text("退出")
    expect(page.locator("body")).to_contain_text("已收回")
    office.shot("land", "left")


@check
def ledger(office):
    """A quota is posted by its rule; what the rule forbids is refused with the rule; an entry is reversed."""
    page = office.go("land", "ledgers/land-quota")

    def post(name, **values):
        box = page.locator(".postings > details").filter(has=page.locator(f"input[name=posting][value={name}]"))
        if box.get_attribute("open") is None:
            box.locator("summary").click()
        for field, value in values.items():
            box.locator(f"[name='{field}']").fill(value)
        box.get_by_role("button", name="记账").click()

    common = {"owner": "330303", "year": "2026", "reason": "年初"}
    post("下达", **common, **{"fact.基数": "100", "fact.批而未供任务": "10", "fact.批而未供完成": "10",
                             "fact.闲置任务": "10", "fact.闲置完成": "10"})
    expect(page.locator("table.list").first).to_contain_text("330303")
    post("使用", **common, amount="100000")
    expect(page.locator(".problems")).to_be_visible()
    office.shot("land", "ledger-refused")
    post("使用", **common, amount="12.5")
    row = page.locator("#entries ~ .scroll tbody tr").first
    expect(row).to_contain_text("12.5000")
    row.locator("summary", has_text="冲销").click()
    row.locator("input[name=reason]").fill("记错年度")
    row.get_by_role("button", name="冲销").click()
    expect(page.locator("#entries ~ .scroll tbody tr").first).to_contain_text("冲销")
    office.shot("land", "ledger")


@check
def the_map(office):
    """Parcels are coloured by register; filters, moves, and the way to one parcel's whole chain."""
    page = office.go("land", "land/map")
    expect(page.locator("path.parcel")).to_have_count(state["parcels"])
    office.shot("land", "map-all")
    page.locator("select[name=region]").select_option(state["region"])
    page.get_by_role("button", name="筛选").click()
    expect(page.locator(".legend").first).to_contain_text("低效工业用地")
    keys = page.locator(".legend .key")
    colours = keys.evaluate_all("all => all.map((key) => getComputedStyle(key).backgroundColor)")
    assert len(colours) == len(set(colours)), f"each register has a colour of its own: {colours}"
    poor = page.locator(".legend li, .legend span").filter(has_text="低效工业用地").locator(".key").first
    name = poor.evaluate("key => [...key.classList].find((name) => name.startsWith('register-'))")
    expect(page.locator(f"path.parcel.{name}").first).to_be_visible()
    office.shot("land", "map")
    page.locator("select[name=register]").select_option("poorly-used")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator("path.parcel.exited")).to_have_count(1)
    page.locator("path.parcel.exited").click()
    expect(page.locator("h1")).to_contain_text(state["parcel"])
    chain = page.locator("table.chain")
    for word in ["出让日期", "公示", "列入", "立案", "办结", "退出"]:
        expect(chain).to_contain_text(word)
    office.shot("land", "parcel")


@check
def renewal(office):
    """An area drawn on the map has its parcels, sums, groups and small pieces."""
    page = office.go("land", f"land/map?region={state['region']}")
    page.get_by_role("button", name="画片区").click()
    box = page.locator("svg.map").bounding_box()
    for x, y in [(0.3, 0.2), (0.75, 0.2), (0.75, 0.8), (0.3, 0.8)]:
        page.mouse.click(box["x"] + x * box["width"], box["y"] + y * box["height"])
    page.get_by_role("button", name="画完").click()
    result = page.locator(".area-result")
    expect(result).to_contain_text("公顷")
    expect(result.locator("tbody tr").first).to_be_visible()
    assert int(result.locator(".facts b").nth(1).inner_text()) > 0
    office.shot("land", "renewal")
    page.locator("textarea[name=area]").fill("POLYGON((120 30,121 31))")
    page.get_by_role("button", name="查看片区").click()
    expect(page.locator(".problems")).to_contain_text("闭合")


@check
def languages_and_widths(office):
    """Every page is there in English too, and fits from 360 to 1920 pixels."""
    page = office.pages["land"]
    paths = ["registers", "registers/poorly-used", state["item"], "registers/poorly-used/diff", "cases",
             state["case"], "ledgers", "ledgers/land-quota", "land/map", f"land/parcel?key={state['parcel']}"]
    for path in paths:
        path = path.removeprefix(office.home)
        for width in [360, 1920]:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(office.home + path)
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 1, f"{path} is {over} px too wide at {width}"
    page.set_viewport_size({"width": 360, "height": 800})
    office.go("land", "land/map")
    office.shot("land", "map-360")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(state["case"] + "?lang=en")
    expect(page.locator("main")).to_contain_text("Evidence and letters")
    office.shot("land", "case-en")


def prepare(guiju, folder):
    """Invented parcels, and what was done on them: one poorly used, one idle, the others in order."""
    demo = folder / "demo"
    subprocess.run([guiju, "demo", "--enterprises", "600", "--clean", "--out", demo], check=True, capture_output=True)
    with open(demo / "parcels.csv", encoding="utf-8-sig") as source:
        parcels = list(csv.DictReader(source))
    # The county with the most parcels.
    regions = [row["县区代码"] for row in parcels]
    region = max(sorted(set(regions)), key=regions.count)
    own = [row for row in parcels if row["县区代码"] == region]
    sound = {
        "批准日期": "2018-03-01", "已供应": "true", "合同签订日期": "2019-05-06", "约定动工日期": "2020-01-01",
        "实际交付日期": "2019-06-01", "已动工": "true", "应动工面积": "5000", "已动工面积": "5000", "总投资": "3000",
        "已投资": "3000", "供应面积": "5000", "已建面积": "5000", "建筑面积": "9000", "逾期竣工月数": "0",
        "投资强度达成率": "1", "产出达成率": "1", "停产月数": "0", "亩均税收": "30", "亩均等级": "B",
        "禁止或淘汰产业": "false", "安全环保不达标": "false", "不符合国土空间规划": "false", "低散乱污突出": "false",
        "整改后达标": "true", "符合产业导向": "false", "承担重大任务或保供": "false", "工艺不能搬迁": "false",
        "与周边环境协调": "true",
    }
    rows, poor = [], 0
    for index, parcel in enumerate(own):
        row = {"宗地号": parcel["宗地编号"], "信用代码": parcel["使用权人信用代码"], "县区代码": region, **sound}
        if index % 9 == 4:
            row.update(停产月数="18", 亩均税收="2", 亩均等级="D")
            poor += 1
        elif index % 9 == 7:
            row.update(已动工="false", 已动工面积="0", 已投资="0", 已建面积="0", 建筑面积="0")
        rows.append(row)
    with open(demo / "land-use.csv", "w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    state.update(demo=demo, region=region, parcels=len(parcels), parcel=rows[4]["宗地号"], plain=rows[0]["宗地号"],
                 poor=poor)
    return folder / "library.sqlite"


drive(checks, state, prepare, Office, "land")
