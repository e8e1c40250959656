/// Invented sentences with what is to be found in them.
///
/// Add a line to add a case.
///
/// One statement a line: sentence | metric | comparator | value | unit | kind | horizon. A line that
/// begins with `|` is a further statement of the sentence above; `-` stands for none. A sentence
/// alone asserts nothing. The plan's title says 2026—2030 in `plan`, nothing in `plain`.
enum StatementCases {
  static let plan = """
    # verbs of doing count over the plan
    建成县级检测服务站12个。 | 建成县级检测服务站数 | = | 12 | 个 | target_cumulative | 2030
    新增节水型企业300家以上。 | 新增节水型企业数 | >= | 300 | 家 | target_cumulative | 2030
    打造5个左右茶产业示范镇。 | 打造茶产业示范镇数 | approx | 5 | 个 | target_cumulative | 2030
    培育香料加工企业1.2万家。 | 培育香料加工企业数 | = | 12000 | 家 | target_cumulative | 2030
    完成老旧厂房改造3万平方米以上。 | 老旧厂房改造面积 | >= | 30000 | 平方米 | target_cumulative | 2030
    # verbs of level are stocks
    竹制品业增加值突破80亿元。 | 竹制品业增加值 | > | 8000000000 | 元 | target_stock | 2030
    技能人才占比达到35%。 | 技能人才占比 | >= | 35 | % | target_stock | 2030
    粮食加工转化率稳定在3/4左右。 | 粮食加工转化率 | approx | 0.75 | 比例 | target_stock | 2030
    茶园亩均产值达到1.5万元。 | 茶园亩均产值 | >= | 15000 | 元/亩 | target_stock | 2030
    每万人口发明专利拥有量达到9件。 | 每万人口发明专利拥有量 | >= | 9 | 件/万人 | target_stock | 2030
    全县光伏装机达到60万千瓦以上。 | 光伏装机 | >= | 600000 | 千瓦 | target_stock | 2030
    渔船更新率超过四分之三。 | 渔船更新率 | > | 0.75 | 比例 | target_stock | 2030
    # 每年 makes a flow
    每年实施水利项目40个。 | 实施水利项目数 | = | 40 | 个 | target_annual | 2030
    每年举办7场茶叶品鉴会。 | 举办茶叶品鉴会数 | = | 7 | 场 | target_annual | 2030
    每年引导80家酒厂导入追溯系统。 | 导入追溯系统的酒厂数 | = | 80 | 家 | target_annual | 2030
    # one verb for a list, 以上 only for its own number
    每年新增陶瓷大师20名、非遗传承人60名以上。 | 新增陶瓷大师数 | = | 20 | 名 | target_annual | 2030
    | 新增非遗传承人数 | >= | 60 | 名 | target_annual | 2030
    新增冷库30座和烘干中心15个。 | 新增冷库数 | = | 30 | 座 | target_cumulative | 2030
    | 新增烘干中心数 | = | 15 | 个 | target_cumulative | 2030
    形成2个全国领先的制茶中心和20个以上县级制茶工坊。 | 形成全国领先的制茶中心数 | = | 2 | 个 | target_cumulative | 2030
    | 形成县级制茶工坊数 | >= | 20 | 个 | target_cumulative | 2030
    # another verb frees the clause from 每年, the same verb or none does not
    每年评定星级农家乐10家左右,培育民宿管家500名。 | 评定星级农家乐数 | approx | 10 | 家 | target_annual | 2030
    | 培育民宿管家数 | = | 500 | 名 | target_cumulative | 2030
    每年引进面料企业15家,印染企业5家。 | 引进面料企业数 | = | 15 | 家 | target_annual | 2030
    | 引进印染企业数 | = | 5 | 家 | target_annual | 2030
    每年新建粮仓6座,渔业投资占农业投资比重达到20%。 | 新建粮仓数 | = | 6 | 座 | target_annual | 2030
    | 渔业投资占农业投资比重 | >= | 20 | % | target_stock | 2030
    每年建设水窖8座。培育护林员90名。 | 建设水窖数 | = | 8 | 座 | target_annual | 2030
    | 培育护林员数 | = | 90 | 名 | target_cumulative | 2030
    # years
    到2028年,建成智慧渔港4个。 | 建成智慧渔港数 | = | 4 | 个 | target_cumulative | 2028
    到2028年,茶产业产值达到30亿元、竹产业产值达到12亿元。 | 茶产业产值 | >= | 3000000000 | 元 | target_stock | 2028
    | 竹产业产值 | >= | 1200000000 | 元 | target_stock | 2028
    到2028年,港口吞吐量达到900万吨;到2029年,突破1000万吨。 | 港口吞吐量 | >= | 9000000 | 吨 | target_stock | 2028
    | 港口吞吐量 | > | 10000000 | 吨 | target_stock | 2029
    2027年组织出海招商不少于30次。 | 组织出海招商数 | >= | 30 | 次 | target_annual | 2027
    力争到“十五五”末,茶文化场馆达到50个。 | 茶文化场馆数 | >= | 50 | 个 | target_stock | 2030
    # full coverage and first ever
    实现乡镇快递网点全覆盖。 | 乡镇快递网点覆盖率 | = | 100 | % | target_stock | 2030
    推进规上酒企节能诊断全覆盖。 | 规上酒企节能诊断覆盖率 | = | 100 | % | target_stock | 2030
    力争实现国家级茶叶金奖零的突破。 | 国家级茶叶金奖数 | >= | 1 | 个 | target_stock | 2030
    # qualifiers delimit what is counted
    每年开工总投资5亿元以上的食品项目9个。 | 食品项目总投资 | >= | 500000000 | 元 | threshold | -
    | 开工总投资5亿元以上的食品项目数 | = | 9 | 个 | target_annual | 2030
    打造3个百亿级茶叶集群。 | 打造百亿级茶叶集群数 | = | 3 | 个 | target_cumulative | 2030
    | 茶叶集群规模 | = | 10000000000 | 元 | threshold | -
    # the subject is restored
    陶瓷上市企业达到6家以上,力争总市值达到400亿元。 | 陶瓷上市企业数 | >= | 6 | 家 | target_stock | 2030
    | 陶瓷上市企业总市值 | >= | 40000000000 | 元 | target_stock | 2030
    规上酒业亩均税收达到30万元、亩均产值达到400万元。 | 规上酒业亩均税收 | >= | 300000 | 元/亩 | target_stock | 2030
    | 规上酒业亩均产值 | >= | 4000000 | 元/亩 | target_stock | 2030
    # thresholds and benefits inherit no year
    每支子基金规模不低于2亿元。 | 每支子基金规模 | >= | 200000000 | 元 | threshold | -
    县级基金按照子基金规模20%的比例出资。 | 县级基金出资比例(占子基金规模) | = | 20 | % | benefit | -
    每年提取土地出让收入的2%以上作为古村保护经费。 | 古村保护经费提取比例(占土地出让收入) | >= | 2 | % | threshold | -
    # 分别 and 均 pair names with numbers
    茶叶、竹木业产值分别达到60亿元和20亿元。 | 茶叶产值 | >= | 6000000000 | 元 | target_stock | 2030
    | 竹木业产值 | >= | 2000000000 | 元 | target_stock | 2030
    # a bare share or growth takes the measure before
    渔业增加值突破50亿元,占农业增加值比重达到18%,年均增速保持在6%以上。 | 渔业增加值 | > | 5000000000 | 元 | target_stock | 2030
    | 渔业增加值占农业增加值比重 | >= | 18 | % | target_stock | 2030
    | 渔业增加值年均增速 | >= | 6 | % | target_stock | 2030
    酒业产值年均增长9%以上。 | 酒业产值年均增长率 | >= | 9 | % | target_annual | 2030
    # the year that is compared with is no horizon
    单位产品电耗较2025年下降12%。 | 单位产品电耗下降率 | = | 12 | % | target_stock | 2030
    # ranges are two statements
    形成3—5个特色渔港。 | 形成特色渔港数 | >= | 3 | 个 | target_cumulative | 2030
    | 形成特色渔港数 | <= | 5 | 个 | target_cumulative | 2030
    # a list of sizes shares its noun
    打造2个百亿级、6个十亿级茶叶园区。 | 打造百亿级茶叶园区数 | = | 2 | 个 | target_cumulative | 2030
    | 规模 | = | 10000000000 | 元 | threshold | -
    | 打造十亿级茶叶园区数 | = | 6 | 个 | target_cumulative | 2030
    | 茶叶园区规模 | = | 1000000000 | 元 | threshold | -
    # a share of those that do
    70%以上的规上酒企实现数字化改造。 | 规上酒企数字化改造比例 | >= | 70 | % | target_stock | 2030
    绿色包装使用率由20%以上提高至45%以上。 | 绿色包装使用率 | >= | 45 | % | target_stock | 2030
    # separators of thousands
    茶产值达到1,234.5亿元,茶企业达到12,000家。 | 茶产值 | >= | 123450000000 | 元 | target_stock | 2030
    | 茶企业数 | >= | 12000 | 家 | target_stock | 2030
    # existing stock
    做优做强全县11个国家级水产良种场。 | 国家级水产良种场数 | = | 11 | 个 | other | -
    # names, ordinals, versions and sums are no statements
    实施“4+3”产业计划和“双百”行动。
    推广渔光互补2.0版和5G应用。
    山区17县要落实第3批清单。
    统筹六大片区、三个方面重点任务。
    贯彻商务部等9部门文件精神,参照〔2025〕8号文件。
    办好2026年世界陶瓷大会。
    建设“万户千村”工程和百千万培育体系。
    培育一批骨干企业,形成一系列标准。
    建设全覆盖的监测体系。
    """

