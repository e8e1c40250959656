import Diagnostics
import Foundation
import Provisions
import Testing

@testable import Captures

/// Whether poppler is installed.
private let hasPoppler =
  (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: $0 + "/pdftotext")
  }

@Suite("PDF files (skipped where pdftotext is not installed)", .enabled(if: hasPoppler))
struct PortableTests {
  @Test("text is read with its pages, Chinese by the map of its font")
  func pagesAreRead() throws {
    let file = Portable(pages: ["云溪县行动方案\n一、总体要求", "到2028年，新增30家。"])
    let text = try Reading.text(file.data(), "plan.pdf")
    let pages = text.split(separator: "\u{C}", omittingEmptySubsequences: false).map {
      $0.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(pages == [["云溪县行动方案", "一、总体要求"], ["到2028年，新增30家。"], []])
  }

  @Test("a scan says that it needs text recognition")
  func scanIsRefused() {
    let problem = Reading.problem(Portable(pages: [nil, nil]).data(), "scan.pdf")
    #expect(problem?.code == "capture.scanned-pdf")
    #expect(problem?.message.english == "the PDF has 2 pages and no text")
    #expect(problem?.suggestion?.chinese.contains("OCR") == true)
  }

  @Test("an encrypted file says that it is, a damaged one too")
  func badFilesAreRefused() {
    let locked = Portable(pages: ["一、总体要求"], isEncrypted: true).data()
    #expect(Reading.problem(locked, "locked.pdf")?.code == "capture.encrypted")
    #expect(Reading.problem(Data("%PDF-1.7\nnothing".utf8), "cut.pdf")?.code == "capture.damaged")
  }
}
