import Diagnostics
import FEEL
import Packs
import Store
import Tables
import Vocabulary

/// A value of a record as templates show it.
struct ValueView {
  let text: String
  /// The value whole, where `text` is shortened.
  let whole: String
  let isMasked: Bool
  let isMissing: Bool
  let isNumber: Bool
  let className: String

  private static let longest = 60

  /// - Parameters:
  ///   - value: The value.
  ///   - kind: What the values of the field are; years are not grouped, and numbers stand right.
  ///   - language: The language of words that stand for a value.
  init(_ value: RecordValue, _ kind: RecordField.Kind, _ language: Wording.Language) {
    let isYear = kind == .year
    let isNumber = kind.isMeasured
    switch value {
    case .masked:
      self.init(RecordViewer.maskWords[language], isMasked: true, isNumber: isNumber)
    case .shown(.missing): self.init("—", isMissing: true, isNumber: isNumber)
    case .shown(.number(let number)):
      let digits = number.description
      self.init(isYear ? digits : Self.grouped(digits), isNumber: isNumber)
    case .shown(.boolean(let bit)):
      self.init(Wording(bit ? "是" : "否", bit ? "yes" : "no")[language])
    case .shown(let value): self.init(value.description)
    }
  }

  /// A computed value, rounded for the eye to four decimals.
  init(_ value: Value, _ language: Wording.Language) {
    switch value {
    case .number(let number):
      let rounded = number.rounded(scale: 4, .halfEven) ?? number
      let whole = "\(number)"
      self.init(Self.grouped("\(rounded.reduced)"), whole: whole, isNumber: true)
    case .boolean(let bit): self.init(Wording(bit ? "是" : "否", bit ? "yes" : "no")[language])
    case .string(let text): self.init(text)
    default: self.init(value.isNull ? "—" : "\(value)", isMissing: value.isNull, isNumber: true)
    }
  }

  private init(
    _ text: String, whole: String? = nil, isMasked: Bool = false, isMissing: Bool = false,
    isNumber: Bool = false
  ) {
    let isLong = text.count > Self.longest
    self.text = isLong ? text.prefix(Self.longest) + "…" : text
    self.whole = whole.map { $0 == text ? "" : $0 } ?? (isLong ? text : "")
    self.isMasked = isMasked
    self.isMissing = isMissing
    self.isNumber = isNumber
    className = [
      isNumber ? "num" : "", isMasked ? "masked" : "", isMissing ? "absent" : "",
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Digits with a comma after each three before the point.
  static func grouped(_ digits: String) -> String {
    let body = digits.drop { $0 == "-" }
    let whole = body.prefix { $0 != "." }
    guard whole.count > 3, whole.allSatisfy(\.isNumber) else { return digits }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return digits.prefix(digits.count - body.count) + grouped + body.dropFirst(whole.count)
  }
}
