/// A document number 机关代字〔年〕号 in text.
struct DocumentNumber {
  var range: Range<Int>
  /// In the one normal form, without blanks and with 〔〕.
  var normal: String

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
