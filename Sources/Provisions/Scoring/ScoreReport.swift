/// How far found statements agree with statements that a person wrote down.
public struct ScoreReport: Sendable, Hashable, Codable {
  /// Counts of a comparison, with the ratios that follow from them.
  public struct Tally: Sendable, Hashable, Codable {
    /// Statements found and right.
    public var right: Int
    /// Statements found.
    public var found: Int
    /// Statements expected.
    public var expected: Int

    /// Creates a tally.
    public init(right: Int = 0, found: Int = 0, expected: Int = 0) {
      self.right = right
      self.found = found
      self.expected = expected
    }

    /// The share of what was found that is right; 0 where nothing was found.
    public var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
    /// The share of what was expected that was found right; 0 where nothing was expected.
    public var recall: Double { expected == 0 ? 0 : Double(right) / Double(expected) }
    /// The harmonic mean of precision and recall.
    public var f1: Double {
      found + expected == 0 ? 0 : 2 * Double(right) / Double(found + expected)
    }
  }

  /// A property of a statement that is compared.
  public enum Field: String, Sendable, Hashable, Codable, CaseIterable {
    /// The number, or the date where there is none.
    case value
    /// The unit after multipliers are expanded.
    case unit
    /// The comparator.
    case comparator
    /// The kind.
    case kind
    /// The year by which it holds.
    case horizon
    /// The metric, leniently.
    case metric
    /// Main or qualifier.
    case role
  }

  /// One expected statement that was not found right, or one found that nobody expected.
  public struct Difference: Sendable, Hashable, Codable {
    /// What went wrong.
    public enum Kind: String, Sendable, Hashable, Codable {
      /// Expected and not found.
      case missed
      /// Found, with wrong fields.
      case wrong
      /// Found and not expected.
      case falseAlarm
    }

    /// What went wrong.
    public var kind: Kind
    /// The identifier of the expected statement, or of the one found.
    public var id: String
    /// The words of the document.
    public var quote: String
    /// The fields that are wrong.
    public var fields: [Field]
    /// What was expected, in one line.
    public var expected: String?
    /// What was found, in one line.
    public var found: String?
  }

  /// All main statements, with second readings allowed: the figure to go by.
  public var main = Tally()
  /// All main statements, only the first reading allowed.
  public var strict = Tally()
  /// The numbers that only delimit what others count.
  public var qualifiers = Tally()
  /// Main statements by expected kind, second readings allowed.
  public var byKind: [String: Tally] = [:]
  /// How many of the main statements found have each field right, whatever the others.
  public var byField: [String: Tally] = [:]
  /// What is not right, in order of the expected statements.
  public var differences: [Difference] = []
  /// Expected statements whose words are in none of the documents.
  public var unlocated: [String] = []
  /// How reliable the confidence is: per tenth, how many were found and how many are right.
  public var calibration: [String: Tally] = [:]

  /// Creates an empty report.
  public init() {}
}
