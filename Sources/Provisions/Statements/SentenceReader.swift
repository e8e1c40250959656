/// Reads the statements of one sentence, clause by clause, carrying words said once.
struct SentenceReader {
  let passage: Passage
  let frame: DocumentFrame
  var carry = Carry()
  var drafts: [Draft] = []
  /// How many statements hang on each year of the sentence, by the year's place.
  var dependants: [Int: Int] = [:]

  init(_ passage: Passage, frame: DocumentFrame, listTime: TimeMark?) {
    self.passage = passage
    self.frame = frame
    carry.time = listTime
    carry.timeFromList = listTime != nil
  }

  var text: CompactText { passage.text }
  var scalars: Scalars { passage.scalars }

  /// Reads `sentence`; `drafts` then holds its statements in order.
  mutating func read(_ sentence: Range<Int>) {
    let mentions = passage.mentions.within(sentence, by: \.range)
    let times = passage.times.within(sentence, by: \.range)
    let seasons = passage.frequencies.within(sentence, by: \.range).contains { $0.kind == .season }
    guard !mentions.isEmpty || !times.isEmpty || seasons else { return }
    for clause in passage.clauses(sentence).map(withoutAgencies) {
      if clause.lowerBound > 0, scalars[clause.lowerBound - 1] == ";" { endOfItem() }
      read(clause: clause, mentions, times)
    }
    addDeadlines(sentence, times)
  }

  /// A clause without the agencies in brackets at its end: …减少60%(县经信局牵头,县财政局配合).
  private func withoutAgencies(_ clause: Range<Int>) -> Range<Int> {
    guard let last = clause.last, scalars[last] == ")" else { return clause }
    var depth = 0
    var open = last
    while open > clause.lowerBound {
      if scalars[open] == ")" { depth += 1 }
      if scalars[open] == "(" { depth -= 1 }
      if depth == 0 { break }
      open -= 1
    }
    let words = ["牵头", "负责", "配合", "责任单位", "分工"]
    guard depth == 0, open > clause.lowerBound, text.contains(anyOf: words, in: open..<last) else {
      return clause
    }
    return clause.lowerBound..<open
  }

  /// A semicolon frees what a verb and 每年 govern, not the year.
  private mutating func endOfItem() {
    carry.frequency = nil
    carry.verb = nil
    carry.verbClass = nil
    carry.hedges = []
    carry.strengtheners = []
    carry.kind = nil
    carry.beneficiary = nil
    carry.topic = nil
    carry.topicRange = nil
  }

  private mutating func read(clause: Range<Int>, _ mentions: [Mention], _ times: [TimeMark]) {
    let own = times.within(clause, by: \.range)
    if readValidity(clause, own, mentions.within(clause, by: \.range)) { return }
    let relevant = mentions.within(clause, by: \.range).filter { isRelevant($0, in: clause) }
    let first = relevant.first?.range.lowerBound ?? clause.upperBound
    for time in own where time.range.lowerBound <= first || relevant.isEmpty {
      govern(time, clause)
    }
    guard !relevant.isEmpty else {
      carryOver(clauseWithoutNumber: clause)
      return
    }
    for segment in Segmenter(passage).segments(clause, relevant) {
      for time in own where segment.range.contains(time.range.lowerBound) { govern(time, clause) }
      read(segment, clause: clause, times: own)
    }
  }

  /// Numbers in titles, codes, parentheses and quoted names count nothing.
  private func isRelevant(_ mention: Mention, in clause: Range<Int>) -> Bool {
    if mention.bracketed { return false }
    if mention.family == .abstract {
      let words = NumberWordsReader(passage).read(
        mention, from: clause.lowerBound, limit: clause.upperBound)
      return words.has(.floor) || words.has(.ceiling)
    }
    if mention.family == nil, mention.inside == nil {
      // 山区26县: a number without unit or marker is part of a name.
      let words = NumberWordsReader(passage).read(
        mention, from: clause.lowerBound, limit: clause.upperBound)
      if words.before.isEmpty, words.after == nil { return false }
    }
    if mention.quoted {
      let before = passage.lexicon.markersBefore.suffix(
        of: scalars, endingAt: mention.range.lowerBound, from: clause.lowerBound)
      let end = mention.range.upperBound
      return before != nil && mention.family != nil && end < scalars.count && scalars[end] == "”"
    }
    return true
  }

  private mutating func govern(_ time: TimeMark, _ clause: Range<Int>) {
    switch time.form {
    case .by, .asOf:
      carry.time = time
      carry.timeFromList = false
    case .within:
      // 到2025年 governs on; a year without 到 only takes over where nothing governs.
      if carry.time == nil || carry.timeFromList || time.range.lowerBound == clause.lowerBound {
        carry.time = time
        carry.timeFromList = false
      }
    case .from: break
    }
  }

  /// Keeps what later clauses may rest on: verb, object, 每年, hedges.
  private mutating func carryOver(clauseWithoutNumber clause: Range<Int>) {
    let lead = LeadReader(passage).read(clause)
    readSeason(clause, lead)
    guard lead.nounStart < clause.upperBound || lead.verb != nil else { return }
    let isSameVerb = lead.verb?.text == carry.verb?.text
    if lead.verb != nil, !isSameVerb {
      carry.frequency = nil
      carry.hedges = []
      carry.strengtheners = []
    }
    if let frequency = passage.frequencies.within(clause, by: \.range)
      .last(where: { $0.kind != .season })
    {
      carry.frequency = frequency
    }
    if lead.verb != nil {
      carry.verb = lead.verb
      carry.verbClass = lead.verbClass
      carry.kind = nil
    }
    carry.hedges += lead.hedges.filter { new in !carry.hedges.contains { $0.text == new.text } }
    carry.strengtheners += lead.strengtheners.filter { new in
      !carry.strengtheners.contains { $0.text == new.text }
    }
    if text.has("对", at: lead.start) {
      let noun = nounPhrase(lead.start..<clause.upperBound)
      carry.beneficiary = (2...36).contains(noun.unicodeScalars.count) ? noun : nil
    }
    setTopic((lead.subject?.lowerBound ?? lead.nounStart)..<clause.upperBound, lead)
  }

  mutating func setTopic(_ range: Range<Int>, _ lead: Lead) {
    let words = passage.words(range)
    guard words.unicodeScalars.count >= 2, words.unicodeScalars.count <= 60 else { return }
    carry.topic = words
    carry.topicRange = range
    if lead.verb == nil, let cut = words.lastIndex(of: "的") {
      // 经批准实施的项目,…容积率: a clause that only names what a rule is about.
      let thing = String(words[words.index(after: cut)...])
      if (2...8).contains(thing.unicodeScalars.count), !thing.hasSuffix("下") {
        carry.ruleSubject = thing
      }
    }
    carry.subject = nil
  }
}

extension Array {
  /// The elements whose range begins in `bounds`; the array rises by `range`.
  func within(_ bounds: Range<Int>, by range: KeyPath<Element, Range<Int>>) -> [Element] {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle][keyPath: range].lowerBound < bounds.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var found: [Element] = []
    while low < count, self[low][keyPath: range].lowerBound < bounds.upperBound {
      found.append(self[low])
      low += 1
    }
    return found
  }
}
