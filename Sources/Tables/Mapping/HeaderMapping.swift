public import Diagnostics
public import Vocabulary

/// Which column feeds which field, and what has to be asked.
public struct HeaderMapping: Sendable, Hashable {
  /// Why a column is taken for a field.
  public enum Ground: String, Sendable, Hashable, Codable {
    /// A person said so, now or for an earlier file.
    case decided
    /// The title is the field's name, its title or a synonym.
    case title
    /// The title is so but for blanks, width, year and unit.
    case normalised
  }

  /// Where the unit of a column comes from.
  public enum UnitGround: String, Sendable, Hashable, Codable {
    /// A person said so.
    case decided
    /// The title of the column states it.
    case title
    /// A line above the table states it.
    case caption
    /// Nothing states it: the field's own unit is taken, and said to be.
    case assumed
    /// The field has no unit.
    case none
  }

  /// A column that feeds a field.
  public struct Match: Sendable, Hashable {
    /// The column, counted from 1.
    public var column: Int
    /// The title of the column.
    public var title: String
    /// The name of the field.
    public var field: String
    /// Why.
    public var ground: Ground
    /// The unit of the numbers in the file.
    public var unit: Unit?
    /// Where the unit comes from.
    public var unitGround: UnitGround
    /// The year that the title states.
    public var year: Int?
  }

  /// Something that only a person can tell.
  public struct Question: Sendable, Hashable {
    /// What is asked.
    public enum Kind: String, Sendable, Hashable, Codable {
      /// Which field a column is.
      case field
      /// Which of several columns is the field.
      case column
      /// Which unit a column has.
      case unit
    }

    /// What is asked.
    public var kind: Kind
    /// The columns in question, counted from 1.
    public var columns: [Int]
    /// The fields in question.
    public var fields: [String]
    /// The question in words.
    public var words: Wording
  }

  /// The columns that feed fields, in the order of the columns.
  public var matches: [Match]
  /// What has to be asked before the table can be read with confidence.
  public var questions: [Question]
  /// The columns that feed no field, counted from 1.
  public var unused: [Int]
  /// The required fields that no column feeds.
  public var absent: [String]
  private let targets: [FieldTarget]

  init(
    matches: [Match], questions: [Question], unused: [Int], absent: [String],
    targets: [FieldTarget]
  ) {
    self.matches = matches
    self.questions = questions
    self.unused = unused
    self.absent = absent
    self.targets = targets
  }

  /// Whether the table can be read as it is.
  public var isCertain: Bool { questions.isEmpty && absent.isEmpty }

  /// How to read the matched columns.
  public var plans: [PlannedColumn] {
    matches.compactMap { match in
      guard let target = targets.first(where: { $0.name == match.field }) else { return nil }
      return PlannedColumn(
        source: match.column, name: target.name, kind: target.kind, sourceUnit: match.unit,
        unit: target.unit, missing: target.missing)
    }
  }

  /// The mapping to keep with the import and for the next file.
  public func kept(titles: [String]) -> KeptMapping {
    var kept = KeptMapping()
    for match in matches {
      kept.entries[match.title] = KeptMapping.Entry(field: match.field, unit: match.unit)
    }
    // Where one of two columns of the same title was taken, the next file is asked again.
    for column in unused where column <= titles.count && kept.entries[titles[column - 1]] == nil {
      kept.entries[titles[column - 1]] = KeptMapping.Entry(field: nil)
    }
    return kept
  }
}
