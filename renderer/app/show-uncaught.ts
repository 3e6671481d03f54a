import { toast } from 'sonner';
import { problemOf } from '../backend.ts';

/** Says what nobody else has said: failures that reached the window itself. */
export function showUncaught(target: Window): void {
  const show = (error: unknown) => {
    const { message, remedy } = problemOf(error);
    toast(`${message} ${remedy}`);
  };
  target.addEventListener('unhandledrejection', (event) => show(event.reason));
  target.addEventListener('error', (event) => {
    // Browsers tell of resize observers this way; nothing has failed.
    if (event.error !== undefined && event.error !== null) show(event.error);
  });
}
