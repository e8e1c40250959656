import Vocabulary

/// Collects days.
final class DateBuilder: ColumnBuilder {
  private var days: [Int32] = []

  override func append(_ bytes: CellBytes) -> CellFault.Reason? {
    let text = bytes.trimmed
    if isMissing(text) {
      appendMissing()
      return nil
    }
    do throws(DateText.Fault) {
      return append(try DateText.day(text))
    } catch {
      return fail(error == .hasTime ? .hasTime : .notDate)
    }
  }

  override func append(_ day: Day) -> CellFault.Reason? {
    if plan.missing.days.contains(day) {
      appendMissing()
    } else {
      days.append(day.number)
      present.append(true)
    }
    return nil
  }

  override func append(_ number: ScaledDecimal, isPercent: Bool) -> CellFault.Reason? {
    // `20240131` may be stored as a number; any other number is no day.
    number.units >= 1_000_00_00 && !isPercent
      ? super.append(number, isPercent: false) : fail(.notDate)
  }

  override func append(_ value: Bool) -> CellFault.Reason? { fail(.notDate) }

  override func appendMissing() {
    days.append(0)
    super.appendMissing()
  }

  override func removeLast() {
    days.removeLast()
    super.removeLast()
  }

  override func append(contentsOf other: ColumnBuilder) -> Bool {
    guard let other = other as? DateBuilder else { return false }
    days += other.days
    return super.append(contentsOf: other)
  }

  override var data: ColumnData { .date(days) }
}
