import type { ModelTask } from '../../../contract/models.ts';

/** A kind of model that is run by a pipeline: of several ONNX files, or with more beside them than a text model has. */
export interface PipelineKind {
  readonly task: ModelTask;
  /** Its ONNX files without what says how they are packed. */
  readonly graphs: readonly string[];
  /** Files without which it can't run, beside config.json. */
  readonly needs: readonly string[];
  /** Taken along where they are there. */
  readonly takes: readonly string[];
}

const speech: PipelineKind = {
  task: 'automatic-speech-recognition',
  graphs: ['encoder_model', 'decoder_model_merged'],
  needs: ['preprocessor_config.json', 'tokenizer.json', 'generation_config.json'],
  takes: ['tokenizer_config.json'],
};

/** What config.json says a model is, where that is one for a pipeline; null for texts that are read or written. */
export function pipelineKindOf(config: Readonly<Record<string, unknown>>): PipelineKind | null {
  switch (config['model_type']) {
    case 'whisper':
      return speech;
    default:
      return null;
  }
}
