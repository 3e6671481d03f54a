import path from 'node:path';
import type { Command } from '../command.ts';
import { printJson, printLine } from '../print.ts';
import { UsageError } from '../usage-error.ts';

const usage = 'read-picture FILE --data DIR';
const most = 5_000_000;

/** `read-picture FILE`: the text in a picture or a scanned PDF. */
export const readPictureCommand: Command = {
  name: 'read-picture',
  usage,
  summary: 'the text in a picture (PNG, JPEG) or a scanned PDF, by a model of PaddleOCR that was imported',
  notes: ['A model is brought in with "models import FOLDER --data DIR".'],
  options: {},

  check(words) {
    if (words.length !== 1 || words[0] === '') throw new UsageError(`Give one file. Usage: ${usage}`);
  },

  async run({ client, words, json }) {
    const { text, kind, problems } = await client.call('sources.preview', {
      path: path.resolve(words[0]!),
      length: most,
    });
    if (json) printJson({ text, kind, problems });
    else printLine(text);
    return 0;
  },
};
