import Diagnostics
public import FEEL
public import Packs
import Tables
public import Vocabulary

/// Computes the fields of a record that its type declares by formulas.
///
/// A value that rests on something masked is masked too, as it would tell what may not be seen.
public struct ComputedFields: Sendable {
  /// A field that is computed.
  public struct Field: Sendable {
    /// The name.
    public var name: String
    /// The title.
    public var title: String
    /// The formula.
    public var formula: String
    /// The unit of the value.
    public var unit: Vocabulary.Unit?
    /// The grade, 0 to 3.
    public var grade: Int
  }

  /// What computing gave.
  public enum Outcome: Sendable {
    /// The value.
    case value(Value)
    /// Fields that it needs and that have no value.
    case lacking([String])
    /// The viewer may not see it, or something that it rests on.
    case masked
    /// The formula needs other records.
    case needsOthers
  }

  private struct Formula: Sendable {
    var field: Field
    var slot: Int
    var expression: FEELExpression
    var uses: [String]
  }

  private let formulas: [Formula]
  private let postponed: [Field]
  private let inputs: [(name: String, slot: Int, unit: Vocabulary.Unit?)]
  private let slotCount: Int

  /// Takes the formulas of a type.
  public init(_ record: RecordType, in packs: PackSet) {
    let scope = RecordScope(record, in: packs).scope
    var names: [String: RecordField] = [:]
    for field in record.fields { names[Names.normal(field.name)] = field }
    var waiting = record.fields.filter { $0.formula != nil }
    var formulas: [Formula] = []
    var isMoving = true
    // A formula may use another: each comes after those that it uses.
    while isMoving {
      isMoving = false
      for field in waiting {
        guard let text = field.formula, let slot = scope.entry(field.name)?.slot else { continue }
        let expression = FEELExpression(parsing: text, scope: scope)
        guard !expression.problems.contains(where: { $0.severity == .error }),
          expression.names.allSatisfy({ names[$0] != nil })
        else { continue }
        let uses = record.fields.filter { expression.names.contains(Names.normal($0.name)) }
        guard uses.allSatisfy({ use in !waiting.contains { $0.name == use.name } }) else {
          continue
        }
        formulas.append(
          Formula(
            field: Field(field), slot: slot, expression: expression, uses: uses.map(\.name)))
        waiting.removeAll { $0.name == field.name }
        isMoving = true
      }
    }
    self.formulas = formulas
    postponed = waiting.map(Field.init)
    inputs = record.fields.filter { $0.formula == nil }.compactMap { field in
      scope.entry(field.name).map { (field.name, $0.slot, field.unit) }
    }
    slotCount = scope.layout.count
  }

  /// The values that follow from what holds of a record.
  ///
  /// - Parameters:
  ///   - state: What holds of the record, as the viewer sees it.
  ///   - viewer: Who looks.
  /// - Returns: Each computed field with its value.
  public func values(
    of state: RecordHistory.State, for viewer: RecordViewer
  ) -> [(field: Field, outcome: Outcome)] {
    let frame = Frame(count: slotCount, run: Run())
    var masked: Set<String> = []
    var absent: Set<String> = []
    for input in inputs {
      switch state.value(input.name) {
      case .masked: masked.insert(input.name)
      case .shown(let value):
        let kept = state.row.batch.form.field(input.name)?.unit
        let converted = Self.converted(value, kept, input.unit)
        frame.slots[input.slot] = converted
        if converted.isNull { absent.insert(input.name) }
      }
    }
    var results: [(field: Field, outcome: Outcome)] = []
    for formula in formulas {
      let field = formula.field
      if !viewer.sees(grade: field.grade) || formula.uses.contains(where: masked.contains) {
        masked.insert(field.name)
        results.append((field, .masked))
        continue
      }
      let value = formula.expression.value(in: frame)
      frame.slots[formula.slot] = value
      if value.isNull { absent.insert(field.name) }
      results.append(
        (field, value.isNull ? .lacking(formula.uses.filter(absent.contains)) : .value(value)))
    }
    return results
      + postponed.map { ($0, viewer.sees(grade: $0.grade) ? .needsOthers : .masked) }
  }

  /// A value in the unit that formulas reckon in; null where it cannot be converted.
  private static func converted(
    _ value: TableValue, _ unit: Vocabulary.Unit?, _ wanted: Vocabulary.Unit?
  ) -> Value {
    guard case .number(let number) = value, let unit, let wanted, unit != wanted else {
      return value.feel
    }
    guard let factor = try? unit.factor(to: wanted), let product = number.times(factor) else {
      return .null
    }
    return TableValue.number(product.value).feel
  }
}

extension ComputedFields.Field {
  init(_ field: RecordField) {
    self.init(
      name: field.name, title: field.title, formula: field.formula ?? "", unit: field.unit,
      grade: field.gradeNumber)
  }
}
