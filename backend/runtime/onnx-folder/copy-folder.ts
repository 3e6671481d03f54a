import { basename, dirname } from 'node:path';
import type { CopiedModel } from '../../models/ports.ts';
import type { JobContext } from '../../workers/job.ts';
import { layoutFor } from '../gguf/chat-layouts.ts';
import { chooseGraph, graphFiles, packingOf } from './choose-graph.ts';
import { copyPictureReader, pictureReaderParts } from './copy-picture-reader.ts';
import { copyPipeline } from './copy-pipeline.ts';
import { readFolderConfig, readJson } from './folder-config.ts';
import { nameOf, openNotes, readFacts, requireDiskSpace } from './folder-parts.ts';
import type { GraphFacts } from './graph-facts.ts';
import { pipelineKindOf } from './pipeline-kinds.ts';
import { poolingFile, poolingOf, poolingText } from './pooling.ts';
import { readCard } from './read-card.ts';
import { recognise, wholeVector } from './recognise.ts';
import { folderDamaged, folderUnsupported, shown } from './refusals.ts';
import { openSourceFolder, type SourceFile } from './source-folder.ts';
import { StagedFiles } from './staged-files.ts';

const longestConfig = 1 << 20;
/** A model is in fewer files than this. */
const mostWeightFiles = 500;

/**
 * Copies a model that lies as Hugging Face lays out ONNX models (config.json, tokenizer.json, onnx/model*.onnx with its
 * weights beside it, or the ONNX file at the top) into an empty folder: only what is needed of it, and nothing from outside
 * it. `path` is the folder, or one of its ONNX files.
 *
 * Throws `file-damaged`, `file-unsupported`, `disk-full` or `cancelled`; what was written until then is left for the caller
 * to take away.
 */
export function copyOnnxFolder(path: string, folder: string, context: JobContext): CopiedModel {
  const { root, chosen } = whereOf(path);
  const source = openSourceFolder(root);
  const parts = pictureReaderParts(source);
  if (parts) return copyPictureReader(source, root, parts, folder, context);
  const kind = pipelineKindOf(readJson(source, 'config.json', longestConfig) ?? {});
  if (kind) return copyPipeline(source, root, kind, folder, context);
  const candidates = chosen === null ? graphFiles(source) : [chosen];
  const config = readFolderConfig(source);
  const first = readFacts(source, candidates[0]!, context);
  const graph = chooseGraph(candidates, recognise(config, first));
  const facts = graph === candidates[0] ? first : readFacts(source, graph, context);
  const task = recognise(config, facts);
  if (task === 'text-generation' && config.tokenizerKind !== 'BPE')
    throw folderUnsupported(
      `This model that writes has a tokenizer of the kind ${shown(config.tokenizerKind)}; BPE is what is built in here.`,
      'Look for another model, or for a GGUF file of this one.',
    );

  const opened: { readonly name: string; readonly file: SourceFile }[] = [];
  const take = (name: string, target: string) => {
    const file = source.open(name);
    if (file) opened.push({ name: target, file });
    return file;
  };
  try {
    const inner = dirname(graph) === '.' ? '' : `${dirname(graph)}/`;
    const modelName = `onnx/${basename(graph)}`;
    if (!take(graph, modelName)) throw folderDamaged(`${shown(graph)} is gone`);
    if (facts.external.size > mostWeightFiles)
      throw folderDamaged('it names more files of weights than any model');
    for (const [location, end] of facts.external) {
      const file = take(`${inner}${location}`, `onnx/${location}`);
      if (!file)
        throw folderDamaged(
          `the weights are missing: ${shown(location)} should lie beside ${shown(basename(graph))}`,
        );
      if (file.sizeBytes < end) throw folderDamaged(`${shown(location)} ends before its weights do`);
    }
    for (const name of ['config.json', 'generation_config.json', 'tokenizer.json']) take(name, name);
    opened.push(...openNotes(source));
    const totalBytes = opened.reduce((sum, { file }) => sum + file.sizeBytes, 0);
    requireDiskSpace(folder, totalBytes);

    const staged = new StagedFiles(folder, totalBytes, context);
    for (const { name, file } of opened) staged.copy(name, file);
    const isLayoutGuessed =
      task === 'text-generation' && typeof config.tokenizerConfig['chat_template'] !== 'string';
    const layout = isLayoutGuessed ? { chat_template: layoutFor(config.addedTokens) } : {};
    staged.write('tokenizer_config.json', JSON.stringify({ ...config.tokenizerConfig, ...layout }, null, 2));
    if (task === 'feature-extraction' && !givesWholeVector(facts))
      staged.write(poolingFile, poolingText(poolingOf(source, [nameOf(root), config.madeFrom])));

    const card = readCard(source);
    return {
      task,
      name: nameOf(root),
      architecture: config.modelType ?? config.architecture ?? 'unknown',
      licence: card.licence,
      languages: card.languages,
      contextLength: config.contextLength,
      parameters: null,
      packing: packingOf(graph),
      isLayoutGuessed,
      files: staged.files,
    };
  } finally {
    for (const { file } of opened) file.close();
  }
}

/** The folder of a path, and the ONNX file in it that was chosen, if one was. */
function whereOf(path: string): { readonly root: string; readonly chosen: string | null } {
  if (!/\.onnx$/iu.test(path)) return { root: path, chosen: null };
  const beside = dirname(path);
  return basename(beside) === 'onnx'
    ? { root: dirname(beside), chosen: `onnx/${basename(path)}` }
    : { root: beside, chosen: basename(path) };
}

function givesWholeVector({ outputs }: GraphFacts): boolean {
  return outputs.some(({ name }) => name === wholeVector);
}
