public import Diagnostics
public import Provisions

extension Library {
  /// Documents as they are exported: whole, each citation resolved over the whole library.
  ///
  /// - Parameter id: The identifier of one document; `nil` for all.
  /// - Returns: The documents in the order of ``documents(on:)``.
  /// - Throws: The problems of the file.
  public func resolvedDocuments(only id: String? = nil) throws(Problem) -> [ReadDocument] {
    let all = try wholeDocuments()
    let resolver = CitationResolver(documents: all.map(\.document))
    return all.filter { id == nil || $0.document.id == id }.map { read in
      var read = read
      read.citations = resolver.resolve(read.citations)
      return read
    }
  }
}
