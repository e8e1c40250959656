/// The printed number of a provision.
struct NumberMark {
  /// The form of the number, outermost first.
  enum Form: Int {
    case part, lawChapter, section, lawArticle, paragraph, chapter, article, item, subitem, point
  }

  var form: Form
  var value: Int
  /// The number with its punctuation.
  var range: Range<Int>
  /// Its step in an address, the same in every print.
  var step: String
  /// Whether it was put in behind the provision with the same number (第四条之一).
  var isInserted = false

  /// Whether a line begins with a number.
  static func opens(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    let head = Array(line.prefix(24))
    return NumberMark(in: head[...], at: 0, opensParagraph: true) != nil
  }

  /// The number that begins at `start`, if one does.
  init?(in text: ArraySlice<Unicode.Scalar>, at start: Int, opensParagraph: Bool) {
    guard text.indices.contains(start) else { return nil }
    let end = text.endIndex
    let first = text[start]
    func run(from low: Int, _ test: (Unicode.Scalar) -> Bool) -> Int {
      var index = low
      while index < min(end, low + 8), test(text[index]) { index += 1 }
      return index
    }
    func plain(_ range: Range<Int>) -> String { String(scalars: text[range]) }

    if first == "第", opensParagraph {
      var low = start + 1
      while low < end, text[low] == " " { low += 1 }
      let close = run(from: low) { ChineseNumeral.isNumeral($0) || $0.isASCIIDigit }
      guard close > low, close < end else { return nil }
      let digits = text[low..<close]
      guard let value = Int(plain(low..<close)) ?? ChineseNumeral.value(digits) else { return nil }
      var stop = close
      while stop < end, text[stop] == " " { stop += 1 }
      guard stop < end else { return nil }
      let form: Form
      switch text[stop] {
      case "编": form = .part
      case "章": form = .lawChapter
      case "节": form = .section
      case "条": form = .lawArticle
      case "部":
        guard stop + 1 < end, text[stop + 1] == "分" else { return nil }
        stop += 1
        form = .part
      default: return nil
      }
      // 第四条之一 is an article put in later.
      var last = stop + 1
      if last + 1 < end, text[last] == "之", form == .lawArticle {
        let inserted = run(from: last + 1, ChineseNumeral.isNumeral)
        if inserted > last + 1 { last = inserted }
      }
      if last < end, "、第的规款和至之，,".unicodeScalars.contains(text[last]) { return nil }
      let suffix = plain(close..<last).filter { $0 != " " }
      self.init(
        form: form, value: value, range: start..<last, step: "第" + plain(low..<close) + suffix)
      isInserted = last > stop + 1
    } else if ChineseNumeral.isNumeral(first) {
      let close = run(from: start, ChineseNumeral.isNumeral)
      guard close < end, text[close] == "、" || (opensParagraph && text[close] == "."),
        let value = ChineseNumeral.value(text[start..<close]), value > 0, value < 100
      else { return nil }
      self.init(
        form: .chapter, value: value, range: start..<close + 1, step: plain(start..<close))
    } else if first == "(" || first == "（" {
      let chinese = run(from: start + 1, ChineseNumeral.isNumeral)
      let arabic = run(from: start + 1, \.isASCIIDigit)
      let close = max(chinese, arabic)
      guard close > start + 1, close < end, text[close] == ")" || text[close] == "）" else {
        return nil
      }
      // (一)项规定 and (一)、(二)项 speak of an item.
      if close + 1 < end, text[close + 1] == "项", close + 2 >= end || text[close + 2] != "目" {
        return nil
      }
      let inner = plain(start + 1..<close)
      guard let value = Int(inner) ?? ChineseNumeral.value(text[start + 1..<close]), value > 0,
        value < 100
      else { return nil }
      self.init(
        form: chinese > arabic ? .article : .subitem, value: value, range: start..<close + 1,
        step: "(" + inner + ")")
    } else if let digit = Self.digit(first), digit > 0 {
      let close = run(from: start) { Self.digit($0) != nil }
      guard close - start <= 3, close < end else { return nil }
      let dot = text[close]
      guard dot == "." || dot == "．" || (opensParagraph && dot == "、") else { return nil }
      if close + 1 < end, Self.digit(text[close + 1]) != nil || text[close + 1].isASCIILetter {
        return nil
      }
      var value = 0
      for scalar in text[start..<close] { value = value * 10 + (Self.digit(scalar) ?? 0) }
      self.init(form: .item, value: value, range: start..<close + 1, step: "\(value).")
    } else if (0x2460...0x2473).contains(first.value) {
      self.init(
        form: .point, value: Int(first.value) - 0x245F, range: start..<start + 1,
        step: plain(start..<start + 1))
    } else {
      return nil
    }
  }

  /// An unnumbered paragraph (款) that begins at `start`.
  init(paragraphAt start: Int) {
    self.init(form: .paragraph, value: 0, range: start..<start, step: "")
  }

  private init(form: Form, value: Int, range: Range<Int>, step: String) {
    self.form = form
    self.value = value
    self.range = range
    self.step = step
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value) - 0x30
    case 0xFF10...0xFF19: Int(scalar.value) - 0xFF10
    default: nil
    }
  }

  /// The level that the number stands for, by its form and by whether articles are 第…条.
  func level(inLawArticle: Bool) -> Provision.Level {
    switch form {
    case .part: .part
    case .lawChapter, .chapter: .chapter
    case .section: .section
    case .lawArticle: .article
    case .paragraph: .paragraph
    case .article: inLawArticle ? .item : .article
    case .item: inLawArticle ? .subitem : .item
    case .subitem: .subitem
    case .point: .point
    }
  }
}
