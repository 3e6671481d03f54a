import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, startInkling, test } from './inkling.ts';

test('a data folder that cannot be written is named in the window', async ({ folder }) => {
  const file = path.join(folder, 'a-file');
  writeFileSync(file, 'not a folder');
  const inkling = await startInkling(path.join(file, 'data'));
  try {
    await expect(inkling.window.getByText(file).first()).toBeVisible();
  } finally {
    await inkling.close();
  }
});
