import DMN
import FEEL

/// How the interpreter computes a column that is not stored, or not stored exactly.
enum Definition: Sendable {
  /// An expression, and for its slots the numbers of the columns whose values they take.
  case expression(FEELExpression, [(slot: Int, column: Int)])
  /// A decision of a model with one table; the entry of its value, if it has several.
  case table(CompiledModel, inputs: [(name: String, column: Int)], entry: String?)
}

/// All columns as the interpreter sees them.
struct ExactSource: Sendable {
  var stored: [Int: Column] = [:]
  var definitions: [Int: Definition] = [:]
  var now: DateTimeValue?
}

/// Asks the interpreter for single rows.
final class Settler {
  private let source: ExactSource
  private var run: Run
  private var asked = 0
  private var frames: [Int: Frame] = [:]

  init(_ source: ExactSource) {
    self.source = source
    run = Run(now: source.now)
  }

  /// The exact value of a row of a column.
  func value(of column: Int, row: Int) -> Value {
    if let stored = source.stored[column] {
      if case .approximate = stored.form {} else { return stored[row] }
    }
    guard let definition = source.definitions[column] else { return .null }
    return value(of: definition, column, row)
  }

  private func value(of definition: Definition, _ column: Int, _ row: Int) -> Value {
    switch definition {
    case .expression(let expression, let inputs):
      let values = inputs.map { value(of: $0.column, row: row) }
      let frame = frame(column, expression.slotCount)
      for (input, value) in zip(inputs, values) { frame.slots[input.slot] = value }
      return expression.value(in: frame)
    case .table(let model, let inputs, let entry):
      var values: [String: Value] = [:]
      for input in inputs { values[input.name] = value(of: input.column, row: row) }
      let result = model.evaluate(StepReading.decision, inputs: values).value
      guard let entry else { return result }
      return result.entry(entry) ?? .null
    }
  }

  /// A frame for a column; a run ends by itself after many steps, so it is changed before that.
  private func frame(_ column: Int, _ count: Int) -> Frame {
    asked += 1
    if asked % 4_096 == 0 {
      run = Run(now: source.now)
      frames = [:]
    }
    if let frame = frames[column] { return frame }
    let frame = Frame(count: count, run: run)
    frames[column] = frame
    return frame
  }
}
