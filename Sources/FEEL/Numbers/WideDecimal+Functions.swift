import Foundation

extension WideDecimal {
  /// ln 10.
  static let logarithmOfTen = WideDecimal(
    digits: "2302585092994045684017991454684364207601101488628772976033327900967572609677352480",
    places: 81)

  /// One over the number, by Newton's iteration; the number is not zero.
  var reciprocal: WideDecimal {
    let (value, power) = leading
    var x = WideDecimal(approximately: 1e9 / value, power: -power - 1)
    let two = WideDecimal(whole: 2)
    for _ in 0..<4 { x = x.multiplied(by: two.subtracting(multiplied(by: x))) }
    return x
  }

  func divided(by other: WideDecimal) -> WideDecimal { multiplied(by: other.reciprocal) }

  /// The square root, by Newton's iteration for one over it; the number is above zero.
  var squareRoot: WideDecimal {
    var (value, power) = leading
    if power % 2 != 0 {
      value *= 1e9
      power -= 1
    }
    var x = WideDecimal(approximately: 1e9 / value.squareRoot(), power: -power / 2 - 1)
    let three = WideDecimal(whole: 3)
    let half = WideDecimal(limbs: [500_000_000], exponent: -1)
    for _ in 0..<4 {
      x = x.multiplied(by: three.subtracting(multiplied(by: x).multiplied(by: x)))
        .multiplied(by: half)
    }
    return multiplied(by: x)
  }

  /// e to the power of the number; nil if that is too large for a decimal of 34 digits.
  var exponential: WideDecimal? {
    let (value, power) = leading
    guard power < 1, power > 0 ? false : abs(value) < 20_000 || power < 0 else {
      return isNegative ? WideDecimal(limbs: [], exponent: 0) : nil
    }
    let size = power < 0 ? 0 : value
    let tens = Int((size / 2.302585092994046).rounded())
    var rest = subtracting(Self.logarithmOfTen.multiplied(by: WideDecimal(whole: tens)))
    // e^r = (e^(r/256))^256, and the series for so small an argument ends soon.
    let scale = WideDecimal(limbs: [3_906_250], exponent: -1)
    rest = rest.multiplied(by: scale)
    var term = Self.one
    var sum = Self.one
    for index in 1...30 {
      term = term.multiplied(by: rest).multiplied(by: Self.reciprocals[index])
      sum = sum.adding(term)
      if term.exponent + term.limbs.count < sum.exponent { break }
    }
    for _ in 0..<8 { sum = sum.multiplied(by: sum) }
    return sum.multiplied(by: Self.powerOfTen(tens))
  }

  /// One over the numbers to 30; the first is not used.
  private static let reciprocals = (0...30).map {
    $0 == 0 ? one : WideDecimal(whole: $0).reciprocal
  }

  /// A power of ten, however large.
  static func powerOfTen(_ power: Int) -> WideDecimal {
    let shift = ((power % 9) + 9) % 9
    let limb = (0..<shift).reduce(UInt32(1)) { product, _ in product * 10 }
    return WideDecimal(limbs: [limb], exponent: (power - shift) / 9)
  }

  /// The natural logarithm; nil for zero and below.
  var logarithm: WideDecimal? {
    guard !isZero, !isNegative else { return nil }
    var (value, power) = leading
    // A number just below one is left as it is: the sum of two logarithms would cancel.
    if power == -1, value > 0.5e9 { (value, power) = (value / 1e9, 0) }
    let ninth = WideDecimal(whole: 9 * power).multiplied(by: Self.logarithmOfTen)
    let fraction = WideDecimal(limbs: limbs, exponent: exponent - power)
    let first = WideDecimal(approximately: log(value), power: 0)
    // value = e^first · (1 + small), and seven terms of the series of ln (1 + small) are enough.
    var negative = first
    if !first.isZero { negative.isNegative.toggle() }
    guard let inverse = negative.exponential else { return nil }
    let small = fraction.multiplied(by: inverse).subtracting(Self.one)
    var term = small
    var sum = small
    for index in 2...7 {
      term = term.multiplied(by: small)
      let part = term.multiplied(by: Self.reciprocals[index])
      sum = index % 2 == 0 ? sum.subtracting(part) : sum.adding(part)
    }
    return ninth.adding(first).adding(sum)
  }
}
