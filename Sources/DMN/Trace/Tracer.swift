import Diagnostics
import FEEL

/// Writes down what happens during one evaluation.
final class Tracer {
  private(set) var steps: [DecisionTrace.Step] = []
  private var open: [DecisionTrace.Step] = []

  func enter(_ node: CompiledNode) {
    open.append(
      DecisionTrace.Step(name: node.name, sources: node.sources, value: .null, tables: []))
  }

  func leave(_ node: CompiledNode, _ value: Value) {
    guard var step = open.popLast() else { return }
    step.value = value
    steps.append(step)
  }

  func add(_ table: DecisionTrace.Table) {
    guard !open.isEmpty else { return }
    open[open.count - 1].tables.append(table)
  }
}

extension TableNode {
  /// Writes down an evaluation of the table.
  func trace(_ hits: [Int], _ decided: Decided, _ frame: Frame) {
    frame.run.tracer?.add(
      DecisionTrace.Table(
        name: name,
        policy: policy.rawValue + (aggregation.map { " \($0.rawValue)" } ?? ""),
        inputs: inputs.map {
          DecisionTrace.Named(name: $0.label, value: frame.slots[$0.slot])
        }, matched: hits.map { $0 + 1 }, chosen: decided.chosen.map { $0 + 1 },
        rules: hits.map { hit in
          DecisionTrace.Rule(
            number: hit + 1, tests: rules[hit].texts, annotations: rules[hit].annotations,
            line: rules[hit].place.line)
        }, value: decided.value))
  }
}

extension CompiledModel {
  /// The trace of an evaluation that is done.
  func trace(_ plan: Plan, _ frame: Frame, _ tracer: Tracer) -> DecisionTrace {
    DecisionTrace(
      inputs: plan.inputs.map {
        DecisionTrace.Named(name: $0.name, value: frame.slots[$0.node])
      }, steps: tracer.steps)
  }
}
