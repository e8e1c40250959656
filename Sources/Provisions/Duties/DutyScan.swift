/// One pass over the text of one document.
struct DutyScan {
  let document: PolicyDocument
  let text: CompactText
  let words = DutyWords.shared
  let reader: BodyMentionReader
  let addresses: AddressIndex
  let bodies: any BodyNaming
  /// Where provisions and blocks begin in the compact text: no sentence reaches over them.
  let borders: Set<Int>
  var duties: [Duty] = []
  /// Where the names of bodies begin that a duty has already.
  var claimed: Set<Int> = []
  /// Where the last list of agencies ended, and the passage it stood for.
  var lastList: (end: Int, passage: Range<Int>)?

  private var sentenceStart = 0
  private var clauseStart = 0

  init(_ document: PolicyDocument, bodies: any BodyNaming) {
    self.document = document
    self.bodies = bodies
    let text = CompactText(document.text.scalars, span: Span(0, document.text.count))
    self.text = text
    reader = BodyMentionReader(text: text, words: .shared)
    addresses = AddressIndex(document)
    borders = Set(
      document.provisions.flatMap { provision in
        [
          provision.headingSpan.start,
          provision.headingSpan.start + provision.number.unicodeScalars.count,
          provision.body.start,
        ]
      }.map(text.index) + document.blocks.map { text.index(of: $0.span.start) })
  }

  mutating func run() {
    let scalars = text.scalars
    var index = 0
    while index < scalars.count {
      note(index)
      var next = index + 1
      if index == clauseStart { next = max(next, subject(at: index) ?? 0) }
      if next == index + 1, words.mayTrigger(scalars[index]) {
        next = max(next, trigger(at: index) ?? 0)
      }
      // What is jumped over may hold the beginnings of sentences and clauses.
      var passed = index + 1
      while passed < next {
        note(passed)
        passed += 1
      }
      index = next
    }
  }

  private mutating func note(_ index: Int) {
    guard index > 0 else { return }
    if borders.contains(index) || Self.endsSentence(text.scalars[index - 1]) {
      sentenceStart = index
      clauseStart = index
    } else if text.scalars[index - 1] == "," || text.scalars[index - 1] == ":" {
      clauseStart = index
    }
  }

  private mutating func trigger(at index: Int) -> Int? {
    let scalars = text.scalars
    switch scalars[index] {
    case "(": return bracketedList(at: index)
    case "谁": return whoever(at: index)
    case "省":
      if let end = allRanks(at: index) { return end }
    default: break
    }
    if let label = words.labels.prefix(of: scalars, at: index, limit: scalars.count) {
      return labelledList(at: index, labelEnd: index + label.count)
    }
    guard let word = words.triggers.prefix(of: scalars, at: index, limit: scalars.count) else {
      return nil
    }
    let after = index + word.count
    switch word.value {
    case .join: return joined(after: after)
    case .by: return agent(at: index, after: after)
    case .urge: return urged(at: index, after: after)
    case .under: return leadership(after: after)
    case .play: return role(after: after)
    case .through: return approval(after: after)
    case .charge: return responsibility(after: after)
    case .set: return mechanism(after: after)
    default: return nil
    }
  }

  // MARK: - Where the words of a duty stand

  /// The sentence, from a beginning to the stop that ends it.
  func sentence(from start: Int) -> Range<Int> {
    var end = start
    while end < text.scalars.count, end - start < 400,
      !Self.endsSentence(text.scalars[end]), end == start || !borders.contains(end)
    {
      end += 1
    }
    return start..<end
  }

  /// The clause that holds `index`, to the end of its sentence.
  func clause() -> Range<Int> { clauseStart..<sentence(from: clauseStart).upperBound }

  /// The sentence that is being read.
  func currentSentence() -> Range<Int> {
    sentenceStart..<max(clauseStart, sentence(from: clauseStart).upperBound)
  }

  /// Where the clause ends that holds `index`.
  func clauseEnd(from index: Int) -> Int {
    var end = index
    while end < text.scalars.count, end - index < 80, !Self.endsSentence(text.scalars[end]),
      text.scalars[end] != ","
    {
      end += 1
    }
    return end
  }

  /// The clause before a trigger, or the whole sentence where the trigger opens its clause: what it
  /// speaks of stands before.
  func clauseOrSentence(triggerAt index: Int) -> Range<Int> {
    index == clauseStart ? currentSentence() : clause()
  }

  // MARK: - What is found

  mutating func add(
    _ agency: Range<Int>, _ part: Duty.Part, over words: Range<Int>, text: String? = nil
  ) {
    let agencySpan = self.text.span(agency)
    guard !addresses.isFrontMatter(at: agencySpan.start), claimed.insert(agency.lowerBound).inserted
    else { return }
    let span = self.text.span(words)
    let printed = String(
      scalars: document.text.scalars[agencySpan.range].filter {
        !CompactText.isBlank($0) && $0 != "\n"
      }[...])
    duties.append(
      Duty(
        provision: addresses.owner(at: agencySpan.start), agency: printed,
        fullName: bodies.fullName(of: printed, in: document), part: part,
        text: text ?? plain(span), span: span, agencySpan: agencySpan))
  }

  /// The words of a span without the breaks of the capture.
  func plain(_ span: Span) -> String {
    String(scalars: document.text.scalars[span.range].filter { $0 != "\n" && $0 != "\r" }[...])
  }

  static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "。", ";", "\n", "!", "?": true
    default: false
    }
  }
}

extension CompactText {
  /// The index of the first scalar of this text at or after an offset of the document.
  func index(of offset: Int) -> Int {
    var low = 0
    var high = scalars.count
    while low < high {
      let middle = (low + high) / 2
      if span(middle..<(middle + 1)).start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
