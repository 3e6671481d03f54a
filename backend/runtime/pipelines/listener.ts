import type { AutomaticSpeechRecognitionPipeline, Tensor } from '@huggingface/transformers';
import { cancelledError, InklingError } from '../../../contract/errors.ts';
import type { Spoken } from '../../../contract/speech.ts';
import type { Heard, Listener, LoadListener } from '../../speech/ports.ts';
import type { JobContext } from '../../workers/job.ts';
import { loadTransformers, localFiles } from './transformers.ts';

const sampleRate = 16_000;
/** A thread that says nothing is taken for one that hangs. */
const tellEveryMs = 1000;

/** What a Whisper model says of the tokens that name languages; one that knows English only has none. */
interface Languages {
  readonly is_multilingual?: boolean;
  readonly lang_to_id?: Readonly<Record<string, number>>;
  readonly decoder_start_token_id?: number;
}

/** Loads a model of speech (Whisper) from its folder. Rejects with `model-failed`. */
export const loadListener: LoadListener = async (folder) => {
  try {
    const library = await loadTransformers();
    const pipe = await library.pipeline('automatic-speech-recognition', folder, localFiles);
    return new WhisperListener(library, pipe);
  } catch (error) {
    throw modelFailed(error);
  }
};

class WhisperListener implements Listener {
  readonly #library: Awaited<ReturnType<typeof loadTransformers>>;
  readonly #pipe: AutomaticSpeechRecognitionPipeline;
  readonly #languages: Languages;

  constructor(
    library: Awaited<ReturnType<typeof loadTransformers>>,
    pipe: AutomaticSpeechRecognitionPipeline,
  ) {
    this.#library = library;
    this.#pipe = pipe;
    this.#languages = pipe.model.generation_config ?? {};
  }

  async hear(samples: Float32Array, language: string | null, context: JobContext): Promise<Heard> {
    const known = this.#languages.is_multilingual ? (this.#languages.lang_to_id ?? {}) : null;
    if (language !== null && !(known ? `<|${language}|>` in known : language === 'en'))
      throw new InklingError(
        'invalid-input',
        `This model doesn’t know the language “${language}”.`,
        known
          ? 'Leave the language out: it is heard.'
          : 'It hears English only; bring in a model of many languages.',
      );
    try {
      const spokenIn = language ?? (known ? await this.#languageOf(samples, known) : 'en');
      const heard = await this.#pipe(samples, {
        return_timestamps: true,
        ...(known ? { language: spokenIn, task: 'transcribe' } : {}),
        // Asked at each token: that is how a recording is called off in the middle.
        streamer: this.#watch(context),
      });
      return { spoken: piecesOf(heard, samples.length / sampleRate), language: spokenIn };
    } catch (error) {
      if (context.isCancelled()) throw cancelledError();
      throw modelFailed(error);
    }
  }

  #watch(context: JobContext) {
    let toldAt = performance.now();
    return new this.#library.TextStreamer(this.#pipe.tokenizer, {
      callback_function: () => {},
      token_callback_function: () => {
        context.checkpoint();
        if (performance.now() - toldAt < tellEveryMs) return;
        toldAt = performance.now();
        context.progress({ phase: 'alive' });
      },
    });
  }

  /** The language whose token the model finds likeliest after the beginning. */
  async #languageOf(samples: Float32Array, known: Readonly<Record<string, number>>): Promise<string> {
    const { Tensor } = this.#library;
    const { input_features: features } = (await this.#pipe.processor(samples)) as { input_features: Tensor };
    const begin = BigInt64Array.of(BigInt(this.#languages.decoder_start_token_id ?? 0));
    const run = this.#pipe.model as unknown as (inputs: object) => Promise<{ readonly logits: Tensor }>;
    const { logits } = await run({
      input_features: features,
      decoder_input_ids: new Tensor('int64', begin, [1, 1]),
    });
    const scores = logits.data as Float32Array;
    const likeliest = Object.entries(known).reduce((best, next) =>
      scores[next[1]]! > scores[best[1]]! ? next : best,
    );
    return likeliest[0].slice(2, -2);
  }
}

/** Stretches with their times; what has no end, or one before its beginning, ends with the recording. */
function piecesOf(heard: unknown, seconds: number): Spoken[] {
  const { text, chunks } = heard as {
    readonly text: string;
    readonly chunks?: readonly {
      readonly text: string;
      readonly timestamp: readonly [number, number | null];
    }[];
  };
  const pieces = chunks ?? [{ text, timestamp: [0, null] as const }];
  return pieces
    .map(({ text: said, timestamp: [start, end] }) => ({
      startSeconds: start,
      endSeconds: end === null || end < start ? seconds : end,
      text: said.trim(),
    }))
    .filter(({ text: said }) => said !== '');
}

function modelFailed(error: unknown): InklingError {
  if (error instanceof InklingError) return error;
  return new InklingError(
    'model-failed',
    `The model for speech does not run: ${error instanceof Error ? error.message : String(error)}.`,
    'Import it again, or another one.',
    { cause: error },
  );
}
