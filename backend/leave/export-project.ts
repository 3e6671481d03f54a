import { fileNameOf } from '../../contract/file-name.ts';
import { InklingError } from '../../contract/errors.ts';
import type { OutputOf, ParsedInputOf } from '../../contract/index.ts';
import type { LeaveFormat } from '../../contract/leave.ts';
import type { Project } from '../../contract/projects.ts';
import { askedOnce } from './asked-once.ts';
import { ideaIdsOf, requireProject } from './choose.ts';
import { documentOf } from './document-of.ts';
import { parts as allParts } from './parts/index.ts';
import type { Read } from './parts/part.ts';
import { pitchOf } from './pitch/pitch-of.ts';
import type { Rooms, Writers } from './ports.ts';
import { leaveWords } from './words.ts';
import { writeCsv } from './write/csv.ts';
import { writeHtml } from './write/html.ts';
import { projectFileOf } from './write/json.ts';
import { writeMarkdown } from './write/markdown.ts';

type Request = ParsedInputOf<'leave.export'>;
type Exported = OutputOf<'leave.export'>;

/** What leaving works with. */
export interface LeaveParts {
  readonly rooms: Rooms;
  readonly writers: Writers;
  /** Of the app. */
  readonly version: string;
}

const mediaTypes: Readonly<Record<LeaveFormat, string>> = {
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** Writes what was asked for as a file. Throws as the contract says. */
export async function exportProject(
  app: LeaveParts,
  request: Request,
  signal: AbortSignal,
): Promise<Exported> {
  const rooms = askedOnce(app.rooms);
  const project = await requireProject(rooms, request.projectId);
  const ideaIds = await ideaIdsOf(rooms, project.id, request.ideas);
  const reading = { rooms, project, language: request.language, ideaIds };
  if (request.format === 'pptx') {
    const { deck, leftOut } = await pitchOf(reading);
    return fileOf(deck.title, 'pptx', await app.writers.pptx(deck, signal), leftOut);
  }
  const wanted = request.format === 'csv' ? ['ideas'] : request.parts;
  const read: Read<never>[] = [];
  const leftOut: string[] = [];
  for (const part of allParts.filter(({ id }) => wanted.includes(id))) {
    const found = await part.read(reading);
    if (found) read.push(found as Read<never>);
    else leftOut.push(leaveWords[request.language].parts[part.id]);
  }
  if (read.length === 0) throw nothingWritten(project);
  return fileOf(
    project.name,
    request.format,
    await bytesOf({ ...app, rooms }, request, project, read, signal),
    leftOut,
  );
}

async function bytesOf(
  { rooms, writers, version }: LeaveParts,
  { format, language, byteOrderMark }: Request,
  project: Project,
  read: readonly Read<never>[],
  signal: AbortSignal,
): Promise<string | Uint8Array> {
  const writtenAt = Date.now();
  if (format === 'csv') {
    const { ideas } = projectFileOf(project, read, version, writtenAt).parts;
    const groups = await rooms.ask('cluster.list', { projectId: project.id });
    return writeCsv(ideas ?? [], new Map(groups.map(({ id, name }) => [id, name])), byteOrderMark);
  }
  if (format === 'json')
    return `${JSON.stringify(projectFileOf(project, read, version, writtenAt), null, 2)}\n`;
  const methods = await rooms.ask('ideation.methods', {});
  const document = documentOf(project, read, { language, words: leaveWords[language], methods }, writtenAt);
  switch (format) {
    case 'md':
      return writeMarkdown(document);
    case 'html':
      return writeHtml(document);
    default:
      return writers.docx(document, signal);
  }
}

function fileOf(
  title: string,
  format: LeaveFormat,
  content: string | Uint8Array,
  leftOut: readonly string[],
): Exported {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
  return {
    name: fileNameOf(title, format),
    mediaType: mediaTypes[format],
    base64: bytes.toString('base64'),
    leftOut: [...leftOut],
  };
}

function nothingWritten({ name }: Project): InklingError {
  return new InklingError(
    'not-enough-data',
    `Nothing is written in what was chosen of “${name}”, so there is nothing to export.`,
    'Write a brief or have an idea first, or choose other parts.',
  );
}
