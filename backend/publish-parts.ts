import { openPermit } from './guard/permits.ts';
import type { StartServer } from './publish/ports.ts';

/** Starts the local endpoint under a permit of its own, which lets it listen at its port and do nothing else. */
export function underPermit(startServer: StartServer): StartServer {
  return async (options) => {
    const permit = openPermit({ feature: 'publish', listen: [options.port] });
    try {
      const server = await permit.run(() => startServer(options));
      return {
        ...server,
        async close() {
          await server.close();
          permit.close();
        },
      };
    } catch (error) {
      permit.close();
      throw error;
    }
  };
}
