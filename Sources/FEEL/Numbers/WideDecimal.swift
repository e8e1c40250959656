/// A decimal number of at least 72 digits, for functions whose results are then rounded to 34.
///
/// The value is `± Σ limbs[i] · 10⁹ⁱ · 10^(9·exponent)`, the least limb first.
struct WideDecimal {
  var isNegative: Bool
  private(set) var limbs: [UInt32]
  private(set) var exponent: Int

  private static let base: UInt64 = 1_000_000_000
  private static let size = 9

  static let one = WideDecimal(whole: 1)

  init(isNegative: Bool = false, limbs: [UInt32], exponent: Int) {
    self.isNegative = isNegative
    self.limbs = limbs
    self.exponent = exponent
    normalize()
  }

  init(whole value: Int) {
    self.init(Decimal128(value))
  }

  init(_ value: Decimal128) {
    // The exponent is brought to a multiple of nine.
    let power = Int(value.exponent)
    let shift = ((power % 9) + 9) % 9
    var rest = value.coefficient
    var limbs: [UInt32] = []
    while rest > 0 {
      limbs.append(UInt32(rest % UInt128(Self.base)))
      rest /= UInt128(Self.base)
    }
    self.init(isNegative: value.isNegative, limbs: limbs, exponent: (power - shift) / 9)
    if shift > 0 {
      var factor: UInt32 = 1
      for _ in 0..<shift { factor *= 10 }
      self = multiplied(by: WideDecimal(limbs: [factor], exponent: 0))
    }
  }

  /// The number nearest to a text of digits; the text is a constant of ours.
  init(digits: StaticString, places: Int) {
    var limbs: [UInt32] = []
    var values: [UInt32] = []
    for index in 0..<digits.utf8CodeUnitCount {
      values.append(UInt32(digits.utf8Start[index]) - 48)
    }
    let padding = (9 - places % 9) % 9
    values += [UInt32](repeating: 0, count: padding)
    while !values.isEmpty {
      limbs.append(values.suffix(9).reduce(0) { $0 * 10 + $1 })
      values.removeLast(min(9, values.count))
    }
    self.init(limbs: limbs, exponent: -(places + padding) / 9)
  }

  var isZero: Bool { limbs.isEmpty }

  private mutating func normalize() {
    while limbs.last == 0 { limbs.removeLast() }
    if limbs.count > Self.size {
      let drop = limbs.count - Self.size
      exponent += drop
      limbs.removeFirst(drop)
    }
    let zeros = limbs.prefix { $0 == 0 }.count
    if zeros > 0 {
      limbs.removeFirst(zeros)
      exponent += zeros
    }
    if limbs.isEmpty {
      exponent = 0
      isNegative = false
    }
  }

  func multiplied(by other: WideDecimal) -> WideDecimal {
    if isZero || other.isZero { return WideDecimal(limbs: [], exponent: 0) }
    var result = [UInt32](repeating: 0, count: limbs.count + other.limbs.count)
    for (i, a) in limbs.enumerated() {
      var carry: UInt64 = 0
      for (j, b) in other.limbs.enumerated() {
        let sum = UInt64(a) * UInt64(b) + UInt64(result[i + j]) + carry
        result[i + j] = UInt32(sum % Self.base)
        carry = sum / Self.base
      }
      result[i + other.limbs.count] = UInt32(carry)
    }
    return WideDecimal(
      isNegative: isNegative != other.isNegative, limbs: result,
      exponent: exponent + other.exponent)
  }

  func adding(_ other: WideDecimal) -> WideDecimal {
    if isZero { return other }
    if other.isZero { return self }
    let top = max(exponent + limbs.count, other.exponent + other.limbs.count)
    let low = max(min(exponent, other.exponent), top - Self.size - 1)
    let a = aligned(low, top)
    let b = other.aligned(low, top)
    if isNegative == other.isNegative {
      return WideDecimal(isNegative: isNegative, limbs: Self.sum(a, b), exponent: low)
    }
    if Self.isLess(a, b) {
      return WideDecimal(isNegative: other.isNegative, limbs: Self.difference(b, a), exponent: low)
    }
    return WideDecimal(isNegative: isNegative, limbs: Self.difference(a, b), exponent: low)
  }

