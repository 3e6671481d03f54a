import type { Translated } from '../translated.ts';
import type { licencesEn } from './en.ts';

/** What Inkling is built from, in Chinese. */
export const licencesZhCN: Translated<typeof licencesEn> = {
  title: 'Inkling 由什么构成',
  lead: '来自他人的程序与模型，各自的许可证都允许随应用分发。它们的校验值已固定，物料清单与程序放在一起。',
  show: '查看组成部分与许可证',
  search: '查找组成部分或许可证',
  count_other: '{{count}} 个组成部分',
  nothing: '没有这个名称的组成部分。',
  name: '名称',
  version: '版本',
  licence: '许可证',
  kinds: { program: '程序', model: '模型', package: '软件包' },
  failed: '无法读取清单。程序旁边的文件中也有一份。',
};
