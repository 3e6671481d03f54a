import { z } from 'zod';
import { stream } from './endpoint.ts';
import { pathSchema } from './path.ts';

/** What a voice note is held to. */
export const speechLimits = {
  /** Samples a second that models of speech hear. */
  sampleRate: 16_000,
  minutes: 20,
  /** Of one piece of a recording: ten seconds, as bytes. */
  pieceBytes: 320_000,
} as const;

/** Bytes in base64 are longer by a third. */
const pieceCharacters = 4 * Math.ceil(speechLimits.pieceBytes / 3);
const pieces = Math.ceil((speechLimits.minutes * 60 * speechLimits.sampleRate * 2) / speechLimits.pieceBytes);

/** A stretch of what was said. */
export const spokenSchema = z.object({
  startSeconds: z.number().nonnegative(),
  endSeconds: z.number().nonnegative(),
  text: z.string(),
});
export type Spoken = z.infer<typeof spokenSchema>;

const audioSchema = z.discriminatedUnion('kind', [
  /** A WAV file, of any rate and number of channels. */
  z.object({ kind: z.literal('file'), path: pathSchema('Choose a file.') }),
  /** One channel at 16,000 samples a second, each a whole number of 16 bits, lowest byte first, in base64. */
  z.object({
    kind: z.literal('samples'),
    pieces: z
      .array(z.base64().max(pieceCharacters, 'A piece of a recording is ten seconds at most.'))
      .min(1, 'There is nothing recorded.')
      .max(pieces, `A recording has at most ${speechLimits.minutes} minutes.`),
  }),
]);

/** Speech to text, on this machine, by a model that the person brought. */
export const speech = {
  /**
   * Writes down what is said in a recording. Rejects with `model-missing` while there is no model for it, `file-…` for a
   * file that is no WAV, `not-enough-data` where nothing is to be heard.
   */
  'speech.transcribe': stream(
    z.object({
      audio: audioSchema,
      /** Left out: the model that is used for speech. */
      modelId: z.string().min(1).max(200).optional(),
      /** As a tag ("en"); left out: it is heard from the recording. */
      language: z
        .string()
        .regex(/^[a-z]{2,3}$/u, 'A language is a tag such as "en".')
        .optional(),
    }),
    [
      z.object({
        type: z.literal('progress'),
        phase: z.enum(['checking', 'loading', 'listening']),
        doneSeconds: z.number(),
        /** Of the recording; 0 until it is known. */
        totalSeconds: z.number(),
        timeLeftMs: z.number().nullable(),
      }),
      /** What was heard since the last one. */
      z.object({ type: z.literal('heard'), spoken: z.array(spokenSchema) }),
      z.object({
        type: z.literal('done'),
        text: z.string(),
        spoken: z.array(spokenSchema),
        /** What was spoken, as a tag. */
        language: z.string(),
        modelId: z.string(),
        modelName: z.string(),
        audioSeconds: z.number(),
        seconds: z.number(),
      }),
    ],
  ),
};
