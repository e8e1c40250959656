import Diagnostics
import FEEL

/// Values of another model, seen as a context under the name of an import.
struct ImportedContext: Sendable {
  /// The names below an import.
  struct Tree: Sendable {
    var leaves: [(name: String, slot: Int)] = []
    var branches: [(name: String, tree: Tree)] = []

    mutating func insert(_ path: [String], slot: Int) {
      guard let first = path.first else { return }
      if path.count == 1 {
        leaves.append((first, slot))
      } else if let index = branches.firstIndex(where: { $0.name == first }) {
        branches[index].tree.insert(Array(path.dropFirst()), slot: slot)
      } else {
        var tree = Tree()
        tree.insert(Array(path.dropFirst()), slot: slot)
        branches.append((first, tree))
      }
    }

    func value(_ slots: [Value]) -> Value {
      Value.context(
        of: leaves.map { ($0.name, slots[$0.slot]) }
          + branches.map { ($0.name, $0.tree.value(slots)) })
    }
  }

  var slot: Int
  var tree: Tree
}
