import FEEL
import Packs
import Vocabulary

/// Names that formulas of a method may use at some stage of it, with their types and units.
struct MethodScope {
  private(set) var scope = Scope()
  private(set) var units: [String: InferredUnit] = [:]
  private(set) var kinds: [String: ValueKind] = [:]

  mutating func add(_ name: String, _ kind: ValueKind?, _ unit: InferredUnit = .unknown) {
    scope.add(name, type: kind.map { FEELType(name: $0.rawValue, shape: .simple($0)) })
    units[name] = unit
    kinds[Names.normal(name)] = kind
  }

  mutating func add(_ field: RecordField) {
    scope.add(field.name, type: field.type)
    units[field.name] = field.measure
    kinds[Names.normal(field.name)] = field.type.kind
  }

  func contains(_ name: String) -> Bool { scope.entry(name) != nil }

  var names: [String] { scope.entries.map(\.name) }

  /// What values under a name are, where it is known.
  func kind(_ name: String) -> ValueKind? { kinds[Names.normal(name)] }
}

extension MethodScope {
  /// The names of single rows: fields, parameters, year and day.
  init(rowsOf bundle: MethodBundle) {
    self.init()
    addConstants(bundle.method)
    for field in bundle.fields { add(field) }
  }

  mutating func addConstants(_ method: Method) {
    add(ColumnNames.year, .number)
    add(ColumnNames.day, .date, .other)
    for parameter in method.parameters {
      let unit = parameter.unit.flatMap { try? Unit($0) }
      add(parameter.name, .number, unit.map(InferredUnit.unit) ?? .literal(nil))
    }
  }

  /// The values, baselines and points of indicators.
  mutating func add(_ indicator: Indicator) {
    let unit = indicator.unit.flatMap { try? Unit($0) }.map(InferredUnit.unit) ?? .unknown
    add(ColumnNames.value(indicator.name), .number, unit)
    if indicator.baseline != nil { add(ColumnNames.baseline(indicator.name), .number, unit) }
    if case .minMax = indicator.scoring.kind {
      add(ColumnNames.least(indicator.name), .number, unit)
      add(ColumnNames.greatest(indicator.name), .number, unit)
    }
    add(ColumnNames.points(indicator.name), .number, .literal(nil))
  }

  /// What is known once firms are ranked.
  mutating func addRanking(_ scheme: Scheme) {
    if !scheme.points.isEmpty { add(ColumnNames.extra, .number, .literal(nil)) }
    add(ColumnNames.total, .number, .literal(nil))
    add(ColumnNames.rank, .number, .literal(nil))
    add(ColumnNames.count, .number, .literal(nil))
    add(ColumnNames.base, .string, .other)
  }
}
