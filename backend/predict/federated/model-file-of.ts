import { InklingError } from '../../../contract/errors.ts';
import type { PredictModelId } from '../../../contract/predict-config.ts';
import { modelOf, type OpenedRun } from '../uses/opened-run.ts';
import type { ModelFile } from './model-file.ts';

/** The file of a run's model. Throws `invalid-input` for models of trees, whose nodes can't be averaged. */
export function modelFileOf(run: Pick<OpenedRun, 'state'>, id: PredictModelId): ModelFile {
  const model = modelOf(run, id);
  if (model.kind !== 'linear' && model.kind !== 'network')
    throw new InklingError(
      'invalid-input',
      'Only linear models and networks can be exchanged and merged: they have weights of which a mean can be taken.',
      'Choose the linear model or a network; any model can be exported as ONNX.',
    );
  const { encoder, target, background, trainingRows } = run.state;
  return { id, encoder, target, model, background, rows: trainingRows };
}
