extension SentenceReader {
  /// A kind with how sure it is; no kind where the number asserts nothing of a known sort.
  struct KindDecision {
    var kind: Statement.Kind?
    var certainty: Double
  }

  /// The kind of a statement: the verb decides, not the world (guideline §3).
  func kind(_ reading: Reading, metric: String) -> KindDecision {
    let words = reading.words
    if isFact(reading) { return KindDecision(kind: .other, certainty: 0.75) }
    if let decision = benefit(reading) { return decision }
    if reading.verbClass == .levy { return KindDecision(kind: .threshold, certainty: 0.95) }
    let isBound =
      words.has(.floor) || words.has(.ceiling) || words.has(.under)
      || words.has(.over) && words.before.first?.word != "突破"
        && !words.before.contains { $0.word.contains("突破") }
    if reading.mention.family == nil, reading.time?.form != .by, !words.has(.reach),
      !words.has(.drop),
      passage.isPlain(metric) || metric.contains("(试点)")
    {
      return KindDecision(kind: .threshold, certainty: 0.85)
    }
    if endsInCondition(reading) || isFine(reading) {
      return KindDecision(kind: .threshold, certainty: 0.85)
    }
    if isCondition(reading) { return KindDecision(kind: .threshold, certainty: 0.85) }
    if reading.isAttributive, reading.mention.form != .magnitude {
      return KindDecision(kind: .threshold, certainty: 0.8)
    }
    if reading.mention.family == .time, !words.has(.reach), !words.has(.drop), !words.has(.fall) {
      return KindDecision(kind: .threshold, certainty: 0.8)
    }
    if let frequency = reading.frequency, frequency.kind == .annual {
      let isShare = reading.mention.family == .ratio
      let isGrowth = ["增速", "增幅", "增长率"].contains { metric.hasSuffix($0) }
      if isShare, isBound, !isGrowth, reading.verbClass != .act || words.has(.floor) {
        return KindDecision(kind: .threshold, certainty: 0.9)
      }
      let isLevel = words.has(.level) || words.has(.reach)
      if frequency.word == "每年", scalars[frequency.range.lowerBound] == "年", isLevel {
        return KindDecision(kind: .targetStock, certainty: 0.7)
      }
      return KindDecision(kind: .targetAnnual, certainty: reading.frequencyIsCarried ? 0.95 : 0.98)
    }
    if words.isYearly { return KindDecision(kind: .targetAnnual, certainty: 0.7) }
    return plannedKind(reading, isBound: isBound)
  }

  /// 容积率提高到2.0以上的,给予…: a clause that ends in 的 says when a rule holds.
  private func endsInCondition(_ reading: Reading) -> Bool {
    guard let last = reading.clause.last else { return false }
    return scalars[last] == "的" && reading.segment.range.upperBound == reading.clause.upperBound
      && reading.post.count <= 1
  }

  /// 处1万元以上5万元以下罚款.
  func isFine(_ reading: Reading) -> Bool {
    reading.mention.family == .money
      && text.contains(
        anyOf: ["罚款"], in: reading.mention.range.upperBound..<reading.clause.upperBound)
  }

  /// 对营业收入首次突破1亿元、5亿元的企业: numbers that say whom a clause is about.
  func isCondition(_ reading: Reading) -> Bool {
    let clause = reading.clause
    guard reading.mention.family != .count,
      text.has("对", at: clause.lowerBound) || text.has("将", at: clause.lowerBound)
    else { return false }
    guard
      let last = passage.mentions.within(clause, by: \.range).last,
      !text.contains(anyOf: ["给予", "按"], in: clause.lowerBound..<last.range.lowerBound)
    else { return false }
    let end = Segmenter(passage).end(of: last)
    return end + 1 < clause.upperBound && scalars[end] == "的"
  }

