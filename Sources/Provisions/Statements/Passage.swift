/// A scanned passage: compact text with everything countable that was found in it.
struct Passage: Sendable {
  let text: CompactText
  let mentions: [Mention]
  let times: [TimeMark]
  let frequencies: [PassageScanner.FrequencyWord]
  /// Scalars that belong to a time or to 每年, and so to no metric.
  let masked: [Bool]
  let lexicon: Lexicon
  /// Scalars at which nothing may be cut: the inside of numbers (12,000家) and times.
  private let isInside: [Bool]

  init(_ text: CompactText, issued: CalendarDate?, lexicon: Lexicon = .shared) {
    var scanner = PassageScanner(text: text, lexicon: lexicon, issued: issued)
    scanner.scan()
    self.text = text
    self.lexicon = lexicon
    mentions = scanner.mentions
    times = scanner.times
    frequencies = scanner.frequencies
    var masked = Array(repeating: false, count: text.scalars.count)
    for time in times { for index in time.range { masked[index] = true } }
    for word in frequencies where text.scalars[word.range.lowerBound] == "每" || word.range.count > 2
    {
      for index in word.range { masked[index] = true }
    }
    self.masked = masked
    var whole = masked
    for mention in mentions { for index in mention.range.dropFirst() { whole[index] = true } }
    isInside = whole
  }

  var scalars: Scalars { text.scalars }

  /// The text of a range without times and 每年.
  func words(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    for index in range where !masked[index] { view.append(scalars[index]) }
    return String(view)
  }

  /// The sentences: up to a full stop or the end of a paragraph.
  func sentences() -> [Range<Int>] {
    split(
      0..<scalars.count, at: { $0 == "。" || $0 == "\n" || $0 == "!" || $0 == "?" }, nested: true)
  }

  /// The clauses of a sentence: up to a comma, semicolon or colon outside quotes and parentheses.
  ///
  /// Nobody writes clauses of several hundred characters; what is longer is data and cut, so that the
  /// work stays linear in the length of any text.
  func clauses(_ sentence: Range<Int>) -> [Range<Int>] {
    let clauses = split(sentence, at: { $0 == "," || $0 == ";" || $0 == ":" }, nested: false)
    guard clauses.contains(where: { $0.count > Self.longestClause }) else { return clauses }
    return clauses.flatMap(pieces)
  }

  private func pieces(of clause: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = clause.lowerBound
    while start < clause.upperBound {
      var stop = min(start + Self.longestClause, clause.upperBound)
      while stop < clause.upperBound, isInside[stop] { stop += 1 }
      pieces.append(start..<stop)
      start = stop
    }
    return pieces
  }

  private static let longestClause = 400

  private func split(
    _ range: Range<Int>, at isBoundary: (Unicode.Scalar) -> Bool, nested: Bool
  ) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var depth = 0
    for index in range {
      let scalar = scalars[index]
      if !nested {
        if scalar == "“" || scalar == "(" || scalar == "《" { depth += 1 }
        if scalar == "”" || scalar == ")" || scalar == "》" { depth = max(0, depth - 1) }
      }
      if depth == 0, isBoundary(scalar), !isInside[index] {
        if index > start { parts.append(start..<index) }
        start = index + 1
      }
    }
    if range.upperBound > start { parts.append(start..<range.upperBound) }
    return parts
  }
}
