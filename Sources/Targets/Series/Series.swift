public import Diagnostics
public import Vocabulary

/// The values of a metric in a region by period, exactly, gaps among them.
///
/// Values are whole numbers of one scale: 12.50 and 7 are 1250 and 700 with two digits after the point.
public struct Series: Sendable, Hashable {
  /// What stands for no value.
  static let gap = Int64.min

  /// How often there is a value.
  public let frequency: Frequency
  /// The index of the first period.
  public let start: Int
  /// The digits after the point.
  public let scale: Int
  /// The values; `gap` where there is none.
  let units: [Int64]

  init(frequency: Frequency, start: Int, scale: Int, units: [Int64]) {
    self.frequency = frequency
    self.start = start
    self.scale = scale
    self.units = units
  }

  /// Creates a series.
  ///
  /// - Parameter points: Values of periods of one frequency; the last of a period counts.
  /// - Throws: `targets.mixed-periods`, `targets.no-values`, `targets.too-fine` where a value has more
  ///   digits than 18 before and after the point together, `targets.too-long` above 4,800 periods.
  public init(_ points: [(period: Period, value: ScaledDecimal)]) throws(Problem) {
    guard let first = points.map(\.period.index).min(),
      let last = points.map(\.period.index).max(), let frequency = points.first?.period.frequency
    else {
      throw Problem(
        "targets.no-values", .error, Wording("序列没有数值", "the series has no values"))
    }
    if let other = points.first(where: { $0.period.frequency != frequency }) {
      throw Problem(
        "targets.mixed-periods", .error,
        Wording(
          "同一序列中既有 \(points[0].period) 又有 \(other.period)",
          "one series holds both \(points[0].period) and \(other.period)"),
        suggestion: Wording("年、季、月数据请分开导入", "import years, quarters and months apart"))
    }
    guard last - first < 4_800 else {
      throw Problem(
        "targets.too-long", .error,
        Wording("序列超过 4800 期", "the series has more than 4,800 periods"))
    }
    let scale = points.map(\.value.reduced.scale).max() ?? 0
    var units = [Int64](repeating: Self.gap, count: last - first + 1)
    for (period, value) in points {
      guard scale <= 18, let unit = Self.unit(value, scale: scale) else {
        throw Problem(
          "targets.too-fine", .error,
          Wording(
            "\(period) 的值位数太多：\(value)", "the value of \(period) has too many digits: \(value)"),
          suggestion: Wording("请减少小数位或换用更大的单位", "use fewer decimals, or a larger unit"))
      }
      units[period.index - first] = unit
    }
    self.init(frequency: frequency, start: first, scale: scale, units: units)
  }

  private static func unit(_ value: ScaledDecimal, scale: Int) -> Int64? {
    let small = value.reduced
    var units = small.units
    for _ in small.scale..<max(small.scale, scale) {
      let (next, overflow) = units.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      units = next
    }
    return Int64(exactly: units).flatMap { $0 == gap ? nil : $0 }
  }

  /// Ten to the scale.
  var size: Int128 { (0..<scale).reduce(Int128(1)) { size, _ in size * 10 } }

  /// The value of a period.
  public subscript(_ period: Period) -> ScaledDecimal? {
    guard period.frequency == frequency, let unit = self[index: period.index] else { return nil }
    return ScaledDecimal(units: Int128(unit), scale: scale)
  }

  subscript(index index: Int) -> Int64? {
    guard units.indices.contains(index - start) else { return nil }
    let unit = units[index - start]
    return unit == Self.gap ? nil : unit
  }

  /// The periods with a value and the values, in order.
  public var points: [(period: Period, value: ScaledDecimal)] {
    units.indices.compactMap { offset in
      let period = Period(frequency, index: start + offset)
      return self[period].map { (period, $0) }
    }
  }

  /// The index of the last value up to a period; `nil` where there is none.
  func last(upTo end: Int) -> Int? {
    var index = min(end, start + units.count - 1)
    while index >= start {
      if units[index - start] != Self.gap { return index }
      index -= 1
    }
    return nil
  }

  /// The sum of the known values of a range, and the first period without one.
  func total(_ range: ClosedRange<Int>) -> (sum: Int128, missing: Int?) {
    var (sum, missing) = (Int128(0), Int?.none)
    for index in range {
      if let unit = self[index: index] {
        sum += Int128(unit)
      } else if missing == nil {
        missing = index
      }
    }
    return (sum, missing)
  }

  /// The values as floating-point numbers for forecasting, NaN for gaps, up to a period.
  func doubles(upTo end: Int) -> [Double] {
    let size = Double(self.size)
    return units.prefix(max(0, end - start + 1)).map {
      $0 == Self.gap ? .nan : Double($0) / size
    }
  }

  /// A series with the values of another where that has some.
  func revised(by newer: Series) -> Series? {
    guard newer.frequency == frequency else { return nil }
    return try? Series(points + newer.points)
  }
}
