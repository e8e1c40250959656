import FEEL
import Foundation
import Testing

/// Results by Python's `decimal`, as Benchmarks/dmn/decimal_check.py writes them; the same program
/// compares a million cases of each operation.
@Suite("Decimal numbers against another implementation")
struct DecimalSampleTests {
  private static let lines: [Substring] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Samples/decimal.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
  }()

  @Test(
    "results are the same to the last digit",
    arguments: [
      "add", "sub", "mul", "div", "compare", "mod", "halfEven", "halfUp", "halfDown", "up", "down",
      "floor", "ceiling", "sqrt", "pow", "power", "exp", "ln", "read",
    ])
  func sample(_ operation: String) throws {
    let cases = Self.lines.filter { $0.hasPrefix(operation + " ") }
    try #require(cases.count == 2_000)
    for line in cases {
      let words = line.split(separator: " ")
      try #require(words.count == 4, "\(line)")
      let (first, second) = (String(words[1]), String(words[2]))
      let result = try result(operation, first, second)
      let expected = Decimal128(String(words[3]))
      try #require(expected != nil || words[3] == "none")
      // Digits are compared as texts too, so that a faulty comparison can't hide a difference.
      if result != expected || result?.description != expected?.description {
        Issue.record("\(line): \(result?.description ?? "none")")
      }
    }
  }

  private func result(_ operation: String, _ first: String, _ second: String) throws -> Decimal128?
  {
    if operation == "read" { return Decimal128(first) }
    let a = try #require(Decimal128(first))
    let b = try #require(Decimal128(second))
    switch operation {
    case "add": return a.adding(b)
    case "sub": return a.subtracting(b)
    case "mul": return a.multiplied(by: b)
    case "div": return a.divided(by: b)
    case "compare": return Decimal128(a < b ? -1 : a == b ? 0 : 1)
    case "mod": return a.modulo(b)
    case "sqrt": return a.squareRoot
    case "pow": return a.raised(to: try #require(b.integer))
    case "power": return a.power(b)
    case "exp": return a.exponential
    case "ln": return a.logarithm
    default:
      let mode = try #require(Self.roundings[operation])
      return a.rounded(scale: try #require(b.integer), mode)
    }
  }

  private static let roundings: [String: Decimal128.Rounding] = [
    "halfEven": .halfEven, "halfUp": .halfUp, "halfDown": .halfDown, "up": .up, "down": .down,
    "floor": .floor, "ceiling": .ceiling,
  ]

  @Test(
    "a number reads the same from what it writes",
    arguments: [
      "0", "-0", "1E+6144", "9.999999999999999999999999999999999E+6144", "1E-6176", "-1.50",
    ])
  func roundTrip(_ text: String) throws {
    let number = try #require(Decimal128(text))
    #expect(Decimal128(number.description) == number)
  }

  @Test(
    "what is no number is not read",
    arguments: ["", "-", ".", "1e", "1e+", "0x1", "1 ", " 1", "1..2", "NaN", "Infinity", "1E+6145"])
  func malformed(_ text: String) { #expect(Decimal128(text) == nil) }
}
