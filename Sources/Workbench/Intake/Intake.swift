public import Captures
public import Diagnostics
import Foundation
public import Provisions
public import Store

/// What became of one file that was read.
public struct ReadResult: Sendable {
  /// The file, or the record of a batch.
  public var name: String
  /// What the library made of each document.
  public var outcomes: [AddOutcome]
  /// What was read.
  public var documents: [ReadDocument]
  /// What is wrong or doubtful.
  public var problems: [Problem]

  /// Creates a result.
  public init(
    name: String, outcomes: [AddOutcome] = [], documents: [ReadDocument] = [],
    problems: [Problem] = []
  ) {
    self.name = name
    self.outcomes = outcomes
    self.documents = documents
    self.problems = problems
  }

  /// Whether nothing of the file was stored because something is wrong with it.
  public var isBad: Bool { problems.contains { $0.severity == .error } }
}

/// The one way from a capture into the library, for the command line and for the pages.
public struct Intake: Sendable {
  let library: Library
  let bodies: BodyTable
  /// Who reads, for the log.
  var actor: String

  /// Creates an intake.
  ///
  /// - Parameters:
  ///   - library: Where documents go.
  ///   - bodies: The bodies by whose names lists of issuers and agencies are split.
  ///   - actor: Who reads, for the log.
  public init(
    library: Library, bodies: BodyTable = BodyTable(), actor: String = LogAction.program
  ) {
    self.library = library
    self.bodies = bodies
    self.actor = actor
  }

  /// Reads one capture and stores it; what is wrong is in the result, never half stored.
  public func result(name: String, _ capture: () throws(Problem) -> Capture) -> ReadResult {
    do throws(Problem) {
      let capture = try capture()
      let reading = try PolicyReader(bodies: bodies).read(capture.source)
      let outcomes = try library.add(
        reading,
        file: FileFacts(
          name: name, data: capture.data, mediaType: capture.mediaType, readAt: Date()),
        by: actor)
      return ReadResult(
        name: name, outcomes: outcomes, documents: reading.documents,
        problems: capture.warnings + reading.problems)
    } catch {
      return ReadResult(name: name, problems: [error])
    }
  }
}
