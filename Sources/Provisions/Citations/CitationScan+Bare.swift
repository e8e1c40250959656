extension CitationScan {
  /// The longest name without brackets.
  private static let longestName = 30

  /// Documents named without brackets, found at a word of the dictionary.
  mutating func anchored(at start: Int) -> Int? {
    let scalars = text.scalars
    guard words.mayBeginAnchor(scalars[start]),
      let match = words.anchors.prefix(of: scalars, at: start, limit: scalars.count)
    else { return nil }
    let end = start + match.count
    switch match.value {
    case .law: return law(start..<end)
    case .treaty: return treaty(start..<end)
    case .strong: return named(start..<end, needsCiting: false)
    case .weak: return named(start..<end, needsCiting: true)
    case .rules: return rules(start..<end)
    case .pending: return pending(start..<end)
    case .decision: return decision(start..<end)
    default: return nil
    }
  }

  /// 国家外商投资法及实施条例.
  private mutating func law(_ word: Range<Int>) -> Int? {
    var range = word
    // 安全生产法律法规 names no law.
    if range.upperBound < text.scalars.count,
      "律规院治制定人".unicodeScalars.contains(text.scalars[range.upperBound])
    {
      return nil
    }
    for prefix in ["中华人民共和国", "国家"] where text.has(prefix, endingAt: range.lowerBound) {
      range = (range.lowerBound - prefix.unicodeScalars.count)..<range.upperBound
    }
    let key = CitationKey.title(text.string(word))
    for joint in ["及其", "和其", "及", "和", ""] where text.has(joint, at: range.upperBound) {
      let after = range.upperBound + joint.unicodeScalars.count
      if let tail = ["实施条例", "实施细则", "实施办法"].first(where: { text.has($0, at: after) }) {
        range = range.lowerBound..<(after + tail.unicodeScalars.count)
        break
      }
    }
    finds.append(Find(range: range, form: .bare, key: key))
    return range.upperBound
  }

  private mutating func treaty(_ word: Range<Int>) -> Int? {
    let scalars = text.scalars
    if scalars[word.lowerBound].isASCIILetter {
      guard word.lowerBound == 0 || !scalars[word.lowerBound - 1].isASCIILetter,
        word.upperBound == scalars.count || !scalars[word.upperBound].isASCIILetter
      else { return nil }
    }
    finds.append(Find(range: word, form: .bare, key: CitationKey.title(text.string(word))))
    return word.upperBound
  }

  /// A name that ends in 负面清单, 目录, 政府工作报告 and the like.
  private mutating func named(_ ending: Range<Int>, needsCiting: Bool) -> Int? {
    let (start, cut) = nameStart(before: ending.lowerBound, joinsCut: true)
    guard ending.lowerBound - start >= (needsCiting ? 4 : 2), cut != .make else { return nil }
    if needsCiting {
      guard cut == .cite || continuesList(at: start) else { return nil }
      // 目录管理, 条例体系 are ways of working.
      let turns = ["管理", "体系", "服务", "数据", "清单", "外", "内"]
      if turns.contains(where: { text.has($0, at: ending.upperBound) }) { return nil }
    }
    let range = start..<ending.upperBound
    finds.append(Find(range: range, form: .bare, key: CitationKey.title(text.string(range))))
    return range.upperBound
  }

  /// 参照…有关规定, where a subject is named.
  private mutating func rules(_ ending: Range<Int>) -> Int? {
    let scalars = text.scalars
    let (start, cut) = nameStart(before: ending.lowerBound, joinsCut: false)
    guard cut == .cite else { return nil }
    var subject = start
    while let word = words.generic.prefix(of: scalars, at: subject, limit: ending.lowerBound) {
      subject += word.count
    }
    guard ending.lowerBound - subject >= 4 else { return nil }
    let range = start..<ending.upperBound
    finds.append(Find(range: range, form: .bare, key: CitationKey.title(text.string(range))))
    return range.upperBound
  }

  /// 任务分工由某厅另行印发: a document still to come.
  private mutating func pending(_ verb: Range<Int>) -> Int? {
    let scalars = text.scalars
    var start = verb.lowerBound
    while start > 0, verb.lowerBound - start < 40, !Self.endsClause(scalars[start - 1]) {
      start -= 1
    }
    let subjectEnd = text.find("由", in: start..<verb.lowerBound) ?? verb.lowerBound
    guard subjectEnd - start >= 2 else { return nil }
    let range = start..<verb.upperBound
    finds.append(
      Find(range: range, form: .bare, key: CitationKey.title(text.string(start..<subjectEnd))))
    return range.upperBound
  }

  /// 党中央、国务院关于…的决策部署.
  private mutating func decision(_ ending: Range<Int>) -> Int? {
    let scalars = text.scalars
    var start = ending.lowerBound
    while start > 0, ending.lowerBound - start < 40,
      !"。;,\n".unicodeScalars.contains(scalars[start - 1]), !text.has("关于", at: start)
    {
      start -= 1
    }
    guard text.has("关于", at: start) else { return nil }
    var body = start
    while body > 0, start - body < 16, scalars[body - 1].isHan || scalars[body - 1] == "、" {
      if let cut = words.cuts.suffix(of: scalars, endingAt: body, from: max(0, body - 4)),
        cut.value == .cite || cut.value == .make
      {
        break
      }
      body -= 1
    }
    let bodies = ["中央", "国务院", "省委", "市委", "县委", "区委", "党委", "党组", "政府", "人大"]
    guard text.contains(anyOf: bodies, in: body..<start) else { return nil }
    let range = body..<ending.upperBound
    finds.append(Find(range: range, form: .bare, key: CitationKey.title(text.string(range))))
    return range.upperBound
  }

  /// Where the name begins that ends at `end`, and the word that cuts it from what stands before.
  private func nameStart(before end: Int, joinsCut: Bool) -> (Int, CitationWords.Class?) {
    let scalars = text.scalars
    var start = end
    while start > 0, end - start < Self.longestName {
      let scalar = scalars[start - 1]
      if scalar == "”" {
        guard let open = (max(0, start - 16)..<(start - 1)).last(where: { scalars[$0] == "“" })
        else {
          return (start, nil)
        }
        start = open
        continue
      }
      guard scalar.isHan || scalar.isASCIIDigit || scalar.isASCIILetter || scalar == "·" else {
        return (start, nil)
      }
      if let word = words.cuts.suffix(of: scalars, endingAt: start, from: max(0, start - 8)) {
        switch word.value {
        case .whole:
          start -= word.count
          continue
        case .join where !joinsCut: break
        case .join where isInsideWhole(start): break
        default: return (start, governing(word.value, before: start - word.count))
        }
      }
      start -= 1
    }
    return (start, nil)
  }

  /// Whether the word of joining that ends at `end` belongs to a name such as 国民经济和社会发展.
  private func isInsideWhole(_ end: Int) -> Bool {
    (end..<min(text.scalars.count, end + 8)).contains { stop in
      words.cuts.suffix(of: text.scalars, endingAt: stop, from: max(0, stop - 12))?.value == .whole
    }
  }

  /// A word of joining directly after a word of citing (严格按照…, 落实好…) leaves the citing word in
  /// charge.
  private func governing(_ word: CitationWords.Class, before end: Int) -> CitationWords.Class {
    guard word == .join else { return word }
    return words.cuts.suffix(of: text.scalars, endingAt: end, from: max(0, end - 4))?.value ?? word
  }

  /// Whether the name that starts at `start` goes on a list of names: …清单、….
  private func continuesList(at start: Int) -> Bool {
    guard start > 0, "、和及与".unicodeScalars.contains(text.scalars[start - 1]),
      let last = finds.last
    else { return false }
    return last.range.upperBound == start - 1
  }

  static func endsClause(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "。", ";", ",", ":", "、", "\n", "!", "?", "(", ")": true
    default: false
    }
  }
}
