import type { JobContext } from '../workers/job.ts';
import type { ConvertedModel, ConvertGguf, MeasureSpeed, TryModel } from './ports.ts';

export type ModelJobs = ReturnType<typeof createModelJobs>;

/** The jobs of importing and of measuring. None leaves anything in its worker. */
export function createModelJobs(parts: {
  readonly convertGguf: ConvertGguf;
  readonly tryModel: TryModel;
  readonly measureSpeed: MeasureSpeed;
}) {
  return {
    'models/convert': (input: { path: string; folder: string }, context: JobContext): ConvertedModel =>
      parts.convertGguf(input.path, input.folder, context),

    'models/try': ({ folder }: { folder: string }): Promise<void> => parts.tryModel(folder),

    'models/measure': (
      input: { folder: string; milliseconds: number },
      context: JobContext,
    ): Promise<number> => parts.measureSpeed(input.folder, input.milliseconds, context),
  };
}
