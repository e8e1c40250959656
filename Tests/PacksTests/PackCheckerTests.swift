import Diagnostics
import Foundation
import Packs
import Tables
import Testing
import Vocabulary

@Suite("Checking packs")
struct PackCheckerTests {
  let packs: TestPacks

  init() throws { packs = try TestPacks() }

  private static let manifest = "name: p\ntitle: P\nversion: 1.0.0\n"

  private func record(_ fields: String, _ rest: String = "") -> [String: String] {
    [
      "pack.yaml": Self.manifest,
      "records/r.yaml": "name: r\ntitle: R\nclass: 管理\ngrade: 1\nfields:\n" + fields + rest,
    ]
  }

  @Test("the core pack is sound")
  func core() {
    let report = PackChecker().check([PackageFolder.core])
    #expect(report.problems.map { ProblemRenderer(language: .english).text($0) } == [])
    #expect(report.packs == ["core"])
  }

  @Test("the core pack declares what other packs build upon")
  func coreRecords() throws {
    let core = try PackLoader().load(PackageFolder.core)
    #expect(
      Set(core.records.map(\.name)) == [
        "enterprise", "enterprise-year", "parcel", "contract", "project", "park", "cluster",
        "region", "agency",
      ])
    let year = try #require(core.record("enterprise-year"))
    #expect(year.field("税收")?.unit == (try Unit("万元")))
    #expect(year.field("法定代表人") == nil && year.period == .year)
    #expect(core.record("enterprise")?.field("法定代表人")?.grade == .second)
    #expect(year.targets.contains { $0.name == "亩均税收" } == false)
    #expect(year.missing.days.contains(try #require(Day("1901-01-02"))))
  }

  @Test("a wrong unit in a copy of any formula's field of the core pack is found")
  func mutatedCore() throws {
    let folder = URL(fileURLWithPath: PackageFolder.core)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "records").path)
    var tried = 0
    for name in names.sorted() {
      let text = try String(contentsOf: folder.appending(path: "records/\(name)"), encoding: .utf8)
      let lines = text.components(separatedBy: "\n")
      for (index, line) in lines.enumerated() {
        guard line.contains("unit:"), index + 1 < lines.count, lines[index + 1].contains("formula:")
        else { continue }
        var changed = lines
        changed[index] = "    unit: 吨·人"
        try packs.write(
          "core",
          [
            "pack.yaml": String(contentsOf: folder.appending(path: "pack.yaml"), encoding: .utf8)
          ])
        for other in names where other != name {
          try packs.write(
            "core",
            [
              "records/\(other)": String(
                contentsOf: folder.appending(path: "records/\(other)"), encoding: .utf8)
            ])
        }
        try packs.write("core", ["records/\(name)": changed.joined(separator: "\n")])
        let found = packs.report("core").problems.filter { $0.code == "packs.unit-result" }
        #expect(found.map { $0.place?.line } == [index + 2], "\(name):\(index + 1)")
        tried += 1
      }
    }
    #expect(tried >= 10)
  }

  @Test("unknown names, words and kinds are told with place and the nearest name")
  func shapes() throws {
    try packs.write(
      "p",
      [
        "pack.yaml": "name: p\ntitel: P\nversion: 1.0\nuses: core\n",
        "records/r.yaml":
          "name: r\ntitle: R\nfields:\n  - name: 税收\n    type: nunber\n    unit: 万圆圆\n    constraints: {required: yes, min: 0}\n    grade: 7\n",
      ])
    #expect(
      packs.check("p") == [
        "p/pack.yaml:1:1 packs.missing-name", "p/pack.yaml:2:1 packs.unknown-name",
        "p/pack.yaml:3:10 packs.bad-value", "p/pack.yaml:4:7 packs.wrong-kind",
        "p/records/r.yaml:5:11 packs.bad-value", "p/records/r.yaml:6:11 vocabulary.unit",
        "p/records/r.yaml:7:29 packs.wrong-kind", "p/records/r.yaml:7:34 packs.unknown-name",
        "p/records/r.yaml:8:12 packs.wrong-kind",
      ])
    let problems = packs.report("p").problems
    #expect(problems[1].suggestion?.english == "do you mean “title”?")
    #expect(problems[4].suggestion?.chinese == "是不是 “number”？")
  }

  @Test("formulas are checked for syntax, names and units, at their characters")
  func formulas() throws {
    try packs.write(
      "p",
      record(
        """
          - {name: 税收, type: number, unit: 万元}
          - {name: 用地, type: number, unit: 亩}
          - {name: 甲, type: number, unit: 万元/亩, formula: 税收 / 用地 + 税收}
          - {name: 乙, type: number, unit: 万元, formula: "税收 / 用地"}
          - {name: 丙, type: number, unit: 万元, formula: "税收 +"}
          - name: 丁
            type: number
            unit: 万元
            formula: |
              if 税收 > 0
                then 税收 + 用她
                else 用地

        """, "checks:\n  - rule: 税收 > 用地\n"))
    #expect(
      packs.check("p") == [
        "p/records/r.yaml:8:58 packs.unit-mismatch", "p/records/r.yaml:9:49 packs.unit-result",
        "p/records/r.yaml:10:53 feel.syntax", "p/records/r.yaml:15:7 packs.unit-mismatch",
        "p/records/r.yaml:16:19 feel.unknown-name", "p/records/r.yaml:19:14 packs.unit-mismatch",
      ])
  }

  @Test(
    "a name that is written twice is told where it stands the second time",
    arguments: [
      ("name: p\ntitle: P\n# name: x\nversion: 1.0.0\nname: q\n", 5, 1),
      ("name: p\nuses:\n  - {a: 1, a: 2}\n", 3, 12),
      ("a:\n  b: 1\n  c:\n    b: 2\n  'b': 3\n", 5, 3),
    ])
  func duplicateKey(text: String, line: Int, column: Int) {
    do throws(Problem) {
      _ = try DeclarationFile(text: text, name: "p.yaml")
      Issue.record("a name was taken twice")
    } catch {
      #expect(error.code == "packs.duplicate-key")
      #expect(error.place?.line == line && error.place?.column == column, "\(error)")
    }
  }

  @Test("keys, links, constraints, grades, duplicates and circles of formulas")
  func records() throws {
    try packs.write(
      "p",
      [
        "pack.yaml": Self.manifest + "uses: [core]\n",
        "records/r.yaml": """
        name: r
        title: R
        primaryKey: [代号]
        fields:
          - {name: 代码, type: string, unit: 元, class: 管理, grade: 0}
          - {name: 甲, type: number, unit: 元, class: 管理, grade: 0, formula: 乙 + 1}
          - {name: 乙, type: number, unit: 元, class: 管理, grade: 0, formula: 甲 + 1}
          - {name: 丙, type: number, class: 管理, grade: 0, constraints: {minimum: 5, maximum: 1}}
          - {name: 丁, type: date, constraints: {minimum: 昨天, pattern: "["}}
          - {name: 甲, title: 丙, type: string, class: 管理, grade: 0}
        foreignKeys:
          - fields: 代码
            reference: {resource: enterprize, fields: 信用代码}
          - fields: [代码, 甲]
            reference: {resource: enterprise, fields: 信用号码}

        """,
      ])
    let found = packs.check("p")
    #expect(
      Set(found) == [
        "p/records/r.yaml:3:13 packs.unknown-field", "p/records/r.yaml:5:36 packs.needless-unit",
        "p/records/r.yaml:7:68 packs.formula-cycle", "p/records/r.yaml:8:5 packs.no-unit",
        "p/records/r.yaml:8:63 packs.empty-range", "p/records/r.yaml:9:5 packs.no-grade",
        "p/records/r.yaml:9:50 packs.bad-value", "p/records/r.yaml:9:63 packs.bad-pattern",
        "p/records/r.yaml:10:12 packs.duplicate-field",
        "p/records/r.yaml:10:5 packs.ambiguous-title",
        "p/records/r.yaml:13:27 packs.no-record", "p/records/r.yaml:14:5 packs.link-fields",
        "p/records/r.yaml:15:47 packs.unknown-field",
      ])
  }

  @Test("packs that use each other, are absent or lead elsewhere")
  func uses() throws {
    try packs.write("p", ["pack.yaml": Self.manifest + "uses: [q, cora, core]\n"])
    try packs.write("q", ["pack.yaml": "name: q\ntitle: Q\nversion: 1.0.0\nuses: [p]\n"])
    #expect(packs.check("p") == ["p/pack.yaml:4:11 packs.no-pack", "q/pack.yaml:4:8 packs.cycle"])
    #expect(packs.report("p").problems[0].suggestion?.english.contains("core") == true)
    try packs.write("p", ["pack.yaml": Self.manifest + "uses: [../q]\n"])
    #expect(
      packs.check("p") == ["p/pack.yaml:4:8 packs.bad-value", "p/pack.yaml:4:8 packs.no-pack"])
    #expect(packs.check("absent").map { $0.split(separator: " ").last } == ["packs.unreadable"])
  }

  @Test("what a pack that carries out documents does must cite them")
  func provisions() throws {
    var files = record(
      "  - {name: 甲, type: number, unit: 元, provision: \"浙政发[2020]1号 一\"}\n  - {name: 乙, type: number, unit: 元, provision: 国发〔2021〕9号}\n",
      "checks:\n  - rule: 甲 > 0\n")
    files["pack.yaml"] = Self.manifest + "documents: [浙政发〔2020〕1号]\n"
    files["targets.csv"] =
      "id,metric,provision,comparator,value,unit,due\nt1,亩均税收,浙政发〔2020〕1号 二,>=,40,万元/亩,2025\nt1,x,,=>,4O,万圆圆,someday\n"
    try packs.write("p", files)
    #expect(
      packs.check("p") == [
        "p/records/r.yaml:7:49 packs.unlisted-document", "p/records/r.yaml:9:11 packs.no-provision",
        "p/targets.csv:3:1 packs.duplicate-target", "p/targets.csv:3:3 packs.no-provision",
        "p/targets.csv:3:4 packs.bad-value", "p/targets.csv:3:5 packs.bad-value",
        "p/targets.csv:3:6 vocabulary.unit", "p/targets.csv:3:7 packs.bad-value",
      ])
  }

  @Test("overlays change a pack by region and year, the nearest last; what they miss is told")
  func overlays() throws {
    try packs.write(
      "base",
      [
        "pack.yaml": "name: base\ntitle: B\nversion: 1.0.0\n",
        "records/r.yaml":
          "name: r\ntitle: R\nclass: 管理\ngrade: 1\nfields:\n  - {name: 用地, type: number, unit: 亩, constraints: {minimum: 0}}\n",
        "baselines/industry.csv": "行业,亩均税收\nC33,20\nC34,25\n",
      ])
    func overlay(_ name: String, _ rest: String) -> String { "name: \(name)\npack: base\n\(rest)" }
    try packs.write(
      "p",
      [
        "pack.yaml": Self.manifest + "uses: [base]\n",
        "overlays/a.yaml": overlay(
          "a",
          "jurisdiction: \"331003\"\nyears: {from: 2024}\nchanges:\n  - at: baselines/industry.csv\n    key: {行业: C33}\n    set: {亩均税收: 30}\n  - at: records/r.yaml\n    path: fields/用地/constraints/minimum\n    value: 3\n"
        ),
        "overlays/b.yaml": overlay(
          "b",
          "jurisdiction: \"331000\"\nchanges:\n  - at: baselines/industry.csv\n    key: {行业: C33}\n    set: {亩均税收: 28}\n"
        ),
      ])
    #expect(packs.check("p") == [])
    let set = try PackLoader().load(packs.folder.appending(path: "p").path)
    func value(_ region: String?, _ year: Int?) throws -> String {
      try set.table(
        "baselines/industry.csv", of: "base", for: OverlayContext(jurisdiction: region, year: year)
      ).table.rows[0][1]
    }
    #expect(try value("331003", 2024) == "30")
    #expect(try value("331003", 2023) == "28")
    #expect(try value("331002", 2024) == "28")
    #expect(try value("330100", 2024) == "20")
    #expect(try value(nil, nil) == "20")
    let changed = try #require(
      set.record("r", for: OverlayContext(jurisdiction: "331003", year: 2025)))
    #expect(changed.record.fields[0].constraints.minimum == "3" && changed.problems.isEmpty)
    try packs.write(
      "p",
      [
        "overlays/a.yaml": overlay(
          "a",
          "changes:\n  - at: baselines/industri.csv\n    key: {行业: C33}\n    set: {亩均税收: 30}\n  - at: baselines/industry.csv\n    key: {行业: C99}\n    set: {亩均税收: 30}\n  - at: baselines/industry.csv\n    key: {行业: C33}\n    set: {亩均水收: 30}\n  - at: records/r.yaml\n    path: fields/用地/constraints/minimun\n    value: 3\n  - at: records/r.yaml\n    path: fields/用第/unit\n    value: 元\n  - at: ../x.csv\n"
        ),
        "overlays/b.yaml": overlay("b", "pack2: x\nchanges: []\n"),
      ])
    #expect(
      packs.check("p") == [
        "p/overlays/a.yaml:4:9 packs.no-file", "p/overlays/a.yaml:8:10 packs.overlay-row",
        "p/overlays/a.yaml:10:5 packs.overlay-column", "p/overlays/a.yaml:15:12 packs.unknown-name",
        "p/overlays/a.yaml:17:11 packs.overlay-path", "p/overlays/a.yaml:19:9 packs.outside",
        "p/overlays/b.yaml:3:1 packs.unknown-name",
      ])
  }
}
