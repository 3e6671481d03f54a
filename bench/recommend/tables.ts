import type { Experiment } from '../../backend/recommend/evaluation/experiment.ts';
import type { Interval } from '../../backend/recommend/evaluation/bootstrap.ts';
import { protocolInWords } from '../../backend/recommend/evaluation/protocol.ts';
import type { InterviewGain } from '../../backend/recommend/interview/measure-interview.ts';
import type { Goal, Time } from './measure.ts';

/** Writes the table of an experiment, with its protocol in words above it. */
export function writeExperiment(
  log: (line: string) => void,
  title: string,
  { protocol, contenders, declined, verdict }: Experiment,
  { wallMs, cpuMs }: Time,
): void {
  log(`\n${title}. ${protocolInWords(protocol)}`);
  log(
    `${'algorithm'.padEnd(18)} nDCG@10 [95 %]         less popularity's      recall  MRR     MAP     cover.  novelty  ` +
      'tuned s  trained s  list ms  MB',
  );
  for (const { id, accuracy, againstPopularity, beyondAccuracy, cost } of contenders) {
    log(
      [
        id.padEnd(18),
        intervalIn(accuracy.ndcg).padEnd(22),
        intervalIn(againstPopularity.ndcg).padEnd(22),
        accuracy.recall.mean.toFixed(4).padEnd(7),
        accuracy.mrr.mean.toFixed(4).padEnd(7),
        accuracy.map.mean.toFixed(4).padEnd(7),
        beyondAccuracy.coverage.toFixed(3).padEnd(7),
        beyondAccuracy.novelty.toFixed(2).padEnd(8),
        (cost.tuneMs / 1000).toFixed(1).padEnd(8),
        (cost.trainMs / 1000).toFixed(2).padEnd(10),
        cost.listMs.toFixed(2).padEnd(8),
        (cost.modelBytes / 1e6).toFixed(1),
      ].join(' '),
    );
  }
  for (const { id, why } of declined) log(`${id.padEnd(18)} declined: ${why.reason}`);
  log(
    `Best on validation: ${verdict.best}; beats popularity: ${verdict.answer}. ` +
      `${(wallMs / 1000).toFixed(1)} s, processor ${(cpuMs / 1000).toFixed(1)} s.`,
  );
}

/** Writes what an interview is worth to new users. */
export function writeInterview(
  log: (line: string) => void,
  { users, questionsAsked, popularity, interview, interviewGain, model, modelGain }: InterviewGain,
): void {
  log(
    `\nTaste interview of ${users} users whom the training doesn't hold, ${questionsAsked.toFixed(1)} questions each:`,
  );
  log(`  popularity                        ${intervalIn(popularity)}`);
  log(`  users who answer alike            ${intervalIn(interview)}, gain ${intervalIn(interviewGain)}`);
  log(`  ALS, given what was said yes to   ${intervalIn(model)}, gain ${intervalIn(modelGain)}`);
}

/** Writes each goal of the project with what was measured. */
export function writeGoals(log: (line: string) => void, goals: readonly Goal[]): void {
  log('');
  for (const { goal, measured, limit, met } of goals)
    log(`${met ? 'met   ' : 'MISSED'}  ${goal}: ${measured.toFixed(3)} (limit ${limit})`);
}

function intervalIn({ mean, low, high }: Interval): string {
  return `${mean.toFixed(4)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}
