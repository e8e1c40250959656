import FEEL

/// The lanes of a program, each kept once.
///
/// What one step computed serves the steps behind it, except where rows of it are still open: those are
/// settled in the result of their step alone.
struct LaneGraph {
  struct Key: Hashable {
    var operation: Operation
    var operands: [Int]
    var type: LaneType
  }

  private(set) var nodes: [Node] = []
  private(set) var tables: [LookUpTable] = []
  private var known: [Key: Int] = [:]
  private var knownOpen: [Key: Int] = [:]
  /// The dictionaries of single texts.
  var constantTexts: [String: TextDomain] = [:]

  mutating func node(_ operation: Operation, _ operands: [Int], _ type: LaneType) -> Int {
    let key = Key(operation: operation, operands: operands, type: type)
    if let found = known[key] ?? knownOpen[key] { return found }
    let isOpen =
      operation.leavesOpen(
        operands.first.map { nodes[$0].type }, operands.last.map { nodes[$0].type })
      || operands.contains { nodes[$0].isOpen }
    nodes.append(Node(operation: operation, operands: operands, type: type, isOpen: isOpen))
    let index = nodes.count - 1
    if isOpen { knownOpen[key] = index } else { known[key] = index }
    return index
  }

  mutating func table(_ table: LookUpTable) -> Int {
    tables.append(table)
    return tables.count - 1
  }

  func type(_ node: Int) -> LaneType { nodes[node].type }

  /// How many lanes a lane is made of, constants aside.
  func size(_ node: Int) -> Int {
    var seen: Set<Int> = []
    var open = [node]
    while let next = open.popLast() {
      guard !nodes[next].isConstant, seen.insert(next).inserted else { continue }
      open += nodes[next].operands
    }
    return seen.count
  }

  /// Ends a step: its result is settled, what it was made of is not shared.
  ///
  /// - Returns: Whether rows of the result may have to be settled.
  mutating func endStep(_ result: Int) -> Bool {
    let wasOpen = nodes[result].isOpen
    if wasOpen {
      nodes[result].isOpen = false
      let node = nodes[result]
      known[Key(operation: node.operation, operands: node.operands, type: node.type)] = result
    }
    knownOpen = [:]
    return wasOpen
  }
}

extension Operation {
  /// Whether the bound can leave rows of the operation open.
  func leavesOpen(_ first: LaneType?, _ second: LaneType?) -> Bool {
    switch self {
    case .roundNear, .compareNear: true
    case .divide: second?.facts?.hasSlack ?? false
    default: false
    }
  }
}
