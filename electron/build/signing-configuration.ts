import type { Configuration } from 'app-builder-lib';

// Read by electron-builder.yml (`extends`). Nothing about signing is kept in the repository: certificates and accounts come from the environment of
// whoever makes a release, and a build without them says so in its name.

/** What notarytool needs to know its caller: an API key, an app-specific password, or a profile of the keychain. */
const NOTARIZATION = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ['APPLE_KEYCHAIN_PROFILE'],
];

/** An account of Azure Trusted Signing: the first three sign in, the others name what signs. */
const AZURE = [
  ...['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET'],
  ...['AZURE_SIGNING_ENDPOINT', 'AZURE_SIGNING_ACCOUNT', 'AZURE_SIGNING_PROFILE', 'AZURE_SIGNING_PUBLISHER'],
];

// biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in.
const NAME = '${productName}-${version}-${os}-${arch}';

type Environment = Readonly<Record<string, string | undefined>>;

/** How installers are signed with what the environment holds: Authenticode for Windows, Developer ID and notarisation for macOS. */
export function signingConfiguration(environment: Environment): Configuration {
  const has = (name: string) => (environment[name] ?? '') !== '';
  const value = (name: string) => environment[name] ?? '';
  const withAzure = AZURE.every(has);
  const signsWindows = withAzure || has('WIN_CSC_LINK') || has('CSC_LINK');
  // The keychain is never searched: a certificate that happens to lie there signs nothing.
  const signsMac = has('CSC_LINK') || has('CSC_NAME');
  return {
    win: {
      artifactName: `${NAME}${signsWindows ? '' : '-non-signe'}.\${ext}`,
      ...(withAzure
        ? {
            azureSignOptions: {
              publisherName: value('AZURE_SIGNING_PUBLISHER'),
              endpoint: value('AZURE_SIGNING_ENDPOINT'),
              codeSigningAccountName: value('AZURE_SIGNING_ACCOUNT'),
              certificateProfileName: value('AZURE_SIGNING_PROFILE'),
            },
          }
        : { signtoolOptions: { signingHashAlgorithms: ['sha256' as const] } }),
    },
    mac: {
      artifactName: `${NAME}${signsMac ? '' : '-non-signe'}.\${ext}`,
      ...(signsMac
        ? {
            hardenedRuntime: true,
            entitlements: 'electron/build/entitlements.plist',
            entitlementsInherit: 'electron/build/entitlements.plist',
            notarize: NOTARIZATION.some((names) => names.every(has)),
          }
        : { identity: null, hardenedRuntime: false, notarize: false }),
    },
    // A release is never made without the signature that its maker believes to have.
    forceCodeSigning: has('QUITTANCE_RELEASE'),
  };
}

// biome-ignore lint/style/noDefaultExport: electron-builder takes it.
export default () => signingConfiguration(process.env);
