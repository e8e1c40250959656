/// Comma-separated text after RFC 4180.
enum DelimitedText {
  /// The records of a text, each with its fields; a byte order mark is dropped.
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    func endField() {
      row.append(String(field))
      field.removeAll()
    }
    func endRow() {
      endField()
      rows.append(row)
      row = []
    }
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        scalars.removeFirst()
        field.append("\"")
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: endField()
      case "\r" where !isQuoted && scalars.first == "\n": continue
      case "\n" where !isQuoted: endRow()
      default: field.append(scalar)
      }
    }
    if !field.isEmpty || !row.isEmpty { endRow() }
    return rows
  }
}
