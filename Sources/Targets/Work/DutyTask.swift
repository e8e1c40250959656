public import Foundation

/// A task that a provision gives to bodies, with what became of it.
public struct DutyTask: Sendable, Hashable {
  /// How far it is.
  public enum State: String, Sendable, Hashable, Codable, CaseIterable {
    case open, doing, done
  }

  /// The part that a body has.
  public enum Part: String, Sendable, Hashable, Codable, CaseIterable {
    case lead, support
  }

  /// Something that was said of it.
  public struct Event: Sendable, Hashable {
    /// The state from then on.
    public var state: State
    /// What was said.
    public var note: String
    /// The file that proves it.
    public var file: String?
    /// Its SHA-256.
    public var sha256: String?
    /// Who said it.
    public var actor: String
    /// When.
    public var at: Date
  }

  /// Its number.
  public var id: Int64
  /// The provision.
  public var provision: String
  /// What is to be done.
  public var text: String
  /// By which day.
  public var dueOn: String?
  /// Where the division comes from: `reading`, a file, or a person.
  public var source: String
  /// The bodies with their parts, the lead first.
  public var agencies: [(name: String, part: Part)]
  /// What became of it, the first first.
  public var events: [Event]

  /// How far it is.
  public var state: State { events.last?.state ?? .open }

  /// Whether it is not done and its day has passed.
  public func isLate(on day: String) -> Bool {
    state != .done && (dueOn.map { $0 < day } ?? false)
  }

  public static func == (a: DutyTask, b: DutyTask) -> Bool { a.id == b.id && a.events == b.events }

  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// A local plan with its measures and the articles that they carry out.
public struct LocalPlan: Sendable, Hashable {
  /// A measure.
  public struct Measure: Sendable, Hashable {
    /// Its number in the plan.
    public var number: String
    /// What it says.
    public var text: String
    /// The provisions that it carries out.
    public var provisions: [String]

    /// Creates a measure.
    public init(number: String, text: String, provisions: [String]) {
      self.number = number
      self.text = text
      self.provisions = provisions
    }
  }

  /// Its number.
  public var id: Int64
  /// The region.
  public var region: String
  /// The title.
  public var title: String
  /// The file.
  public var file: String
  /// The day on which it was filed.
  public var filedOn: String
  /// The measures.
  public var measures: [Measure]

  /// Creates a plan; one that is to be filed has no number yet.
  public init(
    id: Int64 = 0, region: String, title: String, file: String, filedOn: String,
    measures: [Measure]
  ) {
    self.id = id
    self.region = region
    self.title = title
    self.file = file
    self.filedOn = filedOn
    self.measures = measures
  }
}

/// An item of supervision: what was found late or failing, and how it was put right.
public struct Supervision: Sendable, Hashable {
  /// What may be added to an item.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A consultation was held.
    case consultation
    /// A decision was taken.
    case decision
    /// A file proves what was done.
    case evidence
    /// The item is closed.
    case closed
  }

  /// Something that was added.
  public struct Event: Sendable, Hashable {
    /// What it is.
    public var kind: Kind
    /// What it says.
    public var text: String
    /// The file.
    public var file: String?
    /// Its SHA-256.
    public var sha256: String?
    /// Who added it.
    public var actor: String
    /// When.
    public var at: Date
  }

  /// Its number.
  public var id: Int64
  /// The target, where it is of one.
  public var target: String?
  /// The task, where it is of one.
  public var task: Int64?
  /// The region.
  public var region: String?
  /// The body that answers.
  public var agency: String
  /// What was found.
  public var finding: String
  /// By when it shall be put right.
  public var dueOn: String
  /// What was added, the first first.
  public var events: [Event]

  /// Creates an item that is to be opened.
  public init(
    target: String? = nil, task: Int64? = nil, region: String? = nil, agency: String,
    finding: String, dueOn: String
  ) {
    self.init(
      id: 0, target: target, task: task, region: region, agency: agency, finding: finding,
      dueOn: dueOn, events: [])
  }

  init(
    id: Int64, target: String?, task: Int64?, region: String?, agency: String, finding: String,
    dueOn: String, events: [Event]
  ) {
    self.id = id
    self.target = target
    self.task = task
    self.region = region
    self.agency = agency
    self.finding = finding
    self.dueOn = dueOn
    self.events = events
  }

  /// Whether it is closed.
  public var isClosed: Bool { events.last?.kind == .closed }
}
