/// A kind of file, told by its first bytes and never by its name.
public enum EvidenceType: String, Sendable, Hashable, Codable, CaseIterable {
  case pdf
  case jpg
  case png
  case tif
  case docx
  case xlsx
  case ofd
  case zip
  case txt

  /// The media type.
  public var media: String {
    switch self {
    case .pdf: "application/pdf"
    case .jpg: "image/jpeg"
    case .png: "image/png"
    case .tif: "image/tiff"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .ofd: "application/ofd"
    case .zip: "application/zip"
    case .txt: "text/plain"
    }
  }

  /// The kind of a file; `nil` where it is none of these.
  public init?(_ bytes: [UInt8]) {
    func begins(_ magic: [UInt8]) -> Bool { bytes.starts(with: magic) }
    if begins(Array("%PDF-".utf8)) {
      self = .pdf
    } else if begins([0xFF, 0xD8, 0xFF]) {
      self = .jpg
    } else if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if begins([0x49, 0x49, 0x2A, 0x00]) || begins([0x4D, 0x4D, 0x00, 0x2A]) {
      self = .tif
    } else if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) {
      self = ZipContainer(bytes).map(Self.container) ?? .zip
    } else if !bytes.isEmpty, !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil {
      self = .txt
    } else {
      return nil
    }
  }

  /// What a ZIP holds, by the member that only this kind of file has.
  private static func container(_ archive: ZipContainer) -> EvidenceType {
    if archive.has("word/document.xml") { return .docx }
    if archive.has("xl/workbook.xml") { return .xlsx }
    if archive.has("OFD.xml") { return .ofd }
    return .zip
  }
}
