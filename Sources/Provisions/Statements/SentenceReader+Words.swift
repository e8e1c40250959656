extension SentenceReader {
  /// The words of a range as a noun phrase: no times, no stray marks at its ends.
  func nounPhrase(_ range: Range<Int>) -> String {
    var words = Array(passage.words(range).unicodeScalars)[...]
    let openers: Set<Unicode.Scalar> = ["的", "、", "，", ",", "及", ")", "”", "：", ":", "—", "-", " "]
    while let first = words.first, openers.contains(first) { words.removeFirst() }
    if let scope = passage.lexicon.scopes.prefix(of: Array(words), at: 0, limit: words.count),
      !Passage.isRank(words.dropFirst(scope.count))
    {
      words = words.dropFirst(scope.count)
    }
    words = words.dropPreposition()
    if words.count == 1, let only = words.first, "对按以在将从比较".unicodeScalars.contains(only) {
      return ""
    }
    if let cut = words.unopenedEnd { words = words[(cut + 1)...] }
    let closers: Set<Unicode.Scalar> = ["的", "、", ",", "(", ":", "—", " "]
    while let last = words.last {
      if closers.contains(last) || last == "“" {
        words.removeLast()
      } else if last == "等", words.count > 2, words[words.endIndex - 2] != "均" {
        words.removeLast()
      } else if last == ")" && !words.contains("(") || last == "”" && !words.contains("“") {
        words.removeLast()
      } else {
        break
      }
    }
    return String(scalars: words.withoutAlias[...])
  }

  /// Where the noun behind a number ends: before what is done with it.
  func endOf(_ range: Range<Int>) -> Int {
    var depth = 0
    for at in range {
      let scalar = scalars[at]
      if scalar == "“" || scalar == "(" { depth += 1 }
      if scalar == "”" || scalar == ")" { depth -= 1 }
      guard depth <= 0, at > range.lowerBound + 1 else { continue }
      if scalar == "—" { return at }
      for word in [
        "用于", "作为", "在各", "并将", "予以", "以支持", "用以", "和一批", "及一批", "等构成", "(以下简称", "构成的", "等组成",
        "以及若干",
      ] where text.has(word, at: at) { return at }
    }
    return range.upperBound
  }

  /// 企业 → 企业数, 改造开发 → 改造开发面积: what is counted as a measure.
  func withSuffix(_ noun: String, _ reading: Reading) -> String {
    switch reading.mention.family {
    case .count, .abstract:
      let ends = ["数", "数量", "量", "次数", "总数", "人次", "额"]
      if ends.contains(where: { noun.hasSuffix($0) }) { return noun }
      if reading.verbClass != .act, passage.endsInMeasure(noun), !noun.hasSuffix("投资") {
        return noun
      }
      return noun + "数"
    case .time where reading.mention.unit == "岁": return noun.hasSuffix("年龄") ? noun : noun + "年龄"
    case .time: return passage.isTime(noun) ? noun : noun + (noun.hasSuffix("成立") ? "年限" : "时长")
    case .measure where ["亩", "公顷", "平方米", "平方公里"].contains(reading.mention.unit):
      return passage.endsInMeasure(noun) || noun.hasSuffix("指标") ? noun : noun + "面积"
    case .money:
      let isLevel = [.reach, .level, .over].contains { reading.words.has($0) }
      return isLevel || passage.isMoney(noun) || passage.endsInMeasure(noun)
        || reading.verbClass == .give ? noun : noun + "额"
    case .ratio:
      return passage.isShare(noun) || passage.endsInMeasure(noun) ? noun : shareName(noun, reading)
    default: return noun
    }
  }

  private func shareName(_ noun: String, _ reading: Reading) -> String {
    if ["减免", "补助", "资助", "出资", "返还", "贴息"].contains(where: { noun.hasSuffix($0) }) {
      return noun + "比例"
    }
    if noun.hasSuffix("占") { return noun + "比" }
    if noun.contains("占") { return noun + "比重" }
    if reading.words.before.contains(where: { $0.word.contains("占") })
      || reading.mention.unit == "比例"
    {
      return noun + "占比"
    }
    return reading.words.before.isEmpty ? noun + "占比" : noun
  }

  /// 新增 + 材料数: a flow is named with its verb.
  func withVerb(_ noun: String, _ reading: Reading) -> String {
    guard reading.verbClass == .act, let verb = reading.verb else { return noun }
    guard reading.mention.family == .count || reading.mention.form == .magnitude else {
      return noun
    }
    let levels: [Lexicon.Marker.Class] = [.reach, .level, .drop]
    if reading.words.before.contains(where: { levels.contains($0.kind) }) { return noun }
    var prefix = ""
    if let subject = reading.lead.subject, !reading.verbIsCarried {
      let words = passage.words(subject).dropping(suffix: "至少")
      let isPlace = subject.first.map {
        passage.lexicon.leads.prefix(of: scalars, at: $0, limit: subject.upperBound)?.value
          == .preposition
      }
      if isPlace != true, words.unicodeScalars.count <= 12 { prefix = words }
    }
    return prefix + verb.text + noun
  }

  /// Whose measure a bare 总市值, 占比 or 亩均增加值 is.
  func restoredSubject(_ reading: Reading, _ noun: String) -> MetricPhrase? {
    let range = carry.topicRange
    if noun.hasPrefix("占"), let owner = carry.base ?? carry.subject ?? carry.metric {
      return MetricPhrase(
        text: owner + noun, subject: owner, carriedRange: range, certainty: 0.85)
    }
    if noun.hasSuffix("增速") || noun.hasSuffix("增幅"), passage.isDependent(noun),
      let owner = carry.base ?? carry.metric
    {
      return MetricPhrase(text: owner + noun, carriedRange: range, certainty: 0.85)
    }
    if passage.isDependent(noun), let owner = owner() {
      return MetricPhrase(text: owner + noun, subject: owner, carriedRange: range, certainty: 0.85)
    }
    // 亩均税收…、亩均增加值…: the second shares the first one's beginning.
    if !reading.segment.opensClause, let before = carry.metric {
      for key in ["亩均", "人均", "单位", "每万人", "地均", "户均", "全员", "规上"]
      where noun.hasPrefix(key) && !before.hasPrefix(key) {
        if let owner = before.prefix(before: key), !owner.isEmpty {
          return MetricPhrase(text: owner + noun, carriedRange: range, certainty: 0.95)
        }
      }
    }
    // 省级…可办率不低于90%,市、县级不低于70%: the same measure of another level.
    if noun.hasSuffix("级"), reading.mention.family == .ratio, let before = carry.metric,
      let cut = before.firstIndex(of: "级")
    {
      return MetricPhrase(
        text: noun + before[before.index(after: cut)...], carriedRange: range, certainty: 0.85)
    }
    // 企业达到5万家,其中甲领域占比达到80%: a share of what the number before counts.
    if passage.isShare(noun), let owner = carry.subject ?? carry.metric.map(passage.withoutMeasure),
      reading.lead.isPart, !owner.isEmpty, !noun.hasPrefix(owner), !noun.dropLast(2).contains("占")
    {
      return MetricPhrase(
        text: owner + "中" + noun, subject: owner, carriedRange: range, certainty: 0.85)
    }
    // 实施…攻关项目,力争制造业项目占比: a share of what was just done.
    if noun.hasSuffix("占比"), reading.segment.opensClause, let whole = carry.topic,
      !noun.contains("中"), !noun.contains("占比占")
    {
      let head = String(noun.dropLast(2).suffix(2))
      if !head.isEmpty, whole.hasSuffix(head) {
        return MetricPhrase(text: whole + "中" + noun, carriedRange: range, certainty: 0.85)
      }
    }
    if reading.mention.unit == "比例", reading.verbIsCarried, let whole = carry.topic,
      !passage.isShare(noun)
    {
      return MetricPhrase(
        text: whole + "中" + noun + "占比", carriedRange: range, certainty: 0.7)
    }
    // …的零星用地,单宗用地面积不超过3亩: a rule for the thing named before.
    if reading.segment.opensClause, let owner = ruleTopic(reading, noun) {
      return MetricPhrase(text: owner + noun, subject: owner, carriedRange: range, certainty: 0.8)
    }
    return nil
  }

  private func owner() -> String? {
    if let subject = carry.subject { return subject }
    if let metric = carry.metric { return passage.withoutMeasure(metric) }
    return carry.topic
  }

  /// The thing a condition is laid on, where the clause before only names it.
  private func ruleTopic(_ reading: Reading, _ noun: String) -> String? {
    guard noun.hasPrefix("单") || passage.isPlain(noun), let topic = carry.topic,
      let cut = topic.lastIndex(of: "的")
    else { return nil }
    let thing = String(topic[topic.index(after: cut)...])
    guard (2...8).contains(thing.unicodeScalars.count), !noun.hasPrefix(thing) else { return nil }
    return thing
  }

  /// The measure of an attributive number: 总投资 of 项目.
  func attributiveMetric(_ reading: Reading, _ noun: String) -> MetricPhrase {
    let behind = thing(reading.post)
    // 5大千亿级集群: a count is no measure.
    let noun =
      noun.unicodeScalars.count <= 3 && noun.unicodeScalars.contains(where: \.isASCIIDigit)
      ? "" : noun
    var phrase = MetricPhrase(text: noun, subject: nil)
    if noun.isEmpty {
      let key = unit(reading, metric: "")
      if let metric = carry.metricByUnit[key] {
        phrase = MetricPhrase(text: metric, certainty: 0.85)
      } else {
        phrase.text =
          behind.isEmpty
          ? "" : reading.mention.family == .money ? behind + "规模" : withSuffix(behind, reading)
        phrase.certainty = 0.6
      }
    } else if let owner = noun.suffix(after: "若干") ?? noun.suffix(after: "一批"),
      passage.endsInMeasure(owner)
    {
      // 培育若干年销售收入百亿级集群: the measure stands behind the indefinite number.
      phrase.text = owner
    } else if !behind.isEmpty, !passage.endsInMeasure(noun), noun.unicodeScalars.count > 8,
      reading.mention.family == .measure || reading.mention.family == .money
    {
      phrase.text = behind + "规模"
      phrase.certainty = 0.6
    } else if passage.isDependent(noun), !behind.isEmpty {
      phrase.text = behind + noun
    } else if reading.mention.family == .time, !behind.isEmpty,
      ["具有", "具备", "拥有", "有", "从事"].contains(where: { noun.hasSuffix($0) })
    {
      // 具有3年以上驾驶经历: what is had stands behind.
      phrase.text = behind + "年限"
    } else if reading.mention.family == .time || reading.mention.family == .ratio {
      phrase.text = withSuffix(noun, reading)
    }
    phrase.certainty *= 0.85
    return phrase
  }
}

