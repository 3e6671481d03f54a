import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './inkling.ts';
import { assistantPage } from './page/assistant-page.ts';
import { bakery, briefPage } from './page/brief-page.ts';
import { composePage } from './page/compose-page.ts';
import { ideasPage } from './page/ideas-page.ts';
import { knowledgePage } from './page/knowledge-page.ts';
import { planPage } from './page/plan-page.ts';
import { recommenderPage } from './page/recommender-page.ts';
import { startPage } from './page/start-page.ts';

for (const theme of ['light', 'dark'] as const) {
  test(`no serious obstacle on any screen, ${theme}`, async ({ inkling }) => {
    test.slow();
    const { window } = inkling;
    // Playwright tells every page that the system is light, whatever Electron says, unless it is told otherwise.
    await window.emulateMedia({ colorScheme: theme });
    await expect(window.locator(`html[data-theme=${theme}]`)).toHaveCount(1);
    await expect(window.getByRole('button', { name: 'New project' })).toBeVisible();
    await expectAccessible(window, 'start, empty');
    await startPage(window).newProject();
    await expect(briefPage(window).field('Title')).toBeVisible();
    await expectAccessible(window, 'brief, empty');
    await briefPage(window).write(bakery);
    await expectAccessible(window, 'brief');
    const ideas = ideasPage(window);
    await ideas.open();
    await expectAccessible(window, 'ideas, empty');
    await ideas.generate('SCAMPER', 1);
    await expectAccessible(window, 'ideas, being written');
    await ideas.expectIdle();
    await expectAccessible(window, 'ideas');
    const recommender = recommenderPage(window);
    await recommender.open();
    await expect(window.getByRole('button', { name: 'Choose a file' })).toBeVisible();
    await expectAccessible(window, 'recommender, empty');
    await recommender.openSample('a shop');
    await recommender.evaluate('ItemKNN');
    await expectAccessible(window, 'recommender');
    const knowledge = knowledgePage(window);
    await knowledge.open();
    await expect(window.getByRole('button', { name: 'Open the English sample' })).toBeVisible();
    await expectAccessible(window, 'knowledge, empty');
    await knowledge.addSample('English');
    await knowledge.find('How long does a first charge take?');
    await knowledge.passages.first().click({ timeout: 60_000 });
    await expect(knowledge.source.locator('mark').first()).toBeInViewport();
    await expectAccessible(window, 'knowledge, a source open');
    await window.keyboard.press('Escape');
    await expectAccessible(window, 'knowledge');
    const assistant = assistantPage(window);
    await assistant.open();
    await expectAccessible(window, 'assistant, empty');
    await assistant.ask('How long does a first charge of the battery take?');
    await expectAccessible(window, 'assistant, answered');
    for (const view of ['Settings', 'Test bench', 'Waiting for you'] as const) {
      await assistant.view(view);
      await expectAccessible(window, `assistant, ${view}`);
    }
    await assistant.view('Test bench');
    await assistant.addQuestion('How long does a first charge take?', 'Answer', 'About 5 hours.');
    await assistant.run();
    await expect(assistant.handle).toBeVisible();
    await expectAccessible(window, 'assistant, a run');
    const plan = planPage(window);
    await plan.open();
    for (const tab of ['Actions and road', 'Challenges', 'Risks', 'Review', 'Cases']) {
      await plan.tab(tab);
      await expectAccessible(window, `plan, ${tab}`);
    }
    const compose = composePage(window);
    await compose.open();
    await expectAccessible(window, 'compose, templates');
    await compose.template('Landing page');
    await compose.button('Write').click();
    await expect(window.getByText('“What it is” is empty', { exact: false })).toBeVisible();
    await expectAccessible(window, 'compose, something missing');
    await compose.button('All templates').click();
    for (const tab of ['Texts', 'To a schema']) {
      await compose.tab(tab);
      await expectAccessible(window, `compose, ${tab}`);
    }
    for (const place of ['Models', 'Privacy', 'Settings']) {
      await window.getByRole('link', { name: place, exact: true }).click();
      await expect(window.getByRole('heading', { level: 1, name: place })).toBeVisible();
      await expectAccessible(window, place);
    }
  });
}
