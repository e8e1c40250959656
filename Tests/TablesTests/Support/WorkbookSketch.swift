import CZip
import Foundation

/// A workbook written part by part, so that tests can make what no program writes.
struct WorkbookSketch {
  var parts: [String: Data] = [:]

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// A workbook with one sheet, given as the XML of its rows and what follows them.
  init(
    rows: String, after: String = "", strings: [String] = [], styles: String = "",
    bookProperties: String = "", hidden: Bool = false
  ) {
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    set(
      "_rels/.rels",
      "<Relationships xmlns=\"\(package)\"><Relationship Id=\"r\" Type=\"\(Self.office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    )
    set(
      "xl/workbook.xml",
      "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)\">\(bookProperties)<sheets><sheet name=\"企业\" sheetId=\"1\" r:id=\"s1\"\(hidden ? " state=\"hidden\"" : "")/></sheets></workbook>"
    )
    set(
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns=\"\(package)\"><Relationship Id=\"s1\" Type=\"\(Self.office)/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"s2\" Type=\"\(Self.office)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/><Relationship Id=\"s3\" Type=\"\(Self.office)/styles\" Target=\"styles.xml\"/></Relationships>"
    )
    set(
      "xl/worksheets/sheet1.xml",
      "<worksheet xmlns=\"\(Self.main)\"><sheetData>\(rows)</sheetData>\(after)</worksheet>")
    set(
      "xl/sharedStrings.xml",
      "<sst xmlns=\"\(Self.main)\">\(strings.map { "<si>\($0)</si>" }.joined())</sst>")
    set("xl/styles.xml", "<styleSheet xmlns=\"\(Self.main)\">\(styles)</styleSheet>")
  }

  mutating func set(_ name: String, _ text: String) { parts[name] = Data(text.utf8) }

  /// Writes the workbook.
  func write(to path: String) throws {
    var error: Int32 = 0
    guard let archive = zip_open(path, Int32(ZIP_CREATE | ZIP_TRUNCATE), &error) else {
      throw CocoaError(.fileWriteUnknown)
    }
    var held: [UnsafeMutableRawBufferPointer] = []
    for (name, data) in parts.sorted(by: { $0.key < $1.key }) {
      let bytes = UnsafeMutableRawBufferPointer.allocate(
        byteCount: max(1, data.count), alignment: 1)
      data.copyBytes(to: bytes)
      held.append(bytes)
      let source = zip_source_buffer(archive, bytes.baseAddress, UInt64(data.count), 0)
      zip_file_add(archive, name, source, 0)
    }
    // libzip reads the buffers when it closes.
    let result = zip_close(archive)
    for bytes in held { bytes.deallocate() }
    if result != 0 { throw CocoaError(.fileWriteUnknown) }
  }
}
