/// What the number format of a cell tells about its number.
enum CellFormat: Sendable {
  case plain
  case percent
  case date

  /// The formats that a workbook need not define.
  init(builtIn number: Int) {
    switch number {
    case 9, 10: self = .percent
    // 27 … 36 and 50 … 58 are dates of East Asian editions; 18 … 21 and 45 … 47 are times of day.
    case 14...22, 27...36, 45...47, 50...58: self = .date
    default: self = .plain
    }
  }

  /// A format by its code, such as `yyyy"年"m"月"` or `0.0%`.
  init(code: String) {
    var isDate = false
    var isPercent = false
    var scalars = Array(code.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"": while let next = scalars.popFirst(), next != "\"" {}
      case "\\", "_", "*": _ = scalars.popFirst()
      case "[":
        // A colour, a condition or a locale; `[h]` is a duration, which is no day.
        while let next = scalars.popFirst(), next != "]" {}
      case ";": scalars = []
      case "%": isPercent = true
      case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S", "e": isDate = true
      case "E": if scalars.first == "+" || scalars.first == "-" { _ = scalars.popFirst() }
      case "G",
        "g" where code.lowercased().hasPrefix("general"):
        scalars = []
      default: break
      }
    }
    self = isDate ? .date : isPercent ? .percent : .plain
  }
}
