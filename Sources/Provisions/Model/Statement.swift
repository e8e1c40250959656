/// A number, a date or a full coverage that a provision asserts of something.
///
/// Changing it would change an obligation, an entitlement, a target or a measurable state.
public struct Statement: Sendable, Hashable, Codable {
  /// What a statement is.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A level to be reached or held (达到, 突破, 稳定在, 全覆盖).
    case targetStock = "target_stock"
    /// A flow of every year, or of one named year.
    case targetAnnual = "target_annual"
    /// A flow summed over the plan (累计, 新增, 建成, 培育).
    case targetCumulative = "target_cumulative"
    /// A condition, cap or floor of a rule.
    case threshold
    /// Money or quota given to someone.
    case benefit
    /// A date by which an act or an unmeasured state is due.
    case deadline
    /// The beginning of effect, or the term.
    case validity
    /// A number of parts, an existing stock, a frequency, a base of calculation.
    case other
  }

  /// Whether a statement stands by itself.
  public enum Role: String, Sendable, Hashable, Codable {
    /// A statement of its own.
    case main
    /// A number that only delimits which things another statement counts.
    case qualifier
  }

  /// How the value compares, from marker words only.
  public enum Comparator: String, Sendable, Hashable, Codable, CaseIterable {
    /// 以上, 不低于, 不少于, 达到 without 以上.
    case atLeast = ">="
    /// 超, 超过, 突破.
    case moreThan = ">"
    /// 不超过, 最高, 最多, 以内, 前.
    case atMost = "<="
    /// 低于.
    case lessThan = "<"
    /// 左右.
    case about = "approx"
    /// No marker.
    case equal = "="
  }

  /// Where a horizon comes from.
  public enum HorizonSource: String, Sendable, Hashable, Codable {
    /// The quoted words.
    case quote
    /// Earlier words of the sentence.
    case sentence
    /// The period in the plan's title.
    case planTitle = "plan title"
  }

  /// Words outside the quote that a statement rests on.
  public struct Context: Sendable, Hashable, Codable {
    /// What the words give: `verb`, `year`, `frequency`, `subject`, `hedge`, `metric`.
    public var role: String
    /// Where they stand.
    public var span: Span

    /// Creates a context.
    public init(role: String, span: Span) {
      self.role = role
      self.span = span
    }
  }

  /// The identifier: the provision's, `#`, and a count within the provision.
  public var id: String
  /// The provision or block that makes the statement.
  public var provision: String
  /// What it is.
  public var kind: Kind
  /// Whether it stands by itself.
  public var role: Role
  /// What is measured, a noun phrase with the subject restored.
  public var metric: String
  /// Whom or what it binds; `nil` where the text says nothing.
  public var scope: String?
  /// How the value compares.
  public var comparator: Comparator
  /// The value in `unit`, in plain decimal digits; `nil` for dates.
  public var value: String?
  /// The date of a deadline or of effect, last day where a month or year is named.
  public var date: CalendarDate?
  /// The unit after multipliers are expanded: 元, 亩, %, 比例, 日期, 无量纲.
  public var unit: String
  /// The year by which it holds.
  public var horizon: Int?
  /// Where the horizon comes from.
  public var horizonSource: HorizonSource?
  /// How often: `每年`, `每季度`, `每月`.
  public var frequency: String?
  /// The verb that governs the number.
  public var verb: String?
  /// Words that soften it (力争, 左右, 原则上).
  public var hedges: [String]
  /// Words that harden it (确保).
  public var strengtheners: [String]
  /// Whether no numeral is printed (全覆盖, 零的突破).
  public var implicit: Bool
  /// The shortest unbroken piece of text that holds metric, number and marker words.
  public var quote: Span
  /// Number and unit as printed.
  public var valueSpan: Span
  /// Words outside the quote that it rests on.
  public var context: [Context]
  /// The statement that this one qualifies.
  public var qualifies: String?
  /// How far the extraction can be relied on, 0 … 1.
  public var confidence: Double

  /// Creates a statement.
  public init(
    id: String, provision: String, kind: Kind, role: Role = .main, metric: String,
    scope: String? = nil, comparator: Comparator, value: String?, date: CalendarDate? = nil,
    unit: String, horizon: Int? = nil, horizonSource: HorizonSource? = nil,
    frequency: String? = nil, verb: String? = nil, hedges: [String] = [],
    strengtheners: [String] = [], implicit: Bool = false, quote: Span, valueSpan: Span,
    context: [Context] = [], qualifies: String? = nil, confidence: Double
  ) {
    self.id = id
    self.provision = provision
    self.kind = kind
    self.role = role
    self.metric = metric
    self.scope = scope
    self.comparator = comparator
    self.value = value
    self.date = date
    self.unit = unit
    self.horizon = horizon
    self.horizonSource = horizonSource
    self.frequency = frequency
    self.verb = verb
    self.hedges = hedges
    self.strengtheners = strengtheners
    self.implicit = implicit
    self.quote = quote
    self.valueSpan = valueSpan
    self.context = context
    self.qualifies = qualifies
    self.confidence = confidence
  }
}