  static let plain = """
    # thresholds
    新入园企业亩均投资不低于200万元。 | 新入园企业亩均投资 | >= | 2000000 | 元/亩 | threshold | -
    难以独立使用的零散林地,单块林地面积不超过20亩且累计不超过园区总面积的15%。 | 零散林地单块林地面积 | <= | 20 | 亩 | threshold | -
    | 零散林地累计占园区总面积比例 | <= | 15 | % | threshold | -
    新建酒厂用水量和用电量占比原则上均不高于60%。 | 新建酒厂用水量占比 | <= | 60 | % | threshold | -
    | 新建酒厂用电量占比 | <= | 60 | % | threshold | -
    对单位产值水耗低于0.8吨/万元的茶企,优先供地。 | 单位产值水耗 | < | 0.8 | 吨/万元 | threshold | -
    工业厂房容积率一般不低于1.2。 | 工业厂房容积率 | >= | 1.2 | 无量纲 | threshold | -
    受理单位应在5个工作日内答复申请人。 | 答复申请人时限 | <= | 5 | 工作日 | threshold | -
    巡检间隔时间不超过48小时。 | 巡检间隔时间 | <= | 48 | 小时 | threshold | -
    每年供应的土地中绿地比例不低于12%。 | 供应的土地中绿地比例 | >= | 12 | % | threshold | -
    # benefits
    对新认定的茶叶龙头企业给予20万元奖励。 | 新认定的茶叶龙头企业奖励额 | = | 200000 | 元 | benefit | -
    支持酿酒技术中心落户本县,对符合条件的按其近两年设备投入的8%给予最高不超过60万元的一次性补助。 | 设备投入的计算期间 | = | 2 | 年 | other | -
    | 酿酒技术中心一次性补助占近两年设备投入的比例 | = | 8 | % | benefit | -
    | 酿酒技术中心一次性补助额 | <= | 600000 | 元 | benefit | -
    对首次获得国家金奖的茶企,给予一次性奖励30万元。 | 首次获得国家金奖的茶企一次性奖励额 | = | 300000 | 元 | benefit | -
    单个项目补助最高不超过70万元。 | 单个项目补助额 | <= | 700000 | 元 | benefit | -
    擅自改变渔港用途的,处2万元以上8万元以下罚款。 | 罚款额 | >= | 20000 | 元 | threshold | -
    | 罚款额 | <= | 80000 | 元 | threshold | -
    申请人应年满20周岁,注册成立2年以上。 | 申请人年龄 | >= | 20 | 岁 | threshold | -
    | 注册成立年限 | >= | 2 | 年 | threshold | -
    亩均产值低于50万元的,不予续租。 | 亩均产值 | < | 500000 | 元/亩 | threshold | -
    评审结果公示7个工作日。 | 评审结果公示时长 | = | 7 | 工作日 | threshold | -
    # deadlines and terms
    各镇要在2026年9月底前排查整改渔港隐患。 | 渔港隐患的排查整改 | <= | 2026-09-30 | 日期 | deadline | 2026
    到2035年,全面建成海洋强县。 | 海洋强县的建成 | <= | 2035-12-31 | 日期 | deadline | 2035
    本办法自2026年5月1日起施行,有效期3年。 | 施行日期 | = | 2026-05-01 | 日期 | validity | -
    | 有效期 | = | 3 | 年 | validity | -
    # no frame, no horizon
    全省每年引进总投资2000万美元以上茶旅项目5个以上。 | 茶旅项目总投资 | >= | 20000000 | 美元 | threshold | -
    | 引进总投资2000万美元以上茶旅项目数 | >= | 5 | 个 | target_annual | -
    # frequency of a duty
    县农业局每季度召开茶叶质量例会。 | 茶叶质量例会召开次数 | = | 1 | 次/季度 | other | -
    # Chinese numerals
    绿化率不低于百分之四十。 | 绿化率 | >= | 40 | % | threshold | -
    每车保险金额不少于三百万元。 | 每车保险金额 | >= | 3000000 | 元 | threshold | -
    # parts of a system
    到2028年,由3个县级茶市、12个镇级茶市等构成的交易体系基本形成。 | 县级茶市数 | = | 3 | 个 | target_stock | 2028
    | 镇级茶市数 | = | 12 | 个 | target_stock | 2028
    # width of punctuation and blanks do not matter
    到 2028 年，建成 智慧渔港 4 个 以上。 | 建成智慧渔港数 | >= | 4 | 个 | target_cumulative | 2028
    """
}
