import { expect, test } from 'vitest';
import { createRandom } from '../../backend/numerics/random.ts';
import type { ErrorCode } from '../../contract/errors.ts';
import { openTestBackend } from '../support/backend.ts';
import { mutate } from '../support/documents/mutate.ts';
import { figureOf, survive } from '../support/hostile/survive.ts';
import { textImports, type TextImport } from '../support/hostile/text-imports.ts';
import { rounds } from '../support/trust.ts';

const count = rounds({ quick: 40, whole: 2000 });
const faults: readonly ErrorCode[] = ['internal', 'worker-ended', 'backend-lost', 'database-damaged'];

test.for(Object.entries<TextImport>(textImports))(
  `${count} mutations of %s, through the whole backend, end in a result or in a clear error`,
  { timeout: 60_000 + count * 2000 },
  async ([, { original, prepare }], { task }) => {
    const { client } = await openTestBackend();
    const take = await prepare(client);
    await take(original);
    const bytes = new TextEncoder().encode(original);
    const random = createRandom(9);
    const survived = await survive({
      count,
      // As the window decodes what isn't UTF-8; half of the time with a lone surrogate, which only a text can have.
      make: () => {
        const text = new TextDecoder().decode(mutate(bytes, random));
        return random() < 0.5 ? text : text.replace(/\ufffd/u, '\ud83d');
      },
      read: take,
      isClear: (code) => !faults.includes(code),
    });
    expect(survived.refused + survived.read).toBe(count);
    task.meta.figure = figureOf(survived);
  },
);
