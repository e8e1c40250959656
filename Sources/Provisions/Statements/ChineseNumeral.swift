/// Chinese numerals as numbers.
enum ChineseNumeral {
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "零", "〇": 0
    case "一": 1
    case "二", "两": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    default: nil
    }
  }

  static func power(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "十": 1
    case "百": 2
    case "千": 3
    case "万": 4
    case "亿": 8
    default: nil
    }
  }

  static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    digit(scalar) != nil || power(scalar) != nil
  }

  /// The value of a run of numerals (三十五, 一千二百, 二〇二五), or `nil` where it is none.
  static func value(_ run: ArraySlice<Unicode.Scalar>) -> Int? {
    guard !run.isEmpty, run.count <= 12 else { return nil }
    if run.allSatisfy({ digit($0) != nil }) {
      return run.reduce(0) { $0 * 10 + (digit($1) ?? 0) }
    }
    var total = 0
    var section = 0
    var current: Int?
    for scalar in run {
      if let digit = digit(scalar) {
        guard current == nil || current == 0 else { return nil }
        current = digit
      } else if let power = power(scalar) {
        let factor = tenTo(power)
        if power >= 4 {
          section += current ?? 0
          let below = total + section
          // 万亿 multiplies what stands before, 三亿五千万 adds to it.
          if power == 8 {
            total = (below == 0 ? 1 : below) * factor
          } else {
            total += (section == 0 ? 1 : section) * factor
          }
          section = 0
        } else {
          section += (current ?? 1) * factor
        }
        current = nil
      }
    }
    return total + section + (current ?? 0)
  }

  private static func tenTo(_ power: Int) -> Int {
    (0..<power).reduce(1) { value, _ in value * 10 }
  }
}
