import { z } from 'zod';
import { board } from './board.ts';
import { rpc } from './endpoint.ts';
import { idSchema } from './projects.ts';

/** So many things done are kept with their way back, the newest; and for so many days. */
export const undoKept = 100;
export const undoDays = 30;
/** What all of them may take, in characters of JSON: changes of thousands of ideas push out the older ones. */
export const undoLimit = 4_000_000;

const callOf = <Name extends string, Input extends z.ZodType>(name: Name, input: Input) =>
  z.object({ name: z.literal(name), input });

/** A question to the backend that takes something back, or does it again. */
export const undoCallSchema = z.discriminatedUnion('name', [
  callOf('board.setMarks', board['board.setMarks'].input),
  callOf('board.setText', board['board.setText'].input),
  callOf('board.deleteMany', board['board.deleteMany'].input),
  callOf('board.restoreMany', board['board.restoreMany'].input),
]);
export type UndoCall = z.infer<typeof undoCallSchema>;

const calls = z.array(undoCallSchema).min(1).max(4);

/** The ways back and forth of something that was done to the ideas of a project. */
export const undoWaysSchema = z.object({ projectId: idSchema, back: calls, forth: calls });
export type UndoWays = z.infer<typeof undoWaysSchema>;

/** Something that was done, as it is kept. */
export const undoStepSchema = undoWaysSchema.extend({
  id: idSchema,
  /** What was done, in the words of the person's language. */
  label: z.string().min(1).max(2000),
});
export type UndoStep = z.infer<typeof undoStepSchema>;

/** What was done to ideas, so that it can be taken back after the window, or the machine, was gone. */
export const undo = {
  /**
   * Keeps a step as the newest one; `kept` says whether it was. Nothing is kept of a project or of ideas
   * that went for good, nor of ideas of another project: their words are nowhere any more, and don't come back this way.
   */
  'undo.keep': rpc(undoStepSchema, z.object({ kept: z.boolean() })),
  /**
   * Forgets a step, since it was taken back. `was` says whether it was there, `before` whether another window had been first:
   * one that is there no more for its age or its size is neither.
   */
  'undo.forget': rpc(z.object({ id: idSchema }), z.object({ was: z.boolean(), before: z.boolean() })),
  /** All that are kept of projects that are there, the newest last. */
  'undo.list': rpc(z.object({}), z.array(undoStepSchema)),
};
