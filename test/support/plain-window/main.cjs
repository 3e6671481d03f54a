// A browser window without any of Inkling's guards, scripts on: what a page or a file of ours is opened in elsewhere.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  window.loadURL('about:blank');
});
