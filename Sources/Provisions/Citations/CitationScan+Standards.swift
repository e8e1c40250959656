extension CitationScan {
  /// GB/T 36073-2018, DB33/T 2300-2021, ISO 9001, T/ZZB 0001-2020.
  mutating func standard(at start: Int) -> Int? {
    let scalars = text.scalars
    if start > 0,
      scalars[start - 1].isASCIILetter || scalars[start - 1].isASCIIDigit
        || scalars[start - 1] == "/"
    {
      return nil
    }
    guard let (code, codeEnd) = code(at: start) else { return nil }
    var end = codeEnd
    while end < scalars.count, scalars[end].isASCIIDigit { end += 1 }
    guard end > codeEnd, end - codeEnd <= 6 else { return nil }
    while end + 1 < scalars.count, scalars[end] == ".", scalars[end + 1].isASCIIDigit {
      end += 1
      while end < scalars.count, scalars[end].isASCIIDigit { end += 1 }
    }
    if let dated = year(at: end) {
      end = dated
    } else if !isKnownWithoutYear(code) {
      return nil
    }
    let range = start..<end
    finds.append(
      Find(range: range, form: .standard, key: CitationKey.standard(text.string(range))))
    return end
  }

  /// The letters of a standard's number, and where they end.
  private func code(at start: Int) -> (String, Int)? {
    let scalars = text.scalars
    var end = start
    while end < scalars.count, end - start < 12, Self.isCapital(scalars[end]) || scalars[end] == "/"
    {
      end += 1
      if end < scalars.count, scalars[start] == "D", scalars[end - 1] == "B", end - start == 2 {
        // A local standard carries the digits of its region: DB33, DB3301.
        let region = end
        while end < scalars.count, end - region < 4, scalars[end].isASCIIDigit { end += 1 }
        guard end < scalars.count, scalars[end] == "/" else { end = region + 2; break }
      }
    }
    guard end < scalars.count else { return nil }
    let code = text.string(start..<end)
    return isStandard(code) ? (code, end) : nil
  }

  private func isStandard(_ code: String) -> Bool {
    if words.standards.contains(code) { return true }
    let parts = code.split(separator: "/", omittingEmptySubsequences: false)
    guard let head = parts.first else { return false }
    if head.hasPrefix("DB"), head.count >= 4 { return parts.count <= 2 }
    if parts.count == 2, head == "T" || head == "Q" { return parts[1].count >= 2 }
    return parts.count == 2 && ["T", "Z"].contains(parts[1])
      && words.standards.contains(String(head))
  }

  private func isKnownWithoutYear(_ code: String) -> Bool {
    code.hasPrefix("GB") || code.hasPrefix("ISO") || code.hasPrefix("IEC") || code == "RFC"
      || code.hasPrefix("IEEE") || code.hasPrefix("DB") || code.hasSuffix("/T")
  }

  /// The end of `-2018` or `:2013`.
  private func year(at start: Int) -> Int? {
    let scalars = text.scalars
    guard start + 2 < scalars.count, "-—:".unicodeScalars.contains(scalars[start]) else {
      return nil
    }
    var end = start + 1
    while end < scalars.count, scalars[end].isASCIIDigit { end += 1 }
    return end - start == 5 || end - start == 3 ? end : nil
  }

  private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    (0x41...0x5A).contains(scalar.value)
  }
}
