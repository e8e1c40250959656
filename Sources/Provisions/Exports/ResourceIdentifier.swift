/// The IRIs of a document by the naming convention of Akoma Ntoso.
///
/// ```
/// /akn/cn-zj/doc/2031-02-01/<number or title>               the work
/// /akn/cn-zj/doc/2031-02-01/<number or title>/zho@2031-02-01  the expression
/// ```
/// Everything beyond ASCII is percent-encoded. A document without a date has the year of its number
/// there, or `undated`.
struct ResourceIdentifier: Sendable, Hashable {
  /// `cn`, or `cn-zj` and the like for a province's documents.
  let country: String
  /// `act` for laws and regulations in articles, else `doc`.
  let kind: String
  /// The date of the work, and whether it is the printed one.
  let date: String
  let dateName: String
  /// The work.
  let work: String
  /// The Chinese text of the day of signature.
  let expression: String

  private static let provinces: [(String, String)] =
    DictionaryFile.rows(PackageResources.provinces_csv, columns: 2).map { ($0[0], $0[1]) }

  init(_ document: PolicyDocument) {
    let place = document.issuers.first ?? document.title ?? ""
    country = Self.provinces.first { place.hasPrefix($0.0) }?.1 ?? "cn"
    kind = document.form == .articles && !document.provisions.isEmpty ? "act" : "doc"
    let year = document.number.map { Array($0.unicodeScalars) }
      .flatMap { number in CitationKey.yearRange(in: number).map { String(scalars: number[$0]) } }
    let segment: String
    if let issued = document.issued {
      (date, dateName, segment) = (issued.description, "Generation", issued.description)
    } else if let year {
      (date, dateName, segment) = ("\(year)-01-01", "yearOfNumber", year)
    } else {
      // The schema demands a day; its name says that it is none.
      (date, dateName, segment) = ("0001-01-01", "unknown", "undated")
    }
    let name = document.number ?? document.title ?? document.id
    work = "/akn/\(country)/\(kind)/\(segment)/\(Self.encoded(name))"
    expression = "\(work)/zho@\(document.issued?.description ?? "")"
  }

  /// Percent-encodes all but unreserved characters (RFC 3986).
  static func encoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        encoded += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return encoded
  }
}
