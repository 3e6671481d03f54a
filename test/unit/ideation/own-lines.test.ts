import { expect, test } from 'vitest';
import { fitFields } from '../../../backend/ideation/own/fit-fields.ts';
import { readLines } from '../../../backend/ideation/own/read-lines.ts';
import { ideaFieldsSchema } from '../../../contract/ideation.ts';

// Found by mutating lists: the title was empty, and the whole list was refused as a fault of the app.
test('a line that is nothing but markup is no idea', () => {
  const text = ['- A kettle that sings', '- <b></b>', '- [](http://a.b)', '  - below', '- ![]()', '- Lid'];
  const read = readLines(text.join('\n'));
  expect(read.map(({ title }) => title)).toEqual(['A kettle that sings', 'Lid']);
  for (const fields of read) expect(ideaFieldsSchema.safeParse(fitFields(fields).fields).success).toBe(true);
});
