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

  /// What is done next; everything by its number, so that nothing is counted or copied in the loop.
  enum Instruction: Sendable {
    case compute(Int)
    /// Settles the rows that a step left open.
    case settle(Int)
    case store(Int)
    /// Adds to the groups of a grouping.
    case accumulate(Int)
  }

  /// Where a register of a result goes.
  struct Store: Sendable {
    var register: Int
    var sink: Sink
  }

  /// The results of a step that may have rows left open.
  struct Settling: Sendable {
    var step: Int
    var results: [Result]
  }

  /// A register that lies in a column itself: what is computed is stored with that.
  struct Direct: Sendable {
    var register: Int
    var buffer: Buffer
    var width: Int
  }

  var constants: [Compute] = []
  var instructions: [Instruction] = []
  var computes: [Compute] = []
  var settlings: [Settling] = []
  var stores: [Store] = []
  var directs: [Direct] = []
  var tables: [LookUpTable] = []
  var columns: [Column] = []
  var groupings: [GroupingProgram] = []
  var registerCount = 0
}
