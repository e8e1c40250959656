public import FEEL

/// The names that the formulas of a record type may use, with their types and units.
public struct RecordScope: Sendable {
  /// The names with their types.
  public private(set) var scope: Scope
  /// The names with their units.
  public private(set) var units: [String: InferredUnit]

  /// Creates the scope of a record type.
  ///
  /// The fields are names, and the records that it leads to are contexts under the names that the links
  /// give them.
  public init(_ record: RecordType, in packs: PackSet) {
    var scope = Scope()
    var units: [String: InferredUnit] = [:]
    for field in record.fields {
      scope.add(field.name, type: field.type)
      units[field.name] = field.measure
    }
    for link in record.foreignKeys {
      guard let alias = link.alias, let other = packs.record(link.resource) else { continue }
      let components = other.fields.map {
        FEELType.Component(name: Names.normal($0.name), type: $0.type)
      }
      scope.add(alias, type: FEELType(name: other.name, shape: .context(components)))
      units[alias] = .context(
        Dictionary(
          other.fields.map { (Names.normal($0.name), $0.measure) },
          uniquingKeysWith: { first, _ in first }))
    }
    self.scope = scope
    self.units = units
  }

  /// Creates a scope without names.
  public init() {
    scope = Scope()
    units = [:]
  }

  /// Adds a name that is no field of the record.
  public mutating func add(_ name: String, _ kind: ValueKind?, unit: InferredUnit = .unknown) {
    scope.add(name, type: kind.map { FEELType(name: $0.rawValue, shape: .simple($0)) })
    units[name] = unit
  }

  /// Adds a name that stands for named values.
  public mutating func add(
    _ name: String, entries: [(name: String, kind: ValueKind, unit: InferredUnit)]
  ) {
    let components = entries.map {
      FEELType.Component(
        name: Names.normal($0.name),
        type: FEELType(name: $0.kind.rawValue, shape: .simple($0.kind)))
    }
    scope.add(name, type: FEELType(name: name, shape: .context(components)))
    units[name] = .context(
      Dictionary(
        entries.map { (Names.normal($0.name), $0.unit) }, uniquingKeysWith: { first, _ in first }))
  }

  /// Adds a name that stands for a record.
  public mutating func add(_ name: String, record: RecordType) {
    let components = record.fields.map {
      FEELType.Component(name: Names.normal($0.name), type: $0.type)
    }
    scope.add(name, type: FEELType(name: record.name, shape: .context(components)))
    units[name] = .context(
      Dictionary(
        record.fields.map { (Names.normal($0.name), $0.measure) },
        uniquingKeysWith: { first, _ in first }))
  }
}

extension RecordField {
  /// The type of values in formulas.
  public var type: FEELType {
    let kind: ValueKind =
      switch self.kind {
      case .number, .integer, .year: .number
      case .boolean: .boolean
      case .date: .date
      case .string, .yearmonth, .geojson: .string
      }
    return FEELType(name: kind.rawValue, shape: .simple(kind))
  }

  /// The unit of values in formulas.
  public var measure: InferredUnit {
    guard kind.isMeasured else { return kind == .year ? .unknown : .other }
    return unit.map(InferredUnit.unit) ?? .unknown
  }
}
