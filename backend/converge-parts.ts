import { InklingError } from '../contract/errors.ts';
import type { ConvergeModels } from './converge/ports.ts';
import type { Runtime } from './runtime/runtime.ts';

/** What converging needs of the models: the default text model, and how it was taught to be asked. */
export function convergeModels(runtime: Runtime): ConvergeModels {
  return {
    borrow: (signal, use) => runtime.borrowTextModel(undefined, signal, use),
    async layout(task) {
      const { brief, tasks } = await runtime.conventions(undefined);
      const layout = tasks[task];
      if (!layout)
        throw new InklingError(
          'model-failed',
          `This model was not taught the task “${task}”.`,
          'Choose another model; your own scores need none.',
        );
      return { brief, ...layout };
    },
  };
}
