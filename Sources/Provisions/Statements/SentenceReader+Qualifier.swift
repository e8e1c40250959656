extension SentenceReader {
  /// Whether a number describes the noun behind it: 总投资10亿元以上的项目.
  func isAttributive(_ reading: Reading) -> Bool {
    let words = reading.words
    guard !reading.post.isEmpty, reading.mention.form != .implicit else { return false }
    let next = scalars[words.postStart]
    if next == "”" || next == "、" || next == ")" || next == "。" { return false }
    guard let family = reading.mention.family, family != .count else { return false }
    if reading.mention.form == .grade { return true }
    if family == .time, next != "的", words.after?.comparator == .atMost { return false }
    let behind = next == "的" ? words.postStart + 1 : words.postStart
    guard behind < reading.post.upperBound else { return false }
    if let dummy = passage.lexicon.dummies.prefix(
      of: scalars, at: behind, limit: reading.post.upperBound)
    {
      // 不低于30%的要求: the noun repeats that there is a number.
      let stop = behind + dummy.count
      if stop >= reading.post.upperBound || next == "的" { return false }
    }
    if family == .money || family == .ratio, endsInGift(reading, behind) { return false }
    if next == "的" { return family != .ratio || !reading.noun.isEmpty }
    let isBound =
      words.after?.kind == .bound || words.has(.over) || words.has(.under) || words.has(.floor)
    guard isBound else { return false }
    if "且并和及与或且均暂不用作为以给按、".unicodeScalars.contains(next) { return false }
    if let verb = passage.lexicon.verbs.prefix(
      of: scalars, at: behind, limit: reading.post.upperBound), verb.count > 1
    {
      return family == .time
    }
    return family != .ratio || !reading.noun.isEmpty
  }

  /// 给予60万元的一次性补助: the noun behind is what is given.
  private func endsInGift(_ reading: Reading, _ start: Int) -> Bool {
    let item = reading.segment.range
    guard text.contains(anyOf: ["给予", "予以", "发放", "提供"], in: item) else { return false }
    let noun = nounPhrase(start..<reading.post.upperBound)
    return ["奖励", "补助", "补贴", "资助", "奖补", "支持", "奖金", "贴息", "资金", "经费", "补偿", "扶持", "贷款"]
      .contains { noun.hasSuffix($0) }
  }

  /// Whether a number only delimits which things the next one counts (guideline §4).
  func isQualifier(_ reading: Reading, next: Mention) -> Bool {
    guard reading.mention.range != next.range else { return false }
    if isBackwardSpan(reading) { return true }
    if reading.mention.form == .grade { return true }
    return reading.isAttributive || reading.mention.family == .time && reading.words.after != nil
      || reading.mention.family == .money && reading.words.has(.over)
      || reading.mention.family == .index && reading.words.after?.kind == .bound
  }

  /// 近三年: the span over which something is reckoned.
  func isBackwardSpan(_ reading: Reading) -> Bool {
    guard reading.mention.family == .time else { return false }
    let start = reading.mention.range.lowerBound
    return ["近", "前", "过去", "上一", "连续"].contains { text.has($0, endingAt: start) }
  }

  mutating func addQualifier(_ reading: Reading) {
    let noun = nounPhrase(reading.noun)
    let behind = thing(reading.post)
    var metric = noun
    if isBackwardSpan(reading) {
      metric = behind + "的计算期间"
    } else if reading.mention.family == .time {
      let since = noun.hasSuffix("起") ? "(自" + noun + ")" : ""
      metric = behind.isEmpty ? noun : behind + "的计算期间" + since
    } else if noun.isEmpty || passage.isDependent(noun) {
      metric = behind + (noun.isEmpty ? suffix(reading.mention, of: behind) : noun)
    }
    let comparator = reading.words.comparator(of: reading.mention, negatedWithin: false)
    drafts.append(
      Draft(
        kind: isBackwardSpan(reading) ? .other : .threshold, role: .qualifier, metric: metric,
        scope: nil, comparator: isBackwardSpan(reading) ? .equal : comparator,
        value: reading.mention.value, unit: unit(reading, metric: metric),
        hedges: markerHedges(reading), quote: quote(reading, to: reading.post.upperBound),
        valueRange: reading.mention.range, confidence: 0.8))
  }

  /// The measure that a size is of, where it is not printed.
  private func suffix(_ mention: Mention, of thing: String) -> String {
    switch mention.family {
    case .money: thing.hasSuffix("项目") ? "总投资" : "规模"
    case .index: mention.unit
    case .time: "时长"
    default: "规模"
    }
  }

  /// The thing that stands behind an attributive number.
  func thing(_ range: Range<Int>) -> String {
    var start = range.lowerBound
    if start < range.upperBound, scalars[start] == "的" { start += 1 }
    var stop = start
    var depth = 0
    while stop < range.upperBound {
      let scalar = scalars[stop]
      if scalar == "“" || scalar == "(" { depth += 1 }
      if scalar == "”" || scalar == ")" { depth -= 1 }
      if depth <= 0, scalar == "、" || scalar == "," { break }
      if let marker = passage.lexicon.markersBefore.prefix(
        of: scalars, at: stop, limit: range.upperBound), marker.count > 1,
        [.floor, .ceiling, .under, .over, .reach].contains(marker.value.kind)
      {
        break
      }
      if depth <= 0, stop > start,
        let verb = passage.lexicon.verbs.prefix(of: scalars, at: stop, limit: range.upperBound),
        verb.count > 1, isPredicate(verb.value, stop)
      {
        break
      }
      stop += 1
    }
    return nounPhrase(start..<stop)
  }

  /// Whether a verb begins what is said of the noun before it.
  func isPredicate(_ verb: Lexicon.Verb, _ at: Int) -> Bool {
    let predicates: Set<String> = [
      "纳入", "列入", "落地", "实现", "达到", "给予", "享受", "参与", "完成", "提供", "采用", "开展", "接入", "覆盖", "使用",
      "安排", "予以", "奖励", "补助", "建立", "建成", "具备", "符合", "通过", "入选", "获评", "入库", "签约", "应用",
    ]
    return predicates.contains(verb.word)
  }
}

extension Passage {
  /// Whether words name a measure without saying whose: 总市值, 占比.
  func isDependent(_ words: String) -> Bool {
    let scalars = Array(words.unicodeScalars)
    return lexicon.dependents.prefix(of: scalars, at: 0, limit: scalars.count)?.count
      == scalars.count
  }

  /// Whether words end in a measure: 增加值, 比重.
  func endsInMeasure(_ words: String) -> Bool {
    let scalars = Array(words.unicodeScalars)
    return lexicon.measures.suffix(of: scalars, endingAt: scalars.count, from: 0) != nil
      || lexicon.money.suffix(of: scalars, endingAt: scalars.count, from: 0) != nil
  }
}
