import Appraisals
import Columns
import Diagnostics
import Packs
import Testing

@Suite("How ranks and totals become grades")
struct GradingTests {
  private func pack(_ grades: String, ties: String = "by-row") throws -> SmallPack {
    try SmallPack(
      fields: "  - {name: 分, type: number, unit: \"1\"}\n",
      method: """
        subject: {key: 代码}
        schemes:
          - name: 全部
            indicators:
              - {name: 得, unit: "1", value: 分, weight: 100, missing: undecided, scoring: {kind: formula, formula: 指标值}}
            ranking: {ties: \(ties)}
            grades: \(grades)

        """)
  }

  private func rows(_ totals: [String]) -> [[String: String]] {
    totals.enumerated().map { ["代码": "\($0)", "分": $1] }
  }

  /// How many firms of a count are within a share, for each way in which it becomes whole.
  static let boundaries: [(mode: String, tenths: @Sendable (Int) -> Int)] = [
    ("floor", { $0 / 10 }), ("ceiling", { ($0 + 9) / 10 }), ("half-up", { ($0 + 5) / 10 }),
    ("half-down", { ($0 + 4) / 10 }),
    ("half-even", { $0 % 10 == 5 ? ($0 / 10 + 1) / 2 * 2 : ($0 + 5) / 10 }),
  ]

  @Test(
    "each boundary rule, for counts that make a share whole, a half, and anything else",
    arguments: [0, 1, 2, 3, 4])
  func boundary(_ index: Int) throws {
    let (mode, whole) = Self.boundaries[index]
    // 30% of 5, 10, 15 … firms is whole or ends in a half.
    let pack = try pack("{names: [上, 中, 下], shares: [30, 40, 30], boundary: \(mode)}")
    for count in [1, 2, 3, 4, 5, 7, 9, 10, 11, 15, 20, 25, 33, 35, 45] {
      let run = try pack.run(rows((0..<count).map { "\(1000 - $0)" }))
      let (first, second) = (whole(3 * count), whole(7 * count))
      let expected = (1...count).map { $0 <= first ? "上" : $0 <= second ? "中" : "下" }
      #expect(run.column("等级") == expected, "\(mode) of \(count)")
    }
  }

  @Test("a firm exactly at a limit has the grade of the limit, one a hair below has not")
  func limits() throws {
    let pack = try pack("{names: [A, B, C], limits: [80, 60.5]}")
    let run = try pack.run(
      rows(["80", "79.999999999999999999", "60.5", "60.4999999999999999", "-1", "100"]))
    #expect(run.column("等级") == ["A", "B", "B", "C", "C", "A"])
  }

  @Test(
    "shared ranks skip, dense ones do not, and by row the first comes first",
    arguments: [
      ("shared", ["1", "2", "2", "4"]), ("dense", ["1", "2", "2", "3"]),
      ("by-row", ["1", "2", "3", "4"]),
    ])
  func ties(_ rule: String, _ ranks: [String]) throws {
    let pack = try pack("{names: [A, B], shares: [50, 50]}", ties: rule)
    #expect(try pack.run(rows(["9", "8", "8", "7"])).column("名次") == ranks)
  }

  @Test("without a value there is no total, and the firm is undecided with the fact that it lacks")
  func undecided() throws {
    let pack = try pack("{names: [A, B], shares: [50, 50], boundary: floor}")
    let run = try pack.run(rows(["9", "", "7"]))
    #expect(run.column("状态") == ["参评", "待定", "参评"])
    #expect(run.column("缺少的事实") == ["", "分", ""])
    #expect(run.column("等级") == ["A", "", "B"])
    #expect(run.column("同组户数")[0] == "2")
    #expect(run.appraisal.missingFacts(of: 1) == ["分"] && run.appraisal.missingFacts(of: 0) == [])
  }
}

@Suite("Adjustments, points and missing rules")
struct SchemeRuleTests {
  private static let fields = """
      - {name: 甲值, type: number, unit: 分}
      - {name: 乙值, type: number, unit: 分}
      - {name: 事由, type: string}
      - {name: 加, type: number, unit: 分}

    """

