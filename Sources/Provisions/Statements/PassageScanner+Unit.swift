/// The multiplier and unit after a number.
struct UnitMatch: Sendable {
  /// The first scalar after multiplier and unit.
  var end: Int
  /// The power of ten of multiplier and unit.
  var exponent = 0
  /// The unit, where one is printed.
  var unit: Lexicon.Unit?
  /// The unit's name with what stands behind a stroke: 元/人.
  var name: String?
  /// A marker between number and unit: 余, 多.
  var inside: Lexicon.Marker?
  /// Whether the number is part of a name: 5G, 4K.
  var isName = false
  /// Whether 级 follows: 千亿级.
  var isGrade = false
}

extension PassageScanner {
  /// Reads `万亿元/人` and the like at `index`.
  func unitAfter(_ index: Int) -> UnitMatch {
    var at = index
    var exponent = 0
    var inside: Lexicon.Marker?
    func takeInside() {
      if let match = lexicon.markersInside.prefix(of: scalars, at: at, limit: end) {
        inside = inside ?? match.value
        at += match.count
      }
    }
    takeInside()
    if let direct = unit(at), direct.value.exponent == 0, !startsMultiplier(at, direct.count) {
      return finish(at, direct, exponent, inside)
    }
    if let multiplier = lexicon.multipliers.prefix(of: scalars, at: at, limit: end) {
      at += multiplier.count
      exponent = multiplier.value
      takeInside()
      if at < end, scalars[at] == "级", exponent >= 8 {
        return UnitMatch(end: at + 1, exponent: exponent, inside: inside, isGrade: true)
      }
      if let unit = unit(at) { return finish(at, unit, exponent, inside) }
      return UnitMatch(end: at, exponent: exponent, inside: inside)
    }
    if let unit = unit(at) { return finish(at, unit, exponent, inside) }
    if at < end, scalars[at].isASCIILetter { return UnitMatch(end: at, isName: true) }
    return UnitMatch(end: inside == nil ? index : at, inside: inside)
  }

  /// 千 in 千瓦 is part of the unit, 千 in 千家 is a multiplier.
  private func startsMultiplier(_ index: Int, _ count: Int) -> Bool {
    guard let multiplier = lexicon.multipliers.prefix(of: scalars, at: index, limit: end) else {
      return false
    }
    return multiplier.count >= count
  }

  private func unit(_ index: Int) -> (count: Int, value: Lexicon.Unit)? {
    guard let match = lexicon.units.prefix(of: scalars, at: index, limit: end) else { return nil }
    let next = index + match.count
    if next < end {
      if match.value.notBefore.contains(scalars[next]) { return nil }
      if scalars[next - 1].isASCIILetter, scalars[next].isASCIILetter || scalars[next].isASCIIDigit
      {
        return nil
      }
    }
    return match
  }

  private func finish(
    _ index: Int, _ unit: (count: Int, value: Lexicon.Unit), _ exponent: Int,
    _ inside: Lexicon.Marker?
  ) -> UnitMatch {
    var at = index + unit.count
    var name = unit.value.name
    // 家(个): the second word is an alternative.
    if at < end, scalars[at] == "(", let second = self.unit(at + 1),
      at + 1 + second.count < end, scalars[at + 1 + second.count] == ")"
    {
      at += second.count + 2
    }
    // 吨标准煤/万元: what is divided by stays as printed.
    if at + 1 < end, scalars[at] == "/" {
      var stop = at + 1
      if let multiplier = lexicon.multipliers.prefix(of: scalars, at: stop, limit: end) {
        stop += multiplier.count
      }
      if let below = self.unit(stop) {
        name += text.string(at..<stop + below.count)
        at = stop + below.count
      }
    }
    let isGrade = at < end && scalars[at] == "级" && unit.value.family == .money
    return UnitMatch(
      end: isGrade ? at + 1 : at, exponent: exponent + unit.value.exponent, unit: unit.value,
      name: name, inside: inside, isGrade: isGrade)
  }
}
