import GRDB
import Tables
import Vocabulary

/// A single value as a correction keeps it: JSON that tells its kind, with every digit.
struct StoredValue: Codable {
  var text: String?
  var number: String?
  var date: String?
  var boolean: Bool?

  init(_ value: TableValue) {
    switch value {
    case .missing: break
    case .text(let words): text = words
    case .number(let decimal): number = decimal.description
    case .date(let day): date = day.description
    case .boolean(let bit): boolean = bit
    }
  }

  /// The value; `nil` where what is kept is damaged.
  var value: TableValue? {
    if let text { return .text(text) }
    if let number { return ScaledDecimal(number).map(TableValue.number) }
    if let date { return Day(date).map(TableValue.date) }
    return boolean.map(TableValue.boolean)
  }
}
