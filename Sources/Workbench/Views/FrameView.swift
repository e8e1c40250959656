import Diagnostics
import Store

/// What stands round every page.
struct FrameView {
  let lang: String
  let title: String
  let body: String
  let query: String
  let hasHTMX: Bool
  let otherLanguage: String
  let otherLanguageName: String
  let path: String
  let onDocuments: Bool
  let onTargets: Bool
  let onAgencies: Bool
  let onReferences: Bool
  let onCaptures: Bool
  let personName: String
  let isStranger: Bool
  let mayAdd: Bool
  let mayManagePeople: Bool
  let mayReadLog: Bool

  init(
    title: String, body: String, section: Section?, context: WorkbenchContext, path: String,
    query: String, hasHTMX: Bool
  ) {
    let other: Wording.Language = context.language == .chinese ? .english : .chinese
    lang = context.language == .chinese ? "zh-CN" : "en"
    self.title = title
    self.body = body
    self.query = query
    self.hasHTMX = hasHTMX
    otherLanguage = other.rawValue
    otherLanguageName = other == .chinese ? "中文" : "English"
    self.path = path
    onDocuments = section == .documents
    onTargets = section == .targets
    onAgencies = section == .agencies
    onReferences = section == .references
    onCaptures = section == .captures
    personName = context.visitor.person?.name ?? ""
    if case .stranger = context.visitor { isStranger = true } else { isStranger = false }
    mayAdd = context.visitor.may(.addDocuments)
    mayManagePeople = context.visitor.may(.managePeople)
    mayReadLog = context.visitor.may(.readLog)
  }
}
