extension SentenceReader {
  /// What is measured, and where the words came from.
  struct MetricPhrase {
    var text: String
    /// Whether the noun stands behind the number.
    var usesPost = false
    /// Where the noun behind the number ends.
    var end = 0
    /// Whose measure it is, for a bare measure that follows.
    var subject: String?
    /// Words outside the item that were used.
    var carriedRange: Range<Int>?
    /// The measure of which a change was told, for a level that follows.
    var base: String?
    /// Whether 分别 gave the metric, and with it the comparator.
    var isRespective = false
    /// How far the choice can be relied on.
    var certainty = 1.0
  }

  /// The metric as a noun phrase with its subject restored (guideline §11).
  mutating func metric(_ reading: Reading) -> MetricPhrase {
    if isFine(reading) {
      return MetricPhrase(
        text: "罚款额", usesPost: true, end: reading.clause.upperBound, certainty: 0.8)
    }
    if let phrase = levyMetric(reading) ?? giftMetric(reading) ?? deadlineOfRule(reading) {
      return phrase
    }
    let noun = nounPhrase(reading.noun)
    let behind = reading.post
    if reading.isAttributive, reading.mention.form != .magnitude {
      return attributiveMetric(reading, noun)
    }
    if let phrase = plainMetric(reading) { return phrase }
    if reading.whole != nil, let text = shareOfNoun(reading, noun) {
      return MetricPhrase(text: text, subject: carry.subject, certainty: 0.8)
    }
    if isComposition(reading) {
      let noun = nounPhrase(behind.lowerBound..<endOf(behind))
      return MetricPhrase(
        text: withSuffix(noun, reading), usesPost: true, end: endOf(behind), subject: noun)
    }
    if reading.mention.form == .magnitude, !noun.isEmpty, !reading.post.isEmpty,
      reading.mention.family == .count
    {
      // 制造业百个质量提升项目: the count stands inside the noun.
      let whole = noun + nounPhrase(behind.lowerBound..<endOf(behind))
      return MetricPhrase(
        text: withVerb(withSuffix(whole, reading), reading), usesPost: true, end: endOf(behind),
        subject: whole, certainty: 0.85)
    }
    if noun.isEmpty, reading.words.has(.rise) || reading.words.has(.fall), let base = carry.metric {
      // 达到45%,比2015年提高12个百分点: the measure is the one just named.
      return MetricPhrase(text: changeMetric(reading, base), certainty: 0.75)
    }
    if noun.isEmpty || isListIntroduction(reading) {
      if let phrase = metricBehind(reading) { return phrase }
      return carriedMetric(reading)
    }
    return metricBefore(reading, noun)
  }

  /// 项目可试点探索2.0以上容积率: a measure without unit behind its number.
  private func plainMetric(_ reading: Reading) -> MetricPhrase? {
    guard reading.mention.family == nil else { return nil }
    let measure = nounPhrase(reading.post)
    guard passage.isPlain(measure), measure.unicodeScalars.count <= 8 else { return nil }
    let words = nounPhrase(reading.noun)
    let owner = ["可", "应", "须", "需", "要"].compactMap { words.prefix(before: $0) }.first ?? words
    return MetricPhrase(
      text: owner + measure + (words.contains("试点") ? "(试点)" : ""), usesPost: true,
      end: reading.post.upperBound, certainty: 0.8)
  }

  /// 金、银等4支基金: what stands before 等 are examples of what stands behind the number.
  private func isListIntroduction(_ reading: Reading) -> Bool {
    reading.noun.upperBound > reading.noun.lowerBound && !reading.post.isEmpty
      && reading.mention.family == .count
      && (text.has("等", endingAt: reading.noun.upperBound)
        || text.has("在内的", endingAt: reading.noun.upperBound))
  }

  // MARK: Noun before the number

