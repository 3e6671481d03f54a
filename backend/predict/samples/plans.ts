import { randomNormal } from '../../numerics/random.ts';
import { pick, rounded, type Sample } from './sample.ts';

const fields = [
  { en: 'software', 'zh-CN': '软件' },
  { en: 'trade', 'zh-CN': '贸易' },
  { en: 'health', 'zh-CN': '医疗' },
  { en: 'school', 'zh-CN': '教育' },
] as const;
const chosen = [
  { en: 'free', 'zh-CN': '免费版' },
  { en: 'team', 'zh-CN': '团队版' },
  { en: 'business', 'zh-CN': '企业版' },
] as const;

/** Firms that try a product: which of three plans they take, by size, use and what they ask for. */
export const plans: Sample = {
  name: { en: 'Which plan they take', 'zh-CN': '选择哪个套餐' },
  description: {
    en: '1,500 made-up firms after a trial; predict which of three plans they take.',
    'zh-CN': '1500 家虚构的试用企业；预测它们会选择三个套餐中的哪一个。',
  },
  task: 'multiclass',
  rows: 1500,
  columns: [
    { en: 'field', 'zh-CN': '行业' },
    { en: 'people', 'zh-CN': '人数' },
    { en: 'trial_days_used', 'zh-CN': '试用活跃天数' },
    { en: 'invited', 'zh-CN': '邀请人数' },
    { en: 'asked_for_security', 'zh-CN': '询问安全' },
    { en: 'storage_gb', 'zh-CN': '存储GB' },
    { en: 'plan', 'zh-CN': '套餐' },
  ],
  draw(random, _row, language) {
    const field = pick(
      random,
      fields.map((entry) => [entry, 1] as const),
    );
    const people = Math.max(1, Math.round(Math.exp(2.5 + 1.1 * randomNormal(random))));
    const days = Math.min(30, Math.max(0, Math.round(12 + 7 * randomNormal(random))));
    const invited = Math.floor(-0.2 * Math.min(people, 60) * Math.log(1 - random()));
    const asksSecurity = random() < (field.en === 'health' ? 0.6 : 0.2);
    const storage = Math.exp(0.5 + 0.4 * Math.log(people) + 0.7 * randomNormal(random));
    const scores = [
      0.6,
      -1 + 0.13 * days + 0.1 * Math.min(invited, 12),
      -3.5 + 0.1 * days + 0.9 * Math.log(people) + (asksSecurity ? 1.6 : 0) + 0.03 * storage,
    ];
    const plan = pick(
      random,
      scores.map((score, at) => [at, Math.exp(1.6 * score)] as const),
    );
    const words = language === 'en' ? ['yes', 'no'] : ['是', '否'];
    return [
      field[language],
      people,
      days,
      invited,
      asksSecurity ? words[0]! : words[1]!,
      rounded(storage, 1),
      chosen[plan]![language],
    ];
  },
};
