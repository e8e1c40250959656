/// A place at which one document names another, or part of itself.
public struct Citation: Sendable, Hashable, Codable {
  /// How the cited document is named.
  public enum Form: String, Sendable, Hashable, Codable {
    /// By its title in 《》.
    case title
    /// By its document number, `机关代字〔年〕号`.
    case number
    /// By the number of a standard, `GB/T 36073-2018`.
    case standard
    /// By words without brackets.
    case bare
    /// By an article of the same or a named document (第三条, 前款).
    case provision
  }

  /// The provision or block that cites.
  public var provision: String
  /// How the cited document is named.
  public var form: Form
  /// Where the words stand.
  public var span: Span
  /// The words as printed.
  public var text: String
  /// Title or number reduced to what can be compared.
  public var key: String
  /// The identifier of the cited document or provision, where the same capture holds it.
  public var target: String?

  /// Creates a citation.
  public init(
    provision: String, form: Form, span: Span, text: String, key: String, target: String? = nil
  ) {
    self.provision = provision
    self.form = form
    self.span = span
    self.text = text
    self.key = key
    self.target = target
  }
}

/// What a provision makes a body do.
public struct Duty: Sendable, Hashable, Codable {
  /// The part a body has in a duty.
  public enum Part: String, Sendable, Hashable, Codable {
    /// It answers for the duty: named first, or with 牵头 or 负责.
    case lead
    /// It helps: named after the first, or with 配合, 会同, 参与.
    case support
    /// It is bound by the sentence, which knows no lead and support.
    case subject
  }

  /// The provision or block that gives the duty.
  public var provision: String
  /// The body as printed.
  public var agency: String
  /// The body's full name, where the table of bodies knows it.
  public var fullName: String?
  /// The part it has.
  public var part: Part
  /// What is to be done, in the document's words.
  public var text: String
  /// Where the words stand.
  public var span: Span
  /// Where the name of the body stands.
  public var agencySpan: Span

  /// Creates a duty.
  public init(
    provision: String, agency: String, fullName: String? = nil, part: Part, text: String,
    span: Span, agencySpan: Span
  ) {
    self.provision = provision
    self.agency = agency
    self.fullName = fullName
    self.part = part
    self.text = text
    self.span = span
    self.agencySpan = agencySpan
  }
}

/// A document with everything that was read out of it.
public struct ReadDocument: Sendable, Hashable, Codable {
  /// The document.
  public var document: PolicyDocument
  /// Its statements, in order of text.
  public var statements: [Statement]
  /// Its citations, in order of text.
  public var citations: [Citation]
  /// Its duties, in order of text.
  public var duties: [Duty]

  /// Creates a read document.
  public init(
    document: PolicyDocument, statements: [Statement] = [], citations: [Citation] = [],
    duties: [Duty] = []
  ) {
    self.document = document
    self.statements = statements
    self.citations = citations
    self.duties = duties
  }
}
