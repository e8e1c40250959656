public import FEEL

/// The names that the formulas of a record type may use, with their types and units.
public struct RecordScope: Sendable {
  /// The names with their types.
  public let scope: Scope
  /// The names with their units.
  public let units: [String: InferredUnit]

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
