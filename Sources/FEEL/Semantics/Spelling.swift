/// Near misses of names.
enum Spelling {
  /// The name nearest to another, if it is near.
  static func nearest(_ name: String, among names: [String]) -> String? {
    let limit = max(1, name.count / 3)
    return names.prefix(500).map { ($0, distance(Array(name), Array($0))) }
      .filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
  }

  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    guard a.count < 64, b.count < 64 else { return .max }
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var last = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let next = row[j + 1]
        row[j + 1] = min(next + 1, row[j] + 1, last + (x == y ? 0 : 1))
        last = next
      }
    }
    return row[b.count]
  }
}
