/// Writes JSON piece by piece, so that no library has to be held as one value.
///
/// Keys stand in the order in which they are written, numbers as the digits they are given in:
/// the same input gives the same bytes.
struct JSONStream<Output: TextOutputStream> {
  private var output: Output
  /// Whether something stands before the next value on each level.
  private var needsComma: [Bool] = [false]
  private var isAfterKey = false

  init(_ output: Output) { self.output = output }

  /// What was written to.
  var written: Output { output }

  mutating func object(_ body: (inout Self) throws -> Void) rethrows {
    separate()
    try nest("{", "}", body)
  }

  mutating func array(_ body: (inout Self) throws -> Void) rethrows {
    separate()
    try nest("[", "]", body)
  }

  mutating func key(_ key: String) {
    separate()
    quote(key)
    output.write(":")
    isAfterKey = true
  }

  /// A line end before the next value, for people who compare exports.
  mutating func lineBreak() {
    if needsComma.last == true {
      output.write(",")
      needsComma[needsComma.count - 1] = false
    }
    output.write("\n")
  }

  mutating func string(_ value: String?) {
    separate()
    if let value { quote(value) } else { output.write("null") }
  }

  mutating func integer(_ value: Int?) {
    separate()
    output.write(value.map(String.init) ?? "null")
  }

  mutating func bool(_ value: Bool) {
    separate()
    output.write(value ? "true" : "false")
  }

  mutating func double(_ value: Double) {
    separate()
    output.write(value.isFinite ? "\(value)" : "null")
  }

  /// A number by its digits, never by way of a binary fraction; `null` where they are no number.
  mutating func number(_ digits: String?) {
    separate()
    output.write(digits.flatMap(JSONNumber.init)?.digits ?? "null")
  }

  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    if needsComma[needsComma.count - 1] { output.write(",") }
    needsComma[needsComma.count - 1] = true
  }

  private mutating func nest(_ open: String, _ close: String, _ body: (inout Self) throws -> Void)
    rethrows
  {
    output.write(open)
    needsComma.append(false)
    try body(&self)
    needsComma.removeLast()
    output.write(close)
  }

  private mutating func quote(_ text: String) {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let hex = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    output.write(quoted + "\"")
  }
}

/// The digits of a number in JSON's grammar.
struct JSONNumber: Sendable, Hashable {
  let digits: String

  /// Creates a number, or `nil` where the text is none; a sign `+` and bare points are mended.
  init?(_ text: String) {
    var rest = Substring(text)
    var sign = ""
    if rest.hasPrefix("+") { rest = rest.dropFirst() }
    if rest.hasPrefix("-") {
      sign = "-"
      rest = rest.dropFirst()
    }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.contains(where: { !$0.isEmpty }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let whole = parts[0].drop { $0 == "0" }
    digits =
      sign + (whole.isEmpty ? "0" : whole)
      + (parts.count == 2 && !parts[1].isEmpty ? "." + parts[1] : "")
  }
}
