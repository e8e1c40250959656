/// Where the lines of a text start, to tell the line and column of a count of Unicode scalars.
struct LineIndex: Sendable {
  private let starts: [Int]

  init(_ text: String) {
    var starts = [0]
    for (offset, scalar) in text.unicodeScalars.enumerated() where scalar == "\n" {
      starts.append(offset + 1)
    }
    self.starts = starts
  }

  /// The line and column of an offset, from 1.
  func position(_ offset: Int) -> (line: Int, column: Int) {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, offset - starts[low] + 1)
  }
}
