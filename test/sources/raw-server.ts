import { createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server that speaks bytes and no HTTP of its own; every connection ends with the test. */
export async function rawServer(
  onRequest: (socket: Socket, asked: number) => void,
): Promise<string> {
  const open = new Set<Socket>();
  let asked = 0;
  // Half-open: a client that says it is done is not hung up on.
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    socket.once('data', () => {
      asked += 1;
      onRequest(socket, asked);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
