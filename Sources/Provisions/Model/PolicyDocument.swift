/// One policy document: its front matter, its text and its tree of provisions.
public struct PolicyDocument: Sendable, Hashable, Codable {
  /// On what the document's identifier rests.
  public enum IdentityBasis: String, Sendable, Hashable, Codable {
    /// The document number: `浙政发〔2023〕4号`.
    case number
    /// The title, where no number is printed.
    case title
    /// Issuers and date of signature, where neither number nor title is printed.
    case signature
    /// A digest of the text, where nothing else tells the document from another.
    case content
  }

  /// The identifier: readable, typeable, the same in every capture of the document.
  public var id: String
  /// On what the identifier rests.
  public var identityBasis: IdentityBasis
  /// The title as printed, blanks removed; `nil` where none is printed.
  public var title: String?
  /// A title found elsewhere (metadata, a citation), with its basis in words.
  public var inferredTitle: InferredTitle?
  /// The document number as printed, normalised: `机关代字〔年〕号`.
  public var number: String?
  /// The issuing bodies by their printed names, in printed order.
  public var issuers: [String]
  /// The addressees as printed, without the closing colon.
  public var addressees: [String]
  /// The date of signature.
  public var issued: CalendarDate?
  /// The first day in force.
  public var effective: CalendarDate?
  /// The term of validity.
  public var validity: Validity?
  /// The period of a plan, from its title: 2023—2027.
  public var planPeriod: PlanPeriod?
  /// First and last page of the capture.
  public var pages: PageRange?
  /// Whether a notice and what it issues are both in this document.
  public var form: Form
  /// Whether the capture begins after the document's beginning or stops before its end.
  public var truncatedStart: Bool
  /// Whether the capture stops before the document's end.
  public var truncatedEnd: Bool
  /// The clean text of the document alone.
  public var text: SourcedText
  /// Everything that is not a numbered provision, in order of text.
  public var blocks: [Block]
  /// The numbered provisions, parents before children, in order of text.
  public var provisions: [Provision]

  /// Creates a document.
  public init(
    id: String, identityBasis: IdentityBasis, title: String? = nil,
    inferredTitle: InferredTitle? = nil, number: String? = nil, issuers: [String] = [],
    addressees: [String] = [], issued: CalendarDate? = nil, effective: CalendarDate? = nil,
    validity: Validity? = nil, planPeriod: PlanPeriod? = nil, pages: PageRange? = nil,
    form: Form = .single, truncatedStart: Bool = false, truncatedEnd: Bool = false,
    text: SourcedText, blocks: [Block] = [], provisions: [Provision] = []
  ) {
    self.id = id
    self.identityBasis = identityBasis
    self.title = title
    self.inferredTitle = inferredTitle
    self.number = number
    self.issuers = issuers
    self.addressees = addressees
    self.issued = issued
    self.effective = effective
    self.validity = validity
    self.planPeriod = planPeriod
    self.pages = pages
    self.form = form
    self.truncatedStart = truncatedStart
    self.truncatedEnd = truncatedEnd
    self.text = text
    self.blocks = blocks
    self.provisions = provisions
  }

  /// How the document is built.
  public enum Form: String, Sendable, Hashable, Codable {
    /// One text.
    case single
    /// A notice, and the text that it issues, under one number.
    case noticeWithAttachment
    /// A law or regulation in articles (第…条).
    case articles
  }
}

/// A title that is not printed on the document itself.
public struct InferredTitle: Sendable, Hashable, Codable {
  /// The title.
  public var value: String
  /// Where it comes from, in words.
  public var basis: String

  /// Creates an inferred title.
  public init(value: String, basis: String) {
    self.value = value
    self.basis = basis
  }
}

/// The term in which a document is in force.
public struct Validity: Sendable, Hashable, Codable {
  /// The first day.
  public var from: CalendarDate?
  /// The last day; `nil` where no end is stated.
  public var to: CalendarDate?
  /// The words it rests on.
  public var quote: String

  /// Creates a term.
  public init(from: CalendarDate?, to: CalendarDate?, quote: String) {
    self.from = from
    self.to = to
    self.quote = quote
  }
}

/// The years that a plan's title names.
public struct PlanPeriod: Sendable, Hashable, Codable {
  /// The first year.
  public var from: Int
  /// The last year.
  public var to: Int

  /// Creates a period.
  public init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }
}

