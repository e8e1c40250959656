extension SentenceReader {
  /// Everything known of one number when its statement is made.
  struct Reading {
    var mention: Mention
    var segment: Segment
    var clause: Range<Int>
    var lead: Lead
    var words: NumberWords
    var verb: Lead.Word?
    var verbClass: Lexicon.VerbClass?
    var frequency: PassageScanner.FrequencyWord?
    var time: TimeMark?
    /// The words between verb and number.
    var noun: Range<Int>
    /// The words between number and the end of the item.
    var post: Range<Int>
    var verbIsCarried = false
    var frequencyIsCarried = false
    var isAttributive = false
    /// The whole of which a share is taken, where it stands between marker and number.
    var whole: Range<Int>?
  }

  /// Makes the statements of an item.
  mutating func read(_ segment: Segment, clause: Range<Int>, times: [TimeMark]) {
    // Numbers in a row without any separator are data, not language.
    guard let last = segment.mentions.last, segment.mentions.count <= 12 else { return }
    let main = mainIndex(segment)
    let anchor = segment.mentions[main]
    let lead = LeadReader(passage).read(segment.range.lowerBound..<anchor.range.lowerBound)
    let state = inherit(lead, segment, anchor)
    var made: [Int] = []
    for (position, mention) in segment.mentions.enumerated() {
      let isLast = position == segment.mentions.count - 1
      // Both ends of 2—3家 share their words.
      let before = segment.mentions[..<position].last { $0.range != mention.range }
      let after = segment.mentions[position...].first { $0.range != mention.range }
      let previousEnd = before.map { Segmenter(passage).end(of: $0) } ?? segment.range.lowerBound
      let nextStart =
        mention.range == anchor.range
        ? segment.range.upperBound
        : after?.range.lowerBound ?? segment.range.upperBound
      var reading = makeReading(
        mention, segment, clause, lead, state, from: previousEnd, to: nextStart,
        isFirst: before == nil)
      if position == main, before != nil {
        // The nouns before a qualifying number belong to the main one.
        widen(&reading, segment)
      }
      let count = drafts.count
      if mention.range != anchor.range, isPassing(reading, lead) { continue }
      let isCoverage = last.form == .implicit && !isLast && mention.family == .count
      if isCoverage {
        // 15条产业链全覆盖 is one statement, made at its end.
        continue
      } else if position > main
        || position < main && isQualifier(reading, next: segment.mentions[position + 1])
      {
        addQualifier(reading)
      } else {
        addMain(reading)
      }
      for index in count..<drafts.count { made.append(index) }
    }
    linkQualifiers(made)
    if let time = carry.time { dependants[time.range.lowerBound, default: 0] += made.count }
    remember(lead, state, segment)
  }

  /// 由30%提高到40%, 3年内建成: a starting point or a span, no statement of its own.
  private func isPassing(_ reading: Reading, _ lead: Lead) -> Bool {
    if comesFrom(reading) { return true }
    guard reading.mention.family == .time, let verb = lead.verb, lead.verbClass == .act else {
      return false
    }
    return reading.mention.range.upperBound <= verb.range.lowerBound
  }

  /// Whether 从 or 由 stands before the number.
  func comesFrom(_ reading: Reading) -> Bool {
    ["从", "由"].contains { text.has($0, endingAt: reading.words.nounEnd) }
  }

  /// The number that the item is about: the last, unless a size of the counted things follows it
  /// (打造20个千亿级集群).
  private func mainIndex(_ segment: Segment) -> Int {
    let last = segment.mentions.count - 1
    guard last > 0,
      let count = segment.mentions.lastIndex(where: { $0.family == .count && $0.form != .implicit }
      ),
      count < last
    else { return last }
    let between = Segmenter(passage).end(of: segment.mentions[count])
    for mention in segment.mentions[(count + 1)...] {
      let words = NumberWordsReader(passage).read(
        mention, from: between, limit: segment.range.upperBound)
      let next = words.postStart < segment.range.upperBound ? scalars[words.postStart] : "。"
      let describes =
        mention.form == .grade || mention.family == .money && (next == "的" || words.after != nil)
        || mention.family == .index && words.after != nil || mention.family == .time && next == "的"
        || mention.family == .measure && next == "的" || mention.family == .ratio && next == "的"
      let over = mention.family == .money && words.has(.over)
      guard describes || over, mention.form == .grade || next != "。" && next != "," else {
        return last
      }
    }
    return count
  }

  /// What an item takes over from the one before (guideline §6).
  struct Inherited {
    var verb: Lead.Word?
    var verbClass: Lexicon.VerbClass?
    var frequency: PassageScanner.FrequencyWord?
    var hedges: [Lead.Word]
    var strengtheners: [Lead.Word]
    var verbIsCarried = false
    var frequencyIsCarried = false
  }

  private func inherit(_ lead: Lead, _ segment: Segment, _ anchor: Mention) -> Inherited {
    let numberStart = anchor.range.lowerBound
    let own = passage.frequencies
      .within(segment.range.lowerBound..<numberStart, by: \.range)
      .last { $0.kind != .season && !isPartOfNoun($0) }
    let level = levelMarker(segment, anchor)
    let verb = lead.verb ?? level
    let sameVerb = verb == nil || verb?.text == carry.verb?.text
    let governs = !segment.opensClause || sameVerb
    var result = Inherited(
      verb: verb, verbClass: lead.verbClass ?? (level == nil ? nil : .level), frequency: own,
      hedges: lead.hedges,
      strengtheners: lead.strengtheners)
    if own == nil, governs, let frequency = carry.frequency {
      result.frequency = frequency
      result.frequencyIsCarried = true
    }
    if governs {
      for hedge in carry.hedges where !result.hedges.contains(where: { $0.text == hedge.text }) {
        result.hedges.append(hedge)
      }
      result.strengtheners += carry.strengtheners.filter { old in
        !result.strengtheners.contains { $0.text == old.text }
      }
    }
    if verb == nil, let verb = carry.verb {
      result.verb = verb
      result.verbClass = carry.verbClass
      result.verbIsCarried = true
    }
    return result
  }

  /// 达到, 突破, 增长 at the number: the verb of an item that begins with its noun.
  private func levelMarker(_ segment: Segment, _ mention: Mention) -> Lead.Word? {
    let words = NumberWordsReader(passage).read(
      mention, from: segment.range.lowerBound, limit: segment.range.upperBound)
    let levels: [Lexicon.Marker.Class] = [.reach, .level, .drop, .rise, .fall, .over]
    guard let marker = words.before.first(where: { levels.contains($0.kind) }) else { return nil }
    return Lead.Word(text: marker.word, range: words.nounEnd..<mention.range.lowerBound)
  }

  /// 累计研发投入, 年度收入: the word names a measure and governs nothing.
  private func isPartOfNoun(_ word: PassageScanner.FrequencyWord) -> Bool {
    let next = word.range.upperBound
    guard next < scalars.count else { return false }
    if text.has("年度", at: word.range.lowerBound) {
      let measured = namesMeasure(next)
      if measured { return true }
      return ["上", "本", "该", "当", "个", "各", "前", "两", "下"].contains {
        text.has($0, endingAt: word.range.lowerBound)
      }
    }
    if word.kind == .cumulative {
      return "实研投收到金".unicodeScalars.contains(scalars[next]) && !text.has("实施", at: next)
        && !text.has("实现", at: next) && !text.has("投产", at: next) && !text.has("收购", at: next)
        && !text.has("到", at: next)
    }
    return false
  }

  /// Whether the words at `index` begin with a measure: 年度营业收入.
  private func namesMeasure(_ index: Int) -> Bool {
    let limit = min(scalars.count, index + 6)
    return passage.lexicon.money.prefix(of: scalars, at: index, limit: limit) != nil
      || ["销售", "研发", "税收", "纳税", "平均"].contains { text.has($0, at: index) }
  }

  private func makeReading(
    _ mention: Mention, _ segment: Segment, _ clause: Range<Int>, _ lead: Lead, _ state: Inherited,
    from: Int, to: Int, isFirst: Bool
  ) -> Reading {
    let words = NumberWordsReader(passage).read(
      mention, from: max(from, segment.range.lowerBound), limit: to)
    // 三年计划培育150家: a span before the verb takes no words from the number behind it.
    let isBehindVerb = isFirst || lead.verb.map { $0.range.lowerBound >= from } ?? false
    let nounStart = min(max(isBehindVerb ? lead.nounStart : from, from), mention.range.lowerBound)
    var verbStart = nounStart
    var lead = lead
    // A verb that is itself the marker (突破100项) stays a verb, one behind the noun does not.
    if let verb = lead.verb, lead.verbClass == .level, verb.range.lowerBound >= words.nounEnd {
      verbStart = min(verb.range.lowerBound, verbStart)
      if let subject = lead.subject { verbStart = subject.lowerBound }
      lead.subject = nil
    }
    let levels: [Lexicon.Marker.Class] = [.reach, .level, .drop, .floor, .ceiling, .under, .over]
    if isFirst, lead.verbClass == .act, mention.family != .count,
      words.before.contains(where: { levels.contains($0.kind) }), let verb = lead.verb,
      verb.range.upperBound < words.nounEnd,
      !lead.hedges.contains(where: { $0.range == verb.range })
    {
      // 列入清单中项目占比达到, 人才引进计划支持比例达到: the verb is part of the measure's name.
      verbStart = lead.subject?.lowerBound ?? verb.range.lowerBound
    }
    if mention.family == .time, let verb = lead.verb, verb.range.upperBound == words.nounEnd,
      isFirst
    {
      // 注册成立3年以上: the deed is what lasts.
      verbStart = lead.subject?.lowerBound ?? verb.range.lowerBound
    }
    let noun = min(verbStart, words.nounEnd)..<words.nounEnd
    let post = words.postStart..<max(words.postStart, to)
    var reading = Reading(
      mention: mention, segment: segment, clause: clause, lead: lead, words: words,
      verb: state.verb, verbClass: state.verbClass, frequency: state.frequency, time: carry.time,
      noun: noun, post: post)
    takeWhole(&reading)
    reading.verbIsCarried = state.verbIsCarried
    reading.frequencyIsCarried = state.frequencyIsCarried
    reading.lead.hedges = state.hedges
    reading.lead.strengtheners = state.strengtheners
    reading.isAttributive = isAttributive(reading)
    takeUnknownVerb(&reading)
    return reading
  }

  /// 甄选10个以上项目: two or so words directly before a count, with what is counted behind it, are a
  /// verb that the dictionary does not know.
  private func takeUnknownVerb(_ reading: inout Reading) {
    guard reading.mention.family == .count, reading.lead.verb == nil, !reading.noun.isEmpty,
      !reading.post.isEmpty, !reading.isAttributive, (2...4).contains(reading.noun.count),
      reading.words.before.allSatisfy({ [.floor, .over, .around].contains($0.kind) })
    else { return }
    let noun = passage.words(reading.noun)
    guard noun.unicodeScalars.count >= 2, !passage.endsInMeasure(noun),
      !noun.hasSuffix("等"), !noun.hasSuffix("的"), !noun.hasSuffix("级"),
      !"、和的“”()".unicodeScalars.contains(scalars[reading.words.postStart])
    else { return }
    reading.verb = Lead.Word(text: noun, range: reading.noun)
    reading.verbClass = .act
    reading.verbIsCarried = false
    reading.noun = reading.noun.upperBound..<reading.noun.upperBound
  }

  /// 不超过总面积10%: a share whose whole stands between marker and number.
  private func takeWhole(_ reading: inout Reading) {
    guard reading.mention.family == .ratio, reading.words.before.isEmpty,
      reading.mention.form != .implicit
    else { return }
    let range = reading.noun
    for start in range {
      guard
        let marker = passage.lexicon.markersBefore.prefix(
          of: scalars, at: start, limit: range.upperBound), marker.count > 1,
        [.ceiling, .floor, .under, .over].contains(marker.value.kind),
        start + marker.count < range.upperBound
      else { continue }
      reading.words.before = [marker.value]
      reading.whole = start + marker.count..<range.upperBound
      var stop = start
      for word in ["按照", "按", "以"] where text.has(word, endingAt: stop) {
        stop -= word.unicodeScalars.count
        break
      }
      if text.has("累计", endingAt: stop) {
        stop -= 2
        reading.words.isCumulative = true
      }
      reading.noun = range.lowerBound..<max(range.lowerBound, stop)
      reading.words.nounEnd = reading.noun.upperBound
      return
    }
  }

  private func widen(_ reading: inout Reading, _ segment: Segment) {
    let start = min(reading.lead.nounStart, reading.noun.upperBound)
    if segment.mentions.dropLast().contains(where: { $0.range == reading.mention.range }) {
      reading.noun = start..<reading.words.nounEnd
      return
    }
    // The words of a number that stands by itself are not the next one's.
    let previous = segment.mentions.dropLast().last { $0.range != reading.mention.range }
    guard let previous else { return }
    let probe = segment.mentions.firstIndex { $0.range == previous.range } ?? 0
    let from = probe == 0 ? segment.range.lowerBound : segment.mentions[probe - 1].range.upperBound
    let before = makeProbe(previous, segment, from: from, next: reading.mention, reading)
    if comesFrom(before) {
      reading.noun = start..<max(start, before.words.nounEnd - 1)
    } else if isQualifier(before, next: reading.mention) {
      reading.noun = start..<reading.words.nounEnd
    }
  }

  private func makeProbe(
    _ mention: Mention, _ segment: Segment, from: Int, next: Mention, _ like: Reading
  ) -> Reading {
    var probe = like
    probe.mention = mention
    probe.words = NumberWordsReader(passage).read(
      mention, from: from, limit: next.range.lowerBound)
    probe.noun = min(max(like.lead.nounStart, from), probe.words.nounEnd)..<probe.words.nounEnd
    probe.post =
      probe.words.postStart..<max(probe.words.postStart, next.range.lowerBound)
    probe.isAttributive = isAttributive(probe)
    return probe
  }

  private mutating func linkQualifiers(_ made: [Int]) {
    for index in made where drafts[index].role == .qualifier {
      let next = made.first { $0 > index && drafts[$0].role == .main }
      let before = made.last { $0 < index && drafts[$0].role == .main }
      if let main = next ?? before {
        drafts[index].qualifies = main - index
      } else {
        // A number that delimits nothing counted stands by itself.
        drafts[index].role = .main
      }
    }
  }

  private mutating func remember(_ lead: Lead, _ state: Inherited, _ segment: Segment) {
    let changesVerb = !state.verbIsCarried && state.verb?.text != carry.verb?.text
    if segment.opensClause, changesVerb {
      carry.hedges = lead.hedges
      carry.strengtheners = lead.strengtheners
      carry.frequency = state.frequencyIsCarried ? nil : state.frequency
    } else {
      carry.hedges = state.hedges
      carry.strengtheners = state.strengtheners
      carry.frequency = state.frequency
    }
    if !state.verbIsCarried {
      carry.verb = state.verb
      carry.verbClass = state.verbClass
    }
  }
}
