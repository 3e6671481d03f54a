import type { BriefFields } from '../../contract/projects.ts';

export type BriefField = keyof BriefFields;

/** Words that name a field when a heading is made of them, in English and Chinese. */
const wordsOf: Readonly<Record<BriefField, readonly string[]>> = {
  title: ['title', 'name', 'project', 'project name', 'brief', '标题', '名称', '项目', '项目名称'],
  problem: [
    ...[
      'problem',
      'the problem',
      'problem statement',
      'pain',
      'pain points',
      'challenge',
      'need',
      'situation',
    ],
    ...['background', 'context', 'description', 'overview', 'opportunity', 'what is wrong'],
    ...['问题', '问题描述', '痛点', '挑战', '需求', '背景', '现状', '描述', '概述', '机会'],
  ],
  people: [
    ...['people', 'users', 'user', 'customers', 'customer', 'audience', 'target audience', 'target users'],
    ...['who', 'who it is for', 'who is it for', 'for whom', 'target group', 'personas', 'stakeholders'],
    ...['人群', '人', '用户', '目标用户', '目标人群', '客户', '顾客', '受众', '使用者', '对象', '谁'],
  ],
  constraints: [
    ...['constraints', 'constraint', 'limits', 'limitations', 'restrictions', 'requirements', 'boundaries'],
    ...['rules', 'budget', 'budget and constraints', 'must haves', 'non-goals'],
    ...['约束', '约束条件', '限制', '限制条件', '条件', '要求', '边界', '预算'],
  ],
  assets: [
    ...['assets', 'asset', 'resources', 'resource', 'strengths', 'capabilities', 'what we have', 'means'],
    ...['assets and resources', 'advantages', 'data'],
    ...['资源', '资产', '优势', '能力', '已有资源', '现有资源', '我们有什么', '数据'],
  ],
  success: [
    ...[
      'success',
      'success criteria',
      'success metrics',
      'goal',
      'goals',
      'objective',
      'objectives',
      'outcome',
    ],
    ...['outcomes', 'metrics', 'measure of success', 'what success looks like', 'definition of done'],
    ...['成功', '成功标准', '成功指标', '目标', '衡量标准', '指标', '成果', '预期结果'],
  ],
};

const fieldOfWord: ReadonlyMap<string, BriefField> = new Map(
  (Object.keys(wordsOf) as BriefField[]).flatMap((field) =>
    wordsOf[field].map((word) => [word, field] as const),
  ),
);

/**
 * The field that a heading or label names, or null. Case, numbering ("2.", "三、") and a colon, a
 * question mark or an English remark in brackets at its end don't matter; a heading that joins two
 * names ("人群/用户", "People & users") goes by the first.
 */
export function fieldNamed(heading: string): BriefField | null {
  if (heading.length > 80) return null;
  const plain = heading
    .toLowerCase()
    .replace(/^\s*(?:\d+[.)、]?|[一二三四五六七八九十]+[、.])\s*/u, '')
    .replace(/[(（][^)）]*[)）]\s*$/u, '')
    .replace(/[\s:：?？.。]+$/u, '')
    .trim();
  const first = plain.split(/\s*(?:[/／|,，、&]|\band\b|和|与)\s*/u)[0] ?? '';
  return fieldOfWord.get(plain) ?? fieldOfWord.get(first) ?? null;
}
