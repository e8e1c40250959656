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
      || words.has(.over) && words.before.first?.word != "突破" && !words.before.contains { $0.word.contains("突破") }
    if reading.mention.family == nil, reading.time?.form != .by, !words.has(.reach), !words.has(.drop),
      passage.isPlain(metric) || metric.contains("(试点)")
    {
      return KindDecision(kind: .threshold, certainty: 0.85)
    }
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

  private func plannedKind(_ reading: Reading, isBound: Bool) -> KindDecision {
    let words = reading.words
    let named = reading.time?.form == .within
    let acts = reading.verbClass == .act && !isAside(reading)
    if words.has(.reach) || words.has(.drop) || words.has(.level) && !isBound {
      if words.has(.level), !words.has(.reach), !isPlanned(reading), !frame.isPlan {
        return KindDecision(kind: reading.mention.family == .count ? .other : .threshold, certainty: 0.6)
      }
      return KindDecision(kind: .targetStock, certainty: 0.97)
    }
    if words.before.contains(where: { $0.word.contains("突破") || $0.word.contains("跃上") }),
      !reading.noun.isEmpty
    {
      return KindDecision(kind: .targetStock, certainty: 0.97)
    }
    if words.has(.rise) || words.has(.fall) {
      return KindDecision(kind: .targetStock, certainty: 0.75)
    }
    if isBound {
      if acts, reading.mention.family == .count || reading.mention.family != .ratio && !reading.verbIsCarried {
        return KindDecision(kind: named ? .targetAnnual : .targetCumulative, certainty: 0.85)
      }
      if named, reading.mention.family == .count {
        return KindDecision(kind: .targetAnnual, certainty: 0.85)
      }
      if reading.time?.form == .by || words.has(.over) && frame.isPlan && !reading.isAttributive {
        return KindDecision(kind: .targetStock, certainty: 0.85)
      }
      if words.has(.over), !frame.isPlan {
        return KindDecision(kind: .other, certainty: 0.5)
      }
      return KindDecision(kind: .threshold, certainty: 0.9)
    }
    if isComposition(reading) { return KindDecision(kind: .targetStock, certainty: 0.8) }
    if reading.mention.family == .ratio {
      if let kind = carry.kind, reading.verbIsCarried { return KindDecision(kind: kind, certainty: 0.8) }
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
      return KindDecision(
        kind: reading.mention.family == .count ? .other : .threshold, certainty: 0.6)
    case .rule: return KindDecision(kind: .threshold, certainty: 0.7)
    default: break
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
    if text.contains(anyOf: gives, in: around), !reading.isAttributive {
      return KindDecision(kind: .benefit, certainty: 0.95)
    }
    if reading.verbClass == .give, reading.mention.family != .ratio {
      return KindDecision(kind: .benefit, certainty: 0.9)
    }
    let before = item.lowerBound..<reading.mention.range.lowerBound
    if text.contains(anyOf: ["安排", "减免", "返还", "拨付"], in: before), !reading.isAttributive {
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
    }
    if reading.words.isPast { return true }
    let before = reading.segment.range.lowerBound..<reading.mention.range.lowerBound
    if text.contains(anyOf: ["已建成", "已有", "已形成", "同比", "目前", "现有", "已累计", "拥有", "比上年", "已达", "已培育"], in: before) {
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
