// An application of one job: it prints a page as an A4 PDF and ends. Its words are the page's file and the PDF's.
// The measures are those of electron/print-pdf.ts; as there, the page runs no script and can fetch nothing.
const { app, BrowserWindow, protocol } = require('electron');
const { readFileSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const [page, target] = process.argv.slice(-2);
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
app.disableHardwareAcceleration();
// It leaves nothing behind: what Chromium keeps goes into the folder of the page, which the caller takes away.
app.setPath('userData', join(dirname(page), 'session'));
protocol.registerSchemesAsPrivileged([{ scheme: 'print', privileges: { standard: true, secure: true } }]);
// Electron would show a dialogue that nobody sees, and wait.
process.on('uncaughtException', fail);
app.whenReady().then(print).catch(fail);

async function print() {
  const html = readFileSync(page, 'utf8');
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, javascript: false, partition: 'print' },
  });
  const { session } = window.webContents;
  session.protocol.handle('print', () => {
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
    return new globalThis.Response(html, { headers });
  });
  await window.loadURL('print://page/');
  const bytes = await window.webContents.printToPDF({
    pageSize: 'A4',
    printBackground: true,
    margins: { top: 0.7, bottom: 0.7, left: 0.75, right: 0.75 },
  });
  writeFileSync(target, bytes);
  app.exit(0);
}

function fail(error) {
  process.stderr.write(`${error.message}\n`);
  app.exit(1);
}
