import type { Explanation } from '../../../contract/predict-uses.ts';
import { shownNumber } from './predicted-row.ts';

type Facts = Omit<Explanation, 'words'>;
type Contribution = Explanation['contributions'][number];
const mentioned = 3;

/** An explanation in two or three sentences; nothing is said that isn't in its figures. */
export function explanationWords(facts: Facts, target: string, language: 'en' | 'zh-CN'): string {
  const size = facts.contributions.reduce((most, { amount }) => Math.max(most, Math.abs(amount)), 0);
  // What is a fiftieth of the largest isn't worth a word.
  const told = facts.contributions.filter(({ amount }) => Math.abs(amount) > size / 50);
  const up = told.filter(({ amount }) => amount > 0).slice(0, mentioned);
  const down = told.filter(({ amount }) => amount < 0).slice(0, mentioned);
  return language === 'en' ? inEnglish(facts, target, up, down) : inChinese(facts, target, up, down);
}

function shareOf({ predicted, class: shown }: Facts, classAt: number | null): string | null {
  if (shown === null || classAt === null) return null;
  return `${(100 * predicted.probabilities[classAt]!).toFixed(1)} %`;
}

function inEnglish(
  facts: Facts,
  target: string,
  up: readonly Contribution[],
  down: readonly Contribution[],
): string {
  const { predicted, class: shown } = facts;
  const share = shareOf(facts, predicted.prediction === shown ? largest(predicted.probabilities) : null);
  const opening =
    shown === null
      ? `The model expects ${target} to be ${predicted.prediction}; on average it says ${shownNumber(facts.base)}.`
      : `The model says ${target} is "${predicted.prediction}"${share === null ? '' : ` (${share})`}.`;
  const what = shown === null ? 'a higher value' : `"${shown}"`;
  const list = (entries: readonly Contribution[]) => entries.map(inWords).join(', ');
  const inWords = ({ column, value }: Contribution) =>
    value.trim() === '' ? `${column} is missing` : `${column} is ${value}`;
  if (up.length + down.length === 0) return `${opening} No column moves it.`;
  const speaksFor = up.length > 0 ? ` For ${what} speaks: ${list(up)}.` : '';
  const speaksAgainst = down.length > 0 ? ` Against it: ${list(down)}.` : '';
  return `${opening}${speaksFor}${speaksAgainst}`;
}

function inChinese(
  facts: Facts,
  target: string,
  up: readonly Contribution[],
  down: readonly Contribution[],
): string {
  const { predicted, class: shown } = facts;
  const share = shareOf(facts, predicted.prediction === shown ? largest(predicted.probabilities) : null);
  const opening =
    shown === null
      ? `模型预计${target}为 ${predicted.prediction}，平均预测为 ${shownNumber(facts.base)}。`
      : `模型预测${target}为“${predicted.prediction}”${share === null ? '' : `（${share}）`}。`;
  const what = shown === null ? '更高的值' : `“${shown}”`;
  const inWords = ({ column, value }: Contribution) =>
    value.trim() === '' ? `${column}缺失` : `${column}为 ${value}`;
  const list = (entries: readonly Contribution[]) => entries.map(inWords).join('、');
  if (up.length + down.length === 0) return `${opening}没有任何一列影响结果。`;
  const speaksFor = up.length > 0 ? `支持${what}的因素：${list(up)}。` : '';
  const speaksAgainst = down.length > 0 ? `相反的因素：${list(down)}。` : '';
  return `${opening}${speaksFor}${speaksAgainst}`;
}

function largest(probabilities: readonly number[]): number {
  return probabilities.indexOf(Math.max(...probabilities));
}
