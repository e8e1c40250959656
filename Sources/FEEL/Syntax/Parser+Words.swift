extension Parser {
  mutating func conditional(_ place: Int) throws(SyntaxFault) -> Syntax {
    let condition = try expression()
    try expectKeyword("then")
    let then = try expression()
    try expectKeyword("else")
    return .conditional(condition, then, try expression(), at: place)
  }

  mutating func iteration(_ place: Int) throws(SyntaxFault) -> Syntax {
    scopes.append(NameTable())
    defer { scopes.removeLast() }
    let iterators = try iterators(end: "return")
    scopes[scopes.count - 1].insert("partial")
    try expectKeyword("return")
    return .iteration(iterators, try expression(), at: place)
  }

  mutating func quantified(_ place: Int, isEvery: Bool) throws(SyntaxFault) -> Syntax {
    scopes.append(NameTable())
    defer { scopes.removeLast() }
    let iterators = try iterators(end: "satisfies")
    try expectKeyword("satisfies")
    return .quantified(isEvery: isEvery, iterators, try expression(), at: place)
  }

  private mutating func iterators(end: String) throws(SyntaxFault) -> [IteratorSyntax] {
    var iterators: [IteratorSyntax] = []
    repeat {
      let name = try newName(until: [",", "(", ")"], orKeyword: "in")
      try expectKeyword("in")
      let list = try expression()
      let last = try take("..") ? try expression() : nil
      iterators.append(IteratorSyntax(name: name, list: list, end: last))
      scopes[scopes.count - 1].insert(name)
    } while try take(",")
    return iterators
  }

  mutating func function(_ place: Int) throws(SyntaxFault) -> Syntax {
    try expect("(")
    var parameters: [ParameterSyntax] = []
    scopes.append(NameTable())
    defer { scopes.removeLast() }
    if try !take(")") {
      repeat {
        let name = try newName(until: [",", ")", ":"])
        let type = try take(":") ? try type() : nil
        parameters.append(ParameterSyntax(name: name, type: type))
        scopes[scopes.count - 1].insert(name)
      } while try take(",")
      try expect(")")
    }
    if try keyword("external") {
      _ = try expression()
      return .external(at: place)
    }
    return .function(parameters, try expression(), at: place)
  }

  // MARK: - Types

  mutating func type() throws(SyntaxFault) -> TypeSyntax {
    try nested { parser throws(SyntaxFault) in try parser.typeHere() }
  }

  private mutating func typeHere() throws(SyntaxFault) -> TypeSyntax {
    try skipSpace()
    if try keyword("function") {
      guard try take("<") else { return .name("function") }
      var parameters: [TypeSyntax] = []
      if try !take(">") {
        repeat { parameters.append(try type()) } while try take(",")
        try expect(">")
      }
      try expect("->")
      return .function(parameters, try type())
    }
    let saved = index
    for (name, make) in [
      ("list", TypeSyntax.list), ("range", TypeSyntax.range),
    ] where word(from: index) == name {
      index += name.unicodeScalars.count
      if try take("<") {
        let inner = try type()
        try expect(">")
        return make(inner)
      }
      index = saved
    }
    if word(from: index) == "context" {
      index += 7
      if try take("<") { return .context(try typeEntries()) }
      index = saved
    }
    return .name(try typeName())
  }

  private mutating func typeEntries() throws(SyntaxFault) -> [(name: String, type: TypeSyntax)] {
    var entries: [(name: String, type: TypeSyntax)] = []
    if try take(">") { return entries }
    repeat {
      let name = try newName(until: [":", ">", ","])
      try expect(":")
      entries.append((name, try type()))
    } while try take(",")
    try expect(">")
    return entries
  }

  private mutating func typeName() throws(SyntaxFault) -> String {
    var table = NameTable()
    for name in ["days and time duration", "years and months duration", "date and time"] {
      table.insert(name)
    }
    let before = scopes
    scopes.append(table)
    defer { scopes = before }
    var name = try variableName()
    while current == ".", let next = peek(1), NameScalars.isStart(next) {
      index += 1
      name += "." + (try memberName())
    }
    return name
  }
}
