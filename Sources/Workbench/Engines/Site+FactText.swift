import Diagnostics
import FEEL

extension Site {
  /// A value of FEEL as a person writes it.
  static func plain(_ text: String, _ language: Wording.Language) -> String {
    switch text {
    case "true": return language("是", "yes")
    case "false": return language("否", "no")
    default: break
    }
    for prefix in ["date(\"", "\""] where text.hasPrefix(prefix) {
      let end = text.hasPrefix("date(") ? 2 : 1
      return String(text.dropFirst(prefix.count).dropLast(end))
    }
    return text
  }

  /// A value of FEEL as a person reads it.
  static func text(_ value: Value, _ language: Wording.Language) -> String {
    switch value {
    case .null: ""
    case .string(let text): text
    // A computed value may have thirty digits; six after the point are enough to read.
    case .number(let number): (number.rounded(scale: 6, .halfUp) ?? number).reduced.description
    case .boolean(let bit): bit ? language("是", "yes") : language("否", "no")
    case .date(let date): "\(date)"
    default: value.feelText
    }
  }
}
