import { dirname } from 'node:path';
import type { CopiedModel } from '../../models/ports.ts';
import type { JobContext } from '../../workers/job.ts';
import { packingOf } from './choose-graph.ts';
import { nameOf, openNotes, readFacts, requireDiskSpace } from './folder-parts.ts';
import { readJson } from './folder-config.ts';
import type { PipelineKind } from './pipeline-kinds.ts';
import { readCard } from './read-card.ts';
import { folderDamaged, folderUnsupported, shown } from './refusals.ts';
import type { SourceFile, SourceFolder } from './source-folder.ts';
import { StagedFiles } from './staged-files.ts';

const longestConfig = 1 << 20;
/** TensorProto.DataType. */
const half = 10;

/** What is taken where a file is there in several packings: quick on a processor, and near what its maker made. */
const packings = ['quantized', 'int8', '', 'uint8', 'q4', 'bnb4'] as const;
/** What hears and sees keeps its full numbers: it is run once, and all that follows hangs on it. */
const packingsOfEncoder = ['', 'quantized', 'int8', 'uint8', 'q4', 'bnb4'] as const;

/**
 * Copies a model for a pipeline into an empty folder: its ONNX files, given plain names, and the small files they go with.
 * Throws as `copyOnnxFolder` does.
 */
export function copyPipeline(
  source: SourceFolder,
  root: string,
  kind: PipelineKind,
  folder: string,
  context: JobContext,
): CopiedModel {
  const opened: { readonly name: string; readonly file: SourceFile }[] = [];
  const take = (name: string, target: string): SourceFile | null => {
    const file = source.open(name);
    if (file) opened.push({ name: target, file });
    return file;
  };
  try {
    const chosen = kind.graphs.map((graph) => chooseFile(source, graph));
    const packed: (string | null)[] = [];
    for (const [at, file] of chosen.entries()) {
      const facts = readFacts(source, file, context);
      const thin = [...facts.inputs, ...facts.outputs].find(({ type }) => type === half);
      if (thin)
        throw folderUnsupported(
          `This file passes ${shown(thin.name)} in half precision, which is not built in here.`,
          'Bring a folder that also holds the file whose name ends in _quantized, or in nothing.',
        );
      take(file, `onnx/${kind.graphs[at]!}.onnx`);
      const inner = dirname(file) === '.' ? '' : `${dirname(file)}/`;
      for (const [location, end] of facts.external) {
        const weights = take(`${inner}${location}`, `onnx/${location}`);
        if (!weights) throw folderDamaged(`the weights are missing: ${shown(location)}`);
        if (weights.sizeBytes < end) throw folderDamaged(`${shown(location)} ends before its weights do`);
      }
      packed.push(packingOf(file));
    }
    for (const name of kind.needs)
      if (!take(name, name)) throw folderDamaged(`${name} is missing from its folder`);
    for (const name of kind.takes) take(name, name);
    opened.push(...openNotes(source));
    const totalBytes = opened.reduce((sum, { file }) => sum + file.sizeBytes, 0);
    requireDiskSpace(folder, totalBytes);

    const staged = new StagedFiles(folder, totalBytes, context);
    for (const { name, file } of opened) staged.copy(name, file);
    const config = readJson(source, 'config.json', longestConfig) ?? {};
    // How another program would have loaded it: with other names of files, for one.
    const { 'transformers.js_config': _, ...plain } = config;
    staged.write('config.json', JSON.stringify(plain, null, 2));
    const card = readCard(source);
    return {
      task: kind.task,
      name: nameOf(root),
      architecture: typeof config['model_type'] === 'string' ? config['model_type'] : 'unknown',
      licence: card.licence,
      languages: card.languages.length > 0 ? card.languages : languagesOf(source),
      contextLength: contextOf(config),
      parameters: null,
      packing: packed.at(-1) ?? null,
      isLayoutGuessed: false,
      files: staged.files,
    };
  } finally {
    for (const { file } of opened) file.close();
  }
}

function chooseFile(source: SourceFolder, graph: string): string {
  const order = graph.startsWith('encoder') ? packingsOfEncoder : packings;
  for (const inner of ['onnx/', ''])
    for (const packing of order) {
      const name = `${inner}${graph}${packing === '' ? '' : `_${packing}`}.onnx`;
      if (source.names(inner.replace('/', '')).includes(name.slice(inner.length))) return name;
    }
  throw folderDamaged(`the file ${graph}.onnx is missing from its folder onnx`);
}

/** Languages that a model of speech has tokens for. */
function languagesOf(source: SourceFolder): string[] {
  const known = readJson(source, 'generation_config.json', longestConfig)?.['lang_to_id'];
  return typeof known === 'object' && known !== null
    ? Object.keys(known).map((token) => token.replace(/[<|>]/gu, ''))
    : [];
}

function contextOf(config: Readonly<Record<string, unknown>>): number {
  const said = ['max_target_positions', 'max_position_embeddings'].map((key) => config[key]);
  return said.find((value): value is number => Number.isInteger(value) && (value as number) > 0) ?? 1;
}
