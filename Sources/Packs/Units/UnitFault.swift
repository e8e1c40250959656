import Diagnostics
import Vocabulary

/// The problems that units of formulas can have.
enum UnitFault {
  static func unlike(_ a: Unit, _ b: Unit, _ doing: Wording, _ place: Place?) -> Problem {
    if a.dimension == b.dimension, let factor = try? a.factor(to: b) {
      return Problem(
        "packs.unit-scale", .error,
        Wording(
          "\(doing.chinese)的两边单位不同：“\(a)” 与 “\(b)”",
          "the two sides \(doing.english) are in “\(a)” and “\(b)”"),
        at: place,
        notes: [Wording("1 \(a) = \(factor) \(b)")],
        suggestion: factor.denominator == 1
          ? Wording(
            "把 “\(a)” 的一边乘以 \(factor)，或统一字段的单位",
            "multiply the side in “\(a)” by \(factor), or give the fields one unit")
          : Wording("统一字段的单位；导入时会准确换算", "give the fields one unit; imports convert exactly"))
    }
    return Problem(
      "packs.unit-mismatch", .error,
      Wording(
        "\(doing.chinese)的两边不是同类量：“\(a)” 与 “\(b)”",
        "the two sides \(doing.english) do not measure the same: “\(a)” and “\(b)”"),
      at: place,
      suggestion: Wording("请核对公式：是不是少了除以某项？", "check the formula: is a division missing?"))
  }

  static func result(_ found: Unit, _ expected: Unit, _ place: Place?) -> Problem {
    var notes: [Wording] = []
    if found.dimension == expected.dimension, let factor = try? found.factor(to: expected) {
      notes.append(Wording("1 \(found) = \(factor) \(expected)"))
    }
    return Problem(
      "packs.unit-result", .error,
      Wording(
        "公式的单位是 “\(found)”，字段的单位是 “\(expected)”",
        "the formula is in “\(found)”, the field in “\(expected)”"),
      at: place, notes: notes,
      suggestion: Wording("请改公式或字段的单位", "change the formula or the unit of the field"))
  }

  static func power(_ unit: Unit, _ place: Place?) -> Problem {
    Problem(
      "packs.unit-power", .error,
      Wording(
        "带单位 “\(unit)” 的量不能作指数，也不能取对数",
        "a quantity in “\(unit)” is no exponent and has no logarithm"),
      at: place,
      suggestion: Wording("先除以同单位的量", "divide it by a quantity of the same unit first"))
  }
}
