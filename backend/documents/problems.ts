import type { DocumentKind } from './document.ts';
import { kindNames } from './kind-names.ts';
import type { DocumentProblem } from './problem.ts';

export function wrongExtension(extension: string, kind: DocumentKind): DocumentProblem {
  return {
    code: 'wrong-extension',
    values: { extension, kind },
    message: `Its name ends in “.${extension}”, but its content is ${kindNames[kind]}; it was read as that.`,
    place: null,
  };
}

export function encodingUncertain(encoding: string, confidence: number): DocumentProblem {
  const percent = Math.round(confidence * 100);
  return {
    code: 'encoding-uncertain',
    values: { encoding, percent },
    message: `It was read as ${encoding}, which is a guess (${percent} %). Look at the text, and choose another encoding if it is garbled.`,
    place: null,
  };
}

export function charactersReplaced(encoding: string, count: number): DocumentProblem {
  return {
    code: 'characters-replaced',
    values: { encoding, count },
    message: `${counted(count, 'place')} could not be read as ${encoding} and now ${count === 1 ? 'shows' : 'show'} “\ufffd”.`,
    place: null,
  };
}

export function pagesWithoutText(pages: readonly number[], total: number): DocumentProblem {
  return {
    code: 'pages-without-text',
    values: { count: pages.length, total },
    message: `${counted(pages.length, 'page')} of ${total} ${pages.length === 1 ? 'has' : 'have'} no text, probably scanned; the others were read.`,
    place: { pages },
  };
}

export function pagesLeftOut(read: number, total: number): DocumentProblem {
  return {
    code: 'pages-left-out',
    values: { read, total },
    message: `The first ${read} pages of ${total} were read; the others were left out.`,
    place: null,
  };
}

export function pagesUnreadable(pages: readonly number[]): DocumentProblem {
  return {
    code: 'pages-unreadable',
    values: { count: pages.length },
    message: `${counted(pages.length, 'page')} ${pages.length === 1 ? 'is' : 'are'} damaged and could not be read; the others were read.`,
    place: { pages },
  };
}

export function hiddenSheets(count: number): DocumentProblem {
  return {
    code: 'sheets-hidden',
    values: { count },
    message: `${counted(count, 'hidden sheet')} ${count === 1 ? 'was' : 'were'} left out.`,
    place: null,
  };
}

export function rowsLeftOut(read: number, sheet: string | null): DocumentProblem {
  return {
    code: 'rows-left-out',
    values: { read },
    message: `The first ${counted(read, 'row')} ${read === 1 ? 'was' : 'were'} read; the others were left out, since a table may have 5 million cells.`,
    place: sheet === null ? null : { sheet },
  };
}

export function rowsUneven(count: number): DocumentProblem {
  return {
    code: 'rows-uneven',
    values: { count },
    message: `${counted(count, 'row')} ${count === 1 ? 'has' : 'have'} more or fewer fields than the first.`,
    place: null,
  };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
