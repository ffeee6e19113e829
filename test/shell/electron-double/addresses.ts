// Chromium refuses to load a scheme that it does not know, and only Electron can teach it one. Inside the double's browser the
// host of `app://name/` is therefore `https://name.app.invalid/`; everything that the application sees is translated back.

export function toBrowser(address: string): string {
  return address.replace(/^app:\/\/([^/]+)/, 'https://$1.app.invalid');
}

export function toApplication(address: string): string {
  return address.replace(/^https:\/\/([^/]+)\.app\.invalid/, 'app://$1');
}
