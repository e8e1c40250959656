import Diagnostics

extension DeclarationKind {
  /// `overlays/*.yaml`: what a year or a region changes.
  public static let overlay = DeclarationKind(
    name: "overlay", title: "overlays/*.yaml", location: "overlays",
    shape: .object(
      ObjectShape(
        Wording("增补", "an overlay"),
        [
          .init(
            "name", .form(.identifier), required: true,
            Wording("名称，与文件同名", "the name, that of the file")),
          .init("title", .text, Wording("标题", "the title")),
          .init(
            "pack", .form(.packName),
            Wording("所改的包；缺省为本包", "the pack that it changes; its own where nothing is said")),
          .init(
            "jurisdiction", .form(.region),
            Wording("适用的行政区划代码", "the code of the region that it is for")),
          .init(
            "years",
            .object(
              ObjectShape(
                Wording("年度", "years"),
                [
                  .init("from", .count, Wording("起始年", "the first year")),
                  .init("until", .count, Wording("终止年（含）", "the last year")),
                ])), Wording("适用的年度", "the years that it is for")),
          .init("provision", .text, Wording("依据的条款", "the provision")),
          .init(
            "changes", .list(.object(change)), required: true, Wording("改动", "what it changes")),
        ])))

  private static let change = ObjectShape(
    Wording("改动", "a change"),
    [
      .init(
        "at", .text, required: true,
        Wording("所改的文件，如 baselines/industry.csv", "the file, such as baselines/industry.csv")),
      .init(
        "path", .text,
        Wording(
          "YAML 中的位置，如 fields/用地面积/constraints/minimum",
          "the place in YAML, such as fields/用地面积/constraints/minimum")),
      .init("value", .scalar, Wording("新值", "the new value")),
      .init(
        "key", .map(.scalar), Wording("CSV 中的哪一行（列名: 值）", "which row of the CSV (column: value)")),
      .init("set", .map(.scalar), Wording("这一行的新值（列名: 值）", "its new values (column: value)")),
    ])
}
