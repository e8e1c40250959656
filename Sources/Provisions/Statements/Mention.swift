/// A number with its unit, as it stands in compact text.
struct Mention: Sendable {
  /// How the number is written.
  enum Form: Sendable {
    /// Digits: 15, 3.4, 1/3.
    case digits
    /// Chinese numerals with a value of their own: 三十五.
    case chinese
    /// A bare power of ten before a measure word: 百个, 千家.
    case magnitude
    /// A size class: 千亿级, 四星级.
    case grade
    /// No numeral: 全覆盖, 零的突破, 每季度, 全部.
    case implicit
  }

  /// Number to unit, without operator words.
  var range: Range<Int>
  /// The value in `unit`, in plain digits.
  var value: String
  /// The unit after multipliers are expanded.
  var unit: String
  /// What the unit measures; `nil` where none is printed.
  var family: Lexicon.Family?
  /// How the number is written.
  var form: Form
  /// Whether it stands inside “ ”.
  var quoted = false
  /// Whether it stands inside parentheses.
  var bracketed = false
  /// A marker inside the number: 100余家.
  var inside: Lexicon.Marker?
  /// Whether a number of a range (2—3家) ends or begins it.
  var bound: Statement.Comparator?
}
