import ArgumentParser
import Diagnostics
import Store

/// Finds what a person typed: an identifier or a short code.
struct LinkFinder {
  let library: Library

  /// What the text leads to; ends with exit code 1 where it leads to nothing.
  func find(_ text: String) throws -> Library.Link {
    guard let link = try library.resolve(text) else {
      ProblemOutput.show([
        Problem(
          "library.unknown", .error,
          Wording("文库中没有“\(text)”", "the library holds no “\(text)”"),
          suggestion: Wording(
            "用 guiju library list 看有哪些文件，或用 guiju library search 查找",
            "see what there is with `guiju library list`, or look with `guiju library search`"))
      ])
      throw ExitCode(1)
    }
    return link
  }

  /// The document that the text leads to or into.
  func document(_ text: String) throws -> String { try find(text).document }
}
