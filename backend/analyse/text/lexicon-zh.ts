const list = (text: string): readonly string[] => text.trim().split(/\s+/u);

/** Chinese words that speak well of something; found as parts of the text, the longest first. */
export const goodWordsZh = list(`
  很好 太好 真好 特别好 不错 满意 喜欢 推荐 好吃 好喝 好看 好用 好听 美味 新鲜 干净 整洁 舒服 舒适 热情 友好 耐心 细心 贴心
  周到 礼貌 专业 方便 实惠 划算 便宜 公道 便捷 快捷 顺利 顺手 流畅 稳定 清晰 清楚 漂亮 美丽 精致 精彩 感人 有趣 开心 高兴
  快乐 幸福 惊喜 优秀 完美 出色 一流 五星 好评 点赞 感谢 谢谢 值得 超值 耐用 结实 安静 温馨 温暖 放心 安心 受益 实用 贴心
  赞 棒 香 酥 享受 超出预期 用心 管用 强烈推荐 最好 温柔 可口 给力 靠谱 良心
`);
/** Chinese words that speak ill of something. */
export const badWordsZh = list(`
  很差 太差 差劲 糟糕 失望 后悔 恶劣 恶心 难吃 难喝 难看 难用 难听 难闻 脏 臭 发霉 吵 吵闹 嘈杂 敷衍 冷漠 傲慢 粗鲁 不耐烦 骂
  骗 坑 欺骗 虚假 假货 劣质 坏 破 烂 裂 漏 卡 闪退 死机 崩溃 断网 掉线 慢 迟到 拖延 拖 贵 太贵 涨价 乱收费 浪费 无聊 垃圾
  麻烦 折腾 生气 气死 愤怒 投诉 差评 过敏 疼 痛 难受 磨脚 开胶 错误 出错 混乱 没人理 推来推去 不退 拒绝 不值 糊弄 摇晃 啸叫
  白花钱 一肚子气 扎 丢 缺 失败 太硬 不道歉 再也不 一星
`);
/** What turns the word after it around. */
export const negationsZh = list(
  '不 没 没有 不太 不怎么 并不 毫不 从不 无 别 不是 一点也不 一点都不 一次都没',
);
/** What makes the word after it stronger. */
export const intensifiersZh = list('很 非常 特别 太 超 极其 十分 真 相当');
