/// Reads the beginning of a clause or item.
struct LeadReader {
  let passage: Passage
  private var lexicon: Lexicon { passage.lexicon }
  private var scalars: Scalars { passage.scalars }

  init(_ passage: Passage) { self.passage = passage }

  /// Reads the words of `range`; its end is where the number begins, or the clause ends.
  func read(_ range: Range<Int>) -> Lead {
    var lead = Lead(nounStart: range.lowerBound, start: range.lowerBound)
    var at = range.lowerBound
    let limit = range.upperBound
    while at < limit, isFiller(scalars[at]) { at += 1 }
    lead.start = at
    while at < limit {
      if passage.masked[at] || isFiller(scalars[at]) {
        at += 1
        continue
      }
      guard let next = skip(&lead, at, limit) else { break }
      at = next
    }
    lead.nounStart = at
    if let verb = lexicon.verbs.prefix(of: scalars, at: at, limit: limit), isVerb(verb, at, limit) {
      take(verb, at, &lead)
      if Self.circumstances.contains(verb.value.word) {
        // 围绕…领域形成50个产品: the words only say in which respect.
        var inner = lead
        inner.verb = nil
        inner.subject = nil
        searchVerb(&inner, lead.nounStart, limit)
        if inner.verbClass == .act, inner.verb != nil {
          inner.subject = nil
          lead = inner
        }
      }
    } else {
      searchVerb(&lead, at, limit)
    }
    if lead.verb == nil, let hedge = lead.hedges.last,
      lexicon.verbs.prefix(of: scalars, at: hedge.range.lowerBound, limit: hedge.range.upperBound)?
        .count == hedge.range.count, hedge.range.upperBound == at
    {
      // 推进X全覆盖: with no other verb the softening word is the verb.
      lead.verb = hedge
      lead.verbClass = .act
    }
    return lead
  }

  private static let circumstances: Set<String> = [
    "围绕", "依托", "根据", "按照", "结合", "面向", "针对", "聚焦", "发挥", "利用", "对标",
  ]

