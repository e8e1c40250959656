/// The syntax tree of an expression.
///
/// Positions are counts of Unicode scalars from the start of the text.
public indirect enum Syntax: Sendable {
  /// A number, text, boolean, null, or a date, time or duration of an `@` literal.
  case literal(Value)
  /// A name: a variable, a parameter, a function.
  case name(String, at: Int)
  /// The value under test in a unary test.
  case input(at: Int)
  /// An entry or property of a value.
  case path(Syntax, String, at: Int)
  /// A number or duration with the other sign.
  case negation(Syntax, at: Int)
  /// Arithmetic.
  case arithmetic(ArithmeticOperator, Syntax, Syntax, at: Int)
  /// A comparison.
  case comparison(ComparisonOperator, Syntax, Syntax, at: Int)
  /// Both hold.
  case conjunction(Syntax, Syntax, at: Int)
  /// One holds.
  case disjunction(Syntax, Syntax, at: Int)
  /// A value between two others, both included.
  case between(Syntax, Syntax, Syntax, at: Int)
  /// A value accepted by one of some tests.
  case membership(Syntax, [Syntax], at: Int)
  /// Whether a value is of a type.
  case instance(Syntax, TypeSyntax, at: Int)
  /// If, then, else.
  case conditional(Syntax, Syntax, Syntax, at: Int)
  /// A value for every combination of elements.
  case iteration([IteratorSyntax], Syntax, at: Int)
  /// Whether some (or every) combination of elements satisfies.
  case quantified(isEvery: Bool, [IteratorSyntax], Syntax, at: Int)
  /// A list.
  case list([Syntax])
  /// A context.
  case context([EntrySyntax])
  /// A range; a missing end has no limit.
  case range(Syntax?, Syntax?, includesLower: Bool, includesUpper: Bool, at: Int)
  /// A call with arguments in order.
  case call(Syntax, [Syntax], at: Int)
  /// A call with named arguments.
  case namedCall(Syntax, [EntrySyntax], at: Int)
  /// The elements of a list that match.
  case filter(Syntax, Syntax, at: Int)
  /// A function.
  case function([ParameterSyntax], Syntax, at: Int)
  /// A function of another language, which is not run.
  case external(at: Int)
  /// A comparison with the value under test, such as `< 5`.
  case test(ComparisonOperator, Syntax, at: Int)
  /// What none of some tests accepts.
  case excluded([Syntax], at: Int)
  /// What one of some tests accepts.
  case tests([Syntax])
  /// Everything.
  case anything
}
