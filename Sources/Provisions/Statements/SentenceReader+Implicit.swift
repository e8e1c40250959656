extension SentenceReader {
  /// 全覆盖, 零的突破 and 全部: numbers without a numeral (guideline §1).
  mutating func addImplicit(_ reading: Reading) {
    let mention = reading.mention
    if text.has("全覆盖", at: mention.range.lowerBound) {
      addCoverage(reading)
    } else if text.has("零的突破", at: mention.range.lowerBound) {
      let noun = nounPhrase(reading.noun)
      guard !noun.isEmpty else { return }
      add(reading, metric: withoutLeadVerb(noun) + "数", kind: .targetStock, comparator: .atLeast)
    } else {
      addWhole(reading)
    }
  }

  private mutating func addCoverage(_ reading: Reading) {
    // 全覆盖的体系, 全覆盖检查: the word describes something else.
    let end = reading.mention.range.upperBound
    guard end >= reading.segment.range.upperBound || "、和及,;)”".unicodeScalars.contains(scalars[end])
    else { return }
    let rest = end..<reading.clause.upperBound
    let builds: Set<String> = ["形成", "建设", "构建", "打造", "建立", "健全", "完善"]
    if !rest.isEmpty, text.find("的", in: rest) != nil, text.find("全覆盖", in: rest) == nil,
      reading.verb.map({ builds.contains($0.text) }) ?? false
    {
      // 形成业务全覆盖、衔接顺畅的体系: it describes the system.
      return
    }
    guard reading.verb != nil || reading.lead.hedges.isEmpty == false else { return }
    var noun = withoutLeadVerb(nounPhrase(reading.noun))
    if let subject = reading.lead.subject, reading.lead.hedges.isEmpty, !noun.isEmpty,
      passage.lexicon.leads.prefix(of: scalars, at: subject.lowerBound, limit: subject.upperBound)?
        .value != .preposition
    {
      // 光网实现县城全覆盖: without a word that moves someone, the subject is what covers.
      noun = nounPhrase(subject) + noun
    }
    if noun.isEmpty, let topic = carry.topic {
      add(reading, metric: topic + "覆盖率", kind: .targetStock, comparator: .equal, certainty: 0.6)
      return
    }
    guard noun.unicodeScalars.count >= 2 else { return }
    if let coverage = countedCoverage(reading) {
      add(coverage)
      return
    }
    add(reading, metric: noun + "覆盖率", kind: .targetStock, comparator: .equal)
  }

  /// 15条产业链上线全覆盖: the count says it all (guideline, hard case 11).
  private func countedCoverage(_ reading: Reading) -> Draft? {
    guard
      let count = reading.segment.mentions.last(where: {
        $0.range.upperBound <= reading.mention.range.lowerBound && $0.family == .count
      })
    else { return nil }
    let noun = nounPhrase(count.range.upperBound..<reading.noun.upperBound)
    var metric = noun + "覆盖数"
    if let deed = Self.deed(endingIn: noun) {
      // “一链通”应用,…产业链上线全覆盖: what is put on line is named before.
      let thing = noun.dropping(suffix: deed)
      metric = (carry.topic.flatMap(Self.quotedName) ?? "") + deed + "的" + thing + "数"
    } else if let topic = carry.topic {
      metric = abbreviated(topic) + "覆盖的" + noun + "数"
    }
    var draft = draft(reading, metric: metric, kind: .targetStock, comparator: .equal)
    draft.value = count.value
    draft.unit = count.unit
    draft.implicit = false
    draft.valueRange = count.range
    draft.confidence = 0.7
    return draft
  }

  private static func deed(endingIn noun: String) -> String? {
    ["上线", "接入", "应用", "改造", "开通", "运行"].first { noun.hasSuffix($0) }
  }

  /// The first name in quotation marks, with them.
  private static func quotedName(_ words: String) -> String? {
    guard let open = words.firstIndex(of: "“"), let close = words[open...].firstIndex(of: "”")
    else { return nil }
    return String(words[open...close])
  }

  /// A、B牵头 → A等牵头.
  private func abbreviated(_ topic: String) -> String {
    let scalars = Array(topic.unicodeScalars)
    guard let cut = scalars.firstIndex(of: "、") else { return topic }
    let tail = scalars[cut...]
    for word in ["牵头", "共同", "联合", "组建", "建设", "参与"] {
      let key = Array(word.unicodeScalars)
      if let at = tail.indices.first(where: { tail[$0...].starts(with: key) }) {
        return String(scalars: scalars[..<cut]) + "等" + String(scalars: scalars[at...])
      }
    }
    return topic
  }

  /// 并全部支持重大项目: all of an amount stated before.
  private mutating func addWhole(_ reading: Reading) {
    guard let amount = carry.amount, carry.kind == .benefit || carry.kind == .threshold else {
      return
    }
    let rest = reading.mention.range.upperBound..<reading.segment.range.upperBound
    guard
      ["支持", "用于", "投入", "安排", "纳入", "留用"].contains(where: { text.has($0, at: rest.lowerBound) })
    else { return }
    add(
      reading, metric: amount + nounPhrase(rest) + "的比例", kind: .benefit, comparator: .equal,
      certainty: 0.7, quoteEnd: rest.upperBound)
  }

  /// 每季度召开会议: the frequency of a duty.
  mutating func readSeason(_ clause: Range<Int>, _ lead: Lead) {
    guard
      let word = passage.frequencies.within(clause, by: \.range).first(where: { $0.kind == .season }
      )
    else { return }
    var rest = LeadReader(passage).read(word.range.upperBound..<clause.upperBound)
    while let verb = passage.lexicon.verbs.prefix(
      of: scalars, at: rest.nounStart, limit: clause.upperBound)
    {
      rest.nounStart += verb.count
    }
    let start = ["牵头召开", "召开", "举办", "开展", "组织", "报送", "通报", "调度", "公布", "发布", "会商", "研究"]
      .compactMap { deed -> (String, Int)? in
        text.find(deed, in: word.range.upperBound..<clause.upperBound).map { (deed, $0) }
      }.min { $0.1 < $1.1 }
    guard let (deed, at) = start, at - word.range.upperBound <= 8 else { return }
    let noun = nounPhrase(at + deed.unicodeScalars.count..<clause.upperBound)
    guard noun.unicodeScalars.count >= 2 else { return }
    let period = word.word.dropping(prefix: "每")
    drafts.append(
      Draft(
        kind: .other, metric: noun + deed.dropping(prefix: "牵头") + "次数", scope: frame.scope,
        comparator: .equal, value: "1", unit: "次/" + period, frequency: word.word, verb: deed,
        implicit: true, quote: word.range.lowerBound..<clause.upperBound, valueRange: word.range,
        confidence: 0.75))
  }

  private func withoutLeadVerb(_ noun: String) -> String {
    var noun = noun
    for word in ["实现", "推进", "推动", "达到", "基本"] where noun.hasPrefix(word) {
      noun = noun.dropping(prefix: word)
    }
    return noun
  }

  private mutating func add(_ draft: Draft) {
    drafts.append(draft)
    carry.metric = draft.metric
    carry.kind = draft.kind
  }

  private mutating func add(
    _ reading: Reading, metric: String, kind: Statement.Kind, comparator: Statement.Comparator,
    certainty: Double = 0.9, quoteEnd: Int? = nil
  ) {
    var draft = draft(reading, metric: metric, kind: kind, comparator: comparator)
    if let quoteEnd { draft.quote = quote(reading, to: quoteEnd) }
    draft.confidence = certainty
    add(draft)
  }

  private func draft(
    _ reading: Reading, metric: String, kind: Statement.Kind, comparator: Statement.Comparator
  ) -> Draft {
    var draft = Draft(
      kind: kind, metric: metric, scope: reading.lead.scope?.text ?? frame.scope,
      comparator: comparator, value: reading.mention.value, unit: reading.mention.unit,
      verb: reading.verb?.text, hedges: reading.lead.hedges.map(\.text),
      strengtheners: reading.lead.strengtheners.map(\.text), implicit: true,
      quote: quote(reading, to: reading.mention.range.upperBound), valueRange: reading.mention.range
    )
    setHorizon(&draft, reading.time, reading)
    return draft
  }
}
