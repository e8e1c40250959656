/// A line of a capture with what is known about it so far.
struct RawLine {
  var number: Int
  var scalars: ArraySlice<Unicode.Scalar>
  /// The line without blanks at its ends.
  var trimmed: ArraySlice<Unicode.Scalar>
  var kind = CaptureLayout.LineKind.text
  var page: Int?
  var printedPage: Int?
  /// Whether a form feed stands before the line.
  var opensPage = false

  /// The scalars between the beginning of the line and its first that is no blank.
  var indent: Int { trimmed.startIndex - scalars.startIndex }

  /// Columns that the line takes, two for a Chinese character.
  var width: Int { trimmed.reduce(0) { $0 + ($1.value < 0x80 ? 1 : 2) } }

  static func lines(of text: Scalars) -> [RawLine] {
    var lines: [RawLine] = []
    var start = 0
    var opensPage = false
    func add(_ end: Int) {
      var low = start
      var high = end
      while low < high, text[low].isBlank { low += 1 }
      while high > low, text[high - 1].isBlank { high -= 1 }
      var line = RawLine(
        number: lines.count + 1, scalars: text[start..<end], trimmed: text[low..<high])
      line.opensPage = opensPage
      if low == high { line.kind = .blank }
      lines.append(line)
      opensPage = false
    }
    var index = 0
    while index < text.count {
      let scalar = text[index]
      if scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{0C}" {
        if scalar != "\u{0C}" || index > start { add(index) }
        if scalar == "\u{0C}" { opensPage = true }
        if scalar == "\r", index + 1 < text.count, text[index + 1] == "\n" { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < text.count { add(text.count) }
    return lines
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is a blank of any width, a line feed or a mark without width.
  var isBlank: Bool {
    switch value {
    case 0x20, 0x09...0x0D, 0xA0, 0x3000, 0x2000...0x200D, 0xFEFF, 0x85, 0x2028, 0x2029, 0x202F:
      true
    default: false
    }
  }
}
