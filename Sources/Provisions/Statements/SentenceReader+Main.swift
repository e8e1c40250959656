extension SentenceReader {
  /// Makes the statement, or the two of 均 and 分别, that a number says by itself.
  mutating func addMain(_ reading: Reading) {
    if reading.mention.form == .implicit {
      addImplicit(reading)
      return
    }
    guard isAsserted(reading) else { return }
    let phrase = metric(reading)
    guard !phrase.text.isEmpty else { return }
    let decision = kind(reading, metric: phrase.text)
    guard let kind = decision.kind else { return }
    let unit = unit(reading, metric: phrase.text)
    let negated = ["暂不", "不得", "未", "不再"].contains { text.has($0, at: reading.words.postStart) }
    var draft = Draft(
      kind: kind, metric: phrase.text, scope: scope(reading), comparator: .equal,
      value: reading.mention.value, unit: unit, verb: reading.verb?.text,
      quote: quote(reading, to: phrase.usesPost ? phrase.end : reading.words.postStart),
      valueRange: reading.mention.range)
    draft.comparator = comparator(reading, negated)
    if let marker = reading.words.before.first(where: { $0.kind == .reach || $0.kind == .over }),
      kind == .targetStock
    {
      draft.verb = marker.word
    }
    draft.hedges = reading.lead.hedges.map(\.text) + markerHedges(reading)
    draft.strengtheners = reading.lead.strengtheners.map(\.text)
    draft.frequency = frequency(reading, kind)
    addContext(reading, phrase, &draft)
    setHorizon(&draft, reading.time, reading)
    draft.confidence = confidence(reading, phrase, decision.certainty)
    if phrase.isRespective {
      carry.respective.removeFirst()
      if draft.comparator == .equal, let comparator = carry.comparator {
        draft.comparator = comparator
      }
    }
    if isCondition(reading), draft.comparator == .equal, reading.noun.isEmpty,
      let comparator = carry.comparator
    {
      draft.comparator = comparator
    }
    let metrics = split(reading, phrase.text)
    for metric in metrics {
      draft.metric = metric
      drafts.append(draft)
    }
    carry.kind = kind
    carry.metric = phrase.text
    carry.comparator = draft.comparator
    if reading.mention.family == .money || reading.mention.family == .measure,
      kind == .targetStock || kind == .other
    {
      carry.base = phrase.text
    }
    if let base = phrase.base { carry.base = base }
    carry.subject = phrase.subject
    carry.metricByUnit[unit] = phrase.text
    if reading.mention.family == .money || reading.mention.family == .measure {
      carry.amount = phrase.text
    }
  }

  private func comparator(_ reading: Reading, _ negated: Bool) -> Statement.Comparator {
    let own = reading.words.comparator(of: reading.mention, negatedWithin: negated)
    if own == .equal, reading.words.before.isEmpty, reading.words.after == nil {
      // 最高给予500万元: the marker stands before the verb.
      let range = reading.segment.range.lowerBound..<reading.mention.range.lowerBound
      if text.contains(anyOf: ["最高", "最多", "不超过"], in: range) { return .atMost }
      if text.contains(anyOf: ["至少", "最少"], in: range) { return .atLeast }
      if reading.mention.family == .ratio, text.contains(anyOf: ["不低于", "不少于"], in: range) {
        return .atLeast
      }
    }
    return own
  }

  /// Whether a number is asserted at all, rather than part of a name, a list or a span of time.
  private func isAsserted(_ reading: Reading) -> Bool {
    let mention = reading.mention
    let words = reading.words
    let marked =
      words.after != nil || !words.before.isEmpty || mention.inside != nil
      || mention.bound != nil
    if isBackwardSpan(reading) { return false }
    // 从78位上升到: where a change comes from.
    let comesFrom = ["从", "由"].contains { text.has($0, endingAt: reading.words.nounEnd) }
    if comesFrom, !isComposition(reading) { return false }
    if mention.unit == "倍" {
      let noun = nounPhrase(reading.noun)
      // 是2015年的3.75倍: a comparison with what was.
      if noun.isEmpty || noun.hasSuffix("是") || noun.hasPrefix("分别是") { return false }
      if text.has("年的", endingAt: reading.words.nounEnd) { return false }
    }
    switch mention.family {
    case .time:
      guard marked || isPeriodOfAct(reading) else { return false }
      if text.contains(
        anyOf: ["努力", "左右时间", "时间,"], in: words.postStart..<min(scalars.count, words.postStart + 5))
      {
        return false
      }
      let start = mention.range.lowerBound
      if ["用", "经过", "未来", "今后", "再用", "力争", "通过"].contains(where: { text.has($0, endingAt: start) }
      ) {
        return false
      }
    case .count:
      if isEnumeration(reading) { return false }
      let acts =
        reading.verbClass == .act || reading.verbClass == .give || reading.verbClass == .level
      if mention.form == .chinese, !marked {
        guard acts, let value = Int(mention.value), value > 1,
          "个项条大位".contains(mention.unit) == false
        else { return false }
      }
      if mention.form == .magnitude, !acts { return false }
      if !marked, reading.verb == nil, !isPlanned(reading) || reading.post.isEmpty == false,
        reading.noun.isEmpty
      {
        let isMeant = !reading.lead.hedges.isEmpty || reading.time?.form == .by
        return isListed(reading) || isMeant && predicate(in: reading.post) != nil
      }
    case .abstract: return marked
    case nil:
      guard marked else { return false }
      let noun = nounPhrase(reading.noun)
      let post = nounPhrase(reading.post)
      if mention.value.count > 4, passage.isMoneyOrPeople(noun) { return true }
      if noun.isEmpty, let topic = carry.topic, leadingMeasure(topic) != nil { return true }
      return passage.isPlain(noun) || passage.isPlain(post)
    case .index: if !marked, reading.noun.isEmpty { return false }
    case .money, .measure:
      if !marked, reading.verb == nil || reading.verbClass == .existing,
        reading.frequency?.kind != .annual
      {
        return false
      }
    case .ratio: break
    }
    return true
  }

  /// 公示5个工作日, 暂停活动24个月: how long something is done.
  private func isPeriodOfAct(_ reading: Reading) -> Bool {
    let acts = ["公示", "公告", "保存", "留存", "保留", "暂停", "停牌", "公开", "延长"]
    return text.contains(
      anyOf: acts, in: reading.segment.range.lowerBound..<reading.mention.range.lowerBound)
      && reading.post.count <= 1
  }

  /// 等4个…: parts of a whole that stand by themselves, where something is done to them.
  private func isListed(_ reading: Reading) -> Bool {
    isComposition(reading)
  }

  /// Counts that sum up what stands beside them: 六个方面, 三大领域, 15个部门.
  private func isEnumeration(_ reading: Reading) -> Bool {
    guard !reading.post.isEmpty, reading.words.before.isEmpty, reading.words.after == nil else {
      return false
    }
    let noun = thing(reading.post)
    let words = Array(noun.unicodeScalars)
    if !reading.noun.isEmpty,
      passage.lexicon.dummies.prefix(of: words, at: 0, limit: words.count)?.count == words.count
    {
      // 企业3万家目标: the noun repeats that there is a number.
      return false
    }
    let summed = [
      "部门", "方面", "领域", "环节", "问题", "任务", "目标", "重点", "阶段", "层面", "层级", "维度", "方向", "要素", "原则",
      "步骤", "附件",
      "意见", "条件", "专题", "篇章", "部分", "类别", "转变", "坚持", "关系", "一批",
    ]
    if noun.hasPrefix("“") && reading.mention.form == .chinese { return true }
    return summed.contains { noun.hasSuffix($0) || noun.hasPrefix($0) } && reading.verbClass != .act
      || summed.prefix(8).contains { noun.hasSuffix($0) }
      || noun.hasPrefix("任务") || isSummedList(reading)
  }

  /// 《甲》等43项标准, 将甲、乙等12个商圈确认为…: the list says which, the number only how many.
  private func isSummedList(_ reading: Reading) -> Bool {
    let end = reading.mention.range.lowerBound
    guard text.has("等", endingAt: end) else { return false }
    if text.has("》等", endingAt: end) || text.has("公司等", endingAt: end) { return true }
    let after = reading.words.postStart..<reading.clause.upperBound
    return text.contains(anyOf: ["确认为", "认定为", "确定为", "评为", "列为", "企业为", "单位为"], in: after)
  }

  func isPlanned(_ reading: Reading) -> Bool {
    frame.period != nil || reading.time?.form == .by
  }

  private func scope(_ reading: Reading) -> String? {
    reading.lead.scope?.text ?? frame.scope
  }

  /// The words that soften at the number itself (guideline §10).
  func markerHedges(_ reading: Reading) -> [String] {
    var hedges = reading.words.hedges.map(\.text)
    if let after = reading.words.after?.word, after.contains("以上") { hedges.append("以上") }
    if reading.words.after?.kind == .around { hedges.append("左右") }
    return hedges
  }

  private func frequency(_ reading: Reading, _ kind: Statement.Kind) -> String? {
    guard let frequency = reading.frequency, frequency.kind == .annual else { return nil }
    if reading.frequencyIsCarried, kind == .benefit || kind == .threshold { return nil }
    return frequency.word
  }

  /// The unit with the denominator that stands in the metric (guideline §8).
  func unit(_ reading: Reading, metric: String) -> String {
    let unit = reading.mention.unit
    guard !unit.contains("/"), reading.mention.family != .ratio, reading.mention.family != .time
    else {
      return unit
    }
    if unit.isEmpty {
      return passage.isMoney(metric) ? "元" : passage.isPeople(metric) ? "人" : "无量纲"
    }
    if reading.mention.family == .money, let base = reading.words.per { return unit + "/" + base }
    if metric.contains("亩均") { return unit + "/亩" }
    if metric.contains("人均"), reading.mention.family == .money { return unit + "/人" }
    for base in ["每万人口", "每万名", "每万人"] where metric.contains(base) { return unit + "/万人" }
    if metric.hasPrefix("万人") { return unit + "/万人" }
    if metric.contains("每百万人口") { return unit + "/百万人" }
    if metric.contains("每十万人口") { return unit + "/十万人" }
    if metric.contains("每千人口") || metric.contains("每千人") { return unit + "/千人" }
    return unit
  }

  /// The year by which a statement holds (guideline §9).
  func setHorizon(_ draft: inout Draft, _ time: TimeMark?, _ reading: Reading) {
    switch draft.kind {
    case .deadline, .validity: return
    default: break
    }
    if draft.role == .qualifier { return }
    if let time {
      draft.horizon = time.year
      draft.horizonSource = draft.quote.contains(time.range.lowerBound) ? .quote : .sentence
      if draft.horizonSource == .sentence { draft.context.append(("horizon", time.range)) }
      return
    }
    switch draft.kind {
    case .targetStock, .targetAnnual, .targetCumulative:
      if let period = frame.period {
        draft.horizon = period.to
        draft.horizonSource = .planTitle
      }
    default: break
    }
  }

  private func addContext(_ reading: Reading, _ phrase: MetricPhrase, _ draft: inout Draft) {
    func add(_ role: String, _ range: Range<Int>?) {
      guard let range, range.upperBound <= draft.quote.lowerBound else { return }
      draft.context.append((role, range))
    }
    add("verb", reading.verb?.range)
    if draft.frequency != nil { add("frequency", reading.frequency?.range) }
    for hedge in reading.lead.hedges { add("hedge", hedge.range) }
    add("subject", phrase.carriedRange)
  }

  /// From the first word of the item to the number's last (guideline §5).
  func quote(_ reading: Reading, to end: Int) -> Range<Int> {
    var start = reading.lead.start
    if reading.segment.mentions.first?.range != reading.mention.range,
      reading.noun.lowerBound > reading.segment.range.lowerBound
    {
      start = min(reading.noun.lowerBound, reading.mention.range.lowerBound)
      if let verb = reading.lead.verb, verb.range.upperBound == start {
        start = verb.range.lowerBound
      }
    }
    start = min(start, reading.mention.range.lowerBound)
    return start..<max(end, reading.words.postStart)
  }

  private func confidence(
    _ reading: Reading, _ phrase: MetricPhrase, _ certainty: Double
  ) -> Double {
    var value = 0.97 * certainty * phrase.certainty
    if reading.mention.form != .digits { value *= 0.9 }
    if reading.mention.family == nil { value *= 0.7 }
    if reading.verbIsCarried { value *= 0.98 }
    if reading.frequencyIsCarried { value *= 0.98 }
    return value
  }

  /// One number said of two measures: 数量和面积占比均不低于, 分别达到.
  private mutating func split(_ reading: Reading, _ metric: String) -> [String] {
    let rest = reading.mention.range.lowerBound..<reading.clause.upperBound
    let numbers = passage.mentions.within(rest, by: \.range).count
    if reading.words.isRespective,
      let parts = CoordinatedMetric(passage).expand(metric, count: numbers),
      let first = parts.first
    {
      carry.respective = Array(parts.dropFirst())
      return [first]
    }
    if reading.words.isBoth { return CoordinatedMetric(passage).expand(metric) ?? [metric] }
    return [metric]
  }
}

extension Passage {
  private func ends(_ words: String, in table: PhraseTable<Bool>) -> Bool {
    let scalars = Array(words.unicodeScalars)
    return table.suffix(of: scalars, endingAt: scalars.count, from: 0) != nil
  }

  func isMoney(_ words: String) -> Bool { ends(words, in: lexicon.money) }
  func isShare(_ words: String) -> Bool { ends(words, in: lexicon.shares) }
  func isTime(_ words: String) -> Bool { ends(words, in: lexicon.times) }
  func isPlain(_ words: String) -> Bool { ends(words, in: lexicon.plain) }
  func isPeople(_ words: String) -> Bool {
    ["用户", "网民", "人口", "人员", "从业", "用户数", "用户规模", "人才", "人数"].contains { words.hasSuffix($0) }
  }
  func isMoneyOrPeople(_ words: String) -> Bool { isMoney(words) || isPeople(words) }
}
