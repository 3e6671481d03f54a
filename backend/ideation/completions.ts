import type { IdeaDetails } from './draft-fields.ts';
import { capital, type Beginning } from './openings.ts';

/** A pitch that needs no model any more. */
export interface FinishedPitch {
  readonly beginning: Beginning;
  readonly title: string;
  readonly pitch: string;
}

/** Every way in which people ended these openings, each filled once. */
export function finishedPitches(beginnings: readonly Beginning[]): FinishedPitch[] {
  const once = beginnings.filter(
    ({ completion }, i) => beginnings.findIndex((other) => other.completion === completion) === i,
  );
  return once.flatMap((beginning) => {
    const { text, completion, fill } = beginning;
    if (!completion) return [];
    return completion.ends.flatMap((end): FinishedPitch[] => {
      const filled = fill(end);
      return filled === null
        ? []
        : [{ beginning, title: completion.title, pitch: `${text} ${agree(text, filled)}` }];
    });
  });
}

/** Whoever an opening ends with, or with them and "no longer": the subject of what follows. */
const subject =
  /(?:^|,|\b(?:that|so|which|before|what|why|whether|when))\s+((?:(?! can | will | has )[^,])+?)(?: no longer| never)?$/;
/** Words after which more is said of somebody: "parents of small children" are parents. */
const more = /\s(?:of|with|without|who|whose|over|under|aged)\b.*$/;
const many = /(?:[^s]s|\byou|\bthey|people|children|men|women|staff|folk)$/i;

/** Ends are written for many; of one person "need to" becomes "needs to". */
function agree(opening: string, end: string): string {
  const who = subject.exec(opening)?.[1]?.replace(more, '');
  if (who === undefined || many.test(who)) return end;
  return end.replace(/^need to /, 'needs to ').replace(/^have to /, 'has to ');
}

/** Who, why and experiment of a beginning as people wrote them, filled from the brief; null where nobody did. */
export function detailsOf({ completion, fill }: Beginning): IdeaDetails | null {
  if (!completion) return null;
  const who = fill(`{${completion.for}}`);
  const why = fill(completion.why);
  const experiment = fill(completion.test);
  if (who === null || why === null || experiment === null) return null;
  return { who: capital(who), why: capital(why), experiment: capital(experiment) };
}
