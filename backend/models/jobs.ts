import type { ModelTask } from '../../contract/models.ts';
import type { JobContext } from '../workers/job.ts';
import type { ConvertedModel, ConvertGguf, CopiedModel, CopyOnnx, MeasureSpeed, TryModel } from './ports.ts';

export type ModelJobs = ReturnType<typeof createModelJobs>;

interface Brought {
  readonly path: string;
  readonly folder: string;
}

/** The jobs of importing and of measuring. None leaves anything in its worker. */
export function createModelJobs(parts: {
  readonly convertGguf: ConvertGguf;
  readonly copyOnnx: CopyOnnx;
  readonly tryModel: TryModel;
  readonly measureSpeed: MeasureSpeed;
}) {
  return {
    'models/convert': ({ path, folder }: Brought, context: JobContext): ConvertedModel =>
      parts.convertGguf(path, folder, context),

    'models/copy': ({ path, folder }: Brought, context: JobContext): CopiedModel =>
      parts.copyOnnx(path, folder, context),

    'models/try': ({ folder, task }: { folder: string; task: ModelTask }): Promise<void> =>
      parts.tryModel(folder, task),

    'models/measure': (
      { folder, ...how }: { folder: string; milliseconds: number; threads: number },
      context: JobContext,
    ): Promise<number> => parts.measureSpeed(folder, how, context),
  };
}