  private func method(
    _ missing: String = "zero", _ more: String = "", grades: String = "limits: [80, 60, 40]"
  )
    -> String
  {
    """
    subject: {key: 代码}
    schemes:
      - name: 全部
        rounding: {points: {digits: 2}}
        indicators:
          - {name: 甲, unit: 分, value: 甲值, weight: 60, baseline: {value: 10}, missing: \(missing)}
          - {name: 乙, unit: 分, value: 乙值, weight: 40, baseline: {value: 10}, missing: \(missing)}
        grades: {names: [A, B, C, D], \(grades)}
    \(more)
    """
  }

  private func firm(_ first: String, _ second: String, _ reason: String = "", _ extra: String = "")
    -> [String: String]
  {
    ["代码": first + "/" + second + reason, "甲值": first, "乙值": second, "事由": reason, "加": extra]
  }

  @Test(
    "every missing rule",
    arguments: [
      ("zero", ["100", "60", "0"], ["参评", "参评", "参评"]),
      ("group-mean", ["100", "100", "100"], ["参评", "参评", "参评"]),
      ("exclude", ["100", "100", ""], ["参评", "参评", "待定"]),
      ("undecided", ["100", "", ""], ["参评", "待定", "待定"]),
    ])
  func missing(_ rule: String, _ totals: [String], _ states: [String]) throws {
    let pack = try SmallPack(fields: Self.fields, method: method(rule))
    let run = try pack.run([firm("10", "10"), firm("10", ""), firm("", "")])
    #expect(run.column("总分") == totals)
    let found = run.rows[0]["状态"] == nil ? ["参评", "参评", "参评"] : run.column("状态")
    #expect(found == states)
  }

  @Test("every kind of adjustment, at the ends of the grades too")
  func adjustments() throws {
    let more = """
          adjustments:
            - {name: 定, kind: fix, when: 事由 = "定", grade: B}
            - {name: 提, kind: raise, when: 事由 = "提", steps: 2}
            - {name: 降, kind: lower, when: 事由 = "降", steps: 2}
            - {name: 限, kind: cap, when: 事由 = "限", grade: C}
            - {name: 保, kind: floor, when: 事由 = "保", grade: B}

      """
    let pack = try SmallPack(fields: Self.fields, method: method("zero", more))
    #expect(MethodCheckTests.report([pack.path]).problems.map(\.code) == [])
    let values = ["10", "7", "5", "1"]
    let grades = ["A", "B", "C", "D"]
    for (reason, expected) in [
      ("", grades), ("定", ["B", "B", "B", "B"]), ("提", ["A", "A", "A", "B"]),
      ("降", ["C", "D", "D", "D"]), ("限", ["C", "C", "C", "D"]), ("保", ["A", "B", "B", "B"]),
    ] {
      let run = try pack.run(values.map { firm($0, $0, reason) })
      #expect(run.column("基础等级") == grades)
      #expect(run.column("等级") == expected, "\(reason)")
      #expect(run.column("调整") == Array(repeating: reason, count: 4))
    }
  }

  @Test("a fixed grade is for a firm without a total too")
  func fixedWithoutTotal() throws {
    let more = "    adjustments:\n      - {name: 定, kind: fix, when: 事由 = \"定\", grade: B}\n"
    let pack = try SmallPack(fields: Self.fields, method: method("undecided", more))
    let run = try pack.run([firm("", "", "定"), firm("", "")])
    #expect(run.column("等级") == ["B", ""] && run.column("状态") == ["参评", "待定"])
  }

  @Test("points are added up and held between the most and the least")
  func points() throws {
    let more = """
          points:
            - {name: 一, points: 加}
            - {name: 二, when: 事由 = "二", points: 3}
          most-points: 5
          least-points: -4

      """
    let pack = try SmallPack(fields: Self.fields, method: method("zero", more))
    let run = try pack.run([
      firm("5", "5", "", "2"), firm("5", "5", "二", "2"), firm("5", "5", "二", "9"),
      firm("5", "5", "", "-9"), firm("5", "5", "", ""),
    ])
    #expect(run.column("加扣分") == ["2", "5", "5", "-4", ""])
    #expect(run.column("总分") == ["52", "55", "55", "46", ""])
    #expect(run.column("状态") == ["参评", "参评", "参评", "参评", "待定"])
    #expect(run.cell(4, "缺少的事实") == "加")
  }
}
