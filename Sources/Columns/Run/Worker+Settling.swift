import FEEL

extension Worker {
  /// Puts a settled value into a register; false if it does not fit.
  func place(_ value: Value, _ result: PassProgram.Result, _ row: Int) -> Bool {
    switch (result.type, value) {
    case (.number, .null), (.day, .null), (.span, .null): numbers(result.register)[row] = .nan
    case (.truth, _):
      guard let byte = Kleene.byte(value) else { return false }
      truths(result.register)[row] = byte
    case (.text(let places), _):
      guard let key = ValueKey(value) else {
        codes(result.register)[row] = -1
        return value.isNull
      }
      guard let code = places[key] else { return false }
      codes(result.register)[row] = code
    case (.number(let facts), .number(let number)):
      guard let double = facts.double(number) else { return false }
      numbers(result.register)[row] = double
    case (.day(let facts), .date(let day)):
      guard let double = facts.double(Decimal128(day.dayNumber)) else { return false }
      numbers(result.register)[row] = double
    case (.span(let facts), .daysDuration(let duration)):
      let day: Int128 = 86_400_000_000_000
      guard duration.nanoseconds % day == 0,
        let double = facts.double(Decimal128(Int(duration.nanoseconds / day)))
      else { return false }
      numbers(result.register)[row] = double
    default: return false
    }
    return true
  }
}

/// A step whose settled value does not fit what was expected of it.
struct StepRefusal: Error {
  var step: Int
}

extension NumberFacts {
  /// A number as a lane of these facts holds it; nil if it cannot.
  func double(_ number: Decimal128) -> Double? {
    let value: Double
    if let scale {
      guard let units = number.units(scale: scale), units.magnitude <= 1 << 53 else { return nil }
      value = Double(units)
    } else {
      value = number.double
      if value == 0 && !number.isZero { return nil }
      if value != 0, value.magnitude < least { return nil }
    }
    return value >= low && value <= high ? value : nil
  }
}
