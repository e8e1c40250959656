/// A decision table.
public struct DecisionTable: Sendable, Hashable {
  /// What every element carries.
  public var info: ElementInfo
  /// The type of the value.
  public var typeRef: String?
  /// What is done when several rules match; nil where the file does not say, which means unique.
  public var hitPolicy: HitPolicy?
  /// What a collecting table makes of the values.
  public var aggregation: Aggregation?
  /// How the table is drawn.
  public var orientation: String?
  /// The name of the output, for people.
  public var outputLabel: String?
  /// The columns that are tested.
  public var inputs: [Input]
  /// The columns that are returned.
  public var outputs: [Output]
  /// The names of the columns of remarks.
  public var annotations: [Annotation]
  /// The rules, in order.
  public var rules: [Rule]

  /// Creates a table.
  public init(
    inputs: [Input], outputs: [Output], rules: [Rule], hitPolicy: HitPolicy? = nil,
    aggregation: Aggregation? = nil, annotations: [Annotation] = [], typeRef: String? = nil,
    info: ElementInfo = ElementInfo()
  ) {
    self.info = info
    self.typeRef = typeRef
    self.hitPolicy = hitPolicy
    self.aggregation = aggregation
    self.inputs = inputs
    self.outputs = outputs
    self.annotations = annotations
    self.rules = rules
  }

  /// What is done when several rules match.
  public enum HitPolicy: String, Sendable, Hashable, Codable, CaseIterable {
    /// One rule may match.
    case unique = "UNIQUE"
    /// The first that matches.
    case first = "FIRST"
    /// The one whose output comes first in the allowed values.
    case priority = "PRIORITY"
    /// Any, as all must agree.
    case any = "ANY"
    /// All, in no particular order, or one value made of them.
    case collect = "COLLECT"
    /// All, in the order of the rules.
    case ruleOrder = "RULE ORDER"
    /// All, in the order of the allowed values.
    case outputOrder = "OUTPUT ORDER"

    /// Whether the table gives one result rather than a list.
    public var isSingle: Bool {
      switch self {
      case .unique, .first, .priority, .any: true
      case .collect, .ruleOrder, .outputOrder: false
      }
    }
  }

  /// What a collecting table makes of the values.
  public enum Aggregation: String, Sendable, Hashable, Codable, CaseIterable {
    case sum = "SUM"
    case count = "COUNT"
    case min = "MIN"
    case max = "MAX"
  }

  /// A column that is tested.
  public struct Input: Sendable, Hashable {
    /// What every element carries.
    public var info: ElementInfo
    /// The expression whose value is tested.
    public var expression: LiteralExpression
    /// The values that it may have.
    public var allowedValues: UnaryTestsText?

    /// Creates a column.
    public init(
      _ expression: LiteralExpression, allowedValues: UnaryTestsText? = nil,
      info: ElementInfo = ElementInfo()
    ) {
      self.info = info
      self.expression = expression
      self.allowedValues = allowedValues
    }
  }

  /// A column that is returned.
  public struct Output: Sendable, Hashable {
    /// What every element carries.
    public var info: ElementInfo
    /// The name, needed where there are several.
    public var name: String?
    /// The type of the values.
    public var typeRef: String?
    /// The values that it may have, the first the most important.
    public var allowedValues: UnaryTestsText?
    /// The value if no rule matches.
    public var defaultValue: LiteralExpression?

    /// Creates a column.
    public init(
      name: String? = nil, typeRef: String? = nil, allowedValues: UnaryTestsText? = nil,
      defaultValue: LiteralExpression? = nil, info: ElementInfo = ElementInfo()
    ) {
      self.info = info
      self.name = name
      self.typeRef = typeRef
      self.allowedValues = allowedValues
      self.defaultValue = defaultValue
    }
  }

  /// A remark, or the head of a column of remarks.
  public struct Annotation: Sendable, Hashable {
    /// What every element carries.
    public var info: ElementInfo
    /// The name of the column, or the remark.
    public var text: String?

    /// Creates a remark.
    public init(_ text: String?, info: ElementInfo = ElementInfo()) {
      self.info = info
      self.text = text
    }
  }

  /// A rule.
  public struct Rule: Sendable, Hashable {
    /// What every element carries.
    public var info: ElementInfo
    /// The tests, one for each input.
    public var inputEntries: [UnaryTestsText]
    /// The values, one for each output.
    public var outputEntries: [LiteralExpression]
    /// The remarks.
    public var annotations: [Annotation]

    /// Creates a rule.
    public init(
      _ inputEntries: [UnaryTestsText], _ outputEntries: [LiteralExpression],
      annotations: [Annotation] = [], info: ElementInfo = ElementInfo()
    ) {
      self.info = info
      self.inputEntries = inputEntries
      self.outputEntries = outputEntries
      self.annotations = annotations
    }
  }
}
