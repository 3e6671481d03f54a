import { InklingError } from '../../contract/errors.ts';
import { speechLimits, type Spoken } from '../../contract/speech.ts';
import type { JobContext } from '../workers/job.ts';
import { cutAtPauses, isSilent } from './pauses.ts';
import type { Listener, LoadListener, ReadFile } from './ports.ts';
import { resample } from './resample.ts';
import { readWave } from './wav.ts';

export type SpeechJobs = ReturnType<typeof createSpeechJobs>;

/** Where a recording is. */
export type Audio =
  | { readonly kind: 'file'; readonly path: string; readonly fileName: string }
  /** Whole numbers of 16 bits. */
  | { readonly kind: 'samples'; readonly samples: Int16Array };

interface Request {
  readonly folder: string;
  readonly sha256: string;
  readonly audio: Audio;
  readonly language: string | null;
}

/** What a job tells on the way. */
export type Listening =
  | { readonly phase: 'loading' | 'listening'; readonly doneSeconds: number; readonly totalSeconds: number }
  | { readonly phase: 'heard'; readonly spoken: readonly Spoken[] }
  /** Said at times within a stretch, so that the thread isn't taken for one that hangs. */
  | { readonly phase: 'alive' };

const { sampleRate, minutes } = speechLimits;
/** Less than this holds no word. */
const shortestSeconds = 0.1;

/** The job of listening. The model heard with last stays in its worker. */
export function createSpeechJobs(parts: { readonly load: LoadListener; readonly readFile: ReadFile }) {
  let held: { readonly key: string; readonly listener: Listener } | null = null;

  const listenerOf = async (folder: string, sha256: string): Promise<Listener> => {
    const key = `${folder}\n${sha256}`;
    if (held?.key === key) return held.listener;
    held = null;
    held = { key, listener: await parts.load(folder) };
    return held.listener;
  };

  return {
    async 'speech/transcribe'(request: Request, context: JobContext) {
      const samples = await samplesOf(request.audio, parts.readFile, context);
      const totalSeconds = samples.length / sampleRate;
      const tell = (value: Listening) => context.progress(value);
      const stretches = cutAtPauses(samples, sampleRate);
      if (stretches.every((stretch) => isSilent(samples, stretch, sampleRate))) throw nothingHeard();
      tell({ phase: 'loading', doneSeconds: 0, totalSeconds });
      const listener = await listenerOf(request.folder, request.sha256);
      const spoken: Spoken[] = [];
      let { language } = request;
      for (const stretch of stretches) {
        context.checkpoint();
        tell({ phase: 'listening', doneSeconds: stretch.start / sampleRate, totalSeconds });
        if (isSilent(samples, stretch, sampleRate)) continue;
        const heard = await listener.hear(samples.subarray(stretch.start, stretch.end), language, context);
        // What the first stretch is in, the others are too.
        language = heard.language;
        const offset = stretch.start / sampleRate;
        const end = stretch.end / sampleRate;
        const placed = heard.spoken.map(({ startSeconds, endSeconds, text }) => ({
          startSeconds: Math.min(end, offset + startSeconds),
          endSeconds: Math.min(end, offset + endSeconds),
          text,
        }));
        spoken.push(...placed);
        tell({ phase: 'heard', spoken: placed });
      }
      if (spoken.length === 0 || language === null) throw nothingHeard();
      return { spoken, language, audioSeconds: totalSeconds };
    },
  };
}

async function samplesOf(audio: Audio, readFile: ReadFile, context: JobContext): Promise<Float32Array> {
  const samples =
    audio.kind === 'samples'
      ? Float32Array.from(audio.samples, (value) => value / 32_768)
      : fromFile(await readFile(audio.path, audio.fileName, context));
  if (samples.length < shortestSeconds * sampleRate) throw nothingHeard();
  if (samples.length > minutes * 60 * sampleRate)
    throw new InklingError(
      'file-too-large',
      `This recording is longer than ${minutes} minutes. Nothing was written down.`,
      'Cut it into shorter ones.',
    );
  return samples;
}

function fromFile(bytes: Uint8Array): Float32Array {
  const wave = readWave(bytes);
  // Before it is resampled, which takes as long as it is.
  const length = Math.min(wave.samples.length, Math.ceil((minutes * 60 + 1) * wave.sampleRate));
  return resample(wave.samples.subarray(0, length), wave.sampleRate, sampleRate);
}

function nothingHeard(): InklingError {
  return new InklingError(
    'not-enough-data',
    'Nothing is to be heard in this recording.',
    'Check that the microphone is on and not muted, and record it again.',
  );
}
