public import Diagnostics
import FEEL

/// A decision model made ready once and evaluated many times.
///
/// Names are resolved to slots, requirements to an order, tables to indexes. It never changes, so any
/// number of threads may evaluate it.
///
/// ```swift
/// let model = CompiledModel(try ModelLoader().load(url))
/// let result = model.evaluate("准入结论", inputs: ["单位能耗": value])
/// ```
public struct CompiledModel: Sendable {
  /// What is wrong with the model: unknown names and types, cycles, text that is not FEEL.
  ///
  /// What an error speaks of gives null; the rest of the model can be evaluated.
  public let problems: [Problem]
  /// The names of the decisions, in the file's order.
  public let decisions: [String]
  /// The names of the decision services.
  public let services: [String]
  /// The names of the knowledge models.
  public let knowledgeModels: [String]
  let nodes: [CompiledNode]
  let plans: [String: Plan]
  let graph: RequirementGraph
  let slotCount: Int
  /// What each service does when it is called, by node.
  let servicePlans: [Int: Plan]
  /// For every input, values that stand for all it could be.
  let representatives: [Int: [Value]]

  /// Compiles a model with its imports.
  public init(_ set: ModelSet) {
    let compiler = ModelCompiler(set)
    self.init(compiler)
  }

  /// Compiles a model that imports nothing.
  public init(_ model: DMNModel) { self.init(ModelSet(main: model)) }

  init(_ compiler: ModelCompiler) {
    let nodes = compiler.compile()
    let graph = compiler.graph
    representatives = Representatives(
      tables: compiler.tables, nodes: nodes, constants: compiler.constants
    ).byNode()
    self.nodes = nodes
    self.graph = graph
    problems = compiler.problems
    slotCount = nodes.map(\.slotCount).max().map { max($0, nodes.count) } ?? nodes.count
    let own = nodes.filter { $0.model == 0 }
    decisions = own.filter { $0.kind == .decision }.map(\.name)
    services = own.filter { $0.kind == .service }.map(\.name)
    knowledgeModels = own.filter { $0.kind == .knowledge }.map(\.name)
    var plans: [String: Plan] = [:]
    for node in own where node.kind == .decision || node.kind == .service {
      plans[node.name] = Plan(target: node.index, name: node.name, nodes: nodes, graph: graph)
    }
    self.plans = plans
    var servicePlans: [Int: Plan] = [:]
    for node in nodes {
      guard let parts = graph.nodes[node.index].service else { continue }
      servicePlans[node.index] = Plan(
        targets: parts.outputs, given: Set(parts.parameters), nodes: nodes, graph: graph)
    }
    self.servicePlans = servicePlans
  }

  /// The plan for a name: a decision or a service.
  func plan(_ name: String) -> Plan? { plans[name] }
}
