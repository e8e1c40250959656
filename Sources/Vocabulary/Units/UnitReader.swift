import Diagnostics

/// Reads the text of a unit.
struct UnitReader {
  private let text: String
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  private static let longest = 200
  private static let deepest = 8

  init(_ text: String) {
    self.text = text
    scalars = Self.normalised(text)
  }

  /// Full-width characters as half-width ones, blanks taken away, the basis of standard coal joined to
  /// its unit.
  private static func normalised(_ text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars.prefix(longest + 1) where !scalar.properties.isWhitespace {
      switch scalar {
      case "\u{FF01}"..."\u{FF5E}":
        result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case "每", "∕", "÷": result.append("/")
      case "×", "•", "・", "⋅", "*": result.append("·")
      default: result.append(scalar)
      }
    }
    for basis in ["等价值", "等价", "当量值", "当量"] {
      let bracketed = Array(("(" + basis + ")").unicodeScalars)
      while let found = result.firstRange(of: bracketed) {
        result.replaceSubrange(found, with: Array(basis.unicodeScalars))
      }
    }
    return result
  }

  mutating func unit() throws(Problem) -> Unit {
    guard !scalars.isEmpty, scalars.count <= Self.longest else { throw fault(text) }
    let unit = try quotient()
    guard index == scalars.count else { throw fault(rest) }
    return unit
  }

  private mutating func quotient() throws(Problem) -> Unit {
    var result = Unit.one
    var isBelow = false
    if peek == "/" { throw fault(rest) }
    while true {
      let factor = try factor()
      guard let next = isBelow ? result.per(factor) : result.times(factor) else {
        throw tooLarge
      }
      result = next
      switch peek {
      case "/":
        isBelow = true
        index += 1
      case "·": index += 1
      case nil, ")": return result
      default: continue
      }
    }
  }

  private mutating func factor() throws(Problem) -> Unit {
    if peek == "(" {
      index += 1
      depth += 1
      guard depth <= Self.deepest else { throw fault(rest) }
      let inner = try quotient()
      guard peek == ")" else { throw fault(rest) }
      index += 1
      depth -= 1
      return try raised(inner)
    }
    if let number = try number() { return number }
    return try name()
  }

  /// A number that stands before a unit.
  private mutating func number() throws(Problem) -> Unit? {
    guard let first = peek, ("0"..."9").contains(first) else { return nil }
    let begin = index
    while let scalar = peek, ("0"..."9").contains(scalar) || scalar == "." { index += 1 }
    let digits = String(String.UnicodeScalarView(scalars[begin..<index]))
    guard let number = ScaledDecimal(digits), let unit = Unit.one.scaled(by: number.ratio) else {
      throw fault(digits)
    }
    return unit
  }

  private mutating func name() throws(Problem) -> Unit {
    let begin = index
    while let scalar = peek, !"/·()^".unicodeScalars.contains(scalar) { index += 1 }
    let whole = scalars[begin..<index]
    if let unit = UnitTable.standard.unit(String(String.UnicodeScalarView(whole))) {
      return try raised(Unit(unit))
    }
    // `人2` is a power where no unit is named so.
    var stem = whole
    var power = ""
    while let last = stem.last, let digit = Self.digit(last) {
      power = digit + power
      stem.removeLast()
    }
    let name = String(String.UnicodeScalarView(stem))
    guard !power.isEmpty, let exponent = Int(power), let unit = UnitTable.standard.unit(name) else {
      throw fault(String(String.UnicodeScalarView(whole)))
    }
    guard let raised = Unit(unit).power(exponent) else { throw tooLarge }
    return raised
  }

  private mutating func raised(_ unit: Unit) throws(Problem) -> Unit {
    var power = ""
    if peek == "^" {
      index += 1
      if peek == "-" {
        power = "-"
        index += 1
      }
    }
    while let scalar = peek, let digit = Self.digit(scalar) {
      power += digit
      index += 1
    }
    if power.isEmpty, index == 0 || scalars[index - 1] != "^" { return unit }
    guard let exponent = Int(power) else { throw fault(rest) }
    guard let result = unit.power(exponent) else { throw tooLarge }
    return result
  }

  private static func digit(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "0"..."9": String(scalar)
    case "¹": "1"
    case "²": "2"
    case "³": "3"
    default: nil
    }
  }

  private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
  private var rest: String { String(String.UnicodeScalarView(scalars[index...].prefix(40))) }

  private func fault(_ part: String) -> Problem { UnitProblem.unknown(part, in: text) }
  private var tooLarge: Problem { UnitProblem.tooLarge(text) }
}
