import Diagnostics
import FEEL

extension ColumnCompiler {
  /// The places that a column's values depend on, and those values.
  struct Tabulated {
    var codes: Codes
    var values: [Value]
  }

  /// The values of syntax for every place of the one dimension that it depends on; nil if there is no
  /// such dimension.
  func table(_ syntax: Syntax, least: Int = 2) -> Tabulated? {
    guard !syntax.asksInput, !syntax.isPlain else { return nil }
    let names = surroundings.mentioned(syntax).sorted()
    let coded = names.compactMap(surroundings.coded)
    guard let codes = coded.first?.codes, coded.count == names.count,
      coded.allSatisfy({ $0.codes === codes }), codes.limit <= Self.mostPlaces
    else { return nil }
    var scope = Scope()
    for name in names { scope.add(name) }
    let expression = FEELExpression(syntax, scope: scope)
    guard expression.problems.isEmpty else { return nil }
    let frame = Frame(count: expression.slotCount, run: surroundings.run())
    // One more for the rows without a place.
    let values = (0...codes.limit).map { place -> Value in
      for (slot, column) in coded.enumerated() {
        frame.slots[slot] = place < codes.limit ? column.values[place] : .null
      }
      return expression.value(in: frame)
    }
    if frame.run.isExhausted { return nil }
    return Tabulated(codes: codes, values: values)
  }

  /// A lane of what depends on one dimension or on nothing; nil if the syntax is not such.
  mutating func tabulated(_ syntax: Syntax) throws(Refusal) -> Int? {
    if syntax.isPlain || syntax.asksInput { return nil }
    if let table = table(syntax) {
      return try lookUp(table.codes, table.values, syntax.offset)
    }
    guard surroundings.mentioned(syntax).isEmpty else { return nil }
    if case .list = syntax { return nil }
    if case .range = syntax { return nil }
    let expression = FEELExpression(syntax, scope: Scope())
    guard expression.problems.isEmpty else { return nil }
    let frame = Frame(count: expression.slotCount, run: surroundings.run())
    return try constant(expression.value(in: frame), at: syntax.offset)
  }

  /// A lane of values by the places of a dimension; the value beyond the last place, if there is one,
  /// is for rows without a place.
  mutating func lookUp(_ codes: Codes, _ values: [Value], _ at: Int) throws(Refusal) -> Int {
    guard let number = surroundings.dimensions[ObjectIdentifier(codes)] else {
      throw Refusal(.operation, "a dimension without a column", at: at)
    }
    let places = graph.node(
      .load(number), [], .text(.places))
    let ordered =
      [values.count > codes.limit ? values[codes.limit] : .null] + values[..<codes.limit]
    var kind: ValueKind?
    for value in ordered {
      guard let own = value.kind else { continue }
      if let kind, kind != own {
        throw Refusal(.value, "values of several kinds have no column form", at: at)
      }
      kind = own
    }
    switch kind {
    case nil: return graph.null()
    case .boolean?: return graph.lookUpTruths(places, ordered)
    case .number?:
      guard let lane = graph.lookUpNumbers(places, ordered) else { throw range(at) }
      return lane
    case .date?: return graph.lookUpDays(places, ordered)
    case .string?:
      // The places themselves serve as the texts', unless two of them share a text.
      return graph.lookUpTexts(places, ordered)
    default:
      throw Refusal(.value, "values of this kind have no column form", at: at)
    }
  }
}

extension Syntax {
  /// Whether there is nothing to be computed.
  var isPlain: Bool {
    switch self {
    case .literal, .name, .input, .anything: true
    default: false
    }
  }
}
