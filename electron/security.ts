import { reportAttempt } from '../backend/guard/attempts.ts';
import { MicrophoneLeave } from './microphone.ts';
import type { App, IpcMainEvent, IpcMainInvokeEvent, Session, WebContents } from 'electron';

/** Switches that keep Chromium itself from the network. Before the app is ready. */
export function silenceChromium(app: App): void {
  // No name leads anywhere but to this machine; that covers requests nobody thought of.
  app.commandLine.appendSwitch(
    'host-resolver-rules',
    'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  );
  for (const name of ['disable-background-networking', 'disable-component-update', 'no-pings']) {
    app.commandLine.appendSwitch(name);
  }
  // Else the system is asked for a proxy, and where it says so, the network for one (WPAD).
  app.commandLine.appendSwitch('no-proxy-server');
  // The names that WebRTC gives itself are announced to everybody near (multicast DNS).
  app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns');
}

/**
 * Denies what a page could ask the system for, and every request that isn't for one of `origins`. Three things a
 * person does with a button remain: copying text, saving a file that the page itself made, and recording a voice note.
 */
export function guardSession(
  session: Session,
  origins: readonly string[],
  microphone = new MicrophoneLeave(),
): void {
  const isCopying = (permission: string) => permission === 'clipboard-sanitized-write';
  session.setPermissionRequestHandler((contents, permission, answer, details) =>
    answer(isCopying(permission) || microphone.take(contents, permission, details)),
  );
  session.setPermissionCheckHandler(
    (contents, permission, _origin, details) =>
      isCopying(permission) || microphone.isOpen(contents, permission, details),
  );
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith('blob:')) event.preventDefault();
  });
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !isAllowed(details.url, origins);
    if (cancel) reportPageAttempt(details.url);
    answer({ cancel });
  });
}

/** Takes down that a page, or Chromium for it, was refused an address. What is no address at all is passed over. */
export function reportPageAttempt(address: string): void {
  const { hostname, port, protocol } = parseAddress(address) ?? {};
  const usual = usualPorts[protocol ?? ''];
  if (!hostname || usual === undefined) return;
  const attempt = { by: 'page', kind: 'connection', host: hostname, allowed: false } as const;
  reportAttempt({ ...attempt, port: port ? Number(port) : usual });
}

/** Electron 25's Node has no URL.canParse yet. */
function parseAddress(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

const usualPorts: Readonly<Record<string, number>> = {
  'http:': 80,
  'https:': 443,
  'ws:': 80,
  'wss:': 443,
  'ftp:': 21,
};

function isAllowed(address: string, origins: readonly string[]): boolean {
  const url = new URL(address);
  if (['devtools:', 'blob:', 'data:'].includes(url.protocol)) return true;
  return origins.includes(originOf(url));
}

/** The origin also of a scheme of our own, which Node calls "null"; a WebSocket counts as its page. */
function originOf(url: URL): string {
  return `${url.protocol.replace(/^ws/, 'http')}//${url.host}`;
}

/** Keeps every page where it is: no navigation, no new windows, no embedded ones. */
export function guardContents(contents: WebContents): void {
  // WebRTC goes around the rules for requests; the preload script takes it from the page altogether.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** True for a message from the main frame of one of our own pages. */
export function isFromOurPage(event: IpcMainEvent | IpcMainInvokeEvent, origins: readonly string[]): boolean {
  const frame = event.senderFrame;
  if (!frame || frame !== event.sender.mainFrame) return false;
  try {
    return origins.includes(originOf(new URL(frame.url)));
  } catch {
    // A frame that shows nothing yet has no address.
    return false;
  }
}
