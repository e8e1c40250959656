/// The words by which citations are found, read from `Dictionaries/citation-words.csv`.
struct CitationWords: Sendable {
  /// What a word does.
  enum Class: String, Sendable {
    /// Introduces a document that exists (按照, 落实).
    case cite
    /// Introduces a document that is yet to be written (制定).
    case make
    /// Begins a name anew (和, 的).
    case join
    /// A name that holds a word of joining (国民经济和社会发展).
    case whole
    /// An ending that suffices to make a name (负面清单).
    case strong
    /// An ending that needs a word of citing before the name (目录).
    case weak
    /// An ending of documents that are named by their subject (有关规定).
    case rules
    /// A subject that names nothing (国家).
    case generic
    /// A document that is yet to come (另行印发).
    case pending
    /// What a body decided on a subject (决策部署).
    case decision
    /// A treaty.
    case treaty
    /// The ending of a title, after which a number may follow unmarked.
    case title
    /// The beginning of a number's code.
    case code
    /// The code of a family of standards.
    case standard
    /// A law of the state.
    case law
  }

  /// What may begin a bare name or end one, by its first scalar.
  let anchors: PhraseTable<Class>
  /// Where the name before an ending is cut.
  let cuts: PhraseTable<Class>
  /// Where the code of a document number is cut from the words before it.
  let codeCuts: PhraseTable<Class>
  /// How codes of document numbers begin.
  let codes: PhraseTable<Class>
  let generic: PhraseTable<Class>
  let standards: Set<String>
  /// Whether a scalar can begin an anchor; a table, as it is asked for every scalar.
  private let anchorStarts: [Bool]

  static let shared = CitationWords()

  private init() {
    let rows: [(String, Class)] = DictionaryFile.rows(
      PackageResources.citation_words_csv, columns: 2
    ).compactMap { row in Class(rawValue: row[1]).map { (row[0], $0) } }
    func words(_ classes: Class...) -> [(String, Class)] {
      rows.filter { classes.contains($0.1) }
    }
    anchors = PhraseTable(
      words(.strong, .weak, .rules, .pending, .decision, .treaty, .law))
    cuts = PhraseTable(words(.cite, .make, .join, .whole))
    codeCuts = PhraseTable(words(.cite, .title, .join))
    codes = PhraseTable(words(.code))
    generic = PhraseTable(words(.generic))
    standards = Set(words(.standard).map(\.0))
    var starts = [Bool](repeating: false, count: 0x10000)
    for scalar in anchors.firstScalars where scalar.value < 0x10000 {
      starts[Int(scalar.value)] = true
    }
    anchorStarts = starts
  }

  func mayBeginAnchor(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x10000 && anchorStarts[Int(scalar.value)]
  }
}
