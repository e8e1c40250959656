import Diagnostics
import FEEL

extension Site {
  /// A value of FEEL as a person reads it.
  static func text(_ value: Value, _ language: Wording.Language) -> String {
    switch value {
    case .null: ""
    case .string(let text): text
    case .number(let number): number.description
    case .boolean(let bit): bit ? language("是", "yes") : language("否", "no")
    case .date(let date): "\(date)"
    default: value.feelText
    }
  }
}
