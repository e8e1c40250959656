import Diagnostics
import Foundation

/// The problems that a file can have. Their Chinese texts are in `Messages/capture-messages.csv`.
enum CaptureProblem {
  static func notFound(_ path: String) -> Problem {
    Problem(
      "capture.not-found", .error, "there is no such file or folder", at: Place(file: path),
      suggestion: "check the path")
  }

  static func unreadable(_ path: String, _ detail: String) -> Problem {
    Problem(
      "capture.unreadable", .error, "the file cannot be opened", at: Place(file: path),
      notes: [detail], suggestion: "check that you may read it")
  }

  static func emptyFolder(_ path: String) -> Problem {
    Problem(
      "capture.empty-folder", .error, "the folder holds no files", at: Place(file: path),
      suggestion: "hidden files are left out; name them one by one")
  }

  static func empty(_ name: String) -> Problem {
    Problem(
      "capture.empty", .error, "the file is empty", at: Place(file: name),
      suggestion: "check that it was copied whole")
  }

  static func noText(_ name: String) -> Problem {
    Problem(
      "capture.no-text", .error, "the file holds nothing but blanks", at: Place(file: name),
      suggestion: "check that it is the right file")
  }

  static func tooLarge(_ name: String, _ bytes: Int, _ limit: Int) -> Problem {
    Problem(
      "capture.too-large", .error,
      "the file has \(bytes >> 20) MB; at most \(limit >> 20) MB are read", at: Place(file: name),
      suggestion: "split it, one document or volume a file")
  }

  static func lineTooLong(_ name: String, line: Int, limit: Int) -> Problem {
    Problem(
      "capture.line-too-long", .error, "a line is longer than \(limit >> 20) MB",
      at: Place(file: name, line: line),
      suggestion: "this is hardly a document; save it again as text with line ends")
  }

  static func binary(_ name: String, offset: Int) -> Problem {
    Problem(
      "capture.binary", .error, "the file is not text: an impossible byte at offset \(offset)",
      at: Place(file: name),
      suggestion: "save the document as DOCX, PDF with text, or plain text in UTF-8")
  }

  static func encoding(_ name: String, offset: Int) -> Problem {
    Problem(
      "capture.encoding", .error,
      "the text is neither UTF-8, GB18030 nor UTF-16: byte \(offset) fits none of them",
      at: Place(file: name), suggestion: "save it again as UTF-8")
  }

  static func misdeclared(_ name: String, declared: String, found: String) -> Problem {
    Problem(
      "capture.misdeclared-encoding", .warning,
      "the page says that it is \(declared) but is \(found)", at: Place(file: name),
      suggestion: "it was read as \(found); look whether the text is right")
  }

  static func refused(_ name: String, _ refusal: FileKind.Refusal, in data: Data) -> Problem {
    switch refusal {
    case .compoundFile:
      let marker = Data("EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      return data.range(of: marker) != nil ? encrypted(name) : legacy(name)
    case .richText:
      return Problem(
        "capture.rich-text", .error, "the file is RTF", at: Place(file: name),
        suggestion: "open it in Word or WPS and save it as DOCX")
    case .picture:
      return Problem(
        "capture.picture", .error, "the file is a picture", at: Place(file: name),
        suggestion: "run it through text recognition (OCR) and read the result")
    case .archive:
      return Problem(
        "capture.archive", .error, "the file is an archive", at: Place(file: name),
        suggestion: "unpack it and read the folder")
    }
  }

  static func legacy(_ name: String) -> Problem {
    Problem(
      "capture.legacy-office", .error, "the file is of Word, WPS or Excel before 2007",
      at: Place(file: name),
      suggestion: "save it as DOCX (LibreOffice: soffice --headless --convert-to docx FILE)")
  }

  static func encrypted(_ name: String) -> Problem {
    Problem(
      "capture.encrypted", .error, "the file is encrypted", at: Place(file: name),
      suggestion: "open it with its password and save it without one")
  }

  static func damaged(_ name: String, _ detail: String) -> Problem {
    Problem(
      "capture.damaged", .error, "the file is damaged", at: Place(file: name), notes: [detail],
      suggestion: "fetch it once more, or open it where it was made and save it again")
  }

  static func bomb(_ name: String, _ detail: String) -> Problem {
    Problem(
      "capture.unpacks-too-large", .error, "the file unpacks to more than can be read",
      at: Place(file: name), notes: [detail],
      suggestion: "if it is a real document, split it")
  }

  static func unsafeXML(_ name: String, _ detail: String) -> Problem {
    Problem(
      "capture.unsafe-xml", .error, "the file holds XML that no word processor writes",
      at: Place(file: name), notes: [detail],
      suggestion: "open it in Word, WPS or LibreOffice and save it again")
  }

  static func unknownContainer(_ name: String) -> Problem {
    Problem(
      "capture.unknown-container", .error, "the file is a ZIP archive, but no DOCX or ODT",
      at: Place(file: name),
      suggestion: "unpack it and read the folder; a spreadsheet is not a policy document")
  }

  static func scanned(_ name: String, pages: Int) -> Problem {
    Problem(
      "capture.scanned-pdf", .error, "the PDF has \(pages) pages and no text",
      at: Place(file: name),
      suggestion: "it is a scan: run it through text recognition (OCR) and read the result")
  }

  static func noPoppler(_ name: String) -> Problem {
    Problem(
      "capture.no-pdf-reader", .error, "the program pdftotext is not installed",
      at: Place(file: name), suggestion: "install the Debian package poppler-utils")
  }

  static func slowPDF(_ name: String, seconds: Int) -> Problem {
    Problem(
      "capture.slow-pdf", .error, "the PDF could not be read within \(seconds) seconds",
      at: Place(file: name), suggestion: "print it to a new PDF, or save it as text")
  }

  static func badRecord(_ name: String, line: Int, _ detail: String) -> Problem {
    Problem(
      "capture.bad-record", .error, "the line is not a JSON object with a text",
      at: Place(file: name, line: line), notes: [detail],
      suggestion: "each line needs {\"text\": …}, optionally with title, date, source")
  }
}
