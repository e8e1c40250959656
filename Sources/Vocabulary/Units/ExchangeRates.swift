public import Diagnostics

/// Rates of exchange, each of a day: the only way from one currency to another.
///
/// ```swift
/// var rates = ExchangeRates()
/// try rates.add(100, of: Unit("美元"), is: "708.27", in: Unit("元"), on: day)  // central parity
/// try rates.convert(ScaledDecimal(1), from: Unit("亿美元"), to: Unit("亿元"), on: day)  // 7.0827
/// ```
public struct ExchangeRates: Sendable {
  private struct Key: Hashable {
    var from: Dimension
    var to: Dimension
  }

  /// By currencies, then in the order of days: what one base unit of `from` costs in `to`.
  private var rates: [Key: [(day: Day, rate: Ratio)]] = [:]

  /// Creates an empty list of rates.
  public init() {}

  /// Adds the rate of a day; a second one for the same day replaces the first.
  ///
  /// - Throws: `vocabulary.rate` where the rate is not above zero or does not fit.
  public mutating func add(
    _ amount: Int, of from: Unit, is price: ScaledDecimal, in to: Unit, on day: Day
  ) throws(Problem) {
    guard amount > 0, price.ratio > .zero, from.dimension != to.dimension,
      let paid = price.ratio.times(to.scale), let bought = Ratio(amount).times(from.scale),
      let rate = paid.over(bought), let back = rate.inverse
    else {
      throw Problem(
        "vocabulary.rate", .error,
        Wording(
          "汇率 \(amount) \(from) = \(price) \(to) 不成立",
          "the rate \(amount) \(from) = \(price) \(to) is none"))
    }
    insert(rate, Key(from: from.dimension, to: to.dimension), day)
    insert(back, Key(from: to.dimension, to: from.dimension), day)
  }

  /// An amount in another currency at the rate of a day.
  ///
  /// - Parameters:
  ///   - value: The amount.
  ///   - from: Its unit.
  ///   - to: The unit wanted.
  ///   - day: The day whose rate counts.
  /// - Returns: The amount, whether it is exact, and the day of the rate: the last one not after `day`.
  /// - Throws: `vocabulary.no-rate` where no rate is known on or before the day; what
  ///   ``Unit/convert(_:to:)`` throws.
  public func convert(_ value: ScaledDecimal, from: Unit, to: Unit, on day: Day) throws(Problem)
    -> (value: ScaledDecimal, isExact: Bool, rateOf: Day)
  {
    if from.dimension == to.dimension {
      let (converted, isExact) = try from.convert(value, to: to)
      return (converted, isExact, day)
    }
    let known = rates[Key(from: from.dimension, to: to.dimension)] ?? []
    guard let rate = known.last(where: { $0.day <= day }) else {
      throw Problem(
        "vocabulary.no-rate", .error,
        Wording(
          "没有 \(day) 或以前 \(from) 折 \(to) 的汇率",
          "there is no rate from \(from) to \(to) on or before \(day)"),
        suggestion: Wording(
          "请补充该日汇率（如人民币汇率中间价）", "add the rate of that day, such as the central parity"))
    }
    guard let factor = from.scale.times(rate.rate)?.over(to.scale), let result = value.times(factor)
    else { throw UnitProblem.tooLarge("\(value) \(from) → \(to)") }
    return (result.value, result.isExact, rate.day)
  }

  private mutating func insert(_ rate: Ratio, _ key: Key, _ day: Day) {
    var known = rates[key] ?? []
    known.removeAll { $0.day == day }
    known.insert((day, rate), at: known.firstIndex { $0.day > day } ?? known.endIndex)
    rates[key] = known
  }
}
