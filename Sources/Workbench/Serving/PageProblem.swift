import Diagnostics
import HTTPTypes

/// A problem that a page shows, with the status that goes with it.
struct PageProblem: Error {
  var status: HTTPResponse.Status
  var problem: Problem

  init(_ status: HTTPResponse.Status, _ problem: Problem) {
    self.status = status
    self.problem = problem
  }

  /// The status that fits a problem of the modules below.
  init(_ problem: Problem) {
    let status: HTTPResponse.Status =
      switch problem.code {
      case "store.locked", "store.disk-full": .serviceUnavailable
      case "store.no-statement": .notFound
      case "store.empty-query", "store.query-too-long", "store.bad-correction", "store.no-reader":
        .badRequest
      case "records.no-batch", "records.no-record", "records.unknown-type": .notFound
      case "registers.no-item", "registers.unknown", "cases.no-case", "cases.unknown",
        "cases.no-attachment", "ledgers.unknown", "ledgers.no-entry", "registers.no-subject":
        .notFound
      case "rulings.wrong-role", "cases.not-yours": .forbidden
      case "cases.damaged": .internalServerError
      case "records.damaged", "tables.bad-chunk", "import.no-folder": .internalServerError
      case "page.bad-form": .badRequest
      default:
        problem.code.hasPrefix("capture.") || problem.code.hasPrefix("records.")
          || problem.code.hasPrefix("tables.") || problem.code.hasPrefix("registers.")
          || problem.code.hasPrefix("cases.") || problem.code.hasPrefix("ledgers.")
          || problem.code.hasPrefix("rulings.") || problem.code.hasPrefix("land.")
          || problem.code.hasPrefix("provisions.")
          ? .unprocessableContent : .internalServerError
      }
    self.init(status, problem)
  }

  /// What the reader asked for is not there.
  static func notFound(_ text: String) -> PageProblem {
    PageProblem(
      .notFound,
      Problem(
        "page.not-found", .error, Wording("没有找到“\(text)”", "“\(text)” was not found"),
        suggestion: Wording(
          "文件可能尚未读入，或链接有误；可在上方检索。",
          "the document may not have been read yet, or the link is wrong; try the search above")))
  }
}

extension Problem {
  static func foreignHost(_ host: String) -> Problem {
    Problem(
      "page.foreign-host", .error,
      Wording("这里不以“\(host)”为名", "this server does not answer to “\(host)”"),
      suggestion: Wording(
        "请用启动时显示的地址打开；如需别的域名，用 guiju serve --name 指定。",
        "open the address that was printed at the start; give other names by guiju serve --name"))
  }

  static let refused = Problem(
    "page.refused", .error, Wording("您没有这一权限", "you are not permitted to do this"),
    suggestion: Wording(
      "请登录有权限的账号，或与系统管理员联系。", "log in with an account that is, or ask an administrator"))

  static let wrongSetupCode = Problem(
    "people.wrong-setup-code", .error, Wording("设置码不对", "the setup code is wrong"),
    suggestion: Wording("设置码显示在启动本系统的终端上。", "it was shown on the terminal that started the system"))

  static let foreignForm = Problem(
    "page.foreign-form", .error,
    Wording("表单来自别的网站，未予处理", "the form came from another site and was not acted upon"),
    suggestion: Wording("请从本系统的页面提交。", "send it from a page of this system"))

  static func badForm(_ chinese: String, _ english: String) -> Problem {
    Problem(
      "page.bad-form", .error, Wording(chinese, english),
      suggestion: Wording("请返回上一页重新填写。", "go back and fill in the form again"))
  }
}