  private func plannedKind(_ reading: Reading, isBound: Bool) -> KindDecision {
    let words = reading.words
    let named = reading.time?.form == .within && reading.time?.isSpan == false
    let acts = reading.verbClass == .act && !isAside(reading)
    if words.has(.reach) || words.has(.drop) || words.has(.level) && !isBound {
      if words.has(.level), !words.has(.reach), !isPlanned(reading), !frame.isPlan {
        return KindDecision(
          kind: reading.mention.family == .count ? .other : .threshold, certainty: 0.6)
      }
      return KindDecision(kind: .targetStock, certainty: 0.97)
    }
    if words.before.contains(where: { $0.word.contains("突破") || $0.word.contains("跃上") }),
      !reading.noun.isEmpty || reading.mention.family != .count
    {
      return KindDecision(kind: .targetStock, certainty: 0.97)
    }
    if words.has(.rise) || words.has(.fall) {
      return KindDecision(kind: .targetStock, certainty: 0.75)
    }
    if isBound {
      if acts,
        reading.mention.family == .count
          || reading.mention.family != .ratio && !reading.verbIsCarried
      {
        return KindDecision(kind: named ? .targetAnnual : .targetCumulative, certainty: 0.85)
      }
      if named, reading.mention.family == .count {
        return KindDecision(kind: .targetAnnual, certainty: 0.85)
      }
      if reading.time?.form == .by || words.has(.over) && frame.isPlan && !reading.isAttributive {
        return KindDecision(kind: .targetStock, certainty: 0.85)
      }
      if carry.kind == .targetStock, reading.mention.family == .ratio,
        !reading.lead.strengtheners.isEmpty
          || reading.lead.hedges.contains(where: { $0.text == "力争" })
      {
        // 确保A稳定在30%以上,B不低于26%: the second is aimed at like the first.
        return KindDecision(kind: .targetStock, certainty: 0.7)
      }
      if words.has(.over), !frame.isPlan, !frame.isRule {
        return KindDecision(kind: .other, certainty: 0.5)
      }
      return KindDecision(kind: .threshold, certainty: 0.9)
    }
    if isComposition(reading) { return KindDecision(kind: .targetStock, certainty: 0.8) }
    if reading.mention.family == .ratio {
      if let kind = carry.kind, reading.verbIsCarried {
        return KindDecision(kind: kind, certainty: 0.8)
      }
      if reading.verbClass == .act || reading.verbClass == .level || isPlanned(reading) {
        return KindDecision(kind: .targetStock, certainty: 0.75)
      }
      return KindDecision(kind: words.after == nil ? .other : .threshold, certainty: 0.5)
    }
    switch reading.verbClass {
    case .act where acts:
      return KindDecision(kind: named ? .targetAnnual : .targetCumulative, certainty: 0.97)
    case .level: return KindDecision(kind: .targetStock, certainty: 0.9)
    case .existing:
      let isFloor = words.after?.kind == .bound && !isPlanned(reading)
      return KindDecision(
        kind: reading.mention.family == .count && !isFloor ? .other : .threshold, certainty: 0.6)
    case .rule: return KindDecision(kind: .threshold, certainty: 0.7)
    default: break
    }
    if reading.verb == nil, let deed = predicate(in: reading.post)?.1,
      ["完成", "建成", "上云", "入选", "获评"].contains(where: { deed.hasPrefix($0) })
    {
      return KindDecision(kind: .targetCumulative, certainty: 0.7)
    }
    if let kind = carry.kind, kind != .threshold, kind != .benefit {
      return KindDecision(kind: kind, certainty: 0.7)
    }
    if words.after?.kind == .bound { return KindDecision(kind: .threshold, certainty: 0.6) }
    if isPlanned(reading) { return KindDecision(kind: .targetStock, certainty: 0.6) }
    return KindDecision(kind: nil, certainty: 0)
  }

  /// Whether the verb acts on something that merely contains the number (做大做强全省13个中心).
  private func isAside(_ reading: Reading) -> Bool { false }

  /// Money or quota given to someone.
  private func benefit(_ reading: Reading) -> KindDecision? {
    let item = reading.segment.range
    let around = item.lowerBound..<min(item.upperBound, reading.mention.range.upperBound + 24)
    switch reading.mention.family {
    case .money, .ratio, .measure: break
    default: return nil
    }
    let gives = ["给予", "奖励", "补助", "补贴", "资助", "奖补", "贴息", "出资", "予以支持", "补偿", "资金支持"]
    let opening = reading.clause.lowerBound..<reading.mention.range.lowerBound
    if text.contains(anyOf: gives, in: around) || text.contains(anyOf: ["给予"], in: opening),
      !reading.isAttributive
    {
      return KindDecision(kind: .benefit, certainty: 0.95)
    }
    if carry.kind == .benefit, reading.mention.family == .money, reading.words.has(.ceiling) {
      // 单户最高不超过200万元: the cap of what was just given.
      return KindDecision(kind: .benefit, certainty: 0.85)
    }
    if reading.verbClass == .give, reading.mention.family != .ratio {
      return KindDecision(kind: .benefit, certainty: 0.9)
    }
    let before = item.lowerBound..<reading.mention.range.lowerBound
    let gifts = ["安排", "减免", "返还", "拨付"] + (reading.mention.family == .money ? ["统筹"] : [])
    if text.contains(anyOf: gifts, in: before), !reading.isAttributive {
      return KindDecision(kind: .benefit, certainty: 0.9)
    }
    return nil
  }

  /// Whether a number tells what is, not what shall be: 已建成, 截至2022年底, a year gone by.
  private func isFact(_ reading: Reading) -> Bool {
    if frame.isReport, reading.time?.form != .by { return true }
    if let time = reading.time {
      if time.form == .asOf { return true }
      if let issued = frame.issued, time.year < issued.year { return true }
      if let period = frame.period, time.year < period.from { return true }
    }
    if reading.words.isPast || reading.lead.isPast && !reading.verbIsCarried { return true }
    if reading.time?.form != .by, passage.words(reading.noun).contains("了") { return true }
    let before = reading.segment.range.lowerBound..<reading.mention.range.lowerBound
    if text.contains(
      anyOf: ["已建成", "已有", "已形成", "同比", "目前", "现有", "已累计", "拥有了", "比上年", "已达", "已培育"], in: before)
    {
      return reading.time?.form != .by && reading.verbClass != .act
        || text.contains(anyOf: ["已", "目前", "同比"], in: before)
    }
    return false
  }

  /// 由4个…构成的体系基本形成: the parts of a system that shall have come about.
  func isComposition(_ reading: Reading) -> Bool {
    let after = reading.words.postStart..<reading.clause.upperBound
    let before = reading.clause.lowerBound..<reading.mention.range.lowerBound
    return text.contains(anyOf: ["由"], in: before)
      && text.contains(anyOf: ["构成", "组成"], in: after)
      && text.contains(anyOf: ["形成", "建成", "建立"], in: after) && reading.time != nil
  }
}
