import { EventEmitter } from 'node:events';

/** `process.parentPort` as a utility process finds it. A process whose parent is gone ends, as it does in Electron. */
class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    process.send?.(message);
  }
}

const port = new ParentPort();
// Only from the first listener on: until then messages wait, as they do in Electron.
port.on('newListener', (event) => {
  if (event === 'message' && port.listenerCount('message') === 0)
    process.on('message', (data) => port.emit('message', { data, ports: [] }));
});
process.on('disconnect', () => process.exit(1));
Object.assign(process, { parentPort: port });
