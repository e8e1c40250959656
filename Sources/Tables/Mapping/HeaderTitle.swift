import Vocabulary

/// The title of a column, taken apart.
struct HeaderTitle {
  /// The whole title without blanks, punctuation and differences of width and case.
  let key: String
  /// The same without year, unit and other remarks in brackets.
  let bareKey: String
  /// The same without year and unit, but with other remarks.
  let unitlessKey: String
  /// The unit that the title states.
  let unit: Unit?
  /// What stands where a unit would, but is none.
  let remarks: [String]
  /// The year that the title begins with.
  let year: Int?

  init(_ title: String) {
    let plain = Self.halfWidth(title)
    key = Self.key(plain)
    var (body, brackets) = Self.brackets(of: plain)
    (year, body) = Self.year(of: body)
    var unit: Unit?
    var remarks: [String] = []
    for bracket in brackets {
      if unit == nil, let found = Self.unit(bracket) {
        unit = found
      } else {
        remarks.append(bracket)
      }
    }
    // `税收:万元`, `税收,万元` and `税收_万元` state the unit without brackets.
    if unit == nil, let cut = body.lastIndex(where: { ":,_".contains($0) }),
      let found = Self.unit(String(body[body.index(after: cut)...]))
    {
      unit = found
      body = String(body[..<cut])
    }
    self.unit = unit
    self.remarks = remarks
    bareKey = Self.key(body)
    unitlessKey = Self.key(body + remarks.joined())
  }

  /// A title without blanks and punctuation, in lower case.
  static func key(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        halfWidth(text).lowercased().unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
            || "%‰#²³".unicodeScalars.contains($0)
        }))
  }

  private static func unit(_ text: String) -> Unit? {
    var text = text
    for lead in ["计量单位:", "单位:", "单位", "unit:"] where text.hasPrefix(lead) {
      text = String(text.dropFirst(lead.count))
      break
    }
    return try? Unit(text)
  }

  /// The unit that a line such as `单位：万元` above a table states.
  static func unit(ofCaption caption: String) -> Unit? {
    let plain = halfWidth(caption).filter { !$0.isWhitespace }
    guard let mark = plain.firstRange(of: "单位:") else { return nil }
    let rest = plain[mark.upperBound...].prefix { !")、,;。".contains($0) }
    return try? Unit(String(rest))
  }

  private static func halfWidth(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(400) {
      switch scalar {
      case "\u{FF01}"..."\u{FF5E}":
        result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case "【", "〔", "[": result.append("(")
      case "】", "〕", "]": result.append(")")
      case "\u{3000}": result.append(" ")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text outside brackets, and what stands in each outermost pair.
  private static func brackets(of text: String) -> (String, [String]) {
    var body = ""
    var brackets: [String] = []
    var depth = 0
    for character in text {
      if character == "(" {
        if depth > 0 { brackets[brackets.count - 1].append(character) } else { brackets.append("") }
        depth += 1
      } else if character == ")", depth > 0 {
        depth -= 1
        if depth > 0 { brackets[brackets.count - 1].append(character) }
      } else if depth > 0 {
        brackets[brackets.count - 1].append(character)
      } else {
        body.append(character)
      }
    }
    return (body, brackets)
  }

  /// A leading year: `2023年税收`, `2023年度税收`.
  private static func year(of text: String) -> (Int?, String) {
    let digits = text.prefix(4)
    guard digits.utf8.count == 4, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let year = Int(digits), (1949...2200).contains(year)
    else { return (nil, text) }
    var rest = text.dropFirst(4)
    guard rest.first == "年" else { return (nil, text) }
    rest = rest.dropFirst()
    if rest.first == "度" { rest = rest.dropFirst() }
    return rest.isEmpty ? (nil, text) : (year, String(rest))
  }
}
