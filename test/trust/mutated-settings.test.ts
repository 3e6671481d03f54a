import { expect, onTestFinished, test } from 'vitest';
import { createDefaults } from '../../backend/models/defaults.ts';
import { createRandom } from '../../backend/numerics/random.ts';
import { createModelDefaultStore } from '../../backend/store/model-default-store.ts';
import { keyFile } from '../../backend/store/key-file.ts';
import { openStore } from '../../backend/store/open.ts';
import { createSettingStore } from '../../backend/store/setting-store.ts';
import { createAnnouncer } from '../../backend/system/announcer.ts';
import { createSystemHandlers } from '../../backend/system/app.ts';
import { InklingError } from '../../contract/errors.ts';
import type { CallContext } from '../../contract/handlers.ts';
import { settingsSchema } from '../../contract/system.ts';
import { mutate } from '../support/documents/mutate.ts';
import { figureOf, survive } from '../support/hostile/survive.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { rounds } from '../support/trust.ts';

const count = rounds({ quick: 100, whole: 2000 });

/** JSON that no setting is: the database takes it, unlike what is no JSON. */
const others = [
  'null',
  '1',
  '[]',
  '{}',
  '"blue"',
  '""',
  '{"theme":"dark"}',
  '[['.repeat(200) + ']]'.repeat(200),
];

test(
  `${count} mutated rows of settings never keep the app from starting: what can’t be read falls back`,
  { timeout: 600_000 },
  async ({ task }) => {
    const folder = await temporaryFolder();
    const { database, close, keyProtection } = await openStore(folder, keyFile(folder));
    onTestFinished(close);
    const facts = { version: '0', dataFolder: folder, keyProtection };
    const handlers = createSystemHandlers(
      facts,
      createSettingStore(database),
      { kind: null, loadedModel: null },
      createAnnouncer(),
      () => Promise.resolve([]),
    );
    const rows = {
      theme: '"dark"',
      language: '"zh-CN"',
      keys: '{"ideas.new":"y","app.palette":null,"ideas.star":"Mod+Shift+s"}',
      'model.text-generation': '"inkling-135m"',
    };
    const keys = Object.keys(rows);
    const random = createRandom(16);
    let fellBack = 0;
    const survived = await survive({
      count,
      make() {
        const key = keys[Math.floor(random() * keys.length)]!;
        const bytes = mutate(new TextEncoder().encode(rows[key as keyof typeof rows]), random);
        const other = others[Math.floor(random() * others.length)]!;
        return { ...rows, [key]: random() < 0.5 ? other : new TextDecoder().decode(bytes) };
      },
      async read(changed) {
        await database.deleteFrom('setting').execute();
        const values = Object.entries(changed).map(([key, value]) => ({ key, value }));
        try {
          await database.insertInto('setting').values(values).execute();
        } catch (error) {
          expect((error as Error).message).toContain('json_valid');
          throw new InklingError('invalid-input', 'The database itself refuses what is no JSON.', '');
        }
        const settings = await handlers['settings.get']({}, {} as CallContext);
        expect(settingsSchema.safeParse(settings).success).toBe(true);
        if (settings.theme === 'system' || settings.language === 'system') fellBack++;
        await createDefaults(createModelDefaultStore(database));
      },
      isClear: (code) => code === 'invalid-input',
    });
    expect(fellBack).toBeGreaterThan(0);
    task.meta.figure = figureOf(survived);
  },
);
