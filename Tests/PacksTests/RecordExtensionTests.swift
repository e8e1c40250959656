import Foundation
import Packs
import Testing
import Vocabulary

@Suite("Adding fields to a record type of a used pack")
struct RecordExtensionTests {
  let packs: TestPacks

  init() throws {
    packs = try TestPacks()
    try packs.write(
      "base",
      [
        "pack.yaml": "name: base\ntitle: B\nversion: 1.0.0\n",
        "records/firm.yaml": """
        name: firm
        title: 企业
        class: 管理
        grade: 1
        primaryKey: [代码]
        fields:
          - {name: 代码, type: string}
          - {name: 税收, type: number, unit: 万元}
          - {name: 用地, type: number, unit: 亩}

        """,
      ])
  }

  private func extend(_ name: String, _ text: String, uses: String = "[base]") throws {
    try packs.write(
      name,
      [
        "pack.yaml": "name: \(name)\ntitle: P\nversion: 1.0.0\nuses: \(uses)\n",
        "records/firm.yaml": "name: firm\nextends: firm\ntitle: 企业\nclass: 管理\ngrade: 2\n" + text,
      ])
  }

  @Test("the type has the fields of both, formulas of the addition may use all of them")
  func both() throws {
    try extend(
      "p",
      "fields:\n  - {name: 亩均税收, type: number, unit: 万元/亩, formula: 税收 / 用地}\nchecks:\n  - rule: 税收 >= 0\n"
    )
    #expect(packs.check("p") == [])
    let set = try PackLoader().load(packs.folder.appending(path: "p").path)
    let firm = try #require(set.record("firm"))
    #expect(firm.fields.map(\.name) == ["代码", "税收", "用地", "亩均税收"])
    #expect(firm.fields.map(\.grade) == [.first, .first, .first, .second])
    #expect(firm.primaryKey == ["代码"] && firm.checks.count == 1)
    #expect(set.records.map(\.name) == ["firm"] && set.records[0].fields.count == 4)
    let base = try PackLoader().load(packs.folder.appending(path: "base").path)
    #expect(base.record("firm")?.fields.count == 3)
  }

  @Test("two packs add to one type, and a third that uses both sees all; overlays reach each")
  func several() throws {
    try extend("p", "fields:\n  - {name: 甲, type: number, unit: 元}\n")
    try extend("q", "fields:\n  - {name: 乙, type: number, unit: 元}\n")
    try packs.write(
      "r",
      [
        "pack.yaml": "name: r\ntitle: R\nversion: 1.0.0\nuses: [p, q]\n",
        "overlays/o.yaml":
          "name: o\npack: q\nchanges:\n  - {at: records/firm.yaml, path: fields/乙/unit, value: 万元}\n",
      ])
    #expect(packs.check("r") == [])
    let set = try PackLoader().load(packs.folder.appending(path: "r").path)
    #expect(set.record("firm")?.fields.map(\.name) == ["代码", "税收", "用地", "甲", "乙"])
    let read = try #require(set.record("firm", for: OverlayContext()))
    #expect(read.problems.isEmpty)
    #expect(read.record.field("乙")?.unit?.description == "万元")
    #expect(read.record.field("税收")?.unit?.description == "万元")
  }

  @Test("a type of another name is a type of its own")
  func other() throws {
    try packs.write(
      "p",
      [
        "pack.yaml": "name: p\ntitle: P\nversion: 1.0.0\nuses: [base]\n",
        "records/tenant.yaml":
          "name: tenant\nextends: firm\ntitle: 租户\nclass: 管理\ngrade: 1\nfields:\n  - {name: 租金, type: number, unit: 万元, formula: 税收 * 2}\n",
      ])
    #expect(packs.check("p") == [])
    let set = try PackLoader().load(packs.folder.appending(path: "p").path)
    #expect(set.record("tenant")?.fields.map(\.name) == ["代码", "税收", "用地", "租金"])
    #expect(set.record("firm")?.fields.count == 3)
  }

  @Test("what cannot be added is told where it stands")
  func faults() throws {
    try extend(
      "p",
      "primaryKey: [税收]\nfields:\n  - {name: 税收, type: number, unit: 万元}\n  - {name: 丙, type: number, unit: 万元, formula: 税收 / 用地}\n"
    )
    #expect(
      packs.check("p") == [
        "p/records/firm.yaml:6:13 packs.extension-entry",
        "p/records/firm.yaml:8:12 packs.duplicate-field",
        "p/records/firm.yaml:9:48 packs.unit-result",
      ])
    try extend("p", "fields:\n  - {name: 丙, type: number, unit: 万元}\n", uses: "[core]")
    #expect(packs.check("p") == ["p/records/firm.yaml:2:10 packs.no-record"])
    // Two types that rest on each other are none.
    try packs.write(
      "p",
      [
        "records/a.yaml": "name: a\nextends: b\ntitle: A\nfields: []\n",
        "records/b.yaml": "name: b\nextends: a\ntitle: B\nfields: []\n",
      ])
    #expect(packs.check("p").contains("p/records/a.yaml:2:10 packs.no-record"))
    let set = try PackLoader().load(packs.folder.appending(path: "p").path)
    #expect(set.record("a") == nil && set.record("b") == nil)
  }
}
