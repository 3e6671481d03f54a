import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { EventOf } from '../../../contract/index.ts';
import { speechLimits } from '../../../contract/speech.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useTasks } from '../../ui/tasks.ts';
import { record, type Recorder } from './recorder.ts';
import { readSoundFile, toPieces, type SoundFault } from './sound-file.ts';

type Done = Extract<EventOf<'speech.transcribe'>, { type: 'done' }>;

/** What a voice note is at. */
export type NoteState =
  | { readonly is: 'idle' }
  | { readonly is: 'asking' }
  | { readonly is: 'recording'; readonly seconds: number; readonly level: number }
  | { readonly is: 'reading' }
  | { readonly is: 'listening'; readonly taskId: number; readonly heard: string };

/** Why there is no recording. */
export type NoteFault = SoundFault | 'no-microphone' | 'refused';

/**
 * Records, or reads a file, and has it written down. What was recorded stays for another try; `onText` then gets what it gave
 * at the try before, too.
 */
export function useVoiceNote(address: string, onText: (text: string, before: string | null) => void) {
  const { t } = useTranslation();
  const backend = useBackend();
  const tasks = useTasks();
  const [state, setState] = useState<NoteState>({ is: 'idle' });
  const [fault, setFault] = useState<NoteFault | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [facts, setFacts] = useState<Done | null>(null);
  const recorder = useRef<Recorder | null>(null);
  /** Whoever left while the microphone was asked for does not want to be heard. */
  const wasLeft = useRef(false);
  /** What the recording gave at the latest try. */
  const written = useRef<string | null>(null);
  const [samples, setSamples] = useState<Int16Array | null>(null);

  const isLeft = () => wasLeft.current;

  const clear = () => {
    setFault(null);
    setProblem(null);
  };

  const listen = async (recorded: Int16Array, language: string | undefined, isAgain = false) => {
    setSamples(recorded);
    const before = isAgain ? written.current : null;
    const task = tasks.start(() => t('voice.listening'), address);
    let heard = '';
    setState({ is: 'listening', taskId: task.id, heard });
    try {
      const audio = { kind: 'samples', pieces: toPieces(recorded) } as const;
      for await (const event of backend.stream('speech.transcribe', { audio, language }, task.signal)) {
        if (event.type === 'progress') {
          const share = event.totalSeconds > 0 ? event.doneSeconds / event.totalSeconds : null;
          task.progress({ share, timeLeftMs: event.timeLeftMs });
        } else if (event.type === 'heard') {
          heard = [heard, ...event.spoken.map(({ text }) => text)].join(' ').trim();
          setState({ is: 'listening', taskId: task.id, heard });
        } else {
          setFacts(event);
          onText(event.text, before);
          written.current = event.text;
          task.end('done', () => t('voice.written'));
        }
      }
    } catch (error) {
      const failure = problemOf(error);
      const wasStopped = failure.code === 'cancelled';
      // What was heard until it was stopped is a text too, where there is no whole one from before.
      if (wasStopped && heard !== '' && before === null) {
        onText(heard, null);
        written.current = heard;
      }
      if (!wasStopped) setProblem(failure);
      task.end(wasStopped ? 'stopped' : 'failed', wasStopped ? null : () => failure.message);
    } finally {
      setState({ is: 'idle' });
    }
  };

  const finish = (language: string | undefined) => {
    const recorded = recorder.current?.stop();
    recorder.current = null;
    if (recorded) void listen(recorded, language);
  };

  return {
    state,
    fault,
    problem,
    facts,
    /** Whether there is a recording that could be listened to again. */
    hasRecording: samples !== null,

    async start(language: string | undefined) {
      clear();
      wasLeft.current = false;
      setState({ is: 'asking' });
      try {
        const begun = await record(
          () => window.inkling.openMicrophone(),
          (seconds, level) => {
            if (isLeft()) return;
            setState({ is: 'recording', seconds, level });
            if (seconds >= speechLimits.minutes * 60 - 1) finish(language);
          },
        );
        if (isLeft()) {
          begun.stop();
          setState({ is: 'idle' });
          return;
        }
        recorder.current = begun;
        setState({ is: 'recording', seconds: 0, level: 0 });
      } catch (error) {
        setState({ is: 'idle' });
        setFault(
          error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'no-microphone',
        );
      }
    },

    stop: finish,

    /** Nothing is recorded from here on; what was said so far is written down. */
    leave(language: string | undefined) {
      wasLeft.current = true;
      finish(language);
    },

    async open(file: File, language: string | undefined) {
      clear();
      setState({ is: 'reading' });
      const read = await readSoundFile(file);
      setState({ is: 'idle' });
      if (typeof read === 'string') setFault(read);
      else await listen(read, language);
    },

    /** The note was put where it belongs. */
    forget() {
      setSamples(null);
      setFacts(null);
      written.current = null;
    },

    async again(language: string | undefined) {
      clear();
      if (samples) await listen(samples, language, true);
    },
  };
}
