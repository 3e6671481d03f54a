import { access, writeFile } from 'node:fs/promises';
import type { OutputOf } from '../../contract/index.ts';
import type { Command } from '../command.ts';
import { findIdeas, findProject } from '../leave/find.ts';
import { exportRequestOf, type ExportRequest } from '../leave/options.ts';
import { printPdf } from '../leave/print-pdf.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';

/** `export PROJECT`: a project, or a part of it, as a file to leave with. */
export const exportCommand: Command = {
  name: 'export',
  usage:
    'export PROJECT --data DIR --format md|pdf|docx|pptx|csv|json|html [--out FILE] [--part A,B] [--ideas all|starred|IDEA] [--language en|zh-CN] [--bom]',
  summary:
    'a project (by id or name) as a file: whole, some of its parts, a pitch of one idea (pptx), a table of ideas (csv)',
  options: {
    format: { type: 'string' },
    out: { type: 'string' },
    part: { type: 'string' },
    ideas: { type: 'string' },
    language: { type: 'string' },
    bom: { type: 'boolean', default: false },
  },

  check: (words, options) => void exportRequestOf(words, options),

  async run({ client, words, options, json, signal }) {
    const request = exportRequestOf(words, options);
    const project = await findProject(client, request.project);
    const ideas = await findIdeas(client, project.id, request.ideas ?? 'all');
    const { parts, language, byteOrderMark, format } = request;
    const file = await client.call('leave.export', {
      projectId: project.id,
      ...{ language, byteOrderMark, ideas },
      format: format === 'pdf' ? 'html' : format,
      ...(parts ? { parts: [...parts] } : {}),
    });
    const target = await targetOf(request, file);
    await save(target, request, file, signal);
    if (json) printJson({ file: target, leftOut: file.leftOut });
    else {
      printLine(target);
      if (file.leftOut.length > 0)
        process.stderr.write(`Left out, because nothing is written there: ${file.leftOut.join(', ')}.\n`);
    }
    return 0;
  },
};

/** Where it goes: as asked, or under its own name in this folder, where nothing is written over. */
async function targetOf({ out, format }: ExportRequest, { name }: OutputOf<'leave.export'>): Promise<string> {
  if (out !== undefined) return out;
  const target = format === 'pdf' ? name.replace(/\.html$/u, '.pdf') : name;
  const isTaken = await access(target).then(
    () => true,
    () => false,
  );
  if (isTaken)
    throw new UsageError(`There is a "${target}" here already; say with --out FILE where this one goes.`);
  return target;
}

async function save(
  target: string,
  { format }: ExportRequest,
  { base64 }: OutputOf<'leave.export'>,
  signal: AbortSignal,
): Promise<void> {
  const bytes = Buffer.from(base64, 'base64');
  if (format === 'pdf') {
    const progress = createProgress();
    progress.say('printing');
    await printPdf(bytes.toString('utf8'), target, signal).finally(() => progress.clear());
    return;
  }
  await writeFile(target, bytes).catch((error: unknown) => {
    throw new UsageError(
      `"${target}" can't be written: ${error instanceof Error ? error.message : String(error)}.`,
    );
  });
}
