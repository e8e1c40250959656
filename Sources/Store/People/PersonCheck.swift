import Diagnostics

/// Refuses accounts that cannot be.
enum PersonCheck {
  static func check(login: String, name: String, role: Role, enterprise: String?) throws(Problem) {
    let letters = login.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "._-@".unicodeScalars.contains($0)
    }
    guard letters, (2...40).contains(login.unicodeScalars.count) else {
      throw Problem(
        "people.bad-login", .error,
        Wording("“\(login)”不能作登录名", "“\(login)” cannot be a login"),
        suggestion: Wording("用 2 至 40 个字母、数字、汉字或 . _ - @", "use 2 to 40 letters, digits or . _ - @")
      )
    }
    guard !SearchText.joined(name).isEmpty, role.hasAccounts else {
      throw Problem(
        "people.bad-account", .error,
        Wording("姓名为空，或这一角色没有账号", "the name is empty, or the role has no accounts"),
        suggestion: Wording("填写姓名，另选角色", "give a name, choose another role"))
    }
    guard (role == .enterprise) == (enterprise != nil) else {
      throw Problem(
        "people.no-enterprise", .error,
        Wording("企业账号须填统一社会信用代码，其他账号不填", "an enterprise's account, and only it, has a credit code"),
        suggestion: Wording("填写 18 位代码", "give the code of 18 characters"))
    }
  }

  static func taken(_ login: String) -> Problem {
    Problem(
      "people.login-taken", .error, Wording("登录名“\(login)”已被使用", "the login “\(login)” is taken"),
      suggestion: Wording("换一个登录名", "choose another"))
  }

  static func unknown(_ id: Int64) -> Problem {
    Problem(
      "people.unknown", .error, Wording("没有编号为 \(id) 的账号", "there is no account \(id)"),
      suggestion: Wording("请刷新人员页", "reload the page of people"))
  }

  static let firstAdministrator = Problem(
    "people.first-administrator", .error,
    Wording("第一个账号须是系统管理员", "the first account must be an administrator's"),
    suggestion: Wording("先建系统管理员", "make an administrator first"))

  static let lastAdministrator = Problem(
    "people.last-administrator", .error,
    Wording("至少须有一个可登录的系统管理员", "at least one administrator must be able to log in"),
    suggestion: Wording("先另设一个系统管理员", "appoint another one first"))
}
