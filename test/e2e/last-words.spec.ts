import { expect, test } from './inkling.ts';
import { ideasPage } from './page/ideas-page.ts';
import { sessionPage } from './page/session-page.ts';
import { startPage } from './page/start-page.ts';

test('what was done in the last moment before the app is quit is there again', async ({ inkling }) => {
  test.setTimeout(240_000);
  let { window } = inkling;
  await startPage(window).newProject();
  const open = async () => {
    await ideasPage(window).open();
    const box = sessionPage(window, 'Morphological box', 'Open the box');
    await box.open();
    return box;
  };
  let box = await open();
  await box.button('Begin with four rows').click();
  const rows = () => box.region.getByRole('radiogroup');
  for (let at = 0; at < 4; at++) {
    // It is saved after a pause; there is none.
    await rows().nth(at).getByRole('radio').last().click();
    await inkling.restart();
    window = inkling.window;
    await startPage(window).openProject('Untitled project');
    box = await open();
    await expect(rows()).toHaveCount(4);
    await expect(rows().nth(at).getByRole('radio').last()).toBeChecked();
  }
});
