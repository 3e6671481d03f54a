import path from 'node:path';
import { parseArgs } from 'node:util';
import { sentences } from '../../backend/documents/sentences.ts';
import { candidatesOf } from '../../backend/knowledge/candidates.ts';
import { featuresOf } from '../../backend/knowledge/sentence-features.ts';
import { markOf } from '../../backend/knowledge/sentence-mark.ts';
import { textToRead } from '../../backend/knowledge/sentence-reading.ts';
import { answers } from './measure.ts';
import { readQuestions } from './questions.ts';
import { withKnowledge } from './weigh.ts';

// node bench/retrieval/candidates.ts --documents FOLDER --questions CSV [--also CSV]: for each question the sentences that
// the search brings up, as the sentence ranker reads them, one line of JSON each. This is what it is taught on.

/** Passages whose sentences are taken: a few more than the app weighs, so that there is enough that is wrong. */
const passagesTaken = 10;

const { values } = parseArgs({
  options: { documents: { type: 'string' }, questions: { type: 'string' }, also: { type: 'string' } },
});
if (values.documents === undefined || values.questions === undefined)
  throw new Error('Say --documents FOLDER and --questions CSV.');
const questions = await readQuestions(values.questions, values.also);
await withKnowledge(path.resolve(values.documents), 'cosines', async (knowledge, id, signal) => {
  for (const question of questions) {
    const found = await knowledge.search(id, question.question, { count: passagesTaken }, signal);
    const bestScore = Math.max(...found.passages.map(({ score }) => score));
    const asked = { question: question.question, read: found.read, total: found.total };
    const candidates = [];
    for (const [index, passage] of found.passages.entries()) {
      const document = await knowledge.parts.store.getDocument(passage.sourceId);
      for (const candidate of candidatesOf(passage, document, sentences)) {
        const told = featuresOf(asked, candidate, bestScore);
        candidates.push({
          rank: index + 1,
          mark: markOf({ reading: 0, cosine: 0, ownCosine: 0, ...told }, 'cosines'),
          reads: textToRead(candidate),
          right: answers(candidate.text, question) ? 1 : 0,
        });
      }
    }
    const { question: text, kind } = question;
    process.stdout.write(`${JSON.stringify({ question: text, kind, candidates })}\n`);
  }
});
