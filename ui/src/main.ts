import './lib/styles/fonts.css';
import './lib/styles/tokens.css';
import './lib/styles/base.css';
import './lib/styles/shell.css';
import './lib/styles/controls.css';
import './lib/styles/content.css';
import './lib/styles/screens.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { openHost } from './lib/host';

await openHost();
const target = document.getElementById('app');
if (target) mount(App, { target });
