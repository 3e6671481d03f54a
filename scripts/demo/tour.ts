import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startInkling } from '../../test/e2e/inkling.ts';
import { settingsPage } from '../../test/e2e/page/settings-page.ts';
import { startPage } from '../../test/e2e/page/start-page.ts';
import { contactSheet } from './contact-sheet.ts';
import { stops, type Stop } from './stops.ts';

// npm run demo -- --tour [STOP ...]: every place of the window with the sample that has results, in both languages,
// light and dark, wide and narrow, and once as tall as the place itself. `NN-stop.language-theme-size.png` in out/tour/.
// With --readme also the pictures of README.md, in docs/images/.

const { values, positionals } = parseArgs({
  options: { tour: { type: 'boolean' }, readme: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (!values.tour) throw new Error('scripts/demo/tour.ts is run by: npm run demo -- --tour');
const unknown = positionals.filter((word) => !stops.some(({ name }) => name.startsWith(word)));
if (unknown.length > 0) {
  process.stderr.write(
    `No stop of the tour begins with ${unknown.map((word) => `“${word}”`).join(', ')}. There are:\n${stops.map(({ name }) => name).join(', ')}\n`,
  );
  process.exit(1);
}
const wanted = (stop: Stop) =>
  positionals.length === 0 || positionals.some((word) => stop.name.startsWith(word));

const languages = [
  { name: 'en', word: 'English' },
  { name: 'zh', word: '简体中文' },
] as const;
const themes = ['light', 'dark'] as const;
/** The first window, and the smallest. */
const sizes = [
  { name: 'wide', width: 1280, height: 800 },
  { name: 'narrow', width: 900, height: 600 },
] as const;
/** Which stops README.md shows, in English and at the first size, and on which paper. */
const readmePictures: Readonly<Record<string, (typeof themes)[number]>> = {
  ideas: 'light',
  'develop-canvas': 'light',
  assistant: 'dark',
};
/** Sharp enough for a fine screen, and small enough to be kept in the repository. */
const readmeScale = 1.5;
const readmeQuality = 70;

/** No picture is taller: what scrolls for longer is looked at in the app. */
const tallestPx = 2600;

const folder = path.resolve('out/tour');
if (positionals.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const data = mkdtempSync(path.join(tmpdir(), 'inkling-tour-'));
const inkling = await startInkling(data);
const { window } = inkling;
const files: string[] = [];

/** Waits until nothing loads and nothing moves; what moves, moves for less than 150 ms. */
async function settle(): Promise<void> {
  await window.mouse.move(0, 0);
  await window.waitForTimeout(300);
}

async function take(stop: Stop, variant: string): Promise<void> {
  const number = String(stops.indexOf(stop) + 1).padStart(2, '0');
  const file = `${number}-${stop.name}.${variant}.png`;
  await window.screenshot({ path: path.join(folder, file) });
  files.push(file);
}

/** Takes a picture of README.md: WebP, which Playwright itself doesn't write. */
async function takeForReadme(stop: Stop, theme: (typeof themes)[number]): Promise<void> {
  const [{ width, height }] = sizes;
  await window.emulateMedia({ colorScheme: theme });
  const browser = await window.context().newCDPSession(window);
  const metrics = { width, height, deviceScaleFactor: readmeScale, mobile: false };
  await browser.send('Emulation.setDeviceMetricsOverride', metrics);
  await settle();
  const { data: picture } = await browser.send('Page.captureScreenshot', {
    format: 'webp',
    quality: readmeQuality,
  });
  const images = path.resolve('docs/images');
  mkdirSync(images, { recursive: true });
  writeFileSync(path.join(images, `${stop.name}.webp`), Buffer.from(picture, 'base64'));
  await browser.send('Emulation.clearDeviceMetricsOverride');
  await browser.detach();
}

/** How much of the place lies below the fold. */
const hiddenPx = () =>
  window.evaluate(() => {
    const main = document.querySelector('main')!;
    return main.scrollHeight - main.clientHeight;
  });

async function visit(stop: Stop, language: string, projectId: string): Promise<void> {
  const [wide] = sizes;
  await window.setViewportSize(wide);
  await window.evaluate((to) => void (location.hash = `#/${to}`), stop.address.replace('$', projectId));
  await window.waitForTimeout(1000);
  await stop.arrange?.(window);
  await window.waitForTimeout(500);
  for (const size of sizes) {
    await window.setViewportSize(size);
    for (const colorScheme of themes) {
      await window.emulateMedia({ colorScheme });
      await settle();
      await take(stop, `${language}-${colorScheme}-${size.name}`);
    }
  }
  await window.emulateMedia({ colorScheme: 'light' });
  await window.setViewportSize(wide);
  await settle();
  const forReadme = readmePictures[stop.name];
  if (values.readme && language === 'en' && forReadme) {
    await takeForReadme(stop, forReadme);
    await window.emulateMedia({ colorScheme: 'light' });
    await window.setViewportSize(wide);
    await settle();
  }
  const hidden = await hiddenPx();
  if (hidden > 0) {
    await window.setViewportSize({
      width: wide.width,
      height: Math.min(tallestPx, wide.height + hidden),
    });
    await settle();
    await take(stop, `${language}-light-tall`);
  }
  await stop.leave?.(window);
  process.stdout.write(`${stop.name} ${language}\n`);
}

const missed: string[] = [];
try {
  await window.emulateMedia({ colorScheme: 'light' });
  await startPage(window).open();
  await window.getByRole('button', { name: 'New project' }).waitFor();
  await settle();
  await window.screenshot({ path: path.join(folder, '00-first-start.en-light-wide.png') });
  files.push('00-first-start.en-light-wide.png');
  await window.getByRole('button', { name: 'Open a sample with results' }).click();
  await window.getByRole('article').first().waitFor({ timeout: 60_000 });
  await settle();
  await window.screenshot({ path: path.join(folder, '00-offer.en-light-wide.png') });
  files.push('00-offer.en-light-wide.png');
  await window.getByRole('button', { name: 'No thanks' }).click();
  const projectId = /projects\/([^/?]+)/u.exec(new URL(window.url()).hash)?.[1];
  if (!projectId) throw new Error('The sample did not open.');
  for (const language of languages) {
    await settingsPage(window).choose(language.word);
    for (const stop of stops.filter(wanted)) {
      try {
        await visit(stop, language.name, projectId);
      } catch (error) {
        // What is missed is told at the end; the other pictures are worth having.
        missed.push(`${stop.name}, ${language.name}: ${String(error).split('\n')[0]}`);
        await window.keyboard.press('Escape');
      }
    }
  }
  writeFileSync(path.join(folder, 'index.html'), contactSheet(files));
  process.stdout.write(`${files.length} pictures and index.html in out/tour/\n`);
} finally {
  await inkling.close();
  rmSync(data, { recursive: true, force: true });
}
if (missed.length > 0) {
  process.stderr.write(`Not reached:\n${missed.join('\n')}\n`);
  process.exitCode = 1;
}
