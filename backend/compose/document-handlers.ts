import { randomUUID } from 'node:crypto';
import type {
  ComposeDocument,
  HistoryEntry,
  Version,
  VersionOrigin,
} from '../../contract/compose-documents.ts';
import type { TracedSentence } from '../../contract/compose-texts.ts';
import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { diffWords } from './diff-words.ts';
import type { ComposeStore } from './ports.ts';
import { traceSentences } from './trace-sentences.ts';
import { lengthOf } from '../wording/words.ts';

type DocumentHandlers = Pick<
  Handlers,
  | 'compose.documents'
  | 'compose.document'
  | 'compose.saveDocument'
  | 'compose.history'
  | 'compose.restoreVersion'
  | 'compose.deleteDocument'
  | 'compose.restoreDocument'
>;

/** Texts that are kept, with every version of them. */
export function createDocumentHandlers(
  store: ComposeStore,
  announce: (projectId: string) => void,
): DocumentHandlers {
  const newest = async (documentId: string) => {
    const document = await store.getDocument(documentId);
    const versions = await store.listVersions(documentId);
    return { document, version: versions.at(-1)! };
  };
  return {
    'compose.documents': ({ projectId }) => store.listDocuments(projectId),
    'compose.document': ({ documentId }) => newest(documentId),
    'compose.saveDocument': async (input) => {
      const saved = await save(store, input);
      announce(input.projectId);
      return newest(saved);
    },
    'compose.history': async ({ documentId }) => {
      const versions = await store.listVersions(documentId);
      return versions.map((version, i) => entryOf(version, versions[i - 1]?.text ?? '')).reverse();
    },
    'compose.restoreVersion': async ({ versionId }) => {
      const old = await store.getVersion(versionId);
      const { document, version } = await newest(old.documentId);
      if (version.id !== old.id) {
        const origin: VersionOrigin = { kind: 'restored', from: old.id };
        await store.addVersion(
          document,
          versionOf(document.id, version.number + 1, old.text, old.sentences, origin),
        );
        announce(document.projectId);
      }
      return newest(document.id);
    },
    'compose.deleteDocument': async ({ documentId }) => {
      announce(await store.deleteDocument(documentId, Date.now()));
      return {};
    },
    'compose.restoreDocument': async ({ documentId }) => {
      const document = await store.restoreDocument(documentId);
      announce(document.projectId);
      return document;
    },
  };
}

/** Adds a version, or a document with its first. Returns the document's id. */
async function save(store: ComposeStore, input: ParsedInputOf<'compose.saveDocument'>): Promise<string> {
  const now = Date.now();
  const { projectId, title, language, templateId, text, origin } = input;
  const given = input.sentences ? fitting(text, input.sentences) : null;
  if (input.documentId === undefined) {
    const id = randomUUID();
    const sentences = given ?? traceSentences(text, null);
    const document: ComposeDocument = {
      id,
      projectId,
      title,
      language,
      templateId,
      versions: 1,
      createdAt: now,
      updatedAt: now,
    };
    await store.addDocument(document, versionOf(id, 1, text, sentences, origin));
    return id;
  }
  const document = await store.getDocument(input.documentId);
  if (document.projectId !== projectId)
    throw new InklingError(
      'invalid-input',
      'This text belongs to another project. Nothing was saved.',
      'Open it in its own project.',
    );
  const before = (await store.listVersions(document.id)).at(-1)!;
  if (before.text === text) {
    if (document.title !== title) await store.renameDocument(document.id, title, now);
    return document.id;
  }
  const by = origin.kind === 'rewrite' && origin.by === 'model' ? 'model' : 'person';
  const sentences = given ?? traceSentences(text, before, by);
  const changed = { ...document, title, language };
  if (input.continues === before.id && before.origin.kind === 'edit' && origin.kind === 'edit') {
    await store.replaceVersion(changed, { ...before, text, sentences: [...sentences], createdAt: now });
    return document.id;
  }
  await store.addVersion(changed, versionOf(document.id, before.number + 1, text, sentences, origin));
  return document.id;
}

function versionOf(
  documentId: string,
  number: number,
  text: string,
  sentences: readonly TracedSentence[],
  origin: VersionOrigin,
): Version {
  return {
    id: randomUUID(),
    documentId,
    number,
    text,
    sentences: [...sentences],
    origin,
    createdAt: Date.now(),
  };
}

/** Sentences that lie within the text. Throws `invalid-input` for others: they are of another text. */
function fitting(text: string, sentences: readonly TracedSentence[]): readonly TracedSentence[] {
  if (sentences.every(({ start, end }) => start < end && end <= text.length)) return sentences;
  throw new InklingError(
    'invalid-input',
    'The sentences are not of this text. Nothing was saved.',
    'Save it without them; they are found again.',
  );
}

function entryOf(version: Version, before: string): HistoryEntry {
  const changes = diffWords(before, version.text);
  const count = (side: 'before' | 'after') =>
    changes.reduce((sum, piece) => sum + (piece.kind === 'change' ? lengthOf(piece[side]) : 0), 0);
  return { ...version, changes, wordsAdded: count('after'), wordsRemoved: count('before') };
}
