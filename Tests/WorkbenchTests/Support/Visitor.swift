import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded

@testable import Workbench

/// Asks the reading room without a socket.
struct Visitor {
  let responder: RouterResponder<WorkbenchContext>
  var cookies: [String: String] = [:]

  init(_ site: Site) { responder = site.router(hostNames: []).buildResponder() }

  struct Answer {
    var status: Int
    var headers: HTTPFields
    var body: ByteBuffer
    var text: String { String(buffer: body) }
  }

  func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> Answer {
    try await ask(.get, path, headers, ByteBuffer())
  }

  func post(
    _ path: String, _ body: String, _ headers: HTTPFields = [:],
    type: String = "application/x-www-form-urlencoded"
  ) async throws -> Answer {
    var headers = headers
    headers[.contentType] = type
    return try await ask(.post, path, headers, ByteBuffer(string: body))
  }

  func ask(
    _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: ByteBuffer,
    authority: String = "127.0.0.1:8080"
  ) async throws -> Answer {
    var headers = headers
    if !cookies.isEmpty {
      headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
    }
    let request = Request(
      head: HTTPRequest(
        method: method, scheme: "http", authority: authority, path: path, headerFields: headers),
      body: RequestBody(buffer: body))
    let context = WorkbenchContext(
      source: ApplicationRequestContextSource(
        channel: EmbeddedChannel(), logger: Logger(label: "test")))
    let response = try await responder.respond(to: request, context: context)
    let collected = Collected()
    try await response.body.write(Collector(into: collected))
    return Answer(
      status: response.status.code, headers: response.headers, body: collected.buffer)
  }
}

private final class Collected: @unchecked Sendable {
  var buffer = ByteBuffer()
}

private struct Collector: ResponseBodyWriter {
  let into: Collected
  init(into: Collected) { self.into = into }
  mutating func write(_ buffer: ByteBuffer) async throws {
    var buffer = buffer
    into.buffer.writeBuffer(&buffer)
  }
  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
