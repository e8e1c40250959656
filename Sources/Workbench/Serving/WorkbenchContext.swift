import Diagnostics
import Hummingbird
import Logging

/// What a handler knows of a request beside the request itself.
struct WorkbenchContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The language of the page.
  var language: Wording.Language = .chinese
  /// The name that the reader gave earlier.
  var reader: String?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
  }

  /// An upload holds whole files.
  var maxUploadSize: Int { MultipartForm.limit }
}
