import './lib/styles/fonts.css';
import './lib/styles/tokens.css';
import './lib/styles/base.css';
import './lib/styles/shell.css';
import './lib/styles/controls.css';
import './lib/styles/content.css';
import './lib/styles/fields.css';
import './lib/styles/floating.css';
import './lib/styles/screens.css';
import './lib/styles/print.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { openHost } from './lib/host';

const target = document.getElementById('app');
if (__GALLERY__ && location.hash.startsWith('#/gallery')) {
  const { default: Gallery } = await import('./gallery/Gallery.svelte');
  if (target) mount(Gallery, { target });
} else {
  await openHost();
  if (target) mount(App, { target });
}
