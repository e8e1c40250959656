/// Writes a document as Akoma Ntoso 1.0 (OASIS LegalDocML).
///
/// Laws and regulations in articles become `act`, all else `doc`; a notice has what it issues as its
/// attachment. Levels become `part`, `chapter`, `section`, `article`, `paragraph`, `point`, `indent` and
/// `alinea`, page breaks `eop`, citations `ref`. Entry into force and term stand in `lifecycle` and
/// `temporalData`. What was read out of the text (statements, duties) stands in `proprietary`, in the
/// namespace ``namespace``. The same document gives the same bytes.
///
/// A citation whose document the library holds refers to its IRI; any other refers to a
/// `TLCReference` in the metadata, so that nothing looks resolved that is not.
public struct AkomaNtosoExporter: Sendable {
  /// The namespace of statements and duties in `proprietary`.
  public static let namespace = "urn:guiju:reading:1"
  /// The namespace of Akoma Ntoso 1.0.
  static let akomaNtoso = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

  /// The IRI of every document and provision of the library by its identifier.
  let targets: [String: String]

  /// Creates an exporter.
  ///
  /// - Parameter library: The documents to which citations may refer.
  public init(library: some Sequence<PolicyDocument> = [PolicyDocument]()) {
    var targets: [String: String] = [:]
    for document in library {
      let work = ResourceIdentifier(document).work
      targets[document.id] = work
      let identifiers = Self.identifiers(document)
      for provision in document.provisions {
        if let eId = identifiers[provision.id] { targets[provision.id] = "\(work)/!main#\(eId)" }
      }
    }
    self.targets = targets
  }

  /// The document as XML.
  public func xml(_ read: ReadDocument) -> String {
    var text = ""
    write(read, to: &text)
    return text
  }

  /// Writes the document as XML.
  public func write(_ read: ReadDocument, to output: inout some TextOutputStream) {
    var stream = XMLStream(output)
    AkomaNtosoWriter(read, targets: targets).write(to: &stream)
    output = stream.written
  }

  static func identifiers(_ document: PolicyDocument) -> ElementIdentifiers {
    ElementIdentifiers(
      document, split: DocumentPieces(document).attachmentStart, prefix: "att_1__")
  }
}
