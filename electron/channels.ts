/** The names of the messages between preload script and main process. */
export const channels = {
  /** Window to main: tell me the backend's state, now and whenever it changes. */
  watchState: 'inkling:watch-state',
  /** Main to window: a BackendState. */
  state: 'inkling:state',
  /** Window to main: I want a port to the backend. */
  requestPort: 'inkling:request-port',
  /** Main to window: here is the port. */
  port: 'inkling:port',
  /** Window to main: start the backend again, which was given up. */
  restartBackend: 'inkling:restart-backend',
  /** Window to main: the page's policy has stopped a request to this address. */
  blocked: 'inkling:blocked',
  /** Window to main, answered: save this page as a PDF. */
  savePdf: 'inkling:save-pdf',
  /** Window to main, answered: ask the person where a project file goes. */
  placeProjectFile: 'inkling:place-project-file',
  /** Window to main, answered: a person clicked on recording; may this page ask for the microphone? */
  openMicrophone: 'inkling:open-microphone',
} as const;
