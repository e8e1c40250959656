public import Diagnostics
import Hummingbird
import Logging
import Foundation
import NIOCore
public import Provisions
public import Store
public import Vocabulary

/// The reading room: pages over one library, served on one address of this machine.
///
/// ```swift
/// let workbench = try Workbench(library: library)
/// try await workbench.run { print("http://\($0)/") }
/// ```
public struct Workbench: Sendable {
  /// How the pages are served.
  public struct Options: Sendable {
    /// The address to listen on: `127.0.0.1` for this machine alone.
    public var host = "127.0.0.1"
    /// The port, 0 for any that is free.
    public var port = 8080
    /// The folder with the browser libraries; `nil` where there are none.
    public var vendorFolder: String?
    /// Names by which the server may be addressed beside its numbers and `localhost`.
    public var names: Set<String> = []
    /// The address under which others reach the server, for links on paper.
    public var publicAddress: String?
    /// The bodies by whose names lists of issuers and agencies are split.
    public var bodies = BodyTable()
    /// The packs whose record types can be imported and looked at.
    public var packs = PackShelf()
    /// Which days are worked, for deadlines.
    public var calendar = WorkingCalendar.standard
    /// The day that counts as today in a rehearsal; `nil` for the real one.
    public var rehearsalDay: Day?

    /// Creates the standard options.
    public init() {}
  }

  let site: Site
  let options: Options

  /// Creates a reading room.
  ///
  /// - Throws: What the templates are wrong in, which is a fault of the program.
  public init(library: Library, options: Options = Options()) throws {
    site = Site(
      library: library, intake: Intake(library: library, bodies: options.bodies),
      templates: try PageTemplates(), vendor: VendorFiles(folder: options.vendorFolder),
      publicAddress: options.publicAddress, setupCode: Self.newSetupCode(), packs: options.packs,
      rehearsalDay: options.rehearsalDay, calendar: options.calendar)
    self.options = options
  }

  /// The code with which the first administrator is made; `nil` where there is one.
  public var setupCode: String? {
    get throws(Problem) { try site.library.hasPeople() ? nil : site.setupCode }
  }

  private static func newSetupCode() -> String {
    let letters = Array("23456789abcdefghjkmnpqrstuvwxyz")
    return String((0..<12).compactMap { _ in letters.randomElement() })
  }

  /// Serves the pages until the process is asked to stop.
  ///
  /// - Parameter ready: Told the address once requests are answered, `127.0.0.1:8080`.
  /// - Throws: `serve.port-taken`, `serve.no-address`.
  public func run(ready: @escaping @Sendable (String) -> Void) async throws(Problem) {
    var logger = Logger(label: "guiju")
    logger.logLevel = .warning
    let host = options.host
    let app = Application(
      router: site.router(hostNames: options.names),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: options.port), serverName: "guiju"),
      onServerRunning: { channel in
        ready("\(host):\(channel.localAddress?.port ?? 0)")
      }, logger: logger)
    do {
      try await app.runService()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw Problem(
        "serve.port-taken", .error,
        Wording("端口 \(options.port) 已被占用", "port \(options.port) is taken"),
        suggestion: Wording(
          "用 --port 换一个端口，或停止占用它的程序。",
          "choose another with --port, or stop the program that holds it"))
    } catch {
      throw Problem(
        "serve.no-address", .error,
        Wording("无法在 \(host):\(options.port) 提供服务", "\(host):\(options.port) cannot be served"),
        notes: [Wording("\(error)")],
        suggestion: Wording("检查地址和端口。", "check the address and the port"))
    }
  }
}
