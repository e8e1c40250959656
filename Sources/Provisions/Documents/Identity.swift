/// The identifier of a document, the same in every capture.
struct Identity {
  var id: String
  var basis: PolicyDocument.IdentityBasis

  init(_ document: PolicyDocument) {
    if let number = document.number {
      (id, basis) = (number, .number)
    } else if let title = document.title {
      (id, basis) = (DocumentReader.key(Scalars(title.unicodeScalars)[...]), .title)
    } else if let first = document.issuers.first, let issued = document.issued {
      let count = document.issuers.count
      (id, basis) = (first + (count > 1 ? "等\(count)部门" : "") + " \(issued)", .signature)
    } else {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for scalar in document.text.scalars where scalar.isHan || scalar.isASCIIDigit {
        hash = (hash ^ UInt64(scalar.value)) &* 0x100_0000_01B3
      }
      (id, basis) = ("文本" + String(hash, radix: 16), .content)
    }
  }
}
