import Captures
import Diagnostics
import Foundation
import Provisions
import Store

/// What became of one file that was read.
struct ReadResult {
  /// The file, or the record of a batch.
  var name: String
  /// What the library made of each document.
  var outcomes: [AddOutcome]
  /// What was read.
  var documents: [ReadDocument]
  /// What is wrong or doubtful.
  var problems: [Problem]

  /// Whether nothing of the file was stored because something is wrong with it.
  var isBad: Bool { problems.contains { $0.severity == .error } }
}

/// The one way from a capture into the library, for the command line and for the pages.
struct Intake: Sendable {
  let library: Library
  let bodies: BodyTable

  /// Reads one capture and stores it; what is wrong is in the result.
  func result(name: String, _ capture: () throws(Problem) -> Capture) -> ReadResult {
    do throws(Problem) {
      let capture = try capture()
      let reading = try PolicyReader(bodies: bodies).read(capture.source)
      let outcomes = try library.add(
        reading,
        file: FileFacts(
          name: name, data: capture.data, mediaType: capture.mediaType, readAt: Date()))
      return ReadResult(
        name: name, outcomes: outcomes, documents: reading.documents,
        problems: capture.warnings + reading.problems)
    } catch {
      return ReadResult(name: name, outcomes: [], documents: [], problems: [error])
    }
  }
}
