import type { CriteriaSet, Opinion } from '../../contract/converge-criteria.ts';
import type { Idea } from '../../contract/ideation.ts';
import type { Brief } from '../../contract/projects.ts';
import { madeUpNumber } from './made-up-number.ts';
import type { ScoringModel, StemmedTurn, TaskLayout } from './ports.ts';

/** What the model was taught to score, in this order, each 1 to 10. */
const taught = ['reach', 'impact', 'confidence', 'effort'] as const;
type Taught = (typeof taught)[number];

/** Which of those speaks of a criterion, by set and criterion, and whether its high end is the scale's high end. */
const spoken: Readonly<
  Record<string, Readonly<Record<string, { readonly of: Taught; readonly same: boolean }>>>
> = {
  // How many people it will touch and how many months it takes can't be told from a number of 1 to 10.
  rice: { impact: { of: 'impact', same: true }, confidence: { of: 'confidence', same: true } },
  ice: {
    impact: { of: 'impact', same: true },
    confidence: { of: 'confidence', same: true },
    ease: { of: 'effort', same: false },
  },
  'impact-effort': { impact: { of: 'impact', same: true }, effort: { of: 'effort', same: true } },
};

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
const reasonTokens = 70;

/** The criteria of a set that the model was taught to score. */
export function opinionCriteria(setId: string): string[] {
  return Object.keys(spoken[setId] ?? {});
}

/**
 * Asks the model for its score of an idea. Of each figure the likelihoods of 1 to 10 are read, given the likeliest
 * values of those before it, and their mean is taken: a sampled digit would be one draw from them. Then it writes its
 * reason, greedily; one that names a number of neither brief nor idea is withheld.
 */
export async function askOpinion(
  model: ScoringModel,
  layout: TaskLayout,
  brief: Brief,
  idea: Pick<Idea, 'title' | 'pitch'>,
  set: CriteriaSet,
  signal: AbortSignal,
): Promise<Omit<Opinion, 'madeAt'>> {
  const prompt = scorePrompt(layout, brief, idea);
  const { likelihoods, answer } = await readScores(model, prompt, signal);
  const scores: Opinion['scores'] = {};
  for (const { id, scale } of set.criteria) {
    const source = spoken[set.id]?.[id];
    if (!source || scale.kind !== 'steps') continue;
    scores[id] = onScale(likelihoods[source.of], scale.steps.length, source.same);
  }
  const opening = `${answer}"reason":"`;
  const whole = { system: prompt.system, turn: prompt.stem + prompt.turn };
  const [written] = await model.complete({
    prompt: whole,
    openings: [opening],
    sampling: { temperature: 0, topK: 0, topP: 1, minP: 0, repetitionPenalty: 1 },
    seed: 0,
    maxTokens: opening.length + reasonTokens,
    allows: () => true,
    endsAt: (text) => /(?<!\\)"/.test(text),
    signal,
  });
  const { reason, withheld } = checkReason(written?.text ?? '', whole.turn);
  return { scores, reason, withheld, model: { id: model.id, sha256: model.sha256 } };
}

/** The likelihoods of 1 to 10 of each figure, and the answer that they begin. */
async function readScores(
  model: ScoringModel,
  prompt: StemmedTurn,
  signal: AbortSignal,
): Promise<{ likelihoods: Readonly<Record<Taught, readonly number[]>>; answer: string }> {
  let answer = '{';
  const likelihoods: Partial<Record<Taught, readonly number[]>> = {};
  for (const key of taught) {
    answer += `"${key}":`;
    const logs = await model.weigh({ prompt, answer, choices: digits.map((digit) => `${digit},`), signal });
    const shares = softmax(logs);
    likelihoods[key] = shares;
    answer += `${digits[shares.indexOf(Math.max(...shares))]!},`;
  }
  return { likelihoods: likelihoods as Record<Taught, readonly number[]>, answer };
}

/** What the model is sent. Its brief was taught as one line: a title, then sentences. */
function scorePrompt(
  layout: TaskLayout,
  brief: Pick<Brief, 'title' | 'problem'>,
  idea: Pick<Idea, 'title' | 'pitch'>,
): StemmedTurn {
  const line = (text: string) => text.replace(/\s+/g, ' ').trim();
  const ended = (text: string) => (/[.!?。！？]$/.test(text) || text === '' ? text : `${text}.`);
  const values: Readonly<Record<string, string>> = {
    brief: [ended(line(brief.title)), line(brief.problem)].filter(Boolean).join(' '),
    title: line(idea.title).replace(/\.$/, ''),
    pitch: line(idea.pitch),
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  // Every idea of a project is asked about below the same brief.
  const at = Math.max(0, layout.user.indexOf('{title}'));
  return {
    system: layout.system,
    stem: fill(layout.user.slice(0, at)),
    turn: fill(layout.user.slice(at)),
  };
}

/** Likelihoods of 1 to 10 as a place on a scale of so many steps, 1 being the first. */
function onScale(
  likelihoods: readonly number[],
  steps: number,
  same: boolean,
): { expected: number; certainty: number } {
  const mean = likelihoods.reduce((sum, share, at) => sum + share * (at + 1), 0);
  const along = (mean - 1) / (digits.length - 1);
  const entropy = likelihoods.reduce((sum, share) => (share > 0 ? sum - share * Math.log(share) : sum), 0);
  return {
    expected: 1 + (same ? along : 1 - along) * (steps - 1),
    certainty: Math.min(1, Math.max(0, 1 - entropy / Math.log(digits.length))),
  };
}

function softmax(logs: readonly number[]): number[] {
  const greatest = Math.max(...logs);
  const shares = logs.map((log) => Math.exp(log - greatest));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/** The sentence, or why it isn't shown. */
function checkReason(written: string, asked: string): Pick<Opinion, 'reason' | 'withheld'> {
  const [value = ''] = written.split(/(?<!\\)"/);
  const reason = value
    .replace(/\\(["\\/])/g, '$1')
    .replace(/\\n/g, ' ')
    .trim();
  if (!/[.!?]$/.test(reason) || reason.split(' ').length < 4)
    return { reason: null, withheld: 'no-sentence' };
  if (madeUpNumber(reason, asked)) return { reason: null, withheld: 'made-up-number' };
  return { reason, withheld: null };
}
