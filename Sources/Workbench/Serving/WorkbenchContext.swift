import Diagnostics
import Hummingbird
import Logging

/// What a handler knows of a request beside the request itself.
struct WorkbenchContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The language of the page.
  var language: Wording.Language = .chinese
  /// Who asks.
  var visitor = RoomVisitor.stranger
  /// The name to sign with: of the account, or as it was given earlier.
  var reader: String?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
  }

  /// An upload holds whole files.
  var maxUploadSize: Int { MultipartForm.limit }
}
