public import Foundation
public import Vocabulary

/// A case: what it is about, where it stands, and everything that happened.
public struct CaseFile: Sendable, Hashable, Identifiable {
  /// A step that is open, or was.
  public struct Step: Sendable, Hashable, Identifiable {
    /// Where a step stands.
    public enum State: String, Sendable, Hashable, Codable {
      /// It is to be done.
      case open
      /// A branch has come to a join and waits for the others.
      case arrived
      /// It is done.
      case done
      /// It no longer needs to be done.
      case cancelled
    }

    /// The number.
    public var id: Int64
    /// The step's name.
    public var step: String
    /// The step that it came from; empty for the first.
    public var cameFrom: String
    /// Where it stands.
    public var state: State
    /// The person who does it, where it is one.
    public var assignee: String?
    /// The roles that were called when it was late.
    public var escalatedTo: [String]
    /// The day on which it began.
    public var enteredOn: Day
    /// The last day of its time.
    public var dueOn: Day?
    /// The day on which its clock stopped; `nil` where it runs.
    public var stoppedOn: Day?
    /// Why it stopped.
    public var stopReason: String?
    /// How many days were left when it stopped.
    public var daysLeft: Int?
    /// The day on which it was left.
    public var leftOn: Day?
  }

  /// Something that happened, which is never changed.
  public struct Event: Sendable, Hashable, Identifiable {
    /// The number.
    public var id: Int64
    /// What happened, such as `opened`, `entered`, `done`, `stopped`, `overdue`, `closed`.
    public var kind: String
    /// The step that it concerns.
    public var step: String?
    /// The day on which it counts.
    public var day: Day
    /// When it was recorded.
    public var recordedAt: Date
    /// Who did it.
    public var actor: String
    /// For whom, where a deputy acted.
    public var onBehalfOf: String?
    /// Why.
    public var reason: String?
    /// The provision.
    public var provision: String?
    /// What belongs to it.
    public var body: CaseEventBody?
  }

  /// A file that was attached.
  public struct Attachment: Sendable, Hashable, Identifiable {
    /// The number.
    public var id: Int64
    /// What it is evidence of.
    public var name: String
    /// The name of the file.
    public var file: String
    /// SHA-256 of its bytes.
    public var sha256: String
    /// The media type, told by its bytes.
    public var media: String
    /// How many bytes.
    public var bytes: Int
    /// The step for which it was attached.
    public var step: Int64?
  }

  /// The number.
  public var id: Int64
  /// The procedure.
  public var procedure: String
  /// The version of the procedure that the case follows.
  public var version: String
  /// The type of record that it is about.
  public var subjectType: String?
  /// The name of the record.
  public var subject: String?
  /// The credit code of the enterprise that it is about.
  public var owner: String?
  /// The title.
  public var title: String
  /// The day on which it was opened.
  public var openedOn: Day
  /// Whether it is open.
  public var isOpen: Bool
  /// How it ended.
  public var outcome: String?
  /// The day on which it ended.
  public var closedOn: Day?
  /// The steps, in the order in which they began.
  public var steps: [Step]
  /// What happened, in order.
  public var events: [Event]
  /// The files.
  public var attachments: [Attachment]
  /// What was stated, as FEEL; `nil` where the viewer may not see it.
  public var facts: [String: String?]
  var definition: String

  /// The steps that are to be done.
  public var open: [Step] { steps.filter { $0.state == .open } }
}
