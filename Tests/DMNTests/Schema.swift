import Foundation

/// The schema of DMN 1.5, run by xmllint.
///
/// The kit's schema imports the one of diagrams, which the kit lacks; a stand-in that accepts any
/// diagram takes its place.
struct Schema {
  static let tool = "/usr/bin/xmllint"
  static let isPresent =
    FileManager.default.isExecutableFile(atPath: tool)
    && FileManager.default.fileExists(atPath: Kit.folder.appending(path: "DMN15.xsd").path)

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "dmn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Kit.folder.appending(path: "DMN15.xsd"), to: folder.appending(path: "DMN15.xsd"))
    let namespace = "https://www.omg.org/spec/DMN/20230324/DMNDI/"
    try """
    <xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="\(namespace)"
      elementFormDefault="qualified">
      <xsd:element name="DMNDI"><xsd:complexType><xsd:sequence>
        <xsd:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/>
      </xsd:sequence></xsd:complexType></xsd:element>
    </xsd:schema>
    """.write(to: folder.appending(path: "DMNDI15.xsd"), atomically: true, encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// The lines of what is wrong with a file.
  func problems(of file: URL) throws -> [Substring] {
    let process = Process()
    process.executableURL = URL(filePath: Self.tool)
    process.arguments = [
      "--nonet", "--noout", "--schema", folder.appending(path: "DMN15.xsd").path, file.path,
    ]
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = Pipe()
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    return process.terminationStatus == 0 ? [] : lines.filter { $0.contains("error") }
  }
}
