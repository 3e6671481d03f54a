import { z } from 'zod';
import { rpc, stream } from './endpoint.ts';
import { onnxCheckSchema } from './predict-uses.ts';
import { idSchema, timeSchema } from './projects.ts';

/** What sets of pictures are held to. */
export const pictureLimits = {
  classes: 50,
  pictures: 5000,
  /** Of a class; fewer can't be split into training, validation and test. */
  fewestOfClass: 5,
  /** Of one call that adds. */
  perCall: 250,
} as const;

/** Side of the squares that pictures are brought to, in pixels. */
export const pictureSizes = [16, 32, 48] as const;

const nameSchema = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `A ${what} needs a name.`)
    .max(200, `The name of a ${what} has at most 200 characters.`);
/** Bytes 0 to 255, channel by channel and row by row, in base64. */
const pixelsSchema = z.base64();

/** Pictures with what each of them shows, all of one size. */
export const pictureSetSchema = z.object({
  id: idSchema,
  projectId: idSchema,
  name: z.string(),
  size: z.literal(pictureSizes),
  channels: z.union([z.literal(1), z.literal(3)]),
  classes: z.array(z.object({ name: z.string(), count: z.int().nonnegative() })),
  count: z.int().nonnegative(),
  createdAt: timeSchema,
});
export type PictureSet = z.infer<typeof pictureSetSchema>;

/** How a network is taught; every setting has a default that suits a few hundred pictures. */
export const pictureTrainingSchema = z.object({
  seed: z.int().min(0).max(0xffffffff).default(42),
  epochs: z.int().min(1, 'At least one walk over the pictures.').max(200).default(30),
  learningRate: z.number().min(1e-5).max(0.1).default(0.003),
  dropout: z.number().min(0).max(0.9).default(0.25),
  weightDecay: z.number().min(0).max(0.1).default(1e-4),
  /** Changed copies are learnt from: moved, lighter or darker, and mirrored where that shows the same thing. */
  augment: z.boolean().default(true),
  mirror: z.boolean().default(true),
  /** Walks without a better validation loss before it ends. */
  patience: z.int().min(1).max(200).default(6),
});
export type PictureTraining = z.infer<typeof pictureTrainingSchema>;

const epochSchema = z.object({
  epoch: z.int(),
  /** Mean cross-entropy in nats. */
  trainLoss: z.number(),
  validationLoss: z.number(),
  validationAccuracy: z.number(),
});

/** What a network came to on pictures it never learnt from. */
export const pictureRunSchema = z.object({
  id: idSchema,
  setId: idSchema,
  createdAt: timeSchema,
  training: pictureTrainingSchema,
  split: z.object({ train: z.int(), validation: z.int(), test: z.int() }),
  classes: z.array(z.string()),
  parameters: z.int(),
  epochs: z.array(epochSchema),
  bestEpoch: z.int(),
  testAccuracy: z.number(),
  /** 95 %, by bootstrap over the test pictures. */
  interval: z.object({ low: z.number(), high: z.number() }),
  /** Share of the commonest class among the test pictures: what always saying that would get. */
  baseline: z.number(),
  /** Rows are what a picture shows, columns what the network said. */
  confusion: z.array(z.array(z.int())),
  /** Test pictures it got wrong, the surest errors first, 24 at most. */
  mistakes: z.array(
    z.object({ at: z.int(), name: z.string(), truth: z.int(), said: z.int(), probability: z.number() }),
  ),
  trainingMs: z.number(),
});
export type PictureRun = z.infer<typeof pictureRunSchema>;

const ofRun = z.object({ runId: idSchema });
const ofSet = z.object({ setId: idSchema });

/** Folders of labelled pictures, and a small convolutional network that learns to tell them apart. */
export const pictures = {
  'pictures.sets': rpc(z.object({ projectId: idSchema }), z.array(pictureSetSchema)),
  'pictures.createSet': rpc(
    z.object({
      projectId: idSchema,
      name: nameSchema('set of pictures'),
      size: z.literal(pictureSizes).default(32),
      channels: z.union([z.literal(1), z.literal(3)]).default(3),
      classes: z
        .array(nameSchema('class'))
        .min(2, 'Pictures of two kinds at least: each folder is one kind.')
        .max(pictureLimits.classes, `At most ${pictureLimits.classes} kinds.`)
        .refine((names) => new Set(names).size === names.length, 'Two kinds have the same name.'),
    }),
    pictureSetSchema,
  ),
  /** Adds pictures; either all of a call are kept or none. */
  'pictures.add': rpc(
    z.object({
      setId: idSchema,
      pictures: z
        .array(z.object({ name: z.string().max(255), classId: z.int().nonnegative(), pixels: pixelsSchema }))
        .min(1)
        .max(pictureLimits.perCall),
    }),
    pictureSetSchema,
  ),
  /** Drawn here with a seed: cups that are whole, cracked or chipped. */
  'pictures.createSample': rpc(z.object({ projectId: idSchema }), pictureSetSchema),
  'pictures.deleteSet': rpc(ofSet, z.object({})),
  'pictures.restoreSet': rpc(ofSet, pictureSetSchema),
  /** Some pictures of a set, to be looked at. */
  'pictures.look': rpc(
    z.object({ setId: idSchema, at: z.array(z.int().nonnegative()).min(1).max(60) }),
    z.array(z.object({ at: z.int(), name: z.string(), classId: z.int(), pixels: pixelsSchema })),
  ),
  'pictures.train': stream(z.object({ setId: idSchema, training: pictureTrainingSchema.prefault({}) }), [
    z
      .object({ type: z.literal('epoch'), of: z.int(), remainingMs: z.number().nullable() })
      .extend(epochSchema.shape),
    z.object({ type: z.literal('done'), run: pictureRunSchema }),
  ]),
  'pictures.runs': rpc(ofSet, z.array(pictureRunSchema)),
  'pictures.deleteRun': rpc(ofRun, z.object({})),
  /** The network as ONNX, run in ONNX Runtime on pictures of its set and compared with what the app says. */
  'pictures.exportOnnx': rpc(
    ofRun,
    z.object({
      name: z.string(),
      /** The file. */
      base64: z.string(),
      sizeBytes: z.int(),
      check: onnxCheckSchema.pick({ rows: true, largestDifference: true, tolerance: true, passed: true }),
    }),
  ),
  /** What the network says of new pictures, brought to the size of its set. */
  'pictures.classify': rpc(
    z.object({ runId: idSchema, pixels: z.array(pixelsSchema).min(1).max(pictureLimits.perCall) }),
    z.array(z.object({ probabilities: z.array(z.number()) })),
  ),
};
