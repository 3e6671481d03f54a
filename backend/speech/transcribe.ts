import type { EventOf } from '../../contract/index.ts';
import type { Spoken } from '../../contract/speech.ts';
import { emitted } from '../streams/emitted.ts';
import { createTimeLeft } from '../streams/time-left.ts';
import type { InputOfJob, OutputOfJob } from '../workers/job.ts';
import type { Listening, SpeechJobs } from './jobs.ts';
import { joinSpoken } from './join-spoken.ts';

/** What is told of a transcription; failing is thrown. */
export type SpeechEvent = Exclude<EventOf<'speech.transcribe'>, { type: 'failed' }>;

/** A worker that listens. */
export interface SpeechWorker {
  run<N extends keyof SpeechJobs>(
    name: N,
    input: InputOfJob<SpeechJobs, N>,
    options: { readonly signal: AbortSignal; readonly onProgress?: (value: unknown) => void },
  ): Promise<OutputOfJob<SpeechJobs, N>>;
}

interface Transcript {
  readonly text: string;
  readonly spoken: Spoken[];
  readonly language: string;
  readonly audioSeconds: number;
}

/** Has a recording listened to, tells how far it is and what was heard, and gives the whole. */
export function transcribe(
  worker: SpeechWorker,
  { folder, sha256, audio, language }: InputOfJob<SpeechJobs, 'speech/transcribe'>,
  signal: AbortSignal,
): AsyncGenerator<SpeechEvent, Transcript, void> {
  return emitted<SpeechEvent, Transcript>(async (emit) => {
    let timeLeft = createTimeLeft();
    let isListening = false;
    const onProgress = (value: unknown) => {
      const told = value as Listening;
      if (told.phase === 'alive') return;
      if (told.phase === 'heard') return emit({ type: 'heard', spoken: [...told.spoken] });
      // Loading is no part of what is reckoned from.
      if (told.phase === 'listening' && !isListening) timeLeft = createTimeLeft();
      isListening = told.phase === 'listening';
      const timeLeftMs = isListening ? timeLeft(told.doneSeconds / told.totalSeconds) : null;
      emit({ type: 'progress', ...told, timeLeftMs });
    };
    const input = { folder, sha256, audio, language };
    const { spoken, ...facts } = await worker.run('speech/transcribe', input, { signal, onProgress });
    return { text: joinSpoken(spoken), spoken, ...facts };
  });
}