extension Passage {
  /// 全国领先, 全国性, 全省一流: words of rank, not of scope.
  func isRank(at index: Int) -> Bool { Self.isRank(scalars[min(index, scalars.count)...]) }

  static func isRank(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = words.first else { return false }
    return "领性一首前知有统重影先标".unicodeScalars.contains(first)
  }

  /// Words without the measure at their end: 产业规模 → 产业.
  func withoutMeasure(_ words: String) -> String {
    let scalars = Array(words.unicodeScalars)
    let found =
      lexicon.money.suffix(of: scalars, endingAt: scalars.count, from: 1)
      ?? lexicon.measures.suffix(of: scalars, endingAt: scalars.count, from: 1)
    guard let count = found?.count else { return words }
    return String(scalars: scalars[..<(scalars.count - count)])
  }
}

extension String {
  /// What stands before the first `word`, or `nil` where it does not occur.
  func prefix(before word: String) -> String? {
    let scalars = Array(unicodeScalars)
    let key = Array(word.unicodeScalars)
    guard scalars.count > key.count else { return nil }
    for start in 0...(scalars.count - key.count)
    where scalars[start..<start + key.count].elementsEqual(key) {
      return String(scalars: scalars[..<start])
    }
    return nil
  }
}

extension String {
  /// What stands behind the last `word`, or `nil` where it does not occur or nothing follows.
  func suffix(after word: String) -> String? {
    let scalars = Array(unicodeScalars)
    let key = Array(word.unicodeScalars)
    guard scalars.count > key.count else { return nil }
    for start in (0..<(scalars.count - key.count)).reversed()
    where scalars[start..<start + key.count].elementsEqual(key) {
      return String(scalars: scalars[(start + key.count)...])
    }
    return nil
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// The last closing mark that nothing in the words opens.
  var unopenedEnd: Int? {
    var open = 0
    var found: Int?
    for index in indices {
      switch self[index] {
      case "(", "“", "《": open += 1
      case ")", "”", "》":
        if open == 0 { found = index } else { open -= 1 }
      default: break
      }
    }
    return found == endIndex - 1 ? nil : found
  }

  /// The words without what they say of themselves in brackets: (以下简称…), (下同).
  var withoutAlias: [Unicode.Scalar] {
    var kept: [Unicode.Scalar] = []
    var index = startIndex
    while index < endIndex {
      if self[index] == "(",
        ["以下简称", "以下统称", "下同", "简称"].contains(where: {
          self[(index + 1)...].starts(with: $0.unicodeScalars)
        }), let close = self[index...].firstIndex(of: ")")
      {
        index = close + 1
        continue
      }
      kept.append(self[index])
      index += 1
    }
    return kept
  }

  /// 对企业 → 企业; 对外开放 stays.
  func dropPreposition() -> ArraySlice<Unicode.Scalar> {
    guard count > 3, let first, let second = dropFirst().first else { return self }
    switch first {
    case "对":
      let third = dropFirst(2).first
      if second == "外" { return third == "商" || third == "资" ? dropFirst() : self }
      return second == "标" || second == "接" || second == "口" ? self : dropFirst()
    case "将", "使", "让", "把": return dropFirst()
    default: return self
    }
  }
}
