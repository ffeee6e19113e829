// Loaded before a program where no tracer of system calls is at hand: writes down every address that Node is asked to reach or to listen on.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';

const note = (text) => appendFileSync(process.env.QUITTANCE_SOCKETS, `${text}\n`);
for (const [owner, name] of [
  [net.Socket.prototype, 'connect'],
  [net.Server.prototype, 'listen'],
  [dgram, 'createSocket'],
  [dns, 'lookup'],
]) {
  const original = owner[name];
  owner[name] = function watched(...given) {
    const [first] = given.flat();
    // Between a program and its own parts there are pipes, which have no address.
    const address =
      typeof first === 'object' && first !== null
        ? [first.host ?? '', first.port ?? '']
        : given.flat().filter((each) => typeof each !== 'function');
    if (!(typeof first === 'object' && first !== null && first.path !== undefined)) note(`${name} ${address.join(' ')}`);
    return original.apply(this, given);
  };
}
