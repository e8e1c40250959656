import FEEL

/// What a worker does with every vector of rows in one pass over the table.
struct PassProgram: Sendable {
  /// An operation on registers.
  struct Compute: Sendable {
    var operation: Operation
    var lane: Lane
    var out: Int
    var a = 0
    var b = 0
    var c = 0
    /// What is known of the result and of the operands.
    var facts: NumberFacts
    var first: NumberFacts
    var second: NumberFacts
    var third: NumberFacts
    /// What the first operand holds.
    var operand: Lane
  }

  /// What a register holds.
  enum Lane: Sendable {
    case number, truth, code
  }

  /// Where a result goes.
  enum Sink: Sendable {
    case numbers(Integers)
    case near(Buffer, slack: Buffer?)
    case truths(Buffer)
    case codes(Buffer, Width)
  }

  /// A result of a step and the register that holds it.
  struct Result: Sendable {
    var column: Int
    var register: Int
    var type: ResultType
  }

  /// What a settled value must fit.
  enum ResultType: Sendable {
    case number(NumberFacts)
    case day(NumberFacts)
    case span(NumberFacts)
    case truth
    case text([ValueKey: Int32])
  }

  enum Instruction: Sendable {
    case compute(Compute)
    /// Settles the rows that a step left open.
    case settle(step: Int, [Result])
    case store(register: Int, Sink)
    /// Adds to the groups of a grouping.
    case accumulate(grouping: Int)
  }

  var constants: [Compute] = []
  var instructions: [Instruction] = []
  var tables: [LookUpTable] = []
  var columns: [Column] = []
  var groupings: [GroupingProgram] = []
  var registerCount = 0
}
