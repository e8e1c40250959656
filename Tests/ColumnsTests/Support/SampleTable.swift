import Columns
import FEEL

/// A table of every kind of column, random or contrived.
///
/// | column | what |
/// |---|---|
/// | 税, 地 | money and land, two digits |
/// | 人 | whole numbers |
/// | 排 | three digits |
/// | 巨 | up to 10¹⁵ in hundredths |
/// | 微 | six digits behind the point, small |
/// | 业, 县 | a few whole numbers, a few texts |
/// | 名 | texts |
/// | 规 | truths |
/// | 日, 期 | days |
struct SampleTable {
  static let names = ["税", "地", "人", "排", "巨", "微", "业", "县", "名", "规", "日", "期"]

  var table: ColumnTable

  /// Makes a table; a contrived one has values on thresholds, just beside them and at extremes, and many
  /// ties, nulls and zeros.
  init(rows: Int, seed: UInt64, isAdversarial: Bool) {
    var dice = Dice(seed)
    table = ColumnTable(rowCount: rows)
    var numbers: [[Int128?]] = [[], [], [], [], [], []]
    for _ in 0..<rows {
      let row =
        isAdversarial ? Self.contrived(&dice) : Self.ordinary(&dice)
      for column in 0..<6 {
        numbers[column].append(dice.oneIn(isAdversarial ? 9 : 40) ? nil : row[column])
      }
    }
    for (column, scale) in [2, 2, 0, 3, 2, 6].enumerated() {
      table[Self.names[column]] = Column(units: numbers[column], scale: scale)
    }
    let industries = (0..<rows).map { _ in dice.oneIn(20) ? nil : Int128(13 + dice.upTo(8)) }
    table["业"] = Column(units: industries, scale: 0).coded()
    let counties = ["黄岩", "临海", "温岭", "景宁"]
    table["县"] = Column(texts: (0..<rows).map { _ in dice.oneIn(20) ? nil : dice.pick(counties) })
    let words = ["A", "B", "C", "D", "甲", "乙", "", "a"]
    table["名"] = Column(texts: (0..<rows).map { _ in dice.oneIn(20) ? nil : dice.pick(words) })
    table["规"] = Column(booleans: (0..<rows).map { _ in dice.oneIn(9) ? nil : dice.oneIn(2) })
    for name in ["日", "期"] {
      let span = isAdversarial ? 3 : 4_000
      table[name] = Column(
        days: (0..<rows).map { _ in dice.oneIn(20) ? nil : 19_000 + dice.upTo(span) })
    }
  }

  private static func ordinary(_ dice: inout Dice) -> [Int128] {
    [
      Int128(dice.upTo(9_000_000)) - 200_000, Int128(dice.upTo(300_000)), Int128(dice.upTo(900)),
      Int128(dice.upTo(90_000)), Int128(dice.upTo(99_999_999_999)) * Int128(dice.upTo(9_999)),
      Int128(dice.upTo(5_000_000)) - 2_000_000,
    ]
  }

  /// Numbers whose quotients lie on a threshold or within 10⁻¹⁵ of it.
  private static func contrived(_ dice: inout Dice) -> [Int128] {
    let ratio = dice.pick([1, 2, 5, 25, 37, 40, 150, 333] as [Int128])
    let land = dice.pick([0, 1, 3, 7, 100, 999, 123_456, 300_000] as [Int128])
    let nudge = dice.pick([-1, 0, 0, 0, 1] as [Int128])
    let people = dice.pick([0, 1, 2, 3, 4, 8, 1_000] as [Int128])
    let huge = dice.pick(
      [
        0, 1, 10_000_000_000_000_000, 33_333_333_333_333_333, 99_999_999_999_999_999,
        66_666_666_666_666_667, 50_000_000_000_000_001, 9_007_199_254_740_993,
      ] as [Int128])
    let sign: Int128 = dice.oneIn(6) ? -1 : 1
    return [
      sign * (ratio * land + nudge), land, people,
      dice.pick([0, 1, 5, 500, 1_005, 2_500, 12_345] as [Int128]),
      sign * huge + nudge, dice.pick([0, 1, -1, 5_000, 500_000, 1_000_000, 1_500_000] as [Int128]),
    ]
  }
}
