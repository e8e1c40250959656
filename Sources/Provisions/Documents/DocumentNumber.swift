/// A document number 机关代字〔年〕号 in text.
struct DocumentNumber {
  var range: Range<Int>
  /// In the one normal form, without blanks and with 〔〕.
  var normal: String
  /// Who gave the order that it numbers: 云溪省人民政府 of 云溪省人民政府令第412号.
  var orderIssuer: String?

  /// The number of an order that begins at `start`, in one line or two.
  init?(orderIn text: Scalars, at start: Int) {
    var index = start
    var name: Scalars = []
    while index < text.count, name.count <= 30, text[index].isHan || text[index] == " " {
      if text[index] != " " { name.append(text[index]) }
      index += 1
    }
    // 令第四十二号 may stand in one line: the name ends at 令.
    if let order = name.lastIndex(of: "令"), order < name.count - 1 {
      guard let at = text[start..<index].lastIndex(of: "令") else { return nil }
      name = Array(name[...order])
      index = at + 1
    }
    guard name.count >= 4, name.last == "令" else { return nil }
    while index < text.count, text[index].isBlank || text[index] == "(" || text[index] == "（" {
      index += 1
    }
    guard index < text.count, text[index] == "第" else { return nil }
    let serial = text[(index + 1)...].prefix(12).prefix {
      $0.isASCIIDigit || $0 == " " || ChineseNumeral.isNumeral($0)
    }
    let number = serial.filter { $0 != " " }
    guard !number.isEmpty, serial.endIndex < text.count, text[serial.endIndex] == "号" else {
      return nil
    }
    var end = serial.endIndex + 1
    if end < text.count, text[end] == ")" || text[end] == "）" { end += 1 }
    guard end == text.count || text[end] == "\n" || text[end] == " " else { return nil }
    range = start..<end
    let digits = ChineseNumeral.value(number[...]).map(String.init) ?? String(scalars: number[...])
    normal =
      String(scalars: name[...]) + "第"
      + (number.allSatisfy(\.isASCIIDigit) ? String(scalars: number[...]) : digits) + "号"
    orderIssuer = String(scalars: name.dropLast())
  }

  /// The first number at or behind `start`; where `opens`, only one that begins right there.
  init?(in text: ArraySlice<Unicode.Scalar>, from start: Int, opens: Bool = false, reach: Int = 40)
  {
    var index = start
    let limit = min(text.endIndex, start + reach)
    while index < limit {
      let scalar = text[index]
      if "《。；：:，,\n".unicodeScalars.contains(scalar) { return nil }
      if "〔[［【(（".unicodeScalars.contains(scalar) {
        let year = text[(index + 1)...].prefix { $0.isASCIIDigit || $0.isBlank }
        let digits = year.filter(\.isASCIIDigit)
        guard digits.count == 4, digits.first == "1" || digits.first == "2",
          year.endIndex < text.endIndex,
          "〕]］】)）".unicodeScalars.contains(text[year.endIndex])
        else { return nil }
        let serial = text[(year.endIndex + 1)...].prefix {
          $0.isASCIIDigit || $0.isBlank || $0 == "第"
        }
        let number = serial.filter(\.isASCIIDigit)
        guard !number.isEmpty, number.count <= 6, serial.endIndex < text.endIndex,
          text[serial.endIndex] == "号"
        else { return nil }
        var low = index
        while low > start, index - low < 18, text[low - 1].isHan || text[low - 1].isBlank {
          low -= 1
        }
        while low < index, text[low].isBlank { low += 1 }
        let prefix = text[low..<index].filter { !$0.isBlank }
        guard prefix.count >= 2, !opens || text[start..<low].allSatisfy(\.isBlank) else {
          return nil
        }
        range = low..<serial.endIndex + 1
        normal =
          String(scalars: prefix[...]) + "〔" + String(scalars: digits[...]) + "〕"
          + String(scalars: number.drop { $0 == "0" && number.count > 1 }[...]) + "号"
        return
      }
      index += 1
    }
    return nil
  }
}
