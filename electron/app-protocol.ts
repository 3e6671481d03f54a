import { protocol, type Session } from 'electron';
import { answerAppRequest } from './app-answer.ts';

/** The origin of every page of ours. */
export const appOrigin = 'app://inkling';

/**
 * Makes our schemes origins like https://. Before the app is ready. They exist inside this program only: none is
 * registered with the system, so no link elsewhere can start Inkling or hand it anything.
 */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    // Pages on their way to a PDF: see print-pdf.ts.
    { scheme: 'print', privileges: { standard: true, secure: true } },
  ]);
}

/** Serves the window's files, and nothing else, under app://inkling/. */
export function serveAppProtocol(session: Session, folder: string): void {
  session.protocol.handle('app', (request) => answerAppRequest(folder, request));
}
