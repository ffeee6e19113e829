import { registerHooks } from 'node:module';

// Loaded before the built application (`node --import`): what Electron provides under the name `electron` comes from here.
const double = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    return specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context);
  },
});
