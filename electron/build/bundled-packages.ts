import type { Plugin } from 'vite';

/** Collects, over the builds it is put into, the folders of the packages whose code or styles ended up in what was built. */
export function bundledPackages(): { plugin: Plugin; folders: () => string[] } {
  const found = new Set<string>();
  return {
    folders: () => [...found].sort(),
    plugin: {
      name: 'bundled-packages',
      generateBundle(_options, bundle) {
        for (const output of Object.values(bundle)) {
          if (output.type !== 'chunk') continue;
          for (const [id, { renderedLength }] of Object.entries(output.modules)) {
            const folder = packageFolder(id);
            // A style leaves no code in its chunk.
            if (folder !== undefined && (renderedLength > 0 || /\.css(?:\?|$)/.test(id))) found.add(folder);
          }
        }
      },
    },
  };
}

/** `…/node_modules/a/node_modules/@scope/b/lib/x.js` is of `node_modules/a/node_modules/@scope/b`, as the lock file calls it. */
export function packageFolder(id: string): string | undefined {
  return /(?:^|[\\/])(node_modules[\\/](?:.*[\\/]node_modules[\\/])?(?:@[^\\/]+[\\/])?[^\\/@][^\\/]*)[\\/]/
    .exec(id.replace(/^\0+/, ''))?.[1]
    ?.replaceAll('\\', '/');
}