/// First and last page of something.
public struct PageRange: Sendable, Hashable, Codable {
  /// The first page.
  public var first: Int
  /// The last page.
  public var last: Int

  /// Creates a range of pages.
  public init(first: Int, last: Int) {
    self.first = first
    self.last = last
  }
}

/// A part of a document that no number addresses.
public struct Block: Sendable, Hashable, Codable {
  /// What the block is.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// What stands above the title: the issuers' heading, marks of secrecy, a table of metadata (版头).
    case letterhead
    /// The title (标题).
    case title
    /// Who passed a law when, under its title (题注).
    case adoption
    /// The document number (发文字号).
    case number
    /// The addressees (主送机关).
    case addressees
    /// The text of a notice that issues an attachment (通知).
    case notice
    /// The title of the attachment (附件标题).
    case attachmentTitle
    /// What stands before the first provision (引言).
    case preamble
    /// Text whose provision begins before the capture (残段).
    case fragment
    /// What closes the text after the last provision (结语).
    case closing
    /// The clause of effect and validity (施行条款).
    case effect
    /// The names of the issuers at the end (落款).
    case signature
    /// The date under the signature (成文日期).
    case date
    /// How the document may be published (附注).
    case publicationNote
    /// A table of contents (目录).
    case contents
    /// The list of what is enclosed (附件说明).
    case enclosures
    /// A list, table or form that follows the text (附录).
    case annex
  }

  /// The address inside the library: `浙政办发〔2023〕12号 施行条款`.
  public var id: String
  /// What the block is.
  public var kind: Kind
  /// Its text.
  public var span: Span

  /// Creates a block.
  public init(id: String, kind: Kind, span: Span) {
    self.id = id
    self.kind = kind
    self.span = span
  }
}

/// A numbered part of a document: 章, 条, 项 and their kin.
public struct Provision: Sendable, Hashable, Codable {
  /// The level that a provision's printed number stands for.
  ///
  /// It follows the form of the number, not the depth in the tree: a document whose `1.` stand
  /// directly under chapters has 项 at depth two.
  public enum Level: String, Sendable, Hashable, Codable, CaseIterable {
    /// 第…编, 第…部分.
    case part = "编"
    /// `一、` or 第…章.
    case chapter = "章"
    /// 第…节.
    case section = "节"
    /// `(一)` or 第…条.
    case article = "条"
    /// An unnumbered paragraph of a 第…条 that has several.
    case paragraph = "款"
    /// `1.`, or `(一)` inside a 第…条.
    case item = "项"
    /// `(1)`, or `1.` inside a 第…条.
    case subitem = "目"
    /// `①`, and whatever stands below.
    case point = "点"
  }

  /// What is doubtful about a provision.
  public enum Doubt: String, Sendable, Hashable, Codable {
    /// The heading runs into the body and its end was guessed.
    case headingGluedToBody
    /// The number repeats or breaks the order of its sisters.
    case numberOutOfOrder
    /// The number stands where a citation or a list could stand as well.
    case numberMayBeText
  }

  /// The address: the document's identifier, a blank, the path of numbers
  /// (`浙政发〔2023〕4号 二(三)10.`).
  public var id: String
  /// The identifier of the provision above, `nil` for the outermost.
  public var parent: String?
  /// The level of the printed number.
  public var level: Level
  /// The number as printed, blanks removed, with its punctuation: `一、`, `(一)`, `1.`, `第三条`.
  public var number: String
  /// The heading without number and closing stop, blanks kept; `nil` where there is none.
  public var heading: String?
  /// Where the number and the heading stand.
  public var headingSpan: Span
  /// The provision's own words after the heading, up to the next provision or block.
  public var body: Span
  /// The provision with all that is under it.
  public var extent: Span
  /// What is doubtful about it; empty where nothing is.
  public var doubts: [Doubt]

  /// Whether anything is doubtful about the provision.
  public var unsure: Bool { !doubts.isEmpty }

  /// Creates a provision.
  public init(
    id: String, parent: String?, level: Level, number: String, heading: String?, headingSpan: Span,
    body: Span, extent: Span, doubts: [Doubt] = []
  ) {
    self.id = id
    self.parent = parent
    self.level = level
    self.number = number
    self.heading = heading
    self.headingSpan = headingSpan
    self.body = body
    self.extent = extent
    self.doubts = doubts
  }
}
