extension CitationScan {
  private static let units: [Unicode.Scalar: Provision.Level] = [
    "编": .part, "章": .chapter, "节": .section, "条": .article, "款": .paragraph, "项": .item,
    "目": .subitem,
  ]

  /// One step of a path: 第三条, 第(二)项.
  private struct Step {
    var level: Provision.Level
    var number: Int
    var end: Int
  }

  /// 第三条第二款, 本办法第五条, 《…法》第三十七条, found at 第.
  mutating func article(at start: Int) -> Int? {
    guard let steps = steps(at: start), let first = steps.first, let last = steps.last else {
      return nil
    }
    let host = host(before: start)
    let inArticles = document.form == .articles
    guard host != nil || (inArticles && !isNumber(start)) else { return nil }
    let path = text.string(start..<last.end)
    switch host {
    case .document(let key, let from)?:
      finds.append(Find(range: from..<last.end, form: .provision, key: key + path))
    case .own(let from)?:
      finds.append(
        Find(range: from..<last.end, form: .provision, key: path, target: resolve(steps, at: start))
      )
    case nil:
      guard first.level != .subitem else { return nil }
      finds.append(
        Find(
          range: start..<last.end, form: .provision, key: path, target: resolve(steps, at: start)))
    }
    return last.end
  }

  /// 前款, 前条, 前项, 本条, found at their first character.
  mutating func relative(at start: Int) -> Int? {
    guard document.form == .articles, start + 1 < text.scalars.count else { return nil }
    var end = start + 1
    if text.has("前两", at: start) || text.has("前三", at: start) { end += 1 }
    guard end < text.scalars.count, let level = Self.units[text.scalars[end]],
      [.article, .paragraph, .item].contains(level)
    else { return nil }
    end += 1
    // 本项目, 前条件.
    if end < text.scalars.count, "件目例款".unicodeScalars.contains(text.scalars[end]) { return nil }
    let owner = addresses.owner(at: text.span(start..<end).start)
    guard let article = addresses.article(around: owner) else { return nil }
    let isOwn = text.scalars[start] == "本"
    if isOwn, level != .article { return nil }
    let target: String =
      switch (isOwn, level) {
      case (false, .article): addresses.article(before: article.id)?.id ?? article.id
      case (false, .paragraph): paragraph(before: owner, in: article) ?? article.id
      default: article.id
      }
    finds.append(
      Find(range: start..<end, form: .provision, key: text.string(start..<end), target: target))
    return end
  }

  private func paragraph(before id: String, in article: Provision) -> String? {
    guard let own = addresses.provision(id), own.level == .paragraph,
      let number = AddressIndex.ordinal(own.number)
    else { return nil }
    return addresses.child(of: article.id, level: .paragraph, number: number - 1)?.id
  }

  /// The steps of a path: 第三条 第二款 第(四)项.
  private func steps(at start: Int) -> [Step]? {
    var steps: [Step] = []
    var index = start
    while let step = step(at: index, isFirst: steps.isEmpty) {
      if let last = steps.last, step.level == last.level { break }
      steps.append(step)
      index = step.end
    }
    return steps.isEmpty ? nil : steps
  }

  private func step(at start: Int, isFirst: Bool) -> Step? {
    let scalars = text.scalars
    var index = start
    if text.has("第", at: index) {
      index += 1
    } else if isFirst || !text.has("(", at: index) {
      return nil
    }
    let bracketed = text.has("(", at: index)
    if bracketed { index += 1 }
    let begin = index
    while index < scalars.count, index - begin < 6,
      scalars[index].isASCIIDigit || ChineseNumeral.isNumeral(scalars[index])
    {
      index += 1
    }
    guard index > begin, let number = AddressIndex.ordinal(text.string(begin..<index)) else {
      return nil
    }
    if bracketed {
      guard text.has(")", at: index) else { return nil }
      index += 1
    } else {
      // 第4、6、10项: the path goes to the first, the words to the last.
      var more = index
      while more < scalars.count, scalars[more] == "、" || scalars[more].isASCIIDigit { more += 1 }
      if more < scalars.count, scalars[more] == "项" { index = more }
    }
    guard index < scalars.count, let level = Self.units[scalars[index]] else { return nil }
    return Step(level: level, number: number, end: index + 1)
  }

  private enum Host {
    /// 本办法, 本条例.
    case own(from: Int)
    /// 《…法》 or a law named without brackets.
    case document(key: String, from: Int)
  }

  /// What a path belongs to, by the words directly before it.
  private func host(before start: Int) -> Host? {
    let scalars = text.scalars
    if let last = finds.last {
      if last.range.upperBound == start, last.form == .title || last.form == .bare {
        return .document(key: last.key, from: last.range.lowerBound)
      }
      // 《…法》第三条、第五条: the second goes on with the first's document.
      if last.form == .provision, last.target == nil, last.range.upperBound == start - 1,
        "、和及至或与".unicodeScalars.contains(scalars[start - 1]),
        let cut = last.key.firstIndex(of: "第")
      {
        return .document(key: String(last.key[..<cut]), from: start)
      }
    }
    for length in 2...7 where start >= length && scalars[start - length] == "本" {
      let kind = text.string((start - length + 1)..<start)
      let endings = ["办法", "条例", "规定", "细则", "意见", "方案", "通知", "法", "准则", "章程", "规则", "决定", "规范"]
      if endings.contains(where: kind.hasSuffix) { return .own(from: start - length) }
    }
    return nil
  }

  /// Whether the path at `start` is the printed number of a provision, or a line of a contents list.
  private func isNumber(_ start: Int) -> Bool {
    let offset = text.span(start..<(start + 1)).start
    let owner = addresses.owner(at: offset)
    if let provision = addresses.provision(owner) {
      return provision.headingSpan.start == offset
    }
    return document.blocks.contains { $0.kind == .contents && $0.span.contains(offset) }
  }

  private func resolve(_ steps: [Step], at start: Int) -> String? {
    let owner = addresses.owner(at: text.span(start..<(start + 1)).start)
    var current: Provision?
    for step in steps {
      switch step.level {
      case .article: current = addresses.article(step.number)
      case .part, .chapter, .section: return nil
      default:
        guard let host = current ?? addresses.article(around: owner) else { return nil }
        // A paragraph or item that the tree does not hold is answered by its article.
        current = addresses.child(of: host.id, level: step.level, number: step.number) ?? host
      }
    }
    return current?.id
  }
}
