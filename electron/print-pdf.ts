import { randomUUID } from 'node:crypto';
import { BrowserWindow, dialog, session, type WebContents } from 'electron';
import { fileNameOf } from '../contract/file-name.ts';
import { guardSession } from './security.ts';
import { writeWholeFile } from './write-whole-file.ts';

const scheme = 'print';
const address = `${scheme}://page/`;
const contentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
/** A page longer than this is not something to print. In UTF-16 units. */
const longestHtml = 20_000_000;

/** What came of printing; `failed` carries the system's own words. */
export type PrintResult = 'saved' | 'cancelled' | { readonly failed: string };

/**
 * Asks where, then prints a page of ours as an A4 PDF. The page is shown to nobody and runs no script; it has a
 * session of its own, which can fetch nothing.
 */
export async function printPdf(owner: WebContents, title: string, html: string): Promise<PrintResult> {
  if (html.length > longestHtml) return { failed: 'The page is too long to be printed.' };
  const parent = BrowserWindow.fromWebContents(owner);
  const options = { defaultPath: fileNameOf(title, 'pdf'), filters: [{ name: 'PDF', extensions: ['pdf'] }] };
  const { canceled, filePath } = await (parent
    ? dialog.showSaveDialog(parent, options)
    : dialog.showSaveDialog(options));
  if (canceled || !filePath) return 'cancelled';
  try {
    await writeWholeFile(filePath, await render(html));
    return 'saved';
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

async function render(html: string): Promise<Buffer> {
  // One for each page: what is printed at the same time is kept apart, and nothing outlives its window.
  const apart = session.fromPartition(`print-${randomUUID()}`);
  guardSession(apart, [`${scheme}://page`]);
  apart.protocol.handle(scheme, () => {
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
    };
    return new Response(html, { headers });
  });
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: apart, sandbox: true, contextIsolation: true, javascript: false },
  });
  try {
    await window.loadURL(address);
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      // A page that says how large it is, such as a canvas across, is printed so.
      preferCSSPageSize: true,
      margins: { top: 0.7, bottom: 0.7, left: 0.75, right: 0.75 },
    });
  } finally {
    window.destroy();
  }
}
