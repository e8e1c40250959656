import Diagnostics
import FEEL

/// The types of a set of models, resolved on demand.
final class TypeTable {
  private let graph: RequirementGraph
  private var known: [Key: ItemType] = [:]
  private var open: Set<Key> = []
  private var tables: [Int: [String: ItemType]] = [:]
  private(set) var problems: [Problem] = []

  private struct Key: Hashable {
    var model: Int
    var name: String
  }

  /// Whether expressions are also looked through for operations that their types rule out.
  let checksTypes: Bool

  init(_ graph: RequirementGraph, checksTypes: Bool = false) {
    self.graph = graph
    self.checksTypes = checksTypes
  }

  /// The type that a reference in a model means; nil where there is no reference.
  func type(_ reference: String?, in model: Int, at position: TextPosition) -> ItemType? {
    guard let reference else { return nil }
    let name = reference.normalizedName
    if let found = named(name, in: model) { return found }
    if let builtIn = FEELType.builtIn(name) { return builtIn }
    if let written = FEELBridge.type(written: name, named: { self.named($0, in: model) }) {
      return written
    }
    report(
      Problem(
        "dmn.unknown-type", .error,
        Wording("没有名为“\(reference)”的类型", "there is no type “\(reference)”"),
        at: graph.place(model, position),
        notes: [
          Wording(
            "本模型的类型：\(graph.models[model].items.map(\.name).joined(separator: "、"))",
            "types of this model: \(graph.models[model].items.map(\.name).joined(separator: ", "))")
        ],
        suggestion: Wording(
          "定义这个类型，或用 FEEL 的类型：number、string、boolean、date、time……",
          "define it, or use one of FEEL's: number, string, boolean, date, time, …")))
    return nil
  }

  /// The type that a model defines or imports under a name.
  func named(_ name: String, in model: Int) -> ItemType? {
    let key = Key(model: model, name: name)
    if let found = known[key] { return found }
    if let item = graph.models[model].items.first(where: { $0.name.normalizedName == name }) {
      guard open.insert(key).inserted else {
        report(
          Problem(
            "dmn.type-cycle", .error,
            Wording("类型“\(name)”用它自己来定义", "the type “\(name)” is defined by itself"),
            at: graph.place(model, item.info.position)))
        return .any
      }
      let type = define(item, in: model)
      open.remove(key)
      known[key] = type
      return type
    }
    for item in graph.models[model].imports {
      guard let other = graph.models.firstIndex(where: { $0.namespace == item.namespace }),
        other != model
      else { continue }
      if item.name.isEmpty {
        if let found = named(name, in: other) { return found }
      } else if name.hasPrefix(item.name.normalizedName + ".") {
        let rest = String(name.dropFirst(item.name.normalizedName.count + 1))
        if let found = named(rest, in: other) { return found }
      }
    }
    return nil
  }

  /// All types that can be named in a model, those of its imports behind the imports' names.
  func namedTypes(in model: Int) -> [String: ItemType] {
    if let found = tables[model] { return found }
    // While a type is being defined, its constraints see only the types that are ready.
    guard open.isEmpty else {
      let ready = known.filter { $0.key.model == model }.map { ($0.key.name, $0.value) }
      return Dictionary(uniqueKeysWithValues: ready)
    }
    var table: [String: ItemType] = [:]
    var models: [(model: Int, prefix: String, depth: Int)] = [(model, "", 0)]
    while let next = models.popLast() {
      for item in graph.models[next.model].items {
        let name = item.name.normalizedName
        table[next.prefix + name] = named(name, in: next.model)
      }
      guard next.depth < 8 else { continue }
      for item in graph.models[next.model].imports {
        guard let other = graph.models.firstIndex(where: { $0.namespace == item.namespace }),
          other != next.model
        else { continue }
        let name = item.name.isEmpty ? "" : item.name.normalizedName + "."
        models.append((other, next.prefix + name, next.depth + 1))
      }
    }
    tables[model] = table
    return table
  }

  private func report(_ problem: Problem) {
    if !problems.contains(problem) { problems.append(problem) }
  }

  // MARK: - Definitions

  private func define(_ item: ItemDefinition, in model: Int) -> ItemType {
    let isCollection = item.isCollection ?? false
    let shape = elementShape(item, in: model)
    let allowed = constraint(item.allowedValues, in: model)
    let whole = constraint(item.typeConstraint, in: model)
    if isCollection {
      let element = ItemType(
        name: item.name, shape: shape.shape, constraints: shape.constraints + allowed)
      return ItemType(name: item.name, shape: .list(element), constraints: whole)
    }
    return ItemType(
      name: item.name, shape: shape.shape, constraints: shape.constraints + allowed + whole)
  }

  private func elementShape(
    _ item: ItemDefinition, in model: Int
  ) -> (shape: ItemType.Shape, constraints: [any TypeConstraining]) {
    if !item.components.isEmpty {
      let components = item.components.map {
        ItemType.Component(name: $0.name.normalizedName, type: define($0, in: model))
      }
      return (.context(components), [])
    }
    if let signature = item.function {
      return function(signature, in: model)
    }
    guard let base = type(item.typeRef, in: model, at: item.info.position) else {
      return (.any, [])
    }
    return (base.shape, base.constraints)
  }

  private func function(
    _ item: FunctionItem, in model: Int
  ) -> (shape: ItemType.Shape, constraints: [any TypeConstraining]) {
    let parameters = item.parameters.map {
      type($0.typeRef, in: model, at: $0.info.position) ?? .any
    }
    return (
      .function(parameters, type(item.outputTypeRef, in: model, at: item.info.position)), []
    )
  }

  private func constraint(_ tests: UnaryTestsText?, in model: Int) -> [any TypeConstraining] {
    guard let tests, !tests.text.text.trimmingXMLSpace.isEmpty else { return [] }
    let layout = Scope.Layout(count: 0)
    let slot = layout.slot()
    let compiled = FEELBridge.unaryTests(
      tests.text, in: Scope(layout: layout), input: slot, types: self, model: model,
      file: graph.models[model].file)
    compiled.problems.forEach(report)
    guard let node = compiled.node else { return [] }
    return [
      TypeConstraint(
        tests: node, slot: slot, slotCount: layout.count, text: tests.text.text,
        shape: compiled.shape)
    ]
  }
}

extension String {
  /// A name with single spaces, as FEEL compares names.
  var normalizedName: String {
    Names.normal(self)
  }
}
