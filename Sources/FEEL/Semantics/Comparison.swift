/// The comparisons of FEEL: nil where two values cannot be compared.
enum Comparison {
  static func apply(_ operation: ComparisonOperator, _ a: Value, _ b: Value) -> Bool? {
    switch operation {
    case .equal: ValueOrder.equals(a, b)
    case .notEqual: ValueOrder.equals(a, b).map { !$0 }
    case .less: ValueOrder.compare(a, b).map { $0 < 0 }
    case .lessOrEqual: ValueOrder.compare(a, b).map { $0 <= 0 }
    case .greater: ValueOrder.compare(a, b).map { $0 > 0 }
    case .greaterOrEqual: ValueOrder.compare(a, b).map { $0 >= 0 }
    }
  }
}
