import Diagnostics
import FEEL
import Vocabulary

/// An exact amount: a whole number of units of the last digit.
public struct Amount: Sendable, Hashable {
  /// The number of units of the last digit.
  public let units: Int64
  /// The digits after the point.
  public let decimals: Int

  /// The largest amount of one posting, so that sums of many fit.
  static let largest: Int64 = 1_000_000_000_000_000

  /// Creates an amount.
  public init(units: Int64, decimals: Int) {
    self.units = units
    self.decimals = decimals
  }

  /// The units of a number; `nil` where it has more digits, or is too large.
  static func units(_ number: ScaledDecimal, decimals: Int) -> Int64? {
    let small = number.reduced
    guard small.scale <= decimals else { return nil }
    var units = small.units
    for _ in small.scale..<decimals {
      let (product, overflow) = units.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      units = product
    }
    return Int64(exactly: units).flatMap { $0.magnitude <= UInt64(largest) ? $0 : nil }
  }

  /// The amount as rules see it.
  var value: Value {
    Decimal128(units: Int128(units), scale: decimals).map(Value.number) ?? .null
  }
}

extension Amount: CustomStringConvertible {
  /// Plain digits with all decimals.
  public var description: String {
    ScaledDecimal(units: Int128(units), scale: decimals)?.description ?? "\(units)"
  }
}
