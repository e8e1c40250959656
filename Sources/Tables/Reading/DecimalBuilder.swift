import Vocabulary

/// Collects numbers.
final class DecimalBuilder: ColumnBuilder {
  // Reached a million times by one thread; the check of overlapping access would cost a tenth of the time.
  @exclusivity(unchecked) private var values = DecimalValues()
  private let isWhole: Bool
  /// What a percentage is multiplied by to be in the unit of the source; `nil` where it cannot be.
  private let percentFactor: Ratio?

  override init(_ plan: PlannedColumn) {
    isWhole = plan.kind == .integer
    percentFactor = UnitFactor.ofPercent(in: plan.sourceUnit ?? plan.unit)
    super.init(plan)
  }

  override func append(_ bytes: CellBytes) -> CellFault.Reason? {
    // Plain digits, which nearly all cells are, without a copy.
    var units: Int64 = 0
    var (index, digits, decimals) = (0, 0, -1)
    let count = bytes.count
    let isNegative = count > 0 && bytes[0] == 0x2D
    if isNegative { index = 1 }
    while index < count {
      let byte = bytes[index]
      let digit = byte &- 0x30
      if digit < 10 {
        units = units &* 10 &+ Int64(digit)
        digits += 1
        if decimals >= 0 { decimals += 1 }
      } else if byte == 0x2E, decimals < 0 {
        decimals = 0
      } else {
        return slowly(bytes)
      }
      index += 1
    }
    guard digits > 0, digits <= 18 else { return slowly(bytes) }
    return push(isNegative ? -units : units, max(0, decimals))
  }

  private func push(_ units: Int64, _ decimals: Int) -> CellFault.Reason? {
    if isWhole, decimals > 0 { return push(ScaledDecimal(units: Int128(units), scale: decimals)) }
    guard values.append(units, scale: decimals) else { return fail(.tooManyDigits) }
    present.append(true)
    return nil
  }

  private func slowly(_ bytes: CellBytes) -> CellFault.Reason? {
    let text = bytes.trimmed
    if isMissing(text) {
      appendMissing()
      return nil
    }
    do throws(NumberText.Fault) {
      let number = try NumberText(text)
      return number.isPercent ? pushPercent(number.value) : push(number.value)
    } catch {
      return fail(error == .tooManyDigits ? .tooManyDigits : .notNumber)
    }
  }

  override func append(_ number: ScaledDecimal, isPercent: Bool) -> CellFault.Reason? {
    guard isPercent else { return push(number) }
    return pushPercent(number.times(Ratio(100)).flatMap { $0.isExact ? $0.value : nil })
  }

  /// Adds a number of percent.
  private func pushPercent(_ number: ScaledDecimal?) -> CellFault.Reason? {
    guard let percentFactor else { return fail(.percent) }
    return push(number?.times(percentFactor).flatMap { $0.isExact ? $0.value : nil })
  }

  private func push(_ number: ScaledDecimal?) -> CellFault.Reason? {
    guard var number else { return fail(.tooManyDigits) }
    if isWhole {
      number = number.reduced
      if number.scale > 0 { return fail(.notInteger) }
    }
    guard values.appendSlowly(number.units, scale: number.scale) else {
      return fail(.tooManyDigits)
    }
    present.append(true)
    return nil
  }

  override func append(_ day: Day) -> CellFault.Reason? { fail(.notNumber) }

  override func append(_ value: Bool) -> CellFault.Reason? { fail(.notNumber) }

  override func appendMissing() {
    values.appendMissing()
    super.appendMissing()
  }

  override func removeLast() {
    values.removeLast()
    super.removeLast()
  }

  override func append(contentsOf other: ColumnBuilder) -> Bool {
    guard let other = other as? DecimalBuilder, values.append(contentsOf: other.values) else {
      return false
    }
    return super.append(contentsOf: other)
  }

  override var data: ColumnData { .decimal(values) }
}
