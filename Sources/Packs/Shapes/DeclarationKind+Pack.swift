import Diagnostics

extension DeclarationKind {
  /// `pack.yaml`.
  public static let pack = DeclarationKind(
    name: "pack", title: "pack.yaml", location: "pack.yaml",
    shape: .object(
      ObjectShape(
        Wording("规则包", "a pack"),
        [
          .init(
            "name", .form(.packName), required: true,
            Wording("包名，与文件夹同名", "the name, that of the folder")),
          .init("title", .text, required: true, Wording("标题", "the title")),
          .init(
            "version", .form(.version), required: true,
            Wording("版本号，如 1.0.0", "the version, such as 1.0.0")),
          .init("description", .text, Wording("说明", "what the pack does")),
          .init(
            "jurisdiction", .form(.region),
            Wording("适用的行政区划代码", "the code of the region that it is for")),
          .init(
            "documents", .list(.text),
            Wording("依据的文号", "the numbers of the documents that it carries out")),
          .init("uses", .list(.form(.packName)), Wording("引用的其他包", "the packs that it uses")),
          .init(
            "versions", .list(.object(version)),
            Wording("规则的各个版本及适用条件", "the versions of the rules, and when each applies")),
        ])))

  private static let version = ObjectShape(
    Wording("版本", "a version"),
    [
      .init(
        "id", .text, required: true,
        Wording("版本的名称，如 “2022”", "the name of the version, such as “2022”")),
      .init("document", .text, Wording("依据的文号", "the number of its document")),
      .init(
        "applies", .list(.object(application)), required: true,
        Wording("适用条件，满足其一即可", "when it applies; one of them is enough")),
    ])

  private static let application = ObjectShape(
    Wording("适用条件", "a condition"),
    [
      .init(
        "applications", .oneOrMore(.text),
        Wording("申请类型，如 认定、复核", "types of application, such as 认定, 复核")),
      .init("applied", .object(span), Wording("申请日期", "the day of application")),
      .init("certified", .object(span), Wording("证书日期", "the day of the certificate")),
      .init("batches", .oneOrMore(.text), Wording("仅适用的批次", "the batches that it is for alone")),
    ])

  static let span = ObjectShape(
    Wording("期间", "a span"),
    [
      .init("from", .form(.date), Wording("起（含）", "the first day")),
      .init("until", .form(.date), Wording("止（含）", "the last day")),
    ])
}
