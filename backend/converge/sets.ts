import { InklingError } from '../../contract/errors.ts';
import type {
  Answer,
  CriteriaSet,
  OfferedSet,
  SetFields,
  Weights,
  Words,
} from '../../contract/converge-criteria.ts';
import { opinionCriteria } from './opinion.ts';
import type { StoredEntry } from './ports.ts';
import { isOnScale } from './scales.ts';

/** The middle of what can be chosen, so that a criterion can be made to count less as well as more. */
const usualWeight = 5;

const inBoth = (text: string): Words => ({ en: text, 'zh-CN': text });

/** A set that the app brings, with the weights of the project. */
export function offerBuiltIn(set: CriteriaSet, weights: Weights | undefined): OfferedSet {
  return {
    ...set,
    own: false,
    opinionOn: opinionCriteria(set.id),
    weights: Object.fromEntries(set.criteria.map(({ id }) => [id, weights?.[id] ?? usualWeight])),
  };
}

/** A set that was written in the project. */
export function offerOwn({ id, value }: Pick<StoredEntry<'set'>, 'id' | 'value'>): OfferedSet {
  return {
    id,
    kind: 'weighted',
    name: inBoth(value.name),
    about: inBoth(''),
    own: true,
    opinionOn: [],
    criteria: value.criteria.map((criterion) => ({
      id: criterion.id,
      name: inBoth(criterion.name),
      question: inBoth(criterion.question),
      better: 'more' as const,
      scale: {
        kind: 'steps' as const,
        steps: criterion.steps.map((words, at) => ({ value: at + 1, words: inBoth(words) })),
      },
    })),
    weights: Object.fromEntries(value.criteria.map(({ id: key, weight }) => [key, weight])),
  };
}

/** The set with other weights; those that aren't given stay. */
export function withWeights(fields: SetFields, weights: Weights): SetFields {
  return {
    ...fields,
    criteria: fields.criteria.map((criterion) => ({
      ...criterion,
      weight: weights[criterion.id] ?? criterion.weight,
    })),
  };
}

/** Throws `invalid-input` for a criterion that the set doesn't have, or a value that isn't on its scale. */
export function requireAnswer(set: CriteriaSet, criterionId: string, answer: Answer | null): void {
  const criterion = set.criteria.find(({ id }) => id === criterionId);
  if (!criterion)
    throw new InklingError(
      'invalid-input',
      'This set has no such criterion. Nothing was changed.',
      'Choose one of its criteria.',
    );
  if (!answer || answer.value === 'not-assessable' || isOnScale(criterion.scale, answer.value)) return;
  throw new InklingError(
    'invalid-input',
    `${answer.value} is not on the scale of “${criterion.name.en}”. Nothing was changed.`,
    criterion.scale.kind === 'amount'
      ? `Give a number from ${criterion.scale.min} to ${criterion.scale.max}, or say that it can't be assessed.`
      : 'Choose one of the steps, or say that it can’t be assessed.',
  );
}

/** The answers that the set still has a place for: criteria and steps may have been changed since. */
export function stillAnswers(
  set: CriteriaSet,
  answers: Readonly<Record<string, Answer>>,
): Record<string, Answer> {
  return Object.fromEntries(
    set.criteria.flatMap(({ id, scale }) => {
      const answer = answers[id];
      if (!answer) return [];
      return answer.value === 'not-assessable' || isOnScale(scale, answer.value) ? [[id, answer]] : [];
    }),
  );
}
