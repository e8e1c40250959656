import Captures
import Diagnostics
import Dispatch
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Provisions
import Store

private struct ReadDocumentRow {
  let code: String
  let id: String
  let title: String
  let change: String
  let changeClass: String
  let isNewVersion: Bool
  let provisions: Int
  let statements: Int
  let duties: Int
}

private struct ReadFileRow {
  let name: String
  let isBad: Bool
  let documents: [ReadDocumentRow]
  let problems: [ProblemView]
}

private struct ReadView {
  let hasResults: Bool
  let files: [ReadFileRow]
  let limit: Int
}

extension Site {
  /// The form that takes files into the library.
  func readForm(_ request: Request, _ context: WorkbenchContext) -> Response {
    page(
      request, context, .read, title: Wording("读入文件", "Read documents"), section: .captures,
      ReadView(hasResults: false, files: [], limit: MultipartForm.limit >> 20))
  }

  /// Reads what was sent and tells what became of each file.
  func read(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    var request = request
    let type = request.headers[.contentType] ?? ""
    let body: ByteBuffer
    do {
      body = try await request.collectBody(upTo: MultipartForm.limit)
    } catch {
      throw PageProblem(
        .contentTooLarge,
        .badForm(
          "一次最多上传 \(MultipartForm.limit >> 20) MB",
          "at most \(MultipartForm.limit >> 20) MB can be sent at once"))
    }
    guard let form = MultipartForm(Data(body.readableBytesView), contentType: type) else {
      throw PageProblem(.badRequest, .badForm("表单无法识别", "the form cannot be read"))
    }
    let uploads = form.parts.filter { !($0.fileName ?? "").isEmpty }
    guard !uploads.isEmpty else {
      throw PageProblem(.badRequest, .badForm("没有选择文件", "no file was chosen"))
    }
    let results = await results(of: uploads, by: context.visitor.person?.name)
    let rows = try results.map { try row($0, context) }
    return page(
      request, context, .read, title: Wording("读入文件", "Read documents"), section: .captures,
      status: results.contains(where: \.isBad) ? .unprocessableContent : .ok,
      ReadView(hasResults: true, files: rows, limit: MultipartForm.limit >> 20))
  }

  /// Reads away from the threads that answer requests, as a volume can take seconds.
  private func results(of uploads: [MultipartForm.Part], by person: String?) async
    -> [ReadResult]
  {
    var intake = intake
    if let person { intake.actor = person }
    let reader = intake
    return await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(returning: uploads.flatMap { reader.results(of: $0) })
      }
    }
  }

  private func row(_ result: ReadResult, _ context: WorkbenchContext) throws -> ReadFileRow {
    let codes = try library.shortCodes(of: result.outcomes.map(\.document))
    return ReadFileRow(
      name: result.name, isBad: result.isBad,
      documents: zip(result.documents, result.outcomes).map { read, outcome in
        let (change, name) = Self.change(outcome)
        return ReadDocumentRow(
          code: codes[outcome.document] ?? "", id: outcome.document, title: outcome.title ?? "",
          change: change[context.language], changeClass: name,
          isNewVersion: name == "new_version", provisions: read.document.provisions.count,
          statements: read.statements.count, duties: read.duties.count)
      }, problems: result.problems.map { ProblemView($0, context.language) })
  }

  private static func change(_ outcome: AddOutcome) -> (Wording, String) {
    switch outcome.change {
    case .added: (Wording("新增", "added"), "added")
    case .unchanged: (Wording("已有", "already here"), "unchanged")
    case .reread: (Wording("重读", "read anew"), "reread")
    case .newVersion:
      (Wording("新版本 \(outcome.version)", "version \(outcome.version)"), "new_version")
    }
  }
}

extension Intake {
  /// Reads an uploaded file; a JSON-lines file gives a result for each line.
  func results(of upload: MultipartForm.Part) -> [ReadResult] {
    let name = upload.fileName ?? upload.name
    do throws(Problem) {
      return try CaptureReader().read(data: upload.content, name: name).map { capture in
        result(name: capture.source.name) { () throws(Problem) in capture }
      }
    } catch {
      return [ReadResult(name: name, problems: [error])]
    }
  }
}
