/// Finds names that depend on themselves.
public enum Circle {
  /// Finds a circle.
  ///
  /// - Parameter uses: The names that each name uses.
  /// - Returns: The names of a circle, the first repeated at its end; `nil` where there is none.
  public static func find(_ uses: [String: Set<String>]) -> [String]? {
    var done: Set<String> = []
    for start in uses.keys.sorted() where !done.contains(start) {
      // Depth first with a stack of our own, so that long chains do not use the machine's.
      var path: [(name: String, rest: [String])] = [(start, next(start, uses))]
      while var top = path.popLast() {
        guard let name = top.rest.popLast() else {
          done.insert(top.name)
          continue
        }
        path.append(top)
        if let begin = path.firstIndex(where: { $0.name == name }) {
          return path[begin...].map(\.name) + [name]
        }
        if !done.contains(name) { path.append((name, next(name, uses))) }
      }
    }
    return nil
  }

  private static func next(_ name: String, _ uses: [String: Set<String>]) -> [String] {
    (uses[name] ?? []).filter { uses[$0] != nil }.sorted()
  }
}
