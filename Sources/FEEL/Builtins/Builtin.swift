import Diagnostics

/// A built-in function: its signatures, each with its body.
final class Builtin: Sendable {
  /// A parameter.
  struct Parameter: Sendable {
    var name: String
    var isOptional = false
  }

  /// One way to call it.
  struct Signature: Sendable {
    var parameters: [Parameter]
    /// Whether further arguments follow; they make up a list for the last parameter.
    var isVariadic = false
    /// What it does; nil if the arguments do not fit.
    var body: @Sendable (Arguments) -> Value?
  }

  let name: String
  let overloads: [Signature]

  init(_ name: String, _ overloads: [Signature]) {
    self.name = name
    self.overloads = overloads
  }

  /// The parameters of each way to call it.
  var signatures: [[Parameter]] { overloads.map(\.parameters) }

  func call(_ values: [Value], _ run: Run, at place: Spot) -> Value {
    guard run.step(), run.spend(Self.cost(values)) else { return .null }
    for overload in overloads {
      let least = overload.parameters.filter { !$0.isOptional }.count
      if overload.isVariadic {
        guard values.count >= 1 else { continue }
        if let found = overload.body(Arguments([.list(values)], run, place)) { return found }
        continue
      }
      guard values.count >= least, values.count <= overload.parameters.count else { continue }
      if let found = overload.body(Arguments(values, run, place)) { return found }
    }
    return misfit(values, run, place)
  }

  func call(named values: [(String, Value)], _ run: Run, at place: Spot) -> Value {
    guard run.step(), run.spend(Self.cost(values.map(\.1))) else { return .null }
    for overload in overloads {
      let names = overload.parameters.map(\.name)
      guard values.allSatisfy({ names.contains($0.0) }) else { continue }
      var ordered: [Value?] = []
      var isComplete = true
      for parameter in overload.parameters {
        let value = values.first { $0.0 == parameter.name }?.1
        if value == nil, !parameter.isOptional { isComplete = false }
        ordered.append(value)
      }
      guard isComplete, Set(values.map(\.0)).count == values.count else { continue }
      if let found = overload.body(Arguments(ordered, run, place)) { return found }
    }
    return misfit(values.map(\.1), run, place)
  }

  /// The steps that reading the arguments once counts for.
  private static func cost(_ values: [Value]) -> Int {
    values.reduce(0) { sum, value in
      switch value {
      case .list(let items): sum + items.count / 4
      case .string(let text): sum + text.utf8.count / 16
      default: sum
      }
    }
  }

  private func misfit(_ values: [Value], _ run: Run, _ place: Spot) -> Value {
    guard !run.isExhausted else { return .null }
    let given = values.map(\.shortText).joined(separator: ", ")
    run.report(
      Problem(
        "feel.arguments", .error,
        Wording("“\(name)”不能这样调用：(\(given))", "“\(name)” cannot be called with (\(given))"),
        at: place.place, notes: usage))
    return .null
  }

  /// How the function is called, as notes tell it.
  private var usage: [Wording] {
    signatures.map { parameters in
      let names = parameters.map { $0.isOptional ? "[\($0.name)]" : $0.name }
      let form = "\(name)(\(names.joined(separator: ", ")))"
      return Wording("用法：\(form)", "it is called as \(form)")
    }
  }

  // MARK: - All of them

  /// The functions by name.
  static let all: [String: Builtin] = {
    let list =
      conversions + strings + lists + listChanges + statistics + numerics + temporals + ranges
      + contexts
    return Dictionary(uniqueKeysWithValues: list.map { ($0.name, $0) })
  }()

  static let names: NameTable = {
    var table = NameTable()
    for name in all.keys { table.insert(name) }
    return table
  }()

  /// A function with one way to call it; a parameter ending in `?` may be left out.
  static func function(
    _ name: String, _ parameters: String..., body: @escaping @Sendable (Arguments) -> Value?
  ) -> Builtin {
    Builtin(name, [signature(parameters, body)])
  }

  static func signature(
    _ parameters: [String], _ body: @escaping @Sendable (Arguments) -> Value?
  ) -> Signature {
    Signature(
      parameters: parameters.map {
        $0.hasSuffix("?")
          ? Parameter(name: String($0.dropLast()), isOptional: true) : Parameter(name: $0)
      }, body: body)
  }
}
