/// A long plan in official form, for machines without real documents.
enum InventedPlan {
  private static let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

  private static let sentences = [
    "到2030年，泵阀产业链规上企业营业收入达到%亿元左右，县级以上绿色工厂达到%家以上。",
    "每年完成低效工业用地再开发%亩以上，新供工业用地容积率一般不低于1.8。",
    "深入推进产业结构调整，坚持以企业为主体、以项目为抓手，健全协同推进机制，形成工作合力。",
    "累计培育年营业收入超10亿元企业%家、省级专精特新企业%家以上。",
    "对认定为省级以上首台套产品的企业，按不超过销售额的%%给予奖励，最高不超过200万元。",
    "按照《云州市制造业强基行动计划（2026—2030年）》（云市政发〔2025〕31号）的部署，加强要素保障。",
    "县经信局牵头建立月度监测制度，各乡镇要明确专人负责，县财政局会同县经信局制定资金管理办法。",
    "鼓励各类企业充分利用现有存量用地，支持符合条件的项目优先纳入省重大产业项目。",
  ]

  /// At least so many bytes of plans, one document after another.
  static func text(bytes: Int) -> String {
    var text = ""
    var number = 0
    while text.utf8.count < bytes {
      number += 1
      text += """
        云溪县人民政府关于印发云溪县第\(number)号产业行动方案（2026—2030年）的通知
        云政发〔2026〕\(number)号
        各乡镇人民政府，县政府各部门：
        现将方案印发给你们，请认真组织实施。
        云溪县人民政府
        2026年3月18日

        """
      for chapter in 0..<6 {
        text += "\(numerals[chapter])、推进第\(numerals[chapter])项工作\n"
        for article in 0..<8 {
          text += "（\(numerals[article])）落实第\(numerals[article])项任务。"
          for index in 0..<4 {
            let sentence = sentences[(number + chapter * 3 + article * 5 + index) % sentences.count]
            text += sentence.replacing("%%", with: "8%").replacing("%", with: "\(10 + index * 7)")
          }
          text += "\n"
        }
      }
    }
    return text
  }
}
