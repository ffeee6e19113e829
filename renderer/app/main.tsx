import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '../ui/theme/tokens.css';
import '../ui/theme/company-colours.css';
import '../ui/theme/global.css';
import '../ui/theme/print.css';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { setFrenchCalendars } from '../../shared/dates/french-calendar.ts';
import { chooseHost } from '../api/choose-host.ts';
import { App } from './App.tsx';

// Browsers hide the attribute from scripts and style sheets; the property is the only way to read it.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
setNonce(nonce); // for the scroll lock that Mantine's dialogs use
setFrenchCalendars();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App host={chooseHost()} nonce={nonce} />
  </StrictMode>,
);
