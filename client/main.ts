import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { locale } from './locales/locale.svelte.ts';
import { theme } from './styles/palette.svelte.ts';
import { reportErrorsOf } from './state/error-reports.ts';

reportErrorsOf(window);
theme.refresh();
await locale.start();
mount(App, { target: document.getElementById('app')! });
