/// Writes values as real files have them: some are missing, some written oddly, few are wrong.
struct DemoMistakes {
  private let isOn: Bool
  private static let nothing = ["", "", "", "—", "-", "/", "Nah"]

  /// - Parameter isOn: Whether there are any; a clean file otherwise.
  init(isOn: Bool) { self.isOn = isOn }

  /// A number with two decimals.
  func number(
    _ value: Double, decimals: Int = 2, missing: Double = 0.01, _ random: inout DemoRandom
  )
    -> String
  {
    let text = Self.plain(value, decimals: decimals)
    guard isOn else { return text }
    let chance = random.unit()
    if chance < missing { return Self.nothing[Int(random.unit() * Double(Self.nothing.count))] }
    let oddity = (chance - missing) / (1 - missing)
    if oddity < 0.02 { return Self.separated(text) }
    if oddity < 0.0205 { return text + "万元" }
    if oddity < 0.021 { return "约" + text }
    if oddity < 0.0215 { return Self.plain(value * 10_000, decimals: decimals) }
    if oddity < 0.0235 { return " " + text + " " }
    return text
  }

  /// A day.
  func day(_ text: String, _ random: inout DemoRandom) -> String {
    guard isOn else { return text }
    let parts = text.split(separator: "-")
    switch random.unit() {
    case ..<0.01: return "1901年01月02日"
    case ..<0.03: return ""
    case ..<0.1: return parts.joined(separator: "/")
    case ..<0.13: return "\(parts[0])年\(parts[1])月\(parts[2])日"
    case ..<0.1305: return "\(parts[0])-\(parts[1])-32"
    default: return text
    }
  }

  /// A credit code: one in five hundred has a wrong character, as in real registers.
  func code(_ text: String, _ random: inout DemoRandom) -> String {
    guard isOn, random.happens(0.002), let last = text.last else { return text }
    return text.dropLast() + (last == "0" ? "1" : "0")
  }

  /// An industry: a few are of the edition of 2011, or missing.
  func industry(_ code: String, _ random: inout DemoRandom) -> String {
    guard isOn else { return code }
    let chance = random.unit()
    return chance < 0.003 ? "3963" : chance < 0.008 ? "" : chance < 0.05 ? "C" + code : code
  }

  /// Whether a row comes twice.
  func repeats(_ random: inout DemoRandom) -> Bool { isOn && random.happens(0.001) }

  /// Digits with a number of decimals, without an exponent.
  static func plain(_ value: Double, decimals: Int) -> String {
    let factor = [1, 10, 100, 1000, 10_000][min(4, max(0, decimals))]
    let units = (value * Double(factor)).rounded()
    guard units.magnitude < 1e18 else { return "0" }
    let whole = Int(units)
    let sign = whole < 0 ? "-" : ""
    let digits = String(whole.magnitude)
    guard decimals > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  private static func separated(_ text: String) -> String {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    var digits = Array(parts[0])
    var place = digits.count - 3
    while place > 0, digits[place - 1] != "-" {
      digits.insert(",", at: place)
      place -= 3
    }
    return ([String(digits)] + parts.dropFirst().map(String.init)).joined(separator: ".")
  }
}
