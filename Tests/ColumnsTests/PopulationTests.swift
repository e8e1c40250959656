import Columns
import Diagnostics
import FEEL
import Testing

@Suite("Groups, ranks and the order of rows")
struct PopulationTests {
  private func sample(_ rows: Int = 3_000, seed: UInt64 = 5, adversarial: Bool = true)
    -> ColumnTable
  {
    var table = SampleTable(rows: rows, seed: seed, isAdversarial: adversarial).table
    table["号"] = Column(units: (0..<rows).map { Int128($0 + 1) }, scale: 0)
    return table
  }

  private func number(_ value: Value?) -> Decimal128? {
    if case .number(let number)? = value { number } else { nil }
  }

  @Test(
    "sums, counts, means and extremes are those of exact addition",
    arguments: [[], ["业"], ["业", "县"], ["规", "名"]])
  func groups(keys: [String]) throws {
    let table = sample()
    var calculation = Calculation()
    calculation.derive("比", "round half up(税 / 地, 2)")
    calculation.group(
      by: keys,
      [
        .rows("行"), .count("有", of: "税 / 地"), .sum("和", of: "比"), .sum("巨和", of: "巨"),
        .mean("均", of: "税"), .weightedMean("权均", of: "比", weight: "地"),
        GroupColumn("小", .least, of: "税"), GroupColumn("大", .greatest, of: "比"),
      ])
    calculation.kept = ["比", "行", "有", "和", "巨和", "均", "权均", "小", "大"]
    let result = try calculation.run(on: table)
    var expected: [String: [Int]] = [:]
    func key(_ row: Int) -> String {
      keys.map { table[$0]?[row].feelText ?? "" }.joined(separator: "|")
    }
    for row in 0..<table.rowCount { expected[key(row), default: []].append(row) }
    #expect(result.groups[0].rows.count == expected.count)
    for row in stride(from: 0, to: table.rowCount, by: 7) {
      let members = expected[key(row)] ?? []
      func numbers(_ name: String) -> [Decimal128] {
        members.compactMap { number((result.table[name] ?? table[name])?[$0]) }
      }
      func sum(_ numbers: [Decimal128]) throws -> Value {
        numbers.isEmpty
          ? .null : .number(try numbers.reduce(.zero) { try #require($0.adding($1)) })
      }
      func check(_ name: String, _ value: Value, _ line: Int = #line) {
        let found = result.table[name]?[row] ?? .null
        #expect(isSame(found, value), "\(name): \(found) for \(value), line \(line)")
      }
      check("行", .integer(members.count))
      check("有", .integer(numbers("比").count))
      check("和", try sum(numbers("比")))
      check("巨和", try sum(numbers("巨")))
      let taxes = numbers("税")
      check(
        "均",
        number(try sum(taxes))?.divided(by: Decimal128(taxes.count)).map(Value.number) ?? .null)
      check("小", taxes.min().map(Value.number) ?? .null)
      check("大", numbers("比").max().map(Value.number) ?? .null)
      let pairs = members.compactMap { member -> (Decimal128, Decimal128)? in
        guard let x = number(result.table["比"]?[member]), let w = number(table["地"]?[member]) else {
          return nil
        }
        return (x, w)
      }
      let products = pairs.compactMap { $0.0.multiplied(by: $0.1) }
      let weights = pairs.map(\.1)
      let mean = try number(sum(products)).flatMap { total in
        try number(sum(weights)).flatMap { total.divided(by: $0) }
      }
      check("权均", mean.map(Value.number) ?? .null)
    }
  }

  @Test(
    "ranks follow their keys and their rule for ties", arguments: TieRule.allCases,
    [["地"], ["税比"], ["分", "号"], ["名", "税"]])
  func ranks(ties: TieRule, order: [String]) throws {
    let table = sample(1_500)
    var calculation = Calculation()
    calculation.derive("税比", "税 / 地")
    calculation.derive("分", "round half up(税比, 0)")
    for (name, keys) in [("全", []), ("组", ["业"]), ("组二", ["业", "规"])] {
      calculation.rank(
        name, within: keys,
        by: order.enumerated().map {
          $0.offset == 0 ? .descending($0.element) : .ascending($0.element)
        }, ties: ties)
    }
    calculation.kept = ["税比", "分", "全", "组", "组二"]
    let result = try calculation.run(on: table)
    func value(_ name: String, _ row: Int) -> Value {
      (result.table[name] ?? table[name])?[row] ?? .null
    }
    func compare(_ a: Int, _ b: Int) -> Int {
      for (index, name) in order.enumerated() {
        let (x, y) = (value(name, a), value(name, b))
        if x.isNull || y.isNull {
          if x.isNull != y.isNull { return x.isNull ? 1 : -1 }
          continue
        }
        let order = ValueOrder.compare(x, y) ?? 0
        if order != 0 { return index == 0 ? -order : order }
      }
      return 0
    }
    for (name, keys) in [("全", []), ("组", ["业"]), ("组二", ["业", "规"])] as [(String, [String])] {
      var groups: [String: [Int]] = [:]
      for row in 0..<table.rowCount {
        groups[keys.map { value($0, row).feelText }.joined(separator: "|"), default: []].append(row)
      }
      for members in groups.values {
        let sorted = members.sorted { compare($0, $1) == 0 ? $0 < $1 : compare($0, $1) < 0 }
        var rank = 0
        for (place, row) in sorted.enumerated() {
          let isTie = place > 0 && ties != .byRow && compare(sorted[place - 1], row) == 0
          if !isTie { rank = ties == .dense ? rank + 1 : place + 1 }
          #expect(isSame(value(name, row), .integer(rank)), "\(name) row \(row)")
        }
      }
    }
  }

  private func calculation() -> Calculation {
    var calculation = Calculation()
    calculation.derive("比", "if 地 > 0 then 税 / 地 else null")
    calculation.group(
      by: ["业"],
      [
        .sum("n", of: "if 比 = null then null else 税"),
        .sum("d", of: "if 比 = null then null else 地"),
      ])
    calculation.derive("准", "n / d")
    calculation.derive(
      "分",
      "if 比 = null or 准 = null or 准 <= 0 then 0 else round half up(25 * min(max(比 / 准, 0), 1.5), 2)"
    )
    calculation.rank("名次", within: ["县"], by: [.descending("分"), .ascending("号")])
    calculation.group(by: ["县"], [.rows("总")])
    calculation.derive("级", "if 5 * 名次 <= 总 then \"A\" else \"B\"")
    calculation.kept = ["号", "比", "分", "名次", "级"].filter { $0 != "号" }
    return calculation
  }

  @Test("any order of the rows and any number of threads give the same", arguments: [true, false])
  func permutations(adversarial: Bool) throws {
    // More rows than one thread takes at once, so that two do have work.
    let rows = 40_000
    let table = sample(rows, adversarial: adversarial)
    let first = try calculation().run(on: table, CalculationOptions(threads: 1))
    var dice = Dice(3)
    let order = Array(0..<rows).shuffled(using: &dice)
    let shuffled = table.picking(order)
    for threads in [1, 2, 3] {
      let plain = try calculation().run(on: table, CalculationOptions(threads: threads))
      let mixed = try calculation().run(on: shuffled, CalculationOptions(threads: threads))
      #expect(
        mixed.groups[0].rows.map { $0.map(\.feelText) }
          == first.groups[0].rows.map { $0.map(\.feelText) })
      for name in ["分", "名次", "级"] {
        let (a, b, c) = (first.table[name], plain.table[name], mixed.table[name])
        for row in stride(from: 0, to: rows, by: 11) {
          let expected = try #require(a?[order[row]]).feelText
          #expect(try #require(b?[order[row]]).feelText == expected)
          #expect(try #require(c?[row]).feelText == expected)
        }
      }
    }
  }

  @Test("a calculation tells how far it is and stops when asked")
  func watching() throws {
    let progress = Progress()
    _ = try calculation().run(
      on: sample(40_000), CalculationOptions(threads: 2, progress: { progress.note($0) }))
    #expect(progress.values.count > 2)
    #expect(progress.values.allSatisfy { $0 > 0 && $0 <= 1 })
    #expect {
      try calculation().run(on: sample(), CalculationOptions(isCancelled: { true }))
    } throws: { ($0 as? Problem)?.code == "columns.cancelled" }
  }

