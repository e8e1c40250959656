import Vocabulary

/// A day as people write it in a cell.
enum DateText {
  /// Why a text is no day.
  enum Fault: Error {
    case notDate
    case hasTime
  }

  /// Reads `2024-01-31`, `2024/1/31`, `2024.1.31`, `2024年1月31日` and `20240131`, alone or followed by
  /// midnight.
  static func day(_ bytes: CellBytes) throws(Fault) -> Day {
    guard bytes.count >= 8, bytes.count <= 60 else { throw .notDate }
    if bytes.count == 10, let day = plain(bytes) { return day }
    return try slowly(bytes)
  }

  /// `YYYY-MM-DD`, which most files hold.
  private static func plain(_ bytes: CellBytes) -> Day? {
    guard bytes[4] == bytes[7], bytes[4] == 0x2D || bytes[4] == 0x2F,
      let year = number(bytes, 0, 4), let month = number(bytes, 5, 2),
      let day = number(bytes, 8, 2)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private static func number(_ bytes: CellBytes, _ begin: Int, _ count: Int) -> Int? {
    var value = 0
    for index in begin..<begin + count {
      guard (0x30...0x39).contains(bytes[index]) else { return nil }
      value = value * 10 + Int(bytes[index] - 0x30)
    }
    return value
  }

  private static func slowly(_ bytes: CellBytes) throws(Fault) -> Day {
    var scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar in
      ("\u{FF01}"..."\u{FF5E}").contains(scalar)
        ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }[...]
    func take(_ most: Int) -> Int? {
      let digits = scalars.prefix { ("0"..."9").contains($0) }
      guard (1...most).contains(digits.count) else { return nil }
      scalars = scalars.dropFirst(digits.count)
      return Int(String(String.UnicodeScalarView(digits)))
    }
    func blanks() { scalars = scalars.drop { $0.properties.isWhitespace } }

    guard let head = take(8) else { throw .notDate }
    if scalars.contains("年") { blanks() }
    var day: Day?
    if head >= 1_000_00_00 {
      day = Day(year: head / 10_000, month: head / 100 % 100, day: head % 100)
    } else if (1000...9999).contains(head), let mark = scalars.popFirst(),
      "-/.年".unicodeScalars.contains(mark)
    {
      blanks()
      guard let month = take(2) else { throw .notDate }
      blanks()
      guard scalars.popFirst() == (mark == "年" ? "月" : mark) else { throw .notDate }
      blanks()
      guard let date = take(2) else { throw .notDate }
      if mark == "年" {
        blanks()
        guard scalars.popFirst() == "日" else { throw .notDate }
      }
      day = Day(year: head, month: month, day: date)
    }
    guard let day else { throw .notDate }
    try midnight(scalars)
    return day
  }

  /// Lets midnight pass, and nothing else.
  private static func midnight(_ rest: ArraySlice<Unicode.Scalar>) throws(Fault) {
    if rest.isEmpty { return }
    guard let mark = rest.first, mark == "T" || mark.properties.isWhitespace else { throw .notDate }
    let time = rest.dropFirst()
    if time.isEmpty { return }
    guard time.allSatisfy({ ("0"..."9").contains($0) || ":.".unicodeScalars.contains($0) }),
      time.contains(":")
    else { throw .notDate }
    if time.contains(where: { ("1"..."9").contains($0) }) { throw .hasTime }
  }
}