  private func isFiller(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "、", "—", "-", "·", ",", "●", "•", "▲", "■", "*", "(", ")", ";": true
    default: (0x2460...0x24FF).contains(scalar.value)
    }
  }

  /// Passes one word before the verb; `nil` where none stands at `at`.
  private func skip(_ lead: inout Lead, _ at: Int, _ limit: Int) -> Int? {
    if let hedge = lexicon.hedges.prefix(of: scalars, at: at, limit: limit),
      !startsNoun(at + hedge.count, limit, after: hedge.value.word)
    {
      let word = Lead.Word(text: hedge.value.word, range: at..<at + hedge.count)
      switch hedge.value.kind {
      case .hedge: lead.hedges.append(word)
      case .strengthener: lead.strengtheners.append(word)
      case .adverb: break
      }
      return at + hedge.count
    }
    if let span = passage.mentions.within(at..<at + 1, by: \.range).first, span.family == .time {
      // 3年内淘汰…, 三年计划培育…: a span before the verb.
      if passage.text.has("内", at: span.range.upperBound) { return span.range.upperBound + 1 }
      if passage.text.has("计划", at: span.range.upperBound) { return span.range.upperBound }
    }
    if let frequency = lexicon.frequencies.prefix(of: scalars, at: at, limit: limit) {
      let range = at..<at + frequency.count
      guard frequency.value.kind == .cumulative else {
        return scalars[at] == "年" ? nil : range.upperBound
      }
      lead.cumulative = Lead.Word(text: frequency.value.frequency, range: range)
      return range.upperBound
    }
    if let scope = lexicon.scopes.prefix(of: scalars, at: at, limit: limit),
      !passage.isRank(at: at + scope.count)
    {
      lead.scope = Lead.Word(text: scope.value, range: at..<at + scope.count)
      return at + scope.count
    }
    if let word = lexicon.leads.prefix(of: scalars, at: at, limit: limit) {
      switch word.value {
      case .lead:
        guard word.count > 1 || !startsWord(at, limit) else { return nil }
        if passage.text.has("其中", at: at) { lead.isPart = true }
        return at + word.count
      case .body:
        lead.scope = Lead.Word(
          text: passage.text.string(at..<at + word.count), range: at..<at + word.count)
        return at + word.count
      case .preposition: return nil
      }
    }
    return nil
  }

  /// 推进剂, 支持率, 基本农田: the word is part of a noun.
  private func startsNoun(_ next: Int, _ limit: Int, after word: String) -> Bool {
    guard next < limit else { return false }
    switch word {
    case "基本":
      return "农公养医面法原药".unicodeScalars.contains(scalars[next])
        || passage.text.has("建设", at: next) || passage.text.has("保障", at: next)
    case "支持": return "率力比".unicodeScalars.contains(scalars[next])
    case "一般": return "公性工债预".unicodeScalars.contains(scalars[next])
    case "推进", "动态": return "剂器平".unicodeScalars.contains(scalars[next])
    case "全面": return "覆".unicodeScalars.contains(scalars[next])
    case "计划", "预计", "拟":
      return lexicon.verbs.prefix(of: scalars, at: next, limit: limit) == nil
        || passage.text.has("投资", at: next)
    case "有条件": return false
    default: return false
    }
  }

  /// A single lead character may begin a longer word (新能源, 中小企业, 可再生).
  private func startsWord(_ at: Int, _ limit: Int) -> Bool {
    guard at + 1 < limit else { return false }
    let next = scalars[at + 1]
    switch scalars[at] {
    case "新":
      // 新 before a verb of making (新培育) is a verb of the dictionary; before a noun it is noun.
      return true
    case "可": return "再穿视持编用信控靠".unicodeScalars.contains(next)
    case "中": return true
    case "将": return "军".unicodeScalars.contains(next)
    case "要": return "素求件".unicodeScalars.contains(next)
    case "应": return "用急对收届".unicodeScalars.contains(next)
    case "再": return "生制造投开利".unicodeScalars.contains(next)
    case "与", "和", "及", "且", "并", "或", "还", "则", "均", "也", "都", "已", "须", "需", "如", "又":
      return "平谐时购网联轨求要何".unicodeScalars.contains(next)
    case "通", "即": return "时".unicodeScalars.contains(next)
    case "能": return "源效耗力级量".unicodeScalars.contains(next)
    case "至": return false
    default: return false
    }
  }

  private func isVerb(
    _ verb: (count: Int, value: Lexicon.Verb), _ at: Int, _ limit: Int
  ) -> Bool {
    let next = at + verb.count
    guard next < limit else { return true }
    // 建设用地, 研发投入, 投资额, 培训率: nouns that begin like a verb.
    switch verb.value.word {
    case "建设": return !passage.text.has("用地", at: next) && !passage.text.has("项目", at: next)
    case "应用": return scalars[next] != "率" && scalars[next] != "场" && scalars[next] != "软"
    case "开发": return scalars[next] != "区" && scalars[next] != "强" && scalars[next] != "者"
    case "研发": return !"投经费人机强中设".unicodeScalars.contains(scalars[next])
    case "发展": return !"水指规目质".unicodeScalars.contains(scalars[next])
    case "服务": return !"业平机器站体商型中收能".unicodeScalars.contains(scalars[next])
    case "生产": return false
    case "安排": return true
    case "提升", "连接", "接入", "覆盖", "评价", "认证", "孵化":
      return !"率数器量能密强".unicodeScalars.contains(scalars[next])
    case "拥有", "占有", "保有": return scalars[next] != "量" && scalars[next] != "率"
    case "有", "以": return false
    case "保障": return !"房性".unicodeScalars.contains(scalars[next])
    case "出资", "销售", "采购", "发行", "转化", "交易", "供应", "创新", "设置", "示范", "投产":
      return !"额量收率比例链商后".unicodeScalars.contains(scalars[next])
    case "组织": return !"化机".unicodeScalars.contains(scalars[next])
    case "可", "应", "需", "须": return false
    case "开展": return true
    case "支付": return !"宝".unicodeScalars.contains(scalars[next])
    default: return scalars[next] != "率" && scalars[next] != "额"
    }
  }

  private func take(_ verb: (count: Int, value: Lexicon.Verb), _ at: Int, _ lead: inout Lead) {
    lead.verb = Lead.Word(text: verb.value.word, range: at..<at + verb.count)
    lead.verbClass = verb.value.kind
    lead.nounStart = at + verb.count
    if lead.nounStart < scalars.count, scalars[lead.nounStart] == "了" {
      lead.nounStart += 1
      lead.isPast = true
    }
  }

  /// The first verb behind a subject: 企业牵头制修订国际标准.
  private func searchVerb(_ lead: inout Lead, _ start: Int, _ limit: Int) {
    var depth = 0
    var at = start
    while at < limit {
      let scalar = scalars[at]
      if scalar == "“" || scalar == "(" || scalar == "《" { depth += 1 }
      if scalar == "”" || scalar == ")" || scalar == "》" { depth -= 1 }
      if depth <= 0, at > start, scalars[at - 1] != "的",
        let verb = lexicon.verbs.prefix(of: scalars, at: at, limit: limit),
        verb.value.anywhere || passage.masked[at - 1] || passage.text.has("至少", endingAt: at),
        isVerb(verb, at, limit), at + verb.count >= limit || scalars[at + verb.count] != "的",
        isClearVerb(verb.value, at, limit)
      {
        lead.subject = start..<at
        take(verb, at, &lead)
        return
      }
      at += 1
    }
  }

  /// Verbs that are as often nouns (数字化改造建设, 产业集群培育) must stand before the number or be
  /// followed by more than the end of their item.
  private func isClearVerb(_ verb: Lexicon.Verb, _ at: Int, _ limit: Int) -> Bool {
    switch verb.word {
    case "建设", "实施", "认定", "开展", "推广", "培养", "引导", "带动", "形成", "落地", "培育", "完成", "安排":
      let stop = at + verb.word.unicodeScalars.count
      // 在全球建设海外仓: a preposition before makes it the verb.
      let preposition = lexicon.leads.prefix(of: scalars, at: firstWord(before: at), limit: at)
      return stop == limit || passage.masked[at - 1] || passage.text.has("至少", endingAt: at)
        || preposition?.value == .preposition
        || verb.word == "形成" || verb.word == "完成" || verb.word == "带动"
    default: return true
    }
  }

  private func firstWord(before at: Int) -> Int {
    var start = at
    while start > 0, !",。、;:\n".unicodeScalars.contains(scalars[start - 1]) { start -= 1 }
    while start < at, passage.masked[start] { start += 1 }
    return start
  }
}
