import Provisions

/// The front matter of a document, as lists show it, without its text.
struct FrontMatter: Codable {
  var title: String?
  var inferredTitle: InferredTitle?
  var number: String?
  var issuers: [String]
  var issued: CalendarDate?
  var effective: CalendarDate?
  var validity: Validity?
  var pages: PageRange?

  init(_ document: PolicyDocument) {
    title = document.title
    inferredTitle = document.inferredTitle
    number = document.number
    issuers = document.issuers
    issued = document.issued
    effective = document.effective
    validity = document.validity
    pages = document.pages
  }
}