  private func metricBefore(_ reading: Reading, _ noun: String) -> MetricPhrase {
    var phrase = MetricPhrase(text: noun)
    var noun = noun
    if let restored = restoredSubject(reading, noun) {
      noun = restored.text
      phrase = restored
    }
    phrase.subject = phrase.subject ?? (passage.endsInMeasure(noun) ? nil : noun)
    if reading.words.has(.rise) || reading.words.has(.fall) {
      phrase.text = changeMetric(reading, noun)
      if passage.endsInMeasure(noun) { phrase.base = noun }
      return phrase
    }
    // 不超过再开发项目用地总面积10%: a share of what stands between marker and number.
    if let part = shareOfNoun(reading, noun) {
      phrase.text = part
      phrase.certainty = 0.7
      return phrase
    }
    if reading.mention.family == .ratio, reading.words.before.contains(where: { $0.word == "实现" }),
      !reading.post.isEmpty, !passage.isShare(noun)
    {
      // 新建住宅实现100%交付: what is done stands behind the number.
      phrase.text = noun + nounPhrase(reading.post) + "比例"
      phrase.usesPost = true
      phrase.end = reading.post.upperBound
      return phrase
    }
    phrase.text = withVerb(withSuffix(noun, reading), reading)
    return phrase
  }

  /// 不超过再开发项目总面积10%, 达到营业收入的5%: a share of what stands before the number.
  private func shareOfNoun(_ reading: Reading, _ noun: String) -> String? {
    guard reading.mention.family == .ratio else { return nil }
    if let whole = reading.whole {
      let part = noun.isEmpty ? carry.subject ?? "" : noun
      return part + (reading.words.isCumulative ? "累计" : "") + "占" + nounPhrase(whole) + "比例"
    }
    guard reading.words.before.isEmpty, !passage.isShare(noun) else { return nil }
    return text.has("的", endingAt: reading.noun.upperBound) ? noun + "的比例" : nil
  }

  /// 增长8%, 下降13.5%: the change is the measure.
  private func changeMetric(_ reading: Reading, _ noun: String) -> String {
    guard
      let marker = reading.words.before.first(where: { $0.kind == .rise || $0.kind == .fall })
    else { return noun }
    if passage.isShare(noun), noun.hasSuffix("速") || noun.hasSuffix("增长率") { return noun }
    var change = marker.word
    if reading.words.isYearly, !change.contains("年") { change = "年均" + change }
    if change.hasSuffix("了") { change.removeLast() }
    switch reading.mention.unit {
    case "%", "比例", "倍": return noun + change + "率"
    default: return noun + change + (reading.mention.unit == "百分点" ? "幅度" : "量")
    }
  }

  // MARK: Noun behind the number

  private func metricBehind(_ reading: Reading) -> MetricPhrase? {
    guard !reading.post.isEmpty else { return nil }
    var stop = endOf(reading.post)
    var noun = nounPhrase(reading.post.lowerBound..<stop)
    guard !noun.isEmpty else { return nil }
    if noun.hasSuffix("级"), noun.unicodeScalars.count <= 6 {
      // 5个千亿级、20个百亿级产业集群: the last item names the thing.
      noun += sharedThing(reading)
    }
    if reading.mention.family == .ratio { return shareBehind(reading) }
    let helps: Set<String> = [
      "引导", "推动", "支持", "带动", "帮助", "服务", "鼓励", "组织", "推进", "指导", "促进", "遴选",
    ]
    if reading.verb.map({ helps.contains($0.text) })
      ?? (!reading.lead.hedges.isEmpty || reading.time?.form == .by),
      let (object, deed) = predicate(in: reading.post)
    {
      // 引导2000家企业导入方法: what they do tells which are counted.
      stop = reading.post.upperBound
      noun = deed + "的" + object
      return MetricPhrase(
        text: noun + "数", usesPost: true, end: stop, subject: object, certainty: 0.85)
    }
    var phrase = MetricPhrase(text: "", usesPost: true, end: stop, subject: noun)
    if let subject = reading.lead.subject, reading.verbClass != .act {
      noun = nounPhrase(subject) + noun
    }
    phrase.text = withVerb(withSuffix(noun, reading), reading)
    return phrase
  }

  private func sharedThing(_ reading: Reading) -> String {
    let grades = passage.mentions.within(reading.clause, by: \.range).filter { $0.form == .grade }
    guard let last = grades.last, last.range.lowerBound >= reading.post.upperBound else {
      return ""
    }
    return thing(last.range.upperBound..<reading.clause.upperBound)
  }

