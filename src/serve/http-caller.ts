// A small keep-alive HTTP client for the demo and the benchmarks: JSON text in, JSON text out.
import { Agent, request } from 'node:http';

export interface Caller {
  post(
    path: string,
    key: string,
    body: string,
    type?: string,
  ): Promise<{ status: number; body: string }>;
  get(path: string, key: string): Promise<{ status: number; body: string }>;
  close(): void;
}

const socketsMax = 64;

export function createCaller(baseUrl: string): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: socketsMax });

  function call(
    method: 'GET' | 'POST',
    path: string,
    key: string,
    body: string,
    type: string,
  ): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      const headers: Record<string, string | number> = { authorization: `Bearer ${key}` };
      if (method === 'POST') {
        headers['content-type'] = type;
        headers['content-length'] = Buffer.byteLength(body);
      }
      const sent = request(new URL(path, baseUrl), { agent, method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          text += piece;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  return {
    post: (path, key, body, type = 'application/json') => call('POST', path, key, body, type),
    get: (path, key) => call('GET', path, key, '', ''),
    close: () => agent.destroy(),
  };
}
