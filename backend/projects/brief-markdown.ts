import type { BriefFields } from '../../contract/projects.ts';
import { fieldNamed, type BriefField } from './brief-headings.ts';
import { plainLine, plainText } from './markdown-text.ts';

/** A stretch of the brief: its heading, if it has one, and the lines up to the next. */
interface Section {
  readonly heading: string | null;
  readonly level: number;
  readonly lines: string[];
}

/**
 * Reads a brief written as Markdown into plain text by field. The title is the first level-one
 * heading, or a first line that stands alone; headings and labels ("People: ...") name the fields;
 * text before them, and headings that name no field, go to the problem. Lengths are not checked.
 */
export function parseBriefMarkdown(markdown: string): BriefFields {
  const sections = splitSections(cleanLines(markdown));
  const parts: Record<BriefField, string[]> = {
    title: [],
    problem: [],
    people: [],
    constraints: [],
    assets: [],
    success: [],
  };
  let hasTitle = false;
  let field: BriefField = 'problem';

  for (const section of sections) {
    const heading = section.heading === null ? '' : plainLine(section.heading).trim();
    const labelled = fieldLabelled(heading);
    const named = fieldNamed(heading) ?? labelled?.field ?? null;
    if (heading === '') {
      if (section === sections[0] && !startsWithLabel(section.lines)) {
        hasTitle = takeFrontLine(section.lines, parts.title);
      }
    } else if (named !== null) {
      field = named;
      if (labelled) parts[field].push(labelled.rest);
      if (named === 'title') hasTitle = true;
    } else if (!hasTitle && section.level === 1) {
      parts.title.push(heading);
      hasTitle = true;
      field = 'problem';
    } else {
      // A deeper heading inside a field belongs to it; any other one opens more of the problem.
      if (section.level <= 2) field = 'problem';
      parts[field].push(heading);
    }
    if (named === null) addLabelledLines(section.lines, field, parts);
    else addPart(section.lines, field === 'title' ? titleOrProblem(labelled, section.lines) : field, parts);
    if (field === 'title') field = 'problem';
  }

  return {
    title: joinTitle(parts.title),
    problem: joinParts(parts.problem),
    people: joinParts(parts.people),
    constraints: joinParts(parts.constraints),
    assets: joinParts(parts.assets),
    success: joinParts(parts.success),
  };
}

/** Lines without byte-order mark, comments and control characters. */
function cleanLines(markdown: string): string[] {
  return (
    withoutComments(markdown)
      .replace(/^\uFEFF/u, '')
      .replace(/\r\n?/gu, '\n')
      // eslint-disable-next-line no-control-regex -- a control character is never part of a brief
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu, '')
      .split('\n')
      .map((line) => line.trimEnd())
  );
}

function withoutComments(markdown: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const start = markdown.indexOf('<!--', from);
    const end = start < 0 ? -1 : markdown.indexOf('-->', start + 4);
    if (end < 0) return kept + markdown.slice(from);
    kept += markdown.slice(from, start);
    from = end + 3;
  }
}

function splitSections(lines: readonly string[]): Section[] {
  const sections: Section[] = [{ heading: null, level: 0, lines: [] }];
  let inFence = false;
  for (const [index, line] of lines.entries()) {
    if (/^\s*(?:```|~~~)/u.test(line)) inFence = !inFence;
    const atx = inFence ? null : /^ {0,3}(#{1,6})(?:\s(.*))?$/u.exec(line);
    const current = sections.at(-1);
    const previous = lines[index - 1] ?? '';
    if (atx) {
      sections.push({
        heading: (atx[2] ?? '').replace(/(?:^|\s)#+$/u, ''),
        level: atx[1]?.length ?? 1,
        lines: [],
      });
    } else if (!inFence && /^ {0,3}(?:=+|-+)$/u.test(line) && isUnderlined(previous, current)) {
      current?.lines.pop();
      sections.push({ heading: previous, level: line.includes('=') ? 1 : 2, lines: [] });
    } else {
      current?.lines.push(line);
    }
  }
  return sections.filter((section) => section.heading !== null || section.lines.some((line) => line !== ''));
}

/** A line of prose with === or --- below it is a heading; a list, or nothing, with a rule below is not. */
function isUnderlined(previous: string, section: Section | undefined): boolean {
  return section?.lines.at(-1) === previous && /^ {0,3}[^\s>\-*+|#]/u.test(previous);
}

const label =
  /^\s*(?:[-*+]\s+)?(?:\*\*|__)?([^\s*_:：][^*_:：]{0,40}?)(?:\*\*|__)?\s*[:：](?:\*\*|__)?(?:\s+|(?<=：))?(.*)$/su;

function fieldLabelled(line: string): { field: BriefField; rest: string } | null {
  const match = label.exec(line);
  const field = match ? fieldNamed(match[1] ?? '') : null;
  return field === null ? null : { field, rest: match?.[2] ?? '' };
}

function startsWithLabel(lines: readonly string[]): boolean {
  const first = lines.find((line) => line !== '');
  return first !== undefined && fieldLabelled(first) !== null;
}

/** A first line that stands alone is a title; one that runs on is already text. */
function takeFrontLine(lines: string[], title: string[]): boolean {
  const index = lines.findIndex((line) => line !== '');
  const line = lines[index] ?? '';
  const standsAlone = (lines[index + 1] ?? '') === '' || fieldLabelled(lines[index + 1] ?? '') !== null;
  if (
    !standsAlone ||
    !/[\p{L}\p{N}]/u.test(line) ||
    line.length > 120 ||
    /[.。!！]$/u.test(line) ||
    /^\s*(?:[-*+>|]|\d+[.)])\s/u.test(line)
  ) {
    return false;
  }
  title.push(plainLine(line).trim());
  lines.splice(index, 1);
  return true;
}

/** Under "# Title" stands the title; under "# Title: Something" stands what follows it. */
function titleOrProblem(labelled: { rest: string } | null, lines: readonly string[]): BriefField {
  return labelled?.rest || lines.filter((line) => line !== '').length > 1 ? 'problem' : 'title';
}

function addPart(lines: readonly string[], field: BriefField, parts: Record<BriefField, string[]>): void {
  const text = plainText(lines);
  if (text !== '') parts[field].push(text);
}

/**
 * Sorts lines into the fields that their labels name. Only for sections whose heading names no field:
 * within "Constraints", "Users: nobody may sign up" is still a constraint.
 */
function addLabelledLines(
  lines: readonly string[],
  start: BriefField,
  parts: Record<BriefField, string[]>,
): void {
  let field = start;
  let kept: string[] = [];
  for (const line of lines) {
    const labelled = fieldLabelled(line);
    if (labelled) {
      addPart(kept, field, parts);
      field = labelled.field;
      kept = [labelled.rest];
    } else {
      kept.push(line);
      // A title is one line; what follows it is text.
      if (field === 'title' && line === '') {
        addPart(kept, field, parts);
        field = 'problem';
        kept = [];
      }
    }
  }
  addPart(kept, field, parts);
}

function joinTitle(parts: readonly string[]): string {
  return parts.join(' ').replace(/\s+/gu, ' ').trim();
}

function joinParts(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .join('\n\n')
    .trim();
}
