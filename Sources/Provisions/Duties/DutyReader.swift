/// Knows the full names of bodies.
public protocol BodyNaming: Sendable {
  /// The full name of a body by a printed name, or `nil` where it isn't known.
  ///
  /// - Parameters:
  ///   - printed: The name as printed, often short (省经信厅).
  ///   - document: The document that prints it: its issuers tell which 省 is meant.
  /// - Returns: The full name, or `nil`.
  func fullName(of printed: String, in document: PolicyDocument) -> String?
}

/// Finds what a document makes which body do, and the part the body has in it.
///
/// Two forms are read: lists of agencies, in closing brackets (`(县经信局、县财政局)`) or behind a label
/// (`责任单位：…；配合单位：…`), and bodies bound by a word of the sentence (`各地要…`, `由属地政府…`,
/// `鼓励各地…`, `县经信局每季度牵头召开…`).
///
/// The text of a duty is the heading of its provision where a list closes a whole provision, the
/// passage before the list where there are several, and else the clause; its span covers the words of
/// the duty without the list.
public struct DutyReader: Sendable {
  private let bodies: any BodyNaming

  /// Creates a reader.
  ///
  /// - Parameter bodies: What gives bodies their full names.
  public init(bodies: any BodyNaming) { self.bodies = bodies }

  /// The duties of a document, in order of text.
  public func duties(in document: PolicyDocument) -> [Duty] {
    var scan = DutyScan(document, bodies: bodies)
    scan.run()
    return scan.duties.sorted {
      ($0.agencySpan.start, $0.span.start) < ($1.agencySpan.start, $1.span.start)
    }
  }
}
