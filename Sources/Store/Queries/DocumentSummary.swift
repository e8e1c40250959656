public import Provisions

/// A document in a list.
public struct DocumentSummary: Sendable, Hashable, Codable {
  /// The identifier.
  public var id: String
  /// The short code of its permanent address.
  public var code: String
  /// The title to show: the printed one, or one found elsewhere.
  public var title: String?
  /// Whether the title is printed on the document.
  public var titleIsPrinted: Bool
  /// The first words of the text, by which a document without a title is known.
  public var opening: String
  /// The document number.
  public var number: String?
  /// The issuing bodies.
  public var issuers: [String]
  /// The date of signature.
  public var issued: CalendarDate?
  /// The first day in force.
  public var effective: CalendarDate?
  /// The term of validity.
  public var validity: Validity?
  /// Whether it is in force on the day that was asked for.
  public var force: Force
  /// The number of its current version, from 1.
  public var version: Int
  /// How many versions the library holds.
  public var versions: Int
  /// How many provisions it has.
  public var provisions: Int
  /// How many provisions are doubtful.
  public var unsure: Int
  /// How many statements were found.
  public var statements: Int
  /// How many duties were found.
  public var duties: Int
  /// How many citations it makes.
  public var citations: Int
  /// First and last page of the capture.
  public var pages: PageRange?
}
