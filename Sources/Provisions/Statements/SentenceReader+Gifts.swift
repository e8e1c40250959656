extension SentenceReader {
  /// 提取土地出让收入的0.5%作为经费, 从土地出让收入中提取0.5%: a share earmarked.
  func levyMetric(_ reading: Reading) -> MetricPhrase? {
    let clause = reading.clause
    guard reading.mention.family == .ratio,
      let verb = ["提取", "计提"].compactMap({ word in
        text.find(word, in: clause).map { (word, $0) }
      }).first
    else { return nil }
    let number = reading.mention.range.lowerBound
    let base: String
    if let from = text.find("从", in: clause.lowerBound..<number), from < verb.1 {
      base = nounPhrase(from + 1..<verb.1).dropping(suffix: "中")
    } else {
      base = nounPhrase(verb.1 + 2..<max(verb.1 + 2, reading.noun.upperBound))
    }
    var use = ""
    if let start = ["作为", "用作", "设立", "建立"].compactMap({
      text.find($0, in: reading.words.postStart..<clause.upperBound)
    }).first {
      use = nounPhrase(start + 2..<clause.upperBound)
    }
    guard !base.isEmpty || !use.isEmpty else { return nil }
    return MetricPhrase(
      text: use + verb.0 + "比例" + (base.isEmpty ? "" : "(占" + base + ")"), usesPost: !use.isEmpty,
      end: clause.upperBound, certainty: 0.9)
  }

  /// 按投入的5%给予不超过500万元的奖励: rate and cap of a gift.
  mutating func giftMetric(_ reading: Reading) -> MetricPhrase? {
    let item = reading.segment.range
    let gives = ["给予", "予以", "发放", "奖励", "补助", "补贴", "资助", "出资", "贴息", "奖补"]
    let opening = reading.clause.lowerBound..<item.upperBound
    if !text.contains(anyOf: gives, in: item), carry.kind == .benefit, let gift = carry.gift,
      reading.mention.family == .money, reading.words.has(.ceiling)
    {
      return MetricPhrase(text: nounPhrase(reading.noun) + gift + "额", certainty: 0.8)
    }
    guard text.contains(anyOf: gives, in: item) || text.contains(anyOf: ["给予"], in: opening),
      !reading.isAttributive
    else { return nil }
    if let named = namedGift(reading) { return named }
    let gift = gift(reading)
    carry.gift = gift
    let owner = beneficiary(reading) ?? ""
    switch reading.mention.family {
    case .ratio:
      if let base = base(reading) {
        if gift == "出资" || text.contains(anyOf: ["出资"], in: item) {
          return MetricPhrase(
            text: owner + "出资比例(占" + base + ")", usesPost: true, end: item.upperBound,
            certainty: 0.85)
        }
        return MetricPhrase(
          text: owner + gift + "占" + base + "的比例", usesPost: false, end: 0, certainty: 0.85)
      }
      return MetricPhrase(text: owner.dropping(suffix: gift) + gift + "比例", certainty: 0.7)
    case .money:
      let words = gift.hasSuffix("额") ? gift : gift + "额"
      return MetricPhrase(text: owner + words, usesPost: true, end: item.upperBound, certainty: 0.8)
    default: return nil
    }
  }

  /// 单个项目补助最高不超过2000万元: the noun before the number already names the gift.
  private func namedGift(_ reading: Reading) -> MetricPhrase? {
    guard reading.mention.family == .money else { return nil }
    let range = reading.lead.start..<max(reading.lead.start, reading.words.nounEnd)
    guard !text.contains(anyOf: ["给予", "予以", "按"], in: range) else { return nil }
    let noun = nounPhrase(range)
    let gifts = ["奖励", "补助", "补贴", "资助", "奖补", "总额", "补助额", "奖励额", "贴息", "补助资金", "奖励资金"]
    guard noun.unicodeScalars.count > 3, !noun.hasPrefix("分别"), !noun.hasPrefix("一次性"),
      gifts.contains(where: { noun.hasSuffix($0) })
    else {
      return nil
    }
    return MetricPhrase(text: noun.hasSuffix("额") ? noun : noun + "额", certainty: 0.9)
  }

  /// What is given: the noun behind the number, or the verb itself.
  private func gift(_ reading: Reading) -> String {
    let item = reading.segment.range
    let tail = reading.mention.range.upperBound..<item.upperBound
    for word in ["给予", "予以", "发放"] {
      if let start = text.find(word, in: reading.clause.lowerBound..<item.upperBound) {
        let stop = reading.clause.upperBound
        let noun = giftNoun(start + 2..<stop)
        if !noun.isEmpty { return noun }
      }
    }
    for word in ["一次性奖励", "奖励", "补助", "补贴", "资助", "奖补", "贴息", "出资"] {
      if text.find(word, in: tail) != nil || text.find(word, in: item) != nil { return word }
    }
    return "支持"
  }

  /// The noun that ends the item, behind every number in it.
  private func giftNoun(_ range: Range<Int>) -> String {
    var start = range.lowerBound
    for mention in passage.mentions.within(range, by: \.range) {
      start = Segmenter(passage).end(of: mention)
    }
    let noun = nounPhrase(start..<range.upperBound)
    let gifts = [
      "奖励", "补助", "补贴", "资助", "奖补", "支持", "奖金", "贴息", "资金", "经费", "配套", "补偿", "扶持",
    ]
    return noun.unicodeScalars.count <= 14 && gifts.contains { noun.hasSuffix($0) } ? noun : ""
  }

  /// 按其投入的5%, 按照基金规模30%的比例: what the rate is taken of.
  private func base(_ reading: Reading) -> String? {
    let range = reading.clause.lowerBound..<reading.mention.range.lowerBound
    for word in ["按照", "按其", "按", "不超过", "最高"] {
      guard let start = text.find(word, in: range) else { continue }
      var noun = nounPhrase(start + word.unicodeScalars.count..<range.upperBound)
      for marker in ["最高不超过", "不超过", "最高", "不高于"] { noun = noun.dropping(suffix: marker) }
      noun = noun.dropping(suffix: "的").dropping(prefix: "其")
      if noun.unicodeScalars.count >= 2 { return noun }
    }
    return nil
  }

  /// Who receives, or who gives where that is the subject.
  private func beneficiary(_ reading: Reading) -> String? {
    let start = reading.clause.lowerBound
    let stop = min(reading.mention.range.lowerBound, reading.clause.upperBound)
    guard start < stop else { return nil }
    let generic = ["符合条件", "符合要求", "达到标准", "上述", "其", "", "分别", "可", "再", "一次性", "单个", "将", "最高"]
    if let at = text.find("对", in: start..<stop) {
      let ends = ["给予", "按照", "按", "予以", "最高", "实际"].compactMap { text.find($0, in: at..<stop) }
      let noun = nounPhrase(at + 1..<(ends.min() ?? stop))
      if !generic.contains(where: { noun == $0 || noun == $0 + "的" }),
        noun.unicodeScalars.count <= 20
      {
        return noun
      }
    } else if let at = ["按照", "按", "给予"].compactMap({ text.find($0, in: start..<stop) }).min(),
      at > start
    {
      let noun = nounPhrase(start..<at)
      if (2...14).contains(noun.unicodeScalars.count), !generic.contains(noun) { return noun }
    }
    if let beneficiary = carry.beneficiary { return beneficiary }
    guard let topic = carry.topic else { return nil }
    // 支持研发中心落户: the object of the clause before.
    for verb in ["落户", "开展", "建设", "设立", "参与", "申报", "承担", "实施", "加大", "入驻", "到", "在", "通过"] {
      if let owner = topic.prefix(before: verb), (2...14).contains(owner.unicodeScalars.count) {
        return owner
      }
    }
    return topic.unicodeScalars.count <= 12 ? topic : nil
  }

  /// 应在5个工作日内上报: the time within which something is to be done.
  func deadlineOfRule(_ reading: Reading) -> MetricPhrase? {
    guard reading.mention.family == .time, reading.words.after?.comparator == .atMost,
      !reading.post.isEmpty, !reading.isAttributive
    else { return nil }
    let next = scalars[reading.words.postStart]
    guard next != "的", next != "、" else { return nil }
    var deed = nounPhrase(reading.post.lowerBound..<reading.post.upperBound)
    guard deed.unicodeScalars.count >= 2 else { return nil }
    if deed.unicodeScalars.count > 24 { deed = String(deed.prefix(24)) }
    if deed.hasPrefix("暂不") {
      deed = deed.dropping(prefix: "暂不").prefix(before: "的") ?? deed
      deed = nounPhrase(reading.noun).dropping(suffix: "但").dropping(suffix: "且") + deed
    }
    return MetricPhrase(
      text: deed + "时限", usesPost: true, end: reading.post.upperBound, certainty: 0.7)
  }
}

extension String {
  func dropping(suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }

  func dropping(prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}
