/// How an automatic number is written.
enum CountingFormat {
  /// The number in one of the formats that Word and OpenDocument name; digits where unknown.
  static func text(_ number: Int, format: String) -> String {
    switch format {
    case "chineseCounting", "chineseCountingThousand", "taiwaneseCountingThousand",
      "japaneseCounting", "ideographDigital", "taiwaneseCounting", "一, 二, 三, ...", "一":
      chinese(number)
    case "chineseLegalSimplified": chinese(number, digits: Array("零壹贰叁肆伍陆柒捌玖"))
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese", "①":
      (1...20).contains(number)
        ? Unicode.Scalar(UInt32(0x2460 + number - 1)).map { String($0) } ?? String(number)
        : String(number)
    case "upperLetter", "A": letters(number, from: 65)
    case "lowerLetter", "a": letters(number, from: 97)
    case "upperRoman", "I": roman(number)
    case "lowerRoman", "i": roman(number).lowercased()
    case "none", "bullet": ""
    default: String(number)
    }
  }

  /// 1 → 一, 10 → 十, 21 → 二十一, 105 → 一百零五; digits above 9,999.
  static func chinese(_ number: Int, digits: [Character] = Array("零一二三四五六七八九")) -> String {
    guard (0..<10_000).contains(number) else { return String(number) }
    guard number > 0 else { return String(digits[0]) }
    let units: [(Int, String)] = [(1000, "千"), (100, "百"), (10, "十"), (1, "")]
    var text = ""
    var rest = number
    var hasGap = false
    for (size, unit) in units {
      let digit = rest / size
      rest %= size
      if digit == 0 {
        hasGap = !text.isEmpty
        continue
      }
      if hasGap { text.append(digits[0]) }
      hasGap = false
      let isLeadingTen = size == 10 && digit == 1 && text.isEmpty
      text += (isLeadingTen ? "" : String(digits[digit])) + unit
    }
    return text
  }

  private static func letters(_ number: Int, from first: Int) -> String {
    guard number > 0, let scalar = Unicode.Scalar(first + (number - 1) % 26) else {
      return String(number)
    }
    return String(repeating: Character(scalar), count: min(8, (number - 1) / 26 + 1))
  }

  private static func roman(_ number: Int) -> String {
    guard (1..<4000).contains(number) else { return String(number) }
    let parts = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
      (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var text = ""
    var rest = number
    for (size, letters) in parts {
      while rest >= size {
        text += letters
        rest -= size
      }
    }
    return text
  }
}
