import type { WebSocket } from 'ws';
import type { Port } from '../../shared/wire/port.ts';

/** Longest message a window may send, bytes: a form with its texts is far below. */
export const longestMessage = 1024 * 1024;

/** A window that leaves this many bytes unread is gone or stuck; it reconnects and starts from the present. */
const mostUnread = 32 * 1024 * 1024;

/** The bridge's port over a WebSocket of JSON text; whoever sends anything else is cut off (1003, 1007). */
export function portOfSocket(socket: WebSocket, log: (line: string) => void): Port {
  return {
    post(message) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > mostUnread) {
        log(`a window left ${socket.bufferedAmount} bytes unread and was cut off`);
        socket.terminate();
        return;
      }
      socket.send(JSON.stringify(message));
    },
    onMessage(listener) {
      // ws hands over one Buffer unless told to do otherwise.
      socket.on('message', (data: Buffer, binary: boolean) => {
        if (binary) return socket.close(1003, 'JSON text only');
        let message: unknown;
        try {
          message = JSON.parse(data.toString());
        } catch {
          log('a window sent text that is not JSON and was cut off');
          return socket.close(1007, 'not JSON');
        }
        listener(message);
      });
    },
    onClose(listener) {
      socket.once('close', listener);
    },
    close() {
      socket.close(1001, 'the station stops');
    },
  };
}
