public import Diagnostics

/// Everything that was read out of one capture.
public struct Reading: Sendable, Hashable {
  /// The capture, as the person named it.
  public var source: String
  /// What each of its lines turned out to be.
  public var layout: CaptureLayout
  /// Its documents, in order.
  public var documents: [ReadDocument]
  /// What is wrong or doubtful.
  public var problems: [Problem]

  /// Creates a reading.
  public init(
    source: String, layout: CaptureLayout, documents: [ReadDocument], problems: [Problem] = []
  ) {
    self.source = source
    self.layout = layout
    self.documents = documents
    self.problems = problems
  }
}
