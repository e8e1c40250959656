import Diagnostics

extension DeclarationKind {
  /// `metrics/*.yaml`: what is measured by region and period.
  public static let metrics = DeclarationKind(
    name: "metrics", title: "metrics/*.yaml", location: "metrics",
    shape: .object(
      ObjectShape(
        Wording("指标", "metrics"),
        [
          .init(
            "name", .form(.identifier), required: true,
            Wording("名称，与文件同名", "the name, that of the file")),
          .init("title", .text, Wording("标题", "the title")),
          .init(
            "metrics", .list(.object(metric)), required: true, Wording("指标", "the metrics")),
        ])))

  private static let metric = ObjectShape(
    Wording("指标", "a metric"),
    [
      .init("id", .form(.identifier), required: true, Wording("标识", "the identifier")),
      .init("title", .text, required: true, Wording("名称", "what it is called")),
      .init("unit", .form(.unit), required: true, Wording("单位", "the unit")),
      .init(
        "kind", .choice(["flow", "stock", "ratio"]), required: true,
        Wording(
          "flow 期间发生数，stock 期末数，ratio 比值",
          "flow: what came in; stock: a level; ratio: a quotient")),
      .init(
        "regions", .choice(["sum", "each", "whole"]),
        Wording(
          "sum 上级为下级之和（缺省），each 各地同一标准，whole 只有全域数",
          "sum of the regions below (default), each held to the same, or known of the whole alone")),
      .init(
        "better", .choice(["more", "less"]),
        Wording("多好还是少好；缺省为 more", "whether more is better (default) or less")),
      .init("note", .text, Wording("说明", "what is to be known of it")),
      .init(
        "from", .object(formula),
        Wording("由记录推算；不写则只有上报数", "how it follows from records; only reported where absent")),
    ])

  private static let formula = ObjectShape(
    Wording("推算", "how it follows from records"),
    [
      .init("records", .text, required: true, Wording("记录类型", "the type of the records")),
      .init("where", .text, Wording("哪些记录，FEEL", "which records count, in FEEL")),
      .init(
        "sum", .text, required: true,
        Wording("相加的数，FEEL；1 为计数", "what is added up, in FEEL; 1 counts")),
      .init(
        "over", .text, Wording("除数，FEEL，同样相加", "what it is divided by, in FEEL, added up alike")),
      .init(
        "region", .text, required: true, Wording("区划代码，FEEL", "the code of the region, in FEEL")),
      .init(
        "date", .text,
        Wording("日期，FEEL；缺省为记录的期间", "the day, in FEEL; the period of the record by default")),
    ])
}
