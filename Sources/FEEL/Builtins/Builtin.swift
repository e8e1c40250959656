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

  func call(_ values: [Value], _ run: Run, at place: Place?) -> Value {
    guard run.step() else { return .null }
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

  func call(named values: [(String, Value)], _ run: Run, at place: Place?) -> Value {
    guard run.step() else { return .null }
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

  private func misfit(_ values: [Value], _ run: Run, _ place: Place?) -> Value {
    run.report(
      Problem(
        "feel.arguments", .error,
        "“\(name)” cannot be called with (\(values.map(\.shortText).joined(separator: ", ")))",
        at: place,
        notes: signatures.map {
          Wording(
            "\(self.name)("
              + $0.map { $0.isOptional ? "[\($0.name)]" : $0.name }
              .joined(separator: ", ") + ")")
        }))
    return .null
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

/// The arguments of a call, brought to the types that a function asks for.
struct Arguments {
  let values: [Value?]
  let run: Run
  let place: Place?

  init(_ values: [Value?], _ run: Run, _ place: Place?) {
    self.values = values
    self.run = run
    self.place = place
  }

  /// An argument; nil if it was not given.
  subscript(index: Int) -> Value? { index < values.count ? values[index] : nil }

  /// Whether an argument was given.
  func has(_ index: Int) -> Bool { self[index] != nil }

  /// An argument taken out of a list of one.
  func single(_ index: Int) -> Value? {
    guard let value = self[index] else { return nil }
    if case .list(let items) = value, items.count == 1 { return items[0] }
    return value
  }

  func number(_ index: Int) -> Decimal128? {
    if case .number(let number)? = single(index) { number } else { nil }
  }

  func string(_ index: Int) -> String? {
    if case .string(let text)? = single(index) { text } else { nil }
  }

  func boolean(_ index: Int) -> Bool? {
    if case .boolean(let value)? = single(index) { value } else { nil }
  }

  func context(_ index: Int) -> ContextValue? {
    if case .context(let context)? = single(index) { context } else { nil }
  }

  func function(_ index: Int) -> FunctionValue? {
    if case .function(let function)? = single(index) { function } else { nil }
  }

  /// A whole number: a fraction is cut off.
  func integer(_ index: Int) -> Int? {
    number(index)?.rounded(scale: 0, .down)?.integer
  }

  /// A list; a value that is none is a list of one, null is not.
  func list(_ index: Int) -> [Value]? {
    guard let value = self[index], !value.isNull else { return nil }
    return value.listItems ?? [value]
  }

  /// Tells why there is no value.
  func fail(_ message: Wording) -> Value {
    run.report(Problem("feel.function", .error, message, at: place))
    return .null
  }
}