  func subtracting(_ other: WideDecimal) -> WideDecimal {
    var negated = other
    if !other.isZero { negated.isNegative.toggle() }
    return adding(negated)
  }

  private func aligned(_ low: Int, _ top: Int) -> [UInt32] {
    (low..<top).map { place in
      let index = place - exponent
      return index >= 0 && index < limbs.count ? limbs[index] : 0
    }
  }

  private static func sum(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var carry: UInt64 = 0
    for (x, y) in zip(a, b) {
      let total = UInt64(x) + UInt64(y) + carry
      result.append(UInt32(total % base))
      carry = total / base
    }
    result.append(UInt32(carry))
    return result
  }

  private static func difference(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var borrow: Int64 = 0
    for (x, y) in zip(a, b) {
      var digit = Int64(x) - Int64(y) - borrow
      borrow = digit < 0 ? 1 : 0
      if digit < 0 { digit += Int64(base) }
      result.append(UInt32(digit))
    }
    return result
  }

  private static func isLess(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    for index in a.indices.reversed() where a[index] != b[index] { return a[index] < b[index] }
    return false
  }

  /// The leading digits as a floating-point number between 1 and 10⁹, and the power of 10⁹ with it.
  var leading: (value: Double, power: Int) {
    guard let top = limbs.last else { return (0, 0) }
    var value = Double(top)
    var scale = 1.0
    for limb in limbs.dropLast().reversed().prefix(2) {
      scale /= 1e9
      value += Double(limb) * scale
    }
    return (isNegative ? -value : value, exponent + limbs.count - 1)
  }

  /// A floating-point number, exactly enough to start an iteration with.
  init(approximately value: Double, power: Int) {
    var limbs: [UInt32] = []
    var rest = abs(value)
    var place = power
    while rest >= 1e9 {
      rest /= 1e9
      place += 1
    }
    for _ in 0..<3 {
      let limb = rest.rounded(.down)
      limbs.insert(UInt32(limb), at: 0)
      rest = (rest - limb) * 1e9
    }
    self.init(isNegative: value < 0, limbs: limbs, exponent: place - 2)
  }

  /// The number rounded half to even to 34 digits; nil if it is too large.
  var decimal: Decimal128? {
    var digits: UInt128 = 0
    var sticky = false
    var exponent = exponent * 9
    for limb in limbs.reversed() {
      if Powers.digitCount(digits) <= 27 {
        digits = digits * UInt128(Self.base) + UInt128(limb)
      } else {
        // Four more digits decide the rounding; the rest is only “something”.
        exponent += 9
        if limb != 0 { sticky = true }
      }
    }
    if Powers.digitCount(digits) < 35, sticky { return fine }
    return Decimal128(rounding: isNegative, digits, exponent, sticky: sticky)
  }

  /// The same with as many digits as fit, for numbers whose first limb is short.
  private var fine: Decimal128? {
    var digits: UInt128 = 0
    var dropped = 0
    var sticky = false
    for limb in limbs.reversed() {
      var part = limb
      var step: UInt32 = 100_000_000
      for _ in 0..<9 {
        let digit = part / step
        if dropped == 0, Powers.digitCount(digits) < 37 || digits == 0 {
          digits = digits * 10 + UInt128(digit)
        } else {
          dropped += 1
          if digit != 0 { sticky = true }
        }
        part %= step
        step /= 10
        if step == 0 { break }
      }
    }
    return Decimal128(rounding: isNegative, digits, exponent * 9 + dropped, sticky: sticky)
  }
}
