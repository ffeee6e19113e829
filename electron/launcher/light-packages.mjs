// Run from source, drizzle-orm's ES modules cost 190 MB and half a second: for each of its hundred files Node reads its enormous
// package.json again. Its CommonJS files hold the same code and cost 25 MB, so they are taken instead. Bundles are not concerned.
// zod's index names sixty languages of messages, of which none is ever asked for: English alone stands for them.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === '../locales/index.js' && context.parentURL?.includes('/zod/v4/')) return nextResolve('../locales/en.js', context);
    if (!/^drizzle-orm(?:\/|$)/.test(specifier)) return nextResolve(specifier, context);
    return nextResolve(specifier, { ...context, conditions: ['node', 'require'] });
  },
});
