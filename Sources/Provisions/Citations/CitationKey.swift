/// Titles and numbers reduced to what can be compared.
public enum CitationKey {
  /// A title without blanks, quotation marks, issuer and the wrapping 关于印发…的通知, in one width.
  ///
  /// ```
  /// CitationKey.title("某省人民政府关于印发某省工业行动方案（2023-2027 年）的通知")
  /// // 某省工业行动方案(2023—2027年)
  /// ```
  public static func title(_ title: String) -> String {
    var scalars = compact(title)
    unwrap(&scalars)
    dropIssuer(&scalars)
    for prefix in ["中华人民共和国", "关于", "国家"] {
      let prefix = Array(prefix.unicodeScalars)
      if scalars.starts(with: prefix), scalars.count > prefix.count + 1 {
        scalars.removeFirst(prefix.count)
      }
    }
    return String(scalars: scalars[...])
  }

  /// A document number with `〔〕` around the year and no blanks, 第 or leading noughts.
  ///
  /// ```
  /// CitationKey.number("某政办发 [2023]第 012 号")  // 某政办发〔2023〕12号
  /// ```
  public static func number(_ number: String) -> String {
    let scalars = compact(number)
    guard let year = yearRange(in: scalars) else { return String(scalars: scalars[...]) }
    var tail = Array(scalars[(year.upperBound + 1)...])
    if tail.first == "第" { tail.removeFirst() }
    while tail.count > 1, tail[0] == "0", tail[1].isASCIIDigit { tail.removeFirst() }
    var key = Array(scalars[..<(year.lowerBound - 1)])
    key.append("〔")
    key += scalars[year]
    key.append("〕")
    return String(scalars: (key + tail)[...])
  }

  /// The number of a standard in capitals, without blanks and with `-` before the year.
  public static func standard(_ number: String) -> String {
    String(
      scalars: compact(number).map { $0 == "—" || $0 == ":" ? "-" : $0 }.flatMap {
        Array(String($0).uppercased().unicodeScalars)
      }[...])
  }

  /// Where the four digits of the year stand between brackets of any kind.
  static func yearRange(in scalars: Scalars) -> Range<Int>? {
    guard scalars.count > 6 else { return nil }
    for index in 1..<(scalars.count - 5) where isOpening(scalars[index - 1]) {
      let year = index..<(index + 4)
      if scalars[year].allSatisfy(\.isASCIIDigit), isClosing(scalars[index + 4]) { return year }
    }
    return nil
  }

  static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "〔", "[", "(", "【", "﹝", "〖", "{", "<", "〈", "「": true
    default: false
    }
  }

  static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "〕", "]", ")", "】", "﹞", "〗", "}", ">", "〉", "」": true
    default: false
    }
  }

  /// Without blanks, line ends and marks of quotation, in one width and with one dash.
  private static func compact(_ text: String) -> Scalars {
    var result: Scalars = []
    for scalar in text.unicodeScalars where !CompactText.isBlank(scalar) && scalar != "\n" {
      switch scalar {
      case "“", "”", "\"", "‘", "’", "「", "」", "《", "》", "〈", "〉", "<", ">", "＜", "＞": continue
      case "-", "－", "~", "～": result.append("—")
      default: result.append(CompactText.folded(scalar))
      }
    }
    return result
  }

  /// Takes what stands between 关于印发 and 的通知.
  private static func unwrap(_ scalars: inout Scalars) {
    let tails = ["的通知", "的公告", "的决定"]
    let heads = ["关于印发", "关于转发", "关于发布", "关于公布", "关于批转", "关于印送"]
    guard let tail = tails.first(where: { scalars.ends(with: $0) }),
      let head = heads.compactMap({ scalars.end(of: $0) }).min(),
      head + tail.unicodeScalars.count < scalars.count
    else { return }
    scalars = Array(scalars[head..<(scalars.count - tail.unicodeScalars.count)])
  }

  /// Drops the bodies before 关于, where bodies they are.
  private static func dropIssuer(_ scalars: inout Scalars) {
    guard let end = scalars.end(of: "关于"), end > 2 else { return }
    let issuer = scalars[..<(end - 2)]
    let endings: [Unicode.Scalar] = ["厅", "局", "委", "部", "府", "院", "会", "办", "署", "行", "室", "门"]
    guard let last = issuer.last, endings.contains(last) else { return }
    scalars.removeFirst(end - 2)
  }
}

extension [Unicode.Scalar] {
  /// Where the first occurrence of `phrase` ends.
  fileprivate func end(of phrase: String) -> Int? {
    let phrase = Array(phrase.unicodeScalars)
    guard count >= phrase.count else { return nil }
    for start in 0...(count - phrase.count)
    where self[start..<(start + phrase.count)].elementsEqual(phrase) {
      return start + phrase.count
    }
    return nil
  }

  fileprivate func ends(with phrase: String) -> Bool {
    suffix(phrase.unicodeScalars.count).elementsEqual(phrase.unicodeScalars)
  }
}
