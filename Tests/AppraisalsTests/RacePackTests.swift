import Appraisals
import Columns
import Packs
import Testing

@Suite("Races between regions, clusters and zones")
struct RacePackTests {
  static let names =
    (try? PackLoader().load(TestFolder.packs + "/races")).map { MethodBundle.names(in: $0.main) }
    ?? []

  static func bundle(_ name: String) throws -> MethodBundle {
    try MethodBundle(
      name, in: PackLoader().load(TestFolder.packs + "/races"),
      for: OverlayContext(jurisdiction: "33", year: 2024))
  }

  private func run(_ name: String, _ rows: [[String: String]]) throws -> MethodRun {
    let bundle = try Self.bundle(name)
    return try MethodRun(bundle, MethodRows(bundle, rows).population, year: 2024)
  }

  // MARK: The provincial award

  /// A region that meets all six goals, and labour productivity (39 of 35) by more; `size` times as large.
  private func region(
    _ name: String, size: Int = 1, _ changes: [String: String] = [:]
  ) -> [String: String] {
    let figures = [
      "增加值": 39_000, "从业人员": 1_000, "税收": 8_000, "用地面积": 200, "研发费用": 3_400, "营业收入": 100_000,
      "高技术制造业增加值": 7_410, "高新技术产业增加值": 25_350,
    ]
    return figures.mapValues { "\($0 * size)" }.merging(
      ["地区代码": name, "重大安全事故": "否", "数据造假": "否"]
    ) { $1 }.merging(changes) { $1 }
  }

  @Test(
    "a goal that is met gives the whole weight; what is missing is undecided; a veto takes the award"
  )
  func award() throws {
    let run = try run(
      "tianding",
      [
        region("甲"), region("乙", ["税收": "6000"]),
        region("丙", ["税收": "0", "研发费用": "1700"]), region("丁", ["税收": ""]),
        region("戊", ["重大安全事故": "是"]), region("己", ["数据造假": "是"]),
      ])
    // 39 / 35 × 20 = 22.29 and 80 for the five goals; 30 of 40 are 11.25 of 15; nothing and half of 20.
    #expect(run.column("总分") == ["102.29", "98.54", "77.29", "", "102.29", "102.29"])
    #expect(run.column("等级") == ["天工鼎", "天工鼎", "合格", "", "合格", "待提升"])
    #expect(run.cell(3, "状态") == "待定")
    #expect(run.cell(3, "缺少的事实").contains("税收"))
  }

  @Test("ten a year: the larger of equals first, those equal in both share the tenth place")
  func placesOfTheAward() throws {
    let sizes = [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]
    let run = try run("tianding", sizes.map { region("地\($0)", size: $0) })
    #expect(run.column("名次") == (1...12).map(String.init))
    #expect(run.column("等级") == Array(repeating: "天工鼎", count: 10) + ["优秀", "优秀"])
    let tied = try self.run(
      "tianding", sizes.map { region("地\($0)", size: $0 == 2 ? 3 : $0) })
    #expect(tied.column("名次").suffix(3) == ["10", "10", "12"])
    #expect(tied.column("等级").suffix(3) == ["天工鼎", "天工鼎", "优秀"])
  }

  // MARK: The race of clusters

  private func area(
    _ name: String, growth: String, _ changes: [String: String] = [:]
  ) -> [String: String] {
    [
      "区域代码": name, "集群": "现代纺织", "角色": "核心区", "上年同期营业收入": "100", "营业收入": growth,
      "增加值": growth, "投资": "50", "投资任务": "50", "研发费用": growth, "末位次数": "0", "重大安全事故": "否",
    ].merging(changes) { $1 }
  }

  @Test("the last fifth of a cluster's areas is warned; who was last twice before leaves")
  func clusters() throws {
    func run(last: String) throws -> MethodRun {
      try self.run(
        "cluster-race",
        [
          area("一", growth: "100", ["末位次数": last]), area("二", growth: "110"),
          area("三", growth: "120"), area("四", growth: "130"), area("五", growth: "150"),
          area("六", growth: "200", ["集群": "绿色石化"]),
          area("七", growth: "100", ["角色": "协同区"]),
        ])
    }
    let found = try run(last: "1")
    // Growth from 1 to 2 over all areas is 60 to 100 of 100: 18 + 12 × 0.5 for the fifth, and 70 else.
    #expect(found.column("总分") == ["88", "89.2", "90.4", "91.6", "94", "100", "88"])
    #expect(found.column("名次") == ["5", "4", "3", "2", "1", "1", "1"])
    #expect(found.column("等级") == ["警示", "保持", "保持", "保持", "保持", "保持", "保持"])
    #expect(try run(last: "2").cell(0, "等级") == "退出")
  }

  // MARK: Investment and foreign investment