  @Test("quantiles are values of the group, or lie between two of them as declared")
  func quantiles() throws {
    var table = ColumnTable(rowCount: 7)
    table["组"] = Column(texts: ["甲", "甲", "甲", "甲", "乙", "乙", nil])
    table["值"] = Column(units: [400, 100, 300, 200, 55, nil, 7], scale: 2)
    var calculation = Calculation()
    calculation.group(
      by: ["组"],
      [
        GroupColumn("中", .quantile(QuantileRule(thousandths: 500)), of: "值"),
        GroupColumn("间", .quantile(QuantileRule(thousandths: 500, .between)), of: "值 * 2"),
        GroupColumn("低", .quantile(QuantileRule(thousandths: 0)), of: "值"),
        GroupColumn("高", .quantile(QuantileRule(thousandths: 950)), of: "值"), .rows("数"),
      ])
    let result = try calculation.run(on: table)
    func texts(_ name: String) -> [String] {
      (0..<7).map { number(result.table[name]?[$0])?.reduced.description ?? "null" }
    }
    #expect(texts("中") == ["2", "2", "2", "2", "0.55", "0.55", "0.07"])
    #expect(texts("间") == ["5", "5", "5", "5", "1.1", "1.1", "0.14"])
    #expect(texts("低") == ["1", "1", "1", "1", "0.55", "0.55", "0.07"])
    #expect(texts("高") == ["4", "4", "4", "4", "0.55", "0.55", "0.07"])
    #expect(texts("数") == ["4", "4", "4", "4", "2", "2", "1"])
  }

