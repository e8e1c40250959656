/// The JSON export of a library, read back.
///
/// ``LibraryExporter`` writes it; this is the form for programs that read it with `JSONDecoder`.
public struct LibraryExport: Sendable, Hashable, Decodable {
  /// The documents, in order.
  public var documents: [Document]

  /// One document.
  public struct Document: Sendable, Hashable, Decodable {
    /// The identifier.
    public var id: String
    /// The document number (发文字号).
    public var number: String?
    /// The printed title.
    public var title: String?
    /// The issuing bodies.
    public var issuers: [String]
    /// The date of signature.
    public var issued: CalendarDate?
    /// The first day in force.
    public var effective: CalendarDate?
    /// The term of validity.
    public var validity: Term
    /// First and last page.
    public var pages: [Int]?
    /// The numbered provisions.
    public var provisions: [Provision]
    /// The statements.
    public var statements: [Statement]
    /// The citations.
    public var references: [Reference]
    /// The duties.
    public var duties: [Duty]
  }

  /// A term of validity; `nil` where the text sets no bound.
  public struct Term: Sendable, Hashable, Decodable {
    /// The first day.
    public var from: CalendarDate?
    /// The last day.
    public var to: CalendarDate?
  }

  /// A numbered provision.
  public struct Provision: Sendable, Hashable, Decodable {
    /// The address.
    public var id: String
    /// The provision above.
    public var parent: String?
    /// The level: 章, 条, 项 ….
    public var level: String
    /// The number as printed.
    public var number: String
    /// The heading.
    public var heading: String?
    /// The viewer's page.
    public var page: Int?
    /// The line of the capture.
    public var line: Int?
    /// Whether anything about it is doubtful.
    public var unsure: Bool
  }

  /// A number, date or full coverage that a provision asserts.
  public struct Statement: Sendable, Hashable, Decodable {
    /// The identifier.
    public var id: String
    /// The provision that makes it.
    public var provision: String
    /// The kind: `target_annual`, `threshold` ….
    public var kind: String
    /// `main` or `qualifier`.
    public var role: String
    /// What is measured.
    public var metric: String
    /// Whom it binds.
    public var scope: String?
    /// The comparator: `>=`, `approx` ….
    public var `operator`: String
    /// The value; digits beyond a binary fraction are lost here, not in the file.
    public var value: Double?
    /// The unit.
    public var unit: String
    /// The year by which it holds.
    public var horizon: Int?
    /// How often.
    public var frequency: String?
    /// The words, without line ends.
    public var quote: String
    /// The viewer's page.
    public var page: Int?
    /// How far it can be relied on, 0 … 1.
    public var confidence: Double
    /// The date of a deadline or of effect.
    public var date: CalendarDate?
  }

  /// A citation.
  public struct Reference: Sendable, Hashable, Decodable {
    /// The provision that cites.
    public var provision: String
    /// The words.
    public var text: String
    /// The cited document or provision.
    public var target: String?
  }

  /// A duty.
  public struct Duty: Sendable, Hashable, Decodable {
    /// The provision that gives it.
    public var provision: String
    /// The body as printed.
    public var agency: String
    /// `lead`, `support` or `subject`.
    public var part: String
    /// What is to be done.
    public var text: String
  }
}
