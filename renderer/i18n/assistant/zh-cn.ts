import type { Translated } from '../translated.ts';
import type { assistantEn } from './en.ts';

/** The Simplified Chinese texts of the assistant. */
export const assistantZhCN: Translated<typeof assistantEn> = {
  lead: '一个引用您的文档、也知道自己何时不知道的客服助手。',
  conversations: {
    title: '对话',
    new: '新对话',
    untitled: '尚未开始',
    delete: '删除 {{title}}',
    deleted: '已删除“{{title}}”',
    deleteConversation: '删除“{{title}}”',
    export: '导出为 Markdown',
  },
  empty: {
    noSources: '它只能说您的文档里有的内容，而现在还没有文档。',
    toKnowledge: '添加文档',
    say: '像顾客那样提问。答案的每一句都会说明出处。',
  },
  ask: {
    question: '问题',
    prompt: '像顾客那样提问',
    send: '提问',
    stop: '停止',
    tooLong: '问题太长：最多 {{limit}} 个字符。',
    mode: '回答方式',
    modes: { quote: '引用原文', write: '撰写，并逐句核对' },
  },
  phases: {
    waiting: '正在等待模型空闲',
    loading: '正在加载模型',
    retrieving: '正在查找文档',
    writing: '正在撰写',
    checking: '正在逐句核对',
    'handing-over': '正在转交',
    suggesting: '正在寻找可以接着问的问题',
  },
  answer: {
    cited: '段落 {{number}}：{{source}}',
    marks: {
      verbatim: '原文',
      supported: '撰写，有段落为据',
      replaced: '模型写的句子站不住，这一句是文档原文',
      wording: '您自定的措辞',
    },
    confidence: '把握 {{share}}，要求 {{needed}}。',
    fellBack: '撰写的内容都站不住，因此引用原文。',
    cutOff: '已中断。显示过的内容都已保留。',
    again: '重新回答',
    edit: '修改问题',
    good: '回答得好',
    bad: '回答得不好',
    branch: '{{at}} / {{of}}',
    earlier: '上一版本',
    later: '下一版本',
    goOn: '可以接着问',
    refused: {
      'no-sources': '未回答：还没有文档。',
      'low-confidence': '未回答：文档中没有足够可靠的答案。',
      'not-in-passages': '未回答：找到的段落里没有答案。',
      unsupported: '未回答：撰写的内容都站不住。',
      'off-limits': '未回答：这个话题不予讨论。',
    },
    handedOff: {
      request: '已转人工：顾客要求人工服务。',
      topic: '已转人工：这个话题由人工处理。',
      frustration: '已转人工：顾客情绪激动。',
      injury: '已转人工：可能有人面临危险。',
      legal: '已转人工：提到了法律途径。',
      'low-confidence': '已转人工：连续几个问题未能回答。',
    },
  },
  evidence: {
    title: '依据',
    none: '答案的依据会显示在这里。',
    open: '在段落 {{number}} 处打开 {{source}}',
  },
};