  @Test(
    "shares are cut as their rounding says",
    arguments: [
      (Decimal128.Rounding.halfUp, "AABBBBC"), (.floor, "ABBBBCC"), (.down, "ABBBBCC"),
      (.up, "AABBBBC"),
    ])
  func shares(rounding: Decimal128.Rounding, expected: String) throws {
    // 22 % and 82 % of 7 are 1.54 and 5.74.
    var table = ColumnTable(rowCount: 7)
    table["分"] = Column(units: [70, 60, 50, 40, 30, 20, 10], scale: 1)
    var calculation = Calculation()
    calculation.rank("名次", by: [.descending("分")])
    calculation.group(by: [], [.rows("数")])
    let shares = Shares([("A", 220), ("B", 600)], rest: "C", rounding: rounding)
    calculation.derive("级", shares.formula(rank: "名次", count: "数"))
    let result = try calculation.run(on: table)
    let grades = (0..<7).map { row -> String in
      if case .string(let grade)? = result.table["级"]?[row] { grade } else { "?" }
    }
    #expect(grades.joined() == expected)
    #expect(result.table.top(3, by: "名次") == [0, 1, 2])
  }

  @Test("what is wrong with a calculation is said before it starts")
  func problems() throws {
    var calculation = Calculation()
    calculation.derive("甲", "税 / 没有")
    calculation.rank("乙", within: ["无此列"], by: [.ascending("税")])
    let codes = calculation.check(against: sample(10)).map(\.code)
    #expect(codes.contains("feel.unknown-name"))
    #expect(codes.contains("columns.unknown-name"))
    var rows = Calculation()
    rows.derive("丙", "log(税)")
    let notes = rows.check(against: sample(10))
    #expect(notes.map(\.code) == ["columns.row-by-row"])
    var sum = Calculation()
    sum.group(by: [], [.sum("丁", of: "税 / 地")])
    #expect(sum.check(against: sample(10)).map(\.code) == ["columns.inexact-sum"])
  }
}

/// Collects what is told from any thread.
private final class Progress: @unchecked Sendable {
  // Guarded by the lock.
  private let lock = Lock()
  private var told: [Double] = []

  var values: [Double] { lock.locked { told } }

  func note(_ value: Double) { lock.locked { told.append(value) } }
}
