import Diagnostics
import Foundation
import Provisions

/// DOCX (ISO/IEC 29500) and ODT (ISO/IEC 26300).
enum OfficeFiles {
  /// - Throws: A problem of the container or of its XML.
  static func capture(of data: Data, name: String, limits: CaptureLimits) throws(Problem)
    -> Capture
  {
    let archive = try ZipArchive(data, name: name, limits: limits)
    let text: String
    let mediaType: String
    if archive.has("word/document.xml") {
      text = try WordText.text(of: archive, name: name, limits: limits)
      mediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    } else if let declared = try archive.member("mimetype"),
      String(decoding: declared, as: UTF8.self).hasPrefix("application/vnd.oasis.opendocument.text")
    {
      text = try OpenDocumentText.text(of: archive, name: name, limits: limits)
      mediaType = "application/vnd.oasis.opendocument.text"
    } else {
      throw CaptureProblem.unknownContainer(name)
    }
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw CaptureProblem.noText(name)
    }
    return Capture(source: SourceText(name: name, text: text), mediaType: mediaType, data: data)
  }
}
