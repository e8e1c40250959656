/// Powers of ten that fit.
enum Powers {
  /// 10⁰ to 10³⁸.
  static let ten: [UInt128] = {
    var powers: [UInt128] = [1]
    for _ in 0..<38 { powers.append((powers.last ?? 1) * 10) }
    return powers
  }()

  /// How many decimal digits a number has; zero has one.
  static func digitCount(_ value: UInt128) -> Int {
    let bits = 128 - value.leadingZeroBitCount
    // log₁₀ 2 as a fraction: the estimate is exact or one too small.
    let estimate = (bits * 1_233) >> 12
    return estimate < ten.count && value >= ten[estimate] ? estimate + 1 : max(1, estimate)
  }
}
