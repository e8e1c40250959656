import Foundation

extension ScoreReport {
  /// Whether number or date are the same.
  static func sameValue(_ gold: GoldStatement, _ found: ScoredStatement) -> Bool {
    guard gold.date == found.date else { return false }
    guard let expected = gold.value else { return found.value == nil }
    guard let value = found.value.flatMap(Double.init) else { return false }
    return abs(value - expected) <= 1e-9 * max(1, abs(expected))
  }

  /// Takes in an expected statement with its partner, if it has one.
  mutating func count(_ gold: GoldStatement, _ found: ScoredStatement?) {
    let wrong = found.map { Self.wrongFields(gold, $0, lenient: true) }
    let isRight = wrong?.isEmpty ?? false
    if gold.role == Statement.Role.qualifier.rawValue {
      qualifiers.expected += 1
      if isRight { qualifiers.right += 1 }
    } else {
      countMain(gold, found, wrong)
    }
    guard !isRight else { return }
    differences.append(
      Difference(
        kind: found == nil ? .missed : .wrong, id: gold.id, quote: gold.quote,
        fields: wrong ?? [], expected: gold.summary, found: found?.summary))
  }

  private mutating func countMain(
    _ gold: GoldStatement, _ found: ScoredStatement?, _ wrong: [Field]?
  ) {
    let isRight = wrong?.isEmpty ?? false
    let isStrict = found.map { Self.wrongFields(gold, $0, lenient: false).isEmpty } ?? false
    main.expected += 1
    strict.expected += 1
    if isRight { main.right += 1 }
    if isStrict { strict.right += 1 }
    var kind = byKind[gold.kind] ?? Tally()
    kind.expected += 1
    if isRight { kind.right += 1 }
    byKind[gold.kind] = kind
    for field in Field.allCases {
      var tally = byField[field.rawValue] ?? Tally()
      tally.expected += 1
      if let wrong {
        tally.found += 1
        if !wrong.contains(field) { tally.right += 1 }
      }
      byField[field.rawValue] = tally
    }
    if let found {
      var band = calibration[Self.band(found.confidence)] ?? Tally()
      if isRight { band.right += 1 }
      calibration[Self.band(found.confidence)] = band
    }
  }

  /// Takes in a statement that was found in one of the compared places.
  mutating func countFound(_ statement: ScoredStatement, isExpected: Bool) {
    if statement.role == Statement.Role.qualifier.rawValue {
      qualifiers.found += 1
    } else {
      main.found += 1
      strict.found += 1
      byKind[statement.kind, default: Tally()].found += 1
      calibration[Self.band(statement.confidence), default: Tally()].found += 1
    }
    guard !isExpected else { return }
    differences.append(
      Difference(
        kind: .falseAlarm, id: statement.id, quote: statement.quote, fields: [], expected: nil,
        found: statement.summary))
  }

  private static func band(_ confidence: Double) -> String {
    String(format: "%.1f–%.1f", floor(confidence * 10) / 10, floor(confidence * 10) / 10 + 0.1)
  }

  /// The fields in which a pair differs; `lenient` allows the second readings of the gold.
  static func wrongFields(
    _ gold: GoldStatement, _ found: ScoredStatement, lenient: Bool
  ) -> [Field] {
    let kinds = [gold.kind] + (lenient ? gold.kindAlternatives : [])
    let comparators = [gold.comparator] + (lenient ? gold.comparatorAlternatives : [])
    return Field.allCases.filter { field in
      switch field {
      case .value: !sameValue(gold, found)
      case .unit: gold.unit != found.unit
      case .comparator: !comparators.contains(found.comparator)
      case .kind: !kinds.contains(found.kind)
      case .horizon: gold.horizon != found.horizon
      case .metric: MetricSimilarity.dice(gold.metric, found.metric) < MetricSimilarity.threshold
      case .role: gold.role != found.role
      }
    }
  }
}
