/// The words by which duties are found, read from `Dictionaries/duty-words.csv`.
struct DutyWords: Sendable {
  /// What a word does.
  enum Class: String, Sendable {
    /// A body by itself (各地).
    case body
    /// An ending that makes a body of what stands before it (主管部门).
    case suffix
    /// An ending that counts where the name begins with a place or a rank (局).
    case weak
    /// A place or a rank with which a body begins (省).
    case start
    /// A word that no name of a body holds (应当).
    case `break`
    /// A word that ends a name only where a body is complete before it (组织).
    case soft
    /// A word with which no body begins (构建).
    case head
    /// Things and places that end like bodies (智慧城市).
    case thing
    /// A word after the one who is bound (要).
    case modal
    /// The word before those who help (会同).
    case join
    /// The word before the one who acts (由).
    case by
    /// A word that makes somebody act (鼓励).
    case urge
    /// 在…领导下.
    case under
    /// 发挥…作用.
    case play
    /// 经…批准.
    case through
    /// 明确…责任.
    case charge
    /// 建立…机制.
    case set
    /// 牵头单位.
    case leadLabel
    /// 责任单位.
    case anyLabel
    /// 配合单位.
    case supportLabel
  }

  let bodies: PhraseTable<Class>
  let endings: PhraseTable<Class>
  let starts: PhraseTable<Class>
  let breaks: PhraseTable<Class>
  let soft: PhraseTable<Class>
  let heads: PhraseTable<Class>
  let things: PhraseTable<Class>
  let modals: PhraseTable<Class>
  let triggers: PhraseTable<Class>
  let labels: PhraseTable<Class>
  private let triggerStarts: [Bool]
  private let breakStarts: [Bool]
  private let endingEnds: [Bool]

  static let shared = DutyWords()

  private init() {
    let rows: [(String, Class)] = DictionaryFile.rows(PackageResources.duty_words_csv, columns: 2)
      .compactMap { row in Class(rawValue: row[1]).map { (row[0], $0) } }
    func words(_ classes: Class...) -> [(String, Class)] {
      rows.filter { classes.contains($0.1) }
    }
    bodies = PhraseTable(words(.body))
    endings = PhraseTable(words(.body, .suffix, .weak))
    starts = PhraseTable(words(.start))
    breaks = PhraseTable(words(.break))
    soft = PhraseTable(words(.soft))
    heads = PhraseTable(words(.head))
    things = PhraseTable(words(.thing))
    modals = PhraseTable(words(.modal))
    triggers = PhraseTable(words(.join, .by, .urge, .under, .play, .through, .charge, .set))
    labels = PhraseTable(words(.leadLabel, .anyLabel, .supportLabel))
    triggerStarts = Self.flags(
      triggers.firstScalars.map { $0 } + labels.firstScalars.map { $0 } + ["谁", "(", "省"])
    breakStarts = Self.flags(breaks.firstScalars.map { $0 })
    endingEnds = Self.flags(
      words(.body, .suffix, .weak).compactMap { $0.0.unicodeScalars.last })
  }

  /// Whether something that binds a body can begin with the scalar.
  func mayTrigger(_ scalar: Unicode.Scalar) -> Bool { Self.has(triggerStarts, scalar) }
  /// Whether a breaking word can begin with the scalar.
  func mayBreak(_ scalar: Unicode.Scalar) -> Bool { Self.has(breakStarts, scalar) }
  /// Whether a body can end with the scalar.
  func mayEnd(_ scalar: Unicode.Scalar) -> Bool { Self.has(endingEnds, scalar) }

  private static func flags(_ scalars: [Unicode.Scalar]) -> [Bool] {
    var flags = [Bool](repeating: false, count: 0x10000)
    for scalar in scalars where scalar.value < 0x10000 { flags[Int(scalar.value)] = true }
    return flags
  }

  private static func has(_ flags: [Bool], _ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x10000 && flags[Int(scalar.value)]
  }
}
