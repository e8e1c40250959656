extension PassageScanner {
  /// Reads what begins with a digit at `index`, and says where to go on.
  mutating func number(at index: Int) -> Int {
    if let next = calendarTime(at: index) { return next }
    let start = index
    var at = digitsEnd(from: index)
    if isPartOfName(start, at) { return nameEnd(from: at) }
    if at < end, scalars[at] == "/", let next = fraction(start, slash: at) { return next }
    guard let number = DecimalText(text.string(start..<at)) else { return at }
    // A range: 2—3家, 10%—20%.
    if let (second, unit, stop) = rangeEnd(number, start, at) {
      add(mention(number, unit, start..<stop, bound: .atLeast))
      add(mention(second, unit, start..<stop, bound: .atMost))
      return stop
    }
    let unit = unitAfter(at)
    at = unit.end
    if unit.isName { return nameEnd(from: at) }
    add(mention(number, unit, start..<at, bound: nil))
    return at
  }

  /// The end of digits with one decimal point and thousands separators.
  func digitsEnd(from index: Int) -> Int {
    var at = index
    var point = false
    while at < end {
      if scalars[at].isASCIIDigit {
        at += 1
      } else if scalars[at] == ".", !point, at + 1 < end, scalars[at + 1].isASCIIDigit {
        point = true
        at += 1
      } else if scalars[at] == ",", !point, isThousandsGroup(index, at) {
        at += 4
      } else {
        break
      }
    }
    return at
  }

  private func isThousandsGroup(_ start: Int, _ comma: Int) -> Bool {
    guard comma + 3 < end, comma - start <= 3 || scalars[comma - 4] == "," else { return false }
    guard (1...3).allSatisfy({ scalars[comma + $0].isASCIIDigit }) else { return false }
    return comma + 4 >= end
      || !scalars[comma + 4].isASCIIDigit && scalars[comma + 4] != "年"
  }

  /// 5G, 4+2, 415X, RCEP3, 第3: digits that belong to a name or an ordinal.
  private func isPartOfName(_ start: Int, _ stop: Int) -> Bool {
    if start > 0 {
      let before = scalars[start - 1]
      if before.isASCIILetter || before == "+" || before == "第" || before == "_" { return true }
      if before == "-" || before == ".", start > 1,
        scalars[start - 2].isASCIILetter || scalars[start - 2].isASCIIDigit
      {
        return true
      }
    }
    guard stop < end else { return false }
    if scalars[stop] == "+" { return true }
    if scalars[stop] == "." || scalars[stop] == "-", stop + 1 < end,
      scalars[stop + 1].isASCIIDigit || scalars[stop + 1].isASCIILetter
    {
      return scalars[stop] == "."
    }
    return false
  }

  private func nameEnd(from index: Int) -> Int {
    var at = index
    while at < end,
      scalars[at].isASCIIDigit || scalars[at].isASCIILetter || scalars[at] == "+"
        || scalars[at] == "-" || scalars[at] == "."
    {
      at += 1
    }
    return max(at, index)
  }

  private mutating func fraction(_ start: Int, slash: Int) -> Int? {
    let stop = digitsEnd(from: slash + 1)
    guard stop > slash + 1, let numerator = Int(text.string(start..<slash)),
      let denominator = Int(text.string(slash + 1..<stop)), numerator < denominator,
      denominator <= 100, let value = DecimalText.ratio(numerator, denominator),
      stop >= end || scalars[stop] != "/"
    else { return nil }
    add(
      Mention(range: start..<stop, value: value, unit: "比例", family: .ratio, form: .digits))
    return stop
  }

  private func rangeEnd(
    _ first: DecimalText, _ start: Int, _ stop: Int
  ) -> (DecimalText, UnitMatch, Int)? {
    var at = stop
    let own = unitAfter(at)
    if !own.isName, own.unit != nil || own.exponent != 0 { at = own.end }
    let dashes: Set<Unicode.Scalar> = ["-", "—", "~", "～", "至", "到"]
    guard at < end, dashes.contains(scalars[at]) else { return nil }
    while at < end, scalars[at] == "—" || dashes.contains(scalars[at]) { at += 1 }
    let digits = digitsEnd(from: at)
    guard digits > at, let second = DecimalText(text.string(at..<digits)) else { return nil }
    let unit = unitAfter(digits)
    guard !unit.isName, unit.unit != nil else { return nil }
    return (second, unit, unit.end)
  }

  func mention(
    _ number: DecimalText, _ match: UnitMatch, _ range: Range<Int>, bound: Statement.Comparator?,
    form: Mention.Form = .digits
  ) -> Mention {
    let grade = match.isGrade
    return Mention(
      range: range, value: number.shifted(match.exponent).plain,
      unit: match.name ?? (grade ? "元" : ""), family: match.unit?.family ?? (grade ? .money : nil),
      form: grade ? .grade : form, inside: match.inside, bound: bound)
  }
}
