extension SentenceReader {
  /// 自…起施行, 有效期5年: start and term of effect; whether the clause was one.
  mutating func readValidity(
    _ clause: Range<Int>, _ times: [TimeMark], _ mentions: [Mention]
  ) -> Bool {
    let starts = ["施行", "实施", "生效", "执行"].contains { word in
      text.has(word, endingAt: clause.upperBound)
    }
    if starts, let time = times.last, time.form == .from || text.contains(anyOf: ["起"], in: clause),
      time.form != .by
    {
      add(
        validity: "施行日期", value: nil, unit: "日期", date: time.date, clause, time.range)
      return true
    }
    guard let at = text.find("有效期", in: clause) ?? text.find("试行期", in: clause),
      !text.contains(anyOf: ["证书", "资质", "认定", "称号", "届满", "到期", "期满", "有效期内"], in: clause)
    else { return false }
    if let mention = mentions.last(where: { $0.family == .time && $0.range.lowerBound >= at }) {
      add(
        validity: text.string(at..<at + 3), value: mention.value, unit: mention.unit, date: nil,
        clause, mention.range)
      return true
    }
    if let time = times.last, time.range.lowerBound >= at {
      add(validity: "有效期", value: nil, unit: "日期", date: time.date, clause, time.range)
      return true
    }
    return false
  }

  private mutating func add(
    validity metric: String, value: String?, unit: String, date: CalendarDate?,
    _ clause: Range<Int>, _ range: Range<Int>
  ) {
    drafts.append(
      Draft(
        kind: .validity, metric: metric, comparator: .equal, value: value, date: date, unit: unit,
        quote: clause, valueRange: range, confidence: 0.95))
  }

  /// A year on which no number hangs is a deadline (guideline §2).
  mutating func addDeadlines(_ sentence: Range<Int>, _ times: [TimeMark]) {
    // 到2029年,实现以下目标: — the year hangs on the list that follows.
    if let last = sentence.last, scalars[last] == ":" { return }
    let marks = times.filter { $0.form == .by }
    for (position, mark) in marks.enumerated() {
      guard dependants[mark.range.lowerBound, default: 0] == 0, isDue(mark) else { continue }
      let end =
        position + 1 < marks.count ? marks[position + 1].range.lowerBound : sentence.upperBound
      addDeadline(mark, mark.range.upperBound..<max(mark.range.upperBound, end), sentence)
    }
  }

  /// Words that look ahead: 到…, …前; 2015年底 alone does not.
  private func isDue(_ mark: TimeMark) -> Bool {
    let first = scalars[mark.range.lowerBound]
    let last = scalars[mark.range.upperBound - 1]
    guard first == "到" || first == "至" || first == "力" || last == "前" else { return false }
    if let issued = frame.issued, mark.year < issued.year { return false }
    let next = mark.range.upperBound
    guard next < scalars.count else { return false }
    return scalars[next] != "的" && scalars[next] != "远" && scalars[next] != ")"
  }

  private mutating func addDeadline(
    _ mark: TimeMark, _ range: Range<Int>, _ sentence: Range<Int>
  ) {
    let clauses = passage.clauses(range)
    guard
      var clause = clauses.first(where: { $0.count >= 3 && !isCircumstance($0) })
        ?? clauses.first(where: { $0.count >= 2 })
    else { return }
    if let first = clauses.first, (2...4).contains(first.count),
      first.lowerBound == range.lowerBound
    {
      clause = first
    }
    let lead = LeadReader(passage).read(clause)
    var start = lead.verb?.range.lowerBound ?? lead.nounStart
    if let subject = lead.subject { start = subject.lowerBound }
    var deed = nounPhrase(start..<clause.upperBound)
    if deed.unicodeScalars.count <= 4, carry.deadlineObject == nil {
      // 总结于1月13日前报送: what is due stands before the date.
      let before = nounPhrase(beginning(of: mark, sentence, within: 30)..<mark.range.lowerBound)
      if before.unicodeScalars.count >= 2 { deed = before + "的" + deed }
    }
    var object: String?
    if deed.hasPrefix("完成") { deed = deed.dropping(prefix: "完成") }
    if deed.hasPrefix("基本完成") { deed = deed.dropping(prefix: "基本完成") }
    if let before = carry.deadlineObject, Self.isDeedOnly(deed) {
      deed = before + "的" + deed
      object = before
    } else if let turned = turned(deed) {
      deed = turned.object + "的" + turned.verb
      object = turned.object
    }
    guard deed.unicodeScalars.count >= 3 else { return }
    let quoteStart = beginning(of: mark, sentence)
    drafts.append(
      Draft(
        kind: .deadline, metric: deed, scope: lead.scope?.text ?? frame.scope, comparator: .atMost,
        value: nil, date: mark.date, unit: "日期", horizon: mark.year, horizonSource: .quote,
        verb: lead.verb?.text, hedges: lead.hedges.map(\.text),
        strengtheners: lead.strengtheners.map(\.text), quote: quoteStart..<clause.upperBound,
        valueRange: mark.range, confidence: 0.8))
    carry.deadlineObject = object
  }

  /// 围绕…, 按照…, (以寄出时间为准): no act, only its circumstances.
  private func isCircumstance(_ clause: Range<Int>) -> Bool {
    if let first = clause.first, scalars[first] == "(" { return true }
    let lead = LeadReader(passage).read(clause)
    return lead.verbClass == .existing && lead.subject == nil
      || ["在", "通过", "以"].contains { text.has($0, at: lead.nounStart) }
  }

  /// 清理调整: verbs without an object.
  private static func isDeedOnly(_ deed: String) -> Bool {
    let scalars = Array(deed.unicodeScalars)
    guard scalars.count == 2 || scalars.count == 4 else { return false }
    return stride(from: 0, to: scalars.count, by: 2).allSatisfy {
      deeds.contains(String(scalars: scalars[$0..<$0 + 2]))
    }
  }

  /// 排查梳理措施 → 措施的排查梳理.
  private func turned(_ deed: String) -> (object: String, verb: String)? {
    let scalars = Array(deed.unicodeScalars)
    for count in [6, 4, 2] where scalars.count > count + 3 {
      let verb = String(scalars: scalars[..<count])
      if Self.deeds.contains(verb)
        || count == 4 && Self.deeds.contains(String(verb.prefix(2)))
          && Self.deeds.contains(String(verb.suffix(2)))
      {
        let object = String(scalars: scalars[count...]).replacing(of: "的")
        return (object, verb)
      }
    }
    return nil
  }

  private static let deeds: Set<String> = [
    "排查", "梳理", "清理", "调整", "制定", "编制", "修订", "建立", "建成", "出台", "完善", "公布", "发布", "整改", "整治", "淘汰",
    "关停",
    "建设", "启动", "落实", "搭建", "形成", "构建", "实现", "核查", "摸排", "评估", "验收", "上线", "开展", "基本建成", "全面建成",
    "基本形成",
  ]

  private func beginning(
    of mark: TimeMark, _ sentence: Range<Int>, within limit: Int = 12
  ) -> Int {
    var at = mark.range.lowerBound
    while at > sentence.lowerBound, !",;:".unicodeScalars.contains(scalars[at - 1]) { at -= 1 }
    return mark.range.lowerBound - at <= limit ? at : mark.range.lowerBound
  }
}

extension String {
  /// The words without the last 的, where they have two parts.
  fileprivate func replacing(of scalar: Character) -> String {
    guard let cut = lastIndex(of: scalar) else { return self }
    var result = self
    result.remove(at: cut)
    return result
  }
}
