import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { preview, type PreviewServer } from 'vite';

/**
 * The built page with the mock host, under the Content-Security-Policy of Jenkins: events in every status, as no real
 * host has them within a minute.
 */
export class MockHost {
  private constructor(
    readonly url: string,
    private readonly server: PreviewServer,
  ) {}

  static async start(): Promise<MockHost> {
    const server = await preview({
      root: join(import.meta.dirname, '..'),
      configFile: join(import.meta.dirname, '../dev/vite.config.ts'),
      preview: { host: '127.0.0.1', port: 0 },
      logLevel: 'error',
    });
    const { port } = server.httpServer.address() as AddressInfo;
    return new MockHost(`http://127.0.0.1:${port}/`, server);
  }

  stop(): Promise<void> {
    return this.server.close();
  }
}
