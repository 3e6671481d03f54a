import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';
import type { BackendState, ShellBridge } from '../contract/shell.ts';
import { channels } from './channels.ts';

let state: BackendState = { state: 'starting' };
const listeners = new Set<(state: BackendState) => void>();

ipcRenderer.on(channels.state, (_event, next: BackendState) => {
  // The answer to `watchState` may repeat what was just told; only changes are passed on.
  if (JSON.stringify(next) === JSON.stringify(state)) return;
  state = next;
  for (const listener of listeners) listener(next);
});
ipcRenderer.on(channels.port, (event) => {
  window.postMessage({ type: 'inkling-port' }, window.location.origin, event.ports);
});
ipcRenderer.send(channels.watchState);

// What the page's policy stops never gets as far as the shell, which keeps the log.
window.addEventListener('securitypolicyviolation', (event) => {
  ipcRenderer.send(channels.blocked, event.blockedURI);
});
// WebRTC asks the system for routes and speaks to any address, whatever the policy says; nothing here uses it.
void webFrame.executeJavaScript(
  'for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) delete globalThis[name]',
);

const bridge: ShellBridge = {
  platform: process.platform,
  onBackendState(listener) {
    // A copy of its own, so that the same function given twice is two registrations.
    const entry = (next: BackendState) => listener(next);
    listeners.add(entry);
    entry(state);
    return () => {
      listeners.delete(entry);
    };
  },
  requestPort: () => ipcRenderer.send(channels.requestPort),
  restartBackend: () => ipcRenderer.send(channels.restartBackend),
  // Electron before 29 has no webUtils (here: the one of the build machine); there a file bears its path.
  pathOf: (file) =>
    (webUtils as typeof webUtils | undefined)?.getPathForFile(file) ??
    (file as File & { readonly path?: string }).path ??
    '',
  savePdf: (title, html) =>
    ipcRenderer.invoke(channels.savePdf, title, html) as ReturnType<ShellBridge['savePdf']>,
  placeProjectFile: (name) =>
    ipcRenderer.invoke(channels.placeProjectFile, name) as ReturnType<ShellBridge['placeProjectFile']>,
  // Looked at here, where the page's own scripts reach nothing: the browser knows whether somebody just clicked or pressed a key.
  openMicrophone: () =>
    navigator.userActivation.isActive
      ? (ipcRenderer.invoke(channels.openMicrophone) as ReturnType<ShellBridge['openMicrophone']>)
      : Promise.resolve(false),
};
contextBridge.exposeInMainWorld('inkling', bridge);
