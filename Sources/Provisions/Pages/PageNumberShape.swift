/// The shapes in which a line can be nothing but a page number.
enum PageNumberShape {
  /// 第151页, which a viewer writes between pages.
  case marker
  /// - 12 -, Page 3 of 10, 3/10, 第3页 共10页.
  case decorated
  /// 12.
  case bare

  init?(_ line: ArraySlice<Unicode.Scalar>) {
    let text = line.filter { !$0.isBlank }
    guard let first = text.first, text.contains(where: \.isASCIIDigit), text.count <= 16 else {
      return nil
    }
    if text.allSatisfy(\.isASCIIDigit) {
      guard text.count <= 4 else { return nil }
      self = .bare
      return
    }
    let rest = text.filter { !$0.isASCIIDigit }
    switch String(scalars: rest[...]).lowercased() {
    case "第页": self = .marker
    case "第页共页", "第页,共页", "第页，共页", "第页/共页", "page", "pageof", "--", "——", "–", "––", "—", "·",
      "··", "页", "/页":
      self = .decorated
    case "/":
      guard first.isASCIIDigit, text.last?.isASCIIDigit == true, text.count <= 9 else { return nil }
      self = .decorated
    default: return nil
    }
  }

  /// The first number of a line.
  static func number(_ line: ArraySlice<Unicode.Scalar>) -> Int? {
    let digits = line.drop { !$0.isASCIIDigit }.prefix { $0.isASCIIDigit }
    return Int(String(scalars: digits))
  }
}
