// Where the console begins in the browser.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import '@mantine/core/styles.css';
import './css/tokens.css';
import './css/page.css';
import './css/shell.css';
import './css/parts.css';

createRoot(document.getElementById('console')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
