/// Writes tables as JSON: an array of objects, one a row, whose members are the columns.
///
/// Numbers keep every digit; what is missing is `null`. Columns of the same title are told apart by a
/// number after it.
///
/// ```swift
/// let json = JSONWriter().text(sheet)   // [{"指标":"亩均税收","数值":40}]
/// ```
public struct JSONWriter: Sendable {
  /// Creates a writer.
  public init() {}

  /// The whole table, without the caption.
  public func text(_ sheet: TableSheet) -> String {
    var out = "["
    let names = Self.names(sheet.columns).map(Self.quoted)
    for (index, row) in sheet.rows.enumerated() {
      out += index == 0 ? "\n{" : ",\n{"
      for (column, name) in names.enumerated() {
        if column > 0 { out += "," }
        out += name
        out += ":"
        out += column < row.count ? Self.value(row[column]) : "null"
      }
      out += "}"
    }
    return out + "\n]\n"
  }

  private static func names(_ columns: [Column]) -> [String] {
    var used: Set<String> = []
    return columns.map { column in
      var name = column.title
      var number = 2
      while !used.insert(name).inserted {
        name = "\(column.title) \(number)"
        number += 1
      }
      return name
    }
  }

  private static func value(_ cell: Cell) -> String {
    switch cell {
    case .empty: "null"
    case .number(let digits): isNumber(digits) ? digits : quoted(digits)
    case .text, .date, .link: quoted(cell.plainText)
    }
  }

  /// Whether digits are a number as JSON writes one: no leading zero, no bare point, no plus sign.
  private static func isNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let whole = rest.prefix { (0x30...0x39).contains($0) }
    guard !whole.isEmpty, whole.count == 1 || whole.first != 0x30 else { return false }
    rest = rest.dropFirst(whole.count)
    if rest.isEmpty { return true }
    guard rest.first == UInt8(ascii: ".") else { return false }
    rest = rest.dropFirst()
    return !rest.isEmpty && rest.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
