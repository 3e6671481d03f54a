import type { Translated } from '../translated.ts';
import type { voiceEn } from './en.ts';

/** The Chinese texts of voice notes. */
export const voiceZhCN: Translated<typeof voiceEn> = {
  start: '语音笔记',
  title: '语音笔记',
  lead: '直接说，或打开一段录音。在本机转成文字，录音不会保存。',
  noModel: '这里还没有语音模型。可以在“模型”中下载一个（例如 Whisper base），或从文件夹导入。',
  record: '录音',
  open: '打开录音…',
  stop: '停止',
  level: '音量',
  language: '所说的语言',
  heard: '语言：自动识别',
  asking: '正在等待麦克风…',
  reading: '正在读取文件…',
  listening: '正在转成文字',
  written: '语音笔记已转成文字',
  text: '说了什么',
  facts: '{{length}}的{{language}}录音，由 {{model}} 用 {{time}}转成文字。',
  check: '请通读一遍：人名和数字常会听错。',
  where: '放到哪里',
  intoBrief: '简报：{{field}}',
  into: {
    idea: '新想法',
    document: '文档',
  },
  put: '放进去',
  putLabel: '语音笔记放入“{{where}}”',
  putSaid: '语音笔记已放入“{{where}}”。',
  again: '重新听写',
  changedSince: '没有改动：“{{where}}”中的语音笔记之后被修改过。',
  changeIt: '不需要的内容请手动删除。',
  faults: {
    'too-large': '文件超过 100 MB。请把录音存为 MP3，或剪短。',
    'too-long': '录音超过 {{minutes}} 分钟。请剪成几段。',
    unreadable: '文件里没有能读取的声音。可以读取 WAV、MP3、Ogg 和 FLAC。',
    'no-microphone': '没有找到麦克风，或它正被其他程序占用。请接好后重试。',
    refused: '没有得到麦克风。请在系统设置中允许 Inkling 使用，然后重试。',
  },
};
