public import Diagnostics

extension Compiler {
  func call(_ function: Syntax, _ arguments: [Syntax], _ at: Int) -> Code {
    let codes = arguments.map(compile)
    let spot = spot(at)
    if case .name(let name, _) = function, scope.entry(name) == nil, filterSlots.isEmpty,
      let builtin = Builtin.all[name]
    {
      findings.names.insert(name)
      return { frame in builtin.call(codes.map { $0(frame) }, frame.run, at: spot) }
    }
    let callee = compile(function)
    return { frame in
      callee(frame).called(with: codes.map { $0(frame) }, frame.run, spot: spot)
    }
  }

  func namedCall(_ function: Syntax, _ arguments: [EntrySyntax], _ at: Int) -> Code {
    let codes = arguments.map { ($0.name, compile($0.value)) }
    let callee = compile(function)
    let spot = spot(at)
    return { frame in
      callee(frame).called(
        withNamed: codes.map { ($0.0, $0.1(frame)) }, frame.run, spot: spot)
    }
  }

  func function(_ parameters: [ParameterSyntax], _ body: Syntax) -> Code {
    var inner = self
    var slots: [Int] = []
    var typed: [FunctionValue.Parameter] = []
    for parameter in parameters {
      let type = parameter.type.flatMap(type)
      slots.append(inner.scope.add(parameter.name, type: type))
      typed.append(FunctionValue.Parameter(parameter.name, type: type))
    }
    inner.filterSlots = []
    let code = inner.compile(body)
    let (places, signature, layout) = (slots, typed, scope.layout)
    return { frame in
      let captured = frame.slots
      return .function(
        FunctionValue(name: "function", parameters: signature, captured: captured) {
          arguments, run in
          let inner = Frame(copy: captured, count: layout.count, run: run)
          for (slot, argument) in zip(places, arguments) { inner.slots[slot] = argument }
          return code(inner)
        })
    }
  }
}

extension Value {
  /// The value of a call with arguments in order; null, with a problem, if this is no function or the
  /// arguments do not fit.
  public func called(with arguments: [Value], _ run: Run, at place: Place?) -> Value {
    called(with: arguments, run, spot: Spot(place))
  }

  func called(with arguments: [Value], _ run: Run, spot: Spot) -> Value {
    guard case .function(let function) = self else { return notCallable(run, spot.place) }
    if let builtin = function.builtin { return builtin.call(arguments, run, at: spot) }
    guard arguments.count == function.parameters.count else {
      run.report(
        Problem(
          "feel.arguments", .error,
          Wording(
            "“\(function.name)”要 \(function.parameters.count) 个参数，给了 \(arguments.count) 个",
            "“\(function.name)” takes \(function.parameters.count) arguments, not \(arguments.count)"
          ),
          at: spot.place,
          notes: [parameterList(function.parameters.map { NameSpelling.normal($0.name) })]))
      return .null
    }
    return function.apply(arguments, run, spot)
  }

  /// The value of a call with named arguments.
  public func called(
    withNamed arguments: [(String, Value)], _ run: Run, at place: Place?
  ) -> Value {
    called(withNamed: arguments, run, spot: Spot(place))
  }

  func called(withNamed arguments: [(String, Value)], _ run: Run, spot: Spot) -> Value {
    guard case .function(let function) = self else { return notCallable(run, spot.place) }
    if let builtin = function.builtin { return builtin.call(named: arguments, run, at: spot) }
    let names = function.parameters.map { NameSpelling.normal($0.name) }
    var ordered = [Value](repeating: .null, count: names.count)
    var given: Set<String> = []
    for (name, value) in arguments {
      guard let index = names.firstIndex(of: NameSpelling.normal(name)) else {
        run.report(
          Problem(
            "feel.arguments", .error,
            Wording(
              "“\(function.name)”没有名为“\(name)”的参数",
              "“\(function.name)” has no parameter “\(name)”"), at: spot.place,
            notes: [parameterList(names)]))
        return .null
      }
      ordered[index] = value
      given.insert(name)
    }
    guard given.count == names.count else {
      run.report(
        Problem(
          "feel.arguments", .error,
          Wording(
            "“\(function.name)”的参数没有给全", "“\(function.name)” needs all its arguments"),
          at: spot.place, notes: [parameterList(names)]))
      return .null
    }
    return function.apply(ordered, run, spot)
  }

  private func notCallable(_ run: Run, _ place: Place?) -> Value {
    run.report(
      Problem(
        "feel.not-a-function", .error,
        Wording("\(shortText) 不是函数", "\(shortText) is not a function"), at: place))
    return .null
  }
}

extension FunctionValue {
  /// Calls the function with arguments brought to the types of its parameters.
  func apply(_ arguments: [Value], _ run: Run, _ spot: Spot) -> Value {
    guard run.step() else { return .null }
    var fitted = arguments
    for (index, parameter) in parameters.enumerated() {
      guard let type = parameter.type, !arguments[index].isNull else { continue }
      fitted[index] = type.coerced(arguments[index], called: parameter.name, at: spot.place, run)
      // An argument that does not fit: the function is not called.
      if fitted[index].isNull { return .null }
    }
    return run.nested { body(fitted, run) }
  }
}

/// The parameters of a function, as a note tells them.
private func parameterList(_ names: [String]) -> Wording {
  let list = names.joined(separator: ", ")
  return Wording("参数为：\(list)", "its parameters are \(list)")
}
