import Diagnostics
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A form with a file that went straight to the disk while it arrived.
struct UploadedForm {
  struct File {
    var name: String
    var path: String
    var bytes: Int
  }

  private(set) var fields: [String: String] = [:]
  /// The first file that was sent.
  private(set) var file: File?

  private static let fieldLimit = 65_536

  /// Reads a form; nothing is left in the folder where it fails.
  ///
  /// - Throws: `PageProblem` where it is too large or no form; `import.no-folder`.
  static func read(
    _ request: Request, into folder: UploadFolder, limit: Int
  ) async throws -> UploadedForm {
    guard var scanner = MultipartScanner(contentType: request.headers[.contentType] ?? "") else {
      throw PageProblem(.badRequest, .badForm("表单无法识别", "the form cannot be read"))
    }
    var work = Work(folder: folder, limit: limit)
    do {
      for try await buffer in request.body {
        // What is too much is read to its end, or else the browser would not show why.
        guard !work.isTooLarge else { continue }
        for event in try scanner.feed(buffer.readableBytesView) { try work.take(event) }
      }
      guard !work.isTooLarge else { throw Self.tooLarge(limit) }
      guard scanner.isComplete else { throw MultipartScanner.Malformed() }
      try work.close()
      return work.form
    } catch {
      work.discard()
      if error is MultipartScanner.Malformed {
        throw PageProblem(.badRequest, .badForm("表单没有传完", "the form did not come whole"))
      }
      throw error
    }
  }

  static func tooLarge(_ limit: Int) -> PageProblem {
    PageProblem(
      .contentTooLarge,
      Problem(
        "import.too-large", .error,
        Wording(
          "文件超过 \(limit >> 20) MB，没有接收",
          "the file is larger than \(limit >> 20) MB and was not taken"),
        suggestion: Wording(
          "请拆成几个文件，或在服务器上用 guiju import 导入",
          "split it, or import it with guiju import on the server")))
  }

  private struct Work {
    let folder: UploadFolder
    let limit: Int
    var form = UploadedForm()
    var isTooLarge = false
    private var fieldName: String?
    private var field = Data()
    private var open: (path: String, handle: FileHandle)?
    private var total = 0

    init(folder: UploadFolder, limit: Int) {
      self.folder = folder
      self.limit = limit
    }

    mutating func take(_ event: MultipartScanner.Event) throws {
      switch event {
      case .begin(let name, let fileName):
        fieldName = fileName == nil ? name : nil
        field = Data()
        guard let fileName, !fileName.isEmpty, form.file == nil else { return }
        let file = try folder.newFile()
        open = file
        // Some browsers send the folder too.
        let leaf = fileName.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? fileName
        form.file = File(name: leaf, path: file.path, bytes: 0)
      case .data(let data):
        total += data.count
        if total > limit {
          isTooLarge = true
        } else if let open {
          try open.handle.write(contentsOf: data)
          form.file?.bytes += data.count
        } else if fieldName != nil {
          guard field.count + data.count <= UploadedForm.fieldLimit else {
            throw MultipartScanner.Malformed()
          }
          field.append(data)
        }
      case .end:
        if let fieldName { form.fields[fieldName] = String(decoding: field, as: UTF8.self) }
        fieldName = nil
        try close()
      }
    }

    mutating func close() throws {
      try open?.handle.close()
      open = nil
    }

    mutating func discard() {
      try? open?.handle.close()
      open = nil
      if let file = form.file { folder.remove(file.path) }
    }
  }
}
