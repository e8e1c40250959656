/// The tenth and ninetieth hundredths of errors, as the outer fifth of an interval of 80 %.
enum ErrorQuantiles {
  /// The least number of errors from which an interval is made.
  static let least = 8

  /// The quantiles; `nil` where there are too few errors.
  ///
  /// - Complexity: O(n) on average.
  static func of(_ errors: inout [Double]) -> (low: Double, high: Double)? {
    guard errors.count >= least else { return nil }
    let low = select(&errors, 0.1)
    let high = select(&errors, 0.9)
    return (min(low, 0), max(high, 0))
  }

  /// A quantile of a sample of `n` at `p(n + 1)`, between neighbours, so that few errors make it wider.
  private static func select(_ errors: inout [Double], _ share: Double) -> Double {
    let position = min(max(share * Double(errors.count + 1) - 1, 0), Double(errors.count - 1))
    let below = Int(position)
    let left = nth(&errors, below)
    guard below + 1 < errors.count, position > Double(below) else { return left }
    let right = nth(&errors, below + 1)
    return left + (right - left) * (position - Double(below))
  }

  private static func nth(_ values: inout [Double], _ wanted: Int) -> Double {
    var (low, high) = (0, values.count - 1)
    while low < high {
      let pivot = values[(low + high) / 2]
      var (left, right) = (low, high)
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        if left <= right {
          values.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if wanted <= right {
        high = right
      } else if wanted >= left {
        low = left
      } else {
        return values[wanted]
      }
    }
    return values[wanted]
  }
}
