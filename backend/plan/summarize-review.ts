import type { ReviewCounts, ReviewStanding, ReviewSummary } from '../../contract/plan.ts';
import type { ReviewAnswer } from '../../contract/plan-entries.ts';
import type { ReviewArea } from '../../contract/plan-library.ts';

type Given = Pick<ReviewAnswer, 'answer' | 'note' | 'evidence'>;

/**
 * The review in short. There is no score: an area, and the whole, stands where its worst answer puts it, since ten good
 * answers don't make up for a missing consent.
 */
export function summarizeReview(
  review: readonly ReviewArea[],
  answers: ReadonlyMap<string, Given>,
): ReviewSummary {
  const idsOf = (test: (given: Given) => boolean) =>
    review.flatMap(({ questions }) =>
      questions.flatMap(({ id }) => {
        const given = answers.get(id);
        return given && test(given) ? [id] : [];
      }),
    );
  const areas = review.map(({ id, questions }) => {
    const given = questions.map((question) => answers.get(question.id));
    return { area: id, standing: standingOf(given), counts: countsOf(given) };
  });
  const all = review.flatMap(({ questions }) => questions.map(({ id }) => answers.get(id)));
  return {
    standing: standingOf(all),
    counts: countsOf(all),
    areas,
    no: idsOf(({ answer }) => answer === 'no'),
    notSure: idsOf(({ answer }) => answer === 'not-sure'),
    unsupported: idsOf(isUnsupported),
  };
}

/** A word alone shows nothing: “yes” and “not applicable” need a note or evidence. */
function isUnsupported({ answer, note, evidence }: Given): boolean {
  return (answer === 'yes' || answer === 'not-applicable') && note.trim() === '' && evidence.length === 0;
}

function standingOf(given: readonly (Given | undefined)[]): ReviewStanding {
  if (given.some((one) => one?.answer === 'no')) return 'no';
  if (given.some((one) => one?.answer === 'not-sure')) return 'not-sure';
  if (given.some((one) => !one)) return 'unanswered';
  if (given.some((one) => one && isUnsupported(one))) return 'unsupported';
  return 'clear';
}

function countsOf(given: readonly (Given | undefined)[]): ReviewCounts {
  const count = (answer: ReviewAnswer['answer']) => given.filter((one) => one?.answer === answer).length;
  return {
    yes: count('yes'),
    no: count('no'),
    notSure: count('not-sure'),
    notApplicable: count('not-applicable'),
    unanswered: given.filter((one) => !one).length,
  };
}
