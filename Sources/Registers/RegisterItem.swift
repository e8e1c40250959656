public import Foundation
public import Rulings
public import Vocabulary

/// A subject's way through a register, at one level.
public struct RegisterItem: Sendable, Hashable, Identifiable {
  /// Something that happened on the way, which is never changed.
  public struct Event: Sendable, Hashable, Identifiable {
    /// The number.
    public var id: Int64
    /// What happened, such as `proposed`, `approved`, `published`, `objected`, `listed`, `exited`.
    public var kind: String
    /// Where the subject stood then.
    public var state: RegisterState
    /// The day on which it counts.
    public var day: Day
    /// By when the next thing is due.
    public var due: Day?
    /// When it was recorded.
    public var recordedAt: Date
    /// Who did it.
    public var actor: String
    /// Why.
    public var reason: String?
    /// The provision.
    public var provision: String?
    /// The run that brought it about.
    public var run: Int64?
    /// The rule, the facts and the rows behind it.
    public var explanation: Explanation?
  }

  /// The number.
  public var id: Int64
  /// The register.
  public var register: String
  /// The name of the subject's record.
  public var subject: String
  /// The credit code of the enterprise whose it is.
  public var owner: String?
  /// Its region.
  public var region: String?
  /// The level; empty where the register has one alone.
  public var level: String
  /// The year in which it was proposed.
  public var year: Int
  /// The item of the level below from which it was recommended.
  public var recommendedFrom: Int64?
  /// What happened, in order; one at least.
  public var events: [Event]

  /// Where it stands.
  public var state: RegisterState { events.last?.state ?? .undecided }
  /// By when the next thing is due.
  public var due: Day? { events.last?.due }
  /// Since when it stands there.
  public var since: Day? {
    let state = state
    return events.reversed().prefix { $0.state == state }.last?.day
  }

  /// The item as it was on a day, as was known at a moment; `nil` where it was not there.
  public func asOf(_ day: Day?, knownAt moment: Date? = nil) -> RegisterItem? {
    var item = self
    item.events = events.filter { event in
      (day.map { event.day <= $0 } ?? true) && (moment.map { event.recordedAt <= $0 } ?? true)
    }
    return item.events.isEmpty ? nil : item
  }
}