  /// 80%以上的企业实现数字化: a share of those that do.
  private func shareBehind(_ reading: Reading) -> MetricPhrase? {
    guard let (object, deed) = predicate(in: reading.post) else {
      let noun = nounPhrase(reading.post.lowerBound..<endOf(reading.post))
      return noun.isEmpty
        ? nil
        : MetricPhrase(
          text: passage.isShare(noun) ? noun : noun + "比例", usesPost: true,
          end: endOf(reading.post),
          certainty: 0.6)
    }
    var action = deed
    for word in ["实现", "达到", "完成"] where action.hasPrefix(word) && action.count > 3 {
      action.removeFirst(2)
    }
    return MetricPhrase(
      text: object + action + "比例", usesPost: true, end: reading.post.upperBound, certainty: 0.7)
  }

  /// Splits 企业导入方法 into who and what they do.
  func predicate(in range: Range<Int>) -> (String, String)? {
    var start = range.lowerBound
    if start < range.upperBound, scalars[start] == "的" { start += 1 }
    var depth = 0
    for at in start..<range.upperBound {
      let scalar = scalars[at]
      if scalar == "“" || scalar == "(" { depth += 1 }
      if scalar == "”" || scalar == ")" { depth -= 1 }
      guard depth <= 0, at >= start + 2 else { continue }
      let verb = passage.lexicon.verbs.prefix(of: scalars, at: at, limit: range.upperBound)
      let isNoun = Self.usedInNames.contains { text.has($0, at: at) }
      let isVerb =
        !isNoun
        && (verb.map { $0.count > 1 && (isPredicate($0.value, at) || $0.value.word == "导入") }
          ?? false)
      if isVerb || Self.deeds.contains(where: { text.has($0, at: at) }) {
        let deed = nounPhrase(at..<range.upperBound)
        let object = nounPhrase(start..<at)
        if !object.isEmpty, deed.unicodeScalars.count > 2 { return (object, deed) }
      }
    }
    return nil
  }

  /// Nouns that begin like a verb.
  private static let usedInNames = [
    "应用场景", "应用软件", "应用平台", "应用示范", "应用程序", "应用企业", "应用案例", "应用项目", "应用服务", "应用系统", "应用基地", "应用试点",
    "采用率", "使用率", "覆盖率", "完成率", "参与率", "应用水平", "应用标准", "开展情况", "使用情况", "提供商", "提供者", "达到率",
    "通过率", "入库项目", "签约项目",
  ]

  private static let deeds = [
    "导入", "运用", "上云", "转型", "成为", "进入", "开设", "设立", "加入", "迁入", "在各", "采取",
  ]

  // MARK: No noun in the item

  private func carriedMetric(_ reading: Reading) -> MetricPhrase {
    if !reading.segment.opensClause, let metric = carry.respective.first {
      return MetricPhrase(text: metric, isRespective: true, certainty: 0.9)
    }
    let unit = unit(reading, metric: carry.metric ?? "")
    if let metric = carry.metricByUnit[unit] {
      return MetricPhrase(text: metric, subject: carry.subject, certainty: 0.75)
    }
    if let base = carry.base, reading.mention.family == .money || reading.mention.family == .measure
    {
      return MetricPhrase(text: base, certainty: 0.75)
    }
    guard let topic = carry.topic, let range = carry.topicRange else {
      return MetricPhrase(text: "", certainty: 0.5)
    }
    // 容积率宜高则高,一般不低于1.5: the measure named in the clause before.
    if let measure = leadingMeasure(topic) {
      return MetricPhrase(
        text: (carry.ruleSubject ?? carry.subject ?? "") + measure, carriedRange: range,
        certainty: 0.8)
    }
    return MetricPhrase(
      text: withVerb(withSuffix(topic, reading), reading), carriedRange: range, certainty: 0.6)
  }

  /// The measure with which words begin.
  func leadingMeasure(_ words: String) -> String? {
    let scalars = Array(words.unicodeScalars)
    for end in stride(from: min(scalars.count, 12), to: 1, by: -1) {
      if passage.lexicon.measures.suffix(of: scalars, endingAt: end, from: 0) != nil {
        return String(scalars: scalars[..<end])
      }
    }
    return nil
  }
}