  @Test("what is shown each quarter goes into the race of the quarter")
  func quarter() throws {
    let shown = try run(
      "foreign-showing",
      [
        [
          "地区代码": "甲", "外资项目数": "2", "应开工项目": "2", "已开工项目": "1", "外资项目计划投资": "4",
          "外资项目完成投资": "3", "到资计划": "100", "到资": "120",
        ],
        ["地区代码": "乙", "外资项目数": "0"],
      ])
    // Half of 30, three quarters of 40, and no more than 30.
    #expect(shown.cell(0, "总分") == "75")
    #expect(shown.column("等级") == ["一般", ""])
    #expect(shown.cell(1, "状态") == "不在范围")
    func place(_ name: String, _ changes: [String: String] = [:]) -> [String: String] {
      [
        "地区代码": name, "制造业投资": "110", "制造业投资任务": "100", "上年同期制造业投资": "88",
        "晾晒得分": "75",
      ].merging(changes) { $1 }
    }
    let race = try run(
      "investment-race",
      (0..<10).map { place("地\($0)", ["制造业投资": "\(110 - $0)"]) })
    // 1.1 × 50 + 1.2 × 30 (1.25 is capped) + 0.75 × 20.
    #expect(race.cell(0, "总分") == "106")
    #expect(race.column("等级") == ["激励", "激励"] + Array(repeating: "一般", count: 7) + ["约谈"])
    let short = try run(
      "investment-race", (0..<10).map { place("地\($0)", ["制造业投资": "\(99 - $0)"]) })
    #expect(short.column("等级").prefix(3) == ["一般", "一般", "一般"])
  }

  @Test("a greater weight of manufacturing turns the order of two cities")
  func weights() throws {
    let rows = [
      [
        "地区代码": "甲", "实际外资": "100", "外资目标": "100", "制造业外资": "80", "上年制造业外资": "64",
        "标志性项目": "1",
      ],
      [
        "地区代码": "乙", "实际外资": "120", "外资目标": "100", "制造业外资": "40", "上年制造业外资": "40",
        "标志性项目": "1",
      ],
    ]
    let after = try run("foreign-assessment", rows)
    // 30 + 1.2 × 30 + 1.2 × 25 + 15; 36 + 0.3333 ÷ (120 ÷ 220) × 30 + 25 + 15.
    #expect(after.column("总分") == ["111", "94.33"])
    let before = try run("foreign-assessment-before", rows)
    // 60 + 18 + 18 + 10; 72 + 9.17 + 15 + 10.
    #expect(before.column("总分") == ["106", "106.17"])
    #expect(after.column("名次") == ["1", "2"] && before.column("名次") == ["2", "1"])
  }

  // MARK: Zones, modes, energy

  @Test("the last fifth of development zones is to be renewed, where it is a provincial one")
  func zones() throws {
    func zone(_ name: String, _ tax: String) -> [String: String] {
      [
        "开发区": name, "省级": "是", "税收": tax, "增加值": "1000", "用地面积": "10", "从业人员": "100",
        "实际外资": "10",
      ]
    }
    let run = try run(
      "zone-per-mu", zip(["甲", "乙", "丙", "丁", "戊"], ["80", "90", "100", "110", "120"]).map(zone))
    // The mean is 10 万元/亩: 8 of it are 28 of 35, and 65 else.
    #expect(run.column("总分") == ["93", "96.5", "100", "103.5", "107"])
    #expect(run.column("等级") == ["C", "B", "B", "B", "A"])
  }

  @Test("a mode's share of services is the quotient of sums over its firms")
  func modes() throws {
    func firm(_ mode: String, _ services: String, _ revenue: String) -> [String: String] {
      [
        "模式": mode, "行业大类": "34", "服务收入": services, "上年服务收入": services, "营业收入": revenue,
        "服务人员": "1", "从业人员": "10",
      ]
    }
    let rows = [
      firm("工业设计", "10", "100"), firm("工业设计", "90", "300"), firm("定制化", "50", "100"),
    ]
    let modes = try run("service-by-mode", rows)
    #expect(modes.column("服务收入占比") == ["0.25", "0.5"])
    // The whole is 150 of 500: 0.25 ÷ 0.3 × 50 + 30 + 20; 0.5 ÷ 0.3 is capped at 1.2.
    #expect(modes.column("总分") == ["91.67", "110"])
    #expect(modes.column("等级") == ["中等", "领先"])
    #expect(try run("service-by-industry", rows).cell(0, "服务收入占比") == "0.3")
  }

  @Test("the share of capacity at the benchmark, on it, and with unknown figures left out")
  func energy() throws {
    func product(_ field: String, _ capacity: String, _ use: String) -> [String: String] {
      ["领域": field, "产能": capacity, "单位能耗": use, "标杆": "0.1", "限额": "0.2"]
    }
    let run = try run(
      "energy-benchmark",
      [
        product("水泥", "60", "0.1"), product("水泥", "40", "0.2001"), product("水泥", "900", ""),
        product("玻璃", "50", "0.05"), product("造纸", "50", "0.2"),
      ])
    #expect(run.column("标杆产能比例") == ["0.6", "1", "0"])
    #expect(run.column("达标产能比例") == ["0.6", "1", "1"])
    #expect(run.column("等级") == ["有未达标", "全部达标", "有未达标"])
  }

  @Test(
    "every method says what the texts leave open, and gives the same bytes both ways",
    arguments: names)
  func bothWays(_ name: String) throws {
    let bundle = try Self.bundle(name)
    #expect(bundle.method.choices.count >= 3)
    let rows = MethodRows(bundle, EveryMethodTests.contrived(bundle, count: 300, seed: 5))
      .population
    let runs = try CalculationOptions.Engine.allCases.map {
      try MethodRun(bundle, rows, year: 2024, engine: $0, threads: 2)
    }
    #expect(Set(runs.map(\.bytes)).count == 1)
    #expect(Self.names.count == 10)
  }
}
